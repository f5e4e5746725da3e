//! DocumentationPart: what is written about one entity of an API, found by its location.

use std::collections::HashSet;

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    Authorizer, CreateDocumentationPartRequest, DeleteDocumentationPartRequest, DocumentationPart,
    DocumentationPartLocation, DocumentationParts, GetDocumentationPartRequest, GetDocumentationPartsRequest, Method,
    Model, Resource, UpdateDocumentationPartRequest,
};

use crate::documentation::{self, MEMBERS, location_key};
use crate::entity::{self, ID_CHARS, Place};
use crate::limits;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

pub fn create_documentation_part(
    call: &mut Changing<'_, '_>,
    input: CreateDocumentationPartRequest,
) -> Result<DocumentationPart, WireError> {
    let api_id = input.rest_api_id.as_str();
    entity::api(&*call.change, call.caller, api_id)?;
    let part = DocumentationPart { id: None, location: input.location, properties: input.properties };
    let part = documentation::checked(part).map_err(WireError::bad_request)?;
    let key = part.location.as_ref().map(location_key);
    let parts = entity::load_all::<DocumentationPart>(&*call.change, call.caller, Kind::DocumentationPart, api_id);
    let mut count = 0;
    for (_, other) in parts {
        count += 1;
        if other.location.as_ref().map(location_key) == key {
            return Err(already_there(&part.location.unwrap_or_default()));
        }
    }
    limits::documentation_parts(call.settings, count)?;
    let id = entity::new_id(call, Kind::DocumentationPart, api_id, ID_CHARS)?;
    let part = DocumentationPart { id: Some(id.clone()), ..part };
    let place = Place::of(call, 0).member();
    entity::save_with(call, Kind::DocumentationPart, &format!("{api_id}/{id}"), &part, &[place]);
    Ok(part)
}

// UNVERIFIED: what stands behind the colon.
fn already_there(location: &DocumentationPartLocation) -> WireError {
    let given = [&location.path, &location.method, &location.status_code, &location.name];
    let members =
        MEMBERS.iter().zip(given).filter_map(|(member, given)| Some(format!(", {member} '{}'", given.as_ref()?)));
    let kind = location.r#type.as_deref().unwrap_or_default();
    WireError::conflict(format!(
        "Documentation part already exists for the specified location: type '{kind}'{}",
        members.collect::<String>()
    ))
}

fn find(documents: &impl Documents, caller: &Caller, api_id: &str, id: &str) -> Result<DocumentationPart, WireError> {
    // AWS: a missing API is reported as a missing part here (recorded).
    entity::find(documents, caller, Kind::DocumentationPart, &format!("{api_id}/{id}"))
}

pub fn get_documentation_part(
    call: &Reading<'_>,
    input: GetDocumentationPartRequest,
) -> Result<DocumentationPart, WireError> {
    find(call.snapshot, call.caller, &input.rest_api_id, &input.documentation_part_id)
}

pub fn get_documentation_parts(
    call: &Reading<'_>,
    input: GetDocumentationPartsRequest,
) -> Result<DocumentationParts, WireError> {
    let api_id = input.rest_api_id.as_str();
    entity::api(call.snapshot, call.caller, api_id)?;
    let is_wanted = |part: &DocumentationPart| {
        let location = part.location.clone().unwrap_or_default();
        let name = location.name.as_deref().unwrap_or_default();
        (input.r#type.is_none() || location.r#type == input.r#type)
            && (input.path.is_none() || location.path == input.path)
            // UNVERIFIED: whether the name is looked for at the beginning only.
            && input.name_query.as_deref().is_none_or(|query| name.contains(query))
    };
    let prefix = format!("{api_id}/");
    let parts = entity::placed::<DocumentationPart>(call.snapshot, call.caller, Kind::DocumentationPart, &prefix);
    let parts = if input.location_status.as_deref() == Some("UNDOCUMENTED") {
        let known: HashSet<String> =
            parts.filter_map(|(_, part)| Some(location_key(part.location.as_ref()?))).collect();
        let entities = entities(call.snapshot, call.caller, api_id).into_iter().map(|location| {
            (location_key(&location), DocumentationPart { location: Some(location), ..DocumentationPart::default() })
        });
        entities.filter(|(key, part)| !known.contains(key) && is_wanted(part)).collect()
    } else {
        let parts = parts.filter(|(_, part)| is_wanted(part));
        parts
            .map(|(place, part)| (format!("{}/{}", place.oldest_first(), part.id.as_deref().unwrap_or_default()), part))
            .collect()
    };
    let (items, position) = entity::page(parts, input.limit, input.position.as_deref())?;
    Ok(DocumentationParts { position, items: Some(items) })
}

/// The locations of all that an API has and that can be documented.
fn entities(documents: &impl Documents, caller: &Caller, api_id: &str) -> Vec<DocumentationPartLocation> {
    let named = |kind: &str, name: Option<String>| DocumentationPartLocation {
        r#type: Some(kind.to_owned()),
        name,
        ..DocumentationPartLocation::default()
    };
    let mut found = vec![named("API", None)];
    let models = entity::load_all::<Model>(documents, caller, Kind::Model, api_id);
    found.extend(models.map(|(name, _)| named("MODEL", Some(name))));
    let authorizers = entity::load_all::<Authorizer>(documents, caller, Kind::Authorizer, api_id);
    found.extend(authorizers.map(|(_, authorizer)| named("AUTHORIZER", authorizer.name)));
    for (_, resource) in entity::load_all::<Resource>(documents, caller, Kind::Resource, api_id) {
        let path = resource.path.unwrap_or_default();
        found.push(DocumentationPartLocation { path: Some(path.clone()), ..named("RESOURCE", None) });
        for (verb, method) in resource.resource_methods.iter().flatten() {
            of_method(&path, verb, method, &mut found);
        }
    }
    found
}

fn of_method(path: &str, verb: &str, method: &Method, found: &mut Vec<DocumentationPartLocation>) {
    let mut push = |kind: &str, status_code: Option<&String>, name: Option<&str>| {
        found.push(DocumentationPartLocation {
            r#type: Some(kind.to_owned()),
            path: Some(path.to_owned()),
            method: Some(verb.to_owned()),
            status_code: status_code.cloned(),
            name: name.map(str::to_owned),
        });
    };
    push("METHOD", None, None);
    for parameter in method.request_parameters.iter().flat_map(IndexMap::keys) {
        let kind = match parameter.split('.').nth(2) {
            Some("path") => "PATH_PARAMETER",
            Some("querystring" | "multivaluequerystring") => "QUERY_PARAMETER",
            _ => "REQUEST_HEADER",
        };
        push(kind, None, parameter.splitn(4, '.').nth(3));
    }
    if method.request_models.as_ref().is_some_and(|models| !models.is_empty()) {
        push("REQUEST_BODY", None, None);
    }
    for (status, response) in method.method_responses.iter().flatten() {
        push("RESPONSE", Some(status), None);
        for header in response.response_parameters.iter().flat_map(IndexMap::keys) {
            push("RESPONSE_HEADER", Some(status), header.splitn(4, '.').nth(3));
        }
        if response.response_models.as_ref().is_some_and(|models| !models.is_empty()) {
            push("RESPONSE_BODY", Some(status), None);
        }
    }
}

pub fn update_documentation_part(
    call: &mut Changing<'_, '_>,
    input: UpdateDocumentationPartRequest,
) -> Result<DocumentationPart, WireError> {
    let (api_id, id) = (input.rest_api_id.as_str(), input.documentation_part_id.as_str());
    let before = find(&*call.change, call.caller, api_id, id)?;
    let mut after = patch::apply(&tables::DOCUMENTATION_PART, &before, input.patch_operations.as_deref())?;
    after.properties = Some(documentation::checked_properties(after.properties).map_err(WireError::bad_request)?);
    entity::save(call, Kind::DocumentationPart, &format!("{api_id}/{id}"), &after);
    Ok(after)
}

pub fn delete_documentation_part(
    call: &mut Changing<'_, '_>,
    input: DeleteDocumentationPartRequest,
) -> Result<(), WireError> {
    let (api_id, id) = (input.rest_api_id.as_str(), input.documentation_part_id.as_str());
    entity::api(&*call.change, call.caller, api_id)?;
    find(&*call.change, call.caller, api_id, id)?;
    call.change.delete(&call.caller.document(Kind::DocumentationPart, format!("{api_id}/{id}")));
    Ok(())
}
