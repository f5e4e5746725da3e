//! Tasks of the developers: `cargo xtask <task>`. Everything a check runs in CI can be run here.

mod codegen;
mod model;

use std::process::ExitCode;

const TASKS: &str = "\
cargo xtask model              extract the facts of the AWS service models from the pinned botocore wheel
cargo xtask codegen [--check]  write the generated Rust of stagedoor-wire, or fail where it differs";

#[expect(clippy::print_stderr, reason = "a command line tool")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
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

/// The root of the workspace.
fn root() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(std::path::Path::new("."))
}
