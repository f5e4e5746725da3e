//! JSON text to entries: strict RFC 8259, in one pass.

use super::JsonError;

/// Arrays and objects nested deeper are refused.
pub(super) const DEPTH_LIMIT: u32 = 500;

/// A text as long as this does not fit the entries.
const LENGTH_LIMIT: usize = 1 << 28;

/// What was read.
pub(super) struct Tape<'a> {
    pub(super) entries: Vec<Entry>,
    /// The insides of texts with escapes.
    pub(super) escaped: Vec<&'a str>,
    /// Whether the text is what writing it as compact JSON would give.
    pub(super) is_compact: bool,
    /// Whether no object has two equal keys, and no key an escape.
    pub(super) has_simple_keys: bool,
}

/// One token. A text or number: where it starts and how long it is. A text with escapes: its index among them. An array
/// or object: how many items or members it has and how many entries it takes, followed by an entry for its span.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) start: u32,
    /// The kind in the upper four bits, the length below.
    pub(super) rest: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    True,
    False,
    Int,
    Double,
    Text,
    Escaped,
    List,
    Map,
}

impl Entry {
    /// Entries in front of an array's items or an object's members.
    pub(super) const HEAD: u32 = 2;
    const LENGTH: u32 = (1 << 28) - 1;

    fn new(kind: Kind, start: usize, length: usize) -> Self {
        Self { start: start as u32, rest: (kind as u32) << 28 | length as u32 }
    }

    #[inline]
    pub(super) fn kind(self) -> Kind {
        match self.rest >> 28 {
            0 => Kind::Null,
            1 => Kind::True,
            2 => Kind::False,
            3 => Kind::Int,
            4 => Kind::Double,
            5 => Kind::Text,
            6 => Kind::Escaped,
            7 => Kind::List,
            _ => Kind::Map,
        }
    }

    #[inline]
    pub(super) fn length(self) -> u32 {
        self.rest & Self::LENGTH
    }

    /// How many entries the value takes.
    #[inline]
    pub(super) fn width(self) -> u32 {
        if self.rest >> 28 >= Kind::List as u32 { self.length() } else { 1 }
    }
}

pub(super) fn read(text: &str) -> Result<Tape<'_>, JsonError> {
    if text.len() >= LENGTH_LIMIT {
        return Err(JsonError { offset: LENGTH_LIMIT });
    }
    let tape = Tape {
        entries: Vec::with_capacity(text.len() / 5 + 4),
        escaped: Vec::new(),
        is_compact: true,
        has_simple_keys: true,
    };
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, keys: Vec::new(), tape };
    reader.blanks();
    reader.value(0)?;
    reader.blanks();
    if reader.at == text.len() { Ok(reader.tape) } else { Err(JsonError { offset: reader.at }) }
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// Keys of the objects that are open, to find equal ones.
    keys: Vec<Key>,
    tape: Tape<'a>,
}

#[derive(Clone, Copy)]
struct Key {
    start: u32,
    length: u32,
    /// The first and the last byte: tells most keys apart.
    ends: [u8; 2],
}

impl<'a> Reader<'a> {
    fn fail<T>(&self) -> Result<T, JsonError> {
        Err(JsonError { offset: self.at })
    }

    #[inline]
    fn peek(&self) -> u8 {
        // A NUL is no JSON anywhere, so it stands for the end as well.
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    #[inline]
    fn blanks(&mut self) {
        if self.peek() <= b' ' && self.at < self.bytes.len() {
            self.tape.is_compact = false;
            while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
                self.at += 1;
            }
        }
    }

    #[inline]
    fn push(&mut self, kind: Kind, start: usize, length: usize) {
        self.tape.entries.push(Entry::new(kind, start, length));
    }

    fn value(&mut self, depth: u32) -> Result<(), JsonError> {
        match self.peek() {
            b'"' => self.string().map(|_| ()),
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b't' => self.word("true", Kind::True),
            b'f' => self.word("false", Kind::False),
            b'n' => self.word("null", Kind::Null),
            b'-' | b'0'..=b'9' => self.number(),
            _ => self.fail(),
        }
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<(), JsonError> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return self.fail();
        }
        self.push(kind, self.at, word.len());
        self.at += word.len();
        Ok(())
    }

    /// At the bracket. The head is written when all inside it is known.
    fn open(&mut self, depth: u32) -> Result<usize, JsonError> {
        if depth >= DEPTH_LIMIT {
            return self.fail();
        }
        let head = self.tape.entries.len();
        self.tape.entries.push(Entry { start: 0, rest: 0 });
        self.tape.entries.push(Entry { start: self.at as u32, rest: 0 });
        self.at += 1;
        self.blanks();
        Ok(head)
    }

    fn close(&mut self, head: usize, kind: Kind, count: usize) {
        let width = self.tape.entries.len() - head;
        self.tape.entries[head] = Entry::new(kind, count, width);
        self.tape.entries[head + 1].rest = self.at as u32;
    }

    fn object(&mut self, depth: u32) -> Result<(), JsonError> {
        let head = self.open(depth)?;
        let first = self.keys.len();
        if self.peek() == b'}' {
            self.at += 1;
            self.close(head, Kind::Map, 0);
            return Ok(());
        }
        loop {
            if self.peek() != b'"' {
                return self.fail();
            }
            let (key, is_plain) = self.string()?;
            self.keys.push(key);
            self.tape.has_simple_keys &= is_plain;
            self.blanks();
            if self.peek() != b':' {
                return self.fail();
            }
            self.at += 1;
            self.blanks();
            self.value(depth + 1)?;
            self.blanks();
            match self.peek() {
                b',' => self.at += 1,
                b'}' => break,
                _ => return self.fail(),
            }
            self.blanks();
        }
        self.at += 1;
        self.close(head, Kind::Map, self.keys.len() - first);
        if self.has_equal_keys(first) {
            self.tape.has_simple_keys = false;
        }
        self.keys.truncate(first);
        Ok(())
    }

    fn array(&mut self, depth: u32) -> Result<(), JsonError> {
        let head = self.open(depth)?;
        let mut count = 0;
        if self.peek() != b']' {
            loop {
                self.value(depth + 1)?;
                count += 1;
                self.blanks();
                match self.peek() {
                    b',' => self.at += 1,
                    b']' => break,
                    _ => return self.fail(),
                }
                self.blanks();
            }
        }
        self.at += 1;
        self.close(head, Kind::List, count);
        Ok(())
    }

    fn has_equal_keys(&self, first: usize) -> bool {
        let keys = &self.keys[first..];
        let text = |key: &Key| &self.bytes[key.start as usize..(key.start + key.length) as usize];
        if keys.len() > 16 {
            let mut names: Vec<&[u8]> = keys.iter().map(text).collect();
            names.sort_unstable();
            return names.windows(2).any(|pair| pair[0] == pair[1]);
        }
        keys.iter().enumerate().any(|(at, key)| {
            keys[at + 1..]
                .iter()
                .any(|other| key.length == other.length && key.ends == other.ends && text(key) == text(other))
        })
    }

    fn number(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        self.at += usize::from(self.peek() == b'-');
        let digits = self.digits()?;
        if digits > 1 && self.bytes[self.at - digits] == b'0' {
            return self.fail();
        }
        if !matches!(self.peek(), b'.' | b'e' | b'E') {
            if digits == 1 && self.bytes[start..].starts_with(b"-0") {
                self.tape.is_compact = false;
            }
            self.push(Kind::Int, start, self.at - start);
            return Ok(());
        }
        if self.peek() == b'.' {
            let point = self.at;
            self.at += 1;
            self.digits()?;
            if !prints_as_written(&self.bytes[point - digits..point], &self.bytes[point + 1..self.at]) {
                self.tape.is_compact = false;
            }
        }
        if let b'e' | b'E' = self.peek() {
            self.tape.is_compact = false;
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), b'+' | b'-'));
            self.digits()?;
        }
        self.push(Kind::Double, start, self.at - start);
        Ok(())
    }

    fn digits(&mut self) -> Result<usize, JsonError> {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        if self.at == start { self.fail() } else { Ok(self.at - start) }
    }

    /// At the quote. Says whether the text has no escapes.
    #[inline]
    fn string(&mut self) -> Result<(Key, bool), JsonError> {
        let start = self.at + 1;
        let end = start + ordinary(&self.bytes[start..]);
        if self.bytes.get(end) != Some(&b'"') {
            self.at = end;
            return self.string_with_escapes(start);
        }
        self.at = end + 1;
        self.push(Kind::Text, start, end - start);
        Ok((self.key(start, end), true))
    }

    #[inline]
    fn key(&self, start: usize, end: usize) -> Key {
        // Of an empty key these are the quotes.
        let ends = [self.bytes[start], self.bytes[end - 1]];
        Key { start: start as u32, length: (end - start) as u32, ends }
    }

    #[inline(never)]
    fn string_with_escapes(&mut self, start: usize) -> Result<(Key, bool), JsonError> {
        loop {
            match self.peek() {
                b'"' => break,
                b'\\' => self.escape()?,
                _ => return self.fail(),
            }
            self.at += ordinary(&self.bytes[self.at..]);
        }
        let (end, index) = (self.at, self.tape.escaped.len());
        self.at += 1;
        self.tape.escaped.push(&self.text[start..end]);
        self.push(Kind::Escaped, index, end - start);
        Ok((self.key(start, end), false))
    }

    /// At a backslash.
    fn escape(&mut self) -> Result<(), JsonError> {
        self.at += 2;
        match self.bytes.get(self.at - 1) {
            Some(b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(()),
            Some(b'/') => {
                self.tape.is_compact = false;
                Ok(())
            }
            Some(b'u') => {
                self.tape.is_compact = false;
                let digits = self.bytes.get(self.at..self.at + 4);
                if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                    return self.fail();
                }
                self.at += 4;
                Ok(())
            }
            _ => self.fail(),
        }
    }
}

/// Whether a double prints with the digits it was written with: few enough of them, none at the end that says nothing,
/// and no power of ten in Java's form.
fn prints_as_written(whole: &[u8], fraction: &[u8]) -> bool {
    let is_short = whole.len() <= 7 && whole.len() + fraction.len() <= 15;
    let ends_well = fraction.len() == 1 || fraction.last() != Some(&b'0');
    let is_large_enough = whole != b"0" || fraction == b"0" || fraction.iter().take(3).any(|digit| *digit != b'0');
    is_short && ends_well && is_large_enough
}

/// How many bytes pass before a quote, a backslash or a control, eight at a time.
#[inline]
pub(crate) fn ordinary(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);
    let has_zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let mut at = 0;
    while let Some(&chunk) = bytes[at..].first_chunk::<8>() {
        let word = u64::from_le_bytes(chunk);
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let quote = has_zero(word ^ (ONES * b'"' as u64));
        let backslash = has_zero(word ^ (ONES * b'\\' as u64));
        let found = (control | quote | backslash) & HIGHS;
        if found != 0 {
            // The lowest mark is exact; those above it may be carries.
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes[at..].iter().take_while(|byte| **byte >= 0x20 && **byte != b'"' && **byte != b'\\');
    at + rest.count()
}

/// Appends what the inside of a text with escapes says. Halves of surrogate pairs become replacement characters.
pub(super) fn decode(raw: &str, out: &mut String) {
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let mut taken = at + 2;
        out.push(match rest.as_bytes().get(at + 1) {
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = code_unit(rest, at);
                taken = at + 6;
                let second = if (0xd800..0xdc00).contains(&first) { code_unit(rest, taken) } else { 0 };
                if first >> 11 != 0x1b {
                    char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
                } else if (0xdc00..0xe000).contains(&second) {
                    taken += 6;
                    char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
                        .unwrap_or(char::REPLACEMENT_CHARACTER)
                } else {
                    char::REPLACEMENT_CHARACTER
                }
            }
            Some(other) => char::from(*other),
            None => char::REPLACEMENT_CHARACTER,
        });
        rest = rest.get(taken..).unwrap_or("");
    }
    out.push_str(rest);
}

/// The number behind a `\u`, or 0 when there is none.
fn code_unit(text: &str, at: usize) -> u32 {
    let digits = text.get(at..at + 6).and_then(|escape| escape.strip_prefix("\\u"));
    digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0)
}
