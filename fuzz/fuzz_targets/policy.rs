//! Policies: any text at all. Reading one and asking it ends, a statement that denies everything denies, and without one
//! that allows nothing is allowed.
#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use stagedoor_gateway::policy::{Asker, Decision, Policy, Request};

const API: &str = "arn:aws:execute-api:us-east-1:123456789012:api";

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut document) = serde_json::from_slice::<Value>(bytes) else { return };
    let keys = |name: &str| match name {
        "aws:sourceip" => Some(Cow::Borrowed("203.0.113.7")),
        "aws:currenttime" => Some(Cow::Borrowed("2026-01-02T03:04:05Z")),
        "aws:username" => Some(Cow::Borrowed("ann")),
        "aws:principalarn" => Some(Cow::Borrowed("arn:aws:iam::123456789012:user/ann")),
        _ => None,
    };
    let resource = format!("{API}/dev/GET/pets/1");
    let ask = |policy: &Policy, asker| {
        policy.decide(&Request { action: "execute-api:Invoke", resource: &resource, alias: None, asker, keys: &keys })
    };
    let askers = [Asker::Anonymous, Asker::Arn("arn:aws:iam::123456789012:user/ann")];
    let _ = Policy::read(&document).map(|policy| askers.map(|asker| ask(&policy, asker)));
    let Ok(policy) = Policy::read_of_resource(&document, API) else { return };
    let can_allow = document.to_string().contains("\"Allow\"");
    for asker in askers {
        assert!(can_allow || ask(&policy, asker) != Decision::Allow);
    }
    let deny = json!({"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"});
    let Some(statements) = document.get_mut("Statement") else { return };
    match statements {
        Value::Array(statements) => statements.push(deny),
        one => *one = json!([one.take(), deny]),
    }
    let policy = Policy::read_of_resource(&document, API).expect("one statement more");
    for asker in askers {
        assert_eq!(ask(&policy, asker), Decision::ExplicitDeny);
    }
});
