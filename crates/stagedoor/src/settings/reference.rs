//! The reference page of settings, made from the list.

use std::fmt::Write;

use super::{SETTINGS, Shape};

/// `docs/reference/settings.md`.
#[must_use]
pub(crate) fn page() -> String {
    let mut page = String::from(
        "<!-- Made by `cargo xtask docs` from crates/stagedoor/src/settings.rs. Do not edit. -->\n\n# Settings\n\n\
         A flag wins over an environment variable, that over `stagedoor.toml`, that over the default. The file is \
         the one that `--config` names, else `stagedoor.toml` in the working folder, else the one in the data \
         folder; they are not merged. An unknown key is an error that names its line. Relative paths in the file \
         start from the file's folder. `stagedoor config` shows the effective values and where each came from.\n\n",
    );
    for setting in SETTINGS {
        let help = setting.help.split_whitespace().collect::<Vec<_>>().join(" ");
        let value = match setting.shape {
            Shape::Switch => String::new(),
            Shape::One | Shape::Many => format!(" {}", setting.placeholder),
        };
        let default = if setting.default.is_empty() { "none" } else { setting.default };
        let key = setting.key();
        let commands = setting.commands.iter().map(|command| format!("`{command}`")).collect::<Vec<_>>().join(", ");
        let flag = match setting.commands {
            [] => "none".to_owned(),
            _ => format!("`--{}{value}` of {commands}", setting.name),
        };
        let _ = write!(
            page,
            "## `{key}`\n\n{help}\n\n| | |\n|---|---|\n| flag | {flag} |\n| environment | `{}` |\n| file | {} |\n| default | {default} |\n\n",
            setting.environment(),
            file_form(&key, setting.shape),
        );
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

fn file_form(name: &str, shape: Shape) -> String {
    let value = match shape {
        Shape::Switch => "true",
        Shape::One => "…",
        Shape::Many => "[…]",
    };
    match name.split_once('.') {
        Some((table, key)) => format!("`[{table}]`, `{key} = {value}`"),
        None => format!("`{name} = {value}`"),
    }
}
