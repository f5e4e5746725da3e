//! Deployment: an API frozen as it is, for stages to point to.

use indexmap::IndexMap;
use serde_json::Value;
use stagedoor_wire::apigateway::{
    CanarySettings, CreateDeploymentRequest, DeleteDeploymentRequest, Deployment, Deployments, GetDeploymentRequest,
    GetDeploymentsRequest, MethodSnapshot, RestApi, Stage, UpdateDeploymentRequest,
};
use stagedoor_wire::{Timestamp, WireError};

use super::{cache_cluster, stage};
use crate::compile::FrozenApi;
use crate::entity::{self, ID_CHARS};
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

/// The private member that names the frozen content.
const FROZEN: &str = "frozen";

pub fn create_deployment(call: &mut Changing<'_, '_>, input: CreateDeploymentRequest) -> Result<Deployment, WireError> {
    create(call, input, check_methods)
}

/// As the command `up` deploys. DIFFERENCE: an API without methods, and methods without an integration, are no reason
/// to refuse; such a method answers 500 when it is called.
pub fn create_deployment_of_anything(
    call: &mut Changing<'_, '_>,
    input: CreateDeploymentRequest,
) -> Result<Deployment, WireError> {
    create(call, input, |_| Ok(()))
}

fn create(
    call: &mut Changing<'_, '_>,
    input: CreateDeploymentRequest,
    check: fn(&FrozenApi) -> Result<(), WireError>,
) -> Result<Deployment, WireError> {
    let api_id = input.rest_api_id.as_str();
    let api: RestApi = entity::api(&*call.change, call.caller, api_id)?;
    let stage_name = input.stage_name.as_deref().filter(|name| !name.is_empty());
    let stage_id = stage_name.map(|name| format!("{api_id}/{name}"));
    let existing: Option<Stage> =
        stage_id.as_deref().and_then(|id| entity::load(&*call.change, call.caller, Kind::Stage, id));
    if input.canary_settings.is_some() {
        check_canary(input.stage_name.as_deref(), existing.is_some())?;
    }
    let frozen = FrozenApi::freeze(&*call.change, &call.caller.document(Kind::RestApi, api_id));
    check(&frozen)?;

    let text = frozen.to_text();
    let hash = entity::hash(&text);
    let frozen_id = call.caller.document(Kind::FrozenApi, format!("{api_id}/{hash}"));
    if call.change.get(&frozen_id).is_none() {
        call.change.put(frozen_id, text);
    }
    let id = entity::new_id(call, Kind::Deployment, api_id, ID_CHARS)?;
    let now = Timestamp::from_seconds(call.clock.now().seconds());
    let deployment = Deployment {
        id: Some(id.clone()),
        description: input.description.filter(|description| !description.is_empty()),
        created_date: Some(now),
        api_summary: None,
    };
    entity::save_with(call, Kind::Deployment, &format!("{api_id}/{id}"), &deployment, &[(FROZEN, Value::from(hash))]);
    if let Some(name) = stage_name {
        let before = existing.clone();
        let mut stage = match existing {
            Some(stage) => stage,
            None => stage::new(call, &api, name, &id, now)?,
        };
        match input.canary_settings {
            // AWS: the new deployment is the canary's, and the canary is what the request says (recorded).
            Some(canary) => {
                stage.canary_settings = Some(CanarySettings {
                    percent_traffic: Some(canary.percent_traffic.unwrap_or_default()),
                    deployment_id: Some(id),
                    stage_variable_overrides: canary.stage_variable_overrides.filter(|overrides| !overrides.is_empty()),
                    use_stage_cache: Some(canary.use_stage_cache == Some(true)),
                });
            }
            // UNVERIFIED: a canary that is there stays.
            None => stage.deployment_id = Some(id),
        }
        if input.stage_description.is_some() {
            stage.description = input.stage_description.filter(|description| !description.is_empty());
        }
        // UNVERIFIED: the variables given replace those of a stage that is there; none given (Ansible sends an empty map
        // with every deployment) leave them as they are.
        if let Some(variables) = input.variables.filter(|variables| !variables.is_empty()) {
            stage.variables = Some(variables);
        }
        if input.cache_cluster_enabled.is_some() {
            stage.cache_cluster_enabled = input.cache_cluster_enabled;
        }
        if input.cache_cluster_size.is_some() {
            stage.cache_cluster_size = input.cache_cluster_size;
        }
        if input.tracing_enabled.is_some() {
            stage.tracing_enabled = input.tracing_enabled;
        }
        stage::check(call, api_id, &stage)?;
        stage.last_updated_date = Some(now);
        cache_cluster::save(call, api_id, before.as_ref(), stage);
    }
    Ok(deployment)
}

/// What the service refuses before it makes a canary.
fn check_canary(stage_name: Option<&str>, exists: bool) -> Result<(), WireError> {
    let reason = match stage_name {
        None => {
            "Non null and non empty stageName must be provided for canary deployment. Provided value is null".to_owned()
        }
        Some("") => {
            "Non null and non empty stageName must be provided for canary deployment. Provided value is ".to_owned()
        }
        Some(name) if !exists => {
            format!("Stage {name} must already be created before making a canary release deployment")
        }
        Some(_) => return Ok(()),
    };
    Err(WireError::bad_request(format!("Invalid deployment content specified.{reason}")))
}

fn check_methods(api: &FrozenApi) -> Result<(), WireError> {
    let mut methods = api.resources.iter().flat_map(|resource| resource.resource_methods.iter().flatten()).peekable();
    if methods.peek().is_none() {
        return Err(WireError::bad_request("The REST API doesn't contain any methods"));
    }
    if methods.any(|(_, method)| method.method_integration.is_none()) {
        return Err(WireError::bad_request("No integration defined for method"));
    }
    Ok(())
}

fn find(documents: &impl Documents, caller: &Caller, api_id: &str, id: &str) -> Result<Deployment, WireError> {
    entity::api(documents, caller, api_id)?;
    entity::find(documents, caller, Kind::Deployment, &format!("{api_id}/{id}"))
}

pub fn get_deployment(call: &Reading<'_>, input: GetDeploymentRequest) -> Result<Deployment, WireError> {
    let mut deployment = find(call.snapshot, call.caller, &input.rest_api_id, &input.deployment_id)?;
    if input.embed.iter().flatten().any(|embed| embed == "apisummary") {
        let id = call.caller.document(Kind::Deployment, format!("{}/{}", input.rest_api_id, input.deployment_id));
        deployment.api_summary = FrozenApi::of_deployment(call.snapshot, &id).map(|frozen| summary(&frozen));
    }
    Ok(deployment)
}

fn summary(frozen: &FrozenApi) -> IndexMap<String, IndexMap<String, MethodSnapshot>> {
    let resources = frozen.resources.iter().filter_map(|resource| {
        let methods = resource.resource_methods.as_ref()?.iter().map(|(verb, method)| {
            let snapshot = MethodSnapshot {
                authorization_type: method.authorization_type.clone(),
                api_key_required: method.api_key_required,
            };
            (verb.clone(), snapshot)
        });
        Some((resource.path.clone()?, methods.collect()))
    });
    resources.collect()
}

pub fn get_deployments(call: &Reading<'_>, input: GetDeploymentsRequest) -> Result<Deployments, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    let all = entity::load_all(call.snapshot, call.caller, Kind::Deployment, &input.rest_api_id);
    let all =
        all.map(|(id, deployment): (_, Deployment)| (entity::creation_key(deployment.created_date, &id), deployment));
    let (items, position) = entity::page(all.collect(), input.limit, input.position.as_deref())?;
    Ok(Deployments { position, items: Some(items) })
}

pub fn update_deployment(call: &mut Changing<'_, '_>, input: UpdateDeploymentRequest) -> Result<Deployment, WireError> {
    let before = find(&*call.change, call.caller, &input.rest_api_id, &input.deployment_id)?;
    let after = patch::apply(&tables::DEPLOYMENT, &before, input.patch_operations.as_deref())?;
    entity::save(call, Kind::Deployment, &format!("{}/{}", input.rest_api_id, input.deployment_id), &after);
    Ok(after)
}

pub fn delete_deployment(call: &mut Changing<'_, '_>, input: DeleteDeploymentRequest) -> Result<(), WireError> {
    let (api_id, id) = (input.rest_api_id.as_str(), input.deployment_id.as_str());
    find(&*call.change, call.caller, api_id, id)?;
    let mut stages = entity::load_all::<Stage>(&*call.change, call.caller, Kind::Stage, api_id);
    // UNVERIFIED: a canary keeps its deployment as a stage does.
    let uses = |stage: &Stage| {
        let canary = stage.canary_settings.as_ref().and_then(|canary| canary.deployment_id.as_deref());
        stage.deployment_id.as_deref() == Some(id) || canary == Some(id)
    };
    if stages.any(|(_, stage)| uses(&stage)) {
        // AWS: 400, not 409 (recorded).
        return Err(WireError::bad_request("Active stages pointing to this deployment must be moved or deleted"));
    }
    drop(stages);
    let deployment = call.caller.document(Kind::Deployment, format!("{api_id}/{id}"));
    let hash = entity::private(&*call.change, &deployment, FROZEN);
    call.change.delete(&deployment);
    let Some(hash) = hash.as_ref().and_then(Value::as_str) else { return Ok(()) };
    // Frozen content goes with its last deployment.
    let others: Vec<_> =
        call.caller.scan_api(&*call.change, Kind::Deployment, api_id).map(|(id, _)| id.clone()).collect();
    let is_used = others
        .iter()
        .any(|other| entity::private(&*call.change, other, FROZEN).as_ref().and_then(Value::as_str) == Some(hash));
    if !is_used {
        call.change.delete(&call.caller.document(Kind::FrozenApi, format!("{api_id}/{hash}")));
    }
    Ok(())
}
