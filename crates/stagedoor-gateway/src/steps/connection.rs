//! Whether a request may come by the connection that it came by: mutual TLS, security policies, endpoint access modes.
//!
//! The handshake has asked already what the host that it was made for wants. Here it is the host of the request that
//! counts: what a connection was let in for does not open another domain name.

use std::rc::Rc;

use stagedoor_http::tls::ClientCertificate;

use super::domain_name;
use super::resolve::{forbidden, without_port};
use crate::error::GatewayError;
use crate::gateway::Gateway;
use crate::invocation::{Invocation, UrlForm};
use crate::plan::{ConnectionPlan, DomainNamePlan, MutualTlsPlan};

/// Whether anything asks how a request came: plain HTTP to an API's own host is fine unless the API is strict.
pub(crate) fn matters(domain_name: Option<&DomainNamePlan>, invocation: &Invocation) -> bool {
    domain_name.is_some() || invocation.peer.tls.is_some() || invocation.deployment().connection.is_strict
}

/// Checks a connection for the domain name that a request is for, if it is for any, and for its API. Gives the client's
/// certificate where the domain name asks for it.
pub(crate) fn check(
    gateway: &Gateway,
    domain_name: Option<&DomainNamePlan>,
    invocation: &Invocation,
) -> Result<Option<Rc<ClientCertificate>>, GatewayError> {
    let api = &invocation.deployment().connection;
    // AWS: the API's policy counts for domain names too (documented). UNVERIFIED: that the domain name's own counts beside
    // it; the stricter of both is what nobody can be hurt by.
    check_rules(api, "the API", domain_name, invocation)?;
    let Some(plan) = domain_name else { return Ok(None) };
    check_rules(&plan.connection, "the domain name", domain_name, invocation)?;
    plan.mutual_tls.as_ref().map(|mutual_tls| authenticate(gateway, plan, mutual_tls, invocation)).transpose()
}

/// Security policy and endpoint access mode.
fn check_rules(
    rules: &ConnectionPlan,
    whose: &str,
    domain_name: Option<&DomainNamePlan>,
    invocation: &Invocation,
) -> Result<(), GatewayError> {
    // DIFFERENCE: plain HTTP, which the service does not speak, passes a security policy: it says how TLS is spoken, and
    // whoever opens a port for plain HTTP wants it to be. Only the mode STRICT asks for TLS.
    let tls = invocation.peer.tls.as_deref();
    if tls.is_some_and(|tls| !rules.policy.allows(&tls.facts)) {
        // UNVERIFIED: what the service answers where the handshake was for another host.
        return Err(forbidden(format!("the connection's TLS is not what the securityPolicy of {whose} asks for")));
    }
    if !rules.is_strict {
        return Ok(());
    }
    // UNVERIFIED: the answer to all of these.
    let refuse = |reason: &str| Err(forbidden(format!("{whose} has the endpointAccessMode STRICT: {reason}")));
    let Some(tls) = tls else { return refuse("only TLS is taken") };
    let host = invocation.headers.get_str("Host").map(without_port).unwrap_or_default();
    if !tls.facts.server_name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(host)) {
        return refuse("the host of the request is not the one that TLS was asked for");
    }
    match (domain_name, invocation.url.form) {
        (Some(plan), _) => {
            let api = &invocation.deployment().connection;
            if plan.connection.endpoint_types.share_any(api.endpoint_types) {
                Ok(())
            } else {
                refuse("domain name and API have no endpoint type in common")
            }
        }
        (None, UrlForm::Host) => Ok(()),
        (None, _) => refuse("only the API's own host is taken"),
    }
}

/// Mutual TLS.
fn authenticate(
    gateway: &Gateway,
    plan: &DomainNamePlan,
    mutual_tls: &MutualTlsPlan,
    invocation: &Invocation,
) -> Result<Rc<ClientCertificate>, GatewayError> {
    let tls = gateway.tls();
    let uri = &*mutual_tls.truststore_uri;
    let Some(truststore) = tls.truststores.get(uri).or(mutual_tls.truststore.as_ref()) else {
        let reason = format!(
            "no setting says where the truststore {uri} is: give it a file under [truststores], or set \
             --endpoint-url s3=URL and the truststoreUri again"
        );
        return Err(GatewayError::configuration(reason));
    };
    let Some(peer) = &invocation.peer.tls else {
        return Err(forbidden("the domain name asks for mutual TLS, and the request came without TLS"));
    };
    let asked_for = peer.facts.server_name.as_deref();
    let shaken = asked_for.and_then(|name| domain_name::of_host(&gateway.index(), name));
    if shaken.is_none_or(|shaken| shaken.id != plan.id) {
        return Err(forbidden("the connection's TLS was asked for another host"));
    }
    match peer.verify(truststore, invocation.timestamp.seconds()) {
        Some(Ok(certificate)) => Ok(certificate),
        Some(Err(untrusted)) => Err(forbidden(format!("Access denied. Reason: {untrusted}"))),
        None => Err(forbidden("the connection was made before the domain name asked for client certificates")),
    }
}
