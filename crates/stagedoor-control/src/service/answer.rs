//! The way of one control request: refuse strangers, tell who calls, find the operation, run it, encode.

use std::error::Error as _;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use stagedoor_gateway::access_keys::AccessKeys;
use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::{ControlRequest, ControlResponse, Gateway, TestInvoker};
use stagedoor_wire::WireError;
use stagedoor_wire::rest_json::{self, Encoded, RequestParts, Routed};

use super::rates::Rates;
use super::{AdminHandler, browser, response};
use crate::caller::{self, Credential};
use crate::neighbours;
use crate::operations::{self, Caller, Handler, Serving, Surroundings, WriteJob};
use crate::store::Store;

/// The paths of ours and of LocalStack, answered by the [`AdminHandler`].
const ADMIN_PATHS: &[&str] = &["/_stagedoor", "/_localstack"];

/// The signing names of the operations that are ours.
const OWN_SERVICES: &[&str] = &["apigateway", "execute-api"];

/// What every request is answered from.
pub(super) struct Core {
    pub(super) surroundings: Arc<Surroundings>,
    pub(super) credentials: Option<Arc<AccessKeys>>,
    pub(super) endpoints: Endpoints,
    pub(super) store: Store,
    pub(super) gateway: Arc<Gateway>,
    pub(super) test_invoker: Arc<TestInvoker>,
    pub(super) admin: Arc<dyn AdminHandler>,
    /// `None`: accounts may call as often as they like.
    pub(super) rates: Option<Rates>,
}

impl std::fmt::Debug for Core {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Core").field("settings", &self.surroundings.settings).finish_non_exhaustive()
    }
}

/// What our log says of a request: never a header, a query or a body, which may hold secrets.
#[derive(Default)]
struct LogLine {
    operation: &'static str,
    caller: Option<Caller>,
}

impl Core {
    pub(super) async fn answer(&self, request: ControlRequest) -> ControlResponse {
        let started = Instant::now();
        let request_id = self.surroundings.random.uuid();
        let mut line = LogLine::default();
        let response = match self.serve(&request, &request_id, &mut line).await {
            Ok(response) => response,
            Err(error) => {
                if let Some(cause) = causes(&error) {
                    let (operation, refused) = (line.operation, "a control request was refused");
                    match error.status {
                        ..500 => tracing::info!(request_id, operation, cause, refused),
                        _ => tracing::error!(request_id, operation, cause, "a control request failed"),
                    }
                }
                response(rest_json::encode_error(&error, &request_id))
            }
        };
        line.write(&request, &request_id, response.status, started);
        response
    }

    async fn serve(
        &self,
        request: &ControlRequest,
        request_id: &str,
        line: &mut LogLine,
    ) -> Result<ControlResponse, WireError> {
        browser::refuse_strangers(request, &self.surroundings.settings.allowed_hosts)?;
        let (path, query) = split_target(&request.target);
        let credential = caller::credential(request)?;
        if is_admin(path) {
            line.operation = "admin";
            if !self.admin.is_public(path) {
                self.authenticate(request, credential.as_ref(), "stagedoor", path)?;
            }
            return Ok(self.admin.answer(request).await);
        }
        if let Some(Credential { service, .. }) = &credential
            && !OWN_SERVICES.contains(&service.as_str())
        {
            line.operation = "neighbour";
            if self.credentials.is_some() {
                self.authenticate(request, credential.as_ref(), service, path)?;
            }
            let version = self.surroundings.settings.version;
            return Ok(neighbours::answer(&self.endpoints, request, service, version, request_id).await);
        }
        let routed = rest_json::route(&request.method, path, query).map_err(|error| match credential {
            Some(_) => error.into(),
            // UNVERIFIED: the data plane's words for what it does not know, which is what a caller without a
            // signature was most likely looking for.
            None => caller::missing_authentication_token(),
        })?;
        line.operation = routed.operation.name;
        let caller = self.authenticate(request, credential.as_ref(), "apigateway", path)?;
        line.caller = Some(caller.clone());
        if let Some(rates) = &self.rates {
            rates.admit(&caller, &routed, query, &request.body, self.surroundings.clock.now())?;
        }
        let mut encoded = self.run(request, path, query, &routed, caller).await?;
        encoded.headers.push(("x-amzn-RequestId".to_owned(), request_id.to_owned()));
        Ok(response(encoded))
    }

    fn authenticate(
        &self,
        request: &ControlRequest,
        credential: Option<&Credential>,
        service: &str,
        path: &str,
    ) -> Result<Caller, WireError> {
        caller::authenticate(
            request,
            credential,
            self.credentials.as_deref(),
            self.surroundings.clock.now(),
            service,
            path,
        )
    }

    async fn run(
        &self,
        request: &ControlRequest,
        path: &str,
        query: &str,
        routed: &Routed,
        caller: Caller,
    ) -> Result<Encoded, WireError> {
        let parts = RequestParts { path, query, headers: &request.headers, body: &request.body };
        match operations::handler(routed.operation) {
            None => Err(operations::not_built(routed.operation, &self.surroundings.settings)),
            Some(Handler::Read(read)) => {
                let snapshot = self.store.snapshot();
                contained(|| read(&self.surroundings.reading(&snapshot, &caller), routed, &parts))
            }
            Some(Handler::Write(write)) => {
                let job: WriteJob = contained(|| write(routed, &parts))?;
                let surroundings = Arc::clone(&self.surroundings);
                self.store.write(move |change| job(&mut surroundings.changing(change, &caller))).await
            }
            Some(Handler::Serve(serve)) => {
                let call = Serving {
                    gateway: Arc::clone(&self.gateway),
                    test_invoker: Arc::clone(&self.test_invoker),
                    caller,
                    surroundings: Arc::clone(&self.surroundings),
                    store: self.store.clone(),
                };
                contained(|| serve(call, routed, &parts))?.await
            }
        }
    }
}

/// Keeps a panic in its request.
fn contained<T>(work: impl FnOnce() -> Result<T, WireError>) -> Result<T, WireError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(WireError::internal("the operation panicked")))
}

impl LogLine {
    fn write(&self, request: &ControlRequest, request_id: &str, status: u16, started: Instant) {
        let microseconds = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
        let (account, region) =
            self.caller.as_ref().map_or(("", ""), |caller| (caller.account.as_ref(), caller.region.as_ref()));
        let operation = self.operation;
        if request.method == http::Method::GET {
            tracing::debug!(request_id, operation, account, region, status, microseconds, "control request");
        } else {
            tracing::info!(request_id, operation, account, region, status, microseconds, "control request");
        }
    }
}

/// The texts of an error's causes, outermost first.
fn causes(error: &WireError) -> Option<String> {
    let mut cause = error.source()?;
    let mut text = cause.to_string();
    while let Some(deeper) = cause.source() {
        let _ = write!(text, ": {deeper}");
        cause = deeper;
    }
    Some(text)
}

fn is_admin(path: &str) -> bool {
    ADMIN_PATHS
        .iter()
        .any(|admin| path.strip_prefix(admin).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Path and query of a request target.
pub(super) fn split_target(target: &str) -> (&str, &str) {
    target.split_once('?').unwrap_or((target, ""))
}
