//! The frozen content of one API to a [`DeploymentPlan`].

use std::sync::Arc;

use indexmap::IndexMap;
use stagedoor_gateway::plan::{
    ApiKeySource, DeploymentPlan, GatewayResponsePlan, IntegrationPlan, MethodPlan, ParameterSource, Router,
};
use stagedoor_wire::apigateway::{GatewayResponse, Method};

use super::FrozenApi;
use super::authorizers::Authorizers;
use super::cache;
use super::guards::{self, StageGuards};
use super::validators::Validators;
use super::{connection, integration, resource_policy};

/// `api_arn` is the ARN of the API as one that is called.
pub(super) fn deployment_plan(
    api: &FrozenApi,
    api_arn: &str,
    deployment_id: &str,
    stage: &StageGuards,
) -> DeploymentPlan {
    let mut router = Router::new();
    let mut methods = Vec::new();
    let authorizers = Authorizers::of(&api.authorizers);
    let mut validators = Validators::of(api);
    for resource in &api.resources {
        let path: Arc<str> = resource.path.as_deref().unwrap_or_default().into();
        let id: Arc<str> = resource.id.as_deref().unwrap_or_default().into();
        for (verb, method) in resource.resource_methods.iter().flatten() {
            router.insert(&path, verb, methods.len());
            methods.push(MethodPlan {
                resource_id: id.clone(),
                resource_path: path.clone(),
                http_method: verb.as_str().into(),
                operation_name: method.operation_name.as_deref().filter(|name| !name.is_empty()).map(Into::into),
                unenforced_guard: guards::unenforced(api, stage),
                authorization: authorizers.of_method(method),
                api_key_required: method.api_key_required == Some(true),
                validation: validators.of_method(method),
                cache_key: cache::cache_key(method.method_integration.as_ref(), &id),
                integration: integration_plan(method),
            });
        }
    }
    let connection = connection::plan(
        api.api.security_policy.as_deref(),
        api.api.endpoint_access_mode.as_deref(),
        api.api.endpoint_configuration.as_ref(),
    );
    DeploymentPlan {
        resource_policy: resource_policy::plan(api.api.policy.as_deref(), api_arn, connection.endpoint_types.private),
        deployment_id: deployment_id.into(),
        router,
        methods,
        gateway_responses: api.gateway_responses.iter().filter_map(gateway_response).collect(),
        binary_media_types: api.api.binary_media_types.clone().unwrap_or_default(),
        minimum_compression_size: api.api.minimum_compression_size.and_then(|size| u64::try_from(size).ok()),
        disable_execute_api_endpoint: api.api.disable_execute_api_endpoint == Some(true),
        connection,
        api_key_source: match api.api.api_key_source.as_deref() {
            Some("AUTHORIZER") => ApiKeySource::Authorizer,
            _ => ApiKeySource::Header,
        },
    }
}

fn integration_plan(method: &Method) -> IntegrationPlan {
    match &method.method_integration {
        Some(integration) => integration::plan(integration, method),
        None => IntegrationPlan::Misconfigured("No integration defined for method".to_owned()),
    }
}

fn gateway_response(response: &GatewayResponse) -> Option<(String, GatewayResponsePlan)> {
    let name = response.response_type.clone()?;
    let parameters = response.response_parameters.iter().flatten().filter_map(|(target, source)| {
        let name = target.strip_prefix("gatewayresponse.header.")?;
        Some((name.to_owned(), ParameterSource::parse(source.as_deref()?)?))
    });
    let templates = response.response_templates.iter().flatten();
    let templates: IndexMap<String, String> =
        templates.map(|(media_type, text)| (media_type.clone(), text.clone().unwrap_or_default())).collect();
    let plan = GatewayResponsePlan {
        status_code: response.status_code.as_deref().and_then(|status| status.parse().ok()),
        response_parameters: parameters.collect(),
        response_templates: templates,
    };
    Some((name, plan))
}
