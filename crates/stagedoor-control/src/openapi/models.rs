//! Schemas to models: JSON schemas as text, which refer to each other by the URLs of the API's models.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::{Map, Value};
use stagedoor_wire::apigateway::Model;

use super::API_ID;
use super::keywords::{Holds, holds};
use super::reference;

/// Keywords that the service drops.
const DROPPED: [&str; 6] = ["deprecated", "discriminator", "example", "readOnly", "exclusiveMinimum", "default"];
const MAX_DEPTH: usize = 120;
const NO_SCHEMA: &str =
    "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]";

/// The models of one document.
pub(super) struct Models<'d> {
    document: &'d Value,
    /// Where the document keeps its named schemas.
    home: &'static str,
    /// By reference: the name and what it refers to.
    by_reference: IndexMap<String, (String, &'d Value)>,
    inline: IndexMap<String, Model>,
    taken: HashSet<String>,
}

impl<'d> Models<'d> {
    /// `refuse` hears of each schema that the service refuses: its name, its place, and why. A name is then written
    /// without what is not a letter or a digit; what is no schema is left out.
    pub(super) fn new(document: &'d Value, mut refuse: impl FnMut(&str, String, String)) -> Self {
        let home = if document.get("swagger").is_some() { "/definitions" } else { "/components/schemas" };
        let mut models =
            Self { document, home, by_reference: IndexMap::new(), inline: IndexMap::new(), taken: Default::default() };
        let named = document.pointer(home).and_then(Value::as_object).into_iter().flatten();
        let pointer = |name: &str| format!("{home}/{}", super::locate::escape(name));
        let (named, others): (Vec<_>, Vec<_>) = named.partition(|(_, schema)| schema.is_object());
        for (name, _) in others {
            refuse(name, pointer(name), NO_SCHEMA.to_owned());
        }
        let is_plain = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        // Plain names keep theirs, whoever comes first.
        let (plain, odd): (Vec<_>, Vec<_>) = named.into_iter().partition(|(name, _)| is_plain(name));
        for (name, schema) in plain {
            models.add(name, name.clone(), schema);
        }
        let mut next: HashMap<String, usize> = HashMap::new();
        for (name, schema) in odd {
            refuse(name, pointer(name), format!("Model name must be alphanumeric: {name}"));
            let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
            let plain = if plain.is_empty() { "Model".to_owned() } else { plain };
            let number = next.entry(plain.clone()).or_insert(0);
            let unique = loop {
                *number += 1;
                let name = if *number == 1 { plain.clone() } else { format!("{plain}{number}") };
                if !models.taken.contains(&name) {
                    break name;
                }
            };
            models.add(name, unique, schema);
        }
        models
    }

    fn add(&mut self, name: &str, model_name: String, schema: &'d Value) {
        self.taken.insert(model_name.clone());
        let reference = format!("#{}/{}", self.home, super::locate::escape(name));
        self.by_reference.insert(reference, (model_name, schema));
    }

    /// The name of the model for a schema: its own when it is a reference, else one made from its text.
    pub(super) fn name_of(&mut self, schema: &'d Value) -> Option<String> {
        if let Some(target) = reference::target(schema) {
            return self.name_of_reference(target);
        }
        if !schema.is_object() {
            return None;
        }
        let text = self.text_of(schema);
        // UNVERIFIED: the service makes up a name for an inline schema; that it starts so is seen in exports.
        let name = format!("MODEL{}", short_hash(&text));
        if !self.inline.contains_key(&name) {
            self.inline.insert(name.clone(), model(name.clone(), schema, text));
        }
        Some(name)
    }

    fn name_of_reference(&mut self, target: &str) -> Option<String> {
        if let Some((name, _)) = self.by_reference.get(target) {
            return Some(name.clone());
        }
        if let Some(name) = reference::model_of_url(target) {
            return self.by_reference.get(&format!("#{}/{name}", self.home)).map(|(name, _)| name.clone());
        }
        let found = reference::lookup(self.document, target).ok().filter(|found| found.is_object())?;
        let name = format!("MODEL{}", short_hash(target));
        self.by_reference.insert(target.to_owned(), (name.clone(), found));
        Some(name)
    }

    /// All models, named ones in the document's order first. Those that are found on the way are among them.
    pub(super) fn into_models(mut self) -> Vec<Model> {
        let mut models = Vec::new();
        while let Some((_, (name, schema))) = self.by_reference.get_index(models.len()) {
            let (name, schema) = (name.clone(), *schema);
            let text = self.text_of(schema);
            models.push(model(name, schema, text));
        }
        models.extend(self.inline.into_values());
        models
    }

    fn text_of(&mut self, schema: &Value) -> String {
        self.converted(schema, 0).to_string()
    }

    /// A schema as the service keeps it.
    fn converted(&mut self, schema: &Value, depth: usize) -> Value {
        let Some(keywords) = schema.as_object().filter(|_| depth < MAX_DEPTH) else {
            return self.relinked(schema, depth);
        };
        if let Some(target) = reference::target(schema) {
            return self.link(target);
        }
        let mut out = Map::with_capacity(keywords.len());
        for (keyword, value) in keywords {
            if DROPPED.contains(&keyword.as_str()) {
                continue;
            }
            let value = match (holds(keyword), value) {
                (Holds::NamedSchemas, Value::Object(schemas)) => {
                    let converted =
                        schemas.iter().map(|(name, schema)| (name.clone(), self.converted(schema, depth + 1)));
                    Value::Object(converted.collect())
                }
                (Holds::Schemas, Value::Array(schemas)) => {
                    schemas.iter().map(|schema| self.converted(schema, depth + 1)).collect()
                }
                (Holds::Schemas, schema) => self.converted(schema, depth + 1),
                (Holds::Data, value) => value.clone(),
                (_, value) => self.relinked(value, depth + 1),
            };
            out.insert(keyword.clone(), value);
        }
        Value::Object(out)
    }

    /// What a keyword holds that is not known: kept as it is but for its references.
    fn relinked(&mut self, value: &Value, depth: usize) -> Value {
        match value {
            _ if depth >= MAX_DEPTH => value.clone(),
            Value::Array(items) => items.iter().map(|item| self.relinked(item, depth + 1)).collect(),
            Value::Object(members) => {
                if let Some(target) = reference::target(value) {
                    return self.link(target);
                }
                let mut out = Map::with_capacity(members.len());
                for (name, member) in members {
                    let member = match (holds(name), member) {
                        (Holds::Data, member) => member.clone(),
                        (Holds::NamedSchemas, Value::Object(schemas)) => {
                            let relinked =
                                schemas.iter().map(|(name, schema)| (name.clone(), self.relinked(schema, depth + 1)));
                            Value::Object(relinked.collect())
                        }
                        (_, member) => self.relinked(member, depth + 1),
                    };
                    out.insert(name.clone(), member);
                }
                Value::Object(out)
            }
            value => value.clone(),
        }
    }

    /// A reference to a model, in the form of the service.
    fn link(&mut self, target: &str) -> Value {
        let name = self.name_of_reference(target);
        name.map_or_else(
            || Value::Object(Map::new()),
            |name| serde_json::json!({"$ref": format!("https://apigateway.amazonaws.com/restapis/{API_ID}/models/{name}")}),
        )
    }
}

fn model(name: String, schema: &Value, text: String) -> Model {
    let description = schema.get("description").and_then(Value::as_str).filter(|text| !text.is_empty());
    Model {
        name: Some(name),
        description: description.map(str::to_owned),
        schema: Some(text),
        content_type: Some("application/json".to_owned()),
        ..Model::default()
    }
}

/// FNV-1a: a name that is the same in every run, of any build.
fn short_hash(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{:012x}", hash & 0xffff_ffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn references_are_found_wherever_a_schema_can_stand() {
        let reference = || json!({"$ref": "#/components/schemas/Pet"});
        let document = json!({"openapi": "3.0.0", "components": {"schemas": {"Pet": {}, "All": {
            "additionalItems": reference(), "dependencies": {"a": reference(), "b": ["c"]}, "contains": reference(),
            "propertyNames": reference(), "if": reference(), "then": reference(), "else": reference(),
            "items": [reference(), {"items": reference()}], "additionalProperties": reference(), "not": reference(),
            "patternProperties": {"enum": reference()}, "properties": {"default": reference(), "$ref": reference()},
            "dependentSchemas": {"a": reference()}, "allOf": [true, reference()], "enum": [reference()]}}}});
        let models = Models::new(&document, |_, _, _| {}).into_models();
        let all = models[1].schema.as_deref().unwrap_or("");
        assert_eq!(all.matches("/restapis/{restApiId}/models/Pet").count(), 16, "{all}");
        // What stands in an enumeration is data.
        assert_eq!(all.matches("#/components").count(), 1, "{all}");
    }

    #[test]
    fn schemas_become_models_that_refer_to_each_other() {
        let document = json!({"openapi": "3.0.0", "components": {"schemas": {
            "pet-list": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
            "Pet": {"type": "object", "description": "A pet", "example": {"a": 1}, "properties": {
                "example": {"type": "string", "default": "x"}, "next": {"$ref": "#/components/schemas/pet-list"},
                "part": {"$ref": "#/components/schemas/Pet/properties/example"}, "none": {"$ref": "#/x"}}}}}});
        let mut odd = Vec::new();
        let mut models = Models::new(&document, |name, _, _| odd.push(name.to_owned()));
        let inline = json!({"type": "string", "readOnly": true});
        let name = models.name_of(&inline).expect("a name");
        assert_eq!((models.name_of(&inline).as_deref(), odd), (Some(&*name), vec!["pet-list".to_owned()]));
        let models = models.into_models();
        let text: Vec<String> = models
            .iter()
            .map(|model| format!("{} {}", model.name.as_deref().unwrap_or(""), model.schema.as_deref().unwrap_or("")))
            .collect();
        let url = "https://apigateway.amazonaws.com/restapis/{restApiId}/models";
        let part = models[2].name.as_deref().unwrap_or("");
        assert_eq!(
            text,
            [
                format!(
                    r#"Pet {{"type":"object","description":"A pet","properties":{{"example":{{"type":"string"}},"next":{{"$ref":"{url}/petlist"}},"part":{{"$ref":"{url}/{part}"}},"none":{{}}}}}}"#
                ),
                format!(r#"petlist {{"type":"array","items":{{"$ref":"{url}/Pet"}}}}"#),
                format!(r#"{part} {{"type":"string"}}"#),
                format!(r#"{name} {{"type":"string"}}"#),
            ]
        );
        assert_eq!(models[0].description.as_deref(), Some("A pet"));
    }
}
