//! The store's file: an SQLite database in the data directory, read whole at start and written by one thread.
//!
//! It refuses what it cannot keep safe: a directory of another process, of a newer version, or a damaged one.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};
use serde_json::value::RawValue;

use super::document::{Document, DocumentId, Snapshot};
use super::migrations::{self, MigrationError};
use super::{Edit, Kind, UsageCounts};

/// The database in the data directory.
const DATABASE: &str = "stagedoor.sqlite3";

/// The file whose lock says that a process uses the data directory.
const LOCK: &str = "stagedoor.lock";

/// How many rows of the change feed are kept.
const FEED_ROWS: i64 = 100_000;

/// How many statements stay prepared: all that the writer uses.
const PREPARED_STATEMENTS: usize = 8;

/// The open database. The lock lives as long as it.
#[derive(Debug)]
pub(super) struct Sqlite {
    connection: Connection,
    path: PathBuf,
    _lock: File,
}

/// Why a store could not be opened. Each text says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the data directory {} cannot be made: {source}; make it yourself or name another with --data-dir", path.display())]
    MakeDirectory { path: PathBuf, source: io::Error },
    #[error("{} cannot be written: {source}; give this user write permission or name another directory with --data-dir", path.display())]
    NotWritable { path: PathBuf, source: io::Error },
    #[error("another Stagedoor uses the data directory {}; stop it or name another directory with --data-dir", path.display())]
    InUse { path: PathBuf },
    #[error(
        "the data directory {} was written by Stagedoor {needed}, this is {}; run that version or a newer one, or name \
         another directory with --data-dir",
        path.display(), env!("CARGO_PKG_VERSION")
    )]
    Newer { path: PathBuf, needed: String },
    #[error("{} is damaged: {problem}; restore it from a backup or name another directory with --data-dir", path.display())]
    Damaged { path: PathBuf, problem: String },
    #[error("{} cannot be read or written: {source}", path.display())]
    Database { path: PathBuf, source: rusqlite::Error },
    #[error("what API keys have used cannot be read: {0}")]
    Counts(#[source] rusqlite::Error),
    #[error("the store's thread cannot be started: {0}")]
    Thread(#[source] io::Error),
}

impl Sqlite {
    /// Locks the directory, opens or makes the database in it, brings it up to date and reads all documents.
    pub(super) fn open(directory: &Path) -> Result<(Self, Snapshot), OpenError> {
        make_directory(directory)?;
        let lock = lock_directory(directory)?;
        let path = directory.join(DATABASE);
        // SQLite would make the file readable for everyone; its companions (-wal, -shm) take over its permissions.
        private_file(&path)?;
        let mut connection =
            Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
                .map_err(|source| database_error(&path, source))?;
        let snapshot = prepare(&mut connection, &path)?;
        // The names of new files must be on the disk as their contents are.
        File::open(directory)
            .and_then(|directory| directory.sync_all())
            .map_err(|source| OpenError::NotWritable { path: directory.to_owned(), source })?;
        Ok((Self { connection, path, _lock: lock }, snapshot))
    }

    /// What API keys used, in the same database.
    pub(super) fn counts(&self) -> Result<UsageCounts, OpenError> {
        UsageCounts::open(&self.path).map_err(|source| database_error(&self.path, source))
    }

    /// Writes the edits of a group and its feed in one transaction; on return it is on the disk.
    pub(super) fn commit(&mut self, edits: &[Edit], newest_revision: u64) -> rusqlite::Result<()> {
        // Dropped without a commit, the transaction rolls back.
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for edit in edits {
            write_edit(&transaction, edit)?;
        }
        transaction
            .prepare_cached("UPDATE newest_revision SET revision = ?1")?
            .execute([i64::try_from(newest_revision).unwrap_or(i64::MAX)])?;
        transaction
            .prepare_cached("DELETE FROM changes WHERE sequence <= (SELECT max(sequence) FROM changes) - ?1")?
            .execute([FEED_ROWS])?;
        transaction.commit()
    }
}

fn write_edit(connection: &Connection, edit: &Edit) -> rusqlite::Result<()> {
    let DocumentId { account, region, kind, id } = &edit.id;
    let revision = i64::try_from(edit.revision).unwrap_or(i64::MAX);
    match &edit.document {
        Some(document) => connection
            .prepare_cached(
                "INSERT INTO documents (account, region, kind, id, revision, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO UPDATE SET revision = excluded.revision, json = excluded.json",
            )?
            .execute(params![account, region, kind.name(), id, revision, document.json])?,
        None => connection
            .prepare_cached("DELETE FROM documents WHERE account = ?1 AND region = ?2 AND kind = ?3 AND id = ?4")?
            .execute(params![account, region, kind.name(), id])?,
    };
    connection
        .prepare_cached(
            "INSERT INTO changes (revision, account, region, kind, id, deleted) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![revision, account, region, kind.name(), id, edit.document.is_none()])?;
    Ok(())
}

/// Makes the directory for this user alone. One that is there keeps its permissions.
fn make_directory(directory: &Path) -> Result<(), OpenError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
        .map_err(|source| OpenError::MakeDirectory { path: directory.to_owned(), source })
}

/// Takes the directory for this process. The lock goes with the process, however it ends.
fn lock_directory(directory: &Path) -> Result<File, OpenError> {
    let path = directory.join(LOCK);
    let file = private_file(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse { path: directory.to_owned() }),
        Err(TryLockError::Error(source)) => Err(OpenError::NotWritable { path, source }),
    }
}

/// Opens the file for writing; a new one is this user's alone.
fn private_file(path: &Path) -> Result<File, OpenError> {
    OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(path)
        .map_err(|source| OpenError::NotWritable { path: path.to_owned(), source })
}

/// Refuses a newer database before anything is written, then migrates and reads.
fn prepare(connection: &mut Connection, path: &Path) -> Result<Snapshot, OpenError> {
    let refuse = |error| match error {
        MigrationError::Newer { needed } => OpenError::Newer { path: path.parent().unwrap_or(path).to_owned(), needed },
        MigrationError::Altered { name } => OpenError::Damaged {
            path: path.to_owned(),
            problem: format!("migration {name} was applied in another form than this version's"),
        },
        MigrationError::Database(source) => database_error(path, source),
    };
    migrations::check(connection).map_err(refuse)?;
    configure(connection).map_err(|source| database_error(path, source))?;
    migrations::apply(connection).map_err(refuse)?;
    read_documents(connection, path)
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: the log is on the disk when a commit returns.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // An operator may look into the database with `sqlite3` meanwhile.
    connection.pragma_update(None, "busy_timeout", 5000)?;
    Ok(())
}

fn read_documents(connection: &Connection, path: &Path) -> Result<Snapshot, OpenError> {
    let fail = |source| database_error(path, source);
    let damaged = |problem| OpenError::Damaged { path: path.to_owned(), problem };
    let revision = connection
        .query_row("SELECT revision FROM newest_revision", [], |row| row.get::<_, i64>(0))
        .map(i64::cast_unsigned)
        .map_err(fail)?;
    let mut snapshot = Snapshot { revision, ..Snapshot::default() };
    let mut statement = connection
        .prepare("SELECT account, region, kind, id, revision, json FROM documents ORDER BY account, region, kind, id")
        .map_err(fail)?;
    let mut rows = statement.query([]).map_err(fail)?;
    let (mut account, mut region): (Arc<str>, Arc<str>) = ("".into(), "".into());
    while let Some(row) = rows.next().map_err(fail)? {
        let read = |column| row.get_ref(column).map_err(fail)?.as_str().map_err(|error| damaged(error.to_string()));
        // Neighbouring rows mostly share both texts.
        share(&mut account, read(0)?);
        share(&mut region, read(1)?);
        let kind_name = read(2)?;
        let Some(kind) = Kind::from_name(kind_name) else {
            return Err(damaged(format!("a document is of the unknown kind {kind_name:?}")));
        };
        let id = DocumentId { account: account.clone(), region: region.clone(), kind, id: read(3)?.into() };
        let json = read(5)?;
        if let Err(error) = serde_json::from_str::<&RawValue>(json) {
            return Err(damaged(format!("the document {id} is not JSON ({error})")));
        }
        let revision = row.get::<_, i64>(4).map_err(fail)?.cast_unsigned();
        if revision > snapshot.revision {
            return Err(damaged(format!("the document {id} is newer than the newest change")));
        }
        snapshot.documents.insert_mut(id, Document { revision, json: json.into() });
    }
    Ok(snapshot)
}

/// Keeps the present text when it is the same, so that rows share one.
fn share(present: &mut Arc<str>, text: &str) {
    if present.as_ref() != text {
        *present = text.into();
    }
}

fn database_error(path: &Path, source: rusqlite::Error) -> OpenError {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match source.sqlite_error_code() {
        Some(DatabaseCorrupt | NotADatabase) => {
            OpenError::Damaged { path: path.to_owned(), problem: source.to_string() }
        }
        _ => OpenError::Database { path: path.to_owned(), source },
    }
}
