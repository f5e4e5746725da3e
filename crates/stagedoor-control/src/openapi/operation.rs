//! One operation of the document to one method: its parameters, models, responses, guards and integration.

use indexmap::IndexMap;
use serde_json::{Map, Value};
use stagedoor_wire::apigateway::{Method, MethodResponse};

use super::import::Importer;
use super::locate::escape;
use super::mock::{self, Media};
use super::paths::Place;
use super::{integration, reference, security};
use crate::method as rules;

const INTEGRATION: &str = "x-amazon-apigateway-integration";
const JSON: &str = "application/json";

/// An operation of the document, and where it goes.
pub(super) struct Operation<'d, 'p> {
    /// As API Gateway writes it: `GET`, `ANY`.
    pub(super) verb: &'static str,
    pub(super) pointer: String,
    pub(super) resource_path: String,
    pub(super) place: &'p Place,
    pub(super) members: &'d Map<String, Value>,
    /// What stands beside the operation: parameters of the path.
    pub(super) item: &'d Map<String, Value>,
}

/// A response that an operation declares.
pub(super) struct Declared<'d> {
    pub(super) status: u16,
    pub(super) response: &'d Value,
    pub(super) pointer: String,
}

/// The method for an operation; none when what should guard it cannot.
pub(super) fn method<'d>(importer: &mut Importer<'d>, operation: &Operation<'d, '_>) -> Option<Method> {
    let mut method = Method {
        http_method: Some(operation.verb.to_owned()),
        operation_name: operation.members.get("operationId").and_then(integration::plain_text),
        ..Method::default()
    };
    if !security::bind(importer, operation, &mut method) {
        return None;
    }
    let declared = declared(importer, operation);
    let mut request_parameters = IndexMap::new();
    let mut request_models = IndexMap::new();
    for parameter in parameters(importer, operation) {
        request_parameter(importer, operation, parameter, &mut request_parameters, &mut request_models);
    }
    body_models(importer, operation, &mut request_models);
    method.request_validator_id = request_validator(importer, operation);
    method.method_integration = integration_of(importer, operation, &declared, &mut request_parameters);
    method.request_parameters = (!request_parameters.is_empty()).then_some(request_parameters);
    method.request_models = (!request_models.is_empty()).then_some(request_models);
    method.method_responses = method_responses(importer, operation, &declared, &method);
    check(importer, operation, &method);
    integration::check(importer, operation, &method);
    importer.counts.methods += 1;
    Some(method)
}

/// Holds a method to the rules of PutMethod and PutMethodResponse. The tolerant way takes it as it is: what its
/// parameters are called decides only whether one that is missing is refused.
fn check(importer: &mut Importer<'_>, operation: &Operation<'_, '_>, method: &Method) {
    let checked =
        rules::check_scopes(method).and_then(|()| rules::check_parameters(method.request_parameters.as_ref()));
    if let Err(error) = checked {
        let help = "parameters have names of their own, of letters, digits and ._$-; scopes are for tokens";
        importer.refuse(&operation.pointer, refusal("method", operation, &error.message), help);
    }
    for (status, response) in method.method_responses.iter().flatten() {
        if let Err(error) = rules::check_headers(response.response_parameters.as_ref()) {
            let pointer = format!("{}/responses/{status}", operation.pointer);
            importer.refuse(&pointer, refusal("method response", operation, &error.message), "rename the header");
        }
    }
}

/// UNVERIFIED: the words in front of the reason are from memory of the service's answers.
fn refusal(what: &str, operation: &Operation<'_, '_>, says: &str) -> String {
    format!("Unable to put {what} '{}' on resource at path '{}': {says}", operation.verb, operation.resource_path)
}

/// The document's own integration, else the backend, else a mock, else none.
fn integration_of<'d>(
    importer: &mut Importer<'d>,
    operation: &Operation<'d, '_>,
    declared: &[Declared<'d>],
    request_parameters: &mut IndexMap<String, bool>,
) -> Option<stagedoor_wire::apigateway::Integration> {
    let options = importer.options;
    if let Some(extension) = operation.members.get(INTEGRATION) {
        importer.counts.own_integrations += 1;
        return integration::of_extension(importer, operation, extension);
    }
    if let Some(backend) = &options.backend {
        importer.counts.proxied += 1;
        // A mapping may name only what the method declares.
        for variable in &operation.place.variables {
            request_parameters.insert(format!("method.request.path.{}", variable.parameter), true);
        }
        return Some(integration::to_backend(backend, operation.verb, operation.place));
    }
    if options.mock {
        importer.counts.mocked += 1;
        return Some(mock::integration(importer, operation, declared));
    }
    importer.counts.without_integration += 1;
    None
}

/// The parameters of the path and of the operation; the operation's outrank.
fn parameters<'d>(importer: &Importer<'d>, operation: &Operation<'d, '_>) -> Vec<&'d Value> {
    let list =
        |holder: &'d Map<String, Value>| holder.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let mut parameters: IndexMap<(String, String), &'d Value> = IndexMap::new();
    for parameter in list(operation.item).chain(list(operation.members)) {
        let Ok(parameter) = reference::resolve(importer.document, parameter) else {
            continue;
        };
        let text = |member: &str| parameter.get(member).and_then(Value::as_str).unwrap_or_default().to_owned();
        parameters.insert((text("in"), text("name")), parameter);
    }
    parameters.into_values().collect()
}

fn request_parameter<'d>(
    importer: &mut Importer<'d>,
    operation: &Operation<'d, '_>,
    parameter: &'d Value,
    request_parameters: &mut IndexMap<String, bool>,
    request_models: &mut IndexMap<String, Option<String>>,
) {
    let text = |member: &str| parameter.get(member).and_then(Value::as_str).unwrap_or_default();
    let name = text("name");
    let location = match text("in") {
        "query" => "querystring",
        "header" => "header",
        "path" => "path",
        "body" => {
            let model = parameter.get("schema").and_then(|schema| importer.models.name_of(schema));
            for media_type in media_types(importer, operation, "consumes") {
                request_models.extend(model.clone().map(|model| (media_type.to_owned(), Some(model))));
            }
            return;
        }
        // Cookies and form fields have no place in a method; what carries them passes.
        _ => return,
    };
    let mut name = name.to_owned();
    if location == "path" {
        let variable = operation.place.variables.iter().find(|variable| variable.written == name);
        match variable {
            Some(variable) => name.clone_from(&variable.parameter),
            // A variable of a mixed part is within the parameter that stands for the part.
            None if importer.options.tolerant => {
                let mixed = operation.place.variables.iter().filter(|variable| variable.is_mixed);
                let Some(mixed) = mixed.into_iter().find(|variable| variable.written.contains(&format!("{{{name}}}")))
                else {
                    return;
                };
                name.clone_from(&mixed.parameter);
            }
            None => {}
        }
    }
    let is_required = parameter.get("required") == Some(&Value::Bool(true));
    request_parameters.insert(format!("method.request.{location}.{name}"), is_required);
}

fn body_models<'d>(
    importer: &mut Importer<'d>,
    operation: &Operation<'d, '_>,
    request_models: &mut IndexMap<String, Option<String>>,
) {
    let Some(body) = operation.members.get("requestBody") else {
        return;
    };
    let Ok(body) = reference::resolve(importer.document, body) else {
        return;
    };
    for (media_type, media) in body.get("content").and_then(Value::as_object).into_iter().flatten() {
        let model = media.get("schema").and_then(|schema| importer.models.name_of(schema));
        request_models.extend(model.map(|model| (media_type.clone(), Some(model))));
    }
}

/// `consumes` or `produces` of OpenAPI 2.0: the operation's, else the document's, else JSON.
fn media_types<'d>(importer: &Importer<'d>, operation: &Operation<'d, '_>, member: &str) -> Vec<&'d str> {
    let list = operation.members.get(member).or_else(|| importer.document.get(member));
    let types: Vec<&str> = list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    if types.is_empty() { vec![JSON] } else { types }
}

fn request_validator(importer: &mut Importer<'_>, operation: &Operation<'_, '_>) -> Option<String> {
    const EXTENSION: &str = "x-amazon-apigateway-request-validator";
    let own = operation.members.get(EXTENSION);
    let name = own.or_else(|| importer.document.get(EXTENSION))?.as_str()?;
    let known = importer.document.get("x-amazon-apigateway-request-validators").and_then(|all| all.get(name));
    if known.is_none() {
        let pointer =
            if own.is_some() { format!("{}/{EXTENSION}", operation.pointer) } else { format!("/{EXTENSION}") };
        let message = refusal("method", operation, "Invalid Request Validator identifier specified");
        importer.error(&pointer, message, "define it in x-amazon-apigateway-request-validators");
        return None;
    }
    Some(name.to_owned())
}

/// The responses with a status code. The tolerant way takes `default` as the success that is missing, else as 500,
/// and `4XX` as 400.
fn declared<'d>(importer: &mut Importer<'d>, operation: &Operation<'d, '_>) -> Vec<Declared<'d>> {
    let responses = operation.members.get("responses").and_then(Value::as_object);
    let mut declared: Vec<Declared<'d>> = Vec::new();
    let mut later = Vec::new();
    for (status, response) in responses.into_iter().flatten() {
        let pointer = format!("{}/responses/{}", operation.pointer, escape(status));
        let Ok(response) = reference::resolve(importer.document, response) else {
            continue;
        };
        if status.starts_with("x-") {
            continue;
        }
        match status.parse::<u16>() {
            Ok(status) if (100..=599).contains(&status) => declared.push(Declared { status, response, pointer }),
            _ => later.push((status, response, pointer)),
        }
    }
    for (status, response, pointer) in later {
        let has_success = declared.iter().any(|declared| (200..300).contains(&declared.status));
        let class =
            status.strip_suffix("XX").or_else(|| status.strip_suffix("xx")).and_then(|class| class.parse::<u16>().ok());
        let number = match (class, &**status) {
            (Some(class @ 1..=5), _) => class * 100,
            (_, "default") if !has_success => 200,
            (_, "default") => 500,
            _ => {
                let message = format!("`{status}` is no status code; the response is left out");
                importer.warn(&pointer, message, "write a number, or default");
                continue;
            }
        };
        let is_new = declared.iter().all(|declared| declared.status != number);
        // UNVERIFIED: that the service takes responses with a number only.
        if importer.options.tolerant && is_new {
            declared.push(Declared { status: number, response, pointer });
        }
    }
    declared
}

fn method_responses<'d>(
    importer: &mut Importer<'d>,
    operation: &Operation<'d, '_>,
    declared: &[Declared<'d>],
    method: &Method,
) -> Option<IndexMap<String, MethodResponse>> {
    let mut responses = IndexMap::new();
    for declared in declared {
        let names = declared.response.get("headers").and_then(Value::as_object).into_iter().flatten();
        let parameters: IndexMap<String, bool> =
            names.map(|(name, _)| (format!("method.response.header.{name}"), false)).collect();
        let mut models = IndexMap::new();
        for media in operation.media(importer, declared) {
            let model = media.schema.and_then(|schema| importer.models.name_of(schema));
            models.extend(model.map(|model| (media.media_type.to_owned(), Some(model))));
        }
        let status = declared.status.to_string();
        let response = MethodResponse {
            status_code: Some(status.clone()),
            response_parameters: (!parameters.is_empty()).then_some(parameters),
            response_models: (!models.is_empty()).then_some(models),
        };
        responses.insert(status, response);
    }
    let is_own = operation.members.contains_key(INTEGRATION);
    if let Some(integration) = method.method_integration.as_ref().filter(|_| !is_own) {
        // What a made integration answers with is declared too.
        for (status, answer) in integration.integration_responses.iter().flatten() {
            let fresh = || MethodResponse { status_code: Some(status.clone()), ..MethodResponse::default() };
            let response: &mut MethodResponse = responses.entry(status.clone()).or_insert_with(fresh);
            for name in answer.response_parameters.iter().flat_map(|mappings| mappings.keys()) {
                response.response_parameters.get_or_insert_default().entry(name.clone()).or_insert(false);
            }
        }
    }
    (!responses.is_empty()).then_some(responses)
}

impl<'d> Operation<'d, '_> {
    /// The media types of a response, with what the document says of each.
    pub(super) fn media(&self, importer: &Importer<'d>, declared: &Declared<'d>) -> Vec<Media<'d>> {
        if importer.is_2 { self.media_of_2(importer, declared) } else { media_of_3(importer, declared) }
    }

    fn media_of_2(&self, importer: &Importer<'d>, declared: &Declared<'d>) -> Vec<Media<'d>> {
        let schema = declared.response.get("schema");
        let examples = declared.response.get("examples").and_then(Value::as_object);
        let mut types = media_types(importer, self, "produces");
        if schema.is_none() {
            types.retain(|media_type| examples.is_some_and(|examples| examples.contains_key(*media_type)));
        }
        let listed = examples.into_iter().flatten().map(|(media_type, _)| media_type.as_str());
        let more: Vec<&str> =
            listed.filter(|media_type| media_type.contains('/') && !types.contains(media_type)).collect();
        types.extend(more);
        let media = |media_type: &'d str| {
            let example = examples.and_then(|examples| examples.get(media_type));
            let place = format!("{}/examples/{}", declared.pointer, escape(media_type));
            let pointer = format!("{}/schema", declared.pointer);
            Media {
                media_type,
                schema,
                examples: example.map(|example| (place, example)).into_iter().collect(),
                pointer,
            }
        };
        types.into_iter().map(media).collect()
    }
}

fn media_of_3<'d>(importer: &Importer<'d>, declared: &Declared<'d>) -> Vec<Media<'d>> {
    let content = declared.response.get("content").and_then(Value::as_object);
    let media = |(media_type, media): (&'d String, &'d Value)| {
        let pointer = format!("{}/content/{}", declared.pointer, escape(media_type));
        let mut examples: Vec<(String, &'d Value)> = Vec::new();
        examples.extend(media.get("example").map(|example| (format!("{pointer}/example"), example)));
        for (name, example) in media.get("examples").and_then(Value::as_object).into_iter().flatten() {
            let place = format!("{pointer}/examples/{}", escape(name));
            let Ok((example, place)) = reference::resolve_at(importer.document, example, place) else { continue };
            examples.extend(example.get("value").map(|value| (format!("{place}/value"), value)));
        }
        Media { media_type: media_type.as_str(), schema: media.get("schema"), examples, pointer }
    };
    content.into_iter().flatten().map(media).collect()
}
