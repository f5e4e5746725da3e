//! What can be a gateway response: the rules that the operations on them and the importer of documents share.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::GatewayResponse;

use crate::integration::{check_mapping, check_templates};

pub(crate) const DEFAULT_4XX: &str = "DEFAULT_4XX";
pub(crate) const DEFAULT_5XX: &str = "DEFAULT_5XX";

/// Each type with its default status; the two defaults have none.
pub(crate) const TYPES: [(&str, Option<&str>); 21] = [
    ("ACCESS_DENIED", Some("403")),
    ("API_CONFIGURATION_ERROR", Some("500")),
    ("AUTHORIZER_CONFIGURATION_ERROR", Some("500")),
    ("AUTHORIZER_FAILURE", Some("500")),
    ("BAD_REQUEST_BODY", Some("400")),
    ("BAD_REQUEST_PARAMETERS", Some("400")),
    (DEFAULT_4XX, None),
    (DEFAULT_5XX, None),
    ("EXPIRED_TOKEN", Some("403")),
    ("INTEGRATION_FAILURE", Some("504")),
    ("INTEGRATION_TIMEOUT", Some("504")),
    ("INVALID_API_KEY", Some("403")),
    ("INVALID_SIGNATURE", Some("403")),
    ("MISSING_AUTHENTICATION_TOKEN", Some("403")),
    ("QUOTA_EXCEEDED", Some("429")),
    ("REQUEST_TOO_LARGE", Some("413")),
    ("RESOURCE_NOT_FOUND", Some("404")),
    ("THROTTLED", Some("429")),
    ("UNAUTHORIZED", Some("401")),
    ("UNSUPPORTED_MEDIA_TYPE", Some("415")),
    ("WAF_FILTERED", Some("403")),
];

/// A response that no request with a checked shape brought.
pub(crate) fn check_all(response: &GatewayResponse) -> Result<(), WireError> {
    let kind = response.response_type.as_deref().unwrap_or_default();
    // UNVERIFIED: the words of both; of a request the shape says it.
    if !TYPES.iter().any(|(known, _)| *known == kind) {
        return Err(WireError::bad_request(format!("Invalid gateway response type specified: {kind}")));
    }
    let is_status = |status: &str| matches!(status.as_bytes(), [b'1'..=b'5', tens, ones] if tens.is_ascii_digit() && ones.is_ascii_digit());
    if let Some(status) = response.status_code.as_deref().filter(|status| !is_status(status)) {
        return Err(WireError::bad_request(format!("Invalid status code specified: {status}")));
    }
    check(response)
}

/// UNVERIFIED: that the texts are those of an integration's mappings and templates.
pub(crate) fn check(response: &GatewayResponse) -> Result<(), WireError> {
    for (target, source) in response.response_parameters.iter().flatten() {
        check_mapping(&["gatewayresponse.header."], target, source.as_deref())?;
    }
    check_templates(response.response_templates.as_ref())
}
