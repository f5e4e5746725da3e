//! The file of access keys: who may call the control plane and sign calls of methods, for which account, and what they
//! may do there.
//!
//! ```toml
//! [[access-keys]]
//! id = "AKIAEXAMPLE"
//! secret = "…"
//! account = "123456789012"
//! # All of these may be left out.
//! arn = "arn:aws:iam::123456789012:user/ann"
//! organization = "o-exampleorg"
//! tags = { team = "shop" }
//! session-token = "…"
//! expires = 2030-01-01T00:00:00Z
//! [[access-keys.policy.Statement]]
//! Effect = "Allow"
//! Action = ["apigateway:*", "execute-api:Invoke"]
//! Resource = "*"
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use serde_json::Value;
use stagedoor_gateway::access_keys::{AccessKey, AccessKeys};
use stagedoor_gateway::policy::Policy;
use stagedoor_wire::Timestamp;

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
    #[error("the arn {arn:?} of access key {id} is none of a user, a role session or an account in its account")]
    Arn { id: String, arn: String },
    #[error("access key {id} does not expire at a moment with an offset, such as 2030-01-01T00:00:00Z")]
    Expires { id: String },
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
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    id: String,
    secret: String,
    account: String,
    policy: Value,
    arn: Option<String>,
    organization: Option<String>,
    #[serde(default)]
    tags: BTreeMap<String, String>,
    session_token: Option<String>,
    expires: Option<toml::value::Datetime>,
}

/// Reads the file.
///
/// # Errors
/// When it cannot be read or is not as it must be.
pub fn read(path: &Path) -> Result<AccessKeys, CredentialsError> {
    let text =
        std::fs::read_to_string(path).map_err(|source| CredentialsError::Read { path: path.to_owned(), source })?;
    parse(&text).map_err(|cause| CredentialsError::In { path: path.to_owned(), cause: Box::new(cause) })
}

/// Reads the text of such a file.
///
/// # Errors
/// When it is not as it must be.
pub fn parse(text: &str) -> Result<AccessKeys, CredentialsError> {
    let file: File = toml::from_str(text).map_err(|error| CredentialsError::Syntax {
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        problem: error.message().to_owned(),
    })?;
    let mut access_keys = AccessKeys::default();
    for entry in file.access_keys {
        let id = entry.id.clone();
        if !access_keys.add(id.clone(), access_key(entry)?) {
            return Err(CredentialsError::Duplicate { id });
        }
    }
    Ok(access_keys)
}

fn access_key(entry: Entry) -> Result<AccessKey, CredentialsError> {
    let Entry { id, secret, account, policy, arn, organization, tags, session_token, expires } = entry;
    if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CredentialsError::Account { id, account });
    }
    if secret.is_empty() {
        return Err(CredentialsError::EmptySecret { id });
    }
    let arn = arn.unwrap_or_else(|| format!("arn:aws:iam::{account}:user/{id}"));
    if !is_arn(&arn, &account) {
        return Err(CredentialsError::Arn { id, arn });
    }
    let expires = match expires.map(|expires| Timestamp::parse_iso8601(&expires.to_string())) {
        Some(None) => return Err(CredentialsError::Expires { id }),
        Some(moment) => moment,
        None => None,
    };
    let policy = Policy::read(&policy).map_err(|error| CredentialsError::Policy { id, problem: error.to_string() })?;
    let mut access_key = AccessKey::new(&account, &arn, secret, Some(policy));
    access_key.organization = organization;
    access_key.tags = tags.into_iter().collect();
    access_key.session_token = session_token;
    access_key.expires = expires;
    Ok(access_key)
}

/// Whether an ARN is that of someone of the account who can have access keys.
fn is_arn(arn: &str, account: &str) -> bool {
    let mut parts = arn.splitn(6, ':');
    let parts: [Option<&str>; 6] = std::array::from_fn(|_| parts.next());
    let [Some("arn"), Some(_), Some(service), Some(""), Some(owner), Some(resource)] = parts else { return false };
    let named = |kind: &str, names: usize| {
        let name = resource.strip_prefix(kind);
        name.is_some_and(|name| name.split('/').filter(|part| !part.is_empty()).count() >= names)
    };
    let is_someone = match service {
        "iam" => resource == "root" || named("user/", 1),
        "sts" => named("assumed-role/", 2) || named("federated-user/", 1),
        _ => false,
    };
    owner == account && is_someone
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use stagedoor_gateway::policy::{Asker, Decision, Request};

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
        let credentials = parse(GOOD).unwrap();
        let access_key = credentials.find("AKIA1").unwrap();
        assert_eq!(access_key.account.as_ref(), "123456789012");
        assert_eq!(access_key.arn.as_ref(), "arn:aws:iam::123456789012:user/AKIA1");
        let request = Request {
            action: "apigateway:GET",
            resource: "arn:aws:apigateway:us-east-1::/restapis",
            alias: None,
            asker: Asker::Arn(&access_key.arn),
            keys: &|_| None,
        };
        assert_eq!(access_key.policy.as_ref().map(|policy| policy.decide(&request)), Some(Decision::Allow));
        assert!(credentials.find("akia1").is_none());
        assert!(!format!("{credentials:?}").contains("hunter2"));
    }

    #[test]
    fn refusals_name_the_line_and_show_no_secret() {
        let check = |text: String, expected: &str| {
            let error = parse(&text).expect_err(&text).to_string();
            assert!(error.contains(expected), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        };
        check(GOOD.replace("secret = \"hunter2\"", "secret = \"hunter2"), "line 4");
        check(GOOD.replace("secret", "sekret"), "sekret");
        check(GOOD.replace("123456789012", "12"), "12 digits");
        check(GOOD.replace("hunter2", ""), "empty");
        check(format!("{GOOD}Condition = {{ IpAddress = {{ \"aws:SourceIp\" = \"home\" }} }}"), "IpAddress home");
        let with = |line: &str| GOOD.replace("account =", &format!("{line}\naccount ="));
        check(with("arn = \"arn:aws:iam::210987654321:user/a\""), "the arn");
        check(with("arn = \"arn:aws:iam::123456789012:role/a\""), "the arn");
        check(with("expires = 2030-01-01"), "does not expire");
        for good in [
            "arn = \"arn:aws:sts::123456789012:assumed-role/a/b\"",
            "arn = \"arn:aws:iam::123456789012:root\"",
            "expires = 2030-01-01T00:00:00+01:00",
            "tags = { team = \"shop\" }",
        ] {
            assert!(parse(&with(good)).is_ok(), "{good}");
        }
        check(GOOD.replace("Effect = \"Allow\"", "Effect = \"allow\""), "Effect");
        check(GOOD.replace("Resource = \"*\"", "Principal = \"*\""), "Principal");
        check(format!("{GOOD}{GOOD}"), "twice");
        check(GOOD.split("[[access-keys.policy").next().unwrap().to_owned(), "policy");
    }
}
