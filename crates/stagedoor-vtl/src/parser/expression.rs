//! References, literals and operators.

use super::{Argument, Parsed, Parser, Written, is_name_byte, is_name_start, is_reserved, is_word_byte};
pub(super) use crate::ast::Expression as Value;
use crate::ast::{Chain, Comparison, Link, Reference, Step};
use crate::number::{self, Arithmetic};

/// Where a literal stands: a method's arguments know bare words and no operators, an index knows neither.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Directive,
    Arguments,
    Index,
}

impl<'t> Parser<'t, '_> {
    /// An expression with blanks around it.
    pub(super) fn expression(&mut self) -> Parsed<Value> {
        self.enter()?;
        let value = self.any()?;
        self.leave();
        Ok(value)
    }

    fn any(&mut self) -> Parsed<Value> {
        let first = self.all()?;
        let mut terms = vec![first];
        while self.take_operator("||") || self.take_word("or") {
            terms.push(self.all()?);
        }
        Ok(if terms.len() == 1 { terms.remove(0) } else { Value::Any(terms.into()) })
    }

    fn all(&mut self) -> Parsed<Value> {
        let first = self.equality()?;
        let mut terms = vec![first];
        while self.take_operator("&&") || self.take_word("and") {
            terms.push(self.equality()?);
        }
        Ok(if terms.len() == 1 { terms.remove(0) } else { Value::All(terms.into()) })
    }

    fn equality(&mut self) -> Parsed<Value> {
        let mut left = self.relation()?;
        let depth = self.depth;
        loop {
            let comparison = if self.take_operator("==") || self.take_word("eq") {
                Comparison::Equal
            } else if self.take_operator("!=") || self.take_word("ne") {
                Comparison::NotEqual
            } else {
                self.depth = depth;
                return Ok(left);
            };
            self.enter()?; // a chain of comparisons leans to the left and is as deep as it is long
            let right = self.relation()?;
            left = Value::Compare(comparison, Box::new((left, right)));
        }
    }

    fn relation(&mut self) -> Parsed<Value> {
        let mut left = self.sum()?;
        let depth = self.depth;
        loop {
            let comparison = if self.take_operator("<=") || self.take_word("le") {
                Comparison::LessOrEqual
            } else if self.take_operator(">=") || self.take_word("ge") {
                Comparison::GreaterOrEqual
            } else if self.take_operator("<") || self.take_word("lt") {
                Comparison::Less
            } else if self.take_operator(">") || self.take_word("gt") {
                Comparison::Greater
            } else {
                self.depth = depth;
                return Ok(left);
            };
            self.enter()?;
            let right = self.sum()?;
            left = Value::Compare(comparison, Box::new((left, right)));
        }
    }

    fn sum(&mut self) -> Parsed<Value> {
        let offset = self.offset();
        let first = self.product()?;
        let mut rest = Vec::new();
        loop {
            let operator = if self.take_operator("+") {
                Arithmetic::Add
            } else if self.peek(0) == Some(b'-') && !self.is_number(true) {
                self.at += 1;
                Arithmetic::Subtract
            } else {
                break;
            };
            rest.push(self.link(operator, Self::product)?);
        }
        Ok(chain(first, rest, offset))
    }

    fn product(&mut self) -> Parsed<Value> {
        let offset = self.offset();
        let first = self.unary()?;
        let mut rest = Vec::new();
        loop {
            let operator = match self.peek(0) {
                Some(b'*') => Arithmetic::Multiply,
                Some(b'/') => Arithmetic::Divide,
                Some(b'%') => Arithmetic::Remainder,
                _ => break,
            };
            self.at += 1;
            rest.push(self.link(operator, Self::unary)?);
        }
        Ok(chain(first, rest, offset))
    }

    fn link(&mut self, operator: Arithmetic, parse: impl Fn(&mut Self) -> Parsed<Value>) -> Parsed<Link> {
        let start = self.at;
        let right = parse(self)?;
        Ok(Link { operator, right, literal: self.text[start..self.at].into() })
    }

    fn unary(&mut self) -> Parsed<Value> {
        self.skip_white();
        let not = self.peek(0) == Some(b'!') && self.peek(1) != Some(b'=');
        if !not && !self.starts_word("not") {
            let value = self.primary()?;
            self.skip_white();
            return Ok(value);
        }
        self.at += if not { 1 } else { 3 };
        self.enter()?;
        let value = self.unary()?;
        self.leave();
        Ok(Value::Not(Box::new(value)))
    }

    fn primary(&mut self) -> Parsed<Value> {
        if self.peek(0) == Some(b'(') {
            self.at += 1;
            let start = self.at;
            let mut value = self.expression()?;
            // What a null in these parentheses shows as.
            match &mut value {
                Value::Arithmetic(chain) => chain.written = Some(self.text[start..self.at].into()),
                Value::Reference(reference) => reference.literal = self.text[start..self.at].into(),
                _ => {}
            }
            self.expect(b')')?;
            return Ok(value);
        }
        self.literal(Place::Directive)
    }

    fn take_operator(&mut self, operator: &str) -> bool {
        let found = self.bytes[self.at..].starts_with(operator.as_bytes());
        if found {
            self.at += operator.len();
        }
        found
    }

    fn starts_word(&self, word: &str) -> bool {
        self.bytes[self.at..].starts_with(word.as_bytes()) && !self.peek(word.len()).is_some_and(is_word_byte)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.starts_word(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Whether a number starts here, its sign included.
    fn is_number(&self, signed: bool) -> bool {
        let sign = usize::from(signed && self.peek(0) == Some(b'-'));
        match self.peek(sign) {
            Some(byte) if byte.is_ascii_digit() => true,
            Some(b'.') => self.peek(sign + 1).is_some_and(|byte| byte.is_ascii_digit()),
            _ => false,
        }
    }

    /// A literal or reference, no blanks around it.
    fn literal(&mut self, place: Place) -> Parsed<Value> {
        match self.peek(0) {
            Some(b'$') => self.reference_at_dollar().map(Value::Reference),
            Some(quote @ (b'"' | b'\'')) => self.string(quote),
            Some(b'[') if place != Place::Index => self.list(place),
            Some(b'{') if place != Place::Index => self.map(place),
            _ if self.is_number(true) => self.number(place),
            Some(byte) if is_name_start(byte) => {
                for (word, value) in [("true", true), ("false", false)] {
                    if self.bytes[self.at..].starts_with(word.as_bytes())
                        && !self.peek(word.len()).is_some_and(|byte| is_name_byte(byte) || byte == b'@')
                    {
                        self.at += word.len();
                        return Ok(Value::Bool(value));
                    }
                }
                if place != Place::Arguments {
                    return self.fail("a value expected, not a word");
                }
                // AWS: a bare word such as `null` is null as an argument (recorded for `put('k', null)`).
                let start = self.at;
                self.reference(start, false, false)?;
                Ok(Value::Null)
            }
            _ => self.fail("a value expected"),
        }
    }

    fn number(&mut self, place: Place) -> Parsed<Value> {
        let rest = &self.bytes[self.at..];
        let digits = |from: usize| rest[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let sign = usize::from(rest[0] == b'-');
        let mut length = sign + digits(sign);
        let mut whole = true;
        let range_follows = rest[length..].starts_with(b"..") && length > sign;
        if rest.get(length) == Some(&b'.') && !range_follows {
            whole = false;
            length += 1 + digits(length + 1);
        }
        if matches!(rest.get(length), Some(b'e' | b'E')) && !range_follows {
            let signed = usize::from(matches!(rest.get(length + 1), Some(b'+' | b'-')));
            let exponent = if rest.len() > length + 1 + signed { digits(length + 1 + signed) } else { 0 };
            if exponent > 0 {
                whole = false;
                length += 1 + signed + exponent;
            }
        }
        let text = &self.text[self.at..self.at + length];
        if text.len() > 400 {
            return self.fail("a number of more than 400 characters");
        }
        self.at += length;
        if !whole {
            if place == Place::Index {
                return self.fail("an index is a whole number");
            }
            return match text.parse() {
                Ok(value) => Ok(Value::Double(value)),
                Err(_) => self.fail("not a number"),
            };
        }
        Ok(match number::integer(text) {
            crate::value::Value::Int(value) => Value::Int(value),
            _ => Value::Big(text.into()),
        })
    }

    fn string(&mut self, quote: u8) -> Parsed<Value> {
        let start = self.at + 1;
        let mut end = start;
        // A doubled quote stands for one; nothing else ends the string or escapes.
        loop {
            match memchr::memchr(quote, &self.bytes[end..]) {
                None => return self.fail("a string without its closing quote"),
                Some(found) if self.bytes.get(end + found + 1) == Some(&quote) => end += found + 2,
                Some(found) => {
                    end += found;
                    break;
                }
            }
        }
        let raw = &self.text[start..end];
        let base = self.base + start;
        self.at = end + 1;
        if quote == b'\'' {
            return Ok(Value::Text(raw.replace("''", "'").into()));
        }
        let interpolated = raw.contains(['$', '#']);
        let decoded = if self.dialect.decodes_unicode_escapes() { unescape(raw) } else { raw.to_owned() };
        let text = decoded.replace("\"\"", "\"");
        if !interpolated {
            return Ok(Value::Text(text.into()));
        }
        let nodes = self.nested(&text, base)?;
        Ok(match &*nodes {
            [] => Value::Text("".into()),
            [crate::ast::Node::Text(only)] => Value::Text(only.clone()),
            _ => Value::Interpolated(nodes),
        })
    }

    /// `[a, b]` or `[1..5]`.
    fn list(&mut self, place: Place) -> Parsed<Value> {
        let offset = self.offset();
        self.enter()?;
        self.at += 1;
        if self.peek(0) == Some(b']') {
            self.at += 1;
            self.leave();
            return Ok(Value::List(Box::default()));
        }
        let first = self.parameter(place)?;
        if self.bytes[self.at..].starts_with(b"..") {
            self.at += 2;
            let last = self.parameter(place)?;
            for end in [&first, &last] {
                match end {
                    Value::Int(_) | Value::Big(_) => {}
                    Value::Reference(_) if self.dialect.ranges_over_references() => {}
                    _ => return self.fail("the ends of a range are whole numbers"),
                }
            }
            self.expect(b']')?;
            self.leave();
            return Ok(Value::Range(Box::new((first, last)), offset));
        }
        let mut items = vec![first];
        while self.peek(0) == Some(b',') {
            self.at += 1;
            items.push(self.parameter(place)?);
        }
        self.expect(b']')?;
        self.leave();
        Ok(Value::List(items.into()))
    }

    /// `{"k": v}`
    fn map(&mut self, place: Place) -> Parsed<Value> {
        self.enter()?;
        self.at += 1;
        self.skip_white();
        let mut entries = Vec::new();
        if self.peek(0) != Some(b'}') {
            loop {
                let key = self.parameter(place)?;
                self.expect(b':')?;
                entries.push((key, self.parameter(place)?));
                if self.peek(0) != Some(b',') {
                    break;
                }
                self.at += 1;
            }
        }
        self.expect(b'}')?;
        self.leave();
        Ok(Value::Map(entries.into()))
    }

    fn parameter(&mut self, place: Place) -> Parsed<Value> {
        self.skip_white();
        let value = self.literal(place)?;
        self.skip_white();
        Ok(value)
    }

    /// After a directive's `(`: arguments with blanks or commas between, up to the `)`.
    pub(super) fn directive_arguments(&mut self, name: &str) -> Parsed<Vec<Written>> {
        let mut arguments = Vec::new();
        loop {
            self.skip_white();
            if self.peek(0) == Some(b')') {
                self.at += 1;
                return Ok(arguments);
            }
            if self.peek(0) == Some(b',') {
                self.at += 1;
                self.skip_white();
            }
            let start = self.at;
            let is_word = self.peek(0).is_some_and(|byte| is_name_start(byte) || byte == b'@');
            if !is_word {
                let value = self.literal(Place::Directive)?;
                arguments.push((Argument::Value(value), self.text[start..self.at].into()));
                continue;
            }
            let length = self.bytes[self.at..].iter().take_while(|byte| is_word_byte(**byte)).count();
            let word = &self.text[self.at..self.at + length];
            if matches!(word, "true" | "false") {
                let value = self.literal(Place::Directive)?;
                arguments.push((Argument::Value(value), self.text[start..self.at].into()));
                continue;
            }
            if is_reserved(word) {
                return self.fail(format!("`{word}` is an operator"));
            }
            // A word is an argument of unknown directives, the name after `#macro` and the `in` of `#foreach`.
            let fits = match name {
                "foreach" => arguments.len() == 1,
                "macro" => arguments.is_empty(),
                _ => !self.is_directive(name),
            };
            if !fits {
                return self.fail(format!("`#{name}` does not take the word `{word}` here"));
            }
            self.at += length;
            arguments.push((Argument::Word(word.into()), word.into()));
        }
    }

    /// At a `$` inside a directive.
    pub(super) fn reference_at_dollar(&mut self) -> Parsed<Reference> {
        let start = self.at;
        self.at += 1;
        let quiet = self.peek(0) == Some(b'!');
        self.at += usize::from(quiet);
        let formal = self.peek(0) == Some(b'{');
        self.at += usize::from(formal);
        if !self.peek(0).is_some_and(is_name_start) {
            return self.fail("a name expected after `$`");
        }
        self.reference(start, quiet, formal)
    }

    /// At a reference's name; `start` is where its `$` stands.
    pub(super) fn reference(&mut self, start: usize, quiet: bool, formal: bool) -> Parsed<Reference> {
        self.enter()?;
        let name = self.name()?;
        let root = self.tables.name(name);
        let mut steps = Vec::new();
        loop {
            match self.peek(0) {
                Some(b'[') => {
                    self.at += 1;
                    self.skip_white();
                    let index = self.literal(Place::Index)?;
                    self.skip_white();
                    self.expect(b']')?;
                    steps.push(Step::Index(index));
                }
                Some(b'.') if self.peek(1).is_some_and(|byte| byte.is_ascii_alphabetic()) => {
                    self.at += 1;
                    let name: Box<str> = self.name()?.into();
                    if self.peek(0) == Some(b'(') {
                        self.at += 1;
                        self.tables.method(&name);
                        steps.push(Step::Method(name, self.method_arguments()?));
                    } else {
                        steps.push(Step::Property(self.tables.property(name)));
                    }
                }
                _ => break,
            }
        }
        if formal {
            self.expect(b'}')?;
        }
        self.leave();
        Ok(Reference {
            root,
            quiet,
            steps: steps.into(),
            literal: self.text[start..self.at].into(),
            offset: (self.base + start) as u32,
        })
    }

    fn name(&mut self) -> Parsed<&'t str> {
        let length = self.bytes[self.at..].iter().take_while(|byte| is_name_byte(**byte)).count();
        let name = &self.text[self.at..self.at + length];
        if matches!(name, "true" | "false") {
            return self.fail(format!("`{name}` cannot be a name"));
        }
        self.at += length;
        Ok(name)
    }

    fn method_arguments(&mut self) -> Parsed<Box<[Value]>> {
        let mut arguments = Vec::new();
        if self.peek(0) != Some(b')') {
            arguments.push(self.parameter(Place::Arguments)?);
            while self.peek(0) == Some(b',') {
                self.at += 1;
                arguments.push(self.parameter(Place::Arguments)?);
            }
        }
        self.expect(b')')?;
        Ok(arguments.into())
    }
}

fn chain(first: Value, rest: Vec<Link>, offset: u32) -> Value {
    if rest.is_empty() { first } else { Value::Arithmetic(Box::new(Chain { first, rest, written: None, offset })) }
}

/// Decodes `\u0041`.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find("\\u") {
        let digits = rest.get(found + 2..found + 6).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            out.push_str(&rest[..found + 2]);
            rest = &rest[found + 2..];
            continue;
        };
        out.push_str(&rest[..found]);
        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = &rest[found + 6..];
    }
    out + rest
}
