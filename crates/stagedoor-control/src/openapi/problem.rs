//! What is wrong with a document: where, what, and what to do about it.

use std::fmt;

/// The longest message; what a document says can be long.
const MESSAGE_CHARS: usize = 1_000;
/// The longest source line that a rendered problem shows.
const SOURCE_LINE_CHARS: usize = 160;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document was imported; something in it was changed, widened or left out.
    Warning,
    /// The document cannot be used as it is.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// One problem of a document. `Display` gives `file:line:column: severity: message`, the source line with a caret,
/// and the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// The file as the user named it.
    pub file: String,
    /// From 1; absent when the place is not known.
    pub line: Option<u32>,
    /// From 1, in characters.
    pub column: Option<u32>,
    /// The JSON pointer of the place, empty for the whole document.
    pub pointer: Box<str>,
    pub message: String,
    /// What to do.
    pub help: Option<Box<str>>,
    /// The line of the document, cut to what fits on a screen.
    pub source_line: Option<Box<str>>,
}

impl Problem {
    pub(super) fn new(severity: Severity, pointer: impl Into<Box<str>>, message: impl Into<String>) -> Self {
        let mut message = message.into();
        if let Some((end, _)) = message.char_indices().nth(MESSAGE_CHARS) {
            message.truncate(end);
            message.push('…');
        }
        Self {
            severity,
            file: String::new(),
            line: None,
            column: None,
            pointer: pointer.into(),
            message,
            help: None,
            source_line: None,
        }
    }

    #[must_use]
    pub(super) fn help(mut self, help: impl Into<Box<str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Fills in where in `text` the problem is.
    pub(super) fn place(&mut self, file: &str, text: &str, position: Option<Position>) {
        let line = position.and_then(|position| text.lines().nth(position.line.saturating_sub(1) as usize));
        self.place_on_line(file, line, position);
    }

    /// The same for one whose line has been found already.
    pub(super) fn place_on_line(&mut self, file: &str, line: Option<&str>, position: Option<Position>) {
        file.clone_into(&mut self.file);
        self.line = position.map(|position| position.line);
        self.column = position.map(|position| position.column);
        self.source_line = line.and_then(shown);
    }
}

/// A place in a text, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Position {
    /// The place of a byte offset.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before[line_start..].chars().count() + 1;
        Self { line: line.try_into().unwrap_or(u32::MAX), column: column.try_into().unwrap_or(u32::MAX) }
    }
}

/// A line as it can be shown; a line that is much longer than a screen (a document in one line) is not.
fn shown(line: &str) -> Option<Box<str>> {
    if line.trim().is_empty() || line.chars().nth(SOURCE_LINE_CHARS).is_some() {
        return None;
    }
    Some(line.trim_end().replace('\t', " ").into())
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}:{}", self.column.unwrap_or(1))?;
        }
        write!(f, ": {}: {}", self.severity, self.message)?;
        if let (Some(line), Some(source_line)) = (self.line, &self.source_line) {
            let number = line.to_string();
            let gap = " ".repeat(number.len());
            let column = self.column.unwrap_or(1).saturating_sub(1) as usize;
            write!(f, "\n {number} | {source_line}\n {gap} | {}^", " ".repeat(column))?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_place_message_line_and_help() {
        let text = "openapi: 3.0.3\npaths:\n  /a/{b:\n    get: {}\n";
        let mut problem = Problem::new(Severity::Warning, "/paths/~1a~1{b", "the path is left out").help("close it");
        problem.place("api.yaml", text, Some(Position { line: 3, column: 3 }));
        assert_eq!(
            problem.to_string(),
            "api.yaml:3:3: warning: the path is left out\n 3 |   /a/{b:\n   |   ^\n  help: close it"
        );
    }

    #[test]
    fn a_problem_without_a_place_still_reads() {
        let mut problem = Problem::new(Severity::Error, "", "no paths");
        problem.place("api.json", "{}", None);
        assert_eq!(problem.to_string(), "api.json: error: no paths");
    }

    #[test]
    fn offsets_become_lines_and_columns() {
        let text = "ab\ncdé\nf";
        for (offset, line, column) in [(0, 1, 1), (1, 1, 2), (3, 2, 1), (6, 2, 3), (8, 3, 1), (99, 3, 2)] {
            assert_eq!(Position::of(text, offset), Position { line, column }, "offset {offset}");
        }
    }
}
