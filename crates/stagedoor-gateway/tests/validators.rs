//! Request validators: what passes, what is missing, what is wrong, and what the caller gets to see of it.

mod harness;

use std::collections::BTreeMap;
use std::sync::Arc;

use harness::*;
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::plan::{
    BodyValidationPlan, GatewayResponsePlan, IntegrationPlan, ModelPlan, StagePlan, ValidationPlan,
};
use stagedoor_gateway::schema::Schema;

/// A model by a schema's text.
fn model(schema: &str) -> ModelPlan {
    let models = BTreeMap::from([("Thing".to_owned(), schema.to_owned())]);
    let schema = Schema::of_model(&models, "Thing").map(Arc::new).map_err(|error| error.to_string());
    ModelPlan { name: "Thing".to_owned(), schema }
}

/// A stage whose methods all have this validator.
fn validated(methods: Vec<(&str, IntegrationPlan)>, required: &[&str], models: Option<&[(&str, &str)]>) -> StagePlan {
    let mut stage = stage(methods);
    let models = models.map(|models| BodyValidationPlan {
        models: models.iter().map(|(media_type, schema)| ((*media_type).to_owned(), model(schema))).collect(),
    });
    for method in &mut deployment(&mut stage).methods {
        method.validation = Some(ValidationPlan::new(required.iter().copied(), models.clone()));
    }
    stage
}

const NAMED: &str =
    r#"{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"age":{"type":"integer"}}}"#;

#[test]
fn parameters_come_first_and_are_named_in_order() {
    let required = [
        "method.request.querystring.qs1",
        "method.request.path.issuer",
        "method.request.header.x-header-param",
        "method.request.path.id",
    ];
    let methods = vec![("ANY /{id}", mock("passed")), ("ANY /{id}/{issuer}", mock("passed"))];
    let served =
        serve(GatewaySettings::default(), vec![validated(methods, &required, Some(&[("application/json", NAMED)]))]);
    let check = |head: &str, body: &str, expected: &str| {
        let answer = served.ask(head, body);
        let status = if expected == "passed" { 200 } else { 400 };
        assert_eq!((answer.status, answer.text().as_str()), (status, expected), "{head}");
        let error_type = (status == 400).then_some("BadRequestException");
        assert_eq!(answer.header("x-amzn-ErrorType"), error_type);
    };
    let missing = |names: &str| format!("{{\"message\": \"Missing required request parameters: [{names}]\"}}");
    // A path name that the resource does not have is always missing.
    check("POST /dev/1", "{}", &missing("x-header-param, issuer, qs1"));
    check("POST /dev/1/2", "{}", &missing("x-header-param, qs1"));
    check("POST /dev/1/2?qs1=\nx-header-param: ", "{}", &missing("x-header-param, qs1"));
    check("POST /dev/1/2?qs1=+&QS1=a\nX-Header-Param: a", "{}", &missing("qs1"));
    check("POST /dev/1/2?qs1=&qs1=a\nX-Header-Param: a", "{}", "{\"message\": \"Invalid request body\"}");
    check("POST /dev/1/2?qs1=a\nX-Header-Param: a", "{\"name\":\"a\"}", "passed");
}

#[test]
fn bodies_match_the_model_of_their_content_type() {
    let backend = Backend::text("passed");
    let models: &[(&str, &str)] = &[
        ("application/json", NAMED),
        ("application/broken", r#"{"$ref":"https://apigateway.amazonaws.com/restapis/api/models/Gone"}"#),
        ("application/vnd.a+json", r#"{"type":"array"}"#),
    ];
    let served = serve(
        GatewaySettings::default(),
        vec![validated(vec![("ANY /a", http_proxy(&backend.url("/"), &[]))], &[], Some(models))],
    );
    let check = |content_type: &str, body: &str, status: u16, expected: &str| {
        let content_type =
            if content_type.is_empty() { String::new() } else { format!("\nContent-Type: {content_type}") };
        let answer = served.ask(&format!("POST /dev/a{content_type}"), body);
        assert_eq!((answer.status, answer.text().as_str()), (status, expected), "{content_type} {body}");
    };
    let invalid = "{\"message\": \"Invalid request body\"}";
    let broken = "{\"message\": \"Internal server error\"}";
    check("", "{\"name\":\"a\"}", 200, "passed");
    check("", "", 400, invalid);
    check("", "{", 400, invalid);
    check("", "{\"name\":1}", 400, invalid);
    check("application/json", "{\"name\":\"a\",\"age\":1.5}", 400, invalid);
    check("application/json; charset=utf-8", "{\"name\":\"a\",\"age\":1}", 200, "passed");
    check("Application/JSON", "{}", 400, invalid);
    check("application/vnd.a+json", "[]", 200, "passed");
    check("application/vnd.a+json", "", 400, invalid);
    // Without a model of its type nothing is validated.
    check("text/plain", "anything", 200, "passed");
    check("application/broken", "{}", 500, broken);
    // No body at all is `{}`.
    assert_eq!(served.ask("GET /dev/a", "").status, 400);
}

#[test]
fn any_content_type_may_have_a_model() {
    let backend = Backend::text("passed");
    let plan = validated(vec![("ANY /a", http_proxy(&backend.url("/"), &[]))], &[], Some(&[("$default", NAMED)]));
    let served = serve(GatewaySettings::default(), vec![plan]);
    assert_eq!(served.ask("POST /dev/a\nContent-Type: text/plain", "anything").status, 400);
    assert_eq!(served.ask("POST /dev/a\nContent-Type: text/plain", "{\"name\":\"a\"}").status, 200);
}

#[test]
fn proxies_get_the_body_that_was_validated() {
    let backend = Backend::text("answered");
    let plan = validated(
        vec![("ANY /a", http_proxy(&backend.url("/"), &[]))],
        &["method.request.querystring.q"],
        Some(&[("application/json", r#"{"type":"array"}"#)]),
    );
    let served = serve(GatewaySettings::default(), vec![plan]);
    assert_eq!(served.ask("POST /dev/a?q=1", "{}").status, 400);
    assert_eq!(served.ask("POST /dev/a", "[]").status, 400);
    assert_eq!(backend.count(), 0);
    let body = format!("[{}1]", "1,".repeat(100_000));
    let answer = served.ask("POST /dev/a?q=1", &body);
    assert_eq!((answer.status, answer.text().as_str()), (200, "answered"));
    assert_eq!(backend.last().body, body.as_bytes());
    // In pieces of unknown length too, up to the payload quota.
    let chunked = "POST /dev/a?q=1 HTTP/1.1\r\nHost: api.execute-api.localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[1\r\n1\r\n]\r\n0\r\n\r\n";
    assert_eq!(served.send(chunked.as_bytes()).status, 200);
    assert_eq!(backend.last().body, b"[1]");
}

#[test]
fn errors_are_told() {
    let mut plan =
        validated(vec![("ANY /a", mock("passed"))], &["method.request.header.h"], Some(&[("application/json", NAMED)]));
    let template = "{\"m\":$context.error.messageString,\"e\":\"$context.error.validationErrorString\",\"t\":\"$context.error.responseType\"}";
    for name in ["BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS"] {
        let response = GatewayResponsePlan {
            response_templates: [("application/json".to_owned(), template.to_owned())].into_iter().collect(),
            ..GatewayResponsePlan::default()
        };
        deployment(&mut plan).gateway_responses.insert(name.to_owned(), response);
    }
    let served = serve(GatewaySettings { dev: true, ..GatewaySettings::default() }, vec![plan]);
    let answer = served.ask("POST /dev/a", "{}");
    let missing = "Missing required request parameters: [h]";
    assert_eq!(answer.text(), format!("{{\"m\":\"{missing}\",\"e\":\"\",\"t\":\"BAD_REQUEST_PARAMETERS\"}}"));
    assert_eq!(answer.header("x-stagedoor-reason"), Some(missing));
    let answer = served.ask("POST /dev/a\nh: 1", "{\"age\":1}");
    let errors = "[object has missing required properties ([\"name\"])]";
    assert_eq!(
        answer.text(),
        format!("{{\"m\":\"Invalid request body\",\"e\":\"{errors}\",\"t\":\"BAD_REQUEST_BODY\"}}")
    );
    let record = served.explain(&answer);
    let steps: Vec<_> = record["steps"].as_array().expect("steps").iter().map(|step| &step["step"]).collect();
    assert_eq!(steps[steps.len() - 2..], ["validate", "gateway response"]);
    let text = record.to_string();
    assert!(text.contains("does not match model schema for content type application/json: [object has"), "{text}");
    assert!(text.contains("model Thing for content type application/json"), "{text}");
}
