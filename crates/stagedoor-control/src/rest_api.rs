//! What can be set on a REST API: the rules that the operations on it and the importer of documents share.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::EndpointConfiguration;

use crate::operations::Caller;

const LARGEST_COMPRESSION_SIZE: i32 = 10_485_760;
const ENDPOINT_TYPES: [&str; 3] = ["EDGE", "REGIONAL", "PRIVATE"];
/// Characters of a resource policy.
const POLICY_CHARS: usize = 8192;

pub(crate) fn check_compression_size(size: Option<i32>) -> Result<(), WireError> {
    if size.is_some_and(|size| !(0..=LARGEST_COMPRESSION_SIZE).contains(&size)) {
        return Err(WireError::bad_request("Invalid minimum compression size, must be between 0 and 10485760"));
    }
    Ok(())
}

/// How an API is reached, with the defaults of what was not given.
pub(crate) fn endpoint_configuration(given: Option<EndpointConfiguration>) -> Result<EndpointConfiguration, WireError> {
    let mut configuration = given.unwrap_or_default();
    let types = configuration.types.get_or_insert_with(|| vec!["EDGE".to_owned()]);
    let message = match types.len() {
        0 => "REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.",
        1 => "",
        _ => "Cannot create an api with multiple Endpoint Types.",
    };
    if !message.is_empty() {
        return Err(WireError::bad_request(message));
    }
    let is_private = types[0] == "PRIVATE";
    // The shape of CreateRestApi says it before; imports have none. UNVERIFIED: the words, which are those of a patch.
    if !ENDPOINT_TYPES.contains(&&*types[0]) {
        return Err(WireError::bad_request("Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE"));
    }
    if configuration.ip_address_type.as_ref().is_some_and(|kind| !matches!(&**kind, "ipv4" | "dualstack")) {
        return Err(WireError::bad_request("ipAddressType must be either ipv4 or dualstack."));
    }
    if is_private && configuration.ip_address_type.as_deref() == Some("ipv4") {
        return Err(WireError::bad_request("Only dualstack ipAddressType is supported for Private APIs."));
    }
    if !is_private && has_vpc_endpoints(&configuration) {
        return Err(no_vpc_endpoints());
    }
    let default = if is_private { "dualstack" } else { "ipv4" };
    configuration.ip_address_type.get_or_insert_with(|| default.to_owned());
    Ok(configuration)
}

pub(crate) fn has_vpc_endpoints(configuration: &EndpointConfiguration) -> bool {
    configuration.vpc_endpoint_ids.as_ref().is_some_and(|ids| !ids.is_empty())
}

pub(crate) fn no_vpc_endpoints() -> WireError {
    WireError::bad_request("VPCEndpoints can only be specified with PRIVATE apis.")
}

pub(crate) fn check_policy(policy: &str) -> Result<(), WireError> {
    let parsed: Option<serde_json::Value> = serde_json::from_str(policy).ok();
    let is_policy = parsed.is_some_and(|policy| policy.get("Statement").is_some());
    if is_policy && policy.chars().count() <= POLICY_CHARS {
        return Ok(());
    }
    Err(WireError::bad_request(
        "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.",
    ))
}

/// A resource policy with `execute-api:/…` expanded to the ARN of this API.
pub(crate) fn own_policy(caller: &Caller, policy: &str, api_id: &str) -> Result<String, WireError> {
    check_policy(policy)?;
    let (partition, region, account) = (caller.partition(), &caller.region, &caller.account);
    Ok(policy.replace("\"execute-api:/", &format!("\"arn:{partition}:execute-api:{region}:{account}:{api_id}/")))
}
