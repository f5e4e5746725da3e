//! Step 1 for custom domain names: which API and stage a host and a base path mean.
//!
//! The stage is in the mapping and not in the URL, unless the mapping leaves it to the caller. What the caller sees of
//! a path, `$context.path`, has the base path; routes have not.

use std::borrow::Cow;
use std::sync::Arc;

use super::resolve::{api_of_host, forbidden, path_end, stage_of, without_port};
use crate::error::{GatewayError, GatewayResponseType, json_string};
use crate::invocation::{InvokeUrl, UrlForm};
use crate::plan::DomainNamePlan;
use crate::publish::{Found, Index, PublishedStage};

/// The custom domain name that a `Host` means: an exact one before a wildcard.
pub(crate) fn of_host(index: &Index, host: &str) -> Option<Arc<DomainNamePlan>> {
    let domain_names = index.domain_names();
    if domain_names.is_empty() {
        return None;
    }
    let name = without_port(host);
    let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    };
    let found = domain_names.at(&name).or_else(|| match api_of_host(&name) {
        // UNVERIFIED: the name that a regional domain name's DNS record points to answers as the domain name does.
        Some(label) => domain_names.at(label),
        None => domain_names.at(&format!("*.{}", name.split_once('.')?.1)),
    });
    found.cloned()
}

/// Whether the service keeps a path of custom domain names for its own health checks (documented).
pub(crate) fn is_health_check(target: &str) -> bool {
    matches!(&target[..path_end(target)], "/ping" | "/sping")
}

/// Finds the stage.
pub(super) fn resolve(
    index: &Index,
    domain_name: &DomainNamePlan,
    target: Box<str>,
) -> Result<(Arc<PublishedStage>, InvokeUrl), GatewayError> {
    if let Some(guard) = &domain_name.unenforced_guard {
        return Err(GatewayError::configuration(guard.clone()));
    }
    if domain_name.routing_rules_only {
        // UNVERIFIED: 403 is as likely.
        let reason = "the domain name goes by routing rules only, and no rule matches";
        return Err(GatewayError::new(GatewayResponseType::ResourceNotFound, reason).with_message("Not Found"));
    }
    let end = path_end(&target);
    let slashes = slashes(&target[..end]);
    let Some((mapping, length)) = domain_name.mappings.find(&target[slashes..end]) else {
        return Err(forbidden(format!("no base path mapping of {} is for this path", domain_name.id)));
    };
    let base_path_end = slashes + length;
    let mut path = if length == 0 { slashes.saturating_sub(1) } else { base_path_end };
    let stage_name = match &mapping.stage_name {
        Some(stage_name) => stage_name,
        None => {
            let Some(stage_name) = stage_of(&target[path..end]) else {
                return Err(forbidden(format!("the URL names no stage of API {}", mapping.api_id)));
            };
            path += self::slashes(&target[path..end]) + stage_name.len();
            &Arc::from(stage_name)
        }
    };
    let Found::Stage(stage) = index.find(&mapping.api_id, stage_name) else {
        return Err(forbidden(format!("API {} has no stage named {}", mapping.api_id, json_string(stage_name))));
    };
    let context_path = slashes.saturating_sub(1)..end;
    let url = InvokeUrl {
        form: UrlForm::DomainName { base_path_end },
        context_path,
        path: path..end,
        target,
        vpc_endpoint_id: None,
    };
    Ok((stage.clone(), url))
}

fn slashes(path: &str) -> usize {
    path.bytes().take_while(|byte| *byte == b'/').count()
}
