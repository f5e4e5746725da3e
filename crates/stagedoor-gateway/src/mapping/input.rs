//! `$input`.

use std::cell::OnceCell;

use stagedoor_vtl::{Object, Str, Value};

use super::{Inputs, params};
use crate::jsonpath::JsonPath;

pub(super) struct Input<'a> {
    inputs: &'a Inputs<'a>,
    /// The payload as JSON; `None` when it is none.
    tree: OnceCell<Option<Value<'a>>>,
}

impl<'a> Input<'a> {
    pub(super) fn new(inputs: &'a Inputs<'a>) -> Self {
        Self { inputs, tree: OnceCell::new() }
    }

    fn tree(&self) -> Option<&Value<'a>> {
        self.tree.get_or_init(|| Value::from_json(self.inputs.body).ok()).as_ref()
    }

    fn find(&self, path: &str) -> Result<Option<Value<'a>>, String> {
        let Some(tree) = self.tree() else { return Ok(None) };
        if path == "$" {
            return Ok(Some(tree.clone()));
        }
        let path = JsonPath::new(path).map_err(|error| error.to_string())?;
        Ok(path.find(tree))
    }

    /// `$input.json(path)`. AWS: an empty payload is `{}` under `$` (documented); a path that finds nothing, or a
    /// payload that is not JSON, is `""` with its quotes (inferred from LocalStack's tests).
    fn json(&self, path: &str) -> Result<Value<'a>, String> {
        if self.inputs.body.is_empty() && path == "$" {
            return Ok(Value::Str(Str::Borrowed("{}")));
        }
        let Some(found) = self.find(path)? else { return Ok(Value::Str(Str::Borrowed("\"\""))) };
        let mut out = Vec::with_capacity(if path == "$" { self.inputs.body.len() } else { 64 });
        found.write_json(&mut out);
        Ok(Value::text(String::from_utf8_lossy(&out).into_owned()))
    }
}

impl<'a> Object<'a> for Input<'a> {
    fn property(&self, name: &str) -> Option<Value<'a>> {
        // AWS: an empty payload reads `{}` on both sides (recorded).
        let body = if self.inputs.body.is_empty() { "{}" } else { self.inputs.body };
        (name == "body").then(|| Value::Str(Str::Borrowed(body)))
    }

    fn call(&self, name: &str, arguments: &[Value<'a>]) -> Result<Option<Value<'a>>, String> {
        Ok(match (name, arguments) {
            ("json", [Value::Str(path)]) => Some(self.json(path.as_str())?),
            ("path", [Value::Str(path)]) => Some(self.find(path.as_str())?.unwrap_or(Value::Null)),
            ("params", []) => Some(params::all(self.inputs)),
            ("params", [Value::Str(name)]) => Some(params::one(self.inputs, name.as_str())),
            _ => None,
        })
    }

    /// UNVERIFIED: `$input` printed as a whole is empty, as other objects of the service are.
    fn print(&self, _out: &mut Vec<u8>) {}
}
