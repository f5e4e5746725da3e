//! Step 8: what the integration is asked, made from the method request.

use std::borrow::Cow;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use stagedoor_http::client::Origin;
use stagedoor_http::{Body, BodyError, BodySource, Headers, Request};
use tokio::time::Instant;

use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched};
use crate::mapping::{Choice, Overrides, choose_request_template};
use crate::plan::{HttpProxyPlan, MockPlan, ParameterLocation, ParameterSource, UriPiece};
use crate::record::ids::hex;
use crate::record::{Record, Step};
use crate::steps::header_fates;
use crate::steps::parameter::{InvalidJson, Sources};
use crate::steps::template::{self, Direction, Rendered};
use crate::worker::Worker;

/// Bytes of a request's or a response's body: the service's payload quota.
pub(crate) const PAYLOAD_LIMIT: u64 = 10 * 1024 * 1024;

/// A call to an HTTP endpoint, ready to go out.
#[derive(Debug)]
pub(crate) struct HttpCall<'p> {
    pub(crate) origin: Cow<'p, Origin>,
    pub(crate) request: Request,
    /// From connecting to the last byte of the answer.
    pub(crate) deadline: Instant,
}

/// Reads a body whole, up to the payload quota.
pub(crate) async fn read_body(body: Body) -> Result<Bytes, GatewayError> {
    if body.remaining().is_some_and(|length| length > PAYLOAD_LIMIT) {
        return Err(body_error(&BodyError::TooLarge { limit: PAYLOAD_LIMIT }));
    }
    body.collect(PAYLOAD_LIMIT).await.map_err(|error| body_error(&error))
}

/// Writes the method request into the execution log, which shows its body.
pub(crate) async fn logged(
    invocation: &Invocation,
    matched: &Matched<'_>,
    body: Body,
    record: &mut Record,
) -> Result<Body, GatewayError> {
    let whole = record.step(Step::RequestBody, read_body(body).await)?;
    record.log(|log| log.method_request(invocation, matched, &whole));
    Ok(Body::from(whole))
}

/// What a request's own body did wrong.
pub(crate) fn body_error(error: &BodyError) -> GatewayError {
    let reason = error.to_string();
    match error {
        BodyError::TooLarge { .. } => GatewayError::new(GatewayResponseType::RequestTooLarge, reason),
        BodyError::TimedOut => {
            GatewayError::new(GatewayResponseType::Default4xx, reason).with_status(408).with_message("Request Timeout")
        }
        BodyError::Truncated | BodyError::Malformed | BodyError::Io(_) => {
            GatewayError::new(GatewayResponseType::Default4xx, reason)
        }
    }
}

/// What a MOCK integration is asked: the template's text, or the request's body.
pub(crate) fn mock(plan: &MockPlan, sources: &Sources<'_>) -> Result<Rendered, GatewayError> {
    let content_type = sources.invocation.headers.get_str("Content-Type");
    match choose_request_template(&plan.request_templates, content_type, plan.passthrough_behavior) {
        Choice::Render(chosen) => template::render(chosen, Direction::Request, sources, &Overrides::default()),
        Choice::PassThrough => {
            Ok(Rendered { text: sources.request_body.cloned().unwrap_or_default(), ..Rendered::default() })
        }
        Choice::Refuse => {
            let content_type = content_type.unwrap_or("application/json");
            let reason = format!(
                "no request template for content type {content_type}, and passthroughBehavior refuses its body"
            );
            Err(GatewayError::new(GatewayResponseType::UnsupportedMediaType, reason))
        }
    }
}

/// Whether a mapping of this integration reads the request's body.
pub(crate) fn reads_body(plan: &HttpProxyPlan) -> bool {
    plan.request_parameters.iter().any(|parameter| matches!(parameter.source, ParameterSource::Body(_)))
}

/// The call that an HTTP_PROXY integration makes: the caller's request, with mappings on top.
pub(crate) fn http_proxy<'p>(
    worker: &Worker,
    plan: &'p HttpProxyPlan,
    sources: &Sources<'_>,
    body: Body,
) -> Result<HttpCall<'p>, GatewayError> {
    let invocation = sources.invocation;
    let deadline = Instant::now() + plan.timeout;
    let mut mapped = Mapped::default();
    for parameter in &plan.request_parameters {
        if parameter.location == ParameterLocation::Header && header_fates::is_illegal_target(&parameter.name) {
            let name = &parameter.name;
            let reason = format!("Execution failed due to configuration error: {name} header already present");
            return Err(GatewayError::configuration(reason));
        }
        let Some(values) = sources.evaluate(&parameter.source).map_err(invalid_json)? else { continue };
        match parameter.location {
            ParameterLocation::Path => mapped.path.push((&parameter.name, values.joined())),
            ParameterLocation::QueryString => mapped.query.push((&parameter.name, values.into_vec())),
            ParameterLocation::Header => mapped.headers.push((&parameter.name, values.joined())),
        }
    }
    let (mut origin, target) = endpoint(plan, invocation, &mapped)?;
    if plan.insecure_skip_verification {
        origin.to_mut().insecure_skip_verification = true;
    }
    let headers = proxy_headers(worker, invocation, &mapped);
    let mut request = Request::new(plan.http_method.clone().unwrap_or_else(|| invocation.method.clone()), target, body);
    request.headers = headers;
    Ok(HttpCall { origin, request, deadline })
}

/// Values by the names of what they are mapped to.
#[derive(Default)]
struct Mapped<'a> {
    path: Vec<(&'a str, Cow<'a, str>)>,
    query: Vec<(&'a str, Vec<Cow<'a, str>>)>,
    headers: Vec<(&'a str, Cow<'a, str>)>,
}

fn invalid_json(_: InvalidJson) -> GatewayError {
    GatewayError::new(GatewayResponseType::Default4xx, "a parameter mapping reads the body, which is not JSON")
        .with_message("Invalid JSON in request body")
}

/// Where the call goes: the URI's own query first, then the caller's, then what is mapped (recorded).
fn endpoint<'p>(
    plan: &'p HttpProxyPlan,
    invocation: &Invocation,
    mapped: &Mapped<'_>,
) -> Result<(Cow<'p, Origin>, String), GatewayError> {
    let rendered = plan.uri.render(|piece, out| match piece {
        UriPiece::Text(text) => out.push_str(text),
        UriPiece::Placeholder(name) => match mapped.path.iter().find(|(present, _)| present == name) {
            Some((_, value)) => out.push_str(value),
            // AWS: what is not mapped stays as it is.
            None => out.extend(["{", name, "}"]),
        },
        UriPiece::StageVariable(name) => {
            out.push_str(invocation.variables().get(name).map_or("", String::as_str));
        }
    });
    let (origin, mut target) = rendered.map_err(|_| {
        GatewayError::configuration("Execution failed due to configuration error: Invalid endpoint address")
    })?;
    let client_query = invocation.url.raw_query();
    if !client_query.is_empty() {
        target.push(if target.contains('?') { '&' } else { '?' });
        target.push_str(client_query);
    }
    for (name, values) in &mapped.query {
        for value in values {
            target.push(if target.contains('?') { '&' } else { '?' });
            push_query_text(&mut target, name);
            target.push('=');
            push_query_text(&mut target, value);
        }
    }
    Ok((origin, legal_target(target)))
}

/// Percent-encodes what would not arrive as a part of a name or value.
fn push_query_text(target: &mut String, text: &str) {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b',');
    target.extend(utf8_percent_encode(text, ENCODED));
}

/// Values go into the URI as they are; only what no request line can carry is percent-encoded.
fn legal_target(target: String) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const ENCODED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'{')
        .add(b'}')
        .add(b'|')
        .add(b'\\')
        .add(b'^')
        .add(b'`')
        .add(b'#');
    if target.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>{}|\\^`#".contains(&byte)) {
        return target;
    }
    utf8_percent_encode(&target, ENCODED).to_string()
}

/// The caller's header fields, less the dropped, with those that are mapped and our own.
fn proxy_headers(worker: &Worker, invocation: &Invocation, mapped: &Mapped<'_>) -> Headers {
    let mut headers = invocation.headers.clone();
    headers.retain(|name, _| header_fates::reaches_http_proxy(name));
    if !invocation.is_test() {
        add_forwarded(&mut headers, invocation);
    }
    // AWS: a mapped field replaces the caller's of that name (recorded).
    for (name, value) in &mapped.headers {
        if !header_fates::is_lost_when_mapped(name) {
            headers.set(name, value.as_bytes());
        }
    }
    if !headers.contains("Accept") {
        headers.append("Accept", "application/json");
    }
    let api_id = &invocation.plan().api_id;
    if !headers.contains("User-Agent") {
        headers.append("User-Agent", ["AmazonAPIGateway_", api_id].concat());
    }
    headers.set("X-Amzn-Apigateway-Api-Id", api_id.as_bytes());
    let trace = trace_header(worker, invocation);
    headers.set("X-Amzn-Trace-Id", trace);
    headers
}

pub(crate) fn add_forwarded(headers: &mut Headers, invocation: &Invocation) {
    let peer = &invocation.peer;
    let mut chain = Vec::with_capacity(48);
    for value in headers.get_all("X-Forwarded-For") {
        chain.extend_from_slice(value);
        chain.extend_from_slice(b", ");
    }
    chain.extend_from_slice(peer.address.ip().to_canonical().to_string().as_bytes());
    headers.set("X-Forwarded-For", chain);
    let mut port = [0; 5];
    headers.set("X-Forwarded-Port", decimal(peer.local.port(), &mut port));
    headers.set("X-Forwarded-Proto", if peer.tls { "https" } else { "http" });
}

fn decimal(mut number: u16, digits: &mut [u8; 5]) -> &[u8] {
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return &digits[at..];
        }
    }
}

/// The trace header of a request, the same for everyone who is asked on its behalf.
pub(crate) fn trace_header<'i>(worker: &Worker, invocation: &'i Invocation) -> &'i str {
    invocation.trace.get_or_init(|| new_trace_header(worker, invocation))
}

/// `Root=…;Parent=…;Sampled=…`: what the caller sent is kept, what is missing is made (recorded).
fn new_trace_header(worker: &Worker, invocation: &Invocation) -> String {
    let sent = invocation.headers.get_str("X-Amzn-Trace-Id").unwrap_or_default();
    let field = |name: &str| {
        sent.split(';')
            .find_map(|field| field.trim().strip_prefix(name)?.strip_prefix('='))
            .filter(|text| !text.is_empty())
    };
    let mut ids = worker.ids.borrow_mut();
    let root = field("Root").map_or_else(
        || format!("1-{:08x}-{}", invocation.timestamp.seconds() as u32, hex(&ids.take::<12>())),
        str::to_owned,
    );
    let sent_parent = field("Parent");
    let parent = sent_parent.map_or_else(|| hex(&ids.take::<8>()), str::to_owned);
    let sampled = field("Sampled").unwrap_or(if sent_parent.is_some() { "1" } else { "0" });
    ["Root=", &root, ";Parent=", &parent, ";Sampled=", sampled].concat()
}

/// Bounds a body of unknown length while it streams.
pub(crate) fn limited(body: Body) -> Result<Body, GatewayError> {
    match body.remaining() {
        Some(length) if length > PAYLOAD_LIMIT => Err(body_error(&BodyError::TooLarge { limit: PAYLOAD_LIMIT })),
        Some(_) => Ok(body),
        None => Ok(Body::Stream(Box::new(Limited { body, left: PAYLOAD_LIMIT }))),
    }
}

#[derive(Debug)]
struct Limited {
    body: Body,
    left: u64,
}

impl BodySource for Limited {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        let polled = ready!(self.body.poll_chunk(context));
        if let Some(Ok(chunk)) = &polled {
            match self.left.checked_sub(chunk.len() as u64) {
                Some(left) => self.left = left,
                None => return Poll::Ready(Some(Err(BodyError::TooLarge { limit: PAYLOAD_LIMIT }))),
            }
        }
        Poll::Ready(polled)
    }

    fn remaining(&self) -> Option<u64> {
        self.body.remaining()
    }
}

impl HttpCall<'_> {
    /// Where it goes.
    pub(crate) fn uri(&self) -> String {
        let scheme = format!("{:?}", self.origin.scheme).to_lowercase();
        let target = String::from_utf8_lossy(&self.request.target);
        format!("{scheme}://{}{target}", self.origin.authority())
    }

    /// What goes out, for `explain`.
    pub(crate) fn describe(&self) -> String {
        format!("{} {}", self.request.method, self.uri())
    }
}
