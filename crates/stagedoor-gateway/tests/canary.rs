//! A stage with a canary: which part of the requests it answers, and what they see.

mod harness;

use std::sync::Arc;

use harness::*;
use stagedoor_gateway::plan::{CanaryPlan, GatewayResponsePlan, StagePlan};
use stagedoor_gateway::{Change, GatewaySettings};

const SEEN: &str = "$context.deploymentId $context.isCanaryRequest '$context.stage' \
    $stageVariables.both|$stageVariables.base|$stageVariables.canary";

fn variables(pairs: &[(&str, &str)]) -> std::collections::BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A stage whose canary has a method `/new` of its own and takes this percentage.
fn with_canary(percent: f64, revision: u64) -> StagePlan {
    let mut canary = stage(vec![("GET /", mock(SEEN)), ("GET /new", mock("new"))]);
    let own = deployment(&mut canary);
    own.deployment_id = "dep2".into();
    let custom = GatewayResponsePlan { status_code: Some(418), ..GatewayResponsePlan::default() };
    own.gateway_responses.insert("DEFAULT_4XX".to_owned(), custom);
    let mut stage = stage_named("api", "dev", revision, vec![("GET /", mock(SEEN)), ("GET /old", mock("old"))]);
    stage.variables = variables(&[("both", "b"), ("base", "x")]);
    stage.canary = Some(CanaryPlan {
        percent_traffic: percent,
        variables: variables(&[("both", "c"), ("base", "x"), ("canary", "y")]),
        deployment: Arc::clone(&canary.deployment),
        use_stage_cache: false,
    });
    stage
}

#[test]
fn none_or_all() {
    let served = serve(GatewaySettings::default(), vec![stage(vec![("GET /", mock(SEEN))])]);
    assert_eq!(served.ask("GET /dev", "").text(), "dep1  'dev' ||");
    assert!(served.explain(&served.ask("GET /dev", "")).get("isCanaryRequest").is_none());
    for (percent, revision) in [(0.0, 2), (100.0, 3)] {
        served.gateway.publish(vec![Change::PutStage(with_canary(percent, revision))]);
        let is_canary = percent > 0.0;
        for _ in 0..200 {
            let expected = if is_canary { "dep2 true 'dev' c|x|y" } else { "dep1 false 'dev' b|x|" };
            assert_eq!(served.ask("GET /dev", "").text(), expected);
        }
        // Routes, gateway responses and the record are those of the deployment that answers.
        let asked = |path: &str| {
            let answer = served.ask(&format!("GET /dev{path}"), "");
            let record = served.explain(&answer);
            assert_eq!(record["isCanaryRequest"], is_canary);
            (answer.status, record["method"].as_str().unwrap_or_default().to_owned())
        };
        let (own, other) = if is_canary { ("/new", "/old") } else { ("/old", "/new") };
        assert_eq!(asked(own), (200, format!("GET {own}")));
        assert_eq!(asked(other), (if is_canary { 418 } else { 403 }, String::new()));
    }
    served.gateway.publish(vec![Change::PutStage(stage_named("api", "dev", 4, vec![("GET /", mock(SEEN))]))]);
    assert_eq!(served.ask("GET /dev", "").text(), "dep1  'dev' ||");
}

#[test]
fn a_part() {
    const REQUESTS: u32 = 1000;
    let served = serve(GatewaySettings::default(), vec![with_canary(30.0, 1)]);
    let mut client = Client::connect(served.address);
    let mut canary = 0;
    for _ in 0..REQUESTS {
        let text = client.ask("GET /dev HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n").text();
        match text.as_str() {
            "dep2 true 'dev' c|x|y" => canary += 1,
            other => assert_eq!(other, "dep1 false 'dev' b|x|"),
        }
    }
    // Four standard deviations of a fair draw.
    assert!((242..=358).contains(&canary), "{canary} of {REQUESTS}");
}
