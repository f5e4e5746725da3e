//! Size and syntax of a request, and which of its header fields anyone behind here sees.

use http::Method;
use stagedoor_http::{Headers, Request};

use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::InvokeUrl;
use crate::steps::header_fates;

/// Bytes of the request line and all header values: the service's quota.
const HEAD_LIMIT: usize = 10_240;

/// Bytes of the URL behind the host: the service's quota for Regional APIs.
const URL_LIMIT: usize = 10_240;

/// Whether the head is one that the service takes.
pub(crate) fn check(request: &Request, url: &InvokeUrl) -> Result<(), GatewayError> {
    if request.target.len() > URL_LIMIT {
        let reason = format!("the URL is {} bytes, over the quota of {URL_LIMIT}", request.target.len());
        return Err(bad_request(reason).with_status(414).with_message("Request URI too long"));
    }
    let line = request.method.as_str().len() + request.target.len() + " HTTP/1.1".len() + 1;
    let head = line + request.headers.iter().map(|(_, value)| value.len()).sum::<usize>();
    if head > HEAD_LIMIT {
        let reason = format!("request line and header values are {head} bytes, over the quota of {HEAD_LIMIT}");
        // UNVERIFIED: some say 400.
        return Err(bad_request(reason).with_status(431).with_message("Request Header Fields Too Large"));
    }
    if let Some(reason) = syntax_error(url) {
        return Err(bad_request(reason));
    }
    Ok(())
}

fn bad_request(reason: impl Into<std::borrow::Cow<'static, str>>) -> GatewayError {
    GatewayError::new(GatewayResponseType::Default4xx, reason)
}

fn syntax_error(url: &InvokeUrl) -> Option<&'static str> {
    let target = &url.target;
    if !target.contains(['%', '|', '{', '}']) {
        return None;
    }
    // AWS: these must be encoded in a query (documented).
    if url.raw_query().contains(['|', '{', '}']) {
        return Some("the query string holds one of | { } that is not percent-encoded");
    }
    // UNVERIFIED: what the service does with a percent sign that encodes nothing.
    let mut pieces = target.split('%').skip(1);
    let good = |piece: &str| piece.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    (!pieces.all(good)).then_some("the URL holds a percent sign without two hexadecimal digits behind it")
}

/// The verb that counts. AWS: `X-HTTP-Method-Override` takes the place of the request's own (documented).
pub(crate) fn effective_method(method: Method, headers: &Headers) -> Method {
    match headers.get("X-HTTP-Method-Override") {
        Some(verb) => Method::from_bytes(verb).unwrap_or(method),
        None => method,
    }
}

/// Takes off the header fields that no step, template or backend sees.
pub(crate) fn hide(headers: &mut Headers) {
    header_fates::drop_at_intake(headers);
}
