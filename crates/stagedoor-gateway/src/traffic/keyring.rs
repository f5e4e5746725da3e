//! The API keys of one account and region as the request path finds them, with what each has used of its usage plans.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;
use rpds::HashTrieMapSync;
use stagedoor_wire::Timestamp;

use super::bucket::Bucket;
use super::counts::{Counts, UsageCount};
use super::usage::Usage;
use crate::plan::{MethodThrottle, Quota, UsagePlan, UsagePlanStage, UsedDay, ValueDigest};

/// The keys by value: a copy shares all but the path to what is then changed.
pub(super) type KeysByValue = HashTrieMapSync<ValueDigest, Arc<PublishedKey>, foldhash::fast::RandomState>;

/// What the stages of one account and region share.
#[derive(Debug)]
pub(crate) struct Keyring {
    pub(super) keys: ArcSwap<KeysByValue>,
    /// Of the account's own throttle.
    pub(crate) account_bucket: Bucket,
}

/// An API key that callers can use.
#[derive(Debug)]
pub(crate) struct PublishedKey {
    pub(crate) key_id: Arc<str>,
    pub(super) value_digest: ValueDigest,
    pub(crate) enabled: bool,
    /// One for each usage plan that it is in.
    pub(super) subscriptions: Vec<Arc<Subscription>>,
}

/// One key in one usage plan. Outlives the changes of both.
#[derive(Debug)]
pub(crate) struct Subscription {
    pub(super) plan: Arc<PlanSlot>,
    /// Over all stages of the plan.
    pub(crate) bucket: Bucket,
    /// Of the methods that the plan throttles by themselves, from their first use on.
    method_buckets: ArcSwap<Vec<MethodBucket>>,
    /// Day and counts change together, so there is a lock; it is held for some additions.
    usage: Mutex<Usage>,
    name: SubscriptionName,
}

/// Whose usage it is.
#[derive(Debug)]
pub(super) struct SubscriptionName {
    pub(super) account_id: Arc<str>,
    pub(super) region: Arc<str>,
    pub(super) key_id: Arc<str>,
}

/// Where the newest form of a usage plan lies. Without one it opens nothing.
#[derive(Debug)]
pub(super) struct PlanSlot {
    pub(super) plan_id: Arc<str>,
    pub(super) plan: ArcSwap<UsagePlan>,
}

#[derive(Clone, Debug)]
struct MethodBucket {
    api_id: Arc<str>,
    stage_name: Arc<str>,
    resource_path: Arc<str>,
    http_method: Arc<str>,
    bucket: Arc<Bucket>,
}

impl Keyring {
    /// The key of that value.
    pub(crate) fn find(&self, value: &[u8]) -> Option<Arc<PublishedKey>> {
        self.keys.load().get(&ValueDigest::of(value)).cloned()
    }
}

impl Default for Keyring {
    fn default() -> Self {
        let keys = KeysByValue::new_with_hasher_and_ptr_kind(foldhash::fast::RandomState::default());
        Self { keys: ArcSwap::from_pointee(keys), account_bucket: Bucket::default() }
    }
}

impl PublishedKey {
    /// Whether the key is in any usage plan.
    pub(crate) fn has_plans(&self) -> bool {
        !self.subscriptions.is_empty()
    }

    /// The one of the key's usage plans that opens a stage, as it is now. AWS: there is at most one (documented).
    pub(crate) fn subscription(&self, api_id: &str, stage_name: &str) -> Option<(&Arc<Subscription>, Arc<UsagePlan>)> {
        self.subscriptions.iter().find_map(|subscription| {
            let plan = subscription.plan.plan.load();
            plan.stage(api_id, stage_name)?;
            Some((subscription, Arc::clone(&plan)))
        })
    }
}

impl PlanSlot {
    pub(super) fn new(plan_id: Arc<str>) -> Self {
        Self { plan_id, plan: ArcSwap::default() }
    }
}

impl Subscription {
    pub(super) fn new(plan: Arc<PlanSlot>, name: SubscriptionName, days: &[UsedDay]) -> Self {
        let usage = Mutex::new(Usage::resume(days));
        Self { plan, bucket: Bucket::default(), method_buckets: ArcSwap::default(), usage, name }
    }

    fn usage(&self) -> MutexGuard<'_, Usage> {
        self.usage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Requests that are left of the quota's period.
    pub(crate) fn remaining(&self, quota: &Quota, now: Timestamp) -> u64 {
        self.usage().remaining(quota, now)
    }

    /// Counts a request unless the quota is used up.
    pub(crate) fn count(self: &Arc<Self>, quota: Option<&Quota>, now: Timestamp, counts: &Counts) -> bool {
        let mut usage = self.usage();
        let counted = usage.count(quota, now);
        if counted {
            self.note(usage, counts);
        }
        counted
    }

    /// Makes so much remain of the plan's quota; says whether it has one.
    pub(crate) fn set_remaining(self: &Arc<Self>, remaining: u32, now: Timestamp, counts: &Counts) -> bool {
        let plan = self.plan.plan.load();
        let Some(quota) = &plan.quota else { return false };
        let mut usage = self.usage();
        usage.set_remaining(remaining, quota, now);
        self.note(usage, counts);
        true
    }

    pub(super) fn take_unkept(&self) -> Vec<UsedDay> {
        self.usage().take_unkept()
    }

    pub(super) fn give_back(self: &Arc<Self>, days: &[UsedDay], counts: &Counts) {
        let mut usage = self.usage();
        usage.give_back(days);
        self.note(usage, counts);
    }

    /// The key has left the plan.
    pub(super) fn end(&self) {
        self.usage().end();
    }

    pub(super) fn as_count(&self, day: UsedDay) -> UsageCount {
        let SubscriptionName { account_id, region, key_id } = &self.name;
        UsageCount {
            account_id: account_id.clone(),
            region: region.clone(),
            plan_id: self.plan.plan_id.clone(),
            key_id: key_id.clone(),
            day,
        }
    }

    fn note(self: &Arc<Self>, mut usage: MutexGuard<'_, Usage>, counts: &Counts) {
        let is_news = usage.note();
        drop(usage);
        if is_news {
            counts.note(self);
        }
    }

    /// The bucket of a method that the plan throttles by itself.
    pub(crate) fn method_bucket(&self, stage: &UsagePlanStage, throttle: &MethodThrottle) -> Arc<Bucket> {
        let is_it = |present: &&MethodBucket| {
            present.resource_path == throttle.resource_path
                && present.http_method == throttle.http_method
                && present.stage_name == stage.stage_name
                && present.api_id == stage.api_id
        };
        let find = |buckets: &[MethodBucket]| buckets.iter().find(is_it).map(|present| present.bucket.clone());
        if let Some(bucket) = find(&self.method_buckets.load()) {
            return bucket;
        }
        let fresh = Arc::new(Bucket::default());
        self.method_buckets.rcu(|present| {
            if present.iter().find(is_it).is_some() {
                return Arc::clone(present);
            }
            let plan = self.plan.plan.load();
            // Those of methods that the plan no longer throttles go, so that there are never more than it has.
            let wanted = |bucket: &&MethodBucket| {
                plan.stage(&bucket.api_id, &bucket.stage_name)
                    .is_some_and(|stage| stage.throttles.of(&bucket.resource_path, &bucket.http_method).is_some())
            };
            let mut buckets: Vec<MethodBucket> = present.iter().filter(wanted).cloned().collect();
            buckets.push(MethodBucket {
                api_id: stage.api_id.clone(),
                stage_name: stage.stage_name.clone(),
                resource_path: throttle.resource_path.clone(),
                http_method: throttle.http_method.clone(),
                bucket: fresh.clone(),
            });
            Arc::new(buckets)
        });
        find(&self.method_buckets.load()).unwrap_or(fresh)
    }
}
