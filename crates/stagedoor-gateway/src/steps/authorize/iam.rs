//! AWS_IAM: a call is signed with Signature Version 4, and its signer may do what it asks.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Method;
use stagedoor_http::sigv4::{Claim, SignatureError, SignedRequest, write_date_time};
use stagedoor_wire::Timestamp;

use crate::access_keys::{AccessKey, Refusal};
use crate::caller::Signer;
use crate::error::{GatewayError, GatewayResponseType};
use crate::gateway::Gateway;
use crate::invocation::{Invocation, Signed};
use crate::plan::{AuthorizationPlan, ResourcePolicyPlan};
use crate::policy::{Decision, partition};
use crate::steps::permission::{Asked, INVALIDATE_CACHE, INVOKE};
use crate::steps::{resource_policy, route};

/// The service that callers sign for.
const SERVICE: &str = "execute-api";

/// How far a signer's clock may be off. AWS: so says its answer to those whose is further (reported).
const CLOCK_SKEW: Duration = Duration::from_secs(5 * 60);

/// Header fields that make a signature, and that nobody behind sees.
const SIGNING_HEADERS: [&str; 4] = ["Authorization", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-SHA256"];

/// What an unsigned or half-signed call is told (recorded up to here; the service goes on with a hash).
pub(crate) const NOT_KEY_VALUE: &str = "Invalid key=value pair (missing equal-sign) in Authorization header";

/// Puts what a caller signed aside, where the method asks for a signature: from here on nobody sees it but
/// [`authenticate`]. The request is as it was sent; `method` and `target` are those of its first line.
pub(crate) fn set_aside(invocation: &mut Invocation, method: &Method, target: &str) {
    let in_query = |target: &str| target.split_once('?').is_some_and(|(_, query)| query.contains("X-Amz-"));
    if !invocation.headers.contains("Authorization") && !in_query(target) {
        return;
    }
    let matched = route::route(invocation);
    if !matched.is_ok_and(|matched| matches!(matched.method.authorization, Some(AuthorizationPlan::Iam))) {
        return;
    }
    let headers = invocation.headers.clone();
    invocation.signed = Some(Box::new(Signed { method: method.clone(), target: target.into(), headers }));
    for name in SIGNING_HEADERS {
        invocation.headers.remove(name);
    }
    if let Some((path, query)) = invocation.url.target.split_once('?').filter(|_| in_query(target)) {
        let pairs: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("X-Amz-")).collect();
        let query = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
        invocation.url.target = format!("{path}{query}").into();
    }
}

/// Who signed a call.
pub(crate) fn authenticate(gateway: &Gateway, invocation: &Invocation, body: &Bytes) -> Result<Signer, GatewayError> {
    let Some(signed) = &invocation.signed else {
        return Err(GatewayError::new(GatewayResponseType::MissingAuthenticationToken, "the request is not signed"));
    };
    let request = SignedRequest::new(signed.method.as_str(), &signed.target, &signed.headers);
    let now = invocation.timestamp;
    let refused = |refusal| refused(refusal, None, now);
    let claim = Claim::of(&request).map_err(|error| refused(Refusal::Signature(error)))?;
    let claim = claim.ok_or_else(|| refused(Refusal::NotSigned))?;
    check_scope(&claim, &invocation.plan().region)?;
    let access_key = match &gateway.settings.access_keys {
        Some(access_keys) => Arc::clone(access_keys.of_claim(&claim, now).map_err(refused)?),
        None => {
            let partition = partition(&invocation.plan().region);
            Arc::new(AccessKey::of_anyone(&claim.access_key_id, partition))
        }
    };
    let verified = claim.check_age(now, CLOCK_SKEW).map_err(Refusal::Signature);
    let verified = verified.and_then(|()| access_key.verify(&claim, &request, body, now));
    verified.map_err(|refusal| self::refused(refusal, Some(&claim), now))?;
    Ok(Signer { access_key_id: claim.access_key_id, access_key })
}

/// AWS: a signature holds for one service in one region (its answers are reported).
fn check_scope(claim: &Claim, region: &str) -> Result<(), GatewayError> {
    let text = if claim.service != SERVICE {
        format!("Credential should be scoped to correct service: '{SERVICE}'. ")
    } else if claim.region != region {
        format!("Credential should be scoped to a valid region, not '{}'. ", claim.region)
    } else {
        return Ok(());
    };
    let reason = format!("the signature is for {} in {}", claim.service, claim.region);
    Err(GatewayError::new(GatewayResponseType::InvalidSignature, reason).with_message(text))
}

/// Whether a signer may call the method: their own policy and that of the API decide together.
pub(crate) fn admit(
    policy: Option<&ResourcePolicyPlan>,
    invocation: &Invocation,
    signer: &Signer,
) -> Result<(), GatewayError> {
    permit(policy, invocation, signer, INVOKE)
}

/// Whether a signer may have the stage's cache left aside.
pub(crate) fn may_invalidate_cache(invocation: &Invocation, signer: &Signer) -> bool {
    permit(invocation.deployment().resource_policy.as_ref(), invocation, signer, INVALIDATE_CACHE).is_ok()
}

fn permit(
    policy: Option<&ResourcePolicyPlan>,
    invocation: &Invocation,
    signer: &Signer,
    action: &str,
) -> Result<(), GatewayError> {
    let asked = Asked::of(invocation, Some(signer));
    let own = match &signer.access_key.policy {
        Some(own) => asked.decide(own, action),
        None => (Decision::Allow, None),
    };
    let of_api = match policy {
        Some(policy) => resource_policy::decide(policy, &asked, action)?,
        None => (Decision::ImplicitDeny, None),
    };
    let is_of_other_account = signer.access_key.account != invocation.plan().account_id;
    let decision = own.0.with_resource_policy(of_api.0, is_of_other_account);
    if decision == Decision::Allow {
        return Ok(());
    }
    let said = |(decision, by): (Decision, Option<&str>)| {
        let what = match decision {
            Decision::Allow => "allows",
            Decision::ExplicitDeny => "denies",
            Decision::ImplicitDeny => "does not allow",
        };
        by.map_or_else(|| what.to_owned(), |by| format!("{what} ({by})"))
    };
    let (arn, account) = (asked.arn(), &signer.access_key.account);
    let own = format!("the policy of access key {} {} {arn}", signer.access_key_id, said(own));
    let of_api = match policy {
        Some(_) => format!("the resource policy {} it", said(of_api)),
        None => "there is no resource policy".to_owned(),
    };
    let both = if is_of_other_account {
        format!("; the caller is of another account, {account}, so that both must allow")
    } else {
        String::new()
    };
    Err(asked.refusal(action, decision, format!("{own}, and {of_api}{both}")))
}

/// What a caller is told whose signature opens nothing.
fn refused(refusal: Refusal, claim: Option<&Claim>, now: Timestamp) -> GatewayError {
    use GatewayResponseType as Type;
    let error = match refusal {
        Refusal::NotSigned => return GatewayError::new(Type::MissingAuthenticationToken, "the request is not signed"),
        Refusal::UnknownKey => {
            let mut error = GatewayError::new(
                Type::AccessDenied,
                "the credentials have no such access key, or not with this session token",
            )
            .with_message("The security token included in the request is invalid.");
            error.error_type = "UnrecognizedClientException";
            return error;
        }
        Refusal::ExpiredKey => return GatewayError::new(Type::ExpiredToken, "the access key has expired"),
        Refusal::Signature(error) => error,
    };
    let text = |text: String| GatewayError::new(Type::InvalidSignature, error.to_string()).with_message(text);
    // UNVERIFIED: the gateway response's type; the texts are those of the service's signature check elsewhere.
    let incomplete = |message: String| {
        let mut error = text(message);
        error.error_type = "IncompleteSignatureException";
        error
    };
    let moment = |offset: i64| {
        let minutes = offset.abs() / 60;
        let sign = if offset < 0 { '-' } else { '+' };
        let bound = Timestamp::from_seconds(now.seconds().saturating_add(offset));
        format!("{} ({} {sign} {minutes} min.)", write_date_time(bound), write_date_time(now))
    };
    match &error {
        SignatureError::Mismatch | SignatureError::Payload => {
            GatewayError::new(Type::InvalidSignature, error.to_string())
        }
        SignatureError::Expired => {
            let claim = claim.map(|claim| (claim.date_time.as_str(), claim.expires));
            let (signed, expires) = claim.unwrap_or_default();
            let life = expires.unwrap_or(CLOCK_SKEW).as_secs();
            let bound = moment(-i64::try_from(life).unwrap_or_default());
            text(format!("Signature expired: {signed} is now earlier than {bound}"))
        }
        SignatureError::NotYetCurrent => {
            let signed = claim.map(|claim| claim.date_time.as_str()).unwrap_or_default();
            let bound = moment(CLOCK_SKEW.as_secs() as i64);
            text(format!("Signature not yet current: {signed} is still later than {bound}"))
        }
        SignatureError::Missing(parts)
            if parts.iter().any(|part| part.starts_with("X-Amz-") && *part != "X-Amz-Date") =>
        {
            let parts = parts.iter().map(|part| format!("AWS query-string parameters must include '{part}'. "));
            incomplete(format!("{}Re-examine the query-string parameters.", parts.collect::<String>()))
        }
        SignatureError::Missing(parts) => {
            let parts = parts.iter().map(|part| match *part {
                "X-Amz-Date" => {
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ".to_owned()
                }
                part => format!("Authorization header requires '{part}' parameter. "),
            });
            incomplete(parts.collect::<String>().trim_end().to_owned())
        }
        SignatureError::Algorithm | SignatureError::NotKeyValue(_) => incomplete(NOT_KEY_VALUE.to_owned()),
        SignatureError::NotSigned("host") => {
            text("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.".to_owned())
        }
        other => incomplete(capital(&other.to_string())),
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
