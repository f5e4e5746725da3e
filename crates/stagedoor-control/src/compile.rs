//! Entities to plans: lowers a stage and the content that its deployment froze into what the gateway executes.
//!
//! Lowering is total. The service accepts many configurations that fail only when they are called; such a node
//! becomes a method that answers API_CONFIGURATION_ERROR, so that one bad method never blocks a stage.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use stagedoor_gateway::plan::{DeploymentPlan, StagePlan};
use stagedoor_wire::apigateway::Stage;

use crate::entity;
use crate::store::{DocumentId, Documents, Kind};

mod frozen;
mod guards;
mod integration;
mod methods;
pub mod support;

pub use frozen::FrozenApi;

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
    let deployment_id = stage.deployment_id.clone().unwrap_or_default();
    let deployment =
        DocumentId { kind: Kind::Deployment, id: format!("{}/{deployment_id}", id.api_id()).into(), ..id.clone() };
    let compile = |guards: &guards::StageGuards| {
        let api = FrozenApi::of_deployment(documents, &deployment).unwrap_or_default();
        methods::deployment_plan(&api, &deployment_id, guards)
    };
    let guards = guards::StageGuards::of(&stage);
    StagePlan {
        revision: document.map_or(0, |document| document.revision),
        account_id: id.account.clone(),
        region: id.region.clone(),
        api_id: id.api_id().into(),
        stage_name: id.own_id().into(),
        variables: stage
            .variables
            .unwrap_or_default()
            .into_iter()
            .map(|(name, value)| (name, value.unwrap_or_default()))
            .collect(),
        // A stage whose own settings guard methods has a compiled form of its own.
        deployment: if guards.is_empty() {
            shared.get_or_compile(deployment.clone(), || compile(&guards))
        } else {
            Arc::new(compile(&guards))
        },
    }
}

#[cfg(test)]
mod tests;
