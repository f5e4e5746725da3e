//! Services, bodies and pipes for the tests of both sides.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test binary and the fuzz target use a part")]

pub mod compare;

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use stagedoor_http::server::{Io, Refusal, Sent, ServerSettings, Service, serve_connection};
use stagedoor_http::{Body, BodyError, BodySource, Headers, Request, Response, Shutdown};
use stagedoor_wire::{Clock, Timestamp};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::{JoinHandle, LocalSet};

/// Runs a test on a current-thread executor with local tasks; it may not take longer than half a minute.
pub fn local<T>(test: impl Future<Output = T>) -> T {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&executor, async {
        tokio::time::timeout(Duration::from_secs(30), test).await.expect("the test hangs")
    })
}

/// The same with a clock that jumps to the next timer whenever nothing else is to be done.
pub fn local_paused<T>(test: impl Future<Output = T>) -> T {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    LocalSet::new().block_on(&executor, test)
}

/// Lets all other tasks go as far as they get.
pub async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

/// Stands at the epoch.
pub struct StoppedClock;

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(0)
    }
}

pub fn settings() -> ServerSettings {
    ServerSettings::new(Arc::new(StoppedClock))
}

pub fn spawn(io: impl Io, service: impl Service, settings: ServerSettings, shutdown: &Shutdown) -> JoinHandle<()> {
    tokio::task::spawn_local(serve_connection(io, Rc::new(settings), Rc::new(service), shutdown.clone()))
}

/// What a server says to `wire` sent in pieces of `step` bytes and then closed.
pub async fn converse(wire: &[u8], step: usize, service: impl Service, settings: ServerSettings) -> Bytes {
    // A pipe of one byte makes each read a single byte.
    let (client, server) = tokio::io::duplex(step.min(1 << 16));
    spawn(server, service, settings, &Shutdown::new());
    let (mut reader, mut writer) = tokio::io::split(client);
    let wire = wire.to_vec();
    let writing = tokio::task::spawn_local(async move {
        for piece in wire.chunks(step) {
            // The server may have closed already.
            if writer.write_all(piece).await.is_err() {
                return;
            }
        }
        let _ = writer.shutdown().await;
    });
    let mut output = Vec::new();
    reader.read_to_end(&mut output).await.unwrap();
    writing.abort();
    output.into()
}

/// One response taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Parsed {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Takes apart responses that all have a `Content-Length`.
pub fn responses(mut output: &[u8]) -> Vec<Parsed> {
    let mut found = Vec::new();
    while !output.is_empty() {
        let mut room = [httparse::EMPTY_HEADER; 64];
        let mut parsed = httparse::Response::new(&mut room);
        let length = parsed.parse(output).unwrap().unwrap();
        let headers: Vec<(String, String)> = parsed
            .headers
            .iter()
            .map(|field| (field.name.to_owned(), String::from_utf8_lossy(field.value).into_owned()))
            .collect();
        let body =
            headers.iter().find(|(name, _)| name == "Content-Length").map_or(0, |(_, value)| value.parse().unwrap());
        found.push(Parsed { status: parsed.code.unwrap(), headers, body: output[length..length + body].to_vec() });
        output = &output[length + body..];
    }
    found
}

/// Answers what it was asked: method, target, version, header fields and body.
#[derive(Default)]
pub struct Echo {
    pub seen: Rc<Cell<Vec<Seen>>>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    pub method: String,
    pub target: String,
    pub headers: Headers,
    /// `None` when it broke.
    pub body: Option<Bytes>,
}

impl Service for Echo {
    type Record = ();

    async fn call(&self, request: Request) -> (Response, ()) {
        let Request { method, target, version, headers, body } = request;
        let target = String::from_utf8(target.to_vec()).unwrap();
        let body = body.collect(1 << 24).await;
        let status = match &body {
            Ok(_) => 200,
            Err(BodyError::TimedOut) => 408,
            Err(_) => 400,
        };
        let fields: Vec<String> = headers
            .iter()
            .map(|(name, value)| format!("{}={}", String::from_utf8_lossy(name), String::from_utf8_lossy(value)))
            .collect();
        let version = format!("{version:?}").trim_start_matches("HTTP/").to_owned();
        let text = match &body {
            Ok(body) => {
                format!("{method} {target} {version} [{}] {:?}", fields.join(" "), String::from_utf8_lossy(body))
            }
            Err(error) => error.to_string(),
        };
        let mut seen = self.seen.take();
        seen.push(Seen { method: method.to_string(), target, headers, body: body.ok() });
        self.seen.set(seen);
        (Response::new(status, Body::Full(text.into())), ())
    }

    fn refuse(&self, refusal: Refusal) -> Response {
        Response::new(refusal.status(), Body::Full(refusal.to_string().into()))
    }

    fn finished(&self, (): (), _: Sent) {}
}

/// Sends the request's own body back while it comes.
pub struct Mirror;

impl Service for Mirror {
    type Record = ();

    async fn call(&self, request: Request) -> (Response, ()) {
        (Response::new(200, request.body), ())
    }

    fn refuse(&self, refusal: Refusal) -> Response {
        Response::new(refusal.status(), Body::Empty)
    }

    fn finished(&self, (): (), _: Sent) {}
}

/// Gives one response, and empty ones after it, without reading the request.
pub struct Fixed {
    response: Cell<Option<Response>>,
    pub finished: Rc<Cell<Option<Sent>>>,
}

impl Fixed {
    pub fn new(response: Response) -> Self {
        Self { response: Cell::new(Some(response)), finished: Rc::default() }
    }
}

impl Service for Fixed {
    type Record = ();

    async fn call(&self, _: Request) -> (Response, ()) {
        (self.response.take().unwrap_or_else(|| Response::new(200, Body::Empty)), ())
    }

    fn refuse(&self, refusal: Refusal) -> Response {
        Response::new(refusal.status(), Body::Empty)
    }

    fn finished(&self, (): (), sent: Sent) {
        assert!(self.finished.replace(Some(sent)).is_none() || sent.bytes == 0, "finished twice");
    }
}

/// A body of given pieces; `!` is a failure. Between pieces it makes its reader wait.
#[derive(Debug)]
pub struct Pieces {
    pieces: Vec<&'static str>,
    remaining: Option<u64>,
    waited: bool,
}

impl Pieces {
    pub fn new(pieces: &[&'static str], remaining: Option<u64>) -> Self {
        Self { pieces: pieces.to_vec(), remaining, waited: true }
    }
}

impl BodySource for Pieces {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        self.waited = !self.waited;
        if !self.waited {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.pieces.is_empty() {
            return Poll::Ready(None);
        }
        let piece = self.pieces.remove(0);
        Poll::Ready(Some(if piece == "!" {
            Err(BodyError::Truncated)
        } else {
            Ok(Bytes::from_static(piece.as_bytes()))
        }))
    }

    fn remaining(&self) -> Option<u64> {
        self.remaining
    }
}

/// A body without end.
#[derive(Debug)]
pub struct Endless {
    taken: Rc<Cell<usize>>,
}

impl Endless {
    pub fn new() -> (Self, Rc<Cell<usize>>) {
        let taken = Rc::new(Cell::new(0));
        (Self { taken: taken.clone() }, taken)
    }
}

impl BodySource for Endless {
    fn poll_chunk(&mut self, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        self.taken.set(self.taken.get() + 1000);
        Poll::Ready(Some(Ok(Bytes::from_static(&[b'x'; 1000]))))
    }

    fn remaining(&self) -> Option<u64> {
        None
    }
}

/// Bytes as a body of unknown length, in pieces.
pub fn stream(bytes: Bytes) -> Body {
    #[derive(Debug)]
    struct Whole(Bytes);

    impl BodySource for Whole {
        fn poll_chunk(&mut self, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
            let length = self.0.len().min(9000);
            Poll::Ready(if length == 0 { None } else { Some(Ok(self.0.split_to(length))) })
        }

        fn remaining(&self) -> Option<u64> {
            None
        }
    }

    Body::Stream(Box::new(Whole(bytes)))
}
