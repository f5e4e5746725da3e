//! DomainNameAccessAssociation: which VPC endpoint reaches a private domain name.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    CreateDomainNameAccessAssociationRequest, DeleteDomainNameAccessAssociationRequest, DomainName,
    DomainNameAccessAssociation, DomainNameAccessAssociations, GetDomainNameAccessAssociationsRequest,
    RejectDomainNameAccessAssociationRequest,
};

use super::arn::Arn;
use crate::entity;
use crate::limits;
use crate::operations::{Caller, Changing, Reading};
use crate::store::{Documents, Kind};

const KIND: Kind = Kind::DomainNameAccessAssociation;

/// The document id of the private domain name of that ARN, when it is there and the caller's.
fn private_domain(documents: &impl Documents, caller: &Caller, arn: &str) -> Option<String> {
    let id = Arn::parse(arn)?.resource.trim_start_matches('/').strip_prefix("domainnames/")?;
    let domain: DomainName = entity::load(documents, caller, Kind::DomainName, id)?;
    (domain.domain_name_arn.as_deref() == Some(arn)).then(|| id.to_owned())
}

pub fn create_domain_name_access_association(
    call: &mut Changing<'_, '_>,
    input: CreateDomainNameAccessAssociationRequest,
) -> Result<DomainNameAccessAssociation, WireError> {
    let domain_arn = input.domain_name_arn.unwrap_or_default();
    // UNVERIFIED: code and words; the operation knows no NotFoundException.
    let domain_id = private_domain(&*call.change, call.caller, &domain_arn)
        .ok_or_else(|| WireError::bad_request("Invalid domain name identifier specified"))?;
    let source = input.access_association_source.unwrap_or_default();
    let is_endpoint = source
        .strip_prefix("vpce-")
        .is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if !is_endpoint {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request(format!("Invalid access association source specified: {source}")));
    }
    super::tags::check(input.tags.as_ref())?;
    let (partition, region, account) = (call.caller.partition(), &call.caller.region, &call.caller.account);
    let arn = format!(
        "arn:{partition}:apigateway:{region}:{account}:/domainnameaccessassociations/domainname/{domain_id}/vpcesource/\
         {source}"
    );
    if call.change.get(&call.caller.document(KIND, arn.as_str())).is_some() {
        // UNVERIFIED: the words.
        return Err(WireError::conflict("Domain name access association already exists"));
    }
    limits::access_associations(call.settings, call.caller.scan(&*call.change, KIND, "").count())?;
    let association = DomainNameAccessAssociation {
        domain_name_access_association_arn: Some(arn.clone()),
        domain_name_arn: Some(domain_arn),
        access_association_source_type: input.access_association_source_type,
        access_association_source: Some(source),
        tags: input.tags.filter(|tags| !tags.is_empty()),
    };
    entity::save(call, KIND, &arn, &association);
    Ok(association)
}

pub fn get_domain_name_access_associations(
    call: &Reading<'_>,
    input: GetDomainNameAccessAssociationsRequest,
) -> Result<DomainNameAccessAssociations, WireError> {
    // Nobody associates with another account's domain names here.
    let is_own = input.resource_owner.as_deref() != Some("OTHER_ACCOUNTS");
    let all = call.caller.scan(call.snapshot, KIND, "").filter(|_| is_own);
    let all = all.filter_map(|(id, document)| Some((id.id.to_string(), entity::shape(&document.json)?)));
    let (items, position) = entity::page(all.collect(), input.limit, input.position.as_deref())?;
    Ok(DomainNameAccessAssociations { position, items: Some(items) })
}

pub fn delete_domain_name_access_association(
    call: &mut Changing<'_, '_>,
    input: DeleteDomainNameAccessAssociationRequest,
) -> Result<(), WireError> {
    delete(call, &input.domain_name_access_association_arn)
}

/// UNVERIFIED: the owner of a domain name rejects what other accounts associate with it, which nobody can here; a
/// rejection of the owner's own association deletes it.
pub fn reject_domain_name_access_association(
    call: &mut Changing<'_, '_>,
    input: RejectDomainNameAccessAssociationRequest,
) -> Result<(), WireError> {
    let arn = input.domain_name_access_association_arn.unwrap_or_default();
    let association: DomainNameAccessAssociation = entity::find(&*call.change, call.caller, KIND, &arn)?;
    if association.domain_name_arn != input.domain_name_arn {
        return Err(entity::missing(call.caller, KIND, &arn));
    }
    delete(call, &arn)
}

fn delete(call: &mut Changing<'_, '_>, arn: &str) -> Result<(), WireError> {
    if call.change.delete(&call.caller.document(KIND, arn)) {
        return Ok(());
    }
    Err(entity::missing(call.caller, KIND, arn))
}
