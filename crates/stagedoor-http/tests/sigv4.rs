//! Signatures against those that botocore makes (`sigv4/vectors.json`, made by `sigv4/vectors.py`).
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use stagedoor_http::sigv4::{Claim, Credentials, Payload, SignatureError, SignedRequest, presign, sign};
use stagedoor_wire::Timestamp;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

struct Vector {
    form: String,
    service: String,
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
    token: Option<String>,
    signed_target: String,
    signed_headers: Vec<(String, String)>,
}

fn vectors() -> (Timestamp, Vec<Vector>) {
    let document: Value = serde_json::from_str(include_str!("sigv4/vectors.json")).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let pairs = |value: &Value| -> Vec<(String, String)> {
        value.as_array().unwrap().iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
    };
    let vectors = document["vectors"].as_array().unwrap().iter().map(|vector| Vector {
        form: text(&vector["form"]),
        service: text(&vector["service"]),
        method: text(&vector["method"]),
        target: text(&vector["target"]),
        headers: pairs(&vector["headers"]),
        body: text(&vector["body"]),
        token: vector["token"].as_str().map(str::to_owned),
        signed_target: text(&vector["signed_target"]),
        signed_headers: pairs(&vector["signed_headers"]),
    });
    (Timestamp::from_seconds(document["seconds"].as_i64().unwrap()), vectors.collect())
}

fn verify(vector: &Vector, secret: &str, now: Timestamp) -> Result<(), SignatureError> {
    let request = SignedRequest::from_pairs(&vector.method, &vector.signed_target, &vector.signed_headers);
    let claim = Claim::of(&request)?.expect("the request is signed");
    claim.verify(&request, vector.body.as_bytes(), secret, now)
}

#[test]
fn botocore_signatures_hold() {
    let (now, vectors) = vectors();
    for vector in vectors {
        let request = SignedRequest::from_pairs(&vector.method, &vector.signed_target, &vector.signed_headers);
        let claim = Claim::of(&request).unwrap().unwrap();
        assert_eq!(claim.access_key_id, "AKIDEXAMPLE");
        assert_eq!((claim.region.as_str(), claim.service.as_str()), ("us-east-1", vector.service.as_str()));
        assert_eq!((claim.moment, claim.session_token), (now, vector.token.clone()));
        assert_eq!(verify(&vector, SECRET, now), Ok(()), "{} {} {}", vector.service, vector.method, vector.target);
    }
}

#[test]
fn our_signatures_are_botocores() {
    let (now, vectors) = vectors();
    for vector in vectors.iter().filter(|vector| vector.form == "header") {
        let request = SignedRequest::from_pairs(&vector.method, &vector.target, &vector.headers);
        let credentials = Credentials {
            access_key_id: "AKIDEXAMPLE".to_owned(),
            secret_access_key: SECRET.to_owned(),
            session_token: vector.token.clone(),
        };
        let payload = Payload::Bytes(vector.body.as_bytes());
        let added = sign(&request, payload, &credentials, "us-east-1", &vector.service, now);
        for (name, value) in added {
            let theirs = vector.signed_headers.iter().find(|(present, _)| present.eq_ignore_ascii_case(name));
            assert_eq!(theirs.map(|(_, value)| value), Some(&value), "{name} of {}", vector.target);
        }
    }
}

#[test]
fn our_presigned_targets_are_botocores() {
    let (now, vectors) = vectors();
    for vector in vectors.iter().filter(|vector| vector.form == "query") {
        let request = SignedRequest::from_pairs(&vector.method, &vector.target, &vector.headers);
        let credentials = Credentials {
            access_key_id: "AKIDEXAMPLE".to_owned(),
            secret_access_key: SECRET.to_owned(),
            session_token: vector.token.clone(),
        };
        let expires = std::time::Duration::from_secs(300);
        let target = presign(&request, &credentials, "us-east-1", &vector.service, now, expires);
        let sorted = |target: &str| {
            let (path, query) = target.split_once('?').unwrap();
            let mut pairs: Vec<String> = query.split('&').map(str::to_owned).collect();
            pairs.sort();
            (path.to_owned(), pairs)
        };
        assert_eq!(sorted(&target), sorted(&vector.signed_target));
    }
}

#[test]
fn any_change_breaks_a_signature() {
    let (now, vectors) = vectors();
    type Change = fn(&mut Vector);
    let changes: [(&str, Change); 8] = [
        ("method", |vector| vector.method = "DELETE".to_owned()),
        ("path", |vector| vector.signed_target = vector.signed_target.replacen('/', "/x", 1)),
        ("query", |vector| {
            let mark = if vector.signed_target.contains('?') { '&' } else { '?' };
            vector.signed_target += &format!("{mark}added=1");
        }),
        ("host", |vector| {
            let host = vector.signed_headers.iter_mut().find(|(name, _)| name == "Host").unwrap();
            host.1 = "other".to_owned();
        }),
        ("second host", |vector| vector.signed_headers.push(("host".to_owned(), "other".to_owned()))),
        ("target", |vector| vector.signed_headers.push(("X-Amz-Target".to_owned(), "other".to_owned()))),
        ("date", |vector| {
            for (_, value) in &mut vector.signed_headers {
                *value = value.replace("20261121T050607Z", "20261121T050608Z");
            }
            vector.signed_target = vector.signed_target.replace("20261121T050607Z", "20261121T050608Z");
        }),
        ("body", |vector| vector.body += "x"),
    ];
    for index in 0..vectors.len() {
        for (name, change) in &changes {
            let (_, mut vectors) = self::vectors();
            let vector = &mut vectors[index];
            // S3 does not look at the body of a presigned request.
            if *name == "body" && vector.form == "query" && vector.service == "s3" {
                continue;
            }
            change(vector);
            assert!(verify(vector, SECRET, now).is_err(), "{name} of {} {}", vector.service, vector.target);
        }
    }
    assert_eq!(verify(&vectors[0], "another secret", now), Err(SignatureError::Mismatch));
}

#[test]
fn age() {
    let (now, vectors) = vectors();
    let at = |seconds: i64| Timestamp::from_millis(now.millis + seconds * 1000);
    let query = vectors.iter().position(|vector| vector.form == "query").unwrap();
    let cases = [
        (0, -901, Err(SignatureError::NotYetCurrent)),
        (0, -900, Ok(())),
        (0, 900, Ok(())),
        (0, 901, Err(SignatureError::Expired)),
        (query, -901, Err(SignatureError::NotYetCurrent)),
        (query, 300, Ok(())),
        (query, 301, Err(SignatureError::Expired)),
    ];
    for (index, offset, expected) in cases {
        assert_eq!(verify(&vectors[index], SECRET, at(offset)), expected, "{index} {offset}");
    }
}

#[test]
fn claims_that_cannot_be_read() {
    let credential = "Credential=AKID/20261121/us-east-1/apigateway/aws4_request";
    let whole = format!("AWS4-HMAC-SHA256 {credential}, SignedHeaders=host, Signature=00");
    let cases = [
        (whole.as_str(), "20261121T050607Z", Ok(())),
        (&whole.replace(", ", ","), "20261121T050607Z", Ok(())),
        ("Bearer abc", "20261121T050607Z", Err(SignatureError::Algorithm)),
        ("AWS4-HMAC-SHA256 abc", "20261121T050607Z", Err(SignatureError::NotKeyValue("abc".to_owned()))),
        (
            "AWS4-HMAC-SHA256",
            "20261121T050607Z",
            Err(SignatureError::Missing(vec!["Credential", "Signature", "SignedHeaders"])),
        ),
        (&whole.replace("/aws4_request", ""), "20261121T050607Z", Err(SignatureError::Scope)),
        (&whole.replace("20261121/", "20261122/"), "20261121T050607Z", Err(SignatureError::Date)),
        (&whole, "20261121T05060é", Err(SignatureError::Date)),
        (&whole, "20261321T050607Z", Err(SignatureError::Date)),
    ];
    for (authorization, date, expected) in cases {
        let headers =
            [("Authorization".to_owned(), authorization.to_owned()), ("X-Amz-Date".to_owned(), date.to_owned())];
        let request = SignedRequest::from_pairs("GET", "/", &headers);
        assert_eq!(Claim::of(&request).map(|_| ()), expected, "{authorization} at {date}");
    }
    assert_eq!(Claim::of(&SignedRequest::from_pairs("GET", "/?a=b", &[])), Ok(None));
}

/// Headers are written with blanks for controls, and without fields whose name is none: so they are signed.
#[test]
fn what_is_sent_is_signed() {
    let now = Timestamp::from_seconds(1_700_000_000);
    let credentials =
        Credentials { access_key_id: "AKIDEXAMPLE".into(), secret_access_key: SECRET.into(), session_token: None };
    let signed = |fields: &[(&str, &str)]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let request = SignedRequest::from_pairs("GET", "/", &fields);
        sign(&request, Payload::Bytes(b""), &credentials, "us-east-1", "sqs", now)
    };
    let sent = signed(&[("Host", "h"), ("X-A", "a b c")]);
    assert_eq!(signed(&[("Host", "h"), ("X-A", "a\r\nb\0c\u{7f}")]), sent);
    assert_eq!(signed(&[("Host", "h"), ("X-A", "a b c"), ("X\r\nB", "b"), ("", "c")]), sent);
}
