//! `stagedoor serve`: both planes over a durable store, or one in memory, until a signal.

use std::sync::Arc;

use clap::Args;
use stagedoor_control::publish::Location;

use crate::addresses;
use crate::cli::{Failure, Loaded, Outcome, executor, load, reread};
use crate::init_scripts::InitScripts;
use crate::installation::{Parts, kept};
use crate::screen::{self, Style};
use crate::settings::{Flags, Serve};
use crate::signals::Signals;
use crate::{telemetry, watch};

const EXAMPLES: &str = "\
Examples:
  stagedoor serve                                       durable, at http://127.0.0.1:4566
  stagedoor serve --ephemeral                           in memory, for CI
  stagedoor serve --control-listen 127.0.0.1:4566 --invoke-listen 0.0.0.0:8080
Then:
  export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
  aws apigateway create-rest-api --name shop --region us-east-1";

/// What `serve` takes.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ServeArguments {
    #[command(flatten)]
    settings: Flags<Serve>,
}

/// Serves until a signal.
pub(crate) fn run(arguments: &ServeArguments) -> Result<Outcome, Failure> {
    let loaded = load(&arguments.settings)?;
    telemetry::start_log(&loaded.settings).map_err(Failure::usage)?;
    executor()?.block_on(serve(&arguments.settings, &loaded))?;
    Ok(Outcome::Fine)
}

async fn serve(flags: &Flags<Serve>, loaded: &Loaded) -> Result<(), Failure> {
    let settings = &loaded.settings;
    let addresses = addresses::of_serve(settings).map_err(Failure::usage)?;
    let location = if settings.ephemeral {
        Location::Memory
    } else {
        Location::DataDirectory(settings.data_folder().map_err(Failure::usage)?)
    };
    let mut signals = Signals::listen().map_err(|error| Failure::problem(format!("no signal handler: {error}")))?;
    let scripts = Arc::new(InitScripts::find(settings.init_dir.as_deref()));
    let parts = Parts::assemble(settings, &location, settings.dev, Arc::clone(&scripts))?;
    let mut installation = parts.listen(settings, loaded.file.as_deref(), &addresses)?;
    if settings.insecure_open && settings.credentials.is_none() {
        screen::warn("--insecure-open: whoever reaches the control plane may change and delete everything");
    }
    screen::say(format_args!(
        "Stagedoor {} at {}, {}. {}",
        env!("CARGO_PKG_VERSION"),
        installation.listening(),
        kept(&location),
        screen::paint("Ready.", Style::Green),
    ));
    let endpoint = installation.control_endpoint();
    let running = Arc::clone(&scripts);
    tokio::spawn(async move { running.run(&endpoint).await });
    loop {
        tokio::select! {
            () = signals.next() => break,
            () = tokio::time::sleep(watch::INTERVAL) => {}
        }
        installation.look(|| reread(flags));
    }
    screen::say("Finishing requests under way; a second signal ends at once.");
    signals.end_at_next();
    scripts.shut_down();
    installation.stop().await;
    Ok(())
}
