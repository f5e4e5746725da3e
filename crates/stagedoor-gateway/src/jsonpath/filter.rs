//! Conditions of `[?(…)]`.
//!
//! Jayway: values are told apart by kinds. A number and a text may be equal (`'1' == 1`), lists and objects are equal only
//! to what they are on the right side, and what is not there equals nothing, not even itself.

use std::borrow::Cow;
use std::cmp::Ordering;

use stagedoor_vtl::{JavaPattern, Value};

use super::literal::Literal;
use super::{Comparison, Condition, Failure, Found, JsonPath, Operand, Origin, Walk};
use crate::decimal::Number;

/// A value in a filter.
enum Term<'v, 'a> {
    /// A path that led nowhere.
    Undefined,
    Null,
    Boolean(bool),
    /// As Java writes it.
    Number(Cow<'v, str>),
    Text(Cow<'v, str>),
    /// A list or an object of the document.
    Json(Value<'a>),
    /// One of the filter itself.
    Literal(&'v Literal),
    Pattern(&'v JavaPattern),
}

impl<'a> Walk<'a> {
    /// Whether a filter lets a node pass.
    pub(super) fn accepts(&mut self, condition: &Condition, node: &Value<'a>) -> Found<bool> {
        match self.inside(|walk| walk.holds(condition, node)) {
            Err(Failure::NotFound | Failure::Invalid) => Ok(false),
            result => result,
        }
    }

    fn holds(&mut self, condition: &Condition, node: &Value<'a>) -> Found<bool> {
        self.visit()?;
        match condition {
            Condition::Any(conditions) => {
                for condition in conditions {
                    if self.holds(condition, node)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Condition::All(conditions) => {
                for condition in conditions {
                    if !self.holds(condition, node)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Condition::Not(condition) => self.holds(condition, node).map(|holds| !holds),
            Condition::Exists(path, should_exist) => {
                let before = std::mem::replace(&mut self.requires, true);
                // Jayway: from the node, even where the path starts with `$`.
                let found = self.inside(|walk| path.evaluate(node, walk));
                self.requires = before;
                match found {
                    Ok(_) => Ok(*should_exist),
                    Err(Failure::NotFound) => Ok(!should_exist),
                    Err(failure) => Err(failure),
                }
            }
            Condition::Compare(left, comparison, right) => {
                let left = self.term(left, node)?;
                let right = self.term(right, node)?;
                self.compare(&left, *comparison, &right)
            }
        }
    }

    fn evaluate_in_filter(&mut self, path: &JsonPath, origin: Origin, node: &Value<'a>) -> Found<Value<'a>> {
        let start = match origin {
            Origin::Root => self.root.clone(),
            Origin::Current => node.clone(),
        };
        self.inside(|walk| path.evaluate(&start, walk))
    }

    fn term<'v>(&mut self, operand: &'v Operand, node: &Value<'a>) -> Found<Term<'v, 'a>> {
        Ok(match operand {
            Operand::Pattern(pattern) => Term::Pattern(pattern),
            Operand::Literal(literal) => Term::of_literal(literal),
            Operand::Path(path, origin) => {
                let before = std::mem::replace(&mut self.requires, false);
                let found = self.evaluate_in_filter(path, *origin, node);
                self.requires = before;
                match found {
                    Ok(value) => Term::of_value(value),
                    Err(Failure::NotFound) => Term::Undefined,
                    Err(failure) => return Err(failure),
                }
            }
        })
    }

    fn compare(&mut self, left: &Term<'_, 'a>, comparison: Comparison, right: &Term<'_, 'a>) -> Found<bool> {
        let ordering = || match (left, right) {
            (Term::Number(left), Term::Number(right)) => Some(Number::new(left)?.cmp(&Number::new(right)?)),
            (Term::Text(left), Term::Text(right)) => Some(left.encode_utf16().cmp(right.encode_utf16())),
            _ => None,
        };
        Ok(match comparison {
            Comparison::Equal => left.equals_right(right),
            Comparison::NotEqual => !left.equals_right(right),
            Comparison::SameTypeEqual => left.same_type(right) && left.equals_right(right),
            Comparison::SameTypeNotEqual => !(left.same_type(right) && left.equals_right(right)),
            Comparison::Less => ordering() == Some(Ordering::Less),
            Comparison::LessOrEqual => matches!(ordering(), Some(Ordering::Less | Ordering::Equal)),
            Comparison::Greater => ordering() == Some(Ordering::Greater),
            Comparison::GreaterOrEqual => matches!(ordering(), Some(Ordering::Greater | Ordering::Equal)),
            Comparison::Matches => match (left, right) {
                (Term::Pattern(_), Term::Pattern(_)) => false,
                (Term::Pattern(pattern), input) | (input, Term::Pattern(pattern)) => self.matches(pattern, input)?,
                _ => false,
            },
            Comparison::In => match self.items(right)? {
                Some(items) => items.iter().any(|item| left.equals(item)),
                None => false,
            },
            Comparison::NotIn => match self.items(right)? {
                Some(items) => !items.iter().any(|item| left.equals(item)),
                None => true,
            },
            Comparison::SubsetOf | Comparison::AnyOf | Comparison::NoneOf => {
                let Some(right) = self.items(right)? else { return Ok(false) };
                let Some(left) = self.items(left)? else { return Ok(false) };
                for _ in &left {
                    self.visits = self.visits.saturating_add(u32::try_from(right.len()).unwrap_or(u32::MAX));
                    self.visit()?;
                }
                let is_in = |item: &Term<'_, 'a>| right.iter().any(|other| item.equals(other));
                match comparison {
                    Comparison::SubsetOf => left.iter().all(is_in),
                    Comparison::AnyOf => left.iter().any(is_in),
                    _ => !left.iter().any(is_in),
                }
            }
            Comparison::Contains => match (left, right) {
                (Term::Text(text), Term::Text(part)) => text.contains(part.as_ref()),
                (Term::Json(_) | Term::Literal(_), _) => match self.items(left)? {
                    Some(items) => items.iter().any(|item| right.equals(item)),
                    None => false,
                },
                _ => false,
            },
            Comparison::Size => match (left.size(), right) {
                (Some(size), Term::Number(wanted)) => {
                    Number::new(wanted).is_some_and(|wanted| Number::new(&size.to_string()) == Some(wanted))
                }
                _ => false,
            },
            Comparison::Empty => match (left.size(), right) {
                (Some(size), Term::Boolean(wanted)) => (size == 0) == *wanted,
                (Some(_), _) => return Err(Failure::Invalid),
                // Jayway: this it cannot ask of objects.
                (None, _) if matches!(left, Term::Json(_) | Term::Literal(_)) => return Err(Failure::Fails),
                (None, _) => false,
            },
            Comparison::Never => return Err(Failure::Invalid),
        })
    }

    fn matches(&mut self, pattern: &JavaPattern, input: &Term<'_, 'a>) -> Found<bool> {
        Ok(match input {
            Term::Text(text) | Term::Number(text) => pattern.matches_whole(text),
            Term::Boolean(value) => pattern.matches_whole(if *value { "true" } else { "false" }),
            Term::Json(_) | Term::Literal(_) => match self.items(input)? {
                Some(items) => items.iter().any(|item| pattern.matches_whole(&item.input())),
                None => pattern.matches_whole(""),
            },
            _ => pattern.matches_whole(""),
        })
    }

    /// The items of a list; `None` for an object. What is neither makes no sense.
    fn items<'v>(&mut self, term: &'v Term<'v, 'a>) -> Found<Option<Vec<Term<'v, 'a>>>> {
        let terms: Vec<Term<'v, 'a>> = match term {
            Term::Json(Value::List(list)) => list.borrow().items.iter().cloned().map(Term::of_value).collect(),
            Term::Literal(Literal::List(items)) => items.iter().map(Term::of_literal).collect(),
            Term::Json(_) | Term::Literal(_) => return Ok(None),
            _ => return Err(Failure::Invalid),
        };
        for term in &terms {
            self.visit()?;
            if matches!(term, Term::Json(_) | Term::Literal(_)) {
                // Jayway: of lists in lists it makes nothing.
                return Err(Failure::Fails);
            }
        }
        Ok(Some(terms))
    }
}

impl<'v, 'a> Term<'v, 'a> {
    fn of_value(value: Value<'a>) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Boolean(value),
            Value::Str(text) => Self::Text(text.as_str().to_owned().into()),
            value @ (Value::List(_) | Value::Map(_)) => Self::Json(value),
            value => Self::Number(value.to_text().into()),
        }
    }

    fn of_literal(literal: &'v Literal) -> Self {
        match literal {
            Literal::Null => Self::Null,
            Literal::Boolean(value) => Self::Boolean(*value),
            Literal::Number(text) => Self::Number(Cow::Borrowed(text)),
            Literal::Text(text) => Self::Text(Cow::Borrowed(text)),
            Literal::List(_) | Literal::Object(_) => Self::Literal(literal),
        }
    }

    fn same_type(&self, other: &Term<'_, '_>) -> bool {
        let kind = |term: &Term<'_, '_>| match term {
            Term::Undefined => 0,
            Term::Null => 1,
            Term::Boolean(_) => 2,
            Term::Number(_) => 3,
            Term::Text(_) => 4,
            Term::Json(_) | Term::Literal(_) => 5,
            Term::Pattern(_) => 6,
        };
        kind(self) == kind(other)
    }

    /// What a pattern is matched with.
    fn input(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Number(text) => Cow::Borrowed(text),
            Self::Boolean(true) => "true".into(),
            Self::Boolean(false) => "false".into(),
            _ => "".into(),
        }
    }

    fn size(&self) -> Option<usize> {
        match self {
            Self::Text(text) => Some(text.encode_utf16().count()),
            Self::Json(Value::List(list)) => Some(list.borrow().items.len()),
            Self::Literal(Literal::List(items)) => Some(items.len()),
            _ => None,
        }
    }

    /// Equality of `==`, which looks into lists and objects of the document on the left.
    fn equals_right(&self, right: &Term<'_, 'a>) -> bool {
        match (self, right) {
            (Self::Json(left), Term::Json(right)) => same(left, right),
            (Self::Json(left), Term::Literal(right)) => same(left, &right.to_value()),
            _ => self.equals(right),
        }
    }

    fn equals(&self, other: &Term<'_, 'a>) -> bool {
        match (self, other) {
            (Self::Null, Term::Null) => true,
            (Self::Boolean(left), Term::Boolean(right)) => left == right,
            (Self::Text(left), Term::Text(right)) => left == right,
            (Self::Text(left), Term::Number(right)) => {
                Number::new(right).is_some_and(|right| right.to_written_text() == left.as_ref())
            }
            (Self::Number(left), Term::Number(right) | Term::Text(right)) => {
                left == right
                    || matches!((Number::new(left), Number::new(right)), (Some(left), Some(right)) if left == right)
            }
            (Self::Json(left), Term::Json(right)) => same(left, right),
            _ => false,
        }
    }
}

/// Java's equality of lists and maps: numbers of different types differ.
fn same(left: &Value<'_>, right: &Value<'_>) -> bool {
    same_at(left, right, 0)
}

fn same_at(left: &Value<'_>, right: &Value<'_>, depth: u32) -> bool {
    // A template can tie a cycle into what came from JSON.
    if depth > super::DEPTH_LIMIT {
        return false;
    }
    let same = |left: &Value<'_>, right: &Value<'_>| same_at(left, right, depth + 1);
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(left), Value::Bool(right)) => left == right,
        (Value::Int(left), Value::Int(right)) => left == right,
        (Value::Big(left), Value::Big(right)) => left == right,
        (Value::Double(left), Value::Double(right)) => left == right,
        (Value::Str(left), Value::Str(right)) => left.as_str() == right.as_str(),
        (Value::List(left), Value::List(right)) => {
            let (left, right) = (&left.borrow().items, &right.borrow().items);
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Map(left), Value::Map(right)) => {
            let (left, right) = (left.borrow(), right.borrow());
            let has = |(name, value): &(Value<'_>, Value<'_>)| {
                name.as_str().and_then(|name| right.get_str(name)).is_some_and(|other| same(value, other))
            };
            left.len() == right.len() && left.iter().all(has)
        }
        _ => false,
    }
}
