//! Where VPC links lead. The service's links end in load balancers of a private network; here a setting says for each
//! link, or for the load balancer that it leads to, at which addresses the backends are.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use stagedoor_http::client::Address;

use crate::plan::StagePlan;

/// Addresses by the id of a link, or by the ARN of a load balancer.
#[derive(Debug, Default)]
pub struct VpcLinkAddresses {
    by_name: HashMap<String, Addresses>,
}

/// Taken in turn.
#[derive(Debug, Default)]
struct Addresses {
    all: Vec<Address>,
    next: AtomicUsize,
}

impl VpcLinkAddresses {
    /// One more address for a link or a load balancer.
    pub fn add(&mut self, name: &str, address: Address) {
        self.by_name.entry(name.to_owned()).or_default().all.push(address);
    }

    fn next(&self, name: &str) -> Option<Address> {
        let addresses = self.by_name.get(name)?;
        let turn = addresses.next.fetch_add(1, Ordering::Relaxed).checked_rem(addresses.all.len())?;
        addresses.all.get(turn).cloned()
    }
}

/// The links that there are, with the load balancers that they lead to.
#[derive(Clone, Debug, Default)]
pub(crate) struct VpcLinks {
    by_id: HashMap<LinkId, Link>,
}

/// Account, region and id.
type LinkId = [Arc<str>; 3];

#[derive(Clone, Debug)]
struct Link {
    target_arns: Vec<String>,
    revision: u64,
}

impl VpcLinks {
    /// What has become of a link; an older change than the last is ignored.
    pub(crate) fn put(&mut self, id: LinkId, target_arns: Vec<String>, revision: u64) {
        if self.by_id.get(&id).is_none_or(|present| present.revision <= revision) {
            self.by_id.insert(id, Link { target_arns, revision });
        }
    }

    pub(crate) fn remove(&mut self, id: &LinkId, revision: u64) {
        if self.by_id.get(id).is_some_and(|present| present.revision <= revision) {
            self.by_id.remove(id);
        }
    }

    /// Where the next call through a link goes. `target` is the load balancer that the integration itself names.
    pub(crate) fn resolve(
        &self,
        addresses: &VpcLinkAddresses,
        stage: &StagePlan,
        link_id: &str,
        target: Option<&str>,
    ) -> Result<Address, String> {
        let id = [Arc::clone(&stage.account_id), Arc::clone(&stage.region), link_id.into()];
        let of_link = self.by_id.get(&id).map_or(&[][..], |link| &link.target_arns);
        let names = || target.into_iter().chain([link_id]).chain(of_link.iter().map(String::as_str));
        names().find_map(|name| addresses.next(name)).ok_or_else(|| {
            // The load balancer is what people know before there is a link.
            let name = target.or(of_link.first().map(String::as_str)).unwrap_or(link_id);
            format!(
                "no setting says where VPC link {link_id:?} leads: write {name:?} = \"HOST:PORT\" under [vpc-links] in \
                 stagedoor.toml, or set --vpc-links {name}=HOST:PORT"
            )
        })
    }
}
