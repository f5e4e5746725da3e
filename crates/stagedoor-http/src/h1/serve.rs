//! The server's side of one connection: request after request, each answered before the next is read.
//!
//! Two futures take turns. Waiting for a request needs little memory; serving carries the service's whole state and is
//! boxed, so that ten thousand idle connections do not hold it. Between requests that follow one another closely the box
//! is kept.

use std::cell::RefCell;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Version};
use tokio::time::{Instant, timeout_at};

use crate::h1::decode::{Decoded, Decoder};
use crate::h1::encode::{self, Encoding, Persistence};
use crate::h1::head::{HeadLimits, HeadScan, RequestHead, read_request};
use crate::h1::send::{Outgoing, SendError, Sending};
use crate::h1::wire::{Watchdog, Wire, take};
use crate::message::{Body, BodyError, BodySource, Request, Response};
use crate::server::{Io, Refusal, Sent, ServerSettings, Service};
use crate::shutdown::Shutdown;

/// How long the serving future is kept for the next request.
const LINGER: Duration = Duration::from_millis(250);

/// How long we read on after we have closed our side, so that the client can still read our answer: closing with unread
/// bytes resets the connection and may destroy it.
const LAST_READ: Duration = Duration::from_secs(10);
const LAST_READ_SILENCE: Duration = Duration::from_secs(2);

/// What a connection may still become after HTTP/1 has let go of it.
pub(crate) enum Leaving<I> {
    Closed,
    /// The client speaks HTTP/2; the bytes were read already.
    Http2(I, Bytes),
}

/// Serves a connection from its first byte.
pub(crate) async fn serve<I: Io, S: Service>(
    io: I,
    settings: Rc<ServerSettings>,
    service: Rc<S>,
    shutdown: &Shutdown,
) -> Leaving<I> {
    let connection = Rc::new(Connection {
        state: RefCell::new(State {
            wire: Wire::new(io),
            decoder: Decoder::Done,
            broken: false,
            serial: 0,
            to_continue: b"",
            body_piece_timeout: settings.body_piece_timeout,
        }),
    });
    let mut fresh = true;
    loop {
        if !connection.wait_for_request(&settings, shutdown).await {
            return Leaving::Closed;
        }
        let serving = Serving { connection: &connection, settings: &settings, service: &*service, shutdown };
        match Box::pin(serving.run(fresh)).await {
            Next::Wait => fresh = false,
            Next::Close => return Leaving::Closed,
            Next::Http2 => break,
        }
    }
    // No request has been read, so no body shares the connection.
    match Rc::into_inner(connection) {
        Some(connection) => {
            let mut wire = connection.state.into_inner().wire;
            let length = wire.unread.len();
            let read = wire.take(length);
            Leaving::Http2(wire.io, read)
        }
        None => Leaving::Closed,
    }
}

/// What comes after serving.
enum Next {
    Wait,
    Close,
    Http2,
}

/// One connection, shared by its loop and the body of the request under way.
struct Connection<I> {
    state: RefCell<State<I>>,
}

struct State<I> {
    wire: Wire<I>,
    /// The body of the request under way.
    decoder: Decoder,
    /// The body has failed, so that nobody knows where the next request starts.
    broken: bool,
    /// Counts requests: a body that outlives its own finds another number here.
    serial: u64,
    /// What is still to be sent of `100 Continue` before the body is read.
    to_continue: &'static [u8],
    body_piece_timeout: Duration,
}

const CONTINUE: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

impl<I: Io> State<I> {
    /// The next piece of the body of the request under way.
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        if self.broken {
            return Poll::Ready(Some(Err(BodyError::Truncated)));
        }
        let polled = self.poll_next(context);
        self.broken = matches!(polled, Poll::Ready(Some(Err(_))));
        polled
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            match self.decoder.decode(&mut self.wire.unread, self.wire.ended) {
                Err(error) => return Poll::Ready(Some(Err(error))),
                Ok(Decoded::End) => return Poll::Ready(None),
                Ok(Decoded::Piece(piece)) => {
                    self.to_continue = b"";
                    self.wire.watchdog.disarm();
                    return Poll::Ready(Some(Ok(piece)));
                }
                Ok(Decoded::NeedMore) => {}
            }
            let progress = match self.poll_continue(context) {
                Poll::Ready(Ok(())) => self.wire.poll_fill(context),
                Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
                Poll::Pending => Poll::Pending,
            };
            match progress {
                Poll::Ready(Ok(_)) => {}
                Poll::Ready(Err(error)) => return Poll::Ready(Some(Err(BodyError::Io(error)))),
                Poll::Pending => {
                    let timed_out = self.wire.watchdog.poll_within(self.body_piece_timeout, context);
                    return timed_out.map(|()| Some(Err(BodyError::TimedOut)));
                }
            }
        }
    }

    /// Asks a client for the body that it holds back.
    fn poll_continue(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.to_continue.is_empty() {
            let count = std::task::ready!(Pin::new(&mut self.wire.io).poll_write(context, self.to_continue))?;
            if count == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.to_continue = &self.to_continue[count..];
            if self.to_continue.is_empty() {
                return Pin::new(&mut self.wire.io).poll_flush(context);
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<I: Io> Connection<I> {
    /// Waits for the first byte of a request: false when none comes.
    async fn wait_for_request(&self, settings: &ServerSettings, shutdown: &Shutdown) -> bool {
        self.state.borrow_mut().wire.watchdog.disarm();
        let mut triggered = pin!(shutdown.triggered());
        poll_fn(|context| {
            let wire = &mut self.state.borrow_mut().wire;
            if !wire.unread.is_empty() {
                return Poll::Ready(true);
            }
            match wire.poll_fill(context) {
                Poll::Ready(Ok(count)) => return Poll::Ready(count > 0),
                Poll::Ready(Err(_)) => return Poll::Ready(false),
                Poll::Pending => {}
            }
            if triggered.as_mut().poll(context).is_ready() {
                return Poll::Ready(false);
            }
            wire.watchdog.poll_within(settings.idle_timeout, context).map(|()| false)
        })
        .await
    }
}

/// The body of a request, read from the connection when it is asked for.
struct RequestBody<I> {
    connection: Rc<Connection<I>>,
    serial: u64,
}

impl<I: Io> BodySource for RequestBody<I> {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        let mut state = self.connection.state.borrow_mut();
        if state.serial == self.serial {
            state.poll_piece(context)
        } else {
            Poll::Ready(Some(Err(BodyError::Truncated)))
        }
    }

    fn remaining(&self) -> Option<u64> {
        self.connection.state.borrow().decoder.remaining()
    }
}

impl<I> fmt::Debug for RequestBody<I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("RequestBody").finish_non_exhaustive()
    }
}

/// What one run over the requests of a connection needs.
struct Serving<'a, I, S> {
    connection: &'a Rc<Connection<I>>,
    settings: &'a ServerSettings,
    service: &'a S,
    shutdown: &'a Shutdown,
}

/// What became of waiting for a head.
enum Arrived {
    Head(RequestHead),
    Refused(Refusal),
    Nothing,
    Left,
    Http2,
}

impl<I: Io, S: Service> Serving<'_, I, S> {
    /// Serves requests as long as they follow one another. `fresh`: nothing has been served here yet.
    async fn run(&self, mut fresh: bool) -> Next {
        loop {
            match self.read_head(fresh).await {
                Arrived::Head(head) => {
                    if !self.answer(head).await {
                        return Next::Close;
                    }
                }
                Arrived::Refused(refusal) => {
                    self.refuse(refusal).await;
                    return Next::Close;
                }
                Arrived::Nothing => return Next::Wait,
                Arrived::Left => return Next::Close,
                Arrived::Http2 => return Next::Http2,
            }
            if self.shutdown.is_triggered() {
                return Next::Close;
            }
            fresh = false;
        }
    }

    async fn read_head(&self, fresh: bool) -> Arrived {
        let settings = self.settings;
        let limits = HeadLimits {
            line: settings.request_line_limit,
            total: settings.head_limit,
            count: settings.header_count_limit,
        };
        let mut scan = HeadScan::default();
        let mut started: Option<Instant> = None;
        self.connection.state.borrow_mut().wire.watchdog.disarm();
        poll_fn(|context| {
            let mut state = self.connection.state.borrow_mut();
            let wire = &mut state.wire;
            loop {
                if !wire.unread.is_empty() {
                    if fresh && PREFACE.starts_with(&wire.unread[..wire.unread.len().min(PREFACE.len())]) {
                        if wire.unread.len() >= PREFACE.len() {
                            return Poll::Ready(Arrived::Http2);
                        }
                    } else {
                        match read_request(&mut wire.unread, &mut scan, &limits) {
                            Ok(Some(head)) => return Poll::Ready(Arrived::Head(head)),
                            Ok(None) => {}
                            Err(refusal) => return Poll::Ready(Arrived::Refused(refusal)),
                        }
                    }
                }
                match wire.poll_fill(context) {
                    Poll::Ready(Ok(0) | Err(_)) => return Poll::Ready(Arrived::Left),
                    Poll::Ready(Ok(_)) => {}
                    Poll::Pending if wire.unread.is_empty() && started.is_none() => {
                        return wire.watchdog.poll_within(LINGER, context).map(|()| Arrived::Nothing);
                    }
                    Poll::Pending => {
                        let started = *started.get_or_insert_with(Instant::now);
                        return wire
                            .watchdog
                            .poll_until(started + settings.head_timeout, context)
                            .map(|()| Arrived::Refused(Refusal::RequestTimeout));
                    }
                }
            }
        })
        .await
    }

    /// Answers one request: whether the connection can serve another.
    async fn answer(&self, head: RequestHead) -> bool {
        let RequestHead { method, target, version, headers, framing, keep_alive, expects_continue } = head;
        let to_head = method == Method::HEAD;
        let body = {
            let mut state = self.connection.state.borrow_mut();
            let state = &mut *state;
            state.serial += 1;
            state.wire.watchdog.disarm();
            state.decoder = Decoder::of_request(framing);
            state.to_continue = b"";
            match state.decoder {
                Decoder::Done => Body::Empty,
                // A body that came along with its head needs no source.
                Decoder::Length(length) if length <= state.wire.unread.len() as u64 => {
                    state.decoder = Decoder::Done;
                    Body::Full(take(&mut state.wire.unread, length as usize))
                }
                _ => {
                    if expects_continue {
                        state.to_continue = CONTINUE;
                    }
                    Body::Stream(Box::new(RequestBody { connection: self.connection.clone(), serial: state.serial }))
                }
            }
        };
        let (response, record) = self.service.call(Request { method, target, version, headers, body }).await;
        let mut finish = Finish::new(self.service, record);
        let keep_alive = keep_alive && !self.shutdown.is_triggered() && self.can_skip_body();
        let keep_alive = self.send(response, to_head, version, keep_alive, &mut finish.sent).await;
        drop(finish);
        if keep_alive && self.skip_body().await {
            return true;
        }
        self.close().await;
        false
    }

    async fn refuse(&self, refusal: Refusal) {
        let response = self.service.refuse(refusal);
        let mut sent = Sent { bytes: 0, complete: false };
        self.send(response, false, Version::HTTP_11, false, &mut sent).await;
        // Whatever follows the malformed head is read away before the connection goes.
        self.connection.state.borrow_mut().decoder = Decoder::UntilClose;
        self.close().await;
    }

    /// Sends a response: whether the connection is still good for another.
    async fn send(
        &self,
        response: Response,
        to_head: bool,
        version: Version,
        keep_alive: bool,
        sent: &mut Sent,
    ) -> bool {
        let Response { status, headers, body } = response;
        // An informational status cannot end an exchange; a service that gives one has failed.
        let status = if (200..=999).contains(&status) { status } else { 500 };
        let without_body = to_head || status == 204 || status == 304;
        let described_length = to_head && headers.contains("Content-Length") || status == 304;
        let framing = match body.remaining() {
            Some(length) => Encoding::Length(length),
            None if version == Version::HTTP_10 => Encoding::UntilClose,
            None => Encoding::Chunked,
        };
        let keep_alive = keep_alive && framing != Encoding::UntilClose;
        // A HEAD request is told what GET would have been.
        let shown = if described_length || status == 204 { Encoding::None } else { framing };
        let persistence = if keep_alive { Persistence::KeepAlive } else { Persistence::Close };
        let mut outgoing = Outgoing::new();
        {
            let state = &mut *self.connection.state.borrow_mut();
            // A `100 Continue` that is half out must come out whole; one that was not begun is not sent any more.
            if state.to_continue.len() < CONTINUE.len() {
                outgoing.text.extend_from_slice(state.to_continue);
                state.to_continue = b"";
            }
        }
        let seconds = self.settings.clock.now().seconds();
        encode::response(&mut outgoing.text, status, &headers, shown, described_length, persistence, seconds);
        drop(headers);
        let mut sending = Sending::new(outgoing, body, if without_body { Encoding::None } else { framing });
        let mut stalled = Stalled::default();
        let result = poll_fn(|context| {
            sending.poll_send(context, |outgoing, context| {
                let flushed = outgoing.poll_flush(&mut self.connection.state.borrow_mut().wire.io, context);
                if flushed.is_pending() && stalled.poll(outgoing.taken, self.settings.body_piece_timeout, context) {
                    return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
                }
                flushed
            })
        })
        .await;
        sent.bytes = sending.gathered;
        sent.complete = result.is_ok();
        if let Err(SendError::Io(_)) = result {
            // Nobody reads us any more: nothing to wait for.
            self.connection.state.borrow_mut().wire.ended = true;
        }
        result.is_ok() && keep_alive
    }

    /// Whether the rest of the request's body may be read away to keep the connection. A client that waits for
    /// `100 Continue` may send the body or not, so that no one could tell it from the next request.
    fn can_skip_body(&self) -> bool {
        let state = self.connection.state.borrow();
        state.decoder.is_done()
            || (!state.broken
                && state.to_continue.len() < CONTINUE.len()
                && state.decoder.remaining().is_none_or(|length| length <= self.settings.drain_limit))
    }

    /// Reads away what the service has not read of the request's body: whether its end was reached within bounds.
    async fn skip_body(&self) -> bool {
        let mut left = self.settings.drain_limit;
        {
            let state = &mut *self.connection.state.borrow_mut();
            // A body that the service still holds has no part in what follows.
            state.serial += 1;
            if state.decoder.is_done() {
                return true;
            }
            state.to_continue = b"";
            state.wire.watchdog.disarm();
        }
        poll_fn(|context| {
            loop {
                match std::task::ready!(self.connection.state.borrow_mut().poll_piece(context)) {
                    None => return Poll::Ready(true),
                    Some(Err(_)) => return Poll::Ready(false),
                    Some(Ok(piece)) => match left.checked_sub(piece.len() as u64) {
                        Some(rest) => left = rest,
                        None => return Poll::Ready(false),
                    },
                }
            }
        })
        .await
    }

    /// Closes our side, and reads on for a while when the client may still be sending.
    async fn close(&self) {
        let deadline = Instant::now() + LAST_READ;
        let closed =
            poll_fn(|context| Pin::new(&mut self.connection.state.borrow_mut().wire.io).poll_shutdown(context));
        let silent = {
            let state = &mut *self.connection.state.borrow_mut();
            state.serial += 1;
            state.wire.watchdog.disarm();
            state.decoder.is_done() || state.wire.ended
        };
        if !matches!(timeout_at(deadline, closed).await, Ok(Ok(()))) || silent {
            return;
        }
        let read_on = poll_fn(|context| {
            let wire = &mut self.connection.state.borrow_mut().wire;
            loop {
                wire.unread.clear();
                match wire.poll_fill(context) {
                    Poll::Ready(Ok(count)) if count > 0 => wire.watchdog.disarm(),
                    Poll::Ready(_) => return Poll::Ready(()),
                    Poll::Pending => return wire.watchdog.poll_within(LAST_READ_SILENCE, context),
                }
            }
        });
        // Either way the connection ends here.
        let _ = timeout_at(deadline, read_on).await;
    }
}

/// The connection preface of HTTP/2.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// Notices a client that takes nothing of a response.
#[derive(Debug, Default)]
struct Stalled {
    watchdog: Watchdog,
    taken: u64,
}

impl Stalled {
    /// Whether nothing was taken for `limit`. `taken` grows with each byte.
    fn poll(&mut self, taken: u64, limit: Duration, context: &mut Context<'_>) -> bool {
        if self.taken != taken {
            self.taken = taken;
            self.watchdog.disarm();
        }
        self.watchdog.poll_within(limit, context).is_ready()
    }
}

/// Tells the service that a response has ended, also when the connection's future is dropped in the middle of it.
pub(crate) struct Finish<'a, S: Service> {
    service: &'a S,
    record: Option<S::Record>,
    pub(crate) sent: Sent,
}

impl<'a, S: Service> Finish<'a, S> {
    fn new(service: &'a S, record: S::Record) -> Self {
        Self { service, record: Some(record), sent: Sent { bytes: 0, complete: false } }
    }
}

impl<S: Service> Drop for Finish<'_, S> {
    fn drop(&mut self) {
        if let Some(record) = self.record.take() {
            self.service.finished(record, self.sent);
        }
    }
}
