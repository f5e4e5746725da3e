//! The file of access keys: who may call the control plane, for which account, and what they may do there.
//!
//! ```toml
//! [[access-keys]]
//! id = "AKIAEXAMPLE"
//! secret = "…"
//! account = "123456789012"
//! [[access-keys.policy.Statement]]
//! Effect = "Allow"
//! Action = "apigateway:*"
//! Resource = "*"
//! ```

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;

use serde_json::Value;
use stagedoor_gateway::policy::Policy;

/// The access keys that may call, by their ids.
#[derive(Debug, Default)]
pub struct Credentials {
    by_id: HashMap<String, AccessKey>,
}

/// One access key.
pub struct AccessKey {
    pub account: Arc<str>,
    pub policy: Policy,
    secret: String,
}

impl AccessKey {
    /// The secret access key. Nothing prints it.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }
}

impl fmt::Debug for AccessKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AccessKey").field("account", &self.account).finish_non_exhaustive()
    }
}

/// Why a credentials file was refused. The texts never show the file's lines, which hold secrets.
#[derive(Debug, thiserror::Error)]
pub enum CredentialsError {
    #[error("the credentials file {} cannot be read: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("the credentials file {}: {cause}", path.display())]
    In { path: PathBuf, cause: Box<CredentialsError> },
    #[error("line {line} of the credentials: {problem}")]
    Syntax { line: usize, problem: String },
    #[error("the account {account:?} of access key {id} is not 12 digits")]
    Account { id: String, account: String },
    #[error("the secret of access key {id} is empty")]
    EmptySecret { id: String },
    #[error("the policy of access key {id}: {problem}")]
    Policy { id: String, problem: String },
    #[error("the access key {id} is there twice")]
    Duplicate { id: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    access_keys: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    secret: String,
    account: String,
    policy: Value,
}

impl Credentials {
    /// Reads the file.
    ///
    /// # Errors
    /// When it cannot be read or is not as it must be.
    pub fn read(path: &Path) -> Result<Self, CredentialsError> {
        let text =
            std::fs::read_to_string(path).map_err(|source| CredentialsError::Read { path: path.to_owned(), source })?;
        Self::parse(&text).map_err(|cause| CredentialsError::In { path: path.to_owned(), cause: Box::new(cause) })
    }

    /// Reads the text of such a file.
    ///
    /// # Errors
    /// When it is not as it must be.
    pub fn parse(text: &str) -> Result<Self, CredentialsError> {
        let file: File = toml::from_str(text).map_err(|error| CredentialsError::Syntax {
            line: line_of(text, error.span().map_or(0, |span| span.start)),
            problem: error.message().to_owned(),
        })?;
        let mut by_id = HashMap::new();
        for Entry { id, secret, account, policy } in file.access_keys {
            if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(CredentialsError::Account { id, account });
            }
            if secret.is_empty() {
                return Err(CredentialsError::EmptySecret { id });
            }
            let policy = match Policy::read(&policy) {
                // The control plane has none of the values that conditions ask for.
                Ok(policy) if policy.has_conditions() => Err("a Condition in a statement is not understood".to_owned()),
                Ok(policy) => Ok(policy),
                Err(error) => Err(error.to_string()),
            };
            let policy = match policy {
                Ok(policy) => policy,
                Err(problem) => return Err(CredentialsError::Policy { id, problem }),
            };
            let access_key = AccessKey { account: account.into(), policy, secret };
            if by_id.insert(id.clone(), access_key).is_some() {
                return Err(CredentialsError::Duplicate { id });
            }
        }
        Ok(Self { by_id })
    }

    /// The access key of that id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&AccessKey> {
        self.by_id.get(id)
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use stagedoor_gateway::policy::Decision;

    use super::*;

    const GOOD: &str = r#"
[[access-keys]]
id = "AKIA1"
secret = "hunter2"
account = "123456789012"
[[access-keys.policy.Statement]]
Effect = "Allow"
Action = "apigateway:*"
Resource = "*"
"#;

    #[test]
    fn keys_are_found_and_secrets_are_not_shown() {
        let credentials = Credentials::parse(GOOD).unwrap();
        let access_key = credentials.find("AKIA1").unwrap();
        assert_eq!((access_key.account.as_ref(), access_key.secret()), ("123456789012", "hunter2"));
        let decision = access_key.policy.decide("apigateway:GET", "arn:aws:apigateway:us-east-1::/restapis", &|_| None);
        assert_eq!(decision, Decision::Allow);
        assert!(credentials.find("akia1").is_none());
        assert!(!format!("{credentials:?}").contains("hunter2"));
    }

    #[test]
    fn refusals_name_the_line_and_show_no_secret() {
        let check = |text: String, expected: &str| {
            let error = Credentials::parse(&text).expect_err(&text).to_string();
            assert!(error.contains(expected), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        };
        check(GOOD.replace("secret = \"hunter2\"", "secret = \"hunter2"), "line 4");
        check(GOOD.replace("secret", "sekret"), "sekret");
        check(GOOD.replace("123456789012", "12"), "12 digits");
        check(GOOD.replace("hunter2", ""), "empty");
        check(format!("{GOOD}Condition = {{ IpAddress = {{ \"aws:SourceIp\" = \"::1\" }} }}"), "Condition");
        check(GOOD.replace("Effect = \"Allow\"", "Effect = \"allow\""), "Effect");
        check(GOOD.replace("Resource = \"*\"", "Principal = \"*\""), "Principal");
        check(format!("{GOOD}{GOOD}"), "twice");
        check(GOOD.split("[[access-keys.policy").next().unwrap().to_owned(), "policy");
    }
}
