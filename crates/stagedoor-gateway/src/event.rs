//! What a function is told of a request: the parts that the events of authorizers and of Lambda proxy integrations share.

use serde_json::{Map, Value, json};
use stagedoor_http::Headers;

use crate::invocation::{Invocation, Matched, query_pairs};

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

/// Names with their last values, and names with all their values. Empty maps are empty.
#[derive(Debug, Default)]
pub(crate) struct Pairs {
    pub(crate) single: Map<String, Value>,
    pub(crate) multi: Map<String, Value>,
}

impl Pairs {
    fn add(&mut self, name: String, value: String) {
        let value = Value::from(value);
        match self.multi.get_mut(&name).and_then(Value::as_array_mut) {
            Some(values) => values.push(value.clone()),
            None => drop(self.multi.insert(name.clone(), json!([value]))),
        }
        self.single.insert(name, value);
    }
}

/// Names as sent but for two (recorded).
pub(crate) fn headers(headers: &Headers) -> Pairs {
    let mut pairs = Pairs::default();
    for (name, value) in headers.iter() {
        let name = match name {
            name if name.eq_ignore_ascii_case(b"authorization") => "Authorization".into(),
            name if name.eq_ignore_ascii_case(b"user-agent") => "User-Agent".into(),
            name => String::from_utf8_lossy(name),
        };
        pairs.add(name.into_owned(), String::from_utf8_lossy(value).into_owned());
    }
    pairs
}

/// Decoded.
pub(crate) fn query_string(invocation: &Invocation) -> Pairs {
    let mut pairs = Pairs::default();
    for (name, value) in query_pairs(invocation.url.raw_query()) {
        pairs.add(name.into_owned(), value.into_owned());
    }
    pairs
}

/// As sent: not decoded (recorded).
pub(crate) fn path_parameters(matched: &Matched<'_>) -> Map<String, Value> {
    matched.path_parameters.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect()
}

/// `requestContext` without what an authorizer adds.
pub(crate) fn request_context(invocation: &Invocation, matched: &Matched<'_>) -> Map<String, Value> {
    const BEFORE: [&str; 10] = [
        "resourceId",
        "resourcePath",
        "httpMethod",
        "extendedRequestId",
        "requestTime",
        "path",
        "accountId",
        "protocol",
        "stage",
        "domainPrefix",
    ];
    const BEHIND: [&str; 3] = ["domainName", "deploymentId", "apiId"];
    let text = |name: &str| {
        let value = invocation.context(Some(matched), name);
        value.map_or(Value::Null, |value| Value::from(value.into_owned()))
    };
    let mut context = Map::new();
    for name in BEFORE {
        context.insert(name.to_owned(), text(name));
    }
    context.insert("requestTimeEpoch".to_owned(), invocation.timestamp.millis.into());
    context.insert("requestId".to_owned(), text("requestId"));
    let identity = IDENTITY.iter().map(|name| ((*name).to_owned(), text(&format!("identity.{name}"))));
    context.insert("identity".to_owned(), Value::Object(identity.collect()));
    for name in BEHIND {
        context.insert(name.to_owned(), text(name));
    }
    if let Some(is_canary) = invocation.context(Some(matched), "isCanaryRequest") {
        context.insert("isCanaryRequest".to_owned(), (is_canary == "true").into());
    }
    context
}
