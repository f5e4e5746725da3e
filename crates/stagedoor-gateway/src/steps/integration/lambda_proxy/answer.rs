//! What a function behind a proxy integration may answer: a JSON object of known members, each of which may be left out.

use base64::Engine;
use bytes::Bytes;
use serde_json::{Map, Value};
use stagedoor_http::Headers;

use crate::steps::content_handling::BASE64;

/// Statuses that an answer can have. UNVERIFIED: what the service says to others.
const STATUSES: std::ops::RangeInclusive<u16> = 200..=999;

/// An answer, read.
#[derive(Debug)]
pub(super) struct ProxyAnswer {
    pub(super) status: u16,
    pub(super) headers: Headers,
    pub(super) body: String,
    pub(super) is_base64_encoded: bool,
}

/// Why an answer is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed(pub(super) String);

/// Reads a whole answer.
pub(super) fn read(payload: &[u8]) -> Result<ProxyAnswer, Malformed> {
    let mut members: Map<String, Value> = serde_json::from_slice(payload).map_err(|_| wrong("it is no JSON object"))?;
    let body = match members.remove("body") {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text,
        Some(_) => return Err(wrong("body is no text")),
    };
    let is_base64_encoded = match members.remove("isBase64Encoded") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(is)) => is,
        // UNVERIFIED: texts, as with statusCode.
        Some(Value::String(text)) if text == "true" || text == "false" => text == "true",
        Some(_) => return Err(wrong("isBase64Encoded is no boolean")),
    };
    let (status, headers) = head(members)?;
    Ok(ProxyAnswer { status, headers, body, is_base64_encoded })
}

/// Reads the metadata of an answer that is streamed.
pub(super) fn read_metadata(metadata: &[u8]) -> Result<(u16, Headers), Malformed> {
    let mut members: Map<String, Value> =
        serde_json::from_slice(metadata).map_err(|_| wrong("its metadata is no JSON object"))?;
    let cookies = match members.remove("cookies") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(cookies)) => cookies,
        Some(_) => return Err(wrong("cookies is no list")),
    };
    let (status, mut headers) = head(members)?;
    for cookie in &cookies {
        headers.append("Set-Cookie", cookie.as_str().ok_or_else(|| wrong("cookies has more than texts"))?);
    }
    Ok((status, headers))
}

/// The members that say how an answer begins.
fn head(mut members: Map<String, Value>) -> Result<(u16, Headers), Malformed> {
    let status = match members.remove("statusCode") {
        None | Some(Value::Null) => 200,
        Some(status) => status_code(&status).ok_or_else(|| wrong(&format!("{status} is no statusCode")))?,
    };
    let mut headers = Headers::new();
    let multi_value = map(&mut members, "multiValueHeaders")?;
    for (name, values) in &multi_value {
        let Value::Array(values) = values else { return Err(wrong(&format!("multiValueHeaders: {name} is no list"))) };
        for value in values {
            headers.append(name, header_value("multiValueHeaders", name, value)?);
        }
    }
    // AWS: values of both go out, spelled as in multiValueHeaders (recorded); the same pair only once (documented).
    for (name, value) in &map(&mut members, "headers")? {
        let value = header_value("headers", name, value)?;
        match multi_value.keys().find(|present| present.eq_ignore_ascii_case(name)) {
            Some(spelled) if headers.get_all(spelled).any(|present| present == value.as_bytes()) => {}
            Some(spelled) => headers.append(spelled, value),
            None => headers.append(name, value),
        }
    }
    match members.keys().next() {
        Some(unknown) => Err(wrong(&format!("it has the unknown member {unknown}"))),
        None => Ok((status, headers)),
    }
}

/// A whole number, or a text that is one (recorded). UNVERIFIED: one with zeros behind its point.
fn status_code(value: &Value) -> Option<u16> {
    let status = match value {
        Value::Number(number) if number.is_f64() => {
            number.as_f64().filter(|number| number.fract() == 0.0 && (0.0..1000.0).contains(number))? as u16
        }
        Value::Number(number) => number.as_u64().and_then(|number| u16::try_from(number).ok())?,
        Value::String(text) => text.parse().ok()?,
        _ => return None,
    };
    STATUSES.contains(&status).then_some(status)
}

fn map(members: &mut Map<String, Value>, name: &str) -> Result<Map<String, Value>, Malformed> {
    match members.remove(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(map)) => Ok(map),
        Some(_) => Err(wrong(&format!("{name} is no JSON object"))),
    }
}

/// AWS: a text, or a boolean as text (recorded). UNVERIFIED: numbers as texts too, since the service reads texts and
/// booleans where it wants numbers; null is a mistake.
fn header_value(map: &str, name: &str, value: &Value) -> Result<String, Malformed> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => Err(wrong(&format!("{map}: {name} is no text"))),
    }
}

/// The bytes that a body means.
pub(super) fn decode(body: String) -> Result<Bytes, base64::DecodeError> {
    BASE64.decode(body).map(Bytes::from)
}

fn wrong(what: &str) -> Malformed {
    Malformed(what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` is `STATUS name=value … | body`, with ` b64` behind the status of an encoded body, or why it is wrong.
    fn check(payload: &str, expected: &str) {
        let found = match read(payload.as_bytes()) {
            Ok(answer) => {
                let mut text = answer.status.to_string();
                text.push_str(if answer.is_base64_encoded { " b64" } else { "" });
                for (name, value) in answer.headers.iter() {
                    text.push_str(&format!(" {}={}", String::from_utf8_lossy(name), String::from_utf8_lossy(value)));
                }
                format!("{text} | {}", answer.body)
            }
            Err(Malformed(why)) => why,
        };
        assert_eq!(found, expected, "{payload}");
    }

    #[test]
    fn answers() {
        check("{}", "200 | ");
        check(r#"{"statusCode": 201, "body": "a"}"#, "201 | a");
        check(r#"{"statusCode": "201"}"#, "201 | ");
        check(r#"{"statusCode": null, "body": null, "headers": null, "multiValueHeaders": null}"#, "200 | ");
        check(r#"{"statusCode": "test"}"#, "\"test\" is no statusCode");
        check(r#"{"statusCode": 201.0}"#, "201 | ");
        check(r#"{"statusCode": 201.5}"#, "201.5 is no statusCode");
        check(r#"{"statusCode": 1e300}"#, "1e+300 is no statusCode");
        check(r#"{"statusCode": 100}"#, "100 is no statusCode");
        check(r#"{"statusCode": -200}"#, "-200 is no statusCode");
        check(r#"{"statusCode": 65736}"#, "65736 is no statusCode");
        check(r#"{"statusCode": []}"#, "[] is no statusCode");
        check(r#"{"headers": {"a": "1", "B": true, "c": 2.5}}"#, "200 a=1 B=true c=2.5 | ");
        check(r#"{"headers": {"a": ["1"]}}"#, "headers: a is no text");
        check(r#"{"headers": {"a": {}}}"#, "headers: a is no text");
        check(r#"{"headers": {"a": null}}"#, "headers: a is no text");
        check(r#"{"headers": []}"#, "headers is no JSON object");
        check(r#"{"multiValueHeaders": {"a": ["1", "2", false]}}"#, "200 a=1 a=2 a=false | ");
        check(r#"{"multiValueHeaders": {"a": "1"}}"#, "multiValueHeaders: a is no list");
        check(r#"{"multiValueHeaders": {"a": [[]]}}"#, "multiValueHeaders: a is no text");
        check(
            r#"{"headers": {"my-header": "solo", "b": "x"}, "multiValueHeaders": {"My-Header": ["multi"]}}"#,
            "200 My-Header=multi My-Header=solo b=x | ",
        );
        check(r#"{"headers": {"a": "1"}, "multiValueHeaders": {"A": ["1", "2"]}}"#, "200 A=1 A=2 | ");
        check(r#"{"body": "eA==", "isBase64Encoded": true}"#, "200 b64 | eA==");
        check(r#"{"isBase64Encoded": "true"}"#, "200 b64 | ");
        check(r#"{"isBase64Encoded": 1}"#, "isBase64Encoded is no boolean");
        for body in ["1", "{}", "[]", "true"] {
            check(&format!(r#"{{"body": {body}}}"#), "body is no text");
        }
        check(r#"{"statusCode": 200, "wrongKey": "a"}"#, "it has the unknown member wrongKey");
        check(r#"{"cookies": []}"#, "it has the unknown member cookies");
        for wrong in ["null", "\"text\"", "1", "[]", "", "{", "text"] {
            check(wrong, "it is no JSON object");
        }
        let deep = "[".repeat(100_000);
        check(&deep, "it is no JSON object");
    }

    /// Whatever bytes come, they are read or refused.
    #[test]
    fn damaged_answers() {
        let whole = r#"{"statusCode": "201", "headers": {"a": "é", "b": true}, "multiValueHeaders": {"A": ["1", null]},
            "cookies": ["c=1"], "body": "aGk=", "isBase64Encoded": true}"#;
        for at in 0..whole.len() {
            for byte in [0, b'"', b'{', b'}', b'[', b'9', b'-', 0xff] {
                let mut damaged = whole.as_bytes().to_vec();
                damaged[at] = byte;
                let _ = (read(&damaged), read_metadata(&damaged));
            }
            let _ = (read(&whole.as_bytes()[..at]), read_metadata(&whole.as_bytes()[..at]));
        }
    }

    #[test]
    fn metadata() {
        let check = |metadata: &str, expected: &str| {
            let found = match read_metadata(metadata.as_bytes()) {
                Ok((status, headers)) => headers.iter().fold(status.to_string(), |text, (name, value)| {
                    format!("{text} {}={}", String::from_utf8_lossy(name), String::from_utf8_lossy(value))
                }),
                Err(Malformed(why)) => why,
            };
            assert_eq!(found, expected, "{metadata}");
        };
        check("{}", "200");
        check(
            r#"{"statusCode": 201, "headers": {"set-cookie": "a=1"}, "cookies": ["b=2", "c=3"]}"#,
            "201 set-cookie=a=1 Set-Cookie=b=2 Set-Cookie=c=3",
        );
        check(r#"{"cookies": null}"#, "200");
        check(r#"{"cookies": [1]}"#, "cookies has more than texts");
        check(r#"{"cookies": "a"}"#, "cookies is no list");
        check(r#"{"isBase64Encoded": true}"#, "it has the unknown member isBase64Encoded");
        check("[]", "its metadata is no JSON object");
    }

    #[test]
    fn bodies() {
        for (text, expected) in [("aGk=", Some("hi")), ("aGk", Some("hi")), ("", Some("")), ("a b", None), ("=", None)]
        {
            let found = decode(text.to_owned()).ok();
            assert_eq!(found.as_deref(), expected.map(str::as_bytes), "{text}");
        }
    }
}
