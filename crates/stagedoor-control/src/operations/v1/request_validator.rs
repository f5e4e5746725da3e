//! RequestValidator: what of a request is checked before its integration is called.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    CreateRequestValidatorRequest, DeleteRequestValidatorRequest, GetRequestValidatorRequest,
    GetRequestValidatorsRequest, RequestValidator, RequestValidators, UpdateRequestValidatorRequest,
};

use crate::entity::{self, ID_CHARS, Place};
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

fn find(documents: &impl Documents, caller: &Caller, api_id: &str, id: &str) -> Result<RequestValidator, WireError> {
    // AWS: a missing API is reported as a missing validator here (recorded).
    entity::find(documents, caller, Kind::RequestValidator, &format!("{api_id}/{id}"))
}

pub fn create_request_validator(
    call: &mut Changing<'_, '_>,
    input: CreateRequestValidatorRequest,
) -> Result<RequestValidator, WireError> {
    let api_id = input.rest_api_id;
    // AWS: another text and status than everywhere else (recorded).
    entity::api(&*call.change, call.caller, &api_id)
        .map_err(|_| WireError::bad_request("Invalid REST API identifier specified"))?;
    let id = entity::new_id(call, Kind::RequestValidator, &api_id, ID_CHARS)?;
    let validator = RequestValidator {
        id: Some(id.clone()),
        name: input.name,
        validate_request_body: Some(input.validate_request_body.unwrap_or_default()),
        validate_request_parameters: Some(input.validate_request_parameters.unwrap_or_default()),
    };
    let place = Place::of(call, 0).member();
    entity::save_with(call, Kind::RequestValidator, &format!("{api_id}/{id}"), &validator, &[place]);
    Ok(validator)
}

pub fn get_request_validator(
    call: &Reading<'_>,
    input: GetRequestValidatorRequest,
) -> Result<RequestValidator, WireError> {
    find(call.snapshot, call.caller, &input.rest_api_id, &input.request_validator_id)
}

pub fn get_request_validators(
    call: &Reading<'_>,
    input: GetRequestValidatorsRequest,
) -> Result<RequestValidators, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    let prefix = format!("{}/", input.rest_api_id);
    let all = entity::placed(call.snapshot, call.caller, Kind::RequestValidator, &prefix);
    let keyed = all.map(|(place, validator): (_, RequestValidator)| {
        (format!("{}/{}", place.oldest_first(), validator.id.as_deref().unwrap_or_default()), validator)
    });
    let (items, position) = entity::page(keyed.collect(), input.limit, input.position.as_deref())?;
    Ok(RequestValidators { position, items: Some(items) })
}

pub fn update_request_validator(
    call: &mut Changing<'_, '_>,
    input: UpdateRequestValidatorRequest,
) -> Result<RequestValidator, WireError> {
    let (api_id, id) = (&input.rest_api_id, &input.request_validator_id);
    let before = find(&*call.change, call.caller, api_id, id)?;
    let after = patch::apply(&tables::REQUEST_VALIDATOR, &before, input.patch_operations.as_deref())?;
    entity::save(call, Kind::RequestValidator, &format!("{api_id}/{id}"), &after);
    Ok(after)
}

pub fn delete_request_validator(
    call: &mut Changing<'_, '_>,
    input: DeleteRequestValidatorRequest,
) -> Result<(), WireError> {
    let (api_id, id) = (&input.rest_api_id, &input.request_validator_id);
    find(&*call.change, call.caller, api_id, id)?;
    let is_user = |method: &stagedoor_wire::apigateway::Method| method.request_validator_id.as_ref() == Some(id);
    if let Some(user) = entity::method_that(&*call.change, call.caller, api_id, is_user) {
        // UNVERIFIED: the text.
        return Err(WireError::conflict(format!(
            "Cannot delete request validator '{id}', is referenced in method: {user}"
        )));
    }
    call.change.delete(&call.caller.document(Kind::RequestValidator, format!("{api_id}/{id}")));
    Ok(())
}
