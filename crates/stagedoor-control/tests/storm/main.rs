//! The control plane under strain: requests that nobody would send, many clients at once, lists that change while they
//! are read, and APIs with many resources.
//!
//! Everything is drawn from fixed seeds. `STAGEDOOR_FUZZ_ROUNDS` makes the random requests go on for longer.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use bytes::Bytes;
use serde_json::Value;
use stagedoor_control::publish::{self, Location};
use stagedoor_control::service::{AdminHandler, Answering, ControlService, ServiceSettings};
use stagedoor_control::store::{Store, check};
use stagedoor_gateway::{ControlHandler, ControlRequest, ControlResponse, Gateway, GatewaySettings};
use stagedoor_wire::{Clock, Random, Timestamp};

mod clients;
mod imports;
mod pages;
mod requests;
mod sizes;

/// Every reading of it is a millisecond later.
#[derive(Default)]
struct Millis(AtomicI64);

impl Clock for Millis {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(1_700_000_000_000 + self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// A generator of numbers that repeats itself from run to run (splitmix64).
#[derive(Default)]
struct Repeating(AtomicU64);

impl Repeating {
    fn word(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut word = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    fn below(&self, bound: usize) -> usize {
        (self.word() % bound.max(1) as u64) as usize
    }
}

impl Random for Repeating {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.word().to_le_bytes()[..chunk.len()]);
        }
    }
}

struct NoAdmin;

impl AdminHandler for NoAdmin {
    fn answer<'a>(&'a self, _: &'a ControlRequest) -> Answering<'a> {
        Box::pin(async { ControlResponse { status: 404, headers: Vec::new(), body: Bytes::new() } })
    }
}

/// A control plane with its executor, as the listeners reach it: any thread may ask.
struct Plane {
    service: ControlService,
    store: Store,
}

impl Plane {
    fn start(location: &Location) -> Self {
        let (clock, random) = (Arc::new(Millis::default()), Arc::new(Repeating::default()));
        let gateway = Gateway::new(GatewaySettings::default(), clock.clone(), random.clone());
        let store = publish::open(location.clone(), Arc::clone(&gateway)).expect("a store");
        let settings = ServiceSettings::default();
        let service = ControlService::start(settings, store.clone(), gateway, clock, random, Arc::new(NoAdmin))
            .expect("a service");
        Self { service, store }
    }

    fn ask(&self, verb: &str, target: &str, body: &[u8]) -> (u16, Value) {
        let credential = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request, \
                          SignedHeaders=host, Signature=0";
        let (reply, answer) = tokio::sync::oneshot::channel();
        let request = ControlRequest {
            method: verb.parse().expect("a verb"),
            target: target.to_owned(),
            headers: vec![("Authorization".to_owned(), credential.to_owned())],
            body: Bytes::copy_from_slice(body),
            peer: ([127, 0, 0, 1], 1).into(),
            is_tls: false,
        };
        self.service.submit(request, reply);
        let answer = answer.blocking_recv().expect("an answer");
        (answer.status, serde_json::from_slice(&answer.body).unwrap_or_default())
    }

    /// Asks for what must go well.
    fn must(&self, request: &str) -> Value {
        let (verb, rest) = request.split_once(' ').expect("a verb and a path");
        let (target, body) = rest.split_once(' ').unwrap_or((rest, ""));
        let (status, answer) = self.ask(verb, target, body.as_bytes());
        assert!((200..300).contains(&status), "{request}: {status} {answer}");
        answer
    }

    /// Asks for what must go well and gives what it is called.
    fn id(&self, request: &str, member: &str) -> String {
        self.must(request)[member].as_str().unwrap_or_else(|| panic!("{request}: no {member}")).to_owned()
    }

    /// The end, with everything in its place.
    fn end(self) {
        assert_eq!(check(&self.store.snapshot()), Vec::<String>::new());
        self.service.shutdown();
    }
}
