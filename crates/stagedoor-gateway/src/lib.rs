//! The data plane: serves the stages that the control plane publishes.
//!
//! Two flows meet here. A *request* goes through the steps of `pipeline/`; a *publish* replaces one pointer to
//! a [`plan::StagePlan`]. No store and no parsing of configuration on the request path.

pub mod access_keys;
mod assume_role;
mod caller;
pub mod control_handler;
mod decimal;
mod domain_names;
pub mod endpoints;
mod error;
mod event;
mod gateway;
mod invocation;
pub mod jsonpath;
mod lambda;
mod listener;
pub mod mapping;
mod metrics;
mod pipeline;
pub mod plan;
pub mod policy;
mod publish;
mod record;
pub mod schema;
mod steps;
mod test_invoker;
mod tls;
mod traffic;
mod truststore;
pub mod vpc_endpoints;
mod vpc_links;
mod worker;
mod workers;

pub use control_handler::{ControlHandler, ControlRequest, ControlResponse};
pub use error::GatewayResponseType;
pub use gateway::{AcceptMode, Gateway, GatewaySettings, NothingToSet};
pub use publish::{Change, UsageChange};
pub use test_invoker::{TestAuthorization, TestInvoker, TestPanicked, TestRequest, TestResponse};
pub use tls::TlsMaterial;
pub use traffic::{CounterSink, UsageCount};
pub use truststore::TruststoreError;
pub use vpc_links::VpcLinkAddresses;
pub use workers::{ListenAddress, ListenerTls, Planes, Workers};
