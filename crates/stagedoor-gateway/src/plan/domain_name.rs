//! A custom domain name: the hosts by which it is reached, and where its base paths lead.

use std::collections::HashMap;
use std::sync::Arc;

use stagedoor_http::tls::Identity;

use super::{ConnectionPlan, MutualTlsPlan};

/// A custom domain name as callers reach it.
#[derive(Debug, Default)]
pub struct DomainNamePlan {
    /// The store's revision this plan was made from. A publish of an older one is ignored.
    pub revision: u64,
    /// Unique in an installation: the name in lower case, of a private one with a `+` and its id behind.
    pub id: Arc<str>,
    /// In lower case: the name, perhaps with `*` for its first label; what DNS records of it point to. One of the
    /// default endpoints' form stands with its first label only, which is under all domains that lead here.
    pub hosts: Vec<Arc<str>>,
    /// A public domain name hides a private one of its name.
    pub is_private: bool,
    /// A guard that is stored but not enforced yet: requests are answered 500 API_CONFIGURATION_ERROR, and `explain`
    /// shows this text. Never a silent pass.
    pub unenforced_guard: Option<String>,
    /// Whether base path mappings are left aside. Routing rules cannot be made yet, so none matches.
    pub routing_rules_only: bool,
    /// Whose files the settings may have.
    pub certificate_arns: Vec<Arc<str>>,
    /// The certificate that was uploaded for it.
    pub identity: Option<Identity>,
    pub mutual_tls: Option<MutualTlsPlan>,
    pub connection: ConnectionPlan,
    pub mappings: BasePathMappings,
}

/// Where the requests below one base path go.
#[derive(Debug)]
pub struct BasePathMappingPlan {
    pub api_id: Arc<str>,
    /// `None`: the first segment behind the base path names the stage.
    pub stage_name: Option<Arc<str>>,
}

/// The base path mappings of one domain name.
#[derive(Debug, Default)]
pub struct BasePathMappings {
    by_base_path: HashMap<Box<str>, BasePathMappingPlan>,
    /// Segments of the longest base path.
    deepest: usize,
}

impl BasePathMappings {
    /// The mapping of the longest base path that is whole leading segments of `path`, and where that base path ends in
    /// it. `path` begins behind its first slash.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<(&BasePathMappingPlan, usize)> {
        let ends = memchr::memchr_iter(b'/', path.as_bytes()).chain([path.len()]).take(self.deepest);
        let longest = ends.filter_map(|end| Some((self.by_base_path.get(&path[..end])?, end))).last();
        longest.or_else(|| Some((self.by_base_path.get("")?, 0)))
    }
}

impl FromIterator<(Box<str>, BasePathMappingPlan)> for BasePathMappings {
    /// From base paths without slashes around them; the empty one takes what no other does.
    fn from_iter<I: IntoIterator<Item = (Box<str>, BasePathMappingPlan)>>(mappings: I) -> Self {
        let by_base_path: HashMap<_, _> = mappings.into_iter().collect();
        let depth = |path: &str| if path.is_empty() { 0 } else { path.split('/').count() };
        let deepest = by_base_path.keys().map(|path| depth(path)).max().unwrap_or_default();
        Self { by_base_path, deepest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_base_path_of_whole_segments_wins() {
        let check = |base_paths: &[&str], path: &str, expected: &str| {
            let mapping = |base_path: &&str| {
                let api_id = if base_path.is_empty() { "none" } else { base_path };
                ((*base_path).into(), BasePathMappingPlan { api_id: api_id.into(), stage_name: None })
            };
            let mappings: BasePathMappings = base_paths.iter().map(mapping).collect();
            let found = mappings.find(path);
            let found = found.map_or("-".to_owned(), |(mapping, end)| format!("{} {}", mapping.api_id, &path[end..]));
            assert_eq!(found, expected, "{base_paths:?} {path}");
        };
        check(&[], "a", "-");
        check(&["a"], "", "-");
        check(&["a"], "a", "a ");
        check(&["a"], "a/b/c", "a /b/c");
        check(&["a"], "ab", "-");
        check(&["a"], "A/b", "-");
        check(&["a", ""], "ab/c", "none ab/c");
        check(&["a", ""], "", "none ");
        // The example of the service's guide.
        let orders = ["", "orders/v1/items", "orders/v2/items", "orders/v2/items/categories"];
        check(&orders, "orders/v2/items/categories/5", "orders/v2/items/categories /5");
        check(&orders, "orders/v2/items/5", "orders/v2/items /5");
        check(&orders, "orders/v2", "none orders/v2");
        check(&orders, "customers", "none customers");
    }
}
