//! DocumentationVersion: the documentation parts of an API as they were at one moment. A stage that names one shows
//! them in its exports.

use serde_json::Value;
use stagedoor_wire::apigateway::{
    CreateDocumentationVersionRequest, DeleteDocumentationVersionRequest, DocumentationPart, DocumentationVersion,
    DocumentationVersions, GetDocumentationVersionRequest, GetDocumentationVersionsRequest, Stage,
    UpdateDocumentationVersionRequest,
};
use stagedoor_wire::json::{from_json, to_json};
use stagedoor_wire::{Timestamp, WireError};

use crate::entity;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

/// Private member: the parts, as they were.
const PARTS: &str = "parts";

pub fn create_documentation_version(
    call: &mut Changing<'_, '_>,
    input: CreateDocumentationVersionRequest,
) -> Result<DocumentationVersion, WireError> {
    let api_id = input.rest_api_id.as_str();
    entity::api(&*call.change, call.caller, api_id)?;
    let version = input.documentation_version.filter(|version| !version.is_empty());
    // UNVERIFIED: the words.
    let version = version.ok_or_else(|| WireError::bad_request("Documentation version must be non-empty"))?;
    let id = format!("{api_id}/{version}");
    if call.change.get(&call.caller.document(Kind::DocumentationVersion, id.as_str())).is_some() {
        // UNVERIFIED: the words.
        return Err(WireError::conflict(format!("Documentation version {version} already exists")));
    }
    let stage_name = input.stage_name.filter(|name| !name.is_empty());
    let stage: Option<Stage> = match &stage_name {
        Some(name) => Some(entity::find(&*call.change, call.caller, Kind::Stage, &format!("{api_id}/{name}"))?),
        None => None,
    };
    let made = DocumentationVersion {
        version: Some(version.clone()),
        created_date: Some(Timestamp::from_seconds(call.clock.now().seconds())),
        description: input.description.filter(|description| !description.is_empty()),
    };
    let parts = documentation_parts_of(&*call.change, call.caller, api_id, None);
    let parts: Vec<Value> = parts.iter().map(to_json).collect();
    entity::save_with(call, Kind::DocumentationVersion, &id, &made, &[(PARTS, parts.into())]);
    if let (Some(mut stage), Some(name)) = (stage, stage_name) {
        stage.documentation_version = Some(version);
        entity::save(call, Kind::Stage, &format!("{api_id}/{name}"), &stage);
    }
    Ok(made)
}

/// Files what an imported document says of the API under the version that it names. UNVERIFIED: that a version which
/// is there becomes what the document says.
pub(super) fn freeze(call: &mut Changing<'_, '_>, api_id: &str, version: &str) {
    let id = format!("{api_id}/{version}");
    let known: Option<DocumentationVersion> = entity::load(&*call.change, call.caller, Kind::DocumentationVersion, &id);
    let made = known.unwrap_or_else(|| DocumentationVersion {
        version: Some(version.to_owned()),
        created_date: Some(Timestamp::from_seconds(call.clock.now().seconds())),
        description: None,
    });
    let parts: Vec<Value> =
        documentation_parts_of(&*call.change, call.caller, api_id, None).iter().map(to_json).collect();
    entity::save_with(call, Kind::DocumentationVersion, &id, &made, &[(PARTS, parts.into())]);
}

/// What is written about an API, oldest first: as it was when a version was made, none when there is no such version;
/// without one, as it is.
pub(crate) fn documentation_parts_of(
    documents: &impl Documents,
    caller: &Caller,
    api_id: &str,
    version: Option<&str>,
) -> Vec<DocumentationPart> {
    if let Some(version) = version {
        let id = caller.document(Kind::DocumentationVersion, format!("{api_id}/{version}"));
        let parts = entity::private(documents, &id, PARTS).unwrap_or_default();
        return parts.as_array().into_iter().flatten().filter_map(|part| from_json(part).ok()).collect();
    }
    let prefix = format!("{api_id}/");
    let mut parts: Vec<(_, DocumentationPart)> =
        entity::placed(documents, caller, Kind::DocumentationPart, &prefix).collect();
    parts.sort_by_key(|(place, _)| place.oldest_first());
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Whether a stage can name the version.
///
/// # Errors
/// When the API has no such version.
pub(super) fn check(documents: &impl Documents, caller: &Caller, api_id: &str, version: &str) -> Result<(), WireError> {
    let id = caller.document(Kind::DocumentationVersion, format!("{api_id}/{version}"));
    if documents.get(&id).is_none() {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request("Invalid Documentation version specified"));
    }
    Ok(())
}

fn find(
    documents: &impl Documents,
    caller: &Caller,
    api_id: &str,
    version: &str,
) -> Result<DocumentationVersion, WireError> {
    entity::api(documents, caller, api_id)?;
    entity::find(documents, caller, Kind::DocumentationVersion, &format!("{api_id}/{version}"))
}

pub fn get_documentation_version(
    call: &Reading<'_>,
    input: GetDocumentationVersionRequest,
) -> Result<DocumentationVersion, WireError> {
    find(call.snapshot, call.caller, &input.rest_api_id, &input.documentation_version)
}

pub fn get_documentation_versions(
    call: &Reading<'_>,
    input: GetDocumentationVersionsRequest,
) -> Result<DocumentationVersions, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    let all = entity::load_all(call.snapshot, call.caller, Kind::DocumentationVersion, &input.rest_api_id);
    let all =
        all.map(|(id, version): (_, DocumentationVersion)| (entity::creation_key(version.created_date, &id), version));
    let (items, position) = entity::page(all.collect(), input.limit, input.position.as_deref())?;
    Ok(DocumentationVersions { position, items: Some(items) })
}

pub fn update_documentation_version(
    call: &mut Changing<'_, '_>,
    input: UpdateDocumentationVersionRequest,
) -> Result<DocumentationVersion, WireError> {
    let (api_id, version) = (input.rest_api_id.as_str(), input.documentation_version.as_str());
    let before = find(&*call.change, call.caller, api_id, version)?;
    let after = patch::apply(&tables::DOCUMENTATION_VERSION, &before, input.patch_operations.as_deref())?;
    entity::save(call, Kind::DocumentationVersion, &format!("{api_id}/{version}"), &after);
    Ok(after)
}

pub fn delete_documentation_version(
    call: &mut Changing<'_, '_>,
    input: DeleteDocumentationVersionRequest,
) -> Result<(), WireError> {
    let (api_id, version) = (input.rest_api_id.as_str(), input.documentation_version.as_str());
    find(&*call.change, call.caller, api_id, version)?;
    let mut stages = entity::load_all::<Stage>(&*call.change, call.caller, Kind::Stage, api_id);
    if let Some((name, _)) = stages.find(|(_, stage)| stage.documentation_version.as_deref() == Some(version)) {
        // UNVERIFIED: whether the service refuses, and its words.
        return Err(WireError::conflict(format!(
            "Cannot delete documentation version '{version}', is referenced in stage: {name}"
        )));
    }
    drop(stages);
    call.change.delete(&call.caller.document(Kind::DocumentationVersion, format!("{api_id}/{version}")));
    Ok(())
}
