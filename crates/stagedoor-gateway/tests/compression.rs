//! Payload compression, as callers and backends see it.

mod harness;

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::{GzDecoder, ZlibDecoder};
use flate2::write::{GzEncoder, ZlibEncoder};
use harness::*;
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::plan::{IntegrationPlan, StagePlan};

fn compressing(minimum: u64, methods: Vec<(&str, IntegrationPlan)>) -> StagePlan {
    let mut stage = stage(methods);
    deployment(&mut stage).minimum_compression_size = Some(minimum);
    stage
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

fn deflate(text: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

/// The text of a body in the coding that its header names.
fn read(answer: &Answer) -> String {
    let mut text = String::new();
    match answer.header("Content-Encoding") {
        Some("gzip") => drop(GzDecoder::new(&*answer.body).read_to_string(&mut text).expect("gzip")),
        Some("deflate") => drop(ZlibDecoder::new(&*answer.body).read_to_string(&mut text).expect("zlib")),
        other => panic!("{other:?}"),
    }
    text
}

#[test]
fn answers_are_compressed_when_long_enough_and_wanted() {
    let long = "a long text. ".repeat(100_000);
    let length = long.len() as u64;
    let served = serve(
        GatewaySettings::default(),
        vec![compressing(
            10,
            vec![("GET /long", mock(&long)), ("HEAD /long", mock(&long)), ("GET /short", mock("short"))],
        )],
    );
    for accept in ["gzip", "deflate", "br;q=0.5, gzip"] {
        let answer = served.ask(&format!("GET /dev/long\nAccept-Encoding: {accept}"), "");
        assert!((answer.body.len() as u64) < length / 20, "{accept}: {}", answer.body.len());
        assert!(read(&answer) == long, "{accept}");
    }
    for head in
        ["GET /dev/long", "GET /dev/long\nAccept-Encoding: br, gzip", "GET /dev/long\nAccept-Encoding: gzip;q=0"]
    {
        let answer = served.ask(head, "");
        assert_eq!((answer.header("Content-Encoding"), answer.body.len() as u64), (None, length), "{head}");
    }
    assert_eq!(served.ask("GET /dev/short\nAccept-Encoding: gzip", "").text(), "short");
    assert_eq!(served.ask("HEAD /dev/long\nAccept-Encoding: gzip", "").header("Content-Encoding"), None);
    // What the gateway says of errors stays readable.
    assert_eq!(served.ask("GET /dev/none\nAccept-Encoding: gzip", "").header("Content-Encoding"), None);
}

#[test]
fn what_a_backend_answers_is_compressed_as_it_streams() {
    let backend = Backend::start(|_| {
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n".to_vec()
    });
    let encoded =
        Backend::start(|_| b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nxy".to_vec());
    let served = serve(
        GatewaySettings::default(),
        vec![compressing(
            0,
            vec![("GET /", http_proxy(&backend.url("/"), &[])), ("GET /br", http_proxy(&encoded.url("/"), &[]))],
        )],
    );
    assert_eq!(read(&served.ask("GET /dev\nAccept-Encoding: gzip", "")), "abcdefg");
    let answer = served.ask("GET /dev/br\nAccept-Encoding: gzip", "");
    assert_eq!((answer.header("Content-Encoding"), answer.text().as_str()), (Some("br"), "xy"));
}

#[test]
fn requests_are_read_as_what_they_mean() {
    let backend = Backend::text("ok");
    let stages = |minimum| {
        let mut stage = stage(vec![("POST /echo", mock("read")), ("POST /", http_proxy(&backend.url("/"), &[]))]);
        deployment(&mut stage).minimum_compression_size = minimum;
        serve(GatewaySettings::default(), vec![stage])
    };
    let served = stages(Some(1_000_000));
    let text = "{\"a\": 1} ".repeat(10_000);
    for (coding, body) in [("gzip", gzip(text.as_bytes())), ("deflate", deflate(text.as_bytes()))] {
        assert_eq!(served.ask_bytes(&format!("POST /dev/echo\nContent-Encoding: {coding}"), &body).status, 200);
        served.ask_bytes(&format!("POST /dev\nContent-Encoding: {coding}"), &body);
        let received = backend.last();
        assert!(received.body == text.as_bytes(), "{coding}");
        assert_eq!(received.header("Content-Encoding"), None);
    }
    let json = "POST /dev/echo\nContent-Type: application/json\nContent-Encoding: gzip";
    let mut cut = gzip(text.as_bytes());
    cut.truncate(cut.len() / 2);
    let mut followed = gzip(b"{}");
    followed.extend_from_slice(b"more");
    for bad in [&cut[..], &followed, b"no gzip"] {
        assert_eq!(served.ask_bytes(json, bad).status, 400);
    }
    // A bomb is stopped at the payload limit.
    assert_eq!(served.ask_bytes(json, &gzip(&vec![b' '; 11 << 20])).status, 413);
    // Without the setting a payload is what it is.
    let body = gzip(text.as_bytes());
    stages(None).ask_bytes("POST /dev\nContent-Encoding: gzip", &body);
    assert!(backend.last().body == body);
}
