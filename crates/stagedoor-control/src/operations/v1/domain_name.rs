//! DomainName: a name of the user's own under which APIs are reached.
//!
//! A public one (EDGE, REGIONAL, or both while it moves from one to the other) is unique in an installation. A PRIVATE
//! one is told apart from others of its name by its id, which every operation on it is given.

use stagedoor_wire::apigateway::{
    CreateDomainNameRequest, DeleteDomainNameRequest, DomainName, DomainNameAccessAssociation, DomainNames,
    EndpointConfiguration, GetDomainNameRequest, GetDomainNamesRequest, MutualTlsAuthentication, PatchOperation,
    UpdateDomainNameRequest,
};
use stagedoor_wire::{Timestamp, WireError};

use super::arn::Arn;
use super::rest_api;
use crate::compile::support;
use crate::entity;
use crate::limits;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{DocumentId, Documents, Kind};

/// Characters of the id of a private domain name, and of the random part of the names that DNS records point to.
const PRIVATE_ID_CHARS: usize = 10;
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

const EDGE: &str = "EDGE";
const REGIONAL: &str = "REGIONAL";
const PRIVATE: &str = "PRIVATE";

/// The id of a domain name's document.
pub(super) fn document_id(name: &str, domain_name_id: Option<&str>) -> String {
    // UNVERIFIED: letter case does not tell names apart, as in DNS.
    let name = name.to_ascii_lowercase();
    match domain_name_id.filter(|id| !id.is_empty()) {
        Some(id) => format!("{name}+{id}"),
        None => name,
    }
}

/// The domain name of that document id.
pub(super) fn find(documents: &impl Documents, caller: &Caller, id: &str) -> Result<DomainName, WireError> {
    entity::find(documents, caller, Kind::DomainName, id)
}

pub fn create_domain_name(
    call: &mut Changing<'_, '_>,
    input: CreateDomainNameRequest,
) -> Result<DomainName, WireError> {
    let name = input.domain_name.unwrap_or_default();
    check_name(&name)?;
    let uploaded = [&input.certificate_body, &input.certificate_private_key, &input.certificate_chain];
    support::CERTIFICATE_UPLOAD.unless_default(uploaded.iter().all(|part| part.is_none()))?;
    super::tags::check(input.tags.as_ref())?;
    let mutual_tls = input.mutual_tls_authentication.map(|given| MutualTlsAuthentication {
        truststore_uri: given.truststore_uri,
        truststore_version: given.truststore_version,
        truststore_warnings: None,
    });
    let mut domain = DomainName {
        domain_name: Some(name.clone()),
        certificate_name: input.certificate_name,
        certificate_arn: input.certificate_arn,
        regional_certificate_name: input.regional_certificate_name,
        regional_certificate_arn: input.regional_certificate_arn,
        endpoint_configuration: Some(endpoint_configuration(input.endpoint_configuration)?),
        domain_name_status: Some("AVAILABLE".to_owned()),
        // UNVERIFIED: the default; documented examples show this one, third parties name TLS_1_0.
        security_policy: Some(input.security_policy.unwrap_or_else(|| "TLS_1_2".to_owned())),
        endpoint_access_mode: input.endpoint_access_mode,
        tags: input.tags.filter(|tags| !tags.is_empty()),
        mutual_tls_authentication: mutual_tls,
        ownership_verification_certificate_arn: input.ownership_verification_certificate_arn,
        policy: input.policy,
        routing_mode: Some(input.routing_mode.unwrap_or_else(|| "BASE_PATH_MAPPING_ONLY".to_owned())),
        ..DomainName::default()
    };
    let is_private = has_type(&domain, PRIVATE);
    if is_private {
        let id = call.random.id(PRIVATE_ID_CHARS);
        let (partition, region, account) = (call.caller.partition(), &call.caller.region, &call.caller.account);
        let own = document_id(&name, Some(&id));
        domain.domain_name_arn = Some(format!("arn:{partition}:apigateway:{region}:{account}:/domainnames/{own}"));
        domain.domain_name_id = Some(id);
    }
    settle(call, &mut domain, &DomainName::default())?;
    let id = document_id(&name, domain.domain_name_id.as_deref());
    if !is_private {
        let owner = DocumentId::of_installation(Kind::DomainNameOwner, id.as_str());
        if call.change.get(&owner).is_some() {
            // AWS: not a conflict (quoted by several).
            return Err(WireError::bad_request("The domain name you provided already exists."));
        }
    }
    limits::domain_names(call, is_private)?;
    if !is_private {
        entity::note_owner(call, Kind::DomainNameOwner, &id);
    }
    entity::save(call, Kind::DomainName, &id, &domain);
    Ok(domain)
}

/// A name of DNS with two labels or more, the first perhaps `*`.
fn check_name(name: &str) -> Result<(), WireError> {
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
        || matches!(name.strip_prefix("*.").unwrap_or(&name), "localhost.localstack.cloud");
    if is_ours {
        return Err(WireError::bad_request(format!("The domain name {name} leads to Stagedoor itself")));
    }
    Ok(())
}

fn endpoint_configuration(given: Option<EndpointConfiguration>) -> Result<EndpointConfiguration, WireError> {
    let mut configuration = given.unwrap_or_default();
    let types = configuration.types.get_or_insert_with(|| vec![EDGE.to_owned()]);
    // UNVERIFIED: one at creation, as for APIs; a second one is added to move from one to the other.
    if types.len() > 1 {
        return Err(WireError::bad_request("Cannot create a domain name with multiple Endpoint Types."));
    }
    configuration.vpc_endpoint_ids = None;
    Ok(configuration)
}

fn has_type(domain: &DomainName, wanted: &str) -> bool {
    domain
        .endpoint_configuration
        .iter()
        .flat_map(|endpoints| endpoints.types.iter().flatten())
        .any(|kind| kind == wanted)
}

/// Checks a domain name as a whole against what it was before, and gives it the names that follow from its types.
fn settle(call: &Changing<'_, '_>, domain: &mut DomainName, before: &DomainName) -> Result<(), WireError> {
    settle_types(domain, before)?;
    settle_certificates(call, domain, before)?;
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
fn settle_certificates(call: &Changing<'_, '_>, domain: &mut DomainName, before: &DomainName) -> Result<(), WireError> {
    let (edge, regional, private) = (has_type(domain, EDGE), has_type(domain, REGIONAL), has_type(domain, PRIVATE));
    let region = &*call.caller.region;
    let (kind, kind_region) = if private { (PRIVATE, region) } else { (EDGE, EDGE_CERTIFICATE_REGION) };
    let first = Certificate { kind, region: kind_region, active: (!edge && !private).then_some(REGIONAL) };
    let second = Certificate { kind: REGIONAL, region, active: (!regional).then_some(kind) };
    let is_new = first.settle(
        (&mut domain.certificate_arn, &mut domain.certificate_name),
        (&before.certificate_arn, &before.certificate_name),
    )? | second.settle(
        (&mut domain.regional_certificate_arn, &mut domain.regional_certificate_name),
        (&before.regional_certificate_arn, &before.regional_certificate_name),
    )?;
    if is_new {
        domain.certificate_upload_date = Some(Timestamp::from_seconds(call.clock.now().seconds()));
    }
    domain.ownership_verification_certificate_arn.take_if(|arn| arn.is_empty());
    domain.ownership_verification_certificate_arn.as_deref().map_or(Ok(()), |arn| check_certificate(arn, region))
}

/// What the certificate of one endpoint type must be.
struct Certificate<'a> {
    kind: &'a str,
    region: &'a str,
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
    if domain.security_policy.as_deref() == Some("TLS_1_0") {
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

/// UNVERIFIED: `tags` is shown also when there are none, as for APIs and VPC links; lists and CreateDomainName omit it.
fn with_tags(mut domain: DomainName) -> DomainName {
    domain.tags.get_or_insert_default();
    domain
}

pub fn get_domain_name(call: &Reading<'_>, input: GetDomainNameRequest) -> Result<DomainName, WireError> {
    let id = document_id(&input.domain_name, input.domain_name_id.as_deref());
    find(call.snapshot, call.caller, &id).map(with_tags)
}

pub fn get_domain_names(call: &Reading<'_>, input: GetDomainNamesRequest) -> Result<DomainNames, WireError> {
    // Nobody shares a domain name with another account here.
    let is_own = input.resource_owner.as_deref() != Some("OTHER_ACCOUNTS");
    let domains = call.caller.scan(call.snapshot, Kind::DomainName, "").filter(|_| is_own);
    let domains = domains.filter_map(|(id, document)| Some((id.id.to_string(), entity::shape(&document.json)?)));
    let (items, position) = entity::page(domains.collect(), input.limit, input.position.as_deref())?;
    Ok(DomainNames { position, items: Some(items) })
}

pub fn update_domain_name(
    call: &mut Changing<'_, '_>,
    input: UpdateDomainNameRequest,
) -> Result<DomainName, WireError> {
    let id = document_id(&input.domain_name, input.domain_name_id.as_deref());
    let before = find(&*call.change, call.caller, &id)?;
    let operations = input.patch_operations.unwrap_or_default();
    check_moves(&operations)?;
    let mut after = patch::apply(&tables::DOMAIN_NAME, &before, Some(&operations))?;
    settle(call, &mut after, &before)?;
    entity::save(call, Kind::DomainName, &id, &after);
    Ok(with_tags(after))
}

/// A domain name moves in two requests, one that adds a type and one that removes the other (documented).
fn check_moves(operations: &[PatchOperation]) -> Result<(), WireError> {
    const PATHS: [&str; 5] = [
        "endpointConfiguration/types",
        "certificateName",
        "certificateArn",
        "regionalCertificateName",
        "regionalCertificateArn",
    ];
    for path in PATHS {
        let has = |op: &str| {
            operations.iter().any(|operation| {
                let on = operation.path.as_deref().unwrap_or_default();
                operation.op.as_deref() == Some(op) && on.strip_prefix('/').unwrap_or(on) == path
            })
        };
        if has("add") && has("remove") {
            // UNVERIFIED: the words.
            return Err(WireError::bad_request(format!("Cannot add and remove /{path} in the same request.")));
        }
    }
    Ok(())
}

pub fn delete_domain_name(call: &mut Changing<'_, '_>, input: DeleteDomainNameRequest) -> Result<(), WireError> {
    let id = document_id(&input.domain_name, input.domain_name_id.as_deref());
    let domain = find(&*call.change, call.caller, &id)?;
    let caller = call.caller;
    call.change.delete_all(&caller.account, &caller.region, Kind::BasePathMapping, &format!("{id}/"));
    // UNVERIFIED: the associations of a private one go with it too.
    let associations = caller.scan(&*call.change, Kind::DomainNameAccessAssociation, "");
    let own: Vec<DocumentId> = associations
        .filter(|(_, document)| {
            let association: Option<DomainNameAccessAssociation> = entity::shape(&document.json);
            domain.domain_name_arn.is_some()
                && association.is_some_and(|association| association.domain_name_arn == domain.domain_name_arn)
        })
        .map(|(id, _)| id.clone())
        .collect();
    for association in &own {
        call.change.delete(association);
    }
    call.change.delete(&caller.document(Kind::DomainName, id.as_str()));
    if domain.domain_name_id.is_none() {
        call.change.delete(&DocumentId::of_installation(Kind::DomainNameOwner, id));
    }
    Ok(())
}
