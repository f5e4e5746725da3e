//! `stagedoor vtl FILE`: renders a mapping template as the gateway would, with given inputs.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;
use stagedoor_gateway::mapping::{ContextVariables, Inputs, Overrides, render_request_template};
use stagedoor_http::Headers;
use stagedoor_vtl::{Dialect, Template};

use crate::cli::{Failure, Outcome};
use crate::documents;

const EXAMPLES: &str = "\
Examples:
  stagedoor vtl template.vtl --body request.json
  stagedoor vtl template.vtl --path id=7 --query limit=1 --header 'X-Tenant=a' --stage-variable city=Paris
  stagedoor vtl template.vtl --context context.json      {\"stage\": \"dev\", \"identity\": {\"sourceIp\": \"::1\"}}

Exit codes: 0 rendered, 1 the template does not parse or stopped, 2 wrong usage.";

/// What `vtl` takes.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct VtlArguments {
    /// The template.
    #[arg(value_name = "FILE")]
    template: PathBuf,
    /// The body that $input.body, $input.json() and $input.path() read.
    #[arg(long, value_name = "FILE")]
    body: Option<PathBuf>,
    /// A path parameter.
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    path: Vec<(String, String)>,
    /// A query parameter; may be given several times.
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    query: Vec<(String, String)>,
    /// A header; may be given several times.
    #[arg(long, value_name = "NAME=VALUE", value_parser = header)]
    header: Vec<(String, String)>,
    /// A stage variable.
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    stage_variable: Vec<(String, String)>,
    /// A JSON file with the members of $context.
    #[arg(long, value_name = "FILE")]
    context: Option<PathBuf>,
}

/// Prints what the template gives.
pub(crate) fn run(arguments: &VtlArguments) -> Result<Outcome, Failure> {
    let shown = arguments.template.display();
    let text = read_text(&arguments.template)?;
    let body = arguments.body.as_deref().map_or_else(|| Ok(String::new()), read_text)?;
    let context = match &arguments.context {
        Some(path) => serde_json::from_str(&read_text(path)?)
            .map_err(|error| Failure::usage(format!("{}: not valid JSON: {error}", path.display())))?,
        None => Value::Null,
    };
    let template = Template::parse(&text, Dialect::Service)
        .map_err(|error| Failure::problem(format!("{shown}:{}:{}: {}", error.line, error.column, error.message)))?;
    let mut headers = Headers::new();
    for (name, value) in &arguments.header {
        headers.append(name, value);
    }
    let stage_variables: BTreeMap<String, String> = arguments.stage_variable.iter().cloned().collect();
    let inputs = Inputs {
        path_parameters: &borrowed(&arguments.path),
        query: &borrowed(&arguments.query),
        headers: &headers,
        body: &body,
        stage_variables: &stage_variables,
        context: &Given(context),
        overrides: &Overrides::default(),
    };
    let rendered =
        render_request_template(&template, &inputs).map_err(|error| Failure::problem(format!("{shown}: {error}")))?;
    // As it is, without a line end of ours: white space is part of what a template gives.
    let _ = std::io::stdout().lock().write_all(rendered.text.as_bytes());
    Ok(Outcome::Fine)
}

/// `$context` from JSON: a dotted name leads down.
struct Given(Value);

impl ContextVariables for Given {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        match name.split('.').try_fold(&self.0, |value, part| value.get(part))? {
            Value::Null => None,
            Value::String(text) => Some(Cow::Borrowed(text)),
            other => Some(Cow::Owned(other.to_string())),
        }
    }

    fn authorizer_names(&self) -> Vec<Cow<'_, str>> {
        let members = self.0.get("authorizer").and_then(Value::as_object).into_iter().flatten();
        members.map(|(name, _)| Cow::Borrowed(name.as_str())).collect()
    }
}

fn borrowed(pairs: &[(String, String)]) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
    pairs.iter().map(|(name, value)| (name.as_str().into(), value.as_str().into())).collect()
}

fn read_text(path: impl AsRef<Path>) -> Result<String, Failure> {
    let path = path.as_ref();
    let bytes = documents::read(path).map_err(Failure::usage)?;
    String::from_utf8(bytes).map_err(|_| Failure::usage(format!("{} is not valid UTF-8", path.display())))
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write it as NAME=VALUE".to_owned()),
    }
}

fn header(text: &str) -> Result<(String, String), String> {
    let (name, value) = pair(text)?;
    let legal = stagedoor_http::headers::is_legal_name(name.as_bytes())
        && stagedoor_http::headers::is_legal_value(value.as_bytes());
    if legal { Ok((name, value)) } else { Err("this cannot be a header".to_owned()) }
}
