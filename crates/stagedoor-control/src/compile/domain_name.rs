//! A domain name and its base path mappings to a [`DomainNamePlan`].

use std::sync::Arc;

use stagedoor_gateway::plan::{BasePathMappingPlan, DomainNamePlan, MutualTlsPlan};
use stagedoor_http::tls::{Identity, TrustStore};
use stagedoor_wire::apigateway::{BasePathMapping, DomainName};

use super::{connection, support};
use crate::entity::{private, shape};
use crate::store::{DocumentId, Documents, Kind};

/// Private members of a domain name's document: the certificate chain that was uploaded, and its key, as PEM.
pub(crate) const CERTIFICATE: &str = "certificate";
pub(crate) const PRIVATE_KEY: &str = "certificatePrivateKey";
/// Another one: the truststore that was found in S3, as PEM.
pub(crate) const TRUSTSTORE: &str = "truststore";

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
        certificate_arns: certificate_arns(&domain),
        identity: uploaded(documents, id),
        mutual_tls: mutual_tls(documents, id, &domain),
        connection: connection::plan(
            domain.security_policy.as_deref(),
            domain.endpoint_access_mode.as_deref(),
            domain.endpoint_configuration.as_ref(),
        ),
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
    connection::unenforced(domain.security_policy.as_deref(), domain.endpoint_access_mode.as_deref())
}

/// The certificate that was uploaded for it.
fn uploaded(documents: &impl Documents, id: &DocumentId) -> Option<Identity> {
    let member = |name: &str| private(documents, id, name);
    let (chain, private_key) = (member(CERTIFICATE)?, member(PRIVATE_KEY)?);
    Identity::from_pem(chain.as_str()?.as_bytes(), private_key.as_str()?.as_bytes()).ok()
}

fn certificate_arns(domain: &DomainName) -> Vec<Arc<str>> {
    [&domain.regional_certificate_arn, &domain.certificate_arn]
        .into_iter()
        .flatten()
        .map(|arn| arn.as_str().into())
        .collect()
}

fn mutual_tls(documents: &impl Documents, id: &DocumentId, domain: &DomainName) -> Option<MutualTlsPlan> {
    let uri = domain.mutual_tls_authentication.as_ref()?.truststore_uri.as_deref().unwrap_or_default();
    let stored = private(documents, id, TRUSTSTORE);
    let truststore = stored.and_then(|pem| TrustStore::from_pem(pem.as_str()?.as_bytes()).ok());
    Some(MutualTlsPlan { truststore_uri: uri.into(), truststore: truststore.map(Arc::new) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_enforced_guards() {
        let text = |text: &str| Some(text.to_owned());
        for (domain, guard) in [
            (DomainName::default(), ""),
            (DomainName { security_policy: text("TLS_1_0"), ..DomainName::default() }, ""),
            (DomainName { security_policy: text("SecurityPolicy_TLS13_1_3_2025_09"), ..DomainName::default() }, ""),
            (
                DomainName { security_policy: text("SecurityPolicy_Strange"), ..DomainName::default() },
                "securityPolicy SecurityPolicy_Strange is not known in this version",
            ),
            (DomainName { endpoint_access_mode: text("STRICT"), ..DomainName::default() }, ""),
            (
                DomainName { domain_name_id: text("a"), ..DomainName::default() },
                "DomainName endpointConfiguration PRIVATE",
            ),
        ] {
            let found = unenforced(&domain).unwrap_or_default();
            assert_eq!(found.split([':', '(']).next().map(str::trim_end), Some(guard), "{found}");
        }
    }
}
