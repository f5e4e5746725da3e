//! The `stagedoor` program: command line, settings, wiring, signals. The only place that knows all parts.

use std::process::ExitCode;

use clap::Parser;

mod cli;
mod config;
mod host;
mod screen;
mod settings;
mod telemetry;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    telemetry::install_panic_report();
    let outcome = match cli::Cli::parse().command {
        cli::Command::Config(arguments) => config::run(&arguments),
    };
    match outcome {
        Ok(cli::Outcome::Fine) => ExitCode::SUCCESS,
        Ok(cli::Outcome::Problems) => ExitCode::from(1),
        Err(failure) => {
            screen::complain(&failure.message);
            ExitCode::from(failure.exit_code)
        }
    }
}
