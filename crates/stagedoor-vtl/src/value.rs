//! Values as templates see them: Java's, without Java.
//!
//! Lists and maps are shared and live, as Java's are: what one name changes, another sees. Texts borrow from the
//! template or from the embedding's data (`'a`) where they can. Arrays that came from JSON remember it, because
//! they print as JSON; all else prints as Java would (see [`crate::print`]).

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use crate::ast::Nodes;
use crate::json::{Decoded, JsonNode};

/// A text: borrowed from the template or the embedding's data, or shared.
#[derive(Clone, Debug)]
pub enum Str<'a> {
    Borrowed(&'a str),
    Shared(Rc<str>),
    /// One of the texts of a JSON document that had escapes.
    #[doc(hidden)]
    Decoded(Rc<Decoded>, u32),
}

impl Str<'_> {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Shared(text) => text,
            Self::Decoded(texts, index) => texts.get(*index),
        }
    }
}

impl<'a> From<&'a str> for Str<'a> {
    fn from(text: &'a str) -> Self {
        Self::Borrowed(text)
    }
}

impl From<String> for Str<'_> {
    fn from(text: String) -> Self {
        Self::Shared(Rc::from(text))
    }
}

impl<'a> From<Cow<'a, str>> for Str<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::Borrowed(text),
            Cow::Owned(text) => Self::from(text),
        }
    }
}

/// A value.
#[derive(Clone)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Int(i64),
    /// An integer beyond 64 bits, as canonical decimal text.
    Big(Rc<str>),
    Double(f64),
    Str(Str<'a>),
    List(Rc<RefCell<List<'a>>>),
    Map(Rc<RefCell<Map<'a>>>),
    /// An array or object that came from JSON, and was read only so far.
    Json(JsonNode<'a>),
    /// A `Map.Entry`.
    Entry(Rc<(Value<'a>, Value<'a>)>),
    /// The `$foreach` of a running loop.
    Loop(Rc<Loop>),
    /// What `#define` made: rendered anew at each use.
    Block(Block<'a>),
    Object(Rc<dyn Object<'a> + 'a>),
}

/// The body of a `#define`.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    pub(crate) body: &'a Nodes,
    /// How many macro calls were running where it was defined.
    pub(crate) frames: u32,
}

/// State of one `#foreach`, as `$foreach` shows it.
pub struct Loop {
    pub(crate) index: std::cell::Cell<i64>,
    pub(crate) has_next: std::cell::Cell<bool>,
    pub(crate) parent: Option<Rc<Loop>>,
}

/// How a list prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStyle {
    /// `[1, a]`
    Java,
    /// `[1,"a"]`
    Json,
}

/// An `ArrayList`.
pub struct List<'a> {
    pub items: Vec<Value<'a>>,
    pub style: ListStyle,
}

/// Something of the embedding's, with properties and methods.
pub trait Object<'a> {
    /// `$object.name` and `$object["name"]`; `None` when there is no such property.
    fn property(&self, name: &str) -> Option<Value<'a>>;

    /// `#set($object.name = value)`; false when the property cannot be set.
    fn set_property(&self, _name: &str, _value: Value<'a>) -> bool {
        false
    }

    /// `$object.name(arguments)`; `Ok(None)` when there is no such method, `Err` when it throws.
    fn call(&self, name: &str, arguments: &[Value<'a>]) -> Result<Option<Value<'a>>, String>;

    /// Writes what `$object.name(arguments)` prints, without making the value; false when only `call` can tell. Nothing
    /// is written then.
    fn write(&self, _name: &str, _arguments: &[Value<'a>], _out: &mut Vec<u8>) -> bool {
        false
    }

    /// What the object prints as.
    fn print(&self, out: &mut Vec<u8>);

    /// What `#foreach` walks; `None` when it cannot be walked.
    fn items(&self) -> Option<Vec<Value<'a>>> {
        None
    }
}

/// What supplies the variables that a template did not set itself.
pub trait Host<'a> {
    /// The value of `$name`; asked at most once a render for each name.
    fn variable(&mut self, name: &str) -> Option<Value<'a>>;

    /// Called once when the template has run, before its values are taken apart: the moment to read what it left in
    /// values of the host's.
    fn finished(&mut self) {}
}

/// A host without variables.
pub struct NoVariables;

impl<'a> Host<'a> for NoVariables {
    fn variable(&mut self, _name: &str) -> Option<Value<'a>> {
        None
    }
}

impl<'a> Value<'a> {
    /// A new list.
    #[must_use]
    pub fn list(items: Vec<Value<'a>>, style: ListStyle) -> Self {
        Self::List(Rc::new(RefCell::new(List { items, style })))
    }

    /// A new map.
    #[must_use]
    pub fn map(map: Map<'a>) -> Self {
        Self::Map(Rc::new(RefCell::new(map)))
    }

    /// A new text that is shared.
    #[must_use]
    pub fn text(text: impl Into<Str<'a>>) -> Self {
        Self::Str(text.into())
    }

    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text.as_str()),
            _ => None,
        }
    }

    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub(crate) fn is_container(&self) -> bool {
        matches!(self, Self::List(_) | Self::Map(_) | Self::Json(_) | Self::Entry(_) | Self::Object(_))
    }

    /// Java's `equals`: kinds must agree, containers compare by content. Beyond a depth that only a cycle or an
    /// absurd tree reaches, nothing is equal.
    #[must_use]
    pub fn java_equals(&self, other: &Value<'a>) -> bool {
        equals(self, other, &mut Budget { depth: 0, pairs: 0 })
    }
}

/// How far a comparison went: containers may refer to themselves.
struct Budget {
    depth: u32,
    pairs: u32,
}

impl Budget {
    const DEPTH_LIMIT: u32 = 600;
    const PAIRS_LIMIT: u32 = 1_000_000;

    fn inside(&mut self, compare: impl FnOnce(&mut Self) -> bool) -> bool {
        self.depth += 1;
        let equal = self.depth <= Self::DEPTH_LIMIT && compare(self);
        self.depth -= 1;
        equal
    }
}

fn equals<'a>(left: &Value<'a>, right: &Value<'a>, budget: &mut Budget) -> bool {
    budget.pairs += 1;
    if budget.pairs > Budget::PAIRS_LIMIT {
        return false;
    }
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::Big(a), Value::Big(b)) => a == b,
        (Value::Double(a), Value::Double(b)) => a.to_bits() == b.to_bits(),
        (Value::Str(a), Value::Str(b)) => a.as_str() == b.as_str(),
        (Value::List(a), Value::List(b)) => {
            Rc::ptr_eq(a, b) || {
                let (a, b) = (a.borrow(), b.borrow());
                let mut pairs = a.items.iter().zip(&b.items);
                a.items.len() == b.items.len() && budget.inside(|budget| pairs.all(|(a, b)| equals(a, b, budget)))
            }
        }
        (Value::Map(a), Value::Map(b)) => {
            Rc::ptr_eq(a, b) || {
                let (a, b) = (a.borrow(), b.borrow());
                a.len() == b.len()
                    && budget.inside(|budget| {
                        a.iter().all(|(key, value)| b.get(key).is_some_and(|other| equals(value, other, budget)))
                    })
            }
        }
        (Value::Json(a), Value::Json(b)) if a.is_same(b) => true,
        (Value::Json(node), other) | (other, Value::Json(node)) => equals(&node.tree(), other, budget),
        (Value::Entry(a), Value::Entry(b)) => {
            budget.inside(|budget| equals(&a.0, &b.0, budget) && equals(&a.1, &b.1, budget))
        }
        (Value::Loop(a), Value::Loop(b)) => Rc::ptr_eq(a, b),
        (Value::Object(a), Value::Object(b)) => Rc::ptr_eq(a, b),
        _ => false,
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Vec::new();
        crate::print::print(self, &mut out);
        formatter.write_str(&String::from_utf8_lossy(&out))
    }
}

/// A `LinkedHashMap`: keeps the order of insertion. Small maps are searched; beyond [`INDEX_FROM`] entries a hash
/// index is kept, so that a stranger's huge object stays cheap.
#[derive(Default)]
pub struct Map<'a> {
    entries: Vec<(Value<'a>, Value<'a>)>,
    /// Boxed, so that the many small maps stay small.
    #[allow(clippy::box_collection)]
    index: Option<Box<HashMap<IndexKey<'a>, usize>>>,
}

const INDEX_FROM: usize = 16;

impl<'a> Map<'a> {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self { entries: Vec::with_capacity(capacity), index: None }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &(Value<'a>, Value<'a>)> {
        self.entries.iter()
    }

    #[must_use]
    pub fn get(&self, key: &Value<'a>) -> Option<&Value<'a>> {
        self.position(key).map(|position| &self.entries[position].1)
    }

    /// The value of a text key: the common case.
    #[must_use]
    pub fn get_str(&self, key: &str) -> Option<&Value<'a>> {
        if self.index.is_some() {
            // The index is keyed by values that live as long as the map; a text made for the question does too.
            return self.get(&Value::Str(Str::Shared(Rc::from(key))));
        }
        self.entries.iter().find(|(present, _)| present.as_str() == Some(key)).map(|(_, value)| value)
    }

    /// Sets a value and returns the one it replaces.
    pub fn insert(&mut self, key: Value<'a>, value: Value<'a>) -> Option<Value<'a>> {
        if let Some(position) = self.position(&key) {
            return Some(std::mem::replace(&mut self.entries[position].1, value));
        }
        if let Some(index) = &mut self.index {
            index.insert(IndexKey(key.clone()), self.entries.len());
        }
        self.entries.push((key, value));
        if self.index.is_none() && self.entries.len() > INDEX_FROM {
            self.reindex();
        }
        None
    }

    pub fn remove(&mut self, key: &Value<'a>) -> Option<Value<'a>> {
        let position = self.position(key)?;
        let (_, value) = self.entries.remove(position);
        if self.index.is_some() {
            self.reindex();
        }
        Some(value)
    }

    pub fn clear(&mut self) {
        self.entries.clear();
        self.index = None;
    }

    pub(crate) fn take(&mut self) -> Vec<(Value<'a>, Value<'a>)> {
        self.index = None;
        std::mem::take(&mut self.entries)
    }

    fn position(&self, key: &Value<'a>) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(&IndexKey(key.clone())).copied(),
            None => match key.as_str() {
                Some(text) => self.entries.iter().position(|(present, _)| present.as_str() == Some(text)),
                None => self.entries.iter().position(|(present, _)| same_key(present, key)),
            },
        }
    }

    fn reindex(&mut self) {
        let keys = self.entries.iter().enumerate().map(|(position, (key, _))| (IndexKey(key.clone()), position));
        self.index = Some(Box::new(keys.collect()));
    }
}

/// Whether two keys are one. Containers as keys are themselves only, not their equals: comparing their contents
/// could come back to the map that is being changed.
fn same_key<'a>(left: &Value<'a>, right: &Value<'a>) -> bool {
    match (left, right) {
        (Value::List(left), Value::List(right)) => Rc::ptr_eq(left, right),
        (Value::Map(left), Value::Map(right)) => Rc::ptr_eq(left, right),
        (Value::Entry(left), Value::Entry(right)) => Rc::ptr_eq(left, right),
        (Value::Json(left), Value::Json(right)) => left.is_same(right),
        _ => left.java_equals(right),
    }
}

/// A key as the index holds it. Containers and objects as keys all share one hash: legal, slow, and not seen.
struct IndexKey<'a>(Value<'a>);

impl PartialEq for IndexKey<'_> {
    fn eq(&self, other: &Self) -> bool {
        same_key(&self.0, &other.0)
    }
}

impl Eq for IndexKey<'_> {}

impl Hash for IndexKey<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Value::Bool(value) => value.hash(state),
            Value::Int(value) => value.hash(state),
            Value::Big(text) => text.hash(state),
            Value::Double(value) => value.to_bits().hash(state),
            Value::Str(text) => text.as_str().hash(state),
            _ => {}
        }
    }
}
