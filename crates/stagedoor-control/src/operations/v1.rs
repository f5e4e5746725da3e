//! The operations on REST APIs (`apigateway`), one file per resource.

pub mod deployment;
pub mod import;
pub mod integration;
pub mod method;
pub mod model;
pub mod resource;
pub mod rest_api;
pub mod stage;
mod stage_patch;
pub mod tags;
