//! A domain name and its base path mappings to a [`DomainNamePlan`].

use std::sync::Arc;

use stagedoor_gateway::plan::{BasePathMappingPlan, DomainNamePlan};
use stagedoor_wire::apigateway::{BasePathMapping, DomainName};

use super::support;
use crate::entity::shape;
use crate::store::{DocumentId, Documents, Kind};

/// Lowers the domain name of that id, which is there; `revision` is that of the newest of what is lowered.
pub(crate) fn domain_name_plan(documents: &impl Documents, id: &DocumentId, revision: u64) -> DomainNamePlan {
    let domain: DomainName = documents.get(id).and_then(|document| shape(&document.json)).unwrap_or_default();
    let mappings = documents.scan(&id.account, &id.region, Kind::BasePathMapping, &format!("{}/", id.id));
    let mappings = mappings.filter_map(|(_, document)| {
        let mapping: BasePathMapping = shape(&document.json)?;
        let base_path = mapping.base_path.filter(|path| path != "(none)").unwrap_or_default();
        let plan =
            BasePathMappingPlan { api_id: mapping.rest_api_id?.into(), stage_name: mapping.stage.map(Arc::from) };
        Some((base_path.into_boxed_str(), plan))
    });
    DomainNamePlan {
        revision,
        id: id.id.clone(),
        hosts: hosts(&domain),
        is_private: domain.domain_name_id.is_some(),
        unenforced_guard: unenforced(&domain),
        routing_rules_only: domain.routing_mode.as_deref() == Some("ROUTING_RULE_ONLY"),
        mappings: mappings.collect(),
    }
}

fn hosts(domain: &DomainName) -> Vec<Arc<str>> {
    // `d-….execute-api.{region}.amazonaws.com`, by its first label.
    let regional = domain.regional_domain_name.as_deref().and_then(|name| name.split('.').next());
    let names = [domain.domain_name.as_deref(), domain.distribution_domain_name.as_deref(), regional];
    names.into_iter().flatten().map(|name| name.to_ascii_lowercase().into()).collect()
}

/// The first guard of a domain name that is not enforced.
fn unenforced(domain: &DomainName) -> Option<String> {
    if domain.domain_name_id.is_some() {
        return Some(support::PRIVATE_DOMAIN_NAME.guard("who reaches the listener reaches the domain name"));
    }
    if domain.mutual_tls_authentication.is_some() {
        return Some(support::MUTUAL_TLS.guard("a truststore"));
    }
    // Both older policies ask for less than every TLS listener here does.
    let policy = domain.security_policy.as_deref().filter(|policy| !matches!(*policy, "TLS_1_0" | "TLS_1_2"));
    if let Some(policy) = policy {
        return Some(support::DOMAIN_SECURITY_POLICY.guard(policy));
    }
    let mode = domain.endpoint_access_mode.as_deref().filter(|mode| *mode != "BASIC");
    mode.map(|mode| support::DOMAIN_ENDPOINT_ACCESS_MODE.guard(mode))
}

#[cfg(test)]
mod tests {
    use stagedoor_wire::apigateway::MutualTlsAuthentication;

    use super::*;

    #[test]
    fn what_is_not_enforced_guards() {
        let text = |text: &str| Some(text.to_owned());
        for (domain, guard) in [
            (DomainName::default(), ""),
            (DomainName { security_policy: text("TLS_1_0"), ..DomainName::default() }, ""),
            (DomainName { security_policy: text("TLS_1_2"), ..DomainName::default() }, ""),
            (
                DomainName { security_policy: text("SecurityPolicy_TLS13_1_3_2025_09"), ..DomainName::default() },
                "DomainName securityPolicy",
            ),
            (DomainName { endpoint_access_mode: text("BASIC"), ..DomainName::default() }, ""),
            (
                DomainName { endpoint_access_mode: text("STRICT"), ..DomainName::default() },
                "DomainName endpointAccessMode",
            ),
            (
                DomainName {
                    mutual_tls_authentication: Some(MutualTlsAuthentication::default()),
                    ..DomainName::default()
                },
                "DomainName mutualTlsAuthentication",
            ),
            (
                DomainName { domain_name_id: text("a"), ..DomainName::default() },
                "DomainName endpointConfiguration PRIVATE",
            ),
        ] {
            let found = unenforced(&domain).unwrap_or_default();
            assert_eq!(found.split(" (").next(), Some(guard), "{found}");
        }
    }
}
