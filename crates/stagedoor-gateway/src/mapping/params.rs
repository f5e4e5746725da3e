//! `$input.params()`.

use std::borrow::Cow;

use stagedoor_vtl::{Map, Str, Value};

use super::Inputs;

/// A text of a header; what is not UTF-8 becomes replacement characters.
fn header_text(bytes: &[u8]) -> Str<'_> {
    Str::from(String::from_utf8_lossy(bytes))
}

/// A decoded text, borrowed from wherever the inputs keep it.
fn decoded<'a>(text: &'a Cow<'a, str>) -> Value<'a> {
    Value::Str(Str::Borrowed(text))
}

/// `$input.params('name')`. AWS: looked for in path, query string and headers, in that order and with regard to
/// letter case; of several values the last (documented); `""` when there is none (recorded).
pub(super) fn one<'a>(inputs: &'a Inputs<'a>, name: &str) -> Value<'a> {
    let pairs = inputs.path_parameters.iter().rev().chain(inputs.query.iter().rev());
    if let Some((_, value)) = pairs.into_iter().find(|(present, _)| present == name) {
        return decoded(value);
    }
    let mut value = Value::Str(Str::Borrowed(""));
    for (present, bytes) in inputs.headers.iter() {
        if present == name.as_bytes() {
            value = Value::Str(header_text(bytes));
        }
    }
    value
}

/// `$input.params()`: maps under `path`, `querystring` and `header` (documented).
pub(super) fn all<'a>(inputs: &'a Inputs<'a>) -> Value<'a> {
    let pairs = |pairs: &'a [(Cow<'a, str>, Cow<'a, str>)]| {
        let mut map = Map::with_capacity(pairs.len());
        for (name, value) in pairs {
            map.insert(decoded(name), decoded(value));
        }
        Value::map(map)
    };
    let mut headers = Map::with_capacity(inputs.headers.len());
    for (name, value) in inputs.headers.iter() {
        headers.insert(Value::Str(header_text(name)), Value::Str(header_text(value)));
    }
    let mut map = Map::with_capacity(3);
    map.insert(Value::Str("path".into()), pairs(inputs.path_parameters));
    map.insert(Value::Str("querystring".into()), pairs(inputs.query));
    map.insert(Value::Str("header".into()), Value::map(headers));
    Value::map(map)
}
