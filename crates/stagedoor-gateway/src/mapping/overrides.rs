//! `$context.requestOverride` and `$context.responseOverride`.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value as Json;
use stagedoor_vtl::{ListStyle, Map, Object, Value};

/// What templates of one call set. AWS: applied after the whole template ran, over the parameter mappings; what the
/// request template set stays readable in the response template, arbitrary names too, and `responseOverride` set
/// in the request template takes effect on the answer (recorded). Of two settings of one name the last counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overrides {
    request: serde_json::Map<String, Json>,
    response: serde_json::Map<String, Json>,
}

impl Overrides {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.request.is_empty() && self.response.is_empty()
    }

    /// Headers of the integration request, with one value or several each.
    pub fn request_headers(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        entries(&self.request, "header")
    }

    /// Placeholders of the integration URI.
    pub fn request_path(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        entries(&self.request, "path")
    }

    pub fn request_querystring(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        entries(&self.request, "querystring")
    }

    /// Headers of the answer.
    pub fn response_headers(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        entries(&self.response, "header")
    }

    /// The status of the answer. AWS: only a whole number from 100 to 599 counts (inferred from LocalStack's tests).
    #[must_use]
    pub fn response_status(&self) -> Option<u16> {
        let status = self.response.get("status")?.as_u64()?;
        u16::try_from(status).ok().filter(|status| (100..600).contains(status))
    }
}

fn entries<'a>(
    map: &'a serde_json::Map<String, Json>,
    name: &str,
) -> impl Iterator<Item = (&'a str, Vec<String>)> + use<'a> {
    map.get(name).and_then(Json::as_object).into_iter().flatten().map(|(name, value)| {
        let values = match value {
            Json::Array(items) => items.iter().map(text).collect(),
            value => vec![text(value)],
        };
        (name.as_str(), values)
    })
}

fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

/// The two maps as a template sees and changes them; made when first asked for.
pub(super) struct Live<'a> {
    overrides: &'a Overrides,
    request: Option<Rc<Side<'a>>>,
    response: Option<Rc<Side<'a>>>,
}

/// One of them. AWS: printed as a whole it is empty (recorded).
pub(super) struct Side<'a> {
    fields: RefCell<Map<'a>>,
}

impl<'a> Live<'a> {
    pub(super) fn new(overrides: &'a Overrides) -> Self {
        Self { overrides, request: None, response: None }
    }

    pub(super) fn request(&mut self) -> Rc<Side<'a>> {
        // AWS: `requestOverride.keySet()` is in this order (recorded).
        let made = || Rc::new(Side::new(&self.overrides.request, &["path", "header", "querystring"]));
        Rc::clone(self.request.get_or_insert_with(made))
    }

    pub(super) fn response(&mut self) -> Rc<Side<'a>> {
        let made = || Rc::new(Side::new(&self.overrides.response, &["header"]));
        Rc::clone(self.response.get_or_insert_with(made))
    }

    /// What the template left behind.
    pub(super) fn settled(&self) -> Overrides {
        Overrides {
            request: self.request.as_ref().map_or_else(|| self.overrides.request.clone(), |side| side.settled()),
            response: self.response.as_ref().map_or_else(|| self.overrides.response.clone(), |side| side.settled()),
        }
    }
}

impl<'a> Side<'a> {
    fn new(stored: &'a serde_json::Map<String, Json>, names: &[&'static str]) -> Self {
        let mut fields = Map::new();
        for name in names {
            let inner = match stored.get(*name) {
                Some(stored @ Json::Object(_)) => from_json(stored),
                _ => Value::map(Map::new()),
            };
            fields.insert(Value::Str((*name).into()), inner);
        }
        for (name, value) in stored {
            if !names.contains(&name.as_str()) {
                fields.insert(Value::Str(name.as_str().into()), from_json(value));
            }
        }
        Self { fields: RefCell::new(fields) }
    }

    fn settled(&self) -> serde_json::Map<String, Json> {
        let fields = self.fields.borrow();
        let mut settled = serde_json::Map::new();
        for (name, value) in fields.iter() {
            match to_json(value, 0) {
                Json::Object(inner) if inner.is_empty() => {}
                value => drop(settled.insert(name.to_text(), value)),
            }
        }
        settled
    }
}

impl<'a> Object<'a> for Side<'a> {
    fn property(&self, name: &str) -> Option<Value<'a>> {
        self.fields.borrow().get_str(name).cloned()
    }

    fn set_property(&self, name: &str, value: Value<'a>) -> bool {
        self.fields.borrow_mut().insert(Value::text(name.to_owned()), value);
        true
    }

    fn call(&self, name: &str, arguments: &[Value<'a>]) -> Result<Option<Value<'a>>, String> {
        Ok(match (name, arguments) {
            ("get", [Value::Str(name)]) => Some(self.property(name.as_str()).unwrap_or(Value::Null)),
            ("put", [Value::Str(name), value]) => {
                let old = self.property(name.as_str()).unwrap_or(Value::Null);
                self.set_property(name.as_str(), value.clone());
                Some(old)
            }
            ("keySet", []) => {
                let names = self.fields.borrow().iter().map(|(name, _)| name.clone()).collect();
                Some(Value::list(names, ListStyle::Java))
            }
            _ => None,
        })
    }

    fn print(&self, _out: &mut Vec<u8>) {}
}

fn from_json<'a>(json: &'a Json) -> Value<'a> {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => match number.as_i64() {
            Some(value) => Value::Int(value),
            None => Value::Double(number.as_f64().unwrap_or(f64::NAN)),
        },
        Json::String(text) => Value::Str(text.as_str().into()),
        Json::Array(items) => Value::list(items.iter().map(from_json).collect(), ListStyle::Java),
        Json::Object(entries) => {
            let mut map = Map::with_capacity(entries.len());
            for (name, value) in entries {
                map.insert(Value::Str(name.as_str().into()), from_json(value));
            }
            Value::map(map)
        }
    }
}

/// Data as a template left it; a template can tie cycles, which end at a depth.
fn to_json(value: &Value<'_>, depth: u32) -> Json {
    if depth > 20 {
        return Json::Null;
    }
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Int(value) => Json::from(*value),
        Value::List(list) => list.borrow().items.iter().map(|item| to_json(item, depth + 1)).collect(),
        Value::Map(map) => {
            let map = map.borrow();
            Json::Object(map.iter().map(|(name, value)| (name.to_text(), to_json(value, depth + 1))).collect())
        }
        Value::Json(node) => to_json(&node.tree(), depth),
        other => Json::String(other.to_text()),
    }
}
