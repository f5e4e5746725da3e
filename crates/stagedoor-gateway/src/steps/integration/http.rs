//! The HTTP integrations: one call to an endpoint, its answer's body still streaming.

use std::cell::Cell;
use std::io::ErrorKind;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use bytes::Bytes;
use stagedoor_http::client::ClientError;
use stagedoor_http::{Body, BodyError, BodySource, Response};

use crate::error::{GatewayError, GatewayResponseType};
use crate::record::Record;
use crate::steps::integration_request::{HttpCall, PAYLOAD_LIMIT, body_error};
use crate::worker::Worker;

/// Calls the endpoint. Redirects are answers like others.
pub(crate) async fn call(worker: &Worker, call: HttpCall<'_>, record: &mut Record) -> Result<Response, GatewayError> {
    let started = Instant::now();
    let answer = worker.pool.send(&call.origin, call.request, call.deadline).await;
    record.integration.latency_micros = Some(u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX));
    let mut answer = answer.map_err(|error| failure(&error))?;
    record.integration.status = Some(answer.status);
    if answer.body.remaining().is_some_and(|length| length > PAYLOAD_LIMIT) {
        // UNVERIFIED: 500 or 502; reports show both.
        let reason = format!("the endpoint's answer is larger than {PAYLOAD_LIMIT} bytes");
        return Err(GatewayError::new(GatewayResponseType::IntegrationFailure, reason).with_status(502));
    }
    if let Body::Stream(body) = answer.body {
        let failure = Rc::default();
        record.integration.body_failure = Some(Rc::clone(&failure));
        answer.body = Body::Stream(Box::new(Watched { body, left: PAYLOAD_LIMIT, failure }));
    }
    Ok(answer)
}

fn failure(error: &ClientError) -> GatewayError {
    let reason = match std::error::Error::source(error) {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    };
    let network = |reason| {
        let reason = format!("Execution failed due to a network error communicating with endpoint: {reason}");
        GatewayError::new(GatewayResponseType::IntegrationFailure, reason)
            .with_message("Network error communicating with endpoint")
    };
    match error {
        ClientError::Timeout => GatewayError::new(
            GatewayResponseType::IntegrationTimeout,
            "Execution failed due to a timeout error: the endpoint did not answer in time",
        ),
        // Reported for the service: a refused connection counts as a mistake of the configuration.
        ClientError::Connect(cause) if cause.kind() == ErrorKind::ConnectionRefused => {
            GatewayError::configuration(format!("Execution failed due to configuration error: {reason}"))
        }
        ClientError::Connect(_) | ClientError::Dns(_) | ClientError::Tls(_) | ClientError::Reset(_) => network(reason),
        // UNVERIFIED: what the service says to an answer that is not HTTP.
        ClientError::Malformed(_) => {
            GatewayError::new(GatewayResponseType::IntegrationFailure, reason).with_status(502)
        }
        ClientError::RequestBody(error) => body_error(error),
    }
}

/// Passes a body on within the payload quota, and remembers how it broke.
#[derive(Debug)]
struct Watched {
    body: Box<dyn BodySource>,
    left: u64,
    failure: Rc<Cell<Option<&'static str>>>,
}

impl BodySource for Watched {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        let polled = ready!(self.body.poll_chunk(context));
        match &polled {
            Some(Ok(chunk)) => match self.left.checked_sub(chunk.len() as u64) {
                Some(left) => self.left = left,
                None => {
                    self.failure.set(Some("the endpoint's answer grew larger than the payload quota and was cut off"));
                    return Poll::Ready(Some(Err(BodyError::TooLarge { limit: PAYLOAD_LIMIT })));
                }
            },
            Some(Err(BodyError::TimedOut)) => {
                self.failure.set(Some("the endpoint's answer was not whole in time and was cut off"));
            }
            Some(Err(_)) => self.failure.set(Some("the endpoint broke off inside its answer")),
            None => {}
        }
        Poll::Ready(polled)
    }

    fn remaining(&self) -> Option<u64> {
        self.body.remaining()
    }
}
