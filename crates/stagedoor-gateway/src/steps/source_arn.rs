//! ARNs of what asks: Lambda's permissions and policies of other services are checked against them.

use crate::invocation::{Invocation, Matched};
use crate::policy::partition;

/// `arn:{partition}:execute-api:{region}:{account}:{apiId}`
pub(crate) fn of_api(invocation: &Invocation) -> String {
    let plan = invocation.plan();
    let partition = partition(&plan.region);
    format!("arn:{partition}:execute-api:{}:{}:{}", plan.region, plan.account_id, plan.api_id)
}

/// The method as it was called, with the path as it was asked for: `…/{stage}/{VERB}/{path}`.
pub(crate) fn of_call(invocation: &Invocation) -> String {
    let (plan, verb) = (invocation.plan(), &invocation.method);
    let path = invocation.url.path().trim_start_matches('/');
    // AWS: an authorizer that is tested is told of no stage (read off logs of the service).
    let stage_name = if invocation.is_test() { "null" } else { &plan.stage_name };
    format!("{}/{stage_name}/{verb}/{path}", of_api(invocation))
}

/// The method as it is configured: `…/{stage}/{METHOD or ANY}{resource path}` (read off logs of the service).
pub(crate) fn of_method(invocation: &Invocation, matched: &Matched<'_>) -> String {
    let (stage_name, method) = (&invocation.plan().stage_name, matched.method);
    format!("{}/{stage_name}/{}{}", of_api(invocation), method.http_method, method.resource_path)
}
