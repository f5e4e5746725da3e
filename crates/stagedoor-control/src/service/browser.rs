//! Keeps pages in a browser away from the control plane, where creating a function runs code.
//!
//! Two ways lead from a strange page to a port of this machine: a cross-site request, which carries `Origin` or
//! `Sec-Fetch-Site`, and a host name that is made to resolve to a loopback address, which shows in `Host`.

use std::net::IpAddr;

use stagedoor_gateway::ControlRequest;
use stagedoor_wire::WireError;

use crate::caller::header;

/// Domains that resolve to this machine, or to us in the place of AWS, and that no stranger can hold.
const OWN_DOMAINS: &[&str] = &["localhost", "localhost.localstack.cloud"];

/// The domain of the real endpoints, which a name server or a proxy may point at us.
const AWS_DOMAIN: &str = "amazonaws.com";

/// Refuses a request that a browser sent for a strange page.
pub(super) fn refuse_strangers(request: &ControlRequest, allowed_hosts: &[String]) -> Result<(), WireError> {
    if let Some(host) = header(request, "host")
        && !is_own_host(without_port(host), allowed_hosts)
    {
        return Err(denied(&format!(
            "the host {host:?} is neither a loopback name nor allowed; allow it with --allowed-host"
        )));
    }
    if let Some(origin) = header(request, "origin")
        && !is_own_origin(origin, allowed_hosts)
    {
        return Err(denied(&format!(
            "pages of the origin {origin:?} may not call the control plane; allow its host with --allowed-host"
        )));
    }
    if header(request, "sec-fetch-site").is_some_and(|site| site.eq_ignore_ascii_case("cross-site")) {
        return Err(denied("pages of other sites may not call the control plane"));
    }
    Ok(())
}

/// DIFFERENCE: the service has no such refusal.
fn denied(what: &str) -> WireError {
    WireError::new("AccessDeniedException", 403, format!("Refused by Stagedoor: {what}"))
}

/// An address is its own host: a name is what can be made to lead elsewhere.
fn is_own_host(host: &str, allowed_hosts: &[String]) -> bool {
    is_own_name(host, allowed_hosts) || is_below(host, AWS_DOMAIN) || address(host).is_some()
}

/// A page of a strange address is strange, though.
fn is_own_origin(origin: &str, allowed_hosts: &[String]) -> bool {
    let Some((_, host)) = origin.split_once("://") else { return false };
    let host = without_port(host);
    is_own_name(host, allowed_hosts) || address(host).is_some_and(|address| address.is_loopback())
}

fn is_own_name(host: &str, allowed_hosts: &[String]) -> bool {
    OWN_DOMAINS.iter().any(|domain| is_below(host, domain))
        || allowed_hosts.iter().any(|allowed| without_port(allowed).eq_ignore_ascii_case(host))
}

/// Whether the host is the domain or a name in it.
fn is_below(host: &str, domain: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let Some(start) = host.len().checked_sub(domain.len()) else { return false };
    // A multi-byte character may lie across the cut; such a host is nobody's.
    host.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(domain))
        && (start == 0 || host.as_bytes()[start - 1] == b'.')
}

fn address(host: &str) -> Option<IpAddr> {
    let inner = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    inner.parse().ok()
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn is_refused(headers: &[(&str, &str)]) -> bool {
        let request = ControlRequest {
            method: http::Method::POST,
            target: "/restapis".to_owned(),
            headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            body: Bytes::new(),
            peer: ([127, 0, 0, 1], 1).into(),
            is_tls: false,
        };
        refuse_strangers(&request, &["gateway.test".to_owned()]).is_err()
    }

    #[test]
    fn hosts() {
        for own in [
            "localhost",
            "localhost:4566",
            "LOCALHOST:4566",
            "127.0.0.1:4566",
            "[::1]:4566",
            "[::1]",
            "172.17.0.2:4566",
            "apigateway.localhost:4566",
            "localhost.localstack.cloud:4566",
            "apigateway.eu-west-1.amazonaws.com",
            "gateway.test",
            "gateway.test:80",
        ] {
            assert!(!is_refused(&[("Host", own)]), "{own}");
        }
        for strange in [
            "evil.test",
            "evil.test:4566",
            "notlocalhost",
            "localhost.evil.test",
            "éocalhost",
            "amazonaws.com.evil.test",
            "",
        ] {
            assert!(is_refused(&[("Host", strange)]), "{strange}");
        }
        assert!(!is_refused(&[]));
    }

    #[test]
    fn origins() {
        for own in ["http://localhost:3000", "http://127.0.0.1", "https://gateway.test", "http://[::1]:3000"] {
            assert!(!is_refused(&[("host", "localhost"), ("origin", own)]), "{own}");
        }
        for strange in [
            "null",
            "https://evil.test",
            "http://172.17.0.2",
            "https://evil.amazonaws.com",
            "http://localhost.evil.test",
        ] {
            assert!(is_refused(&[("host", "localhost"), ("origin", strange)]), "{strange}");
        }
        assert!(is_refused(&[("Sec-Fetch-Site", "cross-site")]));
        for fine in ["same-origin", "same-site", "none"] {
            assert!(!is_refused(&[("Sec-Fetch-Site", fine)]));
        }
    }
}
