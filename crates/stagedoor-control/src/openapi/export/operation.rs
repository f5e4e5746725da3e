//! Methods to operations: parameters, body, responses, guards and integration.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};
use serde_json::{Map, Value, json};
use stagedoor_wire::apigateway::{Integration, MethodResponse};

use super::documentation::Properties;
use super::{Exporter, NonJsonModels, Place, integration};

const JSON: &str = "application/json";
/// The properties of documentation that operations, parameters and the like have in OpenAPI.
const OPERATION: [&str; 5] = ["tags", "summary", "description", "externalDocs", "deprecated"];
const DESCRIPTION: [&str; 1] = ["description"];

impl Exporter<'_> {
    pub(super) fn operation(&self, place: Place<'_>) -> Result<Map<String, Value>, NonJsonModels> {
        let method = place.method;
        let integration = method.method_integration.as_ref();
        let about = self.parts.of_method("METHOD", place.path, place.verb, None, None);
        let mut operation = Map::new();
        about.extend_standard(&mut operation, &OPERATION);
        let mut put = |name: &str, value: Option<Value>| {
            value.into_iter().for_each(|value| drop(operation.insert(name.to_owned(), value)));
        };
        put("operationId", method.operation_name.clone().map(Value::from));
        let models = self.request_models(place)?;
        if self.is_swagger() {
            let consumed = templates(integration, |integration| integration.request_templates.as_ref());
            put("consumes", media_types(models.keys().copied().chain(consumed)));
            let responses = method.method_responses.iter().flat_map(|all| all.values());
            let told = responses.flat_map(|response| response.response_models.iter().flat_map(|models| models.keys()));
            put("produces", media_types(told.map(String::as_str).chain(produced(integration))));
        }
        let mut parameters = self.parameters(place);
        if self.is_swagger() {
            parameters.extend(self.body_parameter(place, &models));
        }
        put("parameters", (!parameters.is_empty()).then(|| parameters.into()));
        if !self.is_swagger() {
            put("requestBody", self.request_body(place, &models));
        }
        put("responses", Some(self.responses(place)));
        put("security", self.schemes.required(method));
        if self.export.extensions.others {
            let validator = method.request_validator_id.as_deref().and_then(|id| self.validator_name(id));
            put("x-amazon-apigateway-request-validator", validator.map(Value::from));
        }
        if self.export.extensions.integrations {
            let resource_id = place.resource.id.as_deref().unwrap_or_default();
            let extension = integration.map(|integration| integration::extension(integration, resource_id));
            put("x-amazon-apigateway-integration", extension);
        }
        about.extend_with_own(&mut operation);
        Ok(operation)
    }

    /// The models of the request's body by media type. AWS: a body that only other schemas than JSON describe is no
    /// reason to leave it out, but to refuse (documented).
    fn request_models<'m>(&self, place: Place<'m>) -> Result<IndexMap<&'m str, &'m str>, NonJsonModels> {
        let given = place.method.request_models.iter().flatten();
        let given: Vec<_> = given.filter_map(|(kind, model)| Some((kind.as_str(), model.as_deref()?))).collect();
        let is_json = |(_, model): &(&str, &str)| self.json_model(model).is_some();
        let json: IndexMap<&str, &str> = given.iter().copied().filter(is_json).collect();
        if json.is_empty() && !given.is_empty() {
            return Err(NonJsonModels(format!("{} {}", place.verb, place.path)));
        }
        Ok(json)
    }

    fn parameters(&self, place: Place<'_>) -> Vec<Value> {
        let mut told = Vec::new();
        let mut names = HashSet::new();
        for (expression, required) in place.method.request_parameters.iter().flatten() {
            let named = expression.strip_prefix("method.request.").and_then(|rest| rest.split_once('.'));
            let (location, kind, name) = match named {
                Some(("querystring" | "multivaluequerystring", name)) => ("query", "QUERY_PARAMETER", name),
                Some(("header" | "multivalueheader", name)) => ("header", "REQUEST_HEADER", name),
                Some(("path", name)) => ("path", "PATH_PARAMETER", name),
                _ => continue,
            };
            // OpenAPI has each name once in a place.
            if !names.insert((location, name)) {
                continue;
            }
            let has_many = expression.starts_with("method.request.multivalue");
            let mut parameter = Map::new();
            parameter.insert("name".to_owned(), name.into());
            parameter.insert("in".to_owned(), location.into());
            let about = self.parts.of_method(kind, place.path, place.verb, None, Some(name));
            about.extend_standard(&mut parameter, &DESCRIPTION);
            if self.is_swagger() || *required {
                parameter.insert("required".to_owned(), (*required).into());
            }
            parameter.extend(if has_many { self.texts_type(location) } else { self.text_type() });
            about.extend_with_own(&mut parameter);
            told.push(parameter.into());
        }
        told
    }

    /// The type of parameters and headers, in the form of the version.
    fn text_type(&self) -> Map<String, Value> {
        let kind = json!({"type": "string"});
        let members = if self.is_swagger() { kind } else { json!({ "schema": kind }) };
        members.as_object().cloned().unwrap_or_default()
    }

    /// The type of a parameter that may come several times. UNVERIFIED: how the service writes it; an import reads it as a
    /// plain one, whose several values mappings may read too.
    fn texts_type(&self, location: &str) -> Map<String, Value> {
        let mut members = self.text_type();
        let array = json!({"type": "array", "items": {"type": "string"}});
        if self.is_swagger() {
            members = array.as_object().cloned().unwrap_or_default();
            if location == "query" {
                members.insert("collectionFormat".to_owned(), "multi".into());
            }
        } else {
            members.insert("schema".to_owned(), array);
        }
        members
    }

    /// OpenAPI 2.0 has one body, and one schema for all its media types.
    fn body_parameter(&self, place: Place<'_>, models: &IndexMap<&str, &str>) -> Option<Value> {
        let model = models.get(JSON).or_else(|| models.values().next())?;
        let mut body = Map::new();
        body.insert("in".to_owned(), "body".into());
        body.insert("name".to_owned(), (*model).into());
        let about = self.about_body(place);
        about.extend_standard(&mut body, &DESCRIPTION);
        body.insert("required".to_owned(), true.into());
        body.insert("schema".to_owned(), self.reference(model));
        about.extend_with_own(&mut body);
        Some(body.into())
    }

    fn request_body(&self, place: Place<'_>, models: &IndexMap<&str, &str>) -> Option<Value> {
        if models.is_empty() {
            return None;
        }
        let mut body = Map::new();
        let about = self.about_body(place);
        about.extend_standard(&mut body, &DESCRIPTION);
        body.insert("content".to_owned(), self.content(models.iter().map(|(kind, model)| (*kind, *model))));
        body.insert("required".to_owned(), true.into());
        about.extend_with_own(&mut body);
        Some(body.into())
    }

    fn about_body(&self, place: Place<'_>) -> Properties {
        self.parts.of_method("REQUEST_BODY", place.path, place.verb, None, None)
    }

    fn content<'m>(&self, models: impl Iterator<Item = (&'m str, &'m str)>) -> Value {
        let media = |(kind, model): (&str, &str)| (kind.to_owned(), json!({"schema": self.reference(model)}));
        Value::Object(models.map(media).collect())
    }

    fn responses(&self, place: Place<'_>) -> Value {
        let responses = place.method.method_responses.iter().flatten();
        let told = responses.map(|(status, response)| (status.clone(), self.response(place, status, response)));
        Value::Object(told.collect())
    }

    fn response(&self, place: Place<'_>, status: &str, response: &MethodResponse) -> Value {
        let models = response.response_models.iter().flatten();
        let models = models.filter_map(|(kind, model)| Some((kind.as_str(), model.as_deref()?)));
        let models: IndexMap<&str, &str> = models.filter(|(_, model)| self.json_model(model).is_some()).collect();
        let mut told = Map::new();
        told.insert("description".to_owned(), format!("{status} response").into());
        let about = self.parts.of_method("RESPONSE", place.path, place.verb, Some(status), None);
        about.extend_standard(&mut told, &DESCRIPTION);
        if self.is_swagger()
            && let Some(model) = models.get(JSON).or_else(|| models.values().next())
        {
            told.insert("schema".to_owned(), self.reference(model));
        }
        let headers = self.headers(place, status, response);
        if !headers.is_empty() {
            told.insert("headers".to_owned(), headers.into());
        }
        if !self.is_swagger() {
            told.insert("content".to_owned(), self.content(models.into_iter()));
        }
        about.extend_with_own(&mut told);
        told.into()
    }

    fn headers(&self, place: Place<'_>, status: &str, response: &MethodResponse) -> Map<String, Value> {
        let names = response.response_parameters.iter().flat_map(|parameters| parameters.keys());
        let names = names.filter_map(|name| name.strip_prefix("method.response.header."));
        let header = |name: &str| {
            let mut header = Map::new();
            let about = self.parts.of_method("RESPONSE_HEADER", place.path, place.verb, Some(status), Some(name));
            about.extend_standard(&mut header, &DESCRIPTION);
            header.extend(self.text_type());
            about.extend_with_own(&mut header);
            (name.to_owned(), header.into())
        };
        names.map(header).collect()
    }
}

/// The media types that an integration's templates are for.
fn templates<'m>(
    integration: Option<&'m Integration>,
    of: impl Fn(&'m Integration) -> Option<&'m IndexMap<String, Option<String>>>,
) -> impl Iterator<Item = &'m str> {
    integration.and_then(of).into_iter().flat_map(|templates| templates.keys()).map(String::as_str)
}

fn produced(integration: Option<&Integration>) -> impl Iterator<Item = &str> {
    let responses = integration.and_then(|integration| integration.integration_responses.as_ref());
    let responses = responses.into_iter().flat_map(|responses| responses.values());
    responses
        .flat_map(|response| response.response_templates.iter().flat_map(|templates| templates.keys()))
        .map(String::as_str)
}

/// The list of media types, each once; nothing for none.
fn media_types<'m>(types: impl Iterator<Item = &'m str>) -> Option<Value> {
    let types: IndexSet<&str> = types.filter(|kind| kind.contains('/')).collect();
    (!types.is_empty()).then(|| types.into_iter().collect())
}
