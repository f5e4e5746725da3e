//! Whom the statements of a resource policy are about.

use serde_json::{Map, Value};

use super::{InvalidPolicy, invalid, texts};

/// Who makes a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker<'a> {
    /// Nobody who signs.
    Anonymous,
    /// The user, role session or account of this ARN: `arn:aws:iam::123456789012:user/name`,
    /// `arn:aws:sts::123456789012:assumed-role/role/session`, `arn:aws:iam::123456789012:root`.
    Arn(&'a str),
}

/// A `Principal`, or a `NotPrincipal`.
#[derive(Clone, Debug)]
pub(super) struct Principals {
    any_of: Vec<Principal>,
    negated: bool,
}

#[derive(Clone, Debug)]
enum Principal {
    Everyone,
    /// All of an account. UNVERIFIED: that what it may do needs no policy of the caller within the same account.
    Account(String),
    /// A user, a role session or a federated user.
    One(String),
    /// All sessions of a role.
    Role {
        account: String,
        name: String,
    },
    /// Who never calls an API here: services, identity providers, users who are gone.
    Nobody,
}

impl Principals {
    pub(super) fn read(statement: &Map<String, Value>) -> Result<Self, InvalidPolicy> {
        let (value, negated) = match (statement.get("Principal"), statement.get("NotPrincipal")) {
            (Some(value), None) => (value, false),
            (None, Some(value)) => (value, true),
            _ => return Err(invalid("a statement needs either Principal or NotPrincipal")),
        };
        let any_of = match value {
            Value::String(text) if text == "*" => vec![Principal::Everyone],
            Value::Object(kinds) => {
                let mut any_of = Vec::new();
                for (kind, value) in kinds {
                    let texts = texts(value);
                    let texts =
                        texts.ok_or_else(|| invalid(format!("the {kind} of a Principal is no text or list")))?;
                    for text in texts {
                        any_of.push(match kind.as_str() {
                            "AWS" => Principal::read(&text)
                                .ok_or_else(|| invalid(format!("the Principal {text:?} is not understood")))?,
                            "Service" | "Federated" | "CanonicalUser" => Principal::Nobody,
                            _ => return Err(invalid(format!("{kind} in a Principal is not understood"))),
                        });
                    }
                }
                any_of
            }
            _ => return Err(invalid(format!("the Principal {value} is not understood"))),
        };
        Ok(Self { any_of, negated })
    }

    pub(super) fn include(&self, asker: Asker<'_>) -> bool {
        self.any_of.iter().any(|principal| principal.is(asker)) != self.negated
    }
}

impl Principal {
    fn read(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::Everyone);
        }
        if is_account(text) {
            return Some(Self::Account(text.to_owned()));
        }
        // AWS: what stands in place of the ARN of a user or a role that was deleted (documented).
        let is_id = text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if is_id && (text.starts_with("AIDA") || text.starts_with("AROA")) {
            return Some(Self::Nobody);
        }
        let (service, account, resource) = arn(text)?;
        // AWS: an ARN is that of one principal; wildcards have no meaning in it (documented).
        if !is_account(account) || text.contains(['*', '?']) {
            return None;
        }
        Some(match (service, resource.split_once('/')) {
            ("iam", None) if resource == "root" => Self::Account(account.to_owned()),
            ("iam", Some(("role", path))) => {
                Self::Role { account: account.to_owned(), name: path.rsplit('/').next()?.to_owned() }
            }
            ("iam", Some(("user", _))) | ("sts", Some(("assumed-role" | "federated-user", _))) => {
                Self::One(text.to_owned())
            }
            _ => return None,
        })
    }

    fn is(&self, asker: Asker<'_>) -> bool {
        let own = match (self, asker) {
            (Self::Everyone, _) => return true,
            (Self::Nobody, _) | (_, Asker::Anonymous) => return false,
            (_, Asker::Arn(own)) => own,
        };
        match self {
            Self::One(wanted) => own == wanted,
            Self::Account(wanted) => arn(own).is_some_and(|(_, account, _)| account == wanted),
            Self::Role { account: wanted, name } => arn(own).is_some_and(|(_, account, resource)| {
                let session = resource.strip_prefix("assumed-role/").and_then(|session| session.split_once('/'));
                let role = resource.strip_prefix("role/").and_then(|path| path.rsplit('/').next());
                account == wanted && session.map(|(role, _)| role).or(role) == Some(name)
            }),
            Self::Everyone | Self::Nobody => false,
        }
    }
}

/// Service, account and resource of `arn:{partition}:{service}::{account}:{resource}`.
fn arn(text: &str) -> Option<(&str, &str, &str)> {
    let mut parts = text.splitn(6, ':');
    let (_, _, service) = (parts.next().filter(|first| *first == "arn")?, parts.next()?, parts.next()?);
    let (_, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
    Some((service, account, resource))
}

pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}
