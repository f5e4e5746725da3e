//! Step 4: who asks, and whether they may. The authorizer of the method decides, or what it decided shortly before.

use crate::caller::Caller;
use crate::error::{GatewayError, GatewayResponseType};
use crate::plan::{AuthorizationPlan, AuthorizerKind};

/// Asks the authorizer.
pub(crate) fn authorize(plan: &AuthorizationPlan) -> Result<Caller, GatewayError> {
    match &plan.authorizer.kind {
        AuthorizerKind::Misconfigured(reason) => {
            Err(GatewayError::new(GatewayResponseType::AuthorizerConfigurationError, reason.clone()))
        }
    }
}
