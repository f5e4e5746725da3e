//! Header fields in the order and letter case in which they were received or added.
//!
//! A received head stays one buffer; fields are ranges of it. What is added later is copied behind one another
//! into a second buffer, so that a message costs a handful of allocations however many fields it has.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use bytes::Bytes;

/// An ordered list of header fields. Look-ups ignore letter case; nothing is merged or normalised.
#[derive(Clone, Default)]
pub struct Headers {
    /// The head as received; empty for a message made here.
    received: Bytes,
    /// Names and values added since.
    added: Vec<u8>,
    fields: Vec<Field>,
}

#[derive(Clone, Copy)]
struct Field {
    name: Span,
    value: Span,
}

/// A range of `received` or, with the top bit of `start` set, of `added`.
#[derive(Clone, Copy)]
struct Span {
    start: u32,
    length: u32,
}

const ADDED: u32 = 1 << 31;

impl Headers {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self { fields: Vec::with_capacity(capacity), ..Self::default() }
    }

    /// The fields of a received head. `head` must be shorter than 2 GB, and the ranges lie within it.
    pub(crate) fn received(head: Bytes, ranges: impl ExactSizeIterator<Item = (Range<usize>, Range<usize>)>) -> Self {
        let mut fields = Vec::with_capacity(ranges.len() + SPARE_FIELDS);
        fields.extend(ranges.map(|(name, value)| Field { name: Span::received(&name), value: Span::received(&value) }));
        Self { received: head, added: Vec::new(), fields }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Adds a field at the end. Name and value must already be legal on the wire (see [`is_legal_name`],
    /// [`is_legal_value`]); strangers' text is checked by whoever takes it in.
    pub fn append(&mut self, name: impl AsRef<[u8]>, value: impl AsRef<[u8]>) {
        let field = Field { name: self.add(name.as_ref()), value: self.add(value.as_ref()) };
        self.fields.push(field);
    }

    /// Removes every field of that name, then adds one at the end.
    pub fn set(&mut self, name: impl AsRef<[u8]>, value: impl AsRef<[u8]>) {
        self.remove_bytes(name.as_ref());
        self.append(name, value);
    }

    /// Gives the first field of that name another value where it stands and removes the others; adds the field at the
    /// end when there is none.
    pub fn replace(&mut self, name: impl AsRef<[u8]>, value: impl AsRef<[u8]>) {
        let name = name.as_ref();
        let Some(first) = self.fields.iter().position(|field| self.has_name(field, name)) else {
            return self.append(name, value);
        };
        self.fields[first].value = self.add(value.as_ref());
        let mut index = 0;
        self.retain(|present, _| {
            index += 1;
            index - 1 <= first || !present.eq_ignore_ascii_case(name)
        });
    }

    /// The first value of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        let found = self.fields.iter().find(|field| self.has_name(field, name.as_bytes()))?;
        Some(self.text(found.value))
    }

    /// The first value of that name, if it is UTF-8.
    #[must_use]
    pub fn get_str(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(|value| std::str::from_utf8(value).ok())
    }

    /// All values of that name, in order.
    pub fn get_all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> + 'a {
        self.fields
            .iter()
            .filter(move |field| self.has_name(field, name.as_bytes()))
            .map(|field| self.text(field.value))
    }

    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.fields.iter().any(|field| self.has_name(field, name.as_bytes()))
    }

    /// Removes every field of that name; says whether there was one.
    pub fn remove(&mut self, name: &str) -> bool {
        self.remove_bytes(name.as_bytes())
    }

    /// Keeps the fields for which `keep(name, value)` holds.
    pub fn retain(&mut self, mut keep: impl FnMut(&[u8], &[u8]) -> bool) {
        let (received, added) = (&self.received[..], &self.added[..]);
        self.fields.retain(|field| keep(field.name.of(received, added), field.value.of(received, added)));
    }

    /// All fields as (name, value), in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&[u8], &[u8])> {
        self.fields.iter().map(|field| (self.text(field.name), self.text(field.value)))
    }

    /// Writes all fields as lines, but those whose name is `left_out`. Text added here that is not legal on the wire cannot
    /// end a line: a field with such a name is left out, and blanks take the place of controls in a value.
    pub(crate) fn write(&self, text: &mut Vec<u8>, left_out: impl Fn(&[u8]) -> bool) {
        for field in &self.fields {
            let (name, value) = (self.text(field.name), self.text(field.value));
            if left_out(name) || (field.name.is_added() && !is_legal_name(name)) {
                continue;
            }
            text.reserve(name.len() + value.len() + 4);
            text.extend_from_slice(name);
            text.extend_from_slice(b": ");
            if field.value.is_added() {
                text.extend_from_slice(&written_value(value));
            } else {
                text.extend_from_slice(value);
            }
            text.extend_from_slice(b"\r\n");
        }
    }

    fn remove_bytes(&mut self, name: &[u8]) -> bool {
        let before = self.fields.len();
        let (received, added) = (&self.received[..], &self.added[..]);
        self.fields.retain(|field| {
            field.name.length as usize != name.len() || !field.name.of(received, added).eq_ignore_ascii_case(name)
        });
        self.fields.len() != before
    }

    fn has_name(&self, field: &Field, name: &[u8]) -> bool {
        field.name.length as usize == name.len() && self.text(field.name).eq_ignore_ascii_case(name)
    }

    fn text(&self, span: Span) -> &[u8] {
        span.of(&self.received, &self.added)
    }

    fn add(&mut self, text: &[u8]) -> Span {
        let start = self.added.len();
        self.added.extend_from_slice(text);
        assert!(self.added.len() < ADDED as usize, "header text is bounded far below 2 GB");
        Span { start: start as u32 | ADDED, length: text.len() as u32 }
    }
}

/// Room for the fields that a gateway usually adds to a received message.
const SPARE_FIELDS: usize = 6;

impl Span {
    fn received(range: &Range<usize>) -> Self {
        Self { start: range.start as u32, length: range.len() as u32 }
    }

    const fn is_added(self) -> bool {
        self.start & ADDED != 0
    }

    fn of<'a>(self, received: &'a [u8], added: &'a [u8]) -> &'a [u8] {
        let start = (self.start & !ADDED) as usize;
        let text = if self.start & ADDED == 0 { received } else { added };
        &text[start..start + self.length as usize]
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = self.iter().map(|(name, value)| (String::from_utf8_lossy(name), String::from_utf8_lossy(value)));
        formatter.debug_list().entries(texts).finish()
    }
}

/// Two lists are equal when they have the same fields in the same order and letter case.
impl PartialEq for Headers {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Headers {}

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        let mut headers = Self::new();
        for (name, value) in fields {
            headers.append(name, value);
        }
        headers
    }
}

/// Whether `name` is a token of RFC 9110.
#[must_use]
pub fn is_legal_name(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte))
}

/// A value as it is written: blanks in the place of controls.
pub(crate) fn written_value(value: &[u8]) -> Cow<'_, [u8]> {
    if is_legal_value(value) {
        return Cow::Borrowed(value);
    }
    value.iter().map(|byte| if is_legal_value(&[*byte]) { *byte } else { b' ' }).collect::<Vec<_>>().into()
}

/// Whether `value` has no control characters but tab.
#[must_use]
pub fn is_legal_value(value: &[u8]) -> bool {
    value.iter().all(|byte| *byte == b'\t' || (*byte >= 0x20 && *byte != 0x7f))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(text: &'static str) -> Headers {
        let mut ranges = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let colon = line.find(':').unwrap();
            ranges.push((start..start + colon, start + colon + 2..start + line.trim_end().len()));
            start += line.len();
        }
        Headers::received(Bytes::from_static(text.as_bytes()), ranges.into_iter())
    }

    fn show(headers: &Headers) -> String {
        let fields = headers.iter().map(|(name, value)| {
            format!("{}={}", std::str::from_utf8(name).unwrap(), std::str::from_utf8(value).unwrap())
        });
        fields.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn edits_keep_order_and_case() {
        type Edit = fn(&mut Headers);
        let edits: [(Edit, &str); 8] = [
            (|_| (), "Host=a X-One=1 x-one=2 Accept=*/*"),
            (|headers| headers.append("x-TWO", "3"), "Host=a X-One=1 x-one=2 Accept=*/* x-TWO=3"),
            (|headers| headers.set("X-ONE", String::from("9")), "Host=a Accept=*/* X-ONE=9"),
            (|headers| headers.replace("x-one", "9"), "Host=a X-One=9 Accept=*/*"),
            (|headers| headers.replace("Via", "b"), "Host=a X-One=1 x-one=2 Accept=*/* Via=b"),
            (|headers| assert!(headers.remove("X-one")), "Host=a Accept=*/*"),
            (|headers| assert!(!headers.remove("X-On")), "Host=a X-One=1 x-one=2 Accept=*/*"),
            (|headers| headers.retain(|name, value| name != b"Host" && value != b"2"), "X-One=1 Accept=*/*"),
        ];
        for (edit, expected) in edits {
            let mut headers = received("Host: a\r\nX-One: 1\r\nx-one: 2\r\nAccept: */*\r\n");
            edit(&mut headers);
            assert_eq!(show(&headers), expected);
        }
    }

    #[test]
    fn look_ups_ignore_case() {
        let headers = received("Host: a\r\nX-One: 1\r\nx-one: 2\r\n");
        assert_eq!(headers.get("HOST"), Some(&b"a"[..]));
        assert_eq!(headers.get_str("x-ONE"), Some("1"));
        assert_eq!(headers.get_all("X-ONE").collect::<Vec<_>>(), [b"1", b"2"]);
        assert_eq!(headers.get("Hos"), None);
        assert!(!headers.contains("Hosts"));
    }

    #[test]
    fn legality() {
        for (name, legal) in [("a", true), ("X-a_b", true), ("", false), ("a b", false), ("a:", false), ("é", false)] {
            assert_eq!(is_legal_name(name.as_bytes()), legal, "{name}");
        }
        for (value, legal) in [("", true), ("a\tb é", true), ("a\rb", false), ("\0", false), ("\x7f", false)] {
            assert_eq!(is_legal_value(value.as_bytes()), legal, "{value:?}");
        }
    }
}
