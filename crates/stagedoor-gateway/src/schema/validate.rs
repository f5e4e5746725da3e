//! A value against a [`Schema`].

use std::collections::HashSet;

use super::json::{Json, Members, write_string};
use super::{Dependency, Node, NodeId, Rule, Schema, Verdict};

/// Schemas that one validation may look at, and values that it may compare: some tenth of a second.
const VISITS_LIMIT: u32 = 4_000_000;
/// Schemas looked at inside of each other: the depth of a value times that of what is said of it.
const DEPTH_LIMIT: u32 = 1000;
/// Bytes of what is said to be wrong, about.
const MESSAGES_LIMIT: usize = 16 * 1024;
/// Bytes of one value in it.
const SHOWN_LIMIT: usize = 4096;

pub(super) fn validate(schema: &Schema, instance: &Json<'_>) -> Verdict {
    let mut run =
        Run { nodes: &schema.nodes, visits: 0, depth: 0, messages: Some(Messages::default()), exceeded: None };
    let valid = run.check(schema.root, instance);
    match (run.exceeded, valid, run.messages) {
        (Some(bound), ..) => Verdict::Exceeded(bound),
        (None, true, _) => Verdict::Valid,
        (None, false, messages) => Verdict::Invalid(format!("[{}]", messages.unwrap_or_default().text)),
    }
}

#[derive(Default)]
struct Messages {
    text: String,
}

struct Run<'s> {
    nodes: &'s [Node],
    visits: u32,
    depth: u32,
    /// `None`: whether it is valid is all that is asked.
    messages: Option<Messages>,
    exceeded: Option<&'static str>,
}

impl<'s> Run<'s> {
    fn exceed(&mut self, bound: &'static str) -> bool {
        self.exceeded.get_or_insert(bound);
        false
    }

    /// Notes what is wrong.
    fn wrong(&mut self, message: impl FnOnce() -> String) -> bool {
        if let Some(Messages { text }) = &mut self.messages
            && text.len() < MESSAGES_LIMIT
        {
            text.push_str(if text.is_empty() { "" } else { ", " });
            text.push_str(&message());
        }
        false
    }

    fn visit(&mut self, count: usize) -> bool {
        self.visits = self.visits.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        if self.visits > VISITS_LIMIT { self.exceed("the body takes too many steps to validate") } else { true }
    }

    /// Whether nothing more can change the answer: it is known, and nobody asks for more.
    fn is_over(&self, valid: bool) -> bool {
        self.exceeded.is_some() || (!valid && self.messages.is_none())
    }

    fn check(&mut self, id: NodeId, instance: &Json<'_>) -> bool {
        if !self.visit(1) {
            return false;
        }
        if self.depth >= DEPTH_LIMIT {
            return self.exceed("the body is too deep to validate, or its model loops");
        }
        self.depth += 1;
        let valid = self.check_node(id, instance);
        self.depth -= 1;
        valid
    }

    fn check_node(&mut self, id: NodeId, instance: &Json<'_>) -> bool {
        let nodes: &'s [Node] = self.nodes;
        let Some(node) = nodes.get(id) else { return false };
        let mut valid = true;
        for rule in &node.rules {
            valid &= self.rule(rule, node, instance);
            if self.is_over(valid) {
                return false;
            }
        }
        // AWS's validator: what is inside is looked at only as long as nothing is wrong.
        if !valid || self.messages.as_ref().is_some_and(|messages| !messages.text.is_empty()) {
            return valid;
        }
        match instance {
            Json::Array(items) => self.items(node, items),
            Json::Object(members) => self.members(node, members),
            _ => true,
        }
    }

    fn items(&mut self, node: &'s Node, items: &[Json<'_>]) -> bool {
        let mut valid = true;
        let (first, others) = (&node.items.first, node.items.others);
        if first.is_empty() && others.is_none() {
            return true;
        }
        for (index, item) in items.iter().enumerate() {
            let Some(id) = first.get(index).copied().or(others) else { break };
            valid &= self.check(id, item);
            if self.is_over(valid) {
                return false;
            }
        }
        valid
    }

    fn members(&mut self, node: &'s Node, members: &Members<'_>) -> bool {
        let properties = &node.properties;
        if properties.named.is_empty() && properties.patterns.is_empty() && properties.others.is_none() {
            return true;
        }
        let mut valid = true;
        let mut sorted: Vec<(&str, &Json<'_>)> = members.iter().map(|(name, value)| (name.as_ref(), value)).collect();
        sorted.sort_unstable_by_key(|(name, _)| *name);
        for (name, value) in sorted {
            let mut is_named = false;
            if let Some(id) = properties.named.get(name) {
                is_named = true;
                valid &= self.check(*id, value);
            }
            for (pattern, id) in &properties.patterns {
                if !self.matches(pattern, name) {
                    continue;
                }
                is_named = true;
                valid &= self.check(*id, value);
            }
            if let Some(id) = properties.others
                && !is_named
            {
                valid &= self.check(id, value);
            }
            if self.is_over(valid) {
                return false;
            }
        }
        valid
    }

    fn matches(&mut self, pattern: &super::Pattern, text: &str) -> bool {
        if !self.visit(1) {
            return false;
        }
        pattern.matches(text).unwrap_or_else(|_| self.exceed("a pattern backtracks beyond its bound"))
    }

    /// Whether a value passes, without a word of what is wrong.
    fn passes(&mut self, id: NodeId, instance: &Json<'_>) -> bool {
        let messages = self.messages.take();
        let valid = self.check(id, instance);
        self.messages = messages;
        valid
    }

    fn passing(&mut self, ids: &[NodeId], instance: &Json<'_>) -> usize {
        ids.iter().filter(|id| self.passes(**id, instance)).count()
    }

    fn rule(&mut self, rule: &'s Rule, node: &'s Node, instance: &Json<'_>) -> bool {
        match (rule, instance) {
            (Rule::Type(kinds), instance) => {
                let kind = instance.kind();
                if kinds.contains(&kind) {
                    return true;
                }
                let allowed = kinds.iter().map(|kind| kind.name());
                self.wrong(|| {
                    let (kind, allowed) = (kind.name(), names(allowed));
                    format!("instance type ({kind}) does not match any allowed primitive type (allowed: {allowed})")
                })
            }
            (Rule::Enum(values), instance) => self.enumeration(values, instance),
            (Rule::AllOf(ids), instance) => {
                let (matched, all) = (self.passing(ids, instance), ids.len());
                matched == all
                    || self.wrong(|| {
                        format!("instance failed to match all required schemas (matched only {matched} out of {all})")
                    })
            }
            (Rule::AnyOf(ids), instance) => {
                ids.iter().any(|id| self.passes(*id, instance))
                    || self
                        .wrong(|| format!("instance failed to match at least one required schema among {}", ids.len()))
            }
            (Rule::OneOf(ids), instance) => {
                let (matched, all) = (self.passing(ids, instance), ids.len());
                matched == 1
                    || self.wrong(|| {
                        format!("instance failed to match exactly one schema (matched {matched} out of {all})")
                    })
            }
            (Rule::Not(id), instance) => {
                !self.passes(*id, instance)
                    || self.wrong(|| "instance matched a schema which it should not have".to_owned())
            }
            (rule, Json::String(text)) => self.string_rule(rule, text),
            (rule, Json::Number(number)) => self.number_rule(rule, number),
            (rule, Json::Array(items)) => self.array_rule(rule, items),
            (rule, Json::Object(members)) => self.object_rule(rule, node, members, instance),
            _ => true,
        }
    }

    fn enumeration(&mut self, values: &[Json<'_>], instance: &Json<'_>) -> bool {
        if !self.visit(values.len()) {
            return false;
        }
        values.contains(instance)
            || self.wrong(|| {
                let (mut found, mut possible) = (String::new(), String::from("["));
                instance.write(&mut found, SHOWN_LIMIT);
                for (index, value) in values.iter().enumerate() {
                    possible.push_str(if index == 0 { "" } else { "," });
                    value.write(&mut possible, SHOWN_LIMIT);
                }
                format!("instance value ({found}) not found in enum (possible values: {possible}])")
            })
    }

    fn string_rule(&mut self, rule: &Rule, text: &str) -> bool {
        let length = || text.chars().count();
        match rule {
            Rule::MaxLength(maximum) if text.len() > *maximum && length() > *maximum => self.wrong(|| {
                let (text, length) = (shown(text), length());
                format!("string \"{text}\" is too long (length: {length}, maximum allowed: {maximum})")
            }),
            Rule::MinLength(minimum) if text.len() < minimum.saturating_mul(4) && length() < *minimum => {
                self.wrong(|| {
                    let (text, length) = (shown(text), length());
                    format!("string \"{text}\" is too short (length: {length}, required minimum: {minimum})")
                })
            }
            Rule::Pattern(pattern) => {
                self.matches(pattern, text)
                    || self.wrong(|| {
                        let (pattern, text) = (&pattern.text, shown(text));
                        format!("ECMA 262 regex \"{pattern}\" does not match input string \"{text}\"")
                    })
            }
            Rule::Format(format) => match format.check(text) {
                Ok(()) => true,
                Err(message) => self.wrong(|| message),
            },
            _ => true,
        }
    }

    fn number_rule(&mut self, rule: &Rule, number: &super::Number<'_>) -> bool {
        match rule {
            Rule::Maximum(maximum, _) if number > maximum => self.wrong(|| {
                let (maximum, found) = (maximum.to_text(), number.to_text());
                format!("numeric instance is greater than the required maximum (maximum: {maximum}, found: {found})")
            }),
            Rule::Maximum(maximum, true) if number == maximum => self.wrong(|| {
                format!("numeric instance is not strictly lower than the required maximum {}", maximum.to_text())
            }),
            Rule::Minimum(minimum, _) if number < minimum => self.wrong(|| {
                let (minimum, found) = (minimum.to_text(), number.to_text());
                format!("numeric instance is lower than the required minimum (minimum: {minimum}, found: {found})")
            }),
            Rule::Minimum(minimum, true) if number == minimum => self.wrong(|| {
                format!("numeric instance is not strictly greater than the required minimum {}", minimum.to_text())
            }),
            Rule::MultipleOf(divisor) if number.is_multiple_of(divisor) != Some(true) => self.wrong(|| {
                let (number, divisor) = (number.to_text(), divisor.to_text());
                format!("remainder of division is not zero ({number} / {divisor})")
            }),
            _ => true,
        }
    }

    fn array_rule(&mut self, rule: &Rule, items: &[Json<'_>]) -> bool {
        let found = items.len();
        match rule {
            Rule::AdditionalItems(allowed) if found > *allowed => self
                .wrong(|| format!("schema only allows {allowed} elements in array but instance has {found} elements")),
            Rule::MaxItems(maximum) if found > *maximum => self.wrong(|| {
                format!("array is too long: must have at most {maximum} elements but instance has {found} elements")
            }),
            Rule::MinItems(minimum) if found < *minimum => self.wrong(|| {
                format!("array is too short: must have at least {minimum} elements but instance has {found} elements")
            }),
            Rule::UniqueItems => {
                if !self.visit(found) {
                    return false;
                }
                let mut seen: HashSet<&Json<'_>, foldhash::fast::RandomState> = HashSet::default();
                items.iter().all(|item| seen.insert(item))
                    || self.wrong(|| "array must not contain duplicate elements".to_owned())
            }
            _ => true,
        }
    }

    fn object_rule(&mut self, rule: &'s Rule, node: &'s Node, members: &Members<'_>, instance: &Json<'_>) -> bool {
        let found = members.len();
        match rule {
            Rule::AdditionalProperties => self.additional_properties(node, members),
            Rule::MaxProperties(maximum) if found > *maximum => self.wrong(|| {
                format!("object has too many properties (found {found} but schema requires at most {maximum})")
            }),
            Rule::MinProperties(minimum) if found < *minimum => self.wrong(|| {
                format!("object has too few properties (found {found} but schema requires at least {minimum})")
            }),
            Rule::Required(required) => {
                if required.iter().all(|name| members.contains_key(name.as_ref())) {
                    return true;
                }
                let missing = required.iter().filter(|name| !members.contains_key(name.as_ref()));
                self.wrong(|| format!("object has missing required properties ({})", names(missing.map(AsRef::as_ref))))
            }
            Rule::Dependencies(dependencies) => {
                let mut valid = true;
                for (name, dependency) in dependencies.iter().filter(|(name, _)| members.contains_key(name.as_ref())) {
                    valid &= match dependency {
                        Dependency::Schema(id) => self.check(*id, instance),
                        Dependency::Members(required) => self.dependency(name, required, members),
                    };
                }
                valid
            }
            _ => true,
        }
    }

    fn additional_properties(&mut self, node: &Node, members: &Members<'_>) -> bool {
        let properties = &node.properties;
        let mut others = Vec::new();
        for name in members.keys() {
            let is_named = properties.named.contains_key(name.as_ref())
                || properties.patterns.iter().any(|(pattern, _)| self.matches(pattern, name));
            if !is_named {
                others.push(name.as_ref());
                if self.is_over(false) {
                    return false;
                }
            }
        }
        others.sort_unstable();
        others.is_empty()
            || self.wrong(|| {
                let others = names(others.into_iter());
                format!("object instance has properties which are not allowed by the schema: {others}")
            })
    }

    fn dependency(&mut self, name: &str, required: &[Box<str>], members: &Members<'_>) -> bool {
        let missing: Vec<&str> =
            required.iter().map(AsRef::as_ref).filter(|name| !members.contains_key(*name)).collect();
        missing.is_empty()
            || self.wrong(|| {
                let (required, missing) = (names(required.iter().map(AsRef::as_ref)), names(missing.into_iter()));
                format!(
                    "property \"{name}\" of object has missing property dependencies (schema requires {required}; \
                     missing: {missing})"
                )
            })
    }
}

/// `["a","b"]`
fn names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut out = String::from("[");
    for (index, name) in names.enumerate() {
        if out.len() > SHOWN_LIMIT {
            break;
        }
        out.push_str(if index == 0 { "" } else { "," });
        write_string(name, &mut out, SHOWN_LIMIT);
    }
    out.push(']');
    out
}

pub(super) fn shown(text: &str) -> &str {
    &text[..text.floor_char_boundary(SHOWN_LIMIT)]
}
