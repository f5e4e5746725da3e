//! Stage: a named deployment that callers reach, with its own settings. [`patch::stage`](crate::patch::stage) knows the
//! paths of UpdateStage.

use indexmap::IndexMap;
use stagedoor_wire::apigateway::{
    CanarySettings, CreateStageRequest, DeleteStageRequest, FlushStageAuthorizersCacheRequest, GetStageRequest,
    GetStagesRequest, MethodSetting, RestApi, Stage, Stages, UpdateStageRequest,
};
use stagedoor_wire::{Timestamp, WireError};

use super::{base_path_mapping, cache_cluster, client_certificate, documentation_version};
use crate::compile::support;
use crate::entity;
use crate::operations::{Caller, Changing, Reading, Serving};
use crate::patch;
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
    super::tags::check(input.tags.as_ref())?;
    stage.description = input.description.filter(|description| !description.is_empty());
    stage.cache_cluster_enabled = Some(input.cache_cluster_enabled == Some(true));
    stage.cache_cluster_size = input.cache_cluster_size;
    stage.variables = input.variables.filter(|variables| !variables.is_empty());
    stage.documentation_version = input.documentation_version.filter(|version| !version.is_empty());
    stage.tracing_enabled = Some(input.tracing_enabled == Some(true));
    stage.tags = input.tags.filter(|tags| !tags.is_empty());
    stage.canary_settings = input.canary_settings.map(|canary| CanarySettings {
        percent_traffic: Some(canary.percent_traffic.unwrap_or_default()),
        deployment_id: canary.deployment_id,
        stage_variable_overrides: canary.stage_variable_overrides.filter(|overrides| !overrides.is_empty()),
        use_stage_cache: Some(canary.use_stage_cache == Some(true)),
    });
    check(call, &input.rest_api_id, &stage)?;
    Ok(cache_cluster::save(call, &input.rest_api_id, None, stage))
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

fn check_deployment(
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

/// Whether a stage may be as it is: what it names is there, its values are within their bounds, and what it asks for
/// has an effect.
pub(super) fn check(call: &Changing<'_, '_>, api_id: &str, stage: &Stage) -> Result<(), WireError> {
    let (documents, caller) = (&*call.change, call.caller);
    check_deployment(documents, caller, api_id, stage.deployment_id.as_deref().unwrap_or_default())?;
    if let Some(canary) = &stage.canary_settings {
        check_deployment(documents, caller, api_id, canary.deployment_id.as_deref().unwrap_or_default())?;
        patch::stage::checked_percent(canary.percent_traffic.unwrap_or_default())?;
        check_variables(canary.stage_variable_overrides.as_ref())?;
    }
    check_variables(stage.variables.as_ref())?;
    if let Some(id) = stage.client_certificate_id.as_deref() {
        client_certificate::check(documents, caller, id)?;
    }
    if let Some(version) = stage.documentation_version.as_deref() {
        documentation_version::check(documents, caller, api_id, version)?;
    }
    support::TRACING.unless_default(stage.tracing_enabled != Some(true))?;
    support::ACCESS_LOG.unless_default(stage.access_log_settings.is_none())?;
    stage.method_settings.iter().flatten().try_for_each(|(_, setting)| check_method_setting(setting))
}

fn check_method_setting(setting: &MethodSetting) -> Result<(), WireError> {
    let on = |flag: Option<bool>| flag == Some(true);
    support::METRICS.unless_default(!on(setting.metrics_enabled))?;
    let is_silent = setting.logging_level.as_deref().is_none_or(|level| level == "OFF");
    support::LOGGING.unless_default(is_silent && !on(setting.data_trace_enabled))
}

fn check_variables(variables: Option<&IndexMap<String, Option<String>>>) -> Result<(), WireError> {
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

fn check_variable(name: &str, value: &str) -> Result<(), WireError> {
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

pub(super) fn find(documents: &impl Documents, caller: &Caller, api_id: &str, name: &str) -> Result<Stage, WireError> {
    entity::api(documents, caller, api_id)?;
    entity::find(documents, caller, Kind::Stage, &format!("{api_id}/{name}"))
}

pub fn get_stage(call: &Reading<'_>, input: GetStageRequest) -> Result<Stage, WireError> {
    let stage = find(call.snapshot, call.caller, &input.rest_api_id, &input.stage_name)?;
    Ok(cache_cluster::shown(call, &input.rest_api_id, stage))
}

pub fn get_stages(call: &Reading<'_>, input: GetStagesRequest) -> Result<Stages, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    let all = entity::load_all::<Stage>(call.snapshot, call.caller, Kind::Stage, &input.rest_api_id);
    let wanted = |stage: &Stage| input.deployment_id.is_none() || stage.deployment_id == input.deployment_id;
    let shown = |stage| cache_cluster::shown(call, &input.rest_api_id, stage);
    let mut item: Vec<Stage> = all.map(|(_, stage)| stage).filter(wanted).map(shown).collect();
    // AWS: oldest first (recorded).
    item.sort_by_key(|stage| stage.created_date);
    Ok(Stages { item: Some(item) })
}

pub fn update_stage(call: &mut Changing<'_, '_>, input: UpdateStageRequest) -> Result<Stage, WireError> {
    let before = find(&*call.change, call.caller, &input.rest_api_id, &input.stage_name)?;
    let operations = input.patch_operations.unwrap_or_default();
    let mut stage = patch::apply(&patch::stage::STAGE, &before, Some(&operations))?;
    check(call, &input.rest_api_id, &stage)?;
    if !operations.is_empty() {
        stage.last_updated_date = Some(Timestamp::from_seconds(call.clock.now().seconds()));
        stage = cache_cluster::save(call, &input.rest_api_id, Some(&before), stage);
    }
    Ok(stage)
}

pub fn delete_stage(call: &mut Changing<'_, '_>, input: DeleteStageRequest) -> Result<(), WireError> {
    find(&*call.change, call.caller, &input.rest_api_id, &input.stage_name)?;
    let stage = Some(input.stage_name.as_str());
    if base_path_mapping::is_mapped(&*call.change, call.caller, &input.rest_api_id, stage) {
        return Err(WireError::bad_request(format!(
            "Deleting stage {} failed. Please remove all base path mappings related to the stage in your domains",
            input.stage_name
        )));
    }
    let id = format!("{}/{}", input.rest_api_id, input.stage_name);
    call.change.delete(&call.caller.document(Kind::Stage, id.as_str()));
    super::api_key::drop_stages(call, &input.rest_api_id, Some(&input.stage_name));
    super::usage_plan::drop_stages(call, &input.rest_api_id, Some(&input.stage_name));
    Ok(())
}

pub async fn flush_stage_authorizers_cache(
    call: &Serving,
    input: FlushStageAuthorizersCacheRequest,
) -> Result<(), WireError> {
    find(&call.snapshot(), &call.caller, &input.rest_api_id, &input.stage_name)?;
    call.gateway.flush_authorizers(&input.rest_api_id, &input.stage_name);
    Ok(())
}
