//! Token buckets: one number each, exact however many workers take from them.

use std::sync::atomic::{AtomicU64, Ordering};

use stagedoor_wire::Timestamp;

use crate::plan::Throttle;

/// A bucket, which does not know its own form: that comes with every taking, from the plan.
#[derive(Debug, Default)]
pub(crate) struct Bucket {
    /// When it is full again, in nanoseconds of the clock; any time that has passed is a full one.
    full_at: AtomicU64,
}

/// A bucket that is emptier than empty by more than this was so under another throttle, or before somebody set the
/// clock back: it counts as empty. Less can be a worker that was held up after it had read the clock.
const BEYOND_EMPTY: u64 = 1_000_000_000;

impl Bucket {
    /// Takes a token if there is one.
    pub(crate) fn take(&self, throttle: &Throttle, now: Timestamp) -> bool {
        let Some(token) = throttle.token else { return false };
        let now = u64::try_from(now.millis).unwrap_or_default().saturating_mul(1_000_000);
        let empty = now.saturating_add(throttle.room);
        let mut seen = self.full_at.load(Ordering::Relaxed);
        loop {
            let reset = seen > empty.saturating_add(BEYOND_EMPTY);
            let full_at = if reset { empty } else { seen.max(now) };
            let next = full_at.saturating_add(token);
            let taken = next <= empty;
            if !taken && !reset {
                return false;
            }
            let put = if taken { next } else { full_at };
            match self.full_at.compare_exchange_weak(seen, put, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return taken,
                Err(present) => seen = present,
            }
        }
    }

    /// Gives back a token that was taken under the same throttle.
    pub(crate) fn give_back(&self, throttle: &Throttle) {
        self.full_at.fetch_sub(throttle.token.unwrap_or_default(), Ordering::Relaxed);
    }
}

/// The tokens of one request, taken one after the other.
#[derive(Debug, Default)]
pub(crate) struct Tokens<'a> {
    taken: [Option<(&'a Bucket, &'a Throttle)>; BUCKETS],
}

/// Those of the usage plan, of the stage's method, and of the account.
const BUCKETS: usize = 3;

impl<'a> Tokens<'a> {
    /// Takes a token too; when there is none, gives back those that were taken before.
    pub(crate) fn take(&mut self, bucket: &'a Bucket, throttle: &'a Throttle, now: Timestamp) -> bool {
        if !bucket.take(throttle, now) {
            self.give_back();
            return false;
        }
        if let Some(free) = self.taken.iter_mut().find(|taken| taken.is_none()) {
            *free = Some((bucket, throttle));
        }
        true
    }

    /// Gives all of them back.
    pub(crate) fn give_back(&mut self) {
        for (bucket, throttle) in self.taken.iter_mut().filter_map(Option::take) {
            bucket.give_back(throttle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_767_323_045_678;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(START + millis)
    }

    /// How many of many requests at one moment get through.
    fn admitted(bucket: &Bucket, throttle: &Throttle, millis: i64) -> usize {
        (0..20_000).filter(|_| bucket.take(throttle, at(millis))).count()
    }

    #[test]
    fn a_bucket_holds_its_burst_and_fills_at_its_rate() {
        for (rate, burst, after_millis, expected) in [
            (10.0, 5, 0, [5, 0]),
            (10.0, 5, 99, [5, 0]),
            (10.0, 5, 100, [5, 1]),
            (10.0, 5, 250, [5, 2]),
            (10.0, 5, 3_600_000, [5, 5]),
            (0.5, 1, 1_999, [1, 0]),
            (0.5, 1, 2_000, [1, 1]),
            (10_000.0, 5_000, 1, [5_000, 10]),
            (0.0, 5, 60_000, [0, 0]),
            (5.0, 0, 60_000, [0, 0]),
            (1e-300, 3, 60_000, [1, 0]),
            (1e300, 3, 0, [20_000, 20_000]),
        ] {
            let (bucket, throttle) = (Bucket::default(), Throttle::new(rate, burst));
            let seen = [admitted(&bucket, &throttle, 0), admitted(&bucket, &throttle, after_millis)];
            assert_eq!(seen, expected, "{rate} {burst} {after_millis}");
        }
    }

    #[test]
    fn another_throttle_takes_the_bucket_over() {
        let bucket = Bucket::default();
        assert_eq!(admitted(&bucket, &Throttle::new(0.1, 100), 0), 100);
        // A thousand seconds from full under the old one, and empty under the new one.
        let wider = Throttle::new(100.0, 10);
        assert_eq!(admitted(&bucket, &wider, 0), 0);
        assert_eq!(admitted(&bucket, &wider, 50), 5);
        assert_eq!(admitted(&bucket, &wider, 1_000_000), 10);
    }

    #[test]
    fn a_clock_that_is_set_back_closes_nothing() {
        let (bucket, throttle) = (Bucket::default(), Throttle::new(10.0, 5));
        assert_eq!(admitted(&bucket, &throttle, 0), 5);
        assert_eq!(admitted(&bucket, &throttle, -3_600_000), 0);
        assert_eq!(admitted(&bucket, &throttle, -3_599_900), 1);
    }

    #[test]
    fn a_later_refusal_gives_the_earlier_tokens_back() {
        let (first, second) = (Bucket::default(), Bucket::default());
        let (wide, narrow) = (Throttle::new(1.0, 10), Throttle::new(1.0, 3));
        let ask = || {
            let mut tokens = Tokens::default();
            tokens.take(&first, &wide, at(0)) && tokens.take(&second, &narrow, at(0))
        };
        assert_eq!((0..100).filter(|_| ask()).count(), 3);
        assert_eq!(admitted(&first, &wide, 0), 7);
    }

    #[test]
    fn many_threads_get_exactly_the_burst() {
        let (outer, inner) = (Bucket::default(), Bucket::default());
        let (wide, narrow) = (Throttle::new(1.0, 5_000), Throttle::new(1.0, 1_234));
        let ask = || {
            let mut tokens = Tokens::default();
            tokens.take(&outer, &wide, at(0)) && tokens.take(&inner, &narrow, at(0))
        };
        let admitted_by_all: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| (0..20_000).filter(|_| ask()).count())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(admitted_by_all, 1_234);
        assert_eq!(admitted(&outer, &wide, 0), 5_000 - 1_234);
    }
}
