//! Both sides of the codec against programs that are not ours: nginx and Node as backends and as clients.
//!
//! Needs the commands `nginx` (Debian package nginx-light) and `node`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::io::Write as _;
use std::net::TcpListener as StdListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bytes::Bytes;
use http::Method;
use stagedoor_http::client::{Origin, Pool, PoolSettings, Scheme};
use stagedoor_http::server::{Refusal, Sent, Service};
use stagedoor_http::{Body, Request, Response, Shutdown};
use support::{local, settings};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;

/// A program that ends with its test.
struct Peer {
    child: Child,
    folder: PathBuf,
    port: u16,
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn free_port() -> u16 {
    StdListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn folder(name: &str, port: u16) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("stagedoor-{name}-{port}"));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

async fn started(mut child: Child, folder: PathBuf, port: u16) -> Peer {
    for _ in 0..200 {
        if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Peer { child, folder, port };
        }
        assert!(child.try_wait().unwrap().is_none(), "the peer ended at once: see its messages above");
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the peer does not listen");
}

/// nginx with the given server block; `PORT` in it is the port it listens on.
async fn nginx(server: &str) -> Peer {
    let port = free_port();
    let folder = folder("nginx", port);
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {};\n", folder.join(name).display()))
        .concat();
    let configuration = format!(
        "daemon off; master_process off; pid {0}/pid; error_log stderr crit;\nevents {{}}\n\
         http {{ access_log off; {temporary} client_max_body_size 100m; large_client_header_buffers 8 16k;\n{1} }}\n",
        folder.display(),
        server.replace("PORT", &port.to_string()),
    );
    let path = folder.join("nginx.conf");
    std::fs::write(&path, configuration).unwrap();
    let child = Command::new("nginx").arg("-c").arg(&path).arg("-e").arg("stderr").spawn();
    let child = child.expect("this test needs the command nginx: install the Debian package nginx-light");
    started(child, folder, port).await
}

/// Node with the given script; `PORT` in it is a free port.
async fn node(script: &str) -> Peer {
    let port = free_port();
    let folder = folder("node", port);
    started(node_command(script, port, Stdio::inherit()), folder, port).await
}

fn node_command(script: &str, port: u16, output: Stdio) -> Child {
    let script = script.replace("PORT", &port.to_string());
    let child = Command::new("node").arg("-").stdin(Stdio::piped()).stdout(output).spawn();
    let mut child = child.expect("this test needs the command node: install Node.js");
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    child
}

/// Echoes requests: what came, as a line, then the body.
const NODE_BACKEND: &str = r#"
require('http').createServer((request, response) => {
  const body = [];
  request.on('data', piece => body.push(piece));
  request.on('end', () => {
    const whole = Buffer.concat(body);
    const fields = request.rawHeaders.join(' ').replace(/127\.0\.0\.1:\d+/, 'HOST');
    response.setHeader('X-Seen', `${request.method} ${request.url} ${fields}`);
    if (request.url.startsWith('/chunks')) {
      for (let start = 0; start < whole.length; start += 10000) response.write(whole.subarray(start, start + 10000));
      response.end();
    } else if (request.url === '/close') {
      response.shouldKeepAlive = false;
      response.end(whole);
    } else {
      response.end(whole);
    }
  });
}).listen(PORT, '127.0.0.1');
"#;

fn pattern(length: usize) -> Bytes {
    (0..length).map(|index| (index * 31 % 251) as u8).collect()
}

fn origin(port: u16) -> Origin {
    Origin {
        scheme: Scheme::Http,
        host: "127.0.0.1".into(),
        port,
        insecure_skip_verification: false,
        identity: None,
        connect_to: None,
    }
}

fn soon() -> Instant {
    Instant::now() + Duration::from_secs(10)
}

#[test]
fn node_as_backend() {
    local(async {
        let peer = node(NODE_BACKEND).await;
        let pool = Pool::new(PoolSettings::default());
        for target in ["/full", "/chunks", "/close", "/full"] {
            for length in [0, 1, 5000, 100_000, 3_000_000] {
                let mut request = Request::new(Method::POST, target, pattern(length).into());
                request.headers.append("x-LeTTers", "as They Are");
                let response = pool.send(&origin(peer.port), request, soon()).await.unwrap();
                let seen = format!("POST {target} Host HOST x-LeTTers as They Are Content-Length {length}");
                assert_eq!(response.headers.get_str("x-seen"), Some(seen.as_str()));
                assert!(response.body.collect(1 << 24).await.unwrap() == pattern(length), "{target} {length}");
            }
        }
        let pieces = Body::Stream(Box::new(support::Pieces::new(&["ab", "cde"], None)));
        let response = pool.send(&origin(peer.port), Request::new(Method::PUT, "/full", pieces), soon()).await.unwrap();
        assert_eq!(response.headers.get_str("X-Seen"), Some("PUT /full Host HOST Transfer-Encoding chunked"));
        assert_eq!(response.body.collect(10).await.unwrap(), "abcde");
    });
}

#[test]
fn nginx_as_backend() {
    local(async {
        let peer = nginx(
            "server { listen 127.0.0.1:PORT; \
             location /text { default_type text/plain; return 200 'some text'; } \
             location /none { return 204; } \
             location /moved { return 301 /text; } \
             location /seen { add_header X-Seen \"$request_method $http_x_one $host\"; return 200; } }",
        )
        .await;
        let pool = Pool::new(PoolSettings::default());
        for (method, target, status, body) in [
            (Method::GET, "/text", 200, Some("some text")),
            (Method::HEAD, "/text", 200, Some("")),
            (Method::GET, "/none", 204, Some("")),
            (Method::GET, "/moved", 301, None),
            (Method::GET, "/text", 200, Some("some text")),
            (Method::POST, "/text", 200, Some("some text")),
            (Method::GET, "/missing", 404, None),
        ] {
            let response =
                pool.send(&origin(peer.port), Request::new(method, target, Body::Empty), soon()).await.unwrap();
            assert_eq!(response.status, status, "{target}");
            let read = response.body.collect(10_000).await.unwrap();
            assert!(body.is_none_or(|body| read == body), "{target}: {read:?}");
        }
        let mut request = Request::new(Method::DELETE, "/seen", Body::Empty);
        request.headers.append("X-ONE", "1");
        let response = pool.send(&origin(peer.port), request, soon()).await.unwrap();
        assert_eq!(response.headers.get_str("x-seen"), Some("DELETE 1 127.0.0.1"));
    });
}

/// Passes all requests on to one origin.
struct Passing {
    pool: Pool,
    origin: Origin,
}

impl Service for Passing {
    type Record = ();

    async fn call(&self, request: Request) -> (Response, ()) {
        let answer = self.pool.send(&self.origin, request, soon()).await;
        (answer.unwrap_or_else(|error| Response::new(502, Body::Full(format!("{error:?}").into()))), ())
    }

    fn refuse(&self, refusal: Refusal) -> Response {
        Response::new(refusal.status(), Body::Empty)
    }

    fn finished(&self, (): (), _: Sent) {}
}

/// Our own server in front of `backend`.
async fn gateway(backend: u16) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let pool = Pool::new(PoolSettings::default());
    tokio::task::spawn_local(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            let service = Passing { pool: pool.clone(), origin: origin(backend) };
            support::spawn(socket, service, settings(), &Shutdown::new());
        }
    });
    port
}

/// Requests by Node, on kept and on new connections, of all sizes, each checked; prints `done` at the end.
const NODE_CLIENT: &str = r#"
const http = require('http'), assert = require('assert');
const pattern = length => Buffer.from(Array.from({length}, (_, index) => index * 31 % 251));
const agent = new http.Agent({keepAlive: true, maxSockets: 4});
const send = (path, length, options = {}) => new Promise((resolve, reject) => {
  const request = http.request({port: PORT, host: '127.0.0.1', path, method: 'POST', agent, ...options}, response => {
    const body = [];
    response.on('data', piece => body.push(piece));
    response.on('error', reject);
    response.on('end', () => {
      assert.strictEqual(response.statusCode, 200);
      if (options.method !== 'HEAD') assert(Buffer.concat(body).equals(pattern(length)), `${path} ${length}`);
      resolve(response);
    });
  });
  request.on('error', reject);
  const body = pattern(length);
  if (options.expect) {
    request.setHeader('Expect', '100-continue');
    request.on('continue', () => request.end(body));
    request.flushHeaders();
  } else if (options.pieces) {
    for (let start = 0; start < length; start += 7001) request.write(body.subarray(start, start + 7001));
    request.end();
  } else {
    request.end(body);
  }
});
(async () => {
  for (const path of ['/full', '/chunks'])
    for (const length of [0, 1, 5000, 100000, 1000000]) {
      const setups = [{}, {pieces: true}, {agent: false}];
      if (length > 0) setups.push({expect: true, headers: {'Content-Length': length}});
      await Promise.all(setups.map(options => send(path, length, options)));
    }
  const seen = await send('/full', 0, {method: 'GET', headers: {'x-LeTTers': 'as They Are'}});
  assert(seen.headers['x-seen'].includes('x-LeTTers as They Are'), seen.headers['x-seen']);
  await send('/full', 0, {method: 'HEAD'});
  agent.destroy();
  console.log('done');
})().catch(error => { console.error(error); process.exit(1); });
"#;

#[test]
fn node_as_client() {
    local(async {
        let backend = node(NODE_BACKEND).await;
        let port = gateway(backend.port).await;
        let client = node_command(NODE_CLIENT, port, Stdio::piped());
        let output = tokio::task::spawn_blocking(|| client.wait_with_output().unwrap()).await.unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "done\n");
    });
}

/// nginx in front of us, with kept connections, pieces not buffered: the pool's requests go through it, us, and to Node.
#[test]
fn nginx_as_client() {
    local(async {
        let backend = node(NODE_BACKEND).await;
        let gateway = gateway(backend.port).await;
        let front = nginx(&format!(
            "upstream gateway {{ server 127.0.0.1:{gateway}; keepalive 8; }}\n\
             server {{ listen 127.0.0.1:PORT; location / {{ proxy_pass http://gateway; proxy_http_version 1.1; \
             proxy_set_header Connection \"\"; proxy_request_buffering off; proxy_buffering off; }} }}"
        ))
        .await;
        let pool = Pool::new(PoolSettings::default());
        for target in ["/full", "/chunks"] {
            for length in [0, 1, 5000, 100_000, 1_000_000] {
                for streamed in [false, true] {
                    let body = if streamed { support::stream(pattern(length)) } else { pattern(length).into() };
                    let request = Request::new(Method::PUT, target, body);
                    let response = pool.send(&origin(front.port), request, soon()).await.unwrap();
                    assert_eq!(response.status, 200, "{target} {length}");
                    assert!(response.body.collect(1 << 24).await.unwrap() == pattern(length), "{target} {length}");
                }
            }
        }
    });
}
