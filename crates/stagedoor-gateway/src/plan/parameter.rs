//! Parameter mappings, taken apart when they are published.

use crate::jsonpath::JsonPath;

/// `integration.request.{location}.{name}` and where its value comes from.
#[derive(Clone, Debug)]
pub struct RequestParameterPlan {
    pub location: ParameterLocation,
    pub name: String,
    pub source: ParameterSource,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    Path,
    QueryString,
    Header,
}

/// The right side of a parameter mapping.
#[derive(Clone, Debug)]
pub enum ParameterSource {
    /// `'text'`
    Literal(String),
    /// `method.request.path.name` and its kin: the last value.
    Request(ParameterLocation, String),
    /// `method.request.multivaluequerystring.name`, `method.request.multivalueheader.name`: all values.
    RequestMultiValue(ParameterLocation, String),
    /// `method.request.body` or, with a JSONPath without its `$.`, a part of it.
    Body(Option<JsonPath>),
    /// `context.name`
    Context(String),
    /// `stageVariables.name`
    StageVariable(String),
    /// `integration.response.header.name` (response side only).
    IntegrationHeader(String),
    /// `integration.response.multivalueheader.name` (response side only).
    IntegrationMultiValueHeader(String),
    /// `integration.response.body[.path]` (response side only).
    IntegrationBody(Option<JsonPath>),
}

impl RequestParameterPlan {
    /// Reads `integration.request.{path|querystring|header}.{name}` and its source; `None` when either is not one.
    #[must_use]
    pub fn parse(target: &str, source: &str) -> Option<Self> {
        let (location, name) = target.strip_prefix("integration.request.")?.split_once('.')?;
        let location = ParameterLocation::parse(location)?;
        Some(Self { location, name: name.to_owned(), source: ParameterSource::parse(source)? })
    }
}

impl ParameterLocation {
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "path" => Some(Self::Path),
            "querystring" => Some(Self::QueryString),
            "header" => Some(Self::Header),
            _ => None,
        }
    }
}

impl ParameterSource {
    /// Reads a mapping expression; `None` when it is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(literal) = text.strip_prefix('\'') {
            return literal.strip_suffix('\'').map(|literal| Self::Literal(literal.to_owned()));
        }
        if let Some(rest) = text.strip_prefix("method.request.") {
            return Self::parse_request(rest);
        }
        if let Some(rest) = text.strip_prefix("integration.response.") {
            if let Some(body) = body_path(rest) {
                return Some(Self::IntegrationBody(body));
            }
            return match rest.split_once('.')? {
                ("header", name) => Some(Self::IntegrationHeader(name.to_owned())),
                ("multivalueheader", name) => Some(Self::IntegrationMultiValueHeader(name.to_owned())),
                _ => None,
            };
        }
        if let Some(name) = text.strip_prefix("context.") {
            return Some(Self::Context(name.to_owned()));
        }
        text.strip_prefix("stageVariables.").map(|name| Self::StageVariable(name.to_owned()))
    }

    fn parse_request(text: &str) -> Option<Self> {
        if let Some(body) = body_path(text) {
            return Some(Self::Body(body));
        }
        let (location, name) = text.split_once('.')?;
        let name = name.to_owned();
        match location {
            "multivaluequerystring" => Some(Self::RequestMultiValue(ParameterLocation::QueryString, name)),
            "multivalueheader" => Some(Self::RequestMultiValue(ParameterLocation::Header, name)),
            location => Some(Self::Request(ParameterLocation::parse(location)?, name)),
        }
    }
}

/// `body`, or `body.` and a JSONPath without its `$.`.
fn body_path(text: &str) -> Option<Option<JsonPath>> {
    let rest = text.strip_prefix("body")?;
    if rest.is_empty() { Some(None) } else { JsonPath::new(rest.strip_prefix('.')?).ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` is the source as Rust prints it, or `-`.
    fn check(text: &str, expected: &str) {
        let found = match ParameterSource::parse(text) {
            Some(ParameterSource::Body(path)) => format!("Body({})", path.is_some()),
            Some(ParameterSource::IntegrationBody(path)) => format!("IntegrationBody({})", path.is_some()),
            Some(source) => format!("{source:?}").replace('"', ""),
            None => "-".to_owned(),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sources() {
        check("'a b'", "Literal(a b)");
        check("''", "Literal()");
        check("'a", "-");
        check("method.request.path.id", "Request(Path, id)");
        check("method.request.querystring.a.b", "Request(QueryString, a.b)");
        check("method.request.multivaluequerystring.a", "RequestMultiValue(QueryString, a)");
        check("method.request.multivalueheader.A", "RequestMultiValue(Header, A)");
        check("method.request.body", "Body(false)");
        check("method.request.body.a[0].b", "Body(true)");
        check("method.request.body.a.", "-");
        check("method.request.bodyguard", "-");
        check("method.request.cookie.a", "-");
        check("context.identity.sourceIp", "Context(identity.sourceIp)");
        check("stageVariables.v", "StageVariable(v)");
        check("integration.response.header.A", "IntegrationHeader(A)");
        check("integration.response.multivalueheader.A", "IntegrationMultiValueHeader(A)");
        check("integration.response.body.a", "IntegrationBody(true)");
        check("integration.response.path.a", "-");
        check("a", "-");
    }

    #[test]
    fn targets() {
        let parsed = RequestParameterPlan::parse("integration.request.header.X-A", "'b'");
        assert_eq!(parsed.map(|plan| (plan.location, plan.name)), Some((ParameterLocation::Header, "X-A".into())));
        assert!(RequestParameterPlan::parse("integration.request.body.x", "'b'").is_none());
    }
}
