//! The `stagedoor` program: command line, settings, wiring, signals. The only place that knows all parts.

use std::process::ExitCode;

use clap::Parser;

mod addresses;
mod admin;
mod certificates;
mod check;
mod cli;
mod config;
mod doctor;
mod documents;
mod explain;
mod host;
mod init_scripts;
mod installation;
mod reference;
mod screen;
mod serve;
mod settings;
mod signals;
mod telemetry;
mod up;
mod vpc_links;
mod vtl;
mod watch;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    telemetry::install_panic_report();
    let outcome = match cli::Cli::parse().command {
        cli::Command::Up(arguments) => up::run(&arguments),
        cli::Command::Serve(arguments) => serve::run(&arguments),
        cli::Command::Check(arguments) => check::run(&arguments),
        cli::Command::Explain(arguments) => explain::run(&arguments),
        cli::Command::Vtl(arguments) => vtl::run(&arguments),
        cli::Command::Doctor(flags) => doctor::run(&flags),
        cli::Command::Config(flags) => config::run(&flags),
        cli::Command::Reference(arguments) => reference::run(&arguments),
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
