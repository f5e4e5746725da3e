//! An API's resource policy to what the gateway asks.

use serde_json::Value;
use stagedoor_gateway::plan::ResourcePolicyPlan;
use stagedoor_gateway::policy::Policy;

/// `api_arn` is the ARN of the API as one that is called. A policy that cannot be read lets nobody pass.
pub(super) fn plan(policy: Option<&str>, api_arn: &str, is_private: bool) -> Option<ResourcePolicyPlan> {
    let Some(text) = policy.filter(|text| !text.is_empty()) else {
        return is_private.then_some(ResourcePolicyPlan::Missing);
    };
    let unreadable = |problem: String| ResourcePolicyPlan::Unreadable(format!("the resource policy: {problem}"));
    Some(match serde_json::from_str::<Value>(text) {
        Ok(document) => match Policy::read_of_resource(&document, api_arn) {
            Ok(policy) => ResourcePolicyPlan::Policy(policy),
            Err(error) => unreadable(error.to_string()),
        },
        Err(error) => unreadable(error.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_lets_nobody_pass() {
        let policy = |statement: &str| format!(r#"{{"Version": "2012-10-17", "Statement": [{statement}]}}"#);
        let good =
            r#"{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}"#;
        let plan =
            |text: &str, is_private| match plan(Some(text), "arn:aws:execute-api:us-east-1:000000000000:a", is_private)
            {
                None => "none".to_owned(),
                Some(ResourcePolicyPlan::Missing) => "missing".to_owned(),
                Some(ResourcePolicyPlan::Policy(_)) => "policy".to_owned(),
                Some(ResourcePolicyPlan::Unreadable(reason)) => reason,
            };
        assert_eq!(plan("", false), "none");
        assert_eq!(plan("", true), "missing");
        assert_eq!(plan(&policy(good), true), "policy");
        let expected = "the resource policy: a statement needs either Principal or NotPrincipal";
        assert_eq!(plan(&policy(&good.replace("Principal", "Sid")), false), expected);
        assert!(plan("{", false).starts_with("the resource policy: EOF"));
    }
}
