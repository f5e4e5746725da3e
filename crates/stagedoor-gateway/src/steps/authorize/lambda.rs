//! Lambda authorizers: a function says who the caller is and what they may do; its answer holds for a while.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use stagedoor_http::Body;
use stagedoor_http::client::ClientError;

use crate::caller::{Caller, Identity};
use crate::error::GatewayError;
use crate::event::{self, EmptyMap, Event};
use crate::invocation::{Invocation, Matched};
use crate::lambda::{self, Call, InvokeError, Operation};
use crate::plan::{AuthorizerEvent, LambdaAuthorizerPlan, ParameterLocation, ParameterSource};
use crate::record::Record;
use crate::record::execution_log::Masked;
use crate::steps::{integration_request, source_arn};
use crate::worker::Worker;

use super::cache::CacheKey;
use super::{failed, misconfigured, result, unauthorized, values};

/// How long a function may take.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// Asks the cache, then the function.
pub(super) async fn identify(
    worker: &Worker,
    authorizer_id: &str,
    plan: &LambdaAuthorizerPlan,
    method_arn: &str,
    invocation: &Invocation,
    matched: &Matched<'_>,
    record: &mut Record,
) -> Result<Caller, GatewayError> {
    let gateway = &worker.gateway;
    let identity = identity(plan, invocation, matched, record)?;
    let is_cached = !plan.result_ttl.is_zero() && !invocation.is_test();
    let cache_key = is_cached.then(|| CacheKey::of(&invocation.stage.authorizer_scope, authorizer_id, &identity));
    let known = cache_key.and_then(|cache_key| gateway.authorizer_results.get(&cache_key, gateway.clock.now()));
    if let Some(identity) = known {
        log_principal(&identity, record);
        return Ok(Caller { identity, integration_latency_ms: 0 });
    }
    let event = match &plan.event {
        AuthorizerEvent::Token { .. } => token_event(identity.first().and_then(|values| values.last()), method_arn),
        AuthorizerEvent::Request => request_event(worker, method_arn, invocation, matched),
    };
    let started = Instant::now();
    let payload = call(worker, authorizer_id, plan, event, invocation, record).await?;
    let integration_latency_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let identity = Arc::new(result::read(&payload)?);
    log_principal(&identity, record);
    if let Some(cache_key) = cache_key {
        let (kept, now) = (Arc::clone(&identity), gateway.clock.now());
        gateway.authorizer_results.put(cache_key, kept, payload.len(), now, plan.result_ttl);
    }
    Ok(Caller { identity, integration_latency_ms })
}

/// The values of each identity source. Who does not bring them is sent away unheard.
fn identity<'a>(
    plan: &'a LambdaAuthorizerPlan,
    invocation: &'a Invocation,
    matched: &'a Matched<'_>,
    record: &mut Record,
) -> Result<Vec<Vec<Cow<'a, str>>>, GatewayError> {
    let identity: Vec<_> = plan.identity_sources.iter().map(|source| values(source, invocation, matched)).collect();
    let shown = identity.iter().flatten().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    record.log(|log| log.line(format_args!("Incoming identity: {}", Masked(&shown))));
    let is_missing = |values: &Vec<Cow<'_, str>>| values.iter().all(|value| value.is_empty());
    // AWS: a REQUEST authorizer without caching does not look at its sources (documented).
    let must_be_there = matches!(plan.event, AuthorizerEvent::Token { .. }) || !plan.result_ttl.is_zero();
    if must_be_there && identity.iter().any(is_missing) {
        return Err(unauthorized("an identity source of the authorizer is missing or empty"));
    }
    if let AuthorizerEvent::Token { validation: Some(validation) } = &plan.event
        && !identity.iter().flatten().all(|token| validation.matches_whole(token))
    {
        return Err(unauthorized("the token does not match the authorizer's identityValidationExpression"));
    }
    Ok(identity)
}

fn token_event(token: Option<&Cow<'_, str>>, method_arn: &str) -> Bytes {
    let mut event = Event::new();
    event.text("type", "TOKEN");
    event.optional_text("authorizationToken", token.map(AsRef::as_ref));
    event.text("methodArn", method_arn);
    event.into_bytes()
}

fn request_event(worker: &Worker, method_arn: &str, invocation: &Invocation, matched: &Matched<'_>) -> Bytes {
    let mut event = Event::new();
    event.text("type", "REQUEST");
    event.text("methodArn", method_arn);
    event.request(worker, invocation, matched, EmptyMap::Object);
    event.into_bytes()
}

/// The function's answer, unless it is an error.
async fn call(
    worker: &Worker,
    authorizer_id: &str,
    plan: &LambdaAuthorizerPlan,
    event: Bytes,
    invocation: &Invocation,
    record: &mut Record,
) -> Result<Bytes, GatewayError> {
    let Some(function) = plan.function.resolve(invocation.variables(), Operation::Invoke) else {
        return Err(misconfigured("Execution failed due to configuration error: the authorizerUri names no function"));
    };
    let call = Call {
        operation: Operation::Invoke,
        function: &function,
        payload: event.clone(),
        source_arn: &format!("{}/authorizers/{authorizer_id}", source_arn::of_api(invocation)),
        api_id: &invocation.plan().api_id,
        request_id: invocation.ids.request_id(),
        trace_id: integration_request::trace_header(worker, invocation),
    };
    let deadline = tokio::time::Instant::now() + TIME_LIMIT;
    record.keep("authorizerEvent", || shown(&event, plan));
    let request = lambda::request(worker, plan.credentials.as_deref(), call, deadline).await;
    let (origin, request) = request.map_err(|error| failure(&error))?;
    let url = function.url(Operation::Invoke);
    record.log(|log| log.endpoint_request(&url, &request.headers, &Body::Full(shown(&event, plan).into())));
    let answer = lambda::send(&worker.pool, &origin, request, deadline).await.map_err(|error| failure(&error))?;
    record
        .log(|log| log.line(format_args!("Authorizer result body before parsing: {}", result::shown(&answer.payload))));
    if answer.is_error { Err(result::function_error(&answer.payload)) } else { Ok(answer.payload) }
}

/// An event as people may read it: a header field that identifies the caller is a secret too.
fn shown(event: &[u8], plan: &LambdaAuthorizerPlan) -> String {
    event::shown(event, |name| {
        plan.identity_sources.iter().any(|source| match &source.0 {
            ParameterSource::Request(ParameterLocation::Header, own) => own.eq_ignore_ascii_case(name),
            _ => false,
        })
    })
}

/// AWS: AUTHORIZER_CONFIGURATION_ERROR when the authorizer cannot be reached, AUTHORIZER_FAILURE when it fails (both
/// documented).
fn failure(error: &InvokeError) -> GatewayError {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    let text = format!("Execution failed due to an authorizer error: {text}");
    match error {
        InvokeError::NoEndpoint | InvokeError::Role { .. } | InvokeError::Refused { status: 400 | 403 | 404, .. } => {
            misconfigured(text)
        }
        InvokeError::Client { cause: ClientError::Connect(_), .. } => misconfigured(text),
        _ => failed(text),
    }
}

fn log_principal(identity: &Identity, record: &mut Record) {
    let principal_id = identity.principal_id.as_deref().unwrap_or_default();
    record.log(|log| log.line(format_args!("Using valid authorizer policy for principal: {}", Masked(principal_id))));
}
