//! DomainName: a name of the user's own under which APIs are reached.
//!
//! A public one (EDGE, REGIONAL, or both while it moves from one to the other) is unique in an installation. A PRIVATE
//! one is told apart from others of its name by its id, which every operation on it is given.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    CreateDomainNameRequest, DeleteDomainNameRequest, DomainName, DomainNameAccessAssociation, DomainNames,
    EndpointConfiguration, GetDomainNameRequest, GetDomainNamesRequest, MutualTlsAuthentication, PatchOperation,
    UpdateDomainNameRequest,
};

use settle::{EDGE, PRIVATE, check_name, has_type, settle};
use truststore::Fetched;

use crate::entity;
use crate::limits;
use crate::operations::{Caller, Changing, Reading, Serving};
use crate::patch::{self, tables};
use crate::store::{DocumentId, Documents, Kind};

mod settle;
mod truststore;
mod upload;

/// Characters of the id of a private domain name.
const PRIVATE_ID_CHARS: usize = 10;

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

/// The truststore is looked at before the store's writer is asked.
pub async fn create_domain_name(call: &Serving, input: CreateDomainNameRequest) -> Result<DomainName, WireError> {
    let wanted = input.mutual_tls_authentication.as_ref();
    let (uri, version) =
        wanted.map_or((None, None), |wanted| (wanted.truststore_uri.as_deref(), wanted.truststore_version.as_deref()));
    let fetched = truststore::fetch(call, uri, version).await;
    call.write(move |call| create(call, input, fetched)).await
}

fn create(
    call: &mut Changing<'_, '_>,
    input: CreateDomainNameRequest,
    fetched: Option<Fetched>,
) -> Result<DomainName, WireError> {
    let name = input.domain_name.unwrap_or_default();
    check_name(&name, &call.settings.allowed_hosts)?;
    let uploaded = upload::read(input.certificate_body, input.certificate_private_key, input.certificate_chain)?;
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
        let document = |id: &str| call.caller.document(Kind::DomainName, document_id(&name, Some(id)));
        let id = entity::free_id(call, None, PRIVATE_ID_CHARS, document)?;
        let (partition, region, account) = (call.caller.partition(), &call.caller.region, &call.caller.account);
        let own = document_id(&name, Some(&id));
        domain.domain_name_arn = Some(format!("arn:{partition}:apigateway:{region}:{account}:/domainnames/{own}"));
        domain.domain_name_id = Some(id);
    }
    if uploaded.is_some() && !upload::is_for(&domain) {
        return Err(WireError::bad_request("Cannot import certificates for EDGE while REGIONAL is active."));
    }
    settle(call, &mut domain, &DomainName::default(), uploaded.is_some())?;
    let id = document_id(&name, domain.domain_name_id.as_deref());
    if !is_private {
        let owner = DocumentId::of_installation(Kind::DomainNameOwner, id.as_str());
        if call.change.get(&owner).is_some() {
            // AWS: not a conflict (quoted by several).
            return Err(WireError::bad_request("The domain name you provided already exists."));
        }
    }
    limits::domain_names(call, is_private)?;
    let mut members = uploaded.map_or_else(Vec::new, |uploaded| upload::members(Some(uploaded)));
    if domain.mutual_tls_authentication.is_some() {
        members.push(truststore::member(&domain, fetched)?);
    }
    if !is_private {
        entity::note_owner(call, Kind::DomainNameOwner, &id);
    }
    entity::save_with(call, Kind::DomainName, &id, &domain, &members);
    Ok(domain)
}

fn endpoint_configuration(given: Option<EndpointConfiguration>) -> Result<EndpointConfiguration, WireError> {
    let mut configuration = given.unwrap_or_default();
    let types = configuration.types.get_or_insert_with(|| vec![EDGE.to_owned()]);
    // UNVERIFIED: one at creation, as for APIs; a second one is added to move from one to the other.
    if types.len() > 1 {
        return Err(WireError::bad_request("Cannot create a domain name with multiple Endpoint Types."));
    }
    if configuration.vpc_endpoint_ids.take().is_some_and(|ids| !ids.is_empty()) {
        // UNVERIFIED: the words, which are those for APIs.
        return Err(WireError::bad_request("VPCEndpoints can only be specified with PRIVATE apis."));
    }
    Ok(configuration)
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

pub async fn update_domain_name(call: &Serving, input: UpdateDomainNameRequest) -> Result<DomainName, WireError> {
    let operations = input.patch_operations.as_deref().unwrap_or_default();
    let mut fetched = None;
    if truststore::is_touched(operations) {
        let id = document_id(&input.domain_name, input.domain_name_id.as_deref());
        let before = find(&call.snapshot(), &call.caller, &id)?;
        // What is wrong with it, the writer says.
        let after = patch::apply(&tables::DOMAIN_NAME, &before, Some(operations)).ok();
        if let Some(wanted) = after.and_then(|after| after.mutual_tls_authentication) {
            let (uri, version) = (wanted.truststore_uri.as_deref(), wanted.truststore_version.as_deref());
            fetched = truststore::fetch(call, uri, version).await;
        }
    }
    call.write(move |call| update(call, input, fetched)).await
}

fn update(
    call: &mut Changing<'_, '_>,
    input: UpdateDomainNameRequest,
    fetched: Option<Fetched>,
) -> Result<DomainName, WireError> {
    let id = document_id(&input.domain_name, input.domain_name_id.as_deref());
    let before = find(&*call.change, call.caller, &id)?;
    let operations = input.patch_operations.unwrap_or_default();
    check_moves(&operations)?;
    let mut after = patch::apply(&tables::DOMAIN_NAME, &before, Some(&operations))?;
    let uploaded = upload::is_there(&*call.change, &call.caller.document(Kind::DomainName, id.as_str()));
    settle(call, &mut after, &before, uploaded)?;
    // A certificate of the service's own takes its place.
    let is_over = uploaded && (after.certificate_arn.is_some() || !upload::is_for(&after));
    let mut members = if is_over { upload::members(None) } else { Vec::new() };
    if truststore::is_touched(&operations) {
        members.push(truststore::member(&after, fetched)?);
    }
    entity::save_with(call, Kind::DomainName, &id, &after, &members);
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
