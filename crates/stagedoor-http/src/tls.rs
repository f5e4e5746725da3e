//! TLS on both sides, by rustls with aws-lc-rs. TLS 1.2 is the floor.
//!
//! The crypto provider is named in every builder: a process-wide default would be one more thing to start in order.

use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};
use std::task::{Context, Poll};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, ServerConfig, SignatureScheme};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::rustls;
use tokio_rustls::server::TlsStream;

/// Why a TLS set-up cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("the text holds no certificate in PEM form")]
    Certificate(#[source] Option<pem::Error>),
    #[error("the text holds no private key in PEM form")]
    Key(#[source] pem::Error),
    #[error("the certificates and keys do not make a TLS set-up")]
    Setup(#[from] rustls::Error),
    #[error("no trusted root certificates were found")]
    NoRoots,
}

fn provider() -> Arc<rustls::crypto::CryptoProvider> {
    Arc::new(rustls::crypto::aws_lc_rs::default_provider())
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    match found {
        Ok(found) if found.is_empty() => Err(TlsError::Certificate(None)),
        Ok(found) => Ok(found),
        Err(error) => Err(TlsError::Certificate(Some(error))),
    }
}

/// What a server serves with: a certificate chain and its key, both PEM, and HTTP/2 or HTTP/1.1 by ALPN.
///
/// # Errors
/// When certificate or key cannot be read, or do not belong together.
pub fn server_config(certificate_pem: &[u8], key_pem: &[u8]) -> Result<Arc<ServerConfig>, TlsError> {
    let chain = certificates(certificate_pem)?;
    let private_key = PrivateKeyDer::from_pem_slice(key_pem).map_err(TlsError::Key)?;
    let mut config = ServerConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, private_key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// A server's TLS set-up that can be exchanged while it serves. Clones are one and the same; it may cross threads.
#[derive(Clone)]
pub struct TlsAcceptor {
    current: Arc<RwLock<Arc<ServerConfig>>>,
}

impl TlsAcceptor {
    #[must_use]
    pub fn new(config: Arc<ServerConfig>) -> Self {
        Self { current: Arc::new(RwLock::new(config)) }
    }

    /// New connections are served with `config`; those that stand keep what they have.
    pub fn replace(&self, config: Arc<ServerConfig>) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = config;
    }

    fn current(&self) -> Arc<ServerConfig> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shakes hands.
    ///
    /// # Errors
    /// When the client leaves or offers nothing that we accept.
    pub async fn accept(&self, socket: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        tokio_rustls::TlsAcceptor::from(self.current()).accept(socket).await
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

/// A connection with or without TLS, of either side.
#[derive(Debug)]
pub enum MaybeTls {
    Plain(TcpStream),
    Tls(Box<tokio_rustls::TlsStream<TcpStream>>),
}

impl MaybeTls {
    #[must_use]
    pub const fn is_tls(&self) -> bool {
        matches!(self, Self::Tls(_))
    }
}

impl AsyncRead for MaybeTls {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(socket) => Pin::new(socket).poll_read(context, buffer),
            Self::Tls(stream) => Pin::new(stream).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for MaybeTls {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(socket) => Pin::new(socket).poll_write(context, bytes),
            Self::Tls(stream) => Pin::new(stream).poll_write(context, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(_) => Poll::Ready(Ok(())),
            Self::Tls(stream) => Pin::new(stream).poll_flush(context),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(socket) => Pin::new(socket).poll_shutdown(context),
            Self::Tls(stream) => Pin::new(stream).poll_shutdown(context),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(socket) => Pin::new(socket).poll_write_vectored(context, slices),
            Self::Tls(stream) => Pin::new(stream).poll_write_vectored(context, slices),
        }
    }

    fn is_write_vectored(&self) -> bool {
        true
    }
}

/// What a client trusts: the machine's own roots and those in `extra_roots_pem`. Reading them takes some milliseconds, so
/// make it once and share it.
///
/// # Errors
/// When `extra_roots_pem` cannot be read, or no root is found at all.
pub fn client_roots(extra_roots_pem: &[u8]) -> Result<Arc<RootCertStore>, TlsError> {
    let mut roots = RootCertStore::empty();
    // Single certificates of the machine that do not parse are no reason to trust none of the others.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if !extra_roots_pem.is_empty() {
        for certificate in certificates(extra_roots_pem)? {
            roots.add(certificate)?;
        }
    }
    if roots.is_empty() { Err(TlsError::NoRoots) } else { Ok(Arc::new(roots)) }
}

/// What a client connects with, HTTP/1.1 only.
///
/// `insecure_skip_verification` accepts a certificate that no trusted root vouches for. Host name, dates and the proof
/// that the server has the key are still checked.
///
/// # Errors
/// When `roots` are empty.
pub fn client_config(
    roots: Arc<RootCertStore>,
    insecure_skip_verification: bool,
) -> Result<Arc<ClientConfig>, TlsError> {
    let builder = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions()?;
    let mut config = if insecure_skip_verification {
        let verifier = WebPkiServerVerifier::builder_with_provider(roots, provider())
            .build()
            .map_err(|error| rustls::Error::General(error.to_string()))?;
        builder.dangerous().with_custom_certificate_verifier(Arc::new(AnyIssuer { verifier })).with_no_client_auth()
    } else {
        builder.with_root_certificates(roots).with_no_client_auth()
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// Checks all but who issued the certificate.
#[derive(Debug)]
struct AnyIssuer {
    verifier: Arc<WebPkiServerVerifier>,
}

impl ServerCertVerifier for AnyIssuer {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        match self.verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            // What webpki says of an issuer comes after its look at the dates, and before that at the name.
            Err(rustls::Error::InvalidCertificate(reason)) if is_about_issuer(&reason) => {
                let parsed = rustls::server::ParsedCertificate::try_from(end_entity)?;
                rustls::client::verify_server_name(&parsed, server_name)?;
                Ok(ServerCertVerified::assertion())
            }
            verdict => verdict,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.verifier.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.verifier.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.verifier.supported_verify_schemes()
    }
}

/// Whether a certificate was refused for who signed it alone.
fn is_about_issuer(reason: &CertificateError) -> bool {
    match reason {
        CertificateError::UnknownIssuer | CertificateError::BadSignature => true,
        // A self-signed certificate that `openssl req -x509` makes calls itself an authority. webpki's own error type is
        // not ours to name, but its text is.
        CertificateError::Other(error) => error.to_string().contains("CaUsedAsEndEntity"),
        _ => false,
    }
}
