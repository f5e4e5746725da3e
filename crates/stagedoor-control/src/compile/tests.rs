//! A frozen API and a stage to the plan that the gateway gets.

use serde_json::json;
use stagedoor_gateway::plan::{
    ApiKeySource, AuthorizationPlan, AuthorizerEvent, AuthorizerKind, EndpointPlan, IntegrationPlan, ResourcePolicyPlan,
};
use stagedoor_wire::json::from_json;

use super::*;
use crate::store::{Snapshot, Store, WriteError};

/// A store with one API of one resource `/pets` that has this `GET` method, deployed to `dev` with these settings.
fn plan(method: serde_json::Value, api: serde_json::Value, stage: serde_json::Value) -> StagePlan {
    let frozen = FrozenApi {
        api: from_json(&api).unwrap(),
        resources: vec![
            from_json(&json!({"id": "res001", "path": "/pets", "resourceMethods": {"GET": method}})).unwrap(),
        ],
        request_validators: vec![
            from_json(&json!({"id": "val001", "validateRequestBody": true})).unwrap(),
            from_json(&json!({"id": "val002", "validateRequestBody": false})).unwrap(),
            from_json(&json!({"id": "val003", "validateRequestParameters": true})).unwrap(),
        ],
        models: [
            ("Good", r#"{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/api/models/Good"}}"#),
            ("Dangling", r#"{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/api/models/Gone"}}"#),
        ]
        .into_iter()
        .map(|(name, schema)| from_json(&json!({"name": name, "schema": schema})).unwrap())
        .collect(),
        ..FrozenApi::default()
    };
    let text = frozen.to_text();
    let store = Store::ephemeral(Box::new(|_, _| ())).unwrap();
    let executor = tokio::runtime::Builder::new_current_thread().build().unwrap();
    executor
        .block_on(store.write(move |change| {
            let id = |kind, id: &str| DocumentId::new("000000000000", "us-east-1", kind, id);
            change.put(id(Kind::FrozenApi, "api/hash"), text);
            change.put(
                id(Kind::Deployment, "api/dep001"),
                json!({"shape": {"id": "dep001"}, "frozen": "hash"}).to_string(),
            );
            change.put(id(Kind::Stage, "api/dev"), json!({"shape": stage}).to_string());
            Ok::<_, WriteError>(())
        }))
        .unwrap();
    let snapshot: Snapshot = store.snapshot();
    let stage = DocumentId::new("000000000000", "us-east-1", Kind::Stage, "api/dev");
    let shared = SharedDeployments::default();
    let plan = stage_plan(&snapshot, &stage, &shared);
    assert_eq!(plan.revision, 1);
    plan
}

fn stage() -> serde_json::Value {
    json!({"deploymentId": "dep001", "stageName": "dev", "variables": {"a": "b"}})
}

/// What becomes of a method, in a few words.
fn word(plan: &StagePlan) -> String {
    let method = &plan.deployment.methods[0];
    if let Some(guard) = &method.unenforced_guard {
        return format!("guard: {}", guard.split(" is stored").next().unwrap());
    }
    match &method.integration {
        IntegrationPlan::Mock(mock) => format!("mock with {} responses", mock.responses.len()),
        IntegrationPlan::Mapped(mapped) => {
            let kind = if matches!(mapped.endpoint, EndpointPlan::Http { .. }) { "http" } else { "service" };
            format!("{kind} {:?} with {} responses", mapped.http_method, mapped.responses.len())
        }
        IntegrationPlan::HttpProxy(proxy) => format!("proxy {:?} {:?}", proxy.http_method, proxy.timeout),
        IntegrationPlan::LambdaProxy(plan) => {
            format!("function {:?} {:?} {:?} {}", plan.http_method, plan.mapped_headers, plan.timeout, plan.is_streamed)
        }
        IntegrationPlan::Misconfigured(reason) => reason.clone(),
    }
}

#[test]
fn methods_are_served_guarded_or_explained() {
    let mock = || json!({"type": "MOCK", "integrationResponses": {"200": {"statusCode": "200"}}});
    let with = |members: serde_json::Value| {
        let mut method = json!({"httpMethod": "GET", "authorizationType": "NONE", "methodIntegration": mock()});
        for (name, value) in members.as_object().unwrap() {
            method[name] = value.clone();
        }
        method
    };
    for (method, expected) in [
        (with(json!({})), "mock with 1 responses"),
        (with(json!({"authorizationType": "none"})), "mock with 1 responses"),
        (with(json!({"apiKeyRequired": true})), "mock with 1 responses"),
        (with(json!({"requestValidatorId": "val001"})), "mock with 1 responses"),
        (with(json!({"requestValidatorId": "val002"})), "mock with 1 responses"),
        (json!({"httpMethod": "GET"}), "No integration defined for method"),
        (
            with(json!({"methodIntegration": {"type": "AWS_PROXY", "httpMethod": "POST", "contentHandling":
                "CONVERT_TO_TEXT", "requestParameters": {"integration.request.header.A": "nonsense"},
                "uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations"}})),
            "function Some(POST) [\"A\"] 29s false",
        ),
        (
            with(json!({"methodIntegration": {"type": "AWS_PROXY", "responseTransferMode": "STREAM",
                "timeoutInMillis": 900_000, "uri": "arn:aws:apigateway:us-east-1:${stageVariables.s}"}})),
            "function None [] 900s true",
        ),
        (
            with(json!({"methodIntegration": {"type": "AWS_PROXY", "httpMethod": "POST",
                "uri": "arn:aws:apigateway:us-east-1:firehose:action/PutRecord"}})),
            "AWS_PROXY integrations call functions of Lambda, and firehose has none",
        ),
        (
            with(json!({"methodIntegration": {"type": "HTTP_PROXY", "connectionType": "VPC_LINK", "uri": "http://b"}})),
            "connectionType VPC_LINK without a connectionId",
        ),
        (
            with(json!({"methodIntegration": {"type": "AWS", "connectionType": "VPC_LINK", "connectionId": "abc123"}})),
            "connectionType VPC_LINK is for HTTP and HTTP_PROXY, not for AWS",
        ),
        (
            with(json!({"methodIntegration": {"type": "HTTP_PROXY", "connectionType": "VPC_LINK", "uri": "http://b",
                "connectionId": "abc123"}})),
            "proxy None 29s",
        ),
        (
            with(json!({"methodIntegration": {"type": "HTTP", "httpMethod": "POST", "uri": "http://b"}})),
            "http Some(POST) with 0 responses",
        ),
        (
            with(json!({"methodIntegration": {"type": "AWS", "httpMethod": "ANY", "uri": "arn:aws:x",
                "integrationResponses": {"200": {"statusCode": "200"}}}})),
            "service None with 1 responses",
        ),
        (
            with(json!({"methodIntegration": {"type": "MOCK", "contentHandling": "TO_BINARY"}})),
            "TO_BINARY is no contentHandling",
        ),
        (
            with(json!({"methodIntegration": {"type": "HTTP", "uri": "http://b", "integrationResponses": {
                "200": {"statusCode": "200", "contentHandling": "x"}}}})),
            "x is no contentHandling",
        ),
        (
            with(json!({"methodIntegration": {"type": "MOCK", "passthroughBehavior": "SOMETIMES"}})),
            "SOMETIMES is no passthroughBehavior",
        ),
        (
            with(json!({"methodIntegration": {"type": "MOCK", "integrationResponses": {
                "200": {"statusCode": "200", "responseParameters": {"method.response.header.a": "b"}}}}})),
            "b cannot be mapped to method.response.header.a",
        ),
        (
            with(json!({"methodIntegration": {"type": "HTTP_PROXY", "httpMethod": "GET", "uri": "http://b",
                "requestParameters": {"integration.request.body.a": "'b'"}}})),
            "'b' cannot be mapped to integration.request.body.a",
        ),
        (
            with(json!({"methodIntegration": {"type": "HTTP_PROXY", "httpMethod": "ANY", "uri": "http://b/{x}"}})),
            "proxy None 29s",
        ),
        (
            with(json!({"methodIntegration":
                {"type": "HTTP_PROXY", "httpMethod": "PUT", "uri": "http://b", "timeoutInMillis": 50}})),
            "proxy Some(PUT) 50ms",
        ),
    ] {
        assert_eq!(word(&plan(method.clone(), json!({}), stage())), expected, "{method}");
    }
    let throttled = json!({"deploymentId": "dep001", "methodSettings": {"*/*": {"throttlingRateLimit": 1.0}}});
    let throttled = plan(with(json!({"apiKeyRequired": true})), json!({"apiKeySource": "AUTHORIZER"}), throttled);
    assert_eq!(word(&throttled), "mock with 1 responses");
    assert_eq!(throttled.throttles.of("/pets", "GET").map(|throttle| throttle.rate_limit), Some(1.0));
    assert!(throttled.deployment.methods[0].api_key_required);
    assert_eq!(throttled.deployment.api_key_source, ApiKeySource::Authorizer);
    let private = json!({"endpointConfiguration": {"types": ["PRIVATE"]}});
    let private = plan(with(json!({})), private, stage());
    assert!(private.deployment.connection.endpoint_types.private);
    assert!(matches!(private.deployment.resource_policy, Some(ResourcePolicyPlan::Missing)));
    for (api, expected) in [
        (json!({"securityPolicy": "TLS_1_2"}), "mock with 1 responses"),
        (json!({"securityPolicy": "SecurityPolicy_TLS13_1_3_2025_09"}), "mock with 1 responses"),
        (
            json!({"securityPolicy": "SecurityPolicy_A"}),
            "guard: securityPolicy SecurityPolicy_A is not known in this version: nothing answers",
        ),
        (json!({"endpointAccessMode": "BASIC"}), "mock with 1 responses"),
        (json!({"endpointAccessMode": "STRICT"}), "mock with 1 responses"),
    ] {
        assert_eq!(word(&plan(with(json!({})), api.clone(), stage())), expected, "{api}");
    }
}

/// The validation of a method, in a few words: required parameters, and the models by content type.
fn validation(method: serde_json::Value) -> String {
    let plan = plan(method, json!({}), stage());
    let Some(validation) = &plan.deployment.methods[0].validation else { return "none".to_owned() };
    let required = validation.required_parameters.iter().map(|(_, name)| name.as_str());
    let models = validation.body.as_ref().map(|body| {
        let models = body.models.iter().map(|(media_type, model)| {
            let reason = model.schema.as_ref().err().map_or("ok", String::as_str);
            format!("{media_type} {}: {reason}", model.name)
        });
        models.collect::<Vec<_>>().join("; ")
    });
    format!("{:?} {models:?}", required.collect::<Vec<_>>())
}

#[test]
fn methods_hold_requests_to_their_validators() {
    let method = |validator: &str| {
        json!({"httpMethod": "GET", "requestValidatorId": validator,
            "requestParameters": {"method.request.querystring.q": true, "method.request.header.h": true,
                "method.request.path.p": false},
            "requestModels": {"application/json": "Good", "a/b": "Gone", "a/c": "Dangling"}})
    };
    let models = "Some(\"application/json Good: ok; a/b Gone: model Gone is referenced and not there; \
                  a/c Dangling: model Gone is referenced and not there\")";
    assert_eq!(validation(method("val001")), format!("[] {models}"));
    assert_eq!(validation(method("val002")), "none");
    assert_eq!(validation(method("val003")), "[\"h\", \"q\"] None");
    // Who cannot be asked any more asks for everything.
    assert_eq!(validation(method("gone00")), format!("[\"h\", \"q\"] {models}"));
    assert_eq!(validation(method("")), "none");
}

#[test]
fn methods_ask_their_authorizers() {
    let uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations";
    let pool = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc";
    let issuer =
        |issuer: &str| json!({"issuers": [{"issuer": issuer, "audiences": ["a"]}], "defaultAlgorithms": ["RS256"]});
    let header = "method.request.header.Auth";
    for (authorizer, authorization_type, expected) in [
        (json!({"type": "TOKEN", "authorizerUri": uri, "identitySource": header}), "CUSTOM", "TOKEN of 1 for 300s"),
        (
            json!({"type": "TOKEN", "authorizerUri": uri, "identitySource": header, "identityValidationExpression": "("}),
            "CUSTOM",
            "identityValidationExpression: ",
        ),
        (
            json!({"type": "TOKEN", "identitySource": "context.a, context.b"}),
            "CUSTOM",
            "a TOKEN authorizer has exactly",
        ),
        (
            json!({"type": "REQUEST", "authorizerUri": uri, "identitySource": "context.a, stageVariables.b,",
                "authorizerResultTtlInSeconds": 5}),
            "custom",
            "REQUEST of 2 for 5s",
        ),
        (json!({"type": "REQUEST", "authorizerResultTtlInSeconds": 0}), "CUSTOM", "REQUEST of 0 for 0ns"),
        // An import may bring one whose answers could not be told apart.
        (json!({"type": "REQUEST"}), "CUSTOM", "REQUEST of 0 for 0ns"),
        (
            json!({"type": "REQUEST", "identitySource": " , ", "authorizerResultTtlInSeconds": 5}),
            "CUSTOM",
            "REQUEST of 0 for 0ns",
        ),
        (json!({"type": "REQUEST", "identitySource": "method.request.body"}), "CUSTOM", "method.request.body is no"),
        (
            json!({"type": "COGNITO_USER_POOLS", "providerARNs": [pool]}),
            "COGNITO_USER_POOLS",
            "tokens of https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc, [\"RS256\"]",
        ),
        (json!({"type": "COGNITO_USER_POOLS", "providerARNs": ["x"]}), "COGNITO_USER_POOLS", "x is no ARN of a user"),
        (
            json!({"type": "COGNITO_USER_POOLS", "providerARNs": [format!("{pool}/../x")]}),
            "COGNITO_USER_POOLS",
            "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc/../x is no ARN",
        ),
        (json!({"type": "JWT", "jwtConfiguration": issuer("https://i")}), "JWT", "tokens of https://i, [\"RS256\"]"),
        (json!({"type": "JWT", "jwtConfiguration": issuer("i")}), "JWT", "\"i\" is no issuer's URL"),
        (json!({"type": "JWT"}), "JWT", "a JWT authorizer has a jwtConfiguration"),
        (json!({"type": "OTHER"}), "CUSTOM", "OTHER is no type of authorizer"),
        // An authorizer of another kind, or one that is not there, lets nobody pass.
        (json!({"type": "JWT", "jwtConfiguration": issuer("https://i")}), "CUSTOM", "authorizationType CUSTOM with"),
        (json!({"type": "TOKEN", "identitySource": header}), "COGNITO_USER_POOLS", "authorizationType COGNITO_USER_"),
        (json!({"id": "other"}), "CUSTOM", "authorizationType CUSTOM with authorizer \"auth01\": there is none"),
    ] {
        let mut whole = json!({"id": "auth01"});
        whole.as_object_mut().unwrap().extend(authorizer.as_object().unwrap().clone());
        let authorizers = authorizers::Authorizers::of(&[from_json(&whole).unwrap()]);
        let method = json!({"authorizationType": authorization_type, "authorizerId": "auth01"});
        let asked = authorizers.of_method(&from_json(&method).unwrap()).unwrap();
        let AuthorizationPlan::Authorizer { authorizer, .. } = &asked else { panic!("{whole}: {asked:?}") };
        let found = match &authorizer.kind {
            AuthorizerKind::Lambda(lambda) => {
                let event = if matches!(lambda.event, AuthorizerEvent::Request) { "REQUEST" } else { "TOKEN" };
                format!("{event} of {} for {:?}", lambda.identity_sources.len(), lambda.result_ttl)
            }
            AuthorizerKind::Token(token) => format!("tokens of {}, {:?}", token.issuers[0].issuer, token.algorithms),
            AuthorizerKind::Misconfigured(reason) => reason.clone(),
        };
        assert!(found.starts_with(expected), "{whole} {authorization_type}: {found}");
    }
    let authorizers = authorizers::Authorizers::of(&[]);
    let signed = authorizers.of_method(&from_json(&json!({"authorizationType": "AWS_IAM"})).unwrap());
    assert!(matches!(signed, Some(AuthorizationPlan::Iam)));
    for method in [json!({}), json!({"authorizationType": "NONE"}), json!({"authorizationType": "none"})] {
        assert!(authorizers.of_method(&from_json(&method).unwrap()).is_none(), "{method}");
    }
}

#[test]
fn a_stage_that_cannot_say_who_it_is_calls_nobody() {
    let mut stage = stage();
    stage["clientCertificateId"] = json!("gone00");
    let method = json!({"httpMethod": "GET", "methodIntegration": {"type": "MOCK"}});
    let plan = plan(method, json!({}), stage);
    assert_eq!(word(&plan), "guard: Stage clientCertificateId (gone00): there is no such certificate with a key");
    assert!(plan.client_identity.is_none());
}

#[test]
fn a_stage_without_its_deployment_has_no_methods() {
    let plan = plan(json!({}), json!({}), json!({"deploymentId": "gone00"}));
    assert!(plan.deployment.methods.is_empty());
}

#[test]
fn variables_and_declared_responses_come_along() {
    let method = json!({
        "httpMethod": "GET",
        "methodResponses": {"200": {"statusCode": "200"}},
        "methodIntegration": {"type": "MOCK", "integrationResponses": {
            "200": {"statusCode": "200", "selectionPattern": ""},
            "404": {"statusCode": "404", "selectionPattern": "4\\d{2}"},
            "500": {"statusCode": "500", "selectionPattern": "("},
        }},
    });
    let plan = plan(method, json!({}), stage());
    assert_eq!(plan.variables.get("a").map(String::as_str), Some("b"));
    let IntegrationPlan::Mock(mock) = &plan.deployment.methods[0].integration else { panic!("a MOCK") };
    let seen: Vec<(u16, bool, bool)> = mock
        .responses
        .iter()
        .map(|response| {
            let matches = response.selection_pattern.as_ref().is_none_or(|pattern| pattern.matches_whole("404"));
            (response.status_code, response.declared, matches)
        })
        .collect();
    assert_eq!(seen, [(200, true, true), (404, false, true), (500, false, false)]);
}

#[test]
fn a_canary_has_its_own_deployment_and_the_variables_of_both() {
    let method = || json!({"httpMethod": "GET", "authorizationType": "NONE", "methodIntegration": {"type": "MOCK"}});
    assert!(plan(method(), json!({}), stage()).canary.is_none());
    let mut settings = stage();
    settings["canarySettings"] = json!({
        "deploymentId": "dep001", "percentTraffic": 12.5, "useStageCache": true,
        "stageVariableOverrides": {"a": "other", "new": "n"},
    });
    let plan = plan(method(), json!({}), settings);
    let canary = plan.canary.as_ref().unwrap();
    assert_eq!((canary.percent_traffic, canary.use_stage_cache), (12.5, true));
    assert_eq!(canary.deployment.methods.len(), 1);
    let text = |variables: &BTreeMap<String, String>| format!("{variables:?}");
    assert_eq!(text(&plan.variables), r#"{"a": "b"}"#);
    assert_eq!(text(&canary.variables), r#"{"a": "other", "new": "n"}"#);
}
