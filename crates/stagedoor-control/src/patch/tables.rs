//! The rows: which paths of which resource can be patched, in the order in which the service prints them.

use serde_json::Value;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::JwtConfiguration;
use stagedoor_wire::json::{from_json, to_json};

use super::Kind::{
    Boolean, BooleanEntry, Choice, Custom, Entry, Integer, Member, MemberByValue, NullableEntry, Text, TextOrEmpty,
};
use super::Op::{Add, Remove, Replace};
use super::{Family, Op, Row, Step, Table, member, place, remove, usage_plan};
use crate::rest_api::check_compression_size;

const R: &[Op] = &[Replace];
const X: &[Op] = &[Remove];
const AR: &[Op] = &[Add, Replace];
const AX: &[Op] = &[Add, Remove];
const ARX: &[Op] = &[Add, Replace, Remove];

const ROUTING_MODES: &[&str] = &["BASE_PATH_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_BASE_PATH_MAPPING"];

const SECURITY_POLICIES: &[&str] = &[
    "TLS_1_0",
    "TLS_1_2",
    "SecurityPolicy_TLS13_1_3_2025_09",
    "SecurityPolicy_TLS13_1_3_FIPS_2025_09",
    "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_2021_06",
    "SecurityPolicy_TLS13_2025_EDGE",
    "SecurityPolicy_TLS12_PFS_2025_EDGE",
    "SecurityPolicy_TLS12_2018_EDGE",
];

const CONTENT_HANDLINGS: &[&str] = &["", "CONVERT_TO_BINARY", "CONVERT_TO_TEXT"];

macro_rules! table {
    ($name:ident: $family:ident { $($path:literal: $ops:expr, $value:expr;)* }) => {
        pub(crate) const $name: Table = Table {
            family: Family::$family,
            rows: &[$(Row { path: $path, ops: $ops, value: $value },)*],
        };
    };
}

pub(crate) use table;

/// All tables, by name, for those who walk them.
#[cfg(test)]
pub(crate) const ALL: &[(&str, &Table)] = &[
    ("REST_API", &REST_API),
    ("RESOURCE", &RESOURCE),
    ("METHOD", &METHOD),
    ("METHOD_RESPONSE", &METHOD_RESPONSE),
    ("INTEGRATION", &INTEGRATION),
    ("INTEGRATION_RESPONSE", &INTEGRATION_RESPONSE),
    ("MODEL", &MODEL),
    ("REQUEST_VALIDATOR", &REQUEST_VALIDATOR),
    ("AUTHORIZER", &AUTHORIZER),
    ("GATEWAY_RESPONSE", &GATEWAY_RESPONSE),
    ("API_KEY", &API_KEY),
    ("DOCUMENTATION_PART", &DOCUMENTATION_PART),
    ("DOCUMENTATION_VERSION", &DOCUMENTATION_VERSION),
    ("CLIENT_CERTIFICATE", &CLIENT_CERTIFICATE),
    ("DEPLOYMENT", &DEPLOYMENT),
    ("DOMAIN_NAME", &DOMAIN_NAME),
    ("BASE_PATH_MAPPING", &BASE_PATH_MAPPING),
    ("VPC_LINK", &VPC_LINK),
    ("USAGE_PLAN", &USAGE_PLAN),
    ("USAGE", &USAGE),
    ("ACCOUNT", &ACCOUNT),
    ("STAGE", &super::stage::STAGE),
];

table!(REST_API: Loose {
    "/name": R, Text;
    "/description": ARX, Text;
    "/version": R, Text;
    "/apiKeySource": R, Choice(&["HEADER", "AUTHORIZER"]);
    "/disableExecuteApiEndpoint": R, Boolean;
    "/endpointAccessMode": R, Choice(&["", "BASIC", "STRICT"]);
    "/policy": R, Text;
    "/securityPolicy": R, Text;
    "/minimumCompressionSize": R, Custom(minimum_compression_size);
    "/binaryMediaTypes/{}": ARX, Member;
    "/endpointConfiguration/types/{}": ARX, Custom(endpoint_type);
    "/endpointConfiguration/ipAddressType": R, Custom(ip_address_type);
    "/endpointConfiguration/vpcEndpointIds": AX, MemberByValue;
});

table!(RESOURCE: Strict {
    "/parentId": R, Text;
    "/pathPart": R, Text;
});

table!(METHOD: Loose {
    "/apiKeyRequired": R, Boolean;
    "/authorizationType": R, TextOrEmpty;
    "/authorizerId": R, Text;
    "/operationName": R, Text;
    "/requestValidatorId": R, Text;
    "/authorizationScopes": AX, MemberByValue;
    "/requestParameters/{}": ARX, BooleanEntry;
    "/requestModels/{}": ARX, Entry;
});

table!(METHOD_RESPONSE: Loose {
    "/responseModels/{}": ARX, Custom(known_content_type);
    "/responseParameters/{}": ARX, Custom(known_flag);
});

table!(INTEGRATION: Loose {
    "/cacheNamespace": R, Text;
    "/connectionId": R, Text;
    "/connectionType": R, Choice(&["", "INTERNET", "VPC_LINK"]);
    "/contentHandling": R, Choice(CONTENT_HANDLINGS);
    "/credentials": R, Text;
    "/httpMethod": R, Text;
    "/integrationTarget": R, Text;
    "/passthroughBehavior": R, Choice(&["", "WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"]);
    "/responseTransferMode": R, Choice(&["", "BUFFERED", "STREAM"]);
    "/timeoutInMillis": R, Integer;
    "/tlsConfig/insecureSkipVerification": R, Boolean;
    "/uri": R, Text;
    "/cacheKeyParameters": ARX, MemberByValue;
    "/cacheKeyParameters/{}": ARX, Member;
    "/requestParameters/{}": ARX, Entry;
    "/requestTemplates/{}": ARX, NullableEntry;
});

table!(INTEGRATION_RESPONSE: Loose {
    "/contentHandling": R, Choice(CONTENT_HANDLINGS);
    "/selectionPattern": R, TextOrEmpty;
    "/responseParameters/{}": ARX, Entry;
    "/responseTemplates/{}": ARX, NullableEntry;
});

table!(MODEL: Strict {
    "/description": R, Text;
    "/schema": R, Text;
});

table!(REQUEST_VALIDATOR: Strict {
    "/name": R, Custom(request_validator_name);
    "/validateRequestParameters": R, Boolean;
    "/validateRequestBody": R, Boolean;
});

table!(AUTHORIZER: Strict {
    "/authorizerUri": R, Text;
    "/authorizerCredentials": R, Text;
    "/authorizerResultTtlInSeconds": R, Custom(authorizer_ttl);
    "/authType": R, Text;
    "/identitySource": ARX, Text;
    "/identityValidationExpression": R, Text;
    "/name": R, Text;
    "/providerARNs": AX, MemberByValue;
    "/type": R, Text;
    "/jwtConfiguration": R, Custom(jwt_configuration);
});

table!(GATEWAY_RESPONSE: Loose {
    "/statusCode": ARX, Custom(gateway_response_status);
    "/responseParameters/{}": ARX, Custom(gateway_response_parameter);
    "/responseTemplates/{}": ARX, Custom(gateway_response_template);
});

table!(API_KEY: Strict {
    "/description": R, Text;
    "/enabled": R, Boolean;
    "/name": R, Text;
    "/customerId": R, Text;
    "/labels": AX, Custom(stage_key);
    "/stages": AX, Custom(stage_key);
});

// AWS: the order, and `apidId`, are the service's.
table!(USAGE_PLAN: Strict {
    "/name": R, Text;
    "/description": R, Text;
    "/apiStages": AX, Custom(usage_plan::api_stages);
    "/quota": X, Text;
    "/throttle": X, Text;
    "/productCode": ARX, Text;
    "/quota/limit": AR, Integer;
    "/quota/offset": AR, Integer;
    "/quota/period": AR, Text;
    "/throttle/rateLimit": AR, Custom(usage_plan::plan_limit);
    "/throttle/burstLimit": AR, Custom(usage_plan::plan_limit);
    "/apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>": X, Custom(usage_plan::method_throttle);
    "/apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>/rateLimit": AR, Custom(usage_plan::method_limit);
    "/apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>/burstLimit": AR, Custom(usage_plan::method_limit);
    "/apiStages/<apidId:stageName>/throttle": ARX, Custom(usage_plan::method_throttles);
});

table!(DOCUMENTATION_PART: Strict {
    "/properties": R, TextOrEmpty;
});

table!(DOCUMENTATION_VERSION: Strict {
    "/description": R, Text;
});

table!(CLIENT_CERTIFICATE: Strict {
    "/description": R, Text;
});

table!(USAGE: Strict {
    "/remaining": R, Integer;
});

table!(DEPLOYMENT: Strict {
    "/description": R, Text;
});

table!(DOMAIN_NAME: Strict {
    "/certificateName": ARX, Text;
    "/certificateArn": ARX, Text;
    "/regionalCertificateName": ARX, Text;
    "/regionalCertificateArn": ARX, Text;
    "/endpointConfiguration/types": AX, Custom(domain_name_type);
    "/endpointConfiguration/types/0": R, Custom(first_domain_name_type);
    "/endpointConfiguration/ipAddressType": R, Custom(ip_address_type);
    "/endpointAccessMode": R, Choice(&["", "BASIC", "STRICT"]);
    "/managementPolicy": R, Text;
    "/policy": R, Text;
    "/mutualTlsAuthentication/truststoreUri": ARX, Text;
    "/mutualTlsAuthentication/truststoreVersion": ARX, Text;
    "/routingMode": R, Choice(ROUTING_MODES);
    "/securityPolicy": R, Choice(SECURITY_POLICIES);
    "/ownershipVerificationCertificateArn": ARX, Text;
});

// The service's documentation spells two of the paths as no client does; both spellings are taken.
table!(BASE_PATH_MAPPING: Strict {
    "/basePath": R, Custom(base_path);
    "/basepath": R, Custom(base_path);
    "/restapiId": R, Custom(mapped_api);
    "/restApiId": R, Custom(mapped_api);
    "/stage": R, Text;
});

table!(VPC_LINK: Strict {
    "/name": R, TextOrEmpty;
    "/description": R, Text;
});

table!(ACCOUNT: Strict {
    "/cloudwatchRoleArn": R, Text;
    "/features": AX, Custom(features);
});

fn set(shape: &mut Value, step: &Step<'_>, value: Value) {
    if let Some((last, parents)) = step.steps.split_last()
        && let Some(place) = place(shape, parents)
    {
        place.insert(last.clone(), value);
    }
}

fn minimum_compression_size(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let Some(text) = step.value.filter(|value| !value.is_empty() && *value != "null") else {
        remove(shape, &step.steps);
        return Ok(());
    };
    let size: i32 = text.parse().unwrap_or(-1);
    check_compression_size(Some(size))?;
    set(shape, step, size.into());
    Ok(())
}

fn checked_endpoint_type<'a>(step: &Step<'a>) -> Result<&'a str, WireError> {
    let kind = step.value.unwrap_or_default();
    if matches!(kind, "REGIONAL" | "EDGE" | "PRIVATE") {
        return Ok(kind);
    }
    Err(WireError::bad_request("Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE"))
}

/// A domain name has two types while it moves from one to the other.
fn domain_name_type(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    checked_endpoint_type(step)?;
    MemberByValue.write(shape, step)
}

fn first_domain_name_type(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let kind = checked_endpoint_type(step)?;
    if let Some(configuration) = place(shape, &step.steps[..1]) {
        let types = configuration.get("types").and_then(Value::as_array).cloned().unwrap_or_default();
        let others = types.into_iter().skip(1).filter(|other| other.as_str() != Some(kind));
        let types: Vec<Value> = std::iter::once(kind.into()).chain(others).collect();
        configuration.insert("types".to_owned(), types.into());
    }
    Ok(())
}

fn base_path(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    shape["basePath"] = step.value.unwrap_or_default().into();
    Ok(())
}

fn mapped_api(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    shape["restApiId"] = step.value.unwrap_or_default().into();
    Ok(())
}

/// `/endpointConfiguration/types/{index or type}`: there is one type, so the last replacement counts.
fn endpoint_type(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    if step.op != Replace {
        return Err(WireError::bad_request("Invalid patch operation specified. Must be 'add'|'remove'|'replace'"));
    }
    let kind = checked_endpoint_type(step)?;
    if let Some(configuration) = place(shape, &step.steps[..1]) {
        configuration.insert("types".to_owned(), vec![Value::from(kind)].into());
        if kind == "PRIVATE" {
            configuration.insert("ipAddressType".to_owned(), "dualstack".into());
        }
    }
    Ok(())
}

fn ip_address_type(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let kind = step.value.unwrap_or_default();
    if !matches!(kind, "ipv4" | "dualstack") {
        return Err(WireError::bad_request("ipAddressType must be either ipv4 or dualstack."));
    }
    let is_private = shape["endpointConfiguration"]["types"][0] == "PRIVATE";
    if is_private && kind == "ipv4" {
        return Err(WireError::bad_request("Only dualstack ipAddressType is supported for Private APIs."));
    }
    set(shape, step, kind.into());
    Ok(())
}

/// Writes an entry of a map; one that is replaced or removed must be there, else `missing` is what the service says.
fn known_entry(shape: &mut Value, step: &Step<'_>, missing: &str, value: Value) -> Result<(), WireError> {
    let Some((last, parents)) = step.steps.split_last() else { return Ok(()) };
    let map = parents.iter().try_fold(&*shape, |place, step| place.get(step));
    if step.op != Add && map.is_none_or(|map| map.get(last).is_none()) {
        return Err(WireError::not_found(missing));
    }
    let Some(map) = place(shape, parents) else { return Ok(()) };
    if step.op != Remove {
        map.insert(last.clone(), value);
        return Ok(());
    }
    map.shift_remove(last);
    if map.is_empty() {
        remove(shape, parents);
    }
    Ok(())
}

fn known_content_type(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    known_entry(shape, step, "Content-Type specified was not found", step.value.unwrap_or_default().into())
}

fn known_flag(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let value = step.value.is_some_and(|value| value.eq_ignore_ascii_case("true"));
    known_entry(shape, step, "Invalid parameter name specified", value.into())
}

fn request_validator_name(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let name = step.value.filter(|name| !name.trim().is_empty());
    let name = name.ok_or_else(|| WireError::bad_request("Request Validator name cannot be blank"))?;
    set(shape, step, name.into());
    Ok(())
}

fn authorizer_ttl(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let seconds = step.value.and_then(|value| value.trim().parse().ok());
    set(shape, step, checked_authorizer_ttl(seconds.unwrap_or(-1))?.into());
    Ok(())
}

/// UNVERIFIED: AWS does not say how a JWT authorizer is patched; the whole configuration as JSON is taken.
fn jwt_configuration(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let given: Option<Value> = step.value.and_then(|value| serde_json::from_str(value).ok());
    let configuration = given.and_then(|given| from_json::<JwtConfiguration>(&given).ok());
    let configuration = configuration.filter(|configuration| configuration.issuers.is_some());
    let configuration = configuration.ok_or_else(|| WireError::bad_request("Invalid JWT configuration specified"))?;
    set(shape, step, to_json(&configuration));
    Ok(())
}

/// How long an authorizer's answers may be cached.
pub(crate) fn checked_authorizer_ttl(seconds: i32) -> Result<i32, WireError> {
    if (0..=3600).contains(&seconds) {
        return Ok(seconds);
    }
    Err(WireError::bad_request(
        "Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.",
    ))
}

fn gateway_response_status(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    // AWS: another operation is told that there is no such path, unlike elsewhere (recorded).
    if step.op != Replace {
        return Err(WireError::bad_request(format!("Invalid patch path {}", step.path)));
    }
    let status = step.value.unwrap_or_default();
    if !matches!(status.as_bytes(), [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9']) {
        // UNVERIFIED: the text.
        return Err(WireError::bad_request(format!("Invalid status code specified: {status}")));
    }
    set(shape, step, status.into());
    Ok(())
}

fn gateway_response_parameter(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    not_empty(step, "responseParameters")?;
    known_entry(shape, step, "Invalid parameter name specified", step.value.unwrap_or_default().into())
}

fn gateway_response_template(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    not_empty(step, "responseTemplates")?;
    if step.op == Replace {
        set(shape, step, step.value.unwrap_or_default().into());
        return Ok(());
    }
    known_entry(shape, step, "Content-Type specified was not found", step.value.unwrap_or_default().into())
}

fn not_empty(step: &Step<'_>, map: &str) -> Result<(), WireError> {
    if step.op != Remove && step.value.unwrap_or_default().is_empty() {
        return Err(WireError::bad_request(format!("Invalid null or empty value in {map}")));
    }
    Ok(())
}

/// The legacy association with a stage, `{apiId}/{stage}`. UNVERIFIED: that both paths mean the same.
fn stage_key(shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    member(shape, &["stageKeys".to_owned()], step.value.unwrap_or_default(), step);
    Ok(())
}

/// UsagePlans is the one feature; it is always there.
fn features(_: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    match (step.op, step.value) {
        (Add, Some("UsagePlans")) => Ok(()),
        (Remove, Some("UsagePlans")) => Err(WireError::bad_request("The feature UsagePlans cannot be removed")),
        _ => Err(WireError::bad_request("Invalid feature specified")),
    }
}
