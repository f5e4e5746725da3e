//! From method, path and query to an operation. The table is sorted once; within a path, literal segments win over
//! labels. Segments are compared as they were sent, so that an encoded slash never separates.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::{OperationFacts, WireError, operations, uri};

/// An operation with the labels of its path.
#[derive(Clone, Debug)]
pub struct Routed {
    pub operation: &'static OperationFacts,
    /// Label and text, still percent-encoded, in the order of the path.
    pub(crate) labels: Vec<(&'static str, String)>,
}

/// Why no operation was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RouteError {
    #[error("no operation has this path")]
    NotFound,
    #[error("no operation of this path has this method")]
    MethodNotAllowed,
}

impl From<RouteError> for WireError {
    /// UNVERIFIED: code and texts; no answer of the service to such a request was recorded.
    fn from(error: RouteError) -> Self {
        match error {
            RouteError::NotFound => {
                Self::new("UnknownOperationException", 404, "No operation of API Gateway has this path")
            }
            RouteError::MethodNotAllowed => {
                Self::new("UnknownOperationException", 405, "No operation of API Gateway has this path and method")
            }
        }
    }
}

/// Finds the operation of a request. `raw_path` is the path as sent, still percent-encoded.
///
/// # Errors
///
/// When no operation has the path, or none has the path and the method.
pub fn route(method: &http::Method, raw_path: &str, raw_query: &str) -> Result<Routed, RouteError> {
    let segments: Vec<&str> = raw_path.strip_prefix('/').unwrap_or(raw_path).split('/').collect();
    let first = uri::decode(segments[0]).map_err(|_| RouteError::NotFound)?;
    let patterns = PATTERNS.get(first.as_ref()).ok_or(RouteError::NotFound)?;
    let mut found = Err(RouteError::NotFound);
    for pattern in patterns {
        if !pattern.matches(&segments) {
            continue;
        }
        let operation = pattern.operation;
        let told_apart = operation.query.is_none_or(|(name, value)| {
            uri::parse_query(raw_query).is_ok_and(|query| query.iter().any(|(n, v)| n == name && v == value))
        });
        if operation.method == method.as_str() && told_apart {
            return Ok(Routed { operation, labels: pattern.labels(&segments) });
        }
        found = Err(RouteError::MethodNotAllowed);
    }
    found
}

/// The operations by their first segment, which is always literal.
static PATTERNS: LazyLock<HashMap<&'static str, Vec<Pattern>>> = LazyLock::new(|| {
    let mut patterns: HashMap<&'static str, Vec<Pattern>> = HashMap::new();
    for operation in operations() {
        let pattern = Pattern::new(operation);
        if let Some(Segment::Literal(first)) = pattern.segments.first() {
            patterns.entry(first).or_default().push(pattern);
        }
    }
    for patterns in patterns.values_mut() {
        patterns.sort_by_key(|pattern| (pattern.shape(), pattern.operation.query.is_none()));
    }
    patterns
});

struct Pattern {
    operation: &'static OperationFacts,
    segments: Vec<Segment>,
}

enum Segment {
    Literal(&'static str),
    Label(&'static str),
    /// A label that takes the rest of the path. The ARN of a tagging operation is encoded by the SDKs as one segment;
    /// clients that leave its slashes alone are understood as well.
    Rest(&'static str),
}

impl Pattern {
    fn new(operation: &'static OperationFacts) -> Self {
        let segment = |text: &'static str| match text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
            None => Segment::Literal(text),
            Some(label) if label.ends_with("arn") => Segment::Rest(label),
            Some(label) => Segment::Label(label),
        };
        Self { operation, segments: operation.uri.trim_start_matches('/').split('/').map(segment).collect() }
    }

    /// Sorts literals before labels, segment by segment.
    fn shape(&self) -> Vec<u8> {
        let rank = |segment: &Segment| match segment {
            Segment::Literal(_) => 0,
            Segment::Label(_) => 1,
            Segment::Rest(_) => 2,
        };
        self.segments.iter().map(rank).collect()
    }

    fn matches(&self, sent: &[&str]) -> bool {
        let rest = matches!(self.segments.last(), Some(Segment::Rest(_)));
        if sent.len() != self.segments.len() && !(rest && sent.len() > self.segments.len()) {
            return false;
        }
        self.segments.iter().zip(sent).all(|(segment, sent)| match segment {
            Segment::Literal(literal) => literal == sent || uri::decode(sent).is_ok_and(|sent| sent == *literal),
            Segment::Label(_) | Segment::Rest(_) => !sent.is_empty(),
        })
    }

    fn labels(&self, sent: &[&str]) -> Vec<(&'static str, String)> {
        let label = |(place, segment): (usize, &Segment)| match segment {
            Segment::Literal(_) => None,
            Segment::Label(label) => Some((*label, sent[place].to_owned())),
            Segment::Rest(label) => Some((*label, sent[place..].join("/"))),
        };
        self.segments.iter().enumerate().filter_map(label).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_found_by_its_own_path() {
        for operation in operations() {
            let query = operation.query.map_or(String::new(), |(name, value)| format!("x=1&{name}={value}"));
            let path: Vec<&str> =
                operation.uri.split('/').map(|part| if part.starts_with('{') { "a%2Fb" } else { part }).collect();
            let method = http::Method::from_bytes(operation.method.as_bytes()).expect("a method");
            let routed = route(&method, &path.join("/"), &query).expect(operation.name);
            assert_eq!(routed.operation, operation);
            assert_eq!(routed.labels.len(), operation.uri.matches('{').count());
        }
    }

    #[test]
    fn finds_and_refuses() {
        let check = |method: http::Method, path: &str, query: &str, expected: Result<&str, RouteError>| {
            let found = route(&method, path, query).map(|routed| routed.operation.name);
            assert_eq!(found, expected, "{method} {path}?{query}");
        };
        use http::Method;
        check(Method::POST, "/restapis", "", Ok("CreateRestApi"));
        check(Method::POST, "/restapis", "mode=import", Ok("ImportRestApi"));
        check(Method::POST, "/restapis", "failonwarnings=true&mode=import", Ok("ImportRestApi"));
        check(Method::POST, "/restapis", "mode=%69mport", Ok("ImportRestApi"));
        check(Method::PUT, "/restapis/a", "mode=overwrite", Ok("PutRestApi"));
        check(Method::POST, "/apikeys", "mode=import&format=csv", Ok("ImportApiKeys"));
        check(Method::GET, "/restapis/a/deployments/", "", Err(RouteError::NotFound));
        check(Method::GET, "/restapis//deployments", "", Err(RouteError::NotFound));
        check(Method::GET, "/", "", Err(RouteError::NotFound));
        check(Method::GET, "", "", Err(RouteError::NotFound));
        check(Method::GET, "/%zz", "", Err(RouteError::NotFound));
        check(Method::GET, "/functions", "", Err(RouteError::NotFound));
        check(Method::PATCH, "/restapis", "", Err(RouteError::MethodNotAllowed));
        check(Method::GET, "/tags/arn%3Aaws%3Aapigateway%3A%3A%3A%2Frestapis%2Fa", "", Ok("GetTags"));
        check(Method::GET, "/tags/arn:aws:apigateway:::/restapis/a", "", Ok("GetTags"));
        check(Method::GET, "/v2/apis/a/stages/%24default", "", Ok("GetStage"));
        check(Method::POST, "/%40connections/abc%3D", "", Ok("PostToConnection"));
        check(Method::GET, "/@connections/abc=", "", Ok("GetConnection"));
    }
}
