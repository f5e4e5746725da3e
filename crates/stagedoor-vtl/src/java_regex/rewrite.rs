//! Java's pattern syntax, written again in the syntax of the Rust engines.

use super::PatternError;

/// What `\w`, `\d` and their kin mean in Java: ASCII. Without brackets, to stand inside a class.
const WORD: &str = "0-9A-Za-z_";
const DIGIT: &str = "0-9";
const SPACE: &str = " \\t\\n\\x0B\\f\\r";
const HORIZONTAL: &str = " \\t\\x{A0}\\x{1680}\\x{180e}\\x{2000}-\\x{200a}\\x{202f}\\x{205f}\\x{3000}";
const VERTICAL: &str = "\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}";
/// What `.` does not match.
const LINE_ENDS: &str = "\\n\\r\\x{85}\\x{2028}\\x{2029}";
/// `$` and `\Z`: the end, or before the line end that ends the text.
const AT_END: &str = "(?=(?:\\r\\n|[\\n\\r\\x{85}\\x{2028}\\x{2029}])?\\z)";

/// The pattern for the engines, to match a whole text or to be found in one, and whether the linear one can run it.
pub(super) fn rewrite(text: &str, whole: bool) -> Result<(String, bool), PatternError> {
    let mut rewriter = Rewriter {
        rest: text.chars().collect(),
        at: 0,
        out: String::with_capacity(text.len() + 16),
        whole,
        linear: true,
        flags: vec![Flags::default()],
    };
    if whole {
        rewriter.out.push_str("\\A(?:");
    }
    rewriter.run()?;
    if whole {
        rewriter.out.push_str(")\\z");
    }
    if !rewriter.linear {
        // The backtracking engine takes the boundary as lookaround.
        rewriter.out = rewriter.out.replace("(?-u:\\b)", BOUNDARY);
    }
    Ok((rewriter.out, rewriter.linear))
}

const BOUNDARY: &str = "(?:(?<![0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<=[0-9A-Za-z_])(?![0-9A-Za-z_]))";
const NO_BOUNDARY: &str = "(?:(?<![0-9A-Za-z_])(?![0-9A-Za-z_])|(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_]))";

#[derive(Clone, Copy, Default)]
struct Flags {
    dot_all: bool,
    multi_line: bool,
    unix_lines: bool,
}

struct Rewriter {
    rest: Vec<char>,
    at: usize,
    out: String,
    whole: bool,
    linear: bool,
    /// Flags of the group each depth is in.
    flags: Vec<Flags>,
}

impl Rewriter {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek(0)?;
        self.at += 1;
        Some(next)
    }

    fn flags(&self) -> Flags {
        self.flags.last().copied().unwrap_or_default()
    }

    fn run(&mut self) -> Result<(), PatternError> {
        while let Some(next) = self.next() {
            match next {
                '\\' => self.escape(false)?,
                '[' => self.class()?,
                '(' => self.group()?,
                ')' => {
                    if self.flags.len() < 2 {
                        return Err(PatternError::new("Unmatched closing ')'"));
                    }
                    self.flags.pop();
                    self.out.push(')');
                }
                '.' => {
                    let flags = self.flags();
                    match (flags.dot_all, flags.unix_lines) {
                        (true, _) => self.out.push_str("(?s:.)"),
                        (false, true) => self.out.push_str("[^\\n]"),
                        (false, false) => self.out.push_str(&format!("[^{LINE_ENDS}]")),
                    }
                }
                '$' => self.dollar(),
                '+' | '*' | '?' | '}' => {
                    self.out.push(next);
                    if self.peek(0) == Some('+') && (next != '}' || self.closes_a_count()) {
                        self.linear = false; // possessive
                    }
                }
                other => self.out.push(other),
            }
        }
        if self.flags.len() > 1 { Err(PatternError::new("Unclosed group")) } else { Ok(()) }
    }

    /// Whether the `}` just passed ends a `{2,3}`.
    fn closes_a_count(&self) -> bool {
        let before = &self.rest[..self.at - 1];
        let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit() || **byte == ',').count();
        digits > 0 && before.len() > digits && before[before.len() - digits - 1] == '{'
    }

    fn dollar(&mut self) {
        if self.flags().multi_line {
            return self.out.push('$');
        }
        // At the very end of what must match the whole text, `$` has nothing left to say.
        let last = self.peek(0).is_none() || (self.peek(0) == Some('|') && self.flags.len() == 1);
        if self.whole && last {
            return self.out.push_str("\\z");
        }
        self.linear = false;
        self.out.push_str(AT_END);
    }

    /// After `(`.
    fn group(&mut self) -> Result<(), PatternError> {
        let mut flags = self.flags();
        self.out.push('(');
        if self.peek(0) != Some('?') {
            self.flags.push(flags);
            return Ok(());
        }
        self.out.push('?');
        self.at += 1;
        match (self.peek(0), self.peek(1)) {
            (Some('=' | '!' | '>'), _) | (Some('<'), Some('=' | '!')) => {
                self.linear = false;
                self.flags.push(flags);
                return Ok(());
            }
            (Some('<'), _) => {
                self.flags.push(flags);
                return Ok(());
            }
            _ => {}
        }
        let mut on = true;
        let mut letters = (String::new(), String::new());
        while let Some(next) = self.next() {
            match next {
                ')' | ':' => {
                    let written = match letters {
                        (on, off) if off.is_empty() => on,
                        (on, off) => format!("{on}-{off}"),
                    };
                    if next == ':' {
                        self.out.push_str(&written);
                        self.out.push(':');
                        self.flags.push(flags);
                    } else {
                        // Flags that only this rewriter knows leave an empty group.
                        self.out.push_str(if written.is_empty() { ":" } else { &written });
                        self.out.push(')');
                        if let Some(present) = self.flags.last_mut() {
                            *present = flags;
                        }
                    }
                    return Ok(());
                }
                '-' => on = false,
                's' => flags.dot_all = on,
                'd' => flags.unix_lines = on,
                'u' | 'U' => {}
                'i' | 'm' | 'x' => {
                    if next == 'm' {
                        flags.multi_line = on;
                    }
                    if on { letters.0.push(next) } else { letters.1.push(next) }
                }
                _ => break,
            }
        }
        Err(PatternError::new("Unknown inline modifier"))
    }

    /// After `[`: a class, perhaps with classes inside.
    fn class(&mut self) -> Result<(), PatternError> {
        self.out.push('[');
        let mut depth = 1;
        if self.peek(0) == Some('^') {
            self.at += 1;
            self.out.push('^');
        }
        while let Some(next) = self.next() {
            match next {
                '[' => {
                    depth += 1;
                    self.out.push('[');
                    if self.peek(0) == Some('^') {
                        self.at += 1;
                        self.out.push('^');
                    }
                }
                ']' => {
                    depth -= 1;
                    self.out.push(']');
                    if depth == 0 {
                        return Ok(());
                    }
                }
                '\\' => self.escape(true)?,
                '-' if self.peek(0) == Some('-') => self.out.push_str("\\-"),
                '~' => self.out.push_str("\\~"),
                other => self.out.push(other),
            }
        }
        Err(PatternError::new("Unclosed character class"))
    }

    fn set(&mut self, content: &str, negated: bool, in_class: bool) {
        match (negated, in_class) {
            (false, true) => self.out.push_str(content),
            (false, false) => self.out.push_str(&format!("[{content}]")),
            (true, _) => self.out.push_str(&format!("[^{content}]")),
        }
    }

    fn character(&mut self, code: u32) {
        self.out.push_str(&format!("\\x{{{code:x}}}"));
    }

    /// After a backslash.
    fn escape(&mut self, in_class: bool) -> Result<(), PatternError> {
        let Some(next) = self.next() else {
            return Err(PatternError::new("Unexpected internal error: `\\` at the end"));
        };
        match next {
            'w' | 'W' => self.set(WORD, next == 'W', in_class),
            'd' | 'D' => self.set(DIGIT, next == 'D', in_class),
            's' | 'S' => self.set(SPACE, next == 'S', in_class),
            'h' | 'H' => self.set(HORIZONTAL, next == 'H', in_class),
            'v' | 'V' => self.set(VERTICAL, next == 'V', in_class),
            'R' if !in_class => self.out.push_str(&format!("(?:\\r\\n|[{VERTICAL}])")),
            'b' if !in_class => self.out.push_str("(?-u:\\b)"),
            'B' if !in_class => {
                self.linear = false;
                self.out.push_str(NO_BOUNDARY);
            }
            'A' if !in_class => self.out.push_str("\\A"),
            'z' if !in_class => self.out.push_str("\\z"),
            'Z' if !in_class => {
                self.linear = false;
                self.out.push_str(AT_END);
            }
            'G' if !in_class => {
                self.linear = false;
                self.out.push_str("\\G");
            }
            'Q' => {
                while let Some(next) = self.next() {
                    if next == '\\' && self.peek(0) == Some('E') {
                        self.at += 1;
                        break;
                    }
                    self.out.push_str(&regex::escape(next.encode_utf8(&mut [0; 4])));
                }
            }
            'E' => {}
            't' => self.out.push_str("\\t"),
            'n' => self.out.push_str("\\n"),
            'r' => self.out.push_str("\\r"),
            'f' => self.character(0x0c),
            'a' => self.character(0x07),
            'e' => self.character(0x1b),
            'c' => {
                let control = self.next().ok_or_else(|| PatternError::new("Illegal control escape sequence"))?;
                self.character(control as u32 ^ 64);
            }
            'x' => {
                let code = if self.peek(0) == Some('{') {
                    self.at += 1;
                    let digits: String = self.rest[self.at..].iter().take_while(|next| **next != '}').collect();
                    self.at += digits.chars().count() + 1;
                    u32::from_str_radix(&digits, 16).ok()
                } else {
                    self.hexadecimal(2)
                };
                match code.filter(|code| char::from_u32(*code).is_some()) {
                    Some(code) => self.character(code),
                    None => return Err(PatternError::new("Illegal hexadecimal escape sequence")),
                }
            }
            'u' => {
                let bad = || PatternError::new("Illegal Unicode escape sequence");
                let mut code = self.hexadecimal(4).ok_or_else(bad)?;
                if (0xd800..0xdc00).contains(&code) && self.peek(0) == Some('\\') && self.peek(1) == Some('u') {
                    self.at += 2;
                    let low = self.hexadecimal(4).filter(|low| (0xdc00..0xe000).contains(low)).ok_or_else(bad)?;
                    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                }
                if char::from_u32(code).is_none() {
                    return Err(bad());
                }
                self.character(code);
            }
            '0' => {
                let digits: String =
                    self.rest[self.at..].iter().take(3).take_while(|next| ('0'..='7').contains(*next)).collect();
                let code = u32::from_str_radix(&digits, 8);
                match code {
                    Ok(code) => {
                        self.at += digits.len();
                        self.character(code);
                    }
                    Err(_) => return Err(PatternError::new("Illegal octal escape sequence")),
                }
            }
            'p' | 'P' => self.property(next == 'P')?,
            '1'..='9' if !in_class => {
                self.linear = false;
                self.out.push('\\');
                self.out.push(next);
            }
            'k' if !in_class => {
                self.linear = false;
                self.out.push_str("\\k");
            }
            other if other.is_ascii_alphabetic() => {
                return Err(PatternError::new(format!("Illegal/unsupported escape sequence \\{other}")));
            }
            other if other.is_ascii_punctuation() => {
                self.out.push('\\');
                self.out.push(other);
            }
            other => self.out.push(other),
        }
        Ok(())
    }

    fn hexadecimal(&mut self, length: usize) -> Option<u32> {
        let digits: String = self.rest.get(self.at..self.at + length)?.iter().collect();
        let code = digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(&digits, 16).ok());
        self.at += length;
        code.flatten()
    }

    /// After `\p` or `\P`.
    fn property(&mut self, negated: bool) -> Result<(), PatternError> {
        let name: String = if self.peek(0) == Some('{') {
            self.at += 1;
            let name: String = self.rest[self.at..].iter().take_while(|next| **next != '}').collect();
            self.at += name.chars().count() + 1;
            name
        } else {
            self.next().into_iter().collect()
        };
        let ascii = match &*name {
            "Lower" | "Upper" | "ASCII" | "Alpha" | "Digit" | "Alnum" | "Punct" | "Graph" | "Print" | "Blank"
            | "Cntrl" | "XDigit" | "Space" => Some(name.to_ascii_lowercase()),
            _ => None,
        };
        if let Some(class) = ascii {
            let caret = if negated { "^" } else { "" };
            self.out.push_str(&format!("[[:{caret}{class}:]]"));
            return Ok(());
        }
        let known = match &*name {
            "javaLowerCase" => "Lowercase",
            "javaUpperCase" => "Uppercase",
            "javaWhitespace" | "IsWhite_Space" => "White_Space",
            other => other.strip_prefix("Is").unwrap_or(other),
        };
        if known.is_empty() || known.starts_with("In") || !known.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        {
            return Err(PatternError::new(format!("Unknown character property name {{{name}}}")));
        }
        self.out.push_str(if negated { "\\P{" } else { "\\p{" });
        self.out.push_str(known);
        self.out.push('}');
        Ok(())
    }
}
