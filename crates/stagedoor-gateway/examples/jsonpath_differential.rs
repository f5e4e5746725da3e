//! Compares our paths with Jayway's json-path.
//!
//! `jsonpath_differential COUNT SEED CASES COMMAND…` tries the cases of a file, and COUNT random paths on random
//! documents, here and by the command, which is the Java driver of `conformance/jsonpath`. Prints `N passed, N failed`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use stagedoor_gateway::jsonpath::JsonPath;
use stagedoor_vtl::Value;

mod support;

use support::{Dice, Driver};

/// Differences shown, the shortest paths first.
const SHOWN: usize = 15;

/// What a path finds, as the driver says it.
fn answer(document: &str, path: &str) -> String {
    let Ok(root) = Value::from_json(document) else { return "no document".to_owned() };
    let Ok(path) = JsonPath::new(path) else { return "refused".to_owned() };
    let Some(value) = path.find(&root) else { return "missing".to_owned() };
    let mut out = Vec::new();
    value.write_json(&mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// The driver tells why there is no result; we do not.
fn agree(ours: &str, theirs: &str) -> bool {
    // The least number of Java's, which newer releases write with fewer digits.
    let theirs = &theirs.replace("4.9E-324", "5.0E-324");
    ours == theirs || (theirs.starts_with("fails") && matches!(ours, "missing" | "refused"))
}

/// What is known to differ: anything behind `..[0]`, `..[*]` or `..*`, quoted parameters that are damaged or have
/// parentheses, objects that are damaged, and `keys()` in filters.
fn is_known_to_differ(path: &str) -> bool {
    let rooted = if path.starts_with(['$', '@']) { path.to_owned() } else { format!("$.{path}") };
    let behind_scan = |(at, _): (usize, &str)| {
        let rest = &rooted[at + 2..];
        let end = match rest.as_bytes() {
            [b'*', ..] => 1,
            [b'[', b'*' | b'0'..=b'9' | b'-' | b':' | b' ' | b'?', ..] => {
                rest.find(']').map_or(rest.len(), |end| end + 1)
            }
            _ => return false,
        };
        end < rest.len()
    };
    let has_parameter = path.contains("concat(") && path.contains('"') && !path.contains("concat(\"y\")");
    let has_object = path.contains(['{', '}']) && !path.contains("{\"a\":1}");
    let in_filter = path.find("[?").is_some_and(|at| path[at..].contains("keys()"));
    rooted.matches('"').count() % 2 == 1
        || has_parameter
        || has_object
        || in_filter
        || path.contains("(-)")
        || rooted.match_indices("..").any(behind_scan)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, seed, cases, command @ ..] = arguments.as_slice() else {
        eprintln!("jsonpath_differential COUNT SEED CASES COMMAND…");
        return ExitCode::FAILURE;
    };
    let (Ok(count), Ok(seed)) = (count.parse::<usize>(), seed.parse::<u64>()) else { return ExitCode::FAILURE };
    let Ok(cases) = std::fs::read_to_string(cases) else {
        eprintln!("{cases} cannot be read");
        return ExitCode::FAILURE;
    };
    match compare(count, seed, &cases, command) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the driver does not answer: {error}");
            ExitCode::FAILURE
        }
    }
}

fn compare(count: usize, seed: u64, cases: &str, command: &[String]) -> std::io::Result<usize> {
    let mut driver = Driver::start(command)?;
    let mut wrong: Vec<(String, String)> = Vec::new();
    let (mut document, mut written, mut different) = ("", 0, 0);
    for line in cases.lines() {
        if let Some(text) = line.strip_prefix("== ") {
            document = text;
            continue;
        }
        let (path, agreed) = match (line.rsplit_once("` -> "), line.rsplit_once("` ~> ")) {
            (Some((path, _)), _) => (&path[1..], true),
            (_, Some((path, _))) => (&path[1..], false),
            _ => continue,
        };
        let (ours, theirs) = (answer(document, path), driver.ask(document, path)?);
        written += 1;
        different += usize::from(!agreed);
        // A difference that is none any more is one too.
        if (ours == theirs || (agreed && agree(&ours, &theirs))) != agreed {
            wrong.push((path.to_owned(), format!("{document}\n    ours   {ours}\n    theirs {theirs}")));
        }
    }
    let mut dice = Dice(seed | 1);
    let (mut found, mut refused, mut document) = (0, 0, String::new());
    for number in 0..count {
        if number % 20 == 0 {
            document.clear();
            // With something at the names that paths begin with.
            document.push_str("{\"a\":");
            value(&mut dice, &mut document, 0);
            document.push_str(",\"b\":");
            value(&mut dice, &mut document, 0);
            document.push('}');
        }
        let path = path(&mut dice);
        let (ours, theirs) = (answer(&document, &path), driver.ask(&document, &path)?);
        found += usize::from(!matches!(ours.as_str(), "missing" | "refused" | "[]"));
        refused += usize::from(ours == "refused");
        if !agree(&ours, &theirs) && !is_known_to_differ(&path) {
            wrong.push((path, format!("{document}\n    ours   {ours}\n    theirs {theirs}")));
        }
    }
    wrong.sort_by_key(|(path, _)| path.len());
    for (path, what) in wrong.iter().take(SHOWN) {
        println!("`{path}` on {what}");
    }
    println!("{written} written cases, {different} of them known to differ");
    println!("{count} random paths (seed {seed}): {found} found something, {refused} were refused");
    println!("{} passed, {} failed", written + count - wrong.len(), wrong.len());
    Ok(wrong.len())
}

const NAMES: [&str; 6] = ["a", "b", "c", "a-b", "é", "length"];

/// A random document, mostly of objects and lists.
fn value(dice: &mut Dice, out: &mut String, depth: usize) {
    let kind = if depth == 0 { dice.below(4) } else { dice.below(4 + 3 * depth) };
    match kind {
        0 | 1 => {
            out.push('{');
            let mut names = NAMES.to_vec();
            for index in 0..dice.below(5) {
                out.push_str(if index == 0 { "" } else { "," });
                let name = names.remove(dice.below(names.len()));
                out.push_str(&format!("\"{name}\":"));
                value(dice, out, depth + 1);
            }
            out.push('}');
        }
        2 | 3 => {
            out.push('[');
            for index in 0..dice.below(5) {
                out.push_str(if index == 0 { "" } else { "," });
                value(dice, out, depth + 1);
            }
            out.push(']');
        }
        _ => out.push_str(dice.one(&[
            "1", "2", "-3", "2.5", "1.0", "\"1\"", "\"x\"", "\"xyz\"", "\"\"", "true", "false", "null", "10", "\"a\"",
        ])),
    }
}

fn path(dice: &mut Dice) -> String {
    let mut out = String::from(dice.one(&["$", "$.a", "$.b", "$.*", "$..a"]));
    steps(dice, &mut out, 0);
    // Some are damaged, to see what is still a path; not where that would compare regular expressions.
    if dice.below(5) == 0 && !out.contains("=~") {
        let characters: Vec<char> = out.chars().collect();
        let at = dice.below(characters.len() + 1);
        let mut damaged: String = characters[..at].iter().collect();
        if dice.below(2) == 0 {
            damaged.push_str(
                dice.one(&[".", "[", "]", "'", "(", ")", "*", "?", "@", "$", ",", ":", "-", " ", "!", "&", "x", "="]),
            );
            damaged.extend(&characters[at..]);
        } else {
            damaged.extend(characters.iter().skip(at + 1));
        }
        out = damaged;
    }
    out
}

fn steps(dice: &mut Dice, out: &mut String, depth: usize) {
    let count = 1 + dice.below(4);
    for index in 0..count {
        let is_last = index + 1 == count;
        match dice.below(15) {
            0..=3 => {
                out.push('.');
                out.push_str(dice.one(&["a", "b", "a", "b", "c", "a-b", "é", "length"]));
            }
            4 => {
                out.push_str("['");
                out.push_str(dice.one(&NAMES));
                out.push_str("']");
            }
            5 => {
                let (first, second) = (dice.one(&["a", "b", "c"]), dice.one(&["a-b", "é", "length"]));
                out.push_str(&format!("['{first}','{second}']"));
            }
            6 => out.push_str(dice.one(&["[*]", ".*"])),
            7 | 8 => out.push_str(dice.one(&["[0]", "[1]", "[-1]", "[2]", "[9]"])),
            9 => out.push_str(dice.one(&[
                "[0,1]", "[1,-1]", "[0:2]", "[1:]", "[:1]", "[-2:]", "[:-1]", "[-2:2]", "[1:9]", "[0:-1]", "[-3:-1]",
            ])),
            10 | 11 if depth < 2 => {
                out.push_str("[?(");
                condition(dice, out, depth + 1);
                out.push_str(")]");
            }
            12 => {
                // Steps behind `..[0]` and its like are known to differ.
                out.push_str("..");
                out.push_str(if is_last {
                    dice.one(&["a", "b", "*", "[0]", "[*]", "[1:]"])
                } else {
                    dice.one(&["a", "b", "['a','b']"])
                });
            }
            13 if is_last => out.push_str(dice.one(&[
                ".length()",
                ".size()",
                ".sum()",
                ".min()",
                ".max()",
                ".avg()",
                ".keys()",
                ".first()",
                ".last()",
                ".concat()",
                ".sum(1)",
                ".concat(\"y\")",
                ".sum($.a)",
                ".stddev()",
            ])),
            _ => {
                out.push('.');
                out.push_str(dice.one(&["a", "b"]));
            }
        }
    }
}

fn condition(dice: &mut Dice, out: &mut String, depth: usize) {
    match dice.below(10) {
        0 => {
            condition(dice, out, depth);
            out.push_str(dice.one(&[" && ", " || "]));
            condition(dice, out, depth);
        }
        1 => {
            out.push_str(dice.one(&["!(", "("]));
            condition(dice, out, depth);
            out.push(')');
        }
        2 => {
            out.push_str(dice.one(&["", "", "!"]));
            filter_path(dice, out, depth);
        }
        3 => {
            filter_path(dice, out, depth);
            out.push_str(" =~ ");
            out.push_str(dice.one(&["/x.*/", "/X/i", "/1/", "/.*/", "/[a-z]+/"]));
        }
        4 => {
            operand(dice, out, depth);
            out.push_str(dice.one(&[" in ", " nin ", " subsetof ", " anyof ", " noneof ", " contains "]));
            if dice.below(3) == 0 {
                operand(dice, out, depth);
            } else {
                out.push_str(dice.one(&["[1, 2]", "['x', 'a']", "['1', null, true]", "[]", "$.a", "$.b", "[1.0]"]));
            }
        }
        5 => {
            filter_path(dice, out, depth);
            out.push_str(dice.one(&[" size 1", " size 2", " empty true", " empty false", " size 0"]));
        }
        _ => {
            operand(dice, out, depth);
            out.push_str(dice.one(&[" == ", " != ", " < ", " <= ", " > ", " >= ", "==", " === ", " !== "]));
            operand(dice, out, depth);
        }
    }
}

fn operand(dice: &mut Dice, out: &mut String, depth: usize) {
    match dice.below(3) {
        0 => out.push_str(dice.one(&[
            "1",
            "2",
            "1.0",
            "-3",
            "'x'",
            "\"xyz\"",
            "'1'",
            "''",
            "true",
            "false",
            "null",
            "[1,2]",
            "{\"a\":1}",
            "10",
        ])),
        _ => filter_path(dice, out, depth),
    }
}

fn filter_path(dice: &mut Dice, out: &mut String, depth: usize) {
    out.push(if dice.below(6) == 0 { '$' } else { '@' });
    match dice.below(5) {
        0 => {}
        1 if depth < 2 => steps(dice, out, depth + 1),
        _ => {
            out.push('.');
            out.push_str(dice.one(&NAMES));
        }
    }
}
