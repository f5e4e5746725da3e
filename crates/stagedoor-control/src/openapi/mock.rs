//! Operations answered from the document: MOCK integrations made of its examples, else of its schemas.
//!
//! The answers are ordinary templates that one can read back and edit through the API. The success status answers;
//! the header `Prefer: code=404` asks for another declared one.

use indexmap::IndexMap;
use serde_json::Value;
use stagedoor_wire::apigateway::{Integration, IntegrationResponse};

use super::import::Importer;
use super::operation::{Declared, Operation};
use super::sample::sample;
use super::{conform, reference};

/// The integration of an operation, for the responses it declares.
pub(super) fn integration<'d>(
    importer: &mut Importer<'d>,
    operation: &Operation<'d, '_>,
    declared: &[Declared<'d>],
) -> Integration {
    let success = success_status(declared);
    let mut responses = IndexMap::new();
    // The one without a pattern comes first: it is what most readers look for.
    let mut ordered: Vec<&Declared<'d>> = declared.iter().filter(|declared| declared.status >= 200).collect();
    ordered.sort_by_key(|declared| declared.status != success);
    for declared in &ordered {
        let response = response(importer, operation, declared, declared.status == success);
        responses.insert(declared.status.to_string(), response);
    }
    let status = success.to_string();
    responses
        .entry(status.clone())
        .or_insert_with(|| IntegrationResponse { status_code: Some(status), ..Default::default() });
    let template = request_template(success, &ordered);
    let templates = ["application/json", "$default"].map(|media_type| (media_type.to_owned(), Some(template.clone())));
    Integration {
        r#type: Some("MOCK".to_owned()),
        request_templates: Some(IndexMap::from(templates)),
        integration_responses: Some(responses),
        ..super::integration::defaults()
    }
}

/// The first success, else the lowest of what is declared, else 200. (`default` counts as 200 where no success is
/// declared.)
pub(super) fn success_status(declared: &[Declared<'_>]) -> u16 {
    let statuses = || declared.iter().map(|declared| declared.status).filter(|status| *status >= 200);
    statuses().find(|status| *status < 300).or_else(|| statuses().min()).unwrap_or(200)
}

fn request_template(success: u16, declared: &[&Declared<'_>]) -> String {
    let others: Vec<u16> =
        declared.iter().map(|declared| declared.status).filter(|status| *status != success).collect();
    if others.is_empty() {
        return format!("{{\"statusCode\": {success}}}");
    }
    let mut template = String::from("#set($prefer = $input.params('Prefer'))\n{\"statusCode\": ");
    for (index, status) in others.iter().enumerate() {
        let word = if index == 0 { "#if" } else { "#elseif" };
        template.push_str(&format!("{word}($prefer == 'code={status}'){status}"));
    }
    template.push_str(&format!("#{{else}}{success}#end}}"));
    template
}

fn response<'d>(
    importer: &mut Importer<'d>,
    operation: &Operation<'d, '_>,
    declared: &Declared<'d>,
    is_default: bool,
) -> IntegrationResponse {
    let bodies =
        if has_body(operation.verb, declared.status) { bodies(importer, operation, declared) } else { Vec::new() };
    let mut parameters = header_examples(importer, declared);
    let only_type = match &bodies[..] {
        [(media_type, _)] if media_type != "application/json" => Some(media_type.clone()),
        _ => None,
    };
    if let Some(media_type) = &only_type {
        parameters.insert("method.response.header.Content-Type".to_owned(), Some(format!("'{media_type}'")));
    }
    let templates: IndexMap<String, Option<String>> = bodies
        .into_iter()
        .map(|(media_type, body)| {
            let is_said = media_type == "application/json" || only_type.is_some();
            let set = format!("#set($context.responseOverride.header.Content-Type = \"{media_type}\")\n");
            let template = format!("{}{}", if is_said { "" } else { &set }, literal(&body));
            (media_type, Some(template))
        })
        .collect();
    IntegrationResponse {
        status_code: Some(declared.status.to_string()),
        selection_pattern: (!is_default).then(|| declared.status.to_string()),
        response_parameters: (!parameters.is_empty()).then_some(parameters),
        response_templates: (!templates.is_empty()).then_some(templates),
        ..IntegrationResponse::default()
    }
}

fn has_body(verb: &str, status: u16) -> bool {
    verb != "HEAD" && status != 204 && status != 304
}

/// The media types of a response with the text of their bodies.
fn bodies<'d>(
    importer: &mut Importer<'d>,
    operation: &Operation<'d, '_>,
    declared: &Declared<'d>,
) -> Vec<(String, String)> {
    let mut bodies: Vec<(String, String)> = Vec::new();
    let mut unwritten = None;
    for media in operation.media(importer, declared) {
        let media_type = concrete(media.media_type);
        if bodies.iter().any(|(known, _)| *known == media_type) {
            continue;
        }
        let Some(value) = body_value(importer, &media) else {
            continue;
        };
        match body_text(&media_type, &value) {
            Some(text) => bodies.push((media_type, text)),
            None => unwritten = Some((media.pointer, media_type)),
        }
    }
    if let (true, Some((pointer, media_type))) = (bodies.is_empty(), unwritten) {
        let message = format!("no body of the type {media_type} can be made: the mock answers without a body");
        importer.warn_of_example(&pointer, message, "give an example as text");
    }
    bodies
}

/// What a media type of a response says of its body.
pub(super) struct Media<'d> {
    pub(super) media_type: &'d str,
    pub(super) schema: Option<&'d Value>,
    /// In the document's order, with their places.
    pub(super) examples: Vec<(String, &'d Value)>,
    pub(super) pointer: String,
}

fn body_value(importer: &mut Importer<'_>, media: &Media<'_>) -> Option<Value> {
    let Some(schema) = media.schema else {
        return media.examples.first().map(|(_, example)| (*example).clone());
    };
    let mut refused: Option<(&str, conform::Mismatch)> = None;
    for (pointer, example) in &media.examples {
        importer.schemas.restart();
        match importer.schemas.conforms(schema, example) {
            Ok(()) => return Some((*example).clone()),
            // An example of a media type other than JSON is its text.
            Err(_) if example.is_string() && !is_json(media.media_type) => return Some((*example).clone()),
            Err(mismatch) => drop(refused.get_or_insert((pointer, mismatch))),
        }
    }
    let made = made(importer, schema);
    if let Some((pointer, mismatch)) = refused {
        let place = if mismatch.pointer.is_empty() { String::new() } else { format!(" (at {})", mismatch.pointer) };
        let message = format!("the example does not conform to its schema: {}{place}", mismatch.reason);
        let instead = if made.is_some() {
            "the mock answers with a value made from the schema"
        } else {
            "the mock answers with the example all the same"
        };
        importer.warn_of_example(pointer, message, instead);
    }
    if made.is_none() && media.examples.is_empty() {
        let message = "no value can be made for this schema: the mock answers without a body";
        importer.warn_of_example(&media.pointer, message, "give an example");
    }
    made.or_else(|| media.examples.first().map(|(_, example)| (*example).clone()))
}

/// A value for a schema; named schemas serve many responses and are made once.
fn made(importer: &mut Importer<'_>, schema: &Value) -> Option<Value> {
    let Some(target) = reference::target(schema) else { return sample(&importer.schemas, schema) };
    if let Some(known) = importer.samples.get(target) {
        return known.clone();
    }
    let made = sample(&importer.schemas, schema);
    importer.samples.insert(target.to_owned(), made.clone());
    made
}

/// The body as it is sent; none for a value that a media type cannot be made of.
fn body_text(media_type: &str, value: &Value) -> Option<String> {
    match value {
        _ if is_json(media_type) => serde_json::to_string_pretty(value).ok(),
        Value::String(text) => Some(text.clone()),
        // JSON is YAML, and as good a text as any.
        value if media_type.starts_with("text/") && !media_type.contains("xml") || media_type.contains("yaml") => {
            Some(value.to_string())
        }
        Value::Object(_) | Value::Array(_) => None,
        value => Some(value.to_string()),
    }
}

fn is_json(media_type: &str) -> bool {
    let media_type = concrete(media_type);
    media_type == "application/json" || media_type.ends_with("+json") || media_type.ends_with("/json")
}

/// Without parameters, and without the wildcards that an answer cannot carry.
fn concrete(media_type: &str) -> String {
    let plain = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_quotable =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+/".contains(&byte));
    match &*plain {
        "" | "*/*" | "application/*" => "application/json".to_owned(),
        "text/*" => "text/plain".to_owned(),
        text if text.contains('*') || !is_quotable(text) || text.contains(['#', '$']) => {
            "application/octet-stream".to_owned()
        }
        _ => plain,
    }
}

/// Text that a template renders to itself.
pub(super) fn literal(text: &str) -> String {
    if text.contains(['$', '#']) {
        // The end of a literal block inside the text: stop before its last character and start again.
        format!("#[[{}]]#", text.replace("]]#", "]]]]##[[#"))
    } else {
        text.to_owned()
    }
}

/// Header mappings with the values that the document gives as examples.
fn header_examples<'d>(importer: &Importer<'d>, declared: &Declared<'d>) -> IndexMap<String, Option<String>> {
    let mut mappings = IndexMap::new();
    let headers = declared.response.get("headers").and_then(Value::as_object);
    for (name, header) in headers.into_iter().flatten() {
        let Ok(header) = reference::resolve(importer.document, header) else {
            continue;
        };
        if !is_header_name(name)
            || name.eq_ignore_ascii_case("content-type")
            || name.eq_ignore_ascii_case("content-length")
        {
            continue;
        }
        let value = header_value(importer, header);
        if let Some(value) = value.filter(|value| value.chars().all(|c| !c.is_control() && c != '\'')) {
            mappings.insert(format!("method.response.header.{name}"), Some(format!("'{value}'")));
        }
    }
    mappings
}

fn header_value(importer: &Importer<'_>, header: &Value) -> Option<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    };
    let schema = header.get("schema").and_then(|schema| reference::resolve(importer.document, schema).ok());
    let examples = header.get("examples").and_then(Value::as_object).into_iter().flatten();
    let examples =
        examples.filter_map(|(_, example)| reference::resolve(importer.document, example).ok()?.get("value"));
    let own = header.get("example").into_iter().chain(examples);
    let own = own.chain([schema, Some(header)].into_iter().flatten().flat_map(|holder| {
        let list = |keyword| holder.get(keyword).and_then(Value::as_array).into_iter().flatten();
        holder.get("example").into_iter().chain(holder.get("default")).chain(list("examples")).chain(list("enum"))
    }));
    let given = own.into_iter().find_map(text);
    let is_required = header.get("required") == Some(&Value::Bool(true));
    given.or_else(|| sample(&importer.schemas, schema.filter(|_| is_required)?).as_ref().and_then(text))
}

fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_made_literal() {
        for (text, expected) in [
            ("{\"a\": 1}", "{\"a\": 1}"),
            ("costs $5", "#[[costs $5]]#"),
            ("#end", "#[[#end]]#"),
            ("a]]#b", "#[[a]]]]##[[#b]]#"),
        ] {
            assert_eq!(literal(text), expected);
        }
    }

    #[test]
    fn media_types_are_made_concrete() {
        for (media_type, expected) in [
            ("application/json; charset=utf-8", "application/json"),
            ("*/*", "application/json"),
            ("Text/HTML", "text/html"),
            ("image/*", "application/octet-stream"),
            ("text/x'y", "application/octet-stream"),
            ("application/vnd.a+json", "application/vnd.a+json"),
        ] {
            assert_eq!(concrete(media_type), expected);
        }
    }
}
