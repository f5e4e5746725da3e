//! The gateway as its owner sees it: publish stages, ask about requests, read the counters.

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::{ArcSwap, ArcSwapOption};
use stagedoor_http::client::{Address, PoolSettings};
use stagedoor_http::sigv4::Credentials;
use stagedoor_http::tls::TlsAcceptor;
use stagedoor_wire::{Clock, Random};

use crate::access_keys::AccessKeys;
use crate::assume_role::RoleCache;
use crate::endpoints::Endpoints;
use crate::plan::{StagePlan, Throttle};
use crate::publish::{CacheMaking, Change, Found, Index, Publishing};
use crate::record::Ring;
use crate::steps::authorize::{KeyCache, ResultCache};
use crate::tls::{Hosts, TlsMaterial};
use crate::traffic::{Collector, CounterSink, Counts};
use crate::vpc_endpoints::VpcEndpoint;
use crate::vpc_links::VpcLinkAddresses;

/// What the binary decides about the data plane.
#[derive(Clone, Debug, Default)]
pub struct GatewaySettings {
    /// The API id and stage that answer what is neither an invoke URL nor the control plane's.
    pub root_stage: Option<(String, String)>,
    /// For the inner loop: answers made by the gateway say why in `x-stagedoor-reason`, and `explain` keeps the
    /// details of every request, not only of failed ones.
    pub dev: bool,
    /// Bytes that a gigabyte of a stage's `cacheClusterSize` takes: less on small machines. `None`: a gigabyte's.
    pub cache_gigabyte: Option<u64>,
    /// What an account may take in a region, over all its APIs. DIFFERENCE: the service's own is shown and not enforced
    /// unless asked for: it guards the service's machines, not ours.
    pub account_throttle: Option<Throttle>,
    pub accept: AcceptMode,
    /// Bounds of each worker's connections to backends, and what they trust.
    pub pool: PoolSettings,
    /// Where other AWS services are.
    pub endpoints: Endpoints,
    /// What calls of them are signed with; `None`: with the keys that stand for any, [`Credentials::test`].
    pub aws_credentials: Option<Credentials>,
    /// Whose signatures callers of AWS_IAM methods can show; `None`: those of any access key id with the secret `test`.
    pub access_keys: Option<Arc<AccessKeys>>,
    /// Through which private APIs are reached.
    pub vpc_endpoints: Vec<Arc<VpcEndpoint>>,
}

/// Bytes of a gigabyte.
const GIGABYTE: u64 = 1 << 30;

/// How connections come to the workers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AcceptMode {
    /// Each worker has its own socket at each address, and the kernel spreads the connections.
    #[default]
    SocketPerWorker,
    /// One thread accepts and hands the connections out in turn: even with few long-lived connections, and the only
    /// way where the kernel does not spread.
    OneAcceptor,
}

/// The data plane of one process: shared by all workers.
pub struct Gateway {
    pub(crate) settings: GatewaySettings,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    index: ArcSwap<Index>,
    tls: ArcSwap<TlsMaterial>,
    root_stage: ArcSwapOption<(String, String)>,
    /// Taken by those who publish, so that they follow one another.
    publishing: Mutex<Publishing>,
    /// What authorizers answered shortly before.
    pub(crate) authorizer_results: ResultCache,
    /// The keys of those who sign tokens.
    pub(crate) token_keys: KeyCache,
    /// The keys of the roles that calls of other services are made under.
    pub(crate) roles: RoleCache,
    vpc_link_addresses: ArcSwap<VpcLinkAddresses>,
    /// What API keys use of their usage plans.
    pub(crate) counts: Arc<Counts>,
    collector: Mutex<Option<Collector>>,
    /// What each worker remembers of its latest requests.
    rings: Mutex<Vec<Arc<Ring>>>,
}

/// Why nothing can be made to remain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NothingToSet {
    NoSuchKey,
    NoQuota,
}

impl Gateway {
    #[must_use]
    pub fn new(settings: GatewaySettings, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Arc<Self> {
        let root_stage = ArcSwapOption::from_pointee(settings.root_stage.clone());
        Arc::new(Self {
            settings,
            clock,
            random,
            index: ArcSwap::from_pointee(Index::default()),
            tls: ArcSwap::default(),
            root_stage,
            publishing: Mutex::default(),
            authorizer_results: ResultCache::default(),
            token_keys: KeyCache::default(),
            roles: RoleCache::default(),
            vpc_link_addresses: ArcSwap::default(),
            counts: Arc::default(),
            collector: Mutex::default(),
            rings: Mutex::default(),
        })
    }

    /// Makes changes visible, all at once. A change older than what is known of its stage, API or domain name is ignored. Requests
    /// under way keep the plan they started with.
    pub fn publish(&self, changes: Vec<Change>) {
        // A poisoned lock is taken all the same: the index is replaced whole or not at all.
        let mut publishing = self.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut index = Index::clone(&self.index.load());
        let gigabyte = self.settings.cache_gigabyte.unwrap_or(GIGABYTE);
        let caches = CacheMaking { gigabyte, random: &*self.random };
        index.apply_all(changes, &mut publishing, &caches);
        publishing.keyrings.publish();
        self.index.store(Arc::new(index));
        publishing.keyrings.forget_unused();
    }

    /// Empties the cache of a stage, if it has one.
    pub fn flush_cache(&self, api_id: &str, stage_name: &str) {
        if let Found::Stage(stage) = self.index.load().find(api_id, stage_name)
            && let Some(caching) = &stage.caching
        {
            caching.cache.flush();
        }
    }

    /// Forgets what authorizers answered to the callers of a stage.
    pub fn flush_authorizers(&self, api_id: &str, stage_name: &str) {
        if let Found::Stage(stage) = self.index.load().find(api_id, stage_name) {
            stage.authorizer_scope.flush();
        }
    }

    /// Hands what API keys use to `sink` from now on, once a second.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn keep_counts(&self, sink: Arc<dyn CounterSink>) -> std::io::Result<()> {
        self.stop_counts();
        let collector = Collector::start(Arc::clone(&self.counts), sink)?;
        *self.collector.lock().unwrap_or_else(PoisonError::into_inner) = Some(collector);
        Ok(())
    }

    /// Hands over what was counted up to now, on this thread.
    pub fn hand_over_counts(&self) {
        self.counts.hand_over();
    }

    /// Hands the last counts over and lets go of the sink.
    pub fn stop_counts(&self) {
        let collector = self.collector.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(collector);
    }

    /// Makes so many requests remain of the period of a usage plan's quota for a key, at once.
    ///
    /// # Errors
    /// When the key is not in the plan, or the plan has no quota.
    pub fn set_remaining(
        &self,
        account_id: &str,
        region: &str,
        plan_id: &str,
        key_id: &str,
        remaining: u32,
    ) -> Result<(), NothingToSet> {
        let publishing = self.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let subscription = publishing.keyrings.subscription(account_id, region, plan_id, key_id);
        let subscription = subscription.ok_or(NothingToSet::NoSuchKey)?;
        let set = subscription.set_remaining(remaining, self.clock.now(), &self.counts);
        if set { Ok(()) } else { Err(NothingToSet::NoQuota) }
    }

    /// Says where VPC links lead from now on.
    pub fn set_vpc_links(&self, addresses: VpcLinkAddresses) {
        self.vpc_link_addresses.store(Arc::new(addresses));
    }

    pub(crate) fn vpc_link_address(
        &self,
        stage: &StagePlan,
        link_id: &str,
        target: Option<&str>,
    ) -> Result<Address, String> {
        self.index.load().vpc_links().resolve(&self.vpc_link_addresses.load(), stage, link_id, target)
    }

    /// Which stage answers what is neither an invoke URL nor the control plane's.
    pub fn set_root_stage(&self, stage: Option<(String, String)>) {
        self.root_stage.store(stage.map(Arc::new));
    }

    /// Connections from now on are made with these certificates, and requests checked against these truststores.
    pub fn set_tls(&self, material: TlsMaterial) {
        self.tls.store(Arc::new(material));
    }

    /// What takes TLS connections with the certificates of [`Self::set_tls`].
    #[must_use]
    pub fn tls_acceptor(self: &Arc<Self>) -> TlsAcceptor {
        TlsAcceptor::new(Hosts(Arc::clone(self)))
    }

    /// All that is known of a request, step by step, if it is still remembered.
    #[must_use]
    pub fn explain(&self, request_id: &str) -> Option<serde_json::Value> {
        let rings = self.rings.lock().unwrap_or_else(PoisonError::into_inner);
        rings.iter().find_map(|ring| ring.find(request_id))
    }

    pub(crate) fn account_throttle(&self) -> Option<&Throttle> {
        self.settings.account_throttle.as_ref()
    }

    pub(crate) fn tls(&self) -> arc_swap::Guard<Arc<TlsMaterial>> {
        self.tls.load()
    }

    pub(crate) fn index(&self) -> arc_swap::Guard<Arc<Index>> {
        self.index.load()
    }

    pub(crate) fn root_stage(&self) -> arc_swap::Guard<Option<Arc<(String, String)>>> {
        self.root_stage.load()
    }

    /// The rings of new workers.
    pub(crate) fn add_rings(&self, workers: usize) -> Vec<Arc<Ring>> {
        (0..workers).map(|_| self.add_ring(workers)).collect()
    }

    /// A ring with one part in `share` of the bounds.
    pub(crate) fn add_ring(&self, share: usize) -> Arc<Ring> {
        let ring = Arc::new(Ring::new(share));
        self.rings.lock().unwrap_or_else(PoisonError::into_inner).push(ring.clone());
        ring
    }

    /// The counters of all stages as Prometheus reads them.
    #[must_use]
    pub fn metrics_text(&self) -> String {
        let index = self.index.load();
        crate::metrics::prometheus_text(index.stages().map(AsRef::as_ref).collect())
    }
}
