//! Functions of paths: `$.a.length()`, `$.sum($.a, $.b)`.

use stagedoor_vtl::{ListStyle, Value};

use super::literal::Literal;
use super::{Failure, Found, JsonPath, Step, Walk, position};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Average,
    Maximum,
    Minimum,
    StandardDeviation,
    Sum,
    Append,
    Concatenate,
    First,
    Index,
    Keys,
    Last,
    Length,
    /// Known to nobody: found out when it is called.
    Unknown,
}

/// Jayway: what it takes for the least of all numbers, and then for the greatest of those below zero.
const SMALLEST: f64 = 4.9e-324;

/// What a function is given in its parentheses.
#[derive(Debug, Clone)]
pub(super) enum Parameter {
    /// From the root of the document, whatever it starts with.
    Path(JsonPath),
    Literal(Literal),
}

impl Function {
    pub(super) fn named(name: &str) -> Self {
        match name {
            "avg" => Self::Average,
            "max" => Self::Maximum,
            "min" => Self::Minimum,
            "stddev" => Self::StandardDeviation,
            "sum" => Self::Sum,
            "append" => Self::Append,
            "concat" => Self::Concatenate,
            "first" => Self::First,
            "index" => Self::Index,
            "keys" => Self::Keys,
            "last" => Self::Last,
            "length" | "size" => Self::Length,
            _ => Self::Unknown,
        }
    }

    pub(super) fn apply<'a>(self, of: &Value<'a>, parameters: &[Parameter], walk: &mut Walk<'a>) -> Found<Value<'a>> {
        let items = match of {
            Value::List(list) => Some(list.borrow().items.clone()),
            _ => None,
        };
        match self {
            Self::Length => length(of, parameters, walk),
            Self::Unknown => Err(Failure::Invalid),
            Self::Keys => Ok(match of {
                Value::Map(map) => {
                    Value::list(map.borrow().iter().map(|(key, _)| key.clone()).collect(), ListStyle::Json)
                }
                _ => Value::Null,
            }),
            Self::Concatenate => {
                let mut text = String::new();
                for item in items.iter().flatten() {
                    if let Value::Str(part) = item {
                        text.push_str(part.as_str());
                    }
                }
                for value in given(parameters, walk)? {
                    if !value.is_null() {
                        text.push_str(&value.to_text());
                    }
                }
                Ok(Value::text(text))
            }
            Self::Append => {
                let Some(mut items) = items else { return Ok(of.clone()) };
                for parameter in parameters {
                    items.push(parameter.value(walk)?);
                }
                Ok(Value::list(items, ListStyle::Json))
            }
            Self::First | Self::Last | Self::Index => {
                let items = items.ok_or(Failure::Fails)?;
                let index = match self {
                    Self::First => 0,
                    Self::Last => -1,
                    _ => match given(parameters, walk)?.first() {
                        Some(Value::Int(index)) => *index,
                        Some(Value::Double(index)) => *index as i64,
                        _ => return Err(Failure::Fails),
                    },
                };
                // Jayway: from the end it never comes to the first.
                if index < 0 && items.len() as i64 + index == 0 {
                    return Err(Failure::Fails);
                }
                position(index, items.len()).and_then(|at| items.get(at).cloned()).ok_or(Failure::Fails)
            }
            Self::Minimum | Self::Maximum | Self::Average | Self::StandardDeviation | Self::Sum => {
                let mut numbers: Vec<f64> = items.iter().flatten().filter_map(number).collect();
                numbers.extend(given(parameters, walk)?.iter().filter_map(number));
                self.aggregate(&numbers).map(Value::Double).ok_or(Failure::Fails)
            }
        }
    }

    fn aggregate(self, numbers: &[f64]) -> Option<f64> {
        if numbers.is_empty() {
            return None;
        }
        let count = numbers.len() as f64;
        let sum: f64 = numbers.iter().sum();
        Some(match self {
            Self::Minimum => numbers.iter().copied().fold(f64::INFINITY, f64::min),
            Self::Maximum => numbers.iter().copied().fold(SMALLEST, f64::max),
            Self::Average => sum / count,
            Self::StandardDeviation => {
                let squares: f64 = numbers.iter().map(|number| number * number).sum();
                (squares / count - sum * sum / count / count).sqrt()
            }
            _ => sum,
        })
    }
}

impl Parameter {
    fn value<'a>(&self, walk: &mut Walk<'a>) -> Found<Value<'a>> {
        match self {
            Self::Literal(literal) => Ok(literal.to_value()),
            Self::Path(path) => {
                let root = walk.root.clone();
                walk.inside(|walk| path.evaluate(&root, walk))
            }
        }
    }
}

/// The values given, those of lists one by one.
fn given<'a>(parameters: &[Parameter], walk: &mut Walk<'a>) -> Found<Vec<Value<'a>>> {
    let mut values = Vec::new();
    for parameter in parameters {
        match parameter.value(walk)? {
            Value::List(list) => values.extend(list.borrow().items.iter().cloned()),
            value => values.push(value),
        }
    }
    Ok(values)
}

/// Jayway: with a path, how many there are below what it finds.
fn length<'a>(of: &Value<'a>, parameters: &[Parameter], walk: &mut Walk<'a>) -> Found<Value<'a>> {
    if let Some(Parameter::Literal(_)) = parameters.first() {
        return Err(Failure::Fails);
    }
    if let Some(Parameter::Path(path)) = parameters.first() {
        let mut path = path.clone();
        // A path that was definite stays so: it finds the last of what is below.
        if !matches!(path.steps.last(), None | Some(Step::Function(..) | Step::Descend)) {
            path.steps.push(Step::Wildcard);
        }
        let inner = walk.inside(|walk| path.evaluate(of, walk))?;
        if let Value::List(list) = &inner {
            return Ok(Value::Int(list.borrow().items.len() as i64));
        }
    }
    Ok(match of {
        Value::List(list) => Value::Int(list.borrow().items.len() as i64),
        Value::Map(map) => Value::Int(map.borrow().len() as i64),
        _ => Value::Null,
    })
}

fn number(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Int(number) => Some(*number as f64),
        Value::Double(number) => Some(*number),
        Value::Big(text) => text.parse().ok(),
        _ => None,
    }
}
