//! Step 3: which method of the API a path and a verb mean.

use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched};
use crate::steps::authorize::iam::NOT_KEY_VALUE;

/// Finds the method.
pub(crate) fn route(invocation: &Invocation) -> Result<Matched<'_>, GatewayError> {
    let deployment = invocation.deployment();
    let path = invocation.url.path();
    match deployment.router.find(path, invocation.method.as_str()) {
        Some(found) => Ok(Matched {
            method: &deployment.methods[found.method_index],
            method_index: found.method_index,
            path_parameters: found.path_parameters,
            caller: None,
            signer: None,
            api_key: None,
        }),
        None => Err(no_method(invocation)),
    }
}

/// AWS: 403 for an unknown path or verb, never 404 or 405 (recorded).
fn no_method(invocation: &Invocation) -> GatewayError {
    let reason = format!("no resource answers {} {}", invocation.method, invocation.url.path());
    let error = GatewayError::new(GatewayResponseType::MissingAuthenticationToken, reason);
    match invocation.headers.get_str("Authorization") {
        // AWS: an unmatched request is taken for a signed call, and its Authorization found wanting (recorded).
        // UNVERIFIED: the service goes on with a hash of a part of the value that we do not know.
        Some(authorization) if !authorization.starts_with("AWS4-HMAC-SHA256") => {
            let mut error = error.with_message(NOT_KEY_VALUE);
            error.error_type = "IncompleteSignatureException";
            error
        }
        _ => error,
    }
}

/// A guard that is stored but not enforced yet closes its method.
pub(crate) fn guard(matched: &Matched<'_>) -> Result<(), GatewayError> {
    match &matched.method.unenforced_guard {
        Some(guard) => Err(GatewayError::configuration(guard.clone())),
        None => Ok(()),
    }
}
