//! The bridge between the generated structs and the tables: every struct can be taken apart into the values of its
//! members, in the order of its table, and put together again. The codecs know only values and tables.

use bytes::Bytes;
use indexmap::IndexMap;

use crate::Timestamp;
use crate::facts::StructureFacts;

/// A structure of the service models.
pub trait Shape: Clone + Default {
    const FACTS: &'static StructureFacts;

    /// Builds the struct from the values of its members, in the order of [`Shape::FACTS`].
    fn from_members(members: Vec<Option<Value>>) -> Self;

    /// The values of the members, in the order of [`Shape::FACTS`].
    fn to_members(&self) -> Vec<Option<Value>>;
}

/// What an operation without output answers.
impl Shape for () {
    const FACTS: &'static StructureFacts = &StructureFacts { name: "", members: &[], payload: None, error: None };

    fn from_members(_: Vec<Option<Value>>) {}

    fn to_members(&self) -> Vec<Option<Value>> {
        Vec::new()
    }
}

/// A value of any kind, checked against its table.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A JSON null inside a list or a map.
    Null,
    String(String),
    Boolean(bool),
    Integer(i64),
    Double(f64),
    Timestamp(Timestamp),
    Blob(Bytes),
    Structure(Vec<Option<Value>>),
    List(Vec<Value>),
    Map(IndexMap<String, Value>),
}

/// A type that a member of a struct can have. A value of another kind than the type's cannot come from the codecs,
/// which check against the tables; it reads as if the member were absent.
pub trait Field: Sized {
    fn take(value: Option<Value>) -> Self;
    fn give(&self) -> Option<Value>;
}

impl<T: Field> Field for Option<T> {
    fn take(value: Option<Value>) -> Self {
        match value {
            None | Some(Value::Null) => None,
            value => Some(T::take(value)),
        }
    }

    fn give(&self) -> Option<Value> {
        self.as_ref().and_then(T::give)
    }
}

impl<T: Field> Field for Vec<T> {
    fn take(value: Option<Value>) -> Self {
        match value {
            Some(Value::List(values)) => values.into_iter().map(|value| T::take(Some(value))).collect(),
            _ => Vec::new(),
        }
    }

    fn give(&self) -> Option<Value> {
        Some(Value::List(self.iter().map(|item| item.give().unwrap_or(Value::Null)).collect()))
    }
}

impl<T: Field> Field for IndexMap<String, T> {
    fn take(value: Option<Value>) -> Self {
        match value {
            Some(Value::Map(values)) => values.into_iter().map(|(name, value)| (name, T::take(Some(value)))).collect(),
            _ => IndexMap::new(),
        }
    }

    fn give(&self) -> Option<Value> {
        let entries = self.iter().map(|(name, item)| (name.clone(), item.give().unwrap_or(Value::Null)));
        Some(Value::Map(entries.collect()))
    }
}

macro_rules! scalar_fields {
    ($($kind:ident($type:ty): $value:ident => $from:expr, $item:ident => $into:expr;)*) => {$(
        impl Field for $type {
            fn take(value: Option<Value>) -> Self {
                match value {
                    Some(Value::$kind($value)) => $from,
                    _ => Self::default(),
                }
            }

            fn give(&self) -> Option<Value> {
                let $item = self;
                Some(Value::$kind($into))
            }
        }
    )*};
}

scalar_fields! {
    String(String): value => value, item => item.clone();
    Boolean(bool): value => value, item => *item;
    Integer(i32): value => i32::try_from(value).unwrap_or_default(), item => i64::from(*item);
    Integer(i64): value => value, item => *item;
    Double(f64): value => value, item => *item;
    Timestamp(Timestamp): value => value, item => *item;
    Blob(Bytes): value => value, item => item.clone();
}

/// Implements [`Shape`] and [`Field`] for generated structs, from the name of the table and the fields in its order.
macro_rules! shapes {
    ($($name:ident: $facts:ident { $($field:ident),* })*) => {$(
        impl $crate::shape::Shape for $name {
            const FACTS: &'static $crate::facts::StructureFacts = &$facts;

            #[allow(unused_mut, unused_variables)]
            fn from_members(members: Vec<Option<$crate::shape::Value>>) -> Self {
                let mut members = members.into_iter();
                Self { $($field: $crate::shape::Field::take(members.next().flatten())),* }
            }

            fn to_members(&self) -> Vec<Option<$crate::shape::Value>> {
                vec![$($crate::shape::Field::give(&self.$field)),*]
            }
        }

        impl $crate::shape::Field for $name {
            fn take(value: Option<$crate::shape::Value>) -> Self {
                match value {
                    Some($crate::shape::Value::Structure(members)) => $crate::shape::Shape::from_members(members),
                    _ => Self::default(),
                }
            }

            fn give(&self) -> Option<$crate::shape::Value> {
                Some($crate::shape::Value::Structure($crate::shape::Shape::to_members(self)))
            }
        }
    )*};
}

pub(crate) use shapes;
