//! IAM policies as far as API Gateway evaluates them: the resource policy of an API, what an authorizer says a caller
//! may do, and what an access key may do on both planes.
//!
//! What is not understood is refused when the policy is read: a condition that were not applied, or a statement that
//! were left out, would let callers pass.

use std::borrow::Cow;

use serde_json::{Map, Value};

mod condition;
mod pattern;
mod principal;

use condition::Condition;
use pattern::{Compare, Pattern};
use principal::Principals;

pub(crate) use condition::{is_inside, network};
pub use principal::Asker;
pub(crate) use principal::is_account;

/// Statements that allow and deny.
#[derive(Clone, Debug)]
pub struct Policy {
    statements: Vec<Statement>,
}

#[derive(Clone, Debug)]
struct Statement {
    /// Its `Sid`, or its place.
    name: String,
    denies: bool,
    /// `None` in policies that belong to someone.
    principals: Option<Principals>,
    actions: Patterns,
    resources: Patterns,
    conditions: Vec<Condition>,
}

/// Patterns of which one must match, or none (`NotAction`, `NotResource`).
#[derive(Clone, Debug)]
struct Patterns {
    any_of: Vec<Pattern>,
    negated: bool,
}

/// What a policy says of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Allow,
    /// A statement denies it, whatever others allow.
    ExplicitDeny,
    /// No statement speaks of it.
    ImplicitDeny,
}

/// What is asked of a policy.
#[derive(Clone, Copy)]
pub struct Request<'r> {
    /// `execute-api:Invoke`; the case of its letters does not count.
    pub action: &'r str,
    /// An ARN.
    pub resource: &'r str,
    /// The same resource written otherwise: what denies it denies the request, what allows it does not suffice.
    pub alias: Option<&'r str>,
    /// For policies that name principals.
    pub asker: Asker<'r>,
    pub keys: Keys<'r>,
}

/// Why a text is no policy.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidPolicy(String);

/// The values of condition keys (`aws:sourceip`, in lower case); `None` where a request has none.
pub type Keys<'k> = &'k dyn Fn(&str) -> Option<Cow<'k, str>>;

/// Characters of a resource. AWS: at most this many (documented).
const RESOURCE_LIMIT: usize = 512;

/// What a document must be like beside its statements.
#[derive(Clone, Copy)]
struct Kind<'k> {
    /// The ARN for which `execute-api:` stands in the resources of an API's own policy, which names principals.
    api_arn: Option<&'k str>,
    /// AWS: older versions have no policy variables (documented).
    has_variables: bool,
}

impl Policy {
    /// Reads the policy of someone: it names no principals.
    ///
    /// # Errors
    /// When it is none, or says something that is not understood.
    pub fn read(document: &Value) -> Result<Self, InvalidPolicy> {
        Self::read_kind(document, None)
    }

    /// Reads the policy of an API, or of what else leads to one, of this ARN: it says whom it is about. A resource may
    /// be short, `execute-api:/stage/GET/path`.
    ///
    /// # Errors
    /// When it is none, or says something that is not understood.
    pub fn read_of_resource(document: &Value, api_arn: &str) -> Result<Self, InvalidPolicy> {
        Self::read_kind(document, Some(api_arn))
    }

    fn read_kind(document: &Value, api_arn: Option<&str>) -> Result<Self, InvalidPolicy> {
        let document = object(document, "the policy")?;
        for (name, value) in document {
            match (name.as_str(), value.as_str()) {
                ("Version", Some("2012-10-17" | "2008-10-17")) | ("Id", Some(_)) | ("Statement", _) => {}
                _ => return Err(invalid(format!("{name} {value} in the policy is not understood"))),
            }
        }
        let has_variables = document.get("Version").and_then(Value::as_str) == Some("2012-10-17");
        let kind = Kind { api_arn, has_variables };
        let read = |(index, statement)| Statement::read(statement, index, kind);
        let statements = match document.get("Statement") {
            Some(Value::Array(statements)) => statements.iter().enumerate().map(read).collect::<Result<_, _>>()?,
            Some(statement) => vec![read((0, statement))?],
            None => return Err(invalid("the policy has no Statement")),
        };
        Ok(Self { statements })
    }

    /// What the policy says.
    #[must_use]
    pub fn decide(&self, request: &Request<'_>) -> Decision {
        self.decide_by(request).0
    }

    /// What the policy says, and the statement that decides.
    #[must_use]
    pub fn decide_by(&self, request: &Request<'_>) -> (Decision, Option<&str>) {
        let mut decided = (Decision::ImplicitDeny, None);
        for statement in &self.statements {
            if decided.0 == Decision::Allow && !statement.denies {
                continue;
            }
            match (statement.applies(request), statement.denies) {
                (true, true) => return (Decision::ExplicitDeny, Some(statement.name.as_str())),
                (true, false) => decided = (Decision::Allow, Some(statement.name.as_str())),
                (false, _) => {}
            }
        }
        decided
    }
}

impl Decision {
    /// What a caller's own policy and that of the API come to. AWS: within an account one of them must allow, and of
    /// another's callers both (documented).
    #[must_use]
    pub fn with_resource_policy(self, policy: Self, is_of_other_account: bool) -> Self {
        match (self, policy) {
            (Self::ExplicitDeny, _) | (_, Self::ExplicitDeny) => Self::ExplicitDeny,
            (Self::Allow, Self::Allow) => Self::Allow,
            (Self::Allow, _) | (_, Self::Allow) if !is_of_other_account => Self::Allow,
            _ => Self::ImplicitDeny,
        }
    }
}

impl Statement {
    fn read(statement: &Value, index: usize, kind: Kind<'_>) -> Result<Self, InvalidPolicy> {
        let statement = object(statement, "a statement")?;
        const KNOWN: [&str; 9] = [
            "Sid",
            "Effect",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
            "Principal",
            "NotPrincipal",
        ];
        let known = if kind.api_arn.is_some() { &KNOWN[..] } else { &KNOWN[..7] };
        if let Some(name) = statement.keys().find(|name| !known.contains(&name.as_str())) {
            return Err(invalid(format!("{name} in a statement is not understood")));
        }
        let denies = match statement.get("Effect").and_then(Value::as_str) {
            Some("Allow") => false,
            Some("Deny") => true,
            _ => return Err(invalid("the Effect of a statement is neither Allow nor Deny")),
        };
        let name = match statement.get("Sid").and_then(Value::as_str).filter(|sid| !sid.is_empty()) {
            Some(sid) => format!("statement {sid}"),
            None => format!("statement {}", index + 1),
        };
        let principals = kind.api_arn.map(|_| Principals::read(statement)).transpose()?;
        let no_variables = Kind { has_variables: false, ..kind };
        let actions = Patterns::read(statement, "Action", "NotAction", no_variables)?;
        let resources = Patterns::read(statement, "Resource", "NotResource", kind)?;
        let conditions = condition::read(statement.get("Condition"), kind.has_variables)?;
        Ok(Self { name, denies, principals, actions, resources, conditions })
    }

    /// Whether the statement speaks of a request. Where a policy variable has no value, one that allows does not, and in
    /// one that denies nothing matches the variable's text.
    fn applies(&self, request: &Request<'_>) -> bool {
        let or_denies = |matched: Option<bool>, negated: bool| matched.unwrap_or(self.denies && negated);
        let resources = |resource: &str| {
            or_denies(self.resources.apply_to(resource, Compare::Exactly, request.keys), self.resources.negated)
        };
        self.principals.as_ref().is_none_or(|principals| principals.include(request.asker))
            && self.actions.apply_to(request.action, Compare::IgnoringCase, request.keys) == Some(true)
            && (resources(request.resource) || (self.denies && request.alias.is_some_and(resources)))
            && self.conditions.iter().all(|condition| or_denies(condition.holds(request.keys), condition.is_negated()))
    }
}

impl Patterns {
    fn read(
        statement: &Map<String, Value>,
        name: &str,
        negated_name: &str,
        kind: Kind<'_>,
    ) -> Result<Self, InvalidPolicy> {
        let (value, negated) = match (statement.get(name), statement.get(negated_name)) {
            (Some(value), None) => (value, false),
            (None, Some(value)) => (value, true),
            _ => return Err(invalid(format!("a statement needs either {name} or {negated_name}"))),
        };
        let texts = texts(value).ok_or_else(|| invalid(format!("the {name} of a statement is no text or list")))?;
        let read = |text: String| {
            let text = match (kind.api_arn, text.strip_prefix("execute-api:/")) {
                (Some(api_arn), Some(path)) if name == "Resource" => format!("{api_arn}/{path}"),
                _ => text,
            };
            if name == "Resource" && text.chars().count() > RESOURCE_LIMIT {
                return Err(invalid(format!("a Resource is longer than {RESOURCE_LIMIT} characters")));
            }
            let not_understood = || invalid(format!("the {name} {text:?} of a statement is not understood"));
            Pattern::with_wildcards(&text, kind.has_variables).ok_or_else(not_understood)
        };
        Ok(Self { any_of: texts.into_iter().map(read).collect::<Result<_, _>>()?, negated })
    }

    /// `None` where that hangs on a policy variable without a value.
    fn apply_to(&self, text: &str, compare: Compare, keys: Keys<'_>) -> Option<bool> {
        any(self.any_of.iter().map(|pattern| pattern.matches(text, compare, keys))).map(|found| found != self.negated)
    }
}

/// Whether one is true; unknown where none is known to be.
fn any(mut found: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all_known = true;
    if found.any(|one| {
        all_known &= one.is_some();
        one == Some(true)
    }) {
        return Some(true);
    }
    all_known.then_some(false)
}

/// The partition that a region is in.
#[must_use]
pub fn partition(region: &str) -> &'static str {
    match region {
        region if region.starts_with("cn-") => "aws-cn",
        region if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    }
}

fn invalid(text: impl Into<String>) -> InvalidPolicy {
    InvalidPolicy(text.into())
}

fn object<'v>(value: &'v Value, what: &str) -> Result<&'v Map<String, Value>, InvalidPolicy> {
    value.as_object().ok_or_else(|| invalid(format!("{what} is no JSON object")))
}

/// One text, or a list of texts.
fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Array(items) => items.iter().map(|item| item.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
