//! ARNs of what asks: Lambda's permissions and policies of other services are checked against them.

use crate::invocation::{Invocation, Matched};

/// `arn:{partition}:execute-api:{region}:{account}:{apiId}`
pub(crate) fn of_api(invocation: &Invocation) -> String {
    let plan = invocation.plan();
    let partition = match plan.region.as_ref() {
        region if region.starts_with("cn-") => "aws-cn",
        region if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    };
    format!("arn:{partition}:execute-api:{}:{}:{}", plan.region, plan.account_id, plan.api_id)
}

/// The method as it is configured: `…/{stage}/{METHOD or ANY}{resource path}` (read off logs of the service).
pub(crate) fn of_method(invocation: &Invocation, matched: &Matched<'_>) -> String {
    let (stage_name, method) = (&invocation.plan().stage_name, matched.method);
    format!("{}/{stage_name}/{}{}", of_api(invocation), method.http_method, method.resource_path)
}
