//! The steps of a request, one file each. A step takes what another gave and knows neither its neighbours nor where it
//! stands; order and branches are the pipeline's.

pub(crate) mod authorize;
pub(crate) mod cache;
pub(crate) mod compression;
pub(crate) mod connection;
pub(crate) mod content_handling;
pub(crate) mod domain_name;
pub(crate) mod gateway_response;
pub(crate) mod header_fates;
pub(crate) mod intake;
pub(crate) mod integration;
pub(crate) mod integration_request;
pub(crate) mod integration_response;
pub(crate) mod method_response;
pub(crate) mod parameter;
pub(crate) mod permission;
pub(crate) mod resolve;
pub(crate) mod resource_policy;
pub(crate) mod route;
pub(crate) mod source_arn;
pub(crate) mod template;
pub(crate) mod throttle;
pub(crate) mod usage;
pub(crate) mod validate;
pub(crate) mod vpc_endpoint;
