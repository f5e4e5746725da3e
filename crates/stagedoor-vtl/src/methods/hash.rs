//! `hashCode()`, as Java computes it.

use crate::value::Value;

/// Containers nested deeper have no code; only a cycle or an absurd tree has them. Java's stack ends there too.
const DEPTH_LIMIT: u32 = 600;

/// Values looked at; what refers to itself twice over would have no end.
const VALUES_LIMIT: u32 = 1_000_000;

/// The code of a value; `None` for what has only an identity, or no end.
pub(super) fn code(value: &Value<'_>) -> Option<i32> {
    code_at(value, 0, &mut 0)
}

fn code_at(value: &Value<'_>, depth: u32, seen: &mut u32) -> Option<i32> {
    *seen += 1;
    if depth > DEPTH_LIMIT || *seen > VALUES_LIMIT {
        return None;
    }
    let folded = |bits: u64| (bits ^ bits >> 32) as i32;
    Some(match value {
        Value::Null => 0,
        Value::Bool(value) => {
            if *value {
                1231
            } else {
                1237
            }
        }
        // An Integer where it fits, else a Long.
        Value::Int(value) => i32::try_from(*value).unwrap_or_else(|_| folded(*value as u64)),
        Value::Double(value) => folded(value.to_bits()),
        Value::Str(text) => string(text.as_str()),
        Value::List(list) => {
            let mut code = 1i32;
            for item in &list.borrow().items {
                code = code.wrapping_mul(31).wrapping_add(code_at(item, depth + 1, seen)?);
            }
            code
        }
        Value::Map(map) => {
            let mut code = 0i32;
            for (key, value) in map.borrow().iter() {
                code = code.wrapping_add(code_at(key, depth + 1, seen)? ^ code_at(value, depth + 1, seen)?);
            }
            code
        }
        Value::Json(node) => code_at(&node.tree(), depth, seen)?,
        Value::Entry(entry) => code_at(&entry.0, depth + 1, seen)? ^ code_at(&entry.1, depth + 1, seen)?,
        Value::Big(_) | Value::Loop(_) | Value::Block(_) | Value::Object(_) => return None,
    })
}

fn string(text: &str) -> i32 {
    text.encode_utf16().fold(0i32, |code, unit| code.wrapping_mul(31).wrapping_add(i32::from(unit)))
}
