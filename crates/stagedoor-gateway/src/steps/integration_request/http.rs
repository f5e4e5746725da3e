//! Calls to HTTP endpoints. HTTP_PROXY sends on what the caller sent, with mappings on top; HTTP sends what is mapped,
//! and nothing else of the caller's.

use std::borrow::Cow;

use bytes::Bytes;
use stagedoor_http::client::{Address, Origin, Scheme};
use stagedoor_http::{Body, Headers, Request};
use tokio::time::Instant;

use super::{HttpCall, Mapped, add_forwarded, agent, carries_body, conversion, legal_target, trace_header};
use crate::error::GatewayError;
use crate::invocation::Invocation;
use crate::mapping::Overrides;
use crate::plan::{HttpProxyPlan, MappedPlan, ParameterSource, UriTemplate, VpcLinkPlan};
use crate::steps::header_fates;
use crate::steps::parameter::Sources;
use crate::worker::Worker;

/// Whether the request's body must be there whole: a mapping reads it, or it is converted.
pub(crate) fn reads_body(plan: &HttpProxyPlan, invocation: &Invocation) -> bool {
    plan.request_parameters.iter().any(|parameter| matches!(parameter.source, ParameterSource::Body(_)))
        || !conversion(plan.content_handling, invocation).keeps_bytes()
}

/// The body as an HTTP_PROXY backend gets it.
pub(crate) fn proxied_body(plan: &HttpProxyPlan, invocation: &Invocation, body: Bytes) -> Result<Bytes, GatewayError> {
    let conversion = conversion(plan.content_handling, invocation);
    if conversion.keeps_bytes() { Ok(body) } else { conversion.convert(body) }
}

/// The call that an HTTP_PROXY integration makes: the caller's request, with mappings on top.
pub(crate) fn proxy_call<'p>(
    worker: &Worker,
    plan: &'p HttpProxyPlan,
    sources: &Sources<'_>,
    body: Body,
) -> Result<HttpCall<'p>, GatewayError> {
    let invocation = sources.invocation;
    let deadline = Instant::now() + plan.timeout;
    let mapped = Mapped::of(&plan.request_parameters, sources, header_fates::is_illegal_target)?;
    let (mut origin, mut target) = endpoint(worker, &plan.uri, invocation, &mapped)?;
    // AWS: the URI's own query comes first, then the caller's, then what is mapped (recorded).
    let client_query = invocation.url.raw_query();
    if !client_query.is_empty() {
        target.push(if target.contains('?') { '&' } else { '?' });
        target.push_str(client_query);
    }
    mapped.write_query(&mut target);
    if plan.insecure_skip_verification {
        origin.to_mut().insecure_skip_verification = true;
    }
    let method = plan.http_method.clone().unwrap_or_else(|| invocation.method.clone());
    let mut request = Request::new(method, legal_target(target), body);
    request.headers = proxy_headers(worker, invocation, &mapped);
    Ok(HttpCall { origin, request, deadline, is_streamed: plan.is_streamed })
}

/// The call that an HTTP integration makes.
pub(crate) fn mapped_call<'p>(
    worker: &Worker,
    plan: &'p MappedPlan,
    (uri, insecure_skip_verification): (&'p UriTemplate, bool),
    sources: &Sources<'_>,
    body: Bytes,
    overrides: &Overrides,
) -> Result<HttpCall<'p>, GatewayError> {
    let invocation = sources.invocation;
    let deadline = Instant::now() + plan.timeout;
    let mut mapped = Mapped::of(&plan.request_parameters, sources, header_fates::is_illegal_target)?;
    mapped.override_with(overrides, header_fates::is_illegal_target)?;
    let (mut origin, mut target) = endpoint(worker, uri, invocation, &mapped)?;
    mapped.write_query(&mut target);
    if insecure_skip_verification {
        origin.to_mut().insecure_skip_verification = true;
    }
    let method = plan.http_method.clone().unwrap_or_else(|| invocation.method.clone());
    let has_body = carries_body(&method);
    let body = if has_body { Body::Full(body) } else { Body::Empty };
    let mut request = Request::new(method, legal_target(target), body);
    request.headers = own_headers(worker, invocation, &mapped, has_body);
    Ok(HttpCall { origin, request, deadline, is_streamed: false })
}

/// Where the call goes, without the queries, and who a backend that asks is told that it comes from.
fn endpoint<'p>(
    worker: &Worker,
    uri: &'p UriTemplate,
    invocation: &Invocation,
    mapped: &Mapped<'_>,
) -> Result<(Cow<'p, Origin>, String), GatewayError> {
    let rendered = uri.render(|piece, out| mapped.write_piece(invocation, piece, out));
    let (mut origin, target) = rendered.map_err(|_| {
        GatewayError::configuration("Execution failed due to configuration error: Invalid endpoint address")
    })?;
    if let Some(link) = uri.vpc_link() {
        origin.to_mut().connect_to = Some(address(worker, link, invocation)?);
    }
    if let Some(identity) = invocation.plan().client_identity.as_ref().filter(|_| origin.scheme == Scheme::Https) {
        origin.to_mut().identity = Some(identity.clone());
    }
    Ok((origin, target))
}

/// Where the calls through a VPC link go.
fn address(worker: &Worker, link: &VpcLinkPlan, invocation: &Invocation) -> Result<Address, GatewayError> {
    let variables = invocation.variables();
    let target = link.target.as_ref().map(|target| target.resolve(variables));
    let link_id = link.connection_id.resolve(variables);
    let found = worker.gateway.vpc_link_address(invocation.plan(), &link_id, target.as_deref());
    found.map_err(|why| GatewayError::configuration(format!("Execution failed due to configuration error: {why}")))
}

/// The caller's header fields, less the dropped, with those that are mapped and our own.
fn proxy_headers(worker: &Worker, invocation: &Invocation, mapped: &Mapped<'_>) -> Headers {
    let mut headers = invocation.headers.clone();
    headers.retain(|name, _| header_fates::reaches_http_proxy(name));
    if !invocation.is_test() {
        add_forwarded(&mut headers, invocation);
    }
    // AWS: a mapped field replaces the caller's of that name (recorded).
    for (name, value) in mapped.header_fields() {
        headers.set(name, value);
    }
    if !headers.contains("Accept") {
        headers.append("Accept", "application/json");
    }
    let api_id = &invocation.plan().api_id;
    if !headers.contains("User-Agent") {
        headers.append("User-Agent", agent(api_id));
    }
    headers.set("X-Amzn-Apigateway-Api-Id", api_id.as_bytes());
    headers.set("X-Amzn-Trace-Id", trace_header(worker, invocation));
    headers
}

/// What is mapped, and the service's own (recorded). The caller's `Content-Type` goes along with a body.
fn own_headers(worker: &Worker, invocation: &Invocation, mapped: &Mapped<'_>, has_body: bool) -> Headers {
    let api_id = &invocation.plan().api_id;
    let mut headers = Headers::with_capacity(8);
    for (name, value) in mapped.header_fields() {
        headers.append(name, value);
    }
    if !headers.contains("Accept") {
        headers.append("Accept", "application/json");
    }
    if has_body && !headers.contains("Content-Type") {
        // UNVERIFIED: JSON where the caller says nothing, as templates are chosen.
        headers.append("Content-Type", invocation.headers.get("Content-Type").unwrap_or(b"application/json"));
    }
    if !headers.contains("User-Agent") {
        headers.append("User-Agent", agent(api_id));
    }
    headers.set("X-Amzn-Apigateway-Api-Id", api_id.as_bytes());
    headers.set("X-Amzn-Trace-Id", trace_header(worker, invocation));
    headers
}
