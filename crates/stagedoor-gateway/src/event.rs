//! What a function is told of a request: the events of authorizers and of Lambda proxy integrations, written as JSON
//! straight away.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::Write;

use bytes::Bytes;
use indexmap::IndexMap;
use serde_json::Value;
use stagedoor_http::Headers;

use crate::invocation::{Invocation, Matched, query_pairs};
use crate::record::execution_log::{Masked, is_secret};
use crate::steps::integration_request;
use crate::worker::Worker;

/// Members of `requestContext.identity` and of `$context.identity`, in the service's order (recorded). Those of callers
/// that sign are null.
pub(crate) const IDENTITY: [&str; 12] = [
    "cognitoIdentityPoolId",
    "accountId",
    "cognitoIdentityId",
    "caller",
    "sourceIp",
    "principalOrgId",
    "accessKey",
    "cognitoAuthenticationType",
    "cognitoAuthenticationProvider",
    "userArn",
    "userAgent",
    "user",
];

/// The same where there are more than those: the service's order is that of a hash table, and a larger one has another
/// (read off events of the service).
const LARGER_IDENTITY: [&str; 17] = [
    "cognitoIdentityPoolId",
    "cognitoIdentityId",
    "vpceId",
    "clientCert",
    "apiKey",
    "principalOrgId",
    "cognitoAuthenticationType",
    "userArn",
    "apiKeyId",
    "userAgent",
    "accountId",
    "caller",
    "sourceIp",
    "accessKey",
    "cognitoAuthenticationProvider",
    "vpcId",
    "user",
];

/// Members of `requestContext.identity.clientCert`.
const CLIENT_CERTIFICATE: [&str; 4] = ["clientCertPem", "subjectDN", "issuerDN", "serialNumber"];

/// What stands for a map with nothing in it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum EmptyMap {
    /// In the events of authorizers (samples).
    Object,
    /// In those of proxy integrations (recorded).
    Null,
}

/// An event under way: a JSON object whose members are written one behind another.
pub(crate) struct Event(Vec<u8>);

impl Event {
    /// Most events are smaller, and some bodies are not.
    const USUAL_SIZE: usize = 2048;

    pub(crate) fn new() -> Self {
        let mut text = Vec::with_capacity(Self::USUAL_SIZE);
        text.push(b'{');
        Self(text)
    }

    pub(crate) fn into_bytes(mut self) -> Bytes {
        self.0.push(b'}');
        self.0.into()
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.string(text);
    }

    pub(crate) fn optional_text(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(name, text),
            None => self.plain(name, "null"),
        }
    }

    /// A number, a boolean or null.
    pub(crate) fn plain(&mut self, name: &str, value: impl Display) {
        self.name(name);
        // Writing to memory does not fail.
        let _ = write!(self.0, "{value}");
    }

    pub(crate) fn object(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.name(name);
        self.0.push(b'{');
        write(self);
        self.0.push(b'}');
    }

    /// What is told of a request, but for its body.
    pub(crate) fn request(&mut self, worker: &Worker, invocation: &Invocation, matched: &Matched<'_>, empty: EmptyMap) {
        self.text("resource", &matched.method.resource_path);
        self.text("path", invocation.url.event_path());
        self.text("httpMethod", invocation.method.as_str());
        let sent = sent_headers(worker, invocation);
        self.pairs(["headers", "multiValueHeaders"], header_pairs(&sent), empty);
        // Decoded.
        let query = query_pairs(invocation.url.raw_query());
        self.pairs(["queryStringParameters", "multiValueQueryStringParameters"], query, empty);
        // As sent: not decoded (recorded).
        self.map("pathParameters", matched.path_parameters.iter().copied(), empty);
        let variables = invocation.variables().iter().map(|(name, value)| (name.as_str(), value.as_str()));
        self.map("stageVariables", variables, empty);
        self.object("requestContext", |context| context.request_context(invocation, matched));
    }

    /// In the service's order (read off its events).
    fn request_context(&mut self, invocation: &Invocation, matched: &Matched<'_>) {
        let text = |name: &str| invocation.context(Some(matched), name);
        let texts = |event: &mut Self, names: &[&str]| {
            names.iter().for_each(|name| event.optional_text(name, text(name).as_deref()));
        };
        texts(self, &["resourceId"]);
        self.authorizer(matched);
        texts(self, &["resourcePath"]);
        if let Some(operation_name) = &matched.method.operation_name {
            self.text("operationName", operation_name);
        }
        texts(self, &["httpMethod", "extendedRequestId"]);
        if let Some(is_canary) = text("isCanaryRequest") {
            self.plain("isCanaryRequest", is_canary);
        }
        texts(self, &["requestTime", "path", "accountId", "protocol", "stage", "domainPrefix"]);
        self.plain("requestTimeEpoch", invocation.timestamp.millis);
        texts(self, &["requestId"]);
        self.object("identity", |identity| identity.identity(&text));
        texts(self, &["domainName", "deploymentId", "apiId"]);
    }

    fn identity<'a>(&mut self, text: &impl Fn(&str) -> Option<Cow<'a, str>>) {
        let member = |name: &str| text(&["identity.", name].concat());
        let has_certificate = member("clientCert.clientCertPem").is_some();
        let extras = ["apiKey", "apiKeyId", "vpcId", "vpceId"];
        let extra_texts = extras.map(member);
        if !has_certificate && extra_texts.iter().all(Option::is_none) {
            return IDENTITY.iter().for_each(|name| self.optional_text(name, member(name).as_deref()));
        }
        for name in LARGER_IDENTITY {
            let extra = extras.iter().position(|extra| *extra == name);
            match extra.map(|extra| &extra_texts[extra]) {
                Some(Some(text)) => self.text(name, text),
                Some(None) => {}
                None if name != "clientCert" => self.optional_text(name, member(name).as_deref()),
                None if !has_certificate => {}
                None => self.object(name, |certificate| {
                    let member = |name: &str| member(&["clientCert.", name].concat());
                    for name in CLIENT_CERTIFICATE {
                        certificate.optional_text(name, member(name).as_deref());
                    }
                    certificate.object("validity", |validity| {
                        for name in ["notBefore", "notAfter"] {
                            let text = member(&["validity.", name].concat());
                            validity.optional_text(name, text.as_deref());
                        }
                    });
                }),
            }
        }
    }

    /// What the method's authorizer said; nothing where there is none, or before it has spoken.
    fn authorizer(&mut self, matched: &Matched<'_>) {
        let Some(caller) = &matched.caller else { return };
        let identity = &*caller.identity;
        self.object("authorizer", |authorizer| match &identity.claims {
            Some(claims) => authorizer.object("claims", |object| {
                claims.iter().for_each(|(name, value)| object.text(name, value));
            }),
            None => {
                authorizer.optional_text("principalId", identity.principal_id.as_deref());
                authorizer.plain("integrationLatency", caller.integration_latency_ms);
                let own = |name: &str| matches!(name, "principalId" | "integrationLatency");
                let given = identity.context.iter().filter(|(name, _)| !own(name));
                given.for_each(|(name, value)| authorizer.text(name, value));
            }
        });
    }

    /// Names with their last values, and names with all their values.
    fn pairs<'a>(
        &mut self,
        [single, multi]: [&str; 2],
        pairs: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>,
        empty: EmptyMap,
    ) {
        let mut grouped = IndexMap::<Cow<'a, str>, Vec<Cow<'a, str>>>::new();
        for (name, value) in pairs {
            grouped.entry(name).or_default().push(value);
        }
        let last = grouped.iter().filter_map(|(name, values)| Some((&**name, &**values.last()?)));
        self.map(single, last, empty);
        if grouped.is_empty() {
            return self.empty(multi, empty);
        }
        self.object(multi, |object| {
            for (name, values) in &grouped {
                object.name(name);
                for (index, value) in values.iter().enumerate() {
                    object.0.push(if index == 0 { b'[' } else { b',' });
                    object.string(value);
                }
                object.0.push(b']');
            }
        });
    }

    fn map<'a>(&mut self, name: &str, pairs: impl Iterator<Item = (&'a str, &'a str)>, empty: EmptyMap) {
        let mut pairs = pairs.peekable();
        if pairs.peek().is_none() {
            return self.empty(name, empty);
        }
        self.object(name, |object| pairs.for_each(|(name, value)| object.text(name, value)));
    }

    fn empty(&mut self, name: &str, empty: EmptyMap) {
        self.plain(
            name,
            match empty {
                EmptyMap::Object => "{}",
                EmptyMap::Null => "null",
            },
        );
    }

    fn name(&mut self, name: &str) {
        // Only an object that has just begun ends so: a text ends with its quote.
        if self.0.last() != Some(&b'{') {
            self.0.push(b',');
        }
        self.string(name);
        self.0.push(b':');
    }

    fn string(&mut self, text: &str) {
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut self.0, text);
    }
}

/// The caller's header fields with what the service adds. AWS: nobody called for a test, and nothing is added (read off
/// its logs).
fn sent_headers<'i>(worker: &Worker, invocation: &'i Invocation) -> Cow<'i, Headers> {
    if invocation.is_test() {
        return Cow::Borrowed(&invocation.headers);
    }
    let mut headers = invocation.headers.clone();
    integration_request::add_forwarded(&mut headers, invocation);
    headers.set("X-Amzn-Trace-Id", integration_request::trace_header(worker, invocation));
    Cow::Owned(headers)
}

/// Names as sent but for two (recorded).
fn header_pairs(headers: &Headers) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    headers.iter().map(|(name, value)| {
        let name = match name {
            name if name.eq_ignore_ascii_case(b"authorization") => "Authorization".into(),
            name if name.eq_ignore_ascii_case(b"user-agent") => "User-Agent".into(),
            name => String::from_utf8_lossy(name),
        };
        (name, String::from_utf8_lossy(value))
    })
}

/// An event as people may read it: without its secrets, to which belong header fields of which `identifies` says so.
pub(crate) fn shown(event: &[u8], identifies: impl Fn(&str) -> bool) -> String {
    let Ok(mut event) = serde_json::from_slice::<Value>(event) else { return String::new() };
    let hide = |text: &mut Value| {
        if let Value::String(secret) = text {
            *secret = Masked(secret).to_string();
        }
    };
    for name in ["headers", "multiValueHeaders"] {
        for (name, value) in event.get_mut(name).and_then(Value::as_object_mut).into_iter().flatten() {
            match value {
                _ if !is_secret(name) && !identifies(name) => {}
                Value::Array(values) => values.iter_mut().for_each(hide),
                value => hide(value),
            }
        }
    }
    event.get_mut("authorizationToken").map(hide);
    event.pointer_mut("/requestContext/identity/apiKey").map(hide);
    event.to_string()
}
