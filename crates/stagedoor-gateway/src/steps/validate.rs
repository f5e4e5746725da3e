//! Step 6: whether the method request is what its request validator asks for.
//!
//! AWS: parameters first, and the body only when none is missing (recorded).

use std::borrow::Cow;

use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched, query_pairs};
use crate::mapping::choice::{by_media_type, media_type};
use crate::plan::{BodyValidationPlan, ModelPlan, ParameterLocation, ValidationPlan};
use crate::schema::Verdict;

/// Whether all required parameters are there, with values that are not blank.
pub(crate) fn parameters(
    plan: &ValidationPlan,
    invocation: &Invocation,
    matched: &Matched<'_>,
) -> Result<(), GatewayError> {
    if plan.required_parameters.is_empty() {
        return Ok(());
    }
    let query: Vec<(Cow<'_, str>, Cow<'_, str>)> = query_pairs(invocation.url.raw_query()).collect();
    let is_missing = |location: ParameterLocation, name: &str| match location {
        // UNVERIFIED: header names compare without their letter case, as callers and proxies change it.
        ParameterLocation::Header => invocation.headers.get_all(name).all(|value| value.trim_ascii().is_empty()),
        ParameterLocation::Path => matched.path_parameters.iter().all(|(present, _)| *present != name),
        ParameterLocation::QueryString => {
            query.iter().all(|(present, value)| present != name || value.trim().is_empty())
        }
    };
    let missing = plan.required_parameters.iter().filter(|(location, name)| is_missing(*location, name));
    let missing: Vec<&str> = missing.map(|(_, name)| name.as_str()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let message = format!("Missing required request parameters: [{}]", missing.join(", "));
    Err(GatewayError::new(GatewayResponseType::BadRequestParameters, message.clone()).with_message(message))
}

/// The model that a body must match. AWS: by the Content-Type, which is `application/json` when there is none
/// (recorded), then `$default`; without one nothing is validated (documented).
pub(crate) fn model<'p>(plan: &'p BodyValidationPlan, invocation: &Invocation) -> Option<&'p ModelPlan> {
    by_media_type(&plan.models, content_type(invocation)).or_else(|| plan.models.get("$default"))
}

pub(crate) fn content_type(invocation: &Invocation) -> &str {
    invocation.headers.get_str("Content-Type").map_or("application/json", media_type)
}

/// Whether the body matches the model.
pub(crate) fn body(model: &ModelPlan, content_type: &str, body: &[u8]) -> Result<(), GatewayError> {
    let schema = match &model.schema {
        Ok(schema) => schema,
        // UNVERIFIED: that it is this error, where a model names one that is not there.
        Err(reason) => {
            return Err(GatewayError::configuration(format!(
                "Model {} cannot be validated with: {reason}",
                model.name
            )));
        }
    };
    // AWS: no body is `{}` (recorded).
    let text = if body.is_empty() { Cow::Borrowed("{}") } else { String::from_utf8_lossy(body) };
    let errors = match schema.validate(&text) {
        Verdict::Valid => return Ok(()),
        Verdict::Invalid(errors) => errors,
        // UNVERIFIED: how the service words it.
        Verdict::NotJson => "[body is not valid JSON]".to_owned(),
        // DIFFERENCE: the service has no such bounds, or others.
        Verdict::Exceeded(bound) => format!("[{bound}]"),
    };
    let reason = format!("Request body does not match model schema for content type {content_type}: {errors}");
    Err(GatewayError::new(GatewayResponseType::BadRequestBody, reason).with_validation_errors(errors))
}
