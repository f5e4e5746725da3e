//! Reading a document, JSON or YAML, into one tree, and finding the places of its parts again.
//!
//! Positions are not kept with the tree: a document of 13 MB would pay for a few problems. They are looked up by a
//! second walk over the text when problems are reported, for all of them at once.

use serde_json::Value;

use super::duplicates;
use super::locate;
use super::problem::{Position, Problem, Severity};
use super::yaml;

/// The largest document that is read.
const MAX_DOCUMENT_BYTES: usize = 128 * 1024 * 1024;
const MEND: &str = "correct this place or the lines before it";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Json,
    Yaml,
}

/// A document that was read.
#[derive(Clone, Debug)]
pub struct Source {
    file_name: String,
    text: String,
    syntax: Syntax,
    document: Value,
}

/// Reads a document. The problem says where it is malformed.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Source, Problem> {
    let refuse = |mut problem: Problem, text: &str, position| {
        problem.place(file_name, text, position);
        problem
    };
    if bytes.len() > MAX_DOCUMENT_BYTES {
        let message = format!("the document is larger than {} MB", MAX_DOCUMENT_BYTES / 1024 / 1024);
        return Err(refuse(error(message).help("split it into several APIs"), "", None));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(cause) => {
            let valid = std::str::from_utf8(&bytes[..cause.valid_up_to()]).unwrap_or_default();
            let position = Position::of(valid, valid.len());
            let problem = error("the document is not valid UTF-8").help("save the file with the encoding UTF-8");
            return Err(refuse(problem, valid, Some(position)));
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (syntax, parsed) = parse(text, file_name);
    match parsed {
        Ok(document) => Ok(Source { file_name: file_name.to_owned(), text: text.to_owned(), syntax, document }),
        Err((message, position)) => Err(refuse(error(message).help(MEND), text, position)),
    }
}

fn error(message: impl Into<String>) -> Problem {
    Problem::new(Severity::Error, "", message)
}

type Parsed = Result<Value, (String, Option<Position>)>;

/// JSON when it looks like JSON; what fails as JSON may still be YAML, whose flow form looks the same.
fn parse(text: &str, file_name: &str) -> (Syntax, Parsed) {
    let has_ending = |endings: &[&str]| {
        let lower = file_name.to_ascii_lowercase();
        endings.iter().any(|ending| lower.ends_with(ending))
    };
    let looks_like_json = text.trim_start().starts_with(['{', '[']);
    if looks_like_json || has_ending(&[".json"]) {
        let json = parse_json(text);
        if json.is_ok() || has_ending(&[".json"]) {
            return (Syntax::Json, json);
        }
        let yaml = yaml::parse(text);
        return match yaml {
            Ok(document) => (Syntax::Yaml, Ok(document)),
            Err(cause) if has_ending(&[".yaml", ".yml"]) => (Syntax::Yaml, Err(cause)),
            Err(_) => (Syntax::Json, json),
        };
    }
    (Syntax::Yaml, yaml::parse(text))
}

/// serde_json keeps the last of duplicate members and refuses nesting deeper than 128.
fn parse_json(text: &str) -> Parsed {
    serde_json::from_str(text).map_err(|cause| {
        let position = Position { line: to_u32(cause.line()), column: to_u32(cause.column().max(1)) };
        let words = cause.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        (format!("not valid JSON: {words}"), (cause.line() > 0).then_some(position))
    })
}

fn to_u32(number: usize) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}

impl Source {
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The whole tree.
    #[must_use]
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// Whether this is a document of a version that can be imported.
    #[must_use]
    pub fn is_openapi(&self) -> bool {
        super::import::version(&self.document).is_ok()
    }

    /// The API's title, if the document has one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.document.get("info")?.get("title")?.as_str()
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The pointers of members that stand twice.
    pub(super) fn duplicates(&self) -> Vec<String> {
        duplicates::find(&self.text, self.syntax)
    }

    /// Fills in the places of problems, in one walk over the text.
    pub(super) fn place(&self, problems: &mut [Problem]) {
        if problems.is_empty() {
            return;
        }
        let pointers: Vec<&str> = problems.iter().map(|problem| &*problem.pointer).collect();
        let positions = locate::positions(&self.text, self.syntax, &pointers);
        let lines: Vec<&str> = self.text.lines().collect();
        for (problem, position) in problems.iter_mut().zip(positions) {
            let line = position.and_then(|position| lines.get(position.line.saturating_sub(1) as usize));
            problem.place_on_line(&self.file_name, line.copied(), position);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8], file_name: &str) -> String {
        read(bytes, file_name).expect_err("a malformed document").to_string()
    }

    #[test]
    fn json_and_yaml_are_told_apart() {
        for (text, file, syntax) in [
            ("{\"a\": 1}", "a.json", Syntax::Json),
            ("{\"a\": 1}", "a.yaml", Syntax::Json),
            ("a: 1", "a.yaml", Syntax::Yaml),
            ("{a: 1}", "a", Syntax::Yaml),
            ("\u{feff}a: 1", "a", Syntax::Yaml),
        ] {
            let source = read(text.as_bytes(), file).expect("a document");
            assert_eq!((source.syntax, source.document()["a"].as_i64()), (syntax, Some(1)), "{text}");
        }
    }

    #[test]
    fn yaml_keeps_what_json_means() {
        let text = "200: ok\nno: no\nt: true\nd: 2018-11-06\nbase: &b {x: 1}\nm: {<<: *b, y: 2}\na: 1\na: 2\ns: !Sub x";
        let source = read(text.as_bytes(), "a.yaml").expect("a document");
        let expected =
            r#"{"200":"ok","no":"no","t":true,"d":"2018-11-06","base":{"x":1},"m":{"y":2,"x":1},"a":2,"s":"x"}"#;
        let expected: Value = serde_json::from_str(expected).expect("JSON");
        assert_eq!(source.document(), &expected);
    }

    #[test]
    fn malformed_documents_are_refused_with_their_line() {
        for (bytes, file, expected) in [
            (&b"{\n \"a\": }"[..], "a.json", "a.json:2:7: error: not valid JSON: expected value"),
            (b"", "a.json", "a.json:1:1: error: not valid JSON"),
            (b"a: 1\nb: \xff\n", "a.yaml", "a.yaml:2:4: error: the document is not valid UTF-8"),
            (b"a: [1\nb: 2\n", "a.yaml", "a.yaml:"),
            (b"a: *x\n", "a.yaml", "a.yaml:1:4: error: not valid YAML"),
            (b"a: 1\n---\nb: 2\n", "a.yaml", "a.yaml:3:1: error: not valid YAML: the file holds several documents"),
        ] {
            let problem = refused(bytes, file);
            assert!(problem.starts_with(expected), "{problem}");
            assert!(problem.contains("\n  help: "), "{problem}");
        }
    }

    #[test]
    fn bombs_and_deep_nesting_are_bounded() {
        let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for level in 1..12 {
            let alias = format!("*a{}", level - 1);
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", vec![alias; 9].join(",")));
        }
        let problem = refused(bomb.as_bytes(), "bomb.yaml");
        assert!(problem.contains("expands to more than") || problem.contains("budget"), "{problem}");
        for (deep, file) in [("[".repeat(100_000), "deep.json"), ("[".repeat(100_000), "deep.yaml")] {
            let problem = refused(deep.as_bytes(), file);
            assert!(problem.contains("error: not valid"), "{problem}");
        }
        let block: String = (0..2000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
        assert!(refused(block.as_bytes(), "deep.yaml").contains("error: not valid YAML"));
    }
}
