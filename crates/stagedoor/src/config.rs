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
    let data_folder = loaded.settings.data_folder().map(|folder| folder.display().to_string()).unwrap_or_default();
    rows.extend(loaded.effective.into_iter().map(|line| {
        let value = if line.name == "data-dir" { data_folder.clone() } else { line.value };
        vec![line.name.to_owned(), value, line.origin.to_string()]
    }));
    for (index, line) in screen::columns(&rows).iter().enumerate() {
        screen::say(if index == 0 { screen::paint(line, Style::Bold) } else { line.clone() });
    }
    Ok(Outcome::Fine)
}
