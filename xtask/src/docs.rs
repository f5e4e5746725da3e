//! `cargo xtask docs`: writes the pages of `docs/reference/` that the program itself knows, and checks that links
//! inside the documentation lead somewhere.

use std::path::Path;
use std::process::Command;

use crate::root;

/// The pages; `stagedoor reference NAME` prints each.
const PAGES: &[&str] = &["settings", "operations", "compatibility"];

/// Writes the pages; with `check`, fails where one differs from what is there.
pub(crate) fn run(check: bool) -> Result<(), String> {
    let mut problems = Vec::new();
    for page in PAGES {
        let made = print_page(page)?;
        let path = root().join("docs/reference").join(format!("{page}.md"));
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        if there == made {
            continue;
        }
        if check {
            problems.push(format!("{} is out of date: run `cargo xtask docs`", path.display()));
        } else {
            std::fs::write(&path, made).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    for file in tracked("*.md")? {
        let text = std::fs::read_to_string(root().join(&file)).unwrap_or_default();
        problems.extend(
            dead_links(&text, &root().join(&file)).map(|link| format!("{file}: the link `{link}` leads nowhere")),
        );
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

fn print_page(page: &str) -> Result<String, String> {
    let arguments = ["run", "--quiet", "--locked", "-p", "stagedoor", "--", "reference", page];
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(arguments)
        .current_dir(root())
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    if !output.status.success() {
        return Err(format!("`stagedoor reference {page}` failed:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("the page {page} is not UTF-8"))
}

/// Files that git knows, or would know, matching a pattern.
pub(crate) fn tracked(pattern: &str) -> Result<Vec<String>, String> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "--", pattern])
        .current_dir(root())
        .output()
        .map_err(|error| format!("git does not start: {error}"))?;
    let names = String::from_utf8_lossy(&output.stdout);
    Ok(names.lines().filter(|name| root().join(name).is_file()).map(str::to_owned).collect())
}

/// Relative links of a Markdown text whose target is missing.
fn dead_links<'a>(text: &'a str, file: &Path) -> impl Iterator<Item = &'a str> {
    let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
    text.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(link, _)| link)).filter(move |link| {
        let path = link.split('#').next().unwrap_or_default();
        !path.is_empty() && !path.contains(':') && !path.contains(' ') && !folder.join(path).exists()
    })
}
