//! Entities to plans: lowers a stage and the content that its deployment froze into what the gateway executes.
//!
//! Lowering is total. The service accepts many configurations that fail only when they are called; such a node
//! becomes a method that answers API_CONFIGURATION_ERROR, so that one bad method never blocks a stage.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use indexmap::IndexMap;
use stagedoor_gateway::plan::{CanaryPlan, DeploymentPlan, StagePlan};
use stagedoor_wire::apigateway::Stage;

use crate::entity;
use crate::store::{DocumentId, Documents, Kind};

mod frozen;
mod guards;
mod integration;
mod methods;
pub mod support;
mod usage;

pub use frozen::FrozenApi;
pub(crate) use usage::{api_key, usage_plan};

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
    let guards = guards::StageGuards::of(&stage);
    let deployment = |deployment_id: Option<&str>| {
        let deployment_id = deployment_id.unwrap_or_default();
        let frozen = format!("{}/{deployment_id}", id.api_id()).into();
        let frozen = DocumentId { kind: Kind::Deployment, id: frozen, ..id.clone() };
        let compile = || {
            let api = FrozenApi::of_deployment(documents, &frozen).unwrap_or_default();
            methods::deployment_plan(&api, deployment_id, &guards)
        };
        // A stage whose own settings guard methods has a compiled form of its own.
        if guards.is_empty() { shared.get_or_compile(frozen.clone(), compile) } else { Arc::new(compile()) }
    };
    let throttles = usage::stage_throttles(&stage);
    let variables = variables(stage.variables);
    StagePlan {
        revision: document.map_or(0, |document| document.revision),
        account_id: id.account.clone(),
        region: id.region.clone(),
        api_id: id.api_id().into(),
        stage_name: id.own_id().into(),
        throttles,
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

fn variables(given: Option<IndexMap<String, Option<String>>>) -> BTreeMap<String, String> {
    given.into_iter().flatten().map(|(name, value)| (name, value.unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests;
