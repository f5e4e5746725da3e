//! The checks of the model's constraints, with the service's wording and order: all violations at once, those of the
//! body before those of the path.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use crate::facts::{Kind, Location, MemberFacts, Service, StringFacts};
use crate::json::shortened;
use crate::shape::Value;
use crate::{OperationFacts, WireError, operations};

/// UNVERIFIED for this service: the framework names at most so many violations in one answer.
const MOST_VIOLATIONS: usize = 10;

/// Texts of `apigatewayv2` that replace the framework's: operation, member, message.
const OWN_WORDS: [(&str, &str, &str); 1] =
    [("CreateApi", "ProtocolType", "Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]")];

/// Checks the members of an operation's input.
///
/// # Errors
///
/// One error that names all violations.
pub(crate) fn check(operation: &OperationFacts, members: &[Option<Value>]) -> Result<(), WireError> {
    let mut violations = Violations::default();
    let facts = operation.input;
    let root = Path { above: None, step: Step::Input(operation.name) };
    for in_body in [true, false] {
        // AWS: members outside of the body are named without the input (recorded for the path).
        let above = in_body.then_some(&root);
        for (facts, value) in facts.members.iter().zip(members) {
            if (facts.location == Location::Body) == in_body {
                let path = Path { above, step: Step::Member(facts.name) };
                violations.check_member(&path, facts, value.as_ref());
            }
        }
    }
    match operation.service {
        _ if violations.found.is_empty() => Ok(()),
        Service::ApiGateway => Err(WireError::validation(violations.message())),
        // UNVERIFIED: the words are those of `apigateway`; the code is the one that these services' models declare.
        Service::ApiGatewayV2 | Service::Management => {
            let own = OWN_WORDS
                .iter()
                .find(|(name, member, _)| *name == operation.name && violations.members.contains(member));
            Err(WireError::bad_request(own.map_or_else(|| violations.message(), |(_, _, words)| (*words).to_owned())))
        }
    }
}

/// Where a value stands in the input; written out only for a violation.
#[derive(Clone, Copy)]
struct Path<'a> {
    above: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    /// The input of the operation of this name.
    Input(&'static str),
    Member(&'static str),
    /// An item of a list, counted from 1.
    Item(usize),
    /// An entry of a map.
    Entry(&'a str),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(above) = self.above {
            write!(out, "{above}.")?;
        }
        match self.step {
            Step::Input(operation) => write!(out, "{}Input", lower_first(operation)),
            Step::Member(name) => write!(out, "{}", lower_first(name)),
            Step::Item(number) => write!(out, "{number}.member"),
            Step::Entry(name) => write!(out, "{}.member", shortened(name)),
        }
    }
}

#[derive(Default)]
struct Violations {
    found: Vec<String>,
    /// The members of the input that are at fault.
    members: Vec<&'static str>,
}

impl Violations {
    fn message(&self) -> String {
        let count = self.found.len();
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} validation error{plural} detected: {}", self.found.join("; "))
    }

    fn add(&mut self, value: &str, path: &Path<'_>, constraint: &str) {
        if self.found.len() < MOST_VIOLATIONS {
            self.found.push(format!("Value {value} at '{path}' failed to satisfy constraint: {constraint}"));
        }
        if let Step::Member(name) = path.step {
            self.members.push(name);
        }
    }

    fn check_member(&mut self, path: &Path<'_>, facts: &MemberFacts, value: Option<&Value>) {
        match value {
            Some(value) => self.check_value(path, facts.kind, value),
            // UNVERIFIED for this service: the framework's words for a missing member.
            None if facts.required => self.add("null", path, "Member must not be null"),
            None => {}
        }
    }

    fn check_value(&mut self, path: &Path<'_>, kind: &'static Kind, value: &Value) {
        if self.found.len() >= MOST_VIOLATIONS {
            return;
        }
        match (kind, value) {
            (Kind::Structure(facts), Value::Structure(members)) => {
                for (facts, value) in facts.members.iter().zip(members) {
                    let path = Path { above: Some(path), step: Step::Member(facts.name) };
                    self.check_member(&path, facts, value.as_ref());
                }
            }
            (Kind::List(kind @ (Kind::Structure(_) | Kind::List(_) | Kind::Map(_))), Value::List(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.check_value(&Path { above: Some(path), step: Step::Item(index + 1) }, kind, value);
                }
            }
            (Kind::Map(kind @ (Kind::Structure(_) | Kind::List(_) | Kind::Map(_))), Value::Map(values)) => {
                for (name, value) in values {
                    self.check_value(&Path { above: Some(path), step: Step::Entry(name) }, kind, value);
                }
            }
            // AWS: what the scalars of a list or map violate is said once, of the whole (recorded for a list of enums).
            (Kind::List(kind), Value::List(values)) => {
                if values.iter().any(|value| constraints(kind).any(|constraint| !constraint.holds(value))) {
                    let shown: Vec<String> = values.iter().map(print).collect();
                    let constraint = format!("Member must satisfy constraint: [{}]", all(kind));
                    self.add(&format!("'[{}]'", shortened(&shown.join(", "))), path, &constraint);
                }
            }
            (Kind::Map(kind), Value::Map(values)) => {
                if values.values().any(|value| constraints(kind).any(|constraint| !constraint.holds(value))) {
                    let shown = values.iter().map(|(name, value)| format!("{}={}", shortened(name), print(value)));
                    let shown = shown.collect::<Vec<_>>().join(", ");
                    let constraint = format!("Map value must satisfy constraint: [{}]", all(kind));
                    self.add(&format!("'{{{}}}'", shortened(&shown)), path, &constraint);
                }
            }
            _ => {
                for constraint in constraints(kind).filter(|constraint| !constraint.holds(value)) {
                    self.add(&format!("'{}'", print(value)), path, &constraint.to_string());
                }
            }
        }
    }
}

/// One constraint of a scalar; displayed in the framework's words.
enum Constraint {
    MaxLength(usize),
    MinLength(usize),
    Pattern(&'static str),
    Values(&'static [&'static str]),
    MaxValue(i64),
    MinValue(i64),
}

fn constraints(kind: &'static Kind) -> impl Iterator<Item = Constraint> {
    let found = match kind {
        Kind::String(StringFacts { values, pattern, min, max }) => [
            max.map(Constraint::MaxLength),
            min.map(Constraint::MinLength),
            pattern.map(Constraint::Pattern),
            (!values.is_empty()).then_some(Constraint::Values(values)),
        ],
        Kind::Integer(min, max) => [max.map(Constraint::MaxValue), min.map(Constraint::MinValue), None, None],
        _ => [None, None, None, None],
    };
    found.into_iter().flatten()
}

fn all(kind: &'static Kind) -> String {
    constraints(kind).map(|constraint| constraint.to_string()).collect::<Vec<_>>().join(", ")
}

impl Constraint {
    fn holds(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::MaxLength(max), Value::String(text)) => text.chars().count() <= *max,
            (Self::MinLength(min), Value::String(text)) => text.chars().count() >= *min,
            (Self::Pattern(pattern), Value::String(text)) => matches(pattern, text),
            (Self::Values(values), Value::String(text)) => values.contains(&text.as_str()),
            (Self::MaxValue(max), Value::Integer(number)) => number <= max,
            (Self::MinValue(min), Value::Integer(number)) => number >= min,
            // Null, the only other value of these kinds.
            _ => true,
        }
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MaxLength(max) => write!(out, "Member must have length less than or equal to {max}"),
            Self::MinLength(min) => write!(out, "Member must have length greater than or equal to {min}"),
            Self::Pattern(pattern) => write!(out, "Member must satisfy regular expression pattern: {pattern}"),
            Self::Values(values) => write!(out, "Member must satisfy enum value set: [{}]", values.join(", ")),
            Self::MaxValue(max) => write!(out, "Member must have value less than or equal to {max}"),
            Self::MinValue(min) => write!(out, "Member must have value greater than or equal to {min}"),
        }
    }
}

fn print(value: &Value) -> String {
    match value {
        Value::String(text) => shortened(text).to_owned(),
        Value::Integer(number) => number.to_string(),
        _ => "null".to_owned(),
    }
}

/// Java's `matches`: the whole text, with ASCII classes.
fn matches(pattern: &str, text: &str) -> bool {
    PATTERNS.get(pattern).is_some_and(|regex| regex.is_match(text))
}

static PATTERNS: LazyLock<HashMap<&'static str, Regex>> = LazyLock::new(|| {
    let mut patterns = HashMap::new();
    for operation in operations() {
        collect_patterns(&Kind::Structure(operation.input), &mut patterns);
    }
    patterns
});

fn collect_patterns(kind: &Kind, patterns: &mut HashMap<&'static str, Regex>) {
    match kind {
        Kind::String(StringFacts { pattern: Some(pattern), .. }) => {
            if let Ok(regex) = RegexBuilder::new(&format!("^(?:{pattern})$")).unicode(false).build() {
                patterns.insert(pattern, regex);
            }
        }
        Kind::Structure(facts) => facts.members.iter().for_each(|member| collect_patterns(member.kind, patterns)),
        Kind::List(kind) | Kind::Map(kind) => collect_patterns(kind, patterns),
        _ => {}
    }
}

fn lower_first(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or(String::new(), |first| first.to_lowercase().chain(characters).collect())
}
