//! Requests and responses as every step of the gateway sees them.

use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Method, Version};

use crate::headers::Headers;

/// A request, on either side of the gateway.
#[derive(Debug)]
pub struct Request {
    pub method: Method,
    /// The request target as sent, still percent-encoded: path and query (`/dev/pets?limit=1`). Of an absolute target
    /// the codec has moved the authority into `Host`; `*` stays (OPTIONS only).
    pub target: Bytes,
    /// As received. Not meant for sending: the pool speaks HTTP/1.1 whatever stands here.
    pub version: Version,
    pub headers: Headers,
    pub body: Body,
}

impl Request {
    /// A request without header fields, to be sent.
    #[must_use]
    pub fn new(method: Method, target: impl Into<Bytes>, body: Body) -> Self {
        Self { method, target: target.into(), version: Version::HTTP_11, headers: Headers::new(), body }
    }
}

impl Response {
    /// A response without header fields.
    #[must_use]
    pub fn new(status: u16, body: Body) -> Self {
        Self { status, headers: Headers::new(), body }
    }
}

/// A response, on either side of the gateway.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Headers,
    pub body: Body,
}

/// A message body. Its framing is the codec's business: what it reads keeps the fields that came (`Content-Length`,
/// `Transfer-Encoding`, `Connection`), and in what it writes it leaves such fields out and puts its own, from what the body
/// says of its length and from what becomes of the connection. One exception: `Content-Length` in the answer to HEAD, and
/// in a 304, describes a body that is not sent, and passes through.
#[derive(Debug, Default)]
pub enum Body {
    #[default]
    Empty,
    Full(Bytes),
    Stream(Box<dyn BodySource>),
}

/// A body that arrives piece by piece. Dropping it before its end abandons the message.
pub trait BodySource: std::fmt::Debug {
    /// The next piece, `None` at the end.
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>>;

    /// The exact number of bytes still to come, when it is known.
    fn remaining(&self) -> Option<u64>;
}

/// Why a body ended early.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    #[error("the peer closed the connection inside a body")]
    Truncated,
    #[error("the body is not framed as its headers say")]
    Malformed,
    #[error("the body is larger than {limit} bytes")]
    TooLarge { limit: u64 },
    #[error("no piece of the body arrived in time")]
    TimedOut,
    #[error("the connection failed inside a body")]
    Io(#[source] std::io::Error),
}

impl Body {
    /// The exact number of bytes still to come, when it is known.
    #[must_use]
    pub fn remaining(&self) -> Option<u64> {
        match self {
            Self::Empty => Some(0),
            Self::Full(bytes) => Some(bytes.len() as u64),
            Self::Stream(source) => source.remaining(),
        }
    }

    /// The next piece, `None` at the end.
    pub fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        match std::mem::take(self) {
            Self::Empty => Poll::Ready(None),
            Self::Full(bytes) => Poll::Ready(Some(Ok(bytes))),
            Self::Stream(mut source) => {
                let polled = source.poll_chunk(context);
                *self = Self::Stream(source);
                polled
            }
        }
    }

    /// Reads the whole body.
    ///
    /// # Errors
    /// When it is longer than `limit` bytes, or ends early.
    pub async fn collect(mut self, limit: u64) -> Result<Bytes, BodyError> {
        let mut collected = Vec::new();
        let mut first: Option<Bytes> = None;
        while let Some(chunk) = std::future::poll_fn(|context| self.poll_chunk(context)).await {
            let chunk = chunk?;
            let so_far = first.as_ref().map_or(collected.len(), Bytes::len);
            if (so_far + chunk.len()) as u64 > limit {
                return Err(BodyError::TooLarge { limit });
            }
            // One piece is the common case and is passed on without a copy.
            if so_far == 0 {
                first = Some(chunk);
            } else {
                if let Some(start) = first.take() {
                    collected.extend_from_slice(&start);
                }
                collected.extend_from_slice(&chunk);
            }
        }
        Ok(first.unwrap_or_else(|| collected.into()))
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        if bytes.is_empty() { Self::Empty } else { Self::Full(bytes) }
    }
}
