//! The keyrings of all accounts and regions, as those who publish change them: one key at a time, without a look at
//! the others.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::keyring::{Keyring, KeysByValue, PlanSlot, PublishedKey, Subscription, SubscriptionName};
use crate::plan::{ApiKeyPlan, UsedDay};
use crate::publish::UsageChange;

/// Changes of keys and plans come in the order in which they were made, from the one thread that commits them; so there
/// are no revisions here.
#[derive(Debug, Default)]
pub(crate) struct Keyrings {
    drafts: HashMap<Owner, Draft>,
    /// Whose keys have changed since they were published.
    changed: HashSet<Owner>,
}

/// Account and region.
type Owner = (Arc<str>, Arc<str>);

/// What will be published of one account and region.
#[derive(Debug, Default)]
struct Draft {
    ring: Arc<Keyring>,
    by_value: KeysByValue,
    by_id: HashMap<Arc<str>, Arc<PublishedKey>>,
    plans: HashMap<Arc<str>, Arc<PlanSlot>>,
}

impl Keyrings {
    /// The keyring that the stages of an account and region use.
    pub(crate) fn of(&mut self, account_id: &Arc<str>, region: &Arc<str>) -> Arc<Keyring> {
        self.drafts.entry((account_id.clone(), region.clone())).or_default().ring.clone()
    }

    /// Notes a change; [`Keyrings::publish`] makes it visible.
    pub(crate) fn apply(&mut self, account_id: Arc<str>, region: Arc<str>, change: UsageChange) {
        let owner = (account_id, region);
        self.drafts.entry(owner.clone()).or_default().apply(&owner, change);
        self.changed.insert(owner);
    }

    /// Makes the changes visible, all of an account and region at once.
    pub(crate) fn publish(&mut self) {
        for owner in self.changed.drain() {
            if let Some(draft) = self.drafts.get(&owner) {
                draft.ring.keys.store(Arc::new(draft.by_value.clone()));
            }
        }
    }

    /// The key in the plan.
    pub(crate) fn subscription(
        &self,
        account_id: &str,
        region: &str,
        plan_id: &str,
        key_id: &str,
    ) -> Option<&Arc<Subscription>> {
        let key = self.drafts.get(&(account_id.into(), region.into()))?.by_id.get(key_id)?;
        key.subscriptions.iter().find(|subscription| &*subscription.plan.plan_id == plan_id)
    }

    /// Lets go of what no stage uses and no key or plan is in.
    pub(crate) fn forget_unused(&mut self) {
        self.drafts.retain(|_, draft| {
            Arc::strong_count(&draft.ring) > 1 || !draft.by_id.is_empty() || !draft.plans.is_empty()
        });
    }
}

impl Draft {
    fn apply(&mut self, owner: &Owner, change: UsageChange) {
        match change {
            UsageChange::PutKey(key) => self.put_key(key),
            UsageChange::RemoveKey { key_id } => {
                if let Some(key) = self.by_id.remove(&key_id) {
                    self.by_value.remove_mut(&key.value_digest);
                    key.subscriptions.iter().for_each(|subscription| subscription.end());
                }
            }
            UsageChange::PutPlan(plan) => self.slot(&plan.plan_id).plan.store(Arc::new(plan)),
            UsageChange::RemovePlan { plan_id } => {
                if let Some(slot) = self.plans.remove(&plan_id) {
                    // Keys that are still in it find that it opens nothing.
                    slot.plan.store(Arc::default());
                }
            }
            UsageChange::PutPlanKey { plan_id, key_id, days } => self.put_plan_key(owner, &plan_id, &key_id, &days),
            UsageChange::RemovePlanKey { plan_id, key_id } => {
                self.change_subscriptions(&key_id, |all| {
                    for left in all.extract_if(.., |one| one.plan.plan_id == plan_id) {
                        left.end();
                    }
                });
            }
        }
    }

    fn put_key(&mut self, key: ApiKeyPlan) {
        let ApiKeyPlan { key_id, value_digest, enabled } = key;
        let present = self.by_id.get(&key_id);
        let subscriptions = present.map(|present| present.subscriptions.clone()).unwrap_or_default();
        if let Some(other) = present.filter(|present| present.value_digest != value_digest) {
            self.by_value.remove_mut(&other.value_digest);
        }
        self.put(PublishedKey { key_id, value_digest, enabled, subscriptions });
    }

    fn put_plan_key(&mut self, owner: &Owner, plan_id: &Arc<str>, key_id: &Arc<str>, days: &[UsedDay]) {
        let slot = self.slot(plan_id);
        let (account_id, region) = owner.clone();
        let name = SubscriptionName { account_id, region, key_id: key_id.clone() };
        self.change_subscriptions(key_id, |all| {
            if all.iter().all(|one| one.plan.plan_id != *plan_id) {
                all.push(Arc::new(Subscription::new(slot, name, days)));
            }
        });
    }

    fn change_subscriptions(&mut self, key_id: &str, change: impl FnOnce(&mut Vec<Arc<Subscription>>)) {
        let Some(present) = self.by_id.get(key_id) else { return };
        let mut subscriptions = present.subscriptions.clone();
        change(&mut subscriptions);
        let PublishedKey { key_id, value_digest, enabled, .. } = &**present;
        let key =
            PublishedKey { key_id: key_id.clone(), value_digest: *value_digest, enabled: *enabled, subscriptions };
        self.put(key);
    }

    fn put(&mut self, key: PublishedKey) {
        let key = Arc::new(key);
        self.by_value.insert_mut(key.value_digest, key.clone());
        self.by_id.insert(key.key_id.clone(), key);
    }

    /// Where the plan of that id lies, or will.
    fn slot(&mut self, plan_id: &Arc<str>) -> Arc<PlanSlot> {
        let slot = self.plans.entry(plan_id.clone());
        slot.or_insert_with(|| Arc::new(PlanSlot::new(plan_id.clone()))).clone()
    }
}
