//! `stagedoor explain REQUEST-ID`: the story of one request, as the server remembers it.

use std::time::Duration;

use clap::Args;
use serde_json::Value;
use stagedoor_http::client::{ClientError, Origin, Pool, PoolSettings, Scheme};
use stagedoor_http::sigv4::{Credentials, Payload, SignedRequest, sign};
use stagedoor_http::{Body, Request};
use stagedoor_wire::Clock;
use tokio::time::Instant;

use crate::cli::{Failure, Outcome, executor};
use crate::host::SystemClock;
use crate::screen::{self, Style};

const EXAMPLES: &str = "\
The request id is in the header x-amzn-RequestId of every answer:
  curl -si http://127.0.0.1:4566/pets/7 | grep -i x-amzn-requestid
  stagedoor explain 5b2c1d9e-3f1a-4f0e-9d52-0f6f1b1c7a11
The request is signed with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, when they are set.";

const TIME_LIMIT: Duration = Duration::from_secs(10);
const SIZE_LIMIT: u64 = 16 * 1024 * 1024;

/// What `explain` takes.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExplainArguments {
    /// The request id, from the header x-amzn-RequestId.
    #[arg(value_name = "REQUEST-ID")]
    request_id: String,
    /// The server's control listener.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:4566", env = "STAGEDOOR_ENDPOINT")]
    endpoint: String,
    /// Print what the server says, as JSON.
    #[arg(long)]
    json: bool,
}

/// Asks the server and prints the story.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<Outcome, Failure> {
    let id = &arguments.request_id;
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_=".contains(&byte)) {
        return Err(Failure::usage(format!(
            "`{id}` is no request id: it looks like 5b2c1d9e-3f1a-4f0e-9d52-0f6f1b1c7a11"
        )));
    }
    let origin = origin(&arguments.endpoint).map_err(Failure::usage)?;
    let runtime = executor()?;
    let (status, body) = tokio::task::LocalSet::new().block_on(&runtime, ask(&origin, id)).map_err(|error| {
        Failure::problem(format!("{}: {error}; is the server running there? (--endpoint URL)", arguments.endpoint))
    })?;
    let story: Value = serde_json::from_slice(&body).map_err(|_| {
        Failure::problem(format!("{}: no Stagedoor answers there (status {status})", arguments.endpoint))
    })?;
    if status != 200 {
        let message = story["message"].as_str().unwrap_or("no reason given");
        let advice = if status == 403 { "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY" } else { "" };
        return Err(Failure::problem(format!("{id}: {message} (status {status}){advice}")));
    }
    if arguments.json {
        screen::say(serde_json::to_string_pretty(&story).unwrap_or_default());
    } else {
        tell(&story);
    }
    Ok(Outcome::Fine)
}

async fn ask(origin: &Origin, id: &str) -> Result<(u16, bytes::Bytes), ClientError> {
    let deadline = Instant::now() + TIME_LIMIT;
    let target = format!("/_stagedoor/requests/{id}");
    let mut request = Request::new(http::Method::GET, target.clone(), Body::Empty);
    request.headers.append("Host", origin.authority());
    if let Some(credentials) = credentials() {
        let signed = SignedRequest::new("GET", &target, &request.headers);
        let region = std::env::var("AWS_DEFAULT_REGION").unwrap_or_else(|_| "us-east-1".to_owned());
        let fields = sign(&signed, Payload::Bytes(b""), &credentials, &region, "apigateway", SystemClock.now());
        for (name, value) in fields {
            request.headers.append(name, value);
        }
    }
    let response = Pool::new(PoolSettings::default()).send(origin, request, deadline).await?;
    let body = response.body.collect(SIZE_LIMIT).await.map_err(ClientError::RequestBody)?;
    Ok((response.status, body))
}

/// The access key of the environment, as every AWS client takes it; a server with `--credentials` asks for it.
fn credentials() -> Option<Credentials> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Some(Credentials {
        access_key_id: variable("AWS_ACCESS_KEY_ID")?,
        secret_access_key: variable("AWS_SECRET_ACCESS_KEY")?,
        session_token: variable("AWS_SESSION_TOKEN"),
    })
}

/// `http://host:port` as the client wants it.
fn origin(endpoint: &str) -> Result<Origin, String> {
    let wrong = || format!("--endpoint {endpoint}: write it as http://127.0.0.1:4566");
    let (scheme, rest, default_port) = match endpoint.split_once("://") {
        Some(("http", rest)) => (Scheme::Http, rest, 80),
        Some(("https", rest)) => (Scheme::Https, rest, 443),
        _ => return Err(wrong()),
    };
    let authority = rest.trim_end_matches('/');
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port.parse().map_err(|_| wrong())?),
        _ => (authority, default_port),
    };
    if host.is_empty() || authority.contains(['/', '?', '@']) {
        return Err(wrong());
    }
    Ok(Origin { scheme, host: host.into(), port, insecure_skip_verification: false, identity: None, connect_to: None })
}

/// Prints the members of the story: texts of several lines and lists as a block of their own.
fn tell(story: &Value) {
    for (name, member) in story.as_object().into_iter().flatten() {
        let label = screen::paint(name.strip_suffix("Ms").unwrap_or(name), Style::Bold);
        match member {
            Value::Array(items) => {
                screen::say(format_args!("{label}:"));
                screen::columns(&items.iter().map(cells).collect::<Vec<_>>()).iter().for_each(indented);
            }
            Value::String(text) if text.contains('\n') => {
                screen::say(format_args!("{label}:"));
                screen::clean(text).lines().map(str::to_owned).for_each(|line| indented(&line));
            }
            other => screen::say(format_args!("{label}: {}", screen::clean(&word(name, other)))),
        }
    }
}

fn indented(line: &String) {
    screen::say(format_args!("  {line}"));
}

/// The members of one item of a list, in a row.
fn cells(item: &Value) -> Vec<String> {
    match item {
        Value::Object(members) => members.iter().map(|(name, value)| word(name, value)).collect(),
        other => vec![word("", other)],
    }
}

fn word(name: &str, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "-".to_owned(),
        other if name.ends_with("Ms") => format!("{other} ms"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints() {
        let check = |text: &str, expected: &str| {
            let found = origin(text).map_or_else(
                |_| "wrong".to_owned(),
                |origin| format!("{:?} {} {}", origin.scheme, origin.host, origin.port),
            );
            assert_eq!(found, expected, "{text}");
        };
        check("http://127.0.0.1:4566", "Http 127.0.0.1 4566");
        check("http://localhost/", "Http localhost 80");
        check("https://[::1]:1", "Https [::1] 1");
        check("https://gateway.example", "Https gateway.example 443");
        check("127.0.0.1:4566", "wrong");
        check("http://:80", "wrong");
        check("http://a:b", "wrong");
        check("http://a/b", "wrong");
    }
}
