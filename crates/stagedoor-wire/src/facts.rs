//! The form of the generated tables: what the service models say about operations and shapes. The codecs walk these
//! tables; nothing in them is computed at run time.

/// One of the three services whose operations are ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// REST APIs (`apigateway`, 2015-07-09).
    ApiGateway,
    /// HTTP and WebSocket APIs (`apigatewayv2`, 2018-11-29).
    ApiGatewayV2,
    /// WebSocket connections (`apigatewaymanagementapi`, 2018-11-29).
    Management,
}

impl Service {
    /// The name of the service's client in botocore.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ApiGateway => "apigateway",
            Self::ApiGatewayV2 => "apigatewayv2",
            Self::Management => "apigatewaymanagementapi",
        }
    }
}

/// What the model says about one operation.
#[derive(Debug)]
pub struct OperationFacts {
    pub service: Service,
    /// For example `CreateStage`.
    pub name: &'static str,
    pub method: &'static str,
    /// The path with `{labels}`, without the query.
    pub uri: &'static str,
    /// The query parameter that tells this operation from another of the same path and method.
    pub query: Option<(&'static str, &'static str)>,
    /// The HTTP status of success.
    pub response_code: u16,
    pub input: &'static StructureFacts,
    pub output: Option<&'static StructureFacts>,
    pub errors: &'static [&'static StructureFacts],
}

impl PartialEq for OperationFacts {
    fn eq(&self, other: &Self) -> bool {
        self.service == other.service && self.name == other.name
    }
}

impl Eq for OperationFacts {}

/// A structure of the model: an input, an output, an error or a part of one.
#[derive(Debug)]
pub struct StructureFacts {
    pub name: &'static str,
    pub members: &'static [MemberFacts],
    /// The member that is the whole body.
    pub payload: Option<usize>,
    /// The HTTP status, if the structure is an error.
    pub error: Option<u16>,
}

/// A member of a structure.
#[derive(Debug)]
pub struct MemberFacts {
    /// The name in the model.
    pub name: &'static str,
    /// The name in the body, the path, the query or the headers.
    pub wire_name: &'static str,
    pub location: Location,
    pub required: bool,
    pub kind: &'static Kind,
}

/// Where in the message a member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    Body,
    Uri,
    Query,
    Header,
}

/// The type of a value and its constraints.
#[derive(Debug)]
pub enum Kind {
    String(&'static StringFacts),
    Boolean,
    Integer(Option<i64>, Option<i64>),
    Long,
    Double,
    Timestamp(TimestampForm),
    Blob(Option<usize>),
    Structure(&'static StructureFacts),
    List(&'static Kind),
    Map(&'static Kind),
}

/// The constraints of a string.
#[derive(Debug)]
pub struct StringFacts {
    /// The values of an enumeration, in the order in which the service prints them; empty for any other string.
    pub values: &'static [&'static str],
    pub pattern: Option<&'static str>,
    pub min: Option<usize>,
    pub max: Option<usize>,
}

/// How a timestamp is written in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampForm {
    EpochSeconds,
    /// Whole seconds.
    Iso8601,
    Iso8601Millis,
}

/// A string without constraints.
pub static TEXT: Kind = Kind::String(&StringFacts { values: &[], pattern: None, min: None, max: None });

/// A member of the generated tables in one line.
pub(crate) const fn member(
    name: &'static str,
    wire_name: &'static str,
    location: Location,
    required: bool,
    kind: &'static Kind,
) -> MemberFacts {
    MemberFacts { name, wire_name, location, required, kind }
}
