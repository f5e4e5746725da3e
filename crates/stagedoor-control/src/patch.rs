//! PATCH: one declarative table of paths for each resource ([`tables`]), walked by one engine.
//!
//! Operations apply in order, to a copy: an error leaves the resource as it was. A path is a list of steps with
//! `~1` for `/` and `~0` for `~`; a row's `{}` takes one step. To support another path, add a row.

use serde_json::{Map, Value};
use stagedoor_wire::apigateway::PatchOperation;
use stagedoor_wire::{Shape, WireError};

pub(crate) mod stage;
pub(crate) mod tables;
pub(crate) mod usage_plan;

/// The paths of one resource that can be patched.
pub(crate) struct Table {
    pub(crate) family: Family,
    pub(crate) rows: &'static [Row],
}

/// How a resource words its refusals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Names the paths that the operation supports.
    Strict,
    /// Names the path or the operations that it supports.
    Loose,
    /// As if a method setting had been meant.
    Stage,
}

/// One path.
pub(crate) struct Row {
    /// `/name`, or `/requestModels/{}` where `{}` stands for any one step, `{VERB}` for a verb, ANY or `*`, and `{..}` at
    /// the beginning for one step or more. `<stage>` stands for any one step too, where the service prints it so.
    pub(crate) path: &'static str,
    pub(crate) ops: &'static [Op],
    pub(crate) value: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    Add,
    Replace,
    Remove,
    Copy,
}

/// What a path holds, and so what its value means.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A text; an empty one removes the member.
    Text,
    /// A text that may be empty.
    TextOrEmpty,
    /// One of these texts; where an empty one is among them, it removes the member.
    Choice(&'static [&'static str]),
    /// Exactly `true` is true; anything else, nothing included, is false.
    Boolean,
    Integer,
    /// An entry of a map; no value is an empty one.
    Entry,
    /// An entry of a map of templates, where no value is stored as null.
    NullableEntry,
    /// An entry of a map of booleans.
    BooleanEntry,
    /// A member of a list, named by the last step.
    Member,
    /// A member of a list, named by the value; the path is the list's.
    MemberByValue,
    /// Anything else.
    Custom(fn(&mut Value, &Step<'_>) -> Result<(), WireError>),
}

/// One operation on one path, taken apart.
pub(crate) struct Step<'a> {
    pub(crate) op: Op,
    pub(crate) path: &'a str,
    /// The path's steps, unescaped.
    pub(crate) steps: Vec<String>,
    pub(crate) value: Option<&'a str>,
    /// What a copy is of.
    pub(crate) from: Option<&'a str>,
}

impl Step<'_> {
    /// AWS: exactly `true` is true; anything else, nothing included, is false (recorded).
    pub(crate) fn is_true(&self) -> bool {
        self.value.is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }
}

/// Applies `operations` to `before`.
///
/// # Errors
/// The first operation's that is not supported or has a value that cannot be.
pub(crate) fn apply<S: Shape>(
    table: &Table,
    before: &S,
    operations: Option<&[PatchOperation]>,
) -> Result<S, WireError> {
    let mut shape = stagedoor_wire::json::to_json(before);
    apply_to(table, &mut shape, operations.unwrap_or_default())?;
    stagedoor_wire::json::from_json(&shape).map_err(WireError::internal)
}

/// Applies `operations` in place, to what need not be a shape.
///
/// # Errors
/// As [`apply`]; what came before the error is done.
pub(crate) fn apply_to(table: &Table, shape: &mut Value, operations: &[PatchOperation]) -> Result<(), WireError> {
    operations.iter().try_for_each(|operation| apply_one(table, shape, operation))
}

fn apply_one(table: &Table, shape: &mut Value, operation: &PatchOperation) -> Result<(), WireError> {
    let path = operation.path.as_deref();
    // AWS: a path without its leading slash is taken all the same (its own documentation has one).
    let steps = path.map(steps);
    let named = operation.op.as_deref().unwrap_or_default();
    let op = match named {
        "add" => Some(Op::Add),
        "replace" => Some(Op::Replace),
        "remove" => Some(Op::Remove),
        "copy" => Some(Op::Copy),
        _ => None,
    };
    let row = steps.as_ref().and_then(|steps| table.rows.iter().find(|row| matches(row.path, steps)));
    let (value, from) = (operation.value.as_deref(), operation.from.as_deref());
    match (op, path, steps, row) {
        (Some(op), Some(path), Some(steps), Some(row)) if row.ops.contains(&op) => {
            row.value.write(shape, &Step { op, path, steps, value, from })
        }
        (_, path, _, row) => Err(table.refusal(named, op, path, from, row)),
    }
}

/// The steps of a path, unescaped.
pub(crate) fn steps(path: &str) -> Vec<String> {
    let path = path.strip_prefix('/').unwrap_or(path);
    path.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
}

fn matches(pattern: &str, steps: &[String]) -> bool {
    const VERBS: [&str; 9] = ["*", "ANY", "GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD"];
    let mut steps = steps.iter().rev().map(String::as_str);
    for wanted in pattern[1..].rsplit('/') {
        match (wanted, steps.next()) {
            ("{..}", Some(step)) => return !step.is_empty(),
            ("{}", Some(_)) => {}
            (named, Some(_)) if named.starts_with('<') => {}
            ("{VERB}", Some(step)) if VERBS.contains(&step) => {}
            (wanted, Some(step)) if wanted == step => {}
            _ => return false,
        }
    }
    steps.next().is_none()
}

impl Table {
    fn refusal(
        &self,
        named: &str,
        op: Option<Op>,
        path: Option<&str>,
        from: Option<&str>,
        row: Option<&Row>,
    ) -> WireError {
        let path = path.unwrap_or("null");
        let message = match (self.family, row) {
            (Family::Strict, _) => {
                let supported = |row: &&Row| op.is_some_and(|op| row.ops.contains(&op));
                let paths: Vec<&str> = self.rows.iter().filter(supported).map(|row| row.path).collect();
                let advice = if paths.is_empty() {
                    "Please choose supported operations".to_owned()
                } else {
                    format!("Must be one of: [{}]", paths.join(", "))
                };
                // AWS: two blanks after "path" (recorded).
                format!("Invalid patch path  '{path}' specified for op '{named}'. {advice}")
            }
            (Family::Loose, Some(row)) => {
                let ops: Vec<&str> = row.ops.iter().map(|op| op.name()).collect();
                format!("Invalid patch operation specified. Must be one of: [{}]", ops.join(", "))
            }
            (Family::Stage, row) => stage::refusal(named, op, path, from, row),
            (Family::Loose, None) => format!("Invalid patch path {path}"),
        };
        WireError::bad_request(message)
    }
}

impl Op {
    const fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Replace => "replace",
            Self::Remove => "remove",
            Self::Copy => "copy",
        }
    }
}

impl Kind {
    fn write(self, shape: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
        let value = step.value;
        match self {
            Self::Custom(write) => return write(shape, step),
            Self::MemberByValue => {
                member(shape, &step.steps, value.unwrap_or_default(), step);
                return Ok(());
            }
            _ => {}
        }
        let Some((last, parents)) = step.steps.split_last() else { return Ok(()) };
        if matches!(self, Self::Member) {
            member(shape, parents, last, step);
            return Ok(());
        }
        let is_entry = matches!(self, Self::Entry | Self::NullableEntry | Self::BooleanEntry);
        let Some(place) = place(shape, parents) else { return Ok(()) };
        if step.op == Op::Remove {
            place.shift_remove(last);
            // AWS: a map disappears with its last key.
            if is_entry && place.is_empty() {
                remove(shape, parents);
            }
            return Ok(());
        }
        let written = match self {
            Self::Boolean | Self::BooleanEntry => Value::Bool(step.is_true()),
            Self::Integer => {
                let number: i64 = value.and_then(|value| value.trim().parse().ok()).ok_or_else(|| {
                    WireError::bad_request(format!("Invalid value for {}: an integer is needed", step.path))
                })?;
                number.into()
            }
            Self::NullableEntry => value.filter(|value| !value.is_empty()).map_or(Value::Null, Value::from),
            Self::Entry | Self::TextOrEmpty => value.unwrap_or_default().into(),
            Self::Choice(choices) if !choices.contains(&value.unwrap_or_default()) => {
                let choices: Vec<&str> = choices.iter().copied().filter(|choice| !choice.is_empty()).collect();
                // UNVERIFIED: the words.
                return Err(WireError::bad_request(format!(
                    "Invalid value specified for {}. Valid options are {}",
                    step.path,
                    choices.join(",")
                )));
            }
            _ => match value.filter(|value| !value.is_empty()) {
                Some(value) => value.into(),
                None => {
                    place.shift_remove(last);
                    return Ok(());
                }
            },
        };
        place.insert(last.clone(), written);
        Ok(())
    }
}

/// The object at `steps`, made where there is none.
pub(crate) fn place<'v>(shape: &'v mut Value, steps: &[String]) -> Option<&'v mut Map<String, Value>> {
    let mut place = shape.as_object_mut()?;
    for step in steps {
        let inner = place.entry(step.clone()).or_insert_with(|| Value::Object(Map::new()));
        if inner.is_null() {
            *inner = Value::Object(Map::new());
        }
        place = inner.as_object_mut()?;
    }
    Some(place)
}

fn remove(shape: &mut Value, steps: &[String]) {
    if let Some((last, parents)) = steps.split_last()
        && let Some(place) = place(shape, parents)
    {
        place.shift_remove(last);
    }
}

/// Adds to, removes from, or replaces in the list at `list`, whose members are addressed by what they are.
fn member(shape: &mut Value, list: &[String], named: &str, step: &Step<'_>) {
    let Some((last, parents)) = list.split_last() else { return };
    let Some(place) = place(shape, parents) else { return };
    let mut members: Vec<Value> = place.get(last).and_then(Value::as_array).cloned().unwrap_or_default();
    let is_named = |member: &Value| member.as_str() == Some(named);
    match step.op {
        Op::Add if !members.iter().any(is_named) => members.push(named.into()),
        Op::Add => {}
        Op::Copy => {}
        Op::Remove => members.retain(|member| !is_named(member)),
        // AWS: a replace removes the one named and appends the value (recorded).
        Op::Replace => {
            members.retain(|member| !is_named(member));
            members.extend(step.value.filter(|value| !value.is_empty()).map(Value::from));
        }
    }
    if members.is_empty() {
        place.shift_remove(last);
    } else {
        place.insert(last.clone(), members.into());
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk;
