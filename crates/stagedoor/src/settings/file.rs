//! Reads `stagedoor.toml`: every key must be a setting, and every complaint has its line.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::{SETTINGS, Shape, TABLES};

/// One setting of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) texts: Vec<String>,
    pub(super) line: usize,
}

/// Reads the text of a settings file.
///
/// # Errors
/// One message with file, line and what to do.
pub(super) fn read(text: &str, path: &Path) -> Result<Vec<Entry>, String> {
    let place = |offset: usize, message: String| format!("{}:{}: {message}", path.display(), line_of(text, offset));
    let table = DeTable::parse(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        place(offset, error.message().to_owned())
    })?;
    let mut entries = Vec::new();
    walk(table.get_ref(), "", &mut |name, offset, value| {
        let Some(setting) = SETTINGS.iter().find(|setting| setting.key() == name) else {
            return Err(place(offset, unknown(name)));
        };
        let texts = texts(value, setting.shape).map_err(|problem| place(offset, format!("{name}: {problem}")))?;
        entries.push(Entry { name: setting.name, texts, line: line_of(text, offset) });
        Ok(())
    })?;
    Ok(entries)
}

/// Visits every value that is not a table, with the dotted name of its key.
fn walk(
    table: &DeTable<'_>,
    prefix: &str,
    visit: &mut impl FnMut(&str, usize, &DeValue<'_>) -> Result<(), String>,
) -> Result<(), String> {
    for (key, value) in table {
        let name = if prefix.is_empty() { key.get_ref().to_string() } else { format!("{prefix}.{}", key.get_ref()) };
        match value.get_ref() {
            DeValue::Table(inner) if TABLES.contains(&name.as_str()) => walk(inner, &name, visit)?,
            other => visit(&name, key.span().start, other)?,
        }
    }
    Ok(())
}

fn texts(value: &DeValue<'_>, shape: Shape) -> Result<Vec<String>, String> {
    let word = |value: &DeValue<'_>| match value {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(number) => Ok(number.to_string()),
        DeValue::Boolean(truth) => Ok(truth.to_string()),
        _ => Err("a text, a number or true/false is needed".to_owned()),
    };
    match value {
        // `"name" = "value"` is `name=value`, and of several values `name=value:value`.
        DeValue::Table(entries) if shape == Shape::Many => entries
            .iter()
            .map(|(name, value)| {
                let values = match value.get_ref() {
                    DeValue::Array(items) => {
                        items.iter().map(|item| word(item.get_ref())).collect::<Result<Vec<_>, _>>()?
                    }
                    value => vec![word(value)?],
                };
                Ok(format!("{}={}", name.get_ref(), values.join(":")))
            })
            .collect(),
        DeValue::Array(items) if shape == Shape::Many => items.iter().map(|item| word(item.get_ref())).collect(),
        other => Ok(vec![word(other)?]),
    }
}

fn unknown(name: &str) -> String {
    match closest(name) {
        Some(known) => format!("unknown key `{name}`; did you mean `{known}`?"),
        None => format!("unknown key `{name}`; `stagedoor config` lists what can be set"),
    }
}

/// The key that differs least from `name`, when that is little.
fn closest(name: &str) -> Option<String> {
    let known = SETTINGS.iter().map(super::Setting::key).min_by_key(|known| edits(name, known))?;
    (edits(name, &known) <= 1 + name.len() / 4).then_some(known)
}

/// The number of single-character edits between two texts (Levenshtein). `name` is a stranger's: long ones are cut.
fn edits(name: &str, known: &str) -> usize {
    let name: Vec<char> = name.replace('_', "-").chars().take(64).collect();
    let known: Vec<char> = known.chars().collect();
    let mut row: Vec<usize> = (0..=known.len()).collect();
    for (index, letter) in name.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, other) in known.iter().enumerate() {
            let above = row[column + 1];
            let replaced = diagonal + usize::from(letter != other);
            row[column + 1] = replaced.min(above + 1).min(row[column] + 1);
            diagonal = above;
        }
    }
    row[known.len()]
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = match read(text, Path::new("s.toml")) {
            Ok(entries) => entries
                .iter()
                .map(|entry| format!("{}@{}={}", entry.name, entry.line, entry.texts.join("|")))
                .collect::<Vec<_>>()
                .join(" "),
            Err(problem) => problem,
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn keys_values_and_lines() {
        check("", "");
        check("listen = \"127.0.0.1:80\"", "listen@1=127.0.0.1:80");
        check("\n\nlisten = ['a', 'b']\nworkers = 3", "listen@3=a|b workers@4=3");
        check("ephemeral = true\n[quotas]\nprofile = 'aws'", "ephemeral@1=true quotas-profile@3=aws");
        check("quotas.profile = 'aws'", "quotas-profile@1=aws");
        check("\nlisen = 1", "s.toml:2: unknown key `lisen`; did you mean `listen`?");
        check("data_dir = 'x'", "s.toml:1: unknown key `data_dir`; did you mean `data-dir`?");
        check("[quotas]\nprofil = 'aws'", "s.toml:2: unknown key `quotas.profil`; did you mean `quotas.profile`?");
        check(
            "[functions.hello]\ncommand = 'x'",
            "s.toml:1: unknown key `functions`; `stagedoor config` lists what can be set",
        );
        check("workers = [1]", "s.toml:1: workers: a text, a number or true/false is needed");
        check(
            "[certificates]\n'*.a.b' = 'c.pem'\n'arn:aws:acm::1:x' = ['d', 'e']",
            "certificates@1=*.a.b=c.pem|arn:aws:acm::1:x=d:e",
        );
        check("[vpc-links]\nabc123 = ['[::1]:80', 'b:81']", "vpc-links@1=abc123=[::1]:80:b:81");
        check("[certificates]\na = {b = 'c'}", "s.toml:1: certificates: a text, a number or true/false is needed");
        check("listen = 1\nlisten = 2", "s.toml:2: duplicate key");
        check("listen =", "s.toml:1: string values must be quoted, expected literal string");
    }
}
