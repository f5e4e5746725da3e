//! What one key has used of one usage plan, day by day.

use std::collections::VecDeque;

use stagedoor_wire::Timestamp;

use crate::plan::{Quota, QuotaPeriod, UsedDay};

/// The days that count for a quota.
#[derive(Debug, Default)]
pub(crate) struct Usage {
    /// Those on which something happened, oldest first, from no longer ago than the longest period.
    days: VecDeque<CountedDay>,
    /// The first day of all, which may have left `days`.
    first_day: Option<i64>,
    /// Whether those who keep the counts know that there is something new.
    is_noted: bool,
    /// The key has left the plan: nothing of it is kept any more.
    is_over: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct CountedDay {
    day: UsedDay,
    /// The part of it that is not kept yet.
    unkept: UsedDay,
}

impl Usage {
    /// Goes on from the days that were kept.
    pub(super) fn resume(days: &[UsedDay]) -> Self {
        let resumed = |day: &UsedDay| CountedDay { day: *day, unkept: UsedDay::default() };
        Self {
            days: days.iter().map(resumed).collect(),
            first_day: days.first().map(|day| day.number),
            ..Self::default()
        }
    }

    /// Requests that are left of the period.
    pub(crate) fn remaining(&self, quota: &Quota, now: Timestamp) -> u64 {
        u64::try_from(self.balance(quota, now)).unwrap_or_default()
    }

    /// The same, less than nothing where the quota was made smaller.
    fn balance(&self, quota: &Quota, now: Timestamp) -> i64 {
        quota.remaining(self.days.iter().map(|counted| &counted.day), self.first_day, self.today(now))
    }

    /// Counts a request unless the quota is used up.
    pub(super) fn count(&mut self, quota: Option<&Quota>, now: Timestamp) -> bool {
        if quota.is_some_and(|quota| self.balance(quota, now) <= 0) {
            return false;
        }
        let today = self.change_today(now);
        today.day.used += 1;
        today.unkept.used += 1;
        true
    }

    /// Grants, or takes, what makes so much remain.
    pub(super) fn set_remaining(&mut self, remaining: u32, quota: &Quota, now: Timestamp) {
        let granted = i64::from(remaining).saturating_sub(self.balance(quota, now));
        let today = self.change_today(now);
        today.day.granted = today.day.granted.saturating_add(granted);
        today.unkept.granted = today.unkept.granted.saturating_add(granted);
    }

    /// Whether somebody must be told that there is something to keep.
    pub(super) fn note(&mut self) -> bool {
        !std::mem::replace(&mut self.is_noted, true)
    }

    /// Takes what is not kept yet.
    pub(super) fn take_unkept(&mut self) -> Vec<UsedDay> {
        self.is_noted = false;
        if self.is_over {
            return Vec::new();
        }
        let unkept = self.days.iter_mut().filter_map(|counted| {
            let unkept = std::mem::take(&mut counted.unkept);
            (unkept != UsedDay::default()).then_some(UsedDay { number: counted.day.number, ..unkept })
        });
        unkept.collect()
    }

    /// Takes back what could not be kept.
    pub(super) fn give_back(&mut self, days: &[UsedDay]) {
        for counted in &mut self.days {
            for day in days.iter().filter(|day| day.number == counted.day.number) {
                counted.unkept.used += day.used;
                counted.unkept.granted += day.granted;
            }
        }
    }

    pub(super) fn end(&mut self) {
        self.is_over = true;
    }

    /// Where the clock was set back, the newest day goes on.
    fn today(&self, now: Timestamp) -> i64 {
        self.days.back().map_or(now.day(), |newest| newest.day.number.max(now.day()))
    }

    fn change_today(&mut self, now: Timestamp) -> &mut CountedDay {
        let number = self.today(now);
        if self.days.back().is_none_or(|newest| newest.day.number != number) {
            let oldest = number - QuotaPeriod::LONGEST_DAYS;
            self.days.retain(|counted| counted.day.number > oldest || counted.unkept != UsedDay::default());
            self.days.push_back(CountedDay { day: UsedDay { number, ..UsedDay::default() }, ..CountedDay::default() });
            self.first_day.get_or_insert(number);
        }
        let newest = self.days.len() - 1;
        &mut self.days[newest]
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
        // Long after the first day; what is kept has left.
        usage.take_unkept();
        assert!(usage.count(Some(&quota), at("2026-06-01T00")));
        assert_eq!((usage.days.len(), usage.remaining(&quota, at("2026-06-01T00"))), (1, 4));
        assert_eq!(usage.remaining(&Quota { offset: 9, ..quota }, at("2026-06-02T00")), 4);
    }

    #[test]
    fn what_remains_can_be_set() {
        let quota = Quota { limit: 5, offset: 0, period: QuotaPeriod::Week };
        let mut usage = Usage::default();
        for remaining in [0, 100, 2] {
            usage.set_remaining(remaining, &quota, at("2026-01-05T00"));
            assert_eq!(usage.remaining(&quota, at("2026-01-11T00")), u64::from(remaining));
        }
        let admitted = (0..9).filter(|_| usage.count(Some(&quota), at("2026-01-06T00"))).count();
        assert_eq!((admitted, usage.remaining(&quota, at("2026-01-12T00"))), (2, 5));
        // A smaller limit takes from what was granted too.
        let smaller = Quota { limit: 1, ..quota };
        assert_eq!(usage.remaining(&smaller, at("2026-01-06T00")), 0);
        usage.set_remaining(1, &smaller, at("2026-01-06T00"));
        assert_eq!(usage.remaining(&smaller, at("2026-01-06T00")), 1);
    }

    #[test]
    fn nothing_is_kept_twice_or_lost() {
        let (mut usage, day) = (Usage::default(), at("2026-01-05T00").day());
        usage.count(None, at("2026-01-05T00"));
        assert!(usage.note() && !usage.note());
        let taken = usage.take_unkept();
        assert_eq!(taken, [UsedDay { number: day, used: 1, granted: 0 }]);
        assert!(usage.note());
        assert!(usage.take_unkept().is_empty());
        usage.count(None, at("2026-01-05T01"));
        usage.count(None, at("2026-01-06T00"));
        usage.give_back(&taken);
        let expected = [(day, 2), (day + 1, 1)].map(|(number, used)| UsedDay { number, used, granted: 0 });
        assert_eq!(usage.take_unkept(), expected);
        let resumed = Usage::resume(&expected);
        let quota = Quota { limit: 5, offset: 1, period: QuotaPeriod::Week };
        assert_eq!(resumed.remaining(&quota, at("2026-01-07T00")), 1);
        usage.count(None, at("2026-01-07T00"));
        usage.end();
        assert!(usage.take_unkept().is_empty());
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
