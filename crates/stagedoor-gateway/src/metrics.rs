//! Counters under the service's metric names, kept per stage in shards that the workers do not share.

use std::fmt::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::publish::PublishedStage;

/// The counters of one stage. A worker writes to the shard of its number; shards appear on first use.
#[derive(Debug, Default)]
pub(crate) struct StageCounters {
    shards: [OnceLock<Box<Shard>>; SHARDS],
}

/// More workers than this share shards, which stays exact.
const SHARDS: usize = 16;

/// Upper bounds of the latency buckets in milliseconds.
const BUCKETS_MS: [u64; 12] = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 29_000];

#[derive(Debug, Default)]
struct Shard {
    count: AtomicU64,
    errors_4xx: AtomicU64,
    errors_5xx: AtomicU64,
    cache_hits: AtomicU64,
    cache_misses: AtomicU64,
    latency: Histogram,
    integration_latency: Histogram,
}

/// What is counted of one request.
#[derive(Debug)]
pub(crate) struct Observed {
    pub(crate) status: u16,
    pub(crate) latency_micros: u64,
    pub(crate) integration_micros: Option<u64>,
    pub(crate) cache_hit: Option<bool>,
}

#[derive(Debug, Default)]
struct Histogram {
    sum_micros: AtomicU64,
    count: AtomicU64,
    /// Observations by the first bucket that holds them; those above the last are only in `count`.
    buckets: [AtomicU64; BUCKETS_MS.len()],
}

impl StageCounters {
    /// Counts one request.
    pub(crate) fn observe(&self, worker: usize, observed: &Observed) {
        let shard = self.shards[worker % SHARDS].get_or_init(Box::default);
        shard.count.fetch_add(1, Ordering::Relaxed);
        match observed.status {
            400..=499 => shard.errors_4xx.fetch_add(1, Ordering::Relaxed),
            500..=599 => shard.errors_5xx.fetch_add(1, Ordering::Relaxed),
            _ => 0,
        };
        shard.latency.observe(observed.latency_micros);
        if let Some(micros) = observed.integration_micros {
            shard.integration_latency.observe(micros);
        }
        match observed.cache_hit {
            Some(true) => drop(shard.cache_hits.fetch_add(1, Ordering::Relaxed)),
            Some(false) => drop(shard.cache_misses.fetch_add(1, Ordering::Relaxed)),
            None => {}
        }
    }

    fn sum(&self, of: impl Fn(&Shard) -> &AtomicU64) -> u64 {
        self.shards.iter().filter_map(OnceLock::get).map(|shard| of(shard).load(Ordering::Relaxed)).sum()
    }
}

impl Histogram {
    fn observe(&self, micros: u64) {
        self.sum_micros.fetch_add(micros, Ordering::Relaxed);
        self.count.fetch_add(1, Ordering::Relaxed);
        if let Some(bucket) = BUCKETS_MS.iter().position(|bound| micros <= bound * 1000) {
            self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Which part of a shard.
type Of<T> = fn(&Shard) -> &T;

/// All stages' counters in the Prometheus text format.
pub(crate) fn prometheus_text(mut stages: Vec<&PublishedStage>) -> String {
    stages.sort_by(|left, right| {
        (&left.plan.api_id, &left.plan.stage_name).cmp(&(&right.plan.api_id, &right.plan.stage_name))
    });
    let mut text = String::new();
    let counters: [(&str, &str, Of<AtomicU64>); 5] = [
        ("stagedoor_requests_total", "Requests (Count).", |shard| &shard.count),
        ("stagedoor_4xx_errors_total", "Answers with a status of 400 to 499 (4XXError).", |shard| &shard.errors_4xx),
        ("stagedoor_5xx_errors_total", "Answers with a status of 500 to 599 (5XXError).", |shard| &shard.errors_5xx),
        ("stagedoor_cache_hits_total", "Answers from the stage's cache (CacheHitCount).", |shard| &shard.cache_hits),
        ("stagedoor_cache_misses_total", "Answers that it did not have (CacheMissCount).", |shard| &shard.cache_misses),
    ];
    for (name, help, of) in counters {
        let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} counter");
        for stage in &stages {
            let _ = writeln!(text, "{name}{{{}}} {}", labels(stage), stage.counters.sum(of));
        }
    }
    let histograms: [(&str, &str, Of<Histogram>); 2] = [
        ("stagedoor_latency_seconds", "From the request's head to the end of the answer (Latency).", |shard| {
            &shard.latency
        }),
        (
            "stagedoor_integration_latency_seconds",
            "From calling the integration to its answer (IntegrationLatency).",
            |shard| &shard.integration_latency,
        ),
    ];
    for (name, help, of) in histograms {
        let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} histogram");
        for stage in &stages {
            write_histogram(&mut text, name, stage, of);
        }
    }
    text
}

fn write_histogram(text: &mut String, name: &str, stage: &PublishedStage, of: Of<Histogram>) {
    let labels = labels(stage);
    let mut cumulative = 0;
    for (index, bound) in BUCKETS_MS.iter().enumerate() {
        cumulative += stage.counters.sum(|shard| &of(shard).buckets[index]);
        let bound = *bound as f64 / 1e3;
        let _ = writeln!(text, "{name}_bucket{{{labels},le=\"{bound}\"}} {cumulative}");
    }
    let count = stage.counters.sum(|shard| &of(shard).count);
    let seconds = stage.counters.sum(|shard| &of(shard).sum_micros) as f64 / 1e6;
    let _ = writeln!(text, "{name}_bucket{{{labels},le=\"+Inf\"}} {count}");
    let _ = writeln!(text, "{name}_sum{{{labels}}} {seconds}\n{name}_count{{{labels}}} {count}");
}

/// Ids and stage names hold nothing that the format would want escaped.
fn labels(stage: &PublishedStage) -> String {
    format!("api_id=\"{}\",stage=\"{}\"", stage.plan.api_id, stage.plan.stage_name)
}
