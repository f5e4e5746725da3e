//! The protocols of AWS: [`rest_json`] whole, since our services speak it; of the others what an error needs, so that a
//! request for a service that is not here is refused in its own language.

mod cbor;
mod json;
mod query;
pub mod rest_json;

pub use rest_json::Encoded;

use crate::WireError;

/// How a service's requests and answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    RestJson,
    Json10,
    Json11,
    Query,
    Ec2,
    RestXml,
    /// REST with XML whose errors stand in no envelope.
    S3,
    Cbor,
}

impl Protocol {
    /// The protocol of a request as its headers tell it; a service may speak several. `header` looks one up in any case.
    #[must_use]
    pub fn of_request<'a>(declared: Self, header: impl Fn(&str) -> Option<&'a str>) -> Self {
        if header("smithy-protocol") == Some("rpc-v2-cbor") {
            return Self::Cbor;
        }
        let content_type = header("content-type").unwrap_or_default();
        let is = |kind: &str| content_type.get(..kind.len()).is_some_and(|start| start.eq_ignore_ascii_case(kind));
        if is("application/x-amz-json-1.0") {
            return Self::Json10;
        }
        if is("application/x-amz-json-1.1") {
            return Self::Json11;
        }
        match declared {
            Self::Json10 | Self::Json11 | Self::Cbor if is("application/x-www-form-urlencoded") => Self::Query,
            _ => declared,
        }
    }
}

/// Writes an error in a protocol.
#[must_use]
pub fn encode_error(protocol: Protocol, error: &WireError, request_id: &str) -> Encoded {
    match protocol {
        Protocol::RestJson => rest_json::encode_error(error, request_id),
        Protocol::Json10 => json::encode_error("application/x-amz-json-1.0", error, request_id),
        Protocol::Json11 => json::encode_error("application/x-amz-json-1.1", error, request_id),
        Protocol::Query => query::encode_error(query::Envelope::Query, error, request_id),
        Protocol::Ec2 => query::encode_error(query::Envelope::Ec2, error, request_id),
        Protocol::RestXml => query::encode_error(query::Envelope::Rest, error, request_id),
        Protocol::S3 => query::encode_error(query::Envelope::S3, error, request_id),
        Protocol::Cbor => cbor::encode_error(error, request_id),
    }
}
