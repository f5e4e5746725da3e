//! Literals of filters and parameters of functions. They are plain data, unlike values, which no two threads may share.

use stagedoor_vtl::{ListStyle, Map, Value};

/// Brackets inside of brackets.
const DEPTH_LIMIT: u32 = 50;

#[derive(Debug, Clone)]
pub(super) enum Literal {
    Null,
    Boolean(bool),
    /// As it is written.
    Number(Box<str>),
    Text(Box<str>),
    List(Vec<Literal>),
    Object(Vec<(Box<str>, Literal)>),
}

impl Literal {
    /// Reads JSON as leniently as the library does: texts in single quotes or without any, commas too many.
    pub(super) fn lenient(text: &str) -> Option<Self> {
        let mut reader = Lenient { text, bytes: text.as_bytes(), at: 0 };
        let literal = reader.value(0, b"")?;
        reader.blanks();
        (reader.at == text.len()).then_some(literal)
    }

    pub(super) fn to_value<'a>(&self) -> Value<'a> {
        match self {
            Self::Null => Value::Null,
            Self::Boolean(value) => Value::Bool(*value),
            Self::Number(text) => {
                Value::from_json(text).map_or_else(|_| Value::text(text.to_string()), |value| value.detached())
            }
            Self::Text(text) => Value::text(text.to_string()),
            Self::List(items) => Value::list(items.iter().map(Self::to_value).collect(), ListStyle::Json),
            Self::Object(members) => {
                let mut map = Map::new();
                for (name, value) in members {
                    map.insert(Value::text(name.to_string()), value.to_value());
                }
                Value::map(map)
            }
        }
    }
}

struct Lenient<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl Lenient<'_> {
    fn blanks(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    /// A value that ends, where it has no quotes, before one of `ends`.
    fn value(&mut self, depth: u32, ends: &[u8]) -> Option<Literal> {
        self.blanks();
        match *self.bytes.get(self.at)? {
            b'[' | b'{' if depth >= DEPTH_LIMIT => None,
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while !self.ends(b']')? {
                    items.push(self.value(depth + 1, b",]")?);
                }
                Some(Literal::List(items))
            }
            b'{' => {
                self.at += 1;
                let mut members = Vec::new();
                while !self.ends(b'}')? {
                    let Literal::Text(name) = self.text(b":")? else { return None };
                    self.blanks();
                    if self.bytes.get(self.at) != Some(&b':') {
                        return None;
                    }
                    self.at += 1;
                    members.push((name, self.value(depth + 1, b",}")?));
                }
                Some(Literal::Object(members))
            }
            b'"' | b'\'' => self.text(ends),
            _ => {
                let Literal::Text(text) = self.text(ends)? else { return None };
                Some(match &*text {
                    "null" => Literal::Null,
                    "true" => Literal::Boolean(true),
                    "false" => Literal::Boolean(false),
                    word if serde_json::from_str::<serde_json::Number>(word).is_ok() => Literal::Number(text),
                    _ => Literal::Text(text),
                })
            }
        }
    }

    /// Past commas; whether the bracket closes here.
    fn ends(&mut self, close: u8) -> Option<bool> {
        loop {
            self.blanks();
            match *self.bytes.get(self.at)? {
                b',' => self.at += 1,
                byte => {
                    self.at += usize::from(byte == close);
                    return Some(byte == close);
                }
            }
        }
    }

    fn text(&mut self, ends: &[u8]) -> Option<Literal> {
        self.blanks();
        let start = self.at;
        if let quote @ (b'"' | b'\'') = *self.bytes.get(start)? {
            self.at += 1;
            while *self.bytes.get(self.at)? != quote {
                self.at += if self.bytes[self.at] == b'\\' { 2 } else { 1 };
            }
            self.at += 1;
            return Some(Literal::Text(unescape(self.text.get(start + 1..self.at - 1)?).into()));
        }
        while self.bytes.get(self.at).is_some_and(|byte| !ends.contains(byte)) {
            self.at += 1;
        }
        Some(Literal::Text(self.text.get(start..self.at)?.trim().into()))
    }
}

/// Java's escapes; a backslash before anything else is left out.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    let mut units: Vec<u16> = Vec::new();
    while let Some(next) = rest.next() {
        let unit = match next {
            '\\' => match rest.next() {
                None => Err('\\'),
                Some('u') => {
                    let digits: String = rest.clone().take(4).collect();
                    match u16::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 4) {
                        Some(unit) => {
                            rest.nth(3);
                            Ok(unit)
                        }
                        None => Err('u'),
                    }
                }
                Some('n') => Err('\n'),
                Some('r') => Err('\r'),
                Some('t') => Err('\t'),
                Some('b') => Err('\u{8}'),
                Some('f') => Err('\u{c}'),
                Some(other) => Err(other),
            },
            char => Err(char),
        };
        match unit {
            Ok(unit) => units.push(unit),
            Err(char) => {
                out.push_str(&String::from_utf16_lossy(&units));
                units.clear();
                out.push(char);
            }
        }
    }
    out.push_str(&String::from_utf16_lossy(&units));
    out
}
