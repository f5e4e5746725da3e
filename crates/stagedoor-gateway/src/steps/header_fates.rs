//! What becomes of header fields on their way through: the service's tables, recorded before documented.

use stagedoor_http::Headers;

/// What becomes of a header field of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Passed,
    /// Renamed to `x-amzn-Remapped-{Name}`.
    Remapped,
    Dropped,
}

/// Header fields of a request that no step, template or backend sees (recorded).
const DROPPED_AT_INTAKE: [&str; 12] = [
    "Connection",
    "Content-Length",
    "Content-MD5",
    "Expect",
    "Max-Forwards",
    "Proxy-Authenticate",
    "Server",
    "TE",
    "Transfer-Encoding",
    "Trailer",
    "Upgrade",
    "WWW-Authenticate",
];

/// Takes off what is dropped at intake.
pub(crate) fn drop_at_intake(headers: &mut Headers) {
    headers.retain(|name, _| !is_among(name, &DROPPED_AT_INTAKE));
}

/// Header fields of a caller that an HTTP_PROXY backend does not get (recorded).
pub(crate) fn reaches_http_proxy(name: &[u8]) -> bool {
    !is_among(name, &["Host", "Content-Encoding", "Via"])
}

/// Header fields that a mapping must not set: the call fails (recorded; the last two inferred).
pub(crate) fn is_illegal_target(name: &str) -> bool {
    const ILLEGAL: [&str; 4] = ["Content-Length", "Transfer-Encoding", "X-Amzn-Trace-Id", "X-Amzn-Apigateway-Api-Id"];
    is_among(name.as_bytes(), &ILLEGAL)
}

/// The same for AWS services (recorded).
pub(crate) fn is_illegal_target_of_service(name: &str) -> bool {
    const ILLEGAL: [&str; 5] = ["Authorization", "Connection", "Expect", "Proxy-Authenticate", "TE"];
    is_illegal_target(name) || is_among(name.as_bytes(), &ILLEGAL)
}

/// Header fields that are lost on the way to an HTTP backend even when mapped (recorded).
pub(crate) fn is_lost_when_mapped(name: &str) -> bool {
    is_among(name.as_bytes(), &["Connection", "Expect", "Proxy-Authenticate", "TE", "Via"])
}

/// A header field of the answer behind HTTP_PROXY or AWS_PROXY.
pub(crate) fn of_proxy_answer(name: &[u8]) -> Fate {
    // Recorded: Connection, Content-Length, Date, Server, x-amzn-RequestId. The others are documented.
    const REMAPPED: [&str; 10] = [
        "Connection",
        "Content-Length",
        "Date",
        "Server",
        "x-amzn-RequestId",
        "Authorization",
        "Content-MD5",
        "Max-Forwards",
        "User-Agent",
        "WWW-Authenticate",
    ];
    // Recorded: Transfer-Encoding, Via. Documented: the others but Keep-Alive, which is between two neighbours.
    const DROPPED: [&str; 9] =
        ["Transfer-Encoding", "Via", "Keep-Alive", "Host", "Expect", "Proxy-Authenticate", "TE", "Trailer", "Upgrade"];
    if is_among(name, &REMAPPED) {
        Fate::Remapped
    } else if is_among(name, &DROPPED) {
        Fate::Dropped
    } else {
        Fate::Passed
    }
}

/// A header field that a mapping or an override sets on an answer (recorded for HTTP and AWS; MOCK inferred).
pub(crate) fn of_mapped_answer(name: &[u8]) -> Fate {
    const REMAPPED: [&str; 14] = [
        "Authorization",
        "Connection",
        "Content-Length",
        "Content-MD5",
        "Date",
        "Expect",
        "Host",
        "Max-Forwards",
        "Proxy-Authenticate",
        "Server",
        "Trailer",
        "Upgrade",
        "User-Agent",
        "WWW-Authenticate",
    ];
    if is_among(name, &REMAPPED) {
        Fate::Remapped
    } else if is_among(name, &["Transfer-Encoding"]) {
        Fate::Dropped
    } else {
        Fate::Passed
    }
}

/// `x-amzn-Remapped-{Name}`
pub(crate) fn remapped(name: &[u8]) -> Vec<u8> {
    [b"x-amzn-Remapped-", name].concat()
}

fn is_among(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|known| known.len() == name.len() && known.as_bytes().eq_ignore_ascii_case(name))
}
