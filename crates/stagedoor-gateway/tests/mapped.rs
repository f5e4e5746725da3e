//! Types HTTP and AWS against backends that record what reaches them: what goes out and what comes back is mapped.

mod harness;

use std::time::Duration;

use harness::*;
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::plan::{
    ContentHandling, EndpointPlan, IntegrationPlan, IntegrationResponsePlan, MappedPlan, RequestBodyPlan,
    RequestParameterPlan, ServiceUri, UriTemplate,
};

fn dev() -> GatewaySettings {
    GatewaySettings { dev: true, ..GatewaySettings::default() }
}

/// An HTTP integration of the verb POST without templates, that answers 200 whatever the backend does.
fn plan(endpoint: EndpointPlan) -> MappedPlan {
    MappedPlan {
        endpoint,
        http_method: Some(http::Method::POST),
        request_body: RequestBodyPlan::default(),
        request_parameters: Vec::new(),
        responses: vec![passing(200, None)],
        timeout: Duration::from_secs(10),
    }
}

fn http(uri: &str) -> MappedPlan {
    plan(EndpointPlan::Http { uri: UriTemplate::parse(uri), insecure_skip_verification: false })
}

fn service(uri: &str) -> MappedPlan {
    plan(EndpointPlan::Service { uri: ServiceUri::parse(uri), credentials: None })
}

/// A response without a template.
fn passing(status_code: u16, pattern: Option<&str>) -> IntegrationResponsePlan {
    IntegrationResponsePlan { response_templates: Default::default(), ..response(status_code, pattern, "") }
}

fn mappings(pairs: &[(&str, &str)]) -> Vec<RequestParameterPlan> {
    pairs.iter().map(|(target, source)| RequestParameterPlan::parse(target, source).expect("a mapping")).collect()
}

/// The plan at every path and verb.
fn served(plan: MappedPlan, settings: GatewaySettings) -> Served {
    serve(settings, vec![stage(vec![("ANY /{proxy+}", IntegrationPlan::Mapped(Box::new(plan)))])])
}

/// With services at a backend.
fn with_services(backend: &Backend) -> GatewaySettings {
    let mut endpoints = Endpoints::default();
    for service in ["s3", "sqs", "sns", "dynamodb", "lambda", "sfn"] {
        endpoints.add(service, &backend.url("/base")).expect("an endpoint");
    }
    GatewaySettings { endpoints, ..dev() }
}

#[test]
fn the_callers_fields_stay_here() {
    let backend = Backend::text("hello");
    let served = served(http(&backend.url("/x?own=1")), dev());
    let answer =
        served.ask("PUT /dev/a?q=1\nX-Mine: a\nAccept: text/html\nUser-Agent: me\nContent-Type: text/x", "body");
    assert_eq!((answer.status, answer.text().as_str()), (200, "hello"));
    // AWS: JSON, whatever the backend says, unless it is mapped (recorded).
    assert_eq!(answer.header("Content-Type"), Some("application/json"));
    assert!(answer.header("X-Amzn-Trace-Id").is_some_and(|trace| trace.starts_with("Root=1-")));
    let received = backend.last();
    assert_eq!(received.line, "POST /x?own=1 HTTP/1.1");
    assert_eq!(received.body, b"body");
    for (name, value) in [
        ("Accept", Some("application/json")),
        ("User-Agent", Some("AmazonAPIGateway_api")),
        ("X-Amzn-Apigateway-Api-Id", Some("api")),
        ("Content-Type", Some("text/x")),
        ("Content-Length", Some("4")),
        ("X-Mine", None),
        ("X-Forwarded-For", None),
    ] {
        assert_eq!(received.header(name), value, "{name}");
    }
    assert_eq!(received.header("Host"), Some(backend.address.to_string().as_str()));
}

#[test]
fn what_is_mapped_goes_out() {
    let backend = Backend::text("hello");
    let parameters = mappings(&[
        ("integration.request.path.id", "method.request.path.proxy"),
        ("integration.request.querystring.q", "method.request.multivaluequerystring.q"),
        ("integration.request.querystring.n", "method.request.querystring.none"),
        ("integration.request.header.X-Stage", "context.stage"),
        ("integration.request.header.accept", "'text/plain'"),
        ("integration.request.header.Host", "'elsewhere'"),
        ("integration.request.header.Via", "'lost'"),
        ("integration.request.header.X-Name", "method.request.body.name"),
    ]);
    let mut plan = MappedPlan { request_parameters: parameters, ..http(&backend.url("/items/{id}/{other}")) };
    plan.responses[0].response_parameters = response_parameters(&[
        ("X-Kind", "integration.response.header.Content-Type"),
        ("Server", "'mine'"),
        ("X-Length", "integration.response.body"),
    ]);
    let served = served(plan, dev());
    let answer = served.ask("POST /dev/a/b?q=1&q=2", "{\"name\": \"n\"}");
    assert_eq!(answer.header("X-Kind"), Some("text/plain"));
    assert_eq!(answer.header("x-amzn-Remapped-Server"), Some("mine"));
    assert_eq!(answer.header("X-Length"), Some("hello"));
    let received = backend.last();
    assert_eq!(received.line, "POST /items/a/b/%7Bother%7D?q=1&q=2 HTTP/1.1");
    for (name, value) in [
        ("X-Stage", Some("dev")),
        ("accept", Some("text/plain")),
        ("Accept", None),
        ("Host", Some("elsewhere")),
        ("Via", None),
        ("X-Name", Some("n")),
    ] {
        assert_eq!(received.header(name), value, "{name}");
    }
}

#[test]
fn illegal_targets_of_mappings() {
    let backend = Backend::text("");
    for (name, http_status, service_status) in [
        ("Content-Length", 500, 500),
        ("transfer-encoding", 500, 500),
        ("X-Amzn-Trace-Id", 500, 500),
        ("Authorization", 200, 500),
        ("Connection", 200, 500),
        ("TE", 200, 500),
        ("X-Fine", 200, 200),
    ] {
        let target = format!("integration.request.header.{name}");
        let parameters = || mappings(&[(&target, "'v'")]);
        for (plan, expected) in [
            (http(&backend.url("/")), http_status),
            (service("arn:aws:apigateway:us-east-1:sqs:path/0/q"), service_status),
        ] {
            let served = served(MappedPlan { request_parameters: parameters(), ..plan }, with_services(&backend));
            let answer = served.ask("GET /dev/x", "");
            assert_eq!(answer.status, expected, "{name}");
            if expected == 500 {
                let reason = format!("Execution failed due to configuration error: {name} header already present");
                assert_eq!(served.explain(&answer)["reason"], reason);
            }
        }
    }
}

#[test]
fn templates_make_the_body_and_override_what_is_mapped() {
    let backend = Backend::text("{\"a\": [1, 2]}");
    let text = "#set($context.requestOverride.header.X-A = 'set')#set($context.requestOverride.querystring.q = [\"1\",\"2\"])\
                #set($context.requestOverride.path.id = 'id')#set($context.responseOverride.header.X-Early = 'e')\
                {\"name\": $input.json('$.n')}";
    let mut plan = MappedPlan { request_body: request_body(text), ..http(&backend.url("/{id}")) };
    plan.request_parameters = mappings(&[
        ("integration.request.header.X-A", "'mapped'"),
        ("integration.request.header.x-a", "'other case'"),
        ("integration.request.path.id", "'mapped'"),
    ]);
    plan.responses = vec![response(200, None, "#set($context.responseOverride.status = 201)$input.json('$.a[1]')")];
    let served = served(plan, dev());
    let answer = served.ask("POST /dev/x", "{\"n\": \"N\"}");
    assert_eq!((answer.status, answer.text().as_str()), (201, "2"));
    assert_eq!(answer.header("X-Early"), Some("e"));
    let received = backend.last();
    assert_eq!(received.line, "POST /id?q=1&q=2 HTTP/1.1");
    assert_eq!((received.header("X-A"), received.header("x-a")), (Some("set"), Some("other case")));
    assert_eq!(received.body, b"{\"name\": \"N\"}");
    let record = served.explain(&answer);
    assert_eq!(record["integrationRequest"], "the request template for application/json: {\"name\": \"N\"}");
    assert_eq!(record["endpointRequest"], format!("POST {}", backend.url("/id?q=1&q=2")));
    assert_eq!(record["integrationResponse"], "200, the default; the template for application/json");
    assert_eq!(served.ask("POST /dev/x\nContent-Type: text/x", "t").status, 201, "WHEN_NO_MATCH passes the body");
    assert_eq!(backend.last().body, b"t");
}

#[test]
fn the_backends_status_selects_the_response() {
    let backend = Backend::start(|request| {
        let status = request.header("X-Status").unwrap_or("200");
        format!("HTTP/1.1 {status} Any\r\nContent-Length: 4\r\n\r\nbody").into_bytes()
    });
    let mut plan = http(&backend.url("/"));
    plan.request_parameters = mappings(&[("integration.request.header.X-Status", "method.request.querystring.s")]);
    plan.responses = vec![passing(200, None), passing(404, Some("4\\d{2}")), passing(410, Some("410"))];
    plan.responses.push(IntegrationResponsePlan { declared: false, ..passing(503, Some("503")) });
    let everything = served(plan, dev());
    for (backend_status, expected) in
        [("200", 200), ("500", 200), ("404", 404), ("410", 404), ("302", 200), ("503", 500)]
    {
        assert_eq!(everything.ask(&format!("GET /dev/x?s={backend_status}"), "").status, expected, "{backend_status}");
    }
    let answer = everything.ask("GET /dev/x?s=503", "");
    let invalid =
        "Execution failed due to configuration error: Output mapping refers to an invalid method response: 503";
    assert_eq!(everything.explain(&answer)["reason"], invalid);
    let none = served(MappedPlan { responses: vec![passing(200, Some("2.."))], ..http(&backend.url("/")) }, dev());
    let none_answer = none.ask("GET /dev/x", "");
    assert_eq!(none_answer.status, 200);
    let strict = served(MappedPlan { responses: vec![passing(200, Some("3.."))], ..http(&backend.url("/")) }, dev());
    let answer = strict.ask("GET /dev/x", "");
    assert_eq!((answer.status, answer.text().as_str()), (500, "{\"message\": \"Internal server error\"}"));
    let no_match = "Execution failed due to configuration error: No match for output mapping and no default output \
                    mapping configured. Endpoint Response Status Code: 200";
    assert_eq!(strict.explain(&answer)["reason"], no_match);
}

#[test]
fn the_integrations_verb_decides_about_the_body() {
    let backend = Backend::text("hello");
    for (verb, sent) in [("GET", ""), ("HEAD", ""), ("OPTIONS", ""), ("DELETE", "body"), ("PATCH", "body")] {
        let method = Some(http::Method::from_bytes(verb.as_bytes()).expect("a verb"));
        let served = served(MappedPlan { http_method: method, ..http(&backend.url("/")) }, dev());
        served.ask("POST /dev/x", "body");
        let received = backend.last();
        assert_eq!(received.line, format!("{verb} / HTTP/1.1"));
        assert_eq!(String::from_utf8_lossy(&received.body), sent, "{verb}");
        assert_eq!(received.header("Content-Type").is_some(), !sent.is_empty(), "{verb}");
    }
    let any = served(MappedPlan { http_method: None, ..http(&backend.url("/")) }, dev());
    any.ask("PUT /dev/x", "");
    assert_eq!((backend.last().line.as_str(), backend.last().header("Content-Length")), ("PUT / HTTP/1.1", Some("0")));
}

#[test]
fn text_and_binary_bodies() {
    use ContentHandling::{ToBinary, ToText};
    // The backend answers what it gets, and says of what type it is.
    let backend = Backend::start(|request| {
        let kind = request.header("X-Kind").unwrap_or("text/plain").to_owned();
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", request.body.len());
        [head.as_bytes(), &request.body].concat()
    });
    let check = |request, response, (content_type, kind, accept): (&str, &str, &str), body: &[u8], expected: &[u8]| {
        let mut plan = http(&backend.url("/"));
        plan.request_body.content_handling = request;
        plan.responses[0].content_handling = response;
        plan.request_parameters = mappings(&[("integration.request.header.X-Kind", "method.request.querystring.k")]);
        let mut stage = stage(vec![("ANY /{proxy+}", IntegrationPlan::Mapped(Box::new(plan)))]);
        deployment(&mut stage).binary_media_types = vec!["image/png".to_owned()];
        let served = serve(dev(), vec![stage]);
        let head = format!("POST /dev/x?k={kind}\nContent-Type: {content_type}\nAccept: {accept}");
        let answer = served.ask_bytes(&head, body);
        let got = if answer.status == 200 { answer.body } else { answer.status.to_string().into_bytes() };
        assert_eq!(got, expected, "{request:?} {response:?} {content_type} {kind} {accept}");
    };
    let (text, png) = ("text/plain", "image/png");
    check(None, None, (text, text, text), b"\xff", "\u{fffd}".as_bytes());
    check(None, None, (png, png, png), b"\xff", b"\xff");
    check(None, None, (png, png, text), b"\xff", b"/w==");
    check(None, None, (text, text, png), b"/w==", b"\xff");
    check(None, None, (text, text, png), b"not base64", b"500");
    check(Some(ToText), None, (png, text, text), b"\xff", b"/w==");
    check(Some(ToBinary), None, (text, png, png), b"/w==", b"\xff");
    check(Some(ToBinary), None, (text, png, png), b"no", b"500");
    check(None, Some(ToText), (png, png, png), b"\xff", b"/w==");
    check(None, Some(ToBinary), (text, text, text), b"/w==", b"\xff");
}

#[test]
fn binary_bodies_meet_no_templates() {
    let backend =
        Backend::start(|_| b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1\r\n\r\n\xff".to_vec());
    let with = |request_template: bool, response_template: bool, handling| {
        let mut plan = http(&backend.url("/"));
        if request_template {
            plan.request_body.templates = [("$default".to_owned(), template("$input.body"))].into();
            plan.request_body.content_handling = handling;
        }
        if response_template {
            plan.responses = vec![response(200, None, "<$input.body>")];
            plan.responses[0].content_handling = handling;
        }
        let mut stage = stage(vec![("ANY /{proxy+}", IntegrationPlan::Mapped(Box::new(plan)))]);
        deployment(&mut stage).binary_media_types = vec!["image/png".to_owned()];
        let served = serve(dev(), vec![stage]);
        let answer = served.ask_bytes("POST /dev/x\nContent-Type: image/png\nAccept: image/png", b"\xff");
        if answer.status == 200 { answer.body } else { answer.status.to_string().into_bytes() }
    };
    assert_eq!(with(false, false, None), b"\xff");
    assert_eq!(with(true, false, None), b"500");
    assert_eq!(with(false, true, None), b"500");
    assert_eq!(with(true, false, Some(ContentHandling::ToText)), b"\xff");
    assert_eq!(backend.last().body, b"/w==");
    assert_eq!(with(false, true, Some(ContentHandling::ToText)), b"</w==>");
}

#[test]
fn services_are_called_by_path_and_action() {
    let backend = Backend::text("{}");
    let check = |uri: &str, parameters: &[(&str, &str)], line: &str, fields: &[(&str, &str)]| {
        let plan = MappedPlan { request_parameters: mappings(parameters), ..service(uri) };
        let answer = served(plan, with_services(&backend)).ask("POST /dev/key%20one", "{}");
        assert_eq!(answer.status, 200, "{uri} {}", answer.text());
        let received = backend.last();
        assert_eq!(received.line, line, "{uri}");
        for (name, value) in fields {
            assert_eq!(received.header(name), Some(*value), "{uri} {name}");
        }
        assert!(received.header("Authorization").is_some_and(|text| text.contains("AWS4-HMAC-SHA256")), "{uri}");
        assert!(received.header("X-Amz-Date").is_some(), "{uri}");
        assert_eq!(
            received.header("X-Amz-Source-Arn"),
            Some("arn:aws:execute-api:us-east-1:000000000000:api/dev/ANY/{proxy+}")
        );
    };
    let own = backend.address.to_string();
    check(
        "arn:aws:apigateway:us-east-1:s3:path/bucket/{key}",
        &[("integration.request.path.key", "method.request.path.proxy")],
        "POST /base/bucket/key%20one HTTP/1.1",
        &[("Host", &own), ("Accept", "application/json"), ("User-Agent", "AmazonAPIGateway_api")],
    );
    check(
        "arn:aws:apigateway:us-east-1:bucket.s3:path/key",
        &[],
        "POST /base/key HTTP/1.1",
        &[("Host", &format!("bucket.{own}"))],
    );
    check(
        "arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem",
        &[],
        "POST /base/ HTTP/1.1",
        &[("X-Amz-Target", "DynamoDB_20120810.PutItem"), ("Content-Type", "application/x-amz-json-1.0")],
    );
    check(
        "arn:aws:apigateway:eu-west-1:states:action/StartExecution",
        &[("integration.request.header.X-Amz-Target", "'AWSStepFunctions.StopExecution'")],
        "POST /base/ HTTP/1.1",
        &[("X-Amz-Target", "AWSStepFunctions.StopExecution")],
    );
    check(
        "arn:aws:apigateway:us-east-1:sns:action/Publish&TopicArn=t",
        &[("integration.request.querystring.Message", "'a b'")],
        "POST /base/?Action=Publish&TopicArn=t&Message=a%20b HTTP/1.1",
        &[("Content-Type", "application/json")],
    );
    check(
        "arn:aws:apigateway:us-east-1:sqs:path/000000000000/queue",
        &[("integration.request.header.Content-Type", "'application/x-www-form-urlencoded'")],
        "POST /base/000000000000/queue HTTP/1.1",
        &[("Content-Type", "application/x-www-form-urlencoded")],
    );
}

#[test]
fn services_without_an_endpoint_or_a_name() {
    for (uri, reason) in [
        ("arn:aws:apigateway:us-east-1:kinesis:action/PutRecord", "no setting says where Kinesis is"),
        ("arn:aws:apigateway:us-east-1:nothing", "Invalid endpoint address"),
        ("http://example.com/", "Invalid endpoint address"),
    ] {
        let served = served(service(uri), dev());
        let answer = served.ask("GET /dev/x", "");
        assert_eq!((answer.status, answer.text().as_str()), (500, "{\"message\": \"Internal server error\"}"), "{uri}");
        let explained = served.explain(&answer)["reason"].as_str().expect("a reason").to_owned();
        assert!(explained.starts_with("Execution failed due to configuration error: ") && explained.contains(reason));
    }
}

#[test]
fn functions_select_by_their_error_message() {
    let backend = Backend::start(|request| {
        let body = String::from_utf8_lossy(&request.body).into_owned();
        let status = if body.contains("refused") { 403 } else { 200 };
        format!("HTTP/1.1 {status} Any\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    });
    let uri = "arn:aws:apigateway:us-east-1:lambda:path//2015-03-31/functions/arn:aws:lambda:us-east-1:0:function:f/invocations";
    let with = |method: http::Method| {
        let responses = vec![
            passing(200, None),
            passing(405, Some(".*four hundred.*")),
            passing(502, Some(".+")),
            passing(201, Some("200")),
        ];
        served(MappedPlan { responses, http_method: Some(method), ..service(uri) }, with_services(&backend))
    };
    let lambda = with(http::Method::POST);
    for (body, expected) in [
        ("{}", 200),
        ("\"text\"", 200),
        ("", 200),
        ("{\"errorMessage\": \"four hundred\"}", 405),
        ("{\"errorMessage\": \"any\"}", 502),
        ("{\"errorMessage\": \"\"}", 200),
        ("{\"errorMessage\": \"two\\nlines\"}", 200),
        ("{\"errorMessage\": {\"a\": 1}}", 200),
        ("[\"errorMessage\"]", 200),
        ("{\"refused\": 1}", 500),
    ] {
        let answer = lambda.ask("GET /dev/x", "");
        assert_eq!(answer.status, 200);
        assert_eq!(lambda.ask("POST /dev/x", body).status, expected, "{body}");
    }
    let path = "POST /base/2015-03-31/functions/arn:aws:lambda:us-east-1:0:function:f/invocations HTTP/1.1";
    assert_eq!(backend.last().line, path);
    let answer = lambda.ask("POST /dev/x", "{\"refused\": 1}");
    let reason = lambda.explain(&answer)["reason"].as_str().expect("a reason").to_owned();
    assert!(reason.starts_with("Execution failed due to configuration error: Invalid permissions on Lambda function"));
    assert_eq!(with(http::Method::GET).ask("POST /dev/x", "{}").status, 500, "functions are invoked by POST");
}

/// A backend that answers a body with the request's own, and with `head` above it.
fn echo_with(head: &'static str) -> Backend {
    Backend::start(move |request| {
        let head = format!("HTTP/1.1 200 OK\r\n{head}Content-Length: {}\r\n\r\n", request.body.len());
        [head.as_bytes(), &request.body].concat()
    })
}

#[test]
fn error_messages_that_are_json() {
    let backend = echo_with("");
    let uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations";
    let of_function = |path: &str, body: &str, expected: Option<&str>| {
        for (uri, expected) in [(uri, expected), ("arn:aws:apigateway:us-east-1:sqs:path/0/q", None)] {
            let mut plan = service(uri);
            let source = format!("integration.response.body.{path}");
            plan.responses[0].response_parameters = response_parameters(&[("X-Found", &source)]);
            let answer = served(plan, with_services(&backend)).ask("POST /dev/x", body);
            assert_eq!((answer.status, answer.header("X-Found")), (200, expected), "{uri} {path} {body}");
        }
    };
    let message = r#"{"errorType": "E", "errorMessage": "{\"httpStatus\": 400, \"trace\": {\"function\": \"f()\"}, \"none\": null}"}"#;
    of_function("errorMessage.httpStatus", message, Some("400"));
    of_function("errorMessage.trace.function", message, Some("f()"));
    of_function("errorMessage.trace", message, Some(r#"{"function":"f()"}"#));
    of_function("errorMessage.none", message, None);
    of_function("errorMessage.missing", message, None);
    of_function("errorMessage.a", r#"{"errorMessage": "plain"}"#, None);
    of_function("errorMessage.a", r#"{"errorMessage": 1}"#, None);
    of_function("other.a", r#"{"errorMessage": "{\"a\": 1}"}"#, None);
}

#[test]
fn ids_that_services_give_their_answers() {
    for (head, expected) in [
        ("x-amzn-requestid: one\r\n", Some("one")),
        ("x-amz-request-id: two\r\n", Some("two")),
        ("X-Amz-Request-Id: two\r\nX-Amzn-RequestId: one\r\n", Some("one")),
        ("", None),
    ] {
        let backend = echo_with(head);
        for (plan, expected) in
            [(service("arn:aws:apigateway:us-east-1:s3:path/b/k"), expected), (http(&backend.url("/")), None)]
        {
            let mut plan =
                MappedPlan { responses: vec![response(200, None, "<$context.awsEndpointRequestId>")], ..plan };
            plan.responses[0].response_parameters = response_parameters(&[("X-Id", "context.awsEndpointRequestId")]);
            let answer = served(plan, with_services(&backend)).ask("POST /dev/x", "{}");
            assert_eq!(answer.text(), format!("<{}>", expected.unwrap_or_default()));
            assert_eq!(answer.header("X-Id"), expected);
        }
    }
}

#[test]
fn values_end_no_lines() {
    let backend = echo_with("");
    let body = r#"{"v": "a\r\nX-Evil: 1\r\n\r\nGET /evil\u0000\u007f", "host": "b\r\nX-Evil: 1", "n": "x\ny"}"#;
    let parameters = mappings(&[
        ("integration.request.header.X-Value", "method.request.body.v"),
        ("integration.request.querystring.v", "method.request.body.v"),
        ("integration.request.path.v", "method.request.body.v"),
    ]);
    let mut http = http(&backend.url("/{v}"));
    let mut by_path = service("arn:aws:apigateway:us-east-1:s3:path/{v}");
    for plan in [&mut http, &mut by_path] {
        plan.request_parameters = parameters.clone();
        plan.responses[0].response_parameters = response_parameters(&[("X-Back", "integration.response.body.v")]);
    }
    for plan in [http, by_path] {
        let answer = served(plan, with_services(&backend)).ask("POST /dev/x", body);
        assert_eq!((answer.status, answer.header("X-Evil")), (200, None));
        assert_eq!(answer.header("X-Back"), Some("a  X-Evil: 1    GET /evil"));
        let received = backend.last();
        assert_eq!(received.header("X-Evil"), None);
        assert_eq!(received.header("X-Value"), Some("a  X-Evil: 1    GET /evil"));
        let encoded = "a%0D%0AX-Evil:%201%0D%0A%0D%0AGET%20/evil%00%7F";
        assert!(received.line.contains(encoded) && received.line.ends_with(" HTTP/1.1"), "{}", received.line);
    }
    // Neither do names of hosts and header fields.
    let mut by_host = service("arn:aws:apigateway:us-east-1:{host}.s3:path/k");
    by_host.request_parameters = mappings(&[("integration.request.path.host", "method.request.body.host")]);
    assert_eq!(served(by_host, with_services(&backend)).ask("POST /dev/x", body).status, 500);
    let mut by_name = service("arn:aws:apigateway:us-east-1:s3:path/k");
    by_name.request_body = request_body("#set($context.requestOverride.header[$input.path('$.n')] = 'v')");
    by_name.responses = vec![response(200, None, "#set($context.responseOverride.header[\"a\r\nb\"] = 'v')")];
    assert_eq!(served(by_name, with_services(&backend)).ask("POST /dev/x", body).status, 200);
    assert!(backend.last().header("Authorization").is_some_and(|text| !text.contains('\n')));
}

#[test]
fn spellings_of_the_fields_of_answers() {
    let backend = echo_with("x-two: 2\r\nX-Two: two\r\nx-one: 1\r\n");
    let s3 = service("arn:aws:apigateway:us-east-1:s3:path/b/k");
    for (plan, one) in [(s3, Some("1")), (http(&backend.url("/")), None)] {
        let mut plan = plan;
        let mapped =
            [("X-A", "integration.response.header.X-One"), ("X-B", "integration.response.multivalueheader.X-Two")];
        plan.responses[0].response_parameters = response_parameters(&mapped);
        let answer = served(plan, with_services(&backend)).ask("POST /dev/x", "{}");
        assert_eq!((answer.header("X-A"), answer.header("X-B")), (one, Some("two")));
    }
}
