//! `cloneFrom`: a new API with all that another one consists of, under ids of its own.
//!
//! What names a thing by its id is rewritten: parents of resources, authorizers and request validators of methods,
//! cache namespaces, and the URLs by which models refer to one another. Deployments and stages stay behind.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use stagedoor_wire::apigateway::RestApi;

use crate::entity::{API_ID_CHARS, ID_CHARS};
use crate::operations::Changing;
use crate::store::Kind;

/// What a clone takes over, and whether it is named by an id of ours, else by a name that stays.
const CLONED: [(Kind, bool); 6] = [
    (Kind::Resource, true),
    (Kind::RequestValidator, true),
    (Kind::Authorizer, true),
    (Kind::DocumentationPart, true),
    (Kind::Model, false),
    (Kind::GatewayResponse, false),
];

/// New ids by the old ones of their kind.
type NewIds = HashMap<(Kind, String), String>;

/// What the request says nothing of is as it is with the source. UNVERIFIED: the service does not say what a clone takes
/// over of the API itself; these are what its methods would not be the same without, and a policy must not get lost.
pub(super) fn settings(source: &RestApi, api: &mut RestApi, api_id: &str) {
    let source_id = source.id.as_deref().unwrap_or_default();
    let policy =
        || source.policy.as_ref().map(|policy| policy.replace(&format!(":{source_id}/"), &format!(":{api_id}/")));
    api.policy = api.policy.take().or_else(policy);
    api.binary_media_types = api.binary_media_types.take().or_else(|| source.binary_media_types.clone());
    api.minimum_compression_size = api.minimum_compression_size.or(source.minimum_compression_size);
    api.api_key_source = api.api_key_source.take().or_else(|| source.api_key_source.clone());
}

/// Copies the children of `source` to the API `api_id`, whose root resource `api` then names.
pub(super) fn children(call: &mut Changing<'_, '_>, source: &RestApi, api: &mut RestApi, api_id: &str) {
    let source_id = source.id.as_deref().unwrap_or_default();
    let root_id = source.root_resource_id.as_deref().unwrap_or_default();
    let mut children: Vec<(Kind, String, Value)> = Vec::new();
    for (kind, _) in CLONED {
        let of_kind = call.caller.scan_api(&*call.change, kind, source_id);
        children.extend(of_kind.filter_map(|(id, document)| {
            Some((kind, id.own_id().to_owned(), serde_json::from_str(&document.json).ok()?))
        }));
    }
    let (mut new_ids, mut taken) = (NewIds::new(), HashSet::new());
    for (kind, own_id, _) in &children {
        if !CLONED.contains(&(*kind, true)) {
            continue;
        }
        let length = if own_id == root_id { API_ID_CHARS } else { ID_CHARS };
        let mut new_id = call.random.id(length);
        while !taken.insert((*kind, new_id.clone())) {
            new_id = call.random.id(length);
        }
        new_ids.insert((*kind, own_id.clone()), new_id);
    }
    api.root_resource_id = new_ids.get(&(Kind::Resource, root_id.to_owned())).cloned();
    for (kind, own_id, mut document) in children {
        let shape = &mut document["shape"];
        let new_id = new_ids.get(&(kind, own_id.clone())).cloned();
        match kind {
            Kind::Resource => resource(shape, &new_ids),
            Kind::Model => {
                shape["id"] = call.random.id(ID_CHARS).into();
                if let Some(schema) = shape["schema"].as_str() {
                    let to = |api_id: &str| format!("/restapis/{api_id}/models/");
                    shape["schema"] = schema.replace(&to(source_id), &to(api_id)).into();
                }
            }
            _ => {}
        }
        if let Some(new_id) = &new_id {
            shape["id"] = new_id.as_str().into();
        }
        let id = format!("{api_id}/{}", new_id.unwrap_or(own_id));
        call.change.put(call.caller.document(kind, id), document.to_string());
    }
}

fn resource(shape: &mut Value, new_ids: &NewIds) {
    rename(shape, "parentId", Kind::Resource, new_ids);
    let methods = shape.get_mut("resourceMethods").and_then(Value::as_object_mut);
    for method in methods.into_iter().flat_map(|methods| methods.values_mut()) {
        rename(method, "authorizerId", Kind::Authorizer, new_ids);
        rename(method, "requestValidatorId", Kind::RequestValidator, new_ids);
        if let Some(integration) = method.get_mut("methodIntegration") {
            // The service names the namespace by the resource unless someone chose another.
            rename(integration, "cacheNamespace", Kind::Resource, new_ids);
        }
    }
}

/// Replaces the id that a member holds; one that names nothing stays.
fn rename(holder: &mut Value, member: &str, kind: Kind, new_ids: &NewIds) {
    if let Some(value) = holder.get_mut(member)
        && let Some(new_id) = value.as_str().and_then(|old| new_ids.get(&(kind, old.to_owned())))
    {
        *value = new_id.as_str().into();
    }
}
