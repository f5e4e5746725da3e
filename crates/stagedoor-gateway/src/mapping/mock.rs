//! The status that a MOCK integration's request template names.
//!
//! AWS: the rendered text is read by a lenient parser: keys without quotes, single quotes, empty keys, commas
//! repeated or at the end, stray braces and quotes inside a later key (recorded for unquoted keys; the rest inferred
//! from LocalStack's tests). It refuses mixed or open quotes around `statusCode`, missing outer braces, and a later
//! key that starts with `{`; the status must be a whole number without quotes.

/// The service's log line for a text without a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Unable to parse statusCode. It should be an integer that is defined in the request template.")]
pub struct MockStatusError;

/// Reads the status. Any whole number passes, `0` and `-1000` too; which integration response it selects is not
/// asked here.
pub fn mock_status(text: &str) -> Result<i64, MockStatusError> {
    let inside = text.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).ok_or(MockStatusError)?;
    let mut reader = Reader { bytes: inside.as_bytes(), text: inside, at: 0 };
    let mut status = None;
    let mut first = true;
    loop {
        reader.blanks_and_commas();
        if reader.at >= inside.len() {
            return status.ok_or(MockStatusError);
        }
        let key = reader.key(first)?;
        first = false;
        reader.blanks();
        if reader.peek() != Some(b':') {
            return Err(MockStatusError);
        }
        reader.at += 1;
        reader.blanks();
        let value = reader.value()?;
        if key == "statusCode" {
            // Of several the last counts, as in any map.
            status = Some(value.parse().map_err(|_| MockStatusError)?);
        }
    }
}

/// Nested arrays and objects inside values.
const DEPTH_LIMIT: u32 = 200;

struct Reader<'t> {
    bytes: &'t [u8],
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn blanks_and_commas(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace() || byte == b',') {
            self.at += 1;
        }
    }

    /// A key up to its colon: quoted in one kind of quotes, or bare. A bare key may hold braces and quotes, but
    /// `statusCode` with a quote on one side only is no key, and no later key starts with `{`.
    fn key(&mut self, first: bool) -> Result<&'t str, MockStatusError> {
        let start = self.at;
        if let Some(quote @ (b'"' | b'\'')) = self.peek()
            && let Some(text) = self.quoted(quote)
        {
            let end = self.at;
            self.blanks();
            if self.peek() == Some(b':') {
                return Ok(text);
            }
            self.at = end;
        }
        let rest = &self.text[start..];
        if !first && rest.starts_with('{') {
            return Err(MockStatusError);
        }
        let length = rest.find(':').ok_or(MockStatusError)?;
        self.at = start + length;
        let key = rest[..length].trim();
        if key != "statusCode" && key.trim_matches(['"', '\'']) == "statusCode" {
            return Err(MockStatusError);
        }
        Ok(key)
    }

    /// A quoted text, or nothing when the quote stays open.
    fn quoted(&mut self, quote: u8) -> Option<&'t str> {
        let start = self.at + 1;
        let mut at = start;
        loop {
            match *self.bytes.get(at)? {
                b'\\' => at += 2,
                byte if byte == quote => break,
                _ => at += 1,
            }
        }
        self.at = at + 1;
        Some(&self.text[start..at])
    }

    /// A value up to the comma or the end: its text, with quotes when it had some.
    fn value(&mut self) -> Result<&'t str, MockStatusError> {
        let start = self.at;
        let mut depth = 0u32;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' | b'\'' => {
                    if self.quoted(byte).is_none() {
                        return Err(MockStatusError);
                    }
                    continue;
                }
                b'{' | b'[' => {
                    depth += 1;
                    if depth > DEPTH_LIMIT {
                        return Err(MockStatusError);
                    }
                }
                b'}' | b']' => depth = depth.saturating_sub(1),
                b',' if depth == 0 => break,
                _ => {}
            }
            self.at += 1;
        }
        let value = self.text[start..self.at].trim();
        if value.is_empty() { Err(MockStatusError) } else { Ok(value) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses() {
        for (text, expected) in [
            (r#"{"statusCode": 200}"#, Some(200)),
            ("{statusCode: 200}", Some(200)),
            ("{'statusCode': 404}", Some(404)),
            ("\n { \"statusCode\" : 201 , \"a\": {\"b\": [1, 2]} } \n", Some(201)),
            (r#"{"a": "x, y", "statusCode": 202}"#, Some(202)),
            (r#"{"statusCode": 0}"#, Some(0)),
            (r#"{"statusCode": -1000}"#, Some(-1000)),
            (r#"{"statusCode": 200 ,, }"#, Some(200)),
            (r#"{"statusCode": 200,}"#, Some(200)),
            ("{statusCode: 200, null: null}", Some(200)),
            ("{statusCode: 200, : x}", Some(200)),
            ("{statusCode: 200, '': x}", Some(200)),
            ("{statusCode: 200, foo}: [ba r]}", Some(200)),
            ("{statusCode: 200, fo\"o: 1}", Some(200)),
            (r#"{"statusCode": "200"}"#, None),
            (r#"{"statusCode": 200.5}"#, None),
            (r#"{"statusCode": }"#, None),
            (r#"{"statusCode': 200}"#, None),
            (r#"{"statusCode: 200}"#, None),
            (r#"{statusCode": 200}"#, None),
            (r#""statusCode": 200"#, None),
            (r#"{"statusCode": 200"#, None),
            ("{statusCode: 200, {foo: 1}}", None),
            ("{}", None),
            ("", None),
            ("[200]", None),
            ("{a: 1}", None),
            ("{", None),
            ("{é: 1, statusCode: 200}", Some(200)),
        ] {
            assert_eq!(mock_status(text).ok(), expected, "{text}");
        }
    }
}
