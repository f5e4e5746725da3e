//! Step 10: which integration response a status selects, and which template runs on it.

use std::borrow::Cow;

use stagedoor_http::Response;

use crate::error::GatewayError;
use crate::invocation::Invocation;
use crate::mapping::{Overrides, choice, choose_response_template};
use crate::plan::{HttpProxyPlan, IntegrationResponsePlan};
use crate::steps::content_handling::{self, Conversion};
use crate::steps::parameter::Sources;
use crate::steps::template::{self, Direction, Rendered};

/// What an integration response is selected by.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Selector<'a> {
    /// The endpoint's status, as text.
    Status(i64),
    /// What a function said of its error. AWS: its status is never looked at (recorded).
    FunctionError { message: &'a str, status: u16 },
    /// Nothing: the default response is due.
    Default { status: Option<u16> },
}

/// The integration response for an endpoint's answer: of those whose pattern matches the one with the lowest status
/// code, else the default.
pub(crate) fn select<'p>(
    responses: &'p [IntegrationResponsePlan],
    selector: Selector<'_>,
) -> Result<&'p IntegrationResponsePlan, GatewayError> {
    let (subject, status) = match selector {
        Selector::Status(status) => (Some(Cow::Owned(status.to_string())), status.to_string()),
        Selector::FunctionError { message, status } => (Some(Cow::Borrowed(message)), status.to_string()),
        Selector::Default { status } => (None, status.map(|status| status.to_string()).unwrap_or_default()),
    };
    let matching = responses.iter().filter(|response| match (&response.selection_pattern, &subject) {
        (Some(pattern), Some(subject)) => pattern.matches_whole(subject),
        _ => false,
    });
    let default = || responses.iter().find(|response| response.selection_pattern.is_none());
    let selected = matching.min_by_key(|response| response.status_code).or_else(default).ok_or_else(|| {
        GatewayError::configuration(format!(
            "Execution failed due to configuration error: No match for output mapping and no default output mapping \
             configured. Endpoint Response Status Code: {status}"
        ))
    })?;
    if selected.declared {
        return Ok(selected);
    }
    Err(GatewayError::configuration(format!(
        "Execution failed due to configuration error: Output mapping refers to an invalid method response: {}",
        selected.status_code
    )))
}

/// What was selected and which template runs on it, for `explain`.
pub(crate) fn describe(selected: &IntegrationResponsePlan, invocation: &Invocation) -> String {
    let by = if selected.selection_pattern.is_some() { "by its selectionPattern" } else { "the default" };
    let accept = invocation.headers.get_str("Accept");
    let template = match choose_response_template(&selected.response_templates, accept) {
        Some(chosen) => format!("the template for {}", choice::name_of(&selected.response_templates, chosen)),
        None => "the body passes through".to_owned(),
    };
    format!("{}, {by}; {template}", selected.status_code)
}

/// How the body of an endpoint's answer is turned on its way to the caller.
pub(crate) fn conversion(
    selected: &IntegrationResponsePlan,
    invocation: &Invocation,
    content_type: Option<&str>,
) -> Conversion {
    let binary_media_types = &invocation.deployment().binary_media_types;
    let accept = invocation.headers.get_str("Accept");
    let is_binary = content_handling::has_binary_content(binary_media_types, content_type);
    let accepts_binary = content_handling::accepts_binary(binary_media_types, accept);
    Conversion::of_response(selected.content_handling, is_binary, accepts_binary)
}

/// The same for an HTTP_PROXY backend's answer; `None` where it passes as it comes.
pub(crate) fn proxy_conversion(plan: &HttpProxyPlan, invocation: &Invocation, answer: &Response) -> Option<Conversion> {
    let binary_media_types = &invocation.deployment().binary_media_types;
    if plan.is_streamed || binary_media_types.is_empty() || answer.headers.contains("Content-Encoding") {
        return None;
    }
    let is_binary = content_handling::has_binary_content(binary_media_types, answer.headers.get_str("Content-Type"));
    let accepts_binary = content_handling::accepts_binary(binary_media_types, invocation.headers.get_str("Accept"));
    let conversion = Conversion::of_response(None, is_binary, accepts_binary);
    (!conversion.keeps_bytes()).then_some(conversion)
}

/// The same for a MOCK. UNVERIFIED: it has no content, so that no media type makes it binary.
pub(crate) fn mock_conversion(selected: &IntegrationResponsePlan) -> Conversion {
    Conversion::of_response(selected.content_handling, false, false)
}

/// The body that the caller gets, and what the templates of both sides set beside it. `sources` gives the endpoint's
/// body as templates read it.
pub(crate) fn transform(
    selected: &IntegrationResponsePlan,
    conversion: Conversion,
    sources: &Sources<'_>,
    overrides: Overrides,
) -> Result<Rendered, GatewayError> {
    let accept = sources.invocation.headers.get_str("Accept");
    let rendered = match choose_response_template(&selected.response_templates, accept) {
        Some(chosen) => {
            conversion.check_template()?;
            template::render(chosen, Direction::Response, sources, &overrides)?
        }
        None => Rendered { text: sources.answer.map(|answer| answer.body.clone()).unwrap_or_default(), overrides },
    };
    Ok(Rendered { text: conversion.after_templates(rendered.text)?, overrides: rendered.overrides })
}
