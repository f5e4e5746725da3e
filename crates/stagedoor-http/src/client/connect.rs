//! Opens connections to origins: addresses, TCP, TLS.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::mem::MaybeUninit;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Waker};

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use socket2::SockRef;
use tokio::io::{AsyncRead as _, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::{TlsConnector, rustls};

use crate::client::{ClientError, Origin, Scheme};
use crate::tls::{self, Identity, MaybeTls};

/// Set-ups kept: those of identities that are no longer used go when there are more.
const MOST_SETUPS: usize = 64;

impl MaybeTls {
    /// Whether an idle connection still stands and is silent, as far as the executor has heard.
    pub(crate) fn seems_alive(&mut self) -> bool {
        let mut byte = [0];
        let mut buffer = ReadBuf::new(&mut byte);
        // Anything that can be read now, be it the end, makes the connection unusable.
        Pin::new(self).poll_read(&mut Context::from_waker(Waker::noop()), &mut buffer).is_pending()
    }

    /// The same asked of the kernel, for requests that must not be sent twice.
    pub(crate) fn is_alive(&self) -> bool {
        let socket = match self {
            Self::Plain(socket) => socket,
            Self::Tls(stream) => stream.get_ref().0,
        };
        let mut byte = [MaybeUninit::uninit()];
        matches!(SockRef::from(socket).peek(&mut byte), Err(error) if error.kind() == ErrorKind::WouldBlock)
    }
}

/// Whether verification is left out, and who we say we are.
type Setup = (bool, Option<Identity>);

/// How to connect; made once for a pool.
#[derive(Default)]
pub(crate) struct Connector {
    extra_roots: Vec<u8>,
    tls: RefCell<HashMap<Setup, Arc<ClientConfig>>>,
}

impl Connector {
    pub(crate) fn new(extra_roots: Vec<u8>) -> Self {
        Self { extra_roots, ..Self::default() }
    }

    pub(crate) async fn connect(&self, origin: &Origin) -> Result<MaybeTls, ClientError> {
        let host = origin.host.trim_start_matches('[').trim_end_matches(']');
        let (to, port) = match &origin.connect_to {
            Some(address) => (address.host.trim_start_matches('[').trim_end_matches(']'), address.port),
            None => (host, origin.port),
        };
        let socket = match to.parse::<IpAddr>() {
            Ok(address) => open(SocketAddr::new(address, port)).await.map_err(ClientError::Connect)?,
            Err(_) => open_any(to, port).await?,
        };
        if origin.scheme == Scheme::Http {
            return Ok(MaybeTls::Plain(socket));
        }
        let name = ServerName::try_from(host.to_owned())
            .map_err(|error| ClientError::Tls(io::Error::new(ErrorKind::InvalidInput, error)))?;
        let config = self.tls_config(origin).await.map_err(ClientError::Tls)?;
        let stream = TlsConnector::from(config).connect(name, socket).await.map_err(ClientError::Tls)?;
        Ok(MaybeTls::Tls(Box::new(stream.into())))
    }

    async fn tls_config(&self, origin: &Origin) -> io::Result<Arc<ClientConfig>> {
        let wanted = (origin.insecure_skip_verification, origin.identity.clone());
        if let Some(config) = self.tls.borrow().get(&wanted) {
            return Ok(config.clone());
        }
        let roots = self.roots().await?;
        let config = tls::client_config(roots, wanted.0, wanted.1.as_ref()).map_err(io::Error::other)?;
        let mut present = self.tls.borrow_mut();
        if present.len() >= MOST_SETUPS {
            present.clear();
        }
        present.insert(wanted, config.clone());
        Ok(config)
    }

    /// Reads the machine's roots off the executor, once a process when there are no others.
    async fn roots(&self) -> io::Result<Arc<RootCertStore>> {
        static NATIVE: OnceLock<Arc<RootCertStore>> = OnceLock::new();
        if self.extra_roots.is_empty()
            && let Some(roots) = NATIVE.get()
        {
            return Ok(roots.clone());
        }
        let extra_roots = self.extra_roots.clone();
        let is_native = extra_roots.is_empty();
        let roots = tokio::task::spawn_blocking(move || tls::client_roots(&extra_roots)).await?;
        let roots = roots.map_err(io::Error::other)?;
        Ok(if is_native { NATIVE.get_or_init(|| roots).clone() } else { roots })
    }
}

/// Tries the host's addresses in the order in which the resolver gives them.
async fn open_any(host: &str, port: u16) -> Result<TcpStream, ClientError> {
    let addresses = tokio::net::lookup_host((host, port)).await.map_err(ClientError::Dns)?;
    let mut last = ClientError::Dns(ErrorKind::NotFound.into());
    for address in addresses {
        match open(address).await {
            Ok(socket) => return Ok(socket),
            Err(error) => last = ClientError::Connect(error),
        }
    }
    Err(last)
}

async fn open(address: SocketAddr) -> io::Result<TcpStream> {
    let socket = TcpStream::connect(address).await?;
    socket.set_nodelay(true)?;
    Ok(socket)
}
