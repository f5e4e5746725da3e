//! What callers get and backends see, by scripts: APIs as OpenAPI documents, requests, and all that comes of them.
//!
//! A script (`*.txt` beside this file) consists of sections that begin with `== title`; each has a store, a gateway and
//! a recording backend of its own. In a section:
//!
//! - `api`, and indented below it an OpenAPI document: imported, and deployed to the stage `dev`. `http://backend` in it is
//!   where the backend listens;
//! - `backend`, and indented below it what the backend answers from now on: status line, header fields, an empty line and
//!   the body; `backend NAME` is one of [`backend::Behaviour`]'s that misbehave. Services of AWS are at the backend too;
//! - `+ VERB /path body`: an operation of the control plane that must succeed. `$api` is the API's id;
//! - `> VERB /path`, and more lines that begin with `>`: header fields, and behind a `>` alone the body. The `Host` is the
//!   API's unless it is given. `>> …` is a whole request byte by byte, with `\r`, `\n`, `\0` and `\xff`; behind `>>| …` the
//!   caller sends no more.
//!
//! Below a request stands what came of it: with `<` the answer, with `!` what reached the backend, with `=` the steps of
//! the record with the verdict of the one that failed, and its reason. Left out are fields that every answer has and
//! whose value is no news (`Date`, `Content-Length`, ids); one that is missing is told of. `‹a×128›` stands for so many
//! `a`, also in what came.
//!
//! Every request has its evidence: `[R]` recorded from the service, `[D]` documented, `[P]` quoted by third parties, `[I]`
//! inferred. It stands behind the `>`, or in the title for all requests of the section that have none. Lines that begin
//! with `#` are remarks, and an empty line stands between two requests.
//!
//! `STAGEDOOR_UPDATE_GOLDEN=1 cargo test -p stagedoor-control --test traffic` writes what came into the scripts: read the
//! difference before you keep it.

#[path = "../../../stagedoor-gateway/tests/harness/mod.rs"]
mod harness;

mod backend;
mod section;

use section::Section;

macro_rules! scripts {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            run(concat!(stringify!($name), ".txt"));
        })*
        /// All scripts that are run.
        const SCRIPTS: &[&str] = &[$(concat!(stringify!($name), ".txt")),*];
    };
}

scripts! {
    access
    aws
    bad_backends
    bad_requests
    cache
    compression
    cors
    gateway_response
    headers
    http
    http_proxy
    limits
    mapping
    mock
    parameter_mapping
    routing
    selection
}

/// Recorded, documented, quoted, inferred.
const EVIDENCE: [&str; 4] = ["[R]", "[D]", "[P]", "[I]"];

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/traffic");

/// Every script is run, and every request in it says how its answer is known.
#[test]
fn every_request_has_its_evidence() {
    let mut counts = [0; EVIDENCE.len()];
    let (mut without, mut not_run) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(FOLDER).expect("the scripts' folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.ends_with(".txt") {
            continue;
        }
        if !SCRIPTS.contains(&name) {
            not_run.push(name.to_owned());
        }
        let (mut of_section, mut in_request) = (None, false);
        for (number, line) in std::fs::read_to_string(&path).expect("a script").lines().enumerate() {
            if let Some(title) = line.strip_prefix("== ") {
                of_section = EVIDENCE.iter().position(|tag| title.contains(tag));
            }
            if line.starts_with('>') && !in_request {
                match EVIDENCE.iter().position(|tag| line.contains(tag)).or(of_section) {
                    Some(tag) => counts[tag] += 1,
                    None => without.push(format!("{name}:{}", number + 1)),
                }
            }
            in_request = line.starts_with('>');
        }
    }
    let counted: Vec<String> = EVIDENCE.iter().zip(counts).map(|(tag, count)| format!("{tag} {count}")).collect();
    println!("{} requests: {}", counts.iter().sum::<usize>(), counted.join(", "));
    assert!(not_run.is_empty(), "not run: {not_run:?}");
    assert!(without.is_empty(), "without evidence: {without:?}");
}

/// Runs a script and compares all of it with what came.
fn run(name: &str) {
    let path = format!("{FOLDER}/{name}");
    let script = std::fs::read_to_string(&path).expect("a script");
    let mut came: Vec<String> = Vec::new();
    let mut section: Option<Section> = None;
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        let begins_result = line.starts_with(['<', '!', '=']) && !line.starts_with("== ");
        if begins_result {
            // Written anew below each request.
            continue;
        }
        came.push(line.to_owned());
        if let Some(title) = line.strip_prefix("== ") {
            section = Some(Section::begin(title));
        } else if line.starts_with('#') || line.trim().is_empty() {
            continue;
        } else {
            let of_block = |line: &&str, first: &str| match first.as_bytes()[0] {
                b'>' => line.starts_with('>'),
                b'+' => false,
                _ => line.starts_with("  ") || line.trim().is_empty(),
            };
            let mut block = vec![line];
            while let Some(more) = lines.next_if(|next| of_block(next, line)) {
                came.push(more.to_owned());
                block.push(more);
            }
            let section = section.as_mut().expect("a section");
            came.extend(section.take(&block));
            // The empty line behind a block is not the block's.
            if block.last().is_some_and(|line| line.trim().is_empty()) && !line.starts_with('>') {
                came.last_mut().expect("a line").clear();
            }
        }
    }
    let came = came.join("\n") + "\n";
    if came == script {
        return;
    }
    if std::env::var_os("STAGEDOOR_UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, came).expect("the script can be written");
        return;
    }
    let at = came.lines().zip(script.lines()).take_while(|(came, wanted)| came == wanted).count();
    let near = |text: &str| text.lines().skip(at.saturating_sub(6)).take(18).collect::<Vec<_>>().join("\n");
    panic!("{name}:{}\nwanted:\n{}\n\ncame:\n{}", at + 1, near(&script), near(&came));
}
