//! A deployed API as an OpenAPI document: what GetExport answers.
//!
//! The document says what the stage's deployment froze, in the forms that [`import`](super::import) reads; with the
//! extensions of `apigateway` an import makes the same API of it. The order of members is fixed, so that two exports
//! of one deployment are one text.

mod documentation;
mod integration;
mod models;
mod operation;
mod security;
mod yaml;

use serde_json::{Map, Value, json};
use stagedoor_wire::Timestamp;
use stagedoor_wire::apigateway::{DocumentationPart, Method, Model, Resource};

use self::documentation::Parts;
use self::security::Schemes;
use crate::compile::FrozenApi;

pub use yaml::to_yaml;

/// The version of the documents, `exportType` in the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportType {
    /// OpenAPI 2.0.
    Swagger,
    /// OpenAPI 3.0.
    Oas30,
}

impl ExportType {
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "swagger" => Some(Self::Swagger),
            "oas30" => Some(Self::Oas30),
            _ => None,
        }
    }

    /// Where documents keep their named schemas, as references write it.
    fn schemas(self) -> &'static str {
        match self {
            Self::Swagger => "#/definitions/",
            Self::Oas30 => "#/components/schemas/",
        }
    }
}

/// Which of the service's own members a document gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    pub integrations: bool,
    pub authorizers: bool,
    pub documentation: bool,
    /// All that is left: validators, gateway responses, the policy and settings of the API.
    pub others: bool,
}

impl Extensions {
    /// The request's comma list. Without one the documentation is exported; `postman` adds nothing to a document.
    #[must_use]
    pub fn of_list(list: Option<&str>) -> Self {
        let Some(list) = list else { return Self { documentation: true, ..Self::default() } };
        let mut extensions = Self::default();
        for name in list.split(',').map(str::trim) {
            match name {
                "integrations" => extensions.integrations = true,
                "authorizers" => extensions.authorizers = true,
                "documentation" => extensions.documentation = true,
                "apigateway" => {
                    extensions = Self { integrations: true, authorizers: true, documentation: true, others: true };
                }
                // UNVERIFIED: what the service does with a name that it does not know.
                _ => {}
            }
        }
        extensions
    }
}

/// The documentation version that a stage publishes.
#[derive(Clone, Debug, Default)]
pub struct Documentation {
    pub version: String,
    pub created_date: Option<Timestamp>,
    pub parts: Vec<DocumentationPart>,
}

/// What is exported beside the deployment's content.
#[derive(Clone, Debug)]
pub struct Export<'a> {
    pub export_type: ExportType,
    pub extensions: Extensions,
    pub stage_name: &'a str,
    /// Where the service serves the API: `{apiId}.execute-api.{region}.amazonaws.com`.
    pub host: String,
    pub documentation: Option<&'a Documentation>,
}

/// A method whose body is described by models that are not JSON schemas, as `POST /path`: it has no OpenAPI form.
#[derive(Debug, PartialEq, Eq)]
pub struct NonJsonModels(pub String);

/// The verbs in the order of a document, with their members there.
const VERBS: [(&str, &str); 8] = [
    ("GET", "get"),
    ("POST", "post"),
    ("PUT", "put"),
    ("DELETE", "delete"),
    ("OPTIONS", "options"),
    ("HEAD", "head"),
    ("PATCH", "patch"),
    ("ANY", "x-amazon-apigateway-any-method"),
];

/// The version that a document names: the API's own, else the time of its creation.
#[must_use]
pub fn version(api: &FrozenApi) -> String {
    let own = api.api.version.clone().filter(|version| !version.is_empty());
    own.unwrap_or_else(|| api.api.created_date.unwrap_or_default().iso8601())
}

/// Writes the document.
///
/// # Errors
/// When a method's body has no OpenAPI form.
pub fn export(api: &FrozenApi, export: &Export<'_>) -> Result<Value, NonJsonModels> {
    Exporter {
        api,
        export,
        parts: Parts::new(export.documentation.map_or(&[], |documentation| &documentation.parts)),
        schemes: Schemes::of(api),
    }
    .document()
}

/// An export under way.
struct Exporter<'a> {
    api: &'a FrozenApi,
    export: &'a Export<'a>,
    parts: Parts<'a>,
    schemes: Schemes<'a>,
}

/// One method of the API, where it stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    resource: &'a Resource,
    path: &'a str,
    verb: &'a str,
    method: &'a Method,
}

impl Exporter<'_> {
    fn is_swagger(&self) -> bool {
        self.export.export_type == ExportType::Swagger
    }

    fn document(&self) -> Result<Value, NonJsonModels> {
        let extensions = self.export.extensions;
        let mut document = Map::new();
        let mut put = |name: &str, value: Value| drop(document.insert(name.to_owned(), value));
        let stage_name = self.export.stage_name;
        if self.is_swagger() {
            put("swagger", "2.0".into());
            put("info", self.info());
            put("host", self.export.host.as_str().into());
            put("basePath", format!("/{stage_name}").into());
            put("schemes", json!(["https"]));
        } else {
            put("openapi", "3.0.1".into());
            put("info", self.info());
            let mut server = json!({
                "url": format!("https://{}/{{basePath}}", self.export.host),
                "variables": {"basePath": {"default": stage_name}},
            });
            if extensions.others {
                self.endpoint_configuration().into_iter().for_each(|(name, value)| server[name] = value);
            }
            put("servers", json!([server]));
        }
        put("paths", self.paths()?);
        let (schemas, schemes) = (self.schemas(), self.schemes.document(extensions.authorizers, &self.parts));
        if self.is_swagger() {
            (!schemes.is_empty()).then(|| put("securityDefinitions", schemes.into()));
            (!schemas.is_empty()).then(|| put("definitions", schemas.into()));
        } else {
            let mut components = Map::new();
            (!schemas.is_empty()).then(|| components.insert("schemas".to_owned(), schemas.into()));
            (!schemes.is_empty()).then(|| components.insert("securitySchemes".to_owned(), schemes.into()));
            put("components", components.into());
        }
        self.parts.of_api().root().into_iter().for_each(|(name, value)| put(&name, value));
        if extensions.others {
            self.settings().into_iter().for_each(|(name, value)| put(name, value));
        }
        if let Some(documentation) = self.export.documentation.filter(|_| extensions.documentation) {
            put("x-amazon-apigateway-documentation", documentation::extension(documentation));
        }
        Ok(document.into())
    }

    fn info(&self) -> Value {
        let api = &self.api.api;
        let version = ("version", Some(version(self.api)));
        let description = ("description", api.description.clone());
        let title = ("title", Some(api.name.clone().unwrap_or_default()));
        let members = if self.is_swagger() { [description, version, title] } else { [title, description, version] };
        let members = members.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?.into())));
        let mut info: Map<String, Value> = members.collect();
        self.parts.of_api().into_info(&mut info);
        info.into()
    }

    fn paths(&self) -> Result<Value, NonJsonModels> {
        let mut resources: Vec<(&str, &Resource)> = self
            .api
            .resources
            .iter()
            .filter_map(|resource| Some((resource.path.as_deref()?, resource)))
            .filter(|(path, resource)| self.is_told(path, resource))
            .collect();
        resources.sort_by_key(|(path, _)| *path);
        let mut paths = Map::new();
        for (path, resource) in resources {
            let mut item = Map::new();
            for (verb, member) in VERBS {
                let methods = resource.resource_methods.as_ref();
                let Some(method) = methods.and_then(|methods| methods.get(verb)) else { continue };
                item.insert(member.to_owned(), self.operation(Place { resource, path, verb, method })?.into());
            }
            self.parts.of_resource(path).extend_with_own(&mut item);
            paths.insert(path.to_owned(), item.into());
        }
        Ok(paths.into())
    }

    /// UNVERIFIED: what has no method is told only where nothing below it implies it.
    fn is_told(&self, path: &str, resource: &Resource) -> bool {
        let has_methods = resource.resource_methods.as_ref().is_some_and(|methods| !methods.is_empty());
        let is_parent = |other: &Resource| other.parent_id.is_some() && other.parent_id == resource.id;
        has_methods || path != "/" && !self.api.resources.iter().any(is_parent)
    }

    fn schemas(&self) -> Map<String, Value> {
        let mut models: Vec<&Model> = self.api.models.iter().filter(|model| models::is_json(model)).collect();
        models.sort_by_key(|model| model.name.as_deref());
        let schema = |model: &Model| {
            let name = model.name.clone()?;
            let mut schema = models::schema(model, self.export.export_type)?;
            self.parts.add_to_model(&name, &mut schema);
            Some((name, schema))
        };
        models.into_iter().filter_map(schema).collect()
    }

    /// The model of that name, when it is a JSON schema.
    fn json_model(&self, name: &str) -> Option<&Model> {
        self.api.models.iter().find(|model| model.name.as_deref() == Some(name) && models::is_json(model))
    }

    fn reference(&self, model: &str) -> Value {
        json!({"$ref": format!("{}{model}", self.export.export_type.schemas())})
    }

    /// UNVERIFIED: endpoint types are not exported (documented); that a closed default endpoint stays closed is ours.
    fn endpoint_configuration(&self) -> Option<(&'static str, Value)> {
        let closed = self.api.api.disable_execute_api_endpoint == Some(true);
        closed.then(|| ("x-amazon-apigateway-endpoint-configuration", json!({"disableExecuteApiEndpoint": true})))
    }

    /// The settings of the API at the root of the document, those with the service's default left out.
    fn settings(&self) -> Vec<(&'static str, Value)> {
        let api = &self.api.api;
        let key_source = api.api_key_source.as_deref().filter(|source| *source != "HEADER");
        let binary = api.binary_media_types.as_ref().filter(|types| !types.is_empty());
        let policy = api.policy.as_deref();
        let policy = policy.map(|policy| serde_json::from_str(policy).unwrap_or_else(|_| Value::from(policy)));
        let settings = [
            ("x-amazon-apigateway-api-key-source", key_source.map(Value::from)),
            ("x-amazon-apigateway-binary-media-types", binary.map(|types| types.clone().into())),
            ("x-amazon-apigateway-minimum-compression-size", api.minimum_compression_size.map(Value::from)),
            ("x-amazon-apigateway-policy", policy),
            ("x-amazon-apigateway-request-validators", self.request_validators()),
            ("x-amazon-apigateway-gateway-responses", self.gateway_responses()),
            ("x-amazon-apigateway-security-policy", api.security_policy.clone().map(Value::from)),
            ("x-amazon-apigateway-endpoint-access-mode", api.endpoint_access_mode.clone().map(Value::from)),
        ];
        let root = self.is_swagger().then(|| self.endpoint_configuration()).flatten();
        let settings = settings.into_iter().filter_map(|(name, value)| Some((name, value?)));
        settings.chain(root).collect()
    }

    fn request_validators(&self) -> Option<Value> {
        let validator = |validator: &stagedoor_wire::apigateway::RequestValidator| {
            let flags = json!({
                "validateRequestParameters": validator.validate_request_parameters == Some(true),
                "validateRequestBody": validator.validate_request_body == Some(true),
            });
            Some((self.validator_name(validator.id.as_deref()?)?, flags))
        };
        let validators: Map<String, Value> = self.api.request_validators.iter().filter_map(validator).collect();
        (!validators.is_empty()).then(|| validators.into())
    }

    /// The name of a validator in the document: its own, or its id when it has none or shares it.
    fn validator_name(&self, id: &str) -> Option<String> {
        let all = &self.api.request_validators;
        let own = all.iter().find(|validator| validator.id.as_deref() == Some(id))?;
        let is_shared = all.iter().filter(|validator| validator.name == own.name).count() > 1;
        let name = own.name.clone().filter(|name| !name.is_empty() && !is_shared);
        Some(name.unwrap_or_else(|| id.to_owned()))
    }

    /// Those that were customised, with what was given of them.
    fn gateway_responses(&self) -> Option<Value> {
        let mut responses = Map::new();
        for response in &self.api.gateway_responses {
            let Some(kind) = response.response_type.clone() else { continue };
            let mut told = Map::new();
            if let Some(status) = &response.status_code {
                let number = status.parse::<u16>();
                told.insert("statusCode".to_owned(), number.map_or_else(|_| status.clone().into(), Value::from));
            }
            for (name, map) in [
                ("responseParameters", &response.response_parameters),
                ("responseTemplates", &response.response_templates),
            ] {
                if let Some(map) = map {
                    told.insert(name.to_owned(), integration::strings(map));
                }
            }
            responses.insert(kind, told.into());
        }
        (!responses.is_empty()).then(|| responses.into())
    }
}
