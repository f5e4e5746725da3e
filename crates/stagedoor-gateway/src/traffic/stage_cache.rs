//! The cache of a stage: answers of its methods, within the size of its cluster. One for all workers; it outlives the
//! stage's plans as long as its size stays.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::digest::{SHA256, digest};
use bytes::Bytes;
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{OptionsBuilder, Weighter};
use stagedoor_http::Headers;
use stagedoor_wire::{Random, Timestamp};
use tokio::sync::watch;

/// What one entry costs beside its bytes.
const ENTRY_OVERHEAD: u64 = 160;

/// A shard holds at least this much, so that the largest answer fits into each.
const SHARD_BYTES: u64 = 8 << 20;

/// More shards than this help no number of workers.
const SHARDS: u64 = 16;

/// What the cache is first made for: room for more is found when it is needed.
const FIRST_ENTRIES: usize = 1024;

const NONCE_BYTES: usize = 12;
const SEALING_KEY_BYTES: usize = 32;

/// By what an answer is found: a digest of all that tells it apart, so that a caller's long values cost nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct EntryKey([u8; 32]);

impl EntryKey {
    /// The key of these parts, in this order; `None` is a value that is not there.
    pub(crate) fn of<'a>(parts: impl IntoIterator<Item = Option<&'a [u8]>>) -> Self {
        let mut text = Vec::with_capacity(128);
        for part in parts {
            let length = part.map_or(u64::MAX, |part| part.len() as u64);
            text.extend_from_slice(&length.to_le_bytes());
            text.extend_from_slice(part.unwrap_or_default());
        }
        let mut bytes = [0; 32];
        bytes.copy_from_slice(digest(&SHA256, &text).as_ref());
        Self(bytes)
    }
}

/// An answer as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CachedAnswer {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
}

#[derive(Clone, Debug)]
struct Entry {
    expires_at: Timestamp,
    kept: Kept,
}

#[derive(Clone, Debug)]
enum Kept {
    Plain(Arc<CachedAnswer>),
    /// AES-256-GCM under the cache's own key: nonce, then what it seals.
    Sealed(Bytes),
}

#[derive(Clone, Debug)]
struct Weigher;

impl Weighter<EntryKey, Entry> for Weigher {
    fn weight(&self, _: &EntryKey, entry: &Entry) -> u64 {
        let bytes = match &entry.kept {
            Kept::Plain(answer) => {
                let fields = answer.headers.iter().map(|(name, value)| name.len() + value.len() + 32);
                answer.body.len() + fields.sum::<usize>()
            }
            Kept::Sealed(bytes) => bytes.len(),
        };
        ENTRY_OVERHEAD + bytes as u64
    }
}

/// Answers of a stage's methods.
pub(crate) struct StageCache {
    capacity: u64,
    entries: Cache<EntryKey, Entry, Weigher>,
    /// Answers that are being made: who wants the same one waits. Held for moments only.
    flights: Mutex<HashMap<EntryKey, watch::Receiver<()>>>,
    sealing_key: LessSafeKey,
}

impl std::fmt::Debug for StageCache {
    /// Without its key.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let entries = self.entries.len();
        formatter.debug_struct("StageCache").field("entries", &entries).finish_non_exhaustive()
    }
}

/// The making of an answer. When it is dropped, those who wait go on: they find the answer, or make it themselves.
#[derive(Debug)]
pub(crate) struct Flight<'c> {
    cache: &'c StageCache,
    key: EntryKey,
    _waiting: watch::Sender<()>,
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.cache.flights.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

/// Who makes an answer that is not there.
#[derive(Debug)]
pub(crate) enum Turn<'c> {
    Own(Flight<'c>),
    /// Someone else does; until then there is this to wait for.
    Other(watch::Receiver<()>),
}

impl StageCache {
    /// An empty cache of so many bytes; `None` when there is no randomness to seal with.
    pub(crate) fn new(capacity: u64, random: &dyn Random) -> Option<Self> {
        let mut sealing_key = [0; SEALING_KEY_BYTES];
        random.fill(&mut sealing_key);
        let options = OptionsBuilder::new()
            .estimated_items_capacity(FIRST_ENTRIES)
            .weight_capacity(capacity)
            .shards((capacity / SHARD_BYTES).clamp(1, SHARDS) as usize)
            .build()
            .ok()?;
        let entries = Cache::with_options(options, Weigher, Default::default(), DefaultLifecycle::default());
        let sealing_key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &sealing_key).ok()?);
        Some(Self { capacity, entries, flights: Mutex::default(), sealing_key })
    }

    pub(crate) fn capacity(&self) -> u64 {
        self.capacity
    }

    /// The answer, if it is there and not too old.
    pub(crate) fn get(&self, key: &EntryKey, now: Timestamp) -> Option<Arc<CachedAnswer>> {
        let Entry { expires_at, kept } = self.entries.get(key)?;
        if expires_at <= now {
            self.entries.remove_if(key, |entry| entry.expires_at <= now);
            return None;
        }
        match kept {
            Kept::Plain(answer) => Some(answer),
            Kept::Sealed(sealed) => self.open(&sealed).map(Arc::new),
        }
    }

    /// Who makes an answer that is not there.
    pub(crate) fn turn(&self, key: EntryKey) -> Turn<'_> {
        let mut flights = self.flights.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(waiting) = flights.get(&key) {
            return Turn::Other(waiting.clone());
        }
        let (sender, receiver) = watch::channel(());
        flights.insert(key, receiver);
        Turn::Own(Flight { cache: self, key, _waiting: sender })
    }

    pub(crate) fn put(
        &self,
        key: EntryKey,
        answer: CachedAnswer,
        expires_at: Timestamp,
        seal: Option<[u8; NONCE_BYTES]>,
    ) {
        let kept = match seal {
            None => Kept::Plain(Arc::new(answer)),
            Some(nonce) => match self.seal(&answer, nonce) {
                Some(sealed) => Kept::Sealed(sealed),
                None => return,
            },
        };
        self.entries.insert(key, Entry { expires_at, kept });
    }

    /// Forgets everything.
    pub(crate) fn flush(&self) {
        self.entries.clear();
    }

    fn seal(&self, answer: &CachedAnswer, nonce: [u8; NONCE_BYTES]) -> Option<Bytes> {
        let mut sealed = answer.to_bytes();
        let key = &self.sealing_key;
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed).ok()?;
        Some([&nonce[..], &sealed].concat().into())
    }

    fn open(&self, sealed: &[u8]) -> Option<CachedAnswer> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_BYTES)?;
        let mut opened = sealed.to_vec();
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let opened = self.sealing_key.open_in_place(nonce, Aad::empty(), &mut opened).ok()?;
        CachedAnswer::from_bytes(opened)
    }
}

impl CachedAnswer {
    /// Status, number of fields, and each text behind its length.
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.body.len() + 256);
        bytes.extend_from_slice(&self.status.to_le_bytes());
        bytes.extend_from_slice(&(self.headers.len() as u32).to_le_bytes());
        let fields = self.headers.iter().flat_map(|(name, value)| [name, value]);
        for text in fields.chain([&self.body[..]]) {
            bytes.extend_from_slice(&(text.len() as u32).to_le_bytes());
            bytes.extend_from_slice(text);
        }
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        fn number(bytes: &mut &[u8]) -> Option<usize> {
            let (number, rest) = bytes.split_first_chunk::<4>()?;
            *bytes = rest;
            usize::try_from(u32::from_le_bytes(*number)).ok()
        }
        fn text<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
            let length = number(bytes)?;
            let (text, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            Some(text)
        }
        let (status, mut rest) = bytes.split_first_chunk::<2>()?;
        let mut headers = Headers::new();
        for _ in 0..number(&mut rest)? {
            let name = text(&mut rest)?;
            headers.append(name, text(&mut rest)?);
        }
        let body = Bytes::copy_from_slice(text(&mut rest)?);
        Some(Self { status: u16::from_le_bytes(*status), headers, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sevens;

    impl Random for Sevens {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    fn cache(capacity: u64) -> StageCache {
        StageCache::new(capacity, &Sevens).expect("a cache")
    }

    fn answer(body: &str) -> CachedAnswer {
        let headers = [("Content-Type", "text/plain"), ("X-A", "")].into_iter().collect();
        CachedAnswer { status: 201, headers, body: Bytes::copy_from_slice(body.as_bytes()) }
    }

    fn key(name: &str) -> EntryKey {
        EntryKey::of([Some(name.as_bytes())])
    }

    #[test]
    fn answers_are_kept_until_they_are_too_old() {
        let cache = cache(1 << 20);
        let at = Timestamp::from_seconds;
        for seal in [None, Some([1; NONCE_BYTES])] {
            assert!(cache.get(&key("a"), at(0)).is_none());
            cache.put(key("a"), answer("hello"), at(10), seal);
            assert_eq!(cache.get(&key("a"), at(9)).as_deref(), Some(&answer("hello")), "{seal:?}");
            assert!(cache.get(&key("b"), at(9)).is_none());
            assert!(cache.get(&key("a"), at(10)).is_none());
        }
        cache.put(key("a"), answer("hello"), at(10), None);
        cache.flush();
        assert!(cache.get(&key("a"), at(0)).is_none());
    }

    #[test]
    fn a_sealed_answer_shows_nothing_of_itself() {
        let cache = cache(1 << 20);
        cache.put(key("a"), answer("the secret body"), Timestamp::from_seconds(10), Some([1; NONCE_BYTES]));
        let Some(Entry { kept: Kept::Sealed(bytes), .. }) = cache.entries.get(&key("a")) else { panic!("sealed") };
        assert!(!bytes.windows(6).any(|window| window == b"secret"), "{bytes:?}");
        let mut broken = bytes.to_vec();
        broken[20] ^= 1;
        assert_eq!(cache.open(&broken), None);
        assert_eq!(cache.open(b"short"), None);
    }

    #[test]
    fn the_size_is_a_bound() {
        let cache = cache(100_000);
        for number in 0..1000 {
            cache.put(key(&number.to_string()), answer(&"x".repeat(1000)), Timestamp::from_seconds(10), None);
            assert!(cache.entries.weight() <= 100_000);
        }
        assert!(cache.entries.len() > 50, "{}", cache.entries.len());
        cache.put(key("large"), answer(&"x".repeat(200_000)), Timestamp::from_seconds(10), None);
        assert!(cache.entries.weight() <= 100_000);
        assert!(cache.get(&key("large"), Timestamp::from_seconds(0)).is_none());
    }

    #[test]
    fn one_makes_what_many_want() {
        let cache = cache(1 << 20);
        let Turn::Own(flight) = cache.turn(key("a")) else { panic!("the first") };
        let Turn::Other(waiting) = cache.turn(key("a")) else { panic!("the second waits") };
        assert!(matches!(cache.turn(key("b")), Turn::Own(_)));
        assert!(waiting.has_changed().is_ok());
        drop(flight);
        assert!(waiting.has_changed().is_err(), "the wait is over");
        assert!(matches!(cache.turn(key("a")), Turn::Own(_)));
    }

    #[test]
    fn keys_tell_parts_apart() {
        let of = |parts: &[Option<&str>]| EntryKey::of(parts.iter().map(|part| part.map(str::as_bytes)));
        assert_eq!(of(&[Some("a"), Some("b")]), of(&[Some("a"), Some("b")]));
        for other in
            [&[Some("ab")][..], &[Some("a"), Some("b"), None], &[Some("b"), Some("a")], &[Some(""), Some("ab")]]
        {
            assert_ne!(of(&[Some("a"), Some("b")]), of(other), "{other:?}");
        }
        assert_ne!(of(&[None]), of(&[Some("")]));
    }
}
