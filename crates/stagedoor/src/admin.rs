//! The paths that are ours and not AWS's: `/_stagedoor/…`, and `/_localstack/…` for those who come from there.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use bytes::Bytes;
use http::Method;
use serde_json::{Value, json};
use stagedoor_control::service::{AdminHandler, Answering};
use stagedoor_control::store::{Store, WriteError};
use stagedoor_gateway::{ControlRequest, ControlResponse, Gateway};
use stagedoor_wire::{Clock, Random};

use crate::host::{SystemClock, SystemRandom};
use crate::init_scripts::InitScripts;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the admin paths answer from.
pub(crate) struct Admin {
    gateway: Arc<Gateway>,
    store: Store,
    scripts: Arc<InitScripts>,
    allow_reset: bool,
    started: Instant,
    ready: AtomicBool,
    session_id: String,
}

impl std::fmt::Debug for Admin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Admin").field("allow_reset", &self.allow_reset).finish_non_exhaustive()
    }
}

impl Admin {
    pub(crate) fn new(gateway: Arc<Gateway>, store: Store, scripts: Arc<InitScripts>, allow_reset: bool) -> Self {
        Self {
            gateway,
            store,
            scripts,
            allow_reset,
            started: Instant::now(),
            ready: AtomicBool::new(false),
            session_id: SystemRandom.uuid(),
        }
    }

    /// From now on `health` says ready.
    pub(crate) fn set_ready(&self, ready: bool) {
        self.ready.store(ready, Ordering::Release);
    }

    async fn respond(&self, request: &ControlRequest) -> ControlResponse {
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        let read = request.method == Method::GET || request.method == Method::HEAD;
        match path {
            "/_stagedoor/reset" if request.method == Method::POST => self.reset().await,
            "/_stagedoor/reset" => not_allowed("POST"),
            _ if !read => not_allowed("GET, HEAD"),
            "/_stagedoor/health" => ok(&self.health()),
            "/_stagedoor/metrics" => metrics(self.gateway.metrics_text()),
            "/_localstack/health" => ok(&localstack_health()),
            "/_localstack/info" => ok(&self.localstack_info()),
            "/_localstack/init" => ok(&self.scripts.report(None).unwrap_or_default()),
            _ => self.answer_below(path),
        }
    }

    fn answer_below(&self, path: &str) -> ControlResponse {
        if let Some(id) = path.strip_prefix("/_stagedoor/requests/") {
            return match self.gateway.explain(id) {
                Some(story) => ok(&story),
                None => missing("no such request is remembered: the newest 10,000 are"),
            };
        }
        if let Some(stage) = path.strip_prefix("/_localstack/init/") {
            return match self.scripts.report(Some(stage)) {
                Some(report) => ok(&report),
                None => missing("the stages are boot, start, ready and shutdown"),
            };
        }
        missing(
            "there are /_stagedoor/health, /_stagedoor/metrics, /_stagedoor/requests/{id}, /_stagedoor/reset, \
             /_localstack/health, /_localstack/info and /_localstack/init",
        )
    }

    fn health(&self) -> Value {
        json!({
            "version": VERSION,
            "ready": self.ready.load(Ordering::Acquire),
            "uptime_seconds": self.started.elapsed().as_secs(),
        })
    }

    /// The fields of LocalStack's answer; nothing here is licensed, in Docker, or known about the machine.
    fn localstack_info(&self) -> Value {
        let now = jiff::Timestamp::from_millisecond(SystemClock.now().millis).unwrap_or_default();
        json!({
            "version": VERSION,
            "edition": "community",
            "is_license_activated": false,
            "session_id": self.session_id,
            "machine_id": "",
            "system": std::env::consts::OS,
            "is_docker": false,
            "server_time_utc": now.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            "uptime": self.started.elapsed().as_secs(),
        })
    }

    async fn reset(&self) -> ControlResponse {
        if !self.allow_reset {
            let text = "reset deletes everything and is switched off: start with --ephemeral or --allow-reset";
            return answer(403, &json!({"message": text}));
        }
        let cleared: Result<(), WriteError> = self
            .store
            .write(|change| {
                change.clear();
                Ok(())
            })
            .await;
        match cleared {
            Ok(()) => ok(&json!({"message": "everything is deleted"})),
            Err(error) => answer(500, &json!({"message": error.to_string()})),
        }
    }
}

impl AdminHandler for Admin {
    fn answer<'a>(&'a self, request: &'a ControlRequest) -> Answering<'a> {
        Box::pin(self.respond(request))
    }
}

fn localstack_health() -> Value {
    json!({"services": {"apigateway": "running"}, "edition": "community", "version": VERSION})
}

fn ok(body: &Value) -> ControlResponse {
    answer(200, body)
}

fn missing(message: &str) -> ControlResponse {
    answer(404, &json!({"message": message}))
}

fn not_allowed(allowed: &str) -> ControlResponse {
    let mut response = answer(405, &json!({"message": format!("this path takes {allowed}")}));
    response.headers.push(("Allow".to_owned(), allowed.to_owned()));
    response
}

fn answer(status: u16, body: &Value) -> ControlResponse {
    let headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
    ControlResponse { status, headers, body: Bytes::from(body.to_string()) }
}

fn metrics(text: String) -> ControlResponse {
    let headers = vec![("Content-Type".to_owned(), "text/plain; version=0.0.4; charset=utf-8".to_owned())];
    ControlResponse { status: 200, headers, body: Bytes::from(text) }
}
