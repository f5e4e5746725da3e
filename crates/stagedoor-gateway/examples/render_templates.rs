//! Renders mapping templates in a loop and prints renders per second of processor time, the body parsed in every one.
//!
//! `render_templates EVENT SECONDS FILE…`: EVENT is a JSON file with the request, as `bench/vtl.py` writes it. With 0
//! seconds each template is rendered once and printed; with -1000, a thousand times, for profilers that count.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use serde_json::Value as Json;
use stagedoor_gateway::mapping::{ContextVariables, Inputs, Overrides, render_request_template};
use stagedoor_http::Headers;
use stagedoor_vtl::{Dialect, Template};

/// As the gateway's own binary has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `$context`, by its dotted names.
struct Facts(BTreeMap<String, String>);

impl ContextVariables for Facts {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.0.get(name).map(|text| Cow::Borrowed(text.as_str()))
    }
}

fn flatten(prefix: &str, json: &Json, into: &mut BTreeMap<String, String>) {
    match json {
        Json::Object(members) => {
            for (name, value) in members {
                flatten(&if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") }, value, into);
            }
        }
        Json::String(text) => drop(into.insert(prefix.to_owned(), text.clone())),
        other => drop(into.insert(prefix.to_owned(), other.to_string())),
    }
}

fn texts<'a>(event: &'a Json, name: &str) -> Vec<(&'a str, &'a str)> {
    let members = event[name].as_object().into_iter().flatten();
    members.map(|(name, value)| (name.as_str(), value.as_str().unwrap_or_default())).collect()
}

/// Nanoseconds that this thread has been running.
fn processor_time() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok()).unwrap_or(0)
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let event: Json = serde_json::from_slice(&std::fs::read(arguments.next().ok_or("no event")?)?)?;
    let seconds: f64 = arguments.next().ok_or("no seconds")?.parse()?;
    let mut headers = Headers::new();
    for (name, value) in texts(&event, "headers") {
        headers.append(name, value);
    }
    let pairs = |name: &str| -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        texts(&event, name).into_iter().map(|(name, value)| (name.into(), value.into())).collect()
    };
    let (path_parameters, query) = (pairs("path"), pairs("querystring"));
    let variables = texts(&event, "stageVariables");
    let stage_variables: BTreeMap<String, String> =
        variables.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let mut facts = Facts(BTreeMap::new());
    flatten("", &event["context"], &mut facts.0);
    let body = event["body"].as_str().unwrap_or_default();
    let overrides = Overrides::default();
    for file in arguments {
        let template = Template::parse(&std::fs::read_to_string(&file)?, Dialect::Service)?;
        let render = || {
            let inputs = Inputs {
                path_parameters: &path_parameters,
                query: &query,
                headers: &headers,
                body,
                stage_variables: &stage_variables,
                context: &facts,
                overrides: &overrides,
            };
            render_request_template(&template, &inputs)
        };
        let first = render()?;
        if seconds == 0.0 {
            std::io::stdout().write_all(first.text.as_bytes())?;
            continue;
        }
        if seconds < 0.0 {
            for _ in 0..-seconds as u32 {
                let _ = std::hint::black_box(render());
            }
            continue;
        }
        // The best of five runs, as a loaded machine disturbs single ones.
        let mut best = 0.0f64;
        for _ in 0..5 {
            let start = processor_time();
            let mut count = 0u32;
            let spent = loop {
                for _ in 0..500 {
                    let _ = std::hint::black_box(render());
                }
                count += 500;
                let spent = (processor_time() - start) as f64 / 1e9;
                if spent >= seconds / 5.0 {
                    break spent;
                }
            };
            best = best.max(f64::from(count) / spent);
        }
        println!("{file} {best:.0} renders/s {} bytes", first.text.len());
    }
    Ok(ExitCode::SUCCESS)
}
