//! `stagedoor vtl FILE`: renders a mapping template with given inputs.

use std::path::PathBuf;

use clap::Args;

use crate::cli::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  stagedoor vtl template.vtl --body request.json
  stagedoor vtl template.vtl --param path.id=7 --param querystring.limit=1 --stage-variable city=Paris";

/// What `vtl` takes.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct VtlArguments {
    /// The template.
    #[arg(value_name = "FILE")]
    template: PathBuf,
    /// The request's (or the integration's) body: $input.body, $input.json(), $input.path().
    #[arg(long, value_name = "FILE")]
    body: Option<PathBuf>,
    /// A request parameter: path.NAME=VALUE, querystring.NAME=VALUE or header.NAME=VALUE.
    #[arg(long = "param", value_name = "LOCATION.NAME=VALUE")]
    parameters: Vec<String>,
    /// $stageVariables.NAME.
    #[arg(long = "stage-variable", value_name = "NAME=VALUE")]
    stage_variables: Vec<String>,
    /// $context as JSON: members become $context.NAME.
    #[arg(long, value_name = "FILE")]
    context: Option<PathBuf>,
}

/// Prints what the template gives.
pub(crate) fn run(_: &VtlArguments) -> Result<Outcome, Failure> {
    Err(Failure::problem("not wired yet"))
}
