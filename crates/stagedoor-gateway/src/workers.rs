//! The threads that serve: each has its own executor, sockets, upstream connections and counters.

use std::cell::RefCell;
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};
use stagedoor_http::Shutdown;
use stagedoor_http::client::Pool;
use stagedoor_http::server::{ServerSettings, serve_connection};
use stagedoor_http::tls::{MaybeTls, TlsAcceptor, TlsFacts};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, LocalOptions, LocalRuntime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::task::JoinSet;

use crate::control_handler::ControlHandler;
use crate::gateway::{AcceptMode, Gateway};
use crate::invocation::Peer;
use crate::listener::Connection;
use crate::record::IdSource;
use crate::tls::PeerTls;
use crate::worker::Worker;

/// An address to serve at.
#[derive(Clone)]
pub struct ListenAddress {
    /// Port 0 takes any free one; see [`Workers::local_addresses`].
    pub address: SocketAddr,
    pub planes: Planes,
    pub tls: Option<ListenerTls>,
}

/// What an address carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planes {
    Both,
    Control,
    Invoke,
}

/// TLS at an address.
#[derive(Clone)]
pub struct ListenerTls {
    pub acceptor: TlsAcceptor,
    /// Whether plain HTTP is refused; else the first byte decides.
    pub tls_only: bool,
}

/// Connections that one worker serves at a time; others wait in the kernel's queue.
const CONNECTIONS_PER_WORKER: usize = 16_384;

/// Connections that wait in the kernel, or between an acceptor and its worker.
const BACKLOG: i32 = 1024;
const HANDED_OVER: usize = 1024;

/// How long a TLS handshake may take, or the first byte where it decides.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long an acceptor rests when there are no more file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// The running workers. Dropping them ends them at once; [`Workers::shutdown`] drains first.
pub struct Workers {
    local_addresses: Vec<SocketAddr>,
    /// `None` while they run, then until when they drain.
    stop: watch::Sender<Option<Duration>>,
    threads: Vec<JoinHandle<()>>,
}

/// A socket to accept on, and what it carries.
struct Door {
    listener: std::net::TcpListener,
    listen: Arc<ListenAddress>,
}

/// A connection on its way from an acceptor to a worker.
struct Arrival {
    socket: std::net::TcpStream,
    listen: Arc<ListenAddress>,
}

impl Workers {
    /// Binds all addresses and starts `workers` threads (at least one).
    ///
    /// # Errors
    /// When an address cannot be bound; the error names it and says what to do.
    pub fn start(
        gateway: Arc<Gateway>,
        addresses: Vec<ListenAddress>,
        workers: usize,
        handler: Arc<dyn ControlHandler>,
    ) -> io::Result<Self> {
        let workers = workers.max(1);
        let one_acceptor = workers > 1 && gateway.settings.accept == AcceptMode::OneAcceptor;
        let mut doors = Doors::open(addresses, if one_acceptor { 1 } else { workers })?;
        let local_addresses = std::mem::take(&mut doors.local_addresses);
        let (stop, stopping) = watch::channel(None);
        let mut started = Self { local_addresses, stop, threads: Vec::new() };
        let mut hand_over = Vec::new();
        for (number, ring) in gateway.add_rings(workers).into_iter().enumerate() {
            let (gateway, handler, stopping) = (gateway.clone(), handler.clone(), stopping.clone());
            let (arrivals, arriving) = mpsc::channel(HANDED_OVER);
            let own_doors = if one_acceptor {
                hand_over.push(arrivals);
                Vec::new()
            } else {
                doors.take()
            };
            let run = move |runtime: LocalRuntime| {
                let pool = Pool::new(gateway.settings.pool.clone());
                let ids = RefCell::new(IdSource::new(gateway.random.clone()));
                let worker = Rc::new(Worker { gateway, number, pool, ids, ring });
                runtime.block_on(serve(worker, handler, own_doors, arriving, stopping));
            };
            started.threads.push(spawn(format!("worker-{number}"), run)?);
        }
        if one_acceptor {
            let doors = doors.take();
            let run = move |runtime: LocalRuntime| runtime.block_on(accept_for_all(doors, hand_over, stopping));
            started.threads.push(spawn("acceptor".to_owned(), run)?);
        }
        Ok(started)
    }

    /// The addresses in the order given, with the ports that were taken.
    #[must_use]
    pub fn local_addresses(&self) -> &[SocketAddr] {
        &self.local_addresses
    }

    /// Stops accepting, lets requests under way finish for at most `deadline`, and ends the threads. Blocks.
    pub fn shutdown(mut self, deadline: Duration) {
        self.stop(deadline);
    }

    fn stop(&mut self, deadline: Duration) {
        self.stop.send_replace(Some(deadline));
        for thread in self.threads.drain(..) {
            // A worker that panicked has said so; the others end all the same.
            let _ = thread.join();
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.stop(Duration::ZERO);
    }
}

/// A thread with an executor of its own.
pub(crate) fn spawn(name: String, run: impl FnOnce(LocalRuntime) + Send + 'static) -> io::Result<JoinHandle<()>> {
    let thread = std::thread::Builder::new().name(name);
    thread.spawn(move || match Builder::new_current_thread().enable_all().build_local(LocalOptions::default()) {
        Ok(runtime) => run(runtime),
        Err(error) => tracing::error!(%error, "a worker cannot start"),
    })
}

/// The listening sockets of all addresses, in one set for each thread that accepts.
struct Doors {
    sets: Vec<Vec<Door>>,
    local_addresses: Vec<SocketAddr>,
}

impl Doors {
    fn open(addresses: Vec<ListenAddress>, sets: usize) -> io::Result<Self> {
        let mut doors = Self { sets: (0..sets).map(|_| Vec::new()).collect(), local_addresses: Vec::new() };
        let shared = sets > 1;
        for listen in addresses {
            let listen = Arc::new(listen);
            let mut address = listen.address;
            if shared && address.port() != 0 {
                // Sockets that share an address would share it with another process's too, and nobody would notice.
                drop(bind(address, false)?);
            }
            for set in &mut doors.sets {
                let listener: std::net::TcpListener = bind(address, shared)?.into();
                address = listener.local_addr()?;
                set.push(Door { listener, listen: listen.clone() });
            }
            doors.local_addresses.push(address);
        }
        // Only now, so that nobody connects before all of it is known to work.
        for door in doors.sets.iter().flatten() {
            socket2::SockRef::from(&door.listener)
                .listen(BACKLOG)
                .map_err(|error| explain_bind_error(door.listen.address, &error))?;
        }
        Ok(doors)
    }

    fn take(&mut self) -> Vec<Door> {
        self.sets.pop().unwrap_or_default()
    }
}

/// A bound socket. With `shared` several sockets have one address, and the kernel spreads the connections.
fn bind(address: SocketAddr, shared: bool) -> io::Result<Socket> {
    let bound = (|| {
        let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
        if address.is_ipv6() {
            // So that `[::]` and `0.0.0.0` can both be listened on.
            socket.set_only_v6(true)?;
        }
        socket.set_reuse_address(true)?;
        #[cfg(unix)]
        socket.set_reuse_port(shared)?;
        socket.set_nonblocking(true)?;
        // Accepted sockets inherit it.
        socket.set_tcp_nodelay(true)?;
        socket.bind(&address.into())?;
        Ok(socket)
    })();
    bound.map_err(|error: io::Error| explain_bind_error(address, &error))
}

fn explain_bind_error(address: SocketAddr, error: &io::Error) -> io::Error {
    let advice = match error.kind() {
        io::ErrorKind::AddrInUse => "is in use by another program: stop it, or listen at another address",
        io::ErrorKind::PermissionDenied => "may not be listened on: choose a port above 1023, or give the right to it",
        io::ErrorKind::AddrNotAvailable => "is not an address of this machine: choose another",
        _ => "cannot be listened on",
    };
    io::Error::new(error.kind(), format!("{address} {advice} ({error})"))
}

/// A worker's life: accept and serve until told to stop, then drain.
async fn serve(
    worker: Rc<Worker>,
    handler: Arc<dyn ControlHandler>,
    doors: Vec<Door>,
    mut arriving: mpsc::Receiver<Arrival>,
    mut stopping: watch::Receiver<Option<Duration>>,
) {
    let house = Rc::new(House {
        settings: Rc::new(ServerSettings::new(worker.gateway.clock.clone())),
        places: Arc::new(Semaphore::new(CONNECTIONS_PER_WORKER)),
        shutdown: Shutdown::new(),
        worker,
        handler,
    });
    let mut accepting = JoinSet::new();
    for Door { listener, listen } in doors {
        let house = house.clone();
        accepting.spawn_local(async move {
            let Some(listener) = into_tokio(listener) else { return };
            while let Ok(place) = house.places.clone().acquire_owned().await {
                let socket = accept(&listener).await;
                tokio::task::spawn_local(house.clone().welcome(socket, listen.clone(), place));
            }
        });
    }
    let guests = house.clone();
    accepting.spawn_local(async move {
        while let Ok(place) = guests.places.clone().acquire_owned().await {
            let Some(Arrival { socket, listen }) = arriving.recv().await else { break };
            if let Ok(socket) = TcpStream::from_std(socket) {
                tokio::task::spawn_local(guests.clone().welcome(socket, listen, place));
            }
        }
    });
    let deadline = stopping.wait_for(Option::is_some).await.ok().and_then(|stop| *stop).unwrap_or_default();
    // The listening sockets close here, so that another process can take the address at once.
    accepting.shutdown().await;
    house.shutdown.trigger();
    let _ = tokio::time::timeout(deadline, house.shutdown.drained()).await;
}

/// The acceptor's life: hand connections out in turn until told to stop.
async fn accept_for_all(
    doors: Vec<Door>,
    workers: Vec<mpsc::Sender<Arrival>>,
    mut stopping: watch::Receiver<Option<Duration>>,
) {
    let workers: Rc<[_]> = workers.into();
    let mut accepting = JoinSet::new();
    for (offset, Door { listener, listen }) in doors.into_iter().enumerate() {
        let workers = workers.clone();
        accepting.spawn_local(async move {
            let Some(listener) = into_tokio(listener) else { return };
            for turn in offset.. {
                let Ok(socket) = accept(&listener).await.into_std() else { continue };
                let arrival = Arrival { socket, listen: listen.clone() };
                if workers[turn % workers.len()].send(arrival).await.is_err() {
                    return;
                }
            }
        });
    }
    let _ = stopping.wait_for(Option::is_some).await;
    accepting.shutdown().await;
}

fn into_tokio(listener: std::net::TcpListener) -> Option<TcpListener> {
    TcpListener::from_std(listener)
        .inspect_err(|error| tracing::error!(%error, "a listening socket cannot be used"))
        .ok()
}

async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((socket, _)) => return socket,
            // The client was gone before we came.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                tracing::warn!(%error, "no connection can be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Where a worker's connections are served.
struct House {
    worker: Rc<Worker>,
    handler: Arc<dyn ControlHandler>,
    settings: Rc<ServerSettings>,
    places: Arc<Semaphore>,
    shutdown: Shutdown,
}

impl House {
    /// Serves one connection from its first byte to its last; it keeps its place so long.
    async fn welcome(self: Rc<Self>, socket: TcpStream, listen: Arc<ListenAddress>, _place: OwnedSemaphorePermit) {
        // A client that has left already has no address.
        let (Ok(address), Ok(local)) = (socket.peer_addr(), socket.local_addr()) else { return };
        let Some(tls) = listen.tls.as_ref().filter(|tls| tls.tls_only || !tls.acceptor.is_empty()) else {
            let connection = self.connection(address, local, None, listen.planes);
            return serve_connection(socket, self.settings.clone(), connection, self.shutdown.clone()).await;
        };
        let shake_hands = async {
            if tls.tls_only {
                tls.acceptor.accept(socket).await.map(|stream| MaybeTls::Tls(Box::new(stream.into())))
            } else {
                tls.acceptor.sniff(socket).await
            }
        };
        // A client that leaves, or offers what we do not take, is no news.
        let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE_TIMEOUT, Box::pin(shake_hands)).await else { return };
        let connection = self.connection(address, local, stream.facts(), listen.planes);
        serve_connection(stream, self.settings.clone(), connection, self.shutdown.clone()).await;
    }

    fn connection(
        &self,
        address: SocketAddr,
        local: SocketAddr,
        tls: Option<TlsFacts>,
        planes: Planes,
    ) -> Rc<Connection> {
        let (worker, handler) = (self.worker.clone(), self.handler.clone());
        let tls = tls.map(|facts| Box::new(PeerTls::new(facts)));
        Rc::new(Connection { worker, handler, peer: Rc::new(Peer { address, local, tls }), planes })
    }
}
