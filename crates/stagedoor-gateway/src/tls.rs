//! Which certificate a host is shown, and what its clients are asked: decided anew for every connection, from the domain
//! names as they are published and the files as they were last read.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use stagedoor_http::tls::{
    ClientCertificate, ClientCertificates, Identity, ServerConfig, ServerConfigs, TlsFacts, TrustStore, Untrusted,
};

use crate::gateway::Gateway;
use crate::plan::DomainNamePlan;
use crate::steps::domain_name;
use crate::steps::resolve::api_of_host;

/// Certificates and truststores that the settings give.
#[derive(Clone, Debug, Default)]
pub struct TlsMaterial {
    /// For hosts without one of their own.
    pub default: Option<Identity>,
    /// By the ARN of a certificate, or by host in lower case, perhaps with `*` as its first label.
    pub identities: HashMap<String, Identity>,
    /// By URI.
    pub truststores: HashMap<String, Arc<TrustStore>>,
}

impl TlsMaterial {
    /// The certificate of a host that is no domain name.
    fn of_host(&self, host: &str) -> Option<&Identity> {
        let wildcard = || self.identities.get(&format!("*.{}", host.split_once('.')?.1));
        self.identities.get(host).or_else(wildcard).or(self.default.as_ref())
    }

    /// The certificate of a domain name that is asked for as `host`: the one that was uploaded for it, the one whose ARN
    /// it has, or the host's.
    fn of_domain_name<'a>(&'a self, plan: &'a DomainNamePlan, host: &str) -> Option<&'a Identity> {
        let mut by_arn = plan.certificate_arns.iter().filter_map(|arn| self.identities.get(&**arn));
        plan.identity.as_ref().or_else(|| by_arn.next()).or_else(|| self.of_host(host))
    }
}

/// What every host of a gateway is served with.
pub(crate) struct Hosts(pub(crate) Arc<Gateway>);

impl ServerConfigs for Hosts {
    fn find(&self, server_name: Option<&str>) -> Option<Arc<ServerConfig>> {
        let (tls, index) = (self.0.tls(), self.0.index());
        let host = server_name.map(lower_case).unwrap_or_default();
        let domain_name = domain_name::of_host(&index, &host);
        let (identity, policy, asked) = match &domain_name {
            Some(plan) => {
                let asked = match plan.mutual_tls {
                    Some(_) => ClientCertificates::Required,
                    None => ClientCertificates::NotAsked,
                };
                (tls.of_domain_name(plan, &host), plan.connection.policy, asked)
            }
            None => {
                let policy = api_of_host(&host).map(|api_id| index.tls_policy(api_id)).unwrap_or_default();
                (tls.of_host(&host), policy, ClientCertificates::NotAsked)
            }
        };
        let config = identity?.server_config(policy, asked);
        config.inspect_err(|error| tracing::error!(%error, host = &*host, "no TLS for a host")).ok()
    }

    fn is_empty(&self) -> bool {
        let tls = self.0.tls();
        tls.default.is_none() && tls.identities.is_empty() && !self.0.index().domain_names().have_identities()
    }
}

fn lower_case(host: &str) -> Cow<'_, str> {
    if host.bytes().any(|byte| byte.is_ascii_uppercase()) { host.to_ascii_lowercase().into() } else { host.into() }
}

/// What is known of a TLS connection's other end.
#[derive(Debug)]
pub(crate) struct PeerTls {
    pub(crate) facts: TlsFacts,
    /// What the truststore that was last asked said of the client's certificate.
    verdict: RefCell<Option<(Arc<TrustStore>, Verdict)>>,
}

type Verdict = Result<Rc<ClientCertificate>, Untrusted>;

impl PeerTls {
    pub(crate) fn new(facts: TlsFacts) -> Self {
        Self { facts, verdict: RefCell::default() }
    }

    /// The client's certificate, if `truststore` trusts it at `now`, in seconds since 1970. `None`: it has shown none.
    pub(crate) fn verify(&self, truststore: &Arc<TrustStore>, now: i64) -> Option<Verdict> {
        let shown = self.facts.client_chain.first()?;
        let mut verdict = self.verdict.borrow_mut();
        let known = verdict.take().filter(|(asked, _)| Arc::ptr_eq(asked, truststore));
        let (_, said) =
            verdict.insert(known.unwrap_or_else(|| (truststore.clone(), truststore.verify(shown, now).map(Rc::new))));
        Some(match said {
            // Connections may outlive certificates.
            Ok(certificate) if certificate.expires < now => Err(Untrusted::Expired),
            said => said.clone(),
        })
    }
}
