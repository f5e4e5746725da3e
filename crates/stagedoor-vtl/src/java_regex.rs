//! Java regular expressions, rewritten for and run by Rust engines.
//!
//! Java's syntax is rewritten piece by piece ([`rewrite`]); what the linear-time engine cannot run (lookaround,
//! back-references, possessive and atomic groups, Java's `$`) goes to a backtracking engine with a bound. Differences
//! left: case-insensitive matching folds Unicode, where Java folds ASCII only unless told otherwise; a `$` under
//! `(?m)` knows `\n` alone; Unicode blocks (`\p{InGreek}`) are refused.

use std::sync::OnceLock;

mod rewrite;

/// Steps of the backtracking engine for one match.
const BACKTRACK_LIMIT: usize = 200_000;
/// Bytes of a compiled pattern.
const SIZE_LIMIT: usize = 1 << 20;
/// Bytes of a pattern's text.
const TEXT_LIMIT: usize = 10_000;

/// A compiled Java regular expression.
#[derive(Debug, Clone)]
pub struct JavaPattern {
    text: Box<str>,
    whole: Engine,
    /// The form that finds the pattern inside a text; made when first asked for.
    search: OnceLock<Result<Engine, PatternError>>,
}

/// Why a text is not a pattern, or a search cannot go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct PatternError {
    pub message: String,
}

impl PatternError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

/// Byte ranges of a match's groups, the whole match first.
type Groups = Vec<Option<(usize, usize)>>;

#[derive(Debug, Clone)]
enum Engine {
    Linear(regex::Regex),
    Backtracking(fancy_regex::Regex),
}

impl Engine {
    fn new(text: &str, whole: bool) -> Result<Self, PatternError> {
        if text.len() > TEXT_LIMIT {
            return Err(PatternError::new("pattern too long"));
        }
        let (pattern, linear) = rewrite::rewrite(text, whole)?;
        if linear {
            let engine = regex::RegexBuilder::new(&pattern).size_limit(SIZE_LIMIT).nest_limit(100).build();
            return engine.map(Self::Linear).map_err(|error| PatternError::new(error.to_string()));
        }
        let engine = fancy_regex::RegexBuilder::new(&pattern)
            .backtrack_limit(BACKTRACK_LIMIT)
            .delegate_size_limit(SIZE_LIMIT)
            .build();
        engine.map(Self::Backtracking).map_err(|error| PatternError::new(error.to_string()))
    }

    /// The first match at or after `from`.
    fn groups(&self, text: &str, from: usize) -> Result<Option<Groups>, PatternError> {
        match self {
            Self::Linear(engine) => Ok(engine
                .captures_at(text, from)
                .map(|found| found.iter().map(|group| group.map(|group| (group.start(), group.end()))).collect())),
            Self::Backtracking(engine) => match engine.captures_from_pos(text, from) {
                Ok(found) => Ok(found
                    .map(|found| found.iter().map(|group| group.map(|group| (group.start(), group.end()))).collect())),
                Err(error) => Err(PatternError::new(error.to_string())),
            },
        }
    }

    fn group_number(&self, name: &str) -> Option<usize> {
        match self {
            Self::Linear(engine) => engine.capture_names().position(|known| known == Some(name)),
            Self::Backtracking(engine) => engine.capture_names().position(|known| known == Some(name)),
        }
    }
}

impl JavaPattern {
    /// Compiles `text`.
    pub fn new(text: &str) -> Result<Self, PatternError> {
        Ok(Self { text: text.into(), whole: Engine::new(text, true)?, search: OnceLock::new() })
    }

    /// Whether the whole of `text` matches, as `String.matches` asks. A match that backtracks beyond its bound
    /// counts as none.
    #[must_use]
    pub fn matches_whole(&self, text: &str) -> bool {
        match &self.whole {
            Engine::Linear(engine) => engine.is_match(text),
            Engine::Backtracking(engine) => engine.is_match(text).unwrap_or(false),
        }
    }

    fn search(&self) -> Result<&Engine, PatternError> {
        self.search.get_or_init(|| Engine::new(&self.text, false)).as_ref().map_err(Clone::clone)
    }

    /// `String.replaceAll`: `$1` and `${name}` stand for groups, a backslash takes the next character as it is. The
    /// result may not pass `limit` bytes.
    pub fn replace_all(&self, text: &str, replacement: &str, limit: usize) -> Result<String, PatternError> {
        self.replace(text, replacement, limit, usize::MAX)
    }

    /// `String.replaceFirst`.
    pub fn replace_first(&self, text: &str, replacement: &str, limit: usize) -> Result<String, PatternError> {
        self.replace(text, replacement, limit, 1)
    }

    fn replace(&self, text: &str, replacement: &str, limit: usize, count: usize) -> Result<String, PatternError> {
        let engine = self.search()?;
        let mut out = String::new();
        let mut copied = 0;
        self.each_match(engine, text, count, |groups| {
            let Some((start, end)) = groups.first().copied().flatten() else { return Ok(()) };
            out.push_str(&text[copied..start]);
            copied = end;
            substitute(engine, text, groups, replacement, &mut out)?;
            if out.len() > limit { Err(PatternError::new("the text grows too long")) } else { Ok(()) }
        })?;
        out.push_str(&text[copied..]);
        Ok(out)
    }

    /// `String.split`: with limit 0 empty texts at the end are left out, with a positive one there are at most so
    /// many parts, with a negative one all stay.
    pub fn split<'t>(&self, text: &'t str, limit: i64) -> Result<Vec<&'t str>, PatternError> {
        let engine = self.search()?;
        let mut parts = Vec::new();
        let mut from = 0;
        let most = if limit > 0 { limit as usize - 1 } else { usize::MAX };
        self.each_match(engine, text, usize::MAX, |groups| {
            let Some((start, end)) = groups.first().copied().flatten() else { return Ok(()) };
            // A match without width at the start makes no empty first part.
            if parts.len() < most && !(end == 0 || (start == end && start == text.len())) {
                parts.push(&text[from..start]);
                from = end;
            }
            Ok(())
        })?;
        if from == 0 && parts.is_empty() {
            return Ok(vec![text]);
        }
        parts.push(&text[from..]);
        if limit == 0 {
            while parts.last().is_some_and(|part| part.is_empty()) {
                parts.pop();
            }
        }
        Ok(parts)
    }

    /// Matches from left to right as Java finds them: after one without width the search goes on a character later,
    /// and one without width may touch the match before.
    fn each_match(
        &self,
        engine: &Engine,
        text: &str,
        count: usize,
        mut visit: impl FnMut(&[Option<(usize, usize)>]) -> Result<(), PatternError>,
    ) -> Result<(), PatternError> {
        let mut from = 0;
        let mut found = 0;
        while from <= text.len() && found < count {
            let Some(groups) = engine.groups(text, from)? else { break };
            let Some((start, end)) = groups.first().copied().flatten() else { break };
            visit(&groups)?;
            found += 1;
            from = if end > start { end } else { end + text[end..].chars().next().map_or(1, char::len_utf8) };
        }
        Ok(())
    }
}

/// Appends a replacement for one match.
fn substitute(
    engine: &Engine,
    text: &str,
    groups: &[Option<(usize, usize)>],
    replacement: &str,
    out: &mut String,
) -> Result<(), PatternError> {
    let mut rest = replacement.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            '\\' => out.push(rest.next().ok_or_else(|| PatternError::new("character to be escaped is missing"))?),
            '$' => {
                let number = match rest.peek() {
                    Some('{') => {
                        rest.next();
                        let name: String = rest.by_ref().take_while(|next| *next != '}').collect();
                        engine
                            .group_number(&name)
                            .ok_or_else(|| PatternError::new(format!("No group with name {{{name}}}")))?
                    }
                    Some(digit) if digit.is_ascii_digit() => {
                        let mut number = 0;
                        let mut first = true;
                        while let Some(digit) = rest.peek().and_then(|digit| digit.to_digit(10)) {
                            let longer = number * 10 + digit as usize;
                            if !first && longer >= groups.len() {
                                break;
                            }
                            number = longer;
                            first = false;
                            rest.next();
                        }
                        number
                    }
                    _ => return Err(PatternError::new("Illegal group reference")),
                };
                match groups.get(number) {
                    Some(Some((start, end))) => out.push_str(&text[*start..*end]),
                    Some(None) => {}
                    None => return Err(PatternError::new(format!("No group {number}"))),
                }
            }
            other => out.push(other),
        }
    }
    Ok(())
}

/// The text a pattern stands for when it has no operators, such as `\'` or `a`: the common case in templates.
pub(crate) fn plain_text(pattern: &str) -> Option<String> {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern.chars();
    while let Some(next) = rest.next() {
        match next {
            '\\' => match rest.next()? {
                escaped if escaped.is_ascii_punctuation() => out.push(escaped),
                'n' => out.push('\n'),
                'r' => out.push('\r'),
                't' => out.push('\t'),
                _ => return None,
            },
            '.' | '[' | ']' | '(' | ')' | '{' | '}' | '*' | '+' | '?' | '^' | '$' | '|' => return None,
            other => out.push(other),
        }
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests;
