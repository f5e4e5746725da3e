//! One message body out of the bytes that follow its head.

use bytes::{Buf, Bytes, BytesMut};
use memchr::{memchr, memmem};

use crate::h1::head::Framing;
use crate::h1::wire::take;
use crate::message::BodyError;

/// Bytes of one line that announces a chunk.
const CHUNK_LINE_LIMIT: usize = 4 * 1024;
/// Bytes of all chunk extensions of a body: they carry nothing for us, and cost work.
const EXTENSIONS_LIMIT: usize = 16 * 1024;
/// Bytes of the trailer section, and the fields in it.
const TRAILER_LIMIT: usize = 8 * 1024;
const TRAILER_FIELDS: usize = 64;

/// Where in a body the next unread byte is.
#[derive(Debug)]
pub(crate) enum Decoder {
    Done,
    Length(u64),
    UntilClose,
    Chunked(Chunked),
}

#[derive(Debug)]
pub(crate) struct Chunked {
    place: Place,
    /// Bytes of extensions seen.
    extensions: usize,
    /// Blanks before the end of a chunk line, which some upstreams write, are overlooked.
    blanks_allowed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Line,
    Data(u64),
    DataEnd,
    Trailer,
}

/// What the unread bytes hold.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Decoded {
    Piece(Bytes),
    NeedMore,
    End,
}

impl Decoder {
    /// For a request, where nothing is overlooked.
    pub(crate) fn of_request(framing: Framing) -> Self {
        Self::new(framing, false)
    }

    pub(crate) fn of_response(framing: Framing) -> Self {
        Self::new(framing, true)
    }

    fn new(framing: Framing, blanks_allowed: bool) -> Self {
        match framing {
            Framing::Length(0) => Self::Done,
            Framing::Length(length) => Self::Length(length),
            Framing::UntilClose => Self::UntilClose,
            Framing::Chunked => Self::Chunked(Chunked { place: Place::Line, extensions: 0, blanks_allowed }),
        }
    }

    pub(crate) const fn is_done(&self) -> bool {
        matches!(self, Self::Done)
    }

    /// The number of bytes still to come, when it is known.
    pub(crate) const fn remaining(&self) -> Option<u64> {
        match self {
            Self::Done => Some(0),
            Self::Length(length) => Some(*length),
            Self::UntilClose | Self::Chunked(_) => None,
        }
    }

    /// The next piece out of `unread`; `ended` says that nothing will be added to it.
    pub(crate) fn decode(&mut self, unread: &mut BytesMut, ended: bool) -> Result<Decoded, BodyError> {
        let decoded = match self {
            Self::Done => return Ok(Decoded::End),
            Self::Length(left) if !unread.is_empty() => {
                let piece = take_up_to(unread, *left);
                *left -= piece.len() as u64;
                if *left == 0 {
                    *self = Self::Done;
                }
                return Ok(Decoded::Piece(piece));
            }
            Self::Length(_) => Decoded::NeedMore,
            Self::UntilClose if !unread.is_empty() => return Ok(Decoded::Piece(take(unread, unread.len()))),
            Self::UntilClose => {
                if ended {
                    *self = Self::Done;
                    return Ok(Decoded::End);
                }
                Decoded::NeedMore
            }
            Self::Chunked(chunked) => chunked.decode(unread)?,
        };
        if decoded == Decoded::End {
            *self = Self::Done;
        }
        if decoded == Decoded::NeedMore && ended { Err(BodyError::Truncated) } else { Ok(decoded) }
    }
}

impl Chunked {
    fn decode(&mut self, unread: &mut BytesMut) -> Result<Decoded, BodyError> {
        loop {
            match self.place {
                Place::Line => {
                    let window = &unread[..unread.len().min(CHUNK_LINE_LIMIT)];
                    let Some(newline) = memchr(b'\n', window) else {
                        // What cannot become a line is refused before the line is whole.
                        let started_well = window.iter().take(1).all(u8::is_ascii_hexdigit);
                        return if window.len() < CHUNK_LINE_LIMIT && started_well {
                            Ok(Decoded::NeedMore)
                        } else {
                            Err(BodyError::Malformed)
                        };
                    };
                    let size = self.read_line(&unread[..newline])?;
                    unread.advance(newline + 1);
                    self.place = if size == 0 { Place::Trailer } else { Place::Data(size) };
                }
                Place::Data(left) => {
                    if unread.is_empty() {
                        return Ok(Decoded::NeedMore);
                    }
                    let piece = take_up_to(unread, left);
                    let left = left - piece.len() as u64;
                    self.place = if left == 0 { Place::DataEnd } else { Place::Data(left) };
                    return Ok(Decoded::Piece(piece));
                }
                Place::DataEnd => {
                    if !b"\r\n".starts_with(&unread[..unread.len().min(2)]) {
                        return Err(BodyError::Malformed);
                    }
                    if unread.len() < 2 {
                        return Ok(Decoded::NeedMore);
                    }
                    unread.advance(2);
                    self.place = Place::Line;
                }
                Place::Trailer => return read_trailer(unread),
            }
        }
    }

    /// The size that a chunk's line announces. `line` ends before its line feed.
    fn read_line(&mut self, line: &[u8]) -> Result<u64, BodyError> {
        let line = line.strip_suffix(b"\r").ok_or(BodyError::Malformed)?;
        let digits = line.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        if digits == 0 || digits > 16 {
            return Err(BodyError::Malformed);
        }
        let (digits, rest) = line.split_at(digits);
        let size = digits.iter().fold(0u64, |size, digit| size << 4 | u64::from(hex_value(*digit)));
        let rest_is_blank = rest.iter().all(|byte| matches!(byte, b' ' | b'\t'));
        if rest_is_blank {
            return if rest.is_empty() || self.blanks_allowed { Ok(size) } else { Err(BodyError::Malformed) };
        }
        self.extensions += rest.len();
        let is_extension = rest.trim_ascii_start().starts_with(b";")
            && rest.iter().all(|byte| *byte == b'\t' || (*byte >= 0x20 && *byte != 0x7f));
        if !is_extension || self.extensions > EXTENSIONS_LIMIT {
            return Err(BodyError::Malformed);
        }
        Ok(size)
    }
}

/// Reads the trailer section away. Its fields are checked and dropped: nothing here may use them.
fn read_trailer(unread: &mut BytesMut) -> Result<Decoded, BodyError> {
    if unread.starts_with(b"\r\n") {
        unread.advance(2);
        return Ok(Decoded::End);
    }
    let window = &unread[..unread.len().min(TRAILER_LIMIT)];
    let Some(last_line) = memmem::find(window, b"\r\n\r\n") else {
        return if window.len() < TRAILER_LIMIT { Ok(Decoded::NeedMore) } else { Err(BodyError::Malformed) };
    };
    let section = &window[..last_line + 4];
    let bare_line_feed = |at: usize| at == 0 || section[at - 1] != b'\r';
    let mut room = [httparse::EMPTY_HEADER; TRAILER_FIELDS];
    let parsed = httparse::parse_headers(section, &mut room);
    if !matches!(parsed, Ok(httparse::Status::Complete((length, _))) if length == section.len())
        || memchr::memchr_iter(b'\n', section).any(bare_line_feed)
    {
        return Err(BodyError::Malformed);
    }
    unread.advance(last_line + 4);
    Ok(Decoded::End)
}

fn take_up_to(unread: &mut BytesMut, limit: u64) -> Bytes {
    let length = usize::try_from(limit).unwrap_or(usize::MAX).min(unread.len());
    take(unread, length)
}

const fn hex_value(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes `wire` given whole, and again byte by byte; both must come to the same: the body and what is left over.
    fn decode(framing: Framing, wire: &[u8]) -> Result<(String, String), String> {
        let run = |step: usize| {
            let mut decoder = Decoder::of_request(framing);
            let mut body = Vec::new();
            let mut unread = BytesMut::new();
            let mut pieces = wire.chunks(step);
            loop {
                match decoder.decode(&mut unread, pieces.len() == 0).map_err(|error| error.to_string())? {
                    Decoded::Piece(piece) => body.extend_from_slice(&piece),
                    Decoded::NeedMore => unread.extend_from_slice(pieces.next().unwrap()),
                    Decoded::End => break,
                }
            }
            pieces.for_each(|piece| unread.extend_from_slice(piece));
            Ok((String::from_utf8(body).unwrap(), String::from_utf8(unread.to_vec()).unwrap()))
        };
        let whole = run(usize::MAX);
        for step in 1..wire.len().min(40) {
            assert_eq!(run(step), whole, "in pieces of {step}: {:?}", String::from_utf8_lossy(wire));
        }
        whole
    }

    #[test]
    fn bodies() {
        let malformed = "the body is not framed as its headers say";
        let truncated = "the peer closed the connection inside a body";
        type Expected = Result<(&'static str, &'static str), &'static str>;
        let cases: [(Framing, &str, Expected); 33] = [
            (Framing::Length(0), "next", Ok(("", "next"))),
            (Framing::Length(3), "abcnext", Ok(("abc", "next"))),
            (Framing::Length(3), "ab", Err(truncated)),
            (Framing::UntilClose, "ab", Ok(("ab", ""))),
            (Framing::Chunked, "0\r\n\r\nnext", Ok(("", "next"))),
            (Framing::Chunked, "3\r\nabc\r\n0\r\n\r\nnext", Ok(("abc", "next"))),
            (Framing::Chunked, "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", Ok(("abcde", ""))),
            (Framing::Chunked, "0000000000000003\r\nabc\r\n000\r\n\r\n", Ok(("abc", ""))),
            (Framing::Chunked, "a\r\n0123456789\r\n0\r\n\r\n", Ok(("0123456789", ""))),
            (Framing::Chunked, "A\r\n0123456789\r\n0\r\n\r\n", Ok(("0123456789", ""))),
            (Framing::Chunked, "3;a=b;c=\"d\"\r\nabc\r\n0;x\r\n\r\n", Ok(("abc", ""))),
            (Framing::Chunked, "3 ;a\r\nabc\r\n0\r\n\r\n", Ok(("abc", ""))),
            (Framing::Chunked, "3\r\nabc\r\n0\r\nA: b\r\nC:\r\n\r\nnext", Ok(("abc", "next"))),
            (Framing::Chunked, "3\r\nabc\r\n0\r\n", Err(truncated)),
            (Framing::Chunked, "3\r\nab", Err(truncated)),
            (Framing::Chunked, "", Err(truncated)),
            (Framing::Chunked, "\r\n", Err(malformed)),
            (Framing::Chunked, "x\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "-1\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "+3\r\nabc\r\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "0x3\r\nabc\r\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, " 3\r\nabc\r\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "3 \r\nabc\r\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "3\nabc\r\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "3;a\nabc\r\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "3;a\rb\r\nabc\r\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "3\r\nabcd\r\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "3\r\nabc\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "3\r\nabc0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "00000000000000003\r\nabc\r\n0\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "0\r\nA : b\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "0\r\nA: b\nC: d\r\n\r\n", Err(malformed)),
            (Framing::Chunked, "0\r\nA: b\r\n c\r\n\r\n", Err(malformed)),
        ];
        for (framing, wire, expected) in cases {
            let expected = expected.map(|(body, rest)| (body.to_owned(), rest.to_owned())).map_err(str::to_owned);
            assert_eq!(decode(framing, wire.as_bytes()), expected, "{wire:?}");
        }
    }

    #[test]
    fn bounds() {
        let long_extension = format!("1;{}\r\na\r\n0\r\n\r\n", "x".repeat(CHUNK_LINE_LIMIT));
        let many_extensions = format!("1;{}\r\na\r\n", "x".repeat(1000)).repeat(17) + "0\r\n\r\n";
        let long_trailer = format!("0\r\nA: {}\r\n\r\n", "x".repeat(TRAILER_LIMIT));
        for wire in [long_extension, many_extensions, long_trailer] {
            assert!(decode(Framing::Chunked, wire.as_bytes()).is_err());
        }
    }

    #[test]
    fn upstreams_may_pad_a_chunk_line() {
        let mut decoder = Decoder::of_response(Framing::Chunked);
        let mut unread = BytesMut::from(&b"3  \r\nabc\r\n0\r\n\r\n"[..]);
        assert_eq!(decoder.decode(&mut unread, false).unwrap(), Decoded::Piece(Bytes::from_static(b"abc")));
        assert_eq!(decoder.decode(&mut unread, false).unwrap(), Decoded::End);
    }
}
