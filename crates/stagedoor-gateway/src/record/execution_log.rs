//! The execution log of one invocation: the service's lines, in its words and order.
//!
//! The steps write them as they happen; nothing is made up afterwards from what the record knows. A record keeps a
//! log only when someone will read it.

use std::fmt::{self, Write};
use std::time::Instant;

use stagedoor_http::{Body, Headers, Response};
use stagedoor_wire::Timestamp;

use crate::error::{GatewayError, GatewayResponseType};
use crate::invocation::{Invocation, Matched, query_pairs};

/// AWS: a line's text is cut behind so many bytes, and says so (read off logs of the service).
const LINE_LIMIT: usize = 1024;
const TRUNCATED: &str = " [TRUNCATED]";

/// Lines of one invocation. No sequence of steps writes so many.
const LINES: usize = 128;

/// How many characters of a secret are shown, from its end.
const SHOWN_OF_SECRET: usize = 6;

/// What a configuration error begins with.
const CONFIGURATION_ERROR: &str = "Execution failed due to configuration error: ";

/// The lines so far.
#[derive(Debug)]
pub(crate) struct ExecutionLog {
    request_id: Box<str>,
    /// The request's start, on both clocks.
    timestamp: Timestamp,
    started: Instant,
    lines: Vec<(Timestamp, String)>,
}

impl ExecutionLog {
    pub(crate) fn new(request_id: &str, timestamp: Timestamp, started: Instant) -> Self {
        Self { request_id: request_id.into(), timestamp, started, lines: Vec::new() }
    }

    /// Writes one line: `log.line(format_args!("…"))`.
    pub(crate) fn line(&mut self, text: fmt::Arguments<'_>) {
        if self.lines.len() == LINES {
            return;
        }
        let mut line = Line(String::new());
        if line.write_fmt(text).is_err() {
            line.0.push_str(TRUNCATED);
        }
        let elapsed = i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX);
        let now = Timestamp::from_millis(self.timestamp.millis.saturating_add(elapsed));
        self.lines.push((now, line.0));
    }

    /// The execution begins, and this is what the caller asked.
    pub(crate) fn method_request(&mut self, invocation: &Invocation, matched: &Matched<'_>, body: &[u8]) {
        let request_id = self.request_id.clone();
        self.line(format_args!("Starting execution for request: {request_id}"));
        let (verb, path) = (&invocation.method, invocation.url.path());
        self.line(format_args!("HTTP Method: {verb}, Resource Path: {path}"));
        self.line(format_args!("Method request path: {}", Map::of(matched.path_parameters.iter().copied())));
        let query: Vec<_> = query_pairs(invocation.url.raw_query()).collect();
        let query = Map::of(query.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
        self.line(format_args!("Method request query string: {query}"));
        self.line(format_args!("Method request headers: {}", Fields(&invocation.headers)));
        self.line(format_args!("Method request body before transformations: {}", Text(body)));
    }

    /// What an endpoint is about to be asked.
    pub(crate) fn endpoint_request(&mut self, uri: &str, headers: &Headers, body: &Body) {
        self.line(format_args!("Endpoint request URI: {uri}"));
        self.line(format_args!("Endpoint request headers: {}", Fields(headers)));
        self.line(format_args!("Endpoint request body after transformations: {}", Text(whole(body))));
        self.line(format_args!("Sending request to {uri}"));
    }

    /// What it answered, and how long it took to the answer's head.
    pub(crate) fn endpoint_response(&mut self, answer: &Response, latency_micros: u64) {
        let (status, latency_ms) = (answer.status, latency_micros / 1000);
        self.line(format_args!("Received response. Status: {status}, Integration latency: {latency_ms} ms"));
        self.line(format_args!("Endpoint response headers: {}", Fields(&answer.headers)));
        self.line(format_args!("Endpoint response body before transformations: {}", Text(whole(&answer.body))));
    }

    /// What the caller gets.
    pub(crate) fn method_response(&mut self, response: &Response) {
        self.line(format_args!("Method response body after transformations: {}", Text(whole(&response.body))));
        self.line(format_args!("Method response headers: {}", Fields(&response.headers)));
        self.line(format_args!("Successfully completed execution"));
    }

    /// Why it did not come to that.
    pub(crate) fn failed(&mut self, error: &GatewayError) {
        let reason = &error.reason;
        let is_configuration = error.response_type == GatewayResponseType::ApiConfigurationError;
        if is_configuration && !reason.starts_with("Execution failed due to ") {
            self.line(format_args!("{CONFIGURATION_ERROR}{reason}"));
        } else {
            // UNVERIFIED: what the service says where the reason is in our own words.
            self.line(format_args!("{reason}"));
        }
    }

    /// The end, either way, with the id that an AWS service gave its answer.
    pub(crate) fn completed(&mut self, status: u16, endpoint_request_id: Option<&str>) {
        self.line(format_args!("Method completed with status: {status}"));
        if let Some(request_id) = endpoint_request_id {
            self.line(format_args!("AWS Integration Endpoint RequestId : {request_id}"));
        }
    }

    /// The log as a test invocation hands it out.
    pub(crate) fn into_text(self) -> String {
        let mut text = format!("Execution log for request {}\n", self.request_id);
        for (timestamp, line) in self.lines {
            // Writing to a text does not fail.
            let _ = writeln!(text, "{} : {line}", java_date(timestamp));
        }
        text
    }
}

/// Where a log is kept, bodies do not stream.
fn whole(body: &Body) -> &[u8] {
    match body {
        Body::Full(bytes) => bytes,
        Body::Empty | Body::Stream(_) => &[],
    }
}

/// A line under way: takes what fits and refuses the rest.
struct Line(String);

impl Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = LINE_LIMIT - self.0.len();
        self.0.push_str(&text[..text.floor_char_boundary(room)]);
        if text.len() > room { Err(fmt::Error) } else { Ok(()) }
    }
}

/// `{a=1, b=2}`, as Java prints a map; several values of one name are one, with commas.
pub(crate) struct Map<'a>(Vec<(&'a str, Vec<&'a str>)>);

impl<'a> Map<'a> {
    pub(crate) fn of(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut map: Vec<(&str, Vec<&str>)> = Vec::new();
        for (name, value) in pairs {
            match map.iter_mut().find(|(present, _)| *present == name) {
                Some((_, values)) => values.push(value),
                None => map.push((name, vec![value])),
            }
        }
        Self(map)
    }
}

impl fmt::Display for Map<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_char('{')?;
        for (index, (name, values)) in self.0.iter().enumerate() {
            out.write_str(if index == 0 { "" } else { ", " })?;
            write!(out, "{name}=")?;
            for (index, value) in values.iter().enumerate() {
                out.write_str(if index == 0 { "" } else { "," })?;
                if is_secret(name) { Masked(value).fmt(out)? } else { out.write_str(value)? }
            }
        }
        out.write_char('}')
    }
}

/// Header fields as a [`Map`].
pub(crate) struct Fields<'a>(pub(crate) &'a Headers);

impl fmt::Display for Fields<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self
            .0
            .iter()
            .map(|(name, value)| (String::from_utf8_lossy(name), String::from_utf8_lossy(value)))
            .collect();
        Map::of(fields.iter().map(|(name, value)| (name.as_ref(), value.as_ref()))).fmt(out)
    }
}

pub(crate) fn is_secret(name: &str) -> bool {
    ["Authorization", "x-api-key", "X-Amz-Security-Token"].iter().any(|secret| name.eq_ignore_ascii_case(secret))
}

/// A secret: stars, and its last characters.
pub(crate) struct Masked<'a>(pub(crate) &'a str);

impl fmt::Display for Masked<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.0.chars().count();
        // A short one would be shown whole: then nothing of it is.
        let shown = if length > SHOWN_OF_SECRET { SHOWN_OF_SECRET } else { 0 };
        (0..length - shown).try_for_each(|_| out.write_char('*'))?;
        self.0.chars().skip(length - shown).try_for_each(|char| out.write_char(char))
    }
}

/// A body as text; what is not UTF-8 becomes replacement characters.
pub(crate) struct Text<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Text<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // No line shows more of it, so no more of it is read.
        let start = &self.0[..self.0.len().min(LINE_LIMIT + 4)];
        out.write_str(&String::from_utf8_lossy(start))
    }
}

/// `EEE MMM dd HH:mm:ss UTC yyyy`
pub(crate) fn java_date(timestamp: Timestamp) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let day = DAYS[timestamp.seconds().div_euclid(86_400).rem_euclid(7) as usize];
    // `2020-04-06T23:23:46Z`
    let iso = timestamp.iso8601();
    let part = |from: usize, to: usize| iso.get(from..to).unwrap_or_default();
    let month = part(5, 7).parse::<usize>().ok().and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    format!("{day} {} {} {} UTC {}", month.unwrap_or(&"Jan"), part(8, 10), part(11, 19), part(0, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(java_date(Timestamp::from_seconds(0)), "Thu Jan 01 00:00:00 UTC 1970");
        assert_eq!(java_date(Timestamp::from_seconds(1_685_409_765)), "Tue May 30 01:22:45 UTC 2023");
    }

    #[test]
    fn maps_and_secrets() {
        let check = |pairs: &[(&str, &str)], expected: &str| {
            assert_eq!(Map::of(pairs.iter().copied()).to_string(), expected);
        };
        check(&[], "{}");
        check(&[("petId", "123")], "{petId=123}");
        check(&[("a", "1"), ("b", ""), ("a", "2")], "{a=1,2, b=}");
        check(
            &[("authorization", "Bearer abcdef"), ("X-API-Key", "short")],
            "{authorization=*******abcdef, X-API-Key=*****}",
        );
        check(&[("Authorization", "Ünïcödé")], "{Authorization=*nïcödé}");
    }

    #[test]
    fn lines_are_cut() {
        let mut log = ExecutionLog::new("id", Timestamp::from_seconds(0), Instant::now());
        log.line(format_args!("{}", "x".repeat(LINE_LIMIT)));
        log.line(format_args!("{}{}", "x".repeat(LINE_LIMIT - 1), "é and more"));
        log.line(format_args!("body: {}", Text(&[b'y'; 5000])));
        let texts: Vec<_> = log.lines.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts[0].len(), LINE_LIMIT);
        assert_eq!(texts[1], "x".repeat(LINE_LIMIT - 1) + TRUNCATED);
        assert_eq!(texts[2], "body: ".to_owned() + &"y".repeat(LINE_LIMIT - 6) + TRUNCATED);
        for _ in 0..LINES {
            log.line(format_args!("more"));
        }
        assert_eq!(log.lines.len(), LINES);
    }
}
