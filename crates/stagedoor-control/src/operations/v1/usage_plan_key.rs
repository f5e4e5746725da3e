//! UsagePlanKey: an API key that belongs to a usage plan. What is stored is that it does; its name and value are the
//! key's.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    ApiKey, ApiStage, CreateUsagePlanKeyRequest, DeleteUsagePlanKeyRequest, GetUsagePlanKeyRequest,
    GetUsagePlanKeysRequest, UsagePlan, UsagePlanKey, UsagePlanKeys,
};

use crate::entity::{self, Place};
use crate::limits;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::usage_plan as paths;
use crate::store::{Documents, Kind};

/// The one type of key there is.
const API_KEY: &str = "API_KEY";

pub fn create_usage_plan_key(
    call: &mut Changing<'_, '_>,
    input: CreateUsagePlanKeyRequest,
) -> Result<UsagePlanKey, WireError> {
    let (plan_id, key_id) = (input.usage_plan_id.as_str(), input.key_id.unwrap_or_default());
    if input.key_type.as_deref() != Some(API_KEY) {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request("Invalid Key Type specified. Must be one of [API_KEY]"));
    }
    create(call, plan_id, &key_id, 0)
}

/// Puts a key into a plan; `place` is its place among those of one request.
pub(super) fn create(
    call: &mut Changing<'_, '_>,
    plan_id: &str,
    key_id: &str,
    place: usize,
) -> Result<UsagePlanKey, WireError> {
    let plan: UsagePlan = entity::find(&*call.change, call.caller, Kind::UsagePlan, plan_id)?;
    let api_key: ApiKey = entity::find(&*call.change, call.caller, Kind::ApiKey, key_id)?;
    let id = format!("{plan_id}/{key_id}");
    if call.change.get(&call.caller.document(Kind::UsagePlanKey, id.as_str())).is_some() {
        // UNVERIFIED: the words.
        return Err(WireError::conflict(format!("API Key {key_id} already belongs to Usage Plan {plan_id}")));
    }
    let others = plans_of(&*call.change, call.caller, key_id);
    limits::plans_of_key(call.settings, others.len())?;
    let stages: Vec<&ApiStage> = plan.api_stages.iter().flatten().collect();
    check_shared(key_id, &others, &stages)?;
    let membership =
        UsagePlanKey { id: Some(key_id.to_owned()), r#type: Some(API_KEY.to_owned()), ..Default::default() };
    entity::save_with(call, Kind::UsagePlanKey, &id, &membership, &[Place::of(call, place).member()]);
    Ok(shown(membership, api_key))
}

/// The plans that have the key.
fn plans_of(documents: &impl Documents, caller: &Caller, key_id: &str) -> Vec<UsagePlan> {
    let has_key =
        |plan_id: &str| documents.get(&caller.document(Kind::UsagePlanKey, format!("{plan_id}/{key_id}"))).is_some();
    let plans = caller.scan(documents, Kind::UsagePlan, "").filter(|(id, _)| has_key(&id.id));
    plans.filter_map(|(_, document)| entity::shape(&document.json)).collect()
}

/// A key opens a stage by one plan only.
fn check_shared(key_id: &str, others: &[UsagePlan], stages: &[&ApiStage]) -> Result<(), WireError> {
    for other in others {
        for stage in other.api_stages.iter().flatten() {
            if stages.iter().any(|wanted| paths::name(wanted) == paths::name(stage)) {
                // UNVERIFIED: the words.
                return Err(WireError::conflict(format!(
                    "API Key {key_id} belongs to Usage Plan {} with the same API Stage {}",
                    other.id.as_deref().unwrap_or_default(),
                    paths::name(stage)
                )));
            }
        }
    }
    Ok(())
}

/// Whether a plan may have these stages: none of its keys may have one of them by another plan.
pub(super) fn check_added_stages(call: &Changing<'_, '_>, plan_id: &str, added: &[&ApiStage]) -> Result<(), WireError> {
    if added.is_empty() {
        return Ok(());
    }
    for (membership, _) in call.caller.scan(&*call.change, Kind::UsagePlanKey, &format!("{plan_id}/")) {
        let key_id = membership.own_id();
        let mut others = plans_of(&*call.change, call.caller, key_id);
        others.retain(|other| other.id.as_deref() != Some(plan_id));
        check_shared(key_id, &others, added)?;
    }
    Ok(())
}

/// AWS: the value is in every answer, lists included (recorded).
fn shown(membership: UsagePlanKey, api_key: ApiKey) -> UsagePlanKey {
    UsagePlanKey { value: api_key.value, name: api_key.name, ..membership }
}

fn load(documents: &impl Documents, caller: &Caller, membership: UsagePlanKey) -> Option<UsagePlanKey> {
    let api_key = entity::load(documents, caller, Kind::ApiKey, membership.id.as_deref()?)?;
    Some(shown(membership, api_key))
}

pub fn get_usage_plan_key(call: &Reading<'_>, input: GetUsagePlanKeyRequest) -> Result<UsagePlanKey, WireError> {
    let _: UsagePlan = entity::find(call.snapshot, call.caller, Kind::UsagePlan, &input.usage_plan_id)?;
    let id = format!("{}/{}", input.usage_plan_id, input.key_id);
    let membership = entity::find(call.snapshot, call.caller, Kind::UsagePlanKey, &id)?;
    load(call.snapshot, call.caller, membership)
        .ok_or_else(|| entity::missing(call.caller, Kind::UsagePlanKey, &input.key_id))
}

/// AWS: an unknown plan has no keys, and that is no error; newest first (recorded).
pub fn get_usage_plan_keys(call: &Reading<'_>, input: GetUsagePlanKeysRequest) -> Result<UsagePlanKeys, WireError> {
    let name = input.name_query.unwrap_or_default();
    let prefix = format!("{}/", input.usage_plan_id);
    let all = entity::placed::<UsagePlanKey>(call.snapshot, call.caller, Kind::UsagePlanKey, &prefix);
    let all = all.filter_map(|(place, key)| Some((place.newest_first(), load(call.snapshot, call.caller, key)?)));
    let all = all.filter(|(_, key)| key.name.as_deref().unwrap_or_default().starts_with(&name)).collect();
    let (items, position) = entity::page(all, input.limit, input.position.as_deref())?;
    Ok(UsagePlanKeys { position, items: Some(items) })
}

pub fn delete_usage_plan_key(call: &mut Changing<'_, '_>, input: DeleteUsagePlanKeyRequest) -> Result<(), WireError> {
    let _: UsagePlan = entity::find(&*call.change, call.caller, Kind::UsagePlan, &input.usage_plan_id)?;
    let id = format!("{}/{}", input.usage_plan_id, input.key_id);
    if !call.change.delete(&call.caller.document(Kind::UsagePlanKey, id.as_str())) {
        return Err(entity::missing(call.caller, Kind::UsagePlanKey, &id));
    }
    Ok(())
}
