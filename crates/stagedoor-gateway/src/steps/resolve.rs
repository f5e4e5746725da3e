//! Step 1: which API and stage a URL means.
//!
//! A URL that is of no invoke form is the control plane's, or the root stage's where there is one. Path forms are
//! rewritten here to what the host form would have been, and never seen again.

use std::sync::Arc;

use stagedoor_http::Headers;

use super::domain_name;
use crate::error::{GatewayError, GatewayResponseType, json_string};
use crate::gateway::Gateway;
use crate::invocation::{InvokeUrl, UrlForm};
use crate::plan::{DomainNamePlan, StagePlan};
use crate::publish::{Found, PublishedStage};
use crate::worker::Worker;

/// What the caller asked for, which may or may not be there.
#[derive(Debug)]
pub(crate) enum Address {
    Api(ApiUrl),
    /// The domain name as it is when the request comes.
    DomainName {
        domain_name: Arc<DomainNamePlan>,
        target: Box<str>,
    },
}

/// An invoke URL of an API.
#[derive(Debug)]
pub(crate) struct ApiUrl {
    api_id: Box<str>,
    /// The stage's name; `None` when the URL ends before it.
    stage_name: Option<Box<str>>,
    url: InvokeUrl,
}

/// Reads the invoke URL that `host` and `target` make; `None` when they make none.
pub(crate) fn invoke_url(host: Option<&str>, target: &str) -> Option<ApiUrl> {
    if let Some(label) = host.and_then(api_of_host) {
        // A private API's name at a VPC endpoint: `{apiId}-vpce-…`.
        let (api_id, vpc_endpoint_id) = match label.find("-vpce-") {
            Some(end) => (&label[..end], Some(&label[end + 1..])),
            None => (label, None),
        };
        let mut found = address(api_id, UrlForm::Host, target.into(), stage_of(target));
        found.url.vpc_endpoint_id = vpc_endpoint_id.map(Box::from);
        return Some(found);
    }
    if let Some(rest) = target.strip_prefix("/_aws/execute-api/") {
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let stage_and_path = &rest[end..];
        return Some(address(&rest[..end], UrlForm::Path, stage_and_path.into(), stage_of(stage_and_path)));
    }
    // The control plane lives under /restapis too; only this marker makes it an invoke URL.
    let rest = target.strip_prefix("/restapis/")?;
    let (api_id, rest) = rest.split_once('/')?;
    let (stage_name, rest) = rest.split_once('/')?;
    let path = rest.strip_prefix("_user_request_").filter(|path| path.is_empty() || path.starts_with(['/', '?']))?;
    let target = format!("/{stage_name}{path}").into_boxed_str();
    Some(address(api_id, UrlForm::Path, target, Some(stage_name)))
}

/// Reads the invoke URL of a VPC endpoint's own name, `vpce-….execute-api.{region}.vpce.amazonaws.com`, where a header
/// field names the API.
pub(crate) fn endpoint_url(host: Option<&str>, headers: &Headers, target: &str) -> Option<ApiUrl> {
    let (label, rest) = without_port(host?).split_once('.')?;
    let (service, domain) = rest.split_once('.')?;
    let is_endpoint = label.starts_with("vpce-") && service.eq_ignore_ascii_case("execute-api");
    // `vpce.` stands behind the region, or where that would be.
    let (first, behind) = domain.split_once('.')?;
    let behind = if first == "vpce" { behind } else { behind.strip_prefix("vpce.")? };
    if !is_endpoint || !is_domain(behind) {
        return None;
    }
    let api_id = headers.get_str("x-apigw-api-id")?;
    let mut found = address(api_id, UrlForm::Host, target.into(), stage_of(target));
    // The name goes on behind the id: `vpce-0123-abcd`.
    let id: Vec<&str> = label.splitn(3, '-').take(2).collect();
    found.url.vpc_endpoint_id = Some(id.join("-").into());
    Some(found)
}

/// The whole target under a stage that the URL does not name.
pub(crate) fn root_url(api_id: &str, stage_name: &str, target: &str) -> ApiUrl {
    let end = path_end(target);
    let url = InvokeUrl {
        form: UrlForm::Root,
        target: target.into(),
        context_path: 0..end,
        path: 0..end,
        vpc_endpoint_id: None,
    };
    ApiUrl { api_id: api_id.into(), stage_name: Some(stage_name.into()), url }
}

/// Finds the stage.
pub(crate) fn resolve(gateway: &Gateway, address: Address) -> Result<(Arc<PublishedStage>, InvokeUrl), GatewayError> {
    let index = gateway.index();
    let ApiUrl { api_id, stage_name, url } = match address {
        Address::Api(url) => url,
        Address::DomainName { domain_name, target } => return domain_name::resolve(&index, &domain_name, target),
    };
    match index.find(&api_id, stage_name.as_deref().unwrap_or_default()) {
        Found::Stage(stage) if url.form != UrlForm::Root && stage.plan.deployment.disable_execute_api_endpoint => {
            Err(forbidden("the API's default endpoint is disabled (disableExecuteApiEndpoint)"))
        }
        Found::Stage(stage) => Ok((stage.clone(), url)),
        // AWS: 403 for a stage that is missing or unknown (reported by many, not recorded).
        Found::NoStage => Err(match stage_name {
            Some(stage_name) => forbidden(format!("API {api_id} has no stage named {}", json_string(&stage_name))),
            None => forbidden(format!("the URL names no stage of API {api_id}")),
        }),
        Found::NoApi => {
            // DIFFERENCE: the name of an unknown API does not resolve on the service; here it leads to us.
            let message = format!("The API id '{api_id}' does not correspond to a deployed API Gateway API");
            let error = GatewayError::new(GatewayResponseType::ResourceNotFound, message.clone());
            Err(error.with_message(message))
        }
    }
}

/// Whether the stage's canary answers a request, drawn for each one anew; `None` where there is no canary.
pub(crate) fn draw(worker: &Worker, stage: &StagePlan) -> Option<bool> {
    let canary = stage.canary.as_ref()?;
    let drawn = u64::from_le_bytes(worker.ids.borrow_mut().take());
    Some(is_within(drawn, canary.percent_traffic))
}

/// Whether an evenly drawn number is among the first `percent` of all there are: 0 is never, 100 always.
fn is_within(drawn: u64, percent: f64) -> bool {
    // 53 bits are what a double holds: from 0 to just below 1.
    let share = (drawn >> 11) as f64 / (1u64 << 53) as f64;
    share * 100.0 < percent
}

pub(super) fn forbidden(reason: impl Into<std::borrow::Cow<'static, str>>) -> GatewayError {
    let mut error = GatewayError::new(GatewayResponseType::AccessDenied, reason).with_message("Forbidden");
    error.error_type = "ForbiddenException";
    error
}

/// The API id when the host is one of an API's default endpoints: `{apiId}.execute-api.`, optionally a region, and one
/// of the domains.
pub(crate) fn api_of_host(host: &str) -> Option<&str> {
    let (api_id, rest) = without_port(host).split_once('.')?;
    let (service, domain) = rest.split_once('.')?;
    if api_id.is_empty() || !service.eq_ignore_ascii_case("execute-api") {
        return None;
    }
    // `vpce` is no region, but what makes the name one of a VPC endpoint.
    let behind_region = domain.split_once('.').filter(|(region, _)| *region != "vpce").map(|(_, behind)| behind);
    (is_domain(domain) || behind_region.is_some_and(is_domain)).then_some(api_id)
}

/// Whether default endpoints are under a domain.
fn is_domain(domain: &str) -> bool {
    const DOMAINS: [&str; 4] = ["localhost", "amazonaws.com", "amazonaws.com.cn", "localhost.localstack.cloud"];
    DOMAINS.iter().any(|known| known.eq_ignore_ascii_case(domain))
}

pub(super) fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

pub(super) fn path_end(target: &str) -> usize {
    memchr::memchr(b'?', target.as_bytes()).unwrap_or(target.len())
}

/// The first segment. AWS: an empty segment before it is dropped (recorded).
pub(super) fn stage_of(target: &str) -> Option<&str> {
    let path = target[..path_end(target)].trim_start_matches('/');
    let stage = path.split('/').next().unwrap_or_default();
    (!stage.is_empty()).then_some(stage)
}

fn address(api_id: &str, form: UrlForm, target: Box<str>, stage_name: Option<&str>) -> ApiUrl {
    let end = path_end(&target);
    let slashes = target[..end].bytes().take_while(|byte| *byte == b'/').count();
    let context_path = slashes.saturating_sub(1)..end;
    let path = (slashes + stage_name.map_or(0, str::len)).min(end)..end;
    let url = InvokeUrl { form, target, context_path, path, vpc_endpoint_id: None };
    ApiUrl { api_id: api_id.into(), stage_name: stage_name.map(Box::from), url }
}

/// The service that an AWS signature is for, when the request carries one.
pub(crate) fn signed_service<'r>(headers: &'r Headers, target: &'r str) -> Option<&'r str> {
    let credential = match headers.get_str("Authorization") {
        Some(text) if text.starts_with("AWS4-") => text.split_once("Credential=")?.1,
        _ => target.split_once("X-Amz-Credential=")?.1,
    };
    let scope = credential.split([',', '&', ' ']).next()?;
    // `{key}/{date}/{region}/{service}/aws4_request`, its slashes perhaps percent-encoded.
    let mut parts = scope.split('/').flat_map(|part| part.split("%2F"));
    parts.nth(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: API id, stage, `$context.path`, path, query; or `-`.
    fn check(host: &str, target: &str, expected: &str) {
        let found = invoke_url(Some(host), target).map_or_else(
            || "-".to_owned(),
            |address| {
                let ApiUrl { api_id, stage_name, url } = address;
                let stage = stage_name.as_deref().unwrap_or("none");
                format!("{api_id} {stage} {} {} {}", url.context_path(), url.path(), url.raw_query())
            },
        );
        assert_eq!(found, expected, "{host} {target}");
    }

    #[test]
    fn url_forms() {
        for host in [
            "abc.execute-api.localhost",
            "abc.execute-api.localhost:4566",
            "abc.execute-api.us-east-1.localhost:4566",
            "abc.execute-api.eu-west-1.amazonaws.com",
            "abc.execute-api.amazonaws.com:80",
            "abc.execute-api.cn-north-1.amazonaws.com.cn",
            "abc.Execute-API.us-east-1.LOCALHOST.localstack.cloud:4566",
            "abc.execute-api.localhost.localstack.cloud",
        ] {
            check(host, "/dev/pets?limit=1", "abc dev /dev/pets /pets limit=1");
        }
        check("ABC.execute-api.localhost", "/Dev/Pets", "ABC Dev /Dev/Pets /Pets ");
        for host in [
            "localhost:4566",
            "execute-api.localhost",
            ".execute-api.localhost",
            "abc.execute-api.a.b.localhost",
            "abc.execute-api.example.com",
            "abc.lambda.localhost",
            "[::1]:4566",
            "",
        ] {
            check(host, "/dev/pets", "-");
        }
        let host = "a.execute-api.localhost";
        check(host, "/", "a none / / ");
        check(host, "", "a none  / ");
        check(host, "/dev", "a dev /dev / ");
        check(host, "/dev/", "a dev /dev/ / ");
        check(host, "/dev?x=1", "a dev /dev / x=1");
        check(host, "/dev/?", "a dev /dev/ / ");
        check(host, "//dev/x/", "a dev /dev/x/ /x/ ");
        check(host, "/dev//x", "a dev /dev//x /x ");
        check(host, "/dev///x//y", "a dev /dev///x//y /x//y ");
        check(host, "/dev/x?y=a/b?c", "a dev /dev/x /x y=a/b?c");
        check(host, "/_aws/execute-api/b/dev/x", "a _aws /_aws/execute-api/b/dev/x /execute-api/b/dev/x ");
        let host = "localhost:4566";
        check(host, "/_aws/execute-api/aBc/dev/x/y?z", "aBc dev /dev/x/y /x/y z");
        check(host, "/_aws/execute-api/abc/dev", "abc dev /dev / ");
        check(host, "/_aws/execute-api/abc", "abc none  / ");
        check(host, "/_aws/execute-api/abc?x", "abc none  / x");
        check(host, "/restapis/abc/dev/_user_request_/x/y?z", "abc dev /dev/x/y /x/y z");
        check(host, "/restapis/abc/dev/_user_request_", "abc dev /dev / ");
        check(host, "/restapis/abc/dev/_user_request_?z=1", "abc dev /dev / z=1");
        check(host, "/restapis/abc/dev/_user_request_//x", "abc dev /dev//x /x ");
        for target in ["/restapis", "/restapis/abc/stages/dev", "/restapis/abc/dev/_user_request_x", "/v2/apis", "*"] {
            check(host, target, "-");
        }
    }

    #[test]
    fn names_of_vpc_endpoints() {
        let found = |host: &str, api_id: &str| {
            let headers: Headers = [("X-Apigw-Api-Id", api_id)].into_iter().filter(|(_, id)| !id.is_empty()).collect();
            let url = invoke_url(Some(host), "/dev/x").or_else(|| endpoint_url(Some(host), &headers, "/dev/x"));
            url.map_or("-".to_owned(), |ApiUrl { api_id, url, .. }| {
                format!("{api_id} {} {}", url.vpc_endpoint_id.as_deref().unwrap_or("none"), url.path())
            })
        };
        assert_eq!(found("abc-vpce-0123.execute-api.us-east-1.amazonaws.com", ""), "abc vpce-0123 /x");
        assert_eq!(found("abc-vpce-0123.execute-api.localhost:4566", "other"), "abc vpce-0123 /x");
        let host = "vpce-0123-xyz.execute-api.us-east-1.vpce.amazonaws.com";
        assert_eq!(found(host, "abc"), "abc vpce-0123 /x");
        assert_eq!(found(host, ""), "-");
        assert_eq!(found("vpce-0123-xyz.execute-api.vpce.localhost:4566", "abc"), "abc vpce-0123 /x");
        assert_eq!(found("vpce-0123-xyz.execute-api.vpce.example.com", "abc"), "-");
        assert_eq!(found("abc.execute-api.us-east-1.vpce.amazonaws.com", "abc"), "-");
    }

    #[test]
    fn shares() {
        for drawn in [0, 1, u64::MAX / 2, u64::MAX] {
            assert!(!is_within(drawn, 0.0) && is_within(drawn, 100.0), "{drawn}");
        }
        // A generator that repeats itself from run to run (splitmix64).
        let mut state = 42u64;
        let mut draw = || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut word = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            word ^ (word >> 31)
        };
        const DRAWS: u32 = 400_000;
        for percent in [0.1, 1.0, 12.5, 50.0, 99.9] {
            let within = (0..DRAWS).filter(|_| is_within(draw(), percent)).count() as f64;
            let expected = f64::from(DRAWS) * percent / 100.0;
            let deviation = (expected * (1.0 - percent / 100.0)).sqrt();
            assert!((within - expected).abs() < 4.0 * deviation, "{percent} %: {within}, not {expected}");
        }
    }

    #[test]
    fn signatures() {
        let signed = |authorization: &str, target: &str, expected: Option<&str>| {
            let headers: Headers = [("Authorization", authorization)].into_iter().collect();
            assert_eq!(signed_service(&headers, target), expected, "{authorization} {target}");
        };
        signed(
            "AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/s3/aws4_request, SignedHeaders=host",
            "/",
            Some("s3"),
        );
        signed("Bearer AWS4", "/?X-Amz-Credential=AK%2F20260101%2Fus-east-1%2Fsqs%2Faws4_request&b=1", Some("sqs"));
        signed("Basic x", "/", None);
        signed("AWS4-HMAC-SHA256 nothing", "/", None);
        signed("AWS4-HMAC-SHA256 Credential=AK", "/", None);
    }
}
