//! The paths of UpdateUsagePlan that lead into its stages.

use indexmap::IndexMap;
use serde_json::{Map, Value};
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{ApiStage, PatchOperation, ThrottleSettings};
use stagedoor_wire::json::{from_json, to_json};

use super::{Op, Step, place, steps};

/// `{apiId}:{stage}`, as values and paths name a stage.
pub(crate) fn stage(name: &str) -> Option<ApiStage> {
    let (api_id, stage) = name.split_once(':').filter(|(_, stage)| !stage.contains(':'))?;
    Some(ApiStage { api_id: Some(api_id.to_owned()), stage: Some(stage.to_owned()), throttle: None })
}

pub(crate) fn name(stage: &ApiStage) -> String {
    format!("{}:{}", stage.api_id.as_deref().unwrap_or_default(), stage.stage.as_deref().unwrap_or_default())
}

pub(crate) fn no_stage(stage: &ApiStage, plan_id: &str) -> WireError {
    WireError::not_found(format!(
        "Invalid API Stage {{api: {}, stage: {}}} specified for usageplan {plan_id}",
        stage.api_id.as_deref().unwrap_or_default(),
        stage.stage.as_deref().unwrap_or_default()
    ))
}

/// The operations with the paths of methods escaped. AWS: `/apiStages/{stage}/throttle//pets/GET/rateLimit` is taken as
/// `…/throttle/~1pets/GET/rateLimit`; Terraform sends the former.
pub(crate) fn canonical(mut operations: Vec<PatchOperation>) -> Vec<PatchOperation> {
    for path in operations.iter_mut().filter_map(|operation| operation.path.as_mut()) {
        let steps = steps(path);
        let [first, stage, third, method @ ..] = &steps[..] else { continue };
        let tail = usize::from(matches!(method.last().map(String::as_str), Some("rateLimit" | "burstLimit")));
        let (method, limit) = method.split_at(method.len() - tail);
        if first != "apiStages" || third != "throttle" || method.len() < 3 {
            continue;
        }
        let (verb, method) = method.split_last().map_or(("", method), |(verb, method)| (verb.as_str(), method));
        let escaped = method.join("/").replace('~', "~0").replace('/', "~1");
        let limit = limit.first().map(|limit| format!("/{limit}")).unwrap_or_default();
        *path = format!("/apiStages/{stage}/throttle/{escaped}/{verb}{limit}");
    }
    operations
}

/// `/apiStages`: adds the stage or takes it away. A stage that is there already stays as it is.
pub(super) fn api_stages(plan: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let stage = stage(step.value.unwrap_or_default());
    let stage = stage.ok_or_else(|| WireError::bad_request("Invalid API Stage specified"))?;
    let Some(plan) = plan.as_object_mut() else { return Ok(()) };
    let stages = plan.entry("apiStages").or_insert_with(|| Value::Array(Vec::new()));
    let Some(stages) = stages.as_array_mut() else { return Ok(()) };
    match step.op {
        Op::Remove => stages.retain(|other| !is(other, &stage)),
        _ if stages.iter().any(|other| is(other, &stage)) => {}
        _ => stages.push(to_json(&stage)),
    }
    Ok(())
}

fn is(value: &Value, stage: &ApiStage) -> bool {
    value["apiId"].as_str() == stage.api_id.as_deref() && value["stage"].as_str() == stage.stage.as_deref()
}

/// The stage of the plan that a path names.
fn named<'v>(plan: &'v mut Value, step: &Step<'_>) -> Result<&'v mut Value, WireError> {
    let plan_id = plan["id"].as_str().unwrap_or_default().to_owned();
    let stage = step.steps.get(1).and_then(|name| stage(name));
    let stage = stage.ok_or_else(|| WireError::bad_request("Invalid API Stage specified"))?;
    let stages = plan.get_mut("apiStages").and_then(Value::as_array_mut);
    let found = stages.and_then(|stages| stages.iter_mut().find(|other| is(other, &stage)));
    found.ok_or_else(|| no_stage(&stage, &plan_id))
}

/// `/apiStages/{stage}/throttle`: the throttles of all its methods, as JSON.
pub(super) fn method_throttles(plan: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let stage = named(plan, step)?;
    let Some(stage) = stage.as_object_mut() else { return Ok(()) };
    if step.op == Op::Remove {
        stage.shift_remove("throttle");
        return Ok(());
    }
    let given: Option<Map<String, Value>> = step.value.and_then(|value| serde_json::from_str(value).ok());
    let given: Option<IndexMap<String, Value>> = given.and_then(|given| {
        let throttles = given.into_iter().map(|(method, throttle)| {
            let throttle: ThrottleSettings = from_json(&throttle).ok()?;
            Some((method, to_json(&throttle)))
        });
        throttles.collect()
    });
    // UNVERIFIED: the words.
    let given = given.ok_or_else(|| WireError::bad_request("Invalid throttle settings specified"))?;
    stage.insert("throttle".to_owned(), Value::Object(given.into_iter().collect()));
    Ok(())
}

/// `…/throttle/{path}/{VERB}`: no throttle for the method any more.
pub(super) fn method_throttle(plan: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let stage = named(plan, step)?;
    let method = method(&step.steps[3..]);
    if let Some(throttles) = stage.get_mut("throttle").and_then(Value::as_object_mut) {
        throttles.shift_remove(&method);
    }
    Ok(())
}

/// `…/throttle/{path}/{VERB}/rateLimit` and `burstLimit`.
pub(super) fn method_limit(plan: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let limit = limit(step)?;
    let (Some(last), stage) = (step.steps.last().cloned(), named(plan, step)?) else { return Ok(()) };
    let method = method(&step.steps[3..step.steps.len() - 1]);
    if let Some(throttle) = place(stage, &["throttle".to_owned(), method]) {
        throttle.insert(last, limit);
    }
    Ok(())
}

/// `/throttle/rateLimit` and `/throttle/burstLimit` of the plan.
pub(super) fn plan_limit(plan: &mut Value, step: &Step<'_>) -> Result<(), WireError> {
    let limit = limit(step)?;
    if let Some((last, parents)) = step.steps.split_last()
        && let Some(throttle) = place(plan, parents)
    {
        throttle.insert(last.clone(), limit);
    }
    Ok(())
}

/// `{path}/{VERB}` of the steps `~1{path}`, `{VERB}`.
fn method(steps: &[String]) -> String {
    let name = steps.join("/");
    if name.starts_with('/') { name } else { format!("/{name}") }
}

fn limit(step: &Step<'_>) -> Result<Value, WireError> {
    let is_rate = step.steps.last().is_some_and(|last| last == "rateLimit");
    let text = step.value.unwrap_or_default().trim();
    let rate = || text.parse::<f64>().ok().filter(|rate| rate.is_finite()).map(Value::from);
    let burst = || text.parse::<i32>().ok().map(Value::from);
    let limit = if is_rate { rate() } else { burst() };
    // UNVERIFIED: the words.
    limit.ok_or_else(|| WireError::bad_request(format!("Invalid value for {}: a number is needed", step.path)))
}
