//! VpcLink: the private network that an integration's calls go through.
//!
//! A link is stored as it will be; PENDING and DELETING are read off the clock, so that reading writes nothing. A link
//! that is deleted stays behind for as long as it shows DELETING; the next write to the account's links takes it away.

use serde_json::Value;
use stagedoor_wire::apigateway::{
    CreateVpcLinkRequest, DeleteVpcLinkRequest, GetVpcLinkRequest, GetVpcLinksRequest, Resource, UpdateVpcLinkRequest,
    VpcLink, VpcLinks,
};
use stagedoor_wire::{Timestamp, WireError};

use super::arn::Arn;
use crate::entity::{self, ID_CHARS};
use crate::limits;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{DocumentId, Documents, Kind};

/// How long a link shows PENDING or DELETING: a client that asks at once sees it, one that asks again does not. On the
/// service it takes minutes.
const TRANSITION_MS: i64 = 3_000;

/// Private members: when the link was made and when it was deleted, in milliseconds.
const CREATED: &str = "createdMillis";
const DELETED: &str = "deletedMillis";

pub fn create_vpc_link(call: &mut Changing<'_, '_>, input: CreateVpcLinkRequest) -> Result<VpcLink, WireError> {
    let name = checked_name(input.name)?;
    let target_arns = input.target_arns.unwrap_or_default();
    if let Some(arn) = target_arns.iter().find(|arn| Arn::parse(arn).is_none()) {
        return Err(WireError::bad_request(format!("Invalid ARN. ARN is not well formed {arn}")));
    }
    match target_arns.len() {
        // UNVERIFIED: the words.
        0 => return Err(WireError::bad_request("No target arn specified for vpc link.")),
        1 => {}
        _ => return Err(WireError::bad_request("More than one target arn specified for vpc link.")),
    }
    super::tags::check(input.tags.as_ref())?;
    let now = call.clock.now();
    sweep(call, now);
    let live = call.caller.scan(&*call.change, Kind::VpcLink, "").filter(|(id, _)| !is_deleted(&*call.change, id));
    limits::vpc_links(call.settings, live.count())?;
    let id = entity::new_id(call, Kind::VpcLink, "", ID_CHARS)?;
    let link = VpcLink {
        id: Some(id.clone()),
        name: Some(name),
        description: input.description.filter(|description| !description.is_empty()),
        target_arns: Some(target_arns),
        tags: input.tags.filter(|tags| !tags.is_empty()),
        ..VpcLink::default()
    };
    entity::save_with(call, Kind::VpcLink, &id, &link, &[(CREATED, now.millis.into())]);
    Ok(VpcLink { status: Some("PENDING".to_owned()), ..link })
}

/// The load balancers that a stored link leads to; none once it is deleted.
pub(crate) fn targets(json: &str) -> Option<Vec<String>> {
    let stored: Value = serde_json::from_str(json).ok()?;
    if stored.get(DELETED).is_some() {
        return None;
    }
    let link: VpcLink = entity::shape(json)?;
    Some(link.target_arns.unwrap_or_default())
}

fn checked_name(name: Option<String>) -> Result<String, WireError> {
    name.filter(|name| !name.is_empty()).ok_or_else(|| WireError::bad_request("Name cannot be empty"))
}

fn is_deleted(documents: &impl Documents, id: &DocumentId) -> bool {
    entity::private(documents, id, DELETED).is_some()
}

/// Takes away the links whose deletion is over.
fn sweep(call: &mut Changing<'_, '_>, now: Timestamp) {
    let over: Vec<_> = call
        .caller
        .scan(&*call.change, Kind::VpcLink, "")
        .map(|(id, _)| id.clone())
        .filter(|id| {
            let deleted = entity::private(&*call.change, id, DELETED).and_then(|millis| millis.as_i64());
            deleted.is_some_and(|deleted| now.millis - deleted >= TRANSITION_MS)
        })
        .collect();
    for id in &over {
        call.change.delete(id);
    }
}

/// The link as it is at this moment; `None` once its deletion is over.
fn at(documents: &impl Documents, caller: &Caller, link: VpcLink, now: Timestamp) -> Option<VpcLink> {
    let id = caller.document(Kind::VpcLink, link.id.clone().unwrap_or_default());
    let age = |member| Some(now.millis - entity::private(documents, &id, member).as_ref().and_then(Value::as_i64)?);
    let (status, message) = match (age(DELETED), age(CREATED)) {
        (Some(since), _) if since >= TRANSITION_MS => return None,
        (Some(_), _) => ("DELETING", None),
        (None, Some(since)) if since < TRANSITION_MS => ("PENDING", None),
        _ => ("AVAILABLE", Some("Your vpc link is ready for use".to_owned())),
    };
    Some(VpcLink { status: Some(status.to_owned()), status_message: message, ..link })
}

fn find(documents: &impl Documents, caller: &Caller, id: &str, now: Timestamp) -> Result<VpcLink, WireError> {
    let link = entity::find(documents, caller, Kind::VpcLink, id)?;
    at(documents, caller, link, now).ok_or_else(|| entity::missing(caller, Kind::VpcLink, id))
}

/// AWS: one link is shown with `tags` also when it has none; lists and CreateVpcLink omit them (recorded).
fn with_tags(mut link: VpcLink) -> VpcLink {
    link.tags.get_or_insert_default();
    link
}

pub fn get_vpc_link(call: &Reading<'_>, input: GetVpcLinkRequest) -> Result<VpcLink, WireError> {
    find(call.snapshot, call.caller, &input.vpc_link_id, call.clock.now()).map(with_tags)
}

pub fn get_vpc_links(call: &Reading<'_>, input: GetVpcLinksRequest) -> Result<VpcLinks, WireError> {
    let now = call.clock.now();
    let links = call.caller.scan(call.snapshot, Kind::VpcLink, "").filter_map(|(id, document)| {
        let link = at(call.snapshot, call.caller, entity::shape(&document.json)?, now)?;
        let created = entity::private(call.snapshot, id, CREATED).as_ref().and_then(Value::as_i64);
        Some((entity::creation_key(created.map(Timestamp::from_millis), &id.id), link))
    });
    let (items, position) = entity::page(links.collect(), input.limit, input.position.as_deref())?;
    Ok(VpcLinks { position, items: Some(items) })
}

pub fn update_vpc_link(call: &mut Changing<'_, '_>, input: UpdateVpcLinkRequest) -> Result<VpcLink, WireError> {
    let now = call.clock.now();
    let id = &input.vpc_link_id;
    let shown = find(&*call.change, call.caller, id, now)?;
    // UNVERIFIED: what is being deleted cannot be changed.
    if shown.status.as_deref() == Some("DELETING") {
        return Err(entity::missing(call.caller, Kind::VpcLink, id));
    }
    let before = VpcLink { status: None, status_message: None, ..shown };
    let mut after = patch::apply(&tables::VPC_LINK, &before, input.patch_operations.as_deref())?;
    after.name = Some(checked_name(after.name)?);
    entity::save(call, Kind::VpcLink, id, &after);
    find(&*call.change, call.caller, id, now).map(with_tags)
}

pub fn delete_vpc_link(call: &mut Changing<'_, '_>, input: DeleteVpcLinkRequest) -> Result<(), WireError> {
    let now = call.clock.now();
    let id = &input.vpc_link_id;
    find(&*call.change, call.caller, id, now)?;
    let users = users(&*call.change, call.caller, id);
    if !users.is_empty() {
        return Err(WireError::bad_request(format!(
            "Cannot delete vpc link. Vpc link '{id}', is referenced in [{}] in format of [Method:Resource:Api].",
            users.join(", ")
        )));
    }
    let document = call.caller.document(Kind::VpcLink, id.as_str());
    if !is_deleted(&*call.change, &document) {
        let link: VpcLink = entity::find(&*call.change, call.caller, Kind::VpcLink, id)?;
        entity::save_with(call, Kind::VpcLink, id, &link, &[(DELETED, now.millis.into())]);
    }
    sweep(call, now);
    Ok(())
}

/// The integrations that name the link, as `{VERB}:{resourceId}:{apiId}`. One that comes to it by a stage variable
/// does not count (documented).
fn users(documents: &impl Documents, caller: &Caller, link_id: &str) -> Vec<String> {
    let mut users = Vec::new();
    for (id, document) in caller.scan(documents, Kind::Resource, "") {
        let resource: Option<Resource> = entity::shape(&document.json);
        for (verb, method) in resource.and_then(|resource| resource.resource_methods).into_iter().flatten() {
            let connection = method.method_integration.and_then(|integration| integration.connection_id);
            if connection.as_deref() == Some(link_id) {
                users.push(format!("{verb}:{}:{}", id.own_id(), id.api_id()));
            }
        }
    }
    users
}
