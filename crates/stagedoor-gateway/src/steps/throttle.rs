//! Token buckets in the service's order: the usage plan's, the stage's for the method, the account's.

use std::sync::Arc;

use stagedoor_wire::Timestamp;

use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched, UsedKey};
use crate::plan::Throttle;
use crate::traffic::{Bucket, ThrottledMethod, Tokens};

/// The buckets that a request must find a token in.
#[derive(Debug, Default)]
pub(crate) struct Buckets<'a> {
    /// AWS: the plan's throttle for the method takes the place of the plan's own (documented).
    of_plan: Option<(PlanBucket<'a>, &'a Throttle)>,
    of_method: Option<&'a ThrottledMethod>,
    of_account: Option<(&'a Bucket, &'a Throttle)>,
}

/// A usage plan's bucket for one key.
#[derive(Debug)]
enum PlanBucket<'a> {
    OfKey(&'a Bucket),
    OfMethod(Arc<Bucket>),
}

impl<'a> Buckets<'a> {
    pub(crate) fn of(invocation: &'a Invocation, matched: &'a Matched<'_>, account: Option<&'a Throttle>) -> Self {
        let stage = &invocation.stage;
        Self {
            of_plan: matched.api_key.as_ref().and_then(|used| of_plan(used, invocation, matched)),
            of_method: invocation.throttled_method(matched),
            of_account: account.map(|throttle| (&stage.keyring.account_bucket, throttle)),
        }
    }

    /// Takes a token from each, or from none.
    pub(crate) fn take(
        &'a self,
        invocation: &Invocation,
        matched: &Matched<'_>,
        now: Timestamp,
    ) -> Result<Tokens<'a>, GatewayError> {
        let of_plan = self.of_plan.as_ref().map(|(bucket, throttle)| match bucket {
            PlanBucket::OfKey(bucket) => ("Key", *bucket, *throttle),
            PlanBucket::OfMethod(bucket) => ("Key", &**bucket, *throttle),
        });
        let of_method = self.of_method.map(|method| ("Method", &*method.bucket, &method.throttle));
        let of_account = self.of_account.map(|(bucket, throttle)| ("Account", bucket, throttle));
        let mut tokens = Tokens::default();
        for (whose, bucket, throttle) in [of_plan, of_method, of_account].into_iter().flatten() {
            if !tokens.take(bucket, throttle, now) {
                return Err(throttled(whose, throttle, invocation, matched));
            }
        }
        Ok(tokens)
    }
}

fn of_plan<'a>(
    used: &'a UsedKey<'_>,
    invocation: &Invocation,
    matched: &Matched<'_>,
) -> Option<(PlanBucket<'a>, &'a Throttle)> {
    let stage = used.plan.stage(&invocation.plan().api_id, &invocation.plan().stage_name)?;
    let own = stage.throttles.entry(&matched.method.resource_path, &matched.method.http_method);
    match own.and_then(|entry| Some((entry, entry.throttle.as_ref()?))) {
        Some((entry, throttle)) => {
            Some((PlanBucket::OfMethod(used.subscription.method_bucket(stage, entry)), throttle))
        }
        None => Some((PlanBucket::OfKey(&used.subscription.bucket), used.plan.throttle.as_ref()?)),
    }
}

/// AWS: the words are those of the execution log for a key (reported); the others are worded alike.
fn throttled(whose: &str, throttle: &Throttle, invocation: &Invocation, matched: &Matched<'_>) -> GatewayError {
    let Throttle { rate_limit, burst_limit, .. } = throttle;
    let plan = invocation.plan();
    let reason = format!(
        "{whose} throttle limit exceeded for RestApi {}, Stage {}, Resource {}, HttpMethod {}. \
         Limit: {rate_limit:.2} Burst: {burst_limit}",
        plan.api_id, plan.stage_name, matched.method.resource_id, invocation.method
    );
    GatewayError::new(GatewayResponseType::Throttled, reason)
}
