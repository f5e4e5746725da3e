//! The seam through which the listener hands control-plane requests to whoever answers them.
//!
//! The listener decides the plane from Host and path and reads the body; the handler runs on the control
//! executor, behind a bounded queue. A full queue is the handler's refusal, answered with 429.

use std::net::SocketAddr;

use bytes::Bytes;
use tokio::sync::oneshot;

/// A whole request for the control plane or for `/_stagedoor`, `/_localstack`, body read.
#[derive(Debug)]
pub struct ControlRequest {
    pub method: http::Method,
    /// Path and query as sent, still percent-encoded.
    pub target: String,
    /// Fields in order, names as sent; values that are not UTF-8 have been refused before.
    pub headers: Vec<(String, String)>,
    pub body: Bytes,
    pub peer: SocketAddr,
    pub is_tls: bool,
}

/// The answer to a [`ControlRequest`].
#[derive(Debug)]
pub struct ControlResponse {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Bytes,
}

/// Answers control-plane requests.
pub trait ControlHandler: Send + Sync {
    /// How many bytes the body of a request to this target may have (import 6 MB, function code 70 MB, else 1 MB).
    fn body_limit(&self, method: &http::Method, target: &str) -> u64;

    /// The answer to a body over [`Self::body_limit`], known before the body is read.
    fn body_too_large(&self, method: &http::Method, target: &str, headers: &[(String, String)]) -> ControlResponse;

    /// Takes the request and answers through `reply`. When the queue is full the answer is a
    /// `TooManyRequestsException`, given at once. Never blocks.
    fn submit(&self, request: ControlRequest, reply: oneshot::Sender<ControlResponse>);
}
