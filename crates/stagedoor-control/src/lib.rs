//! The control plane: the operations of the three API Gateway services over a revisioned store, and the lowering
//! of what they store into the gateway's plans.
//!
//! A change goes through this package from top to bottom: `service` takes the request, `caller` says who asks,
//! `operations` holds one function per operation, `store` makes its batch durable, `compile` lowers what was touched,
//! and `publish` hands it to the gateway.

mod authorizer;
pub mod caller;
pub mod compile;
mod documentation;
mod entity;
mod gateway_response;
mod integration;
mod limits;
mod method;
pub mod neighbours;
pub mod openapi;
pub mod operations;
mod patch;
pub mod publish;
mod rest_api;
pub mod service;
pub mod store;
pub mod usage_counts;
