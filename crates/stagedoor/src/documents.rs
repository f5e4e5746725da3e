//! OpenAPI files as the commands `up` and `check` take them: read, imported in the tolerant way, problems shown.

use std::path::Path;

use clap::Args;
use stagedoor_control::openapi::{self, ImportOptions, Imported, Problem, Severity};

use crate::screen;

/// How to treat what a document leaves open.
#[derive(Args, Clone, Debug)]
pub(crate) struct DocumentFlags {
    /// Send operations without an integration to this server: path, query, headers and body are passed on.
    #[arg(long, value_name = "URL", value_parser = backend_url)]
    pub(crate) backend: Option<String>,
    /// Answer operations without an integration from the document's examples, else from its schemas. That is also what
    /// happens when neither this nor --backend is given.
    #[arg(long, conflicts_with = "backend")]
    pub(crate) mock: bool,
    /// Treat warnings as errors.
    #[arg(long)]
    pub(crate) strict: bool,
}

/// A document that could not be imported, with all that is wrong with it.
#[derive(Debug)]
pub(crate) struct Rejected(pub(crate) Vec<Problem>);

impl DocumentFlags {
    /// Imports the bytes of a document. What can be used may still bring warnings.
    pub(crate) fn import(&self, bytes: &[u8], path: &Path) -> Result<Imported, Rejected> {
        let source = openapi::read(bytes, &path.display().to_string()).map_err(|problem| Rejected(vec![problem]))?;
        let options = ImportOptions {
            tolerant: true,
            backend: self.backend.clone(),
            mock: self.mock || self.backend.is_none(),
            fail_on_warnings: self.strict,
            ..ImportOptions::default()
        };
        let imported = openapi::import(&source, &options);
        if imported.is_usable() { Ok(imported) } else { Err(Rejected(imported.problems)) }
    }
}

/// The bytes of a document.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    use std::io::ErrorKind;
    std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("{}: there is no such file", path.display()),
        ErrorKind::IsADirectory => format!("{} is a folder; name the OpenAPI file in it", path.display()),
        _ => format!("{}: cannot be read: {error}", path.display()),
    })
}

/// Shows problems, errors first, at most `most` of each severity.
pub(crate) fn show(problems: &[Problem], most: usize, print: fn(&str)) {
    for severity in [Severity::Error, Severity::Warning] {
        let of_severity: Vec<&Problem> = problems.iter().filter(|problem| problem.severity == severity).collect();
        for problem in of_severity.iter().take(most) {
            print(&screen::clean(&problem.to_string()));
        }
        if let Some(rest) = of_severity.len().checked_sub(most).filter(|rest| *rest > 0) {
            let file = problems.first().map_or("FILE", |problem| problem.file.as_str());
            print(&format!("… and {rest} more {severity}s: stagedoor check {file}"));
        }
    }
}

/// `2 errors, 1 warning`
pub(crate) fn tally(problems: &[Problem]) -> String {
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let said = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    format!("{}, {}", said(count(Severity::Error), "error"), said(count(Severity::Warning), "warning"))
}

fn backend_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    match rest {
        Some(host) if !host.is_empty() && !host.starts_with('/') && !text.contains(char::is_whitespace) => {
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => Err("write it as http://localhost:3000 or https://host/path".to_owned()),
    }
}
