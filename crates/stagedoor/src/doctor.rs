//! `stagedoor doctor`: checks what a store must always be, without changing it.

use std::collections::HashSet;

use serde_json::Value;
use stagedoor_control::store::{Document, DocumentId, Documents, Kind, Snapshot, Store};

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
        problems.extend(dangling(snapshot, id, document, &value));
    }
    problems
}

/// A reference of a document to one that is not there.
fn dangling(snapshot: &Snapshot, id: &DocumentId, _: &Document, value: &Value) -> Option<String> {
    let (kind, name) = match id.kind {
        Kind::Stage => (Kind::Deployment, value.pointer("/shape/deploymentId")?.as_str()?),
        Kind::Resource => (Kind::Resource, value.pointer("/shape/parentId")?.as_str()?),
        _ => return None,
    };
    let wanted = DocumentId { kind, id: format!("{}/{name}", id.api_id()).into(), ..id.clone() };
    snapshot.get(&wanted).is_none().then(|| format!("{id} refers to the {} {name}, which is not there", kind.name()))
}
