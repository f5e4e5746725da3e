//! What the service says to requests and how its answers look, quirk by quirk. Round trips of all operations are the
//! business of `conformance/wire/`.

use bytes::Bytes;
use http::Method;
use indexmap::IndexMap;
use serde_json::{Value, json};
use stagedoor_wire::json::{from_json, to_json};
use stagedoor_wire::rest_json::{self, Encoded, RequestParts};
use stagedoor_wire::{OperationFacts, Shape, Timestamp, WireError, apigateway as v1, apigatewayv2 as v2, management};

fn decode<S: Shape>(line: &str, body: &[u8]) -> Result<S, WireError> {
    decode_with(line, &[], body)
}

fn decode_with<S: Shape>(line: &str, headers: &[(String, String)], body: &[u8]) -> Result<S, WireError> {
    let (method, target) = line.split_once(' ').expect("METHOD /path");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let routed = rest_json::route(&Method::from_bytes(method.as_bytes()).expect("a method"), path, query)?;
    let body = Bytes::copy_from_slice(body);
    rest_json::decode(&routed, &RequestParts { path, query, headers, body: &body })
}

/// The input, or code and message of the refusal.
fn check<S: Shape>(line: &str, body: &str, expected: Result<Value, (&str, &str)>) {
    let found = decode::<S>(line, body.as_bytes());
    let found = found.as_ref().map(to_json).map_err(|error| (error.code, error.message.as_str()));
    assert_eq!(found, expected, "{line} {body}");
}

fn refused<S: Shape>(line: &str, body: &str, code: &str, message: &str) {
    check::<S>(line, body, Err((code, message)));
}

#[test]
fn violations_in_the_words_of_the_service() {
    let says = "ValidationException";
    let op = |path: &str| {
        format!(
            "Value 'wrong' at '{path}' failed to satisfy constraint: \
             Member must satisfy enum value set: [add, remove, move, test, replace, copy]"
        )
    };
    let status_code = "Value '600' at 'statusCode' failed to satisfy constraint: \
                       Member must satisfy regular expression pattern: [1-5]\\d\\d";
    refused::<v1::UpdateRestApiRequest>(
        "PATCH /restapis/a",
        r#"{"patchOperations": [{"op": "wrong", "path": "/name"}, {"op": "add"}]}"#,
        says,
        &format!("1 validation error detected: {}", op("updateRestApiInput.patchOperations.1.member.op")),
    );
    // Those of the body come before those of the path, whatever the order of the model.
    refused::<v1::UpdateMethodResponseRequest>(
        "PATCH /restapis/a/resources/b/methods/GET/responses/600",
        r#"{"patchOperations": [{"op": "add"}, {"op": "wrong"}]}"#,
        says,
        &format!(
            "2 validation errors detected: {}; {status_code}",
            op("updateMethodResponseInput.patchOperations.2.member.op")
        ),
    );
    refused::<v1::PutMethodResponseRequest>(
        "PUT /restapis/a/resources/b/methods/GET/responses/600",
        "",
        says,
        &format!("1 validation error detected: {status_code}"),
    );
    refused::<v1::PutIntegrationRequest>(
        "PUT /restapis/a/resources/b/methods/GET/integration",
        r#"{"type": "HTTPS_PROXY"}"#,
        says,
        "1 validation error detected: Value 'HTTPS_PROXY' at 'putIntegrationInput.type' failed to satisfy constraint: \
         Member must satisfy enum value set: [HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]",
    );
    refused::<v1::CreateRestApiRequest>(
        "POST /restapis",
        r#"{"name": "a", "endpointConfiguration": {"ipAddressType": "ipv5", "types": ["wrong"]}}"#,
        says,
        "2 validation errors detected: \
         Value '[wrong]' at 'createRestApiInput.endpointConfiguration.types' failed to satisfy constraint: \
         Member must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]; \
         Value 'ipv5' at 'createRestApiInput.endpointConfiguration.ipAddressType' failed to satisfy constraint: \
         Member must satisfy enum value set: [ipv4, dualstack]",
    );
    refused::<v1::GetGatewayResponseRequest>(
        "GET /restapis/a/gatewayresponses/NOPE",
        "",
        says,
        "1 validation error detected: Value 'NOPE' at 'responseType' failed to satisfy constraint: Member must satisfy \
         enum value set: [REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND, AUTHORIZER_CONFIGURATION_ERROR, \
         MISSING_AUTHENTICATION_TOKEN, BAD_REQUEST_BODY, INVALID_SIGNATURE, INVALID_API_KEY, BAD_REQUEST_PARAMETERS, \
         AUTHORIZER_FAILURE, UNAUTHORIZED, INTEGRATION_TIMEOUT, ACCESS_DENIED, DEFAULT_4XX, DEFAULT_5XX, WAF_FILTERED, \
         QUOTA_EXCEEDED, THROTTLED, API_CONFIGURATION_ERROR, UNSUPPORTED_MEDIA_TYPE, INTEGRATION_FAILURE, EXPIRED_TOKEN]",
    );
    refused::<v1::CreateDocumentationPartRequest>(
        "POST /restapis/a/documentation/parts",
        r#"{"location": {"type": "x"}, "properties": "{}"}"#,
        says,
        "1 validation error detected: Value 'x' at 'createDocumentationPartInput.location.type' failed to satisfy \
         constraint: Member must satisfy enum value set: [RESPONSE_BODY, RESPONSE, METHOD, MODEL, AUTHORIZER, \
         RESPONSE_HEADER, RESOURCE, PATH_PARAMETER, REQUEST_BODY, QUERY_PARAMETER, API, REQUEST_HEADER]",
    );
    refused::<v1::CreateStageRequest>(
        "POST /restapis/a/stages",
        "",
        says,
        "2 validation errors detected: \
         Value null at 'createStageInput.stageName' failed to satisfy constraint: Member must not be null; \
         Value null at 'createStageInput.deploymentId' failed to satisfy constraint: Member must not be null",
    );
    refused::<v1::ImportApiKeysRequest>(
        "POST /apikeys?mode=import&format=xml",
        "",
        says,
        "1 validation error detected: Value 'xml' at 'format' failed to satisfy constraint: \
         Member must satisfy enum value set: [csv]",
    );
}

#[test]
fn violations_are_bounded() {
    let line = "PATCH /restapis/a/stages/b";
    let many = json!({ "patchOperations": vec![json!({ "op": "x" }); 10_000] }).to_string();
    let error = decode::<v1::UpdateStageRequest>(line, many.as_bytes()).unwrap_err();
    assert!(error.message.starts_with("10 validation errors detected: "));
    let long = json!({ "patchOperations": [{ "op": "é".repeat(100_000) }] }).to_string();
    let error = decode::<v1::UpdateStageRequest>(line, long.as_bytes()).unwrap_err();
    assert!(error.message.len() < 3000);
}

#[test]
fn violations_of_the_second_version() {
    let says = "BadRequestException";
    refused::<v2::CreateApiRequest>(
        "POST /v2/apis",
        r#"{"name": "a", "protocolType": "SOAP"}"#,
        says,
        "Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]",
    );
    refused::<v2::CreateIntegrationRequest>(
        "POST /v2/apis/a/integrations",
        r#"{"integrationType": "MOCK", "timeoutInMillis": 49}"#,
        says,
        "1 validation error detected: Value '49' at 'createIntegrationInput.timeoutInMillis' failed to satisfy \
         constraint: Member must have value greater than or equal to 50",
    );
    refused::<v2::ExportApiRequest>(
        "GET /v2/apis/a/exports/OAS31?outputType=JSON",
        "",
        says,
        "1 validation error detected: Value 'OAS31' at 'specification' failed to satisfy constraint: \
         Member must satisfy enum value set: [OAS30]",
    );
}

#[test]
fn wrong_types_in_the_words_of_the_service() {
    let says = "SerializationException";
    let put_integration = |value: &str, message: &str| {
        let body = format!(r#"{{"type": "wrong as well, but types come first", "requestParameters": {value}}}"#);
        let line = "PUT /restapis/a/resources/b/methods/GET/integration";
        refused::<v1::PutIntegrationRequest>(line, &body, says, message);
    };
    put_integration(r#"{"a": true}"#, "class java.lang.Boolean can not be converted to an String");
    put_integration(
        r#"{"a": 1}"#,
        "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String",
    );
    put_integration(r#"{"a": {}}"#, "Start of structure or map found where not expected.");
    put_integration(r#"{"a": []}"#, "Start of list found where not expected");
    put_integration("[]", "Start of list found where not expected");
    put_integration("1", "Expected map or null");
    let update = |body: &str, message: &str| {
        refused::<v1::UpdateStageRequest>("PATCH /restapis/a/stages/b", body, says, message);
    };
    update("[]", "Start of list found where not expected");
    update("1", "Expected null");
    update(r#"{"patchOperations": "x"}"#, "Expected list or null");
    update(r#"{"patchOperations": {}}"#, "Start of structure or map found where not expected.");
    update(r#"{"patchOperations": ["x"]}"#, "Expected null");
    update("{", "Could not parse request body into json: EOF while parsing an object at line 1 column 1");
    let create = |member: &str, message: &str| {
        let body = format!(r#"{{"name": "a", {member}}}"#);
        refused::<v1::CreateRestApiRequest>("POST /restapis", &body, says, message);
    };
    create(r#""minimumCompressionSize": "1""#, "class java.lang.String can not be converted to an Integer");
    create(r#""minimumCompressionSize": true"#, "class java.lang.Boolean can not be converted to an Integer");
    create(r#""disableExecuteApiEndpoint": "maybe""#, "'MAYBE' can not be converted to an Boolean");
    let message = "class java.lang.String can not be converted to an Integer";
    refused::<v1::GetRestApisRequest>("GET /restapis?limit=ten", "", says, message);
}

#[test]
fn bodies_that_are_no_json() {
    for body in [&b"\xff\xfe"[..], b"{\"name\": \"\xff\"}", b"{\"name\": \"a\"} x", &[b'['; 100_000]] {
        let error = decode::<v1::CreateRestApiRequest>("POST /restapis", body).unwrap_err();
        assert_eq!((error.code, error.status), ("SerializationException", 400), "{error}");
        assert!(error.message.starts_with("Could not parse request body into json: "), "{error}");
    }
}

#[test]
fn inputs_from_every_place() {
    // Numbers are cut to the type, unknown members and nulls ignored, nulls in a map of strings kept.
    check::<v1::CreateRestApiRequest>(
        "POST /restapis",
        r#"{"name": "a", "minimumCompressionSize": 3e9, "unknown": 1, "description": null, "tags": {"k": null},
            "binaryMediaTypes": ["a/b", null], "disableExecuteApiEndpoint": "TRUE"}"#,
        Ok(json!({
            "name": "a", "minimumCompressionSize": i32::MAX, "tags": {"k": null}, "binaryMediaTypes": ["a/b"],
            "disableExecuteApiEndpoint": true
        })),
    );
    check::<v1::PutIntegrationRequest>(
        "PUT /restapis/a/resources/b/methods/ANY/integration",
        r#"{"type": "HTTP", "httpMethod": "POST", "timeoutInMillis": 29000.7}"#,
        Ok(json!({
            "restapi_id": "a", "resource_id": "b", "http_method": "ANY", "type": "HTTP", "httpMethod": "POST",
            "timeoutInMillis": 29000
        })),
    );
    check::<v1::GetResourceRequest>(
        "GET /restapis/a/resources/b?embed=methods&embed=x",
        "",
        Ok(json!({ "restapi_id": "a", "resource_id": "b", "embed": ["methods", "x"] })),
    );
    check::<v1::GetApiKeysRequest>(
        "GET /apikeys?name=a+b%2Bc&limit=-1&includeValues=true",
        "ignored",
        Ok(json!({ "limit": -1, "name": "a b+c", "includeValues": true })),
    );
    check::<v1::GetTagsRequest>(
        "GET /tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Frestapis%2Fa%2Fstages%2Fb%2520c",
        "",
        Ok(json!({ "resource_arn": "arn:aws:apigateway:eu-west-1::/restapis/a/stages/b%20c" })),
    );
    check::<v2::DeleteRouteSettingsRequest>(
        "DELETE /v2/apis/a/stages/%24default/routesettings/GET%20%2Fpets",
        "",
        Ok(json!({ "apiId": "a", "stageName": "$default", "routeKey": "GET /pets" })),
    );
    for path in ["/restapis/a%", "/restapis/%ff", "/restapis/a?limit=%"] {
        let error = decode::<v1::DeleteRestApiRequest>(&format!("DELETE {path}"), b"").unwrap_err();
        assert_eq!((error.code, error.status), ("BadRequestException", 400), "{path}: {error}");
    }
}

#[test]
fn imports_and_exports() {
    let import = |line: &str, body: &str| decode::<v1::ImportRestApiRequest>(line, body.as_bytes()).unwrap();
    let input = import("POST /restapis?mode=import&failonwarnings=true&basepath=prepend&x=", "openapi: 3");
    assert_eq!(input.fail_on_warnings, Some(true));
    assert_eq!(input.body.as_deref(), Some(&b"openapi: 3"[..]));
    let rest = json!({ "basepath": "prepend", "x": "" });
    assert_eq!(to_json(&input)["parameters"], rest, "all of the query that no member claims");
    assert_eq!(import("POST /restapis?mode=import", "").body, Some(Bytes::new()));
    let accept = [("accept".to_owned(), "application/yaml".to_owned())];
    let line = "GET /restapis/a/stages/b/exports/oas30?extensions=apigateway";
    let input: v1::GetExportRequest = decode_with(line, &accept, b"").unwrap();
    assert_eq!(input.accepts.as_deref(), Some("application/yaml"));
    assert_eq!(to_json(&input)["parameters"], json!({ "extensions": "apigateway" }));
}

#[test]
fn a_message_to_a_connection_has_a_bound() {
    let post = |size: usize| decode::<management::PostToConnectionRequest>("POST /@connections/a%3D", &vec![0; size]);
    assert_eq!(post(131_072).unwrap().connection_id, "a=");
    let error = post(131_073).unwrap_err();
    assert_eq!((error.code, error.status), ("PayloadTooLargeException", 413));
}

fn encoded<S: Shape>(operation: &'static OperationFacts, output: &S, status: u16, body: &str) -> Encoded {
    let encoded = rest_json::encode(operation, output);
    let found = (encoded.status, String::from_utf8_lossy(&encoded.body).into_owned());
    assert_eq!(found, (status, body.to_owned()), "{}", operation.name);
    encoded
}

#[test]
fn answers() {
    use v1::operations::{
        CREATE_VPC_LINK, DELETE_METHOD, DELETE_REST_API, GET_EXPORT, GET_STAGES, GET_USAGE, GET_USAGE_PLANS,
        UPDATE_METHOD_RESPONSE,
    };
    let created = Some(Timestamp::from_millis(1_511_379_050_999));
    let stage = v1::Stage { stage_name: Some("prod".into()), created_date: created, ..Default::default() };
    let stages = v1::Stages { item: Some(vec![stage]) };
    let body = r#"{"item":[{"stageName":"prod","createdDate":1511379050}]}"#;
    let headers = encoded(GET_STAGES, &stages, 200, body).headers;
    assert_eq!(headers, [("Content-Type".to_owned(), "application/json".to_owned())]);

    let throttle = v1::ThrottleSettings { burst_limit: Some(400), rate_limit: Some(200.0) };
    let plan = v1::UsagePlan { throttle: Some(throttle), tags: Some(IndexMap::new()), ..Default::default() };
    let plans = v1::UsagePlans { position: None, items: Some(vec![plan]) };
    let body = r#"{"item":[{"throttle":{"burstLimit":400,"rateLimit":200.0},"tags":{}}]}"#;
    encoded(GET_USAGE_PLANS, &plans, 200, body);
    let items = IndexMap::from([("key".to_owned(), vec![vec![1, 999]])]);
    let usage = v1::Usage { items: Some(items), ..Default::default() };
    encoded(GET_USAGE, &usage, 200, r#"{"values":{"key":[[1,999]]}}"#);

    encoded(UPDATE_METHOD_RESPONSE, &v1::MethodResponse::default(), 201, "{}");
    encoded(CREATE_VPC_LINK, &v1::VpcLink::default(), 202, "{}");
    assert_eq!(encoded(DELETE_REST_API, &(), 202, "").headers, []);
    assert_eq!(encoded(DELETE_METHOD, &(), 204, "").headers, []);

    let export = v1::ExportResponse {
        content_type: Some("application/yaml".into()),
        content_disposition: Some("attachment; filename=\"a\r\nb\"".into()),
        body: Some(Bytes::from_static(b"openapi: 3")),
    };
    let headers = encoded(GET_EXPORT, &export, 200, "openapi: 3").headers;
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let disposition = header("Content-Disposition", "attachment; filename=\"ab\"");
    assert_eq!(headers, [header("Content-Type", "application/yaml"), disposition]);

    let api = v2::CreateApiResponse { created_date: created, ..Default::default() };
    encoded(v2::operations::CREATE_API, &api, 201, r#"{"createdDate":"2017-11-22T19:30:50Z"}"#);
    let connection = management::GetConnectionResponse { connected_at: created, ..Default::default() };
    let body = r#"{"connectedAt":"2017-11-22T19:30:50.999Z"}"#;
    encoded(management::operations::GET_CONNECTION, &connection, 200, body);
}

#[test]
fn stored_forms_are_read_back() {
    let response = v1::IntegrationResponse {
        status_code: Some("200".into()),
        selection_pattern: Some(String::new()),
        response_templates: Some(IndexMap::from([("application/json".to_owned(), None)])),
        ..Default::default()
    };
    let json =
        json!({ "statusCode": "200", "selectionPattern": "", "responseTemplates": { "application/json": null } });
    assert_eq!(to_json(&response), json);
    assert_eq!(from_json::<v1::IntegrationResponse>(&json).unwrap(), response);
    let export = v1::ExportResponse { body: Some(Bytes::from_static(&[0, 255])), ..Default::default() };
    assert_eq!(to_json(&export), json!({ "body": "AP8=" }));
    assert_eq!(from_json::<v1::ExportResponse>(&to_json(&export)).unwrap(), export);
    for rate in [0.1, 9_540.662_933_084_453, 1e21, -0.0, f64::MAX] {
        let settings = v1::ThrottleSettings { burst_limit: None, rate_limit: Some(rate) };
        let text = to_json(&settings).to_string();
        assert_eq!(from_json::<v1::ThrottleSettings>(&serde_json::from_str(&text).unwrap()).unwrap(), settings);
    }
}
