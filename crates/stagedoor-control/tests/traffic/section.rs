//! One section of a script: an API behind a listener, and what becomes of requests to it.

use std::net::Ipv4Addr;
use std::sync::Arc;

use bytes::Bytes;
use serde_json::Value;
use stagedoor_control::publish::{self, Location};
use stagedoor_control::service::{AdminHandler, Answering, ControlService, ServiceSettings};
use stagedoor_control::store::{Store, check};
use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::{ControlRequest, ControlResponse, Gateway, GatewaySettings, ListenAddress, Planes, Workers};

use crate::EVIDENCE;
use crate::backend::{Backend, Behaviour};
use crate::harness::{Answer, Client, CountingRandom, FixedClock, pause};

/// Services whose calls reach the backend.
const SERVICES: [&str; 6] = ["lambda", "s3", "sqs", "sns", "dynamodb", "sfn"];

/// Fields that every answer has, whose values say nothing.
const NO_NEWS: [&str; 4] = ["Date", "Connection", "x-amzn-RequestId", "x-amz-apigw-id"];

/// From so many on, like characters are counted.
const COUNTED: usize = 40;

struct NoAdmin;

impl AdminHandler for NoAdmin {
    fn answer<'a>(&'a self, _: &'a ControlRequest) -> Answering<'a> {
        Box::pin(async { ControlResponse { status: 404, headers: Vec::new(), body: Bytes::new() } })
    }
}

pub(crate) struct Section {
    title: String,
    backend: Backend,
    store: Store,
    service: Arc<ControlService>,
    gateway: Arc<Gateway>,
    workers: Option<Workers>,
    executor: tokio::runtime::Runtime,
    api_id: String,
}

impl Section {
    pub(crate) fn begin(title: &str) -> Self {
        let backend = Backend::start();
        let mut endpoints = Endpoints::default();
        for service in SERVICES {
            endpoints.add(service, &format!("http://{}", backend.address)).expect("an endpoint");
        }
        let settings = GatewaySettings { endpoints, ..GatewaySettings::default() };
        let (clock, random) = (Arc::new(FixedClock::default()), Arc::new(CountingRandom::default()));
        let gateway = Gateway::new(settings, clock.clone(), random.clone());
        let store = publish::open(Location::Memory, Arc::clone(&gateway)).expect("a store");
        let service = ServiceSettings::default();
        let service = ControlService::start(service, store.clone(), gateway.clone(), clock, random, Arc::new(NoAdmin));
        let service = Arc::new(service.expect("a service"));
        let listen = ListenAddress { address: (Ipv4Addr::LOCALHOST, 0).into(), planes: Planes::Both, tls: None };
        let workers = Workers::start(gateway.clone(), vec![listen], 1, service.clone()).expect("loopback has ports");
        let executor = tokio::runtime::Builder::new_current_thread().build().expect("an executor");
        let workers = Some(workers);
        let (title, api_id) = (title.to_owned(), String::new());
        Self { title, backend, store, service, gateway, workers, executor, api_id }
    }

    /// Takes a block of a script, and gives the lines that tell what came of it.
    pub(crate) fn take(&mut self, block: &[&str]) -> Vec<String> {
        let (first, rest) = block.split_first().expect("a line");
        if let Some(line) = first.strip_prefix(">>") {
            let (line, and_ends) = line.strip_prefix('|').map_or((line, false), |line| (line, true));
            let request = tagless(line).replace("$api", &self.api_id);
            return self.tell(&unescaped(&long(&request)), false, and_ends);
        }
        if let Some(line) = first.strip_prefix('>') {
            let (request, to_head) = self.request(tagless(line), rest);
            return self.tell(&request, to_head, false);
        }
        if let Some(line) = first.strip_prefix("+ ") {
            self.control(&line.replace("$api", &self.api_id));
            return Vec::new();
        }
        let text: String =
            rest.iter().map(|line| line.strip_prefix("  ").unwrap_or_default()).collect::<Vec<_>>().join("\n");
        match first.split_once(' ').unwrap_or((first, "")) {
            ("api", "") => self.import(&text),
            ("backend", "") => self.backend.behave(Behaviour::Answer(response(&text))),
            ("backend", "last") => self.backend.behave(Behaviour::Last(unescaped(&text.replace('\n', "")))),
            ("backend", "stall") => self.backend.behave(Behaviour::Stall(unescaped(&text.replace('\n', "")))),
            ("backend", name) => self.backend.behave(Behaviour::named(name)),
            _ => panic!("{}: {first} is nothing that a script says", self.title),
        }
        Vec::new()
    }

    fn import(&mut self, document: &str) {
        let document = document.replace("http://backend", &format!("http://{}", self.backend.address));
        let document = long(&document);
        let made = self.ask("POST", "/restapis?mode=import&failonwarnings=false", &document);
        self.api_id = made["id"].as_str().unwrap_or_else(|| panic!("{}: {made}", self.title)).to_owned();
        if let Some(warnings) = made.get("warnings") {
            panic!("{}: {warnings}", self.title);
        }
        self.ask("POST", &format!("/restapis/{}/deployments", self.api_id), r#"{"stageName": "dev"}"#);
    }

    fn control(&self, request: &str) {
        let (verb, rest) = request.split_once(' ').expect("a verb and a path");
        let (target, body) = rest.split_once(' ').unwrap_or((rest, ""));
        self.ask(verb, target, body);
    }

    /// An operation that must succeed.
    fn ask(&self, verb: &str, target: &str, body: &str) -> Value {
        let credential = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request, \
                          SignedHeaders=host, Signature=0";
        let answer = self.executor.block_on(self.service.handle(ControlRequest {
            method: verb.parse().expect("a verb"),
            target: target.to_owned(),
            headers: vec![("Authorization".to_owned(), credential.to_owned())],
            body: Bytes::copy_from_slice(body.as_bytes()),
            peer: ([127, 0, 0, 1], 1).into(),
            is_tls: false,
        }));
        let text = String::from_utf8_lossy(&answer.body);
        assert!((200..300).contains(&answer.status), "{}: {verb} {target}: {} {text}", self.title, answer.status);
        serde_json::from_slice(&answer.body).unwrap_or_default()
    }

    /// The bytes of a request, and whether its answer has no body.
    fn request(&self, line: &str, rest: &[&str]) -> (Vec<u8>, bool) {
        let rest: Vec<&str> = rest.iter().map(|line| line[1..].strip_prefix(' ').unwrap_or(&line[1..])).collect();
        let mut parts = rest.splitn(2, |line| line.is_empty());
        let fields = parts.next().unwrap_or_default();
        let body = parts.next().map(|lines| unescaped(&long(&lines.join("\n")))).unwrap_or_default();
        let mut head = format!("{} HTTP/1.1\r\n", long(line).replace("$api", &self.api_id));
        let has = |name: &str| fields.iter().any(|field| field.to_lowercase().starts_with(name));
        if !has("host:") {
            head.push_str(&format!("Host: {}.execute-api.localhost\r\n", self.api_id));
        }
        for field in fields {
            head.push_str(&long(field).replace("$api", &self.api_id));
            head.push_str("\r\n");
        }
        if !body.is_empty() && !has("content-length:") && !has("transfer-encoding:") {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        ([head.into_bytes(), body].concat(), line.starts_with("HEAD "))
    }

    /// Sends a request and tells what came of it.
    fn tell(&self, request: &[u8], to_head: bool, and_ends: bool) -> Vec<String> {
        let address = self.workers.as_ref().expect("until the end").local_addresses()[0];
        let mut client = Client::connect(address);
        let answer = if and_ends { client.exchange_last(request) } else { client.exchange(request, to_head) };
        let mut told = Vec::new();
        let Some(answer) = answer else { return vec!["< nothing".to_owned()] };
        let id = answer.header("x-amzn-RequestId");
        let explained = id.and_then(|id| self.explain(id));
        self.tell_answer(&answer, &mut told);
        for received in self.backend.take() {
            for line in received.lines() {
                told.push(format!("! {}", self.plain(line)).trim_end().to_owned());
            }
        }
        if let Some(explained) = explained {
            let steps = explained["steps"].as_array().into_iter().flatten().map(|step| {
                let name = step["step"].as_str().unwrap_or_default().replace(' ', "-");
                match step["verdict"].as_str() {
                    Some("ok") | None => name,
                    Some(verdict) => format!("{name}:{verdict}"),
                }
            });
            told.push(format!("= {}", steps.collect::<Vec<_>>().join(" ")));
            if let Some(reason) = explained["reason"].as_str() {
                told.push(format!("= {}", self.plain(reason)));
            }
        }
        let port = format!("X-Forwarded-Port: {}", address.port());
        let id = id.unwrap_or("none").to_owned();
        told.iter().map(|line| line.replace(&port, "X-Forwarded-Port: …").replace(&id, "$requestId")).collect()
    }

    fn tell_answer(&self, answer: &Answer, told: &mut Vec<String>) {
        told.push(format!("< {}", answer.status));
        for name in NO_NEWS {
            if answer.header(name).is_none() {
                told.push(format!("< no {name}"));
            }
        }
        for (name, value) in &answer.headers {
            let is_length = name.eq_ignore_ascii_case("Content-Length");
            let is_right = is_length && *value == answer.body.len().to_string();
            if !is_right && !NO_NEWS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                told.push(format!("< {name}: {}", self.plain(value)));
            }
        }
        if !answer.body.is_empty() {
            told.push("<".to_owned());
            let text = match std::str::from_utf8(&answer.body) {
                Ok(text) => text.to_owned(),
                Err(_) => answer.body.escape_ascii().to_string(),
            };
            told.extend(text.lines().map(|line| format!("< {}", self.plain(line)).trim_end().to_owned()));
        }
        if !answer.whole {
            told.push("< (cut off)".to_owned());
        }
    }

    /// The record of a request; `None` for one whose head was refused, which has none.
    fn explain(&self, id: &str) -> Option<Value> {
        if let Some(found) = self.gateway.explain(id) {
            return Some(found);
        }
        // The one worker has finished the record, if there is one, when it has finished that of a later request.
        let address = self.workers.as_ref().expect("until the end").local_addresses()[0];
        let later = Client::connect(address).ask("GET /_aws/execute-api/none/dev HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let later = later.header("x-amzn-RequestId").expect("every answer has one");
        for _ in 0..10_000 {
            if self.gateway.explain(later).is_some() {
                break;
            }
            pause();
        }
        self.gateway.explain(id)
    }

    /// A line without what differs from run to run.
    fn plain(&self, line: &str) -> String {
        let line = line.replace(&self.backend.address.to_string(), "backend");
        let line = if self.api_id.is_empty() { line } else { line.replace(&self.api_id, "$api") };
        let line = masked(&line, "Root=1-", 33, "…");
        counted(&masked(&masked(&line, "Parent=", 16, "…"), "Signature=", 64, "…"))
    }
}

impl Drop for Section {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        assert_eq!(check(&self.store.snapshot()), Vec::<String>::new(), "{}", self.title);
        self.service.shutdown();
        drop(self.workers.take());
    }
}

/// A response of the backend, framed by its length unless it says how it is framed.
fn response(text: &str) -> Vec<u8> {
    let text = long(text);
    let (head, body) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
    let body = unescaped(body.trim_end_matches('\n'));
    let mut head = head.trim_end().replace('\n', "\r\n");
    let framed = head.to_lowercase();
    if !framed.contains("\r\ncontent-length:") && !framed.contains("\r\ntransfer-encoding:") {
        head.push_str(&format!("\r\nContent-Length: {}", body.len()));
    }
    [head.as_bytes(), b"\r\n\r\n", &body].concat()
}

/// A request line without its evidence.
fn tagless(line: &str) -> &str {
    let line = line.trim_start();
    EVIDENCE.iter().find_map(|tag| line.strip_prefix(tag)).unwrap_or(line).trim_start()
}

/// The text with every `‹a×128›` written out.
fn long(text: &str) -> String {
    let mut parts = text.split('‹');
    let mut long = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (repeated, rest) = part.split_once('›').expect("a closing ›");
        let (piece, times) = repeated.split_once('×').expect("a piece and a number");
        long.push_str(&piece.repeat(times.parse().expect("a number")));
        long.push_str(rest);
    }
    long
}

/// The same the other way, for single characters.
fn counted(text: &str) -> String {
    let mut counted = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = rest.chars().take_while(|next| *next == first).count();
        if run >= COUNTED {
            counted.push_str(&format!("‹{first}×{run}›"));
        } else {
            counted.extend(std::iter::repeat_n(first, run));
        }
        rest = &rest[run * first.len_utf8()..];
    }
    counted
}

/// The bytes that a text with escapes stands for.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let (byte, length) = match escape.as_bytes().first() {
            Some(b'r') => (b'\r', 1),
            Some(b'n') => (b'\n', 1),
            Some(b'0') => (0, 1),
            Some(b'x') => (u8::from_str_radix(&escape[1..3], 16).expect("two hexadecimal digits"), 3),
            _ => (b'\\', 0),
        };
        bytes.push(byte);
        rest = &escape[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// The text with what follows each `mark` cut out, where it is that long.
fn masked(text: &str, mark: &str, length: usize, instead: &str) -> String {
    let mut masked = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(mark) {
        let behind = at + mark.len();
        masked.push_str(&rest[..behind]);
        rest = &rest[behind..];
        if let Some(after) = rest.get(length..) {
            masked.push_str(instead);
            rest = after;
        }
    }
    masked.push_str(rest);
    masked
}
