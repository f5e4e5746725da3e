//! Answers the requests of the control plane: the whole way of one request, from top to bottom.
//!
//! The listeners hand requests over ([`ControlHandler`]); they run on the control executor, one thread. Reads are
//! answered there; writes go to the store's writer and are awaited.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::{ControlHandler, ControlRequest, ControlResponse, Gateway, TestInvoker};
use stagedoor_wire::rest_json::{self, Encoded};
use stagedoor_wire::{Clock, Random, WireError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use crate::operations::{ControlSettings, Surroundings};
use crate::store::Store;
use answer::Core;
use rates::Rates;
use stagedoor_gateway::access_keys::AccessKeys;

mod answer;
mod browser;
mod rates;
#[cfg(test)]
mod tests;

/// How many control requests may be under way, waiting ones included.
pub const CONTROL_QUEUE: usize = 1024;

/// How long requests under way may take when the service ends. Writes that have begun are finished all the same.
const ENDING_TIME: Duration = Duration::from_secs(10);

/// Seconds after which a client that was refused for a full queue should come again.
const RETRY_AFTER_SECONDS: u32 = 1;

/// Bodies of imports: documents, keys.
const IMPORT_BODY: u64 = 6 * 1024 * 1024;

/// Bodies with a function's code.
const FUNCTION_BODY: u64 = 70 * 1024 * 1024;

/// All other bodies.
const BODY: u64 = 1024 * 1024;

/// Operations whose body is a document.
const IMPORTS: &[&str] =
    &["ImportRestApi", "PutRestApi", "ImportApiKeys", "ImportDocumentationParts", "ImportApi", "ReimportApi"];

/// Where functions are, in the API of Lambda.
const FUNCTIONS: &str = "/2015-03-31/functions";

/// An answer under way.
pub type Answering<'a> = Pin<Box<dyn Future<Output = ControlResponse> + 'a>>;

/// Answers `/_stagedoor/…` and `/_localstack/…`.
pub trait AdminHandler: Send + Sync {
    /// Whether the path is open without credentials, as health checks are.
    fn is_public(&self, path: &str) -> bool {
        matches!(path, "/_stagedoor/health" | "/_localstack/health")
    }

    fn answer<'a>(&'a self, request: &'a ControlRequest) -> Answering<'a>;
}

/// What the service must know of the settings.
#[derive(Debug, Default)]
pub struct ServiceSettings {
    pub control: ControlSettings,
    /// Whether accounts are held to the rates of the service.
    pub control_rates: bool,
    /// `None`: any signature is accepted.
    pub credentials: Option<Arc<AccessKeys>>,
    /// Where neighbouring services are.
    pub endpoints: Endpoints,
}

/// The control plane as the listeners see it.
pub struct ControlService {
    core: Arc<Core>,
    /// The places of the queue: a request holds one until it is answered.
    places: Arc<Semaphore>,
    queue: Mutex<Option<mpsc::UnboundedSender<Task>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Task {
    request: ControlRequest,
    reply: oneshot::Sender<ControlResponse>,
    _place: OwnedSemaphorePermit,
}

impl std::fmt::Debug for ControlService {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ControlService").field("core", &self.core).finish_non_exhaustive()
    }
}

impl ControlService {
    /// Starts the control executor.
    ///
    /// # Errors
    /// When its thread cannot be started.
    pub fn start(
        settings: ServiceSettings,
        store: Store,
        gateway: Arc<Gateway>,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        admin: Arc<dyn AdminHandler>,
    ) -> std::io::Result<Self> {
        let executor = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let ServiceSettings { control, control_rates, credentials, endpoints } = settings;
        let rates = control_rates.then(Rates::default);
        let surroundings = Arc::new(Surroundings { settings: control, clock, random });
        let test_invoker = Arc::new(TestInvoker::new(Arc::clone(&gateway)));
        let core = Arc::new(Core { surroundings, rates, credentials, endpoints, store, gateway, test_invoker, admin });
        let places = Arc::new(Semaphore::new(CONTROL_QUEUE));
        // Bounded by the places, one of which every task holds.
        let (queue, tasks) = mpsc::unbounded_channel();
        let run = run(Arc::clone(&core), tasks, Arc::clone(&places));
        let thread = std::thread::Builder::new()
            .name("stagedoor-control".to_owned())
            .spawn(move || tokio::task::LocalSet::new().block_on(&executor, run))?;
        Ok(Self { core, places, queue: Mutex::new(Some(queue)), thread: Mutex::new(Some(thread)) })
    }

    /// Answers one request.
    pub async fn handle(&self, request: ControlRequest) -> ControlResponse {
        self.core.answer(request).await
    }

    /// Answers what is queued, ends the executor, then the store. Later requests are refused.
    pub fn shutdown(&self) {
        drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take()
            && thread.join().is_err()
        {
            tracing::error!("the control executor panicked");
        }
        self.core.gateway.stop_counts();
        self.core.store.shutdown();
    }
}

async fn run(core: Arc<Core>, mut tasks: mpsc::UnboundedReceiver<Task>, places: Arc<Semaphore>) {
    while let Some(task) = tasks.recv().await {
        let core = Arc::clone(&core);
        tokio::task::spawn_local(async move {
            let response = core.answer(task.request).await;
            // Whoever asked may have gone.
            let _ = task.reply.send(response);
        });
    }
    // The end: what is under way still holds its place.
    let all = u32::try_from(CONTROL_QUEUE).unwrap_or(u32::MAX);
    if tokio::time::timeout(ENDING_TIME, places.acquire_many(all)).await.is_err() {
        tracing::warn!("control requests were cut off at the end");
    }
}

impl ControlHandler for ControlService {
    fn body_limit(&self, method: &http::Method, target: &str) -> u64 {
        let (path, query) = answer::split_target(target);
        match rest_json::route(method, path, query) {
            Ok(routed) if IMPORTS.contains(&routed.operation.name) => IMPORT_BODY,
            Ok(_) => BODY,
            Err(_) if path.starts_with(FUNCTIONS) => FUNCTION_BODY,
            Err(_) => BODY,
        }
    }

    fn body_too_large(&self, method: &http::Method, target: &str, _headers: &[(String, String)]) -> ControlResponse {
        // UNVERIFIED: code and text.
        let text = format!("Request body is larger than {} bytes", self.body_limit(method, target));
        let error = WireError::new("RequestEntityTooLargeException", 413, text);
        response(rest_json::encode_error(&error, &self.core.surroundings.random.uuid()))
    }

    fn submit(&self, request: ControlRequest, reply: oneshot::Sender<ControlResponse>) {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            let mut error = WireError::too_many_requests("Too Many Requests");
            error.retry_after_seconds = Some(RETRY_AFTER_SECONDS);
            return self.refuse(&error, reply);
        };
        let task = Task { request, reply, _place: place };
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let not_taken = match queue {
            Some(queue) => queue.send(task).err().map(|unsent| unsent.0),
            None => Some(task),
        };
        if let Some(task) = not_taken {
            let error = WireError::new("ServiceUnavailableException", 503, "Stagedoor is shutting down");
            self.refuse(&error, task.reply);
        }
    }
}

impl ControlService {
    fn refuse(&self, error: &WireError, reply: oneshot::Sender<ControlResponse>) {
        let request_id = self.core.surroundings.random.uuid();
        // Whoever asked may have gone.
        let _ = reply.send(response(rest_json::encode_error(error, &request_id)));
    }
}

pub(crate) fn response(encoded: Encoded) -> ControlResponse {
    ControlResponse { status: encoded.status, headers: encoded.headers, body: encoded.body }
}
