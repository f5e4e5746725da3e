//! Lambda proxy integrations: the event that a function gets, what becomes of its answer, and of its failures.

mod harness;

use std::time::Duration;

use harness::*;
use serde_json::{Value, json};
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::plan::{FunctionUri, IntegrationPlan, LambdaProxyPlan, StagePlan};

const URI: &str = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\
                   arn:aws:lambda:eu-west-1:000000000000:function:pets:${stageVariables.alias}/invocations";
const FAILED: &str = r#"InternalServerErrorException {"message": "Internal server error"}"#;

fn plan() -> LambdaProxyPlan {
    LambdaProxyPlan {
        function: FunctionUri::parse(URI),
        http_method: Some(http::Method::POST),
        mapped_headers: Vec::new(),
        credentials: None,
        timeout: Duration::from_secs(10),
        is_streamed: false,
    }
}

/// The stage `api`/`dev` with the function behind one method.
fn stage_with(route: &str, plan: LambdaProxyPlan) -> StagePlan {
    let mut stage = stage(vec![(route, IntegrationPlan::LambdaProxy(plan))]);
    stage.variables.insert("alias".to_owned(), "live".to_owned());
    stage
}

fn settings(backend: &Backend) -> GatewaySettings {
    let mut endpoints = Endpoints::default();
    endpoints.add("lambda", &backend.url("/base")).expect("a URL");
    GatewaySettings { dev: true, endpoints, ..GatewaySettings::default() }
}

fn http(status: u16, fields: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status} X\r\nx-amzn-RequestId: lambda-id\r\nContent-Length: {length}\r\n{fields}\r\n{body}")
        .into()
}

/// A Lambda whose functions answer with this payload.
fn answering(payload: impl Into<String>) -> Backend {
    let payload = payload.into();
    Backend::start(move |_| http(200, "", &payload))
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
    serde_json::from_slice(&backend.last().body).unwrap()
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
            http(200, "X-Amz-Function-Error: Unhandled\r\n", r#"{"errorMessage": "oh no", "errorType": "E"}"#),
            502,
            "Lambda execution failed with status 200 due to customer function error: oh no. Lambda request id: lambda-id",
        ),
        (
            http(429, "", r#"{"Message": "Rate Exceeded."}"#),
            500,
            "Lambda invocation failed with status: 429. Lambda request id: lambda-id: Rate Exceeded.",
        ),
        (
            http(404, "", r#"{"Message": "Function not found"}"#),
            500,
            "Execution failed due to configuration error: Invalid permissions on Lambda function: Function not found",
        ),
        (
            http(403, "", r#"{"Message": "not allowed"}"#),
            500,
            "Execution failed due to configuration error: Invalid permissions on Lambda function: not allowed",
        ),
        (
            http(500, "", "broken"),
            502,
            "Lambda invocation failed with status: 500. Lambda request id: lambda-id: broken",
        ),
        (
            http(200, "", r#"{"body": 1}"#),
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
    let backend = Backend::start(|_| http(413, "", "{}"));
    let served = serve(settings(&backend), vec![stage_with("GET /", plan())]);
    assert_eq!(summary(&served.ask("GET /dev", "")), r#"413 RequestTooLargeException {"message":"Request Too Long"}"#);
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
    let mut endpoints = Endpoints::default();
    endpoints.add("lambda", &format!("http://{silent}")).expect("a URL");
    let settings = GatewaySettings { endpoints, ..GatewaySettings::default() };
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
        http(200, "", &payload.to_string())
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
    deployment(&mut stage).methods[0].authorization = Some(AuthorizationPlan { authorizer, scopes: Vec::new() });
    let served = serve(settings(&backend), vec![stage]);
    assert_eq!(served.ask("GET /dev\nAuthorization: t", "").status, 200);
    // From the cache, without latency.
    assert_eq!(
        summary(&served.ask("GET /dev\nAuthorization: t", "")),
        r#"200 {"principalId":"me","integrationLatency":0,"tier":"1","is":"true","name":"n"}"#
    );
}
