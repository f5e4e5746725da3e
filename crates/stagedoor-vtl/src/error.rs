//! What can go wrong with a template, and the bounds under which it runs.

/// Why a text is not a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct ParseError {
    pub line: u32,
    pub column: u32,
    pub message: String,
}

/// Why a template stopped half-way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The template asked for more than its [`Limits`] allow.
    #[error("line {line}, column {column}: the template exceeds its limit of {limit}")]
    Limit { line: u32, column: u32, limit: Limit },
    /// A method threw, as Java's would.
    #[error("line {line}, column {column}: {method}: {message}")]
    Method { line: u32, column: u32, method: String, message: String },
    /// A directive that cannot run.
    #[error("line {line}, column {column}: {message}")]
    Directive { line: u32, column: u32, message: String },
}

/// Which bound a template ran into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Limit {
    #[error("steps")]
    Steps,
    #[error("output bytes")]
    Output,
    #[error("range size")]
    Range,
    #[error("nesting depth")]
    Depth,
    #[error("number size")]
    Number,
}

/// Bounds of one render. The default suits a mapping template of a few hundred kilobytes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Nodes and expressions evaluated, and items or bytes walked by methods in units of 64.
    pub steps: u64,
    /// Bytes rendered, those kept in variables included.
    pub output_bytes: usize,
    /// Rounds of one `#foreach`; further items are left out silently, as Velocity does.
    pub foreach_rounds: u32,
    /// Items of one `[a..b]`.
    pub range_items: u32,
    /// Nested evaluation: blocks, macro calls, `#define` blocks.
    pub depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: 5_000_000, output_bytes: 20 << 20, foreach_rounds: 1000, range_items: 100_000, depth: 150 }
    }
}
