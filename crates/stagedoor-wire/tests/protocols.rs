//! One error in every protocol, byte by byte, and the protocol of a request.

use stagedoor_wire::WireError;
use stagedoor_wire::protocol::{self, Protocol};

#[test]
fn an_error_in_every_protocol() {
    let mut error = WireError::too_many_requests("a < b & \"c\"\u{1}");
    error.retry_after_seconds = Some(3);
    let check = |protocol: Protocol, headers: &[(&str, &str)], body: &[u8]| {
        let encoded = protocol::encode_error(protocol, &error, "id");
        let found: Vec<_> = encoded.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!((encoded.status, found.as_slice(), &encoded.body[..]), (429, headers, body), "{protocol:?}");
    };
    check(
        Protocol::RestJson,
        &[
            ("x-amzn-RequestId", "id"),
            ("x-amzn-ErrorType", "TooManyRequestsException"),
            ("Content-Type", "application/json"),
            ("Retry-After", "3"),
        ],
        br#"{"message":"a < b & \"c\"\u0001"}"#,
    );
    let json = br#"{"__type":"TooManyRequestsException","message":"a < b & \"c\"\u0001"}"#;
    check(Protocol::Json10, &[("x-amzn-RequestId", "id"), ("Content-Type", "application/x-amz-json-1.0")], json);
    check(Protocol::Json11, &[("x-amzn-RequestId", "id"), ("Content-Type", "application/x-amz-json-1.1")], json);
    let said = "<Code>TooManyRequestsException</Code><Message>a &lt; b &amp; \"c\"?</Message>";
    let xml = |inner: String| format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{inner}").into_bytes();
    let wrapped =
        format!("<ErrorResponse><Error><Type>Sender</Type>{said}</Error><RequestId>id</RequestId></ErrorResponse>");
    let headers = [("x-amzn-RequestId", "id"), ("Content-Type", "text/xml")];
    check(Protocol::Query, &headers, &xml(wrapped.clone()));
    check(Protocol::RestXml, &headers, &xml(wrapped));
    let ec2 = format!("<Response><Errors><Error>{said}</Error></Errors><RequestID>id</RequestID></Response>");
    check(Protocol::Ec2, &headers, &xml(ec2));
    check(
        Protocol::S3,
        &[("x-amz-request-id", "id"), ("Content-Type", "text/xml")],
        &xml(format!("<Error>{said}<RequestId>id</RequestId></Error>")),
    );
    check(
        Protocol::Cbor,
        &[("x-amzn-RequestId", "id"), ("smithy-protocol", "rpc-v2-cbor"), ("Content-Type", "application/cbor")],
        b"\xa2\x66__type\x78\x18TooManyRequestsException\x67message\x6ca < b & \"c\"\x01",
    );
}

#[test]
fn the_protocol_of_a_request() {
    let check = |declared: Protocol, headers: &[(&str, &str)], expected: Protocol| {
        let header = |name: &str| headers.iter().find(|(found, _)| *found == name).map(|(_, value)| *value);
        assert_eq!(Protocol::of_request(declared, header), expected, "{declared:?} {headers:?}");
    };
    let form = [("content-type", "application/x-www-form-urlencoded; charset=utf-8")];
    check(Protocol::RestJson, &[("content-type", "application/json")], Protocol::RestJson);
    check(Protocol::Cbor, &[("content-type", "application/x-amz-json-1.1")], Protocol::Json11);
    check(Protocol::Json10, &[("smithy-protocol", "rpc-v2-cbor")], Protocol::Cbor);
    check(Protocol::Json10, &form, Protocol::Query);
    check(Protocol::Ec2, &form, Protocol::Ec2);
    check(Protocol::Json11, &[], Protocol::Json11);
}
