//! A connection as bytes: what was read and not used yet, and the clock that ends a wait.
//!
//! A connection that waits holds no buffer. Reads go into a block shared by all connections of the thread; small
//! pieces are copied out, large ones are split off without a copy.

use std::cell::RefCell;
use std::io;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::io::AsyncReadExt;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::server::Io;

/// The block is as large as reads may become; a read has at least [`READ_SIZE`] of it.
const BLOCK_SIZE: usize = 64 * 1024;
const READ_SIZE: usize = 16 * 1024;

/// Up to this size a copy is cheaper than to keep a whole block in memory for it.
const COPY_LIMIT: usize = 4 * 1024;

thread_local! {
    static BLOCK: RefCell<BytesMut> = RefCell::new(BytesMut::new());
}

/// The reading side of a connection.
#[derive(Debug)]
pub(crate) struct Wire<I> {
    pub(crate) io: I,
    /// Read from the socket and not used yet.
    pub(crate) unread: BytesMut,
    /// The peer sends nothing more.
    pub(crate) ended: bool,
    pub(crate) watchdog: Watchdog,
}

impl<I: Io> Wire<I> {
    pub(crate) fn new(io: I) -> Self {
        Self { io, unread: BytesMut::new(), ended: false, watchdog: Watchdog::default() }
    }

    /// Reads once into `unread`: the number of bytes, 0 when the peer sends nothing more.
    pub(crate) fn poll_fill(&mut self, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        if self.ended {
            return Poll::Ready(Ok(0));
        }
        BLOCK.with_borrow_mut(|block| {
            if block.capacity() < READ_SIZE {
                // Takes the old block again when nobody holds a piece of it any more.
                block.reserve(BLOCK_SIZE);
            }
            let count = ready!(pin!(self.io.read_buf(block)).poll(context))?;
            self.ended = count == 0;
            if self.unread.is_empty() && count > COPY_LIMIT {
                self.unread = block.split();
            } else {
                self.unread.extend_from_slice(block);
                block.clear();
            }
            Poll::Ready(Ok(count))
        })
    }

    /// Takes the first `length` unread bytes. The last ones take the buffer along, so that a waiting connection has none.
    pub(crate) fn take(&mut self, length: usize) -> Bytes {
        take(&mut self.unread, length)
    }
}

/// See [`Wire::take`].
pub(crate) fn take(unread: &mut BytesMut, length: usize) -> Bytes {
    if length == unread.len() { std::mem::take(unread).freeze() } else { unread.split_to(length).freeze() }
}

/// Ends a wait. Deadlines of a busy connection move ahead all the time, so the timer is left to ring at an old one, and
/// only then set to the one that holds.
#[derive(Debug, Default)]
pub(crate) struct Watchdog {
    timer: Option<Pin<Box<Sleep>>>,
    deadline: Option<Instant>,
}

impl Watchdog {
    /// Nothing is waited for any more.
    pub(crate) fn disarm(&mut self) {
        self.deadline = None;
    }

    /// Ready once `wait` has passed since the first call after [`Self::disarm`].
    pub(crate) fn poll_within(&mut self, wait: Duration, context: &mut Context<'_>) -> Poll<()> {
        let deadline = *self.deadline.get_or_insert_with(|| Instant::now() + wait);
        self.poll_until(deadline, context)
    }

    /// Ready once `deadline` has passed.
    pub(crate) fn poll_until(&mut self, deadline: Instant, context: &mut Context<'_>) -> Poll<()> {
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if timer.deadline() > deadline {
            timer.as_mut().reset(deadline);
        }
        loop {
            ready!(timer.as_mut().poll(context));
            if timer.deadline() >= deadline {
                return Poll::Ready(());
            }
            timer.as_mut().reset(deadline);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn watchdog_keeps_the_latest_deadline() {
        let start = Instant::now();
        let mut watchdog = Watchdog::default();
        let mut noop = Context::from_waker(Waker::noop());
        assert!(watchdog.poll_within(Duration::from_secs(10), &mut noop).is_pending());
        watchdog.disarm();
        tokio::time::advance(Duration::from_secs(5)).await;
        std::future::poll_fn(|context| watchdog.poll_within(Duration::from_secs(10), context)).await;
        assert_eq!(start.elapsed().as_secs(), 15);
        watchdog.disarm();
        std::future::poll_fn(|context| watchdog.poll_within(Duration::from_secs(1), context)).await;
        assert_eq!(start.elapsed().as_secs(), 16);
    }
}
