//! What API keys used of their usage plans, for the operations that show and change it.
//!
//! The gateway counts and hands its counts to the store once a second ([`crate::store::UsageCounts`]); here they are
//! asked for at once, so that an answer is never behind.

use std::sync::Arc;

use stagedoor_gateway::NothingToSet;
use stagedoor_gateway::plan::{Quota, UsedDay};
use stagedoor_wire::WireError;

use crate::compile::usage_plan;
use crate::operations::Serving;
use crate::store::{Documents, Kind};

/// One day of a key in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub used: u64,
    /// What was left of the period when the day ended, by the quota as it is now; `None` without one.
    pub remaining: Option<u64>,
}

/// The ids of the keys that are in a plan, or of that one of them, in order.
pub fn keys(call: &Serving, plan_id: &str, key_id: Option<&str>) -> Vec<String> {
    let snapshot = call.snapshot();
    let keys = call.caller.scan(&snapshot, Kind::UsagePlanKey, &format!("{plan_id}/"));
    keys.map(|(id, _)| id.own_id().to_owned()).filter(|present| key_id.is_none_or(|wanted| wanted == present)).collect()
}

/// The days from `first` to `last`, both counted since 1970 in UTC, of these of a plan's [`keys`], in their order. A key
/// that has used nothing has days too.
///
/// # Errors
/// When the counts cannot be read.
pub async fn counts(
    call: &Serving,
    plan_id: &str,
    keys: Vec<String>,
    first: i64,
    last: i64,
) -> Result<Vec<(String, Vec<Day>)>, WireError> {
    let plan = call.caller.document(Kind::UsagePlan, plan_id);
    let quota = call.snapshot().get(&plan).and_then(|document| usage_plan(plan_id, &document.json).quota);
    let (gateway, kept) = (Arc::clone(&call.gateway), Arc::clone(call.store.usage_counts()));
    blocking(move || {
        let (Some(first_key), Some(last_key)) = (keys.first(), keys.last()) else { return Ok(Vec::new()) };
        gateway.hand_over_counts();
        let used = kept.days(&plan, first_key..=last_key, first, last);
        let mut used = used.map_err(WireError::internal)?;
        let of_key = |key_id: String| {
            let used = used.remove(&key_id).unwrap_or_default();
            (key_id, days(&used, quota.as_ref(), first, last))
        };
        Ok(keys.into_iter().map(of_key).collect())
    })
    .await
}

/// Makes so many requests remain of the current period of a plan's quota for a key: in force when this returns, and
/// kept.
///
/// # Errors
/// When the key is not in the plan, or the plan has no quota.
pub async fn set_remaining(call: &Serving, plan_id: &str, key_id: &str, remaining: u32) -> Result<(), WireError> {
    let (account, region) = (&call.caller.account, &call.caller.region);
    call.gateway.set_remaining(account, region, plan_id, key_id, remaining).map_err(|nothing| match nothing {
        NothingToSet::NoSuchKey => crate::entity::missing(&call.caller, Kind::UsagePlanKey, key_id),
        // UNVERIFIED: code and words.
        NothingToSet::NoQuota => WireError::bad_request(format!("Usage Plan {plan_id} has no quota")),
    })?;
    let gateway = Arc::clone(&call.gateway);
    blocking(move || {
        gateway.hand_over_counts();
        Ok(())
    })
    .await
}

/// Runs what waits for the disk beside the control plane's executor.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, WireError> + Send + 'static,
) -> Result<T, WireError> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(WireError::internal(error)))
}

fn days(used: &[UsedDay], quota: Option<&Quota>, first: i64, last: i64) -> Vec<Day> {
    let first_day = used.first().map(|day| day.number);
    let day = |number: i64| Day {
        used: used.iter().find(|day| day.number == number).map_or(0, |day| day.used),
        remaining: quota.map(|quota| {
            // The first period is the one of the first day that was; before it there was none.
            let first_day = first_day.filter(|first_day| *first_day <= number);
            u64::try_from(quota.remaining(used.iter(), first_day, number)).unwrap_or_default()
        }),
    };
    (first..=last).map(day).collect()
}

#[cfg(test)]
mod tests {
    use stagedoor_gateway::plan::QuotaPeriod;

    use super::*;

    #[test]
    fn what_remained_day_by_day() {
        let used =
            [(100, 2, 0), (101, 1, 7), (104, 9, 0)].map(|(number, used, granted)| UsedDay { number, used, granted });
        // Day 101 was a Sunday.
        for (quota, expected) in [
            (None, "0 - 2 - 1 - 0 - 0 - 9 - 0 -"),
            (Some(Quota { limit: 5, offset: 0, period: QuotaPeriod::Day }), "0 5 2 3 1 11 0 5 0 5 9 0 0 5"),
            (Some(Quota { limit: 5, offset: 1, period: QuotaPeriod::Week }), "0 4 2 2 1 8 0 5 0 5 9 0 0 0"),
        ] {
            let days: Vec<_> = days(&used, quota.as_ref(), 99, 105)
                .iter()
                .map(|day| {
                    format!("{} {}", day.used, day.remaining.map_or_else(|| "-".to_owned(), |left| left.to_string()))
                })
                .collect();
            assert_eq!(days.join(" "), expected, "{quota:?}");
        }
    }
}
