//! `x-amazon-apigateway-integration`, and the integration that passes an operation on to a backend.

use indexmap::IndexMap;
use serde_json::{Map, Value};
use stagedoor_wire::apigateway::{Integration, IntegrationResponse, Method, TlsConfig};

use super::import::Importer;
use super::operation::Operation;
use super::paths::{Place, Variable};
use super::reference;
use crate::integration as rules;

/// The types there are.
const TYPES: [&str; 5] = ["HTTP", "HTTP_PROXY", "AWS", "AWS_PROXY", "MOCK"];

/// What every integration carries.
pub(super) fn defaults() -> Integration {
    Integration {
        passthrough_behavior: Some(rules::DEFAULT_PASSTHROUGH.to_owned()),
        timeout_in_millis: Some(rules::DEFAULT_TIMEOUT_MS),
        cache_key_parameters: Some(Vec::new()),
        ..Integration::default()
    }
}

/// Passes an operation on: path, query string, headers and body. The backend's address takes the place of the
/// document's servers; the document's path follows it as it is written.
pub(super) fn to_backend(backend: &str, verb: &str, place: &Place) -> Integration {
    let mapping = |variable: &Variable| {
        let target = format!("integration.request.path.{}", variable.placeholder);
        (target, Some(format!("method.request.path.{}", variable.parameter)))
    };
    let mappings: IndexMap<String, Option<String>> = place.variables.iter().map(mapping).collect();
    Integration {
        r#type: Some("HTTP_PROXY".to_owned()),
        http_method: Some(verb.to_owned()),
        uri: Some(format!("{}{}", backend.trim_end_matches('/'), place.backend_path)),
        connection_type: Some("INTERNET".to_owned()),
        request_parameters: (!mappings.is_empty()).then_some(mappings),
        ..defaults()
    }
}

/// The integration that the document gives an operation.
pub(super) fn of_extension<'d>(
    importer: &mut Importer<'d>,
    operation: &Operation<'d, '_>,
    extension: &'d Value,
) -> Option<Integration> {
    let pointer = format!("{}/x-amazon-apigateway-integration", operation.pointer);
    let resolved = reference::resolve(importer.document, extension).ok().and_then(Value::as_object);
    let Some(members) = resolved else {
        importer.error(
            &pointer,
            "the integration is not an object".to_owned(),
            "give it a type, such as mock or http_proxy",
        );
        return None;
    };
    let text = |name: &str| members.get(name).and_then(plain_text);
    let upper = |name: &str| text(name).map(|text| text.to_ascii_uppercase());
    let mut integration = Integration {
        r#type: upper("type"),
        http_method: upper("httpMethod"),
        uri: text("uri"),
        connection_id: text("connectionId"),
        credentials: text("credentials"),
        request_parameters: strings(importer, operation, members, "requestParameters", &pointer),
        request_templates: strings(importer, operation, members, "requestTemplates", &pointer),
        content_handling: upper("contentHandling"),
        cache_namespace: text("cacheNamespace"),
        response_transfer_mode: upper("responseTransferMode"),
        integration_target: text("integrationTarget"),
        ..defaults()
    };
    if let Some(behavior) = upper("passthroughBehavior") {
        integration.passthrough_behavior = Some(behavior);
    }
    if let Some(timeout) = members.get("timeoutInMillis").and_then(number) {
        integration.timeout_in_millis = Some(timeout);
    }
    if let Some(parameters) = members.get("cacheKeyParameters").and_then(Value::as_array) {
        integration.cache_key_parameters = Some(parameters.iter().filter_map(plain_text).collect());
    }
    if let Some(tls) = members.get("tlsConfig").and_then(Value::as_object) {
        let skip = tls.get("insecureSkipVerification").and_then(Value::as_bool);
        integration.tls_config = Some(TlsConfig { insecure_skip_verification: skip });
    }
    let is_http = matches!(integration.r#type.as_deref(), Some("HTTP" | "HTTP_PROXY"));
    integration.connection_type = upper("connectionType").or_else(|| is_http.then(|| "INTERNET".to_owned()));
    integration.integration_responses = responses(importer, operation, members, &pointer);
    if !TYPES.contains(&integration.r#type.as_deref().unwrap_or_default()) {
        let says = "Enumeration value for type must be one of HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS";
        importer.error(&pointer, refusal("integration", operation, says), "give it one of the types");
        return None;
    }
    rename_variables(importer, operation, &pointer, &mut integration);
    Some(integration)
}

/// Holds the integration of a method that is whole to the rules of PutIntegration and PutIntegrationResponse. The
/// tolerant way keeps what they refuse: it answers what it answers when it is called.
pub(super) fn check(importer: &mut Importer<'_>, operation: &Operation<'_, '_>, method: &Method) {
    let Some(integration) = &method.method_integration else { return };
    let pointer = format!("{}/x-amazon-apigateway-integration", operation.pointer);
    if let Err(error) = rules::check(integration, method, importer.options.longest_timeout_ms) {
        let help = "all but mock need httpMethod and uri; what a mapping reads must be a parameter of the operation";
        importer.refuse(&pointer, refusal("integration", operation, &error.message), help);
    }
    for response in integration.integration_responses.iter().flat_map(IndexMap::values) {
        if let Err(error) = rules::check_response(response, method.method_responses.as_ref()) {
            let help = "what a mapping writes must be a header of the operation's response of that status";
            importer.refuse(&pointer, refusal("integration response", operation, &error.message), help);
        }
    }
}

/// UNVERIFIED: the words in front of the reason are from memory of the service's answers.
fn refusal(what: &str, operation: &Operation<'_, '_>, says: &str) -> String {
    let Operation { verb, resource_path, .. } = operation;
    format!("Unable to put {what} on '{verb}' for resource at path '{resource_path}': {says}")
}

/// A map of strings; other values are dropped with the service's warning.
fn strings(
    importer: &mut Importer<'_>,
    operation: &Operation<'_, '_>,
    members: &Map<String, Value>,
    name: &str,
    pointer: &str,
) -> Option<IndexMap<String, Option<String>>> {
    let mut kept = IndexMap::new();
    for (member, value) in members.get(name).and_then(Value::as_object)? {
        match value {
            Value::String(text) => drop(kept.insert(member.clone(), Some(text.clone()))),
            Value::Null => drop(kept.insert(member.clone(), None)),
            value => {
                let message = format!(
                    "Invalid format for '{name}'. Expected type string for property '{member}' of resource '{}' and method '{}' but got '{value}'",
                    operation.resource_path, operation.verb
                );
                importer.warn(
                    &format!("{pointer}/{name}/{}", super::locate::escape(member)),
                    message,
                    "write the value as a string",
                );
            }
        }
    }
    (!kept.is_empty()).then_some(kept)
}

fn responses(
    importer: &mut Importer<'_>,
    operation: &Operation<'_, '_>,
    members: &Map<String, Value>,
    pointer: &str,
) -> Option<IndexMap<String, IntegrationResponse>> {
    let mut responses: IndexMap<String, IntegrationResponse> = IndexMap::new();
    for (pattern, response) in members.get("responses").and_then(Value::as_object)? {
        let pointer = format!("{pointer}/responses/{}", super::locate::escape(pattern));
        let Some(response) = response.as_object() else { continue };
        let Some(status) = response.get("statusCode").and_then(plain_text) else {
            importer.warn(
                &pointer,
                "the integration response has no statusCode and is left out".to_owned(),
                "add statusCode",
            );
            continue;
        };
        let made = IntegrationResponse {
            status_code: Some(status.clone()),
            selection_pattern: (pattern != "default").then(|| pattern.clone()),
            response_parameters: strings(importer, operation, response, "responseParameters", &pointer),
            response_templates: strings(importer, operation, response, "responseTemplates", &pointer),
            content_handling: response
                .get("contentHandling")
                .and_then(plain_text)
                .map(|text| text.to_ascii_uppercase()),
        };
        if responses.contains_key(&status) {
            let message = format!("two integration responses have the status code {status}; the first is left out");
            importer.warn(&pointer, message, "give each integration response a status code of its own");
        }
        responses.insert(status, made);
    }
    (!responses.is_empty()).then_some(responses)
}

/// Where path variables have other names than the document says, what refers to them follows.
fn rename_variables(
    importer: &mut Importer<'_>,
    operation: &Operation<'_, '_>,
    pointer: &str,
    integration: &mut Integration,
) {
    let changed = |variable: &&Variable| variable.is_mixed || variable.written != variable.parameter;
    for variable in operation.place.variables.iter().filter(changed) {
        let Variable { written, placeholder, parameter, is_mixed } = variable;
        let is_lambda_proxy = integration.r#type.as_deref() == Some("AWS_PROXY");
        if *is_mixed {
            let uri = integration.uri.take().unwrap_or_default();
            let is_in_uri = uri.contains(written.as_str());
            let uri = uri.replace(written.as_str(), &format!("{{{placeholder}}}"));
            integration.uri = (!uri.is_empty()).then_some(uri);
            if is_in_uri {
                let mappings = integration.request_parameters.get_or_insert_default();
                let target = format!("integration.request.path.{placeholder}");
                mappings.insert(target, Some(format!("method.request.path.{parameter}")));
            } else if integration.r#type.as_deref() != Some("MOCK") {
                let message = format!("the integration gets `{written}` as one path parameter, {{{parameter}}}");
                importer.warn(pointer, message, "use this name in the integration");
            }
            continue;
        }
        let (from, to) = (format!("method.request.path.{written}"), format!("method.request.path.{parameter}"));
        for value in integration.request_parameters.iter_mut().flat_map(|mappings| mappings.values_mut()).flatten() {
            if *value == from {
                value.clone_from(&to);
            }
        }
        for template in integration.request_templates.iter_mut().flat_map(|templates| templates.values_mut()).flatten()
        {
            for quote in ['\'', '"'] {
                let (from, to) = (
                    format!("$input.params({quote}{written}{quote})"),
                    format!("$input.params({quote}{parameter}{quote})"),
                );
                *template = template.replace(&from, &to);
            }
        }
        if is_lambda_proxy {
            let message = format!("the function sees the path parameter {{{written}}} under the name {{{parameter}}}");
            importer.warn(pointer, message, "give the variables of one level the same name");
        }
    }
}

/// A string, or a number or boolean written as one.
pub(super) fn plain_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

pub(super) fn number(value: &Value) -> Option<i32> {
    let text = plain_text(value)?;
    text.parse().ok()
}
