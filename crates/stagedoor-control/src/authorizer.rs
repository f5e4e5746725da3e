//! What can be an authorizer: the rules that the operations on them and the importer of documents share.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::Authorizer;

use crate::patch::tables::checked_authorizer_ttl;

/// What an authorizer of this type shows as its authType unless it was given one.
pub(crate) fn auth_type(kind: &str) -> Option<&'static str> {
    match kind {
        "TOKEN" | "REQUEST" => Some("custom"),
        "COGNITO_USER_POOLS" => Some("cognito_user_pools"),
        _ => None,
    }
}

/// TOKEN and REQUEST authorizers ask a function.
pub(crate) fn check_uri(authorizer: &Authorizer) -> Result<(), WireError> {
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

/// Everything but the function that is asked.
pub(crate) fn check(authorizer: &Authorizer) -> Result<(), WireError> {
    let ttl = authorizer.authorizer_result_ttl_in_seconds;
    ttl.map(checked_authorizer_ttl).transpose()?;
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
        // UNVERIFIED: the words.
        "JWT" if !names_issuer(authorizer) => "Invalid JWT configuration specified".to_owned(),
        "TOKEN" | "REQUEST" | "COGNITO_USER_POOLS" | "JWT" => return Ok(()),
        // UNVERIFIED: the text; only a patch can come here.
        other => format!("Invalid authorizer type specified: {other}"),
    };
    Err(WireError::bad_request(refusal))
}

/// Whether there is somebody whose tokens are believed.
fn names_issuer(authorizer: &Authorizer) -> bool {
    let issuers = authorizer.jwt_configuration.as_ref().and_then(|configuration| configuration.issuers.as_ref());
    issuers.is_some_and(|issuers| {
        !issuers.is_empty() && issuers.iter().all(|issuer| issuer.issuer.as_ref().is_some_and(|name| !name.is_empty()))
    })
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
