//! Methods of `java.lang.String`. Positions count UTF-16 units, as Java's do.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Called, ordering};
use crate::java_regex::{self, JavaPattern, PatternError};
use crate::value::{ListStyle, Str, Value};

pub(super) fn call<'a>(own: &Str<'a>, name: &str, arguments: &[Value<'a>], limit: usize) -> Called<'a> {
    let text = own.as_str();
    Ok(match (name, arguments) {
        ("length", []) => Some(Value::Int(length(text))),
        ("isEmpty", []) => Some(Value::Bool(text.is_empty())),
        ("isBlank", []) => Some(Value::Bool(text.trim().is_empty())),
        ("toString" | "intern", []) => Some(Value::Str(own.clone())),
        ("trim", []) => Some(slice(own, text.trim_matches(|c: char| c <= ' '))),
        ("strip", []) => Some(slice(own, text.trim())),
        ("toLowerCase", []) => Some(Value::text(text.to_lowercase())),
        ("toUpperCase", []) => Some(Value::text(text.to_uppercase())),
        ("charAt", [Value::Int(index)]) => {
            // DIFFERENCE: Java gives a Character, which has other methods than a text; ours is a text of one character.
            let end = index.checked_add(1).unwrap_or(*index);
            let out_of_range = || format!("String index out of range: {index}");
            Some(substring(own, *index, end).map_err(|_| out_of_range())?)
        }
        ("substring" | "subSequence", [Value::Int(from), Value::Int(to)]) => Some(substring(own, *from, *to)?),
        ("substring", [Value::Int(from)]) => Some(substring(own, *from, length(text))?),
        ("contains", [Value::Str(part)]) => Some(Value::Bool(text.contains(part.as_str()))),
        ("startsWith", [Value::Str(part)]) => Some(Value::Bool(text.starts_with(part.as_str()))),
        ("startsWith", [Value::Str(part), Value::Int(from)]) => {
            let at = byte_position(text, *from);
            Some(Value::Bool(at.is_some_and(|at| text[at..].starts_with(part.as_str()))))
        }
        ("endsWith", [Value::Str(part)]) => Some(Value::Bool(text.ends_with(part.as_str()))),
        ("indexOf", [part, rest @ ..]) if rest.len() < 2 => {
            let (Some(part), Some(from)) = (searched(part), from(rest, 0)) else { return Ok(None) };
            let from = from.clamp(0, length(text));
            let start = byte_position(text, from).unwrap_or(text.len());
            Some(found(text, text[start..].find(&*part).map(|at| start + at)))
        }
        ("lastIndexOf", [part, rest @ ..]) if rest.len() < 2 => {
            let (Some(part), Some(from)) = (searched(part), from(rest, i64::MAX)) else { return Ok(None) };
            if from < 0 {
                return Ok(Some(Value::Int(-1)));
            }
            let last = byte_position(text, from.min(length(text))).unwrap_or(text.len());
            let end = (last + part.len()).min(text.len());
            let end = (end..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
            Some(found(text, text[..end].rfind(&*part)))
        }
        ("equals", [other]) => Some(Value::Bool(other.as_str() == Some(text))),
        ("contentEquals", [Value::Str(other)]) => Some(Value::Bool(other.as_str() == text)),
        ("equalsIgnoreCase", [other]) => {
            Some(Value::Bool(other.as_str().is_some_and(|other| other.to_lowercase() == text.to_lowercase())))
        }
        ("compareTo", [Value::Str(other)]) => Some(compare(text, other.as_str())),
        ("compareToIgnoreCase", [Value::Str(other)]) => {
            Some(compare(&text.to_lowercase(), &other.as_str().to_lowercase()))
        }
        ("concat", [Value::Str(other)]) => {
            bounded(text.len() + other.as_str().len(), limit)?;
            Some(Value::text([text, other.as_str()].concat()))
        }
        ("repeat", [Value::Int(count)]) => {
            let count = usize::try_from(*count).map_err(|_| format!("count is negative: {count}"))?;
            bounded(text.len().saturating_mul(count), limit)?;
            Some(Value::text(text.repeat(count)))
        }
        ("replace", [Value::Str(from), Value::Str(to)]) => {
            let (from, to) = (from.as_str(), to.as_str());
            let matches = if to.len() > from.len() { text.matches(from).count() } else { 0 };
            bounded(text.len().saturating_add(matches.saturating_mul(to.len())), limit)?;
            Some(Value::text(text.replace(from, to)))
        }
        ("replaceAll", [Value::Str(pattern), Value::Str(to)]) => {
            let (pattern, to) = (pattern.as_str(), to.as_str());
            if let (Some(plain), false) = (java_regex::plain_text(pattern), to.contains(['$', '\\'])) {
                if !text.contains(&*plain) {
                    return Ok(Some(Value::Str(own.clone())));
                }
                let matches = if to.len() > plain.len() { text.matches(&*plain).count() } else { 0 };
                bounded(text.len().saturating_add(matches.saturating_mul(to.len())), limit)?;
                return Ok(Some(Value::text(text.replace(&*plain, to))));
            }
            Some(Value::text(with_pattern(pattern, |pattern| pattern.replace_all(text, to, limit))?))
        }
        ("replaceFirst", [Value::Str(pattern), Value::Str(to)]) => {
            let replaced = with_pattern(pattern.as_str(), |pattern| pattern.replace_first(text, to.as_str(), limit))?;
            Some(Value::text(replaced))
        }
        ("matches", [Value::Str(pattern)]) => {
            Some(Value::Bool(with_pattern(pattern.as_str(), |pattern| Ok(pattern.matches_whole(text)))?))
        }
        ("split", [Value::Str(pattern), rest @ ..]) if rest.len() < 2 => {
            let Some(most) = from(rest, 0) else { return Ok(None) };
            let parts = with_pattern(pattern.as_str(), |pattern| {
                let parts = pattern.split(text, most)?;
                Ok(parts.into_iter().map(|part| slice(own, part)).collect::<Vec<_>>())
            })?;
            // DIFFERENCE: Java's array prints as `[Ljava.lang.String;@1b2c3d`; ours prints its parts.
            Some(Value::list(parts, ListStyle::Java))
        }
        // A null where Java wants an object is an exception.
        ("contains" | "startsWith" | "endsWith" | "concat" | "compareTo" | "matches" | "split", [Value::Null]) => {
            return Err("NullPointerException".to_owned());
        }
        _ => None,
    })
}

fn bounded(length: usize, limit: usize) -> Result<(), String> {
    if length > limit { Err("the text grows too long".to_owned()) } else { Ok(()) }
}

/// A part of a text: borrowed when the text is.
fn slice<'a>(own: &Str<'a>, part: &str) -> Value<'a> {
    Value::Str(match own {
        Str::Borrowed(text) => {
            let start = part.as_ptr() as usize - text.as_ptr() as usize;
            Str::Borrowed(text.get(start..start + part.len()).unwrap_or(""))
        }
        whole if whole.as_str().len() == part.len() => whole.clone(),
        Str::Shared(_) | Str::Decoded(..) => Str::Shared(Rc::from(part)),
    })
}

fn length(text: &str) -> i64 {
    if text.is_ascii() { text.len() as i64 } else { text.encode_utf16().count() as i64 }
}

/// The byte at which a UTF-16 position lies; between the halves of a pair it is the pair's start.
fn byte_position(text: &str, position: i64) -> Option<usize> {
    let position = usize::try_from(position).ok()?;
    if text.is_ascii() {
        return (position <= text.len()).then_some(position);
    }
    let mut units = 0;
    for (at, next) in text.char_indices() {
        if units + next.len_utf16() > position {
            return Some(at);
        }
        units += next.len_utf16();
    }
    (units == position).then_some(text.len())
}

fn substring<'a>(own: &Str<'a>, from: i64, to: i64) -> Result<Value<'a>, String> {
    let text = own.as_str();
    let whole = length(text);
    if from < 0 || to > whole || from > to {
        return Err(format!("begin {from}, end {to}, length {whole}"));
    }
    match (byte_position(text, from), byte_position(text, to)) {
        (Some(from), Some(to)) => Ok(slice(own, &text[from..to])),
        _ => Ok(Value::Str(Str::Borrowed(""))),
    }
}

/// What `indexOf` looks for: a text, or a character given by its number.
fn searched(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Str(text) => Some(text.as_str().to_owned()),
        Value::Int(code) => u32::try_from(*code).ok().and_then(char::from_u32).map(String::from),
        _ => None,
    }
}

fn from(rest: &[Value<'_>], default: i64) -> Option<i64> {
    match rest {
        [] => Some(default),
        [Value::Int(from)] => Some(*from),
        _ => None,
    }
}

fn found<'a>(text: &str, at: Option<usize>) -> Value<'a> {
    Value::Int(at.map_or(-1, |at| length(&text[..at])))
}

fn compare<'a>(left: &str, right: &str) -> Value<'a> {
    for (a, b) in left.encode_utf16().zip(right.encode_utf16()) {
        if a != b {
            return Value::Int(i64::from(a) - i64::from(b));
        }
    }
    match length(left) - length(right) {
        0 => ordering(std::cmp::Ordering::Equal),
        difference => Value::Int(difference),
    }
}

/// Patterns kept compiled by each thread.
const PATTERNS_KEPT: usize = 64;

type Compiled = Result<Rc<JavaPattern>, PatternError>;

thread_local! {
    static PATTERNS: RefCell<HashMap<Box<str>, Compiled>> = RefCell::default();
}

fn with_pattern<T>(text: &str, run: impl FnOnce(&JavaPattern) -> Result<T, PatternError>) -> Result<T, String> {
    let known = PATTERNS.with(|patterns| patterns.borrow().get(text).cloned());
    let pattern = known.unwrap_or_else(|| {
        let made = JavaPattern::new(text).map(Rc::new);
        PATTERNS.with(|patterns| {
            let mut patterns = patterns.borrow_mut();
            if patterns.len() >= PATTERNS_KEPT {
                patterns.clear();
            }
            patterns.insert(text.into(), made.clone());
        });
        made
    });
    pattern.and_then(|pattern| run(&pattern)).map_err(|error| error.message)
}
