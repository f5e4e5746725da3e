//! Stored entities: the wire shape of each kind as JSON, with what AWS never shows beside it.
//!
//! A document is `{"format": 1, "shape": {…}, …}`. Reading and writing go through here and nowhere else, and so do
//! the service's texts for what is not there, ids, ARNs and the pages of a list.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use indexmap::IndexMap;
use serde_json::{Value, json};
use stagedoor_wire::apigateway::{Method, Resource, RestApi, Tags};
use stagedoor_wire::json::{from_json, to_json};
use stagedoor_wire::{Shape, WireError};

use crate::operations::{Caller, Changing};
use crate::store::{DocumentId, Documents, Kind};

/// The newest form of an entity's document.
const FORMAT: u64 = 1;

/// Characters of the ids of APIs and of their root resources.
pub(crate) const API_ID_CHARS: usize = 10;
/// Characters of all other ids.
pub(crate) const ID_CHARS: usize = 6;
/// Characters of the ids of API keys.
pub(crate) const API_KEY_ID_CHARS: usize = 10;
/// How often an id is drawn again when it is taken.
const DRAWS: usize = 16;

/// Items of a page unless the request says otherwise, and at most.
const PAGE: usize = 25;
const LONGEST_PAGE: usize = 500;

/// Tags that choose the id of what they are created with: ours, and those of the emulators that people come from.
const CUSTOM_ID_TAGS: [&str; 3] = ["_custom_id_", "ls-custom-id", "ms-custom-id"];

/// The entity of that kind and id (`{apiId}/{own id}`, or what the kind says).
pub(crate) fn load<S: Shape>(documents: &impl Documents, caller: &Caller, kind: Kind, id: &str) -> Option<S> {
    shape(&documents.get(&caller.document(kind, id))?.json)
}

/// All entities of one kind that belong to an API, with their own ids.
pub(crate) fn load_all<'d, S: Shape + 'd>(
    documents: &'d impl Documents,
    caller: &Caller,
    kind: Kind,
    api_id: &str,
) -> impl Iterator<Item = (String, S)> + 'd {
    caller
        .scan_api(documents, kind, api_id)
        .filter_map(|(id, document)| Some((id.own_id().to_owned(), shape(&document.json)?)))
}

/// The shape inside a stored entity.
pub(crate) fn shape<S: Shape>(text: &str) -> Option<S> {
    let document: Value = serde_json::from_str(text).ok()?;
    from_json(document.get("shape")?).ok()
}

/// Stores an entity; what is stored beside its shape stays, and nothing is written where nothing changes.
pub(crate) fn save<S: Shape>(call: &mut Changing<'_, '_>, kind: Kind, id: &str, shape: &S) {
    save_with(call, kind, id, shape, &[]);
}

/// Stores an entity with private members beside its shape.
pub(crate) fn save_with<S: Shape>(
    call: &mut Changing<'_, '_>,
    kind: Kind,
    id: &str,
    shape: &S,
    private: &[(&str, Value)],
) {
    let id = call.caller.document(kind, id);
    let before = call.change.get(&id).map(|document| document.json.clone());
    let mut document = before
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_else(|| json!({ "format": FORMAT }));
    document["shape"] = to_json(shape);
    for (name, value) in private {
        document[*name] = value.clone();
    }
    let text = document.to_string();
    if before.as_deref() != Some(&*text) {
        call.change.put(id, text);
    }
}

/// A private member of a stored entity.
pub(crate) fn private(documents: &impl Documents, id: &DocumentId, name: &str) -> Option<Value> {
    let mut document: Value = serde_json::from_str(&documents.get(id)?.json).ok()?;
    document.get_mut(name).map(Value::take)
}

/// The entity of that kind and id, or what the service says when it is not there.
pub(crate) fn find<S: Shape>(
    documents: &impl Documents,
    caller: &Caller,
    kind: Kind,
    id: &str,
) -> Result<S, WireError> {
    load(documents, caller, kind, id).ok_or_else(|| missing(caller, kind, id))
}

/// The service's words for what is not there.
pub(crate) fn missing(caller: &Caller, kind: Kind, id: &str) -> WireError {
    WireError::not_found(match kind {
        Kind::RestApi => return no_api(caller, id),
        Kind::Resource => "Invalid Resource identifier specified",
        Kind::Model => {
            let name = id.split_once('/').map_or(id, |(_, name)| name);
            return WireError::not_found(format!("Invalid model name specified: {name}"));
        }
        Kind::RequestValidator => "Invalid Request Validator identifier specified",
        Kind::Authorizer => "Invalid Authorizer identifier specified",
        Kind::GatewayResponse => "Gateway response type not defined on api",
        Kind::DocumentationPart => "Invalid Documentation part identifier specified",
        Kind::DocumentationVersion => "Invalid Documentation version specified",
        Kind::Deployment => "Invalid Deployment identifier specified",
        Kind::Stage => "Invalid stage identifier specified",
        Kind::ApiKey | Kind::UsagePlanKey => "Invalid API Key identifier specified",
        Kind::UsagePlan => "Invalid Usage Plan ID specified",
        Kind::ClientCertificate => "Invalid Client Certificate ID specified",
        Kind::DomainName => "Invalid domain name identifier specified",
        Kind::BasePathMapping => "Invalid base path mapping identifier specified",
        // UNVERIFIED: the words.
        Kind::DomainNameAccessAssociation => "Invalid domain name access association identifier specified",
        Kind::VpcLink => "Invalid Vpc Link identifier specified",
        Kind::ApiOwner | Kind::FrozenApi | Kind::Account | Kind::ApiKeyValue | Kind::DomainNameOwner => {
            "Invalid identifier specified"
        }
    })
}

/// Stores other tags in an entity that is there; none are no member.
pub(crate) fn save_tags(call: &mut Changing<'_, '_>, kind: Kind, id: &str, tags: &IndexMap<String, Option<String>>) {
    let id = call.caller.document(kind, id);
    let document = call.change.get(&id).and_then(|document| serde_json::from_str(&document.json).ok());
    let Some(Value::Object(mut document)) = document else { return };
    if let Some(shape) = document.get_mut("shape").and_then(Value::as_object_mut) {
        shape.shift_remove("tags");
        if !tags.is_empty() {
            shape.insert("tags".to_owned(), to_json(&Tags { tags: Some(tags.clone()) })["tags"].take());
        }
    }
    call.change.put(id, Value::Object(document).to_string());
}

/// The API of that id.
pub(crate) fn api(documents: &impl Documents, caller: &Caller, api_id: &str) -> Result<RestApi, WireError> {
    find(documents, caller, Kind::RestApi, api_id)
}

/// What the service says of an API that is not there, in most operations.
pub(crate) fn no_api(caller: &Caller, api_id: &str) -> WireError {
    WireError::not_found(format!("Invalid API identifier specified {}:{api_id}", caller.account))
}

/// The resource of that id. AWS: a missing API is reported as a missing resource here (recorded).
pub(crate) fn resource(
    documents: &impl Documents,
    caller: &Caller,
    api_id: &str,
    resource_id: &str,
) -> Result<Resource, WireError> {
    find(documents, caller, Kind::Resource, &format!("{api_id}/{resource_id}"))
}

/// The first method of the API for which `is_it` holds, as `{path}/{VERB}`.
pub(crate) fn method_that(
    documents: &impl Documents,
    caller: &Caller,
    api_id: &str,
    is_it: impl Fn(&Method) -> bool,
) -> Option<String> {
    load_all::<Resource>(documents, caller, Kind::Resource, api_id).find_map(|(_, resource)| {
        let methods = resource.resource_methods.unwrap_or_default();
        let (verb, _) = methods.iter().find(|(_, method)| is_it(method))?;
        Some(format!("{}/{verb}", resource.path.unwrap_or_default()))
    })
}

/// An id of `[a-z0-9]` that no entity of this kind has in the API; an empty `api_id` is for what belongs to none.
pub(crate) fn new_id(
    call: &mut Changing<'_, '_>,
    kind: Kind,
    api_id: &str,
    length: usize,
) -> Result<String, WireError> {
    let parent = if api_id.is_empty() { String::new() } else { format!("{api_id}/") };
    let is_free = |id: &String| call.change.get(&call.caller.document(kind, format!("{parent}{id}"))).is_none();
    (0..DRAWS).map(|_| call.random.id(length)).find(is_free).ok_or_else(|| WireError::internal("no free id was found"))
}

/// An id for what belongs to the account's region itself: the one that a tag asks for, or a random one.
///
/// # Errors
/// A conflict when the id asked for is taken.
pub(crate) fn claim_id(
    call: &Changing<'_, '_>,
    kind: Kind,
    tags: Option<&IndexMap<String, Option<String>>>,
    length: usize,
) -> Result<String, WireError> {
    free_id(call, tags, length, |id| call.caller.document(kind, id))
}

/// An API id that no account of the installation has: the one a tag asks for, or a random one. Notes its owner.
///
/// # Errors
/// A conflict when the id asked for is taken.
pub(crate) fn claim_api_id(
    call: &mut Changing<'_, '_>,
    tags: Option<&IndexMap<String, Option<String>>>,
) -> Result<String, WireError> {
    let api_id = free_id(call, tags, API_ID_CHARS, |id| DocumentId::of_installation(Kind::ApiOwner, id))?;
    note_owner(call, Kind::ApiOwner, &api_id);
    Ok(api_id)
}

/// The id that a tag asks for, or a random one of `length`; there must not be the `document` of that id.
pub(crate) fn free_id(
    call: &Changing<'_, '_>,
    tags: Option<&IndexMap<String, Option<String>>>,
    length: usize,
    document: impl Fn(&str) -> DocumentId,
) -> Result<String, WireError> {
    let is_free = |id: &str| call.change.get(&document(id)).is_none();
    let Some(id) = CUSTOM_ID_TAGS.iter().find_map(|tag| tags?.get(*tag)?.as_deref()) else {
        let drawn = (0..DRAWS).map(|_| call.random.id(length)).find(|id| is_free(id));
        return drawn.ok_or_else(|| WireError::internal("no free id was found"));
    };
    let is_legal = (1..=64).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !is_legal {
        return Err(WireError::bad_request(format!(
            "The id '{id}' that a tag asks for must have 1 to 64 characters of a-z, 0-9 and -"
        )));
    }
    if !is_free(id) {
        return Err(WireError::conflict(format!("The id '{id}' is taken")));
    }
    Ok(id.to_owned())
}

/// The SHA-256 of a text in hexadecimal: the id of what is found by its content.
pub(crate) fn hash(text: &str) -> String {
    digest(&SHA256, text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Notes whose API or public domain name this is: they are unique in an installation.
pub(crate) fn note_owner(call: &mut Changing<'_, '_>, kind: Kind, id: &str) {
    let (account, region) = (call.caller.account.as_ref(), call.caller.region.as_ref());
    let document = json!({ "format": FORMAT, "account": account, "region": region });
    call.change.put(DocumentId::of_installation(kind, id), document.to_string());
}

/// One page of a list whose items have a key that orders them: the items, and the position of the next page when there
/// is one. The position is the last key shown, so that pages stay whole when items come and go between them.
///
/// # Errors
/// When the position is not one of ours.
pub(crate) fn page<T>(
    mut items: Vec<(String, T)>,
    limit: Option<i32>,
    position: Option<&str>,
) -> Result<(Vec<T>, Option<String>), WireError> {
    let after = match position.filter(|position| !position.is_empty()) {
        None => None,
        Some(position) => {
            let decoded = URL_SAFE_NO_PAD.decode(position).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            Some(decoded.ok_or_else(|| WireError::bad_request("Invalid position parameter"))?)
        }
    };
    // AWS: -1 is accepted (recorded). UNVERIFIED: what it and other values out of range mean.
    let limit = limit.and_then(|limit| usize::try_from(limit).ok()).filter(|limit| *limit > 0).unwrap_or(PAGE);
    let limit = limit.min(LONGEST_PAGE);
    items.sort_by(|left, right| left.0.cmp(&right.0));
    let mut rest = items.into_iter().filter(|(key, _)| after.as_ref().is_none_or(|after| key > after));
    let mut shown = Vec::new();
    let mut last = String::new();
    for (key, item) in rest.by_ref().take(limit) {
        last = key;
        shown.push(item);
    }
    let more = rest.next().is_some();
    Ok((shown, more.then(|| URL_SAFE_NO_PAD.encode(last))))
}

/// When an entity was made, to the order within one request: seconds are too coarse for lists that tell new from old.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place(u64);

impl Place {
    /// The private member that keeps it.
    const MEMBER: &str = "place";
    /// Entities that one request can make and keep apart.
    const OF_ONE_REQUEST: u64 = 1 << 20;

    /// The place of the entity that is the `index`th of this request.
    pub(crate) fn of(call: &Changing<'_, '_>, index: usize) -> Self {
        let index = u64::try_from(index).unwrap_or(u64::MAX).min(Self::OF_ONE_REQUEST - 1);
        Self(call.change.revision().saturating_mul(Self::OF_ONE_REQUEST).saturating_add(index))
    }

    pub(crate) fn member(self) -> (&'static str, Value) {
        (Self::MEMBER, self.0.into())
    }

    /// A key that orders by creation, oldest first.
    pub(crate) fn oldest_first(self) -> String {
        format!("{:020}", self.0)
    }

    /// A key that orders by creation, newest first.
    pub(crate) fn newest_first(self) -> String {
        format!("{:020}", u64::MAX - self.0)
    }
}

/// The entities of one kind whose ids begin with `id_prefix`, with the places they were made at.
pub(crate) fn placed<'d, S: Shape + 'd>(
    documents: &'d impl Documents,
    caller: &Caller,
    kind: Kind,
    id_prefix: &str,
) -> impl Iterator<Item = (Place, S)> + 'd {
    caller.scan(documents, kind, id_prefix).filter_map(|(_, document)| {
        let document: Value = serde_json::from_str(&document.json).ok()?;
        let place = document.get(Place::MEMBER).and_then(Value::as_u64).unwrap_or_default();
        Some((Place(place), from_json(document.get("shape")?).ok()?))
    })
}

/// A key that orders by creation.
pub(crate) fn creation_key(created: Option<stagedoor_wire::Timestamp>, id: &str) -> String {
    format!("{:020}/{id}", created.map_or(0, |created| created.millis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_one_another() {
        let items = |names: &str| names.chars().map(|name| (name.to_string(), name)).collect::<Vec<_>>();
        let (first, position) = page(items("dbac"), Some(2), None).unwrap();
        assert_eq!(first, ['a', 'b']);
        // One shown and one not yet shown are deleted, one is added before: the next page is still whole.
        let (second, position) = page(items("0cde"), Some(2), position.as_deref()).unwrap();
        assert_eq!(second, ['c', 'd']);
        let (third, position) = page(items("0cde"), Some(2), position.as_deref()).unwrap();
        assert_eq!((third, position), (vec!['e'], None));
        assert_eq!(page(items("ab"), Some(-1), None).unwrap().0.len(), 2);
        assert_eq!(page(items("ab"), Some(0), Some("")).unwrap().0.len(), 2);
        assert_eq!(page(items("ab"), None, Some("%")).unwrap_err().message, "Invalid position parameter");
    }
}
