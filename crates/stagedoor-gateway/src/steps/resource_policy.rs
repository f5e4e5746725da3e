//! The policy of the API itself: what it says of a call, before and behind the question who asks.
//!
//! | the method asks for | the policy is asked |
//! |---|---|
//! | nothing | once, and must allow |
//! | a Lambda authorizer | before it, whether it denies; what it says then counts with the authorizer's policy |
//! | a token | behind it, and must allow |
//! | a signature | behind it, together with the policy of whoever signed |

use super::permission::{Asked, INVOKE};
use crate::error::GatewayError;
use crate::plan::ResourcePolicyPlan;
use crate::policy::Decision;

/// What the policy says of an action, and its statement that decides.
pub(crate) fn decide<'p>(
    plan: &'p ResourcePolicyPlan,
    asked: &Asked<'_>,
    action: &str,
) -> Result<(Decision, Option<&'p str>), GatewayError> {
    match plan {
        ResourcePolicyPlan::Policy(policy) => Ok(asked.decide(policy, action)),
        ResourcePolicyPlan::Missing => {
            // UNVERIFIED: the text; the service refuses to deploy such an API.
            let reason = "the API is private and has no resource policy: nobody may call it".to_owned();
            Err(asked.refusal(action, Decision::ImplicitDeny, reason))
        }
        ResourcePolicyPlan::Unreadable(reason) => Err(GatewayError::configuration(reason.clone())),
    }
}

/// Refuses a call that the policy denies; gives what it says of the others.
pub(crate) fn refuse_denied(plan: &ResourcePolicyPlan, asked: &Asked<'_>) -> Result<Decision, GatewayError> {
    let (decision, by) = decide(plan, asked, INVOKE)?;
    if decision == Decision::ExplicitDeny { Err(refused(asked, decision, by)) } else { Ok(decision) }
}

/// Refuses a call that the policy does not allow.
pub(crate) fn require_allowed(plan: &ResourcePolicyPlan, asked: &Asked<'_>) -> Result<(), GatewayError> {
    let (decision, by) = decide(plan, asked, INVOKE)?;
    if decision == Decision::Allow { Ok(()) } else { Err(refused(asked, decision, by)) }
}

fn refused(asked: &Asked<'_>, decision: Decision, by: Option<&str>) -> GatewayError {
    let reason = match by {
        Some(by) => format!("the resource policy denies {} ({by})", asked.arn()),
        None => format!("the resource policy does not allow {}", asked.arn()),
    };
    asked.refusal(INVOKE, decision, reason)
}
