//! UsagePlan: which stages its API keys open, how fast and how often. [`usage_plan_key`](super::usage_plan_key) says
//! which keys those are.

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    ApiStage, CreateUsagePlanRequest, DeleteUsagePlanRequest, GetUsagePlanRequest, GetUsagePlansRequest,
    PatchOperation, QuotaSettings, ThrottleSettings, UpdateUsagePlanRequest, UsagePlan, UsagePlans,
};

use super::usage_plan_key;
use crate::entity::{self, ID_CHARS, Place};
use crate::integration::VERBS;
use crate::limits;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables, usage_plan as paths};
use crate::store::{Documents, Kind};

pub fn create_usage_plan(call: &mut Changing<'_, '_>, input: CreateUsagePlanRequest) -> Result<UsagePlan, WireError> {
    let mut plan = UsagePlan {
        name: input.name,
        description: input.description.filter(|description| !description.is_empty()),
        api_stages: Some(input.api_stages.unwrap_or_default()),
        throttle: input.throttle,
        quota: input.quota,
        ..UsagePlan::default()
    };
    check(call, &mut plan)?;
    for stage in plan.api_stages.iter().flatten() {
        if !is_there(&*call.change, call.caller, stage) {
            return Err(WireError::not_found(format!("API Stage not found: {}", paths::name(stage))));
        }
    }
    super::tags::check(input.tags.as_ref())?;
    limits::usage_plans(call)?;
    let id = entity::claim_id(call, Kind::UsagePlan, input.tags.as_ref(), ID_CHARS)?;
    plan.id = Some(id.clone());
    plan.tags = input.tags.filter(|tags| !tags.is_empty());
    entity::save_with(call, Kind::UsagePlan, &id, &plan, &[Place::of(call, 0).member()]);
    Ok(plan)
}

/// What the service refuses of a plan, whoever made it so; and its defaults.
fn check(call: &Changing<'_, '_>, plan: &mut UsagePlan) -> Result<(), WireError> {
    if plan.name.as_deref().unwrap_or_default().is_empty() {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request("Usage Plan name cannot be an empty string"));
    }
    plan.throttle.as_ref().map_or(Ok(()), check_throttle)?;
    plan.quota.as_mut().map_or(Ok(()), check_quota)?;
    for stage in plan.api_stages.iter_mut().flatten() {
        stage.throttle = stage.throttle.take().filter(|throttles| !throttles.is_empty());
        for (method, throttle) in stage.throttle.iter().flatten() {
            check_method(method)?;
            check_throttle(throttle)?;
        }
        limits::method_throttles(call.settings, stage.throttle.as_ref().map_or(0, IndexMap::len))?;
    }
    Ok(())
}

/// UNVERIFIED: the words; and whether the service refuses these at all.
fn check_throttle(throttle: &ThrottleSettings) -> Result<(), WireError> {
    let what = match throttle {
        ThrottleSettings { rate_limit: Some(rate), .. } if !rate.is_finite() || *rate < 0.0 => "rate",
        ThrottleSettings { burst_limit: Some(burst), .. } if *burst < 0 => "burst",
        _ => return Ok(()),
    };
    Err(WireError::bad_request(format!("Usage Plan throttle {what} limit must be a non-negative numeric")))
}

fn check_quota(quota: &mut QuotaSettings) -> Result<(), WireError> {
    let longest = match quota.period.as_deref() {
        Some("DAY") => 0,
        Some("WEEK") => 6,
        Some("MONTH") => 27,
        _ => {
            return Err(WireError::bad_request(
                "Invalid Usage Plan quota period specified. Must be one of [DAY, WEEK, MONTH]",
            ));
        }
    };
    // AWS: 0 is refused with these words too.
    if quota.limit.unwrap_or_default() <= 0 {
        return Err(WireError::bad_request("Usage Plan quota limit must be a non-negative numeric"));
    }
    let offset = *quota.offset.get_or_insert(0);
    if !(0..=longest).contains(&offset) {
        return Err(WireError::bad_request(format!(
            "Usage Plan quota offset must be between 0 and {longest} inclusive in the {} period",
            quota.period.as_deref().unwrap_or_default()
        )));
    }
    Ok(())
}

/// The name of a method in a plan is `{path}/{VERB}`, at the root `//GET`. UNVERIFIED: that the stage need not have it.
fn check_method(name: &str) -> Result<(), WireError> {
    let (path, verb) = name.rsplit_once('/').unwrap_or((name, ""));
    if path.starts_with('/') && VERBS.contains(&verb) {
        return Ok(());
    }
    Err(WireError::bad_request(format!("Invalid method {{resourcePath: {name},method: }} specified")))
}

fn is_there(documents: &impl Documents, caller: &Caller, stage: &ApiStage) -> bool {
    let (Some(api_id), Some(name)) = (&stage.api_id, &stage.stage) else { return false };
    documents.get(&caller.document(Kind::Stage, format!("{api_id}/{name}"))).is_some()
}

/// As Get and Update show it (recorded).
fn shown_with_tags(mut plan: UsagePlan) -> UsagePlan {
    plan.tags.get_or_insert_with(IndexMap::new);
    plan
}

pub fn get_usage_plan(call: &Reading<'_>, input: GetUsagePlanRequest) -> Result<UsagePlan, WireError> {
    entity::find(call.snapshot, call.caller, Kind::UsagePlan, &input.usage_plan_id).map(shown_with_tags)
}

pub fn get_usage_plans(call: &Reading<'_>, input: GetUsagePlansRequest) -> Result<UsagePlans, WireError> {
    let all = entity::placed::<UsagePlan>(call.snapshot, call.caller, Kind::UsagePlan, "");
    let has_key = |plan: &UsagePlan| {
        let Some(key_id) = &input.key_id else { return true };
        let id = format!("{}/{key_id}", plan.id.as_deref().unwrap_or_default());
        call.snapshot.get(&call.caller.document(Kind::UsagePlanKey, id)).is_some()
    };
    let all = all.filter(|(_, plan)| has_key(plan)).map(|(place, plan)| (place.oldest_first(), plan)).collect();
    let (items, position) = entity::page(all, input.limit, input.position.as_deref())?;
    Ok(UsagePlans { position, items: Some(items) })
}

pub fn update_usage_plan(call: &mut Changing<'_, '_>, input: UpdateUsagePlanRequest) -> Result<UsagePlan, WireError> {
    let plan_id = input.usage_plan_id.as_str();
    let before: UsagePlan = entity::find(&*call.change, call.caller, Kind::UsagePlan, plan_id)?;
    let operations = paths::canonical(input.patch_operations.unwrap_or_default());
    check_stages(call, plan_id, &operations)?;
    let mut after = patch::apply(&tables::USAGE_PLAN, &before, Some(&operations))?;
    check(call, &mut after)?;
    let added: Vec<&ApiStage> = {
        let known: Vec<String> = before.api_stages.iter().flatten().map(paths::name).collect();
        after.api_stages.iter().flatten().filter(|stage| !known.contains(&paths::name(stage))).collect()
    };
    usage_plan_key::check_added_stages(call, plan_id, &added)?;
    entity::save(call, Kind::UsagePlan, plan_id, &after);
    Ok(shown_with_tags(after))
}

/// The stages that a patch adds or removes must be there, whether the plan has them or not (recorded for removal).
fn check_stages(call: &Changing<'_, '_>, plan_id: &str, operations: &[PatchOperation]) -> Result<(), WireError> {
    let of_stages = |operation: &&PatchOperation| {
        operation.path.as_deref().is_some_and(|path| patch::steps(path) == ["apiStages"])
            && matches!(operation.op.as_deref(), Some("add" | "remove"))
    };
    for operation in operations.iter().filter(of_stages) {
        let stage = paths::stage(operation.value.as_deref().unwrap_or_default())
            .ok_or_else(|| WireError::bad_request("Invalid API Stage specified"))?;
        if !is_there(&*call.change, call.caller, &stage) {
            return Err(paths::no_stage(&stage, plan_id));
        }
    }
    Ok(())
}

/// A plan with stages stays; its keys leave it.
pub fn delete_usage_plan(call: &mut Changing<'_, '_>, input: DeleteUsagePlanRequest) -> Result<(), WireError> {
    let plan_id = input.usage_plan_id.as_str();
    let plan: UsagePlan = entity::find(&*call.change, call.caller, Kind::UsagePlan, plan_id)?;
    if let Some(stage) = plan.api_stages.iter().flatten().next() {
        return Err(WireError::bad_request(format!(
            "Cannot delete Usage Plan {plan_id} because there are API Stages associated with it, including {}",
            paths::name(stage)
        )));
    }
    call.change.delete_all(&call.caller.account, &call.caller.region, Kind::UsagePlanKey, &format!("{plan_id}/"));
    call.change.delete(&call.caller.document(Kind::UsagePlan, plan_id));
    Ok(())
}

/// Drops a stage that goes, or all of an API's, from the plans that have it.
pub(super) fn drop_stages(call: &mut Changing<'_, '_>, api_id: &str, stage_name: Option<&str>) {
    let is_gone = |stage: &ApiStage| {
        stage.api_id.as_deref() == Some(api_id) && (stage_name.is_none() || stage.stage.as_deref() == stage_name)
    };
    let all = call.caller.scan(&*call.change, Kind::UsagePlan, "").filter(|(_, plan)| plan.json.contains(api_id));
    let plans: Vec<(String, UsagePlan)> = all
        .filter_map(|(id, document)| Some((id.id.to_string(), entity::shape::<UsagePlan>(&document.json)?)))
        .filter(|(_, plan)| plan.api_stages.iter().flatten().any(is_gone))
        .collect();
    for (plan_id, mut plan) in plans {
        plan.api_stages.iter_mut().for_each(|stages| stages.retain(|stage| !is_gone(stage)));
        entity::save(call, Kind::UsagePlan, &plan_id, &plan);
    }
}
