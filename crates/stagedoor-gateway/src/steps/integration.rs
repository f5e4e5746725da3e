//! Step 9: the integration itself, one file per type.

pub(crate) mod function;
pub(crate) mod http;
pub(crate) mod lambda_proxy;
pub(crate) mod mock;
mod watched;
