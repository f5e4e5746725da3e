//! Walks every row of every table: what it allows works, what it does not is refused in its family's words. And throws
//! random operations at all of them.

use stagedoor_wire::apigateway::PatchOperation;

use super::*;

const OPS: [(&str, Option<Op>); 6] = [
    ("add", Some(Op::Add)),
    ("replace", Some(Op::Replace)),
    ("remove", Some(Op::Remove)),
    ("copy", Some(Op::Copy)),
    ("move", None),
    ("test", None),
];

/// Values of which every row takes one.
const VALUES: &[&str] = &[
    "x",
    "1",
    "",
    "true",
    "200",
    "REGIONAL",
    "ipv4",
    "dualstack",
    "DAY",
    "INFO",
    "SUCCEED_WITH_RESPONSE_HEADER",
    "UsagePlans",
    "api:stage",
    "api/stage",
    "arn:aws:logs:us-east-1:000000000000:log-group:x",
    "$context.requestId",
    "{\"a\":\"b\"}",
    "{\"/pets/GET\":{\"rateLimit\":1.0,\"burstLimit\":1}}",
    "{\"issuers\":[{\"issuer\":\"https://a\",\"audiences\":[\"b\"]}]}",
];

/// Rows that allow an operation only to refuse it in words of their own.
const OWN_WORDS: &[&str] = &[
    "REST_API add /endpointConfiguration/types/",
    "REST_API remove /endpointConfiguration/types/",
    "GATEWAY_RESPONSE add /statusCode",
    "GATEWAY_RESPONSE remove /statusCode",
    "ACCOUNT remove /features",
];

/// Every `table!` of this package is in the list, so that nobody's rows are forgotten.
#[test]
fn all_tables_are_listed() {
    fn tables_in(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                tables_in(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("patch/walk.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let names = text.lines().filter_map(|line| line.strip_prefix("table!(")?.split(':').next());
                found.extend(names.map(str::to_owned));
            }
        }
    }
    let mut found = Vec::new();
    tables_in(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    let listed: Vec<&str> = tables::ALL.iter().map(|(name, _)| *name).collect();
    let missing: Vec<_> = found.iter().filter(|name| !listed.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "add them to tables::ALL: {missing:?}");
    assert_eq!(found.len(), listed.len());
}

/// A path that the row's pattern means.
fn sample(pattern: &str) -> String {
    let path = pattern.replace("{..}", "~1pets").replace("{VERB}", "GET").replace("{}", "a~1b");
    path.replace("<apidId:stageName>", "a:s").replace("<resourcePath>", "~1pets").replace("<httpMethod>", "GET")
}

fn operation(op: &str, path: Option<&str>, value: Option<&str>, from: Option<&str>) -> PatchOperation {
    let text = |text: Option<&str>| text.map(str::to_owned);
    PatchOperation { op: text(Some(op)), path: text(path), value: text(value), from: text(from) }
}

/// Shapes to begin with: one without anything, and one that has what the path names.
fn befores(table: &Table, path: &str) -> [Value; 2] {
    let steps = steps(path);
    let is_object = table.rows.iter().any(|row| row.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')));
    let mut full = Value::Object(Map::new());
    if let Some((last, parents)) = steps.split_last()
        && let Some(place) = place(&mut full, parents)
    {
        let value = if is_object { Value::Object(Map::new()) } else { "x".into() };
        place.insert(last.clone(), value);
    }
    // A stage's settings lie under their key, and a promotion needs a canary.
    full["methodSettings"] = serde_json::json!({ path.trim_start_matches('/'): {} });
    if !path.starts_with("/canarySettings") {
        full["canarySettings"] = serde_json::json!({"deploymentId": "x", "stageVariableOverrides": {"a": "b"}});
    }
    // A usage plan has its stages as a list.
    if path.starts_with("/apiStages/") {
        full["apiStages"] = serde_json::json!([{"apiId": "a", "stage": "s"}]);
    }
    [Value::Object(Map::new()), full]
}

#[test]
fn every_row_of_every_table() {
    let (mut rows, mut works, mut own_words, mut refused) = (0, 0, Vec::new(), 0);
    for (name, table) in tables::ALL {
        for row in table.rows {
            rows += 1;
            let path = sample(row.path);
            let steps = steps(&path);
            let first = table.rows.iter().find(|row| matches(row.path, &steps)).map(|row| row.path);
            assert_eq!(first, Some(row.path), "{name}: another row hides {path}");
            for (op, known) in OPS {
                let allowed = known.is_some_and(|op| row.ops.contains(&op));
                let place = format!("{name} {op} {path}");
                if !allowed {
                    let error = apply_one(
                        table,
                        &mut befores(table, &path)[1].clone(),
                        &operation(op, Some(&path), None, None),
                    );
                    expect_refusal(table, row, op, known, &path, &error.expect_err(&place).message);
                    refused += 1;
                    continue;
                }
                let froms = ["/canarySettings/deploymentId", "/canarySettings/stageVariableOverrides"];
                let tries = befores(table, &path).into_iter().flat_map(|before| {
                    let own = if let Kind::Choice(choices) = row.value { choices } else { &[] };
                    let values = VALUES.iter().chain(own).map(|value| Some(*value)).chain([None]);
                    values.flat_map(move |value| froms.map(|from| (before.clone(), value, from)))
                });
                let mut messages = tries.map(|(mut before, value, from)| {
                    let from = (op == "copy").then_some(from);
                    apply_one(table, &mut before, &operation(op, Some(&path), value, from))
                        .map_err(|error| error.message)
                });
                let mut last = String::new();
                match messages.find_map(|result| result.map_err(|message| last = message).ok()) {
                    Some(()) => works += 1,
                    None => own_words.push(format!("{place}: {last}")),
                }
            }
        }
        for (op, known) in OPS {
            let mut shape = Value::Object(Map::new());
            for path in [Some("/nothing/at/all"), None] {
                let error = apply_one(table, &mut shape, &operation(op, path, Some("x"), None));
                let message = error.expect_err(op).message;
                let path = path.unwrap_or("null");
                match table.family {
                    Family::Strict => expect_strict(table, op, known, path, &message),
                    Family::Loose => assert_eq!(message, format!("Invalid patch path {path}"), "{name} {op}"),
                    Family::Stage => assert!(!message.is_empty()),
                }
            }
            assert_eq!(shape, Value::Object(Map::new()), "{name}: a refusal changes nothing");
        }
    }
    println!(
        "{} tables, {rows} rows: {works} operations work, {} are refused by words of their own, {refused} by their family's",
        tables::ALL.len(),
        own_words.len()
    );
    let unexpected: Vec<_> =
        own_words.iter().filter(|line| !OWN_WORDS.iter().any(|known| line.starts_with(known))).collect();
    assert!(unexpected.is_empty(), "allowed, and never done: {unexpected:?}");
}

fn expect_refusal(table: &Table, row: &Row, op: &str, known: Option<Op>, path: &str, message: &str) {
    match table.family {
        Family::Strict => expect_strict(table, op, known, path, message),
        Family::Loose => {
            let ops: Vec<&str> = row.ops.iter().map(|op| op.name()).collect();
            let expected = format!("Invalid patch operation specified. Must be one of: [{}]", ops.join(", "));
            assert_eq!(message, expected, "{op} {path}");
        }
        Family::Stage => {
            let expected = match known {
                Some(Op::Remove) => format!(
                    "Cannot remove method setting {} because there is no method setting for this method ",
                    &path[1..]
                ),
                Some(Op::Copy) => format!("Invalid copy operation with path: {path} and from null. Valid"),
                Some(_) if path.starts_with("/accessLogSettings") => "Invalid accessLogSettings path.".to_owned(),
                Some(Op::Add) if row.ops.contains(&Op::Replace) => format!("Invalid add operation with path: {path}"),
                _ => format!("Invalid method setting path: {path}. Must be one of: [/deploymentId"),
            };
            assert!(message.starts_with(&expected), "{op} {path}: {message}");
        }
    }
}

fn expect_strict(table: &Table, op: &str, known: Option<Op>, path: &str, message: &str) {
    let supports = |row: &&Row| known.is_some_and(|op| row.ops.contains(&op));
    let paths: Vec<&str> = table.rows.iter().filter(supports).map(|row| row.path).collect();
    let advice = match paths[..] {
        [] => "Please choose supported operations".to_owned(),
        _ => format!("Must be one of: [{}]", paths.join(", ")),
    };
    assert_eq!(message, format!("Invalid patch path  '{path}' specified for op '{op}'. {advice}"));
}

/// A generator that repeats itself from run to run (splitmix64).
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (word ^ (word >> 31)) as usize % bound
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// Whatever is asked for, in whatever order and on whatever shape: an answer, and no panic. `STAGEDOOR_FUZZ_ROUNDS` says
/// how many times.
#[test]
fn random_operations() {
    const STEPS: &[&str] =
        &["", "a", "~1", "~0", "~", "*", "GET", "types", "0", "-", "canarySettings", "variables", "é", "{..}", "/"];
    let rounds = std::env::var("STAGEDOOR_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(40_000);
    let mut draws = Draws(7);
    let (mut done, mut refused) = (0, 0);
    for _ in 0..rounds {
        let (name, table) = tables::ALL[draws.below(tables::ALL.len())];
        let row = &table.rows[draws.below(table.rows.len())];
        let mut shape = befores(table, &sample(row.path))[draws.below(2)].clone();
        for _ in 0..draws.below(6) {
            let row = &table.rows[draws.below(table.rows.len())];
            let path = match draws.below(8) {
                0 => (0..draws.below(5)).map(|_| format!("/{}", draws.one_of(STEPS))).collect(),
                1 => format!("{}/{}", sample(row.path), draws.one_of(STEPS)),
                2 => sample(row.path).rsplit_once('/').map(|(parent, _)| parent.to_owned()).unwrap_or_default(),
                3 => row.path.replace("{..}", draws.one_of(STEPS)).replace("{}", draws.one_of(STEPS)),
                _ => sample(row.path),
            };
            let op = OPS[draws.below(OPS.len())].0;
            let value = Some(draws.one_of(VALUES)).filter(|_| draws.below(8) > 0);
            let from = Some("/canarySettings/deploymentId").filter(|_| draws.below(2) > 0);
            let before = shape.clone();
            match apply_one(table, &mut shape, &operation(op, Some(&path), value, from)) {
                Ok(()) => done += 1,
                Err(error) => {
                    refused += 1;
                    assert!(!error.message.is_empty(), "{name} {op} {path}");
                    // What an error leaves is thrown away with the copy it was made in.
                    shape = before;
                }
            }
        }
    }
    println!("{done} operations done, {refused} refused");
}
