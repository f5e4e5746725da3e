//! How little a client may offer: versions, cipher suites and key exchanges, as far as rustls has them.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::crypto::aws_lc_rs::kx_group::{SECP256R1, SECP256R1MLKEM768, SECP384R1, X25519MLKEM768};
use rustls::{CipherSuite, NamedGroup, ProtocolVersion, SupportedProtocolVersion, version};
use tokio_rustls::rustls;

use super::TlsFacts;

/// What a server agrees to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TlsPolicy {
    /// TLS 1.2 and above with everything that is safe.
    #[default]
    Tls12,
    /// TLS 1.2 only with AES in Galois counter mode.
    Tls12Aes,
    /// The same, and nothing that FIPS 140 does not approve of.
    Tls12Fips,
    /// TLS 1.3 alone.
    Tls13,
    Tls13Fips,
}

impl TlsPolicy {
    pub(super) const ALL: [Self; 5] = [Self::Tls12, Self::Tls12Aes, Self::Tls12Fips, Self::Tls13, Self::Tls13Fips];

    pub(super) const fn index(self) -> usize {
        self as usize
    }

    const fn is_fips(self) -> bool {
        matches!(self, Self::Tls12Fips | Self::Tls13Fips)
    }

    pub(super) fn versions(self) -> &'static [&'static SupportedProtocolVersion] {
        static ALL: [&SupportedProtocolVersion; 2] = [&version::TLS13, &version::TLS12];
        match self {
            Self::Tls12 | Self::Tls12Aes | Self::Tls12Fips => &ALL,
            Self::Tls13 | Self::Tls13Fips => &ALL[..1],
        }
    }

    pub(super) fn provider(self) -> Arc<CryptoProvider> {
        let mut provider = super::provider();
        if self != Self::Tls12 {
            let restricted = Arc::make_mut(&mut provider);
            restricted.cipher_suites.retain(|suite| self.has_suite(suite.suite()));
            if self.is_fips() {
                restricted.kx_groups = vec![X25519MLKEM768, SECP256R1MLKEM768, SECP256R1, SECP384R1];
            }
        }
        provider
    }

    fn has_suite(self, suite: CipherSuite) -> bool {
        match suite {
            CipherSuite::TLS13_AES_128_GCM_SHA256 | CipherSuite::TLS13_AES_256_GCM_SHA384 => true,
            CipherSuite::TLS13_CHACHA20_POLY1305_SHA256 => !self.is_fips(),
            CipherSuite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
            | CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 => self == Self::Tls12,
            // What else rustls has of TLS 1.2 is AES in Galois counter mode.
            _ => !matches!(self, Self::Tls13 | Self::Tls13Fips),
        }
    }

    /// Whether a connection that was agreed on under another policy is good enough for this one.
    #[must_use]
    pub fn allows(self, facts: &TlsFacts) -> bool {
        let is_version = match self {
            Self::Tls12 => return true,
            Self::Tls12Aes | Self::Tls12Fips => true,
            Self::Tls13 | Self::Tls13Fips => facts.version == ProtocolVersion::TLSv1_3,
        };
        let is_group = !self.is_fips() || facts.group != Some(NamedGroup::X25519);
        is_version && is_group && self.has_suite(facts.suite)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restrictions() {
        use CipherSuite as Suite;
        let check = |version, suite, group, expected: &[TlsPolicy]| {
            let facts = TlsFacts { server_name: None, version, suite, group: Some(group), client_chain: Vec::new() };
            let allowed: Vec<_> = TlsPolicy::ALL.into_iter().filter(|policy| policy.allows(&facts)).collect();
            assert_eq!(allowed, expected, "{facts:?}");
        };
        use TlsPolicy::{Tls12, Tls12Aes, Tls12Fips, Tls13, Tls13Fips};
        let (v12, v13) = (ProtocolVersion::TLSv1_2, ProtocolVersion::TLSv1_3);
        check(v13, Suite::TLS13_AES_128_GCM_SHA256, NamedGroup::secp256r1, &TlsPolicy::ALL);
        check(v13, Suite::TLS13_AES_128_GCM_SHA256, NamedGroup::X25519, &[Tls12, Tls12Aes, Tls13]);
        check(v13, Suite::TLS13_CHACHA20_POLY1305_SHA256, NamedGroup::secp256r1, &[Tls12, Tls12Aes, Tls13]);
        let (aes, other) =
            (Suite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, Suite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256);
        check(v12, aes, NamedGroup::secp256r1, &[Tls12, Tls12Aes, Tls12Fips]);
        check(v12, other, NamedGroup::secp256r1, &[Tls12]);
        for policy in TlsPolicy::ALL {
            assert_eq!(TlsPolicy::ALL[policy.index()], policy);
            let suites = policy.provider().cipher_suites.len();
            let expected = match policy {
                Tls12 => 9,
                Tls12Aes => 7,
                Tls12Fips => 6,
                Tls13 => 3,
                Tls13Fips => 2,
            };
            assert_eq!(suites, expected, "{policy:?}");
        }
    }
}
