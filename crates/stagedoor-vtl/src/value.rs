//! Values as templates see them: Java's, without Java.
#![allow(dead_code)]

use std::cell::RefCell;
use std::rc::Rc;

/// A text: borrowed from the template or the embedding's data, or shared.
#[derive(Clone, Debug)]
pub enum Str<'a> {
    Borrowed(&'a str),
    Shared(Rc<str>),
}

/// A value.
#[derive(Clone)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Int(i64),
    /// An integer beyond 64 bits, as decimal text.
    Big(Rc<str>),
    Double(f64),
    Str(Str<'a>),
    List(Rc<RefCell<List<'a>>>),
    Map(Rc<RefCell<Map<'a>>>),
    Object(Rc<dyn Object<'a> + 'a>),
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

/// A map that keeps the order of insertion.
#[derive(Default)]
pub struct Map<'a> {
    entries: Vec<(Value<'a>, Value<'a>)>,
}

/// Something of the embedding's with properties and methods.
pub trait Object<'a> {
    /// `$object.name`; `None` when there is no such property.
    fn property(&self, name: &str) -> Option<Value<'a>>;
}

/// What supplies the variables that a template did not set itself.
pub trait Host<'a> {
    fn variable(&mut self, name: &str) -> Option<Value<'a>>;
}
