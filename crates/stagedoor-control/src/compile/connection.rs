//! `securityPolicy` and `endpointAccessMode`, which domain names and APIs have alike.

use stagedoor_gateway::plan::{ConnectionPlan, EndpointTypes, tls_policy};
use stagedoor_wire::apigateway::EndpointConfiguration;

pub(super) fn plan(
    security_policy: Option<&str>,
    endpoint_access_mode: Option<&str>,
    endpoints: Option<&EndpointConfiguration>,
) -> ConnectionPlan {
    let types = endpoints.and_then(|endpoints| endpoints.types.as_deref()).unwrap_or_default();
    let has = |wanted: &str| types.iter().any(|kind| kind == wanted);
    ConnectionPlan {
        policy: security_policy.and_then(tls_policy).unwrap_or_default(),
        is_strict: endpoint_access_mode == Some("STRICT"),
        endpoint_types: EndpointTypes {
            // What is made without a type is of this one.
            edge: has("EDGE") || types.is_empty(),
            regional: has("REGIONAL"),
            private: has("PRIVATE"),
        },
    }
}

/// Why nothing behind them may answer: a value that nobody knows how to hold connections to.
pub(super) fn unenforced(security_policy: Option<&str>, endpoint_access_mode: Option<&str>) -> Option<String> {
    let strange =
        |setting: &str, value: &str| Some(format!("{setting} {value} is not known in this version: nothing answers"));
    match (security_policy, endpoint_access_mode) {
        (Some(policy), _) if tls_policy(policy).is_none() => strange("securityPolicy", policy),
        (_, Some(mode)) if !matches!(mode, "BASIC" | "STRICT") => strange("endpointAccessMode", mode),
        _ => None,
    }
}
