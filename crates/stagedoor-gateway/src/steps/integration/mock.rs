//! The MOCK integration: its answer is the `statusCode` that the request template wrote.

use crate::error::GatewayError;
use crate::mapping::mock_status;
use crate::plan::MockPlan;

/// The status that the integration answers with; `None` when nobody asked for one, and the default response is due.
pub(crate) fn answer(plan: &MockPlan, asked: &[u8]) -> Result<Option<i64>, GatewayError> {
    // AWS: without any request template the default integration response may be returned (documented); a body that
    // was sent is read like what a template wrote.
    if plan.request_body.templates.is_empty() && asked.is_empty() {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(asked);
    mock_status(&text).map(Some).map_err(|error| {
        let reason = format!("Execution failed due to configuration error: {error}");
        GatewayError::configuration(reason).with_detail("requestTemplateResult", text)
    })
}
