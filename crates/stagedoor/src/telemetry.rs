//! Our own log on standard error, and what is shown when we panic.

use std::panic::PanicHookInfo;

use tracing_subscriber::EnvFilter;

use crate::screen;
use crate::settings::{LogFormat, Settings};

/// Starts the log as the settings say.
///
/// # Errors
/// When `log-level` is no level and no filter.
pub(crate) fn start_log(settings: &Settings) -> Result<(), String> {
    let filter = EnvFilter::builder().parse(&settings.log_level).map_err(|error| {
        format!("--log-level {}: {error}; try error, warn, info, debug or trace", settings.log_level)
    })?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(screen::errors_are_coloured())
        .with_writer(std::io::stderr);
    match settings.log_format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().flatten_event(true).init(),
    }
    Ok(())
}

/// A panic is our mistake: say so shortly, with what a report needs. A panic in one request stays in that request.
pub(crate) fn install_panic_report() {
    std::panic::set_hook(Box::new(|panic| screen::notice(report(panic))));
}

fn report(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let message = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    let place = panic.location().map_or_else(String::new, |location| format!(" at {location}"));
    let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
    let backtrace = std::backtrace::Backtrace::capture();
    let details = match backtrace.status() {
        std::backtrace::BacktraceStatus::Captured => format!("\n{backtrace}"),
        _ => "\n  RUST_BACKTRACE=1 shows the way there.".to_owned(),
    };
    format!(
        "stagedoor {version} made a mistake it did not foresee; other requests go on.\n  {message}{place}, thread {thread}{details}\n  \
         Please report it with these lines and the request or file that led to it.",
        version = env!("CARGO_PKG_VERSION"),
    )
}
