//! The cache of a stage, and what tells the answers of a method apart in it.

use std::sync::Arc;
use std::time::Duration;

use stagedoor_gateway::plan::{
    CacheKeyPlan, CachePlan, CachingPlan, MethodCaching, MethodCachingEntry, ParameterSource, UnauthorizedCacheControl,
};
use stagedoor_wire::apigateway::{Integration, MethodSetting, Stage};

use super::usage::resource_path;

/// AWS: the smallest cluster where no size is set (documented).
const DEFAULT_GIGABYTES: f64 = 0.5;

/// AWS: how long answers are kept where no time is set (documented).
const DEFAULT_TTL: Duration = Duration::from_secs(300);

/// The cache of a stage; `None` when it has no cluster.
pub(super) fn stage_cache(stage: &Stage) -> Option<CachePlan> {
    if stage.cache_cluster_enabled != Some(true) {
        return None;
    }
    let size = stage.cache_cluster_size.as_deref().and_then(|size| size.parse().ok());
    let entries = stage.method_settings.iter().flatten().filter_map(|(name, setting)| {
        let (path, verb) = name.rsplit_once('/')?;
        let caching = caching(setting);
        Some(MethodCachingEntry { resource_path: resource_path(path), http_method: verb.into(), caching })
    });
    Some(CachePlan { gigabytes: size.unwrap_or(DEFAULT_GIGABYTES), methods: MethodCaching::new(entries.collect()) })
}

fn caching(setting: &MethodSetting) -> Option<CachingPlan> {
    let seconds = setting.cache_ttl_in_seconds.map(|seconds| u64::try_from(seconds).unwrap_or_default());
    let ttl = seconds.map_or(DEFAULT_TTL, Duration::from_secs);
    // AWS: a time of 0 turns caching off (documented).
    let is_cached = setting.caching_enabled == Some(true) && !ttl.is_zero();
    is_cached.then(|| CachingPlan {
        ttl,
        is_encrypted: setting.cache_data_encrypted == Some(true),
        requires_authorization: setting.require_authorization_for_cache_control != Some(false),
        unauthorized: match setting.unauthorized_cache_control_header_strategy.as_deref() {
            Some("FAIL_WITH_403") => UnauthorizedCacheControl::FailWith403,
            Some("SUCCEED_WITHOUT_RESPONSE_HEADER") => UnauthorizedCacheControl::SucceedWithoutResponseHeader,
            _ => UnauthorizedCacheControl::SucceedWithResponseHeader,
        },
    })
}

/// What tells the answers of a method apart. A parameter of the integration request has the value that is mapped to it.
pub(super) fn cache_key(integration: Option<&Integration>, resource_id: &str) -> CacheKeyPlan {
    let namespace = integration.and_then(|integration| integration.cache_namespace.as_deref());
    let names = integration.and_then(|integration| integration.cache_key_parameters.as_ref());
    let mappings = integration.and_then(|integration| integration.request_parameters.as_ref());
    let source = |name: &String| {
        let mapped = mappings.and_then(|mappings| mappings.get(name)?.as_deref());
        ParameterSource::parse(mapped.unwrap_or(name))
    };
    CacheKeyPlan {
        namespace: Arc::from(namespace.unwrap_or(resource_id)),
        parameters: names.into_iter().flatten().filter_map(source).collect(),
    }
}
