//! The cache of a stage: how large it is, and which methods' answers it keeps, for how long and for whom.

use std::sync::Arc;
use std::time::Duration;

use super::ParameterSource;

/// A stage's cache.
#[derive(Clone, Debug, PartialEq)]
pub struct CachePlan {
    /// `cacheClusterSize`.
    pub gigabytes: f64,
    pub methods: MethodCaching,
}

/// The caching of a stage's method settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MethodCaching(Vec<MethodCachingEntry>);

/// The caching of one method, or of all that no other entry names.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodCachingEntry {
    /// The resource's template, `/pets/{petId}`; `*` for every one.
    pub resource_path: Arc<str>,
    /// `GET`, …, or `ANY`; `*` for every one.
    pub http_method: Arc<str>,
    /// `None` is an entry that caches nothing, and still keeps one for all methods away.
    pub caching: Option<CachingPlan>,
}

/// How answers of a method are cached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CachingPlan {
    pub ttl: Duration,
    pub is_encrypted: bool,
    /// Whether only who may invalidate can have an answer made anew by `Cache-Control: max-age=0`.
    pub requires_authorization: bool,
    pub unauthorized: UnauthorizedCacheControl,
}

/// What becomes of a `Cache-Control: max-age=0` by someone who may not invalidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnauthorizedCacheControl {
    FailWith403,
    #[default]
    SucceedWithResponseHeader,
    SucceedWithoutResponseHeader,
}

/// By what the answers of a method are told apart in the cache.
#[derive(Clone, Debug, Default)]
pub struct CacheKeyPlan {
    /// `cacheNamespace`: methods with the same one share entries.
    pub namespace: Arc<str>,
    /// In the order of `cacheKeyParameters`.
    pub parameters: Vec<ParameterSource>,
}

impl MethodCaching {
    #[must_use]
    pub fn new(mut entries: Vec<MethodCachingEntry>) -> Self {
        // AWS: an entry of a method's own replaces the one for all methods, whole (recorded: it is made as a copy).
        entries.sort_by_key(|entry| (&*entry.resource_path == "*", &*entry.http_method == "*"));
        Self(entries)
    }

    /// The caching of a method, and whether it is for GET alone. AWS: what is set for all methods caches GET only; others
    /// must be named (documented).
    pub(crate) fn of(&self, resource_path: &str, http_method: &str) -> Option<(CachingPlan, bool)> {
        let is = |pattern: &str, text: &str| pattern == "*" || pattern == text;
        let entry = self
            .0
            .iter()
            .find(|entry| is(&entry.resource_path, resource_path) && is(&entry.http_method, http_method))?;
        entry.caching.map(|caching| (caching, &*entry.http_method == "*"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_of_its_own_comes_first() {
        let entry = |path: &str, verb: &str, ttl: Option<u64>| MethodCachingEntry {
            resource_path: path.into(),
            http_method: verb.into(),
            caching: ttl.map(|ttl| CachingPlan {
                ttl: Duration::from_secs(ttl),
                is_encrypted: false,
                requires_authorization: true,
                unauthorized: UnauthorizedCacheControl::default(),
            }),
        };
        let methods = MethodCaching::new(vec![
            entry("*", "*", Some(300)),
            entry("/a", "POST", Some(5)),
            entry("/b", "GET", None),
        ]);
        for (path, verb, expected) in [
            ("/a", "POST", Some((5, false))),
            ("/a", "GET", Some((300, true))),
            ("/b", "GET", None),
            ("/c", "ANY", Some((300, true))),
        ] {
            let found = methods.of(path, verb).map(|(caching, get_only)| (caching.ttl.as_secs(), get_only));
            assert_eq!(found, expected, "{path} {verb}");
        }
        assert_eq!(MethodCaching::default().of("/a", "GET"), None);
    }
}
