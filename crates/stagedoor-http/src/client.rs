//! The client side: requests to upstreams over pooled connections.

use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::message::{BodyError, Request, Response};

/// Where requests go: one list of idle connections for each.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    pub scheme: Scheme,
    /// A name or an address; IPv6 with or without brackets.
    pub host: Arc<str>,
    pub port: u16,
    /// Leaves out the check that the certificate leads to a trusted root; host name and dates are still checked.
    pub insecure_skip_verification: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    Http,
    Https,
}

/// Why there is no response.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    #[error("could not connect")]
    Connect(#[source] io::Error),
    #[error("could not find the host's address")]
    Dns(#[source] io::Error),
    #[error("the TLS handshake failed")]
    Tls(#[source] io::Error),
    #[error("the response did not arrive in time")]
    Timeout,
    #[error("the connection broke before the response")]
    Reset(#[source] io::Error),
    #[error("the response is not well formed: {0}")]
    Malformed(&'static str),
    #[error("the request's own body failed")]
    RequestBody(#[source] BodyError),
}

/// Bounds of a pool.
#[derive(Clone, Debug)]
pub struct PoolSettings {
    /// Idle connections kept for one origin.
    pub max_idle_per_origin: usize,
    /// Idle connections kept in all.
    pub max_idle: usize,
    /// How long an idle connection is kept.
    pub idle_timeout: Duration,
    /// How old a connection may become and still be used again.
    pub max_age: Duration,
    /// Bytes of a response head.
    pub head_limit: usize,
    /// PEM certificates trusted beside the machine's own roots.
    pub extra_roots: Vec<u8>,
}

impl Default for PoolSettings {
    fn default() -> Self {
        Self {
            max_idle_per_origin: 64,
            max_idle: 1024,
            idle_timeout: Duration::from_secs(60),
            max_age: Duration::from_secs(600),
            head_limit: 64 * 1024,
            extra_roots: Vec::new(),
        }
    }
}

/// Upstream connections of one worker. Clones are one and the same pool. Must be used inside a `LocalSet` or
/// `LocalRuntime`.
#[derive(Clone)]
pub struct Pool {
    inner: Rc<Inner>,
}

struct Inner {
    #[allow(dead_code)]
    settings: PoolSettings,
}

impl Pool {
    #[must_use]
    pub fn new(settings: PoolSettings) -> Self {
        Self { inner: Rc::new(Inner { settings }) }
    }

    /// Sends a request and waits for the head of its response. `deadline` covers everything from connecting to the last
    /// byte of the response's body. `Host` is the origin's unless the request has one.
    ///
    /// # Errors
    /// When there is no response, or none by the deadline.
    pub async fn send(&self, origin: &Origin, request: Request, deadline: Instant) -> Result<Response, ClientError> {
        let _ = (origin, request, deadline, &self.inner);
        Err(ClientError::Timeout)
    }
}
