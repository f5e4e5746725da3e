//! HTTP_PROXY against backends that record what reaches them and misbehave on demand.

mod harness;

use std::io::{BufRead, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use harness::*;
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::plan::IntegrationPlan;

fn dev() -> GatewaySettings {
    GatewaySettings { dev: true, ..GatewaySettings::default() }
}

fn proxy(backend: &Backend, path: &str, parameters: &[(&str, &str)]) -> Served {
    let plan = stage(vec![("ANY /{proxy+}", http_proxy(&backend.url(path), parameters))]);
    serve(dev(), vec![plan])
}

#[test]
fn the_request_reaches_the_backend() {
    let backend = Backend::text("hello");
    let served =
        proxy(&backend, "/base/{proxy}?own=1", &[("integration.request.path.proxy", "method.request.path.proxy")]);
    let answer = served.ask("PUT /dev/a/b%20c/?q=%32&q=3&r\ntEsT-HEADeR: Value\nContent-Type: text/x", "body");
    assert_eq!((answer.status, answer.text().as_str()), (200, "hello"));
    let received = backend.last();
    assert_eq!(received.line, "PUT /base/a/b%20c?own=1&q=%32&q=3&r HTTP/1.1");
    assert_eq!(received.body, b"body");
    assert_eq!(received.header("tEsT-HEADeR"), Some("Value"), "letter case is kept");
    assert_eq!(received.header("Content-Type"), Some("text/x"));
    let record = served.explain(&answer);
    assert_eq!(record["integrationStatus"], 200);
    assert_eq!(record["endpointRequest"], format!("PUT {}", backend.url("/base/a/b%20c?own=1&q=%32&q=3&r")));
    assert!(record["integrationLatencyMs"].as_f64().expect("a number") > 0.0);
}

#[test]
fn fates_of_request_header_fields() {
    let backend = Backend::text("");
    let served = proxy(&backend, "/", &[]);
    let passed = [
        "Accept",
        "Accept-Charset",
        "Accept-Encoding",
        "Age",
        "Authorization",
        "Content-Type",
        "Date",
        "Pragma",
        "Range",
        "Referer",
        "User-Agent",
        "Warn",
        "X-Custom",
        "Cookie",
        "If-None-Match",
    ];
    let dropped = [
        "Content-Encoding",
        "Via",
        "Content-MD5",
        "Max-Forwards",
        "Proxy-Authenticate",
        "Server",
        "TE",
        "Trailer",
        "Upgrade",
        "WWW-Authenticate",
    ];
    let fields: String = passed.iter().chain(&dropped).map(|name| format!("\n{name}: v")).collect();
    served.ask(&format!("GET /dev/x{fields}\nX-Forwarded-For: 9.9.9.9\nX-Forwarded-Proto: gopher"), "");
    let received = backend.last();
    for name in passed {
        assert_eq!(received.header(name), Some("v"), "{name}");
    }
    for name in dropped.iter().chain(&["Expect", "Transfer-Encoding"]) {
        assert_eq!(received.header(name), None, "{name}");
    }
    assert_eq!(received.header("Host"), Some(backend.address.to_string().as_str()));
    assert_eq!(received.header("X-Forwarded-For"), Some("9.9.9.9, 127.0.0.1"));
    assert_eq!(received.header("X-Forwarded-Proto"), Some("http"));
    assert_eq!(received.header("X-Forwarded-Port"), Some(served.address.port().to_string().as_str()));
    assert_eq!(received.header("X-Amzn-Apigateway-Api-Id"), Some("api"));

    served.ask("GET /dev/x", "");
    let received = backend.last();
    assert_eq!(received.header("Accept"), Some("application/json"));
    assert_eq!(received.header("User-Agent"), Some("AmazonAPIGateway_api"));
    assert_eq!(received.header("Authorization"), None);
}

#[test]
fn trace_header() {
    let backend = Backend::text("");
    let served = proxy(&backend, "/", &[]);
    let check = |sent: &str, expected: &str| {
        let field = if sent.is_empty() { String::new() } else { format!("\nX-Amzn-Trace-Id: {sent}") };
        served.ask(&format!("GET /dev/x{field}"), "");
        let received = backend.last();
        let trace = received.header("X-Amzn-Trace-Id").expect("always sent").to_owned();
        // Random hexadecimal digits compare as #.
        let shape: Vec<_> = expected.bytes().zip(trace.bytes()).collect();
        let same = shape.iter().all(|(want, got)| if *want == b'#' { got.is_ascii_hexdigit() } else { want == got });
        assert!(same && expected.len() == trace.len(), "{sent}: {trace}");
    };
    check("", "Root=1-695735a5-########################;Parent=################;Sampled=0");
    check("Root=1-a-b", "Root=1-a-b;Parent=################;Sampled=0");
    check("Root=1-a-b;Parent=c", "Root=1-a-b;Parent=c;Sampled=1");
    check("Parent=c;Sampled=0;Root=1-a-b", "Root=1-a-b;Parent=c;Sampled=0");
}

#[test]
fn parameter_mapping() {
    let backend = Backend::text("");
    let served = proxy(
        &backend,
        "/{unmapped}?testVar={literal}",
        &[
            ("integration.request.header.headerVar", "'mapped'"),
            ("integration.request.header.all", "method.request.multivalueheader.m"),
            ("integration.request.header.last", "method.request.header.m"),
            ("integration.request.header.none", "method.request.querystring.none"),
            ("integration.request.header.broken", "method.request.querystring.crlf"),
            ("integration.request.header.Via", "'lost'"),
            ("integration.request.header.Max-Forwards", "'7'"),
            ("integration.request.header.Host", "'other.example'"),
            ("integration.request.header.part", "method.request.body.a"),
            ("integration.request.querystring.testQs", "method.request.querystring.q"),
            ("integration.request.querystring.many", "method.request.multivaluequerystring.q"),
            ("integration.request.path.literal", "'x y'"),
        ],
    );
    served.ask("POST /dev/x?q=a%26b&q=c&crlf=1%0D%0AX:2\nHeaderVar: client\nm: 1\nm: 2", "{\"a\": {\"b\": [1]}}");
    let received = backend.last();
    assert_eq!(
        received.line,
        "POST /%7Bunmapped%7D?testVar=x%20y&q=a%26b&q=c&crlf=1%0D%0AX:2&testQs=c&many=a%26b&many=c HTTP/1.1"
    );
    for (name, expected) in [
        ("headerVar", Some("mapped")),
        ("HeaderVar", None),
        ("all", Some("1,2")),
        ("last", Some("2")),
        ("none", None),
        ("broken", Some("1  X:2")),
        ("X", None),
        ("Via", None),
        ("Max-Forwards", Some("7")),
        ("Host", Some("other.example")),
        ("part", Some("{\"b\":[1]}")),
    ] {
        assert_eq!(received.header(name), expected, "{name}");
    }
    let answer = served.ask("POST /dev/x", "{not json");
    assert_eq!((answer.status, answer.text().as_str()), (400, "{\"message\": \"Invalid JSON in request body\"}"));

    for name in ["content-length", "Transfer-Encoding", "X-Amzn-Trace-Id", "x-amzn-apigateway-api-id"] {
        let target = format!("integration.request.header.{name}");
        let served = proxy(&backend, "/", &[(&target, "'1'")]);
        let answer = served.ask("GET /dev/x", "");
        assert_eq!(
            (answer.status, answer.text().as_str()),
            (500, "{\"message\": \"Internal server error\"}"),
            "{name}"
        );
        let reason = format!("Execution failed due to configuration error: {name} header already present");
        assert_eq!(served.explain(&answer)["reason"], reason);
    }
}

#[test]
fn fates_of_response_header_fields() {
    let backend = Backend::start(|_| {
        let text = "HTTP/1.1 404 Nowhere\r\nConnection: keep-alive\r\nContent-Length: 2\r\nDate: then\r\nServer: s\r\n\
                    x-amzn-RequestId: theirs\r\nVia: v\r\nKeep-Alive: k\r\nWWW-Authenticate: w\r\nSet-Cookie: a\r\n\
                    Set-Cookie: b\r\nContent-Encoding: e\r\neTaG: t\r\n\r\nno";
        text.as_bytes().to_vec()
    });
    let served = proxy(&backend, "/", &[]);
    let answer = served.ask("GET /dev/x", "");
    assert_eq!((answer.status, answer.text().as_str()), (404, "no"));
    for (name, expected) in [
        ("x-amzn-Remapped-Connection", Some("keep-alive")),
        ("x-amzn-Remapped-Content-Length", Some("2")),
        ("x-amzn-Remapped-Date", Some("then")),
        ("x-amzn-Remapped-Server", Some("s")),
        ("x-amzn-Remapped-x-amzn-RequestId", Some("theirs")),
        ("x-amzn-Remapped-WWW-Authenticate", Some("w")),
        ("Server", None),
        ("Via", None),
        ("Keep-Alive", None),
        ("X-Amzn-Trace-Id", None),
        ("Content-Encoding", Some("e")),
        ("Content-Type", Some("application/json")),
        ("Content-Length", Some("2")),
    ] {
        assert_eq!(answer.header(name), expected, "{name}");
    }
    assert!(answer.headers.iter().any(|(name, _)| name == "eTaG"), "letter case is kept");
    let cookies = answer.headers.iter().filter(|(name, _)| name == "Set-Cookie").map(|(_, value)| value.as_str());
    assert_eq!(cookies.collect::<Vec<_>>(), ["a", "b"]);
    assert_ne!(answer.header("x-amzn-RequestId"), Some("theirs"));

    let answer = served.send(b"HEAD /dev/x HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n");
    assert_eq!((answer.status, answer.header("Content-Length")), (404, Some("2")));
}

#[test]
fn the_verb_of_the_integration_and_stage_variables() {
    let backend = Backend::text("");
    let mut integration = http_proxy_plan("http://${stageVariables.backend}/${stageVariables.none}x", &[]);
    integration.http_method = Some(http::Method::POST);
    let mut plan = stage(vec![("GET /a", IntegrationPlan::HttpProxy(integration))]);
    plan.variables.insert("backend".into(), backend.address.to_string());
    let served = serve(dev(), vec![plan]);
    assert_eq!(served.ask("GET /dev/a", "").status, 200);
    assert_eq!(backend.last().line, "POST /x HTTP/1.1");
}

#[test]
fn what_goes_wrong_on_the_way() {
    let free_port = TcpListener::bind("127.0.0.1:0").expect("loopback has ports").local_addr().expect("bound");
    let silent = on_each_connection(|mut socket| {
        let _ = socket.read_to_end(&mut Vec::new());
    });
    let hanging_up = on_each_connection(drop_after_reading);
    let gibberish = Backend::start(|_| b"SSH-2.0-OpenSSH\r\n\r\n".to_vec());
    let mut slow = http_proxy_plan(&format!("http://{silent}/"), &[]);
    slow.timeout = Duration::from_millis(100);
    let plan = stage(vec![
        ("GET /refused", http_proxy(&format!("http://{free_port}/"), &[])),
        ("GET /dns", http_proxy("http://no-such-name.invalid/", &[])),
        ("GET /tls", http_proxy(&format!("https://{}/", gibberish.address), &[])),
        ("GET /slow", IntegrationPlan::HttpProxy(slow)),
        ("GET /reset", http_proxy(&format!("http://{hanging_up}/"), &[])),
        ("GET /gibberish", http_proxy(&gibberish.url("/"), &[])),
        ("GET /address", http_proxy("ftp://x/", &[])),
    ]);
    let served = serve(dev(), vec![plan]);
    let internal = "{\"message\": \"Internal server error\"}";
    let network = "{\"message\": \"Network error communicating with endpoint\"}";
    for (path, status, body, reason) in [
        ("refused", 500, internal, "Execution failed due to configuration error: could not connect: "),
        ("dns", 504, network, "Execution failed due to a network error communicating with endpoint: could not find"),
        ("tls", 504, network, "Execution failed due to a network error communicating with endpoint: the TLS handshake"),
        ("slow", 504, "{\"message\": \"Endpoint request timed out\"}", "Execution failed due to a timeout error"),
        ("reset", 504, network, "Execution failed due to a network error communicating with endpoint: the connection"),
        ("gibberish", 502, internal, "the response is not well formed"),
        ("address", 500, internal, "Execution failed due to configuration error: Invalid endpoint address"),
    ] {
        let answer = served.ask(&format!("GET /dev/{path}"), "");
        assert_eq!((answer.status, answer.text().as_str()), (status, body), "{path}");
        assert_eq!(answer.header("x-amzn-ErrorType"), Some("InternalServerErrorException"), "{path}");
        let said = served.explain(&answer)["reason"].as_str().expect("a reason").to_owned();
        assert!(said.starts_with(reason), "{path}: {said}");
    }
}

fn drop_after_reading(mut socket: TcpStream) {
    let _ = socket.read(&mut [0; 4096]);
}

/// Bytes that differ from place to place.
fn pattern(length: usize) -> Vec<u8> {
    (0..length).map(|index| (index * 31 + index / 256) as u8).collect()
}

#[test]
fn large_bodies_both_ways() {
    let backend = Backend::start(|request| {
        let mut answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", request.body.len()).into_bytes();
        answer.extend_from_slice(&request.body);
        answer
    });
    let served = proxy(&backend, "/", &[]);
    let body = pattern(9_000_000);
    let head = "POST /dev/x HTTP/1.1\r\nHost: api.execute-api.localhost\r\nExpect: 100-continue\r\n";
    let mut client = Client::connect(served.address);
    client.socket.write_all(format!("{head}Content-Length: {}\r\n\r\n", body.len()).as_bytes()).expect("sent");
    assert_eq!(client.head().0, "HTTP/1.1 100 Continue");
    client.socket.write_all(&body).expect("sent");
    let answer = client.answer();
    assert!(answer.whole && answer.body == body, "by length: {} bytes", answer.body.len());

    let head = head.replace("Expect: 100-continue\r\n", "");
    let mut chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n").into_bytes();
    for piece in body.chunks(100_000) {
        chunked.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        chunked.extend_from_slice(piece);
        chunked.extend_from_slice(b"\r\n");
    }
    chunked.extend_from_slice(b"0\r\n\r\n");
    let mut client = Client::connect(served.address);
    let mut writer = client.socket.try_clone().expect("descriptors are left");
    let sending = std::thread::spawn(move || writer.write_all(&chunked));
    let answer = client.answer();
    sending.join().expect("no panic").expect("sent");
    assert!(answer.whole && answer.body == body, "chunked: {} bytes", answer.body.len());
    assert_eq!(served.explain(&answer)["responseLength"], 9_000_000);
}

#[test]
fn the_payload_quota_holds_both_ways() {
    let backend = Backend::start(|request| {
        let length = 10 * 1024 * 1024 + 1;
        if request.line.contains("declared") {
            format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n").into_bytes()
        } else {
            let mut answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
            answer.extend_from_slice(format!("{length:x}\r\n").as_bytes());
            answer.extend_from_slice(&vec![b'x'; length]);
            answer.extend_from_slice(b"\r\n0\r\n\r\n");
            answer
        }
    });
    let served = proxy(&backend, "/{proxy}", &[("integration.request.path.proxy", "method.request.path.proxy")]);
    assert_eq!(served.ask("GET /dev/declared", "").status, 502);
    let answer = served.ask("GET /dev/chunked", "");
    assert!(!answer.whole, "cut off");
    let record = served.explain(&answer);
    assert_eq!(record["responseComplete"], false);
    assert_eq!(record["reason"], "the endpoint's answer grew larger than the payload quota and was cut off");

    let head = "POST /dev/x HTTP/1.1\r\nHost: api.execute-api.localhost\r\n";
    let answer = served.send(format!("{head}Content-Length: 10485761\r\n\r\n").as_bytes());
    assert_eq!((answer.status, answer.text().as_str()), (413, "{\"message\":\"Request Too Long\"}"));
    let mut client = Client::connect(served.address);
    client.socket.write_all(format!("{head}Transfer-Encoding: chunked\r\n\r\nA00001\r\n").as_bytes()).expect("sent");
    // The gateway may close before it has read all.
    let _ = client.socket.write_all(&vec![b'x'; 10 * 1024 * 1024 + 1]);
    assert_eq!(client.answer().status, 413);
}

/// As many pieces of 64 KB as the payload quota allows.
const PIECES: u64 = 160;

#[test]
fn a_slow_reader_slows_the_backend() {
    let (progress, written) = mpsc::channel();
    let address = on_each_connection(move |mut socket| {
        // Small buffers in the kernel, so that what waits there is little.
        let _ = socket2::SockRef::from(&socket).set_send_buffer_size(65_536);
        drop_until_blank_line(&mut socket);
        let _ = socket.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        let piece = [format!("{:x}\r\n", 65_536).into_bytes(), vec![b'x'; 65_536], b"\r\n".to_vec()].concat();
        for count in 1..=PIECES {
            if socket.write_all(&piece).is_err() {
                return;
            }
            let _ = progress.send(count);
        }
        let _ = socket.write_all(b"0\r\n\r\n");
    });
    let served = serve(dev(), vec![stage(vec![("GET /x", http_proxy(&format!("http://{address}/"), &[]))])]);
    let mut client = Client::connect(served.address);
    let _ = socket2::SockRef::from(&client.socket).set_recv_buffer_size(65_536);
    client.socket.write_all(b"GET /dev/x HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n").expect("sent");
    let (line, headers) = client.head();
    assert_eq!(line, "HTTP/1.1 200 OK");
    assert!(headers.iter().any(|(name, value)| name == "Transfer-Encoding" && value == "chunked"));
    // While the client reads nothing the backend comes to a halt: what waits lies in the kernel's buffers.
    let mut sent = 0;
    while let Ok(count) = written.recv_timeout(Duration::from_millis(300)) {
        sent = count;
    }
    assert!(sent < PIECES, "the backend was never held back");
    let mut size = String::new();
    let mut total = 0;
    loop {
        size.clear();
        client.reader().read_line(&mut size).expect("a chunk");
        let length = usize::from_str_radix(size.trim(), 16).expect("a size");
        let mut piece = vec![0; length + 2];
        client.reader().read_exact(&mut piece).expect("the chunk");
        total += length;
        if length == 0 {
            break;
        }
    }
    assert_eq!(total as u64, PIECES * 65_536);
}

fn drop_until_blank_line(socket: &mut TcpStream) {
    let mut read = Vec::new();
    let mut byte = [0];
    while !read.ends_with(b"\r\n\r\n") && socket.read(&mut byte).is_ok_and(|count| count > 0) {
        read.push(byte[0]);
    }
}

#[test]
fn an_answer_may_come_before_the_requests_end() {
    let address = on_each_connection(|mut socket| {
        drop_until_blank_line(&mut socket);
        let _ = socket.write_all(b"HTTP/1.1 401 No\r\nContent-Length: 5\r\n\r\nearly");
        let _ = socket.read_to_end(&mut Vec::new());
    });
    let served = serve(dev(), vec![stage(vec![("POST /x", http_proxy(&format!("http://{address}/"), &[]))])]);
    let head = "POST /dev/x HTTP/1.1\r\nHost: api.execute-api.localhost\r\nContent-Length: 1000000\r\n\r\nstart";
    let answer = served.send(head.as_bytes());
    assert_eq!((answer.status, answer.text().as_str()), (401, "early"));
}

#[test]
fn aborts_end_the_other_side() {
    // The backend notices that the client has left.
    let (noticed, gone) = mpsc::channel();
    let address = on_each_connection(move |mut socket| {
        drop_until_blank_line(&mut socket);
        let _ = socket.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while socket.write_all(b"5\r\npiece\r\n").is_ok() {
            pause();
        }
        let _ = noticed.send(());
    });
    let breaking = Backend::start(|request| {
        let framing = if request.line.contains("length") { "Content-Length: 9" } else { "Transfer-Encoding: chunked" };
        let start = if request.line.contains("length") { "half" } else { "4\r\nhalf\r\n" };
        format!("HTTP/1.1 200 OK\r\nConnection: close\r\n{framing}\r\n\r\n{start}").into_bytes()
    });
    // The backend closes when it finds nothing more to read, which the connection's own end brings about.
    let plan = stage(vec![
        ("GET /endless", http_proxy(&format!("http://{address}/"), &[])),
        ("GET /length", http_proxy(&half(breaking.address, "length"), &[])),
        ("GET /chunked", http_proxy(&half(breaking.address, "chunked"), &[])),
    ]);
    let served = serve(dev(), vec![plan]);
    let mut client = Client::connect(served.address);
    let id = "0c6c4f23-0405-4607-8809-0a0b0c0d0e0f";
    let head =
        format!("GET /dev/endless HTTP/1.1\r\nHost: api.execute-api.localhost\r\nx-amzn-requestid: {id}\r\n\r\n");
    client.socket.write_all(head.as_bytes()).expect("sent");
    client.head();
    drop(client);
    gone.recv_timeout(Duration::from_secs(10)).expect("the backend's connection was closed");
    let record = served.explain_id(id);
    assert_eq!((&record["status"], &record["responseComplete"]), (&200.into(), &false.into()));

    for path in ["length", "chunked"] {
        let answer = served.ask(&format!("GET /dev/{path}"), "");
        assert_eq!((answer.status, answer.whole), (200, false), "{path}");
        let record = served.explain(&answer);
        assert_eq!(record["responseComplete"], false, "{path}");
        assert_eq!(record["reason"], "the endpoint broke off inside its answer", "{path}");
    }
}

/// A backend that stops half-way, reached through one that cuts the connection.
fn half(address: std::net::SocketAddr, path: &str) -> String {
    let path = path.to_owned();
    let cutting = on_each_connection(move |mut socket| {
        drop_until_blank_line(&mut socket);
        let mut behind = TcpStream::connect(address).expect("it listens");
        let _ = behind.write_all(format!("GET /{path} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes());
        let mut bytes = vec![0; 4096];
        let count = behind.read(&mut bytes).unwrap_or_default();
        let _ = socket.write_all(&bytes[..count]);
    });
    format!("http://{cutting}/")
}

#[test]
fn a_timeout_covers_the_body() {
    let address = on_each_connection(|mut socket| {
        drop_until_blank_line(&mut socket);
        let _ = socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
        let _ = socket.read_to_end(&mut Vec::new());
    });
    let mut slow = http_proxy_plan(&format!("http://{address}/"), &[]);
    slow.timeout = Duration::from_millis(200);
    let served = serve(dev(), vec![stage(vec![("GET /x", IntegrationPlan::HttpProxy(slow))])]);
    let started = Instant::now();
    let answer = served.ask("GET /dev/x", "");
    assert!(!answer.whole && started.elapsed() < Duration::from_secs(5));
    assert_eq!(served.explain(&answer)["reason"], "the endpoint's answer was not whole in time and was cut off");
}

#[test]
fn redirects_are_answers() {
    let backend =
        Backend::start(|_| b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n".to_vec());
    let served = proxy(&backend, "/", &[]);
    let answer = served.ask("GET /dev/x", "");
    assert_eq!((answer.status, answer.header("Location")), (302, Some("/elsewhere")));
}

#[test]
fn connections_to_the_backend_are_used_again() {
    let (opened, count) = mpsc::channel();
    let address = on_each_connection(move |mut socket| {
        let _ = opened.send(());
        loop {
            drop_until_blank_line(&mut socket);
            if socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").is_err() {
                return;
            }
            if socket.peek(&mut [0]).is_ok_and(|count| count == 0) {
                return;
            }
        }
    });
    let plan = stage(vec![("GET /x", http_proxy(&format!("http://{address}/"), &[]))]);
    let served = serve_planes(dev(), vec![plan], stagedoor_gateway::Planes::Both, 1);
    let mut client = Client::connect(served.address);
    for _ in 0..20 {
        let answer = client.ask("GET /dev/x HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n");
        assert_eq!(answer.status, 200);
    }
    assert_eq!(count.try_iter().count(), 1);
}

#[test]
fn streams_may_be_longer_than_buffered_answers() {
    const LENGTH: usize = 11 * 1024 * 1024;
    let backend = Backend::start(|_| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {LENGTH}\r\n\r\n");
        [head.into_bytes(), vec![b'x'; LENGTH]].concat()
    });
    for (is_streamed, status) in [(false, 502), (true, 200)] {
        let mut plan = http_proxy_plan(&backend.url("/"), &[]);
        plan.is_streamed = is_streamed;
        let served = serve(GatewaySettings::default(), vec![stage(vec![("GET /", IntegrationPlan::HttpProxy(plan))])]);
        let answer = served.ask("GET /dev", "");
        assert_eq!((answer.status, answer.whole), (status, true));
        assert!(!is_streamed || answer.body.len() == LENGTH);
    }
}
