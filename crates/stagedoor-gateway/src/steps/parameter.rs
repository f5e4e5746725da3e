//! Where the value of a parameter mapping comes from.

use std::borrow::Cow;

use bytes::Bytes;
use stagedoor_http::Headers;
use stagedoor_vtl::{Map, Value};

use crate::invocation::{Invocation, Matched};
use crate::jsonpath::JsonPath;
use crate::plan::{ParameterLocation, ParameterSource};

/// What mappings can read.
pub(crate) struct Sources<'a> {
    pub(crate) invocation: &'a Invocation,
    pub(crate) matched: Option<&'a Matched<'a>>,
    /// The request's body, when it has been read.
    pub(crate) request_body: Option<&'a Bytes>,
    /// On the way back: what the integration answered.
    pub(crate) answer: Option<Answer<'a>>,
}

/// The parts of an integration's answer that mappings can read.
#[derive(Clone, Copy)]
pub(crate) struct Answer<'a> {
    pub(crate) headers: &'a Headers,
    pub(crate) body: &'a Bytes,
    pub(crate) given_by: Endpoint,
}

/// Who gave an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    Http,
    Service,
    /// Its error message may be JSON itself.
    Function,
}

/// What a source gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Values<'a> {
    One(Cow<'a, str>),
    Many(Vec<Cow<'a, str>>),
}

/// A body that must be JSON to be mapped is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct InvalidJson;

impl<'a> Values<'a> {
    fn many(values: Vec<Cow<'a, str>>) -> Option<Self> {
        (!values.is_empty()).then_some(Self::Many(values))
    }

    /// Several values of a header are one, with commas.
    pub(crate) fn joined(self) -> Cow<'a, str> {
        match self {
            Self::One(value) => value,
            Self::Many(values) => values.join(",").into(),
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Cow<'a, str>> {
        match self {
            Self::One(value) => vec![value],
            Self::Many(values) => values,
        }
    }
}

impl<'a> Sources<'a> {
    /// The value of `source`; `None` leaves the mapping out.
    pub(crate) fn evaluate(&'a self, source: &'a ParameterSource) -> Result<Option<Values<'a>>, InvalidJson> {
        let invocation = self.invocation;
        let one = match source {
            ParameterSource::Literal(text) => Some(Cow::Borrowed(text.as_str())),
            ParameterSource::Request(ParameterLocation::Path, name) => self.path_parameter(name),
            // AWS: the last value of several.
            ParameterSource::Request(ParameterLocation::QueryString, name) => invocation.query_values(name).last(),
            ParameterSource::Request(ParameterLocation::Header, name) => invocation.header_values(name).next_back(),
            ParameterSource::RequestMultiValue(ParameterLocation::Path, name) => self.path_parameter(name),
            ParameterSource::RequestMultiValue(ParameterLocation::QueryString, name) => {
                return Ok(Values::many(invocation.query_values(name).collect()));
            }
            // AWS: several values of a header are one, with commas, whatever they are mapped to.
            ParameterSource::RequestMultiValue(ParameterLocation::Header, name) => {
                Values::many(invocation.header_values(name).collect()).map(Values::joined)
            }
            ParameterSource::Body(path) => match self.request_body {
                // AWS: an empty body reads as `{}`.
                Some(body) if body.is_empty() => body_value(b"{}", path.as_ref(), false)?,
                Some(body) => body_value(body, path.as_ref(), false)?,
                None => None,
            },
            ParameterSource::Context(name) => invocation.context(self.matched, name),
            ParameterSource::StageVariable(name) => {
                invocation.variables().get(name).map(|value| Cow::Borrowed(value.as_str()))
            }
            ParameterSource::IntegrationHeader(name) => self.answer.and_then(|answer| answer.header_values(name).pop()),
            ParameterSource::IntegrationMultiValueHeader(name) => {
                return Ok(self.answer.and_then(|answer| Values::many(answer.header_values(name))));
            }
            ParameterSource::IntegrationBody(path) => match self.answer {
                Some(answer) => {
                    let body = if answer.body.is_empty() { &b"{}"[..] } else { answer.body };
                    body_value(body, path.as_ref(), answer.given_by == Endpoint::Function)?
                }
                None => None,
            },
        };
        Ok(one.map(Values::One))
    }

    fn path_parameter(&self, name: &str) -> Option<Cow<'a, str>> {
        let parameters = &self.matched?.path_parameters;
        parameters.iter().find(|(present, _)| *present == name).map(|(_, value)| Cow::Borrowed(*value))
    }
}

impl<'a> Answer<'a> {
    /// The values of a header whose name is spelled so. DIFFERENCE: from what stands in for an AWS service, which may
    /// spell it otherwise than the service does, spelled in any way.
    fn header_values(&self, name: &str) -> Vec<Cow<'a, str>> {
        let values = |is_it: &dyn Fn(&[u8]) -> bool| -> Vec<_> {
            let found = self.headers.iter().filter(|(present, _)| is_it(present));
            found.map(|(_, value)| String::from_utf8_lossy(value)).collect()
        };
        let spelled_so = values(&|present| present == name.as_bytes());
        if !spelled_so.is_empty() || self.given_by == Endpoint::Http {
            return spelled_so;
        }
        values(&|present| present.eq_ignore_ascii_case(name.as_bytes()))
    }
}

/// The body, or what a JSONPath finds in it: a text as it is, anything else as compact JSON.
fn body_value<'b>(
    body: &'b [u8],
    path: Option<&JsonPath>,
    is_function: bool,
) -> Result<Option<Cow<'b, str>>, InvalidJson> {
    let text = String::from_utf8_lossy(body);
    let looks_like_json = text.trim_start().starts_with(['{', '[', '"', '\'']);
    let found = match (Value::from_json(&text), path) {
        // AWS: what looks like JSON and is not is refused, even where the body is mapped whole.
        (Err(_), _) if looks_like_json => return Err(InvalidJson),
        (_, None) => None,
        (Err(_), Some(_)) => return Ok(None),
        (Ok(root), Some(path)) => Some(match find(path, &root, is_function) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::Str(text)) => text.as_str().to_owned(),
            Some(other) => {
                let mut json = Vec::new();
                other.write_json(&mut json);
                String::from_utf8_lossy(&json).into_owned()
            }
        }),
    };
    Ok(Some(found.map_or(text, Cow::Owned)))
}

/// What a path finds. AWS: paths lead on into a function's error message that is JSON in a text (documented).
fn find<'v>(path: &JsonPath, root: &Value<'v>, is_function: bool) -> Option<Value<'v>> {
    const MESSAGE: &str = "errorMessage";
    let found = path.find(root).filter(|found| !found.is_null());
    if found.is_some() || !is_function {
        return found;
    }
    let message = root.member(MESSAGE)?;
    let mut read = Map::new();
    read.insert(Value::text(MESSAGE), Value::from_json(message.as_str()?).ok()?.detached());
    path.find(&Value::map(read))
}
