//! Text to tree: the template's text level. Expressions and references are in [`expression`].
//!
//! Velocity's grammar turns whatever is not its own back into text, so this parser follows the reference
//! implementation's tokens closely: where text begins and ends decides which blanks vanish, and a `(` after a word
//! decides whether `#word` must have well-formed arguments.

use std::collections::{HashMap, HashSet};

use memchr::memchr3;

use crate::Dialect;
use crate::ast::{Call, Foreach, LoopProperty, Macro, NameId, Node, Nodes, Offset, Output, Property, Set};
use crate::error::ParseError;
use crate::json::Name;

mod expression;

/// Nested blocks, brackets, calls and strings. Far above what people write, far below what a stack holds.
const DEPTH_LIMIT: u32 = 80;

/// What the parser hands over beside the tree itself.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) names: Vec<Box<str>>,
    ids: HashMap<Box<str>, NameId>,
    pub(crate) macros: Vec<Macro>,
    pub(crate) special: SpecialNames,
    /// The methods that are called.
    pub(crate) methods: HashSet<Box<str>>,
    /// How many properties are read, each with a hint.
    pub(crate) hints: u32,
}

impl Tables {
    fn name(&mut self, name: &str) -> NameId {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = self.names.len() as NameId;
        self.names.push(name.into());
        self.ids.insert(name.into(), id);
        id
    }

    fn method(&mut self, name: &str) {
        if !self.methods.contains(name) {
            self.methods.insert(name.into());
        }
    }

    fn property(&mut self, name: Box<str>) -> Property {
        let hint = self.hints;
        self.hints += 1;
        Property { words: Name::new(&name).words(), of_loop: LoopProperty::named(&name), name, hint }
    }

    fn find_special(&mut self) {
        let find = |name: &str| self.ids.get(name).copied();
        self.special = SpecialNames {
            foreach: find("foreach"),
            velocity_count: find("velocityCount"),
            velocity_has_next: find("velocityHasNext"),
            body_content: find("bodyContent"),
        };
    }
}

/// Where the names that loops and macros set are in the table; `None` when the template never mentions them.
#[derive(Debug, Default)]
pub(crate) struct SpecialNames {
    pub(crate) foreach: Option<NameId>,
    pub(crate) velocity_count: Option<NameId>,
    pub(crate) velocity_has_next: Option<NameId>,
    pub(crate) body_content: Option<NameId>,
}

/// A problem at a place; the caller knows lines and columns.
pub(crate) struct Problem {
    offset: usize,
    message: String,
}

type Parsed<T> = Result<T, Problem>;

/// Parses a whole template.
pub(crate) fn parse(text: &str, dialect: Dialect) -> Result<(Nodes, Tables), ParseError> {
    let mut tables = Tables::default();
    let mut parser = Parser::new(text, 0, dialect, 0, &mut tables);
    match parser.whole() {
        Ok(nodes) => {
            tables.find_special();
            Ok((nodes, tables))
        }
        Err(problem) => {
            let (line, column) = position(text, problem.offset);
            Err(ParseError { line, column, message: problem.message })
        }
    }
}

/// Line and column, from 1, of a byte.
pub(crate) fn position(text: &str, offset: usize) -> (u32, u32) {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
    (line as u32, column as u32)
}

/// What ended a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BlockEnd {
    Text,
    Closed,
    Else,
    ElseIf,
}

struct Parser<'t, 's> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Where `text` begins in the template, when it is a string inside it.
    base: usize,
    dialect: Dialect,
    depth: u32,
    tables: &'s mut Tables,
    /// Where the present text token began; blanks before `#set` are looked at from here on.
    token_start: usize,
    /// How many `$` and `#` that turned out to be text touch that token from the left: they are lost with it.
    token_marks: usize,
}

/// Nodes under construction, with text still open at the end.
#[derive(Default)]
struct Building {
    nodes: Vec<Node>,
    text: String,
}

impl Building {
    fn push(&mut self, node: Node) {
        self.flush();
        self.nodes.push(node);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.nodes.push(Node::Text(std::mem::take(&mut self.text).into()));
        }
    }

    fn finish(mut self) -> Nodes {
        self.flush();
        self.nodes.into()
    }
}

impl<'t, 's> Parser<'t, 's> {
    fn new(text: &'t str, base: usize, dialect: Dialect, depth: u32, tables: &'s mut Tables) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, base, dialect, depth, tables, token_start: 0, token_marks: 0 }
    }

    fn whole(&mut self) -> Parsed<Nodes> {
        match self.block()? {
            (nodes, BlockEnd::Text) => Ok(nodes),
            (_, _) => self.fail("`#end`, `#else` or `#elseif` without a directive that it belongs to"),
        }
    }

    fn fail<T>(&self, message: impl Into<String>) -> Parsed<T> {
        Err(Problem { offset: self.base + self.at, message: message.into() })
    }

    fn offset(&self) -> Offset {
        (self.base + self.at) as Offset
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn enter(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT { self.fail("nested too deeply") } else { Ok(()) }
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }

    /// A block up to and including the directive that ends it.
    fn block(&mut self) -> Parsed<(Nodes, BlockEnd)> {
        self.enter()?;
        let mut out = Building::default();
        self.start_token();
        loop {
            let Some(next) = memchr3(b'$', b'#', b'\\', &self.bytes[self.at..]) else {
                out.text.push_str(&self.text[self.at..]);
                self.at = self.bytes.len();
                self.leave();
                return Ok((out.finish(), BlockEnd::Text));
            };
            out.text.push_str(&self.text[self.at..self.at + next]);
            self.at += next;
            let end = match self.bytes[self.at] {
                b'$' => self.dollar(&mut out, 0)?,
                b'#' => self.hash(&mut out, false)?,
                _ => self.backslashes(&mut out)?,
            };
            if let Some(end) = end {
                self.leave();
                return Ok((out.finish(), end));
            }
        }
    }

    fn start_token(&mut self) {
        self.token_start = self.at;
        self.token_marks = 0;
    }

    /// Takes a mark that is text: the next token begins behind it.
    fn take_mark(&mut self, out: &mut Building) {
        let marks = if self.token_start == self.at { self.token_marks } else { 0 };
        self.take_text(out, 1);
        self.token_start = self.at;
        self.token_marks = marks + 1;
    }

    /// Takes `length` bytes as text.
    fn take_text(&mut self, out: &mut Building, length: usize) {
        out.text.push_str(&self.text[self.at..self.at + length]);
        self.at += length;
    }

    /// A run of backslashes: escapes before a `$` or a directive, else text.
    fn backslashes(&mut self, out: &mut Building) -> Parsed<Option<BlockEnd>> {
        let run = self.bytes[self.at..].iter().take_while(|byte| **byte == b'\\').count();
        match self.peek(run) {
            Some(b'$') => {
                self.at += run;
                return self.dollar(out, run);
            }
            Some(b'#') => {
                let known = word(&self.bytes[self.at + run + 1..])
                    .map(|word| (word.length, self.is_escapable(&word, run % 2 == 0)));
                match known {
                    Some((length, recognised)) if run % 2 == 1 => {
                        let kept = if recognised { (run - 1) / 2 } else { run };
                        out.text.extend(std::iter::repeat_n('\\', kept));
                        self.at += run;
                        self.take_text(out, 1 + length);
                    }
                    Some((_, true)) => {
                        out.text.extend(std::iter::repeat_n('\\', run / 2));
                        self.at += run;
                    }
                    _ => self.take_text(out, run),
                }
            }
            _ => self.take_text(out, run),
        }
        self.start_token();
        Ok(None)
    }

    /// Whether backslashes before `#name` escape it. An even run of them goes by the kind of the next token: that of
    /// `#set(` is neither a directive's nor a word's, and `#{name}` is known only where the grammar itself has it.
    fn is_escapable(&self, word: &Word<'_>, even: bool) -> bool {
        match word.name {
            "if" | "else" | "elseif" | "end" => true,
            "set" => !even,
            _ if even && word.braced => false,
            name => self.is_directive(name) || self.tables.macros.iter().any(|known| &*known.name == name),
        }
    }

    fn is_directive(&self, name: &str) -> bool {
        self.dialect.is_directive(name)
    }

    /// At a `$` with `backslashes` before it: a reference, or text.
    fn dollar(&mut self, out: &mut Building, backslashes: usize) -> Parsed<Option<BlockEnd>> {
        let start = self.at;
        let mut at = start + 1;
        let slashes = self.bytes[at..].iter().take_while(|byte| **byte == b'\\').count();
        let odd_bang = slashes > 0 && self.bytes.get(at + slashes) == Some(&b'!');
        if odd_bang {
            at += slashes;
        }
        let quiet = self.bytes.get(at) == Some(&b'!');
        if quiet {
            at += 1;
        }
        let formal = self.bytes.get(at) == Some(&b'{');
        let name_at = at + usize::from(formal);
        if !self.bytes.get(name_at).is_some_and(|byte| is_name_start(*byte)) {
            return self.plain_dollar(out, backslashes, at);
        }
        self.at = name_at;
        let reference = self.reference(start, quiet, formal)?;
        if odd_bang {
            // `$\!name` is no reference; one backslash goes, and what followed the name with it.
            out.text.extend(std::iter::repeat_n('\\', backslashes));
            out.text.push('$');
            out.text.push_str(&self.text[start + 2..name_at]);
            out.text.push_str(&self.tables.names[reference.root as usize]);
        } else {
            out.push(Node::Reference(Box::new(Output { reference, backslashes: backslashes as u32 })));
            if !formal && matches!(self.peek(0), Some(b'{' | b'}')) {
                self.take_text(out, 1);
            }
        }
        self.start_token();
        Ok(None)
    }

    /// A `$` that starts no reference; `next` is the byte after it and its `!`.
    fn plain_dollar(&mut self, out: &mut Building, backslashes: usize, next: usize) -> Parsed<Option<BlockEnd>> {
        if next >= self.bytes.len() {
            return self.fail("the template ends in `$`");
        }
        if backslashes > 0 && self.bytes[next] == b'[' {
            return self.fail("`\\$[` is not a reference");
        }
        out.text.extend(std::iter::repeat_n('\\', backslashes));
        if self.bytes[next] == b'#' {
            // The reference implementation loses a `$` that touches a directive of the grammar or a comment, and
            // takes any other directive for an unknown one.
            let rest = &self.bytes[next + 1..];
            let dropped = rest.first() == Some(&b'*')
                || word(rest).is_some_and(|word| match word.name {
                    "if" | "else" | "elseif" | "end" => true,
                    "set" => set_opening(rest, word.length).is_some(),
                    _ => false,
                });
            if !dropped {
                out.text.push_str(&self.text[self.at..next]);
            }
            self.at = next;
            return self.hash(out, true);
        }
        match self.bytes[next] {
            b'{' | b'}' | b'[' => {
                self.take_text(out, next + 1 - self.at);
                self.start_token();
            }
            b'$' if next > self.at + 1 => {
                self.take_text(out, next - self.at);
                self.start_token();
            }
            b'.' if next == self.at + 1 => {
                self.take_text(out, 2);
                self.start_token();
            }
            _ => {
                // A `!` behind a `$` without a name is lost.
                self.take_mark(out);
                self.at = next;
                self.token_start = next;
            }
        }
        Ok(None)
    }

    /// At a `#`: comment, text block, directive, or text.
    fn hash(&mut self, out: &mut Building, after_dollar: bool) -> Parsed<Option<BlockEnd>> {
        match self.peek(1) {
            None => return self.fail("the template ends in `#`"),
            Some(b'#') => {
                self.at += 2;
                let line = &self.bytes[self.at..];
                let end = memchr::memchr2(b'\n', b'\r', line).map_or(line.len(), |at| at + newline(&line[at..]));
                self.at += end;
            }
            Some(b'*') => {
                // An open comment runs to the end of the text.
                let rest = &self.text[self.at + 2..];
                self.at = rest.find("*#").map_or(self.bytes.len(), |found| self.at + 2 + found + 2);
            }
            Some(b'[') if self.peek(2) == Some(b'[') => {
                let from = self.at + 3;
                let Some(length) = self.text[from..].find("]]#") else {
                    return self.fail("`#[[` without `]]#`");
                };
                out.text.push_str(&self.text[from..from + length]);
                self.at = from + length + 3;
            }
            Some(_) => match word(&self.bytes[self.at + 1..]) {
                Some(word) => return self.directive(out, word, after_dollar),
                None => {
                    let number = self.number_length(1);
                    if number == 0 {
                        self.take_mark(out);
                        return Ok(None);
                    }
                    self.take_text(out, 1 + number);
                }
            },
        }
        self.start_token();
        Ok(None)
    }

    fn directive(&mut self, out: &mut Building, word: Word<'t>, after_dollar: bool) -> Parsed<Option<BlockEnd>> {
        let start = self.at;
        let after = self.at + 1 + word.length;
        match word.name {
            "set" => {
                if let Some(length) = set_opening(&self.bytes[start + 1..], word.length) {
                    self.take_blanks_before_set(out);
                    self.at = start + 1 + length;
                    let node = self.set()?;
                    out.push(node);
                    self.start_token();
                    return Ok(None);
                }
            }
            "if" => {
                self.at = after;
                let node = self.if_statement()?;
                out.push(node);
                self.start_token();
                return Ok(None);
            }
            "elseif" => {
                self.at = after;
                return Ok(Some(BlockEnd::ElseIf));
            }
            "else" | "end" => {
                self.at = after;
                self.take_line_rest();
                return Ok(Some(if word.name == "end" { BlockEnd::Closed } else { BlockEnd::Else }));
            }
            _ => {}
        }
        self.at = after;
        let known = !after_dollar && self.is_directive(word.name);
        self.named_directive(out, word.name, start, known)?;
        self.start_token();
        Ok(None)
    }

    /// A directive that is not part of the grammar proper: `#foreach` and its kin, a macro call, or text.
    fn named_directive(&mut self, out: &mut Building, name: &'t str, start: usize, known: bool) -> Parsed<()> {
        let word_end = self.at;
        let offset = (self.base + start) as Offset;
        self.skip_white();
        if self.peek(0) != Some(b'(') {
            self.at = word_end;
            match name {
                _ if !known => self.call(out, name, start, Vec::new(), None),
                "stop" => out.push(Node::Stop),
                "break" => out.push(Node::Break),
                _ => return self.fail(format!("`#{name}` without `(`")),
            }
            return Ok(());
        }
        self.at += 1;
        let arguments = self.directive_arguments(name)?;
        self.take_line_rest();
        if !known {
            let body = if name.starts_with('@') { Some(self.body()?) } else { None };
            self.call(out, name, start, arguments, body);
            return Ok(());
        }
        let arguments: Vec<Argument> = arguments.into_iter().map(|(argument, _)| argument).collect();
        match name {
            "stop" => out.push(Node::Stop),
            "break" => out.push(Node::Break),
            "evaluate" => out.push(Node::Unsupported(offset, "`#evaluate` is not supported")),
            "parse" | "include" => out.push(Node::Unsupported(offset, "there are no other files")),
            "literal" => {
                let from = self.at;
                self.body()?;
                // The body as written, without the `#end` that closes it.
                let written = &self.text[from..self.at];
                let end = written.rfind('#').unwrap_or(written.len());
                out.text.push_str(&written[..end]);
            }
            "foreach" => {
                let body = self.body()?;
                self.foreach(out, arguments, body, offset)?;
            }
            "define" => {
                let body = self.body()?;
                match arguments.into_iter().next() {
                    Some(Argument::Value(expression::Value::Reference(reference))) => {
                        out.push(Node::Define(reference.root, body));
                    }
                    _ => return self.fail("`#define` takes a reference"),
                }
            }
            _ => {
                let body = self.body()?;
                self.macro_definition(arguments, body)?;
            }
        }
        Ok(())
    }

    fn foreach(&mut self, out: &mut Building, arguments: Vec<Argument>, body: Nodes, offset: Offset) -> Parsed<()> {
        if arguments.is_empty() {
            return self.fail("`#foreach` without a variable");
        }
        let count = arguments.len();
        let mut arguments = arguments.into_iter();
        let (Some(first), _, Some(Argument::Value(items))) = (arguments.next(), arguments.next(), arguments.next())
        else {
            return Ok(()); // AWS and stock: `#foreach($x [1, 2])` parses and runs no round.
        };
        if count > 3 {
            return Ok(());
        }
        match first {
            Argument::Value(expression::Value::Reference(reference)) => {
                out.push(Node::Foreach(Box::new(Foreach { variable: reference.root, items, body, offset })));
                Ok(())
            }
            _ => self.fail("`#foreach` takes a reference first"),
        }
    }

    fn macro_definition(&mut self, arguments: Vec<Argument>, body: Nodes) -> Parsed<()> {
        let mut arguments = arguments.into_iter();
        let Some(Argument::Word(name)) = arguments.next() else {
            return self.fail("`#macro` takes a name first");
        };
        let mut parameters = Vec::new();
        for argument in arguments {
            match argument {
                Argument::Value(expression::Value::Reference(reference)) => parameters.push(reference.root),
                _ => return self.fail("parameters of `#macro` are references"),
            }
        }
        // The first definition of a name stays.
        if self.dialect.has_macros() && !self.tables.macros.iter().any(|known| *known.name == *name) {
            self.tables.macros.push(Macro { name, parameters: parameters.into(), body });
        }
        Ok(())
    }

    /// A macro call, which is text where there are no macros.
    fn call(&mut self, out: &mut Building, name: &str, start: usize, arguments: Vec<Written>, body: Option<Nodes>) {
        let literal = &self.text[start..self.at];
        if !self.dialect.has_macros() {
            out.text.push_str(literal);
            return;
        }
        let arguments = arguments.into_iter().map(|argument| match argument {
            (Argument::Value(value), written) => (value, written),
            (Argument::Word(_), written) => (expression::Value::Null, written),
        });
        out.push(Node::Call(Box::new(Call {
            name: name.trim_start_matches('@').into(),
            arguments: arguments.collect(),
            body,
            literal: literal.into(),
            offset: (self.base + start) as Offset,
        })));
    }

    /// A block that must end in `#end`.
    fn body(&mut self) -> Parsed<Nodes> {
        match self.block()? {
            (nodes, BlockEnd::Closed) => Ok(nodes),
            (_, BlockEnd::Text) => self.fail("`#end` is missing"),
            _ => self.fail("`#else` or `#elseif` without `#if`"),
        }
    }

    fn if_statement(&mut self) -> Parsed<Node> {
        let mut branches = Vec::new();
        let mut condition = self.condition()?;
        loop {
            let (nodes, end) = self.block()?;
            branches.push((condition, nodes));
            match end {
                BlockEnd::Closed => return Ok(Node::If(branches.into(), Box::default())),
                BlockEnd::Else => return Ok(Node::If(branches.into(), self.body()?)),
                BlockEnd::ElseIf => condition = self.condition()?,
                BlockEnd::Text => return self.fail("`#if` without `#end`"),
            }
        }
    }

    fn condition(&mut self) -> Parsed<expression::Value> {
        self.skip_white();
        if self.peek(0) != Some(b'(') {
            return self.fail("`(` expected after `#if` or `#elseif`");
        }
        self.at += 1;
        let condition = self.expression()?;
        self.expect(b')')?;
        self.take_line_rest();
        Ok(condition)
    }

    /// After `#set(`.
    fn set(&mut self) -> Parsed<Node> {
        self.skip_white();
        if self.peek(0) != Some(b'$') {
            return self.fail("`#set` takes a reference first");
        }
        let start = self.at;
        let target = self.reference_at_dollar()?;
        let plain = self.bytes.get(start + 1).is_some_and(|byte| is_name_start(*byte));
        self.skip_white();
        if self.peek(0) != Some(b'=') || self.peek(1) == Some(b'=') {
            return self.fail("`=` expected in `#set`");
        }
        self.at += 1;
        let value = self.expression()?;
        self.expect(b')')?;
        self.take_line_rest();
        let lost = !plain && target.steps.is_empty() && self.dialect.formal_set_is_lost();
        Ok(Node::Set(Box::new(Set { target, value, lost })))
    }

    /// The length of a number `ahead` bytes from here; 0 when there is none. A `#` before it makes it no directive.
    fn number_length(&self, ahead: usize) -> usize {
        let rest = &self.bytes[self.at + ahead..];
        let digits =
            |from: usize| rest.get(from..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
        let sign = usize::from(rest.first() == Some(&b'-'));
        let whole = digits(sign);
        let dot = rest.get(sign + whole) == Some(&b'.') && rest.get(sign + whole + 1) != Some(&b'.');
        let fraction = if dot { digits(sign + whole + 1) } else { 0 };
        match (whole, fraction) {
            (0, 0) => 0,
            (whole, fraction) => sign + whole + if dot { 1 + fraction } else { 0 },
        }
    }

    fn take_blanks_before_set(&self, out: &mut Building) {
        if !self.dialect.set_takes_blanks() {
            return;
        }
        let token = &self.bytes[self.token_start..self.at];
        if token.iter().all(|byte| matches!(byte, b' ' | b'\t')) && !token.is_empty() {
            let length = out.text.len().saturating_sub(token.len() + self.token_marks);
            out.text.truncate(length);
        }
    }

    /// Takes blanks and the newline after them, if nothing else stands on the rest of the line.
    fn take_line_rest(&mut self) {
        let blanks = self.bytes[self.at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let end = newline(&self.bytes[self.at + blanks..]);
        if end > 0 {
            self.at += blanks + end;
        }
    }

    fn skip_white(&mut self) {
        while matches!(self.peek(0), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Parsed<()> {
        if self.peek(0) != Some(byte) {
            return self.fail(format!("`{}` expected", char::from(byte)));
        }
        self.at += 1;
        Ok(())
    }

    /// A string's inside, as a template of its own.
    fn nested(&mut self, text: &str, base: usize) -> Parsed<Nodes> {
        self.enter()?;
        // The reference implementation parses the string with a blank behind it and takes one character off what
        // it renders; a line comment inside makes that unnecessary.
        let padded = !text.contains("##");
        let text = if padded { format!("{text} ") } else { text.to_owned() };
        let mut parser = Parser::new(&text, base, self.dialect, self.depth, self.tables);
        let mut nodes = parser.whole()?.into_vec();
        self.leave();
        if padded {
            match nodes.pop() {
                Some(Node::Text(last)) => {
                    let kept = &last[..last.len().saturating_sub(1)];
                    if !kept.is_empty() {
                        nodes.push(Node::Text(kept.into()));
                    }
                }
                Some(other) => nodes.push(other),
                None => {}
            }
        }
        Ok(nodes.into())
    }
}

/// An argument of a directive.
enum Argument {
    Word(Box<str>),
    Value(expression::Value),
}

/// An argument with the text it was written as.
type Written = (Argument, Box<str>);

/// A directive's name, with or without braces.
#[derive(Clone, Copy)]
struct Word<'t> {
    name: &'t str,
    /// Bytes after the `#`.
    length: usize,
    braced: bool,
}

/// The directive's name at the start of `bytes`, which follow a `#`.
fn word(bytes: &[u8]) -> Option<Word<'_>> {
    let braced = bytes.first() == Some(&b'{');
    let inner = if braced { &bytes[1..] } else { bytes };
    let first = *inner.first()?;
    if !(first.is_ascii_alphabetic() || first == b'_' || (first == b'@' && !braced)) {
        return None;
    }
    let length = inner.iter().take_while(|byte| is_word_byte(**byte)).count();
    if braced && inner.get(length) != Some(&b'}') {
        return None;
    }
    let name = std::str::from_utf8(&inner[..length]).ok()?;
    Some(Word { name, length: length + 2 * usize::from(braced), braced })
}

/// After `#set`: the bytes from the word's start to behind the `(`, when only blanks stand between.
fn set_opening(bytes: &[u8], word_length: usize) -> Option<usize> {
    let blanks = bytes[word_length..].iter().take_while(|byte| **byte == b' ').count();
    (bytes.get(word_length + blanks) == Some(&b'(')).then_some(word_length + blanks + 1)
}

/// The length of a line end at the start of `bytes`; 0 when there is none.
fn newline(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'@')
}

fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// Names used by references, for the parser of expressions.
fn is_reserved(word: &str) -> bool {
    matches!(word, "true" | "false" | "and" | "or" | "not" | "eq" | "ne" | "lt" | "le" | "gt" | "ge")
}
