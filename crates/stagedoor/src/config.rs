//! `stagedoor config`: the effective settings and where each came from.

use crate::cli::{Failure, Outcome, load};
use crate::screen::{self, Style};
use crate::settings::{Flags, Serve};

/// Prints the table.
pub(crate) fn run(flags: &Flags<Serve>) -> Result<Outcome, Failure> {
    let loaded = load(flags)?;
    match &loaded.file {
        Some(path) => screen::say(format_args!("Settings file: {}\n", path.display())),
        None => {
            screen::say("Settings file: none (stagedoor.toml in this folder or in the data folder would be read)\n")
        }
    }
    let mut rows = vec![vec!["setting".to_owned(), "value".to_owned(), "origin".to_owned()]];
    rows.extend(
        loaded.effective.iter().map(|line| vec![line.name.to_owned(), line.value.clone(), line.origin.to_string()]),
    );
    for (index, line) in screen::columns(&rows).iter().enumerate() {
        screen::say(if index == 0 { screen::paint(line, Style::Bold) } else { line.clone() });
    }
    Ok(Outcome::Fine)
}
