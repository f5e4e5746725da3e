//! What is said about documents that are wrong, odd or hostile.

use std::time::{Duration, Instant};

use serde_json::json;
use stagedoor_control::openapi::{ImportOptions, import, read};

use super::problems;

fn of_text(text: &str, set: impl FnOnce(&mut ImportOptions)) -> Vec<String> {
    let mut options = ImportOptions { tolerant: true, ..ImportOptions::default() };
    set(&mut options);
    match read(text.as_bytes(), "api") {
        Ok(source) => problems(&import(&source, &options)),
        Err(problem) => vec![problem.to_string().lines().next().unwrap_or_default().to_owned()],
    }
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(of_text(text, |_| {}), expected, "{text}");
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n";

#[test]
fn the_tolerant_way_says_what_it_changed() {
    for (paths, expected) in [
        (
            "  /a/{b}: {get: {}}\n  /a/{c}/d: {get: {}}\n",
            &["api:5:3: warning: /a/{c}/d is served as /a/{b}/d: a level has one variable"][..],
        ),
        (
            "  /a/{b}: {get: {}}\n  /a/{c}: {get: {}, put: {}}\n",
            &[
                "api:5:3: warning: /a/{c} is served as /a/{b}: a level has one variable",
                "api:5:12: warning: GET /a/{c} is left out: GET /a/{b} is there already",
            ],
        ),
        (
            "  /x.{f}: {get: {}}\n",
            &[
                "api:4:3: warning: /x.{f} is served as /{x.f}: API Gateway has no such path part (`x.{f}` as the variable {x.f})",
            ],
        ),
        (
            "  /a?b=1: {get: {}}\n",
            &["api:4:3: warning: the path /a?b=1 is left out: a path cannot hold a query string or a fragment"],
        ),
        ("  /a/{b: {get: {}}\n", &["api:4:3: warning: the path /a/{b is left out: the braces are not paired"]),
        ("  a/b: {get: {}}\n", &["api:4:3: warning: the path a/b does not begin with a slash; it is served as /a/b"]),
        ("  /a: {trace: {}}\n", &["api:4:8: warning: TRACE /a is left out: API Gateway does not serve the verb"]),
        ("  /a: 5\n", &["api:4:3: warning: the path /a is not an object and is left out"]),
        (
            "  /a: {get: {responses: {weird: {}}}}\n",
            &["api:4:26: warning: `weird` is no status code; the response is left out"],
        ),
        (
            "  /a: {get: {security: [{key: []}]}}\n",
            &["api:4:14: warning: GET /a is left out: the security scheme key is not defined"],
        ),
        (
            "  /a: {get: {security: [key]}, put: {security: {key: []}}, post: {security: }}\n",
            &[
                "api:4:14: warning: GET /a is left out: its security is not a list of schemes",
                "api:4:38: warning: PUT /a is left out: its security is not a list of schemes",
            ],
        ),
        (
            "  /a:\n    get: {}\n    get: {operationId: b}\n",
            &["api:6:5: warning: `get` stands here more than once: the last one counts"],
        ),
        ("  x-note: {}\n", &[]),
    ] {
        check(&format!("{HEAD}{paths}"), expected);
    }
}

#[test]
fn references_that_lead_nowhere_are_told_with_their_line() {
    let document = format!(
        "{HEAD}  /a:\n    get:\n      responses:\n        '200': {{$ref: '#/components/responses/None'}}\n        '201':\n          content:\n            application/json:\n              schema: {{$ref: other.yaml#/A}}\ncomponents:\n  schemas:\n    Me: {{$ref: '#/components/schemas/Me'}}\n"
    );
    check(
        &document,
        &[
            "api:7:17: warning: #/components/responses/None is not in the document",
            "api:11:24: warning: other.yaml#/A is in another file",
            "api:14:10: warning: #/components/schemas/Me refers to itself",
        ],
    );
}

#[test]
fn a_scheme_that_nothing_checks_is_told_once() {
    let document = format!(
        "{HEAD}  /a: {{get: {{}}, put: {{}}}}\nsecurity: [{{bearer: []}}]\ncomponents:\n  securitySchemes:\n    bearer: {{type: http, scheme: bearer}}\n"
    );
    check(&document, &["api:8:5: warning: the security scheme bearer is not checked here"]);
}

#[test]
fn wrong_examples_are_told_and_not_served() {
    let document = format!(
        "{HEAD}  /a:\n    get:\n      responses:\n        '200':\n          content:\n            application/json:\n              schema: {{type: object, properties: {{n: {{type: integer}}}}}}\n              example: {{n: x}}\n"
    );
    assert_eq!(
        of_text(&document, |options| options.mock = true),
        ["api:11:15: warning: the example does not conform to its schema: expected integer (at /n)"]
    );
}

#[test]
fn documents_that_cannot_be_used_are_refused() {
    for (text, expected) in [
        ("a: 1", "api:1:1: error: not an OpenAPI document: it has neither `openapi` nor `swagger`"),
        ("[1]", "api:1:1: error: not an OpenAPI document: it has neither `openapi` nor `swagger`"),
        ("5", "api:1:1: error: not an OpenAPI document: it has neither `openapi` nor `swagger`"),
        ("swagger: 1.2", "api:1:1: error: swagger 1.2 is not a version that can be imported"),
        ("openapi: 4.0.0", "api:1:1: error: openapi 4.0.0 is not a version that can be imported"),
        ("{openapi: 3.0.3, info: {title: T}}", "api:1:1: error: the document has no paths"),
        ("openapi: 3.0.3\n\tinfo: 1", "api:1:10: error: not valid YAML: while scanning a plain scalar, found a tab"),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn the_service_refuses_in_its_words() {
    let strict = |text: &str| {
        let source = read(text.as_bytes(), "api").expect("a document");
        let imported = import(&source, &ImportOptions::default());
        let messages: Vec<String> =
            imported.problems.iter().map(|problem| format!("{} {}", problem.severity, problem.message)).collect();
        (imported.is_usable(), messages)
    };
    let part = "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.";
    for (text, expected) in [
        (
            format!("{HEAD}  /a/{{b}}: {{get: {{}}}}\n  /a/{{c}}: {{get: {{}}}}\n"),
            "error Unable to create resource at path '/a/{c}': A sibling ({b}) of this resource already has a variable path part -- only one is allowed".to_owned(),
        ),
        (format!("{HEAD}  /a/{{b}}.x/c: {{get: {{}}}}\n"), format!("error Unable to create resource at path '/a/{{b}}.x': {part}")),
        (
            format!("{HEAD}  /a: {{get: {{x-amazon-apigateway-integration: {{type: HTTP, uri: 'http://x'}}}}}}\n"),
            "error Unable to put integration on 'GET' for resource at path '/a': Enumeration value for HttpMethod must be non-empty".to_owned(),
        ),
        (
            format!("{HEAD}  /a: {{get: {{}}}}\ncomponents: {{schemas: {{my-pet: {{type: string}}}}}}\n"),
            "error Unable to create model for 'my-pet': Model name must be alphanumeric: my-pet".to_owned(),
        ),
        ("openapi: 3.0.3\npaths: {}\n".to_owned(), "error Invalid OpenAPI input.".to_owned()),
    ] {
        assert_eq!(strict(&text), (false, vec![expected]), "{text}");
    }
    let missing = format!(
        "{HEAD}  /update:\n    get:\n      responses:\n        200:\n          content:\n            application/json:\n              schema: {{$ref: '#/components/schemas/X'}}\n"
    );
    let expected = "warning Parse issue: attribute paths.'/update'(get).responses.200.content.application/json.schema.#/components/schemas/X is missing";
    assert_eq!(strict(&missing), (true, vec![expected.to_owned()]));
}

#[test]
fn hostile_documents_end_in_time() {
    let deep_schema = (0..40).fold(
        json!({"type": "string"}),
        |inner, _| json!({"type": "object", "required": ["a"], "properties": {"a": inner}}),
    );
    let wide: serde_json::Map<String, serde_json::Value> =
        (0..10_000).map(|number| (format!("/p{number}/{{v{number}}}"), json!({"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}))).collect();
    let siblings: serde_json::Map<String, serde_json::Value> =
        (0..2_000).map(|number| (format!("/{{v{number}}}/{{w{number}}}.x"), json!({"get": {}}))).collect();
    let tangle: serde_json::Map<String, serde_json::Value> = (0..30)
        .map(|number| {
            let branches: Vec<_> =
                (0..30).map(|other| json!({"$ref": format!("#/components/schemas/T{other}")})).collect();
            let schema =
                json!({"oneOf": branches, "allOf": [{"required": ["x"], "properties": {"x": {"anyOf": branches}}}]});
            (format!("T{number}"), schema)
        })
        .collect();
    let whole = |paths: serde_json::Map<String, serde_json::Value>, schemas: serde_json::Value| {
        json!({"openapi": "3.0.0", "info": {"title": "T"}, "paths": paths, "components": {"schemas": schemas}})
            .to_string()
    };
    let body = |schema: serde_json::Value| {
        let paths =
            json!({"/a": {"get": {"responses": {"200": {"content": {"application/json": {"schema": schema}}}}}}});
        paths.as_object().cloned().unwrap_or_default()
    };
    let doubling = json!({"anyOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/A"}, {"type": "string"}], "example": 5});
    let long_path = "/{a}".repeat(100_000);
    let long = json!({"type": "string", "pattern": "(a{1000}){1000}(b*)*c", "minLength": 4_000_000_000_u64});
    let many = json!({"type": "array", "minItems": 1e300, "items": {"type": "integer", "minimum": 1e308, "multipleOf": 1e-300}});
    for text in [
        whole(wide, json!({"A": {"type": "object", "properties": {"n": {"type": "integer"}}}})),
        whole(siblings, json!({})),
        whole(body(json!({"$ref": "#/components/schemas/T0"})), serde_json::Value::Object(tangle)),
        whole(body(deep_schema), json!({})),
        whole(body(doubling.clone()), json!({"A": doubling})),
        whole(json!({long_path: {"get": {}}}).as_object().cloned().unwrap_or_default(), json!({})),
        whole(body(long), json!({})),
        whole(body(many), json!({})),
        whole(body(json!({"$ref": "#/paths/~1a/get/responses/200/content/application~1json/schema"})), json!({})),
        whole(body(json!({"allOf": [{"$ref": "#"}, 5, null, "x", {"properties": 7, "required": "a", "enum": {}, "type": [1, {}]}]})), json!([])),
        json!({"openapi": "3.0.0", "info": 7, "paths": {"": {"get": []}, "/": {"get": {"parameters": {}, "responses": [], "security": {}}}}, "components": [], "servers": {}, "security": "x"}).to_string(),
        json!({"swagger": 2.0, "info": {"title": []}, "paths": {"/a": {"$ref": "#/paths/~1a"}}, "definitions": 3, "securityDefinitions": {"a": 1}}).to_string(),
    ] {
        let start = Instant::now();
        let complaints = of_text(&text, |options| options.mock = true);
        assert!(complaints.len() <= 2_010 && complaints.iter().all(|line| line.len() < 2_000), "{complaints:?}");
        assert!(start.elapsed() < Duration::from_secs(20), "{:?} {}", start.elapsed(), &text[..200]);
    }
}

/// An operation with this integration, responses and parameters.
fn with_integration(integration: &str) -> String {
    format!(
        "{HEAD}  /a:\n    get:\n      parameters: [{{name: q, in: query}}]\n      responses: {{'200': {{headers: {{H: {{}}}}}}}}\n      \
         x-amazon-apigateway-integration: {{{integration}}}\n"
    )
}

#[test]
fn integrations_are_held_to_the_rules_of_their_operations() {
    const PROXY: &str = "type: http_proxy, httpMethod: GET, uri: 'http://h'";
    let invalid = |says: &str| {
        format!("Invalid mapping expression specified: Validation Result: warnings : [], errors : [{says}]")
    };
    let mapped = |response: &str| format!("type: mock, responses: {{default: {{{response}}}}}");
    for (integration, what, expected) in [
        (
            "type: http, httpMethod: GET, uri: ftp".to_owned(),
            "integration",
            "Invalid HTTP endpoint specified for URI".to_owned(),
        ),
        (
            "type: http_proxy, uri: 'http://h'".to_owned(),
            "integration",
            "Enumeration value for HttpMethod must be non-empty".to_owned(),
        ),
        (
            format!("{PROXY}, timeoutInMillis: 5"),
            "integration",
            "Timeout should be between 50 ms and 29000 ms".to_owned(),
        ),
        (
            format!("{PROXY}, connectionType: vpc_link"),
            "integration",
            "ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK".to_owned(),
        ),
        (
            format!("{PROXY}, passthroughBehavior: perhaps"),
            "integration",
            "Invalid passthroughBehavior specified. Valid options are WHEN_NO_MATCH,WHEN_NO_TEMPLATES,NEVER".to_owned(),
        ),
        (format!("{PROXY}, credentials: me"), "integration", "Invalid ARN specified in the request".to_owned()),
        (
            format!("{PROXY}, cacheKeyParameters: [method.request.querystring.z]"),
            "integration",
            "Invalid cache key parameter specified".to_owned(),
        ),
        (
            format!("{PROXY}, requestParameters: {{integration.request.header.h: method.request.querystring.z}}"),
            "integration",
            invalid("Invalid mapping expression parameter specified: method.request.querystring.z"),
        ),
        (
            format!("{PROXY}, requestParameters: {{integration.request.header.h: method.request.querystring.q}}"),
            "",
            String::new(),
        ),
        (mapped("statusCode: 200, responseParameters: {method.response.header.H: \"'a'\"}"), "", String::new()),
        (
            mapped("statusCode: 200, responseParameters: {method.response.header.X: \"'a'\"}"),
            "integration response",
            invalid("Invalid mapping expression parameter specified: method.response.header.X"),
        ),
        (
            mapped("statusCode: 404, responseParameters: {method.response.header.H: \"'a'\"}"),
            "integration response",
            invalid("No method response exists for method."),
        ),
        (
            "type: mock, responses: {'(': {statusCode: 200}}".to_owned(),
            "integration response",
            "Invalid regex pattern specified".to_owned(),
        ),
        (
            "type: mock, requestTemplates: {json: x}".to_owned(),
            "integration",
            "Validation Result: warnings : [], errors : [Invalid content type specified: json]".to_owned(),
        ),
    ] {
        let document = with_integration(&integration);
        for (tolerant, severity) in [(true, "warning"), (false, "error")] {
            let says = of_text(&document, |options| options.tolerant = tolerant);
            let wanted =
                format!("api:8:7: {severity}: Unable to put {what} on 'GET' for resource at path '/a': {expected}");
            let wanted = if what.is_empty() { Vec::new() } else { vec![wanted] };
            assert_eq!(says, wanted, "{integration}");
        }
    }
}

#[test]
fn methods_authorizers_and_settings_are_held_to_the_rules_of_their_operations() {
    let scheme = |authorizer: &str| {
        format!(
            "{HEAD}  /a: {{get: {{}}}}\ncomponents:\n  securitySchemes:\n    s: {{type: apiKey, in: header, name: H, x-amazon-apigateway-authorizer: {{{authorizer}}}}}\n"
        )
    };
    let parameters = |parameters: &str| format!("{HEAD}  /a:\n    get:\n      parameters: [{parameters}]\n");
    let root = |member: &str| format!("{HEAD}  /a: {{get: {{}}}}\nx-amazon-apigateway-{member}\n");
    const URI: &str = "'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'";
    const METHOD: &str = "Unable to put method 'GET' on resource at path '/a': ";
    const AUTHORIZER: &str = "Unable to create authorizer 's': ";
    for (document, expected) in [
        (
            parameters("{name: x, in: query}, {name: x, in: header}"),
            format!("{METHOD}Parameter names must be unique across querystring, header and path"),
        ),
        (
            parameters("{name: 'f[x]', in: query}"),
            format!("{METHOD}Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: method.request.querystring.f[x]]"),
        ),
        (scheme("type: cognito_user_pools"), format!("{AUTHORIZER}ProviderARNs cannot be empty")),
        (scheme("type: cognito_user_pools, providerARNs: []"), format!("{AUTHORIZER}ProviderARNs cannot be empty")),
        (
            scheme("type: token, authorizerUri: 'arn:f'"),
            format!("{AUTHORIZER}Invalid Authorizer URI: arn:f. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation."),
        ),
        (
            scheme(&format!("type: token, authorizerUri: {URI}, authorizerResultTtlInSeconds: 3601")),
            format!("{AUTHORIZER}Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds."),
        ),
        (
            scheme(&format!("type: request, authorizerUri: {URI}, identitySource: 'method.request.header.A, header.B'")),
            format!("{AUTHORIZER}Invalid request identity source expression: header.B"),
        ),
        (scheme("type: jwt, jwtConfiguration: {issuer: x}"), format!("{AUTHORIZER}Invalid JWT configuration specified")),
        (scheme("type: oauth"), format!("{AUTHORIZER}Invalid authorizer type specified: OAUTH")),
        (scheme(&format!("type: token, authorizerUri: {URI}")), String::new()),
        (root("minimum-compression-size: 10485761"), "Invalid minimum compression size, must be between 0 and 10485760".to_owned()),
        (root("minimum-compression-size: small"), "Invalid minimum compression size, must be between 0 and 10485760".to_owned()),
        (root("minimum-compression-size: '0'"), String::new()),
        (
            root("api-key-source: cookie"),
            "Invalid API key source specified: COOKIE. Valid options are HEADER,AUTHORIZER".to_owned(),
        ),
        (
            root("gateway-responses: {TEAPOT: {statusCode: 418}}"),
            "Unable to put gateway response 'TEAPOT': Invalid gateway response type specified: TEAPOT".to_owned(),
        ),
        (
            root("gateway-responses: {THROTTLED: {statusCode: 42}}"),
            "Unable to put gateway response 'THROTTLED': Invalid status code specified: 42".to_owned(),
        ),
        (
            root("gateway-responses: {THROTTLED: {responseTemplates: {json: x}}}"),
            "Unable to put gateway response 'THROTTLED': Validation Result: warnings : [], errors : [Invalid content type specified: json]".to_owned(),
        ),
    ] {
        for (tolerant, severity) in [(true, "warning"), (false, "error")] {
            let says = of_text(&document, |options| options.tolerant = tolerant);
            let says: Vec<&str> = says.iter().map(|line| line.split_once(": ").map_or("", |(_, says)| says)).collect();
            let wanted = format!("{severity}: {expected}");
            assert_eq!(says, if expected.is_empty() { Vec::new() } else { vec![&*wanted] }, "{document}");
        }
    }
    // What may stand for a guard is refused in both ways.
    for (document, expected) in [
        (
            root("policy: {Version: '2012-10-17'}"),
            "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.",
        ),
        (
            format!("{HEAD}  /a: {{get: {{x-amazon-apigateway-auth: {{type: custom}}}}}}\n"),
            "Invalid Authorization Type specified: custom. Valid options are NONE, AWS_IAM",
        ),
    ] {
        for tolerant in [true, false] {
            let says = of_text(&document, |options| options.tolerant = tolerant);
            assert!(says.len() == 1 && says[0].ends_with(&format!(": error: {expected}")), "{says:?}");
        }
    }
}
