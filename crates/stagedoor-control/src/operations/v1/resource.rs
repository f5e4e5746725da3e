//! Resource: a node of an API's path tree. Its methods lie inside its document.

use indexmap::IndexMap;
use serde_json::Value;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    CreateResourceRequest, DeleteResourceRequest, GetResourceRequest, GetResourcesRequest, Method, Resource, Resources,
    UpdateResourceRequest,
};

use crate::entity::{self, ID_CHARS};
use crate::operations::{Changing, Reading};
use crate::patch::{self, tables};
use crate::store::Kind;

pub fn create_resource(call: &mut Changing<'_, '_>, input: CreateResourceRequest) -> Result<Resource, WireError> {
    let parent = entity::resource(&*call.change, call.caller, &input.rest_api_id, &input.parent_id)?;
    let part = input.path_part.unwrap_or_default();
    check_part(&part)?;
    check_place(&part, &parent, "", &children(call, &input.rest_api_id, &input.parent_id))?;
    crate::limits::resources(call, &input.rest_api_id)?;
    let id = entity::new_id(call, Kind::Resource, &input.rest_api_id, ID_CHARS)?;
    let resource = Resource {
        id: Some(id.clone()),
        parent_id: Some(input.parent_id),
        path: Some(join(&parent, &part)),
        path_part: Some(part),
        resource_methods: None,
    };
    entity::save(call, Kind::Resource, &format!("{}/{id}", input.rest_api_id), &resource);
    Ok(resource)
}

/// The resources right below one.
fn children(call: &Changing<'_, '_>, api_id: &str, parent_id: &str) -> Vec<Resource> {
    let is_child = |resource: &Resource| resource.parent_id.as_deref() == Some(parent_id);
    that_say(call, api_id, &format!("\"parentId\":{}", Value::from(parent_id)), is_child)
}

/// The resources anywhere below a path.
fn subtree(call: &Changing<'_, '_>, api_id: &str, path: &str) -> Vec<Resource> {
    let below = format!("{path}/");
    let text = Value::from(below.as_str()).to_string();
    // Without its closing quote: what lies below begins so.
    let text = format!("\"path\":{}", text.trim_end_matches('"'));
    that_say(call, api_id, &text, |resource| resource.path.as_ref().is_some_and(|path| path.starts_with(&below)))
}

/// The resources for which `is_it` holds, which can only be those with `text` in their documents: an API may have
/// thousands, and taking each apart for every new one would take longer and longer.
fn that_say(call: &Changing<'_, '_>, api_id: &str, text: &str, is_it: impl Fn(&Resource) -> bool) -> Vec<Resource> {
    let documents = call.caller.scan_api(&*call.change, Kind::Resource, api_id);
    let likely = documents.filter(|(_, document)| document.json.contains(text));
    likely.filter_map(|(_, document)| entity::shape(&document.json)).filter(is_it).collect()
}

fn join(parent: &Resource, part: &str) -> String {
    format!("{}/{part}", parent.path.as_deref().unwrap_or_default().trim_end_matches('/'))
}

/// A literal of `[a-zA-Z0-9._:,-]`, `{name}` or `{name+}`.
fn check_part(part: &str) -> Result<(), WireError> {
    let is_plain = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._:,-".contains(&byte))
    };
    let inner = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
    if is_plain(inner.map_or(part, |name| name.strip_suffix('+').unwrap_or(name))) {
        return Ok(());
    }
    Err(WireError::bad_request(
        "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the \
         beginning and the end.",
    ))
}

/// Whether the part may stand under the parent, beside what is there but the resource itself.
fn check_place(part: &str, parent: &Resource, own_id: &str, children: &[Resource]) -> Result<(), WireError> {
    let parent_part = parent.path_part.as_deref().unwrap_or_default();
    if parent_part.ends_with("+}") {
        return Err(WireError::bad_request(format!(
            "Cannot create a child of a resource with a greedy path variable: {parent_part}"
        )));
    }
    let siblings = children.iter().filter(|child| child.id.as_deref() != Some(own_id));
    for sibling in siblings.filter_map(|sibling| sibling.path_part.as_deref()) {
        if sibling == part {
            return Err(WireError::conflict(format!(
                "Another resource with the same parent already has this name: {part}"
            )));
        }
        if sibling.starts_with('{') && part.starts_with('{') {
            return Err(WireError::bad_request(format!(
                "A sibling ({sibling}) of this resource already has a variable path part -- only one is allowed"
            )));
        }
    }
    Ok(())
}

/// The resource as answers show it: its verbs with empty objects unless the methods are asked for (recorded).
fn shown(mut resource: Resource, embed: Option<&[String]>) -> Resource {
    let embeds = embed.into_iter().flatten().any(|embed| embed == "methods");
    if !embeds && let Some(methods) = &mut resource.resource_methods {
        *methods = methods.keys().map(|verb| (verb.clone(), Method::default())).collect::<IndexMap<_, _>>();
    }
    resource
}

pub fn get_resource(call: &Reading<'_>, input: GetResourceRequest) -> Result<Resource, WireError> {
    let resource = entity::resource(call.snapshot, call.caller, &input.rest_api_id, &input.resource_id)?;
    Ok(shown(resource, input.embed.as_deref()))
}

pub fn get_resources(call: &Reading<'_>, input: GetResourcesRequest) -> Result<Resources, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    let resources = entity::load_all(call.snapshot, call.caller, Kind::Resource, &input.rest_api_id);
    let resources = resources.map(|(_, resource): (_, Resource)| (resource.path.clone().unwrap_or_default(), resource));
    let (items, position) = entity::page(resources.collect(), input.limit, input.position.as_deref())?;
    let items = items.into_iter().map(|resource| shown(resource, input.embed.as_deref())).collect();
    Ok(Resources { position, items: Some(items) })
}

pub fn update_resource(call: &mut Changing<'_, '_>, input: UpdateResourceRequest) -> Result<Resource, WireError> {
    let before = entity::resource(&*call.change, call.caller, &input.rest_api_id, &input.resource_id)?;
    let mut after = patch::apply(&tables::RESOURCE, &before, input.patch_operations.as_deref())?;
    if before.parent_id.is_none() {
        let Some(operation) = input.patch_operations.iter().flatten().next() else { return Ok(shown(before, None)) };
        let member = operation.path.as_deref().unwrap_or_default().trim_start_matches('/');
        return Err(WireError::bad_request(format!("Root resource cannot update its {member}.")));
    }
    let parent_id = after.parent_id.clone().unwrap_or_default();
    let parent = entity::resource(&*call.change, call.caller, &input.rest_api_id, &parent_id)?;
    let old_path = before.path.clone().unwrap_or_default();
    let below = format!("{old_path}/");
    let is_below = |path: &str| path == old_path || path.starts_with(&below);
    if is_below(parent.path.as_deref().unwrap_or_default()) {
        return Err(WireError::bad_request("Resources cannot be cyclical."));
    }
    let part = after.path_part.clone().unwrap_or_default();
    check_part(&part)?;
    check_place(&part, &parent, &input.resource_id, &children(call, &input.rest_api_id, &parent_id))?;
    let new_path = join(&parent, &part);
    if new_path != old_path {
        // The whole subtree moves along.
        for mut child in subtree(call, &input.rest_api_id, &old_path) {
            let path = child.path.clone().unwrap_or_default();
            if let Some(rest) = path.strip_prefix(&below) {
                child.path = Some(format!("{new_path}/{rest}"));
                let id = format!("{}/{}", input.rest_api_id, child.id.as_deref().unwrap_or_default());
                entity::save(call, Kind::Resource, &id, &child);
            }
        }
        after.path = Some(new_path);
    }
    entity::save(call, Kind::Resource, &format!("{}/{}", input.rest_api_id, input.resource_id), &after);
    Ok(shown(after, None))
}

pub fn delete_resource(call: &mut Changing<'_, '_>, input: DeleteResourceRequest) -> Result<(), WireError> {
    let resource = entity::resource(&*call.change, call.caller, &input.rest_api_id, &input.resource_id)?;
    if resource.parent_id.is_none() {
        return Err(WireError::bad_request("Root resource cannot be deleted"));
    }
    let below = subtree(call, &input.rest_api_id, resource.path.as_deref().unwrap_or_default());
    for id in below.into_iter().chain([resource]).filter_map(|resource| resource.id) {
        call.change.delete(&call.caller.document(Kind::Resource, format!("{}/{id}", input.rest_api_id)));
    }
    Ok(())
}
