//! The protocol of the three services: labels, query and headers around a JSON body. [`route`] finds the operation,
//! [`decode`] makes its typed input, [`encode`] and [`encode_error`] the answer.

use bytes::Bytes;
use indexmap::IndexMap;

use crate::facts::{Kind, Location, MemberFacts, OperationFacts, Service, TimestampForm};
pub use crate::route::{RouteError, Routed, route};
use crate::shape::{Shape, Value};
use crate::{Timestamp, WireError, constraints, json, uri};

/// The parts of a request that carry an input.
#[derive(Clone, Copy, Debug)]
pub struct RequestParts<'a> {
    /// As sent, percent-encoded.
    pub path: &'a str,
    /// As sent, without the `?`.
    pub query: &'a str,
    pub headers: &'a [(String, String)],
    pub body: &'a Bytes,
}

/// An answer, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Bytes,
}

/// Reads and checks the input of a routed request.
///
/// # Errors
///
/// In this order: what is not percent-encoded UTF-8, what is not JSON or of another type than the model's
/// (`SerializationException`), and all violated constraints at once (`ValidationException`).
pub fn decode<S: Shape>(routed: &Routed, request: &RequestParts<'_>) -> Result<S, WireError> {
    let members = decode_members(routed, request)?;
    constraints::check(routed.operation, &members)?;
    Ok(S::from_members(members))
}

fn decode_members(routed: &Routed, request: &RequestParts<'_>) -> Result<Vec<Option<Value>>, WireError> {
    let input = routed.operation.input;
    let in_body = |facts: &MemberFacts| facts.location == Location::Body;
    let mut members = match input.payload {
        None if input.members.iter().any(in_body) && !request.body.is_empty() => {
            let body: serde_json::Value = serde_json::from_slice(request.body).map_err(|error| {
                WireError::serialization(format!("Could not parse request body into json: {error}"))
            })?;
            json::read_structure(input, &body, in_body)?
        }
        _ => vec![None; input.members.len()],
    };
    let query = uri::parse_query(request.query).map_err(bad_encoding)?;
    for (place, facts) in input.members.iter().enumerate() {
        members[place] = match facts.location {
            Location::Uri => decode_label(routed, facts)?,
            Location::Query => decode_query(routed.operation, facts, &query)?,
            Location::Header => {
                header(request.headers, facts.wire_name).map(|text| scalar(facts.kind, text)).transpose()?
            }
            Location::Body if input.payload == Some(place) => payload(routed.operation, facts, request.body)?,
            Location::Body => continue,
        };
    }
    Ok(members)
}

/// UNVERIFIED: code and text.
fn bad_encoding(error: uri::InvalidEncoding) -> WireError {
    WireError::bad_request(error.to_string())
}

fn decode_label(routed: &Routed, facts: &MemberFacts) -> Result<Option<Value>, WireError> {
    let label = routed.labels.iter().find(|(label, _)| *label == facts.wire_name);
    let decoded = label.map(|(_, text)| uri::decode(text)).transpose().map_err(bad_encoding)?;
    decoded.map(|text| scalar(facts.kind, &text)).transpose()
}

fn decode_query(
    operation: &OperationFacts,
    facts: &MemberFacts,
    query: &[(String, String)],
) -> Result<Option<Value>, WireError> {
    let mut named = query.iter().filter(|(name, _)| name == facts.wire_name).map(|(_, value)| value);
    match facts.kind {
        Kind::List(kind) => {
            let values: Vec<Value> = named.map(|text| scalar(kind, text)).collect::<Result<_, _>>()?;
            Ok((!values.is_empty()).then_some(Value::List(values)))
        }
        Kind::Map(kind) => {
            // AWS: the map is spread over the query, one parameter an entry: all that no other member claims.
            let claimed = |name: &str| {
                operation.query.is_some_and(|(query, _)| query == name)
                    || operation.input.members.iter().any(|member| {
                        member.location == Location::Query
                            && !matches!(member.kind, Kind::Map(_))
                            && member.wire_name == name
                    })
            };
            let mut entries = IndexMap::new();
            for (name, text) in query.iter().filter(|(name, _)| !claimed(name)) {
                entries.insert(name.clone(), scalar(kind, text)?);
            }
            Ok((!entries.is_empty()).then_some(Value::Map(entries)))
        }
        kind => named.next().map(|text| scalar(kind, text)).transpose(),
    }
}

/// A value from a label, the query or a header.
fn scalar(kind: &Kind, text: &str) -> Result<Value, WireError> {
    // UNVERIFIED: no refusal of a number in the query was recorded; these are the JSON reader's words.
    let refused =
        |class: &str| WireError::serialization(format!("class java.lang.String can not be converted to an {class}"));
    Ok(match kind {
        Kind::Boolean => Value::Boolean(json::boolean(text)?),
        Kind::Integer(..) => Value::Integer(text.parse::<i32>().map_err(|_| refused("Integer"))?.into()),
        Kind::Long => Value::Integer(text.parse().map_err(|_| refused("Long"))?),
        Kind::Double => Value::Double(text.parse().map_err(|_| refused("Double"))?),
        Kind::Timestamp(_) => Value::Timestamp(Timestamp::parse_iso8601(text).ok_or_else(|| refused("Timestamp"))?),
        _ => Value::String(text.to_owned()),
    })
}

fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// The whole body as one member. A required one is there even when it is empty.
fn payload(operation: &OperationFacts, facts: &MemberFacts, body: &Bytes) -> Result<Option<Value>, WireError> {
    if let (Kind::Blob(Some(most)), Service::Management) = (facts.kind, operation.service)
        && body.len() > *most
    {
        return Err(WireError::new("PayloadTooLargeException", 413, "Message too long"));
    }
    Ok((facts.required || !body.is_empty()).then(|| Value::Blob(body.clone())))
}

/// Writes the answer of an operation; one without output has the type `()`.
#[must_use]
pub fn encode<S: Shape>(operation: &OperationFacts, output: &S) -> Encoded {
    let mut encoded = Encoded { status: operation.response_code, headers: Vec::new(), body: Bytes::new() };
    if operation.output.is_none() {
        return encoded;
    }
    let facts = S::FACTS;
    let members = output.to_members();
    for (facts, value) in facts.members.iter().zip(&members) {
        if let (Location::Header, Some(value)) = (facts.location, value) {
            encoded.headers.push((facts.wire_name.to_owned(), header_text(facts.kind, value)));
        }
    }
    let content_type = match facts.payload {
        Some(place) => {
            if let Some(Some(Value::Blob(body))) = members.get(place) {
                encoded.body = body.clone();
            }
            "application/octet-stream"
        }
        None => {
            let take = |facts: &MemberFacts| facts.location == Location::Body;
            let body = serde_json::to_vec(&json::Structure { facts, members: &members, take });
            encoded.body = body.unwrap_or_default().into();
            "application/json"
        }
    };
    if header(&encoded.headers, "Content-Type").is_none() {
        encoded.headers.push(("Content-Type".to_owned(), content_type.to_owned()));
    }
    encoded
}

fn header_text(kind: &Kind, value: &Value) -> String {
    match value {
        // A client's text must not end the header.
        Value::String(text) => text.chars().filter(|character| !character.is_control()).collect(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Double(value) => format!("{value:?}"),
        Value::Timestamp(value) => match kind {
            Kind::Timestamp(TimestampForm::EpochSeconds) => value.seconds().to_string(),
            _ => value.iso8601(),
        },
        _ => String::new(),
    }
}

/// Writes an error: the code in a header, `message` in lower case in the body.
#[must_use]
pub fn encode_error(error: &WireError, request_id: &str) -> Encoded {
    let mut headers = vec![
        ("x-amzn-RequestId".to_owned(), request_id.to_owned()),
        ("x-amzn-ErrorType".to_owned(), error.code.to_owned()),
        ("Content-Type".to_owned(), "application/json".to_owned()),
    ];
    if let Some(seconds) = error.retry_after_seconds {
        headers.push(("Retry-After".to_owned(), seconds.to_string()));
    }
    let body = serde_json::json!({ "message": error.message }).to_string();
    Encoded { status: error.status, headers, body: body.into() }
}
