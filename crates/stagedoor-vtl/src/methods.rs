//! Properties and methods of values: Java's public methods, as far as templates use them.
//!
//! Nothing here reaches Java's reflection: `class` and `getClass` do not exist. A method that Java does not have, or
//! not with these argument types, is `Ok(None)`; one that throws is `Err` with the exception's message.

use std::cell::Cell;
use std::rc::Rc;

use crate::ast::LoopProperty;
use crate::json::JsonNode;
use crate::number;
use crate::print;
use crate::value::{List, ListStyle, Loop, Map, Object, Str, Value};

mod hash;
mod string;

type Called<'a> = Result<Option<Value<'a>>, String>;

/// `$value.name`.
pub(crate) fn property<'a>(value: &Value<'a>, name: &str) -> Value<'a> {
    let found = match value {
        Value::Json(node) if node.is_list() => (name == "empty").then(|| Value::Bool(node.len() == 0)),
        Value::Json(node) => node.member(name),
        Value::Map(map) => map.borrow().get_str(name).cloned(),
        Value::Object(object) => object.property(name),
        Value::Loop(state) => LoopProperty::named(name).and_then(|property| loop_property(state, property)),
        Value::Entry(entry) => match name {
            "key" => Some(entry.0.clone()),
            "value" => Some(entry.1.clone()),
            _ => None,
        },
        Value::List(list) => (name == "empty").then(|| Value::Bool(list.borrow().items.is_empty())),
        Value::Str(text) => (name == "empty").then(|| Value::Bool(text.as_str().is_empty())),
        _ => None,
    };
    found.unwrap_or(Value::Null)
}

/// What walking through a value costs, in steps.
pub(crate) fn cost(value: &Value<'_>) -> u64 {
    match value {
        Value::Str(text) => text.as_str().len() as u64 / 16,
        Value::List(list) => list.borrow().items.len() as u64 / 16,
        Value::Map(map) => map.borrow().len() as u64 / 16,
        Value::Json(node) => node.len() as u64 / 16,
        _ => 0,
    }
}

/// `$value.name(arguments)`. No text made here is longer than `limit`.
pub(crate) fn call<'a>(value: &Value<'a>, name: &str, arguments: &[Value<'a>], limit: usize) -> Called<'a> {
    let own = match value {
        Value::Str(text) => string::call(text, name, arguments, limit)?,
        Value::Json(node) => return json_method(node, name, arguments, limit),
        Value::List(list) => list_method(list, name, arguments)?,
        Value::Map(map) => map_method(map, name, arguments)?,
        Value::Entry(entry) => match (name, arguments) {
            ("getKey", []) => Some(entry.0.clone()),
            ("getValue", []) => Some(entry.1.clone()),
            _ => None,
        },
        Value::Int(_) | Value::Big(_) | Value::Double(_) => number_method(value, name, arguments)?,
        Value::Bool(own) => match (name, arguments) {
            ("booleanValue", []) => Some(value.clone()),
            ("compareTo", [Value::Bool(other)]) => Some(ordering(own.cmp(other))),
            ("compareTo", [_]) => return Err("ClassCastException".to_owned()),
            ("toString" | "hashCode", [other @ Value::Bool(_)]) => return call(other, name, &[], limit),
            ("parseBoolean" | "valueOf", [Value::Str(text)]) => {
                Some(Value::Bool(text.as_str().eq_ignore_ascii_case("true")))
            }
            _ => None,
        },
        Value::Loop(state) => loop_method(state, name, arguments),
        Value::Object(object) => object.call(name, arguments)?,
        Value::Block(_) | Value::Null => None,
    };
    if own.is_some() {
        return Ok(own);
    }
    // Velocity takes a method without parameters for one that fits any arguments, and Java then throws.
    if !arguments.is_empty() && takes_nothing(value, name) {
        return Err("wrong number of arguments".to_owned());
    }
    Ok(match (name, arguments) {
        ("toString", []) => {
            let mut out = Vec::new();
            print::print_until(value, &mut out, limit);
            Some(Value::text(String::from_utf8_lossy(&out).into_owned()))
        }
        ("equals", [other]) => Some(Value::Bool(value.java_equals(other))),
        ("hashCode", []) => hash::code(value).map(|code| Value::Int(i64::from(code))),
        _ => None,
    })
}

/// Whether Java has a method of that name without parameters there.
fn takes_nothing(value: &Value<'_>, name: &str) -> bool {
    let own = match value {
        Value::Str(_) => matches!(
            name,
            "length" | "isEmpty" | "isBlank" | "intern" | "trim" | "strip" | "toLowerCase" | "toUpperCase"
        ),
        Value::List(_) => matches!(name, "size" | "isEmpty" | "clear" | "iterator"),
        Value::Map(_) => matches!(name, "size" | "isEmpty" | "clear" | "keySet" | "values" | "entrySet"),
        Value::Entry(_) => matches!(name, "getKey" | "getValue"),
        Value::Int(_) | Value::Double(_) => {
            matches!(name, "intValue" | "longValue" | "doubleValue" | "floatValue" | "shortValue" | "byteValue")
        }
        Value::Bool(_) => name == "booleanValue",
        _ => return false,
    };
    own || matches!(name, "hashCode" | "toString")
}

/// What needs no tree; all else is a list's or a map's.
fn json_method<'a>(node: &JsonNode<'a>, name: &str, arguments: &[Value<'a>], limit: usize) -> Called<'a> {
    Ok(Some(match (name, arguments) {
        ("size", []) => Value::Int(node.len() as i64),
        ("isEmpty", []) => Value::Bool(node.len() == 0),
        ("get", [Value::Str(key)]) if !node.is_list() => node.member(key.as_str()).unwrap_or(Value::Null),
        ("get", [Value::Int(index)]) if node.is_list() => {
            let position = checked_position(*index, node.len())?;
            node.item(position).unwrap_or(Value::Null)
        }
        ("keySet", []) => match node.names() {
            Some(names) => Value::list(names, ListStyle::Java),
            None => return call(&node.tree(), name, arguments, limit),
        },
        _ => return call(&node.tree(), name, arguments, limit),
    }))
}

fn ordering<'a>(order: std::cmp::Ordering) -> Value<'a> {
    Value::Int(order as i64)
}

/// What a method without a result gives.
fn void<'a>() -> Option<Value<'a>> {
    Some(Value::Str(Str::Borrowed("")))
}

pub(crate) fn loop_property<'a>(state: &Rc<Loop>, property: LoopProperty) -> Option<Value<'a>> {
    let index = state.index.get();
    Some(match property {
        LoopProperty::Index => Value::Int(index),
        LoopProperty::Count => Value::Int(index + 1),
        LoopProperty::HasNext => Value::Bool(state.has_next.get()),
        LoopProperty::First => Value::Bool(index < 1),
        LoopProperty::Last => Value::Bool(!state.has_next.get()),
        LoopProperty::Parent => Value::Loop(Rc::clone(state.parent.as_ref()?)),
        LoopProperty::Topmost => {
            let mut top = Rc::clone(state);
            while let Some(parent) = top.parent.clone() {
                top = parent;
            }
            Value::Loop(top)
        }
    })
}

fn loop_method<'a>(state: &Rc<Loop>, name: &str, arguments: &[Value<'a>]) -> Option<Value<'a>> {
    let property = match name {
        "getIndex" => LoopProperty::Index,
        "getCount" => LoopProperty::Count,
        "hasNext" => LoopProperty::HasNext,
        "isFirst" => LoopProperty::First,
        "isLast" => LoopProperty::Last,
        "getParent" => LoopProperty::Parent,
        "getTopmost" => LoopProperty::Topmost,
        // Velocity's scope is a map, here always an empty one.
        "size" if arguments.is_empty() => return Some(Value::Int(0)),
        _ => return None,
    };
    if arguments.is_empty() { loop_property(state, property) } else { None }
}

fn number_method<'a>(value: &Value<'a>, name: &str, arguments: &[Value<'a>]) -> Called<'a> {
    let double = number::as_f64(value).unwrap_or(f64::NAN);
    let whole = match value {
        Value::Int(value) => *value,
        _ => double as i64, // Java's narrowing saturates as Rust's does
    };
    Ok(match (name, arguments) {
        ("intValue" | "shortValue" | "byteValue", []) => Some(Value::Int(match name {
            "intValue" if matches!(value, Value::Double(_)) => i64::from(double as i32),
            "intValue" => i64::from(whole as i32),
            "shortValue" => i64::from(whole as i16),
            _ => i64::from(whole as i8),
        })),
        ("longValue", []) => Some(Value::Int(whole)),
        ("doubleValue" | "floatValue", []) => Some(Value::Double(double)),
        ("isNaN", []) if matches!(value, Value::Double(_)) => Some(Value::Bool(double.is_nan())),
        ("isInfinite", []) if matches!(value, Value::Double(_)) => Some(Value::Bool(double.is_infinite())),
        ("compareTo", [other]) if std::mem::discriminant(value) == std::mem::discriminant(other) => {
            number::compare(value, other).map(ordering)
        }
        ("compareTo", [other]) if !other.is_null() => return Err("ClassCastException".to_owned()),
        // Static methods, reached through any number: `#set($Integer = 0)$Integer.parseInt($text)`.
        ("parseInt" | "parseLong" | "valueOf", [Value::Str(text)]) if matches!(value, Value::Int(_)) => {
            let text = text.as_str();
            let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
            match text.parse::<i64>() {
                Ok(value) if !digits.is_empty() => Some(Value::Int(value)),
                _ => return Err(format!("For input string: \"{text}\"")),
            }
        }
        ("parseDouble" | "valueOf", [Value::Str(text)]) if matches!(value, Value::Double(_)) => {
            match text.as_str().trim().parse() {
                Ok(value) => Some(Value::Double(value)),
                Err(_) => return Err(format!("For input string: \"{}\"", text.as_str())),
            }
        }
        ("valueOf", [same @ Value::Int(_)]) if matches!(value, Value::Int(_)) => Some(same.clone()),
        ("toString" | "hashCode", [Value::Int(other)]) if matches!(value, Value::Double(_)) => {
            return call(&Value::Double(*other as f64), name, &[], usize::MAX);
        }
        ("toString" | "hashCode", [other]) if std::mem::discriminant(value) == std::mem::discriminant(other) => {
            return call(other, name, &[], usize::MAX);
        }
        ("max", [Value::Int(a), Value::Int(b)]) => Some(Value::Int(*a.max(b))),
        ("min", [Value::Int(a), Value::Int(b)]) => Some(Value::Int(*a.min(b))),
        _ => None,
    })
}

fn out_of_bounds(index: i64, length: usize) -> String {
    format!("Index {index} out of bounds for length {length}")
}

fn checked_position(index: i64, length: usize) -> Result<usize, String> {
    usize::try_from(index).ok().filter(|position| *position < length).ok_or_else(|| out_of_bounds(index, length))
}

/// What another collection brings: a list's items, a map's are no collection.
fn items_of<'a>(value: &Value<'a>) -> Option<Vec<Value<'a>>> {
    match value {
        Value::List(list) => Some(list.borrow().items.clone()),
        Value::Json(node) => items_of(&node.tree()).filter(|_| node.is_list()),
        _ => None,
    }
}

fn list_method<'a>(list: &Rc<std::cell::RefCell<List<'a>>>, name: &str, arguments: &[Value<'a>]) -> Called<'a> {
    let read = match (name, arguments) {
        // Comparing may come back to this list, so it must not be held for changing meanwhile.
        ("remove", [Value::Int(_)]) => None,
        ("remove", [wanted]) => {
            let found = list.borrow().items.iter().position(|item| item.java_equals(wanted));
            if let Some(found) = found {
                list.borrow_mut().items.remove(found);
            }
            Some(Value::Bool(found.is_some()))
        }
        ("removeAll" | "retainAll", [other]) => {
            let Some(other) = items_of(other) else { return Ok(None) };
            let items = list.borrow().items.clone();
            let before = items.len();
            let wanted = |item: &Value<'a>| other.iter().any(|wanted| item.java_equals(wanted));
            let kept: Vec<_> = items.into_iter().filter(|item| wanted(item) == (name == "retainAll")).collect();
            let changed = kept.len() != before;
            list.borrow_mut().items = kept;
            Some(Value::Bool(changed))
        }
        _ => list_read(&list.borrow(), name, arguments)?,
    };
    if read.is_some() {
        return Ok(read);
    }
    let added = arguments.last().and_then(items_of);
    let items = &mut list.borrow_mut().items;
    Ok(match (name, arguments) {
        ("set", [Value::Int(index), new]) => {
            let position = checked_position(*index, items.len())?;
            Some(std::mem::replace(&mut items[position], new.clone()))
        }
        ("add", [new]) => {
            items.push(new.clone());
            Some(Value::Bool(true))
        }
        ("add", [Value::Int(index), new]) => {
            if *index != items.len() as i64 {
                checked_position(*index, items.len())?;
            }
            items.insert(*index as usize, new.clone());
            void()
        }
        ("addAll", [_]) => {
            let Some(added) = added else { return Ok(None) };
            let changed = !added.is_empty();
            items.extend(added);
            Some(Value::Bool(changed))
        }
        ("remove", [Value::Int(index)]) => Some(items.remove(checked_position(*index, items.len())?)),
        ("clear", []) => {
            items.clear();
            void()
        }
        _ => None,
    })
}

fn list_read<'a>(list: &List<'a>, name: &str, arguments: &[Value<'a>]) -> Called<'a> {
    let items = &list.items;
    let position = |wanted: &Value<'a>| items.iter().position(|item| item.java_equals(wanted));
    Ok(match (name, arguments) {
        ("size", []) => Some(Value::Int(items.len() as i64)),
        // AWS: the documentation shows `$input.path('$').count()` on an array.
        ("count", []) if list.style == ListStyle::Json => Some(Value::Int(items.len() as i64)),
        ("isEmpty", []) => Some(Value::Bool(items.is_empty())),
        ("get", [Value::Int(index)]) => Some(items[checked_position(*index, items.len())?].clone()),
        ("contains", [wanted]) => Some(Value::Bool(position(wanted).is_some())),
        ("containsAll", [other]) => {
            let Some(other) = items_of(other) else { return Ok(None) };
            Some(Value::Bool(other.iter().all(|wanted| position(wanted).is_some())))
        }
        ("indexOf", [wanted]) => Some(Value::Int(position(wanted).map_or(-1, |found| found as i64))),
        ("lastIndexOf", [wanted]) => {
            let found = items.iter().rposition(|item| item.java_equals(wanted));
            Some(Value::Int(found.map_or(-1, |found| found as i64)))
        }
        ("subList", [Value::Int(from), Value::Int(to)]) => {
            let length = items.len() as i64;
            if *from < 0 || *to > length || from > to {
                return Err(format!("fromIndex: {from}, toIndex: {to}, size: {length}"));
            }
            Some(Value::list(items[*from as usize..*to as usize].to_vec(), list.style))
        }
        ("iterator", []) => Some(Value::Object(Rc::new(Iterator { items: items.clone(), at: Cell::new(0) }))),
        ("toArray", []) => Some(Value::list(items.clone(), list.style)),
        _ => None,
    })
}

fn map_method<'a>(map: &Rc<std::cell::RefCell<Map<'a>>>, name: &str, arguments: &[Value<'a>]) -> Called<'a> {
    let collect = |pick: fn(&(Value<'a>, Value<'a>)) -> Value<'a>| {
        Some(Value::list(map.borrow().iter().map(pick).collect(), ListStyle::Java))
    };
    Ok(match (name, arguments) {
        ("size", []) => Some(Value::Int(map.borrow().len() as i64)),
        ("isEmpty", []) => Some(Value::Bool(map.borrow().is_empty())),
        ("get", [key]) => Some(map.borrow().get(key).cloned().unwrap_or(Value::Null)),
        ("getOrDefault", [key, default]) => Some(map.borrow().get(key).unwrap_or(default).clone()),
        ("put", [key, value]) => {
            let old = map.borrow_mut().insert(key.clone(), value.clone());
            Some(old.unwrap_or(Value::Null))
        }
        ("putIfAbsent", [key, value]) => {
            let present = map.borrow().get(key).filter(|present| !present.is_null()).cloned();
            if present.is_none() {
                map.borrow_mut().insert(key.clone(), value.clone());
            }
            Some(present.unwrap_or(Value::Null))
        }
        ("putAll", [Value::Map(other)]) => {
            if !Rc::ptr_eq(map, other) {
                for (key, value) in other.borrow().iter() {
                    map.borrow_mut().insert(key.clone(), value.clone());
                }
            }
            void()
        }
        ("remove", [key]) => Some(map.borrow_mut().remove(key).unwrap_or(Value::Null)),
        ("clear", []) => {
            map.borrow_mut().clear();
            void()
        }
        ("containsKey", [key]) => Some(Value::Bool(map.borrow().get(key).is_some())),
        ("containsValue", [wanted]) => {
            Some(Value::Bool(map.borrow().iter().any(|(_, value)| value.java_equals(wanted))))
        }
        ("keySet", []) => collect(|(key, _)| key.clone()),
        ("values", []) => collect(|(_, value)| value.clone()),
        ("entrySet", []) => collect(|(key, value)| Value::Entry(Rc::new((key.clone(), value.clone())))),
        _ => None,
    })
}

/// What `iterator()` gives.
struct Iterator<'a> {
    items: Vec<Value<'a>>,
    at: Cell<usize>,
}

impl<'a> Object<'a> for Iterator<'a> {
    fn property(&self, _name: &str) -> Option<Value<'a>> {
        None
    }

    fn call(&self, name: &str, arguments: &[Value<'a>]) -> Called<'a> {
        let at = self.at.get();
        match (name, arguments) {
            ("hasNext", []) => Ok(Some(Value::Bool(at < self.items.len()))),
            ("next", []) => {
                let item = self.items.get(at).cloned().ok_or("NoSuchElementException")?;
                self.at.set(at + 1);
                Ok(Some(item))
            }
            _ => Ok(None),
        }
    }

    fn print(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"iterator");
    }

    fn items(&self) -> Option<Vec<Value<'a>>> {
        let rest = self.items.get(self.at.get()..).unwrap_or_default().to_vec();
        self.at.set(self.items.len());
        Some(rest)
    }
}
