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
    let mut reader = Reader { text, bytes: text.as_bytes(), tape };
    let start = reader.blanks(0);
    let end = reader.value(start, 0)?;
    let end = reader.blanks(end);
    if end == text.len() { Ok(reader.tape) } else { Err(JsonError { offset: end }) }
}

/// Where a reader stands is handed on from step to step, so that it stays in a register.
struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    tape: Tape<'a>,
}

type Read = Result<usize, JsonError>;

fn fail(at: usize) -> Read {
    Err(JsonError { offset: at })
}

impl<'a> Reader<'a> {
    #[inline]
    fn peek(&self, at: usize) -> u8 {
        // A NUL is no JSON anywhere, so it stands for the end as well.
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn blanks(&mut self, at: usize) -> usize {
        if self.peek(at) > b' ' { at } else { self.more_blanks(at) }
    }

    #[cold]
    fn more_blanks(&mut self, mut at: usize) -> usize {
        let start = at;
        while matches!(self.peek(at), b' ' | b'\t' | b'\n' | b'\r') {
            at += 1;
        }
        self.tape.is_compact &= at == start;
        at
    }

    #[inline]
    fn push(&mut self, kind: Kind, start: usize, length: usize) {
        self.tape.entries.push(Entry::new(kind, start, length));
    }

    fn value(&mut self, at: usize, depth: u32) -> Read {
        match self.peek(at) {
            b'"' => self.string(at),
            b'{' => self.object(at, depth),
            b'[' => self.array(at, depth),
            b't' => self.word(at, "true", Kind::True),
            b'f' => self.word(at, "false", Kind::False),
            b'n' => self.word(at, "null", Kind::Null),
            b'-' | b'0'..=b'9' => self.number(at),
            _ => fail(at),
        }
    }

    fn word(&mut self, at: usize, word: &str, kind: Kind) -> Read {
        if !self.bytes[at..].starts_with(word.as_bytes()) {
            return fail(at);
        }
        self.push(kind, at, word.len());
        Ok(at + word.len())
    }

    /// At the bracket: the place of the head, which is written when all inside it is known.
    #[inline]
    fn open(&mut self, at: usize, depth: u32) -> Result<usize, JsonError> {
        if depth >= DEPTH_LIMIT {
            return fail(at);
        }
        let head = self.tape.entries.len();
        self.tape.entries.extend_from_slice(&[Entry { start: 0, rest: 0 }, Entry { start: at as u32, rest: 0 }]);
        Ok(head)
    }

    /// Behind the bracket.
    #[inline]
    fn close(&mut self, at: usize, head: usize, kind: Kind, count: usize) -> usize {
        let width = self.tape.entries.len() - head;
        self.tape.entries[head] = Entry::new(kind, count, width);
        self.tape.entries[head + 1].rest = at as u32;
        at
    }

    fn object(&mut self, at: usize, depth: u32) -> Read {
        let head = self.open(at, depth)?;
        let mut at = self.blanks(at + 1);
        if self.peek(at) == b'}' {
            return Ok(self.close(at + 1, head, Kind::Map, 0));
        }
        let (mut count, mut seen, mut may_repeat) = (0, 0u64, false);
        loop {
            if self.peek(at) != b'"' {
                return fail(at);
            }
            let (key, escaped) = (at + 1, self.tape.escaped.len());
            at = self.string(at)?;
            count += 1;
            self.tape.has_simple_keys &= self.tape.escaped.len() == escaped;
            // Two keys that share their bit may be equal.
            let (first, last) = (u32::from(self.bytes[key]), u32::from(self.bytes[at - 2]));
            let hash = first.wrapping_mul(31).wrapping_add(last.wrapping_mul(7)).wrapping_add((at - key) as u32);
            may_repeat |= seen >> (hash & 63) & 1 == 1;
            seen |= 1 << (hash & 63);
            at = self.blanks(at);
            if self.peek(at) != b':' {
                return fail(at);
            }
            at = self.blanks(at + 1);
            at = self.value(at, depth + 1)?;
            at = self.blanks(at);
            match self.peek(at) {
                b',' => at = self.blanks(at + 1),
                b'}' => break,
                _ => return fail(at),
            }
        }
        let end = self.close(at + 1, head, Kind::Map, count);
        if may_repeat && self.has_equal_keys(head) {
            self.tape.has_simple_keys = false;
        }
        Ok(end)
    }

    fn array(&mut self, at: usize, depth: u32) -> Read {
        let head = self.open(at, depth)?;
        let mut at = self.blanks(at + 1);
        if self.peek(at) == b']' {
            return Ok(self.close(at + 1, head, Kind::List, 0));
        }
        let mut count = 0;
        loop {
            at = self.value(at, depth + 1)?;
            count += 1;
            at = self.blanks(at);
            match self.peek(at) {
                b',' => at = self.blanks(at + 1),
                b']' => return Ok(self.close(at + 1, head, Kind::List, count)),
                _ => return fail(at),
            }
        }
    }

    /// Whether two keys of an object are written alike.
    #[inline(never)]
    fn has_equal_keys(&self, head: usize) -> bool {
        let entries = &self.tape.entries;
        let mut names: Vec<&[u8]> = Vec::with_capacity(entries[head].start as usize);
        let mut at = head + Entry::HEAD as usize;
        while let Some(key) = entries.get(at) {
            names.push(&self.bytes[key.start as usize..(key.start + key.length()) as usize]);
            at += 1 + entries[at + 1].width() as usize;
        }
        if names.len() > 8 {
            names.sort_unstable();
            return names.windows(2).any(|pair| pair[0] == pair[1]);
        }
        names.iter().enumerate().any(|(at, name)| names[at + 1..].contains(name))
    }

    fn number(&mut self, start: usize) -> Read {
        let whole = start + usize::from(self.peek(start) == b'-');
        let mut at = self.digits(whole)?;
        if at > whole + 1 && self.bytes[whole] == b'0' {
            return fail(at);
        }
        if !matches!(self.peek(at), b'.' | b'e' | b'E') {
            if whole > start && self.bytes[whole] == b'0' {
                self.tape.is_compact = false;
            }
            self.push(Kind::Int, start, at - start);
            return Ok(at);
        }
        if self.peek(at) == b'.' {
            let point = at;
            at = self.digits(at + 1)?;
            if !prints_as_written(&self.bytes[whole..point], &self.bytes[point + 1..at]) {
                self.tape.is_compact = false;
            }
        }
        if let b'e' | b'E' = self.peek(at) {
            self.tape.is_compact = false;
            at += 1;
            at = self.digits(at + usize::from(matches!(self.peek(at), b'+' | b'-')))?;
        }
        self.push(Kind::Double, start, at - start);
        Ok(at)
    }

    /// Behind the digits, of which there must be one.
    #[inline]
    fn digits(&self, start: usize) -> Read {
        let mut at = start;
        while self.peek(at).is_ascii_digit() {
            at += 1;
        }
        if at == start { fail(at) } else { Ok(at) }
    }

    /// From the quote to behind the other one.
    #[inline]
    fn string(&mut self, quote: usize) -> Read {
        let start = quote + 1;
        let end = start + ordinary(&self.bytes[start..]);
        if self.peek(end) != b'"' {
            return self.string_with_escapes(start, end);
        }
        self.push(Kind::Text, start, end - start);
        Ok(end + 1)
    }

    #[inline(never)]
    fn string_with_escapes(&mut self, start: usize, mut at: usize) -> Read {
        loop {
            match self.peek(at) {
                b'"' => break,
                b'\\' => at = self.escape(at)?,
                _ => return fail(at),
            }
            at += ordinary(&self.bytes[at..]);
        }
        let index = self.tape.escaped.len();
        self.tape.escaped.push(&self.text[start..at]);
        self.push(Kind::Escaped, index, at - start);
        Ok(at + 1)
    }

    /// At a backslash.
    fn escape(&mut self, at: usize) -> Read {
        match self.peek(at + 1) {
            b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't' => Ok(at + 2),
            b'/' => {
                self.tape.is_compact = false;
                Ok(at + 2)
            }
            b'u' => {
                self.tape.is_compact = false;
                let digits = self.bytes.get(at + 2..at + 6);
                if digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                    Ok(at + 6)
                } else {
                    fail(at + 2)
                }
            }
            _ => fail(at + 2),
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
