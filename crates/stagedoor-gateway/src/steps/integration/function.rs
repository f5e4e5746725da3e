//! What a function answered to a custom (AWS) integration: its error message selects the integration response.

use bytes::Bytes;
use stagedoor_vtl::Value;

use super::http::WholeAnswer;
use crate::error::{GatewayError, GatewayResponseType};

/// The error message in a function's answer: a member of the JSON object that it returned, thrown or not.
pub(crate) fn error_message(body: &Bytes) -> Option<String> {
    // A text that cannot hold the member is not read.
    memchr::memmem::find(body, b"errorMessage")?;
    let text = String::from_utf8_lossy(body);
    Value::from_json(&text).ok()?.member("errorMessage")?.as_str().map(str::to_owned)
}

/// Lambda's own refusal is no answer of the function.
pub(crate) fn check(answer: WholeAnswer) -> Result<WholeAnswer, GatewayError> {
    if (200..300).contains(&answer.status) {
        return Ok(answer);
    }
    let text = String::from_utf8_lossy(&answer.body[..answer.body.len().min(SHOWN)]).into_owned();
    let error = match answer.status {
        // Quoted for the service, for a function that is not there too.
        403 | 404 => GatewayError::configuration(
            "Execution failed due to configuration error: Invalid permissions on Lambda function",
        ),
        413 => GatewayError::new(GatewayResponseType::RequestTooLarge, "the request is too large for a function"),
        status => {
            let request_id = answer.headers.get_str("x-amzn-RequestId").unwrap_or_default();
            let reason = format!("Lambda invocation failed with status: {status}. Lambda request id: {request_id}");
            // AWS: a throttled function is a 500 (quoted), any other failure a 502, as behind AWS_PROXY (inferred).
            GatewayError::new(GatewayResponseType::IntegrationFailure, reason).with_status(if status == 429 {
                500
            } else {
                502
            })
        }
    };
    Err(error.with_cause(text))
}

/// Bytes of a refusal that are kept.
const SHOWN: usize = 1024;
