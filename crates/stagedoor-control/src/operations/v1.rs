//! The operations on REST APIs (`apigateway`), one file per resource.

pub mod access_association;
pub mod account;
pub mod api_key;
pub mod api_key_import;
mod arn;
pub mod authorizer;
pub mod base_path_mapping;
pub mod client_certificate;
mod clone;
pub mod deployment;
pub mod documentation_part;
pub mod documentation_version;
pub mod domain_name;
pub mod gateway_response;
pub mod import;
pub mod integration;
pub mod method;
pub mod model;
pub mod request_validator;
pub mod resource;
pub mod rest_api;
pub mod sdk;
pub mod stage;
pub mod tags;
pub mod test_invoke;
#[cfg(test)]
mod testing;
pub mod usage;
pub mod usage_plan;
pub mod usage_plan_key;
pub mod vpc_link;
