//! BasePathMapping: which API and stage a domain name leads to below a path.
//!
//! The same mapping is an API mapping in the other API of the service, which knows it by an id and may give it a path
//! of several segments; the id is kept beside the shape.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    BasePathMapping, BasePathMappings, CreateBasePathMappingRequest, DeleteBasePathMappingRequest, DomainName,
    GetBasePathMappingRequest, GetBasePathMappingsRequest, UpdateBasePathMappingRequest,
};

use super::domain_name;
use crate::entity::{self, ID_CHARS};
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

/// What the empty base path is called, and the stage that callers name themselves.
const NONE: &str = "(none)";
/// Characters of a base path.
const BASE_PATH_CHARS: usize = 300;
/// Private member: the id by which API mappings are known.
const API_MAPPING_ID: &str = "apiMappingId";

/// The domain name of the request and its document id.
fn domain(
    documents: &impl Documents,
    caller: &Caller,
    name: &str,
    domain_name_id: Option<&str>,
) -> Result<(String, DomainName), WireError> {
    let id = domain_name::document_id(name, domain_name_id);
    let domain = domain_name::find(documents, caller, &id)?;
    Ok((id, domain))
}

/// The document id of a mapping; `domain_id` is its domain name's.
fn document_id(domain_id: &str, base_path: &str) -> String {
    format!("{domain_id}/{}", named(Some(base_path)))
}

/// `(none)` for no base path.
fn named(base_path: Option<&str>) -> &str {
    base_path.filter(|path| !path.is_empty()).unwrap_or(NONE)
}

pub fn create_base_path_mapping(
    call: &mut Changing<'_, '_>,
    input: CreateBasePathMappingRequest,
) -> Result<BasePathMapping, WireError> {
    let (domain_id, domain) = domain(&*call.change, call.caller, &input.domain_name, input.domain_name_id.as_deref())?;
    // UNVERIFIED: the words.
    if domain.routing_mode.as_deref() == Some("ROUTING_RULE_ONLY") {
        return Err(WireError::bad_request(
            "Base path mappings cannot be created for a domain name with the routing mode ROUTING_RULE_ONLY.",
        ));
    }
    let mapping = BasePathMapping {
        base_path: Some(named(input.base_path.as_deref()).to_owned()),
        rest_api_id: input.rest_api_id,
        stage: input.stage.filter(|stage| !stage.is_empty() && stage != NONE),
    };
    check(call, &domain_id, &mapping, None)?;
    save(call, &domain_id, &mapping, &call.random.id(ID_CHARS));
    Ok(mapping)
}

fn save(call: &mut Changing<'_, '_>, domain_id: &str, mapping: &BasePathMapping, api_mapping_id: &str) {
    let id = document_id(domain_id, mapping.base_path.as_deref().unwrap_or_default());
    entity::save_with(call, Kind::BasePathMapping, &id, mapping, &[(API_MAPPING_ID, api_mapping_id.into())]);
}

/// What the service refuses of a mapping; `before` is the base path it had.
fn check(
    call: &Changing<'_, '_>,
    domain_id: &str,
    mapping: &BasePathMapping,
    before: Option<&str>,
) -> Result<(), WireError> {
    let path = mapping.base_path.as_deref().unwrap_or(NONE);
    let is_new = before != Some(path);
    if is_new && path.contains('/') {
        return Err(WireError::bad_request(
            "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base \
             path mapping, use API Gateway V2.",
        ));
    }
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || b"$-_.+!*'()".contains(&byte);
    if is_new && (path.len() > BASE_PATH_CHARS || !path.bytes().all(is_legal)) {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request(format!("Invalid base path specified: {path}")));
    }
    let api_id = mapping.rest_api_id.as_deref().unwrap_or_default();
    if call.change.get(&call.caller.document(Kind::RestApi, api_id)).is_none() {
        return Err(WireError::bad_request("Invalid REST API identifier specified"));
    }
    if let Some(stage) = &mapping.stage
        && call.change.get(&call.caller.document(Kind::Stage, format!("{api_id}/{stage}"))).is_none()
    {
        return Err(WireError::bad_request("Invalid stage identifier specified"));
    }
    let id = call.caller.document(Kind::BasePathMapping, document_id(domain_id, path));
    if is_new && call.change.get(&id).is_some() {
        return Err(WireError::conflict(match path {
            NONE => "Only one base path mapping is allowed if the base path is empty.",
            _ => "Base path already exists for this domain name",
        }));
    }
    Ok(())
}

pub fn get_base_path_mapping(
    call: &Reading<'_>,
    input: GetBasePathMappingRequest,
) -> Result<BasePathMapping, WireError> {
    let (domain_id, _) = domain(call.snapshot, call.caller, &input.domain_name, input.domain_name_id.as_deref())?;
    entity::find(call.snapshot, call.caller, Kind::BasePathMapping, &document_id(&domain_id, &input.base_path))
}

pub fn get_base_path_mappings(
    call: &Reading<'_>,
    input: GetBasePathMappingsRequest,
) -> Result<BasePathMappings, WireError> {
    let (domain_id, _) = domain(call.snapshot, call.caller, &input.domain_name, input.domain_name_id.as_deref())?;
    let all = entity::load_all(call.snapshot, call.caller, Kind::BasePathMapping, &domain_id).collect();
    let (items, position) = entity::page(all, input.limit, input.position.as_deref())?;
    Ok(BasePathMappings { position, items: Some(items) })
}

pub fn update_base_path_mapping(
    call: &mut Changing<'_, '_>,
    input: UpdateBasePathMappingRequest,
) -> Result<BasePathMapping, WireError> {
    let (domain_id, _) = domain(&*call.change, call.caller, &input.domain_name, input.domain_name_id.as_deref())?;
    let id = document_id(&domain_id, &input.base_path);
    let before: BasePathMapping = entity::find(&*call.change, call.caller, Kind::BasePathMapping, &id)?;
    let mut after = patch::apply(&tables::BASE_PATH_MAPPING, &before, input.patch_operations.as_deref())?;
    after.base_path = Some(named(after.base_path.as_deref()).to_owned());
    after.stage.take_if(|stage| stage == NONE);
    check(call, &domain_id, &after, before.base_path.as_deref())?;
    let document = call.caller.document(Kind::BasePathMapping, id);
    let api_mapping_id = entity::private(&*call.change, &document, API_MAPPING_ID);
    if after.base_path != before.base_path {
        call.change.delete(&document);
    }
    save(call, &domain_id, &after, api_mapping_id.as_ref().and_then(|id| id.as_str()).unwrap_or_default());
    Ok(after)
}

pub fn delete_base_path_mapping(
    call: &mut Changing<'_, '_>,
    input: DeleteBasePathMappingRequest,
) -> Result<(), WireError> {
    let (domain_id, _) = domain(&*call.change, call.caller, &input.domain_name, input.domain_name_id.as_deref())?;
    let id = document_id(&domain_id, &input.base_path);
    let _: BasePathMapping = entity::find(&*call.change, call.caller, Kind::BasePathMapping, &id)?;
    call.change.delete(&call.caller.document(Kind::BasePathMapping, id));
    Ok(())
}

/// Whether a mapping leads to the API; with a stage, whether one leads to that stage.
pub(super) fn is_mapped(documents: &impl Documents, caller: &Caller, api_id: &str, stage: Option<&str>) -> bool {
    caller.scan(documents, Kind::BasePathMapping, "").any(|(_, document)| {
        let mapping: BasePathMapping = entity::shape(&document.json).unwrap_or_default();
        mapping.rest_api_id.as_deref() == Some(api_id) && (stage.is_none() || mapping.stage.as_deref() == stage)
    })
}
