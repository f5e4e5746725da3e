//! Which custom domain names there are, by the hosts that lead to them.

use std::collections::HashMap;
use std::sync::Arc;

use crate::plan::DomainNamePlan;

type Map = HashMap<Arc<str>, Arc<DomainNamePlan>, foldhash::fast::RandomState>;

/// The custom domain names of an installation.
#[derive(Clone, Debug, Default)]
pub(crate) struct DomainNames {
    by_id: Map,
    by_host: Map,
    have_identities: bool,
}

impl DomainNames {
    /// Puts a domain name in place of the one it was; an older one than that is ignored.
    pub(crate) fn put(&mut self, plan: DomainNamePlan) {
        if self.revision(&plan.id).is_none_or(|present| present <= plan.revision) {
            self.by_id.insert(plan.id.clone(), Arc::new(plan));
        }
    }

    pub(crate) fn remove(&mut self, id: &str, revision: u64) {
        if self.revision(id).is_some_and(|present| present <= revision) {
            self.by_id.remove(id);
        }
    }

    fn revision(&self, id: &str) -> Option<u64> {
        self.by_id.get(id).map(|plan| plan.revision)
    }

    /// Sorts the hosts anew, once all changes of a publish are made.
    pub(crate) fn settle(&mut self) {
        self.by_host.clear();
        self.have_identities = self.by_id.values().any(|plan| plan.identity.is_some());
        // The last one stays: public ones come behind private ones.
        for is_private in [true, false] {
            for plan in self.by_id.values().filter(|plan| plan.is_private == is_private) {
                self.by_host.extend(plan.hosts.iter().map(|host| (host.clone(), plan.clone())));
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.by_host.is_empty()
    }

    /// Whether a certificate was uploaded for any.
    pub(crate) fn have_identities(&self) -> bool {
        self.have_identities
    }

    /// The domain name at a host, in lower case and without a port.
    pub(crate) fn at(&self, host: &str) -> Option<&Arc<DomainNamePlan>> {
        self.by_host.get(host)
    }
}
