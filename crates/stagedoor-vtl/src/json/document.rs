//! A JSON text that was read once, and is looked up where it stands.
//!
//! Reading makes one flat list of entries, in the order of the text, and nothing else: no tree, no copies. A template
//! that only reads gets its values from there. The first change to any of it makes the tree of live lists and maps that
//! Java would have had from the start, and from then on every [`JsonNode`] of the document speaks for its part of the tree.

use std::cell::OnceCell;
use std::rc::Rc;

use super::JsonError;
use super::reader::{self, Entry, Kind, Tape};
use crate::number;
use crate::print;
use crate::value::{ListStyle, Map, Str, Value};

/// Beyond so many members or items a look-up by name or position goes through the tree, which has an index: a walk along
/// the entries would make a stranger's huge document slow.
const WALK_LIMIT: u32 = 64;

pub(super) struct Document<'a> {
    text: &'a str,
    tape: Tape<'a>,
    decoded: OnceCell<Rc<Decoded>>,
    /// By the entry at which a list or a map starts.
    tree: OnceCell<Vec<Value<'a>>>,
}

/// The texts of a document that have escapes, all of them in one.
#[derive(Debug)]
pub struct Decoded {
    text: String,
    ends: Vec<u32>,
}

impl Decoded {
    pub(crate) fn get(&self, index: u32) -> &str {
        let index = index as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[index] as usize]
    }
}

/// An array or object of a [`Value::from_json`].
#[derive(Clone)]
pub struct JsonNode<'a> {
    document: Rc<Document<'a>>,
    at: u32,
}

/// Reads a text: a scalar, or a node of a new document.
pub(super) fn read(text: &str) -> Result<Value<'_>, JsonError> {
    let tape = reader::read(text)?;
    let document = Rc::new(Document { text, tape, decoded: OnceCell::new(), tree: OnceCell::new() });
    let root = Document::value(&document, 0);
    Ok(match &root {
        // Equal keys, or keys with escapes: the tree knows what to make of them.
        Value::Json(node) if !document.tape.has_simple_keys => node.tree(),
        _ => root,
    })
}

impl<'a> Document<'a> {
    fn kind(&self, at: u32) -> Kind {
        self.tape.entries[at as usize].kind()
    }

    fn raw(&self, entry: Entry) -> &'a str {
        &self.text[entry.start as usize..(entry.start + entry.length()) as usize]
    }

    fn bytes(&self, entry: Entry) -> &'a [u8] {
        let start = entry.start as usize;
        &self.text.as_bytes()[start..start + entry.length() as usize]
    }

    fn decoded(&self) -> &Rc<Decoded> {
        self.decoded.get_or_init(|| {
            let raw = &self.tape.escaped;
            let length = raw.iter().map(|raw| raw.len()).sum();
            let mut decoded = Decoded { text: String::with_capacity(length), ends: Vec::with_capacity(raw.len()) };
            for raw in raw {
                reader::decode(raw, &mut decoded.text);
                decoded.ends.push(decoded.text.len() as u32);
            }
            Rc::new(decoded)
        })
    }

    fn value(document: &Rc<Self>, at: u32) -> Value<'a> {
        let entry = document.tape.entries[at as usize];
        match entry.kind() {
            Kind::Null => Value::Null,
            Kind::True => Value::Bool(true),
            Kind::False => Value::Bool(false),
            Kind::Int => match number::small_digits(document.bytes(entry)) {
                Some(value) => Value::Int(value),
                None => number::integer(document.raw(entry)),
            },
            Kind::Double => Value::Double(document.raw(entry).parse().unwrap_or(f64::NAN)),
            Kind::Text => Value::Str(Str::Borrowed(document.raw(entry))),
            Kind::Escaped => Value::Str(Str::Decoded(Rc::clone(document.decoded()), entry.start)),
            Kind::List | Kind::Map => match document.tree.get() {
                Some(tree) => tree[at as usize].clone(),
                None => Value::Json(JsonNode { document: Rc::clone(document), at }),
            },
        }
    }

    /// The entry behind a value.
    fn next(&self, at: u32) -> u32 {
        at + self.tape.entries[at as usize].width()
    }

    fn text_at(&self, at: u32) -> &str {
        let entry = self.tape.entries[at as usize];
        match entry.kind() {
            Kind::Escaped => self.decoded().get(entry.start),
            _ => self.raw(entry),
        }
    }

    fn grow(document: &Rc<Self>, at: u32, tree: &mut Vec<Value<'a>>) -> Value<'a> {
        let entry = document.tape.entries[at as usize];
        let end = at + entry.width();
        let mut next = at + Entry::HEAD;
        let made = match entry.kind() {
            Kind::List => {
                let mut items = Vec::with_capacity(entry.start as usize);
                while next < end {
                    items.push(Self::grow(document, next, tree));
                    next = document.next(next);
                }
                Value::list(items, ListStyle::Json)
            }
            Kind::Map => {
                let mut map = Map::with_capacity(entry.start as usize);
                while next < end {
                    map.insert(Self::value(document, next), Self::grow(document, next + 1, tree));
                    next = document.next(next + 1);
                }
                Value::map(map)
            }
            _ => return Self::value(document, at),
        };
        tree[at as usize] = made.clone();
        made
    }

    fn write_json(&self, at: u32, out: &mut Vec<u8>) {
        let entry = self.tape.entries[at as usize];
        match entry.kind() {
            Kind::Null => out.extend_from_slice(b"null"),
            Kind::True => out.extend_from_slice(b"true"),
            Kind::False => out.extend_from_slice(b"false"),
            Kind::Int | Kind::Double => self.write_number(entry, out),
            Kind::Text => {
                out.push(b'"');
                out.extend_from_slice(self.raw(entry).as_bytes());
                out.push(b'"');
            }
            Kind::Escaped => print::json_string(self.decoded().get(entry.start), out),
            Kind::List | Kind::Map => {
                if self.tape.is_compact {
                    let span = self.tape.entries[at as usize + 1];
                    return out.extend_from_slice(&self.text.as_bytes()[span.start as usize..span.rest as usize]);
                }
                let is_map = entry.kind() == Kind::Map;
                let (open, close) = if is_map { (b'{', b'}') } else { (b'[', b']') };
                out.push(open);
                let end = at + entry.width();
                let mut next = at + Entry::HEAD;
                while next < end {
                    if next > at + Entry::HEAD {
                        out.push(b',');
                    }
                    if is_map {
                        self.write_json(next, out);
                        out.push(b':');
                        next += 1;
                    }
                    self.write_json(next, out);
                    next = self.next(next);
                }
                out.push(close);
            }
        }
    }

    /// Digits as they stand, but a negative zero has no sign; doubles as Java prints them.
    fn write_number(&self, entry: Entry, out: &mut Vec<u8>) {
        match (entry.kind(), self.raw(entry)) {
            (Kind::Int, "-0") => out.push(b'0'),
            (Kind::Int, digits) => out.extend_from_slice(digits.as_bytes()),
            (_, text) => number::print_double(text.parse().unwrap_or(f64::NAN), out),
        }
    }

    /// As Java prints it: an object as a map, an array as JSON.
    fn print(&self, at: u32, out: &mut Vec<u8>) {
        let entry = self.tape.entries[at as usize];
        match entry.kind() {
            Kind::Text | Kind::Escaped => out.extend_from_slice(self.text_at(at).as_bytes()),
            Kind::Map => {
                out.push(b'{');
                let end = at + entry.width();
                let mut next = at + Entry::HEAD;
                while next < end {
                    if next > at + Entry::HEAD {
                        out.extend_from_slice(b", ");
                    }
                    self.print(next, out);
                    out.push(b'=');
                    self.print(next + 1, out);
                    next = self.next(next + 1);
                }
                out.push(b'}');
            }
            _ => self.write_json(at, out),
        }
    }
}

impl<'a> JsonNode<'a> {
    /// The live list or map that this node is.
    #[must_use]
    pub fn tree(&self) -> Value<'a> {
        let document = &self.document;
        let tree = document.tree.get_or_init(|| {
            let mut tree = vec![Value::Null; document.tape.entries.len()];
            Document::grow(document, 0, &mut tree);
            tree
        });
        tree[self.at as usize].clone()
    }

    /// The tree, where it is needed already.
    fn changed(&self) -> Option<&Value<'a>> {
        self.document.tree.get().map(|tree| &tree[self.at as usize])
    }

    fn head(&self) -> Entry {
        self.document.tape.entries[self.at as usize]
    }

    pub(crate) fn is_list(&self) -> bool {
        self.document.kind(self.at) == Kind::List
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document) && self.at == other.at
    }

    /// Members or items.
    pub(crate) fn len(&self) -> usize {
        match self.changed() {
            Some(Value::List(list)) => list.borrow().items.len(),
            Some(Value::Map(map)) => map.borrow().len(),
            _ => self.head().start as usize,
        }
    }

    /// The value of a member; `None` when there is none, or no object.
    pub(crate) fn member(&self, name: &str) -> Option<Value<'a>> {
        match self.find(Name::new(name), &mut 0) {
            Found::At(at) => Some(Document::value(&self.document, at)),
            Found::Nothing => None,
            Found::InTree => match self.tree() {
                Value::Map(map) => map.borrow().get_str(name).cloned(),
                _ => None,
            },
        }
    }

    /// The same, with a guess how far into the object the member is: objects of one list are mostly alike.
    #[inline]
    pub(crate) fn member_near(&self, name: Name<'_>, hint: &mut u32) -> Option<Value<'a>> {
        match self.find(name, hint) {
            Found::At(at) => Some(Document::value(&self.document, at)),
            Found::Nothing => None,
            Found::InTree => self.member(name.text),
        }
    }

    /// Writes what a member prints, without making its value; false when it is no text, number or boolean.
    pub(crate) fn print_member(&self, name: Name<'_>, hint: &mut u32, out: &mut Vec<u8>) -> bool {
        let Found::At(at) = self.find(name, hint) else { return false };
        let entry = self.document.tape.entries[at as usize];
        match entry.kind() {
            Kind::Text => out.extend_from_slice(self.document.bytes(entry)),
            Kind::Null | Kind::List | Kind::Map => return false,
            _ => self.document.print(at, out),
        }
        true
    }

    fn find(&self, name: Name<'_>, hint: &mut u32) -> Found {
        let document = &*self.document;
        let head = self.head();
        if head.kind() != Kind::Map {
            return Found::Nothing;
        }
        if head.start > WALK_LIMIT || document.tree.get().is_some() {
            return Found::InTree;
        }
        let end = self.at + head.width();
        let text = document.text.as_bytes();
        let is_name = |at: u32| {
            let key = document.tape.entries[at as usize];
            key.length() as usize == name.text.len()
                && match text.get(key.start as usize..).and_then(<[u8]>::first_chunk) {
                    Some(chunk) if name.text.len() <= 8 => u64::from_le_bytes(*chunk) & name.mask == name.word,
                    _ => document.bytes(key) == name.text.as_bytes(),
                }
        };
        // Where no member is an array or object, keys are at every second entry: the hint is one if there is room.
        let near = self.at + Entry::HEAD + 2 * *hint;
        if head.width() == Entry::HEAD + 2 * head.start && near < end && is_name(near) {
            return Found::At(near + 1);
        }
        let mut next = self.at + Entry::HEAD;
        while next < end {
            if is_name(next) {
                *hint = (next - self.at - Entry::HEAD) / 2;
                return Found::At(next + 1);
            }
            next = document.next(next + 1);
        }
        Found::Nothing
    }

    /// The item at a position; `None` when there is none, or no array.
    pub(crate) fn item(&self, position: usize) -> Option<Value<'a>> {
        if !self.is_list() {
            return None;
        }
        if self.document.tree.get().is_some() || self.head().start > WALK_LIMIT {
            let Value::List(list) = self.tree() else { return None };
            return list.borrow().items.get(position).cloned();
        }
        if position >= self.head().start as usize {
            return None;
        }
        let mut next = self.at + Entry::HEAD;
        for _ in 0..position {
            next = self.document.next(next);
        }
        Some(Document::value(&self.document, next))
    }

    /// The names of an object's members, while nothing was changed.
    pub(crate) fn names(&self) -> Option<Vec<Value<'a>>> {
        if self.is_list() || self.document.tree.get().is_some() {
            return None;
        }
        let mut names = Vec::with_capacity(self.head().start as usize);
        let mut walk = self.walk();
        while let Some(at) = walk.key_of_next() {
            names.push(Document::value(&self.document, at));
            walk.step(self);
        }
        Some(names)
    }

    /// A walk along the items, or the values of the members.
    pub(crate) fn walk(&self) -> Walk {
        let is_map = !self.is_list();
        let next = self.at + Entry::HEAD;
        Walk { next, end: self.at + self.head().width(), is_map }
    }

    /// Writes the text's own part, without regard to changes.
    pub(crate) fn write_json(&self, out: &mut Vec<u8>) {
        self.document.write_json(self.at, out);
    }

    /// Prints the text's own part, without regard to changes.
    pub(crate) fn print(&self, out: &mut Vec<u8>) {
        self.document.print(self.at, out);
    }

    /// What this node is now, if something of its document was changed.
    pub(crate) fn changed_tree(&self) -> Option<Value<'a>> {
        self.changed().cloned()
    }

    /// What this node looks like as compact JSON, when the text has it so and nothing was changed.
    #[must_use]
    pub fn compact_text(&self) -> Option<&'a str> {
        let document = &*self.document;
        if document.tree.get().is_some() || !document.tape.is_compact {
            return None;
        }
        let span = document.tape.entries[self.at as usize + 1];
        document.text.get(span.start as usize..span.rest as usize)
    }
}

/// A name to look for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name<'n> {
    text: &'n str,
    /// Its first eight bytes, and which of them it has: most names are compared in one step.
    word: u64,
    mask: u64,
}

impl<'n> Name<'n> {
    pub(crate) fn new(text: &'n str) -> Self {
        let (mut word, mut mask) = ([0; 8], [0; 8]);
        for (at, byte) in text.bytes().take(8).enumerate() {
            (word[at], mask[at]) = (byte, 0xff);
        }
        Self { text, word: u64::from_le_bytes(word), mask: u64::from_le_bytes(mask) }
    }

    /// With what [`Name::new`] found.
    #[inline]
    pub(crate) fn known(text: &'n str, (word, mask): (u64, u64)) -> Self {
        Self { text, word, mask }
    }

    pub(crate) fn words(self) -> (u64, u64) {
        (self.word, self.mask)
    }
}

/// Where a member is.
enum Found {
    At(u32),
    InTree,
    Nothing,
}

/// Where a walk along a node stands.
pub(crate) struct Walk {
    next: u32,
    end: u32,
    is_map: bool,
}

impl Walk {
    fn key_of_next(&self) -> Option<u32> {
        (self.is_map && self.next < self.end).then_some(self.next)
    }

    /// The next item or member's value.
    pub(crate) fn step<'a>(&mut self, node: &JsonNode<'a>) -> Option<Value<'a>> {
        if self.next >= self.end {
            return None;
        }
        let at = self.next + u32::from(self.is_map);
        self.next = node.document.next(at);
        Some(Document::value(&node.document, at))
    }

    pub(crate) fn has_next(&self) -> bool {
        self.next < self.end
    }
}
