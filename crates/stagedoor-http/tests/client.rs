//! The pool against an upstream that says given bytes, so that every way in which one can misbehave is a line here.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::time::Duration;

use bytes::Bytes;
use http::Method;
use stagedoor_http::client::{ClientError, Origin, Pool, PoolSettings, Scheme};
use stagedoor_http::{Body, Request, Response};
use support::{local, settle};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::Instant;

/// An upstream whose connections are played by `script`: each gets its number.
async fn upstream<F: Future<Output = ()> + 'static>(script: impl Fn(usize, TcpStream) -> F + 'static) -> Origin {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::task::spawn_local(async move {
        for number in 0.. {
            let (socket, _) = listener.accept().await.unwrap();
            tokio::task::spawn_local(script(number, socket));
        }
    });
    Origin {
        scheme: Scheme::Http,
        host: "127.0.0.1".into(),
        port,
        insecure_skip_verification: false,
        identity: None,
        connect_to: None,
    }
}

/// Reads one request head, and a body of the length it says.
async fn read_request(socket: &mut TcpStream) -> Option<String> {
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"\r\n\r\n") {
        if socket.read(&mut byte).await.ok()? == 0 {
            return None;
        }
        text.push(byte[0]);
    }
    let mut text = String::from_utf8(text).unwrap();
    let length =
        text.lines().find_map(|line| line.strip_prefix("Content-Length: ")).map_or(0, |text| text.parse().unwrap());
    let mut body = vec![0; length];
    socket.read_exact(&mut body).await.ok()?;
    text += std::str::from_utf8(&body).unwrap();
    Some(text)
}

fn soon() -> Instant {
    Instant::now() + Duration::from_secs(5)
}

fn get(target: &'static str) -> Request {
    Request::new(Method::GET, target, Body::Empty)
}

/// A response as text: status, fields, body.
async fn show(answer: Result<Response, ClientError>) -> String {
    match answer {
        Ok(response) => {
            let fields: Vec<String> = response
                .headers
                .iter()
                .map(|(name, value)| format!("{}={}", String::from_utf8_lossy(name), String::from_utf8_lossy(value)))
                .collect();
            let body = response.body.collect(1 << 24).await;
            let body =
                body.map_or_else(|error| error.to_string(), |body| format!("{:?}", String::from_utf8_lossy(&body)));
            format!("{} [{}] {body}", response.status, fields.join(" "))
        }
        Err(error) => error.to_string(),
    }
}

#[test]
fn responses() {
    // (method, what the upstream says before it closes, what comes of it)
    let cases: &[(&str, &str, &str)] = &[
        ("GET", "HTTP/1.1 200 OK\r\nX-Y: Z\r\ncontent-length: 3\r\n\r\nabc", "200 [X-Y=Z content-length=3] \"abc\""),
        ("GET", "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", "200 [Content-Length=0] \"\""),
        ("GET", "HTTP/1.1 299 \r\nContent-Length: 0\r\n\r\n", "299 [Content-Length=0] \"\""),
        ("GET", "HTTP/1.1 200 OK\r\n\r\nall of it", "200 [] \"all of it\""),
        ("GET", "HTTP/1.0 200 OK\r\n\r\nall of it", "200 [] \"all of it\""),
        (
            "GET",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nT: u\r\n\r\n",
            "200 [Transfer-Encoding=chunked] \"abc\"",
        ),
        ("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", "200 [Content-Length=3] \"\""),
        ("HEAD", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "200 [Transfer-Encoding=chunked] \"\""),
        ("GET", "HTTP/1.1 204 No Content\r\n\r\n", "204 [] \"\""),
        ("GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n", "304 [Content-Length=3] \"\""),
        (
            "GET",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            "200 [Content-Length=0] \"\"",
        ),
        (
            "GET",
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc",
            "200 [Content-Length=4] the peer closed the connection inside a body",
        ),
        (
            "GET",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
            "200 [Transfer-Encoding=chunked] the peer closed the connection inside a body",
        ),
        (
            "GET",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            "200 [Transfer-Encoding=chunked] the body is not framed as its headers say",
        ),
        ("GET", "", "the connection broke before the response"),
        ("GET", "HTTP/1.1 200 OK\r\nConte", "the connection broke before the response"),
        ("GET", "SSH-2.0-x\r\n", "the response is not well formed: its head is not HTTP/1.1"),
        ("GET", "HTTP/2 200 OK\r\n\r\n", "the response is not well formed: its head is not HTTP/1.1"),
        ("GET", "HTTP/1.1 099 X\r\n\r\n", "the response is not well formed: its head is not HTTP/1.1"),
        ("GET", "HTTP/1.1 101 Switching\r\n\r\n", "the response is not well formed: it switches protocols unasked"),
        ("GET", "HTTP/1.1 200 OK\nA: b\n\n", "the response is not well formed: a line ends without a carriage return"),
        ("GET", "HTTP/1.1 200 OK\r\nA : b\r\n\r\n", "the response is not well formed: its head is not HTTP/1.1"),
        (
            "GET",
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "the response is not well formed: it has both Content-Length and Transfer-Encoding",
        ),
        (
            "GET",
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
            "the response is not well formed: more than one Content-Length",
        ),
        (
            "GET",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
            "the response is not well formed: it has a transfer coding other than chunked",
        ),
    ];
    local(async {
        for (method, wire, expected) in cases {
            for step in [usize::MAX, 1] {
                let script = wire.as_bytes();
                let origin = upstream(move |_, mut socket| async move {
                    socket.set_nodelay(true).unwrap();
                    read_request(&mut socket).await;
                    for piece in script.chunks(step) {
                        // The client may have seen enough.
                        let _ = socket.write_all(piece).await;
                        tokio::task::yield_now().await;
                    }
                })
                .await;
                let request = Request::new(method.parse().unwrap(), "/", Body::Empty);
                let answer = Pool::new(PoolSettings::default()).send(&origin, request, soon()).await;
                assert_eq!(show(answer).await, *expected, "{wire:?} in pieces of {step}");
            }
        }
        let head = format!("HTTP/1.1 200 OK\r\nA: {}", "x".repeat(70_000));
        let origin = upstream(move |_, mut socket| {
            let head = head.clone();
            async move { drop(socket.write_all(head.as_bytes()).await) }
        })
        .await;
        let answer = Pool::new(PoolSettings::default()).send(&origin, get("/"), soon()).await;
        assert_eq!(show(answer).await, "the response is not well formed: its head is too long");
    });
}

#[test]
fn requests() {
    local(async {
        let (heard, mut requests) = mpsc::unbounded_channel();
        let origin = upstream(move |_, mut socket| {
            let heard = heard.clone();
            async move {
                while let Some(request) = read_request(&mut socket).await {
                    heard.send(request).unwrap();
                    socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await.unwrap();
                }
            }
        })
        .await;
        let pool = Pool::new(PoolSettings::default());
        let own = |method: Method, body: Body| {
            let mut request = Request::new(method, "/a?b", body);
            for (name, value) in
                [("X-OnE", "1"), ("Connection", "x"), ("content-length", "9"), ("Transfer-Encoding", "y")]
            {
                request.headers.append(name, value);
            }
            request
        };
        let cases = [
            (own(Method::GET, Body::Empty), "GET /a?b HTTP/1.1|Host: HOST|X-OnE: 1||"),
            (own(Method::POST, Body::Empty), "POST /a?b HTTP/1.1|Host: HOST|X-OnE: 1|Content-Length: 0||"),
            (
                own(Method::PUT, Body::Full("abc".into())),
                "PUT /a?b HTTP/1.1|Host: HOST|X-OnE: 1|Content-Length: 3||abc",
            ),
        ];
        for (request, expected) in cases {
            pool.send(&origin, request, soon()).await.unwrap();
            let heard = requests.recv().await.unwrap().replace("\r\n", "|").replace(&origin.authority(), "HOST");
            assert_eq!(heard, expected);
        }
        let mut request = get("/");
        request.headers.append("hOsT", "other");
        pool.send(&origin, request, soon()).await.unwrap();
        assert_eq!(requests.recv().await.unwrap(), "GET / HTTP/1.1\r\nhOsT: other\r\n\r\n");
    });
}

#[test]
fn connections_are_used_again() {
    // (what the upstream says to each request, how many connections three requests take)
    let cases = [
        ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", 1),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 1),
        ("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nabc", 1),
        ("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc", 3),
        ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc", 3),
        // Bytes that belong to no response.
        ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 3),
    ];
    local(async {
        for (wire, expected) in cases {
            let (opened, mut openings) = mpsc::unbounded_channel();
            let origin = upstream(move |_, mut socket| {
                opened.send(()).unwrap();
                async move {
                    while read_request(&mut socket).await.is_some() {
                        let _ = socket.write_all(wire.as_bytes()).await;
                    }
                }
            })
            .await;
            let pool = Pool::new(PoolSettings::default());
            for _ in 0..3 {
                let response = pool.send(&origin, get("/"), soon()).await.unwrap();
                assert_eq!(response.body.collect(100).await.unwrap(), "abc");
            }
            settle().await;
            let mut count = 0;
            while openings.try_recv().is_ok() {
                count += 1;
            }
            assert_eq!(count, expected, "{wire:?}");
        }
    });
}

/// An upstream that takes a second request on a connection and closes it without a word.
#[test]
fn a_stale_connection_is_replaced_once() {
    let source = || Body::Stream(Box::new(support::Pieces::new(&["ab"], Some(2))));
    let cases = [
        (Method::GET, Body::Empty, "200"),
        (Method::PUT, Body::Full("abc".into()), "200"),
        (Method::POST, Body::Full("abc".into()), "the connection broke"),
        (Method::PUT, source(), "the connection broke"),
    ];
    local(async {
        for (method, body, expected) in cases {
            let origin = upstream(|_, mut socket| async move {
                read_request(&mut socket).await;
                socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await.unwrap();
                read_request(&mut socket).await;
            })
            .await;
            let pool = Pool::new(PoolSettings::default());
            pool.send(&origin, get("/1"), soon()).await.unwrap();
            let answer = pool.send(&origin, Request::new(method.clone(), "/2", body), soon()).await;
            let shown = show(answer).await;
            assert!(shown.starts_with(expected), "{method}: {shown}");
        }
        // One that was closed while it was idle is noticed before it is used, also for what must not be sent twice.
        let origin = upstream(|_, mut socket| async move {
            read_request(&mut socket).await;
            socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await.unwrap();
        })
        .await;
        let pool = Pool::new(PoolSettings::default());
        for _ in 0..3 {
            let request = Request::new(Method::POST, "/", Body::Full("abc".into()));
            assert_eq!(pool.send(&origin, request, soon()).await.unwrap().status, 200);
            settle().await;
            // The upstream's close must have reached the kernel.
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
}

#[test]
fn failures_to_connect() {
    local(async {
        let pool = Pool::new(PoolSettings::default());
        let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
        let origin = |host: &str, port| Origin {
            scheme: Scheme::Http,
            host: host.into(),
            port,
            insecure_skip_verification: false,
            identity: None,
            connect_to: None,
        };
        let refused = pool.send(&origin("127.0.0.1", free), get("/"), soon()).await;
        assert!(matches!(refused, Err(ClientError::Connect(_))), "{refused:?}");
        let unknown = pool.send(&origin("host.invalid", 80), get("/"), soon()).await;
        assert!(matches!(unknown, Err(ClientError::Dns(_))), "{unknown:?}");
        let server = upstream(|_, mut socket| async move {
            read_request(&mut socket).await;
            let _ = socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await;
        })
        .await;
        let by_name = pool.send(&origin("localhost", server.port), get("/"), soon()).await;
        assert_eq!(show(by_name).await, "200 [Content-Length=0] \"\"");
        let plain = upstream(|_, mut socket| async move {
            let _ = socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        })
        .await;
        let plain = Origin { scheme: Scheme::Https, ..plain };
        let no_tls = pool.send(&plain, get("/"), soon()).await;
        assert!(matches!(no_tls, Err(ClientError::Tls(_))), "{no_tls:?}");
    });
}

#[test]
fn deadlines() {
    local(async {
        for (wire, expected) in [
            ("", "the response did not arrive in time"),
            ("HTTP/1.1 200 OK\r\nConte", "the response did not arrive in time"),
            (
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc",
                "200 [Content-Length=4] no piece of the body arrived in time",
            ),
        ] {
            let origin = upstream(move |_, mut socket| async move {
                read_request(&mut socket).await;
                socket.write_all(wire.as_bytes()).await.unwrap();
                std::future::pending::<()>().await;
            })
            .await;
            let start = Instant::now();
            let pool = Pool::new(PoolSettings::default());
            let answer = pool.send(&origin, get("/"), start + Duration::from_millis(60)).await;
            assert_eq!(show(answer).await, expected);
            assert!(start.elapsed() >= Duration::from_millis(59) && start.elapsed() < Duration::from_secs(2));
        }
    });
}

/// An upstream may answer before it has the whole request; what is left is sent while the response is read.
#[test]
fn an_early_response() {
    local(async {
        let origin = upstream(|_, mut socket| async move {
            let mut buffer = vec![0; 200_000];
            assert!(socket.read(&mut buffer).await.unwrap() > 0);
            socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfi").await.unwrap();
            // The rest of the response waits for the rest of the request.
            let mut count = 0;
            while count < 1 << 20 {
                count += socket.read(&mut buffer).await.unwrap();
            }
            socket.write_all(b"rst").await.unwrap();
        })
        .await;
        let pool = Pool::new(PoolSettings::default());
        let (source, _) = support::Endless::new();
        let response =
            pool.send(&origin, Request::new(Method::POST, "/", Body::Stream(Box::new(source))), soon()).await;
        assert_eq!(response.unwrap().body.collect(10).await.unwrap(), Bytes::from_static(b"first"));
    });
}

#[test]
fn idle_connections_go() {
    local(async {
        let (closed, mut closings) = mpsc::unbounded_channel();
        let origin = upstream(move |_, mut socket| {
            let closed = closed.clone();
            async move {
                while read_request(&mut socket).await.is_some() {
                    socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await.unwrap();
                }
                closed.send(()).unwrap();
            }
        })
        .await;
        let pool = Pool::new(PoolSettings { idle_timeout: Duration::from_millis(10), ..PoolSettings::default() });
        pool.send(&origin, get("/"), soon()).await.unwrap();
        closings.recv().await.unwrap();
    });
}
