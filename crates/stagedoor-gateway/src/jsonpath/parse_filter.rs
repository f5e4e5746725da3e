//! The text between the parentheses of `[?(…)]`.

use stagedoor_vtl::JavaPattern;

use super::literal::{Literal, unescape};
use super::parse::{Cursor, Parsed, parse_at};
use super::{Comparison, Condition, Operand, Origin};
use crate::decimal::Number;

/// Parentheses and negations inside of each other.
const DEPTH_LIMIT: u32 = 20;

/// Reads a filter with its parentheses. `depth`: how many paths it stands in.
pub(super) fn parse(text: &str, depth: u32) -> Parsed<Condition> {
    let mut parser = Parser { cursor: Cursor::new(text), nested: 0, depth };
    let condition = parser.any()?;
    parser.cursor.blanks();
    if parser.cursor.at < text.len() { parser.cursor.fail("unexpected text") } else { Ok(condition) }
}

struct Parser<'t> {
    cursor: Cursor<'t>,
    nested: u32,
    depth: u32,
}

/// A path, and whether it is asked to be there.
struct FilterPath {
    operand: Operand,
    should_exist: bool,
}

impl Parser<'_> {
    fn take(&mut self, text: &str) -> bool {
        self.cursor.blanks();
        let found = self.cursor.bytes[self.cursor.at..].starts_with(text.as_bytes());
        if found {
            self.cursor.at += text.len();
        }
        found
    }

    fn any(&mut self) -> Parsed<Condition> {
        let mut terms = vec![self.all()?];
        while self.take("||") {
            terms.push(self.all()?);
        }
        Ok(if terms.len() == 1 { terms.remove(0) } else { Condition::Any(terms) })
    }

    fn all(&mut self) -> Parsed<Condition> {
        let mut terms = vec![self.term()?];
        while self.take("&&") {
            terms.push(self.term()?);
        }
        Ok(if terms.len() == 1 { terms.remove(0) } else { Condition::All(terms) })
    }

    fn nested<T>(&mut self, work: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.nested >= DEPTH_LIMIT {
            return self.cursor.fail("nested too deeply");
        }
        self.nested += 1;
        let result = work(self);
        self.nested -= 1;
        result
    }

    fn term(&mut self) -> Parsed<Condition> {
        self.cursor.blanks();
        let start = self.cursor.at;
        if self.take("!") {
            self.cursor.blanks();
            if matches!(self.cursor.peek(), Some(b'$' | b'@')) {
                self.cursor.at = start;
            } else {
                return Ok(Condition::Not(Box::new(self.nested(Self::term)?)));
            }
        }
        if self.take("(") {
            let condition = self.nested(Self::any)?;
            return if self.take(")") { Ok(condition) } else { self.cursor.fail("`)` expected") };
        }
        self.expression()
    }

    fn expression(&mut self) -> Parsed<Condition> {
        let left = self.value()?;
        let back = self.cursor.at;
        if let Some(comparison) = self.comparison()
            && let Ok(right) = self.value()
        {
            return Ok(Condition::Compare(left.operand, comparison, right.operand));
        }
        self.cursor.at = back;
        match left.operand {
            Operand::Path(path, _) => Ok(Condition::Exists(path, left.should_exist)),
            _ => self.cursor.fail("a comparison expected"),
        }
    }

    fn comparison(&mut self) -> Option<Comparison> {
        self.cursor.blanks();
        let start = self.cursor.at;
        let is_sign = |byte: Option<u8>| matches!(byte, Some(b'<' | b'>' | b'=' | b'~' | b'!'));
        if is_sign(self.cursor.peek()) {
            while is_sign(self.cursor.peek()) {
                self.cursor.at += 1;
            }
        } else {
            while !matches!(self.cursor.peek(), None | Some(b' ')) {
                self.cursor.at += 1;
            }
        }
        Some(match self.cursor.slice(start, self.cursor.at).to_ascii_uppercase().as_str() {
            "==" => Comparison::Equal,
            "!=" => Comparison::NotEqual,
            "===" => Comparison::SameTypeEqual,
            "!==" => Comparison::SameTypeNotEqual,
            "<" => Comparison::Less,
            "<=" => Comparison::LessOrEqual,
            ">" => Comparison::Greater,
            ">=" => Comparison::GreaterOrEqual,
            "=~" => Comparison::Matches,
            "IN" => Comparison::In,
            "NIN" => Comparison::NotIn,
            "SUBSETOF" => Comparison::SubsetOf,
            "ANYOF" => Comparison::AnyOf,
            "NONEOF" => Comparison::NoneOf,
            "CONTAINS" => Comparison::Contains,
            "SIZE" => Comparison::Size,
            "EMPTY" => Comparison::Empty,
            "ALL" | "EXISTS" | "TYPE" | "MATCHES" => Comparison::Never,
            _ => return None,
        })
    }

    fn value(&mut self) -> Parsed<FilterPath> {
        self.cursor.blanks();
        let start = self.cursor.at;
        let negated = self.take("!");
        self.cursor.blanks();
        match self.cursor.peek() {
            Some(b'$' | b'@') => self.path(negated),
            _ if negated => self.cursor.fail("a path expected"),
            Some(quote @ (b'"' | b'\'')) => {
                let Some(end) = self.cursor.unescaped(start, quote) else {
                    return self.cursor.fail("a text without its closing quote");
                };
                self.cursor.at = end + 1;
                self.literal(Literal::Text(unescape(self.cursor.slice(start + 1, end)).into()))
            }
            Some(b't') if self.take("true") => self.literal(Literal::Boolean(true)),
            Some(b'f') if self.take("false") => self.literal(Literal::Boolean(false)),
            Some(b'n') if self.take("null") => self.literal(Literal::Null),
            Some(open @ (b'[' | b'{')) => {
                let close = if open == b'[' { b']' } else { b'}' };
                let Some(end) = self.cursor.closing(start, open, close, false) else {
                    return self.cursor.fail("a literal that is not closed");
                };
                self.cursor.at = end + 1;
                match Literal::lenient(self.cursor.slice(start, end + 1)) {
                    Some(literal) => self.literal(literal),
                    None => self.cursor.fail("not JSON"),
                }
            }
            Some(b'/') => self.pattern(),
            _ => {
                while self.cursor.peek().is_some_and(|byte| byte.is_ascii_digit() || b"-.eE".contains(&byte)) {
                    self.cursor.at += 1;
                }
                let text = self.cursor.slice(start, self.cursor.at);
                match Number::new(text) {
                    Some(_) => self.literal(Literal::Number(text.into())),
                    None => self.cursor.fail("a value expected"),
                }
            }
        }
    }

    fn literal(&self, literal: Literal) -> Parsed<FilterPath> {
        Ok(FilterPath { operand: Operand::Literal(literal), should_exist: true })
    }

    /// At a `$` or `@`: up to a comparison's sign, a blank, or a parenthesis that closes more than a function.
    fn path(&mut self, negated: bool) -> Parsed<FilterPath> {
        let start = self.cursor.at;
        let origin = if self.cursor.peek() == Some(b'$') { Origin::Root } else { Origin::Current };
        self.cursor.at += 1;
        loop {
            if self.cursor.peek() == Some(b'[') {
                let Some(close) = self.cursor.closing(self.cursor.at, b'[', b']', true) else {
                    return self.cursor.fail("`]` expected");
                };
                self.cursor.at = close + 1;
            }
            match self.cursor.peek() {
                None | Some(b' ' | b'<' | b'>' | b'=' | b'~' | b'!') => break,
                Some(b')') if !self.closes_a_function(start) => break,
                _ => self.cursor.at += 1,
            }
        }
        let path = parse_at(self.cursor.slice(start, self.cursor.at), self.depth + 1)?;
        Ok(FilterPath { operand: Operand::Path(path, origin), should_exist: !negated })
    }

    /// Whether the `)` here belongs to a function of the path since `from`. Jayway: one with parameters it does not know.
    fn closes_a_function(&self, from: usize) -> bool {
        let before = self.cursor.slice(from, self.cursor.at).trim_end_matches(' ');
        before.strip_suffix('(').is_some_and(|path| path[1..].contains('.'))
    }

    /// `/pattern/flags`
    fn pattern(&mut self) -> Parsed<FilterPath> {
        let start = self.cursor.at;
        let Some(end) = self.cursor.unescaped(start, b'/') else {
            return self.cursor.fail("a pattern without its closing `/`");
        };
        let pattern = self.cursor.slice(start + 1, end);
        self.cursor.at = end + 1;
        while self.cursor.peek().is_some_and(|byte| b"dixmsuU".contains(&byte)) {
            self.cursor.at += 1;
        }
        let flags = self.cursor.slice(end + 1, self.cursor.at);
        let pattern = if flags.is_empty() { pattern.to_owned() } else { format!("(?{flags}){pattern}") };
        match JavaPattern::new(&pattern) {
            Ok(pattern) => Ok(FilterPath { operand: Operand::Pattern(Box::new(pattern)), should_exist: true }),
            Err(_) => self.cursor.fail("not a regular expression"),
        }
    }
}
