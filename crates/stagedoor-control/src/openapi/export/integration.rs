//! Integrations as `x-amazon-apigateway-integration`, what has its default left out.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};
use stagedoor_wire::apigateway::{Integration, IntegrationResponse};

use crate::integration::DEFAULT_TIMEOUT_MS;

/// The extension. `resource_id` is the cache namespace that an integration has unless it was given another.
pub(super) fn extension(integration: &Integration, resource_id: &str) -> Value {
    let lower = |text: &Option<String>| text.as_ref().map(|text| Value::from(text.to_ascii_lowercase()));
    let text = |text: &Option<String>| text.clone().map(Value::from);
    let timeout = integration.timeout_in_millis.filter(|timeout| *timeout != DEFAULT_TIMEOUT_MS);
    let namespace = integration.cache_namespace.as_deref().filter(|namespace| *namespace != resource_id);
    let keys = integration.cache_key_parameters.as_ref().filter(|keys| !keys.is_empty());
    let connection = integration.connection_type.as_deref().filter(|connection| *connection != "INTERNET");
    let tls = integration.tls_config.as_ref();
    let members = [
        ("type", lower(&integration.r#type)),
        ("httpMethod", text(&integration.http_method)),
        ("uri", text(&integration.uri)),
        ("credentials", text(&integration.credentials)),
        ("responses", integration.integration_responses.as_ref().map(|all| responses(all.values()))),
        ("requestParameters", integration.request_parameters.as_ref().map(strings)),
        ("requestTemplates", integration.request_templates.as_ref().map(strings)),
        ("passthroughBehavior", lower(&integration.passthrough_behavior)),
        ("contentHandling", text(&integration.content_handling)),
        ("timeoutInMillis", timeout.map(Value::from)),
        ("cacheNamespace", namespace.map(Value::from)),
        ("cacheKeyParameters", keys.map(|keys| keys.clone().into())),
        ("connectionType", connection.map(Value::from)),
        ("connectionId", text(&integration.connection_id)),
        ("tlsConfig", tls.map(|tls| json!({"insecureSkipVerification": tls.insecure_skip_verification == Some(true)}))),
        ("responseTransferMode", text(&integration.response_transfer_mode)),
        ("integrationTarget", text(&integration.integration_target)),
    ];
    present(members)
}

/// The responses by what selects them. Of two with one pattern the first counts: a document cannot say both.
fn responses<'a>(all: impl Iterator<Item = &'a IntegrationResponse>) -> Value {
    let mut responses = Map::new();
    for response in all {
        let pattern = response.selection_pattern.as_deref().unwrap_or("default");
        let members = [
            ("statusCode", response.status_code.clone().map(Value::from)),
            ("responseParameters", response.response_parameters.as_ref().map(strings)),
            ("responseTemplates", response.response_templates.as_ref().map(strings)),
            ("contentHandling", response.content_handling.clone().map(Value::from)),
        ];
        responses.entry(pattern).or_insert_with(|| present(members));
    }
    responses.into()
}

/// A map of texts; those without a value stay in it.
pub(super) fn strings(map: &IndexMap<String, Option<String>>) -> Value {
    Value::Object(map.iter().map(|(name, text)| (name.clone(), text.clone().into())).collect())
}

/// The members that have a value.
pub(super) fn present<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(members.collect())
}
