//! Authorizers that verify tokens: those of user pools, and JSON web tokens of other issuers. A token is verified each
//! time: it costs less than a look into a cache would save, and none passes that has expired meanwhile.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};
use stagedoor_wire::Timestamp;

use crate::caller::{Caller, Identity};
use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched};
use crate::plan::{IssuerPlan, TokenAuthorizerPlan, TokenRules};
use crate::record::Record;
use crate::record::execution_log::{Masked, java_date};
use crate::worker::Worker;

use super::{keys, misconfigured, unauthorized, values};

/// The end of the year 9999: no later time is shown as a date.
const LAST_SECOND: i64 = 253_402_300_800;

/// A token taken apart; nothing of it is proven.
struct Token<'t> {
    algorithm: String,
    key_id: String,
    claims: Map<String, Value>,
    message: &'t str,
    signature: &'t str,
}

/// Verifies the caller's token.
pub(super) async fn identify(
    worker: &Worker,
    plan: &TokenAuthorizerPlan,
    scopes: &[String],
    invocation: &Invocation,
    matched: &Matched<'_>,
    record: &mut Record,
) -> Result<Caller, GatewayError> {
    let sent = values(&plan.source, invocation, matched);
    let Some(text) = sent.last().filter(|text| !text.is_empty()) else {
        return Err(unauthorized("the authorizer's identity source is missing or empty"));
    };
    record.log(|log| log.line(format_args!("Incoming identity: {}", Masked(text))));
    let token = Token::read(without_bearer(text)).ok_or_else(|| unauthorized("the token is no JSON web token"))?;
    if !plan.algorithms.contains(&token.algorithm) {
        return Err(unauthorized(format!("tokens signed by {} are not taken", token.algorithm)));
    }
    let issued_by = token.claims.get("iss").and_then(Value::as_str).unwrap_or_default();
    let Some(issuer) = plan.issuers.iter().find(|issuer| keys::is_issuer(worker, issuer, issued_by)) else {
        return Err(unauthorized(format!("tokens issued by {issued_by:?} are not taken")));
    };
    let key = keys::find(worker, issuer, &token.key_id).await;
    let key = key.map_err(|reason| {
        misconfigured(format!("Execution failed due to an authorizer error: the keys of {issued_by}: {reason}"))
    })?;
    let key = key.ok_or_else(|| unauthorized(format!("{issued_by} has no key {:?}", token.key_id)))?;
    if !key.verifies(&token.algorithm, token.message, token.signature) {
        return Err(unauthorized("the token's signature does not hold"));
    }
    check_times(&token.claims, invocation.timestamp)?;
    match &plan.rules {
        TokenRules::UserPool { audience } => {
            let matches = |aud: &Value| audience.as_ref().is_none_or(|pattern| pattern.matches_whole(&text_of(aud)));
            // AWS: an access token, which has no audience, is refused where one is asked for (documented).
            if !matches(token.claims.get("aud").unwrap_or(&Value::Null)) {
                return Err(unauthorized(
                    "the token's aud does not match the authorizer's identityValidationExpression",
                ));
            }
            check_use(&token.claims, scopes)?;
        }
        TokenRules::Jwt => {
            check_audience(&token.claims, issuer)?;
            check_claims(&token.claims, issuer)?;
            if !scopes.is_empty() && !has_scope(&token.claims, scopes) {
                let reason = "the token has none of the method's authorizationScopes";
                return Err(GatewayError::new(GatewayResponseType::AccessDenied, reason));
            }
        }
    }
    let is_of_pool = matches!(plan.rules, TokenRules::UserPool { .. });
    let claims = token.claims.iter().map(|(name, value)| (name.clone(), claim_text(name, value, is_of_pool)));
    let identity = Identity { claims: Some(claims.collect()), ..Identity::default() };
    Ok(Caller { identity: Arc::new(identity), integration_latency_ms: 0 })
}

fn without_bearer(text: &str) -> &str {
    const PREFIX: &str = "Bearer ";
    match text.get(..PREFIX.len()) {
        Some(start) if start.eq_ignore_ascii_case(PREFIX) => text[PREFIX.len()..].trim(),
        _ => text.trim(),
    }
}

impl<'t> Token<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let (message, signature) = text.rsplit_once('.')?;
        let (header, claims) = message.split_once('.')?;
        let object = |part: &str| -> Option<Map<String, Value>> {
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
        };
        let (header, claims) = (object(header)?, object(claims)?);
        // What a token calls critical must be understood, and nothing is.
        if header.contains_key("crit") {
            return None;
        }
        let text = |name: &str| header.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(Self { algorithm: text("alg")?, key_id: text("kid")?, claims, message, signature })
    }
}

fn check_times(claims: &Map<String, Value>, now: Timestamp) -> Result<(), GatewayError> {
    let now = now.millis as f64 / 1e3;
    // A time that is none is treated as missing.
    let time = |name: &str| claims.get(name).map(|value| value.as_f64().ok_or(()));
    match time("exp") {
        Some(Ok(expires)) if now < expires => {}
        Some(Ok(_)) => return Err(unauthorized("the token has expired").with_message("The incoming token has expired")),
        _ => return Err(unauthorized("the token does not say when it expires")),
    }
    for name in ["nbf", "iat"] {
        if !time(name).is_none_or(|begins| begins.is_ok_and(|begins| begins <= now)) {
            return Err(unauthorized(format!("the token's {name} lies in the future")));
        }
    }
    Ok(())
}

/// AWS: a method without scopes takes identity tokens, one with scopes access tokens that have any of them (documented).
fn check_use(claims: &Map<String, Value>, scopes: &[String]) -> Result<(), GatewayError> {
    let wanted = if scopes.is_empty() { "id" } else { "access" };
    if claims.get("token_use").and_then(Value::as_str) != Some(wanted) {
        return Err(unauthorized(format!("the method takes tokens whose token_use is {wanted:?}")));
    }
    if !scopes.is_empty() && !has_scope(claims, scopes) {
        return Err(unauthorized("the token has none of the method's authorizationScopes"));
    }
    Ok(())
}

/// Any one, from `scope` or `scp`, each a text with blanks or a list.
fn has_scope(claims: &Map<String, Value>, scopes: &[String]) -> bool {
    let of_claim = |value: &Value| match value {
        Value::String(text) => text.split(' ').any(|scope| scopes.iter().any(|wanted| wanted == scope)),
        Value::Array(items) => {
            items.iter().filter_map(Value::as_str).any(|scope| scopes.iter().any(|wanted| wanted == scope))
        }
        _ => false,
    };
    ["scope", "scp"].iter().filter_map(|name| claims.get(*name)).any(of_claim)
}

/// Any of the issuer's audiences, as `aud` or, where there is none, `client_id`.
fn check_audience(claims: &Map<String, Value>, issuer: &IssuerPlan) -> Result<(), GatewayError> {
    let wanted =
        |value: &Value| value.as_str().is_some_and(|text| issuer.audiences.iter().any(|wanted| wanted == text));
    let is_for_us = match claims.get("aud") {
        Some(Value::Array(audiences)) => audiences.iter().any(wanted),
        Some(audience) => wanted(audience),
        None => claims.get("client_id").is_some_and(wanted),
    };
    if is_for_us { Ok(()) } else { Err(unauthorized("the token is for none of the issuer's audiences")) }
}

fn check_claims(claims: &Map<String, Value>, issuer: &IssuerPlan) -> Result<(), GatewayError> {
    for rule in &issuer.claims {
        let holds = match claims.get(&rule.name) {
            None => !rule.required,
            Some(Value::String(text)) => rule.expected.is_empty() || rule.expected.contains(text),
            Some(_) => false,
        };
        if !holds {
            return Err(unauthorized(format!("the token's claim {} is not as its issuer is asked for", rule.name)));
        }
    }
    Ok(())
}

/// AWS: claims are texts; those of user pools show two times as dates, lists have commas (read off events of the
/// service). UNVERIFIED: how the service shows numbers of other issuers' tokens.
fn claim_text(name: &str, value: &Value, is_of_pool: bool) -> String {
    match (name, value.as_i64()) {
        ("exp" | "iat", Some(seconds)) if is_of_pool && (0..LAST_SECOND).contains(&seconds) => {
            java_date(Timestamp::from_seconds(seconds))
        }
        _ => text_of(value),
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text_of).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
