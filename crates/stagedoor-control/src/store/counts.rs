//! What API keys used of their usage plans, in a table of its own beside the documents: counts come once a second from
//! traffic, and are no change of the configuration.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags, Row, TransactionBehavior, params};
use stagedoor_gateway::plan::{QuotaPeriod, UsedDay};
use stagedoor_gateway::{CounterSink, UsageCount};

use super::{DocumentId, Documents, Kind, Snapshot};

/// Days that are kept. Of each key's days in a plan the first one stays longer: it tells which period was the first.
const KEPT_DAYS: i64 = 90;

/// How many statements stay prepared: all there are.
const PREPARED_STATEMENTS: usize = 8;

/// The table, on a connection that no document waits for.
#[derive(Debug)]
pub struct UsageCounts {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    connection: Connection,
    /// The newest day on which old ones were thrown away.
    pruned_on: i64,
}

/// The days of each key in each plan, by the id of the document that says it is in it.
pub type DaysByPlanKey = HashMap<DocumentId, Vec<UsedDay>>;

impl UsageCounts {
    /// Those in the database of the documents, which is there and up to date.
    pub(super) fn open(database: &Path) -> rusqlite::Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(database, flags)?;
        // The documents' writer holds the database for moments.
        connection.pragma_update(None, "busy_timeout", 5000)?;
        // Safe when the process is killed. A power cut may take the newest counts, as long as no document was written
        // since.
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        Ok(Self::on(connection))
    }

    /// In memory only.
    pub(super) fn ephemeral() -> rusqlite::Result<Self> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(include_str!("../../migrations/0002_usage.sql"))?;
        Ok(Self::on(connection))
    }

    fn on(connection: Connection) -> Self {
        connection.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
        Self { state: Mutex::new(State { connection, pruned_on: i64::MIN }) }
    }

    /// The days of the keys of a plan from the first to the last of `keys` that are needed to tell what remained on the days
    /// from `first` to `last`: those of the longest period before too, and each key's very first.
    ///
    /// # Errors
    /// The database's.
    pub fn days(
        &self,
        plan: &DocumentId,
        keys: RangeInclusive<&str>,
        first: i64,
        last: i64,
    ) -> rusqlite::Result<HashMap<String, Vec<UsedDay>>> {
        let state = self.lock();
        let mut statement = state.connection.prepare_cached(
            "SELECT key_id, day, used, granted FROM usage_days AS this
             WHERE account = ?1 AND region = ?2 AND plan_id = ?3 AND key_id BETWEEN ?4 AND ?5 AND day <= ?7
               AND (day >= ?6 OR day = (SELECT min(day) FROM usage_days AS first WHERE first.account = this.account
                    AND first.region = this.region AND first.plan_id = this.plan_id AND first.key_id = this.key_id))
             ORDER BY key_id, day",
        )?;
        let from = first.saturating_sub(QuotaPeriod::LONGEST_DAYS);
        let mut rows =
            statement.query(params![plan.account, plan.region, plan.id, keys.start(), keys.end(), from, last])?;
        let mut days: HashMap<String, Vec<UsedDay>> = HashMap::new();
        while let Some(row) = rows.next()? {
            days.entry(row.get(0)?).or_default().push(used_day(row, 1)?);
        }
        Ok(days)
    }

    /// What was counted for the keys that are in their plans now: each key's first day, and those of the longest period.
    /// Counts of others, from a process that was killed before it could forget them, are thrown away.
    ///
    /// # Errors
    /// The database's.
    pub fn resume(&self, documents: &Snapshot) -> rusqlite::Result<DaysByPlanKey> {
        let mut all: Vec<(DocumentId, Vec<UsedDay>)> = Vec::new();
        {
            let state = self.lock();
            let mut statement = state.connection.prepare(
                "SELECT account, region, plan_id || '/' || key_id, day, used, granted FROM usage_days
                 ORDER BY account, region, plan_id, key_id, day",
            )?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let day = used_day(row, 3)?;
                let [account, region, id] = [text(row, 0)?, text(row, 1)?, text(row, 2)?];
                match all.last_mut() {
                    Some((last, days)) if *last.id == *id && *last.region == *region && *last.account == *account => {
                        // The oldest but the first give way to the newest.
                        while days.get(1).is_some_and(|old| old.number <= day.number - QuotaPeriod::LONGEST_DAYS) {
                            days.remove(1);
                        }
                        days.push(day);
                    }
                    _ => all.push((DocumentId::new(account, region, Kind::UsagePlanKey, id), vec![day])),
                }
            }
        }
        let (here, gone): (Vec<_>, Vec<_>) = all.into_iter().partition(|(id, _)| documents.get(id).is_some());
        self.forget(&gone.into_iter().map(|(id, _)| id).collect::<Vec<_>>())?;
        Ok(here.into_iter().collect())
    }

    /// Throws away what was counted for keys that have left their plans.
    ///
    /// # Errors
    /// The database's; nothing is thrown away then.
    pub fn forget(&self, plan_keys: &[DocumentId]) -> rusqlite::Result<()> {
        if plan_keys.is_empty() {
            return Ok(());
        }
        let mut state = self.lock();
        let transaction = state.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for DocumentId { account, region, id, .. } in plan_keys {
            let (plan_id, key_id) = id.split_once('/').unwrap_or((id, ""));
            transaction
                .prepare_cached(
                    "DELETE FROM usage_days WHERE account = ?1 AND region = ?2 AND plan_id = ?3 AND key_id = ?4",
                )?
                .execute(params![account, region, plan_id, key_id])?;
        }
        transaction.commit()
    }

    fn add(&self, counts: &[UsageCount]) -> rusqlite::Result<()> {
        let mut state = self.lock();
        let newest = counts.iter().map(|count| count.day.number).max().unwrap_or(i64::MIN);
        let prune = newest > state.pruned_on;
        let transaction = state.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for UsageCount { account_id, region, plan_id, key_id, day } in counts {
            transaction
                .prepare_cached(
                    "INSERT INTO usage_days (account, region, plan_id, key_id, day, used, granted)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                     ON CONFLICT DO UPDATE SET used = used + excluded.used, granted = granted + excluded.granted",
                )?
                .execute(params![
                    account_id,
                    region,
                    plan_id,
                    key_id,
                    day.number,
                    i64::try_from(day.used).unwrap_or(i64::MAX),
                    day.granted
                ])?;
        }
        if prune {
            transaction
                .prepare_cached(
                    "DELETE FROM usage_days AS this WHERE day <= ?1 AND day > (SELECT min(day) FROM usage_days AS first
                       WHERE first.account = this.account AND first.region = this.region
                         AND first.plan_id = this.plan_id AND first.key_id = this.key_id)",
                )?
                .execute([newest.saturating_sub(KEPT_DAYS)])?;
        }
        transaction.commit()?;
        state.pruned_on = state.pruned_on.max(newest);
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<&'r str> {
    Ok(row.get_ref(column)?.as_str()?)
}

fn used_day(row: &Row<'_>, column: usize) -> rusqlite::Result<UsedDay> {
    Ok(UsedDay {
        number: row.get(column)?,
        used: row.get::<_, i64>(column + 1)?.try_into().unwrap_or_default(),
        granted: row.get(column + 2)?,
    })
}

impl CounterSink for UsageCounts {
    fn add(&self, counts: &[UsageCount]) -> Result<(), Box<dyn std::error::Error>> {
        Ok(self.add(counts)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(key_id: &str, number: i64, used: u64, granted: i64) -> UsageCount {
        UsageCount {
            account_id: "000000000000".into(),
            region: "us-east-1".into(),
            plan_id: "p".into(),
            key_id: key_id.into(),
            day: UsedDay { number, used, granted },
        }
    }

    fn id(kind: Kind, id: &str) -> DocumentId {
        DocumentId::new("000000000000", "us-east-1", kind, id)
    }

    /// `key: day used granted, …; …`
    fn text(counts: &UsageCounts, key_id: Option<&str>, first: i64, last: i64) -> String {
        let keys = key_id.unwrap_or("a")..=key_id.unwrap_or("c");
        let days = counts.days(&id(Kind::UsagePlan, "p"), keys, first, last).unwrap();
        let mut lines: Vec<_> = days
            .iter()
            .map(|(key_id, days)| {
                let days: Vec<_> =
                    days.iter().map(|day| format!("{} {} {}", day.number, day.used, day.granted)).collect();
                format!("{key_id}: {}", days.join(", "))
            })
            .collect();
        lines.sort();
        lines.join("; ")
    }

    #[test]
    fn counts_add_up_and_grow_old() {
        let counts = UsageCounts::ephemeral().unwrap();
        counts.add(&[count("a", 100, 1, 0), count("a", 101, 2, 5), count("b", 101, 7, 0)]).unwrap();
        counts.add(&[count("a", 101, 3, -6)]).unwrap();
        assert_eq!(text(&counts, None, 100, 101), "a: 100 1 0, 101 5 -1; b: 101 7 0");
        assert_eq!(text(&counts, Some("b"), 0, 200), "b: 101 7 0");
        assert_eq!(text(&counts, Some("c"), 0, 200), "");
        assert_eq!(text(&counts, None, 90, 100), "a: 100 1 0");
        // The first day stays, to say when the first period was; others leave after 90.
        counts.add(&[count("a", 190, 1, 0)]).unwrap();
        assert_eq!(text(&counts, Some("a"), 101, 200), "a: 100 1 0, 101 5 -1, 190 1 0");
        counts.add(&[count("a", 191, 1, 0)]).unwrap();
        assert_eq!(text(&counts, Some("a"), 101, 200), "a: 100 1 0, 190 1 0, 191 1 0");
        assert_eq!(text(&counts, Some("a"), 222, 222), "a: 100 1 0, 191 1 0");
    }

    #[test]
    fn keys_that_left_are_forgotten() {
        let counts = UsageCounts::ephemeral().unwrap();
        counts.add(&[count("a", 100, 1, 0), count("b", 100, 1, 0), count("c", 100, 1, 0)]).unwrap();
        counts.forget(&[id(Kind::UsagePlanKey, "p/a")]).unwrap();
        assert_eq!(text(&counts, None, 100, 100), "b: 100 1 0; c: 100 1 0");
        let mut documents = Snapshot::default();
        let document = super::super::Document { revision: 1, json: "{}".into() };
        documents.documents.insert_mut(id(Kind::UsagePlanKey, "p/c"), document);
        let resumed = counts.resume(&documents).unwrap();
        assert_eq!(resumed.keys().cloned().collect::<Vec<_>>(), [id(Kind::UsagePlanKey, "p/c")]);
        assert_eq!(text(&counts, None, 100, 100), "c: 100 1 0");
        counts.add(&(101..=150).map(|day| count("c", day, 1, 0)).collect::<Vec<_>>()).unwrap();
        let resumed = counts.resume(&documents).unwrap();
        let numbers: Vec<_> = resumed.values().flatten().map(|day| day.number).collect();
        assert_eq!(numbers, [100].into_iter().chain(120..=150).collect::<Vec<_>>());
    }
}
