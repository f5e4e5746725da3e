//! Payload compression: what a caller sends compressed is read as what it means, and answers that are long enough go
//! out compressed to callers who take that. In force for APIs that have a `minimumCompressionSize`.
//!
//! Both ways work piece by piece, so that a body that streams goes on streaming, and a small body that unpacks to a
//! large one is stopped by the payload limit like any other.

use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use stagedoor_http::{Body, BodyError, BodySource, Headers, Response};

use crate::invocation::Invocation;

/// The most that one piece of input becomes before it is handed on.
const PIECE: usize = 16 * 1024;

/// Of the window that compression looks back over, as a power of two: the largest there is, which every reader takes.
const WINDOW_BITS: u8 = 15;

/// What a payload can be compressed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Gzip,
    Deflate,
}

impl Coding {
    fn of(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") {
            Some(Self::Gzip)
        } else if name.eq_ignore_ascii_case("deflate") {
            Some(Self::Deflate)
        } else {
            None
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
        }
    }
}

/// The body of a request as it was before it was compressed; its header field goes.
///
/// UNVERIFIED: codings other than gzip and deflate pass as they are.
pub(crate) fn request(headers: &mut Headers, body: Body) -> Body {
    let Some(coding) = headers.get_str("Content-Encoding").and_then(|name| Coding::of(name.trim())) else {
        return body;
    };
    if matches!(body, Body::Empty) {
        return body;
    }
    headers.remove("Content-Encoding");
    let decompress = match coding {
        Coding::Gzip => Decompress::new_gzip(WINDOW_BITS),
        Coding::Deflate => Decompress::new(true),
    };
    Body::Stream(Box::new(Recoded::new(body, Coder::Decompress(decompress))))
}

/// An answer, compressed when it is long enough and the caller prefers that. One whose length is not known counts as long
/// enough; one that the integration compressed passes.
pub(crate) fn response(minimum: u64, invocation: &Invocation, mut response: Response) -> Response {
    let is_long = response.body.remaining().is_none_or(|length| length >= minimum && length > 0);
    let has_body = invocation.method != http::Method::HEAD && !matches!(response.status, 204 | 304);
    let is_plain = !response.headers.contains("Content-Encoding");
    let accepted = invocation.headers.get_str("Accept-Encoding").and_then(preferred);
    let Some(coding) = accepted.filter(|_| is_long && has_body && is_plain) else { return response };
    let compress = match coding {
        Coding::Gzip => Compress::new_gzip(Compression::fast(), WINDOW_BITS),
        Coding::Deflate => Compress::new(Compression::fast(), true),
    };
    let is_there = matches!(response.body, Body::Full(_));
    let mut recoded = Recoded::new(response.body, Coder::Compress(compress));
    response.body = if is_there { recoded.whole() } else { Body::Stream(Box::new(recoded)) };
    response.headers.append("Content-Encoding", coding.name());
    response
}

/// The coding that a caller likes best, if it is one of ours. AWS: where another is liked best, nothing is compressed
/// (documented).
fn preferred(accept_encoding: &str) -> Option<Coding> {
    let mut best = ("identity", 0.0);
    for item in accept_encoding.split(',') {
        let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
        let quality = parameters.trim().strip_prefix("q=").map_or(1.0, |quality| quality.trim().parse().unwrap_or(0.0));
        if quality > best.1 {
            best = (name.trim(), quality);
        }
    }
    Coding::of(best.0)
}

#[derive(Debug)]
enum Coder {
    Compress(Compress),
    Decompress(Decompress),
}

/// A body in another coding.
#[derive(Debug)]
struct Recoded {
    body: Body,
    coder: Coder,
    /// What was read of the body and not taken by the coder.
    read: Bytes,
    /// The body has ended.
    ended: bool,
    /// So has what becomes of it.
    finished: bool,
}

impl Recoded {
    fn new(body: Body, coder: Coder) -> Self {
        Self { body, coder, read: Bytes::new(), ended: false, finished: false }
    }

    /// Recodes a body that is there already.
    fn whole(&mut self) -> Body {
        let mut whole = Vec::new();
        if let Body::Full(bytes) = std::mem::take(&mut self.body) {
            self.read = bytes;
        }
        self.ended = true;
        while !self.finished {
            // Compressing does not fail.
            let Ok(piece) = self.step() else { break };
            whole.extend_from_slice(&piece);
        }
        Body::from(Bytes::from(whole))
    }

    /// One piece of output; empty when more input is needed, or when that was all.
    fn step(&mut self) -> Result<Vec<u8>, BodyError> {
        let mut piece = Vec::with_capacity(PIECE);
        let (before, status) = match &mut self.coder {
            Coder::Compress(compress) => {
                let flush = if self.ended { FlushCompress::Finish } else { FlushCompress::None };
                let before = compress.total_in();
                let status = compress.compress_vec(&self.read, &mut piece, flush);
                (compress.total_in() - before, status.map_err(|_| BodyError::Malformed)?)
            }
            Coder::Decompress(decompress) => {
                let before = decompress.total_in();
                let status = decompress.decompress_vec(&self.read, &mut piece, FlushDecompress::None);
                (decompress.total_in() - before, status.map_err(|_| BodyError::Malformed)?)
            }
        };
        let taken = usize::try_from(before).unwrap_or(usize::MAX).min(self.read.len());
        self.read.advance(taken);
        self.finished = status == Status::StreamEnd;
        if self.finished && !self.read.is_empty() {
            // Something stands behind the end of the compressed data.
            return Err(BodyError::Malformed);
        }
        if !self.finished && self.ended && taken == 0 && piece.is_empty() {
            return Err(BodyError::Truncated);
        }
        Ok(piece)
    }
}

impl BodySource for Recoded {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            if self.finished {
                return Poll::Ready(None);
            }
            if self.read.is_empty() && !self.ended {
                match self.body.poll_chunk(context) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(Some(Ok(bytes))) => self.read = bytes,
                    Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                    Poll::Ready(None) => self.ended = true,
                }
            }
            match self.step() {
                Ok(piece) if piece.is_empty() => {}
                Ok(piece) => return Poll::Ready(Some(Ok(piece.into()))),
                Err(error) => {
                    self.finished = true;
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }

    fn remaining(&self) -> Option<u64> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_callers_prefer() {
        for (accept, expected) in [
            ("gzip", Some(Coding::Gzip)),
            ("deflate, gzip", Some(Coding::Deflate)),
            ("deflate;q=0.5, GZIP", Some(Coding::Gzip)),
            ("gzip;q=0", None),
            ("gzip;q=0.5, identity", None),
            ("br, gzip", None),
            ("br;q=0.1, gzip;q=0.2", Some(Coding::Gzip)),
            ("gzip;q=wrong", None),
            ("*", None),
            ("", None),
        ] {
            assert_eq!(preferred(accept), expected, "{accept}");
        }
    }
}
