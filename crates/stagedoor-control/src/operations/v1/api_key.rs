//! ApiKey: what callers of a usage plan identify themselves with. Values are secrets: they are in answers that ask for
//! them and in the store, and nowhere else. [`api_key_import`](super::api_key_import) reads them from CSV.

use indexmap::IndexMap;
use serde_json::json;
use stagedoor_wire::apigateway::{
    ApiKey, ApiKeys, CreateApiKeyRequest, DeleteApiKeyRequest, GetApiKeyRequest, GetApiKeysRequest, StageKey,
    UpdateApiKeyRequest,
};
use stagedoor_wire::{Timestamp, WireError};

use crate::entity::{self, API_KEY_ID_CHARS, Place};
use crate::limits;
use crate::operations::{Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{DocumentId, Documents, Kind};

const NAME_CHARS: usize = 1024;
const DESCRIPTION_CHARS: usize = 125_000;
const VALUE_CHARS: std::ops::RangeInclusive<usize> = 20..=128;
/// Characters of a value that we draw.
const DRAWN_VALUE_CHARS: usize = 40;
const VALUE_ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

pub fn create_api_key(call: &mut Changing<'_, '_>, input: CreateApiKeyRequest) -> Result<ApiKey, WireError> {
    let now = Timestamp::from_seconds(call.clock.now().seconds());
    let mut api_key = ApiKey {
        id: None,
        value: input.value.filter(|value| !value.is_empty()),
        // AWS: an empty name is none (recorded).
        name: input.name.filter(|name| !name.is_empty()),
        customer_id: input.customer_id.filter(|id| !id.is_empty()),
        description: input.description.filter(|description| !description.is_empty()),
        enabled: Some(input.enabled == Some(true)),
        created_date: Some(now),
        last_updated_date: Some(now),
        stage_keys: Some(input.stage_keys.into_iter().flatten().map(stage_key).collect()),
        tags: None,
    };
    check(call, &api_key, &[])?;
    super::tags::check(input.tags.as_ref())?;
    api_key.tags = input.tags.filter(|tags| !tags.is_empty());
    // UNVERIFIED: `generateDistinctId: false` once made the value the id. Here ids are distinct whatever is asked: an id
    // stands in ARNs and logs, and the value is a secret.
    create(call, api_key, 0)
}

/// Stores a new key, with a value drawn when it has none; `place` is its place among those of one request.
pub(super) fn create(call: &mut Changing<'_, '_>, mut api_key: ApiKey, place: usize) -> Result<ApiKey, WireError> {
    limits::api_keys(call)?;
    let value = match api_key.value.take() {
        Some(value) => value,
        None => call.random.characters(DRAWN_VALUE_CHARS, VALUE_ALPHABET),
    };
    let owner = value_document(call, &value);
    if call.change.get(&owner).is_some() {
        return Err(WireError::conflict("API Key already exists"));
    }
    let id = entity::claim_id(call, Kind::ApiKey, api_key.tags.as_ref(), API_KEY_ID_CHARS)?;
    call.change.put(owner, json!({ "format": 1, "keyId": id }).to_string());
    api_key.id = Some(id.clone());
    api_key.value = Some(value);
    entity::save_with(call, Kind::ApiKey, &id, &api_key, &[Place::of(call, place).member()]);
    Ok(api_key)
}

/// The document that says whose a value is.
fn value_document(call: &Changing<'_, '_>, value: &str) -> DocumentId {
    call.caller.document(Kind::ApiKeyValue, entity::hash(value))
}

/// The id of the key that has the value.
pub(super) fn id_of_value(call: &Changing<'_, '_>, value: &str) -> Option<String> {
    let owner = entity::private(&*call.change, &value_document(call, value), "keyId")?;
    owner.as_str().map(str::to_owned)
}

/// What the service refuses of a key; stages it already had, `known`, may have gone since.
pub(super) fn check(call: &Changing<'_, '_>, api_key: &ApiKey, known: &[String]) -> Result<(), WireError> {
    let chars = |text: &Option<String>| text.as_deref().map_or(0, |text| text.chars().count());
    if chars(&api_key.name) > NAME_CHARS {
        return Err(WireError::bad_request("Invalid API Key name, can be at most 1024 characters."));
    }
    if chars(&api_key.description) > DESCRIPTION_CHARS {
        return Err(WireError::bad_request("Invalid API Key description specified."));
    }
    if let Some(value) = &api_key.value {
        check_value(value)?;
    }
    for stage in api_key.stage_keys.iter().flatten().filter(|stage| !known.contains(stage)) {
        if !stage.contains('/') || call.change.get(&call.caller.document(Kind::Stage, stage.as_str())).is_none() {
            // UNVERIFIED: code and words.
            return Err(WireError::not_found("Invalid stage identifier specified"));
        }
    }
    Ok(())
}

pub(super) fn check_value(value: &str) -> Result<(), WireError> {
    let chars = value.chars().count();
    if chars < *VALUE_CHARS.start() {
        return Err(WireError::bad_request("API Key value should be at least 20 characters"));
    }
    if chars > *VALUE_CHARS.end() {
        return Err(WireError::bad_request("API Key value exceeds maximum size of 128 characters"));
    }
    Ok(())
}

/// The legacy association with a stage, as answers write it. It opens no method: that is what usage plans are for.
fn stage_key(stage: StageKey) -> String {
    format!("{}/{}", stage.rest_api_id.unwrap_or_default(), stage.stage_name.unwrap_or_default())
}

/// The key as answers show it.
fn shown(mut api_key: ApiKey, with_value: bool) -> ApiKey {
    api_key.value = api_key.value.filter(|_| with_value);
    api_key
}

/// As [`shown`], with `tags` also when there are none (recorded for Update).
fn shown_with_tags(api_key: ApiKey, with_value: bool) -> ApiKey {
    let mut api_key = shown(api_key, with_value);
    api_key.tags.get_or_insert_with(IndexMap::new);
    api_key
}

pub fn get_api_key(call: &Reading<'_>, input: GetApiKeyRequest) -> Result<ApiKey, WireError> {
    let api_key = entity::find(call.snapshot, call.caller, Kind::ApiKey, &input.api_key)?;
    Ok(shown_with_tags(api_key, input.include_value == Some(true)))
}

pub fn get_api_keys(call: &Reading<'_>, input: GetApiKeysRequest) -> Result<ApiKeys, WireError> {
    let name = input.name_query.unwrap_or_default();
    let customer = input.customer_id.filter(|customer| !customer.is_empty());
    let wanted = |api_key: &ApiKey| {
        api_key.name.as_deref().unwrap_or_default().starts_with(&name)
            && (customer.is_none() || api_key.customer_id == customer)
    };
    let with_values = input.include_values == Some(true);
    // AWS: newest first (recorded).
    let all = entity::placed::<ApiKey>(call.snapshot, call.caller, Kind::ApiKey, "");
    let all = all.filter(|(_, api_key)| wanted(api_key));
    let all = all.map(|(place, api_key)| (place.newest_first(), shown(api_key, with_values))).collect();
    let (items, position) = entity::page(all, input.limit, input.position.as_deref())?;
    Ok(ApiKeys { warnings: None, position, items: Some(items) })
}

pub fn update_api_key(call: &mut Changing<'_, '_>, input: UpdateApiKeyRequest) -> Result<ApiKey, WireError> {
    let before: ApiKey = entity::find(&*call.change, call.caller, Kind::ApiKey, &input.api_key)?;
    let operations = input.patch_operations.unwrap_or_default();
    let mut after = patch::apply(&tables::API_KEY, &before, Some(&operations))?;
    // The list is there also when it is empty; a patch drops an empty one.
    after.stage_keys.get_or_insert_default();
    check(call, &after, before.stage_keys.as_deref().unwrap_or_default())?;
    if !operations.is_empty() {
        after.last_updated_date = Some(Timestamp::from_seconds(call.clock.now().seconds()));
        entity::save(call, Kind::ApiKey, &input.api_key, &after);
    }
    Ok(shown_with_tags(after, false))
}

/// The key goes, and with it its value's entry and its place in every usage plan.
pub fn delete_api_key(call: &mut Changing<'_, '_>, input: DeleteApiKeyRequest) -> Result<(), WireError> {
    let key_id = input.api_key.as_str();
    let api_key: ApiKey = entity::find(&*call.change, call.caller, Kind::ApiKey, key_id)?;
    let plans: Vec<DocumentId> =
        call.caller.scan(&*call.change, Kind::UsagePlan, "").map(|(id, _)| id.clone()).collect();
    for plan in plans {
        call.change.delete(&call.caller.document(Kind::UsagePlanKey, format!("{}/{key_id}", plan.id)));
    }
    let owner = value_document(call, api_key.value.as_deref().unwrap_or_default());
    call.change.delete(&owner);
    call.change.delete(&call.caller.document(Kind::ApiKey, key_id));
    Ok(())
}

/// Drops a stage that goes, or all of an API's, from the keys that name it.
pub(super) fn drop_stages(call: &mut Changing<'_, '_>, api_id: &str, stage_name: Option<&str>) {
    let is_gone = |stage: &String| {
        let (api, name) = stage.split_once('/').unwrap_or((stage, ""));
        api == api_id && stage_name.is_none_or(|gone| gone == name)
    };
    // Most keys name no stage: their text tells.
    let all = call.caller.scan(&*call.change, Kind::ApiKey, "").filter(|(_, key)| key.json.contains(api_id));
    let touched: Vec<(String, ApiKey)> = all
        .filter_map(|(id, document)| Some((id.id.to_string(), entity::shape::<ApiKey>(&document.json)?)))
        .filter(|(_, api_key)| api_key.stage_keys.iter().flatten().any(is_gone))
        .collect();
    for (key_id, mut api_key) in touched {
        api_key.stage_keys.iter_mut().for_each(|stages| stages.retain(|stage| !is_gone(stage)));
        entity::save(call, Kind::ApiKey, &key_id, &api_key);
    }
}
