//! Step 8: what the integration is asked, made from the method request. Here is what the types share; [`http`] and
//! [`aws`] make the calls.

use std::borrow::Cow;
use std::task::{Context, Poll, ready};

use ::http::Method;
use bytes::Bytes;
use stagedoor_http::client::Origin;
use stagedoor_http::{Body, BodyError, BodySource, Headers, Request};
use tokio::time::Instant;

use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched};
use crate::mapping::{Choice, Overrides, choice, choose_request_template};
use crate::plan::{ContentHandling, ParameterLocation, RequestBodyPlan, RequestParameterPlan, UriPiece};
use crate::record::ids::hex;
use crate::record::{Record, Step};
use crate::steps::content_handling::{self, Conversion};
use crate::steps::header_fates;
use crate::steps::parameter::{InvalidJson, Sources};
use crate::steps::template::{self, Direction, Rendered};
use crate::worker::Worker;

pub(crate) mod aws;
pub(crate) mod http;

/// Bytes of a request's or a response's body: the service's payload quota.
pub(crate) const PAYLOAD_LIMIT: u64 = 10 * 1024 * 1024;

/// A call to an endpoint, ready to go out.
#[derive(Debug)]
pub(crate) struct HttpCall<'p> {
    pub(crate) origin: Cow<'p, Origin>,
    pub(crate) request: Request,
    /// From connecting to the last byte of the answer.
    pub(crate) deadline: Instant,
    /// With `responseTransferMode: STREAM`.
    pub(crate) is_streamed: bool,
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

/// What a template, or its absence, makes of the method request's body, and what it set beside it. `sources` gives the
/// body as templates read it, see [`readable_body`].
pub(crate) fn transform(plan: &RequestBodyPlan, sources: &Sources<'_>) -> Result<Rendered, GatewayError> {
    let content_type = sources.invocation.headers.get_str("Content-Type");
    let conversion = conversion(plan.content_handling, sources.invocation);
    let rendered = match choose_request_template(&plan.templates, content_type, plan.passthrough_behavior) {
        Choice::Render(chosen) => {
            conversion.check_template()?;
            template::render(chosen, Direction::Request, sources, &Overrides::default())?
        }
        Choice::PassThrough => {
            Rendered { text: sources.request_body.cloned().unwrap_or_default(), ..Rendered::default() }
        }
        Choice::Refuse => {
            let content_type = content_type.unwrap_or("application/json");
            let reason = format!(
                "no request template for content type {content_type}, and passthroughBehavior refuses its body"
            );
            return Err(GatewayError::new(GatewayResponseType::UnsupportedMediaType, reason));
        }
    };
    Ok(Rendered { text: conversion.after_templates(rendered.text)?, overrides: rendered.overrides })
}

/// What becomes of the body, for `explain`.
pub(crate) fn describe_body(plan: &RequestBodyPlan, invocation: &Invocation, made: &[u8]) -> String {
    let content_type = invocation.headers.get_str("Content-Type");
    let by = match choose_request_template(&plan.templates, content_type, plan.passthrough_behavior) {
        Choice::Render(chosen) => format!("the request template for {}", choice::name_of(&plan.templates, chosen)),
        Choice::PassThrough | Choice::Refuse => "passed through".to_owned(),
    };
    format!("{by}: {}", String::from_utf8_lossy(made))
}

/// The method request's body as templates and mappings read it.
pub(crate) fn readable_body(plan: &RequestBodyPlan, invocation: &Invocation, body: Bytes) -> Bytes {
    conversion(plan.content_handling, invocation).before_templates(body)
}

fn conversion(handling: Option<ContentHandling>, invocation: &Invocation) -> Conversion {
    let binary_media_types = &invocation.deployment().binary_media_types;
    let is_binary = !binary_media_types.is_empty()
        && content_handling::has_binary_content(binary_media_types, invocation.headers.get_str("Content-Type"));
    Conversion::of_request(handling, is_binary)
}

/// Values by the names of what they are mapped to.
#[derive(Debug, Default)]
struct Mapped<'a> {
    path: Vec<(Cow<'a, str>, Vec<Cow<'a, str>>)>,
    query: Vec<(Cow<'a, str>, Vec<Cow<'a, str>>)>,
    headers: Vec<(Cow<'a, str>, Vec<Cow<'a, str>>)>,
}

impl<'a> Mapped<'a> {
    /// The values of an integration's request parameters. What has no value is left out.
    fn of(
        parameters: &'a [RequestParameterPlan],
        sources: &'a Sources<'a>,
        is_illegal: fn(&str) -> bool,
    ) -> Result<Self, GatewayError> {
        let mut mapped = Self::default();
        for RequestParameterPlan { location, name, source } in parameters {
            if *location == ParameterLocation::Header && is_illegal(name) {
                return Err(already_present(name));
            }
            let Some(values) = sources.evaluate(source).map_err(invalid_json)? else { continue };
            let name = Cow::Borrowed(name.as_str());
            match location {
                ParameterLocation::Path => mapped.path.push((name, vec![values.joined()])),
                ParameterLocation::QueryString => mapped.query.push((name, values.into_vec())),
                ParameterLocation::Header => mapped.headers.push((name, vec![values.joined()])),
            }
        }
        Ok(mapped)
    }

    /// Puts what a template set in the place of what is mapped to the same name.
    fn override_with(&mut self, overrides: &'a Overrides, is_illegal: fn(&str) -> bool) -> Result<(), GatewayError> {
        fn put<'a>(
            mapped: &mut Vec<(Cow<'a, str>, Vec<Cow<'a, str>>)>,
            set: impl Iterator<Item = (&'a str, Vec<String>)>,
        ) {
            for (name, values) in set {
                // AWS: names are compared as they are written, headers' too (seen by LocalStack's tests).
                mapped.retain(|(present, _)| present != name);
                mapped.push((name.into(), values.into_iter().map(Cow::Owned).collect()));
            }
        }
        if let Some((name, _)) = overrides.request_headers().find(|(name, _)| is_illegal(name)) {
            return Err(already_present(name));
        }
        put(&mut self.path, overrides.request_path());
        put(&mut self.query, overrides.request_querystring());
        put(&mut self.headers, overrides.request_headers());
        Ok(())
    }

    /// The value of a path parameter of the integration.
    fn path_value(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, values) = self.path.iter().find(|(present, _)| present == name)?;
        match values.as_slice() {
            [value] => Some(Cow::Borrowed(value.as_ref())),
            values => Some(values.join(",").into()),
        }
    }

    /// Writes a piece of the integration's URI.
    fn write_piece(&self, invocation: &Invocation, piece: &UriPiece, out: &mut String) {
        match piece {
            UriPiece::Text(text) => out.push_str(text),
            UriPiece::Placeholder(name) => match self.path_value(name) {
                Some(value) => out.push_str(&value),
                // AWS: what is not mapped stays as it is.
                None => out.extend(["{", name, "}"]),
            },
            UriPiece::StageVariable(name) => {
                out.push_str(invocation.variables().get(name).map_or("", String::as_str));
            }
        }
    }

    /// Adds the mapped query parameters to a request target.
    fn write_query(&self, target: &mut String) {
        for (name, values) in &self.query {
            for value in values {
                target.push(if target.contains('?') { '&' } else { '?' });
                push_query_text(target, name);
                target.push('=');
                push_query_text(target, value);
            }
        }
    }

    /// The mapped header fields, but for those that no endpoint gets.
    fn header_fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.headers.iter().filter(|(name, _)| !header_fates::is_lost_when_mapped(name));
        fields.flat_map(|(name, values)| values.iter().map(move |value| (name.as_ref(), value.as_ref())))
    }
}

fn already_present(name: &str) -> GatewayError {
    let reason = format!("Execution failed due to configuration error: {name} header already present");
    GatewayError::configuration(reason)
}

fn invalid_json(_: InvalidJson) -> GatewayError {
    GatewayError::new(GatewayResponseType::Default4xx, "a parameter mapping reads the body, which is not JSON")
        .with_message("Invalid JSON in request body")
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

/// Whether a body goes out with this verb. AWS: the integration's verb decides, not the caller's.
fn carries_body(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// What the service tells an endpoint of itself.
fn agent(api_id: &str) -> String {
    ["AmazonAPIGateway_", api_id].concat()
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
    headers.set("X-Forwarded-Proto", if peer.tls.is_some() { "https" } else { "http" });
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
        let by = self.origin.connect_to.as_ref().map(|address| format!(" (by VPC link at {address})"));
        format!("{} {}{}", self.request.method, self.uri(), by.unwrap_or_default())
    }
}
