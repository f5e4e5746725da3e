//! RestApi: the API itself.

use indexmap::IndexMap;
use stagedoor_wire::apigateway::{
    CreateRestApiRequest, DeleteRestApiRequest, GetRestApiRequest, GetRestApisRequest, Model, Resource, RestApi,
    RestApis, UpdateRestApiRequest,
};
use stagedoor_wire::{Timestamp, WireError};

use super::{base_path_mapping, clone, model};
use crate::entity::{self, API_ID_CHARS, ID_CHARS};
use crate::limits;
use crate::operations::{Changing, Reading};
use crate::patch::{self, tables};
use crate::rest_api::{
    check_compression_size, endpoint_configuration, has_vpc_endpoints, no_vpc_endpoints, own_policy,
};
use crate::store::{DocumentId, Kind};

/// The kinds of documents that belong to an API and go with it.
const CHILDREN: [Kind; 10] = [
    Kind::Resource,
    Kind::Model,
    Kind::RequestValidator,
    Kind::Authorizer,
    Kind::GatewayResponse,
    Kind::DocumentationPart,
    Kind::DocumentationVersion,
    Kind::Deployment,
    Kind::FrozenApi,
    Kind::Stage,
];

pub fn create_rest_api(call: &mut Changing<'_, '_>, input: CreateRestApiRequest) -> Result<RestApi, WireError> {
    let name = input.name.filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| WireError::bad_request("Name cannot be an empty string"))?;
    // AWS: checked before the compression size and the endpoint configuration (recorded).
    if input.description.as_deref() == Some("") {
        return Err(WireError::bad_request("Description cannot be an empty string"));
    }
    check_compression_size(input.minimum_compression_size)?;
    let endpoints = endpoint_configuration(input.endpoint_configuration)?;
    super::tags::check(input.tags.as_ref())?;
    let source = match input.clone_from.as_deref() {
        Some(source) => Some(entity::api(&*call.change, call.caller, source)?),
        None => None,
    };
    limits::rest_apis(call, Some(&endpoints))?;
    let api_id = entity::claim_api_id(call, input.tags.as_ref())?;
    let policy = input.policy.map(|policy| own_policy(call.caller, &policy, &api_id)).transpose()?;
    let mut api = RestApi {
        id: Some(api_id.clone()),
        name: Some(name),
        description: input.description,
        created_date: Some(Timestamp::from_seconds(call.clock.now().seconds())),
        version: input.version,
        binary_media_types: input.binary_media_types.filter(|types| !types.is_empty()),
        minimum_compression_size: input.minimum_compression_size,
        api_key_source: input.api_key_source,
        endpoint_configuration: Some(endpoints),
        policy,
        tags: input.tags.filter(|tags| !tags.is_empty()),
        disable_execute_api_endpoint: Some(input.disable_execute_api_endpoint == Some(true)),
        security_policy: input.security_policy,
        endpoint_access_mode: input.endpoint_access_mode,
        ..RestApi::default()
    };
    match source {
        Some(source) => {
            clone::settings(&source, &mut api, &api_id);
            clone::children(call, &source, &mut api, &api_id);
        }
        None => create_children(call, &mut api, &api_id)?,
    }
    api.api_key_source.get_or_insert_with(|| "HEADER".to_owned());
    entity::save(call, Kind::RestApi, &api_id, &api);
    Ok(shown(api))
}

/// The root resource and the models that every new API has.
fn create_children(call: &mut Changing<'_, '_>, api: &mut RestApi, api_id: &str) -> Result<(), WireError> {
    let root_id = call.random.id(API_ID_CHARS);
    let root = Resource { id: Some(root_id.clone()), path: Some("/".to_owned()), ..Resource::default() };
    entity::save(call, Kind::Resource, &format!("{api_id}/{root_id}"), &root);
    api.root_resource_id = Some(root_id);
    for (name, description, schema) in model::DEFAULTS {
        let model = Model {
            id: Some(call.random.id(ID_CHARS)),
            name: Some(name.to_owned()),
            description: Some(description.to_owned()),
            schema: Some(schema.to_owned()),
            content_type: Some("application/json".to_owned()),
        };
        entity::save(call, Kind::Model, &format!("{api_id}/{name}"), &model);
    }
    Ok(())
}

/// VPC endpoints belong to PRIVATE APIs: new ones are refused elsewhere. UNVERIFIED: those there are go with the type.
fn check_vpc_endpoints(before: &RestApi, after: &mut RestApi) -> Result<(), WireError> {
    let Some(configuration) = &mut after.endpoint_configuration else { return Ok(()) };
    let is_private = configuration.types.iter().flatten().any(|kind| kind == "PRIVATE");
    if !is_private && has_vpc_endpoints(configuration) {
        let known = before.endpoint_configuration.as_ref().and_then(|before| before.vpc_endpoint_ids.as_ref());
        if known != configuration.vpc_endpoint_ids.as_ref() {
            return Err(no_vpc_endpoints());
        }
        configuration.vpc_endpoint_ids = None;
    }
    Ok(())
}

/// The API as answers show it: the quotes of a policy are escaped once more (recorded).
pub(crate) fn shown(mut api: RestApi) -> RestApi {
    api.policy = api.policy.map(|policy| policy.replace('\\', "\\\\").replace('"', "\\\""));
    api
}

/// As [`shown`], with `tags` also when there are none: Get, Update and Put answer so (recorded).
pub(crate) fn shown_with_tags(api: RestApi) -> RestApi {
    let mut api = shown(api);
    api.tags.get_or_insert_with(IndexMap::new);
    api
}

pub fn get_rest_api(call: &Reading<'_>, input: GetRestApiRequest) -> Result<RestApi, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id).map(shown_with_tags)
}

pub fn get_rest_apis(call: &Reading<'_>, input: GetRestApisRequest) -> Result<RestApis, WireError> {
    let apis = call.caller.scan(call.snapshot, Kind::RestApi, "");
    let apis = apis.filter_map(|(id, document)| {
        let api: RestApi = entity::shape(&document.json)?;
        Some((entity::creation_key(api.created_date, &id.id), shown(api)))
    });
    let (items, position) = entity::page(apis.collect(), input.limit, input.position.as_deref())?;
    Ok(RestApis { position, items: Some(items) })
}

pub fn update_rest_api(call: &mut Changing<'_, '_>, input: UpdateRestApiRequest) -> Result<RestApi, WireError> {
    let before = entity::api(&*call.change, call.caller, &input.rest_api_id)?;
    let mut after = patch::apply(&tables::REST_API, &before, input.patch_operations.as_deref())?;
    if after.name.as_deref().unwrap_or_default().is_empty() {
        return Err(WireError::bad_request("Name cannot be an empty string"));
    }
    check_vpc_endpoints(&before, &mut after)?;
    if let Some(policy) = after.policy.take_if(|policy| Some(&*policy) != before.policy.as_ref()) {
        after.policy = Some(own_policy(call.caller, &policy, &input.rest_api_id)?);
    }
    entity::save(call, Kind::RestApi, &input.rest_api_id, &after);
    Ok(shown_with_tags(after))
}

pub fn delete_rest_api(call: &mut Changing<'_, '_>, input: DeleteRestApiRequest) -> Result<(), WireError> {
    let api_id = input.rest_api_id.as_str();
    entity::api(&*call.change, call.caller, api_id)?;
    if base_path_mapping::is_mapped(&*call.change, call.caller, api_id, None) {
        return Err(WireError::bad_request(format!(
            "Deleting RestApi {api_id} failed. Please remove all base path mappings related to the RestApi in your \
             domains."
        )));
    }
    for kind in CHILDREN {
        call.change.delete_all(&call.caller.account, &call.caller.region, kind, &format!("{api_id}/"));
    }
    super::usage_plan::drop_stages(call, api_id, None);
    super::api_key::drop_stages(call, api_id, None);
    call.change.delete(&call.caller.document(Kind::RestApi, api_id));
    call.change.delete(&DocumentId::of_installation(Kind::ApiOwner, api_id));
    Ok(())
}
