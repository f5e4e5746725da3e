//! ImportRestApi, PutRestApi and ImportDocumentationParts, and what `up` does with a document: the parts of a
//! document get their ids and become what the create operations would have stored.
//!
//! What stays keeps its id: resources by their path, models, authorizers and validators by their name.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use stagedoor_wire::apigateway::{
    Authorizer, DocumentationPart, DocumentationPartIds, GatewayResponse, ImportDocumentationPartsRequest,
    ImportRestApiRequest, Method, Model, PutRestApiRequest, RequestValidator, Resource, RestApi,
};
use stagedoor_wire::{Shape, Timestamp, WireError};

use super::{documentation_version, rest_api};
use crate::documentation;
use crate::entity::{API_ID_CHARS, ID_CHARS, Place, claim_api_id, load, load_all, no_api, note_owner, save, save_with};
use crate::limits;
use crate::openapi::{self, API_ID, BasePath, ImportOptions, Imported, Problem, Severity};
use crate::operations::Changing;
use crate::rest_api::{endpoint_configuration, own_policy};
use crate::store::Kind;

/// What the service says of a document that it cannot read.
const INVALID_INPUT: &str = "Invalid OpenAPI input.";

/// Which API a document becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// This one: overwritten when it is there, else created.
    Fixed(&'a str),
    /// A new one.
    New,
    /// This one, which is there.
    Existing(&'a str, Mode),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// What the document does not name stays.
    Merge,
    /// What the document does not name goes.
    Overwrite,
}

pub fn import_rest_api(call: &mut Changing<'_, '_>, input: ImportRestApiRequest) -> Result<RestApi, WireError> {
    let parameters = input.parameters.unwrap_or_default();
    let options = options(call, &parameters, input.fail_on_warnings)?;
    let mut imported = imported(input.body.as_deref().unwrap_or_default(), &options)?;
    endpoint_parameters(&parameters, &mut imported.api);
    apply(call, &imported, Target::New).map(rest_api::shown)
}

pub fn put_rest_api(call: &mut Changing<'_, '_>, input: PutRestApiRequest) -> Result<RestApi, WireError> {
    let mode = mode(input.mode.as_deref());
    let mut options = options(call, &input.parameters.unwrap_or_default(), input.fail_on_warnings)?;
    if mode == Mode::Merge {
        options.existing_authorizers = authorizers(call, &input.rest_api_id);
    }
    // The document is judged before the API is looked up (recorded).
    let imported = imported(input.body.as_deref().unwrap_or_default(), &options)?;
    apply(call, &imported, Target::Existing(&input.rest_api_id, mode)).map(rest_api::shown_with_tags)
}

pub fn import_documentation_parts(
    call: &mut Changing<'_, '_>,
    input: ImportDocumentationPartsRequest,
) -> Result<DocumentationPartIds, WireError> {
    const UNREADABLE: &str = "Unable to build importer with provided input.";
    let source = openapi::read(input.body.as_deref().unwrap_or_default(), "body").map_err(|problem| {
        let mut error = WireError::bad_request(UNREADABLE);
        error.cause = Some(problem.to_string().into());
        error
    })?;
    // Anything else would take all parts away in the mode overwrite.
    if !source.is_openapi() && source.document().get(documentation::EXTENSION).is_none() {
        return Err(WireError::bad_request(UNREADABLE));
    }
    let api_id = &*input.rest_api_id;
    let _: RestApi =
        load(&*call.change, call.caller, Kind::RestApi, api_id).ok_or_else(|| no_api(call.caller, api_id))?;
    let (parts, problems) = documentation::in_document(source.document());
    let warnings: Vec<String> = problems.into_iter().map(|(_, problem)| problem).collect();
    if input.fail_on_warnings == Some(true) && !warnings.is_empty() {
        return Err(WireError::bad_request(format!("Warnings found during import:\n\t{}", warnings.join("\n\t"))));
    }
    let ids = put_documentation_parts(call, api_id, &parts, mode(input.mode.as_deref()));
    let count = call.caller.scan_api(&*call.change, Kind::DocumentationPart, api_id).count();
    limits::documentation_parts(call.settings, count.saturating_sub(1))?;
    Ok(DocumentationPartIds { ids: Some(ids), warnings: Some(warnings).filter(|warnings| !warnings.is_empty()) })
}

fn mode(text: Option<&str>) -> Mode {
    if text == Some("overwrite") { Mode::Overwrite } else { Mode::Merge }
}

fn options(
    call: &Changing<'_, '_>,
    parameters: &IndexMap<String, Option<String>>,
    fail_on_warnings: Option<bool>,
) -> Result<ImportOptions, WireError> {
    let parameter = |name: &str| parameters.get(name).and_then(Option::as_deref).map(str::to_ascii_lowercase);
    let base_path = parameter("basepath").or_else(|| parameter("basePath"));
    let base_path = match base_path.as_deref() {
        None | Some("" | "ignore") => BasePath::Ignore,
        Some("prepend") => BasePath::Prepend,
        Some("split") => BasePath::Split,
        // UNVERIFIED: whether the service refuses, and its words. Ignored, it would move every path.
        Some(other) => {
            let message = format!("Invalid basepath specified: {other}. Valid options are ignore,prepend,split");
            return Err(WireError::bad_request(message));
        }
    };
    Ok(ImportOptions {
        base_path,
        fail_on_warnings: fail_on_warnings == Some(true),
        longest_timeout_ms: call.settings.longest_timeout_ms,
        ignore_documentation: parameter("ignore").as_deref() == Some("documentation"),
        account: call.caller.account.to_string(),
        region: call.caller.region.to_string(),
        partition: call.caller.partition().to_owned(),
        ..ImportOptions::default()
    })
}

/// The names and types of an API's authorizers; none of an API that is not there.
fn authorizers(call: &Changing<'_, '_>, api_id: &str) -> Vec<(String, String)> {
    let authorizers = load_all::<Authorizer>(&*call.change, call.caller, Kind::Authorizer, api_id);
    authorizers.filter_map(|(_, authorizer)| Some((authorizer.name?, authorizer.r#type?))).collect()
}

fn endpoint_parameters(parameters: &IndexMap<String, Option<String>>, api: &mut RestApi) {
    let list = |name: &str| {
        let text = parameters.get(name).and_then(Option::as_deref)?;
        Some(text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect::<Vec<_>>())
    };
    let (types, ip) = (list("endpointConfigurationTypes"), list("ipAddressType"));
    let endpoints = list("vpcEndpointIds").or_else(|| list("endpointConfigurationVpcEndpointIds"));
    if types.is_none() && ip.is_none() && endpoints.is_none() {
        return;
    }
    let configuration = api.endpoint_configuration.get_or_insert_default();
    configuration.types = types.or(configuration.types.take());
    configuration.ip_address_type = ip.and_then(|ip| ip.into_iter().next()).or(configuration.ip_address_type.take());
    configuration.vpc_endpoint_ids = endpoints.or(configuration.vpc_endpoint_ids.take());
}

/// Reads and imports as the service does.
fn imported(body: &[u8], options: &ImportOptions) -> Result<Imported, WireError> {
    let invalid = |problem: &Problem| {
        let mut error = WireError::bad_request(INVALID_INPUT);
        error.cause = Some(problem.to_string().into());
        error
    };
    let source = openapi::read(body, "body").map_err(|problem| invalid(&problem))?;
    if !source.is_openapi() {
        return Err(WireError::bad_request(INVALID_INPUT));
    }
    let imported = openapi::import(&source, options);
    if imported.is_usable() {
        return Ok(imported);
    }
    if let Some(problem) = imported.problems.iter().find(|problem| problem.message == INVALID_INPUT) {
        return Err(invalid(problem));
    }
    Err(WireError::bad_request(refusal(&imported.problems, options)))
}

/// UNVERIFIED: the frame of several errors is from memory of the service's answers, that of warnings is quoted by
/// third parties.
fn refusal(problems: &[Problem], options: &ImportOptions) -> String {
    let what = if options.fail_on_warnings { "Warnings" } else { "Errors" };
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    errors.fold(format!("{what} found during import:"), |text, problem| format!("{text}\n\t{}", problem.message))
}

/// Makes an API of what was imported.
pub fn apply(call: &mut Changing<'_, '_>, imported: &Imported, target: Target<'_>) -> Result<RestApi, WireError> {
    let (api_id, mode) = match target {
        Target::Fixed(api_id) => (api_id.to_owned(), Mode::Overwrite),
        Target::New => {
            limits::rest_apis(call, imported.api.endpoint_configuration.as_ref())?;
            (claim_api_id(call, None)?, Mode::Overwrite)
        }
        Target::Existing(api_id, mode) => (api_id.to_owned(), mode),
    };
    let existing: Option<RestApi> = load(&*call.change, call.caller, Kind::RestApi, &api_id);
    if existing.is_none() && matches!(target, Target::Existing(..)) {
        return Err(no_api(call.caller, &api_id));
    }
    if existing.is_none() && matches!(target, Target::Fixed(_)) {
        note_owner(call, Kind::ApiOwner, &api_id);
    }
    let mut api = api(call, existing, &imported.api, &api_id, mode)?;
    let names = Names {
        validators: put_by_name(call, &api_id, Kind::RequestValidator, mode, &imported.request_validators),
        authorizers: put_by_name(call, &api_id, Kind::Authorizer, mode, &imported.authorizers),
    };
    put_by_name(call, &api_id, Kind::Model, mode, &own_models(&imported.models, &api_id));
    put_resources(call, &api_id, &mut api, mode, imported, &names)?;
    put_gateway_responses(call, &api_id, mode, &imported.gateway_responses);
    put_documentation_parts(call, &api_id, &imported.documentation_parts, mode);
    if let Some(version) = &imported.documentation_version {
        documentation_version::freeze(call, &api_id, version);
    }
    limits::imported(&*call.change, call.caller, call.settings, &api_id)?;
    save(call, Kind::RestApi, &api_id, &api);
    let warnings: Vec<String> = imported.problems.iter().map(|problem| problem.message.clone()).collect();
    api.warnings = (!warnings.is_empty()).then_some(warnings);
    Ok(api)
}

/// The ids of what methods name.
struct Names {
    validators: HashMap<String, String>,
    authorizers: HashMap<String, String>,
}

/// The API itself: made, or changed by the document.
fn api(
    call: &mut Changing<'_, '_>,
    existing: Option<RestApi>,
    document: &RestApi,
    api_id: &str,
    mode: Mode,
) -> Result<RestApi, WireError> {
    let policy = document.policy.as_ref().map(|policy| own_policy(call.caller, policy, api_id)).transpose()?;
    let Some(mut api) = existing else {
        return Ok(RestApi {
            id: Some(api_id.to_owned()),
            created_date: Some(Timestamp::from_seconds(call.clock.now().seconds())),
            api_key_source: document.api_key_source.clone().or_else(|| Some("HEADER".to_owned())),
            binary_media_types: document.binary_media_types.clone().filter(|types| !types.is_empty()),
            endpoint_configuration: Some(endpoint_configuration(document.endpoint_configuration.clone())?),
            disable_execute_api_endpoint: document.disable_execute_api_endpoint.or(Some(false)),
            root_resource_id: Some(call.random.id(API_ID_CHARS)),
            policy,
            ..document.clone()
        });
    };
    api.name.clone_from(&document.name);
    if document.disable_execute_api_endpoint.is_some() {
        api.disable_execute_api_endpoint = document.disable_execute_api_endpoint;
    }
    // UNVERIFIED: what the document does not say of who reaches the API stays, in both modes.
    replace_if_given(&mut api.security_policy, &document.security_policy);
    replace_if_given(&mut api.endpoint_access_mode, &document.endpoint_access_mode);
    match mode {
        Mode::Overwrite => {
            api.description.clone_from(&document.description);
            api.version.clone_from(&document.version);
            api.api_key_source = document.api_key_source.clone().or_else(|| Some("HEADER".to_owned()));
            api.binary_media_types = document.binary_media_types.clone().filter(|types| !types.is_empty());
            api.minimum_compression_size = document.minimum_compression_size;
            api.policy = policy;
        }
        Mode::Merge => {
            replace_if_given(&mut api.description, &document.description);
            replace_if_given(&mut api.version, &document.version);
            replace_if_given(&mut api.api_key_source, &document.api_key_source);
            replace_if_given(&mut api.minimum_compression_size, &document.minimum_compression_size);
            replace_if_given(&mut api.policy, &policy);
            for media_type in document.binary_media_types.iter().flatten() {
                let types = api.binary_media_types.get_or_insert_default();
                if !types.contains(media_type) {
                    types.push(media_type.clone());
                }
            }
        }
    }
    Ok(api)
}

fn replace_if_given<T: Clone>(old: &mut Option<T>, new: &Option<T>) {
    if new.is_some() {
        old.clone_from(new);
    }
}

/// The schemas with the id of their API.
fn own_models(models: &[Model], api_id: &str) -> Vec<Model> {
    let own = |model: &Model| Model {
        schema: model.schema.as_ref().map(|schema| schema.replace(API_ID, api_id)),
        ..model.clone()
    };
    models.iter().map(own).collect()
}

/// What has a name and an id inside an API.
trait Named: Shape {
    fn name(&self) -> &str;
    fn id_mut(&mut self) -> &mut Option<String>;
    /// What the documents of its kind are filed under.
    fn key(&self) -> &str;
}

macro_rules! named {
    ($($shape:ident by $key:ident),*) => {$(
        impl Named for $shape {
            fn name(&self) -> &str {
                self.name.as_deref().unwrap_or_default()
            }

            fn id_mut(&mut self) -> &mut Option<String> {
                &mut self.id
            }

            fn key(&self) -> &str {
                self.$key.as_deref().unwrap_or_default()
            }
        }
    )*};
}

named!(RequestValidator by id, Authorizer by id, Model by name);

/// Stores what has a name; what had it before keeps its id. The ids by name, also of what stays.
fn put_by_name<S: Named>(
    call: &mut Changing<'_, '_>,
    api_id: &str,
    kind: Kind,
    mode: Mode,
    items: &[S],
) -> HashMap<String, String> {
    let mut ids: HashMap<String, String> = HashMap::new();
    let mut had: HashMap<String, String> = HashMap::new();
    for (key, mut item) in load_all::<S>(&*call.change, call.caller, kind, api_id) {
        had.insert(item.name().to_owned(), key);
        ids.insert(item.name().to_owned(), item.id_mut().clone().unwrap_or_default());
    }
    for (index, item) in items.iter().enumerate() {
        let mut item = item.clone();
        let place = (!ids.contains_key(item.name())).then(|| Place::of(call, index).member());
        let id = ids.entry(item.name().to_owned()).or_insert_with(|| call.random.id(ID_CHARS)).clone();
        *item.id_mut() = Some(id);
        had.remove(item.name());
        save_with(call, kind, &format!("{api_id}/{}", item.key()), &item, place.as_slice());
    }
    if mode == Mode::Overwrite {
        for (name, key) in had {
            call.change.delete(&call.caller.document(kind, format!("{api_id}/{key}")));
            ids.remove(&name);
        }
    }
    ids
}

fn put_resources(
    call: &mut Changing<'_, '_>,
    api_id: &str,
    api: &mut RestApi,
    mode: Mode,
    imported: &Imported,
    names: &Names,
) -> Result<(), WireError> {
    let had: HashMap<String, Resource> = load_all::<Resource>(&*call.change, call.caller, Kind::Resource, api_id)
        .map(|(_, resource)| (resource.path.clone().unwrap_or_default(), resource))
        .collect();
    let root_id = api.root_resource_id.get_or_insert_with(|| call.random.id(API_ID_CHARS)).clone();
    let mut ids: HashMap<&str, String> = HashMap::new();
    for resource in &imported.resources {
        let path = resource.path.as_deref().unwrap_or_default();
        let known = had.get(path);
        let id = match (path, known.and_then(|known| known.id.clone())) {
            ("/", _) => root_id.clone(),
            (_, Some(id)) => id,
            (_, None) => call.random.id(ID_CHARS),
        };
        let mut made = Resource { id: Some(id.clone()), resource_methods: None, ..resource.clone() };
        made.parent_id = parent(path).and_then(|parent| ids.get(parent).cloned());
        let mut methods = match mode {
            Mode::Merge => {
                refuse_second_variable(path, resource.path_part.as_deref(), &had)?;
                known.and_then(|known| known.resource_methods.clone()).unwrap_or_default()
            }
            Mode::Overwrite => IndexMap::new(),
        };
        // Replaced by a method that is not made: the one before may let more callers pass than this one should.
        for (_, verb) in imported.unguarded.iter().filter(|(of, _)| of == path) {
            methods.shift_remove(*verb);
        }
        for (verb, method) in resource.resource_methods.iter().flatten() {
            methods.insert(verb.clone(), with_ids(method, &id, names));
        }
        made.resource_methods = (!methods.is_empty()).then_some(methods);
        save(call, Kind::Resource, &format!("{api_id}/{id}"), &made);
        ids.insert(path, id);
    }
    if mode == Mode::Overwrite {
        let kept: HashSet<&String> = ids.values().collect();
        for id in had.values().filter_map(|resource| resource.id.as_ref()).filter(|id| !kept.contains(id)) {
            call.change.delete(&call.caller.document(Kind::Resource, format!("{api_id}/{id}")));
        }
    }
    Ok(())
}

/// The path of the parent; none for the root.
fn parent(path: &str) -> Option<&str> {
    match path.rsplit_once('/')? {
        ("", "") => None,
        ("", _) => Some("/"),
        (parent, _) => Some(parent),
    }
}

/// A level has one variable, also across the documents that are merged.
fn refuse_second_variable(path: &str, part: Option<&str>, had: &HashMap<String, Resource>) -> Result<(), WireError> {
    let Some(part) = part.filter(|part| part.starts_with('{') && !had.contains_key(path)) else { return Ok(()) };
    let sibling = had.iter().find(|(other, resource)| {
        parent(other) == parent(path)
            && resource.path_part.as_deref().is_some_and(|other| other.starts_with('{') && other != part)
    });
    let Some((_, sibling)) = sibling else { return Ok(()) };
    let sibling = sibling.path_part.as_deref().unwrap_or_default();
    Err(WireError::bad_request(format!(
        "Errors found during import:\n\tUnable to create resource at path '{path}': A sibling ({sibling}) of this resource \
         already has a variable path part -- only one is allowed"
    )))
}

fn with_ids(method: &Method, resource_id: &str, names: &Names) -> Method {
    let mut method = method.clone();
    let id_of =
        |name: Option<String>, ids: &HashMap<String, String>| name.map(|name| ids.get(&name).cloned().unwrap_or(name));
    method.authorizer_id = id_of(method.authorizer_id.take(), &names.authorizers);
    method.request_validator_id = id_of(method.request_validator_id.take(), &names.validators);
    if let Some(integration) = &mut method.method_integration {
        integration.cache_namespace.get_or_insert_with(|| resource_id.to_owned());
    }
    method
}

fn put_gateway_responses(call: &mut Changing<'_, '_>, api_id: &str, mode: Mode, responses: &[GatewayResponse]) {
    if mode == Mode::Overwrite {
        let named: HashSet<&str> = responses.iter().filter_map(|response| response.response_type.as_deref()).collect();
        let had: Vec<String> = load_all::<GatewayResponse>(&*call.change, call.caller, Kind::GatewayResponse, api_id)
            .map(|(key, _)| key)
            .collect();
        for key in had.iter().filter(|key| !named.contains(key.as_str())) {
            call.change.delete(&call.caller.document(Kind::GatewayResponse, format!("{api_id}/{key}")));
        }
    }
    for response in responses {
        let kind = response.response_type.as_deref().unwrap_or_default();
        save(call, Kind::GatewayResponse, &format!("{api_id}/{kind}"), response);
    }
}

/// Stores parts; one at the same place as another takes its id. The ids in order.
fn put_documentation_parts(
    call: &mut Changing<'_, '_>,
    api_id: &str,
    parts: &[DocumentationPart],
    mode: Mode,
) -> Vec<String> {
    let had = load_all::<DocumentationPart>(&*call.change, call.caller, Kind::DocumentationPart, api_id);
    let mut had: IndexMap<String, String> =
        had.filter_map(|(id, part)| Some((documentation::location_key(part.location.as_ref()?), id))).collect();
    let mut ids = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let same = part.location.as_ref().map(documentation::location_key).and_then(|key| had.swap_remove(&key));
        let is_new = same.is_none();
        let id = same.unwrap_or_else(|| call.random.id(ID_CHARS));
        let part = DocumentationPart { id: Some(id.clone()), ..part.clone() };
        let place = if is_new { vec![Place::of(call, index).member()] } else { Vec::new() };
        save_with(call, Kind::DocumentationPart, &format!("{api_id}/{id}"), &part, &place);
        ids.push(id);
    }
    if mode == Mode::Overwrite {
        for id in had.into_values() {
            call.change.delete(&call.caller.document(Kind::DocumentationPart, format!("{api_id}/{id}")));
        }
    }
    ids
}
