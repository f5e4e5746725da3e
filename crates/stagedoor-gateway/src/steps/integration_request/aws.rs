//! Calls to AWS services by path or action, signed, at the endpoints that the settings name.

use std::borrow::Cow;

use bytes::Bytes;
use stagedoor_http::sigv4::{self, Payload, SignedRequest};
use stagedoor_http::{Body, Headers, Request};
use stagedoor_wire::services;
use tokio::time::Instant;

use super::{HttpCall, Mapped, agent, carries_body, legal_target, trace_header};
use crate::assume_role::credentials_for;
use crate::endpoints::Endpoints;
use crate::error::GatewayError;
use crate::invocation::Invocation;
use crate::mapping::Overrides;
use crate::plan::{MappedPlan, ServiceUri, StageText, TargetKind};
use crate::steps::header_fates;
use crate::steps::parameter::Sources;
use crate::steps::source_arn;
use crate::worker::Worker;

/// How the services that take JSON alone name their operations: prefix of `X-Amz-Target`, and version of the protocol.
/// AWS: recorded for the first three. EventBridge, which has none, and SSM, which gets the query form, are recorded too.
/// UNVERIFIED: the others.
const TARGETS: [(&str, &str, &str); 9] = [
    ("dynamodb", "DynamoDB_20120810", "1.0"),
    ("kinesis", "Kinesis_20131202", "1.1"),
    ("states", "AWSStepFunctions", "1.0"),
    ("athena", "AmazonAthena", "1.1"),
    ("cognito-idp", "AWSCognitoIdentityProviderService", "1.1"),
    ("firehose", "Firehose_20150804", "1.1"),
    ("glue", "AWSGlue", "1.1"),
    ("logs", "Logs_20140328", "1.1"),
    ("secretsmanager", "secretsmanager", "1.1"),
];

/// A call to a service, and whether it invokes a function, whose answers select responses by their error message.
pub(crate) struct ServiceCall {
    pub(crate) call: HttpCall<'static>,
    pub(crate) is_function: bool,
}

/// The call that an AWS integration makes.
pub(crate) async fn service_call(
    worker: &Worker,
    plan: &MappedPlan,
    (uri, role): (&ServiceUri, Option<&StageText>),
    sources: &Sources<'_>,
    body: Bytes,
    overrides: &Overrides,
) -> Result<ServiceCall, GatewayError> {
    let invocation = sources.invocation;
    let deadline = Instant::now() + plan.timeout;
    let mut mapped = Mapped::of(&plan.request_parameters, sources, header_fates::is_illegal_target_of_service)?;
    mapped.override_with(overrides, header_fates::is_illegal_target_of_service)?;
    let Some(target) = uri.resolve(|piece, out| mapped.write_piece(invocation, piece, out)) else {
        return Err(GatewayError::configuration(
            "Execution failed due to configuration error: Invalid endpoint address",
        ));
    };
    let method = plan.http_method.clone().unwrap_or_else(|| invocation.method.clone());
    let is_function = target.is_function();
    if is_function && method != http::Method::POST {
        // AWS: INTEGRATION_FAILURE in some reports; the answer is the same 500 (recorded).
        return Err(GatewayError::configuration(format!(
            "Execution failed due to configuration error: functions are invoked by POST, not by {method}"
        )));
    }
    let settings = &worker.gateway.settings;
    let signing_name = signing_name(&target.service);
    let Some(endpoint) = settings.endpoints.find(signing_name, &target.region) else {
        return Err(GatewayError::configuration(format!(
            "Execution failed due to configuration error: {}",
            Endpoints::advice(signing_name)
        )));
    };
    let mut request_target = [endpoint.base_path.as_str(), "/"].concat();
    let json_target = match &target.kind {
        TargetKind::Path(path) => {
            request_target.push_str(path);
            None
        }
        TargetKind::Action { name, parameters } => match TARGETS.iter().find(|row| row.0 == target.service) {
            Some((_, prefix, version)) => {
                Some((format!("{prefix}.{name}"), format!("application/x-amz-json-{version}")))
            }
            None => {
                request_target.extend(["?Action=", name]);
                if !parameters.is_empty() {
                    request_target.extend(["&", parameters]);
                }
                None
            }
        },
    };
    mapped.write_query(&mut request_target);
    let request_target = legal_target(request_target);

    let mut headers = Headers::with_capacity(16);
    let mut origin = endpoint.origin.clone();
    let authority = origin.authority();
    headers.append(
        "Host",
        match &target.subdomain {
            Some(subdomain) => [subdomain, ".", &authority].concat(),
            None => authority,
        },
    );
    // A stand-in has one address for all; AWS has one for each.
    if let Some(subdomain) = target.subdomain.as_ref().filter(|_| endpoint.is_at_aws) {
        origin.host = [subdomain, ".", &origin.host].concat().into();
    }
    for (name, value) in mapped.header_fields().filter(|(name, _)| !name.eq_ignore_ascii_case("Host")) {
        headers.append(name, value);
    }
    add_own(&mut headers, worker, invocation, sources, is_function);
    if let Some((name, content_type)) = &json_target {
        if !headers.contains("X-Amz-Target") {
            headers.append("X-Amz-Target", name);
        }
        if !headers.contains("Content-Type") {
            headers.append("Content-Type", content_type);
        }
    }
    let has_body = carries_body(&method);
    let body = if has_body { body } else { Bytes::new() };
    if has_body && !headers.contains("Content-Type") {
        // What is not UTF-8 would be signed otherwise than it is sent.
        headers.append("Content-Type", invocation.headers.get_str("Content-Type").unwrap_or("application/json"));
    }
    let role = role.map(|role| role.resolve(invocation.variables()));
    let credentials = credentials_for(worker, role.as_deref(), &target.region, deadline).await?;
    let signing = SignedRequest::new(method.as_str(), &request_target, &headers);
    let signed = sigv4::sign(
        &signing,
        Payload::Bytes(&body),
        &credentials,
        endpoint.signing_region.unwrap_or(&target.region),
        signing_name,
        worker.gateway.clock.now(),
    );
    for (name, value) in signed {
        headers.set(name, value);
    }
    let body = if has_body { Body::Full(body) } else { Body::Empty };
    let mut request = Request::new(method, request_target, body);
    request.headers = headers;
    let call = HttpCall { origin: Cow::Owned(origin), request, deadline, is_streamed: false };
    Ok(ServiceCall { call, is_function })
}

/// What the service sends of itself (read off logs of the service).
fn add_own(headers: &mut Headers, worker: &Worker, invocation: &Invocation, sources: &Sources<'_>, is_function: bool) {
    let api_id = &invocation.plan().api_id;
    if !headers.contains("Accept") {
        headers.append("Accept", "application/json");
    }
    if !headers.contains("User-Agent") {
        headers.append("User-Agent", agent(api_id));
    }
    if is_function {
        headers.set("x-amzn-lambda-integration-tag", invocation.ids.request_id());
    }
    headers.set("x-amzn-apigateway-api-id", api_id.as_bytes());
    if let Some(matched) = sources.matched {
        headers.set("X-Amz-Source-Arn", source_arn::of_method(invocation, matched));
    }
    headers.set("X-Amzn-Trace-Id", trace_header(worker, invocation));
}

/// URIs name services as endpoints do, which for most is the name they sign with.
fn signing_name(service: &str) -> &str {
    match services::by_signing_name(service) {
        Some(facts) => facts.signing_name,
        None => services::by_setting_name(service).map_or(service, |facts| facts.signing_name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_known_by_the_names_in_uris() {
        for service in ["sqs", "sns", "s3", "dynamodb", "kinesis", "states", "events", "ssm", "lambda", "firehose"] {
            assert_eq!(signing_name(service), service);
        }
        for (service, ..) in TARGETS {
            assert!(services::by_signing_name(service).is_some(), "{service}");
        }
    }
}
