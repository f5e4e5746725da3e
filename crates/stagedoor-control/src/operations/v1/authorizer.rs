//! Authorizer: who is asked whether a request may pass.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    Authorizer, Authorizers, CreateAuthorizerRequest, DeleteAuthorizerRequest, GetAuthorizerRequest,
    GetAuthorizersRequest, JwtConfiguration, JwtConfigurationInput, JwtIssuer, Method, UpdateAuthorizerRequest,
};

use crate::entity::{self, ID_CHARS};
use crate::limits;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

fn find(documents: &impl Documents, caller: &Caller, api_id: &str, id: &str) -> Result<Authorizer, WireError> {
    entity::find(documents, caller, Kind::Authorizer, &format!("{api_id}/{id}"))
}

pub fn create_authorizer(call: &mut Changing<'_, '_>, input: CreateAuthorizerRequest) -> Result<Authorizer, WireError> {
    let api_id = input.rest_api_id;
    let kind = input.r#type.as_deref().unwrap_or_default();
    let auth_type = match kind {
        "TOKEN" | "REQUEST" => Some("custom"),
        "COGNITO_USER_POOLS" => Some("cognito_user_pools"),
        _ => None,
    };
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
    entity::save(call, Kind::Authorizer, &format!("{api_id}/{id}"), &authorizer);
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

fn check_uri(authorizer: &Authorizer) -> Result<(), WireError> {
    if !matches!(authorizer.r#type.as_deref(), Some("TOKEN" | "REQUEST")) {
        return Ok(());
    }
    let uri = authorizer.authorizer_uri.as_deref().unwrap_or_default();
    let is_invocation = uri.starts_with("arn:")
        && uri.contains(":apigateway:")
        && uri.split_once(":lambda:path/").is_some_and(|(_, path)| path.contains("/functions/"))
        && uri.ends_with("/invocations");
    if is_invocation {
        return Ok(());
    }
    Err(WireError::bad_request(format!(
        "Invalid Authorizer URI: {uri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda \
         function invocation."
    )))
}

fn check(authorizer: &Authorizer) -> Result<(), WireError> {
    let ttl = authorizer.authorizer_result_ttl_in_seconds;
    ttl.map(tables::checked_authorizer_ttl).transpose()?;
    let source = authorizer.identity_source.as_deref().unwrap_or_default();
    let is_empty = source.trim().is_empty();
    let refusal = match authorizer.r#type.as_deref().unwrap_or_default() {
        "TOKEN" if is_empty => "IdentitySource cannot be empty".to_owned(),
        // The answers are cached by what the sources give.
        "REQUEST" if is_empty && ttl != Some(0) => "IdentitySource cannot be empty".to_owned(),
        "REQUEST" if !is_empty => match source.split(',').map(str::trim).find(|part| !is_identity_source(part)) {
            Some(part) => format!("Invalid request identity source expression: {part}"),
            None => return Ok(()),
        },
        "COGNITO_USER_POOLS" if authorizer.provider_arns.is_none() => "ProviderARNs cannot be empty".to_owned(),
        "TOKEN" | "REQUEST" | "COGNITO_USER_POOLS" | "JWT" => return Ok(()),
        // UNVERIFIED: the text; only a patch can come here.
        other => format!("Invalid authorizer type specified: {other}"),
    };
    Err(WireError::bad_request(refusal))
}

fn is_identity_source(part: &str) -> bool {
    const BEGINNINGS: [&str; 5] = [
        "method.request.header.",
        "method.request.querystring.",
        "method.request.path.",
        "context.",
        "stageVariables.",
    ];
    BEGINNINGS.iter().any(|beginning| part.strip_prefix(beginning).is_some_and(|name| !name.is_empty()))
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
    let all = entity::load_all(call.snapshot, call.caller, Kind::Authorizer, &input.rest_api_id).collect();
    let (items, position) = entity::page(all, input.limit, input.position.as_deref())?;
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::testing::Bench;

    const ALL: &str = "/restapis/api/authorizers";
    const URI: &str = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/\
                       arn:aws:lambda:us-east-1:000000000000:function:f/invocations";
    const TTL: &str = "400 Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.";

    /// A whole authorizer of that type, changed by `change`; null takes a member away.
    fn authorizer(kind: &str, change: &Value) -> Value {
        let mut whole = match kind {
            "COGNITO_USER_POOLS" => json!({"providerARNs": ["arn:aws:cognito-idp:us-east-1:000000000000:userpool/p"]}),
            "JWT" => {
                json!({"jwtConfiguration": {"issuers": [{"issuer": "https://a.example", "audiences": ["b"]}], "defaultAlgorithms": ["RS256"]}})
            }
            _ => json!({"authorizerUri": URI, "identitySource": "method.request.header.a"}),
        };
        whole["name"] = "auth".into();
        whole["type"] = kind.into();
        for (name, value) in change.as_object().unwrap() {
            whole[name] = value.clone();
        }
        whole.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        whole
    }

    #[test]
    fn what_is_refused() {
        let mut bench = Bench::default();
        let bad_uri = |uri: &str| {
            format!(
                "400 Invalid Authorizer URI: {uri}. Authorizer URI should be a valid API Gateway ARN that represents \
                 a Lambda function invocation."
            )
        };
        let source = |source: &str| json!({ "identitySource": source });
        let bad_source = |part: &str| format!("400 Invalid request identity source expression: {part}");
        let empty = "400 IdentitySource cannot be empty".to_owned();
        for (kind, change, expected) in [
            ("TOKEN", json!({"authorizerUri": "nope"}), bad_uri("nope")),
            (
                "REQUEST",
                json!({"authorizerUri": "arn:aws:lambda:us-east-1:0:function:f"}),
                bad_uri("arn:aws:lambda:us-east-1:0:function:f"),
            ),
            ("TOKEN", json!({"authorizerResultTtlInSeconds": -1}), TTL.to_owned()),
            ("TOKEN", json!({"authorizerResultTtlInSeconds": 3601}), TTL.to_owned()),
            ("TOKEN", json!({"identitySource": null}), empty.clone()),
            ("TOKEN", source(""), empty.clone()),
            ("REQUEST", json!({"identitySource": null}), empty),
            ("REQUEST", source("method.request.header.a, nope"), bad_source("nope")),
            ("REQUEST", source("method.request.header."), bad_source("method.request.header.")),
            ("REQUEST", source("method.request.body.a"), bad_source("method.request.body.a")),
            ("COGNITO_USER_POOLS", json!({"providerARNs": null}), "400 ProviderARNs cannot be empty".to_owned()),
            ("COGNITO_USER_POOLS", json!({"providerARNs": []}), "400 ProviderARNs cannot be empty".to_owned()),
        ] {
            bench.check(&format!("POST {ALL} {}", authorizer(kind, &change)), &expected);
        }
        // The URI is looked at before the API.
        let token = |change| format!("POST /restapis/none/authorizers {}", authorizer("TOKEN", &change));
        bench.check(&token(json!({"authorizerUri": "nope"})), &bad_uri("nope"));
        bench.check(
            &token(json!({})),
            "409 Unable to complete operation due to concurrent modification. Please try again later.",
        );
    }

    #[test]
    fn what_is_kept() {
        for (kind, change, auth_type) in [
            ("TOKEN", json!({}), Some("custom")),
            ("TOKEN", json!({"authType": "oauth2", "authorizerResultTtlInSeconds": 0}), Some("oauth2")),
            ("REQUEST", json!({}), Some("custom")),
            ("REQUEST", json!({"identitySource": null, "authorizerResultTtlInSeconds": 0}), Some("custom")),
            (
                "REQUEST",
                json!({"identitySource": "method.request.querystring.a, context.b,stageVariables.c,method.request.path.d"}),
                Some("custom"),
            ),
            ("COGNITO_USER_POOLS", json!({}), Some("cognito_user_pools")),
            ("JWT", json!({}), None),
        ] {
            let mut bench = Bench::default();
            let input = authorizer(kind, &change);
            let mut expected = input.clone();
            expected["id"] = "ID".into();
            if let Some(auth_type) = auth_type {
                expected["authType"] = auth_type.into();
            }
            bench.check(&format!("POST {ALL} {input}"), &format!("201 {expected}"));
            bench.check(&format!("GET {ALL}/ID"), &format!("200 {expected}"));
            bench.check(&format!("GET {ALL}"), &format!("200 {}", json!({ "item": [expected] })));
        }
    }

    #[test]
    fn from_creation_to_deletion() {
        let mut bench = Bench::default();
        let missing = "404 Invalid Authorizer identifier specified";
        for (request, expected) in [
            ("GET /restapis/none/authorizers", "404 Invalid API identifier specified 000000000000:none"),
            ("GET /restapis/none/authorizers/x", missing),
            ("GET /restapis/api/authorizers/x", missing),
            ("PATCH /restapis/api/authorizers/x {}", missing),
            ("DELETE /restapis/api/authorizers/x", missing),
        ] {
            bench.check(request, expected);
        }
        let token = authorizer("TOKEN", &json!({}));
        bench.check(&format!("POST {ALL} {token}"), "201");
        let taken = "409 Authorizer name must be unique. Authorizer auth already exists in this RestApi.";
        bench.check(&format!("POST {ALL} {token}"), taken);
        let kept = |change: Value| {
            let mut kept = authorizer("TOKEN", &change);
            kept["id"] = "ID".into();
            kept["authType"] = "custom".into();
            format!("200 {kept}")
        };
        let strict = "Must be one of: [/authorizerUri, /authorizerCredentials, /authorizerResultTtlInSeconds, \
                      /authType, /identitySource, /identityValidationExpression, /name, /type, /jwtConfiguration]";
        for (operation, expected) in [
            (json!([]), kept(json!({}))),
            (json!([{"op": "replace", "path": "/name", "value": "auth"}]), kept(json!({}))),
            (json!([{"op": "replace", "path": "/authorizerResultTtlInSeconds", "value": "3601"}]), TTL.to_owned()),
            (
                json!([{"op": "replace", "path": "/authorizerResultTtlInSeconds", "value": "99999999999"}]),
                TTL.to_owned(),
            ),
            (json!([{"op": "remove", "path": "/identitySource"}]), "400 IdentitySource cannot be empty".to_owned()),
            (
                json!([{"op": "replace", "path": "/type", "value": "nope"}]),
                "400 Invalid authorizer type specified: nope".to_owned(),
            ),
            (
                json!([{"op": "replace", "path": "/nope", "value": "a"}]),
                format!("400 Invalid patch path  '/nope' specified for op 'replace'. {strict}"),
            ),
            (
                json!([{"op": "replace", "path": "/name", "value": "b"},
                       {"op": "replace", "path": "/authorizerResultTtlInSeconds", "value": "60"}]),
                kept(json!({"name": "b", "authorizerResultTtlInSeconds": 60})),
            ),
        ] {
            bench.check(&format!("PATCH {ALL}/ID {}", json!({ "patchOperations": operation })), &expected);
        }
        let method = json!({"authorizationType": "CUSTOM", "authorizerId": "ID"});
        for (request, expected) in [
            (format!("PUT /restapis/api/resources/root/methods/GET {method}"), "201"),
            (format!("DELETE {ALL}/ID"), "409 Cannot delete authorizer 'b', is referenced in method: //GET"),
            ("DELETE /restapis/api/resources/root/methods/GET".to_owned(), "204"),
            (format!("DELETE {ALL}/ID"), "202"),
            (format!("DELETE {ALL}/ID"), missing),
        ] {
            bench.check(&request, expected);
        }
    }
}
