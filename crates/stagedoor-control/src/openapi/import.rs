//! The whole document, from its root: what each part becomes, and what is said about it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};
use stagedoor_wire::apigateway::{
    DocumentationPart, EndpointConfiguration, GatewayResponse, Method, RequestValidator, RestApi,
};

use super::conform::Schemas;
use super::integration::{number, plain_text};
use super::locate::escape;
use super::models::Models;
use super::operation::{self, Operation};
use super::paths::{Place, Refused, Tree};
use super::problem::{Problem, Severity};
use super::reference::{self, Dangling};
use super::security::{self, Schemes};
use super::{BasePath, Counts, ImportOptions, Imported, Source};
use crate::{documentation, gateway_response, rest_api};

/// Problems that are told one by one.
const MAX_PROBLEMS: usize = 1_000;
/// What the service says of a document that it cannot read.
pub(super) const INVALID_INPUT: &str = "Invalid OpenAPI input.";

const VERBS: [(&str, &str); 8] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("x-amazon-apigateway-any-method", "ANY"),
];

/// A document under import.
pub(super) struct Importer<'d> {
    pub(super) document: &'d Value,
    pub(super) options: &'d ImportOptions,
    /// OpenAPI 2.0, also known as Swagger.
    pub(super) is_2: bool,
    pub(super) schemas: Schemas<'d>,
    pub(super) models: Models<'d>,
    pub(super) schemes: Schemes,
    pub(super) counts: Counts,
    pub(super) unguarded: Vec<(String, &'static str)>,
    /// Values made for named schemas, by reference.
    pub(super) samples: HashMap<String, Option<Value>>,
    problems: Vec<Problem>,
    /// Problems of examples: there can be many, and none changes what is served where.
    example_problems: Vec<Problem>,
    told: HashSet<(String, String)>,
    untold: usize,
}

pub(super) fn import(source: &Source, options: &ImportOptions) -> Imported {
    let mut imported = match version(source.document()) {
        Ok(is_2) => {
            let document = with_pseudo_parameters(source, options);
            Importer::new(&document, options, is_2).run(source)
        }
        Err(problem) => Imported { problems: vec![problem], ..Imported::default() },
    };
    if options.fail_on_warnings {
        imported.problems.iter_mut().for_each(|problem| problem.severity = Severity::Error);
    }
    source.place(&mut imported.problems);
    imported
}

/// Whether the document is of OpenAPI 2.0.
pub(super) fn version(document: &Value) -> Result<bool, Problem> {
    let text = |member: &str| document.get(member).and_then(plain_text);
    let is_2 = text("swagger").is_some_and(|version| version.starts_with('2'));
    let is_3 = text("openapi").is_some_and(|version| version.starts_with("3."));
    if is_2 || is_3 {
        return Ok(is_2);
    }
    let found = text("swagger").map(|version| format!("swagger {version}"));
    let found = found.or_else(|| text("openapi").map(|version| format!("openapi {version}")));
    let message = match found {
        Some(found) => format!("{found} is not a version that can be imported"),
        None => "not an OpenAPI document: it has neither `openapi` nor `swagger`".to_owned(),
    };
    Err(Problem::new(Severity::Error, "", message).help("write `openapi: 3.0.3` or `swagger: \"2.0\"` at its top"))
}

/// The document with `${AWS::Region}` and its like replaced.
fn with_pseudo_parameters<'s>(source: &'s Source, options: &ImportOptions) -> Cow<'s, Value> {
    if !source.text().contains("${AWS::") {
        return Cow::Borrowed(source.document());
    }
    let mut document = source.document().clone();
    replace_in(&mut document, options);
    Cow::Owned(document)
}

fn replace_in(value: &mut Value, options: &ImportOptions) {
    match value {
        Value::String(text) if text.contains("${AWS::") => {
            *text = text
                .replace("${AWS::AccountId}", &options.account)
                .replace("${AWS::Region}", &options.region)
                .replace("${AWS::Partition}", &options.partition);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace_in(item, options)),
        Value::Object(members) => members.values_mut().for_each(|member| replace_in(member, options)),
        _ => {}
    }
}

impl<'d> Importer<'d> {
    fn new(document: &'d Value, options: &'d ImportOptions, is_2: bool) -> Self {
        let mut refused = Vec::new();
        let models = Models::new(document, |name, pointer, why| refused.push((name.to_owned(), pointer, why)));
        let mut importer = Self {
            document,
            options,
            is_2,
            schemas: Schemas::new(document),
            models,
            schemes: Schemes::default(),
            counts: Counts::default(),
            unguarded: Vec::new(),
            samples: HashMap::new(),
            problems: Vec::new(),
            example_problems: Vec::new(),
            told: HashSet::new(),
            untold: 0,
        };
        for (name, pointer, why) in refused {
            let is_schema = document.pointer(&pointer).is_some_and(Value::is_object);
            if !options.tolerant {
                // UNVERIFIED: the words in front of the reason.
                importer.error(&pointer, format!("Unable to create model for '{name}': {why}"), "");
            } else if !is_schema {
                importer.warn(
                    &pointer,
                    format!("the schema {name} is not an object and is left out"),
                    "write a schema",
                );
            }
        }
        importer
    }

    pub(super) fn warn(&mut self, pointer: &str, message: impl Into<String>, help: &str) {
        self.tell(Severity::Warning, pointer, message.into(), help);
    }

    pub(super) fn error(&mut self, pointer: &str, message: impl Into<String>, help: &str) {
        self.tell(Severity::Error, pointer, message.into(), help);
    }

    /// What the service refuses: an error, or said and taken in the tolerant way.
    pub(super) fn refuse(&mut self, pointer: &str, message: impl Into<String>, help: &str) {
        let severity = if self.options.tolerant { Severity::Warning } else { Severity::Error };
        self.tell(severity, pointer, message.into(), help);
    }

    /// Warns of an example. Operations that share a response tell of it once.
    pub(super) fn warn_of_example(&mut self, pointer: &str, message: impl Into<String>, help: &str) {
        let message = message.into();
        if !self.told.insert((pointer.to_owned(), message.clone())) {
            return;
        }
        if self.example_problems.len() >= MAX_PROBLEMS {
            self.untold += 1;
            return;
        }
        self.example_problems.push(Problem::new(Severity::Warning, pointer, message).help(help));
    }

    fn tell(&mut self, severity: Severity, pointer: &str, message: String, help: &str) {
        if self.problems.len() >= MAX_PROBLEMS && severity < Severity::Error {
            self.untold += 1;
            return;
        }
        let problem = Problem::new(severity, pointer, message);
        self.problems.push(if help.is_empty() { problem } else { problem.help(help) });
    }

    fn run(mut self, source: &Source) -> Imported {
        self.check_members(source);
        self.check_references();
        let mut api = self.api(source);
        let (schemes, authorizers) = security::read(&mut self);
        self.schemes = schemes;
        self.endpoint_configuration(&mut api);
        let resources = self.paths().into_resources();
        let request_validators = self.request_validators();
        let gateway_responses = self.gateway_responses();
        let documentation_parts = self.documentation_parts();
        let documentation_version = self.documentation_version();
        let models = self.models.into_models();
        let mut counts = self.counts;
        counts.models = models.len();
        let mut problems = self.problems;
        problems.extend(self.example_problems);
        if self.untold > 0 {
            let message = format!("{} more warnings are not shown", self.untold);
            problems.push(Problem::new(Severity::Warning, "", message));
        }
        Imported {
            api,
            resources,
            models,
            request_validators,
            authorizers,
            gateway_responses,
            documentation_parts,
            documentation_version,
            unguarded: self.unguarded,
            problems,
            counts,
        }
    }

    fn root(&self, name: &str) -> Option<&'d Value> {
        self.document.get(name)
    }

    /// Members that stand twice. The service says nothing of them.
    fn check_members(&mut self, source: &Source) {
        if !self.options.tolerant {
            return;
        }
        for pointer in source.duplicates() {
            let name = super::locate::unescape(pointer.rsplit('/').next().unwrap_or_default());
            let message = format!("`{name}` stands here more than once: the last one counts");
            self.warn(&pointer, message, "remove or rename the others");
        }
    }

    /// Every `$ref` that leads nowhere, once.
    fn check_references(&mut self) {
        let mut dangling: Vec<(String, String, Dangling)> = Vec::new();
        let mut known = HashSet::new();
        find_dangling(self.document, self.document, &mut Vec::new(), &mut known, &mut dangling);
        for (pointer, target, why) in dangling {
            let (message, help) = match why {
                // The service's words (third parties quote them) have the place in their own form.
                Dangling::Missing if !self.options.tolerant => {
                    (format!("Parse issue: attribute {}.{target} is missing", attribute(&pointer)), "")
                }
                Dangling::Missing => (format!("{target} is not in the document"), "add it, or correct the reference"),
                Dangling::Cyclic => (format!("{target} refers to itself"), "end the chain in a definition"),
                Dangling::External => (
                    format!("{target} is in another file"),
                    "bundle the files into one, for example with `redocly bundle`",
                ),
            };
            self.warn(&pointer, message, help);
        }
    }

    fn api(&mut self, source: &Source) -> RestApi {
        let info = self.root("info");
        let text =
            |member: &str| info.and_then(|info| info.get(member)).and_then(plain_text).filter(|text| !text.is_empty());
        let name = text("title").unwrap_or_else(|| {
            if self.options.tolerant {
                self.warn("/info", "the document has no title: its file name is used", "add info.title");
            } else {
                self.error("", INVALID_INPUT, "");
            }
            let file = source.file_name();
            std::path::Path::new(file)
                .file_stem()
                .map_or_else(|| file.to_owned(), |stem| stem.to_string_lossy().into_owned())
        });
        let compression = self.compression_size();
        let policy = self.policy();
        let binary = self.root("x-amazon-apigateway-binary-media-types").and_then(Value::as_array);
        RestApi {
            name: Some(name),
            description: text("description"),
            version: text("version"),
            api_key_source: self.api_key_source(),
            binary_media_types: binary.map(|types| types.iter().filter_map(plain_text).collect()),
            minimum_compression_size: compression,
            policy,
            security_policy: self.root("x-amazon-apigateway-security-policy").and_then(plain_text),
            endpoint_access_mode: self.root("x-amazon-apigateway-endpoint-access-mode").and_then(plain_text),
            ..RestApi::default()
        }
    }

    fn compression_size(&mut self) -> Option<i32> {
        const EXTENSION: &str = "x-amazon-apigateway-minimum-compression-size";
        let given = self.root(EXTENSION).filter(|given| !given.is_null())?;
        let size = number(given).unwrap_or(-1);
        if let Err(error) = rest_api::check_compression_size(Some(size)) {
            self.refuse(&format!("/{EXTENSION}"), error.message, "write a number of bytes, or remove it");
            return None;
        }
        Some(size)
    }

    fn api_key_source(&mut self) -> Option<String> {
        const EXTENSION: &str = "x-amazon-apigateway-api-key-source";
        let source = plain_text(self.root(EXTENSION)?)?.to_ascii_uppercase();
        if matches!(&*source, "HEADER" | "AUTHORIZER") {
            return Some(source);
        }
        // UNVERIFIED: the words.
        let message = format!("Invalid API key source specified: {source}. Valid options are HEADER,AUTHORIZER");
        self.refuse(&format!("/{EXTENSION}"), message, "write HEADER or AUTHORIZER");
        None
    }

    /// One that cannot be read is refused in the tolerant way too: without it everyone may call.
    fn policy(&mut self) -> Option<String> {
        const EXTENSION: &str = "x-amazon-apigateway-policy";
        let policy = self.root(EXTENSION).filter(|policy| !policy.is_null())?;
        let policy = policy.as_str().map_or_else(|| policy.to_string(), str::to_owned);
        if let Err(error) = rest_api::check_policy(&policy) {
            self.error(&format!("/{EXTENSION}"), error.message, "give it statements, or remove it");
        }
        Some(policy)
    }

    fn endpoint_configuration(&mut self, api: &mut RestApi) {
        const EXTENSION: &str = "x-amazon-apigateway-endpoint-configuration";
        let servers = self.root("servers").and_then(Value::as_array).into_iter().flatten().enumerate();
        let holders = servers.map(|(index, server)| (format!("/servers/{index}"), server));
        let mut holders = holders.chain([(String::new(), self.document)]);
        let Some((pointer, found)) =
            holders.find_map(|(pointer, holder)| Some((format!("{pointer}/{EXTENSION}"), holder.get(EXTENSION)?)))
        else {
            return;
        };
        api.disable_execute_api_endpoint = found.get("disableExecuteApiEndpoint").and_then(Value::as_bool);
        let list = |member: &str| {
            found
                .get(member)
                .and_then(Value::as_array)
                .map(|items| items.iter().filter_map(plain_text).collect::<Vec<_>>())
        };
        let configuration = EndpointConfiguration {
            types: list("types"),
            ip_address_type: found.get("ipAddressType").and_then(plain_text),
            vpc_endpoint_ids: list("vpcEndpointIds"),
        };
        if configuration == EndpointConfiguration::default() {
            return;
        }
        // In the service's way the call may still say of which type the API is.
        if self.options.tolerant
            && let Err(error) = rest_api::endpoint_configuration(Some(configuration.clone()))
        {
            self.warn(&pointer, error.message, "correct the endpoint configuration; it is left out");
            return;
        }
        api.endpoint_configuration = Some(configuration);
    }

    fn paths(&mut self) -> Tree {
        let mut tree = Tree::new();
        let prefix = self.base_path();
        let Some(paths) = self.root("paths").and_then(Value::as_object) else {
            if self.options.tolerant && self.root("paths").is_some() {
                self.error("/paths", "the paths are not an object", "write each path as a member, like /pets:");
            } else if self.options.tolerant {
                self.error("", "the document has no paths", "add paths");
            } else {
                self.error("", INVALID_INPUT, "");
            }
            return tree;
        };
        for (path, item) in paths {
            if !path.starts_with("x-") {
                self.path(&mut tree, &prefix, path, item);
            }
        }
        tree
    }

    /// The segments that every path gets in front.
    fn base_path(&self) -> String {
        if self.options.base_path == BasePath::Ignore {
            return String::new();
        }
        let base = if self.is_2 {
            self.root("basePath").and_then(Value::as_str).unwrap_or_default().to_owned()
        } else {
            let servers: Vec<&Value> = self.root("servers").and_then(Value::as_array).into_iter().flatten().collect();
            let variable = servers.iter().find_map(|server| server.pointer("/variables/basePath/default")?.as_str());
            let url = || servers.iter().find_map(|server| Some(path_of_url(server.get("url")?.as_str()?)));
            variable.map(str::to_owned).or_else(url).unwrap_or_default()
        };
        let segments = base.split('/').filter(|segment| !segment.is_empty());
        let skipped = usize::from(self.options.base_path == BasePath::Split);
        segments.skip(skipped).map(|segment| format!("/{segment}")).collect()
    }

    fn path(&mut self, tree: &mut Tree, prefix: &str, path: &'d str, item: &'d Value) {
        let pointer = format!("/paths/{}", escape(path));
        let Some(members) = reference::resolve(self.document, item).ok().and_then(Value::as_object) else {
            self.warn(
                &pointer,
                format!("the path {path} is not an object and is left out"),
                "give it operations, or remove it",
            );
            return;
        };
        let operations: Vec<(&'static str, &'static str, &'d Map<String, Value>)> = VERBS
            .iter()
            .filter_map(|(member, verb)| Some((*member, *verb, members.get(*member)?.as_object()?)))
            .collect();
        if self.options.tolerant {
            for (member, verb) in
                VERBS.iter().filter(|(member, _)| members.get(*member).is_some_and(|is| !is.is_object()))
            {
                let message = format!("{verb} {path} is not an object and is left out");
                self.warn(&format!("{pointer}/{member}"), message, "give it responses, or remove it");
                self.counts.left_out += 1;
            }
        }
        let whole = format!("{prefix}{}{path}", if path.starts_with('/') { "" } else { "/" });
        let place = if self.options.tolerant { tree.place(&whole) } else { tree.place_strictly(&whole) };
        let place = match place {
            Ok(place) => place,
            Err(refused) => return self.refuse_path(&pointer, &refused, operations.len()),
        };
        if self.options.tolerant {
            self.tell_of_place(&pointer, path, tree, &place);
        }
        for (member, verb, operation) in operations {
            let pointer = format!("{pointer}/{member}");
            let node = tree.node(place.node);
            if node.methods.contains_key(verb) {
                let message = format!("{verb} {path} is left out: {verb} {} is there already", node.path);
                self.warn(&pointer, message, "API Gateway cannot tell these paths apart; keep one of them");
                self.counts.left_out += 1;
                continue;
            }
            let resource_path = node.path.clone();
            if let Some(method) = self.operation(&place, verb, &pointer, resource_path, operation, members) {
                tree.node_mut(place.node).methods.insert(verb.to_owned(), method);
            }
        }
        if members.contains_key("trace") {
            let pointer = format!("{pointer}/trace");
            self.warn(&pointer, format!("TRACE {path} is left out: API Gateway does not serve the verb"), "remove it");
            self.counts.left_out += 1;
        }
    }

    fn operation(
        &mut self,
        place: &Place,
        verb: &'static str,
        pointer: &str,
        resource_path: String,
        members: &'d Map<String, Value>,
        item: &'d Map<String, Value>,
    ) -> Option<Method> {
        operation::method(self, &Operation { verb, pointer: pointer.to_owned(), resource_path, place, members, item })
    }

    fn refuse_path(&mut self, pointer: &str, refused: &Refused, operations: usize) {
        if self.options.tolerant {
            self.counts.left_out += operations;
            let message = format!("the path {} is left out: {}", refused.path, refused.we_say);
            self.warn(pointer, message, "write it as parts between slashes, each text or one {variable}");
        } else {
            // UNVERIFIED: the words in front of the reason are from memory of the service's answers.
            let message = format!("Unable to create resource at path '{}': {}", refused.path, refused.service_says);
            self.error(pointer, message, "");
        }
    }

    /// DIFFERENCE: the service refuses all of these.
    fn tell_of_place(&mut self, pointer: &str, path: &str, tree: &Tree, place: &Place) {
        let ours = &tree.node(place.node).path;
        if !path.starts_with('/') {
            self.warn(
                pointer,
                format!("the path {path} does not begin with a slash; it is served as {ours}"),
                "add the slash",
            );
        }
        if place.is_merged {
            self.counts.merged += 1;
            let message = format!("{path} is served as {ours}: a level has one variable");
            self.warn(pointer, message, "give the variables of one level the same name");
        }
        if !place.rewritten.is_empty() {
            self.counts.rewritten += 1;
            let parts: Vec<String> =
                place.rewritten.iter().map(|(part, became)| format!("`{part}` as {became}")).collect();
            let message =
                format!("{path} is served as {ours}: API Gateway has no such path part ({})", parts.join(", "));
            self.warn(pointer, message, "the backend gets the part as it was sent");
        }
    }

    fn request_validators(&self) -> Vec<RequestValidator> {
        let all = self.root("x-amazon-apigateway-request-validators").and_then(Value::as_object);
        let validator = |(name, validator): (&String, &Value)| RequestValidator {
            name: Some(name.clone()),
            validate_request_body: Some(validator.get("validateRequestBody") == Some(&Value::Bool(true))),
            validate_request_parameters: Some(validator.get("validateRequestParameters") == Some(&Value::Bool(true))),
            ..RequestValidator::default()
        };
        all.into_iter().flatten().map(validator).collect()
    }

    fn gateway_responses(&mut self) -> Vec<GatewayResponse> {
        const EXTENSION: &str = "x-amazon-apigateway-gateway-responses";
        let mut made = Vec::new();
        let all = self.root(EXTENSION).and_then(Value::as_object);
        for (kind, response) in all.into_iter().flatten() {
            let strings = |member: &str| {
                let members = response.get(member).and_then(Value::as_object);
                members.map(|members| members.iter().map(|(name, value)| (name.clone(), plain_text(value))).collect())
            };
            let response = GatewayResponse {
                response_type: Some(kind.to_ascii_uppercase()),
                status_code: response.get("statusCode").and_then(plain_text),
                response_parameters: strings("responseParameters"),
                response_templates: strings("responseTemplates"),
                default_response: Some(false),
            };
            match gateway_response::check_all(&response) {
                Ok(()) => made.push(response),
                Err(error) => {
                    // UNVERIFIED: the words in front of the reason.
                    let message = format!("Unable to put gateway response '{kind}': {}", error.message);
                    self.refuse(&format!("/{EXTENSION}/{}", escape(kind)), message, "correct it; it is left out");
                }
            }
        }
        made
    }

    fn documentation_version(&self) -> Option<String> {
        let documentation = self.root(documentation::EXTENSION).filter(|_| !self.options.ignore_documentation)?;
        documentation.get("version").and_then(plain_text).filter(|version| !version.is_empty())
    }

    fn documentation_parts(&mut self) -> Vec<DocumentationPart> {
        if self.options.ignore_documentation {
            return Vec::new();
        }
        let (parts, problems) = documentation::in_document(self.document);
        for (pointer, problem) in problems {
            self.warn(&pointer, problem, "");
        }
        parts
    }
}

/// Walks everything but data (examples, enumerations) for references that lead nowhere.
fn find_dangling<'d>(
    document: &'d Value,
    value: &'d Value,
    path: &mut Vec<Cow<'d, str>>,
    known: &mut HashSet<&'d str>,
    dangling: &mut Vec<(String, String, Dangling)>,
) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match (name.as_str(), member) {
                    ("$ref", Value::String(target)) => {
                        if known.insert(target)
                            && let Err(why) = reference::lookup(document, target)
                                .and_then(|found| reference::resolve(document, found))
                        {
                            let pointer: String = path.iter().map(|token| format!("/{}", escape(token))).collect();
                            dangling.push((format!("{pointer}/$ref"), target.clone(), why));
                        }
                    }
                    ("example" | "default" | "enum" | "const", _) => {}
                    (_, Value::Object(_) | Value::Array(_)) => {
                        path.push(Cow::Borrowed(name));
                        find_dangling(document, member, path, known, dangling);
                        path.pop();
                    }
                    _ => {}
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                if item.is_object() || item.is_array() {
                    path.push(Cow::Owned(index.to_string()));
                    find_dangling(document, item, path, known, dangling);
                    path.pop();
                }
            }
        }
        _ => {}
    }
}

/// A pointer in the form of the service's parse issues: `paths.'/a'(get).responses.200`.
fn attribute(pointer: &str) -> String {
    let tokens: Vec<String> = pointer.split('/').skip(1).map(super::locate::unescape).collect();
    let mut out = String::new();
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| *token != "$ref") {
        let is_operation = index == 2 && tokens[0] == "paths" && VERBS.iter().any(|(member, _)| member == token);
        match () {
            () if is_operation => out.push_str(&format!("({token})")),
            () if index == 1 && tokens[0] == "paths" => out.push_str(&format!(".'{token}'")),
            () if index == 0 => out.push_str(token),
            () => out.push_str(&format!(".{token}")),
        }
    }
    out
}

/// The path of a URL, which may be relative or hold variables.
fn path_of_url(url: &str) -> String {
    let behind_scheme = url.split_once("://").map(|(_, rest)| rest);
    match behind_scheme {
        Some(rest) => rest.split_once('/').map(|(_, path)| path.to_owned()).unwrap_or_default(),
        None => url.to_owned(),
    }
}
