//! `cargo xtask tidy`: the habits of the house that no other tool checks. `--list` prints every `UNVERIFIED:` and
//! `DIFFERENCE:` note of the code.

use std::path::Path;
use std::process::Command;

use crate::docs::tracked;
use crate::{root, say};

/// A file with such a name has no home yet.
const BANNED_NAMES: &[&str] = &["utils", "helpers", "common", "manager"];

/// The bound of the generated Rust.
const GENERATED_BYTES: u64 = 1_500_000;

const MARKS: &[&str] = &["UNVERIFIED:", "DIFFERENCE:"];

/// Runs all checks; with `list`, prints the marked notes too.
pub(crate) fn run(list: bool) -> Result<(), String> {
    let mut problems = Vec::new();
    let sources: Vec<(String, String)> = tracked("*.rs")?
        .into_iter()
        .map(|name| {
            let text = std::fs::read_to_string(root().join(&name)).unwrap_or_default();
            (name, text)
        })
        .collect();
    for (name, text) in &sources {
        header(name, text, &mut problems);
        file_name(name, &mut problems);
    }
    own_places(&mut problems)?;
    generated_size(&sources, &mut problems);
    licences(&mut problems)?;
    marks(&sources, list);
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// Every module says what it is for; a generated one says what made it.
fn header(name: &str, text: &str, problems: &mut Vec<String>) {
    let opening = if name.contains("/generated/") { "//" } else { "//!" };
    if !text.starts_with(opening) {
        problems.push(format!("{name}: opens with no `//!` that says what it is for"));
    }
}

fn file_name(name: &str, problems: &mut Vec<String>) {
    let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    if BANNED_NAMES.contains(&stem.as_ref()) {
        problems.push(format!("{name}: `{stem}` says nothing; name it after what it does"));
    }
}

/// Places of somebody's machine have no business in the project.
fn own_places(problems: &mut Vec<String>) -> Result<(), String> {
    // Written in two halves, so that this file does not find itself.
    let places =
        [["/wo", "rk/"], ["/ro", "ot/."], ["../sha", "red"], ["CONT", "RACT.md"]].map(|halves| halves.concat());
    for name in tracked("*")? {
        let Ok(text) = std::fs::read_to_string(root().join(&name)) else { continue };
        for (number, line) in text.lines().enumerate() {
            if let Some(place) = places.iter().find(|place| line.contains(place.as_str())) {
                problems.push(format!("{name}:{}: names a place outside the project (`{place}`)", number + 1));
            }
        }
    }
    Ok(())
}

fn generated_size(sources: &[(String, String)], problems: &mut Vec<String>) {
    let bytes: u64 =
        sources.iter().filter(|(name, _)| name.contains("/generated/")).map(|(_, text)| text.len() as u64).sum();
    if bytes > GENERATED_BYTES {
        problems
            .push(format!("the generated Rust has {bytes} bytes, more than {GENERATED_BYTES}: make tables, not code"));
    }
}

/// Every package of the graph is under a licence that deny.toml allows.
fn licences(problems: &mut Vec<String>) -> Result<(), String> {
    let deny = std::fs::read_to_string(root().join("deny.toml")).map_err(|error| format!("deny.toml: {error}"))?;
    let deny: toml::Table = deny.parse().map_err(|error| format!("deny.toml: {error}"))?;
    let allowed: Vec<&str> = deny
        .get("licenses")
        .and_then(|licenses| licenses.get("allow")?.as_array())
        .map(|list| list.iter().filter_map(|entry| entry.as_str()).collect())
        .unwrap_or_default();
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|_| format!("cargo metadata failed:\n{}", String::from_utf8_lossy(&output.stderr)))?;
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let licence = package["license"].as_str().unwrap_or("none given");
        if !permits(licence, &allowed) {
            problems.push(format!(
                "{} {}: licence `{licence}` is not allowed by deny.toml",
                package["name"], package["version"]
            ));
        }
    }
    Ok(())
}

/// Whether an SPDX expression can be satisfied by the allowed licences. `/` is the old way to write `OR`.
fn permits(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any_of(&mut rest, allowed) && rest.is_empty()
}

fn any_of(rest: &mut &[&str], allowed: &[&str]) -> bool {
    let mut permitted = all_of(rest, allowed);
    while let ["OR", tail @ ..] = *rest {
        *rest = tail;
        permitted |= all_of(rest, allowed);
    }
    permitted
}

fn all_of(rest: &mut &[&str], allowed: &[&str]) -> bool {
    let mut permitted = one(rest, allowed);
    while let ["AND", tail @ ..] = *rest {
        *rest = tail;
        permitted &= one(rest, allowed);
    }
    permitted
}

fn one(rest: &mut &[&str], allowed: &[&str]) -> bool {
    match *rest {
        ["(", tail @ ..] => {
            *rest = tail;
            let permitted = any_of(rest, allowed);
            let closed = rest.first() == Some(&")");
            *rest = rest.get(1..).unwrap_or_default();
            permitted && closed
        }
        [name, "WITH", exception, tail @ ..] => {
            *rest = tail;
            allowed.contains(&format!("{name} WITH {exception}").as_str())
        }
        [name, tail @ ..] => {
            *rest = tail;
            allowed.contains(name)
        }
        [] => false,
    }
}

/// Counts the notes about behaviour without evidence and about wanted deviations.
fn marks(sources: &[(String, String)], list: bool) {
    for mark in MARKS {
        let notes: Vec<String> = sources
            .iter()
            .filter(|(name, _)| !name.starts_with("xtask/"))
            .flat_map(|(name, text)| {
                text.lines().enumerate().filter_map(move |(number, line)| {
                    let (_, note) = line.split_once(mark)?;
                    Some(format!("{name}:{}:{note}", number + 1))
                })
            })
            .collect();
        say(&format!("{mark} {} notes{}", notes.len(), if list { "" } else { " (cargo xtask tidy --list)" }));
        if list {
            notes.iter().for_each(|note| say(&format!("  {note}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::permits;

    #[test]
    fn licence_expressions() {
        let check = |expression, expected| {
            assert_eq!(
                permits(expression, &["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "ISC"]),
                expected,
                "{expression}"
            );
        };
        check("MIT", true);
        check("GPL-3.0", false);
        check("MIT OR GPL-3.0", true);
        check("MIT/GPL-3.0", true);
        check("MIT AND GPL-3.0", false);
        check("ISC AND (Apache-2.0 OR GPL-2.0)", true);
        check("GPL-2.0 OR GPL-3.0 AND MIT", false);
        check("Apache-2.0 WITH LLVM-exception", true);
        check("(MIT OR GPL-3.0", false);
        check("", false);
    }
}
