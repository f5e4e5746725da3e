//! The numbered changes of the database's form, applied in order, each once, recorded with a checksum.

use rusqlite::{Connection, TransactionBehavior, params};

/// One step of the database's form. A released one never changes: a new form is a new step.
struct Migration {
    /// From 1, without gaps. The database's `user_version` is the number of its newest.
    number: u32,
    name: &'static str,
    sql: &'static str,
}

/// All steps, in order.
const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "0001_documents", sql: include_str!("../../migrations/0001_documents.sql") },
    Migration { number: 2, name: "0002_usage", sql: include_str!("../../migrations/0002_usage.sql") },
];

/// The number of the newest step.
const NEWEST: u32 = MIGRATIONS[MIGRATIONS.len() - 1].number;

const RECORD: &str = "CREATE TABLE IF NOT EXISTS migrations (
    number   INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    checksum TEXT NOT NULL,
    version  TEXT NOT NULL
) STRICT";

#[derive(Debug)]
pub(super) enum MigrationError {
    /// The database has steps that this version does not know.
    Newer {
        needed: String,
    },
    /// A step was applied in another form.
    Altered {
        name: String,
    },
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for MigrationError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

/// Refuses a database of a newer version, or one whose steps are not ours. Writes nothing.
pub(super) fn check(connection: &Connection) -> Result<(), MigrationError> {
    let applied = newest_applied(connection)?;
    if applied == 0 {
        return Ok(());
    }
    if applied > NEWEST {
        // Each step records the version that brought it, which is the oldest that can read it.
        let needed = connection
            .query_row("SELECT version FROM migrations WHERE number = ?1", [applied], |row| row.get(0))
            .unwrap_or_else(|_| "(newer than this)".to_owned());
        return Err(MigrationError::Newer { needed });
    }
    for migration in MIGRATIONS.iter().filter(|migration| migration.number <= applied) {
        let recorded: String =
            connection
                .query_row("SELECT checksum FROM migrations WHERE number = ?1", [migration.number], |row| row.get(0))?;
        if recorded != checksum(migration.sql) {
            return Err(MigrationError::Altered { name: migration.name.to_owned() });
        }
    }
    Ok(())
}

/// Applies the steps that are missing, all or none.
pub(super) fn apply(connection: &mut Connection) -> Result<(), MigrationError> {
    let applied = newest_applied(connection)?;
    if applied == NEWEST {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(RECORD)?;
    for migration in MIGRATIONS.iter().filter(|migration| migration.number > applied) {
        transaction.execute_batch(migration.sql)?;
        transaction.execute(
            "INSERT INTO migrations (number, name, checksum, version) VALUES (?1, ?2, ?3, ?4)",
            params![migration.number, migration.name, checksum(migration.sql), env!("CARGO_PKG_VERSION")],
        )?;
    }
    transaction.pragma_update(None, "user_version", NEWEST)?;
    transaction.commit()?;
    Ok(())
}

fn newest_applied(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn checksum(sql: &str) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, sql.as_bytes());
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
