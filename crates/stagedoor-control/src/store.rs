//! Configuration state: revisioned documents, one transaction per change, a change feed.
//!
//! Readers take a [`Snapshot`], an immutable view that costs one pointer. A mutating operation is a function of
//! the newest (uncommitted) documents; it runs on the one writer thread ([`writer`]), which groups the waiting ones
//! into one commit ([`sqlite`]), then publishes, then answers. Only this package can open a database.

use std::path::PathBuf;
use std::sync::Arc;

use arc_swap::ArcSwap;
use stagedoor_wire::WireError;

mod change;
mod check;
mod counts;
mod document;
mod kind;
mod migrations;
mod sqlite;
mod writer;

pub use change::{Change, Edit};
pub use check::check;
pub use counts::{DaysByPlanKey, UsageCounts};
pub use document::{Document, DocumentId, Documents, Scan, Snapshot};
pub use kind::Kind;
pub use sqlite::OpenError;

use sqlite::Sqlite;
use writer::Writer;

#[cfg(test)]
mod tests;

/// What happens between a commit and its answers: given the new snapshot and the edits that led to it, in order.
pub type Publish = Box<dyn Fn(&Snapshot, &[Edit]) + Send>;

/// A handle to the configuration state; clones share it.
#[derive(Clone, Debug)]
pub struct Store {
    published: Arc<ArcSwap<Snapshot>>,
    writer: Arc<Writer>,
    counts: Arc<UsageCounts>,
}

impl Store {
    /// Opens, or makes, the store in the data directory and reads it whole. `publish` runs after every commit.
    ///
    /// # Errors
    /// When the directory cannot be used, belongs to another process or to a newer version, or when what is in it
    /// is damaged. The error says what to do.
    pub fn open(data_directory: impl Into<PathBuf>, publish: Publish) -> Result<Self, OpenError> {
        let (sqlite, snapshot) = Sqlite::open(&data_directory.into())?;
        let counts = sqlite.counts()?;
        Self::start(Some(sqlite), snapshot, counts, publish)
    }

    /// A store in memory only, empty.
    ///
    /// # Errors
    /// When the writer thread cannot be started, or there is no memory for the counts.
    pub fn ephemeral(publish: Publish) -> Result<Self, OpenError> {
        let counts = UsageCounts::ephemeral().map_err(OpenError::Counts)?;
        Self::start(None, Snapshot::default(), counts, publish)
    }

    fn start(
        sqlite: Option<Sqlite>,
        snapshot: Snapshot,
        counts: UsageCounts,
        publish: Publish,
    ) -> Result<Self, OpenError> {
        let published = Arc::new(ArcSwap::from_pointee(snapshot));
        let counts = Arc::new(counts);
        let (to_publish, to_forget) = (Arc::clone(&published), Arc::clone(&counts));
        let writer = Writer::start(sqlite, to_publish, to_forget, publish).map_err(OpenError::Thread)?;
        Ok(Self { published, writer: Arc::new(writer), counts })
    }

    /// What API keys used of their usage plans.
    #[must_use]
    pub fn usage_counts(&self) -> &Arc<UsageCounts> {
        &self.counts
    }

    /// What is committed and published now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::clone(&self.published.load())
    }

    /// Runs `job` against the newest documents, after all jobs before it and before all after it. When the answer
    /// comes, what the job put is durable and published; a job that fails leaves nothing.
    ///
    /// # Errors
    /// The job's own, or a [`WriteError`].
    pub async fn write<T, E, J>(&self, job: J) -> Result<T, E>
    where
        J: FnOnce(&mut Change<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<WriteError> + Send + 'static,
    {
        match self.writer.submit(job) {
            Ok(answer) => answer.await.unwrap_or_else(|_| Err(WriteError::Stopped.into())),
            Err(error) => Err(error.into()),
        }
    }

    /// Finishes the writes that wait, ends the writer and closes the database. Later writes fail.
    pub fn shutdown(&self) {
        self.writer.stop();
    }
}

/// Why a write did not happen.
#[derive(Clone, Debug, thiserror::Error)]
pub enum WriteError {
    #[error("{} writes wait already", writer::WRITE_QUEUE)]
    QueueFull,
    #[error("the store is shut down")]
    Stopped,
    #[error("the operation panicked: {0}")]
    Panicked(String),
    #[error("the change could not be committed: {0}")]
    Commit(Arc<rusqlite::Error>),
    #[error("the change is stored but could not be published; it takes effect at the next start")]
    Publish,
}

impl From<WriteError> for WireError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::QueueFull => {
                let mut wire = Self::too_many_requests("Too Many Requests");
                wire.retry_after_seconds = Some(1);
                wire
            }
            WriteError::Stopped => Self::new("ServiceUnavailableException", 503, "Service unavailable"),
            WriteError::Panicked(_) | WriteError::Commit(_) | WriteError::Publish => Self::internal(error),
        }
    }
}
