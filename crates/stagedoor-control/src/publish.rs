//! From what was committed to what is served: the documents of a batch tell which stages and APIs are touched; each
//! touched stage is lowered anew and handed to the gateway. At start the same happens to all of them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use stagedoor_gateway::plan::StagePlan;
use stagedoor_gateway::{Change, Gateway};

use crate::compile::{SharedDeployments, stage_plan};
use crate::store::{DocumentId, Documents, Edit, Kind, OpenError, Snapshot, Store};

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
        let changes = changes(snapshot, touched, |snapshot, id| stage_plan(snapshot, id, &sharing));
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
    gateway.publish(changes(&snapshot, all, |snapshot, id| stage_plan(snapshot, id, &shared)));
    Ok(store)
}

/// What the gateway must hear when the documents of these ids have changed, each at a revision. What a document was in
/// between does not matter: only its last state is published.
fn changes(
    snapshot: &Snapshot,
    touched: impl Iterator<Item = (DocumentId, u64)>,
    lower: impl Fn(&Snapshot, &DocumentId) -> StagePlan,
) -> Vec<Change> {
    let published = |(id, _): &(DocumentId, u64)| matches!(id.kind, Kind::RestApi | Kind::Stage);
    // In order, so that an API comes before its stages, and the newest edit of a document last.
    let touched: BTreeSet<(DocumentId, u64)> = touched.filter(published).collect();
    let mut touched = touched.into_iter().peekable();
    let mut changes = Vec::new();
    while let Some((id, revision)) = touched.next() {
        if touched.peek().is_some_and(|(next, _)| *next == id) {
            continue;
        }
        let api_id = || Arc::from(id.api_id());
        changes.push(match (id.kind, snapshot.get(&id)) {
            (Kind::Stage, Some(_)) => Change::PutStage(lower(snapshot, &id)),
            (Kind::Stage, None) => Change::RemoveStage { api_id: api_id(), stage_name: id.own_id().into(), revision },
            (_, Some(_)) => Change::PutApi { api_id: api_id(), revision },
            (_, None) => Change::RemoveApi { api_id: api_id(), revision },
        });
    }
    changes
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
        }
    }

    #[test]
    fn a_batch_becomes_the_last_state_of_what_it_touches() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hearing = Arc::clone(&heard);
        let publish = Box::new(move |snapshot: &Snapshot, edits: &[Edit]| {
            let touched = edits.iter().map(|edit| (edit.id.clone(), edit.revision));
            let shared = SharedDeployments::default();
            let changes = changes(snapshot, touched, |snapshot, id| stage_plan(snapshot, id, &shared));
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
        use Kind::{Resource, RestApi, Stage};
        check(&[(Stage, "a/dev", true), (RestApi, "a", true), (Resource, "a/1", true)], &["put a @1", "put a/dev @1"]);
        check(&[(Resource, "a/1", true)], &[]);
        check(&[(Stage, "a/dev", false), (Stage, "a/dev", true)], &["put a/dev @3"]);
        check(&[(Stage, "a/dev", true), (Stage, "a/dev", false)], &["remove a/dev @4"]);
        check(&[(RestApi, "a", false)], &["remove a @5"]);
    }
}
