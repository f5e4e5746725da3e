//! The buckets of a stage's methods. They outlive the stage's plans, and a canary shares them.

use std::collections::HashMap;
use std::sync::Arc;

use super::bucket::Bucket;
use crate::plan::{DeploymentPlan, StagePlan, Throttle};

/// The throttled methods of a stage, by their indices in the deployments. Made when the stage is published, so that no
/// request has to look for its bucket.
#[derive(Debug, Default)]
pub(crate) struct StageBuckets {
    /// Empty when the stage throttles nothing.
    of_deployment: Vec<Option<ThrottledMethod>>,
    of_canary: Vec<Option<ThrottledMethod>>,
}

#[derive(Clone, Debug)]
pub(crate) struct ThrottledMethod {
    pub(crate) throttle: Throttle,
    pub(crate) bucket: Arc<Bucket>,
}

/// By path and verb: indices differ from deployment to deployment.
type ByName<'p> = HashMap<(&'p str, &'p str), Arc<Bucket>>;

impl StageBuckets {
    /// The buckets of `plan`; methods that `present` throttled already keep theirs.
    pub(crate) fn of(plan: &StagePlan, present: Option<(&StagePlan, &Self)>) -> Self {
        if plan.throttles.is_empty() {
            return Self::default();
        }
        let mut buckets = ByName::new();
        if let Some((plan, present)) = present {
            let canary = plan.canary.as_ref().map(|canary| &canary.deployment);
            for (deployment, methods) in
                [(Some(&plan.deployment), &present.of_deployment), (canary, &present.of_canary)]
            {
                let methods = deployment.into_iter().flat_map(|plan| &plan.methods).zip(methods);
                buckets.extend(methods.filter_map(|(method, throttled)| {
                    Some(((&*method.resource_path, &*method.http_method), throttled.as_ref()?.bucket.clone()))
                }));
            }
        }
        let of_deployment = throttled(plan, &plan.deployment, &mut buckets);
        let canary = plan.canary.as_ref();
        let of_canary = canary.map(|canary| throttled(plan, &canary.deployment, &mut buckets)).unwrap_or_default();
        Self { of_deployment, of_canary }
    }

    /// The throttle of a method; most stages have none.
    pub(crate) fn get(&self, is_canary: bool, method_index: usize) -> Option<&ThrottledMethod> {
        let methods = if is_canary { &self.of_canary } else { &self.of_deployment };
        methods.get(method_index)?.as_ref()
    }
}

fn throttled<'p>(
    plan: &'p StagePlan,
    deployment: &'p DeploymentPlan,
    buckets: &mut ByName<'p>,
) -> Vec<Option<ThrottledMethod>> {
    let methods = deployment.methods.iter().map(|method| {
        let name = (&*method.resource_path, &*method.http_method);
        let throttle = *plan.throttles.of(name.0, name.1)?;
        Some(ThrottledMethod { throttle, bucket: buckets.entry(name).or_default().clone() })
    });
    methods.collect()
}
