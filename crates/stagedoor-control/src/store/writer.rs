//! The one thread that changes the documents: runs the jobs in order, groups their commits, publishes, answers.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use arc_swap::ArcSwap;
use tokio::sync::oneshot;

use super::sqlite::Sqlite;
use super::{Change, Documents, Edit, Kind, Publish, Snapshot, UsageCounts, WriteError};

/// How many writes may wait for the writer.
pub(super) const WRITE_QUEUE: usize = 1024;

/// How many writes share one commit at most: a bound on how long the first of them waits for the others.
const GROUP: usize = 64;

/// The handle to the writer thread.
#[derive(Debug)]
pub(super) struct Writer {
    queue: SyncSender<Message>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

enum Message {
    Job(Box<dyn Job>),
    Stop,
}

impl Writer {
    pub(super) fn start(
        sqlite: Option<Sqlite>,
        published: Arc<ArcSwap<Snapshot>>,
        counts: Arc<UsageCounts>,
        publish: Publish,
    ) -> std::io::Result<Self> {
        let (queue, waiting) = sync_channel(WRITE_QUEUE);
        let head = Snapshot::clone(&published.load());
        let work = Work { sqlite, head, published, counts, publish };
        let thread =
            std::thread::Builder::new().name("stagedoor-store".to_owned()).spawn(move || work.run(&waiting))?;
        Ok(Self { queue, thread: Mutex::new(Some(thread)) })
    }

    /// Queues a job; what it returns comes through the receiver once it is committed.
    pub(super) fn submit<T, E, J>(&self, job: J) -> Result<oneshot::Receiver<Result<T, E>>, WriteError>
    where
        J: FnOnce(&mut Change<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<WriteError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let pending = Pending { job: Some(job), result: None, answer };
        match self.queue.try_send(Message::Job(Box::new(pending))) {
            Ok(()) => Ok(answered),
            Err(TrySendError::Full(_)) => Err(WriteError::QueueFull),
            Err(TrySendError::Disconnected(_)) => Err(WriteError::Stopped),
        }
    }

    /// Lets the writer finish what waits, and ends it.
    pub(super) fn stop(&self) {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread
            // The last handle may be dropped by a job; the thread then ends by itself.
            && thread.thread().id() != std::thread::current().id()
        {
            // A queue that is gone means that the thread has ended already.
            let _ = self.queue.send(Message::Stop);
            if thread.join().is_err() {
                tracing::error!("the store's writer panicked");
            }
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A write between its queueing and its answer.
trait Job: Send {
    /// Runs the job and keeps its result; says whether the change is to be kept.
    fn run(&mut self, change: &mut Change<'_>) -> bool;

    /// Gives the result away; a failed commit takes its place.
    fn answer(self: Box<Self>, committed: Result<(), WriteError>);
}

struct Pending<T, E, J> {
    job: Option<J>,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, J> Job for Pending<T, E, J>
where
    J: FnOnce(&mut Change<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<WriteError> + Send,
{
    fn run(&mut self, change: &mut Change<'_>) -> bool {
        let Some(job) = self.job.take() else { return false };
        let result = catch_unwind(AssertUnwindSafe(|| job(change)))
            .unwrap_or_else(|panic| Err(WriteError::Panicked(panic_text(panic.as_ref())).into()));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn answer(self: Box<Self>, committed: Result<(), WriteError>) {
        let result = match (committed, self.result) {
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => return,
        };
        // Whoever asked may have gone; the change stands all the same.
        let _ = self.answer.send(result);
    }
}

/// What the writer thread owns.
struct Work {
    sqlite: Option<Sqlite>,
    /// The newest documents, with what the current group has changed.
    head: Snapshot,
    published: Arc<ArcSwap<Snapshot>>,
    counts: Arc<UsageCounts>,
    publish: Publish,
}

impl Work {
    fn run(mut self, waiting: &Receiver<Message>) {
        while let Ok(Message::Job(first)) = waiting.recv() {
            let mut group: Vec<Box<dyn Job>> = Vec::new();
            let mut edits = Vec::new();
            let mut stop = false;
            let mut next = Some(first);
            // Writes that came while the last group was committed share the next commit.
            while let Some(mut job) = next {
                self.apply(job.as_mut(), &mut edits);
                group.push(job);
                next = if group.len() == GROUP {
                    None
                } else {
                    match waiting.try_recv() {
                        Ok(Message::Job(job)) => Some(job),
                        Ok(Message::Stop) => {
                            stop = true;
                            None
                        }
                        Err(_) => None,
                    }
                };
            }
            let committed = self.commit(&edits);
            for job in group {
                job.answer(committed.clone());
            }
            if stop {
                break;
            }
        }
    }

    /// Runs one job on the head; a failed one leaves the head as it was.
    fn apply(&mut self, job: &mut dyn Job, edits: &mut Vec<Edit>) {
        let mut change = Change::new(&self.head);
        if job.run(&mut change) && !change.edits.is_empty() {
            self.head = change.after;
            edits.append(&mut change.edits);
        }
    }

    /// Makes the group's edits durable and visible. When that fails, none of them has happened.
    fn commit(&mut self, edits: &[Edit]) -> Result<(), WriteError> {
        if edits.is_empty() {
            return Ok(());
        }
        if let Some(sqlite) = &mut self.sqlite
            && let Err(error) = sqlite.commit(edits, self.head.revision())
        {
            tracing::error!(%error, "changes could not be committed");
            self.head = Snapshot::clone(&self.published.load());
            return Err(WriteError::Commit(Arc::new(error)));
        }
        self.published.store(Arc::new(self.head.clone()));
        catch_unwind(AssertUnwindSafe(|| (self.publish)(&self.head, edits))).map_err(|panic| {
            tracing::error!(panic = panic_text(panic.as_ref()), "a committed change could not be published");
            WriteError::Publish
        })?;
        self.forget_counts(edits);
        Ok(())
    }

    /// Counts live as long as the document that says that the key is in the plan. What cannot be forgotten now is at the
    /// next start.
    fn forget_counts(&self, edits: &[Edit]) {
        let left = |edit: &&Edit| edit.id.kind == Kind::UsagePlanKey && self.head.get(&edit.id).is_none();
        let gone: Vec<_> = edits.iter().filter(left).map(|edit| edit.id.clone()).collect();
        if let Err(error) = self.counts.forget(&gone) {
            tracing::error!(%error, "the usage of API keys that left their plans could not be deleted");
        }
    }
}

/// What a panic said.
fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}
