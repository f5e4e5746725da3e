//! Usage: how much of a usage plan its API keys used, day by day in UTC, and what remains of its quota.

use indexmap::IndexMap;
use serde_json::{Map, Value};
use stagedoor_wire::apigateway::{GetUsageRequest, UpdateUsageRequest, Usage, UsagePlan};
use stagedoor_wire::{Timestamp, WireError};

use crate::entity;
use crate::operations::Serving;
use crate::patch::{self, tables};
use crate::store::Kind;
use crate::usage_counts::{self, Day};

const DAY_SECONDS: i64 = 86_400;
/// Days of one answer. UNVERIFIED: the number.
const DAYS: i64 = 90;

pub async fn get_usage(call: &Serving, input: GetUsageRequest) -> Result<Usage, WireError> {
    let plan_id = input.usage_plan_id.as_str();
    let _: UsagePlan = entity::find(&call.snapshot(), &call.caller, Kind::UsagePlan, plan_id)?;
    let (start_date, end_date) = (input.start_date.unwrap_or_default(), input.end_date.unwrap_or_default());
    let (first, last) = (day(&start_date, "start")?, day(&end_date, "end")?);
    // UNVERIFIED: the words of both.
    if last < first {
        return Err(WireError::bad_request("Usage start date must not be after the end date"));
    }
    if last - first >= DAYS {
        return Err(WireError::bad_request(format!("Usage can be shown for at most {DAYS} days")));
    }
    // The days to come have no usage yet.
    let last = last.min(today(call));
    let keys = usage_counts::keys(call, plan_id, input.key_id.as_deref());
    let keys = keys.into_iter().map(|key_id| (key_id.clone(), key_id)).collect();
    let (keys, position) = entity::page(keys, input.limit, input.position.as_deref())?;
    let counts = usage_counts::counts(call, plan_id, keys, first, last).await?;
    Ok(Usage {
        usage_plan_id: Some(plan_id.to_owned()),
        start_date: Some(start_date),
        end_date: Some(end_date),
        position,
        items: Some(counts.into_iter().map(|(key_id, days)| (key_id, shown(&days))).collect()),
    })
}

/// The days since 1970 of a date, `YYYY-MM-DD`.
fn day(date: &str, which: &str) -> Result<i64, WireError> {
    let parsed = Timestamp::parse_iso8601(&format!("{date}T00:00:00Z")).filter(|_| date.len() == 10);
    let parsed = parsed.ok_or_else(|| {
        // UNVERIFIED: the words.
        WireError::bad_request(format!("Invalid usage {which} date specified: {date}. Must be of the form YYYY-MM-DD"))
    })?;
    Ok(parsed.seconds().div_euclid(DAY_SECONDS))
}

fn today(call: &Serving) -> i64 {
    call.surroundings.clock.now().seconds().div_euclid(DAY_SECONDS)
}

/// Pairs of used and remaining, oldest first. UNVERIFIED: that -1 remains where there is no quota.
fn shown(days: &[Day]) -> Vec<Vec<i64>> {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    days.iter().map(|day| vec![number(day.used), day.remaining.map_or(-1, number)]).collect()
}

/// Sets what remains of the period of the quota that is now.
pub async fn update_usage(call: &Serving, input: UpdateUsageRequest) -> Result<Usage, WireError> {
    let (plan_id, key_id) = (input.usage_plan_id.as_str(), input.key_id.as_str());
    let _: UsagePlan = entity::find(&call.snapshot(), &call.caller, Kind::UsagePlan, plan_id)?;
    let mut patched = Value::Object(Map::new());
    patch::apply_to(&tables::USAGE, &mut patched, input.patch_operations.as_deref().unwrap_or_default())?;
    if let Some(remaining) = patched.get("remaining") {
        let remaining = remaining.as_i64().and_then(|remaining| u32::try_from(remaining).ok());
        // UNVERIFIED: the words.
        let remaining = remaining
            .filter(|remaining| i32::try_from(*remaining).is_ok())
            .ok_or_else(|| WireError::bad_request("Usage remaining must be a non-negative numeric"))?;
        usage_counts::set_remaining(call, plan_id, key_id, remaining).await?;
    }
    let today = today(call);
    let keys = usage_counts::keys(call, plan_id, Some(key_id));
    let counts = usage_counts::counts(call, plan_id, keys, today, today).await?;
    if counts.is_empty() {
        return Err(entity::missing(&call.caller, Kind::UsagePlanKey, key_id));
    }
    let date = Timestamp::from_seconds(today * DAY_SECONDS).iso8601().chars().take(10).collect::<String>();
    let items: IndexMap<String, Vec<Vec<i64>>> =
        counts.into_iter().map(|(key_id, days)| (key_id, shown(&days))).collect();
    Ok(Usage {
        usage_plan_id: Some(plan_id.to_owned()),
        start_date: Some(date.clone()),
        end_date: Some(date),
        position: None,
        items: Some(items),
    })
}
