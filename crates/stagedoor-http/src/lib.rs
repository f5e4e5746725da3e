//! HTTP/1.1 for both sides of the gateway, with [`Headers`] that keep order and letter case, the upstream
//! connection pool, TLS, and Signature Version 4. HTTP/2 is hyper's, behind the same [`Request`] and
//! [`Response`].
//!
//! Nothing here knows API Gateway. Everything runs on a current-thread executor: types are not `Send`
//! unless they say so.

pub mod client;
mod h1;
mod h2;
pub mod headers;
pub mod message;
pub mod server;
mod shutdown;
pub mod sigv4;
pub mod tls;

pub use headers::Headers;
pub use http::Version;
pub use message::{Body, BodyError, BodySource, Request, Response};
pub use shutdown::Shutdown;
