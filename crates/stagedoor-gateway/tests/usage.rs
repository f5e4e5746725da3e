//! API keys, usage plans, quotas and throttles: what the caller sees and what the record says.

mod harness;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use harness::*;
use serde_json::{Value, json};
use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::plan::{
    ApiKeyPlan, ApiKeySource, AuthorizationPlan, AuthorizerEvent, AuthorizerKind, AuthorizerPlan, FunctionUri,
    IdentitySource, LambdaAuthorizerPlan, MethodThrottle, MethodThrottles, Quota, QuotaPeriod, StagePlan, Throttle,
    UsagePlan, UsagePlanStage, UsedDay, ValueDigest,
};
use stagedoor_gateway::{Change, CounterSink, GatewaySettings, NothingToSet, UsageChange, UsageCount};

const FORBIDDEN: &str = r#"{"message":"Forbidden"}"#;
const TOO_MANY: &str = r#"{"message":"Too Many Requests"}"#;
const USED_UP: &str = r#"{"message":"Limit Exceeded"}"#;

fn usage(change: UsageChange) -> Change {
    Change::Usage { account_id: "000000000000".into(), region: "us-east-1".into(), change }
}

fn key(id: &str, value: &str, enabled: bool) -> Change {
    let value_digest = ValueDigest::of(value.as_bytes());
    usage(UsageChange::PutKey(ApiKeyPlan { key_id: id.into(), value_digest, enabled }))
}

fn plan_key(plan_id: &str, key_id: &str) -> Change {
    usage(UsageChange::PutPlanKey { plan_id: plan_id.into(), key_id: key_id.into(), days: Vec::new() })
}

fn throttles(entries: &[(&str, &str, Throttle)]) -> MethodThrottles {
    let entry = |(path, verb, throttle): &(&str, &str, Throttle)| MethodThrottle {
        resource_path: (*path).into(),
        http_method: (*verb).into(),
        throttle: Some(*throttle),
    };
    MethodThrottles::new(entries.iter().map(entry).collect())
}

/// The usage plan `plan` with the stage `api`/`dev`.
fn plan(throttle: Option<Throttle>, own: &[(&str, &str, Throttle)], quota: Option<Quota>) -> Change {
    let stage = UsagePlanStage { api_id: "api".into(), stage_name: "dev".into(), throttles: throttles(own) };
    usage(UsageChange::PutPlan(UsagePlan::new("plan".into(), vec![stage], throttle, quota)))
}

fn day(limit: u64) -> Option<Quota> {
    Some(Quota { limit, offset: 0, period: QuotaPeriod::Day })
}

/// `GET /open` asks for no key, `GET /a` and `GET /b` do; each answers with the key it sees.
fn keyed_stage() -> StagePlan {
    let seen = || mock("$context.identity.apiKeyId/$context.identity.apiKey");
    let mut stage = stage(vec![("GET /open", seen()), ("GET /a", seen()), ("GET /b", seen())]);
    for method in &mut deployment(&mut stage).methods[1..] {
        method.api_key_required = true;
    }
    stage
}

fn dev() -> GatewaySettings {
    GatewaySettings { dev: true, ..GatewaySettings::default() }
}

impl Served {
    /// The status and text of an answer to a request with an API key.
    fn get(&self, path: &str, value: &str) -> (u16, String) {
        let answer = self.ask(&format!("GET /dev{path}\nX-API-Key: {value}"), "");
        (answer.status, answer.text())
    }

    /// How many of `times` requests are answered.
    fn count(&self, path: &str, value: &str, times: usize) -> usize {
        (0..times).filter(|_| self.get(path, value).0 == 200).count()
    }
}

#[test]
fn a_key_opens_what_its_plan_holds() {
    let served = serve(dev(), vec![keyed_stage(), stage_named("api", "other", 1, vec![("GET /a", mock("x"))])]);
    served.gateway.publish(vec![
        key("good", "good-value", true),
        key("off", "off-value", false),
        key("alone", "alone-value", true),
        key("elsewhere", "elsewhere-value", true),
        plan(None, &[], None),
        usage(UsageChange::PutPlan(UsagePlan::new("empty".into(), Vec::new(), None, None))),
        plan_key("plan", "good"),
        plan_key("plan", "off"),
        plan_key("empty", "elsewhere"),
    ]);
    for (path, value, status, text, reason) in [
        ("/a", "good-value", 200, "good/good-value", ""),
        ("/open", "good-value", 200, "/", ""),
        ("/open", "whatever", 200, "/", ""),
        ("/a", "", 403, FORBIDDEN, "no API key has this value"),
        ("/a", "Good-value", 403, FORBIDDEN, "no API key has this value"),
        ("/a", "off-value", 403, FORBIDDEN, "API key off is disabled"),
        ("/a", "alone-value", 403, FORBIDDEN, "API key alone is in no usage plan"),
        ("/a", "elsewhere-value", 403, FORBIDDEN, "no usage plan of API key elsewhere opens stage api/dev"),
    ] {
        let answer = served.ask(&format!("GET /dev{path}\nx-api-key: {value}"), "");
        assert_eq!((answer.status, answer.text().as_str()), (status, text), "{path} {value}");
        assert_eq!(answer.header("x-stagedoor-reason").unwrap_or_default(), reason, "{path} {value}");
    }
    let answer = served.ask("GET /dev/a", "");
    assert_eq!((answer.status, answer.text().as_str()), (403, FORBIDDEN));
    assert_eq!(answer.header("x-amzn-ErrorType"), Some("ForbiddenException"));
    let record = served.explain(&answer);
    assert_eq!(record["reason"], "the request has no header x-api-key");
    assert_eq!(record["steps"][4]["step"], "usage");
    assert_eq!(record["steps"][4]["verdict"], "INVALID_API_KEY");
}

#[test]
fn keys_and_plans_change_while_served() {
    let served = serve(dev(), vec![keyed_stage()]);
    let publish = |change| served.gateway.publish(vec![change]);
    let opens = |value: &str| served.get("/a", value).0 == 200;
    publish(plan(None, &[], None));
    publish(key("k", "one", true));
    assert!(!opens("one"));
    publish(plan_key("plan", "k"));
    assert!(opens("one"));
    publish(key("k", "one", false));
    assert!(!opens("one"));
    publish(key("k", "two", true));
    assert!(!opens("one") && opens("two"));
    publish(usage(UsageChange::PutPlan(UsagePlan::new("plan".into(), Vec::new(), None, None))));
    assert!(!opens("two"));
    publish(plan(None, &[], None));
    assert!(opens("two"));
    // Another account's key of the same value is another key.
    let other = UsageChange::RemoveKey { key_id: "k".into() };
    publish(Change::Usage { account_id: "111111111111".into(), region: "us-east-1".into(), change: other });
    assert!(opens("two"));
    publish(usage(UsageChange::RemovePlanKey { plan_id: "plan".into(), key_id: "k".into() }));
    assert!(!opens("two"));
    publish(plan_key("plan", "k"));
    publish(usage(UsageChange::RemovePlan { plan_id: "plan".into() }));
    assert!(!opens("two"));
    publish(plan(None, &[], None));
    publish(usage(UsageChange::RemoveKey { key_id: "k".into() }));
    assert!(!opens("two"));
}

#[test]
fn an_authorizer_names_the_key_where_the_api_says_so() {
    // Answers with the token as the key.
    let lambda = Backend::start(|received| {
        let event: Value = serde_json::from_slice(&received.body).expect("an event is JSON");
        let statement = json!([{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]);
        let mut answer =
            json!({"principalId": "me", "policyDocument": {"Version": "2012-10-17", "Statement": statement}});
        if event["authorizationToken"] != "none" {
            answer["usageIdentifierKey"] = event["authorizationToken"].clone();
        }
        let body = answer.to_string();
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    });
    let mut endpoints = Endpoints::default();
    endpoints.add("lambda", &lambda.url("")).expect("a URL");
    let authorizer = LambdaAuthorizerPlan {
        event: AuthorizerEvent::Token { validation: None },
        identity_sources: vec![IdentitySource::header("Authorization")],
        function: FunctionUri::parse(
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/\
             arn:aws:lambda:us-east-1:000000000000:function:keys/invocations",
        ),
        credentials: None,
        result_ttl: Duration::ZERO,
    };
    let authorizer = Arc::new(AuthorizerPlan { id: "auth01".into(), kind: AuthorizerKind::Lambda(authorizer) });
    let mut stage = keyed_stage();
    deployment(&mut stage).api_key_source = ApiKeySource::Authorizer;
    for method in &mut deployment(&mut stage).methods {
        method.authorization =
            Some(AuthorizationPlan::Authorizer { authorizer: authorizer.clone(), scopes: Vec::new() });
    }
    let served = serve(GatewaySettings { endpoints, ..dev() }, vec![stage]);
    served.gateway.publish(vec![key("k", "value", true), plan(None, &[], day(2)), plan_key("plan", "k")]);
    for (token, header, status, reason) in [
        ("value", "", 200, ""),
        ("value", "x-api-key: other", 200, ""),
        ("value", "", 429, "API key k has used up its quota of usage plan plan. Limit: 2"),
        ("other", "x-api-key: value", 403, "no API key has this value"),
        ("none", "x-api-key: value", 403, "the authorizer named no API key (usageIdentifierKey)"),
    ] {
        let answer = served.ask(&format!("GET /dev/a\nAuthorization: {token}\n{header}"), "");
        assert_eq!(answer.status, status, "{token} {header} {answer:?}");
        assert_eq!(answer.header("x-stagedoor-reason").unwrap_or_default(), reason, "{token} {header}");
        if status == 200 {
            assert_eq!(answer.text(), "k/value");
        }
    }
}

#[test]
fn a_plan_throttles_each_key_by_itself_and_a_method_by_its_own_entry() {
    let served = serve(dev(), vec![keyed_stage()]);
    served.gateway.publish(vec![
        key("one", "one", true),
        key("two", "two", true),
        plan(Some(Throttle::new(1.0, 3)), &[("/b", "GET", Throttle::new(0.5, 2))], None),
        plan_key("plan", "one"),
        plan_key("plan", "two"),
    ]);
    assert_eq!(served.count("/a", "one", 5), 3);
    assert_eq!(served.count("/b", "one", 5), 2);
    assert_eq!(served.count("/a", "two", 5), 3);
    assert_eq!(served.count("/open", "one", 5), 5);
    let answer = served.ask("GET /dev/b\nx-api-key: one", "");
    assert_eq!((answer.status, answer.text().as_str()), (429, TOO_MANY));
    assert_eq!(answer.header("x-amzn-ErrorType"), Some("TooManyRequestsException"));
    assert_eq!(answer.header("Retry-After"), None);
    let record = served.explain(&answer);
    let reason = "Key throttle limit exceeded for RestApi api, Stage dev, Resource res2, HttpMethod GET. \
                  Limit: 0.50 Burst: 2";
    assert_eq!(record["reason"], reason);
    assert_eq!(record["steps"][5]["step"], "throttle");
    assert_eq!(record["steps"][5]["verdict"], "THROTTLED");
    // What is used up stays so when the plan is put anew, and a wider one counts on.
    served.gateway.publish(vec![plan(Some(Throttle::new(1.0, 3)), &[("/b", "GET", Throttle::new(0.5, 3))], None)]);
    assert_eq!(served.count("/a", "one", 5), 0);
    assert_eq!(served.count("/b", "one", 5), 1);
    for closed in [Throttle::new(0.0, 10), Throttle::new(10.0, 0)] {
        served.gateway.publish(vec![plan(Some(closed), &[], None)]);
        assert_eq!(served.count("/a", "two", 5), 0, "{closed:?}");
    }
}

#[test]
fn a_stage_throttles_its_methods_and_its_buckets_outlive_its_plans() {
    let with = |revision: u64, burst: u32| {
        let mut stage = stage_named(
            "api",
            "dev",
            revision,
            // Another order of the methods each time.
            if revision.is_multiple_of(2) {
                vec![("GET /a", mock("a")), ("GET /b", mock("b"))]
            } else {
                vec![("GET /b", mock("b")), ("GET /a", mock("a"))]
            },
        );
        stage.throttles = throttles(&[("*", "*", Throttle::new(1.0, burst)), ("/b", "GET", Throttle::new(1.0, 1))]);
        stage
    };
    let served = serve(dev(), vec![with(1, 2)]);
    assert_eq!([served.count("/a", "", 4), served.count("/b", "", 4)], [2, 1]);
    served.gateway.publish(vec![Change::PutStage(with(2, 2))]);
    assert_eq!([served.count("/a", "", 4), served.count("/b", "", 4)], [0, 0]);
    served.gateway.publish(vec![Change::PutStage(with(3, 5))]);
    assert_eq!([served.count("/a", "", 4), served.count("/b", "", 4)], [3, 0]);
    let answer = served.ask("GET /dev/b", "");
    let reason = "Method throttle limit exceeded for RestApi api, Stage dev, Resource res0, HttpMethod GET. \
                  Limit: 1.00 Burst: 1";
    assert_eq!(answer.header("x-stagedoor-reason"), Some(reason));
}

#[test]
fn an_account_throttle_is_shared_by_its_apis() {
    let settings = GatewaySettings { account_throttle: Some(Throttle::new(1.0, 3)), ..dev() };
    let other = stage_named("other", "dev", 1, vec![("GET /a", mock("a"))]);
    let served = serve(settings, vec![stage(vec![("GET /a", mock("a"))]), other]);
    let ask = |host: &str| served.ask(&format!("GET /dev/a\nHost: {host}.execute-api.localhost"), "").status;
    assert_eq!([ask("api"), ask("other"), ask("api"), ask("api"), ask("other")], [200, 200, 200, 429, 429]);
}

#[test]
fn a_refusal_costs_nothing_of_what_came_before() {
    // The stage lets one through, the plan three, the quota two.
    let mut stage = keyed_stage();
    stage.throttles = throttles(&[("/a", "GET", Throttle::new(1.0, 1))]);
    let served = serve(dev(), vec![stage]);
    let open = Some(Throttle::new(1.0, 3));
    served.gateway.publish(vec![key("k", "k", true), plan(open, &[], day(2)), plan_key("plan", "k")]);
    assert_eq!(served.get("/a", "k").0, 200);
    for _ in 0..5 {
        assert_eq!(served.get("/a", "k"), (429, TOO_MANY.to_owned()));
    }
    assert_eq!(served.get("/b", "k").0, 200);
    assert_eq!(served.get("/b", "k"), (429, USED_UP.to_owned()));
    served.gateway.publish(vec![plan(open, &[], day(10))]);
    assert_eq!(served.count("/b", "k", 5), 1);
}

#[test]
fn a_quota_ends() {
    let served = serve(dev(), vec![keyed_stage()]);
    served.gateway.publish(vec![
        key("one", "one", true),
        key("two", "two", true),
        plan(None, &[], day(3)),
        plan_key("plan", "one"),
        plan_key("plan", "two"),
    ]);
    assert_eq!([served.count("/a", "one", 5), served.count("/b", "one", 5), served.count("/a", "two", 5)], [3, 0, 3]);
    let answer = served.ask("GET /dev/a\nx-api-key: one", "");
    assert_eq!((answer.status, answer.text().as_str()), (429, USED_UP));
    assert_eq!(answer.header("x-amzn-ErrorType"), Some("LimitExceededException"));
    let reason = "API key one has used up its quota of usage plan plan. Limit: 3";
    assert_eq!(served.explain(&answer)["reason"], reason);
    served.gateway.publish(vec![key("one", "one", true), plan(None, &[], day(4))]);
    assert_eq!(served.count("/a", "one", 5), 1);
}

#[test]
fn many_clients_get_exactly_the_quota_and_the_burst() {
    const CLIENTS: usize = 8;
    const REQUESTS: usize = 60;
    let served = Arc::new(serve(GatewaySettings::default(), vec![keyed_stage()]));
    served.gateway.publish(vec![
        key("k", "k", true),
        plan(Some(Throttle::new(1.0, 200)), &[("/b", "GET", Throttle::new(1.0, 77))], day(150)),
        plan_key("plan", "k"),
    ]);
    let run = |path: &'static str| -> usize {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                let served = served.clone();
                std::thread::spawn(move || {
                    let mut client = Client::connect(served.address);
                    let request =
                        format!("GET /dev{path} HTTP/1.1\r\nHost: api.execute-api.localhost\r\nx-api-key: k\r\n\r\n");
                    (0..REQUESTS).filter(|_| client.ask(&request).status == 200).count()
                })
            })
            .collect();
        clients.into_iter().map(|client| client.join().expect("no client panicked")).sum()
    };
    // The bucket of the method first, then what the quota has left.
    assert_eq!([run("/b"), run("/a"), run("/a")], [77, 150 - 77, 0]);
}

#[test]
fn ten_thousand_keys_one_by_one() {
    let served = serve(GatewaySettings::default(), vec![keyed_stage()]);
    served.gateway.publish(vec![plan(None, &[], None)]);
    for number in 0..10_000 {
        let id = format!("key{number}");
        served.gateway.publish(vec![key(&id, &format!("value{number}"), true)]);
        served.gateway.publish(vec![plan_key("plan", &id)]);
    }
    for number in [0, 1, 4_999, 9_999] {
        let value = format!("value{number}");
        assert_eq!(served.get("/a", &value), (200, format!("key{number}/{value}")));
    }
    assert_eq!(served.get("/a", "value10000").0, 403);
}

/// Keeps counts in memory, when it can.
#[derive(Default)]
struct Kept {
    counts: Mutex<Vec<UsageCount>>,
    broken: AtomicBool,
}

impl CounterSink for Kept {
    fn add(&self, counts: &[UsageCount]) -> Result<(), Box<dyn std::error::Error>> {
        if self.broken.load(Ordering::SeqCst) {
            return Err("the disk is full".into());
        }
        self.counts.lock().expect("no test panicked here").extend_from_slice(counts);
        Ok(())
    }
}

impl Kept {
    /// `plan/key day used granted` of all that was kept, and forgets it.
    fn take(&self) -> Vec<String> {
        let counts = std::mem::take(&mut *self.counts.lock().expect("no test panicked here"));
        let line = |count: &UsageCount| {
            let UsedDay { number, used, granted } = count.day;
            format!("{}/{} {number} {used} {granted}", count.plan_id, count.key_id)
        };
        let mut lines: Vec<_> = counts.iter().map(line).collect();
        lines.sort();
        lines
    }
}

#[test]
fn counts_are_kept_and_taken_up_again() {
    /// The clock's day.
    const TODAY: i64 = 20_455;
    let kept = Arc::new(Kept::default());
    let served = serve(dev(), vec![keyed_stage()]);
    let days =
        vec![UsedDay { number: TODAY - 1, used: 50, granted: 0 }, UsedDay { number: TODAY, used: 4, granted: 1 }];
    served.gateway.publish(vec![
        key("one", "one", true),
        key("two", "two", true),
        plan(None, &[], day(6)),
        usage(UsageChange::PutPlanKey { plan_id: "plan".into(), key_id: "one".into(), days }),
        plan_key("plan", "two"),
    ]);
    served.gateway.keep_counts(kept.clone()).expect("a thread");
    // Six and one granted, of which four are used.
    assert_eq!([served.count("/a", "one", 5), served.count("/a", "two", 2)], [3, 2]);
    served.gateway.hand_over_counts();
    assert_eq!(kept.take(), [format!("plan/one {TODAY} 3 0"), format!("plan/two {TODAY} 2 0")]);
    served.gateway.hand_over_counts();
    assert!(kept.take().is_empty());
    // In force at once.
    let set =
        |key_id: &str, remaining| served.gateway.set_remaining("000000000000", "us-east-1", "plan", key_id, remaining);
    assert_eq!(set("one", 2), Ok(()));
    assert_eq!(set("three", 2), Err(NothingToSet::NoSuchKey));
    kept.broken.store(true, Ordering::SeqCst);
    served.gateway.hand_over_counts();
    assert_eq!(served.count("/a", "one", 5), 2);
    kept.broken.store(false, Ordering::SeqCst);
    // The thread tries again by itself.
    for _ in 0..5_000 {
        if !kept.counts.lock().expect("no test panicked here").is_empty() {
            break;
        }
        pause();
    }
    served.gateway.hand_over_counts();
    let lines = kept.take();
    assert!(lines == [format!("plan/one {TODAY} 2 2")] || lines.len() == 2, "{lines:?}");
    // What leaves is not kept; what is left at the end is.
    assert_eq!([served.count("/a", "two", 1), served.count("/open", "one", 1)], [1, 1]);
    assert_eq!(set("one", 0), Ok(()));
    served.gateway.publish(vec![usage(UsageChange::RemovePlanKey { plan_id: "plan".into(), key_id: "two".into() })]);
    served.gateway.stop_counts();
    assert!(kept.take().iter().all(|line| line.starts_with("plan/one")));
    served.gateway.publish(vec![plan(None, &[], None)]);
    assert_eq!(set("one", 1), Err(NothingToSet::NoQuota));
}
