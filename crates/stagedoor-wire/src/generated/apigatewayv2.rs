// Written by `cargo xtask codegen` from the facts in `model/`. Do not edit.

//! Shapes and operations of `apigatewayv2`.

use bytes::Bytes;
use indexmap::IndexMap;

use crate::Timestamp;
use crate::facts::{Kind, Location::*, StringFacts, StructureFacts, TEXT, TimestampForm, member};
use crate::shape::shapes;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ACMManaged {
    pub certificate_arn: Option<String>,
    pub domain_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccessDeniedException {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccessDeniedExceptionResponseContent {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccessLogSettings {
    pub destination_arn: Option<String>,
    pub format: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Api {
    pub api_endpoint: Option<String>,
    pub api_gateway_managed: Option<bool>,
    pub api_id: Option<String>,
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub created_date: Option<Timestamp>,
    pub description: Option<String>,
    pub disable_schema_validation: Option<bool>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub import_info: Option<Vec<String>>,
    pub ip_address_type: Option<String>,
    pub name: Option<String>,
    pub protocol_type: Option<String>,
    pub route_selection_expression: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub version: Option<String>,
    pub warnings: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiMapping {
    pub api_id: Option<String>,
    pub api_mapping_id: Option<String>,
    pub api_mapping_key: Option<String>,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiMappings {
    pub items: Option<Vec<ApiMapping>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Apis {
    pub items: Option<Vec<Api>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Authorization {
    pub cognito_config: Option<CognitoConfig>,
    pub none: Option<None>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Authorizer {
    pub authorizer_credentials_arn: Option<String>,
    pub authorizer_id: Option<String>,
    pub authorizer_payload_format_version: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub authorizer_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub enable_simple_responses: Option<bool>,
    pub identity_source: Option<Vec<String>>,
    pub identity_validation_expression: Option<String>,
    pub jwt_configuration: Option<JWTConfiguration>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Authorizers {
    pub items: Option<Vec<Authorizer>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct BadRequestException {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct BadRequestExceptionResponseContent {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CognitoConfig {
    pub app_client_id: Option<String>,
    pub user_pool_arn: Option<String>,
    pub user_pool_domain: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConflictException {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConflictExceptionResponseContent {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cors {
    pub allow_credentials: Option<bool>,
    pub allow_headers: Option<Vec<String>>,
    pub allow_methods: Option<Vec<String>>,
    pub allow_origins: Option<Vec<String>>,
    pub expose_headers: Option<Vec<String>>,
    pub max_age: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApiInput {
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub disable_schema_validation: Option<bool>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub name: Option<String>,
    pub protocol_type: Option<String>,
    pub route_key: Option<String>,
    pub route_selection_expression: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub target: Option<String>,
    pub version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApiMappingInput {
    pub api_id: Option<String>,
    pub api_mapping_key: Option<String>,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApiMappingRequest {
    pub api_id: Option<String>,
    pub api_mapping_key: Option<String>,
    pub domain_name: String,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApiMappingResponse {
    pub api_id: Option<String>,
    pub api_mapping_id: Option<String>,
    pub api_mapping_key: Option<String>,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApiRequest {
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub disable_schema_validation: Option<bool>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub ip_address_type: Option<String>,
    pub name: Option<String>,
    pub protocol_type: Option<String>,
    pub route_key: Option<String>,
    pub route_selection_expression: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub target: Option<String>,
    pub version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApiResponse {
    pub api_endpoint: Option<String>,
    pub api_gateway_managed: Option<bool>,
    pub api_id: Option<String>,
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub created_date: Option<Timestamp>,
    pub description: Option<String>,
    pub disable_schema_validation: Option<bool>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub import_info: Option<Vec<String>>,
    pub ip_address_type: Option<String>,
    pub name: Option<String>,
    pub protocol_type: Option<String>,
    pub route_selection_expression: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub version: Option<String>,
    pub warnings: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateAuthorizerInput {
    pub authorizer_credentials_arn: Option<String>,
    pub authorizer_payload_format_version: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub authorizer_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub enable_simple_responses: Option<bool>,
    pub identity_source: Option<Vec<String>>,
    pub identity_validation_expression: Option<String>,
    pub jwt_configuration: Option<JWTConfiguration>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateAuthorizerRequest {
    pub api_id: String,
    pub authorizer_credentials_arn: Option<String>,
    pub authorizer_payload_format_version: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub authorizer_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub enable_simple_responses: Option<bool>,
    pub identity_source: Option<Vec<String>>,
    pub identity_validation_expression: Option<String>,
    pub jwt_configuration: Option<JWTConfiguration>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateAuthorizerResponse {
    pub authorizer_credentials_arn: Option<String>,
    pub authorizer_id: Option<String>,
    pub authorizer_payload_format_version: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub authorizer_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub enable_simple_responses: Option<bool>,
    pub identity_source: Option<Vec<String>>,
    pub identity_validation_expression: Option<String>,
    pub jwt_configuration: Option<JWTConfiguration>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDeploymentInput {
    pub description: Option<String>,
    pub stage_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDeploymentRequest {
    pub api_id: String,
    pub description: Option<String>,
    pub stage_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDeploymentResponse {
    pub auto_deployed: Option<bool>,
    pub created_date: Option<Timestamp>,
    pub deployment_id: Option<String>,
    pub deployment_status: Option<String>,
    pub deployment_status_message: Option<String>,
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDomainNameInput {
    pub domain_name: Option<String>,
    pub domain_name_configurations: Option<Vec<DomainNameConfiguration>>,
    pub mutual_tls_authentication: Option<MutualTlsAuthenticationInput>,
    pub routing_mode: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDomainNameRequest {
    pub domain_name: Option<String>,
    pub domain_name_configurations: Option<Vec<DomainNameConfiguration>>,
    pub mutual_tls_authentication: Option<MutualTlsAuthenticationInput>,
    pub routing_mode: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDomainNameResponse {
    pub api_mapping_selection_expression: Option<String>,
    pub domain_name: Option<String>,
    pub domain_name_arn: Option<String>,
    pub domain_name_configurations: Option<Vec<DomainNameConfiguration>>,
    pub mutual_tls_authentication: Option<MutualTlsAuthentication>,
    pub routing_mode: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateIntegrationInput {
    pub connection_id: Option<String>,
    pub connection_type: Option<String>,
    pub content_handling_strategy: Option<String>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub integration_method: Option<String>,
    pub integration_subtype: Option<String>,
    pub integration_type: Option<String>,
    pub integration_uri: Option<String>,
    pub passthrough_behavior: Option<String>,
    pub payload_format_version: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, IndexMap<String, Option<String>>>>,
    pub template_selection_expression: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub tls_config: Option<TlsConfigInput>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateIntegrationRequest {
    pub api_id: String,
    pub connection_id: Option<String>,
    pub connection_type: Option<String>,
    pub content_handling_strategy: Option<String>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub integration_method: Option<String>,
    pub integration_subtype: Option<String>,
    pub integration_type: Option<String>,
    pub integration_uri: Option<String>,
    pub passthrough_behavior: Option<String>,
    pub payload_format_version: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, IndexMap<String, Option<String>>>>,
    pub template_selection_expression: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub tls_config: Option<TlsConfigInput>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateIntegrationResult {
    pub api_gateway_managed: Option<bool>,
    pub connection_id: Option<String>,
    pub connection_type: Option<String>,
    pub content_handling_strategy: Option<String>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub integration_id: Option<String>,
    pub integration_method: Option<String>,
    pub integration_response_selection_expression: Option<String>,
    pub integration_subtype: Option<String>,
    pub integration_type: Option<String>,
    pub integration_uri: Option<String>,
    pub passthrough_behavior: Option<String>,
    pub payload_format_version: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, IndexMap<String, Option<String>>>>,
    pub template_selection_expression: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub tls_config: Option<TlsConfig>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateIntegrationResponseInput {
    pub content_handling_strategy: Option<String>,
    pub integration_response_key: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub template_selection_expression: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateIntegrationResponseRequest {
    pub api_id: String,
    pub content_handling_strategy: Option<String>,
    pub integration_id: String,
    pub integration_response_key: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub template_selection_expression: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateIntegrationResponseResponse {
    pub content_handling_strategy: Option<String>,
    pub integration_response_id: Option<String>,
    pub integration_response_key: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub template_selection_expression: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateModelInput {
    pub content_type: Option<String>,
    pub description: Option<String>,
    pub name: Option<String>,
    pub schema: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateModelRequest {
    pub api_id: String,
    pub content_type: Option<String>,
    pub description: Option<String>,
    pub name: Option<String>,
    pub schema: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateModelResponse {
    pub content_type: Option<String>,
    pub description: Option<String>,
    pub model_id: Option<String>,
    pub name: Option<String>,
    pub schema: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreatePortalProductRequest {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreatePortalProductRequestContent {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreatePortalProductResponse {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub display_order: Option<DisplayOrder>,
    pub last_modified: Option<Timestamp>,
    pub portal_product_arn: Option<String>,
    pub portal_product_id: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreatePortalProductResponseContent {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub display_order: Option<DisplayOrder>,
    pub last_modified: Option<Timestamp>,
    pub portal_product_arn: Option<String>,
    pub portal_product_id: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreatePortalRequest {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationRequest>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub logo_uri: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub rum_app_monitor_name: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreatePortalRequestContent {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationRequest>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub logo_uri: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub rum_app_monitor_name: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreatePortalResponse {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationResponse>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub last_modified: Option<Timestamp>,
    pub last_published: Option<Timestamp>,
    pub last_published_description: Option<String>,
    pub portal_arn: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub portal_id: Option<String>,
    pub publish_status: Option<String>,
    pub rum_app_monitor_name: Option<String>,
    pub status_exception: Option<StatusException>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreatePortalResponseContent {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationResponse>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub last_modified: Option<Timestamp>,
    pub last_published: Option<Timestamp>,
    pub last_published_description: Option<String>,
    pub portal_arn: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub portal_id: Option<String>,
    pub publish_status: Option<String>,
    pub rum_app_monitor_name: Option<String>,
    pub status_exception: Option<StatusException>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateProductPageRequest {
    pub display_content: Option<DisplayContent>,
    pub portal_product_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateProductPageRequestContent {
    pub display_content: Option<DisplayContent>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateProductPageResponse {
    pub display_content: Option<DisplayContent>,
    pub last_modified: Option<Timestamp>,
    pub product_page_arn: Option<String>,
    pub product_page_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateProductPageResponseContent {
    pub display_content: Option<DisplayContent>,
    pub last_modified: Option<Timestamp>,
    pub product_page_arn: Option<String>,
    pub product_page_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateProductRestEndpointPageRequest {
    pub display_content: Option<EndpointDisplayContent>,
    pub portal_product_id: String,
    pub rest_endpoint_identifier: Option<RestEndpointIdentifier>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateProductRestEndpointPageRequestContent {
    pub display_content: Option<EndpointDisplayContent>,
    pub rest_endpoint_identifier: Option<RestEndpointIdentifier>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateProductRestEndpointPageResponse {
    pub display_content: Option<EndpointDisplayContentResponse>,
    pub last_modified: Option<Timestamp>,
    pub product_rest_endpoint_page_arn: Option<String>,
    pub product_rest_endpoint_page_id: Option<String>,
    pub rest_endpoint_identifier: Option<RestEndpointIdentifier>,
    pub status: Option<String>,
    pub status_exception: Option<StatusException>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateProductRestEndpointPageResponseContent {
    pub display_content: Option<EndpointDisplayContentResponse>,
    pub last_modified: Option<Timestamp>,
    pub product_rest_endpoint_page_arn: Option<String>,
    pub product_rest_endpoint_page_id: Option<String>,
    pub rest_endpoint_identifier: Option<RestEndpointIdentifier>,
    pub status: Option<String>,
    pub status_exception: Option<StatusException>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRouteInput {
    pub api_key_required: Option<bool>,
    pub authorization_scopes: Option<Vec<String>>,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub model_selection_expression: Option<String>,
    pub operation_name: Option<String>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub request_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_key: Option<String>,
    pub route_response_selection_expression: Option<String>,
    pub target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRouteRequest {
    pub api_id: String,
    pub api_key_required: Option<bool>,
    pub authorization_scopes: Option<Vec<String>>,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub model_selection_expression: Option<String>,
    pub operation_name: Option<String>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub request_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_key: Option<String>,
    pub route_response_selection_expression: Option<String>,
    pub target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRouteResult {
    pub api_gateway_managed: Option<bool>,
    pub api_key_required: Option<bool>,
    pub authorization_scopes: Option<Vec<String>>,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub model_selection_expression: Option<String>,
    pub operation_name: Option<String>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub request_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_id: Option<String>,
    pub route_key: Option<String>,
    pub route_response_selection_expression: Option<String>,
    pub target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRouteResponseInput {
    pub model_selection_expression: Option<String>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_response_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRouteResponseRequest {
    pub api_id: String,
    pub model_selection_expression: Option<String>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_id: String,
    pub route_response_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRouteResponseResponse {
    pub model_selection_expression: Option<String>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_response_id: Option<String>,
    pub route_response_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRoutingRuleRequest {
    pub actions: Option<Vec<RoutingRuleAction>>,
    pub conditions: Option<Vec<RoutingRuleCondition>>,
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub priority: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRoutingRuleResponse {
    pub actions: Option<Vec<RoutingRuleAction>>,
    pub conditions: Option<Vec<RoutingRuleCondition>>,
    pub priority: Option<i32>,
    pub routing_rule_arn: Option<String>,
    pub routing_rule_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateStageInput {
    pub access_log_settings: Option<AccessLogSettings>,
    pub auto_deploy: Option<bool>,
    pub client_certificate_id: Option<String>,
    pub default_route_settings: Option<RouteSettings>,
    pub deployment_id: Option<String>,
    pub description: Option<String>,
    pub route_settings: Option<IndexMap<String, RouteSettings>>,
    pub stage_name: Option<String>,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateStageRequest {
    pub access_log_settings: Option<AccessLogSettings>,
    pub api_id: String,
    pub auto_deploy: Option<bool>,
    pub client_certificate_id: Option<String>,
    pub default_route_settings: Option<RouteSettings>,
    pub deployment_id: Option<String>,
    pub description: Option<String>,
    pub route_settings: Option<IndexMap<String, RouteSettings>>,
    pub stage_name: Option<String>,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateStageResponse {
    pub access_log_settings: Option<AccessLogSettings>,
    pub api_gateway_managed: Option<bool>,
    pub auto_deploy: Option<bool>,
    pub client_certificate_id: Option<String>,
    pub created_date: Option<Timestamp>,
    pub default_route_settings: Option<RouteSettings>,
    pub deployment_id: Option<String>,
    pub description: Option<String>,
    pub last_deployment_status_message: Option<String>,
    pub last_updated_date: Option<Timestamp>,
    pub route_settings: Option<IndexMap<String, RouteSettings>>,
    pub stage_name: Option<String>,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateVpcLinkInput {
    pub name: Option<String>,
    pub security_group_ids: Option<Vec<String>>,
    pub subnet_ids: Option<Vec<String>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateVpcLinkRequest {
    pub name: Option<String>,
    pub security_group_ids: Option<Vec<String>>,
    pub subnet_ids: Option<Vec<String>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateVpcLinkResponse {
    pub created_date: Option<Timestamp>,
    pub name: Option<String>,
    pub security_group_ids: Option<Vec<String>>,
    pub subnet_ids: Option<Vec<String>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub vpc_link_id: Option<String>,
    pub vpc_link_status: Option<String>,
    pub vpc_link_status_message: Option<String>,
    pub vpc_link_version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomColors {
    pub accent_color: Option<String>,
    pub background_color: Option<String>,
    pub error_validation_color: Option<String>,
    pub header_color: Option<String>,
    pub navigation_color: Option<String>,
    pub text_color: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteAccessLogSettingsRequest {
    pub api_id: String,
    pub stage_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApiMappingRequest {
    pub api_mapping_id: String,
    pub domain_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApiRequest {
    pub api_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteAuthorizerRequest {
    pub api_id: String,
    pub authorizer_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteCorsConfigurationRequest {
    pub api_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteDeploymentRequest {
    pub api_id: String,
    pub deployment_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteDomainNameRequest {
    pub domain_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteIntegrationRequest {
    pub api_id: String,
    pub integration_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteIntegrationResponseRequest {
    pub api_id: String,
    pub integration_id: String,
    pub integration_response_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteModelRequest {
    pub api_id: String,
    pub model_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeletePortalProductRequest {
    pub portal_product_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeletePortalProductSharingPolicyRequest {
    pub portal_product_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeletePortalRequest {
    pub portal_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteProductPageRequest {
    pub portal_product_id: String,
    pub product_page_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteProductRestEndpointPageRequest {
    pub portal_product_id: String,
    pub product_rest_endpoint_page_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteRouteRequest {
    pub api_id: String,
    pub route_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteRouteRequestParameterRequest {
    pub api_id: String,
    pub request_parameter_key: String,
    pub route_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteRouteResponseRequest {
    pub api_id: String,
    pub route_id: String,
    pub route_response_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteRouteSettingsRequest {
    pub api_id: String,
    pub route_key: String,
    pub stage_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteRoutingRuleRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub routing_rule_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteStageRequest {
    pub api_id: String,
    pub stage_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteVpcLinkRequest {
    pub vpc_link_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteVpcLinkResponse {}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deployment {
    pub auto_deployed: Option<bool>,
    pub created_date: Option<Timestamp>,
    pub deployment_id: Option<String>,
    pub deployment_status: Option<String>,
    pub deployment_status_message: Option<String>,
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deployments {
    pub items: Option<Vec<Deployment>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisablePortalRequest {
    pub portal_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisplayContent {
    pub body: Option<String>,
    pub title: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisplayContentOverrides {
    pub body: Option<String>,
    pub endpoint: Option<String>,
    pub operation_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisplayOrder {
    pub contents: Option<Vec<Section>>,
    pub overview_page_arn: Option<String>,
    pub product_page_arns: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainName {
    pub api_mapping_selection_expression: Option<String>,
    pub domain_name: Option<String>,
    pub domain_name_arn: Option<String>,
    pub domain_name_configurations: Option<Vec<DomainNameConfiguration>>,
    pub mutual_tls_authentication: Option<MutualTlsAuthentication>,
    pub routing_mode: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainNameConfiguration {
    pub api_gateway_domain_name: Option<String>,
    pub certificate_arn: Option<String>,
    pub certificate_name: Option<String>,
    pub certificate_upload_date: Option<Timestamp>,
    pub domain_name_status: Option<String>,
    pub domain_name_status_message: Option<String>,
    pub endpoint_type: Option<String>,
    pub hosted_zone_id: Option<String>,
    pub ip_address_type: Option<String>,
    pub security_policy: Option<String>,
    pub ownership_verification_certificate_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainNames {
    pub items: Option<Vec<DomainName>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointConfigurationRequest {
    pub acm_managed: Option<ACMManaged>,
    pub none: Option<None>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointConfigurationResponse {
    pub certificate_arn: Option<String>,
    pub domain_name: Option<String>,
    pub portal_default_domain_name: Option<String>,
    pub portal_domain_hosted_zone_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointDisplayContent {
    pub none: Option<None>,
    pub overrides: Option<DisplayContentOverrides>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointDisplayContentResponse {
    pub body: Option<String>,
    pub endpoint: Option<String>,
    pub operation_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportApiRequest {
    pub api_id: String,
    pub export_version: Option<String>,
    pub include_extensions: Option<bool>,
    pub output_type: Option<String>,
    pub specification: String,
    pub stage_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportApiResponse {
    pub body: Option<Bytes>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResetAuthorizersCacheRequest {
    pub api_id: String,
    pub stage_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApiMappingRequest {
    pub api_mapping_id: String,
    pub domain_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApiMappingResponse {
    pub api_id: Option<String>,
    pub api_mapping_id: Option<String>,
    pub api_mapping_key: Option<String>,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApiMappingsRequest {
    pub domain_name: String,
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApiMappingsResponse {
    pub items: Option<Vec<ApiMapping>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApiRequest {
    pub api_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApiResponse {
    pub api_endpoint: Option<String>,
    pub api_gateway_managed: Option<bool>,
    pub api_id: Option<String>,
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub created_date: Option<Timestamp>,
    pub description: Option<String>,
    pub disable_schema_validation: Option<bool>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub import_info: Option<Vec<String>>,
    pub ip_address_type: Option<String>,
    pub name: Option<String>,
    pub protocol_type: Option<String>,
    pub route_selection_expression: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub version: Option<String>,
    pub warnings: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApisRequest {
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApisResponse {
    pub items: Option<Vec<Api>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetAuthorizerRequest {
    pub api_id: String,
    pub authorizer_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetAuthorizerResponse {
    pub authorizer_credentials_arn: Option<String>,
    pub authorizer_id: Option<String>,
    pub authorizer_payload_format_version: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub authorizer_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub enable_simple_responses: Option<bool>,
    pub identity_source: Option<Vec<String>>,
    pub identity_validation_expression: Option<String>,
    pub jwt_configuration: Option<JWTConfiguration>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetAuthorizersRequest {
    pub api_id: String,
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetAuthorizersResponse {
    pub items: Option<Vec<Authorizer>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDeploymentRequest {
    pub api_id: String,
    pub deployment_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDeploymentResponse {
    pub auto_deployed: Option<bool>,
    pub created_date: Option<Timestamp>,
    pub deployment_id: Option<String>,
    pub deployment_status: Option<String>,
    pub deployment_status_message: Option<String>,
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDeploymentsRequest {
    pub api_id: String,
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDeploymentsResponse {
    pub items: Option<Vec<Deployment>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDomainNameRequest {
    pub domain_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDomainNameResponse {
    pub api_mapping_selection_expression: Option<String>,
    pub domain_name: Option<String>,
    pub domain_name_arn: Option<String>,
    pub domain_name_configurations: Option<Vec<DomainNameConfiguration>>,
    pub mutual_tls_authentication: Option<MutualTlsAuthentication>,
    pub routing_mode: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDomainNamesRequest {
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDomainNamesResponse {
    pub items: Option<Vec<DomainName>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationRequest {
    pub api_id: String,
    pub integration_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationResult {
    pub api_gateway_managed: Option<bool>,
    pub connection_id: Option<String>,
    pub connection_type: Option<String>,
    pub content_handling_strategy: Option<String>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub integration_id: Option<String>,
    pub integration_method: Option<String>,
    pub integration_response_selection_expression: Option<String>,
    pub integration_subtype: Option<String>,
    pub integration_type: Option<String>,
    pub integration_uri: Option<String>,
    pub passthrough_behavior: Option<String>,
    pub payload_format_version: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, IndexMap<String, Option<String>>>>,
    pub template_selection_expression: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub tls_config: Option<TlsConfig>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationResponseRequest {
    pub api_id: String,
    pub integration_id: String,
    pub integration_response_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationResponseResponse {
    pub content_handling_strategy: Option<String>,
    pub integration_response_id: Option<String>,
    pub integration_response_key: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub template_selection_expression: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationResponsesRequest {
    pub api_id: String,
    pub integration_id: String,
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationResponsesResponse {
    pub items: Option<Vec<IntegrationResponse>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationsRequest {
    pub api_id: String,
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationsResponse {
    pub items: Option<Vec<Integration>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetModelRequest {
    pub api_id: String,
    pub model_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetModelResponse {
    pub content_type: Option<String>,
    pub description: Option<String>,
    pub model_id: Option<String>,
    pub name: Option<String>,
    pub schema: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetModelTemplateRequest {
    pub api_id: String,
    pub model_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetModelTemplateResponse {
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetModelsRequest {
    pub api_id: String,
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetModelsResponse {
    pub items: Option<Vec<Model>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPortalProductRequest {
    pub portal_product_id: String,
    pub resource_owner_account_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPortalProductResponse {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub display_order: Option<DisplayOrder>,
    pub last_modified: Option<Timestamp>,
    pub portal_product_arn: Option<String>,
    pub portal_product_id: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPortalProductResponseContent {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub display_order: Option<DisplayOrder>,
    pub last_modified: Option<Timestamp>,
    pub portal_product_arn: Option<String>,
    pub portal_product_id: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPortalProductSharingPolicyRequest {
    pub portal_product_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPortalProductSharingPolicyResponse {
    pub policy_document: Option<String>,
    pub portal_product_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPortalProductSharingPolicyResponseContent {
    pub policy_document: Option<String>,
    pub portal_product_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPortalRequest {
    pub portal_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPortalResponse {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationResponse>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub last_modified: Option<Timestamp>,
    pub last_published: Option<Timestamp>,
    pub last_published_description: Option<String>,
    pub portal_arn: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub portal_id: Option<String>,
    pub preview: Option<Preview>,
    pub publish_status: Option<String>,
    pub rum_app_monitor_name: Option<String>,
    pub status_exception: Option<StatusException>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetPortalResponseContent {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationResponse>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub last_modified: Option<Timestamp>,
    pub last_published: Option<Timestamp>,
    pub last_published_description: Option<String>,
    pub portal_arn: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub portal_id: Option<String>,
    pub preview: Option<Preview>,
    pub publish_status: Option<String>,
    pub rum_app_monitor_name: Option<String>,
    pub status_exception: Option<StatusException>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetProductPageRequest {
    pub portal_product_id: String,
    pub product_page_id: String,
    pub resource_owner_account_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetProductPageResponse {
    pub display_content: Option<DisplayContent>,
    pub last_modified: Option<Timestamp>,
    pub product_page_arn: Option<String>,
    pub product_page_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetProductPageResponseContent {
    pub display_content: Option<DisplayContent>,
    pub last_modified: Option<Timestamp>,
    pub product_page_arn: Option<String>,
    pub product_page_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetProductRestEndpointPageRequest {
    pub include_raw_display_content: Option<String>,
    pub portal_product_id: String,
    pub product_rest_endpoint_page_id: String,
    pub resource_owner_account_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetProductRestEndpointPageResponse {
    pub display_content: Option<EndpointDisplayContentResponse>,
    pub last_modified: Option<Timestamp>,
    pub product_rest_endpoint_page_arn: Option<String>,
    pub product_rest_endpoint_page_id: Option<String>,
    pub raw_display_content: Option<String>,
    pub rest_endpoint_identifier: Option<RestEndpointIdentifier>,
    pub status: Option<String>,
    pub status_exception: Option<StatusException>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetProductRestEndpointPageResponseContent {
    pub display_content: Option<EndpointDisplayContentResponse>,
    pub last_modified: Option<Timestamp>,
    pub product_rest_endpoint_page_arn: Option<String>,
    pub product_rest_endpoint_page_id: Option<String>,
    pub raw_display_content: Option<String>,
    pub rest_endpoint_identifier: Option<RestEndpointIdentifier>,
    pub status: Option<String>,
    pub status_exception: Option<StatusException>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRouteRequest {
    pub api_id: String,
    pub route_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRouteResult {
    pub api_gateway_managed: Option<bool>,
    pub api_key_required: Option<bool>,
    pub authorization_scopes: Option<Vec<String>>,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub model_selection_expression: Option<String>,
    pub operation_name: Option<String>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub request_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_id: Option<String>,
    pub route_key: Option<String>,
    pub route_response_selection_expression: Option<String>,
    pub target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRouteResponseRequest {
    pub api_id: String,
    pub route_id: String,
    pub route_response_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRouteResponseResponse {
    pub model_selection_expression: Option<String>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_response_id: Option<String>,
    pub route_response_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRouteResponsesRequest {
    pub api_id: String,
    pub max_results: Option<String>,
    pub next_token: Option<String>,
    pub route_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRouteResponsesResponse {
    pub items: Option<Vec<RouteResponse>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRoutesRequest {
    pub api_id: String,
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListRoutingRulesRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub max_results: Option<i32>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListRoutingRulesResponse {
    pub next_token: Option<String>,
    pub routing_rules: Option<Vec<RoutingRule>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRoutesResponse {
    pub items: Option<Vec<Route>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRoutingRuleRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub routing_rule_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRoutingRuleResponse {
    pub actions: Option<Vec<RoutingRuleAction>>,
    pub conditions: Option<Vec<RoutingRuleCondition>>,
    pub priority: Option<i32>,
    pub routing_rule_arn: Option<String>,
    pub routing_rule_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetStageRequest {
    pub api_id: String,
    pub stage_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetStageResponse {
    pub access_log_settings: Option<AccessLogSettings>,
    pub api_gateway_managed: Option<bool>,
    pub auto_deploy: Option<bool>,
    pub client_certificate_id: Option<String>,
    pub created_date: Option<Timestamp>,
    pub default_route_settings: Option<RouteSettings>,
    pub deployment_id: Option<String>,
    pub description: Option<String>,
    pub last_deployment_status_message: Option<String>,
    pub last_updated_date: Option<Timestamp>,
    pub route_settings: Option<IndexMap<String, RouteSettings>>,
    pub stage_name: Option<String>,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetStagesRequest {
    pub api_id: String,
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetStagesResponse {
    pub items: Option<Vec<Stage>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetTagsRequest {
    pub resource_arn: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetTagsResponse {
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetVpcLinkRequest {
    pub vpc_link_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetVpcLinkResponse {
    pub created_date: Option<Timestamp>,
    pub name: Option<String>,
    pub security_group_ids: Option<Vec<String>>,
    pub subnet_ids: Option<Vec<String>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub vpc_link_id: Option<String>,
    pub vpc_link_status: Option<String>,
    pub vpc_link_status_message: Option<String>,
    pub vpc_link_version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetVpcLinksRequest {
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetVpcLinksResponse {
    pub items: Option<Vec<VpcLink>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct IdentifierParts {
    pub method: Option<String>,
    pub path: Option<String>,
    pub rest_api_id: Option<String>,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportApiInput {
    pub body: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportApiRequest {
    pub basepath: Option<String>,
    pub body: Option<String>,
    pub fail_on_warnings: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportApiResponse {
    pub api_endpoint: Option<String>,
    pub api_gateway_managed: Option<bool>,
    pub api_id: Option<String>,
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub created_date: Option<Timestamp>,
    pub description: Option<String>,
    pub disable_schema_validation: Option<bool>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub import_info: Option<Vec<String>>,
    pub ip_address_type: Option<String>,
    pub name: Option<String>,
    pub protocol_type: Option<String>,
    pub route_selection_expression: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub version: Option<String>,
    pub warnings: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Integration {
    pub api_gateway_managed: Option<bool>,
    pub connection_id: Option<String>,
    pub connection_type: Option<String>,
    pub content_handling_strategy: Option<String>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub integration_id: Option<String>,
    pub integration_method: Option<String>,
    pub integration_response_selection_expression: Option<String>,
    pub integration_subtype: Option<String>,
    pub integration_type: Option<String>,
    pub integration_uri: Option<String>,
    pub passthrough_behavior: Option<String>,
    pub payload_format_version: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, IndexMap<String, Option<String>>>>,
    pub template_selection_expression: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub tls_config: Option<TlsConfig>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct IntegrationResponse {
    pub content_handling_strategy: Option<String>,
    pub integration_response_id: Option<String>,
    pub integration_response_key: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub template_selection_expression: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct IntegrationResponses {
    pub items: Option<Vec<IntegrationResponse>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Integrations {
    pub items: Option<Vec<Integration>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct JWTConfiguration {
    pub audience: Option<Vec<String>>,
    pub issuer: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitExceededException {
    pub limit_type: Option<String>,
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitExceededExceptionResponseContent {
    pub limit_type: Option<String>,
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListPortalProductsRequest {
    pub max_results: Option<String>,
    pub next_token: Option<String>,
    pub resource_owner: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListPortalProductsResponse {
    pub items: Option<Vec<PortalProductSummary>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListPortalProductsResponseContent {
    pub items: Option<Vec<PortalProductSummary>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListPortalsRequest {
    pub max_results: Option<String>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListPortalsResponse {
    pub items: Option<Vec<PortalSummary>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListPortalsResponseContent {
    pub items: Option<Vec<PortalSummary>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListProductPagesRequest {
    pub max_results: Option<String>,
    pub next_token: Option<String>,
    pub portal_product_id: String,
    pub resource_owner_account_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListProductPagesResponse {
    pub items: Option<Vec<ProductPageSummaryNoBody>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListProductPagesResponseContent {
    pub items: Option<Vec<ProductPageSummaryNoBody>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListProductRestEndpointPagesRequest {
    pub max_results: Option<String>,
    pub next_token: Option<String>,
    pub portal_product_id: String,
    pub resource_owner_account_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListProductRestEndpointPagesResponse {
    pub items: Option<Vec<ProductRestEndpointPageSummaryNoBody>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListProductRestEndpointPagesResponseContent {
    pub items: Option<Vec<ProductRestEndpointPageSummaryNoBody>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    pub content_type: Option<String>,
    pub description: Option<String>,
    pub model_id: Option<String>,
    pub name: Option<String>,
    pub schema: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Models {
    pub items: Option<Vec<Model>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MutualTlsAuthentication {
    pub truststore_uri: Option<String>,
    pub truststore_version: Option<String>,
    pub truststore_warnings: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MutualTlsAuthenticationInput {
    pub truststore_uri: Option<String>,
    pub truststore_version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct None {}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct NotFoundException {
    pub message: Option<String>,
    pub resource_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct NotFoundExceptionResponseContent {
    pub message: Option<String>,
    pub resource_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParameterConstraints {
    pub required: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PortalContent {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub theme: Option<PortalTheme>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PortalProductSummary {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub portal_product_arn: Option<String>,
    pub portal_product_id: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PortalSummary {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationResponse>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub last_modified: Option<Timestamp>,
    pub last_published: Option<Timestamp>,
    pub last_published_description: Option<String>,
    pub portal_arn: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub portal_id: Option<String>,
    pub preview: Option<Preview>,
    pub publish_status: Option<String>,
    pub rum_app_monitor_name: Option<String>,
    pub status_exception: Option<StatusException>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PortalTheme {
    pub custom_colors: Option<CustomColors>,
    pub logo_last_uploaded: Option<Timestamp>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    pub preview_status: Option<String>,
    pub preview_url: Option<String>,
    pub status_exception: Option<StatusException>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PreviewPortalRequest {
    pub portal_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PreviewPortalResponse {}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProductPageSummaryNoBody {
    pub last_modified: Option<Timestamp>,
    pub page_title: Option<String>,
    pub product_page_arn: Option<String>,
    pub product_page_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProductRestEndpointPageSummaryNoBody {
    pub endpoint: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub operation_name: Option<String>,
    pub product_rest_endpoint_page_arn: Option<String>,
    pub product_rest_endpoint_page_id: Option<String>,
    pub rest_endpoint_identifier: Option<RestEndpointIdentifier>,
    pub status: Option<String>,
    pub status_exception: Option<StatusException>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublishPortalRequest {
    pub description: Option<String>,
    pub portal_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublishPortalRequestContent {
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublishPortalResponse {}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutPortalProductSharingPolicyRequest {
    pub policy_document: Option<String>,
    pub portal_product_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutPortalProductSharingPolicyRequestContent {
    pub policy_document: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutPortalProductSharingPolicyResponse {}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutRoutingRuleRequest {
    pub actions: Option<Vec<RoutingRuleAction>>,
    pub conditions: Option<Vec<RoutingRuleCondition>>,
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub priority: Option<i32>,
    pub routing_rule_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutRoutingRuleResponse {
    pub actions: Option<Vec<RoutingRuleAction>>,
    pub conditions: Option<Vec<RoutingRuleCondition>>,
    pub priority: Option<i32>,
    pub routing_rule_arn: Option<String>,
    pub routing_rule_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReimportApiInput {
    pub body: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReimportApiRequest {
    pub api_id: String,
    pub basepath: Option<String>,
    pub body: Option<String>,
    pub fail_on_warnings: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReimportApiResponse {
    pub api_endpoint: Option<String>,
    pub api_gateway_managed: Option<bool>,
    pub api_id: Option<String>,
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub created_date: Option<Timestamp>,
    pub description: Option<String>,
    pub disable_schema_validation: Option<bool>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub import_info: Option<Vec<String>>,
    pub ip_address_type: Option<String>,
    pub name: Option<String>,
    pub protocol_type: Option<String>,
    pub route_selection_expression: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub version: Option<String>,
    pub warnings: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestEndpointIdentifier {
    pub identifier_parts: Option<IdentifierParts>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    pub api_gateway_managed: Option<bool>,
    pub api_key_required: Option<bool>,
    pub authorization_scopes: Option<Vec<String>>,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub model_selection_expression: Option<String>,
    pub operation_name: Option<String>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub request_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_id: Option<String>,
    pub route_key: Option<String>,
    pub route_response_selection_expression: Option<String>,
    pub target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RouteResponse {
    pub model_selection_expression: Option<String>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_response_id: Option<String>,
    pub route_response_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RouteResponses {
    pub items: Option<Vec<RouteResponse>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RouteSettings {
    pub data_trace_enabled: Option<bool>,
    pub detailed_metrics_enabled: Option<bool>,
    pub logging_level: Option<String>,
    pub throttling_burst_limit: Option<i32>,
    pub throttling_rate_limit: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Routes {
    pub items: Option<Vec<Route>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutingRule {
    pub actions: Option<Vec<RoutingRuleAction>>,
    pub conditions: Option<Vec<RoutingRuleCondition>>,
    pub priority: Option<i32>,
    pub routing_rule_arn: Option<String>,
    pub routing_rule_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutingRuleAction {
    pub invoke_api: Option<RoutingRuleActionInvokeApi>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutingRuleActionInvokeApi {
    pub api_id: Option<String>,
    pub stage: Option<String>,
    pub strip_base_path: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutingRuleCondition {
    pub match_base_paths: Option<RoutingRuleMatchBasePaths>,
    pub match_headers: Option<RoutingRuleMatchHeaders>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutingRuleInput {
    pub actions: Option<Vec<RoutingRuleAction>>,
    pub conditions: Option<Vec<RoutingRuleCondition>>,
    pub priority: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutingRuleMatchBasePaths {
    pub any_of: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutingRuleMatchHeaderValue {
    pub header: Option<String>,
    pub value_glob: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutingRuleMatchHeaders {
    pub any_of: Option<Vec<RoutingRuleMatchHeaderValue>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutingRules {
    pub next_token: Option<String>,
    pub routing_rules: Option<Vec<RoutingRule>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    pub product_rest_endpoint_page_arns: Option<Vec<String>>,
    pub section_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    pub access_log_settings: Option<AccessLogSettings>,
    pub api_gateway_managed: Option<bool>,
    pub auto_deploy: Option<bool>,
    pub client_certificate_id: Option<String>,
    pub created_date: Option<Timestamp>,
    pub default_route_settings: Option<RouteSettings>,
    pub deployment_id: Option<String>,
    pub description: Option<String>,
    pub last_deployment_status_message: Option<String>,
    pub last_updated_date: Option<Timestamp>,
    pub route_settings: Option<IndexMap<String, RouteSettings>>,
    pub stage_name: Option<String>,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stages {
    pub items: Option<Vec<Stage>>,
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatusException {
    pub exception: Option<String>,
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagResourceInput {
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagResourceRequest {
    pub resource_arn: String,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagResourceResponse {}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TlsConfig {
    pub server_name_to_verify: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TlsConfigInput {
    pub server_name_to_verify: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TooManyRequestsException {
    pub limit_type: Option<String>,
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UntagResourceRequest {
    pub resource_arn: String,
    pub tag_keys: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApiInput {
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub disable_schema_validation: Option<bool>,
    pub ip_address_type: Option<String>,
    pub name: Option<String>,
    pub route_key: Option<String>,
    pub route_selection_expression: Option<String>,
    pub target: Option<String>,
    pub version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApiMappingInput {
    pub api_id: Option<String>,
    pub api_mapping_key: Option<String>,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApiMappingRequest {
    pub api_id: Option<String>,
    pub api_mapping_id: String,
    pub api_mapping_key: Option<String>,
    pub domain_name: String,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApiMappingResponse {
    pub api_id: Option<String>,
    pub api_mapping_id: Option<String>,
    pub api_mapping_key: Option<String>,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApiRequest {
    pub api_id: String,
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub disable_schema_validation: Option<bool>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub ip_address_type: Option<String>,
    pub name: Option<String>,
    pub route_key: Option<String>,
    pub route_selection_expression: Option<String>,
    pub target: Option<String>,
    pub version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApiResponse {
    pub api_endpoint: Option<String>,
    pub api_gateway_managed: Option<bool>,
    pub api_id: Option<String>,
    pub api_key_selection_expression: Option<String>,
    pub cors_configuration: Option<Cors>,
    pub created_date: Option<Timestamp>,
    pub description: Option<String>,
    pub disable_schema_validation: Option<bool>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub import_info: Option<Vec<String>>,
    pub ip_address_type: Option<String>,
    pub name: Option<String>,
    pub protocol_type: Option<String>,
    pub route_selection_expression: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub version: Option<String>,
    pub warnings: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateAuthorizerInput {
    pub authorizer_credentials_arn: Option<String>,
    pub authorizer_payload_format_version: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub authorizer_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub enable_simple_responses: Option<bool>,
    pub identity_source: Option<Vec<String>>,
    pub identity_validation_expression: Option<String>,
    pub jwt_configuration: Option<JWTConfiguration>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateAuthorizerRequest {
    pub api_id: String,
    pub authorizer_credentials_arn: Option<String>,
    pub authorizer_id: String,
    pub authorizer_payload_format_version: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub authorizer_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub enable_simple_responses: Option<bool>,
    pub identity_source: Option<Vec<String>>,
    pub identity_validation_expression: Option<String>,
    pub jwt_configuration: Option<JWTConfiguration>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateAuthorizerResponse {
    pub authorizer_credentials_arn: Option<String>,
    pub authorizer_id: Option<String>,
    pub authorizer_payload_format_version: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub authorizer_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub enable_simple_responses: Option<bool>,
    pub identity_source: Option<Vec<String>>,
    pub identity_validation_expression: Option<String>,
    pub jwt_configuration: Option<JWTConfiguration>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDeploymentInput {
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDeploymentRequest {
    pub api_id: String,
    pub deployment_id: String,
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDeploymentResponse {
    pub auto_deployed: Option<bool>,
    pub created_date: Option<Timestamp>,
    pub deployment_id: Option<String>,
    pub deployment_status: Option<String>,
    pub deployment_status_message: Option<String>,
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDomainNameInput {
    pub domain_name_configurations: Option<Vec<DomainNameConfiguration>>,
    pub mutual_tls_authentication: Option<MutualTlsAuthenticationInput>,
    pub routing_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDomainNameRequest {
    pub domain_name: String,
    pub domain_name_configurations: Option<Vec<DomainNameConfiguration>>,
    pub mutual_tls_authentication: Option<MutualTlsAuthenticationInput>,
    pub routing_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDomainNameResponse {
    pub api_mapping_selection_expression: Option<String>,
    pub domain_name: Option<String>,
    pub domain_name_arn: Option<String>,
    pub domain_name_configurations: Option<Vec<DomainNameConfiguration>>,
    pub mutual_tls_authentication: Option<MutualTlsAuthentication>,
    pub routing_mode: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIntegrationInput {
    pub connection_id: Option<String>,
    pub connection_type: Option<String>,
    pub content_handling_strategy: Option<String>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub integration_method: Option<String>,
    pub integration_subtype: Option<String>,
    pub integration_type: Option<String>,
    pub integration_uri: Option<String>,
    pub passthrough_behavior: Option<String>,
    pub payload_format_version: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, IndexMap<String, Option<String>>>>,
    pub template_selection_expression: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub tls_config: Option<TlsConfigInput>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIntegrationRequest {
    pub api_id: String,
    pub connection_id: Option<String>,
    pub connection_type: Option<String>,
    pub content_handling_strategy: Option<String>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub integration_id: String,
    pub integration_method: Option<String>,
    pub integration_subtype: Option<String>,
    pub integration_type: Option<String>,
    pub integration_uri: Option<String>,
    pub passthrough_behavior: Option<String>,
    pub payload_format_version: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, IndexMap<String, Option<String>>>>,
    pub template_selection_expression: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub tls_config: Option<TlsConfigInput>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIntegrationResult {
    pub api_gateway_managed: Option<bool>,
    pub connection_id: Option<String>,
    pub connection_type: Option<String>,
    pub content_handling_strategy: Option<String>,
    pub credentials_arn: Option<String>,
    pub description: Option<String>,
    pub integration_id: Option<String>,
    pub integration_method: Option<String>,
    pub integration_response_selection_expression: Option<String>,
    pub integration_subtype: Option<String>,
    pub integration_type: Option<String>,
    pub integration_uri: Option<String>,
    pub passthrough_behavior: Option<String>,
    pub payload_format_version: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, IndexMap<String, Option<String>>>>,
    pub template_selection_expression: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub tls_config: Option<TlsConfig>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIntegrationResponseInput {
    pub content_handling_strategy: Option<String>,
    pub integration_response_key: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub template_selection_expression: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIntegrationResponseRequest {
    pub api_id: String,
    pub content_handling_strategy: Option<String>,
    pub integration_id: String,
    pub integration_response_id: String,
    pub integration_response_key: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub template_selection_expression: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIntegrationResponseResponse {
    pub content_handling_strategy: Option<String>,
    pub integration_response_id: Option<String>,
    pub integration_response_key: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub template_selection_expression: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateModelInput {
    pub content_type: Option<String>,
    pub description: Option<String>,
    pub name: Option<String>,
    pub schema: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateModelRequest {
    pub api_id: String,
    pub content_type: Option<String>,
    pub description: Option<String>,
    pub model_id: String,
    pub name: Option<String>,
    pub schema: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateModelResponse {
    pub content_type: Option<String>,
    pub description: Option<String>,
    pub model_id: Option<String>,
    pub name: Option<String>,
    pub schema: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdatePortalProductRequest {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub display_order: Option<DisplayOrder>,
    pub portal_product_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdatePortalProductRequestContent {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub display_order: Option<DisplayOrder>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdatePortalProductResponse {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub display_order: Option<DisplayOrder>,
    pub last_modified: Option<Timestamp>,
    pub portal_product_arn: Option<String>,
    pub portal_product_id: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdatePortalProductResponseContent {
    pub description: Option<String>,
    pub display_name: Option<String>,
    pub display_order: Option<DisplayOrder>,
    pub last_modified: Option<Timestamp>,
    pub portal_product_arn: Option<String>,
    pub portal_product_id: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdatePortalRequest {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationRequest>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub logo_uri: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub portal_id: String,
    pub rum_app_monitor_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdatePortalRequestContent {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationRequest>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub logo_uri: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub rum_app_monitor_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdatePortalResponse {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationResponse>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub last_modified: Option<Timestamp>,
    pub last_published: Option<Timestamp>,
    pub last_published_description: Option<String>,
    pub portal_arn: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub portal_id: Option<String>,
    pub preview: Option<Preview>,
    pub publish_status: Option<String>,
    pub rum_app_monitor_name: Option<String>,
    pub status_exception: Option<StatusException>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdatePortalResponseContent {
    pub authorization: Option<Authorization>,
    pub endpoint_configuration: Option<EndpointConfigurationResponse>,
    pub included_portal_product_arns: Option<Vec<String>>,
    pub last_modified: Option<Timestamp>,
    pub last_published: Option<Timestamp>,
    pub last_published_description: Option<String>,
    pub portal_arn: Option<String>,
    pub portal_content: Option<PortalContent>,
    pub portal_id: Option<String>,
    pub preview: Option<Preview>,
    pub publish_status: Option<String>,
    pub rum_app_monitor_name: Option<String>,
    pub status_exception: Option<StatusException>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateProductPageRequest {
    pub display_content: Option<DisplayContent>,
    pub portal_product_id: String,
    pub product_page_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateProductPageRequestContent {
    pub display_content: Option<DisplayContent>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateProductPageResponse {
    pub display_content: Option<DisplayContent>,
    pub last_modified: Option<Timestamp>,
    pub product_page_arn: Option<String>,
    pub product_page_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateProductPageResponseContent {
    pub display_content: Option<DisplayContent>,
    pub last_modified: Option<Timestamp>,
    pub product_page_arn: Option<String>,
    pub product_page_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateProductRestEndpointPageRequest {
    pub display_content: Option<EndpointDisplayContent>,
    pub portal_product_id: String,
    pub product_rest_endpoint_page_id: String,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateProductRestEndpointPageRequestContent {
    pub display_content: Option<EndpointDisplayContent>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateProductRestEndpointPageResponse {
    pub display_content: Option<EndpointDisplayContentResponse>,
    pub last_modified: Option<Timestamp>,
    pub product_rest_endpoint_page_arn: Option<String>,
    pub product_rest_endpoint_page_id: Option<String>,
    pub rest_endpoint_identifier: Option<RestEndpointIdentifier>,
    pub status: Option<String>,
    pub status_exception: Option<StatusException>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateProductRestEndpointPageResponseContent {
    pub display_content: Option<EndpointDisplayContentResponse>,
    pub last_modified: Option<Timestamp>,
    pub product_rest_endpoint_page_arn: Option<String>,
    pub product_rest_endpoint_page_id: Option<String>,
    pub rest_endpoint_identifier: Option<RestEndpointIdentifier>,
    pub status: Option<String>,
    pub status_exception: Option<StatusException>,
    pub try_it_state: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateRouteInput {
    pub api_key_required: Option<bool>,
    pub authorization_scopes: Option<Vec<String>>,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub model_selection_expression: Option<String>,
    pub operation_name: Option<String>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub request_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_key: Option<String>,
    pub route_response_selection_expression: Option<String>,
    pub target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateRouteRequest {
    pub api_id: String,
    pub api_key_required: Option<bool>,
    pub authorization_scopes: Option<Vec<String>>,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub model_selection_expression: Option<String>,
    pub operation_name: Option<String>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub request_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_id: String,
    pub route_key: Option<String>,
    pub route_response_selection_expression: Option<String>,
    pub target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateRouteResult {
    pub api_gateway_managed: Option<bool>,
    pub api_key_required: Option<bool>,
    pub authorization_scopes: Option<Vec<String>>,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub model_selection_expression: Option<String>,
    pub operation_name: Option<String>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub request_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_id: Option<String>,
    pub route_key: Option<String>,
    pub route_response_selection_expression: Option<String>,
    pub target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateRouteResponseInput {
    pub model_selection_expression: Option<String>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_response_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateRouteResponseRequest {
    pub api_id: String,
    pub model_selection_expression: Option<String>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_id: String,
    pub route_response_id: String,
    pub route_response_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateRouteResponseResponse {
    pub model_selection_expression: Option<String>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
    pub response_parameters: Option<IndexMap<String, ParameterConstraints>>,
    pub route_response_id: Option<String>,
    pub route_response_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStageInput {
    pub access_log_settings: Option<AccessLogSettings>,
    pub auto_deploy: Option<bool>,
    pub client_certificate_id: Option<String>,
    pub default_route_settings: Option<RouteSettings>,
    pub deployment_id: Option<String>,
    pub description: Option<String>,
    pub route_settings: Option<IndexMap<String, RouteSettings>>,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStageRequest {
    pub access_log_settings: Option<AccessLogSettings>,
    pub api_id: String,
    pub auto_deploy: Option<bool>,
    pub client_certificate_id: Option<String>,
    pub default_route_settings: Option<RouteSettings>,
    pub deployment_id: Option<String>,
    pub description: Option<String>,
    pub route_settings: Option<IndexMap<String, RouteSettings>>,
    pub stage_name: String,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStageResponse {
    pub access_log_settings: Option<AccessLogSettings>,
    pub api_gateway_managed: Option<bool>,
    pub auto_deploy: Option<bool>,
    pub client_certificate_id: Option<String>,
    pub created_date: Option<Timestamp>,
    pub default_route_settings: Option<RouteSettings>,
    pub deployment_id: Option<String>,
    pub description: Option<String>,
    pub last_deployment_status_message: Option<String>,
    pub last_updated_date: Option<Timestamp>,
    pub route_settings: Option<IndexMap<String, RouteSettings>>,
    pub stage_name: Option<String>,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateVpcLinkInput {
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateVpcLinkRequest {
    pub name: Option<String>,
    pub vpc_link_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateVpcLinkResponse {
    pub created_date: Option<Timestamp>,
    pub name: Option<String>,
    pub security_group_ids: Option<Vec<String>>,
    pub subnet_ids: Option<Vec<String>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub vpc_link_id: Option<String>,
    pub vpc_link_status: Option<String>,
    pub vpc_link_status_message: Option<String>,
    pub vpc_link_version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct VpcLink {
    pub created_date: Option<Timestamp>,
    pub name: Option<String>,
    pub security_group_ids: Option<Vec<String>>,
    pub subnet_ids: Option<Vec<String>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub vpc_link_id: Option<String>,
    pub vpc_link_status: Option<String>,
    pub vpc_link_status_message: Option<String>,
    pub vpc_link_version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct VpcLinks {
    pub items: Option<Vec<VpcLink>>,
    pub next_token: Option<String>,
}

shapes! {
ACMManaged: S_ACM_MANAGED { certificate_arn, domain_name }
AccessDeniedException: S_ACCESS_DENIED_EXCEPTION { message }
AccessDeniedExceptionResponseContent: S_ACCESS_DENIED_EXCEPTION_RESPONSE_CONTENT { message }
AccessLogSettings: S_ACCESS_LOG_SETTINGS { destination_arn, format }
Api: S_API { api_endpoint, api_gateway_managed, api_id, api_key_selection_expression, cors_configuration, created_date, description, disable_schema_validation, disable_execute_api_endpoint, import_info, ip_address_type, name, protocol_type, route_selection_expression, tags, version, warnings }
ApiMapping: S_API_MAPPING { api_id, api_mapping_id, api_mapping_key, stage }
ApiMappings: S_API_MAPPINGS { items, next_token }
Apis: S_APIS { items, next_token }
Authorization: S_AUTHORIZATION { cognito_config, none }
Authorizer: S_AUTHORIZER { authorizer_credentials_arn, authorizer_id, authorizer_payload_format_version, authorizer_result_ttl_in_seconds, authorizer_type, authorizer_uri, enable_simple_responses, identity_source, identity_validation_expression, jwt_configuration, name }
Authorizers: S_AUTHORIZERS { items, next_token }
BadRequestException: S_BAD_REQUEST_EXCEPTION { message }
BadRequestExceptionResponseContent: S_BAD_REQUEST_EXCEPTION_RESPONSE_CONTENT { message }
CognitoConfig: S_COGNITO_CONFIG { app_client_id, user_pool_arn, user_pool_domain }
ConflictException: S_CONFLICT_EXCEPTION { message }
ConflictExceptionResponseContent: S_CONFLICT_EXCEPTION_RESPONSE_CONTENT { message }
Cors: S_CORS { allow_credentials, allow_headers, allow_methods, allow_origins, expose_headers, max_age }
CreateApiInput: S_CREATE_API_INPUT { api_key_selection_expression, cors_configuration, credentials_arn, description, disable_schema_validation, disable_execute_api_endpoint, name, protocol_type, route_key, route_selection_expression, tags, target, version }
CreateApiMappingInput: S_CREATE_API_MAPPING_INPUT { api_id, api_mapping_key, stage }
CreateApiMappingRequest: S_CREATE_API_MAPPING_REQUEST { api_id, api_mapping_key, domain_name, stage }
CreateApiMappingResponse: S_CREATE_API_MAPPING_RESPONSE { api_id, api_mapping_id, api_mapping_key, stage }
CreateApiRequest: S_CREATE_API_REQUEST { api_key_selection_expression, cors_configuration, credentials_arn, description, disable_schema_validation, disable_execute_api_endpoint, ip_address_type, name, protocol_type, route_key, route_selection_expression, tags, target, version }
CreateApiResponse: S_CREATE_API_RESPONSE { api_endpoint, api_gateway_managed, api_id, api_key_selection_expression, cors_configuration, created_date, description, disable_schema_validation, disable_execute_api_endpoint, import_info, ip_address_type, name, protocol_type, route_selection_expression, tags, version, warnings }
CreateAuthorizerInput: S_CREATE_AUTHORIZER_INPUT { authorizer_credentials_arn, authorizer_payload_format_version, authorizer_result_ttl_in_seconds, authorizer_type, authorizer_uri, enable_simple_responses, identity_source, identity_validation_expression, jwt_configuration, name }
CreateAuthorizerRequest: S_CREATE_AUTHORIZER_REQUEST { api_id, authorizer_credentials_arn, authorizer_payload_format_version, authorizer_result_ttl_in_seconds, authorizer_type, authorizer_uri, enable_simple_responses, identity_source, identity_validation_expression, jwt_configuration, name }
CreateAuthorizerResponse: S_CREATE_AUTHORIZER_RESPONSE { authorizer_credentials_arn, authorizer_id, authorizer_payload_format_version, authorizer_result_ttl_in_seconds, authorizer_type, authorizer_uri, enable_simple_responses, identity_source, identity_validation_expression, jwt_configuration, name }
CreateDeploymentInput: S_CREATE_DEPLOYMENT_INPUT { description, stage_name }
CreateDeploymentRequest: S_CREATE_DEPLOYMENT_REQUEST { api_id, description, stage_name }
CreateDeploymentResponse: S_CREATE_DEPLOYMENT_RESPONSE { auto_deployed, created_date, deployment_id, deployment_status, deployment_status_message, description }
CreateDomainNameInput: S_CREATE_DOMAIN_NAME_INPUT { domain_name, domain_name_configurations, mutual_tls_authentication, routing_mode, tags }
CreateDomainNameRequest: S_CREATE_DOMAIN_NAME_REQUEST { domain_name, domain_name_configurations, mutual_tls_authentication, routing_mode, tags }
CreateDomainNameResponse: S_CREATE_DOMAIN_NAME_RESPONSE { api_mapping_selection_expression, domain_name, domain_name_arn, domain_name_configurations, mutual_tls_authentication, routing_mode, tags }
CreateIntegrationInput: S_CREATE_INTEGRATION_INPUT { connection_id, connection_type, content_handling_strategy, credentials_arn, description, integration_method, integration_subtype, integration_type, integration_uri, passthrough_behavior, payload_format_version, request_parameters, request_templates, response_parameters, template_selection_expression, timeout_in_millis, tls_config }
CreateIntegrationRequest: S_CREATE_INTEGRATION_REQUEST { api_id, connection_id, connection_type, content_handling_strategy, credentials_arn, description, integration_method, integration_subtype, integration_type, integration_uri, passthrough_behavior, payload_format_version, request_parameters, request_templates, response_parameters, template_selection_expression, timeout_in_millis, tls_config }
CreateIntegrationResult: S_CREATE_INTEGRATION_RESULT { api_gateway_managed, connection_id, connection_type, content_handling_strategy, credentials_arn, description, integration_id, integration_method, integration_response_selection_expression, integration_subtype, integration_type, integration_uri, passthrough_behavior, payload_format_version, request_parameters, request_templates, response_parameters, template_selection_expression, timeout_in_millis, tls_config }
CreateIntegrationResponseInput: S_CREATE_INTEGRATION_RESPONSE_INPUT { content_handling_strategy, integration_response_key, response_parameters, response_templates, template_selection_expression }
CreateIntegrationResponseRequest: S_CREATE_INTEGRATION_RESPONSE_REQUEST { api_id, content_handling_strategy, integration_id, integration_response_key, response_parameters, response_templates, template_selection_expression }
CreateIntegrationResponseResponse: S_CREATE_INTEGRATION_RESPONSE_RESPONSE { content_handling_strategy, integration_response_id, integration_response_key, response_parameters, response_templates, template_selection_expression }
CreateModelInput: S_CREATE_MODEL_INPUT { content_type, description, name, schema }
CreateModelRequest: S_CREATE_MODEL_REQUEST { api_id, content_type, description, name, schema }
CreateModelResponse: S_CREATE_MODEL_RESPONSE { content_type, description, model_id, name, schema }
CreatePortalProductRequest: S_CREATE_PORTAL_PRODUCT_REQUEST { description, display_name, tags }
CreatePortalProductRequestContent: S_CREATE_PORTAL_PRODUCT_REQUEST_CONTENT { description, display_name, tags }
CreatePortalProductResponse: S_CREATE_PORTAL_PRODUCT_RESPONSE { description, display_name, display_order, last_modified, portal_product_arn, portal_product_id, tags }
CreatePortalProductResponseContent: S_CREATE_PORTAL_PRODUCT_RESPONSE_CONTENT { description, display_name, display_order, last_modified, portal_product_arn, portal_product_id, tags }
CreatePortalRequest: S_CREATE_PORTAL_REQUEST { authorization, endpoint_configuration, included_portal_product_arns, logo_uri, portal_content, rum_app_monitor_name, tags }
CreatePortalRequestContent: S_CREATE_PORTAL_REQUEST_CONTENT { authorization, endpoint_configuration, included_portal_product_arns, logo_uri, portal_content, rum_app_monitor_name, tags }
CreatePortalResponse: S_CREATE_PORTAL_RESPONSE { authorization, endpoint_configuration, included_portal_product_arns, last_modified, last_published, last_published_description, portal_arn, portal_content, portal_id, publish_status, rum_app_monitor_name, status_exception, tags }
CreatePortalResponseContent: S_CREATE_PORTAL_RESPONSE_CONTENT { authorization, endpoint_configuration, included_portal_product_arns, last_modified, last_published, last_published_description, portal_arn, portal_content, portal_id, publish_status, rum_app_monitor_name, status_exception, tags }
CreateProductPageRequest: S_CREATE_PRODUCT_PAGE_REQUEST { display_content, portal_product_id }
CreateProductPageRequestContent: S_CREATE_PRODUCT_PAGE_REQUEST_CONTENT { display_content }
CreateProductPageResponse: S_CREATE_PRODUCT_PAGE_RESPONSE { display_content, last_modified, product_page_arn, product_page_id }
CreateProductPageResponseContent: S_CREATE_PRODUCT_PAGE_RESPONSE_CONTENT { display_content, last_modified, product_page_arn, product_page_id }
CreateProductRestEndpointPageRequest: S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST { display_content, portal_product_id, rest_endpoint_identifier, try_it_state }
CreateProductRestEndpointPageRequestContent: S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST_CONTENT { display_content, rest_endpoint_identifier, try_it_state }
CreateProductRestEndpointPageResponse: S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE { display_content, last_modified, product_rest_endpoint_page_arn, product_rest_endpoint_page_id, rest_endpoint_identifier, status, status_exception, try_it_state }
CreateProductRestEndpointPageResponseContent: S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE_CONTENT { display_content, last_modified, product_rest_endpoint_page_arn, product_rest_endpoint_page_id, rest_endpoint_identifier, status, status_exception, try_it_state }
CreateRouteInput: S_CREATE_ROUTE_INPUT { api_key_required, authorization_scopes, authorization_type, authorizer_id, model_selection_expression, operation_name, request_models, request_parameters, route_key, route_response_selection_expression, target }
CreateRouteRequest: S_CREATE_ROUTE_REQUEST { api_id, api_key_required, authorization_scopes, authorization_type, authorizer_id, model_selection_expression, operation_name, request_models, request_parameters, route_key, route_response_selection_expression, target }
CreateRouteResult: S_CREATE_ROUTE_RESULT { api_gateway_managed, api_key_required, authorization_scopes, authorization_type, authorizer_id, model_selection_expression, operation_name, request_models, request_parameters, route_id, route_key, route_response_selection_expression, target }
CreateRouteResponseInput: S_CREATE_ROUTE_RESPONSE_INPUT { model_selection_expression, response_models, response_parameters, route_response_key }
CreateRouteResponseRequest: S_CREATE_ROUTE_RESPONSE_REQUEST { api_id, model_selection_expression, response_models, response_parameters, route_id, route_response_key }
CreateRouteResponseResponse: S_CREATE_ROUTE_RESPONSE_RESPONSE { model_selection_expression, response_models, response_parameters, route_response_id, route_response_key }
CreateRoutingRuleRequest: S_CREATE_ROUTING_RULE_REQUEST { actions, conditions, domain_name, domain_name_id, priority }
CreateRoutingRuleResponse: S_CREATE_ROUTING_RULE_RESPONSE { actions, conditions, priority, routing_rule_arn, routing_rule_id }
CreateStageInput: S_CREATE_STAGE_INPUT { access_log_settings, auto_deploy, client_certificate_id, default_route_settings, deployment_id, description, route_settings, stage_name, stage_variables, tags }
CreateStageRequest: S_CREATE_STAGE_REQUEST { access_log_settings, api_id, auto_deploy, client_certificate_id, default_route_settings, deployment_id, description, route_settings, stage_name, stage_variables, tags }
CreateStageResponse: S_CREATE_STAGE_RESPONSE { access_log_settings, api_gateway_managed, auto_deploy, client_certificate_id, created_date, default_route_settings, deployment_id, description, last_deployment_status_message, last_updated_date, route_settings, stage_name, stage_variables, tags }
CreateVpcLinkInput: S_CREATE_VPC_LINK_INPUT { name, security_group_ids, subnet_ids, tags }
CreateVpcLinkRequest: S_CREATE_VPC_LINK_REQUEST { name, security_group_ids, subnet_ids, tags }
CreateVpcLinkResponse: S_CREATE_VPC_LINK_RESPONSE { created_date, name, security_group_ids, subnet_ids, tags, vpc_link_id, vpc_link_status, vpc_link_status_message, vpc_link_version }
CustomColors: S_CUSTOM_COLORS { accent_color, background_color, error_validation_color, header_color, navigation_color, text_color }
DeleteAccessLogSettingsRequest: S_DELETE_ACCESS_LOG_SETTINGS_REQUEST { api_id, stage_name }
DeleteApiMappingRequest: S_DELETE_API_MAPPING_REQUEST { api_mapping_id, domain_name }
DeleteApiRequest: S_DELETE_API_REQUEST { api_id }
DeleteAuthorizerRequest: S_DELETE_AUTHORIZER_REQUEST { api_id, authorizer_id }
DeleteCorsConfigurationRequest: S_DELETE_CORS_CONFIGURATION_REQUEST { api_id }
DeleteDeploymentRequest: S_DELETE_DEPLOYMENT_REQUEST { api_id, deployment_id }
DeleteDomainNameRequest: S_DELETE_DOMAIN_NAME_REQUEST { domain_name }
DeleteIntegrationRequest: S_DELETE_INTEGRATION_REQUEST { api_id, integration_id }
DeleteIntegrationResponseRequest: S_DELETE_INTEGRATION_RESPONSE_REQUEST { api_id, integration_id, integration_response_id }
DeleteModelRequest: S_DELETE_MODEL_REQUEST { api_id, model_id }
DeletePortalProductRequest: S_DELETE_PORTAL_PRODUCT_REQUEST { portal_product_id }
DeletePortalProductSharingPolicyRequest: S_DELETE_PORTAL_PRODUCT_SHARING_POLICY_REQUEST { portal_product_id }
DeletePortalRequest: S_DELETE_PORTAL_REQUEST { portal_id }
DeleteProductPageRequest: S_DELETE_PRODUCT_PAGE_REQUEST { portal_product_id, product_page_id }
DeleteProductRestEndpointPageRequest: S_DELETE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST { portal_product_id, product_rest_endpoint_page_id }
DeleteRouteRequest: S_DELETE_ROUTE_REQUEST { api_id, route_id }
DeleteRouteRequestParameterRequest: S_DELETE_ROUTE_REQUEST_PARAMETER_REQUEST { api_id, request_parameter_key, route_id }
DeleteRouteResponseRequest: S_DELETE_ROUTE_RESPONSE_REQUEST { api_id, route_id, route_response_id }
DeleteRouteSettingsRequest: S_DELETE_ROUTE_SETTINGS_REQUEST { api_id, route_key, stage_name }
DeleteRoutingRuleRequest: S_DELETE_ROUTING_RULE_REQUEST { domain_name, domain_name_id, routing_rule_id }
DeleteStageRequest: S_DELETE_STAGE_REQUEST { api_id, stage_name }
DeleteVpcLinkRequest: S_DELETE_VPC_LINK_REQUEST { vpc_link_id }
DeleteVpcLinkResponse: S_DELETE_VPC_LINK_RESPONSE {  }
Deployment: S_DEPLOYMENT { auto_deployed, created_date, deployment_id, deployment_status, deployment_status_message, description }
Deployments: S_DEPLOYMENTS { items, next_token }
DisablePortalRequest: S_DISABLE_PORTAL_REQUEST { portal_id }
DisplayContent: S_DISPLAY_CONTENT { body, title }
DisplayContentOverrides: S_DISPLAY_CONTENT_OVERRIDES { body, endpoint, operation_name }
DisplayOrder: S_DISPLAY_ORDER { contents, overview_page_arn, product_page_arns }
DomainName: S_DOMAIN_NAME { api_mapping_selection_expression, domain_name, domain_name_arn, domain_name_configurations, mutual_tls_authentication, routing_mode, tags }
DomainNameConfiguration: S_DOMAIN_NAME_CONFIGURATION { api_gateway_domain_name, certificate_arn, certificate_name, certificate_upload_date, domain_name_status, domain_name_status_message, endpoint_type, hosted_zone_id, ip_address_type, security_policy, ownership_verification_certificate_arn }
DomainNames: S_DOMAIN_NAMES { items, next_token }
EndpointConfigurationRequest: S_ENDPOINT_CONFIGURATION_REQUEST { acm_managed, none }
EndpointConfigurationResponse: S_ENDPOINT_CONFIGURATION_RESPONSE { certificate_arn, domain_name, portal_default_domain_name, portal_domain_hosted_zone_id }
EndpointDisplayContent: S_ENDPOINT_DISPLAY_CONTENT { none, overrides }
EndpointDisplayContentResponse: S_ENDPOINT_DISPLAY_CONTENT_RESPONSE { body, endpoint, operation_name }
ExportApiRequest: S_EXPORT_API_REQUEST { api_id, export_version, include_extensions, output_type, specification, stage_name }
ExportApiResponse: S_EXPORT_API_RESPONSE { body }
ResetAuthorizersCacheRequest: S_RESET_AUTHORIZERS_CACHE_REQUEST { api_id, stage_name }
GetApiMappingRequest: S_GET_API_MAPPING_REQUEST { api_mapping_id, domain_name }
GetApiMappingResponse: S_GET_API_MAPPING_RESPONSE { api_id, api_mapping_id, api_mapping_key, stage }
GetApiMappingsRequest: S_GET_API_MAPPINGS_REQUEST { domain_name, max_results, next_token }
GetApiMappingsResponse: S_GET_API_MAPPINGS_RESPONSE { items, next_token }
GetApiRequest: S_GET_API_REQUEST { api_id }
GetApiResponse: S_GET_API_RESPONSE { api_endpoint, api_gateway_managed, api_id, api_key_selection_expression, cors_configuration, created_date, description, disable_schema_validation, disable_execute_api_endpoint, import_info, ip_address_type, name, protocol_type, route_selection_expression, tags, version, warnings }
GetApisRequest: S_GET_APIS_REQUEST { max_results, next_token }
GetApisResponse: S_GET_APIS_RESPONSE { items, next_token }
GetAuthorizerRequest: S_GET_AUTHORIZER_REQUEST { api_id, authorizer_id }
GetAuthorizerResponse: S_GET_AUTHORIZER_RESPONSE { authorizer_credentials_arn, authorizer_id, authorizer_payload_format_version, authorizer_result_ttl_in_seconds, authorizer_type, authorizer_uri, enable_simple_responses, identity_source, identity_validation_expression, jwt_configuration, name }
GetAuthorizersRequest: S_GET_AUTHORIZERS_REQUEST { api_id, max_results, next_token }
GetAuthorizersResponse: S_GET_AUTHORIZERS_RESPONSE { items, next_token }
GetDeploymentRequest: S_GET_DEPLOYMENT_REQUEST { api_id, deployment_id }
GetDeploymentResponse: S_GET_DEPLOYMENT_RESPONSE { auto_deployed, created_date, deployment_id, deployment_status, deployment_status_message, description }
GetDeploymentsRequest: S_GET_DEPLOYMENTS_REQUEST { api_id, max_results, next_token }
GetDeploymentsResponse: S_GET_DEPLOYMENTS_RESPONSE { items, next_token }
GetDomainNameRequest: S_GET_DOMAIN_NAME_REQUEST { domain_name }
GetDomainNameResponse: S_GET_DOMAIN_NAME_RESPONSE { api_mapping_selection_expression, domain_name, domain_name_arn, domain_name_configurations, mutual_tls_authentication, routing_mode, tags }
GetDomainNamesRequest: S_GET_DOMAIN_NAMES_REQUEST { max_results, next_token }
GetDomainNamesResponse: S_GET_DOMAIN_NAMES_RESPONSE { items, next_token }
GetIntegrationRequest: S_GET_INTEGRATION_REQUEST { api_id, integration_id }
GetIntegrationResult: S_GET_INTEGRATION_RESULT { api_gateway_managed, connection_id, connection_type, content_handling_strategy, credentials_arn, description, integration_id, integration_method, integration_response_selection_expression, integration_subtype, integration_type, integration_uri, passthrough_behavior, payload_format_version, request_parameters, request_templates, response_parameters, template_selection_expression, timeout_in_millis, tls_config }
GetIntegrationResponseRequest: S_GET_INTEGRATION_RESPONSE_REQUEST { api_id, integration_id, integration_response_id }
GetIntegrationResponseResponse: S_GET_INTEGRATION_RESPONSE_RESPONSE { content_handling_strategy, integration_response_id, integration_response_key, response_parameters, response_templates, template_selection_expression }
GetIntegrationResponsesRequest: S_GET_INTEGRATION_RESPONSES_REQUEST { api_id, integration_id, max_results, next_token }
GetIntegrationResponsesResponse: S_GET_INTEGRATION_RESPONSES_RESPONSE { items, next_token }
GetIntegrationsRequest: S_GET_INTEGRATIONS_REQUEST { api_id, max_results, next_token }
GetIntegrationsResponse: S_GET_INTEGRATIONS_RESPONSE { items, next_token }
GetModelRequest: S_GET_MODEL_REQUEST { api_id, model_id }
GetModelResponse: S_GET_MODEL_RESPONSE { content_type, description, model_id, name, schema }
GetModelTemplateRequest: S_GET_MODEL_TEMPLATE_REQUEST { api_id, model_id }
GetModelTemplateResponse: S_GET_MODEL_TEMPLATE_RESPONSE { value }
GetModelsRequest: S_GET_MODELS_REQUEST { api_id, max_results, next_token }
GetModelsResponse: S_GET_MODELS_RESPONSE { items, next_token }
GetPortalProductRequest: S_GET_PORTAL_PRODUCT_REQUEST { portal_product_id, resource_owner_account_id }
GetPortalProductResponse: S_GET_PORTAL_PRODUCT_RESPONSE { description, display_name, display_order, last_modified, portal_product_arn, portal_product_id, tags }
GetPortalProductResponseContent: S_GET_PORTAL_PRODUCT_RESPONSE_CONTENT { description, display_name, display_order, last_modified, portal_product_arn, portal_product_id, tags }
GetPortalProductSharingPolicyRequest: S_GET_PORTAL_PRODUCT_SHARING_POLICY_REQUEST { portal_product_id }
GetPortalProductSharingPolicyResponse: S_GET_PORTAL_PRODUCT_SHARING_POLICY_RESPONSE { policy_document, portal_product_id }
GetPortalProductSharingPolicyResponseContent: S_GET_PORTAL_PRODUCT_SHARING_POLICY_RESPONSE_CONTENT { policy_document, portal_product_id }
GetPortalRequest: S_GET_PORTAL_REQUEST { portal_id }
GetPortalResponse: S_GET_PORTAL_RESPONSE { authorization, endpoint_configuration, included_portal_product_arns, last_modified, last_published, last_published_description, portal_arn, portal_content, portal_id, preview, publish_status, rum_app_monitor_name, status_exception, tags }
GetPortalResponseContent: S_GET_PORTAL_RESPONSE_CONTENT { authorization, endpoint_configuration, included_portal_product_arns, last_modified, last_published, last_published_description, portal_arn, portal_content, portal_id, preview, publish_status, rum_app_monitor_name, status_exception, tags }
GetProductPageRequest: S_GET_PRODUCT_PAGE_REQUEST { portal_product_id, product_page_id, resource_owner_account_id }
GetProductPageResponse: S_GET_PRODUCT_PAGE_RESPONSE { display_content, last_modified, product_page_arn, product_page_id }
GetProductPageResponseContent: S_GET_PRODUCT_PAGE_RESPONSE_CONTENT { display_content, last_modified, product_page_arn, product_page_id }
GetProductRestEndpointPageRequest: S_GET_PRODUCT_REST_ENDPOINT_PAGE_REQUEST { include_raw_display_content, portal_product_id, product_rest_endpoint_page_id, resource_owner_account_id }
GetProductRestEndpointPageResponse: S_GET_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE { display_content, last_modified, product_rest_endpoint_page_arn, product_rest_endpoint_page_id, raw_display_content, rest_endpoint_identifier, status, status_exception, try_it_state }
GetProductRestEndpointPageResponseContent: S_GET_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE_CONTENT { display_content, last_modified, product_rest_endpoint_page_arn, product_rest_endpoint_page_id, raw_display_content, rest_endpoint_identifier, status, status_exception, try_it_state }
GetRouteRequest: S_GET_ROUTE_REQUEST { api_id, route_id }
GetRouteResult: S_GET_ROUTE_RESULT { api_gateway_managed, api_key_required, authorization_scopes, authorization_type, authorizer_id, model_selection_expression, operation_name, request_models, request_parameters, route_id, route_key, route_response_selection_expression, target }
GetRouteResponseRequest: S_GET_ROUTE_RESPONSE_REQUEST { api_id, route_id, route_response_id }
GetRouteResponseResponse: S_GET_ROUTE_RESPONSE_RESPONSE { model_selection_expression, response_models, response_parameters, route_response_id, route_response_key }
GetRouteResponsesRequest: S_GET_ROUTE_RESPONSES_REQUEST { api_id, max_results, next_token, route_id }
GetRouteResponsesResponse: S_GET_ROUTE_RESPONSES_RESPONSE { items, next_token }
GetRoutesRequest: S_GET_ROUTES_REQUEST { api_id, max_results, next_token }
ListRoutingRulesRequest: S_LIST_ROUTING_RULES_REQUEST { domain_name, domain_name_id, max_results, next_token }
ListRoutingRulesResponse: S_LIST_ROUTING_RULES_RESPONSE { next_token, routing_rules }
GetRoutesResponse: S_GET_ROUTES_RESPONSE { items, next_token }
GetRoutingRuleRequest: S_GET_ROUTING_RULE_REQUEST { domain_name, domain_name_id, routing_rule_id }
GetRoutingRuleResponse: S_GET_ROUTING_RULE_RESPONSE { actions, conditions, priority, routing_rule_arn, routing_rule_id }
GetStageRequest: S_GET_STAGE_REQUEST { api_id, stage_name }
GetStageResponse: S_GET_STAGE_RESPONSE { access_log_settings, api_gateway_managed, auto_deploy, client_certificate_id, created_date, default_route_settings, deployment_id, description, last_deployment_status_message, last_updated_date, route_settings, stage_name, stage_variables, tags }
GetStagesRequest: S_GET_STAGES_REQUEST { api_id, max_results, next_token }
GetStagesResponse: S_GET_STAGES_RESPONSE { items, next_token }
GetTagsRequest: S_GET_TAGS_REQUEST { resource_arn }
GetTagsResponse: S_GET_TAGS_RESPONSE { tags }
GetVpcLinkRequest: S_GET_VPC_LINK_REQUEST { vpc_link_id }
GetVpcLinkResponse: S_GET_VPC_LINK_RESPONSE { created_date, name, security_group_ids, subnet_ids, tags, vpc_link_id, vpc_link_status, vpc_link_status_message, vpc_link_version }
GetVpcLinksRequest: S_GET_VPC_LINKS_REQUEST { max_results, next_token }
GetVpcLinksResponse: S_GET_VPC_LINKS_RESPONSE { items, next_token }
IdentifierParts: S_IDENTIFIER_PARTS { method, path, rest_api_id, stage }
ImportApiInput: S_IMPORT_API_INPUT { body }
ImportApiRequest: S_IMPORT_API_REQUEST { basepath, body, fail_on_warnings }
ImportApiResponse: S_IMPORT_API_RESPONSE { api_endpoint, api_gateway_managed, api_id, api_key_selection_expression, cors_configuration, created_date, description, disable_schema_validation, disable_execute_api_endpoint, import_info, ip_address_type, name, protocol_type, route_selection_expression, tags, version, warnings }
Integration: S_INTEGRATION { api_gateway_managed, connection_id, connection_type, content_handling_strategy, credentials_arn, description, integration_id, integration_method, integration_response_selection_expression, integration_subtype, integration_type, integration_uri, passthrough_behavior, payload_format_version, request_parameters, request_templates, response_parameters, template_selection_expression, timeout_in_millis, tls_config }
IntegrationResponse: S_INTEGRATION_RESPONSE { content_handling_strategy, integration_response_id, integration_response_key, response_parameters, response_templates, template_selection_expression }
IntegrationResponses: S_INTEGRATION_RESPONSES { items, next_token }
Integrations: S_INTEGRATIONS { items, next_token }
JWTConfiguration: S_JWT_CONFIGURATION { audience, issuer }
LimitExceededException: S_LIMIT_EXCEEDED_EXCEPTION { limit_type, message }
LimitExceededExceptionResponseContent: S_LIMIT_EXCEEDED_EXCEPTION_RESPONSE_CONTENT { limit_type, message }
ListPortalProductsRequest: S_LIST_PORTAL_PRODUCTS_REQUEST { max_results, next_token, resource_owner }
ListPortalProductsResponse: S_LIST_PORTAL_PRODUCTS_RESPONSE { items, next_token }
ListPortalProductsResponseContent: S_LIST_PORTAL_PRODUCTS_RESPONSE_CONTENT { items, next_token }
ListPortalsRequest: S_LIST_PORTALS_REQUEST { max_results, next_token }
ListPortalsResponse: S_LIST_PORTALS_RESPONSE { items, next_token }
ListPortalsResponseContent: S_LIST_PORTALS_RESPONSE_CONTENT { items, next_token }
ListProductPagesRequest: S_LIST_PRODUCT_PAGES_REQUEST { max_results, next_token, portal_product_id, resource_owner_account_id }
ListProductPagesResponse: S_LIST_PRODUCT_PAGES_RESPONSE { items, next_token }
ListProductPagesResponseContent: S_LIST_PRODUCT_PAGES_RESPONSE_CONTENT { items, next_token }
ListProductRestEndpointPagesRequest: S_LIST_PRODUCT_REST_ENDPOINT_PAGES_REQUEST { max_results, next_token, portal_product_id, resource_owner_account_id }
ListProductRestEndpointPagesResponse: S_LIST_PRODUCT_REST_ENDPOINT_PAGES_RESPONSE { items, next_token }
ListProductRestEndpointPagesResponseContent: S_LIST_PRODUCT_REST_ENDPOINT_PAGES_RESPONSE_CONTENT { items, next_token }
Model: S_MODEL { content_type, description, model_id, name, schema }
Models: S_MODELS { items, next_token }
MutualTlsAuthentication: S_MUTUAL_TLS_AUTHENTICATION { truststore_uri, truststore_version, truststore_warnings }
MutualTlsAuthenticationInput: S_MUTUAL_TLS_AUTHENTICATION_INPUT { truststore_uri, truststore_version }
None: S_NONE {  }
NotFoundException: S_NOT_FOUND_EXCEPTION { message, resource_type }
NotFoundExceptionResponseContent: S_NOT_FOUND_EXCEPTION_RESPONSE_CONTENT { message, resource_type }
ParameterConstraints: S_PARAMETER_CONSTRAINTS { required }
PortalContent: S_PORTAL_CONTENT { description, display_name, theme }
PortalProductSummary: S_PORTAL_PRODUCT_SUMMARY { description, display_name, last_modified, portal_product_arn, portal_product_id, tags }
PortalSummary: S_PORTAL_SUMMARY { authorization, endpoint_configuration, included_portal_product_arns, last_modified, last_published, last_published_description, portal_arn, portal_content, portal_id, preview, publish_status, rum_app_monitor_name, status_exception, tags }
PortalTheme: S_PORTAL_THEME { custom_colors, logo_last_uploaded }
Preview: S_PREVIEW { preview_status, preview_url, status_exception }
PreviewPortalRequest: S_PREVIEW_PORTAL_REQUEST { portal_id }
PreviewPortalResponse: S_PREVIEW_PORTAL_RESPONSE {  }
ProductPageSummaryNoBody: S_PRODUCT_PAGE_SUMMARY_NO_BODY { last_modified, page_title, product_page_arn, product_page_id }
ProductRestEndpointPageSummaryNoBody: S_PRODUCT_REST_ENDPOINT_PAGE_SUMMARY_NO_BODY { endpoint, last_modified, operation_name, product_rest_endpoint_page_arn, product_rest_endpoint_page_id, rest_endpoint_identifier, status, status_exception, try_it_state }
PublishPortalRequest: S_PUBLISH_PORTAL_REQUEST { description, portal_id }
PublishPortalRequestContent: S_PUBLISH_PORTAL_REQUEST_CONTENT { description }
PublishPortalResponse: S_PUBLISH_PORTAL_RESPONSE {  }
PutPortalProductSharingPolicyRequest: S_PUT_PORTAL_PRODUCT_SHARING_POLICY_REQUEST { policy_document, portal_product_id }
PutPortalProductSharingPolicyRequestContent: S_PUT_PORTAL_PRODUCT_SHARING_POLICY_REQUEST_CONTENT { policy_document }
PutPortalProductSharingPolicyResponse: S_PUT_PORTAL_PRODUCT_SHARING_POLICY_RESPONSE {  }
PutRoutingRuleRequest: S_PUT_ROUTING_RULE_REQUEST { actions, conditions, domain_name, domain_name_id, priority, routing_rule_id }
PutRoutingRuleResponse: S_PUT_ROUTING_RULE_RESPONSE { actions, conditions, priority, routing_rule_arn, routing_rule_id }
ReimportApiInput: S_REIMPORT_API_INPUT { body }
ReimportApiRequest: S_REIMPORT_API_REQUEST { api_id, basepath, body, fail_on_warnings }
ReimportApiResponse: S_REIMPORT_API_RESPONSE { api_endpoint, api_gateway_managed, api_id, api_key_selection_expression, cors_configuration, created_date, description, disable_schema_validation, disable_execute_api_endpoint, import_info, ip_address_type, name, protocol_type, route_selection_expression, tags, version, warnings }
RestEndpointIdentifier: S_REST_ENDPOINT_IDENTIFIER { identifier_parts }
Route: S_ROUTE { api_gateway_managed, api_key_required, authorization_scopes, authorization_type, authorizer_id, model_selection_expression, operation_name, request_models, request_parameters, route_id, route_key, route_response_selection_expression, target }
RouteResponse: S_ROUTE_RESPONSE { model_selection_expression, response_models, response_parameters, route_response_id, route_response_key }
RouteResponses: S_ROUTE_RESPONSES { items, next_token }
RouteSettings: S_ROUTE_SETTINGS { data_trace_enabled, detailed_metrics_enabled, logging_level, throttling_burst_limit, throttling_rate_limit }
Routes: S_ROUTES { items, next_token }
RoutingRule: S_ROUTING_RULE { actions, conditions, priority, routing_rule_arn, routing_rule_id }
RoutingRuleAction: S_ROUTING_RULE_ACTION { invoke_api }
RoutingRuleActionInvokeApi: S_ROUTING_RULE_ACTION_INVOKE_API { api_id, stage, strip_base_path }
RoutingRuleCondition: S_ROUTING_RULE_CONDITION { match_base_paths, match_headers }
RoutingRuleInput: S_ROUTING_RULE_INPUT { actions, conditions, priority }
RoutingRuleMatchBasePaths: S_ROUTING_RULE_MATCH_BASE_PATHS { any_of }
RoutingRuleMatchHeaderValue: S_ROUTING_RULE_MATCH_HEADER_VALUE { header, value_glob }
RoutingRuleMatchHeaders: S_ROUTING_RULE_MATCH_HEADERS { any_of }
RoutingRules: S_ROUTING_RULES { next_token, routing_rules }
Section: S_SECTION { product_rest_endpoint_page_arns, section_name }
Stage: S_STAGE { access_log_settings, api_gateway_managed, auto_deploy, client_certificate_id, created_date, default_route_settings, deployment_id, description, last_deployment_status_message, last_updated_date, route_settings, stage_name, stage_variables, tags }
Stages: S_STAGES { items, next_token }
StatusException: S_STATUS_EXCEPTION { exception, message }
TagResourceInput: S_TAG_RESOURCE_INPUT { tags }
TagResourceRequest: S_TAG_RESOURCE_REQUEST { resource_arn, tags }
TagResourceResponse: S_TAG_RESOURCE_RESPONSE {  }
Template: S_TEMPLATE { value }
TlsConfig: S_TLS_CONFIG { server_name_to_verify }
TlsConfigInput: S_TLS_CONFIG_INPUT { server_name_to_verify }
TooManyRequestsException: S_TOO_MANY_REQUESTS_EXCEPTION { limit_type, message }
UntagResourceRequest: S_UNTAG_RESOURCE_REQUEST { resource_arn, tag_keys }
UpdateApiInput: S_UPDATE_API_INPUT { api_key_selection_expression, cors_configuration, credentials_arn, description, disable_execute_api_endpoint, disable_schema_validation, ip_address_type, name, route_key, route_selection_expression, target, version }
UpdateApiMappingInput: S_UPDATE_API_MAPPING_INPUT { api_id, api_mapping_key, stage }
UpdateApiMappingRequest: S_UPDATE_API_MAPPING_REQUEST { api_id, api_mapping_id, api_mapping_key, domain_name, stage }
UpdateApiMappingResponse: S_UPDATE_API_MAPPING_RESPONSE { api_id, api_mapping_id, api_mapping_key, stage }
UpdateApiRequest: S_UPDATE_API_REQUEST { api_id, api_key_selection_expression, cors_configuration, credentials_arn, description, disable_schema_validation, disable_execute_api_endpoint, ip_address_type, name, route_key, route_selection_expression, target, version }
UpdateApiResponse: S_UPDATE_API_RESPONSE { api_endpoint, api_gateway_managed, api_id, api_key_selection_expression, cors_configuration, created_date, description, disable_schema_validation, disable_execute_api_endpoint, import_info, ip_address_type, name, protocol_type, route_selection_expression, tags, version, warnings }
UpdateAuthorizerInput: S_UPDATE_AUTHORIZER_INPUT { authorizer_credentials_arn, authorizer_payload_format_version, authorizer_result_ttl_in_seconds, authorizer_type, authorizer_uri, enable_simple_responses, identity_source, identity_validation_expression, jwt_configuration, name }
UpdateAuthorizerRequest: S_UPDATE_AUTHORIZER_REQUEST { api_id, authorizer_credentials_arn, authorizer_id, authorizer_payload_format_version, authorizer_result_ttl_in_seconds, authorizer_type, authorizer_uri, enable_simple_responses, identity_source, identity_validation_expression, jwt_configuration, name }
UpdateAuthorizerResponse: S_UPDATE_AUTHORIZER_RESPONSE { authorizer_credentials_arn, authorizer_id, authorizer_payload_format_version, authorizer_result_ttl_in_seconds, authorizer_type, authorizer_uri, enable_simple_responses, identity_source, identity_validation_expression, jwt_configuration, name }
UpdateDeploymentInput: S_UPDATE_DEPLOYMENT_INPUT { description }
UpdateDeploymentRequest: S_UPDATE_DEPLOYMENT_REQUEST { api_id, deployment_id, description }
UpdateDeploymentResponse: S_UPDATE_DEPLOYMENT_RESPONSE { auto_deployed, created_date, deployment_id, deployment_status, deployment_status_message, description }
UpdateDomainNameInput: S_UPDATE_DOMAIN_NAME_INPUT { domain_name_configurations, mutual_tls_authentication, routing_mode }
UpdateDomainNameRequest: S_UPDATE_DOMAIN_NAME_REQUEST { domain_name, domain_name_configurations, mutual_tls_authentication, routing_mode }
UpdateDomainNameResponse: S_UPDATE_DOMAIN_NAME_RESPONSE { api_mapping_selection_expression, domain_name, domain_name_arn, domain_name_configurations, mutual_tls_authentication, routing_mode, tags }
UpdateIntegrationInput: S_UPDATE_INTEGRATION_INPUT { connection_id, connection_type, content_handling_strategy, credentials_arn, description, integration_method, integration_subtype, integration_type, integration_uri, passthrough_behavior, payload_format_version, request_parameters, request_templates, response_parameters, template_selection_expression, timeout_in_millis, tls_config }
UpdateIntegrationRequest: S_UPDATE_INTEGRATION_REQUEST { api_id, connection_id, connection_type, content_handling_strategy, credentials_arn, description, integration_id, integration_method, integration_subtype, integration_type, integration_uri, passthrough_behavior, payload_format_version, request_parameters, request_templates, response_parameters, template_selection_expression, timeout_in_millis, tls_config }
UpdateIntegrationResult: S_UPDATE_INTEGRATION_RESULT { api_gateway_managed, connection_id, connection_type, content_handling_strategy, credentials_arn, description, integration_id, integration_method, integration_response_selection_expression, integration_subtype, integration_type, integration_uri, passthrough_behavior, payload_format_version, request_parameters, request_templates, response_parameters, template_selection_expression, timeout_in_millis, tls_config }
UpdateIntegrationResponseInput: S_UPDATE_INTEGRATION_RESPONSE_INPUT { content_handling_strategy, integration_response_key, response_parameters, response_templates, template_selection_expression }
UpdateIntegrationResponseRequest: S_UPDATE_INTEGRATION_RESPONSE_REQUEST { api_id, content_handling_strategy, integration_id, integration_response_id, integration_response_key, response_parameters, response_templates, template_selection_expression }
UpdateIntegrationResponseResponse: S_UPDATE_INTEGRATION_RESPONSE_RESPONSE { content_handling_strategy, integration_response_id, integration_response_key, response_parameters, response_templates, template_selection_expression }
UpdateModelInput: S_UPDATE_MODEL_INPUT { content_type, description, name, schema }
UpdateModelRequest: S_UPDATE_MODEL_REQUEST { api_id, content_type, description, model_id, name, schema }
UpdateModelResponse: S_UPDATE_MODEL_RESPONSE { content_type, description, model_id, name, schema }
UpdatePortalProductRequest: S_UPDATE_PORTAL_PRODUCT_REQUEST { description, display_name, display_order, portal_product_id }
UpdatePortalProductRequestContent: S_UPDATE_PORTAL_PRODUCT_REQUEST_CONTENT { description, display_name, display_order }
UpdatePortalProductResponse: S_UPDATE_PORTAL_PRODUCT_RESPONSE { description, display_name, display_order, last_modified, portal_product_arn, portal_product_id, tags }
UpdatePortalProductResponseContent: S_UPDATE_PORTAL_PRODUCT_RESPONSE_CONTENT { description, display_name, display_order, last_modified, portal_product_arn, portal_product_id, tags }
UpdatePortalRequest: S_UPDATE_PORTAL_REQUEST { authorization, endpoint_configuration, included_portal_product_arns, logo_uri, portal_content, portal_id, rum_app_monitor_name }
UpdatePortalRequestContent: S_UPDATE_PORTAL_REQUEST_CONTENT { authorization, endpoint_configuration, included_portal_product_arns, logo_uri, portal_content, rum_app_monitor_name }
UpdatePortalResponse: S_UPDATE_PORTAL_RESPONSE { authorization, endpoint_configuration, included_portal_product_arns, last_modified, last_published, last_published_description, portal_arn, portal_content, portal_id, preview, publish_status, rum_app_monitor_name, status_exception, tags }
UpdatePortalResponseContent: S_UPDATE_PORTAL_RESPONSE_CONTENT { authorization, endpoint_configuration, included_portal_product_arns, last_modified, last_published, last_published_description, portal_arn, portal_content, portal_id, preview, publish_status, rum_app_monitor_name, status_exception, tags }
UpdateProductPageRequest: S_UPDATE_PRODUCT_PAGE_REQUEST { display_content, portal_product_id, product_page_id }
UpdateProductPageRequestContent: S_UPDATE_PRODUCT_PAGE_REQUEST_CONTENT { display_content }
UpdateProductPageResponse: S_UPDATE_PRODUCT_PAGE_RESPONSE { display_content, last_modified, product_page_arn, product_page_id }
UpdateProductPageResponseContent: S_UPDATE_PRODUCT_PAGE_RESPONSE_CONTENT { display_content, last_modified, product_page_arn, product_page_id }
UpdateProductRestEndpointPageRequest: S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST { display_content, portal_product_id, product_rest_endpoint_page_id, try_it_state }
UpdateProductRestEndpointPageRequestContent: S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST_CONTENT { display_content, try_it_state }
UpdateProductRestEndpointPageResponse: S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE { display_content, last_modified, product_rest_endpoint_page_arn, product_rest_endpoint_page_id, rest_endpoint_identifier, status, status_exception, try_it_state }
UpdateProductRestEndpointPageResponseContent: S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE_CONTENT { display_content, last_modified, product_rest_endpoint_page_arn, product_rest_endpoint_page_id, rest_endpoint_identifier, status, status_exception, try_it_state }
UpdateRouteInput: S_UPDATE_ROUTE_INPUT { api_key_required, authorization_scopes, authorization_type, authorizer_id, model_selection_expression, operation_name, request_models, request_parameters, route_key, route_response_selection_expression, target }
UpdateRouteRequest: S_UPDATE_ROUTE_REQUEST { api_id, api_key_required, authorization_scopes, authorization_type, authorizer_id, model_selection_expression, operation_name, request_models, request_parameters, route_id, route_key, route_response_selection_expression, target }
UpdateRouteResult: S_UPDATE_ROUTE_RESULT { api_gateway_managed, api_key_required, authorization_scopes, authorization_type, authorizer_id, model_selection_expression, operation_name, request_models, request_parameters, route_id, route_key, route_response_selection_expression, target }
UpdateRouteResponseInput: S_UPDATE_ROUTE_RESPONSE_INPUT { model_selection_expression, response_models, response_parameters, route_response_key }
UpdateRouteResponseRequest: S_UPDATE_ROUTE_RESPONSE_REQUEST { api_id, model_selection_expression, response_models, response_parameters, route_id, route_response_id, route_response_key }
UpdateRouteResponseResponse: S_UPDATE_ROUTE_RESPONSE_RESPONSE { model_selection_expression, response_models, response_parameters, route_response_id, route_response_key }
UpdateStageInput: S_UPDATE_STAGE_INPUT { access_log_settings, auto_deploy, client_certificate_id, default_route_settings, deployment_id, description, route_settings, stage_variables }
UpdateStageRequest: S_UPDATE_STAGE_REQUEST { access_log_settings, api_id, auto_deploy, client_certificate_id, default_route_settings, deployment_id, description, route_settings, stage_name, stage_variables }
UpdateStageResponse: S_UPDATE_STAGE_RESPONSE { access_log_settings, api_gateway_managed, auto_deploy, client_certificate_id, created_date, default_route_settings, deployment_id, description, last_deployment_status_message, last_updated_date, route_settings, stage_name, stage_variables, tags }
UpdateVpcLinkInput: S_UPDATE_VPC_LINK_INPUT { name }
UpdateVpcLinkRequest: S_UPDATE_VPC_LINK_REQUEST { name, vpc_link_id }
UpdateVpcLinkResponse: S_UPDATE_VPC_LINK_RESPONSE { created_date, name, security_group_ids, subnet_ids, tags, vpc_link_id, vpc_link_status, vpc_link_status_message, vpc_link_version }
VpcLink: S_VPC_LINK { created_date, name, security_group_ids, subnet_ids, tags, vpc_link_id, vpc_link_status, vpc_link_status_message, vpc_link_version }
VpcLinks: S_VPC_LINKS { items, next_token }
}

/// The operations by name.
pub mod operations {
    use super::*;
    use crate::facts::{OperationFacts, Service};

    pub const CREATE_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateApi",
        method: "POST",
        uri: "/v2/apis",
        query: None,
        response_code: 201,
        input: &S_CREATE_API_REQUEST,
        output: Some(&S_CREATE_API_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_API_MAPPING: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateApiMapping",
        method: "POST",
        uri: "/v2/domainnames/{domainName}/apimappings",
        query: None,
        response_code: 201,
        input: &S_CREATE_API_MAPPING_REQUEST,
        output: Some(&S_CREATE_API_MAPPING_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_AUTHORIZER: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateAuthorizer",
        method: "POST",
        uri: "/v2/apis/{apiId}/authorizers",
        query: None,
        response_code: 201,
        input: &S_CREATE_AUTHORIZER_REQUEST,
        output: Some(&S_CREATE_AUTHORIZER_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_DEPLOYMENT: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateDeployment",
        method: "POST",
        uri: "/v2/apis/{apiId}/deployments",
        query: None,
        response_code: 201,
        input: &S_CREATE_DEPLOYMENT_REQUEST,
        output: Some(&S_CREATE_DEPLOYMENT_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_DOMAIN_NAME: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateDomainName",
        method: "POST",
        uri: "/v2/domainnames",
        query: None,
        response_code: 201,
        input: &S_CREATE_DOMAIN_NAME_REQUEST,
        output: Some(&S_CREATE_DOMAIN_NAME_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const CREATE_INTEGRATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateIntegration",
        method: "POST",
        uri: "/v2/apis/{apiId}/integrations",
        query: None,
        response_code: 201,
        input: &S_CREATE_INTEGRATION_REQUEST,
        output: Some(&S_CREATE_INTEGRATION_RESULT),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_INTEGRATION_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateIntegrationResponse",
        method: "POST",
        uri: "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses",
        query: None,
        response_code: 201,
        input: &S_CREATE_INTEGRATION_RESPONSE_REQUEST,
        output: Some(&S_CREATE_INTEGRATION_RESPONSE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_MODEL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateModel",
        method: "POST",
        uri: "/v2/apis/{apiId}/models",
        query: None,
        response_code: 201,
        input: &S_CREATE_MODEL_REQUEST,
        output: Some(&S_CREATE_MODEL_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_PORTAL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreatePortal",
        method: "POST",
        uri: "/v2/portals",
        query: None,
        response_code: 201,
        input: &S_CREATE_PORTAL_REQUEST,
        output: Some(&S_CREATE_PORTAL_RESPONSE),
        errors: &[&S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION, &S_ACCESS_DENIED_EXCEPTION],
    };
    pub const CREATE_PORTAL_PRODUCT: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreatePortalProduct",
        method: "POST",
        uri: "/v2/portalproducts",
        query: None,
        response_code: 201,
        input: &S_CREATE_PORTAL_PRODUCT_REQUEST,
        output: Some(&S_CREATE_PORTAL_PRODUCT_RESPONSE),
        errors: &[&S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION, &S_ACCESS_DENIED_EXCEPTION],
    };
    pub const CREATE_PRODUCT_PAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateProductPage",
        method: "POST",
        uri: "/v2/portalproducts/{portalProductId}/productpages",
        query: None,
        response_code: 201,
        input: &S_CREATE_PRODUCT_PAGE_REQUEST,
        output: Some(&S_CREATE_PRODUCT_PAGE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const CREATE_PRODUCT_REST_ENDPOINT_PAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateProductRestEndpointPage",
        method: "POST",
        uri: "/v2/portalproducts/{portalProductId}/productrestendpointpages",
        query: None,
        response_code: 201,
        input: &S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST,
        output: Some(&S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const CREATE_ROUTE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateRoute",
        method: "POST",
        uri: "/v2/apis/{apiId}/routes",
        query: None,
        response_code: 201,
        input: &S_CREATE_ROUTE_REQUEST,
        output: Some(&S_CREATE_ROUTE_RESULT),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_ROUTE_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateRouteResponse",
        method: "POST",
        uri: "/v2/apis/{apiId}/routes/{routeId}/routeresponses",
        query: None,
        response_code: 201,
        input: &S_CREATE_ROUTE_RESPONSE_REQUEST,
        output: Some(&S_CREATE_ROUTE_RESPONSE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_ROUTING_RULE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateRoutingRule",
        method: "POST",
        uri: "/v2/domainnames/{domainName}/routingrules",
        query: None,
        response_code: 201,
        input: &S_CREATE_ROUTING_RULE_REQUEST,
        output: Some(&S_CREATE_ROUTING_RULE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_STAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateStage",
        method: "POST",
        uri: "/v2/apis/{apiId}/stages",
        query: None,
        response_code: 201,
        input: &S_CREATE_STAGE_REQUEST,
        output: Some(&S_CREATE_STAGE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const CREATE_VPC_LINK: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "CreateVpcLink",
        method: "POST",
        uri: "/v2/vpclinks",
        query: None,
        response_code: 201,
        input: &S_CREATE_VPC_LINK_REQUEST,
        output: Some(&S_CREATE_VPC_LINK_RESPONSE),
        errors: &[&S_BAD_REQUEST_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_ACCESS_LOG_SETTINGS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteAccessLogSettings",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/stages/{stageName}/accesslogsettings",
        query: None,
        response_code: 204,
        input: &S_DELETE_ACCESS_LOG_SETTINGS_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteApi",
        method: "DELETE",
        uri: "/v2/apis/{apiId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_API_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_API_MAPPING: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteApiMapping",
        method: "DELETE",
        uri: "/v2/domainnames/{domainName}/apimappings/{apiMappingId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_API_MAPPING_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const DELETE_AUTHORIZER: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteAuthorizer",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/authorizers/{authorizerId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_AUTHORIZER_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_CORS_CONFIGURATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteCorsConfiguration",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/cors",
        query: None,
        response_code: 204,
        input: &S_DELETE_CORS_CONFIGURATION_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_DEPLOYMENT: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteDeployment",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/deployments/{deploymentId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_DEPLOYMENT_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_DOMAIN_NAME: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteDomainName",
        method: "DELETE",
        uri: "/v2/domainnames/{domainName}",
        query: None,
        response_code: 204,
        input: &S_DELETE_DOMAIN_NAME_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_INTEGRATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteIntegration",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/integrations/{integrationId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_INTEGRATION_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_INTEGRATION_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteIntegrationResponse",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses/{integrationResponseId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_INTEGRATION_RESPONSE_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_MODEL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteModel",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/models/{modelId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_MODEL_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_PORTAL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeletePortal",
        method: "DELETE",
        uri: "/v2/portals/{portalId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_PORTAL_REQUEST,
        output: None,
        errors: &[&S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION, &S_ACCESS_DENIED_EXCEPTION],
    };
    pub const DELETE_PORTAL_PRODUCT: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeletePortalProduct",
        method: "DELETE",
        uri: "/v2/portalproducts/{portalProductId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_PORTAL_PRODUCT_REQUEST,
        output: None,
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const DELETE_PORTAL_PRODUCT_SHARING_POLICY: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeletePortalProductSharingPolicy",
        method: "DELETE",
        uri: "/v2/portalproducts/{portalProductId}/sharingpolicy",
        query: None,
        response_code: 204,
        input: &S_DELETE_PORTAL_PRODUCT_SHARING_POLICY_REQUEST,
        output: None,
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const DELETE_PRODUCT_PAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteProductPage",
        method: "DELETE",
        uri: "/v2/portalproducts/{portalProductId}/productpages/{productPageId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_PRODUCT_PAGE_REQUEST,
        output: None,
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const DELETE_PRODUCT_REST_ENDPOINT_PAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteProductRestEndpointPage",
        method: "DELETE",
        uri: "/v2/portalproducts/{portalProductId}/productrestendpointpages/{productRestEndpointPageId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST,
        output: None,
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const DELETE_ROUTE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteRoute",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/routes/{routeId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_ROUTE_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_ROUTE_REQUEST_PARAMETER: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteRouteRequestParameter",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/routes/{routeId}/requestparameters/{requestParameterKey}",
        query: None,
        response_code: 204,
        input: &S_DELETE_ROUTE_REQUEST_PARAMETER_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_ROUTE_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteRouteResponse",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_ROUTE_RESPONSE_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_ROUTE_SETTINGS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteRouteSettings",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/stages/{stageName}/routesettings/{routeKey}",
        query: None,
        response_code: 204,
        input: &S_DELETE_ROUTE_SETTINGS_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_ROUTING_RULE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteRoutingRule",
        method: "DELETE",
        uri: "/v2/domainnames/{domainName}/routingrules/{routingRuleId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_ROUTING_RULE_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const DELETE_STAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteStage",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/stages/{stageName}",
        query: None,
        response_code: 204,
        input: &S_DELETE_STAGE_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const DELETE_VPC_LINK: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DeleteVpcLink",
        method: "DELETE",
        uri: "/v2/vpclinks/{vpcLinkId}",
        query: None,
        response_code: 202,
        input: &S_DELETE_VPC_LINK_REQUEST,
        output: Some(&S_DELETE_VPC_LINK_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const EXPORT_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "ExportApi",
        method: "GET",
        uri: "/v2/apis/{apiId}/exports/{specification}",
        query: None,
        response_code: 200,
        input: &S_EXPORT_API_REQUEST,
        output: Some(&S_EXPORT_API_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const DISABLE_PORTAL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "DisablePortal",
        method: "DELETE",
        uri: "/v2/portals/{portalId}/publish",
        query: None,
        response_code: 204,
        input: &S_DISABLE_PORTAL_REQUEST,
        output: None,
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const RESET_AUTHORIZERS_CACHE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "ResetAuthorizersCache",
        method: "DELETE",
        uri: "/v2/apis/{apiId}/stages/{stageName}/cache/authorizers",
        query: None,
        response_code: 204,
        input: &S_RESET_AUTHORIZERS_CACHE_REQUEST,
        output: None,
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetApi",
        method: "GET",
        uri: "/v2/apis/{apiId}",
        query: None,
        response_code: 200,
        input: &S_GET_API_REQUEST,
        output: Some(&S_GET_API_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_API_MAPPING: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetApiMapping",
        method: "GET",
        uri: "/v2/domainnames/{domainName}/apimappings/{apiMappingId}",
        query: None,
        response_code: 200,
        input: &S_GET_API_MAPPING_REQUEST,
        output: Some(&S_GET_API_MAPPING_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_API_MAPPINGS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetApiMappings",
        method: "GET",
        uri: "/v2/domainnames/{domainName}/apimappings",
        query: None,
        response_code: 200,
        input: &S_GET_API_MAPPINGS_REQUEST,
        output: Some(&S_GET_API_MAPPINGS_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_APIS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetApis",
        method: "GET",
        uri: "/v2/apis",
        query: None,
        response_code: 200,
        input: &S_GET_APIS_REQUEST,
        output: Some(&S_GET_APIS_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_AUTHORIZER: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetAuthorizer",
        method: "GET",
        uri: "/v2/apis/{apiId}/authorizers/{authorizerId}",
        query: None,
        response_code: 200,
        input: &S_GET_AUTHORIZER_REQUEST,
        output: Some(&S_GET_AUTHORIZER_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_AUTHORIZERS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetAuthorizers",
        method: "GET",
        uri: "/v2/apis/{apiId}/authorizers",
        query: None,
        response_code: 200,
        input: &S_GET_AUTHORIZERS_REQUEST,
        output: Some(&S_GET_AUTHORIZERS_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_DEPLOYMENT: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetDeployment",
        method: "GET",
        uri: "/v2/apis/{apiId}/deployments/{deploymentId}",
        query: None,
        response_code: 200,
        input: &S_GET_DEPLOYMENT_REQUEST,
        output: Some(&S_GET_DEPLOYMENT_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_DEPLOYMENTS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetDeployments",
        method: "GET",
        uri: "/v2/apis/{apiId}/deployments",
        query: None,
        response_code: 200,
        input: &S_GET_DEPLOYMENTS_REQUEST,
        output: Some(&S_GET_DEPLOYMENTS_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_DOMAIN_NAME: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetDomainName",
        method: "GET",
        uri: "/v2/domainnames/{domainName}",
        query: None,
        response_code: 200,
        input: &S_GET_DOMAIN_NAME_REQUEST,
        output: Some(&S_GET_DOMAIN_NAME_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_DOMAIN_NAMES: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetDomainNames",
        method: "GET",
        uri: "/v2/domainnames",
        query: None,
        response_code: 200,
        input: &S_GET_DOMAIN_NAMES_REQUEST,
        output: Some(&S_GET_DOMAIN_NAMES_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_INTEGRATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetIntegration",
        method: "GET",
        uri: "/v2/apis/{apiId}/integrations/{integrationId}",
        query: None,
        response_code: 200,
        input: &S_GET_INTEGRATION_REQUEST,
        output: Some(&S_GET_INTEGRATION_RESULT),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_INTEGRATION_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetIntegrationResponse",
        method: "GET",
        uri: "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses/{integrationResponseId}",
        query: None,
        response_code: 200,
        input: &S_GET_INTEGRATION_RESPONSE_REQUEST,
        output: Some(&S_GET_INTEGRATION_RESPONSE_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_INTEGRATION_RESPONSES: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetIntegrationResponses",
        method: "GET",
        uri: "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses",
        query: None,
        response_code: 200,
        input: &S_GET_INTEGRATION_RESPONSES_REQUEST,
        output: Some(&S_GET_INTEGRATION_RESPONSES_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_INTEGRATIONS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetIntegrations",
        method: "GET",
        uri: "/v2/apis/{apiId}/integrations",
        query: None,
        response_code: 200,
        input: &S_GET_INTEGRATIONS_REQUEST,
        output: Some(&S_GET_INTEGRATIONS_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_MODEL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetModel",
        method: "GET",
        uri: "/v2/apis/{apiId}/models/{modelId}",
        query: None,
        response_code: 200,
        input: &S_GET_MODEL_REQUEST,
        output: Some(&S_GET_MODEL_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_MODEL_TEMPLATE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetModelTemplate",
        method: "GET",
        uri: "/v2/apis/{apiId}/models/{modelId}/template",
        query: None,
        response_code: 200,
        input: &S_GET_MODEL_TEMPLATE_REQUEST,
        output: Some(&S_GET_MODEL_TEMPLATE_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_MODELS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetModels",
        method: "GET",
        uri: "/v2/apis/{apiId}/models",
        query: None,
        response_code: 200,
        input: &S_GET_MODELS_REQUEST,
        output: Some(&S_GET_MODELS_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_PORTAL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetPortal",
        method: "GET",
        uri: "/v2/portals/{portalId}",
        query: None,
        response_code: 200,
        input: &S_GET_PORTAL_REQUEST,
        output: Some(&S_GET_PORTAL_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const GET_PORTAL_PRODUCT: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetPortalProduct",
        method: "GET",
        uri: "/v2/portalproducts/{portalProductId}",
        query: None,
        response_code: 200,
        input: &S_GET_PORTAL_PRODUCT_REQUEST,
        output: Some(&S_GET_PORTAL_PRODUCT_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const GET_PORTAL_PRODUCT_SHARING_POLICY: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetPortalProductSharingPolicy",
        method: "GET",
        uri: "/v2/portalproducts/{portalProductId}/sharingpolicy",
        query: None,
        response_code: 200,
        input: &S_GET_PORTAL_PRODUCT_SHARING_POLICY_REQUEST,
        output: Some(&S_GET_PORTAL_PRODUCT_SHARING_POLICY_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const GET_PRODUCT_PAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetProductPage",
        method: "GET",
        uri: "/v2/portalproducts/{portalProductId}/productpages/{productPageId}",
        query: None,
        response_code: 200,
        input: &S_GET_PRODUCT_PAGE_REQUEST,
        output: Some(&S_GET_PRODUCT_PAGE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const GET_PRODUCT_REST_ENDPOINT_PAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetProductRestEndpointPage",
        method: "GET",
        uri: "/v2/portalproducts/{portalProductId}/productrestendpointpages/{productRestEndpointPageId}",
        query: None,
        response_code: 200,
        input: &S_GET_PRODUCT_REST_ENDPOINT_PAGE_REQUEST,
        output: Some(&S_GET_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const GET_ROUTE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetRoute",
        method: "GET",
        uri: "/v2/apis/{apiId}/routes/{routeId}",
        query: None,
        response_code: 200,
        input: &S_GET_ROUTE_REQUEST,
        output: Some(&S_GET_ROUTE_RESULT),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_ROUTE_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetRouteResponse",
        method: "GET",
        uri: "/v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId}",
        query: None,
        response_code: 200,
        input: &S_GET_ROUTE_RESPONSE_REQUEST,
        output: Some(&S_GET_ROUTE_RESPONSE_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_ROUTE_RESPONSES: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetRouteResponses",
        method: "GET",
        uri: "/v2/apis/{apiId}/routes/{routeId}/routeresponses",
        query: None,
        response_code: 200,
        input: &S_GET_ROUTE_RESPONSES_REQUEST,
        output: Some(&S_GET_ROUTE_RESPONSES_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_ROUTES: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetRoutes",
        method: "GET",
        uri: "/v2/apis/{apiId}/routes",
        query: None,
        response_code: 200,
        input: &S_GET_ROUTES_REQUEST,
        output: Some(&S_GET_ROUTES_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_ROUTING_RULE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetRoutingRule",
        method: "GET",
        uri: "/v2/domainnames/{domainName}/routingrules/{routingRuleId}",
        query: None,
        response_code: 200,
        input: &S_GET_ROUTING_RULE_REQUEST,
        output: Some(&S_GET_ROUTING_RULE_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const LIST_ROUTING_RULES: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "ListRoutingRules",
        method: "GET",
        uri: "/v2/domainnames/{domainName}/routingrules",
        query: None,
        response_code: 200,
        input: &S_LIST_ROUTING_RULES_REQUEST,
        output: Some(&S_LIST_ROUTING_RULES_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_STAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetStage",
        method: "GET",
        uri: "/v2/apis/{apiId}/stages/{stageName}",
        query: None,
        response_code: 200,
        input: &S_GET_STAGE_REQUEST,
        output: Some(&S_GET_STAGE_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_STAGES: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetStages",
        method: "GET",
        uri: "/v2/apis/{apiId}/stages",
        query: None,
        response_code: 200,
        input: &S_GET_STAGES_REQUEST,
        output: Some(&S_GET_STAGES_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };
    pub const GET_TAGS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetTags",
        method: "GET",
        uri: "/v2/tags/{resource-arn}",
        query: None,
        response_code: 200,
        input: &S_GET_TAGS_REQUEST,
        output: Some(&S_GET_TAGS_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const GET_VPC_LINK: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetVpcLink",
        method: "GET",
        uri: "/v2/vpclinks/{vpcLinkId}",
        query: None,
        response_code: 200,
        input: &S_GET_VPC_LINK_REQUEST,
        output: Some(&S_GET_VPC_LINK_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_VPC_LINKS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "GetVpcLinks",
        method: "GET",
        uri: "/v2/vpclinks",
        query: None,
        response_code: 200,
        input: &S_GET_VPC_LINKS_REQUEST,
        output: Some(&S_GET_VPC_LINKS_RESPONSE),
        errors: &[&S_BAD_REQUEST_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const IMPORT_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "ImportApi",
        method: "PUT",
        uri: "/v2/apis",
        query: None,
        response_code: 201,
        input: &S_IMPORT_API_REQUEST,
        output: Some(&S_IMPORT_API_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const LIST_PORTAL_PRODUCTS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "ListPortalProducts",
        method: "GET",
        uri: "/v2/portalproducts",
        query: None,
        response_code: 200,
        input: &S_LIST_PORTAL_PRODUCTS_REQUEST,
        output: Some(&S_LIST_PORTAL_PRODUCTS_RESPONSE),
        errors: &[&S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION, &S_ACCESS_DENIED_EXCEPTION],
    };
    pub const LIST_PORTALS: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "ListPortals",
        method: "GET",
        uri: "/v2/portals",
        query: None,
        response_code: 200,
        input: &S_LIST_PORTALS_REQUEST,
        output: Some(&S_LIST_PORTALS_RESPONSE),
        errors: &[&S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION, &S_ACCESS_DENIED_EXCEPTION],
    };
    pub const LIST_PRODUCT_PAGES: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "ListProductPages",
        method: "GET",
        uri: "/v2/portalproducts/{portalProductId}/productpages",
        query: None,
        response_code: 200,
        input: &S_LIST_PRODUCT_PAGES_REQUEST,
        output: Some(&S_LIST_PRODUCT_PAGES_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const LIST_PRODUCT_REST_ENDPOINT_PAGES: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "ListProductRestEndpointPages",
        method: "GET",
        uri: "/v2/portalproducts/{portalProductId}/productrestendpointpages",
        query: None,
        response_code: 200,
        input: &S_LIST_PRODUCT_REST_ENDPOINT_PAGES_REQUEST,
        output: Some(&S_LIST_PRODUCT_REST_ENDPOINT_PAGES_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const PREVIEW_PORTAL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "PreviewPortal",
        method: "POST",
        uri: "/v2/portals/{portalId}/preview",
        query: None,
        response_code: 202,
        input: &S_PREVIEW_PORTAL_REQUEST,
        output: Some(&S_PREVIEW_PORTAL_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const PUBLISH_PORTAL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "PublishPortal",
        method: "POST",
        uri: "/v2/portals/{portalId}/publish",
        query: None,
        response_code: 202,
        input: &S_PUBLISH_PORTAL_REQUEST,
        output: Some(&S_PUBLISH_PORTAL_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const PUT_PORTAL_PRODUCT_SHARING_POLICY: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "PutPortalProductSharingPolicy",
        method: "PUT",
        uri: "/v2/portalproducts/{portalProductId}/sharingpolicy",
        query: None,
        response_code: 200,
        input: &S_PUT_PORTAL_PRODUCT_SHARING_POLICY_REQUEST,
        output: Some(&S_PUT_PORTAL_PRODUCT_SHARING_POLICY_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const PUT_ROUTING_RULE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "PutRoutingRule",
        method: "PUT",
        uri: "/v2/domainnames/{domainName}/routingrules/{routingRuleId}",
        query: None,
        response_code: 200,
        input: &S_PUT_ROUTING_RULE_REQUEST,
        output: Some(&S_PUT_ROUTING_RULE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const REIMPORT_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "ReimportApi",
        method: "PUT",
        uri: "/v2/apis/{apiId}",
        query: None,
        response_code: 201,
        input: &S_REIMPORT_API_REQUEST,
        output: Some(&S_REIMPORT_API_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const TAG_RESOURCE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "TagResource",
        method: "POST",
        uri: "/v2/tags/{resource-arn}",
        query: None,
        response_code: 201,
        input: &S_TAG_RESOURCE_REQUEST,
        output: Some(&S_TAG_RESOURCE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UNTAG_RESOURCE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UntagResource",
        method: "DELETE",
        uri: "/v2/tags/{resource-arn}",
        query: None,
        response_code: 204,
        input: &S_UNTAG_RESOURCE_REQUEST,
        output: None,
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateApi",
        method: "PATCH",
        uri: "/v2/apis/{apiId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_API_REQUEST,
        output: Some(&S_UPDATE_API_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_API_MAPPING: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateApiMapping",
        method: "PATCH",
        uri: "/v2/domainnames/{domainName}/apimappings/{apiMappingId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_API_MAPPING_REQUEST,
        output: Some(&S_UPDATE_API_MAPPING_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_AUTHORIZER: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateAuthorizer",
        method: "PATCH",
        uri: "/v2/apis/{apiId}/authorizers/{authorizerId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_AUTHORIZER_REQUEST,
        output: Some(&S_UPDATE_AUTHORIZER_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_DEPLOYMENT: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateDeployment",
        method: "PATCH",
        uri: "/v2/apis/{apiId}/deployments/{deploymentId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_DEPLOYMENT_REQUEST,
        output: Some(&S_UPDATE_DEPLOYMENT_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_DOMAIN_NAME: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateDomainName",
        method: "PATCH",
        uri: "/v2/domainnames/{domainName}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_DOMAIN_NAME_REQUEST,
        output: Some(&S_UPDATE_DOMAIN_NAME_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_INTEGRATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateIntegration",
        method: "PATCH",
        uri: "/v2/apis/{apiId}/integrations/{integrationId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_INTEGRATION_REQUEST,
        output: Some(&S_UPDATE_INTEGRATION_RESULT),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_INTEGRATION_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateIntegrationResponse",
        method: "PATCH",
        uri: "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses/{integrationResponseId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_INTEGRATION_RESPONSE_REQUEST,
        output: Some(&S_UPDATE_INTEGRATION_RESPONSE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_MODEL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateModel",
        method: "PATCH",
        uri: "/v2/apis/{apiId}/models/{modelId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_MODEL_REQUEST,
        output: Some(&S_UPDATE_MODEL_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_PORTAL: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdatePortal",
        method: "PATCH",
        uri: "/v2/portals/{portalId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_PORTAL_REQUEST,
        output: Some(&S_UPDATE_PORTAL_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const UPDATE_PORTAL_PRODUCT: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdatePortalProduct",
        method: "PATCH",
        uri: "/v2/portalproducts/{portalProductId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_PORTAL_PRODUCT_REQUEST,
        output: Some(&S_UPDATE_PORTAL_PRODUCT_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const UPDATE_PRODUCT_PAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateProductPage",
        method: "PATCH",
        uri: "/v2/portalproducts/{portalProductId}/productpages/{productPageId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_PRODUCT_PAGE_REQUEST,
        output: Some(&S_UPDATE_PRODUCT_PAGE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const UPDATE_PRODUCT_REST_ENDPOINT_PAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateProductRestEndpointPage",
        method: "PATCH",
        uri: "/v2/portalproducts/{portalProductId}/productrestendpointpages/{productRestEndpointPageId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST,
        output: Some(&S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_ACCESS_DENIED_EXCEPTION,
        ],
    };
    pub const UPDATE_ROUTE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateRoute",
        method: "PATCH",
        uri: "/v2/apis/{apiId}/routes/{routeId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_ROUTE_REQUEST,
        output: Some(&S_UPDATE_ROUTE_RESULT),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_ROUTE_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateRouteResponse",
        method: "PATCH",
        uri: "/v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_ROUTE_RESPONSE_REQUEST,
        output: Some(&S_UPDATE_ROUTE_RESPONSE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_STAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateStage",
        method: "PATCH",
        uri: "/v2/apis/{apiId}/stages/{stageName}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_STAGE_REQUEST,
        output: Some(&S_UPDATE_STAGE_RESPONSE),
        errors: &[
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const UPDATE_VPC_LINK: &OperationFacts = &OperationFacts {
        service: Service::ApiGatewayV2,
        name: "UpdateVpcLink",
        method: "PATCH",
        uri: "/v2/vpclinks/{vpcLinkId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_VPC_LINK_REQUEST,
        output: Some(&S_UPDATE_VPC_LINK_RESPONSE),
        errors: &[&S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION, &S_BAD_REQUEST_EXCEPTION],
    };

    /// All operations of the service.
    pub const ALL: &[&OperationFacts] = &[
        CREATE_API,
        CREATE_API_MAPPING,
        CREATE_AUTHORIZER,
        CREATE_DEPLOYMENT,
        CREATE_DOMAIN_NAME,
        CREATE_INTEGRATION,
        CREATE_INTEGRATION_RESPONSE,
        CREATE_MODEL,
        CREATE_PORTAL,
        CREATE_PORTAL_PRODUCT,
        CREATE_PRODUCT_PAGE,
        CREATE_PRODUCT_REST_ENDPOINT_PAGE,
        CREATE_ROUTE,
        CREATE_ROUTE_RESPONSE,
        CREATE_ROUTING_RULE,
        CREATE_STAGE,
        CREATE_VPC_LINK,
        DELETE_ACCESS_LOG_SETTINGS,
        DELETE_API,
        DELETE_API_MAPPING,
        DELETE_AUTHORIZER,
        DELETE_CORS_CONFIGURATION,
        DELETE_DEPLOYMENT,
        DELETE_DOMAIN_NAME,
        DELETE_INTEGRATION,
        DELETE_INTEGRATION_RESPONSE,
        DELETE_MODEL,
        DELETE_PORTAL,
        DELETE_PORTAL_PRODUCT,
        DELETE_PORTAL_PRODUCT_SHARING_POLICY,
        DELETE_PRODUCT_PAGE,
        DELETE_PRODUCT_REST_ENDPOINT_PAGE,
        DELETE_ROUTE,
        DELETE_ROUTE_REQUEST_PARAMETER,
        DELETE_ROUTE_RESPONSE,
        DELETE_ROUTE_SETTINGS,
        DELETE_ROUTING_RULE,
        DELETE_STAGE,
        DELETE_VPC_LINK,
        EXPORT_API,
        DISABLE_PORTAL,
        RESET_AUTHORIZERS_CACHE,
        GET_API,
        GET_API_MAPPING,
        GET_API_MAPPINGS,
        GET_APIS,
        GET_AUTHORIZER,
        GET_AUTHORIZERS,
        GET_DEPLOYMENT,
        GET_DEPLOYMENTS,
        GET_DOMAIN_NAME,
        GET_DOMAIN_NAMES,
        GET_INTEGRATION,
        GET_INTEGRATION_RESPONSE,
        GET_INTEGRATION_RESPONSES,
        GET_INTEGRATIONS,
        GET_MODEL,
        GET_MODEL_TEMPLATE,
        GET_MODELS,
        GET_PORTAL,
        GET_PORTAL_PRODUCT,
        GET_PORTAL_PRODUCT_SHARING_POLICY,
        GET_PRODUCT_PAGE,
        GET_PRODUCT_REST_ENDPOINT_PAGE,
        GET_ROUTE,
        GET_ROUTE_RESPONSE,
        GET_ROUTE_RESPONSES,
        GET_ROUTES,
        GET_ROUTING_RULE,
        LIST_ROUTING_RULES,
        GET_STAGE,
        GET_STAGES,
        GET_TAGS,
        GET_VPC_LINK,
        GET_VPC_LINKS,
        IMPORT_API,
        LIST_PORTAL_PRODUCTS,
        LIST_PORTALS,
        LIST_PRODUCT_PAGES,
        LIST_PRODUCT_REST_ENDPOINT_PAGES,
        PREVIEW_PORTAL,
        PUBLISH_PORTAL,
        PUT_PORTAL_PRODUCT_SHARING_POLICY,
        PUT_ROUTING_RULE,
        REIMPORT_API,
        TAG_RESOURCE,
        UNTAG_RESOURCE,
        UPDATE_API,
        UPDATE_API_MAPPING,
        UPDATE_AUTHORIZER,
        UPDATE_DEPLOYMENT,
        UPDATE_DOMAIN_NAME,
        UPDATE_INTEGRATION,
        UPDATE_INTEGRATION_RESPONSE,
        UPDATE_MODEL,
        UPDATE_PORTAL,
        UPDATE_PORTAL_PRODUCT,
        UPDATE_PRODUCT_PAGE,
        UPDATE_PRODUCT_REST_ENDPOINT_PAGE,
        UPDATE_ROUTE,
        UPDATE_ROUTE_RESPONSE,
        UPDATE_STAGE,
        UPDATE_VPC_LINK,
    ];
}

/// Calls a macro with all operations of the service, their inputs and outputs: `NAME: Input => Output,`.
#[macro_export]
macro_rules! apigatewayv2_operations {
    ($callback:ident) => {
        $callback! {
        CREATE_API: CreateApiRequest => CreateApiResponse,
        CREATE_API_MAPPING: CreateApiMappingRequest => CreateApiMappingResponse,
        CREATE_AUTHORIZER: CreateAuthorizerRequest => CreateAuthorizerResponse,
        CREATE_DEPLOYMENT: CreateDeploymentRequest => CreateDeploymentResponse,
        CREATE_DOMAIN_NAME: CreateDomainNameRequest => CreateDomainNameResponse,
        CREATE_INTEGRATION: CreateIntegrationRequest => CreateIntegrationResult,
        CREATE_INTEGRATION_RESPONSE: CreateIntegrationResponseRequest => CreateIntegrationResponseResponse,
        CREATE_MODEL: CreateModelRequest => CreateModelResponse,
        CREATE_PORTAL: CreatePortalRequest => CreatePortalResponse,
        CREATE_PORTAL_PRODUCT: CreatePortalProductRequest => CreatePortalProductResponse,
        CREATE_PRODUCT_PAGE: CreateProductPageRequest => CreateProductPageResponse,
        CREATE_PRODUCT_REST_ENDPOINT_PAGE: CreateProductRestEndpointPageRequest => CreateProductRestEndpointPageResponse,
        CREATE_ROUTE: CreateRouteRequest => CreateRouteResult,
        CREATE_ROUTE_RESPONSE: CreateRouteResponseRequest => CreateRouteResponseResponse,
        CREATE_ROUTING_RULE: CreateRoutingRuleRequest => CreateRoutingRuleResponse,
        CREATE_STAGE: CreateStageRequest => CreateStageResponse,
        CREATE_VPC_LINK: CreateVpcLinkRequest => CreateVpcLinkResponse,
        DELETE_ACCESS_LOG_SETTINGS: DeleteAccessLogSettingsRequest => (),
        DELETE_API: DeleteApiRequest => (),
        DELETE_API_MAPPING: DeleteApiMappingRequest => (),
        DELETE_AUTHORIZER: DeleteAuthorizerRequest => (),
        DELETE_CORS_CONFIGURATION: DeleteCorsConfigurationRequest => (),
        DELETE_DEPLOYMENT: DeleteDeploymentRequest => (),
        DELETE_DOMAIN_NAME: DeleteDomainNameRequest => (),
        DELETE_INTEGRATION: DeleteIntegrationRequest => (),
        DELETE_INTEGRATION_RESPONSE: DeleteIntegrationResponseRequest => (),
        DELETE_MODEL: DeleteModelRequest => (),
        DELETE_PORTAL: DeletePortalRequest => (),
        DELETE_PORTAL_PRODUCT: DeletePortalProductRequest => (),
        DELETE_PORTAL_PRODUCT_SHARING_POLICY: DeletePortalProductSharingPolicyRequest => (),
        DELETE_PRODUCT_PAGE: DeleteProductPageRequest => (),
        DELETE_PRODUCT_REST_ENDPOINT_PAGE: DeleteProductRestEndpointPageRequest => (),
        DELETE_ROUTE: DeleteRouteRequest => (),
        DELETE_ROUTE_REQUEST_PARAMETER: DeleteRouteRequestParameterRequest => (),
        DELETE_ROUTE_RESPONSE: DeleteRouteResponseRequest => (),
        DELETE_ROUTE_SETTINGS: DeleteRouteSettingsRequest => (),
        DELETE_ROUTING_RULE: DeleteRoutingRuleRequest => (),
        DELETE_STAGE: DeleteStageRequest => (),
        DELETE_VPC_LINK: DeleteVpcLinkRequest => DeleteVpcLinkResponse,
        EXPORT_API: ExportApiRequest => ExportApiResponse,
        DISABLE_PORTAL: DisablePortalRequest => (),
        RESET_AUTHORIZERS_CACHE: ResetAuthorizersCacheRequest => (),
        GET_API: GetApiRequest => GetApiResponse,
        GET_API_MAPPING: GetApiMappingRequest => GetApiMappingResponse,
        GET_API_MAPPINGS: GetApiMappingsRequest => GetApiMappingsResponse,
        GET_APIS: GetApisRequest => GetApisResponse,
        GET_AUTHORIZER: GetAuthorizerRequest => GetAuthorizerResponse,
        GET_AUTHORIZERS: GetAuthorizersRequest => GetAuthorizersResponse,
        GET_DEPLOYMENT: GetDeploymentRequest => GetDeploymentResponse,
        GET_DEPLOYMENTS: GetDeploymentsRequest => GetDeploymentsResponse,
        GET_DOMAIN_NAME: GetDomainNameRequest => GetDomainNameResponse,
        GET_DOMAIN_NAMES: GetDomainNamesRequest => GetDomainNamesResponse,
        GET_INTEGRATION: GetIntegrationRequest => GetIntegrationResult,
        GET_INTEGRATION_RESPONSE: GetIntegrationResponseRequest => GetIntegrationResponseResponse,
        GET_INTEGRATION_RESPONSES: GetIntegrationResponsesRequest => GetIntegrationResponsesResponse,
        GET_INTEGRATIONS: GetIntegrationsRequest => GetIntegrationsResponse,
        GET_MODEL: GetModelRequest => GetModelResponse,
        GET_MODEL_TEMPLATE: GetModelTemplateRequest => GetModelTemplateResponse,
        GET_MODELS: GetModelsRequest => GetModelsResponse,
        GET_PORTAL: GetPortalRequest => GetPortalResponse,
        GET_PORTAL_PRODUCT: GetPortalProductRequest => GetPortalProductResponse,
        GET_PORTAL_PRODUCT_SHARING_POLICY: GetPortalProductSharingPolicyRequest => GetPortalProductSharingPolicyResponse,
        GET_PRODUCT_PAGE: GetProductPageRequest => GetProductPageResponse,
        GET_PRODUCT_REST_ENDPOINT_PAGE: GetProductRestEndpointPageRequest => GetProductRestEndpointPageResponse,
        GET_ROUTE: GetRouteRequest => GetRouteResult,
        GET_ROUTE_RESPONSE: GetRouteResponseRequest => GetRouteResponseResponse,
        GET_ROUTE_RESPONSES: GetRouteResponsesRequest => GetRouteResponsesResponse,
        GET_ROUTES: GetRoutesRequest => GetRoutesResponse,
        GET_ROUTING_RULE: GetRoutingRuleRequest => GetRoutingRuleResponse,
        LIST_ROUTING_RULES: ListRoutingRulesRequest => ListRoutingRulesResponse,
        GET_STAGE: GetStageRequest => GetStageResponse,
        GET_STAGES: GetStagesRequest => GetStagesResponse,
        GET_TAGS: GetTagsRequest => GetTagsResponse,
        GET_VPC_LINK: GetVpcLinkRequest => GetVpcLinkResponse,
        GET_VPC_LINKS: GetVpcLinksRequest => GetVpcLinksResponse,
        IMPORT_API: ImportApiRequest => ImportApiResponse,
        LIST_PORTAL_PRODUCTS: ListPortalProductsRequest => ListPortalProductsResponse,
        LIST_PORTALS: ListPortalsRequest => ListPortalsResponse,
        LIST_PRODUCT_PAGES: ListProductPagesRequest => ListProductPagesResponse,
        LIST_PRODUCT_REST_ENDPOINT_PAGES: ListProductRestEndpointPagesRequest => ListProductRestEndpointPagesResponse,
        PREVIEW_PORTAL: PreviewPortalRequest => PreviewPortalResponse,
        PUBLISH_PORTAL: PublishPortalRequest => PublishPortalResponse,
        PUT_PORTAL_PRODUCT_SHARING_POLICY: PutPortalProductSharingPolicyRequest => PutPortalProductSharingPolicyResponse,
        PUT_ROUTING_RULE: PutRoutingRuleRequest => PutRoutingRuleResponse,
        REIMPORT_API: ReimportApiRequest => ReimportApiResponse,
        TAG_RESOURCE: TagResourceRequest => TagResourceResponse,
        UNTAG_RESOURCE: UntagResourceRequest => (),
        UPDATE_API: UpdateApiRequest => UpdateApiResponse,
        UPDATE_API_MAPPING: UpdateApiMappingRequest => UpdateApiMappingResponse,
        UPDATE_AUTHORIZER: UpdateAuthorizerRequest => UpdateAuthorizerResponse,
        UPDATE_DEPLOYMENT: UpdateDeploymentRequest => UpdateDeploymentResponse,
        UPDATE_DOMAIN_NAME: UpdateDomainNameRequest => UpdateDomainNameResponse,
        UPDATE_INTEGRATION: UpdateIntegrationRequest => UpdateIntegrationResult,
        UPDATE_INTEGRATION_RESPONSE: UpdateIntegrationResponseRequest => UpdateIntegrationResponseResponse,
        UPDATE_MODEL: UpdateModelRequest => UpdateModelResponse,
        UPDATE_PORTAL: UpdatePortalRequest => UpdatePortalResponse,
        UPDATE_PORTAL_PRODUCT: UpdatePortalProductRequest => UpdatePortalProductResponse,
        UPDATE_PRODUCT_PAGE: UpdateProductPageRequest => UpdateProductPageResponse,
        UPDATE_PRODUCT_REST_ENDPOINT_PAGE: UpdateProductRestEndpointPageRequest => UpdateProductRestEndpointPageResponse,
        UPDATE_ROUTE: UpdateRouteRequest => UpdateRouteResult,
        UPDATE_ROUTE_RESPONSE: UpdateRouteResponseRequest => UpdateRouteResponseResponse,
        UPDATE_STAGE: UpdateStageRequest => UpdateStageResponse,
        UPDATE_VPC_LINK: UpdateVpcLinkRequest => UpdateVpcLinkResponse,
        }
    };
}

pub static S_ACM_MANAGED: StructureFacts = StructureFacts {
    name: "ACMManaged",
    payload: None,
    error: None,
    members: &[
        member("CertificateArn", "certificateArn", Body, true, &K_STRING_MIN10_MAX2048),
        member("DomainName", "domainName", Body, true, &K_STRING_MIN3_MAX256),
    ],
};

pub static S_ACCESS_DENIED_EXCEPTION: StructureFacts = StructureFacts {
    name: "AccessDeniedException",
    payload: None,
    error: Some(403),
    members: &[member("Message", "message", Body, false, &TEXT)],
};

pub static S_ACCESS_DENIED_EXCEPTION_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "AccessDeniedExceptionResponseContent",
    payload: None,
    error: None,
    members: &[member("Message", "message", Body, false, &TEXT)],
};

pub static S_ACCESS_LOG_SETTINGS: StructureFacts = StructureFacts {
    name: "AccessLogSettings",
    payload: None,
    error: None,
    members: &[
        member("DestinationArn", "destinationArn", Body, false, &TEXT),
        member("Format", "format", Body, false, &TEXT),
    ],
};

pub static S_API: StructureFacts = StructureFacts {
    name: "Api",
    payload: None,
    error: None,
    members: &[
        member("ApiEndpoint", "apiEndpoint", Body, false, &TEXT),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Description", "description", Body, false, &TEXT),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("ImportInfo", "importInfo", Body, false, &K_LIST_OF__STRING),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("Name", "name", Body, true, &TEXT),
        member("ProtocolType", "protocolType", Body, true, &K_PROTOCOL_TYPE),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, true, &TEXT),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("Version", "version", Body, false, &TEXT),
        member("Warnings", "warnings", Body, false, &K_LIST_OF__STRING),
    ],
};

pub static S_API_MAPPING: StructureFacts = StructureFacts {
    name: "ApiMapping",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Body, true, &TEXT),
        member("ApiMappingId", "apiMappingId", Body, false, &TEXT),
        member("ApiMappingKey", "apiMappingKey", Body, false, &TEXT),
        member("Stage", "stage", Body, true, &TEXT),
    ],
};

pub static S_API_MAPPINGS: StructureFacts = StructureFacts {
    name: "ApiMappings",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_API_MAPPING),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_APIS: StructureFacts = StructureFacts {
    name: "Apis",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_API),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_AUTHORIZATION: StructureFacts = StructureFacts {
    name: "Authorization",
    payload: None,
    error: None,
    members: &[
        member("CognitoConfig", "cognitoConfig", Body, false, &Kind::Structure(&S_COGNITO_CONFIG)),
        member("None", "none", Body, false, &Kind::Structure(&S_NONE)),
    ],
};

pub static S_AUTHORIZER: StructureFacts = StructureFacts {
    name: "Authorizer",
    payload: None,
    error: None,
    members: &[
        member("AuthorizerCredentialsArn", "authorizerCredentialsArn", Body, false, &TEXT),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion", Body, false, &TEXT),
        member(
            "AuthorizerResultTtlInSeconds",
            "authorizerResultTtlInSeconds",
            Body,
            false,
            &Kind::Integer(Some(0), Some(3600)),
        ),
        member("AuthorizerType", "authorizerType", Body, false, &K_AUTHORIZER_TYPE),
        member("AuthorizerUri", "authorizerUri", Body, false, &TEXT),
        member("EnableSimpleResponses", "enableSimpleResponses", Body, false, &Kind::Boolean),
        member("IdentitySource", "identitySource", Body, false, &K_IDENTITY_SOURCE_LIST),
        member("IdentityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("JwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION)),
        member("Name", "name", Body, true, &TEXT),
    ],
};

pub static S_AUTHORIZERS: StructureFacts = StructureFacts {
    name: "Authorizers",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_AUTHORIZER),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_BAD_REQUEST_EXCEPTION: StructureFacts = StructureFacts {
    name: "BadRequestException",
    payload: None,
    error: Some(400),
    members: &[member("Message", "message", Body, false, &TEXT)],
};

pub static S_BAD_REQUEST_EXCEPTION_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "BadRequestExceptionResponseContent",
    payload: None,
    error: None,
    members: &[member("Message", "message", Body, false, &TEXT)],
};

pub static S_COGNITO_CONFIG: StructureFacts = StructureFacts {
    name: "CognitoConfig",
    payload: None,
    error: None,
    members: &[
        member("AppClientId", "appClientId", Body, true, &K_STRING_MIN1_MAX256),
        member("UserPoolArn", "userPoolArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("UserPoolDomain", "userPoolDomain", Body, true, &K_STRING_MIN20_MAX2048),
    ],
};

pub static S_CONFLICT_EXCEPTION: StructureFacts = StructureFacts {
    name: "ConflictException",
    payload: None,
    error: Some(409),
    members: &[member("Message", "message", Body, false, &TEXT)],
};

pub static S_CONFLICT_EXCEPTION_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "ConflictExceptionResponseContent",
    payload: None,
    error: None,
    members: &[member("Message", "message", Body, false, &TEXT)],
};

pub static S_CORS: StructureFacts = StructureFacts {
    name: "Cors",
    payload: None,
    error: None,
    members: &[
        member("AllowCredentials", "allowCredentials", Body, false, &Kind::Boolean),
        member("AllowHeaders", "allowHeaders", Body, false, &K_CORS_HEADER_LIST),
        member("AllowMethods", "allowMethods", Body, false, &K_CORS_METHOD_LIST),
        member("AllowOrigins", "allowOrigins", Body, false, &K_CORS_ORIGIN_LIST),
        member("ExposeHeaders", "exposeHeaders", Body, false, &K_CORS_HEADER_LIST),
        member("MaxAge", "maxAge", Body, false, &Kind::Integer(Some(-1), Some(86400))),
    ],
};

pub static S_CREATE_API_INPUT: StructureFacts = StructureFacts {
    name: "CreateApiInput",
    payload: None,
    error: None,
    members: &[
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("Name", "name", Body, true, &TEXT),
        member("ProtocolType", "protocolType", Body, true, &K_PROTOCOL_TYPE),
        member("RouteKey", "routeKey", Body, false, &TEXT),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, false, &TEXT),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("Target", "target", Body, false, &TEXT),
        member("Version", "version", Body, false, &TEXT),
    ],
};

pub static S_CREATE_API_MAPPING_INPUT: StructureFacts = StructureFacts {
    name: "CreateApiMappingInput",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Body, true, &TEXT),
        member("ApiMappingKey", "apiMappingKey", Body, false, &TEXT),
        member("Stage", "stage", Body, true, &TEXT),
    ],
};

pub static S_CREATE_API_MAPPING_REQUEST: StructureFacts = StructureFacts {
    name: "CreateApiMappingRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Body, true, &TEXT),
        member("ApiMappingKey", "apiMappingKey", Body, false, &TEXT),
        member("DomainName", "domainName", Uri, true, &TEXT),
        member("Stage", "stage", Body, true, &TEXT),
    ],
};

pub static S_CREATE_API_MAPPING_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateApiMappingResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiMappingId", "apiMappingId", Body, false, &TEXT),
        member("ApiMappingKey", "apiMappingKey", Body, false, &TEXT),
        member("Stage", "stage", Body, false, &TEXT),
    ],
};

pub static S_CREATE_API_REQUEST: StructureFacts = StructureFacts {
    name: "CreateApiRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("Name", "name", Body, true, &TEXT),
        member("ProtocolType", "protocolType", Body, true, &K_PROTOCOL_TYPE),
        member("RouteKey", "routeKey", Body, false, &TEXT),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, false, &TEXT),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("Target", "target", Body, false, &TEXT),
        member("Version", "version", Body, false, &TEXT),
    ],
};

pub static S_CREATE_API_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateApiResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiEndpoint", "apiEndpoint", Body, false, &TEXT),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Description", "description", Body, false, &TEXT),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("ImportInfo", "importInfo", Body, false, &K_LIST_OF__STRING),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("Name", "name", Body, false, &TEXT),
        member("ProtocolType", "protocolType", Body, false, &K_PROTOCOL_TYPE),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, false, &TEXT),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("Version", "version", Body, false, &TEXT),
        member("Warnings", "warnings", Body, false, &K_LIST_OF__STRING),
    ],
};

pub static S_CREATE_AUTHORIZER_INPUT: StructureFacts = StructureFacts {
    name: "CreateAuthorizerInput",
    payload: None,
    error: None,
    members: &[
        member("AuthorizerCredentialsArn", "authorizerCredentialsArn", Body, false, &TEXT),
        member("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion", Body, false, &TEXT),
        member(
            "AuthorizerResultTtlInSeconds",
            "authorizerResultTtlInSeconds",
            Body,
            false,
            &Kind::Integer(Some(0), Some(3600)),
        ),
        member("AuthorizerType", "authorizerType", Body, true, &K_AUTHORIZER_TYPE),
        member("AuthorizerUri", "authorizerUri", Body, false, &TEXT),
        member("EnableSimpleResponses", "enableSimpleResponses", Body, false, &Kind::Boolean),
        member("IdentitySource", "identitySource", Body, true, &K_IDENTITY_SOURCE_LIST),
        member("IdentityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("JwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION)),
        member("Name", "name", Body, true, &TEXT),
    ],
};

pub static S_CREATE_AUTHORIZER_REQUEST: StructureFacts = StructureFacts {
    name: "CreateAuthorizerRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("AuthorizerCredentialsArn", "authorizerCredentialsArn", Body, false, &TEXT),
        member("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion", Body, false, &TEXT),
        member(
            "AuthorizerResultTtlInSeconds",
            "authorizerResultTtlInSeconds",
            Body,
            false,
            &Kind::Integer(Some(0), Some(3600)),
        ),
        member("AuthorizerType", "authorizerType", Body, true, &K_AUTHORIZER_TYPE),
        member("AuthorizerUri", "authorizerUri", Body, false, &TEXT),
        member("EnableSimpleResponses", "enableSimpleResponses", Body, false, &Kind::Boolean),
        member("IdentitySource", "identitySource", Body, true, &K_IDENTITY_SOURCE_LIST),
        member("IdentityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("JwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION)),
        member("Name", "name", Body, true, &TEXT),
    ],
};

pub static S_CREATE_AUTHORIZER_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateAuthorizerResponse",
    payload: None,
    error: None,
    members: &[
        member("AuthorizerCredentialsArn", "authorizerCredentialsArn", Body, false, &TEXT),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion", Body, false, &TEXT),
        member(
            "AuthorizerResultTtlInSeconds",
            "authorizerResultTtlInSeconds",
            Body,
            false,
            &Kind::Integer(Some(0), Some(3600)),
        ),
        member("AuthorizerType", "authorizerType", Body, false, &K_AUTHORIZER_TYPE),
        member("AuthorizerUri", "authorizerUri", Body, false, &TEXT),
        member("EnableSimpleResponses", "enableSimpleResponses", Body, false, &Kind::Boolean),
        member("IdentitySource", "identitySource", Body, false, &K_IDENTITY_SOURCE_LIST),
        member("IdentityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("JwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION)),
        member("Name", "name", Body, false, &TEXT),
    ],
};

pub static S_CREATE_DEPLOYMENT_INPUT: StructureFacts = StructureFacts {
    name: "CreateDeploymentInput",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &TEXT),
        member("StageName", "stageName", Body, false, &TEXT),
    ],
};

pub static S_CREATE_DEPLOYMENT_REQUEST: StructureFacts = StructureFacts {
    name: "CreateDeploymentRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("StageName", "stageName", Body, false, &TEXT),
    ],
};

pub static S_CREATE_DEPLOYMENT_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateDeploymentResponse",
    payload: None,
    error: None,
    members: &[
        member("AutoDeployed", "autoDeployed", Body, false, &Kind::Boolean),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("DeploymentStatus", "deploymentStatus", Body, false, &K_DEPLOYMENT_STATUS),
        member("DeploymentStatusMessage", "deploymentStatusMessage", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
    ],
};

pub static S_CREATE_DOMAIN_NAME_INPUT: StructureFacts = StructureFacts {
    name: "CreateDomainNameInput",
    payload: None,
    error: None,
    members: &[
        member("DomainName", "domainName", Body, true, &TEXT),
        member("DomainNameConfigurations", "domainNameConfigurations", Body, false, &K_DOMAIN_NAME_CONFIGURATIONS),
        member(
            "MutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION_INPUT),
        ),
        member("RoutingMode", "routingMode", Body, false, &K_ROUTING_MODE),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_DOMAIN_NAME_REQUEST: StructureFacts = StructureFacts {
    name: "CreateDomainNameRequest",
    payload: None,
    error: None,
    members: &[
        member("DomainName", "domainName", Body, true, &TEXT),
        member("DomainNameConfigurations", "domainNameConfigurations", Body, false, &K_DOMAIN_NAME_CONFIGURATIONS),
        member(
            "MutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION_INPUT),
        ),
        member("RoutingMode", "routingMode", Body, false, &K_ROUTING_MODE),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_DOMAIN_NAME_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateDomainNameResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiMappingSelectionExpression", "apiMappingSelectionExpression", Body, false, &TEXT),
        member("DomainName", "domainName", Body, false, &TEXT),
        member("DomainNameArn", "domainNameArn", Body, false, &TEXT),
        member("DomainNameConfigurations", "domainNameConfigurations", Body, false, &K_DOMAIN_NAME_CONFIGURATIONS),
        member(
            "MutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION),
        ),
        member("RoutingMode", "routingMode", Body, false, &K_ROUTING_MODE),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_INTEGRATION_INPUT: StructureFacts = StructureFacts {
    name: "CreateIntegrationInput",
    payload: None,
    error: None,
    members: &[
        member("ConnectionId", "connectionId", Body, false, &TEXT),
        member("ConnectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("IntegrationMethod", "integrationMethod", Body, false, &TEXT),
        member("IntegrationSubtype", "integrationSubtype", Body, false, &TEXT),
        member("IntegrationType", "integrationType", Body, true, &K_INTEGRATION_TYPE),
        member("IntegrationUri", "integrationUri", Body, false, &TEXT),
        member("PassthroughBehavior", "passthroughBehavior", Body, false, &K_PASSTHROUGH_BEHAVIOR),
        member("PayloadFormatVersion", "payloadFormatVersion", Body, false, &TEXT),
        member("RequestParameters", "requestParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("RequestTemplates", "requestTemplates", Body, false, &K_TEMPLATE_MAP),
        member("ResponseParameters", "responseParameters", Body, false, &K_RESPONSE_PARAMETERS),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
        member("TimeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(Some(50), Some(30000))),
        member("TlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG_INPUT)),
    ],
};

pub static S_CREATE_INTEGRATION_REQUEST: StructureFacts = StructureFacts {
    name: "CreateIntegrationRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ConnectionId", "connectionId", Body, false, &TEXT),
        member("ConnectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("IntegrationMethod", "integrationMethod", Body, false, &TEXT),
        member("IntegrationSubtype", "integrationSubtype", Body, false, &TEXT),
        member("IntegrationType", "integrationType", Body, true, &K_INTEGRATION_TYPE),
        member("IntegrationUri", "integrationUri", Body, false, &TEXT),
        member("PassthroughBehavior", "passthroughBehavior", Body, false, &K_PASSTHROUGH_BEHAVIOR),
        member("PayloadFormatVersion", "payloadFormatVersion", Body, false, &TEXT),
        member("RequestParameters", "requestParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("RequestTemplates", "requestTemplates", Body, false, &K_TEMPLATE_MAP),
        member("ResponseParameters", "responseParameters", Body, false, &K_RESPONSE_PARAMETERS),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
        member("TimeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(Some(50), Some(30000))),
        member("TlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG_INPUT)),
    ],
};

pub static S_CREATE_INTEGRATION_RESULT: StructureFacts = StructureFacts {
    name: "CreateIntegrationResult",
    payload: None,
    error: None,
    members: &[
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ConnectionId", "connectionId", Body, false, &TEXT),
        member("ConnectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("IntegrationId", "integrationId", Body, false, &TEXT),
        member("IntegrationMethod", "integrationMethod", Body, false, &TEXT),
        member("IntegrationResponseSelectionExpression", "integrationResponseSelectionExpression", Body, false, &TEXT),
        member("IntegrationSubtype", "integrationSubtype", Body, false, &TEXT),
        member("IntegrationType", "integrationType", Body, false, &K_INTEGRATION_TYPE),
        member("IntegrationUri", "integrationUri", Body, false, &TEXT),
        member("PassthroughBehavior", "passthroughBehavior", Body, false, &K_PASSTHROUGH_BEHAVIOR),
        member("PayloadFormatVersion", "payloadFormatVersion", Body, false, &TEXT),
        member("RequestParameters", "requestParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("RequestTemplates", "requestTemplates", Body, false, &K_TEMPLATE_MAP),
        member("ResponseParameters", "responseParameters", Body, false, &K_RESPONSE_PARAMETERS),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
        member("TimeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(Some(50), Some(30000))),
        member("TlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG)),
    ],
};

pub static S_CREATE_INTEGRATION_RESPONSE_INPUT: StructureFacts = StructureFacts {
    name: "CreateIntegrationResponseInput",
    payload: None,
    error: None,
    members: &[
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("IntegrationResponseKey", "integrationResponseKey", Body, true, &TEXT),
        member("ResponseParameters", "responseParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("ResponseTemplates", "responseTemplates", Body, false, &K_TEMPLATE_MAP),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
    ],
};

pub static S_CREATE_INTEGRATION_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "CreateIntegrationResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("IntegrationId", "integrationId", Uri, true, &TEXT),
        member("IntegrationResponseKey", "integrationResponseKey", Body, true, &TEXT),
        member("ResponseParameters", "responseParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("ResponseTemplates", "responseTemplates", Body, false, &K_TEMPLATE_MAP),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
    ],
};

pub static S_CREATE_INTEGRATION_RESPONSE_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateIntegrationResponseResponse",
    payload: None,
    error: None,
    members: &[
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("IntegrationResponseId", "integrationResponseId", Body, false, &TEXT),
        member("IntegrationResponseKey", "integrationResponseKey", Body, false, &TEXT),
        member("ResponseParameters", "responseParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("ResponseTemplates", "responseTemplates", Body, false, &K_TEMPLATE_MAP),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
    ],
};

pub static S_CREATE_MODEL_INPUT: StructureFacts = StructureFacts {
    name: "CreateModelInput",
    payload: None,
    error: None,
    members: &[
        member("ContentType", "contentType", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("Name", "name", Body, true, &TEXT),
        member("Schema", "schema", Body, true, &TEXT),
    ],
};

pub static S_CREATE_MODEL_REQUEST: StructureFacts = StructureFacts {
    name: "CreateModelRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ContentType", "contentType", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("Name", "name", Body, true, &TEXT),
        member("Schema", "schema", Body, true, &TEXT),
    ],
};

pub static S_CREATE_MODEL_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateModelResponse",
    payload: None,
    error: None,
    members: &[
        member("ContentType", "contentType", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("ModelId", "modelId", Body, false, &TEXT),
        member("Name", "name", Body, false, &TEXT),
        member("Schema", "schema", Body, false, &TEXT),
    ],
};

pub static S_CREATE_PORTAL_PRODUCT_REQUEST: StructureFacts = StructureFacts {
    name: "CreatePortalProductRequest",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, true, &K_STRING_MIN1_MAX255),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_PORTAL_PRODUCT_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "CreatePortalProductRequestContent",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, true, &K_STRING_MIN1_MAX255),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_PORTAL_PRODUCT_RESPONSE: StructureFacts = StructureFacts {
    name: "CreatePortalProductResponse",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, false, &K_STRING_MIN1_MAX255),
        member("DisplayOrder", "displayOrder", Body, false, &Kind::Structure(&S_DISPLAY_ORDER)),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("PortalProductArn", "portalProductArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("PortalProductId", "portalProductId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_PORTAL_PRODUCT_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "CreatePortalProductResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, true, &K_STRING_MIN1_MAX255),
        member("DisplayOrder", "displayOrder", Body, false, &Kind::Structure(&S_DISPLAY_ORDER)),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("PortalProductArn", "portalProductArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("PortalProductId", "portalProductId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_PORTAL_REQUEST: StructureFacts = StructureFacts {
    name: "CreatePortalRequest",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, true, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            true,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_REQUEST),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, false, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LogoUri", "logoUri", Body, false, &K_STRING_MIN0_MAX1092),
        member("PortalContent", "portalContent", Body, true, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_PORTAL_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "CreatePortalRequestContent",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, true, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            true,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_REQUEST),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, false, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LogoUri", "logoUri", Body, false, &K_STRING_MIN0_MAX1092),
        member("PortalContent", "portalContent", Body, true, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_PORTAL_RESPONSE: StructureFacts = StructureFacts {
    name: "CreatePortalResponse",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, false, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            false,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_RESPONSE),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, false, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublished", "lastPublished", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublishedDescription", "lastPublishedDescription", Body, false, &K_STRING_MIN0_MAX1024),
        member("PortalArn", "portalArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("PortalContent", "portalContent", Body, false, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("PortalId", "portalId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("PublishStatus", "publishStatus", Body, false, &K_PUBLISH_STATUS),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_PORTAL_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "CreatePortalResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, true, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            true,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_RESPONSE),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, true, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublished", "lastPublished", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublishedDescription", "lastPublishedDescription", Body, false, &K_STRING_MIN0_MAX1024),
        member("PortalArn", "portalArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("PortalContent", "portalContent", Body, true, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("PortalId", "portalId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("PublishStatus", "publishStatus", Body, false, &K_PUBLISH_STATUS),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_PRODUCT_PAGE_REQUEST: StructureFacts = StructureFacts {
    name: "CreateProductPageRequest",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, true, &Kind::Structure(&S_DISPLAY_CONTENT)),
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
    ],
};

pub static S_CREATE_PRODUCT_PAGE_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "CreateProductPageRequestContent",
    payload: None,
    error: None,
    members: &[member("DisplayContent", "displayContent", Body, true, &Kind::Structure(&S_DISPLAY_CONTENT))],
};

pub static S_CREATE_PRODUCT_PAGE_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateProductPageResponse",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_DISPLAY_CONTENT)),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductPageArn", "productPageArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("ProductPageId", "productPageId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
    ],
};

pub static S_CREATE_PRODUCT_PAGE_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "CreateProductPageResponseContent",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_DISPLAY_CONTENT)),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductPageArn", "productPageArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("ProductPageId", "productPageId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
    ],
};

pub static S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST: StructureFacts = StructureFacts {
    name: "CreateProductRestEndpointPageRequest",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT)),
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member(
            "RestEndpointIdentifier",
            "restEndpointIdentifier",
            Body,
            true,
            &Kind::Structure(&S_REST_ENDPOINT_IDENTIFIER),
        ),
        member("TryItState", "tryItState", Body, false, &K_TRY_IT_STATE),
    ],
};

pub static S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "CreateProductRestEndpointPageRequestContent",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT)),
        member(
            "RestEndpointIdentifier",
            "restEndpointIdentifier",
            Body,
            true,
            &Kind::Structure(&S_REST_ENDPOINT_IDENTIFIER),
        ),
        member("TryItState", "tryItState", Body, false, &K_TRY_IT_STATE),
    ],
};

pub static S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateProductRestEndpointPageResponse",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT_RESPONSE)),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductRestEndpointPageArn", "productRestEndpointPageArn", Body, false, &K_STRING_MIN20_MAX2048),
        member(
            "ProductRestEndpointPageId",
            "productRestEndpointPageId",
            Body,
            false,
            &K_STRING_MIN10_MAX30_PATTERN_AZ09,
        ),
        member(
            "RestEndpointIdentifier",
            "restEndpointIdentifier",
            Body,
            false,
            &Kind::Structure(&S_REST_ENDPOINT_IDENTIFIER),
        ),
        member("Status", "status", Body, false, &K_STATUS),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("TryItState", "tryItState", Body, false, &K_TRY_IT_STATE),
    ],
};

pub static S_CREATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "CreateProductRestEndpointPageResponseContent",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, true, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT_RESPONSE)),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductRestEndpointPageArn", "productRestEndpointPageArn", Body, true, &K_STRING_MIN20_MAX2048),
        member(
            "ProductRestEndpointPageId",
            "productRestEndpointPageId",
            Body,
            true,
            &K_STRING_MIN10_MAX30_PATTERN_AZ09,
        ),
        member(
            "RestEndpointIdentifier",
            "restEndpointIdentifier",
            Body,
            true,
            &Kind::Structure(&S_REST_ENDPOINT_IDENTIFIER),
        ),
        member("Status", "status", Body, true, &K_STATUS),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("TryItState", "tryItState", Body, true, &K_TRY_IT_STATE),
    ],
};

pub static S_CREATE_ROUTE_INPUT: StructureFacts = StructureFacts {
    name: "CreateRouteInput",
    payload: None,
    error: None,
    members: &[
        member("ApiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("AuthorizationScopes", "authorizationScopes", Body, false, &K_AUTHORIZATION_SCOPES),
        member("AuthorizationType", "authorizationType", Body, false, &K_AUTHORIZATION_TYPE),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("OperationName", "operationName", Body, false, &TEXT),
        member("RequestModels", "requestModels", Body, false, &K_ROUTE_MODELS),
        member("RequestParameters", "requestParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteKey", "routeKey", Body, true, &TEXT),
        member("RouteResponseSelectionExpression", "routeResponseSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
    ],
};

pub static S_CREATE_ROUTE_REQUEST: StructureFacts = StructureFacts {
    name: "CreateRouteRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ApiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("AuthorizationScopes", "authorizationScopes", Body, false, &K_AUTHORIZATION_SCOPES),
        member("AuthorizationType", "authorizationType", Body, false, &K_AUTHORIZATION_TYPE),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("OperationName", "operationName", Body, false, &TEXT),
        member("RequestModels", "requestModels", Body, false, &K_ROUTE_MODELS),
        member("RequestParameters", "requestParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteKey", "routeKey", Body, true, &TEXT),
        member("RouteResponseSelectionExpression", "routeResponseSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
    ],
};

pub static S_CREATE_ROUTE_RESULT: StructureFacts = StructureFacts {
    name: "CreateRouteResult",
    payload: None,
    error: None,
    members: &[
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("AuthorizationScopes", "authorizationScopes", Body, false, &K_AUTHORIZATION_SCOPES),
        member("AuthorizationType", "authorizationType", Body, false, &K_AUTHORIZATION_TYPE),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("OperationName", "operationName", Body, false, &TEXT),
        member("RequestModels", "requestModels", Body, false, &K_ROUTE_MODELS),
        member("RequestParameters", "requestParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteId", "routeId", Body, false, &TEXT),
        member("RouteKey", "routeKey", Body, false, &TEXT),
        member("RouteResponseSelectionExpression", "routeResponseSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
    ],
};

pub static S_CREATE_ROUTE_RESPONSE_INPUT: StructureFacts = StructureFacts {
    name: "CreateRouteResponseInput",
    payload: None,
    error: None,
    members: &[
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("ResponseModels", "responseModels", Body, false, &K_ROUTE_MODELS),
        member("ResponseParameters", "responseParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteResponseKey", "routeResponseKey", Body, true, &TEXT),
    ],
};

pub static S_CREATE_ROUTE_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "CreateRouteResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("ResponseModels", "responseModels", Body, false, &K_ROUTE_MODELS),
        member("ResponseParameters", "responseParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteId", "routeId", Uri, true, &TEXT),
        member("RouteResponseKey", "routeResponseKey", Body, true, &TEXT),
    ],
};

pub static S_CREATE_ROUTE_RESPONSE_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateRouteResponseResponse",
    payload: None,
    error: None,
    members: &[
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("ResponseModels", "responseModels", Body, false, &K_ROUTE_MODELS),
        member("ResponseParameters", "responseParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteResponseId", "routeResponseId", Body, false, &TEXT),
        member("RouteResponseKey", "routeResponseKey", Body, false, &TEXT),
    ],
};

pub static S_CREATE_ROUTING_RULE_REQUEST: StructureFacts = StructureFacts {
    name: "CreateRoutingRuleRequest",
    payload: None,
    error: None,
    members: &[
        member("Actions", "actions", Body, true, &K_LIST_OF_ROUTING_RULE_ACTION),
        member("Conditions", "conditions", Body, true, &K_LIST_OF_ROUTING_RULE_CONDITION),
        member("DomainName", "domainName", Uri, true, &TEXT),
        member("DomainNameId", "domainNameId", Query, false, &TEXT),
        member("Priority", "priority", Body, true, &Kind::Integer(Some(1), Some(1000000))),
    ],
};

pub static S_CREATE_ROUTING_RULE_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateRoutingRuleResponse",
    payload: None,
    error: None,
    members: &[
        member("Actions", "actions", Body, false, &K_LIST_OF_ROUTING_RULE_ACTION),
        member("Conditions", "conditions", Body, false, &K_LIST_OF_ROUTING_RULE_CONDITION),
        member("Priority", "priority", Body, false, &Kind::Integer(Some(1), Some(1000000))),
        member("RoutingRuleArn", "routingRuleArn", Body, false, &TEXT),
        member("RoutingRuleId", "routingRuleId", Body, false, &TEXT),
    ],
};

pub static S_CREATE_STAGE_INPUT: StructureFacts = StructureFacts {
    name: "CreateStageInput",
    payload: None,
    error: None,
    members: &[
        member("AccessLogSettings", "accessLogSettings", Body, false, &Kind::Structure(&S_ACCESS_LOG_SETTINGS)),
        member("AutoDeploy", "autoDeploy", Body, false, &Kind::Boolean),
        member("ClientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("DefaultRouteSettings", "defaultRouteSettings", Body, false, &Kind::Structure(&S_ROUTE_SETTINGS)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("RouteSettings", "routeSettings", Body, false, &K_ROUTE_SETTINGS_MAP),
        member("StageName", "stageName", Body, true, &TEXT),
        member("StageVariables", "stageVariables", Body, false, &K_STAGE_VARIABLES_MAP),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_STAGE_REQUEST: StructureFacts = StructureFacts {
    name: "CreateStageRequest",
    payload: None,
    error: None,
    members: &[
        member("AccessLogSettings", "accessLogSettings", Body, false, &Kind::Structure(&S_ACCESS_LOG_SETTINGS)),
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("AutoDeploy", "autoDeploy", Body, false, &Kind::Boolean),
        member("ClientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("DefaultRouteSettings", "defaultRouteSettings", Body, false, &Kind::Structure(&S_ROUTE_SETTINGS)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("RouteSettings", "routeSettings", Body, false, &K_ROUTE_SETTINGS_MAP),
        member("StageName", "stageName", Body, true, &TEXT),
        member("StageVariables", "stageVariables", Body, false, &K_STAGE_VARIABLES_MAP),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_STAGE_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateStageResponse",
    payload: None,
    error: None,
    members: &[
        member("AccessLogSettings", "accessLogSettings", Body, false, &Kind::Structure(&S_ACCESS_LOG_SETTINGS)),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("AutoDeploy", "autoDeploy", Body, false, &Kind::Boolean),
        member("ClientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("DefaultRouteSettings", "defaultRouteSettings", Body, false, &Kind::Structure(&S_ROUTE_SETTINGS)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("LastDeploymentStatusMessage", "lastDeploymentStatusMessage", Body, false, &TEXT),
        member("LastUpdatedDate", "lastUpdatedDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("RouteSettings", "routeSettings", Body, false, &K_ROUTE_SETTINGS_MAP),
        member("StageName", "stageName", Body, false, &TEXT),
        member("StageVariables", "stageVariables", Body, false, &K_STAGE_VARIABLES_MAP),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_VPC_LINK_INPUT: StructureFacts = StructureFacts {
    name: "CreateVpcLinkInput",
    payload: None,
    error: None,
    members: &[
        member("Name", "name", Body, true, &TEXT),
        member("SecurityGroupIds", "securityGroupIds", Body, false, &K_SECURITY_GROUP_ID_LIST),
        member("SubnetIds", "subnetIds", Body, true, &K_SUBNET_ID_LIST),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_VPC_LINK_REQUEST: StructureFacts = StructureFacts {
    name: "CreateVpcLinkRequest",
    payload: None,
    error: None,
    members: &[
        member("Name", "name", Body, true, &TEXT),
        member("SecurityGroupIds", "securityGroupIds", Body, false, &K_SECURITY_GROUP_ID_LIST),
        member("SubnetIds", "subnetIds", Body, true, &K_SUBNET_ID_LIST),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_CREATE_VPC_LINK_RESPONSE: StructureFacts = StructureFacts {
    name: "CreateVpcLinkResponse",
    payload: None,
    error: None,
    members: &[
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Name", "name", Body, false, &TEXT),
        member("SecurityGroupIds", "securityGroupIds", Body, false, &K_SECURITY_GROUP_ID_LIST),
        member("SubnetIds", "subnetIds", Body, false, &K_SUBNET_ID_LIST),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("VpcLinkId", "vpcLinkId", Body, false, &TEXT),
        member("VpcLinkStatus", "vpcLinkStatus", Body, false, &K_VPC_LINK_STATUS),
        member("VpcLinkStatusMessage", "vpcLinkStatusMessage", Body, false, &TEXT),
        member("VpcLinkVersion", "vpcLinkVersion", Body, false, &K_VPC_LINK_VERSION),
    ],
};

pub static S_CUSTOM_COLORS: StructureFacts = StructureFacts {
    name: "CustomColors",
    payload: None,
    error: None,
    members: &[
        member("AccentColor", "accentColor", Body, true, &K_STRING_MIN1_MAX16),
        member("BackgroundColor", "backgroundColor", Body, true, &K_STRING_MIN1_MAX16),
        member("ErrorValidationColor", "errorValidationColor", Body, true, &K_STRING_MIN1_MAX16),
        member("HeaderColor", "headerColor", Body, true, &K_STRING_MIN1_MAX16),
        member("NavigationColor", "navigationColor", Body, true, &K_STRING_MIN1_MAX16),
        member("TextColor", "textColor", Body, true, &K_STRING_MIN1_MAX16),
    ],
};

pub static S_DELETE_ACCESS_LOG_SETTINGS_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteAccessLogSettingsRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("StageName", "stageName", Uri, true, &TEXT)],
};

pub static S_DELETE_API_MAPPING_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteApiMappingRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiMappingId", "apiMappingId", Uri, true, &TEXT),
        member("DomainName", "domainName", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_API_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteApiRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT)],
};

pub static S_DELETE_AUTHORIZER_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteAuthorizerRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("AuthorizerId", "authorizerId", Uri, true, &TEXT)],
};

pub static S_DELETE_CORS_CONFIGURATION_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteCorsConfigurationRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT)],
};

pub static S_DELETE_DEPLOYMENT_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteDeploymentRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("DeploymentId", "deploymentId", Uri, true, &TEXT)],
};

pub static S_DELETE_DOMAIN_NAME_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteDomainNameRequest",
    payload: None,
    error: None,
    members: &[member("DomainName", "domainName", Uri, true, &TEXT)],
};

pub static S_DELETE_INTEGRATION_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteIntegrationRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("IntegrationId", "integrationId", Uri, true, &TEXT)],
};

pub static S_DELETE_INTEGRATION_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteIntegrationResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("IntegrationId", "integrationId", Uri, true, &TEXT),
        member("IntegrationResponseId", "integrationResponseId", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_MODEL_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteModelRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("ModelId", "modelId", Uri, true, &TEXT)],
};

pub static S_DELETE_PORTAL_PRODUCT_REQUEST: StructureFacts = StructureFacts {
    name: "DeletePortalProductRequest",
    payload: None,
    error: None,
    members: &[member("PortalProductId", "portalProductId", Uri, true, &TEXT)],
};

pub static S_DELETE_PORTAL_PRODUCT_SHARING_POLICY_REQUEST: StructureFacts = StructureFacts {
    name: "DeletePortalProductSharingPolicyRequest",
    payload: None,
    error: None,
    members: &[member("PortalProductId", "portalProductId", Uri, true, &TEXT)],
};

pub static S_DELETE_PORTAL_REQUEST: StructureFacts = StructureFacts {
    name: "DeletePortalRequest",
    payload: None,
    error: None,
    members: &[member("PortalId", "portalId", Uri, true, &TEXT)],
};

pub static S_DELETE_PRODUCT_PAGE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteProductPageRequest",
    payload: None,
    error: None,
    members: &[
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member("ProductPageId", "productPageId", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteProductRestEndpointPageRequest",
    payload: None,
    error: None,
    members: &[
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member("ProductRestEndpointPageId", "productRestEndpointPageId", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_ROUTE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteRouteRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("RouteId", "routeId", Uri, true, &TEXT)],
};

pub static S_DELETE_ROUTE_REQUEST_PARAMETER_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteRouteRequestParameterRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("RequestParameterKey", "requestParameterKey", Uri, true, &TEXT),
        member("RouteId", "routeId", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_ROUTE_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteRouteResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("RouteId", "routeId", Uri, true, &TEXT),
        member("RouteResponseId", "routeResponseId", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_ROUTE_SETTINGS_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteRouteSettingsRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("RouteKey", "routeKey", Uri, true, &TEXT),
        member("StageName", "stageName", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_ROUTING_RULE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteRoutingRuleRequest",
    payload: None,
    error: None,
    members: &[
        member("DomainName", "domainName", Uri, true, &TEXT),
        member("DomainNameId", "domainNameId", Query, false, &TEXT),
        member("RoutingRuleId", "routingRuleId", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_STAGE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteStageRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("StageName", "stageName", Uri, true, &TEXT)],
};

pub static S_DELETE_VPC_LINK_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteVpcLinkRequest",
    payload: None,
    error: None,
    members: &[member("VpcLinkId", "vpcLinkId", Uri, true, &TEXT)],
};

pub static S_DELETE_VPC_LINK_RESPONSE: StructureFacts =
    StructureFacts { name: "DeleteVpcLinkResponse", payload: None, error: None, members: &[] };

pub static S_DEPLOYMENT: StructureFacts = StructureFacts {
    name: "Deployment",
    payload: None,
    error: None,
    members: &[
        member("AutoDeployed", "autoDeployed", Body, false, &Kind::Boolean),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("DeploymentStatus", "deploymentStatus", Body, false, &K_DEPLOYMENT_STATUS),
        member("DeploymentStatusMessage", "deploymentStatusMessage", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
    ],
};

pub static S_DEPLOYMENTS: StructureFacts = StructureFacts {
    name: "Deployments",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_DEPLOYMENT),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_DISABLE_PORTAL_REQUEST: StructureFacts = StructureFacts {
    name: "DisablePortalRequest",
    payload: None,
    error: None,
    members: &[member("PortalId", "portalId", Uri, true, &TEXT)],
};

pub static S_DISPLAY_CONTENT: StructureFacts = StructureFacts {
    name: "DisplayContent",
    payload: None,
    error: None,
    members: &[
        member("Body", "body", Body, true, &K_STRING_MIN1_MAX32768),
        member("Title", "title", Body, true, &K_STRING_MIN1_MAX255),
    ],
};

pub static S_DISPLAY_CONTENT_OVERRIDES: StructureFacts = StructureFacts {
    name: "DisplayContentOverrides",
    payload: None,
    error: None,
    members: &[
        member("Body", "body", Body, false, &K_STRING_MIN1_MAX32768),
        member("Endpoint", "endpoint", Body, false, &K_STRING_MIN1_MAX1024),
        member("OperationName", "operationName", Body, false, &K_STRING_MIN1_MAX255),
    ],
};

pub static S_DISPLAY_ORDER: StructureFacts = StructureFacts {
    name: "DisplayOrder",
    payload: None,
    error: None,
    members: &[
        member("Contents", "contents", Body, false, &K_LIST_OF_SECTION),
        member("OverviewPageArn", "overviewPageArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("ProductPageArns", "productPageArns", Body, false, &K_LIST_OF__STRING_MIN20_MAX2048),
    ],
};

pub static S_DOMAIN_NAME: StructureFacts = StructureFacts {
    name: "DomainName",
    payload: None,
    error: None,
    members: &[
        member("ApiMappingSelectionExpression", "apiMappingSelectionExpression", Body, false, &TEXT),
        member("DomainName", "domainName", Body, true, &TEXT),
        member("DomainNameArn", "domainNameArn", Body, false, &TEXT),
        member("DomainNameConfigurations", "domainNameConfigurations", Body, false, &K_DOMAIN_NAME_CONFIGURATIONS),
        member(
            "MutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION),
        ),
        member("RoutingMode", "routingMode", Body, false, &K_ROUTING_MODE),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_DOMAIN_NAME_CONFIGURATION: StructureFacts = StructureFacts {
    name: "DomainNameConfiguration",
    payload: None,
    error: None,
    members: &[
        member("ApiGatewayDomainName", "apiGatewayDomainName", Body, false, &TEXT),
        member("CertificateArn", "certificateArn", Body, false, &TEXT),
        member("CertificateName", "certificateName", Body, false, &TEXT),
        member("CertificateUploadDate", "certificateUploadDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("DomainNameStatus", "domainNameStatus", Body, false, &K_DOMAIN_NAME_STATUS),
        member("DomainNameStatusMessage", "domainNameStatusMessage", Body, false, &TEXT),
        member("EndpointType", "endpointType", Body, false, &K_ENDPOINT_TYPE),
        member("HostedZoneId", "hostedZoneId", Body, false, &TEXT),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("SecurityPolicy", "securityPolicy", Body, false, &K_SECURITY_POLICY),
        member("OwnershipVerificationCertificateArn", "ownershipVerificationCertificateArn", Body, false, &TEXT),
    ],
};

pub static S_DOMAIN_NAMES: StructureFacts = StructureFacts {
    name: "DomainNames",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_DOMAIN_NAME),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_ENDPOINT_CONFIGURATION_REQUEST: StructureFacts = StructureFacts {
    name: "EndpointConfigurationRequest",
    payload: None,
    error: None,
    members: &[
        member("AcmManaged", "acmManaged", Body, false, &Kind::Structure(&S_ACM_MANAGED)),
        member("None", "none", Body, false, &Kind::Structure(&S_NONE)),
    ],
};

pub static S_ENDPOINT_CONFIGURATION_RESPONSE: StructureFacts = StructureFacts {
    name: "EndpointConfigurationResponse",
    payload: None,
    error: None,
    members: &[
        member("CertificateArn", "certificateArn", Body, false, &K_STRING_MIN10_MAX2048),
        member("DomainName", "domainName", Body, false, &K_STRING_MIN3_MAX256),
        member("PortalDefaultDomainName", "portalDefaultDomainName", Body, true, &K_STRING_MIN3_MAX256),
        member("PortalDomainHostedZoneId", "portalDomainHostedZoneId", Body, true, &K_STRING_MIN1_MAX64),
    ],
};

pub static S_ENDPOINT_DISPLAY_CONTENT: StructureFacts = StructureFacts {
    name: "EndpointDisplayContent",
    payload: None,
    error: None,
    members: &[
        member("None", "none", Body, false, &Kind::Structure(&S_NONE)),
        member("Overrides", "overrides", Body, false, &Kind::Structure(&S_DISPLAY_CONTENT_OVERRIDES)),
    ],
};

pub static S_ENDPOINT_DISPLAY_CONTENT_RESPONSE: StructureFacts = StructureFacts {
    name: "EndpointDisplayContentResponse",
    payload: None,
    error: None,
    members: &[
        member("Body", "body", Body, false, &K_STRING_MIN1_MAX32768),
        member("Endpoint", "endpoint", Body, true, &K_STRING_MIN1_MAX1024),
        member("OperationName", "operationName", Body, false, &K_STRING_MIN1_MAX255),
    ],
};

pub static S_EXPORT_API_REQUEST: StructureFacts = StructureFacts {
    name: "ExportApiRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ExportVersion", "exportVersion", Query, false, &TEXT),
        member("IncludeExtensions", "includeExtensions", Query, false, &Kind::Boolean),
        member(
            "OutputType",
            "outputType",
            Query,
            true,
            &Kind::String(&StringFacts { values: &["YAML", "JSON"], pattern: None, min: None, max: None }),
        ),
        member(
            "Specification",
            "specification",
            Uri,
            true,
            &Kind::String(&StringFacts { values: &["OAS30"], pattern: None, min: None, max: None }),
        ),
        member("StageName", "stageName", Query, false, &TEXT),
    ],
};

pub static S_EXPORT_API_RESPONSE: StructureFacts = StructureFacts {
    name: "ExportApiResponse",
    payload: Some(0),
    error: None,
    members: &[member("body", "body", Body, false, &Kind::Blob(None))],
};

pub static S_RESET_AUTHORIZERS_CACHE_REQUEST: StructureFacts = StructureFacts {
    name: "ResetAuthorizersCacheRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("StageName", "stageName", Uri, true, &TEXT)],
};

pub static S_GET_API_MAPPING_REQUEST: StructureFacts = StructureFacts {
    name: "GetApiMappingRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiMappingId", "apiMappingId", Uri, true, &TEXT),
        member("DomainName", "domainName", Uri, true, &TEXT),
    ],
};

pub static S_GET_API_MAPPING_RESPONSE: StructureFacts = StructureFacts {
    name: "GetApiMappingResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiMappingId", "apiMappingId", Body, false, &TEXT),
        member("ApiMappingKey", "apiMappingKey", Body, false, &TEXT),
        member("Stage", "stage", Body, false, &TEXT),
    ],
};

pub static S_GET_API_MAPPINGS_REQUEST: StructureFacts = StructureFacts {
    name: "GetApiMappingsRequest",
    payload: None,
    error: None,
    members: &[
        member("DomainName", "domainName", Uri, true, &TEXT),
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_API_MAPPINGS_RESPONSE: StructureFacts = StructureFacts {
    name: "GetApiMappingsResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_API_MAPPING),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_API_REQUEST: StructureFacts = StructureFacts {
    name: "GetApiRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT)],
};

pub static S_GET_API_RESPONSE: StructureFacts = StructureFacts {
    name: "GetApiResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiEndpoint", "apiEndpoint", Body, false, &TEXT),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Description", "description", Body, false, &TEXT),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("ImportInfo", "importInfo", Body, false, &K_LIST_OF__STRING),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("Name", "name", Body, false, &TEXT),
        member("ProtocolType", "protocolType", Body, false, &K_PROTOCOL_TYPE),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, false, &TEXT),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("Version", "version", Body, false, &TEXT),
        member("Warnings", "warnings", Body, false, &K_LIST_OF__STRING),
    ],
};

pub static S_GET_APIS_REQUEST: StructureFacts = StructureFacts {
    name: "GetApisRequest",
    payload: None,
    error: None,
    members: &[
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_APIS_RESPONSE: StructureFacts = StructureFacts {
    name: "GetApisResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_API),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_AUTHORIZER_REQUEST: StructureFacts = StructureFacts {
    name: "GetAuthorizerRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("AuthorizerId", "authorizerId", Uri, true, &TEXT)],
};

pub static S_GET_AUTHORIZER_RESPONSE: StructureFacts = StructureFacts {
    name: "GetAuthorizerResponse",
    payload: None,
    error: None,
    members: &[
        member("AuthorizerCredentialsArn", "authorizerCredentialsArn", Body, false, &TEXT),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion", Body, false, &TEXT),
        member(
            "AuthorizerResultTtlInSeconds",
            "authorizerResultTtlInSeconds",
            Body,
            false,
            &Kind::Integer(Some(0), Some(3600)),
        ),
        member("AuthorizerType", "authorizerType", Body, false, &K_AUTHORIZER_TYPE),
        member("AuthorizerUri", "authorizerUri", Body, false, &TEXT),
        member("EnableSimpleResponses", "enableSimpleResponses", Body, false, &Kind::Boolean),
        member("IdentitySource", "identitySource", Body, false, &K_IDENTITY_SOURCE_LIST),
        member("IdentityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("JwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION)),
        member("Name", "name", Body, false, &TEXT),
    ],
};

pub static S_GET_AUTHORIZERS_REQUEST: StructureFacts = StructureFacts {
    name: "GetAuthorizersRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_AUTHORIZERS_RESPONSE: StructureFacts = StructureFacts {
    name: "GetAuthorizersResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_AUTHORIZER),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_DEPLOYMENT_REQUEST: StructureFacts = StructureFacts {
    name: "GetDeploymentRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("DeploymentId", "deploymentId", Uri, true, &TEXT)],
};

pub static S_GET_DEPLOYMENT_RESPONSE: StructureFacts = StructureFacts {
    name: "GetDeploymentResponse",
    payload: None,
    error: None,
    members: &[
        member("AutoDeployed", "autoDeployed", Body, false, &Kind::Boolean),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("DeploymentStatus", "deploymentStatus", Body, false, &K_DEPLOYMENT_STATUS),
        member("DeploymentStatusMessage", "deploymentStatusMessage", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
    ],
};

pub static S_GET_DEPLOYMENTS_REQUEST: StructureFacts = StructureFacts {
    name: "GetDeploymentsRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_DEPLOYMENTS_RESPONSE: StructureFacts = StructureFacts {
    name: "GetDeploymentsResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_DEPLOYMENT),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_DOMAIN_NAME_REQUEST: StructureFacts = StructureFacts {
    name: "GetDomainNameRequest",
    payload: None,
    error: None,
    members: &[member("DomainName", "domainName", Uri, true, &TEXT)],
};

pub static S_GET_DOMAIN_NAME_RESPONSE: StructureFacts = StructureFacts {
    name: "GetDomainNameResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiMappingSelectionExpression", "apiMappingSelectionExpression", Body, false, &TEXT),
        member("DomainName", "domainName", Body, false, &TEXT),
        member("DomainNameArn", "domainNameArn", Body, false, &TEXT),
        member("DomainNameConfigurations", "domainNameConfigurations", Body, false, &K_DOMAIN_NAME_CONFIGURATIONS),
        member(
            "MutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION),
        ),
        member("RoutingMode", "routingMode", Body, false, &K_ROUTING_MODE),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_GET_DOMAIN_NAMES_REQUEST: StructureFacts = StructureFacts {
    name: "GetDomainNamesRequest",
    payload: None,
    error: None,
    members: &[
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_DOMAIN_NAMES_RESPONSE: StructureFacts = StructureFacts {
    name: "GetDomainNamesResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_DOMAIN_NAME),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_INTEGRATION_REQUEST: StructureFacts = StructureFacts {
    name: "GetIntegrationRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("IntegrationId", "integrationId", Uri, true, &TEXT)],
};

pub static S_GET_INTEGRATION_RESULT: StructureFacts = StructureFacts {
    name: "GetIntegrationResult",
    payload: None,
    error: None,
    members: &[
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ConnectionId", "connectionId", Body, false, &TEXT),
        member("ConnectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("IntegrationId", "integrationId", Body, false, &TEXT),
        member("IntegrationMethod", "integrationMethod", Body, false, &TEXT),
        member("IntegrationResponseSelectionExpression", "integrationResponseSelectionExpression", Body, false, &TEXT),
        member("IntegrationSubtype", "integrationSubtype", Body, false, &TEXT),
        member("IntegrationType", "integrationType", Body, false, &K_INTEGRATION_TYPE),
        member("IntegrationUri", "integrationUri", Body, false, &TEXT),
        member("PassthroughBehavior", "passthroughBehavior", Body, false, &K_PASSTHROUGH_BEHAVIOR),
        member("PayloadFormatVersion", "payloadFormatVersion", Body, false, &TEXT),
        member("RequestParameters", "requestParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("RequestTemplates", "requestTemplates", Body, false, &K_TEMPLATE_MAP),
        member("ResponseParameters", "responseParameters", Body, false, &K_RESPONSE_PARAMETERS),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
        member("TimeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(Some(50), Some(30000))),
        member("TlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG)),
    ],
};

pub static S_GET_INTEGRATION_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "GetIntegrationResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("IntegrationId", "integrationId", Uri, true, &TEXT),
        member("IntegrationResponseId", "integrationResponseId", Uri, true, &TEXT),
    ],
};

pub static S_GET_INTEGRATION_RESPONSE_RESPONSE: StructureFacts = StructureFacts {
    name: "GetIntegrationResponseResponse",
    payload: None,
    error: None,
    members: &[
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("IntegrationResponseId", "integrationResponseId", Body, false, &TEXT),
        member("IntegrationResponseKey", "integrationResponseKey", Body, false, &TEXT),
        member("ResponseParameters", "responseParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("ResponseTemplates", "responseTemplates", Body, false, &K_TEMPLATE_MAP),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
    ],
};

pub static S_GET_INTEGRATION_RESPONSES_REQUEST: StructureFacts = StructureFacts {
    name: "GetIntegrationResponsesRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("IntegrationId", "integrationId", Uri, true, &TEXT),
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_INTEGRATION_RESPONSES_RESPONSE: StructureFacts = StructureFacts {
    name: "GetIntegrationResponsesResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_INTEGRATION_RESPONSE),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_INTEGRATIONS_REQUEST: StructureFacts = StructureFacts {
    name: "GetIntegrationsRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_INTEGRATIONS_RESPONSE: StructureFacts = StructureFacts {
    name: "GetIntegrationsResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_INTEGRATION),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_MODEL_REQUEST: StructureFacts = StructureFacts {
    name: "GetModelRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("ModelId", "modelId", Uri, true, &TEXT)],
};

pub static S_GET_MODEL_RESPONSE: StructureFacts = StructureFacts {
    name: "GetModelResponse",
    payload: None,
    error: None,
    members: &[
        member("ContentType", "contentType", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("ModelId", "modelId", Body, false, &TEXT),
        member("Name", "name", Body, false, &TEXT),
        member("Schema", "schema", Body, false, &TEXT),
    ],
};

pub static S_GET_MODEL_TEMPLATE_REQUEST: StructureFacts = StructureFacts {
    name: "GetModelTemplateRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("ModelId", "modelId", Uri, true, &TEXT)],
};

pub static S_GET_MODEL_TEMPLATE_RESPONSE: StructureFacts = StructureFacts {
    name: "GetModelTemplateResponse",
    payload: None,
    error: None,
    members: &[member("Value", "value", Body, false, &TEXT)],
};

pub static S_GET_MODELS_REQUEST: StructureFacts = StructureFacts {
    name: "GetModelsRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_MODELS_RESPONSE: StructureFacts = StructureFacts {
    name: "GetModelsResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_MODEL),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_PORTAL_PRODUCT_REQUEST: StructureFacts = StructureFacts {
    name: "GetPortalProductRequest",
    payload: None,
    error: None,
    members: &[
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member("ResourceOwnerAccountId", "resourceOwnerAccountId", Query, false, &TEXT),
    ],
};

pub static S_GET_PORTAL_PRODUCT_RESPONSE: StructureFacts = StructureFacts {
    name: "GetPortalProductResponse",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, false, &K_STRING_MIN1_MAX255),
        member("DisplayOrder", "displayOrder", Body, false, &Kind::Structure(&S_DISPLAY_ORDER)),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("PortalProductArn", "portalProductArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("PortalProductId", "portalProductId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_GET_PORTAL_PRODUCT_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "GetPortalProductResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, true, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, true, &K_STRING_MIN1_MAX255),
        member("DisplayOrder", "displayOrder", Body, true, &Kind::Structure(&S_DISPLAY_ORDER)),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("PortalProductArn", "portalProductArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("PortalProductId", "portalProductId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_GET_PORTAL_PRODUCT_SHARING_POLICY_REQUEST: StructureFacts = StructureFacts {
    name: "GetPortalProductSharingPolicyRequest",
    payload: None,
    error: None,
    members: &[member("PortalProductId", "portalProductId", Uri, true, &TEXT)],
};

pub static S_GET_PORTAL_PRODUCT_SHARING_POLICY_RESPONSE: StructureFacts = StructureFacts {
    name: "GetPortalProductSharingPolicyResponse",
    payload: None,
    error: None,
    members: &[
        member("PolicyDocument", "policyDocument", Body, false, &K_STRING_MIN1_MAX307200),
        member("PortalProductId", "portalProductId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
    ],
};

pub static S_GET_PORTAL_PRODUCT_SHARING_POLICY_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "GetPortalProductSharingPolicyResponseContent",
    payload: None,
    error: None,
    members: &[
        member("PolicyDocument", "policyDocument", Body, true, &K_STRING_MIN1_MAX307200),
        member("PortalProductId", "portalProductId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
    ],
};

pub static S_GET_PORTAL_REQUEST: StructureFacts = StructureFacts {
    name: "GetPortalRequest",
    payload: None,
    error: None,
    members: &[member("PortalId", "portalId", Uri, true, &TEXT)],
};

pub static S_GET_PORTAL_RESPONSE: StructureFacts = StructureFacts {
    name: "GetPortalResponse",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, false, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            false,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_RESPONSE),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, false, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublished", "lastPublished", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublishedDescription", "lastPublishedDescription", Body, false, &K_STRING_MIN0_MAX1024),
        member("PortalArn", "portalArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("PortalContent", "portalContent", Body, false, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("PortalId", "portalId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Preview", "preview", Body, false, &Kind::Structure(&S_PREVIEW)),
        member("PublishStatus", "publishStatus", Body, false, &K_PUBLISH_STATUS),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_GET_PORTAL_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "GetPortalResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, true, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            true,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_RESPONSE),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, true, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublished", "lastPublished", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublishedDescription", "lastPublishedDescription", Body, false, &K_STRING_MIN0_MAX1024),
        member("PortalArn", "portalArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("PortalContent", "portalContent", Body, true, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("PortalId", "portalId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Preview", "preview", Body, false, &Kind::Structure(&S_PREVIEW)),
        member("PublishStatus", "publishStatus", Body, false, &K_PUBLISH_STATUS),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_GET_PRODUCT_PAGE_REQUEST: StructureFacts = StructureFacts {
    name: "GetProductPageRequest",
    payload: None,
    error: None,
    members: &[
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member("ProductPageId", "productPageId", Uri, true, &TEXT),
        member("ResourceOwnerAccountId", "resourceOwnerAccountId", Query, false, &TEXT),
    ],
};

pub static S_GET_PRODUCT_PAGE_RESPONSE: StructureFacts = StructureFacts {
    name: "GetProductPageResponse",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_DISPLAY_CONTENT)),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductPageArn", "productPageArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("ProductPageId", "productPageId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
    ],
};

pub static S_GET_PRODUCT_PAGE_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "GetProductPageResponseContent",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, true, &Kind::Structure(&S_DISPLAY_CONTENT)),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductPageArn", "productPageArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("ProductPageId", "productPageId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
    ],
};

pub static S_GET_PRODUCT_REST_ENDPOINT_PAGE_REQUEST: StructureFacts = StructureFacts {
    name: "GetProductRestEndpointPageRequest",
    payload: None,
    error: None,
    members: &[
        member("IncludeRawDisplayContent", "includeRawDisplayContent", Query, false, &TEXT),
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member("ProductRestEndpointPageId", "productRestEndpointPageId", Uri, true, &TEXT),
        member("ResourceOwnerAccountId", "resourceOwnerAccountId", Query, false, &TEXT),
    ],
};

pub static S_GET_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE: StructureFacts = StructureFacts {
    name: "GetProductRestEndpointPageResponse",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT_RESPONSE)),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductRestEndpointPageArn", "productRestEndpointPageArn", Body, false, &K_STRING_MIN20_MAX2048),
        member(
            "ProductRestEndpointPageId",
            "productRestEndpointPageId",
            Body,
            false,
            &K_STRING_MIN10_MAX30_PATTERN_AZ09,
        ),
        member("RawDisplayContent", "rawDisplayContent", Body, false, &TEXT),
        member(
            "RestEndpointIdentifier",
            "restEndpointIdentifier",
            Body,
            false,
            &Kind::Structure(&S_REST_ENDPOINT_IDENTIFIER),
        ),
        member("Status", "status", Body, false, &K_STATUS),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("TryItState", "tryItState", Body, false, &K_TRY_IT_STATE),
    ],
};

pub static S_GET_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "GetProductRestEndpointPageResponseContent",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, true, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT_RESPONSE)),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductRestEndpointPageArn", "productRestEndpointPageArn", Body, true, &K_STRING_MIN20_MAX2048),
        member(
            "ProductRestEndpointPageId",
            "productRestEndpointPageId",
            Body,
            true,
            &K_STRING_MIN10_MAX30_PATTERN_AZ09,
        ),
        member("RawDisplayContent", "rawDisplayContent", Body, false, &TEXT),
        member(
            "RestEndpointIdentifier",
            "restEndpointIdentifier",
            Body,
            true,
            &Kind::Structure(&S_REST_ENDPOINT_IDENTIFIER),
        ),
        member("Status", "status", Body, true, &K_STATUS),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("TryItState", "tryItState", Body, true, &K_TRY_IT_STATE),
    ],
};

pub static S_GET_ROUTE_REQUEST: StructureFacts = StructureFacts {
    name: "GetRouteRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("RouteId", "routeId", Uri, true, &TEXT)],
};

pub static S_GET_ROUTE_RESULT: StructureFacts = StructureFacts {
    name: "GetRouteResult",
    payload: None,
    error: None,
    members: &[
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("AuthorizationScopes", "authorizationScopes", Body, false, &K_AUTHORIZATION_SCOPES),
        member("AuthorizationType", "authorizationType", Body, false, &K_AUTHORIZATION_TYPE),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("OperationName", "operationName", Body, false, &TEXT),
        member("RequestModels", "requestModels", Body, false, &K_ROUTE_MODELS),
        member("RequestParameters", "requestParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteId", "routeId", Body, false, &TEXT),
        member("RouteKey", "routeKey", Body, false, &TEXT),
        member("RouteResponseSelectionExpression", "routeResponseSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
    ],
};

pub static S_GET_ROUTE_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "GetRouteResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("RouteId", "routeId", Uri, true, &TEXT),
        member("RouteResponseId", "routeResponseId", Uri, true, &TEXT),
    ],
};

pub static S_GET_ROUTE_RESPONSE_RESPONSE: StructureFacts = StructureFacts {
    name: "GetRouteResponseResponse",
    payload: None,
    error: None,
    members: &[
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("ResponseModels", "responseModels", Body, false, &K_ROUTE_MODELS),
        member("ResponseParameters", "responseParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteResponseId", "routeResponseId", Body, false, &TEXT),
        member("RouteResponseKey", "routeResponseKey", Body, false, &TEXT),
    ],
};

pub static S_GET_ROUTE_RESPONSES_REQUEST: StructureFacts = StructureFacts {
    name: "GetRouteResponsesRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
        member("RouteId", "routeId", Uri, true, &TEXT),
    ],
};

pub static S_GET_ROUTE_RESPONSES_RESPONSE: StructureFacts = StructureFacts {
    name: "GetRouteResponsesResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_ROUTE_RESPONSE),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_ROUTES_REQUEST: StructureFacts = StructureFacts {
    name: "GetRoutesRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_LIST_ROUTING_RULES_REQUEST: StructureFacts = StructureFacts {
    name: "ListRoutingRulesRequest",
    payload: None,
    error: None,
    members: &[
        member("DomainName", "domainName", Uri, true, &TEXT),
        member("DomainNameId", "domainNameId", Query, false, &TEXT),
        member("MaxResults", "maxResults", Query, false, &Kind::Integer(Some(1), Some(100))),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_LIST_ROUTING_RULES_RESPONSE: StructureFacts = StructureFacts {
    name: "ListRoutingRulesResponse",
    payload: None,
    error: None,
    members: &[
        member("NextToken", "nextToken", Body, false, &TEXT),
        member("RoutingRules", "routingRules", Body, false, &K_LIST_OF_ROUTING_RULE),
    ],
};

pub static S_GET_ROUTES_RESPONSE: StructureFacts = StructureFacts {
    name: "GetRoutesResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_ROUTE),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_ROUTING_RULE_REQUEST: StructureFacts = StructureFacts {
    name: "GetRoutingRuleRequest",
    payload: None,
    error: None,
    members: &[
        member("DomainName", "domainName", Uri, true, &TEXT),
        member("DomainNameId", "domainNameId", Query, false, &TEXT),
        member("RoutingRuleId", "routingRuleId", Uri, true, &TEXT),
    ],
};

pub static S_GET_ROUTING_RULE_RESPONSE: StructureFacts = StructureFacts {
    name: "GetRoutingRuleResponse",
    payload: None,
    error: None,
    members: &[
        member("Actions", "actions", Body, false, &K_LIST_OF_ROUTING_RULE_ACTION),
        member("Conditions", "conditions", Body, false, &K_LIST_OF_ROUTING_RULE_CONDITION),
        member("Priority", "priority", Body, false, &Kind::Integer(Some(1), Some(1000000))),
        member("RoutingRuleArn", "routingRuleArn", Body, false, &TEXT),
        member("RoutingRuleId", "routingRuleId", Body, false, &TEXT),
    ],
};

pub static S_GET_STAGE_REQUEST: StructureFacts = StructureFacts {
    name: "GetStageRequest",
    payload: None,
    error: None,
    members: &[member("ApiId", "apiId", Uri, true, &TEXT), member("StageName", "stageName", Uri, true, &TEXT)],
};

pub static S_GET_STAGE_RESPONSE: StructureFacts = StructureFacts {
    name: "GetStageResponse",
    payload: None,
    error: None,
    members: &[
        member("AccessLogSettings", "accessLogSettings", Body, false, &Kind::Structure(&S_ACCESS_LOG_SETTINGS)),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("AutoDeploy", "autoDeploy", Body, false, &Kind::Boolean),
        member("ClientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("DefaultRouteSettings", "defaultRouteSettings", Body, false, &Kind::Structure(&S_ROUTE_SETTINGS)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("LastDeploymentStatusMessage", "lastDeploymentStatusMessage", Body, false, &TEXT),
        member("LastUpdatedDate", "lastUpdatedDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("RouteSettings", "routeSettings", Body, false, &K_ROUTE_SETTINGS_MAP),
        member("StageName", "stageName", Body, false, &TEXT),
        member("StageVariables", "stageVariables", Body, false, &K_STAGE_VARIABLES_MAP),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_GET_STAGES_REQUEST: StructureFacts = StructureFacts {
    name: "GetStagesRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_STAGES_RESPONSE: StructureFacts = StructureFacts {
    name: "GetStagesResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_STAGE),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_GET_TAGS_REQUEST: StructureFacts = StructureFacts {
    name: "GetTagsRequest",
    payload: None,
    error: None,
    members: &[member("ResourceArn", "resource-arn", Uri, true, &TEXT)],
};

pub static S_GET_TAGS_RESPONSE: StructureFacts = StructureFacts {
    name: "GetTagsResponse",
    payload: None,
    error: None,
    members: &[member("Tags", "tags", Body, false, &K_TAGS)],
};

pub static S_GET_VPC_LINK_REQUEST: StructureFacts = StructureFacts {
    name: "GetVpcLinkRequest",
    payload: None,
    error: None,
    members: &[member("VpcLinkId", "vpcLinkId", Uri, true, &TEXT)],
};

pub static S_GET_VPC_LINK_RESPONSE: StructureFacts = StructureFacts {
    name: "GetVpcLinkResponse",
    payload: None,
    error: None,
    members: &[
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Name", "name", Body, false, &TEXT),
        member("SecurityGroupIds", "securityGroupIds", Body, false, &K_SECURITY_GROUP_ID_LIST),
        member("SubnetIds", "subnetIds", Body, false, &K_SUBNET_ID_LIST),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("VpcLinkId", "vpcLinkId", Body, false, &TEXT),
        member("VpcLinkStatus", "vpcLinkStatus", Body, false, &K_VPC_LINK_STATUS),
        member("VpcLinkStatusMessage", "vpcLinkStatusMessage", Body, false, &TEXT),
        member("VpcLinkVersion", "vpcLinkVersion", Body, false, &K_VPC_LINK_VERSION),
    ],
};

pub static S_GET_VPC_LINKS_REQUEST: StructureFacts = StructureFacts {
    name: "GetVpcLinksRequest",
    payload: None,
    error: None,
    members: &[
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_GET_VPC_LINKS_RESPONSE: StructureFacts = StructureFacts {
    name: "GetVpcLinksResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_VPC_LINK),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_IDENTIFIER_PARTS: StructureFacts = StructureFacts {
    name: "IdentifierParts",
    payload: None,
    error: None,
    members: &[
        member("Method", "method", Body, true, &K_STRING_MIN1_MAX20),
        member("Path", "path", Body, true, &K_STRING_MIN1_MAX4096),
        member("RestApiId", "restApiId", Body, true, &K_STRING_MIN1_MAX50),
        member("Stage", "stage", Body, true, &K_STRING_MIN1_MAX128),
    ],
};

pub static S_IMPORT_API_INPUT: StructureFacts = StructureFacts {
    name: "ImportApiInput",
    payload: None,
    error: None,
    members: &[member("Body", "body", Body, true, &TEXT)],
};

pub static S_IMPORT_API_REQUEST: StructureFacts = StructureFacts {
    name: "ImportApiRequest",
    payload: None,
    error: None,
    members: &[
        member("Basepath", "basepath", Query, false, &TEXT),
        member("Body", "body", Body, true, &TEXT),
        member("FailOnWarnings", "failOnWarnings", Query, false, &Kind::Boolean),
    ],
};

pub static S_IMPORT_API_RESPONSE: StructureFacts = StructureFacts {
    name: "ImportApiResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiEndpoint", "apiEndpoint", Body, false, &TEXT),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Description", "description", Body, false, &TEXT),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("ImportInfo", "importInfo", Body, false, &K_LIST_OF__STRING),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("Name", "name", Body, false, &TEXT),
        member("ProtocolType", "protocolType", Body, false, &K_PROTOCOL_TYPE),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, false, &TEXT),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("Version", "version", Body, false, &TEXT),
        member("Warnings", "warnings", Body, false, &K_LIST_OF__STRING),
    ],
};

pub static S_INTEGRATION: StructureFacts = StructureFacts {
    name: "Integration",
    payload: None,
    error: None,
    members: &[
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ConnectionId", "connectionId", Body, false, &TEXT),
        member("ConnectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("IntegrationId", "integrationId", Body, false, &TEXT),
        member("IntegrationMethod", "integrationMethod", Body, false, &TEXT),
        member("IntegrationResponseSelectionExpression", "integrationResponseSelectionExpression", Body, false, &TEXT),
        member("IntegrationSubtype", "integrationSubtype", Body, false, &TEXT),
        member("IntegrationType", "integrationType", Body, false, &K_INTEGRATION_TYPE),
        member("IntegrationUri", "integrationUri", Body, false, &TEXT),
        member("PassthroughBehavior", "passthroughBehavior", Body, false, &K_PASSTHROUGH_BEHAVIOR),
        member("PayloadFormatVersion", "payloadFormatVersion", Body, false, &TEXT),
        member("RequestParameters", "requestParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("RequestTemplates", "requestTemplates", Body, false, &K_TEMPLATE_MAP),
        member("ResponseParameters", "responseParameters", Body, false, &K_RESPONSE_PARAMETERS),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
        member("TimeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(Some(50), Some(30000))),
        member("TlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG)),
    ],
};

pub static S_INTEGRATION_RESPONSE: StructureFacts = StructureFacts {
    name: "IntegrationResponse",
    payload: None,
    error: None,
    members: &[
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("IntegrationResponseId", "integrationResponseId", Body, false, &TEXT),
        member("IntegrationResponseKey", "integrationResponseKey", Body, true, &TEXT),
        member("ResponseParameters", "responseParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("ResponseTemplates", "responseTemplates", Body, false, &K_TEMPLATE_MAP),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
    ],
};

pub static S_INTEGRATION_RESPONSES: StructureFacts = StructureFacts {
    name: "IntegrationResponses",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_INTEGRATION_RESPONSE),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_INTEGRATIONS: StructureFacts = StructureFacts {
    name: "Integrations",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_INTEGRATION),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_JWT_CONFIGURATION: StructureFacts = StructureFacts {
    name: "JWTConfiguration",
    payload: None,
    error: None,
    members: &[
        member("Audience", "audience", Body, false, &K_LIST_OF__STRING),
        member("Issuer", "issuer", Body, false, &TEXT),
    ],
};

pub static S_LIMIT_EXCEEDED_EXCEPTION: StructureFacts = StructureFacts {
    name: "LimitExceededException",
    payload: None,
    error: None,
    members: &[member("LimitType", "limitType", Body, false, &TEXT), member("Message", "message", Body, false, &TEXT)],
};

pub static S_LIMIT_EXCEEDED_EXCEPTION_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "LimitExceededExceptionResponseContent",
    payload: None,
    error: None,
    members: &[member("LimitType", "limitType", Body, false, &TEXT), member("Message", "message", Body, false, &TEXT)],
};

pub static S_LIST_PORTAL_PRODUCTS_REQUEST: StructureFacts = StructureFacts {
    name: "ListPortalProductsRequest",
    payload: None,
    error: None,
    members: &[
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
        member("ResourceOwner", "resourceOwner", Query, false, &TEXT),
    ],
};

pub static S_LIST_PORTAL_PRODUCTS_RESPONSE: StructureFacts = StructureFacts {
    name: "ListPortalProductsResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_PORTAL_PRODUCT_SUMMARY),
        member("NextToken", "nextToken", Body, false, &K_STRING_MIN1_MAX2048),
    ],
};

pub static S_LIST_PORTAL_PRODUCTS_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "ListPortalProductsResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_PORTAL_PRODUCT_SUMMARY),
        member("NextToken", "nextToken", Body, false, &K_STRING_MIN1_MAX2048),
    ],
};

pub static S_LIST_PORTALS_REQUEST: StructureFacts = StructureFacts {
    name: "ListPortalsRequest",
    payload: None,
    error: None,
    members: &[
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
    ],
};

pub static S_LIST_PORTALS_RESPONSE: StructureFacts = StructureFacts {
    name: "ListPortalsResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_PORTAL_SUMMARY),
        member("NextToken", "nextToken", Body, false, &K_STRING_MIN1_MAX2048),
    ],
};

pub static S_LIST_PORTALS_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "ListPortalsResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_PORTAL_SUMMARY),
        member("NextToken", "nextToken", Body, false, &K_STRING_MIN1_MAX2048),
    ],
};

pub static S_LIST_PRODUCT_PAGES_REQUEST: StructureFacts = StructureFacts {
    name: "ListProductPagesRequest",
    payload: None,
    error: None,
    members: &[
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member("ResourceOwnerAccountId", "resourceOwnerAccountId", Query, false, &TEXT),
    ],
};

pub static S_LIST_PRODUCT_PAGES_RESPONSE: StructureFacts = StructureFacts {
    name: "ListProductPagesResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_PRODUCT_PAGE_SUMMARY_NO_BODY),
        member("NextToken", "nextToken", Body, false, &K_STRING_MIN1_MAX2048),
    ],
};

pub static S_LIST_PRODUCT_PAGES_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "ListProductPagesResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, true, &K_LIST_OF_PRODUCT_PAGE_SUMMARY_NO_BODY),
        member("NextToken", "nextToken", Body, false, &K_STRING_MIN1_MAX2048),
    ],
};

pub static S_LIST_PRODUCT_REST_ENDPOINT_PAGES_REQUEST: StructureFacts = StructureFacts {
    name: "ListProductRestEndpointPagesRequest",
    payload: None,
    error: None,
    members: &[
        member("MaxResults", "maxResults", Query, false, &TEXT),
        member("NextToken", "nextToken", Query, false, &TEXT),
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member("ResourceOwnerAccountId", "resourceOwnerAccountId", Query, false, &TEXT),
    ],
};

pub static S_LIST_PRODUCT_REST_ENDPOINT_PAGES_RESPONSE: StructureFacts = StructureFacts {
    name: "ListProductRestEndpointPagesResponse",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_PRODUCT_REST_ENDPOINT_PAGE_SUMMARY_NO_BODY),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_LIST_PRODUCT_REST_ENDPOINT_PAGES_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "ListProductRestEndpointPagesResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, true, &K_LIST_OF_PRODUCT_REST_ENDPOINT_PAGE_SUMMARY_NO_BODY),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_MODEL: StructureFacts = StructureFacts {
    name: "Model",
    payload: None,
    error: None,
    members: &[
        member("ContentType", "contentType", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("ModelId", "modelId", Body, false, &TEXT),
        member("Name", "name", Body, true, &TEXT),
        member("Schema", "schema", Body, false, &TEXT),
    ],
};

pub static S_MODELS: StructureFacts = StructureFacts {
    name: "Models",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_MODEL),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_MUTUAL_TLS_AUTHENTICATION: StructureFacts = StructureFacts {
    name: "MutualTlsAuthentication",
    payload: None,
    error: None,
    members: &[
        member("TruststoreUri", "truststoreUri", Body, false, &TEXT),
        member("TruststoreVersion", "truststoreVersion", Body, false, &TEXT),
        member("TruststoreWarnings", "truststoreWarnings", Body, false, &K_LIST_OF__STRING),
    ],
};

pub static S_MUTUAL_TLS_AUTHENTICATION_INPUT: StructureFacts = StructureFacts {
    name: "MutualTlsAuthenticationInput",
    payload: None,
    error: None,
    members: &[
        member("TruststoreUri", "truststoreUri", Body, false, &TEXT),
        member("TruststoreVersion", "truststoreVersion", Body, false, &TEXT),
    ],
};

pub static S_NONE: StructureFacts = StructureFacts { name: "None", payload: None, error: None, members: &[] };

pub static S_NOT_FOUND_EXCEPTION: StructureFacts = StructureFacts {
    name: "NotFoundException",
    payload: None,
    error: Some(404),
    members: &[
        member("Message", "message", Body, false, &TEXT),
        member("ResourceType", "resourceType", Body, false, &TEXT),
    ],
};

pub static S_NOT_FOUND_EXCEPTION_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "NotFoundExceptionResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Message", "message", Body, false, &TEXT),
        member("ResourceType", "resourceType", Body, false, &TEXT),
    ],
};

pub static S_PARAMETER_CONSTRAINTS: StructureFacts = StructureFacts {
    name: "ParameterConstraints",
    payload: None,
    error: None,
    members: &[member("Required", "required", Body, false, &Kind::Boolean)],
};

pub static S_PORTAL_CONTENT: StructureFacts = StructureFacts {
    name: "PortalContent",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, true, &K_STRING_MIN3_MAX255),
        member("Theme", "theme", Body, true, &Kind::Structure(&S_PORTAL_THEME)),
    ],
};

pub static S_PORTAL_PRODUCT_SUMMARY: StructureFacts = StructureFacts {
    name: "PortalProductSummary",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, true, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, true, &K_STRING_MIN1_MAX255),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("PortalProductArn", "portalProductArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("PortalProductId", "portalProductId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_PORTAL_SUMMARY: StructureFacts = StructureFacts {
    name: "PortalSummary",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, true, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            true,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_RESPONSE),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, true, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublished", "lastPublished", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublishedDescription", "lastPublishedDescription", Body, false, &K_STRING_MIN0_MAX1024),
        member("PortalArn", "portalArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("PortalContent", "portalContent", Body, true, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("PortalId", "portalId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Preview", "preview", Body, false, &Kind::Structure(&S_PREVIEW)),
        member("PublishStatus", "publishStatus", Body, false, &K_PUBLISH_STATUS),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_PORTAL_THEME: StructureFacts = StructureFacts {
    name: "PortalTheme",
    payload: None,
    error: None,
    members: &[
        member("CustomColors", "customColors", Body, true, &Kind::Structure(&S_CUSTOM_COLORS)),
        member("LogoLastUploaded", "logoLastUploaded", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
    ],
};

pub static S_PREVIEW: StructureFacts = StructureFacts {
    name: "Preview",
    payload: None,
    error: None,
    members: &[
        member("PreviewStatus", "previewStatus", Body, true, &K_PREVIEW_STATUS),
        member("PreviewUrl", "previewUrl", Body, false, &TEXT),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
    ],
};

pub static S_PREVIEW_PORTAL_REQUEST: StructureFacts = StructureFacts {
    name: "PreviewPortalRequest",
    payload: None,
    error: None,
    members: &[member("PortalId", "portalId", Uri, true, &TEXT)],
};

pub static S_PREVIEW_PORTAL_RESPONSE: StructureFacts =
    StructureFacts { name: "PreviewPortalResponse", payload: None, error: None, members: &[] };

pub static S_PRODUCT_PAGE_SUMMARY_NO_BODY: StructureFacts = StructureFacts {
    name: "ProductPageSummaryNoBody",
    payload: None,
    error: None,
    members: &[
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("PageTitle", "pageTitle", Body, true, &K_STRING_MIN1_MAX255),
        member("ProductPageArn", "productPageArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("ProductPageId", "productPageId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
    ],
};

pub static S_PRODUCT_REST_ENDPOINT_PAGE_SUMMARY_NO_BODY: StructureFacts = StructureFacts {
    name: "ProductRestEndpointPageSummaryNoBody",
    payload: None,
    error: None,
    members: &[
        member("Endpoint", "endpoint", Body, true, &K_STRING_MIN1_MAX1024),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("OperationName", "operationName", Body, false, &K_STRING_MIN1_MAX255),
        member("ProductRestEndpointPageArn", "productRestEndpointPageArn", Body, true, &K_STRING_MIN20_MAX2048),
        member(
            "ProductRestEndpointPageId",
            "productRestEndpointPageId",
            Body,
            true,
            &K_STRING_MIN10_MAX30_PATTERN_AZ09,
        ),
        member(
            "RestEndpointIdentifier",
            "restEndpointIdentifier",
            Body,
            true,
            &Kind::Structure(&S_REST_ENDPOINT_IDENTIFIER),
        ),
        member("Status", "status", Body, true, &K_STATUS),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("TryItState", "tryItState", Body, true, &K_TRY_IT_STATE),
    ],
};

pub static S_PUBLISH_PORTAL_REQUEST: StructureFacts = StructureFacts {
    name: "PublishPortalRequest",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("PortalId", "portalId", Uri, true, &TEXT),
    ],
};

pub static S_PUBLISH_PORTAL_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "PublishPortalRequestContent",
    payload: None,
    error: None,
    members: &[member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024)],
};

pub static S_PUBLISH_PORTAL_RESPONSE: StructureFacts =
    StructureFacts { name: "PublishPortalResponse", payload: None, error: None, members: &[] };

pub static S_PUT_PORTAL_PRODUCT_SHARING_POLICY_REQUEST: StructureFacts = StructureFacts {
    name: "PutPortalProductSharingPolicyRequest",
    payload: None,
    error: None,
    members: &[
        member("PolicyDocument", "policyDocument", Body, true, &K_STRING_MIN1_MAX307200),
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
    ],
};

pub static S_PUT_PORTAL_PRODUCT_SHARING_POLICY_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "PutPortalProductSharingPolicyRequestContent",
    payload: None,
    error: None,
    members: &[member("PolicyDocument", "policyDocument", Body, true, &K_STRING_MIN1_MAX307200)],
};

pub static S_PUT_PORTAL_PRODUCT_SHARING_POLICY_RESPONSE: StructureFacts =
    StructureFacts { name: "PutPortalProductSharingPolicyResponse", payload: None, error: None, members: &[] };

pub static S_PUT_ROUTING_RULE_REQUEST: StructureFacts = StructureFacts {
    name: "PutRoutingRuleRequest",
    payload: None,
    error: None,
    members: &[
        member("Actions", "actions", Body, true, &K_LIST_OF_ROUTING_RULE_ACTION),
        member("Conditions", "conditions", Body, true, &K_LIST_OF_ROUTING_RULE_CONDITION),
        member("DomainName", "domainName", Uri, true, &TEXT),
        member("DomainNameId", "domainNameId", Query, false, &TEXT),
        member("Priority", "priority", Body, true, &Kind::Integer(Some(1), Some(1000000))),
        member("RoutingRuleId", "routingRuleId", Uri, true, &TEXT),
    ],
};

pub static S_PUT_ROUTING_RULE_RESPONSE: StructureFacts = StructureFacts {
    name: "PutRoutingRuleResponse",
    payload: None,
    error: None,
    members: &[
        member("Actions", "actions", Body, false, &K_LIST_OF_ROUTING_RULE_ACTION),
        member("Conditions", "conditions", Body, false, &K_LIST_OF_ROUTING_RULE_CONDITION),
        member("Priority", "priority", Body, false, &Kind::Integer(Some(1), Some(1000000))),
        member("RoutingRuleArn", "routingRuleArn", Body, false, &TEXT),
        member("RoutingRuleId", "routingRuleId", Body, false, &TEXT),
    ],
};

pub static S_REIMPORT_API_INPUT: StructureFacts = StructureFacts {
    name: "ReimportApiInput",
    payload: None,
    error: None,
    members: &[member("Body", "body", Body, true, &TEXT)],
};

pub static S_REIMPORT_API_REQUEST: StructureFacts = StructureFacts {
    name: "ReimportApiRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("Basepath", "basepath", Query, false, &TEXT),
        member("Body", "body", Body, true, &TEXT),
        member("FailOnWarnings", "failOnWarnings", Query, false, &Kind::Boolean),
    ],
};

pub static S_REIMPORT_API_RESPONSE: StructureFacts = StructureFacts {
    name: "ReimportApiResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiEndpoint", "apiEndpoint", Body, false, &TEXT),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Description", "description", Body, false, &TEXT),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("ImportInfo", "importInfo", Body, false, &K_LIST_OF__STRING),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("Name", "name", Body, false, &TEXT),
        member("ProtocolType", "protocolType", Body, false, &K_PROTOCOL_TYPE),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, false, &TEXT),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("Version", "version", Body, false, &TEXT),
        member("Warnings", "warnings", Body, false, &K_LIST_OF__STRING),
    ],
};

pub static S_REST_ENDPOINT_IDENTIFIER: StructureFacts = StructureFacts {
    name: "RestEndpointIdentifier",
    payload: None,
    error: None,
    members: &[member("IdentifierParts", "identifierParts", Body, false, &Kind::Structure(&S_IDENTIFIER_PARTS))],
};

pub static S_ROUTE: StructureFacts = StructureFacts {
    name: "Route",
    payload: None,
    error: None,
    members: &[
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("AuthorizationScopes", "authorizationScopes", Body, false, &K_AUTHORIZATION_SCOPES),
        member("AuthorizationType", "authorizationType", Body, false, &K_AUTHORIZATION_TYPE),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("OperationName", "operationName", Body, false, &TEXT),
        member("RequestModels", "requestModels", Body, false, &K_ROUTE_MODELS),
        member("RequestParameters", "requestParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteId", "routeId", Body, false, &TEXT),
        member("RouteKey", "routeKey", Body, true, &TEXT),
        member("RouteResponseSelectionExpression", "routeResponseSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
    ],
};

pub static S_ROUTE_RESPONSE: StructureFacts = StructureFacts {
    name: "RouteResponse",
    payload: None,
    error: None,
    members: &[
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("ResponseModels", "responseModels", Body, false, &K_ROUTE_MODELS),
        member("ResponseParameters", "responseParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteResponseId", "routeResponseId", Body, false, &TEXT),
        member("RouteResponseKey", "routeResponseKey", Body, true, &TEXT),
    ],
};

pub static S_ROUTE_RESPONSES: StructureFacts = StructureFacts {
    name: "RouteResponses",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_ROUTE_RESPONSE),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_ROUTE_SETTINGS: StructureFacts = StructureFacts {
    name: "RouteSettings",
    payload: None,
    error: None,
    members: &[
        member("DataTraceEnabled", "dataTraceEnabled", Body, false, &Kind::Boolean),
        member("DetailedMetricsEnabled", "detailedMetricsEnabled", Body, false, &Kind::Boolean),
        member("LoggingLevel", "loggingLevel", Body, false, &K_LOGGING_LEVEL),
        member("ThrottlingBurstLimit", "throttlingBurstLimit", Body, false, &Kind::Integer(None, None)),
        member("ThrottlingRateLimit", "throttlingRateLimit", Body, false, &Kind::Double),
    ],
};

pub static S_ROUTES: StructureFacts = StructureFacts {
    name: "Routes",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_ROUTE),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_ROUTING_RULE: StructureFacts = StructureFacts {
    name: "RoutingRule",
    payload: None,
    error: None,
    members: &[
        member("Actions", "actions", Body, false, &K_LIST_OF_ROUTING_RULE_ACTION),
        member("Conditions", "conditions", Body, false, &K_LIST_OF_ROUTING_RULE_CONDITION),
        member("Priority", "priority", Body, false, &Kind::Integer(Some(1), Some(1000000))),
        member("RoutingRuleArn", "routingRuleArn", Body, false, &TEXT),
        member("RoutingRuleId", "routingRuleId", Body, false, &TEXT),
    ],
};

pub static S_ROUTING_RULE_ACTION: StructureFacts = StructureFacts {
    name: "RoutingRuleAction",
    payload: None,
    error: None,
    members: &[member("InvokeApi", "invokeApi", Body, true, &Kind::Structure(&S_ROUTING_RULE_ACTION_INVOKE_API))],
};

pub static S_ROUTING_RULE_ACTION_INVOKE_API: StructureFacts = StructureFacts {
    name: "RoutingRuleActionInvokeApi",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Body, true, &TEXT),
        member("Stage", "stage", Body, true, &TEXT),
        member("StripBasePath", "stripBasePath", Body, false, &Kind::Boolean),
    ],
};

pub static S_ROUTING_RULE_CONDITION: StructureFacts = StructureFacts {
    name: "RoutingRuleCondition",
    payload: None,
    error: None,
    members: &[
        member("MatchBasePaths", "matchBasePaths", Body, false, &Kind::Structure(&S_ROUTING_RULE_MATCH_BASE_PATHS)),
        member("MatchHeaders", "matchHeaders", Body, false, &Kind::Structure(&S_ROUTING_RULE_MATCH_HEADERS)),
    ],
};

pub static S_ROUTING_RULE_INPUT: StructureFacts = StructureFacts {
    name: "RoutingRuleInput",
    payload: None,
    error: None,
    members: &[
        member("Actions", "actions", Body, true, &K_LIST_OF_ROUTING_RULE_ACTION),
        member("Conditions", "conditions", Body, true, &K_LIST_OF_ROUTING_RULE_CONDITION),
        member("Priority", "priority", Body, true, &Kind::Integer(Some(1), Some(1000000))),
    ],
};

pub static S_ROUTING_RULE_MATCH_BASE_PATHS: StructureFacts = StructureFacts {
    name: "RoutingRuleMatchBasePaths",
    payload: None,
    error: None,
    members: &[member("AnyOf", "anyOf", Body, true, &K_LIST_OF_SELECTION_KEY)],
};

pub static S_ROUTING_RULE_MATCH_HEADER_VALUE: StructureFacts = StructureFacts {
    name: "RoutingRuleMatchHeaderValue",
    payload: None,
    error: None,
    members: &[member("Header", "header", Body, true, &TEXT), member("ValueGlob", "valueGlob", Body, true, &TEXT)],
};

pub static S_ROUTING_RULE_MATCH_HEADERS: StructureFacts = StructureFacts {
    name: "RoutingRuleMatchHeaders",
    payload: None,
    error: None,
    members: &[member("AnyOf", "anyOf", Body, true, &K_LIST_OF_ROUTING_RULE_MATCH_HEADER_VALUE)],
};

pub static S_ROUTING_RULES: StructureFacts = StructureFacts {
    name: "RoutingRules",
    payload: None,
    error: None,
    members: &[
        member("NextToken", "nextToken", Body, false, &TEXT),
        member("RoutingRules", "routingRules", Body, false, &K_LIST_OF_ROUTING_RULE),
    ],
};

pub static S_SECTION: StructureFacts = StructureFacts {
    name: "Section",
    payload: None,
    error: None,
    members: &[
        member(
            "ProductRestEndpointPageArns",
            "productRestEndpointPageArns",
            Body,
            true,
            &K_LIST_OF__STRING_MIN20_MAX2048,
        ),
        member("SectionName", "sectionName", Body, true, &TEXT),
    ],
};

pub static S_STAGE: StructureFacts = StructureFacts {
    name: "Stage",
    payload: None,
    error: None,
    members: &[
        member("AccessLogSettings", "accessLogSettings", Body, false, &Kind::Structure(&S_ACCESS_LOG_SETTINGS)),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("AutoDeploy", "autoDeploy", Body, false, &Kind::Boolean),
        member("ClientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("DefaultRouteSettings", "defaultRouteSettings", Body, false, &Kind::Structure(&S_ROUTE_SETTINGS)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("LastDeploymentStatusMessage", "lastDeploymentStatusMessage", Body, false, &TEXT),
        member("LastUpdatedDate", "lastUpdatedDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("RouteSettings", "routeSettings", Body, false, &K_ROUTE_SETTINGS_MAP),
        member("StageName", "stageName", Body, true, &TEXT),
        member("StageVariables", "stageVariables", Body, false, &K_STAGE_VARIABLES_MAP),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_STAGES: StructureFacts = StructureFacts {
    name: "Stages",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_STAGE),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

pub static S_STATUS_EXCEPTION: StructureFacts = StructureFacts {
    name: "StatusException",
    payload: None,
    error: None,
    members: &[
        member("Exception", "exception", Body, false, &K_STRING_MIN1_MAX256),
        member("Message", "message", Body, false, &K_STRING_MIN1_MAX2048),
    ],
};

pub static S_TAG_RESOURCE_INPUT: StructureFacts = StructureFacts {
    name: "TagResourceInput",
    payload: None,
    error: None,
    members: &[member("Tags", "tags", Body, false, &K_TAGS)],
};

pub static S_TAG_RESOURCE_REQUEST: StructureFacts = StructureFacts {
    name: "TagResourceRequest",
    payload: None,
    error: None,
    members: &[member("ResourceArn", "resource-arn", Uri, true, &TEXT), member("Tags", "tags", Body, false, &K_TAGS)],
};

pub static S_TAG_RESOURCE_RESPONSE: StructureFacts =
    StructureFacts { name: "TagResourceResponse", payload: None, error: None, members: &[] };

pub static S_TEMPLATE: StructureFacts = StructureFacts {
    name: "Template",
    payload: None,
    error: None,
    members: &[member("Value", "value", Body, false, &TEXT)],
};

pub static S_TLS_CONFIG: StructureFacts = StructureFacts {
    name: "TlsConfig",
    payload: None,
    error: None,
    members: &[member("ServerNameToVerify", "serverNameToVerify", Body, false, &TEXT)],
};

pub static S_TLS_CONFIG_INPUT: StructureFacts = StructureFacts {
    name: "TlsConfigInput",
    payload: None,
    error: None,
    members: &[member("ServerNameToVerify", "serverNameToVerify", Body, false, &TEXT)],
};

pub static S_TOO_MANY_REQUESTS_EXCEPTION: StructureFacts = StructureFacts {
    name: "TooManyRequestsException",
    payload: None,
    error: Some(429),
    members: &[member("LimitType", "limitType", Body, false, &TEXT), member("Message", "message", Body, false, &TEXT)],
};

pub static S_UNTAG_RESOURCE_REQUEST: StructureFacts = StructureFacts {
    name: "UntagResourceRequest",
    payload: None,
    error: None,
    members: &[
        member("ResourceArn", "resource-arn", Uri, true, &TEXT),
        member("TagKeys", "tagKeys", Query, true, &K_LIST_OF__STRING),
    ],
};

pub static S_UPDATE_API_INPUT: StructureFacts = StructureFacts {
    name: "UpdateApiInput",
    payload: None,
    error: None,
    members: &[
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("Name", "name", Body, false, &TEXT),
        member("RouteKey", "routeKey", Body, false, &TEXT),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
        member("Version", "version", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_API_MAPPING_INPUT: StructureFacts = StructureFacts {
    name: "UpdateApiMappingInput",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiMappingKey", "apiMappingKey", Body, false, &TEXT),
        member("Stage", "stage", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_API_MAPPING_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateApiMappingRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Body, true, &TEXT),
        member("ApiMappingId", "apiMappingId", Uri, true, &TEXT),
        member("ApiMappingKey", "apiMappingKey", Body, false, &TEXT),
        member("DomainName", "domainName", Uri, true, &TEXT),
        member("Stage", "stage", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_API_MAPPING_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateApiMappingResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiMappingId", "apiMappingId", Body, false, &TEXT),
        member("ApiMappingKey", "apiMappingKey", Body, false, &TEXT),
        member("Stage", "stage", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_API_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateApiRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("Name", "name", Body, false, &TEXT),
        member("RouteKey", "routeKey", Body, false, &TEXT),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
        member("Version", "version", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_API_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateApiResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiEndpoint", "apiEndpoint", Body, false, &TEXT),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiId", "apiId", Body, false, &TEXT),
        member("ApiKeySelectionExpression", "apiKeySelectionExpression", Body, false, &TEXT),
        member("CorsConfiguration", "corsConfiguration", Body, false, &Kind::Structure(&S_CORS)),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Description", "description", Body, false, &TEXT),
        member("DisableSchemaValidation", "disableSchemaValidation", Body, false, &Kind::Boolean),
        member("DisableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("ImportInfo", "importInfo", Body, false, &K_LIST_OF__STRING),
        member("IpAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("Name", "name", Body, false, &TEXT),
        member("ProtocolType", "protocolType", Body, false, &K_PROTOCOL_TYPE),
        member("RouteSelectionExpression", "routeSelectionExpression", Body, false, &TEXT),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("Version", "version", Body, false, &TEXT),
        member("Warnings", "warnings", Body, false, &K_LIST_OF__STRING),
    ],
};

pub static S_UPDATE_AUTHORIZER_INPUT: StructureFacts = StructureFacts {
    name: "UpdateAuthorizerInput",
    payload: None,
    error: None,
    members: &[
        member("AuthorizerCredentialsArn", "authorizerCredentialsArn", Body, false, &TEXT),
        member("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion", Body, false, &TEXT),
        member(
            "AuthorizerResultTtlInSeconds",
            "authorizerResultTtlInSeconds",
            Body,
            false,
            &Kind::Integer(Some(0), Some(3600)),
        ),
        member("AuthorizerType", "authorizerType", Body, false, &K_AUTHORIZER_TYPE),
        member("AuthorizerUri", "authorizerUri", Body, false, &TEXT),
        member("EnableSimpleResponses", "enableSimpleResponses", Body, false, &Kind::Boolean),
        member("IdentitySource", "identitySource", Body, false, &K_IDENTITY_SOURCE_LIST),
        member("IdentityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("JwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION)),
        member("Name", "name", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_AUTHORIZER_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateAuthorizerRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("AuthorizerCredentialsArn", "authorizerCredentialsArn", Body, false, &TEXT),
        member("AuthorizerId", "authorizerId", Uri, true, &TEXT),
        member("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion", Body, false, &TEXT),
        member(
            "AuthorizerResultTtlInSeconds",
            "authorizerResultTtlInSeconds",
            Body,
            false,
            &Kind::Integer(Some(0), Some(3600)),
        ),
        member("AuthorizerType", "authorizerType", Body, false, &K_AUTHORIZER_TYPE),
        member("AuthorizerUri", "authorizerUri", Body, false, &TEXT),
        member("EnableSimpleResponses", "enableSimpleResponses", Body, false, &Kind::Boolean),
        member("IdentitySource", "identitySource", Body, false, &K_IDENTITY_SOURCE_LIST),
        member("IdentityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("JwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION)),
        member("Name", "name", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_AUTHORIZER_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateAuthorizerResponse",
    payload: None,
    error: None,
    members: &[
        member("AuthorizerCredentialsArn", "authorizerCredentialsArn", Body, false, &TEXT),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion", Body, false, &TEXT),
        member(
            "AuthorizerResultTtlInSeconds",
            "authorizerResultTtlInSeconds",
            Body,
            false,
            &Kind::Integer(Some(0), Some(3600)),
        ),
        member("AuthorizerType", "authorizerType", Body, false, &K_AUTHORIZER_TYPE),
        member("AuthorizerUri", "authorizerUri", Body, false, &TEXT),
        member("EnableSimpleResponses", "enableSimpleResponses", Body, false, &Kind::Boolean),
        member("IdentitySource", "identitySource", Body, false, &K_IDENTITY_SOURCE_LIST),
        member("IdentityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("JwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION)),
        member("Name", "name", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_DEPLOYMENT_INPUT: StructureFacts = StructureFacts {
    name: "UpdateDeploymentInput",
    payload: None,
    error: None,
    members: &[member("Description", "description", Body, false, &TEXT)],
};

pub static S_UPDATE_DEPLOYMENT_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateDeploymentRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("DeploymentId", "deploymentId", Uri, true, &TEXT),
        member("Description", "description", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_DEPLOYMENT_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateDeploymentResponse",
    payload: None,
    error: None,
    members: &[
        member("AutoDeployed", "autoDeployed", Body, false, &Kind::Boolean),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("DeploymentStatus", "deploymentStatus", Body, false, &K_DEPLOYMENT_STATUS),
        member("DeploymentStatusMessage", "deploymentStatusMessage", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_DOMAIN_NAME_INPUT: StructureFacts = StructureFacts {
    name: "UpdateDomainNameInput",
    payload: None,
    error: None,
    members: &[
        member("DomainNameConfigurations", "domainNameConfigurations", Body, false, &K_DOMAIN_NAME_CONFIGURATIONS),
        member(
            "MutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION_INPUT),
        ),
        member("RoutingMode", "routingMode", Body, false, &K_ROUTING_MODE),
    ],
};

pub static S_UPDATE_DOMAIN_NAME_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateDomainNameRequest",
    payload: None,
    error: None,
    members: &[
        member("DomainName", "domainName", Uri, true, &TEXT),
        member("DomainNameConfigurations", "domainNameConfigurations", Body, false, &K_DOMAIN_NAME_CONFIGURATIONS),
        member(
            "MutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION_INPUT),
        ),
        member("RoutingMode", "routingMode", Body, false, &K_ROUTING_MODE),
    ],
};

pub static S_UPDATE_DOMAIN_NAME_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateDomainNameResponse",
    payload: None,
    error: None,
    members: &[
        member("ApiMappingSelectionExpression", "apiMappingSelectionExpression", Body, false, &TEXT),
        member("DomainName", "domainName", Body, false, &TEXT),
        member("DomainNameArn", "domainNameArn", Body, false, &TEXT),
        member("DomainNameConfigurations", "domainNameConfigurations", Body, false, &K_DOMAIN_NAME_CONFIGURATIONS),
        member(
            "MutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION),
        ),
        member("RoutingMode", "routingMode", Body, false, &K_ROUTING_MODE),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_UPDATE_INTEGRATION_INPUT: StructureFacts = StructureFacts {
    name: "UpdateIntegrationInput",
    payload: None,
    error: None,
    members: &[
        member("ConnectionId", "connectionId", Body, false, &TEXT),
        member("ConnectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("IntegrationMethod", "integrationMethod", Body, false, &TEXT),
        member("IntegrationSubtype", "integrationSubtype", Body, false, &TEXT),
        member("IntegrationType", "integrationType", Body, false, &K_INTEGRATION_TYPE),
        member("IntegrationUri", "integrationUri", Body, false, &TEXT),
        member("PassthroughBehavior", "passthroughBehavior", Body, false, &K_PASSTHROUGH_BEHAVIOR),
        member("PayloadFormatVersion", "payloadFormatVersion", Body, false, &TEXT),
        member("RequestParameters", "requestParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("RequestTemplates", "requestTemplates", Body, false, &K_TEMPLATE_MAP),
        member("ResponseParameters", "responseParameters", Body, false, &K_RESPONSE_PARAMETERS),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
        member("TimeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(Some(50), Some(30000))),
        member("TlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG_INPUT)),
    ],
};

pub static S_UPDATE_INTEGRATION_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateIntegrationRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ConnectionId", "connectionId", Body, false, &TEXT),
        member("ConnectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("IntegrationId", "integrationId", Uri, true, &TEXT),
        member("IntegrationMethod", "integrationMethod", Body, false, &TEXT),
        member("IntegrationSubtype", "integrationSubtype", Body, false, &TEXT),
        member("IntegrationType", "integrationType", Body, false, &K_INTEGRATION_TYPE),
        member("IntegrationUri", "integrationUri", Body, false, &TEXT),
        member("PassthroughBehavior", "passthroughBehavior", Body, false, &K_PASSTHROUGH_BEHAVIOR),
        member("PayloadFormatVersion", "payloadFormatVersion", Body, false, &TEXT),
        member("RequestParameters", "requestParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("RequestTemplates", "requestTemplates", Body, false, &K_TEMPLATE_MAP),
        member("ResponseParameters", "responseParameters", Body, false, &K_RESPONSE_PARAMETERS),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
        member("TimeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(Some(50), Some(30000))),
        member("TlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG_INPUT)),
    ],
};

pub static S_UPDATE_INTEGRATION_RESULT: StructureFacts = StructureFacts {
    name: "UpdateIntegrationResult",
    payload: None,
    error: None,
    members: &[
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ConnectionId", "connectionId", Body, false, &TEXT),
        member("ConnectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("CredentialsArn", "credentialsArn", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("IntegrationId", "integrationId", Body, false, &TEXT),
        member("IntegrationMethod", "integrationMethod", Body, false, &TEXT),
        member("IntegrationResponseSelectionExpression", "integrationResponseSelectionExpression", Body, false, &TEXT),
        member("IntegrationSubtype", "integrationSubtype", Body, false, &TEXT),
        member("IntegrationType", "integrationType", Body, false, &K_INTEGRATION_TYPE),
        member("IntegrationUri", "integrationUri", Body, false, &TEXT),
        member("PassthroughBehavior", "passthroughBehavior", Body, false, &K_PASSTHROUGH_BEHAVIOR),
        member("PayloadFormatVersion", "payloadFormatVersion", Body, false, &TEXT),
        member("RequestParameters", "requestParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("RequestTemplates", "requestTemplates", Body, false, &K_TEMPLATE_MAP),
        member("ResponseParameters", "responseParameters", Body, false, &K_RESPONSE_PARAMETERS),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
        member("TimeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(Some(50), Some(30000))),
        member("TlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG)),
    ],
};

pub static S_UPDATE_INTEGRATION_RESPONSE_INPUT: StructureFacts = StructureFacts {
    name: "UpdateIntegrationResponseInput",
    payload: None,
    error: None,
    members: &[
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("IntegrationResponseKey", "integrationResponseKey", Body, false, &TEXT),
        member("ResponseParameters", "responseParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("ResponseTemplates", "responseTemplates", Body, false, &K_TEMPLATE_MAP),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_INTEGRATION_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateIntegrationResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("IntegrationId", "integrationId", Uri, true, &TEXT),
        member("IntegrationResponseId", "integrationResponseId", Uri, true, &TEXT),
        member("IntegrationResponseKey", "integrationResponseKey", Body, false, &TEXT),
        member("ResponseParameters", "responseParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("ResponseTemplates", "responseTemplates", Body, false, &K_TEMPLATE_MAP),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_INTEGRATION_RESPONSE_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateIntegrationResponseResponse",
    payload: None,
    error: None,
    members: &[
        member("ContentHandlingStrategy", "contentHandlingStrategy", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("IntegrationResponseId", "integrationResponseId", Body, false, &TEXT),
        member("IntegrationResponseKey", "integrationResponseKey", Body, false, &TEXT),
        member("ResponseParameters", "responseParameters", Body, false, &K_INTEGRATION_PARAMETERS),
        member("ResponseTemplates", "responseTemplates", Body, false, &K_TEMPLATE_MAP),
        member("TemplateSelectionExpression", "templateSelectionExpression", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_MODEL_INPUT: StructureFacts = StructureFacts {
    name: "UpdateModelInput",
    payload: None,
    error: None,
    members: &[
        member("ContentType", "contentType", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("Name", "name", Body, false, &TEXT),
        member("Schema", "schema", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_MODEL_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateModelRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ContentType", "contentType", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("ModelId", "modelId", Uri, true, &TEXT),
        member("Name", "name", Body, false, &TEXT),
        member("Schema", "schema", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_MODEL_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateModelResponse",
    payload: None,
    error: None,
    members: &[
        member("ContentType", "contentType", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("ModelId", "modelId", Body, false, &TEXT),
        member("Name", "name", Body, false, &TEXT),
        member("Schema", "schema", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_PORTAL_PRODUCT_REQUEST: StructureFacts = StructureFacts {
    name: "UpdatePortalProductRequest",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, false, &K_STRING_MIN1_MAX255),
        member("DisplayOrder", "displayOrder", Body, false, &Kind::Structure(&S_DISPLAY_ORDER)),
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
    ],
};

pub static S_UPDATE_PORTAL_PRODUCT_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "UpdatePortalProductRequestContent",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, false, &K_STRING_MIN1_MAX255),
        member("DisplayOrder", "displayOrder", Body, false, &Kind::Structure(&S_DISPLAY_ORDER)),
    ],
};

pub static S_UPDATE_PORTAL_PRODUCT_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdatePortalProductResponse",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, false, &K_STRING_MIN1_MAX255),
        member("DisplayOrder", "displayOrder", Body, false, &Kind::Structure(&S_DISPLAY_ORDER)),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("PortalProductArn", "portalProductArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("PortalProductId", "portalProductId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_UPDATE_PORTAL_PRODUCT_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "UpdatePortalProductResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Description", "description", Body, false, &K_STRING_MIN0_MAX1024),
        member("DisplayName", "displayName", Body, true, &K_STRING_MIN1_MAX255),
        member("DisplayOrder", "displayOrder", Body, false, &Kind::Structure(&S_DISPLAY_ORDER)),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("PortalProductArn", "portalProductArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("PortalProductId", "portalProductId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_UPDATE_PORTAL_REQUEST: StructureFacts = StructureFacts {
    name: "UpdatePortalRequest",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, false, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            false,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_REQUEST),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, false, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LogoUri", "logoUri", Body, false, &K_STRING_MIN0_MAX1092),
        member("PortalContent", "portalContent", Body, false, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("PortalId", "portalId", Uri, true, &TEXT),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
    ],
};

pub static S_UPDATE_PORTAL_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "UpdatePortalRequestContent",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, false, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            false,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_REQUEST),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, false, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LogoUri", "logoUri", Body, false, &K_STRING_MIN0_MAX1092),
        member("PortalContent", "portalContent", Body, false, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
    ],
};

pub static S_UPDATE_PORTAL_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdatePortalResponse",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, false, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            false,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_RESPONSE),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, false, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublished", "lastPublished", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublishedDescription", "lastPublishedDescription", Body, false, &K_STRING_MIN0_MAX1024),
        member("PortalArn", "portalArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("PortalContent", "portalContent", Body, false, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("PortalId", "portalId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Preview", "preview", Body, false, &Kind::Structure(&S_PREVIEW)),
        member("PublishStatus", "publishStatus", Body, false, &K_PUBLISH_STATUS),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_UPDATE_PORTAL_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "UpdatePortalResponseContent",
    payload: None,
    error: None,
    members: &[
        member("Authorization", "authorization", Body, true, &Kind::Structure(&S_AUTHORIZATION)),
        member(
            "EndpointConfiguration",
            "endpointConfiguration",
            Body,
            true,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION_RESPONSE),
        ),
        member("IncludedPortalProductArns", "includedPortalProductArns", Body, true, &K_LIST_OF__STRING_MIN20_MAX2048),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublished", "lastPublished", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("LastPublishedDescription", "lastPublishedDescription", Body, false, &K_STRING_MIN0_MAX1024),
        member("PortalArn", "portalArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("PortalContent", "portalContent", Body, true, &Kind::Structure(&S_PORTAL_CONTENT)),
        member("PortalId", "portalId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
        member("Preview", "preview", Body, false, &Kind::Structure(&S_PREVIEW)),
        member("PublishStatus", "publishStatus", Body, false, &K_PUBLISH_STATUS),
        member("RumAppMonitorName", "rumAppMonitorName", Body, false, &K_STRING_MIN0_MAX255),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_UPDATE_PRODUCT_PAGE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateProductPageRequest",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_DISPLAY_CONTENT)),
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member("ProductPageId", "productPageId", Uri, true, &TEXT),
    ],
};

pub static S_UPDATE_PRODUCT_PAGE_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "UpdateProductPageRequestContent",
    payload: None,
    error: None,
    members: &[member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_DISPLAY_CONTENT))],
};

pub static S_UPDATE_PRODUCT_PAGE_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateProductPageResponse",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_DISPLAY_CONTENT)),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductPageArn", "productPageArn", Body, false, &K_STRING_MIN20_MAX2048),
        member("ProductPageId", "productPageId", Body, false, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
    ],
};

pub static S_UPDATE_PRODUCT_PAGE_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "UpdateProductPageResponseContent",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_DISPLAY_CONTENT)),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductPageArn", "productPageArn", Body, true, &K_STRING_MIN20_MAX2048),
        member("ProductPageId", "productPageId", Body, true, &K_STRING_MIN10_MAX30_PATTERN_AZ09),
    ],
};

pub static S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateProductRestEndpointPageRequest",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT)),
        member("PortalProductId", "portalProductId", Uri, true, &TEXT),
        member("ProductRestEndpointPageId", "productRestEndpointPageId", Uri, true, &TEXT),
        member("TryItState", "tryItState", Body, false, &K_TRY_IT_STATE),
    ],
};

pub static S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_REQUEST_CONTENT: StructureFacts = StructureFacts {
    name: "UpdateProductRestEndpointPageRequestContent",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT)),
        member("TryItState", "tryItState", Body, false, &K_TRY_IT_STATE),
    ],
};

pub static S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateProductRestEndpointPageResponse",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, false, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT_RESPONSE)),
        member("LastModified", "lastModified", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductRestEndpointPageArn", "productRestEndpointPageArn", Body, false, &K_STRING_MIN20_MAX2048),
        member(
            "ProductRestEndpointPageId",
            "productRestEndpointPageId",
            Body,
            false,
            &K_STRING_MIN10_MAX30_PATTERN_AZ09,
        ),
        member(
            "RestEndpointIdentifier",
            "restEndpointIdentifier",
            Body,
            false,
            &Kind::Structure(&S_REST_ENDPOINT_IDENTIFIER),
        ),
        member("Status", "status", Body, false, &K_STATUS),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("TryItState", "tryItState", Body, false, &K_TRY_IT_STATE),
    ],
};

pub static S_UPDATE_PRODUCT_REST_ENDPOINT_PAGE_RESPONSE_CONTENT: StructureFacts = StructureFacts {
    name: "UpdateProductRestEndpointPageResponseContent",
    payload: None,
    error: None,
    members: &[
        member("DisplayContent", "displayContent", Body, true, &Kind::Structure(&S_ENDPOINT_DISPLAY_CONTENT_RESPONSE)),
        member("LastModified", "lastModified", Body, true, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("ProductRestEndpointPageArn", "productRestEndpointPageArn", Body, true, &K_STRING_MIN20_MAX2048),
        member(
            "ProductRestEndpointPageId",
            "productRestEndpointPageId",
            Body,
            true,
            &K_STRING_MIN10_MAX30_PATTERN_AZ09,
        ),
        member(
            "RestEndpointIdentifier",
            "restEndpointIdentifier",
            Body,
            true,
            &Kind::Structure(&S_REST_ENDPOINT_IDENTIFIER),
        ),
        member("Status", "status", Body, true, &K_STATUS),
        member("StatusException", "statusException", Body, false, &Kind::Structure(&S_STATUS_EXCEPTION)),
        member("TryItState", "tryItState", Body, true, &K_TRY_IT_STATE),
    ],
};

pub static S_UPDATE_ROUTE_INPUT: StructureFacts = StructureFacts {
    name: "UpdateRouteInput",
    payload: None,
    error: None,
    members: &[
        member("ApiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("AuthorizationScopes", "authorizationScopes", Body, false, &K_AUTHORIZATION_SCOPES),
        member("AuthorizationType", "authorizationType", Body, false, &K_AUTHORIZATION_TYPE),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("OperationName", "operationName", Body, false, &TEXT),
        member("RequestModels", "requestModels", Body, false, &K_ROUTE_MODELS),
        member("RequestParameters", "requestParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteKey", "routeKey", Body, false, &TEXT),
        member("RouteResponseSelectionExpression", "routeResponseSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_ROUTE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateRouteRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ApiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("AuthorizationScopes", "authorizationScopes", Body, false, &K_AUTHORIZATION_SCOPES),
        member("AuthorizationType", "authorizationType", Body, false, &K_AUTHORIZATION_TYPE),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("OperationName", "operationName", Body, false, &TEXT),
        member("RequestModels", "requestModels", Body, false, &K_ROUTE_MODELS),
        member("RequestParameters", "requestParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteId", "routeId", Uri, true, &TEXT),
        member("RouteKey", "routeKey", Body, false, &TEXT),
        member("RouteResponseSelectionExpression", "routeResponseSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_ROUTE_RESULT: StructureFacts = StructureFacts {
    name: "UpdateRouteResult",
    payload: None,
    error: None,
    members: &[
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("ApiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("AuthorizationScopes", "authorizationScopes", Body, false, &K_AUTHORIZATION_SCOPES),
        member("AuthorizationType", "authorizationType", Body, false, &K_AUTHORIZATION_TYPE),
        member("AuthorizerId", "authorizerId", Body, false, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("OperationName", "operationName", Body, false, &TEXT),
        member("RequestModels", "requestModels", Body, false, &K_ROUTE_MODELS),
        member("RequestParameters", "requestParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteId", "routeId", Body, false, &TEXT),
        member("RouteKey", "routeKey", Body, false, &TEXT),
        member("RouteResponseSelectionExpression", "routeResponseSelectionExpression", Body, false, &TEXT),
        member("Target", "target", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_ROUTE_RESPONSE_INPUT: StructureFacts = StructureFacts {
    name: "UpdateRouteResponseInput",
    payload: None,
    error: None,
    members: &[
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("ResponseModels", "responseModels", Body, false, &K_ROUTE_MODELS),
        member("ResponseParameters", "responseParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteResponseKey", "routeResponseKey", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_ROUTE_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateRouteResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("ResponseModels", "responseModels", Body, false, &K_ROUTE_MODELS),
        member("ResponseParameters", "responseParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteId", "routeId", Uri, true, &TEXT),
        member("RouteResponseId", "routeResponseId", Uri, true, &TEXT),
        member("RouteResponseKey", "routeResponseKey", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_ROUTE_RESPONSE_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateRouteResponseResponse",
    payload: None,
    error: None,
    members: &[
        member("ModelSelectionExpression", "modelSelectionExpression", Body, false, &TEXT),
        member("ResponseModels", "responseModels", Body, false, &K_ROUTE_MODELS),
        member("ResponseParameters", "responseParameters", Body, false, &K_ROUTE_PARAMETERS),
        member("RouteResponseId", "routeResponseId", Body, false, &TEXT),
        member("RouteResponseKey", "routeResponseKey", Body, false, &TEXT),
    ],
};

pub static S_UPDATE_STAGE_INPUT: StructureFacts = StructureFacts {
    name: "UpdateStageInput",
    payload: None,
    error: None,
    members: &[
        member("AccessLogSettings", "accessLogSettings", Body, false, &Kind::Structure(&S_ACCESS_LOG_SETTINGS)),
        member("AutoDeploy", "autoDeploy", Body, false, &Kind::Boolean),
        member("ClientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("DefaultRouteSettings", "defaultRouteSettings", Body, false, &Kind::Structure(&S_ROUTE_SETTINGS)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("RouteSettings", "routeSettings", Body, false, &K_ROUTE_SETTINGS_MAP),
        member("StageVariables", "stageVariables", Body, false, &K_STAGE_VARIABLES_MAP),
    ],
};

pub static S_UPDATE_STAGE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateStageRequest",
    payload: None,
    error: None,
    members: &[
        member("AccessLogSettings", "accessLogSettings", Body, false, &Kind::Structure(&S_ACCESS_LOG_SETTINGS)),
        member("ApiId", "apiId", Uri, true, &TEXT),
        member("AutoDeploy", "autoDeploy", Body, false, &Kind::Boolean),
        member("ClientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("DefaultRouteSettings", "defaultRouteSettings", Body, false, &Kind::Structure(&S_ROUTE_SETTINGS)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("RouteSettings", "routeSettings", Body, false, &K_ROUTE_SETTINGS_MAP),
        member("StageName", "stageName", Uri, true, &TEXT),
        member("StageVariables", "stageVariables", Body, false, &K_STAGE_VARIABLES_MAP),
    ],
};

pub static S_UPDATE_STAGE_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateStageResponse",
    payload: None,
    error: None,
    members: &[
        member("AccessLogSettings", "accessLogSettings", Body, false, &Kind::Structure(&S_ACCESS_LOG_SETTINGS)),
        member("ApiGatewayManaged", "apiGatewayManaged", Body, false, &Kind::Boolean),
        member("AutoDeploy", "autoDeploy", Body, false, &Kind::Boolean),
        member("ClientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("DefaultRouteSettings", "defaultRouteSettings", Body, false, &Kind::Structure(&S_ROUTE_SETTINGS)),
        member("DeploymentId", "deploymentId", Body, false, &TEXT),
        member("Description", "description", Body, false, &TEXT),
        member("LastDeploymentStatusMessage", "lastDeploymentStatusMessage", Body, false, &TEXT),
        member("LastUpdatedDate", "lastUpdatedDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("RouteSettings", "routeSettings", Body, false, &K_ROUTE_SETTINGS_MAP),
        member("StageName", "stageName", Body, false, &TEXT),
        member("StageVariables", "stageVariables", Body, false, &K_STAGE_VARIABLES_MAP),
        member("Tags", "tags", Body, false, &K_TAGS),
    ],
};

pub static S_UPDATE_VPC_LINK_INPUT: StructureFacts = StructureFacts {
    name: "UpdateVpcLinkInput",
    payload: None,
    error: None,
    members: &[member("Name", "name", Body, false, &TEXT)],
};

pub static S_UPDATE_VPC_LINK_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateVpcLinkRequest",
    payload: None,
    error: None,
    members: &[member("Name", "name", Body, false, &TEXT), member("VpcLinkId", "vpcLinkId", Uri, true, &TEXT)],
};

pub static S_UPDATE_VPC_LINK_RESPONSE: StructureFacts = StructureFacts {
    name: "UpdateVpcLinkResponse",
    payload: None,
    error: None,
    members: &[
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Name", "name", Body, false, &TEXT),
        member("SecurityGroupIds", "securityGroupIds", Body, false, &K_SECURITY_GROUP_ID_LIST),
        member("SubnetIds", "subnetIds", Body, false, &K_SUBNET_ID_LIST),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("VpcLinkId", "vpcLinkId", Body, false, &TEXT),
        member("VpcLinkStatus", "vpcLinkStatus", Body, false, &K_VPC_LINK_STATUS),
        member("VpcLinkStatusMessage", "vpcLinkStatusMessage", Body, false, &TEXT),
        member("VpcLinkVersion", "vpcLinkVersion", Body, false, &K_VPC_LINK_VERSION),
    ],
};

pub static S_VPC_LINK: StructureFacts = StructureFacts {
    name: "VpcLink",
    payload: None,
    error: None,
    members: &[
        member("CreatedDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::Iso8601)),
        member("Name", "name", Body, true, &TEXT),
        member("SecurityGroupIds", "securityGroupIds", Body, true, &K_SECURITY_GROUP_ID_LIST),
        member("SubnetIds", "subnetIds", Body, true, &K_SUBNET_ID_LIST),
        member("Tags", "tags", Body, false, &K_TAGS),
        member("VpcLinkId", "vpcLinkId", Body, true, &TEXT),
        member("VpcLinkStatus", "vpcLinkStatus", Body, false, &K_VPC_LINK_STATUS),
        member("VpcLinkStatusMessage", "vpcLinkStatusMessage", Body, false, &TEXT),
        member("VpcLinkVersion", "vpcLinkVersion", Body, false, &K_VPC_LINK_VERSION),
    ],
};

pub static S_VPC_LINKS: StructureFacts = StructureFacts {
    name: "VpcLinks",
    payload: None,
    error: None,
    members: &[
        member("Items", "items", Body, false, &K_LIST_OF_VPC_LINK),
        member("NextToken", "nextToken", Body, false, &TEXT),
    ],
};

static K_AUTHORIZATION_SCOPES: Kind = Kind::List(&TEXT);
static K_AUTHORIZATION_TYPE: Kind =
    Kind::String(&StringFacts { values: &["NONE", "AWS_IAM", "CUSTOM", "JWT"], pattern: None, min: None, max: None });
static K_AUTHORIZER_TYPE: Kind =
    Kind::String(&StringFacts { values: &["REQUEST", "JWT"], pattern: None, min: None, max: None });
static K_CONNECTION_TYPE: Kind =
    Kind::String(&StringFacts { values: &["INTERNET", "VPC_LINK"], pattern: None, min: None, max: None });
static K_CONTENT_HANDLING_STRATEGY: Kind = Kind::String(&StringFacts {
    values: &["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"],
    pattern: None,
    min: None,
    max: None,
});
static K_CORS_HEADER_LIST: Kind = Kind::List(&TEXT);
static K_CORS_METHOD_LIST: Kind = Kind::List(&TEXT);
static K_CORS_ORIGIN_LIST: Kind = Kind::List(&TEXT);
static K_DEPLOYMENT_STATUS: Kind =
    Kind::String(&StringFacts { values: &["PENDING", "FAILED", "DEPLOYED"], pattern: None, min: None, max: None });
static K_DOMAIN_NAME_CONFIGURATIONS: Kind = Kind::List(&Kind::Structure(&S_DOMAIN_NAME_CONFIGURATION));
static K_DOMAIN_NAME_STATUS: Kind = Kind::String(&StringFacts {
    values: &["AVAILABLE", "UPDATING", "PENDING_CERTIFICATE_REIMPORT", "PENDING_OWNERSHIP_VERIFICATION"],
    pattern: None,
    min: None,
    max: None,
});
static K_ENDPOINT_TYPE: Kind =
    Kind::String(&StringFacts { values: &["REGIONAL", "EDGE"], pattern: None, min: None, max: None });
static K_IDENTITY_SOURCE_LIST: Kind = Kind::List(&TEXT);
static K_INTEGRATION_PARAMETERS: Kind = Kind::Map(&TEXT);
static K_INTEGRATION_TYPE: Kind = Kind::String(&StringFacts {
    values: &["AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY"],
    pattern: None,
    min: None,
    max: None,
});
static K_IP_ADDRESS_TYPE: Kind =
    Kind::String(&StringFacts { values: &["ipv4", "dualstack"], pattern: None, min: None, max: None });
static K_LOGGING_LEVEL: Kind =
    Kind::String(&StringFacts { values: &["ERROR", "INFO", "OFF"], pattern: None, min: None, max: None });
static K_PASSTHROUGH_BEHAVIOR: Kind = Kind::String(&StringFacts {
    values: &["WHEN_NO_MATCH", "NEVER", "WHEN_NO_TEMPLATES"],
    pattern: None,
    min: None,
    max: None,
});
static K_PREVIEW_STATUS: Kind = Kind::String(&StringFacts {
    values: &["PREVIEW_IN_PROGRESS", "PREVIEW_FAILED", "PREVIEW_READY"],
    pattern: None,
    min: None,
    max: None,
});
static K_PROTOCOL_TYPE: Kind =
    Kind::String(&StringFacts { values: &["WEBSOCKET", "HTTP"], pattern: None, min: None, max: None });
static K_PUBLISH_STATUS: Kind = Kind::String(&StringFacts {
    values: &[
        "PUBLISHED",
        "PUBLISH_IN_PROGRESS",
        "PUBLISH_FAILED",
        "DISABLE_IN_PROGRESS",
        "DISABLE_FAILED",
        "DISABLED",
    ],
    pattern: None,
    min: None,
    max: None,
});
static K_RESPONSE_PARAMETERS: Kind = Kind::Map(&K_INTEGRATION_PARAMETERS);
static K_ROUTE_MODELS: Kind = Kind::Map(&TEXT);
static K_ROUTE_PARAMETERS: Kind = Kind::Map(&Kind::Structure(&S_PARAMETER_CONSTRAINTS));
static K_ROUTE_SETTINGS_MAP: Kind = Kind::Map(&Kind::Structure(&S_ROUTE_SETTINGS));
static K_ROUTING_MODE: Kind = Kind::String(&StringFacts {
    values: &["API_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_API_MAPPING"],
    pattern: None,
    min: None,
    max: None,
});
static K_SECURITY_GROUP_ID_LIST: Kind = Kind::List(&TEXT);
static K_SECURITY_POLICY: Kind =
    Kind::String(&StringFacts { values: &["TLS_1_0", "TLS_1_2"], pattern: None, min: None, max: None });
static K_STAGE_VARIABLES_MAP: Kind = Kind::Map(&TEXT);
static K_STATUS: Kind =
    Kind::String(&StringFacts { values: &["AVAILABLE", "IN_PROGRESS", "FAILED"], pattern: None, min: None, max: None });
static K_SUBNET_ID_LIST: Kind = Kind::List(&TEXT);
static K_TAGS: Kind = Kind::Map(&TEXT);
static K_TEMPLATE_MAP: Kind = Kind::Map(&TEXT);
static K_TRY_IT_STATE: Kind =
    Kind::String(&StringFacts { values: &["ENABLED", "DISABLED"], pattern: None, min: None, max: None });
static K_VPC_LINK_STATUS: Kind = Kind::String(&StringFacts {
    values: &["PENDING", "AVAILABLE", "DELETING", "FAILED", "INACTIVE"],
    pattern: None,
    min: None,
    max: None,
});
static K_VPC_LINK_VERSION: Kind = Kind::String(&StringFacts { values: &["V2"], pattern: None, min: None, max: None });
static K_LIST_OF_API: Kind = Kind::List(&Kind::Structure(&S_API));
static K_LIST_OF_API_MAPPING: Kind = Kind::List(&Kind::Structure(&S_API_MAPPING));
static K_LIST_OF_AUTHORIZER: Kind = Kind::List(&Kind::Structure(&S_AUTHORIZER));
static K_LIST_OF_DEPLOYMENT: Kind = Kind::List(&Kind::Structure(&S_DEPLOYMENT));
static K_LIST_OF_DOMAIN_NAME: Kind = Kind::List(&Kind::Structure(&S_DOMAIN_NAME));
static K_LIST_OF_INTEGRATION: Kind = Kind::List(&Kind::Structure(&S_INTEGRATION));
static K_LIST_OF_INTEGRATION_RESPONSE: Kind = Kind::List(&Kind::Structure(&S_INTEGRATION_RESPONSE));
static K_LIST_OF_MODEL: Kind = Kind::List(&Kind::Structure(&S_MODEL));
static K_LIST_OF_PORTAL_PRODUCT_SUMMARY: Kind = Kind::List(&Kind::Structure(&S_PORTAL_PRODUCT_SUMMARY));
static K_LIST_OF_PORTAL_SUMMARY: Kind = Kind::List(&Kind::Structure(&S_PORTAL_SUMMARY));
static K_LIST_OF_PRODUCT_PAGE_SUMMARY_NO_BODY: Kind = Kind::List(&Kind::Structure(&S_PRODUCT_PAGE_SUMMARY_NO_BODY));
static K_LIST_OF_PRODUCT_REST_ENDPOINT_PAGE_SUMMARY_NO_BODY: Kind =
    Kind::List(&Kind::Structure(&S_PRODUCT_REST_ENDPOINT_PAGE_SUMMARY_NO_BODY));
static K_LIST_OF_ROUTE: Kind = Kind::List(&Kind::Structure(&S_ROUTE));
static K_LIST_OF_ROUTE_RESPONSE: Kind = Kind::List(&Kind::Structure(&S_ROUTE_RESPONSE));
static K_LIST_OF_ROUTING_RULE: Kind = Kind::List(&Kind::Structure(&S_ROUTING_RULE));
static K_LIST_OF_ROUTING_RULE_ACTION: Kind = Kind::List(&Kind::Structure(&S_ROUTING_RULE_ACTION));
static K_LIST_OF_ROUTING_RULE_CONDITION: Kind = Kind::List(&Kind::Structure(&S_ROUTING_RULE_CONDITION));
static K_LIST_OF_ROUTING_RULE_MATCH_HEADER_VALUE: Kind =
    Kind::List(&Kind::Structure(&S_ROUTING_RULE_MATCH_HEADER_VALUE));
static K_LIST_OF_SECTION: Kind = Kind::List(&Kind::Structure(&S_SECTION));
static K_LIST_OF_SELECTION_KEY: Kind = Kind::List(&TEXT);
static K_LIST_OF_STAGE: Kind = Kind::List(&Kind::Structure(&S_STAGE));
static K_LIST_OF_VPC_LINK: Kind = Kind::List(&Kind::Structure(&S_VPC_LINK));
static K_LIST_OF__STRING: Kind = Kind::List(&TEXT);
static K_LIST_OF__STRING_MIN20_MAX2048: Kind = Kind::List(&K_STRING_MIN20_MAX2048);
static K_STRING_MIN0_MAX1024: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(0), max: Some(1024) });
static K_STRING_MIN0_MAX1092: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(0), max: Some(1092) });
static K_STRING_MIN0_MAX255: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(0), max: Some(255) });
static K_STRING_MIN10_MAX2048: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(10), max: Some(2048) });
static K_STRING_MIN10_MAX30_PATTERN_AZ09: Kind =
    Kind::String(&StringFacts { values: &[], pattern: Some("^[a-z0-9]+$"), min: Some(10), max: Some(30) });
static K_STRING_MIN1_MAX1024: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(1024) });
static K_STRING_MIN1_MAX128: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(128) });
static K_STRING_MIN1_MAX16: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(16) });
static K_STRING_MIN1_MAX20: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(20) });
static K_STRING_MIN1_MAX2048: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(2048) });
static K_STRING_MIN1_MAX255: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(255) });
static K_STRING_MIN1_MAX256: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(256) });
static K_STRING_MIN1_MAX307200: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(307200) });
static K_STRING_MIN1_MAX32768: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(32768) });
static K_STRING_MIN1_MAX4096: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(4096) });
static K_STRING_MIN1_MAX50: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(50) });
static K_STRING_MIN1_MAX64: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(1), max: Some(64) });
static K_STRING_MIN20_MAX2048: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(20), max: Some(2048) });
static K_STRING_MIN3_MAX255: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(3), max: Some(255) });
static K_STRING_MIN3_MAX256: Kind =
    Kind::String(&StringFacts { values: &[], pattern: None, min: Some(3), max: Some(256) });
