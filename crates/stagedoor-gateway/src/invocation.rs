//! One request to a stage, as all steps see it: nothing of it changes once it is resolved.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use indexmap::IndexMap;
use percent_encoding::percent_decode_str;
use stagedoor_http::Headers;
use stagedoor_http::tls::ClientCertificate;
use stagedoor_wire::Timestamp;

use crate::caller::{Caller, Signer};
use crate::plan::{CanaryPlan, DeploymentPlan, MethodPlan, StagePlan, UsagePlan};
use crate::publish::PublishedStage;
use crate::record::RequestIds;
use crate::tls::PeerTls;
use crate::traffic::{CachedMethod, StageCache, Subscription, ThrottledMethod};
use crate::vpc_endpoints::VpcEndpoint;

/// What is known of a connection.
#[derive(Debug)]
pub(crate) struct Peer {
    pub(crate) address: SocketAddr,
    /// Our own side.
    pub(crate) local: SocketAddr,
    /// `None`: plain HTTP.
    pub(crate) tls: Option<Box<PeerTls>>,
}

/// By which kind of URL the caller came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UrlForm {
    /// `http://{apiId}.execute-api.…/{stage}/{path}`
    Host,
    /// `/_aws/execute-api/…` and `/restapis/…/_user_request_/…`: nobody behind here sees that.
    Path,
    /// `http://{domainName}/{basePath}/{path}`: the base path ends at this byte of the target. Without a base path it
    /// ends where it would begin.
    DomainName { base_path_end: usize },
    /// The root stage of `up`, where the path has no stage.
    Root,
    /// None: a test invocation.
    Test,
}

/// A URL taken apart: `/{stage}/{path}?{query}` whatever form it came in, with the base path in the place of the stage
/// for a custom domain name, and without the stage for the root form.
#[derive(Debug)]
pub(crate) struct InvokeUrl {
    pub(crate) form: UrlForm,
    pub(crate) target: Box<str>,
    /// The path with its stage, as `$context.path` shows it.
    pub(crate) context_path: Range<usize>,
    /// The path without its stage.
    pub(crate) path: Range<usize>,
    /// The VPC endpoint that the host names.
    pub(crate) vpc_endpoint_id: Option<Box<str>>,
}

/// One request to a stage.
#[derive(Debug)]
pub(crate) struct Invocation {
    pub(crate) stage: Arc<PublishedStage>,
    /// Whether the canary answers it; `None` where the stage has none.
    pub(crate) is_canary: Option<bool>,
    pub(crate) url: InvokeUrl,
    pub(crate) method: http::Method,
    /// Without those that no step may see.
    pub(crate) headers: Headers,
    pub(crate) peer: Rc<Peer>,
    pub(crate) ids: RequestIds,
    pub(crate) timestamp: Timestamp,
    /// What the caller proved to be, where a domain name with mutual TLS asked for it.
    pub(crate) client_certificate: Option<Rc<ClientCertificate>>,
    /// Its `X-Amzn-Trace-Id`, once someone is asked on its behalf.
    pub(crate) trace: OnceCell<String>,
    /// The id that the integration's endpoint gave the call, once it has answered.
    pub(crate) endpoint_request_id: OnceCell<String>,
    /// Through which the call came, where the API is private.
    pub(crate) vpc_endpoint: Option<Arc<VpcEndpoint>>,
    /// What the caller signed, where the method asks for that.
    pub(crate) signed: Option<Box<Signed>>,
    /// Variables of `$context` that a test invocation brings along.
    pub(crate) given_context: Option<Box<IndexMap<String, String>>>,
}

/// A request as it was sent and signed.
pub(crate) struct Signed {
    pub(crate) method: http::Method,
    pub(crate) target: Box<str>,
    pub(crate) headers: Headers,
}

impl fmt::Debug for Signed {
    /// Without what is secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Signed").field("method", &self.method).finish_non_exhaustive()
    }
}

/// The method that an invocation matched.
#[derive(Debug)]
pub(crate) struct Matched<'i> {
    pub(crate) method: &'i MethodPlan,
    pub(crate) method_index: usize,
    /// Name and raw value.
    pub(crate) path_parameters: Vec<(&'i str, &'i str)>,
    /// Who asks, as the method's authorizer said; `None` where there is none, or before it has spoken.
    pub(crate) caller: Option<Caller>,
    /// Who signed the call, where the method asks for that.
    pub(crate) signer: Option<Signer>,
    /// The API key that opened the method, where it asks for one.
    pub(crate) api_key: Option<UsedKey<'i>>,
}

/// An API key with the usage plan by which it opens the stage.
pub(crate) struct UsedKey<'i> {
    pub(crate) value: Cow<'i, str>,
    pub(crate) key_id: Arc<str>,
    pub(crate) subscription: Arc<Subscription>,
    /// As it was when the key was looked up.
    pub(crate) plan: Arc<UsagePlan>,
}

impl fmt::Debug for UsedKey<'_> {
    /// Without the value, which is a secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("UsedKey").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

impl InvokeUrl {
    pub(crate) fn context_path(&self) -> &str {
        &self.target[self.context_path.clone()]
    }

    /// Leading slashes collapsed to one, a trailing one kept.
    pub(crate) fn path(&self) -> &str {
        let path = &self.target[self.path.clone()];
        if path.is_empty() {
            return "/";
        }
        let slashes = path.bytes().take_while(|byte| *byte == b'/').count();
        &path[slashes.saturating_sub(1)..]
    }

    /// The base path of the custom domain name by which the caller came.
    fn base_path(&self) -> Option<&str> {
        let UrlForm::DomainName { base_path_end } = self.form else { return None };
        Some(self.target.get(self.context_path.start..base_path_end)?.trim_start_matches('/'))
    }

    /// `path` of an event. AWS: with a custom domain name it has the base path.
    pub(crate) fn event_path(&self) -> &str {
        match self.form {
            UrlForm::DomainName { .. } => self.context_path(),
            _ => self.path(),
        }
    }

    /// As sent, without its question mark; empty when there is none.
    pub(crate) fn raw_query(&self) -> &str {
        self.target.get(self.path.end + 1..).unwrap_or_default()
    }
}

/// The pairs of a raw query, decoded, in order. AWS: `;` parts pairs like `&` (documented).
pub(crate) fn query_pairs(raw: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    raw.split(['&', ';']).filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (form_decode(name), form_decode(value))
    })
}

/// `+` is a blank, `%41` an `A`; what is not UTF-8 becomes replacement characters.
fn form_decode(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'+' | b'%')) {
        return Cow::Borrowed(text);
    }
    let blanks = text.replace('+', " ");
    Cow::Owned(percent_decode_str(&blanks).decode_utf8_lossy().into_owned())
}

impl Invocation {
    pub(crate) fn plan(&self) -> &StagePlan {
        &self.stage.plan
    }

    fn canary(&self) -> Option<&CanaryPlan> {
        self.plan().canary.as_ref().filter(|_| self.is_canary == Some(true))
    }

    /// The deployment that answers: the stage's, or its canary's.
    pub(crate) fn deployment(&self) -> &DeploymentPlan {
        self.canary().map_or(&self.plan().deployment, |canary| &canary.deployment)
    }

    /// Whether nobody called, but a method is tested.
    pub(crate) fn is_test(&self) -> bool {
        self.url.form == UrlForm::Test
    }

    /// Keeps the id that an AWS service gave its answer. AWS: S3 has a header of its own for it (documented).
    pub(crate) fn note_endpoint_request_id(&self, answered: &Headers) {
        let header = answered.get_str("x-amzn-RequestId").or_else(|| answered.get_str("x-amz-request-id"));
        if let Some(request_id) = header {
            // A service answers once.
            let _ = self.endpoint_request_id.set(request_id.to_owned());
        }
    }

    /// Whether the stage throttles the method.
    pub(crate) fn is_throttled(&self, matched: &Matched<'_>) -> bool {
        self.throttled_method(matched).is_some()
    }

    /// The stage's throttle of the method.
    pub(crate) fn throttled_method(&self, matched: &Matched<'_>) -> Option<&ThrottledMethod> {
        self.stage.buckets.get(self.is_canary == Some(true), matched.method_index)
    }

    /// The stage's cache and how it concerns the method.
    pub(crate) fn cached_method(&self, matched: &Matched<'_>) -> Option<(&StageCache, &CachedMethod)> {
        let caching = self.stage.caching.as_ref()?;
        let method = caching.get(self.is_canary == Some(true), matched.method_index)?;
        // AWS: what streams is not cached (documented).
        (!self.is_test() && !matched.method.integration.is_streamed()).then_some((&caching.cache, method))
    }

    /// The deployment of the canary that answers, where it is another than the stage's.
    pub(crate) fn own_canary_deployment(&self) -> Option<&str> {
        let canary = &self.canary()?.deployment.deployment_id;
        (*canary != self.plan().deployment.deployment_id).then_some(canary)
    }

    /// The stage variables that this request sees.
    pub(crate) fn variables(&self) -> &BTreeMap<String, String> {
        self.canary().map_or(&self.plan().variables, |canary| &canary.variables)
    }

    /// The values of a header whose name is spelled so. AWS: mappings tell letter case apart (documented).
    pub(crate) fn header_values<'a>(&'a self, name: &'a str) -> impl DoubleEndedIterator<Item = Cow<'a, str>> {
        let values: Vec<_> = self.headers.iter().filter(|(present, _)| *present == name.as_bytes()).collect();
        values.into_iter().map(|(_, value)| String::from_utf8_lossy(value))
    }

    pub(crate) fn query_values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Cow<'a, str>> {
        query_pairs(self.url.raw_query()).filter(move |(present, _)| present == name).map(|(_, value)| value)
    }

    /// `$context.domainName`: what a caller can put behind `http://` and reach the stage.
    pub(crate) fn domain_name(&self) -> String {
        let port = match self.url.form {
            UrlForm::Test => return "testPrefix.testDomainName".to_owned(),
            UrlForm::Host | UrlForm::DomainName { .. } | UrlForm::Root => {
                let host = self.headers.get_str("Host").unwrap_or("localhost");
                return host.strip_suffix(":80").or(host.strip_suffix(":443")).unwrap_or(host).to_owned();
            }
            UrlForm::Path => match self.headers.get_str("Host") {
                Some(host) => host.rsplit_once(':').map_or(80, |(_, port)| port.parse().unwrap_or(80)),
                None => self.peer.local.port(),
            },
        };
        let api_id = &self.plan().api_id;
        match port {
            80 | 443 => format!("{api_id}.execute-api.localhost"),
            port => format!("{api_id}.execute-api.localhost:{port}"),
        }
    }

    /// The method request in a line, for `explain`.
    pub(crate) fn describe(&self, matched: &Matched<'_>) -> String {
        let parameters: Vec<_> =
            matched.path_parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let (method, path, query) = (&self.method, self.url.path(), self.url.raw_query());
        format!("{method} {path}, path parameters {{{}}}, query string {query:?}", parameters.join(", "))
    }

    /// A variable of `$context` that has a text, by its name behind `context.`. Before the route is known those that
    /// hang on it are not there.
    pub(crate) fn context<'a>(&'a self, matched: Option<&'a Matched<'_>>, name: &str) -> Option<Cow<'a, str>> {
        let plan = self.plan();
        if self.is_test()
            && let Some(text) = self.test_context(name)
        {
            return Some(text);
        }
        let method = matched.map(|matched| matched.method.resource_id.as_ref()).map(str::to_owned);
        let text: Cow<'_, str> = match name {
            "accountId" => plan.account_id.as_ref().into(),
            "apiId" => plan.api_id.as_ref().into(),
            "stage" => plan.stage_name.as_ref().into(),
            "deploymentId" if self.is_test() => return None,
            "deploymentId" => self.deployment().deployment_id.as_ref().into(),
            "domainName" => self.domain_name().into(),
            "domainPrefix" => self.domain_name().split(['.', ':']).next().unwrap_or_default().to_owned().into(),
            "customDomain.basePathMatched" => match self.url.base_path()? {
                // UNVERIFIED: what is said of a mapping without a base path.
                "" => "(none)".into(),
                base_path => base_path.into(),
            },
            "awsEndpointRequestId" => self.endpoint_request_id.get()?.as_str().into(),
            "requestId" => self.ids.request_id().to_owned().into(),
            "extendedRequestId" => self.ids.extended_request_id().to_owned().into(),
            "httpMethod" => self.method.as_str().to_owned().into(),
            "path" => self.url.context_path().into(),
            // UNVERIFIED: nothing where the stage has no canary.
            "isCanaryRequest" => if self.is_canary? { "true" } else { "false" }.into(),
            // AWS: always this, whatever the caller speaks (documented).
            "protocol" => "HTTP/1.1".into(),
            "requestTime" => request_time(self.timestamp).into(),
            "resourceId" => method?.into(),
            "resourcePath" => matched?.method.resource_path.to_string().into(),
            "identity.apiKey" => matched?.api_key.as_ref()?.value.as_ref().to_owned().into(),
            "identity.apiKeyId" => matched?.api_key.as_ref()?.key_id.to_string().into(),
            "tlsVersion" => self.peer.tls.as_ref()?.facts.version().into(),
            "cipherSuite" => self.peer.tls.as_ref()?.facts.cipher_suite().into(),
            "identity.clientCert.clientCertPem" => self.client_certificate.as_ref()?.pem.as_str().into(),
            "identity.clientCert.subjectDN" => self.client_certificate.as_ref()?.subject.as_str().into(),
            "identity.clientCert.issuerDN" => self.client_certificate.as_ref()?.issuer.as_str().into(),
            "identity.clientCert.serialNumber" => self.client_certificate.as_ref()?.serial_number.as_str().into(),
            "identity.clientCert.validity.notBefore" => self.client_certificate.as_ref()?.not_before.as_str().into(),
            "identity.clientCert.validity.notAfter" => self.client_certificate.as_ref()?.not_after.as_str().into(),
            "identity.vpcId" => self.vpc_endpoint.as_ref()?.vpc_id.as_ref().into(),
            "identity.vpceId" => self.vpc_endpoint.as_ref()?.id.as_ref().into(),
            "identity.sourceIp" => self.peer.address.ip().to_canonical().to_string().into(),
            "identity.userAgent" => String::from_utf8_lossy(self.headers.get("User-Agent")?),
            name if name.starts_with("identity.") => return matched?.signer.as_ref()?.context(name),
            name => return matched?.caller.as_ref()?.context(name.strip_prefix("authorizer.")?),
        };
        Some(text)
    }

    /// What a test invocation has in place of what a caller brings (read off events of the service).
    fn test_context(&self, name: &str) -> Option<Cow<'_, str>> {
        if let Some(given) = self.given_context.as_ref().and_then(|given| given.get(name)) {
            return Some(given.as_str().into());
        }
        let account = self.plan().account_id.as_ref();
        Some(match name {
            "identity.vpcId" => self.vpc_endpoint.as_ref()?.vpc_id.as_ref().into(),
            "identity.vpceId" => self.vpc_endpoint.as_ref()?.id.as_ref().into(),
            "identity.sourceIp" => "test-invoke-source-ip".into(),
            "identity.apiKey" => "test-invoke-api-key".into(),
            "identity.apiKeyId" => "test-invoke-api-key-id".into(),
            // UNVERIFIED: newer events show the agent of whoever asked for the test, or more behind the 3.
            "identity.userAgent" => "aws-internal/3".into(),
            "identity.accountId" | "identity.caller" | "identity.user" => account.into(),
            "identity.userArn" => format!("arn:aws:iam::{account}:root").into(),
            _ => return None,
        })
    }
}

/// `dd/MMM/yyyy:HH:mm:ss +0000`
pub(crate) fn request_time(timestamp: Timestamp) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    // `2020-04-06T23:23:46Z`; a year of five digits is too far away to matter, and is cut rather than panicked about.
    let iso = timestamp.iso8601();
    let part = |range: Range<usize>| iso.get(range).unwrap_or_default();
    let month = part(5..7).parse::<usize>().ok().and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    format!("{}/{}/{}:{} +0000", part(8..10), month.unwrap_or(&"Jan"), part(0..4), part(11..19))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        assert_eq!(request_time(Timestamp::from_millis(1_586_215_426_000)), "06/Apr/2020:23:23:46 +0000");
    }

    #[test]
    fn queries() {
        for (raw, expected) in [
            ("", ""),
            ("a=1&b", "a=1,b="),
            ("a=x%2By+z&a=&&A=2", "a=x+y z,a=,A=2"),
            ("a=1;b=2", "a=1,b=2"),
            ("a=%C3%A9%FF", "a=é\u{fffd}"),
            ("%61=b=c", "a=b=c"),
        ] {
            let pairs: Vec<_> = query_pairs(raw).map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(pairs.join(","), expected, "{raw}");
        }
    }
}
