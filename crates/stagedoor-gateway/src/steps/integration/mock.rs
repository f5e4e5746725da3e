//! The MOCK integration: its answer is the `statusCode` that the request template wrote.

use serde_json::Value;

use crate::error::GatewayError;
use crate::plan::MockPlan;

/// The status that the integration answers with; `None` when nobody asked for one, and the default response is due.
pub(crate) fn answer(plan: &MockPlan, asked: &[u8]) -> Result<Option<i64>, GatewayError> {
    // AWS: without any request template the default integration response may be returned (documented); a body that
    // was sent is read like what a template wrote.
    if plan.request_templates.is_empty() && asked.is_empty() {
        return Ok(None);
    }
    status_code(&String::from_utf8_lossy(asked)).map(Some)
}

/// The status that a rendered request template asks for.
fn status_code(text: &str) -> Result<i64, GatewayError> {
    strict(text).unwrap_or_else(|| lenient(text)).ok_or_else(|| {
        GatewayError::configuration(
            "Execution failed due to configuration error: Unable to parse statusCode. It should be an integer that is \
             defined in the request template.",
        )
        .with_detail("requestTemplateResult", text)
    })
}

/// `None` when the text is not JSON.
fn strict(text: &str) -> Option<Option<i64>> {
    let value: Value = serde_json::from_str(text).ok()?;
    Some(value.get("statusCode").and_then(Value::as_i64))
}

/// The service's own reader is more forgiving than JSON: keys and values may lack quotes or have single ones, commas
/// repeat, and a later key or value may hold almost anything (recorded and tested against the service).
fn lenient(text: &str) -> Option<i64> {
    let inside = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    let mut status_code = None;
    for member in inside.split(',').map(str::trim).filter(|member| !member.is_empty()) {
        if member.starts_with('{') {
            return None;
        }
        let (key, value) = member.split_once(':')?;
        if unquoted(key.trim())? == "statusCode" {
            status_code = Some(value.trim().parse().ok()?);
        }
    }
    status_code
}

/// A key without its quotes, which must be two of a kind if they are around `statusCode`.
fn unquoted(key: &str) -> Option<&str> {
    let inner = key.trim_matches(['"', '\'']);
    if inner != "statusCode" {
        return Some(inner);
    }
    matches!(key, "statusCode" | "\"statusCode\"" | "'statusCode'").then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_codes() {
        for (text, expected) in [
            ("{\"statusCode\": 200}", Some(200)),
            ("{\"statusCode\": 0}", Some(0)),
            ("{\"statusCode\": -1000}", Some(-1000)),
            ("{\"a\": {\"b\": [1, 2]}, \"statusCode\": 404}", Some(404)),
            ("{statusCode: 200}", Some(200)),
            (" {'statusCode': 200}\n", Some(200)),
            ("{\"statusCode\": 200 ,, }", Some(200)),
            ("{statusCode: 200, null: null}", Some(200)),
            ("{statusCode: 200, \"\": \"\"}", Some(200)),
            ("{statusCode: 200, \" \": \" \"}", Some(200)),
            ("{statusCode: 200, \"value\": 'goog'}", Some(200)),
            ("{statusCode: 200,super{ f}oo: [ba r]}", Some(200)),
            ("{statusCode: 200, foo}: [ba r]}", Some(200)),
            ("{statusCode: 200, foo'}: [ba r]}", Some(200)),
            ("{statusCode: 200, }foo: ''}", Some(200)),
            ("{\"statusCode\": \"200\"}", None),
            ("{statusCode: \"200\"}", None),
            ("{\"statusCode\": 200.5}", None),
            ("{\"other\": 200}", None),
            ("{\"statusCode\": 200", None),
            ("statusCode: 200", None),
            ("{statusCode: 200, {foo: [ba r]}", None),
            ("{\"statusCode': 200}", None),
            ("{statusCode\": 200}", None),
            ("[200]", None),
            ("200", None),
            ("", None),
            ("{}", None),
        ] {
            assert_eq!(status_code(text).ok(), expected, "{text}");
        }
    }
}
