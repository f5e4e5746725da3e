//! Calls functions over Lambda's Invoke operations, wherever the settings say that Lambda is.

use std::collections::BTreeMap;
use std::fmt;

use bytes::Bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use stagedoor_http::client::{ClientError, Origin, Pool};
use stagedoor_http::sigv4::{self, Credentials, Payload, SignedRequest};
use stagedoor_http::{Body, BodyError, Headers, Request, Response};
use stagedoor_wire::Timestamp;
use tokio::time::Instant;

use crate::assume_role::{AssumeRoleError, credentials_for};
use crate::endpoints::{Endpoint, Endpoints};
use crate::plan::UriPiece;
use crate::worker::Worker;

mod event_stream;

pub(crate) use event_stream::{Ending, FunctionStream};

/// Bytes of what a function is told, and of what it answers: Lambda's quota for synchronous calls.
pub(crate) const PAYLOAD_LIMIT: usize = 6 * 1024 * 1024;

/// The same for an answer, with room for what stands around it.
const ANSWER_LIMIT: u64 = PAYLOAD_LIMIT as u64 + 64 * 1024;

/// Bytes of an error answer of Lambda.
const ERROR_LIMIT: u64 = 64 * 1024;

/// What stays as it is in a path segment.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{function}/invocations`, or with the version and
/// the last part of another [`Operation`], where stage variables may stand for any part.
#[derive(Clone, Debug)]
pub struct FunctionUri {
    pieces: Vec<UriPiece>,
}

/// A function as the Invoke operation names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) region: String,
    /// A name or an ARN, perhaps with a version or an alias behind it.
    pub(crate) name: String,
}

/// How a function is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    /// For an answer that comes whole.
    Invoke,
    /// For one that comes in pieces, as the function writes it.
    InvokeWithResponseStream,
}

/// One call.
pub(crate) struct Call<'a> {
    pub(crate) operation: Operation,
    pub(crate) function: &'a Function,
    pub(crate) payload: Bytes,
    /// What Lambda's permissions are checked against.
    pub(crate) source_arn: &'a str,
    pub(crate) api_id: &'a str,
    pub(crate) request_id: &'a str,
    pub(crate) trace_id: &'a str,
}

/// What a function answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
    pub(crate) payload: Bytes,
    /// The payload tells of an error of the function (`X-Amz-Function-Error`).
    pub(crate) is_error: bool,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InvokeError {
    #[error("{}", Endpoints::advice("lambda"))]
    NoEndpoint,
    #[error("Lambda at {at} gave no answer")]
    Client {
        at: String,
        #[source]
        cause: ClientError,
    },
    #[error("Lambda invocation failed with status: {status}. {message}")]
    Refused { status: u16, request_id: String, message: String },
    #[error("the function's answer cannot be read: {0}")]
    Body(BodyError),
    #[error("{refusal}: {}", .refusal.cause)]
    Role { refusal: AssumeRoleError },
}

impl FunctionUri {
    /// Takes `text` apart. Never fails: what names no function fails when it is called, as on the service.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self { pieces: crate::plan::split_uri(text) }
    }

    /// The function under these stage variables, if the URI names one for this operation.
    pub(crate) fn resolve(&self, variables: &BTreeMap<String, String>, operation: Operation) -> Option<Function> {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                UriPiece::Text(plain) => text.push_str(plain),
                UriPiece::Placeholder(name) => text.extend(["{", name, "}"]),
                UriPiece::StageVariable(name) => text.push_str(variables.get(name).map_or("", String::as_str)),
            }
        }
        let mut parts = text.splitn(6, ':');
        let (arn, _partition, service, region) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let (target, path) = (parts.next()?, parts.next()?);
        let name = path.strip_prefix("path/")?.split_once("functions/")?.1;
        let name = name.strip_suffix(operation.last_part())?.strip_suffix('/')?;
        let name = percent_decode_str(name).decode_utf8().ok()?;
        let is_function = arn == "arn" && service == "apigateway" && target == "lambda" && !name.is_empty();
        (is_function && !name.contains('/')).then(|| Function { region: region.to_owned(), name: name.into_owned() })
    }
}

impl Function {
    /// Where the service would call it, for logs.
    pub(crate) fn url(&self, operation: Operation) -> String {
        let Self { region, name } = self;
        format!("https://lambda.{region}.amazonaws.com{}", operation.path(name))
    }
}

impl Operation {
    fn path(self, function: impl fmt::Display) -> String {
        let version = match self {
            Self::Invoke => "2015-03-31",
            Self::InvokeWithResponseStream => "2021-11-15",
        };
        format!("/{version}/functions/{function}/{}", self.last_part())
    }

    const fn last_part(self) -> &'static str {
        match self {
            Self::Invoke => "invocations",
            Self::InvokeWithResponseStream => "response-streaming-invocations",
        }
    }
}

impl Answer {
    /// Lambda's id of the call.
    pub(crate) fn request_id(&self) -> &str {
        request_id(&self.headers)
    }
}

fn request_id(headers: &Headers) -> &str {
    headers.get_str("x-amzn-RequestId").unwrap_or_default()
}

/// The request that a call is, signed with the keys of `role` or our own, and where it goes.
pub(crate) async fn request(
    worker: &Worker,
    role: Option<&str>,
    call: Call<'_>,
    deadline: Instant,
) -> Result<(Origin, Request), InvokeError> {
    let gateway = &worker.gateway;
    let endpoint = gateway.settings.endpoints.find("lambda", &call.function.region).ok_or(InvokeError::NoEndpoint)?;
    let credentials = credentials_for(worker, role, &call.function.region, deadline).await;
    let credentials = credentials.map_err(|refusal| InvokeError::Role { refusal })?;
    let request = signed_request(call, &endpoint, &credentials, gateway.clock.now());
    Ok((endpoint.origin.clone(), request))
}

/// Sends it and waits for the function's answer.
pub(crate) async fn send(
    pool: &Pool,
    origin: &Origin,
    request: Request,
    deadline: Instant,
) -> Result<Answer, InvokeError> {
    read(begin(pool, origin, request, deadline).await?, origin).await
}

/// Reads the rest of a function's answer.
pub(crate) async fn read(response: Response, origin: &Origin) -> Result<Answer, InvokeError> {
    let Response { status, headers, body } = response;
    let payload = collect(body, ANSWER_LIMIT, origin).await?;
    let is_error = headers.contains("X-Amz-Function-Error");
    Ok(Answer { status, headers, payload, is_error })
}

/// Sends it and waits for the head of Lambda's answer, which is none of its errors.
pub(crate) async fn begin(
    pool: &Pool,
    origin: &Origin,
    request: Request,
    deadline: Instant,
) -> Result<Response, InvokeError> {
    let failed = |cause| InvokeError::Client { at: origin.authority(), cause };
    let response = pool.send(origin, request, deadline).await.map_err(failed)?;
    let status = response.status;
    if (200..300).contains(&status) {
        return Ok(response);
    }
    let request_id = request_id(&response.headers).to_owned();
    let payload = collect(response.body, ERROR_LIMIT, origin).await?;
    Err(InvokeError::Refused { status, request_id, message: message_of(&payload) })
}

async fn collect(body: Body, limit: u64, origin: &Origin) -> Result<Bytes, InvokeError> {
    body.collect(limit).await.map_err(|error| match error {
        BodyError::TimedOut => InvokeError::Client { at: origin.authority(), cause: ClientError::Timeout },
        error => InvokeError::Body(error),
    })
}

fn signed_request(call: Call<'_>, endpoint: &Endpoint, credentials: &Credentials, now: Timestamp) -> Request {
    let name = utf8_percent_encode(&call.function.name, SEGMENT);
    let target = format!("{}{}", endpoint.base_path, call.operation.path(name));
    let mut request = Request::new(http::Method::POST, target.clone(), Body::Full(call.payload.clone()));
    let headers = &mut request.headers;
    headers.append("Host", endpoint.origin.authority());
    headers.append("Accept", "application/json");
    headers.append("Content-Type", "application/json");
    headers.append("User-Agent", format!("AmazonAPIGateway_{}", call.api_id));
    headers.append("X-Amz-Invocation-Type", "RequestResponse");
    headers.append("X-Amz-Source-Arn", call.source_arn);
    headers.append("X-Amzn-Trace-Id", call.trace_id);
    headers.append("x-amzn-apigateway-api-id", call.api_id);
    headers.append("x-amzn-lambda-integration-tag", call.request_id);
    let signing = SignedRequest::new("POST", &target, headers);
    let payload = Payload::Bytes(&call.payload);
    let added = sigv4::sign(&signing, payload, credentials, &call.function.region, "lambda", now);
    for (name, value) in added {
        headers.append(name, value);
    }
    request
}

/// What an error answer of Lambda says, cut where it would fill a log.
fn message_of(payload: &[u8]) -> String {
    const LONGEST: usize = 300;
    let json: Option<serde_json::Value> = serde_json::from_slice(payload).ok();
    let named = json.as_ref().and_then(|json| ["Message", "message"].iter().find_map(|name| json.get(name)?.as_str()));
    let text = named.map_or_else(|| String::from_utf8_lossy(payload).into_owned(), str::to_owned);
    text.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris() {
        let variables = BTreeMap::from([("f".to_owned(), "orders".to_owned()), ("a".to_owned(), "live".to_owned())]);
        let check = |uri: &str, expected: &str| {
            let found = FunctionUri::parse(uri).resolve(&variables, Operation::Invoke);
            let found =
                found.map_or_else(|| "-".to_owned(), |function| format!("{} {}", function.region, function.name));
            assert_eq!(found, expected, "{uri}");
        };
        let arn = "arn:aws:lambda:eu-west-1:123456789012:function";
        let path = "arn:aws:apigateway:eu-west-1:lambda:path";
        check(&format!("{path}/2015-03-31/functions/{arn}:orders/invocations"), &format!("eu-west-1 {arn}:orders"));
        check(&format!("{path}//2015-03-31/functions/{arn}:orders/invocations"), &format!("eu-west-1 {arn}:orders"));
        check(
            &format!("{path}/2015-03-31/functions/{arn}:${{stageVariables.f}}:${{stageVariables.a}}/invocations"),
            &format!("eu-west-1 {arn}:orders:live"),
        );
        check("arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/f/invocations", "cn-north-1 f");
        check(&format!("{path}/2015-03-31/functions/arn%3Aaws%3Ax/invocations"), "eu-west-1 arn:aws:x");
        check(&format!("{path}/2015-03-31/functions/${{stageVariables.none}}/invocations"), "-");
        check(&format!("{path}/2015-03-31/functions/a/b/invocations"), "-");
        for wrong in [
            "",
            arn,
            "arn:aws:apigateway:r:sqs:path/functions/f/invocations",
            "arn:aws:s3:r:lambda:path/functions/f/invocations",
        ] {
            check(wrong, "-");
        }
    }
}
