//! The router against a model that knows nothing of tries: every route is compared with the path, and the most specific
//! of those that answer wins. The bytes are routes and paths of a few short segments, so that they meet.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stagedoor_gateway::plan::Router;

const VERBS: [&str; 10] = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE", "get"];

/// Segments of routes; a parameter's name is that of its depth, since siblings cannot have two.
const SEGMENTS: [&str; 7] = ["a", "b", "ab", "a%20", "{}", "{}", "{+}"];

/// Segments of paths.
const PARTS: [&str; 6] = ["a", "b", "ab", "a%20", "c", ""];

struct Route {
    segments: Vec<String>,
    verb: &'static str,
}

impl Route {
    fn path(&self) -> String {
        format!("/{}", self.segments.join("/"))
    }

    /// The parameters, when the path is this route's.
    fn captures<'p>(&self, path: &'p str) -> Option<Vec<(String, &'p str)>> {
        let mut captured = Vec::new();
        let mut rest = (!path.is_empty()).then_some(path);
        for segment in &self.segments {
            let whole = rest?;
            let (part, behind) = whole.split_once('/').map_or((whole, None), |(part, behind)| (part, Some(behind)));
            match segment.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) if name.ends_with('+') => {
                    captured.push((name.trim_end_matches('+').to_owned(), whole));
                    return (!whole.is_empty()).then_some(captured);
                }
                Some(_) if part.is_empty() => return None,
                Some(name) => captured.push((name.to_owned(), part)),
                None if segment == part => {}
                None => return None,
            }
            rest = behind;
        }
        rest.is_none().then_some(captured)
    }

    /// Smaller is more specific, from the left; on one resource a verb comes before ANY.
    fn rank(&self) -> (Vec<u8>, bool) {
        let kind = |segment: &String| match segment.as_bytes() {
            [b'{', .., b'+', b'}'] => 2,
            [b'{', ..] => 1,
            _ => 0,
        };
        (self.segments.iter().map(kind).collect(), self.verb == "ANY")
    }
}

fn expected<'p>(routes: &[Route], path: &'p str, verb: &str) -> Option<(usize, Vec<(String, &'p str)>)> {
    if !VERBS[1..8].contains(&verb) {
        return None;
    }
    let path = path.trim_start_matches('/');
    let path = path.strip_suffix('/').unwrap_or(path);
    let answers = routes.iter().enumerate().filter(|(_, route)| route.verb == "ANY" || route.verb == verb);
    let answers = answers.filter_map(|(index, route)| Some((route.rank(), index, route.captures(path)?)));
    // Of two routes that are the same, the later holds.
    let best = answers.min_by(|(rank, index, _), (other, later, _)| rank.cmp(other).then(later.cmp(index)))?;
    Some((best.1, best.2))
}

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.iter().map(|byte| usize::from(*byte));
    let mut router = Router::new();
    let mut routes = Vec::new();
    for _ in 0..bytes.next().unwrap_or_default() % 16 {
        let mut segments = Vec::new();
        for depth in 0..bytes.next().unwrap_or_default() % 5 {
            let segment = SEGMENTS[bytes.next().unwrap_or_default() % SEGMENTS.len()];
            segments.push(segment.replace("{}", &format!("{{p{depth}}}")).replace("{+}", &format!("{{g{depth}+}}")));
            if segment == "{+}" {
                break;
            }
        }
        let route = Route { segments, verb: VERBS[bytes.next().unwrap_or_default() % VERBS.len()] };
        router.insert(&route.path(), route.verb, routes.len());
        routes.push(route);
    }
    while let Some(first) = bytes.next() {
        let verb = VERBS[first % VERBS.len()];
        let mut path = String::new();
        for _ in 0..bytes.next().unwrap_or_default() % 6 {
            path.push('/');
            path.push_str(PARTS[bytes.next().unwrap_or_default() % PARTS.len()]);
        }
        let found = router.find(&path, verb).map(|found| {
            let named = found.path_parameters.iter().map(|(name, value)| ((*name).to_owned(), *value));
            (found.method_index, named.collect::<Vec<_>>())
        });
        let described: Vec<String> = routes.iter().map(|route| format!("{} {}", route.verb, route.path())).collect();
        assert_eq!(found, expected(&routes, &path, verb), "{verb} {path} among {described:?}");
    }
});
