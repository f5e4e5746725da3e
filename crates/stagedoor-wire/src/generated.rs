//! What `cargo xtask codegen` writes.

pub mod apigateway;
pub mod apigatewayv2;
pub mod management;
pub(crate) mod services;
