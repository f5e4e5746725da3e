//! DocumentationPart: what is written about one entity of an API, found by its location.

use std::collections::HashSet;

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    Authorizer, CreateDocumentationPartRequest, DeleteDocumentationPartRequest, DocumentationPart,
    DocumentationPartLocation, DocumentationParts, GetDocumentationPartRequest, GetDocumentationPartsRequest, Method,
    Model, Resource, UpdateDocumentationPartRequest,
};

use crate::entity::{self, ID_CHARS, Place};
use crate::limits;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

/// What a location of each type can say beside its type, and whether it must have a name: path, method, statusCode, name.
const LOCATIONS: &[(&str, [bool; 4])] = &[
    ("API", [false, false, false, false]),
    ("AUTHORIZER", [false, false, false, true]),
    ("MODEL", [false, false, false, true]),
    ("RESOURCE", [true, false, false, false]),
    ("METHOD", [true, true, false, false]),
    ("PATH_PARAMETER", [true, true, false, true]),
    ("QUERY_PARAMETER", [true, true, false, true]),
    ("REQUEST_HEADER", [true, true, false, true]),
    ("REQUEST_BODY", [true, true, false, false]),
    ("RESPONSE", [true, true, true, false]),
    ("RESPONSE_HEADER", [true, true, true, true]),
    ("RESPONSE_BODY", [true, true, true, false]),
];

const MEMBERS: [&str; 4] = ["path", "method", "statusCode", "name"];

pub fn create_documentation_part(
    call: &mut Changing<'_, '_>,
    input: CreateDocumentationPartRequest,
) -> Result<DocumentationPart, WireError> {
    let api_id = input.rest_api_id.as_str();
    entity::api(&*call.change, call.caller, api_id)?;
    let part = checked(DocumentationPart { id: None, location: input.location, properties: input.properties })?;
    let parts = entity::load_all::<DocumentationPart>(&*call.change, call.caller, Kind::DocumentationPart, api_id);
    let mut count = 0;
    for (_, other) in parts {
        count += 1;
        if other.location == part.location {
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

/// A part that can be.
///
/// # Errors
/// When its location or its properties cannot be.
pub(super) fn checked(part: DocumentationPart) -> Result<DocumentationPart, WireError> {
    Ok(DocumentationPart {
        id: part.id,
        location: Some(checked_location(part.location.unwrap_or_default())?),
        properties: Some(checked_properties(part.properties)?),
    })
}

/// A location that can be, with the path that it has unless it says otherwise.
///
/// # Errors
/// When it has what a location of its type cannot have, or no name where one is needed.
fn checked_location(location: DocumentationPartLocation) -> Result<DocumentationPartLocation, WireError> {
    let location = without_empty(location);
    let kind = location.r#type.as_deref().unwrap_or_default();
    let Some((_, allowed)) = LOCATIONS.iter().find(|(known, _)| *known == kind) else {
        // UNVERIFIED: the words; another text than one of the types does not come this far.
        return Err(WireError::bad_request("[Location type must be specified.]"));
    };
    let given = [&location.path, &location.method, &location.status_code, &location.name];
    let is_wrong = given.iter().zip(allowed).any(|(given, allowed)| given.is_some() && !allowed);
    if is_wrong {
        let refused: Vec<&str> =
            MEMBERS.iter().zip(allowed).filter(|(_, allowed)| !**allowed).map(|(member, _)| *member).collect();
        // AWS: with the brackets (quoted for API; the other types are UNVERIFIED).
        return Err(WireError::bad_request(format!(
            "[Location type: {kind} cannot have {} defined.]",
            enumerated(&refused)
        )));
    }
    if allowed[3] && location.name.is_none() {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request(format!("[Location type: {kind} must have a name defined.]")));
    }
    let path = location.path.or_else(|| allowed[0].then(|| "/".to_owned()));
    Ok(DocumentationPartLocation { path, ..location })
}

fn without_empty(location: DocumentationPartLocation) -> DocumentationPartLocation {
    let some = |text: Option<String>| text.filter(|text| !text.is_empty());
    DocumentationPartLocation {
        r#type: location.r#type,
        path: some(location.path),
        method: some(location.method),
        status_code: some(location.status_code),
        name: some(location.name),
    }
}

/// `path, method, statusCode or name`
fn enumerated(members: &[&str]) -> String {
    match members {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// The text as it is: clients compare it.
fn checked_properties(properties: Option<String>) -> Result<String, WireError> {
    let properties = properties.filter(|properties| !properties.trim().is_empty());
    let properties =
        properties.ok_or_else(|| WireError::bad_request("Documentation part properties must be non-empty"))?;
    let is_object = serde_json::from_str::<serde_json::Value>(&properties).is_ok_and(|value| value.is_object());
    if !is_object {
        // UNVERIFIED: the words. An export holds the properties as an object.
        return Err(WireError::bad_request("Documentation part properties must be a JSON object"));
    }
    Ok(properties)
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

/// A location as one text; what it leaves open is `*`.
fn location_key(location: &DocumentationPartLocation) -> String {
    let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "*".to_owned());
    let path = location.path.clone().unwrap_or_else(|| "/".to_owned());
    let kind = location.r#type.as_deref().unwrap_or_default();
    format!("{path} {} {} {kind} {}", part(&location.method), part(&location.status_code), part(&location.name))
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
    after.properties = Some(checked_properties(after.properties)?);
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
