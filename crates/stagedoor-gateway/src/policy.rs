//! IAM policies as far as API Gateway evaluates them: what an authorizer says a caller may do, and what an access key
//! may do on the control plane.
//!
//! What is not understood is refused when the policy is read: a condition that were not applied, or a statement that
//! were left out, would let callers pass.

use std::borrow::Cow;

use serde_json::{Map, Value};

mod condition;

use condition::Condition;

/// Statements that allow and deny.
#[derive(Clone, Debug)]
pub struct Policy {
    statements: Vec<Statement>,
}

#[derive(Clone, Debug)]
struct Statement {
    denies: bool,
    actions: Patterns,
    resources: Patterns,
    conditions: Vec<Condition>,
}

/// Texts with `*` and `?`, of which one must match, or none (`NotAction`, `NotResource`).
#[derive(Clone, Debug)]
struct Patterns {
    texts: Vec<String>,
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

/// Why a text is no policy.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidPolicy(String);

/// The values of condition keys (`aws:sourceip`, in lower case); `None` where a request has none.
pub type Keys<'k> = &'k dyn Fn(&str) -> Option<Cow<'k, str>>;

/// Characters of a resource. AWS: at most this many (documented).
const RESOURCE_LIMIT: usize = 512;

impl Policy {
    /// Reads a policy document.
    ///
    /// # Errors
    /// When it is none, or says something that is not understood.
    pub fn read(document: &Value) -> Result<Self, InvalidPolicy> {
        let document = object(document, "the policy")?;
        for (name, value) in document {
            match (name.as_str(), value.as_str()) {
                ("Version", Some("2012-10-17" | "2008-10-17")) | ("Id", Some(_)) | ("Statement", _) => {}
                _ => return Err(invalid(format!("{name} {value} in the policy is not understood"))),
            }
        }
        let statements = match document.get("Statement") {
            Some(Value::Array(statements)) => statements.iter().map(Statement::read).collect::<Result<_, _>>()?,
            Some(statement) => vec![Statement::read(statement)?],
            None => return Err(invalid("the policy has no Statement")),
        };
        Ok(Self { statements })
    }

    /// Whether a statement applies under conditions only.
    #[must_use]
    pub fn has_conditions(&self) -> bool {
        self.statements.iter().any(|statement| !statement.conditions.is_empty())
    }

    /// What the policy says of an action (`execute-api:Invoke`) on a resource (an ARN).
    #[must_use]
    pub fn decide(&self, action: &str, resource: &str, keys: Keys<'_>) -> Decision {
        // AWS: actions are compared without regard to case, resources with it.
        let action = action.to_ascii_lowercase();
        let mut decision = Decision::ImplicitDeny;
        for statement in &self.statements {
            let applies = statement.actions.apply_to(&action)
                && statement.resources.apply_to(resource)
                && statement.conditions.iter().all(|condition| condition.holds(keys));
            match (applies, statement.denies) {
                (true, true) => return Decision::ExplicitDeny,
                (true, false) => decision = Decision::Allow,
                (false, _) => {}
            }
        }
        decision
    }
}

impl Statement {
    fn read(statement: &Value) -> Result<Self, InvalidPolicy> {
        let statement = object(statement, "a statement")?;
        const KNOWN: [&str; 7] = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
        if let Some(name) = statement.keys().find(|name| !KNOWN.contains(&name.as_str())) {
            return Err(invalid(format!("{name} in a statement is not understood")));
        }
        let denies = match statement.get("Effect").and_then(Value::as_str) {
            Some("Allow") => false,
            Some("Deny") => true,
            _ => return Err(invalid("the Effect of a statement is neither Allow nor Deny")),
        };
        let mut actions = Patterns::read(statement, "Action", "NotAction")?;
        actions.texts.iter_mut().for_each(|text| text.make_ascii_lowercase());
        let resources = Patterns::read(statement, "Resource", "NotResource")?;
        if resources.texts.iter().any(|text| text.chars().count() > RESOURCE_LIMIT) {
            return Err(invalid(format!("a Resource is longer than {RESOURCE_LIMIT} characters")));
        }
        Ok(Self { denies, actions, resources, conditions: condition::read(statement.get("Condition"))? })
    }
}

impl Patterns {
    fn read(statement: &Map<String, Value>, name: &str, negated_name: &str) -> Result<Self, InvalidPolicy> {
        let (value, negated) = match (statement.get(name), statement.get(negated_name)) {
            (Some(value), None) => (value, false),
            (None, Some(value)) => (value, true),
            _ => return Err(invalid(format!("a statement needs either {name} or {negated_name}"))),
        };
        let texts = texts(value).ok_or_else(|| invalid(format!("the {name} of a statement is no text or list")))?;
        if texts.iter().any(|text| text.contains("${")) {
            return Err(invalid(format!("the policy variable in a statement's {name} is not understood")));
        }
        Ok(Self { texts, negated })
    }

    fn apply_to(&self, text: &str) -> bool {
        self.texts.iter().any(|pattern| matches(pattern.as_bytes(), text.as_bytes())) != self.negated
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

/// Whether the text matches a pattern of `*` (any text) and `?` (one character). At most quadratic: on a mismatch only
/// the last star is tried again.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut last_star = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                last_star = Some((p, t));
                p += 1;
            }
            Some(&byte) if byte == b'?' || byte == text[t] => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((star, from)) = last_star else { return false };
                last_star = Some((star, from + 1));
                p = star + 1;
                t = from + 1;
            }
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests;
