//! All that is known of one invocation, collected once.
//!
//! A [`Record`] is started with the request, marked by the pipeline after each step, and finished exactly once, when
//! the answer's body has ended or the client has left. Counters, `explain` and the execution log are views of it.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use stagedoor_http::Headers;
use stagedoor_http::server::Sent;
use stagedoor_wire::Timestamp;

use crate::error::{GatewayError, GatewayResponseType};
use crate::metrics::Observed;
use crate::publish::PublishedStage;
use crate::worker::Worker;

pub(crate) mod execution_log;
pub(crate) mod ids;
mod ring;

pub(crate) use execution_log::ExecutionLog;
pub(crate) use ids::{IdSource, RequestIds};
pub(crate) use ring::Ring;

/// The steps that a record tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Resolve,
    Connection,
    Intake,
    Route,
    Guard,
    ResourcePolicy,
    Authorize,
    Usage,
    Throttle,
    Validate,
    Cache,
    RequestBody,
    IntegrationRequest,
    Integration,
    IntegrationResponse,
    MethodResponse,
    GatewayResponse,
}

impl Step {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Resolve => "resolve",
            Self::Connection => "connection",
            Self::Intake => "intake",
            Self::Route => "route",
            Self::Guard => "guard",
            Self::ResourcePolicy => "resource policy",
            Self::Authorize => "authorize",
            Self::Usage => "usage",
            Self::Throttle => "throttle",
            Self::Validate => "validate",
            Self::Cache => "cache",
            Self::RequestBody => "request body",
            Self::IntegrationRequest => "integration request",
            Self::Integration => "integration",
            Self::IntegrationResponse => "integration response",
            Self::MethodResponse => "method response",
            Self::GatewayResponse => "gateway response",
        }
    }
}

impl Step {
    /// Whether the step waits, or runs what someone wrote. The others take less than reading the clock is worth: they
    /// count as ended when the step before them did.
    const fn takes_time(self) -> bool {
        matches!(
            self,
            Self::Authorize
                | Self::Validate
                | Self::Cache
                | Self::RequestBody
                | Self::IntegrationRequest
                | Self::Integration
                | Self::MethodResponse
        )
    }
}

/// How a step ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) step: Step,
    /// `None`: it went well.
    pub(crate) failure: Option<GatewayResponseType>,
    /// From the request's start to the step's end.
    pub(crate) at_micros: u32,
}

/// No request goes through more steps than there are.
const MARKS: usize = 18;

/// What is known of one invocation.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) ids: RequestIds,
    pub(crate) timestamp: Timestamp,
    started: Instant,
    stage: Option<Arc<PublishedStage>>,
    /// Whether the stage's canary answers; `None` where it has none.
    is_canary: Option<bool>,
    method_index: Option<u32>,
    status: u16,
    marks: [Option<Mark>; MARKS],
    /// How many of them are made.
    marked: u8,
    /// When the clock was last read.
    at_micros: u32,
    pub(crate) integration: IntegrationFacts,
    /// Whether the cache had the answer; `None` where it was not asked.
    pub(crate) cache_hit: Option<bool>,
    details: Details,
    /// The execution log, when someone will read it.
    log: Option<Box<ExecutionLog>>,
}

/// What is known of the call to the integration.
#[derive(Debug, Default)]
pub(crate) struct IntegrationFacts {
    /// From the call to the head of its answer.
    pub(crate) latency_micros: Option<u64>,
    pub(crate) status: Option<u16>,
    /// Set when the answer's body broke after its head had gone out.
    pub(crate) body_failure: Option<Rc<Cell<Option<&'static str>>>>,
}

/// Texts kept for `explain`, only when the gateway itself made the error or details of all requests are wanted.
#[derive(Debug, Default)]
pub(crate) struct Details {
    keep_all: bool,
    entries: Vec<(&'static str, String)>,
}

/// A single text is cut here.
const DETAIL_LIMIT: usize = 4096;

impl Record {
    /// Starts with a request's header fields, which may bring a request id.
    pub(crate) fn start(worker: &Worker, headers: &Headers) -> Self {
        Self {
            ids: worker.ids.borrow_mut().request_ids(headers.get("x-amzn-RequestId")),
            timestamp: worker.gateway.clock.now(),
            started: Instant::now(),
            stage: None,
            is_canary: None,
            method_index: None,
            status: 0,
            marks: [None; MARKS],
            marked: 0,
            at_micros: 0,
            integration: IntegrationFacts::default(),
            cache_hit: None,
            details: Details { keep_all: worker.gateway.settings.dev, entries: Vec::new() },
            log: None,
        }
    }

    /// Notes how a step ended, and hands its result on.
    pub(crate) fn step<T>(&mut self, step: Step, result: Result<T, GatewayError>) -> Result<T, GatewayError> {
        self.mark(step, result.as_ref().err().map(|error| error.response_type));
        result
    }

    pub(crate) fn mark(&mut self, step: Step, failure: Option<GatewayResponseType>) {
        if step.takes_time() {
            self.at_micros = u32::try_from(self.started.elapsed().as_micros()).unwrap_or(u32::MAX);
        }
        let at_micros = self.at_micros;
        if let Some(free) = self.marks.get_mut(usize::from(self.marked)) {
            *free = Some(Mark { step, failure, at_micros });
            self.marked += 1;
        }
    }

    pub(crate) fn resolved(&mut self, stage: &Arc<PublishedStage>) {
        self.stage = Some(stage.clone());
    }

    pub(crate) fn drawn(&mut self, is_canary: Option<bool>) {
        self.is_canary = is_canary;
    }

    pub(crate) fn routed(&mut self, method_index: usize) {
        self.method_index = u32::try_from(method_index).ok();
    }

    /// Whether the answer is one that the gateway itself made.
    pub(crate) fn was_refused(&self) -> bool {
        self.marks.iter().flatten().any(|mark| mark.step == Step::GatewayResponse)
    }

    pub(crate) fn answered(&mut self, status: u16) {
        self.status = status;
    }

    /// Keeps a text if details of all requests are wanted.
    pub(crate) fn keep(&mut self, name: &'static str, text: impl FnOnce() -> String) {
        if self.details.keep_all {
            self.details.push(name, text());
        }
    }

    /// From now on the steps write an execution log.
    pub(crate) fn keep_log(&mut self) {
        self.log = Some(Box::new(ExecutionLog::new(self.ids.request_id(), self.timestamp, self.started)));
    }

    /// Whether they do. Bodies are then read whole, as the log shows them.
    pub(crate) fn is_logged(&self) -> bool {
        self.log.is_some()
    }

    /// Writes to the execution log, if there is one: `record.log(|log| log.line(format_args!("…")))`.
    pub(crate) fn log(&mut self, write: impl FnOnce(&mut ExecutionLog)) {
        if let Some(log) = &mut self.log {
            write(log);
        }
    }

    /// Hands the execution log out.
    pub(crate) fn take_log(&mut self) -> Option<Box<ExecutionLog>> {
        self.log.take()
    }

    /// Keeps why the gateway made an error.
    pub(crate) fn keep_error(&mut self, error: GatewayError) {
        self.details.push("reason", error.explanation().into_owned());
        for (name, text) in error.details.into_iter().flat_map(|details| *details) {
            self.details.push(name, text);
        }
    }

    /// The end: the record becomes counters and a summary.
    pub(crate) fn finish(mut self, worker: &Worker, sent: Sent) {
        let latency_micros = u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX);
        // An answer that broke before anyone had heard of it became an error, with a reason of its own.
        let is_told = self.details.entries.iter().any(|(name, _)| *name == "reason");
        let failure = self.integration.body_failure.as_ref().and_then(|failure| failure.get());
        if let Some(failure) = failure.filter(|_| !is_told) {
            self.details.push("reason", failure.to_owned());
        }
        if let Some(stage) = &self.stage {
            let observed = Observed {
                status: self.status,
                latency_micros,
                integration_micros: self.integration.latency_micros,
                cache_hit: self.cache_hit,
            };
            stage.counters.observe(worker.number, &observed);
        }
        worker.ring.push(ring::Summary::of(self, latency_micros, sent));
    }
}

impl Details {
    fn push(&mut self, name: &'static str, mut text: String) {
        if text.len() > DETAIL_LIMIT {
            text.truncate(text.floor_char_boundary(DETAIL_LIMIT));
            text.push_str(" [TRUNCATED]");
        }
        self.entries.push((name, text));
    }

    fn size(&self) -> usize {
        self.entries.iter().map(|(name, text)| name.len() + text.len() + size_of::<(&str, String)>()).sum()
    }
}
