//! The HTTP integrations: one call to an endpoint, its answer's body still streaming.

use std::io::ErrorKind;
use std::time::Instant;

use bytes::Bytes;
use stagedoor_http::client::ClientError;
use stagedoor_http::{Body, BodyError, Headers, Response};

use crate::error::{GatewayError, GatewayResponseType};
use crate::record::Record;
use crate::steps::integration_request::{HttpCall, PAYLOAD_LIMIT, body_error};
use crate::worker::Worker;

use super::watched::{Bounds, Watched};

/// Calls the endpoint. Redirects are answers like others.
pub(crate) async fn call(worker: &Worker, call: HttpCall<'_>, record: &mut Record) -> Result<Response, GatewayError> {
    record.log(|log| log.endpoint_request(&call.uri(), &call.request.headers, &call.request.body));
    let started = Instant::now();
    let answer = worker.pool.send(&call.origin, call.request, call.deadline).await;
    record.integration.latency_micros = Some(u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX));
    let mut answer = answer.map_err(|error| failure(&error))?;
    record.integration.status = Some(answer.status);
    let bounds = Bounds::of(call.is_streamed);
    if answer.body.remaining().is_some_and(|length| length > bounds.size) {
        return Err(too_large());
    }
    if let Body::Stream(_) = answer.body {
        let (watched, failure) = Watched::new(answer.body, bounds);
        record.integration.body_failure = Some(failure);
        answer.body = Body::Stream(Box::new(watched));
    }
    if record.is_logged() {
        // The execution log shows the body.
        answer.body = Box::pin(answer.body.collect(PAYLOAD_LIMIT)).await.map_err(|error| body_failure(&error))?.into();
        let latency_micros = record.integration.latency_micros.unwrap_or_default();
        record.log(|log| log.endpoint_response(&answer, latency_micros));
    }
    Ok(answer)
}

/// An answer whose body has been read.
#[derive(Debug)]
pub(crate) struct WholeAnswer {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
}

/// Calls the endpoint and reads its answer whole, as mappings and templates need it.
pub(crate) async fn call_whole(
    worker: &Worker,
    call: HttpCall<'_>,
    record: &mut Record,
) -> Result<WholeAnswer, GatewayError> {
    let whole = read(self::call(worker, call, record).await?).await;
    // How a body broke is told by the error.
    record.integration.body_failure = None;
    whole
}

/// Reads an answer whole.
pub(crate) async fn read(answer: Response) -> Result<WholeAnswer, GatewayError> {
    let Response { status, headers, body, .. } = answer;
    let body = body.collect(PAYLOAD_LIMIT).await.map_err(|error| body_failure(&error))?;
    Ok(WholeAnswer { status, headers, body })
}

/// A body that broke before anyone had heard of its answer.
fn body_failure(error: &BodyError) -> GatewayError {
    match error {
        BodyError::TimedOut => timeout(),
        BodyError::TooLarge { .. } => too_large(),
        error => network(error.to_string()),
    }
}

fn failure(error: &ClientError) -> GatewayError {
    let cause = match std::error::Error::source(error) {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    };
    match error {
        ClientError::Timeout => timeout(),
        // Reported for the service: a refused connection counts as a mistake of the configuration.
        ClientError::Connect(io) if io.kind() == ErrorKind::ConnectionRefused => {
            GatewayError::configuration(format!("Execution failed due to configuration error: {cause}"))
        }
        ClientError::Connect(_) | ClientError::Dns(_) | ClientError::Tls(_) | ClientError::Reset(_) => network(cause),
        // UNVERIFIED: what the service says to an answer that is not HTTP.
        ClientError::Malformed(_) => GatewayError::new(GatewayResponseType::IntegrationFailure, cause).with_status(502),
        ClientError::RequestBody(error) => body_error(error),
    }
}

fn timeout() -> GatewayError {
    let reason = "Execution failed due to a timeout error";
    GatewayError::new(GatewayResponseType::IntegrationTimeout, reason)
}

fn network(cause: String) -> GatewayError {
    let reason = "Execution failed due to a network error communicating with endpoint";
    GatewayError::new(GatewayResponseType::IntegrationFailure, reason)
        .with_message("Network error communicating with endpoint")
        .with_cause(cause)
}

fn too_large() -> GatewayError {
    // UNVERIFIED: 500 or 502; reports show both.
    let reason = format!("the endpoint's answer is larger than {PAYLOAD_LIMIT} bytes");
    GatewayError::new(GatewayResponseType::IntegrationFailure, reason).with_status(502)
}
