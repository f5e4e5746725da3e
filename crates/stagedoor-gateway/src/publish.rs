//! Which stages there are: an index of pointers that every publish replaces. API keys and usage plans lie beside it.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use stagedoor_http::tls::TlsPolicy;
use stagedoor_wire::Random;

use crate::domain_names::DomainNames;
use crate::metrics::StageCounters;
use crate::plan::{ApiKeyPlan, DomainNamePlan, StagePlan, UsagePlan, UsedDay};
use crate::steps::authorize::CacheScope;
use crate::traffic::{Keyring, Keyrings, StageBuckets, StageCaching};
use crate::vpc_links::VpcLinks;

/// A change of what is served.
#[derive(Debug)]
pub enum Change {
    PutStage(StagePlan),
    RemoveStage {
        api_id: Arc<str>,
        stage_name: Arc<str>,
        revision: u64,
    },
    /// The API exists, with or without stages.
    PutApi {
        api_id: Arc<str>,
        revision: u64,
    },
    /// The API and all its stages are gone.
    RemoveApi {
        api_id: Arc<str>,
        revision: u64,
    },
    /// A custom domain name with its base path mappings.
    PutDomainName(DomainNamePlan),
    RemoveDomainName {
        id: Arc<str>,
        revision: u64,
    },
    /// A VPC link, with the ARNs of the load balancers that it leads to.
    PutVpcLink {
        account_id: Arc<str>,
        region: Arc<str>,
        id: Arc<str>,
        target_arns: Vec<String>,
        revision: u64,
    },
    RemoveVpcLink {
        account_id: Arc<str>,
        region: Arc<str>,
        id: Arc<str>,
        revision: u64,
    },
    /// A change of the API keys and usage plans of one account and region.
    Usage {
        account_id: Arc<str>,
        region: Arc<str>,
        change: UsageChange,
    },
}

/// A change of who may call how much. What is counted and throttled goes on where it stood.
#[derive(Debug)]
pub enum UsageChange {
    PutKey(ApiKeyPlan),
    /// The key is gone, from all usage plans too.
    RemoveKey {
        key_id: Arc<str>,
    },
    PutPlan(UsagePlan),
    RemovePlan {
        plan_id: Arc<str>,
    },
    /// The key, which is there, is in the plan.
    PutPlanKey {
        plan_id: Arc<str>,
        key_id: Arc<str>,
        /// What was counted before this process began, in the order of days: the very first, and those of the longest
        /// period.
        days: Vec<UsedDay>,
    },
    RemovePlanKey {
        plan_id: Arc<str>,
        key_id: Arc<str>,
    },
}

/// A stage as the index holds it.
#[derive(Debug)]
pub(crate) struct PublishedStage {
    pub(crate) plan: StagePlan,
    /// Outlive the plan: the next plan of the same stage counts on.
    pub(crate) counters: Arc<StageCounters>,
    pub(crate) buckets: StageBuckets,
    /// Its entries outlive the plan as well.
    pub(crate) caching: Option<StageCaching>,
    /// The API keys of the stage's account and region.
    pub(crate) keyring: Arc<Keyring>,
    /// Which answers of authorizers the stage's callers find.
    pub(crate) authorizer_scope: Arc<CacheScope>,
}

/// What new caches are made of.
pub(crate) struct CacheMaking<'a> {
    /// Bytes of a gigabyte of `cacheClusterSize`.
    pub(crate) gigabyte: u64,
    pub(crate) random: &'a dyn Random,
}

/// All APIs by id in lower case: callers may write an id in any case.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    apis: HashMap<Arc<str>, Arc<Api>, foldhash::fast::RandomState>,
    domain_names: Arc<DomainNames>,
    vpc_links: Arc<VpcLinks>,
}

#[derive(Clone, Debug, Default)]
struct Api {
    revision: u64,
    stages: HashMap<Arc<str>, Arc<PublishedStage>, foldhash::fast::RandomState>,
}

/// What those who publish know beside the index.
#[derive(Debug, Default)]
pub(crate) struct Publishing {
    removed: Removed,
    pub(crate) keyrings: Keyrings,
}

/// The newest removals, so that an older change that comes late is not taken for something new.
#[derive(Debug, Default)]
struct Removed {
    /// API id, stage name (`None`: the whole API), revision.
    removals: VecDeque<(Arc<str>, Option<Arc<str>>, u64)>,
}

/// Changes come in order but for races of moments, so few removals need to be remembered.
const REMEMBERED_REMOVALS: usize = 1024;

impl Removed {
    fn remember(&mut self, api_id: &Arc<str>, stage_name: Option<&Arc<str>>, revision: u64) {
        if self.removals.len() == REMEMBERED_REMOVALS {
            self.removals.pop_front();
        }
        self.removals.push_back((api_id.clone(), stage_name.cloned(), revision));
    }

    /// Whether the API, or that stage of it, was removed by a change newer than `revision`.
    fn is_removed(&self, api_id: &str, stage_name: Option<&str>, revision: u64) -> bool {
        self.removals.iter().any(|(api, stage, removed_at)| {
            **api == *api_id && (stage.is_none() || stage.as_deref() == stage_name) && *removed_at > revision
        })
    }
}

impl Index {
    /// Makes the changes of one publish.
    pub(crate) fn apply_all(&mut self, changes: Vec<Change>, publishing: &mut Publishing, caches: &CacheMaking<'_>) {
        let of_domain_name =
            |change: &Change| matches!(change, Change::PutDomainName(_) | Change::RemoveDomainName { .. });
        let has_domain_names = changes.iter().any(of_domain_name);
        for change in changes {
            self.apply(change, publishing, caches);
        }
        if has_domain_names {
            Arc::make_mut(&mut self.domain_names).settle();
        }
    }

    fn apply(&mut self, change: Change, publishing: &mut Publishing, caches: &CacheMaking<'_>) {
        let Publishing { removed, keyrings } = publishing;
        match change {
            Change::PutStage(plan) => self.put_stage(plan, removed, keyrings, caches),
            Change::RemoveStage { api_id, stage_name, revision } => {
                removed.remember(&lower_case(&api_id), Some(&stage_name), revision);
                if let Some(api) = self.apis.get_mut(&lower_case(&api_id))
                    && api.stages.get(&stage_name).is_some_and(|stage| stage.plan.revision <= revision)
                {
                    Arc::make_mut(api).stages.remove(&stage_name);
                }
            }
            Change::PutApi { api_id, revision } => {
                let api_id = lower_case(&api_id);
                if !removed.is_removed(&api_id, None, revision) {
                    let api = Arc::make_mut(self.apis.entry(api_id).or_default());
                    api.revision = api.revision.max(revision);
                }
            }
            Change::RemoveApi { api_id, revision } => {
                let api_id = lower_case(&api_id);
                removed.remember(&api_id, None, revision);
                if self.apis.get(&api_id).is_some_and(|api| api.revision <= revision) {
                    self.apis.remove(&api_id);
                }
            }
            Change::PutDomainName(plan) => {
                // A domain name has a dot, so that it is taken for no API.
                if !removed.is_removed(&plan.id, None, plan.revision) {
                    Arc::make_mut(&mut self.domain_names).put(plan);
                }
            }
            Change::RemoveDomainName { id, revision } => {
                removed.remember(&id, None, revision);
                Arc::make_mut(&mut self.domain_names).remove(&id, revision);
            }
            Change::PutVpcLink { account_id, region, id, target_arns, revision } => {
                Arc::make_mut(&mut self.vpc_links).put([account_id, region, id], target_arns, revision);
            }
            Change::RemoveVpcLink { account_id, region, id, revision } => {
                Arc::make_mut(&mut self.vpc_links).remove(&[account_id, region, id], revision);
            }
            Change::Usage { account_id, region, change } => keyrings.apply(account_id, region, change),
        }
    }

    fn put_stage(&mut self, plan: StagePlan, removed: &Removed, keyrings: &mut Keyrings, caches: &CacheMaking<'_>) {
        let api_id = lower_case(&plan.api_id);
        if removed.is_removed(&api_id, Some(&plan.stage_name), plan.revision) {
            return;
        }
        let api = Arc::make_mut(self.apis.entry(api_id).or_default());
        api.revision = api.revision.max(plan.revision);
        let present = api.stages.get(&plan.stage_name);
        if present.is_none_or(|present| present.plan.revision <= plan.revision) {
            let counters = present.map_or_else(Arc::default, |present| present.counters.clone());
            let buckets = StageBuckets::of(&plan, present.map(|present| (&present.plan, &present.buckets)));
            let cached = present.and_then(|present| present.caching.as_ref());
            let caching = StageCaching::of(&plan, cached, caches.gigabyte, caches.random);
            let keyring = keyrings.of(&plan.account_id, &plan.region);
            let authorizer_scope = present.map_or_else(Arc::default, |present| present.authorizer_scope.clone());
            let stage = PublishedStage { plan, counters, buckets, caching, keyring, authorizer_scope };
            api.stages.insert(stage.plan.stage_name.clone(), Arc::new(stage));
        }
    }

    /// What is published under an API id, written in any case, and a stage name.
    pub(crate) fn find(&self, api_id: &str, stage_name: &str) -> Found<'_> {
        let api = if api_id.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.apis.get(api_id.to_ascii_lowercase().as_str())
        } else {
            self.apis.get(api_id)
        };
        match api {
            None => Found::NoApi,
            Some(api) => api.stages.get(stage_name).map_or(Found::NoStage, Found::Stage),
        }
    }

    /// What the stages of an API agree on; where they do not, each request is looked at.
    pub(crate) fn tls_policy(&self, api_id: &str) -> TlsPolicy {
        let Some(api) = self.apis.get(api_id) else { return TlsPolicy::default() };
        let mut policies = api.stages.values().map(|stage| stage.plan.deployment.connection.policy);
        let first = policies.next().unwrap_or_default();
        if policies.all(|policy| policy == first) { first } else { TlsPolicy::default() }
    }

    pub(crate) fn domain_names(&self) -> &DomainNames {
        &self.domain_names
    }

    pub(crate) fn vpc_links(&self) -> &VpcLinks {
        &self.vpc_links
    }

    pub(crate) fn stages(&self) -> impl Iterator<Item = &Arc<PublishedStage>> {
        self.apis.values().flat_map(|api| api.stages.values())
    }
}

/// What a look-up found.
#[derive(Debug)]
pub(crate) enum Found<'i> {
    NoApi,
    NoStage,
    Stage(&'i Arc<PublishedStage>),
}

fn lower_case(api_id: &Arc<str>) -> Arc<str> {
    if api_id.bytes().any(|byte| byte.is_ascii_uppercase()) {
        api_id.to_ascii_lowercase().into()
    } else {
        api_id.clone()
    }
}
