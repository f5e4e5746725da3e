//! The JSON form of the shapes, in both directions: member names as on the wire, timestamps in the service's form,
//! doubles always with a fraction. What is stored has this form too, whatever the location of a member in a request.
//!
//! The refusals of [`from_json`] are those of the service's own JSON reader, word by word where they were recorded.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use indexmap::IndexMap;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::facts::{Kind, MemberFacts, StructureFacts, TimestampForm};
use crate::shape::{Shape, Value};
use crate::{Timestamp, WireError};

/// The JSON form of a shape.
#[must_use]
pub fn to_json<S: Shape>(shape: &S) -> serde_json::Value {
    let members = shape.to_members();
    serde_json::to_value(Structure { facts: S::FACTS, members: &members, take: |_| true }).unwrap_or_default()
}

/// Reads the JSON form of a shape. Unknown members are ignored.
///
/// # Errors
///
/// A `SerializationException` for a value of another type than the model's.
pub fn from_json<S: Shape>(json: &serde_json::Value) -> Result<S, WireError> {
    read_structure(S::FACTS, json, |_| true).map(S::from_members)
}

/// A structure as JSON, restricted to some of its members.
pub(crate) struct Structure<'a> {
    pub(crate) facts: &'static StructureFacts,
    pub(crate) members: &'a [Option<Value>],
    pub(crate) take: fn(&MemberFacts) -> bool,
}

impl Serialize for Structure<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (facts, value) in self.facts.members.iter().zip(self.members) {
            if let Some(value) = value
                && (self.take)(facts)
            {
                map.serialize_entry(facts.wire_name, &Typed { kind: facts.kind, value })?;
            }
        }
        map.end()
    }
}

/// A value with the table that says how to write it.
struct Typed<'a> {
    kind: &'static Kind,
    value: &'a Value,
}

impl Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.kind, self.value) {
            (_, Value::Null) => serializer.serialize_unit(),
            (_, Value::String(value)) => serializer.serialize_str(value),
            (_, Value::Boolean(value)) => serializer.serialize_bool(*value),
            (_, Value::Integer(value)) => serializer.serialize_i64(*value),
            // JSON has no such numbers; the protocol writes their names.
            (_, Value::Double(value)) if value.is_nan() => serializer.serialize_str("NaN"),
            (_, Value::Double(value)) if value.is_infinite() => {
                serializer.serialize_str(if *value > 0.0 { "Infinity" } else { "-Infinity" })
            }
            (_, Value::Double(value)) => serializer.serialize_f64(*value),
            (Kind::Timestamp(TimestampForm::Iso8601), Value::Timestamp(value)) => {
                serializer.serialize_str(&value.iso8601())
            }
            (Kind::Timestamp(TimestampForm::Iso8601Millis), Value::Timestamp(value)) => {
                serializer.serialize_str(&value.iso8601_millis())
            }
            (_, Value::Timestamp(value)) => serializer.serialize_i64(value.seconds()),
            (_, Value::Blob(value)) => serializer.serialize_str(&BASE64_STANDARD.encode(value)),
            (Kind::Structure(facts), Value::Structure(members)) => {
                Structure { facts, members, take: |_| true }.serialize(serializer)
            }
            (Kind::List(kind), Value::List(values)) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(&Typed { kind, value })?;
                }
                list.end()
            }
            (Kind::Map(kind), Value::Map(values)) => {
                let mut map = serializer.serialize_map(Some(values.len()))?;
                for (name, value) in values {
                    map.serialize_entry(name, &Typed { kind, value })?;
                }
                map.end()
            }
            // The tables and the structs are generated from one model.
            (_, Value::Structure(_) | Value::List(_) | Value::Map(_)) => serializer.serialize_unit(),
        }
    }
}

/// Reads the members that `take` admits from a JSON object.
pub(crate) fn read_structure(
    facts: &'static StructureFacts,
    json: &serde_json::Value,
    take: fn(&MemberFacts) -> bool,
) -> Result<Vec<Option<Value>>, WireError> {
    let object = match json {
        serde_json::Value::Object(object) => object,
        serde_json::Value::Array(_) => return Err(unexpected_list()),
        _ => return Err(WireError::serialization("Expected null")),
    };
    let mut members = Vec::with_capacity(facts.members.len());
    for member in facts.members {
        members.push(match object.get(member.wire_name) {
            Some(json) if take(member) && !json.is_null() => Some(read(member.kind, json)?),
            _ => None,
        });
    }
    Ok(members)
}

fn read(kind: &'static Kind, json: &serde_json::Value) -> Result<Value, WireError> {
    use serde_json::Value as Json;
    Ok(match (kind, json) {
        (Kind::String(_), Json::String(value)) => Value::String(value.clone()),
        (Kind::Boolean, Json::Bool(value)) => Value::Boolean(*value),
        (Kind::Boolean, Json::String(value)) => Value::Boolean(boolean(value)?),
        (Kind::Integer(..), Json::Number(value)) => {
            Value::Integer(whole(value).clamp(i64::from(i32::MIN), i64::from(i32::MAX)))
        }
        (Kind::Long, Json::Number(value)) => Value::Integer(whole(value)),
        (Kind::Double, Json::Number(value)) => Value::Double(value.as_f64().unwrap_or_default()),
        (Kind::Timestamp(_), Json::Number(value)) => Value::Timestamp(epoch_seconds(value)),
        (Kind::Timestamp(_), Json::String(value)) => {
            let read = Timestamp::parse_iso8601(value);
            Value::Timestamp(read.ok_or_else(|| inconvertible(json, "milliseconds since epoch"))?)
        }
        (Kind::Blob(_), Json::String(value)) => {
            let bytes = BASE64_STANDARD.decode(value);
            Value::Blob(Bytes::from(bytes.map_err(|_| inconvertible(json, "a Blob"))?))
        }
        (Kind::Structure(facts), json) => Value::Structure(read_structure(facts, json, |_| true)?),
        (Kind::List(kind), Json::Array(items)) => {
            // UNVERIFIED: a null in a list is left out.
            let values = items.iter().filter(|item| !item.is_null()).map(|item| read(kind, item));
            Value::List(values.collect::<Result<_, _>>()?)
        }
        (Kind::List(_), Json::Bool(_) | Json::Number(_) | Json::String(_)) => {
            return Err(WireError::serialization("Expected list or null"));
        }
        (Kind::Map(kind), Json::Object(entries)) => {
            let mut values = IndexMap::with_capacity(entries.len());
            for (name, json) in entries {
                match (json, kind) {
                    // AWS: a null is a value of a map of strings (recorded for response templates).
                    (Json::Null, Kind::String(_) | Kind::Boolean) => {
                        values.insert(name.clone(), Value::Null);
                    }
                    (Json::Null, _) => {}
                    _ => {
                        values.insert(name.clone(), read(kind, json)?);
                    }
                }
            }
            Value::Map(values)
        }
        (Kind::Map(_), Json::Bool(_) | Json::Number(_) | Json::String(_)) => {
            return Err(WireError::serialization("Expected map or null"));
        }
        (_, Json::Array(_)) => return Err(unexpected_list()),
        (_, Json::Object(_)) => {
            return Err(WireError::serialization("Start of structure or map found where not expected."));
        }
        (kind, json) => return Err(inconvertible(json, java_type(kind))),
    })
}

/// UNVERIFIED for this service: the framework's reader takes these words for booleans in any case.
pub(crate) fn boolean(text: &str) -> Result<bool, WireError> {
    let upper = text.to_uppercase();
    match upper.as_str() {
        "TRUE" | "1" | "YES" => Ok(true),
        "FALSE" | "0" | "NO" => Ok(false),
        _ => Err(WireError::serialization(format!("'{}' can not be converted to an Boolean", shortened(&upper)))),
    }
}

/// A number without its fraction, as the framework's reader truncates it.
#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, which is what is wanted")]
fn whole(number: &serde_json::Number) -> i64 {
    number.as_i64().unwrap_or_else(|| number.as_f64().unwrap_or_default() as i64)
}

#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, which is what is wanted")]
fn epoch_seconds(number: &serde_json::Number) -> Timestamp {
    match number.as_i64() {
        Some(seconds) => Timestamp::from_millis(seconds.saturating_mul(1000)),
        None => Timestamp::from_millis((number.as_f64().unwrap_or_default() * 1000.0).round() as i64),
    }
}

fn java_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::String(_) => "an String",
        Kind::Boolean => "an Boolean",
        Kind::Integer(..) => "an Integer",
        Kind::Long => "an Long",
        Kind::Double => "an Double",
        Kind::Timestamp(_) => "milliseconds since epoch",
        _ => "a Blob",
    }
}

/// AWS: names the classes of its own reader, article included (recorded for a boolean and a number given for a string).
fn inconvertible(json: &serde_json::Value, to: &str) -> WireError {
    let class = match json {
        serde_json::Value::Bool(_) => "java.lang.Boolean",
        serde_json::Value::Number(_) => "com.amazon.coral.value.json.numbers.TruncatingBigNumber",
        _ => "java.lang.String",
    };
    WireError::serialization(format!("class {class} can not be converted to {to}"))
}

fn unexpected_list() -> WireError {
    WireError::serialization("Start of list found where not expected")
}

/// The client's text in a message, bounded.
pub(crate) fn shortened(text: &str) -> &str {
    const MOST: usize = 1000;
    text.char_indices().nth(MOST).map_or(text, |(end, _)| &text[..end])
}
