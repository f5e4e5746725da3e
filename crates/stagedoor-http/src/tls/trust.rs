//! Whether a client's certificate is one of those that a truststore stands for.
//!
//! The service goes by OpenSSL, and certificates made as its own guides show have no extensions at all; webpki refuses
//! these. So the chain is followed here, from certificate to issuer, with the provider's signature algorithms, none of
//! which takes less than SHA-256, RSA of 2048 bits or the NIST curves. Issuers come from the truststore alone: what a
//! client sends beside its certificate is not looked at.

use std::collections::HashMap;

use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::WebPkiSupportedAlgorithms;
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{CertificateError, DigitallySignedStruct, DistinguishedName, PeerMisbehaved, SignatureScheme};
use tokio_rustls::rustls;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::ParsedExtension;
use x509_parser::prelude::FromDer as _;
use x509_parser::time::ASN1Time;
use x509_parser::x509::X509Version;

use super::{ClientCertificate, TlsError, certificates, provider};

/// Certificates of a truststore (the service's own bound).
const MOST_CERTIFICATES: usize = 1000;
/// Certificates from a client's to its root, both included.
const LONGEST_CHAIN: usize = 4;
/// Signatures looked at for one client: several issuers may have one name.
const MOST_SIGNATURES: usize = 32;

/// Those who vouch for clients, and clients that are trusted as they are.
pub struct TrustStore {
    trusted: Vec<CertificateDer<'static>>,
    /// Which of them have a name: several where one was renewed.
    by_subject: HashMap<Box<[u8]>, Vec<usize>>,
    algorithms: WebPkiSupportedAlgorithms,
}

/// Why a client's certificate is not trusted: what the service's log says where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Untrusted {
    #[error("Could not find issuer for certificate")]
    NoIssuer,
    #[error("Client cert using an insecure Signature Algorithm")]
    InsecureSignature,
    #[error("self signed certificate")]
    SelfSigned,
    #[error("certificate has expired")]
    Expired,
    #[error("certificate is not yet valid")]
    NotYetValid,
    #[error("certificate chain too long")]
    ChainTooLong,
    #[error("unsupported certificate purpose")]
    Purpose,
    #[error("unhandled critical extension")]
    CriticalExtension,
    #[error("certificate cannot be read")]
    Malformed,
}

impl std::fmt::Debug for TrustStore {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "TrustStore({} certificates)", self.trusted.len())
    }
}

impl TrustStore {
    /// Reads a bundle of certificates.
    ///
    /// # Errors
    /// When there is none, one cannot be read, or they are too many.
    pub fn from_pem(pem: &[u8]) -> Result<Self, TlsError> {
        let trusted = certificates(pem)?;
        if trusted.len() > MOST_CERTIFICATES {
            return Err(TlsError::TooMany(MOST_CERTIFICATES));
        }
        let mut by_subject: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, certificate) in trusted.iter().enumerate() {
            let parsed = Parsed::of(certificate).ok_or(TlsError::MalformedCertificate)?;
            by_subject.entry(parsed.read.subject().as_raw().into()).or_default().push(index);
        }
        Ok(Self { trusted, by_subject, algorithms: provider().signature_verification_algorithms })
    }

    /// What a client's certificate says, if it is to be trusted at `now`, in seconds since 1970.
    ///
    /// # Errors
    /// Why it is not.
    pub fn verify(&self, certificate: &CertificateDer<'_>, now: i64) -> Result<ClientCertificate, Untrusted> {
        let client = Parsed::of(certificate).ok_or(Untrusted::Malformed)?;
        let now = ASN1Time::from_timestamp(now).map_err(|_| Untrusted::Malformed)?;
        client.check_dates(now)?;
        client.check_purpose()?;
        let said = ClientCertificate::of(&client.read, certificate);
        if self.trusted.contains(certificate) {
            return if client.is_signed_securely(&self.algorithms) {
                Ok(said)
            } else {
                Err(Untrusted::InsecureSignature)
            };
        }
        if client.is_self_issued() {
            return Err(Untrusted::SelfSigned);
        }
        Search { truststore: self, now, signatures: MOST_SIGNATURES }.climb(&client, 1).map(|()| said)
    }

    /// Those whose name stands as the issuer of a certificate.
    fn issuers_of(&self, certificate: &Parsed<'_>) -> impl Iterator<Item = Parsed<'_>> {
        let named = self.by_subject.get(certificate.read.issuer().as_raw());
        named.into_iter().flatten().filter_map(|index| Parsed::of(&self.trusted[*index]))
    }
}

/// The way from a certificate to a root of the truststore.
struct Search<'a> {
    truststore: &'a TrustStore,
    now: ASN1Time,
    /// How many may still be looked at.
    signatures: usize,
}

impl Search<'_> {
    /// Finds an issuer that leads to a root; `length` certificates are behind.
    fn climb(&mut self, from: &Parsed<'_>, length: usize) -> Result<(), Untrusted> {
        let truststore = self.truststore;
        let algorithms = &truststore.algorithms;
        if !from.is_signed_securely(algorithms) {
            return Err(Untrusted::InsecureSignature);
        }
        let mut why = Untrusted::NoIssuer;
        for issuer in truststore.issuers_of(from) {
            if self.signatures == 0 {
                return Err(why);
            }
            self.signatures -= 1;
            if !issuer.has_signed(from, algorithms) {
                continue;
            }
            let outcome = issuer.check_issuer(self.now, length - 1).and_then(|()| match length + 1 {
                length if length > LONGEST_CHAIN => Err(Untrusted::ChainTooLong),
                _ if issuer.is_self_issued() => {
                    let is_root = issuer.has_signed(&issuer, algorithms);
                    if is_root { Ok(()) } else { Err(Untrusted::InsecureSignature) }
                }
                length => self.climb(&issuer, length),
            });
            match outcome {
                Ok(()) => return Ok(()),
                Err(error) => why = error,
            }
        }
        Err(why)
    }
}

/// A certificate taken apart.
struct Parsed<'a> {
    read: X509Certificate<'a>,
    /// What is signed.
    signed: &'a [u8],
    /// Inside their sequences, as the provider has them.
    signature_algorithm: &'a [u8],
    key_algorithm: &'a [u8],
    public_key: &'a [u8],
    signature: &'a [u8],
}

impl<'a> Parsed<'a> {
    fn of(der: &'a CertificateDer<'_>) -> Option<Self> {
        let (rest, read) = X509Certificate::from_der(der).ok()?;
        let whole = der::take(der::SEQUENCE, der)?;
        let signed = der::take(der::SEQUENCE, whole.content)?;
        let signature_algorithm = der::take(der::SEQUENCE, signed.rest)?;
        let signature = der::take(der::BIT_STRING, signature_algorithm.rest)?;
        let key_info = der::take(der::SEQUENCE, read.tbs_certificate.subject_pki.raw)?;
        let key_algorithm = der::take(der::SEQUENCE, key_info.content)?;
        let public_key = der::take(der::BIT_STRING, key_algorithm.rest)?;
        // What is signed says again how it is.
        let is_whole = rest.is_empty() && read.signature_algorithm == read.tbs_certificate.signature;
        is_whole.then_some(Self {
            signed: signed.element,
            signature_algorithm: signature_algorithm.content,
            key_algorithm: key_algorithm.content,
            // A bit string begins with the number of bits that are none.
            public_key: public_key.content.strip_prefix(&[0])?,
            signature: signature.content.strip_prefix(&[0])?,
            read,
        })
    }

    fn is_self_issued(&self) -> bool {
        self.read.subject().as_raw() == self.read.issuer().as_raw()
    }

    fn is_signed_securely(&self, algorithms: &WebPkiSupportedAlgorithms) -> bool {
        algorithms.all.iter().any(|algorithm| *algorithm.signature_alg_id() == *self.signature_algorithm)
    }

    fn has_signed(&self, other: &Parsed<'_>, algorithms: &WebPkiSupportedAlgorithms) -> bool {
        let mut usable = algorithms.all.iter().filter(|algorithm| {
            *algorithm.signature_alg_id() == *other.signature_algorithm
                && *algorithm.public_key_alg_id() == *self.key_algorithm
        });
        usable.any(|algorithm| algorithm.verify_signature(self.public_key, other.signed, other.signature).is_ok())
    }

    fn check_dates(&self, now: ASN1Time) -> Result<(), Untrusted> {
        let validity = self.read.validity();
        match now {
            now if now < validity.not_before => Err(Untrusted::NotYetValid),
            now if now > validity.not_after => Err(Untrusted::Expired),
            _ => Ok(()),
        }
    }

    /// Whether a client may show it. Nothing said is everything allowed.
    fn check_purpose(&self) -> Result<(), Untrusted> {
        self.check_extensions()?;
        let usage = self.read.key_usage().map_err(|_| Untrusted::Malformed)?;
        let extended = self.read.extended_key_usage().map_err(|_| Untrusted::Malformed)?;
        let signs = usage.is_none_or(|usage| usage.value.digital_signature() || usage.value.key_agreement());
        let is_for_clients = extended.is_none_or(|extended| extended.value.client_auth || extended.value.any);
        if signs && is_for_clients { Ok(()) } else { Err(Untrusted::Purpose) }
    }

    /// Whether it may vouch for others, `below` of which stand between it and the client.
    fn check_issuer(&self, now: ASN1Time, below: usize) -> Result<(), Untrusted> {
        self.check_dates(now)?;
        self.check_extensions()?;
        // Certificates of the first version have no extensions, and the truststore's owner vouches for them.
        if self.read.version() == X509Version::V1 {
            return Ok(());
        }
        let constraints = self.read.basic_constraints().map_err(|_| Untrusted::Malformed)?;
        let usage = self.read.key_usage().map_err(|_| Untrusted::Malformed)?;
        let is_authority = constraints.as_ref().is_some_and(|constraints| constraints.value.ca);
        let bound = constraints.and_then(|constraints| constraints.value.path_len_constraint);
        if bound.is_some_and(|bound| below > bound as usize) {
            return Err(Untrusted::ChainTooLong);
        }
        let may_sign = usage.is_none_or(|usage| usage.value.key_cert_sign());
        if is_authority && may_sign { Ok(()) } else { Err(Untrusted::Purpose) }
    }

    /// What must be understood and is not, name constraints among it, makes a certificate worthless.
    fn check_extensions(&self) -> Result<(), Untrusted> {
        let is_known = |extension: &ParsedExtension<'_>| {
            matches!(
                extension,
                ParsedExtension::BasicConstraints(_)
                    | ParsedExtension::KeyUsage(_)
                    | ParsedExtension::ExtendedKeyUsage(_)
                    | ParsedExtension::SubjectAlternativeName(_)
            )
        };
        let mut extensions = self.read.extensions().iter();
        let is_strange = extensions.any(|extension| extension.critical && !is_known(extension.parsed_extension()));
        if is_strange { Err(Untrusted::CriticalExtension) } else { Ok(()) }
    }
}

/// As much of DER as is needed to see the bytes of a certificate's parts.
mod der {
    pub(super) const SEQUENCE: u8 = 0x30;
    pub(super) const BIT_STRING: u8 = 0x03;

    pub(super) struct Element<'a> {
        /// With its head.
        pub(super) element: &'a [u8],
        pub(super) content: &'a [u8],
        /// What follows it.
        pub(super) rest: &'a [u8],
    }

    /// The first element of `input`, when it is of that kind.
    pub(super) fn take(tag: u8, input: &[u8]) -> Option<Element<'_>> {
        input.first().filter(|first| **first == tag)?;
        let (head, length) = match *input.get(1)? {
            short @ 0..=0x7f => (2, usize::from(short)),
            long => {
                let count = usize::from(long & 0x7f);
                let digits = input.get(2..2 + count).filter(|_| (1..=4).contains(&count))?;
                (2 + count, digits.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)))
            }
        };
        let end = head.checked_add(length)?;
        Some(Element { element: input.get(..end)?, content: input.get(head..end)?, rest: &input[end..] })
    }
}

/// Asks every client for a certificate, and is content when the client has its key.
#[derive(Debug)]
pub(super) struct AnyClient {
    algorithms: WebPkiSupportedAlgorithms,
}

impl AnyClient {
    pub(super) fn new() -> Self {
        Self { algorithms: provider().signature_verification_algorithms }
    }

    /// Whether the client has signed the handshake. What rustls offers for it does not read certificates of the first
    /// version.
    fn has_signed(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
        first_only: bool,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let parsed = Parsed::of(certificate).ok_or(CertificateError::BadEncoding)?;
        let (_, algorithms) = self
            .algorithms
            .mapping
            .iter()
            .find(|(scheme, _)| *scheme == signed.scheme)
            .ok_or(PeerMisbehaved::SignedHandshakeWithUnadvertisedSigScheme)?;
        let most = if first_only { 1 } else { algorithms.len() };
        let is_valid = algorithms.iter().take(most).any(|algorithm| {
            *algorithm.public_key_alg_id() == *parsed.key_algorithm
                && algorithm.verify_signature(parsed.public_key, message, signed.signature()).is_ok()
        });
        if is_valid { Ok(HandshakeSignatureValid::assertion()) } else { Err(CertificateError::BadSignature.into()) }
    }
}

impl ClientCertVerifier for AnyClient {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, rustls::Error> {
        Ok(ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.has_signed(message, certificate, signed, false)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        // TLS 1.3 has no RSA signatures of the older padding, and one curve for each scheme.
        let is_legacy = matches!(
            signed.scheme,
            SignatureScheme::RSA_PKCS1_SHA256 | SignatureScheme::RSA_PKCS1_SHA384 | SignatureScheme::RSA_PKCS1_SHA512
        );
        if is_legacy {
            return Err(PeerMisbehaved::SignedHandshakeWithUnadvertisedSigScheme.into());
        }
        self.has_signed(message, certificate, signed, true)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
