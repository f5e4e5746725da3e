//! `stagedoor doctor`: checks what a store must always be, without changing it.

use stagedoor_control::store::{self, Kind, Store};

use crate::cli::{Failure, Outcome, load};
use crate::screen;
use crate::settings::{Flags, Serve};

/// Opens the store of the settings and reports what is wrong in it.
pub(crate) fn run(flags: &Flags<Serve>) -> Result<Outcome, Failure> {
    let folder = load(flags)?.settings.data_folder().map_err(Failure::usage)?;
    if !folder.exists() {
        return Err(Failure::usage(format!(
            "{}: there is no store yet (choose one with --data-dir)",
            folder.display()
        )));
    }
    let store = Store::open(&folder, Box::new(|_, _| {})).map_err(|error| Failure::problem(error.to_string()))?;
    let snapshot = store.snapshot();
    store.shutdown();
    let problems = store::check(&snapshot);
    for problem in &problems {
        screen::say(format_args!("problem: {problem}"));
    }
    let count = |kind| snapshot.iter().filter(|(id, _)| id.kind == kind).count();
    screen::say(format_args!(
        "{}: {} documents at revision {}: {} REST APIs, {} deployments, {} stages; {}",
        folder.display(),
        snapshot.len(),
        snapshot.revision(),
        count(Kind::RestApi),
        count(Kind::Deployment),
        count(Kind::Stage),
        if problems.is_empty() { "sound".to_owned() } else { format!("{} problems", problems.len()) },
    ));
    Ok(if problems.is_empty() { Outcome::Fine } else { Outcome::Problems })
}
