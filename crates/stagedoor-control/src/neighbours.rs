//! The services beside API Gateway. None is built yet: a request for one is refused in that service's own protocol,
//! with the setting that says where the service is.

use stagedoor_gateway::ControlRequest;
use stagedoor_wire::protocol::{self, Encoded, Protocol};
use stagedoor_wire::{WireError, services};

use crate::caller;

/// The answer to a request that is signed for another service.
pub(crate) fn refuse(request: &ControlRequest, signing_name: &str, version: &str, request_id: &str) -> Encoded {
    let Some(service) = services::by_signing_name(signing_name) else {
        let error = WireError::not_implemented(format!(
            "the request is signed for {signing_name:?}, which is no service that Stagedoor {version} knows"
        ));
        return protocol::encode_error(Protocol::RestJson, &error, request_id);
    };
    let error = WireError::not_implemented(format!(
        "{} is not built in Stagedoor {version}. Send the request to where the service is; for calls that the gateway \
         itself makes to it, set --endpoint-url {setting}=URL or {}",
        service.service_id,
        service.environment_variable(),
        setting = service.setting_name,
    ));
    let spoken = Protocol::of_request(service.protocol, |name| caller::header(request, name));
    protocol::encode_error(spoken, &error, request_id)
}
