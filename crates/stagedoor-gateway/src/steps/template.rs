//! Running a mapping template: the bridge from the steps to `mapping`.

use bytes::Bytes;
use stagedoor_vtl::{Limits, NoVariables};

use crate::error::GatewayError;
use crate::plan::Template;
use crate::steps::parameter::Sources;

/// What a template wrote, and what it set beside.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub(crate) text: Bytes,
    pub(crate) response: ResponseOverrides,
}

/// `$context.responseOverride`
#[derive(Debug, Default)]
pub(crate) struct ResponseOverrides {
    /// A status from 100 to 599.
    pub(crate) status: Option<u16>,
    pub(crate) headers: Vec<(String, Vec<String>)>,
}

/// Runs a template on the method request (`transforms` is `request`) or on the integration's answer (`response`);
/// `overrides` are those that an earlier template set.
pub(crate) fn render(
    template: &Template,
    sources: &Sources<'_>,
    overrides: ResponseOverrides,
    transforms: &str,
) -> Result<Rendered, GatewayError> {
    let _ = sources;
    let failed = |cause: &dyn std::fmt::Display| {
        let reason = format!("Execution failed due to configuration error: Unable to transform {transforms}: {cause}");
        GatewayError::configuration(reason)
    };
    let parsed = template.parsed.as_ref().map_err(|error| failed(error))?;
    let mut out = Vec::new();
    parsed.render(&mut NoVariables, &Limits::default(), &mut out).map_err(|error| failed(&error))?;
    Ok(Rendered { text: out.into(), response: overrides })
}

/// What a JSONPath without its `$.` finds in a body.
pub(crate) fn select_json(value: &serde_json::Value, path: &str) -> Option<serde_json::Value> {
    path.split('.').try_fold(value, |value, name| value.get(name)).cloned()
}
