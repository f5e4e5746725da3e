//! Small documents and what becomes of them.

use serde_json::{Value, json};
use stagedoor_control::openapi::{BasePath, ImportOptions, Imported};

use super::{imported, part, problems};

/// The document that most cases start from, with `paths`.
fn document(paths: Value) -> Value {
    json!({"openapi": "3.0.3", "info": {"title": "T", "version": 1}, "paths": paths})
}

fn with(mut document: Value, members: Value) -> Value {
    let members = members.as_object().cloned().unwrap_or_default();
    document.as_object_mut().expect("an object").extend(members);
    document
}

fn paths(imported: &Imported) -> Vec<&str> {
    imported.resources.iter().filter_map(|resource| resource.path.as_deref()).collect()
}

/// A method as JSON, by path and verb.
fn method(imported: &Imported, path: &str, verb: &str) -> Value {
    let resource =
        imported.resources.iter().find(|resource| resource.path.as_deref() == Some(path)).expect("a resource");
    part(resource.resource_methods.as_ref().and_then(|methods| methods.get(verb)).expect("a method"))
}

#[test]
fn paths_become_resources() {
    let document = with(
        document(json!({"/a/{b}/c": {"get": {}}, "/a": {"x-amazon-apigateway-any-method": {}}})),
        json!({"servers": [{"url": "https://h/base/url/", "variables": {"basePath": {"default": "x/y"}}}]}),
    );
    for (base_path, expected) in [
        (BasePath::Ignore, &["/", "/a", "/a/{b}", "/a/{b}/c"][..]),
        (BasePath::Prepend, &["/", "/x", "/x/y", "/x/y/a", "/x/y/a/{b}", "/x/y/a/{b}/c"]),
        (BasePath::Split, &["/", "/y", "/y/a", "/y/a/{b}", "/y/a/{b}/c"]),
    ] {
        let imported = imported(&document, |options| options.base_path = base_path);
        assert_eq!(paths(&imported), expected, "{base_path:?}");
        assert_eq!(problems(&imported), Vec::<String>::new());
    }
}

#[test]
fn the_api_takes_its_settings_from_the_root() {
    let document = with(
        document(json!({})),
        json!({
            "x-amazon-apigateway-api-key-source": "authorizer",
            "x-amazon-apigateway-binary-media-types": ["image/png"],
            "x-amazon-apigateway-policy": {"Statement": [{"Resource": "execute-api:/*"}]},
            "servers": [{"url": "/", "x-amazon-apigateway-endpoint-configuration": {"disableExecuteApiEndpoint": true}}],
        }),
    );
    assert_eq!(
        part(&imported(&document, |_| {}).api),
        json!({
            "name": "T", "version": "1", "apiKeySource": "AUTHORIZER", "binaryMediaTypes": ["image/png"],
            "disableExecuteApiEndpoint": true,
            "policy": "{\"Statement\":[{\"Resource\":\"execute-api:/*\"}]}",
        })
    );
}

#[test]
fn an_operation_becomes_a_method() {
    let document = json!({
        "swagger": "2.0", "info": {"title": "T"}, "produces": ["application/json", "text/csv"],
        "security": [{"cognito": ["read"]}],
        "securityDefinitions": {
            "cognito": {"type": "apiKey", "in": "header", "name": "Auth", "x-amazon-apigateway-authtype": "oauth2",
                "x-amazon-apigateway-authorizer": {"type": "cognito_user_pools", "providerARNs": ["arn:p"]}},
            "lambda": {"type": "apiKey", "in": "header", "name": "X", "x-amazon-apigateway-authorizer":
                {"type": "token", "authorizerUri": "arn:${AWS::Partition}:${AWS::Region}:${AWS::AccountId}", "authorizerResultTtlInSeconds": 60}},
            "iam": {"type": "apiKey", "in": "header", "name": "A", "x-amazon-apigateway-authtype": "awsSigv4"},
            "key": {"type": "apiKey", "in": "header", "name": "x-api-key"},
        },
        "x-amazon-apigateway-request-validator": "all",
        "x-amazon-apigateway-request-validators": {"all": {"validateRequestBody": true, "validateRequestParameters": true}, "none": {}},
        "definitions": {"Pet": {"type": "object"}},
        "paths": {"/p/{id}": {
            "parameters": [{"in": "path", "name": "id", "required": true}, {"in": "query", "name": "q"}],
            "post": {
                "operationId": "make", "x-amazon-apigateway-request-validator": "none",
                "parameters": [{"in": "query", "name": "q", "required": true}, {"in": "header", "name": "H"},
                    {"in": "body", "name": "b", "schema": {"$ref": "#/definitions/Pet"}}],
                "responses": {"200": {"schema": {"$ref": "#/definitions/Pet"}, "headers": {"X": {"type": "string"}}}, "404": {"description": "d"}},
            },
            "get": {"security": [{"lambda": []}, {"key": []}]},
            "put": {"security": [{"iam": []}]},
            "patch": {"x-amazon-apigateway-auth": {"type": "none"}},
            "delete": {"security": []},
        }},
    });
    let imported = imported(&document, |_| {});
    assert_eq!(
        method(&imported, "/p/{id}", "POST"),
        json!({
            "httpMethod": "POST", "authorizationType": "COGNITO_USER_POOLS", "authorizerId": "cognito",
            "authorizationScopes": ["read"], "apiKeyRequired": false, "requestValidatorId": "none", "operationName": "make",
            "requestParameters": {"method.request.path.id": true, "method.request.querystring.q": true, "method.request.header.H": false},
            "requestModels": {"application/json": "Pet"},
            "methodResponses": {
                "200": {"statusCode": "200", "responseParameters": {"method.response.header.X": false},
                    "responseModels": {"application/json": "Pet", "text/csv": "Pet"}},
                "404": {"statusCode": "404"},
            },
        })
    );
    let guards = |verb: &str| {
        let method = method(&imported, "/p/{id}", verb);
        json!([
            method["authorizationType"],
            method["authorizerId"],
            method["apiKeyRequired"],
            method["requestValidatorId"]
        ])
    };
    for (verb, expected) in [
        ("GET", json!(["CUSTOM", "lambda", true, "all"])),
        ("PUT", json!(["AWS_IAM", null, false, "all"])),
        ("PATCH", json!(["NONE", null, false, "all"])),
        ("DELETE", json!(["NONE", null, false, "all"])),
    ] {
        assert_eq!(guards(verb), expected, "{verb}");
    }
    let authorizers: Vec<Value> = imported.authorizers.iter().map(part).collect();
    assert_eq!(
        authorizers,
        [
            json!({"name": "cognito", "type": "COGNITO_USER_POOLS", "providerARNs": ["arn:p"], "authType": "oauth2",
                "identitySource": "method.request.header.Auth"}),
            json!({"name": "lambda", "type": "TOKEN", "authType": "custom", "authorizerUri": "arn:aws:us-east-1:000000000000",
                "identitySource": "method.request.header.X", "authorizerResultTtlInSeconds": 60}),
        ]
    );
    let validators: Vec<Value> = imported.request_validators.iter().map(part).collect();
    assert_eq!(
        validators,
        [
            json!({"name": "all", "validateRequestBody": true, "validateRequestParameters": true}),
            json!({"name": "none", "validateRequestBody": false, "validateRequestParameters": false}),
        ]
    );
}

#[test]
fn an_integration_is_taken_as_written() {
    let document = document(json!({"/a/{b}": {"get": {"parameters": [{"name": "b", "in": "path", "required": true}],
        "responses": {"400": {"headers": {"A": {}}}}, "x-amazon-apigateway-integration": {
        "type": "http_proxy", "httpMethod": "get", "uri": "https://h/{b}", "passthroughBehavior": "when_no_match",
        "requestParameters": {"integration.request.path.b": "method.request.path.b", "integration.request.header.n": 5},
        "timeoutInMillis": 1000, "cacheKeyParameters": ["method.request.path.b"],
        "responses": {"default": {"statusCode": 200}, "4\\d{2}": {"statusCode": "400", "responseTemplates": {"application/json": "x"},
            "responseParameters": {"method.response.header.A": "'b'"}}},
    }}}}));
    let imported = imported(&document, |_| {});
    assert_eq!(
        method(&imported, "/a/{b}", "GET")["methodIntegration"],
        json!({
            "type": "HTTP_PROXY", "httpMethod": "GET", "uri": "https://h/{b}", "connectionType": "INTERNET",
            "requestParameters": {"integration.request.path.b": "method.request.path.b"},
            "passthroughBehavior": "WHEN_NO_MATCH", "timeoutInMillis": 1000, "cacheKeyParameters": ["method.request.path.b"],
            "integrationResponses": {
                "200": {"statusCode": "200"},
                "400": {"statusCode": "400", "selectionPattern": "4\\d{2}", "responseParameters": {"method.response.header.A": "'b'"},
                    "responseTemplates": {"application/json": "x"}},
            },
        })
    );
    assert_eq!(
        problems(&imported),
        ["api:1:384: warning: Invalid format for 'requestParameters'. Expected type string for property \
          'integration.request.header.n' of resource '/a/{b}' and method 'GET' but got '5'"]
    );
}

#[test]
fn gateway_responses_and_documentation_come_along() {
    let document = with(
        document(json!({})),
        json!({
            "x-amazon-apigateway-gateway-responses": {"THROTTLED": {"statusCode": 430, "responseTemplates": {"application/json": "{}"}}},
            "x-amazon-apigateway-documentation": {"documentationParts": [
                {"location": {"type": "METHOD", "method": "GET"}, "properties": {"description": "d"}},
                {"location": {"type": "API"}, "properties": "{}"}]},
        }),
    );
    let imported = imported(&document, |_| {});
    assert_eq!(
        part(&imported.gateway_responses[0]),
        json!({"responseType": "THROTTLED", "statusCode": "430", "responseTemplates": {"application/json": "{}"}, "defaultResponse": false})
    );
    let parts: Vec<Value> = imported.documentation_parts.iter().map(part).collect();
    assert_eq!(
        parts,
        [
            json!({"location": {"type": "METHOD", "path": "/", "method": "GET"}, "properties": "{\"description\":\"d\"}"}),
            json!({"location": {"type": "API"}, "properties": "{}"}),
        ]
    );
    let ignoring = super::imported(&document, |options| options.ignore_documentation = true);
    assert!(ignoring.documentation_parts.is_empty());
}

#[test]
fn operations_go_to_the_backend_as_they_are_written() {
    let document = document(json!({
        "/u/{id}": {"get": {}}, "/u/{name}/x": {"x-amazon-apigateway-any-method": {}}, "/c/{a}...{b}": {"get": {}}, "/p/{rest+}": {"put": {}},
        "/own": {"get": {"x-amazon-apigateway-integration": {"type": "MOCK"}}},
    }));
    let imported = imported(&document, |options| options.backend = Some("http://b:1/base/".to_owned()));
    for (path, verb, uri, mapping) in [
        ("/u/{id}", "GET", "http://b:1/base/u/{id}", json!({"integration.request.path.id": "method.request.path.id"})),
        (
            "/u/{id}/x",
            "ANY",
            "http://b:1/base/u/{name}/x",
            json!({"integration.request.path.name": "method.request.path.id"}),
        ),
        (
            "/c/{a...b}",
            "GET",
            "http://b:1/base/c/{a...b}",
            json!({"integration.request.path.a...b": "method.request.path.a...b"}),
        ),
        (
            "/p/{rest+}",
            "PUT",
            "http://b:1/base/p/{rest}",
            json!({"integration.request.path.rest": "method.request.path.rest"}),
        ),
    ] {
        let method = method(&imported, path, verb);
        let integration = &method["methodIntegration"];
        assert_eq!(integration["uri"], uri, "{path}");
        assert_eq!(integration["requestParameters"], mapping, "{path}");
        assert_eq!((&integration["type"], &integration["httpMethod"]), (&json!("HTTP_PROXY"), &json!(verb)), "{path}");
        for declared in mapping.as_object().expect("a map").values() {
            assert_eq!(method["requestParameters"][declared.as_str().unwrap_or_default()], true, "{path}");
        }
    }
    assert_eq!(method(&imported, "/own", "GET")["methodIntegration"]["type"], "MOCK");
    assert_eq!(
        imported.counts.to_string(),
        "5 operations imported (1 with their own integration, 4 to the backend), 1 path merged, 1 path rewritten"
    );
}

#[test]
fn renamed_variables_keep_their_mappings() {
    let integration = |uri: &str| {
        json!({"type": "HTTP", "httpMethod": "GET", "uri": uri,
            "requestParameters": {"integration.request.path.b": "method.request.path.b"},
            "requestTemplates": {"application/json": "$input.params('b') $input.params(\"b\") $input.params('bb')"}})
    };
    let get = |uri: &str| json!({"get": {"x-amazon-apigateway-integration": integration(uri)}});
    let document = document(
        json!({"/x/{a}": get("http://h"), "/x/{b}/y": get("http://h/{b}"), "/z/{c}:stop": get("http://h/{c}:stop")}),
    );
    let imported = imported(&document, |_| {});
    let renamed = &method(&imported, "/x/{a}/y", "GET")["methodIntegration"];
    assert_eq!(renamed["requestParameters"], json!({"integration.request.path.b": "method.request.path.a"}));
    assert_eq!(
        renamed["requestTemplates"]["application/json"],
        "$input.params('a') $input.params(\"a\") $input.params('bb')"
    );
    let mixed = &method(&imported, "/z/{c_stop}", "GET")["methodIntegration"];
    assert_eq!(mixed["uri"], "http://h/{c_stop}");
    assert_eq!(mixed["requestParameters"]["integration.request.path.c_stop"], "method.request.path.c_stop");
}

#[test]
fn mocks_answer_every_declared_status() {
    let document = document(json!({"/a": {"get": {"responses": {
        "404": {"description": "none", "content": {"application/json": {"example": {"m": "$5 #end"}}}},
        "201": {"description": "made", "headers": {"Location": {"schema": {"type": "string", "example": "/a/1"}}, "X-None": {"schema": {"type": "string"}}},
            "content": {"text/html": {"example": "<p>"}, "application/json": {"schema": {"type": "integer", "minimum": 7}}}},
        "default": {"description": "else", "content": {"text/plain": {"schema": {"type": "string"}}}},
    }}, "head": {"responses": {"200": {"content": {"application/json": {"example": 1}}}}}}}));
    let imported = imported(&document, |options| options.mock = true);
    let method = method(&imported, "/a", "GET");
    let template = "#set($prefer = $input.params('Prefer'))\n{\"statusCode\": #if($prefer == 'code=404')404#elseif($prefer == 'code=500')500#{else}201#end}";
    assert_eq!(
        method["methodIntegration"],
        json!({
            "type": "MOCK", "requestTemplates": {"application/json": template, "$default": template},
            "passthroughBehavior": "WHEN_NO_MATCH", "timeoutInMillis": 29000, "cacheKeyParameters": [],
            "integrationResponses": {
                "201": {"statusCode": "201", "responseParameters": {"method.response.header.Location": "'/a/1'"},
                    "responseTemplates": {
                        "text/html": "#set($context.responseOverride.header.Content-Type = \"text/html\")\n<p>",
                        "application/json": "7"}},
                "404": {"statusCode": "404", "selectionPattern": "404",
                    "responseTemplates": {"application/json": "#[[{\n  \"m\": \"$5 #end\"\n}]]#"}},
                "500": {"statusCode": "500", "selectionPattern": "500",
                    "responseParameters": {"method.response.header.Content-Type": "'text/plain'"},
                    "responseTemplates": {"text/plain": "string"}},
            },
        })
    );
    assert_eq!(
        method["methodResponses"]["500"]["responseParameters"],
        json!({"method.response.header.Content-Type": false})
    );
    let head = &super::parts::method(&imported, "/a", "HEAD")["methodIntegration"]["integrationResponses"];
    assert_eq!(*head, json!({"200": {"statusCode": "200"}}));
}

#[test]
fn the_same_document_imports_the_same() {
    let document = document(json!({"/a/{b}": {"get": {"responses": {"200": {"content": {"application/json": {"schema":
        {"type": "object", "properties": {"a": {"type": "string"}}}}}}}}}}));
    let text = |imported: &Imported| {
        let resources: Vec<String> = imported.resources.iter().map(|resource| part(resource).to_string()).collect();
        let models: Vec<String> = imported.models.iter().map(|model| part(model).to_string()).collect();
        (resources, models)
    };
    let set = |options: &mut ImportOptions| options.mock = true;
    assert_eq!(text(&imported(&document, set)), text(&imported(&document, set)));
}
