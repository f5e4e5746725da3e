//! Through which VPC endpoint a call of a private API comes: it is reached no other way.

use std::sync::Arc;

use super::resolve::forbidden;
use crate::error::GatewayError;
use crate::gateway::Gateway;
use crate::invocation::{Invocation, UrlForm};
use crate::vpc_endpoints::VpcEndpoint;

/// Whether there is anything to find.
pub(crate) fn matters(invocation: &Invocation) -> bool {
    invocation.deployment().connection.endpoint_types.private || invocation.url.vpc_endpoint_id.is_some()
}

/// The VPC endpoint of a call, which must be the one that its URL names, if it names one.
pub(crate) fn find(gateway: &Gateway, invocation: &Invocation) -> Result<Arc<VpcEndpoint>, GatewayError> {
    if !invocation.deployment().connection.endpoint_types.private {
        return Err(forbidden("the URL is one of a VPC endpoint, and the API is not private"));
    }
    if matches!(invocation.url.form, UrlForm::DomainName { .. }) {
        return Err(forbidden("the API is private, and a public domain name does not lead to it"));
    }
    let (peer, local) = (invocation.peer.address.ip(), invocation.peer.local);
    let named = invocation.url.vpc_endpoint_id.as_deref();
    let mut known = gateway.settings.vpc_endpoints.iter().filter(|endpoint| endpoint.brings(peer, local)).peekable();
    if known.peek().is_none() {
        return Err(forbidden(format!(
            "the API is private, and no VPC endpoint brings callers from {peer} to {local}: name one under [vpc-endpoints]"
        )));
    }
    let found = known.find(|endpoint| named.is_none_or(|named| named.eq_ignore_ascii_case(&endpoint.id)));
    found.cloned().ok_or_else(|| forbidden("the call comes through another VPC endpoint than its URL names"))
}
