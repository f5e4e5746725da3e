//! What AWS says on the wire: shapes, operations, URIs, error codes and limits of the three API Gateway
//! services, and the codecs that walk those tables.
//!
//! No I/O and no clock live here. Everything above speaks in the typed structs of [`apigateway`],
//! [`apigatewayv2`] and [`management`]; only this package knows JSON member names.

pub mod clock;
pub mod error;

pub use clock::{Clock, Random, Timestamp};
pub use error::WireError;
