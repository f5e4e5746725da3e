//! Running a mapping template: from what the steps know to what a template can ask for.

use std::borrow::Cow;

use bytes::Bytes;
use stagedoor_vtl::RenderError;

use crate::error::GatewayError;
use crate::invocation::{Invocation, Matched, query_pairs};
use crate::mapping::{self, ContextVariables, Inputs, Overrides};
use crate::plan::Template;
use crate::steps::parameter::Sources;

/// A body on its way, and what templates have set beside it so far.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub(crate) text: Bytes,
    pub(crate) overrides: Overrides,
}

/// Which way the body goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Request,
    Response,
}

/// Runs a template on the method request's body, or on the integration's answer.
pub(crate) fn render(
    template: &Template,
    direction: Direction,
    sources: &Sources<'_>,
    overrides: &Overrides,
) -> Result<Rendered, GatewayError> {
    let failed = |cause: &dyn std::fmt::Display| {
        let what = if direction == Direction::Request { "request" } else { "response" };
        GatewayError::configuration(format!("Execution failed due to configuration error: Unable to transform {what}"))
            .with_cause(cause.to_string())
    };
    let parsed = template.parsed.as_ref().map_err(|error| failed(error))?;
    let body = match direction {
        Direction::Request => sources.request_body,
        Direction::Response => sources.answer.map(|answer| answer.body),
    };
    let body = body.map(|body| String::from_utf8_lossy(body)).unwrap_or_default();
    let invocation = sources.invocation;
    // UNVERIFIED: that a template, too, sees path parameters still percent-encoded, as recorded for events.
    let asks_for_parameters = parsed.calls("params");
    let path_parameters: Vec<_> = match sources.matched {
        Some(matched) if asks_for_parameters => {
            matched.path_parameters.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
        }
        _ => Vec::new(),
    };
    let raw_query = if asks_for_parameters { invocation.url.raw_query() } else { "" };
    let query: Vec<_> = query_pairs(raw_query).collect();
    let inputs = Inputs {
        path_parameters: &path_parameters,
        query: &query,
        headers: &invocation.headers,
        body: &body,
        stage_variables: invocation.variables(),
        context: &Context { invocation, matched: sources.matched },
        overrides,
    };
    let run: fn(&stagedoor_vtl::Template, &Inputs<'_>) -> Result<mapping::Rendered, RenderError> = match direction {
        Direction::Request => mapping::render_request_template,
        Direction::Response => mapping::render_response_template,
    };
    let mapping::Rendered { text, overrides } = run(parsed, &inputs).map_err(|error| failed(&error))?;
    Ok(Rendered { text: text.into(), overrides })
}

/// `$context`
struct Context<'a> {
    invocation: &'a Invocation,
    matched: Option<&'a Matched<'a>>,
}

impl ContextVariables for Context<'_> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        if name == "requestTimeEpoch" {
            return Some(self.invocation.timestamp.millis.to_string().into());
        }
        self.invocation.context(self.matched, name)
    }

    fn authorizer_names(&self) -> Vec<Cow<'_, str>> {
        let caller = self.matched.and_then(|matched| matched.caller.as_ref());
        caller.map_or_else(Vec::new, |caller| caller.names().map(Cow::Borrowed).collect())
    }
}
