//! What authorizers answered shortly before: one cache for the process, in shards, so that workers seldom meet.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_lc_rs::digest;
use stagedoor_wire::Timestamp;

use crate::caller::Identity;

/// Answers kept in the whole process.
const ENTRIES: usize = 16_384;
/// Bytes of the answers kept in the whole process, as their functions wrote them.
const BYTES: usize = 64 * 1024 * 1024;
const SHARDS: usize = 16;

/// The answers by what identifies a caller.
#[derive(Debug, Default)]
pub(crate) struct ResultCache {
    shards: [Mutex<Shard>; SHARDS],
}

#[derive(Debug, Default)]
struct Shard {
    entries: HashMap<CacheKey, Entry, foldhash::fast::RandomState>,
    bytes: usize,
}

#[derive(Debug)]
struct Entry {
    identity: Arc<Identity>,
    size: usize,
    expires: Timestamp,
}

/// A hash of a stage's scope, an authorizer and the identity's values: neither secrets nor long texts are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct CacheKey([u8; 32]);

/// Which answers a stage finds: those since its last flush.
#[derive(Debug)]
pub(crate) struct CacheScope(AtomicU64);

/// Numbers of scopes, none of them given twice.
static SCOPES: AtomicU64 = AtomicU64::new(0);

impl Default for CacheScope {
    fn default() -> Self {
        Self(AtomicU64::new(SCOPES.fetch_add(1, Ordering::Relaxed)))
    }
}

impl CacheScope {
    /// Forgets all answers of the stage, those still on their way included: they are never found again, and grow old.
    pub(crate) fn flush(&self) {
        self.0.store(SCOPES.fetch_add(1, Ordering::Relaxed), Ordering::Release);
    }

    fn number(&self) -> u64 {
        self.0.load(Ordering::Acquire)
    }
}

impl CacheKey {
    /// `values` are those of each identity source in order.
    pub(super) fn of(scope: &CacheScope, authorizer_id: &str, values: &[Vec<impl AsRef<str>>]) -> Self {
        let mut hash = digest::Context::new(&digest::SHA256);
        let mut add = |bytes: &[u8]| {
            // Its length first, so that no two lists of texts are the same bytes.
            hash.update(&(bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        };
        add(&scope.number().to_be_bytes());
        add(authorizer_id.as_bytes());
        for of_source in values {
            add(&(of_source.len() as u64).to_be_bytes());
            of_source.iter().for_each(|value| add(value.as_ref().as_bytes()));
        }
        let mut bytes = [0; 32];
        bytes.copy_from_slice(hash.finish().as_ref());
        Self(bytes)
    }
}

impl ResultCache {
    pub(super) fn get(&self, cache_key: &CacheKey, now: Timestamp) -> Option<Arc<Identity>> {
        let shard = self.shard(cache_key).lock().unwrap_or_else(PoisonError::into_inner);
        let entry = shard.entries.get(cache_key).filter(|entry| now < entry.expires)?;
        Some(entry.identity.clone())
    }

    /// Keeps an answer of that size, unless it is too large to be kept.
    pub(super) fn put(&self, cache_key: CacheKey, identity: Arc<Identity>, size: usize, now: Timestamp, ttl: Duration) {
        let ttl = i64::try_from(ttl.as_millis()).unwrap_or(i64::MAX);
        let expires = Timestamp::from_millis(now.millis.saturating_add(ttl));
        let mut shard = self.shard(&cache_key).lock().unwrap_or_else(PoisonError::into_inner);
        shard.remove(&cache_key);
        if size > BYTES / SHARDS {
            return;
        }
        while shard.entries.len() >= ENTRIES / SHARDS || shard.bytes + size > BYTES / SHARDS {
            shard.remove_first_to_expire();
        }
        shard.bytes += size;
        shard.entries.insert(cache_key, Entry { identity, size, expires });
    }

    fn shard(&self, cache_key: &CacheKey) -> &Mutex<Shard> {
        &self.shards[usize::from(cache_key.0[0]) % SHARDS]
    }
}

impl Shard {
    fn remove(&mut self, cache_key: &CacheKey) {
        if let Some(entry) = self.entries.remove(cache_key) {
            self.bytes -= entry.size;
        }
    }

    fn remove_first_to_expire(&mut self) {
        let first = self.entries.iter().min_by_key(|(_, entry)| entry.expires).map(|(cache_key, _)| *cache_key);
        if let Some(first) = first {
            self.remove(&first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_identities_apart() {
        let scope = CacheScope::default();
        let check = |left: &[Vec<&str>], right: &[Vec<&str>], same: bool| {
            let (left_key, right_key) = (CacheKey::of(&scope, "a", left), CacheKey::of(&scope, "a", right));
            assert_eq!(left_key == right_key, same, "{left:?} {right:?}");
        };
        check(&[vec!["x"]], &[vec!["x"]], true);
        check(&[vec!["x"]], &[vec!["y"]], false);
        check(&[vec!["x", "y"]], &[vec!["xy"]], false);
        check(&[vec!["x", "y"]], &[vec!["x"], vec!["y"]], false);
        check(&[vec!["x"], vec![]], &[vec![], vec!["x"]], false);
        let before = CacheKey::of(&scope, "a", &[vec!["x"]]);
        assert_ne!(before, CacheKey::of(&scope, "b", &[vec!["x"]]));
        assert_ne!(before, CacheKey::of(&CacheScope::default(), "a", &[vec!["x"]]));
        scope.flush();
        assert_ne!(before, CacheKey::of(&scope, "a", &[vec!["x"]]));
    }

    #[test]
    fn answers_end_and_are_bounded() {
        let (cache, scope) = (ResultCache::default(), CacheScope::default());
        let at = Timestamp::from_seconds;
        let key_of = |number: usize| CacheKey::of(&scope, "a", &[vec![number.to_string()]]);
        let put = |number, now| cache.put(key_of(number), Arc::default(), 100, at(now), Duration::from_secs(10));
        put(0, 0);
        assert!(cache.get(&key_of(0), at(9)).is_some());
        assert!(cache.get(&key_of(0), at(10)).is_none());
        for number in 1..ENTRIES * 2 {
            put(number, 100);
        }
        let kept = |part: fn(&Shard) -> usize| -> usize {
            cache.shards.iter().map(|shard| part(&shard.lock().unwrap())).sum()
        };
        assert_eq!(kept(|shard| shard.entries.len()), ENTRIES);
        assert_eq!(kept(|shard| shard.bytes), ENTRIES * 100);
        // The oldest went first.
        assert!(!cache.shards.iter().any(|shard| shard.lock().unwrap().entries.contains_key(&key_of(0))));
        for number in 0..100 {
            cache.put(key_of(number), Arc::default(), BYTES / SHARDS / 2, at(200), Duration::from_secs(10));
        }
        assert_eq!(kept(|shard| shard.bytes), BYTES);
        assert_eq!(kept(|shard| shard.entries.len()), 2 * SHARDS);
        cache.put(key_of(7), Arc::default(), BYTES, at(300), Duration::from_secs(10));
        assert!(cache.get(&key_of(7), at(300)).is_none());
    }
}
