//! The client side: requests to upstreams over pooled connections.

use std::fmt;
use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Method;
use tokio::time::{Instant, timeout_at};

use crate::client::connect::Connector;
use crate::client::idle::{Home, IdleLists};
use crate::h1::encode::{self, Encoding};
use crate::h1::exchange::{Exchange, Upstream};
use crate::h1::head::HeadLimits;
use crate::h1::send::{Outgoing, Sending};
use crate::h1::wire::Wire;
use crate::headers::Headers;
use crate::message::{Body, BodyError, Request, Response};
use crate::server::MAX_HEADER_COUNT;
use crate::tls::Identity;

mod connect;
mod idle;

/// Where requests go: one list of idle connections for each.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    pub scheme: Scheme,
    /// A name or an address; IPv6 with or without brackets.
    pub host: Arc<str>,
    pub port: u16,
    /// Leaves out the check that the certificate leads to a trusted root; host name and dates are still checked.
    pub insecure_skip_verification: bool,
    /// Who we say we are where the origin asks.
    pub identity: Option<Identity>,
    /// Where connections go, when not to host and port: those then only name the origin, in `Host` and to TLS.
    pub connect_to: Option<Address>,
}

/// A host and a port.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// A name or an address; IPv6 in brackets.
    pub host: Arc<str>,
    pub port: u16,
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
    connector: Connector,
    idle: Rc<IdleLists>,
    limits: HeadLimits,
}

impl Pool {
    #[must_use]
    pub fn new(mut settings: PoolSettings) -> Self {
        let limits = HeadLimits { line: settings.head_limit, total: settings.head_limit, count: MAX_HEADER_COUNT };
        let connector = Connector::new(std::mem::take(&mut settings.extra_roots));
        Self { inner: Rc::new(Inner { connector, idle: IdleLists::new(settings), limits }) }
    }

    /// Sends a request and waits for the head of its response. `deadline` covers everything from connecting to the last
    /// byte of the response's body. `Host` is the origin's unless the request has one.
    ///
    /// # Errors
    /// When there is no response, or none by the deadline.
    pub async fn send(&self, origin: &Origin, request: Request, deadline: Instant) -> Result<Response, ClientError> {
        let lane = self.inner.idle.lane(origin);
        let (outline, body) = Outline::of(origin, request);
        let replay = copy_of(&body);
        // A request that must not or cannot be made twice goes only where it will surely be heard.
        let surely = replay.is_none() || !outline.method.is_idempotent();
        let body = match lane.check_out(surely) {
            None => body,
            Some(upstream) => match outline.exchange(body, &self.inner.limits, deadline).run(upstream).await {
                Ok(response) => return Ok(response),
                Err(failure) => match replay {
                    // The upstream gave the connection up while it was idle.
                    Some(body) if failure.closed_unanswered && (failure.unsent || outline.method.is_idempotent()) => {
                        body
                    }
                    _ => return Err(failure.error),
                },
            },
        };
        let connecting = timeout_at(deadline, self.inner.connector.connect(origin)).await;
        let stream = connecting.map_err(|_| ClientError::Timeout)??;
        let upstream = Upstream { wire: Wire::new(stream), owner: Home::of(&lane) };
        let exchange = outline.exchange(body, &self.inner.limits, deadline);
        exchange.run(upstream).await.map_err(|failure| failure.error)
    }
}

/// The same body again, when it is in hand.
fn copy_of(body: &Body) -> Option<Body> {
    match body {
        Body::Empty => Some(Body::Empty),
        Body::Full(bytes) => Some(Body::Full(bytes.clone())),
        Body::Stream(_) => None,
    }
}

/// What a request says before its body.
struct Outline {
    method: Method,
    target: Bytes,
    /// Of the origin, when the request names none.
    host: String,
    headers: Headers,
}

impl Outline {
    fn of(origin: &Origin, request: Request) -> (Self, Body) {
        let Request { method, target, headers, body, .. } = request;
        let host = if headers.contains("Host") { String::new() } else { origin.authority() };
        (Self { method, target, host, headers }, body)
    }

    fn exchange<'a>(&self, body: Body, limits: &'a HeadLimits, deadline: Instant) -> Exchange<'a> {
        let encoding = match body.remaining() {
            // A request that may have a body says so when it has none.
            Some(0) if matches!(self.method, Method::POST | Method::PUT | Method::PATCH) => Encoding::Length(0),
            Some(0) => Encoding::None,
            Some(length) => Encoding::Length(length),
            None => Encoding::Chunked,
        };
        let mut outgoing = Outgoing::new();
        let text = &mut outgoing.text;
        encode::request(text, &self.method, &self.target, self.host.as_bytes(), &self.headers, encoding);
        let sending = Sending::new(outgoing, body, encoding);
        Exchange { sending, to_head: self.method == Method::HEAD, limits, deadline }
    }
}

impl Address {
    /// Reads `host:port`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (host, port) = text.rsplit_once(':')?;
        let is_legal = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
            Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
            None => !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)),
        };
        let port = port.parse().ok().filter(|port| *port != 0)?;
        is_legal.then(|| Self { host: host.into(), port })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.host, self.port)
    }
}

impl Origin {
    /// The text of `Host`: without the port when it is the scheme's own.
    #[must_use]
    pub fn authority(&self) -> String {
        let own_port = match self.scheme {
            Scheme::Http => 80,
            Scheme::Https => 443,
        };
        let host = &self.host;
        let host = if host.contains(':') && !host.starts_with('[') { format!("[{host}]") } else { host.to_string() };
        if self.port == own_port { host } else { format!("{host}:{}", self.port) }
    }
}
