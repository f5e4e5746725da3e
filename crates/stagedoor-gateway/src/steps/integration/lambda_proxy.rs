//! Lambda proxy integrations: a function is told the whole request, and makes the whole answer.

use std::borrow::Cow;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use stagedoor_http::client::{ClientError, Origin};
use stagedoor_http::{Body, BodyError, Headers, Request, Response};

use crate::error::{GatewayError, GatewayResponseType};
use crate::event::{self, EmptyMap, Event};
use crate::invocation::{Invocation, Matched};
use crate::lambda::{self, Answer, Call, InvokeError, Operation, PAYLOAD_LIMIT};
use crate::plan::LambdaProxyPlan;
use crate::record::Record;
use crate::steps::content_handling::{accepts_binary, has_binary_content};
use crate::steps::{header_fates, integration_request, source_arn};
use crate::worker::Worker;

mod answer;
mod stream;

/// A call that is ready to go out.
pub(crate) struct FunctionCall {
    operation: Operation,
    origin: Origin,
    request: Request,
    /// From connecting to the last byte of the answer.
    deadline: tokio::time::Instant,
    /// Where the service would send it.
    url: String,
}

/// What the function is asked.
pub(crate) async fn ask(
    worker: &Worker,
    plan: &LambdaProxyPlan,
    invocation: &Invocation,
    matched: &Matched<'_>,
    body: &[u8],
    record: &mut Record,
) -> Result<FunctionCall, GatewayError> {
    let is_shown = plan.is_streamed && invocation.is_test();
    let timeout = if is_shown { plan.timeout.min(stream::TEST_TIME) } else { plan.timeout };
    let deadline = tokio::time::Instant::now() + timeout;
    if let Some(name) = plan.mapped_headers.iter().find(|name| header_fates::is_illegal_target_of_service(name)) {
        let reason = format!("Execution failed due to configuration error: {name} header already present");
        return Err(GatewayError::configuration(reason));
    }
    let verb = plan.http_method.as_ref().unwrap_or(&invocation.method);
    if verb != http::Method::POST {
        // Recorded: the type is that of a failed call, its status that of a wrong configuration.
        let reason = format!("Lambda's Invoke takes POST only, and the integration's httpMethod makes it {verb}");
        return Err(GatewayError::new(GatewayResponseType::IntegrationFailure, reason).with_status(500));
    }
    let operation = if plan.is_streamed { Operation::InvokeWithResponseStream } else { Operation::Invoke };
    let Some(function) = plan.function.resolve(invocation.variables(), operation) else {
        let reason = "Execution failed due to configuration error: the integration's uri names no function";
        return Err(GatewayError::configuration(reason));
    };
    let payload = event(worker, invocation, matched, body);
    if payload.len() > PAYLOAD_LIMIT {
        let reason = format!("what the function would be told is longer than {PAYLOAD_LIMIT} bytes");
        return Err(GatewayError::new(GatewayResponseType::RequestTooLarge, reason));
    }
    let shown = || event::shown(&payload, |_| false);
    record.keep("functionEvent", shown);
    let call = Call {
        operation,
        function: &function,
        payload: payload.clone(),
        source_arn: &source_arn::of_method(invocation, matched),
        api_id: &invocation.plan().api_id,
        request_id: invocation.ids.request_id(),
        trace_id: integration_request::trace_header(worker, invocation),
    };
    let role = plan.credentials.as_ref().map(|role| role.resolve(invocation.variables()));
    let request = lambda::request(worker, role.as_deref(), call, deadline).await;
    let (origin, request) = request.map_err(failure)?;
    let url = function.url(operation);
    record.log(|log| log.endpoint_request(&url, &request.headers, &Body::Full(shown().into())));
    Ok(FunctionCall { operation, origin, request, deadline, url })
}

/// The event: its members and their order are the service's (recorded, and read off its logs).
fn event(worker: &Worker, invocation: &Invocation, matched: &Matched<'_>, body: &[u8]) -> Bytes {
    let mut event = Event::new();
    event.request(worker, invocation, matched, EmptyMap::Null);
    let media_types = &invocation.deployment().binary_media_types;
    let is_base64_encoded =
        !body.is_empty() && has_binary_content(media_types, invocation.headers.get_str("Content-Type"));
    let text = if is_base64_encoded { STANDARD.encode(body).into() } else { String::from_utf8_lossy(body) };
    event.optional_text("body", Some(&*text).filter(|text| !text.is_empty()));
    event.plain("isBase64Encoded", is_base64_encoded);
    event.into_bytes()
}

/// What the function answered.
pub(crate) enum FunctionAnswer {
    Whole(Bytes),
    /// Its metadata, and its body under way.
    Streamed(Vec<u8>, Body),
}

/// Calls the function.
pub(crate) async fn call(
    worker: &Worker,
    call: FunctionCall,
    invocation: &Invocation,
    record: &mut Record,
) -> Result<FunctionAnswer, GatewayError> {
    record.keep("endpointRequest", || format!("POST {}", call.url));
    let started = Instant::now();
    let answer = lambda::begin(&worker.pool, &call.origin, call.request, call.deadline).await;
    let answer = match (answer, call.operation) {
        (Err(error), _) => Err(error),
        (Ok(answer), Operation::Invoke) => lambda::read(answer, &call.origin).await.map(Answered::Whole),
        (Ok(answer), Operation::InvokeWithResponseStream) => Ok(Answered::Streaming(answer)),
    };
    record.integration.latency_micros = Some(u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX));
    match answer.map_err(failure)? {
        Answered::Whole(answer) => {
            note(answer.status, &answer.headers, invocation, record);
            log(answer.status, &answer.headers, &answer.payload, record);
            if answer.is_error {
                return Err(function_error(&answer));
            }
            Ok(FunctionAnswer::Whole(answer.payload))
        }
        Answered::Streaming(answer) => {
            let (status, headers) = (answer.status, answer.headers.clone());
            note(status, &headers, invocation, record);
            let (metadata, body) = stream::begin(answer, invocation.is_test(), record).await?;
            record.integration.latency_micros = Some(u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX));
            log(status, &headers, &metadata, record);
            Ok(FunctionAnswer::Streamed(metadata, body))
        }
    }
}

/// What Lambda sent.
enum Answered {
    Whole(Answer),
    Streaming(Response),
}

fn note(status: u16, headers: &Headers, invocation: &Invocation, record: &mut Record) {
    record.integration.status = Some(status);
    invocation.note_endpoint_request_id(headers);
}

fn log(status: u16, headers: &Headers, payload: &[u8], record: &mut Record) {
    record.keep("functionAnswer", || start_of(payload).into_owned());
    let latency_micros = record.integration.latency_micros.unwrap_or_default();
    record.log(|log| {
        let mut response = Response::new(status, Body::Full(Bytes::copy_from_slice(payload)));
        response.headers = headers.clone();
        log.endpoint_response(&response, latency_micros);
    });
}

/// What the caller gets of a function's answer.
pub(crate) fn response(answer: FunctionAnswer, invocation: &Invocation) -> Result<Response, GatewayError> {
    let payload = match answer {
        FunctionAnswer::Whole(payload) => payload,
        FunctionAnswer::Streamed(metadata, body) => {
            let (status, headers) =
                answer::read_metadata(&metadata).map_err(|problem| malformed(&problem.0, &metadata))?;
            return Ok(Response { status, headers, body });
        }
    };
    let read = answer::read(&payload).map_err(|problem| malformed(&problem.0, &payload))?;
    let media_types = &invocation.deployment().binary_media_types;
    let accept = invocation.headers.get_str("Accept");
    let body = if read.is_base64_encoded && accepts_binary(media_types, accept) {
        answer::decode(read.body).map_err(|_| {
            let reason = "Execution failed due to configuration error: Unable to base64 decode the body.";
            GatewayError::configuration(reason)
        })?
    } else {
        read.body.into()
    };
    Ok(Response { status: read.status, headers: read.headers, body: body.into() })
}

/// An answer that is none.
fn malformed(why: &str, payload: &[u8]) -> GatewayError {
    let reason = "Execution failed due to configuration error: Malformed Lambda proxy response";
    GatewayError::new(GatewayResponseType::IntegrationFailure, reason)
        .with_status(502)
        .with_cause(why)
        .with_detail("functionAnswer", start_of(payload))
}

/// As much of an answer as is kept of one that is no good.
fn start_of(payload: &[u8]) -> Cow<'_, str> {
    const KEPT: usize = 4096;
    String::from_utf8_lossy(&payload[..payload.len().min(KEPT)])
}

/// What it means that the function failed.
fn function_error(answer: &Answer) -> GatewayError {
    let error: Option<serde_json::Value> = serde_json::from_slice(&answer.payload).ok();
    let message = error.as_ref().and_then(|error| error.get("errorMessage")?.as_str()).unwrap_or_default();
    customer_error(answer.status, message, answer.request_id(), &answer.payload)
}

fn customer_error(status: u16, message: &str, request_id: &str, payload: &[u8]) -> GatewayError {
    let reason = format!(
        "Lambda execution failed with status {status} due to customer function error: {message}. Lambda request id: \
         {request_id}"
    );
    no_answer(502, reason).with_detail("functionAnswer", start_of(payload))
}

fn no_answer(status: u16, reason: String) -> GatewayError {
    GatewayError::new(GatewayResponseType::IntegrationFailure, reason).with_status(status)
}

fn timed_out() -> GatewayError {
    GatewayError::new(GatewayResponseType::IntegrationTimeout, "Execution failed due to a timeout error")
}

/// What it means that there is no answer.
fn failure(error: InvokeError) -> GatewayError {
    match error {
        InvokeError::NoEndpoint => GatewayError::configuration(error.to_string()),
        InvokeError::Role { refusal } => refusal.into(),
        InvokeError::Client { cause: ClientError::Timeout, .. } | InvokeError::Body(BodyError::TimedOut) => timed_out(),
        // AWS: a function that is not there is one that nobody may call.
        InvokeError::Refused { status: 403 | 404, message, .. } => {
            let reason = "Execution failed due to configuration error: Invalid permissions on Lambda function";
            GatewayError::configuration(reason).with_cause(message)
        }
        InvokeError::Refused { status: 413, message, .. } => {
            GatewayError::new(GatewayResponseType::RequestTooLarge, message)
        }
        InvokeError::Refused { status, request_id, message } => {
            let reason = format!("Lambda invocation failed with status: {status}. Lambda request id: {request_id}");
            // AWS: a throttled function is a 500, any other failure a 502.
            no_answer(if status == 429 { 500 } else { 502 }, reason).with_cause(message)
        }
        InvokeError::Client { ref cause, .. } => {
            let cause = match std::error::Error::source(cause) {
                Some(source) => format!("{cause}: {source}"),
                None => cause.to_string(),
            };
            no_answer(502, error.to_string()).with_cause(cause)
        }
        InvokeError::Body(_) => no_answer(502, error.to_string()),
    }
}
