//! Requests in, answers out, without a listener.

use bytes::Bytes;
use stagedoor_gateway::GatewaySettings;
use stagedoor_wire::Timestamp;

use super::*;

struct FixedTime;

impl Clock for FixedTime {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(1_700_000_000)
    }
}

struct Zeros;

impl Random for Zeros {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}

/// Answers with the method and path it got.
struct Echo;

impl AdminHandler for Echo {
    fn answer<'a>(&'a self, request: &'a ControlRequest) -> Answering<'a> {
        let body = format!("{} {}", request.method, request.target).into();
        Box::pin(async move { ControlResponse { status: 200, headers: Vec::new(), body } })
    }
}

fn service(settings: ServiceSettings) -> ControlService {
    let store = Store::ephemeral(Box::new(|_, _| {})).unwrap();
    let (clock, random) = (Arc::new(FixedTime), Arc::new(Zeros));
    let gateway = Gateway::new(GatewaySettings::default(), clock.clone(), random.clone());
    ControlService::start(settings, store, gateway, clock, random, Arc::new(Echo)).unwrap()
}

fn request(method: &str, target: &str, headers: &[(&str, &str)], body: &str) -> ControlRequest {
    ControlRequest {
        method: method.parse().unwrap(),
        target: target.to_owned(),
        headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body: Bytes::copy_from_slice(body.as_bytes()),
        peer: ([127, 0, 0, 1], 1).into(),
        is_tls: false,
    }
}

fn signed_for(service: &str) -> String {
    format!(
        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0"
    )
}

fn answer(service: &ControlService, request: ControlRequest) -> ControlResponse {
    let (reply, answered) = oneshot::channel();
    service.submit(request, reply);
    answered.blocking_recv().unwrap()
}

fn value<'r>(response: &'r ControlResponse, name: &str) -> &'r str {
    let found = response.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
    found.map_or("", |(_, value)| value)
}

fn body(response: &ControlResponse) -> &str {
    std::str::from_utf8(&response.body).unwrap()
}

#[test]
fn misses_and_what_is_not_built_are_errors_of_the_service() {
    let service = service(ServiceSettings::default());
    let check = |method: &str, target: &str, signed: bool, status: u16, code: &str, text: &str| {
        let authorization = signed_for("apigateway");
        let headers: &[(&str, &str)] = if signed { &[("Authorization", &authorization)] } else { &[] };
        let response = answer(&service, request(method, target, headers, ""));
        assert_eq!((response.status, value(&response, "x-amzn-errortype")), (status, code), "{method} {target}");
        assert!(body(&response).contains(text), "{}", body(&response));
        assert_eq!(value(&response, "x-amzn-requestid"), "00000000-0000-4000-8000-000000000000");
    };
    let missing = "{\"message\":\"Missing Authentication Token\"}";
    check("GET", "/nothing", false, 403, "MissingAuthenticationTokenException", missing);
    check("GET", "/nothing", true, 404, "UnknownOperationException", "path");
    check("PUT", "/restapis", true, 405, "UnknownOperationException", "method");
    let not_built = "GetRoutes of apigatewayv2 is not built in Stagedoor 0.1.0";
    check("GET", "/v2/apis/a/routes", true, 501, "NotImplementedException", not_built);
    check("GET", "/%ff", true, 404, "UnknownOperationException", "path");
}

#[test]
fn other_services_are_refused_in_their_own_protocol() {
    let service = service(ServiceSettings::default());
    let check = |signing_name: &str, headers: &[(&str, &str)], content_type: &str, setting: &str| {
        let authorization = signed_for(signing_name);
        let headers: Vec<_> = [("Authorization", authorization.as_str())].iter().chain(headers).copied().collect();
        let response = answer(&service, request("POST", "/", &headers, ""));
        assert_eq!(response.status, 501);
        assert_eq!(value(&response, "content-type"), content_type, "{signing_name}");
        assert!(String::from_utf8_lossy(&response.body).contains(setting), "{signing_name}: {:?}", response.body);
    };
    check("lambda", &[], "application/json", "--endpoint-url lambda=");
    check("sqs", &[], "application/x-amz-json-1.0", "STAGEDOOR_ENDPOINT_URL_SQS");
    check("sts", &[], "text/xml", "--endpoint-url sts=");
    check("dynamodb", &[("smithy-protocol", "rpc-v2-cbor")], "application/cbor", "--endpoint-url dynamodb=");
    check("nosuchservice", &[], "application/json", "nosuchservice");
}

#[test]
fn strange_pages_reach_nothing() {
    let service = service(ServiceSettings::default());
    for target in ["/restapis", "/_stagedoor/health", "/_localstack/health"] {
        let response = answer(&service, request("GET", target, &[("Host", "evil.test")], ""));
        assert_eq!((response.status, value(&response, "x-amzn-errortype")), (403, "AccessDeniedException"), "{target}");
    }
}

#[test]
fn admin_paths_have_their_own_handler() {
    let open = service(ServiceSettings::default());
    assert_eq!(body(&answer(&open, request("POST", "/_stagedoor/reset?a", &[], ""))), "POST /_stagedoor/reset?a");
    assert_eq!(body(&answer(&open, request("GET", "/_localstack/health", &[], ""))), "GET /_localstack/health");
    assert_eq!(answer(&open, request("GET", "/_stagedoors", &[], "")).status, 403);

    let credentials = Some(Arc::default());
    let closed = service(ServiceSettings { credentials, ..ServiceSettings::default() });
    assert_eq!(answer(&closed, request("GET", "/_stagedoor/health", &[], "")).status, 200);
    assert_eq!(answer(&closed, request("POST", "/_stagedoor/reset", &[], "")).status, 403);
}

#[test]
fn with_credentials_nobody_passes_unknown() {
    let credentials = Some(Arc::default());
    let service = service(ServiceSettings { credentials, ..ServiceSettings::default() });
    let check = |headers: &[(&str, &str)], code: &str| {
        let response = answer(&service, request("GET", "/restapis", headers, ""));
        assert_eq!((response.status, value(&response, "x-amzn-errortype")), (403, code));
    };
    check(&[], "MissingAuthenticationTokenException");
    check(&[("Authorization", "Basic dGVzdA==")], "MissingAuthenticationTokenException");
    check(&[("Authorization", &signed_for("apigateway"))], "UnrecognizedClientException");
}

#[test]
fn bodies_have_a_limit_by_operation() {
    let service = service(ServiceSettings::default());
    let check = |method: &str, target: &str, limit: u64| {
        assert_eq!(service.body_limit(&method.parse().unwrap(), target), limit, "{method} {target}");
    };
    check("POST", "/restapis", BODY);
    check("POST", "/restapis?mode=import", IMPORT_BODY);
    check("PUT", "/restapis/a?mode=overwrite", IMPORT_BODY);
    check("PUT", "/v2/apis/a", IMPORT_BODY);
    check("POST", "/apikeys?mode=import&format=csv", IMPORT_BODY);
    check("POST", "/2015-03-31/functions", FUNCTION_BODY);
    check("POST", "/anything", BODY);
    let response = service.body_too_large(&http::Method::POST, "/restapis", &[]);
    assert_eq!((response.status, value(&response, "x-amzn-errortype")), (413, "RequestEntityTooLargeException"));
}

#[test]
fn a_full_queue_is_refused_at_once() {
    let service = service(ServiceSettings::default());
    let all = u32::try_from(CONTROL_QUEUE).unwrap();
    let places = Arc::clone(&service.places).try_acquire_many_owned(all).unwrap();
    let refused = answer(&service, request("GET", "/restapis", &[], ""));
    assert_eq!((refused.status, value(&refused, "x-amzn-errortype")), (429, "TooManyRequestsException"));
    assert_eq!(value(&refused, "retry-after"), "1");
    drop(places);
    assert_ne!(answer(&service, request("GET", "/restapis", &[], "")).status, 429);
}

#[test]
fn after_the_end_requests_are_refused() {
    let service = service(ServiceSettings::default());
    service.shutdown();
    service.shutdown();
    assert_eq!(answer(&service, request("GET", "/restapis", &[], "")).status, 503);
}
