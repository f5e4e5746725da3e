//! TestInvokeMethod and TestInvokeAuthorizer: run a method or an authorizer as it is now through the gateway's own
//! pipeline, and tell what happened.

use bytes::Bytes;
use indexmap::IndexMap;
use stagedoor_gateway::{TestPanicked, TestRequest};
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    Authorizer, ClientCertificate, Resource, Stage, TestInvokeAuthorizerRequest, TestInvokeAuthorizerResponse,
    TestInvokeMethodRequest, TestInvokeMethodResponse,
};

use super::method;
use crate::compile;
use crate::entity;
use crate::integration::VERBS;
use crate::operations::Serving;
use crate::store::Kind;

const ANY: &str = "ANY";

pub async fn test_invoke_method(
    call: &Serving,
    input: TestInvokeMethodRequest,
) -> Result<TestInvokeMethodResponse, WireError> {
    let snapshot = call.snapshot();
    let (api_id, resource_id) = (input.rest_api_id.as_str(), input.resource_id.as_str());
    let resource = entity::resource(&snapshot, &call.caller, api_id, resource_id)?;
    let tested = tested(&resource, &input.http_method).ok_or_else(method::no_method)?;
    if let Some(id) = input.client_certificate_id.as_deref().filter(|id| !id.is_empty()) {
        entity::find::<ClientCertificate>(&snapshot, &call.caller, Kind::ClientCertificate, id)?;
    }
    let api = call.caller.document(Kind::RestApi, api_id);
    // UNVERIFIED: as which verb the service tests a method that takes any.
    let verb = if input.http_method == ANY { "GET" } else { &input.http_method };
    let stage = Stage {
        variables: input.stage_variables,
        client_certificate_id: input.client_certificate_id,
        ..Stage::default()
    };
    let request = TestRequest {
        stage: compile::test_plan(&snapshot, &api, resource_id, tested, stage),
        http_method: verb.parse().map_err(|_| method::no_method())?,
        path_with_query_string: input.path_with_query_string.unwrap_or_default(),
        headers: headers(input.headers, input.multi_value_headers),
        body: input.body.map(Bytes::from).unwrap_or_default(),
        context: IndexMap::new(),
    };
    let answer = call.test_invoker.invoke(request).await;
    let answer = answer.map_err(|TestPanicked| WireError::internal("the test invocation panicked"))?;
    // UNVERIFIED: which of several values the service shows.
    let last = answer.headers.iter().map(|(name, values)| (name.clone(), values.last().cloned()));
    Ok(TestInvokeMethodResponse {
        status: Some(answer.status.into()),
        body: Some(String::from_utf8_lossy(&answer.body).into_owned()),
        headers: Some(last.collect()),
        multi_value_headers: Some(answer.headers),
        log: Some(answer.log),
        latency: Some(answer.latency_ms),
    })
}

pub async fn test_invoke_authorizer(
    call: &Serving,
    input: TestInvokeAuthorizerRequest,
) -> Result<TestInvokeAuthorizerResponse, WireError> {
    let snapshot = call.snapshot();
    let id = format!("{}/{}", input.rest_api_id, input.authorizer_id);
    let authorizer = entity::find::<Authorizer>(&snapshot, &call.caller, Kind::Authorizer, &id)?;
    let api = call.caller.document(Kind::RestApi, input.rest_api_id.as_str());
    let stage = Stage { variables: input.stage_variables, ..Stage::default() };
    let given = input.additional_context.into_iter().flatten();
    let request = TestRequest {
        stage: compile::test_authorizer_plan(&api, authorizer, stage),
        http_method: http::Method::GET,
        path_with_query_string: input.path_with_query_string.unwrap_or_default(),
        headers: headers(input.headers, input.multi_value_headers),
        // Authorizers are told nothing of bodies.
        body: Bytes::new(),
        context: given.map(|(name, value)| (name, value.unwrap_or_default())).collect(),
    };
    let answer = call.test_invoker.authorize(request).await;
    let answer = answer.map_err(|TestPanicked| WireError::internal("the test invocation panicked"))?;
    Ok(TestInvokeAuthorizerResponse {
        // AWS: 0 when all went well (documented).
        client_status: Some(answer.refused_with.map_or(0, i32::from)),
        log: Some(answer.log),
        latency: Some(answer.latency_ms),
        principal_id: answer.principal_id,
        policy: answer.policy,
        // UNVERIFIED: what stands here.
        authorization: None,
        claims: answer.claims.map(|claims| claims.into_iter().map(|(name, value)| (name, Some(value))).collect()),
    })
}

/// The method that answers a verb: its own, or the one for any.
fn tested<'r>(resource: &'r Resource, verb: &str) -> Option<&'r str> {
    let methods = resource.resource_methods.as_ref()?;
    let own = methods.get_key_value(verb);
    let any = || methods.get_key_value(ANY).filter(|_| VERBS.contains(&verb));
    own.or_else(any).map(|(verb, _)| verb.as_str())
}

/// The header fields of a test. UNVERIFIED: a name in both maps has the values of the second.
fn headers(
    single: Option<IndexMap<String, Option<String>>>,
    several: Option<IndexMap<String, Vec<String>>>,
) -> Vec<(String, String)> {
    let several = several.unwrap_or_default();
    let single = single.into_iter().flatten().filter(|(name, _)| !several.contains_key(name));
    let single: Vec<_> = single.map(|(name, value)| (name, value.unwrap_or_default())).collect();
    let several =
        several.into_iter().flat_map(|(name, values)| values.into_iter().map(move |value| (name.clone(), value)));
    single.into_iter().chain(several).collect()
}
