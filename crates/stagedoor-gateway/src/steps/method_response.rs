//! Step 10, its end: what the caller gets, header fields renamed and completed as the service does.

use stagedoor_http::{Body, Headers, Response};

use crate::error::GatewayError;
use crate::plan::IntegrationResponsePlan;
use crate::steps::header_fates::{self, Fate};
use crate::steps::parameter::{InvalidJson, Sources};
use crate::steps::template::Rendered;

/// The answer of an integration that maps: only what is mapped or overridden gets out.
pub(crate) fn mapped(
    selected: &IntegrationResponsePlan,
    sources: &Sources<'_>,
    rendered: Rendered,
) -> Result<Response, GatewayError> {
    let Rendered { text: body, overrides } = rendered;
    let status = overrides.response_status().unwrap_or(selected.status_code);
    if status < 200 {
        return Err(GatewayError::configuration(format!("{status} cannot be the status of a whole answer")));
    }
    let mut response = Response::new(status, Body::from(body));
    for (name, source) in &selected.response_parameters {
        let values = sources.evaluate(source).map_err(|InvalidJson| {
            GatewayError::configuration(format!(
                "the mapping of header {name} reads the integration's body, which is not JSON"
            ))
        })?;
        if let Some(values) = values {
            add_mapped(&mut response.headers, name, values.joined().as_bytes());
        }
    }
    for (name, values) in overrides.response_headers() {
        // AWS: an override wins over a mapping of the same spelling.
        response.headers.retain(|present, _| present != name.as_bytes());
        for value in values {
            add_mapped(&mut response.headers, name, value.as_bytes());
        }
    }
    complete(&mut response.headers);
    Ok(response)
}

/// The answer of an HTTP_PROXY integration: all of it gets out, but for what is renamed or dropped.
pub(crate) fn proxied(mut response: Response, to_head: bool) -> Response {
    // The length that an answer to HEAD or a 304 speaks of describes another body, and passes.
    let keeps_length = to_head || response.status == 304;
    rename(&mut response.headers, |name| keeps_length && name.eq_ignore_ascii_case(b"Content-Length"));
    complete(&mut response.headers);
    response
}

/// AWS: answers of HTTP and AWS integrations tell the trace (recorded).
pub(crate) fn add_trace(response: &mut Response, trace: &str) {
    if !response.headers.contains("X-Amzn-Trace-Id") {
        response.headers.append("X-Amzn-Trace-Id", trace);
    }
}

/// The answer of a function behind AWS_PROXY: renamed and dropped as behind HTTP_PROXY.
pub(crate) fn of_function(mut response: Response, trace: &str) -> Response {
    rename(&mut response.headers, |_| false);
    complete(&mut response.headers);
    add_trace(&mut response, trace);
    response
}

/// What becomes of the header fields behind a proxy integration, but for those that are kept.
fn rename(headers: &mut Headers, keeps: impl Fn(&[u8]) -> bool) {
    let received = headers.clone();
    headers.retain(|name, _| header_fates::of_proxy_answer(name) == Fate::Passed || keeps(name));
    for (name, value) in received.iter() {
        if header_fates::of_proxy_answer(name) == Fate::Remapped {
            headers.append(header_fates::remapped(name), value);
        }
    }
}

fn add_mapped(headers: &mut Headers, name: &str, value: &[u8]) {
    match header_fates::of_mapped_answer(name.as_bytes()) {
        Fate::Passed => headers.append(name, value),
        Fate::Remapped => headers.append(header_fates::remapped(name.as_bytes()), value),
        Fate::Dropped => {}
    }
}

/// AWS: JSON unless the integration said otherwise, with an empty body too (recorded).
fn complete(headers: &mut Headers) {
    if !headers.contains("Content-Type") {
        headers.append("Content-Type", "application/json");
    }
}
