//! State born from traffic: token buckets, counts and caches. It outlives the plans that shape it: what a publish replaces
//! takes over the state of what was there.

mod bucket;
mod counts;
mod keyring;
mod keyrings;
mod stage_buckets;
mod stage_cache;
mod stage_caching;
mod usage;

pub(crate) use bucket::{Bucket, Tokens};
pub(crate) use counts::{Collector, Counts};
pub use counts::{CounterSink, UsageCount};
pub(crate) use keyring::{Keyring, Subscription};
pub(crate) use keyrings::Keyrings;
pub(crate) use stage_buckets::{StageBuckets, ThrottledMethod};
pub(crate) use stage_cache::{CachedAnswer, EntryKey, Flight, StageCache, Turn};
pub(crate) use stage_caching::{CachedMethod, StageCaching};
