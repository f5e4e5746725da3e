//! Mapping templates: API Gateway's own words on top of Velocity, and the rules that say which template is used.
//!
//! The steps hand in what is known of a call as borrowed [`Inputs`]; a render gives the text and the [`Overrides`]
//! that the template made, which the caller applies after its parameter mappings. Nothing here waits or does I/O.

use std::borrow::Cow;
use std::collections::BTreeMap;

use stagedoor_http::Headers;
use stagedoor_vtl::{Limits, RenderError, Template};

pub(crate) mod choice;
mod context;
mod input;
mod mock;
mod overrides;
mod params;
mod substitution;
mod util;

pub use choice::{Choice, choose_request_template, choose_response_template};
pub use mock::{MockStatusError, mock_status};
pub use overrides::Overrides;
pub use substitution::substitute;

/// What a template can ask for. All of it is borrowed for the length of the render.
pub struct Inputs<'a> {
    /// Decoded names and values.
    pub path_parameters: &'a [(Cow<'a, str>, Cow<'a, str>)],
    /// Decoded pairs in the order sent.
    pub query: &'a [(Cow<'a, str>, Cow<'a, str>)],
    /// The method request's headers, in both directions.
    pub headers: &'a Headers,
    /// The payload: the method request's on the way in, the integration's answer on the way out.
    pub body: &'a str,
    pub stage_variables: &'a BTreeMap<String, String>,
    pub context: &'a dyn ContextVariables,
    /// What templates of this call overrode before: readable, and the base of what this render gives back.
    pub overrides: &'a Overrides,
}

/// The texts of `$context`.
pub trait ContextVariables {
    /// A variable by its dotted name (`stage`, `identity.sourceIp`, `authorizer.principalId`,
    /// `authorizer.claims.sub`); `None` when this call has none.
    fn text(&self, name: &str) -> Option<Cow<'_, str>>;

    /// The names that an authorizer put into `$context.authorizer`.
    fn authorizer_names(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }
}

/// What a render gave.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    pub text: String,
    pub overrides: Overrides,
}

/// Bounds of a mapping template. AWS: at most 1,000 rounds of a `#foreach` (documented); what happens beyond is
/// UNVERIFIED, here the loop ends. The text may be as long as a payload.
const LIMITS: Limits =
    Limits { steps: 5_000_000, output_bytes: 10 << 20, foreach_rounds: 1000, range_items: 100_000, depth: 120 };

/// Renders an integration request's template.
pub fn render_request_template(template: &Template, inputs: &Inputs<'_>) -> Result<Rendered, RenderError> {
    render(template, inputs)
}

/// Renders an integration response's template. AWS: `$input.params` still reads the method request, `$input.body`
/// and its kin the integration's answer (recorded): so the inputs differ, not the rules.
pub fn render_response_template(template: &Template, inputs: &Inputs<'_>) -> Result<Rendered, RenderError> {
    render(template, inputs)
}

fn render(template: &Template, inputs: &Inputs<'_>) -> Result<Rendered, RenderError> {
    let mut text = Vec::with_capacity(1024);
    let mut host = context::Words::new(inputs);
    template.render(&mut host, &LIMITS, &mut text)?;
    let overrides = host.into_overrides();
    let text = String::from_utf8(text).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Ok(Rendered { text, overrides })
}

#[cfg(test)]
mod tests;
