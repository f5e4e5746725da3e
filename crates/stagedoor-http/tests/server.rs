//! The server's codec over a pipe in memory: bytes in, bytes out, whole and split at every byte.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::time::Duration;

use bytes::Bytes;
use stagedoor_http::server::ServerSettings;
use stagedoor_http::{Body, Response, Shutdown};
use support::{Echo, converse, local, settings};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::Instant;

/// What the echo service answers to one request, as one line for each exchange: status, then what it saw.
async fn answers(wire: &[u8], step: usize) -> Vec<String> {
    let output = converse(wire, step, Echo::default(), settings()).await;
    support::responses(&output)
        .into_iter()
        .map(|response| format!("{} {}", response.status, String::from_utf8_lossy(&response.body)))
        .collect()
}

#[test]
fn requests_whole_and_in_pieces() {
    local(async {
        let cases: &[(&str, &[&str])] = &[
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", &["200 GET / 1.1 [Host=a] \"\""]),
            ("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", &["200 GET / 1.1 [Host=a] \"\""]),
            (
                "GET /a?b=%20c HTTP/1.1\r\nhOST: a\r\nX-Y:\t z \t\r\n\r\n",
                &["200 GET /a?b=%20c 1.1 [hOST=a X-Y=z] \"\""],
            ),
            ("GET / HTTP/1.0\r\n\r\n", &["200 GET / 1.0 [] \"\""]),
            ("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", &["200 OPTIONS * 1.1 [Host=a] \"\""]),
            ("GET http://b:1/c?d HTTP/1.1\r\nHost: a\r\n\r\n", &["200 GET /c?d 1.1 [Host=b:1] \"\""]),
            ("GET http://b HTTP/1.1\r\nHost: a\r\n\r\n", &["200 GET / 1.1 [Host=b] \"\""]),
            (
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
                &["200 POST / 1.1 [Host=a Content-Length=3] \"abc\""],
            ),
            (
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: CHUNKED\r\n\r\n3;x\r\nabc\r\n1\r\nd\r\n0\r\nT: u\r\n\r\n",
                &["200 POST / 1.1 [Host=a Transfer-Encoding=CHUNKED] \"abcd\""],
            ),
            (
                "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nxGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\n",
                &[
                    "200 POST /1 1.1 [Host=a Content-Length=1] \"x\"",
                    "200 GET /2 1.1 [Host=a] \"\"",
                    "200 GET /3 1.1 [Host=a] \"\"",
                ],
            ),
            (
                "GET /1 HTTP/1.1\r\nHost: a\r\nConnection: x, CLOSE\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
                &["200 GET /1 1.1 [Host=a Connection=x, CLOSE] \"\""],
            ),
            ("GET /1 HTTP/1.0\r\n\r\nGET /2 HTTP/1.0\r\n\r\n", &["200 GET /1 1.0 [] \"\""]),
            (
                "GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /2 HTTP/1.0\r\n\r\n",
                &["200 GET /1 1.0 [Connection=keep-alive] \"\"", "200 GET /2 1.0 [] \"\""],
            ),
            // What follows a refused request is not looked at.
            (
                "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\n",
                &["200 GET /1 1.1 [Host=a] \"\"", "400 the request line is not well formed"],
            ),
            ("GET / HTTP/1.1\r\nHost: a\r\n", &[]),
            ("", &[]),
        ];
        for (wire, expected) in cases {
            for step in std::iter::once(usize::MAX).chain(1..wire.len().min(60)) {
                assert_eq!(answers(wire.as_bytes(), step).await, *expected, "in pieces of {step}: {wire:?}");
            }
        }
    });
}

#[test]
fn refusals() {
    local(async {
        let long = format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", "x".repeat(11_000));
        let many = format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "A: b\r\n".repeat(128));
        let large = format!("GET / HTTP/1.1\r\nHost: a\r\nA: {}\r\n\r\n", "x".repeat(65_536));
        let endless = format!("GET / HTTP/1.1\r\nHost: a\r\nA: {}", "x".repeat(65_536));
        let endless_line = "x".repeat(11_000);
        let cases: &[(&str, &str)] = &[
            (&long, "414"),
            (&endless_line, "414"),
            (&many, "431"),
            (&large, "431"),
            (&endless, "431"),
            ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", "505"),
            ("GET / HTTP/1.2\r\nHost: a\r\n\r\n", "505"),
            ("GET / HTTP/11\r\nHost: a\r\n\r\n", "400"),
            ("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n", "505"),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", "501"),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "501"),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n", "501"),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n", "501"),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", "501"),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n\r\n", "501"),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", "400"),
            ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\nabc", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1 1\r\n\r\nabc", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\nabc", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\nabc", "400"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\nabc", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\n\r\n", "400"),
            ("GET / HTTP/1.1\nHost: a\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\n\n", "400"),
            ("\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\nA: b\r\n c\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\nA : b\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\n A: b\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\nA\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\nA: b\rc\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\nA: b\0c\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nHost: a\r\nA\0: b\r\n\r\n", "400"),
            ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET /  HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET / HTTP/1.1 \r\nHost: a\r\n\r\n", "400"),
            (" GET / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET /é HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET a HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET * HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET http:// HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET http://u@h/ HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("G@T / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
            ("GET / HTTP/1.1 extra\r\nHost: a\r\n\r\n", "400"),
            ("\x16\x03\x01\x02\x00\x01\x00\x01", "400"),
        ];
        for (wire, expected) in cases {
            for step in [usize::MAX, 7, 1] {
                if step == 1 && wire.len() > 1000 {
                    continue;
                }
                let answers = answers(wire.as_bytes(), step).await;
                assert_eq!(answers.len(), 1, "{wire:?}");
                assert_eq!(&answers[0][..3], *expected, "in pieces of {step}: {wire:?}: {answers:?}");
            }
        }
    });
}

/// Statuses and framing as they stand on the wire.
#[test]
fn framing_of_responses() {
    local(async {
        let stream = || Body::Stream(Box::new(support::Pieces::new(&["ab", "", "cde"], None)));
        let known = || Body::Stream(Box::new(support::Pieces::new(&["ab", "cde"], Some(5))));
        let cases: Vec<(&str, u16, Body, &str)> = vec![
            ("GET / HTTP/1.1", 200, Body::Empty, "HTTP/1.1 200 OK|Content-Length: 0|Connection: keep-alive||"),
            (
                "GET / HTTP/1.1",
                418,
                Body::Full("abc".into()),
                "HTTP/1.1 418 I'm a teapot|Content-Length: 3|Connection: keep-alive||abc",
            ),
            ("GET / HTTP/1.1", 200, known(), "HTTP/1.1 200 OK|Content-Length: 5|Connection: keep-alive||abcde"),
            (
                "GET / HTTP/1.1",
                200,
                stream(),
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Connection: keep-alive||2|ab|3|cde|0||",
            ),
            ("GET / HTTP/1.0", 200, stream(), "HTTP/1.1 200 OK|Connection: close||abcde"),
            (
                "GET / HTTP/1.0",
                200,
                Body::Full("abc".into()),
                "HTTP/1.1 200 OK|Content-Length: 3|Connection: close||abc",
            ),
            (
                "HEAD / HTTP/1.1",
                200,
                Body::Full("abc".into()),
                "HTTP/1.1 200 OK|Content-Length: 3|Connection: keep-alive||",
            ),
            ("HEAD / HTTP/1.1", 200, stream(), "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Connection: keep-alive||"),
            ("GET / HTTP/1.1", 204, Body::Full("abc".into()), "HTTP/1.1 204 No Content|Connection: keep-alive||"),
            ("GET / HTTP/1.1", 304, Body::Full("abc".into()), "HTTP/1.1 304 Not Modified|Connection: keep-alive||"),
            (
                "GET / HTTP/1.1",
                100,
                Body::Empty,
                "HTTP/1.1 500 Internal Server Error|Content-Length: 0|Connection: keep-alive||",
            ),
        ];
        for (line, status, body, expected) in cases {
            let service = support::Fixed::new(Response::new(status, body));
            let finished = service.finished.clone();
            let output =
                converse(format!("{line}\r\nHost: a\r\n\r\n").as_bytes(), usize::MAX, service, settings()).await;
            let text =
                String::from_utf8(output.to_vec()).unwrap().replace("Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n", "");
            assert_eq!(text.replace("\r\n", "|"), expected, "{line}");
            let body = expected.split("||").nth(1).unwrap().len() as u64;
            let sent = finished.take().expect("finished");
            assert!(sent.complete && sent.bytes == if expected.contains("chunked|Con") && body > 0 { 5 } else { body });
        }
    });
}

#[test]
fn failing_bodies_break_the_connection() {
    local(async {
        let cases: [(Body, &str, u64); 4] = [
            (Body::Stream(Box::new(support::Pieces::new(&["ab", "!"], None))), "2|ab|", 2),
            (Body::Stream(Box::new(support::Pieces::new(&["ab", "!"], Some(4)))), "ab", 2),
            (Body::Stream(Box::new(support::Pieces::new(&["ab"], Some(4)))), "ab", 2),
            (Body::Stream(Box::new(support::Pieces::new(&["ab", "cde"], Some(4)))), "ab", 5),
        ];
        for (body, expected, bytes) in cases {
            let service = support::Fixed::new(Response::new(200, body));
            let finished = service.finished.clone();
            let wire = b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n";
            let output = converse(wire, usize::MAX, service, settings()).await;
            let text = String::from_utf8(output.to_vec()).unwrap().replace("\r\n", "|");
            assert_eq!(text.split_once("||").unwrap().1, expected);
            let sent = finished.take().expect("finished");
            assert_eq!((sent.bytes, sent.complete), (bytes, false));
        }
    });
}

#[test]
fn continue_is_sent_when_the_body_is_asked_for() {
    local(async {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n";
        let (mut client, server) = tokio::io::duplex(4096);
        support::spawn(server, Echo::default(), settings(), &Shutdown::new());
        client.write_all(head.as_bytes()).await.unwrap();
        let mut buffer = [0; 25];
        client.read_exact(&mut buffer).await.unwrap();
        assert_eq!(&buffer, b"HTTP/1.1 100 Continue\r\n\r\n");
        client.write_all(b"abc").await.unwrap();
        let mut start = [0; 15];
        client.read_exact(&mut start).await.unwrap();
        assert_eq!(&start, b"HTTP/1.1 200 OK");

        // Not read: not asked for, and the connection closes, since a body may follow or not.
        let output =
            converse(head.as_bytes(), usize::MAX, support::Fixed::new(Response::new(200, Body::Empty)), settings());
        let text = String::from_utf8(output.await.to_vec()).unwrap();
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && text.contains("Connection: close\r\n"), "{text}");

        // Already there: not asked for.
        let output = converse(format!("{head}abc").as_bytes(), usize::MAX, Echo::default(), settings()).await;
        assert!(output.starts_with(b"HTTP/1.1 200 OK"));
    });
}

#[test]
fn unread_bodies_are_skipped_or_close() {
    local(async {
        for (length, expected) in [(1000, 2), (100_000, 1)] {
            let request =
                format!("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n{}", "x".repeat(length));
            let wire = request.repeat(2);
            let service = support::Fixed::new(Response::new(200, Body::Empty));
            let output = converse(wire.as_bytes(), 500, service, settings()).await;
            assert_eq!(support::responses(&output).len(), expected, "{length}");
        }
    });
}

/// A response may start, and end, before the request's body is through.
#[test]
fn both_directions_at_once() {
    local(async {
        let (mut client, server) = tokio::io::duplex(1000);
        support::spawn(server, support::Mirror, settings(), &Shutdown::new());
        client.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").await.unwrap();
        let mut buffer = vec![0; 4096];
        for piece in ["3\r\nabc\r\n", "5\r\nhello\r\n"] {
            client.write_all(piece.as_bytes()).await.unwrap();
            let mut seen = Vec::new();
            // A piece comes with its end, though nothing follows.
            while !seen.ends_with(piece.as_bytes()) {
                let count = client.read(&mut buffer).await.unwrap();
                assert!(count > 0);
                seen.extend_from_slice(&buffer[..count]);
            }
        }
        client.write_all(b"0\r\n\r\n").await.unwrap();
        let count = client.read(&mut buffer).await.unwrap();
        assert_eq!(&buffer[..count], b"0\r\n\r\n");
    });
}

/// A client that does not read stops the service's body, and with it whatever feeds it.
#[test]
fn back_pressure() {
    local(async {
        let (mut client, server) = tokio::io::duplex(1000);
        let (source, taken) = support::Endless::new();
        let service = support::Fixed::new(Response::new(200, Body::Stream(Box::new(source))));
        support::spawn(server, service, settings(), &Shutdown::new());
        client.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        support::settle().await;
        assert!(taken.get() < 100_000, "{} bytes were taken for a client that reads nothing", taken.get());
    });
}

#[test]
fn time_limits() {
    // Time stands still and jumps to the next timer.
    support::local_paused(async {
        let idle = ServerSettings { idle_timeout: Duration::from_secs(40), ..settings() };
        let cases: [(&str, u64, u64, &str); 5] = [
            ("", 39, 41, ""),
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 39, 41, "HTTP/1.1 200"),
            ("GET / HTTP/1.1\r\nHo", 14, 16, "HTTP/1.1 408"),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nab", 59, 63, "HTTP/1.1 408"),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n", 59, 63, "HTTP/1.1 408"),
        ];
        for (wire, least, most, expected) in cases {
            let start = Instant::now();
            let (mut client, server) = tokio::io::duplex(4096);
            support::spawn(server, Echo::default(), idle.clone(), &Shutdown::new());
            client.write_all(wire.as_bytes()).await.unwrap();
            let mut output = Vec::new();
            client.read_to_end(&mut output).await.unwrap();
            let waited = start.elapsed().as_secs();
            assert!((least..=most).contains(&waited), "{waited} s for {wire:?}");
            assert!(String::from_utf8_lossy(&output).starts_with(expected), "{wire:?}");
        }
        // A client that takes nothing is cut off, and the service hears of it.
        let (mut client, server) = tokio::io::duplex(1000);
        let service = support::Fixed::new(Response::new(200, Body::Full(Bytes::from(vec![b'x'; 100_000]))));
        let finished = service.finished.clone();
        let shutdown = Shutdown::new();
        support::spawn(server, service, settings(), &shutdown);
        client.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        let start = Instant::now();
        tokio::task::yield_now().await;
        shutdown.drained().await;
        assert!((59..=62).contains(&start.elapsed().as_secs()));
        assert!(!finished.take().expect("finished").complete);
    });
}

#[test]
fn shutdown_closes_idle_and_finishes_busy() {
    support::local_paused(async {
        let shutdown = Shutdown::new();
        let (mut idle, server) = tokio::io::duplex(4096);
        support::spawn(server, Echo::default(), settings(), &shutdown);
        let (mut busy, server) = tokio::io::duplex(4096);
        support::spawn(server, Echo::default(), settings(), &shutdown);
        busy.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n").await.unwrap();
        support::settle().await;
        assert_eq!(shutdown.connections(), 2);
        let start = Instant::now();
        shutdown.trigger();
        let mut output = Vec::new();
        idle.read_to_end(&mut output).await.unwrap();
        assert!(output.is_empty() && start.elapsed() < Duration::from_secs(1));
        assert_eq!(shutdown.connections(), 1);
        busy.write_all(b"abc").await.unwrap();
        busy.read_to_end(&mut output).await.unwrap();
        let text = String::from_utf8_lossy(&output);
        assert!(text.contains("\"abc\"") && text.contains("Connection: close"), "{text}");
        shutdown.drained().await;
    });
}

/// The record of a response is finished also when its connection is cut off.
#[test]
fn a_dropped_connection_finishes_its_record() {
    local(async {
        let (mut client, server) = tokio::io::duplex(1000);
        let (source, _) = support::Endless::new();
        let service = support::Fixed::new(Response::new(200, Body::Stream(Box::new(source))));
        let finished = service.finished.clone();
        let task = support::spawn(server, service, settings(), &Shutdown::new());
        client.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        support::settle().await;
        assert!(finished.get().is_none());
        task.abort();
        support::settle().await;
        assert!(!finished.take().expect("finished").complete);
    });
}
