//! Tags of the taggable resources, by ARN.

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{GetTagsRequest, RestApi, Stage, TagResourceRequest, Tags, UntagResourceRequest};

use crate::entity;
use crate::operations::{Caller, Changing, Reading};
use crate::store::{Documents, Kind};

const TAGS: usize = 50;
const TAG_KEY_CHARS: usize = 128;
const TAG_VALUE_CHARS: usize = 256;

/// What a tag is on: the id of its document.
enum Tagged {
    RestApi(String),
    Stage(String),
}

/// Reads `arn:{partition}:apigateway:{region}::/restapis/{id}` or `…/restapis/{id}/stages/{name}`.
fn tagged(arn: &str) -> Result<Tagged, WireError> {
    let mut fields = arn.splitn(6, ':');
    let is_ours = fields.next() == Some("arn") && fields.nth(1) == Some("apigateway");
    let path = fields.nth(2).filter(|_| is_ours);
    let Some(path) = path else {
        return Err(WireError::bad_request(format!("Invalid ARN specified in the request: {arn}")));
    };
    let steps: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match steps[..] {
        ["restapis", id] => Ok(Tagged::RestApi(id.to_owned())),
        ["restapis", id, "stages", name] => Ok(Tagged::Stage(format!("{id}/{name}"))),
        _ => Err(WireError::not_implemented(format!("Tags of {path} are not built in this version"))),
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

fn load(
    documents: &impl Documents,
    caller: &Caller,
    tagged: &Tagged,
) -> Result<IndexMap<String, Option<String>>, WireError> {
    let tags = match tagged {
        Tagged::RestApi(id) => entity::api(documents, caller, id)?.tags,
        Tagged::Stage(id) => stage(documents, caller, id)?.tags,
    };
    Ok(tags.unwrap_or_default())
}

fn stage(documents: &impl Documents, caller: &Caller, id: &str) -> Result<Stage, WireError> {
    entity::load(documents, caller, Kind::Stage, id)
        .ok_or_else(|| WireError::not_found("Invalid stage identifier specified"))
}

fn save(call: &mut Changing<'_, '_>, tagged: &Tagged, tags: IndexMap<String, Option<String>>) -> Result<(), WireError> {
    let tags = Some(tags).filter(|tags| !tags.is_empty());
    match tagged {
        Tagged::RestApi(id) => {
            let api = RestApi { tags, ..entity::api(&*call.change, call.caller, id)? };
            entity::save(call, Kind::RestApi, id, &api);
        }
        Tagged::Stage(id) => {
            let stage = Stage { tags, ..stage(&*call.change, call.caller, id)? };
            entity::save(call, Kind::Stage, id, &stage);
        }
    }
    Ok(())
}

pub fn get_tags(call: &Reading<'_>, input: GetTagsRequest) -> Result<Tags, WireError> {
    let tags = load(call.snapshot, call.caller, &tagged(&input.resource_arn)?)?;
    Ok(Tags { tags: Some(tags) })
}

pub fn tag_resource(call: &mut Changing<'_, '_>, input: TagResourceRequest) -> Result<(), WireError> {
    let tagged = tagged(&input.resource_arn)?;
    let mut tags = load(&*call.change, call.caller, &tagged)?;
    tags.extend(input.tags.unwrap_or_default());
    check(Some(&tags))?;
    save(call, &tagged, tags)
}

pub fn untag_resource(call: &mut Changing<'_, '_>, input: UntagResourceRequest) -> Result<(), WireError> {
    let tagged = tagged(&input.resource_arn)?;
    let mut tags = load(&*call.change, call.caller, &tagged)?;
    for name in input.tag_keys.unwrap_or_default() {
        tags.shift_remove(&name);
    }
    save(call, &tagged, tags)
}
