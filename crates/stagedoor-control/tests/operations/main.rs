//! Runs the operations as clients call them, by scripts: requests and what they are answered.
//!
//! A script (`*.txt` beside this file) consists of sections that begin with `== title`; each has a control plane of
//! its own, with an API `$api` whose root resource is `$root`. `[quotas]` in the title puts the service's quotas in
//! force, `[quota stages-per-api 2]` one of them, `[integration-timeout-ms 60000]` longer timeouts. A request is `VERB /path body`, on one line, or `12 × VERB /path body`;
//! `‹a×128›` in it stands for so many `a`, `‹#›` for the number of the repetition, from 0. Below it, indented, stands
//! the answer:
//!
//! - `201` and nothing else: the status;
//! - `200 {…}`: the whole body. A string `$name` binds the value there, or compares when it is bound; `$*` is anything,
//!   and `…` in a string is any text;
//! - `200 ~{…}`: members that the body must have. `"$absent"` is a member that it must not have;
//! - `404 NotFoundException text`: an error. `·` is a blank at the end.
//!
//! Every answer has its evidence: `[R]` recorded from the service, `[D]` documented, `[P]` quoted by third parties,
//! `[I]` inferred. It stands before the answer, or in the title for all answers of the section that have none.
//!
//! Lines that begin with `#` are remarks. After each section nothing in the store may refer to nothing.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use bytes::Bytes;
use serde_json::Value;
use stagedoor_control::operations::{ControlSettings, Quota, Quotas};
use stagedoor_control::publish::{self, Location};
use stagedoor_control::service::{AdminHandler, Answering, ControlService, ServiceSettings};
use stagedoor_control::store::{Store, check};
use stagedoor_gateway::{ControlRequest, ControlResponse, Gateway, GatewaySettings};
use stagedoor_wire::{Clock, Random, Timestamp};

#[test]
fn rest_apis() {
    run(include_str!("rest_api.txt"));
}

#[test]
fn resources() {
    run(include_str!("resource.txt"));
}

#[test]
fn methods() {
    run(include_str!("method.txt"));
}

#[test]
fn integrations() {
    run(include_str!("integration.txt"));
}

#[test]
fn models() {
    run(include_str!("model.txt"));
}

#[test]
fn deployments() {
    run(include_str!("deployment.txt"));
}

#[test]
fn stages() {
    run(include_str!("stage.txt"));
}

#[test]
fn api_keys() {
    run(include_str!("api_key.txt"));
}

#[test]
fn canaries() {
    run(include_str!("canary.txt"));
}

#[test]
fn usage_plans() {
    run(include_str!("usage_plan.txt"));
}

#[test]
fn usage() {
    run(include_str!("usage.txt"));
}

#[test]
fn sdks() {
    run(include_str!("sdk.txt"));
}

#[test]
fn usage_plan_keys() {
    run(include_str!("usage_plan_key.txt"));
}

#[test]
fn documentation_parts() {
    run(include_str!("documentation_part.txt"));
}

#[test]
fn documentation_versions() {
    run(include_str!("documentation_version.txt"));
}

#[test]
fn client_certificates() {
    run(include_str!("client_certificate.txt"));
}

#[test]
fn quotas() {
    run(include_str!("quotas.txt"));
}

#[test]
fn authorizers() {
    run(include_str!("authorizer.txt"));
}

#[test]
fn request_validators() {
    run(include_str!("request_validator.txt"));
}

#[test]
fn gateway_responses() {
    run(include_str!("gateway_response.txt"));
}

#[test]
fn accounts() {
    run(include_str!("account.txt"));
}

#[test]
fn exports() {
    run(include_str!("export.txt"));
}

#[test]
fn imports() {
    run(include_str!("import.txt"));
}

#[test]
fn tags() {
    run(include_str!("tags.txt"));
}

#[test]
fn domain_names() {
    run(include_str!("domain_name.txt"));
}

#[test]
fn base_path_mappings() {
    run(include_str!("base_path_mapping.txt"));
}

#[test]
fn domain_name_access_associations() {
    run(include_str!("domain_name_access_association.txt"));
}

#[test]
fn vpc_links() {
    run(include_str!("vpc_link.txt"));
}

#[test]
fn test_invocations() {
    run(include_str!("test_invoke_method.txt"));
}

#[test]
fn test_invocations_of_authorizers() {
    run(include_str!("test_invoke_authorizer.txt"));
}

/// Every reading of it is a second later.
#[derive(Default)]
struct Seconds(AtomicI64);

impl Clock for Seconds {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(1_700_000_000 + self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// A generator of numbers that repeats itself from run to run (splitmix64).
#[derive(Default)]
struct Repeating(AtomicU64);

impl Random for Repeating {
    fn fill(&self, bytes: &mut [u8]) {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        for chunk in bytes.chunks_mut(8) {
            let mut word = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
            word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(word ^ (word >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

struct NoAdmin;

impl AdminHandler for NoAdmin {
    fn answer<'a>(&'a self, _: &'a ControlRequest) -> Answering<'a> {
        Box::pin(async { ControlResponse { status: 404, headers: Vec::new(), body: Bytes::new() } })
    }
}

/// Recorded, documented, quoted, inferred.
const EVIDENCE: [&str; 4] = ["[R]", "[D]", "[P]", "[I]"];

/// Every script is run, and every answer in it says how it is known.
#[test]
fn every_answer_has_its_evidence() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/operations");
    let mut counts = [0; EVIDENCE.len()];
    let (mut without, mut not_run) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder).expect("the scripts' folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.ends_with(".txt") {
            continue;
        }
        if !include_str!("main.rs").contains(&format!("include_str!(\"{name}\")")) {
            not_run.push(name.to_owned());
        }
        let mut of_section = None;
        for (number, line) in std::fs::read_to_string(&path).expect("a script").lines().enumerate() {
            if let Some(title) = line.strip_prefix("== ") {
                of_section = EVIDENCE.iter().position(|tag| title.contains(tag));
            } else if let Some(answer) = line.strip_prefix("    ") {
                match EVIDENCE.iter().position(|tag| answer.starts_with(tag)).or(of_section) {
                    Some(tag) => counts[tag] += 1,
                    None => without.push(format!("{name}:{}", number + 1)),
                }
            }
        }
    }
    let counted: Vec<String> = EVIDENCE.iter().zip(counts).map(|(tag, count)| format!("{tag} {count}")).collect();
    println!("{} answers: {}", counts.iter().sum::<usize>(), counted.join(", "));
    assert!(not_run.is_empty(), "not run: {not_run:?}");
    assert!(without.is_empty(), "without evidence: {without:?}");
}

/// One section: its control plane and the names that are bound.
struct Section {
    title: String,
    service: ControlService,
    store: Store,
    executor: tokio::runtime::Runtime,
    names: HashMap<String, Value>,
}

fn run(script: &str) {
    let mut section: Option<Section> = None;
    let mut request = "";
    for (number, line) in script.lines().enumerate() {
        let place = format!("line {}: {request}", number + 1);
        if let Some(title) = line.strip_prefix("== ") {
            section.take().into_iter().for_each(Section::end);
            section = Some(Section::begin(title));
        } else if let Some(expected) = line.strip_prefix("    ") {
            let expected =
                EVIDENCE.iter().find_map(|tag| expected.strip_prefix(tag)?.strip_prefix(' ')).unwrap_or(expected);
            let (times, request) = request.split_once(" × ").unwrap_or(("1", request));
            for time in 0..times.parse().expect("a number") {
                let request = request.replace("‹#›", &time.to_string());
                section.as_mut().expect("a section").exchange(&request, expected, &place);
            }
        } else if !line.is_empty() && !line.starts_with('#') {
            request = line;
        }
    }
    section.into_iter().for_each(Section::end);
}

/// The text with every `‹a×128›` written out.
fn long(text: &str) -> String {
    let mut parts = text.split('‹');
    let mut long = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (repeated, rest) = part.split_once('›').expect("a closing ›");
        let (piece, times) = repeated.split_once('×').expect("a piece and a number");
        long.push_str(&piece.repeat(times.parse().expect("a number")));
        long.push_str(rest);
    }
    long
}

/// Whether a text is the one wanted, in which `…` is any text.
fn is_like(wanted: &str, found: &str) -> bool {
    let Some((start, rest)) = wanted.split_once('…') else { return wanted == found };
    let Some(found) = found.strip_prefix(start) else { return false };
    found.char_indices().map(|(at, _)| at).chain([found.len()]).any(|at| is_like(rest, &found[at..]))
}

impl Section {
    fn begin(title: &str) -> Self {
        let mut quotas = if title.contains("[quotas]") { Quotas::aws() } else { Quotas::OFF };
        if let Some((name, limit)) = title.split_once("[quota ").and_then(|(_, quota)| quota.split_once(' ')) {
            let quota = Quota::ALL.iter().find(|quota| quota.name() == name).expect("a quota");
            let limit = limit.split(']').next().and_then(|limit| limit.parse().ok());
            quotas.set(*quota, Some(limit.expect("a number")));
        }
        let mut control = ControlSettings { quotas, ..ControlSettings::default() };
        if let Some((_, longest)) = title.split_once("[integration-timeout-ms ") {
            let longest = longest.split(']').next().and_then(|longest| longest.parse().ok());
            control.longest_timeout_ms = longest.expect("a number");
        }
        let settings = ServiceSettings { control, ..ServiceSettings::default() };
        let (clock, random) = (Arc::new(Seconds::default()), Arc::new(Repeating::default()));
        let gateway = Gateway::new(GatewaySettings::default(), clock.clone(), random.clone());
        let store = publish::open(Location::Memory, Arc::clone(&gateway)).expect("a store");
        let service = ControlService::start(settings, store.clone(), gateway, clock, random, Arc::new(NoAdmin))
            .expect("a service");
        let executor = tokio::runtime::Builder::new_current_thread().build().expect("an executor");
        let mut section = Self { title: title.to_owned(), service, store, executor, names: HashMap::new() };
        let made = r#"201 ~{"id": "$api", "rootResourceId": "$root"}"#;
        section.exchange(r#"POST /restapis {"name": "api"}"#, made, title);
        section
    }

    fn end(self) {
        assert_eq!(check(&self.store.snapshot()), Vec::<String>::new(), "{}", self.title);
        self.service.shutdown();
    }

    fn exchange(&mut self, request: &str, expected: &str, place: &str) {
        let request = self.filled(&long(request));
        let place = format!("{} / {place}", self.title);
        let (verb, rest) = request.split_once(' ').expect("a verb and a path");
        let (target, body) = rest.split_once(' ').unwrap_or((rest, ""));
        let body = body.replace('⏎', "\n");
        let credential = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request, \
                          SignedHeaders=host, Signature=0";
        let answer = self.executor.block_on(self.service.handle(ControlRequest {
            method: verb.parse().expect("a verb"),
            target: target.to_owned(),
            headers: vec![("Authorization".to_owned(), credential.to_owned())],
            body: Bytes::copy_from_slice(body.as_bytes()),
            peer: ([127, 0, 0, 1], 1).into(),
            is_tls: false,
        }));
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        let expected = long(expected);
        let (status, expected) = expected.split_once(' ').unwrap_or((&expected, ""));
        assert_eq!(answer.status.to_string(), status, "{place}\n{text}");
        let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        if let Some(members) = expected.strip_prefix('~') {
            let members: Value = serde_json::from_str(members).unwrap_or_else(|error| panic!("{place}: {error}"));
            for (name, wanted) in members.as_object().expect("members") {
                let found = body.get(name).cloned().unwrap_or_else(|| "$absent".into());
                assert!(self.unify(wanted, &found), "{place}: {name}\n{text}");
            }
        } else if expected.starts_with('{') {
            let wanted: Value = serde_json::from_str(expected).unwrap_or_else(|error| panic!("{place}: {error}"));
            assert!(self.unify(&wanted, &body), "{place}\n{text}");
        } else if !expected.is_empty() {
            let header = answer.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("x-amzn-errortype"));
            let code = header.map_or("", |(_, code)| code);
            let message = body["message"].as_str().unwrap_or_default();
            let expected = self.filled(expected).replace('·', " ").replace("\\n", "\n");
            assert_eq!(format!("{code} {message}"), expected, "{place}");
        }
    }

    /// The text with the names in it replaced by what is bound to them, the longest first.
    fn filled(&self, text: &str) -> String {
        let mut names: Vec<&String> = self.names.keys().collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.iter().fold(text.to_owned(), |text, name| {
            let value = self.names[*name].as_str().map_or_else(|| self.names[*name].to_string(), str::to_owned);
            text.replace(name.as_str(), &value)
        })
    }

    /// Whether `found` is what is wanted; binds the names that are new.
    fn unify(&mut self, wanted: &Value, found: &Value) -> bool {
        match (wanted, found) {
            (Value::String(name), _) if name == "$*" => found != "$absent",
            (Value::String(name), _) if name == "$absent" => found == "$absent",
            (Value::String(name), _) if name.starts_with('$') && !name.contains([' ', '.', '/']) => {
                found != "$absent" && self.names.entry(name.clone()).or_insert_with(|| found.clone()) == found
            }
            (Value::String(wanted), Value::String(found)) => is_like(&self.filled(wanted), found),
            (Value::Object(wanted), Value::Object(found)) => {
                wanted.len() == found.len()
                    && wanted.iter().all(|(name, wanted)| {
                        let name = self.filled(name);
                        found.get(&name).is_some_and(|found| self.unify(wanted, found))
                    })
            }
            (Value::Array(wanted), Value::Array(found)) => {
                wanted.len() == found.len() && wanted.iter().zip(found).all(|(wanted, found)| self.unify(wanted, found))
            }
            _ => wanted == found,
        }
    }
}
