//! Who calls: account and region from the credential of the signature, and, where credentials are configured, whether
//! the signature is right and the caller may do what it asks.
//!
//! Without configured credentials any signature is accepted, and none means the default account and region: the
//! listener is then one of this machine alone, or somebody has said out loud that it is open.

use std::borrow::Cow;
use std::sync::Arc;

use stagedoor_gateway::ControlRequest;
use stagedoor_gateway::access_keys::{AccessKey, AccessKeys, Refusal, account_of};
use stagedoor_gateway::policy::{Asker, Decision, Request};
use stagedoor_http::sigv4::{Claim, SignatureError, SignedRequest};
use stagedoor_wire::{Timestamp, WireError};

use crate::operations::Caller;

pub mod credentials;

pub use stagedoor_gateway::access_keys::DEFAULT_ACCOUNT;

/// The region of callers that do not sign.
pub const DEFAULT_REGION: &str = "us-east-1";

/// The longest region name that is believed; the longest real one has 14 characters.
const LONGEST_REGION: usize = 32;

/// What the credential of a signature says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Credential {
    pub(crate) access_key_id: String,
    pub(crate) region: String,
    /// The signing name of the service that is asked.
    pub(crate) service: String,
}

/// Reads the credential of a request, from its `Authorization` header or from the query of a presigned URL; `None`
/// when it is not signed with Signature Version 4.
pub(crate) fn credential(request: &ControlRequest) -> Result<Option<Credential>, WireError> {
    let scope: Cow<'_, str> = match header(request, "authorization") {
        Some(text) if text.starts_with("AWS4-") => {
            let start = text.find("Credential=").ok_or_else(|| incomplete("requires 'Credential' parameter"))?;
            let scope = &text[start + "Credential=".len()..];
            scope.split([',', ' ']).next().unwrap_or_default().into()
        }
        _ => match query_value(&request.target, "X-Amz-Credential") {
            Some(scope) => scope,
            None => return Ok(None),
        },
    };
    let mut parts = scope.rsplitn(5, '/');
    match (parts.next(), parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("aws4_request"), Some(service), Some(region), Some(_date), Some(access_key_id))
            if is_region(region) && !access_key_id.is_empty() =>
        {
            Ok(Some(Credential {
                access_key_id: access_key_id.to_owned(),
                region: region.to_owned(),
                service: service.to_owned(),
            }))
        }
        _ => Err(incomplete("has a credential that is not {key}/{date}/{region}/{service}/aws4_request")),
    }
}

/// UNVERIFIED: status and text; of the service's answers to incomplete signatures one of the data plane is recorded.
fn incomplete(what: &str) -> WireError {
    WireError::new("IncompleteSignatureException", 403, format!("Authorization header {what}"))
}

/// A region becomes part of ids and ARNs, so only what a region can look like passes.
fn is_region(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= LONGEST_REGION && text.bytes().all(legal)
}

pub(crate) fn header<'r>(request: &'r ControlRequest, name: &str) -> Option<&'r str> {
    request.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

fn query_value<'r>(target: &'r str, name: &str) -> Option<Cow<'r, str>> {
    let (_, query) = target.split_once('?')?;
    let (_, value) = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(found, _)| *found == name)?;
    Some(percent_encoding::percent_decode_str(value).decode_utf8_lossy())
}

/// The caller of a request. With `credentials`, only one whose signature is right and who may do what it asks.
///
/// AWS: the action of a control-plane call is the service and the HTTP verb, its resource the path.
pub(crate) fn authenticate(
    request: &ControlRequest,
    credential: Option<&Credential>,
    access_keys: Option<&AccessKeys>,
    now: Timestamp,
    service: &str,
    path: &str,
) -> Result<Caller, WireError> {
    let Some(access_keys) = access_keys else {
        return Ok(caller_without_check(credential));
    };
    let credential = credential.ok_or_else(missing_authentication_token)?;
    let access_key = verify(request, credential, access_keys, now).map_err(refused)?;
    let caller = Caller { account: Arc::clone(&access_key.account), region: credential.region.as_str().into() };
    let action = format!("{service}:{}", request.method);
    // The policy sees the path as the operation does, decoded, so that an encoding does not slip past a Deny.
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let resource = format!("arn:{}:{service}:{}::{path}", caller.partition(), caller.region);
    let asked = Request {
        action: &action,
        resource: &resource,
        alias: None,
        asker: Asker::Arn(&access_key.arn),
        keys: &|name| condition_key(name, request, access_key, now),
    };
    if access_key.policy.as_ref().is_some_and(|policy| policy.decide(&asked) != Decision::Allow) {
        let text = format!("User: {} is not authorized to perform: {action} on resource: {resource}", access_key.arn);
        return Err(WireError::new("AccessDeniedException", 403, text));
    }
    Ok(caller)
}

/// The values that a policy's conditions can ask for.
fn condition_key<'r>(
    name: &str,
    request: &'r ControlRequest,
    access_key: &'r AccessKey,
    now: Timestamp,
) -> Option<Cow<'r, str>> {
    match name {
        "aws:sourceip" => Some(request.peer.ip().to_canonical().to_string().into()),
        "aws:useragent" => header(request, "User-Agent").map(Cow::Borrowed),
        "aws:referer" => header(request, "Referer").map(Cow::Borrowed),
        "aws:securetransport" => Some(if request.is_tls { "true" } else { "false" }.into()),
        "aws:currenttime" => Some(now.iso8601().into()),
        "aws:epochtime" => Some(now.seconds().to_string().into()),
        name => access_key.condition_key(name),
    }
}

pub(crate) fn missing_authentication_token() -> WireError {
    WireError::new("MissingAuthenticationTokenException", 403, "Missing Authentication Token")
}

fn caller_without_check(credential: Option<&Credential>) -> Caller {
    Caller {
        account: account_of(credential.map_or("", |credential| &credential.access_key_id)).into(),
        region: credential.map_or(DEFAULT_REGION, |credential| &credential.region).into(),
    }
}

/// Checks the signature over the request as it was received: whose it is.
fn verify<'k>(
    request: &ControlRequest,
    credential: &Credential,
    access_keys: &'k AccessKeys,
    now: Timestamp,
) -> Result<&'k AccessKey, Refusal> {
    access_keys.find(&credential.access_key_id).ok_or(Refusal::UnknownKey)?;
    let signed = SignedRequest::from_pairs(request.method.as_str(), &request.target, &request.headers);
    let claim = Claim::of(&signed).map_err(Refusal::Signature)?.ok_or(Refusal::NotSigned)?;
    let read_alike = claim.access_key_id == credential.access_key_id
        && claim.region == credential.region
        && claim.service == credential.service;
    if !read_alike {
        return Err(Refusal::Signature(SignatureError::Mismatch));
    }
    let access_key = access_keys.of_claim(&claim, now)?;
    access_key.verify(&claim, &signed, &request.body, now)?;
    Ok(access_key)
}

/// UNVERIFIED: the texts but for that of a mismatch, which is the data plane's.
fn refused(refusal: Refusal) -> WireError {
    let error = match refusal {
        Refusal::NotSigned => return missing_authentication_token(),
        Refusal::UnknownKey => {
            let text = "The security token included in the request is invalid.";
            return WireError::new("UnrecognizedClientException", 403, text);
        }
        Refusal::ExpiredKey => {
            let text = "The security token included in the request is expired";
            return WireError::new("ExpiredTokenException", 403, text);
        }
        Refusal::Signature(error) => error,
    };
    match error {
        SignatureError::Mismatch | SignatureError::Payload => WireError::new(
            "InvalidSignatureException",
            403,
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret \
             Access Key and signing method. Consult the service documentation for details.",
        ),
        SignatureError::Expired | SignatureError::NotYetCurrent | SignatureError::Expires => {
            WireError::new("InvalidSignatureException", 403, capital(&error.to_string()))
        }
        _ => WireError::new("IncompleteSignatureException", 403, capital(&error.to_string())),
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn request(target: &str, authorization: Option<&str>) -> ControlRequest {
        ControlRequest {
            method: http::Method::GET,
            target: target.to_owned(),
            headers: authorization.map(|text| ("Authorization".to_owned(), text.to_owned())).into_iter().collect(),
            body: Bytes::new(),
            peer: ([127, 0, 0, 1], 1).into(),
            is_tls: false,
        }
    }

    #[test]
    fn credentials_are_read_from_header_and_query() {
        let check = |target: &str, authorization: Option<&str>, expected: Result<Option<[&str; 3]>, &str>| {
            let found = credential(&request(target, authorization));
            let expected = expected.map(|parts| {
                parts.map(|[access_key_id, region, service]| Credential {
                    access_key_id: access_key_id.to_owned(),
                    region: region.to_owned(),
                    service: service.to_owned(),
                })
            });
            assert_eq!(found.map_err(|error| error.code), expected, "{target} {authorization:?}");
        };
        let header = "AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/apigateway/aws4_request, SignedHeaders=host";
        check("/restapis", Some(header), Ok(Some(["AKID", "eu-west-1", "apigateway"])));
        check("/", Some(&header.replace(", ", ",")), Ok(Some(["AKID", "eu-west-1", "apigateway"])));
        check("/", None, Ok(None));
        check("/", Some("Bearer token"), Ok(None));
        check("/", Some("AWS AKID:signature"), Ok(None));
        let presigned = "/?a=b&X-Amz-Credential=123456789012%2F20260101%2Fus-east-1%2Fsqs%2Faws4_request";
        check(presigned, None, Ok(Some(["123456789012", "us-east-1", "sqs"])));
        for broken in [
            "AWS4-HMAC-SHA256",
            "AWS4-HMAC-SHA256 Credential=",
            "AWS4-HMAC-SHA256 Credential=AKID/20260101/apigateway/aws4_request",
            "AWS4-HMAC-SHA256 Credential=AKID/20260101/../apigateway/aws4_request",
            "AWS4-HMAC-SHA256 Credential=/20260101/us-east-1/apigateway/aws4_request",
        ] {
            check("/", Some(broken), Err("IncompleteSignatureException"));
        }
    }

    #[test]
    fn without_credentials_the_access_key_id_may_be_the_account() {
        let check = |access_key_id: Option<&str>, account: &str, region: &str| {
            let credential = access_key_id.map(|id| Credential {
                access_key_id: id.to_owned(),
                region: "eu-west-1".to_owned(),
                service: "apigateway".to_owned(),
            });
            let caller = caller_without_check(credential.as_ref());
            assert_eq!((caller.account.as_ref(), caller.region.as_ref()), (account, region));
        };
        check(Some("123456789012"), "123456789012", "eu-west-1");
        check(Some("12345678901x"), DEFAULT_ACCOUNT, "eu-west-1");
        check(Some("test"), DEFAULT_ACCOUNT, "eu-west-1");
        check(None, DEFAULT_ACCOUNT, DEFAULT_REGION);
    }

    const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);

    /// A request signed with our own signer, which has its own tests against others.
    fn signed(secret: &str, body: &'static str) -> ControlRequest {
        let mut request = request("/restapis?limit=5", None);
        request.headers.push(("Host".to_owned(), "localhost:4566".to_owned()));
        request.body = Bytes::from_static(body.as_bytes());
        let credentials = stagedoor_http::sigv4::Credentials {
            access_key_id: "AKIA1".to_owned(),
            secret_access_key: secret.to_owned(),
            session_token: None,
        };
        let unsigned = SignedRequest::from_pairs("GET", &request.target, &request.headers);
        let payload = stagedoor_http::sigv4::Payload::Bytes(body.as_bytes());
        let added = stagedoor_http::sigv4::sign(&unsigned, payload, &credentials, "eu-west-1", "apigateway", NOW);
        request.headers.extend(added.into_iter().map(|(name, value)| (name.to_string(), value)));
        request
    }

    #[test]
    fn with_credentials_only_a_right_signature_and_an_allowed_action_pass() {
        let credentials = credentials::parse(
            r#"
            [[access-keys]]
            id = "AKIA1"
            secret = "secret"
            account = "123456789012"
            [[access-keys.policy.Statement]]
            Effect = "Allow"
            Action = "apigateway:GET"
            Resource = "arn:aws:apigateway:eu-west-1::/restapis"
            "#,
        )
        .unwrap();
        let ask = |request: &ControlRequest, now: Timestamp, path: &str| {
            let credential = credential(request).unwrap();
            authenticate(request, credential.as_ref(), Some(&credentials), now, "apigateway", path)
                .map(|caller| format!("{} {}", caller.account, caller.region))
                .map_err(|error| error.code)
        };
        let good = signed("secret", "");
        assert_eq!(ask(&good, NOW, "/restapis"), Ok("123456789012 eu-west-1".to_owned()));
        assert_eq!(ask(&good, NOW, "/restapis/a"), Err("AccessDeniedException"));
        let late = Timestamp::from_seconds(NOW.seconds() + 16 * 60);
        assert_eq!(ask(&good, late, "/restapis"), Err("InvalidSignatureException"));
        assert_eq!(ask(&signed("other", ""), NOW, "/restapis"), Err("InvalidSignatureException"));
        let mut altered = signed("secret", "{}");
        altered.body = Bytes::from_static(b"[]");
        assert_eq!(ask(&altered, NOW, "/restapis"), Err("InvalidSignatureException"));
        let mut elsewhere = signed("secret", "");
        elsewhere.target = "/restapis?limit=6".to_owned();
        assert_eq!(ask(&elsewhere, NOW, "/restapis"), Err("InvalidSignatureException"));
        let mut unsigned_body = signed("secret", "");
        unsigned_body.headers.push(("X-Amz-Content-SHA256".to_owned(), "UNSIGNED-PAYLOAD".to_owned()));
        assert_eq!(ask(&unsigned_body, NOW, "/restapis"), Err("InvalidSignatureException"));
    }
}
