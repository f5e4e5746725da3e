//! Path and verb to method, by the service's rules: literal before `{param}` before `{proxy+}` from the left,
//! falling back to a less specific path when the more specific one has neither the verb nor ANY.
//!
//! A trie of path segments. Each node is visited at most once for a request, so a search is bounded by the size of
//! the trie; it allocates only for captured parameters and where there is more than one way to go on.

use std::ops::Range;

/// The routes of one deployment.
#[derive(Debug, Default)]
pub struct Router {
    /// The first node is the root; empty while nothing was inserted.
    nodes: Vec<Node>,
}

/// The route that a request matched: an index given at [`Router::insert`] and the path parameters as ranges of
/// the path.
#[derive(Debug, PartialEq, Eq)]
pub struct RouteMatch<'p> {
    pub method_index: usize,
    /// Name and raw (still percent-encoded) value.
    pub path_parameters: Vec<(&'p str, &'p str)>,
}

#[derive(Debug, Default)]
struct Node {
    /// Children by their literal segment, sorted.
    literals: Vec<(Box<str>, usize)>,
    /// The `{name}` child.
    parameter: Option<(Box<str>, usize)>,
    /// The `{name+}` child, which takes all the rest.
    greedy: Option<(Box<str>, usize)>,
    methods: Methods,
}

/// The methods of one resource by verb; the last is ANY's.
#[derive(Debug, Default)]
struct Methods([Option<u32>; VERBS.len() + 1]);

/// The verbs that ANY stands for. Others never match.
const VERBS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
const ANY: usize = VERBS.len();

impl Router {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the method `http_method` (or `ANY`) of the resource template `resource_path`. Another method of the same
    /// verb and path gives way to it. A verb that API Gateway does not know is left out, as no request matches it.
    pub fn insert(&mut self, resource_path: &str, http_method: &str, method_index: usize) {
        let slot = if http_method == "ANY" { Some(ANY) } else { verb_slot(http_method) };
        let (Some(slot), Ok(method_index)) = (slot, u32::try_from(method_index)) else { return };
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut at = 0;
        let path = resource_path.trim_start_matches('/');
        if !path.is_empty() {
            for segment in path.split('/') {
                at = self.child(at, segment);
            }
        }
        self.nodes[at].methods.0[slot] = Some(method_index);
    }

    /// The method that answers `verb` at the raw path `path`.
    #[must_use]
    pub fn find<'p>(&'p self, path: &'p str, verb: &str) -> Option<RouteMatch<'p>> {
        let verb = verb_slot(verb)?;
        // AWS: leading slashes collapse, one trailing slash is ignored (recorded).
        let path = path.trim_start_matches('/');
        let path = path.strip_suffix('/').unwrap_or(path);
        Search { router: self, path, verb, captured: Vec::new(), alternatives: Vec::new() }.run()
    }

    fn child(&mut self, parent: usize, segment: &str) -> usize {
        let new = self.nodes.len();
        let node = &mut self.nodes[parent];
        let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let found = match name {
            Some(name) => {
                let (place, name) = match name.strip_suffix('+') {
                    Some(greedy) => (&mut node.greedy, greedy),
                    None => (&mut node.parameter, name),
                };
                place.get_or_insert_with(|| (name.into(), new)).1
            }
            None => match node.literals.binary_search_by(|(literal, _)| literal.as_ref().cmp(segment)) {
                Ok(index) => node.literals[index].1,
                Err(index) => {
                    node.literals.insert(index, (segment.into(), new));
                    new
                }
            },
        };
        if found == new {
            self.nodes.push(Node::default());
        }
        found
    }
}

fn verb_slot(verb: &str) -> Option<usize> {
    VERBS.iter().position(|known| *known == verb)
}

/// One search: where it came past a branch it remembers the less specific ways, and takes them when it is stuck.
struct Search<'p> {
    router: &'p Router,
    /// Without leading slashes and the one trailing slash.
    path: &'p str,
    verb: usize,
    captured: Vec<(&'p str, Range<usize>)>,
    /// Ways not taken yet, the most specific last.
    alternatives: Vec<Way<'p>>,
}

/// Going on from a child of some node.
#[derive(Clone, Copy)]
struct Way<'p> {
    node: usize,
    /// How much of the path has been matched, the slash behind it included; beyond the end when all has.
    at: usize,
    /// The parameter that took the path's part from `captured_from`.
    name: Option<&'p str>,
    captured_from: usize,
    /// How many parameters had been captured before it.
    captured: usize,
}

impl<'p> Search<'p> {
    fn run(mut self) -> Option<RouteMatch<'p>> {
        let root = self.router.nodes.first()?;
        if self.path.is_empty() {
            return self.found(root);
        }
        let mut next = Some(Way { node: 0, at: 0, name: None, captured_from: 0, captured: 0 });
        while let Some(way) = next.or_else(|| self.alternatives.pop()) {
            self.captured.truncate(way.captured);
            if let Some(name) = way.name {
                self.captured.push((name, way.captured_from..way.at - 1));
            }
            let node = &self.router.nodes[way.node];
            if way.at > self.path.len() {
                if let Some(found) = self.found(node) {
                    return Some(found);
                }
                next = None;
            } else {
                next = self.ways_from(node, way.at);
            }
        }
        None
    }

    /// The most specific way on from `node`; the others are remembered.
    fn ways_from(&mut self, node: &'p Node, at: usize) -> Option<Way<'p>> {
        let rest = &self.path[at..];
        let segment = &rest[..memchr::memchr(b'/', rest.as_bytes()).unwrap_or(rest.len())];
        let after = at + segment.len() + 1;
        let captured = self.captured.len();
        let literal = node.literals.binary_search_by(|(literal, _)| literal.as_ref().cmp(segment)).ok();
        let literal = literal.map(|index| node.literals[index].1);
        let literal = literal.map(|node| Way { node, at: after, name: None, captured_from: at, captured });
        // AWS: an empty segment, between two slashes, is for `{proxy+}` alone (recorded).
        let parameter = node.parameter.as_ref().filter(|_| !segment.is_empty());
        let parameter =
            parameter.map(|(name, node)| Way { node: *node, at: after, name: Some(name), captured_from: at, captured });
        // AWS: `{proxy+}` needs at least one segment; the path of its parent alone is not matched.
        let greedy = node.greedy.as_ref().filter(|_| !rest.is_empty());
        let greedy = greedy.map(|(name, node)| Way {
            node: *node,
            at: self.path.len() + 1,
            name: Some(name),
            captured_from: at,
            captured,
        });
        let mut ways = [literal, parameter, greedy].into_iter().flatten();
        let first = ways.next();
        self.alternatives.extend(ways.rev());
        first
    }

    fn found(&mut self, node: &Node) -> Option<RouteMatch<'p>> {
        let method_index = node.methods.0[self.verb].or(node.methods.0[ANY])?;
        let path = self.path;
        let path_parameters = self.captured.drain(..).map(|(name, range)| (name, &path[range])).collect();
        Some(RouteMatch { method_index: method_index as usize, path_parameters })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `routes` are `VERB /path` lines; `expected` is the line that answers with its parameters, or `-`.
    fn check(routes: &[&str], request: &str, expected: &str) {
        let mut router = Router::new();
        for (index, route) in routes.iter().enumerate() {
            let (verb, path) = route.split_once(' ').expect("verb and path");
            router.insert(path, verb, index);
        }
        let (verb, path) = request.split_once(' ').expect("verb and path");
        let found = router.find(path, verb).map_or_else(
            || "-".to_owned(),
            |found| {
                let parameters = found.path_parameters.iter().map(|(name, value)| format!(" {name}={value}"));
                format!("{}{}", routes[found.method_index], parameters.collect::<String>())
            },
        );
        assert_eq!(found, expected, "{request} in {routes:?}");
    }

    /// Cases with their evidence: *recorded* on the service, *documented*, or *inferred*.
    #[test]
    fn the_services_rules() {
        // recorded: slashes around the path
        let hardcoded = ["GET /hardcoded", "GET /{proxy+}"];
        check(&hardcoded, "GET /hardcoded", "GET /hardcoded");
        check(&hardcoded, "GET //hardcoded", "GET /hardcoded");
        check(&hardcoded, "GET /hardcoded/", "GET /hardcoded");
        check(&hardcoded, "GET /proxy-value/", "GET /{proxy+} proxy=proxy-value");
        check(&hardcoded, "GET //proxy-value", "GET /{proxy+} proxy=proxy-value");
        check(&hardcoded, "GET /a//b", "GET /{proxy+} proxy=a//b");
        check(&hardcoded, "GET /hardcoded//", "GET /{proxy+} proxy=hardcoded/");
        // recorded: parameters stay encoded
        check(&hardcoded, "GET /test%2Balias@gmail.com", "GET /{proxy+} proxy=test%2Balias@gmail.com");
        check(&["GET /p/{id}"], "GET /p/a%2Fb+c", "GET /p/{id} id=a%2Fb+c");
        // recorded: hardcoded siblings win whatever their order
        let siblings = ["GET /part1/{param}", "GET /part1/hardcoded", "GET /part1/hardcoded/{x+}", "GET /{all+}"];
        check(&siblings, "GET /part1/hardcoded", "GET /part1/hardcoded");
        check(&siblings, "GET /part1/other", "GET /part1/{param} param=other");
        check(&siblings, "GET /part1/hardcoded/y/z", "GET /part1/hardcoded/{x+} x=y/z");
        check(&siblings, "GET /part1/other/y", "GET /{all+} all=part1/other/y");
        check(&siblings, "GET /part1", "GET /{all+} all=part1");
        // recorded: a path without the verb falls through to a less specific one that has it
        let backtrack = ["POST /test", "OPTIONS /{proxy+}", "ANY /test/any"];
        check(&backtrack, "OPTIONS /test", "OPTIONS /{proxy+} proxy=test");
        check(&backtrack, "GET /test", "-");
        check(&backtrack, "POST /test", "POST /test");
        check(&backtrack, "OPTIONS /test/any", "ANY /test/any");
        // inferred from a validated test: on one resource the exact verb wins over ANY
        check(&["ANY /a", "GET /a"], "GET /a", "GET /a");
        check(&["ANY /a", "GET /a"], "PUT /a", "ANY /a");
        // inferred: {proxy+} needs a segment
        check(&["ANY /{proxy+}"], "GET /", "-");
        check(&["ANY /a/{proxy+}"], "GET /a", "-");
        check(&["ANY /a/{proxy+}"], "GET /a/", "-");
        check(&["ANY /a/{proxy+}", "ANY /"], "GET /", "ANY /");
        check(&["GET /"], "GET ", "GET /");
        check(&["GET /"], "GET ///", "GET /");
        // documented: no implicit HEAD or OPTIONS; case matters
        check(&["GET /a"], "HEAD /a", "-");
        check(&["GET /a"], "OPTIONS /a", "-");
        check(&["GET /a"], "GET /A", "-");
        check(&["GET /a"], "get /a", "-");
        // inferred: other verbs never match
        check(&["ANY /a", "TRACE /a"], "TRACE /a", "-");
        check(&["ANY /a"], "PROPFIND /a", "-");
        // inferred: the first literal from the left decides
        check(&["GET /{a}/{b}/baz", "GET /{a}/bar/{c}"], "GET /foo/bar/baz", "GET /{a}/bar/{c} a=foo c=baz");
        check(&["GET /{a}/b/x", "GET /a/{b}/y"], "GET /a/b/x", "GET /{a}/b/x a=a");
        // recorded: an empty segment is not a parameter
        check(&["GET /a/{b}/c"], "GET /a//c", "-");
        check(&[], "GET /", "-");
    }

    #[test]
    fn captures_of_abandoned_ways_are_forgotten() {
        let routes = ["GET /{a}/{b}/{c}/end", "GET /{x+}", "GET /{a}/{b}/fixed/other"];
        check(&routes, "GET /1/2/3/end", "GET /{a}/{b}/{c}/end a=1 b=2 c=3");
        check(&routes, "GET /1/2/3/4", "GET /{x+} x=1/2/3/4");
        check(&routes, "GET /1/2/fixed/end", "GET /{a}/{b}/{c}/end a=1 b=2 c=fixed");
        check(&["PUT /{a}/z", "GET /{b+}"], "GET /y/z", "GET /{b+} b=y/z");
    }

    #[test]
    fn deep_and_wide_tries_stay_cheap() {
        let mut router = Router::new();
        let mut path = String::new();
        for depth in 0..2_000 {
            path.push_str("/a");
            router.insert(&path, "PUT", depth);
            router.insert(&format!("{path}/{{p}}"), "PUT", depth);
        }
        assert_eq!(router.find(&path, "GET"), None);
        assert_eq!(router.find(&path, "PUT").map(|found| found.method_index), Some(1_999));
    }
}
