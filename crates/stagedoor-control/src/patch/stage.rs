//! The rows of UpdateStage, whose refusals are worded as if a method setting had been meant.
//!
//! Method settings are addressed by the path and verb of the method they are for, and stored under that key as it was
//! typed, escapes and all (recorded).

use serde_json::{Value, json};
use stagedoor_wire::WireError;

use super::Kind::{Boolean, Choice, Custom, Entry, Text};
use super::Op::{self, Add, Copy, Remove, Replace};
use super::tables::table;
use super::{Family, Row, Step, Table, place};

const R: &[Op] = &[Replace];
const X: &[Op] = &[Remove];
const AR: &[Op] = &[Add, Replace];
const RX: &[Op] = &[Replace, Remove];
const RC: &[Op] = &[Replace, Copy];
const RXC: &[Op] = &[Replace, Remove, Copy];

const CACHE_CLUSTER_SIZES: &[&str] = &["", "0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"];

table!(STAGE: Stage {
    "/deploymentId": RC, Custom(deployment);
    "/description": R, Text;
    "/cacheClusterEnabled": R, Boolean;
    "/cacheClusterSize": R, Choice(CACHE_CLUSTER_SIZES);
    "/clientCertificateId": R, Text;
    "/documentationVersion": R, Text;
    "/tracingEnabled": R, Boolean;
    "/variables": RXC, Custom(variables);
    "/variables/{}": RX, Entry;
    "/accessLogSettings": X, Text;
    "/accessLogSettings/destinationArn": AR, Custom(access_log);
    "/accessLogSettings/format": AR, Custom(access_log);
    "/canarySettings": X, Text;
    "/canarySettings/deploymentId": R, Custom(canary_deployment);
    "/canarySettings/percentTraffic": R, Custom(canary_percent);
    "/canarySettings/useStageCache": R, Custom(canary_cache);
    "/canarySettings/stageVariableOverrides/{}": RX, Custom(canary_variable);
    "/{..}/{VERB}/metrics/enabled": R, Custom(|stage, step| set(stage, step, "metricsEnabled", is_true(step)));
    "/{..}/{VERB}/logging/dataTrace": R, Custom(|stage, step| set(stage, step, "dataTraceEnabled", is_true(step)));
    "/{..}/{VERB}/logging/loglevel": R, Custom(|stage, step| set(stage, step, "loggingLevel", level(step)));
    "/{..}/{VERB}/throttling/burstLimit": R, Custom(|stage, step| set(stage, step, "throttlingBurstLimit", burst(step)));
    "/{..}/{VERB}/throttling/rateLimit": R, Custom(|stage, step| set(stage, step, "throttlingRateLimit", rate(step)));
    "/{..}/{VERB}/caching/ttlInSeconds": R, Custom(|stage, step| set(stage, step, "cacheTtlInSeconds", ttl(step)));
    "/{..}/{VERB}/caching/enabled": R, Custom(|stage, step| set(stage, step, "cachingEnabled", is_true(step)));
    "/{..}/{VERB}/caching/dataEncrypted": R, Custom(|stage, step| set(stage, step, "cacheDataEncrypted", is_true(step)));
    "/{..}/{VERB}/caching/requireAuthorizationForCacheControl": R, Custom(|stage, step| {
        set(stage, step, "requireAuthorizationForCacheControl", is_true(step))
    });
    "/{..}/{VERB}/caching/unauthorizedCacheControlHeaderStrategy": R, Custom(|stage, step| {
        set(stage, step, "unauthorizedCacheControlHeaderStrategy", strategy(step))
    });
    "/{..}/{VERB}": X, Custom(remove_setting);
});

/// The paths that the service names, letter for letter: its own commas are missing.
const PATHS: &str = "[/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, \
/accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format, \
/{resourcePath}/{httpMethod}/metrics/enabled, /{resourcePath}/{httpMethod}/logging/dataTrace, \
/{resourcePath}/{httpMethod}/logging/loglevel, /{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/\
{httpMethod}/throttling/rateLimit/{resourcePath}/{httpMethod}/caching/ttlInSeconds, \
/{resourcePath}/{httpMethod}/caching/enabled, /{resourcePath}/{httpMethod}/caching/dataEncrypted, \
/{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, \
/{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, /*/*/metrics/enabled, \
/*/*/logging/dataTrace, /*/*/logging/loglevel, /*/*/throttling/burstLimit /*/*/throttling/rateLimit \
/*/*/caching/ttlInSeconds, /*/*/caching/enabled, /*/*/caching/dataEncrypted, \
/*/*/caching/requireAuthorizationForCacheControl, /*/*/caching/unauthorizedCacheControlHeaderStrategy, \
/variables/{variable_name}, /tracingEnabled]";

/// What an account allows, which is what a method may do unless its stage says otherwise.
const BURST_LIMIT: i32 = 5000;
const RATE_LIMIT: f64 = 10_000.0;
const TTL_SECONDS: i32 = 300;
const LONGEST_TTL_SECONDS: i32 = 3600;

/// What the service says of an operation on a path that no row allows.
pub(super) fn refusal(named: &str, op: Option<Op>, path: &str, from: Option<&str>, row: Option<&Row>) -> String {
    let is_access_log =
        path.strip_prefix("/accessLogSettings").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    match op {
        Some(Remove) => no_setting(path),
        Some(Copy) => bad_copy(path, from),
        Some(_) if is_access_log => "Invalid accessLogSettings path. Must be one of : \
            [/accessLogSettings/destinationArn, /accessLogSettings/format]"
            .to_owned(),
        // AWS: recorded for the canary's deployment. UNVERIFIED: elsewhere.
        Some(Add) if row.is_some_and(|row| row.ops.contains(&Replace)) => {
            format!("Invalid {named} operation with path: {path}")
        }
        _ => format!("Invalid method setting path: {path}. Must be one of: {PATHS}"),
    }
}

/// AWS: with a blank at the end (recorded).
fn no_setting(path: &str) -> String {
    let name = path.strip_prefix('/').unwrap_or(path);
    format!("Cannot remove method setting {name} because there is no method setting for this method ")
}

fn bad_copy(path: &str, from: Option<&str>) -> String {
    format!(
        "Invalid copy operation with path: {path} and from {}. Valid copy:path are [/deploymentId, /variables] and valid \
         copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]",
        from.unwrap_or("null")
    )
}

/// What the canary has at `from`, for the stage to take over; `from` must be what belongs to the path.
fn promoted<'v>(stage: &'v Value, step: &Step<'_>, from: &str) -> Result<&'v Value, WireError> {
    if step.from != Some(from) {
        return Err(WireError::bad_request(bad_copy(step.path, step.from)));
    }
    if stage["canarySettings"].is_null() {
        return Err(WireError::bad_request("Promotion not available. Canary does not exist."));
    }
    Ok(stage.pointer(from).unwrap_or(&Value::Null))
}

fn deployment(stage: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    stage["deploymentId"] = match step.op {
        Copy => promoted(stage, step, "/canarySettings/deploymentId")?.clone(),
        _ => step.value.unwrap_or_default().into(),
    };
    Ok(())
}

/// All variables at once: a promotion adds those of the canary to them.
fn variables(stage: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let mut all = stage.get_mut("variables").map(Value::take).and_then(|variables| match variables {
        Value::Object(variables) => Some(variables),
        _ => None,
    });
    match step.op {
        Copy => {
            let own = promoted(stage, step, "/canarySettings/stageVariableOverrides")?.as_object().cloned();
            all.get_or_insert_default().extend(own.unwrap_or_default());
        }
        Remove => all = None,
        // UNVERIFIED: the documentation names this path; that its value is a JSON object of texts is our reading.
        Add | Replace => {
            let given: Option<Value> = step.value.and_then(|value| serde_json::from_str(value).ok());
            let is_text_map = |given: &Value| given.as_object().is_some_and(|map| map.values().all(Value::is_string));
            let refusal = || WireError::bad_request(refusal("replace", Some(Replace), step.path, None, None));
            all = given.filter(is_text_map).ok_or_else(refusal)?.as_object().cloned();
        }
    }
    if let Some(stage) = stage.as_object_mut() {
        stage.shift_remove("variables");
        if let Some(all) = all.filter(|all| !all.is_empty()) {
            stage.insert("variables".to_owned(), all.into());
        }
    }
    Ok(())
}

/// Where access logs go, and their form.
fn access_log(stage: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let value = step.value.filter(|value| !value.is_empty());
    let value = value.ok_or_else(|| WireError::bad_request("Access Log value must not be empty"))?;
    let member = step.steps.last().map_or("", String::as_str);
    match member {
        "destinationArn" => check_destination(value)?,
        _ => check_format(value)?,
    }
    if let Some(place) = place(stage, &step.steps[..1]) {
        place.insert(member.to_owned(), value.into());
    }
    Ok(())
}

fn check_destination(arn: &str) -> Result<(), WireError> {
    let fields: Vec<&str> = arn.splitn(6, ':').collect();
    let problem = match fields[..] {
        ["arn", _, "logs", _, _, name] if name.starts_with("log-group:") && !name.ends_with(":*") => return Ok(()),
        ["arn", _, "firehose", _, _, name] => match name.strip_prefix("deliverystream/") {
            Some(name) if name.starts_with("amazon-apigateway-") => return Ok(()),
            Some(_) => "Kinesis Firehose delivery stream name must begin with the characters 'amazon-apigateway-'",
            None => NO_LOG,
        },
        _ => NO_LOG,
    };
    Err(WireError::bad_request(problem))
}

const NO_LOG: &str = "The ARN must be a valid CloudWatch Logs log group or Kinesis Data Firehose delivery stream";

fn check_format(format: &str) -> Result<(), WireError> {
    if format.trim_end_matches(['\r', '\n']).contains('\n') {
        return Err(WireError::bad_request(format!(
            "Access Log format must be single line, new line character is allowed only at end of the format: '{format}'"
        )));
    }
    if !["$context.requestId", "$context.extendedRequestId"].iter().any(|id| format.contains(id)) {
        return Err(WireError::bad_request(format!(
            "Access Log format must include either $context.requestId or $context.extendedRequestId : '{format}'"
        )));
    }
    Ok(())
}

/// Sets a member of the canary; the first one makes a canary of the stage's own deployment (recorded).
fn set_canary(stage: &mut Value, member: &str, value: Value) {
    if stage["canarySettings"].is_null() {
        let deployment = stage["deploymentId"].clone();
        stage["canarySettings"] = json!({ "percentTraffic": 0.0, "deploymentId": deployment, "useStageCache": false });
    }
    stage["canarySettings"][member] = value;
}

fn canary_deployment(stage: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    set_canary(stage, "deploymentId", step.value.unwrap_or_default().into());
    Ok(())
}

fn canary_percent(stage: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let percent = step.value.and_then(|value| value.trim().parse().ok());
    set_canary(stage, "percentTraffic", checked_percent(percent.unwrap_or(f64::NAN))?.into());
    Ok(())
}

/// A canary's part of the requests. UNVERIFIED: the words.
pub(crate) fn checked_percent(percent: f64) -> Result<f64, WireError> {
    if (0.0..=100.0).contains(&percent) {
        return Ok(percent);
    }
    Err(WireError::bad_request("Invalid canary percent traffic, must be between 0.0 and 100.0"))
}

fn canary_cache(stage: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    set_canary(stage, "useStageCache", is_true(step)?);
    Ok(())
}

fn canary_variable(stage: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    if step.op == Remove && stage["canarySettings"].is_null() {
        return Err(WireError::bad_request(no_setting(step.path)));
    }
    if step.op != Remove && stage["canarySettings"].is_null() {
        set_canary(stage, "useStageCache", false.into());
    }
    Entry.write(stage, step)
}

/// Sets a member of a method setting. AWS: a new entry of a method begins as a copy of the one for all (recorded).
fn set(stage: &mut Value, step: &Step<'_>, member: &str, value: Result<Value, WireError>) -> Result<(), WireError> {
    let value = value?;
    // The key is all but the last two steps.
    let path = step.path.strip_prefix('/').unwrap_or(step.path);
    let key = path.rsplitn(3, '/').nth(2).unwrap_or_default();
    let Some(settings) = place(stage, &["methodSettings".to_owned()]) else { return Ok(()) };
    let first = || settings.get("*/*").cloned().unwrap_or_else(new_setting);
    let mut entry = settings.get(key).cloned().unwrap_or_else(first);
    entry[member] = value;
    settings.insert(key.to_owned(), entry);
    Ok(())
}

/// What the service shows of settings that nobody made.
fn new_setting() -> Value {
    json!({
        "metricsEnabled": false,
        "dataTraceEnabled": false,
        "throttlingBurstLimit": BURST_LIMIT,
        "throttlingRateLimit": RATE_LIMIT,
        "cachingEnabled": false,
        "cacheTtlInSeconds": TTL_SECONDS,
        "cacheDataEncrypted": false,
        "requireAuthorizationForCacheControl": true,
        "unauthorizedCacheControlHeaderStrategy": "SUCCEED_WITH_RESPONSE_HEADER",
    })
}

fn remove_setting(stage: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let key = step.path.strip_prefix('/').unwrap_or(step.path);
    let settings = place(stage, &["methodSettings".to_owned()]);
    let removed = settings.and_then(|settings| settings.shift_remove(key));
    removed.map(drop).ok_or_else(|| WireError::bad_request(no_setting(step.path)))
}

fn is_true(step: &Step<'_>) -> Result<Value, WireError> {
    Ok(step.is_true().into())
}

/// UNVERIFIED: the words.
fn level(step: &Step<'_>) -> Result<Value, WireError> {
    one_of(step, &["OFF", "ERROR", "INFO"], "Invalid logging level, must be one of: ")
}

/// UNVERIFIED: the words.
fn strategy(step: &Step<'_>) -> Result<Value, WireError> {
    const ALL: &[&str] = &["FAIL_WITH_403", "SUCCEED_WITH_RESPONSE_HEADER", "SUCCEED_WITHOUT_RESPONSE_HEADER"];
    one_of(step, ALL, "Invalid unauthorized cache control header strategy, must be one of: ")
}

fn one_of(step: &Step<'_>, all: &[&str], problem: &str) -> Result<Value, WireError> {
    let value = step.value.filter(|value| all.contains(value));
    value.map(Value::from).ok_or_else(|| WireError::bad_request(format!("{problem}{}", all.join(", "))))
}

fn burst(step: &Step<'_>) -> Result<Value, WireError> {
    let limit: Option<i32> = step.value.and_then(|value| value.trim().parse().ok()).filter(|limit| *limit >= -1);
    limit.map(Value::from).ok_or_else(|| bad_number("burst", "integer"))
}

fn rate(step: &Step<'_>) -> Result<Value, WireError> {
    let limit: Option<f64> = step.value.and_then(|value| value.trim().parse().ok());
    let limit = limit.filter(|limit| limit.is_finite() && *limit >= -1.0);
    limit.map(Value::from).ok_or_else(|| bad_number("rate", "number"))
}

/// UNVERIFIED: the words.
fn bad_number(what: &str, kind: &str) -> WireError {
    WireError::bad_request(format!("Invalid throttling {what} limit, must be a non-negative {kind} or -1"))
}

fn ttl(step: &Step<'_>) -> Result<Value, WireError> {
    let seconds: Option<i32> = step.value.and_then(|value| value.trim().parse().ok());
    let seconds = seconds.filter(|seconds| (0..=LONGEST_TTL_SECONDS).contains(seconds));
    seconds
        .map(Value::from)
        .ok_or_else(|| WireError::bad_request("Invalid time-to-live setting, must be an integer no greater than 3600"))
}

#[cfg(test)]
mod tests {
    use stagedoor_wire::apigateway::Stage;
    use stagedoor_wire::json::from_json;

    use super::*;

    #[test]
    fn keys_stay_as_typed() {
        for (path, key) in [
            ("/test/GET/throttling/burstLimit", "test/GET"),
            ("/~1a~1{b}/GET/throttling/burstLimit", "~1a~1{b}/GET"),
            ("/a/b/POST/throttling/burstLimit", "a/b/POST"),
            ("/*/*/throttling/burstLimit", "*/*"),
        ] {
            let operation = json!({"op": "replace", "path": path, "value": "7"});
            let operation = from_json(&operation).unwrap();
            let stage: Stage = super::super::apply(&STAGE, &Stage::default(), Some(&[operation])).unwrap();
            let settings = stage.method_settings.unwrap();
            assert_eq!(settings[key].throttling_burst_limit, Some(7), "{path}");
        }
    }
}
