//! The variables of mapping templates: `$context`, `$stageVariables`, and the doors to `$input` and `$util`.

use std::cell::RefCell;
use std::rc::Rc;

use stagedoor_vtl::{Host, ListStyle, Map, Object, Str, Value};

use super::Inputs;
use super::input::Input;
use super::overrides::{Live, Overrides};
use super::util::Util;
use crate::event::IDENTITY;

/// What `$context.keySet()` gives, in the service's order (recorded, without an authorizer).
const NAMES: [&str; 18] = [
    "resourceId",
    "resourcePath",
    "httpMethod",
    "extendedRequestId",
    "requestTime",
    "path",
    "accountId",
    "protocol",
    "requestOverride",
    "stage",
    "domainPrefix",
    "requestTimeEpoch",
    "requestId",
    "identity",
    "domainName",
    "deploymentId",
    "responseOverride",
    "apiId",
];

/// What a method that asks for an API key has there too (documented).
const API_KEY_NAMES: [&str; 2] = ["apiKey", "apiKeyId"];

/// The host of a render.
pub(super) struct Words<'a> {
    inputs: &'a Inputs<'a>,
    live: Rc<RefCell<Live<'a>>>,
    /// Taken before the render lets go of its values.
    settled: Option<Overrides>,
}

impl<'a> Words<'a> {
    pub(super) fn new(inputs: &'a Inputs<'a>) -> Self {
        Self { inputs, live: Rc::new(RefCell::new(Live::new(inputs.overrides))), settled: None }
    }

    pub(super) fn into_overrides(self) -> Overrides {
        self.settled.unwrap_or_default()
    }
}

impl<'a> Host<'a> for Words<'a> {
    fn variable(&mut self, name: &str) -> Option<Value<'a>> {
        match name {
            "input" => Some(Value::Object(Rc::new(Input::new(self.inputs)))),
            "util" => Some(Value::Object(Rc::new(Util))),
            "context" => Some(Value::Object(Rc::new(Group {
                inputs: self.inputs,
                prefix: "",
                live: Some(Rc::clone(&self.live)),
            }))),
            "stageVariables" => {
                let mut map = Map::with_capacity(self.inputs.stage_variables.len());
                for (name, value) in self.inputs.stage_variables {
                    map.insert(Value::Str(name.as_str().into()), Value::Str(value.as_str().into()));
                }
                Some(Value::map(map))
            }
            _ => None,
        }
    }

    fn finished(&mut self) {
        self.settled = Some(self.live.borrow().settled());
    }
}

/// `$context` and the groups inside it. AWS: a group printed as a whole is empty (recorded).
struct Group<'a> {
    inputs: &'a Inputs<'a>,
    /// The dotted name up to here, with its dot.
    prefix: &'static str,
    /// The overrides, which only `$context` itself has.
    live: Option<Rc<RefCell<Live<'a>>>>,
}

impl<'a> Group<'a> {
    fn group(&self, prefix: &'static str) -> Option<Value<'a>> {
        Some(Value::Object(Rc::new(Group { inputs: self.inputs, prefix, live: None })))
    }

    fn names(&self) -> Vec<Value<'a>> {
        let known = |names: &'static [&'static str]| names.iter().map(|name| Value::Str((*name).into())).collect();
        match self.prefix {
            "" => known(&NAMES),
            "identity." => {
                let mut names: Vec<_> = known(&IDENTITY);
                // UNVERIFIED: where the service puts them.
                if self.inputs.context.text("identity.apiKeyId").is_some() {
                    names.append(&mut known(&API_KEY_NAMES));
                }
                if self.inputs.context.text("identity.clientCert.serialNumber").is_some() {
                    names.append(&mut known(&["clientCert"]));
                }
                names
            }
            "authorizer." => {
                let names = self.inputs.context.authorizer_names();
                names.into_iter().map(|name| Value::Str(Str::from(name))).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl<'a> Object<'a> for Group<'a> {
    fn property(&self, name: &str) -> Option<Value<'a>> {
        match (self.prefix, name) {
            ("", "identity") => return self.group("identity."),
            ("", "authorizer") => return self.group("authorizer."),
            ("", "error") => return self.group("error."),
            ("identity.", "clientCert") => return self.group("identity.clientCert."),
            ("identity.clientCert.", "validity") => return self.group("identity.clientCert.validity."),
            ("authorizer.", "claims") => return self.group("authorizer.claims."),
            ("", "requestOverride") => return Some(Value::Object(self.live.as_ref()?.borrow_mut().request())),
            ("", "responseOverride") => return Some(Value::Object(self.live.as_ref()?.borrow_mut().response())),
            _ => {}
        }
        let text = if self.prefix.is_empty() {
            self.inputs.context.text(name)
        } else {
            self.inputs.context.text(&[self.prefix, name].concat())
        };
        text.map(|text| Value::Str(Str::from(text)))
    }

    fn call(&self, name: &str, arguments: &[Value<'a>]) -> Result<Option<Value<'a>>, String> {
        Ok(match (name, arguments) {
            ("get", [Value::Str(name)]) => Some(self.property(name.as_str()).unwrap_or(Value::Null)),
            ("containsKey", [Value::Str(name)]) => Some(Value::Bool(self.property(name.as_str()).is_some())),
            ("keySet", []) => Some(Value::list(self.names(), ListStyle::Java)),
            ("size", []) => Some(Value::Int(self.names().len() as i64)),
            _ => None,
        })
    }

    fn print(&self, _out: &mut Vec<u8>) {}
}
