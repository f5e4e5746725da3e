//! RequestValidator: what of a request is checked before its integration is called.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    CreateRequestValidatorRequest, DeleteRequestValidatorRequest, GetRequestValidatorRequest,
    GetRequestValidatorsRequest, RequestValidator, RequestValidators, UpdateRequestValidatorRequest,
};

use crate::entity::{self, ID_CHARS};
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
    entity::save(call, Kind::RequestValidator, &format!("{api_id}/{id}"), &validator);
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
    let all = entity::load_all(call.snapshot, call.caller, Kind::RequestValidator, &input.rest_api_id).collect();
    let (items, position) = entity::page(all, input.limit, input.position.as_deref())?;
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

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn from_creation_to_deletion() {
        let mut bench = Bench::default();
        for (request, expected) in [
            ("POST /restapis/none/requestvalidators {}", "400 Invalid REST API identifier specified"),
            ("GET /restapis/none/requestvalidators", "404 Invalid API identifier specified 000000000000:none"),
            ("GET /restapis/none/requestvalidators/x", "404 Invalid Request Validator identifier specified"),
            ("GET /restapis/api/requestvalidators/x", "404 Invalid Request Validator identifier specified"),
            ("DELETE /restapis/api/requestvalidators/x", "404 Invalid Request Validator identifier specified"),
            (
                r#"POST /restapis/api/requestvalidators {"validateRequestBody": true}"#,
                r#"201 {"id":"ID","validateRequestBody":true,"validateRequestParameters":false}"#,
            ),
        ] {
            bench.check(request, expected);
        }
        let patch =
            |operation: &str| format!("PATCH /restapis/api/requestvalidators/ID {{\"patchOperations\":[{operation}]}}");
        let strict = "Must be one of: [/name, /validateRequestParameters, /validateRequestBody]";
        for (operation, expected) in [
            ("", r#"200 {"id":"ID","validateRequestBody":true,"validateRequestParameters":false}"#.to_owned()),
            (r#"{"op":"replace","path":"/name"}"#, "400 Request Validator name cannot be blank".to_owned()),
            (r#"{"op":"replace","path":"/name","value":""}"#, "400 Request Validator name cannot be blank".to_owned()),
            (
                r#"{"op":"replace","path":"/nope","value":"a"}"#,
                format!("400 Invalid patch path  '/nope' specified for op 'replace'. {strict}"),
            ),
            (
                r#"{"op":"add","path":"/name","value":"a"}"#,
                "400 Invalid patch path  '/name' specified for op 'add'. Please choose supported operations".to_owned(),
            ),
            (
                r#"{"op":"replace","path":"/name","value":"a"},{"op":"replace","path":"/validateRequestBody"},
                   {"op":"replace","path":"/validateRequestParameters","value":"true"}"#,
                r#"200 {"id":"ID","name":"a","validateRequestBody":false,"validateRequestParameters":true}"#.to_owned(),
            ),
        ] {
            bench.check(&patch(operation), &expected);
        }
        for (request, expected) in [
            (
                "GET /restapis/api/requestvalidators",
                r#"200 {"item":[{"id":"ID","name":"a","validateRequestBody":false,"validateRequestParameters":true}]}"#,
            ),
            (
                r#"PUT /restapis/api/resources/root/methods/ANY {"authorizationType":"NONE","requestValidatorId":"ID"}"#,
                "201",
            ),
            (
                "DELETE /restapis/api/requestvalidators/ID",
                "409 Cannot delete request validator 'ID', is referenced in method: //ANY",
            ),
            ("DELETE /restapis/api/resources/root/methods/ANY", "204"),
            ("DELETE /restapis/api/requestvalidators/ID", "202"),
            ("DELETE /restapis/api/requestvalidators/ID", "404 Invalid Request Validator identifier specified"),
        ] {
            bench.check(request, expected);
        }
    }
}
