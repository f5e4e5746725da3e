//! Tasks of the developers: `cargo xtask <task>`. Everything a check runs in CI can be run here.

mod ci;
mod codegen;
mod docs;
mod model;
mod tidy;

use std::io::Write;
use std::process::ExitCode;

const TASKS: &str = "\
cargo xtask ci [--only STEP] [--verbose]  everything CI runs
cargo xtask tidy [--list]                 headers, names, licences, sizes; --list: notes about unproved behaviour
cargo xtask docs [--check]                write the generated pages of docs/reference, or fail where they differ
cargo xtask model                         extract the facts of the AWS service models from the pinned botocore wheel
cargo xtask codegen [--check]             write the generated Rust of stagedoor-wire, or fail where it differs";

#[expect(clippy::print_stderr, reason = "a command line tool")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["ci", rest @ ..] => run_ci(rest),
        ["tidy"] => tidy::run(false),
        ["tidy", "--list"] => tidy::run(true),
        ["docs"] => docs::run(false),
        ["docs", "--check"] => docs::run(true),
        ["model"] => model::run(),
        ["codegen"] => codegen::run(false),
        ["codegen", "--check"] => codegen::run(true),
        _ => Err(format!("unknown task\n\n{TASKS}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run_ci(mut rest: &[&str]) -> Result<(), String> {
    let mut only = Vec::new();
    let mut verbose = false;
    while let Some((word, tail)) = rest.split_first() {
        rest = match (*word, tail) {
            ("--only", [name, tail @ ..]) => {
                only.push(*name);
                tail
            }
            ("--verbose", tail) => {
                verbose = true;
                tail
            }
            _ => return Err(format!("unknown option {word}\n\n{TASKS}")),
        };
    }
    ci::run(&only, verbose)
}

/// A line on standard output. A reader who left (`| head`) is no reason to fail.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// The root of the workspace.
fn root() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(std::path::Path::new("."))
}
