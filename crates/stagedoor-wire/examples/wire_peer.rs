//! The Rust side of `conformance/wire/run.py`: reads one JSON object a line from stdin, runs the codec, and writes one
//! JSON object a line to stdout.
//!
//! | line in | line out |
//! |---|---|
//! | `{"do": "decode", "method", "path", "query", "headers": [[name, value]], "body": base64}` | `{"service", "operation", "input"}` or `{"error": answer}` |
//! | `{"do": "encode", "service", "operation", "output"}` | an answer: `{"status", "headers", "body": base64}` |
//! | `{"do": "error", "protocol", "code", "status", "message", "retryAfter"?}` | an answer |

use std::io::{BufRead as _, Write as _};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use serde_json::{Value, json};
use stagedoor_wire::facts::StructureFacts;
use stagedoor_wire::json::{from_json, to_json};
use stagedoor_wire::protocol::{self, Encoded, Protocol};
use stagedoor_wire::rest_json::{self, RequestParts, Routed};
use stagedoor_wire::{Service, Shape, WireError, operations};

const REQUEST_ID: &str = "8f0e0b6c-0000-4000-8000-000000000000";

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let answer = match serde_json::from_str(&line?) {
            Ok(question) => answer(&question),
            Err(error) => json!({ "failed": error.to_string() }),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(question: &Value) -> Value {
    match text(&question["do"]) {
        "decode" => decode(question).unwrap_or_else(
            |error| json!({ "error": shown(&rest_json::encode_error(&error, REQUEST_ID)), "code": error.code }),
        ),
        "encode" => {
            let found = operations().find(|operation| {
                operation.service.name() == question["service"] && operation.name == question["operation"]
            });
            let typed = found.and_then(|operation| Some((operation, typed(operation.service, operation.name)?)));
            match typed.map(|(operation, typed)| (typed.encode)(operation, &question["output"])) {
                Some(Ok(encoded)) => shown(&encoded),
                Some(Err(error)) => json!({ "failed": error.to_string() }),
                None => json!({ "failed": "no such operation" }),
            }
        }
        "error" => shown(&error(question)),
        other => json!({ "failed": format!("unknown question {other}") }),
    }
}

fn decode(question: &Value) -> Result<Value, WireError> {
    let method = http::Method::from_bytes(text(&question["method"]).as_bytes()).unwrap_or_default();
    let (path, query) = (text(&question["path"]), text(&question["query"]));
    let routed = rest_json::route(&method, path, query)?;
    let pairs = question["headers"].as_array().into_iter().flatten();
    let headers: Vec<(String, String)> =
        pairs.map(|pair| (text(&pair[0]).to_owned(), text(&pair[1]).to_owned())).collect();
    let body = Bytes::from(BASE64_STANDARD.decode(text(&question["body"])).unwrap_or_default());
    let request = RequestParts { path, query, headers: &headers, body: &body };
    let operation = routed.operation;
    let typed = typed(operation.service, operation.name).ok_or_else(|| WireError::internal("not in the typed list"))?;
    let input = (typed.decode)(&routed, &request)?;
    Ok(json!({ "service": operation.service.name(), "operation": operation.name, "input": input }))
}

fn error(question: &Value) -> Encoded {
    let status = question["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(500);
    let known: Vec<&StructureFacts> = operations().flat_map(|operation| operation.errors).copied().collect();
    let code = known.iter().map(|error| error.name).find(|name| *name == question["code"]).unwrap_or("UnknownError");
    let mut error = WireError::new(code, status, text(&question["message"]));
    error.retry_after_seconds = question["retryAfter"].as_u64().and_then(|seconds| u32::try_from(seconds).ok());
    let protocol = match text(&question["protocol"]) {
        "json-1.0" => Protocol::Json10,
        "json-1.1" => Protocol::Json11,
        "query" => Protocol::Query,
        "ec2" => Protocol::Ec2,
        "rest-xml" => Protocol::RestXml,
        "s3" => Protocol::S3,
        "cbor" => Protocol::Cbor,
        _ => Protocol::RestJson,
    };
    protocol::encode_error(protocol, &error, REQUEST_ID)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn shown(encoded: &Encoded) -> Value {
    json!({
        "status": encoded.status,
        "headers": encoded.headers.iter().map(|(name, value)| json!([name, value])).collect::<Vec<_>>(),
        "body": BASE64_STANDARD.encode(&encoded.body),
    })
}

/// The codec with the types of one operation.
struct Typed {
    decode: fn(&Routed, &RequestParts<'_>) -> Result<Value, WireError>,
    encode: fn(&stagedoor_wire::OperationFacts, &Value) -> Result<Encoded, WireError>,
}

impl Typed {
    const fn of<I: Shape, O: Shape>() -> Self {
        Self {
            decode: |routed, request| Ok(to_json(&rest_json::decode::<I>(routed, request)?)),
            encode: |operation, output| Ok(rest_json::encode(operation, &from_json::<O>(output)?)),
        }
    }
}

fn typed(service: Service, name: &str) -> Option<Typed> {
    macro_rules! rows {
        ($module:ident, $($operation:ident: $input:ident => $output:tt,)*) => {{
            use stagedoor_wire::$module::*;
            $(if operations::$operation.name == name {
                return Some(Typed::of::<$input, $output>());
            })*
            None
        }};
    }
    macro_rules! v1 {
        ($($rows:tt)*) => { rows!(apigateway, $($rows)*) };
    }
    macro_rules! v2 {
        ($($rows:tt)*) => { rows!(apigatewayv2, $($rows)*) };
    }
    macro_rules! connections {
        ($($rows:tt)*) => { rows!(management, $($rows)*) };
    }
    match service {
        Service::ApiGateway => stagedoor_wire::apigateway_operations!(v1),
        Service::ApiGatewayV2 => stagedoor_wire::apigatewayv2_operations!(v2),
        Service::Management => stagedoor_wire::management_operations!(connections),
    }
}
