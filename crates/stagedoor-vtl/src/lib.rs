//! Velocity templates: parse once, render often. Text in, text out; no API Gateway words inside.

/// A parsed template.
#[derive(Debug)]
pub struct Template {}

/// Why a text is not a template.
#[derive(Debug, Clone, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct ParseError {
    pub line: u32,
    pub column: u32,
    pub message: String,
}

/// A Java regular expression, rewritten for and run by Rust engines.
#[derive(Debug, Clone)]
pub struct JavaPattern {}
