//! Compares the stock dialect with Apache Velocity 1.7, template by template.
//!
//! `differential COUNT SEED FILE COMMAND…` renders COUNT generated templates and those of FILE (separated by lines of
//! four dashes) here and by the command, which is the Java driver of `conformance/vtl`. Both must print the same
//! text, or both must fail in the same phase. Each is also rendered twice with data from JSON, once read where it stands and
//! once as a tree from the start, which must come to the same. Prints what the generator covered, where a rule never used
//! is a failure as well, and `N passed, N failed`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::process::{Command, ExitCode, Stdio};

use stagedoor_vtl::{Dialect, Host, Limits, ListStyle, Map, Template, Value};

#[path = "differential/generator.rs"]
mod generator;

/// Differences shown, the shortest templates first.
const SHOWN: usize = 12;

/// The variables of the Java driver.
struct Variables;

impl<'a> Host<'a> for Variables {
    fn variable(&mut self, name: &str) -> Option<Value<'a>> {
        let text = |text: &'static str| Value::Str(text.into());
        Some(match name {
            "s" => text("hello"),
            "empty" => text(""),
            "n" => Value::Int(7),
            "zero" => Value::Int(0),
            "d" => Value::Double(2.5),
            "yes" => Value::Bool(true),
            "no" => Value::Bool(false),
            "list" => Value::list(vec![text("a"), text("b"), Value::Int(3), Value::Null], ListStyle::Java),
            "map" => {
                let mut inner = Map::new();
                inner.insert(text("deep"), text("down"));
                let items = (1..=3).map(Value::Int).collect();
                inner.insert(text("items"), Value::list(items, ListStyle::Java));
                let mut map = Map::new();
                map.insert(text("k"), text("v"));
                map.insert(text("num"), Value::Int(42));
                map.insert(text("nil"), Value::Null);
                map.insert(text("inner"), Value::map(inner));
                Value::map(map)
            }
            _ => return None,
        })
    }
}

/// The same names with data from JSON.
struct FromJson {
    is_tree: bool,
}

impl<'a> Host<'a> for FromJson {
    fn variable(&mut self, name: &str) -> Option<Value<'a>> {
        let text = match name {
            "list" => r#"["a", {"k": "v\n", "deep": [1, 2.50]}, 3, null, "q\"", [], {}]"#,
            "map" => {
                r#"{"k": "v", "num": 42, "nil": null, "inner": {"deep": "down", "items": [1, 2, 3]}, "k2": {"k": 1}}"#
            }
            "n" => r#"[[1, 2], [3, 4]]"#,
            "s" => r#"{"e\u006c": "hello", "l": ["hello"], "zero": -0, "l": [1]}"#,
            other => return Variables.variable(other),
        };
        let value = Value::from_json(text).ok()?;
        Some(if self.is_tree { value.tree() } else { value })
    }
}

/// What a template gives with data from JSON.
fn from_json(text: &str, is_tree: bool) -> (Outcome, String) {
    run(text, Dialect::Service, &mut FromJson { is_tree })
}

/// What a template came to.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Text(String),
    DoesNotParse,
    Fails,
}

fn ours(text: &str) -> (Outcome, String) {
    run(text, Dialect::Stock, &mut Variables)
}

fn run<H: for<'a> Host<'a>>(text: &str, dialect: Dialect, host: &mut H) -> (Outcome, String) {
    let limits = Limits { foreach_rounds: 1_000_000, ..Limits::default() };
    match Template::parse(text, dialect) {
        Err(error) => (Outcome::DoesNotParse, error.to_string()),
        Ok(template) => {
            let mut out = Vec::new();
            match template.render(host, &limits, &mut out) {
                Ok(()) => (Outcome::Text(String::from_utf8_lossy(&out).into_owned()), String::new()),
                Err(error) => (Outcome::Fails, error.to_string()),
            }
        }
    }
}

fn theirs(templates: &[String], command: &[String]) -> std::io::Result<Vec<(Outcome, String)>> {
    let mut child =
        Command::new(&command[0]).args(&command[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().ok_or(std::io::ErrorKind::BrokenPipe)?;
    let requests = templates.to_vec();
    let writer = std::thread::spawn(move || -> std::io::Result<()> {
        for text in requests {
            input.write_all(&(text.len() as u32).to_be_bytes())?;
            input.write_all(text.as_bytes())?;
        }
        Ok(())
    });
    let mut answers = Vec::new();
    child.stdout.take().ok_or(std::io::ErrorKind::BrokenPipe)?.read_to_end(&mut answers)?;
    let _ = writer.join();
    child.wait()?;
    let mut outcomes = Vec::with_capacity(templates.len());
    let mut rest = &*answers;
    while rest.len() >= 5 {
        let length = u32::from_be_bytes([rest[1], rest[2], rest[3], rest[4]]) as usize;
        let text = String::from_utf8_lossy(&rest[5..5 + length]).into_owned();
        outcomes.push(match rest[0] {
            0 => (Outcome::Text(text), String::new()),
            1 => (Outcome::DoesNotParse, text),
            _ => (Outcome::Fails, text),
        });
        rest = &rest[5 + length..];
    }
    Ok(outcomes)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, seed, file, command @ ..] = &*arguments else {
        eprintln!("usage: differential COUNT SEED FILE COMMAND…");
        return ExitCode::FAILURE;
    };
    let (Ok(count), Ok(seed)) = (count.parse::<usize>(), seed.parse::<u64>()) else {
        eprintln!("COUNT and SEED are numbers");
        return ExitCode::FAILURE;
    };
    println!("seed {seed}");
    let mut templates: Vec<String> = match std::fs::read_to_string(file) {
        Ok(text) => text.split("\n----\n").map(str::to_owned).collect(),
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let written = templates.len();
    let mut generator = generator::Generator::new(seed);
    templates.extend((0..count).map(|_| generator.template()));
    let answers = match theirs(&templates, command) {
        Ok(answers) if answers.len() == templates.len() => answers,
        Ok(answers) => {
            eprintln!("{} answers for {} templates", answers.len(), templates.len());
            return ExitCode::FAILURE;
        }
        Err(error) => {
            eprintln!("{command:?}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut outcomes = BTreeMap::new();
    let mut different = Vec::new();
    for (template, (expected, their_reason)) in templates.iter().zip(&answers) {
        let (got, our_reason) = ours(template);
        let phase = match expected {
            Outcome::Text(_) => "rendered",
            Outcome::DoesNotParse => "does not parse",
            Outcome::Fails => "fails while rendering",
        };
        *outcomes.entry(phase).or_insert(0) += 1;
        if got != *expected {
            different.push((template, expected, their_reason, got, our_reason));
        }
    }
    let mut torn = 0;
    for template in &templates {
        let (lazy, tree) = (from_json(template, false), from_json(template, true));
        if lazy != tree {
            torn += 1;
            println!("--- read where it stands\n{lazy:?}\n--- as a tree\n{tree:?}\n--- template\n{template}");
        }
    }
    let unused: Vec<_> = generator.coverage().iter().filter(|(_, uses)| **uses == 0).map(|(rule, _)| *rule).collect();
    let failed = different.len();
    different.sort_by_key(|(template, ..)| template.len());
    for (template, expected, their_reason, got, our_reason) in different.iter().take(SHOWN) {
        println!("--- template\n{template}\n--- Velocity {expected:?} {their_reason:.150}");
        println!("--- ours     {got:?} {our_reason}");
    }
    println!("{written} written templates, {count} generated; Velocity: {outcomes:?}");
    println!("grammar covered: {:?}", generator.coverage());
    println!("{} passed, {failed} failed; {torn} read JSON otherwise than as a tree", templates.len() - failed);
    if !unused.is_empty() {
        println!("rules never used: {unused:?}");
    }
    if failed + torn + unused.len() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
