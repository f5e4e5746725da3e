//! The paths of UpdateStage, which has rules of its own: method settings are addressed by the path and verb of the
//! method they are for, and every refusal is worded as if a method setting had been meant.

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{MethodSetting, PatchOperation, Stage};

use super::stage::check_variable;
use crate::compile::support::{self, Unsupported};
use crate::patch::steps;

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

const ACCESS_LOG_PATHS: &str = "[/accessLogSettings/destinationArn, /accessLogSettings/format]";

/// What an account allows, which is what a method may do unless its stage says otherwise.
const BURST_LIMIT: i32 = 5000;
const RATE_LIMIT: f64 = 10_000.0;
const TTL_SECONDS: i32 = 300;
const LONGEST_TTL_SECONDS: i32 = 3600;
const HEADER_STRATEGY: &str = "SUCCEED_WITH_RESPONSE_HEADER";

/// Whether there is a deployment of that id, else what the service says.
type CheckDeployment<'a> = &'a dyn Fn(&str) -> Result<(), WireError>;

/// Applies the operations in order.
pub(super) fn apply(
    mut stage: Stage,
    operations: &[PatchOperation],
    check_deployment: CheckDeployment<'_>,
) -> Result<Stage, WireError> {
    for operation in operations {
        let op = operation.op.as_deref().unwrap_or_default();
        let path = operation.path.as_deref().unwrap_or("null");
        let value = operation.value.as_deref();
        match op {
            "remove" => remove(&mut stage, path)?,
            "copy" => return Err(copy_refusal(path, operation.from.as_deref())),
            "add" | "replace" => write(&mut stage, op, path, value, check_deployment)?,
            _ => return Err(bad_path(path)),
        }
    }
    Ok(stage)
}

fn bad_path(path: &str) -> WireError {
    WireError::bad_request(format!("Invalid method setting path: {path}. Must be one of: {PATHS}"))
}

fn bad_add(path: &str) -> WireError {
    WireError::bad_request(format!("Invalid add operation with path: {path}"))
}

/// A promotion needs a canary, and no stage has one yet.
fn copy_refusal(path: &str, from: Option<&str>) -> WireError {
    let is_pair = matches!(
        (path, from),
        ("/deploymentId", Some("/canarySettings/deploymentId"))
            | ("/variables", Some("/canarySettings/stageVariableOverrides"))
    );
    WireError::bad_request(if is_pair {
        "Promotion not available. Canary does not exist.".to_owned()
    } else {
        format!(
            "Invalid copy operation with path: {path} and from {}. Valid copy:path are [/deploymentId, /variables] and \
             valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]",
            from.unwrap_or("null")
        )
    })
}

fn is_true(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

fn write(
    stage: &mut Stage,
    op: &str,
    path: &str,
    value: Option<&str>,
    check_deployment: CheckDeployment<'_>,
) -> Result<(), WireError> {
    let text = value.unwrap_or_default();
    let some = || Some(text.to_owned()).filter(|text| !text.is_empty());
    let is_access_log = |rest: &&str| rest.is_empty() || rest.starts_with('/');
    if let Some(rest) = path.strip_prefix("/accessLogSettings").filter(is_access_log) {
        if !matches!(rest, "/destinationArn" | "/format") {
            return Err(WireError::bad_request(format!(
                "Invalid accessLogSettings path. Must be one of : {ACCESS_LOG_PATHS}"
            )));
        }
        if text.is_empty() {
            return Err(WireError::bad_request("Access Log value must not be empty"));
        }
        return Err(support::ACCESS_LOG.refusal());
    }
    if let Some(rest) = path.strip_prefix("/canarySettings/") {
        let is_known = matches!(rest, "deploymentId" | "percentTraffic" | "useStageCache")
            || rest.strip_prefix("stageVariableOverrides/").is_some_and(|name| !name.is_empty());
        return Err(match (is_known, op) {
            (true, "add") => bad_add(path),
            (true, _) => match rest {
                "deploymentId" => check_deployment(text).err().unwrap_or_else(|| support::CANARY.refusal()),
                _ => support::CANARY.refusal(),
            },
            (false, _) => bad_path(path),
        });
    }
    // UNVERIFIED: recorded for the canary's deployment only.
    if op == "add" {
        return Err(if is_scalar(path) || path.starts_with("/variables/") || is_method_setting(path) {
            bad_add(path)
        } else {
            bad_path(path)
        });
    }
    match path {
        "/deploymentId" => {
            check_deployment(text)?;
            stage.deployment_id = Some(text.to_owned());
        }
        "/description" => stage.description = some(),
        // No certificate can be made yet, so there is none of that id.
        "/clientCertificateId" if !text.is_empty() => {
            return Err(WireError::bad_request("Invalid client certificate ID specified"));
        }
        "/clientCertificateId" => stage.client_certificate_id = None,
        "/tracingEnabled" => support::TRACING.unless_default(!is_true(value))?,
        "/cacheClusterEnabled" => support::CACHE_CLUSTER.unless_default(!is_true(value))?,
        "/cacheClusterSize" => support::CACHE_CLUSTER_SIZE.unless_default(text.is_empty())?,
        "/documentationVersion" => support::DOCUMENTATION_VERSION.unless_default(text.is_empty())?,
        _ => match path.strip_prefix("/variables/") {
            Some(_) => {
                let steps = steps(path);
                let [_, name] = &steps[..] else { return Err(bad_path(path)) };
                check_variable(name, text)?;
                stage.variables.get_or_insert_default().insert(name.clone(), Some(text.to_owned()));
            }
            None => method_setting(stage, path, text)?,
        },
    }
    Ok(())
}

fn is_scalar(path: &str) -> bool {
    matches!(
        path,
        "/deploymentId"
            | "/description"
            | "/clientCertificateId"
            | "/tracingEnabled"
            | "/cacheClusterEnabled"
            | "/cacheClusterSize"
            | "/documentationVersion"
    )
}

/// `/{path}/{VERB}/{group}/{setting}` as key, group and setting. The key is what stands before the setting, as it was
/// typed (recorded).
fn split_method_setting(path: &str) -> Option<(&str, &str, &str)> {
    let mut parts = path.strip_prefix('/').unwrap_or(path).rsplitn(3, '/');
    let (setting, group, name) = (parts.next()?, parts.next()?, parts.next()?);
    let is_verb =
        |verb: &str| matches!(verb, "*" | "ANY" | "GET" | "PUT" | "POST" | "DELETE" | "PATCH" | "OPTIONS" | "HEAD");
    let is_key = name.rsplit_once('/').is_some_and(|(path, verb)| !path.is_empty() && is_verb(verb));
    is_key.then_some((name, group, setting))
}

/// Whether the path is one of a method setting that there is.
fn is_method_setting(path: &str) -> bool {
    split_method_setting(path).is_some_and(|(_, group, setting)| {
        let suffix = format!("/{group}/{setting}");
        PATHS.match_indices("/*/*").any(|(at, stars)| {
            let rest = &PATHS[at + stars.len()..];
            rest.strip_prefix(&*suffix).is_some_and(|rest| rest.starts_with([',', ' ']))
        })
    })
}

fn method_setting(stage: &mut Stage, path: &str, value: &str) -> Result<(), WireError> {
    let (name, group, setting) = split_method_setting(path).ok_or_else(|| bad_path(path))?;
    let settings = stage.method_settings.get_or_insert_default();
    // AWS: a new entry of a method begins as a copy of the one for all methods (recorded).
    let mut entry = settings.get(name).or_else(|| settings.get("*/*")).cloned().unwrap_or_else(new_setting);
    let text_is_true = is_true(Some(value));
    let refuse = |row: Unsupported, is_default: bool| row.unless_default(is_default);
    match (group, setting) {
        ("metrics", "enabled") => {
            refuse(support::METRICS, !text_is_true)?;
            entry.metrics_enabled = Some(false);
        }
        ("logging", "loglevel") => {
            if !matches!(value, "OFF" | "ERROR" | "INFO") {
                return Err(WireError::bad_request("Invalid logging level, must be one of: OFF, ERROR, INFO"));
            }
            refuse(support::LOGGING, value == "OFF")?;
            entry.logging_level = Some(value.to_owned());
        }
        ("logging", "dataTrace") => {
            refuse(support::LOGGING, !text_is_true)?;
            entry.data_trace_enabled = Some(false);
        }
        ("throttling", "burstLimit") => {
            let limit: i32 =
                value.parse().ok().filter(|limit| *limit >= -1).ok_or_else(|| bad_number("burst", "integer"))?;
            entry.throttling_burst_limit = Some(limit);
        }
        ("throttling", "rateLimit") => {
            let limit: f64 = value
                .parse()
                .ok()
                .filter(|limit: &f64| limit.is_finite() && *limit >= -1.0)
                .ok_or_else(|| bad_number("rate", "number"))?;
            entry.throttling_rate_limit = Some(limit);
        }
        ("caching", "enabled") => {
            refuse(support::CACHING, !text_is_true)?;
            entry.caching_enabled = Some(false);
        }
        ("caching", "ttlInSeconds") => {
            let ttl: Option<i32> = value.parse().ok();
            let ttl = ttl.filter(|ttl| (0..=LONGEST_TTL_SECONDS).contains(ttl)).ok_or_else(|| {
                WireError::bad_request("Invalid time-to-live setting, must be an integer no greater than 3600")
            })?;
            refuse(support::CACHING, ttl == TTL_SECONDS)?;
            entry.cache_ttl_in_seconds = Some(ttl);
        }
        ("caching", "dataEncrypted") => {
            refuse(support::CACHING, !text_is_true)?;
            entry.cache_data_encrypted = Some(false);
        }
        ("caching", "requireAuthorizationForCacheControl") => {
            refuse(support::CACHING, text_is_true)?;
            entry.require_authorization_for_cache_control = Some(true);
        }
        ("caching", "unauthorizedCacheControlHeaderStrategy") => {
            refuse(support::CACHING, value == HEADER_STRATEGY)?;
            entry.unauthorized_cache_control_header_strategy = Some(value.to_owned());
        }
        _ => return Err(bad_path(path)),
    }
    settings.insert(name.to_owned(), entry);
    Ok(())
}

// UNVERIFIED: the words.
fn bad_number(what: &str, kind: &str) -> WireError {
    WireError::bad_request(format!("Invalid throttling {what} limit, must be a non-negative {kind} or -1"))
}

/// What the service shows of settings that nobody made.
fn new_setting() -> MethodSetting {
    MethodSetting {
        metrics_enabled: Some(false),
        logging_level: None,
        data_trace_enabled: Some(false),
        throttling_burst_limit: Some(BURST_LIMIT),
        throttling_rate_limit: Some(RATE_LIMIT),
        caching_enabled: Some(false),
        cache_ttl_in_seconds: Some(TTL_SECONDS),
        cache_data_encrypted: Some(false),
        require_authorization_for_cache_control: Some(true),
        unauthorized_cache_control_header_strategy: Some(HEADER_STRATEGY.to_owned()),
    }
}

fn remove(stage: &mut Stage, path: &str) -> Result<(), WireError> {
    match path {
        "/accessLogSettings" => stage.access_log_settings = None,
        "/canarySettings" => stage.canary_settings = None,
        "/variables" => stage.variables = None,
        _ => {
            let name = path.strip_prefix('/').unwrap_or(path);
            if let Some(variable) = path.strip_prefix("/variables/") {
                let mut variables: IndexMap<_, _> = stage.variables.take().unwrap_or_default();
                // Removing what is not there is no error.
                variables.shift_remove(variable);
                stage.variables = Some(variables).filter(|variables| !variables.is_empty());
                return Ok(());
            }
            let settings = stage.method_settings.get_or_insert_default();
            if settings.shift_remove(name).is_none() {
                // AWS: with a blank at the end (recorded).
                return Err(WireError::bad_request(format!(
                    "Cannot remove method setting {name} because there is no method setting for this method "
                )));
            }
        }
    }
    Ok(())
}
