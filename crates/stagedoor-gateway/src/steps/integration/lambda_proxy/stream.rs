//! Functions that stream their answer (`responseTransferMode: STREAM`): metadata as JSON, eight zeros, and then the body as
//! the function writes it. The head of the answer goes out as soon as the zeros have come; what goes wrong behind them
//! breaks the body.

use std::future::poll_fn;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use stagedoor_http::{Body, BodyError, BodySource, Response};

use super::{customer_error, malformed, no_answer};
use crate::error::GatewayError;
use crate::lambda::{Ending, FunctionStream};
use crate::record::Record;
use crate::steps::integration::watched::{Bounds, Failure, Watched};

/// Between metadata and body.
const DELIMITER: [u8; 8] = [0; 8];

/// Bytes of the metadata. UNVERIFIED: the service's own bound.
const METADATA_LIMIT: usize = 16 * 1024;

/// AWS: a test shows so much of a stream (documented).
const TEST_SIZE: usize = 1024 * 1024;

/// AWS: and what comes of it in this time (documented). DIFFERENCE: one without a head by then is a 504, where the service
/// says status 0; and its execution log is written.
pub(super) const TEST_TIME: Duration = Duration::from_secs(35);

/// Reads up to the delimiter.
pub(super) async fn begin(
    answer: Response,
    is_test: bool,
    record: &mut Record,
) -> Result<(Vec<u8>, Body), GatewayError> {
    let Response { status, headers, body } = answer;
    let request_id = headers.get_str("x-amzn-RequestId").unwrap_or_default();
    let content_type = headers.get_str("Content-Type").unwrap_or_default();
    if !content_type.starts_with("application/vnd.amazon.eventstream") {
        return Err(malformed(&format!("Lambda's answer is no stream of events but {content_type:?}"), &[]));
    }
    let (frames, failure) = Watched::new(body, Bounds::STREAMED);
    let mut stream = FunctionStream::new(Body::Stream(Box::new(frames)));
    let mut metadata = Vec::new();
    let end = loop {
        let piece = poll_fn(|context| stream.poll_chunk(context)).await;
        let Some(Ok(piece)) = piece else {
            return Err(match stream.ending() {
                Some(Ending::FunctionError(message)) => customer_error(status, message, request_id, &metadata),
                Some(Ending::Exception(text)) => no_answer(502, text.clone()),
                Some(Ending::Complete) => malformed("it ends before eight zeros", &metadata),
                _ if matches!(piece, Some(Err(BodyError::TimedOut))) => super::timed_out(),
                Some(Ending::Broken(how)) => no_answer(502, format!("Lambda's stream of events is broken: {how}")),
                None => no_answer(502, "Lambda's stream of events is broken".to_owned()),
            });
        };
        // The zeros may come in pieces.
        let from = metadata.len().saturating_sub(DELIMITER.len() - 1);
        metadata.extend_from_slice(&piece);
        if let Some(found) = memchr::memmem::find(&metadata[from..], &DELIMITER) {
            break from + found;
        }
        if metadata.len() > METADATA_LIMIT {
            return Err(malformed("no eight zeros end its metadata", &metadata));
        }
    };
    let start = metadata.split_off(end + DELIMITER.len());
    metadata.truncate(end);
    record.integration.body_failure = Some(Failure::clone(&failure));
    let mut body = Body::Stream(Box::new(FunctionBody { start: start.into(), stream, failure }));
    if is_test {
        body = show(body).await.into();
    }
    Ok((metadata, body))
}

/// What a test shows of a body.
async fn show(mut body: Body) -> Bytes {
    let mut shown = Vec::new();
    while shown.len() < TEST_SIZE
        && let Some(Ok(piece)) = poll_fn(|context| body.poll_chunk(context)).await
    {
        shown.extend_from_slice(&piece);
    }
    shown.truncate(TEST_SIZE);
    shown.into()
}

/// What the function writes behind the delimiter.
#[derive(Debug)]
struct FunctionBody {
    /// What came along with the delimiter.
    start: Bytes,
    stream: FunctionStream,
    failure: Failure,
}

impl BodySource for FunctionBody {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        if !self.start.is_empty() {
            return Poll::Ready(Some(Ok(std::mem::take(&mut self.start))));
        }
        let polled = ready!(self.stream.poll_chunk(context));
        // What the connection did is known already.
        if matches!(polled, Some(Err(_))) && self.failure.get().is_none() {
            self.failure.set(Some(match self.stream.ending() {
                Some(Ending::FunctionError(_)) => "the function failed inside its answer",
                Some(Ending::Exception(_)) => "Lambda failed inside the function's answer",
                Some(Ending::Broken(how)) => how,
                Some(Ending::Complete) | None => "the function's answer broke off",
            }));
        }
        Poll::Ready(polled)
    }

    fn remaining(&self) -> Option<u64> {
        None
    }
}
