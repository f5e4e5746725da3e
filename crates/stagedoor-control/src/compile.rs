//! Entities to plans: lowers a stage and the content that its deployment froze into what the gateway executes.
//!
//! Lowering is total. The service accepts many configurations that fail only when they are called; such a node
//! becomes a method that answers API_CONFIGURATION_ERROR, so that one bad method never blocks a stage.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use indexmap::IndexMap;
use stagedoor_gateway::plan::{CanaryPlan, DeploymentPlan, StagePlan};
use stagedoor_http::tls::Identity;
use stagedoor_wire::apigateway::{Authorizer, Method, Resource, RestApi, Stage};

use crate::entity;
use crate::store::{DocumentId, Documents, Kind};

pub mod authorizers;
mod cache;
pub(crate) mod client_certificate;
mod connection;
pub(crate) mod domain_name;
mod frozen;
mod guards;
mod integration;
mod methods;
mod resource_policy;
pub mod support;
mod usage;
mod validators;

pub(crate) use domain_name::domain_name_plan;
pub use frozen::FrozenApi;
pub(crate) use usage::{api_key, usage_plan};

/// The stage's name in a test invocation.
const TEST_STAGE: &str = "test-invoke-stage";

/// The compiled deployments that some stage uses, by the documents' ids: stages of one deployment share one.
#[derive(Debug, Default)]
pub struct SharedDeployments {
    compiled: Mutex<HashMap<DocumentId, Weak<DeploymentPlan>>>,
}

impl SharedDeployments {
    fn get_or_compile(&self, id: DocumentId, compile: impl FnOnce() -> DeploymentPlan) -> Arc<DeploymentPlan> {
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(present) = compiled.get(&id).and_then(Weak::upgrade) {
            return present;
        }
        let plan = Arc::new(compile());
        compiled.retain(|_, plan| plan.strong_count() > 0);
        compiled.insert(id, Arc::downgrade(&plan));
        plan
    }
}

/// Lowers the stage of that id.
#[must_use]
pub fn stage_plan(documents: &impl Documents, id: &DocumentId, shared: &SharedDeployments) -> StagePlan {
    let document = documents.get(id);
    let stage: Stage = document.and_then(|document| entity::shape(&document.json)).unwrap_or_default();
    let identity = client_certificate::identity(documents, id, &stage);
    let guards = guards::StageGuards::of(&stage, &identity);
    let deployment = |deployment_id: Option<&str>| {
        let deployment_id = deployment_id.unwrap_or_default();
        let frozen = format!("{}/{deployment_id}", id.api_id()).into();
        let frozen = DocumentId { kind: Kind::Deployment, id: frozen, ..id.clone() };
        let compile = || {
            let api = FrozenApi::of_deployment(documents, &frozen).unwrap_or_default();
            methods::deployment_plan(&api, &api_arn(id), deployment_id, &guards)
        };
        // A stage whose own settings guard methods has a compiled form of its own.
        if guards.is_empty() { shared.get_or_compile(frozen.clone(), compile) } else { Arc::new(compile()) }
    };
    let throttles = usage::stage_throttles(&stage);
    let cache = cache::stage_cache(&stage);
    let variables = variables(stage.variables);
    StagePlan {
        revision: document.map_or(0, |document| document.revision),
        account_id: id.account.clone(),
        region: id.region.clone(),
        api_id: id.api_id().into(),
        stage_name: id.own_id().into(),
        throttles,
        cache,
        client_identity: identity.unwrap_or_default(),
        deployment: deployment(stage.deployment_id.as_deref()),
        canary: stage.canary_settings.map(|canary| CanaryPlan {
            percent_traffic: canary.percent_traffic.unwrap_or_default(),
            deployment: deployment(canary.deployment_id.as_deref()),
            variables: variables.clone().into_iter().chain(self::variables(canary.stage_variable_overrides)).collect(),
            use_stage_cache: canary.use_stage_cache == Some(true),
        }),
        variables,
    }
}

/// Lowers one method of an API as it is now, deployed or not, on a stage that is nowhere else. Whoever tests it is asked
/// for no permission: what guards the way to the method is left out, what belongs to its execution is in force.
#[must_use]
pub fn test_plan(
    documents: &impl Documents,
    api: &DocumentId,
    resource_id: &str,
    verb: &str,
    stage: Stage,
) -> StagePlan {
    let mut frozen = FrozenApi::freeze(documents, api);
    // What concerns connections: there is none.
    frozen.api = RestApi {
        policy: None,
        endpoint_configuration: None,
        security_policy: None,
        endpoint_access_mode: None,
        minimum_compression_size: None,
        ..frozen.api
    };
    frozen.resources.retain(|resource| resource.id.as_deref() == Some(resource_id));
    for methods in frozen.resources.iter_mut().filter_map(|resource| resource.resource_methods.as_mut()) {
        methods.retain(|present, _| present == verb);
        for method in methods.values_mut() {
            (method.authorization_type, method.api_key_required) = (None, None);
        }
    }
    let identity = client_certificate::identity(documents, api, &stage);
    test_stage(api, &frozen, stage, identity)
}

/// An authorizer of an API as it is now, asked by a method that is nowhere else.
#[must_use]
pub fn test_authorizer_plan(api: &DocumentId, authorizer: Authorizer, stage: Stage) -> StagePlan {
    let authorization_type = match authorizer.r#type.as_deref() {
        Some("TOKEN" | "REQUEST") => Some("CUSTOM".to_owned()),
        _ => authorizer.r#type.clone(),
    };
    let method = Method { authorization_type, authorizer_id: authorizer.id.clone(), ..Method::default() };
    let root = Resource {
        path: Some("/".to_owned()),
        resource_methods: Some([("GET".to_owned(), method)].into_iter().collect()),
        ..Resource::default()
    };
    let frozen = FrozenApi { resources: vec![root], authorizers: vec![authorizer], ..FrozenApi::default() };
    test_stage(api, &frozen, stage, Ok(None))
}

fn test_stage(
    api: &DocumentId,
    frozen: &FrozenApi,
    stage: Stage,
    identity: Result<Option<Identity>, String>,
) -> StagePlan {
    StagePlan {
        revision: 0,
        account_id: api.account.clone(),
        region: api.region.clone(),
        api_id: api.id.clone(),
        stage_name: TEST_STAGE.into(),
        throttles: Default::default(),
        cache: None,
        deployment: Arc::new(methods::deployment_plan(
            frozen,
            &api_arn(api),
            "",
            &guards::StageGuards::of(&stage, &identity),
        )),
        client_identity: identity.unwrap_or_default(),
        variables: variables(stage.variables),
        canary: None,
    }
}

/// The ARN of an API as one that is called, by the id of it or of something in it.
fn api_arn(id: &DocumentId) -> String {
    let partition = stagedoor_gateway::policy::partition(&id.region);
    format!("arn:{partition}:execute-api:{}:{}:{}", id.region, id.account, id.api_id())
}

fn variables(given: Option<IndexMap<String, Option<String>>>) -> BTreeMap<String, String> {
    given.into_iter().flatten().map(|(name, value)| (name, value.unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests;
