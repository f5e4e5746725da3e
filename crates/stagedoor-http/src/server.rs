//! The server side: what a service is, and one connection served from its first byte to its last.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use stagedoor_wire::Clock;
use tokio::io::{AsyncRead, AsyncWrite};

use crate::h1::serve::Leaving;
use crate::message::{Request, Response};
use crate::shutdown::Shutdown;
use crate::{h1, h2};

/// Answers the requests of one connection; it carries what is known of the peer.
pub trait Service: 'static {
    /// What the service remembers of a request until its response has been sent.
    type Record: 'static;

    /// Answers a request. The response may come before the request's body has been read.
    fn call(&self, request: Request) -> impl Future<Output = (Response, Self::Record)>;

    /// Words the answer to a request that is not well formed. The connection closes after it.
    fn refuse(&self, refusal: Refusal) -> Response;

    /// Called exactly once for each record, when the response's body has ended or the client has left.
    fn finished(&self, record: Self::Record, sent: Sent);
}

/// How much of a response went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Bytes of the body handed to the socket, without framing.
    pub bytes: u64,
    /// Whether the whole body went out.
    pub complete: bool,
}

/// Why a request was refused before any service saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{0}")]
    BadRequest(&'static str),
    #[error("the request line is too long")]
    UriTooLong,
    #[error("the header fields are too many or too long")]
    HeadersTooLarge,
    #[error("the request head did not arrive in time")]
    RequestTimeout,
    #[error("no transfer coding but chunked is understood")]
    UnsupportedTransferCoding,
    #[error("no version but HTTP/1.0, HTTP/1.1 and HTTP/2 is understood")]
    UnsupportedVersion,
}

impl Refusal {
    /// The status that RFC 9110 gives to it.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest(_) => 400,
            Self::UriTooLong => 414,
            Self::HeadersTooLarge => 431,
            Self::RequestTimeout => 408,
            Self::UnsupportedTransferCoding => 501,
            Self::UnsupportedVersion => 505,
        }
    }
}

/// Limits of the server side.
#[derive(Clone)]
pub struct ServerSettings {
    /// Tells the time for `Date`.
    pub clock: Arc<dyn Clock>,
    /// Bytes of a request line, its end included. The service's 10,240 for the URL, and room for the method, the
    /// version and our own path forms in front of the stage.
    pub request_line_limit: usize,
    /// Bytes of a whole request head.
    pub head_limit: usize,
    /// Header fields of a request; at most [`MAX_HEADER_COUNT`].
    pub header_count_limit: usize,
    /// How long a connection may wait for its next request.
    pub idle_timeout: Duration,
    /// How long a head may take from its first to its last byte.
    pub head_timeout: Duration,
    /// How long to wait for the next piece of a request's body, and for the client to take the next piece of a response.
    pub body_piece_timeout: Duration,
    /// How much of a body that nobody read is read away to keep the connection.
    pub drain_limit: u64,
    /// How many requests one HTTP/2 connection may have under way.
    pub http2_streams: u32,
}

/// No head has more fields than this, whatever the settings say.
pub const MAX_HEADER_COUNT: usize = 256;

impl ServerSettings {
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            request_line_limit: 10_240 + 256,
            head_limit: 64 * 1024,
            header_count_limit: 128,
            idle_timeout: Duration::from_secs(60),
            head_timeout: Duration::from_secs(15),
            body_piece_timeout: Duration::from_secs(60),
            drain_limit: 64 * 1024,
            http2_streams: 128,
        }
    }
}

/// A connection as bytes: a TCP or TLS stream, or a pipe in memory.
pub trait Io: AsyncRead + AsyncWrite + Unpin + 'static {}

impl<T: AsyncRead + AsyncWrite + Unpin + 'static> Io for T {}

/// Serves one connection until it closes. HTTP/2 is recognised by its preface. Must run inside a `LocalSet` or
/// `LocalRuntime`. To drop the future is to cut the connection off; the record of a response under way is still
/// finished.
pub async fn serve_connection<I: Io, S: Service>(
    io: I,
    settings: Rc<ServerSettings>,
    service: Rc<S>,
    shutdown: Shutdown,
) {
    let _guard = shutdown.enter();
    match h1::serve::serve(io, settings.clone(), service.clone(), &shutdown).await {
        Leaving::Closed => {}
        Leaving::Http2(io, read) => h2::serve(io, read, settings, service, &shutdown).await,
    }
}
