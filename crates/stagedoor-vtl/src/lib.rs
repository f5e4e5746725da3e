//! Velocity templates: parse once, render often. Text in, text out; no API Gateway words inside.
//!
//! [`Template::parse`] makes a compact tree from a text in one of two [`Dialect`]s; [`Template::render`] runs it
//! against a [`Host`] that supplies the variables. Values are Java's as far as a template can tell: their printing,
//! equality, arithmetic and methods. Nothing here panics on a template or on data, and everything that can grow is
//! bounded by [`Limits`].

mod ast;
mod dialect;
mod error;
mod java_regex;
mod json;
mod methods;
mod number;
mod parser;
mod print;
mod render;
mod template;
mod value;

pub use dialect::Dialect;
pub use error::{Limit, Limits, ParseError, RenderError};
pub use java_regex::{JavaPattern, PatternError};
pub use json::{Decoded, JsonError, JsonNode};
pub use template::Template;
pub use value::{Block, Host, List, ListStyle, Loop, Map, NoVariables, Object, Str, Value};

#[cfg(test)]
mod tests;
