//! How counts get from the request path to where they are kept: whoever has counted first leaves word, and once a
//! second a thread collects what is new. A kill loses no more than that second, to the callers' advantage.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::keyring::Subscription;
use crate::plan::UsedDay;

/// Where counts are kept: the control plane's store.
pub trait CounterSink: Send + Sync {
    /// Adds to what is kept, everything or nothing.
    ///
    /// # Errors
    /// When it cannot be kept now; it comes again.
    fn add(&self, counts: &[UsageCount]) -> Result<(), Box<dyn std::error::Error>>;
}

/// What came to one key's days in one usage plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageCount {
    pub account_id: Arc<str>,
    pub region: Arc<str>,
    pub plan_id: Arc<str>,
    pub key_id: Arc<str>,
    pub day: UsedDay,
}

/// How long counts wait.
const INTERVAL: Duration = Duration::from_secs(1);

/// What is counted and not kept yet.
#[derive(Default)]
pub(crate) struct Counts {
    waiting: Mutex<Waiting>,
    changed: Condvar,
    /// Held while counts are handed over, so that one hand-over follows the other.
    sink: Mutex<Option<Arc<dyn CounterSink>>>,
}

#[derive(Default)]
struct Waiting {
    /// Each once: no more than there are.
    subscriptions: Vec<Arc<Subscription>>,
    ended: bool,
}

/// The thread that collects. It ends, and hands the rest over, when this is dropped.
pub(crate) struct Collector {
    counts: Arc<Counts>,
    thread: Option<JoinHandle<()>>,
}

impl Counts {
    /// Takes word that a subscription has something to keep.
    pub(super) fn note(&self, subscription: &Arc<Subscription>) {
        let mut waiting = lock(&self.waiting);
        waiting.subscriptions.push(subscription.clone());
        if waiting.subscriptions.len() == 1 {
            self.changed.notify_one();
        }
    }

    /// Hands over what is new. Without anyone to take it, it waits.
    pub(crate) fn hand_over(&self) {
        let sink = lock(&self.sink);
        let Some(sink) = &*sink else { return };
        let subscriptions = std::mem::take(&mut lock(&self.waiting).subscriptions);
        let taken: Vec<_> = subscriptions.iter().map(|subscription| subscription.take_unkept()).collect();
        let counts: Vec<_> = subscriptions
            .iter()
            .zip(&taken)
            .flat_map(|(subscription, days)| days.iter().map(|day| subscription.as_count(*day)))
            .collect();
        if counts.is_empty() {
            return;
        }
        if let Err(error) = sink.add(&counts) {
            tracing::error!(%error, "the usage of API keys could not be kept; it is tried again");
            for (subscription, days) in subscriptions.iter().zip(&taken) {
                subscription.give_back(days, self);
            }
        }
    }

    fn run(&self) {
        loop {
            let waiting = lock(&self.waiting);
            let nothing = |waiting: &mut Waiting| waiting.subscriptions.is_empty() && !waiting.ended;
            let waiting = self.changed.wait_while(waiting, nothing).unwrap_or_else(PoisonError::into_inner);
            let goes_on = |waiting: &mut Waiting| !waiting.ended;
            let waited = self.changed.wait_timeout_while(waiting, INTERVAL, goes_on);
            let (waiting, _) = waited.unwrap_or_else(PoisonError::into_inner);
            let ended = waiting.ended;
            drop(waiting);
            self.hand_over();
            if ended {
                return;
            }
        }
    }
}

impl Collector {
    pub(crate) fn start(counts: Arc<Counts>, sink: Arc<dyn CounterSink>) -> std::io::Result<Self> {
        *lock(&counts.sink) = Some(sink);
        lock(&counts.waiting).ended = false;
        let collecting = Arc::clone(&counts);
        let thread = std::thread::Builder::new().name("usage-counts".to_owned()).spawn(move || collecting.run())?;
        Ok(Self { counts, thread: Some(thread) })
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        lock(&self.counts.waiting).ended = true;
        self.counts.changed.notify_one();
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the thread that collects the usage of API keys panicked");
        }
        // The sink's owner may want to close it.
        *lock(&self.counts.sink) = None;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
