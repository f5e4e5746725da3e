//! JSON text to values: strict RFC 8259, order of keys kept, the last of equal keys wins.
//!
//! Texts without escapes borrow from the input. Integers keep all their digits; a number with a fraction or an
//! exponent becomes a double and prints as Java prints it, as on the service, which reads JSON with a Java parser.

use std::rc::Rc;

use crate::value::{Map, Str, Value};

mod document;
mod reader;

pub use document::{Decoded, JsonNode};
pub(crate) use document::{Name, Walk};
use reader::DEPTH_LIMIT;
pub(crate) use reader::ordinary;

/// Why a text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not JSON at byte {offset}")]
pub struct JsonError {
    pub offset: usize,
}

impl<'a> Value<'a> {
    /// Reads JSON. Arrays print as JSON, objects as Java maps.
    pub fn from_json(text: &'a str) -> Result<Self, JsonError> {
        document::read(text)
    }

    /// The value as such: of an array or object that came from JSON the live list or map.
    #[must_use]
    pub fn tree(self) -> Self {
        match self {
            Self::Json(node) => node.tree(),
            other => other,
        }
    }

    /// The value of a member of an object, when this is one that came from JSON or a map.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<Value<'a>> {
        match self {
            Self::Json(node) => node.member(name),
            Self::Map(map) => map.borrow().get_str(name).cloned(),
            _ => None,
        }
    }

    /// A copy that borrows nothing, lists and maps included; what is not data becomes the text it prints.
    #[must_use]
    pub fn detached<'b>(&self) -> Value<'b> {
        self.detached_at(0)
    }

    fn detached_at<'b>(&self, depth: u32) -> Value<'b> {
        if depth > DEPTH_LIMIT {
            return Value::Null;
        }
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Int(value) => Value::Int(*value),
            Self::Big(text) => Value::Big(Rc::clone(text)),
            Self::Double(value) => Value::Double(*value),
            Self::Str(Str::Shared(text)) => Value::Str(Str::Shared(Rc::clone(text))),
            Self::Str(Str::Borrowed(text)) => Value::Str(Str::Shared(Rc::from(*text))),
            Self::Str(Str::Decoded(texts, index)) => Value::Str(Str::Decoded(Rc::clone(texts), *index)),
            Self::Json(node) => node.tree().detached_at(depth),
            Self::List(list) => {
                let list = list.borrow();
                Value::list(list.items.iter().map(|item| item.detached_at(depth + 1)).collect(), list.style)
            }
            Self::Map(map) => {
                let mut copy = Map::new();
                for (key, value) in map.borrow().iter() {
                    copy.insert(key.detached_at(depth + 1), value.detached_at(depth + 1));
                }
                Value::map(copy)
            }
            Self::Entry(_) | Self::Loop(_) | Self::Block(_) | Self::Object(_) => Value::text(self.to_text()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        let mut out = Vec::new();
        match Value::from_json(input) {
            Ok(value) => value.write_json(&mut out),
            Err(_) => out.extend_from_slice(b"error"),
        }
        assert_eq!(String::from_utf8(out).unwrap(), expected, "{input}");
    }

    #[test]
    fn reads_and_writes() {
        check(r#" {"b": 1, "a": [true, null, "x"], "b": 2} "#, r#"{"b":2,"a":[true,null,"x"]}"#);
        check("12345678901234567890123", "12345678901234567890123");
        check("1.10", "1.1");
        check("1e3", "1000.0");
        check("-0", "0");
        check(r#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é""#, r#""a\"\\/\b\f\n\r\té😀é""#);
        check(r#""\ud83d""#, "\"\u{fffd}\"");
        for bad in ["", "{", "[1,]", "{\"a\":}", "01", "1.", "1e", "\"\n\"", "\"\\x\"", "nul", "[1] 2", "'a'"] {
            check(bad, "error");
        }
        check(&"[".repeat(501), "error");
        // Keys are equal as they are read, not as they are written.
        check(r#"{"a":1,"\u0061":2}"#, r#"{"a":2}"#);
        check(r#"{"a/b":1,"a\/b":{"c":3}}"#, r#"{"a/b":{"c":3}}"#);
        check(r#"["\ud83dx","\ud83d\ud83d\ude00","\u0001\u007f"]"#, "[\"\u{fffd}x\",\"\u{fffd}😀\",\"\\u0001\u{7f}\"]");
    }

    #[test]
    fn compact_texts_are_kept() {
        let is_kept = |text: &str| match Value::from_json(text) {
            Ok(Value::Json(node)) => node.compact_text() == Some(text),
            _ => false,
        };
        for text in [
            r#"{"a":[1,-2,true,null,"x\n\"é"],"b":{},"c":[]}"#,
            "[0.5,100.0,0.001,1234567.5,-0.0,12.25,0.0]",
            "[12345678901234567890123]",
        ] {
            assert!(is_kept(text), "{text}");
        }
        for (text, written) in [
            ("[1, 2]", "[1,2]"),
            (" []", "[]"),
            ("[] ", "[]"),
            (r#"["a\/b"]"#, r#"["a/b"]"#),
            (r#"["\u00e9"]"#, r#"["é"]"#),
            ("[-0]", "[0]"),
            ("[1.50]", "[1.5]"),
            ("[1e2]", "[100.0]"),
            ("[0.0001]", "[1.0E-4]"),
            ("[12345678.5]", "[1.23456785E7]"),
            ("[0.10000000000000000555]", "[0.1]"),
            (r#"[{"a":1,"a":2}]"#, r#"[{"a":2}]"#),
        ] {
            assert!(!is_kept(text), "{text}");
            check(text, written);
        }
    }

    #[test]
    fn large_objects_stay_cheap() {
        let members: Vec<String> = (0..20_000).map(|n| format!("\"k{n}\":{n}")).collect();
        let text = format!("{{{}}}", members.join(","));
        let value = Value::from_json(&text).unwrap();
        for _ in 0..20_000 {
            assert!(matches!(value.member("k19999"), Some(Value::Int(19999))));
        }
        check(&text, &text);
    }
}
