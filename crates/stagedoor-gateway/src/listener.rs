//! Step 0: from a connection's requests to the plane that answers them.

use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use stagedoor_http::server::{Refusal, Sent, Service};
use stagedoor_http::{Body, BodyError, Request, Response};
use tokio::sync::oneshot;

use crate::control_handler::{ControlHandler, ControlRequest, ControlResponse};
use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::Peer;
use crate::pipeline::rest::{self, Incoming};
use crate::record::Record;
use crate::steps::resolve::{self, Address};
use crate::steps::{domain_name, gateway_response};
use crate::worker::Worker;
use crate::workers::Planes;

/// One connection: who is at its other end, and what may be asked on it.
pub(crate) struct Connection {
    pub(crate) worker: Rc<Worker>,
    pub(crate) handler: Arc<dyn ControlHandler>,
    pub(crate) peer: Rc<Peer>,
    pub(crate) planes: Planes,
}

/// Who answers a request.
enum Plane {
    Invoke(Address),
    Control,
    /// Nobody need be asked: a health check of a custom domain name.
    Healthy,
    /// The address does not carry what the request asks for.
    Nobody,
}

impl Service for Connection {
    /// Control requests leave no record here.
    type Record = Option<Record>;

    async fn call(&self, request: Request) -> (Response, Option<Record>) {
        let mut answer = pin!(self.answer(request));
        // A panic in one request stays in that request: its future is dropped and never polled again.
        std::future::poll_fn(|context| {
            let polled = std::panic::catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context)));
            polled.unwrap_or_else(|_| Poll::Ready((self.broken(), None)))
        })
        .await
    }

    fn refuse(&self, refusal: Refusal) -> Response {
        let message = match refusal {
            Refusal::BadRequest(_) => "Bad Request",
            Refusal::UriTooLong => "Request URI too long",
            Refusal::HeadersTooLarge => "Request Header Fields Too Large",
            Refusal::RequestTimeout => "Request Timeout",
            Refusal::UnsupportedTransferCoding => "Not Implemented",
            Refusal::UnsupportedVersion => "HTTP Version Not Supported",
        };
        self.plain(refusal.status(), message, &refusal.to_string())
    }

    fn finished(&self, record: Option<Record>, sent: Sent) {
        if let Some(record) = record {
            record.finish(&self.worker, sent);
        }
    }
}

impl Connection {
    async fn answer(&self, request: Request) -> (Response, Option<Record>) {
        let Ok(target) = std::str::from_utf8(&request.target) else {
            return (self.plain(400, "Bad Request", "the request target is not UTF-8"), None);
        };
        match self.plane(&request, target) {
            Plane::Invoke(address) => {
                let incoming = Incoming { address, request, peer: self.peer.clone() };
                let (response, record) = rest::serve(&self.worker, incoming).await;
                (response, Some(record))
            }
            Plane::Control => {
                let target = target.to_owned();
                (self.control(request, target).await, None)
            }
            Plane::Healthy => (self.healthy(), None),
            Plane::Nobody => {
                let host = request.headers.get_str("Host").unwrap_or_default();
                let message = format!("No API Gateway API answers at host '{host}' and this path");
                (self.plain(404, &message, "this address carries no control plane"), None)
            }
        }
    }

    fn plane(&self, request: &Request, target: &str) -> Plane {
        if self.planes != Planes::Control {
            let host = request.headers.get_str("Host");
            if let Some(domain_name) = host.and_then(|host| domain_name::of_host(&self.worker.gateway.index(), host)) {
                if domain_name::is_health_check(target) {
                    return Plane::Healthy;
                }
                return Plane::Invoke(Address::DomainName { domain_name, target: target.into() });
            }
            let url = resolve::invoke_url(host, target);
            if let Some(url) = url.or_else(|| resolve::endpoint_url(host, &request.headers, target)) {
                return Plane::Invoke(Address::Api(url));
            }
            if let Some(root) = &*self.worker.gateway.root_stage()
                && !is_ours(target)
                && resolve::signed_service(&request.headers, target).is_none_or(|service| service == "execute-api")
            {
                return Plane::Invoke(Address::Api(resolve::root_url(&root.0, &root.1, target)));
            }
        }
        if self.planes == Planes::Invoke { Plane::Nobody } else { Plane::Control }
    }

    /// Reads the request whole and waits for the control plane's answer.
    async fn control(&self, request: Request, target: String) -> Response {
        let handler = &self.handler;
        let Request { method, headers, body, .. } = request;
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_owned);
        let headers = headers.iter().map(|(name, value)| Ok((text(name)?, text(value)?)));
        let headers = match headers.collect::<Result<Vec<_>, std::str::Utf8Error>>() {
            Ok(headers) => headers,
            Err(_) => return self.plain(400, "Bad Request", "a header value is not UTF-8"),
        };
        let limit = handler.body_limit(&method, &target);
        let body = match body.remaining() {
            Some(length) if length > limit => Err(BodyError::TooLarge { limit }),
            _ => body.collect(limit).await,
        };
        let body = match body {
            Ok(body) => body,
            Err(BodyError::TooLarge { .. }) => return response_of(handler.body_too_large(&method, &target, &headers)),
            Err(error) => return self.plain(400, "Bad Request", &error.to_string()),
        };
        let (reply, answer) = oneshot::channel();
        let (peer, is_tls) = (self.peer.address, self.peer.tls.is_some());
        handler.submit(ControlRequest { method, target, headers, body, peer, is_tls }, reply);
        match answer.await {
            Ok(answer) => response_of(answer),
            Err(_) => self.plain(500, "Internal server error", "the control plane gave no answer"),
        }
    }

    /// UNVERIFIED: what the service's health checks are answered.
    fn healthy(&self) -> Response {
        let mut response = Response::new(200, Body::Full("healthy".into()));
        response.headers.append("Content-Type", "text/plain");
        self.sign(&mut response);
        response
    }

    /// The answer when our own code failed.
    fn broken(&self) -> Response {
        let error = GatewayError::new(GatewayResponseType::Default5xx, "a panic in this request");
        let mut response = gateway_response::built_in(&error);
        self.sign(&mut response);
        response
    }

    /// An answer in the service's form outside of any API.
    fn plain(&self, status: u16, message: &str, reason: &str) -> Response {
        let error_type = match status {
            404 => "NotFoundException",
            400..=499 => "BadRequestException",
            _ => "InternalServerErrorException",
        };
        let body = format!("{{\"message\":{}}}", crate::error::json_string(message));
        let mut response = Response::new(status, Body::Full(body.into()));
        response.headers.append("Content-Type", "application/json");
        response.headers.append("x-amzn-ErrorType", error_type);
        if self.worker.gateway.settings.dev {
            response.headers.append("x-stagedoor-reason", gateway_response::header_text(reason));
        }
        self.sign(&mut response);
        response
    }

    fn sign(&self, response: &mut Response) {
        let ids = self.worker.ids.borrow_mut().request_ids(None);
        response.headers.append("x-amzn-RequestId", ids.request_id());
        response.headers.append("x-amz-apigw-id", ids.extended_request_id());
    }
}

/// Paths of our own administration, which no root stage hides.
fn is_ours(target: &str) -> bool {
    target.starts_with("/_stagedoor") || target.starts_with("/_localstack")
}

fn response_of(answer: ControlResponse) -> Response {
    let mut response = Response::new(answer.status, Body::from(answer.body));
    for (name, value) in &answer.headers {
        response.headers.append(name, value);
    }
    response
}
