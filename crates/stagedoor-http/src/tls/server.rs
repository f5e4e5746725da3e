//! TLS towards clients: which certificate they are shown, and what they are asked.

use std::fmt;
use std::io::{self, ErrorKind};
use std::sync::{Arc, OnceLock};

use rustls::ServerConfig;
use rustls::server::Acceptor;
use rustls::sign::SingleCertAndKey;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::rustls;
use tokio_rustls::server::TlsStream;

use super::trust::AnyClient;
use super::{Identity, MaybeTls, TlsError, TlsPolicy};

/// Whether clients must say who they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientCertificates {
    #[default]
    NotAsked,
    /// A client without one is turned away in the handshake. Whether the one it has is trusted is for
    /// [`super::TrustStore`] to say: the handshake proves only that the client has its key.
    Required,
}

/// The set-ups of one identity, each made when it is first asked for, so that sessions are resumed across connections.
#[derive(Default)]
pub(super) struct Prepared {
    configs: [[OnceLock<Arc<ServerConfig>>; 2]; TlsPolicy::ALL.len()],
}

impl Identity {
    /// What a server serves with under this name, by HTTP/2 or HTTP/1.1 as ALPN has it.
    ///
    /// # Errors
    /// When there is nothing that the policy allows.
    pub fn server_config(
        &self,
        policy: TlsPolicy,
        client_certificates: ClientCertificates,
    ) -> Result<Arc<ServerConfig>, TlsError> {
        let asks = client_certificates == ClientCertificates::Required;
        let place = &self.inner.servers.configs[policy.index()][usize::from(asks)];
        if let Some(config) = place.get() {
            return Ok(config.clone());
        }
        let builder =
            ServerConfig::builder_with_provider(policy.provider()).with_protocol_versions(policy.versions())?;
        let builder = match client_certificates {
            ClientCertificates::NotAsked => builder.with_no_client_auth(),
            ClientCertificates::Required => builder.with_client_cert_verifier(Arc::new(AnyClient::new())),
        };
        let mut config = builder.with_cert_resolver(Arc::new(SingleCertAndKey::from(self.certified().clone())));
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(place.get_or_init(|| Arc::new(config)).clone())
    }
}

/// What a server serves with: a certificate chain and its key, both PEM.
///
/// # Errors
/// When certificate or key cannot be read, or do not belong together.
pub fn server_config(certificate_pem: &[u8], key_pem: &[u8]) -> Result<Arc<ServerConfig>, TlsError> {
    Identity::from_pem(certificate_pem, key_pem)?.server_config(TlsPolicy::default(), ClientCertificates::default())
}

/// Finds what a connection is served with.
pub trait ServerConfigs: Send + Sync {
    /// By the host that the client asks for; `None` turns it away.
    fn find(&self, server_name: Option<&str>) -> Option<Arc<ServerConfig>>;

    /// Whether there is nothing that any connection could be served with.
    fn is_empty(&self) -> bool;
}

/// The same for every connection.
impl ServerConfigs for Arc<ServerConfig> {
    fn find(&self, _: Option<&str>) -> Option<Arc<ServerConfig>> {
        Some(self.clone())
    }

    fn is_empty(&self) -> bool {
        false
    }
}

/// Takes TLS connections. Clones are one and the same; it may cross threads.
#[derive(Clone)]
pub struct TlsAcceptor {
    configs: Arc<dyn ServerConfigs>,
}

impl fmt::Debug for TlsAcceptor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TlsAcceptor").finish_non_exhaustive()
    }
}

impl TlsAcceptor {
    #[must_use]
    pub fn new(configs: impl ServerConfigs + 'static) -> Self {
        Self { configs: Arc::new(configs) }
    }

    /// Whether there is nothing to shake hands with, now.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.configs.is_empty()
    }

    /// Shakes hands.
    ///
    /// # Errors
    /// When the client leaves, asks for a host that we are not, or offers nothing that we accept.
    pub async fn accept(&self, socket: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        let mut start = LazyConfigAcceptor::new(Acceptor::default(), socket).await?;
        match self.configs.find(start.client_hello().server_name()) {
            Some(config) => start.into_stream(config).await,
            None => {
                // A fatal alert: unrecognized_name.
                const ALERT: [u8; 7] = [21, 3, 3, 0, 2, 2, 112];
                start.io.write_all(&ALERT).await?;
                Err(io::Error::new(ErrorKind::NotFound, "no certificate for the host that the client asks for"))
            }
        }
    }

    /// Serves TLS or plain HTTP, whichever the client's first byte speaks; the byte is not consumed. Wait with a time
    /// limit around it, as the client may stay silent.
    ///
    /// # Errors
    /// When the client leaves first, or the handshake fails.
    pub async fn sniff(&self, socket: TcpStream) -> io::Result<MaybeTls> {
        let mut first = [0];
        if socket.peek(&mut first).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        // A TLS connection starts with a handshake record; no HTTP method starts with this byte.
        const HANDSHAKE_RECORD: u8 = 0x16;
        if first[0] == HANDSHAKE_RECORD {
            Ok(MaybeTls::Tls(Box::new(self.accept(socket).await?.into())))
        } else {
            Ok(MaybeTls::Plain(socket))
        }
    }
}
