//! How often an account may call the control plane, where the service's rates are asked for.
//!
//! Each account and region has a bucket of tokens for all calls and one for each operation that has a rate of its own; a
//! call takes a token from both or from none.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use stagedoor_wire::rest_json::Routed;
use stagedoor_wire::{Timestamp, WireError};

use crate::operations::Caller;

/// So many tokens come in so many milliseconds, and so many there are at most.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rate {
    tokens: f64,
    millis: f64,
    burst: f64,
}

const fn rate(tokens: u32, seconds: u32, burst: u32) -> Rate {
    Rate { tokens: tokens as f64, millis: seconds as f64 * 1000.0, burst: burst as f64 }
}

/// All calls of an account together.
const TOTAL: Rate = rate(10, 1, 40);

/// Operations with a rate of their own. UNVERIFIED: their bursts, which the service does not publish.
const OPERATIONS: &[(&str, Rate)] = &[
    ("CreateApiKey", rate(5, 1, 5)),
    ("DeleteApiKey", rate(5, 1, 5)),
    ("CreateResource", rate(5, 1, 5)),
    ("DeleteResource", rate(5, 1, 5)),
    ("CreateDeployment", rate(1, 5, 1)),
    ("CreateDocumentationVersion", rate(1, 20, 1)),
    ("UpdateAccount", rate(1, 20, 1)),
    ("UpdateUsagePlan", rate(1, 20, 1)),
    ("CreateDomainName", rate(1, 30, 1)),
    ("UpdateDomainName", rate(1, 30, 1)),
    ("DeleteDomainName", rate(1, 30, 1)),
    ("DeleteRestApi", rate(1, 30, 1)),
    ("ImportDocumentationParts", rate(1, 30, 1)),
    ("GetResources", rate(5, 2, 5)),
    ("PutRestApi", rate(1, 1, 1)),
];

/// Making an API, by its endpoint type.
const REGIONAL_API: (&str, Rate) = ("regional API", rate(1, 3, 1));
const EDGE_API: (&str, Rate) = ("edge API", rate(1, 30, 1));

/// Buckets kept; when there are more, those that are full again are forgotten, and at worst all.
const BUCKETS: usize = 65_536;

#[derive(Debug)]
struct Bucket {
    tokens: f64,
    at: Timestamp,
    rate: Rate,
}

impl Bucket {
    fn refill(&mut self, now: Timestamp) {
        let passed = (now.millis - self.at.millis).max(0) as f64;
        self.tokens = (self.tokens + passed * self.rate.tokens / self.rate.millis).min(self.rate.burst);
        self.at = now;
    }

    /// Milliseconds until there is a token.
    fn wait(&self) -> f64 {
        (1.0 - self.tokens).max(0.0) * self.rate.millis / self.rate.tokens
    }
}

type Name = (Arc<str>, Arc<str>, &'static str);

/// The buckets of all accounts.
#[derive(Debug, Default)]
pub(super) struct Rates {
    buckets: Mutex<HashMap<Name, Bucket>>,
}

impl Rates {
    /// Lets a call through, or says when to come again.
    pub(super) fn admit(
        &self,
        caller: &Caller,
        routed: &Routed,
        query: &str,
        body: &[u8],
        now: Timestamp,
    ) -> Result<(), WireError> {
        let own = match routed.operation.name {
            "CreateRestApi" | "ImportRestApi" => {
                Some(if is_edge(routed.operation.name, query, body) { EDGE_API } else { REGIONAL_API })
            }
            name => OPERATIONS.iter().find(|(operation, _)| *operation == name).copied(),
        };
        let wanted = [Some(("", TOTAL)), own];
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        make_room(&mut buckets, now);
        let name = |what| (Arc::clone(&caller.account), Arc::clone(&caller.region), what);
        let mut wait = 0.0f64;
        for (what, rate) in wanted.into_iter().flatten() {
            let bucket = buckets.entry(name(what)).or_insert(Bucket { tokens: rate.burst, at: now, rate });
            bucket.refill(now);
            wait = wait.max(bucket.wait());
        }
        if wait > 0.0 {
            let mut error = WireError::too_many_requests("Too Many Requests");
            error.retry_after_seconds = Some((wait / 1000.0).ceil().max(1.0) as u32);
            return Err(error);
        }
        for (what, _) in wanted.into_iter().flatten() {
            if let Some(bucket) = buckets.get_mut(&name(what)) {
                bucket.tokens -= 1.0;
            }
        }
        Ok(())
    }
}

fn make_room(buckets: &mut HashMap<Name, Bucket>, now: Timestamp) {
    if buckets.len() < BUCKETS {
        return;
    }
    buckets.retain(|_, bucket| {
        bucket.refill(now);
        bucket.tokens < bucket.rate.burst
    });
    if buckets.len() >= BUCKETS {
        buckets.clear();
    }
}

/// Whether an edge-optimized API is to be made, which is what is made unless the request says otherwise.
fn is_edge(operation: &str, query: &str, body: &[u8]) -> bool {
    if operation == "ImportRestApi" {
        let given = query.split('&').find_map(|pair| pair.strip_prefix("endpointConfigurationTypes="));
        return given.is_none_or(|kind| kind == "EDGE");
    }
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    body.pointer("/endpointConfiguration/types/0").and_then(Value::as_str).is_none_or(|kind| kind == "EDGE")
}

#[cfg(test)]
mod tests {
    use stagedoor_wire::rest_json;

    use super::*;

    fn ask(rates: &Rates, account: &str, request: &str, body: &str, millis: i64) -> Option<u32> {
        let (verb, target) = request.split_once(' ').unwrap();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let routed = rest_json::route(&verb.parse().unwrap(), path, query).unwrap();
        let caller = Caller { account: account.into(), region: "us-east-1".into() };
        let admitted = rates.admit(&caller, &routed, query, body.as_bytes(), Timestamp::from_millis(millis));
        admitted.err().map(|error| {
            assert_eq!(
                (error.code, error.status, &*error.message),
                ("TooManyRequestsException", 429, "Too Many Requests")
            );
            error.retry_after_seconds.unwrap()
        })
    }

    #[test]
    fn operations_have_rates_of_their_own() {
        let rates = Rates::default();
        let deploy = "POST /restapis/a/deployments";
        assert_eq!(ask(&rates, "1", deploy, "", 0), None);
        assert_eq!(ask(&rates, "1", deploy, "", 1), Some(5));
        assert_eq!(ask(&rates, "1", deploy, "", 4_500), Some(1));
        assert_eq!(ask(&rates, "2", deploy, "", 1), None);
        assert_eq!(ask(&rates, "1", deploy, "", 5_000), None);
        let regional = r#"{"endpointConfiguration": {"types": ["REGIONAL"]}}"#;
        assert_eq!(ask(&rates, "1", "POST /restapis", "{}", 0), None);
        assert_eq!(ask(&rates, "1", "POST /restapis?mode=import", "{}", 0), Some(30));
        assert_eq!(ask(&rates, "1", "POST /restapis", regional, 0), None);
        assert_eq!(ask(&rates, "1", "POST /restapis?mode=import&endpointConfigurationTypes=REGIONAL", "", 0), Some(3));
    }

    #[test]
    fn all_calls_share_one() {
        let rates = Rates::default();
        assert_eq!((0..50).filter(|_| ask(&rates, "1", "GET /restapis", "", 0).is_none()).count(), 40);
        // A refused call takes nothing: 0.1 s later there is one token, for whichever operation comes first.
        assert_eq!(ask(&rates, "1", "POST /apikeys", "", 50), Some(1));
        assert_eq!(ask(&rates, "1", "POST /apikeys", "", 100), None);
        assert_eq!(ask(&rates, "1", "GET /apikeys", "", 100), Some(1));
        // A clock that goes back gives nothing.
        assert_eq!(ask(&rates, "1", "GET /apikeys", "", 0), Some(1));
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let rates = Rates::default();
        for account in 0..BUCKETS + 10 {
            assert_eq!(ask(&rates, &account.to_string(), "GET /restapis", "", 0), None);
        }
        assert!(rates.buckets.lock().unwrap().len() <= BUCKETS);
    }

    #[test]
    fn every_name_is_an_operation() {
        for (name, _) in OPERATIONS {
            assert!(stagedoor_wire::operations().any(|operation| operation.name == *name), "{name}");
        }
    }
}
