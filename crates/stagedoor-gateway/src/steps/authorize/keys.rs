//! The public keys of those who sign tokens: fetched from the issuer, kept for two hours, asked for again when a token
//! names one that is not known.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use aws_lc_rs::signature::{ECDSA_P521_SHA512_FIXED, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::Value;
use stagedoor_http::Request;
use stagedoor_wire::Timestamp;
use tokio::time::Instant;

use crate::endpoints::{Endpoint, Endpoints};
use crate::plan::{IssuerPlan, KeySource};
use crate::worker::Worker;

/// How long keys are kept. AWS: two hours (documented for HTTP APIs).
const KEPT_MILLIS: i64 = 2 * 60 * 60 * 1000;
/// How long a failure is remembered before the issuer is asked again.
const FAILURE_KEPT_MILLIS: i64 = 1000;
/// How often tokens that name unknown keys may have them fetched again.
const REFRESH_PAUSE_MILLIS: i64 = 30_000;
/// How long an issuer may take. AWS: documented for HTTP APIs.
const TIME_LIMIT: Duration = Duration::from_millis(1500);
/// Bytes of an answer of an issuer. AWS: documented for HTTP APIs.
const ANSWER_LIMIT: u64 = 150_000;
/// Keys of one issuer that are looked at.
const KEYS: usize = 100;
/// Issuers whose keys are kept. Plans name them, not callers.
const ISSUERS: usize = 1024;

/// The keys of all issuers, by where they are.
#[derive(Debug, Default)]
pub(crate) struct KeyCache {
    sets: ArcSwap<HashMap<String, Arc<KeySet>>>,
}

/// What an issuer answered.
#[derive(Debug)]
struct KeySet {
    keys: Result<Vec<Key>, String>,
    fetched: Timestamp,
    /// When they were last fetched because a token named an unknown one.
    refreshed: Option<Timestamp>,
}

/// A key that verifies signatures.
#[derive(Clone)]
pub(super) struct Key {
    id: String,
    /// The only algorithm it is for, where its owner says so.
    algorithm: Option<String>,
    public: PublicKey,
}

#[derive(Clone)]
enum PublicKey {
    /// For the algorithms whose names begin so.
    Known(&'static str, DecodingKey),
    /// A point of P-521, which `jsonwebtoken` does not know.
    P521(Vec<u8>),
}

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Key").field("id", &self.id).finish_non_exhaustive()
    }
}

impl KeySet {
    fn is_fresh(&self, now: Timestamp) -> bool {
        let kept = if self.keys.is_ok() { KEPT_MILLIS } else { FAILURE_KEPT_MILLIS };
        now.millis.saturating_sub(self.fetched.millis) < kept
    }

    fn may_refresh(&self, now: Timestamp) -> bool {
        self.refreshed.is_none_or(|last| now.millis.saturating_sub(last.millis) >= REFRESH_PAUSE_MILLIS)
    }

    fn find(&self, key_id: &str) -> Result<Option<Key>, String> {
        let keys = self.keys.as_ref().map_err(Clone::clone)?;
        Ok(keys.iter().find(|known| known.id == key_id).cloned())
    }
}

/// Whether `iss` names that issuer.
pub(super) fn is_issuer(worker: &Worker, issuer: &IssuerPlan, iss: &str) -> bool {
    let at_endpoint = || match &issuer.keys {
        // DIFFERENCE: a user pool that is elsewhere may name itself by where it is.
        KeySource::UserPool(pool_id) => {
            let endpoint = user_pools(worker, pool_id)?;
            Some(format!("{}/{pool_id}", endpoint.url()))
        }
        KeySource::Discovery(_) => None,
    };
    issuer.issuer == iss || at_endpoint().is_some_and(|own| own == iss)
}

/// The issuer's key of that id; `None` when it has none. The error says why the issuer's keys are not known.
pub(super) async fn find(worker: &Worker, issuer: &IssuerPlan, key_id: &str) -> Result<Option<Key>, String> {
    let (cache, now) = (&worker.gateway.token_keys, worker.gateway.clock.now());
    let known = cache.sets.load().get(&issuer.issuer).filter(|set| set.is_fresh(now)).cloned();
    let Some(known) = known else {
        let fetched = KeySet { keys: fetch(worker, issuer).await, fetched: now, refreshed: None };
        let found = fetched.find(key_id);
        cache.put(&issuer.issuer, fetched);
        return found;
    };
    let found = known.find(key_id)?;
    if found.is_some() || !known.may_refresh(now) {
        return Ok(found);
    }
    // Before the issuer is asked, so that of many strangers' tokens one asks; and should it fail, the keys that are known
    // go on to be good.
    cache.put(&issuer.issuer, KeySet { keys: known.keys.clone(), fetched: known.fetched, refreshed: Some(now) });
    let keys = Ok(fetch(worker, issuer).await?);
    let fetched = KeySet { keys, fetched: now, refreshed: Some(now) };
    let found = fetched.find(key_id);
    cache.put(&issuer.issuer, fetched);
    found
}

impl KeyCache {
    fn put(&self, issuer: &str, set: KeySet) {
        let set = Arc::new(set);
        self.sets.rcu(|sets| {
            let mut sets = HashMap::clone(sets);
            if sets.len() >= ISSUERS && !sets.contains_key(issuer) {
                let oldest = sets.iter().min_by_key(|(_, set)| set.fetched).map(|(issuer, _)| issuer.clone());
                oldest.map(|oldest| sets.remove(&oldest));
            }
            sets.insert(issuer.to_owned(), Arc::clone(&set));
            sets
        });
    }
}

/// Asks the issuer.
async fn fetch(worker: &Worker, issuer: &IssuerPlan) -> Result<Vec<Key>, String> {
    let deadline = Instant::now() + TIME_LIMIT;
    let keys = match &issuer.keys {
        KeySource::UserPool(pool_id) => {
            let endpoint = user_pools(worker, pool_id).ok_or_else(|| Endpoints::advice("cognito-idp"))?;
            get(worker, &endpoint, &format!("/{pool_id}/.well-known/jwks.json"), deadline).await?
        }
        KeySource::Discovery(endpoint) => {
            let found = get_elsewhere(worker, endpoint, "/.well-known/openid-configuration", deadline).await?;
            let uri =
                found.get("jwks_uri").and_then(Value::as_str).ok_or("the issuer's configuration has no jwks_uri")?;
            let (address, query) = uri.split_once('?').map_or((uri, ""), |(address, query)| (address, query));
            let endpoint = Endpoint::parse(address).ok_or_else(|| format!("jwks_uri {uri} is no URL"))?;
            let query = if query.is_empty() { String::new() } else { format!("?{query}") };
            get_elsewhere(worker, &endpoint, &query, deadline).await?
        }
    };
    let keys = keys.get("keys").and_then(Value::as_array).ok_or("the issuer's answer has no keys")?;
    Ok(keys.iter().take(KEYS).filter_map(Key::read).collect())
}

/// Where user pools are. A pool's id begins with its region.
fn user_pools<'w>(worker: &'w Worker, pool_id: &str) -> Option<Cow<'w, Endpoint>> {
    let region = pool_id.split_once('_').map_or("", |(region, _)| region);
    worker.gateway.settings.endpoints.find("cognito-idp", region)
}

/// A document of an issuer that the API itself names: not at AWS, which only settings lead to.
async fn get_elsewhere(worker: &Worker, endpoint: &Endpoint, rest: &str, deadline: Instant) -> Result<Value, String> {
    if is_of_aws(&endpoint.origin.host) {
        return Err(format!("{} is AWS, which is not called", endpoint.origin.authority()));
    }
    get(worker, endpoint, rest, deadline).await
}

/// A JSON document at an endpoint; `rest` comes behind its base path.
async fn get(worker: &Worker, endpoint: &Endpoint, rest: &str, deadline: Instant) -> Result<Value, String> {
    let at = endpoint.origin.authority();
    let target = match endpoint.base_path.as_str() {
        "" if !rest.starts_with('/') => format!("/{rest}"),
        base => format!("{base}{rest}"),
    };
    let mut request = Request::new(http::Method::GET, target.clone(), stagedoor_http::Body::Empty);
    request.headers.append("Accept", "application/json");
    let failed = |error: &dyn std::error::Error| match error.source() {
        Some(cause) => format!("{at}{target} gave no answer: {error}: {cause}"),
        None => format!("{at}{target} gave no answer: {error}"),
    };
    let response = worker.pool.send(&endpoint.origin, request, deadline).await.map_err(|error| failed(&error))?;
    if response.status != 200 {
        return Err(format!("{at}{target} answered {}", response.status));
    }
    let body = response.body.collect(ANSWER_LIMIT).await.map_err(|error| failed(&error))?;
    serde_json::from_slice(&body).map_err(|_| format!("{at}{target} answered no JSON"))
}

fn is_of_aws(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    [".amazonaws.com", ".amazonaws.com.cn"].iter().any(|domain| host.ends_with(domain))
}

impl Key {
    /// A key of a set; `None` when it is for something else, or of a kind that verifies nothing here.
    fn read(json: &Value) -> Option<Self> {
        let jwk: Jwk = serde_json::from_value(json.clone()).ok()?;
        if jwk.common.public_key_use.as_ref().is_some_and(|purpose| *purpose != PublicKeyUse::Signature) {
            return None;
        }
        let public = match &jwk.algorithm {
            AlgorithmParameters::RSA(_) => PublicKey::Known("RS", DecodingKey::from_jwk(&jwk).ok()?),
            AlgorithmParameters::EllipticCurve(curve) => match curve.curve {
                EllipticCurve::P256 => PublicKey::Known("ES256", DecodingKey::from_jwk(&jwk).ok()?),
                EllipticCurve::P384 => PublicKey::Known("ES384", DecodingKey::from_jwk(&jwk).ok()?),
                EllipticCurve::P521 => {
                    let part = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
                    PublicKey::P521([vec![4], part(&curve.x)?, part(&curve.y)?].concat())
                }
                _ => return None,
            },
            _ => return None,
        };
        let algorithm = json.get("alg").and_then(Value::as_str).map(str::to_owned);
        Some(Self { id: jwk.common.key_id?, algorithm, public })
    }

    /// Whether the key made this signature, by an algorithm that it is for.
    pub(super) fn verifies(&self, algorithm: &str, message: &str, signature: &str) -> bool {
        if self.algorithm.as_deref().is_some_and(|own| own != algorithm) {
            return false;
        }
        match &self.public {
            PublicKey::Known(beginning, public) if algorithm.starts_with(beginning) => {
                algorithm.parse::<Algorithm>().is_ok_and(|algorithm| {
                    jsonwebtoken::crypto::verify(signature, message.as_bytes(), public, algorithm).unwrap_or(false)
                })
            }
            PublicKey::P521(point) if algorithm == "ES512" => {
                URL_SAFE_NO_PAD.decode(signature).is_ok_and(|signature| {
                    let public = UnparsedPublicKey::new(&ECDSA_P521_SHA512_FIXED, point);
                    public.verify(message.as_bytes(), &signature).is_ok()
                })
            }
            _ => false,
        }
    }
}
