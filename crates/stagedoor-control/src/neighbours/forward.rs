//! Passes requests for a neighbouring service on to where the settings say it is (`--endpoint-url lambda=http://…`),
//! so that one address can serve all of a program's AWS clients.

use std::collections::BTreeMap;
use std::time::Duration;

use stagedoor_gateway::{ControlRequest, ControlResponse};
use stagedoor_http::client::{ClientError, Origin, Pool, PoolSettings, Scheme};
use stagedoor_http::{Body, Request};
use stagedoor_wire::{WireError, services};
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

/// Where neighbouring services are, by the name of their setting (see [`services::by_setting_name`]).
#[derive(Clone, Debug, Default)]
pub struct Endpoints {
    by_setting_name: BTreeMap<&'static str, Endpoint>,
}

#[derive(Clone, Debug)]
struct Endpoint {
    origin: Origin,
    base_path: String,
}

impl Endpoints {
    /// Adds one: the service by any of its names, and an URL with scheme, host, and maybe port and path.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn add(&mut self, service: &str, url: &str) -> Result<(), String> {
        let facts = services::by_setting_name(service).ok_or_else(|| format!("`{service}` is no AWS service"))?;
        let endpoint = parse(url).ok_or_else(|| format!("`{url}` is no URL such as http://127.0.0.1:4567"))?;
        self.by_setting_name.insert(facts.setting_name, endpoint);
        Ok(())
    }

    /// Where the service that signs with this name is, if a setting says so.
    fn find(&self, signing_name: &str) -> Option<&Endpoint> {
        self.by_setting_name.get(services::by_signing_name(signing_name)?.setting_name)
    }
}

/// The neighbour's answer; `None` when no setting says where it is, or the request has come through us before.
pub(crate) async fn forward(
    endpoints: &Endpoints,
    signing_name: &str,
    request: &ControlRequest,
) -> Option<Result<ControlResponse, WireError>> {
    let endpoint = endpoints.find(signing_name)?;
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

fn parse(url: &str) -> Option<Endpoint> {
    let uri: http::Uri = url.parse().ok()?;
    let (scheme, default_port) = match uri.scheme_str()? {
        "http" => (Scheme::Http, 80),
        "https" => (Scheme::Https, 443),
        _ => return None,
    };
    let host = uri.host().filter(|host| !host.is_empty())?;
    // What stands around the host is a port, or wrong.
    let port = match uri.authority()?.as_str().strip_prefix(host)? {
        "" => default_port,
        port => port.strip_prefix(':')?.parse().ok()?,
    };
    if uri.query().is_some() {
        return None;
    }
    let origin = Origin { scheme, host: host.into(), port, insecure_skip_verification: false };
    Some(Endpoint { origin, base_path: uri.path().trim_end_matches('/').to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints() {
        let check = |service: &str, url: &str, expected: &str| {
            let mut endpoints = Endpoints::default();
            let found = match endpoints.add(service, url) {
                Ok(()) => endpoints
                    .by_setting_name
                    .iter()
                    .map(|(name, at)| {
                        format!("{name} {:?} {} {} {}", at.origin.scheme, at.origin.host, at.origin.port, at.base_path)
                    })
                    .collect(),
                Err(problem) => problem,
            };
            assert_eq!(found, expected, "{service}={url}");
        };
        check("lambda", "http://127.0.0.1:4567", "lambda Http 127.0.0.1 4567 ");
        check("LOGS", "https://logs.example/base/", "cloudwatch_logs Https logs.example 443 /base");
        check("sqs", "http://[::1]:1", "sqs Http [::1] 1 ");
        check("nonsense", "http://a", "`nonsense` is no AWS service");
        for wrong in ["", "a", "ftp://a", "http://", "http://a:b", "http://a?b", "http://u@a", "/a"] {
            check("sqs", wrong, &format!("`{wrong}` is no URL such as http://127.0.0.1:4567"));
        }
        let mut endpoints = Endpoints::default();
        endpoints.add("logs", "http://a").expect("good");
        assert!(endpoints.find("logs").is_some() && endpoints.find("sqs").is_none() && endpoints.find("x").is_none());
    }
}
