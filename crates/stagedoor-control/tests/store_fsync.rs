//! Shows by a trace of system calls that between each request and its answer the change reaches the disk: an
//! `fdatasync` (or `fsync`) of the store's file has returned before the answer leaves.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write;
use std::process::Command;

use stagedoor_control::store::{DocumentId, Kind, Store, WriteError};

/// Names the data directory to the process that is traced.
const CHILD: &str = "STAGEDOOR_TEST_FSYNC";

const REQUESTS: usize = 20;

/// The life of the traced process: one request after the other, each announced before and answered after.
#[test]
fn child() {
    let Some(directory) = std::env::var_os(CHILD) else { return };
    let store = Store::open(directory, Box::new(|_, _| {})).unwrap();
    let executor = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for number in 0..REQUESTS {
        say(&format!("request {number};"));
        let written = store.write(move |change| {
            let id = DocumentId::new("000000000000", "us-east-1", Kind::Stage, format!("api/{number}"));
            change.put(id, "{}".to_owned());
            Ok::<_, WriteError>(())
        });
        executor.block_on(written).unwrap();
        say(&format!("answer {number};"));
    }
}

/// One system call that the trace shows.
fn say(text: &str) {
    let mut out = std::io::stderr();
    out.write_all(text.as_bytes()).unwrap();
}

#[test]
fn an_answer_follows_a_completed_sync() {
    let directory = std::env::temp_dir().join(format!("stagedoor-fsync-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir(&directory).unwrap();
    let trace = directory.join("trace");
    let outcome = Command::new("strace")
        .args(["-f", "-e", "trace=fdatasync,fsync,write", "-s", "32", "-o"])
        .arg(&trace)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture"])
        .env(CHILD, directory.join("data"))
        .output();
    let output = match outcome {
        Ok(output) => output,
        Err(error) => panic!("strace cannot be run ({error}): install Debian's package `strace`"),
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(&trace).unwrap();
    std::fs::remove_dir_all(&directory).unwrap();
    assert_eq!(synced_answers(&text), Ok(REQUESTS), "{text}");
}

/// How many answers the trace shows, if a completed sync stands before each and after its request; else the first
/// answer without one.
fn synced_answers(trace: &str) -> Result<usize, String> {
    let mut answers = 0;
    let mut synced = false;
    for line in trace.lines() {
        let is_sync = line.contains("fdatasync") || line.contains("fsync");
        if line.contains("\"request ") {
            synced = false;
        } else if is_sync && line.trim_end().ends_with("= 0") {
            synced = true;
        } else if line.contains("\"answer ") {
            if !synced {
                return Err(line.to_owned());
            }
            answers += 1;
        }
    }
    Ok(answers)
}

#[test]
fn the_trace_is_read_right() {
    let synced = "7 write(2, \"request 0;\", 10) = 10\n8 fdatasync(4 <unfinished ...>\n\
                  8 <... fdatasync resumed>) = 0\n7 write(2, \"answer 0;\", 9) = 9\n";
    assert_eq!(synced_answers(synced), Ok(1));
    let too_late = "7 write(2, \"request 0;\", 10) = 10\n8 fdatasync(4 <unfinished ...>\n\
                    7 write(2, \"answer 0;\", 9) = 9\n8 <... fdatasync resumed>) = 0\n";
    assert!(synced_answers(too_late).is_err());
    let failed = "7 write(2, \"request 0;\", 10) = 10\n8 fsync(4) = -1 EIO\n7 write(2, \"answer 0;\", 9) = 9\n";
    assert!(synced_answers(failed).is_err());
}
