//! Sends one message: its head, then its body as fast as the peer takes it and no faster.

use std::cell::Cell;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};

use crate::h1::encode::{Encoding, chunk_line};
use crate::message::{Body, BodyError};
use crate::server::Io;

/// Pieces up to this size are copied behind the head or each other, so that one call sends them.
const COPY_LIMIT: usize = 4 * 1024;
/// No more is gathered before it is sent.
const GATHER_LIMIT: usize = 16 * 1024;
/// A buffer that grew beyond this is not kept.
const KEEP_LIMIT: usize = 64 * 1024;

thread_local! {
    /// Emptied at once by most messages, so one buffer serves all connections of the thread.
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Bytes on their way to a socket: text, and behind it at most one large piece that is not copied.
#[derive(Debug)]
pub(crate) struct Outgoing {
    pub(crate) text: Vec<u8>,
    sent: usize,
    large: Bytes,
    /// Bytes that the socket has taken: tells a slow peer from one that has stopped.
    pub(crate) taken: u64,
}

impl Outgoing {
    pub(crate) fn new() -> Self {
        Self { text: SPARE.take(), sent: 0, large: Bytes::new(), taken: 0 }
    }

    fn has_room(&self) -> bool {
        self.large.is_empty() && self.text.len() < GATHER_LIMIT
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.large.is_empty()
    }

    fn push(&mut self, piece: Bytes) {
        if piece.len() <= COPY_LIMIT {
            self.text.extend_from_slice(&piece);
        } else {
            self.large = piece;
        }
    }

    /// Ready when the socket has taken everything.
    pub(crate) fn poll_flush<I: Io>(&mut self, io: &mut I, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.is_empty() {
            let text = &self.text[self.sent..];
            let count = if self.large.is_empty() {
                ready!(Pin::new(&mut *io).poll_write(context, text))?
            } else if text.is_empty() {
                ready!(Pin::new(&mut *io).poll_write(context, &self.large))?
            } else {
                let slices = [IoSlice::new(text), IoSlice::new(&self.large)];
                ready!(Pin::new(&mut *io).poll_write_vectored(context, &slices))?
            };
            if count == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.taken += count as u64;
            let of_text = count.min(text.len());
            self.large.advance(count - of_text);
            self.sent += of_text;
            if self.sent == self.text.len() {
                self.text.clear();
                self.sent = 0;
            }
        }
        Pin::new(io).poll_flush(context)
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        if self.text.capacity() <= KEEP_LIMIT {
            self.text.clear();
            SPARE.set(std::mem::take(&mut self.text));
        }
    }
}

/// A message being sent.
#[derive(Debug)]
pub(crate) struct Sending {
    pub(crate) outgoing: Outgoing,
    body: Body,
    encoding: Encoding,
    /// Everything has been taken from the body.
    ended: bool,
    /// The body has failed and must not be asked again.
    failed: Option<BodyError>,
    /// Bytes of the body that have been gathered.
    pub(crate) gathered: u64,
    /// A chunk's bytes have been gathered, and not its end: it goes out with what comes next, or when nothing does.
    chunk_is_open: bool,
    flushed: bool,
}

/// Why a message could not be sent to its end.
#[derive(Debug)]
pub(crate) enum SendError {
    Io(io::Error),
    /// The body failed, or is not as long as was said. What came before has been sent.
    Body(BodyError),
}

impl Sending {
    /// `outgoing` holds the head. With [`Encoding::None`] no body is sent.
    pub(crate) fn new(outgoing: Outgoing, body: Body, encoding: Encoding) -> Self {
        let ended = matches!(encoding, Encoding::None | Encoding::Length(0));
        Self { outgoing, body, encoding, ended, failed: None, gathered: 0, chunk_is_open: false, flushed: false }
    }

    pub(crate) const fn is_done(&self) -> bool {
        self.flushed
    }

    /// Sends as much as body and socket allow; ready when all is sent. `flush` hands `outgoing` to the socket: the body may
    /// itself read from that socket, so it is not held while the body is asked.
    pub(crate) fn poll_send(
        &mut self,
        context: &mut Context<'_>,
        mut flush: impl FnMut(&mut Outgoing, &mut Context<'_>) -> Poll<io::Result<()>>,
    ) -> Poll<Result<(), SendError>> {
        if self.flushed {
            return Poll::Ready(Ok(()));
        }
        loop {
            let gathered = if self.failed.is_some() { Gathered::Failed } else { self.gather(context) };
            ready!(flush(&mut self.outgoing, context)).map_err(SendError::Io)?;
            match gathered {
                Gathered::Full => {}
                // A peer may wait for the end of a piece before it takes the piece.
                Gathered::Waiting if self.chunk_is_open => self.close_chunk(),
                Gathered::Waiting => return Poll::Pending,
                Gathered::End => {
                    self.flushed = true;
                    return Poll::Ready(Ok(()));
                }
                Gathered::Failed => {
                    let error = self.failed.take().unwrap_or(BodyError::Truncated);
                    return Poll::Ready(Err(SendError::Body(error)));
                }
            }
        }
    }

    /// Takes pieces from the body until there is enough to send, or no more for now.
    fn gather(&mut self, context: &mut Context<'_>) -> Gathered {
        while !self.ended {
            if !self.outgoing.has_room() {
                return Gathered::Full;
            }
            match self.body.poll_chunk(context) {
                Poll::Pending => return Gathered::Waiting,
                Poll::Ready(Some(Err(error))) => return self.fail(error),
                Poll::Ready(Some(Ok(piece))) if piece.is_empty() => {}
                Poll::Ready(Some(Ok(piece))) => {
                    self.gathered += piece.len() as u64;
                    match self.encoding {
                        Encoding::Length(length) if self.gathered > length => {
                            return self.fail(BodyError::Malformed);
                        }
                        Encoding::Length(length) => {
                            self.ended = self.gathered == length;
                            self.outgoing.push(piece);
                        }
                        Encoding::Chunked => {
                            self.close_chunk();
                            chunk_line(&mut self.outgoing.text, piece.len());
                            self.outgoing.push(piece);
                            self.chunk_is_open = true;
                            if self.outgoing.large.is_empty() {
                                self.close_chunk();
                            }
                        }
                        Encoding::UntilClose | Encoding::None => self.outgoing.push(piece),
                    }
                }
                Poll::Ready(None) => match self.encoding {
                    Encoding::Length(_) => return self.fail(BodyError::Truncated),
                    Encoding::Chunked => {
                        self.close_chunk();
                        self.outgoing.text.extend_from_slice(b"0\r\n\r\n");
                        self.ended = true;
                    }
                    Encoding::UntilClose | Encoding::None => self.ended = true,
                },
            }
        }
        Gathered::End
    }

    /// Ends the chunk that has been begun, if one is.
    fn close_chunk(&mut self) {
        if std::mem::take(&mut self.chunk_is_open) {
            self.outgoing.text.extend_from_slice(b"\r\n");
        }
    }

    fn fail(&mut self, error: BodyError) -> Gathered {
        self.failed = Some(error);
        Gathered::Failed
    }
}

enum Gathered {
    /// There is more, once this is sent.
    Full,
    /// The body has no piece for now.
    Waiting,
    End,
    Failed,
}
