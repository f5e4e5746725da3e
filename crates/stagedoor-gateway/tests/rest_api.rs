//! REST APIs from URL to answer, without a backend: what the caller sees and what the record says.

mod harness;

use harness::*;
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::plan::{
    GatewayResponsePlan, IntegrationPlan, MockPlan, ParameterSource, PassthroughBehavior, RequestBodyPlan,
};

fn dev() -> GatewaySettings {
    GatewaySettings { dev: true, ..GatewaySettings::default() }
}

/// The verdicts of a record: `resolve:ok route:ok …`.
fn verdicts(record: &serde_json::Value) -> String {
    let steps = record["steps"].as_array().expect("steps");
    let texts = steps.iter().map(|step| {
        format!(
            "{}:{}",
            step["step"].as_str().expect("a name").replace(' ', "-"),
            step["verdict"].as_str().expect("one")
        )
    });
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_url_form_reaches_the_same_stage() {
    let served = serve(dev(), vec![stage(vec![("GET /pets/{id}", mock("pet")), ("GET /", mock("root"))])]);
    let check = |head: &str, status: u16, body: &str| {
        let answer = served.ask(head, "");
        assert_eq!((answer.status, answer.text().as_str()), (status, body), "{head}");
    };
    for host in [
        "api.execute-api.localhost",
        "API.execute-api.localhost:4566",
        "api.execute-api.us-east-1.localhost:4566",
        "api.execute-api.eu-central-1.amazonaws.com",
        "api.execute-api.us-east-1.localhost.localstack.cloud:4566",
    ] {
        check(&format!("GET /dev/pets/1\nHost: {host}"), 200, "pet");
    }
    for path in ["/_aws/execute-api/api/dev/pets/1", "/restapis/API/dev/_user_request_/pets/1"] {
        check(&format!("GET {path}\nHost: localhost:4566"), 200, "pet");
    }
    check("GET /dev", 200, "root");
    check("GET /dev/?a=b", 200, "root");
    check("GET //dev/pets/1/", 200, "pet");
    // Misses are always JSON.
    let unknown = "{\"message\":\"The API id 'none' does not correspond to a deployed API Gateway API\"}";
    check("GET /dev/pets\nHost: none.execute-api.localhost", 404, unknown);
    check("GET /_aws/execute-api/none/dev\nHost: localhost", 404, unknown);
    check("GET /Dev/pets/1", 403, "{\"message\":\"Forbidden\"}");
    check("GET /", 403, "{\"message\":\"Forbidden\"}");
    check("GET /dev/dogs", 403, "{\"message\":\"Missing Authentication Token\"}");
    check("POST /dev/pets/1", 403, "{\"message\":\"Missing Authentication Token\"}");
    // What is no invoke URL is the control plane's.
    check("GET /restapis/api/stages\nHost: localhost", 200, "control: GET /restapis/api/stages ");
    check("POST /v2/apis?x=1\nHost: example.com", 200, "control: POST /v2/apis?x=1 ");
}

#[test]
fn answers_carry_the_services_headers() {
    let served = serve(GatewaySettings::default(), vec![stage(vec![("GET /a", mock("hello"))])]);
    let answer = served.ask("GET /dev/a", "");
    let names: Vec<_> = answer.headers.iter().map(|(name, _)| name.to_lowercase()).collect();
    for expected in ["date", "content-type", "content-length", "connection", "x-amzn-requestid", "x-amz-apigw-id"] {
        assert!(names.iter().any(|name| name == expected), "{expected} in {names:?}");
    }
    assert_eq!(answer.header("Content-Type"), Some("application/json"));
    assert_eq!(answer.header("X-Amzn-Trace-Id"), None);
    assert_eq!(answer.header("x-amzn-ErrorType"), None);
    assert_eq!(answer.header("x-amz-apigw-id").map(str::len), Some(16));
    let id = "0C6C4F23-0405-4607-8809-0a0b0c0d0e0f";
    let answer = served.ask(&format!("GET /dev/a\nx-amzn-requestid: {id}"), "");
    assert_eq!(answer.header("x-amzn-RequestId"), Some(id));
    let answer = served.ask("GET /dev/none\nx-amzn-requestid: mine", "");
    assert_eq!(answer.header("x-amzn-RequestId").map(str::len), Some(36));
    assert_eq!(answer.header("x-amzn-ErrorType"), Some("MissingAuthenticationTokenException"));
    assert_eq!(answer.header("x-stagedoor-reason"), None);
}

#[test]
fn unmatched_requests_are_taken_for_signed_calls() {
    let served = serve(dev(), vec![stage(vec![("GET /a", mock("a"))])]);
    let answer = served.ask("GET /dev/none\nAuthorization: Bearer x", "");
    assert_eq!(answer.status, 403);
    assert_eq!(answer.header("x-amzn-ErrorType"), Some("IncompleteSignatureException"));
    let answer = served.ask("GET /dev/none\nAuthorization: AWS4-HMAC-SHA256 Credential=a/b/c/execute-api/d", "");
    assert_eq!(answer.text(), "{\"message\":\"Missing Authentication Token\"}");
    assert_eq!(answer.header("x-stagedoor-reason"), Some("no resource answers GET /none"));
    let record = served.explain(&answer);
    assert_eq!(verdicts(&record), "resolve:ok intake:ok route:MISSING_AUTHENTICATION_TOKEN gateway-response:ok");
    assert_eq!(record["status"], 403);
    assert_eq!(record["apiId"], "api");
    assert_eq!(record["reason"], "no resource answers GET /none");
}

#[test]
fn malformed_requests() {
    let served = serve(GatewaySettings::default(), vec![stage(vec![("ANY /{proxy+}", mock("ok"))])]);
    let long = "x".repeat(11_000);
    let bad = "{\"message\":\"Bad Request\"}";
    for (request, status, body) in [
        ("GET /dev/a?x=%41 HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n".to_owned(), 200, "ok"),
        (
            "GET /dev/a?x={y} HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n".to_owned(),
            400,
            "{\"message\": \"Bad Request\"}",
        ),
        (
            "GET /dev/a?x=a|b HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n".to_owned(),
            400,
            "{\"message\": \"Bad Request\"}",
        ),
        (
            "GET /dev/%zz HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n".to_owned(),
            400,
            "{\"message\": \"Bad Request\"}",
        ),
        (
            "GET /dev/a% HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n".to_owned(),
            400,
            "{\"message\": \"Bad Request\"}",
        ),
        ("nonsense\r\n\r\n".to_owned(), 400, bad),
        ("GET /dev HTTP/1.1\r\n\r\n".to_owned(), 400, bad),
        ("GET /dev HTTP/1.1\nHost: a\n\n".to_owned(), 400, bad),
        (format!("GET /{long} HTTP/1.1\r\nHost: a\r\n\r\n"), 414, "{\"message\":\"Request URI too long\"}"),
        (
            format!("GET /dev/a HTTP/1.1\r\nHost: api.execute-api.localhost\r\nX: {long}\r\n\r\n"),
            431,
            "{\"message\": \"Request Header Fields Too Large\"}",
        ),
        (
            "POST /dev/a HTTP/1.1\r\nHost: api.execute-api.localhost\r\nContent-Length: 10485761\r\n\r\n".to_owned(),
            413,
            "{\"message\":\"Request Too Long\"}",
        ),
    ] {
        let answer = served.send(request.as_bytes());
        assert_eq!((answer.status, answer.text().as_str()), (status, body), "{request:.80}");
        assert_eq!(answer.header("Content-Type"), Some("application/json"), "{request:.80}");
    }
}

#[test]
fn mock_selects_maps_and_renders() {
    let mapped = |status, pattern| {
        let mut plan = response(status, pattern, "body");
        plan.response_parameters = response_parameters(&[
            ("X-Literal", "'a b'"),
            ("X-Stage", "context.stage"),
            ("X-Path", "context.path"),
            ("X-Resource", "context.resourcePath"),
            ("X-Domain", "context.domainName"),
            ("X-Time", "context.requestTime"),
            ("X-Variable", "stageVariables.color"),
            ("X-None", "stageVariables.none"),
            ("X-Epoch", "context.requestTimeEpoch"),
            ("X-Id", "method.request.path.id"),
            ("X-Query", "method.request.querystring.q"),
            ("X-All", "method.request.multivaluequerystring.q"),
            ("X-Header", "method.request.header.X-One"),
            ("X-Other-Case", "method.request.header.x-one"),
            ("Server", "'mine'"),
            ("Transfer-Encoding", "'chunked'"),
            ("Content-Type", "'text/plain'"),
        ]);
        plan
    };
    let mut undeclared = response(204, Some("204"), "");
    undeclared.declared = false;
    let mut plan = stage(vec![
        ("GET /ok/{id}", mock_with("{\"statusCode\": 200}", vec![mapped(200, None)])),
        (
            "GET /lowest",
            mock_with("{statusCode: 404}", vec![response(500, Some(".+"), ""), response(400, Some("4\\d{2}"), "")]),
        ),
        (
            "GET /default",
            mock_with("{statusCode: 302}", vec![response(400, Some("4\\d{2}"), ""), response(201, None, "")]),
        ),
        (
            "GET /part",
            mock_with("{statusCode: 4040}", vec![response(400, Some("4\\d{2}"), ""), response(202, None, "")]),
        ),
        ("GET /nothing", mock_with("{statusCode: 302}", vec![response(400, Some("4\\d{2}"), "")])),
        ("GET /undeclared", mock_with("{statusCode: 204}", vec![undeclared])),
        ("GET /unparsable", mock_with("{\"statusCode\": \"200\"}", vec![response(200, None, "")])),
        ("GET /broken", mock_with("#if(", vec![response(200, None, "")])),
        (
            "GET /empty",
            mock_with(
                "{\"statusCode\": 200}",
                vec![{
                    let mut plan = response(200, None, "");
                    plan.response_templates.clear();
                    plan
                }],
            ),
        ),
    ]);
    plan.variables.insert("color".into(), "blue".into());
    let served = serve(dev(), vec![plan]);

    let answer = served.ask("GET /dev/ok/7%208?q=1&q=%32\nX-One: a\nX-One: b", "");
    assert_eq!((answer.status, answer.text().as_str()), (200, "body"));
    for (name, expected) in [
        ("X-Literal", Some("a b")),
        ("X-Stage", Some("dev")),
        ("X-Path", Some("/dev/ok/7%208")),
        ("X-Resource", Some("/ok/{id}")),
        ("X-Domain", Some("api.execute-api.localhost")),
        ("X-Time", Some("02/Jan/2026:03:04:05 +0000")),
        ("X-Variable", Some("blue")),
        ("X-None", None),
        ("X-Epoch", None),
        ("X-Id", Some("7%208")),
        ("X-Query", Some("2")),
        ("X-All", Some("1,2")),
        ("X-Header", Some("b")),
        ("X-Other-Case", None),
        ("x-amzn-Remapped-Server", Some("mine")),
        ("Transfer-Encoding", None),
        ("Content-Type", Some("text/plain")),
    ] {
        assert_eq!(answer.header(name), expected, "{name}");
    }
    let record = served.explain(&answer);
    let all = "resolve:ok intake:ok route:ok guard:ok request-body:ok integration-request:ok integration:ok \
               integration-response:ok method-response:ok";
    assert_eq!(verdicts(&record), all);
    assert_eq!(record["method"], "GET /ok/{id}");
    assert_eq!(record["responseLength"], 4);
    assert_eq!(record["time"], "2026-01-02T03:04:05.678Z");

    let configuration = "Execution failed due to configuration error: ";
    for (path, status, reason) in [
        ("lowest", 400, ""),
        ("default", 201, ""),
        ("part", 202, ""),
        ("empty", 200, ""),
        (
            "nothing",
            500,
            "No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 302",
        ),
        ("undeclared", 500, "Output mapping refers to an invalid method response: 204"),
        (
            "unparsable",
            500,
            "Unable to parse statusCode. It should be an integer that is defined in the request template.",
        ),
        ("broken", 500, "Unable to transform request"),
    ] {
        let answer = served.ask(&format!("GET /dev/{path}"), "");
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.header("Content-Type"), Some("application/json"), "{path}");
        if !reason.is_empty() {
            assert_eq!(answer.text(), "{\"message\": \"Internal server error\"}", "{path}");
            assert_eq!(answer.header("x-amzn-ErrorType"), Some("InternalServerErrorException"), "{path}");
            let said = served.explain(&answer)["reason"].as_str().expect("a reason").to_owned();
            assert!(said.starts_with(&format!("{configuration}{reason}")), "{path}: {said}");
        }
    }
}

#[test]
fn passthrough_rules_of_request_templates() {
    let with = |passthrough_behavior, templates: &[(&str, Option<&str>)]| {
        let templates = templates.iter().map(|(name, text)| ((*name).to_owned(), text.and_then(template)));
        IntegrationPlan::Mock(MockPlan {
            request_body: RequestBodyPlan {
                templates: templates.collect(),
                passthrough_behavior,
                ..RequestBodyPlan::default()
            },
            responses: vec![response(200, Some("200"), ""), response(201, Some("201"), ""), response(299, None, "")],
        })
    };
    let asks_201 = Some("{\"statusCode\": 201}");
    let json = ("application/json", asks_201);
    use PassthroughBehavior::{Never, WhenNoMatch, WhenNoTemplates};
    // The body of each request asks for 200, so that 200 means passed and 201 the template.
    for (behavior, templates, content_type, expected) in [
        (WhenNoMatch, &[json][..], "application/json", 201),
        (WhenNoMatch, &[json], "application/json; charset=utf-8", 201),
        (WhenNoMatch, &[json], "text/plain", 200),
        (WhenNoMatch, &[json], "", 201),
        (WhenNoMatch, &[("$default", asks_201)], "text/plain", 201),
        (WhenNoMatch, &[("application/json", None)], "application/json", 200),
        (WhenNoMatch, &[], "text/plain", 200),
        (WhenNoTemplates, &[json], "application/json", 201),
        (WhenNoTemplates, &[json], "text/plain", 415),
        (WhenNoTemplates, &[], "text/plain", 200),
        (Never, &[json], "application/json", 201),
        (Never, &[json], "text/plain", 415),
        (Never, &[], "text/plain", 415),
    ] {
        let served = serve(GatewaySettings::default(), vec![stage(vec![("POST /", with(behavior, templates))])]);
        let field = if content_type.is_empty() { String::new() } else { format!("\nContent-Type: {content_type}") };
        let answer = served.ask(&format!("POST /dev{field}"), "{\"statusCode\": 200}");
        assert_eq!(answer.status, expected, "{behavior:?} {content_type}");
        if expected == 415 {
            assert_eq!(answer.text(), "{\"message\": \"Unsupported Media Type\"}");
        }
    }
    let served = serve(GatewaySettings::default(), vec![stage(vec![("GET /", with(WhenNoMatch, &[]))])]);
    assert_eq!(served.ask("GET /dev", "").status, 299, "nothing asks for a status: the default response");
}

#[test]
fn gateway_responses_can_be_customised() {
    let custom = |status_code, parameters: &[(&str, &str)], templates: &[(&str, &str)]| GatewayResponsePlan {
        status_code,
        response_parameters: response_parameters(parameters),
        response_templates: templates.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
    };
    let mut plan = stage(vec![
        ("GET /{id}", IntegrationPlan::Misconfigured("not a thing".into())),
        ("GET /guarded", mock("secret")),
    ]);
    let deployment_plan = deployment(&mut plan);
    deployment_plan.methods[1].unenforced_guard = Some("apiKeyRequired is not enforced yet".into());
    deployment_plan.gateway_responses = [
        (
            "MISSING_AUTHENTICATION_TOKEN".to_owned(),
            custom(
                Some(404),
                &[
                    ("Access-Control-Allow-Origin", "'*'"),
                    ("X-Query", "method.request.querystring.q"),
                    ("X-Type", "context.error.responseType"),
                    ("X-None", "method.request.header.None"),
                ],
                &[
                    (
                        "application/json",
                        "{\"m\":$context.error.messageString,\"s\":\"${stageVariables.s}.$context.stage.\"}",
                    ),
                    (
                        "text/plain",
                        "$context.error.message ($method.request.querystring.q) $other $5 #if $context.none!",
                    ),
                ],
            ),
        ),
        ("DEFAULT_5XX".to_owned(), custom(None, &[("X-Path", "method.request.path.id")], &[])),
    ]
    .into();
    plan.variables.insert("s".into(), "v".into());
    let served = serve(dev(), vec![plan]);

    let answer = served.ask("POST /dev/x?q=1", "");
    assert_eq!(answer.status, 404);
    assert_eq!(answer.text(), "{\"m\":\"Missing Authentication Token\",\"s\":\"v.dev.\"}");
    // AWS: the error's own type stays whatever the status (inferred).
    assert_eq!(answer.header("x-amzn-ErrorType"), Some("MissingAuthenticationTokenException"));
    assert_eq!(answer.header("Access-Control-Allow-Origin"), Some("*"));
    assert_eq!(answer.header("X-Query"), Some("1"));
    assert_eq!(answer.header("X-Type"), Some("MISSING_AUTHENTICATION_TOKEN"));
    assert_eq!(answer.header("X-None"), None);
    let answer = served.ask("POST /dev/x?q=1\nAccept: text/plain, */*", "");
    assert_eq!(answer.text(), "Missing Authentication Token (1) $other $5 #if !");
    assert_eq!(answer.header("Content-Type"), Some("text/plain"));

    let answer = served.ask("GET /dev/7", "");
    assert_eq!((answer.status, answer.text().as_str()), (500, "{\"message\": \"Internal server error\"}"));
    assert_eq!(answer.header("X-Path"), Some("7"));
    assert_eq!(answer.header("x-stagedoor-reason"), Some("not a thing"));
    let answer = served.ask("GET /dev/guarded", "");
    assert_eq!(answer.status, 500);
    assert_eq!(served.explain(&answer)["reason"], "apiKeyRequired is not enforced yet");
}

#[test]
fn a_disabled_endpoint_refuses_all_its_urls_but_not_the_root() {
    let mut plan = stage(vec![("GET /", mock("root"))]);
    deployment(&mut plan).disable_execute_api_endpoint = true;
    let settings = GatewaySettings { root_stage: Some(("api".into(), "dev".into())), ..GatewaySettings::default() };
    let served = serve(settings, vec![plan]);
    assert_eq!(served.ask("GET /dev", "").status, 403);
    assert_eq!(served.ask("GET /_aws/execute-api/api/dev\nHost: localhost", "").status, 403);
    assert_eq!(served.ask("GET /\nHost: localhost", "").text(), "root");
}

#[test]
fn the_root_stage_answers_what_is_nobodys() {
    let mut plan = mock("pets");
    if let IntegrationPlan::Mock(plan) = &mut plan {
        plan.responses[0].response_parameters =
            vec![("X-Path".into(), ParameterSource::parse("context.path").expect("a source"))];
    }
    let settings = GatewaySettings { root_stage: Some(("api".into(), "dev".into())), ..dev() };
    let served = serve(settings, vec![stage(vec![("GET /pets", plan)])]);
    let signed = |service: &str| {
        format!("Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/{service}/aws4_request")
    };
    let check = |head: &str, expected: &str| assert_eq!(served.ask(head, "").text(), expected, "{head}");
    let answer = served.ask("GET /pets\nHost: localhost:4566", "");
    assert_eq!((answer.text().as_str(), answer.header("X-Path")), ("pets", Some("/pets")));
    check("GET /dev/pets", "pets");
    check(&format!("GET /pets\nHost: localhost\n{}", signed("execute-api")), "pets");
    check(&format!("GET /restapis\nHost: localhost\n{}", signed("apigateway")), "control: GET /restapis ");
    check("GET /_stagedoor/health\nHost: localhost", "control: GET /_stagedoor/health ");
    check("GET /_localstack/health\nHost: localhost", "control: GET /_localstack/health ");
    check("GET /restapis\nHost: localhost", "{\"message\":\"Missing Authentication Token\"}");
    served.gateway.set_root_stage(None);
    check("GET /pets\nHost: localhost", "control: GET /pets ");
}

#[test]
fn the_method_override_counts() {
    let served =
        serve(GatewaySettings::default(), vec![stage(vec![("PUT /a", mock("put")), ("POST /a", mock("post"))])]);
    assert_eq!(served.ask("POST /dev/a", "").text(), "post");
    assert_eq!(served.ask("POST /dev/a\nX-HTTP-Method-Override: PUT", "").text(), "put");
}

#[test]
fn counters_count_each_stage() {
    let served = serve(GatewaySettings::default(), vec![stage(vec![("GET /a", mock("a"))])]);
    let mut last = served.ask("GET /dev/a", "");
    for head in ["GET /dev/a", "GET /dev/none", "GET /none/a"] {
        last = served.ask(head, "");
        served.explain(&last);
    }
    assert_eq!(last.status, 403);
    let text = served.gateway.metrics_text();
    let labels = "{api_id=\"api\",stage=\"dev\"}";
    for expected in [
        format!("stagedoor_requests_total{labels} 3\n"),
        format!("stagedoor_4xx_errors_total{labels} 1\n"),
        format!("stagedoor_5xx_errors_total{labels} 0\n"),
        format!("stagedoor_latency_seconds_count{labels} 3\n"),
        format!("stagedoor_integration_latency_seconds_count{labels} 0\n"),
        "# TYPE stagedoor_latency_seconds histogram\n".to_owned(),
    ] {
        assert!(text.contains(&expected), "{expected} in\n{text}");
    }
}

#[test]
fn templates_see_the_request_and_override_the_answer() {
    let request = "#set($context.responseOverride.header.X-First = $input.params('name'))\
                   #if($input.params('fail') == 'yes')#set($context.responseOverride.status = 444)#end\
                   {\"statusCode\": $input.json('$.code')}";
    let body = "{\"id\": \"$input.params().path.get('id')\", \"stage\": \"$context.stage\", \"v\": \"$stageVariables.v\", \
                \"body\": \"$input.body\", \"verb\": \"$context.httpMethod\", \"epoch\": $context.requestTimeEpoch}";
    let mut plan = stage(vec![(
        "POST /things/{id}",
        mock_with(request, vec![response(200, None, body), response(201, Some("20[12]"), "made")]),
    )]);
    plan.variables.insert("v".into(), "1".into());
    let served = serve(dev(), vec![plan]);
    let ask = |query: &str, body: &str| served.ask(&format!("POST /dev/things/7{query}"), body);
    let answer = ask("?name=a%20b", "{\"code\": 200}");
    let expected = "{\"id\": \"7\", \"stage\": \"dev\", \"v\": \"1\", \"body\": \"{}\", \"verb\": \"POST\", \
                    \"epoch\": 1767323045678}";
    assert_eq!((answer.status, answer.text().as_str()), (200, expected));
    assert_eq!(answer.header("X-First"), Some("a b"));
    let answer = ask("?fail=yes", "{\"code\": 202}");
    assert_eq!((answer.status, answer.text().as_str()), (444, "made"));
    let answer = ask("", "{\"code\": \"x\"}");
    assert_eq!(answer.status, 500);
    assert_eq!(served.explain(&answer)["requestTemplateResult"], "{\"statusCode\": \"x\"}");
}
