//! API keys, usage plans and the throttles of method settings to their plans.

use std::sync::Arc;

use stagedoor_gateway::plan::{
    ApiKeyPlan, MethodThrottle, MethodThrottles, Quota, QuotaPeriod, Throttle, UsagePlan, UsagePlanStage, ValueDigest,
};
use stagedoor_wire::apigateway::{self, ApiKey, ApiStage, QuotaSettings, Stage, ThrottleSettings};

use crate::entity::shape;

/// The API key in a document. One without a value opens nothing.
pub(crate) fn api_key(key_id: &str, document: &str) -> Option<ApiKeyPlan> {
    let key: ApiKey = shape(document)?;
    Some(ApiKeyPlan {
        key_id: key_id.into(),
        value_digest: ValueDigest::of(key.value?.as_bytes()),
        enabled: key.enabled == Some(true),
    })
}

/// The usage plan in a document.
pub(crate) fn usage_plan(plan_id: &str, document: &str) -> UsagePlan {
    let plan: apigateway::UsagePlan = shape(document).unwrap_or_default();
    let of_plan = plan.throttle.as_ref();
    let stages = plan.api_stages.iter().flatten().map(|stage| plan_stage(stage, of_plan)).collect();
    let throttle = of_plan.and_then(|settings| throttle(settings.rate_limit, settings.burst_limit, None));
    UsagePlan::new(plan_id.into(), stages, throttle, plan.quota.as_ref().map(quota))
}

fn plan_stage(stage: &ApiStage, of_plan: Option<&ThrottleSettings>) -> UsagePlanStage {
    let throttles = stage.throttle.iter().flatten().filter_map(|(name, settings)| {
        let (path, verb) = name.rsplit_once('/')?;
        Some(MethodThrottle {
            resource_path: resource_path(path),
            http_method: verb.into(),
            throttle: throttle(settings.rate_limit, settings.burst_limit, of_plan),
        })
    });
    UsagePlanStage {
        api_id: stage.api_id.as_deref().unwrap_or_default().into(),
        stage_name: stage.stage.as_deref().unwrap_or_default().into(),
        throttles: MethodThrottles::new(throttles.collect()),
    }
}

fn quota(settings: &QuotaSettings) -> Quota {
    let number = |number: Option<i32>| u64::try_from(number.unwrap_or_default()).unwrap_or_default();
    Quota {
        limit: number(settings.limit),
        offset: number(settings.offset),
        period: match settings.period.as_deref() {
            Some("DAY") => QuotaPeriod::Day,
            Some("WEEK") => QuotaPeriod::Week,
            _ => QuotaPeriod::Month,
        },
    }
}

/// The throttles of a stage's method settings.
pub(super) fn stage_throttles(stage: &Stage) -> MethodThrottles {
    let throttles = stage.method_settings.iter().flatten().filter_map(|(name, setting)| {
        let (path, verb) = name.rsplit_once('/')?;
        let (rate, burst) = (setting.throttling_rate_limit, setting.throttling_burst_limit);
        // DIFFERENCE: what an entry holds when nobody has set a throttle, the account's, is not enforced here.
        let throttle = throttle(rate, burst, None).filter(|throttle| *throttle != Throttle::of_account());
        Some(MethodThrottle { resource_path: resource_path(path), http_method: verb.into(), throttle })
    });
    MethodThrottles::new(throttles.collect())
}

/// Keys are stored as they were typed: `~1a~1b/GET`, `a~1b/GET` and `a/b/GET` name the same method.
pub(super) fn resource_path(typed: &str) -> Arc<str> {
    let path = typed.replace("~1", "/").replace("~0", "~");
    if path == "*" { path.into() } else { format!("/{}", path.trim_start_matches('/')).into() }
}

/// A throttle of which at least one member is set; -1 is unset. UNVERIFIED: that an unset member beside a set one is the
/// plan's, else the account's.
fn throttle(rate: Option<f64>, burst: Option<i32>, outer: Option<&ThrottleSettings>) -> Option<Throttle> {
    let set_rate = |rate: Option<f64>| rate.filter(|rate| *rate >= 0.0);
    let set_burst = |burst: Option<i32>| burst.and_then(|burst| u32::try_from(burst).ok());
    let (rate, burst) = (set_rate(rate), set_burst(burst));
    if rate.is_none() && burst.is_none() {
        return None;
    }
    let account = Throttle::of_account();
    let rate = rate.or_else(|| set_rate(outer?.rate_limit)).unwrap_or(account.rate_limit);
    let burst = burst.or_else(|| set_burst(outer?.burst_limit)).unwrap_or(account.burst_limit);
    Some(Throttle::new(rate, burst))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use stagedoor_wire::json::from_json;

    use super::*;

    /// A throttle in short: `rate/burst`.
    fn word(throttle: Option<&Throttle>) -> String {
        throttle.map_or_else(|| "-".to_owned(), |it| format!("{}/{}", it.rate_limit, it.burst_limit))
    }

    #[test]
    fn method_settings() {
        let rate = |rate: f64| json!({"throttlingRateLimit": rate});
        for (settings, path, verb, expected) in [
            (json!({}), "/a", "GET", "-"),
            (json!({"*/*": {"throttlingRateLimit": 10_000.0, "throttlingBurstLimit": 5000}}), "/a", "GET", "-"),
            (
                json!({"*/*": {"throttlingRateLimit": 10_000.0, "throttlingBurstLimit": 4999}}),
                "/a",
                "GET",
                "10000/4999",
            ),
            (
                json!({"*/*": {"throttlingRateLimit": 20_000.0, "throttlingBurstLimit": 5000}}),
                "/a",
                "GET",
                "20000/5000",
            ),
            (json!({"*/*": {"throttlingRateLimit": -1.0, "throttlingBurstLimit": -1}}), "/a", "GET", "-"),
            (json!({"*/*": {"throttlingRateLimit": -1.0, "throttlingBurstLimit": 0}}), "/a", "GET", "10000/0"),
            (json!({"*/*": rate(5.0)}), "/a", "GET", "5/5000"),
            (json!({"a/GET": rate(5.0)}), "/a", "GET", "5/5000"),
            (json!({"~1a/GET": rate(5.0)}), "/a", "GET", "5/5000"),
            (json!({"~1a~1{b}/GET": rate(5.0)}), "/a/{b}", "GET", "5/5000"),
            (json!({"a/{b}/ANY": rate(5.0)}), "/a/{b}", "ANY", "5/5000"),
            (json!({"~1/GET": rate(0.0)}), "/", "GET", "0/5000"),
            (json!({"a/GET": rate(5.0)}), "/a", "POST", "-"),
            (json!({"*/*": rate(5.0), "a/GET": rate(10_000.0)}), "/a", "GET", "-"),
            (json!({"a/GET": rate(10_000.0), "*/*": rate(5.0)}), "/b", "GET", "5/5000"),
            (json!({"a/GET": {"cachingEnabled": true}, "*/*": rate(5.0)}), "/a", "GET", "-"),
        ] {
            let stage: Stage = from_json(&json!({"methodSettings": settings})).unwrap();
            assert_eq!(word(stage_throttles(&stage).of(path, verb)), expected, "{settings} {path} {verb}");
        }
    }

    #[test]
    fn usage_plans() {
        let plan = |shape: serde_json::Value| usage_plan("p", &json!({"shape": shape}).to_string());
        let whole = plan(json!({
            "apiStages": [{"apiId": "a", "stage": "s", "throttle": {
                "/pets/GET": {"rateLimit": 1.5, "burstLimit": 2}, "//ANY": {"burstLimit": 0}, "/x/GET": {},
            }}],
            "throttle": {"rateLimit": 7.0},
            "quota": {"limit": 10, "offset": 2, "period": "WEEK"},
        }));
        assert_eq!(word(whole.throttle.as_ref()), "7/5000");
        assert_eq!(whole.quota, Some(Quota { limit: 10, offset: 2, period: QuotaPeriod::Week }));
        let stage = whole.stage("a", "s").unwrap();
        for (path, verb, expected) in
            [("/pets", "GET", "1.5/2"), ("/", "ANY", "7/0"), ("/x", "GET", "-"), ("/pets", "POST", "-")]
        {
            assert_eq!(word(stage.throttles.of(path, verb)), expected, "{path} {verb}");
        }
        let bare = plan(json!({"name": "bare"}));
        assert_eq!((bare.throttle, bare.quota), (None, None));
        assert_eq!(plan(json!({"throttle": {"rateLimit": -1.0, "burstLimit": -1}})).throttle, None);
    }

    #[test]
    fn api_keys() {
        let key = |shape: serde_json::Value| api_key("k", &json!({"shape": shape}).to_string());
        assert_eq!(key(json!({"id": "k"})), None);
        let value = "v".repeat(20);
        for (enabled, expected) in [(json!(true), true), (json!(false), false), (json!(null), false)] {
            let plan = key(json!({"value": value, "enabled": enabled})).unwrap();
            assert_eq!((plan.enabled, plan.value_digest), (expected, ValueDigest::of(value.as_bytes())));
        }
    }
}
