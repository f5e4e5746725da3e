//! A server for measuring the codec alone: `/mock` is answered at once, everything else goes to an upstream.
//!
//! `proxy LISTEN_ADDRESS UPSTREAM_ADDRESS`

use std::error::Error;
use std::net::SocketAddr;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use stagedoor_http::client::{Origin, Pool, PoolSettings, Scheme};
use stagedoor_http::server::{Refusal, Sent, ServerSettings, Service, serve_connection};
use stagedoor_http::{Body, Request, Response, Shutdown};
use stagedoor_wire::{Clock, Timestamp};
use tokio::net::TcpListener;
use tokio::task::LocalSet;
use tokio::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TIMEOUT: Duration = Duration::from_secs(29);

fn main() -> Result<(), Box<dyn Error>> {
    let mut addresses = std::env::args().skip(1);
    let (Some(listen), Some(upstream)) = (addresses.next(), addresses.next()) else {
        return Err("usage: proxy LISTEN_ADDRESS UPSTREAM_ADDRESS".into());
    };
    let upstream: SocketAddr = upstream.parse()?;
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&executor, serve(listen, upstream))
}

async fn serve(listen: String, upstream: SocketAddr) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(listen).await?;
    let settings = Rc::new(ServerSettings::new(Arc::new(WallClock)));
    let origin = Origin {
        scheme: Scheme::Http,
        host: upstream.ip().to_string().into(),
        port: upstream.port(),
        insecure_skip_verification: false,
        identity: None,
        connect_to: None,
    };
    let service = Rc::new(Proxy { pool: Pool::new(PoolSettings::default()), origin });
    let shutdown = Shutdown::new();
    loop {
        let (socket, _) = listener.accept().await?;
        socket.set_nodelay(true)?;
        let (settings, service, shutdown) = (settings.clone(), service.clone(), shutdown.clone());
        tokio::task::spawn_local(serve_connection(socket, settings, service, shutdown));
    }
}

struct Proxy {
    pool: Pool,
    origin: Origin,
}

impl Service for Proxy {
    type Record = ();

    async fn call(&self, mut request: Request) -> (Response, ()) {
        if request.target.starts_with(b"/mock") {
            let mut response = Response::new(200, Body::Full(Bytes::from_static(b"{\"statusCode\":200}")));
            response.headers.append("Content-Type", "application/json");
            return (response, ());
        }
        request.headers.remove("Host");
        request.headers.append("X-Forwarded-For", "127.0.0.1");
        match self.pool.send(&self.origin, request, Instant::now() + TIMEOUT).await {
            Ok(response) => (response, ()),
            Err(error) => (Response::new(502, Body::Full(error.to_string().into())), ()),
        }
    }

    fn refuse(&self, refusal: Refusal) -> Response {
        Response::new(refusal.status(), Body::Full(refusal.to_string().into()))
    }

    fn finished(&self, (): (), _: Sent) {}
}

struct WallClock;

impl Clock for WallClock {
    #[allow(clippy::disallowed_methods, reason = "this is the binary's own clock")]
    fn now(&self) -> Timestamp {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(since_epoch.as_millis() as i64)
    }
}
