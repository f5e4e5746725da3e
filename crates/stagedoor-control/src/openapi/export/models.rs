//! Models to schemas: references point into the document instead of to the API.

use serde_json::Value;
use stagedoor_wire::apigateway::Model;

use super::ExportType;
use crate::openapi::keywords::{Holds, holds};
use crate::openapi::reference::model_of_url;

/// How deep a schema is followed.
const MAX_DEPTH: usize = 120;

/// Whether the model is a JSON schema.
pub(super) fn is_json(model: &Model) -> bool {
    model.content_type.as_deref().unwrap_or_default().contains("json")
}

/// The schema of a model as a document has it; nothing when it cannot be read.
pub(super) fn schema(model: &Model, export_type: ExportType) -> Option<Value> {
    let mut schema: Value = serde_json::from_str(model.schema.as_deref()?).ok()?;
    // Recorded exports have no `$schema`: the document says which dialect its schemas are.
    schema.as_object_mut()?.shift_remove("$schema");
    let home = export_type.schemas();
    localise(&mut schema, home, model.name.as_deref().unwrap_or_default(), 0);
    Some(schema)
}

/// Rewrites references to other models, and those into the schema itself.
fn localise(schema: &mut Value, home: &str, name: &str, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    match schema {
        Value::Object(members) => {
            for (keyword, member) in members {
                match member {
                    Value::String(target) if keyword == "$ref" => {
                        if let Some(other) = model_of_url(target) {
                            *target = format!("{home}{other}");
                        } else if let Some(inside) = target.strip_prefix('#') {
                            *target = format!("{home}{name}{inside}");
                        }
                    }
                    member => match (holds(keyword), member) {
                        (Holds::Data, _) => {}
                        (Holds::NamedSchemas, Value::Object(schemas)) => {
                            schemas.values_mut().for_each(|schema| localise(schema, home, name, depth + 1));
                        }
                        (_, member) => localise(member, home, name, depth + 1),
                    },
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| localise(item, home, name, depth + 1)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn references_stay_in_the_document() {
        let url = "https://apigateway.amazonaws.com/restapis/abc/models/Pet";
        let text = json!({"$schema": "s", "properties": {"a": {"$ref": url}, "b": {"$ref": "#/definitions/x"},
            "c": {"$ref": "#"}, "d": {"enum": [{"$ref": url}]}, "e": {"$ref": "https://example.com/s.json"},
            "default": {"$ref": url}, "enum": {"not": {"$ref": url}}, "properties": {"properties": {"const":
                {"$ref": url}}}}, "dependencies": {"example": {"$ref": url}, "a": ["b"]}, "x-own": [{"$ref": url}]})
        .to_string();
        let model = Model { name: Some("M".to_owned()), schema: Some(text), ..Model::default() };
        assert_eq!(
            schema(&model, ExportType::Oas30),
            Some(json!({"properties": {"a": {"$ref": "#/components/schemas/Pet"},
                "b": {"$ref": "#/components/schemas/M/definitions/x"}, "c": {"$ref": "#/components/schemas/M"},
                "d": {"enum": [{"$ref": url}]}, "e": {"$ref": "https://example.com/s.json"},
                "default": {"$ref": "#/components/schemas/Pet"}, "enum": {"not": {"$ref": "#/components/schemas/Pet"}},
                "properties": {"properties": {"const": {"$ref": "#/components/schemas/Pet"}}}},
                "dependencies": {"example": {"$ref": "#/components/schemas/Pet"}, "a": ["b"]},
                "x-own": [{"$ref": "#/components/schemas/Pet"}]}))
        );
    }
}
