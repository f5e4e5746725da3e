//! JSONPath in the Jayway dialect, which `$input.path`, `$input.json` and parameter mappings speak.
//!
//! A path is compiled once and walks the tree of [`stagedoor_vtl::Value`], so that what a template gets is the live
//! node. A path without wildcards, filters and the like is *definite*: it has one result or none. Any other has a list
//! of results, possibly empty; one hit stays a list.
//!
//! UNVERIFIED: all of it follows Jayway's documentation; no answer of the service records more than plain paths.

use stagedoor_vtl::{JavaPattern, ListStyle, Map, Value};

mod filter;
mod parse;

/// A compiled path.
#[derive(Debug, Clone)]
pub struct JsonPath {
    steps: Vec<Step>,
    definite: bool,
}

/// Why a text is not a path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a JSONPath at byte {offset}: {message}")]
pub struct JsonPathError {
    pub offset: usize,
    pub message: &'static str,
}

/// Nodes that one evaluation may visit: `$..*..*` squares a stranger's document.
const VISITS_LIMIT: u32 = 2_000_000;

#[derive(Debug, Clone)]
enum Step {
    /// `.name`, `['name']`
    Child(Box<str>),
    /// `['a','b']`
    Children(Vec<Box<str>>),
    /// `.*`, `[*]`
    Wildcard,
    /// `[0]`, `[-1]`
    Index(i64),
    /// `[0,2]`
    Indices(Vec<i64>),
    /// `[1:3]`, `[:2]`, `[-2:]`
    Slice(Option<i64>, Option<i64>),
    /// `[?(…)]`
    Filter(Box<Condition>),
    /// `..`: every node below, each of which the next step is tried on.
    Descend,
    /// `.length()`
    Function(Function, Vec<Operand>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Function {
    Length,
    Min,
    Max,
    Average,
    StandardDeviation,
    Sum,
    Keys,
    Concatenate,
    Append,
    First,
    Last,
    Index,
}

/// A filter's condition.
#[derive(Debug, Clone)]
enum Condition {
    Any(Vec<Condition>),
    All(Vec<Condition>),
    Not(Box<Condition>),
    Exists(JsonPath, Origin),
    Compare(Operand, Comparison, Operand),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Matches,
    In,
    NotIn,
    SubsetOf,
    AnyOf,
    NoneOf,
    Contains,
    Size,
    Empty,
}

/// Where a path inside a filter starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Root,
    Current,
}

#[derive(Debug, Clone)]
enum Operand {
    Path(JsonPath, Origin),
    /// A literal, as JSON text: values themselves cannot be shared between threads.
    Json(Box<str>),
    Pattern(Box<JavaPattern>),
}

impl JsonPath {
    /// Compiles `text`. Without a `$` in front it is taken as if `$.` stood there.
    pub fn new(text: &str) -> Result<Self, JsonPathError> {
        parse::parse(text)
    }

    /// Whether the path has at most one result.
    #[must_use]
    pub fn is_definite(&self) -> bool {
        self.definite
    }

    /// What the path finds under `root`: for a definite one the node, or nothing; for another a list.
    #[must_use]
    pub fn find<'a>(&self, root: &Value<'a>) -> Option<Value<'a>> {
        // The common case, without any list of nodes, and without a tree where there is none yet.
        let mut plain = root.clone();
        let mut steps = self.steps.iter();
        loop {
            match steps.next() {
                None => return Some(plain),
                Some(Step::Child(name)) => plain = plain.member(name)?,
                Some(_) => break,
            }
        }
        let root = &root.clone().tree();
        let mut walk = Walk { root: root.clone(), visits: 0 };
        self.evaluate(root, &mut walk)
    }

    fn evaluate<'a>(&self, start: &Value<'a>, walk: &mut Walk<'a>) -> Option<Value<'a>> {
        let mut nodes = vec![start.clone()];
        let mut definite = true;
        for (at, step) in self.steps.iter().enumerate() {
            if let Step::Function(function, arguments) = step {
                let of = if definite { nodes.pop()? } else { Value::list(nodes, ListStyle::Json) };
                nodes = function.apply(&of, arguments, walk).into_iter().collect();
                definite = true;
                continue;
            }
            let leaf = at + 1 == self.steps.len();
            let mut next = Vec::new();
            for node in &nodes {
                step.apply(node, leaf, walk, &mut next);
            }
            definite &= step.is_definite(leaf);
            nodes = next;
            if walk.exhausted() {
                return None;
            }
        }
        if definite { nodes.pop() } else { Some(Value::list(nodes, ListStyle::Json)) }
    }
}

/// One evaluation: the root for paths inside filters, and how much was visited.
struct Walk<'a> {
    root: Value<'a>,
    visits: u32,
}

impl Walk<'_> {
    fn visit(&mut self) -> bool {
        self.visits += 1;
        !self.exhausted()
    }

    fn exhausted(&self) -> bool {
        self.visits >= VISITS_LIMIT
    }
}

impl Step {
    fn is_definite(&self, leaf: bool) -> bool {
        match self {
            Self::Child(_) | Self::Index(_) | Self::Function(..) => true,
            // At the end of a path several names make one object of them.
            Self::Children(_) => leaf,
            _ => false,
        }
    }

    fn apply<'a>(&self, node: &Value<'a>, leaf: bool, walk: &mut Walk<'a>, found: &mut Vec<Value<'a>>) {
        if !walk.visit() {
            return;
        }
        match (self, node) {
            (Self::Child(name), Value::Map(map)) => found.extend(map.borrow().get_str(name).cloned()),
            (Self::Children(names), Value::Map(map)) => {
                let map = map.borrow();
                if !leaf {
                    found.extend(names.iter().filter_map(|name| map.get_str(name).cloned()));
                    return;
                }
                let mut picked = Map::new();
                for name in names {
                    if let Some(value) = map.get_str(name) {
                        picked.insert(Value::text(name.to_string()), value.clone());
                    }
                }
                found.push(Value::map(picked));
            }
            (Self::Wildcard, node) => children(node, walk, |child| found.push(child)),
            (Self::Index(index), Value::List(list)) => {
                let items = &list.borrow().items;
                found.extend(position(*index, items.len()).map(|at| items[at].clone()));
            }
            (Self::Indices(indices), Value::List(list)) => {
                let items = &list.borrow().items;
                found.extend(
                    indices.iter().filter_map(|index| position(*index, items.len())).map(|at| items[at].clone()),
                );
            }
            (Self::Slice(from, to), Value::List(list)) => {
                let items = &list.borrow().items;
                let bound = |bound: i64| {
                    let bound = if bound < 0 { bound.saturating_add(items.len() as i64) } else { bound };
                    bound.clamp(0, items.len() as i64) as usize
                };
                let (from, to) = (from.map_or(0, bound), to.map_or(items.len(), bound));
                if from < to {
                    found.extend_from_slice(&items[from..to]);
                }
            }
            (Self::Filter(condition), Value::List(list)) => {
                let items = list.borrow().items.clone();
                found.extend(items.into_iter().filter(|item| condition.holds(item, walk)));
            }
            // A filter on an object asks the object itself.
            (Self::Filter(condition), Value::Map(_)) if condition.holds(node, walk) => found.push(node.clone()),
            (Self::Descend, node) => descend(node, walk, found, 0),
            _ => {}
        }
    }
}

fn children<'a>(node: &Value<'a>, walk: &mut Walk<'a>, mut visit: impl FnMut(Value<'a>)) {
    match node {
        Value::Map(map) => map.borrow().iter().filter(|_| walk.visit()).for_each(|(_, value)| visit(value.clone())),
        Value::List(list) => list.borrow().items.iter().filter(|_| walk.visit()).for_each(|item| visit(item.clone())),
        _ => {}
    }
}

/// A node and everything below it. A template can tie a cycle into the tree; the depth ends it.
fn descend<'a>(node: &Value<'a>, walk: &mut Walk<'a>, found: &mut Vec<Value<'a>>, depth: u32) {
    if depth > 500 || !walk.visit() {
        return;
    }
    if !matches!(node, Value::Map(_) | Value::List(_)) {
        return;
    }
    found.push(node.clone());
    let mut below = Vec::new();
    children(node, walk, |child| below.push(child));
    for child in below {
        descend(&child, walk, found, depth + 1);
    }
}

fn position(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(length as i64)? } else { index };
    usize::try_from(index).ok().filter(|at| *at < length)
}

impl Function {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "length" | "size" => Self::Length,
            "min" => Self::Min,
            "max" => Self::Max,
            "avg" => Self::Average,
            "stddev" => Self::StandardDeviation,
            "sum" => Self::Sum,
            "keys" => Self::Keys,
            "concat" => Self::Concatenate,
            "append" => Self::Append,
            "first" => Self::First,
            "last" => Self::Last,
            "index" => Self::Index,
            _ => return None,
        })
    }

    fn apply<'a>(self, of: &Value<'a>, arguments: &[Operand], walk: &mut Walk<'a>) -> Option<Value<'a>> {
        let arguments: Vec<Value<'a>> = arguments.iter().filter_map(|argument| argument.value(of, walk)).collect();
        let items = match of {
            Value::List(list) => Some(list.borrow().items.clone()),
            _ => None,
        };
        match self {
            Self::Length => match of {
                Value::Map(map) => Some(Value::Int(map.borrow().len() as i64)),
                Value::Str(text) => Some(Value::Int(text.as_str().encode_utf16().count() as i64)),
                _ => items.map(|items| Value::Int(items.len() as i64)),
            },
            Self::Keys => match of {
                Value::Map(map) => {
                    Some(Value::list(map.borrow().iter().map(|(key, _)| key.clone()).collect(), ListStyle::Json))
                }
                _ => None,
            },
            Self::Concatenate => {
                let mut text = String::new();
                for item in items.iter().flatten().chain(&arguments) {
                    if let Value::Str(part) = item {
                        text.push_str(part.as_str());
                    }
                }
                Some(Value::text(text))
            }
            Self::Append => {
                let mut items = items?;
                items.extend(arguments);
                Some(Value::list(items, ListStyle::Json))
            }
            Self::First => items?.first().cloned(),
            Self::Last => items?.last().cloned(),
            Self::Index => {
                let items = items?;
                match arguments.first() {
                    Some(Value::Int(index)) => position(*index, items.len()).map(|at| items[at].clone()),
                    _ => None,
                }
            }
            Self::Min | Self::Max | Self::Average | Self::StandardDeviation | Self::Sum => {
                let all: Vec<Value<'a>> = items.into_iter().flatten().chain(arguments).collect();
                self.aggregate(&all.iter().filter_map(filter::number).collect::<Vec<_>>())
            }
        }
    }

    fn aggregate<'a>(self, numbers: &[f64]) -> Option<Value<'a>> {
        if numbers.is_empty() {
            return None;
        }
        let count = numbers.len() as f64;
        let sum: f64 = numbers.iter().sum();
        Some(Value::Double(match self {
            Self::Min => numbers.iter().copied().fold(f64::INFINITY, f64::min),
            Self::Max => numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            Self::Average => sum / count,
            Self::StandardDeviation => {
                let squares: f64 = numbers.iter().map(|number| number * number).sum();
                (squares / count - (sum / count).powi(2)).max(0.0).sqrt()
            }
            _ => sum,
        }))
    }
}

#[cfg(test)]
mod tests;
