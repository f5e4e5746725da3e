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
        if let Some(mut names) = plain_names(path) {
            return Ok(names.try_fold(tree.clone(), |node, name| node.member(name)));
        }
        let path = JsonPath::cached(path).map_err(|error| error.to_string())?;
        Ok(path.find(tree))
    }

    /// `$input.json(path)`. AWS: an empty payload is `{}` under `$` (documented); a path that finds nothing, or a
    /// payload that is not JSON, is `""` with its quotes (inferred from LocalStack's tests).
    fn json(&self, path: &str) -> Result<Json<'a>, String> {
        if self.inputs.body.is_empty() && path == "$" {
            return Ok(Json::Text("{}"));
        }
        Ok(match self.find(path)? {
            None => Json::Text("\"\""),
            Some(Value::Json(node)) => match node.compact_text() {
                Some(text) => Json::Text(text),
                None => Json::Value(Value::Json(node)),
            },
            Some(value) => Json::Value(value),
        })
    }
}

/// What `$input.json` found.
enum Json<'a> {
    Text(&'a str),
    Value(Value<'a>),
}

/// The names of a path of members only, as most are: `$`, `$.order.id`.
fn plain_names(path: &str) -> Option<impl Iterator<Item = &str>> {
    let rest = path.strip_prefix('$')?;
    let is_plain =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let mut names = rest.split('.');
    // In front of the first dot there is nothing but the `$`.
    (names.next() == Some("") && names.clone().all(is_plain)).then_some(names)
}

impl<'a> Object<'a> for Input<'a> {
    fn property(&self, name: &str) -> Option<Value<'a>> {
        // AWS: an empty payload reads `{}` on both sides (recorded).
        let body = if self.inputs.body.is_empty() { "{}" } else { self.inputs.body };
        (name == "body").then(|| Value::Str(Str::Borrowed(body)))
    }

    fn call(&self, name: &str, arguments: &[Value<'a>]) -> Result<Option<Value<'a>>, String> {
        Ok(match (name, arguments) {
            ("json", [Value::Str(path)]) => Some(match self.json(path.as_str())? {
                Json::Text(text) => Value::Str(Str::Borrowed(text)),
                Json::Value(value) => {
                    let mut out = Vec::with_capacity(64);
                    value.write_json(&mut out);
                    Value::text(String::from_utf8_lossy(&out).into_owned())
                }
            }),
            ("path", [Value::Str(path)]) => Some(self.find(path.as_str())?.unwrap_or(Value::Null)),
            ("params", []) => Some(params::all(self.inputs)),
            ("params", [Value::Str(name)]) => Some(params::one(self.inputs, name.as_str())),
            _ => None,
        })
    }

    fn write(&self, name: &str, arguments: &[Value<'a>], out: &mut Vec<u8>) -> bool {
        let ("json", [Value::Str(path)]) = (name, arguments) else { return false };
        match self.json(path.as_str()) {
            Ok(Json::Text(text)) => out.extend_from_slice(text.as_bytes()),
            Ok(Json::Value(value)) => value.write_json(out),
            Err(_) => return false,
        }
        true
    }

    /// UNVERIFIED: `$input` printed as a whole is empty, as other objects of the service are.
    fn print(&self, _out: &mut Vec<u8>) {}
}
