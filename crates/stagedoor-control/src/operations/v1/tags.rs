//! Tags of the taggable resources, by ARN.

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{GetTagsRequest, TagResourceRequest, Tags, UntagResourceRequest};

use crate::entity;
use crate::operations::{Caller, Changing, Reading};
use crate::store::{Documents, Kind};

const TAGS: usize = 50;
const TAG_KEY_CHARS: usize = 128;
const TAG_VALUE_CHARS: usize = 256;

/// What a tag is on, by the path of an ARN: `arn:{partition}:apigateway:{region}:{account or nothing}:{path}`.
fn tagged(arn: &str) -> Result<(Kind, String), WireError> {
    let invalid = || WireError::bad_request(format!("Invalid ARN specified in the request: {arn}"));
    let mut fields = arn.splitn(6, ':');
    let is_ours = fields.next() == Some("arn") && fields.nth(1) == Some("apigateway");
    let path = fields.nth(2).filter(|_| is_ours).ok_or_else(invalid)?;
    let steps: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match steps[..] {
        ["restapis", id] => Ok((Kind::RestApi, id.to_owned())),
        ["restapis", id, "stages", name] => Ok((Kind::Stage, format!("{id}/{name}"))),
        ["apikeys", id] => Ok((Kind::ApiKey, id.to_owned())),
        ["usageplans", id] => Ok((Kind::UsagePlan, id.to_owned())),
        ["clientcertificates", id] => Ok((Kind::ClientCertificate, id.to_owned())),
        ["domainnames", name] => Ok((Kind::DomainName, super::domain_name::document_id(name, None))),
        ["domainnameaccessassociations", ..] => Ok((Kind::DomainNameAccessAssociation, arn.to_owned())),
        ["vpclinks", id] => Ok((Kind::VpcLink, id.to_owned())),
        _ => Err(invalid()),
    }
}

/// Whether the tags are within the service's bounds.
pub(super) fn check(tags: Option<&IndexMap<String, Option<String>>>) -> Result<(), WireError> {
    let is_legal = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == ' ' || ".:+=@_/-".contains(c));
    for (name, value) in tags.into_iter().flatten() {
        let value = value.as_deref().unwrap_or_default();
        let reason = if name.is_empty() || name.chars().count() > TAG_KEY_CHARS {
            format!("a tag key has 1 to {TAG_KEY_CHARS} characters")
        } else if value.chars().count() > TAG_VALUE_CHARS {
            format!("a tag value has at most {TAG_VALUE_CHARS} characters")
        } else if name.to_ascii_lowercase().starts_with("aws:") {
            "a tag key must not begin with aws:".to_owned()
        } else if !is_legal(name) || !is_legal(value) {
            "letters, digits, blanks and . : + = @ _ / - are allowed".to_owned()
        } else {
            continue;
        };
        // UNVERIFIED: the words.
        return Err(WireError::bad_request(format!("Invalid tag '{name}': {reason}")));
    }
    if tags.is_some_and(|tags| tags.len() > TAGS) {
        return Err(WireError::bad_request(format!("A resource has at most {TAGS} tags")));
    }
    Ok(())
}

type TagMap = IndexMap<String, Option<String>>;

fn load(documents: &impl Documents, caller: &Caller, kind: Kind, id: &str) -> Result<TagMap, WireError> {
    let tagged: Tags = entity::find(documents, caller, kind, id)?;
    Ok(tagged.tags.unwrap_or_default())
}

pub fn get_tags(call: &Reading<'_>, input: GetTagsRequest) -> Result<Tags, WireError> {
    let (kind, id) = tagged(&input.resource_arn)?;
    Ok(Tags { tags: Some(load(call.snapshot, call.caller, kind, &id)?) })
}

pub fn tag_resource(call: &mut Changing<'_, '_>, input: TagResourceRequest) -> Result<(), WireError> {
    let (kind, id) = tagged(&input.resource_arn)?;
    let mut tags = load(&*call.change, call.caller, kind, &id)?;
    tags.extend(input.tags.unwrap_or_default());
    check(Some(&tags))?;
    entity::save_tags(call, kind, &id, &tags);
    Ok(())
}

pub fn untag_resource(call: &mut Changing<'_, '_>, input: UntagResourceRequest) -> Result<(), WireError> {
    let (kind, id) = tagged(&input.resource_arn)?;
    let mut tags = load(&*call.change, call.caller, kind, &id)?;
    for name in input.tag_keys.unwrap_or_default() {
        tags.shift_remove(&name);
    }
    entity::save_tags(call, kind, &id, &tags);
    Ok(())
}
