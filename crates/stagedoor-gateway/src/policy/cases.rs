//! The language of policies, operator by operator, in small cases.

use serde_json::json;

use super::*;

/// What a request by Ann of the shop team has.
fn keys(name: &str) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match name {
        "aws:username" => "ann",
        "aws:userid" => "AIDAEXAMPLE",
        "aws:principalarn" => "arn:aws:iam::123456789012:user/team/ann",
        "aws:principaltag/team" => "shop",
        "aws:sourceip" => "203.0.113.7",
        "aws:vpcsourceip" => "fd00:1::7",
        "aws:securetransport" => "true",
        "aws:currenttime" => "2026-01-02T03:04:05Z",
        "aws:epochtime" => "1767323045",
        "aws:useragent" => "curl/8.5 *",
        "aws:multifactorauthage" => "300",
        "a:bytes" => "YWJj",
        "a:word" => "maybe",
        _ => return None,
    }))
}

/// Every case is a key's operator and value, with what it comes to: holds or not. Of each its contrary is tried too.
#[test]
fn operators() {
    // Operator, key, value, whether it holds; and the contrary's name, where there is one.
    let cases: &[(&str, &str, Value, bool)] = &[
        ("StringEquals", "aws:username", json!("ann"), true),
        ("StringEquals", "aws:username", json!("Ann"), false),
        ("StringEquals", "aws:username", json!("an*"), false),
        ("StringEquals", "aws:username", json!(""), false),
        ("StringEquals", "aws:username", json!(["bob", "ann"]), true),
        ("StringEquals", "AWS:UserName", json!("ann"), true),
        ("StringEquals", "aws:PrincipalTag/team", json!("shop"), true),
        ("StringEquals", "aws:useragent", json!("curl/8.5 ${*}"), true),
        ("StringEquals", "aws:userid", json!("AIDA${aws:username}"), false),
        ("StringEquals", "aws:username", json!("${aws:username}"), true),
        ("StringEquals", "aws:username", json!("${aws:x, 'ann'}"), true),
        ("StringEquals", "aws:username", json!("${aws:x,'bob'}"), false),
        ("StringEqualsIgnoreCase", "aws:username", json!("ANN"), true),
        ("StringEqualsIgnoreCase", "aws:username", json!("ANNA"), false),
        ("StringEqualsIgnoreCase", "aws:userid", json!("aida${aws:username}"), false),
        ("StringLike", "aws:username", json!("a*"), true),
        ("StringLike", "aws:username", json!("?nn"), true),
        ("StringLike", "aws:username", json!("A*"), false),
        ("StringLike", "aws:username", json!("*"), true),
        ("StringLike", "aws:username", json!("??"), false),
        ("StringLike", "aws:useragent", json!("*${*}"), true),
        ("StringLike", "aws:username", json!("*${*}"), false),
        ("StringLike", "aws:principalarn", json!("*/${aws:username}"), true),
        ("StringLike", "aws:principalarn", json!("*/${aws:PrincipalTag/team}/*"), false),
        ("ArnEquals", "aws:principalarn", json!("arn:aws:iam::123456789012:user/team/ann"), true),
        ("ArnEquals", "aws:principalarn", json!("arn:aws:iam::123456789012:user/*"), true),
        ("ArnEquals", "aws:principalarn", json!("arn:aws:iam::*:user/team/ann"), true),
        ("ArnEquals", "aws:principalarn", json!("arn:aws:iam:*:user/team/ann"), false),
        ("ArnEquals", "aws:principalarn", json!("arn:*"), false),
        ("ArnEquals", "aws:username", json!("arn:aws:iam::123456789012:user/team/ann"), false),
        ("ArnLike", "aws:principalarn", json!("arn:aws:iam::12345678901?:user/*/ann"), true),
        ("ArnLike", "aws:principalarn", json!("arn:aws:iam::123456789012:user/*/${aws:username}"), true),
        ("ArnLike", "aws:principalarn", json!("arn:aws:iam::123456789012:role/*"), false),
        ("NumericEquals", "aws:multifactorauthage", json!(300), true),
        ("NumericEquals", "aws:multifactorauthage", json!("300.0"), true),
        ("NumericEquals", "aws:multifactorauthage", json!("301"), false),
        ("NumericEquals", "aws:username", json!("300"), false),
        ("DateEquals", "aws:currenttime", json!("2026-01-02T03:04:05Z"), true),
        ("DateEquals", "aws:currenttime", json!("2026-01-02T04:04:05+01:00"), true),
        ("DateEquals", "aws:currenttime", json!("1767323045"), true),
        ("DateEquals", "aws:epochtime", json!("2026-01-02T03:04:05Z"), true),
        ("DateEquals", "aws:currenttime", json!("2026-01-02"), false),
        ("DateEquals", "aws:username", json!("2026-01-02"), false),
        ("Bool", "aws:securetransport", json!(true), true),
        ("Bool", "aws:securetransport", json!("True"), true),
        ("Bool", "aws:securetransport", json!("false"), false),
        ("Bool", "aws:securetransport", json!(["false", "true"]), true),
        ("Bool", "a:word", json!("true"), false),
        ("Bool", "a:word", json!("false"), false),
        ("BinaryEquals", "a:bytes", json!("YWJj"), true),
        ("BinaryEquals", "a:bytes", json!("YWJk"), false),
        ("IpAddress", "aws:sourceip", json!("203.0.113.0/24"), true),
        ("IpAddress", "aws:sourceip", json!("203.0.113.7/32"), true),
        ("IpAddress", "aws:sourceip", json!("203.0.113.6/31"), true),
        ("IpAddress", "aws:sourceip", json!("203.0.113.8/29"), false),
        ("IpAddress", "aws:sourceip", json!("0.0.0.0/0"), true),
        ("IpAddress", "aws:sourceip", json!(["10.0.0.0/8", "203.0.0.0/16"]), true),
        ("IpAddress", "aws:vpcsourceip", json!("fd00::/8"), true),
        ("IpAddress", "aws:vpcsourceip", json!("fd00:1::7"), true),
        ("IpAddress", "aws:vpcsourceip", json!("fd00:2::/32"), false),
        ("IpAddress", "aws:vpcsourceip", json!("0.0.0.0/0"), false),
        ("IpAddress", "aws:username", json!("0.0.0.0/0"), false),
        ("Null", "aws:username", json!("false"), true),
        ("Null", "aws:username", json!("true"), false),
    ];
    let contrary = |operator: &str| {
        Some(match operator {
            "StringEquals" => "StringNotEquals",
            "StringEqualsIgnoreCase" => "StringNotEqualsIgnoreCase",
            "StringLike" => "StringNotLike",
            "ArnEquals" => "ArnNotEquals",
            "ArnLike" => "ArnNotLike",
            "NumericEquals" => "NumericNotEquals",
            "DateEquals" => "DateNotEquals",
            "IpAddress" => "NotIpAddress",
            _ => return None,
        })
    };
    let mut tried = 0;
    for (operator, key, value, expected) in cases {
        let mut forms = vec![(operator.to_string(), *expected)];
        if *operator != "Null" {
            // With a key that is there these make no difference.
            for prefix in ["ForAnyValue:", "ForAllValues:"] {
                forms.push((format!("{prefix}{operator}"), *expected));
            }
            forms.push((format!("{operator}IfExists"), *expected));
            forms.push((format!("ForAnyValue:{operator}IfExists"), *expected));
        }
        if let Some(contrary) = contrary(operator) {
            forms.push((contrary.to_owned(), !expected));
            forms.push((format!("{contrary}IfExists"), !expected));
        }
        for (operator, expected) in forms {
            tried += 1;
            holds(json!({ &operator: { *key: value } }), expected);
        }
    }
    assert!(tried > 300, "{tried}");
}

/// Five, and what is below and above it.
#[test]
fn comparisons() {
    for (kind, key, values) in [
        ("Numeric", "aws:multifactorauthage", ["299", "300", "301"]),
        ("Date", "aws:currenttime", ["2026-01-02T03:04:04Z", "2026-01-02T03:04:05Z", "2026-01-02T03:04:06Z"]),
        ("Date", "aws:epochtime", ["2025", "1767323045", "2027-01"]),
        ("Date", "aws:currenttime", ["2026-01-02T03:04Z", "1767323045", "2026-01-03"]),
    ] {
        for (operator, expected) in [
            ("Equals", [false, true, false]),
            ("NotEquals", [true, false, true]),
            ("LessThan", [false, false, true]),
            ("LessThanEquals", [false, true, true]),
            ("GreaterThan", [true, false, false]),
            ("GreaterThanEquals", [true, true, false]),
        ] {
            for (value, expected) in values.into_iter().zip(expected) {
                let operator = format!("{kind}{operator}");
                holds(json!({ &operator: { key: value } }), expected);
                holds(json!({ &operator: { "aws:none": value } }), operator.contains("Not"));
                holds(json!({ format!("{operator}IfExists"): { "aws:none": value } }), true);
            }
        }
    }
}

#[test]
fn a_key_that_is_not_there() {
    for (operator, expected) in [
        ("StringEquals", false),
        ("StringNotEquals", true),
        ("StringEqualsIgnoreCase", false),
        ("StringNotEqualsIgnoreCase", true),
        ("StringLike", false),
        ("StringNotLike", true),
        ("ArnEquals", false),
        ("ArnLike", false),
        ("ArnNotEquals", true),
        ("ArnNotLike", true),
        ("StringEqualsIfExists", true),
        ("ArnLikeIfExists", true),
        ("ForAllValues:StringEquals", true),
        ("ForAllValues:StringLike", true),
        ("ForAnyValue:StringEquals", false),
        ("ForAnyValue:StringNotEquals", false),
    ] {
        holds(json!({ operator: { "aws:none": "x" } }), expected);
    }
    for (operator, value, expected) in [
        ("Bool", "true", false),
        ("Bool", "false", false),
        ("BoolIfExists", "true", true),
        ("IpAddress", "::/0", false),
        ("NotIpAddress", "::/0", true),
        ("IpAddressIfExists", "::/0", true),
        ("Null", "true", true),
        ("Null", "false", false),
        ("BinaryEquals", "YQ==", false),
    ] {
        holds(json!({ operator: { "aws:none": value } }), expected);
    }
}

/// Several operators and keys must all hold.
#[test]
fn all_of_several() {
    for (first, second) in [(true, true), (true, false), (false, true), (false, false)] {
        let name = |good: bool| if good { "ann" } else { "bob" };
        let team = |good: bool| if good { "shop" } else { "depot" };
        let expected = first && second;
        holds(json!({"StringEquals": {"aws:username": name(first), "aws:PrincipalTag/team": team(second)}}), expected);
        holds(
            json!({"StringEquals": {"aws:username": name(first)}, "StringLike": {"aws:PrincipalTag/team": team(second)}}),
            expected,
        );
    }
}

/// A statement with a variable that has no value allows nothing, and denies what its contrary speaks of.
#[test]
fn variables_without_a_value() {
    let (x, ann) = ("${aws:none}", "${aws:username}");
    for (effect, members, expected) in [
        ("Allow", json!({"Resource": format!("{ARN}/{x}")}), "ImplicitDeny"),
        ("Allow", json!({"Resource": [format!("{ARN}/{x}"), "*"]}), "Allow"),
        ("Allow", json!({"NotResource": format!("{ARN}/{x}")}), "ImplicitDeny"),
        ("Deny", json!({"NotResource": format!("{ARN}/{x}")}), "ExplicitDeny"),
        ("Deny", json!({"Resource": format!("{ARN}/{x}")}), "ImplicitDeny"),
        ("Allow", json!({"Resource": "arn:aws:execute-api:*/GET/users/${aws:username}"}), "Allow"),
        ("Allow", json!({"Resource": "arn:aws:execute-api:*/GET/users/${aws:userid}"}), "ImplicitDeny"),
        ("Allow", json!({"Resource": "*", "Condition": {"StringEquals": {"aws:username": x}}}), "ImplicitDeny"),
        ("Allow", json!({"Resource": "*", "Condition": {"StringNotEquals": {"aws:username": x}}}), "ImplicitDeny"),
        ("Deny", json!({"Resource": "*", "Condition": {"StringNotEquals": {"aws:username": x}}}), "ExplicitDeny"),
        ("Allow", json!({"Resource": "*", "Condition": {"StringEquals": {"aws:username": [x, ann]}}}), "Allow"),
    ] {
        let mut statement = json!({"Effect": effect, "Action": "*"});
        statement.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        assert_eq!(decision(&json!({"Version": "2012-10-17", "Statement": statement})), expected, "{statement}");
    }
    // Older policies have none: the text stands for itself.
    let statement = json!({"Effect": "Allow", "Action": "*", "Resource": "*/${aws:username}"});
    assert_eq!(decision(&json!({"Statement": statement})), "ImplicitDeny");
    assert_eq!(decision(&json!({"Version": "2008-10-17", "Statement": statement})), "ImplicitDeny");
}

#[test]
fn principals() {
    let ann = Asker::Arn("arn:aws:iam::123456789012:user/team/ann");
    let session = Asker::Arn("arn:aws:sts::123456789012:assumed-role/admin/s1");
    let root = Asker::Arn("arn:aws:iam::123456789012:root");
    // For Ann, a role session, the account itself, and who does not sign.
    for (principal, expected) in [
        (json!("*"), [true, true, true, true]),
        (json!({"AWS": "*"}), [true, true, true, true]),
        (json!({"AWS": []}), [false, false, false, false]),
        (json!({"AWS": "123456789012"}), [true, true, true, false]),
        (json!({"AWS": "arn:aws:iam::123456789012:root"}), [true, true, true, false]),
        (json!({"AWS": "210987654321"}), [false, false, false, false]),
        (json!({"AWS": "arn:aws:iam::123456789012:user/team/ann"}), [true, false, false, false]),
        (json!({"AWS": "arn:aws:iam::123456789012:user/ann"}), [false, false, false, false]),
        (json!({"AWS": "arn:aws:iam::123456789012:role/admin"}), [false, true, false, false]),
        (json!({"AWS": "arn:aws:iam::123456789012:role/path/admin"}), [false, true, false, false]),
        (json!({"AWS": "arn:aws:iam::210987654321:role/admin"}), [false, false, false, false]),
        (json!({"AWS": "arn:aws:sts::123456789012:assumed-role/admin/s1"}), [false, true, false, false]),
        (json!({"AWS": "arn:aws:sts::123456789012:assumed-role/admin/s2"}), [false, false, false, false]),
        (json!({"AWS": "AROAEXAMPLEEXAMPLEEX"}), [false, false, false, false]),
        (json!({"Service": "lambda.amazonaws.com"}), [false, false, false, false]),
        (json!({"Federated": "accounts.google.com"}), [false, false, false, false]),
        (json!({"Service": "x", "AWS": "*"}), [true, true, true, true]),
    ] {
        for (asker, expected) in [ann, session, root, Asker::Anonymous].into_iter().zip(expected) {
            for (name, expected) in [("Principal", expected), ("NotPrincipal", !expected)] {
                let document = json!({"Statement":
                    {"Effect": "Deny", name: principal.clone(), "Action": "*", "Resource": "*"}});
                let policy = Policy::read_of_resource(&document, "arn:aws:execute-api:us-east-1:123456789012:api");
                let decision = policy.expect("a policy").decide(&Request { asker, ..asked() });
                assert_eq!(decision == Decision::ExplicitDeny, expected, "{name} {principal} {asker:?}");
            }
        }
    }
    for wrong in [
        json!("ann"),
        json!(["*"]),
        json!({"AWS": 1}),
        json!({"AWS": "ann"}),
        json!({"AWS": "arn:aws:iam::123456789012:user/*"}),
        json!({"AWS": "arn:aws:iam::*:root"}),
        json!({"AWS": "arn:aws:s3:::bucket"}),
        json!({"aws": "*"}),
    ] {
        let statement = json!({"Effect": "Allow", "Principal": wrong, "Action": "*", "Resource": "*"});
        let document = json!({ "Statement": statement });
        assert!(Policy::read_of_resource(&document, "arn").is_err(), "{document}");
        // Policies that belong to someone name nobody.
        assert!(Policy::read(&document).is_err(), "{document}");
    }
}

#[test]
fn tables_a_and_b() {
    use Decision::{Allow, ExplicitDeny, ImplicitDeny};
    for (own, policy, within, across) in [
        (Allow, Allow, Allow, Allow),
        (Allow, ImplicitDeny, Allow, ImplicitDeny),
        (Allow, ExplicitDeny, ExplicitDeny, ExplicitDeny),
        (ImplicitDeny, Allow, Allow, ImplicitDeny),
        (ImplicitDeny, ImplicitDeny, ImplicitDeny, ImplicitDeny),
        (ImplicitDeny, ExplicitDeny, ExplicitDeny, ExplicitDeny),
        (ExplicitDeny, Allow, ExplicitDeny, ExplicitDeny),
        (ExplicitDeny, ImplicitDeny, ExplicitDeny, ExplicitDeny),
        (ExplicitDeny, ExplicitDeny, ExplicitDeny, ExplicitDeny),
    ] {
        assert_eq!(own.with_resource_policy(policy, false), within, "{own:?} {policy:?} within an account");
        assert_eq!(own.with_resource_policy(policy, true), across, "{own:?} {policy:?} across accounts");
    }
}

const ARN: &str = "arn:aws:execute-api:us-east-1:123456789012:api/dev/GET/users/ann";

fn asked() -> Request<'static> {
    Request { action: "execute-api:Invoke", resource: ARN, alias: None, asker: Asker::Anonymous, keys: &keys }
}

#[track_caller]
fn decision(document: &Value) -> String {
    Policy::read(document).map_or_else(|error| error.to_string(), |policy| format!("{:?}", policy.decide(&asked())))
}

#[track_caller]
fn holds(condition: Value, expected: bool) {
    let statement = json!({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition});
    let found = decision(&json!({"Version": "2012-10-17", "Statement": statement}));
    assert_eq!(found, if expected { "Allow" } else { "ImplicitDeny" }, "{condition}");
}
