//! Compares our validation with json-schema-validator, the Java library that the service uses.
//!
//! `schema_differential COUNT SEED SUITE COMMAND…` runs the draft 4 tests of the folder SUITE here, and COUNT random
//! schemas with random values here and by the command, which is the Java driver of `conformance/schema`: verdict and
//! messages must be the same. Prints `N passed, N failed`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};
use stagedoor_gateway::schema::{Schema, Verdict};

mod support;

use support::{Dice, Driver};

/// Differences shown, the shortest schemas first.
const SHOWN: usize = 15;

/// Tests of the suite that ask for what a model has not: documents elsewhere, and `id`s that move where references lead.
/// And one that what reads the suite here cannot write again, for its long numbers.
const OUT_OF_REACH: [&str; 7] = [
    "refRemote.json",
    "bignum.json",
    "Recursive references between schemas",
    "remote ref, containing refs itself",
    "valid definition",
    "invalid definition",
    "Location-independent identifier",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, seed, suite, command @ ..] = arguments.as_slice() else {
        eprintln!("schema_differential COUNT SEED SUITE COMMAND…");
        return ExitCode::FAILURE;
    };
    let (Ok(count), Ok(seed)) = (count.parse::<usize>(), seed.parse::<u64>()) else { return ExitCode::FAILURE };
    let run = || {
        let mut driver = Driver::start(command)?;
        let (passed, failed) = run_suite(Path::new(suite), &mut driver)?;
        let (same, different) = compare(count, seed, &mut driver)?;
        Ok::<_, std::io::Error>((passed + same, failed + different))
    };
    match run() {
        Ok((passed, failed)) => {
            println!("{passed} passed, {failed} failed");
            if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("the driver does not answer: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The tests of a folder, and of the one for optional features in it. Where we do not say what the suite does, we must say
/// what the library does.
fn run_suite(folder: &Path, driver: &mut Driver) -> std::io::Result<(usize, usize)> {
    let (mut passed, mut failed, mut left_out, mut as_library) = (0, 0, 0, 0);
    let folders = [folder.to_owned(), folder.join("optional")];
    let files = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
    let mut files: Vec<_> = files.map(|file| file.path()).filter(|path| path.extension().is_some()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let groups: Value = serde_json::from_str(&text).unwrap_or_default();
        for group in groups.as_array().into_iter().flatten() {
            let name = group["description"].as_str().unwrap_or_default();
            let is_out_of_reach =
                OUT_OF_REACH.iter().any(|other| file.ends_with(other) || name == *other) || name.contains("base URI");
            let schema = Schema::new(&group["schema"].to_string());
            for test in group["tests"].as_array().into_iter().flatten() {
                if is_out_of_reach {
                    left_out += 1;
                    continue;
                }
                let found = schema.as_ref().map(|schema| schema.validate(&test["data"].to_string()) == Verdict::Valid);
                let mut theirs = || driver.ask(&group["schema"].to_string(), &test["data"].to_string());
                if found == Ok(test["valid"] == true) {
                    passed += 1;
                } else if found.is_ok() && found == Ok(theirs()?.starts_with('0')) {
                    as_library += 1;
                } else {
                    failed += 1;
                    println!("{}: {name}: {}: {found:?}", file.display(), test["description"]);
                }
            }
        }
    }
    println!(
        "draft 4 suite: {passed} passed, {as_library} as the library has it, {failed} failed, {left_out} left out"
    );
    // A suite that is not there has not passed.
    Ok((passed + as_library, failed + usize::from(passed == 0)))
}

fn compare(count: usize, seed: u64, driver: &mut Driver) -> std::io::Result<(usize, usize)> {
    let mut dice = Dice(seed | 1);
    let (mut same, mut valid, mut wrong) = (0, 0, Vec::new());
    for _ in 0..count {
        let mut schema = schema(&mut dice, 0);
        schema["definitions"] = json!({"a": self::schema(&mut dice, 2), "b": self::schema(&mut dice, 2)});
        let schema = schema.to_string();
        let instance = instance(&mut dice, 0);
        let ours = match Schema::new(&schema).map(|schema| schema.validate(&instance)) {
            Ok(Verdict::Valid) => "0[]".to_owned(),
            Ok(Verdict::Invalid(messages)) => format!("1{messages}"),
            other => format!("2{other:?}"),
        };
        valid += usize::from(ours.starts_with('0'));
        let theirs = driver.ask(&schema, &instance)?;
        // Why a schema is none is told in other words.
        if ours == theirs || (ours.starts_with('2') && theirs.starts_with('2')) {
            same += 1;
        } else {
            wrong.push(format!("{schema}\n  {instance}\n    ours   {ours}\n    theirs {theirs}"));
        }
    }
    wrong.sort_by_key(String::len);
    for text in wrong.iter().take(SHOWN) {
        println!("{text}");
    }
    println!("{count} random schemas (seed {seed}): {valid} values valid, {} differences", wrong.len());
    Ok((same, wrong.len()))
}

const NAMES: [&str; 5] = ["a", "b", "c", "ab", "é"];

fn number(dice: &mut Dice) -> Value {
    let text =
        dice.one(&["0", "1", "2", "-3", "2.5", "1.0", "100", "1e2", "0.1", "3.30", "-0.0", "12345678901234567890"]);
    serde_json::from_str(text).unwrap_or_default()
}

fn schema(dice: &mut Dice, depth: usize) -> Value {
    let mut members = serde_json::Map::new();
    for _ in 0..1 + dice.below(3) {
        let (name, value) = keyword(dice, depth);
        members.insert(name.to_owned(), value);
    }
    Value::Object(members)
}

fn schemas(dice: &mut Dice, depth: usize) -> Value {
    (0..1 + dice.below(2)).map(|_| schema(dice, depth + 1)).collect()
}

fn members(dice: &mut Dice, depth: usize, names: &[&str]) -> Value {
    let mut members = serde_json::Map::new();
    for _ in 0..1 + dice.below(3) {
        members.insert(dice.one(names).to_owned(), schema(dice, depth + 1));
    }
    Value::Object(members)
}

/// One value or two that differ: others are no `enum`.
fn values(dice: &mut Dice) -> Value {
    let texts = [instance(dice, 2), instance(dice, 2)];
    let mut values: Vec<Value> = texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    if values[0].is_number() || values[0] == values[1] {
        values.pop();
    }
    values.into()
}

fn keyword(dice: &mut Dice, depth: usize) -> (&'static str, Value) {
    let small = json!(dice.below(4));
    let names = |dice: &mut Dice| if dice.below(2) == 0 { json!(["a"]) } else { json!(["c", "b"]) };
    let simple = if depth > 2 { 19 } else { 31 };
    match dice.below(simple) {
        0 => ("minLength", small),
        1 => ("maxLength", small),
        2 => ("minItems", small),
        3 => ("maxItems", small),
        4 => ("minProperties", small),
        5 => ("maxProperties", small),
        6 => ("minimum", number(dice)),
        7 => ("maximum", number(dice)),
        8 => ("multipleOf", serde_json::from_str(dice.one(&["1", "2", "0.1", "2.5", "3.30"])).unwrap_or_default()),
        9 => ("pattern", json!(dice.one(&["^a", "x$", "[ab]+", "\\d", "^.$", "(?=x)", "^(a|b)\\1"]))),
        10 => ("required", names(dice)),
        11 => ("uniqueItems", json!(true)),
        12 => ("enum", values(dice)),
        13 => ("additionalProperties", json!(false)),
        14 => ("additionalItems", json!(false)),
        15 => ("format", json!(dice.one(&["email", "date-time", "uuid", "ipv4", "int32"]))),
        16 | 17 => ("type", json!(dice.one(&["object", "array", "string", "integer", "number", "null", "boolean"]))),
        18 => ("type", json!([dice.one(&["object", "array"]), dice.one(&["string", "integer", "null"])])),
        19..=22 => ("properties", members(dice, depth, &NAMES)),
        23 => ("patternProperties", members(dice, depth, &["^a", "b", "é"])),
        24 => ("items", schema(dice, depth + 1)),
        25 => ("items", schemas(dice, depth)),
        26 => (if dice.below(2) == 0 { "allOf" } else { "anyOf" }, schemas(dice, depth)),
        27 => (if dice.below(2) == 0 { "oneOf" } else { "anyOf" }, schemas(dice, depth)),
        28 => ("not", schema(dice, depth + 1)),
        29 => ("dependencies", json!({"a": names(dice), "b": schema(dice, depth + 1)})),
        _ => ("properties", json!({"a": {"$ref": dice.one(&["#/definitions/a", "#/definitions/b"])}})),
    }
}

/// A random value, as text: how a number is written matters.
fn instance(dice: &mut Dice, depth: usize) -> String {
    let kind = if depth == 0 { dice.below(6) } else { dice.below(5 + 2 * depth) };
    let count = dice.below(4);
    match kind {
        0..=2 => {
            let mut names = NAMES.to_vec();
            let member = |_| {
                let name = names.remove(dice.below(names.len()));
                format!("\"{name}\":{}", instance(dice, depth + 1))
            };
            format!("{{{}}}", (0..count).map(member).collect::<Vec<_>>().join(","))
        }
        3 => format!("[{}]", (0..count).map(|_| instance(dice, depth + 1)).collect::<Vec<_>>().join(",")),
        _ => dice
            .one(&[
                "0",
                "1",
                "2",
                "-3",
                "2.5",
                "1.0",
                "100",
                "1e2",
                "0.1",
                "3.30",
                "-0.0",
                "1E-7",
                "12345678901234567890",
                "\"\"",
                "\"a\"",
                "\"ab\"",
                "\"bb1\"",
                "\"x\\n\"",
                "\"😀é\"",
                "\"a@b.c\"",
                "true",
                "false",
                "null",
            ])
            .to_owned(),
    }
}
