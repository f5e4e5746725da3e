//! A value that conforms to a schema: the same one for the same document, always.
//!
//! The document's own words come first (`example`, `examples`, `default`, `const`, `enum`), where they conform.
//! Objects get all their members, arrays one item. What refers to itself is cut where it is optional. Every choice
//! (`oneOf`, `anyOf`) is tried in its order, and the first branch whose value conforms is taken.

use std::borrow::Cow;

use serde_json::{Map, Number, Value, json};

use super::conform::{Schemas, equal, required, types};
use super::pattern::matching_text;
use super::reference;

/// Values made for one sample; beyond, only what is required is made.
const ENOUGH_VALUES: usize = 1_000;
/// Values tried for one sample; beyond, there is none.
const MAX_TRIES: usize = 50_000;
const MAX_DEPTH: usize = 64;
/// Optional members are not made deeper.
const MAX_OPTIONAL_DEPTH: usize = 8;
/// How often a required reference may stand inside itself.
const MAX_RECURSION: usize = 2;
const MAX_ITEMS: usize = 100;
const MAX_STRING_CHARS: usize = 4096;

/// A value for a schema, if one can be made that conforms.
pub(super) fn sample(schemas: &Schemas<'_>, schema: &Value) -> Option<Value> {
    schemas.restart();
    let mut sampler = Sampler { schemas, tries: 0, entered: Vec::new(), is_sparse: false };
    let value = sampler.value(schema, 0, true)?;
    schemas.conforms(schema, &value).is_ok().then_some(value)
}

struct Sampler<'s, 'd> {
    schemas: &'s Schemas<'d>,
    tries: usize,
    /// The references that lead to where we are.
    entered: Vec<String>,
    /// Only what is required: a value of one branch may fit another by what is optional.
    is_sparse: bool,
}

/// A schema without `$ref` and `allOf`.
struct Flat<'v> {
    keywords: Cow<'v, Map<String, Value>>,
    /// The lists of `oneOf` and `anyOf`.
    choices: Vec<Vec<Value>>,
}

impl Sampler<'_, '_> {
    /// `is_needed`: whether everything on the way here is required.
    fn value(&mut self, schema: &Value, depth: usize, is_needed: bool) -> Option<Value> {
        self.tries += 1;
        let is_too_much = self.tries > ENOUGH_VALUES || depth > MAX_OPTIONAL_DEPTH;
        if self.tries > MAX_TRIES || !self.schemas.step() || depth > MAX_DEPTH || is_too_much && !is_needed {
            return None;
        }
        let before = self.entered.len();
        let value = self.flat(schema, is_needed).and_then(|flat| self.of_flat(schema, flat, depth, is_needed));
        self.entered.truncate(before);
        value
    }

    fn of_flat(&mut self, whole: &Value, mut flat: Flat<'_>, depth: usize, is_needed: bool) -> Option<Value> {
        if let Some(own) = self.own_words(whole, &flat.keywords) {
            return Some(own);
        }
        if flat.choices.is_empty() {
            return self.of_type(&flat.keywords, depth, is_needed);
        }
        let branches = flat.choices.remove(0);
        let made = self.of_branches(whole, &flat, &branches, depth, is_needed);
        if made.is_some() || self.is_sparse {
            return made;
        }
        self.is_sparse = true;
        let made = self.of_branches(whole, &flat, &branches, depth, is_needed);
        self.is_sparse = false;
        made
    }

    fn of_branches(
        &mut self,
        whole: &Value,
        flat: &Flat<'_>,
        branches: &[Value],
        depth: usize,
        is_needed: bool,
    ) -> Option<Value> {
        for branch in branches {
            let before = self.entered.len();
            let value = self.of_branch(whole, flat, branch, depth, is_needed);
            self.entered.truncate(before);
            if value.is_some() || self.tries > MAX_TRIES {
                return value;
            }
        }
        None
    }

    fn of_branch(
        &mut self,
        whole: &Value,
        flat: &Flat<'_>,
        branch: &Value,
        depth: usize,
        is_needed: bool,
    ) -> Option<Value> {
        self.tries += 1;
        let chosen = self.flat(branch, is_needed)?;
        let mut keywords = flat.keywords.clone().into_owned();
        merge(&mut keywords, &chosen.keywords);
        let mut choices = flat.choices.clone();
        choices.extend(chosen.choices);
        let merged = Flat { keywords: Cow::Owned(keywords), choices };
        let discriminator = merged.keywords.get("discriminator").cloned();
        let value = self.of_flat(whole, merged, depth, is_needed)?;
        let named = discriminator.and_then(|discriminator| discriminate(&discriminator, branch, &value));
        named.into_iter().chain([value]).find(|value| self.schemas.conforms(whole, value).is_ok())
    }

    /// What the document itself gives for this place.
    fn own_words(&self, whole: &Value, keywords: &Map<String, Value>) -> Option<Value> {
        let list = |keyword: &str| keywords.get(keyword).and_then(Value::as_array).into_iter().flatten();
        let candidates = keywords
            .get("example")
            .into_iter()
            .chain(list("examples"))
            .chain(keywords.get("default"))
            .chain(keywords.get("const"))
            .chain(list("enum").filter(|value| !value.is_null()))
            .chain(list("enum"));
        candidates.into_iter().find(|value| self.schemas.conforms(whole, value).is_ok()).cloned()
    }

    fn of_type(&mut self, keywords: &Map<String, Value>, depth: usize, is_needed: bool) -> Option<Value> {
        if keywords.contains_key("enum") || keywords.contains_key("const") {
            return None; // none of its own words conforms
        }
        let mut kinds = types(keywords);
        kinds.sort_by_key(|kind| *kind == "null");
        if kinds.is_empty() {
            kinds.push(likely_type(keywords));
        }
        let nullable = self.schemas.is_nullable(keywords).then_some(Value::Null);
        let value = kinds.into_iter().find_map(|kind| match kind {
            "object" => self.object(keywords, depth, is_needed),
            "array" => self.array(keywords, depth, is_needed),
            "integer" | "number" => number(keywords, kind == "integer"),
            "boolean" => Some(Value::Bool(true)),
            "null" => Some(Value::Null),
            _ => self.string(keywords),
        });
        value.or(nullable)
    }

    fn object(&mut self, keywords: &Map<String, Value>, depth: usize, is_needed: bool) -> Option<Value> {
        let mut members = Map::new();
        let needed: Vec<&str> = required(keywords).collect();
        for (name, schema) in keywords.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let is_required = needed.contains(&name.as_str());
            if !is_required && (self.is_sparse || schema.get("writeOnly") == Some(&Value::Bool(true))) {
                continue;
            }
            match self.value(schema, depth + 1, is_needed && is_required) {
                Some(value) => drop(members.insert(name.clone(), value)),
                None if is_required => return None,
                None => {}
            }
        }
        let additional = keywords.get("additionalProperties");
        let anything = json!({});
        for name in needed {
            if !members.contains_key(name) {
                let value = self.value(additional.unwrap_or(&anything), depth + 1, is_needed)?;
                members.insert(name.to_owned(), value);
            }
        }
        let least = count(keywords, "minProperties").unwrap_or(0).min(MAX_ITEMS);
        let wanted = if members.is_empty() && additional.is_some_and(Value::is_object) { least.max(1) } else { least };
        for number in 1.. {
            if members.len() >= wanted {
                break;
            }
            let name = if number == 1 { "key".to_owned() } else { format!("key{number}") };
            let is_required = members.len() < least;
            match self.value(additional.unwrap_or(&anything), depth + 1, is_needed && is_required) {
                Some(value) => drop(members.insert(name, value)),
                None if is_required => return None,
                None => break,
            }
        }
        if let Some(most) = count(keywords, "maxProperties") {
            let needed: Vec<&str> = required(keywords).collect();
            let spare = |members: &Map<String, Value>| {
                members.keys().rev().find(|name| !needed.contains(&name.as_str())).cloned()
            };
            while members.len() > most
                && let Some(name) = spare(&members)
            {
                members.shift_remove(&name);
            }
        }
        Some(Value::Object(members))
    }

    fn array(&mut self, keywords: &Map<String, Value>, depth: usize, is_needed: bool) -> Option<Value> {
        let least = count(keywords, "minItems").unwrap_or(0);
        let most = count(keywords, "maxItems").unwrap_or(usize::MAX);
        if least > MAX_ITEMS {
            return None;
        }
        let anything = json!({});
        let prefix = keywords.get("prefixItems").and_then(Value::as_array).filter(|_| self.schemas.is_3_1);
        let prefix = prefix.map_or(&[][..], Vec::as_slice);
        let rest = keywords.get("items");
        let wanted = least.max(prefix.len()).max(usize::from(rest.is_some())).min(most);
        let is_unique = keywords.get("uniqueItems") == Some(&Value::Bool(true));
        let mut items: Vec<Value> = Vec::new();
        for index in 0..wanted {
            let schema = prefix.get(index).or(rest).unwrap_or(&anything);
            let is_required = index < least;
            let Some(mut item) = self.value(schema, depth + 1, is_needed && is_required) else {
                if is_required {
                    return None;
                }
                break;
            };
            if is_unique && items.iter().any(|other| equal(other, &item)) {
                item = self.another(schema, &item, &items)?;
            }
            items.push(item);
        }
        Some(Value::Array(items))
    }

    /// A value of the same schema that is not among `taken`.
    fn another(&self, schema: &Value, like: &Value, taken: &[Value]) -> Option<Value> {
        let schema = self.schemas.resolve(schema).ok()?;
        let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten().cloned();
        let varied = (1..=2 * MAX_ITEMS).filter_map(|round| vary(like, round));
        listed.chain(varied).find(|value| {
            !taken.iter().any(|other| equal(other, value)) && self.schemas.conforms(schema, value).is_ok()
        })
    }

    fn string(&self, keywords: &Map<String, Value>) -> Option<Value> {
        let least = count(keywords, "minLength").unwrap_or(0);
        let most = count(keywords, "maxLength").unwrap_or(usize::MAX);
        if least > MAX_STRING_CHARS || least > most {
            return None;
        }
        let format = keywords.get("format").and_then(Value::as_str).and_then(of_format);
        let pattern = keywords.get("pattern").and_then(Value::as_str).and_then(|pattern| matching_text(pattern, least));
        let mut plain = "string".repeat(least.div_ceil(6).max(1));
        plain.truncate(least.max(6).min(most));
        let candidates = pattern.into_iter().chain(format.map(str::to_owned)).chain([plain]).map(Value::String);
        let only_string = {
            let mut only: Map<String, Value> = Map::new();
            for keyword in ["minLength", "maxLength", "pattern", "format"] {
                only.extend(keywords.get(keyword).map(|value| (keyword.to_owned(), value.clone())));
            }
            Value::Object(only)
        };
        candidates.into_iter().find(|text| self.schemas.conforms(&only_string, text).is_ok())
    }

    /// Follows `$ref` and merges `allOf`. None where a reference leads nowhere or back to itself.
    fn flat<'v>(&mut self, schema: &'v Value, is_needed: bool) -> Option<Flat<'v>> {
        match schema {
            Value::Bool(false) => return None,
            Value::Object(_) => {}
            _ => {
                return Some(Flat { keywords: Cow::Owned(Map::new()), choices: Vec::new() });
            }
        }
        let keywords = schema.as_object()?;
        if let Some(target) = reference::target(schema) {
            let inside = self.entered.iter().filter(|entered| *entered == target).count();
            if inside > 0 && (!is_needed || inside >= MAX_RECURSION) || self.entered.len() > 4 * MAX_DEPTH {
                return None;
            }
            let found = reference::lookup(self.schemas.document(), target).ok()?;
            self.entered.push(target.to_owned());
            let found = self.flat(found, is_needed)?;
            // The document outlives every schema, but a merged one is a copy: so is what it refers to.
            let mut flat = Flat { keywords: Cow::Owned(found.keywords.into_owned()), choices: found.choices };
            if self.schemas.is_3_1 && keywords.len() > 1 {
                let mut beside = keywords.clone();
                beside.shift_remove("$ref");
                let beside = Value::Object(beside);
                let beside = self.flat(&beside, is_needed)?;
                merge(flat.keywords.to_mut(), &beside.keywords);
                flat.choices.extend(beside.choices);
            }
            return Some(flat);
        }
        let list = |keyword: &str| keywords.get(keyword).and_then(Value::as_array);
        let choices: Vec<Vec<Value>> = [list("oneOf"), list("anyOf")].into_iter().flatten().cloned().collect();
        let Some(all) = list("allOf") else {
            return Some(Flat { keywords: Cow::Borrowed(keywords), choices });
        };
        let mut flat = Flat { keywords: Cow::Owned(keywords.clone()), choices };
        for part in all {
            let part = self.flat(part, is_needed)?;
            merge(flat.keywords.to_mut(), &part.keywords);
            flat.choices.extend(part.choices);
        }
        Some(flat)
    }
}

/// Both sets of keywords at once.
fn merge(into: &mut Map<String, Value>, from: &Map<String, Value>) {
    for (keyword, value) in from {
        if matches!(keyword.as_str(), "allOf" | "oneOf" | "anyOf" | "$ref") {
            continue;
        }
        let Some(had) = into.get_mut(keyword) else {
            into.insert(keyword.clone(), value.clone());
            continue;
        };
        match (keyword.as_str(), had, value) {
            ("properties", Value::Object(had), Value::Object(more)) => {
                for (name, schema) in more {
                    match had.get_mut(name) {
                        None => drop(had.insert(name.clone(), schema.clone())),
                        Some(one) if one == schema => {}
                        Some(one) => *one = json!({"allOf": [one.take(), schema]}),
                    }
                }
            }
            ("required", Value::Array(had), Value::Array(more)) => {
                let more: Vec<Value> = more.iter().filter(|name| !had.contains(name)).cloned().collect();
                had.extend(more);
            }
            ("enum", Value::Array(had), Value::Array(more)) => {
                had.retain(|value| more.iter().any(|other| equal(value, other)))
            }
            ("minimum" | "minLength" | "minItems" | "minProperties", had, value) if value.as_f64() > had.as_f64() => {
                *had = value.clone();
            }
            ("maximum" | "maxLength" | "maxItems" | "maxProperties", had, value) if value.as_f64() < had.as_f64() => {
                *had = value.clone();
            }
            ("type", had, value) => *had = common_type(had, value),
            ("additionalProperties", had, Value::Bool(false)) => *had = Value::Bool(false),
            // A branch knows better what it looks like than what it is a branch of.
            ("example" | "examples" | "default", had, value) => *had = value.clone(),
            _ => {}
        }
    }
}

fn common_type(one: &Value, other: &Value) -> Value {
    let list = |kinds: &Value| match kinds {
        Value::Array(kinds) => kinds.clone(),
        kind => vec![kind.clone()],
    };
    let (one_list, others) = (list(one), list(other));
    let narrow = |kind: &Value| {
        let is_integer = kind == "number" && others.iter().any(|other| other == "integer");
        if is_integer { json!("integer") } else { kind.clone() }
    };
    let both: Vec<Value> = one_list
        .iter()
        .filter(|kind| {
            others.contains(kind)
                || *kind == "integer" && others.iter().any(|other| other == "number")
                || narrow(kind) != **kind
        })
        .map(narrow)
        .collect();
    match both.len() {
        0 => other.clone(),
        1 => both.into_iter().next().unwrap_or_default(),
        _ => Value::Array(both),
    }
}

/// The value with the name of its branch in the discriminator's member.
fn discriminate(discriminator: &Value, branch: &Value, value: &Value) -> Option<Value> {
    let member = discriminator.get("propertyName")?.as_str()?;
    let target = reference::target(branch)?;
    let name = reference::name(target);
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let mapped = mapping.and_then(|mapping| mapping.iter().find(|(_, to)| *to == target || *to == name.as_str()));
    let mut value = value.clone();
    value.as_object_mut()?.insert(member.to_owned(), json!(mapped.map_or(name.as_str(), |(mapped, _)| mapped)));
    Some(value)
}

/// The type that the other keywords speak of.
fn likely_type(keywords: &Map<String, Value>) -> &'static str {
    let has = |names: &[&str]| names.iter().any(|name| keywords.contains_key(*name));
    match () {
        () if has(&["properties", "additionalProperties", "required", "minProperties", "patternProperties"]) => {
            "object"
        }
        () if has(&["items", "prefixItems", "minItems", "uniqueItems"]) => "array",
        () if has(&["pattern", "format", "minLength", "maxLength"]) => "string",
        () if has(&["minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"]) => "number",
        () => "object",
    }
}

fn count(keywords: &Map<String, Value>, keyword: &str) -> Option<usize> {
    let number = keywords.get(keyword)?;
    number.as_u64().or_else(|| number.as_f64().map(|number| number as u64)).and_then(|number| number.try_into().ok())
}

fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "date-time" => "2024-01-01T12:00:00Z",
        "date" => "2024-01-01",
        "time" => "12:00:00Z",
        "duration" => "P1D",
        "email" | "idn-email" => "user@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "uri" | "url" | "iri" => "https://example.com",
        "uri-reference" | "iri-reference" => "/path",
        "uri-template" => "https://example.com/{id}",
        "uuid" => "123e4567-e89b-12d3-a456-426614174000",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" => "c3RyaW5n",
        "json-pointer" => "/a",
        "relative-json-pointer" => "0",
        "regex" => "a*",
        _ => return None,
    })
}

/// The number nearest to 1 (1.5 when fractions are allowed) within the bounds.
fn number(keywords: &Map<String, Value>, is_integer: bool) -> Option<Value> {
    let bound = |keyword: &str| keywords.get(keyword).and_then(Value::as_f64);
    let is_open = |keyword: &str| keywords.get(keyword) == Some(&Value::Bool(true));
    let step = bound("multipleOf").filter(|step| *step > 0.0);
    let grain = match step {
        Some(step) => step,
        None if is_integer => 1.0,
        None => 0.5,
    };
    let mut number = if is_integer || step.is_some() { grain.max(1.0) } else { 1.5 };
    let least = bound("exclusiveMinimum").map(|least| (least, true));
    let least = least.or_else(|| bound("minimum").map(|least| (least, is_open("exclusiveMinimum"))));
    if let Some((least, is_open)) = least
        && (number < least || number == least && is_open)
    {
        number = (least / grain).ceil() * grain;
        if number <= least && is_open {
            number += grain;
        }
    }
    let most = bound("exclusiveMaximum").map(|most| (most, true));
    let most = most.or_else(|| bound("maximum").map(|most| (most, is_open("exclusiveMaximum"))));
    if let Some((most, is_open)) = most
        && (number > most || number == most && is_open)
    {
        number = (most / grain).floor() * grain;
        if number >= most && is_open {
            number -= grain;
        }
        if let Some((least, _)) = least
            && step.is_none()
            && !is_integer
            && number <= least
        {
            number = f64::midpoint(least, most);
        }
    }
    if step.is_some_and(|step| step.fract() != 0.0) && !is_integer {
        // Multiples of a decimal fraction are off by a rounding; the shortest text near it is meant.
        number = format!("{number:.12}").parse().unwrap_or(number);
    }
    if number.fract() == 0.0 && number.abs() < 9e15 && (is_integer || step.is_some()) {
        return Some(Value::Number(Number::from(number as i64)));
    }
    if is_integer { None } else { Number::from_f64(number).map(Value::Number) }
}

/// A value like another, but not the same.
fn vary(like: &Value, round: usize) -> Option<Value> {
    match like {
        Value::String(text) => Some(json!(format!("{text}{round}"))),
        Value::Number(number) => match number.as_i64() {
            Some(number) => Some(json!(number.checked_add(i64::try_from(round).ok()?)?)),
            None => Some(json!(number.as_f64()? + round as f64)),
        },
        Value::Bool(value) => Some(Value::Bool(!value)),
        Value::Object(members) => members.iter().find_map(|(name, value)| {
            let mut varied = members.clone();
            varied.insert(name.clone(), vary(value, round)?);
            Some(Value::Object(varied))
        }),
        Value::Array(items) => {
            let mut items = items.clone();
            *items.first_mut()? = vary(items.first()?, round)?;
            Some(Value::Array(items))
        }
        Value::Null => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(version: &str, schema: &str) -> Option<String> {
        let schema: Value = serde_json::from_str(schema).expect("a schema");
        let document = json!({"openapi": version, "components": {"schemas": {
            "Node": {"type": "object", "required": ["id"], "properties": {
                "id": {"type": "integer"}, "next": {"$ref": "#/components/schemas/Node"},
                "children": {"type": "array", "items": {"$ref": "#/components/schemas/Node"}}}},
            "Endless": {"type": "object", "required": ["me"], "properties": {"me": {"$ref": "#/components/schemas/Endless"}}},
            "Maybe": {"type": "object", "nullable": true, "required": ["me"], "properties": {"me": {"$ref": "#/components/schemas/Maybe"}}},
            "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
            "Dog": {"type": "object", "required": ["kind", "bark"], "properties": {"kind": {"type": "string"}, "bark": {"type": "boolean"}}},
            "Loop": {"$ref": "#/components/schemas/Loop"}, "All": {"allOf": [{"$ref": "#/components/schemas/All"}]},
            "S": schema}}});
        let schemas = Schemas::new(&document);
        let value = sample(&schemas, &document["components"]["schemas"]["S"])?;
        Some(value.to_string())
    }

    #[test]
    fn values_follow_their_schema() {
        for (schema, expected) in [
            (r#"{"type": "string"}"#, r#""string""#),
            (r#"{"type": "string", "minLength": 8, "maxLength": 9}"#, r#""stringst""#),
            (r#"{"type": "string", "maxLength": 3}"#, r#""str""#),
            (r#"{"type": "string", "format": "uuid"}"#, r#""123e4567-e89b-12d3-a456-426614174000""#),
            (r#"{"type": "string", "pattern": "^[A-Z]{2}\\d$"}"#, r#""AA0""#),
            (r#"{"type": "integer"}"#, "1"),
            (r#"{"type": "integer", "minimum": 5, "exclusiveMinimum": true}"#, "6"),
            (r#"{"type": "integer", "maximum": -3}"#, "-3"),
            (r#"{"type": "integer", "multipleOf": 7, "minimum": 20}"#, "21"),
            (r#"{"type": "number"}"#, "1.5"),
            (r#"{"type": "number", "minimum": 0, "maximum": 0.2, "exclusiveMinimum": true}"#, "0.1"),
            (r#"{"type": "number", "multipleOf": 0.01, "minimum": 2.005}"#, "2.01"),
            (r#"{"type": "boolean"}"#, "true"),
            (r#"{"enum": [null, "b"]}"#, r#""b""#),
            (r#"{"type": "string", "example": 1, "default": "d"}"#, r#""d""#),
            (r#"{"type": "array", "items": {"type": "integer"}}"#, "[1]"),
            (r#"{"type": "array", "items": {"type": "integer"}, "minItems": 3, "uniqueItems": true}"#, "[1,2,3]"),
            (r#"{"type": "array", "items": {"enum": ["a", "b"]}, "minItems": 2, "uniqueItems": true}"#, r#"["a","b"]"#),
            (r#"{"type": "array", "items": {"type": "integer"}, "maxItems": 0}"#, "[]"),
            (
                r#"{"properties": {"a": {"type": "string"}, "w": {"type": "string", "writeOnly": true}}}"#,
                r#"{"a":"string"}"#,
            ),
            (r#"{"type": "object", "additionalProperties": {"type": "integer"}}"#, r#"{"key":1}"#),
            (r#"{"type": "object", "required": ["z"]}"#, r#"{"z":{}}"#),
            (r#"{"type": "object", "minProperties": 2}"#, r#"{"key":{},"key2":{}}"#),
            (r##"{"$ref": "#/components/schemas/Node"}"##, r#"{"id":1,"children":[]}"#),
            (r##"{"$ref": "#/components/schemas/Maybe"}"##, r#"{"me":null}"#),
            (
                r#"{"allOf": [{"properties": {"a": {"type": "number"}}}, {"properties": {"a": {"type": "integer", "minimum": 3}}, "required": ["a"]}]}"#,
                r#"{"a":3}"#,
            ),
            (
                r#"{"oneOf": [{"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}}, {"type": "string"}]}"#,
                r#"{"b":"string"}"#,
            ),
            (
                r#"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
                r#"{"a":"string","b":"string"}"#,
            ),
            (
                r##"{"oneOf": [{"$ref": "#/components/schemas/Dog"}, {"$ref": "#/components/schemas/Cat"}], "discriminator": {"propertyName": "kind"}}"##,
                r#"{"kind":"Cat"}"#,
            ),
            (
                r##"{"anyOf": [{"$ref": "#/components/schemas/Dog"}, {"$ref": "#/components/schemas/Cat"}], "discriminator": {"propertyName": "kind", "mapping": {"dog": "#/components/schemas/Dog"}}}"##,
                r#"{"kind":"dog","bark":true}"#,
            ),
            (
                r##"{"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"properties": {"kind": {"type": "string"}}}]}"##,
                "{}",
            ),
            (r#"{}"#, "{}"),
        ] {
            assert_eq!(made("3.0.3", schema).as_deref(), Some(expected), "{schema}");
        }
        for (schema, expected) in [
            (r#"{"type": ["null", "string"]}"#, r#""string""#),
            (r#"{"const": 7}"#, "7"),
            (r#"{"type": "integer", "examples": ["x", 9]}"#, "9"),
            (r#"{"type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 1.5}"#, "1.25"),
            (
                r##"{"$ref": "#/components/schemas/Cat", "required": ["name"], "properties": {"name": {"type": "string"}}}"##,
                r#"{"kind":"string","name":"string"}"#,
            ),
            (r#"{"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}"#, r#"["string",1]"#),
        ] {
            assert_eq!(made("3.1.0", schema).as_deref(), Some(expected), "{schema}");
        }
    }

    #[test]
    fn what_cannot_be_is_not_made() {
        for schema in [
            r##"{"$ref": "#/components/schemas/Endless"}"##,
            r##"{"$ref": "#/components/schemas/Loop"}"##,
            r##"{"$ref": "#/components/schemas/All"}"##,
            r##"{"$ref": "#/components/schemas/None"}"##,
            r#"{"type": "integer", "minimum": 3, "maximum": 2}"#,
            r#"{"type": "string", "minLength": 3, "maxLength": 2}"#,
            r#"{"type": "array", "items": {"type": "boolean"}, "minItems": 3, "uniqueItems": true}"#,
            r#"{"type": "string", "enum": []}"#,
            r#"{"type": "array", "minItems": 100000000}"#,
        ] {
            assert_eq!(made("3.0.3", schema), None, "{schema}");
        }
    }

    #[test]
    fn wide_and_deep_schemas_stay_small() {
        let mut schemas = Map::new();
        for level in 0..30 {
            let below = json!({"$ref": format!("#/components/schemas/L{}", level + 1)});
            schemas.insert(
                format!("L{level}"),
                json!({"type": "object", "properties": {"a": below, "b": below, "c": below}}),
            );
        }
        schemas.insert("L30".to_owned(), json!({"type": "string"}));
        let document = json!({"openapi": "3.0.0", "components": {"schemas": schemas}});
        let made = sample(&Schemas::new(&document), &json!({"$ref": "#/components/schemas/L0"})).expect("a value");
        assert!(made.to_string().len() < 1_000_000);
    }
}
