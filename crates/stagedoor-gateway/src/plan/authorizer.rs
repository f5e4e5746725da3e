//! Who decides whether a request may pass, ready to be asked.

use std::sync::Arc;

/// What a method asks of its callers.
#[derive(Clone, Debug)]
pub struct AuthorizationPlan {
    pub authorizer: Arc<AuthorizerPlan>,
    /// Of an access token, any one.
    pub scopes: Vec<String>,
}

/// An authorizer as a deployment froze it.
#[derive(Debug)]
pub struct AuthorizerPlan {
    pub id: Arc<str>,
    pub kind: AuthorizerKind,
}

#[derive(Debug)]
pub enum AuthorizerKind {
    /// The service accepts it and fails when it is called: AUTHORIZER_CONFIGURATION_ERROR, with this reason.
    Misconfigured(String),
}
