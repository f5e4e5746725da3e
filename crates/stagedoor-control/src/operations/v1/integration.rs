//! Integration and IntegrationResponse: what a method calls, and how its answer is mapped back.

use std::sync::LazyLock;

use indexmap::IndexMap;
use regex::Regex;
use stagedoor_gateway::plan::ParameterSource;
use stagedoor_vtl::JavaPattern;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    DeleteIntegrationRequest, DeleteIntegrationResponseRequest, GetIntegrationRequest, GetIntegrationResponseRequest,
    Integration, IntegrationResponse, Method, MethodResponse, PatchOperation, PutIntegrationRequest,
    PutIntegrationResponseRequest, UpdateIntegrationRequest, UpdateIntegrationResponseRequest,
};

use super::method;
use crate::operations::{Changing, Reading};
use crate::patch::{self, tables};

/// The service's bounds of an integration's timeout, and its default.
const TIMEOUT_MS: std::ops::RangeInclusive<i32> = 50..=29_000;
/// Of one that streams its answer.
const STREAMING_TIMEOUT_MS: std::ops::RangeInclusive<i32> = 50..=900_000;
const DEFAULT_TIMEOUT_MS: i32 = 29_000;
const DEFAULT_PASSTHROUGH: &str = "WHEN_NO_MATCH";
const PASSTHROUGH_BEHAVIORS: [&str; 3] = [DEFAULT_PASSTHROUGH, "WHEN_NO_TEMPLATES", "NEVER"];
/// Bytes of a mapping template.
const TEMPLATE_BYTES: usize = 300 * 1024;

/// `arn:{partition}:apigateway:{region}:{service}:path/…` or `:action/…`.
static INTEGRATION_ARN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^arn:[a-z-]+:apigateway:[a-z0-9-]+:[A-Za-z0-9.-]+:(path|action)/").ok());

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

fn no_integration() -> WireError {
    WireError::not_found("Invalid Integration identifier specified")
}

fn no_status() -> WireError {
    WireError::not_found("Invalid Response status code specified")
}

pub fn put_integration(call: &mut Changing<'_, '_>, input: PutIntegrationRequest) -> Result<Integration, WireError> {
    let (api_id, resource_id, verb) = (input.rest_api_id, input.resource_id, input.http_method);
    let kind = input.r#type.unwrap_or_default();
    let is_http = matches!(&*kind, "HTTP" | "HTTP_PROXY");
    let namespace = input.cache_namespace.unwrap_or_else(|| resource_id.clone());
    method::change(call, &api_id, &resource_id, &verb, |_, method| {
        let integration = Integration {
            http_method: input.integration_http_method,
            uri: input.uri,
            connection_type: input.connection_type.or_else(|| is_http.then(|| "INTERNET".to_owned())),
            connection_id: input.connection_id,
            credentials: input.credentials,
            request_parameters: input.request_parameters.filter(|parameters| !parameters.is_empty()),
            request_templates: input.request_templates.map(nulls).filter(|templates| !templates.is_empty()),
            passthrough_behavior: Some(input.passthrough_behavior.unwrap_or_else(|| DEFAULT_PASSTHROUGH.to_owned())),
            content_handling: input.content_handling,
            timeout_in_millis: Some(input.timeout_in_millis.unwrap_or(DEFAULT_TIMEOUT_MS)),
            cache_namespace: Some(namespace),
            cache_key_parameters: Some(input.cache_key_parameters.unwrap_or_default()),
            integration_responses: None,
            tls_config: input.tls_config,
            response_transfer_mode: input.response_transfer_mode,
            integration_target: input.integration_target,
            r#type: Some(kind),
        };
        check(&integration, method)?;
        method.method_integration = Some(integration.clone());
        Ok(integration)
    })
}

/// AWS: an empty template is stored as null and passes the body through (recorded).
fn nulls(mut templates: IndexMap<String, Option<String>>) -> IndexMap<String, Option<String>> {
    for template in templates.values_mut() {
        template.take_if(|template| template.is_empty());
    }
    templates
}

/// What the service refuses of an integration of a method.
pub(crate) fn check(integration: &Integration, method: &Method) -> Result<(), WireError> {
    let kind = integration.r#type.as_deref().unwrap_or_default();
    let uri = integration.uri.as_deref().unwrap_or_default();
    let bad = |message: &str| Err(WireError::bad_request(message));
    match integration.http_method.as_deref().filter(|verb| !verb.is_empty()) {
        None if kind == "MOCK" => {}
        None => return bad("Enumeration value for HttpMethod must be non-empty"),
        Some(verb) => method::check_verb(verb)?,
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
    // UNVERIFIED: the words.
    if integration.passthrough_behavior.as_deref().is_some_and(|given| !PASSTHROUGH_BEHAVIORS.contains(&given)) {
        return bad("Invalid passthroughBehavior specified. Valid options are WHEN_NO_MATCH,WHEN_NO_TEMPLATES,NEVER");
    }
    let streams = integration.response_transfer_mode.as_deref() == Some("STREAM");
    let timeouts = if streams { STREAMING_TIMEOUT_MS } else { TIMEOUT_MS };
    if integration.timeout_in_millis.is_some_and(|timeout| !timeouts.contains(&timeout)) {
        // UNVERIFIED: the words where the answer streams.
        return Err(WireError::bad_request(format!("Timeout should be between 50 ms and {} ms", timeouts.end())));
    }
    for (target, source) in integration.request_parameters.iter().flatten() {
        let places = ["integration.request.path.", "integration.request.querystring.", "integration.request.header."];
        check_mapping(&places, target, source.as_deref())?;
        check_declared(method, source.as_deref().unwrap_or_default())?;
    }
    for parameter in integration.cache_key_parameters.iter().flatten() {
        let declared = method.request_parameters.as_ref().is_some_and(|declared| declared.contains_key(parameter));
        if !declared && !parameter.starts_with("integration.request.") {
            return bad("Invalid cache key parameter specified");
        }
    }
    check_templates(integration.request_templates.as_ref())
}

/// A mapping goes to a named place, and comes from a quoted text or an expression.
pub(super) fn check_mapping(places: &[&str], target: &str, source: Option<&str>) -> Result<(), WireError> {
    let source = source.unwrap_or_default();
    if !places.iter().any(|place| target.strip_prefix(*place).is_some_and(method::is_parameter_name)) {
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
    if rest == "body" || rest.starts_with("body.") {
        return Ok(());
    }
    // UNVERIFIED: that all values of a parameter may be read where it is declared with one.
    let single = rest.strip_prefix("multivalue").unwrap_or(rest);
    let declared = method.request_parameters.as_ref();
    let is_declared = |name: &str| declared.is_some_and(|all| all.contains_key(&format!("method.request.{name}")));
    if is_declared(rest) || is_declared(single) { Ok(()) } else { Err(unknown_parameter(source)) }
}

pub(super) fn unknown_parameter(text: &str) -> WireError {
    invalid_mapping(&format!("Invalid mapping expression parameter specified: {text}"))
}

fn invalid_mapping(error: &str) -> WireError {
    WireError::bad_request(format!(
        "Invalid mapping expression specified: Validation Result: warnings : [], errors : [{error}]"
    ))
}

pub(super) fn check_templates(templates: Option<&IndexMap<String, Option<String>>>) -> Result<(), WireError> {
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

pub fn get_integration(call: &Reading<'_>, input: GetIntegrationRequest) -> Result<Integration, WireError> {
    let method = method::find(call.snapshot, call.caller, &input.rest_api_id, &input.resource_id, &input.http_method)?;
    method.method_integration.ok_or_else(no_integration)
}

pub fn update_integration(
    call: &mut Changing<'_, '_>,
    input: UpdateIntegrationRequest,
) -> Result<Integration, WireError> {
    method::change(call, &input.rest_api_id, &input.resource_id, &input.http_method, |_, method| {
        let integration = method.method_integration.as_ref().ok_or_else(no_integration)?;
        refuse_of_mock(integration, input.patch_operations.as_deref())?;
        let mut after = patch::apply(&tables::INTEGRATION, integration, input.patch_operations.as_deref())?;
        // Members that are always there have their defaults again when they are emptied.
        after.cache_key_parameters.get_or_insert_default();
        after.cache_namespace.get_or_insert_with(|| input.resource_id.clone());
        after.passthrough_behavior.get_or_insert_with(|| DEFAULT_PASSTHROUGH.to_owned());
        let kind = after.r#type.as_deref().unwrap_or_default();
        if matches!(kind, "HTTP" | "HTTP_PROXY") {
            after.connection_type.get_or_insert_with(|| "INTERNET".to_owned());
        }
        check(&after, method)?;
        method.method_integration = Some(after.clone());
        Ok(after)
    })
}

/// AWS: a MOCK integration has no verb and no address to be changed (documented). UNVERIFIED: the words.
fn refuse_of_mock(integration: &Integration, operations: Option<&[PatchOperation]>) -> Result<(), WireError> {
    let paths = operations.into_iter().flatten().filter_map(|operation| operation.path.as_deref());
    match paths.into_iter().find(|path| matches!(*path, "/uri" | "/httpMethod")) {
        Some(path) if integration.r#type.as_deref() == Some("MOCK") => {
            Err(WireError::bad_request(format!("Invalid patch path {path}")))
        }
        _ => Ok(()),
    }
}

pub fn delete_integration(call: &mut Changing<'_, '_>, input: DeleteIntegrationRequest) -> Result<(), WireError> {
    method::change(call, &input.rest_api_id, &input.resource_id, &input.http_method, |_, method| {
        method.method_integration.take().map(drop).ok_or_else(no_integration)
    })
}

/// Changes the integration responses of a method.
fn change_responses<T>(
    call: &mut Changing<'_, '_>,
    api_id: &str,
    resource_id: &str,
    verb: &str,
    change: impl FnOnce(
        &mut IndexMap<String, IntegrationResponse>,
        Option<&IndexMap<String, MethodResponse>>,
    ) -> Result<T, WireError>,
) -> Result<T, WireError> {
    method::change(call, api_id, resource_id, verb, |_, method| {
        let integration = method.method_integration.as_mut().ok_or_else(no_integration)?;
        let mut responses = integration.integration_responses.take().unwrap_or_default();
        let result = change(&mut responses, method.method_responses.as_ref())?;
        integration.integration_responses = Some(responses).filter(|responses| !responses.is_empty());
        Ok(result)
    })
}

pub fn put_integration_response(
    call: &mut Changing<'_, '_>,
    input: PutIntegrationResponseRequest,
) -> Result<IntegrationResponse, WireError> {
    change_responses(call, &input.rest_api_id, &input.resource_id, &input.http_method, |responses, declared| {
        let response = IntegrationResponse {
            status_code: Some(input.status_code.clone()),
            selection_pattern: input.selection_pattern,
            response_parameters: input.response_parameters.filter(|parameters| !parameters.is_empty()),
            response_templates: input.response_templates.map(nulls),
            content_handling: input.content_handling,
        };
        check_response(&response, declared)?;
        responses.insert(input.status_code, response.clone());
        Ok(response)
    })
}

/// What the service refuses of an integration response, where the method declares these responses.
pub(crate) fn check_response(
    response: &IntegrationResponse,
    declared: Option<&IndexMap<String, MethodResponse>>,
) -> Result<(), WireError> {
    if response.selection_pattern.as_deref().is_some_and(|pattern| JavaPattern::new(pattern).is_err()) {
        return Err(WireError::bad_request("Invalid regex pattern specified"));
    }
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

pub fn get_integration_response(
    call: &Reading<'_>,
    input: GetIntegrationResponseRequest,
) -> Result<IntegrationResponse, WireError> {
    let method = method::find(call.snapshot, call.caller, &input.rest_api_id, &input.resource_id, &input.http_method)?;
    let integration = method.method_integration.ok_or_else(no_integration)?;
    integration.integration_responses.and_then(|mut all| all.shift_remove(&input.status_code)).ok_or_else(no_status)
}

pub fn update_integration_response(
    call: &mut Changing<'_, '_>,
    input: UpdateIntegrationResponseRequest,
) -> Result<IntegrationResponse, WireError> {
    change_responses(call, &input.rest_api_id, &input.resource_id, &input.http_method, |responses, declared| {
        let response = responses.get_mut(&input.status_code).ok_or_else(no_status)?;
        let after = patch::apply(&tables::INTEGRATION_RESPONSE, response, input.patch_operations.as_deref())?;
        check_response(&after, declared)?;
        *response = after;
        Ok(response.clone())
    })
}

pub fn delete_integration_response(
    call: &mut Changing<'_, '_>,
    input: DeleteIntegrationResponseRequest,
) -> Result<(), WireError> {
    let result = change_responses(call, &input.rest_api_id, &input.resource_id, &input.http_method, |responses, _| {
        responses.shift_remove(&input.status_code).map(drop).ok_or_else(no_status)
    });
    // AWS: an unknown verb is reported as a missing integration here, and only here (recorded).
    result.map_err(|error| if error.message == method::no_method().message { no_integration() } else { error })
}
