//! The keys that a call of another AWS service is signed with: those of the role that the API names, where a setting
//! says where STS is, else those of the settings.
//!
//! The keys of a role are kept for all workers until shortly before they expire; of many that want them at once one
//! asks STS.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use stagedoor_http::sigv4::{self, Credentials, Payload, SignedRequest};
use stagedoor_http::{Body, Request};
use stagedoor_wire::Timestamp;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

use crate::endpoints::Endpoint;
use crate::error::GatewayError;
use crate::worker::Worker;

/// AWS: what the service calls its sessions (seen in the audit trails of roles).
const SESSION_NAME: &str = "BackplaneAssumeRoleSession";
/// The integration or authorizer passes on who the caller is.
const CALLER: &str = "arn:aws:iam::*:user/*";
/// How long STS may take.
const TIME_LIMIT: Duration = Duration::from_secs(5);
/// Bytes of an answer of STS.
const ANSWER_LIMIT: u64 = 64 * 1024;
/// Keys are given up this long before they expire, or half their life when that is shorter.
const MARGIN_MILLIS: i64 = 5 * 60 * 1000;
/// How long a failure is remembered before STS is asked again.
const FAILURE_KEPT_MILLIS: i64 = 1000;
/// Roles whose keys are kept. Plans name them, not callers.
const ROLES: usize = 1024;

/// The keys of all roles.
#[derive(Debug, Default)]
pub(crate) struct RoleCache {
    roles: Mutex<HashMap<Role, Entry>>,
}

/// A role, and the region whose STS gives its keys.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Role {
    arn: String,
    region: String,
}

type Outcome = Result<Credentials, AssumeRoleError>;

#[derive(Debug)]
enum Entry {
    Known {
        outcome: Outcome,
        until: Timestamp,
    },
    /// Somebody asks; when the sender is gone without a word, nobody does any more.
    Asking(watch::Receiver<Option<Outcome>>),
}

/// Why there are no keys of a role.
///
/// AWS: the words of the service's log (quoted by third parties). UNVERIFIED: what it says when STS itself fails.
#[derive(Clone, Debug, thiserror::Error)]
#[error("API Gateway does not have permission to assume the provided role {role}")]
pub(crate) struct AssumeRoleError {
    role: String,
    /// What STS says, or why it says nothing.
    pub(crate) cause: String,
}

impl AssumeRoleError {
    fn new(role: &str, cause: impl std::fmt::Display) -> Self {
        Self { role: role.to_owned(), cause: cause.to_string() }
    }
}

impl From<AssumeRoleError> for GatewayError {
    /// What an integration answers that gets no keys.
    fn from(error: AssumeRoleError) -> Self {
        Self::configuration(format!("Execution failed due to configuration error: {error}")).with_cause(error.cause)
    }
}

/// What to sign a call with on behalf of the API: the keys of `role`, where it names one and a setting says where STS is.
///
/// DIFFERENCE: without that setting the keys of the settings stand for every role; and they stand for the caller, whose
/// secret nobody here has, where the API passes the caller's identity on.
pub(crate) async fn credentials_for(
    worker: &Worker,
    role: Option<&str>,
    region: &str,
    deadline: Instant,
) -> Result<Credentials, AssumeRoleError> {
    let settings = &worker.gateway.settings;
    let own = || settings.aws_credentials.clone().unwrap_or_else(Credentials::test);
    let Some(arn) = role.filter(|role| !role.is_empty() && *role != CALLER) else { return Ok(own()) };
    let Some(sts) = settings.endpoints.find("sts", region) else { return Ok(own()) };
    let role = Role { arn: arn.to_owned(), region: region.to_owned() };
    let cache = &worker.gateway.roles;
    loop {
        let now = worker.gateway.clock.now();
        match cache.begin(&role, now) {
            Begun::Known(outcome) => return outcome,
            Begun::Other(mut asking) => match timeout_at(deadline, asking.wait_for(Option::is_some)).await {
                Ok(Ok(outcome)) => {
                    return outcome.clone().unwrap_or_else(|| Err(AssumeRoleError::new(arn, "STS was not asked")));
                }
                // Whoever asked has left.
                Ok(Err(_)) => {}
                Err(_) => return Err(AssumeRoleError::new(arn, "STS gave no answer in time")),
            },
            Begun::Own(sender) => {
                let own = own();
                let asked = ask(worker, &sts, &own, &role, now, deadline.min(Instant::now() + TIME_LIMIT));
                let (outcome, until) = match Box::pin(asked).await {
                    Ok((credentials, expires)) => (Ok(credentials), fresh_until(now, expires)),
                    Err(error) => (Err(error), Timestamp::from_millis(now.millis.saturating_add(FAILURE_KEPT_MILLIS))),
                };
                cache.end(&role, outcome.clone(), until);
                let _ = sender.send(Some(outcome.clone()));
                return outcome;
            }
        }
    }
}

/// Who asks STS.
enum Begun {
    Known(Outcome),
    /// Somebody else.
    Other(watch::Receiver<Option<Outcome>>),
    /// We, and tell the others.
    Own(watch::Sender<Option<Outcome>>),
}

impl RoleCache {
    fn begin(&self, role: &Role, now: Timestamp) -> Begun {
        let mut roles = self.roles.lock().unwrap_or_else(PoisonError::into_inner);
        match roles.get(role) {
            Some(Entry::Known { outcome, until }) if now < *until => return Begun::Known(outcome.clone()),
            Some(Entry::Asking(asking)) if asking.has_changed().is_ok() => return Begun::Other(asking.clone()),
            _ => {}
        }
        if roles.len() >= ROLES && !roles.contains_key(role) {
            let until = |entry: &Entry| match entry {
                Entry::Known { until, .. } => Some(until.millis),
                Entry::Asking(_) => None,
            };
            // Those that are being asked for come last.
            let oldest = roles.iter().min_by_key(|(_, entry)| until(entry).unwrap_or(i64::MAX));
            let oldest = oldest.map(|(role, _)| role.clone());
            oldest.map(|oldest| roles.remove(&oldest));
        }
        let (sender, asking) = watch::channel(None);
        roles.insert(role.clone(), Entry::Asking(asking));
        Begun::Own(sender)
    }

    fn end(&self, role: &Role, outcome: Outcome, until: Timestamp) {
        let mut roles = self.roles.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = roles.get_mut(role) {
            *entry = Entry::Known { outcome, until };
        }
    }
}

fn fresh_until(now: Timestamp, expires: Timestamp) -> Timestamp {
    let life = expires.millis.saturating_sub(now.millis).max(0);
    Timestamp::from_millis(expires.millis.saturating_sub(MARGIN_MILLIS.min(life / 2)))
}

/// AssumeRole, in the query protocol: the keys, and when they expire.
async fn ask(
    worker: &Worker,
    sts: &Endpoint,
    own: &Credentials,
    role: &Role,
    now: Timestamp,
    deadline: Instant,
) -> Result<(Credentials, Timestamp), AssumeRoleError> {
    let arn = &role.arn;
    let encoded = utf8_percent_encode(arn, NON_ALPHANUMERIC);
    let body = format!("Action=AssumeRole&Version=2011-06-15&RoleArn={encoded}&RoleSessionName={SESSION_NAME}");
    let target = format!("{}/", sts.base_path);
    let mut request = Request::new(http::Method::POST, target.clone(), Body::Full(body.clone().into()));
    let headers = &mut request.headers;
    headers.append("Host", sts.origin.authority());
    headers.append("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    let region = sts.signing_region.unwrap_or(&role.region);
    let signing = SignedRequest::new("POST", &target, headers);
    for (name, value) in sigv4::sign(&signing, Payload::Bytes(body.as_bytes()), own, region, "sts", now) {
        headers.append(name, value);
    }
    let failed = |error: &dyn std::error::Error| match error.source() {
        Some(cause) => AssumeRoleError::new(arn, format_args!("STS gave no answer: {error}: {cause}")),
        None => AssumeRoleError::new(arn, format_args!("STS gave no answer: {error}")),
    };
    let response = worker.pool.send(&sts.origin, request, deadline).await.map_err(|error| failed(&error))?;
    let status = response.status;
    let answer = response.body.collect(ANSWER_LIMIT).await.map_err(|error| failed(&error))?;
    let answer = String::from_utf8_lossy(&answer);
    if status != 200 {
        let says = element(&answer, "Message").or_else(|| element(&answer, "Code"));
        let says = says.unwrap_or_else(|| format!("status {status}"));
        return Err(AssumeRoleError::new(arn, says));
    }
    read(&answer).ok_or_else(|| AssumeRoleError::new(arn, "the answer of STS holds no keys"))
}

/// The keys of an answer.
fn read(answer: &str) -> Option<(Credentials, Timestamp)> {
    let credentials = Credentials {
        access_key_id: element(answer, "AccessKeyId")?,
        secret_access_key: element(answer, "SecretAccessKey")?,
        session_token: element(answer, "SessionToken"),
    };
    let expires = Timestamp::parse_iso8601(&element(answer, "Expiration")?)?;
    Some((credentials, expires))
}

/// The text of the first element of that name. The answers of STS are flat enough for no more than this.
fn element(xml: &str, name: &str) -> Option<String> {
    const LONGEST: usize = 16 * 1024;
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    let (text, _) = rest.split_once(&format!("</{name}>"))?;
    let text = text.trim();
    let is_fit = !text.is_empty() && text.len() <= LONGEST && !text.contains('<');
    let plain = || {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&")
    };
    is_fit.then(plain)
}
