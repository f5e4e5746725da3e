//! Whether a value conforms to a schema of the document: what decides if an example can be shown, and which branch
//! of a `oneOf` a made-up value belongs to. It knows the keywords of OpenAPI 2.0, 3.0 and 3.1 that mocks need and
//! lets pass what it does not know. The data plane's validation is another matter.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use regex::Regex;
use serde_json::{Map, Value};

use super::reference::{self, Dangling};

/// How deep values and schemas are followed; deeper, they pass.
const MAX_DEPTH: usize = 200;
/// Schemas walked for one example or one made-up value; beyond, nothing conforms.
const MAX_STEPS: u64 = 1_000_000;
/// The same for a whole document: branches that lead back to themselves multiply.
const MAX_DOCUMENT_STEPS: u64 = 100_000_000;
/// Items that are compared with each other.
const MAX_UNIQUE_ITEMS: usize = 2_000;
/// The largest compiled pattern.
const MAX_PATTERN_BYTES: usize = 1 << 20;

/// The schemas of one document.
pub(super) struct Schemas<'d> {
    document: &'d Value,
    /// OpenAPI 3.1 speaks JSON Schema 2020-12; before, members beside `$ref` do not count and `nullable` does.
    pub(super) is_3_1: bool,
    patterns: RefCell<HashMap<String, Option<Rc<Regex>>>>,
    steps: Cell<u64>,
    document_steps: Cell<u64>,
}

/// Where and why a value does not conform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mismatch {
    /// The place in the value, as a JSON pointer.
    pub(super) pointer: String,
    pub(super) reason: String,
}

type Conforms = Result<(), Mismatch>;

fn mismatch(reason: impl Into<String>) -> Conforms {
    Err(Mismatch { pointer: String::new(), reason: reason.into() })
}

fn inside(member: &str, conforms: Conforms) -> Conforms {
    conforms.map_err(|mismatch| Mismatch {
        pointer: format!("/{}{}", super::locate::escape(member), mismatch.pointer),
        ..mismatch
    })
}

impl<'d> Schemas<'d> {
    pub(super) fn new(document: &'d Value) -> Self {
        let version = document.get("openapi").and_then(Value::as_str).unwrap_or_default();
        let is_3_1 = version.starts_with("3.") && !version.starts_with("3.0");
        Self { document, is_3_1, patterns: RefCell::default(), steps: Cell::new(0), document_steps: Cell::new(0) }
    }

    pub(super) fn resolve<'v>(&self, value: &'v Value) -> Result<&'v Value, Dangling>
    where
        'd: 'v,
    {
        reference::resolve(self.document, value)
    }

    pub(super) fn document(&self) -> &'d Value {
        self.document
    }

    pub(super) fn conforms(&self, schema: &Value, value: &Value) -> Conforms {
        self.check(schema, value, 0)
    }

    /// Counts anew: the next example or value.
    pub(super) fn restart(&self) {
        self.steps.set(0);
    }

    /// Counts one step; false when there have been enough.
    pub(super) fn step(&self) -> bool {
        self.steps.set(self.steps.get() + 1);
        self.document_steps.set(self.document_steps.get() + 1);
        self.steps.get() <= MAX_STEPS && self.document_steps.get() <= MAX_DOCUMENT_STEPS
    }

    fn check(&self, schema: &Value, value: &Value, depth: usize) -> Conforms {
        if !self.step() {
            return mismatch("too much to check");
        }
        if depth > MAX_DEPTH {
            return Ok(());
        }
        let Some(keywords) = schema.as_object() else {
            return if schema == &Value::Bool(false) { mismatch("nothing is allowed here") } else { Ok(()) };
        };
        if let Some(target) = reference::target(schema) {
            if let Ok(found) = reference::lookup(self.document, target) {
                self.check(found, value, depth + 1)?;
            }
            if !self.is_3_1 {
                return Ok(());
            }
        }
        self.check_kind(keywords, value)?;
        self.check_branches(keywords, value, depth)?;
        match value {
            Value::Object(members) => self.check_object(keywords, members, depth),
            Value::Array(items) => self.check_array(keywords, items, depth),
            Value::String(text) => self.check_string(keywords, text),
            Value::Number(number) => check_number(keywords, number.as_f64().unwrap_or_default()),
            Value::Null | Value::Bool(_) => Ok(()),
        }
    }

    /// `nullable` counts beside a `type` only, and adds nothing to an `enum`.
    pub(super) fn is_nullable(&self, keywords: &Map<String, Value>) -> bool {
        !self.is_3_1 && keywords.get("nullable") == Some(&Value::Bool(true)) && keywords.contains_key("type")
    }

    fn check_kind(&self, keywords: &Map<String, Value>, value: &Value) -> Conforms {
        let kinds = types(keywords);
        let is_null = value.is_null() && self.is_nullable(keywords);
        if !kinds.is_empty() && !is_null && !kinds.iter().any(|kind| is_of_type(value, kind)) {
            return mismatch(format!("expected {}", kinds.join(" or ")));
        }
        if let Some(Value::Array(allowed)) = keywords.get("enum")
            && !allowed.iter().any(|allowed| equal(allowed, value))
        {
            return mismatch("not one of the values of enum");
        }
        match keywords.get("const") {
            Some(only) if !equal(only, value) => mismatch("not the value of const"),
            _ => Ok(()),
        }
    }

    fn check_branches(&self, keywords: &Map<String, Value>, value: &Value, depth: usize) -> Conforms {
        let branches = |keyword: &str| keywords.get(keyword).and_then(Value::as_array);
        for branch in branches("allOf").into_iter().flatten() {
            self.check(branch, value, depth + 1)?;
        }
        if let Some(any) = branches("anyOf")
            && !any.iter().any(|branch| self.check(branch, value, depth + 1).is_ok())
        {
            return mismatch("fits no branch of anyOf");
        }
        if let Some(one) = branches("oneOf") {
            match one.iter().filter(|branch| self.check(branch, value, depth + 1).is_ok()).take(2).count() {
                0 => return mismatch("fits no branch of oneOf"),
                1 => {}
                _ => return mismatch("fits several branches of oneOf"),
            }
        }
        if let Some(not) = keywords.get("not")
            && self.check(not, value, depth + 1).is_ok()
        {
            return mismatch("excluded by not");
        }
        if let Some(condition) = keywords.get("if").filter(|_| self.is_3_1) {
            let then = if self.check(condition, value, depth + 1).is_ok() { "then" } else { "else" };
            if let Some(then) = keywords.get(then) {
                self.check(then, value, depth + 1)?;
            }
        }
        Ok(())
    }

    fn check_object(&self, keywords: &Map<String, Value>, members: &Map<String, Value>, depth: usize) -> Conforms {
        for name in required(keywords) {
            if !members.contains_key(name) {
                return mismatch(format!("the member {name} is missing"));
            }
        }
        if !within(keywords, "minProperties", "maxProperties", members.len()) {
            return mismatch("too few or too many members");
        }
        let properties = keywords.get("properties").and_then(Value::as_object);
        let patterns = keywords.get("patternProperties").and_then(Value::as_object);
        for (name, value) in members {
            let mut is_known = false;
            if let Some(schema) = properties.and_then(|properties| properties.get(name)) {
                is_known = true;
                inside(name, self.check(schema, value, depth + 1))?;
            }
            for (pattern, schema) in patterns.into_iter().flatten() {
                if self.pattern(pattern).is_some_and(|pattern| pattern.is_match(name)) {
                    is_known = true;
                    inside(name, self.check(schema, value, depth + 1))?;
                }
            }
            match keywords.get("additionalProperties") {
                Some(Value::Bool(false)) if !is_known => return mismatch(format!("the member {name} is not allowed")),
                Some(schema @ Value::Object(_)) if !is_known => inside(name, self.check(schema, value, depth + 1))?,
                _ => {}
            }
            if let Some(names) = keywords.get("propertyNames").filter(|_| self.is_3_1) {
                self.check(names, &Value::String(name.clone()), depth + 1)?;
            }
        }
        Ok(())
    }

    fn check_array(&self, keywords: &Map<String, Value>, items: &[Value], depth: usize) -> Conforms {
        if !within(keywords, "minItems", "maxItems", items.len()) {
            return mismatch("too few or too many items");
        }
        let is_unique = keywords.get("uniqueItems") == Some(&Value::Bool(true));
        if is_unique
            && items.len() <= MAX_UNIQUE_ITEMS
            && items.iter().enumerate().any(|(index, item)| items[..index].iter().any(|other| equal(other, item)))
        {
            return mismatch("the items are not unique");
        }
        let prefix = keywords.get("prefixItems").and_then(Value::as_array).filter(|_| self.is_3_1);
        let prefix = prefix.map_or(&[][..], Vec::as_slice);
        for (index, item) in items.iter().enumerate() {
            if let Some(schema) = prefix.get(index).or_else(|| keywords.get("items")) {
                inside(&index.to_string(), self.check(schema, item, depth + 1))?;
            }
        }
        Ok(())
    }

    fn check_string(&self, keywords: &Map<String, Value>, text: &str) -> Conforms {
        if !within(keywords, "minLength", "maxLength", text.chars().count()) {
            return mismatch("too short or too long");
        }
        if let Some(Value::String(pattern)) = keywords.get("pattern")
            && self.pattern(pattern).is_some_and(|compiled| !compiled.is_match(text))
        {
            return mismatch(format!("does not match the pattern {pattern}"));
        }
        match keywords.get("format").and_then(Value::as_str) {
            Some(format) if !has_format(text, format) => mismatch(format!("not of the format {format}")),
            _ => Ok(()),
        }
    }

    /// None for what our engine does not know, which then passes.
    fn pattern(&self, pattern: &str) -> Option<Rc<Regex>> {
        if let Some(known) = self.patterns.borrow().get(pattern) {
            return known.clone();
        }
        let compiled = regex::RegexBuilder::new(pattern).size_limit(MAX_PATTERN_BYTES).build().ok().map(Rc::new);
        self.patterns.borrow_mut().insert(pattern.to_owned(), compiled.clone());
        compiled
    }
}

/// The names in `type`: none, one, or a list.
pub(super) fn types(keywords: &Map<String, Value>) -> Vec<&str> {
    match keywords.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

pub(super) fn required(keywords: &Map<String, Value>) -> impl Iterator<Item = &str> {
    keywords.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn is_of_type(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        // `file` of OpenAPI 2.0 and what nobody knows.
        _ => true,
    }
}

/// Equal as JSON, numbers by their value.
pub(super) fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        _ => one == other,
    }
}

/// Whether a count lies between the values of two keywords.
fn within(keywords: &Map<String, Value>, least: &str, most: &str, count: usize) -> bool {
    let bound = |keyword| keywords.get(keyword).and_then(Value::as_f64);
    bound(least).is_none_or(|least| count as f64 >= least) && bound(most).is_none_or(|most| count as f64 <= most)
}

fn check_number(keywords: &Map<String, Value>, number: f64) -> Conforms {
    let bound = |keyword| keywords.get(keyword).and_then(Value::as_f64);
    let is_exclusive = |keyword| keywords.get(keyword) == Some(&Value::Bool(true));
    let too_small = bound("minimum")
        .is_some_and(|least| number < least || number == least && is_exclusive("exclusiveMinimum"))
        || bound("exclusiveMinimum").is_some_and(|least| number <= least);
    let too_large = bound("maximum")
        .is_some_and(|most| number > most || number == most && is_exclusive("exclusiveMaximum"))
        || bound("exclusiveMaximum").is_some_and(|most| number >= most);
    if too_small || too_large {
        return mismatch("too small or too large");
    }
    if let Some(step) = bound("multipleOf").filter(|step| *step > 0.0) {
        let times = number / step;
        if (times - times.round()).abs() > 1e-9 * times.abs().max(1.0) {
            return mismatch("not a multiple of multipleOf");
        }
    }
    Ok(())
}

/// The formats that validators check; others pass.
fn has_format(text: &str, format: &str) -> bool {
    match format {
        "date-time" => is_date_time(text),
        "date" => is_date(text),
        "email" => is_email(text),
        "uri" => is_uri(text),
        "ipv4" => text.parse::<std::net::Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<std::net::Ipv6Addr>().is_ok(),
        "uuid" => is_uuid(text),
        "hostname" => is_host_name(text),
        _ => true,
    }
}

fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_at_checked(10) else {
        return false;
    };
    let Some(time) = time.strip_prefix(['T', 't']) else {
        return false;
    };
    let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (time, zone) = time.split_at(zone_at);
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let is_zone = match zone.as_bytes() {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', rest @ ..] => two_digits(rest, &[23, 59]),
        _ => false,
    };
    is_date(date) && is_fraction && is_zone && two_digits(clock.as_bytes(), &[23, 59, 59])
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let is_number = |part: &str, digits| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(is_number(year, 4) && is_number(month, 2) && is_number(day, 2)) {
        return false;
    }
    let number = |part: &str| part.parse::<u32>().unwrap_or_default();
    let (year, month, day) = (number(year), number(month), number(day));
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last_day = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last_day).contains(&day)
}

/// `hh:mm` and the like: groups of two digits, each up to its limit.
fn two_digits(text: &[u8], limits: &[u8]) -> bool {
    let groups: Vec<&[u8]> = text.split(|byte| *byte == b':').collect();
    groups.len() == limits.len()
        && groups.iter().zip(limits).all(|(group, limit)| match group {
            [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => (tens - b'0') * 10 + (ones - b'0') <= *limit,
            _ => false,
        })
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte);
    let has_dots_inside = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    !local.is_empty() && local.len() <= 64 && has_dots_inside && local.bytes().all(is_local) && is_host_name(domain)
}

fn is_host_name(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// An absolute URI of ASCII characters.
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let authority = rest.strip_prefix("//").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let has_brackets = rest.contains(['[', ']']);
    let port = authority.and_then(|authority| authority.rsplit_once(':')).map(|(_, port)| port);
    let is_port = port.is_none_or(|port| port.bytes().all(|byte| byte.is_ascii_digit()));
    let characters = rest.as_bytes();
    let is_character = |(index, byte): (usize, &u8)| match byte {
        b'%' => {
            matches!(characters.get(index + 1..index + 3), Some([a, b]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
        }
        _ => byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(byte),
    };
    is_scheme
        && is_port
        && !has_brackets
        && rest.matches('#').count() < 2
        && characters.iter().enumerate().all(is_character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(version: &str, schema: &str, cases: &[(&str, bool)]) {
        let schema: Value = serde_json::from_str(schema).expect("a schema");
        let document = serde_json::json!({"openapi": version, "components": {"schemas": {"S": schema}}});
        let schemas = Schemas::new(&document);
        for (value, expected) in cases {
            let value: Value = serde_json::from_str(value).expect("a value");
            let found = schemas.conforms(&schema, &value);
            assert_eq!(found.is_ok(), *expected, "{schema} {value} {found:?}");
        }
    }

    #[test]
    fn keywords_decide() {
        let all = "3.0.3";
        check(
            all,
            r#"{"type": "integer", "minimum": 1, "exclusiveMinimum": true}"#,
            &[("1", false), ("2", true), ("2.0", false)],
        );
        check(all, r#"{"type": "number", "multipleOf": 0.01}"#, &[("0.07", true), ("0.075", false), ("\"1\"", false)]);
        check(all, r#"{"type": "string", "nullable": true}"#, &[("null", true), ("\"\"", true), ("1", false)]);
        check(all, r#"{"nullable": true, "enum": ["a"]}"#, &[("null", false), ("\"a\"", true)]);
        check(all, r#"{"enum": [1, null]}"#, &[("null", true), ("1.0", true), ("2", false)]);
        check(
            all,
            r#"{"type": "string", "minLength": 2, "maxLength": 3, "pattern": "^é"}"#,
            &[("\"é\"", false), ("\"éa\"", true), ("\"aé\"", false)],
        );
        check(
            all,
            r#"{"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": true}"#,
            &[("[]", false), ("[\"a\"]", true), ("[\"a\",\"a\"]", false), ("[1]", false)],
        );
        check(
            all,
            r#"{"required": ["a"], "properties": {"a": {"type": "string"}}, "additionalProperties": false}"#,
            &[
                ("{}", false),
                ("{\"a\":\"\"}", true),
                ("{\"a\":1}", false),
                ("{\"a\":\"\",\"b\":1}", false),
                ("7", true),
            ],
        );
        check(all, r#"{"additionalProperties": {"type": "number"}}"#, &[("{\"x\":1}", true), ("{\"x\":\"\"}", false)]);
        check(
            all,
            r#"{"oneOf": [{"type": "number"}, {"type": "integer"}]}"#,
            &[("1.5", true), ("1", false), ("\"\"", false)],
        );
        check(all, r#"{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, &[("{\"b\":1}", true), ("{}", false)]);
        check(
            all,
            r#"{"allOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
            &[("{\"a\":1,\"b\":1}", true), ("{\"b\":1}", false)],
        );
        check(all, r#"{"not": {"type": "string"}}"#, &[("1", true), ("\"\"", false)]);
        check(all, r##"{"$ref": "#/components/schemas/S", "type": "x"}"##, &[("1", true)]);
        check("3.1.0", r#"{"type": ["string", "null"], "const": "a"}"#, &[("\"a\"", true), ("null", false)]);
        check("3.1.0", r#"{"exclusiveMinimum": 1, "exclusiveMaximum": 3}"#, &[("1", false), ("2", true), ("3", false)]);
        check(
            "3.1.0",
            r#"{"prefixItems": [{"type": "string"}], "items": {"type": "number"}}"#,
            &[("[\"\",1]", true), ("[1]", false)],
        );
        check(
            "3.1.0",
            r#"{"if": {"type": "string"}, "then": {"minLength": 1}, "else": false}"#,
            &[("\"\"", false), ("\"a\"", true), ("1", false)],
        );
    }

    #[test]
    fn formats_decide() {
        for (format, right, wrong) in [
            (
                "date-time",
                &["2024-02-29T23:59:59Z", "2024-01-01t00:00:00.123+01:00"][..],
                &["2023-02-29T00:00:00Z", "2024-01-01", "2024-01-01T24:00:00Z", "2024-01-01 00:00:00Z"][..],
            ),
            ("date", &["2000-02-29"], &["1900-02-29", "2000-2-1", "2000-13-01", "x"]),
            ("email", &["a.b+c@example.com"], &["a", "a@", "a b@c.d", ".a@b.c"]),
            (
                "uri",
                &["https://example.com/a?b=c%20d#e", "urn:x:y"],
                &["/a", "https://a b", "https://x/{y}", "a", "https://x/%zz"],
            ),
            ("ipv4", &["127.0.0.1"], &["127.0.0"]),
            ("ipv6", &["::1"], &["1"]),
            ("uuid", &["123e4567-e89b-12d3-a456-426614174000"], &["123e4567"]),
            ("hostname", &["a-b.example"], &["-a", "a..b", "a_b"]),
            ("whatever", &["x"], &[]),
        ] {
            for text in right {
                assert!(has_format(text, format), "{text} is a {format}");
            }
            for text in wrong {
                assert!(!has_format(text, format), "{text} is no {format}");
            }
        }
    }
}
