//! Answers on their way through: within bounds of size and time, and how they broke is remembered.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use stagedoor_http::{Body, BodyError, BodySource};
use tokio::time::{Sleep, sleep};

use crate::steps::integration_request::PAYLOAD_LIMIT;

/// How a body broke after its answer's head had gone out.
pub(crate) type Failure = Rc<Cell<Option<&'static str>>>;

/// What a body may be and take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) size: u64,
    /// How long nothing of it may come.
    pub(crate) idle: Option<Duration>,
}

impl Bounds {
    pub(crate) const BUFFERED: Self = Self { size: PAYLOAD_LIMIT, idle: None };

    /// Of an integration with `responseTransferMode: STREAM`. AWS: 5 minutes where nothing comes, and behind the first
    /// 10 MB no more than 2 MB a second for 15 minutes (documented). DIFFERENCE: it may come faster, and endpoints of the
    /// type EDGE wait as long as others.
    pub(crate) const STREAMED: Self =
        Self { size: PAYLOAD_LIMIT + 15 * 60 * 2 * 1024 * 1024, idle: Some(Duration::from_secs(300)) };

    pub(crate) const fn of(is_streamed: bool) -> Self {
        if is_streamed { Self::STREAMED } else { Self::BUFFERED }
    }
}

/// A body within bounds.
#[derive(Debug)]
pub(crate) struct Watched {
    body: Body,
    left: u64,
    bounds: Bounds,
    /// Since nothing comes.
    waiting: Option<Pin<Box<Sleep>>>,
    failure: Failure,
}

impl Watched {
    /// With the cell that will tell how it broke.
    pub(crate) fn new(body: Body, bounds: Bounds) -> (Self, Failure) {
        let failure = Failure::default();
        (Self { body, left: bounds.size, bounds, waiting: None, failure: Rc::clone(&failure) }, failure)
    }

    fn broken(&self, how: &'static str, error: BodyError) -> Poll<Option<Result<Bytes, BodyError>>> {
        self.failure.set(Some(how));
        Poll::Ready(Some(Err(error)))
    }
}

impl BodySource for Watched {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        let Poll::Ready(polled) = self.body.poll_chunk(context) else {
            let Some(idle) = self.bounds.idle else { return Poll::Pending };
            let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(idle)));
            if waiting.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            return self.broken("nothing of the endpoint's answer came for too long", BodyError::TimedOut);
        };
        self.waiting = None;
        match polled {
            Some(Ok(chunk)) => match self.left.checked_sub(chunk.len() as u64) {
                Some(left) => {
                    self.left = left;
                    Poll::Ready(Some(Ok(chunk)))
                }
                None => self.broken(
                    "the endpoint's answer grew larger than the payload quota and was cut off",
                    BodyError::TooLarge { limit: self.bounds.size },
                ),
            },
            Some(Err(BodyError::TimedOut)) => {
                self.broken("the endpoint's answer was not whole in time and was cut off", BodyError::TimedOut)
            }
            Some(Err(error)) => self.broken("the endpoint broke off inside its answer", error),
            None => Poll::Ready(None),
        }
    }

    fn remaining(&self) -> Option<u64> {
        self.body.remaining()
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    /// A piece, and then nothing more.
    #[derive(Debug)]
    struct Silent(Option<Bytes>);

    impl BodySource for Silent {
        fn poll_chunk(&mut self, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
            self.0.take().map_or(Poll::Pending, |piece| Poll::Ready(Some(Ok(piece))))
        }

        fn remaining(&self) -> Option<u64> {
            None
        }
    }

    #[test]
    fn silence_and_size_end_a_body() {
        for (bounds, expected) in [
            (
                Bounds { size: 100, idle: Some(Duration::from_millis(5)) },
                "nothing of the endpoint's answer came for too long",
            ),
            (
                Bounds { size: 2, idle: None },
                "the endpoint's answer grew larger than the payload quota and was cut off",
            ),
        ] {
            let body = Body::Stream(Box::new(Silent(Some(Bytes::from_static(b"abc")))));
            let (mut watched, failure) = Watched::new(body, bounds);
            let executor = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("an executor");
            executor.block_on(async {
                while let Some(Ok(piece)) = poll_fn(|context| watched.poll_chunk(context)).await {
                    assert_eq!(piece, "abc");
                }
            });
            assert_eq!(failure.get(), Some(expected));
        }
    }
}
