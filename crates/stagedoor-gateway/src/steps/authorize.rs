//! Step 4: who asks, and whether they may. The authorizer of the method decides, or what it decided shortly before.

use std::borrow::Cow;

use crate::caller::Caller;
use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched};
use crate::plan::{AuthorizerKind, AuthorizerPlan, IdentitySource, ParameterLocation, ParameterSource};
use crate::policy::Decision;
use crate::record::Record;
use crate::steps::permission::{Asked, INVOKE};
use crate::steps::source_arn;
use crate::worker::Worker;

mod cache;
pub(crate) mod iam;
mod keys;
mod lambda;
mod result;
mod token;

pub(crate) use cache::{CacheScope, ResultCache};
pub(crate) use keys::KeyCache;

/// Bytes of the ARN of a method that has an authorizer: the service's quota.
const METHOD_ARN_LIMIT: usize = 1600;

/// Asks the authorizer who the caller is, and whether they may call the method. The caller is known to later steps even
/// when they may not: the answer to them can tell why. `of_api` is what the API's own policy said before.
pub(crate) async fn authorize(
    worker: &Worker,
    plan: AuthorizerCheck<'_>,
    of_api: Option<Decision>,
    invocation: &Invocation,
    matched: &mut Matched<'_>,
    record: &mut Record,
) -> Result<(), GatewayError> {
    let caller = identify(worker, plan, invocation, matched, record).await?;
    let caller = matched.caller.insert(caller);
    admit(caller, of_api, invocation)?;
    record.log(|log| log.line(format_args!("Successfully completed authorizer execution")));
    Ok(())
}

/// An authorizer, and the scopes that the method asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AuthorizerCheck<'p> {
    pub(crate) authorizer: &'p AuthorizerPlan,
    pub(crate) scopes: &'p [String],
}

/// Asks the authorizer who the caller is.
pub(crate) async fn identify(
    worker: &Worker,
    plan: AuthorizerCheck<'_>,
    invocation: &Invocation,
    matched: &Matched<'_>,
    record: &mut Record,
) -> Result<Caller, GatewayError> {
    let method_arn = source_arn::of_call(invocation);
    if method_arn.len() > METHOD_ARN_LIMIT {
        let reason = format!("the method's ARN is longer than {METHOD_ARN_LIMIT} bytes");
        let error = GatewayError::new(GatewayResponseType::Default4xx, reason);
        return Err(error.with_status(414).with_message("Request URI too long"));
    }
    let (authorizer_id, request_id) = (&plan.authorizer.id, invocation.ids.request_id());
    record.log(|log| log.line(format_args!("Starting authorizer: {authorizer_id} for request: {request_id}")));
    let known = match &plan.authorizer.kind {
        AuthorizerKind::Lambda(lambda) => {
            lambda::identify(worker, authorizer_id, lambda, &method_arn, invocation, matched, record).await
        }
        AuthorizerKind::Token(token) => token::identify(worker, token, plan.scopes, invocation, matched, record).await,
        AuthorizerKind::Misconfigured(reason) => Err(misconfigured(reason.clone())),
    };
    known.inspect_err(|error| {
        if error.response_type == GatewayResponseType::Unauthorized {
            record.log(|log| log.line(format_args!("Unauthorized request: {request_id}")));
        }
    })
}

/// Whether the caller's policy, and what the API's own said before, let them call the method.
fn admit(caller: &Caller, of_api: Option<Decision>, invocation: &Invocation) -> Result<(), GatewayError> {
    let Some(policy) = &caller.identity.policy else { return Ok(()) };
    let asked = Asked::of(invocation, None);
    let (own, by) = asked.decide(policy, INVOKE);
    let denied = |reason| GatewayError::new(GatewayResponseType::AccessDenied, reason);
    match own.with_resource_policy(of_api.unwrap_or(Decision::ImplicitDeny), false) {
        Decision::Allow => Ok(()),
        Decision::ExplicitDeny => {
            let by = by.unwrap_or_default();
            Err(denied(format!("the authorizer's policy denies {} ({by})", asked.arn()))
                .with_message("User is not authorized to access this resource with an explicit deny"))
        }
        Decision::ImplicitDeny => Err(denied(format!("the authorizer's policy does not allow {}", asked.arn()))),
    }
}

/// The values at an identity source; none when it is missing. The case of a header's name does not count: HTTP/2 has
/// only one.
fn values<'a>(source: &'a IdentitySource, invocation: &'a Invocation, matched: &'a Matched<'_>) -> Vec<Cow<'a, str>> {
    let one = |value: Option<Cow<'a, str>>| value.into_iter().collect();
    match &source.0 {
        ParameterSource::Request(ParameterLocation::Header, name) => {
            invocation.headers.get_all(name).map(String::from_utf8_lossy).collect()
        }
        ParameterSource::Request(ParameterLocation::QueryString, name) => invocation.query_values(name).collect(),
        ParameterSource::Request(ParameterLocation::Path, name) => {
            let found = matched.path_parameters.iter().find(|(present, _)| present == name);
            one(found.map(|(_, value)| Cow::Borrowed(*value)))
        }
        ParameterSource::StageVariable(name) => {
            one(invocation.variables().get(name).map(|value| Cow::Borrowed(value.as_str())))
        }
        ParameterSource::Context(name) => one(invocation.context(Some(matched), name)),
        _ => Vec::new(),
    }
}

fn unauthorized(reason: impl Into<Cow<'static, str>>) -> GatewayError {
    GatewayError::new(GatewayResponseType::Unauthorized, reason)
}

fn misconfigured(reason: impl Into<Cow<'static, str>>) -> GatewayError {
    GatewayError::new(GatewayResponseType::AuthorizerConfigurationError, reason)
}

fn failed(reason: impl Into<Cow<'static, str>>) -> GatewayError {
    GatewayError::new(GatewayResponseType::AuthorizerFailure, reason)
}
