//! One message head: finds its end, refuses what is not RFC 9112, and reads off how the body is framed.

use std::mem::MaybeUninit;
use std::ops::Range;

use bytes::{Bytes, BytesMut};
use http::{Method, Version};
use httparse::{EMPTY_HEADER, Status};
use memchr::memchr_iter;

use crate::h1::wire::take;
use crate::headers::Headers;
use crate::server::{MAX_HEADER_COUNT, Refusal};

/// How a body's end is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    Length(u64),
    Chunked,
    /// Responses only.
    UntilClose,
}

#[derive(Debug)]
pub(crate) struct RequestHead {
    pub(crate) method: Method,
    pub(crate) target: Bytes,
    pub(crate) version: Version,
    pub(crate) headers: Headers,
    pub(crate) framing: Framing,
    pub(crate) keep_alive: bool,
    /// The client waits for `100 Continue` before it sends the body.
    pub(crate) expects_continue: bool,
}

#[derive(Debug)]
pub(crate) struct ResponseHead {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
    pub(crate) framing: Framing,
    pub(crate) keep_alive: bool,
}

/// Bounds of a head.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeadLimits {
    pub(crate) line: usize,
    pub(crate) total: usize,
    pub(crate) count: usize,
}

/// Looks for the end of a head in bytes that arrive in pieces, each byte once.
#[derive(Debug, Default)]
pub(crate) struct HeadScan {
    scanned: usize,
    line_start: usize,
    first_line: Option<usize>,
    /// At this length an unfinished head is parsed to see whether it is worth waiting for.
    next_probe: usize,
}

impl HeadScan {
    /// The length of the head when it is all there.
    fn find_end(&mut self, unread: &[u8], limits: &HeadLimits) -> Result<Option<usize>, Refusal> {
        for offset in memchr_iter(b'\n', &unread[self.scanned..]) {
            let newline = self.scanned + offset;
            if newline == self.line_start || unread[newline - 1] != b'\r' {
                return Err(Refusal::BadRequest("a line ends without a carriage return"));
            }
            if self.first_line.is_none() {
                self.first_line = Some(newline + 1);
                if newline >= limits.line {
                    return Err(Refusal::UriTooLong);
                }
            } else if newline - 1 == self.line_start {
                let end = newline + 1;
                return if end > limits.total { Err(Refusal::HeadersTooLarge) } else { Ok(Some(end)) };
            }
            self.line_start = newline + 1;
        }
        self.scanned = unread.len();
        if self.first_line.is_none() && self.scanned >= limits.line {
            return Err(Refusal::UriTooLong);
        }
        if self.scanned >= limits.total {
            return Err(Refusal::HeadersTooLarge);
        }
        Ok(None)
    }

    /// Whether an unfinished head of this length should be looked at: each time it has doubled, so that garbage is
    /// refused early and a slow sender costs no more than twice the work.
    fn probe_now(&mut self, length: usize) -> bool {
        if length < self.next_probe {
            return false;
        }
        self.next_probe = length * 2;
        true
    }
}

type HeaderRoom<'a> = [MaybeUninit<httparse::Header<'a>>; MAX_HEADER_COUNT];

/// The request head at the start of `unread`, once it is complete.
pub(crate) fn read_request(
    unread: &mut BytesMut,
    scan: &mut HeadScan,
    limits: &HeadLimits,
) -> Result<Option<RequestHead>, Refusal> {
    if scan.scanned == 0 {
        // RFC 9112, 2.2: an empty line before a request is ignored.
        while unread.starts_with(b"\r\n") {
            drop(unread.split_to(2));
        }
        if unread.is_empty() || &unread[..] == b"\r" {
            return Ok(None);
        }
    }
    let Some(end) = scan.find_end(unread, limits)? else {
        if scan.probe_now(unread.len()) {
            let mut room: HeaderRoom<'_> = [const { MaybeUninit::uninit() }; MAX_HEADER_COUNT];
            httparse::Request::new(&mut [])
                .parse_with_uninit_headers(unread, &mut room)
                .map_err(|error| refusal(error, unread))?;
        }
        return Ok(None);
    };
    let bytes = take(unread, end);
    let mut room: HeaderRoom<'_> = [const { MaybeUninit::uninit() }; MAX_HEADER_COUNT];
    let mut parsed = httparse::Request::new(&mut []);
    let status = parsed
        .parse_with_uninit_headers(&bytes, &mut room[..limits.count.min(MAX_HEADER_COUNT)])
        .map_err(|error| refusal(error, &bytes))?;
    let (Status::Complete(length), Some(method), Some(target), Some(minor_version)) =
        (status, parsed.method, parsed.path, parsed.version)
    else {
        return Err(Refusal::BadRequest("the request head is not well formed"));
    };
    if length != end {
        return Err(Refusal::BadRequest("the request head is not well formed"));
    }
    let method = Method::from_bytes(method.as_bytes()).map_err(|_| Refusal::BadRequest("the method is not a token"))?;
    let version = if minor_version == 0 { Version::HTTP_10 } else { Version::HTTP_11 };
    let facts = Facts::of(parsed.headers)?;
    let framing = match (facts.content_length, facts.chunked) {
        (Some(_), true) => return Err(Refusal::BadRequest("both Content-Length and Transfer-Encoding")),
        (None, true) if version == Version::HTTP_10 => {
            return Err(Refusal::BadRequest("Transfer-Encoding in HTTP/1.0"));
        }
        (None, true) => Framing::Chunked,
        (Some(length), false) => Framing::Length(length),
        (None, false) => Framing::Length(0),
    };
    if facts.hosts > 1 {
        return Err(Refusal::BadRequest("more than one Host"));
    }
    let (target, authority) = split_target(&method, target)?;
    if version == Version::HTTP_11 && facts.hosts == 0 {
        return Err(Refusal::BadRequest("no Host"));
    }
    let target = bytes.slice(range_in(&bytes, target.as_bytes()));
    let authority = authority.map(|authority| bytes.slice(range_in(&bytes, authority.as_bytes())));
    let mut headers = received(&bytes, parsed.headers);
    if let Some(authority) = authority {
        // RFC 9112, 3.2.2: the target's authority replaces what Host says.
        headers.replace("Host", authority);
    }
    Ok(Some(RequestHead {
        method,
        target: if target.is_empty() { Bytes::from_static(b"/") } else { target },
        version,
        headers,
        framing,
        keep_alive: facts.keep_alive(version),
        expects_continue: facts.expects_continue && version == Version::HTTP_11 && framing != Framing::Length(0),
    }))
}

/// The response head at the start of `unread`, once it is complete. `to_head`: it answers a HEAD request.
pub(crate) fn read_response(
    unread: &mut BytesMut,
    scan: &mut HeadScan,
    limits: &HeadLimits,
    to_head: bool,
) -> Result<Option<ResponseHead>, &'static str> {
    let Some(end) = scan.find_end(unread, limits).map_err(describe)? else {
        if scan.probe_now(unread.len()) {
            let mut room: HeaderRoom<'_> = [const { MaybeUninit::uninit() }; MAX_HEADER_COUNT];
            httparse::ParserConfig::default()
                .parse_response_with_uninit_headers(&mut httparse::Response::new(&mut []), unread, &mut room)
                .map_err(|_| "its head is not HTTP/1.1")?;
        }
        return Ok(None);
    };
    let bytes = take(unread, end);
    let mut room: HeaderRoom<'_> = [const { MaybeUninit::uninit() }; MAX_HEADER_COUNT];
    let mut parsed = httparse::Response::new(&mut []);
    let progress = httparse::ParserConfig::default()
        .parse_response_with_uninit_headers(&mut parsed, &bytes, &mut room[..limits.count.min(MAX_HEADER_COUNT)])
        .map_err(|error| match error {
            httparse::Error::TooManyHeaders => "it has too many header fields",
            _ => "its head is not HTTP/1.1",
        })?;
    let (Status::Complete(length), Some(status), Some(minor_version)) = (progress, parsed.code, parsed.version) else {
        return Err("its head is not HTTP/1.1");
    };
    if length != end || status < 100 {
        return Err("its head is not HTTP/1.1");
    }
    let version = if minor_version == 0 { Version::HTTP_10 } else { Version::HTTP_11 };
    let facts = Facts::of(parsed.headers).map_err(describe)?;
    let without_body = to_head || status < 200 || status == 204 || status == 304;
    let framing = match (facts.content_length, facts.chunked) {
        (Some(_), true) => return Err("it has both Content-Length and Transfer-Encoding"),
        (None, true) if version == Version::HTTP_10 => return Err("it has Transfer-Encoding in HTTP/1.0"),
        _ if without_body => Framing::Length(0),
        (None, true) => Framing::Chunked,
        (Some(length), false) => Framing::Length(length),
        (None, false) => Framing::UntilClose,
    };
    let keep_alive = facts.keep_alive(version) && framing != Framing::UntilClose;
    Ok(Some(ResponseHead { status, headers: received(&bytes, parsed.headers), framing, keep_alive }))
}

/// Why an upstream's head was not taken, from the words for a client's.
fn describe(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::BadRequest(reason) => reason,
        Refusal::UnsupportedTransferCoding => "it has a transfer coding other than chunked",
        _ => "its head is too long",
    }
}

fn refusal(error: httparse::Error, head: &[u8]) -> Refusal {
    match error {
        httparse::Error::TooManyHeaders => Refusal::HeadersTooLarge,
        httparse::Error::Version => {
            let line = head.split(|byte| *byte == b'\r').next().unwrap_or_default();
            match line.rsplit(|byte| *byte == b' ').next() {
                Some(b"HTTP/1.0" | b"HTTP/1.1") => Refusal::BadRequest("the request line is not well formed"),
                Some([b'H', b'T', b'T', b'P', b'/', b'0'..=b'9', b'.', b'0'..=b'9']) => Refusal::UnsupportedVersion,
                _ => Refusal::BadRequest("the request line is not well formed"),
            }
        }
        httparse::Error::HeaderName => Refusal::BadRequest("a header field's name is not a token"),
        httparse::Error::HeaderValue => Refusal::BadRequest("a header field's value has an illegal character"),
        httparse::Error::Token => Refusal::BadRequest("the request line is not well formed"),
        _ => Refusal::BadRequest("the request head is not well formed"),
    }
}

/// What the header fields say about the message and its connection.
#[derive(Debug, Default)]
struct Facts {
    content_length: Option<u64>,
    chunked: bool,
    close: bool,
    persist: bool,
    expects_continue: bool,
    hosts: usize,
}

impl Facts {
    fn of(fields: &[httparse::Header<'_>]) -> Result<Self, Refusal> {
        let mut facts = Self::default();
        for field in fields {
            // The length of the name tells nearly all fields apart.
            let is = |name: &str| field.name.eq_ignore_ascii_case(name);
            match field.name.len() {
                4 if is("Host") => facts.hosts += 1,
                6 if is("Expect") => facts.expects_continue |= field.value.eq_ignore_ascii_case(b"100-continue"),
                10 if is("Connection") => {
                    for option in field.value.split(|byte| *byte == b',').map(<[u8]>::trim_ascii) {
                        facts.close |= option.eq_ignore_ascii_case(b"close");
                        facts.persist |= option.eq_ignore_ascii_case(b"keep-alive");
                    }
                }
                14 if is("Content-Length") => {
                    let length =
                        parse_length(field.value).ok_or(Refusal::BadRequest("Content-Length is not a number"))?;
                    if facts.content_length.replace(length).is_some() {
                        return Err(Refusal::BadRequest("more than one Content-Length"));
                    }
                }
                17 if is("Transfer-Encoding") => {
                    if facts.chunked {
                        return Err(Refusal::BadRequest("more than one Transfer-Encoding"));
                    }
                    if !field.value.eq_ignore_ascii_case(b"chunked") {
                        return Err(Refusal::UnsupportedTransferCoding);
                    }
                    facts.chunked = true;
                }
                _ => {}
            }
        }
        Ok(facts)
    }

    fn keep_alive(&self, version: Version) -> bool {
        !self.close && (version == Version::HTTP_11 || self.persist)
    }
}

/// Digits and nothing else, at most 19 of them.
fn parse_length(value: &[u8]) -> Option<u64> {
    if value.is_empty() || value.len() > 19 || !value.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(value.iter().fold(0, |length, digit| length * 10 + u64::from(digit - b'0')))
}

/// Path and query of a target, and the authority of an absolute one.
fn split_target<'a>(method: &Method, target: &'a str) -> Result<(&'a str, Option<&'a str>), Refusal> {
    let bad = Err(Refusal::BadRequest("the request target is not well formed"));
    if !target.bytes().all(is_target_byte) {
        return bad;
    }
    if target.starts_with('/') || (target == "*" && method == Method::OPTIONS) {
        return Ok((target, None));
    }
    let Some((scheme, rest)) = target.split_once("://") else { return bad };
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return bad;
    }
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let well_formed = http::uri::Authority::try_from(authority).is_ok() && !authority.contains('@');
    if !well_formed || path.starts_with('?') {
        return bad;
    }
    Ok((path, Some(authority)))
}

/// The bytes of RFC 3986, and those beside it that clients do send and hyper takes.
const fn is_target_byte(byte: u8) -> bool {
    matches!(byte, 0x21..=0x7e) && !matches!(byte, b'"' | b'#' | b'<' | b'>' | b'\\' | b'`')
}

fn received(head: &Bytes, fields: &[httparse::Header<'_>]) -> Headers {
    debug_assert!(!fields.iter().any(|field| std::ptr::eq(field, &EMPTY_HEADER)));
    let ranges = fields.iter().map(|field| (range_in(head, field.name.as_bytes()), range_in(head, field.value)));
    Headers::received(head.clone(), ranges)
}

/// Where `part` lies in `whole`, of which it must be a slice.
fn range_in(whole: &[u8], part: &[u8]) -> Range<usize> {
    // The parser gives an empty value as an empty slice that may lie anywhere.
    if part.is_empty() {
        return 0..0;
    }
    let start = part.as_ptr().addr() - whole.as_ptr().addr();
    start..start + part.len()
}
