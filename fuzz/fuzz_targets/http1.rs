//! The HTTP/1 server codec against hyper's: any bytes at all. The first byte says how large the pieces are in which
//! ours gets them. Seeds: `crates/stagedoor-http/tests/corpus`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/stagedoor-http/tests/support/mod.rs"]
mod support;

fuzz_target!(|bytes: &[u8]| {
    let Some((step, wire)) = bytes.split_first() else { return };
    let step = if *step < 64 { usize::from(*step) + 1 } else { 1 << 16 };
    if let Some(problem) = support::local_paused(support::compare::disagreement(wire, step)) {
        panic!("{problem}");
    }
});
