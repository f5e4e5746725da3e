//! The machine's clock and randomness, which everything below takes as arguments.

use std::time::{SystemTime, UNIX_EPOCH};

use stagedoor_wire::{Clock, Random, Timestamp};

/// The wall clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the wall clock is read")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The operating system's random numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        // Ids and secrets must not be guessable: without the system's randomness nothing may go on.
        getrandom::fill(bytes).expect("the operating system gives random numbers");
    }
}
