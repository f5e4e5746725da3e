//! Step 10: which integration response a status selects, and which template runs on it.

use crate::error::GatewayError;
use crate::mapping::{Overrides, choose_response_template};
use crate::plan::IntegrationResponsePlan;
use crate::steps::parameter::Sources;
use crate::steps::template::{self, Direction, Rendered};

/// The integration response for an endpoint's status: of those whose pattern matches the one with the lowest status
/// code, else the default.
pub(crate) fn select(
    responses: &[IntegrationResponsePlan],
    endpoint_status: Option<i64>,
) -> Result<&IntegrationResponsePlan, GatewayError> {
    let text = endpoint_status.map(|status| status.to_string()).unwrap_or_default();
    let matching = responses.iter().filter(|response| match &response.selection_pattern {
        Some(pattern) => endpoint_status.is_some() && pattern.matches_whole(&text),
        None => false,
    });
    let default = || responses.iter().find(|response| response.selection_pattern.is_none());
    let selected = matching.min_by_key(|response| response.status_code).or_else(default).ok_or_else(|| {
        GatewayError::configuration(format!(
            "Execution failed due to configuration error: No match for output mapping and no default output mapping \
             configured. Endpoint Response Status Code: {text}"
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

/// The body that the caller gets, and what the templates of both sides set beside it.
pub(crate) fn transform(
    selected: &IntegrationResponsePlan,
    sources: &Sources<'_>,
    overrides: Overrides,
) -> Result<Rendered, GatewayError> {
    let accept = sources.invocation.headers.get_str("Accept");
    match choose_response_template(&selected.response_templates, accept) {
        Some(chosen) => template::render(chosen, Direction::Response, sources, &overrides),
        None => {
            let text = sources.answer.map(|answer| answer.body.clone()).unwrap_or_default();
            Ok(Rendered { text, overrides })
        }
    }
}
