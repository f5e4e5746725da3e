//! Path text to steps, as Jayway reads it: leniently. Not all of a text need mean something, and its last character may
//! be lost on it; where it is so, `cases.txt` says so.

use super::literal::{Literal, unescape};
use super::parse_filter;
use super::{Function, JsonPath, JsonPathError, Parameter, Step};

/// Filters inside filters, and functions inside functions.
const DEPTH_LIMIT: u32 = 20;
/// Bytes of a path.
const LENGTH_LIMIT: usize = 8192;
/// Steps of a path.
const STEPS_LIMIT: usize = 200;

pub(super) type Parsed<T> = Result<T, JsonPathError>;

pub(super) fn parse(text: &str) -> Parsed<JsonPath> {
    parse_at(text, 0)
}

pub(super) fn parse_at(text: &str, depth: u32) -> Parsed<JsonPath> {
    let text = text.trim_end_matches(' ');
    if text.len() > LENGTH_LIMIT {
        return Err(JsonPathError { offset: 0, message: "too long" });
    }
    if depth > DEPTH_LIMIT {
        return Err(JsonPathError { offset: 0, message: "nested too deeply" });
    }
    if text.is_empty() {
        return Err(JsonPathError { offset: 0, message: "empty" });
    }
    if text.starts_with(['$', '@']) {
        return Parser { cursor: Cursor::new(text), steps: Vec::new(), depth }.path();
    }
    let rooted = ["$.", text].concat();
    Parser { cursor: Cursor::new(&rooted), steps: Vec::new(), depth }.path()
}

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0 }
    }

    pub(super) fn fail<T>(&self, message: &'static str) -> Parsed<T> {
        Err(JsonPathError { offset: self.at, message })
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    pub(super) fn blanks(&mut self) {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
    }

    /// Where the next byte that is no blank stands, behind `at`.
    pub(super) fn significant(&self, at: usize) -> usize {
        let mut next = at + 1;
        while self.byte(next) == Some(b' ') {
            next += 1;
        }
        next
    }

    /// The next `wanted` behind `at` that no backslash stands before.
    pub(super) fn unescaped(&self, at: usize, wanted: u8) -> Option<usize> {
        let mut next = at + 1;
        loop {
            match self.byte(next)? {
                b'\\' => next += 1,
                byte if byte == wanted => return Some(next),
                _ => {}
            }
            next += 1;
        }
    }

    /// The bracket that closes the one at `at`; texts in quotes are passed over, and patterns where `patterns` says so.
    pub(super) fn closing(&self, at: usize, open: u8, close: u8, patterns: bool) -> Option<usize> {
        let mut opened = 1;
        let mut next = at + 1;
        loop {
            if let quote @ (b'\'' | b'"') = self.byte(next)? {
                next = self.unescaped(next, quote)? + 1;
            }
            if patterns && self.byte(next)? == b'/' {
                next = self.unescaped(next, b'/')? + 1;
            }
            let byte = self.byte(next)?;
            if byte == open {
                opened += 1;
            } else if byte == close {
                opened -= 1;
                if opened == 0 {
                    return Some(next);
                }
            }
            next += 1;
        }
    }
}

struct Parser<'t> {
    cursor: Cursor<'t>,
    steps: Vec<Step>,
    depth: u32,
}

impl Parser<'_> {
    fn path(mut self) -> Parsed<JsonPath> {
        let text = self.cursor.text;
        if text.ends_with('.') {
            return self.cursor.fail("a path cannot end in `.`");
        }
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        if text.len() > 1 {
            self.cursor.at = 1;
            if !matches!(self.cursor.peek(), Some(b'.' | b'[')) {
                return self.cursor.fail("`.` or `[` expected");
            }
            loop {
                self.step()?;
                // Jayway: at the last character it takes itself to be at the end.
                if self.cursor.at >= last {
                    break;
                }
                if self.steps.len() >= STEPS_LIMIT {
                    return self.cursor.fail("too many steps");
                }
            }
        }
        Ok(JsonPath::of(self.steps))
    }

    fn step(&mut self) -> Parsed<()> {
        match self.cursor.peek() {
            Some(b'.') => {
                self.cursor.at += 1;
                if self.cursor.peek() == Some(b'.') {
                    self.cursor.at += 1;
                    self.steps.push(Step::Descend);
                    if self.cursor.peek() == Some(b'.') {
                        return self.cursor.fail("a third `.`");
                    }
                }
                match self.cursor.peek() {
                    None => self.cursor.fail("a path cannot end in `.`"),
                    _ => self.after_dot(),
                }
            }
            _ => self.after_dot(),
        }
    }

    fn after_dot(&mut self) -> Parsed<()> {
        match self.cursor.peek() {
            Some(b'[') => self.bracket(),
            Some(b'*') => {
                self.cursor.at += 1;
                self.steps.push(Step::Wildcard);
                Ok(())
            }
            _ => self.property(),
        }
    }

    /// A name after a dot, or a function. Anything but a dot, a bracket and a blank belongs to the name.
    fn property(&mut self) -> Parsed<()> {
        let start = self.cursor.at;
        if matches!(self.cursor.peek(), None | Some(b'[' | b'*' | b'.' | b' ')) {
            return self.cursor.fail("a name expected");
        }
        loop {
            match self.cursor.peek() {
                Some(b' ') => return self.cursor.fail("a name with a blank stands in brackets"),
                None | Some(b'.' | b'[') => break,
                Some(b'(') => return self.function(start),
                Some(_) => self.cursor.at += 1,
            }
        }
        let name = self.cursor.slice(start, self.cursor.at);
        self.steps.push(Step::Child(name.into()));
        Ok(())
    }

    /// At the parenthesis of a function whose name starts at `start`.
    fn function(&mut self, start: usize) -> Parsed<()> {
        let name = self.cursor.slice(start, self.cursor.at);
        let open = self.cursor.at;
        let mut opened = 0;
        let end = (open..self.cursor.text.len()).find(|at| {
            match self.cursor.byte(*at) {
                Some(b'(') => opened += 1,
                Some(b')') => opened -= 1,
                _ => {}
            }
            opened == 0
        });
        let Some(_) = end else { return self.cursor.fail("arguments that are not closed") };
        let parameters = if self.cursor.byte(open + 1) == Some(b')') {
            // Jayway: it stays at the parenthesis, which is a name if anything follows.
            self.cursor.at = open + 1;
            Vec::new()
        } else {
            self.cursor.at = open + 1;
            self.parameters()?
        };
        self.steps.push(Step::Function(Function::named(name), parameters));
        Ok(())
    }

    fn parameters(&mut self) -> Parsed<Vec<Parameter>> {
        let mut parameters = Vec::new();
        let (mut parentheses, mut braces, mut brackets, mut quotes) = (1u32, 0u32, 0u32, 0u32);
        let mut kind = None;
        let mut start = self.cursor.at;
        let mut prior = 0;
        while let Some(byte) = self.cursor.peek() {
            if kind.is_none() {
                if byte.is_ascii_whitespace() {
                    self.cursor.at += 1;
                    continue;
                }
                if matches!(byte, b'{' | b'"' | b'-') || byte.is_ascii_digit() {
                    (kind, start) = (Some(b'{'), self.cursor.at);
                } else if matches!(byte, b'$' | b'@') {
                    (kind, start) = (Some(b'$'), self.cursor.at);
                }
            }
            let mut ends = false;
            match byte {
                b'"' => {
                    quotes = if prior != b'\\' && quotes > 0 { quotes - 1 } else { quotes + 1 };
                }
                b'(' => parentheses += 1,
                b'{' => braces += 1,
                b'[' => brackets += 1,
                b'}' | b']' => {
                    let opened = if byte == b'}' { &mut braces } else { &mut brackets };
                    match opened.checked_sub(1) {
                        Some(left) => *opened = left,
                        None => return self.cursor.fail("a closing bracket too many"),
                    }
                }
                b')' => {
                    parentheses = parentheses.saturating_sub(1);
                    ends = true;
                }
                b',' => ends = true,
                _ => {}
            }
            if ends
                && quotes + braces + brackets == 0
                && ((byte == b')' && parentheses == 0) || (byte == b',' && parentheses == 1))
            {
                let text = self.cursor.slice(start, self.cursor.at);
                match kind.take() {
                    Some(b'{') => match Literal::lenient(text) {
                        Some(literal) => parameters.push(Parameter::Literal(literal)),
                        None => return self.cursor.fail("a parameter that is not JSON"),
                    },
                    Some(_) => parameters.push(Parameter::Path(parse_at(text, self.depth + 1)?)),
                    None => {}
                }
                if parentheses == 0 {
                    self.cursor.at += 1;
                    return Ok(parameters);
                }
            }
            prior = byte;
            self.cursor.at += 1;
        }
        self.cursor.fail("arguments that are not closed")
    }

    /// At a `[`.
    fn bracket(&mut self) -> Parsed<()> {
        let open = self.cursor.at;
        let next = self.cursor.significant(open);
        match self.cursor.byte(next) {
            Some(quote @ (b'\'' | b'"')) => self.names(quote),
            Some(b'*') => {
                let close = self.cursor.significant(next);
                if self.cursor.byte(close) != Some(b']') {
                    return self.cursor.fail("`]` expected");
                }
                self.cursor.at = close + 1;
                self.steps.push(Step::Wildcard);
                Ok(())
            }
            Some(b'?') => self.filter(next),
            Some(b'-' | b':' | b'0'..=b'9') => self.indices(),
            _ => self.cursor.fail("an index, a name, `*` or `?` expected"),
        }
    }

    fn names(&mut self, quote: u8) -> Parsed<()> {
        let mut names: Vec<Box<str>> = Vec::new();
        let (mut at, mut end) = (self.cursor.at + 1, 0);
        let mut inside = None;
        let mut comma = false;
        while let Some(byte) = self.cursor.byte(at) {
            match (byte, inside) {
                (b'\\', _) => at += 1,
                (b']', None) if comma => return self.cursor.fail("an empty name"),
                (b']', None) => break,
                (byte, Some(start)) if byte == quote => {
                    if !matches!(self.cursor.byte(self.cursor.significant(at)), Some(b']' | b',')) {
                        return self.cursor.fail("`,` or `]` expected behind a name");
                    }
                    end = at;
                    names.push(unescape(self.cursor.slice(start, at)).into());
                    inside = None;
                }
                (byte, None) if byte == quote => (inside, comma) = (Some(at + 1), false),
                (b',', None) if comma => return self.cursor.fail("an empty name"),
                (b',', None) => comma = true,
                _ => {}
            }
            at += 1;
        }
        if inside.is_some() {
            return self.cursor.fail("a name without its closing quote");
        }
        let close = self.cursor.significant(end);
        if end == 0 || self.cursor.byte(close) != Some(b']') {
            return self.cursor.fail("`]` expected");
        }
        self.cursor.at = close + 1;
        self.steps.push(if names.len() == 1 { Step::Child(names.remove(0)) } else { Step::Children(names) });
        Ok(())
    }

    /// `0`, `-1`, `0,2`, `1:3`: up to the next `]`.
    fn indices(&mut self) -> Parsed<()> {
        let open = self.cursor.at;
        let Some(length) = self.cursor.bytes[open..].iter().position(|byte| *byte == b']') else {
            return self.cursor.fail("`]` expected");
        };
        let text = self.cursor.slice(open + 1, open + length).trim();
        let Some(step) = (if text.contains(':') { range(text) } else { list(text) }) else {
            return self.cursor.fail("an index, indices or a slice expected");
        };
        self.cursor.at = open + length + 1;
        self.steps.push(step);
        Ok(())
    }

    /// At a `[`, whose `?` stands at `question`.
    fn filter(&mut self, question: usize) -> Parsed<()> {
        let open = self.cursor.significant(question);
        if self.cursor.byte(open) != Some(b'(') {
            return self.cursor.fail("`(` expected");
        }
        let Some(close) = self.cursor.closing(open, b'(', b')', true) else {
            return self.cursor.fail("a filter that is not closed");
        };
        let end = self.cursor.significant(close);
        if self.cursor.byte(end) != Some(b']') {
            return self.cursor.fail("`]` expected");
        }
        let condition = parse_filter::parse(self.cursor.slice(open, close + 1), self.depth + 1)?;
        self.steps.push(Step::Filter(Box::new(condition)));
        self.cursor.at = end + 1;
        Ok(())
    }
}

fn range(text: &str) -> Option<Step> {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b':')) {
        return None;
    }
    let mut ends = text.split(':').map(|end| if end.is_empty() { Some(None) } else { index(end).map(Some) });
    let (from, to) = (ends.next()??, ends.next().unwrap_or(Some(None))?);
    // A third part means nothing.
    (from.is_some() || to.is_some()).then_some(Step::Slice(from, to))
}

fn list(text: &str) -> Option<Step> {
    let mut all: Vec<i64> = text.split(',').map(|part| index(part.trim_matches(' '))).collect::<Option<_>>()?;
    Some(if all.len() == 1 { Step::Index(all.pop()?) } else { Step::Indices(all) })
}

/// Java's `int`s.
fn index(text: &str) -> Option<i64> {
    text.parse::<i32>().ok().map(i64::from).filter(|_| !text.starts_with('+'))
}
