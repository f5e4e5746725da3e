//! Policies as functions write them, and what they say of a request.

use serde_json::json;

use super::*;

const ARN: &str = "arn:aws:execute-api:us-east-1:000000000000:api/dev/GET/pets/1";

/// What a request from 192.0.2.7 has.
fn keys(name: &str) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match name {
        "aws:sourceip" => "192.0.2.7",
        "aws:useragent" => "curl/8",
        "aws:securetransport" => "false",
        "aws:currenttime" => "2026-01-02T03:04:05Z",
        "aws:epochtime" => "1767323045",
        "aws:sourcearn" => "arn:aws:lambda:us-east-1:000000000000:function:f",
        "a:number" => "5",
        _ => return None,
    }))
}

/// To call the method.
fn asked() -> Request<'static> {
    Request { action: "execute-api:Invoke", resource: ARN, alias: None, asker: Asker::Anonymous, keys: &keys }
}

/// `expected` is the decision, or what is wrong.
#[track_caller]
fn check(statements: Value, expected: &str) {
    let document = json!({ "Version": "2012-10-17", "Statement": statements });
    let found = match Policy::read(&document) {
        Ok(policy) => format!("{:?}", policy.decide(&asked())),
        Err(error) => error.to_string(),
    };
    assert_eq!(found, expected, "{document}");
}

fn statement(effect: &str, resource: &str) -> Value {
    json!({"Effect": effect, "Action": "execute-api:Invoke", "Resource": resource})
}

#[test]
fn effects() {
    let (allow, deny) = (|resource| statement("Allow", resource), |resource| statement("Deny", resource));
    check(json!([]), "ImplicitDeny");
    check(allow(ARN), "Allow");
    check(json!([allow("*")]), "Allow");
    check(json!([allow("*"), deny("*/pets/*")]), "ExplicitDeny");
    check(json!([deny("*/pets/*"), allow("*")]), "ExplicitDeny");
    check(json!([deny("*/orders/*"), allow("*")]), "Allow");
    check(allow("arn:aws:execute-api:us-east-1:000000000000:api/*/GET/*"), "Allow");
    check(allow("arn:aws:execute-api:us-east-1:000000000000:api/d?v/GET/pets/?"), "Allow");
    check(allow("arn:aws:execute-api:us-east-1:000000000000:api/dev/POST/*"), "ImplicitDeny");
    check(allow("arn:aws:execute-api:us-east-1:000000000000:API/*"), "ImplicitDeny");
}

#[test]
fn actions_and_contraries() {
    let with = |members: Value| {
        let mut statement = json!({"Effect": "Allow", "Sid": "a"});
        statement.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        statement
    };
    check(with(json!({"Action": ["s3:*", "execute-api:invoke"], "Resource": ["a", ARN]})), "Allow");
    check(with(json!({"Action": "execute-api:*", "Resource": "*"})), "Allow");
    check(with(json!({"Action": "*", "Resource": "*"})), "Allow");
    check(with(json!({"Action": "s3:*", "Resource": "*"})), "ImplicitDeny");
    check(with(json!({"Action": [], "Resource": "*"})), "ImplicitDeny");
    check(with(json!({"NotAction": "s3:*", "Resource": "*"})), "Allow");
    check(with(json!({"NotAction": "EXECUTE-API:Invoke", "Resource": "*"})), "ImplicitDeny");
    check(with(json!({"Action": "*", "NotResource": "*/orders/*"})), "Allow");
    check(with(json!({"Action": "*", "NotResource": ["*/orders/*", "*/pets/*"]})), "ImplicitDeny");
}

#[test]
fn conditions() {
    for (condition, holds) in [
        (json!({}), true),
        (json!([]), true),
        (Value::Null, true),
        (json!({"StringEquals": {"aws:UserAgent": "curl/8"}}), true),
        (json!({"StringEquals": {"aws:UserAgent": ["wget", "curl/8"]}}), true),
        (json!({"StringEquals": {"aws:UserAgent": "CURL/8"}}), false),
        (json!({"StringEqualsIgnoreCase": {"aws:UserAgent": "CURL/8"}}), true),
        (json!({"StringNotEquals": {"aws:UserAgent": ["wget", "curl/8"]}}), false),
        (json!({"StringLike": {"aws:UserAgent": "curl/*"}}), true),
        (json!({"StringNotLike": {"aws:UserAgent": "curl/*"}}), false),
        (json!({"StringEquals": {"aws:Referer": "x"}}), false),
        (json!({"StringNotEquals": {"aws:Referer": "x"}}), true),
        (json!({"StringEqualsIfExists": {"aws:Referer": "x"}}), true),
        (json!({"ForAllValues:StringEquals": {"aws:Referer": "x"}}), true),
        (json!({"ForAnyValue:StringNotEquals": {"aws:Referer": "x"}}), false),
        (json!({"ForAnyValue:StringEquals": {"aws:UserAgent": ["x", "curl/8"]}}), true),
        (json!({"Null": {"aws:Referer": "true"}}), true),
        (json!({"Null": {"aws:UserAgent": true}}), false),
        (json!({"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}), true),
        (json!({"IpAddress": {"aws:sourceIP": ["10.0.0.0/8", "192.0.2.7"]}}), true),
        (json!({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}), true),
        (json!({"IpAddress": {"aws:SourceIp": "::/0"}}), false),
        (json!({"NotIpAddress": {"aws:SourceIp": "192.0.2.8/31"}}), true),
        (json!({"Bool": {"aws:SecureTransport": "false"}}), true),
        (json!({"Bool": {"aws:SecureTransport": true}}), false),
        (json!({"DateGreaterThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}}), true),
        (json!({"DateLessThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}}), false),
        (json!({"DateLessThanEquals": {"aws:CurrentTime": 1_767_323_045}}), true),
        (json!({"NumericGreaterThanEquals": {"aws:EpochTime": "1767323045"}}), true),
        (json!({"NumericNotEquals": {"a:Number": 5}}), false),
        (json!({"NumericLessThan": {"aws:UserAgent": 5}}), false),
        (json!({"ArnLike": {"aws:SourceArn": "arn:aws:lambda:*:*:function:*"}}), true),
        (json!({"ArnEquals": {"aws:SourceArn": "arn:aws:lambda:*"}}), false),
        (json!({"ArnNotLike": {"aws:SourceArn": "arn:aws:s3:::*"}}), true),
        (json!({"Bool": {"aws:SecureTransport": false}, "StringLike": {"aws:UserAgent": "wget*"}}), false),
    ] {
        let mut conditional = statement("Allow", "*");
        conditional["Condition"] = condition;
        check(conditional, if holds { "Allow" } else { "ImplicitDeny" });
    }
}

#[test]
fn what_is_not_understood_is_refused() {
    let allow = |name: &str, value: Value| {
        let mut statement = statement("Allow", "*");
        statement[name] = value;
        statement
    };
    for (statement, expected) in [
        (json!("*"), "a statement is no JSON object"),
        (json!({"Effect": "Allow", "Action": "*"}), "a statement needs either Resource or NotResource"),
        (allow("Effect", json!("allow")), "the Effect of a statement is neither Allow nor Deny"),
        (allow("Action", json!(1)), "the Action of a statement is no text or list"),
        (allow("NotAction", json!("*")), "a statement needs either Action or NotAction"),
        (allow("Principal", json!("*")), "Principal in a statement is not understood"),
        (allow("Resource", json!("${x}")), "the Resource \"${x}\" of a statement is not understood"),
        (allow("Resource", json!("${aws:x")), "the Resource \"${aws:x\" of a statement is not understood"),
        (allow("Resource", json!("a".repeat(513))), "a Resource is longer than 512 characters"),
        (allow("Condition", json!("x")), "a Condition is no JSON object"),
        (allow("Condition", json!({"StringEquals": "x"})), "StringEquals is no JSON object"),
        (allow("Condition", json!({"StringEquals": {"a": []}})), "StringEquals compares a with nothing"),
        (allow("Condition", json!({"StringEquals": {"a": {}}})), "the value {} of StringEquals is not understood"),
        (allow("Condition", json!({"StringMatches": {"a": "b"}})), "StringMatches b is not understood"),
        (allow("Condition", json!({"NumericEquals": {"a": "b"}})), "NumericEquals b is not understood"),
        (allow("Condition", json!({"DateEquals": {"a": "soon"}})), "DateEquals soon is not understood"),
        (allow("Condition", json!({"IpAddress": {"a": "192.0.2.0/33"}})), "IpAddress 192.0.2.0/33 is not understood"),
        (allow("Condition", json!({"StringLike": {"a": "${aws}"}})), "StringLike ${aws} is not understood"),
        (allow("Condition", json!({"NullIfExists": {"a": "true"}})), "NullIfExists true is not understood"),
        (allow("Condition", json!({"BinaryEquals": {"a": "?"}})), "BinaryEquals ? is not understood"),
        (allow("Condition", json!({"stringequals": {"a": "b"}})), "stringequals b is not understood"),
    ] {
        check(statement, expected);
    }
    for (document, expected) in [
        (json!([]), "the policy is no JSON object"),
        (json!({}), "the policy has no Statement"),
        (json!({"Version": "2030-01-01", "Statement": []}), "Version \"2030-01-01\" in the policy is not understood"),
        (json!({"Statement": [], "statement": []}), "statement [] in the policy is not understood"),
    ] {
        assert_eq!(Policy::read(&document).unwrap_err().to_string(), expected, "{document}");
    }
}

#[test]
fn wildcards() {
    let check = |pattern: &str, text: &str, expected: bool| {
        let pattern = Pattern::with_wildcards(pattern, true).unwrap();
        assert_eq!(pattern.matches(text, Compare::Exactly, &keys), Some(expected), "{pattern:?} {text}");
    };
    check("*", "", true);
    check("", "a", false);
    check("a*c", "abbc", true);
    check("a*c", "abbcd", false);
    check("a?c", "ac", false);
    check("a?c", "a\u{e9}c", true);
    check("*\u{e9}?", "x\u{e9}\u{e9}y", true);
    check("*a*a*a*b", &"a".repeat(200), false);
    check("${*}${?}", "*?", true);
    check("${*}", "a", false);
    check("${$}{a", "${a", true);
}

/// Whatever a function answers, reading its policy and asking it ends, and only a statement that allows makes an Allow.
#[test]
fn no_document_breaks_the_reader() {
    const WORDS: [&str; 20] = [
        "Version",
        "2012-10-17",
        "Statement",
        "Effect",
        "Allow",
        "Deny",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
        "execute-api:Invoke",
        "*",
        "?",
        "IpAddress",
        "aws:SourceIp",
        "10.0.0.0/8",
        "DateLessThan",
        "é",
        "",
    ];
    let mut state: u64 = 0x5eed;
    let mut draw = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    fn value(draw: &mut impl FnMut(usize) -> usize, depth: usize) -> Value {
        match draw(if depth == 0 { 4 } else { 8 }) {
            0 => Value::Null,
            1 => json!(draw(3) == 0),
            2 => json!(draw(100)),
            3 => json!(WORDS[draw(WORDS.len())]),
            4 | 5 => (0..draw(4)).map(|_| value(draw, depth - 1)).collect(),
            _ => Value::Object(
                (0..draw(6)).map(|_| (WORDS[draw(WORDS.len())].to_owned(), value(draw, depth - 1))).collect(),
            ),
        }
    }
    let mut read = 0;
    for _ in 0..20_000 {
        let document = value(&mut draw, 5);
        if let Ok(policy) = Policy::read(&document) {
            read += 1;
            let allowed = policy.decide(&asked()) == Decision::Allow;
            assert!(!allowed || policy.statements.iter().any(|statement| !statement.denies), "{document}");
        }
    }
    assert!(read > 0, "no document was a policy");
    // The same from well-formed statements, one part of them replaced.
    for _ in 0..20_000 {
        let mut changed = statement("Allow", "*");
        changed["Condition"] = json!({"StringLike": {"aws:UserAgent": "c*"}});
        changed[WORDS[draw(WORDS.len())]] = value(&mut draw, 3);
        if let Ok(policy) = Policy::read(&json!({ "Statement": changed })) {
            let _ = policy.decide(&asked());
        }
    }
}
