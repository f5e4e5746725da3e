//! The cache cluster of a stage: its life cycle as the service shows it. A stage is stored with the status that its
//! cluster will have; what is under way is shown at first, and reading writes nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;
use stagedoor_wire::Timestamp;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{FlushStageCacheRequest, Stage};

use super::stage;
use crate::entity;
use crate::operations::{Changing, Reading, Serving};
use crate::store::{DocumentId, Kind};

/// Private member of a stage: what was last begun with its cluster, and when.
const CHANGE: &str = "cacheChange";

/// AWS: the smallest cluster where no size is set (documented).
const DEFAULT_SIZE: &str = "0.5";

/// Stages whose clusters' changes are remembered as shown. Those that fall out are shown once more.
const REMEMBERED: usize = 10_000;

/// How long a change of a cluster is shown as under way.
#[derive(Clone, Debug, Default)]
pub struct CacheTransitions {
    /// So long; `None`: until it has been read once, so that a client that waits sees both and waits for nothing.
    pub period: Option<Duration>,
    /// The moments of the changes that were shown.
    shown: Arc<Mutex<HashMap<DocumentId, i64>>>,
}

impl CacheTransitions {
    #[must_use]
    pub fn new(period: Option<Duration>) -> Self {
        Self { period, shown: Arc::default() }
    }

    fn is_under_way(&self, id: &DocumentId, since_millis: i64, now: Timestamp) -> bool {
        if let Some(period) = self.period {
            let age = u128::try_from(now.millis.saturating_sub(since_millis)).unwrap_or_default();
            return age < period.as_millis();
        }
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if shown.len() >= REMEMBERED && !shown.contains_key(id) {
            shown.clear();
        }
        shown.insert(id.clone(), since_millis) != Some(since_millis)
    }
}

/// Stores a stage that was `before`; what is answered shows what is under way with its cluster.
pub(super) fn save(call: &mut Changing<'_, '_>, api_id: &str, before: Option<&Stage>, mut stage: Stage) -> Stage {
    let is_on = |stage: &Stage| stage.cache_cluster_enabled == Some(true);
    if is_on(&stage) && stage.cache_cluster_size.as_deref().is_none_or(str::is_empty) {
        stage.cache_cluster_size = Some(DEFAULT_SIZE.to_owned());
    }
    stage.cache_cluster_status = Some(if is_on(&stage) { "AVAILABLE" } else { "NOT_AVAILABLE" }.to_owned());
    let was = before.filter(|before| is_on(before)).map(|before| &before.cache_cluster_size);
    let under_way = match (was, is_on(&stage)) {
        (None, false) => None,
        // UNVERIFIED: a new size makes the cluster anew; on the service its entries are lost (documented).
        (Some(size), true) if *size == stage.cache_cluster_size => None,
        (_, true) => Some("CREATE_IN_PROGRESS"),
        (Some(_), false) => Some("DELETE_IN_PROGRESS"),
    };
    let name = stage.stage_name.clone().unwrap_or_default();
    write(call, api_id, &name, &stage, under_way);
    if let Some(status) = under_way {
        stage.cache_cluster_status = Some(status.to_owned());
    }
    stage
}

fn write(call: &mut Changing<'_, '_>, api_id: &str, name: &str, stage: &Stage, under_way: Option<&str>) {
    let id = format!("{api_id}/{name}");
    match under_way {
        Some(status) => {
            let change = json!({ "status": status, "millis": call.clock.now().millis });
            entity::save_with(call, Kind::Stage, &id, stage, &[(CHANGE, change)]);
        }
        None => entity::save(call, Kind::Stage, &id, stage),
    }
}

/// A stage as a reader sees it.
pub(super) fn shown(call: &Reading<'_>, api_id: &str, mut stage: Stage) -> Stage {
    let name = stage.stage_name.as_deref().unwrap_or_default();
    let id = call.caller.document(Kind::Stage, format!("{api_id}/{name}"));
    let Some(change) = entity::private(call.snapshot, &id, CHANGE) else { return stage };
    let (Some(status), Some(since)) = (change["status"].as_str(), change["millis"].as_i64()) else { return stage };
    if call.settings.cache_transitions.is_under_way(&id, since, call.clock.now()) {
        stage.cache_cluster_status = Some(status.to_owned());
    }
    stage
}

/// Empties the stage's cache. Without a cluster there is nothing to empty, on the service too.
pub async fn flush_stage_cache(call: &Serving, input: FlushStageCacheRequest) -> Result<(), WireError> {
    let (api_id, stage_name) = (input.rest_api_id.clone(), input.stage_name.clone());
    let flushes = call.write(move |call| {
        let stage = stage::find(&*call.change, call.caller, &input.rest_api_id, &input.stage_name)?;
        let has_cluster = stage.cache_cluster_enabled == Some(true);
        if has_cluster {
            write(call, &input.rest_api_id, &input.stage_name, &stage, Some("FLUSH_IN_PROGRESS"));
        }
        Ok(has_cluster)
    });
    if flushes.await? {
        call.gateway.flush_cache(&api_id, &stage_name);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_under_way_until_it_was_read_or_for_a_time() {
        let id = |name: &str| DocumentId::new("0", "r", Kind::Stage, name);
        let at = Timestamp::from_millis;
        let once = CacheTransitions::default();
        assert!(once.is_under_way(&id("a"), 5, at(6)));
        assert!(!once.is_under_way(&id("a"), 5, at(6)));
        assert!(once.is_under_way(&id("b"), 5, at(6)), "another stage");
        assert!(once.is_under_way(&id("a"), 7, at(7)), "another change");
        let timed = CacheTransitions::new(Some(Duration::from_millis(10)));
        assert!(timed.is_under_way(&id("a"), 5, at(14)) && timed.is_under_way(&id("a"), 5, at(14)));
        assert!(!timed.is_under_way(&id("a"), 5, at(15)));
    }
}
