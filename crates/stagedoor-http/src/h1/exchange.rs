//! One request and its response over one upstream connection. The response may come before the request is through; then
//! whoever reads the response's body also drives the rest of the request.

use std::fmt;
use std::io::{self, ErrorKind};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use tokio::time::Instant;

use crate::client::ClientError;
use crate::h1::decode::{Decoded, Decoder};
use crate::h1::head::{HeadLimits, HeadScan, ResponseHead, read_response};
use crate::h1::send::{SendError, Sending};
use crate::h1::wire::{Wire, take};
use crate::message::{Body, BodyError, BodySource, Response};
use crate::server::Io;

/// A connection to an upstream, with what its owner wants to get back with it (`owner`).
#[derive(Debug)]
pub(crate) struct Upstream<I, O> {
    pub(crate) wire: Wire<I>,
    pub(crate) owner: O,
}

/// Takes connections back that are good for another request.
pub(crate) trait Owner<I>: Sized + 'static {
    fn take_back(upstream: Upstream<I, Self>);
}

/// Why an exchange gave no response.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: ClientError,
    /// The connection was closed before a single byte of a response.
    pub(crate) closed_unanswered: bool,
    /// The socket took nothing of the request.
    pub(crate) unsent: bool,
}

/// A request under way.
pub(crate) struct Exchange<'a> {
    pub(crate) sending: Sending,
    pub(crate) to_head: bool,
    pub(crate) limits: &'a HeadLimits,
    pub(crate) deadline: Instant,
}

impl Exchange<'_> {
    /// Sends the request and reads the head of the response.
    pub(crate) async fn run<I: Io, O: Owner<I>>(self, mut upstream: Upstream<I, O>) -> Result<Response, Failure> {
        let Self { mut sending, to_head, limits, deadline } = self;
        let mut scan = HeadScan::default();
        let mut send_error: Option<io::Error> = None;
        let mut answered = false;
        let result = std::future::poll_fn(|context| {
            if send_error.is_none() && !sending.is_done() {
                let flushed =
                    sending.poll_send(context, |outgoing, context| outgoing.poll_flush(&mut upstream.wire.io, context));
                match flushed {
                    Poll::Ready(Err(SendError::Body(error))) => {
                        return Poll::Ready(Err(ClientError::RequestBody(error)));
                    }
                    // An upstream may answer, close, and take nothing more: its answer counts.
                    Poll::Ready(Err(SendError::Io(error))) => send_error = Some(error),
                    Poll::Ready(Ok(())) | Poll::Pending => {}
                }
            }
            loop {
                if !upstream.wire.unread.is_empty() {
                    answered = true;
                    match read_response(&mut upstream.wire.unread, &mut scan, limits, to_head) {
                        Err(reason) => return Poll::Ready(Err(ClientError::Malformed(reason))),
                        Ok(Some(head)) if head.status == 101 => {
                            return Poll::Ready(Err(ClientError::Malformed("it switches protocols unasked")));
                        }
                        // Other informational heads are passed over.
                        Ok(Some(head)) if head.status < 200 => {
                            scan = HeadScan::default();
                            continue;
                        }
                        Ok(Some(head)) => return Poll::Ready(Ok(head)),
                        Ok(None) => {}
                    }
                }
                match upstream.wire.poll_fill(context) {
                    Poll::Ready(Ok(0)) => {
                        let error = send_error.take().unwrap_or_else(|| ErrorKind::UnexpectedEof.into());
                        return Poll::Ready(Err(ClientError::Reset(error)));
                    }
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(ClientError::Reset(error))),
                    Poll::Ready(Ok(_)) => {}
                    Poll::Pending => {
                        let late = upstream.wire.watchdog.poll_until(deadline, context);
                        return late.map(|()| Err(ClientError::Timeout));
                    }
                }
            }
        })
        .await;
        match result {
            Ok(head) => Ok(respond(upstream, head, sending, send_error.is_some(), deadline)),
            Err(error) => {
                let closed_unanswered = !answered && matches!(error, ClientError::Reset(_));
                Err(Failure { error, closed_unanswered, unsent: sending.outgoing.taken == 0 })
            }
        }
    }
}

/// Makes the response of its head and what follows it.
fn respond<I: Io, O: Owner<I>>(
    mut upstream: Upstream<I, O>,
    head: ResponseHead,
    sending: Sending,
    send_failed: bool,
    deadline: Instant,
) -> Response {
    let ResponseHead { status, headers, framing, keep_alive } = head;
    let mut decoder = Decoder::of_response(framing);
    let ready = match decoder.remaining() {
        Some(0) => Some(Body::Empty),
        // A body that came along with its head needs no source.
        Some(length) if length <= upstream.wire.unread.len() as u64 => {
            decoder = Decoder::Done;
            Some(Body::Full(take(&mut upstream.wire.unread, length as usize)))
        }
        _ => None,
    };
    let body = if let Some(body) = ready {
        if keep_alive && sending.is_done() {
            O::take_back(upstream);
        }
        body
    } else {
        let reusable = keep_alive && !send_failed;
        // A request that is through has nothing more to drive.
        let sending = Some(sending).filter(|sending| !sending.is_done() && !send_failed);
        Body::Stream(Box::new(ResponseBody { upstream: Some(upstream), decoder, sending, reusable, deadline }))
    };
    Response { status, headers, body }
}

/// The body of a response; gives the connection back at its end.
struct ResponseBody<I: Io, O: Owner<I>> {
    upstream: Option<Upstream<I, O>>,
    decoder: Decoder,
    /// What is left of the request.
    sending: Option<Sending>,
    reusable: bool,
    deadline: Instant,
}

impl<I: Io, O: Owner<I>> ResponseBody<I, O> {
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        let Some(upstream) = &mut self.upstream else { return Poll::Ready(None) };
        if let Some(sending) = &mut self.sending {
            match sending.poll_send(context, |outgoing, context| outgoing.poll_flush(&mut upstream.wire.io, context)) {
                Poll::Pending => {}
                Poll::Ready(Ok(())) => self.sending = None,
                // The response may still come whole.
                Poll::Ready(Err(_)) => {
                    self.sending = None;
                    self.reusable = false;
                }
            }
        }
        loop {
            match self.decoder.decode(&mut upstream.wire.unread, upstream.wire.ended) {
                Err(error) => return Poll::Ready(Some(Err(error))),
                Ok(Decoded::End) => return Poll::Ready(None),
                Ok(Decoded::Piece(piece)) => return Poll::Ready(Some(Ok(piece))),
                Ok(Decoded::NeedMore) => {}
            }
            match upstream.wire.poll_fill(context) {
                Poll::Ready(Ok(_)) => {}
                Poll::Ready(Err(error)) => return Poll::Ready(Some(Err(BodyError::Io(error)))),
                Poll::Pending => {
                    let late = upstream.wire.watchdog.poll_until(self.deadline, context);
                    return late.map(|()| Some(Err(BodyError::TimedOut)));
                }
            }
        }
    }
}

impl<I: Io, O: Owner<I>> BodySource for ResponseBody<I, O> {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        let piece = ready!(self.poll_piece(context));
        if matches!(piece, Some(Err(_))) {
            self.upstream = None;
        } else if self.decoder.is_done()
            && let Some(upstream) = self.upstream.take()
            && self.reusable
            && self.sending.is_none()
        {
            O::take_back(upstream);
        }
        Poll::Ready(piece)
    }

    fn remaining(&self) -> Option<u64> {
        self.decoder.remaining()
    }
}

impl<I: Io, O: Owner<I>> fmt::Debug for ResponseBody<I, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ResponseBody").field("decoder", &self.decoder).finish_non_exhaustive()
    }
}
