//! API key, usage plan and quota of a method that asks for a key. One that does not ask never looks at what is sent.

use std::borrow::Cow;

use stagedoor_wire::Timestamp;

use crate::caller::Caller;
use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched, UsedKey};
use crate::plan::ApiKeySource;
use crate::traffic::Counts;

/// Finds the caller's key and the usage plan by which it opens the stage, and looks whether its quota has a request
/// left. AWS: 403 whatever is wrong with the key (recorded).
pub(crate) fn identify<'i>(
    invocation: &'i Invocation,
    matched: &Matched<'i>,
    now: Timestamp,
) -> Result<UsedKey<'i>, GatewayError> {
    let value = value(invocation, matched)?;
    let stage = &invocation.stage;
    let Some(key) = stage.keyring.find(value.as_bytes()) else { return Err(forbidden("no API key has this value")) };
    let key_id = key.key_id.clone();
    if !key.enabled {
        return Err(forbidden(format!("API key {key_id} is disabled")));
    }
    let (api_id, stage_name) = (&stage.plan.api_id, &stage.plan.stage_name);
    let Some((subscription, plan)) = key.subscription(api_id, stage_name) else {
        return Err(forbidden(if key.has_plans() {
            format!("no usage plan of API key {key_id} opens stage {api_id}/{stage_name}")
        } else {
            format!("API key {key_id} is in no usage plan")
        }));
    };
    let used = UsedKey { value, key_id, subscription: subscription.clone(), plan };
    if used.plan.quota.is_some_and(|quota| used.subscription.remaining(&quota, now) == 0) {
        return Err(quota_exceeded(&used));
    }
    Ok(used)
}

/// Counts a request that all throttles admitted. The last one of a quota goes to whoever comes first.
pub(crate) fn count(used: &UsedKey<'_>, now: Timestamp, counts: &Counts) -> Result<(), GatewayError> {
    let counted = used.subscription.count(used.plan.quota.as_ref(), now, counts);
    if counted { Ok(()) } else { Err(quota_exceeded(used)) }
}

/// What the caller gives for a key. AWS: the header is not looked at when the authorizer names the key (documented).
fn value<'i>(invocation: &'i Invocation, matched: &Matched<'i>) -> Result<Cow<'i, str>, GatewayError> {
    match invocation.deployment().api_key_source {
        ApiKeySource::Header => match invocation.headers.get_str("x-api-key") {
            Some(value) => Ok(value.into()),
            None => Err(forbidden("the request has no header x-api-key")),
        },
        ApiKeySource::Authorizer => match matched.caller.as_ref().and_then(Caller::usage_identifier_key) {
            Some(value) => Ok(value.to_owned().into()),
            None => Err(forbidden("the authorizer named no API key (usageIdentifierKey)")),
        },
    }
}

fn forbidden(reason: impl Into<Cow<'static, str>>) -> GatewayError {
    GatewayError::new(GatewayResponseType::InvalidApiKey, reason)
}

fn quota_exceeded(used: &UsedKey<'_>) -> GatewayError {
    let limit = used.plan.quota.map_or(0, |quota| quota.limit);
    let (key_id, plan_id) = (&used.key_id, &used.plan.plan_id);
    let reason = format!("API key {key_id} has used up its quota of usage plan {plan_id}. Limit: {limit}");
    GatewayError::new(GatewayResponseType::QuotaExceeded, reason)
}
