//! From what was committed to what is served: the documents of a batch tell which stages, APIs, domain names, API keys
//! and usage plans are touched; each is lowered anew and handed to the gateway. At start the same happens to all of them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use stagedoor_gateway::plan::StagePlan;
use stagedoor_gateway::{Change, Gateway, UsageChange};

use crate::compile::{SharedDeployments, api_key, domain_name_plan, stage_plan, usage_plan};
use crate::operations::v1::vpc_link;
use crate::store::{DaysByPlanKey, DocumentId, Documents, Edit, Kind, OpenError, Snapshot, Store};

/// Where the configuration is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    DataDirectory(PathBuf),
    Memory,
}

/// Opens the store and publishes all its stages; from then on every commit is published before it is answered.
///
/// # Errors
/// When the store cannot be opened; the error says what to do.
pub fn open(location: Location, gateway: Arc<Gateway>) -> Result<Store, OpenError> {
    let publisher = Arc::clone(&gateway);
    let shared = Arc::new(SharedDeployments::default());
    let sharing = Arc::clone(&shared);
    let publish = Box::new(move |snapshot: &Snapshot, edits: &[Edit]| {
        let touched = edits.iter().map(|edit| (edit.id.clone(), edit.revision));
        let lower = |snapshot: &Snapshot, id: &DocumentId| stage_plan(snapshot, id, &sharing);
        let changes = changes(snapshot, touched, lower, DaysByPlanKey::new());
        if !changes.is_empty() {
            publisher.publish(changes);
        }
    });
    let store = match location {
        Location::DataDirectory(path) => Store::open(path, publish)?,
        Location::Memory => Store::ephemeral(publish)?,
    };
    let snapshot = store.snapshot();
    let all = snapshot.iter().map(|(id, document)| (id.clone(), document.revision));
    let counts = store.usage_counts();
    let counted = counts.resume(&snapshot).map_err(OpenError::Counts)?;
    gateway.publish(changes(&snapshot, all, |snapshot, id| stage_plan(snapshot, id, &shared), counted));
    gateway.keep_counts(counts.clone()).map_err(OpenError::Thread)?;
    Ok(store)
}

/// What the gateway must hear when the documents of these ids have changed, each at a revision. What a document was in
/// between does not matter: only its last state is published. `counted` is what API keys have used so far.
fn changes(
    snapshot: &Snapshot,
    touched: impl Iterator<Item = (DocumentId, u64)>,
    lower: impl Fn(&Snapshot, &DocumentId) -> StagePlan,
    mut counted: DaysByPlanKey,
) -> Vec<Change> {
    let published = |(id, _): &(DocumentId, u64)| {
        matches!(
            id.kind,
            Kind::RestApi
                | Kind::Stage
                | Kind::ApiKey
                | Kind::UsagePlan
                | Kind::UsagePlanKey
                | Kind::DomainName
                | Kind::VpcLink
        )
    };
    // In order, so that an API comes before its stages, a key before its plans, and the newest edit of a document last.
    let touched: BTreeSet<(DocumentId, u64)> = touched.map(with_parent).filter(published).collect();
    let mut touched = touched.into_iter().peekable();
    let mut changes = Vec::new();
    while let Some((id, revision)) = touched.next() {
        if touched.peek().is_some_and(|(next, _)| *next == id) {
            continue;
        }
        let api_id = || Arc::from(id.api_id());
        let document = snapshot.get(&id);
        changes.push(match (id.kind, document) {
            (Kind::ApiKey | Kind::UsagePlan | Kind::UsagePlanKey, document) => Change::Usage {
                account_id: id.account.clone(),
                region: id.region.clone(),
                change: usage_change(&id, document.map(|document| &*document.json), &mut counted),
            },
            (Kind::DomainName, Some(_)) => Change::PutDomainName(domain_name_plan(snapshot, &id, revision)),
            (Kind::DomainName, None) => Change::RemoveDomainName { id: id.id.clone(), revision },
            (Kind::VpcLink, document) => vpc_link_change(&id, revision, document.map(|document| &*document.json)),
            (Kind::Stage, Some(_)) => Change::PutStage(lower(snapshot, &id)),
            (Kind::Stage, None) => Change::RemoveStage { api_id: api_id(), stage_name: id.own_id().into(), revision },
            (_, Some(_)) => Change::PutApi { api_id: api_id(), revision },
            (_, None) => Change::RemoveApi { api_id: api_id(), revision },
        });
    }
    changes
}

/// A base path mapping is published as part of its domain name.
fn with_parent((id, revision): (DocumentId, u64)) -> (DocumentId, u64) {
    match id.kind {
        Kind::BasePathMapping => (DocumentId { kind: Kind::DomainName, id: id.api_id().into(), ..id }, revision),
        _ => (id, revision),
    }
}

/// What has become of a VPC link: one that is deleted stays for a while, and nothing goes through it.
fn vpc_link_change(id: &DocumentId, revision: u64, json: Option<&str>) -> Change {
    let (account_id, region, link_id) = (id.account.clone(), id.region.clone(), id.id.clone());
    match json.and_then(vpc_link::targets) {
        Some(target_arns) => Change::PutVpcLink { account_id, region, id: link_id, target_arns, revision },
        None => Change::RemoveVpcLink { account_id, region, id: link_id, revision },
    }
}

/// What has become of an API key, a usage plan, or a key in a plan.
fn usage_change(id: &DocumentId, json: Option<&str>, counted: &mut DaysByPlanKey) -> UsageChange {
    match (id.kind, json) {
        (Kind::UsagePlan, Some(json)) => UsageChange::PutPlan(usage_plan(&id.id, json)),
        (Kind::UsagePlan, None) => UsageChange::RemovePlan { plan_id: id.id.clone() },
        (Kind::UsagePlanKey, json) => {
            let (plan_id, key_id) = id.id.split_once('/').unwrap_or((&id.id, ""));
            let (plan_id, key_id) = (plan_id.into(), key_id.into());
            match json {
                Some(_) => {
                    let days = counted.remove(id).unwrap_or_default();
                    UsageChange::PutPlanKey { plan_id, key_id, days }
                }
                None => UsageChange::RemovePlanKey { plan_id, key_id },
            }
        }
        (_, json) => match json.and_then(|json| api_key(&id.id, json)) {
            Some(key) => UsageChange::PutKey(key),
            None => UsageChange::RemoveKey { key_id: id.id.clone() },
        },
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::store::WriteError;

    fn text(change: &Change) -> String {
        match change {
            Change::PutStage(plan) => format!("put {}/{} @{}", plan.api_id, plan.stage_name, plan.revision),
            Change::RemoveStage { api_id, stage_name, revision } => format!("remove {api_id}/{stage_name} @{revision}"),
            Change::PutApi { api_id, revision } => format!("put {api_id} @{revision}"),
            Change::RemoveApi { api_id, revision } => format!("remove {api_id} @{revision}"),
            Change::PutDomainName(plan) => format!("put {} @{}", plan.id, plan.revision),
            Change::RemoveDomainName { id, revision } => format!("remove {id} @{revision}"),
            Change::PutVpcLink { id, target_arns, .. } => format!("put link {id} to {}", target_arns.join(",")),
            Change::RemoveVpcLink { id, .. } => format!("remove link {id}"),
            Change::Usage { change, .. } => match change {
                UsageChange::PutKey(key) => format!("put key {}", key.key_id),
                UsageChange::RemoveKey { key_id } => format!("remove key {key_id}"),
                UsageChange::PutPlan(plan) => format!("put plan {}", plan.plan_id),
                UsageChange::RemovePlan { plan_id } => format!("remove plan {plan_id}"),
                UsageChange::PutPlanKey { plan_id, key_id, .. } => format!("put {key_id} into {plan_id}"),
                UsageChange::RemovePlanKey { plan_id, key_id } => format!("remove {key_id} from {plan_id}"),
            },
        }
    }

    #[test]
    fn a_batch_becomes_the_last_state_of_what_it_touches() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hearing = Arc::clone(&heard);
        let publish = Box::new(move |snapshot: &Snapshot, edits: &[Edit]| {
            let touched = edits.iter().map(|edit| (edit.id.clone(), edit.revision));
            let shared = SharedDeployments::default();
            let lower = |snapshot: &Snapshot, id: &DocumentId| stage_plan(snapshot, id, &shared);
            let changes = changes(snapshot, touched, lower, DaysByPlanKey::new());
            hearing.lock().unwrap().push(changes.iter().map(text).collect::<Vec<_>>());
        });
        let store = Store::ephemeral(publish).unwrap();
        let executor = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let check = |edits: &'static [(Kind, &'static str, bool)], expected: &[&str]| {
            let job = store.write(move |change| {
                for (kind, id, put) in edits {
                    let id = DocumentId::new("000000000000", "us-east-1", *kind, *id);
                    if *put {
                        change.put(id, "{}".to_owned());
                    } else {
                        change.delete(&id);
                    }
                }
                Ok::<_, WriteError>(())
            });
            executor.block_on(job).unwrap();
            assert_eq!(heard.lock().unwrap().pop().unwrap(), expected);
        };
        use Kind::{ApiKey, BasePathMapping, DomainName, Resource, RestApi, Stage, UsagePlan, UsagePlanKey, VpcLink};
        check(&[(Stage, "a/dev", true), (RestApi, "a", true), (Resource, "a/1", true)], &["put a @1", "put a/dev @1"]);
        check(&[(Resource, "a/1", true)], &[]);
        check(&[(Stage, "a/dev", false), (Stage, "a/dev", true)], &["put a/dev @3"]);
        check(&[(Stage, "a/dev", true), (Stage, "a/dev", false)], &["remove a/dev @4"]);
        check(&[(RestApi, "a", false)], &["remove a @5"]);
        // A key without a value is none.
        check(
            &[(UsagePlanKey, "p/k", true), (UsagePlan, "p", true), (ApiKey, "k", true)],
            &["remove key k", "put plan p", "put k into p"],
        );
        check(
            &[(UsagePlanKey, "p/k", false), (UsagePlan, "p", false), (ApiKey, "k", false)],
            &["remove key k", "remove plan p", "remove k from p"],
        );
        // A base path mapping is part of its domain name.
        check(&[(DomainName, "a.b", true)], &["put a.b @8"]);
        check(&[(BasePathMapping, "a.b/x", true), (BasePathMapping, "a.b/y/z", true)], &["put a.b @9"]);
        check(&[(BasePathMapping, "a.b/x", false), (DomainName, "a.b", false)], &["remove a.b @10"]);
        // Nor is a link.
        check(&[(VpcLink, "l", true)], &["remove link l"]);
        check(&[(VpcLink, "l", false)], &["remove link l"]);
    }
}
