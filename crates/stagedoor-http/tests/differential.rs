//! Our reading of requests against hyper's: a corpus of smuggling attempts, and requests made up at random.
//!
//! `STAGEDOOR_SEED=… cargo test` repeats a run; a failure prints the seed and the bytes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

use support::compare::disagreement;
use support::local;

/// Each file holds one connection's bytes, written with `\r`, `\n`, `\t`, `\0` and `\xNN`; other line ends are not part
/// of it.
fn corpus() -> Vec<(String, Vec<u8>)> {
    include_str!("corpus/smuggling.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| (line.to_owned(), unescape(line)))
        .collect()
}

fn unescape(line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = line.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        bytes.push(match rest.next().unwrap() {
            b'r' => b'\r',
            b'n' => b'\n',
            b't' => b'\t',
            b'0' => 0,
            b'x' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            other => other,
        });
    }
    bytes
}

#[test]
fn smuggling_corpus() {
    local(async {
        for (line, wire) in corpus() {
            for step in [1 << 16, 1] {
                assert_eq!(disagreement(&wire, step).await, None, "{line}");
            }
        }
    });
}

#[test]
fn random_requests() {
    let seed = std::env::var("STAGEDOOR_SEED")
        .ok()
        .map_or_else(|| RandomState::new().hash_one(()), |seed| seed.parse().unwrap());
    println!("STAGEDOOR_SEED={seed}");
    let corpus: Vec<Vec<u8>> = corpus().into_iter().map(|(_, wire)| wire).collect();
    let end = Instant::now() + Duration::from_secs(3);
    local(async {
        // The fixed seed runs first, so that a failure everyone has shows to everyone alike.
        for seed in [1, seed] {
            let mut random = Random(seed | 1);
            let mut count = 0;
            while count < 1500 || (seed != 1 && Instant::now() < end && count < 100_000) {
                count += 1;
                let mut wire =
                    if random.below(4) == 0 { corpus[random.below(corpus.len())].clone() } else { random.request() };
                for _ in 0..random.below(4) {
                    random.mutate(&mut wire);
                }
                let step = if random.below(4) == 0 { 1 + random.below(30) } else { 1 << 16 };
                if let Some(problem) = disagreement(&wire, step).await {
                    panic!("STAGEDOOR_SEED={seed}: {problem}\n{}", wire.escape_ascii());
                }
            }
        }
    });
}

/// Xorshift: the same everywhere for the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Usually the first, which is the right one.
    fn mostly<'a>(&mut self, from: &[&'a str]) -> &'a str {
        if self.below(6) > 0 { from[0] } else { self.pick(from) }
    }

    fn request(&mut self) -> Vec<u8> {
        let mut text = String::new();
        for _ in 0..=self.below(3) {
            text += self.pick(&["GET", "POST", "HEAD", "OPTIONS", "PUT", "M-SEARCH", "get"]);
            text += self.mostly(&[" ", "  ", "\t"]);
            text += self.mostly(&[
                "/a/b?c=%20d",
                "/",
                "*",
                "http://h/p?q",
                "https://h:1",
                "h:1",
                "/\"{}|",
                "/a#b",
                "/~[]!$&'()*+,;=:@",
            ]);
            text += self.mostly(&[" HTTP/1.1", " HTTP/1.0", " HTTP/2.0", "", " HTTP/1.1 "]);
            text += self.line_end();
            let (framing, body) = self.framing();
            let mut lines: Vec<&str> =
                vec![self.mostly(&["Host: a", "Host:", "Host: a\r\nHost: b", "X: y", "host : a"])];
            lines.extend(framing.iter().map(String::as_str));
            for _ in 0..self.below(3) {
                lines.push(self.pick(&[
                    "Connection: close",
                    "Connection: keep-alive",
                    "Connection: Transfer-Encoding",
                    "Expect: 100-continue",
                    "A:b",
                    "A: \tb\t ",
                    "A:",
                    "a: \u{e9}",
                    " folded",
                    "A:\u{b}b",
                    "=: b",
                    "Upgrade: h2c",
                ]));
            }
            let rotation = self.below(lines.len());
            lines.rotate_left(rotation);
            for line in lines {
                text += line;
                text += self.line_end();
            }
            text += self.line_end();
            text += &body;
        }
        text.into_bytes()
    }

    fn line_end(&mut self) -> &'static str {
        if self.below(40) > 0 { "\r\n" } else { self.pick(&["\n", "\r", "\r\r\n", "\n\r", "\r\n\r\n"]) }
    }

    /// Fields that frame a body, and the body.
    fn framing(&mut self) -> (Vec<String>, String) {
        let length = format!(
            "Content-Length: {}",
            self.mostly(&["5", "05", "+5", "5 ", "5,5", "0", "4", "5\t", "0x5", "18446744073709551621"])
        );
        let coding = self.mostly(&[
            "chunked",
            "Chunked",
            "gzip, chunked",
            "chunked, gzip",
            "chunked ",
            "\tchunked",
            "\"chunked\"",
            "x",
        ]);
        let name =
            self.mostly(&["Transfer-Encoding: ", "transfer-encoding:", "Transfer-Encoding : ", "Transfer_Encoding: "]);
        let coding = format!("{name}{coding}");
        let chunks = |random: &mut Self| {
            let mut text = String::new();
            for _ in 0..random.below(3) {
                text += random.mostly(&[
                    "5",
                    "005",
                    "5;a=b",
                    "5 ",
                    "5;a=\"b\"",
                    "0x5",
                    "5\t;x",
                    "+5",
                    "5;\u{b}",
                    "-5",
                    "5g",
                    "5;\r",
                ]);
                text += random.line_end();
                text += random.mostly(&["hello", "hell", "hello!"]);
                text += random.line_end();
            }
            text += random.mostly(&["0", "00", "0;x", "0 ", ""]);
            text += random.line_end();
            text += random.mostly(&["", "T: u\r\n", "T: u\n", "bad\r\n", " fold\r\n"]);
            text += random.line_end();
            text
        };
        match self.below(6) {
            0 | 1 => (vec![], String::new()),
            2 | 3 => (vec![length], "hello".to_owned()),
            4 => (vec![coding], chunks(self)),
            _ => {
                let body = chunks(self);
                let all = match self.below(3) {
                    0 => vec![length, coding],
                    1 => vec![length.clone(), length],
                    _ => vec![coding.clone(), coding],
                };
                (all, body)
            }
        }
    }

    /// Changes a byte or a stretch of bytes.
    fn mutate(&mut self, wire: &mut Vec<u8>) {
        if wire.is_empty() {
            return;
        }
        let at = self.below(wire.len());
        let end = (at + 1 + self.below(6)).min(wire.len());
        match self.below(5) {
            0 => drop(wire.drain(at..end)),
            1 => wire.insert(at, self.pick(b"\r\n \t\0:;,=/-_+0159aAzZ\x0b\x7f\x80\xff\"\\")),
            2 => wire[at] = self.pick(b"\r\n \t\0:;,=/-_+0159aAzZ\x0b\x7f\x80\xff\"\\"),
            3 => {
                let piece = wire[at..end].to_vec();
                let to = self.below(wire.len());
                wire.splice(to..to, piece);
            }
            _ => wire.truncate(at),
        }
    }
}
