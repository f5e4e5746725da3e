//! What the tests at the middle boundary share: a gateway with plans in memory, served on loopback, a raw client that
//! sees every byte, and a backend that records what reaches it.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::plan::{
    DeploymentPlan, FunctionUri, HttpProxyPlan, IntegrationPlan, IntegrationResponsePlan, LambdaProxyPlan, MethodPlan,
    MockPlan, ParameterSource, RequestBodyPlan, RequestParameterPlan, Router, StagePlan, Template, UriTemplate,
};
use stagedoor_gateway::{
    Change, ControlHandler, ControlRequest, ControlResponse, Gateway, GatewaySettings, ListenAddress, ListenerTls,
    Planes, Workers,
};
use stagedoor_vtl::{Dialect, JavaPattern};
use stagedoor_wire::{Clock, Random, Timestamp};
use tokio::sync::oneshot;

/// Stands at 2026-01-02T03:04:05.678Z until a test moves it.
pub struct FixedClock(AtomicI64);

impl Default for FixedClock {
    fn default() -> Self {
        Self(AtomicI64::new(1_767_323_045_678))
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }
}

impl FixedClock {
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::Relaxed);
    }
}

/// Different bytes each time, the same in every run (splitmix64).
#[derive(Default)]
pub struct CountingRandom(AtomicU64);

impl Random for CountingRandom {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
            let mut number = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
            number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            number ^= number >> 31;
            chunk.copy_from_slice(&number.to_be_bytes()[..chunk.len()]);
        }
    }
}

/// Answers control requests with what it was asked.
pub struct Echo;

impl ControlHandler for Echo {
    fn body_limit(&self, _: &http::Method, _: &str) -> u64 {
        1000
    }

    fn body_too_large(&self, _: &http::Method, _: &str, _: &[(String, String)]) -> ControlResponse {
        ControlResponse { status: 413, headers: Vec::new(), body: "control: too large".into() }
    }

    fn submit(&self, request: ControlRequest, reply: oneshot::Sender<ControlResponse>) {
        let ControlRequest { method, target, body, .. } = request;
        assert!(!target.contains("panic"), "asked to panic");
        if target.contains("silent") {
            return;
        }
        let body = format!("control: {method} {target} {}", String::from_utf8_lossy(&body));
        let headers = vec![("X-From".to_owned(), "control".to_owned())];
        let _ = reply.send(ControlResponse { status: 200, headers, body: body.into() });
    }
}

/// A gateway on a free port of loopback.
pub struct Served {
    pub gateway: Arc<Gateway>,
    pub clock: Arc<FixedClock>,
    pub address: SocketAddr,
    pub workers: Workers,
}

pub fn serve(settings: GatewaySettings, plans: Vec<StagePlan>) -> Served {
    serve_planes(settings, plans, Planes::Both, 2)
}

pub fn serve_planes(settings: GatewaySettings, plans: Vec<StagePlan>, planes: Planes, workers: usize) -> Served {
    let listen = ListenAddress { address: (Ipv4Addr::LOCALHOST, 0).into(), planes, tls: None };
    start(settings, plans, listen, workers).expect("loopback has ports")
}

pub fn serve_at(
    address: SocketAddr,
    settings: GatewaySettings,
    plans: Vec<StagePlan>,
    tls: Option<ListenerTls>,
) -> Served {
    start(settings, plans, ListenAddress { address, planes: Planes::Both, tls }, 2).expect("the address is free")
}

/// A gateway without stages at an address of the test's choice.
pub fn try_serve(address: SocketAddr, workers: usize) -> io::Result<Served> {
    let listen = ListenAddress { address, planes: Planes::Both, tls: None };
    start(GatewaySettings::default(), Vec::new(), listen, workers)
}

fn start(
    settings: GatewaySettings,
    plans: Vec<StagePlan>,
    listen: ListenAddress,
    workers: usize,
) -> io::Result<Served> {
    let clock = Arc::new(FixedClock::default());
    let gateway = Gateway::new(settings, clock.clone(), Arc::new(CountingRandom::default()));
    gateway.publish(plans.into_iter().map(Change::PutStage).collect());
    let workers = Workers::start(gateway.clone(), vec![listen], workers, Arc::new(Echo))?;
    Ok(Served { gateway, clock, address: workers.local_addresses()[0], workers })
}

impl Served {
    /// Sends a request to the API `api` on a connection of its own. `head` is its first line and header fields, without
    /// `Host`.
    pub fn ask(&self, head: &str, body: &str) -> Answer {
        self.ask_bytes(head, body.as_bytes())
    }

    /// The same with a body that is no text.
    pub fn ask_bytes(&self, head: &str, body: &[u8]) -> Answer {
        let (line, fields) = head.split_once('\n').unwrap_or((head, ""));
        let fields: String = fields.lines().map(|field| format!("{}\r\n", field.trim())).collect();
        let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
        let host = if fields.contains("Host:") { "" } else { "Host: api.execute-api.localhost\r\n" };
        let head = format!("{line} HTTP/1.1\r\n{host}{fields}{length}\r\n");
        self.send(&[head.as_bytes(), body].concat())
    }

    /// Sends bytes and reads one answer.
    pub fn send(&self, request: &[u8]) -> Answer {
        let mut client = Client::connect(self.address);
        client.socket.write_all(request).expect("the gateway reads");
        client.answer_to(request.starts_with(b"HEAD "))
    }

    /// What `explain` says of an answer; waits until its record is finished.
    pub fn explain(&self, answer: &Answer) -> serde_json::Value {
        let id = answer.header("x-amzn-RequestId").expect("every answer has one");
        self.explain_id(id)
    }

    pub fn explain_id(&self, id: &str) -> serde_json::Value {
        for _ in 0..2_000 {
            if let Some(found) = self.gateway.explain(id) {
                return found;
            }
            pause();
        }
        panic!("no record of {id}");
    }
}

/// A moment, while something on another thread comes to its end.
#[expect(clippy::disallowed_methods, reason = "a test's thread may block")]
pub fn pause() {
    std::thread::sleep(Duration::from_millis(1));
}

/// One connection, byte by byte.
pub struct Client {
    pub socket: TcpStream,
    reader: BufReader<TcpStream>,
}

/// A response as it came.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Whether the body was as long as its framing said.
    pub whole: bool,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Self {
        let socket = TcpStream::connect(address).expect("someone listens");
        socket.set_read_timeout(Some(Duration::from_secs(20))).expect("a positive time");
        socket.set_nodelay(true).expect("a TCP socket");
        let reader = BufReader::new(socket.try_clone().expect("descriptors are left"));
        Self { socket, reader }
    }

    pub fn ask(&mut self, request: &str) -> Answer {
        self.socket.write_all(request.as_bytes()).expect("the gateway reads");
        self.answer_to(false)
    }

    pub fn answer(&mut self) -> Answer {
        self.answer_to(false)
    }

    /// Sends bytes and reads one answer; `None` when the connection ends without one.
    pub fn exchange(&mut self, request: &[u8], to_head: bool) -> Option<Answer> {
        self.socket.write_all(request).ok();
        let message = read_head(&mut self.reader).ok().flatten()?;
        Some(self.answer_behind(message, to_head))
    }

    /// The same, and then sends no more.
    pub fn exchange_last(&mut self, request: &[u8]) -> Option<Answer> {
        self.socket.write_all(request).ok();
        self.socket.shutdown(std::net::Shutdown::Write).ok();
        let message = read_head(&mut self.reader).ok().flatten()?;
        Some(self.answer_behind(message, false))
    }

    fn answer_to(&mut self, to_head: bool) -> Answer {
        let message = read_head(&mut self.reader).expect("an answer").expect("not the end");
        self.answer_behind(message, to_head)
    }

    fn answer_behind(&mut self, message: Head, to_head: bool) -> Answer {
        let status = message.line.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let mut answer = Answer { status, headers: message.headers, body: Vec::new(), whole: true };
        if !to_head && !matches!(status, 100..=199 | 204 | 304) {
            answer.whole = read_body(&mut self.reader, &answer.headers, &mut answer.body, true).is_ok();
        }
        answer
    }

    /// The head of a response, whose body is read by the caller.
    pub fn head(&mut self) -> (String, Vec<(String, String)>) {
        let message = read_head(&mut self.reader).expect("an answer").expect("not the end");
        (message.line, message.headers)
    }

    pub fn reader(&mut self) -> &mut impl BufRead {
        &mut self.reader
    }

    /// Whether the gateway has closed the connection.
    pub fn is_closed(&mut self) -> bool {
        matches!(self.reader.fill_buf(), Ok([]) | Err(_))
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(present, _)| present.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

struct Head {
    line: String,
    headers: Vec<(String, String)>,
}

fn read_head(reader: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut headers = Vec::new();
    loop {
        let mut field = Vec::new();
        reader.read_until(b'\n', &mut field)?;
        let field = String::from_utf8_lossy(&field);
        let Some((name, value)) = field.trim_end().split_once(':') else { break };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    Ok(Some(Head { line: line.trim_end().to_owned(), headers }))
}

fn read_body(
    reader: &mut impl BufRead,
    headers: &[(String, String)],
    body: &mut Vec<u8>,
    until_close: bool,
) -> io::Result<()> {
    let header = |wanted: &str| headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    if header("Transfer-Encoding").is_some() {
        loop {
            let mut size = String::new();
            if reader.read_line(&mut size)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let size = u64::from_str_radix(size.trim(), 16).map_err(io::Error::other)?;
            let read = reader.take(size).read_to_end(body)?;
            if read as u64 != size {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            reader.read_line(&mut String::new())?;
            if size == 0 {
                return Ok(());
            }
        }
    }
    match header("Content-Length") {
        Some((_, length)) => {
            let length: u64 = length.parse().map_err(io::Error::other)?;
            let read = reader.take(length).read_to_end(body)?;
            if read as u64 == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
        }
        None if until_close => reader.read_to_end(body).map(|_| ()),
        None => Ok(()),
    }
}

/// A request as a backend got it.
#[derive(Debug, Clone)]
pub struct Received {
    pub line: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Received {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(present, _)| present == name).map(|(_, value)| value.as_str())
    }
}

/// A backend on loopback that answers each request with bytes.
pub struct Backend {
    pub address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Backend {
    /// `answer` gives the bytes for a request; the connection closes after an empty one.
    pub fn start(answer: impl Fn(&Received) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let received = Arc::new(Mutex::new(Vec::new()));
        let answer = Arc::new(answer);
        let seen = received.clone();
        let address = on_each_connection(move |socket| {
            let mut reader = BufReader::new(socket.try_clone().expect("descriptors are left"));
            let mut socket = socket;
            while let Ok(Some(head)) = read_head(&mut reader) {
                let mut body = Vec::new();
                if read_body(&mut reader, &head.headers, &mut body, false).is_err() {
                    return;
                }
                let request = Received { line: head.line, headers: head.headers, body };
                let bytes = answer(&request);
                seen.lock().expect("no test panicked here").push(request);
                if bytes.is_empty() || socket.write_all(&bytes).is_err() {
                    return;
                }
            }
        });
        Self { address, received }
    }

    /// Answers 200 with a text.
    pub fn text(body: &'static str) -> Self {
        Self::start(move |_| {
            let length = body.len();
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{body}")
                .into_bytes()
        })
    }

    /// How many requests it has answered.
    pub fn count(&self) -> usize {
        self.received.lock().expect("no test panicked here").len()
    }

    pub fn last(&self) -> Received {
        self.received.lock().expect("no test panicked here").last().expect("something was received").clone()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

/// Listens on loopback and gives each connection to `serve` on a thread of its own.
pub fn on_each_connection(serve: impl Fn(TcpStream) + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback has ports");
    let address = listener.local_addr().expect("it is bound");
    let serve = Arc::new(serve);
    let _: JoinHandle<()> = std::thread::spawn(move || {
        for socket in listener.incoming() {
            let (serve, Ok(socket)) = (serve.clone(), socket) else { return };
            std::thread::spawn(move || serve(socket));
        }
    });
    address
}

/// A stage `api`/`dev` with these methods, each `VERB /path`.
pub fn stage(methods: Vec<(&str, IntegrationPlan)>) -> StagePlan {
    stage_named("api", "dev", 1, methods)
}

pub fn stage_named(api_id: &str, name: &str, revision: u64, methods: Vec<(&str, IntegrationPlan)>) -> StagePlan {
    let mut router = Router::new();
    let mut plans = Vec::new();
    for (index, (route, integration)) in methods.into_iter().enumerate() {
        let (verb, path) = route.split_once(' ').expect("verb and path");
        router.insert(path, verb, index);
        plans.push(MethodPlan {
            resource_id: format!("res{index}").into(),
            resource_path: path.into(),
            http_method: verb.into(),
            operation_name: None,
            unenforced_guard: None,
            authorization: None,
            api_key_required: false,
            validation: None,
            cache_key: Default::default(),
            integration,
        });
    }
    StagePlan {
        revision,
        account_id: "000000000000".into(),
        region: "us-east-1".into(),
        api_id: api_id.into(),
        stage_name: name.into(),
        canary: None,
        throttles: Default::default(),
        cache: None,
        client_identity: None,
        variables: BTreeMap::new(),
        deployment: Arc::new(DeploymentPlan {
            deployment_id: "dep1".into(),
            router,
            methods: plans,
            gateway_responses: Default::default(),
            binary_media_types: Vec::new(),
            minimum_compression_size: None,
            disable_execute_api_endpoint: false,
            api_key_source: Default::default(),
            connection: Default::default(),
            resource_policy: None,
        }),
    }
}

/// The deployment of a stage that nobody shares yet.
pub fn deployment(stage: &mut StagePlan) -> &mut DeploymentPlan {
    Arc::get_mut(&mut stage.deployment).expect("nobody shares it yet")
}

pub fn template(text: &str) -> Option<Template> {
    Some(Template { parsed: stagedoor_vtl::Template::parse(text, Dialect::Service) })
}

/// A request template for JSON.
pub fn request_body(text: &str) -> RequestBodyPlan {
    let templates = [("application/json".to_owned(), template(text))].into();
    RequestBodyPlan { templates, ..RequestBodyPlan::default() }
}

/// A MOCK that answers 200 with `body`.
pub fn mock(body: &str) -> IntegrationPlan {
    IntegrationPlan::Mock(MockPlan {
        request_body: request_body("{\"statusCode\": 200}"),
        responses: vec![response(200, None, body)],
    })
}

/// A MOCK with its own request template and responses.
pub fn mock_with(request_template: &str, responses: Vec<IntegrationResponsePlan>) -> IntegrationPlan {
    IntegrationPlan::Mock(MockPlan { request_body: request_body(request_template), responses })
}

pub fn response(status_code: u16, pattern: Option<&str>, body: &str) -> IntegrationResponsePlan {
    IntegrationResponsePlan {
        status_code,
        selection_pattern: pattern.map(|pattern| JavaPattern::new(pattern).expect("a pattern")),
        response_parameters: Vec::new(),
        response_templates: [("application/json".to_owned(), template(body))].into(),
        content_handling: None,
        declared: true,
    }
}

/// `Header: source` lines as response parameters.
pub fn response_parameters(lines: &[(&str, &str)]) -> Vec<(String, ParameterSource)> {
    let parse = |source: &str| ParameterSource::parse(source).expect("a source");
    lines.iter().map(|(name, source)| ((*name).to_owned(), parse(source))).collect()
}

pub fn http_proxy(uri: &str, parameters: &[(&str, &str)]) -> IntegrationPlan {
    IntegrationPlan::HttpProxy(http_proxy_plan(uri, parameters))
}

pub fn http_proxy_plan(uri: &str, parameters: &[(&str, &str)]) -> HttpProxyPlan {
    let parse = |(target, source): &(&str, &str)| RequestParameterPlan::parse(target, source).expect("a mapping");
    HttpProxyPlan {
        uri: UriTemplate::parse(uri),
        http_method: None,
        request_parameters: parameters.iter().map(parse).collect(),
        content_handling: None,
        is_streamed: false,
        timeout: Duration::from_secs(10),
        insecure_skip_verification: false,
    }
}

/// A function behind a proxy integration.
pub fn lambda_proxy_plan(uri: &str) -> LambdaProxyPlan {
    LambdaProxyPlan {
        function: FunctionUri::parse(uri),
        http_method: Some(http::Method::POST),
        mapped_headers: Vec::new(),
        timeout: Duration::from_secs(10),
        credentials: None,
        is_streamed: false,
    }
}

/// Lambda is at this URL, and answers say why.
pub fn lambda_settings(url: &str) -> GatewaySettings {
    let mut endpoints = Endpoints::default();
    endpoints.add("lambda", url).expect("a URL");
    GatewaySettings { dev: true, endpoints, ..GatewaySettings::default() }
}

/// An answer of Lambda.
pub fn lambda_answer(status: u16, fields: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status} X\r\nx-amzn-RequestId: lambda-id\r\nContent-Length: {length}\r\n{fields}\r\n{body}")
        .into()
}
