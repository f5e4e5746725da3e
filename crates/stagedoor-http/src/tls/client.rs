//! TLS towards backends: what is trusted, and who we say we are.

use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::sign::SingleCertAndKey;
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio_rustls::rustls;

use super::{Identity, TlsError, certificates, provider};

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

/// What a client connects with, HTTP/1.1 only, and who it says it is where it is asked.
///
/// `insecure_skip_verification` accepts a certificate that no trusted root vouches for. Host name, dates and the proof
/// that the server has the key are still checked.
///
/// # Errors
/// When `roots` are empty.
pub fn client_config(
    roots: Arc<RootCertStore>,
    insecure_skip_verification: bool,
    identity: Option<&Identity>,
) -> Result<Arc<ClientConfig>, TlsError> {
    let builder = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions()?;
    let builder = if insecure_skip_verification {
        let verifier = WebPkiServerVerifier::builder_with_provider(roots, provider())
            .build()
            .map_err(|error| rustls::Error::General(error.to_string()))?;
        builder.dangerous().with_custom_certificate_verifier(Arc::new(AnyIssuer { verifier }))
    } else {
        builder.with_root_certificates(roots)
    };
    let mut config = match identity {
        Some(identity) => {
            builder.with_client_cert_resolver(Arc::new(SingleCertAndKey::from(identity.certified().clone())))
        }
        None => builder.with_no_client_auth(),
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
