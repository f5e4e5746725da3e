//! What the tests of operations share: requests as text against an ephemeral store, as a client would send them.

use bytes::Bytes;
use serde_json::Value;
use stagedoor_wire::apigateway::{Resource, RestApi};
use stagedoor_wire::rest_json::{self, RequestParts};
use stagedoor_wire::{Clock, Random, Timestamp, WireError};

use crate::entity;
use crate::operations::{Caller, Changing, ControlSettings, Handler, Reading, handler};
use crate::store::{Kind, Store};

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        Timestamp { millis: 0 }
    }
}

/// Other bytes at each call.
#[derive(Default)]
struct Counting(std::sync::atomic::AtomicU8);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let start = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = start.wrapping_add(index as u8);
        }
    }
}

/// The control plane of account `000000000000` with the API `api`, which has the resource `root`.
pub(super) struct Bench {
    store: Store,
    executor: tokio::runtime::Runtime,
    caller: Caller,
    random: std::sync::Arc<Counting>,
    /// The first id that was given out.
    id: Option<String>,
}

impl Default for Bench {
    fn default() -> Self {
        let mut bench = Self {
            store: Store::ephemeral(Box::new(|_, _| ())).unwrap(),
            executor: tokio::runtime::Builder::new_current_thread().build().unwrap(),
            caller: Caller { account: "000000000000".into(), region: "us-east-1".into() },
            random: std::sync::Arc::default(),
            id: None,
        };
        bench
            .write(|call| {
                let api = RestApi { id: Some("api".to_owned()), ..RestApi::default() };
                entity::save(call, Kind::RestApi, "api", &api);
                let path = Some("/".to_owned());
                let root = Resource { id: Some("root".to_owned()), path, ..Resource::default() };
                entity::save(call, Kind::Resource, "api/root", &root);
                Ok(())
            })
            .unwrap();
        bench
    }
}

impl Bench {
    /// Sends `METHOD path body` and compares with `status`, `status message` or `status {json}`. `ID` stands for the
    /// first id that an answer gave.
    #[track_caller]
    pub(super) fn check(&mut self, request: &str, expected: &str) {
        let request = self.with_id(request);
        let (status, body) = match self.send(&request) {
            Ok((status, body)) => (status, body),
            Err(error) => (error.status, Value::from(error.message)),
        };
        if self.id.is_none() && status == 201 {
            self.id = body["id"].as_str().map(str::to_owned);
        }
        let expected = self.with_id(expected);
        let (expected_status, expected) = expected.split_once(' ').unwrap_or((&expected, ""));
        assert_eq!(status.to_string(), expected_status, "{request}\n{body}");
        match expected {
            "" => {}
            json if json.starts_with('{') => {
                assert_eq!(body, serde_json::from_str::<Value>(json).unwrap(), "{request}");
            }
            message => assert_eq!(body.as_str(), Some(message), "{request}"),
        }
    }

    fn with_id(&self, text: &str) -> String {
        self.id.as_deref().map_or_else(|| text.to_owned(), |id| text.replace("ID", id))
    }

    fn send(&mut self, request: &str) -> Result<(u16, Value), WireError> {
        let (method, rest) = request.split_once(' ').unwrap();
        let (path, body) = rest.split_once(' ').unwrap_or((rest, ""));
        let routed = rest_json::route(&method.parse().unwrap(), path, "").unwrap();
        let body = Bytes::copy_from_slice(body.as_bytes());
        let parts = RequestParts { path, query: "", headers: &[], body: &body };
        let encoded = match handler(routed.operation).unwrap() {
            Handler::Read(read) => {
                let (snapshot, settings) = (self.store.snapshot(), ControlSettings::default());
                let call = Reading { snapshot: &snapshot, caller: &self.caller, clock: &Stopped, settings: &settings };
                read(&call, &routed, &parts)?
            }
            Handler::Write(write) => {
                let job = write(&routed, &parts)?;
                self.write(job)?
            }
            Handler::Serve(_) => panic!("{} asks the data plane, which is not here", routed.operation.name),
        };
        Ok((encoded.status, serde_json::from_slice(&encoded.body).unwrap_or_default()))
    }

    fn write<T: Send + 'static>(
        &mut self,
        job: impl FnOnce(&mut Changing<'_, '_>) -> Result<T, WireError> + Send + 'static,
    ) -> Result<T, WireError> {
        let (caller, random) = (self.caller.clone(), self.random.clone());
        self.executor.block_on(self.store.write(move |change| {
            job(&mut Changing {
                change,
                caller: &caller,
                clock: &Stopped,
                random: &*random,
                settings: &ControlSettings::default(),
            })
        }))
    }
}
