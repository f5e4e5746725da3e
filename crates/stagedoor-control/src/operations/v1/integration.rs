//! Integration and IntegrationResponse: what a method calls, and how its answer is mapped back.

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    DeleteIntegrationRequest, DeleteIntegrationResponseRequest, GetIntegrationRequest, GetIntegrationResponseRequest,
    Integration, IntegrationResponse, MethodResponse, PatchOperation, PutIntegrationRequest,
    PutIntegrationResponseRequest, UpdateIntegrationRequest, UpdateIntegrationResponseRequest,
};

use super::method;
use crate::integration::{DEFAULT_PASSTHROUGH, DEFAULT_TIMEOUT_MS, check, check_response};
use crate::operations::{Changing, Reading};
use crate::patch::{self, tables};

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
        check(&integration, method, call.settings.longest_timeout_ms)?;
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
        check(&after, method, call.settings.longest_timeout_ms)?;
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
