//! The compiled, immutable form of APIs and stages: what control publishes and what steps read.
//!
//! Everything a request needs is worked out here once: templates parsed, routes sorted, URIs split at their
//! placeholders. A request holds one `Arc<StagePlan>` from start to end.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use indexmap::IndexMap;
use stagedoor_http::tls::Identity;

mod authorizer;
mod cache;
mod connection;
mod domain_name;
mod parameter;
pub mod router;
mod service_uri;
mod uri;
mod usage;
mod validation;

pub use crate::lambda::FunctionUri;
pub use authorizer::{
    AuthorizationPlan, AuthorizerEvent, AuthorizerKind, AuthorizerPlan, ClaimRule, IdentitySource, IssuerPlan,
    KeySource, LambdaAuthorizerPlan, ResourcePolicyPlan, TokenAuthorizerPlan, TokenRules,
};
pub use cache::{CacheKeyPlan, CachePlan, CachingPlan, MethodCaching, MethodCachingEntry, UnauthorizedCacheControl};
pub use connection::{ConnectionPlan, EndpointTypes, MutualTlsPlan, tls_policy};
pub use domain_name::{BasePathMappingPlan, BasePathMappings, DomainNamePlan};
pub use parameter::{ParameterLocation, ParameterSource, RequestParameterPlan};
pub use router::Router;
pub use service_uri::{ServiceTarget, ServiceUri, TargetKind};
pub(crate) use uri::split as split_uri;
pub use uri::{InvalidEndpoint, StageText, UriPiece, UriTemplate, VpcLinkPlan};
pub use usage::{
    ApiKeyPlan, MethodThrottle, MethodThrottles, Quota, QuotaPeriod, Throttle, UsagePlan, UsagePlanStage, UsedDay,
    ValueDigest,
};
pub use validation::{BodyValidationPlan, ModelPlan, ValidationPlan};

/// One stage as callers reach it: a frozen deployment under the stage's own settings.
#[derive(Debug)]
pub struct StagePlan {
    /// The store's revision this plan was made from. A publish of an older one is ignored.
    pub revision: u64,
    pub account_id: Arc<str>,
    pub region: Arc<str>,
    pub api_id: Arc<str>,
    pub stage_name: Arc<str>,
    pub variables: BTreeMap<String, String>,
    pub deployment: Arc<DeploymentPlan>,
    pub canary: Option<CanaryPlan>,
    /// Those of the stage's method settings.
    pub throttles: MethodThrottles,
    /// `None`: the stage has no cache.
    pub cache: Option<CachePlan>,
    /// What HTTP backends are shown that ask who calls.
    pub client_identity: Option<Identity>,
}

/// What a part of a stage's requests gets instead of its own deployment and variables.
#[derive(Debug)]
pub struct CanaryPlan {
    /// From 0, which is none, to 100, which is all.
    pub percent_traffic: f64,
    /// Those of the stage under the canary's own.
    pub variables: BTreeMap<String, String>,
    pub deployment: Arc<DeploymentPlan>,
    /// Whether the canary may use the stage's cache.
    pub use_stage_cache: bool,
}

/// The compiled snapshot of an API that a deployment froze; shared by all stages that point to it.
#[derive(Debug)]
pub struct DeploymentPlan {
    pub deployment_id: Arc<str>,
    /// Routes to indices into `methods`.
    pub router: Router,
    pub methods: Vec<MethodPlan>,
    /// Customised gateway responses by type name (`DEFAULT_4XX`, `THROTTLED`, …).
    pub gateway_responses: IndexMap<String, GatewayResponsePlan>,
    pub binary_media_types: Vec<String>,
    /// Bytes from which answers are compressed; `None`: never, and requests are read as they come.
    pub minimum_compression_size: Option<u64>,
    pub disable_execute_api_endpoint: bool,
    pub api_key_source: ApiKeySource,
    /// What the default endpoint asks of connections, and domain names that lead here.
    pub connection: ConnectionPlan,
    /// `None`: the API has no policy and needs none.
    pub resource_policy: Option<ResourcePolicyPlan>,
}

/// Where callers put their API key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ApiKeySource {
    /// The header `x-api-key`.
    #[default]
    Header,
    /// What a Lambda authorizer answered as `usageIdentifierKey`.
    Authorizer,
}

/// One method of one resource.
#[derive(Debug)]
pub struct MethodPlan {
    pub resource_id: Arc<str>,
    /// The resource's template, `/pets/{petId}`.
    pub resource_path: Arc<str>,
    /// `GET`, …, or `ANY`.
    pub http_method: Arc<str>,
    pub operation_name: Option<Arc<str>>,
    /// A guard that is stored but not enforced yet (authorizer, key, validator, …): the method answers 500
    /// API_CONFIGURATION_ERROR, and `explain` shows this text. Never a silent pass.
    pub unenforced_guard: Option<String>,
    /// `None`: whoever asks may pass.
    pub authorization: Option<AuthorizationPlan>,
    pub api_key_required: bool,
    /// `None`: any request will do.
    pub validation: Option<ValidationPlan>,
    pub cache_key: CacheKeyPlan,
    pub integration: IntegrationPlan,
}

/// What a method calls.
#[derive(Debug)]
pub enum IntegrationPlan {
    Mock(MockPlan),
    /// Types HTTP and AWS.
    Mapped(Box<MappedPlan>),
    HttpProxy(HttpProxyPlan),
    LambdaProxy(LambdaProxyPlan),
    /// The service accepts it and fails when it is called; so do we, with API_CONFIGURATION_ERROR and this reason
    /// in `explain`. Types that are not built yet are here too.
    Misconfigured(String),
}

impl IntegrationPlan {
    /// Whether the answer goes out as it comes: `responseTransferMode: STREAM`.
    pub(crate) fn is_streamed(&self) -> bool {
        match self {
            Self::HttpProxy(plan) => plan.is_streamed,
            Self::LambdaProxy(plan) => plan.is_streamed,
            Self::Mock(_) | Self::Mapped(_) | Self::Misconfigured(_) => false,
        }
    }
}

/// A MOCK integration.
#[derive(Debug)]
pub struct MockPlan {
    pub request_body: RequestBodyPlan,
    pub responses: Vec<IntegrationResponsePlan>,
}

/// An HTTP or AWS integration: what it is asked and what it answers are mapped.
#[derive(Debug)]
pub struct MappedPlan {
    pub endpoint: EndpointPlan,
    /// `GET`, …; `None` for ANY, which is the caller's verb.
    pub http_method: Option<http::Method>,
    pub request_body: RequestBodyPlan,
    /// In the order stored.
    pub request_parameters: Vec<RequestParameterPlan>,
    pub responses: Vec<IntegrationResponsePlan>,
    /// From connecting to the last byte of the answer.
    pub timeout: Duration,
}

/// What an integration that maps calls.
#[derive(Debug)]
pub enum EndpointPlan {
    Http {
        uri: UriTemplate,
        insecure_skip_verification: bool,
    },
    /// Signed with the keys of the role, or with our own.
    Service {
        uri: ServiceUri,
        credentials: Option<StageText>,
    },
}

/// How the body of a method request becomes that of an integration request.
#[derive(Debug, Default)]
pub struct RequestBodyPlan {
    /// By MIME type; a null template means passthrough.
    pub templates: IndexMap<String, Option<Template>>,
    pub passthrough_behavior: PassthroughBehavior,
    pub content_handling: Option<ContentHandling>,
}

/// An HTTP_PROXY integration.
#[derive(Debug)]
pub struct HttpProxyPlan {
    /// The backend URI with its `{name}` placeholders and `${stageVariables.name}` references.
    pub uri: UriTemplate,
    /// `GET`, …; `None` for ANY, which is the caller's verb.
    pub http_method: Option<http::Method>,
    /// Request parameter mappings in the order stored: (`integration.request.header.x`, source).
    pub request_parameters: Vec<RequestParameterPlan>,
    pub content_handling: Option<ContentHandling>,
    /// Whether the answer passes as it comes, whatever the API's binary media types (`responseTransferMode` STREAM).
    pub is_streamed: bool,
    pub timeout: Duration,
    pub insecure_skip_verification: bool,
}

/// An AWS_PROXY integration: a function is told the whole request, and makes the whole answer.
#[derive(Debug)]
pub struct LambdaProxyPlan {
    pub function: FunctionUri,
    /// `POST`, or what cannot work; `None` for ANY, which is the caller's verb.
    pub http_method: Option<http::Method>,
    /// Header fields that parameter mappings name. Mappings have no effect here, but an illegal name fails the call.
    pub mapped_headers: Vec<String>,
    /// The role under which it is called.
    pub credentials: Option<StageText>,
    pub timeout: Duration,
    /// Whether the answer goes out as the function writes it.
    pub is_streamed: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassthroughBehavior {
    #[default]
    WhenNoMatch,
    WhenNoTemplates,
    Never,
}

/// What an integration or an integration response asks for its body (`CONVERT_TO_BINARY`, `CONVERT_TO_TEXT`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentHandling {
    ToBinary,
    ToText,
}

/// One integration response with the method response it leads to.
#[derive(Debug)]
pub struct IntegrationResponsePlan {
    pub status_code: u16,
    /// `None` is the default response. Otherwise a Java regular expression that the whole status (or, for Lambda,
    /// error message) must match; an invalid one never matches.
    pub selection_pattern: Option<stagedoor_vtl::JavaPattern>,
    /// (`method.response.header.Name` without its prefix, source), in the order stored.
    pub response_parameters: Vec<(String, ParameterSource)>,
    pub response_templates: IndexMap<String, Option<Template>>,
    pub content_handling: Option<ContentHandling>,
    /// Whether the method declares a response of this status; a call that selects an undeclared one answers 500.
    pub declared: bool,
}

/// A mapping template, parsed when it was published. A template that does not parse fails when it is rendered, as
/// on the service.
#[derive(Debug)]
pub struct Template {
    pub parsed: Result<stagedoor_vtl::Template, stagedoor_vtl::ParseError>,
}

/// A customised gateway response.
#[derive(Clone, Debug, Default)]
pub struct GatewayResponsePlan {
    /// `None`: the error's own status.
    pub status_code: Option<u16>,
    /// (`gatewayresponse.header.Name` without its prefix, source), in the order stored.
    pub response_parameters: Vec<(String, ParameterSource)>,
    /// Plain texts with `$context.…` tokens by MIME type; not Velocity.
    pub response_templates: IndexMap<String, String>,
}
