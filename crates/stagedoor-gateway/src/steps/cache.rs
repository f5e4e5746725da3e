//! Step 7: answers from the stage's cache, and what is kept there. AWS: an answer is kept whatever its status (reported),
//! but for those that the gateway itself makes, and for those over a mebibyte (documented).

use std::borrow::Cow;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use stagedoor_http::{Body, BodyError, BodySource, Headers, Response};
use stagedoor_wire::Timestamp;

use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched};
use crate::plan::{CachingPlan, UnauthorizedCacheControl};
use crate::steps::authorize::iam;
use crate::steps::parameter::Sources;
use crate::traffic::{CachedAnswer, EntryKey, Flight, StageCache, Turn};
use crate::worker::Worker;

/// Bytes of an answer that is kept. AWS: the service's quota (documented).
const ANSWER_LIMIT: u64 = 1_048_576;

/// What a request may have of the cache.
pub(crate) struct Use<'i> {
    cache: &'i StageCache,
    caching: CachingPlan,
    key: EntryKey,
    /// The answer must be made anew.
    invalidates: bool,
    /// Nobody listened to the caller's `Cache-Control`, and the answer says so.
    warns: bool,
}

/// What the cache has for a request.
pub(crate) enum Found<'i> {
    Answer(Arc<CachedAnswer>),
    /// Nothing; who makes the answer puts it there. Those who want the same wait as long as this is held.
    Nothing(Option<Flight<'i>>),
}

/// Whether and how the cache concerns a request; `None`: not at all.
pub(crate) fn concerns<'i>(invocation: &'i Invocation, matched: &Matched<'_>) -> Result<Option<Use<'i>>, GatewayError> {
    let Some((cache, method)) = invocation.cached_method(matched) else { return Ok(None) };
    if method.get_only && invocation.method != http::Method::GET {
        return Ok(None);
    }
    let caching = method.caching;
    let asks = asks_for_fresh(&invocation.headers);
    let may = asks && (!caching.requires_authorization || may_invalidate(invocation, matched));
    if asks && !may && caching.unauthorized == UnauthorizedCacheControl::FailWith403 {
        // UNVERIFIED: type and words of this 403.
        let reason = "the caller may not invalidate the stage's cache (execute-api:InvalidateCache)";
        return Err(GatewayError::new(GatewayResponseType::AccessDenied, reason));
    }
    let warns = asks && !may && caching.unauthorized == UnauthorizedCacheControl::SucceedWithResponseHeader;
    let key = key(invocation, matched);
    Ok(Some(Use { cache, caching, key, invalidates: may, warns }))
}

/// AWS: of `Cache-Control` only `max-age=0` means anything (documented).
fn asks_for_fresh(headers: &Headers) -> bool {
    headers.get_all("Cache-Control").any(|value| {
        value.split(|byte| *byte == b',').any(|directive| directive.trim_ascii().eq_ignore_ascii_case(b"max-age=0"))
    })
}

/// Whether the caller is one who signs, and whose policy allows execute-api:InvalidateCache.
fn may_invalidate(invocation: &Invocation, matched: &Matched<'_>) -> bool {
    matched.signer.as_ref().is_some_and(|signer| iam::may_invalidate_cache(invocation, signer))
}

/// AWS: the method, its namespace and the values of its cache key parameters; whatever else a request holds is not looked
/// at (documented). UNVERIFIED: of several values of a parameter the last counts.
fn key(invocation: &Invocation, matched: &Matched<'_>) -> EntryKey {
    let plan = &matched.method.cache_key;
    let sources = Sources { invocation, matched: Some(matched), request_body: None, answer: None };
    let values: Vec<Option<Cow<'_, str>>> = plan
        .parameters
        .iter()
        .map(|source| sources.evaluate(source).ok().flatten().map(|values| values.joined()))
        .collect();
    // A canary with a deployment of its own has entries of its own.
    let deployment_id = invocation.own_canary_deployment();
    let fixed = [deployment_id, Some(&*plan.namespace), Some(invocation.method.as_str())];
    let values = values.iter().map(Option::as_deref);
    EntryKey::of(fixed.into_iter().chain(values).map(|text| text.map(str::as_bytes)))
}

impl<'i> Use<'i> {
    /// Looks for the answer; where someone is about to make it, waits for that.
    pub(crate) async fn find(&self, now: Timestamp) -> Found<'i> {
        if self.invalidates {
            return Found::Nothing(None);
        }
        if let Some(answer) = self.cache.get(&self.key, now) {
            return Found::Answer(answer);
        }
        match self.cache.turn(self.key) {
            Turn::Own(flight) => Found::Nothing(Some(flight)),
            Turn::Other(mut waiting) => {
                // Ends when the other's flight does, which its integration's timeout bounds.
                while waiting.changed().await.is_ok() {}
                self.cache.get(&self.key, now).map_or(Found::Nothing(None), Found::Answer)
            }
        }
    }

    /// An answer of the cache as the caller gets it.
    pub(crate) fn answer(&self, answer: &CachedAnswer) -> Response {
        let mut response = Response::new(answer.status, Body::from(answer.body.clone()));
        response.headers = answer.headers.clone();
        self.finished(response)
    }

    /// Keeps an answer that was made, if it is one to be kept.
    pub(crate) async fn keep(&self, worker: &Worker, mut response: Response) -> Response {
        let body;
        (response.body, body) = captured(response.body).await;
        if let Some(body) = body {
            let mut headers = response.headers.clone();
            // Of another request's way.
            headers.remove("X-Amzn-Trace-Id");
            let now = worker.gateway.clock.now();
            let seal = self.caching.is_encrypted.then(|| worker.ids.borrow_mut().take());
            let answer = CachedAnswer { status: response.status, headers, body };
            self.cache.put(self.key, answer, expiry(now, self.caching.ttl), seal);
        }
        self.finished(response)
    }

    fn finished(&self, mut response: Response) -> Response {
        if self.warns {
            let text = "199 Cache-control headers were ignored because the caller was unauthorized.";
            response.headers.append("Warning", text);
        }
        response
    }
}

fn expiry(now: Timestamp, ttl: Duration) -> Timestamp {
    Timestamp::from_millis(now.millis.saturating_add(i64::try_from(ttl.as_millis()).unwrap_or(i64::MAX)))
}

/// The body, and a copy of it if it is not too long to be kept.
async fn captured(body: Body) -> (Body, Option<Bytes>) {
    let mut rest = match body {
        Body::Empty => return (Body::Empty, Some(Bytes::new())),
        Body::Full(bytes) => {
            let copy = (bytes.len() as u64 <= ANSWER_LIMIT).then(|| bytes.clone());
            return (Body::Full(bytes), copy);
        }
        body if body.remaining().is_some_and(|length| length > ANSWER_LIMIT) => return (body, None),
        body => body,
    };
    let mut read: Vec<u8> = Vec::new();
    loop {
        let end = match std::future::poll_fn(|context| rest.poll_chunk(context)).await {
            Some(Ok(chunk)) => {
                read.extend_from_slice(&chunk);
                if read.len() as u64 <= ANSWER_LIMIT {
                    continue;
                }
                None
            }
            Some(Err(error)) => Some(error),
            None => {
                let whole = Bytes::from(read);
                return (Body::from(whole.clone()), Some(whole));
            }
        };
        let body = Body::Stream(Box::new(Begun { read: read.into(), end, rest }));
        return (body, None);
    }
}

/// A body of which the beginning has been read.
#[derive(Debug)]
struct Begun {
    read: Bytes,
    /// How it broke there, if it did.
    end: Option<BodyError>,
    rest: Body,
}

impl BodySource for Begun {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        if !self.read.is_empty() {
            return Poll::Ready(Some(Ok(std::mem::take(&mut self.read))));
        }
        match self.end.take() {
            Some(error) => Poll::Ready(Some(Err(error))),
            None => self.rest.poll_chunk(context),
        }
    }

    fn remaining(&self) -> Option<u64> {
        Some(self.read.len() as u64 + self.rest.remaining().filter(|_| self.end.is_none())?)
    }
}
