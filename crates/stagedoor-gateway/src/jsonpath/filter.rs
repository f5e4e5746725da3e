//! Conditions of `[?(…)]`.

use std::cmp::Ordering;

use stagedoor_vtl::Value;

use super::{Comparison, Condition, Operand, Origin, Walk};

impl Condition {
    pub(super) fn holds<'a>(&self, node: &Value<'a>, walk: &mut Walk<'a>) -> bool {
        if !walk.visit() {
            return false;
        }
        match self {
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(node, walk)),
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(node, walk)),
            Self::Not(condition) => !condition.holds(node, walk),
            Self::Exists(path, origin) => {
                let start = origin.start(node, walk);
                match path.evaluate(&start, walk) {
                    Some(Value::List(list)) if !path.definite => !list.borrow().items.is_empty(),
                    found => found.is_some(),
                }
            }
            Self::Compare(left, comparison, right) => {
                let found = left.value(node, walk);
                if let (Comparison::Matches, Operand::Pattern(pattern)) = (comparison, right) {
                    return found.is_some_and(|value| match &value {
                        Value::Null | Value::List(_) | Value::Map(_) => false,
                        value => pattern.matches_whole(&value.to_text()),
                    });
                }
                let other = right.value(node, walk);
                match (found, other) {
                    (Some(left), Some(right)) => compare(&left, *comparison, &right),
                    // What is not there differs from everything, and equals what is not there either.
                    (left, right) => match comparison {
                        Comparison::Equal => left.is_none() && right.is_none(),
                        Comparison::NotEqual => left.is_some() != right.is_some(),
                        Comparison::NotIn | Comparison::NoneOf => right.is_some(),
                        _ => false,
                    },
                }
            }
        }
    }
}

impl Origin {
    fn start<'a>(self, node: &Value<'a>, walk: &Walk<'a>) -> Value<'a> {
        match self {
            Self::Root => walk.root.clone(),
            Self::Current => node.clone(),
        }
    }
}

impl Operand {
    pub(super) fn value<'a>(&self, node: &Value<'a>, walk: &mut Walk<'a>) -> Option<Value<'a>> {
        match self {
            Self::Path(path, origin) => {
                let start = origin.start(node, walk);
                path.evaluate(&start, walk)
            }
            Self::Json(text) => Value::from_json(text).ok().map(|value| value.detached()),
            Self::Pattern(_) => None,
        }
    }
}

pub(super) fn number(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Int(number) => Some(*number as f64),
        Value::Double(number) => Some(*number),
        Value::Big(text) => text.parse().ok(),
        _ => None,
    }
}

fn order(left: &Value<'_>, right: &Value<'_>) -> Option<Ordering> {
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => Some(left.cmp(right)),
        (Value::Str(left), Value::Str(right)) => Some(left.as_str().cmp(right.as_str())),
        _ => number(left)?.partial_cmp(&number(right)?),
    }
}

fn equal<'a>(left: &Value<'a>, right: &Value<'a>) -> bool {
    order(left, right) == Some(Ordering::Equal) || left.java_equals(right)
}

fn items<'a>(value: &Value<'a>) -> Option<Vec<Value<'a>>> {
    match value {
        Value::List(list) => Some(list.borrow().items.clone()),
        _ => None,
    }
}

fn compare<'a>(left: &Value<'a>, comparison: Comparison, right: &Value<'a>) -> bool {
    let contains = |list: &[Value<'a>], wanted: &Value<'a>| list.iter().any(|item| equal(item, wanted));
    match comparison {
        Comparison::Equal => equal(left, right),
        Comparison::NotEqual => !equal(left, right),
        Comparison::Less => order(left, right) == Some(Ordering::Less),
        Comparison::LessOrEqual => matches!(order(left, right), Some(Ordering::Less | Ordering::Equal)),
        Comparison::Greater => order(left, right) == Some(Ordering::Greater),
        Comparison::GreaterOrEqual => matches!(order(left, right), Some(Ordering::Greater | Ordering::Equal)),
        Comparison::Matches => false,
        Comparison::In => items(right).is_some_and(|list| contains(&list, left)),
        Comparison::NotIn => items(right).is_some_and(|list| !contains(&list, left)),
        Comparison::SubsetOf | Comparison::AnyOf | Comparison::NoneOf => {
            let (Some(left), Some(right)) = (items(left), items(right)) else { return false };
            match comparison {
                Comparison::SubsetOf => left.iter().all(|item| contains(&right, item)),
                Comparison::AnyOf => left.iter().any(|item| contains(&right, item)),
                _ => !left.iter().any(|item| contains(&right, item)),
            }
        }
        Comparison::Contains => match (left, right) {
            (Value::Str(text), Value::Str(part)) => text.as_str().contains(part.as_str()),
            (list, wanted) => items(list).is_some_and(|list| contains(&list, wanted)),
        },
        Comparison::Size => match (size(left), right) {
            (Some(size), Value::Int(wanted)) => size == *wanted,
            (Some(size), other) => self::size(other) == Some(size),
            _ => false,
        },
        Comparison::Empty => match (size(left), right) {
            (Some(size), Value::Bool(wanted)) => (size == 0) == *wanted,
            _ => false,
        },
    }
}

fn size(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Str(text) => Some(text.as_str().encode_utf16().count() as i64),
        Value::List(list) => Some(list.borrow().items.len() as i64),
        Value::Map(map) => Some(map.borrow().len() as i64),
        _ => None,
    }
}
