//! JSON trees as YAML that readers of 1.1 and 1.2 take alike: every text is quoted, so that `no`, `1:30` and
//! `2018-11-06` stay texts.

use serde_json::{Map, Value};

/// Readers look no further than 1,024 characters for the colon of a plain key.
const LONGEST_PLAIN_KEY: usize = 100;
/// What readers of 1.1 take for something else than a text.
const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// The document as YAML.
#[must_use]
pub fn to_yaml(document: &Value) -> String {
    let mut out = "---".to_owned();
    write_value(document, 0, &mut out);
    out
}

fn write_members(members: &Map<String, Value>, indent: usize, out: &mut String) {
    for (name, value) in members {
        pad(indent, out);
        write_member(name, value, indent, out);
    }
}

/// A member, at the place where its line begins.
fn write_member(name: &str, value: &Value, indent: usize, out: &mut String) {
    if name.len() > LONGEST_PLAIN_KEY {
        out.push_str("? ");
        out.push_str(&quoted(name));
        out.push('\n');
        pad(indent, out);
    } else if is_plain_key(name) {
        out.push_str(name);
    } else {
        out.push_str(&quoted(name));
    }
    out.push(':');
    write_value(value, indent + 1, out);
}

/// What follows a colon or a dash, with the end of the line.
fn write_value(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            out.push('\n');
            write_members(members, indent, out);
        }
        Value::Array(items) if !items.is_empty() => {
            let indent = indent.max(1);
            out.push('\n');
            for item in items {
                // Lists stand at the column of their key, as Jackson writes them.
                pad(indent - 1, out);
                out.push('-');
                match item {
                    Value::Object(members) if !members.is_empty() => {
                        out.push(' ');
                        for (index, (name, value)) in members.iter().enumerate() {
                            if index > 0 {
                                pad(indent, out);
                            }
                            write_member(name, value, indent, out);
                        }
                    }
                    item => write_value(item, indent + 1, out),
                }
            }
        }
        scalar => {
            let text = match scalar {
                Value::String(text) => quoted(text),
                Value::Number(number) => plain_number(&number.to_string()),
                // `{}`, `[]`, `true`, `null`: as in JSON.
                other => other.to_string(),
            };
            out.push(' ');
            out.push_str(&text);
            out.push('\n');
        }
    }
}

fn pad(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n("  ", indent));
}

fn is_plain_key(name: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    name.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
        && name.bytes().all(is_word)
        && !WORDS.contains(&&*name.to_ascii_lowercase())
}

/// JSON's quotes and escapes are YAML's; what YAML does not allow or folds is escaped too.
fn quoted(text: &str) -> String {
    let json = Value::from(text).to_string();
    let must_escape =
        |c: char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    if !json.contains(must_escape) {
        return json;
    }
    let escaped = |c: char| if must_escape(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    json.chars().map(escaped).collect()
}

/// YAML 1.1 wants a point and a sign: `1e300` is a text there, `1.0e+300` is not.
fn plain_number(text: &str) -> String {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return text.to_owned() };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['+', '-']) { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{exponent}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn documents_read_as_they_were() {
        let long = "/a".repeat(600);
        let mut document = json!({"swagger": "2.0", "info": {"title": "T", "x": {}},
            "list": ["no", {"a": 1, "b": [true, null]}, [], [[1], {"c": {"d": "e"}}]],
            "paths": {"/a": {"200": {"n": 1e300, "m": -1.5e-7}}, "on": 5}});
        let expected = concat!(
            "---\nswagger: \"2.0\"\ninfo:\n  title: \"T\"\n  x: {}\nlist:\n- \"no\"\n- a: 1\n  b:\n  - true\n  - null\n- []\n",
            "-\n  -\n    - 1\n  - c:\n      d: \"e\"\n",
            "paths:\n  \"/a\":\n    \"200\":\n      \"n\": 1.0e+300\n      m: -1.5e-7\n  \"on\": 5\n"
        );
        assert_eq!(to_yaml(&document), expected);
        document["odd"] = json!({
            (long.clone()): {(long.clone()): [1]}, "": "", "a: b": "# c", "\u{85}\u{2028}é😀\u{0}\"\\": "\u{7f}\u{feff}\n\ttab ",
            "list": [{(long): 1, "k": 2}], "<<": "=", "1:30": "2018-11-06",
        });
        let text = to_yaml(&document);
        assert_eq!(crate::openapi::read(text.as_bytes(), "a.yaml").expect("YAML").document(), &document, "{text}");
        assert_eq!(to_yaml(&json!([{"a": 1, "b": 2}])), "---\n- a: 1\n  b: 2\n");
    }
}
