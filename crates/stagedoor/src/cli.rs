//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::check::CheckArguments;
use crate::explain::ExplainArguments;
use crate::reference::ReferenceArguments;
use crate::screen;
use crate::serve::ServeArguments;
use crate::settings::{Effective, Flags, Layers, Origin, Scope, Serve, Settings};
use crate::up::UpArguments;
use crate::vtl::VtlArguments;

const AFTER_HELP: &str = "\
Start here:
  stagedoor up openapi.yaml            serve a document; answers from its examples and schemas
  stagedoor up openapi.yaml --backend http://localhost:3000
  stagedoor serve                      a gateway for AWS SDKs, CLI, Terraform at 127.0.0.1:4566

Exit codes: 0 fine, 1 problems found, 2 wrong usage or settings.";

/// Amazon API Gateway that you run yourself.
#[derive(Debug, Parser)]
#[command(name = "stagedoor", version, about, after_help = AFTER_HELP, max_term_width = 110, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// One variant per command, in the order of the help text.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve OpenAPI files from memory, and deploy them again when they change.
    Up(UpArguments),
    /// Run both planes over a durable store: a gateway for AWS clients and for callers.
    Serve(ServeArguments),
    /// Report what is wrong with OpenAPI files, without serving them.
    Check(CheckArguments),
    /// Tell the story of one request: every step, what it decided and why.
    Explain(ExplainArguments),
    /// Render a mapping template with given inputs.
    Vtl(VtlArguments),
    /// Check what a store must always be.
    Doctor(Flags<Serve>),
    /// Show the effective settings and where each came from.
    Config(Flags<Serve>),
    /// Print a page of the reference.
    #[command(hide = true)]
    Reference(ReferenceArguments),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Fine,
    /// It did its work and found problems.
    Problems,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) message: String,
    pub(crate) exit_code: u8,
}

impl Failure {
    /// Wrong usage or settings: exit code 2.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), exit_code: 2 }
    }

    /// Anything else that went wrong: exit code 1.
    pub(crate) fn problem(message: impl Into<String>) -> Self {
        Self { message: message.into(), exit_code: 1 }
    }
}

/// The settings of a command, with where they came from.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) settings: Settings,
    pub(crate) effective: Vec<Effective>,
    pub(crate) file: Option<PathBuf>,
}

impl Loaded {
    /// Whether nobody set it.
    pub(crate) fn is_default(&self, name: &str) -> bool {
        self.effective.iter().any(|line| line.name == name && line.origin == Origin::Default)
    }
}

/// The executor of the main thread: signals, watching, waiting. Requests are served by the workers' own.
pub(crate) fn executor() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::problem(format!("the executor cannot be started: {error}")))
}

/// Reads the settings once more, while the program runs.
///
/// # Errors
/// What is wrong with them now.
pub(crate) fn reread<S: Scope>(flags: &Flags<S>) -> Result<Settings, String> {
    let layers = Layers::collect(flags.config.as_deref(), &flags.given, std::env::vars_os())?;
    Ok(Settings::resolve(&layers)?.0)
}

/// Collects the layers of settings, reads them, and says what has no effect.
pub(crate) fn load<S: Scope>(flags: &Flags<S>) -> Result<Loaded, Failure> {
    let layers = Layers::collect(flags.config.as_deref(), &flags.given, std::env::vars_os()).map_err(Failure::usage)?;
    for line in &layers.notices {
        screen::warn(line);
    }
    let (settings, effective) = Settings::resolve(&layers).map_err(Failure::usage)?;
    Ok(Loaded { settings, effective, file: layers.file })
}
