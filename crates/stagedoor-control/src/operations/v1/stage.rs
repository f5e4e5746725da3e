//! Stage: a named deployment that callers reach, with its own settings. [`stage_patch`](super::stage_patch) knows the
//! paths of UpdateStage.

use indexmap::IndexMap;
use stagedoor_wire::apigateway::{
    CreateStageRequest, DeleteStageRequest, FlushStageAuthorizersCacheRequest, FlushStageCacheRequest, GetStageRequest,
    GetStagesRequest, RestApi, Stage, Stages, UpdateStageRequest,
};
use stagedoor_wire::{Timestamp, WireError};

use super::stage_patch;
use crate::compile::support;
use crate::entity;
use crate::operations::{Caller, Changing, Reading};
use crate::store::{Documents, Kind};

/// Characters of a stage's name, and the bounds of its variables.
const NAME_CHARS: usize = 128;
const VARIABLES: usize = 100;
const VARIABLE_NAME_CHARS: usize = 64;
const VARIABLE_VALUE_CHARS: usize = 512;

pub fn create_stage(call: &mut Changing<'_, '_>, input: CreateStageRequest) -> Result<Stage, WireError> {
    let api = entity::api(&*call.change, call.caller, &input.rest_api_id)?;
    let name = input.stage_name.unwrap_or_default();
    let deployment_id = input.deployment_id.unwrap_or_default();
    let now = Timestamp::from_seconds(call.clock.now().seconds());
    let mut stage = new(call, &api, &name, &deployment_id, now)?;
    if let Some(canary) = input.canary_settings {
        let canary = canary.deployment_id.unwrap_or_default();
        check_deployment(&*call.change, call.caller, &input.rest_api_id, &canary)?;
        return Err(support::CANARY.refusal());
    }
    check_cache(input.cache_cluster_enabled, input.cache_cluster_size.as_deref())?;
    support::TRACING.unless_default(input.tracing_enabled != Some(true))?;
    support::DOCUMENTATION_VERSION
        .unless_default(input.documentation_version.as_deref().unwrap_or_default().is_empty())?;
    check_variables(input.variables.as_ref())?;
    super::tags::check(input.tags.as_ref())?;
    stage.description = input.description.filter(|description| !description.is_empty());
    stage.variables = input.variables.filter(|variables| !variables.is_empty());
    stage.tags = input.tags.filter(|tags| !tags.is_empty());
    entity::save(call, Kind::Stage, &format!("{}/{name}", input.rest_api_id), &stage);
    Ok(stage)
}

/// A stage with the service's defaults; its name must be free and its deployment there.
pub(super) fn new(
    call: &Changing<'_, '_>,
    api: &RestApi,
    name: &str,
    deployment_id: &str,
    now: Timestamp,
) -> Result<Stage, WireError> {
    let api_id = api.id.as_deref().unwrap_or_default();
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    if !(1..=NAME_CHARS).contains(&name.len()) || !name.bytes().all(is_legal) {
        return Err(WireError::bad_request("Stage name only allows a-zA-Z0-9_"));
    }
    if call.change.get(&call.caller.document(Kind::Stage, format!("{api_id}/{name}"))).is_some() {
        return Err(WireError::conflict("Stage already exists"));
    }
    check_deployment(&*call.change, call.caller, api_id, deployment_id)?;
    let count = call.caller.scan_api(&*call.change, Kind::Stage, api_id).count();
    crate::limits::stages(call.settings, count)?;
    Ok(Stage {
        deployment_id: Some(deployment_id.to_owned()),
        stage_name: Some(name.to_owned()),
        cache_cluster_enabled: Some(false),
        cache_cluster_status: Some("NOT_AVAILABLE".to_owned()),
        method_settings: Some(IndexMap::new()),
        tracing_enabled: Some(false),
        created_date: Some(now),
        last_updated_date: Some(now),
        ..Stage::default()
    })
}

pub(super) fn check_deployment(
    documents: &impl Documents,
    caller: &Caller,
    api_id: &str,
    deployment_id: &str,
) -> Result<(), WireError> {
    if documents.get(&caller.document(Kind::Deployment, format!("{api_id}/{deployment_id}"))).is_none() {
        return Err(WireError::bad_request("Deployment id does not exist"));
    }
    Ok(())
}

/// A cache cluster is refused; its size alone has no effect on the service either.
pub(super) fn check_cache(enabled: Option<bool>, size: Option<&str>) -> Result<(), WireError> {
    support::CACHE_CLUSTER.unless_default(enabled != Some(true))?;
    support::CACHE_CLUSTER_SIZE.unless_default(size.unwrap_or_default().is_empty())
}

pub(super) fn check_variables(variables: Option<&IndexMap<String, Option<String>>>) -> Result<(), WireError> {
    let variables = variables.into_iter().flatten();
    let mut count = 0;
    for (name, value) in variables {
        check_variable(name, value.as_deref().unwrap_or_default())?;
        count += 1;
    }
    // UNVERIFIED: the words.
    if count > VARIABLES {
        return Err(WireError::limit_exceeded(format!("A stage has at most {VARIABLES} variables")));
    }
    Ok(())
}

pub(super) fn check_variable(name: &str, value: &str) -> Result<(), WireError> {
    let is_name = (1..=VARIABLE_NAME_CHARS).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !is_name {
        return Err(WireError::bad_request(format!(
            "Invalid stage variable name: {name}. Please use names with only word characters."
        )));
    }
    let is_value = value.len() <= VARIABLE_VALUE_CHARS
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" -._~:/?#&=,".contains(&byte));
    if !is_value {
        // AWS: the two blanks and the quote without its pair are the service's.
        return Err(WireError::bad_request(format!(
            "Invalid stage variable value of key {name}.  Please use values with alphanumeric characters and the symbols \
             ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','."
        )));
    }
    Ok(())
}

fn find(documents: &impl Documents, caller: &Caller, api_id: &str, name: &str) -> Result<Stage, WireError> {
    entity::api(documents, caller, api_id)?;
    entity::find(documents, caller, Kind::Stage, &format!("{api_id}/{name}"))
}

pub fn get_stage(call: &Reading<'_>, input: GetStageRequest) -> Result<Stage, WireError> {
    find(call.snapshot, call.caller, &input.rest_api_id, &input.stage_name)
}

pub fn get_stages(call: &Reading<'_>, input: GetStagesRequest) -> Result<Stages, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    let all = entity::load_all::<Stage>(call.snapshot, call.caller, Kind::Stage, &input.rest_api_id);
    let wanted = |stage: &Stage| input.deployment_id.is_none() || stage.deployment_id == input.deployment_id;
    let mut item: Vec<Stage> = all.map(|(_, stage)| stage).filter(wanted).collect();
    // AWS: oldest first (recorded).
    item.sort_by_key(|stage| stage.created_date);
    Ok(Stages { item: Some(item) })
}

pub fn update_stage(call: &mut Changing<'_, '_>, input: UpdateStageRequest) -> Result<Stage, WireError> {
    let before = find(&*call.change, call.caller, &input.rest_api_id, &input.stage_name)?;
    let operations = input.patch_operations.unwrap_or_default();
    let check = |deployment: &str| check_deployment(&*call.change, call.caller, &input.rest_api_id, deployment);
    let mut stage = stage_patch::apply(before, &operations, &check)?;
    check_variables(stage.variables.as_ref())?;
    if !operations.is_empty() {
        stage.last_updated_date = Some(Timestamp::from_seconds(call.clock.now().seconds()));
        entity::save(call, Kind::Stage, &format!("{}/{}", input.rest_api_id, input.stage_name), &stage);
    }
    Ok(stage)
}

pub fn delete_stage(call: &mut Changing<'_, '_>, input: DeleteStageRequest) -> Result<(), WireError> {
    find(&*call.change, call.caller, &input.rest_api_id, &input.stage_name)?;
    let id = format!("{}/{}", input.rest_api_id, input.stage_name);
    call.change.delete(&call.caller.document(Kind::Stage, id.as_str()));
    super::api_key::drop_stages(call, |stage| stage == id);
    Ok(())
}

/// There is no cache to empty: a stage without one is flushed without effect on the service too.
pub fn flush_stage_cache(call: &Reading<'_>, input: FlushStageCacheRequest) -> Result<(), WireError> {
    find(call.snapshot, call.caller, &input.rest_api_id, &input.stage_name).map(drop)
}

/// No authorizer result is kept, so none has to go.
pub fn flush_stage_authorizers_cache(
    call: &Reading<'_>,
    input: FlushStageAuthorizersCacheRequest,
) -> Result<(), WireError> {
    find(call.snapshot, call.caller, &input.rest_api_id, &input.stage_name).map(drop)
}
