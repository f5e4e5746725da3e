//! Lambda proxy integrations: the event that a function gets, what becomes of its answer, and of its failures.

mod harness;

use std::time::Duration;

use harness::*;
use serde_json::{Value, json};
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::plan::{FunctionUri, IntegrationPlan, LambdaProxyPlan, StagePlan};

const URI: &str = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\
                   arn:aws:lambda:eu-west-1:000000000000:function:pets:${stageVariables.alias}/invocations";
const FAILED: &str = r#"InternalServerErrorException {"message": "Internal server error"}"#;

fn plan() -> LambdaProxyPlan {
    lambda_proxy_plan(URI)
}

/// The stage `api`/`dev` with the function behind one method.
fn stage_with(route: &str, plan: LambdaProxyPlan) -> StagePlan {
    let mut stage = stage(vec![(route, IntegrationPlan::LambdaProxy(plan))]);
    stage.variables.insert("alias".to_owned(), "live".to_owned());
    stage
}

fn settings(backend: &Backend) -> GatewaySettings {
    lambda_settings(&backend.url("/base"))
}

/// A Lambda whose functions answer with this payload.
fn answering(payload: impl Into<String>) -> Backend {
    let payload = payload.into();
    Backend::start(move |_| lambda_answer(200, "", &payload))
}

/// What a caller gets of a function that answers with this payload.
fn answer_of(payload: impl Into<String>) -> Answer {
    let backend = answering(payload);
    serve(settings(&backend), vec![stage_with("ANY /{proxy+}", plan())]).ask("GET /dev/a", "")
}

/// The status, error type and body of an answer.
fn summary(answer: &Answer) -> String {
    let error_type = answer.header("x-amzn-ErrorType").map(|text| format!("{text} ")).unwrap_or_default();
    format!("{} {error_type}{}", answer.status, answer.text())
}

/// The header fields that the function, or the gateway on its behalf, set.
fn fields(answer: &Answer) -> String {
    const OWN: [&str; 6] =
        ["Date", "Content-Length", "Connection", "x-amzn-RequestId", "x-amz-apigw-id", "X-Amzn-Trace-Id"];
    let fields = answer.headers.iter().filter(|(name, _)| !OWN.iter().any(|own| own.eq_ignore_ascii_case(name)));
    fields.map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
}

/// Why the gateway refused.
fn reason(served: &Served, answer: &Answer) -> String {
    served.explain(answer)["reason"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_function_is_called_as_the_service_calls_it() {
    let backend = answering("{}");
    let served = serve(settings(&backend), vec![stage_with("ANY /{proxy+}", plan())]);
    let answer = served.ask("PUT /dev/a/b\nx-api-key: secret-key\nAuthorization: secret-token", "text");
    assert_eq!(summary(&answer), "200 ");
    let call = backend.last();
    assert_eq!(
        call.line,
        "POST /base/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A000000000000%3Afunction%3Apets%3Alive/invocations HTTP/1.1"
    );
    for (name, expected) in [
        ("X-Amz-Source-Arn", "arn:aws:execute-api:us-east-1:000000000000:api/dev/ANY/{proxy+}"),
        ("X-Amz-Invocation-Type", "RequestResponse"),
        ("User-Agent", "AmazonAPIGateway_api"),
        ("x-amzn-apigateway-api-id", "api"),
        ("X-Amz-Date", "20260102T030405Z"),
        ("x-amzn-lambda-integration-tag", answer.header("x-amzn-RequestId").unwrap()),
        ("X-Amzn-Trace-Id", answer.header("X-Amzn-Trace-Id").unwrap()),
    ] {
        assert_eq!(call.header(name), Some(expected), "{name}");
    }
    let authorization = call.header("Authorization").unwrap();
    assert!(
        authorization.starts_with("AWS4-HMAC-SHA256 Credential=test/20260102/eu-west-1/lambda/"),
        "{authorization}"
    );
    // The function gets the caller's secrets; what `explain` keeps holds none.
    assert!(String::from_utf8_lossy(&call.body).contains("secret-token"));
    let explained = served.explain(&answer).to_string();
    assert!(!explained.contains("secret-") && explained.contains("******-token"), "{explained}");
}

#[test]
fn the_event_has_the_service_s_members_in_its_order() {
    let backend = answering("{}");
    let served = serve(settings(&backend), vec![stage_with("ANY /pets/{proxy+}", plan())]);
    let head = "POST //dev//pets/a%20b/c/?q=1&q=2+3&r=&s=%2B\nAuth: x\nauth: y\nAuth: z\nUSER-agent: tests\n\
                authorization: t\nConnection: keep-alive\nX-Forwarded-For: 1.2.3.4";
    let answer = served.ask(head, "{\"caf\u{e9}\": \"\\\"\"}\n");
    assert_eq!(summary(&answer), "200 ");
    let (ids, trace) = (
        ["x-amz-apigw-id", "x-amzn-RequestId"].map(|name| answer.header(name).unwrap()),
        answer.header("X-Amzn-Trace-Id").unwrap(),
    );
    let port = served.address.port().to_string();
    let expected = json!({
        "resource": "/pets/{proxy+}",
        "path": "/pets/a%20b/c/",
        "httpMethod": "POST",
        "headers": {
            "Host": "api.execute-api.localhost", "Auth": "z", "auth": "y", "User-Agent": "tests", "Authorization": "t",
            "X-Forwarded-For": "1.2.3.4, 127.0.0.1", "X-Forwarded-Port": port, "X-Forwarded-Proto": "http",
            "X-Amzn-Trace-Id": trace,
        },
        "multiValueHeaders": {
            "Host": ["api.execute-api.localhost"], "Auth": ["x", "z"], "auth": ["y"], "User-Agent": ["tests"],
            "Authorization": ["t"], "X-Forwarded-For": ["1.2.3.4, 127.0.0.1"], "X-Forwarded-Port": [port],
            "X-Forwarded-Proto": ["http"], "X-Amzn-Trace-Id": [trace],
        },
        "queryStringParameters": {"q": "2 3", "r": "", "s": "+"},
        "multiValueQueryStringParameters": {"q": ["1", "2 3"], "r": [""], "s": ["+"]},
        "pathParameters": {"proxy": "a%20b/c"},
        "stageVariables": {"alias": "live"},
        "requestContext": {
            "resourceId": "res0", "resourcePath": "/pets/{proxy+}", "httpMethod": "POST", "extendedRequestId": ids[0],
            "requestTime": "02/Jan/2026:03:04:05 +0000", "path": "/dev//pets/a%20b/c/", "accountId": "000000000000",
            "protocol": "HTTP/1.1", "stage": "dev", "domainPrefix": "api", "requestTimeEpoch": 1_767_323_045_678_i64,
            "requestId": ids[1],
            "identity": {
                "cognitoIdentityPoolId": null, "accountId": null, "cognitoIdentityId": null, "caller": null,
                "sourceIp": "127.0.0.1", "principalOrgId": null, "accessKey": null,
                "cognitoAuthenticationType": null, "cognitoAuthenticationProvider": null, "userArn": null,
                "userAgent": "tests", "user": null,
            },
            "domainName": "api.execute-api.localhost", "deploymentId": "dep1", "apiId": "api",
        },
        "body": "{\"caf\u{e9}\": \"\\\"\"}\n",
        "isBase64Encoded": false,
    });
    assert_eq!(String::from_utf8_lossy(&backend.last().body), expected.to_string());
}

/// The event of a request, as the function got it.
fn event_of(stage: StagePlan, head: &str, body: &[u8]) -> Value {
    let backend = answering("{}");
    let served = serve(settings(&backend), vec![stage]);
    assert_eq!(summary(&served.ask_bytes(head, body)), "200 ");
    serde_json::from_slice(&backend.last().body).expect("an event is JSON")
}

#[test]
fn what_is_not_there_is_null() {
    let mut stage = stage_with("GET /", plan());
    stage.variables.clear();
    stage.variables.insert("alias".to_owned(), "x".to_owned());
    let event = event_of(stage, "GET /dev", b"");
    for name in ["queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "body"] {
        assert_eq!(event[name], Value::Null, "{name}");
    }
    assert_eq!(event["requestContext"].get("authorizer"), None);
    let mut plan = plan();
    plan.function = FunctionUri::parse(&URI.replace(":${stageVariables.alias}", ""));
    let mut stage = stage_with("GET /", plan);
    stage.variables.clear();
    assert_eq!(event_of(stage, "GET /dev", b"")["stageVariables"], Value::Null);
}

#[test]
fn bodies_are_text_or_base64_by_their_type() {
    let with = |types: &[&str], content_type: &str, body: &[u8]| {
        let mut stage = stage_with("POST /", plan());
        deployment(&mut stage).binary_media_types = types.iter().map(|text| (*text).to_owned()).collect();
        let field = if content_type.is_empty() { String::new() } else { format!("\nContent-Type: {content_type}") };
        let event = event_of(stage, &format!("POST /dev{field}"), body);
        format!("{} {}", event["isBase64Encoded"], event["body"])
    };
    for (types, content_type, expected) in [
        (&[][..], "image/png", "false \"a\u{fffd}\""),
        (&["image/png"], "image/png", "true \"Yf8=\""),
        (&["image/png"], "image/png; q=1", "true \"Yf8=\""),
        (&["image/png"], "image/gif", "false \"a\u{fffd}\""),
        (&["image/*"], "image/gif", "true \"Yf8=\""),
        (&["*/png"], "image/png", "false \"a\u{fffd}\""),
        (&["*/*"], "text/plain", "true \"Yf8=\""),
        (&["*/*"], "", "true \"Yf8=\""),
        (&["application/json"], "", "true \"Yf8=\""),
        (&["image/png"], "", "false \"a\u{fffd}\""),
    ] {
        assert_eq!(with(types, content_type, b"a\xff"), expected, "{types:?} {content_type}");
    }
    assert_eq!(with(&["*/*"], "image/png", b""), "false null");
}

#[test]
fn compressed_bodies_are_read_as_what_they_mean() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, "caf\u{e9}".as_bytes()).expect("memory");
    let compressed = encoder.finish().expect("memory");
    let head = "POST /dev\nContent-Encoding: gzip\nContent-Type: text/plain";
    let mut compressing = stage_with("POST /", plan());
    deployment(&mut compressing).minimum_compression_size = Some(1_000_000);
    let event = event_of(compressing, head, &compressed);
    assert_eq!((&event["body"], &event["isBase64Encoded"]), (&json!("caf\u{e9}"), &json!(false)));
    assert_eq!(event["headers"].get("Content-Encoding"), None);
    // An API that does not compress leaves it to the function.
    let mut plain = stage_with("POST /", plan());
    deployment(&mut plain).binary_media_types = vec!["text/*".to_owned()];
    let event = event_of(plain, head, &compressed);
    assert_eq!((&event["isBase64Encoded"], &event["headers"]["Content-Encoding"]), (&json!(true), &json!("gzip")));
}

#[test]
fn what_becomes_of_an_answer() {
    let bad = format!("502 {FAILED}");
    for (payload, expected, expected_fields) in [
        (json!({}), "200 ", "Content-Type: application/json"),
        (json!({"statusCode": 201, "body": "made"}), "201 made", "Content-Type: application/json"),
        (json!({"statusCode": "201"}), "201 ", "Content-Type: application/json"),
        (json!({"headers": {"X-A": "1"}}), "200 ", "X-A: 1; Content-Type: application/json"),
        (json!({"headers": null, "multiValueHeaders": null, "body": null}), "200 ", "Content-Type: application/json"),
        (json!({"headers": {"content-type": "text/html", "b": true}}), "200 ", "content-type: text/html; b: true"),
        (
            json!({"headers": {"my-h": "solo", "Set-Cookie": "c=3"},
                "multiValueHeaders": {"My-H": ["multi"], "set-cookie": ["a=1", "b=2"]}}),
            "200 ",
            "My-H: multi; set-cookie: a=1; set-cookie: b=2; My-H: solo; set-cookie: c=3; Content-Type: application/json",
        ),
        (
            json!({"headers": {"Connection": "close", "Content-Length": "7", "date": "now", "Server": "mine",
                "Transfer-Encoding": "chunked", "WWW-Authenticate": "Basic", "Via": "x", "Location": "/x"}}),
            "200 ",
            "Location: /x; x-amzn-Remapped-Connection: close; x-amzn-Remapped-Content-Length: 7; \
             x-amzn-Remapped-date: now; x-amzn-Remapped-Server: mine; x-amzn-Remapped-WWW-Authenticate: Basic; \
             Content-Type: application/json",
        ),
        (
            json!({"headers": {"a b": "1", "X-Two": "1\r\nX-Three: 2"}}),
            "200 ",
            "X-Two: 1  X-Three: 2; Content-Type: application/json",
        ),
        (json!({"statusCode": 204, "body": "none"}), "204 ", "Content-Type: application/json"),
        (json!({"statusCode": 404, "body": "no"}), "404 no", "Content-Type: application/json"),
        (json!({"body": "aGk=", "isBase64Encoded": true}), "200 aGk=", "Content-Type: application/json"),
    ] {
        let answer = answer_of(payload.to_string());
        assert_eq!((summary(&answer).as_str(), fields(&answer).as_str()), (expected, expected_fields), "{payload}");
        assert!(answer.header("X-Amzn-Trace-Id").is_some_and(|trace| trace.starts_with("Root=1-")), "{payload}");
    }
    for payload in [
        "null",
        "\"text\"",
        "1",
        "[]",
        "",
        "{",
        "plain text",
        r#"{"wrongKey": 1}"#,
        r#"{"statusCode": "test"}"#,
        r#"{"body": {"a": 1}}"#,
        r#"{"headers": {"a": []}}"#,
        r#"{"multiValueHeaders": {"a": "1"}}"#,
        r#"{"statusCode": 99}"#,
        r#"{"errorMessage": "mine"}"#,
    ] {
        let answer = answer_of(payload);
        assert_eq!(summary(&answer), bad, "{payload}");
        assert_eq!(answer.header("X-Amzn-Trace-Id"), None);
    }
}

#[test]
fn base64_is_decoded_for_who_asks_first_for_a_binary_type() {
    for (types, accept, expected) in [
        (&["image/png"][..], "image/png", "200 hi"),
        (&["image/png"], "image/png;q=0.9, text/html", "200 hi"),
        (&["image/png"], "text/html, image/png", "200 aGk="),
        (&["image/png"], "*/*", "200 aGk="),
        (&["image/png"], "image/*", "200 aGk="),
        (&["image/*"], "image/gif", "200 hi"),
        (&["*/test"], "image/test", "200 aGk="),
        (&["application/*"], "application/*", "200 hi"),
        (&["application/*"], "application", "200 aGk="),
        (&["image/png"], "", "200 aGk="),
        (&["*/*"], "*/*", "200 hi"),
        (&[], "image/png", "200 aGk="),
    ] {
        let backend = answering(json!({"body": "aGk=", "isBase64Encoded": true}).to_string());
        let mut stage = stage_with("GET /", plan());
        deployment(&mut stage).binary_media_types = types.iter().map(|text| (*text).to_owned()).collect();
        let served = serve(settings(&backend), vec![stage]);
        let field = if accept.is_empty() { String::new() } else { format!("\nAccept: {accept}") };
        assert_eq!(summary(&served.ask(&format!("GET /dev{field}"), "")), expected, "{types:?} {accept}");
    }
    let backend = answering(json!({"body": "not base64!", "isBase64Encoded": true}).to_string());
    let mut stage = stage_with("GET /", plan());
    deployment(&mut stage).binary_media_types = vec!["*/*".to_owned()];
    let served = serve(settings(&backend), vec![stage]);
    assert_eq!(summary(&served.ask("GET /dev\nAccept: a/b", "")), format!("500 {FAILED}"));
}

#[test]
fn failures_of_functions_and_of_lambda() {
    for (answer, status, expected) in [
        (
            lambda_answer(200, "X-Amz-Function-Error: Unhandled\r\n", r#"{"errorMessage": "oh no", "errorType": "E"}"#),
            502,
            "Lambda execution failed with status 200 due to customer function error: oh no. Lambda request id: lambda-id",
        ),
        (
            lambda_answer(429, "", r#"{"Message": "Rate Exceeded."}"#),
            500,
            "Lambda invocation failed with status: 429. Lambda request id: lambda-id: Rate Exceeded.",
        ),
        (
            lambda_answer(404, "", r#"{"Message": "Function not found"}"#),
            500,
            "Execution failed due to configuration error: Invalid permissions on Lambda function: Function not found",
        ),
        (
            lambda_answer(403, "", r#"{"Message": "not allowed"}"#),
            500,
            "Execution failed due to configuration error: Invalid permissions on Lambda function: not allowed",
        ),
        (
            lambda_answer(500, "", "broken"),
            502,
            "Lambda invocation failed with status: 500. Lambda request id: lambda-id: broken",
        ),
        (
            lambda_answer(200, "", r#"{"body": 1}"#),
            502,
            "Execution failed due to configuration error: Malformed Lambda proxy response: body is no text",
        ),
    ] {
        let backend = Backend::start(move |_| answer.clone());
        let served = serve(settings(&backend), vec![stage_with("GET /", plan())]);
        let answer = served.ask("GET /dev", "");
        assert_eq!(summary(&answer), format!("{status} {FAILED}"), "{expected}");
        assert_eq!(reason(&served, &answer), expected);
    }
    let backend = Backend::start(|_| lambda_answer(413, "", "{}"));
    let served = serve(settings(&backend), vec![stage_with("GET /", plan())]);
    assert_eq!(summary(&served.ask("GET /dev", "")), r#"413 RequestTooLargeException {"message":"Request Too Long"}"#);
}

#[test]
fn lambdas_that_are_none() {
    for (answer, expected) in [
        (Vec::new(), "the connection broke before the response"),
        (b"garbage\r\n\r\n".to_vec(), "the response is not well formed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{".to_vec(), "the connection failed inside a body"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx".to_vec(), "the body is not framed"),
    ] {
        let lambda = on_each_connection(move |socket| {
            let _ = std::io::Read::read(&mut &socket, &mut [0; 65536]);
            let _ = std::io::Write::write_all(&mut &socket, &answer);
        });
        let served = serve(lambda_settings(&format!("http://{lambda}")), vec![stage_with("GET /", plan())]);
        let answer = served.ask("GET /dev", "");
        assert_eq!(summary(&answer), format!("502 {FAILED}"), "{expected}");
        let said = reason(&served, &answer);
        let broke = "the peer closed the connection inside a body";
        assert!(said.contains(expected) || said.contains(broke), "{said} | {expected}");
    }
    let free_port =
        std::net::TcpListener::bind("127.0.0.1:0").expect("loopback has ports").local_addr().expect("bound");
    let served = serve(lambda_settings(&format!("http://{free_port}")), vec![stage_with("GET /", plan())]);
    let answer = served.ask("GET /dev", "");
    assert_eq!(summary(&answer), format!("502 {FAILED}"));
    assert!(reason(&served, &answer).contains("could not connect"), "{}", reason(&served, &answer));
}

#[test]
fn request_contexts() {
    let context = |stage: StagePlan, changes: Vec<stagedoor_gateway::Change>, head: &str| {
        let backend = answering("{}");
        let served = serve(settings(&backend), vec![stage]);
        served.gateway.publish(changes);
        assert_eq!(summary(&served.ask(head, "")), "200 ");
        let event: Value = serde_json::from_slice(&backend.last().body).unwrap();
        (event["path"].as_str().unwrap().to_owned(), event["requestContext"].clone())
    };
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");

    // What only some events have stands where the service puts it.
    let mut named = stage_with("GET /", plan());
    deployment(&mut named).methods[0].operation_name = Some("listPets".into());
    let mut canary = stage_with("GET /", plan());
    named.canary = Some(stagedoor_gateway::plan::CanaryPlan {
        percent_traffic: 0.0,
        variables: Default::default(),
        deployment: std::mem::replace(&mut canary.deployment, stage(vec![]).deployment),
        use_stage_cache: false,
    });
    let (_, seen) = context(named, Vec::new(), "GET /dev");
    assert_eq!((&seen["operationName"], &seen["isCanaryRequest"]), (&json!("listPets"), &json!(false)));
    assert_eq!(
        names(&seen),
        "resourceId resourcePath operationName httpMethod extendedRequestId isCanaryRequest requestTime path accountId \
         protocol stage domainPrefix requestTimeEpoch requestId identity domainName deploymentId apiId"
    );

    // With a key there are more members, in another order.
    use stagedoor_gateway::plan::{ApiKeyPlan, UsagePlan, UsagePlanStage, ValueDigest};
    use stagedoor_gateway::{Change, UsageChange};
    let usage = |change| Change::Usage { account_id: "000000000000".into(), region: "us-east-1".into(), change };
    let opened = UsagePlanStage { api_id: "api".into(), stage_name: "dev".into(), throttles: Default::default() };
    let value_digest = ValueDigest::of(b"value");
    let keys = vec![
        usage(UsageChange::PutKey(ApiKeyPlan { key_id: "key1".into(), value_digest, enabled: true })),
        usage(UsageChange::PutPlan(UsagePlan::new("plan".into(), vec![opened], None, None))),
        usage(UsageChange::PutPlanKey { plan_id: "plan".into(), key_id: "key1".into(), days: Vec::new() }),
    ];
    let mut keyed = stage_with("GET /", plan());
    deployment(&mut keyed).methods[0].api_key_required = true;
    let (_, seen) = context(keyed, keys, "GET /dev\nx-api-key: value");
    assert_eq!(
        names(&seen["identity"]),
        "cognitoIdentityPoolId cognitoIdentityId apiKey principalOrgId cognitoAuthenticationType userArn apiKeyId \
         userAgent accountId caller sourceIp accessKey cognitoAuthenticationProvider user"
    );
    assert_eq!((&seen["identity"]["apiKey"], &seen["identity"]["apiKeyId"]), (&json!("value"), &json!("key1")));

    // Behind a custom domain name the path has the base path.
    use stagedoor_gateway::plan::{BasePathMappingPlan, DomainNamePlan};
    let mapping = BasePathMappingPlan { api_id: "api".into(), stage_name: Some("dev".into()) };
    let domain_name = DomainNamePlan {
        revision: 1,
        id: "pets.example.com".into(),
        hosts: vec!["pets.example.com".into()],
        mappings: [("v1".into(), mapping)].into_iter().collect(),
        ..DomainNamePlan::default()
    };
    let changes = vec![Change::PutDomainName(domain_name)];
    let (path, seen) = context(stage_with("GET /{proxy+}", plan()), changes, "GET /v1/a/b\nHost: pets.example.com:80");
    assert_eq!((path.as_str(), &seen["path"], &seen["stage"]), ("/v1/a/b", &json!("/v1/a/b"), &json!("dev")));
    assert_eq!((&seen["domainName"], &seen["domainPrefix"]), (&json!("pets.example.com"), &json!("pets")));
}

#[test]
fn what_lambda_cannot_carry() {
    let backend = answering("{}");
    let served = serve(settings(&backend), vec![stage_with("POST /", plan())]);
    let large = "x".repeat(6 * 1024 * 1024);
    assert_eq!(served.ask("POST /dev", &large).status, 413);
    assert_eq!(backend.count(), 0);
    let backend = answering(json!({ "body": "x".repeat(6 * 1024 * 1024 + 100_000) }).to_string());
    let served = serve(settings(&backend), vec![stage_with("POST /", plan())]);
    assert_eq!(summary(&served.ask("POST /dev", "")), format!("502 {FAILED}"));
}

#[test]
fn misconfigurations() {
    let no_endpoint = serve(GatewaySettings::default(), vec![stage_with("GET /", plan())]);
    let answer = no_endpoint.ask("GET /dev", "");
    assert_eq!(summary(&answer), format!("500 {FAILED}"));
    let said = reason(&no_endpoint, &answer);
    assert!(said.starts_with("no setting says where Lambda is: set --endpoint-url lambda=URL or "), "{said}");
    let backend = answering("{}");
    for (plan, expected) in [
        (
            LambdaProxyPlan { http_method: Some(http::Method::GET), ..plan() },
            "Lambda's Invoke takes POST only, and the integration's httpMethod makes it GET",
        ),
        (
            LambdaProxyPlan { http_method: None, ..plan() },
            "Lambda's Invoke takes POST only, and the integration's httpMethod makes it GET",
        ),
        (
            LambdaProxyPlan { mapped_headers: vec!["X-A".to_owned(), "te".to_owned()], ..plan() },
            "Execution failed due to configuration error: te header already present",
        ),
        (
            LambdaProxyPlan { function: FunctionUri::parse("nothing"), ..plan() },
            "Execution failed due to configuration error: the integration's uri names no function",
        ),
        (
            LambdaProxyPlan { is_streamed: true, ..plan() },
            "Execution failed due to configuration error: the integration's uri names no function",
        ),
    ] {
        let served = serve(settings(&backend), vec![stage_with("GET /", plan)]);
        let answer = served.ask("GET /dev", "");
        assert_eq!(summary(&answer), format!("500 {FAILED}"), "{expected}");
        assert_eq!(reason(&served, &answer), expected);
    }
    assert_eq!(backend.count(), 0);
    // Mappings have no effect, whatever they name.
    let plan = LambdaProxyPlan { mapped_headers: vec!["X-Amz-Invocation-Type".to_owned()], ..plan() };
    let served = serve(settings(&backend), vec![stage_with("GET /", plan)]);
    assert_eq!(served.ask("GET /dev", "").status, 200);
    assert_eq!(backend.last().header("X-Amz-Invocation-Type"), Some("RequestResponse"));
}

#[test]
fn a_function_that_takes_too_long() {
    let silent = on_each_connection(|socket| {
        let _ = std::io::Read::read(&mut &socket, &mut [0; 65536]);
        for _ in 0..5_000 {
            pause();
        }
    });
    let settings = lambda_settings(&format!("http://{silent}"));
    let plan = LambdaProxyPlan { timeout: Duration::from_millis(60), ..plan() };
    let served = serve(settings, vec![stage_with("GET /", plan)]);
    let expected = r#"504 InternalServerErrorException {"message": "Endpoint request timed out"}"#;
    assert_eq!(summary(&served.ask("GET /dev", "")), expected);
}

#[test]
fn what_an_authorizer_said_is_told() {
    use stagedoor_gateway::plan::*;
    let backend = Backend::start(|received| {
        let event: Value = serde_json::from_slice(&received.body).unwrap();
        let policy = json!({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]});
        let context = json!({"tier": 1, "is": true, "name": "n", "principalId": "forged"});
        let payload = match event.get("type") {
            Some(_) => json!({"principalId": "me", "policyDocument": policy, "context": context}),
            None => json!({ "body": event["requestContext"]["authorizer"].to_string() }),
        };
        lambda_answer(200, "", &payload.to_string())
    });
    let mut stage = stage_with("GET /", plan());
    let authorizer = std::sync::Arc::new(AuthorizerPlan {
        id: "auth01".into(),
        kind: AuthorizerKind::Lambda(LambdaAuthorizerPlan {
            event: AuthorizerEvent::Token { validation: None },
            identity_sources: vec![IdentitySource::header("Authorization")],
            function: FunctionUri::parse(URI),
            credentials: None,
            result_ttl: Duration::from_secs(300),
        }),
    });
    deployment(&mut stage).methods[0].authorization =
        Some(AuthorizationPlan::Authorizer { authorizer, scopes: Vec::new() });
    let served = serve(settings(&backend), vec![stage]);
    assert_eq!(served.ask("GET /dev\nAuthorization: t", "").status, 200);
    // From the cache, without latency.
    assert_eq!(
        summary(&served.ask("GET /dev\nAuthorization: t", "")),
        r#"200 {"principalId":"me","integrationLatency":0,"tier":"1","is":"true","name":"n"}"#
    );
}
