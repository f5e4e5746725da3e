//! Functions that stream their answer: its head goes out behind the metadata, its body as the function writes it.

mod harness;

use std::io::{BufRead, Read, Write};
use std::sync::mpsc;
use std::time::Duration;

use harness::*;
use serde_json::json;
use stagedoor_gateway::plan::{IntegrationPlan, LambdaProxyPlan, StagePlan};

const URI: &str = "arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/\
                   arn:aws:lambda:eu-west-1:000000000000:function:pets/response-streaming-invocations";
const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\nx-amzn-RequestId: lambda-id\r\n\
                    Transfer-Encoding: chunked\r\n\r\n";
const FAILED: &str = r#"502 {"message": "Internal server error"}"#;

fn stage_with(timeout: Duration) -> StagePlan {
    let plan = LambdaProxyPlan { timeout, is_streamed: true, ..lambda_proxy_plan(URI) };
    stage(vec![("ANY /{proxy+}", IntegrationPlan::LambdaProxy(plan))])
}

fn serve_behind(url: &str, stage: StagePlan) -> Served {
    serve(lambda_settings(url), vec![stage])
}

fn frame(headers: &[(&str, &str)], payload: &[u8]) -> Vec<u8> {
    let checksum = |bytes: &[u8]| {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        crc.sum().to_be_bytes()
    };
    let mut fields = Vec::new();
    for (name, value) in headers {
        fields.push(u8::try_from(name.len()).expect("a short name"));
        fields.extend_from_slice(name.as_bytes());
        fields.push(7);
        fields.extend_from_slice(&u16::try_from(value.len()).expect("a short value").to_be_bytes());
        fields.extend_from_slice(value.as_bytes());
    }
    let number = |number: usize| u32::try_from(number).expect("a small number").to_be_bytes();
    let mut frame = [number(16 + fields.len() + payload.len()), number(fields.len())].concat();
    frame.extend_from_slice(&checksum(&frame));
    frame.extend_from_slice(&fields);
    frame.extend_from_slice(payload);
    frame.extend_from_slice(&checksum(&frame));
    frame
}

fn piece(payload: impl AsRef<[u8]>) -> Vec<u8> {
    let headers =
        [(":event-type", "PayloadChunk"), (":content-type", "application/octet-stream"), (":message-type", "event")];
    frame(&headers, payload.as_ref())
}

fn complete(payload: &str) -> Vec<u8> {
    let headers =
        [(":event-type", "InvokeComplete"), (":content-type", "application/json"), (":message-type", "event")];
    frame(&headers, payload.as_bytes())
}

/// As a chunk of HTTP.
fn chunk(bytes: &[u8]) -> Vec<u8> {
    [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat()
}

/// A Lambda that streams these frames.
fn streaming(frames: Vec<Vec<u8>>) -> Backend {
    Backend::start(move |_| {
        let chunks = frames.iter().map(|frame| chunk(frame)).collect::<Vec<_>>().concat();
        [HEAD.as_bytes(), &chunks, b"0\r\n\r\n"].concat()
    })
}

fn answer_of(frames: Vec<Vec<u8>>) -> (Answer, String) {
    let backend = streaming(frames);
    let served = serve_behind(&backend.url(""), stage_with(Duration::from_secs(10)));
    let answer = served.ask("GET /dev/a", "");
    let reason = served.explain(&answer)["reason"].as_str().unwrap_or_default().to_owned();
    (answer, reason)
}

const ZEROS: &str = "\0\0\0\0\0\0\0\0";

#[test]
fn the_answer_is_what_the_function_writes() {
    let metadata = json!({
        "statusCode": 201, "headers": {"Content-Type": "text/plain", "Server": "mine"},
        "multiValueHeaders": {"X-A": ["1", "2"]}, "cookies": ["a=1", "b=2"],
    });
    let backend = streaming(vec![
        piece(metadata.to_string()),
        // The zeros come in pieces, and the body begins behind them.
        piece(&ZEROS[..3]),
        piece(format!("{}one ", &ZEROS[3..])),
        piece(""),
        piece(format!("two{ZEROS}")),
        complete("{}"),
    ]);
    let served = serve_behind(&backend.url("/base"), stage_with(Duration::from_secs(10)));
    let answer = served.ask("POST /dev/a", "hello");
    assert_eq!((answer.status, answer.text(), answer.whole), (201, format!("one two{ZEROS}"), true));
    let values = |name: &str| {
        let fields = answer.headers.iter().filter(|(present, _)| present.eq_ignore_ascii_case(name));
        fields.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(values("Content-Type"), "text/plain");
    assert_eq!(values("X-A"), "1 2");
    assert_eq!(values("Set-Cookie"), "a=1 b=2");
    assert_eq!(values("x-amzn-Remapped-Server"), "mine");
    assert!(values("X-Amzn-Trace-Id").starts_with("Root=1-"));
    assert!(answer.header("Content-Length").is_none());
    let call = backend.last();
    assert_eq!(
        call.line,
        "POST /base/2021-11-15/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A000000000000%3Afunction%3Apets/response-streaming-invocations HTTP/1.1"
    );
    let event: serde_json::Value = serde_json::from_slice(&call.body).expect("an event");
    assert_eq!((&event["resource"], &event["body"]), (&json!("/{proxy+}"), &json!("hello")));
}

#[test]
fn answers_that_fail_before_their_head() {
    let function_error = complete(r#"{"ErrorCode": "Unhandled", "ErrorDetails": "oh no"}"#);
    let exception = frame(&[(":message-type", "exception"), (":exception-type", "ServiceException")], b"{}");
    let malformed = "Execution failed due to configuration error: Malformed Lambda proxy response: ";
    for (frames, expected) in [
        (
            vec![piece(r#"{"errorMe"#), function_error],
            "Lambda execution failed with status 200 due to customer function error: oh no. Lambda request id: lambda-id"
                .to_owned(),
        ),
        (vec![exception], "ServiceException {}".to_owned()),
        (vec![piece("{}"), complete("{}")], format!("{malformed}it ends before eight zeros")),
        (vec![piece("{}")], "Lambda's stream of events is broken: it breaks off before its end".to_owned()),
        (vec![b"garbage that is no frame".to_vec()], "the checksum of a frame's lengths is wrong".to_owned()),
        (vec![piece("text"), piece(ZEROS)], format!("{malformed}its metadata is no JSON object")),
        (vec![piece(r#"{"body": "x"}"#), piece(ZEROS)], format!("{malformed}it has the unknown member body")),
        (vec![piece(r#"{"cookies": "x"}"#), piece(ZEROS)], format!("{malformed}cookies is no list")),
        (vec![piece("x".repeat(20_000)), piece(ZEROS)], format!("{malformed}no eight zeros end its metadata")),
    ] {
        let (answer, reason) = answer_of(frames);
        assert_eq!(format!("{} {}", answer.status, answer.text()), FAILED, "{expected}");
        assert!(reason.ends_with(&expected), "{reason} | {expected}");
    }
    let backend = Backend::text("{}");
    let served = serve_behind(&backend.url(""), stage_with(Duration::from_secs(10)));
    let answer = served.ask("GET /dev/a", "");
    assert_eq!(answer.status, 502);
    let reason = served.explain(&answer)["reason"].as_str().unwrap_or_default().to_owned();
    assert!(reason.ends_with(r#"Lambda's answer is no stream of events but "text/plain""#), "{reason}");
}

#[test]
fn answers_that_fail_behind_their_head_break_off() {
    for (frame, expected) in [
        (complete(r#"{"ErrorCode": "Unhandled", "ErrorDetails": "x"}"#), "the function failed inside its answer"),
        (b"garbage that is no frame".to_vec(), "the checksum of a frame's lengths is wrong"),
        (
            frame(&[(":message-type", "exception"), (":exception-type", "A")], b""),
            "Lambda failed inside the function's answer",
        ),
        (piece("more"), "it breaks off before its end"),
    ] {
        let (answer, reason) = answer_of(vec![piece(format!("{{}}{ZEROS}start")), frame]);
        assert_eq!((answer.status, answer.whole), (200, false), "{expected}");
        assert!(answer.text().starts_with("start"), "{expected}");
        assert_eq!(reason, expected);
    }
}

#[test]
fn pieces_go_out_as_they_come_and_wait_for_the_caller() {
    let (say, said) = mpsc::channel::<Vec<u8>>();
    let said = std::sync::Mutex::new(said);
    let lambda = on_each_connection(move |mut socket| {
        let _ = socket.read(&mut [0; 65536]);
        let _ = socket.write_all(HEAD.as_bytes());
        while let Ok(bytes) = said.lock().expect("no test panicked here").recv() {
            if socket.write_all(&chunk(&bytes)).is_err() {
                return;
            }
        }
    });
    let served = serve_behind(&format!("http://{lambda}"), stage_with(Duration::from_secs(20)));
    let mut client = Client::connect(served.address);
    client.socket.write_all(b"GET /dev/a HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n").expect("it reads");
    say.send(piece(format!("{{\"statusCode\": 203}}{ZEROS}"))).expect("Lambda listens");
    let (line, _) = client.head();
    assert!(line.starts_with("HTTP/1.1 203"), "{line}");
    for text in ["one", "three"] {
        say.send(piece(text)).expect("Lambda listens");
        let mut read = String::new();
        client.reader().read_line(&mut read).expect("a length");
        client.reader().read_line(&mut read).expect("a piece");
        assert_eq!(read, format!("{:x}\r\n{text}\r\n", text.len()));
    }
    say.send(complete("{}")).expect("Lambda listens");
    let mut end = [0; 5];
    client.reader().read_exact(&mut end).expect("the end");
    assert_eq!(&end, b"0\r\n\r\n");
}

#[test]
fn a_stream_may_be_longer_than_a_buffered_answer() {
    let part = "0123456789abcdef".repeat(4096);
    let mut frames = vec![piece(format!("{{}}{ZEROS}"))];
    frames.extend(std::iter::repeat_n(piece(&part), 200));
    frames.push(complete("{}"));
    let (answer, _) = answer_of(frames);
    assert_eq!((answer.status, answer.whole, answer.body.len()), (200, true, 200 * part.len()));
}

#[test]
fn a_stream_that_does_not_end_in_time_breaks_off() {
    let lambda = on_each_connection(|mut socket| {
        let _ = socket.read(&mut [0; 65536]);
        let _ = socket.write_all(&[HEAD.as_bytes(), &chunk(&piece(format!("{{}}{ZEROS}start")))].concat());
        // Until the gateway leaves.
        let _ = socket.read(&mut [0; 1]);
    });
    let served = serve_behind(&format!("http://{lambda}"), stage_with(Duration::from_millis(300)));
    let answer = served.ask("GET /dev/a", "");
    assert_eq!((answer.status, answer.whole, answer.text()), (200, false, "start".to_owned()));
    assert_eq!(served.explain(&answer)["reason"], "the endpoint's answer was not whole in time and was cut off");
}

#[test]
fn streams_are_not_compressed() {
    let backend = streaming(vec![piece(format!("{{}}{ZEROS}{}", "a".repeat(5000))), complete("{}")]);
    let mut stage = stage_with(Duration::from_secs(10));
    deployment(&mut stage).minimum_compression_size = Some(0);
    let served = serve_behind(&backend.url(""), stage);
    let answer = served.ask("GET /dev/a\nAccept-Encoding: gzip", "");
    assert_eq!((answer.header("Content-Encoding"), answer.body.len()), (None, 5000));
}
