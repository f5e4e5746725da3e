// Written by `cargo xtask codegen` from the facts in `model/`. Do not edit.

//! Shapes and operations of `apigateway`.

use bytes::Bytes;
use indexmap::IndexMap;

use crate::Timestamp;
use crate::facts::{Kind, Location::*, StringFacts, StructureFacts, TEXT, TimestampForm, member};
use crate::shape::shapes;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccessLogSettings {
    pub format: Option<String>,
    pub destination_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    pub cloudwatch_role_arn: Option<String>,
    pub throttle_settings: Option<ThrottleSettings>,
    pub features: Option<Vec<String>>,
    pub api_key_version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiKey {
    pub id: Option<String>,
    pub value: Option<String>,
    pub name: Option<String>,
    pub customer_id: Option<String>,
    pub description: Option<String>,
    pub enabled: Option<bool>,
    pub created_date: Option<Timestamp>,
    pub last_updated_date: Option<Timestamp>,
    pub stage_keys: Option<Vec<String>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiKeyIds {
    pub ids: Option<Vec<String>>,
    pub warnings: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiKeys {
    pub warnings: Option<Vec<String>>,
    pub position: Option<String>,
    pub items: Option<Vec<ApiKey>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiStage {
    pub api_id: Option<String>,
    pub stage: Option<String>,
    pub throttle: Option<IndexMap<String, ThrottleSettings>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Authorizer {
    pub id: Option<String>,
    pub name: Option<String>,
    pub r#type: Option<String>,
    pub provider_arns: Option<Vec<String>>,
    pub auth_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub authorizer_credentials: Option<String>,
    pub identity_source: Option<String>,
    pub identity_validation_expression: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub jwt_configuration: Option<JwtConfiguration>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Authorizers {
    pub position: Option<String>,
    pub items: Option<Vec<Authorizer>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct BadRequestException {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct BasePathMapping {
    pub base_path: Option<String>,
    pub rest_api_id: Option<String>,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct BasePathMappings {
    pub position: Option<String>,
    pub items: Option<Vec<BasePathMapping>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CanarySettings {
    pub percent_traffic: Option<f64>,
    pub deployment_id: Option<String>,
    pub stage_variable_overrides: Option<IndexMap<String, Option<String>>>,
    pub use_stage_cache: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClientCertificate {
    pub client_certificate_id: Option<String>,
    pub description: Option<String>,
    pub pem_encoded_certificate: Option<String>,
    pub created_date: Option<Timestamp>,
    pub expiration_date: Option<Timestamp>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClientCertificates {
    pub position: Option<String>,
    pub items: Option<Vec<ClientCertificate>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConflictException {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApiKeyRequest {
    pub name: Option<String>,
    pub description: Option<String>,
    pub enabled: Option<bool>,
    pub generate_distinct_id: Option<bool>,
    pub value: Option<String>,
    pub stage_keys: Option<Vec<StageKey>>,
    pub customer_id: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateAuthorizerRequest {
    pub rest_api_id: String,
    pub name: Option<String>,
    pub r#type: Option<String>,
    pub provider_arns: Option<Vec<String>>,
    pub auth_type: Option<String>,
    pub authorizer_uri: Option<String>,
    pub authorizer_credentials: Option<String>,
    pub identity_source: Option<String>,
    pub identity_validation_expression: Option<String>,
    pub authorizer_result_ttl_in_seconds: Option<i32>,
    pub jwt_configuration: Option<JwtConfigurationInput>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateBasePathMappingRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub base_path: Option<String>,
    pub rest_api_id: Option<String>,
    pub stage: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDeploymentRequest {
    pub rest_api_id: String,
    pub stage_name: Option<String>,
    pub stage_description: Option<String>,
    pub description: Option<String>,
    pub cache_cluster_enabled: Option<bool>,
    pub cache_cluster_size: Option<String>,
    pub variables: Option<IndexMap<String, Option<String>>>,
    pub canary_settings: Option<DeploymentCanarySettings>,
    pub tracing_enabled: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDocumentationPartRequest {
    pub rest_api_id: String,
    pub location: Option<DocumentationPartLocation>,
    pub properties: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDocumentationVersionRequest {
    pub rest_api_id: String,
    pub documentation_version: Option<String>,
    pub stage_name: Option<String>,
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDomainNameAccessAssociationRequest {
    pub domain_name_arn: Option<String>,
    pub access_association_source_type: Option<String>,
    pub access_association_source: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateDomainNameRequest {
    pub domain_name: Option<String>,
    pub certificate_name: Option<String>,
    pub certificate_body: Option<String>,
    pub certificate_private_key: Option<String>,
    pub certificate_chain: Option<String>,
    pub certificate_arn: Option<String>,
    pub regional_certificate_name: Option<String>,
    pub regional_certificate_arn: Option<String>,
    pub endpoint_configuration: Option<EndpointConfiguration>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub security_policy: Option<String>,
    pub endpoint_access_mode: Option<String>,
    pub mutual_tls_authentication: Option<MutualTlsAuthenticationInput>,
    pub ownership_verification_certificate_arn: Option<String>,
    pub policy: Option<String>,
    pub routing_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateModelRequest {
    pub rest_api_id: String,
    pub name: Option<String>,
    pub description: Option<String>,
    pub schema: Option<String>,
    pub content_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRequestValidatorRequest {
    pub rest_api_id: String,
    pub name: Option<String>,
    pub validate_request_body: Option<bool>,
    pub validate_request_parameters: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateResourceRequest {
    pub rest_api_id: String,
    pub parent_id: String,
    pub path_part: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateRestApiRequest {
    pub name: Option<String>,
    pub description: Option<String>,
    pub version: Option<String>,
    pub clone_from: Option<String>,
    pub binary_media_types: Option<Vec<String>>,
    pub minimum_compression_size: Option<i32>,
    pub api_key_source: Option<String>,
    pub endpoint_configuration: Option<EndpointConfiguration>,
    pub policy: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub security_policy: Option<String>,
    pub endpoint_access_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateStageRequest {
    pub rest_api_id: String,
    pub stage_name: Option<String>,
    pub deployment_id: Option<String>,
    pub description: Option<String>,
    pub cache_cluster_enabled: Option<bool>,
    pub cache_cluster_size: Option<String>,
    pub variables: Option<IndexMap<String, Option<String>>>,
    pub documentation_version: Option<String>,
    pub canary_settings: Option<CanarySettings>,
    pub tracing_enabled: Option<bool>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateUsagePlanKeyRequest {
    pub usage_plan_id: String,
    pub key_id: Option<String>,
    pub key_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateUsagePlanRequest {
    pub name: Option<String>,
    pub description: Option<String>,
    pub api_stages: Option<Vec<ApiStage>>,
    pub throttle: Option<ThrottleSettings>,
    pub quota: Option<QuotaSettings>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateVpcLinkRequest {
    pub name: Option<String>,
    pub description: Option<String>,
    pub target_arns: Option<Vec<String>>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApiKeyRequest {
    pub api_key: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteAuthorizerRequest {
    pub rest_api_id: String,
    pub authorizer_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteBasePathMappingRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub base_path: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteClientCertificateRequest {
    pub client_certificate_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteDeploymentRequest {
    pub rest_api_id: String,
    pub deployment_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteDocumentationPartRequest {
    pub rest_api_id: String,
    pub documentation_part_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteDocumentationVersionRequest {
    pub rest_api_id: String,
    pub documentation_version: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteDomainNameAccessAssociationRequest {
    pub domain_name_access_association_arn: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteDomainNameRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteGatewayResponseRequest {
    pub rest_api_id: String,
    pub response_type: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteIntegrationRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteIntegrationResponseRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub status_code: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteMethodRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteMethodResponseRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub status_code: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteModelRequest {
    pub rest_api_id: String,
    pub model_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteRequestValidatorRequest {
    pub rest_api_id: String,
    pub request_validator_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteResourceRequest {
    pub rest_api_id: String,
    pub resource_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteRestApiRequest {
    pub rest_api_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteStageRequest {
    pub rest_api_id: String,
    pub stage_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteUsagePlanKeyRequest {
    pub usage_plan_id: String,
    pub key_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteUsagePlanRequest {
    pub usage_plan_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteVpcLinkRequest {
    pub vpc_link_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deployment {
    pub id: Option<String>,
    pub description: Option<String>,
    pub created_date: Option<Timestamp>,
    pub api_summary: Option<IndexMap<String, IndexMap<String, MethodSnapshot>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeploymentCanarySettings {
    pub percent_traffic: Option<f64>,
    pub stage_variable_overrides: Option<IndexMap<String, Option<String>>>,
    pub use_stage_cache: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deployments {
    pub position: Option<String>,
    pub items: Option<Vec<Deployment>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentationPart {
    pub id: Option<String>,
    pub location: Option<DocumentationPartLocation>,
    pub properties: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentationPartIds {
    pub ids: Option<Vec<String>>,
    pub warnings: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentationPartLocation {
    pub r#type: Option<String>,
    pub path: Option<String>,
    pub method: Option<String>,
    pub status_code: Option<String>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentationParts {
    pub position: Option<String>,
    pub items: Option<Vec<DocumentationPart>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentationVersion {
    pub version: Option<String>,
    pub created_date: Option<Timestamp>,
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentationVersions {
    pub position: Option<String>,
    pub items: Option<Vec<DocumentationVersion>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainName {
    pub domain_name: Option<String>,
    pub domain_name_id: Option<String>,
    pub domain_name_arn: Option<String>,
    pub certificate_name: Option<String>,
    pub certificate_arn: Option<String>,
    pub certificate_upload_date: Option<Timestamp>,
    pub regional_domain_name: Option<String>,
    pub regional_hosted_zone_id: Option<String>,
    pub regional_certificate_name: Option<String>,
    pub regional_certificate_arn: Option<String>,
    pub distribution_domain_name: Option<String>,
    pub distribution_hosted_zone_id: Option<String>,
    pub endpoint_configuration: Option<EndpointConfiguration>,
    pub domain_name_status: Option<String>,
    pub domain_name_status_message: Option<String>,
    pub security_policy: Option<String>,
    pub endpoint_access_mode: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub mutual_tls_authentication: Option<MutualTlsAuthentication>,
    pub ownership_verification_certificate_arn: Option<String>,
    pub management_policy: Option<String>,
    pub policy: Option<String>,
    pub routing_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainNameAccessAssociation {
    pub domain_name_access_association_arn: Option<String>,
    pub domain_name_arn: Option<String>,
    pub access_association_source_type: Option<String>,
    pub access_association_source: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainNameAccessAssociations {
    pub position: Option<String>,
    pub items: Option<Vec<DomainNameAccessAssociation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DomainNames {
    pub position: Option<String>,
    pub items: Option<Vec<DomainName>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointConfiguration {
    pub types: Option<Vec<String>>,
    pub ip_address_type: Option<String>,
    pub vpc_endpoint_ids: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportResponse {
    pub content_type: Option<String>,
    pub content_disposition: Option<String>,
    pub body: Option<Bytes>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlushStageAuthorizersCacheRequest {
    pub rest_api_id: String,
    pub stage_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlushStageCacheRequest {
    pub rest_api_id: String,
    pub stage_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GatewayResponse {
    pub response_type: Option<String>,
    pub status_code: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub default_response: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GatewayResponses {
    pub position: Option<String>,
    pub items: Option<Vec<GatewayResponse>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GenerateClientCertificateRequest {
    pub description: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetAccountRequest {}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApiKeyRequest {
    pub api_key: String,
    pub include_value: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetApiKeysRequest {
    pub position: Option<String>,
    pub limit: Option<i32>,
    pub name_query: Option<String>,
    pub customer_id: Option<String>,
    pub include_values: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetAuthorizerRequest {
    pub rest_api_id: String,
    pub authorizer_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetAuthorizersRequest {
    pub rest_api_id: String,
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetBasePathMappingRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub base_path: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetBasePathMappingsRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetClientCertificateRequest {
    pub client_certificate_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetClientCertificatesRequest {
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDeploymentRequest {
    pub rest_api_id: String,
    pub deployment_id: String,
    pub embed: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDeploymentsRequest {
    pub rest_api_id: String,
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDocumentationPartRequest {
    pub rest_api_id: String,
    pub documentation_part_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDocumentationPartsRequest {
    pub rest_api_id: String,
    pub r#type: Option<String>,
    pub name_query: Option<String>,
    pub path: Option<String>,
    pub position: Option<String>,
    pub limit: Option<i32>,
    pub location_status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDocumentationVersionRequest {
    pub rest_api_id: String,
    pub documentation_version: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDocumentationVersionsRequest {
    pub rest_api_id: String,
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDomainNameAccessAssociationsRequest {
    pub position: Option<String>,
    pub limit: Option<i32>,
    pub resource_owner: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDomainNameRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetDomainNamesRequest {
    pub position: Option<String>,
    pub limit: Option<i32>,
    pub resource_owner: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetExportRequest {
    pub rest_api_id: String,
    pub stage_name: String,
    pub export_type: String,
    pub parameters: Option<IndexMap<String, Option<String>>>,
    pub accepts: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetGatewayResponseRequest {
    pub rest_api_id: String,
    pub response_type: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetGatewayResponsesRequest {
    pub rest_api_id: String,
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetIntegrationResponseRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub status_code: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetMethodRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetMethodResponseRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub status_code: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetModelRequest {
    pub rest_api_id: String,
    pub model_name: String,
    pub flatten: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetModelTemplateRequest {
    pub rest_api_id: String,
    pub model_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetModelsRequest {
    pub rest_api_id: String,
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRequestValidatorRequest {
    pub rest_api_id: String,
    pub request_validator_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRequestValidatorsRequest {
    pub rest_api_id: String,
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetResourceRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub embed: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetResourcesRequest {
    pub rest_api_id: String,
    pub position: Option<String>,
    pub limit: Option<i32>,
    pub embed: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRestApiRequest {
    pub rest_api_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRestApisRequest {
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetSdkRequest {
    pub rest_api_id: String,
    pub stage_name: String,
    pub sdk_type: String,
    pub parameters: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetSdkTypeRequest {
    pub id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetSdkTypesRequest {
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetStageRequest {
    pub rest_api_id: String,
    pub stage_name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetStagesRequest {
    pub rest_api_id: String,
    pub deployment_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetTagsRequest {
    pub resource_arn: String,
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetUsagePlanKeyRequest {
    pub usage_plan_id: String,
    pub key_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetUsagePlanKeysRequest {
    pub usage_plan_id: String,
    pub position: Option<String>,
    pub limit: Option<i32>,
    pub name_query: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetUsagePlanRequest {
    pub usage_plan_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetUsagePlansRequest {
    pub position: Option<String>,
    pub key_id: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetUsageRequest {
    pub usage_plan_id: String,
    pub key_id: Option<String>,
    pub start_date: Option<String>,
    pub end_date: Option<String>,
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetVpcLinkRequest {
    pub vpc_link_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetVpcLinksRequest {
    pub position: Option<String>,
    pub limit: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportApiKeysRequest {
    pub body: Option<Bytes>,
    pub format: Option<String>,
    pub fail_on_warnings: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportDocumentationPartsRequest {
    pub rest_api_id: String,
    pub mode: Option<String>,
    pub fail_on_warnings: Option<bool>,
    pub body: Option<Bytes>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportRestApiRequest {
    pub fail_on_warnings: Option<bool>,
    pub parameters: Option<IndexMap<String, Option<String>>>,
    pub body: Option<Bytes>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Integration {
    pub r#type: Option<String>,
    pub http_method: Option<String>,
    pub uri: Option<String>,
    pub connection_type: Option<String>,
    pub connection_id: Option<String>,
    pub credentials: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub passthrough_behavior: Option<String>,
    pub content_handling: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub cache_namespace: Option<String>,
    pub cache_key_parameters: Option<Vec<String>>,
    pub integration_responses: Option<IndexMap<String, IntegrationResponse>>,
    pub tls_config: Option<TlsConfig>,
    pub response_transfer_mode: Option<String>,
    pub integration_target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct IntegrationResponse {
    pub status_code: Option<String>,
    pub selection_pattern: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub content_handling: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct JwtAdditionalClaim {
    pub claim_name: Option<String>,
    pub format: Option<String>,
    pub required: Option<bool>,
    pub expected_values: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct JwtConfiguration {
    pub issuers: Option<Vec<JwtIssuer>>,
    pub default_algorithms: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct JwtConfigurationInput {
    pub issuers: Option<Vec<JwtIssuerInput>>,
    pub default_algorithms: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct JwtIssuer {
    pub issuer: Option<String>,
    pub audiences: Option<Vec<String>>,
    pub additional_claims: Option<Vec<JwtAdditionalClaim>>,
    pub jwks_uri: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct JwtIssuerInput {
    pub issuer: Option<String>,
    pub audiences: Option<Vec<String>>,
    pub additional_claims: Option<Vec<JwtAdditionalClaim>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitExceededException {
    pub retry_after_seconds: Option<String>,
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Method {
    pub http_method: Option<String>,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub api_key_required: Option<bool>,
    pub request_validator_id: Option<String>,
    pub operation_name: Option<String>,
    pub request_parameters: Option<IndexMap<String, bool>>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub method_responses: Option<IndexMap<String, MethodResponse>>,
    pub method_integration: Option<Integration>,
    pub authorization_scopes: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MethodResponse {
    pub status_code: Option<String>,
    pub response_parameters: Option<IndexMap<String, bool>>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MethodSetting {
    pub metrics_enabled: Option<bool>,
    pub logging_level: Option<String>,
    pub data_trace_enabled: Option<bool>,
    pub throttling_burst_limit: Option<i32>,
    pub throttling_rate_limit: Option<f64>,
    pub caching_enabled: Option<bool>,
    pub cache_ttl_in_seconds: Option<i32>,
    pub cache_data_encrypted: Option<bool>,
    pub require_authorization_for_cache_control: Option<bool>,
    pub unauthorized_cache_control_header_strategy: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MethodSnapshot {
    pub authorization_type: Option<String>,
    pub api_key_required: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    pub id: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub schema: Option<String>,
    pub content_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Models {
    pub position: Option<String>,
    pub items: Option<Vec<Model>>,
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
pub struct NotFoundException {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PatchOperation {
    pub op: Option<String>,
    pub path: Option<String>,
    pub value: Option<String>,
    pub from: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutGatewayResponseRequest {
    pub rest_api_id: String,
    pub response_type: String,
    pub status_code: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutIntegrationRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub r#type: Option<String>,
    pub integration_http_method: Option<String>,
    pub uri: Option<String>,
    pub connection_type: Option<String>,
    pub connection_id: Option<String>,
    pub credentials: Option<String>,
    pub request_parameters: Option<IndexMap<String, Option<String>>>,
    pub request_templates: Option<IndexMap<String, Option<String>>>,
    pub passthrough_behavior: Option<String>,
    pub cache_namespace: Option<String>,
    pub cache_key_parameters: Option<Vec<String>>,
    pub content_handling: Option<String>,
    pub timeout_in_millis: Option<i32>,
    pub tls_config: Option<TlsConfig>,
    pub response_transfer_mode: Option<String>,
    pub integration_target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutIntegrationResponseRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub status_code: String,
    pub selection_pattern: Option<String>,
    pub response_parameters: Option<IndexMap<String, Option<String>>>,
    pub response_templates: Option<IndexMap<String, Option<String>>>,
    pub content_handling: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutMethodRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub authorization_type: Option<String>,
    pub authorizer_id: Option<String>,
    pub api_key_required: Option<bool>,
    pub operation_name: Option<String>,
    pub request_parameters: Option<IndexMap<String, bool>>,
    pub request_models: Option<IndexMap<String, Option<String>>>,
    pub request_validator_id: Option<String>,
    pub authorization_scopes: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutMethodResponseRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub status_code: String,
    pub response_parameters: Option<IndexMap<String, bool>>,
    pub response_models: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutRestApiRequest {
    pub rest_api_id: String,
    pub mode: Option<String>,
    pub fail_on_warnings: Option<bool>,
    pub parameters: Option<IndexMap<String, Option<String>>>,
    pub body: Option<Bytes>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuotaSettings {
    pub limit: Option<i32>,
    pub offset: Option<i32>,
    pub period: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RejectDomainNameAccessAssociationRequest {
    pub domain_name_access_association_arn: Option<String>,
    pub domain_name_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestValidator {
    pub id: Option<String>,
    pub name: Option<String>,
    pub validate_request_body: Option<bool>,
    pub validate_request_parameters: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestValidators {
    pub position: Option<String>,
    pub items: Option<Vec<RequestValidator>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    pub id: Option<String>,
    pub parent_id: Option<String>,
    pub path_part: Option<String>,
    pub path: Option<String>,
    pub resource_methods: Option<IndexMap<String, Method>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resources {
    pub position: Option<String>,
    pub items: Option<Vec<Resource>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestApi {
    pub id: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub created_date: Option<Timestamp>,
    pub version: Option<String>,
    pub warnings: Option<Vec<String>>,
    pub binary_media_types: Option<Vec<String>>,
    pub minimum_compression_size: Option<i32>,
    pub api_key_source: Option<String>,
    pub endpoint_configuration: Option<EndpointConfiguration>,
    pub policy: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub disable_execute_api_endpoint: Option<bool>,
    pub root_resource_id: Option<String>,
    pub security_policy: Option<String>,
    pub endpoint_access_mode: Option<String>,
    pub api_status: Option<String>,
    pub api_status_message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestApis {
    pub position: Option<String>,
    pub items: Option<Vec<RestApi>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SdkConfigurationProperty {
    pub name: Option<String>,
    pub friendly_name: Option<String>,
    pub description: Option<String>,
    pub required: Option<bool>,
    pub default_value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SdkResponse {
    pub content_type: Option<String>,
    pub content_disposition: Option<String>,
    pub body: Option<Bytes>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SdkType {
    pub id: Option<String>,
    pub friendly_name: Option<String>,
    pub description: Option<String>,
    pub configuration_properties: Option<Vec<SdkConfigurationProperty>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SdkTypes {
    pub position: Option<String>,
    pub items: Option<Vec<SdkType>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceUnavailableException {
    pub retry_after_seconds: Option<String>,
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    pub deployment_id: Option<String>,
    pub client_certificate_id: Option<String>,
    pub stage_name: Option<String>,
    pub description: Option<String>,
    pub cache_cluster_enabled: Option<bool>,
    pub cache_cluster_size: Option<String>,
    pub cache_cluster_status: Option<String>,
    pub method_settings: Option<IndexMap<String, MethodSetting>>,
    pub variables: Option<IndexMap<String, Option<String>>>,
    pub documentation_version: Option<String>,
    pub access_log_settings: Option<AccessLogSettings>,
    pub canary_settings: Option<CanarySettings>,
    pub tracing_enabled: Option<bool>,
    pub web_acl_arn: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
    pub created_date: Option<Timestamp>,
    pub last_updated_date: Option<Timestamp>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageKey {
    pub rest_api_id: Option<String>,
    pub stage_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stages {
    pub item: Option<Vec<Stage>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagResourceRequest {
    pub resource_arn: String,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags {
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestInvokeAuthorizerRequest {
    pub rest_api_id: String,
    pub authorizer_id: String,
    pub headers: Option<IndexMap<String, Option<String>>>,
    pub multi_value_headers: Option<IndexMap<String, Vec<String>>>,
    pub path_with_query_string: Option<String>,
    pub body: Option<String>,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
    pub additional_context: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestInvokeAuthorizerResponse {
    pub client_status: Option<i32>,
    pub log: Option<String>,
    pub latency: Option<i64>,
    pub principal_id: Option<String>,
    pub policy: Option<String>,
    pub authorization: Option<IndexMap<String, Vec<String>>>,
    pub claims: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestInvokeMethodRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub path_with_query_string: Option<String>,
    pub body: Option<String>,
    pub headers: Option<IndexMap<String, Option<String>>>,
    pub multi_value_headers: Option<IndexMap<String, Vec<String>>>,
    pub client_certificate_id: Option<String>,
    pub stage_variables: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestInvokeMethodResponse {
    pub status: Option<i32>,
    pub body: Option<String>,
    pub headers: Option<IndexMap<String, Option<String>>>,
    pub multi_value_headers: Option<IndexMap<String, Vec<String>>>,
    pub log: Option<String>,
    pub latency: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThrottleSettings {
    pub burst_limit: Option<i32>,
    pub rate_limit: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TlsConfig {
    pub insecure_skip_verification: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TooManyRequestsException {
    pub retry_after_seconds: Option<String>,
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnauthorizedException {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UntagResourceRequest {
    pub resource_arn: String,
    pub tag_keys: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateAccountRequest {
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApiKeyRequest {
    pub api_key: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateAuthorizerRequest {
    pub rest_api_id: String,
    pub authorizer_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateBasePathMappingRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub base_path: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateClientCertificateRequest {
    pub client_certificate_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDeploymentRequest {
    pub rest_api_id: String,
    pub deployment_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDocumentationPartRequest {
    pub rest_api_id: String,
    pub documentation_part_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDocumentationVersionRequest {
    pub rest_api_id: String,
    pub documentation_version: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDomainNameRequest {
    pub domain_name: String,
    pub domain_name_id: Option<String>,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateGatewayResponseRequest {
    pub rest_api_id: String,
    pub response_type: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIntegrationRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIntegrationResponseRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub status_code: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateMethodRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateMethodResponseRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub http_method: String,
    pub status_code: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateModelRequest {
    pub rest_api_id: String,
    pub model_name: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateRequestValidatorRequest {
    pub rest_api_id: String,
    pub request_validator_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateResourceRequest {
    pub rest_api_id: String,
    pub resource_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateRestApiRequest {
    pub rest_api_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStageRequest {
    pub rest_api_id: String,
    pub stage_name: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateUsagePlanRequest {
    pub usage_plan_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateUsageRequest {
    pub usage_plan_id: String,
    pub key_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateVpcLinkRequest {
    pub vpc_link_id: String,
    pub patch_operations: Option<Vec<PatchOperation>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Usage {
    pub usage_plan_id: Option<String>,
    pub start_date: Option<String>,
    pub end_date: Option<String>,
    pub position: Option<String>,
    pub items: Option<IndexMap<String, Vec<Vec<i64>>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsagePlan {
    pub id: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub api_stages: Option<Vec<ApiStage>>,
    pub throttle: Option<ThrottleSettings>,
    pub quota: Option<QuotaSettings>,
    pub product_code: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsagePlanKey {
    pub id: Option<String>,
    pub r#type: Option<String>,
    pub value: Option<String>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsagePlanKeys {
    pub position: Option<String>,
    pub items: Option<Vec<UsagePlanKey>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsagePlans {
    pub position: Option<String>,
    pub items: Option<Vec<UsagePlan>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct VpcLink {
    pub id: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub target_arns: Option<Vec<String>>,
    pub status: Option<String>,
    pub status_message: Option<String>,
    pub tags: Option<IndexMap<String, Option<String>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct VpcLinks {
    pub position: Option<String>,
    pub items: Option<Vec<VpcLink>>,
}

shapes! {
AccessLogSettings: S_ACCESS_LOG_SETTINGS { format, destination_arn }
Account: S_ACCOUNT { cloudwatch_role_arn, throttle_settings, features, api_key_version }
ApiKey: S_API_KEY { id, value, name, customer_id, description, enabled, created_date, last_updated_date, stage_keys, tags }
ApiKeyIds: S_API_KEY_IDS { ids, warnings }
ApiKeys: S_API_KEYS { warnings, position, items }
ApiStage: S_API_STAGE { api_id, stage, throttle }
Authorizer: S_AUTHORIZER { id, name, r#type, provider_arns, auth_type, authorizer_uri, authorizer_credentials, identity_source, identity_validation_expression, authorizer_result_ttl_in_seconds, jwt_configuration }
Authorizers: S_AUTHORIZERS { position, items }
BadRequestException: S_BAD_REQUEST_EXCEPTION { message }
BasePathMapping: S_BASE_PATH_MAPPING { base_path, rest_api_id, stage }
BasePathMappings: S_BASE_PATH_MAPPINGS { position, items }
CanarySettings: S_CANARY_SETTINGS { percent_traffic, deployment_id, stage_variable_overrides, use_stage_cache }
ClientCertificate: S_CLIENT_CERTIFICATE { client_certificate_id, description, pem_encoded_certificate, created_date, expiration_date, tags }
ClientCertificates: S_CLIENT_CERTIFICATES { position, items }
ConflictException: S_CONFLICT_EXCEPTION { message }
CreateApiKeyRequest: S_CREATE_API_KEY_REQUEST { name, description, enabled, generate_distinct_id, value, stage_keys, customer_id, tags }
CreateAuthorizerRequest: S_CREATE_AUTHORIZER_REQUEST { rest_api_id, name, r#type, provider_arns, auth_type, authorizer_uri, authorizer_credentials, identity_source, identity_validation_expression, authorizer_result_ttl_in_seconds, jwt_configuration }
CreateBasePathMappingRequest: S_CREATE_BASE_PATH_MAPPING_REQUEST { domain_name, domain_name_id, base_path, rest_api_id, stage }
CreateDeploymentRequest: S_CREATE_DEPLOYMENT_REQUEST { rest_api_id, stage_name, stage_description, description, cache_cluster_enabled, cache_cluster_size, variables, canary_settings, tracing_enabled }
CreateDocumentationPartRequest: S_CREATE_DOCUMENTATION_PART_REQUEST { rest_api_id, location, properties }
CreateDocumentationVersionRequest: S_CREATE_DOCUMENTATION_VERSION_REQUEST { rest_api_id, documentation_version, stage_name, description }
CreateDomainNameAccessAssociationRequest: S_CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST { domain_name_arn, access_association_source_type, access_association_source, tags }
CreateDomainNameRequest: S_CREATE_DOMAIN_NAME_REQUEST { domain_name, certificate_name, certificate_body, certificate_private_key, certificate_chain, certificate_arn, regional_certificate_name, regional_certificate_arn, endpoint_configuration, tags, security_policy, endpoint_access_mode, mutual_tls_authentication, ownership_verification_certificate_arn, policy, routing_mode }
CreateModelRequest: S_CREATE_MODEL_REQUEST { rest_api_id, name, description, schema, content_type }
CreateRequestValidatorRequest: S_CREATE_REQUEST_VALIDATOR_REQUEST { rest_api_id, name, validate_request_body, validate_request_parameters }
CreateResourceRequest: S_CREATE_RESOURCE_REQUEST { rest_api_id, parent_id, path_part }
CreateRestApiRequest: S_CREATE_REST_API_REQUEST { name, description, version, clone_from, binary_media_types, minimum_compression_size, api_key_source, endpoint_configuration, policy, tags, disable_execute_api_endpoint, security_policy, endpoint_access_mode }
CreateStageRequest: S_CREATE_STAGE_REQUEST { rest_api_id, stage_name, deployment_id, description, cache_cluster_enabled, cache_cluster_size, variables, documentation_version, canary_settings, tracing_enabled, tags }
CreateUsagePlanKeyRequest: S_CREATE_USAGE_PLAN_KEY_REQUEST { usage_plan_id, key_id, key_type }
CreateUsagePlanRequest: S_CREATE_USAGE_PLAN_REQUEST { name, description, api_stages, throttle, quota, tags }
CreateVpcLinkRequest: S_CREATE_VPC_LINK_REQUEST { name, description, target_arns, tags }
DeleteApiKeyRequest: S_DELETE_API_KEY_REQUEST { api_key }
DeleteAuthorizerRequest: S_DELETE_AUTHORIZER_REQUEST { rest_api_id, authorizer_id }
DeleteBasePathMappingRequest: S_DELETE_BASE_PATH_MAPPING_REQUEST { domain_name, domain_name_id, base_path }
DeleteClientCertificateRequest: S_DELETE_CLIENT_CERTIFICATE_REQUEST { client_certificate_id }
DeleteDeploymentRequest: S_DELETE_DEPLOYMENT_REQUEST { rest_api_id, deployment_id }
DeleteDocumentationPartRequest: S_DELETE_DOCUMENTATION_PART_REQUEST { rest_api_id, documentation_part_id }
DeleteDocumentationVersionRequest: S_DELETE_DOCUMENTATION_VERSION_REQUEST { rest_api_id, documentation_version }
DeleteDomainNameAccessAssociationRequest: S_DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST { domain_name_access_association_arn }
DeleteDomainNameRequest: S_DELETE_DOMAIN_NAME_REQUEST { domain_name, domain_name_id }
DeleteGatewayResponseRequest: S_DELETE_GATEWAY_RESPONSE_REQUEST { rest_api_id, response_type }
DeleteIntegrationRequest: S_DELETE_INTEGRATION_REQUEST { rest_api_id, resource_id, http_method }
DeleteIntegrationResponseRequest: S_DELETE_INTEGRATION_RESPONSE_REQUEST { rest_api_id, resource_id, http_method, status_code }
DeleteMethodRequest: S_DELETE_METHOD_REQUEST { rest_api_id, resource_id, http_method }
DeleteMethodResponseRequest: S_DELETE_METHOD_RESPONSE_REQUEST { rest_api_id, resource_id, http_method, status_code }
DeleteModelRequest: S_DELETE_MODEL_REQUEST { rest_api_id, model_name }
DeleteRequestValidatorRequest: S_DELETE_REQUEST_VALIDATOR_REQUEST { rest_api_id, request_validator_id }
DeleteResourceRequest: S_DELETE_RESOURCE_REQUEST { rest_api_id, resource_id }
DeleteRestApiRequest: S_DELETE_REST_API_REQUEST { rest_api_id }
DeleteStageRequest: S_DELETE_STAGE_REQUEST { rest_api_id, stage_name }
DeleteUsagePlanKeyRequest: S_DELETE_USAGE_PLAN_KEY_REQUEST { usage_plan_id, key_id }
DeleteUsagePlanRequest: S_DELETE_USAGE_PLAN_REQUEST { usage_plan_id }
DeleteVpcLinkRequest: S_DELETE_VPC_LINK_REQUEST { vpc_link_id }
Deployment: S_DEPLOYMENT { id, description, created_date, api_summary }
DeploymentCanarySettings: S_DEPLOYMENT_CANARY_SETTINGS { percent_traffic, stage_variable_overrides, use_stage_cache }
Deployments: S_DEPLOYMENTS { position, items }
DocumentationPart: S_DOCUMENTATION_PART { id, location, properties }
DocumentationPartIds: S_DOCUMENTATION_PART_IDS { ids, warnings }
DocumentationPartLocation: S_DOCUMENTATION_PART_LOCATION { r#type, path, method, status_code, name }
DocumentationParts: S_DOCUMENTATION_PARTS { position, items }
DocumentationVersion: S_DOCUMENTATION_VERSION { version, created_date, description }
DocumentationVersions: S_DOCUMENTATION_VERSIONS { position, items }
DomainName: S_DOMAIN_NAME { domain_name, domain_name_id, domain_name_arn, certificate_name, certificate_arn, certificate_upload_date, regional_domain_name, regional_hosted_zone_id, regional_certificate_name, regional_certificate_arn, distribution_domain_name, distribution_hosted_zone_id, endpoint_configuration, domain_name_status, domain_name_status_message, security_policy, endpoint_access_mode, tags, mutual_tls_authentication, ownership_verification_certificate_arn, management_policy, policy, routing_mode }
DomainNameAccessAssociation: S_DOMAIN_NAME_ACCESS_ASSOCIATION { domain_name_access_association_arn, domain_name_arn, access_association_source_type, access_association_source, tags }
DomainNameAccessAssociations: S_DOMAIN_NAME_ACCESS_ASSOCIATIONS { position, items }
DomainNames: S_DOMAIN_NAMES { position, items }
EndpointConfiguration: S_ENDPOINT_CONFIGURATION { types, ip_address_type, vpc_endpoint_ids }
ExportResponse: S_EXPORT_RESPONSE { content_type, content_disposition, body }
FlushStageAuthorizersCacheRequest: S_FLUSH_STAGE_AUTHORIZERS_CACHE_REQUEST { rest_api_id, stage_name }
FlushStageCacheRequest: S_FLUSH_STAGE_CACHE_REQUEST { rest_api_id, stage_name }
GatewayResponse: S_GATEWAY_RESPONSE { response_type, status_code, response_parameters, response_templates, default_response }
GatewayResponses: S_GATEWAY_RESPONSES { position, items }
GenerateClientCertificateRequest: S_GENERATE_CLIENT_CERTIFICATE_REQUEST { description, tags }
GetAccountRequest: S_GET_ACCOUNT_REQUEST {  }
GetApiKeyRequest: S_GET_API_KEY_REQUEST { api_key, include_value }
GetApiKeysRequest: S_GET_API_KEYS_REQUEST { position, limit, name_query, customer_id, include_values }
GetAuthorizerRequest: S_GET_AUTHORIZER_REQUEST { rest_api_id, authorizer_id }
GetAuthorizersRequest: S_GET_AUTHORIZERS_REQUEST { rest_api_id, position, limit }
GetBasePathMappingRequest: S_GET_BASE_PATH_MAPPING_REQUEST { domain_name, domain_name_id, base_path }
GetBasePathMappingsRequest: S_GET_BASE_PATH_MAPPINGS_REQUEST { domain_name, domain_name_id, position, limit }
GetClientCertificateRequest: S_GET_CLIENT_CERTIFICATE_REQUEST { client_certificate_id }
GetClientCertificatesRequest: S_GET_CLIENT_CERTIFICATES_REQUEST { position, limit }
GetDeploymentRequest: S_GET_DEPLOYMENT_REQUEST { rest_api_id, deployment_id, embed }
GetDeploymentsRequest: S_GET_DEPLOYMENTS_REQUEST { rest_api_id, position, limit }
GetDocumentationPartRequest: S_GET_DOCUMENTATION_PART_REQUEST { rest_api_id, documentation_part_id }
GetDocumentationPartsRequest: S_GET_DOCUMENTATION_PARTS_REQUEST { rest_api_id, r#type, name_query, path, position, limit, location_status }
GetDocumentationVersionRequest: S_GET_DOCUMENTATION_VERSION_REQUEST { rest_api_id, documentation_version }
GetDocumentationVersionsRequest: S_GET_DOCUMENTATION_VERSIONS_REQUEST { rest_api_id, position, limit }
GetDomainNameAccessAssociationsRequest: S_GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS_REQUEST { position, limit, resource_owner }
GetDomainNameRequest: S_GET_DOMAIN_NAME_REQUEST { domain_name, domain_name_id }
GetDomainNamesRequest: S_GET_DOMAIN_NAMES_REQUEST { position, limit, resource_owner }
GetExportRequest: S_GET_EXPORT_REQUEST { rest_api_id, stage_name, export_type, parameters, accepts }
GetGatewayResponseRequest: S_GET_GATEWAY_RESPONSE_REQUEST { rest_api_id, response_type }
GetGatewayResponsesRequest: S_GET_GATEWAY_RESPONSES_REQUEST { rest_api_id, position, limit }
GetIntegrationRequest: S_GET_INTEGRATION_REQUEST { rest_api_id, resource_id, http_method }
GetIntegrationResponseRequest: S_GET_INTEGRATION_RESPONSE_REQUEST { rest_api_id, resource_id, http_method, status_code }
GetMethodRequest: S_GET_METHOD_REQUEST { rest_api_id, resource_id, http_method }
GetMethodResponseRequest: S_GET_METHOD_RESPONSE_REQUEST { rest_api_id, resource_id, http_method, status_code }
GetModelRequest: S_GET_MODEL_REQUEST { rest_api_id, model_name, flatten }
GetModelTemplateRequest: S_GET_MODEL_TEMPLATE_REQUEST { rest_api_id, model_name }
GetModelsRequest: S_GET_MODELS_REQUEST { rest_api_id, position, limit }
GetRequestValidatorRequest: S_GET_REQUEST_VALIDATOR_REQUEST { rest_api_id, request_validator_id }
GetRequestValidatorsRequest: S_GET_REQUEST_VALIDATORS_REQUEST { rest_api_id, position, limit }
GetResourceRequest: S_GET_RESOURCE_REQUEST { rest_api_id, resource_id, embed }
GetResourcesRequest: S_GET_RESOURCES_REQUEST { rest_api_id, position, limit, embed }
GetRestApiRequest: S_GET_REST_API_REQUEST { rest_api_id }
GetRestApisRequest: S_GET_REST_APIS_REQUEST { position, limit }
GetSdkRequest: S_GET_SDK_REQUEST { rest_api_id, stage_name, sdk_type, parameters }
GetSdkTypeRequest: S_GET_SDK_TYPE_REQUEST { id }
GetSdkTypesRequest: S_GET_SDK_TYPES_REQUEST { position, limit }
GetStageRequest: S_GET_STAGE_REQUEST { rest_api_id, stage_name }
GetStagesRequest: S_GET_STAGES_REQUEST { rest_api_id, deployment_id }
GetTagsRequest: S_GET_TAGS_REQUEST { resource_arn, position, limit }
GetUsagePlanKeyRequest: S_GET_USAGE_PLAN_KEY_REQUEST { usage_plan_id, key_id }
GetUsagePlanKeysRequest: S_GET_USAGE_PLAN_KEYS_REQUEST { usage_plan_id, position, limit, name_query }
GetUsagePlanRequest: S_GET_USAGE_PLAN_REQUEST { usage_plan_id }
GetUsagePlansRequest: S_GET_USAGE_PLANS_REQUEST { position, key_id, limit }
GetUsageRequest: S_GET_USAGE_REQUEST { usage_plan_id, key_id, start_date, end_date, position, limit }
GetVpcLinkRequest: S_GET_VPC_LINK_REQUEST { vpc_link_id }
GetVpcLinksRequest: S_GET_VPC_LINKS_REQUEST { position, limit }
ImportApiKeysRequest: S_IMPORT_API_KEYS_REQUEST { body, format, fail_on_warnings }
ImportDocumentationPartsRequest: S_IMPORT_DOCUMENTATION_PARTS_REQUEST { rest_api_id, mode, fail_on_warnings, body }
ImportRestApiRequest: S_IMPORT_REST_API_REQUEST { fail_on_warnings, parameters, body }
Integration: S_INTEGRATION { r#type, http_method, uri, connection_type, connection_id, credentials, request_parameters, request_templates, passthrough_behavior, content_handling, timeout_in_millis, cache_namespace, cache_key_parameters, integration_responses, tls_config, response_transfer_mode, integration_target }
IntegrationResponse: S_INTEGRATION_RESPONSE { status_code, selection_pattern, response_parameters, response_templates, content_handling }
JwtAdditionalClaim: S_JWT_ADDITIONAL_CLAIM { claim_name, format, required, expected_values }
JwtConfiguration: S_JWT_CONFIGURATION { issuers, default_algorithms }
JwtConfigurationInput: S_JWT_CONFIGURATION_INPUT { issuers, default_algorithms }
JwtIssuer: S_JWT_ISSUER { issuer, audiences, additional_claims, jwks_uri }
JwtIssuerInput: S_JWT_ISSUER_INPUT { issuer, audiences, additional_claims }
LimitExceededException: S_LIMIT_EXCEEDED_EXCEPTION { retry_after_seconds, message }
Method: S_METHOD { http_method, authorization_type, authorizer_id, api_key_required, request_validator_id, operation_name, request_parameters, request_models, method_responses, method_integration, authorization_scopes }
MethodResponse: S_METHOD_RESPONSE { status_code, response_parameters, response_models }
MethodSetting: S_METHOD_SETTING { metrics_enabled, logging_level, data_trace_enabled, throttling_burst_limit, throttling_rate_limit, caching_enabled, cache_ttl_in_seconds, cache_data_encrypted, require_authorization_for_cache_control, unauthorized_cache_control_header_strategy }
MethodSnapshot: S_METHOD_SNAPSHOT { authorization_type, api_key_required }
Model: S_MODEL { id, name, description, schema, content_type }
Models: S_MODELS { position, items }
MutualTlsAuthentication: S_MUTUAL_TLS_AUTHENTICATION { truststore_uri, truststore_version, truststore_warnings }
MutualTlsAuthenticationInput: S_MUTUAL_TLS_AUTHENTICATION_INPUT { truststore_uri, truststore_version }
NotFoundException: S_NOT_FOUND_EXCEPTION { message }
PatchOperation: S_PATCH_OPERATION { op, path, value, from }
PutGatewayResponseRequest: S_PUT_GATEWAY_RESPONSE_REQUEST { rest_api_id, response_type, status_code, response_parameters, response_templates }
PutIntegrationRequest: S_PUT_INTEGRATION_REQUEST { rest_api_id, resource_id, http_method, r#type, integration_http_method, uri, connection_type, connection_id, credentials, request_parameters, request_templates, passthrough_behavior, cache_namespace, cache_key_parameters, content_handling, timeout_in_millis, tls_config, response_transfer_mode, integration_target }
PutIntegrationResponseRequest: S_PUT_INTEGRATION_RESPONSE_REQUEST { rest_api_id, resource_id, http_method, status_code, selection_pattern, response_parameters, response_templates, content_handling }
PutMethodRequest: S_PUT_METHOD_REQUEST { rest_api_id, resource_id, http_method, authorization_type, authorizer_id, api_key_required, operation_name, request_parameters, request_models, request_validator_id, authorization_scopes }
PutMethodResponseRequest: S_PUT_METHOD_RESPONSE_REQUEST { rest_api_id, resource_id, http_method, status_code, response_parameters, response_models }
PutRestApiRequest: S_PUT_REST_API_REQUEST { rest_api_id, mode, fail_on_warnings, parameters, body }
QuotaSettings: S_QUOTA_SETTINGS { limit, offset, period }
RejectDomainNameAccessAssociationRequest: S_REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST { domain_name_access_association_arn, domain_name_arn }
RequestValidator: S_REQUEST_VALIDATOR { id, name, validate_request_body, validate_request_parameters }
RequestValidators: S_REQUEST_VALIDATORS { position, items }
Resource: S_RESOURCE { id, parent_id, path_part, path, resource_methods }
Resources: S_RESOURCES { position, items }
RestApi: S_REST_API { id, name, description, created_date, version, warnings, binary_media_types, minimum_compression_size, api_key_source, endpoint_configuration, policy, tags, disable_execute_api_endpoint, root_resource_id, security_policy, endpoint_access_mode, api_status, api_status_message }
RestApis: S_REST_APIS { position, items }
SdkConfigurationProperty: S_SDK_CONFIGURATION_PROPERTY { name, friendly_name, description, required, default_value }
SdkResponse: S_SDK_RESPONSE { content_type, content_disposition, body }
SdkType: S_SDK_TYPE { id, friendly_name, description, configuration_properties }
SdkTypes: S_SDK_TYPES { position, items }
ServiceUnavailableException: S_SERVICE_UNAVAILABLE_EXCEPTION { retry_after_seconds, message }
Stage: S_STAGE { deployment_id, client_certificate_id, stage_name, description, cache_cluster_enabled, cache_cluster_size, cache_cluster_status, method_settings, variables, documentation_version, access_log_settings, canary_settings, tracing_enabled, web_acl_arn, tags, created_date, last_updated_date }
StageKey: S_STAGE_KEY { rest_api_id, stage_name }
Stages: S_STAGES { item }
TagResourceRequest: S_TAG_RESOURCE_REQUEST { resource_arn, tags }
Tags: S_TAGS { tags }
Template: S_TEMPLATE { value }
TestInvokeAuthorizerRequest: S_TEST_INVOKE_AUTHORIZER_REQUEST { rest_api_id, authorizer_id, headers, multi_value_headers, path_with_query_string, body, stage_variables, additional_context }
TestInvokeAuthorizerResponse: S_TEST_INVOKE_AUTHORIZER_RESPONSE { client_status, log, latency, principal_id, policy, authorization, claims }
TestInvokeMethodRequest: S_TEST_INVOKE_METHOD_REQUEST { rest_api_id, resource_id, http_method, path_with_query_string, body, headers, multi_value_headers, client_certificate_id, stage_variables }
TestInvokeMethodResponse: S_TEST_INVOKE_METHOD_RESPONSE { status, body, headers, multi_value_headers, log, latency }
ThrottleSettings: S_THROTTLE_SETTINGS { burst_limit, rate_limit }
TlsConfig: S_TLS_CONFIG { insecure_skip_verification }
TooManyRequestsException: S_TOO_MANY_REQUESTS_EXCEPTION { retry_after_seconds, message }
UnauthorizedException: S_UNAUTHORIZED_EXCEPTION { message }
UntagResourceRequest: S_UNTAG_RESOURCE_REQUEST { resource_arn, tag_keys }
UpdateAccountRequest: S_UPDATE_ACCOUNT_REQUEST { patch_operations }
UpdateApiKeyRequest: S_UPDATE_API_KEY_REQUEST { api_key, patch_operations }
UpdateAuthorizerRequest: S_UPDATE_AUTHORIZER_REQUEST { rest_api_id, authorizer_id, patch_operations }
UpdateBasePathMappingRequest: S_UPDATE_BASE_PATH_MAPPING_REQUEST { domain_name, domain_name_id, base_path, patch_operations }
UpdateClientCertificateRequest: S_UPDATE_CLIENT_CERTIFICATE_REQUEST { client_certificate_id, patch_operations }
UpdateDeploymentRequest: S_UPDATE_DEPLOYMENT_REQUEST { rest_api_id, deployment_id, patch_operations }
UpdateDocumentationPartRequest: S_UPDATE_DOCUMENTATION_PART_REQUEST { rest_api_id, documentation_part_id, patch_operations }
UpdateDocumentationVersionRequest: S_UPDATE_DOCUMENTATION_VERSION_REQUEST { rest_api_id, documentation_version, patch_operations }
UpdateDomainNameRequest: S_UPDATE_DOMAIN_NAME_REQUEST { domain_name, domain_name_id, patch_operations }
UpdateGatewayResponseRequest: S_UPDATE_GATEWAY_RESPONSE_REQUEST { rest_api_id, response_type, patch_operations }
UpdateIntegrationRequest: S_UPDATE_INTEGRATION_REQUEST { rest_api_id, resource_id, http_method, patch_operations }
UpdateIntegrationResponseRequest: S_UPDATE_INTEGRATION_RESPONSE_REQUEST { rest_api_id, resource_id, http_method, status_code, patch_operations }
UpdateMethodRequest: S_UPDATE_METHOD_REQUEST { rest_api_id, resource_id, http_method, patch_operations }
UpdateMethodResponseRequest: S_UPDATE_METHOD_RESPONSE_REQUEST { rest_api_id, resource_id, http_method, status_code, patch_operations }
UpdateModelRequest: S_UPDATE_MODEL_REQUEST { rest_api_id, model_name, patch_operations }
UpdateRequestValidatorRequest: S_UPDATE_REQUEST_VALIDATOR_REQUEST { rest_api_id, request_validator_id, patch_operations }
UpdateResourceRequest: S_UPDATE_RESOURCE_REQUEST { rest_api_id, resource_id, patch_operations }
UpdateRestApiRequest: S_UPDATE_REST_API_REQUEST { rest_api_id, patch_operations }
UpdateStageRequest: S_UPDATE_STAGE_REQUEST { rest_api_id, stage_name, patch_operations }
UpdateUsagePlanRequest: S_UPDATE_USAGE_PLAN_REQUEST { usage_plan_id, patch_operations }
UpdateUsageRequest: S_UPDATE_USAGE_REQUEST { usage_plan_id, key_id, patch_operations }
UpdateVpcLinkRequest: S_UPDATE_VPC_LINK_REQUEST { vpc_link_id, patch_operations }
Usage: S_USAGE { usage_plan_id, start_date, end_date, position, items }
UsagePlan: S_USAGE_PLAN { id, name, description, api_stages, throttle, quota, product_code, tags }
UsagePlanKey: S_USAGE_PLAN_KEY { id, r#type, value, name }
UsagePlanKeys: S_USAGE_PLAN_KEYS { position, items }
UsagePlans: S_USAGE_PLANS { position, items }
VpcLink: S_VPC_LINK { id, name, description, target_arns, status, status_message, tags }
VpcLinks: S_VPC_LINKS { position, items }
}

/// The operations by name.
pub mod operations {
    use super::*;
    use crate::facts::{OperationFacts, Service};

    pub const CREATE_API_KEY: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateApiKey",
        method: "POST",
        uri: "/apikeys",
        query: None,
        response_code: 201,
        input: &S_CREATE_API_KEY_REQUEST,
        output: Some(&S_API_KEY),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_AUTHORIZER: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateAuthorizer",
        method: "POST",
        uri: "/restapis/{restapi_id}/authorizers",
        query: None,
        response_code: 201,
        input: &S_CREATE_AUTHORIZER_REQUEST,
        output: Some(&S_AUTHORIZER),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_BASE_PATH_MAPPING: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateBasePathMapping",
        method: "POST",
        uri: "/domainnames/{domain_name}/basepathmappings",
        query: None,
        response_code: 201,
        input: &S_CREATE_BASE_PATH_MAPPING_REQUEST,
        output: Some(&S_BASE_PATH_MAPPING),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_DEPLOYMENT: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateDeployment",
        method: "POST",
        uri: "/restapis/{restapi_id}/deployments",
        query: None,
        response_code: 201,
        input: &S_CREATE_DEPLOYMENT_REQUEST,
        output: Some(&S_DEPLOYMENT),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_SERVICE_UNAVAILABLE_EXCEPTION,
        ],
    };
    pub const CREATE_DOCUMENTATION_PART: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateDocumentationPart",
        method: "POST",
        uri: "/restapis/{restapi_id}/documentation/parts",
        query: None,
        response_code: 201,
        input: &S_CREATE_DOCUMENTATION_PART_REQUEST,
        output: Some(&S_DOCUMENTATION_PART),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_DOCUMENTATION_VERSION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateDocumentationVersion",
        method: "POST",
        uri: "/restapis/{restapi_id}/documentation/versions",
        query: None,
        response_code: 201,
        input: &S_CREATE_DOCUMENTATION_VERSION_REQUEST,
        output: Some(&S_DOCUMENTATION_VERSION),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_DOMAIN_NAME: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateDomainName",
        method: "POST",
        uri: "/domainnames",
        query: None,
        response_code: 201,
        input: &S_CREATE_DOMAIN_NAME_REQUEST,
        output: Some(&S_DOMAIN_NAME),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateDomainNameAccessAssociation",
        method: "POST",
        uri: "/domainnameaccessassociations",
        query: None,
        response_code: 201,
        input: &S_CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST,
        output: Some(&S_DOMAIN_NAME_ACCESS_ASSOCIATION),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_MODEL: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateModel",
        method: "POST",
        uri: "/restapis/{restapi_id}/models",
        query: None,
        response_code: 201,
        input: &S_CREATE_MODEL_REQUEST,
        output: Some(&S_MODEL),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_REQUEST_VALIDATOR: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateRequestValidator",
        method: "POST",
        uri: "/restapis/{restapi_id}/requestvalidators",
        query: None,
        response_code: 201,
        input: &S_CREATE_REQUEST_VALIDATOR_REQUEST,
        output: Some(&S_REQUEST_VALIDATOR),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_RESOURCE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateResource",
        method: "POST",
        uri: "/restapis/{restapi_id}/resources/{parent_id}",
        query: None,
        response_code: 201,
        input: &S_CREATE_RESOURCE_REQUEST,
        output: Some(&S_RESOURCE),
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_REST_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateRestApi",
        method: "POST",
        uri: "/restapis",
        query: None,
        response_code: 201,
        input: &S_CREATE_REST_API_REQUEST,
        output: Some(&S_REST_API),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_STAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateStage",
        method: "POST",
        uri: "/restapis/{restapi_id}/stages",
        query: None,
        response_code: 201,
        input: &S_CREATE_STAGE_REQUEST,
        output: Some(&S_STAGE),
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_USAGE_PLAN: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateUsagePlan",
        method: "POST",
        uri: "/usageplans",
        query: None,
        response_code: 201,
        input: &S_CREATE_USAGE_PLAN_REQUEST,
        output: Some(&S_USAGE_PLAN),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_USAGE_PLAN_KEY: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateUsagePlanKey",
        method: "POST",
        uri: "/usageplans/{usageplanId}/keys",
        query: None,
        response_code: 201,
        input: &S_CREATE_USAGE_PLAN_KEY_REQUEST,
        output: Some(&S_USAGE_PLAN_KEY),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const CREATE_VPC_LINK: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "CreateVpcLink",
        method: "POST",
        uri: "/vpclinks",
        query: None,
        response_code: 202,
        input: &S_CREATE_VPC_LINK_REQUEST,
        output: Some(&S_VPC_LINK),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_API_KEY: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteApiKey",
        method: "DELETE",
        uri: "/apikeys/{api_Key}",
        query: None,
        response_code: 202,
        input: &S_DELETE_API_KEY_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_AUTHORIZER: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteAuthorizer",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/authorizers/{authorizer_id}",
        query: None,
        response_code: 202,
        input: &S_DELETE_AUTHORIZER_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_BASE_PATH_MAPPING: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteBasePathMapping",
        method: "DELETE",
        uri: "/domainnames/{domain_name}/basepathmappings/{base_path}",
        query: None,
        response_code: 202,
        input: &S_DELETE_BASE_PATH_MAPPING_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_CLIENT_CERTIFICATE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteClientCertificate",
        method: "DELETE",
        uri: "/clientcertificates/{clientcertificate_id}",
        query: None,
        response_code: 202,
        input: &S_DELETE_CLIENT_CERTIFICATE_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_DEPLOYMENT: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteDeployment",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/deployments/{deployment_id}",
        query: None,
        response_code: 202,
        input: &S_DELETE_DEPLOYMENT_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_DOCUMENTATION_PART: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteDocumentationPart",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/documentation/parts/{part_id}",
        query: None,
        response_code: 202,
        input: &S_DELETE_DOCUMENTATION_PART_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_DOCUMENTATION_VERSION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteDocumentationVersion",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/documentation/versions/{doc_version}",
        query: None,
        response_code: 202,
        input: &S_DELETE_DOCUMENTATION_VERSION_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_DOMAIN_NAME: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteDomainName",
        method: "DELETE",
        uri: "/domainnames/{domain_name}",
        query: None,
        response_code: 202,
        input: &S_DELETE_DOMAIN_NAME_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteDomainNameAccessAssociation",
        method: "DELETE",
        uri: "/domainnameaccessassociations/{domain_name_access_association_arn}",
        query: None,
        response_code: 202,
        input: &S_DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_GATEWAY_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteGatewayResponse",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/gatewayresponses/{response_type}",
        query: None,
        response_code: 202,
        input: &S_DELETE_GATEWAY_RESPONSE_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_INTEGRATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteIntegration",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration",
        query: None,
        response_code: 204,
        input: &S_DELETE_INTEGRATION_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_INTEGRATION_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteIntegrationResponse",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}",
        query: None,
        response_code: 204,
        input: &S_DELETE_INTEGRATION_RESPONSE_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_METHOD: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteMethod",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
        query: None,
        response_code: 204,
        input: &S_DELETE_METHOD_REQUEST,
        output: None,
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const DELETE_METHOD_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteMethodResponse",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}",
        query: None,
        response_code: 204,
        input: &S_DELETE_METHOD_RESPONSE_REQUEST,
        output: None,
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
        ],
    };
    pub const DELETE_MODEL: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteModel",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/models/{model_name}",
        query: None,
        response_code: 202,
        input: &S_DELETE_MODEL_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_REQUEST_VALIDATOR: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteRequestValidator",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/requestvalidators/{requestvalidator_id}",
        query: None,
        response_code: 202,
        input: &S_DELETE_REQUEST_VALIDATOR_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_RESOURCE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteResource",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/resources/{resource_id}",
        query: None,
        response_code: 202,
        input: &S_DELETE_RESOURCE_REQUEST,
        output: None,
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_REST_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteRestApi",
        method: "DELETE",
        uri: "/restapis/{restapi_id}",
        query: None,
        response_code: 202,
        input: &S_DELETE_REST_API_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_STAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteStage",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/stages/{stage_name}",
        query: None,
        response_code: 202,
        input: &S_DELETE_STAGE_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_USAGE_PLAN: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteUsagePlan",
        method: "DELETE",
        uri: "/usageplans/{usageplanId}",
        query: None,
        response_code: 202,
        input: &S_DELETE_USAGE_PLAN_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_USAGE_PLAN_KEY: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteUsagePlanKey",
        method: "DELETE",
        uri: "/usageplans/{usageplanId}/keys/{keyId}",
        query: None,
        response_code: 202,
        input: &S_DELETE_USAGE_PLAN_KEY_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const DELETE_VPC_LINK: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "DeleteVpcLink",
        method: "DELETE",
        uri: "/vpclinks/{vpclink_id}",
        query: None,
        response_code: 202,
        input: &S_DELETE_VPC_LINK_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const FLUSH_STAGE_AUTHORIZERS_CACHE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "FlushStageAuthorizersCache",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/stages/{stage_name}/cache/authorizers",
        query: None,
        response_code: 202,
        input: &S_FLUSH_STAGE_AUTHORIZERS_CACHE_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const FLUSH_STAGE_CACHE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "FlushStageCache",
        method: "DELETE",
        uri: "/restapis/{restapi_id}/stages/{stage_name}/cache/data",
        query: None,
        response_code: 202,
        input: &S_FLUSH_STAGE_CACHE_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GENERATE_CLIENT_CERTIFICATE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GenerateClientCertificate",
        method: "POST",
        uri: "/clientcertificates",
        query: None,
        response_code: 201,
        input: &S_GENERATE_CLIENT_CERTIFICATE_REQUEST,
        output: Some(&S_CLIENT_CERTIFICATE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_ACCOUNT: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetAccount",
        method: "GET",
        uri: "/account",
        query: None,
        response_code: 200,
        input: &S_GET_ACCOUNT_REQUEST,
        output: Some(&S_ACCOUNT),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_API_KEY: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetApiKey",
        method: "GET",
        uri: "/apikeys/{api_Key}",
        query: None,
        response_code: 200,
        input: &S_GET_API_KEY_REQUEST,
        output: Some(&S_API_KEY),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_API_KEYS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetApiKeys",
        method: "GET",
        uri: "/apikeys",
        query: None,
        response_code: 200,
        input: &S_GET_API_KEYS_REQUEST,
        output: Some(&S_API_KEYS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_AUTHORIZER: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetAuthorizer",
        method: "GET",
        uri: "/restapis/{restapi_id}/authorizers/{authorizer_id}",
        query: None,
        response_code: 200,
        input: &S_GET_AUTHORIZER_REQUEST,
        output: Some(&S_AUTHORIZER),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_AUTHORIZERS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetAuthorizers",
        method: "GET",
        uri: "/restapis/{restapi_id}/authorizers",
        query: None,
        response_code: 200,
        input: &S_GET_AUTHORIZERS_REQUEST,
        output: Some(&S_AUTHORIZERS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_BASE_PATH_MAPPING: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetBasePathMapping",
        method: "GET",
        uri: "/domainnames/{domain_name}/basepathmappings/{base_path}",
        query: None,
        response_code: 200,
        input: &S_GET_BASE_PATH_MAPPING_REQUEST,
        output: Some(&S_BASE_PATH_MAPPING),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_BASE_PATH_MAPPINGS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetBasePathMappings",
        method: "GET",
        uri: "/domainnames/{domain_name}/basepathmappings",
        query: None,
        response_code: 200,
        input: &S_GET_BASE_PATH_MAPPINGS_REQUEST,
        output: Some(&S_BASE_PATH_MAPPINGS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_CLIENT_CERTIFICATE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetClientCertificate",
        method: "GET",
        uri: "/clientcertificates/{clientcertificate_id}",
        query: None,
        response_code: 200,
        input: &S_GET_CLIENT_CERTIFICATE_REQUEST,
        output: Some(&S_CLIENT_CERTIFICATE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_CLIENT_CERTIFICATES: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetClientCertificates",
        method: "GET",
        uri: "/clientcertificates",
        query: None,
        response_code: 200,
        input: &S_GET_CLIENT_CERTIFICATES_REQUEST,
        output: Some(&S_CLIENT_CERTIFICATES),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_DEPLOYMENT: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetDeployment",
        method: "GET",
        uri: "/restapis/{restapi_id}/deployments/{deployment_id}",
        query: None,
        response_code: 200,
        input: &S_GET_DEPLOYMENT_REQUEST,
        output: Some(&S_DEPLOYMENT),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_SERVICE_UNAVAILABLE_EXCEPTION,
        ],
    };
    pub const GET_DEPLOYMENTS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetDeployments",
        method: "GET",
        uri: "/restapis/{restapi_id}/deployments",
        query: None,
        response_code: 200,
        input: &S_GET_DEPLOYMENTS_REQUEST,
        output: Some(&S_DEPLOYMENTS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_SERVICE_UNAVAILABLE_EXCEPTION,
        ],
    };
    pub const GET_DOCUMENTATION_PART: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetDocumentationPart",
        method: "GET",
        uri: "/restapis/{restapi_id}/documentation/parts/{part_id}",
        query: None,
        response_code: 200,
        input: &S_GET_DOCUMENTATION_PART_REQUEST,
        output: Some(&S_DOCUMENTATION_PART),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_DOCUMENTATION_PARTS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetDocumentationParts",
        method: "GET",
        uri: "/restapis/{restapi_id}/documentation/parts",
        query: None,
        response_code: 200,
        input: &S_GET_DOCUMENTATION_PARTS_REQUEST,
        output: Some(&S_DOCUMENTATION_PARTS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_DOCUMENTATION_VERSION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetDocumentationVersion",
        method: "GET",
        uri: "/restapis/{restapi_id}/documentation/versions/{doc_version}",
        query: None,
        response_code: 200,
        input: &S_GET_DOCUMENTATION_VERSION_REQUEST,
        output: Some(&S_DOCUMENTATION_VERSION),
        errors: &[&S_UNAUTHORIZED_EXCEPTION, &S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_DOCUMENTATION_VERSIONS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetDocumentationVersions",
        method: "GET",
        uri: "/restapis/{restapi_id}/documentation/versions",
        query: None,
        response_code: 200,
        input: &S_GET_DOCUMENTATION_VERSIONS_REQUEST,
        output: Some(&S_DOCUMENTATION_VERSIONS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_DOMAIN_NAME: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetDomainName",
        method: "GET",
        uri: "/domainnames/{domain_name}",
        query: None,
        response_code: 200,
        input: &S_GET_DOMAIN_NAME_REQUEST,
        output: Some(&S_DOMAIN_NAME),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetDomainNameAccessAssociations",
        method: "GET",
        uri: "/domainnameaccessassociations",
        query: None,
        response_code: 200,
        input: &S_GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS_REQUEST,
        output: Some(&S_DOMAIN_NAME_ACCESS_ASSOCIATIONS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_DOMAIN_NAMES: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetDomainNames",
        method: "GET",
        uri: "/domainnames",
        query: None,
        response_code: 200,
        input: &S_GET_DOMAIN_NAMES_REQUEST,
        output: Some(&S_DOMAIN_NAMES),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_EXPORT: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetExport",
        method: "GET",
        uri: "/restapis/{restapi_id}/stages/{stage_name}/exports/{export_type}",
        query: None,
        response_code: 200,
        input: &S_GET_EXPORT_REQUEST,
        output: Some(&S_EXPORT_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_GATEWAY_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetGatewayResponse",
        method: "GET",
        uri: "/restapis/{restapi_id}/gatewayresponses/{response_type}",
        query: None,
        response_code: 200,
        input: &S_GET_GATEWAY_RESPONSE_REQUEST,
        output: Some(&S_GATEWAY_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_GATEWAY_RESPONSES: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetGatewayResponses",
        method: "GET",
        uri: "/restapis/{restapi_id}/gatewayresponses",
        query: None,
        response_code: 200,
        input: &S_GET_GATEWAY_RESPONSES_REQUEST,
        output: Some(&S_GATEWAY_RESPONSES),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_INTEGRATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetIntegration",
        method: "GET",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration",
        query: None,
        response_code: 200,
        input: &S_GET_INTEGRATION_REQUEST,
        output: Some(&S_INTEGRATION),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_INTEGRATION_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetIntegrationResponse",
        method: "GET",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}",
        query: None,
        response_code: 200,
        input: &S_GET_INTEGRATION_RESPONSE_REQUEST,
        output: Some(&S_INTEGRATION_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_METHOD: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetMethod",
        method: "GET",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
        query: None,
        response_code: 200,
        input: &S_GET_METHOD_REQUEST,
        output: Some(&S_METHOD),
        errors: &[&S_UNAUTHORIZED_EXCEPTION, &S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_METHOD_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetMethodResponse",
        method: "GET",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}",
        query: None,
        response_code: 200,
        input: &S_GET_METHOD_RESPONSE_REQUEST,
        output: Some(&S_METHOD_RESPONSE),
        errors: &[&S_UNAUTHORIZED_EXCEPTION, &S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_MODEL: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetModel",
        method: "GET",
        uri: "/restapis/{restapi_id}/models/{model_name}",
        query: None,
        response_code: 200,
        input: &S_GET_MODEL_REQUEST,
        output: Some(&S_MODEL),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_MODEL_TEMPLATE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetModelTemplate",
        method: "GET",
        uri: "/restapis/{restapi_id}/models/{model_name}/default_template",
        query: None,
        response_code: 200,
        input: &S_GET_MODEL_TEMPLATE_REQUEST,
        output: Some(&S_TEMPLATE),
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_MODELS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetModels",
        method: "GET",
        uri: "/restapis/{restapi_id}/models",
        query: None,
        response_code: 200,
        input: &S_GET_MODELS_REQUEST,
        output: Some(&S_MODELS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_REQUEST_VALIDATOR: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetRequestValidator",
        method: "GET",
        uri: "/restapis/{restapi_id}/requestvalidators/{requestvalidator_id}",
        query: None,
        response_code: 200,
        input: &S_GET_REQUEST_VALIDATOR_REQUEST,
        output: Some(&S_REQUEST_VALIDATOR),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_REQUEST_VALIDATORS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetRequestValidators",
        method: "GET",
        uri: "/restapis/{restapi_id}/requestvalidators",
        query: None,
        response_code: 200,
        input: &S_GET_REQUEST_VALIDATORS_REQUEST,
        output: Some(&S_REQUEST_VALIDATORS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_RESOURCE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetResource",
        method: "GET",
        uri: "/restapis/{restapi_id}/resources/{resource_id}",
        query: None,
        response_code: 200,
        input: &S_GET_RESOURCE_REQUEST,
        output: Some(&S_RESOURCE),
        errors: &[&S_UNAUTHORIZED_EXCEPTION, &S_NOT_FOUND_EXCEPTION, &S_TOO_MANY_REQUESTS_EXCEPTION],
    };
    pub const GET_RESOURCES: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetResources",
        method: "GET",
        uri: "/restapis/{restapi_id}/resources",
        query: None,
        response_code: 200,
        input: &S_GET_RESOURCES_REQUEST,
        output: Some(&S_RESOURCES),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_REST_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetRestApi",
        method: "GET",
        uri: "/restapis/{restapi_id}",
        query: None,
        response_code: 200,
        input: &S_GET_REST_API_REQUEST,
        output: Some(&S_REST_API),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_REST_APIS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetRestApis",
        method: "GET",
        uri: "/restapis",
        query: None,
        response_code: 200,
        input: &S_GET_REST_APIS_REQUEST,
        output: Some(&S_REST_APIS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_SDK: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetSdk",
        method: "GET",
        uri: "/restapis/{restapi_id}/stages/{stage_name}/sdks/{sdk_type}",
        query: None,
        response_code: 200,
        input: &S_GET_SDK_REQUEST,
        output: Some(&S_SDK_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_SDK_TYPE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetSdkType",
        method: "GET",
        uri: "/sdktypes/{sdktype_id}",
        query: None,
        response_code: 200,
        input: &S_GET_SDK_TYPE_REQUEST,
        output: Some(&S_SDK_TYPE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_SDK_TYPES: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetSdkTypes",
        method: "GET",
        uri: "/sdktypes",
        query: None,
        response_code: 200,
        input: &S_GET_SDK_TYPES_REQUEST,
        output: Some(&S_SDK_TYPES),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_STAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetStage",
        method: "GET",
        uri: "/restapis/{restapi_id}/stages/{stage_name}",
        query: None,
        response_code: 200,
        input: &S_GET_STAGE_REQUEST,
        output: Some(&S_STAGE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_STAGES: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetStages",
        method: "GET",
        uri: "/restapis/{restapi_id}/stages",
        query: None,
        response_code: 200,
        input: &S_GET_STAGES_REQUEST,
        output: Some(&S_STAGES),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_TAGS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetTags",
        method: "GET",
        uri: "/tags/{resource_arn}",
        query: None,
        response_code: 200,
        input: &S_GET_TAGS_REQUEST,
        output: Some(&S_TAGS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_USAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetUsage",
        method: "GET",
        uri: "/usageplans/{usageplanId}/usage",
        query: None,
        response_code: 200,
        input: &S_GET_USAGE_REQUEST,
        output: Some(&S_USAGE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_USAGE_PLAN: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetUsagePlan",
        method: "GET",
        uri: "/usageplans/{usageplanId}",
        query: None,
        response_code: 200,
        input: &S_GET_USAGE_PLAN_REQUEST,
        output: Some(&S_USAGE_PLAN),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_USAGE_PLAN_KEY: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetUsagePlanKey",
        method: "GET",
        uri: "/usageplans/{usageplanId}/keys/{keyId}",
        query: None,
        response_code: 200,
        input: &S_GET_USAGE_PLAN_KEY_REQUEST,
        output: Some(&S_USAGE_PLAN_KEY),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_USAGE_PLAN_KEYS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetUsagePlanKeys",
        method: "GET",
        uri: "/usageplans/{usageplanId}/keys",
        query: None,
        response_code: 200,
        input: &S_GET_USAGE_PLAN_KEYS_REQUEST,
        output: Some(&S_USAGE_PLAN_KEYS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_USAGE_PLANS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetUsagePlans",
        method: "GET",
        uri: "/usageplans",
        query: None,
        response_code: 200,
        input: &S_GET_USAGE_PLANS_REQUEST,
        output: Some(&S_USAGE_PLANS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_VPC_LINK: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetVpcLink",
        method: "GET",
        uri: "/vpclinks/{vpclink_id}",
        query: None,
        response_code: 200,
        input: &S_GET_VPC_LINK_REQUEST,
        output: Some(&S_VPC_LINK),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const GET_VPC_LINKS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "GetVpcLinks",
        method: "GET",
        uri: "/vpclinks",
        query: None,
        response_code: 200,
        input: &S_GET_VPC_LINKS_REQUEST,
        output: Some(&S_VPC_LINKS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const IMPORT_API_KEYS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "ImportApiKeys",
        method: "POST",
        uri: "/apikeys",
        query: Some(("mode", "import")),
        response_code: 201,
        input: &S_IMPORT_API_KEYS_REQUEST,
        output: Some(&S_API_KEY_IDS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const IMPORT_DOCUMENTATION_PARTS: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "ImportDocumentationParts",
        method: "PUT",
        uri: "/restapis/{restapi_id}/documentation/parts",
        query: None,
        response_code: 200,
        input: &S_IMPORT_DOCUMENTATION_PARTS_REQUEST,
        output: Some(&S_DOCUMENTATION_PART_IDS),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const IMPORT_REST_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "ImportRestApi",
        method: "POST",
        uri: "/restapis",
        query: Some(("mode", "import")),
        response_code: 201,
        input: &S_IMPORT_REST_API_REQUEST,
        output: Some(&S_REST_API),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const PUT_GATEWAY_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "PutGatewayResponse",
        method: "PUT",
        uri: "/restapis/{restapi_id}/gatewayresponses/{response_type}",
        query: None,
        response_code: 201,
        input: &S_PUT_GATEWAY_RESPONSE_REQUEST,
        output: Some(&S_GATEWAY_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const PUT_INTEGRATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "PutIntegration",
        method: "PUT",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration",
        query: None,
        response_code: 201,
        input: &S_PUT_INTEGRATION_REQUEST,
        output: Some(&S_INTEGRATION),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const PUT_INTEGRATION_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "PutIntegrationResponse",
        method: "PUT",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}",
        query: None,
        response_code: 201,
        input: &S_PUT_INTEGRATION_RESPONSE_REQUEST,
        output: Some(&S_INTEGRATION_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const PUT_METHOD: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "PutMethod",
        method: "PUT",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
        query: None,
        response_code: 201,
        input: &S_PUT_METHOD_REQUEST,
        output: Some(&S_METHOD),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const PUT_METHOD_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "PutMethodResponse",
        method: "PUT",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}",
        query: None,
        response_code: 201,
        input: &S_PUT_METHOD_RESPONSE_REQUEST,
        output: Some(&S_METHOD_RESPONSE),
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const PUT_REST_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "PutRestApi",
        method: "PUT",
        uri: "/restapis/{restapi_id}",
        query: None,
        response_code: 200,
        input: &S_PUT_REST_API_REQUEST,
        output: Some(&S_REST_API),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "RejectDomainNameAccessAssociation",
        method: "POST",
        uri: "/rejectdomainnameaccessassociations",
        query: None,
        response_code: 202,
        input: &S_REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const TAG_RESOURCE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "TagResource",
        method: "PUT",
        uri: "/tags/{resource_arn}",
        query: None,
        response_code: 204,
        input: &S_TAG_RESOURCE_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const TEST_INVOKE_AUTHORIZER: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "TestInvokeAuthorizer",
        method: "POST",
        uri: "/restapis/{restapi_id}/authorizers/{authorizer_id}",
        query: None,
        response_code: 200,
        input: &S_TEST_INVOKE_AUTHORIZER_REQUEST,
        output: Some(&S_TEST_INVOKE_AUTHORIZER_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const TEST_INVOKE_METHOD: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "TestInvokeMethod",
        method: "POST",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
        query: None,
        response_code: 200,
        input: &S_TEST_INVOKE_METHOD_REQUEST,
        output: Some(&S_TEST_INVOKE_METHOD_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UNTAG_RESOURCE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UntagResource",
        method: "DELETE",
        uri: "/tags/{resource_arn}",
        query: None,
        response_code: 204,
        input: &S_UNTAG_RESOURCE_REQUEST,
        output: None,
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_ACCOUNT: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateAccount",
        method: "PATCH",
        uri: "/account",
        query: None,
        response_code: 200,
        input: &S_UPDATE_ACCOUNT_REQUEST,
        output: Some(&S_ACCOUNT),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_API_KEY: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateApiKey",
        method: "PATCH",
        uri: "/apikeys/{api_Key}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_API_KEY_REQUEST,
        output: Some(&S_API_KEY),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_AUTHORIZER: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateAuthorizer",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/authorizers/{authorizer_id}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_AUTHORIZER_REQUEST,
        output: Some(&S_AUTHORIZER),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_BASE_PATH_MAPPING: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateBasePathMapping",
        method: "PATCH",
        uri: "/domainnames/{domain_name}/basepathmappings/{base_path}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_BASE_PATH_MAPPING_REQUEST,
        output: Some(&S_BASE_PATH_MAPPING),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_CLIENT_CERTIFICATE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateClientCertificate",
        method: "PATCH",
        uri: "/clientcertificates/{clientcertificate_id}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_CLIENT_CERTIFICATE_REQUEST,
        output: Some(&S_CLIENT_CERTIFICATE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_DEPLOYMENT: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateDeployment",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/deployments/{deployment_id}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_DEPLOYMENT_REQUEST,
        output: Some(&S_DEPLOYMENT),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
            &S_SERVICE_UNAVAILABLE_EXCEPTION,
        ],
    };
    pub const UPDATE_DOCUMENTATION_PART: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateDocumentationPart",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/documentation/parts/{part_id}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_DOCUMENTATION_PART_REQUEST,
        output: Some(&S_DOCUMENTATION_PART),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_DOCUMENTATION_VERSION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateDocumentationVersion",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/documentation/versions/{doc_version}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_DOCUMENTATION_VERSION_REQUEST,
        output: Some(&S_DOCUMENTATION_VERSION),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_DOMAIN_NAME: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateDomainName",
        method: "PATCH",
        uri: "/domainnames/{domain_name}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_DOMAIN_NAME_REQUEST,
        output: Some(&S_DOMAIN_NAME),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_GATEWAY_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateGatewayResponse",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/gatewayresponses/{response_type}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_GATEWAY_RESPONSE_REQUEST,
        output: Some(&S_GATEWAY_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_INTEGRATION: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateIntegration",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration",
        query: None,
        response_code: 200,
        input: &S_UPDATE_INTEGRATION_REQUEST,
        output: Some(&S_INTEGRATION),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_INTEGRATION_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateIntegrationResponse",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_INTEGRATION_RESPONSE_REQUEST,
        output: Some(&S_INTEGRATION_RESPONSE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_METHOD: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateMethod",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_METHOD_REQUEST,
        output: Some(&S_METHOD),
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_METHOD_RESPONSE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateMethodResponse",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}",
        query: None,
        response_code: 201,
        input: &S_UPDATE_METHOD_RESPONSE_REQUEST,
        output: Some(&S_METHOD_RESPONSE),
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_MODEL: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateModel",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/models/{model_name}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_MODEL_REQUEST,
        output: Some(&S_MODEL),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_REQUEST_VALIDATOR: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateRequestValidator",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/requestvalidators/{requestvalidator_id}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_REQUEST_VALIDATOR_REQUEST,
        output: Some(&S_REQUEST_VALIDATOR),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_RESOURCE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateResource",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/resources/{resource_id}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_RESOURCE_REQUEST,
        output: Some(&S_RESOURCE),
        errors: &[
            &S_UNAUTHORIZED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_BAD_REQUEST_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_REST_API: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateRestApi",
        method: "PATCH",
        uri: "/restapis/{restapi_id}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_REST_API_REQUEST,
        output: Some(&S_REST_API),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_STAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateStage",
        method: "PATCH",
        uri: "/restapis/{restapi_id}/stages/{stage_name}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_STAGE_REQUEST,
        output: Some(&S_STAGE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_USAGE: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateUsage",
        method: "PATCH",
        uri: "/usageplans/{usageplanId}/keys/{keyId}/usage",
        query: None,
        response_code: 200,
        input: &S_UPDATE_USAGE_REQUEST,
        output: Some(&S_USAGE),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_USAGE_PLAN: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateUsagePlan",
        method: "PATCH",
        uri: "/usageplans/{usageplanId}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_USAGE_PLAN_REQUEST,
        output: Some(&S_USAGE_PLAN),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };
    pub const UPDATE_VPC_LINK: &OperationFacts = &OperationFacts {
        service: Service::ApiGateway,
        name: "UpdateVpcLink",
        method: "PATCH",
        uri: "/vpclinks/{vpclink_id}",
        query: None,
        response_code: 200,
        input: &S_UPDATE_VPC_LINK_REQUEST,
        output: Some(&S_VPC_LINK),
        errors: &[
            &S_BAD_REQUEST_EXCEPTION,
            &S_CONFLICT_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_NOT_FOUND_EXCEPTION,
            &S_UNAUTHORIZED_EXCEPTION,
            &S_TOO_MANY_REQUESTS_EXCEPTION,
        ],
    };

    /// All operations of the service.
    pub const ALL: &[&OperationFacts] = &[
        CREATE_API_KEY,
        CREATE_AUTHORIZER,
        CREATE_BASE_PATH_MAPPING,
        CREATE_DEPLOYMENT,
        CREATE_DOCUMENTATION_PART,
        CREATE_DOCUMENTATION_VERSION,
        CREATE_DOMAIN_NAME,
        CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION,
        CREATE_MODEL,
        CREATE_REQUEST_VALIDATOR,
        CREATE_RESOURCE,
        CREATE_REST_API,
        CREATE_STAGE,
        CREATE_USAGE_PLAN,
        CREATE_USAGE_PLAN_KEY,
        CREATE_VPC_LINK,
        DELETE_API_KEY,
        DELETE_AUTHORIZER,
        DELETE_BASE_PATH_MAPPING,
        DELETE_CLIENT_CERTIFICATE,
        DELETE_DEPLOYMENT,
        DELETE_DOCUMENTATION_PART,
        DELETE_DOCUMENTATION_VERSION,
        DELETE_DOMAIN_NAME,
        DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION,
        DELETE_GATEWAY_RESPONSE,
        DELETE_INTEGRATION,
        DELETE_INTEGRATION_RESPONSE,
        DELETE_METHOD,
        DELETE_METHOD_RESPONSE,
        DELETE_MODEL,
        DELETE_REQUEST_VALIDATOR,
        DELETE_RESOURCE,
        DELETE_REST_API,
        DELETE_STAGE,
        DELETE_USAGE_PLAN,
        DELETE_USAGE_PLAN_KEY,
        DELETE_VPC_LINK,
        FLUSH_STAGE_AUTHORIZERS_CACHE,
        FLUSH_STAGE_CACHE,
        GENERATE_CLIENT_CERTIFICATE,
        GET_ACCOUNT,
        GET_API_KEY,
        GET_API_KEYS,
        GET_AUTHORIZER,
        GET_AUTHORIZERS,
        GET_BASE_PATH_MAPPING,
        GET_BASE_PATH_MAPPINGS,
        GET_CLIENT_CERTIFICATE,
        GET_CLIENT_CERTIFICATES,
        GET_DEPLOYMENT,
        GET_DEPLOYMENTS,
        GET_DOCUMENTATION_PART,
        GET_DOCUMENTATION_PARTS,
        GET_DOCUMENTATION_VERSION,
        GET_DOCUMENTATION_VERSIONS,
        GET_DOMAIN_NAME,
        GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS,
        GET_DOMAIN_NAMES,
        GET_EXPORT,
        GET_GATEWAY_RESPONSE,
        GET_GATEWAY_RESPONSES,
        GET_INTEGRATION,
        GET_INTEGRATION_RESPONSE,
        GET_METHOD,
        GET_METHOD_RESPONSE,
        GET_MODEL,
        GET_MODEL_TEMPLATE,
        GET_MODELS,
        GET_REQUEST_VALIDATOR,
        GET_REQUEST_VALIDATORS,
        GET_RESOURCE,
        GET_RESOURCES,
        GET_REST_API,
        GET_REST_APIS,
        GET_SDK,
        GET_SDK_TYPE,
        GET_SDK_TYPES,
        GET_STAGE,
        GET_STAGES,
        GET_TAGS,
        GET_USAGE,
        GET_USAGE_PLAN,
        GET_USAGE_PLAN_KEY,
        GET_USAGE_PLAN_KEYS,
        GET_USAGE_PLANS,
        GET_VPC_LINK,
        GET_VPC_LINKS,
        IMPORT_API_KEYS,
        IMPORT_DOCUMENTATION_PARTS,
        IMPORT_REST_API,
        PUT_GATEWAY_RESPONSE,
        PUT_INTEGRATION,
        PUT_INTEGRATION_RESPONSE,
        PUT_METHOD,
        PUT_METHOD_RESPONSE,
        PUT_REST_API,
        REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION,
        TAG_RESOURCE,
        TEST_INVOKE_AUTHORIZER,
        TEST_INVOKE_METHOD,
        UNTAG_RESOURCE,
        UPDATE_ACCOUNT,
        UPDATE_API_KEY,
        UPDATE_AUTHORIZER,
        UPDATE_BASE_PATH_MAPPING,
        UPDATE_CLIENT_CERTIFICATE,
        UPDATE_DEPLOYMENT,
        UPDATE_DOCUMENTATION_PART,
        UPDATE_DOCUMENTATION_VERSION,
        UPDATE_DOMAIN_NAME,
        UPDATE_GATEWAY_RESPONSE,
        UPDATE_INTEGRATION,
        UPDATE_INTEGRATION_RESPONSE,
        UPDATE_METHOD,
        UPDATE_METHOD_RESPONSE,
        UPDATE_MODEL,
        UPDATE_REQUEST_VALIDATOR,
        UPDATE_RESOURCE,
        UPDATE_REST_API,
        UPDATE_STAGE,
        UPDATE_USAGE,
        UPDATE_USAGE_PLAN,
        UPDATE_VPC_LINK,
    ];
}

/// Calls a macro with all operations of the service, their inputs and outputs: `NAME: Input => Output,`.
#[macro_export]
macro_rules! apigateway_operations {
    ($callback:ident) => {
        $callback! {
        CREATE_API_KEY: CreateApiKeyRequest => ApiKey,
        CREATE_AUTHORIZER: CreateAuthorizerRequest => Authorizer,
        CREATE_BASE_PATH_MAPPING: CreateBasePathMappingRequest => BasePathMapping,
        CREATE_DEPLOYMENT: CreateDeploymentRequest => Deployment,
        CREATE_DOCUMENTATION_PART: CreateDocumentationPartRequest => DocumentationPart,
        CREATE_DOCUMENTATION_VERSION: CreateDocumentationVersionRequest => DocumentationVersion,
        CREATE_DOMAIN_NAME: CreateDomainNameRequest => DomainName,
        CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION: CreateDomainNameAccessAssociationRequest => DomainNameAccessAssociation,
        CREATE_MODEL: CreateModelRequest => Model,
        CREATE_REQUEST_VALIDATOR: CreateRequestValidatorRequest => RequestValidator,
        CREATE_RESOURCE: CreateResourceRequest => Resource,
        CREATE_REST_API: CreateRestApiRequest => RestApi,
        CREATE_STAGE: CreateStageRequest => Stage,
        CREATE_USAGE_PLAN: CreateUsagePlanRequest => UsagePlan,
        CREATE_USAGE_PLAN_KEY: CreateUsagePlanKeyRequest => UsagePlanKey,
        CREATE_VPC_LINK: CreateVpcLinkRequest => VpcLink,
        DELETE_API_KEY: DeleteApiKeyRequest => (),
        DELETE_AUTHORIZER: DeleteAuthorizerRequest => (),
        DELETE_BASE_PATH_MAPPING: DeleteBasePathMappingRequest => (),
        DELETE_CLIENT_CERTIFICATE: DeleteClientCertificateRequest => (),
        DELETE_DEPLOYMENT: DeleteDeploymentRequest => (),
        DELETE_DOCUMENTATION_PART: DeleteDocumentationPartRequest => (),
        DELETE_DOCUMENTATION_VERSION: DeleteDocumentationVersionRequest => (),
        DELETE_DOMAIN_NAME: DeleteDomainNameRequest => (),
        DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION: DeleteDomainNameAccessAssociationRequest => (),
        DELETE_GATEWAY_RESPONSE: DeleteGatewayResponseRequest => (),
        DELETE_INTEGRATION: DeleteIntegrationRequest => (),
        DELETE_INTEGRATION_RESPONSE: DeleteIntegrationResponseRequest => (),
        DELETE_METHOD: DeleteMethodRequest => (),
        DELETE_METHOD_RESPONSE: DeleteMethodResponseRequest => (),
        DELETE_MODEL: DeleteModelRequest => (),
        DELETE_REQUEST_VALIDATOR: DeleteRequestValidatorRequest => (),
        DELETE_RESOURCE: DeleteResourceRequest => (),
        DELETE_REST_API: DeleteRestApiRequest => (),
        DELETE_STAGE: DeleteStageRequest => (),
        DELETE_USAGE_PLAN: DeleteUsagePlanRequest => (),
        DELETE_USAGE_PLAN_KEY: DeleteUsagePlanKeyRequest => (),
        DELETE_VPC_LINK: DeleteVpcLinkRequest => (),
        FLUSH_STAGE_AUTHORIZERS_CACHE: FlushStageAuthorizersCacheRequest => (),
        FLUSH_STAGE_CACHE: FlushStageCacheRequest => (),
        GENERATE_CLIENT_CERTIFICATE: GenerateClientCertificateRequest => ClientCertificate,
        GET_ACCOUNT: GetAccountRequest => Account,
        GET_API_KEY: GetApiKeyRequest => ApiKey,
        GET_API_KEYS: GetApiKeysRequest => ApiKeys,
        GET_AUTHORIZER: GetAuthorizerRequest => Authorizer,
        GET_AUTHORIZERS: GetAuthorizersRequest => Authorizers,
        GET_BASE_PATH_MAPPING: GetBasePathMappingRequest => BasePathMapping,
        GET_BASE_PATH_MAPPINGS: GetBasePathMappingsRequest => BasePathMappings,
        GET_CLIENT_CERTIFICATE: GetClientCertificateRequest => ClientCertificate,
        GET_CLIENT_CERTIFICATES: GetClientCertificatesRequest => ClientCertificates,
        GET_DEPLOYMENT: GetDeploymentRequest => Deployment,
        GET_DEPLOYMENTS: GetDeploymentsRequest => Deployments,
        GET_DOCUMENTATION_PART: GetDocumentationPartRequest => DocumentationPart,
        GET_DOCUMENTATION_PARTS: GetDocumentationPartsRequest => DocumentationParts,
        GET_DOCUMENTATION_VERSION: GetDocumentationVersionRequest => DocumentationVersion,
        GET_DOCUMENTATION_VERSIONS: GetDocumentationVersionsRequest => DocumentationVersions,
        GET_DOMAIN_NAME: GetDomainNameRequest => DomainName,
        GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS: GetDomainNameAccessAssociationsRequest => DomainNameAccessAssociations,
        GET_DOMAIN_NAMES: GetDomainNamesRequest => DomainNames,
        GET_EXPORT: GetExportRequest => ExportResponse,
        GET_GATEWAY_RESPONSE: GetGatewayResponseRequest => GatewayResponse,
        GET_GATEWAY_RESPONSES: GetGatewayResponsesRequest => GatewayResponses,
        GET_INTEGRATION: GetIntegrationRequest => Integration,
        GET_INTEGRATION_RESPONSE: GetIntegrationResponseRequest => IntegrationResponse,
        GET_METHOD: GetMethodRequest => Method,
        GET_METHOD_RESPONSE: GetMethodResponseRequest => MethodResponse,
        GET_MODEL: GetModelRequest => Model,
        GET_MODEL_TEMPLATE: GetModelTemplateRequest => Template,
        GET_MODELS: GetModelsRequest => Models,
        GET_REQUEST_VALIDATOR: GetRequestValidatorRequest => RequestValidator,
        GET_REQUEST_VALIDATORS: GetRequestValidatorsRequest => RequestValidators,
        GET_RESOURCE: GetResourceRequest => Resource,
        GET_RESOURCES: GetResourcesRequest => Resources,
        GET_REST_API: GetRestApiRequest => RestApi,
        GET_REST_APIS: GetRestApisRequest => RestApis,
        GET_SDK: GetSdkRequest => SdkResponse,
        GET_SDK_TYPE: GetSdkTypeRequest => SdkType,
        GET_SDK_TYPES: GetSdkTypesRequest => SdkTypes,
        GET_STAGE: GetStageRequest => Stage,
        GET_STAGES: GetStagesRequest => Stages,
        GET_TAGS: GetTagsRequest => Tags,
        GET_USAGE: GetUsageRequest => Usage,
        GET_USAGE_PLAN: GetUsagePlanRequest => UsagePlan,
        GET_USAGE_PLAN_KEY: GetUsagePlanKeyRequest => UsagePlanKey,
        GET_USAGE_PLAN_KEYS: GetUsagePlanKeysRequest => UsagePlanKeys,
        GET_USAGE_PLANS: GetUsagePlansRequest => UsagePlans,
        GET_VPC_LINK: GetVpcLinkRequest => VpcLink,
        GET_VPC_LINKS: GetVpcLinksRequest => VpcLinks,
        IMPORT_API_KEYS: ImportApiKeysRequest => ApiKeyIds,
        IMPORT_DOCUMENTATION_PARTS: ImportDocumentationPartsRequest => DocumentationPartIds,
        IMPORT_REST_API: ImportRestApiRequest => RestApi,
        PUT_GATEWAY_RESPONSE: PutGatewayResponseRequest => GatewayResponse,
        PUT_INTEGRATION: PutIntegrationRequest => Integration,
        PUT_INTEGRATION_RESPONSE: PutIntegrationResponseRequest => IntegrationResponse,
        PUT_METHOD: PutMethodRequest => Method,
        PUT_METHOD_RESPONSE: PutMethodResponseRequest => MethodResponse,
        PUT_REST_API: PutRestApiRequest => RestApi,
        REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION: RejectDomainNameAccessAssociationRequest => (),
        TAG_RESOURCE: TagResourceRequest => (),
        TEST_INVOKE_AUTHORIZER: TestInvokeAuthorizerRequest => TestInvokeAuthorizerResponse,
        TEST_INVOKE_METHOD: TestInvokeMethodRequest => TestInvokeMethodResponse,
        UNTAG_RESOURCE: UntagResourceRequest => (),
        UPDATE_ACCOUNT: UpdateAccountRequest => Account,
        UPDATE_API_KEY: UpdateApiKeyRequest => ApiKey,
        UPDATE_AUTHORIZER: UpdateAuthorizerRequest => Authorizer,
        UPDATE_BASE_PATH_MAPPING: UpdateBasePathMappingRequest => BasePathMapping,
        UPDATE_CLIENT_CERTIFICATE: UpdateClientCertificateRequest => ClientCertificate,
        UPDATE_DEPLOYMENT: UpdateDeploymentRequest => Deployment,
        UPDATE_DOCUMENTATION_PART: UpdateDocumentationPartRequest => DocumentationPart,
        UPDATE_DOCUMENTATION_VERSION: UpdateDocumentationVersionRequest => DocumentationVersion,
        UPDATE_DOMAIN_NAME: UpdateDomainNameRequest => DomainName,
        UPDATE_GATEWAY_RESPONSE: UpdateGatewayResponseRequest => GatewayResponse,
        UPDATE_INTEGRATION: UpdateIntegrationRequest => Integration,
        UPDATE_INTEGRATION_RESPONSE: UpdateIntegrationResponseRequest => IntegrationResponse,
        UPDATE_METHOD: UpdateMethodRequest => Method,
        UPDATE_METHOD_RESPONSE: UpdateMethodResponseRequest => MethodResponse,
        UPDATE_MODEL: UpdateModelRequest => Model,
        UPDATE_REQUEST_VALIDATOR: UpdateRequestValidatorRequest => RequestValidator,
        UPDATE_RESOURCE: UpdateResourceRequest => Resource,
        UPDATE_REST_API: UpdateRestApiRequest => RestApi,
        UPDATE_STAGE: UpdateStageRequest => Stage,
        UPDATE_USAGE: UpdateUsageRequest => Usage,
        UPDATE_USAGE_PLAN: UpdateUsagePlanRequest => UsagePlan,
        UPDATE_VPC_LINK: UpdateVpcLinkRequest => VpcLink,
        }
    };
}

pub static S_ACCESS_LOG_SETTINGS: StructureFacts = StructureFacts {
    name: "AccessLogSettings",
    payload: None,
    error: None,
    members: &[
        member("format", "format", Body, false, &TEXT),
        member("destinationArn", "destinationArn", Body, false, &TEXT),
    ],
};

pub static S_ACCOUNT: StructureFacts = StructureFacts {
    name: "Account",
    payload: None,
    error: None,
    members: &[
        member("cloudwatchRoleArn", "cloudwatchRoleArn", Body, false, &TEXT),
        member("throttleSettings", "throttleSettings", Body, false, &Kind::Structure(&S_THROTTLE_SETTINGS)),
        member("features", "features", Body, false, &K_LIST_OF_STRING),
        member("apiKeyVersion", "apiKeyVersion", Body, false, &TEXT),
    ],
};

pub static S_API_KEY: StructureFacts = StructureFacts {
    name: "ApiKey",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("value", "value", Body, false, &TEXT),
        member("name", "name", Body, false, &TEXT),
        member("customerId", "customerId", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("enabled", "enabled", Body, false, &Kind::Boolean),
        member("createdDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::EpochSeconds)),
        member("lastUpdatedDate", "lastUpdatedDate", Body, false, &Kind::Timestamp(TimestampForm::EpochSeconds)),
        member("stageKeys", "stageKeys", Body, false, &K_LIST_OF_STRING),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_API_KEY_IDS: StructureFacts = StructureFacts {
    name: "ApiKeyIds",
    payload: None,
    error: None,
    members: &[
        member("ids", "ids", Body, false, &K_LIST_OF_STRING),
        member("warnings", "warnings", Body, false, &K_LIST_OF_STRING),
    ],
};

pub static S_API_KEYS: StructureFacts = StructureFacts {
    name: "ApiKeys",
    payload: None,
    error: None,
    members: &[
        member("warnings", "warnings", Body, false, &K_LIST_OF_STRING),
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_API_KEY),
    ],
};

pub static S_API_STAGE: StructureFacts = StructureFacts {
    name: "ApiStage",
    payload: None,
    error: None,
    members: &[
        member("apiId", "apiId", Body, false, &TEXT),
        member("stage", "stage", Body, false, &TEXT),
        member("throttle", "throttle", Body, false, &K_MAP_OF_API_STAGE_THROTTLE_SETTINGS),
    ],
};

pub static S_AUTHORIZER: StructureFacts = StructureFacts {
    name: "Authorizer",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("name", "name", Body, false, &TEXT),
        member("type", "type", Body, false, &K_AUTHORIZER_TYPE),
        member("providerARNs", "providerARNs", Body, false, &K_LIST_OF_ARNS),
        member("authType", "authType", Body, false, &TEXT),
        member("authorizerUri", "authorizerUri", Body, false, &TEXT),
        member("authorizerCredentials", "authorizerCredentials", Body, false, &TEXT),
        member("identitySource", "identitySource", Body, false, &TEXT),
        member("identityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("authorizerResultTtlInSeconds", "authorizerResultTtlInSeconds", Body, false, &Kind::Integer(None, None)),
        member("jwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION)),
    ],
};

pub static S_AUTHORIZERS: StructureFacts = StructureFacts {
    name: "Authorizers",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_AUTHORIZER),
    ],
};

pub static S_BAD_REQUEST_EXCEPTION: StructureFacts = StructureFacts {
    name: "BadRequestException",
    payload: None,
    error: Some(400),
    members: &[member("message", "message", Body, false, &TEXT)],
};

pub static S_BASE_PATH_MAPPING: StructureFacts = StructureFacts {
    name: "BasePathMapping",
    payload: None,
    error: None,
    members: &[
        member("basePath", "basePath", Body, false, &TEXT),
        member("restApiId", "restApiId", Body, false, &TEXT),
        member("stage", "stage", Body, false, &TEXT),
    ],
};

pub static S_BASE_PATH_MAPPINGS: StructureFacts = StructureFacts {
    name: "BasePathMappings",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_BASE_PATH_MAPPING),
    ],
};

pub static S_CANARY_SETTINGS: StructureFacts = StructureFacts {
    name: "CanarySettings",
    payload: None,
    error: None,
    members: &[
        member("percentTraffic", "percentTraffic", Body, false, &Kind::Double),
        member("deploymentId", "deploymentId", Body, false, &TEXT),
        member("stageVariableOverrides", "stageVariableOverrides", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("useStageCache", "useStageCache", Body, false, &Kind::Boolean),
    ],
};

pub static S_CLIENT_CERTIFICATE: StructureFacts = StructureFacts {
    name: "ClientCertificate",
    payload: None,
    error: None,
    members: &[
        member("clientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("pemEncodedCertificate", "pemEncodedCertificate", Body, false, &TEXT),
        member("createdDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::EpochSeconds)),
        member("expirationDate", "expirationDate", Body, false, &Kind::Timestamp(TimestampForm::EpochSeconds)),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_CLIENT_CERTIFICATES: StructureFacts = StructureFacts {
    name: "ClientCertificates",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_CLIENT_CERTIFICATE),
    ],
};

pub static S_CONFLICT_EXCEPTION: StructureFacts = StructureFacts {
    name: "ConflictException",
    payload: None,
    error: Some(409),
    members: &[member("message", "message", Body, false, &TEXT)],
};

pub static S_CREATE_API_KEY_REQUEST: StructureFacts = StructureFacts {
    name: "CreateApiKeyRequest",
    payload: None,
    error: None,
    members: &[
        member("name", "name", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("enabled", "enabled", Body, false, &Kind::Boolean),
        member("generateDistinctId", "generateDistinctId", Body, false, &Kind::Boolean),
        member("value", "value", Body, false, &TEXT),
        member("stageKeys", "stageKeys", Body, false, &K_LIST_OF_STAGE_KEYS),
        member("customerId", "customerId", Body, false, &TEXT),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_CREATE_AUTHORIZER_REQUEST: StructureFacts = StructureFacts {
    name: "CreateAuthorizerRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("name", "name", Body, true, &TEXT),
        member("type", "type", Body, true, &K_AUTHORIZER_TYPE),
        member("providerARNs", "providerARNs", Body, false, &K_LIST_OF_ARNS),
        member("authType", "authType", Body, false, &TEXT),
        member("authorizerUri", "authorizerUri", Body, false, &TEXT),
        member("authorizerCredentials", "authorizerCredentials", Body, false, &TEXT),
        member("identitySource", "identitySource", Body, false, &TEXT),
        member("identityValidationExpression", "identityValidationExpression", Body, false, &TEXT),
        member("authorizerResultTtlInSeconds", "authorizerResultTtlInSeconds", Body, false, &Kind::Integer(None, None)),
        member("jwtConfiguration", "jwtConfiguration", Body, false, &Kind::Structure(&S_JWT_CONFIGURATION_INPUT)),
    ],
};

pub static S_CREATE_BASE_PATH_MAPPING_REQUEST: StructureFacts = StructureFacts {
    name: "CreateBasePathMappingRequest",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domain_name", Uri, true, &TEXT),
        member("domainNameId", "domainNameId", Query, false, &TEXT),
        member("basePath", "basePath", Body, false, &TEXT),
        member("restApiId", "restApiId", Body, true, &TEXT),
        member("stage", "stage", Body, false, &TEXT),
    ],
};

pub static S_CREATE_DEPLOYMENT_REQUEST: StructureFacts = StructureFacts {
    name: "CreateDeploymentRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("stageName", "stageName", Body, false, &TEXT),
        member("stageDescription", "stageDescription", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("cacheClusterEnabled", "cacheClusterEnabled", Body, false, &Kind::Boolean),
        member("cacheClusterSize", "cacheClusterSize", Body, false, &K_CACHE_CLUSTER_SIZE),
        member("variables", "variables", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("canarySettings", "canarySettings", Body, false, &Kind::Structure(&S_DEPLOYMENT_CANARY_SETTINGS)),
        member("tracingEnabled", "tracingEnabled", Body, false, &Kind::Boolean),
    ],
};

pub static S_CREATE_DOCUMENTATION_PART_REQUEST: StructureFacts = StructureFacts {
    name: "CreateDocumentationPartRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("location", "location", Body, true, &Kind::Structure(&S_DOCUMENTATION_PART_LOCATION)),
        member("properties", "properties", Body, true, &TEXT),
    ],
};

pub static S_CREATE_DOCUMENTATION_VERSION_REQUEST: StructureFacts = StructureFacts {
    name: "CreateDocumentationVersionRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("documentationVersion", "documentationVersion", Body, true, &TEXT),
        member("stageName", "stageName", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
    ],
};

pub static S_CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST: StructureFacts = StructureFacts {
    name: "CreateDomainNameAccessAssociationRequest",
    payload: None,
    error: None,
    members: &[
        member("domainNameArn", "domainNameArn", Body, true, &TEXT),
        member(
            "accessAssociationSourceType",
            "accessAssociationSourceType",
            Body,
            true,
            &K_ACCESS_ASSOCIATION_SOURCE_TYPE,
        ),
        member("accessAssociationSource", "accessAssociationSource", Body, true, &TEXT),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_CREATE_DOMAIN_NAME_REQUEST: StructureFacts = StructureFacts {
    name: "CreateDomainNameRequest",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domainName", Body, true, &TEXT),
        member("certificateName", "certificateName", Body, false, &TEXT),
        member("certificateBody", "certificateBody", Body, false, &TEXT),
        member("certificatePrivateKey", "certificatePrivateKey", Body, false, &TEXT),
        member("certificateChain", "certificateChain", Body, false, &TEXT),
        member("certificateArn", "certificateArn", Body, false, &TEXT),
        member("regionalCertificateName", "regionalCertificateName", Body, false, &TEXT),
        member("regionalCertificateArn", "regionalCertificateArn", Body, false, &TEXT),
        member(
            "endpointConfiguration",
            "endpointConfiguration",
            Body,
            false,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION),
        ),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("securityPolicy", "securityPolicy", Body, false, &K_SECURITY_POLICY),
        member("endpointAccessMode", "endpointAccessMode", Body, false, &K_ENDPOINT_ACCESS_MODE),
        member(
            "mutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION_INPUT),
        ),
        member("ownershipVerificationCertificateArn", "ownershipVerificationCertificateArn", Body, false, &TEXT),
        member("policy", "policy", Body, false, &TEXT),
        member("routingMode", "routingMode", Body, false, &K_ROUTING_MODE),
    ],
};

pub static S_CREATE_MODEL_REQUEST: StructureFacts = StructureFacts {
    name: "CreateModelRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("name", "name", Body, true, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("schema", "schema", Body, false, &TEXT),
        member("contentType", "contentType", Body, true, &TEXT),
    ],
};

pub static S_CREATE_REQUEST_VALIDATOR_REQUEST: StructureFacts = StructureFacts {
    name: "CreateRequestValidatorRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("name", "name", Body, false, &TEXT),
        member("validateRequestBody", "validateRequestBody", Body, false, &Kind::Boolean),
        member("validateRequestParameters", "validateRequestParameters", Body, false, &Kind::Boolean),
    ],
};

pub static S_CREATE_RESOURCE_REQUEST: StructureFacts = StructureFacts {
    name: "CreateResourceRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("parentId", "parent_id", Uri, true, &TEXT),
        member("pathPart", "pathPart", Body, true, &TEXT),
    ],
};

pub static S_CREATE_REST_API_REQUEST: StructureFacts = StructureFacts {
    name: "CreateRestApiRequest",
    payload: None,
    error: None,
    members: &[
        member("name", "name", Body, true, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("version", "version", Body, false, &TEXT),
        member("cloneFrom", "cloneFrom", Body, false, &TEXT),
        member("binaryMediaTypes", "binaryMediaTypes", Body, false, &K_LIST_OF_STRING),
        member("minimumCompressionSize", "minimumCompressionSize", Body, false, &Kind::Integer(None, None)),
        member("apiKeySource", "apiKeySource", Body, false, &K_API_KEY_SOURCE_TYPE),
        member(
            "endpointConfiguration",
            "endpointConfiguration",
            Body,
            false,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION),
        ),
        member("policy", "policy", Body, false, &TEXT),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("disableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("securityPolicy", "securityPolicy", Body, false, &K_SECURITY_POLICY),
        member("endpointAccessMode", "endpointAccessMode", Body, false, &K_ENDPOINT_ACCESS_MODE),
    ],
};

pub static S_CREATE_STAGE_REQUEST: StructureFacts = StructureFacts {
    name: "CreateStageRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("stageName", "stageName", Body, true, &TEXT),
        member("deploymentId", "deploymentId", Body, true, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("cacheClusterEnabled", "cacheClusterEnabled", Body, false, &Kind::Boolean),
        member("cacheClusterSize", "cacheClusterSize", Body, false, &K_CACHE_CLUSTER_SIZE),
        member("variables", "variables", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("documentationVersion", "documentationVersion", Body, false, &TEXT),
        member("canarySettings", "canarySettings", Body, false, &Kind::Structure(&S_CANARY_SETTINGS)),
        member("tracingEnabled", "tracingEnabled", Body, false, &Kind::Boolean),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_CREATE_USAGE_PLAN_KEY_REQUEST: StructureFacts = StructureFacts {
    name: "CreateUsagePlanKeyRequest",
    payload: None,
    error: None,
    members: &[
        member("usagePlanId", "usageplanId", Uri, true, &TEXT),
        member("keyId", "keyId", Body, true, &TEXT),
        member("keyType", "keyType", Body, true, &TEXT),
    ],
};

pub static S_CREATE_USAGE_PLAN_REQUEST: StructureFacts = StructureFacts {
    name: "CreateUsagePlanRequest",
    payload: None,
    error: None,
    members: &[
        member("name", "name", Body, true, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("apiStages", "apiStages", Body, false, &K_LIST_OF_API_STAGE),
        member("throttle", "throttle", Body, false, &Kind::Structure(&S_THROTTLE_SETTINGS)),
        member("quota", "quota", Body, false, &Kind::Structure(&S_QUOTA_SETTINGS)),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_CREATE_VPC_LINK_REQUEST: StructureFacts = StructureFacts {
    name: "CreateVpcLinkRequest",
    payload: None,
    error: None,
    members: &[
        member("name", "name", Body, true, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("targetArns", "targetArns", Body, true, &K_LIST_OF_STRING),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_DELETE_API_KEY_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteApiKeyRequest",
    payload: None,
    error: None,
    members: &[member("apiKey", "api_Key", Uri, true, &TEXT)],
};

pub static S_DELETE_AUTHORIZER_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteAuthorizerRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("authorizerId", "authorizer_id", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_BASE_PATH_MAPPING_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteBasePathMappingRequest",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domain_name", Uri, true, &TEXT),
        member("domainNameId", "domainNameId", Query, false, &TEXT),
        member("basePath", "base_path", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_CLIENT_CERTIFICATE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteClientCertificateRequest",
    payload: None,
    error: None,
    members: &[member("clientCertificateId", "clientcertificate_id", Uri, true, &TEXT)],
};

pub static S_DELETE_DEPLOYMENT_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteDeploymentRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("deploymentId", "deployment_id", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_DOCUMENTATION_PART_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteDocumentationPartRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("documentationPartId", "part_id", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_DOCUMENTATION_VERSION_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteDocumentationVersionRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("documentationVersion", "doc_version", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteDomainNameAccessAssociationRequest",
    payload: None,
    error: None,
    members: &[member("domainNameAccessAssociationArn", "domain_name_access_association_arn", Uri, true, &TEXT)],
};

pub static S_DELETE_DOMAIN_NAME_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteDomainNameRequest",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domain_name", Uri, true, &TEXT),
        member("domainNameId", "domainNameId", Query, false, &TEXT),
    ],
};

pub static S_DELETE_GATEWAY_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteGatewayResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("responseType", "response_type", Uri, true, &K_GATEWAY_RESPONSE_TYPE),
    ],
};

pub static S_DELETE_INTEGRATION_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteIntegrationRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_INTEGRATION_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteIntegrationResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("statusCode", "status_code", Uri, true, &K_STATUS_CODE),
    ],
};

pub static S_DELETE_METHOD_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteMethodRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_METHOD_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteMethodResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("statusCode", "status_code", Uri, true, &K_STATUS_CODE),
    ],
};

pub static S_DELETE_MODEL_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteModelRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("modelName", "model_name", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_REQUEST_VALIDATOR_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteRequestValidatorRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("requestValidatorId", "requestvalidator_id", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_RESOURCE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteResourceRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_REST_API_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteRestApiRequest",
    payload: None,
    error: None,
    members: &[member("restApiId", "restapi_id", Uri, true, &TEXT)],
};

pub static S_DELETE_STAGE_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteStageRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("stageName", "stage_name", Uri, true, &TEXT),
    ],
};

pub static S_DELETE_USAGE_PLAN_KEY_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteUsagePlanKeyRequest",
    payload: None,
    error: None,
    members: &[member("usagePlanId", "usageplanId", Uri, true, &TEXT), member("keyId", "keyId", Uri, true, &TEXT)],
};

pub static S_DELETE_USAGE_PLAN_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteUsagePlanRequest",
    payload: None,
    error: None,
    members: &[member("usagePlanId", "usageplanId", Uri, true, &TEXT)],
};

pub static S_DELETE_VPC_LINK_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteVpcLinkRequest",
    payload: None,
    error: None,
    members: &[member("vpcLinkId", "vpclink_id", Uri, true, &TEXT)],
};

pub static S_DEPLOYMENT: StructureFacts = StructureFacts {
    name: "Deployment",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("createdDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::EpochSeconds)),
        member("apiSummary", "apiSummary", Body, false, &K_PATH_TO_MAP_OF_METHOD_SNAPSHOT),
    ],
};

pub static S_DEPLOYMENT_CANARY_SETTINGS: StructureFacts = StructureFacts {
    name: "DeploymentCanarySettings",
    payload: None,
    error: None,
    members: &[
        member("percentTraffic", "percentTraffic", Body, false, &Kind::Double),
        member("stageVariableOverrides", "stageVariableOverrides", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("useStageCache", "useStageCache", Body, false, &Kind::Boolean),
    ],
};

pub static S_DEPLOYMENTS: StructureFacts = StructureFacts {
    name: "Deployments",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_DEPLOYMENT),
    ],
};

pub static S_DOCUMENTATION_PART: StructureFacts = StructureFacts {
    name: "DocumentationPart",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("location", "location", Body, false, &Kind::Structure(&S_DOCUMENTATION_PART_LOCATION)),
        member("properties", "properties", Body, false, &TEXT),
    ],
};

pub static S_DOCUMENTATION_PART_IDS: StructureFacts = StructureFacts {
    name: "DocumentationPartIds",
    payload: None,
    error: None,
    members: &[
        member("ids", "ids", Body, false, &K_LIST_OF_STRING),
        member("warnings", "warnings", Body, false, &K_LIST_OF_STRING),
    ],
};

pub static S_DOCUMENTATION_PART_LOCATION: StructureFacts = StructureFacts {
    name: "DocumentationPartLocation",
    payload: None,
    error: None,
    members: &[
        member("type", "type", Body, true, &K_DOCUMENTATION_PART_TYPE),
        member("path", "path", Body, false, &TEXT),
        member("method", "method", Body, false, &TEXT),
        member("statusCode", "statusCode", Body, false, &K_DOCUMENTATION_PART_LOCATION_STATUS_CODE),
        member("name", "name", Body, false, &TEXT),
    ],
};

pub static S_DOCUMENTATION_PARTS: StructureFacts = StructureFacts {
    name: "DocumentationParts",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_DOCUMENTATION_PART),
    ],
};

pub static S_DOCUMENTATION_VERSION: StructureFacts = StructureFacts {
    name: "DocumentationVersion",
    payload: None,
    error: None,
    members: &[
        member("version", "version", Body, false, &TEXT),
        member("createdDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::EpochSeconds)),
        member("description", "description", Body, false, &TEXT),
    ],
};

pub static S_DOCUMENTATION_VERSIONS: StructureFacts = StructureFacts {
    name: "DocumentationVersions",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_DOCUMENTATION_VERSION),
    ],
};

pub static S_DOMAIN_NAME: StructureFacts = StructureFacts {
    name: "DomainName",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domainName", Body, false, &TEXT),
        member("domainNameId", "domainNameId", Body, false, &TEXT),
        member("domainNameArn", "domainNameArn", Body, false, &TEXT),
        member("certificateName", "certificateName", Body, false, &TEXT),
        member("certificateArn", "certificateArn", Body, false, &TEXT),
        member(
            "certificateUploadDate",
            "certificateUploadDate",
            Body,
            false,
            &Kind::Timestamp(TimestampForm::EpochSeconds),
        ),
        member("regionalDomainName", "regionalDomainName", Body, false, &TEXT),
        member("regionalHostedZoneId", "regionalHostedZoneId", Body, false, &TEXT),
        member("regionalCertificateName", "regionalCertificateName", Body, false, &TEXT),
        member("regionalCertificateArn", "regionalCertificateArn", Body, false, &TEXT),
        member("distributionDomainName", "distributionDomainName", Body, false, &TEXT),
        member("distributionHostedZoneId", "distributionHostedZoneId", Body, false, &TEXT),
        member(
            "endpointConfiguration",
            "endpointConfiguration",
            Body,
            false,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION),
        ),
        member("domainNameStatus", "domainNameStatus", Body, false, &K_DOMAIN_NAME_STATUS),
        member("domainNameStatusMessage", "domainNameStatusMessage", Body, false, &TEXT),
        member("securityPolicy", "securityPolicy", Body, false, &K_SECURITY_POLICY),
        member("endpointAccessMode", "endpointAccessMode", Body, false, &K_ENDPOINT_ACCESS_MODE),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member(
            "mutualTlsAuthentication",
            "mutualTlsAuthentication",
            Body,
            false,
            &Kind::Structure(&S_MUTUAL_TLS_AUTHENTICATION),
        ),
        member("ownershipVerificationCertificateArn", "ownershipVerificationCertificateArn", Body, false, &TEXT),
        member("managementPolicy", "managementPolicy", Body, false, &TEXT),
        member("policy", "policy", Body, false, &TEXT),
        member("routingMode", "routingMode", Body, false, &K_ROUTING_MODE),
    ],
};

pub static S_DOMAIN_NAME_ACCESS_ASSOCIATION: StructureFacts = StructureFacts {
    name: "DomainNameAccessAssociation",
    payload: None,
    error: None,
    members: &[
        member("domainNameAccessAssociationArn", "domainNameAccessAssociationArn", Body, false, &TEXT),
        member("domainNameArn", "domainNameArn", Body, false, &TEXT),
        member(
            "accessAssociationSourceType",
            "accessAssociationSourceType",
            Body,
            false,
            &K_ACCESS_ASSOCIATION_SOURCE_TYPE,
        ),
        member("accessAssociationSource", "accessAssociationSource", Body, false, &TEXT),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_DOMAIN_NAME_ACCESS_ASSOCIATIONS: StructureFacts = StructureFacts {
    name: "DomainNameAccessAssociations",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_DOMAIN_NAME_ACCESS_ASSOCIATION),
    ],
};

pub static S_DOMAIN_NAMES: StructureFacts = StructureFacts {
    name: "DomainNames",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_DOMAIN_NAME),
    ],
};

pub static S_ENDPOINT_CONFIGURATION: StructureFacts = StructureFacts {
    name: "EndpointConfiguration",
    payload: None,
    error: None,
    members: &[
        member("types", "types", Body, false, &K_LIST_OF_ENDPOINT_TYPE),
        member("ipAddressType", "ipAddressType", Body, false, &K_IP_ADDRESS_TYPE),
        member("vpcEndpointIds", "vpcEndpointIds", Body, false, &K_LIST_OF_STRING),
    ],
};

pub static S_EXPORT_RESPONSE: StructureFacts = StructureFacts {
    name: "ExportResponse",
    payload: Some(2),
    error: None,
    members: &[
        member("contentType", "Content-Type", Header, false, &TEXT),
        member("contentDisposition", "Content-Disposition", Header, false, &TEXT),
        member("body", "body", Body, false, &Kind::Blob(None)),
    ],
};

pub static S_FLUSH_STAGE_AUTHORIZERS_CACHE_REQUEST: StructureFacts = StructureFacts {
    name: "FlushStageAuthorizersCacheRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("stageName", "stage_name", Uri, true, &TEXT),
    ],
};

pub static S_FLUSH_STAGE_CACHE_REQUEST: StructureFacts = StructureFacts {
    name: "FlushStageCacheRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("stageName", "stage_name", Uri, true, &TEXT),
    ],
};

pub static S_GATEWAY_RESPONSE: StructureFacts = StructureFacts {
    name: "GatewayResponse",
    payload: None,
    error: None,
    members: &[
        member("responseType", "responseType", Body, false, &K_GATEWAY_RESPONSE_TYPE),
        member("statusCode", "statusCode", Body, false, &K_STATUS_CODE),
        member("responseParameters", "responseParameters", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("responseTemplates", "responseTemplates", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("defaultResponse", "defaultResponse", Body, false, &Kind::Boolean),
    ],
};

pub static S_GATEWAY_RESPONSES: StructureFacts = StructureFacts {
    name: "GatewayResponses",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_GATEWAY_RESPONSE),
    ],
};

pub static S_GENERATE_CLIENT_CERTIFICATE_REQUEST: StructureFacts = StructureFacts {
    name: "GenerateClientCertificateRequest",
    payload: None,
    error: None,
    members: &[
        member("description", "description", Body, false, &TEXT),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_GET_ACCOUNT_REQUEST: StructureFacts =
    StructureFacts { name: "GetAccountRequest", payload: None, error: None, members: &[] };

pub static S_GET_API_KEY_REQUEST: StructureFacts = StructureFacts {
    name: "GetApiKeyRequest",
    payload: None,
    error: None,
    members: &[
        member("apiKey", "api_Key", Uri, true, &TEXT),
        member("includeValue", "includeValue", Query, false, &Kind::Boolean),
    ],
};

pub static S_GET_API_KEYS_REQUEST: StructureFacts = StructureFacts {
    name: "GetApiKeysRequest",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
        member("nameQuery", "name", Query, false, &TEXT),
        member("customerId", "customerId", Query, false, &TEXT),
        member("includeValues", "includeValues", Query, false, &Kind::Boolean),
    ],
};

pub static S_GET_AUTHORIZER_REQUEST: StructureFacts = StructureFacts {
    name: "GetAuthorizerRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("authorizerId", "authorizer_id", Uri, true, &TEXT),
    ],
};

pub static S_GET_AUTHORIZERS_REQUEST: StructureFacts = StructureFacts {
    name: "GetAuthorizersRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_BASE_PATH_MAPPING_REQUEST: StructureFacts = StructureFacts {
    name: "GetBasePathMappingRequest",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domain_name", Uri, true, &TEXT),
        member("domainNameId", "domainNameId", Query, false, &TEXT),
        member("basePath", "base_path", Uri, true, &TEXT),
    ],
};

pub static S_GET_BASE_PATH_MAPPINGS_REQUEST: StructureFacts = StructureFacts {
    name: "GetBasePathMappingsRequest",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domain_name", Uri, true, &TEXT),
        member("domainNameId", "domainNameId", Query, false, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_CLIENT_CERTIFICATE_REQUEST: StructureFacts = StructureFacts {
    name: "GetClientCertificateRequest",
    payload: None,
    error: None,
    members: &[member("clientCertificateId", "clientcertificate_id", Uri, true, &TEXT)],
};

pub static S_GET_CLIENT_CERTIFICATES_REQUEST: StructureFacts = StructureFacts {
    name: "GetClientCertificatesRequest",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_DEPLOYMENT_REQUEST: StructureFacts = StructureFacts {
    name: "GetDeploymentRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("deploymentId", "deployment_id", Uri, true, &TEXT),
        member("embed", "embed", Query, false, &K_LIST_OF_STRING),
    ],
};

pub static S_GET_DEPLOYMENTS_REQUEST: StructureFacts = StructureFacts {
    name: "GetDeploymentsRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_DOCUMENTATION_PART_REQUEST: StructureFacts = StructureFacts {
    name: "GetDocumentationPartRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("documentationPartId", "part_id", Uri, true, &TEXT),
    ],
};

pub static S_GET_DOCUMENTATION_PARTS_REQUEST: StructureFacts = StructureFacts {
    name: "GetDocumentationPartsRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("type", "type", Query, false, &K_DOCUMENTATION_PART_TYPE),
        member("nameQuery", "name", Query, false, &TEXT),
        member("path", "path", Query, false, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
        member("locationStatus", "locationStatus", Query, false, &K_LOCATION_STATUS_TYPE),
    ],
};

pub static S_GET_DOCUMENTATION_VERSION_REQUEST: StructureFacts = StructureFacts {
    name: "GetDocumentationVersionRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("documentationVersion", "doc_version", Uri, true, &TEXT),
    ],
};

pub static S_GET_DOCUMENTATION_VERSIONS_REQUEST: StructureFacts = StructureFacts {
    name: "GetDocumentationVersionsRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS_REQUEST: StructureFacts = StructureFacts {
    name: "GetDomainNameAccessAssociationsRequest",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
        member("resourceOwner", "resourceOwner", Query, false, &K_RESOURCE_OWNER),
    ],
};

pub static S_GET_DOMAIN_NAME_REQUEST: StructureFacts = StructureFacts {
    name: "GetDomainNameRequest",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domain_name", Uri, true, &TEXT),
        member("domainNameId", "domainNameId", Query, false, &TEXT),
    ],
};

pub static S_GET_DOMAIN_NAMES_REQUEST: StructureFacts = StructureFacts {
    name: "GetDomainNamesRequest",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
        member("resourceOwner", "resourceOwner", Query, false, &K_RESOURCE_OWNER),
    ],
};

pub static S_GET_EXPORT_REQUEST: StructureFacts = StructureFacts {
    name: "GetExportRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("stageName", "stage_name", Uri, true, &TEXT),
        member("exportType", "export_type", Uri, true, &TEXT),
        member("parameters", "parameters", Query, false, &K_MAP_OF_STRING_TO_STRING),
        member("accepts", "Accept", Header, false, &TEXT),
    ],
};

pub static S_GET_GATEWAY_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "GetGatewayResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("responseType", "response_type", Uri, true, &K_GATEWAY_RESPONSE_TYPE),
    ],
};

pub static S_GET_GATEWAY_RESPONSES_REQUEST: StructureFacts = StructureFacts {
    name: "GetGatewayResponsesRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_INTEGRATION_REQUEST: StructureFacts = StructureFacts {
    name: "GetIntegrationRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
    ],
};

pub static S_GET_INTEGRATION_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "GetIntegrationResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("statusCode", "status_code", Uri, true, &K_STATUS_CODE),
    ],
};

pub static S_GET_METHOD_REQUEST: StructureFacts = StructureFacts {
    name: "GetMethodRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
    ],
};

pub static S_GET_METHOD_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "GetMethodResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("statusCode", "status_code", Uri, true, &K_STATUS_CODE),
    ],
};

pub static S_GET_MODEL_REQUEST: StructureFacts = StructureFacts {
    name: "GetModelRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("modelName", "model_name", Uri, true, &TEXT),
        member("flatten", "flatten", Query, false, &Kind::Boolean),
    ],
};

pub static S_GET_MODEL_TEMPLATE_REQUEST: StructureFacts = StructureFacts {
    name: "GetModelTemplateRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("modelName", "model_name", Uri, true, &TEXT),
    ],
};

pub static S_GET_MODELS_REQUEST: StructureFacts = StructureFacts {
    name: "GetModelsRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_REQUEST_VALIDATOR_REQUEST: StructureFacts = StructureFacts {
    name: "GetRequestValidatorRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("requestValidatorId", "requestvalidator_id", Uri, true, &TEXT),
    ],
};

pub static S_GET_REQUEST_VALIDATORS_REQUEST: StructureFacts = StructureFacts {
    name: "GetRequestValidatorsRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_RESOURCE_REQUEST: StructureFacts = StructureFacts {
    name: "GetResourceRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("embed", "embed", Query, false, &K_LIST_OF_STRING),
    ],
};

pub static S_GET_RESOURCES_REQUEST: StructureFacts = StructureFacts {
    name: "GetResourcesRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
        member("embed", "embed", Query, false, &K_LIST_OF_STRING),
    ],
};

pub static S_GET_REST_API_REQUEST: StructureFacts = StructureFacts {
    name: "GetRestApiRequest",
    payload: None,
    error: None,
    members: &[member("restApiId", "restapi_id", Uri, true, &TEXT)],
};

pub static S_GET_REST_APIS_REQUEST: StructureFacts = StructureFacts {
    name: "GetRestApisRequest",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_SDK_REQUEST: StructureFacts = StructureFacts {
    name: "GetSdkRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("stageName", "stage_name", Uri, true, &TEXT),
        member("sdkType", "sdk_type", Uri, true, &TEXT),
        member("parameters", "parameters", Query, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_GET_SDK_TYPE_REQUEST: StructureFacts = StructureFacts {
    name: "GetSdkTypeRequest",
    payload: None,
    error: None,
    members: &[member("id", "sdktype_id", Uri, true, &TEXT)],
};

pub static S_GET_SDK_TYPES_REQUEST: StructureFacts = StructureFacts {
    name: "GetSdkTypesRequest",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_STAGE_REQUEST: StructureFacts = StructureFacts {
    name: "GetStageRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("stageName", "stage_name", Uri, true, &TEXT),
    ],
};

pub static S_GET_STAGES_REQUEST: StructureFacts = StructureFacts {
    name: "GetStagesRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("deploymentId", "deploymentId", Query, false, &TEXT),
    ],
};

pub static S_GET_TAGS_REQUEST: StructureFacts = StructureFacts {
    name: "GetTagsRequest",
    payload: None,
    error: None,
    members: &[
        member("resourceArn", "resource_arn", Uri, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_USAGE_PLAN_KEY_REQUEST: StructureFacts = StructureFacts {
    name: "GetUsagePlanKeyRequest",
    payload: None,
    error: None,
    members: &[member("usagePlanId", "usageplanId", Uri, true, &TEXT), member("keyId", "keyId", Uri, true, &TEXT)],
};

pub static S_GET_USAGE_PLAN_KEYS_REQUEST: StructureFacts = StructureFacts {
    name: "GetUsagePlanKeysRequest",
    payload: None,
    error: None,
    members: &[
        member("usagePlanId", "usageplanId", Uri, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
        member("nameQuery", "name", Query, false, &TEXT),
    ],
};

pub static S_GET_USAGE_PLAN_REQUEST: StructureFacts = StructureFacts {
    name: "GetUsagePlanRequest",
    payload: None,
    error: None,
    members: &[member("usagePlanId", "usageplanId", Uri, true, &TEXT)],
};

pub static S_GET_USAGE_PLANS_REQUEST: StructureFacts = StructureFacts {
    name: "GetUsagePlansRequest",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Query, false, &TEXT),
        member("keyId", "keyId", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_USAGE_REQUEST: StructureFacts = StructureFacts {
    name: "GetUsageRequest",
    payload: None,
    error: None,
    members: &[
        member("usagePlanId", "usageplanId", Uri, true, &TEXT),
        member("keyId", "keyId", Query, false, &TEXT),
        member("startDate", "startDate", Query, true, &TEXT),
        member("endDate", "endDate", Query, true, &TEXT),
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_GET_VPC_LINK_REQUEST: StructureFacts = StructureFacts {
    name: "GetVpcLinkRequest",
    payload: None,
    error: None,
    members: &[member("vpcLinkId", "vpclink_id", Uri, true, &TEXT)],
};

pub static S_GET_VPC_LINKS_REQUEST: StructureFacts = StructureFacts {
    name: "GetVpcLinksRequest",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Query, false, &TEXT),
        member("limit", "limit", Query, false, &Kind::Integer(None, None)),
    ],
};

pub static S_IMPORT_API_KEYS_REQUEST: StructureFacts = StructureFacts {
    name: "ImportApiKeysRequest",
    payload: Some(0),
    error: None,
    members: &[
        member("body", "body", Body, true, &Kind::Blob(None)),
        member("format", "format", Query, true, &K_API_KEYS_FORMAT),
        member("failOnWarnings", "failonwarnings", Query, false, &Kind::Boolean),
    ],
};

pub static S_IMPORT_DOCUMENTATION_PARTS_REQUEST: StructureFacts = StructureFacts {
    name: "ImportDocumentationPartsRequest",
    payload: Some(3),
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("mode", "mode", Query, false, &K_PUT_MODE),
        member("failOnWarnings", "failonwarnings", Query, false, &Kind::Boolean),
        member("body", "body", Body, true, &Kind::Blob(None)),
    ],
};

pub static S_IMPORT_REST_API_REQUEST: StructureFacts = StructureFacts {
    name: "ImportRestApiRequest",
    payload: Some(2),
    error: None,
    members: &[
        member("failOnWarnings", "failonwarnings", Query, false, &Kind::Boolean),
        member("parameters", "parameters", Query, false, &K_MAP_OF_STRING_TO_STRING),
        member("body", "body", Body, true, &Kind::Blob(None)),
    ],
};

pub static S_INTEGRATION: StructureFacts = StructureFacts {
    name: "Integration",
    payload: None,
    error: None,
    members: &[
        member("type", "type", Body, false, &K_INTEGRATION_TYPE),
        member("httpMethod", "httpMethod", Body, false, &TEXT),
        member("uri", "uri", Body, false, &TEXT),
        member("connectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("connectionId", "connectionId", Body, false, &TEXT),
        member("credentials", "credentials", Body, false, &TEXT),
        member("requestParameters", "requestParameters", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("requestTemplates", "requestTemplates", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("passthroughBehavior", "passthroughBehavior", Body, false, &TEXT),
        member("contentHandling", "contentHandling", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("timeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(None, None)),
        member("cacheNamespace", "cacheNamespace", Body, false, &TEXT),
        member("cacheKeyParameters", "cacheKeyParameters", Body, false, &K_LIST_OF_STRING),
        member("integrationResponses", "integrationResponses", Body, false, &K_MAP_OF_INTEGRATION_RESPONSE),
        member("tlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG)),
        member("responseTransferMode", "responseTransferMode", Body, false, &K_RESPONSE_TRANSFER_MODE),
        member("integrationTarget", "integrationTarget", Body, false, &TEXT),
    ],
};

pub static S_INTEGRATION_RESPONSE: StructureFacts = StructureFacts {
    name: "IntegrationResponse",
    payload: None,
    error: None,
    members: &[
        member("statusCode", "statusCode", Body, false, &K_STATUS_CODE),
        member("selectionPattern", "selectionPattern", Body, false, &TEXT),
        member("responseParameters", "responseParameters", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("responseTemplates", "responseTemplates", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("contentHandling", "contentHandling", Body, false, &K_CONTENT_HANDLING_STRATEGY),
    ],
};

pub static S_JWT_ADDITIONAL_CLAIM: StructureFacts = StructureFacts {
    name: "JwtAdditionalClaim",
    payload: None,
    error: None,
    members: &[
        member("claimName", "claimName", Body, true, &TEXT),
        member("format", "format", Body, true, &K_JWT_CLAIM_FORMAT),
        member("required", "required", Body, false, &Kind::Boolean),
        member("expectedValues", "expectedValues", Body, false, &K_LIST_OF_STRING),
    ],
};

pub static S_JWT_CONFIGURATION: StructureFacts = StructureFacts {
    name: "JwtConfiguration",
    payload: None,
    error: None,
    members: &[
        member("issuers", "issuers", Body, false, &K_LIST_OF_JWT_ISSUER),
        member("defaultAlgorithms", "defaultAlgorithms", Body, false, &K_LIST_OF_JWT_SIGNING_ALGORITHM),
    ],
};

pub static S_JWT_CONFIGURATION_INPUT: StructureFacts = StructureFacts {
    name: "JwtConfigurationInput",
    payload: None,
    error: None,
    members: &[
        member("issuers", "issuers", Body, true, &K_LIST_OF_JWT_ISSUER_INPUT),
        member("defaultAlgorithms", "defaultAlgorithms", Body, true, &K_LIST_OF_JWT_SIGNING_ALGORITHM),
    ],
};

pub static S_JWT_ISSUER: StructureFacts = StructureFacts {
    name: "JwtIssuer",
    payload: None,
    error: None,
    members: &[
        member("issuer", "issuer", Body, false, &TEXT),
        member("audiences", "audiences", Body, false, &K_LIST_OF_STRING),
        member("additionalClaims", "additionalClaims", Body, false, &K_LIST_OF_JWT_ADDITIONAL_CLAIM),
        member("jwksUri", "jwksUri", Body, false, &TEXT),
    ],
};

pub static S_JWT_ISSUER_INPUT: StructureFacts = StructureFacts {
    name: "JwtIssuerInput",
    payload: None,
    error: None,
    members: &[
        member("issuer", "issuer", Body, true, &TEXT),
        member("audiences", "audiences", Body, true, &K_LIST_OF_STRING),
        member("additionalClaims", "additionalClaims", Body, false, &K_LIST_OF_JWT_ADDITIONAL_CLAIM),
    ],
};

pub static S_LIMIT_EXCEEDED_EXCEPTION: StructureFacts = StructureFacts {
    name: "LimitExceededException",
    payload: None,
    error: Some(429),
    members: &[
        member("retryAfterSeconds", "Retry-After", Header, false, &TEXT),
        member("message", "message", Body, false, &TEXT),
    ],
};

pub static S_METHOD: StructureFacts = StructureFacts {
    name: "Method",
    payload: None,
    error: None,
    members: &[
        member("httpMethod", "httpMethod", Body, false, &TEXT),
        member("authorizationType", "authorizationType", Body, false, &TEXT),
        member("authorizerId", "authorizerId", Body, false, &TEXT),
        member("apiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("requestValidatorId", "requestValidatorId", Body, false, &TEXT),
        member("operationName", "operationName", Body, false, &TEXT),
        member("requestParameters", "requestParameters", Body, false, &K_MAP_OF_STRING_TO_BOOLEAN),
        member("requestModels", "requestModels", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("methodResponses", "methodResponses", Body, false, &K_MAP_OF_METHOD_RESPONSE),
        member("methodIntegration", "methodIntegration", Body, false, &Kind::Structure(&S_INTEGRATION)),
        member("authorizationScopes", "authorizationScopes", Body, false, &K_LIST_OF_STRING),
    ],
};

pub static S_METHOD_RESPONSE: StructureFacts = StructureFacts {
    name: "MethodResponse",
    payload: None,
    error: None,
    members: &[
        member("statusCode", "statusCode", Body, false, &K_STATUS_CODE),
        member("responseParameters", "responseParameters", Body, false, &K_MAP_OF_STRING_TO_BOOLEAN),
        member("responseModels", "responseModels", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_METHOD_SETTING: StructureFacts = StructureFacts {
    name: "MethodSetting",
    payload: None,
    error: None,
    members: &[
        member("metricsEnabled", "metricsEnabled", Body, false, &Kind::Boolean),
        member("loggingLevel", "loggingLevel", Body, false, &TEXT),
        member("dataTraceEnabled", "dataTraceEnabled", Body, false, &Kind::Boolean),
        member("throttlingBurstLimit", "throttlingBurstLimit", Body, false, &Kind::Integer(None, None)),
        member("throttlingRateLimit", "throttlingRateLimit", Body, false, &Kind::Double),
        member("cachingEnabled", "cachingEnabled", Body, false, &Kind::Boolean),
        member("cacheTtlInSeconds", "cacheTtlInSeconds", Body, false, &Kind::Integer(None, None)),
        member("cacheDataEncrypted", "cacheDataEncrypted", Body, false, &Kind::Boolean),
        member(
            "requireAuthorizationForCacheControl",
            "requireAuthorizationForCacheControl",
            Body,
            false,
            &Kind::Boolean,
        ),
        member(
            "unauthorizedCacheControlHeaderStrategy",
            "unauthorizedCacheControlHeaderStrategy",
            Body,
            false,
            &K_UNAUTHORIZED_CACHE_CONTROL_HEADER_STRATEGY,
        ),
    ],
};

pub static S_METHOD_SNAPSHOT: StructureFacts = StructureFacts {
    name: "MethodSnapshot",
    payload: None,
    error: None,
    members: &[
        member("authorizationType", "authorizationType", Body, false, &TEXT),
        member("apiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
    ],
};

pub static S_MODEL: StructureFacts = StructureFacts {
    name: "Model",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("name", "name", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("schema", "schema", Body, false, &TEXT),
        member("contentType", "contentType", Body, false, &TEXT),
    ],
};

pub static S_MODELS: StructureFacts = StructureFacts {
    name: "Models",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_MODEL),
    ],
};

pub static S_MUTUAL_TLS_AUTHENTICATION: StructureFacts = StructureFacts {
    name: "MutualTlsAuthentication",
    payload: None,
    error: None,
    members: &[
        member("truststoreUri", "truststoreUri", Body, false, &TEXT),
        member("truststoreVersion", "truststoreVersion", Body, false, &TEXT),
        member("truststoreWarnings", "truststoreWarnings", Body, false, &K_LIST_OF_STRING),
    ],
};

pub static S_MUTUAL_TLS_AUTHENTICATION_INPUT: StructureFacts = StructureFacts {
    name: "MutualTlsAuthenticationInput",
    payload: None,
    error: None,
    members: &[
        member("truststoreUri", "truststoreUri", Body, false, &TEXT),
        member("truststoreVersion", "truststoreVersion", Body, false, &TEXT),
    ],
};

pub static S_NOT_FOUND_EXCEPTION: StructureFacts = StructureFacts {
    name: "NotFoundException",
    payload: None,
    error: Some(404),
    members: &[member("message", "message", Body, false, &TEXT)],
};

pub static S_PATCH_OPERATION: StructureFacts = StructureFacts {
    name: "PatchOperation",
    payload: None,
    error: None,
    members: &[
        member("op", "op", Body, false, &K_OP),
        member("path", "path", Body, false, &TEXT),
        member("value", "value", Body, false, &TEXT),
        member("from", "from", Body, false, &TEXT),
    ],
};

pub static S_PUT_GATEWAY_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "PutGatewayResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("responseType", "response_type", Uri, true, &K_GATEWAY_RESPONSE_TYPE),
        member("statusCode", "statusCode", Body, false, &K_STATUS_CODE),
        member("responseParameters", "responseParameters", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("responseTemplates", "responseTemplates", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_PUT_INTEGRATION_REQUEST: StructureFacts = StructureFacts {
    name: "PutIntegrationRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("type", "type", Body, true, &K_INTEGRATION_TYPE),
        member("integrationHttpMethod", "httpMethod", Body, false, &TEXT),
        member("uri", "uri", Body, false, &TEXT),
        member("connectionType", "connectionType", Body, false, &K_CONNECTION_TYPE),
        member("connectionId", "connectionId", Body, false, &TEXT),
        member("credentials", "credentials", Body, false, &TEXT),
        member("requestParameters", "requestParameters", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("requestTemplates", "requestTemplates", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("passthroughBehavior", "passthroughBehavior", Body, false, &TEXT),
        member("cacheNamespace", "cacheNamespace", Body, false, &TEXT),
        member("cacheKeyParameters", "cacheKeyParameters", Body, false, &K_LIST_OF_STRING),
        member("contentHandling", "contentHandling", Body, false, &K_CONTENT_HANDLING_STRATEGY),
        member("timeoutInMillis", "timeoutInMillis", Body, false, &Kind::Integer(None, None)),
        member("tlsConfig", "tlsConfig", Body, false, &Kind::Structure(&S_TLS_CONFIG)),
        member("responseTransferMode", "responseTransferMode", Body, false, &K_RESPONSE_TRANSFER_MODE),
        member("integrationTarget", "integrationTarget", Body, false, &TEXT),
    ],
};

pub static S_PUT_INTEGRATION_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "PutIntegrationResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("statusCode", "status_code", Uri, true, &K_STATUS_CODE),
        member("selectionPattern", "selectionPattern", Body, false, &TEXT),
        member("responseParameters", "responseParameters", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("responseTemplates", "responseTemplates", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("contentHandling", "contentHandling", Body, false, &K_CONTENT_HANDLING_STRATEGY),
    ],
};

pub static S_PUT_METHOD_REQUEST: StructureFacts = StructureFacts {
    name: "PutMethodRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("authorizationType", "authorizationType", Body, true, &TEXT),
        member("authorizerId", "authorizerId", Body, false, &TEXT),
        member("apiKeyRequired", "apiKeyRequired", Body, false, &Kind::Boolean),
        member("operationName", "operationName", Body, false, &TEXT),
        member("requestParameters", "requestParameters", Body, false, &K_MAP_OF_STRING_TO_BOOLEAN),
        member("requestModels", "requestModels", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("requestValidatorId", "requestValidatorId", Body, false, &TEXT),
        member("authorizationScopes", "authorizationScopes", Body, false, &K_LIST_OF_STRING),
    ],
};

pub static S_PUT_METHOD_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "PutMethodResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("statusCode", "status_code", Uri, true, &K_STATUS_CODE),
        member("responseParameters", "responseParameters", Body, false, &K_MAP_OF_STRING_TO_BOOLEAN),
        member("responseModels", "responseModels", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_PUT_REST_API_REQUEST: StructureFacts = StructureFacts {
    name: "PutRestApiRequest",
    payload: Some(4),
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("mode", "mode", Query, false, &K_PUT_MODE),
        member("failOnWarnings", "failonwarnings", Query, false, &Kind::Boolean),
        member("parameters", "parameters", Query, false, &K_MAP_OF_STRING_TO_STRING),
        member("body", "body", Body, true, &Kind::Blob(None)),
    ],
};

pub static S_QUOTA_SETTINGS: StructureFacts = StructureFacts {
    name: "QuotaSettings",
    payload: None,
    error: None,
    members: &[
        member("limit", "limit", Body, false, &Kind::Integer(None, None)),
        member("offset", "offset", Body, false, &Kind::Integer(None, None)),
        member("period", "period", Body, false, &K_QUOTA_PERIOD_TYPE),
    ],
};

pub static S_REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST: StructureFacts = StructureFacts {
    name: "RejectDomainNameAccessAssociationRequest",
    payload: None,
    error: None,
    members: &[
        member("domainNameAccessAssociationArn", "domainNameAccessAssociationArn", Query, true, &TEXT),
        member("domainNameArn", "domainNameArn", Query, true, &TEXT),
    ],
};

pub static S_REQUEST_VALIDATOR: StructureFacts = StructureFacts {
    name: "RequestValidator",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("name", "name", Body, false, &TEXT),
        member("validateRequestBody", "validateRequestBody", Body, false, &Kind::Boolean),
        member("validateRequestParameters", "validateRequestParameters", Body, false, &Kind::Boolean),
    ],
};

pub static S_REQUEST_VALIDATORS: StructureFacts = StructureFacts {
    name: "RequestValidators",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_REQUEST_VALIDATOR),
    ],
};

pub static S_RESOURCE: StructureFacts = StructureFacts {
    name: "Resource",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("parentId", "parentId", Body, false, &TEXT),
        member("pathPart", "pathPart", Body, false, &TEXT),
        member("path", "path", Body, false, &TEXT),
        member("resourceMethods", "resourceMethods", Body, false, &K_MAP_OF_METHOD),
    ],
};

pub static S_RESOURCES: StructureFacts = StructureFacts {
    name: "Resources",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_RESOURCE),
    ],
};

pub static S_REST_API: StructureFacts = StructureFacts {
    name: "RestApi",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("name", "name", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("createdDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::EpochSeconds)),
        member("version", "version", Body, false, &TEXT),
        member("warnings", "warnings", Body, false, &K_LIST_OF_STRING),
        member("binaryMediaTypes", "binaryMediaTypes", Body, false, &K_LIST_OF_STRING),
        member("minimumCompressionSize", "minimumCompressionSize", Body, false, &Kind::Integer(None, None)),
        member("apiKeySource", "apiKeySource", Body, false, &K_API_KEY_SOURCE_TYPE),
        member(
            "endpointConfiguration",
            "endpointConfiguration",
            Body,
            false,
            &Kind::Structure(&S_ENDPOINT_CONFIGURATION),
        ),
        member("policy", "policy", Body, false, &TEXT),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("disableExecuteApiEndpoint", "disableExecuteApiEndpoint", Body, false, &Kind::Boolean),
        member("rootResourceId", "rootResourceId", Body, false, &TEXT),
        member("securityPolicy", "securityPolicy", Body, false, &K_SECURITY_POLICY),
        member("endpointAccessMode", "endpointAccessMode", Body, false, &K_ENDPOINT_ACCESS_MODE),
        member("apiStatus", "apiStatus", Body, false, &K_API_STATUS),
        member("apiStatusMessage", "apiStatusMessage", Body, false, &TEXT),
    ],
};

pub static S_REST_APIS: StructureFacts = StructureFacts {
    name: "RestApis",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_REST_API),
    ],
};

pub static S_SDK_CONFIGURATION_PROPERTY: StructureFacts = StructureFacts {
    name: "SdkConfigurationProperty",
    payload: None,
    error: None,
    members: &[
        member("name", "name", Body, false, &TEXT),
        member("friendlyName", "friendlyName", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("required", "required", Body, false, &Kind::Boolean),
        member("defaultValue", "defaultValue", Body, false, &TEXT),
    ],
};

pub static S_SDK_RESPONSE: StructureFacts = StructureFacts {
    name: "SdkResponse",
    payload: Some(2),
    error: None,
    members: &[
        member("contentType", "Content-Type", Header, false, &TEXT),
        member("contentDisposition", "Content-Disposition", Header, false, &TEXT),
        member("body", "body", Body, false, &Kind::Blob(None)),
    ],
};

pub static S_SDK_TYPE: StructureFacts = StructureFacts {
    name: "SdkType",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("friendlyName", "friendlyName", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member(
            "configurationProperties",
            "configurationProperties",
            Body,
            false,
            &K_LIST_OF_SDK_CONFIGURATION_PROPERTY,
        ),
    ],
};

pub static S_SDK_TYPES: StructureFacts = StructureFacts {
    name: "SdkTypes",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_SDK_TYPE),
    ],
};

pub static S_SERVICE_UNAVAILABLE_EXCEPTION: StructureFacts = StructureFacts {
    name: "ServiceUnavailableException",
    payload: None,
    error: Some(503),
    members: &[
        member("retryAfterSeconds", "Retry-After", Header, false, &TEXT),
        member("message", "message", Body, false, &TEXT),
    ],
};

pub static S_STAGE: StructureFacts = StructureFacts {
    name: "Stage",
    payload: None,
    error: None,
    members: &[
        member("deploymentId", "deploymentId", Body, false, &TEXT),
        member("clientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("stageName", "stageName", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("cacheClusterEnabled", "cacheClusterEnabled", Body, false, &Kind::Boolean),
        member("cacheClusterSize", "cacheClusterSize", Body, false, &K_CACHE_CLUSTER_SIZE),
        member("cacheClusterStatus", "cacheClusterStatus", Body, false, &K_CACHE_CLUSTER_STATUS),
        member("methodSettings", "methodSettings", Body, false, &K_MAP_OF_METHOD_SETTINGS),
        member("variables", "variables", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("documentationVersion", "documentationVersion", Body, false, &TEXT),
        member("accessLogSettings", "accessLogSettings", Body, false, &Kind::Structure(&S_ACCESS_LOG_SETTINGS)),
        member("canarySettings", "canarySettings", Body, false, &Kind::Structure(&S_CANARY_SETTINGS)),
        member("tracingEnabled", "tracingEnabled", Body, false, &Kind::Boolean),
        member("webAclArn", "webAclArn", Body, false, &TEXT),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("createdDate", "createdDate", Body, false, &Kind::Timestamp(TimestampForm::EpochSeconds)),
        member("lastUpdatedDate", "lastUpdatedDate", Body, false, &Kind::Timestamp(TimestampForm::EpochSeconds)),
    ],
};

pub static S_STAGE_KEY: StructureFacts = StructureFacts {
    name: "StageKey",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restApiId", Body, false, &TEXT),
        member("stageName", "stageName", Body, false, &TEXT),
    ],
};

pub static S_STAGES: StructureFacts = StructureFacts {
    name: "Stages",
    payload: None,
    error: None,
    members: &[member("item", "item", Body, false, &K_LIST_OF_STAGE)],
};

pub static S_TAG_RESOURCE_REQUEST: StructureFacts = StructureFacts {
    name: "TagResourceRequest",
    payload: None,
    error: None,
    members: &[
        member("resourceArn", "resource_arn", Uri, true, &TEXT),
        member("tags", "tags", Body, true, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_TAGS: StructureFacts = StructureFacts {
    name: "Tags",
    payload: None,
    error: None,
    members: &[member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING)],
};

pub static S_TEMPLATE: StructureFacts = StructureFacts {
    name: "Template",
    payload: None,
    error: None,
    members: &[member("value", "value", Body, false, &TEXT)],
};

pub static S_TEST_INVOKE_AUTHORIZER_REQUEST: StructureFacts = StructureFacts {
    name: "TestInvokeAuthorizerRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("authorizerId", "authorizer_id", Uri, true, &TEXT),
        member("headers", "headers", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("multiValueHeaders", "multiValueHeaders", Body, false, &K_MAP_OF_STRING_TO_LIST),
        member("pathWithQueryString", "pathWithQueryString", Body, false, &TEXT),
        member("body", "body", Body, false, &TEXT),
        member("stageVariables", "stageVariables", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("additionalContext", "additionalContext", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_TEST_INVOKE_AUTHORIZER_RESPONSE: StructureFacts = StructureFacts {
    name: "TestInvokeAuthorizerResponse",
    payload: None,
    error: None,
    members: &[
        member("clientStatus", "clientStatus", Body, false, &Kind::Integer(None, None)),
        member("log", "log", Body, false, &TEXT),
        member("latency", "latency", Body, false, &Kind::Long),
        member("principalId", "principalId", Body, false, &TEXT),
        member("policy", "policy", Body, false, &TEXT),
        member("authorization", "authorization", Body, false, &K_MAP_OF_STRING_TO_LIST),
        member("claims", "claims", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_TEST_INVOKE_METHOD_REQUEST: StructureFacts = StructureFacts {
    name: "TestInvokeMethodRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("pathWithQueryString", "pathWithQueryString", Body, false, &TEXT),
        member("body", "body", Body, false, &TEXT),
        member("headers", "headers", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("multiValueHeaders", "multiValueHeaders", Body, false, &K_MAP_OF_STRING_TO_LIST),
        member("clientCertificateId", "clientCertificateId", Body, false, &TEXT),
        member("stageVariables", "stageVariables", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_TEST_INVOKE_METHOD_RESPONSE: StructureFacts = StructureFacts {
    name: "TestInvokeMethodResponse",
    payload: None,
    error: None,
    members: &[
        member("status", "status", Body, false, &Kind::Integer(None, None)),
        member("body", "body", Body, false, &TEXT),
        member("headers", "headers", Body, false, &K_MAP_OF_STRING_TO_STRING),
        member("multiValueHeaders", "multiValueHeaders", Body, false, &K_MAP_OF_STRING_TO_LIST),
        member("log", "log", Body, false, &TEXT),
        member("latency", "latency", Body, false, &Kind::Long),
    ],
};

pub static S_THROTTLE_SETTINGS: StructureFacts = StructureFacts {
    name: "ThrottleSettings",
    payload: None,
    error: None,
    members: &[
        member("burstLimit", "burstLimit", Body, false, &Kind::Integer(None, None)),
        member("rateLimit", "rateLimit", Body, false, &Kind::Double),
    ],
};

pub static S_TLS_CONFIG: StructureFacts = StructureFacts {
    name: "TlsConfig",
    payload: None,
    error: None,
    members: &[member("insecureSkipVerification", "insecureSkipVerification", Body, false, &Kind::Boolean)],
};

pub static S_TOO_MANY_REQUESTS_EXCEPTION: StructureFacts = StructureFacts {
    name: "TooManyRequestsException",
    payload: None,
    error: Some(429),
    members: &[
        member("retryAfterSeconds", "Retry-After", Header, false, &TEXT),
        member("message", "message", Body, false, &TEXT),
    ],
};

pub static S_UNAUTHORIZED_EXCEPTION: StructureFacts = StructureFacts {
    name: "UnauthorizedException",
    payload: None,
    error: Some(401),
    members: &[member("message", "message", Body, false, &TEXT)],
};

pub static S_UNTAG_RESOURCE_REQUEST: StructureFacts = StructureFacts {
    name: "UntagResourceRequest",
    payload: None,
    error: None,
    members: &[
        member("resourceArn", "resource_arn", Uri, true, &TEXT),
        member("tagKeys", "tagKeys", Query, true, &K_LIST_OF_STRING),
    ],
};

pub static S_UPDATE_ACCOUNT_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateAccountRequest",
    payload: None,
    error: None,
    members: &[member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION)],
};

pub static S_UPDATE_API_KEY_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateApiKeyRequest",
    payload: None,
    error: None,
    members: &[
        member("apiKey", "api_Key", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_AUTHORIZER_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateAuthorizerRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("authorizerId", "authorizer_id", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_BASE_PATH_MAPPING_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateBasePathMappingRequest",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domain_name", Uri, true, &TEXT),
        member("domainNameId", "domainNameId", Query, false, &TEXT),
        member("basePath", "base_path", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_CLIENT_CERTIFICATE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateClientCertificateRequest",
    payload: None,
    error: None,
    members: &[
        member("clientCertificateId", "clientcertificate_id", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_DEPLOYMENT_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateDeploymentRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("deploymentId", "deployment_id", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_DOCUMENTATION_PART_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateDocumentationPartRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("documentationPartId", "part_id", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_DOCUMENTATION_VERSION_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateDocumentationVersionRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("documentationVersion", "doc_version", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_DOMAIN_NAME_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateDomainNameRequest",
    payload: None,
    error: None,
    members: &[
        member("domainName", "domain_name", Uri, true, &TEXT),
        member("domainNameId", "domainNameId", Query, false, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_GATEWAY_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateGatewayResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("responseType", "response_type", Uri, true, &K_GATEWAY_RESPONSE_TYPE),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_INTEGRATION_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateIntegrationRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_INTEGRATION_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateIntegrationResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("statusCode", "status_code", Uri, true, &K_STATUS_CODE),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_METHOD_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateMethodRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_METHOD_RESPONSE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateMethodResponseRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("httpMethod", "http_method", Uri, true, &TEXT),
        member("statusCode", "status_code", Uri, true, &K_STATUS_CODE),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_MODEL_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateModelRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("modelName", "model_name", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_REQUEST_VALIDATOR_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateRequestValidatorRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("requestValidatorId", "requestvalidator_id", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_RESOURCE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateResourceRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("resourceId", "resource_id", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_REST_API_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateRestApiRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_STAGE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateStageRequest",
    payload: None,
    error: None,
    members: &[
        member("restApiId", "restapi_id", Uri, true, &TEXT),
        member("stageName", "stage_name", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_USAGE_PLAN_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateUsagePlanRequest",
    payload: None,
    error: None,
    members: &[
        member("usagePlanId", "usageplanId", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_USAGE_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateUsageRequest",
    payload: None,
    error: None,
    members: &[
        member("usagePlanId", "usageplanId", Uri, true, &TEXT),
        member("keyId", "keyId", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_UPDATE_VPC_LINK_REQUEST: StructureFacts = StructureFacts {
    name: "UpdateVpcLinkRequest",
    payload: None,
    error: None,
    members: &[
        member("vpcLinkId", "vpclink_id", Uri, true, &TEXT),
        member("patchOperations", "patchOperations", Body, false, &K_LIST_OF_PATCH_OPERATION),
    ],
};

pub static S_USAGE: StructureFacts = StructureFacts {
    name: "Usage",
    payload: None,
    error: None,
    members: &[
        member("usagePlanId", "usagePlanId", Body, false, &TEXT),
        member("startDate", "startDate", Body, false, &TEXT),
        member("endDate", "endDate", Body, false, &TEXT),
        member("position", "position", Body, false, &TEXT),
        member("items", "values", Body, false, &K_MAP_OF_KEY_USAGES),
    ],
};

pub static S_USAGE_PLAN: StructureFacts = StructureFacts {
    name: "UsagePlan",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("name", "name", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("apiStages", "apiStages", Body, false, &K_LIST_OF_API_STAGE),
        member("throttle", "throttle", Body, false, &Kind::Structure(&S_THROTTLE_SETTINGS)),
        member("quota", "quota", Body, false, &Kind::Structure(&S_QUOTA_SETTINGS)),
        member("productCode", "productCode", Body, false, &TEXT),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_USAGE_PLAN_KEY: StructureFacts = StructureFacts {
    name: "UsagePlanKey",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("type", "type", Body, false, &TEXT),
        member("value", "value", Body, false, &TEXT),
        member("name", "name", Body, false, &TEXT),
    ],
};

pub static S_USAGE_PLAN_KEYS: StructureFacts = StructureFacts {
    name: "UsagePlanKeys",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_USAGE_PLAN_KEY),
    ],
};

pub static S_USAGE_PLANS: StructureFacts = StructureFacts {
    name: "UsagePlans",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_USAGE_PLAN),
    ],
};

pub static S_VPC_LINK: StructureFacts = StructureFacts {
    name: "VpcLink",
    payload: None,
    error: None,
    members: &[
        member("id", "id", Body, false, &TEXT),
        member("name", "name", Body, false, &TEXT),
        member("description", "description", Body, false, &TEXT),
        member("targetArns", "targetArns", Body, false, &K_LIST_OF_STRING),
        member("status", "status", Body, false, &K_VPC_LINK_STATUS),
        member("statusMessage", "statusMessage", Body, false, &TEXT),
        member("tags", "tags", Body, false, &K_MAP_OF_STRING_TO_STRING),
    ],
};

pub static S_VPC_LINKS: StructureFacts = StructureFacts {
    name: "VpcLinks",
    payload: None,
    error: None,
    members: &[
        member("position", "position", Body, false, &TEXT),
        member("items", "item", Body, false, &K_LIST_OF_VPC_LINK),
    ],
};

static K_ACCESS_ASSOCIATION_SOURCE_TYPE: Kind =
    Kind::String(&StringFacts { values: &["VPCE"], pattern: None, min: None, max: None });
static K_API_KEY_SOURCE_TYPE: Kind =
    Kind::String(&StringFacts { values: &["HEADER", "AUTHORIZER"], pattern: None, min: None, max: None });
static K_API_KEYS_FORMAT: Kind = Kind::String(&StringFacts { values: &["csv"], pattern: None, min: None, max: None });
static K_API_STATUS: Kind = Kind::String(&StringFacts {
    values: &["UPDATING", "AVAILABLE", "PENDING", "FAILED"],
    pattern: None,
    min: None,
    max: None,
});
static K_AUTHORIZER_TYPE: Kind = Kind::String(&StringFacts {
    values: &["TOKEN", "REQUEST", "COGNITO_USER_POOLS", "JWT"],
    pattern: None,
    min: None,
    max: None,
});
static K_CACHE_CLUSTER_SIZE: Kind = Kind::String(&StringFacts {
    values: &["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"],
    pattern: None,
    min: None,
    max: None,
});
static K_CACHE_CLUSTER_STATUS: Kind = Kind::String(&StringFacts {
    values: &["CREATE_IN_PROGRESS", "AVAILABLE", "DELETE_IN_PROGRESS", "NOT_AVAILABLE", "FLUSH_IN_PROGRESS"],
    pattern: None,
    min: None,
    max: None,
});
static K_CONNECTION_TYPE: Kind =
    Kind::String(&StringFacts { values: &["INTERNET", "VPC_LINK"], pattern: None, min: None, max: None });
static K_CONTENT_HANDLING_STRATEGY: Kind = Kind::String(&StringFacts {
    values: &["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"],
    pattern: None,
    min: None,
    max: None,
});
static K_DOCUMENTATION_PART_LOCATION_STATUS_CODE: Kind =
    Kind::String(&StringFacts { values: &[], pattern: Some("^([1-5]\\d\\d|\\*|\\s*)$"), min: None, max: None });
static K_DOCUMENTATION_PART_TYPE: Kind = Kind::String(&StringFacts {
    values: &[
        "RESPONSE_BODY",
        "RESPONSE",
        "METHOD",
        "MODEL",
        "AUTHORIZER",
        "RESPONSE_HEADER",
        "RESOURCE",
        "PATH_PARAMETER",
        "REQUEST_BODY",
        "QUERY_PARAMETER",
        "API",
        "REQUEST_HEADER",
    ],
    pattern: None,
    min: None,
    max: None,
});
static K_DOMAIN_NAME_STATUS: Kind = Kind::String(&StringFacts {
    values: &[
        "AVAILABLE",
        "UPDATING",
        "PENDING",
        "PENDING_CERTIFICATE_REIMPORT",
        "PENDING_OWNERSHIP_VERIFICATION",
        "FAILED",
    ],
    pattern: None,
    min: None,
    max: None,
});
static K_ENDPOINT_ACCESS_MODE: Kind =
    Kind::String(&StringFacts { values: &["BASIC", "STRICT"], pattern: None, min: None, max: None });
static K_GATEWAY_RESPONSE_TYPE: Kind = Kind::String(&StringFacts {
    values: &[
        "REQUEST_TOO_LARGE",
        "RESOURCE_NOT_FOUND",
        "AUTHORIZER_CONFIGURATION_ERROR",
        "MISSING_AUTHENTICATION_TOKEN",
        "BAD_REQUEST_BODY",
        "INVALID_SIGNATURE",
        "INVALID_API_KEY",
        "BAD_REQUEST_PARAMETERS",
        "AUTHORIZER_FAILURE",
        "UNAUTHORIZED",
        "INTEGRATION_TIMEOUT",
        "ACCESS_DENIED",
        "DEFAULT_4XX",
        "DEFAULT_5XX",
        "WAF_FILTERED",
        "QUOTA_EXCEEDED",
        "THROTTLED",
        "API_CONFIGURATION_ERROR",
        "UNSUPPORTED_MEDIA_TYPE",
        "INTEGRATION_FAILURE",
        "EXPIRED_TOKEN",
    ],
    pattern: None,
    min: None,
    max: None,
});
static K_INTEGRATION_TYPE: Kind = Kind::String(&StringFacts {
    values: &["HTTP", "MOCK", "AWS_PROXY", "HTTP_PROXY", "AWS"],
    pattern: None,
    min: None,
    max: None,
});
static K_IP_ADDRESS_TYPE: Kind =
    Kind::String(&StringFacts { values: &["ipv4", "dualstack"], pattern: None, min: None, max: None });
static K_JWT_CLAIM_FORMAT: Kind =
    Kind::String(&StringFacts { values: &["SINGLE_STRING"], pattern: None, min: None, max: None });
static K_LIST_OF_ARNS: Kind = Kind::List(&TEXT);
static K_LIST_OF_API_KEY: Kind = Kind::List(&Kind::Structure(&S_API_KEY));
static K_LIST_OF_API_STAGE: Kind = Kind::List(&Kind::Structure(&S_API_STAGE));
static K_LIST_OF_AUTHORIZER: Kind = Kind::List(&Kind::Structure(&S_AUTHORIZER));
static K_LIST_OF_BASE_PATH_MAPPING: Kind = Kind::List(&Kind::Structure(&S_BASE_PATH_MAPPING));
static K_LIST_OF_CLIENT_CERTIFICATE: Kind = Kind::List(&Kind::Structure(&S_CLIENT_CERTIFICATE));
static K_LIST_OF_DEPLOYMENT: Kind = Kind::List(&Kind::Structure(&S_DEPLOYMENT));
static K_LIST_OF_DOCUMENTATION_PART: Kind = Kind::List(&Kind::Structure(&S_DOCUMENTATION_PART));
static K_LIST_OF_DOCUMENTATION_VERSION: Kind = Kind::List(&Kind::Structure(&S_DOCUMENTATION_VERSION));
static K_LIST_OF_DOMAIN_NAME: Kind = Kind::List(&Kind::Structure(&S_DOMAIN_NAME));
static K_LIST_OF_DOMAIN_NAME_ACCESS_ASSOCIATION: Kind = Kind::List(&Kind::Structure(&S_DOMAIN_NAME_ACCESS_ASSOCIATION));
static K_LIST_OF_ENDPOINT_TYPE: Kind = Kind::List(&K_ENDPOINT_TYPE);
static K_ENDPOINT_TYPE: Kind =
    Kind::String(&StringFacts { values: &["PRIVATE", "EDGE", "REGIONAL"], pattern: None, min: None, max: None });
static K_LIST_OF_GATEWAY_RESPONSE: Kind = Kind::List(&Kind::Structure(&S_GATEWAY_RESPONSE));
static K_LIST_OF_JWT_ADDITIONAL_CLAIM: Kind = Kind::List(&Kind::Structure(&S_JWT_ADDITIONAL_CLAIM));
static K_LIST_OF_JWT_ISSUER: Kind = Kind::List(&Kind::Structure(&S_JWT_ISSUER));
static K_LIST_OF_JWT_ISSUER_INPUT: Kind = Kind::List(&Kind::Structure(&S_JWT_ISSUER_INPUT));
static K_LIST_OF_JWT_SIGNING_ALGORITHM: Kind = Kind::List(&K_JWT_SIGNING_ALGORITHM);
static K_JWT_SIGNING_ALGORITHM: Kind = Kind::String(&StringFacts {
    values: &["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"],
    pattern: None,
    min: None,
    max: None,
});
static K_LIST_OF_MODEL: Kind = Kind::List(&Kind::Structure(&S_MODEL));
static K_LIST_OF_PATCH_OPERATION: Kind = Kind::List(&Kind::Structure(&S_PATCH_OPERATION));
static K_LIST_OF_REQUEST_VALIDATOR: Kind = Kind::List(&Kind::Structure(&S_REQUEST_VALIDATOR));
static K_LIST_OF_RESOURCE: Kind = Kind::List(&Kind::Structure(&S_RESOURCE));
static K_LIST_OF_REST_API: Kind = Kind::List(&Kind::Structure(&S_REST_API));
static K_LIST_OF_SDK_CONFIGURATION_PROPERTY: Kind = Kind::List(&Kind::Structure(&S_SDK_CONFIGURATION_PROPERTY));
static K_LIST_OF_SDK_TYPE: Kind = Kind::List(&Kind::Structure(&S_SDK_TYPE));
static K_LIST_OF_STAGE: Kind = Kind::List(&Kind::Structure(&S_STAGE));
static K_LIST_OF_STAGE_KEYS: Kind = Kind::List(&Kind::Structure(&S_STAGE_KEY));
static K_LIST_OF_STRING: Kind = Kind::List(&TEXT);
static K_LIST_OF_USAGE_PLAN: Kind = Kind::List(&Kind::Structure(&S_USAGE_PLAN));
static K_LIST_OF_USAGE_PLAN_KEY: Kind = Kind::List(&Kind::Structure(&S_USAGE_PLAN_KEY));
static K_LIST_OF_VPC_LINK: Kind = Kind::List(&Kind::Structure(&S_VPC_LINK));
static K_LOCATION_STATUS_TYPE: Kind =
    Kind::String(&StringFacts { values: &["DOCUMENTED", "UNDOCUMENTED"], pattern: None, min: None, max: None });
static K_MAP_OF_API_STAGE_THROTTLE_SETTINGS: Kind = Kind::Map(&Kind::Structure(&S_THROTTLE_SETTINGS));
static K_MAP_OF_INTEGRATION_RESPONSE: Kind = Kind::Map(&Kind::Structure(&S_INTEGRATION_RESPONSE));
static K_MAP_OF_KEY_USAGES: Kind = Kind::Map(&K_LIST_OF_USAGE);
static K_LIST_OF_USAGE: Kind = Kind::List(&K_LIST_OF_LONG);
static K_LIST_OF_LONG: Kind = Kind::List(&Kind::Long);
static K_MAP_OF_METHOD: Kind = Kind::Map(&Kind::Structure(&S_METHOD));
static K_MAP_OF_METHOD_RESPONSE: Kind = Kind::Map(&Kind::Structure(&S_METHOD_RESPONSE));
static K_MAP_OF_METHOD_SETTINGS: Kind = Kind::Map(&Kind::Structure(&S_METHOD_SETTING));
static K_MAP_OF_STRING_TO_BOOLEAN: Kind = Kind::Map(&Kind::Boolean);
static K_MAP_OF_STRING_TO_LIST: Kind = Kind::Map(&K_LIST_OF_STRING);
static K_MAP_OF_STRING_TO_STRING: Kind = Kind::Map(&TEXT);
static K_OP: Kind = Kind::String(&StringFacts {
    values: &["add", "remove", "move", "test", "replace", "copy"],
    pattern: None,
    min: None,
    max: None,
});
static K_PATH_TO_MAP_OF_METHOD_SNAPSHOT: Kind = Kind::Map(&K_MAP_OF_METHOD_SNAPSHOT);
static K_MAP_OF_METHOD_SNAPSHOT: Kind = Kind::Map(&Kind::Structure(&S_METHOD_SNAPSHOT));
static K_PUT_MODE: Kind =
    Kind::String(&StringFacts { values: &["merge", "overwrite"], pattern: None, min: None, max: None });
static K_QUOTA_PERIOD_TYPE: Kind =
    Kind::String(&StringFacts { values: &["DAY", "WEEK", "MONTH"], pattern: None, min: None, max: None });
static K_RESOURCE_OWNER: Kind =
    Kind::String(&StringFacts { values: &["SELF", "OTHER_ACCOUNTS"], pattern: None, min: None, max: None });
static K_RESPONSE_TRANSFER_MODE: Kind =
    Kind::String(&StringFacts { values: &["BUFFERED", "STREAM"], pattern: None, min: None, max: None });
static K_ROUTING_MODE: Kind = Kind::String(&StringFacts {
    values: &["BASE_PATH_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_BASE_PATH_MAPPING"],
    pattern: None,
    min: None,
    max: None,
});
static K_SECURITY_POLICY: Kind = Kind::String(&StringFacts {
    values: &[
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
    ],
    pattern: None,
    min: None,
    max: None,
});
static K_STATUS_CODE: Kind =
    Kind::String(&StringFacts { values: &[], pattern: Some("[1-5]\\d\\d"), min: None, max: None });
static K_UNAUTHORIZED_CACHE_CONTROL_HEADER_STRATEGY: Kind = Kind::String(&StringFacts {
    values: &["FAIL_WITH_403", "SUCCEED_WITH_RESPONSE_HEADER", "SUCCEED_WITHOUT_RESPONSE_HEADER"],
    pattern: None,
    min: None,
    max: None,
});
static K_VPC_LINK_STATUS: Kind = Kind::String(&StringFacts {
    values: &["AVAILABLE", "PENDING", "DELETING", "FAILED"],
    pattern: None,
    min: None,
    max: None,
});
