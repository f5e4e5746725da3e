//! The operations: what each is called with, and the one table that says which are built.
//!
//! An operation is a plain function of a view of the documents and its input. A *read* runs at once on the published
//! snapshot; a *write* runs on the store's writer thread and leaves its batch in the [`Change`]; one that asks the data
//! plane (`serve`) is asynchronous and has both. What is not in the table answers 501 ([`dispatch`]).

use std::sync::Arc;

use stagedoor_gateway::{Gateway, TestInvoker};
use stagedoor_wire::{Clock, Random, WireError};

pub use self::v1::cache_cluster::CacheTransitions;
pub use crate::limits::{Quota, Quotas};
use crate::store::{Change, DocumentId, Documents, Kind, Scan, Snapshot, Store};

mod dispatch;
pub mod v1;

pub(crate) use dispatch::{Handler, WriteJob, handler, not_built};
pub use dispatch::{built, is_built, page};

dispatch::operations! {
    apigateway: {
        write CREATE_REST_API => v1::rest_api::create_rest_api,
        read GET_REST_API => v1::rest_api::get_rest_api,
        read GET_REST_APIS => v1::rest_api::get_rest_apis,
        write UPDATE_REST_API => v1::rest_api::update_rest_api,
        write DELETE_REST_API => v1::rest_api::delete_rest_api,
        write CREATE_RESOURCE => v1::resource::create_resource,
        read GET_RESOURCE => v1::resource::get_resource,
        read GET_RESOURCES => v1::resource::get_resources,
        write UPDATE_RESOURCE => v1::resource::update_resource,
        write DELETE_RESOURCE => v1::resource::delete_resource,
        write PUT_METHOD => v1::method::put_method,
        read GET_METHOD => v1::method::get_method,
        write UPDATE_METHOD => v1::method::update_method,
        write DELETE_METHOD => v1::method::delete_method,
        write PUT_METHOD_RESPONSE => v1::method::put_method_response,
        read GET_METHOD_RESPONSE => v1::method::get_method_response,
        write UPDATE_METHOD_RESPONSE => v1::method::update_method_response,
        write DELETE_METHOD_RESPONSE => v1::method::delete_method_response,
        write PUT_INTEGRATION => v1::integration::put_integration,
        read GET_INTEGRATION => v1::integration::get_integration,
        write UPDATE_INTEGRATION => v1::integration::update_integration,
        write DELETE_INTEGRATION => v1::integration::delete_integration,
        write PUT_INTEGRATION_RESPONSE => v1::integration::put_integration_response,
        read GET_INTEGRATION_RESPONSE => v1::integration::get_integration_response,
        write UPDATE_INTEGRATION_RESPONSE => v1::integration::update_integration_response,
        write DELETE_INTEGRATION_RESPONSE => v1::integration::delete_integration_response,
        write CREATE_MODEL => v1::model::create_model,
        read GET_MODEL => v1::model::get_model,
        read GET_MODELS => v1::model::get_models,
        read GET_MODEL_TEMPLATE => v1::model::get_model_template,
        write UPDATE_MODEL => v1::model::update_model,
        write DELETE_MODEL => v1::model::delete_model,
        write CREATE_DEPLOYMENT => v1::deployment::create_deployment,
        read GET_DEPLOYMENT => v1::deployment::get_deployment,
        read GET_DEPLOYMENTS => v1::deployment::get_deployments,
        write UPDATE_DEPLOYMENT => v1::deployment::update_deployment,
        write DELETE_DEPLOYMENT => v1::deployment::delete_deployment,
        write CREATE_STAGE => v1::stage::create_stage,
        read GET_STAGE => v1::stage::get_stage,
        read GET_STAGES => v1::stage::get_stages,
        write UPDATE_STAGE => v1::stage::update_stage,
        write DELETE_STAGE => v1::stage::delete_stage,
        serve FLUSH_STAGE_CACHE => v1::cache_cluster::flush_stage_cache,
        serve FLUSH_STAGE_AUTHORIZERS_CACHE => v1::stage::flush_stage_authorizers_cache,
        write CREATE_REQUEST_VALIDATOR => v1::request_validator::create_request_validator,
        read GET_REQUEST_VALIDATOR => v1::request_validator::get_request_validator,
        read GET_REQUEST_VALIDATORS => v1::request_validator::get_request_validators,
        write UPDATE_REQUEST_VALIDATOR => v1::request_validator::update_request_validator,
        write DELETE_REQUEST_VALIDATOR => v1::request_validator::delete_request_validator,
        write CREATE_AUTHORIZER => v1::authorizer::create_authorizer,
        read GET_AUTHORIZER => v1::authorizer::get_authorizer,
        read GET_AUTHORIZERS => v1::authorizer::get_authorizers,
        write UPDATE_AUTHORIZER => v1::authorizer::update_authorizer,
        write DELETE_AUTHORIZER => v1::authorizer::delete_authorizer,
        write PUT_GATEWAY_RESPONSE => v1::gateway_response::put_gateway_response,
        read GET_GATEWAY_RESPONSE => v1::gateway_response::get_gateway_response,
        read GET_GATEWAY_RESPONSES => v1::gateway_response::get_gateway_responses,
        write UPDATE_GATEWAY_RESPONSE => v1::gateway_response::update_gateway_response,
        write DELETE_GATEWAY_RESPONSE => v1::gateway_response::delete_gateway_response,
        write CREATE_API_KEY => v1::api_key::create_api_key,
        read GET_API_KEY => v1::api_key::get_api_key,
        read GET_API_KEYS => v1::api_key::get_api_keys,
        write UPDATE_API_KEY => v1::api_key::update_api_key,
        write DELETE_API_KEY => v1::api_key::delete_api_key,
        serve TEST_INVOKE_METHOD => v1::test_invoke::test_invoke_method,
        write IMPORT_API_KEYS => v1::api_key_import::import_api_keys,
        write CREATE_USAGE_PLAN => v1::usage_plan::create_usage_plan,
        read GET_USAGE_PLAN => v1::usage_plan::get_usage_plan,
        read GET_USAGE_PLANS => v1::usage_plan::get_usage_plans,
        write UPDATE_USAGE_PLAN => v1::usage_plan::update_usage_plan,
        write DELETE_USAGE_PLAN => v1::usage_plan::delete_usage_plan,
        read GET_SDK_TYPE => v1::sdk::get_sdk_type,
        read GET_SDK_TYPES => v1::sdk::get_sdk_types,
        read GET_SDK => v1::sdk::get_sdk,
        serve GET_USAGE => v1::usage::get_usage,
        serve UPDATE_USAGE => v1::usage::update_usage,
        write CREATE_USAGE_PLAN_KEY => v1::usage_plan_key::create_usage_plan_key,
        read GET_USAGE_PLAN_KEY => v1::usage_plan_key::get_usage_plan_key,
        read GET_USAGE_PLAN_KEYS => v1::usage_plan_key::get_usage_plan_keys,
        write DELETE_USAGE_PLAN_KEY => v1::usage_plan_key::delete_usage_plan_key,
        serve TEST_INVOKE_AUTHORIZER => v1::test_invoke::test_invoke_authorizer,
        read GET_ACCOUNT => v1::account::get_account,
        write UPDATE_ACCOUNT => v1::account::update_account,
        write CREATE_VPC_LINK => v1::vpc_link::create_vpc_link,
        read GET_VPC_LINK => v1::vpc_link::get_vpc_link,
        read GET_VPC_LINKS => v1::vpc_link::get_vpc_links,
        write UPDATE_VPC_LINK => v1::vpc_link::update_vpc_link,
        write DELETE_VPC_LINK => v1::vpc_link::delete_vpc_link,
        serve CREATE_DOMAIN_NAME => v1::domain_name::create_domain_name,
        read GET_DOMAIN_NAME => v1::domain_name::get_domain_name,
        read GET_DOMAIN_NAMES => v1::domain_name::get_domain_names,
        serve UPDATE_DOMAIN_NAME => v1::domain_name::update_domain_name,
        write DELETE_DOMAIN_NAME => v1::domain_name::delete_domain_name,
        write CREATE_BASE_PATH_MAPPING => v1::base_path_mapping::create_base_path_mapping,
        read GET_BASE_PATH_MAPPING => v1::base_path_mapping::get_base_path_mapping,
        read GET_BASE_PATH_MAPPINGS => v1::base_path_mapping::get_base_path_mappings,
        write UPDATE_BASE_PATH_MAPPING => v1::base_path_mapping::update_base_path_mapping,
        write DELETE_BASE_PATH_MAPPING => v1::base_path_mapping::delete_base_path_mapping,
        write CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION => v1::access_association::create_domain_name_access_association,
        read GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS => v1::access_association::get_domain_name_access_associations,
        write DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION => v1::access_association::delete_domain_name_access_association,
        write REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION => v1::access_association::reject_domain_name_access_association,
        read GET_TAGS => v1::tags::get_tags,
        write TAG_RESOURCE => v1::tags::tag_resource,
        write UNTAG_RESOURCE => v1::tags::untag_resource,
        read GET_EXPORT => v1::export::get_export,
        write IMPORT_REST_API => v1::import::import_rest_api,
        write PUT_REST_API => v1::import::put_rest_api,
        write IMPORT_DOCUMENTATION_PARTS => v1::import::import_documentation_parts,
        write CREATE_DOCUMENTATION_PART => v1::documentation_part::create_documentation_part,
        read GET_DOCUMENTATION_PART => v1::documentation_part::get_documentation_part,
        read GET_DOCUMENTATION_PARTS => v1::documentation_part::get_documentation_parts,
        write UPDATE_DOCUMENTATION_PART => v1::documentation_part::update_documentation_part,
        write DELETE_DOCUMENTATION_PART => v1::documentation_part::delete_documentation_part,
        write CREATE_DOCUMENTATION_VERSION => v1::documentation_version::create_documentation_version,
        read GET_DOCUMENTATION_VERSION => v1::documentation_version::get_documentation_version,
        read GET_DOCUMENTATION_VERSIONS => v1::documentation_version::get_documentation_versions,
        write UPDATE_DOCUMENTATION_VERSION => v1::documentation_version::update_documentation_version,
        write DELETE_DOCUMENTATION_VERSION => v1::documentation_version::delete_documentation_version,
        serve GENERATE_CLIENT_CERTIFICATE => v1::client_certificate::generate_client_certificate,
        read GET_CLIENT_CERTIFICATE => v1::client_certificate::get_client_certificate,
        read GET_CLIENT_CERTIFICATES => v1::client_certificate::get_client_certificates,
        write UPDATE_CLIENT_CERTIFICATE => v1::client_certificate::update_client_certificate,
        write DELETE_CLIENT_CERTIFICATE => v1::client_certificate::delete_client_certificate,
    }
}

/// Who asks: the account and region from the credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// 12 digits.
    pub account: Arc<str>,
    pub region: Arc<str>,
}

impl Caller {
    /// The partition of the region, as ARNs name it.
    #[must_use]
    pub fn partition(&self) -> &'static str {
        match self.region.as_ref() {
            region if region.starts_with("cn-") => "aws-cn",
            region if region.starts_with("us-gov-") => "aws-us-gov",
            _ => "aws",
        }
    }

    /// The id of a document of this caller's account and region.
    #[must_use]
    pub fn document(&self, kind: Kind, id: impl Into<Arc<str>>) -> DocumentId {
        DocumentId { account: Arc::clone(&self.account), region: Arc::clone(&self.region), kind, id: id.into() }
    }

    /// The documents of one kind in this account and region, by the beginning of their ids.
    pub fn scan<'d>(&self, documents: &'d (impl Documents + ?Sized), kind: Kind, id_prefix: &str) -> Scan<'d> {
        documents.scan(&self.account, &self.region, kind, id_prefix)
    }

    /// The documents of one kind that belong to one API.
    pub fn scan_api<'d>(&self, documents: &'d (impl Documents + ?Sized), kind: Kind, api_id: &str) -> Scan<'d> {
        self.scan(documents, kind, &format!("{api_id}/"))
    }
}

/// What a reading operation is called with.
pub struct Reading<'a> {
    pub snapshot: &'a Snapshot,
    pub caller: &'a Caller,
    pub clock: &'a dyn Clock,
    pub settings: &'a ControlSettings,
}

/// What a writing operation is called with.
pub struct Changing<'a, 'c> {
    pub change: &'a mut Change<'c>,
    pub caller: &'a Caller,
    pub clock: &'a dyn Clock,
    pub random: &'a dyn Random,
    pub settings: &'a ControlSettings,
}

/// What an operation about traffic is called with: it asks the gateway, and reads or writes documents on its way.
pub struct Serving {
    pub gateway: Arc<Gateway>,
    pub test_invoker: Arc<TestInvoker>,
    pub caller: Caller,
    pub surroundings: Arc<Surroundings>,
    pub(crate) store: Store,
}

impl Serving {
    /// What is published now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.store.snapshot()
    }

    /// Runs `write` on the writer's thread and waits until it is durable.
    ///
    /// # Errors
    /// Those of `write`, and the store's.
    pub async fn write<T: Send + 'static>(
        &self,
        write: impl FnOnce(&mut Changing<'_, '_>) -> Result<T, WireError> + Send + 'static,
    ) -> Result<T, WireError> {
        let (caller, surroundings) = (self.caller.clone(), Arc::clone(&self.surroundings));
        self.store.write(move |change| write(&mut surroundings.changing(change, &caller))).await
    }
}

/// What an operation is called with beside documents and input. A write takes it along to the writer's thread.
pub struct Surroundings {
    pub settings: ControlSettings,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
}

impl Surroundings {
    pub(crate) fn reading<'a>(&'a self, snapshot: &'a Snapshot, caller: &'a Caller) -> Reading<'a> {
        Reading { snapshot, caller, clock: self.clock.as_ref(), settings: &self.settings }
    }

    pub(crate) fn changing<'a, 'c>(&'a self, change: &'a mut Change<'c>, caller: &'a Caller) -> Changing<'a, 'c> {
        Changing { change, caller, clock: self.clock.as_ref(), random: self.random.as_ref(), settings: &self.settings }
    }
}

/// What the operations must know of the settings.
#[derive(Clone, Debug)]
pub struct ControlSettings {
    /// Our version, as error messages name it.
    pub version: &'static str,
    /// Which of the service's resource quotas apply, beside those that are always on.
    pub quotas: Quotas,
    /// Host names under which the control plane may be called, beside loopback names.
    pub allowed_hosts: Vec<String>,
    /// The longest timeout of an integration that does not stream.
    pub longest_timeout_ms: i32,
    /// How long changes of stages' cache clusters are shown as under way.
    pub cache_transitions: CacheTransitions,
}

impl Default for ControlSettings {
    fn default() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            quotas: Quotas::OFF,
            allowed_hosts: Vec::new(),
            longest_timeout_ms: crate::integration::LONGEST_TIMEOUT_MS,
            cache_transitions: CacheTransitions::default(),
        }
    }
}
