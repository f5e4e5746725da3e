//! What AWS says on the wire: shapes, operations, URIs, error codes and limits of the three API Gateway
//! services, and the codecs that walk those tables.
//!
//! No I/O and no clock live here. Everything above speaks in the typed structs of [`apigateway`],
//! [`apigatewayv2`] and [`management`]; only this package knows JSON member names.
//!
//! A request: [`rest_json::route`] names the operation, [`rest_json::decode`] makes its input, [`rest_json::encode`] or
//! [`rest_json::encode_error`] the answer. What is stored goes through [`json`]. A request for a service that is not here
//! is refused with the help of [`services`] and [`protocol`].

pub mod clock;
mod constraints;
pub mod error;
pub mod facts;
mod generated;
pub mod json;
pub mod protocol;
mod route;
pub mod services;
pub mod shape;
pub mod uri;

pub use clock::{Clock, Random, Timestamp};
pub use error::WireError;
pub use facts::{OperationFacts, Service};
pub use generated::{apigateway, apigatewayv2, management};
pub use protocol::rest_json;
pub use shape::Shape;

/// All operations of the three services.
pub fn operations() -> impl Iterator<Item = &'static OperationFacts> {
    [apigateway::operations::ALL, apigatewayv2::operations::ALL, management::operations::ALL]
        .into_iter()
        .flatten()
        .copied()
}
