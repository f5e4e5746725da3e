//! Quotas of the service on how many things there may be, in force with the profile `aws` only. Sizes and ranges that
//! are always in force stand beside what they bound.

use stagedoor_wire::WireError;

use crate::operations::{ControlSettings, QuotaProfile};

/// The service's default quotas.
const RESOURCES_PER_API: usize = 300;
const STAGES_PER_API: usize = 10;
const AUTHORIZERS_PER_API: usize = 10;

/// Whether an API that has `count` resources may have another.
pub(crate) fn resources(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, RESOURCES_PER_API, "resources in this API")
}

/// Whether an API that has `count` stages may have another.
pub(crate) fn stages(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, STAGES_PER_API, "stages in this API")
}

/// Whether an API that has `count` authorizers may have another.
pub(crate) fn authorizers(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, AUTHORIZERS_PER_API, "authorizers in this API")
}

// UNVERIFIED: the words; the code is the service's.
fn check(settings: &ControlSettings, count: usize, limit: usize, what: &str) -> Result<(), WireError> {
    if settings.quotas == QuotaProfile::Aws && count >= limit {
        return Err(WireError::limit_exceeded(format!("Maximum number of {what} has been reached: {limit}")));
    }
    Ok(())
}
