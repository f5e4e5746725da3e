//! Path text to steps.

use stagedoor_vtl::JavaPattern;

use super::{Comparison, Condition, Function, JsonPath, JsonPathError, Operand, Origin, Step};

/// Filters inside filters.
const DEPTH_LIMIT: u32 = 20;
/// Bytes of a path.
const LENGTH_LIMIT: usize = 8192;

type Parsed<T> = Result<T, JsonPathError>;

pub(super) fn parse(text: &str) -> Parsed<JsonPath> {
    let text = text.trim();
    let mut parser = Parser { text, bytes: text.as_bytes(), at: 0, depth: 0 };
    if text.len() > LENGTH_LIMIT {
        return parser.fail("too long");
    }
    let path = match parser.peek() {
        None => return parser.fail("empty"),
        Some(b'$' | b'@') => {
            parser.at += 1;
            parser.steps(false)?
        }
        Some(b'[') => parser.steps(false)?,
        Some(_) => {
            let first = parser.property(false)?;
            let mut path = parser.steps(false)?;
            path.steps.insert(0, first);
            path
        }
    };
    if parser.at < text.len() { parser.fail("unexpected text") } else { Ok(path) }
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    depth: u32,
}

impl<'t> Parser<'t> {
    fn fail<T>(&self, message: &'static str) -> Parsed<T> {
        Err(JsonPathError { offset: self.at, message })
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, text: &str) -> bool {
        let found = self.bytes[self.at..].starts_with(text.as_bytes());
        if found {
            self.at += text.len();
        }
        found
    }

    fn expect(&mut self, text: &str, message: &'static str) -> Parsed<()> {
        if self.take(text) { Ok(()) } else { self.fail(message) }
    }

    /// The steps after `$`; inside a filter they end at whatever is no step.
    fn steps(&mut self, in_filter: bool) -> Parsed<JsonPath> {
        let mut steps = Vec::new();
        loop {
            match self.peek() {
                Some(b'.') => {
                    self.at += 1;
                    if self.peek() == Some(b'.') {
                        self.at += 1;
                        steps.push(Step::Descend);
                    }
                    match self.peek() {
                        Some(b'[') if matches!(steps.last(), Some(Step::Descend)) => {}
                        Some(b'*') => {
                            self.at += 1;
                            steps.push(Step::Wildcard);
                        }
                        None => return self.fail("a path cannot end in `.`"),
                        Some(_) => steps.push(self.property(in_filter)?),
                    }
                }
                Some(b'[') => steps.push(self.bracket()?),
                _ => break,
            }
        }
        let count = steps.len();
        let definite = steps.iter().rposition(|step| matches!(step, Step::Function(..))).map_or(0, |at| at + 1);
        let definite =
            steps[definite..].iter().enumerate().all(|(at, step)| step.is_definite(definite + at + 1 == count));
        Ok(JsonPath { steps, definite })
    }

    /// A name after a dot, or a function. Anything but a dot, a bracket and a blank belongs to the name.
    fn property(&mut self, in_filter: bool) -> Parsed<Step> {
        let start = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b'.' | b'[' => break,
                b'(' => {
                    let name = &self.text[start..self.at];
                    let Some(function) = Function::named(name) else { return self.fail("unknown function") };
                    self.at += 1;
                    return Ok(Step::Function(function, self.arguments()?));
                }
                b' ' | b')' | b']' | b'=' | b'!' | b'<' | b'>' | b'&' | b'|' | b',' if in_filter => break,
                b' ' => return self.fail("a name with a blank stands in brackets"),
                _ => self.at += 1,
            }
        }
        if self.at == start {
            return self.fail("a name expected");
        }
        Ok(Step::Child(self.text[start..self.at].into()))
    }

    fn arguments(&mut self) -> Parsed<Vec<Operand>> {
        let mut arguments = Vec::new();
        self.blanks();
        if self.take(")") {
            return Ok(arguments);
        }
        loop {
            self.blanks();
            arguments.push(self.operand()?);
            self.blanks();
            if self.take(")") {
                return Ok(arguments);
            }
            self.expect(",", "`,` or `)` expected")?;
        }
    }

    /// At a `[`.
    fn bracket(&mut self) -> Parsed<Step> {
        self.at += 1;
        self.blanks();
        let step = match self.peek() {
            Some(b'*') => {
                self.at += 1;
                Step::Wildcard
            }
            Some(b'\'' | b'"') => {
                let mut names = vec![self.name()?];
                self.blanks();
                while self.take(",") {
                    self.blanks();
                    names.push(self.name()?);
                    self.blanks();
                }
                if names.len() == 1 { Step::Child(names.remove(0)) } else { Step::Children(names) }
            }
            Some(b'?') => {
                self.at += 1;
                self.blanks();
                self.expect("(", "`(` expected")?;
                let condition = self.any()?;
                self.blanks();
                self.expect(")", "`)` expected")?;
                Step::Filter(Box::new(condition))
            }
            _ => self.numbers()?,
        };
        self.blanks();
        self.expect("]", "`]` expected")?;
        Ok(step)
    }

    /// A quoted name; a backslash takes the next character as it is.
    fn name(&mut self) -> Parsed<Box<str>> {
        let Some(quote @ (b'\'' | b'"')) = self.peek() else { return self.fail("a quoted name expected") };
        self.at += 1;
        let mut name = String::new();
        let mut rest = self.text[self.at..].char_indices();
        while let Some((at, next)) = rest.next() {
            match next {
                '\\' => name.extend(rest.next().map(|(_, escaped)| escaped)),
                next if next == char::from(quote) => {
                    self.at += at + 1;
                    return Ok(name.into());
                }
                next => name.push(next),
            }
        }
        self.fail("a name without its closing quote")
    }

    fn integer(&mut self) -> Parsed<Option<i64>> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        match &self.text[start..self.at] {
            "" => Ok(None),
            text => text.parse().map(Some).or_else(|_| self.fail("not a whole number")),
        }
    }

    fn numbers(&mut self) -> Parsed<Step> {
        let first = self.integer()?;
        self.blanks();
        if self.take(":") {
            self.blanks();
            return Ok(Step::Slice(first, self.integer()?));
        }
        let Some(first) = first else { return self.fail("an index, a name, `*` or `?` expected") };
        let mut all = vec![first];
        while self.take(",") {
            self.blanks();
            match self.integer()? {
                Some(next) => all.push(next),
                None => return self.fail("an index expected"),
            }
            self.blanks();
        }
        Ok(if all.len() == 1 { Step::Index(first) } else { Step::Indices(all) })
    }

    // ---- filters ----

    fn any(&mut self) -> Parsed<Condition> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return self.fail("nested too deeply");
        }
        let mut terms = vec![self.all()?];
        loop {
            self.blanks();
            if !self.take("||") {
                break;
            }
            terms.push(self.all()?);
        }
        self.depth -= 1;
        Ok(if terms.len() == 1 { terms.remove(0) } else { Condition::Any(terms) })
    }

    fn all(&mut self) -> Parsed<Condition> {
        let mut terms = vec![self.term()?];
        loop {
            self.blanks();
            if !self.take("&&") {
                break;
            }
            terms.push(self.term()?);
        }
        Ok(if terms.len() == 1 { terms.remove(0) } else { Condition::All(terms) })
    }

    fn term(&mut self) -> Parsed<Condition> {
        self.blanks();
        if self.peek() == Some(b'!') {
            self.at += 1;
            self.depth += 1;
            if self.depth > DEPTH_LIMIT {
                return self.fail("nested too deeply");
            }
            let term = self.term()?;
            self.depth -= 1;
            return Ok(Condition::Not(Box::new(term)));
        }
        if self.take("(") {
            let condition = self.any()?;
            self.blanks();
            self.expect(")", "`)` expected")?;
            return Ok(condition);
        }
        let left = self.operand()?;
        self.blanks();
        let Some(comparison) = self.comparison() else {
            return match left {
                Operand::Path(path, origin) => Ok(Condition::Exists(path, origin)),
                _ => self.fail("a comparison expected"),
            };
        };
        self.blanks();
        let right = if comparison == Comparison::Matches { self.pattern()? } else { self.operand()? };
        Ok(Condition::Compare(left, comparison, right))
    }

    fn comparison(&mut self) -> Option<Comparison> {
        const SIGNS: [(&str, Comparison); 9] = [
            ("===", Comparison::Equal),
            ("!==", Comparison::NotEqual),
            ("==", Comparison::Equal),
            ("!=", Comparison::NotEqual),
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("=~", Comparison::Matches),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        const WORDS: [(&str, Comparison); 8] = [
            ("in", Comparison::In),
            ("nin", Comparison::NotIn),
            ("subsetof", Comparison::SubsetOf),
            ("anyof", Comparison::AnyOf),
            ("noneof", Comparison::NoneOf),
            ("contains", Comparison::Contains),
            ("size", Comparison::Size),
            ("empty", Comparison::Empty),
        ];
        if let Some((_, comparison)) = SIGNS.into_iter().find(|(sign, _)| self.take(sign)) {
            return Some(comparison);
        }
        let length = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = self.text[self.at..self.at + length].to_ascii_lowercase();
        let (_, comparison) = WORDS.into_iter().find(|(known, _)| *known == word)?;
        self.at += length;
        Some(comparison)
    }

    fn operand(&mut self) -> Parsed<Operand> {
        match self.peek() {
            Some(origin @ (b'$' | b'@')) => {
                self.at += 1;
                let origin = if origin == b'$' { Origin::Root } else { Origin::Current };
                self.depth += 1;
                if self.depth > DEPTH_LIMIT {
                    return self.fail("nested too deeply");
                }
                let path = self.steps(true)?;
                self.depth -= 1;
                Ok(Operand::Path(path, origin))
            }
            Some(b'\'' | b'"') => {
                let text = serde_json::Value::from(&*self.name()?).to_string();
                Ok(Operand::Json(text.into()))
            }
            Some(b'[') => self.array(),
            Some(b'/') => self.pattern(),
            _ => {
                let start = self.at;
                while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
                    self.at += 1;
                }
                let text = &self.text[start..self.at];
                if serde_json::from_str::<serde_json::Value>(text).is_err() {
                    return self.fail("a value expected");
                }
                Ok(Operand::Json(text.into()))
            }
        }
    }

    /// `['a', 1]`: JSON that may have single quotes.
    fn array(&mut self) -> Parsed<Operand> {
        self.at += 1;
        let mut items = Vec::new();
        self.blanks();
        if !self.take("]") {
            loop {
                self.blanks();
                match self.operand()? {
                    Operand::Json(text) => items.push(text.into_string()),
                    _ => return self.fail("only literals stand in a list"),
                }
                self.blanks();
                if self.take("]") {
                    break;
                }
                self.expect(",", "`,` or `]` expected")?;
            }
        }
        Ok(Operand::Json(format!("[{}]", items.join(",")).into()))
    }

    /// `/pattern/flags`
    fn pattern(&mut self) -> Parsed<Operand> {
        self.expect("/", "`/pattern/` expected")?;
        let start = self.at;
        loop {
            match self.peek() {
                None => return self.fail("a pattern without its closing `/`"),
                Some(b'/') => break,
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
            }
        }
        let Some(pattern) = self.text.get(start..self.at) else { return self.fail("not a pattern") };
        self.at += 1;
        let flags_start = self.at;
        while self.peek().is_some_and(|byte| b"dixmsuU".contains(&byte)) {
            self.at += 1;
        }
        let flags = &self.text[flags_start..self.at];
        let pattern = if flags.is_empty() { pattern.to_owned() } else { format!("(?{flags}){pattern}") };
        match JavaPattern::new(&pattern) {
            Ok(pattern) => Ok(Operand::Pattern(Box::new(pattern))),
            Err(_) => self.fail("not a regular expression"),
        }
    }
}
