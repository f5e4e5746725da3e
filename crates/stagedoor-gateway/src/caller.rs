//! Who asks: what the authorizer of a method said of a request, read by every later step.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::access_keys::AccessKey;
use crate::policy::Policy;

/// What an authorizer knows of a caller: the answer of a function, or the claims of a token. Shared with the cache.
#[derive(Default)]
pub(crate) struct Identity {
    /// Who it is, in the words of a Lambda authorizer.
    pub(crate) principal_id: Option<String>,
    /// What the caller may do; `None`: whatever the method does.
    pub(crate) policy: Option<Policy>,
    /// The policy as the function wrote it.
    pub(crate) policy_text: Option<String>,
    /// The flat values that a Lambda authorizer gave along, as texts.
    pub(crate) context: Vec<(String, String)>,
    /// The claims of a token, as texts; `None` for a Lambda authorizer.
    pub(crate) claims: Option<Vec<(String, String)>>,
    /// The API key where the API takes keys from its authorizers (`apiKeySource: AUTHORIZER`).
    pub(crate) usage_identifier_key: Option<String>,
}

impl fmt::Debug for Identity {
    /// Without what is secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Identity").field("principal_id", &self.principal_id).finish_non_exhaustive()
    }
}

/// A caller that an authorizer knows.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) identity: Arc<Identity>,
    /// How long the authorizer took; zero when its answer was cached.
    pub(crate) integration_latency_ms: u64,
}

impl Caller {
    /// The API key that the authorizer named.
    pub(crate) fn usage_identifier_key(&self) -> Option<&str> {
        self.identity.usage_identifier_key.as_deref()
    }

    /// A variable of `$context.authorizer` by the name behind it.
    pub(crate) fn context(&self, name: &str) -> Option<Cow<'_, str>> {
        let Identity { principal_id, context, claims, .. } = &*self.identity;
        match (name, name.strip_prefix("claims."), claims) {
            ("principalId", ..) => principal_id.as_deref().map(Cow::Borrowed),
            ("integrationLatency", ..) => Some(self.integration_latency_ms.to_string().into()),
            (_, Some(claim), Some(claims)) => find(claims, claim),
            (name, ..) => find(context, name),
        }
    }

    /// The names of `$context.authorizer`.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let Identity { principal_id, context, claims, .. } = &*self.identity;
        let known = [("principalId", principal_id.is_some()), ("claims", claims.is_some())];
        let known = known.into_iter().filter_map(|(name, is_there)| is_there.then_some(name));
        known.chain(context.iter().map(|(name, _)| name.as_str()))
    }
}

/// Who signed a call.
#[derive(Clone, Debug)]
pub(crate) struct Signer {
    pub(crate) access_key_id: String,
    pub(crate) access_key: Arc<AccessKey>,
}

impl Signer {
    /// A variable of `$context` by its name.
    pub(crate) fn context(&self, name: &str) -> Option<Cow<'_, str>> {
        let access_key = &self.access_key;
        Some(match name {
            "identity.accountId" => Cow::Borrowed(&*access_key.account),
            "identity.accessKey" => self.access_key_id.as_str().into(),
            "identity.caller" | "identity.user" => access_key.user_id().into(),
            "identity.userArn" => Cow::Borrowed(&*access_key.arn),
            "identity.principalOrgId" => access_key.organization.as_deref()?.into(),
            _ => return None,
        })
    }
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<Cow<'a, str>> {
    pairs.iter().find(|(present, _)| present == name).map(|(_, value)| Cow::Borrowed(value.as_str()))
}
