//! Which methods answer nothing because what guards them is not enforced yet.

use stagedoor_http::tls::Identity;
use stagedoor_wire::apigateway::Stage;

use super::FrozenApi;
use super::{connection, support};

/// The guard that a stage's own settings put on all its methods.
#[derive(Debug, Default)]
pub(super) struct StageGuards {
    everything: Option<String>,
}

impl StageGuards {
    /// `identity` is what became of the stage's client certificate.
    pub(super) fn of(stage: &Stage, identity: &Result<Option<Identity>, String>) -> Self {
        let web_acl = stage.web_acl_arn.as_deref().filter(|arn| !arn.is_empty());
        let web_acl = || web_acl.map(|arn| support::WEB_ACL.guard(arn));
        Self { everything: identity.as_ref().err().cloned().or_else(web_acl) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.everything.is_none()
    }
}

/// The first guard of an API's methods that is not enforced.
pub(super) fn unenforced(api: &FrozenApi, stage: &StageGuards) -> Option<String> {
    let connection =
        connection::unenforced(api.api.security_policy.as_deref(), api.api.endpoint_access_mode.as_deref());
    if connection.is_some() {
        return connection;
    }
    stage.everything.clone()
}
