//! Documents that were spoiled: whatever is left of them is imported whole or refused whole, soon, and without opening
//! what the document guards; and what was imported comes back the same by way of an export.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use stagedoor_control::openapi::{ImportOptions, import, read};
use stagedoor_control::publish::Location;
use stagedoor_control::store::check;

use super::{Plane, Repeating};

const ROUNDS: usize = 300;
/// No document of a few kilobytes takes longer, however slow the machine and the build.
const PATIENCE: Duration = Duration::from_secs(5);

const FUNCTION: &str = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations";

/// Texts that mean something somewhere in a document.
const WORDS: &[&str] = &[
    "",
    "a",
    "x-y",
    "get",
    "any",
    "200",
    "2XX",
    "default",
    "true",
    "null",
    "-1",
    "1e999",
    "{a}",
    "{a+}",
    "/{b}/c",
    "~1",
    "#",
    "#/components/schemas/Pet",
    "#/definitions/Pet",
    "other.yaml#/A",
    "token",
    "guard",
    "api_key",
    "sigv4",
    "none",
    "AWS_IAM",
    "custom",
    "cognito_user_pools",
    "awsSigv4",
    "mock",
    "http_proxy",
    "aws_proxy",
    "WHEN_NO_MATCH",
    "CONVERT_TO_BINARY",
    "VPC_LINK",
    "method.request.header.H",
    "integration.request.header.H",
    "'x'",
    "http://b/{id}",
    "$context.requestId",
    "application/json",
    "$default",
    "[",
    "[1-5]\\d\\d",
    "#set($x = 1)$x",
    "3.0.1",
    "2.0",
    "é\u{0}\u{10ffff}",
    "apiKey",
    "header",
];

/// Names of members that mean something somewhere.
const NAMES: &[&str] = &[
    "$ref",
    "get",
    "post",
    "any",
    "x-amazon-apigateway-any-method",
    "security",
    "parameters",
    "responses",
    "schema",
    "properties",
    "items",
    "allOf",
    "enum",
    "default",
    "type",
    "name",
    "in",
    "required",
    "content",
    "requestBody",
    "headers",
    "operationId",
    "x-amazon-apigateway-integration",
    "x-amazon-apigateway-auth",
    "x-amazon-apigateway-authorizer",
    "x-amazon-apigateway-authtype",
    "x-amazon-apigateway-request-validator",
    "x-amazon-apigateway-gateway-responses",
    "x-amazon-apigateway-policy",
    "requestParameters",
    "responseParameters",
    "requestTemplates",
    "statusCode",
    "uri",
    "httpMethod",
];

/// A document with one of everything.
fn whole() -> Value {
    let reference = || json!({"$ref": "#/components/schemas/Pet"});
    json!({
        "openapi": "3.0.1", "info": {"title": "t", "version": "1", "description": "d"},
        "servers": [{"url": "https://h/{basePath}", "variables": {"basePath": {"default": "/v1"}}}],
        "tags": [{"name": "pets"}], "security": [{"guard": []}],
        "paths": {
            "/pets/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                "get": {
                    "operationId": "getPet", "security": [{"token": []}, {"api_key": []}],
                    "parameters": [{"name": "q", "in": "query"}, {"name": "H", "in": "header", "required": true}],
                    "responses": {"200": {"description": "ok", "headers": {"X": {"schema": {"type": "string"}}},
                        "content": {"application/json": {"schema": reference()}}}, "default": {"description": "else"}},
                    "x-amazon-apigateway-request-validator": "all",
                    "x-amazon-apigateway-integration": {"type": "http_proxy", "httpMethod": "ANY", "uri": "http://b/{id}",
                        "requestParameters": {"integration.request.path.id": "method.request.path.id"},
                        "cacheKeyParameters": ["method.request.path.id"], "timeoutInMillis": 1000}
                },
                "post": {
                    "requestBody": {"content": {"application/json": {"schema": reference()}}}, "security": [{"sigv4": []}],
                    "responses": {"201": {"description": "made"}, "400": {"description": "bad"}},
                    "x-amazon-apigateway-integration": {"type": "aws", "httpMethod": "POST", "uri": FUNCTION,
                        "credentials": "arn:aws:iam::000000000000:role/r", "passthroughBehavior": "never",
                        "requestTemplates": {"application/json": "$input.json('$')"},
                        "responses": {"default": {"statusCode": "201", "responseTemplates": {"application/json": "{}"}},
                            "4\\d\\d": {"statusCode": "400", "contentHandling": "CONVERT_TO_TEXT"}}}
                }
            },
            "/": {"x-amazon-apigateway-any-method": {"security": [], "responses": {},
                "x-amazon-apigateway-integration": {"type": "mock", "requestTemplates": {"application/json": "{}"},
                    "responses": {"default": {"statusCode": "200"}}}}},
            "/{rest+}": {"get": {"security": [{"pool": ["read"]}], "responses": {},
                "x-amazon-apigateway-integration": {"type": "aws_proxy", "httpMethod": "POST", "uri": FUNCTION}}}
        },
        "components": {
            "schemas": {
                "Pet": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"},
                    "default": reference(), "list": {"type": "array", "items": {"$ref": "#/components/schemas/Toy"}}}},
                "Toy": {"allOf": [reference(), {"additionalItems": reference()}], "enum": [{"$ref": "x"}]}
            },
            "securitySchemes": {
                "guard": {"type": "apiKey", "in": "header", "name": "Auth", "x-amazon-apigateway-authtype": "custom",
                    "x-amazon-apigateway-authorizer": {"type": "request", "authorizerUri": FUNCTION,
                        "identitySource": "method.request.header.A", "authorizerResultTtlInSeconds": 60}},
                "token": {"type": "apiKey", "in": "header", "name": "Token", "x-amazon-apigateway-authtype": "oauth2",
                    "x-amazon-apigateway-authorizer": {"type": "token", "authorizerUri": FUNCTION}},
                "pool": {"type": "apiKey", "in": "header", "name": "Authorization",
                    "x-amazon-apigateway-authtype": "cognito_user_pools", "x-amazon-apigateway-authorizer": {
                        "type": "cognito_user_pools",
                        "providerARNs": ["arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_x"]}},
                "sigv4": {"type": "apiKey", "in": "header", "name": "Authorization",
                    "x-amazon-apigateway-authtype": "awsSigv4"},
                "api_key": {"type": "apiKey", "in": "header", "name": "x-api-key"}
            }
        },
        "x-amazon-apigateway-request-validators": {"all": {"validateRequestBody": true, "validateRequestParameters": true}},
        "x-amazon-apigateway-gateway-responses": {"THROTTLED": {"statusCode": 430,
            "responseParameters": {"gatewayresponse.header.A": "'b'"}, "responseTemplates": {"application/json": "{}"}}},
        "x-amazon-apigateway-binary-media-types": ["image/*"], "x-amazon-apigateway-minimum-compression-size": 10,
        "x-amazon-apigateway-api-key-source": "HEADER",
        "x-amazon-apigateway-documentation": {"version": "1", "documentationParts": [
            {"location": {"type": "API"}, "properties": {"description": "about"}},
            {"location": {"type": "METHOD", "path": "/pets/{id}", "method": "GET"}, "properties": {"summary": "one"}}]}
    })
}

/// The parts of a document, as JSON pointers.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, format!("{at}/{index}"), found));
        }
        _ => {}
    }
    found.push(at);
}

/// Changes one place of a document.
fn spoil(document: &mut Value, draws: &Repeating) {
    let mut places = Vec::new();
    pointers(document, String::new(), &mut places);
    let place = |draws: &Repeating| places[draws.below(places.len())].clone();
    let word = || Value::from(WORDS[draws.below(WORDS.len())]);
    let (here, other) = (place(draws), place(draws));
    let elsewhere = document.pointer(&other).cloned().unwrap_or_default();
    let Some(value) = document.pointer_mut(&here) else { return };
    match draws.below(9) {
        0 => *value = word(),
        1 => {
            *value = [json!(null), json!(0), json!(-1.5), json!(true), json!([]), json!({}), json!(u64::MAX)]
                [draws.below(7)]
            .clone()
        }
        2 => *value = json!([value.take()]),
        3 => *value = json!({NAMES[draws.below(NAMES.len())]: value.take()}),
        4 => *value = elsewhere,
        5 => *value = json!({"$ref": format!("#{other}")}),
        kind => match value {
            Value::Object(members) if !members.is_empty() => {
                let name = members.keys().nth(draws.below(members.len())).cloned().unwrap_or_default();
                let member = if kind == 6 { members.shift_remove(&name) } else { members.get(&name).cloned() };
                if kind != 6 {
                    let name = if kind == 7 { NAMES } else { WORDS };
                    members.insert(name[draws.below(name.len())].to_owned(), member.unwrap_or_default());
                }
            }
            value => *value = word(),
        },
    }
}

/// Changes a few bytes of a text.
fn smear(text: &mut Vec<u8>, draws: &Repeating) {
    match draws.below(3) {
        0 => text.truncate(draws.below(text.len() + 1)),
        1 => {
            let at = draws.below(text.len());
            if let Some(byte) = text.get_mut(at) {
                *byte = draws.word().to_le_bytes()[0];
            }
        }
        _ => {
            let at = draws.below(text.len() + 1);
            text.splice(at..at, b"\n  - {a: &a [*a], ? x"[draws.below(10)..].iter().copied());
        }
    }
}

/// Whether a `security` names what API Gateway checks, or is no list of schemes: in both cases nothing is open.
fn is_guarded(document: &Value, security: &Value) -> bool {
    let home = if document.get("swagger").is_some() { "/securityDefinitions" } else { "/components/securitySchemes" };
    let Some(alternatives) = security.as_array() else { return !security.is_null() };
    let ignored = |name: &str| {
        // Following a reference would be the importer's work again.
        let scheme = document.pointer(home).and_then(|schemes| schemes.get(name)).and_then(Value::as_object);
        scheme.is_some_and(|scheme| {
            scheme.contains_key("$ref")
                || ["x-amazon-apigateway-authtype", "x-amazon-apigateway-authorizer"].iter().all(|name| {
                    // Anything else than a text is no authtype.
                    scheme.get(*name).is_none_or(|value| value.is_null() || !(value.is_string() || value.is_object()))
                }) && scheme
                    .get("name")
                    .and_then(Value::as_str)
                    .is_none_or(|name| !name.eq_ignore_ascii_case("x-api-key"))
                || scheme.get("in") != Some(&json!("header"))
                || scheme.get("type") != Some(&json!("apiKey"))
        })
    };
    alternatives
        .iter()
        .any(|schemes| schemes.as_object().is_none_or(|schemes| schemes.keys().any(|name| !ignored(name))))
}

impl Plane {
    fn resources(&self, api_id: &str) -> Vec<Value> {
        let mut resources = Vec::new();
        let mut position = String::new();
        loop {
            let page = self.must(&format!("GET /restapis/{api_id}/resources?embed=methods&limit=500{position}"));
            resources.extend(page["item"].as_array().cloned().unwrap_or_default());
            match page["position"].as_str() {
                Some(next) => position = format!("&position={next}"),
                None => return resources,
            }
        }
    }

    /// All that an API is made of, with names in the place of ids.
    fn parts(&self, api_id: &str) -> Value {
        let list = |what: &str| -> Vec<Value> {
            let list = self.must(&format!("GET /restapis/{api_id}/{what}?limit=500"));
            list["item"].as_array().cloned().unwrap_or_default()
        };
        let (authorizers, validators, models) = (list("authorizers"), list("requestvalidators"), list("models"));
        let names: HashMap<&str, &Value> = authorizers
            .iter()
            .chain(&validators)
            .filter_map(|part| Some((part["id"].as_str()?, &part["name"])))
            .collect();
        let mut methods = Map::new();
        for resource in self.resources(api_id) {
            for (verb, method) in resource["resourceMethods"].as_object().into_iter().flatten() {
                let mut method = method.clone();
                for id in ["authorizerId", "requestValidatorId"] {
                    if let Some(name) = method[id].as_str().and_then(|id| names.get(id)) {
                        method[id] = (*name).clone();
                    }
                }
                if method["methodIntegration"]["cacheNamespace"] == resource["id"] {
                    method["methodIntegration"]["cacheNamespace"] = "its own".into();
                }
                let place = format!("{verb} {}", resource["path"].as_str().unwrap_or_default());
                methods.insert(place, method);
            }
        }
        let mut named = |kind: &str, parts: &[Value]| {
            for part in parts {
                let mut part = part.clone();
                let name = part["name"].as_str().unwrap_or_default().to_owned();
                part.as_object_mut().map(|part| part.shift_remove("id"));
                let text = part.to_string().replace(api_id, "{api}");
                methods.insert(format!("{kind} {name}"), serde_json::from_str(&text).unwrap_or_default());
            }
        };
        named("authorizer", &authorizers);
        named("validator", &validators);
        named("model", &models);
        for response in
            list("gatewayresponses").into_iter().filter(|response| response["defaultResponse"] == json!(false))
        {
            methods.insert(format!("response {}", response["responseType"]), response);
        }
        methods.sort_keys();
        Value::Object(methods)
    }
}

#[test]
fn spoiled_documents_are_imported_whole_or_not_at_all() {
    let rounds = std::env::var("STAGEDOOR_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let plane = Plane::start(&Location::Memory);
    let swagger = include_str!("../../../../examples/petstore-swagger2.json");
    let swagger: Value = serde_json::from_str(swagger).expect("JSON");
    let originals = [whole(), whole(), swagger];
    let draws = Repeating::default();
    let (mut imported, mut compared) = (0, 0);
    let mut standing = plane.id("POST /restapis {\"name\": \"standing\"}", "id");
    for round in 0..rounds {
        let mut document = originals[draws.below(originals.len())].clone();
        (0..draws.below(4)).for_each(|_| spoil(&mut document, &draws));
        let mut body = document.to_string().into_bytes();
        let is_smeared = draws.below(6) == 0;
        if is_smeared {
            smear(&mut body, &draws);
        }
        let base_path = ["", "&basepath=prepend", "&basepath=split"][draws.below(3)];
        let (verb, target) = match draws.below(3) {
            0 => ("PUT", format!("/restapis/{standing}?mode=merge{base_path}")),
            1 => ("PUT", format!("/restapis/{standing}?mode=overwrite{base_path}")),
            _ => ("POST", format!("/restapis?mode=import{base_path}")),
        };
        let place =
            |answer: &Value| format!("round {round}: {verb} {target}\n{}\n{answer}", String::from_utf8_lossy(&body));
        let (before, began) = (plane.store.snapshot().revision(), Instant::now());
        let (status, answer) = plane.ask(verb, &target, &body);
        assert!(began.elapsed() < PATIENCE, "{}", place(&answer));
        assert!(matches!(status, 200 | 201 | 400), "{status} {}", place(&answer));
        let began = Instant::now();
        tolerantly(&body);
        assert!(began.elapsed() < PATIENCE, "{}", place(&answer));
        if status == 400 {
            assert_eq!(plane.store.snapshot().revision(), before, "{}", place(&answer));
            assert!(answer["message"].is_string(), "{}", place(&answer));
            continue;
        }
        imported += 1;
        if verb == "POST" {
            if !is_smeared {
                nothing_is_open(&plane, &document, &answer, base_path);
            }
            compared += usize::from(comes_back(&plane, answer["id"].as_str().unwrap_or_default(), &place(&answer)));
            plane.must(&format!("DELETE /restapis/{standing}"));
            standing = answer["id"].as_str().unwrap_or_default().to_owned();
        }
        if round % 100 == 0 {
            assert_eq!(check(&plane.store.snapshot()), Vec::<String>::new());
        }
    }
    println!("{rounds} documents: {imported} imported, {compared} exported and compared");
    assert!(imported * 5 > rounds && compared * 40 > rounds, "{imported} {compared}");
    plane.end();
}

/// The other reader of documents, with answers made of its schemas.
fn tolerantly(body: &[u8]) {
    for file in ["a.json", "a.yaml"] {
        if let Ok(source) = read(body, file) {
            let options = ImportOptions { tolerant: true, mock: true, ..ImportOptions::default() };
            import(&source, &options).problems.iter().for_each(|problem| assert!(!problem.to_string().is_empty()));
        }
    }
}

/// A method that lets everyone pass says so in the document.
fn nothing_is_open(plane: &Plane, document: &Value, api: &Value, base_path: &str) {
    if !base_path.is_empty() {
        return;
    }
    let api_id = api["id"].as_str().unwrap_or_default();
    for resource in plane.resources(api_id) {
        for (verb, method) in resource["resourceMethods"].as_object().into_iter().flatten() {
            if method["authorizationType"] != "NONE" || method["apiKeyRequired"] == true {
                continue;
            }
            let verb = if verb == "ANY" { "x-amazon-apigateway-any-method".to_owned() } else { verb.to_lowercase() };
            let path = resource["path"].as_str().unwrap_or_default();
            let Some(operation) = document["paths"].get(path).and_then(|path| path.get(&verb)) else { continue };
            if operation.get("x-amazon-apigateway-auth").is_some() {
                continue;
            }
            let own = operation.get("security").filter(|security| !security.is_null());
            let security = own.or_else(|| document.get("security")).unwrap_or(&Value::Null);
            assert!(!is_guarded(document, security), "{verb} {path} is open: {security}\n{document}");
        }
    }
}

/// Exports what was imported, imports that, and compares. Whether it could be exported.
fn comes_back(plane: &Plane, api_id: &str, place: &str) -> bool {
    let deployed = plane.ask("POST", &format!("/restapis/{api_id}/deployments"), b"{\"stageName\": \"s\"}");
    if deployed.0 != 201 {
        return false;
    }
    for kind in ["oas30", "swagger"] {
        let target =
            format!("/restapis/{api_id}/stages/s/exports/{kind}?extensions=apigateway,authorizers,documentation");
        let (status, exported) = plane.ask("GET", &target, b"");
        if status != 200 {
            // Bodies that only other schemas than JSON describe.
            assert_eq!(status, 400, "{place}\n{exported}");
            return false;
        }
        let text = exported.to_string();
        assert!(!text.contains(&format!("restapis/{api_id}/models")), "{place}\n{text}");
        let (status, again) = plane.ask("POST", "/restapis?mode=import", text.as_bytes());
        assert_eq!(status, 201, "{place}\nexported as {text}\n{again}");
        let again = again["id"].as_str().unwrap_or_default();
        let (mut first, mut second) = (plane.parts(api_id), plane.parts(again));
        if kind == "swagger" {
            // OpenAPI 2.0 has one list of media types for all bodies of an operation.
            without_body_models(&mut first);
            without_body_models(&mut second);
        }
        let both = first.as_object().into_iter().flatten().map(|(name, part)| (name, part, second.get(name)));
        for (name, first, second) in both {
            let second = second.unwrap_or(&Value::Null);
            assert_eq!(first.to_string(), second.to_string(), "{kind}: {name}: {place}\nexported as {text}");
        }
        let known = first.as_object().map_or(0, Map::len);
        assert_eq!(second.as_object().map_or(0, Map::len), known, "{kind}: {place}\nexported as {text}");
        plane.must(&format!("DELETE /restapis/{again}"));
    }
    true
}

fn without_body_models(parts: &mut Value) {
    for part in parts.as_object_mut().into_iter().flat_map(Map::values_mut) {
        let responses = part.get_mut("methodResponses").and_then(Value::as_object_mut).into_iter();
        for response in responses.flat_map(Map::values_mut) {
            response.as_object_mut().map(|response| response.shift_remove("responseModels"));
        }
        part.as_object_mut().map(|part| part.shift_remove("requestModels"));
    }
}
