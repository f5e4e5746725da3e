//! What is known of a TLS connection, and what a client's certificate says, in the words of OpenSSL.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::CertificateDer;
use rustls::{CipherSuite, NamedGroup, ProtocolVersion, ServerConnection};
use tokio_rustls::rustls;
use x509_parser::certificate::X509Certificate;
use x509_parser::objects::{oid_registry, oid2abbrev};
use x509_parser::time::ASN1Time;
use x509_parser::x509::X509Name;

/// What a connection was agreed on.
#[derive(Debug)]
pub struct TlsFacts {
    /// The host that the client asked for, in lower case.
    pub server_name: Option<Box<str>>,
    pub(super) version: ProtocolVersion,
    pub(super) suite: CipherSuite,
    /// Unknown where a session of TLS 1.2 was resumed.
    pub(super) group: Option<NamedGroup>,
    /// The client's certificate and those it sent along, where it was asked for them. It has the key of the first.
    pub client_chain: Vec<CertificateDer<'static>>,
}

impl TlsFacts {
    pub(super) fn of(connection: &ServerConnection) -> Self {
        Self {
            server_name: connection.server_name().map(|name| name.to_ascii_lowercase().into()),
            version: connection.protocol_version().unwrap_or(ProtocolVersion::Unknown(0)),
            suite: connection
                .negotiated_cipher_suite()
                .map_or(CipherSuite::TLS_NULL_WITH_NULL_NULL, |suite| suite.suite()),
            group: connection.negotiated_key_exchange_group().map(|group| group.name()),
            client_chain: connection.peer_certificates().map_or_else(Vec::new, <[_]>::to_vec),
        }
    }

    /// `TLSv1.3`
    #[must_use]
    pub const fn version(&self) -> &'static str {
        match self.version {
            ProtocolVersion::TLSv1_3 => "TLSv1.3",
            ProtocolVersion::TLSv1_2 => "TLSv1.2",
            _ => "-",
        }
    }

    /// As OpenSSL calls it: `ECDHE-RSA-AES128-GCM-SHA256`.
    #[must_use]
    pub const fn cipher_suite(&self) -> &'static str {
        match self.suite {
            CipherSuite::TLS13_AES_128_GCM_SHA256 => "TLS_AES_128_GCM_SHA256",
            CipherSuite::TLS13_AES_256_GCM_SHA384 => "TLS_AES_256_GCM_SHA384",
            CipherSuite::TLS13_CHACHA20_POLY1305_SHA256 => "TLS_CHACHA20_POLY1305_SHA256",
            CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 => "ECDHE-ECDSA-AES128-GCM-SHA256",
            CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 => "ECDHE-ECDSA-AES256-GCM-SHA384",
            CipherSuite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 => "ECDHE-ECDSA-CHACHA20-POLY1305",
            CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 => "ECDHE-RSA-AES128-GCM-SHA256",
            CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 => "ECDHE-RSA-AES256-GCM-SHA384",
            CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 => "ECDHE-RSA-CHACHA20-POLY1305",
            _ => "-",
        }
    }
}

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientCertificate {
    pub pem: String,
    /// `C=US,O=Example,CN=client`, in the certificate's own order.
    pub subject: String,
    pub issuer: String,
    /// In decimal when it is short, else `a1:b2:…`.
    pub serial_number: String,
    /// `May 28 12:30:02 2019 GMT`
    pub not_before: String,
    pub not_after: String,
    /// Seconds since 1970 of the end.
    pub expires: i64,
}

impl ClientCertificate {
    pub(super) fn of(certificate: &X509Certificate<'_>, der: &CertificateDer<'_>) -> Self {
        let validity = certificate.validity();
        Self {
            pem: pem(der),
            subject: distinguished_name(certificate.subject()),
            issuer: distinguished_name(certificate.issuer()),
            serial_number: serial_number(certificate.raw_serial()),
            not_before: time(validity.not_before),
            not_after: time(validity.not_after),
            expires: validity.not_after.timestamp(),
        }
    }
}

fn pem(der: &[u8]) -> String {
    const LINE: usize = 64;
    let text = STANDARD.encode(der);
    let mut pem = String::with_capacity(text.len() + text.len() / LINE + 64);
    pem.push_str("-----BEGIN CERTIFICATE-----\n");
    for line in text.as_bytes().chunks(LINE) {
        pem.extend(line.iter().map(|byte| char::from(*byte)));
        pem.push('\n');
    }
    pem.push_str("-----END CERTIFICATE-----\n");
    pem
}

fn distinguished_name(name: &X509Name<'_>) -> String {
    let mut text = String::new();
    for relative in name.iter() {
        for (index, attribute) in relative.iter().enumerate() {
            match (index, text.is_empty()) {
                (0, true) => {}
                (0, false) => text.push(','),
                _ => text.push('+'),
            }
            match oid2abbrev(attribute.attr_type(), oid_registry()) {
                Ok(abbreviation) => text.push_str(abbreviation),
                Err(_) => text.push_str(&attribute.attr_type().to_id_string()),
            }
            text.push('=');
            match attribute.as_str() {
                Ok(value) => {
                    for letter in value.chars() {
                        if matches!(letter, ',' | '+' | '"' | '\\' | '<' | '>' | ';') {
                            text.push('\\');
                        }
                        text.push(letter);
                    }
                }
                Err(_) => {
                    text.push('#');
                    push_hex(&mut text, attribute.as_slice(), "");
                }
            }
        }
    }
    text
}

/// UNVERIFIED: short ones in decimal (published examples show `1`), long ones as OpenSSL prints them (documented).
fn serial_number(raw: &[u8]) -> String {
    let bytes = match raw {
        // The sign's own byte.
        [0, rest @ ..] if !rest.is_empty() => rest,
        raw => raw,
    };
    if bytes.len() <= size_of::<u64>() {
        return bytes.iter().fold(0, |number: u64, byte| number << 8 | u64::from(*byte)).to_string();
    }
    let mut text = String::with_capacity(bytes.len() * 3);
    push_hex(&mut text, bytes, ":");
    text
}

fn push_hex(text: &mut String, bytes: &[u8], between: &str) {
    for (index, byte) in bytes.iter().enumerate() {
        let between = if index == 0 { "" } else { between };
        let _ = write!(text, "{between}{byte:02x}");
    }
}

fn time(time: ASN1Time) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let at = time.to_datetime();
    let month = MONTHS[usize::from(u8::from(at.month()) - 1) % MONTHS.len()];
    format!("{month} {:>2} {:02}:{:02}:{:02} {} GMT", at.day(), at.hour(), at.minute(), at.second(), at.year())
}
