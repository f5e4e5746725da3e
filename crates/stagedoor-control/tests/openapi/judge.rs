//! An independent judge of mocks: each body that an imported operation answers with is rendered, parsed, and checked
//! against the document's own schema by another validator.
//!
//! Nothing of the importer is used to find the schema: the document is walked again.

use std::collections::HashMap;

use jsonschema::{Draft, Registry};
use serde_json::{Value, json};
use stagedoor_control::openapi::Imported;
use stagedoor_vtl::{Dialect, Limits, NoVariables, Template};
use stagedoor_wire::apigateway::Method;

const VERBS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];
const URL: &str = "https://document.test/api";

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// Bodies that conform to their schema.
    pub(crate) valid: usize,
    /// Responses with a JSON schema but without a body: what could not be made.
    pub(crate) without_body: Vec<String>,
    pub(crate) invalid: Vec<String>,
}

/// Judges every JSON body of a document that was imported with mocks.
pub(crate) fn judge(document: &Value, imported: &Imported) -> Verdict {
    let mut plain = document.clone();
    let is_3_1 = document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1"));
    if !is_3_1 {
        explain_nullable(&mut plain);
    }
    let draft = if is_3_1 { Draft::Draft202012 } else { Draft::Draft4 };
    let resource = draft.create_resource(plain);
    let registry = Registry::new().draft(draft).add(URL, resource).expect("a URL").prepare().expect("a registry");
    // Operations are found by their name, those without one by their path.
    let mut methods: HashMap<(&str, &str), &Method> = HashMap::new();
    for resource in &imported.resources {
        for (verb, method) in resource.resource_methods.iter().flatten() {
            let name = method.operation_name.as_deref().or(resource.path.as_deref()).unwrap_or_default();
            methods.insert((name, verb), method);
        }
    }
    let mut verdict = Verdict::default();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for verb in VERBS {
            let Some(operation) = item.get(verb) else { continue };
            let upper = verb.to_uppercase();
            let name = operation["operationId"].as_str().unwrap_or(path);
            // What was left out, or is served under another path and has no name, is not judged.
            let Some(method) = methods.get(&(name, &*upper)) else { continue };
            if operation.get("x-amazon-apigateway-integration").is_some() || verb == "head" {
                continue;
            }
            for (status, pointer) in json_schemas(document, path, verb, operation) {
                let place = format!("{verb} {path} {status}");
                let Some(body) = body(method, &status) else {
                    verdict.without_body.push(place);
                    continue;
                };
                let schema = json!({"$ref": format!("{URL}#{pointer}")});
                let validator = jsonschema::options()
                    .with_draft(draft)
                    .with_registry(&registry)
                    .should_validate_formats(true)
                    .build(&schema)
                    .unwrap_or_else(|error| panic!("{place}: {error}"));
                match serde_json::from_str(&body) {
                    Err(error) => verdict.invalid.push(format!("{place}: {error}: {body}")),
                    Ok(value) => match validator.iter_errors(&value).next() {
                        None => verdict.valid += 1,
                        Some(error) => verdict.invalid.push(format!("{place} at {}: {error}", error.instance_path())),
                    },
                }
            }
        }
    }
    verdict
}

/// The statuses of an operation with the pointers of their JSON schemas.
fn json_schemas(document: &Value, path: &str, verb: &str, operation: &Value) -> Vec<(String, String)> {
    let escape = |text: &str| text.replace('~', "~0").replace('/', "~1");
    let mut found = Vec::new();
    for (status, response) in operation["responses"].as_object().into_iter().flatten() {
        if status.parse::<u16>().is_err() || status == "204" || status == "304" {
            continue;
        }
        let mut pointer = format!("/paths/{}/{verb}/responses/{status}", escape(path));
        let mut response = response;
        while let Some(target) = response["$ref"].as_str() {
            pointer = target.trim_start_matches('#').to_owned();
            response = document.pointer(&pointer).unwrap_or(&Value::Null);
        }
        if document.get("swagger").is_some() {
            let produces = operation.get("produces").or_else(|| document.get("produces"));
            let is_json = produces
                .is_none_or(|types| types.as_array().is_some_and(|types| types.contains(&json!("application/json"))));
            if is_json && response.get("schema").is_some_and(|schema| schema["type"] != "file") {
                found.push((status.clone(), format!("{pointer}/schema")));
            }
        } else if response.pointer("/content/application~1json/schema").is_some() {
            found.push((status.clone(), format!("{pointer}/content/application~1json/schema")));
        }
    }
    // Pointers stand in a URL here.
    found.into_iter().map(|(status, pointer)| (status, pointer.replace('{', "%7B").replace('}', "%7D"))).collect()
}

/// The body of an answer, as the gateway would send it.
fn body(method: &Method, status: &str) -> Option<String> {
    let responses = method.method_integration.as_ref()?.integration_responses.as_ref()?;
    let template = responses.get(status)?.response_templates.as_ref()?.get("application/json")?.as_ref()?;
    let template = Template::parse(template, Dialect::Service).expect("a template");
    let mut out = Vec::new();
    template.render(&mut NoVariables, &Limits::default(), &mut out).expect("a rendering");
    Some(String::from_utf8(out).expect("UTF-8"))
}

/// `nullable` of OpenAPI 3.0 in the words of JSON Schema.
fn explain_nullable(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if members.get("nullable") == Some(&Value::Bool(true))
                && let Some(kind @ Value::String(_)) = members.get_mut("type")
            {
                *kind = json!([kind.take(), "null"]);
            }
            members.values_mut().for_each(explain_nullable);
        }
        Value::Array(items) => items.iter_mut().for_each(explain_nullable),
        _ => {}
    }
}
