//! A parsed template.

use crate::ast::{Nodes, Offset};
use crate::error::{Limits, ParseError, RenderError};
use crate::parser::{self, Tables};
use crate::render::Renderer;
use crate::{Dialect, Host};

/// A parsed template. Rendering borrows from it; it can be shared between threads.
pub struct Template {
    pub(crate) nodes: Nodes,
    pub(crate) tables: Tables,
    pub(crate) dialect: Dialect,
    /// Bytes after which lines end, to tell an offset's line and column.
    line_ends: Box<[Offset]>,
}

impl Template {
    /// Parses `text`.
    pub fn parse(text: &str, dialect: Dialect) -> Result<Self, ParseError> {
        let (nodes, tables) = parser::parse(text, dialect)?;
        let line_ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as Offset).collect();
        Ok(Self { nodes, tables, dialect, line_ends })
    }

    /// Renders into `out`. What was written before an error stays there.
    pub fn render<'a>(
        &'a self,
        host: &mut dyn Host<'a>,
        limits: &Limits,
        out: &mut Vec<u8>,
    ) -> Result<(), RenderError> {
        Renderer::new(self, host, *limits, out).run()
    }

    /// Whether a method of that name is called anywhere: a host need not make ready what no template asks for.
    #[must_use]
    pub fn calls(&self, method: &str) -> bool {
        self.tables.methods.contains(method)
    }

    /// Line and column (in bytes) of an offset, both from 1.
    pub(crate) fn position(&self, offset: Offset) -> (u32, u32) {
        let line = self.line_ends.partition_point(|end| *end < offset);
        let start = if line == 0 { 0 } else { self.line_ends[line - 1] + 1 };
        (line as u32 + 1, offset - start + 1)
    }
}

impl std::fmt::Debug for Template {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Template").field("dialect", &self.dialect).finish_non_exhaustive()
    }
}
