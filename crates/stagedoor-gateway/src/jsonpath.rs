//! JSONPath in the Jayway dialect, which `$input.path`, `$input.json` and parameter mappings speak.
//!
//! A path is compiled once and walks the tree of [`stagedoor_vtl::Value`], so that what a template gets is the live
//! node. A path without wildcards, filters and the like is *definite*: it has one result or none. Any other has a list
//! of results, possibly empty; one hit stays a list.
//!
//! What is said here of Jayway was read off its answers (2.9, configured by default): `cases.txt` has them in the hundreds,
//! and `conformance/jsonpath` asks the library itself, about random paths too. UNVERIFIED: which release the service runs,
//! and that a path without result, or with a function that fails, is null.
//!
//! DIFFERENCE: `append()` leaves the document as it was, and only its result has the new items.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use stagedoor_vtl::{JavaPattern, ListStyle, Map, Value};

mod filter;
mod function;
mod literal;
mod parse;
mod parse_filter;

use function::{Function, Parameter};
use literal::Literal;

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
/// Steps, descents and filters inside of each other.
const DEPTH_LIMIT: u32 = 1000;

/// How many paths of templates a thread keeps compiled, and how long such a text may be: whoever writes templates may let
/// callers choose paths.
const CACHED_PATHS: usize = 64;
const CACHED_BYTES: usize = 256;

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
    Function(Function, Vec<Parameter>),
}

/// A filter's condition.
#[derive(Debug, Clone)]
enum Condition {
    Any(Vec<Condition>),
    All(Vec<Condition>),
    Not(Box<Condition>),
    /// Whether the path is there, or, with false, whether it is not.
    Exists(JsonPath, bool),
    Compare(Operand, Comparison, Operand),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    NotEqual,
    SameTypeEqual,
    SameTypeNotEqual,
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
    /// Those that ask for what no text can write: never true.
    Never,
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
    Literal(Literal),
    Pattern(Box<JavaPattern>),
}

/// Why an evaluation has no result. What it means depends on where it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    /// A definite part of the path leads nowhere. In a filter this is a value that is not there.
    NotFound,
    /// What is asked makes no sense for what was found. In a filter the node does not match.
    Invalid,
    /// No result, wherever it happens.
    Fails,
}

type Found<T> = Result<T, Failure>;

impl JsonPath {
    /// Compiles `text`. Without a `$` in front it is taken as if `$.` stood there.
    pub fn new(text: &str) -> Result<Self, JsonPathError> {
        parse::parse(text)
    }

    /// The path of a text that a template brings, compiled once as long as it is among the last ones of this thread.
    pub(crate) fn cached(text: &str) -> Result<Rc<Self>, JsonPathError> {
        thread_local! {
            static PATHS: RefCell<HashMap<Box<str>, Rc<JsonPath>>> = RefCell::default();
        }
        PATHS.with_borrow_mut(|paths| {
            if let Some(path) = paths.get(text) {
                return Ok(Rc::clone(path));
            }
            let path = Rc::new(Self::new(text)?);
            if text.len() <= CACHED_BYTES {
                if paths.len() >= CACHED_PATHS {
                    paths.clear();
                }
                paths.insert(text.into(), Rc::clone(&path));
            }
            Ok(path)
        })
    }

    fn of(steps: Vec<Step>) -> Self {
        let count = steps.len();
        let is_of_function = matches!(steps.as_slice(), [Step::Descend, .., Step::Function(..)]);
        let definite = steps.iter().enumerate().all(|(at, step)| step.is_definite(at + 1 == count));
        Self { steps, definite: definite || is_of_function }
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
        let root = root.clone().tree();
        let mut walk = Walk { root: root.clone(), visits: 0, depth: 0, requires: false };
        self.evaluate(&root, &mut walk).ok()
    }

    fn evaluate<'a>(&self, start: &Value<'a>, walk: &mut Walk<'a>) -> Found<Value<'a>> {
        let mut found = Vec::new();
        if let [Step::Descend, ..] = self.steps.as_slice()
            && let Some(Step::Function(..)) = self.steps.last()
            && let Some(at) = self.steps.iter().position(|step| matches!(step, Step::Function(..)))
        {
            // Jayway: `$..a.sum()` is `$.sum($..a)`.
            let of = Parameter::Path(Self::of(self.steps[..at].to_vec()));
            let Step::Function(function, _) = &self.steps[at] else { return Err(Failure::Fails) };
            if matches!(self.steps[at - 1], Step::Descend) {
                return Err(Failure::Fails);
            }
            let result = function.apply(start, std::slice::from_ref(&of), walk)?;
            return Ok(result);
        }
        walk.steps(&self.steps, true, start, &mut found)?;
        match (self.definite, found.pop()) {
            (true, Some(last)) => Ok(last),
            (true, None) => Err(Failure::NotFound),
            (false, last) => {
                found.extend(last);
                Ok(Value::list(found, ListStyle::Json))
            }
        }
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
}

/// One evaluation: the root for paths inside filters, and how much was visited.
struct Walk<'a> {
    root: Value<'a>,
    visits: u32,
    depth: u32,
    /// Whether every property that is named must be there: so it is where a filter asks for existence.
    requires: bool,
}

impl<'a> Walk<'a> {
    fn visit(&mut self) -> Found<()> {
        self.visits += 1;
        if self.visits >= VISITS_LIMIT { Err(Failure::Fails) } else { Ok(()) }
    }

    /// One level deeper.
    fn inside<T>(&mut self, work: impl FnOnce(&mut Self) -> Found<T>) -> Found<T> {
        if self.depth >= DEPTH_LIMIT {
            return Err(Failure::Fails);
        }
        self.depth += 1;
        let result = work(self);
        self.depth -= 1;
        result
    }

    /// Takes the rest of a path from a node. `definite`: all steps so far were.
    fn steps(&mut self, steps: &[Step], definite: bool, node: &Value<'a>, found: &mut Vec<Value<'a>>) -> Found<()> {
        self.visit()?;
        let Some((step, rest)) = steps.split_first() else {
            found.push(node.clone());
            return Ok(());
        };
        self.inside(|walk| walk.step(step, rest, definite, node, found))
    }

    fn step(
        &mut self,
        step: &Step,
        rest: &[Step],
        definite: bool,
        node: &Value<'a>,
        found: &mut Vec<Value<'a>>,
    ) -> Found<()> {
        // Jayway: a step that does not fit ends the search where all was definite so far, else it finds nothing.
        let misfit = if definite { Err(Failure::NotFound) } else { Ok(()) };
        match (step, node) {
            (Step::Child(name), Value::Map(map)) => {
                let child = map.borrow().get_str(name).cloned();
                match child {
                    Some(child) => self.steps(rest, definite, &child, found),
                    None => self.absent(rest, definite),
                }
            }
            (Step::Children(names), Value::Map(map)) if rest.is_empty() => {
                let mut picked = Map::new();
                for name in names {
                    match map.borrow().get_str(name) {
                        Some(value) => drop(picked.insert(Value::text(name.to_string()), value.clone())),
                        None => self.absent(rest, definite)?,
                    }
                }
                found.push(Value::map(picked));
                Ok(())
            }
            (Step::Children(names), Value::Map(map)) => names.iter().try_for_each(|name| {
                let child = map.borrow().get_str(name).cloned();
                match child {
                    Some(child) => self.steps(rest, false, &child, found),
                    None => self.absent(rest, false),
                }
            }),
            (Step::Child(_) | Step::Children(_), _) => misfit,
            (Step::Wildcard, node) => {
                children(node).iter().try_for_each(|child| match self.steps(rest, false, child, found) {
                    // Jayway: not so for the members of an object.
                    Err(Failure::NotFound) if !self.requires && matches!(node, Value::List(_)) => Ok(()),
                    result => result,
                })
            }
            (Step::Index(index), Value::List(_)) => self.item(*index, rest, definite, node, found),
            (Step::Indices(indices), Value::List(_)) => {
                indices.iter().try_for_each(|index| self.item(*index, rest, false, node, found))
            }
            (Step::Slice(from, to), Value::List(list)) => {
                let length = list.borrow().items.len() as i64;
                slice(*from, *to, length).try_for_each(|index| self.item(index, rest, false, node, found))
            }
            (Step::Index(_) | Step::Indices(_) | Step::Slice(..), _) => misfit,
            (Step::Filter(condition), Value::List(list)) => {
                let items = list.borrow().items.clone();
                items.iter().try_for_each(|item| match self.accepts(condition, item)? {
                    true => self.steps(rest, false, item, found),
                    false => Ok(()),
                })
            }
            // A filter on an object asks the object itself.
            (Step::Filter(condition), Value::Map(_)) => match self.accepts(condition, node)? {
                true => self.steps(rest, false, node, found),
                false => Ok(()),
            },
            (Step::Filter(_), _) if definite => Err(Failure::Invalid),
            (Step::Filter(_), _) => Ok(()),
            (Step::Descend, node) => self.descend(rest, node, found),
            (Step::Function(function, parameters), node) => {
                let result = function.apply(node, parameters, self)?;
                if !rest.is_empty() {
                    // Jayway: what a function gave is a result, whatever comes behind.
                    found.push(result.clone());
                }
                self.steps(rest, definite, &result, found)
            }
        }
    }

    /// What becomes of a property that is not there.
    fn absent(&self, rest: &[Step], definite: bool) -> Found<()> {
        let is_needed = self.requires || (definite && !rest.is_empty());
        if is_needed { Err(Failure::NotFound) } else { Ok(()) }
    }

    fn item(
        &mut self,
        index: i64,
        rest: &[Step],
        definite: bool,
        node: &Value<'a>,
        found: &mut Vec<Value<'a>>,
    ) -> Found<()> {
        let Value::List(list) = node else { return Ok(()) };
        let item = {
            let items = &list.borrow().items;
            position(index, items.len()).map(|at| items[at].clone())
        };
        match item {
            Some(item) => self.steps(rest, definite, &item, found),
            None => Ok(()),
        }
    }

    /// Tries what is behind `..` on a node and on all below.
    fn descend(&mut self, rest: &[Step], node: &Value<'a>, found: &mut Vec<Value<'a>>) -> Found<()> {
        self.visit()?;
        let Some((next, after)) = rest.split_first() else { return Err(Failure::Fails) };
        match node {
            Value::Map(map) => {
                let fits = match next {
                    Step::Child(name) => map.borrow().get_str(name).is_some(),
                    Step::Children(names) => {
                        !after.is_empty() || names.iter().all(|name| map.borrow().get_str(name).is_some())
                    }
                    Step::Wildcard => true,
                    Step::Filter(condition) => self.accepts(condition, node)?,
                    _ => false,
                };
                if fits {
                    self.steps(rest, false, node, found)?;
                }
            }
            Value::List(_) => {
                let fits = match next {
                    Step::Wildcard | Step::Index(_) | Step::Indices(_) | Step::Slice(..) => true,
                    Step::Filter(condition) => self.accepts(condition, node)?,
                    _ => false,
                };
                if fits {
                    self.steps(rest, false, node, found)?;
                }
            }
            _ => return Ok(()),
        }
        children(node).iter().try_for_each(|child| self.inside(|walk| walk.descend(rest, child, found)))
    }
}

fn children<'a>(node: &Value<'a>) -> Vec<Value<'a>> {
    match node {
        Value::Map(map) => map.borrow().iter().map(|(_, value)| value.clone()).collect(),
        Value::List(list) => list.borrow().items.clone(),
        _ => Vec::new(),
    }
}

fn position(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(length as i64)? } else { index };
    usize::try_from(index).ok().filter(|at| *at < length)
}

/// The indices of a slice. Jayway: with both ends, negative ones are not turned first.
fn slice(from: Option<i64>, to: Option<i64>, length: i64) -> std::ops::Range<i64> {
    let turned = |index: i64| if index < 0 { index.saturating_add(length) } else { index };
    match (from, to) {
        (Some(from), None) => turned(from).max(0)..length,
        (None, Some(to)) => 0..turned(to).min(length),
        // As far below zero as that, there is nothing.
        (Some(from), Some(to)) => from.max(-length)..to.min(length),
        (None, None) => 0..0,
    }
}

#[cfg(test)]
mod tests;
