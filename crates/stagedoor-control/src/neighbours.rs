//! The services beside API Gateway. None is built yet: a request for one is passed on to where a setting says the
//! service is, else refused in that service's own protocol, naming the setting.

use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::{ControlRequest, ControlResponse};
use stagedoor_wire::protocol::{self, Encoded, Protocol};
use stagedoor_wire::{WireError, services};

use crate::caller;

mod forward;

/// The neighbour's answer where a setting says where it is, else our refusal.
pub(crate) async fn answer(
    endpoints: &Endpoints,
    request: &ControlRequest,
    signing_name: &str,
    version: &str,
    request_id: &str,
) -> ControlResponse {
    match forward::forward(endpoints, signing_name, request).await {
        Some(Ok(response)) => response,
        Some(Err(error)) => {
            tracing::warn!(request_id, service = signing_name, %error, "a neighbour gave no answer");
            let protocol =
                services::by_signing_name(signing_name).map_or(Protocol::RestJson, |service| service.protocol);
            let spoken = Protocol::of_request(protocol, |name| caller::header(request, name));
            crate::service::response(protocol::encode_error(spoken, &error, request_id))
        }
        None => crate::service::response(refuse(request, signing_name, version, request_id)),
    }
}

/// The answer to a request that is signed for another service.
fn refuse(request: &ControlRequest, signing_name: &str, version: &str, request_id: &str) -> Encoded {
    let Some(service) = services::by_signing_name(signing_name) else {
        let error = WireError::not_implemented(format!(
            "the request is signed for {signing_name:?}, which is no service that Stagedoor {version} knows"
        ));
        return protocol::encode_error(Protocol::RestJson, &error, request_id);
    };
    let error = WireError::not_implemented(format!(
        "{} is not built in Stagedoor {version}. To have such requests passed on to where the service is, set \
         --endpoint-url {setting}=URL or {}",
        service.service_id,
        service.environment_variable(),
        setting = service.setting_name,
    ));
    let spoken = Protocol::of_request(service.protocol, |name| caller::header(request, name));
    protocol::encode_error(spoken, &error, request_id)
}
