//! Model: a named JSON schema of an API. The schema is kept as the text it came in.

use indexmap::IndexMap;
use serde_json::{Value, json};
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    CreateModelRequest, DeleteModelRequest, GetModelRequest, GetModelTemplateRequest, GetModelsRequest, Method, Model,
    Models, Resource, Template, UpdateModelRequest,
};

use crate::entity::{self, ID_CHARS};
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

/// Name, description and schema of the models that every new API has, letter for letter.
pub(super) const DEFAULTS: [(&str, &str, &str); 2] = [
    (
        "Empty",
        "This is a default empty schema model",
        "{\n  \"$schema\": \"http://json-schema.org/draft-04/schema#\",\n  \"title\" : \"Empty Schema\",\n  \"type\" : \
         \"object\"\n}",
    ),
    (
        "Error",
        "This is a default error schema model",
        "{\n  \"$schema\" : \"http://json-schema.org/draft-04/schema#\",\n  \"title\" : \"Error Schema\",\n  \"type\" : \
         \"object\",\n  \"properties\" : {\n    \"message\" : { \"type\" : \"string\" }\n  }\n}",
    ),
];

/// How large a flattened schema may be, what looking up a reference counts beside its schema, and how deep it may be.
const FLAT_BYTES: usize = 6 << 20;
const FLAT_REFERENCE_BYTES: usize = 256;
const FLAT_DEPTH: usize = 256;

const NO_SCHEMA: &str = "Model schema must have at least 1 property or array items defined";

fn find(documents: &impl Documents, caller: &Caller, api_id: &str, name: &str) -> Result<Model, WireError> {
    entity::find(documents, caller, Kind::Model, &format!("{api_id}/{name}"))
}

pub fn create_model(call: &mut Changing<'_, '_>, input: CreateModelRequest) -> Result<Model, WireError> {
    let api_id = input.rest_api_id;
    entity::api(&*call.change, call.caller, &api_id)?;
    let name = input.name.unwrap_or_default();
    if name.is_empty() {
        return Err(WireError::bad_request("Model name must be non-empty"));
    }
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(WireError::bad_request(format!("Model name must be alphanumeric: {name}")));
    }
    let id = format!("{api_id}/{name}");
    if call.change.get(&call.caller.document(Kind::Model, id.as_str())).is_some() {
        return Err(WireError::conflict("Model name already exists for this REST API"));
    }
    let content_type = input.content_type.unwrap_or_default();
    if !content_type.split_once('/').is_some_and(|(kind, subtype)| !kind.is_empty() && !subtype.is_empty()) {
        return Err(WireError::bad_request(format!("Invalid content type specified: {content_type}")));
    }
    let model = Model {
        id: Some(call.random.id(ID_CHARS)),
        name: Some(name),
        description: input.description.filter(|description| !description.is_empty()),
        schema: input.schema,
        content_type: Some(content_type),
    };
    check_schema(&model)?;
    entity::save(call, Kind::Model, &id, &model);
    Ok(model)
}

fn check_schema(model: &Model) -> Result<(), WireError> {
    let schema = model.schema.as_deref().unwrap_or_default();
    if schema.trim().is_empty() {
        return Err(WireError::bad_request(NO_SCHEMA));
    }
    let is_json = model.content_type.as_deref().unwrap_or_default().contains("json");
    if is_json && !serde_json::from_str::<Value>(schema).is_ok_and(|schema| is_schema(&schema)) {
        return Err(WireError::bad_request(
            "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]",
        ));
    }
    Ok(())
}

/// Whether a value is a schema of JSON Schema draft 4: an object whose known keywords have values of their kinds.
fn is_schema(value: &Value) -> bool {
    const TYPES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];
    let is_type = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
    let is_list = |value: &Value, is_item: &dyn Fn(&Value) -> bool| {
        value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(is_item))
    };
    let is_keyword = |(name, value): (&String, &Value)| match name.as_str() {
        "type" => is_type(value) || is_list(value, &is_type),
        "properties" | "patternProperties" | "definitions" => {
            value.as_object().is_some_and(|schemas| schemas.values().all(is_schema))
        }
        "items" => is_schema(value) || is_list(value, &is_schema),
        "allOf" | "anyOf" | "oneOf" => is_list(value, &is_schema),
        "not" => is_schema(value),
        "additionalProperties" | "additionalItems" => value.is_boolean() || is_schema(value),
        "required" => is_list(value, &Value::is_string),
        "enum" => is_list(value, &|_| true),
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => value.is_u64(),
        "minimum" | "maximum" | "multipleOf" => value.is_number(),
        "exclusiveMinimum" | "exclusiveMaximum" | "uniqueItems" => value.is_boolean(),
        "$ref" | "$schema" | "title" | "description" | "pattern" => value.is_string(),
        _ => true,
    };
    value.as_object().is_some_and(|members| members.iter().all(is_keyword))
}

pub fn get_model(call: &Reading<'_>, input: GetModelRequest) -> Result<Model, WireError> {
    let mut model = find(call.snapshot, call.caller, &input.rest_api_id, &input.model_name)?;
    if input.flatten == Some(true) {
        let schema = model.schema.as_deref().and_then(|schema| serde_json::from_str(schema).ok());
        if let Some(schema) = schema {
            let mut flattening = Flattening {
                documents: call.snapshot,
                caller: call.caller,
                api_id: &input.rest_api_id,
                open: vec![input.model_name],
                bytes: 0,
            };
            model.schema = Some(flattening.flattened(schema, 0)?.to_string());
        }
    }
    Ok(model)
}

/// Puts models in the places where schemas name them.
struct Flattening<'a, D> {
    documents: &'a D,
    caller: &'a Caller,
    api_id: &'a str,
    /// The models whose schemas are being read: one that contains itself stays a reference there.
    open: Vec<String>,
    /// What has been put in so far.
    bytes: usize,
}

impl<D: Documents> Flattening<'_, D> {
    fn flattened(&mut self, schema: Value, depth: usize) -> Result<Value, WireError> {
        match schema {
            Value::Object(members) => {
                let name = members.get("$ref").and_then(Value::as_str).and_then(|place| place.rsplit_once("/models/"));
                if let Some((_, name)) = name.filter(|(_, name)| !self.open.iter().any(|open| open == name))
                    && let Ok(model) = find(self.documents, self.caller, self.api_id, name)
                    && let Some(text) = model.schema
                    && let Ok(schema) = serde_json::from_str(&text)
                {
                    self.bytes += text.len() + FLAT_REFERENCE_BYTES;
                    // Models that name others twice each would grow without end.
                    if self.bytes > FLAT_BYTES || depth > FLAT_DEPTH {
                        // UNVERIFIED: the bounds are ours.
                        return Err(WireError::bad_request(format!(
                            "The flattened schema has more than {FLAT_BYTES} bytes or {FLAT_DEPTH} levels"
                        )));
                    }
                    self.open.push(name.to_owned());
                    let flat = self.flattened(schema, depth);
                    self.open.pop();
                    return flat;
                }
                let members = members.into_iter();
                let flat = members.map(|(name, value)| Ok((name, self.flattened(value, depth + 1)?)));
                flat.collect::<Result<_, _>>().map(Value::Object)
            }
            Value::Array(items) => {
                let flat = items.into_iter().map(|item| self.flattened(item, depth + 1));
                flat.collect::<Result<_, _>>().map(Value::Array)
            }
            other => Ok(other),
        }
    }
}

pub fn get_models(call: &Reading<'_>, input: GetModelsRequest) -> Result<Models, WireError> {
    entity::api(call.snapshot, call.caller, &input.rest_api_id)?;
    let models = entity::load_all(call.snapshot, call.caller, Kind::Model, &input.rest_api_id).collect();
    let (items, position) = entity::page(models, input.limit, input.position.as_deref())?;
    Ok(Models { position, items: Some(items) })
}

pub fn get_model_template(call: &Reading<'_>, input: GetModelTemplateRequest) -> Result<Template, WireError> {
    let model = find(call.snapshot, call.caller, &input.rest_api_id, &input.model_name)?;
    let schema: Value = model.schema.and_then(|schema| serde_json::from_str(&schema).ok()).unwrap_or(json!({}));
    let members = schema.get("properties").and_then(Value::as_object);
    let members: Vec<String> = members
        .into_iter()
        .flatten()
        .map(|(name, property)| {
            let value = match property.get("type").and_then(Value::as_str) {
                Some("integer") => "42",
                Some("number") => "4.2",
                Some("boolean") => "true",
                Some("array") => "[ ]",
                Some("object") => "{ }",
                _ => "\"foo\"",
            };
            format!("  \"{name}\" : {value}")
        })
        .collect();
    // UNVERIFIED: the skeleton of a schema with properties; that of one without is the service's.
    let body = if members.is_empty() { "{ }".to_owned() } else { format!("{{\n{}\n}}", members.join(",\n")) };
    Ok(Template { value: Some(format!("#set($inputRoot = $input.path('$'))\n{body}")) })
}

pub fn update_model(call: &mut Changing<'_, '_>, input: UpdateModelRequest) -> Result<Model, WireError> {
    let before = find(&*call.change, call.caller, &input.rest_api_id, &input.model_name)?;
    let after = patch::apply(&tables::MODEL, &before, input.patch_operations.as_deref())?;
    check_schema(&after)?;
    entity::save(call, Kind::Model, &format!("{}/{}", input.rest_api_id, input.model_name), &after);
    Ok(after)
}

pub fn delete_model(call: &mut Changing<'_, '_>, input: DeleteModelRequest) -> Result<(), WireError> {
    let (api_id, name) = (&input.rest_api_id, &input.model_name);
    find(&*call.change, call.caller, api_id, name)?;
    if let Some(user) = user(&*call.change, call.caller, api_id, name) {
        return Err(WireError::conflict(format!("Cannot delete model '{name}', is referenced in {user}")));
    }
    call.change.delete(&call.caller.document(Kind::Model, format!("{api_id}/{name}")));
    Ok(())
}

/// What refers to the model, in the service's words. AWS: of several methods the newest is named (recorded).
fn user(documents: &impl Documents, caller: &Caller, api_id: &str, model: &str) -> Option<String> {
    let names = |models: Option<&IndexMap<String, Option<String>>>| {
        models.is_some_and(|models| models.values().any(|name| name.as_deref() == Some(model)))
    };
    let of_method = |path: &str, verb: &str, method: &Method| {
        if names(method.request_models.as_ref()) {
            return Some(format!("method request: {path}/{verb}"));
        }
        let mut responses = method.method_responses.iter().flatten();
        let is_in_response = responses.any(|(_, response)| names(response.response_models.as_ref()));
        is_in_response.then(|| format!("method response: {path}/{verb}"))
    };
    let of_resource = |resource: &Resource| {
        let path = resource.path.as_deref().unwrap_or_default();
        resource.resource_methods.iter().flatten().rev().find_map(|(verb, method)| of_method(path, verb, method))
    };
    let resources = caller.scan_api(documents, Kind::Resource, api_id);
    let users =
        resources.filter_map(|(_, document)| Some((document.revision, of_resource(&entity::shape(&document.json)?)?)));
    if let Some((_, user)) = users.max_by_key(|(revision, _)| *revision) {
        return Some(user);
    }
    let reference = format!("/models/{model}\"");
    let models = entity::load_all::<Model>(documents, caller, Kind::Model, api_id);
    let mut others = models.filter(|(name, other)| {
        name != model && other.schema.as_deref().is_some_and(|schema| schema.contains(&reference))
    });
    others.next().map(|(name, _)| format!("model: {name}"))
}
