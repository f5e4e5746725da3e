//! What a Lambda authorizer's function answered, read.

use serde_json::{Map, Value};

use crate::caller::Identity;
use crate::error::GatewayError;
use crate::policy::Policy;
use crate::record::execution_log::Masked;

use super::{failed, misconfigured, unauthorized};

/// Bytes of an answer that cannot be read, as `explain` shows it.
const SHOWN: usize = 4096;

/// What the function says of the caller.
pub(super) fn read(payload: &[u8]) -> Result<Identity, GatewayError> {
    let invalid = |what: &str| {
        let text = shown(payload);
        let reason = format!("Execution failed due to configuration error: Invalid JSON in response: {what}");
        misconfigured(reason).with_detail("authorizerResult", text)
    };
    let answer: Map<String, Value> = serde_json::from_slice(payload).map_err(|_| invalid("it is no JSON object"))?;
    let Some(principal_id) = answer.get("principalId").and_then(Value::as_str) else {
        return Err(invalid("principalId is no text"));
    };
    let document = answer.get("policyDocument").unwrap_or(&Value::Null);
    let policy = Policy::read(document).map_err(|error| invalid(&error.to_string()))?;
    let context = match answer.get("context") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Object(context)) => flat(context).ok_or_else(|| invalid("context has lists or objects"))?,
        Some(_) => return Err(invalid("context is no JSON object")),
    };
    let usage_identifier_key = match answer.get("usageIdentifierKey") {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(_) => return Err(invalid("usageIdentifierKey is no text")),
    };
    Ok(Identity {
        principal_id: Some(principal_id.to_owned()),
        policy: Some(policy),
        policy_text: Some(document.to_string()),
        context,
        claims: None,
        usage_identifier_key,
    })
}

/// An answer as people may read it: without the value of an API key. One that is no JSON may hold anything, and is shown.
pub(super) fn shown(payload: &[u8]) -> String {
    let answer: Option<Map<String, Value>> = serde_json::from_slice(payload).ok();
    let masked = answer.and_then(|mut answer| {
        let api_key = answer.get_mut("usageIdentifierKey").filter(|value| !value.is_null())?;
        *api_key = Masked(api_key.as_str().unwrap_or_default()).to_string().into();
        Some(Value::Object(answer).to_string())
    });
    let bytes = masked.as_deref().map_or(payload, str::as_bytes);
    String::from_utf8_lossy(&bytes[..bytes.len().min(SHOWN)]).into_owned()
}

/// AWS: texts, numbers and booleans, which mappings and events see as texts; lists and objects are a mistake
/// (documented). UNVERIFIED: a null is left out.
fn flat(context: &Map<String, Value>) -> Option<Vec<(String, String)>> {
    let mut flat = Vec::with_capacity(context.len());
    for (name, value) in context {
        match value {
            Value::Null => {}
            Value::String(text) => flat.push((name.clone(), text.clone())),
            Value::Bool(_) | Value::Number(_) => flat.push((name.clone(), value.to_string())),
            Value::Array(_) | Value::Object(_) => return None,
        }
    }
    Some(flat)
}

/// What it means that the function failed. AWS: this message alone sends the caller away (documented).
pub(super) fn function_error(payload: &[u8]) -> GatewayError {
    let answer: Option<Value> = serde_json::from_slice(payload).ok();
    let message = answer.as_ref().and_then(|answer| answer.get("errorMessage")?.as_str());
    match message {
        Some("Unauthorized") => unauthorized("the authorizer's function threw \"Unauthorized\""),
        message => {
            let message = message.unwrap_or("without a message").to_owned();
            let reason = "Execution failed due to an authorizer error: the function failed";
            failed(reason).with_detail("authorizerError", message)
        }
    }
}
