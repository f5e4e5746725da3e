//! Random requests for every operation, made from the model's shapes and then spoiled: each gets an answer that is not
//! our fault, an error changes nothing, and what is stored stays sound.

use serde_json::{Map, Value, json};
use stagedoor_control::publish::Location;
use stagedoor_control::store::check;
use stagedoor_wire::facts::{Kind, Location as In, OperationFacts, Service, StructureFacts};

use super::{Plane, Repeating};

const ROUNDS: usize = 4_000;

/// Texts that mean something somewhere.
const WORDS: &[&str] = &[
    "",
    "a",
    "GET",
    "ANY",
    "200",
    "NONE",
    "CUSTOM",
    "MOCK",
    "HTTP_PROXY",
    "{a+}",
    "{b}",
    "dev",
    "true",
    "-1",
    "10",
    "99999999999999999999",
    "application/json",
    "Empty",
    "(none)",
    "a.example.com",
    "method.request.header.A",
    "integration.request.header.A",
    "'x'",
    "http://127.0.0.1:9/{p}",
    "2026-01-01",
    "{\"type\":\"object\"}",
    "$context.requestId",
    "arn:aws:iam::000000000000:role/r",
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations",
    "é\u{0}\u{10ffff}",
    "[1-5]\\d\\d",
];

/// Bodies of imports.
const DOCUMENTS: &[&str] = &[
    "{\"swagger\":\"2.0\",\"info\":{\"title\":\"t\"},\"paths\":{\"/a/{b}\":{\"get\":{\"responses\":{\"200\":{}}}}}}",
    "openapi: 3.0.1\ninfo: {title: t, version: 1}\npaths:\n  /x:\n    post:\n      x-amazon-apigateway-integration: {type: mock}\n",
    "name,key,description,enabled,usageplanIds\nn,abcdefghij1234567890abcdefghij,d,true,\"a,b\"\n",
    "{\"x-amazon-apigateway-documentation\":{\"documentationParts\":[{\"location\":{\"type\":\"API\"},\"properties\":{\"a\":1}}]}}",
    "&a [*a]",
    "{",
];

/// The paths of the patch tables, as the source has them.
fn patch_paths() -> Vec<String> {
    let sources = [include_str!("../../src/patch/tables.rs"), include_str!("../../src/patch/stage.rs")];
    let lines = sources.iter().flat_map(|source| source.lines());
    let paths = lines.filter_map(|line| line.trim_start().strip_prefix("\"/")?.split_once("\": "));
    paths
        .map(|(path, _)| format!("/{path}").replace("{..}", "~1a").replace("{VERB}", "GET").replace("{}", "a~1b"))
        .collect()
}

struct Making {
    draws: Repeating,
    /// What answers have named: ids, names.
    known: Vec<String>,
    paths: Vec<String>,
}

impl Making {
    fn text(&self) -> String {
        match self.draws.below(10) {
            0..4 if !self.known.is_empty() => self.known[self.draws.below(self.known.len())].clone(),
            9 => "x".repeat(self.draws.below(3000)),
            _ => WORDS[self.draws.below(WORDS.len())].to_owned(),
        }
    }

    fn value(&self, kind: &Kind, depth: usize) -> Value {
        if self.draws.below(60) == 0 {
            // Another type than the model's.
            return [json!(null), json!(1), json!(true), json!([]), json!({}), json!("x"), json!(1e300)]
                [self.draws.below(7)]
            .clone();
        }
        match kind {
            Kind::String(facts) if !facts.values.is_empty() && self.draws.below(20) > 0 => {
                facts.values[self.draws.below(facts.values.len())].into()
            }
            Kind::String(_) => self.text().into(),
            Kind::Boolean => (self.draws.below(2) == 0).into(),
            Kind::Integer(..) | Kind::Long => {
                [-1, 0, 1, 50, 300, i64::from(i32::MAX), i64::MIN][self.draws.below(7)].into()
            }
            Kind::Double => [-0.5, 0.0, 12.5, 100.0, 1e308][self.draws.below(5)].into(),
            Kind::Timestamp(_) => 1_700_000_000.into(),
            Kind::Blob(_) => "AA==".into(),
            Kind::Structure(facts) if facts.name == "PatchOperation" => {
                let op = ["add", "replace", "remove", "copy", "move", "test"][self.draws.below(6)];
                let path = self.paths[self.draws.below(self.paths.len())].as_str();
                let from = "/canarySettings/deploymentId";
                let mut operation = json!({"op": op, "path": path, "value": self.text()});
                if op == "copy" {
                    operation["from"] = from.into();
                }
                operation
            }
            Kind::Structure(facts) => self.members(facts, depth),
            Kind::List(item) => (0..self.draws.below(3)).map(|_| self.value(item, depth + 1)).collect(),
            Kind::Map(item) => {
                let entries = (0..self.draws.below(3)).map(|_| (self.text(), self.value(item, depth + 1)));
                Value::Object(entries.collect())
            }
        }
    }

    fn members(&self, facts: &StructureFacts, depth: usize) -> Value {
        let mut members = Map::new();
        for member in facts.members.iter().filter(|member| member.location == In::Body) {
            let wanted = if member.required { self.draws.below(20) > 0 } else { self.draws.below(3) == 0 && depth < 6 };
            if wanted {
                members.insert(member.wire_name.to_owned(), self.value(member.kind, depth + 1));
            }
        }
        Value::Object(members)
    }

    fn encoded(text: &str) -> String {
        text.bytes()
            .map(
                |byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") },
            )
            .collect()
    }

    /// A target and a body for the operation.
    fn request(&self, operation: &OperationFacts) -> (String, Vec<u8>) {
        let mut target = operation.uri.to_owned();
        let mut query: Vec<String> = operation.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        for member in operation.input.members {
            let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            match member.location {
                In::Uri => {
                    let text = text(self.value(member.kind, 0));
                    // An empty label would be another operation's path.
                    let text = if text.is_empty() { "x".to_owned() } else { text };
                    for label in [format!("{{{}}}", member.wire_name), format!("{{{}+}}", member.wire_name)] {
                        target = target.replace(&label, &Self::encoded(&text));
                    }
                }
                In::Query if self.draws.below(3) == 0 => {
                    query.push(format!("{}={}", member.wire_name, Self::encoded(&text(self.value(member.kind, 0)))));
                }
                _ => {}
            }
        }
        if !query.is_empty() {
            target = format!("{target}?{}", query.join("&"));
        }
        let mut body = match operation.input.payload {
            Some(_) => DOCUMENTS[self.draws.below(DOCUMENTS.len())].as_bytes().to_vec(),
            None => self.members(operation.input, 0).to_string().into_bytes(),
        };
        match self.draws.below(25) {
            0 => body.truncate(self.draws.below(body.len() + 1)),
            1 => body = vec![b'['; 5_000],
            2 => body.clear(),
            3 | 4 => {
                for _ in 0..=self.draws.below(3) {
                    let at = self.draws.below(body.len());
                    if let Some(byte) = body.get_mut(at) {
                        *byte = self.draws.word().to_le_bytes()[0];
                    }
                }
            }
            _ => {}
        }
        (target, body)
    }

    /// Remembers what an answer names.
    fn learn(&mut self, answer: &Value) {
        const KNOWN: usize = 400;
        const NAMES: [&str; 9] = [
            "id",
            "name",
            "rootResourceId",
            "stageName",
            "deploymentId",
            "domainName",
            "clientCertificateId",
            "basePath",
            "version",
        ];
        for name in NAMES {
            if let Some(text) = answer.get(name).and_then(Value::as_str) {
                if self.known.len() >= KNOWN {
                    self.known.swap_remove(self.draws.below(KNOWN));
                }
                self.known.push(text.to_owned());
            }
        }
    }
}

#[test]
fn random_requests_for_every_operation() {
    let rounds = std::env::var("STAGEDOOR_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let plane = Plane::start(&Location::Memory);
    let operations: Vec<_> =
        stagedoor_wire::operations().filter(|operation| operation.service == Service::ApiGateway).collect();
    let mut making = Making { draws: Repeating::default(), known: Vec::new(), paths: patch_paths() };
    assert!(making.paths.len() > 100, "{} patch paths were found", making.paths.len());
    let mut counts = [0usize; 6];
    for round in 0..rounds {
        // Making something is asked for oftener, so that there is something to change.
        let operation = operations[making.draws.below(operations.len())];
        let operation = match making.draws.below(3) {
            0 => operations.iter().find(|other| other.name == "CreateRestApi").unwrap_or(&operation),
            _ => operation,
        };
        // A key pair takes its time.
        if operation.name == "GenerateClientCertificate" && round % 100 != 0 {
            continue;
        }
        let (target, body) = making.request(operation);
        let before = plane.store.snapshot().revision();
        let (status, answer) = plane.ask(operation.method, &target, &body);
        let place = || format!("{} {target}\n{}\n{status} {answer}", operation.name, String::from_utf8_lossy(&body));
        // 501: what has no effect yet. 504 and the like do not occur: nothing is asked that is elsewhere.
        assert!(status < 500 || status == 501, "{}", place());
        counts[usize::from(status / 100)] += 1;
        if status >= 400 {
            assert_eq!(plane.store.snapshot().revision(), before, "{}", place());
            assert!(answer["message"].is_string() || answer["Message"].is_string(), "{}", place());
        } else {
            making.learn(&answer);
        }
        if round % 1000 == 0 {
            assert_eq!(check(&plane.store.snapshot()), Vec::<String>::new());
        }
    }
    println!("{rounds} requests: {} done, {} refused, {} not built", counts[2], counts[4], counts[5]);
    assert!(counts[2] * 20 > rounds, "most requests make no sense, but some must: {counts:?}");
    plane.end();
}
