//! Reads a truststore from S3, where a setting says that S3 is. The control plane asks when a domain name is set up, never a
//! request on its way.

use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use stagedoor_http::client::{ClientError, Pool};
use stagedoor_http::sigv4::{self, Credentials, Payload, SignedRequest};
use stagedoor_http::tls::{TlsError, TrustStore};
use stagedoor_http::{Body, BodyError, Request};
use tokio::time::Instant;

use crate::endpoints::Endpoint;
use crate::gateway::Gateway;

const TIME_LIMIT: Duration = Duration::from_secs(10);
/// Bytes of a truststore.
const SIZE_LIMIT: u64 = 1024 * 1024;

/// What S3's paths hold as it is, and what its queries do.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');
const QUERY: &AsciiSet = &PATH.add(b'/');

/// Why there is no truststore.
#[derive(Debug, thiserror::Error)]
pub enum TruststoreError {
    #[error("{0} is not s3://bucket/key")]
    Uri(String),
    #[error("S3 gave no answer")]
    Unreachable(#[source] ClientError),
    #[error("S3 answered {0}")]
    Refused(u16),
    #[error("the object cannot be read")]
    Body(#[source] BodyError),
    #[error("the object is no truststore")]
    Content(#[source] TlsError),
}

impl Gateway {
    /// The PEM text of a truststore, checked; `None` when the settings have a file for it, or none says where S3 is. Call
    /// it on an executor with a `LocalSet`.
    pub async fn fetch_truststore(
        &self,
        uri: &str,
        version: Option<&str>,
        region: &str,
    ) -> Option<Result<String, TruststoreError>> {
        if self.tls().truststores.contains_key(uri) {
            return None;
        }
        let endpoint = self.settings.endpoints.find("s3", region)?;
        Some(self.fetch(&endpoint, uri, version, region).await)
    }

    async fn fetch(
        &self,
        endpoint: &Endpoint,
        uri: &str,
        version: Option<&str>,
        region: &str,
    ) -> Result<String, TruststoreError> {
        let place = uri.strip_prefix("s3://").filter(|place| place.contains('/'));
        let place = place.ok_or_else(|| TruststoreError::Uri(uri.to_owned()))?;
        let mut target = format!("{}/{}", endpoint.base_path, utf8_percent_encode(place, PATH));
        if let Some(version) = version.filter(|version| !version.is_empty()) {
            target.extend(["?versionId=", &utf8_percent_encode(version, QUERY).to_string()]);
        }
        let mut request = Request::new(http::Method::GET, target.clone(), Body::Empty);
        request.headers.append("Host", endpoint.origin.authority());
        let credentials = self.settings.aws_credentials.clone().unwrap_or_else(Credentials::test);
        let signed = SignedRequest::new("GET", &target, &request.headers);
        let region = endpoint.signing_region.unwrap_or(region);
        let fields = sigv4::sign(&signed, Payload::Bytes(b""), &credentials, region, "s3", self.clock.now());
        for (name, value) in fields {
            request.headers.append(name, value);
        }
        // A pool of its own: these calls are few, and the control executor keeps no connections.
        let pool = Pool::new(self.settings.pool.clone());
        let answer = pool.send(&endpoint.origin, request, Instant::now() + TIME_LIMIT).await;
        let answer = answer.map_err(TruststoreError::Unreachable)?;
        if answer.status != 200 {
            return Err(TruststoreError::Refused(answer.status));
        }
        let pem = answer.body.collect(SIZE_LIMIT).await.map_err(TruststoreError::Body)?;
        TrustStore::from_pem(&pem).map_err(TruststoreError::Content)?;
        // PEM is ASCII; what surrounds it may be anything.
        Ok(String::from_utf8_lossy(&pem).into_owned())
    }
}
