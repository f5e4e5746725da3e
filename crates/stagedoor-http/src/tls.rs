//! TLS on both sides, by rustls with aws-lc-rs. TLS 1.2 is the floor.
//!
//! The crypto provider is named in every builder: a process-wide default would be one more thing to start in order.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use aws_lc_rs::digest;
use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use tokio_rustls::rustls;

mod client;
mod facts;
mod policy;
mod server;
mod stream;
mod trust;

pub use client::{client_config, client_roots};
pub use facts::{ClientCertificate, TlsFacts};
pub use policy::TlsPolicy;
pub use rustls::ServerConfig;
pub use server::{ClientCertificates, ServerConfigs, TlsAcceptor, server_config};
pub use stream::MaybeTls;
pub use trust::{TrustStore, Untrusted};

/// Why a TLS set-up cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("the text holds no certificate in PEM form")]
    Certificate(#[source] Option<pem::Error>),
    #[error("a certificate in the text cannot be read")]
    MalformedCertificate,
    #[error("the text holds no private key in PEM form")]
    Key(#[source] pem::Error),
    #[error("the certificates and keys do not make a TLS set-up")]
    Setup(#[from] rustls::Error),
    #[error("no trusted root certificates were found")]
    NoRoots,
    #[error("there are more than {0} certificates")]
    TooMany(usize),
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

/// A certificate chain and the private key that belongs to it: who we say we are. Clones are one and the same, and two
/// of the same chain are equal.
#[derive(Clone)]
pub struct Identity {
    inner: Arc<Inner>,
}

struct Inner {
    certified: Arc<CertifiedKey>,
    /// SHA-256 of the chain.
    digest: digest::Digest,
    servers: server::Prepared,
}

impl Identity {
    /// Reads PEM text. Both may be one text that holds both.
    ///
    /// # Errors
    /// When certificate or key cannot be read, or do not belong together.
    pub fn from_pem(certificate_pem: &[u8], key_pem: &[u8]) -> Result<Self, TlsError> {
        let chain = certificates(certificate_pem)?;
        let private_key = PrivateKeyDer::from_pem_slice(key_pem).map_err(TlsError::Key)?;
        let mut digest = digest::Context::new(&digest::SHA256);
        for certificate in &chain {
            digest.update(certificate);
        }
        let certified = CertifiedKey::from_der(chain, private_key, &provider())?;
        let inner =
            Inner { certified: Arc::new(certified), digest: digest.finish(), servers: server::Prepared::default() };
        Ok(Self { inner: Arc::new(inner) })
    }

    fn certified(&self) -> &Arc<CertifiedKey> {
        &self.inner.certified
    }
}

impl fmt::Debug for Identity {
    /// Without the key, which is a secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Identity({:?})", self.inner.digest)
    }
}

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        self.inner.digest.as_ref() == other.inner.digest.as_ref()
    }
}

impl Eq for Identity {}

impl Hash for Identity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.inner.digest.as_ref().hash(state);
    }
}
