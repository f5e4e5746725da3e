//! One request to a REST API, from top to bottom.
//!
//! | step | what it decides |
//! |---|---|
//! | resolve | which stage the URL means |
//! | connection | whether it may come by this connection |
//! | intake | whether size and syntax are acceptable |
//! | route | which method answers path and verb |
//! | guard | whether the method may be called at all |
//! | resource policy | whether the API's policy lets anyone, or this caller, call the method |
//! | authorize | who asks, and whether they may |
//! | usage | whose API key it is, and whether its quota has a request left |
//! | throttle | whether there is a token for it |
//! | validate | whether parameters and body are what the method's validator asks for |
//! | cache | whether the stage's cache has the answer |
//! | request body | read whole where something needs it |
//! | integration request | what the integration is asked |
//! | integration | what it answers |
//! | integration response | which response that selects |
//! | method response | what the caller gets |
//! | compression | in which coding |
//! | gateway response | what the caller gets when a step above failed |

use std::cell::OnceCell;
use std::rc::Rc;

use bytes::Bytes;
use stagedoor_http::{Body, Request, Response};

use crate::error::GatewayError;
use crate::invocation::{Invocation, Matched, Peer};
use crate::plan::{
    AuthorizationPlan, AuthorizerKind, EndpointPlan, HttpProxyPlan, IntegrationPlan, LambdaProxyPlan, MappedPlan,
    MockPlan, ResourcePolicyPlan, ValidationPlan,
};
use crate::record::{Record, Step};
use crate::steps::authorize::{AuthorizerCheck, iam};
use crate::steps::integration_response::Selector;
use crate::steps::parameter::{Answer, Endpoint, Sources};
use crate::steps::permission::Asked;
use crate::steps::resolve::Address;
use crate::steps::template::Rendered;
use crate::steps::throttle::Buckets;
use crate::steps::{
    authorize, cache, compression, connection, gateway_response, intake, integration, integration_request,
    integration_response, method_response, resolve, resource_policy, route, usage, validate, vpc_endpoint,
};
use crate::worker::Worker;

/// A request that asks for some API's stage.
pub(crate) struct Incoming {
    pub(crate) address: Address,
    pub(crate) request: Request,
    pub(crate) peer: Rc<Peer>,
}

/// Answers a request, and hands out what is known of it; whoever sends the answer finishes the record.
pub(crate) async fn serve(worker: &Worker, incoming: Incoming) -> (Response, Record) {
    let mut record = Record::start(worker, &incoming.request.headers);
    let mut response = match begin(worker, incoming, &mut record) {
        Ok(Begun { invocation, body, taken }) => {
            match taken.and_then(|()| record.step(Step::Route, route::route(&invocation))) {
                Ok(matched) => answer(worker, &invocation, matched, body, &mut record).await,
                Err(error) => {
                    let response = gateway_response::render(&error, &invocation, None);
                    refused(worker, response, error, &mut record)
                }
            }
        }
        Err(error) => refused(worker, gateway_response::built_in(&error), error, &mut record),
    };
    record.answered(response.status);
    response.headers.set("x-amzn-RequestId", record.ids.request_id());
    response.headers.set("x-amz-apigw-id", record.ids.extended_request_id());
    (response, record)
}

/// A request that is one to a stage.
struct Begun {
    invocation: Invocation,
    body: Body,
    /// Whether its head is acceptable: if not, the stage's own answer says so.
    taken: Result<(), GatewayError>,
}

/// From a request to an invocation of a stage.
fn begin(worker: &Worker, incoming: Incoming, record: &mut Record) -> Result<Begun, GatewayError> {
    let Incoming { address, request, peer } = incoming;
    let domain_name = match &address {
        Address::DomainName { domain_name, .. } => Some(domain_name.clone()),
        Address::Api(_) => None,
    };
    let (stage, url) = record.step(Step::Resolve, resolve::resolve(&worker.gateway, address))?;
    record.resolved(&stage);
    let taken = record.step(Step::Intake, intake::check(&request, &url));
    let method = intake::effective_method(request.method.clone(), &request.headers);
    let (ids, timestamp) = (record.ids, record.timestamp);
    let is_canary = resolve::draw(worker, &stage.plan);
    record.drawn(is_canary);
    let mut invocation = Invocation {
        stage,
        is_canary,
        url,
        method,
        headers: request.headers,
        peer,
        ids,
        timestamp,
        client_certificate: None,
        trace: OnceCell::new(),
        endpoint_request_id: OnceCell::new(),
        vpc_endpoint: None,
        signed: None,
        given_context: None,
    };
    if let Ok(target) = std::str::from_utf8(&request.target) {
        iam::set_aside(&mut invocation, &request.method, target);
    }
    intake::hide(&mut invocation.headers);
    if vpc_endpoint::matters(&invocation) {
        let found = vpc_endpoint::find(&worker.gateway, &invocation);
        invocation.vpc_endpoint = Some(record.step(Step::Connection, found)?);
    }
    if connection::matters(domain_name.as_deref(), &invocation) {
        let checked = connection::check(&worker.gateway, domain_name.as_deref(), &invocation);
        invocation.client_certificate = record.step(Step::Connection, checked)?;
        if let Some(certificate) = &invocation.client_certificate {
            record.keep("clientCertificate", || certificate.subject.clone());
        }
    }
    let body = match invocation.deployment().minimum_compression_size {
        Some(_) => compression::request(&mut invocation.headers, request.body),
        None => request.body,
    };
    Ok(Begun { invocation, body, taken })
}

/// Answers an invocation whose method is known.
pub(crate) async fn answer<'i>(
    worker: &Worker,
    invocation: &'i Invocation,
    mut matched: Matched<'i>,
    body: Body,
    record: &mut Record,
) -> Response {
    record.routed(matched.method_index);
    let response = match invoke(worker, invocation, &mut matched, body, record).await {
        Ok(response) => {
            record.log(|log| log.method_response(&response));
            match invocation.deployment().minimum_compression_size {
                // AWS: what streams is not compressed (documented).
                Some(minimum) if !matched.method.integration.is_streamed() => {
                    compression::response(minimum, invocation, response)
                }
                _ => response,
            }
        }
        Err(error) => {
            record.log(|log| log.failed(&error));
            let response = gateway_response::render(&error, invocation, Some(&matched));
            refused(worker, response, error, record)
        }
    };
    record.log(|log| log.completed(response.status, invocation.endpoint_request_id.get().map(String::as_str)));
    response
}

/// The table above, behind the route.
async fn invoke<'i>(
    worker: &Worker,
    invocation: &'i Invocation,
    matched: &mut Matched<'i>,
    mut body: Body,
    record: &mut Record,
) -> Result<Response, GatewayError> {
    record.keep("methodRequest", || invocation.describe(matched));
    record.step(Step::Guard, route::guard(matched))?;
    let policy = invocation.deployment().resource_policy.as_ref();
    match &matched.method.authorization {
        None => {
            if let Some(policy) = policy {
                let allowed = resource_policy::require_allowed(policy, &Asked::of(invocation, None));
                record.step(Step::ResourcePolicy, allowed)?;
            }
        }
        Some(AuthorizationPlan::Iam) => {
            body = Box::pin(signed(worker, policy, invocation, matched, body, record)).await?
        }
        Some(AuthorizationPlan::Authorizer { authorizer, scopes }) => {
            let check = AuthorizerCheck { authorizer, scopes };
            Box::pin(authorized(worker, policy, check, invocation, matched, record)).await?;
        }
    }
    if matched.method.api_key_required
        || invocation.is_throttled(matched)
        // AWS: a test is not throttled (documented).
        || (worker.gateway.account_throttle().is_some() && !invocation.is_test())
    {
        admit(worker, invocation, matched, record)?;
    }
    let matched = &*matched;
    if record.is_logged() {
        body = Box::pin(integration_request::logged(invocation, matched, body, record)).await?;
    }
    if let Some(plan) = &matched.method.validation {
        body = Box::pin(validated(plan, invocation, matched, body, record)).await?;
    }
    let cached = if invocation.cached_method(matched).is_some() {
        let concerned = cache::concerns(invocation, matched);
        concerned.inspect_err(|error| record.mark(Step::Cache, Some(error.response_type)))?
    } else {
        None
    };
    match cached {
        Some(cached) => Box::pin(from_cache(worker, cached, invocation, matched, body, record)).await,
        None => integrate(worker, invocation, matched, body, record).await,
    }
}

/// The cached answer, or one that is made and kept.
async fn from_cache(
    worker: &Worker,
    cached: cache::Use<'_>,
    invocation: &Invocation,
    matched: &Matched<'_>,
    body: Body,
    record: &mut Record,
) -> Result<Response, GatewayError> {
    let found = cached.find(worker.gateway.clock.now()).await;
    record.cache_hit = Some(matches!(found, cache::Found::Answer(_)));
    record.mark(Step::Cache, None);
    match found {
        cache::Found::Answer(answer) => {
            record.keep("cache", || "hit".to_owned());
            Ok(cached.answer(&answer))
        }
        cache::Found::Nothing(flight) => {
            record.keep("cache", || "miss".to_owned());
            let response = integrate(worker, invocation, matched, body, record).await?;
            let response = cached.keep(worker, response).await;
            // From here on those who wait find the answer.
            drop(flight);
            Ok(response)
        }
    }
}

/// What the integration answers.
async fn integrate(
    worker: &Worker,
    invocation: &Invocation,
    matched: &Matched<'_>,
    body: Body,
    record: &mut Record,
) -> Result<Response, GatewayError> {
    match &matched.method.integration {
        IntegrationPlan::Mock(plan) => mock(plan, invocation, matched, body, record).await,
        IntegrationPlan::Mapped(plan) => Box::pin(mapped(worker, plan, invocation, matched, body, record)).await,
        IntegrationPlan::HttpProxy(plan) => http_proxy(worker, plan, invocation, matched, body, record).await,
        IntegrationPlan::LambdaProxy(plan) => {
            Box::pin(lambda_proxy(worker, plan, invocation, matched, body, record)).await
        }
        IntegrationPlan::Misconfigured(reason) => {
            record.step(Step::IntegrationRequest, Err(GatewayError::configuration(reason.clone())))
        }
    }
}

/// A method that asks an authorizer, with the API's own policy before or behind it.
async fn authorized(
    worker: &Worker,
    policy: Option<&ResourcePolicyPlan>,
    check: AuthorizerCheck<'_>,
    invocation: &Invocation,
    matched: &mut Matched<'_>,
    record: &mut Record,
) -> Result<(), GatewayError> {
    let asked = policy.map(|policy| (policy, Asked::of(invocation, None)));
    let mut of_api = None;
    if let (Some((policy, asked)), AuthorizerKind::Lambda(_)) = (&asked, &check.authorizer.kind) {
        of_api = Some(record.step(Step::ResourcePolicy, resource_policy::refuse_denied(policy, asked))?);
    }
    let authorized = authorize::authorize(worker, check, of_api, invocation, matched, record).await;
    record.step(Step::Authorize, authorized)?;
    match &asked {
        Some((policy, asked)) if of_api.is_none() => {
            record.step(Step::ResourcePolicy, resource_policy::require_allowed(policy, asked))
        }
        _ => Ok(()),
    }
}

/// A method that asks for a signature, which the body is a part of.
async fn signed(
    worker: &Worker,
    policy: Option<&ResourcePolicyPlan>,
    invocation: &Invocation,
    matched: &mut Matched<'_>,
    body: Body,
    record: &mut Record,
) -> Result<Body, GatewayError> {
    let body = match invocation.signed {
        Some(_) => record.step(Step::RequestBody, integration_request::read_body(body).await)?,
        // Who does not sign is sent away unheard.
        None => Bytes::new(),
    };
    let known = iam::authenticate(&worker.gateway, invocation, &body);
    let signer = matched.signer.insert(record.step(Step::Authorize, known)?);
    let step = if policy.is_some() { Step::ResourcePolicy } else { Step::Authorize };
    record.step(step, iam::admit(policy, invocation, signer))?;
    Ok(Body::from(body))
}

/// API key, throttles and quota of a method that has any.
fn admit<'i>(
    worker: &Worker,
    invocation: &'i Invocation,
    matched: &mut Matched<'i>,
    record: &mut Record,
) -> Result<(), GatewayError> {
    let now = worker.gateway.clock.now();
    if matched.method.api_key_required {
        matched.api_key = Some(record.step(Step::Usage, usage::identify(invocation, matched, now))?);
    }
    let matched = &*matched;
    if let Some(used) = &matched.api_key {
        record.keep("usagePlan", || format!("API key {} in usage plan {}", used.key_id, used.plan.plan_id));
    }
    let buckets = Buckets::of(invocation, matched, worker.gateway.account_throttle());
    let mut tokens = record.step(Step::Throttle, buckets.take(invocation, matched, now))?;
    if let Some(used) = &matched.api_key
        && let Err(error) = usage::count(used, now, &worker.gateway.counts)
    {
        tokens.give_back();
        return record.step(Step::Usage, Err(error));
    }
    Ok(())
}

/// Holds the method request to its validator, which reads a body whole that has a model.
async fn validated(
    plan: &ValidationPlan,
    invocation: &Invocation,
    matched: &Matched<'_>,
    body: Body,
    record: &mut Record,
) -> Result<Body, GatewayError> {
    record.step(Step::Validate, validate::parameters(plan, invocation, matched))?;
    let Some(model) = plan.body.as_ref().and_then(|body| validate::model(body, invocation)) else { return Ok(body) };
    let content_type = validate::content_type(invocation);
    record.keep("requestValidation", || format!("model {} for content type {content_type}", model.name));
    let whole = record.step(Step::RequestBody, integration_request::read_body(body).await)?;
    record.step(Step::Validate, validate::body(model, content_type, &whole))?;
    record.log(|log| log.line(format_args!("Request validation succeeded for content type {content_type}")));
    Ok(Body::from(whole))
}

async fn mock(
    plan: &MockPlan,
    invocation: &Invocation,
    matched: &Matched<'_>,
    body: Body,
    record: &mut Record,
) -> Result<Response, GatewayError> {
    let body = record.step(Step::RequestBody, integration_request::read_body(body).await)?;
    let body = integration_request::readable_body(&plan.request_body, invocation, body);
    let sources = Sources { invocation, matched: Some(matched), request_body: Some(&body), answer: None };
    let asked = integration_request::transform(&plan.request_body, &sources);
    let asked = record.step(Step::IntegrationRequest, asked)?;
    record
        .keep("integrationRequest", || integration_request::describe_body(&plan.request_body, invocation, &asked.text));
    let status = record.step(Step::Integration, integration::mock::answer(plan, &asked.text))?;
    let selector = status.map_or(Selector::Default { status: None }, Selector::Status);
    let selected = record.step(Step::IntegrationResponse, integration_response::select(&plan.responses, selector))?;
    record.keep("integrationResponse", || integration_response::describe(selected, invocation));
    let headers = Default::default();
    let empty = Bytes::new();
    let answer = Answer { headers: &headers, body: &empty, given_by: Endpoint::Http };
    let sources = Sources { answer: Some(answer), ..sources };
    let conversion = integration_response::mock_conversion(selected);
    let answer = record.step(
        Step::MethodResponse,
        integration_response::transform(selected, conversion, &sources, asked.overrides)
            .and_then(|transformed| method_response::mapped(selected, &sources, transformed)),
    )?;
    Ok(answer)
}

/// Types HTTP and AWS: what goes out and what comes back is mapped.
async fn mapped(
    worker: &Worker,
    plan: &MappedPlan,
    invocation: &Invocation,
    matched: &Matched<'_>,
    body: Body,
    record: &mut Record,
) -> Result<Response, GatewayError> {
    let body = record.step(Step::RequestBody, integration_request::read_body(body).await)?;
    let body = integration_request::readable_body(&plan.request_body, invocation, body);
    let sources = Sources { invocation, matched: Some(matched), request_body: Some(&body), answer: None };
    let transformed = integration_request::transform(&plan.request_body, &sources);
    if let Ok(made) = &transformed {
        record.keep("integrationRequest", || {
            integration_request::describe_body(&plan.request_body, invocation, &made.text)
        });
    }
    let Rendered { text, overrides } = match transformed {
        Ok(made) => made,
        Err(error) => return record.step(Step::IntegrationRequest, Err(error)),
    };
    let asked = match &plan.endpoint {
        EndpointPlan::Http { uri, insecure_skip_verification } => {
            let endpoint = (uri, *insecure_skip_verification);
            integration_request::http::mapped_call(worker, plan, endpoint, &sources, text, &overrides)
                .map(|call| (call, false))
        }
        EndpointPlan::Service { uri, credentials } => {
            let service = (uri, credentials.as_ref());
            let made = integration_request::aws::service_call(worker, plan, service, &sources, text, &overrides);
            Box::pin(made).await.map(|made| (made.call, made.is_function))
        }
    };
    let (call, is_function) = record.step(Step::IntegrationRequest, asked)?;
    record.keep("endpointRequest", || call.describe());
    let answer = integration::http::call_whole(worker, call, record).await;
    if let (EndpointPlan::Service { .. }, Ok(answer)) = (&plan.endpoint, &answer) {
        invocation.note_endpoint_request_id(&answer.headers);
    }
    let answer = if is_function { answer.and_then(integration::function::check) } else { answer };
    let answer = record.step(Step::Integration, answer)?;
    let error_message = is_function.then(|| integration::function::error_message(&answer.body)).flatten();
    let selector = match (is_function, &error_message) {
        (false, _) => Selector::Status(answer.status.into()),
        (true, Some(message)) => Selector::FunctionError { message, status: answer.status },
        (true, None) => Selector::Default { status: Some(answer.status) },
    };
    let selected = record.step(Step::IntegrationResponse, integration_response::select(&plan.responses, selector))?;
    record.keep("integrationResponse", || integration_response::describe(selected, invocation));
    let content_type = answer.headers.get_str("Content-Type");
    let conversion = integration_response::conversion(selected, invocation, content_type);
    let body = conversion.before_templates(answer.body);
    let given_by = match &plan.endpoint {
        EndpointPlan::Http { .. } => Endpoint::Http,
        EndpointPlan::Service { .. } if is_function => Endpoint::Function,
        EndpointPlan::Service { .. } => Endpoint::Service,
    };
    let sources = Sources { answer: Some(Answer { headers: &answer.headers, body: &body, given_by }), ..sources };
    let mut response = record.step(
        Step::MethodResponse,
        integration_response::transform(selected, conversion, &sources, overrides)
            .and_then(|transformed| method_response::mapped(selected, &sources, transformed)),
    )?;
    method_response::add_trace(&mut response, integration_request::trace_header(worker, invocation));
    Ok(response)
}

async fn http_proxy(
    worker: &Worker,
    plan: &HttpProxyPlan,
    invocation: &Invocation,
    matched: &Matched<'_>,
    body: Body,
    record: &mut Record,
) -> Result<Response, GatewayError> {
    let (body, read) = if integration_request::http::reads_body(plan, invocation) {
        let whole = record.step(Step::RequestBody, integration_request::read_body(body).await)?;
        let whole = integration_request::http::proxied_body(plan, invocation, whole)
            .or_else(|error| record.step(Step::IntegrationRequest, Err(error)))?;
        (Body::from(whole.clone()), Some(whole))
    } else {
        (record.step(Step::RequestBody, integration_request::limited(body))?, None)
    };
    let sources = Sources { invocation, matched: Some(matched), request_body: read.as_ref(), answer: None };
    let asked = integration_request::http::proxy_call(worker, plan, &sources, body);
    let call = record.step(Step::IntegrationRequest, asked)?;
    record.keep("endpointRequest", || call.describe());
    let to_head = call.request.method == http::Method::HEAD;
    let answer = integration::http::call(worker, call, record).await;
    let mut answer = record.step(Step::Integration, answer)?;
    if let Some(conversion) = integration_response::proxy_conversion(plan, invocation, &answer) {
        let whole = Box::pin(integration::http::read(answer)).await;
        let whole = record.step(Step::Integration, whole)?;
        let converted = record.step(Step::IntegrationResponse, conversion.convert(whole.body))?;
        answer = Response::new(whole.status, Body::from(converted));
        answer.headers = whole.headers;
    }
    let response = method_response::proxied(answer, to_head);
    record.mark(Step::MethodResponse, None);
    Ok(response)
}

async fn lambda_proxy(
    worker: &Worker,
    plan: &LambdaProxyPlan,
    invocation: &Invocation,
    matched: &Matched<'_>,
    body: Body,
    record: &mut Record,
) -> Result<Response, GatewayError> {
    let body = record.step(Step::RequestBody, integration_request::read_body(body).await)?;
    let asked = integration::lambda_proxy::ask(worker, plan, invocation, matched, &body, record).await;
    let call = record.step(Step::IntegrationRequest, asked)?;
    let answer = integration::lambda_proxy::call(worker, call, invocation, record).await;
    let answer = record.step(Step::Integration, answer)?;
    let response = integration::lambda_proxy::response(answer, invocation);
    let response = record.step(Step::IntegrationResponse, response)?;
    let response = method_response::of_function(response, integration_request::trace_header(worker, invocation));
    record.mark(Step::MethodResponse, None);
    Ok(response)
}

/// Notes the error that an answer tells of.
fn refused(worker: &Worker, mut response: Response, error: GatewayError, record: &mut Record) -> Response {
    record.mark(Step::GatewayResponse, None);
    if worker.gateway.settings.dev {
        response.headers.append("x-stagedoor-reason", gateway_response::header_text(&error.explanation()));
    }
    record.keep_error(error);
    response
}
