//! Telling connections that the process is about to end, and waiting until they are gone.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::sync::Notify;

/// A handle that every connection holds. Once triggered, idle connections close and busy ones finish the response
/// under way with `Connection: close`. Clones are one and the same handle; it may cross threads.
#[derive(Clone, Debug, Default)]
pub struct Shutdown {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    triggered: AtomicBool,
    /// Wakes connections when it triggers.
    trigger: Notify,
    connections: AtomicUsize,
    /// Wakes [`Shutdown::drained`] when the last connection is gone.
    last_gone: Notify,
}

impl Shutdown {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts the shutdown. Doing it again changes nothing.
    pub fn trigger(&self) {
        self.shared.triggered.store(true, Ordering::SeqCst);
        self.shared.trigger.notify_waiters();
    }

    #[must_use]
    pub fn is_triggered(&self) -> bool {
        self.shared.triggered.load(Ordering::Relaxed)
    }

    /// Ends when the shutdown is triggered.
    pub async fn triggered(&self) {
        let notified = self.shared.trigger.notified();
        tokio::pin!(notified);
        notified.as_mut().enable();
        if !self.shared.triggered.load(Ordering::SeqCst) {
            notified.await;
        }
    }

    /// Ends when no connection is being served. Give it a deadline with `tokio::time::timeout`; what remains then is
    /// cut off by dropping its task.
    pub async fn drained(&self) {
        loop {
            let notified = self.shared.last_gone.notified();
            tokio::pin!(notified);
            notified.as_mut().enable();
            if self.connections() == 0 {
                return;
            }
            notified.await;
        }
    }

    /// How many connections are being served.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// Counts a connection until the guard is dropped.
    pub(crate) fn enter(&self) -> ConnectionGuard {
        self.shared.connections.fetch_add(1, Ordering::SeqCst);
        ConnectionGuard { shared: self.shared.clone() }
    }
}

#[derive(Debug)]
pub(crate) struct ConnectionGuard {
    shared: Arc<Shared>,
}

impl Drop for ConnectionGuard {
    fn drop(&mut self) {
        if self.shared.connections.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.shared.last_gone.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use super::*;

    #[test]
    fn wakes_and_counts() {
        let shutdown = Shutdown::new();
        let other = shutdown.clone();
        let mut context = Context::from_waker(Waker::noop());
        let mut triggered = std::pin::pin!(other.triggered());
        assert!(triggered.as_mut().poll(&mut context).is_pending());
        let guards = (shutdown.enter(), shutdown.enter());
        let mut drained = std::pin::pin!(shutdown.drained());
        assert!(drained.as_mut().poll(&mut context).is_pending());
        shutdown.trigger();
        assert!(other.is_triggered());
        assert_eq!(triggered.as_mut().poll(&mut context), Poll::Ready(()));
        drop(guards.0);
        assert!(drained.as_mut().poll(&mut context).is_pending());
        drop(guards.1);
        assert_eq!(drained.as_mut().poll(&mut context), Poll::Ready(()));
        assert_eq!(std::pin::pin!(shutdown.triggered()).poll(&mut context), Poll::Ready(()));
    }
}
