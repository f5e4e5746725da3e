//! JSON text to values: strict RFC 8259, order of keys kept, the last of equal keys wins.
//!
//! Texts without escapes borrow from the input. Integers keep all their digits; a number with a fraction or an
//! exponent becomes a double and prints as Java prints it, as on the service, which reads JSON with a Java parser.

use std::borrow::Cow;
use std::rc::Rc;

use crate::number;
use crate::value::{ListStyle, Map, Str, Value};

/// Arrays and objects nested deeper are refused.
const DEPTH_LIMIT: u32 = 500;

/// Why a text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not JSON at byte {offset}")]
pub struct JsonError {
    pub offset: usize,
}

impl<'a> Value<'a> {
    /// Reads JSON. Arrays print as JSON, objects as Java maps.
    pub fn from_json(text: &'a str) -> Result<Self, JsonError> {
        let mut reader = Reader { text, bytes: text.as_bytes(), at: 0 };
        reader.blanks();
        let value = reader.value(0)?;
        reader.blanks();
        if reader.at == text.len() { Ok(value) } else { Err(JsonError { offset: reader.at }) }
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

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn fail<T>(&self) -> Result<T, JsonError> {
        Err(JsonError { offset: self.at })
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: u32) -> Result<Value<'a>, JsonError> {
        match self.bytes.get(self.at) {
            Some(b'"') => Ok(Value::Str(self.string()?)),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.fail(),
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, JsonError> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return self.fail();
        }
        self.at += word.len();
        Ok(value)
    }

    fn object(&mut self, depth: u32) -> Result<Value<'a>, JsonError> {
        if depth >= DEPTH_LIMIT {
            return self.fail();
        }
        self.at += 1;
        let mut map = Map::with_capacity(8);
        self.blanks();
        if self.bytes.get(self.at) == Some(&b'}') {
            self.at += 1;
            return Ok(Value::map(map));
        }
        loop {
            self.blanks();
            if self.bytes.get(self.at) != Some(&b'"') {
                return self.fail();
            }
            let key = self.string()?;
            self.blanks();
            if self.bytes.get(self.at) != Some(&b':') {
                return self.fail();
            }
            self.at += 1;
            self.blanks();
            let value = self.value(depth + 1)?;
            map.insert(Value::Str(key), value);
            self.blanks();
            self.at += 1;
            match self.bytes.get(self.at - 1) {
                Some(b',') => {}
                Some(b'}') => return Ok(Value::map(map)),
                _ => return self.fail(),
            }
        }
    }

    fn array(&mut self, depth: u32) -> Result<Value<'a>, JsonError> {
        if depth >= DEPTH_LIMIT {
            return self.fail();
        }
        self.at += 1;
        let mut items = Vec::new();
        self.blanks();
        if self.bytes.get(self.at) == Some(&b']') {
            self.at += 1;
            return Ok(Value::list(items, ListStyle::Json));
        }
        loop {
            self.blanks();
            items.push(self.value(depth + 1)?);
            self.blanks();
            self.at += 1;
            match self.bytes.get(self.at - 1) {
                Some(b',') => {}
                Some(b']') => return Ok(Value::list(items, ListStyle::Json)),
                _ => return self.fail(),
            }
        }
    }

    fn number(&mut self) -> Result<Value<'a>, JsonError> {
        let start = self.at;
        self.at += usize::from(self.bytes[self.at] == b'-');
        let digits = self.digits()?;
        if digits > 1 && self.bytes[self.at - digits] == b'0' {
            return self.fail();
        }
        let mut whole = true;
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
            whole = false;
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            self.at += usize::from(matches!(self.bytes.get(self.at), Some(b'+' | b'-')));
            self.digits()?;
            whole = false;
        }
        let text = &self.text[start..self.at];
        if whole {
            return Ok(if text == "-0" { Value::Int(0) } else { number::integer(text) });
        }
        match text.parse() {
            Ok(value) => Ok(Value::Double(value)),
            Err(_) => self.fail(),
        }
    }

    fn digits(&mut self) -> Result<usize, JsonError> {
        let count = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        if count == 0 { self.fail() } else { Ok(count) }
    }

    fn string(&mut self) -> Result<Str<'a>, JsonError> {
        self.at += 1;
        let start = self.at;
        let mut decoded: Cow<'a, str> = Cow::Borrowed("");
        let mut run = start;
        loop {
            let rest = &self.bytes[self.at..];
            let Some(found) = memchr::memchr2(b'"', b'\\', rest) else { return self.fail() };
            if rest[..found].iter().any(|byte| *byte < 0x20) {
                return self.fail();
            }
            self.at += found;
            let piece = &self.text[run..self.at];
            match self.bytes[self.at] {
                b'"' => {
                    self.at += 1;
                    if run == start {
                        return Ok(Str::Borrowed(piece));
                    }
                    decoded.to_mut().push_str(piece);
                    return Ok(Str::from(decoded));
                }
                _ => {
                    decoded.to_mut().push_str(piece);
                    decoded.to_mut().push(self.escape()?);
                    run = self.at;
                }
            }
        }
    }

    /// At a backslash.
    fn escape(&mut self) -> Result<char, JsonError> {
        self.at += 2;
        Ok(match self.bytes.get(self.at - 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = self.code_unit()?;
                if !(0xd800..0xdc00).contains(&first) || !self.bytes[self.at..].starts_with(b"\\u") {
                    return Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                self.at += 2;
                let second = self.code_unit()?;
                if !(0xdc00..0xe000).contains(&second) {
                    return Ok(char::REPLACEMENT_CHARACTER);
                }
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return self.fail(),
        })
    }

    fn code_unit(&mut self) -> Result<u32, JsonError> {
        let digits = self.bytes.get(self.at..self.at + 4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let code = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => self.fail(),
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
    }

    #[test]
    fn large_objects_stay_cheap() {
        let members: Vec<String> = (0..20_000).map(|n| format!("\"k{n}\":{n}")).collect();
        let text = format!("{{{}}}", members.join(","));
        let value = Value::from_json(&text).unwrap();
        let Value::Map(map) = &value else { panic!("an object") };
        assert_eq!(map.borrow().get_str("k19999").map(Value::to_text).as_deref(), Some("19999"));
        check(&text, &text);
    }
}
