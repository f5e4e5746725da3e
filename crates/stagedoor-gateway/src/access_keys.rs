//! The access keys of those who sign their requests, on both planes: whose a key is, what they may do, and whether a
//! signature is theirs. Where they are written down is not known here.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use aws_lc_rs::{constant_time, digest};
use stagedoor_http::sigv4::{Claim, SignatureError, SignedRequest};
use stagedoor_wire::Timestamp;

use crate::policy::Policy;

/// The account of callers whose access key id is not an account.
pub const DEFAULT_ACCOUNT: &str = "000000000000";

/// Access keys by their ids.
#[derive(Debug, Default)]
pub struct AccessKeys {
    by_id: HashMap<String, Arc<AccessKey>>,
}

/// One access key, and the user, role session or account that it belongs to.
pub struct AccessKey {
    pub account: Arc<str>,
    /// `arn:aws:iam::123456789012:user/name`, `arn:aws:sts::123456789012:assumed-role/role/session`, or the account's
    /// `arn:aws:iam::123456789012:root`.
    pub arn: Arc<str>,
    /// The id of its organization.
    pub organization: Option<String>,
    /// Names and values.
    pub tags: Vec<(String, String)>,
    /// What the owner may do; `None`: everything, as an account itself.
    pub policy: Option<Policy>,
    /// Of a temporary key: what must be sent along.
    pub session_token: Option<String>,
    /// Of a temporary key.
    pub expires: Option<Timestamp>,
    secret: String,
}

impl fmt::Debug for AccessKey {
    /// Without what is secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AccessKey").field("arn", &self.arn).finish_non_exhaustive()
    }
}

/// Why a signature opens nothing.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    NotSigned,
    /// Nobody's access key, or not with this session token.
    UnknownKey,
    /// The temporary key is no longer good.
    ExpiredKey,
    Signature(SignatureError),
}

impl AccessKeys {
    /// Adds a key; gives `false` when its id is there already.
    pub fn add(&mut self, id: String, access_key: AccessKey) -> bool {
        self.by_id.insert(id, Arc::new(access_key)).is_none()
    }

    /// The access key of that id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Arc<AccessKey>> {
        self.by_id.get(id)
    }

    /// The access key of a claim, if it may still be used with the session token that came along.
    ///
    /// # Errors
    /// When there is none, or no longer.
    pub fn of_claim(&self, claim: &Claim, now: Timestamp) -> Result<&Arc<AccessKey>, Refusal> {
        let access_key = self.find(&claim.access_key_id).ok_or(Refusal::UnknownKey)?;
        let tokens_match = match (&access_key.session_token, &claim.session_token) {
            (None, None) => true,
            (Some(own), Some(sent)) => constant_time::verify_slices_are_equal(own.as_bytes(), sent.as_bytes()).is_ok(),
            _ => false,
        };
        if !tokens_match {
            return Err(Refusal::UnknownKey);
        }
        if access_key.expires.is_some_and(|expires| expires <= now) {
            return Err(Refusal::ExpiredKey);
        }
        Ok(access_key)
    }
}

impl AccessKey {
    #[must_use]
    pub fn new(account: &str, arn: &str, secret: String, policy: Option<Policy>) -> Self {
        Self {
            account: account.into(),
            arn: arn.into(),
            organization: None,
            tags: Vec::new(),
            policy,
            session_token: None,
            expires: None,
            secret,
        }
    }

    /// The key of an account itself, where nobody's keys are known: whoever signs with the secret `test`, as the account
    /// that the access key id names.
    #[must_use]
    pub fn of_anyone(access_key_id: &str, partition: &str) -> Self {
        let account = account_of(access_key_id);
        Self::new(account, &format!("arn:{partition}:iam::{account}:root"), "test".to_owned(), None)
    }

    /// Checks the signature of a request.
    ///
    /// # Errors
    /// When it is not that of this key, or of another payload.
    pub fn verify(
        &self,
        claim: &Claim,
        request: &SignedRequest<'_>,
        payload: &[u8],
        now: Timestamp,
    ) -> Result<(), Refusal> {
        // AWS: a payload that is not signed is not taken, S3 apart (reported by clients).
        if request.has_unsigned_payload() {
            return Err(Refusal::Signature(SignatureError::Mismatch));
        }
        claim.verify(request, payload, &self.secret, now).map_err(Refusal::Signature)
    }

    /// What a policy's conditions can ask of the owner; `name` is in lower case.
    #[must_use]
    pub fn condition_key(&self, name: &str) -> Option<Cow<'_, str>> {
        Some(match name {
            "aws:principalaccount" => Cow::Borrowed(&*self.account),
            "aws:principalarn" => self.principal_arn().into(),
            "aws:principalorgid" => self.organization.as_deref()?.into(),
            "aws:principaltype" => self.principal_type().into(),
            "aws:userid" => self.user_id().into(),
            "aws:username" => self.user_name()?.into(),
            name => {
                let tag = name.strip_prefix("aws:principaltag/")?;
                self.tags.iter().find(|(name, _)| name.eq_ignore_ascii_case(tag))?.1.as_str().into()
            }
        })
    }

    /// The part of the ARN that tells what the owner is: `root`, `user/name`, `assumed-role/role/session`.
    fn resource(&self) -> &str {
        self.arn.splitn(6, ':').nth(5).unwrap_or_default()
    }

    /// `aws:PrincipalType`.
    #[must_use]
    pub fn principal_type(&self) -> &'static str {
        match self.resource().split('/').next() {
            Some("assumed-role") => "AssumedRole",
            Some("federated-user") => "FederatedUser",
            Some("root") => "Account",
            _ => "User",
        }
    }

    /// `aws:username`, which users have.
    #[must_use]
    pub fn user_name(&self) -> Option<&str> {
        self.resource().strip_prefix("user/")?.rsplit('/').next()
    }

    /// `aws:PrincipalArn`: of a role session that of the role.
    #[must_use]
    pub fn principal_arn(&self) -> String {
        match self.resource().strip_prefix("assumed-role/").and_then(|session| session.split_once('/')) {
            Some((role, _)) => {
                let partition = self.arn.split(':').nth(1).unwrap_or("aws");
                format!("arn:{partition}:iam::{}:role/{role}", self.account)
            }
            None => self.arn.to_string(),
        }
    }

    /// `aws:userid` and `$context.identity.user`: the account's number for the account itself, else an id as the service
    /// makes them, always the same for the same ARN.
    #[must_use]
    pub fn user_id(&self) -> String {
        let resource = self.resource();
        let unique = |prefix: &str, of: &str| {
            const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
            let hash = digest::digest(&digest::SHA256, format!("{}:{of}", self.account).as_bytes());
            let letters = hash.as_ref().iter().take(17).map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
            prefix.chars().chain(letters).collect::<String>()
        };
        if let Some(session) = resource.strip_prefix("assumed-role/") {
            let (role, session) = session.split_once('/').unwrap_or((session, ""));
            return format!("{}:{session}", unique("AROA", role));
        }
        match resource.strip_prefix("federated-user/") {
            Some(name) => format!("{}:{name}", self.account),
            None if resource == "root" => self.account.to_string(),
            None => unique("AIDA", resource),
        }
    }
}

/// The account that an access key id names where no keys are known: the id itself if it is one.
#[must_use]
pub fn account_of(access_key_id: &str) -> &str {
    if crate::policy::is_account(access_key_id) { access_key_id } else { DEFAULT_ACCOUNT }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners() {
        for (arn, expected) in [
            ("arn:aws:iam::123456789012:root", "Account - arn:aws:iam::123456789012:root 123456789012"),
            (
                "arn:aws:iam::123456789012:user/team/ann",
                "User ann arn:aws:iam::123456789012:user/team/ann AIDAJK4Q7JLHOPSP2XJAQ",
            ),
            (
                "arn:aws:sts::123456789012:assumed-role/admin/s1",
                "AssumedRole - arn:aws:iam::123456789012:role/admin AROAQBEVBQMPXLMA3AYFE:s1",
            ),
            (
                "arn:aws:sts::123456789012:federated-user/bob",
                "FederatedUser - arn:aws:sts::123456789012:federated-user/bob 123456789012:bob",
            ),
        ] {
            let access_key = AccessKey::new("123456789012", arn, String::new(), None);
            let (kind, name) = (access_key.principal_type(), access_key.user_name().unwrap_or("-"));
            let shown = format!("{kind} {name} {} {}", access_key.principal_arn(), access_key.user_id());
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn account_ids_are_accounts() {
        for (id, account) in
            [("123456789012", "123456789012"), ("12345678901x", DEFAULT_ACCOUNT), ("", DEFAULT_ACCOUNT)]
        {
            assert_eq!(account_of(id), account);
        }
    }
}
