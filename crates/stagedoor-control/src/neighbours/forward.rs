//! Passes requests for a neighbouring service on to where the settings say it is (`--endpoint-url lambda=http://…`),
//! so that one address can serve all of a program's AWS clients.

use std::time::Duration;

use stagedoor_gateway::endpoints::{Endpoint, Endpoints};
use stagedoor_gateway::{ControlRequest, ControlResponse};
use stagedoor_http::client::{ClientError, Pool, PoolSettings};
use stagedoor_http::{Body, Request};
use stagedoor_wire::WireError;
use tokio::time::Instant;

/// How long a neighbour may take.
const TIME_LIMIT: Duration = Duration::from_secs(120);
/// Bytes of an answer that are passed back.
const ANSWER_LIMIT: u64 = 70 * 1024 * 1024;
/// Says that a request has come through us, so that two of us, or one that names itself, do not play ball.
const PASSED_ON: &str = "x-stagedoor-passed-on";
/// About the connection, not the message; lengths are the codec's business.
const HOP_BY_HOP: &[&str] = &[
    "connection",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "content-length",
    "expect",
];

/// The neighbour's answer; `None` when no setting says where it is, it is at AWS, or the request has come through us before.
pub(crate) async fn forward(
    endpoints: &Endpoints,
    signing_name: &str,
    request: &ControlRequest,
) -> Option<Result<ControlResponse, WireError>> {
    // What is signed for us is not signed for a host of AWS, and our keys are not for those who call us.
    let endpoint = endpoints.find_stand_in(signing_name)?;
    if request.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(PASSED_ON)) {
        return None;
    }
    Some(pass_on(endpoint, request).await.map_err(|error| {
        let text = format!(
            "{signing_name} at {}:{} gave no answer: {error}; the setting --endpoint-url says that it is there",
            endpoint.origin.host, endpoint.origin.port
        );
        WireError { cause: Some(error.into()), ..WireError::new("ServiceUnavailableException", 503, text) }
    }))
}

async fn pass_on(endpoint: &Endpoint, request: &ControlRequest) -> Result<ControlResponse, ClientError> {
    let target = format!("{}{}", endpoint.base_path, request.target);
    let mut outgoing = Request::new(request.method.clone(), target, Body::from(request.body.clone()));
    // Host stays the caller's: the signature covers it.
    for (name, value) in request.headers.iter().filter(|(name, _)| !is_hop_by_hop(name)) {
        outgoing.headers.append(name.clone(), value.clone());
    }
    outgoing.headers.append(PASSED_ON, "1");
    // A pool of its own: these calls are few, and the control executor keeps no connections.
    let pool = Pool::new(PoolSettings::default());
    let response = pool.send(&endpoint.origin, outgoing, Instant::now() + TIME_LIMIT).await?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let headers = response.headers.iter().map(|(name, value)| (text(name), text(value)));
    let headers = headers.filter(|(name, _)| !is_hop_by_hop(name)).collect();
    let body = response.body.collect(ANSWER_LIMIT).await.map_err(ClientError::RequestBody)?;
    Ok(ControlResponse { status: response.status, headers, body })
}

fn is_hop_by_hop(name: &str) -> bool {
    HOP_BY_HOP.iter().any(|known| name.eq_ignore_ascii_case(known))
}
