//! From the paths of a document to the tree of resources.
//!
//! A resource's path part is literal text, `{name}` or `{name+}`; a level has one variable. Documents say more:
//! `/files/{name}.{ending}`, `/jobs/{id}:stop`, `/{id}` beside `/{name}`. The tolerant way takes a part that mixes
//! text and variables as one variable, and a second variable of a level under the name of the first.

use indexmap::IndexMap;
use stagedoor_wire::apigateway::{Method, Resource};

/// The text of the service for a path part that it refuses.
const REFUSED_PART: &str = "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly \
                            braces at the beginning and the end.";

/// Parts of one path.
const MAX_PARTS: usize = 200;

/// The resources, the root first, parents before children.
pub(super) struct Tree {
    nodes: Vec<Node>,
}

pub(super) struct Node {
    part: String,
    parent: Option<usize>,
    pub(super) path: String,
    children: IndexMap<String, usize>,
    pub(super) methods: IndexMap<String, Method>,
}

/// Where a path of the document landed.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub(super) node: usize,
    /// The document's path with our placeholders: what is put behind the address of a backend.
    pub(super) backend_path: String,
    /// Each variable of the document's path: what the document writes between braces, the placeholder in
    /// `backend_path`, and the name of our path parameter.
    pub(super) variables: Vec<Variable>,
    /// The variable of another path of the same level stands for one of this.
    pub(super) is_merged: bool,
    /// What is not expressed as written: the part and what became of it.
    pub(super) rewritten: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Variable {
    /// As the document writes it: a name, or for a mixed part its whole text.
    pub(super) written: String,
    /// The name in the backend's path.
    pub(super) placeholder: String,
    /// The name of the path parameter of the method.
    pub(super) parameter: String,
    /// Text and variables mixed.
    pub(super) is_mixed: bool,
}

/// Why a path has no place: in the service's words, and in ours.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) path: String,
    pub(super) service_says: String,
    pub(super) we_say: String,
}

enum Part {
    Literal(String),
    Variable { name: String, is_greedy: bool },
    Mixed(String),
}

impl Tree {
    pub(super) fn new() -> Self {
        let root = Node {
            part: String::new(),
            parent: None,
            path: "/".to_owned(),
            children: IndexMap::new(),
            methods: IndexMap::new(),
        };
        Self { nodes: vec![root] }
    }

    pub(super) fn node_mut(&mut self, index: usize) -> &mut Node {
        &mut self.nodes[index]
    }

    pub(super) fn node(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    /// The place of a path, as the service takes paths. Nothing is created for a path that is refused.
    pub(super) fn place_strictly(&mut self, path: &str) -> Result<Place, Refused> {
        let refuse =
            |path: &str, says: String| Refused { path: path.to_owned(), we_say: says.clone(), service_says: says };
        let mut at = 0;
        let mut place = Place { backend_path: path.to_owned(), ..Place::default() };
        let parts: Vec<&str> = parts_of(path).take(MAX_PARTS + 1).collect();
        if parts.len() > MAX_PARTS {
            return Err(refuse("/", REFUSED_PART.to_owned()));
        }
        let mut so_far = String::new();
        for part in &parts {
            so_far = format!("{so_far}/{part}");
            if !is_allowed(part) {
                return Err(refuse(&so_far, REFUSED_PART.to_owned()));
            }
        }
        for part in parts {
            let node = &self.nodes[at];
            if node.part.ends_with("+}") {
                let says = format!("Cannot create a child of a resource with a greedy path variable: {}", node.part);
                return Err(refuse(&join(&node.path, part), says));
            }
            if part.starts_with('{') {
                let sibling = node.children.keys().find(|other| other.starts_with('{') && *other != part);
                if let Some(sibling) = sibling {
                    let says = format!(
                        "A sibling ({sibling}) of this resource already has a variable path part -- only one is allowed"
                    );
                    return Err(refuse(&join(&node.path, part), says));
                }
                let name = part.trim_matches(['{', '}', '+']).to_owned();
                place.variables.push(Variable {
                    written: name.clone(),
                    placeholder: name.clone(),
                    parameter: name,
                    is_mixed: false,
                });
            }
            at = self.child(at, part);
        }
        place.node = at;
        Ok(place)
    }

    /// The place of a path, expressed in another way where the service would refuse it.
    pub(super) fn place(&mut self, path: &str) -> Result<Place, Refused> {
        let refuse = |we_say: &str| Refused {
            path: path.to_owned(),
            service_says: REFUSED_PART.to_owned(),
            we_say: we_say.to_owned(),
        };
        if path.contains(['?', '#']) {
            return Err(refuse("a path cannot hold a query string or a fragment"));
        }
        let mut place = Place::default();
        // Nothing is created before the whole path is known to be good.
        let mut parts = Vec::new();
        if parts_of(path).nth(MAX_PARTS).is_some() {
            return Err(refuse("it has too many parts"));
        }
        for text in parts_of(path) {
            if text.is_empty() {
                return Err(refuse("an empty part between two slashes cannot be matched"));
            }
            parts.push((text, read_part(text).ok_or_else(|| refuse("the braces are not paired"))?));
        }
        let greedy = parts.iter().position(|(_, part)| matches!(part, Part::Variable { is_greedy: true, .. }));
        if greedy.is_some_and(|index| index + 1 < parts.len()) {
            return Err(refuse("nothing can follow a greedy variable"));
        }
        let mut at = 0;
        for (text, part) in parts {
            at = match part {
                Part::Literal(literal) => {
                    if literal != text || !is_allowed(&literal) {
                        place.rewritten.push((text.to_owned(), format!("the literal {literal}")));
                    }
                    place.backend_path.push('/');
                    place.backend_path.push_str(&literal);
                    self.child(at, &literal)
                }
                Part::Variable { name, is_greedy } => self.variable(at, &mut place, text, &name, is_greedy, false),
                Part::Mixed(name) => self.variable(at, &mut place, text, &name, false, true),
            };
        }
        if path.ends_with('/') || place.backend_path.is_empty() {
            place.backend_path.push('/');
        }
        place.node = at;
        Ok(place)
    }

    fn variable(
        &mut self,
        at: usize,
        place: &mut Place,
        text: &str,
        name: &str,
        is_greedy: bool,
        is_mixed: bool,
    ) -> usize {
        // A greedy variable and one of a single part can stand side by side: the gateway tells them apart.
        let sibling =
            self.nodes[at].children.iter().find(|(part, _)| part.starts_with('{') && part.ends_with("+}") == is_greedy);
        let sibling = sibling.map(|(part, index)| (part.trim_matches(['{', '}', '+']).to_owned(), *index));
        let is_taken = |name: &str| place.variables.iter().any(|variable| variable.parameter == name);
        let parameter = match &sibling {
            Some((sibling, _)) => sibling.clone(),
            None => unique(name, is_taken),
        };
        let placeholder = unique(name, |name| place.variables.iter().any(|variable| variable.placeholder == name));
        let written = if is_mixed { text.to_owned() } else { text.trim_matches(['{', '}', '+']).to_owned() };
        place.backend_path.push_str(&format!("/{{{placeholder}}}"));
        if is_mixed || sibling.is_none() && parameter != written {
            place.rewritten.push((text.to_owned(), format!("the variable {{{parameter}}}")));
        }
        place.is_merged |= !is_mixed && sibling.as_ref().is_some_and(|(sibling, _)| *sibling != written);
        place.variables.push(Variable { written, placeholder, parameter: parameter.clone(), is_mixed });
        let plus = if is_greedy { "+" } else { "" };
        match sibling {
            Some((_, index)) => index,
            None => self.child(at, &format!("{{{parameter}{plus}}}")),
        }
    }

    fn child(&mut self, parent: usize, part: &str) -> usize {
        if let Some(known) = self.nodes[parent].children.get(part) {
            return *known;
        }
        let index = self.nodes.len();
        let path = join(&self.nodes[parent].path, part);
        let node = Node {
            part: part.to_owned(),
            parent: Some(parent),
            path,
            children: IndexMap::new(),
            methods: IndexMap::new(),
        };
        self.nodes.push(node);
        self.nodes[parent].children.insert(part.to_owned(), index);
        index
    }

    pub(super) fn into_resources(self) -> Vec<Resource> {
        let into_resource = |node: Node| Resource {
            path_part: node.parent.is_some().then_some(node.part),
            path: Some(node.path),
            resource_methods: (!node.methods.is_empty()).then_some(node.methods),
            ..Resource::default()
        };
        self.nodes.into_iter().map(into_resource).collect()
    }
}

fn join(parent: &str, part: &str) -> String {
    format!("{}/{part}", parent.trim_end_matches('/'))
}

/// The parts between the slashes; one slash at the end does not count, as in requests.
fn parts_of(path: &str) -> impl Iterator<Item = &str> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    path.split('/').filter(move |_| !path.is_empty())
}

/// What the service takes as a path part.
fn is_allowed(part: &str) -> bool {
    let is_plain = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-:,".contains(&byte))
    };
    match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
        Some(name) => is_plain(name.strip_suffix('+').unwrap_or(name)),
        None => is_plain(part),
    }
}

/// None when braces are not paired.
fn read_part(text: &str) -> Option<Part> {
    let mut depth = 0_i32;
    for byte in text.bytes() {
        depth += match byte {
            b'{' => 1,
            b'}' => -1,
            _ => 0,
        };
        if !(0..=1).contains(&depth) {
            return None;
        }
    }
    if depth != 0 {
        return None;
    }
    if !text.contains('{') {
        return Some(Part::Literal(encoded(text)));
    }
    let whole = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).filter(|name| !name.contains('{'));
    let Some(name) = whole else {
        return Some(Part::Mixed(plain_name(text)));
    };
    let (name, is_greedy) = name.strip_suffix('+').map_or((name, false), |name| (name, true));
    Some(Part::Variable { name: plain_name(name), is_greedy })
}

/// The name of a path parameter out of any text.
fn plain_name(text: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }
    };
    let braceless: String = text.chars().filter(|c| !matches!(c, '{' | '}')).map(plain).collect();
    let name = braceless.trim_matches(['.', '_', '-']);
    if name.is_empty() { "part".to_owned() } else { name.to_owned() }
}

/// Literal text as it comes in a request line: what cannot stand there is percent-encoded.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn unique(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(name) {
        return name.to_owned();
    }
    (2..).map(|number| format!("{name}{number}")).find(|name| !is_taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_find_their_place() {
        let mut tree = Tree::new();
        for (path, expected, backend, merged, rewritten) in [
            ("/", "/", "/", false, 0),
            ("/pets/{id}", "/pets/{id}", "/pets/{id}", false, 0),
            ("/pets/{pet}/toys", "/pets/{id}/toys", "/pets/{pet}/toys", true, 0),
            ("/pets/{id}:feed", "/pets/{id}", "/pets/{id_feed}", false, 1),
            ("/diff/{a}...{b}", "/diff/{a...b}", "/diff/{a...b}", false, 1),
            ("/diff/{both}", "/diff/{a...b}", "/diff/{both}", true, 0),
            ("/files/{path+}", "/files/{path+}", "/files/{path}", false, 0),
            ("/files/{name}", "/files/{name}", "/files/{name}", false, 0),
            ("/x/{id}/y/{id}", "/x/{id}/y/{id2}", "/x/{id}/y/{id2}", false, 1),
            ("/a b/@me/ü", "/a%20b/@me/%C3%BC", "/a%20b/@me/%C3%BC", false, 3),
            ("/odd/{a b}", "/odd/{a_b}", "/odd/{a_b}", false, 1),
            ("/slash/", "/slash", "/slash/", false, 0),
            ("noslash", "/noslash", "/noslash", false, 0),
            ("/list.{format}", "/{list.format}", "/{list.format}", false, 1),
        ] {
            let place = tree.place(path).expect("a place");
            let found = (&*tree.node(place.node).path, &*place.backend_path, place.is_merged, place.rewritten.len());
            assert_eq!(found, (expected, backend, merged, rewritten), "{path}");
        }
        for (path, why) in [
            ("/a?x=1", "a path cannot hold a query string or a fragment"),
            ("/a//b", "an empty part between two slashes cannot be matched"),
            ("/a/{b", "the braces are not paired"),
            ("/a/b}", "the braces are not paired"),
            ("/a/{b+}/c", "nothing can follow a greedy variable"),
        ] {
            assert_eq!(tree.place(path).expect_err("refused").we_say, why, "{path}");
        }
    }

    #[test]
    fn the_service_refuses_what_it_refuses() {
        let mut tree = Tree::new();
        for path in ["/", "/a/{b}", "/a/c:d,e", "/g/{rest+}"] {
            tree.place_strictly(path).expect("a place");
        }
        for (path, at, says) in [
            (
                "/a/{x}",
                "/a/{x}",
                "A sibling ({b}) of this resource already has a variable path part -- only one is allowed",
            ),
            (
                "/g/{rest+}/x",
                "/g/{rest+}/x",
                "Cannot create a child of a resource with a greedy path variable: {rest+}",
            ),
            ("/n/{a}.{b}/c", "/n/{a}.{b}", REFUSED_PART),
            ("/n/a b", "/n/a b", REFUSED_PART),
            ("/n//b", "/n/", REFUSED_PART),
        ] {
            let refused = tree.place_strictly(path).expect_err("refused");
            assert_eq!((&*refused.path, &*refused.service_says), (at, says), "{path}");
        }
    }
}
