//! The one error type of the control plane: a code that AWS publishes, a message for the client, and
//! optionally a cause for our log. Inner modules convert into it at their edge.

use std::error::Error;
use std::fmt;

/// An error answer of the control plane.
#[derive(Debug)]
pub struct WireError {
    /// The exception name, for example `NotFoundException`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// Text for the client: the service's own words where they are known.
    pub message: String,
    /// Seconds for the `Retry-After` header.
    pub retry_after_seconds: Option<u32>,
    /// What went wrong inside; logged, never sent.
    pub cause: Option<Box<dyn Error + Send + Sync>>,
}

impl WireError {
    #[must_use]
    pub fn new(code: &'static str, status: u16, message: impl Into<String>) -> Self {
        Self { code, status, message: message.into(), retry_after_seconds: None, cause: None }
    }

    #[must_use]
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new("BadRequestException", 400, message)
    }

    /// Failed constraints of the model, all at once, in the service's wording.
    #[must_use]
    pub fn validation(message: impl Into<String>) -> Self {
        Self::new("ValidationException", 400, message)
    }

    /// A JSON value of another type than the model's.
    #[must_use]
    pub fn serialization(message: impl Into<String>) -> Self {
        Self::new("SerializationException", 400, message)
    }

    #[must_use]
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new("NotFoundException", 404, message)
    }

    #[must_use]
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new("ConflictException", 409, message)
    }

    #[must_use]
    pub fn limit_exceeded(message: impl Into<String>) -> Self {
        Self::new("LimitExceededException", 429, message)
    }

    #[must_use]
    pub fn too_many_requests(message: impl Into<String>) -> Self {
        Self::new("TooManyRequestsException", 429, message)
    }

    /// What is not built answers with an error that says so and names itself.
    #[must_use]
    pub fn not_implemented(message: impl Into<String>) -> Self {
        Self::new("NotImplementedException", 501, message)
    }

    /// Our own fault.
    #[must_use]
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let mut error = Self::new("InternalFailure", 500, "Internal server error");
        error.cause = Some(cause.into());
        error
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({}): {}", self.code, self.status, self.message)
    }
}

impl Error for WireError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}
