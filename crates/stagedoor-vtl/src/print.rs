//! How values print: `toString` as Java has it, and JSON where a value came from JSON.
//!
//! AWS: an array from `$input.path` prints as compact JSON, an object around it as a Java map
//! (`{foo=[{"nested":"bar"}]}`) (recorded).

use std::rc::Rc;

use crate::json::ordinary;
use crate::number;
use crate::value::{ListStyle, Value};

/// Nested containers beyond this depth print as `...`; only a cycle or an absurd tree has them.
const DEPTH_LIMIT: u32 = 600;

/// No single value prints longer than this; what refers to itself twice over would grow without end.
const LENGTH_LIMIT: usize = 32 << 20;

/// Writes what `value.toString()` gives; null as `null`. Blocks cannot render themselves here and print nothing.
pub(crate) fn print(value: &Value<'_>, out: &mut Vec<u8>) {
    let end = out.len().saturating_add(LENGTH_LIMIT);
    print_at(value, out, Bounds { end, depth: 0 });
}

/// The same, but gives up soon after `out` has grown past `end`.
pub(crate) fn print_until(value: &Value<'_>, out: &mut Vec<u8>, end: usize) {
    print_at(value, out, Bounds { end, depth: 0 });
}

/// Writes a value as compact JSON. Keys print as texts; what JSON has no form for is written as the text it prints.
pub(crate) fn json(value: &Value<'_>, out: &mut Vec<u8>) {
    let end = out.len().saturating_add(LENGTH_LIMIT);
    json_at(value, out, Bounds { end, depth: 0 });
}

#[derive(Clone, Copy)]
struct Bounds {
    end: usize,
    depth: u32,
}

impl Bounds {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

fn print_at(value: &Value<'_>, out: &mut Vec<u8>, at: Bounds) {
    if at.depth > DEPTH_LIMIT || out.len() > at.end {
        return out.extend_from_slice(b"...");
    }
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Value::Int(value) => number::print_int(*value, out),
        Value::Big(text) => out.extend_from_slice(text.as_bytes()),
        Value::Double(value) => number::print_double(*value, out),
        Value::Str(text) => out.extend_from_slice(text.as_str().as_bytes()),
        Value::List(list) => {
            let list = list.borrow();
            if list.style == ListStyle::Json {
                return json_at(value, out, at);
            }
            out.push(b'[');
            for (index, item) in list.items.iter().enumerate() {
                if out.len() > at.end {
                    break;
                }
                if index > 0 {
                    out.extend_from_slice(b", ");
                }
                if is_same(item, value) {
                    out.extend_from_slice(b"(this Collection)");
                    continue;
                }
                print_at(item, out, at.deeper());
            }
            out.push(b']');
        }
        Value::Map(map) => {
            out.push(b'{');
            for (index, (key, item)) in map.borrow().iter().enumerate() {
                if index > 0 {
                    out.extend_from_slice(b", ");
                }
                print_at(key, out, at.deeper());
                out.push(b'=');
                if is_same(item, value) {
                    out.extend_from_slice(b"(this Map)");
                    continue;
                }
                print_at(item, out, at.deeper());
            }
            out.push(b'}');
        }
        Value::Json(node) => match node.changed_tree() {
            Some(tree) => print_at(&tree, out, at),
            None => node.print(out),
        },
        Value::Entry(entry) => {
            print_at(&entry.0, out, at.deeper());
            out.push(b'=');
            print_at(&entry.1, out, at.deeper());
        }
        // Velocity's scope is a map, and prints as an empty one.
        Value::Loop(_) => out.extend_from_slice(b"{}"),
        Value::Block(_) => {}
        Value::Object(object) => object.print(out),
    }
}

/// Whether a container holds itself, which Java prints as a note.
fn is_same(item: &Value<'_>, holder: &Value<'_>) -> bool {
    match (item, holder) {
        (Value::List(item), Value::List(holder)) => Rc::as_ptr(item).addr() == Rc::as_ptr(holder).addr(),
        (Value::Map(item), Value::Map(holder)) => Rc::as_ptr(item).addr() == Rc::as_ptr(holder).addr(),
        _ => false,
    }
}

fn json_at(value: &Value<'_>, out: &mut Vec<u8>, at: Bounds) {
    if at.depth > DEPTH_LIMIT || out.len() > at.end {
        return out.extend_from_slice(b"null");
    }
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(_) | Value::Int(_) | Value::Big(_) => print(value, out),
        Value::Double(number) if number.is_finite() => print(value, out),
        Value::Str(text) => json_string(text.as_str(), out),
        Value::List(list) => {
            out.push(b'[');
            for (index, item) in list.borrow().items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                json_at(item, out, at.deeper());
            }
            out.push(b']');
        }
        Value::Map(map) => {
            out.push(b'{');
            for (index, (key, value)) in map.borrow().iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                json_key(key, out);
                out.push(b':');
                json_at(value, out, at.deeper());
            }
            out.push(b'}');
        }
        Value::Json(node) => match node.changed_tree() {
            Some(tree) => json_at(&tree, out, at),
            None => node.write_json(out),
        },
        Value::Entry(entry) => {
            out.push(b'{');
            json_key(&entry.0, out);
            out.push(b':');
            json_at(&entry.1, out, at.deeper());
            out.push(b'}');
        }
        Value::Double(_) | Value::Loop(_) | Value::Block(_) | Value::Object(_) => {
            let mut text = Vec::new();
            print(value, &mut text);
            json_string(&String::from_utf8_lossy(&text), out);
        }
    }
}

fn json_key(key: &Value<'_>, out: &mut Vec<u8>) {
    match key.as_str() {
        Some(text) => json_string(text, out),
        None => {
            let mut text = Vec::new();
            print(key, &mut text);
            json_string(&String::from_utf8_lossy(&text), out);
        }
    }
}

/// Writes a JSON string: quotes, backslashes and controls escaped, all else as it is.
pub(crate) fn json_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text;
    loop {
        let plain = ordinary(rest.as_bytes());
        out.extend_from_slice(&rest.as_bytes()[..plain]);
        let Some(&byte) = rest.as_bytes().get(plain) else { break };
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0x08 => out.extend_from_slice(b"\\b"),
            0x0c => out.extend_from_slice(b"\\f"),
            _ => out.extend_from_slice(format!("\\u{byte:04X}").as_bytes()),
        }
        rest = &rest[plain + 1..];
    }
    out.push(b'"');
}

impl Value<'_> {
    /// Writes what the value prints as; null as `null`.
    pub fn print(&self, out: &mut Vec<u8>) {
        print(self, out);
    }

    /// What the value prints as, as a text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = Vec::new();
        print(self, &mut out);
        String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// Writes the value as compact JSON.
    pub fn write_json(&self, out: &mut Vec<u8>) {
        json(self, out);
    }
}
