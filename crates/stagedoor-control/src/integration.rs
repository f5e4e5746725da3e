//! What can be an integration and an integration response: the rules that the operations on them and the importer of
//! documents share.

use std::sync::LazyLock;

use indexmap::IndexMap;
use regex::Regex;
use stagedoor_gateway::plan::ParameterSource;
use stagedoor_vtl::JavaPattern;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{Integration, IntegrationResponse, Method, MethodResponse};

/// The verbs of methods and of what they call, as the service lists them.
pub(crate) const VERBS: [&str; 8] = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY"];

/// The service's bounds of an integration's timeout, and its default.
const SHORTEST_TIMEOUT_MS: i32 = 50;
/// AWS: longer ones are granted on request (documented).
pub(crate) const LONGEST_TIMEOUT_MS: i32 = 29_000;
/// Of one that streams its answer.
const LONGEST_STREAMING_TIMEOUT_MS: i32 = 900_000;
pub(crate) const DEFAULT_TIMEOUT_MS: i32 = 29_000;
pub(crate) const DEFAULT_PASSTHROUGH: &str = "WHEN_NO_MATCH";
const PASSTHROUGH_BEHAVIORS: [&str; 3] = [DEFAULT_PASSTHROUGH, "WHEN_NO_TEMPLATES", "NEVER"];
const CONTENT_HANDLING: [&str; 2] = ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"];
/// Bytes of a mapping template.
const TEMPLATE_BYTES: usize = 300 * 1024;

/// `arn:{partition}:apigateway:{region}:{service}:path/…` or `:action/…`.
static INTEGRATION_ARN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // AWS: a stage variable may stand for all behind the service (documented).
    Regex::new(r"^arn:[a-z-]+:apigateway:[a-z0-9-]+:[A-Za-z0-9.-]+:((path|action)/|\$\{stageVariables\.\w+\})").ok()
});

/// What AWS_PROXY may call.
static PROXY_ARN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^arn:[a-z-]+:apigateway:[a-z0-9-]+:(lambda:path/+(2015-03-31/functions|2021-11-15/functions)/.+/(invocations|response-streaming-invocations)|firehose:action/.+)$",
    )
    .ok()
});

static MEDIA_TYPE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\$default|[A-Za-z0-9!#$&^_.+*-]+/[A-Za-z0-9!#$&^_.+*-]+)\s*(;.*)?$").ok());

fn is_match(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// What the service refuses of an integration of a method, to an account that has been granted so long a timeout.
/// DIFFERENCE: the service grants them to regional and private APIs alone.
pub(crate) fn check(integration: &Integration, method: &Method, longest_timeout_ms: i32) -> Result<(), WireError> {
    let kind = integration.r#type.as_deref().unwrap_or_default();
    let uri = integration.uri.as_deref().unwrap_or_default();
    let bad = |message: &str| Err(WireError::bad_request(message));
    match integration.http_method.as_deref().filter(|verb| !verb.is_empty()) {
        None if kind == "MOCK" => {}
        None => return bad("Enumeration value for HttpMethod must be non-empty"),
        Some(verb) => check_verb(verb)?,
    }
    match kind {
        "HTTP" | "HTTP_PROXY" => {
            let is_http = uri.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"))
                || uri.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
            if !is_http {
                return bad("Invalid HTTP endpoint specified for URI");
            }
        }
        "AWS" | "AWS_PROXY" => {
            if !uri.starts_with("arn:") {
                return bad("Invalid ARN specified in the request");
            }
            if !is_match(&INTEGRATION_ARN, uri) {
                return bad("AWS ARN for integration must contain path or action");
            }
            if kind == "AWS_PROXY" && !is_match(&PROXY_ARN, uri) {
                return bad(
                    "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream \
                     invocations.",
                );
            }
        }
        _ => {}
    }
    let credentials = integration.credentials.as_deref().filter(|credentials| !credentials.is_empty());
    if credentials
        .is_some_and(|credentials| !credentials.starts_with("arn:") && !credentials.starts_with("${stageVariables."))
    {
        return bad("Invalid ARN specified in the request");
    }
    if integration.connection_type.as_deref() == Some("VPC_LINK")
        && integration.connection_id.as_deref().unwrap_or_default().is_empty()
    {
        return bad("ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK");
    }
    check_choice("passthroughBehavior", integration.passthrough_behavior.as_deref(), &PASSTHROUGH_BEHAVIORS)?;
    check_choice("contentHandling", integration.content_handling.as_deref(), &CONTENT_HANDLING)?;
    check_choice("connectionType", integration.connection_type.as_deref(), &["INTERNET", "VPC_LINK"])?;
    check_choice("responseTransferMode", integration.response_transfer_mode.as_deref(), &["BUFFERED", "STREAM"])?;
    let streams = integration.response_transfer_mode.as_deref() == Some("STREAM");
    let longest = if streams { LONGEST_STREAMING_TIMEOUT_MS } else { longest_timeout_ms };
    if integration.timeout_in_millis.is_some_and(|timeout| !(SHORTEST_TIMEOUT_MS..=longest).contains(&timeout)) {
        // UNVERIFIED: the words where the answer streams.
        let message = format!("Timeout should be between {SHORTEST_TIMEOUT_MS} ms and {longest} ms");
        return Err(WireError::bad_request(message));
    }
    for (target, source) in integration.request_parameters.iter().flatten() {
        let places = ["integration.request.path.", "integration.request.querystring.", "integration.request.header."];
        check_mapping(&places, target, source.as_deref())?;
        check_declared(method, source.as_deref().unwrap_or_default())?;
    }
    for parameter in integration.cache_key_parameters.iter().flatten() {
        // AWS: it is one of the method's (documented), or an integration's.
        if !parameter.starts_with("integration.request.") && !is_declared(method, parameter) {
            return bad("Invalid cache key parameter specified");
        }
    }
    check_templates(integration.request_templates.as_ref())
}

/// One of a few words, where no shape of a request says so. UNVERIFIED: the words.
fn check_choice(member: &str, given: Option<&str>, choices: &[&str]) -> Result<(), WireError> {
    if given.is_none_or(|given| choices.contains(&given)) {
        return Ok(());
    }
    Err(WireError::bad_request(format!("Invalid {member} specified. Valid options are {}", choices.join(","))))
}

/// A mapping goes to a named place, and comes from a quoted text or an expression.
pub(crate) fn check_mapping(places: &[&str], target: &str, source: Option<&str>) -> Result<(), WireError> {
    let source = source.unwrap_or_default();
    if !places.iter().any(|place| target.strip_prefix(*place).is_some_and(is_parameter_name)) {
        return Err(unknown_parameter(target));
    }
    if ParameterSource::parse(source).is_none() {
        let text = if source.is_empty() { target } else { source };
        return Err(invalid_mapping(&format!("Invalid mapping expression specified: {text}")));
    }
    Ok(())
}

/// AWS: a mapping reads only parameters that the method declares.
fn check_declared(method: &Method, source: &str) -> Result<(), WireError> {
    let Some(rest) = source.strip_prefix("method.request.") else { return Ok(()) };
    if rest == "body" || rest.starts_with("body.") || is_declared(method, source) {
        return Ok(());
    }
    Err(unknown_parameter(source))
}

/// Whether the method declares a parameter. UNVERIFIED: that all values of it may be read where it is declared with one.
fn is_declared(method: &Method, parameter: &str) -> bool {
    let declared = method.request_parameters.as_ref();
    let single = parameter.replacen("method.request.multivalue", "method.request.", 1);
    declared.is_some_and(|declared| declared.contains_key(parameter) || declared.contains_key(&single))
}

pub(crate) fn unknown_parameter(text: &str) -> WireError {
    invalid_mapping(&format!("Invalid mapping expression parameter specified: {text}"))
}

fn invalid_mapping(error: &str) -> WireError {
    WireError::bad_request(format!(
        "Invalid mapping expression specified: Validation Result: warnings : [], errors : [{error}]"
    ))
}

pub(crate) fn check_templates(templates: Option<&IndexMap<String, Option<String>>>) -> Result<(), WireError> {
    for (media_type, template) in templates.into_iter().flatten() {
        if !is_match(&MEDIA_TYPE, media_type) {
            return Err(WireError::bad_request(format!(
                "Validation Result: warnings : [], errors : [Invalid content type specified: {media_type}]"
            )));
        }
        if template.as_ref().is_some_and(|template| template.len() > TEMPLATE_BYTES) {
            return Err(WireError::bad_request(format!("A mapping template has at most {TEMPLATE_BYTES} bytes")));
        }
    }
    Ok(())
}

/// What the service refuses of an integration response, where the method declares these responses.
pub(crate) fn check_response(
    response: &IntegrationResponse,
    declared: Option<&IndexMap<String, MethodResponse>>,
) -> Result<(), WireError> {
    if response.selection_pattern.as_deref().is_some_and(|pattern| JavaPattern::new(pattern).is_err()) {
        return Err(WireError::bad_request("Invalid regex pattern specified"));
    }
    check_choice("contentHandling", response.content_handling.as_deref(), &CONTENT_HANDLING)?;
    for (target, source) in response.response_parameters.iter().flatten() {
        check_mapping(&["method.response.header."], target, source.as_deref())?;
        let status = response.status_code.as_deref().unwrap_or_default();
        let declared = declared.and_then(|responses| responses.get(status));
        let declared = declared.ok_or_else(|| invalid_mapping("No method response exists for method."))?;
        if !declared.response_parameters.as_ref().is_some_and(|parameters| parameters.contains_key(target)) {
            return Err(unknown_parameter(target));
        }
    }
    check_templates(response.response_templates.as_ref())
}

pub(crate) fn check_verb(verb: &str) -> Result<(), WireError> {
    if VERBS.contains(&verb) {
        return Ok(());
    }
    Err(WireError::bad_request(format!("Invalid HttpMethod specified. Valid options are {}", VERBS.join(","))))
}

/// AWS: `^[a-zA-Z0-9._$-]+$` (documented).
pub(crate) fn is_parameter_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._$-".contains(&byte))
}
