//! Parameter mappings, taken apart when they are published.

/// `integration.request.{location}.{name}` and where its value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterSource {
    /// `'text'`
    Literal(String),
    /// `method.request.path.name` and its kin: the last value.
    Request(ParameterLocation, String),
    /// `method.request.multivaluequerystring.name`, `method.request.multivalueheader.name`: all values.
    RequestMultiValue(ParameterLocation, String),
    /// `method.request.body` or, with a JSONPath without its `$.`, a part of it.
    Body(Option<String>),
    /// `context.name`
    Context(String),
    /// `stageVariables.name`
    StageVariable(String),
    /// `integration.response.header.name` (response side only).
    IntegrationHeader(String),
    /// `integration.response.multivalueheader.name` (response side only).
    IntegrationMultiValueHeader(String),
    /// `integration.response.body[.path]` (response side only).
    IntegrationBody(Option<String>),
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
    fn parse(text: &str) -> Option<Self> {
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

/// `body`, or what follows `body.`.
fn body_path(text: &str) -> Option<Option<String>> {
    let rest = text.strip_prefix("body")?;
    if rest.is_empty() { Some(None) } else { rest.strip_prefix('.').map(|path| Some(path.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::ParameterLocation::{Header, Path, QueryString};
    use super::ParameterSource as Source;
    use super::*;

    #[test]
    fn sources() {
        for (text, expected) in [
            ("'a b'", Some(Source::Literal("a b".into()))),
            ("''", Some(Source::Literal(String::new()))),
            ("'a", None),
            ("method.request.path.id", Some(Source::Request(Path, "id".into()))),
            ("method.request.querystring.a.b", Some(Source::Request(QueryString, "a.b".into()))),
            ("method.request.multivaluequerystring.a", Some(Source::RequestMultiValue(QueryString, "a".into()))),
            ("method.request.multivalueheader.A", Some(Source::RequestMultiValue(Header, "A".into()))),
            ("method.request.body", Some(Source::Body(None))),
            ("method.request.body.a[0].b", Some(Source::Body(Some("a[0].b".into())))),
            ("method.request.bodyguard", None),
            ("method.request.cookie.a", None),
            ("context.identity.sourceIp", Some(Source::Context("identity.sourceIp".into()))),
            ("stageVariables.v", Some(Source::StageVariable("v".into()))),
            ("integration.response.header.A", Some(Source::IntegrationHeader("A".into()))),
            ("integration.response.multivalueheader.A", Some(Source::IntegrationMultiValueHeader("A".into()))),
            ("integration.response.body.a", Some(Source::IntegrationBody(Some("a".into())))),
            ("integration.response.path.a", None),
            ("a", None),
        ] {
            assert_eq!(Source::parse(text), expected, "{text}");
        }
        let parsed = RequestParameterPlan::parse("integration.request.header.X-A", "'b'");
        assert_eq!(parsed.map(|plan| (plan.location, plan.name)), Some((Header, "X-A".into())));
        assert_eq!(RequestParameterPlan::parse("integration.request.body.x", "'b'"), None);
    }
}
