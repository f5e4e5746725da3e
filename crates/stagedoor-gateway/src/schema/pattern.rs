//! ECMA 262 regular expressions (the fifth edition, as draft 4 asks), rewritten for and run by Rust engines.
//!
//! Plain ones run in linear time; those with lookahead or back-references by backtracking, within a bound. Differences
//! left: a character beyond U+FFFF counts as one, not as the two halves that ECMA's strings are made of.

use std::fmt::Write;

/// Steps of the backtracking engine for one match.
const BACKTRACK_LIMIT: usize = 200_000;
/// Bytes of a compiled pattern.
const SIZE_LIMIT: usize = 10 << 20;
/// Bytes of a pattern's text.
const TEXT_LIMIT: usize = 10_000;
/// Groups inside groups.
const NEST_LIMIT: usize = 100;

const DIGITS: &str = "0-9";
const WORD: &str = "0-9A-Z_a-z";
const BLANKS: &str =
    "\\t-\\r \\x{A0}\\x{1680}\\x{180E}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";

#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) text: Box<str>,
    engine: Engine,
}

#[derive(Clone, Debug)]
enum Engine {
    Linear(regex::Regex),
    Backtracking(fancy_regex::Regex),
}

/// A match that backtracks beyond its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Endless;

impl Pattern {
    /// Compiles `text`; an error says why it is no pattern.
    pub(super) fn new(text: &str) -> Result<Self, String> {
        if text.len() > TEXT_LIMIT {
            return Err(format!("a pattern of more than {TEXT_LIMIT} bytes"));
        }
        let mut rewriting =
            Rewriting { rest: text.chars().collect(), at: 0, out: String::new(), ..Rewriting::default() };
        rewriting.groups = rewriting.count_groups();
        rewriting.alternatives(0)?;
        if rewriting.at < rewriting.rest.len() {
            return Err("unmatched `)`".to_owned());
        }
        let engine = if rewriting.backtracks {
            fancy_regex::RegexBuilder::new(&rewriting.out)
                .backtrack_limit(BACKTRACK_LIMIT)
                .delegate_size_limit(SIZE_LIMIT)
                .build()
                .map(Engine::Backtracking)
                .map_err(|error| error.to_string())?
        } else {
            regex::RegexBuilder::new(&rewriting.out)
                .size_limit(SIZE_LIMIT)
                .build()
                .map(Engine::Linear)
                .map_err(|error| error.to_string())?
        };
        Ok(Self { text: text.into(), engine })
    }

    /// Whether it matches anywhere in `text`.
    pub(super) fn matches(&self, text: &str) -> Result<bool, Endless> {
        match &self.engine {
            Engine::Linear(engine) => Ok(engine.is_match(text)),
            Engine::Backtracking(engine) => engine.is_match(text).map_err(|_| Endless),
        }
    }
}

#[derive(Default)]
struct Rewriting {
    rest: Vec<char>,
    at: usize,
    out: String,
    /// How many groups capture, in the whole pattern.
    groups: u32,
    backtracks: bool,
}

type Rewritten<T> = Result<T, String>;

impl Rewriting {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn starts_with(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(index, char)| self.rest.get(self.at + index) == Some(&char))
    }

    fn count_groups(&self) -> u32 {
        let (mut count, mut in_class, mut at) = (0, false, 0);
        while let Some(char) = self.rest.get(at) {
            match char {
                '\\' => at += 1,
                '[' => in_class = true,
                ']' => in_class = false,
                '(' if !in_class && self.rest.get(at + 1) != Some(&'?') => count += 1,
                _ => {}
            }
            at += 1;
        }
        count
    }

    /// Up to the end, or to the `)` of the group around.
    fn alternatives(&mut self, depth: usize) -> Rewritten<()> {
        if depth > NEST_LIMIT {
            return Err(format!("groups nested deeper than {NEST_LIMIT}"));
        }
        while let Some(next) = self.peek() {
            match next {
                ')' => return Ok(()),
                '|' => {
                    self.at += 1;
                    self.out.push('|');
                }
                _ => {
                    if self.atom(depth)? {
                        self.quantifier()?;
                    }
                }
            }
        }
        Ok(())
    }

    /// One atom or assertion; whether it can be repeated.
    fn atom(&mut self, depth: usize) -> Rewritten<bool> {
        let Some(next) = self.peek() else { return Ok(false) };
        self.at += 1;
        match next {
            '^' => self.out.push_str("\\A"),
            '$' => self.out.push_str("\\z"),
            '(' => return self.group(depth),
            '*' | '+' | '?' => return Err(format!("nothing to repeat before `{next}`")),
            '.' => {
                self.out.push_str("[^\\n\\r\\x{2028}\\x{2029}]");
                return Ok(true);
            }
            '[' => {
                self.class()?;
                return Ok(true);
            }
            '\\' => return self.escape(),
            char => {
                self.literal(u32::from(char));
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn group(&mut self, depth: usize) -> Rewritten<bool> {
        let mut is_lookahead = false;
        if self.take('?') {
            let kind = self.peek();
            self.at += 1;
            self.out.push_str(match kind {
                Some(':') => "(?:",
                Some('=') => "(?=",
                Some('!') => "(?!",
                _ => return Err("a group of a kind that ECMA 262 does not have".to_owned()),
            });
            is_lookahead = kind != Some(':');
            self.backtracks |= is_lookahead;
        } else {
            self.out.push('(');
        }
        self.alternatives(depth + 1)?;
        if !self.take(')') {
            return Err("unterminated group".to_owned());
        }
        self.out.push(')');
        Ok(!is_lookahead)
    }

    fn quantifier(&mut self) -> Rewritten<()> {
        match self.peek() {
            Some(sign @ ('*' | '+' | '?')) => {
                self.at += 1;
                self.out.push(sign);
            }
            Some('{') => {
                let Some((text, length)) = self.count() else { return Ok(()) };
                self.at += length;
                self.out.push_str(&text);
            }
            _ => return Ok(()),
        }
        if self.take('?') {
            self.out.push('?');
        }
        match self.peek() {
            Some(sign @ ('*' | '+' | '?')) => Err(format!("nothing to repeat before `{sign}`")),
            Some('{') if self.count().is_some() => Err("nothing to repeat before `{`".to_owned()),
            _ => Ok(()),
        }
    }

    /// `{2}`, `{2,}`, `{2,3}`, and how long it is; any other brace stands for itself.
    fn count(&self) -> Option<(String, usize)> {
        let end = self.rest[self.at..].iter().position(|char| *char == '}')?;
        let text: String = self.rest[self.at..=self.at + end].iter().collect();
        let inner = &text[1..text.len() - 1];
        let (from, to) = inner.split_once(',').unwrap_or((inner, ""));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        (is_number(from) && (to.is_empty() || is_number(to))).then(|| (text, end + 1))
    }

    /// Behind a backslash, outside of a class.
    fn escape(&mut self) -> Rewritten<bool> {
        let Some(next) = self.peek() else { return Err("a backslash at the end".to_owned()) };
        match next {
            'b' | 'B' => {
                self.at += 1;
                // ASCII's words, as ECMA has them, written so that both engines know it.
                let inside = format!("(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))");
                let outside = format!("(?:(?<=[{WORD}])(?=[{WORD}])|(?<![{WORD}])(?![{WORD}]))");
                self.out.push_str(if next == 'b' { &inside } else { &outside });
                self.backtracks = true;
                return Ok(false);
            }
            'd' | 'D' | 'w' | 'W' | 's' | 'S' => {
                self.at += 1;
                let (set, negated) = set(next);
                let _ = write!(self.out, "[{}{set}]", if negated { "^" } else { "" });
            }
            '1'..='9' if self.back_reference() => {}
            _ => {
                let code = self.character()?;
                self.literal(code);
            }
        }
        Ok(true)
    }

    fn back_reference(&mut self) -> bool {
        let digits = self.rest[self.at..].iter().take_while(|char| char.is_ascii_digit()).count();
        let text: String = self.rest[self.at..self.at + digits].iter().collect();
        let Ok(number @ 1..) = text.parse::<u32>() else { return false };
        if number > self.groups {
            return false;
        }
        self.at += digits;
        self.backtracks = true;
        let _ = write!(self.out, "(?:\\{number})");
        true
    }

    /// The character that an escape stands for, at what is behind its backslash.
    fn character(&mut self) -> Rewritten<u32> {
        let Some(next) = self.peek() else { return Err("a backslash at the end".to_owned()) };
        self.at += 1;
        Ok(match next {
            't' => 9,
            'n' => 10,
            'v' => 11,
            'f' => 12,
            'r' => 13,
            'c' => match self.peek() {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    self.at += 1;
                    u32::from(letter) % 32
                }
                _ => {
                    self.at -= 1;
                    u32::from('\\')
                }
            },
            'x' => self.hexadecimal(2).unwrap_or(u32::from('x')),
            'u' => match self.hexadecimal(4) {
                Some(high @ 0xd800..0xdc00) if self.starts_with("\\u") => {
                    self.at += 2;
                    match self.hexadecimal(4) {
                        Some(low @ 0xdc00..0xe000) => 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00),
                        _ => return Err("half of a pair of surrogates".to_owned()),
                    }
                }
                Some(0xd800..0xe000) => return Err("half of a pair of surrogates".to_owned()),
                Some(code) => code,
                None => u32::from('u'),
            },
            '0'..='7' => {
                let mut code = u32::from(next) - u32::from('0');
                while let Some(digit @ '0'..='7') = self.peek() {
                    let more = code * 8 + u32::from(digit) - u32::from('0');
                    if more > 0o377 {
                        break;
                    }
                    code = more;
                    self.at += 1;
                }
                code
            }
            char => u32::from(char),
        })
    }

    fn hexadecimal(&mut self, length: usize) -> Option<u32> {
        let digits: String = self.rest.get(self.at..self.at + length)?.iter().collect();
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += length;
        u32::from_str_radix(&digits, 16).ok()
    }

    fn literal(&mut self, code: u32) {
        match char::from_u32(code) {
            Some(char) if char.is_ascii_alphanumeric() => self.out.push(char),
            _ => {
                let _ = write!(self.out, "\\x{{{code:X}}}");
            }
        }
    }

    /// Behind a `[`. Brackets, ampersands and the like in it mean nothing in ECMA.
    fn class(&mut self) -> Rewritten<()> {
        let negated = self.take('^');
        if self.take(']') {
            self.out.push_str(if negated { "[\\x{0}-\\x{10FFFF}]" } else { "[a&&b]" });
            return Ok(());
        }
        self.out.push_str(if negated { "[^" } else { "[" });
        loop {
            if self.take(']') {
                self.out.push(']');
                return Ok(());
            }
            let first = self.class_atom()?;
            let is_range = self.peek() == Some('-') && self.rest.get(self.at + 1).is_some_and(|next| *next != ']');
            let (Some(from), true) = (first, is_range) else {
                if let Some(code) = first {
                    self.literal(code);
                }
                continue;
            };
            self.at += 1;
            let written = self.out.len();
            match self.class_atom()? {
                Some(to) if to < from => return Err("a range out of order".to_owned()),
                Some(to) => {
                    self.literal(from);
                    self.out.push('-');
                    self.literal(to);
                }
                // `[a-\d]`: no range.
                None => {
                    let set = self.out.split_off(written);
                    self.literal(from);
                    self.literal(u32::from('-'));
                    self.out.push_str(&set);
                }
            }
        }
    }

    /// One character of a class; a set of them is written at once and is `None`.
    fn class_atom(&mut self) -> Rewritten<Option<u32>> {
        let Some(next) = self.peek() else { return Err("unterminated class".to_owned()) };
        self.at += 1;
        if next != '\\' {
            return Ok(Some(u32::from(next)));
        }
        match self.peek() {
            Some(name @ ('d' | 'D' | 'w' | 'W' | 's' | 'S')) => {
                self.at += 1;
                let (set, negated) = set(name);
                let _ = write!(self.out, "[{}{set}]", if negated { "^" } else { "" });
                Ok(None)
            }
            Some('b') => {
                self.at += 1;
                Ok(Some(8))
            }
            _ => self.character().map(Some),
        }
    }
}

/// The characters of `\d` and its kin, and whether the others are meant.
fn set(name: char) -> (&'static str, bool) {
    let set = match name {
        'd' | 'D' => DIGITS,
        'w' | 'W' => WORD,
        _ => BLANKS,
    };
    (set, name.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, expected: bool) {
        let compiled = Pattern::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
        assert_eq!(compiled.matches(text), Ok(expected), "{pattern} in {text:?}");
    }

    #[test]
    fn as_ecma_has_it() {
        check("b", "abc", true);
        check("^b", "abc", false);
        check("c$", "abc", true);
        // Neither before a line's end, nor after one.
        check("c$", "abc\n", false);
        check("^b", "a\nb", false);
        check("^a.c$", "a\u{85}c", true);
        check("^a.c$", "a\u{2028}c", false);
        check(r"^\d$", "\u{663}", false);
        check(r"^\w$", "é", false);
        check(r"^\s$", "\u{a0}", true);
        check(r"^\S\D\W$", "aa-", true);
        check(r"^[\d.]+$", "1.2", true);
        check(r"^[^\d.]+$", "a2", false);
        check(r"^[\D]$", "1", false);
        check(r"^[\w-]+$", "a-b", true);
        check(r"^[a-\d]+$", "a-5", true);
        check("^[a-z&&[b]$", "a&", false);
        check("^[a-z&&[]$", "[", true);
        check("^[[]$", "[", true);
        check("^[+--]$", ",", true);
        check(r"^[\b\]\\]+$", "\u{8}]\\", true);
        check("[]", "a", false);
        check("^[^]$", "\n", true);
        check("^a{2}b{1,}c{0,1}$", "aab", true);
        check("^a{,2}$", "a{,2}", true);
        check("^{a}$", "{a}", true);
        check("^]$", "]", true);
        check(r"^\x41\u0042\t\0\103\cJ$", "AB\t\0C\n", true);
        check(r"^\ud83d\ude00$", "😀", true);
        check(r"^\/\-\:\#$", "/-:#", true);
        check(r"^(a)(?:b)\1$", "aba", true);
        check(r"^(a)\2$", "a\u{2}", true);
        check("^(?=a)(?!ab)a", "ac", true);
        check("^(?!.*secret)", "my secret", false);
        check(r"\bcat\b", "a cat!", true);
        check(r"\bcat\b", "écaté", true);
        check(r"\Bat", "cat", true);
        check("a|", "", true);
        check("^a+?b*?$", "aab", true);
        check("# x", "# x", true);
        check("^(?:)$", "", true);
    }

    #[test]
    fn no_patterns() {
        for text in
            ["(", ")", "[", "a**", "a++", "*", "(?<=a)b", "(?i)a", "(?<n>a)", r"\", "[b-a]", "a{2}{3}", "a{3,2}"]
        {
            assert!(Pattern::new(text).is_err(), "{text}");
        }
        assert!(Pattern::new(&"(".repeat(5000)).is_err());
        assert!(Pattern::new(&"a".repeat(TEXT_LIMIT + 1)).is_err());
        assert!(Pattern::new("((a{1000}){1000}){1000}").is_err());
    }

    #[test]
    fn backtracking_ends() {
        let pattern = Pattern::new(r"^(?:(a|a)+)+(?=c)\1$").unwrap();
        assert_eq!(pattern.matches(&("a".repeat(60) + "b")), Err(Endless));
    }
}
