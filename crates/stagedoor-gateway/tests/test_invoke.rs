//! Test invocations: the answer and the execution log that the steps wrote.

mod harness;

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use harness::*;
use stagedoor_gateway::plan::{GatewayResponsePlan, IntegrationPlan, StagePlan};
use stagedoor_gateway::{Gateway, GatewaySettings, TestInvoker, TestPanicked, TestRequest, TestResponse};

struct Tests {
    gateway: Arc<Gateway>,
    invoker: TestInvoker,
}

impl Tests {
    fn new(settings: GatewaySettings) -> Self {
        let gateway = Gateway::new(settings, Arc::new(FixedClock::default()), Arc::new(CountingRandom::default()));
        Self { invoker: TestInvoker::new(gateway.clone()), gateway }
    }

    fn invoke(&self, stage: StagePlan, path: &str, headers: &[(&str, &str)], body: &str) -> TestResponse {
        self.try_invoke(stage, path, headers, body).expect("no panic")
    }

    fn try_invoke(
        &self,
        mut stage: StagePlan,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<TestResponse, TestPanicked> {
        stage.stage_name = "test-invoke-stage".into();
        let verb = stage.deployment.methods.first().map_or("GET".into(), |method| method.http_method.clone());
        let request = TestRequest {
            stage,
            http_method: if &*verb == "ANY" { "POST" } else { &verb }.parse().expect("a verb"),
            path_with_query_string: path.to_owned(),
            headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            body: body.to_owned().into(),
            context: Default::default(),
        };
        let executor = tokio::runtime::Builder::new_current_thread().build().expect("an executor");
        executor.block_on(self.invoker.invoke(request))
    }
}

fn test(route: &str, integration: IntegrationPlan, path: &str, headers: &[(&str, &str)], body: &str) -> TestResponse {
    Tests::new(GatewaySettings::default()).invoke(stage(vec![(route, integration)]), path, headers, body)
}

/// The log without what differs from run to run: its dates are checked and cut off, the request id is `ID`.
fn lines(response: &TestResponse) -> Vec<String> {
    let id = request_id(response);
    assert!(response.log.ends_with('\n'));
    let mut lines = response.log.strip_suffix('\n').expect("an end").split('\n');
    let first = lines.next().map(str::to_owned);
    let dated = lines.map(|line| {
        let (date, text) = line.split_once(" : ").expect("a date");
        assert!(date.starts_with("Fri Jan 02 03:04:") && date.ends_with(" UTC 2026") && date.len() == 28, "{date}");
        text.to_owned()
    });
    first.into_iter().chain(dated).map(|line| line.replace(&id, "ID")).collect()
}

fn request_id(response: &TestResponse) -> String {
    let first = response.log.lines().next().expect("a line");
    first.strip_prefix("Execution log for request ").expect("an id").to_owned()
}

fn headers(response: &TestResponse) -> String {
    let fields = response.headers.iter().map(|(name, values)| format!("{name}: {}", values.join(" | ")));
    fields.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_mock() {
    let template = "$context.stage $context.path $context.domainName/$context.domainPrefix $context.deploymentId| \
                    $context.identity.sourceIp $context.identity.apiKey $context.identity.userAgent \
                    $context.identity.userArn $context.apiId $context.resourceId $context.accountId \
                    $input.params('petId') $input.params('foo') $stageVariables.v";
    let mut response_200 = response(200, None, template);
    response_200.response_parameters = response_parameters(&[("X-A", "'b'")]);
    let mut plan = stage(vec![("GET /pets/{petId}", mock_with("{\"statusCode\": 200}", vec![response_200]))]);
    plan.variables.insert("v".to_owned(), "w".to_owned());
    let tests = Tests::new(GatewaySettings::default());
    let answer = tests.invoke(
        plan,
        "/pets/123?foo=bar",
        &[("content-type", "application/json"), ("Authorization", "Bearer 0123456789"), ("X-Api-Key", "secretkey")],
        "{\"foo\": \"bar\"}",
    );
    let body = "test-invoke-stage /pets/123 testPrefix.testDomainName/testPrefix | test-invoke-source-ip \
                test-invoke-api-key aws-internal/3 arn:aws:iam::000000000000:root api res0 000000000000 123 bar w";
    assert_eq!((answer.status, &*answer.body), (200, body.as_bytes()));
    assert_eq!(headers(&answer), "X-A: b\nContent-Type: application/json");
    let completed = format!("Method response body after transformations: {body}");
    assert_eq!(
        lines(&answer),
        [
            "Execution log for request ID",
            "Starting execution for request: ID",
            "HTTP Method: GET, Resource Path: /pets/123",
            "Method request path: {petId=123}",
            "Method request query string: {foo=bar}",
            "Method request headers: {content-type=application/json, Authorization=***********456789, X-Api-Key=***retkey}",
            "Method request body before transformations: {\"foo\": \"bar\"}",
            &completed,
            "Method response headers: {X-A=b, Content-Type=application/json}",
            "Successfully completed execution",
            "Method completed with status: 200",
        ]
    );
    // One record: `explain` knows the same request.
    let story = tests.gateway.explain(&request_id(&answer)).expect("it is remembered");
    assert_eq!((&story["status"], &story["method"]), (&200.into(), &"GET /pets/{petId}".into()));
    assert!(!tests.gateway.metrics_text().contains("stage=\""), "nothing is counted");
}

#[test]
fn paths() {
    for (route, path, resource_path, parameters) in [
        ("GET /pets/{petId}", "", "/pets/{petId}", "{petId={petId}}"),
        ("GET /pets/{petId}", "?foo=bar", "/pets/{petId}", "{petId={petId}}"),
        ("GET /pets/{petId}", "/dogs/1/x", "/dogs/1/x", "{}"),
        ("GET /pets/{petId}", "pets", "pets", "{}"),
        ("GET /{a}/{b}", "/1/%32", "/1/%32", "{a=1, b=%32}"),
        ("GET /{proxy+}", "/a/b", "/a/b", "{proxy=a/b}"),
        ("GET /{proxy+}", "", "/{proxy+}", "{proxy={proxy+}}"),
        ("GET /", "", "/", "{}"),
        ("ANY /a", "/a", "/a", "{}"),
    ] {
        let lines = lines(&test(route, mock("ok"), path, &[], ""));
        assert!(lines[2].ends_with(&format!(", Resource Path: {resource_path}")), "{route} {path}: {}", lines[2]);
        assert_eq!(lines[3], format!("Method request path: {parameters}"), "{route} {path}");
        assert_eq!(lines.last().map(String::as_str), Some("Method completed with status: 200"));
    }
    let twice = test("GET /", mock("ok"), "/?a=1&a=2&b", &[("A", "1"), ("B", "x"), ("A", "2")], "");
    let lines = lines(&twice);
    assert_eq!(lines[4], "Method request query string: {a=1,2, b=}");
    assert_eq!(lines[5], "Method request headers: {A=1,2, B=x}");
}

#[test]
fn an_endpoint() {
    let backend = Backend::start(|request| {
        let body = format!("got {}", String::from_utf8_lossy(&request.body));
        let head = "HTTP/1.1 201 Created\r\nX-A: 1\r\nX-A: 2\r\nServer: s\r\nContent-Type: text/plain";
        format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    });
    let integration = http_proxy(&backend.url("/b?c=d"), &[("integration.request.header.X-M", "'m'")]);
    let answer = test("POST /a", integration, "/a?e=f", &[("Content-Type", "text/plain")], "body");
    assert_eq!((answer.status, &*answer.body), (201, &b"got body"[..]));
    let fields = "X-A: 1 | 2\nContent-Type: text/plain\nx-amzn-Remapped-Content-Length: 8\nx-amzn-Remapped-Server: s";
    let mut found: Vec<_> = headers(&answer).lines().map(str::to_owned).collect();
    let mut wanted: Vec<_> = fields.lines().map(str::to_owned).collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
    let seen = backend.last();
    assert_eq!((seen.line.as_str(), &*seen.body), ("POST /b?c=d&e=f HTTP/1.1", &b"body"[..]));
    assert_eq!(seen.header("X-Forwarded-For"), None);
    let uri = backend.url("/b?c=d&e=f");
    let lines = lines(&answer);
    assert_eq!(lines[6], "Method request body before transformations: body");
    assert_eq!(lines[7], format!("Endpoint request URI: {uri}"));
    let sent = "Endpoint request headers: {Content-Type=text/plain, X-M=m, Accept=application/json, \
                User-Agent=AmazonAPIGateway_api, X-Amzn-Apigateway-Api-Id=api, X-Amzn-Trace-Id=Root=1-";
    assert!(lines[8].starts_with(sent), "{}", lines[8]);
    assert_eq!(lines[9], "Endpoint request body after transformations: body");
    assert_eq!(lines[10], format!("Sending request to {uri}"));
    assert!(lines[11].starts_with("Received response. Status: 201, Integration latency: "), "{}", lines[11]);
    assert!(lines[11].ends_with(" ms"), "{}", lines[11]);
    assert_eq!(lines[12], "Endpoint response headers: {X-A=1,2, Server=s, Content-Type=text/plain, Content-Length=8}");
    assert_eq!(lines[13], "Endpoint response body before transformations: got body");
    assert_eq!(lines[14], "Method response body after transformations: got body");
    assert!(lines[15].starts_with("Method response headers: {X-A=1,2"), "{}", lines[15]);
    assert_eq!(lines[16..], ["Successfully completed execution", "Method completed with status: 201"]);
}

#[test]
fn a_function() {
    let backend = Backend::start(|received| {
        let body =
            if received.body.windows(5).any(|text| text == b"throw") { "{\"errorMessage\": \"no\"}" } else { "{}" };
        let failed = if body == "{}" { "" } else { "X-Amz-Function-Error: Unhandled\r\n" };
        lambda_answer(200, failed, body)
    });
    let uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/pets/invocations";
    let tests = Tests::new(lambda_settings(&backend.url("")));
    let invoke = |path: &str, headers: &[(&str, &str)]| {
        let stage = stage(vec![("GET /{proxy+}", IntegrationPlan::LambdaProxy(lambda_proxy_plan(uri)))]);
        let answer = tests.invoke(stage, path, headers, "");
        (answer.status, lines(&answer))
    };
    let (status, lines) = invoke("/a?b=c", &[]);
    assert_eq!(status, 200);
    let event: serde_json::Value = serde_json::from_slice(&backend.last().body).expect("an event");
    // Nobody called, and nothing is made up.
    assert!(event["headers"].is_null() && event["multiValueHeaders"].is_null(), "{event}");
    let context = &event["requestContext"];
    for (name, expected) in [
        ("/stage", "test-invoke-stage"),
        ("/path", "/a"),
        ("/domainName", "testPrefix.testDomainName"),
        ("/domainPrefix", "testPrefix"),
        ("/identity/sourceIp", "test-invoke-source-ip"),
        ("/identity/apiKey", "test-invoke-api-key"),
        ("/identity/apiKeyId", "test-invoke-api-key-id"),
        ("/identity/userArn", "arn:aws:iam::000000000000:root"),
    ] {
        assert_eq!(context.pointer(name).and_then(serde_json::Value::as_str), Some(expected), "{name}");
    }
    let url = "https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/pets/invocations";
    assert_eq!(lines[7], format!("Endpoint request URI: {url}"));
    assert!(lines[8].starts_with("Endpoint request headers: {Host="), "{}", lines[8]);
    assert!(lines[8].contains("Accept=application/json") && !lines[8].contains("Signature="), "{}", lines[8]);
    let shown = r#"Endpoint request body after transformations: {"resource":"/{proxy+}","path":"/a","httpMethod":"GET","headers":null,"#;
    assert!(lines[9].starts_with(shown), "{}", lines[9]);
    assert_eq!(lines[10], format!("Sending request to {url}"));
    assert!(lines[11].starts_with("Received response. Status: 200, Integration latency: "), "{}", lines[11]);
    assert_eq!(lines[12], "Endpoint response headers: {x-amzn-RequestId=lambda-id, Content-Length=2}");
    assert_eq!(lines[13], "Endpoint response body before transformations: {}");
    assert_eq!(lines[14], "Method response body after transformations: ");
    let fields = &lines[15];
    assert!(
        fields.starts_with("Method response headers: {Content-Type=application/json, X-Amzn-Trace-Id=Root="),
        "{fields}"
    );
    let end = [
        "Successfully completed execution",
        "Method completed with status: 200",
        "AWS Integration Endpoint RequestId : lambda-id",
    ];
    assert_eq!(lines[16..], end);
    let (status, lines) = invoke("/throw", &[("Authorization", "Bearer 0123456789")]);
    assert_eq!(status, 502);
    assert!(lines[9].contains(r#""Authorization":"***********456789""#), "{}", lines[9]);
    assert_eq!(
        lines[14..],
        [
            "Lambda execution failed with status 200 due to customer function error: no. Lambda request id: lambda-id",
            "Method completed with status: 502",
            "AWS Integration Endpoint RequestId : lambda-id",
        ]
    );
}

#[test]
fn failures() {
    let free_port = TcpListener::bind("127.0.0.1:0").expect("loopback has ports").local_addr().expect("bound");
    let silent = on_each_connection(|socket| {
        let _ = std::io::Read::read_to_end(&mut { socket }, &mut Vec::new());
    });
    let unfinished = Backend::start(|_| b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc".to_vec());
    let broken = Backend::start(|_| b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n".to_vec());
    let slow = |uri: &str| {
        let mut plan = http_proxy_plan(uri, &[]);
        plan.timeout = Duration::from_millis(100);
        IntegrationPlan::HttpProxy(plan)
    };
    let internal = "{\"message\": \"Internal server error\"}";
    let network = "{\"message\": \"Network error communicating with endpoint\"}";
    let timed_out = "{\"message\": \"Endpoint request timed out\"}";
    let refused = "Execution failed due to configuration error: could not connect: ";
    let json = mock_with("$input.path('$.a').b", vec![response(404, Some("4.*"), "")]);
    for (integration, status, body, failure) in [
        (
            http_proxy("ftp://x/", &[]),
            500,
            internal,
            "Execution failed due to configuration error: Invalid endpoint address",
        ),
        (
            http_proxy("http://b/", &[("integration.request.header.Content-Length", "'1'")]),
            500,
            internal,
            "Execution failed due to configuration error: Content-Length header already present",
        ),
        (http_proxy(&format!("http://{free_port}/"), &[]), 500, internal, refused),
        (
            http_proxy("http://no-such-name.invalid/", &[]),
            504,
            network,
            "Execution failed due to a network error communicating with endpoint",
        ),
        (slow(&format!("http://{silent}/")), 504, timed_out, "Execution failed due to a timeout error"),
        (slow(&unfinished.url("/")), 504, timed_out, "Execution failed due to a timeout error"),
        (
            http_proxy(&broken.url("/"), &[]),
            504,
            network,
            "Execution failed due to a network error communicating with endpoint",
        ),
        (
            mock_with("no json", vec![response(200, None, "")]),
            500,
            internal,
            "Execution failed due to configuration error: Unable to parse statusCode. It should be an integer that is \
             defined in the request template.",
        ),
        (
            mock_with("#if(", vec![response(200, None, "")]),
            500,
            internal,
            "Execution failed due to configuration error: Unable to transform request",
        ),
        (
            mock_with("{\"statusCode\": 200}", vec![response(200, None, "#if(")]),
            500,
            internal,
            "Execution failed due to configuration error: Unable to transform response",
        ),
        (
            mock_with("{\"statusCode\": 200}", vec![response(404, Some("4.*"), "")]),
            500,
            internal,
            "Execution failed due to configuration error: No match for output mapping and no default output mapping \
             configured. Endpoint Response Status Code: 200",
        ),
        (
            IntegrationPlan::Misconfigured("No integration defined for method".to_owned()),
            500,
            internal,
            "Execution failed due to configuration error: No integration defined for method",
        ),
        (json, 500, internal, "Execution failed due to configuration error: Unable"),
    ] {
        let answer = test("GET /", integration, "", &[], "");
        assert_eq!((answer.status, &*String::from_utf8_lossy(&answer.body)), (status, body), "{failure}");
        assert_eq!(headers(&answer), "x-amzn-ErrorType: InternalServerErrorException", "{failure}");
        let lines = lines(&answer);
        let [.., said, completed] = &lines[..] else { panic!("{lines:?}") };
        assert!(said.starts_with(failure), "{failure}: {said}");
        assert_eq!(*completed, format!("Method completed with status: {status}"));
        assert_eq!(lines[6], "Method request body before transformations: ");
    }
}

#[test]
fn what_the_gateway_answers_itself() {
    let tests = Tests::new(GatewaySettings { dev: true, ..GatewaySettings::default() });
    let mut plan = stage(vec![("GET /", http_proxy("ftp://x/", &[]))]);
    let custom = GatewayResponsePlan {
        status_code: Some(418),
        response_templates: [("text/plain".to_owned(), "$context.error.responseType at $context.stage".to_owned())]
            .into(),
        ..GatewayResponsePlan::default()
    };
    deployment(&mut plan).gateway_responses.insert("DEFAULT_5XX".to_owned(), custom);
    let answer = tests.invoke(plan, "", &[], "");
    assert_eq!((answer.status, &*answer.body), (418, &b"API_CONFIGURATION_ERROR at test-invoke-stage"[..]));
    assert_eq!(headers(&answer), "x-amzn-ErrorType: InternalServerErrorException");
    assert_eq!(lines(&answer).last().map(String::as_str), Some("Method completed with status: 418"));

    let mut plan = stage(vec![("GET /", mock("secret"))]);
    deployment(&mut plan).methods[0].unenforced_guard = Some("Method requestValidatorId (v) is stored".to_owned());
    let answer = tests.invoke(plan, "", &[], "");
    assert_eq!(answer.status, 500);
    let failure = "Execution failed due to configuration error: Method requestValidatorId (v) is stored";
    assert_eq!(lines(&answer)[1..], [failure, "Method completed with status: 500"]);
}

#[test]
fn a_panic_stays_in_its_test() {
    let tests = Tests::new(GatewaySettings::default());
    // A stage without a method is a mistake of ours.
    assert!(tests.try_invoke(stage(Vec::new()), "/", &[], "").is_err());
    assert_eq!(tests.invoke(stage(vec![("GET /", mock("ok"))]), "/", &[], "").status, 200);
}

#[test]
fn tests_do_not_wait_for_one_another() {
    let silent = on_each_connection(|socket| {
        let _ = std::io::Read::read_to_end(&mut { socket }, &mut Vec::new());
    });
    let tests = Arc::new(Tests::new(GatewaySettings::default()));
    let waiting = tests.clone();
    let slow = std::thread::spawn(move || {
        let mut plan = http_proxy_plan(&format!("http://{silent}/"), &[]);
        plan.timeout = Duration::from_secs(2);
        waiting.invoke(stage(vec![("GET /", IntegrationPlan::HttpProxy(plan))]), "/", &[], "").status
    });
    pause();
    for _ in 0..10 {
        assert_eq!(tests.invoke(stage(vec![("GET /", mock("ok"))]), "/", &[], "").status, 200);
    }
    assert!(!slow.is_finished());
    assert_eq!(slow.join().expect("no panic"), 504);
}
