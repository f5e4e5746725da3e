//! API keys, usage plans and throttles as the request path reads them.

use std::sync::Arc;

use stagedoor_wire::Timestamp;

/// An API key. Its value is known by its digest alone, so that no secret lies here and no comparison tells anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKeyPlan {
    pub key_id: Arc<str>,
    pub value_digest: ValueDigest,
    pub enabled: bool,
}

/// The SHA-256 of an API key's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ValueDigest([u8; 32]);

impl ValueDigest {
    #[must_use]
    pub fn of(value: &[u8]) -> Self {
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, value);
        let mut bytes = [0; 32];
        bytes.copy_from_slice(digest.as_ref());
        Self(bytes)
    }
}

/// A usage plan: what it opens, and how much of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsagePlan {
    pub plan_id: Arc<str>,
    stages: Vec<UsagePlanStage>,
    /// For each key by itself, over all stages of the plan.
    pub throttle: Option<Throttle>,
    pub quota: Option<Quota>,
}

/// A stage that a usage plan opens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsagePlanStage {
    pub api_id: Arc<str>,
    pub stage_name: Arc<str>,
    pub throttles: MethodThrottles,
}

impl UsagePlan {
    #[must_use]
    pub fn new(
        plan_id: Arc<str>,
        mut stages: Vec<UsagePlanStage>,
        throttle: Option<Throttle>,
        quota: Option<Quota>,
    ) -> Self {
        stages.sort_by(|left, right| left.name().cmp(&right.name()));
        Self { plan_id, stages, throttle, quota }
    }

    /// The stage of that name, if the plan opens it.
    #[must_use]
    pub fn stage(&self, api_id: &str, stage_name: &str) -> Option<&UsagePlanStage> {
        let found = self.stages.binary_search_by(|stage| stage.name().cmp(&(api_id, stage_name)));
        found.ok().map(|index| &self.stages[index])
    }
}

impl UsagePlanStage {
    fn name(&self) -> (&str, &str) {
        (&self.api_id, &self.stage_name)
    }
}

/// Throttles by method: those of a stage's method settings, or of a stage in a usage plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MethodThrottles(Vec<MethodThrottle>);

/// The throttle of one method, or of all that no other names.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodThrottle {
    /// The resource's template, `/pets/{petId}`; `*` for every one.
    pub resource_path: Arc<str>,
    /// `GET`, …, or `ANY`; `*` for every one.
    pub http_method: Arc<str>,
    /// `None` is an entry that throttles nothing, and still keeps one for all methods away.
    pub throttle: Option<Throttle>,
}

impl MethodThrottles {
    #[must_use]
    pub fn new(mut throttles: Vec<MethodThrottle>) -> Self {
        // AWS: an entry of a method's own replaces the one for all methods, whole (recorded: it is made as a copy).
        throttles.sort_by_key(|entry| (&*entry.resource_path == "*", &*entry.http_method == "*"));
        Self(throttles)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|entry| entry.throttle.is_none())
    }

    /// The throttle of a method.
    #[must_use]
    pub fn of(&self, resource_path: &str, http_method: &str) -> Option<&Throttle> {
        self.entry(resource_path, http_method)?.throttle.as_ref()
    }

    /// The entry that holds for a method.
    #[must_use]
    pub(crate) fn entry(&self, resource_path: &str, http_method: &str) -> Option<&MethodThrottle> {
        let is = |pattern: &str, text: &str| pattern == "*" || pattern == text;
        self.0.iter().find(|entry| is(&entry.resource_path, resource_path) && is(&entry.http_method, http_method))
    }
}

/// The form of a token bucket: so many requests a second, and so many at once. In it a token is the time that it takes
/// to come back, so that a bucket is one number: when it will be full again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Throttle {
    pub rate_limit: f64,
    pub burst_limit: u32,
    /// Nanoseconds that one token takes; `None`: none ever comes.
    pub(crate) token: Option<u64>,
    /// Nanoseconds that an empty bucket takes to be full.
    pub(crate) room: u64,
}

/// A bucket that takes longer to fill, 73 years, fills in this time.
const LONGEST: u64 = 1 << 61;

impl Throttle {
    /// What the service allows an account in a region, and what an unset member of a throttle means.
    #[must_use]
    pub fn of_account() -> Self {
        Self::new(10_000.0, 5_000)
    }

    /// AWS: 0 requests a second, or at once, are none at all (reported).
    #[must_use]
    pub fn new(rate_limit: f64, burst_limit: u32) -> Self {
        let open = rate_limit > 0.0 && burst_limit > 0;
        // A cast of floats ends at the bounds of the target.
        let token = open.then(|| ((1e9 / rate_limit) as u64).min(LONGEST));
        let room = token.unwrap_or_default().saturating_mul(u64::from(burst_limit)).min(LONGEST);
        Self { rate_limit, burst_limit, token, room }
    }
}

/// How many requests a key may make in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    pub limit: u64,
    /// Taken off the limit in a key's first period.
    pub offset: u64,
    pub period: QuotaPeriod,
}

/// The calendar's periods, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotaPeriod {
    Day,
    Week,
    Month,
}

/// What a key did in a usage plan on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UsedDay {
    /// Days since 1970 in UTC.
    pub number: i64,
    pub used: u64,
    /// Added to what remained of the period, or taken from it.
    pub granted: i64,
}

impl Quota {
    /// Requests that are left of the period at the end of a day. `days` are those on which something happened, in order,
    /// and `first_day` is the first of all that ever were.
    pub fn remaining<'d>(
        &self,
        days: impl DoubleEndedIterator<Item = &'d UsedDay>,
        first_day: Option<i64>,
        day: i64,
    ) -> i64 {
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let start = self.period.start(day);
        // AWS: the offset is taken off in the first period (documented). UNVERIFIED: that this is the one of the key's
        // first request in the plan.
        let offset = if first_day.is_none_or(|first| first >= start) { number(self.offset) } else { 0 };
        let of_period = days.rev().skip_while(|used| used.number > day).take_while(|used| used.number >= start);
        of_period.fold(number(self.limit).saturating_sub(offset), |remaining, used| {
            remaining.saturating_add(used.granted).saturating_sub(number(used.used))
        })
    }
}

impl QuotaPeriod {
    pub const LONGEST_DAYS: i64 = 31;

    /// The first day of the period that a day is in. UNVERIFIED: that weeks begin on Monday, and all periods at midnight
    /// UTC.
    #[must_use]
    pub fn start(self, day: i64) -> i64 {
        match self {
            Self::Day => day,
            // 1970 began on a Thursday.
            Self::Week => day - (day + 3).rem_euclid(7),
            Self::Month => day - (Timestamp::from_days(day).day_of_month() - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, verb: &str, rate: Option<f64>) -> MethodThrottle {
        let throttle = rate.map(|rate| Throttle::new(rate, 1));
        MethodThrottle { resource_path: path.into(), http_method: verb.into(), throttle }
    }

    #[test]
    fn own_entries_come_before_those_for_all() {
        let throttles = MethodThrottles::new(vec![
            entry("*", "*", Some(1.0)),
            entry("/a", "GET", Some(2.0)),
            entry("/b", "GET", None),
            entry("/c", "*", Some(3.0)),
        ]);
        for (path, verb, rate) in [
            ("/a", "GET", Some(2.0)),
            ("/a", "POST", Some(1.0)),
            ("/b", "GET", None),
            ("/c", "ANY", Some(3.0)),
            ("/", "GET", Some(1.0)),
        ] {
            assert_eq!(throttles.of(path, verb).map(|throttle| throttle.rate_limit), rate, "{path} {verb}");
        }
        assert!(!throttles.is_empty());
        assert!(MethodThrottles::new(vec![entry("/b", "GET", None)]).is_empty());
    }

    #[test]
    fn plans_find_their_stages() {
        let stage = |api: &str, name: &str| UsagePlanStage {
            api_id: api.into(),
            stage_name: name.into(),
            throttles: MethodThrottles::default(),
        };
        let plan = UsagePlan::new("p".into(), vec![stage("b", "x"), stage("a", "y"), stage("a", "x")], None, None);
        for (api, name, found) in [("a", "x", true), ("a", "y", true), ("b", "x", true), ("b", "y", false)] {
            assert_eq!(plan.stage(api, name).is_some(), found, "{api} {name}");
        }
    }
}
