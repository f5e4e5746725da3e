//! Authorizer: who is asked whether a request may pass.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    Authorizer, Authorizers, CreateAuthorizerRequest, DeleteAuthorizerRequest, GetAuthorizerRequest,
    GetAuthorizersRequest, JwtConfiguration, JwtConfigurationInput, JwtIssuer, Method, UpdateAuthorizerRequest,
};

use crate::authorizer::{auth_type, check, check_uri};
use crate::entity::{self, ID_CHARS, Place};
use crate::limits;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

fn find(documents: &impl Documents, caller: &Caller, api_id: &str, id: &str) -> Result<Authorizer, WireError> {
    entity::find(documents, caller, Kind::Authorizer, &format!("{api_id}/{id}"))
}

pub fn create_authorizer(call: &mut Changing<'_, '_>, input: CreateAuthorizerRequest) -> Result<Authorizer, WireError> {
    let api_id = input.rest_api_id;
    let auth_type = auth_type(input.r#type.as_deref().unwrap_or_default());
    let mut authorizer = Authorizer {
        id: None,
        name: input.name,
        auth_type: input.auth_type.or_else(|| auth_type.map(str::to_owned)),
        r#type: input.r#type,
        provider_arns: input.provider_arns.filter(|arns| !arns.is_empty()),
        authorizer_uri: input.authorizer_uri,
        authorizer_credentials: input.authorizer_credentials,
        identity_source: input.identity_source,
        identity_validation_expression: input.identity_validation_expression,
        // AWS: 300 applies when it is not given, and is not shown (recorded).
        authorizer_result_ttl_in_seconds: input.authorizer_result_ttl_in_seconds,
        jwt_configuration: input.jwt_configuration.map(jwt),
    };
    // AWS: the URI is looked at before the API, and a missing API is a conflict (recorded).
    check_uri(&authorizer)?;
    entity::api(&*call.change, call.caller, &api_id).map_err(|_| {
        WireError::conflict("Unable to complete operation due to concurrent modification. Please try again later.")
    })?;
    check(&authorizer)?;
    check_name(call, &api_id, &authorizer)?;
    limits::authorizers(call.settings, call.caller.scan_api(&*call.change, Kind::Authorizer, &api_id).count())?;
    let id = entity::new_id(call, Kind::Authorizer, &api_id, ID_CHARS)?;
    authorizer.id = Some(id.clone());
    let place = Place::of(call, 0).member();
    entity::save_with(call, Kind::Authorizer, &format!("{api_id}/{id}"), &authorizer, &[place]);
    Ok(authorizer)
}

fn jwt(input: JwtConfigurationInput) -> JwtConfiguration {
    let issuers = input.issuers.map(|issuers| {
        let issuers = issuers.into_iter();
        issuers
            .map(|issuer| JwtIssuer {
                issuer: issuer.issuer,
                audiences: issuer.audiences,
                additional_claims: issuer.additional_claims,
                // UNVERIFIED: AWS shows the one that it found.
                jwks_uri: None,
            })
            .collect()
    });
    JwtConfiguration { issuers, default_algorithms: input.default_algorithms }
}

fn check_name(call: &Changing<'_, '_>, api_id: &str, authorizer: &Authorizer) -> Result<(), WireError> {
    let mut others = entity::load_all::<Authorizer>(&*call.change, call.caller, Kind::Authorizer, api_id);
    if others.any(|(id, other)| authorizer.id.as_ref() != Some(&id) && other.name == authorizer.name) {
        let name = authorizer.name.as_deref().unwrap_or_default();
        return Err(WireError::conflict(format!(
            "Authorizer name must be unique. Authorizer {name} already exists in this RestApi."
        )));
    }
    Ok(())
}

pub fn get_authorizer(call: &Reading<'_>, input: GetAuthorizerRequest) -> Result<Authorizer, WireError> {
    find(call.snapshot, call.caller, &input.rest_api_id, &input.authorizer_id)
}

pub fn get_authorizers(call: &Reading<'_>, input: GetAuthorizersRequest) -> Result<Authorizers, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    let prefix = format!("{}/", input.rest_api_id);
    let all = entity::placed(call.snapshot, call.caller, Kind::Authorizer, &prefix);
    let keyed = all.map(|(place, authorizer): (_, Authorizer)| {
        (format!("{}/{}", place.oldest_first(), authorizer.id.as_deref().unwrap_or_default()), authorizer)
    });
    let (items, position) = entity::page(keyed.collect(), input.limit, input.position.as_deref())?;
    Ok(Authorizers { position, items: Some(items) })
}

pub fn update_authorizer(call: &mut Changing<'_, '_>, input: UpdateAuthorizerRequest) -> Result<Authorizer, WireError> {
    let (api_id, id) = (&input.rest_api_id, &input.authorizer_id);
    let before = find(&*call.change, call.caller, api_id, id)?;
    let after = patch::apply(&tables::AUTHORIZER, &before, input.patch_operations.as_deref())?;
    check_uri(&after)?;
    check(&after)?;
    check_name(call, api_id, &after)?;
    entity::save(call, Kind::Authorizer, &format!("{api_id}/{id}"), &after);
    Ok(after)
}

pub fn delete_authorizer(call: &mut Changing<'_, '_>, input: DeleteAuthorizerRequest) -> Result<(), WireError> {
    let (api_id, id) = (&input.rest_api_id, &input.authorizer_id);
    let authorizer = find(&*call.change, call.caller, api_id, id)?;
    let is_user = |method: &Method| method.authorizer_id.as_ref() == Some(id);
    if let Some(user) = entity::method_that(&*call.change, call.caller, api_id, is_user) {
        let name = authorizer.name.unwrap_or_default();
        return Err(WireError::conflict(format!("Cannot delete authorizer '{name}', is referenced in method: {user}")));
    }
    call.change.delete(&call.caller.document(Kind::Authorizer, format!("{api_id}/{id}")));
    Ok(())
}
