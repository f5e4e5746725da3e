//! What policies are asked about a call: which action on which resource, by whom, under which circumstances.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::source_arn;
use crate::caller::Signer;
use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::Invocation;
use crate::policy::{Asker, Decision, Policy, Request};

/// To call a method.
pub(crate) const INVOKE: &str = "execute-api:Invoke";
/// To have the stage's cache left aside.
pub(crate) const INVALIDATE_CACHE: &str = "execute-api:InvalidateCache";

/// A call as policies see it.
pub(crate) struct Asked<'i> {
    invocation: &'i Invocation,
    signer: Option<&'i Signer>,
    arn: String,
    alias: Option<String>,
}

impl<'i> Asked<'i> {
    pub(crate) fn of(invocation: &'i Invocation, signer: Option<&'i Signer>) -> Self {
        let arn = source_arn::of_call(invocation);
        let alias = alias(&arn);
        Self { invocation, signer, arn, alias }
    }

    /// What a policy says, and the statement that decides.
    pub(crate) fn decide<'p>(&self, policy: &'p Policy, action: &str) -> (Decision, Option<&'p str>) {
        policy.decide_by(&Request {
            action,
            resource: &self.arn,
            alias: self.alias.as_deref(),
            asker: self.signer.map_or(Asker::Anonymous, |signer| Asker::Arn(&signer.access_key.arn)),
            keys: &|name| self.condition_key(name),
        })
    }

    /// The method as it was called.
    pub(crate) fn arn(&self) -> &str {
        &self.arn
    }

    /// The answer to whoever may not, for what IAM decides.
    pub(crate) fn refusal(&self, action: &str, decision: Decision, reason: String) -> GatewayError {
        let user = self.signer.map_or("anonymous", |signer| &signer.access_key.arn);
        let how = if decision == Decision::ExplicitDeny { " with an explicit deny" } else { "" };
        let resource = masked(&self.arn, &self.invocation.plan().account_id);
        let message = format!("User: {user} is not authorized to perform: {action} on resource: {resource}{how}");
        GatewayError::new(GatewayResponseType::AccessDenied, reason).with_message(message)
    }

    /// The values that conditions can ask for; `name` is in lower case.
    fn condition_key(&self, name: &str) -> Option<Cow<'_, str>> {
        let invocation = self.invocation;
        let header = |name| invocation.headers.get(name).map(String::from_utf8_lossy);
        match name {
            // AWS: through a VPC endpoint the address is another key's (documented).
            "aws:sourceip" if invocation.vpc_endpoint.is_some() => None,
            "aws:vpcsourceip" if invocation.vpc_endpoint.is_none() => None,
            "aws:sourceip" | "aws:vpcsourceip" => invocation.context(None, "identity.sourceIp"),
            "aws:sourcevpc" => invocation.context(None, "identity.vpcId"),
            "aws:sourcevpce" => invocation.context(None, "identity.vpceId"),
            "aws:useragent" => header("User-Agent"),
            "aws:referer" => header("Referer"),
            "aws:securetransport" => {
                Some(if invocation.peer.tls.is_some() || invocation.is_test() { "true" } else { "false" }.into())
            }
            "aws:currenttime" => Some(invocation.timestamp.iso8601().into()),
            "aws:epochtime" => Some(invocation.timestamp.seconds().to_string().into()),
            name => self.signer?.access_key.condition_key(name),
        }
    }
}

/// DIFFERENCE: the service is not known to look at it. The same call written otherwise, where it can be: routes take a slash at the end for none, and what calls a method may
/// decode its path. A policy that denies the one would be evaded by the other.
fn alias(arn: &str) -> Option<String> {
    let without_slash = arn.strip_suffix('/').unwrap_or(arn);
    let decoded = percent_decode_str(without_slash).decode_utf8_lossy();
    // The root has nothing but its slash.
    (decoded != arn && without_slash.matches('/').count() > 2).then(|| decoded.into_owned())
}

/// An ARN with the account's number hidden but for its last four digits, as answers show it (reported of the service).
fn masked(arn: &str, account_id: &str) -> String {
    let shown = account_id.get(account_id.len().saturating_sub(4)..).unwrap_or_default();
    arn.replacen(&format!(":{account_id}:"), &format!(":********{shown}:"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_call_written_otherwise() {
        let arn = |path: &str| format!("arn:aws:execute-api:us-east-1:123456789012:api/dev/GET/{path}");
        for (path, expected) in
            [("", None), ("a", None), ("a/", Some("a")), ("%61dmin", Some("admin")), ("a%2Fb/", Some("a/b"))]
        {
            assert_eq!(alias(&arn(path)), expected.map(arn), "{path}");
        }
    }

    #[test]
    fn accounts_are_hidden() {
        let arn = "arn:aws:execute-api:us-east-1:123456789012:api/dev/GET/123456789012";
        let expected = "arn:aws:execute-api:us-east-1:********9012:api/dev/GET/123456789012";
        assert_eq!(masked(arn, "123456789012"), expected);
    }
}
