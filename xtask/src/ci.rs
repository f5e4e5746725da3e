//! `cargo xtask ci`: everything CI runs, as a list of named steps, each timed, with a table at the end.
//!
//! A step's output goes to `target/ci/NAME.log` and is shown when it fails (or always, with `--verbose`). A failed
//! step does not stop the others. The last line is `N passed, N failed`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{codegen, docs, root, say, tidy};

/// How much of a failed step's log is shown.
const SHOWN_LINES: usize = 120;

struct Step {
    name: String,
    work: Work,
    /// Whether it drives the built program.
    needs_build: bool,
}

enum Work {
    Run(Command),
    Call(fn() -> Result<(), String>),
}

/// Runs the steps; with `only`, those of these names.
pub(crate) fn run(only: &[&str], verbose: bool) -> Result<(), String> {
    let mut steps = steps()?;
    if let Some(unknown) = only.iter().find(|name| steps.iter().all(|step| step.name != **name)) {
        let names: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
        return Err(format!("there is no step `{unknown}`; the steps are: {}", names.join(", ")));
    }
    steps.retain(|step| only.is_empty() || only.contains(&step.name.as_str()));
    let logs = target().join("ci");
    std::fs::create_dir_all(&logs).map_err(|error| format!("{}: {error}", logs.display()))?;

    let total = steps.len();
    let mut results: Vec<(String, bool, Duration)> = Vec::new();
    for (index, step) in steps.into_iter().enumerate() {
        let log = logs.join(format!("{}.log", step.name));
        say(&format!("[{}/{total}] {}", index + 1, step.name));
        let started = Instant::now();
        let built = results.iter().all(|(name, passed, _)| name != "build" || *passed);
        let outcome = if step.needs_build && !built {
            Err("the build failed".to_owned())
        } else {
            perform(step.work, &log, verbose)
        };
        let passed = outcome.is_ok();
        if let Err(problem) = outcome {
            say(&format!(
                "{problem}\n[{}/{total}] {} FAILED (again: cargo xtask ci --only {})",
                index + 1,
                step.name,
                step.name
            ));
        }
        results.push((step.name, passed, started.elapsed()));
    }
    summary(&results)
}

fn summary(results: &[(String, bool, Duration)]) -> Result<(), String> {
    say("");
    for (name, passed, took) in results {
        say(&format!("  {:<6}  {name:<16}{:>8.1} s", if *passed { "passed" } else { "FAILED" }, took.as_secs_f64()));
    }
    let passed = results.iter().filter(|(_, passed, _)| *passed).count();
    let failed = results.len() - passed;
    say(&format!("\n{passed} passed, {failed} failed"));
    if failed == 0 { Ok(()) } else { Err("not everything passed".to_owned()) }
}

/// The list, in the order in which a mistake is cheapest to find. Every folder of `conformance/` is a step of its own.
fn steps() -> Result<Vec<Step>, String> {
    let mut steps = vec![
        step("format", false, cargo(&["fmt", "--all", "--check"])),
        Step { name: "tidy".to_owned(), work: Work::Call(|| tidy::run(false)), needs_build: false },
        Step { name: "codegen".to_owned(), work: Work::Call(|| codegen::run(true)), needs_build: false },
        step("clippy", false, cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])),
        step("build", false, cargo(&["build", "--locked", "-p", "stagedoor"])),
        step("tests", false, tests()),
        Step { name: "pages".to_owned(), work: Work::Call(|| docs::run(true)), needs_build: true },
    ];
    for folder in conformance_folders()? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut command = conformance(&folder)?;
        command
            .env("STAGEDOOR_BIN", target().join("debug/stagedoor"))
            .env(
                "PATH",
                format!("{}:{}", tools().join("venv/bin").display(), std::env::var("PATH").unwrap_or_default()),
            )
            .env("CARGO_TARGET_DIR", target());
        steps.push(Step { name, work: Work::Run(command), needs_build: true });
    }
    Ok(steps)
}

fn step(name: &str, needs_build: bool, command: Command) -> Step {
    Step { name: name.to_owned(), work: Work::Run(command), needs_build }
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// nextest where it is installed: faster, and a test that hangs is named.
fn tests() -> Command {
    let nextest =
        Command::new("cargo").args(["nextest", "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if nextest.is_ok_and(|status| status.success()) {
        cargo(&["nextest", "run", "--workspace", "--locked", "--no-fail-fast"])
    } else {
        cargo(&["test", "--workspace", "--locked", "--no-fail-fast"])
    }
}

/// A folder of `conformance/` runs by its `run.sh`, its `run.py`, or as a pytest suite.
fn conformance(folder: &Path) -> Result<Command, String> {
    let mut command = if folder.join("run.sh").exists() {
        let mut command = Command::new("bash");
        command.arg(folder.join("run.sh"));
        command
    } else if folder.join("run.py").exists() {
        let mut command = Command::new(tools().join("venv/bin/python"));
        command.arg(folder.join("run.py"));
        command
    } else if folder.join("pytest.ini").exists() {
        let mut command = Command::new(tools().join("venv/bin/python"));
        command.args(["-m", "pytest"]).arg(folder);
        command
    } else {
        return Err(format!("{}: there is neither `run.sh`, `run.py` nor `pytest.ini`", folder.display()));
    };
    command.current_dir(root());
    Ok(command)
}

fn conformance_folders() -> Result<Vec<PathBuf>, String> {
    let home = root().join("conformance");
    let entries = std::fs::read_dir(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    let mut folders: Vec<PathBuf> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| path.is_dir()).collect();
    folders.retain(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with(['.', '_'])));
    folders.sort();
    Ok(folders)
}

fn perform(work: Work, log: &Path, verbose: bool) -> Result<(), String> {
    let mut command = match work {
        Work::Call(function) => return function(),
        Work::Run(command) => command,
    };
    command.stdin(Stdio::null());
    if !verbose {
        let file = File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
        let second = file.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
        command.stdout(file).stderr(second);
    }
    let status = command.status().map_err(|error| {
        format!(
            "{} does not start: {error} (./conformance/setup.sh brings what the tests need)",
            command.get_program().display()
        )
    })?;
    if status.success() {
        return Ok(());
    }
    Err(if verbose { status.to_string() } else { format!("{}\n{status}; all of it: {}", tail(log), log.display()) })
}

fn tail(log: &Path) -> String {
    let text = std::fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(SHOWN_LINES)..].join("\n")
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// What `conformance/setup.sh` installed: always in the checkout's own target folder.
fn tools() -> PathBuf {
    root().join("target/conformance")
}
