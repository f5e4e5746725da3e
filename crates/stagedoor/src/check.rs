//! `stagedoor check`: what is wrong with a document, without serving it.

use std::path::PathBuf;

use clap::Args;
use stagedoor_control::openapi::Severity;

use crate::cli::{Failure, Outcome};
use crate::documents::{self, DocumentFlags, Rejected};
use crate::screen;

const EXAMPLES: &str = "\
Examples:
  stagedoor check openapi.yaml
  stagedoor check --strict api/*.json     in CI: warnings count too

Exit codes: 0 usable, 1 errors found (with --strict also warnings), 2 wrong usage.";

/// What `check` takes.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArguments {
    /// OpenAPI 2 or 3 documents, JSON or YAML.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    document: DocumentFlags,
}

/// Checks every file.
pub(crate) fn run(arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Fine;
    for path in &arguments.files {
        let bytes = documents::read(path).map_err(Failure::usage)?;
        let (problems, what) = match arguments.document.import(&bytes, path) {
            Ok(imported) => (imported.problems, imported.counts.to_string()),
            Err(Rejected(problems)) => (problems, "cannot be used as it is".to_owned()),
        };
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            outcome = Outcome::Problems;
        }
        documents::show(&problems, usize::MAX, |line| screen::say(line));
        screen::say(format_args!("{}: {what}; {}", path.display(), documents::tally(&problems)));
    }
    Ok(outcome)
}
