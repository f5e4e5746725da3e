//! What one key has used of one usage plan, day by day.

use std::collections::VecDeque;

use stagedoor_wire::Timestamp;

use crate::plan::{Quota, QuotaPeriod};

/// The days that count for a quota.
#[derive(Debug, Default)]
pub(crate) struct Usage {
    /// Those on which something happened, oldest first, from no longer ago than the longest period.
    days: VecDeque<Day>,
    /// The first day of all, which may have left `days`.
    first_day: Option<i64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Day {
    /// Days since 1970 in UTC.
    number: i64,
    used: u64,
    /// Added to what remains of the period, or taken from it.
    granted: i64,
}

/// Days of the longest period.
const LONGEST_PERIOD: i64 = 31;

impl Usage {
    /// Requests that are left of the period.
    pub(crate) fn remaining(&self, quota: &Quota, now: Timestamp) -> u64 {
        let start = period_start(quota.period, now);
        let mut remaining = i128::from(quota.limit);
        // AWS: the offset is taken off in the first period (documented). UNVERIFIED: that this is the one of the key's
        // first request in the plan.
        if self.first_day.is_none_or(|day| day >= start) {
            remaining -= i128::from(quota.offset);
        }
        for day in self.days.iter().rev().take_while(|day| day.number >= start) {
            remaining += i128::from(day.granted) - i128::from(day.used);
        }
        u64::try_from(remaining.max(0)).unwrap_or(u64::MAX)
    }

    /// Counts a request unless the quota is used up.
    pub(crate) fn count(&mut self, quota: Option<&Quota>, now: Timestamp) -> bool {
        if quota.is_some_and(|quota| self.remaining(quota, now) == 0) {
            return false;
        }
        self.today(now).used += 1;
        true
    }

    fn today(&mut self, now: Timestamp) -> &mut Day {
        let number = now.day();
        // Where the clock was set back, the newest day goes on.
        if self.days.back().is_none_or(|newest| newest.number < number) {
            self.days.retain(|day| day.number > number - LONGEST_PERIOD);
            self.days.push_back(Day { number, ..Day::default() });
            self.first_day.get_or_insert(number);
        }
        let newest = self.days.len() - 1;
        &mut self.days[newest]
    }
}

/// The day on which the period of a moment began. UNVERIFIED: that weeks begin on Monday, and all of it at midnight UTC.
fn period_start(period: QuotaPeriod, now: Timestamp) -> i64 {
    let today = now.day();
    match period {
        QuotaPeriod::Day => today,
        // 1970 began on a Thursday.
        QuotaPeriod::Week => today - (today + 3).rem_euclid(7),
        QuotaPeriod::Month => today - (now.day_of_month() - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_iso8601(&format!("{text}:00:00Z")).expect("a time")
    }

    #[test]
    fn quotas_begin_anew_with_their_period() {
        let quota = |period| Quota { limit: 2, offset: 0, period };
        for (period, times, expected) in [
            (QuotaPeriod::Day, &["2026-01-01T00", "2026-01-01T23", "2026-01-01T23", "2026-01-02T00"][..], "yyny"),
            // A Sunday, a Monday.
            (QuotaPeriod::Week, &["2026-01-04T23", "2026-01-05T00", "2026-01-11T23", "2026-01-11T23"], "yyyn"),
            (QuotaPeriod::Month, &["2026-01-01T00", "2026-01-31T23", "2026-01-31T23", "2026-02-01T00"], "yyny"),
        ] {
            let mut usage = Usage::default();
            let seen: String =
                times.iter().map(|time| if usage.count(Some(&quota(period)), at(time)) { 'y' } else { 'n' }).collect();
            assert_eq!(seen, expected, "{period:?}");
        }
    }

    #[test]
    fn the_offset_is_of_the_first_period_alone() {
        let quota = Quota { limit: 5, offset: 3, period: QuotaPeriod::Month };
        let mut usage = Usage::default();
        assert_eq!(usage.remaining(&quota, at("2026-01-31T00")), 2);
        assert!(usage.count(Some(&quota), at("2026-01-31T00")));
        assert_eq!(usage.remaining(&quota, at("2026-01-31T00")), 1);
        assert_eq!(usage.remaining(&quota, at("2026-02-01T00")), 5);
        // Long after the first day has left.
        assert!(usage.count(Some(&quota), at("2026-06-01T00")));
        assert_eq!((usage.days.len(), usage.remaining(&quota, at("2026-06-01T00"))), (1, 4));
        assert_eq!(usage.remaining(&Quota { offset: 9, ..quota }, at("2026-06-02T00")), 4);
    }

    #[test]
    fn a_clock_that_is_set_back_counts_on() {
        let quota = Quota { limit: 2, offset: 0, period: QuotaPeriod::Day };
        let mut usage = Usage::default();
        for time in ["2026-01-02T00", "2026-01-01T23"] {
            assert!(usage.count(Some(&quota), at(time)), "{time}");
        }
        assert!(!usage.count(Some(&quota), at("2026-01-02T01")));
    }
}
