//! The cache of a stage, from the outside: what is answered from it, for how long, and to whom.

mod harness;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::time::Duration;

use harness::*;
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::plan::{
    CacheKeyPlan, CachePlan, CachingPlan, MethodCaching, MethodCachingEntry, ParameterSource, StagePlan,
    UnauthorizedCacheControl,
};

const TTL: u64 = 300;

fn caching() -> CachingPlan {
    CachingPlan {
        ttl: Duration::from_secs(TTL),
        is_encrypted: false,
        requires_authorization: false,
        unauthorized: UnauthorizedCacheControl::default(),
    }
}

fn entry(path: &str, verb: &str, caching: Option<CachingPlan>) -> MethodCachingEntry {
    MethodCachingEntry { resource_path: path.into(), http_method: verb.into(), caching }
}

fn cache(entries: Vec<MethodCachingEntry>) -> Option<CachePlan> {
    Some(CachePlan { gigabytes: 0.5, methods: MethodCaching::new(entries) })
}

/// A backend whose answers count up.
fn counting() -> Backend {
    let count = AtomicUsize::new(0);
    Backend::start(move |request| {
        let number = count.fetch_add(1, Ordering::Relaxed) + 1;
        let status = if request.line.contains("missing") { "404 Not Found" } else { "200 OK" };
        let body = if request.line.contains("large") { "x".repeat(1_048_577) } else { format!("answer {number}") };
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nX-Number: {number}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    })
}

/// A proxy at every path, all of it cached as `entries` say; `?k=` tells answers apart.
fn plan(backend: &Backend, entries: Vec<MethodCachingEntry>) -> StagePlan {
    let parameters = [("integration.request.path.proxy", "method.request.path.proxy")];
    let mut plan = stage(vec![("ANY /{proxy+}", http_proxy(&backend.url("/{proxy}"), &parameters))]);
    plan.cache = cache(entries);
    let source = |text| ParameterSource::parse(text).expect("a source");
    deployment(&mut plan).methods[0].cache_key = CacheKeyPlan {
        namespace: "ns".into(),
        parameters: vec![source("method.request.path.proxy"), source("method.request.querystring.k")],
    };
    plan
}

fn started(backend: &Backend, entries: Vec<MethodCachingEntry>) -> Served {
    serve(GatewaySettings { dev: true, ..GatewaySettings::default() }, vec![plan(backend, entries)])
}

#[test]
fn an_answer_is_kept_for_its_time() {
    let backend = counting();
    for is_encrypted in [false, true] {
        let served = started(&backend, vec![entry("*", "*", Some(CachingPlan { is_encrypted, ..caching() }))]);
        let first = served.ask("GET /dev/a", "");
        served.clock.advance(TTL as i64 - 1);
        let second = served.ask("GET /dev/a?other=1", "");
        assert_eq!((second.status, second.text()), (200, first.text()));
        assert_eq!(second.header("X-Number"), first.header("X-Number"));
        assert_eq!(second.header("Content-Type"), Some("text/plain"));
        assert_ne!(second.header("x-amzn-RequestId"), first.header("x-amzn-RequestId"));
        assert_eq!(served.explain(&second)["cache"], "hit");
        assert_eq!(served.explain(&first)["cache"], "miss");
        assert!(served.explain(&second)["integrationLatencyMs"].is_null());
        served.clock.advance(1);
        assert_ne!(served.ask("GET /dev/a", "").text(), first.text());
    }
}

#[test]
fn what_tells_answers_apart() {
    let backend = counting();
    let served = started(&backend, vec![entry("*", "*", Some(caching()))]);
    let first = served.ask("GET /dev/a?k=1", "").text();
    assert_eq!(served.ask("GET /dev/a?k=1&x=2\nX-Any: 1", "").text(), first);
    for other in ["GET /dev/a?k=2", "GET /dev/a", "GET /dev/a?k=", "GET /dev/b?k=1"] {
        assert_ne!(served.ask(other, "").text(), first, "{other}");
    }
    // AWS: what is set for all methods caches GET alone.
    assert_ne!(served.ask("POST /dev/a?k=1", "").text(), served.ask("POST /dev/a?k=1", "").text());
    let named = started(&backend, vec![entry("/{proxy+}", "ANY", Some(caching())), entry("*", "*", None)]);
    assert_eq!(named.ask("POST /dev/a?k=1", "").text(), named.ask("POST /dev/a?k=1", "").text());
    let off = started(&backend, vec![entry("/{proxy+}", "ANY", None), entry("*", "*", Some(caching()))]);
    assert_ne!(off.ask("GET /dev/a", "").text(), off.ask("GET /dev/a", "").text());
}

#[test]
fn errors_of_backends_are_kept_and_our_own_are_not() {
    let backend = counting();
    let served = started(&backend, vec![entry("*", "*", Some(caching()))]);
    let missing = served.ask("GET /dev/missing", "");
    let again = served.ask("GET /dev/missing", "");
    assert_eq!((missing.status, again.status, missing.text()), (404, 404, again.text()));
    let before = backend.count();
    assert_eq!(served.ask("GET /dev/large", "").body.len(), 1_048_577);
    assert_eq!(served.ask("GET /dev/large", "").body.len(), 1_048_577);
    assert_eq!(backend.count(), before + 2, "over a mebibyte nothing is kept");
    let closing = Backend::start(|_| Vec::new());
    let served = started(&closing, vec![entry("*", "*", Some(caching()))]);
    for _ in 0..2 {
        assert_eq!(served.ask("GET /dev/a", "").status, 504);
    }
    assert!(closing.count() >= 2);
}

#[test]
fn callers_may_ask_for_fresh_answers() {
    use UnauthorizedCacheControl::{FailWith403, SucceedWithResponseHeader, SucceedWithoutResponseHeader};
    let backend = counting();
    const WARNING: &str = "199 Cache-control headers were ignored because the caller was unauthorized.";
    let served = started(&backend, vec![entry("*", "*", Some(caching()))]);
    let first = served.ask("GET /dev/a", "").text();
    assert_eq!(served.ask("GET /dev/a\nCache-Control: no-cache", "").text(), first);
    let fresh = served.ask("GET /dev/a\nCache-Control: no-store, Max-Age=0", "").text();
    assert_ne!(fresh, first);
    assert_eq!(served.ask("GET /dev/a", "").text(), fresh, "the new answer is kept");
    for (unauthorized, status, warning) in [
        (FailWith403, 403, None),
        (SucceedWithResponseHeader, 200, Some(WARNING)),
        (SucceedWithoutResponseHeader, 200, None),
    ] {
        let strict = CachingPlan { requires_authorization: true, unauthorized, ..caching() };
        let served = started(&backend, vec![entry("*", "*", Some(strict))]);
        let first = served.ask("GET /dev/a", "");
        assert_eq!((first.status, first.header("Warning")), (200, None));
        let asking = served.ask("GET /dev/a\nCache-Control: max-age=0", "");
        assert_eq!((asking.status, asking.header("Warning")), (status, warning), "{unauthorized:?}");
        if status == 200 {
            assert_eq!(asking.text(), first.text());
        }
        assert_eq!(served.ask("GET /dev/a", "").header("Warning"), None);
    }
}

#[test]
fn one_request_makes_what_many_want() {
    const CALLERS: usize = 24;
    let release = Arc::new(Barrier::new(2));
    let (held, count) = (Arc::clone(&release), AtomicUsize::new(0));
    let backend = Backend::start(move |_| {
        if count.fetch_add(1, Ordering::Relaxed) == 0 {
            held.wait();
        }
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".to_vec()
    });
    let served = started(&backend, vec![entry("*", "*", Some(caching()))]);
    let mut callers: Vec<Client> = (0..CALLERS).map(|_| Client::connect(served.address)).collect();
    for caller in &mut callers {
        use std::io::Write;
        let request = b"GET /dev/a HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n";
        caller.socket.write_all(request).expect("the gateway reads");
    }
    // All have come by the time that the first one's answer is there, or find it.
    for _ in 0..100 {
        pause();
    }
    release.wait();
    for caller in &mut callers {
        let answer = caller.answer();
        assert_eq!((answer.status, answer.text().as_str()), (200, "ok"));
    }
    assert_eq!(backend.count(), 1);
}

#[test]
fn entries_outlive_plans_but_not_flushes_and_sizes() {
    let backend = counting();
    let entries = || vec![entry("*", "*", Some(caching()))];
    let served = started(&backend, entries());
    let publish = |revision: u64, change: &dyn Fn(&mut StagePlan)| {
        let mut plan = plan(&backend, entries());
        plan.revision = revision;
        change(&mut plan);
        served.gateway.publish(vec![stagedoor_gateway::Change::PutStage(plan)]);
    };
    let first = served.ask("GET /dev/a", "").text();
    publish(2, &|_| {});
    assert_eq!(served.ask("GET /dev/a", "").text(), first, "a deployment empties nothing");
    served.gateway.flush_cache("api", "dev");
    let second = served.ask("GET /dev/a", "").text();
    assert_ne!(second, first);
    publish(3, &|plan| plan.cache.as_mut().expect("a cache").gigabytes = 1.6);
    let third = served.ask("GET /dev/a", "").text();
    assert_ne!(third, second);
    publish(4, &|plan| plan.cache = None);
    assert_ne!(served.ask("GET /dev/a", "").text(), served.ask("GET /dev/a", "").text());
}
