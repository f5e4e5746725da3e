//! Lambda authorizers: what their function is told, what becomes of its answer, and how long that holds.

mod harness;

use std::sync::Arc;
use std::time::Duration;

use harness::*;
use serde_json::{Value, json};
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::plan::{
    AuthorizationPlan, AuthorizerEvent, AuthorizerKind, AuthorizerPlan, FunctionUri, IdentitySource, IntegrationPlan,
    LambdaAuthorizerPlan, StagePlan,
};
use stagedoor_vtl::JavaPattern;

const URI: &str = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\
                   arn:aws:lambda:eu-west-1:000000000000:function:guard:${stageVariables.alias}/invocations";
const UNAUTHORIZED: &str = r#"401 UnauthorizedException {"message":"Unauthorized"}"#;
const DENIED: &str = r#"403 AccessDeniedException {"Message":"User is not authorized to access this resource"}"#;
const EXPLICITLY_DENIED: &str =
    r#"403 AccessDeniedException {"Message":"User is not authorized to access this resource with an explicit deny"}"#;
const FAILED: &str = r#"500 AuthorizerConfigurationException {"message":null}"#;

fn token() -> LambdaAuthorizerPlan {
    LambdaAuthorizerPlan {
        event: AuthorizerEvent::Token { validation: None },
        identity_sources: vec![IdentitySource::header("Authorization")],
        function: FunctionUri::parse(URI),
        credentials: None,
        result_ttl: Duration::from_secs(300),
    }
}

fn request(sources: &[&str], ttl_seconds: u64) -> LambdaAuthorizerPlan {
    LambdaAuthorizerPlan {
        event: AuthorizerEvent::Request,
        identity_sources: sources.iter().map(|source| IdentitySource::parse(source).expect("a source")).collect(),
        result_ttl: Duration::from_secs(ttl_seconds),
        ..token()
    }
}

/// The stage `api`/`dev` whose methods ask that authorizer.
fn guarded(plan: LambdaAuthorizerPlan, methods: Vec<(&str, IntegrationPlan)>) -> StagePlan {
    let mut stage = stage(methods);
    let authorizer = Arc::new(AuthorizerPlan { id: "auth01".into(), kind: AuthorizerKind::Lambda(plan) });
    for method in &mut deployment(&mut stage).methods {
        method.authorization =
            Some(AuthorizationPlan::Authorizer { authorizer: authorizer.clone(), scopes: Vec::new() });
    }
    stage.variables.insert("alias".to_owned(), "live".to_owned());
    stage
}

/// One method that shows what the authorizer said.
fn showing(plan: LambdaAuthorizerPlan) -> StagePlan {
    guarded(plan, vec![("GET /pets/{id}", mock("$context.authorizer.principalId $context.authorizer.tier"))])
}

fn settings(backend: &Backend) -> GatewaySettings {
    let mut endpoints = Endpoints::default();
    endpoints.add("lambda", &backend.url("/base")).expect("a URL");
    GatewaySettings { dev: true, endpoints, ..GatewaySettings::default() }
}

/// A Lambda whose functions answer with a payload.
fn lambda(answer: impl Fn(&Value) -> Value + Send + Sync + 'static) -> Backend {
    Backend::start(move |received| {
        let event = serde_json::from_slice(&received.body).expect("an event is JSON");
        let payload = answer(&event).to_string();
        ok(&payload, "")
    })
}

fn ok(payload: &str, fields: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n{fields}\r\n{payload}", payload.len()).into_bytes()
}

fn policy(effect: &str, resource: &str) -> Value {
    json!({"Version": "2012-10-17", "Statement": [
        {"Effect": effect, "Action": "execute-api:Invoke", "Resource": resource}]})
}

fn allowing() -> Value {
    json!({"principalId": "me", "policyDocument": policy("Allow", "*"), "context": {"tier": 1}})
}

/// The status, error type and body of an answer.
fn summary(answer: &Answer) -> String {
    let error_type = answer.header("x-amzn-ErrorType").map(|text| format!("{text} ")).unwrap_or_default();
    format!("{} {error_type}{}", answer.status, answer.text())
}

#[test]
fn the_function_is_called_as_the_service_calls_it() {
    let backend = lambda(|_| allowing());
    let served = serve(settings(&backend), vec![showing(token())]);
    let answer = served.ask("GET /dev/pets/1?x=1\nauthorization: secret-token", "");
    assert_eq!(summary(&answer), "200 me 1");
    let call = backend.last();
    assert_eq!(
        call.line,
        "POST /base/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A000000000000%3Afunction%3Aguard%3Alive/invocations HTTP/1.1"
    );
    assert_eq!(
        String::from_utf8_lossy(&call.body),
        r#"{"type":"TOKEN","authorizationToken":"secret-token","methodArn":"arn:aws:execute-api:us-east-1:000000000000:api/dev/GET/pets/1"}"#
    );
    let source = "arn:aws:execute-api:us-east-1:000000000000:api/authorizers/auth01";
    for (name, expected) in [
        ("X-Amz-Source-Arn", source),
        ("X-Amz-Invocation-Type", "RequestResponse"),
        ("User-Agent", "AmazonAPIGateway_api"),
        ("x-amzn-apigateway-api-id", "api"),
        ("X-Amz-Date", "20260102T030405Z"),
        ("x-amzn-lambda-integration-tag", answer.header("x-amzn-RequestId").unwrap()),
    ] {
        assert_eq!(call.header(name), Some(expected), "{name}");
    }
    let authorization = call.header("Authorization").unwrap();
    assert!(
        authorization.starts_with("AWS4-HMAC-SHA256 Credential=test/20260102/eu-west-1/lambda/aws4_request, "),
        "{authorization}"
    );
    // What `explain` keeps holds no secret.
    let explained = served.explain(&answer).to_string();
    assert!(!explained.contains("secret-token") && explained.contains("******-token"), "{explained}");
}

#[test]
fn what_is_kept_of_an_answer_that_is_no_good_holds_no_secret() {
    let backend = lambda(|_| {
        let mut answer = allowing();
        answer["usageIdentifierKey"] = "value-of-an-api-key".into();
        answer["context"] = json!({"list": []});
        answer
    });
    let served = serve(settings(&backend), vec![showing(request(&["method.request.header.Auth"], 0))]);
    let answer = served.ask("GET /dev/pets/1\nauth: secret-token", "");
    assert_eq!(summary(&answer), FAILED);
    let explained = served.explain(&answer).to_string();
    assert!(explained.contains("*****pi-key") && explained.contains("******-token"), "{explained}");
    assert!(!explained.contains("value-of") && !explained.contains("secret-token"), "{explained}");
}

#[test]
fn calls_are_signed_with_the_keys_of_the_settings() {
    let backend = lambda(|_| allowing());
    let keys = stagedoor_http::sigv4::Credentials {
        access_key_id: "AKID".to_owned(),
        secret_access_key: "secret".to_owned(),
        session_token: Some("session".to_owned()),
    };
    let shown = format!("{keys:?}");
    assert!(!shown.contains("secret") && !shown.contains("session"), "{shown}");
    let with_keys = GatewaySettings { aws_credentials: Some(keys), ..settings(&backend) };
    let served = serve(with_keys, vec![showing(token())]);
    assert_eq!(served.ask("GET /dev/pets/1\nAuthorization: a", "").status, 200);
    let call = backend.last();
    assert!(call.header("Authorization").unwrap().starts_with("AWS4-HMAC-SHA256 Credential=AKID/"));
    assert_eq!(call.header("X-Amz-Security-Token"), Some("session"));
}

#[test]
fn a_request_authorizer_is_told_all_but_the_body() {
    let backend = lambda(|_| allowing());
    let sources =
        ["method.request.header.Auth", "method.request.querystring.q", "stageVariables.alias", "context.stage"];
    let served = serve(settings(&backend), vec![showing(request(&sources, 300))]);
    let answer =
        served.ask("GET /dev/pets/a%20b?q=1&q=2+3&r=\nAuth: x\nauth: y\nUSER-agent: tests\nContent-MD5: no", "");
    assert_eq!(summary(&answer), "200 me 1");
    let mut event: Value = serde_json::from_slice(&backend.last().body).unwrap();
    let trace = event["headers"]["X-Amzn-Trace-Id"].take();
    assert!(trace.as_str().is_some_and(|trace| trace.starts_with("Root=1-")), "{trace}");
    assert_eq!(backend.last().header("X-Amzn-Trace-Id"), trace.as_str());
    event["multiValueHeaders"]["X-Amzn-Trace-Id"].take();
    let port = served.address.port().to_string();
    let expected = json!({
        "type": "REQUEST",
        "methodArn": "arn:aws:execute-api:us-east-1:000000000000:api/dev/GET/pets/a%20b",
        "resource": "/pets/{id}",
        "path": "/pets/a%20b",
        "httpMethod": "GET",
        "headers": {
            "Host": "api.execute-api.localhost", "Auth": "x", "auth": "y", "User-Agent": "tests",
            "X-Forwarded-For": "127.0.0.1", "X-Forwarded-Port": port, "X-Forwarded-Proto": "http",
            "X-Amzn-Trace-Id": null,
        },
        "multiValueHeaders": {
            "Host": ["api.execute-api.localhost"], "Auth": ["x"], "auth": ["y"], "User-Agent": ["tests"],
            "X-Forwarded-For": ["127.0.0.1"], "X-Forwarded-Port": [port], "X-Forwarded-Proto": ["http"],
            "X-Amzn-Trace-Id": null,
        },
        "queryStringParameters": {"q": "2 3", "r": ""},
        "multiValueQueryStringParameters": {"q": ["1", "2 3"], "r": [""]},
        "pathParameters": {"id": "a%20b"},
        "stageVariables": {"alias": "live"},
        "requestContext": {
            "resourceId": "res0", "resourcePath": "/pets/{id}", "httpMethod": "GET",
            "extendedRequestId": answer.header("x-amz-apigw-id"), "requestTime": "02/Jan/2026:03:04:05 +0000",
            "path": "/dev/pets/a%20b", "accountId": "000000000000", "protocol": "HTTP/1.1", "stage": "dev",
            "domainPrefix": "api", "requestTimeEpoch": 1_767_323_045_678_i64,
            "requestId": answer.header("x-amzn-RequestId"),
            "identity": {
                "cognitoIdentityPoolId": null, "accountId": null, "cognitoIdentityId": null, "caller": null,
                "sourceIp": "127.0.0.1", "principalOrgId": null, "accessKey": null,
                "cognitoAuthenticationType": null, "cognitoAuthenticationProvider": null, "userArn": null,
                "userAgent": "tests", "user": null,
            },
            "domainName": "api.execute-api.localhost", "deploymentId": "dep1", "apiId": "api",
        },
    });
    assert_eq!(serde_json::to_string_pretty(&event).unwrap(), serde_json::to_string_pretty(&expected).unwrap());
    // Nothing to tell is an empty map.
    let served = serve(settings(&backend), vec![guarded(request(&[], 0), vec![("GET /", mock("x"))])]);
    assert_eq!(served.ask("GET /dev", "").status, 200);
    let event: Value = serde_json::from_slice(&backend.last().body).unwrap();
    assert_eq!(event["methodArn"], "arn:aws:execute-api:us-east-1:000000000000:api/dev/GET/");
    for name in ["queryStringParameters", "multiValueQueryStringParameters", "pathParameters"] {
        assert_eq!(event[name], json!({}), "{name}");
    }
}

#[test]
fn what_becomes_of_an_answer() {
    let with = |members: Value| {
        let mut answer = json!({"principalId": "me", "policyDocument": policy("Allow", "*")});
        for (name, value) in members.as_object().unwrap() {
            answer[name] = value.clone();
        }
        answer
    };
    let cases = vec![
        (with(json!({})), "200 me "),
        (with(json!({"context": {"tier": "gold"}})), "200 me gold"),
        (with(json!({"context": {"tier": 1.5, "other": null}})), "200 me 1.5"),
        (with(json!({"context": {"tier": true}})), "200 me true"),
        (with(json!({"context": null, "usageIdentifierKey": null, "extra": 1})), "200 me "),
        (with(json!({"policyDocument": policy("Allow", "arn:aws:execute-api:*:*:api/dev/GET/pets/*")})), "200 me "),
        (with(json!({"policyDocument": policy("Allow", "arn:aws:execute-api:*:*:api/dev/POST/*")})), DENIED),
        (with(json!({"policyDocument": policy("Deny", "*")})), EXPLICITLY_DENIED),
        (with(json!({"policyDocument": {"Statement": []}})), DENIED),
        (with(json!({"context": {"tier": []}})), FAILED),
        (with(json!({"context": {"tier": {}}})), FAILED),
        (with(json!({"context": "tier"})), FAILED),
        (with(json!({"usageIdentifierKey": 1})), FAILED),
        (with(json!({"principalId": 1})), FAILED),
        (with(json!({"policyDocument": null})), FAILED),
        (with(json!({"policyDocument": "Allow"})), FAILED),
        (with(json!({"policyDocument": {"Statement": {"Effect": "Allow", "Action": "*"}}})), FAILED),
        // Lambda's own limit is the only one.
        (with(json!({"context": {"other": "x".repeat(1_000_000)}})), "200 me "),
        (json!({"policyDocument": policy("Allow", "*")}), FAILED),
        (json!({}), FAILED),
        (json!([]), FAILED),
        (json!("allow"), FAILED),
        (Value::Null, FAILED),
    ];
    let answers: Vec<Value> = cases.iter().map(|(answer, _)| answer.clone()).collect();
    let backend = lambda(move |event| {
        let token: usize = event["authorizationToken"].as_str().unwrap().parse().unwrap();
        answers[token].clone()
    });
    let served = serve(settings(&backend), vec![showing(token())]);
    for (index, (answer, expected)) in cases.iter().enumerate() {
        let seen = served.ask(&format!("GET /dev/pets/1\nAuthorization: {index}"), "");
        assert_eq!(summary(&seen), *expected, "{answer} {:?}", seen.header("x-stagedoor-reason"));
    }
}

#[test]
fn what_becomes_of_a_failure() {
    let backend = Backend::start(|received| {
        let event: Value = serde_json::from_slice(&received.body).expect("an event is JSON");
        let error = "X-Amz-Function-Error: Unhandled\r\n";
        match event["authorizationToken"].as_str().unwrap() {
            "unauthorized" => ok(r#"{"errorMessage":"Unauthorized","errorType":"Error"}"#, error),
            "other" => ok(r#"{"errorMessage":"Unauthorized!"}"#, error),
            "speechless" => ok("", error),
            "no json" => ok("<allow/>", ""),
            "missing" => {
                b"HTTP/1.1 404 Not Found\r\nContent-Length: 26\r\n\r\n{\"Message\":\"no function\"}\r\n".to_vec()
            }
            "throttled" => b"HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n".to_vec(),
            "broken" => b"HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n".to_vec(),
            _ => Vec::new(),
        }
    });
    let served = serve(settings(&backend), vec![showing(token())]);
    let check = |token: &str, expected: &str, verdict: &str, reason: &str| {
        let answer = served.ask(&format!("GET /dev/pets/1\nAuthorization: {token}"), "");
        assert_eq!(summary(&answer), expected, "{token}");
        let explained = served.explain(&answer);
        let step = explained["steps"].as_array().unwrap().iter().find(|step| step["step"] == "authorize").unwrap();
        assert_eq!(step["verdict"], verdict, "{token}");
        assert!(explained["reason"].as_str().unwrap().contains(reason), "{token}: {explained}");
    };
    check("unauthorized", UNAUTHORIZED, "UNAUTHORIZED", "threw \"Unauthorized\"");
    check("other", FAILED, "AUTHORIZER_FAILURE", "the function failed");
    check("speechless", FAILED, "AUTHORIZER_FAILURE", "the function failed");
    check("no json", FAILED, "AUTHORIZER_CONFIGURATION_ERROR", "it is no JSON object");
    check("missing", FAILED, "AUTHORIZER_CONFIGURATION_ERROR", "failed with status: 404. no function");
    check("throttled", FAILED, "AUTHORIZER_FAILURE", "failed with status: 429");
    check("broken", FAILED, "AUTHORIZER_FAILURE", "failed with status: 503");
    check("gone", FAILED, "AUTHORIZER_FAILURE", "gave no answer");
    // Failures are not remembered.
    let before = backend.count();
    check("unauthorized", UNAUTHORIZED, "UNAUTHORIZED", "threw");
    check("other", FAILED, "AUTHORIZER_FAILURE", "the function failed");
    assert_eq!(backend.count(), before + 2);
}

#[test]
fn nobody_is_called_who_is_not_configured() {
    let served = serve(GatewaySettings { dev: true, ..GatewaySettings::default() }, vec![showing(token())]);
    let answer = served.ask("GET /dev/pets/1\nAuthorization: a", "");
    assert_eq!(summary(&answer), FAILED);
    let explained = served.explain(&answer);
    assert!(explained["reason"].as_str().unwrap().contains("--endpoint-url lambda=URL"), "{explained}");
    let nowhere = LambdaAuthorizerPlan { function: FunctionUri::parse("arn:aws:lambda:x"), ..token() };
    let backend = lambda(|_| allowing());
    let served = serve(settings(&backend), vec![showing(nowhere)]);
    assert_eq!(summary(&served.ask("GET /dev/pets/1\nAuthorization: a", "")), FAILED);
    assert_eq!(backend.count(), 0);
}

#[test]
fn who_brings_no_identity_is_not_heard() {
    let backend = lambda(|_| allowing());
    let check = |plan: LambdaAuthorizerPlan, head: &str, heard: bool| {
        let before = backend.count();
        let served = serve(settings(&backend), vec![showing(plan)]);
        let expected = if heard { "200 me 1" } else { UNAUTHORIZED };
        assert_eq!(summary(&served.ask(head, "")), expected, "{head}");
        assert_eq!(backend.count() - before, usize::from(heard), "{head}");
    };
    let digits = || {
        let validation = Some(JavaPattern::new("Bearer \\d+").expect("a pattern"));
        LambdaAuthorizerPlan { event: AuthorizerEvent::Token { validation }, ..token() }
    };
    check(token(), "GET /dev/pets/1", false);
    check(token(), "GET /dev/pets/1\nAuthorization:", false);
    check(LambdaAuthorizerPlan { result_ttl: Duration::ZERO, ..token() }, "GET /dev/pets/1", false);
    check(token(), "GET /dev/pets/1\nAUTHORIZATION: x", true);
    check(digits(), "GET /dev/pets/1\nAuthorization: Bearer 12", true);
    check(digits(), "GET /dev/pets/1\nAuthorization: Bearer 12x", false);
    check(digits(), "GET /dev/pets/1\nAuthorization: xBearer 12", false);
    let both = ["method.request.header.A", "method.request.querystring.b"];
    check(request(&both, 300), "GET /dev/pets/1?b=1\nA: 1", true);
    check(request(&both, 300), "GET /dev/pets/1?b=1", false);
    check(request(&both, 300), "GET /dev/pets/1?b=\nA: 1", false);
    check(request(&both, 300), "GET /dev/pets/1?B=1\nA: 1", false);
    check(request(&both, 0), "GET /dev/pets/1", true);
    check(request(&["stageVariables.alias", "context.httpMethod"], 300), "GET /dev/pets/1", true);
    check(request(&["stageVariables.none"], 300), "GET /dev/pets/1", false);
}

#[test]
fn an_answer_holds_for_its_time_and_its_identity() {
    let backend = lambda(|event| {
        let principal = event["authorizationToken"].clone();
        json!({"principalId": principal, "policyDocument": policy("Allow", "*/GET/pets/*")})
    });
    let methods = || vec![("GET /pets/{id}", mock("$context.authorizer.principalId")), ("GET /orders", mock("orders"))];
    let served = serve(settings(&backend), vec![guarded(token(), methods())]);
    let ask = |path: &str, token: &str| summary(&served.ask(&format!("GET /dev{path}\nAuthorization: {token}"), ""));
    assert_eq!(ask("/pets/1", "a"), "200 a");
    assert_eq!(ask("/pets/2", "a"), "200 a");
    assert_eq!(backend.count(), 1);
    // The policy is asked anew for each method, so that one written for another method denies.
    assert_eq!(ask("/orders", "a"), DENIED);
    assert_eq!(backend.count(), 1);
    assert_eq!(ask("/pets/1", "b"), "200 b");
    assert_eq!(backend.count(), 2);
    served.clock.advance(299);
    assert_eq!(ask("/pets/1", "a"), "200 a");
    assert_eq!(backend.count(), 2);
    served.clock.advance(1);
    assert_eq!(ask("/pets/1", "a"), "200 a");
    assert_eq!(backend.count(), 3);
    // A flush empties this stage alone; a new plan of the stage keeps what is known.
    served.gateway.flush_authorizers("api", "other");
    let mut newer = guarded(token(), methods());
    newer.revision = 2;
    served.gateway.publish(vec![stagedoor_gateway::Change::PutStage(newer)]);
    assert_eq!(ask("/pets/1", "a"), "200 a");
    assert_eq!(backend.count(), 3);
    served.gateway.flush_authorizers("api", "dev");
    assert_eq!(ask("/pets/1", "a"), "200 a");
    assert_eq!(backend.count(), 4);
    // Without a time to live nothing is kept.
    let served = serve(settings(&backend), vec![guarded(request(&[], 0), vec![("GET /pets", mock("x"))])]);
    let before = backend.count();
    for _ in 0..3 {
        served.ask("GET /dev/pets", "");
    }
    assert_eq!(backend.count(), before + 3);
}

#[test]
fn all_identity_sources_tell_answers_apart() {
    let backend = lambda(|_| allowing());
    let sources = ["method.request.header.A", "method.request.querystring.b"];
    let served = serve(settings(&backend), vec![showing(request(&sources, 300))]);
    for (head, is_new) in [
        ("GET /dev/pets/1?b=1\nA: 1", true),
        ("GET /dev/pets/2?b=1&c=2\nA: 1\nB: 3", false),
        ("GET /dev/pets/1?b=2\nA: 1", true),
        ("GET /dev/pets/1?b=1&b=2\nA: 1", true),
        ("GET /dev/pets/1?b=1\nA: 1\nA: 1", true),
        ("GET /dev/pets/1?b=1\na: 1", false),
    ] {
        let before = backend.count();
        assert_eq!(served.ask(head, "").status, 200, "{head}");
        assert_eq!(backend.count() > before, is_new, "{head}");
    }
}

#[test]
fn a_denied_caller_is_known_to_the_answer() {
    let backend =
        lambda(|_| json!({"principalId": "me", "policyDocument": policy("Deny", "*"), "context": {"why": "too late"}}));
    let mut stage = showing(token());
    let custom = stagedoor_gateway::plan::GatewayResponsePlan {
        status_code: Some(418),
        response_templates: [(
            "application/json".to_owned(),
            "$context.authorizer.why $context.error.message".to_owned(),
        )]
        .into(),
        ..Default::default()
    };
    deployment(&mut stage).gateway_responses.insert("ACCESS_DENIED".to_owned(), custom);
    let served = serve(settings(&backend), vec![stage]);
    let answer = served.ask("GET /dev/pets/1\nAuthorization: a", "");
    let text = "too late User is not authorized to access this resource with an explicit deny";
    assert_eq!((answer.status, answer.text().as_str()), (418, text));
}

#[test]
fn conditions_see_the_request() {
    let backend = lambda(|event| {
        let mut policy = policy("Allow", "*");
        let condition: Value = serde_json::from_str(event["authorizationToken"].as_str().unwrap()).unwrap();
        policy["Statement"][0]["Condition"] = condition;
        json!({"principalId": "me", "policyDocument": policy, "context": {"tier": 1}})
    });
    let served = serve(settings(&backend), vec![showing(token())]);
    for (condition, expected) in [
        (json!({"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}), "200 me 1"),
        (json!({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}), DENIED),
        (json!({"StringEquals": {"aws:UserAgent": "tests"}}), "200 me 1"),
        (json!({"StringLike": {"aws:Referer": "http://a/*"}}), "200 me 1"),
        (json!({"Bool": {"aws:SecureTransport": "true"}}), DENIED),
        (json!({"DateGreaterThan": {"aws:CurrentTime": "2026-01-02T00:00:00Z"}}), "200 me 1"),
        (json!({"NumericLessThan": {"aws:EpochTime": 1_767_323_045}}), DENIED),
        (json!({"StringEquals": {"aws:PrincipalTag/x": "y"}}), DENIED),
        (json!({"StringFoo": {"aws:UserAgent": "tests"}}), FAILED),
    ] {
        let head = format!("GET /dev/pets/1\nUser-Agent: tests\nReferer: http://a/b\nAuthorization: {condition}");
        assert_eq!(summary(&served.ask(&head, "")), expected, "{condition}");
    }
}

#[test]
fn an_arn_has_its_length() {
    let backend = lambda(|_| allowing());
    let served = serve(settings(&backend), vec![showing(token())]);
    let answer = served.ask(&format!("GET /dev/pets/{}\nAuthorization: a", "x".repeat(1600)), "");
    assert_eq!((answer.status, answer.text().as_str()), (414, r#"{"message": "Request URI too long"}"#));
    assert_eq!(backend.count(), 0);
}

#[test]
fn an_authorizer_is_tested_by_itself() {
    let backend = lambda(|event| match event["authorizationToken"].as_str() {
        Some("deny") => json!({"principalId": "me", "policyDocument": policy("Deny", "*")}),
        _ => json!({"principalId": "principal", "policyDocument": policy("Allow", "*")}),
    });
    let clock = Arc::new(FixedClock::default());
    let gateway = stagedoor_gateway::Gateway::new(settings(&backend), clock, Arc::new(CountingRandom::default()));
    let invoker = stagedoor_gateway::TestInvoker::new(gateway);
    let executor = tokio::runtime::Builder::new_current_thread().build().expect("an executor");
    let test = |plan: LambdaAuthorizerPlan, path: &str, headers: &[(&str, &str)]| {
        let request = stagedoor_gateway::TestRequest {
            stage: guarded(plan, vec![("GET /", mock("x"))]),
            http_method: "GET".parse().unwrap(),
            path_with_query_string: path.to_owned(),
            headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            body: Default::default(),
            context: [("identity.sourceIp".to_owned(), "192.0.2.1".to_owned())].into(),
        };
        executor.block_on(invoker.authorize(request)).expect("no panic")
    };
    let known = test(token(), "", &[("Authorization", "secret-token")]);
    assert_eq!((known.refused_with, known.principal_id.as_deref()), (None, Some("principal")));
    assert_eq!(known.policy, Some(policy("Allow", "*").to_string()));
    let log: Vec<&str> =
        known.log.lines().map(|line| line.split_once(" : ").map_or("Execution log", |(_, text)| text)).collect();
    let id = known.log.lines().next().unwrap().rsplit(' ').next().unwrap();
    let function = "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/\
                    arn:aws:lambda:eu-west-1:000000000000:function:guard:live/invocations";
    let arn = "arn:aws:execute-api:us-east-1:000000000000:api/null/GET/";
    assert_eq!(
        [&log[..4], &log[5..]].concat(),
        [
            "Execution log".to_owned(),
            format!("Starting authorizer: auth01 for request: {id}"),
            "Incoming identity: ******-token".to_owned(),
            format!("Endpoint request URI: {function}"),
            format!(
                "Endpoint request body after transformations: \
                 {{\"type\":\"TOKEN\",\"authorizationToken\":\"******-token\",\"methodArn\":\"{arn}\"}}"
            ),
            format!("Sending request to {function}"),
            format!(
                "Authorizer result body before parsing: {{\"principalId\":\"principal\",\"policyDocument\":{}}}",
                policy("Allow", "*")
            ),
            "Using valid authorizer policy for principal: ***ncipal".to_owned(),
            "Successfully completed authorizer execution".to_owned(),
        ]
    );
    assert!(log[4].starts_with("Endpoint request headers: {") && log[4].contains("X-Amz-Source-Arn="), "{}", log[4]);
    // The policy is shown, not applied: no method is called. And nothing is remembered.
    let denied = test(token(), "", &[("Authorization", "deny")]);
    assert_eq!((denied.refused_with, denied.principal_id.as_deref()), (None, Some("me")));
    let before = backend.count();
    test(token(), "", &[("Authorization", "deny")]);
    assert_eq!(backend.count(), before + 1);
    assert_eq!(test(token(), "", &[]).refused_with, Some(401));
    test(request(&["context.identity.sourceIp"], 300), "/pets?a=1", &[]);
    let event: Value = serde_json::from_slice(&backend.last().body).unwrap();
    assert_eq!(event["methodArn"], "arn:aws:execute-api:us-east-1:000000000000:api/null/GET/pets");
    assert_eq!(event["queryStringParameters"], json!({"a": "1"}));
    assert_eq!(event["requestContext"]["identity"]["sourceIp"], "192.0.2.1");
}
