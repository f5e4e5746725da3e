//! HTTP/2 by hyper, behind the same [`Service`] as HTTP/1.

use std::cell::Cell;
use std::convert::Infallible;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use http::Version;
use http_body::{Body as _, Frame, SizeHint};
use hyper::body::Incoming;
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, sleep_until};

use crate::h1::encode::with_date;
use crate::headers::{Headers, is_legal_name, written_value};
use crate::message::{Body, BodyError, BodySource, Request, Response};
use crate::server::{Io, Refusal, Sent, ServerSettings, Service};
use crate::shutdown::Shutdown;

/// What one stream, and all streams of a connection together, may send before we have passed it on.
const STREAM_WINDOW: u32 = 256 * 1024;
const CONNECTION_WINDOW: u32 = 1024 * 1024;
/// What we hold of one stream's response before the client takes it.
const SEND_BUFFER: usize = 64 * 1024;
/// Streams that the client opens and resets again before we have looked at them.
const PENDING_RESETS: usize = 20;
/// Streams that we may have to reset before the connection is given up.
const LOCAL_RESETS: usize = 256;

/// Serves a connection that has sent the preface, of which `read` holds the start.
pub(crate) async fn serve<I: Io, S: Service>(
    io: I,
    read: Bytes,
    settings: Rc<ServerSettings>,
    service: Rc<S>,
    shutdown: &Shutdown,
) {
    let activity = Rc::new(Activity { streams: Cell::new(0), last: Cell::new(Instant::now()) });
    let mut builder = http2::Builder::new(LocalExecutor);
    builder
        .timer(TokioTimer::new())
        .auto_date_header(false)
        .max_concurrent_streams(settings.http2_streams)
        .max_header_list_size(settings.head_limit as u32)
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .max_send_buf_size(SEND_BUFFER)
        .max_pending_accept_reset_streams(PENDING_RESETS)
        .max_local_error_reset_streams(LOCAL_RESETS)
        .keep_alive_interval(settings.idle_timeout)
        .keep_alive_timeout(settings.head_timeout);
    let answering = {
        let (settings, activity) = (settings.clone(), activity.clone());
        service_fn(move |request| {
            let (settings, service, stream) = (settings.clone(), service.clone(), ActiveStream::start(&activity));
            async move { Ok::<_, Infallible>(answer(request, &settings, service, stream).await) }
        })
    };
    let mut connection = pin!(builder.serve_connection(TokioIo::new(Rewound { read, io }), answering));
    let mut ending = pin!(async {
        tokio::select! {
            () = shutdown.triggered() => {}
            () = activity.idle_for(settings.idle_timeout) => {}
        }
    });
    let served = poll_fn(|context| {
        if let Poll::Ready(result) = connection.as_mut().poll(context) {
            return Poll::Ready(Some(result));
        }
        ending.as_mut().poll(context).map(|()| None)
    })
    .await;
    if served.is_none() {
        connection.as_mut().graceful_shutdown();
        // An error means that the client has left, which is nobody's concern here.
        let _ = connection.await;
    }
}

/// Runs streams beside their connection, on this thread.
#[derive(Clone)]
struct LocalExecutor;

impl<F: Future<Output = ()> + 'static> hyper::rt::Executor<F> for LocalExecutor {
    fn execute(&self, future: F) {
        tokio::task::spawn_local(future);
    }
}

/// Tells when a connection has had no stream for a while.
struct Activity {
    streams: Cell<usize>,
    last: Cell<Instant>,
}

impl Activity {
    async fn idle_for(&self, limit: std::time::Duration) {
        loop {
            let end = if self.streams.get() == 0 { self.last.get() + limit } else { Instant::now() + limit };
            sleep_until(end).await;
            if self.streams.get() == 0 && self.last.get().elapsed() >= limit {
                return;
            }
        }
    }
}

struct ActiveStream {
    activity: Rc<Activity>,
}

impl ActiveStream {
    fn start(activity: &Rc<Activity>) -> Self {
        activity.streams.set(activity.streams.get() + 1);
        Self { activity: activity.clone() }
    }
}

impl Drop for ActiveStream {
    fn drop(&mut self) {
        self.activity.streams.set(self.activity.streams.get() - 1);
        self.activity.last.set(Instant::now());
    }
}

async fn answer<S: Service>(
    request: http::Request<Incoming>,
    settings: &ServerSettings,
    service: Rc<S>,
    stream: ActiveStream,
) -> http::Response<StreamBody<S>> {
    let to_head = request.method() == http::Method::HEAD;
    let (response, record) = match take_request(request, settings) {
        Ok(request) => {
            let (response, record) = service.call(request).await;
            (response, Some(record))
        }
        Err(refusal) => (service.refuse(refusal), None),
    };
    let Response { status, headers, body } = response;
    let length = body.remaining();
    let body = StreamBody { body, service, record, sent: Sent { bytes: 0, complete: false }, _stream: stream };
    let mut answer = http::Response::new(body);
    *answer.status_mut() = http::StatusCode::from_u16(status)
        .ok()
        .filter(|status| !status.is_informational())
        .unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    let fields = answer.headers_mut();
    for (name, value) in headers.iter() {
        let describes_body = (to_head || status == 304) && name.eq_ignore_ascii_case(b"Content-Length");
        if is_of_connection(name) && !describes_body {
            continue;
        }
        let name = http::HeaderName::from_bytes(name);
        // Blanks around a value, which HTTP/1.1 has for nothing, are malformed here.
        let value = written_value(value);
        if let (Ok(name), Ok(value)) = (name, http::HeaderValue::from_bytes(value.trim_ascii())) {
            fields.append(name, value);
        }
    }
    if !fields.contains_key(http::header::DATE) {
        let date = with_date(settings.clock.now().seconds(), http::HeaderValue::from_bytes);
        fields.extend(date.ok().map(|date| (http::header::DATE, date)));
    }
    if let Some(length) = length.filter(|_| !matches!(status, 204 | 304)) {
        fields.entry(http::header::CONTENT_LENGTH).or_insert_with(|| length.into());
    }
    answer
}

/// Fields that HTTP/2 has no place for, or frames itself.
fn is_of_connection(name: &[u8]) -> bool {
    ["Connection", "Content-Length", "Transfer-Encoding", "Keep-Alive", "Proxy-Connection", "Upgrade", "TE"]
        .iter()
        .any(|of_connection| name.eq_ignore_ascii_case(of_connection.as_bytes()))
}

fn take_request(request: http::Request<Incoming>, settings: &ServerSettings) -> Result<Request, Refusal> {
    let (parts, incoming) = request.into_parts();
    let Some(target) = parts.uri.path_and_query() else {
        return Err(Refusal::BadRequest("the request has no path"));
    };
    if target.as_str().len() > settings.request_line_limit {
        return Err(Refusal::UriTooLong);
    }
    if !target.as_str().bytes().all(|byte| matches!(byte, 0x21..=0x7e)) {
        return Err(Refusal::BadRequest("the request target is not well formed"));
    }
    if parts.headers.len() > settings.header_count_limit {
        return Err(Refusal::HeadersTooLarge);
    }
    let mut headers = Headers::with_capacity(parts.headers.len() + 1);
    match parts.uri.authority() {
        Some(authority) => headers.append("host", authority.as_str()),
        None if parts.headers.get_all(http::header::HOST).iter().count() == 1 => {}
        None => return Err(Refusal::BadRequest("not one authority")),
    }
    for (name, value) in &parts.headers {
        debug_assert!(is_legal_name(name.as_ref()));
        if name != http::header::HOST || parts.uri.authority().is_none() {
            headers.append(name, value);
        }
    }
    let target = Bytes::copy_from_slice(target.as_str().as_bytes());
    let body = if incoming.is_end_stream() { Body::Empty } else { Body::Stream(Box::new(IncomingBody { incoming })) };
    Ok(Request { method: parts.method, target, version: Version::HTTP_2, headers, body })
}

/// The body of a request.
struct IncomingBody {
    incoming: Incoming,
}

impl BodySource for IncomingBody {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            match ready!(Pin::new(&mut self.incoming).poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(BodyError::Io(io::Error::other(error))))),
                Some(Ok(frame)) => {
                    // Trailers are dropped.
                    if let Ok(piece) = frame.into_data() {
                        return Poll::Ready(Some(Ok(piece)));
                    }
                }
            }
        }
    }

    fn remaining(&self) -> Option<u64> {
        self.incoming.size_hint().exact()
    }
}

impl fmt::Debug for IncomingBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("IncomingBody").finish_non_exhaustive()
    }
}

/// The body of a response; finishes the service's record when it is dropped.
struct StreamBody<S: Service> {
    body: Body,
    service: Rc<S>,
    record: Option<S::Record>,
    sent: Sent,
    _stream: ActiveStream,
}

// Nothing in it is pinned: bodies are polled by plain reference.
impl<S: Service> Unpin for StreamBody<S> {}

impl<S: Service> http_body::Body for StreamBody<S> {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let polled = ready!(self.body.poll_chunk(context));
        match &polled {
            None => self.sent.complete = true,
            Some(Ok(piece)) => self.sent.bytes += piece.len() as u64,
            Some(Err(_)) => {}
        }
        Poll::Ready(polled.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.remaining() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.remaining().map(SizeHint::with_exact).unwrap_or_default()
    }
}

impl<S: Service> Drop for StreamBody<S> {
    fn drop(&mut self) {
        if let Some(record) = self.record.take() {
            // A body whose length is known is not asked again after its last byte.
            let complete = self.sent.complete || self.body.remaining() == Some(0);
            self.service.finished(record, Sent { complete, ..self.sent });
        }
    }
}

/// A socket with the bytes that were read from it put back in front.
struct Rewound<I> {
    read: Bytes,
    io: I,
}

impl<I: Io> AsyncRead for Rewound<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.read.is_empty() {
            return Pin::new(&mut self.io).poll_read(context, buffer);
        }
        let count = self.read.len().min(buffer.remaining());
        buffer.put_slice(&self.read[..count]);
        self.read.advance(count);
        Poll::Ready(Ok(()))
    }
}

impl<I: Io> AsyncWrite for Rewound<I> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }
}
