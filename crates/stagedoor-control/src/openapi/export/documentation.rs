//! What documentation parts say, at the places of the document that they are about.
//!
//! A part's properties that OpenAPI knows at a place stand there; so do those that begin with `x-`. What stands for a
//! whole tree of paths, for any method or for any status is inherited by what is within, and the more specific part
//! outranks. `x-amazon-apigateway-documentation` has all parts as they are.

use serde_json::{Map, Value, json};
use stagedoor_wire::apigateway::{DocumentationPart, DocumentationPartLocation};

use super::Documentation;

/// How deep a model's part may point into its schema.
const MAX_DEPTH: usize = 32;

/// The parts, with their properties read. The most general come first.
pub(super) struct Parts<'a>(Vec<(&'a DocumentationPartLocation, Map<String, Value>)>);

/// What the parts about one place say.
pub(super) struct Properties(Map<String, Value>);

impl<'a> Parts<'a> {
    pub(super) fn new(parts: &'a [DocumentationPart]) -> Self {
        let read = |part: &'a DocumentationPart| match serde_json::from_str(part.properties.as_deref()?).ok()? {
            Value::Object(properties) => Some((part.location.as_ref()?, properties)),
            _ => None,
        };
        let mut parts: Vec<_> = parts.iter().filter_map(read).collect();
        parts.sort_by_key(|(location, _)| specificity(location));
        Self(parts)
    }

    pub(super) fn of_api(&self) -> Properties {
        self.merged(|location| is(location, "API"))
    }

    /// Parts of resources are not inherited.
    pub(super) fn of_resource(&self, path: &str) -> Properties {
        self.merged(|location| is(location, "RESOURCE") && location.path.as_deref().unwrap_or("/") == path)
    }

    pub(super) fn of_authorizer(&self, name: &str) -> Properties {
        self.merged(|location| is(location, "AUTHORIZER") && location.name.as_deref() == Some(name))
    }

    /// What is said about a method, or about what is named so within it.
    pub(super) fn of_method(
        &self,
        kind: &str,
        path: &str,
        verb: &str,
        status: Option<&str>,
        name: Option<&str>,
    ) -> Properties {
        self.merged(|location| {
            is(location, kind)
                && contains(location.path.as_deref().unwrap_or("/"), path)
                && matches(location.method.as_deref(), Some(verb))
                && (status.is_none() || matches(location.status_code.as_deref(), status))
                && (name.is_none() || location.name.as_deref() == name)
        })
    }

    /// Puts what is said of a model, or of `model.property`, into its schema.
    pub(super) fn add_to_model(&self, model: &str, schema: &mut Value) {
        for (location, properties) in self.0.iter().filter(|(location, _)| is(location, "MODEL")) {
            let mut names = location.name.as_deref().unwrap_or_default().split('.').take(MAX_DEPTH);
            if names.next() != Some(model) {
                continue;
            }
            let at = names.try_fold(&mut *schema, |at, name| at.get_mut("properties")?.get_mut(name));
            if let Some(Value::Object(at)) = at {
                at.extend(properties.clone());
            }
        }
    }

    fn merged(&self, is_about: impl Fn(&DocumentationPartLocation) -> bool) -> Properties {
        let about = self.0.iter().filter(|(location, _)| is_about(location));
        Properties(about.flat_map(|(_, properties)| properties.clone()).collect())
    }
}

impl Properties {
    /// What of an API's parts stands at the root of the document.
    pub(super) fn root(&self) -> Map<String, Value> {
        let mut root = Map::new();
        self.extend_standard(&mut root, &["tags", "externalDocs"]);
        self.extend_with_own(&mut root);
        root
    }

    /// The `info` of an API's parts; title and version stay the API's own.
    pub(super) fn into_info(self, info: &mut Map<String, Value>) {
        if let Some(Value::Object(about)) = self.0.get("info") {
            let about = Self(about.clone());
            about.extend_standard(info, &["description", "termsOfService", "contact", "license"]);
            about.extend_with_own(info);
        }
    }

    /// Adds, or replaces, those of `names` that are said.
    pub(super) fn extend_standard(&self, target: &mut Map<String, Value>, names: &[&str]) {
        for name in names {
            if let Some(value) = self.0.get(*name) {
                target.insert((*name).to_owned(), value.clone());
            }
        }
    }

    /// Adds the properties that begin with `x-`. Those of the service mean something to an import: no documentation
    /// changes what a method does.
    pub(super) fn extend_with_own(&self, target: &mut Map<String, Value>) {
        let own = self.0.iter().filter(|(name, _)| name.starts_with("x-") && !name.starts_with("x-amazon-apigateway-"));
        target.extend(own.map(|(name, value)| (name.clone(), value.clone())));
    }
}

fn is(location: &DocumentationPartLocation, kind: &str) -> bool {
    location.r#type.as_deref() == Some(kind)
}

/// Whether a path is the other, or within it.
fn contains(outer: &str, path: &str) -> bool {
    outer == "/" || path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn matches(said: Option<&str>, asked: Option<&str>) -> bool {
    said.is_none_or(|said| said == "*") || said == asked
}

fn specificity(location: &DocumentationPartLocation) -> (usize, bool, bool) {
    let is_given = |text: &Option<String>| text.as_deref().is_some_and(|text| text != "*");
    let path = location.path.as_deref().unwrap_or("/");
    (path.trim_end_matches('/').matches('/').count(), is_given(&location.method), is_given(&location.status_code))
}

/// `x-amazon-apigateway-documentation`.
pub(super) fn extension(documentation: &Documentation) -> Value {
    let part = |part: &DocumentationPart| {
        let location = part.location.as_ref()?;
        let members = [
            ("type", &location.r#type),
            // The root is the default.
            ("path", &location.path.clone().filter(|path| path != "/")),
            ("method", &location.method),
            ("statusCode", &location.status_code),
            ("name", &location.name),
        ];
        let location: Map<String, Value> =
            members.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text.clone()?.into()))).collect();
        let text = part.properties.as_deref().unwrap_or_default();
        let properties = serde_json::from_str(text).ok().filter(Value::is_object);
        Some(json!({"location": location, "properties": properties.unwrap_or_else(|| text.into())}))
    };
    let parts: Vec<Value> = documentation.parts.iter().filter_map(part).collect();
    let mut extension = json!({"version": documentation.version});
    if let Some(created) = documentation.created_date {
        extension["createdDate"] = created.iso8601().into();
    }
    extension["documentationParts"] = parts.into();
    extension
}
