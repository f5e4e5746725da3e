//! The closed list of what goes wrong on the data plane: API Gateway's gateway response types.

use std::borrow::Cow;

/// A gateway response type: the kinds of answers that the gateway makes itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatewayResponseType {
    AccessDenied,
    ApiConfigurationError,
    AuthorizerConfigurationError,
    AuthorizerFailure,
    BadRequestBody,
    BadRequestParameters,
    Default4xx,
    Default5xx,
    ExpiredToken,
    IntegrationFailure,
    IntegrationTimeout,
    InvalidApiKey,
    InvalidSignature,
    MissingAuthenticationToken,
    QuotaExceeded,
    RequestTooLarge,
    ResourceNotFound,
    Throttled,
    Unauthorized,
    UnsupportedMediaType,
    WafFiltered,
}

use GatewayResponseType as Type;

impl GatewayResponseType {
    pub const ALL: [Self; 21] = [
        Self::AccessDenied,
        Self::ApiConfigurationError,
        Self::AuthorizerConfigurationError,
        Self::AuthorizerFailure,
        Self::BadRequestBody,
        Self::BadRequestParameters,
        Self::Default4xx,
        Self::Default5xx,
        Self::ExpiredToken,
        Self::IntegrationFailure,
        Self::IntegrationTimeout,
        Self::InvalidApiKey,
        Self::InvalidSignature,
        Self::MissingAuthenticationToken,
        Self::QuotaExceeded,
        Self::RequestTooLarge,
        Self::ResourceNotFound,
        Self::Throttled,
        Self::Unauthorized,
        Self::UnsupportedMediaType,
        Self::WafFiltered,
    ];

    /// The name in the API's configuration and in `$context.error.responseType`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// The status that an answer of this type has when nobody customised it.
    #[must_use]
    pub const fn default_status(self) -> u16 {
        self.row().1
    }

    /// What `x-amzn-ErrorType` says, whatever the customised status.
    #[must_use]
    pub const fn error_type(self) -> &'static str {
        self.row().2
    }

    /// The message when the error brings none; `None` is JSON's null.
    #[must_use]
    pub const fn default_message(self) -> Option<&'static str> {
        self.row().3
    }

    /// The type whose customisation holds for this one when it has none of its own.
    #[must_use]
    pub const fn fallback(self) -> Self {
        if self.default_status() < 500 { Self::Default4xx } else { Self::Default5xx }
    }

    const fn row(self) -> (&'static str, u16, &'static str, Option<&'static str>) {
        const INTERNAL: &str = "InternalServerErrorException";
        const INTERNAL_MESSAGE: Option<&str> = Some("Internal server error");
        match self {
            Type::AccessDenied => {
                ("ACCESS_DENIED", 403, "AccessDeniedException", Some("User is not authorized to access this resource"))
            }
            Type::ApiConfigurationError => ("API_CONFIGURATION_ERROR", 500, INTERNAL, INTERNAL_MESSAGE),
            Type::AuthorizerConfigurationError => {
                ("AUTHORIZER_CONFIGURATION_ERROR", 500, "AuthorizerConfigurationException", None)
            }
            // Reported for the service: the same exception as above, and as little in the body.
            Type::AuthorizerFailure => ("AUTHORIZER_FAILURE", 500, "AuthorizerConfigurationException", None),
            Type::BadRequestBody => ("BAD_REQUEST_BODY", 400, "BadRequestException", Some("Invalid request body")),
            Type::BadRequestParameters => {
                ("BAD_REQUEST_PARAMETERS", 400, "BadRequestException", Some("Missing required request parameters"))
            }
            Type::Default4xx => ("DEFAULT_4XX", 400, "BadRequestException", Some("Bad Request")),
            Type::Default5xx => ("DEFAULT_5XX", 500, INTERNAL, INTERNAL_MESSAGE),
            Type::ExpiredToken => (
                "EXPIRED_TOKEN",
                403,
                "ExpiredTokenException",
                Some("The security token included in the request is expired"),
            ),
            // AWS: documented as 504; raised with 500, 502 or 504 by what happened (recorded).
            Type::IntegrationFailure => ("INTEGRATION_FAILURE", 504, INTERNAL, INTERNAL_MESSAGE),
            Type::IntegrationTimeout => ("INTEGRATION_TIMEOUT", 504, INTERNAL, Some("Endpoint request timed out")),
            Type::InvalidApiKey => ("INVALID_API_KEY", 403, "ForbiddenException", Some("Forbidden")),
            Type::InvalidSignature => (
                "INVALID_SIGNATURE",
                403,
                "InvalidSignatureException",
                Some(
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret \
                     Access Key and signing method. Consult the service documentation for details.",
                ),
            ),
            Type::MissingAuthenticationToken => (
                "MISSING_AUTHENTICATION_TOKEN",
                403,
                "MissingAuthenticationTokenException",
                Some("Missing Authentication Token"),
            ),
            Type::QuotaExceeded => ("QUOTA_EXCEEDED", 429, "LimitExceededException", Some("Limit Exceeded")),
            // UNVERIFIED: some reports show RequestEntityTooLargeException and another message.
            Type::RequestTooLarge => ("REQUEST_TOO_LARGE", 413, "RequestTooLargeException", Some("Request Too Long")),
            Type::ResourceNotFound => ("RESOURCE_NOT_FOUND", 404, "NotFoundException", Some("Not Found")),
            Type::Throttled => ("THROTTLED", 429, "TooManyRequestsException", Some("Too Many Requests")),
            Type::Unauthorized => ("UNAUTHORIZED", 401, "UnauthorizedException", Some("Unauthorized")),
            Type::UnsupportedMediaType => {
                ("UNSUPPORTED_MEDIA_TYPE", 415, "BadRequestException", Some("Unsupported Media Type"))
            }
            Type::WafFiltered => ("WAF_FILTERED", 403, "ForbiddenException", Some("Forbidden")),
        }
    }

    /// Whether the built-in body has a blank behind the colon: errors raised once the execution has started do
    /// (recorded for 5xx of the integration).
    pub(crate) const fn is_spaced(self) -> bool {
        matches!(
            self,
            Type::ApiConfigurationError
                | Type::BadRequestBody
                | Type::BadRequestParameters
                | Type::Default4xx
                | Type::Default5xx
                | Type::IntegrationFailure
                | Type::IntegrationTimeout
                | Type::UnsupportedMediaType
        )
    }
}

/// An error of the data plane: becomes a gateway response.
#[derive(Debug)]
pub(crate) struct GatewayError {
    pub(crate) response_type: GatewayResponseType,
    /// The status when no customisation sets another.
    pub(crate) status: u16,
    pub(crate) error_type: &'static str,
    /// For the caller, in the service's words; `None` is JSON's null.
    pub(crate) message: Option<Cow<'static, str>>,
    /// For whoever runs the API: the service's log line where it has one.
    pub(crate) reason: Cow<'static, str>,
    /// What led to it, where the reason does not say.
    pub(crate) cause: Option<Box<str>>,
    /// What a model found wrong with a body: `$context.error.validationErrorString`.
    pub(crate) validation_errors: Option<Box<str>>,
    /// What the failing step worked on, for `explain`.
    pub(crate) details: Details,
}

/// Rare, and boxed so that every result on the request path stays small.
type Details = Option<Box<Vec<(&'static str, String)>>>;

impl GatewayError {
    pub(crate) fn new(response_type: GatewayResponseType, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            response_type,
            status: response_type.default_status(),
            error_type: response_type.error_type(),
            message: response_type.default_message().map(Cow::Borrowed),
            reason: reason.into(),
            cause: None,
            validation_errors: None,
            details: None,
        }
    }

    /// The API is set up in a way that cannot work: what the service only notices when it is called.
    pub(crate) fn configuration(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Type::ApiConfigurationError, reason)
    }

    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn with_message(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.message = Some(message.into());
        self
    }

    pub(crate) fn with_detail(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.details.get_or_insert_default().push((name, text.into()));
        self
    }

    pub(crate) fn with_validation_errors(mut self, errors: impl Into<String>) -> Self {
        self.validation_errors = Some(errors.into().into_boxed_str());
        self
    }

    pub(crate) fn with_cause(mut self, cause: impl Into<String>) -> Self {
        self.cause = Some(cause.into().into_boxed_str());
        self
    }

    /// The reason, and what led to it.
    pub(crate) fn explanation(&self) -> Cow<'static, str> {
        match &self.cause {
            Some(cause) => format!("{}: {cause}", self.reason).into(),
            None => self.reason.clone(),
        }
    }

    /// The message as JSON.
    pub(crate) fn message_json(&self) -> String {
        self.message.as_deref().map_or_else(|| "null".to_owned(), json_string)
    }

    /// The body when nobody customised it.
    pub(crate) fn body(&self) -> String {
        let blank = if self.response_type.is_spaced() { " " } else { "" };
        // AWS: the member has a capital in this error alone.
        let member =
            if self.error_type == GatewayResponseType::AccessDenied.error_type() { "Message" } else { "message" };
        format!("{{\"{member}\":{blank}{}}}", self.message_json())
    }
}

/// A text as a JSON string.
pub(crate) fn json_string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
