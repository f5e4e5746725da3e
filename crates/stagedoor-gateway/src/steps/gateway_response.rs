//! Step E: an error becomes an answer, customised where the API says so.

use bytes::Bytes;
use stagedoor_http::{Body, Response};

use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched};
use crate::mapping::substitute;
use crate::plan::{GatewayResponsePlan, ParameterSource};
use crate::steps::parameter::Sources;

/// The answer to an error of a stage.
pub(crate) fn render(error: &GatewayError, invocation: &Invocation, matched: Option<&Matched<'_>>) -> Response {
    let Some(custom) = customised(error, invocation) else { return built_in(error) };
    let sources = Sources { invocation, matched, request_body: None, answer: None };
    let text = Texts { error, sources: &sources };
    let (content_type, body) = match template(custom, invocation) {
        Some((content_type, template)) => (content_type, substitute(template, |name| text.variable(name))),
        None => ("application/json", error.body()),
    };
    let status = custom.status_code.unwrap_or(error.status);
    let mut response = Response::new(status, Body::from(Bytes::from(body)));
    response.headers.append("Content-Type", content_type);
    response.headers.append("x-amzn-ErrorType", error.error_type);
    for (name, source) in &custom.response_parameters {
        if let Some(value) = text.parameter(source) {
            response.headers.set(name, value.as_bytes());
        }
    }
    response
}

/// The answer to an error that no API can customise.
pub(crate) fn built_in(error: &GatewayError) -> Response {
    let mut response = Response::new(error.status, Body::from(Bytes::from(error.body())));
    response.headers.append("Content-Type", "application/json");
    response.headers.append("x-amzn-ErrorType", error.error_type);
    response
}

/// The customisation of the error's type, else of its class, taken whole.
fn customised<'i>(error: &GatewayError, invocation: &'i Invocation) -> Option<&'i GatewayResponsePlan> {
    // AWS: the customisation of this one is stored and not honoured (documented).
    if error.response_type == GatewayResponseType::RequestTooLarge {
        return None;
    }
    let all = &invocation.deployment().gateway_responses;
    if all.is_empty() {
        return None;
    }
    all.get(error.response_type.name()).or_else(|| all.get(error.response_type.fallback().name()))
}

/// The template by the request's Accept, else JSON's, else the first.
fn template<'i>(custom: &'i GatewayResponsePlan, invocation: &Invocation) -> Option<(&'i str, &'i str)> {
    let accept = invocation.headers.get_str("Accept").and_then(|accept| accept.split([',', ';']).next()).map(str::trim);
    let templates = &custom.response_templates;
    let by_accept = accept.and_then(|accept| templates.get_key_value(accept));
    let chosen = by_accept.or_else(|| templates.get_key_value("application/json")).or_else(|| templates.first());
    chosen.map(|(content_type, template)| (content_type.as_str(), template.as_str()))
}

/// A text as a header value: what no header can carry is left out, and it ends somewhere.
pub(crate) fn header_text(text: &str) -> String {
    const LONGEST: usize = 1000;
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).filter(char::is_ascii).take(LONGEST).collect()
}

/// Where the texts of a customised answer come from.
struct Texts<'a> {
    error: &'a GatewayError,
    sources: &'a Sources<'a>,
}

impl Texts<'_> {
    fn variable(&self, name: &str) -> String {
        if let Some(name) = name.strip_prefix("context.") {
            return self.context(name).unwrap_or_default();
        }
        ParameterSource::parse(name).and_then(|source| self.parameter(&source)).unwrap_or_default()
    }

    fn parameter(&self, source: &ParameterSource) -> Option<String> {
        match source {
            ParameterSource::Context(name) => self.context(name),
            source => self.sources.evaluate(source).ok().flatten().map(|values| values.joined().into_owned()),
        }
    }

    fn context(&self, name: &str) -> Option<String> {
        let invocation = self.sources.invocation;
        match name {
            "error.message" => self.error.message.as_deref().map(str::to_owned),
            "error.messageString" => Some(self.error.message_json()),
            "error.validationErrorString" => self.error.validation_errors.as_deref().map(str::to_owned),
            "error.responseType" => Some(self.error.response_type.name().to_owned()),
            "requestTimeEpoch" => Some(invocation.timestamp.millis.to_string()),
            name => invocation.context(self.sources.matched, name).map(|value| value.into_owned()),
        }
    }
}
