//! The conditions of a statement.

use std::cmp::Ordering;
use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use stagedoor_wire::Timestamp;

use super::pattern::{Compare, Pattern, arn_parts};
use super::{InvalidPolicy, Keys, any, invalid, object};

/// One key against its values. Of several values one must match.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    /// In lower case: keys are compared so.
    key: String,
    tests: Vec<Test>,
    negated: bool,
    /// Holds for a request that has no such key.
    holds_without_key: bool,
}

/// What one value asks for.
#[derive(Clone, Debug)]
enum Test {
    Text(Pattern, Compare),
    /// Each of the six parts by itself.
    Arn(Vec<Pattern>),
    Number(Comparison, f64),
    Date(Comparison, i64),
    Bool(bool),
    Address(IpAddr, u32),
    Binary(Vec<u8>),
    /// Whether the key is missing.
    Null(bool),
}

#[derive(Clone, Copy, Debug)]
enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    fn accepts(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
        }
    }

    /// By the end of an operator's name (`NumericLessThan`), and whether it is the contrary.
    fn parse(name: &str) -> Option<(Self, bool)> {
        Some(match name {
            "Equals" => (Self::Equal, false),
            "NotEquals" => (Self::Equal, true),
            "LessThan" => (Self::Less, false),
            "LessThanEquals" => (Self::LessOrEqual, false),
            "GreaterThan" => (Self::Greater, false),
            "GreaterThanEquals" => (Self::GreaterOrEqual, false),
            _ => return None,
        })
    }
}

/// Reads a `Condition`: operators, each with keys and their values.
pub(super) fn read(conditions: Option<&Value>, has_variables: bool) -> Result<Vec<Condition>, InvalidPolicy> {
    let operators = match conditions {
        None | Some(Value::Null) => return Ok(Vec::new()),
        // Some of the service's own samples leave an empty list here.
        Some(Value::Array(none)) if none.is_empty() => return Ok(Vec::new()),
        Some(operators) => object(operators, "a Condition")?,
    };
    let mut read = Vec::new();
    for (operator, keys) in operators {
        for (key, values) in object(keys, operator)? {
            read.push(Condition::read(operator, key, values, has_variables)?);
        }
    }
    Ok(read)
}

impl Condition {
    fn read(operator: &str, key: &str, values: &Value, has_variables: bool) -> Result<Self, InvalidPolicy> {
        // All keys here have one value, so that the two differ only where there is none.
        let (name, for_all) = match operator.split_once(':') {
            Some(("ForAllValues", name)) => (name, true),
            Some(("ForAnyValue", name)) => (name, false),
            _ => (operator, false),
        };
        let (name, if_exists) = match name.strip_suffix("IfExists") {
            // AWS: there is no such operator (documented).
            Some("Null") | None => (name, false),
            Some(name) => (name, true),
        };
        let values: Vec<&Value> = match values {
            Value::Array(values) => values.iter().collect(),
            value => vec![value],
        };
        if values.is_empty() {
            return Err(invalid(format!("{operator} compares {key} with nothing")));
        }
        let mut negated = false;
        let mut tests = Vec::with_capacity(values.len());
        for value in values {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Bool(_) | Value::Number(_) => value.to_string(),
                _ => return Err(invalid(format!("the value {value} of {operator} is not understood"))),
            };
            let (test, contrary) = test(name, &text, has_variables)
                .ok_or_else(|| invalid(format!("{operator} {text} is not understood")))?;
            negated = contrary;
            tests.push(test);
        }
        let any_negated = negated && !operator.starts_with("ForAnyValue:");
        let holds_without_key = if_exists || for_all || any_negated;
        Ok(Self { key: key.to_ascii_lowercase(), tests, negated, holds_without_key })
    }

    /// Whether the operator is the contrary of another.
    pub(super) fn is_negated(&self) -> bool {
        self.negated
    }

    /// `None` where that hangs on a policy variable without a value.
    pub(super) fn holds(&self, keys: Keys<'_>) -> Option<bool> {
        let value = keys(&self.key);
        if let Some(Test::Null(_)) = self.tests.first() {
            let is_missing = value.is_none();
            return Some(self.tests.iter().any(|test| matches!(test, Test::Null(missing) if *missing == is_missing)));
        }
        match value {
            Some(value) => {
                any(self.tests.iter().map(|test| test.accepts(&value, keys))).map(|found| found != self.negated)
            }
            None => Some(self.holds_without_key),
        }
    }
}

/// The test that an operator makes of a value, and whether its contrary is asked for.
fn test(name: &str, value: &str, has_variables: bool) -> Option<(Test, bool)> {
    if let Some(name) = name.strip_prefix("Numeric") {
        let (comparison, negated) = Comparison::parse(name)?;
        return Some((Test::Number(comparison, value.parse().ok()?), negated));
    }
    if let Some(name) = name.strip_prefix("Date") {
        let (comparison, negated) = Comparison::parse(name)?;
        return Some((Test::Date(comparison, moment(value)?), negated));
    }
    let equals = |compare| Some(Test::Text(Pattern::without_wildcards(value, has_variables)?, compare));
    let like = || Some(Test::Text(Pattern::with_wildcards(value, has_variables)?, Compare::Exactly));
    let arn = || {
        let parts = arn_parts(value).into_iter().map(|part| Pattern::with_wildcards(part, has_variables));
        Some(Test::Arn(parts.collect::<Option<_>>()?))
    };
    Some(match name {
        "StringEquals" => (equals(Compare::Exactly)?, false),
        "StringNotEquals" => (equals(Compare::Exactly)?, true),
        "StringEqualsIgnoreCase" => (equals(Compare::IgnoringCase)?, false),
        "StringNotEqualsIgnoreCase" => (equals(Compare::IgnoringCase)?, true),
        "StringLike" => (like()?, false),
        "StringNotLike" => (like()?, true),
        "ArnEquals" | "ArnLike" => (arn()?, false),
        "ArnNotEquals" | "ArnNotLike" => (arn()?, true),
        "BinaryEquals" => (Test::Binary(STANDARD.decode(value).ok()?), false),
        "Bool" => (Test::Bool(value.to_ascii_lowercase().parse().ok()?), false),
        "Null" => (Test::Null(value.to_ascii_lowercase().parse().ok()?), false),
        "IpAddress" | "NotIpAddress" => {
            let (address, prefix) = network(value)?;
            (Test::Address(address, prefix), name == "NotIpAddress")
        }
        _ => return None,
    })
}

impl Test {
    /// Whether a request's value is what is asked for. What is not of the operator's kind is not. `None` where a policy
    /// variable has no value.
    fn accepts(&self, value: &str, keys: Keys<'_>) -> Option<bool> {
        Some(match self {
            Self::Text(pattern, compare) => return pattern.matches(value, *compare, keys),
            Self::Arn(patterns) => {
                let mut parts = value.splitn(6, ':');
                for pattern in patterns {
                    let Some(part) = parts.next() else { return Some(false) };
                    if !pattern.matches(part, Compare::Exactly, keys)? {
                        return Some(false);
                    }
                }
                parts.next().is_none()
            }
            Self::Number(comparison, number) => {
                let ordering = value.parse::<f64>().ok().and_then(|value| value.partial_cmp(number));
                ordering.is_some_and(|ordering| comparison.accepts(ordering))
            }
            Self::Date(comparison, date) => moment(value).is_some_and(|value| comparison.accepts(value.cmp(date))),
            Self::Bool(wanted) => value.eq_ignore_ascii_case(if *wanted { "true" } else { "false" }),
            Self::Address(network, prefix) => {
                value.parse().is_ok_and(|address: IpAddr| is_inside(address.to_canonical(), *network, *prefix))
            }
            Self::Binary(bytes) => STANDARD.decode(value).is_ok_and(|value| value == *bytes),
            Self::Null(missing) => !missing,
        })
    }
}

/// A moment in seconds since 1970: given so, or as a date with or without a time, `2026-01-02`, `2026`.
fn moment(text: &str) -> Option<i64> {
    // A number of four digits is a year.
    let date = match text.len() {
        4 => format!("{text}-01-01T00:00:00Z"),
        7 => format!("{text}-01T00:00:00Z"),
        10 => format!("{text}T00:00:00Z"),
        // Without seconds.
        17 if text.ends_with('Z') => format!("{}:00Z", &text[..16]),
        _ => text.to_owned(),
    };
    Timestamp::parse_iso8601(&date).map(Timestamp::seconds).or_else(|| text.parse().ok())
}

/// An address, or a network in CIDR notation.
pub(crate) fn network(text: &str) -> Option<(IpAddr, u32)> {
    let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
    let address: IpAddr = address.parse().ok()?;
    let longest = if address.is_ipv4() { 32 } else { 128 };
    let prefix = prefix.map_or(Some(longest), |prefix| prefix.parse().ok())?;
    (prefix <= longest).then_some((address, prefix))
}

/// Whether an address is in a network.
pub(crate) fn is_inside(address: IpAddr, network: IpAddr, prefix: u32) -> bool {
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            let differing = address.to_bits() ^ network.to_bits();
            differing.checked_shr(32 - prefix).unwrap_or_default() == 0
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let differing = address.to_bits() ^ network.to_bits();
            differing.checked_shr(128 - prefix).unwrap_or_default() == 0
        }
        _ => false,
    }
}
