//! Method and MethodResponse: what callers may send to a resource, and what they get.

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    DeleteMethodRequest, DeleteMethodResponseRequest, GetMethodRequest, GetMethodResponseRequest, Method,
    MethodResponse, PutMethodRequest, PutMethodResponseRequest, Resource, UpdateMethodRequest,
    UpdateMethodResponseRequest,
};

use crate::entity;
use crate::integration::check_verb;
use crate::method::{check_headers, check_parameters, check_scopes};
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

pub(super) fn no_method() -> WireError {
    WireError::not_found("Invalid Method identifier specified")
}

fn no_status() -> WireError {
    WireError::not_found("Invalid Response status code specified")
}

/// The method of a resource.
pub(super) fn find(
    documents: &impl Documents,
    caller: &Caller,
    api_id: &str,
    resource_id: &str,
    verb: &str,
) -> Result<Method, WireError> {
    let resource = entity::resource(documents, caller, api_id, resource_id)?;
    resource.resource_methods.and_then(|mut methods| methods.shift_remove(verb)).ok_or_else(no_method)
}

/// Changes the method of a resource, and stores the resource.
pub(super) fn change<T>(
    call: &mut Changing<'_, '_>,
    api_id: &str,
    resource_id: &str,
    verb: &str,
    change: impl FnOnce(&mut Changing<'_, '_>, &mut Method) -> Result<T, WireError>,
) -> Result<T, WireError> {
    let mut resource: Resource = entity::resource(&*call.change, call.caller, api_id, resource_id)?;
    let methods = resource.resource_methods.get_or_insert_default();
    let result = change(call, methods.get_mut(verb).ok_or_else(no_method)?)?;
    entity::save(call, Kind::Resource, &format!("{api_id}/{resource_id}"), &resource);
    Ok(result)
}

pub fn put_method(call: &mut Changing<'_, '_>, input: PutMethodRequest) -> Result<Method, WireError> {
    let mut resource = entity::resource(&*call.change, call.caller, &input.rest_api_id, &input.resource_id)?;
    let verb = input.http_method;
    check_verb(&verb)?;
    if resource.resource_methods.as_ref().is_some_and(|methods| methods.contains_key(&verb)) {
        return Err(WireError::conflict("Method already exists for this resource"));
    }
    let method = Method {
        http_method: Some(verb.clone()),
        authorization_type: input.authorization_type,
        authorizer_id: input.authorizer_id,
        api_key_required: Some(input.api_key_required == Some(true)),
        request_validator_id: input.request_validator_id,
        operation_name: input.operation_name,
        request_parameters: input.request_parameters.filter(|parameters| !parameters.is_empty()),
        request_models: input.request_models.filter(|models| !models.is_empty()),
        authorization_scopes: input.authorization_scopes.filter(|scopes| !scopes.is_empty()),
        ..Method::default()
    };
    let method = checked(call, &input.rest_api_id, method)?;
    resource.resource_methods.get_or_insert_default().insert(verb, method.clone());
    entity::save(call, Kind::Resource, &format!("{}/{}", input.rest_api_id, input.resource_id), &resource);
    Ok(method)
}

/// Whether what the method refers to is there, in the service's order.
fn checked(call: &Changing<'_, '_>, api_id: &str, mut method: Method) -> Result<Method, WireError> {
    let given = method.authorization_type.take().unwrap_or_else(|| "NONE".to_owned());
    let authorization = given.to_ascii_uppercase();
    let exists = |kind, id: &str| call.change.get(&call.caller.document(kind, format!("{api_id}/{id}"))).is_some();
    match &*authorization {
        // AWS: an authorizer is ignored where none is asked (recorded for updates).
        "NONE" => method.authorizer_id = None,
        "AWS_IAM" => {}
        "CUSTOM" | "COGNITO_USER_POOLS" | "JWT" => {
            if !method.authorizer_id.as_deref().is_some_and(|id| exists(Kind::Authorizer, id)) {
                return Err(WireError::bad_request(
                    "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS \
                     requires a valid authorizer.",
                ));
            }
        }
        // UNVERIFIED: the words.
        _ => {
            return Err(WireError::bad_request(format!(
                "Invalid Authorization Type specified: {given}. Valid options are NONE, AWS_IAM, CUSTOM, \
                 COGNITO_USER_POOLS"
            )));
        }
    }
    method.authorization_type = Some(authorization);
    check_scopes(&method)?;
    if method.request_validator_id.as_deref().is_some_and(|id| !id.is_empty() && !exists(Kind::RequestValidator, id)) {
        return Err(WireError::bad_request("Invalid Request Validator identifier specified"));
    }
    check_models(call, api_id, method.request_models.as_ref())?;
    check_parameters(method.request_parameters.as_ref())?;
    Ok(method)
}

fn check_models(
    call: &Changing<'_, '_>,
    api_id: &str,
    models: Option<&IndexMap<String, Option<String>>>,
) -> Result<(), WireError> {
    for name in models.into_iter().flatten().filter_map(|(_, name)| name.as_deref()) {
        if call.change.get(&call.caller.document(Kind::Model, format!("{api_id}/{name}"))).is_none() {
            return Err(WireError::bad_request(format!("Invalid model identifier specified: {name}")));
        }
    }
    Ok(())
}

pub fn get_method(call: &Reading<'_>, input: GetMethodRequest) -> Result<Method, WireError> {
    find(call.snapshot, call.caller, &input.rest_api_id, &input.resource_id, &input.http_method)
}

pub fn update_method(call: &mut Changing<'_, '_>, input: UpdateMethodRequest) -> Result<Method, WireError> {
    let api_id = input.rest_api_id.clone();
    change(call, &input.rest_api_id, &input.resource_id, &input.http_method, |call, method| {
        let after = patch::apply(&tables::METHOD, method, input.patch_operations.as_deref())?;
        *method = checked(call, &api_id, after)?;
        Ok(method.clone())
    })
}

pub fn delete_method(call: &mut Changing<'_, '_>, input: DeleteMethodRequest) -> Result<(), WireError> {
    let mut resource = entity::resource(&*call.change, call.caller, &input.rest_api_id, &input.resource_id)?;
    let mut methods = resource.resource_methods.take().unwrap_or_default();
    methods.shift_remove(&input.http_method).ok_or_else(no_method)?;
    resource.resource_methods = Some(methods).filter(|methods| !methods.is_empty());
    entity::save(call, Kind::Resource, &format!("{}/{}", input.rest_api_id, input.resource_id), &resource);
    Ok(())
}

pub fn put_method_response(
    call: &mut Changing<'_, '_>,
    input: PutMethodResponseRequest,
) -> Result<MethodResponse, WireError> {
    let api_id = input.rest_api_id.clone();
    change(call, &input.rest_api_id, &input.resource_id, &input.http_method, |call, method| {
        let responses = method.method_responses.get_or_insert_default();
        if responses.contains_key(&input.status_code) {
            return Err(WireError::conflict("Response already exists for this resource"));
        }
        check_models(call, &api_id, input.response_models.as_ref())?;
        check_headers(input.response_parameters.as_ref())?;
        let response = MethodResponse {
            status_code: Some(input.status_code.clone()),
            response_parameters: input.response_parameters,
            response_models: input.response_models,
        };
        responses.insert(input.status_code, response.clone());
        Ok(response)
    })
}

pub fn get_method_response(call: &Reading<'_>, input: GetMethodResponseRequest) -> Result<MethodResponse, WireError> {
    let method = find(call.snapshot, call.caller, &input.rest_api_id, &input.resource_id, &input.http_method)?;
    method.method_responses.and_then(|mut all| all.shift_remove(&input.status_code)).ok_or_else(no_status)
}

pub fn update_method_response(
    call: &mut Changing<'_, '_>,
    input: UpdateMethodResponseRequest,
) -> Result<MethodResponse, WireError> {
    let api_id = input.rest_api_id.clone();
    change(call, &input.rest_api_id, &input.resource_id, &input.http_method, |call, method| {
        let response = method.method_responses.as_mut().and_then(|all| all.get_mut(&input.status_code));
        let response = response.ok_or_else(no_status)?;
        let after = patch::apply(&tables::METHOD_RESPONSE, response, input.patch_operations.as_deref())?;
        check_models(call, &api_id, after.response_models.as_ref())?;
        check_headers(after.response_parameters.as_ref())?;
        *response = after;
        Ok(response.clone())
    })
}

pub fn delete_method_response(
    call: &mut Changing<'_, '_>,
    input: DeleteMethodResponseRequest,
) -> Result<(), WireError> {
    change(call, &input.rest_api_id, &input.resource_id, &input.http_method, |_, method| {
        let mut responses = method.method_responses.take().unwrap_or_default();
        responses.shift_remove(&input.status_code).ok_or_else(no_status)?;
        method.method_responses = Some(responses).filter(|responses| !responses.is_empty());
        Ok(())
    })
}
