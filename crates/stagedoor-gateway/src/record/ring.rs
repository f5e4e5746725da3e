//! The latest requests, for `explain`: fixed-size summaries, and details within a bound of bytes.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use stagedoor_http::server::Sent;
use stagedoor_wire::Timestamp;

use super::{Details, MARKS, Mark, Record, RequestIds};

/// Summaries kept in the whole process.
pub(crate) const SUMMARIES: usize = 10_000;

/// Bytes of details kept in the whole process.
pub(crate) const DETAIL_BYTES: usize = 16 * 1024 * 1024;

/// One worker's share. The worker alone pushes; the lock is contended only while someone asks.
#[derive(Debug)]
pub(crate) struct Ring {
    kept: Mutex<Kept>,
    summaries: usize,
    detail_bytes: usize,
}

#[derive(Debug, Default)]
struct Kept {
    summaries: VecDeque<Summary>,
    /// The number of the first summary; counts up with every one that leaves.
    first: u64,
    /// Numbers of the summaries that have details, oldest first.
    detailed: VecDeque<u64>,
    bytes: usize,
}

/// What stays of a request.
#[derive(Debug)]
pub(crate) struct Summary {
    ids: RequestIds,
    timestamp: Timestamp,
    latency_micros: u64,
    integration_micros: Option<u64>,
    integration_status: Option<u16>,
    status: u16,
    sent: Sent,
    /// API id and stage name.
    stage: Option<(Arc<str>, Arc<str>)>,
    is_canary: Option<bool>,
    /// Verb and path template of the method.
    method: Option<(Arc<str>, Arc<str>)>,
    marks: [Option<Mark>; MARKS],
    details: Details,
}

impl Ring {
    /// A worker's ring when `workers` share the bounds.
    pub(crate) fn new(workers: usize) -> Self {
        let workers = workers.max(1);
        Self { kept: Mutex::default(), summaries: SUMMARIES.div_ceil(workers), detail_bytes: DETAIL_BYTES / workers }
    }

    pub(crate) fn push(&self, summary: Summary) {
        let size = summary.details.size();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.summaries.len() == self.summaries {
            kept.forget_oldest();
        }
        let number = kept.first + kept.summaries.len() as u64;
        kept.summaries.push_back(summary);
        if size > 0 {
            kept.detailed.push_back(number);
            kept.bytes += size;
            while kept.bytes > self.detail_bytes {
                kept.forget_oldest_details();
            }
        }
    }

    /// The newest request of that id.
    pub(crate) fn find(&self, request_id: &str) -> Option<Value> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let summary = kept.summaries.iter().rev().find(|summary| summary.ids.request_id() == request_id)?;
        Some(summary.json())
    }
}

impl Kept {
    fn forget_oldest(&mut self) {
        if let Some(summary) = self.summaries.pop_front() {
            if self.detailed.front() == Some(&self.first) {
                self.detailed.pop_front();
                self.bytes -= summary.details.size();
            }
            self.first += 1;
        }
    }

    fn forget_oldest_details(&mut self) {
        let Some(number) = self.detailed.pop_front() else { return };
        let details = &mut self.summaries[(number - self.first) as usize].details;
        self.bytes -= details.size();
        details.entries = Vec::new();
    }
}

impl Summary {
    pub(super) fn of(record: Record, latency_micros: u64, sent: Sent) -> Self {
        let plan = record.stage.as_ref().map(|stage| &stage.plan);
        let canary = plan.and_then(|plan| plan.canary.as_ref()).filter(|_| record.is_canary == Some(true));
        let deployment = plan.map(|plan| canary.map_or(&plan.deployment, |canary| &canary.deployment));
        let method = deployment.zip(record.method_index).map(|(plan, index)| &plan.methods[index as usize]);
        Self {
            ids: record.ids,
            timestamp: record.timestamp,
            latency_micros,
            integration_micros: record.integration.latency_micros,
            integration_status: record.integration.status,
            status: record.status,
            sent,
            is_canary: record.is_canary,
            stage: plan.map(|plan| (plan.api_id.clone(), plan.stage_name.clone())),
            method: method.map(|method| (method.http_method.clone(), method.resource_path.clone())),
            marks: record.marks,
            details: record.details,
        }
    }

    fn json(&self) -> Value {
        let millis = |micros: u64| micros as f64 / 1e3;
        let steps = self.marks.iter().flatten().map(|mark| {
            json!({ "step": mark.step.name(), "verdict": mark.failure.map_or("ok", |failure| failure.name()), "atMs": millis(u64::from(mark.at_micros)) })
        });
        let mut text = json!({
            "requestId": self.ids.request_id(),
            "extendedRequestId": self.ids.extended_request_id(),
            "time": self.timestamp.iso8601_millis(),
            "apiId": self.stage.as_ref().map(|(api_id, _)| &**api_id),
            "stage": self.stage.as_ref().map(|(_, stage_name)| &**stage_name),
            "method": self.method.as_ref().map(|(verb, path)| format!("{verb} {path}")),
            "status": self.status,
            "latencyMs": millis(self.latency_micros),
            "integrationStatus": self.integration_status,
            "integrationLatencyMs": self.integration_micros.map(millis),
            "responseLength": self.sent.bytes,
            "responseComplete": self.sent.complete,
            "steps": steps.collect::<Value>(),
        });
        if let Some(is_canary) = self.is_canary {
            text["isCanaryRequest"] = is_canary.into();
        }
        for (name, detail) in &self.details.entries {
            text[*name] = Value::from(detail.as_str());
        }
        text
    }
}
