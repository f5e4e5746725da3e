//! What a custom domain name, or an API, asks of the connections that bring its requests.

use std::sync::Arc;

use stagedoor_http::tls::{TlsPolicy, TrustStore};

/// Of the settings `securityPolicy` and `endpointAccessMode`.
#[derive(Clone, Debug, Default)]
pub struct ConnectionPlan {
    pub policy: TlsPolicy,
    /// Only by TLS, under the very name that the request is for, and from an endpoint of its own type.
    pub is_strict: bool,
    pub endpoint_types: EndpointTypes,
}

/// Which types of endpoints something has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EndpointTypes {
    pub edge: bool,
    pub regional: bool,
    pub private: bool,
}

/// Who a domain name lets in.
#[derive(Clone, Debug)]
pub struct MutualTlsPlan {
    /// Under which the settings have the truststore: `s3://bucket/key`.
    pub truststore_uri: Arc<str>,
    /// As S3 had it when the domain name was set up; a file of the settings comes before it.
    pub truststore: Option<Arc<TrustStore>>,
}

impl EndpointTypes {
    pub(crate) const fn share_any(self, other: Self) -> bool {
        (self.edge && other.edge) || (self.regional && other.regional) || (self.private && other.private)
    }
}

/// What a security policy of that name agrees to; `None` for one that nobody knows.
#[must_use]
pub fn tls_policy(security_policy: &str) -> Option<TlsPolicy> {
    Some(match security_policy {
        // DIFFERENCE: TLS 1.0 and 1.1 are not spoken, and of TLS 1.2 only what keeps a session's keys to itself.
        "TLS_1_0" | "TLS_1_2" | "SecurityPolicy_TLS12_2018_EDGE" | "SecurityPolicy_TLS12_PFS_2025_EDGE" => {
            TlsPolicy::Tls12
        }
        "SecurityPolicy_TLS13_1_2_2021_06"
        | "SecurityPolicy_TLS13_1_2_PQ_2025_09"
        | "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09"
        | "SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09" => TlsPolicy::Tls12Aes,
        "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09"
        | "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09"
        | "SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09" => TlsPolicy::Tls12Fips,
        "SecurityPolicy_TLS13_1_3_2025_09" | "SecurityPolicy_TLS13_2025_EDGE" => TlsPolicy::Tls13,
        "SecurityPolicy_TLS13_1_3_FIPS_2025_09" => TlsPolicy::Tls13Fips,
        _ => return None,
    })
}
