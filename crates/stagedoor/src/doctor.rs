//! `stagedoor doctor`: checks what a store must always be, without changing it.

use std::collections::HashSet;

use serde_json::Value;
use stagedoor_control::store::{DocumentId, Documents, Kind, Snapshot, Store};

use crate::cli::{Failure, Outcome, load};
use crate::screen;
use crate::settings::{Flags, Serve};

/// Opens the store of the settings and reports what is wrong in it.
pub(crate) fn run(flags: &Flags<Serve>) -> Result<Outcome, Failure> {
    let folder = load(flags)?.settings.data_folder().map_err(Failure::usage)?;
    if !folder.exists() {
        return Err(Failure::usage(format!(
            "{}: there is no store yet (choose one with --data-dir)",
            folder.display()
        )));
    }
    let store = Store::open(&folder, Box::new(|_, _| {})).map_err(|error| Failure::problem(error.to_string()))?;
    let snapshot = store.snapshot();
    store.shutdown();
    let problems = examine(&snapshot);
    for problem in &problems {
        screen::say(format_args!("problem: {problem}"));
    }
    let count = |kind| snapshot.iter().filter(|(id, _)| id.kind == kind).count();
    screen::say(format_args!(
        "{}: {} documents at revision {}: {} REST APIs, {} deployments, {} stages; {}",
        folder.display(),
        snapshot.len(),
        snapshot.revision(),
        count(Kind::RestApi),
        count(Kind::Deployment),
        count(Kind::Stage),
        if problems.is_empty() { "sound".to_owned() } else { format!("{} problems", problems.len()) },
    ));
    Ok(if problems.is_empty() { Outcome::Fine } else { Outcome::Problems })
}

/// Everything that is not as it must be.
fn examine(snapshot: &Snapshot) -> Vec<String> {
    let apis: HashSet<(&str, &str, &str)> = snapshot
        .iter()
        .filter(|(id, _)| id.kind == Kind::RestApi)
        .map(|(id, _)| (id.account.as_ref(), id.region.as_ref(), id.id.as_ref()))
        .collect();
    let mut problems = Vec::new();
    for (id, document) in snapshot.iter() {
        let Ok(value) = serde_json::from_str::<Value>(&document.json) else {
            problems.push(format!("{id} is not JSON"));
            continue;
        };
        if document.revision > snapshot.revision() {
            problems.push(format!("{id} is newer than the store ({})", document.revision));
        }
        let of_api = !matches!(id.kind, Kind::RestApi | Kind::ApiOwner | Kind::Account);
        if of_api && !apis.contains(&(&*id.account, &*id.region, id.api_id())) {
            problems.push(format!("{id} belongs to the API {}, which is not there", id.api_id()));
        }
        problems.extend(dangling(snapshot, id, &value));
    }
    problems
}

/// A reference of a document to one that is not there.
fn dangling(snapshot: &Snapshot, id: &DocumentId, value: &Value) -> Option<String> {
    let (kind, name) = match id.kind {
        Kind::Stage => (Kind::Deployment, value.pointer("/shape/deploymentId")?.as_str()?),
        Kind::Resource => (Kind::Resource, value.pointer("/shape/parentId")?.as_str()?),
        _ => return None,
    };
    let wanted = DocumentId { kind, id: format!("{}/{name}", id.api_id()).into(), ..id.clone() };
    snapshot.get(&wanted).is_none().then(|| format!("{id} refers to the {} {name}, which is not there", kind.name()))
}

#[cfg(test)]
mod tests {
    use stagedoor_control::store::WriteError;

    use super::*;

    async fn check(documents: &[(Kind, &str, &str)], expected: &[&str]) {
        let store = Store::ephemeral(Box::new(|_, _| {})).expect("a store");
        let documents: Vec<(Kind, String, String)> =
            documents.iter().map(|(kind, id, json)| (*kind, (*id).to_owned(), (*json).to_owned())).collect();
        let written: Result<(), WriteError> = store
            .write(move |change| {
                for (kind, id, json) in documents {
                    change.put(DocumentId::new("1", "r", kind, id), json);
                }
                Ok(())
            })
            .await;
        written.expect("written");
        assert_eq!(examine(&store.snapshot()), expected);
        store.shutdown();
    }

    #[tokio::test]
    async fn what_is_missing_is_named() {
        let api = (Kind::RestApi, "a", "{}");
        check(&[], &[]).await;
        check(&[api, (Kind::Deployment, "a/d", "{}"), (Kind::Stage, "a/s", r#"{"shape":{"deploymentId":"d"}}"#)], &[])
            .await;
        check(
            &[api, (Kind::Stage, "a/s", r#"{"shape":{"deploymentId":"d"}}"#)],
            &["stage \"a/s\" of account 1 in r refers to the deployment d, which is not there"],
        )
        .await;
        check(
            &[(Kind::Model, "b/m", "{}")],
            &["model \"b/m\" of account 1 in r belongs to the API b, which is not there"],
        )
        .await;
    }
}
