//! The house around the pipeline: planes, publishing under load, panics, draining, sockets.

mod harness;

use std::io::Write;
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use harness::*;
use stagedoor_gateway::plan::IntegrationPlan;
use stagedoor_gateway::{AcceptMode, Change, GatewaySettings, Planes};

const GET: &str = "GET /dev/a HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n";

#[test]
fn a_publish_is_seen_by_the_next_request_and_loses_none() {
    let plan = |revision: u64| {
        // Both methods of one revision answer with its number.
        let body = format!("{revision}");
        stage_named("api", "dev", revision, vec![("GET /a", mock(&body)), ("GET /b", mock(&body))])
    };
    let served = serve(GatewaySettings::default(), vec![plan(1)]);
    let (stop, newest) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(1)));
    let clients: Vec<_> = (0..4)
        .map(|_| {
            let (stop, newest, address) = (stop.clone(), newest.clone(), served.address);
            std::thread::spawn(move || {
                let mut client = Client::connect(address);
                let (mut seen, mut count) = (0, 0);
                while !stop.load(Ordering::SeqCst) {
                    let published = newest.load(Ordering::SeqCst);
                    let answer = client.ask(GET);
                    assert_eq!(answer.status, 200);
                    let revision: u64 = answer.text().parse().expect("a whole number, not a mixture");
                    assert!(revision >= published && revision >= seen, "{revision} after {published} and {seen}");
                    seen = revision;
                    count += 1;
                }
                count
            })
        })
        .collect();
    for revision in 2..=500 {
        served.gateway.publish(vec![Change::PutStage(plan(revision))]);
        newest.store(revision, Ordering::SeqCst);
        if revision % 10 == 0 {
            pause();
        }
    }
    stop.store(true, Ordering::SeqCst);
    let answered: u64 = clients.into_iter().map(|client| client.join().expect("no request failed")).sum();
    assert!(answered > 100, "{answered} requests");
}

#[test]
fn older_changes_are_ignored() {
    let served = serve(GatewaySettings::default(), Vec::new());
    let put =
        |revision, body: &str| Change::PutStage(stage_named("api", "dev", revision, vec![("GET /a", mock(body))]));
    let remove_stage = |revision| Change::RemoveStage { api_id: "api".into(), stage_name: "dev".into(), revision };
    let put_api = |revision| Change::PutApi { api_id: "api".into(), revision };
    let remove_api = |revision| Change::RemoveApi { api_id: "api".into(), revision };
    let check = |changes: Vec<Change>, expected: &str| {
        served.gateway.publish(changes);
        let answer = served.ask("GET /dev/a", "");
        let text = answer.text();
        let found = match answer.status {
            200 => text.as_str(),
            403 => "no stage",
            _ => "no API",
        };
        assert_eq!(found, expected);
    };
    check(vec![], "no API");
    check(vec![put_api(1)], "no stage");
    check(vec![put(5, "five")], "five");
    check(vec![put(4, "four")], "five");
    check(vec![remove_stage(4)], "five");
    check(vec![remove_stage(6)], "no stage");
    check(vec![put(5, "five again")], "no stage");
    check(vec![put(7, "seven")], "seven");
    check(vec![remove_api(6)], "seven");
    check(vec![remove_api(8)], "no API");
    check(vec![put(7, "seven again")], "no API");
    check(vec![put_api(9), put(9, "nine")], "nine");
}

#[test]
fn planes_of_an_address() {
    let plans = || vec![stage(vec![("GET /a", mock("a"))])];
    let invoke = serve_planes(GatewaySettings::default(), plans(), Planes::Invoke, 1);
    assert_eq!(invoke.ask("GET /dev/a", "").text(), "a");
    let answer = invoke.ask("GET /restapis\nHost: localhost", "");
    assert_eq!(answer.status, 404);
    assert_eq!(answer.text(), "{\"message\":\"No API Gateway API answers at host 'localhost' and this path\"}");
    let control = serve_planes(GatewaySettings::default(), plans(), Planes::Control, 1);
    assert_eq!(control.ask("GET /dev/a", "").text(), "control: GET /dev/a ");
}

#[test]
fn control_requests_are_read_whole_and_answered() {
    let served = serve(GatewaySettings::default(), Vec::new());
    let answer = served.ask("POST /restapis?mode=import\nHost: localhost", "{}");
    assert_eq!(answer.text(), "control: POST /restapis?mode=import {}");
    assert_eq!(answer.header("X-From"), Some("control"));
    let large = "x".repeat(1001);
    let answer = served.ask("POST /restapis\nHost: localhost", &large);
    assert_eq!((answer.status, answer.text().as_str()), (413, "control: too large"));
    let answer = served.ask("GET /silent\nHost: localhost", "");
    assert_eq!((answer.status, answer.text().as_str()), (500, "{\"message\":\"Internal server error\"}"));
    let answer = served.send(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: \xff\r\n\r\n");
    assert_eq!(answer.status, 400);
}

#[test]
fn a_panic_stays_in_its_request() {
    let served = serve_planes(GatewaySettings::default(), vec![stage(vec![("GET /a", mock("a"))])], Planes::Both, 1);
    let mut client = Client::connect(served.address);
    let answer = client.ask("GET /panic HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!((answer.status, answer.text().as_str()), (500, "{\"message\": \"Internal server error\"}"));
    assert_eq!(client.ask(GET).text(), "a");
}

#[test]
fn draining_finishes_what_is_under_way() {
    let (entered, waiting) = std::sync::mpsc::channel();
    let backend = Backend::start(move |_| {
        let _ = entered.send(());
        for _ in 0..200 {
            pause();
        }
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate".to_vec()
    });
    let served = serve(GatewaySettings::default(), vec![stage(vec![("GET /a", http_proxy(&backend.url("/"), &[]))])]);
    let mut idle = Client::connect(served.address);
    assert_eq!(idle.ask("GET /none HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n").status, 403);
    let mut busy = Client::connect(served.address);
    busy.socket.write_all(GET.as_bytes()).expect("sent");
    waiting.recv().expect("the backend was asked");
    let started = Instant::now();
    let address = served.address;
    served.workers.shutdown(Duration::from_secs(10));
    assert!(started.elapsed() < Duration::from_secs(5));
    let answer = busy.answer();
    assert_eq!((answer.text().as_str(), answer.header("Connection")), ("late", Some("close")));
    assert!(idle.is_closed() && busy.is_closed());
    TcpListener::bind(address).expect("the port is free again");
}

#[test]
fn draining_ends_at_its_deadline() {
    let endless = on_each_connection(|mut socket| {
        let _ = std::io::Read::read_to_end(&mut socket, &mut Vec::new());
    });
    let plan = stage(vec![("GET /a", http_proxy(&format!("http://{endless}/"), &[]))]);
    let served = serve(GatewaySettings::default(), vec![plan]);
    let mut client = Client::connect(served.address);
    client.socket.write_all(GET.as_bytes()).expect("sent");
    pause();
    let started = Instant::now();
    served.workers.shutdown(Duration::from_millis(50));
    assert!(started.elapsed() < Duration::from_secs(5));
    assert!(client.is_closed());
}

#[test]
fn one_acceptor_serves_all_workers() {
    let settings = GatewaySettings { accept: AcceptMode::OneAcceptor, ..GatewaySettings::default() };
    let served = serve_planes(settings, vec![stage(vec![("GET /a", mock("a"))])], Planes::Both, 3);
    for _ in 0..10 {
        assert_eq!(served.ask("GET /dev/a", "").text(), "a");
    }
    served.workers.shutdown(Duration::from_secs(5));
}

#[test]
fn a_port_in_use_is_named() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback has ports");
    let address = taken.local_addr().expect("bound");
    for workers in [1, 2] {
        let error = try_serve(address, workers).err().expect("the port is taken");
        let expected = format!("{address} is in use by another program: stop it, or listen at another address");
        assert!(error.to_string().starts_with(&expected), "{error}");
        assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
    }
    // Nor does a second installation join the first one's sockets in silence.
    let first = serve(GatewaySettings::default(), Vec::new());
    assert!(try_serve(first.address, 2).is_err());
}

#[test]
fn ipv6_and_ipv4_at_once() {
    if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_err() {
        return;
    }
    let served = try_serve((Ipv6Addr::LOCALHOST, 0).into(), 2).expect("loopback has ports");
    assert_eq!(served.ask("GET /restapis\nHost: localhost", "").text(), "control: GET /restapis ");
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, served.address.port())).is_err(), "the other family is not taken");
}

#[test]
fn hundreds_of_connections() {
    let served = serve(GatewaySettings::default(), vec![stage(vec![("GET /a", mock("a"))])]);
    let mut clients: Vec<_> = (0..300).map(|_| Client::connect(served.address)).collect();
    for client in &mut clients {
        client.socket.write_all(GET.as_bytes()).expect("sent");
    }
    for client in &mut clients {
        assert_eq!(client.answer().text(), "a");
    }
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let plan = stage(vec![
        ("GET /a", mock("a")),
        ("GET /b", mock("b")),
        ("GET /c", IntegrationPlan::Misconfigured("no".into())),
    ]);
    let served = serve(GatewaySettings::default(), vec![plan]);
    let mut client = Client::connect(served.address);
    let request = |path: &str| format!("GET /dev/{path} HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n");
    client.socket.write_all([request("a"), request("c"), request("b")].concat().as_bytes()).expect("sent");
    let answers: Vec<_> = (0..3).map(|_| client.answer()).map(|answer| (answer.status, answer.text())).collect();
    assert_eq!(answers[0], (200, "a".to_owned()));
    assert_eq!(answers[1].0, 500);
    assert_eq!(answers[2], (200, "b".to_owned()));
}
