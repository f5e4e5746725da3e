//! Message heads as text, and the date that stands in them.

use std::cell::RefCell;

use http::{Method, StatusCode};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;

use crate::headers::Headers;

/// How the end of a body is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// No body and no word about it.
    None,
    /// `Content-Length`, and as many bytes.
    Length(u64),
    Chunked,
    /// The connection closes behind it.
    UntilClose,
}

/// What stands in `Connection`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Persistence {
    KeepAlive,
    Close,
}

/// Writes a request head.
pub(crate) fn request(
    text: &mut Vec<u8>,
    method: &Method,
    target: &[u8],
    host: &[u8],
    headers: &Headers,
    encoding: Encoding,
) {
    text.extend_from_slice(method.as_str().as_bytes());
    text.push(b' ');
    text.extend_from_slice(target);
    text.extend_from_slice(b" HTTP/1.1\r\n");
    if !host.is_empty() {
        text.extend_from_slice(b"Host: ");
        text.extend_from_slice(host);
        text.extend_from_slice(b"\r\n");
    }
    headers.write(text, is_framing);
    write_encoding(text, encoding);
    text.extend_from_slice(b"\r\n");
}

/// Writes a response head. `described_length`: the length in `headers` is of a body that is not sent, and stays.
pub(crate) fn response(
    text: &mut Vec<u8>,
    status: u16,
    headers: &Headers,
    encoding: Encoding,
    described_length: bool,
    persistence: Persistence,
    seconds: i64,
) {
    if status == 200 {
        text.extend_from_slice(b"HTTP/1.1 200 OK\r\n");
    } else {
        write_status_line(text, status);
    }
    if !headers.contains("Date") {
        text.extend_from_slice(b"Date: ");
        with_date(seconds, |date| text.extend_from_slice(date));
        text.extend_from_slice(b"\r\n");
    }
    if described_length {
        headers.write(text, |name| name.len() != 14 && is_framing(name));
    } else {
        headers.write(text, is_framing);
    }
    write_encoding(text, encoding);
    text.extend_from_slice(match persistence {
        Persistence::KeepAlive => b"Connection: keep-alive\r\n\r\n",
        Persistence::Close => b"Connection: close\r\n\r\n",
    });
}

fn write_status_line(text: &mut Vec<u8>, status: u16) {
    text.extend_from_slice(b"HTTP/1.1 ");
    write_number(text, u64::from(status));
    text.push(b' ');
    let reason = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    text.extend_from_slice(reason.unwrap_or_default().as_bytes());
    text.extend_from_slice(b"\r\n");
}

fn write_encoding(text: &mut Vec<u8>, encoding: Encoding) {
    match encoding {
        Encoding::Length(length) => {
            text.extend_from_slice(b"Content-Length: ");
            write_number(text, length);
            text.extend_from_slice(b"\r\n");
        }
        Encoding::Chunked => text.extend_from_slice(b"Transfer-Encoding: chunked\r\n"),
        Encoding::None | Encoding::UntilClose => {}
    }
}

/// The fields that the codec writes itself.
fn is_framing(name: &[u8]) -> bool {
    match name.len() {
        10 => name.eq_ignore_ascii_case(b"Connection"),
        14 => name.eq_ignore_ascii_case(b"Content-Length"),
        17 => name.eq_ignore_ascii_case(b"Transfer-Encoding"),
        _ => false,
    }
}

fn write_number(text: &mut Vec<u8>, mut number: u64) {
    let mut digits = [0; 20];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    text.extend_from_slice(&digits[start..]);
}

/// The line that announces a chunk.
pub(crate) fn chunk_line(text: &mut Vec<u8>, length: usize) {
    let digits = (usize::BITS - length.leading_zeros()).div_ceil(4).max(1);
    for place in (0..digits).rev() {
        text.push(b"0123456789abcdef"[length >> (place * 4) & 15]);
    }
    text.extend_from_slice(b"\r\n");
}

/// Hands out `Date`'s value for a second since the epoch. Its text is made once a second and thread.
pub(crate) fn with_date<T>(seconds: i64, used: impl FnOnce(&[u8]) -> T) -> T {
    thread_local! {
        static DATE: RefCell<(i64, Vec<u8>)> = const { RefCell::new((i64::MIN, Vec::new())) };
    }
    DATE.with_borrow_mut(|(second, text)| {
        if *second != seconds {
            *second = seconds;
            let moment = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
            let printed = DateTimePrinter::new().timestamp_to_rfc9110_string(&moment);
            *text = printed.unwrap_or_default().into_bytes();
        }
        used(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn responses() {
        let headers: Headers = [
            ("X-One", "1"),
            ("content-length", "9"),
            ("Connection", "x"),
            ("TRANSFER-ENCODING", "y"),
            ("b", "a\r\nc: d"),
        ]
        .into_iter()
        .collect();
        let write = |status, encoding, described, persistence| {
            let mut text = Vec::new();
            response(&mut text, status, &headers, encoding, described, persistence, 784_111_777);
            String::from_utf8(text).unwrap().replace("\r\n", "|")
        };
        assert_eq!(
            write(200, Encoding::Length(18_446_744_073_709_551_615), false, Persistence::KeepAlive),
            "HTTP/1.1 200 OK|Date: Sun, 06 Nov 1994 08:49:37 GMT|X-One: 1|b: a  c: d|\
             Content-Length: 18446744073709551615|Connection: keep-alive||"
        );
        assert_eq!(
            write(404, Encoding::Chunked, false, Persistence::Close),
            "HTTP/1.1 404 Not Found|Date: Sun, 06 Nov 1994 08:49:37 GMT|X-One: 1|b: a  c: d|\
             Transfer-Encoding: chunked|Connection: close||"
        );
        assert_eq!(
            write(799, Encoding::None, true, Persistence::Close),
            "HTTP/1.1 799 |Date: Sun, 06 Nov 1994 08:49:37 GMT|X-One: 1|content-length: 9|b: a  c: d|\
             Connection: close||"
        );
    }

    #[test]
    fn chunk_lines() {
        for (length, expected) in [(0, "0\r\n"), (9, "9\r\n"), (10, "a\r\n"), (16, "10\r\n"), (0xfedc, "fedc\r\n")] {
            let mut text = Vec::new();
            chunk_line(&mut text, length);
            assert_eq!(text, expected.as_bytes());
        }
    }
}
