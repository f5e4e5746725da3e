//! What importing leaves in the store, and what it answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use bytes::Bytes;
use indexmap::IndexMap;
use serde_json::{Value, json};
use stagedoor_control::operations::v1::import::{
    Target, apply, import_documentation_parts, import_rest_api, put_rest_api,
};
use stagedoor_control::operations::{Caller, Changing, ControlSettings};
use stagedoor_control::store::{Documents as _, Kind, Store};
use stagedoor_wire::apigateway::{ImportDocumentationPartsRequest, ImportRestApiRequest, PutRestApiRequest};
use stagedoor_wire::{Clock, Random, Timestamp, WireError};

struct FixedTime;

impl Clock for FixedTime {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(1_700_000_000_123)
    }
}

/// Different ids in a known order.
#[derive(Default)]
struct Counting(AtomicU8);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.0.fetch_add(1, Ordering::Relaxed));
    }
}

/// A store with one caller.
struct Bench {
    store: Store,
    caller: Caller,
    random: Arc<Counting>,
}

impl Bench {
    fn new() -> Self {
        let store = Store::ephemeral(Box::new(|_, _| {})).expect("a store");
        let caller = Caller { account: "111122223333".into(), region: "eu-west-1".into() };
        Self { store, caller, random: Arc::default() }
    }

    fn call<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Changing<'_, '_>) -> Result<T, WireError> + Send + 'static,
    ) -> Result<T, WireError> {
        let (caller, random) = (self.caller.clone(), Arc::clone(&self.random));
        let write = self.store.write(move |change| {
            let settings = ControlSettings::default();
            job(&mut Changing { change, caller: &caller, clock: &FixedTime, random: &*random, settings: &settings })
        });
        tokio::runtime::Builder::new_current_thread().build().expect("an executor").block_on(write)
    }

    fn import(&self, document: &Value) -> Result<Value, WireError> {
        let input = ImportRestApiRequest { body: Some(body(document)), ..ImportRestApiRequest::default() };
        self.call(move |call| import_rest_api(call, input)).map(|api| super::part(&api))
    }

    fn put(&self, api_id: &str, mode: &str, document: &Value) -> Result<Value, WireError> {
        let input = PutRestApiRequest {
            rest_api_id: api_id.to_owned(),
            mode: Some(mode.to_owned()),
            body: Some(body(document)),
            ..PutRestApiRequest::default()
        };
        self.call(move |call| put_rest_api(call, input)).map(|api| super::part(&api))
    }

    /// The shapes of one kind, by their path or name.
    fn stored(&self, kind: Kind) -> IndexMap<String, Value> {
        let snapshot = self.store.snapshot();
        let shapes = snapshot.scan(&self.caller.account, &self.caller.region, kind, "").map(|(_, document)| {
            let document: Value = serde_json::from_str(&document.json).expect("JSON");
            document["shape"].clone()
        });
        let name = |shape: &Value| {
            let name = ["path", "name", "responseType"].iter().find_map(|member| shape[*member].as_str());
            name.unwrap_or_default().to_owned()
        };
        let mut found: IndexMap<String, Value> = shapes.map(|shape| (name(&shape), shape)).collect();
        found.sort_keys();
        found
    }
}

fn body(document: &Value) -> Bytes {
    Bytes::from(document.to_string())
}

fn document(title: &str, paths: Value) -> Value {
    json!({"openapi": "3.0.1", "info": {"title": title, "version": "1"}, "paths": paths, "components": {
        "schemas": {"Pet": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Pet"}}}},
        "securitySchemes": {"guard": {"type": "apiKey", "in": "header", "name": "A", "x-amazon-apigateway-authorizer": {"type": "token",
            "authorizerUri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:f/invocations"}}}},
        "x-amazon-apigateway-request-validators": {"all": {"validateRequestBody": true}}})
}

#[test]
fn an_imported_api_is_what_create_calls_would_have_made() {
    let bench = Bench::new();
    let operation = json!({"security": [{"guard": []}], "x-amazon-apigateway-request-validator": "all",
        "x-amazon-apigateway-integration": {"type": "mock"}});
    let api = bench.import(&document("T", json!({"/a/{b}": {"get": operation}}))).expect("an API");
    let id = api["id"].as_str().expect("an id");
    let root = api["rootResourceId"].as_str().expect("a root");
    assert_eq!((id.len(), root.len()), (10, 10));
    assert_eq!(
        api,
        json!({"id": id, "name": "T", "version": "1", "createdDate": 1_700_000_000, "apiKeySource": "HEADER",
            "endpointConfiguration": {"types": ["EDGE"], "ipAddressType": "ipv4"}, "disableExecuteApiEndpoint": false,
            "rootResourceId": root})
    );
    let resources = bench.stored(Kind::Resource);
    assert_eq!(resources.keys().collect::<Vec<_>>(), ["/", "/a", "/a/{b}"]);
    assert_eq!((&resources["/"]["id"], &resources["/a"]["parentId"]), (&json!(root), &json!(root)));
    assert_eq!(
        (&resources["/a/{b}"]["parentId"], &resources["/a/{b}"]["pathPart"]),
        (&resources["/a"]["id"], &json!("{b}"))
    );
    let method = &resources["/a/{b}"]["resourceMethods"]["GET"];
    assert_eq!(method["authorizerId"], bench.stored(Kind::Authorizer)["guard"]["id"]);
    assert_eq!(method["requestValidatorId"], bench.stored(Kind::RequestValidator)["all"]["id"]);
    assert_eq!(method["methodIntegration"]["cacheNamespace"], resources["/a/{b}"]["id"]);
    let schema = bench.stored(Kind::Model)["Pet"]["schema"].as_str().expect("a schema").to_owned();
    assert!(schema.contains(&format!("https://apigateway.amazonaws.com/restapis/{id}/models/Pet")), "{schema}");
}

#[test]
fn what_stays_keeps_its_id_and_the_rest_follows_the_mode() {
    let bench = Bench::new();
    let mock = json!({"x-amazon-apigateway-integration": {"type": "mock"}});
    let first = document("One", json!({"/a": {"get": mock, "put": mock}, "/b/{c}": {"get": mock}}));
    let api = bench.import(&first).expect("an API");
    let id = api["id"].as_str().expect("an id");
    let before = bench.stored(Kind::Resource);
    let models = bench.stored(Kind::Model);

    let second = document("Two", json!({"/a": {"get": mock, "post": mock}, "/n": {"get": mock}}));
    let merged = bench.put(id, "merge", &second).expect("an API");
    assert_eq!((&merged["name"], &merged["tags"]), (&json!("Two"), &json!({})));
    let after = bench.stored(Kind::Resource);
    assert_eq!(after.keys().collect::<Vec<_>>(), ["/", "/a", "/b", "/b/{c}", "/n"]);
    for path in ["/", "/a", "/b", "/b/{c}"] {
        assert_eq!(after[path]["id"], before[path]["id"], "{path}");
    }
    let verbs = |resource: &Value| {
        let mut verbs: Vec<String> =
            resource["resourceMethods"].as_object().expect("methods").keys().cloned().collect();
        verbs.sort();
        verbs
    };
    assert_eq!(verbs(&after["/a"]), ["GET", "POST", "PUT"]);
    let sibling = bench.put(id, "merge", &document("Two", json!({"/b/{x}": {"get": mock}}))).expect_err("refused");
    assert!(
        sibling.message.contains("A sibling ({c}) of this resource already has a variable path part"),
        "{}",
        sibling.message
    );

    bench.put(id, "overwrite", &second).expect("an API");
    let after = bench.stored(Kind::Resource);
    assert_eq!(after.keys().collect::<Vec<_>>(), ["/", "/a", "/n"]);
    assert_eq!(verbs(&after["/a"]), ["GET", "POST"]);
    assert_eq!(bench.stored(Kind::Model), models);
}

#[test]
fn what_does_not_change_is_not_written() {
    let bench = Bench::new();
    let import = |title: &str| {
        let document = document(title, json!({"/a": {"get": {}}}));
        move |call: &mut Changing<'_, '_>| {
            let source = stagedoor_control::openapi::read(&body(&document), "d").expect("a document");
            let imported = stagedoor_control::openapi::import(&source, &Default::default());
            let api = apply(call, &imported, Target::Fixed("petstore00"))?;
            Ok(api.id)
        }
    };
    let edits = |bench: &Bench, revision: u64| {
        let snapshot = bench.store.snapshot();
        snapshot.iter().filter(|(_, document)| document.revision > revision).map(|(id, _)| id.kind).collect::<Vec<_>>()
    };
    assert_eq!(bench.call(import("One")).expect("an API").as_deref(), Some("petstore00"));
    let revision = bench.store.snapshot().revision();
    bench.call(import("One")).expect("an API");
    assert_eq!(edits(&bench, revision), []);
    bench.call(import("Two")).expect("an API");
    assert_eq!(edits(&bench, revision), [Kind::RestApi]);
}

#[test]
fn refusals_leave_nothing_behind() {
    let bench = Bench::new();
    let warned = json!({"openapi": "3.0.0", "info": {"title": "T"}, "paths": {"/u": {"get": {"responses": {"200": {"content":
        {"application/json": {"schema": {"$ref": "#/components/schemas/X"}}}}}}}}});
    let fail = ImportRestApiRequest { body: Some(body(&warned)), fail_on_warnings: Some(true), ..Default::default() };
    let nothing = ImportRestApiRequest { body: Some(Bytes::from_static(b"not: [a document")), ..Default::default() };
    let unknown = PutRestApiRequest {
        rest_api_id: "none".to_owned(),
        body: Some(Bytes::from_static(b"x")),
        ..Default::default()
    };
    for (answer, expected) in [
        (
            bench.call(move |call| import_rest_api(call, fail)),
            "Warnings found during import:\n\tParse issue: attribute paths.'/u'(get).responses.200.content.application/json.schema.#/components/schemas/X is missing",
        ),
        (bench.call(move |call| import_rest_api(call, nothing)), "Invalid OpenAPI input."),
        // The document is judged before the API is looked up.
        (bench.call(move |call| put_rest_api(call, unknown)), "Invalid OpenAPI input."),
    ] {
        let error = answer.expect_err("refused");
        assert_eq!((error.status, &*error.message), (400, expected));
    }
    let error = bench.put("none", "merge", &document("T", json!({}))).expect_err("refused");
    assert_eq!((error.status, &*error.message), (404, "Invalid API identifier specified 111122223333:none"));
    assert!(bench.store.snapshot().is_empty());
    let api = bench.import(&warned).expect("an API");
    assert_eq!(api["warnings"].as_array().map(Vec::len), Some(1));
}

#[test]
fn documentation_parts_are_imported_alone() {
    let bench = Bench::new();
    let api = bench.import(&document("T", json!({}))).expect("an API");
    let id = api["id"].as_str().expect("an id").to_owned();
    let import = |mode: &str, text: &str| {
        let input = ImportDocumentationPartsRequest {
            rest_api_id: id.clone(),
            mode: Some(mode.to_owned()),
            body: Some(Bytes::from(text.to_owned())),
            ..Default::default()
        };
        bench.call(move |call| import_documentation_parts(call, input)).map(|ids| ids.ids.unwrap_or_default())
    };
    let part = |kind: &str| {
        json!({"x-amazon-apigateway-documentation": {"documentationParts": [{"location": {"type": kind}, "properties": "{}"}]}}).to_string()
    };
    let first = import("merge", &part("API")).expect("ids");
    assert_eq!(import("merge", &part("API")).expect("ids"), first);
    import("merge", &part("RESOURCE")).expect("ids");
    let count = || bench.store.snapshot().scan("111122223333", "eu-west-1", Kind::DocumentationPart, "").count();
    assert_eq!(count(), 2);
    import("overwrite", &part("RESOURCE")).expect("ids");
    assert_eq!(count(), 1);
    assert_eq!(import("merge", "{").expect_err("refused").message, "Unable to build importer with provided input.");
}
