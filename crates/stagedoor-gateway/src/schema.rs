//! JSON Schema draft 4, as request validation speaks it: the models of an API, compiled when they are published.
//!
//! AWS: the service validates with the Java library json-schema-validator, whose messages callers get to see by
//! `$context.error.validationErrorString` (quoted by others). So it is the library's order in which things are looked at,
//! and its words: keywords by name; what is inside of an array or an object only once that itself has passed; members by
//! name. The differential test of `conformance/schema` holds us to it.
//!
//! References lead to fragments of the same schema and to other models of the API. Nothing is fetched: one that leads
//! anywhere else makes the schema invalid, and so does what is no schema.

use std::collections::BTreeMap;
use std::sync::Arc;

mod compile;
mod format;
mod json;
mod pattern;
mod validate;

use crate::decimal::Number;
use compile::Compiling;
use json::{Json, Kind, Members};
use pattern::Pattern;

/// A compiled schema.
#[derive(Clone, Debug)]
pub struct Schema {
    /// All schemas that it leads to; they name each other by their places here.
    nodes: Arc<[Node]>,
    root: usize,
}

/// Why a text is no schema, or one that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SchemaError {
    pub message: String,
}

/// What a schema says of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Valid,
    NotJson,
    /// What is wrong, in the library's words: `[object has missing required properties (["b"])]`.
    Invalid(String),
    /// Nothing is known to be wrong, but a bound was reached: never a pass.
    Exceeded(&'static str),
}

impl Schema {
    /// Compiles the model of that name, with the models that it refers to.
    ///
    /// # Errors
    /// When it or one that it refers to is no schema, or is not there.
    pub fn of_model(models: &BTreeMap<String, String>, name: &str) -> Result<Self, SchemaError> {
        Compiling::new(models).run(name)
    }

    /// Compiles a schema that stands alone.
    ///
    /// # Errors
    /// When it is none, or refers to anything outside of itself.
    pub fn new(text: &str) -> Result<Self, SchemaError> {
        Self::of_model(&[("schema".to_owned(), text.to_owned())].into(), "schema")
    }

    /// Validates a text of JSON.
    #[must_use]
    pub fn validate(&self, text: &str) -> Verdict {
        match Json::parse(text) {
            Ok(instance) => validate::validate(self, &instance),
            Err(_) => Verdict::NotJson,
        }
    }
}

/// One schema.
#[derive(Debug, Default)]
struct Node {
    /// Rules about the value as a whole, by the names of their keywords.
    rules: Vec<Rule>,
    /// What the items of an array must be.
    items: Items,
    /// What the members of an object must be.
    properties: Properties,
}

type NodeId = usize;

#[derive(Debug)]
enum Rule {
    /// `additionalItems: false` beside so many items.
    AdditionalItems(usize),
    /// `additionalProperties: false`: those of [`Properties`] alone.
    AdditionalProperties,
    AllOf(Vec<NodeId>),
    AnyOf(Vec<NodeId>),
    Dependencies(Vec<(Box<str>, Dependency)>),
    Enum(Vec<Json<'static>>),
    Format(format::Format),
    MaxItems(usize),
    MaxLength(usize),
    MaxProperties(usize),
    Maximum(Number<'static>, Exclusive),
    MinItems(usize),
    MinLength(usize),
    MinProperties(usize),
    Minimum(Number<'static>, Exclusive),
    MultipleOf(Number<'static>),
    Not(NodeId),
    OneOf(Vec<NodeId>),
    Pattern(Pattern),
    /// By name.
    Required(Vec<Box<str>>),
    /// By name.
    Type(Vec<Kind>),
    UniqueItems,
}

type Exclusive = bool;

#[derive(Debug)]
enum Dependency {
    /// By name.
    Members(Vec<Box<str>>),
    Schema(NodeId),
}

#[derive(Debug, Default)]
struct Items {
    /// Those of the first items, when they have their own.
    first: Vec<NodeId>,
    /// That of all others.
    others: Option<NodeId>,
}

#[derive(Debug, Default)]
struct Properties {
    named: BTreeMap<Box<str>, NodeId>,
    patterns: Vec<(Pattern, NodeId)>,
    /// That of all others.
    others: Option<NodeId>,
}

#[cfg(test)]
mod tests;
