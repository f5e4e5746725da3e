//! What people see: standard output for what they asked for, standard error for complaints. Nothing else prints.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

/// A line on standard output. A reader who left (`| head`) is no reason to fail.
pub(crate) fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// A line on standard error.
pub(crate) fn notice(line: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// An error on standard error.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{} {message}", paint_error("error:", Style::Red));
}

/// A warning on standard error.
pub(crate) fn warn(message: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{} {message}", paint_error("warning:", Style::Yellow));
}

/// How a word stands out on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Bold,
    Red,
    Green,
    Yellow,
}

/// `text` for standard output, dressed when that is a terminal that wants colours.
pub(crate) fn paint(text: &str, style: Style) -> String {
    dress(text, style, std::io::stdout().is_terminal())
}

/// Whether standard error is a terminal that wants colours.
pub(crate) fn errors_are_coloured() -> bool {
    wants_colours(std::io::stderr().is_terminal())
}

fn paint_error(text: &str, style: Style) -> String {
    dress(text, style, std::io::stderr().is_terminal())
}

fn wants_colours(terminal: bool) -> bool {
    terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn dress(text: &str, style: Style, terminal: bool) -> String {
    if !wants_colours(terminal) {
        return text.to_owned();
    }
    let code = match style {
        Style::Bold => 1,
        Style::Red => 31,
        Style::Green => 32,
        Style::Yellow => 33,
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// Text from a document as it is safe to show: control characters become `?`, line ends stay.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() && letter != '\n' { '?' } else { letter }).collect()
}

/// Rows as aligned columns, two spaces between them; the last column runs on.
pub(crate) fn columns(rows: &[Vec<String>]) -> Vec<String> {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| clean(cell).replace('\n', " ")).collect()).collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    rows.iter()
        .map(|row| {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                line.push_str(cell);
                if column + 1 < row.len() {
                    let gap = width(column).unwrap_or(0) - cell.chars().count() + 2;
                    line.extend(std::iter::repeat_n(' ', gap));
                }
            }
            line
        })
        .collect()
}
