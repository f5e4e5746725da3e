//! Kills a process that writes under parallel load, at random moments, and looks at what it left: everything that was
//! acknowledged is there, and nothing is half done.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use stagedoor_control::store::{DocumentId, Documents, Kind, Snapshot, Store, WriteError};

/// Names the data directory to the process that is to be killed.
const CHILD: &str = "STAGEDOOR_TEST_KILL";

/// How many clients write at once.
const CLIENTS: usize = 8;

/// How many documents of its history each client keeps.
const HISTORY: u64 = 5;

const ROUNDS: usize = 25;

/// The longest time that a child lives on after its first acknowledgement.
const LONGEST_LIFE_MICROSECONDS: u64 = 30_000;

fn id(kind: Kind, client: usize) -> DocumentId {
    DocumentId::new("000000000000", "us-east-1", kind, format!("client{client}"))
}

fn history_id(client: usize, number: u64) -> DocumentId {
    DocumentId::new("000000000000", "us-east-1", Kind::Resource, format!("client{client}/{number:08}"))
}

fn number(snapshot: &Snapshot, kind: Kind, client: usize) -> u64 {
    snapshot.get(&id(kind, client)).map_or(0, |document| document.json.parse().unwrap())
}

/// The life of the child: every client counts up in two documents and a history, one change a step.
#[test]
fn child() {
    let Some(directory) = std::env::var_os(CHILD) else { return };
    let store = Store::open(directory, Box::new(|_, _| {})).unwrap();
    let executor = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let clients = tokio::task::LocalSet::new();
    for client in 0..CLIENTS {
        let store = store.clone();
        clients.spawn_local(async move {
            let start = number(&store.snapshot(), Kind::RestApi, client);
            for next in start + 1.. {
                let written = store.write(move |change| {
                    change.put(id(Kind::RestApi, client), next.to_string());
                    change.put(history_id(client, next), next.to_string());
                    if next > HISTORY {
                        change.delete(&history_id(client, next - HISTORY));
                    }
                    change.put(id(Kind::Stage, client), next.to_string());
                    Ok::<_, WriteError>(())
                });
                written.await.unwrap();
                // One write, so that a line is there whole or not at all.
                std::io::stdout().write_all(format!("\nack {client} {next}\n").as_bytes()).unwrap();
            }
        });
    }
    executor.block_on(clients);
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let directory = std::env::temp_dir().join(format!("stagedoor-kill-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&directory);
    let _remove = RemoveAtEnd(directory.clone());
    let mut total = 0;
    for round in 0..ROUNDS {
        let acknowledged = run_and_kill(&directory);
        total += check(&directory, &acknowledged, round);
    }
    assert!(total >= ROUNDS as u64, "only {total} changes in {ROUNDS} rounds: too little load to show anything");
}

/// The highest acknowledged number of each client.
fn run_and_kill(directory: &Path) -> [u64; CLIENTS] {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture"])
        .env(CHILD, directory)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = [0; CLIENTS];
    let mut note = |line: String| {
        let mut words = line.split(' ');
        if words.next() == Some("ack") {
            let client: usize = words.next().unwrap().parse().unwrap();
            acknowledged[client] = words.next().unwrap().parse().unwrap();
            return true;
        }
        false
    };
    while !note(lines.next().expect("the child ended early").unwrap()) {}
    let life = RandomState::new().hash_one(0) % LONGEST_LIFE_MICROSECONDS;
    #[expect(clippy::disallowed_methods, reason = "the moment of the kill must come from outside")]
    std::thread::sleep(Duration::from_micros(life));
    child.kill().unwrap();
    child.wait().unwrap();
    // What the child wrote before its end is still in the pipe.
    for line in lines {
        note(line.unwrap());
    }
    acknowledged
}

/// Opens what the child left; says how far its clients came.
fn check(directory: &Path, acknowledged: &[u64; CLIENTS], round: usize) -> u64 {
    let store = Store::open(directory, Box::new(|_, _| {})).unwrap();
    let snapshot = store.snapshot();
    let mut total = 0;
    for (client, acknowledged) in acknowledged.iter().enumerate() {
        let first = number(&snapshot, Kind::RestApi, client);
        let last = number(&snapshot, Kind::Stage, client);
        assert!(first >= *acknowledged, "round {round}: {acknowledged} was acknowledged, {first} is there");
        assert_eq!(first, last, "round {round}: half a change is there");
        let history: Vec<DocumentId> = snapshot
            .scan("000000000000", "us-east-1", Kind::Resource, &format!("client{client}/"))
            .map(|(id, _)| id.clone())
            .collect();
        let expected: Vec<DocumentId> =
            (first.saturating_sub(HISTORY) + 1..=first).map(|number| history_id(client, number)).collect();
        assert_eq!(history, expected, "round {round}");
        total += first;
    }
    store.shutdown();
    total
}

struct RemoveAtEnd(PathBuf);

impl Drop for RemoveAtEnd {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
