//! Which methods answer nothing because what guards them is not enforced yet.

use stagedoor_wire::apigateway::{Method, MethodSetting, Stage};

use super::FrozenApi;
use super::support;

/// What an account allows when nothing else is set (requests a second, burst).
const ACCOUNT_RATE_LIMIT: f64 = 10_000.0;
const ACCOUNT_BURST_LIMIT: i32 = 5_000;

/// The guards that a stage's own settings put on its methods.
#[derive(Debug, Default)]
pub(super) struct StageGuards {
    everything: Option<String>,
    /// Per method settings key, normalised: (path, verb), `*` for all.
    methods: Vec<(String, String, Option<String>)>,
}

impl StageGuards {
    pub(super) fn of(stage: &Stage) -> Self {
        let certificate = stage.client_certificate_id.as_deref().filter(|id| !id.is_empty());
        let web_acl = stage.web_acl_arn.as_deref().filter(|arn| !arn.is_empty());
        let everything = certificate
            .map(|id| support::CLIENT_CERTIFICATE.guard(id))
            .or_else(|| web_acl.map(|arn| support::WEB_ACL.guard(arn)));
        let mut methods = Vec::new();
        for (name, setting) in stage.method_settings.iter().flatten() {
            // Keys are stored as they were typed: `~1pets/GET` and `pets/GET` name the same method.
            let Some((path, verb)) = name.rsplit_once('/') else { continue };
            let path = path.replace("~1", "/").replace("~0", "~");
            let path = if path == "*" { path } else { format!("/{}", path.trim_start_matches('/')) };
            methods.push((path, verb.to_owned(), throttling(setting)));
        }
        // An entry of a method's own replaces the one for all methods, whole.
        methods.sort_by_key(|(path, verb, _)| (path == "*", verb == "*"));
        if methods.iter().all(|(.., guard)| guard.is_none()) {
            methods.clear();
        }
        Self { everything, methods }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.everything.is_none() && self.methods.is_empty()
    }

    fn of_method(&self, path: &str, verb: &str) -> Option<String> {
        let own = self
            .methods
            .iter()
            .find(|(on_path, on_verb, _)| (on_path == "*" || on_path == path) && (on_verb == "*" || on_verb == verb));
        self.everything.clone().or_else(|| own.and_then(|(.., guard)| guard.clone()))
    }
}

/// The guard of an entry that throttles below what the account allows; -1 is unset.
fn throttling(setting: &MethodSetting) -> Option<String> {
    let rate = setting.throttling_rate_limit.filter(|rate| (0.0..ACCOUNT_RATE_LIMIT).contains(rate));
    let burst = setting.throttling_burst_limit.filter(|burst| (0..ACCOUNT_BURST_LIMIT).contains(burst));
    if rate.is_none() && burst.is_none() {
        return None;
    }
    let value = [rate.map(|rate| format!("rate {rate}")), burst.map(|burst| format!("burst {burst}"))];
    Some(support::THROTTLING.guard(&value.into_iter().flatten().collect::<Vec<_>>().join(", ")))
}

/// The first guard of a method that is not enforced.
pub(super) fn unenforced(
    api: &FrozenApi,
    stage: &StageGuards,
    path: &str,
    verb: &str,
    method: &Method,
) -> Option<String> {
    if api.api.policy.as_deref().is_some_and(|policy| !policy.is_empty()) {
        return Some(support::POLICY.guard("a resource policy"));
    }
    let types = api.api.endpoint_configuration.as_ref().and_then(|configuration| configuration.types.as_ref());
    if types.is_some_and(|types| types.iter().any(|kind| kind == "PRIVATE")) {
        return Some(support::PRIVATE_ENDPOINT.guard("who reaches the listener reaches the API"));
    }
    // Both older policies ask for less than every TLS listener here does.
    let security_policy = api.api.security_policy.as_deref().filter(|policy| !matches!(*policy, "TLS_1_0" | "TLS_1_2"));
    if let Some(policy) = security_policy {
        return Some(support::SECURITY_POLICY.guard(policy));
    }
    if let Some(mode) = api.api.endpoint_access_mode.as_deref().filter(|mode| *mode != "BASIC") {
        return Some(support::ENDPOINT_ACCESS_MODE.guard(mode));
    }
    let authorization = method.authorization_type.as_deref().unwrap_or("NONE");
    if !authorization.eq_ignore_ascii_case("NONE") {
        return Some(support::AUTHORIZATION_TYPE.guard(authorization));
    }
    if method.api_key_required == Some(true) {
        return Some(support::API_KEY_REQUIRED.guard("true"));
    }
    if let Some(id) = method.request_validator_id.as_deref().filter(|id| !id.is_empty()) {
        let validator = api.request_validators.iter().find(|validator| validator.id.as_deref() == Some(id));
        // A validator that checks nothing guards nothing.
        let checks = validator.is_none_or(|validator| {
            validator.validate_request_body == Some(true) || validator.validate_request_parameters == Some(true)
        });
        if checks {
            return Some(support::REQUEST_VALIDATOR.guard(id));
        }
    }
    stage.of_method(path, verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(settings: &[(&str, f64)]) -> StageGuards {
        let settings = settings.iter().map(|(name, rate)| {
            ((*name).to_owned(), MethodSetting { throttling_rate_limit: Some(*rate), ..MethodSetting::default() })
        });
        StageGuards::of(&Stage { method_settings: Some(settings.collect()), ..Stage::default() })
    }

    #[test]
    fn throttles_guard_the_methods_they_name() {
        for (settings, path, verb, guarded) in [
            (&[][..], "/a", "GET", false),
            (&[("*/*", 10_000.0)], "/a", "GET", false),
            (&[("*/*", -1.0)], "/a", "GET", false),
            (&[("*/*", 5.0)], "/a", "GET", true),
            (&[("a/GET", 5.0)], "/a", "GET", true),
            (&[("~1a/GET", 5.0)], "/a", "GET", true),
            (&[("~1a~1{b}/GET", 5.0)], "/a/{b}", "GET", true),
            (&[("~1/GET", 0.0)], "/", "GET", true),
            (&[("a/GET", 5.0)], "/a", "POST", false),
            (&[("*/*", 5.0), ("a/GET", 10_000.0)], "/a", "GET", false),
            (&[("a/GET", 10_000.0), ("*/*", 5.0)], "/b", "GET", true),
        ] {
            assert_eq!(stage(settings).of_method(path, verb).is_some(), guarded, "{settings:?} {path} {verb}");
        }
    }
}
