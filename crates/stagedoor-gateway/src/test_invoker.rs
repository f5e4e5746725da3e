//! Test invocations: the pipeline of the gateway, or its authorizers alone, on a configuration that no stage serves.
//!
//! They run on a thread of their own with connections of its own, so that neither requests of callers nor those of the
//! control plane wait for them. It starts with the first test and ends with its [`TestInvoker`].

use std::cell::{OnceCell, RefCell};
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use bytes::Bytes;
use indexmap::IndexMap;
use stagedoor_http::client::Pool;
use stagedoor_http::server::Sent;
use stagedoor_http::{Body, Headers};
use tokio::sync::{mpsc, oneshot};
use tokio::task::spawn_local;

use crate::gateway::Gateway;
use crate::invocation::{Invocation, InvokeUrl, Matched, Peer, UrlForm};
use crate::pipeline::rest;
use crate::plan::{AuthorizationPlan, StagePlan};
use crate::publish::PublishedStage;
use crate::record::{IdSource, Record, Step};
use crate::steps::authorize::AuthorizerCheck;
use crate::steps::{authorize, intake};
use crate::worker::Worker;
use crate::workers::spawn;

/// Its share of the summaries that `explain` knows: one part in so many.
const SHARE_OF_SUMMARIES: usize = 16;

/// Runs test invocations. How many wait is bounded by how many control requests do.
pub struct TestInvoker {
    gateway: Arc<Gateway>,
    tests: Mutex<Option<mpsc::UnboundedSender<Test>>>,
}

/// Starts a test on the thread.
type Test = Box<dyn FnOnce(&Rc<Worker>) + Send>;

/// What a method, or its authorizer, is tested with.
#[derive(Debug)]
pub struct TestRequest {
    /// A stage that is not published, whose only method is the one to be tested.
    pub stage: StagePlan,
    pub http_method: http::Method,
    /// Path and query; without a path the names of the path's parameters are their values.
    pub path_with_query_string: String,
    pub headers: Vec<(String, String)>,
    pub body: Bytes,
    /// Variables of `$context` as the tester wants them.
    pub context: IndexMap<String, String>,
}

/// What came of the test of an authorizer.
#[derive(Debug)]
pub struct TestAuthorization {
    /// What a caller would have been answered; `None`: they would have been known.
    pub refused_with: Option<u16>,
    pub principal_id: Option<String>,
    /// The policy as the function wrote it.
    pub policy: Option<String>,
    pub claims: Option<Vec<(String, String)>>,
    pub log: String,
    pub latency_ms: i64,
}

/// What came of it.
#[derive(Debug)]
pub struct TestResponse {
    pub status: u16,
    /// All values by name, in order.
    pub headers: IndexMap<String, Vec<String>>,
    pub body: Bytes,
    pub log: String,
    pub latency_ms: i64,
}

/// Our own code failed.
#[derive(Debug)]
pub struct TestPanicked;

impl TestInvoker {
    #[must_use]
    pub fn new(gateway: Arc<Gateway>) -> Self {
        Self { gateway, tests: Mutex::default() }
    }

    /// Tests a method.
    ///
    /// # Errors
    /// When a panic ended the test.
    pub async fn invoke(&self, request: TestRequest) -> Result<TestResponse, TestPanicked> {
        self.run(|worker| async move { invoke(&worker, request).await }).await
    }

    /// Tests the authorizer of a method: who it says that the caller is.
    ///
    /// # Errors
    /// When a panic ended the test.
    pub async fn authorize(&self, request: TestRequest) -> Result<TestAuthorization, TestPanicked> {
        self.run(|worker| async move { authorize(&worker, request).await }).await
    }

    /// Runs a test on the thread.
    pub(crate) async fn run<T: Send + 'static, F: Future<Output = T> + 'static>(
        &self,
        test: impl FnOnce(Rc<Worker>) -> F + Send + 'static,
    ) -> Result<T, TestPanicked> {
        let (reply, answer) = oneshot::channel();
        let start: Test = Box::new(move |worker| {
            let worker = Rc::clone(worker);
            // A panic ends the task, which drops `reply`.
            spawn_local(async move {
                // Whoever asked may have gone.
                let _ = reply.send(test(worker).await);
            });
        });
        self.submit(start);
        answer.await.map_err(|_| TestPanicked)
    }

    fn submit(&self, test: Test) {
        let mut tests = self.tests.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(unsent) = tests.get_or_insert_with(|| self.start()).send(test) {
            // The thread could not be started, or is gone: the next test starts another.
            *tests = None;
            drop(unsent);
        }
    }

    fn start(&self) -> mpsc::UnboundedSender<Test> {
        let (tests, mut waiting) = mpsc::unbounded_channel::<Test>();
        let gateway = Arc::clone(&self.gateway);
        let started = spawn("test-invoke".to_owned(), move |runtime| {
            runtime.block_on(async move {
                let pool = Pool::new(gateway.settings.pool.clone());
                let ids = RefCell::new(IdSource::new(gateway.random.clone()));
                let ring = gateway.add_ring(SHARE_OF_SUMMARIES);
                let worker = Rc::new(Worker { gateway, number: 0, pool, ids, ring });
                while let Some(test) = waiting.recv().await {
                    test(&worker);
                }
            });
        });
        if let Err(error) = started {
            tracing::error!(%error, "the thread of test invocations cannot be started");
        }
        tests
    }
}

/// The pipeline, from the method on: no one is asked for permission, and nothing is counted.
async fn invoke(worker: &Worker, request: TestRequest) -> TestResponse {
    let started = Instant::now();
    let (invocation, body, mut record) = begin(worker, request);
    let matched = matched(&invocation);
    record.mark(Step::Route, None);
    let mut response = rest::answer(worker, &invocation, matched, Body::from(body), &mut record).await;
    record.answered(response.status);
    if record.was_refused() {
        // AWS: an answer that the gateway itself made tells no content type here (recorded).
        response.headers.remove("Content-Type");
        // The log says it.
        response.headers.remove("x-stagedoor-reason");
    }
    let body = match response.body {
        Body::Full(bytes) => bytes,
        // Where a log is kept, bodies do not stream.
        Body::Empty | Body::Stream(_) => Bytes::new(),
    };
    let mut headers = IndexMap::<String, Vec<String>>::new();
    for (name, value) in response.headers.iter() {
        let [name, value] = [name, value].map(|text| String::from_utf8_lossy(text).into_owned());
        headers.entry(name).or_default().push(value);
    }
    let log = record.take_log().map(|log| log.into_text()).unwrap_or_default();
    let status = response.status;
    record.finish(worker, Sent { bytes: body.len() as u64, complete: true });
    let latency_ms = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
    TestResponse { status, headers, body, log, latency_ms }
}

/// The method's authorizer alone.
async fn authorize(worker: &Worker, request: TestRequest) -> TestAuthorization {
    let started = Instant::now();
    let (invocation, _, mut record) = begin(worker, request);
    let matched = matched(&invocation);
    let known = match &matched.method.authorization {
        Some(AuthorizationPlan::Authorizer { authorizer, scopes }) => {
            let check = AuthorizerCheck { authorizer, scopes };
            authorize::identify(worker, check, &invocation, &matched, &mut record).await.map(Some)
        }
        Some(AuthorizationPlan::Iam) | None => Ok(None),
    };
    let known = record.step(Step::Authorize, known);
    let latency_ms = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
    let mut outcome = TestAuthorization {
        refused_with: None,
        principal_id: None,
        policy: None,
        claims: None,
        log: String::new(),
        latency_ms,
    };
    match known {
        Ok(caller) => {
            record.log(|log| log.line(format_args!("Successfully completed authorizer execution")));
            let identity = caller.map(|caller| caller.identity);
            outcome.principal_id = identity.as_ref().and_then(|identity| identity.principal_id.clone());
            outcome.policy = identity.as_ref().and_then(|identity| identity.policy_text.clone());
            outcome.claims = identity.as_ref().and_then(|identity| identity.claims.clone());
        }
        Err(error) => {
            outcome.refused_with = Some(error.status);
            record.log(|log| log.failed(&error));
            record.keep_error(error);
        }
    }
    record.answered(outcome.refused_with.unwrap_or(200));
    outcome.log = record.take_log().map(|log| log.into_text()).unwrap_or_default();
    record.finish(worker, Sent { bytes: 0, complete: true });
    outcome
}

/// An invocation that nobody made, and its record with a log.
fn begin(worker: &Worker, request: TestRequest) -> (Invocation, Bytes, Record) {
    let TestRequest { stage, http_method, path_with_query_string, headers, body, context } = request;
    let mut record = Record::start(worker, &Headers::new());
    record.keep_log();
    // Counters of its own, which nobody reads.
    let stage = Arc::new(PublishedStage {
        plan: stage,
        counters: Arc::default(),
        buckets: Default::default(),
        caching: None,
        keyring: Arc::default(),
        authorizer_scope: Arc::default(),
    });
    record.resolved(&stage);
    let mut sent: Headers = headers.iter().map(|(name, value)| (name, value)).collect();
    intake::hide(&mut sent);
    let invocation = Invocation {
        url: test_url(&path_with_query_string, &stage.plan),
        stage,
        is_canary: None,
        method: http_method,
        headers: sent,
        peer: Rc::new(nobody()),
        ids: record.ids,
        timestamp: record.timestamp,
        client_certificate: None,
        trace: OnceCell::new(),
        endpoint_request_id: OnceCell::new(),
        vpc_endpoint: None,
        signed: None,
        given_context: Some(Box::new(context)),
    };
    (invocation, body, record)
}

/// The only method of the stage.
fn matched(invocation: &Invocation) -> Matched<'_> {
    let deployment = &invocation.plan().deployment;
    let found = deployment.router.find(invocation.url.path(), invocation.method.as_str());
    Matched {
        method: &deployment.methods[0],
        method_index: 0,
        // AWS: another path is used as it is, and gives no parameters (recorded).
        path_parameters: found.map(|found| found.path_parameters).unwrap_or_default(),
        caller: None,
        signer: None,
        api_key: None,
    }
}

fn test_url(path_with_query_string: &str, stage: &StagePlan) -> InvokeUrl {
    let end = path_with_query_string.find('?').unwrap_or(path_with_query_string.len());
    let (path, query) = path_with_query_string.split_at(end);
    // AWS: path parameters that nobody gave have their names as values, `{petId}` (recorded).
    let path = if path.is_empty() { &stage.deployment.methods[0].resource_path } else { path };
    let end = path.len();
    // AWS: the path has no stage in it.
    InvokeUrl {
        form: UrlForm::Test,
        target: [path, query].concat().into(),
        context_path: 0..end,
        path: 0..end,
        vpc_endpoint_id: None,
    }
}

/// Nobody is connected.
fn nobody() -> Peer {
    let nowhere = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    Peer { address: nowhere, local: nowhere, tls: None }
}
