//! What a domain name must be as a whole, and the names that follow from its endpoint types.

use stagedoor_wire::apigateway::DomainName;
use stagedoor_wire::{Timestamp, WireError};

use super::super::arn::Arn;
use super::document_id;
use crate::operations::{Caller, Changing};
use crate::rest_api;

/// Characters of the random part of the names that DNS records point to.
const REGIONAL_NAME_CHARS: usize = 10;
const DISTRIBUTION_NAME_CHARS: usize = 13;

/// Bounds of DNS.
const NAME_CHARS: usize = 253;
const LABEL_CHARS: usize = 63;

/// Where the certificates of EDGE domain names are.
const EDGE_CERTIFICATE_REGION: &str = "us-east-1";
/// The hosted zone of all edge distributions.
const DISTRIBUTION_HOSTED_ZONE: &str = "Z2FDTNDATAQYW2";

/// The hosted zones of the regional names, by region.
const REGIONAL_HOSTED_ZONES: [(&str, &str); 16] = [
    ("us-east-1", "Z1UJRXOUMOOFQ8"),
    ("us-east-2", "ZOJJZC49E0EPZ"),
    ("us-west-1", "Z2MUQ32089INYE"),
    ("us-west-2", "Z2OJLYMUO9EFXC"),
    ("af-south-1", "Z2DHW2332DAMTN"),
    ("ap-east-1", "Z3FD1VL90ND7K5"),
    ("ap-northeast-1", "Z1YSHQZHG15GKL"),
    ("ap-northeast-2", "Z20JF4UZKIW1U8"),
    ("ap-south-1", "Z3VO1THU9YC4UR"),
    ("ap-southeast-1", "ZL327KTPIQFUL"),
    ("ap-southeast-2", "Z2RPCDW04V8134"),
    ("ca-central-1", "Z19DQILCV0OWEC"),
    ("eu-central-1", "Z1U9ULNL0V5AJ3"),
    ("eu-west-1", "ZLY8HYME6SFDD"),
    ("eu-west-2", "ZJ5UAJN8Y3Z2Q"),
    ("sa-east-1", "ZCMLWB8V5SYIT"),
];

pub(super) const EDGE: &str = "EDGE";
const REGIONAL: &str = "REGIONAL";
pub(super) const PRIVATE: &str = "PRIVATE";

/// A name of DNS with two labels or more, the first perhaps `*`; not one of our own, nor of the control plane's.
pub(super) fn check_name(name: &str, control_hosts: &[String]) -> Result<(), WireError> {
    if name.is_empty() {
        return Err(WireError::bad_request("No Domain Name specified"));
    }
    let labels: Vec<&str> = name.split('.').collect();
    let is_label = |label: &str| {
        (1..=LABEL_CHARS).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let named = if labels[0] == "*" { &labels[1..] } else { &labels[..] };
    // A last label of digits would be an address.
    let is_name = |last: &&str| last.bytes().any(|byte| !byte.is_ascii_digit());
    let is_legal = name.len() <= NAME_CHARS
        && named.len() >= 2
        && named.iter().all(|label| is_label(label))
        && named.last().is_some_and(is_name);
    if !is_legal {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request(format!("Invalid domain name specified: {name}")));
    }
    // DIFFERENCE: these are where the control plane and the default endpoints are; a domain name would hide them.
    let name = name.to_ascii_lowercase();
    let is_ours = name.ends_with(".amazonaws.com")
        || name.ends_with(".amazonaws.com.cn")
        || name.contains(".execute-api.")
        || matches!(name.strip_prefix("*.").unwrap_or(&name), "localhost.localstack.cloud")
        || control_hosts.iter().any(|host| leads_to(&name, host));
    if is_ours {
        return Err(WireError::bad_request(format!("The domain name {name} leads to Stagedoor itself")));
    }
    Ok(())
}

/// Whether a domain name, in lower case, takes the requests for a host that may have a port.
fn leads_to(name: &str, host: &str) -> bool {
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let below = host.split_once('.').map(|(_, below)| below);
    name == host || name.strip_prefix("*.").is_some_and(|wanted| below == Some(wanted))
}

pub(super) fn has_type(domain: &DomainName, wanted: &str) -> bool {
    domain
        .endpoint_configuration
        .iter()
        .flat_map(|endpoints| endpoints.types.iter().flatten())
        .any(|kind| kind == wanted)
}

/// Checks a domain name as a whole against what it was before, and gives it the names that follow from its types.
/// `uploaded`: a certificate came with it, so that it needs no ARN.
pub(super) fn settle(
    call: &Changing<'_, '_>,
    domain: &mut DomainName,
    before: &DomainName,
    uploaded: bool,
) -> Result<(), WireError> {
    settle_types(domain, before)?;
    settle_certificates(call, domain, before, uploaded)?;
    settle_mutual_tls(domain)?;
    settle_policies(call.caller, domain, before)?;
    let region = &call.caller.region;
    if !has_type(domain, EDGE) {
        (domain.distribution_domain_name, domain.distribution_hosted_zone_id) = (None, None);
    } else if domain.distribution_domain_name.is_none() {
        let name = call.random.id(DISTRIBUTION_NAME_CHARS);
        domain.distribution_domain_name = Some(format!("d{name}.cloudfront.net"));
        domain.distribution_hosted_zone_id = Some(DISTRIBUTION_HOSTED_ZONE.to_owned());
    }
    if !has_type(domain, REGIONAL) {
        (domain.regional_domain_name, domain.regional_hosted_zone_id) = (None, None);
    } else if domain.regional_domain_name.is_none() {
        let name = call.random.id(REGIONAL_NAME_CHARS);
        let suffix = if call.caller.partition() == "aws-cn" { ".cn" } else { "" };
        domain.regional_domain_name = Some(format!("d-{name}.execute-api.{region}.amazonaws.com{suffix}"));
        let known =
            REGIONAL_HOSTED_ZONES.iter().find(|(of, _)| *of == region.as_ref()).map(|(_, zone)| (*zone).to_owned());
        // One that looks like theirs where the region's is not known.
        domain.regional_hosted_zone_id =
            Some(known.unwrap_or_else(|| format!("Z{}", call.random.id(13).to_ascii_uppercase())));
    }
    Ok(())
}

fn settle_types(domain: &mut DomainName, before: &DomainName) -> Result<(), WireError> {
    let is_private = has_type(domain, PRIVATE);
    let endpoints = domain.endpoint_configuration.get_or_insert_default();
    let types = endpoints.types.get_or_insert_default();
    if types.is_empty() {
        return Err(WireError::bad_request("REGIONAL Configuration and EDGE Configuration cannot be both DISABLED."));
    }
    let was_private = before.domain_name_id.is_some();
    if before.domain_name.is_some() && (is_private != was_private || (is_private && types.len() > 1)) {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request("The endpoint type of a domain name cannot be changed to or from PRIVATE."));
    }
    let address_type =
        endpoints.ip_address_type.get_or_insert_with(|| if is_private { "dualstack" } else { "ipv4" }.to_owned());
    if is_private && address_type == "ipv4" {
        // UNVERIFIED: the words, which are those for APIs.
        return Err(WireError::bad_request("Only dualstack ipAddressType is supported for Private APIs."));
    }
    Ok(())
}

/// Each type has a certificate of its own.
fn settle_certificates(
    call: &Changing<'_, '_>,
    domain: &mut DomainName,
    before: &DomainName,
    uploaded: bool,
) -> Result<(), WireError> {
    let (edge, regional, private) = (has_type(domain, EDGE), has_type(domain, REGIONAL), has_type(domain, PRIVATE));
    let region = &*call.caller.region;
    let (kind, kind_region) = if private { (PRIVATE, region) } else { (EDGE, EDGE_CERTIFICATE_REGION) };
    let first = Certificate { kind, region: kind_region, uploaded, active: (!edge && !private).then_some(REGIONAL) };
    let second = Certificate { kind: REGIONAL, region, uploaded: false, active: (!regional).then_some(kind) };
    let is_new = first.settle(
        (&mut domain.certificate_arn, &mut domain.certificate_name),
        (&before.certificate_arn, &before.certificate_name),
    )? | second.settle(
        (&mut domain.regional_certificate_arn, &mut domain.regional_certificate_name),
        (&before.regional_certificate_arn, &before.regional_certificate_name),
    )?;
    if is_new || (uploaded && before.domain_name.is_none()) {
        domain.certificate_upload_date = Some(Timestamp::from_seconds(call.clock.now().seconds()));
    }
    domain.ownership_verification_certificate_arn.take_if(|arn| arn.is_empty());
    domain.ownership_verification_certificate_arn.as_deref().map_or(Ok(()), |arn| check_certificate(arn, region))
}

/// What the certificate of one endpoint type must be.
struct Certificate<'a> {
    kind: &'a str,
    region: &'a str,
    /// Whether it came as a text, which the first type alone takes (documented).
    uploaded: bool,
    /// The type that is active in its place.
    active: Option<&'a str>,
}

impl Certificate<'_> {
    /// Checks ARN and name, and takes them away where the domain name has left the type. Says whether they are new.
    fn settle(
        &self,
        (arn, name): (&mut Option<String>, &mut Option<String>),
        before: (&Option<String>, &Option<String>),
    ) -> Result<bool, WireError> {
        arn.take_if(|arn| arn.is_empty());
        name.take_if(|name| name.is_empty());
        let is_new = (&*arn, &*name) != before;
        if let Some(active) = self.active {
            if is_new && (arn.is_some() || name.is_some()) {
                return Err(WireError::bad_request(format!(
                    "Cannot import certificates for {} while {active} is active.",
                    self.kind
                )));
            }
            (*arn, *name) = (None, None);
            return Ok(false);
        }
        let Some(arn) = arn else {
            if self.uploaded {
                return Ok(is_new);
            }
            // UNVERIFIED: the words.
            return Err(WireError::bad_request(format!("No certificate ARN specified for {}.", self.kind)));
        };
        check_certificate(arn, self.region)?;
        Ok(is_new)
    }
}

fn check_certificate(arn: &str, region: &str) -> Result<(), WireError> {
    if Arn::parse(arn).is_some_and(|arn| arn.region == region) {
        return Ok(());
    }
    Err(WireError::bad_request(format!("Invalid certificate ARN: {arn}. Certificate must be in '{region}'.")))
}

/// No truststore is no mutual TLS.
fn settle_mutual_tls(domain: &mut DomainName) -> Result<(), WireError> {
    let given = domain.mutual_tls_authentication.take();
    let Some(mutual_tls) = given.filter(|given| given.truststore_uri.as_deref().is_some_and(|uri| !uri.is_empty()))
    else {
        return Ok(());
    };
    // Not with the newer policies either (documented; UNVERIFIED: that the words are the same).
    if domain.security_policy.as_deref().is_some_and(|policy| policy != "TLS_1_2") {
        return Err(WireError::bad_request("Mutual TLS authentication is only supported with TLS 1.2."));
    }
    // UNVERIFIED: the words of both.
    if has_type(domain, EDGE) || has_type(domain, PRIVATE) {
        return Err(WireError::bad_request("Mutual TLS authentication is only supported for REGIONAL domain names."));
    }
    let uri = mutual_tls.truststore_uri.as_deref().unwrap_or_default();
    let place = uri.strip_prefix("s3://").and_then(|place| place.split_once('/'));
    if place.is_none_or(|(bucket, object)| bucket.is_empty() || object.is_empty()) {
        return Err(WireError::bad_request(format!("Invalid truststore URI specified: {uri}")));
    }
    domain.mutual_tls_authentication = Some(mutual_tls);
    Ok(())
}

/// Policies belong to PRIVATE domain names; the endpoint access mode belongs to the others.
fn settle_policies(caller: &Caller, domain: &mut DomainName, before: &DomainName) -> Result<(), WireError> {
    let is_private = has_type(domain, PRIVATE);
    // UNVERIFIED: the words of both.
    if !is_private && (domain.policy.is_some() || domain.management_policy.is_some()) {
        return Err(WireError::bad_request("Policies are only supported for PRIVATE domain names."));
    }
    if is_private && domain.endpoint_access_mode.is_some() {
        return Err(WireError::bad_request("endpointAccessMode is only supported for public domain names."));
    }
    let (partition, region, account) = (caller.partition(), &caller.region, &caller.account);
    let name = document_id(domain.domain_name.as_deref().unwrap_or_default(), domain.domain_name_id.as_deref());
    let own = format!("\"arn:{partition}:execute-api:{region}:{account}:/domainnames/{name}\"");
    for (policy, before) in
        [(&mut domain.policy, &before.policy), (&mut domain.management_policy, &before.management_policy)]
    {
        if let Some(text) = policy.as_mut().filter(|text| before.as_ref() != Some(text)) {
            rest_api::check_policy(text)?;
            *text = text.replace("\"execute-api:/*\"", &own);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_control_plane_is_not_hidden() {
        let hosts = ["Control.example.com:8080".to_owned()];
        for (name, is_free) in [
            ("control.example.com", false),
            ("CONTROL.example.com", false),
            ("*.example.com", false),
            ("api.example.com", true),
            ("*.control.example.com", true),
        ] {
            assert_eq!(check_name(name, &hosts).is_ok(), is_free, "{name}");
        }
    }
}
