//! Which methods of a stage are cached, by their indices in the deployments: made when the stage is published, so that no
//! request has to look for it.

use std::sync::Arc;

use stagedoor_wire::Random;

use super::StageCache;
use crate::plan::{CachePlan, CachingPlan, DeploymentPlan, StagePlan};

/// The cache of a stage with the methods that use it.
#[derive(Debug)]
pub(crate) struct StageCaching {
    pub(crate) cache: Arc<StageCache>,
    of_deployment: Vec<Option<CachedMethod>>,
    /// `None`: the canary uses no cache.
    of_canary: Option<Vec<Option<CachedMethod>>>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct CachedMethod {
    pub(crate) caching: CachingPlan,
    /// Other verbs of an ANY method are not cached.
    pub(crate) get_only: bool,
}

impl StageCaching {
    /// The caching of `plan`; `None` when it has none. A cache of the same size goes on with its entries. AWS: another
    /// size empties it (documented).
    pub(crate) fn of(plan: &StagePlan, present: Option<&Self>, gigabyte: u64, random: &dyn Random) -> Option<Self> {
        let cache_plan = plan.cache.as_ref()?;
        // A cast of floats ends at the bounds of the target.
        let capacity = (cache_plan.gigabytes * gigabyte as f64) as u64;
        let kept = present.map(|present| &present.cache).filter(|cache| cache.capacity() == capacity).cloned();
        let cache = match kept {
            Some(kept) => kept,
            None => Arc::new(StageCache::new(capacity, random)?),
        };
        let canary = plan.canary.as_ref().filter(|canary| canary.use_stage_cache);
        Some(Self {
            cache,
            of_deployment: methods(cache_plan, &plan.deployment),
            of_canary: canary.map(|canary| methods(cache_plan, &canary.deployment)),
        })
    }

    /// The caching of a method, if it has any.
    pub(crate) fn get(&self, is_canary: bool, method_index: usize) -> Option<&CachedMethod> {
        let methods = if is_canary { self.of_canary.as_ref()? } else { &self.of_deployment };
        methods.get(method_index)?.as_ref()
    }
}

fn methods(plan: &CachePlan, deployment: &DeploymentPlan) -> Vec<Option<CachedMethod>> {
    let methods = deployment.methods.iter().map(|method| {
        let (caching, get_only) = plan.methods.of(&method.resource_path, &method.http_method)?;
        Some(CachedMethod { caching, get_only })
    });
    methods.collect()
}
