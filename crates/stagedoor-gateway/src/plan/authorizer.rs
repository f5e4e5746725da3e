//! Who decides whether a request may pass, ready to be asked.

use std::sync::Arc;
use std::time::Duration;

use stagedoor_vtl::JavaPattern;

use crate::endpoints::Endpoint;
use crate::lambda::FunctionUri;
use crate::plan::{ParameterLocation, ParameterSource};
use crate::policy::Policy;

/// What a method asks of its callers.
#[derive(Clone, Debug)]
pub enum AuthorizationPlan {
    /// A signature of someone who may.
    Iam,
    Authorizer {
        authorizer: Arc<AuthorizerPlan>,
        /// Of an access token, any one of them.
        scopes: Vec<String>,
    },
}

/// The policy of an API.
#[derive(Clone, Debug)]
pub enum ResourcePolicyPlan {
    Policy(Policy),
    /// A private API needs one and has none: nobody may call it.
    Missing,
    /// It says what is not understood: nobody passes, for this reason.
    Unreadable(String),
}

/// An authorizer as a deployment froze it.
#[derive(Debug)]
pub struct AuthorizerPlan {
    pub id: Arc<str>,
    pub kind: AuthorizerKind,
}

#[derive(Debug)]
pub enum AuthorizerKind {
    /// A function decides.
    Lambda(LambdaAuthorizerPlan),
    /// A signed token speaks for itself.
    Token(TokenAuthorizerPlan),
    /// The service accepts it and fails when it is called: AUTHORIZER_CONFIGURATION_ERROR, with this reason.
    Misconfigured(String),
}

/// A Lambda authorizer.
#[derive(Debug)]
pub struct LambdaAuthorizerPlan {
    pub event: AuthorizerEvent,
    /// What identifies a caller.
    pub identity_sources: Vec<IdentitySource>,
    pub function: FunctionUri,
    /// The role that calls the function. DIFFERENCE: it is not assumed; calls are signed with the keys of the settings.
    pub credentials: Option<String>,
    /// How long an answer holds for the same identity; zero: not at all.
    pub result_ttl: Duration,
}

/// What the function is told.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "an API has few")]
pub enum AuthorizerEvent {
    /// The token, which as a whole must match the expression.
    Token { validation: Option<JavaPattern> },
    /// The request, but for its body.
    Request,
}

/// An authorizer that verifies tokens.
#[derive(Debug)]
pub struct TokenAuthorizerPlan {
    pub source: IdentitySource,
    pub issuers: Vec<IssuerPlan>,
    /// Names of signature algorithms: `RS256`, …
    pub algorithms: Vec<String>,
    pub rules: TokenRules,
}

/// What a token must say beside who issued it and how long it holds.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "an API has few")]
pub enum TokenRules {
    /// Of a user pool: an identity token, or an access token where the method names scopes. The expression must match
    /// `aud`.
    UserPool { audience: Option<JavaPattern> },
    /// What its issuer asks for.
    Jwt,
}

/// Who signs tokens.
#[derive(Debug)]
pub struct IssuerPlan {
    /// As `iss` names it.
    pub issuer: String,
    pub keys: KeySource,
    /// Any one of them.
    pub audiences: Vec<String>,
    pub claims: Vec<ClaimRule>,
}

/// Where an issuer's keys are.
#[derive(Debug)]
pub enum KeySource {
    /// A user pool of this id: at the endpoint that a setting names.
    UserPool(String),
    /// Where the issuer's OpenID configuration says.
    Discovery(Endpoint),
}

/// A claim that an issuer's tokens must have.
#[derive(Debug)]
pub struct ClaimRule {
    pub name: String,
    pub required: bool,
    /// Any one of them; none: any value.
    pub expected: Vec<String>,
}

/// Where a part of a caller's identity stands.
#[derive(Clone, Debug)]
pub struct IdentitySource(pub ParameterSource);

impl IdentitySource {
    /// Reads `method.request.header.Name` and its kin; `None` when it is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let source = ParameterSource::parse(text)?;
        let is_one = matches!(
            &source,
            ParameterSource::Request(..) | ParameterSource::Context(_) | ParameterSource::StageVariable(_)
        );
        is_one.then_some(Self(source))
    }

    /// The header of that name.
    #[must_use]
    pub fn header(name: &str) -> Self {
        Self(ParameterSource::Request(ParameterLocation::Header, name.to_owned()))
    }
}
