//! GatewayResponse: how an API words the answers that no integration made.
//!
//! All types are always there. Stored is only what a client gave, so that a status that was not given stays apart from
//! one that was: at run time they differ.

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    DeleteGatewayResponseRequest, GatewayResponse, GatewayResponses, GetGatewayResponseRequest,
    GetGatewayResponsesRequest, PutGatewayResponseRequest, UpdateGatewayResponseRequest,
};

use crate::entity;
use crate::gateway_response::{self, DEFAULT_4XX, DEFAULT_5XX, TYPES};
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

const TEMPLATE: (&str, &str) = ("application/json", "{\"message\":$context.error.messageString}");

fn stored(documents: &impl Documents, caller: &Caller, api_id: &str, name: &str) -> Option<GatewayResponse> {
    entity::load(documents, caller, Kind::GatewayResponse, &format!("{api_id}/{name}"))
}

fn default_status(name: &str) -> Option<&'static str> {
    TYPES.iter().find(|(known, _)| *known == name).and_then(|(_, status)| *status)
}

/// A response as the service shows it: what was given, and the type's defaults for the rest.
fn shown(name: &str, given: GatewayResponse) -> GatewayResponse {
    let template = || IndexMap::from([(TEMPLATE.0.to_owned(), Some(TEMPLATE.1.to_owned()))]);
    GatewayResponse {
        response_type: Some(name.to_owned()),
        status_code: given.status_code.or_else(|| default_status(name).map(str::to_owned)),
        response_parameters: Some(given.response_parameters.unwrap_or_default()),
        response_templates: Some(given.response_templates.unwrap_or_else(template)),
        default_response: given.default_response,
    }
}

/// The response of a type: its own when it was customised, else that of its class, else the service's.
fn effective(documents: &impl Documents, caller: &Caller, api_id: &str, name: &str) -> GatewayResponse {
    if let Some(own) = stored(documents, caller, api_id, name) {
        return shown(name, GatewayResponse { default_response: Some(false), ..own });
    }
    let class = match default_status(name) {
        Some(status) if status.starts_with('5') => Some(DEFAULT_5XX),
        Some(_) => Some(DEFAULT_4XX),
        None => None,
    };
    let of_class = class.and_then(|class| stored(documents, caller, api_id, class)).unwrap_or_default();
    shown(name, GatewayResponse { default_response: Some(true), ..of_class })
}

pub fn put_gateway_response(
    call: &mut Changing<'_, '_>,
    input: PutGatewayResponseRequest,
) -> Result<GatewayResponse, WireError> {
    entity::api(&*call.change, call.caller, &input.rest_api_id)?;
    let response = GatewayResponse {
        response_type: Some(input.response_type),
        status_code: input.status_code,
        response_parameters: input.response_parameters,
        response_templates: input.response_templates,
        default_response: Some(false),
    };
    save(call, &input.rest_api_id, response)
}

/// Stores what was given; the answer is what is shown of it.
fn save(call: &mut Changing<'_, '_>, api_id: &str, response: GatewayResponse) -> Result<GatewayResponse, WireError> {
    gateway_response::check(&response)?;
    let name = response.response_type.clone().unwrap_or_default();
    entity::save(call, Kind::GatewayResponse, &format!("{api_id}/{name}"), &response);
    Ok(shown(&name, response))
}

pub fn get_gateway_response(
    call: &Reading<'_>,
    input: GetGatewayResponseRequest,
) -> Result<GatewayResponse, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    Ok(effective(call.snapshot, call.caller, &input.rest_api_id, &input.response_type))
}

pub fn get_gateway_responses(
    call: &Reading<'_>,
    input: GetGatewayResponsesRequest,
) -> Result<GatewayResponses, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    let all = TYPES
        .iter()
        .map(|(name, _)| ((*name).to_owned(), effective(call.snapshot, call.caller, &input.rest_api_id, name)));
    let (items, position) = entity::page(all.collect(), input.limit, input.position.as_deref())?;
    Ok(GatewayResponses { position, items: Some(items) })
}

pub fn update_gateway_response(
    call: &mut Changing<'_, '_>,
    input: UpdateGatewayResponseRequest,
) -> Result<GatewayResponse, WireError> {
    let (api_id, name) = (&input.rest_api_id, &input.response_type);
    entity::api(&*call.change, call.caller, api_id)?;
    // A patch sees the maps that are shown, and customises the type; the status stays apart unless it is given.
    let before = effective(&*call.change, call.caller, api_id, name);
    let given = stored(&*call.change, call.caller, api_id, name).and_then(|own| own.status_code);
    let before = GatewayResponse { status_code: given, default_response: Some(false), ..before };
    let after = patch::apply(&tables::GATEWAY_RESPONSE, &before, input.patch_operations.as_deref())?;
    // A map whose last entry went stays empty; it does not turn into the default.
    let after = GatewayResponse {
        response_parameters: Some(after.response_parameters.unwrap_or_default()),
        response_templates: Some(after.response_templates.unwrap_or_default()),
        ..after
    };
    save(call, api_id, after)
}

pub fn delete_gateway_response(
    call: &mut Changing<'_, '_>,
    input: DeleteGatewayResponseRequest,
) -> Result<(), WireError> {
    let (api_id, name) = (&input.rest_api_id, &input.response_type);
    entity::api(&*call.change, call.caller, api_id)?;
    if stored(&*call.change, call.caller, api_id, name).is_none() {
        return Err(WireError::not_found("Gateway response type not defined on api"));
    }
    call.change.delete(&call.caller.document(Kind::GatewayResponse, format!("{api_id}/{name}")));
    Ok(())
}
