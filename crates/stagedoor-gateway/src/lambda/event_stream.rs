//! What a function streams: the frames of `application/vnd.amazon.eventstream`, in which Lambda's InvokeWithResponseStream
//! wraps each piece that the function writes.
//!
//! A frame is: its length and that of its header fields, a checksum of both, the header fields, the payload, and a
//! checksum of all. One frame at a time is held.

use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use flate2::Crc;
use stagedoor_http::{Body, BodyError, BodySource};

/// Bytes of a frame: the format's own quota.
const FRAME_LIMIT: usize = 16 * 1024 * 1024;

/// Two lengths and their checksum.
const PRELUDE: usize = 12;
const CHECKSUM: usize = 4;

/// The payload that a function streams, out of the frames around it.
#[derive(Debug)]
pub(crate) struct FunctionStream {
    frames: Body,
    /// What was read of the frames and not taken apart.
    read: BytesMut,
    ended: Option<Ending>,
}

/// How a stream ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Complete,
    /// In the function's words.
    FunctionError(String),
    /// In Lambda's.
    Exception(String),
    /// The frames are none, or they break off.
    Broken(&'static str),
}

/// A frame, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
struct Frame {
    message_type: String,
    /// `:event-type` or, of an exception, `:exception-type`.
    kind: String,
    payload: Bytes,
}

impl FunctionStream {
    pub(crate) fn new(frames: Body) -> Self {
        Self { frames, read: BytesMut::new(), ended: None }
    }

    /// How it ended, once it has.
    pub(crate) fn ending(&self) -> Option<&Ending> {
        self.ended.as_ref()
    }

    fn end(&mut self, ending: Ending) -> Poll<Option<Result<Bytes, BodyError>>> {
        let is_complete = ending == Ending::Complete;
        self.ended = Some(ending);
        Poll::Ready(if is_complete { None } else { Some(Err(BodyError::Truncated)) })
    }
}

impl BodySource for FunctionStream {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            if self.ended.is_some() {
                return Poll::Ready(None);
            }
            match take_frame(&mut self.read) {
                Ok(None) => match ready!(self.frames.poll_chunk(context)) {
                    Some(Ok(piece)) => self.read.extend_from_slice(&piece),
                    Some(Err(BodyError::TimedOut)) => {
                        self.ended = Some(Ending::Broken("it did not go on in time"));
                        return Poll::Ready(Some(Err(BodyError::TimedOut)));
                    }
                    Some(Err(_)) => return self.end(Ending::Broken("the connection broke")),
                    None => return self.end(Ending::Broken("it breaks off before its end")),
                },
                Ok(Some(frame)) => match (frame.message_type.as_str(), frame.kind.as_str()) {
                    ("event", "PayloadChunk") if !frame.payload.is_empty() => {
                        return Poll::Ready(Some(Ok(frame.payload)));
                    }
                    ("event", "InvokeComplete") => return self.end(completion(&frame.payload)),
                    ("exception" | "error", kind) => {
                        let text = String::from_utf8_lossy(&frame.payload);
                        return self.end(Ending::Exception(format!("{kind} {text}")));
                    }
                    // What we know nothing of changes nothing.
                    _ => {}
                },
                Err(problem) => return self.end(Ending::Broken(problem)),
            }
        }
    }

    fn remaining(&self) -> Option<u64> {
        None
    }
}

/// What `InvokeComplete` says.
fn completion(payload: &[u8]) -> Ending {
    let said: serde_json::Value = serde_json::from_slice(payload).unwrap_or_default();
    let text = |name: &str| said.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    match (text("ErrorCode"), text("ErrorDetails")) {
        ("", _) => Ending::Complete,
        (code, "") => Ending::FunctionError(code.to_owned()),
        (_, details) => Ending::FunctionError(details.to_owned()),
    }
}

/// Takes the first frame off, if it is there whole.
fn take_frame(read: &mut BytesMut) -> Result<Option<Frame>, &'static str> {
    let Some(prelude) = read.first_chunk::<PRELUDE>() else { return Ok(None) };
    let mut fields = &prelude[..];
    let (length, headers_length, checksum) = (fields.get_u32(), fields.get_u32(), fields.get_u32());
    if checksum_of(&prelude[..8]) != checksum {
        return Err("the checksum of a frame's lengths is wrong");
    }
    let (length, headers_length) = (length as usize, headers_length as usize);
    if length > FRAME_LIMIT || headers_length.saturating_add(PRELUDE + CHECKSUM) > length {
        return Err("a frame's lengths cannot be");
    }
    if read.len() < length {
        read.reserve(length - read.len());
        return Ok(None);
    }
    let mut frame = read.split_to(length).freeze();
    let mut checksum = frame.split_off(length - CHECKSUM);
    if checksum_of(&frame) != checksum.get_u32() {
        return Err("the checksum of a frame is wrong");
    }
    frame.advance(PRELUDE);
    let headers = frame.split_to(headers_length);
    let mut taken = read_headers(&headers).ok_or("a frame's header fields cannot be read")?;
    taken.payload = frame;
    Ok(Some(taken))
}

fn checksum_of(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// The header fields that matter.
fn read_headers(mut headers: &[u8]) -> Option<Frame> {
    const BYTES: u8 = 6;
    const TEXT: u8 = 7;
    let mut frame = Frame::default();
    while !headers.is_empty() {
        let length = usize::from(headers.try_get_u8().ok()?);
        let (name, rest) = headers.split_at_checked(length)?;
        headers = rest;
        let kind = headers.try_get_u8().ok()?;
        let length = match kind {
            // true, false
            0 | 1 => 0,
            2 => 1,
            3 => 2,
            4 => 4,
            // A number, a time.
            5 | 8 => 8,
            BYTES | TEXT => usize::from(headers.try_get_u16().ok()?),
            // A UUID.
            9 => 16,
            _ => return None,
        };
        let (value, rest) = headers.split_at_checked(length)?;
        headers = rest;
        let text = || (kind == TEXT).then(|| String::from_utf8_lossy(value).into_owned());
        match name {
            b":message-type" => frame.message_type = text()?,
            b":event-type" | b":exception-type" => frame.kind = text()?,
            _ => {}
        }
    }
    Some(frame)
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    fn frame(headers: &[(&str, &str)], payload: &[u8]) -> Vec<u8> {
        let mut fields = Vec::new();
        for (name, value) in headers {
            fields.push(name.len() as u8);
            fields.extend_from_slice(name.as_bytes());
            fields.push(7);
            fields.extend_from_slice(&(value.len() as u16).to_be_bytes());
            fields.extend_from_slice(value.as_bytes());
        }
        let length = (PRELUDE + fields.len() + payload.len() + CHECKSUM) as u32;
        let mut frame = [length.to_be_bytes(), (fields.len() as u32).to_be_bytes()].concat();
        frame.extend_from_slice(&checksum_of(&frame).to_be_bytes());
        frame.extend_from_slice(&fields);
        frame.extend_from_slice(payload);
        frame.extend_from_slice(&checksum_of(&frame).to_be_bytes());
        frame
    }

    fn event(kind: &str, payload: &str) -> Vec<u8> {
        frame(&[(":event-type", kind), (":content-type", "x"), (":message-type", "event")], payload.as_bytes())
    }

    /// Pieces of at most `size` bytes.
    #[derive(Debug)]
    struct Pieces {
        left: Bytes,
        size: usize,
    }

    impl BodySource for Pieces {
        fn poll_chunk(&mut self, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
            let size = self.size.min(self.left.len());
            Poll::Ready((size > 0).then(|| Ok(self.left.split_to(size))))
        }

        fn remaining(&self) -> Option<u64> {
            None
        }
    }

    /// The payload, `|` between its pieces, and how it ended.
    fn read(frames: &[u8], size: usize) -> (String, Ending) {
        let pieces = Pieces { left: Bytes::copy_from_slice(frames), size };
        let mut stream = FunctionStream::new(Body::Stream(Box::new(pieces)));
        let executor = tokio::runtime::Builder::new_current_thread().build().expect("an executor");
        let mut read = Vec::new();
        executor.block_on(async {
            while let Some(Ok(piece)) = poll_fn(|context| stream.poll_chunk(context)).await {
                read.push(String::from_utf8_lossy(&piece).into_owned());
            }
        });
        (read.join("|"), stream.ending().expect("it has ended").clone())
    }

    #[test]
    fn streams() {
        let broken = Ending::Broken;
        let failed = |text: &str| Ending::FunctionError(text.to_owned());
        let good = [event("PayloadChunk", "one"), event("Other", "?"), event("PayloadChunk", "two")].concat();
        let error = r#"{"ErrorCode": "Unhandled", "ErrorDetails": "it broke"}"#;
        let mut wrong_length = event("PayloadChunk", "one");
        wrong_length[3] += 1;
        let mut wrong_payload = event("PayloadChunk", "one");
        let at = wrong_payload.len() - 5;
        wrong_payload[at] ^= 1;
        let mut huge = (u32::MAX).to_be_bytes().repeat(2);
        huge.extend_from_slice(&checksum_of(&huge).to_be_bytes());
        let mut short = [16u32.to_be_bytes(), 8u32.to_be_bytes()].concat();
        short.extend_from_slice(&checksum_of(&short).to_be_bytes());
        let odd = frame(&[(":message-type", "event"), ("x", "")], b"");
        for (frames, expected) in [
            ([good.clone(), event("InvokeComplete", "{}")].concat(), ("one|two", Ending::Complete)),
            ([good.clone(), event("InvokeComplete", "")].concat(), ("one|two", Ending::Complete)),
            ([good.clone(), event("InvokeComplete", error)].concat(), ("one|two", failed("it broke"))),
            (event("InvokeComplete", r#"{"ErrorCode": "Timeout"}"#), ("", failed("Timeout"))),
            (
                frame(&[(":message-type", "exception"), (":exception-type", "TooLarge")], b"{}"),
                ("", Ending::Exception("TooLarge {}".to_owned())),
            ),
            (good.clone(), ("one|two", broken("it breaks off before its end"))),
            (good[..good.len() - 1].to_vec(), ("one", broken("it breaks off before its end"))),
            (Vec::new(), ("", broken("it breaks off before its end"))),
            (odd, ("", broken("it breaks off before its end"))),
            ([good, wrong_length].concat(), ("one|two", broken("the checksum of a frame's lengths is wrong"))),
            (wrong_payload, ("", broken("the checksum of a frame is wrong"))),
            (huge, ("", broken("a frame's lengths cannot be"))),
            (short, ("", broken("a frame's lengths cannot be"))),
            (b"{\"statusCode\": 200}".to_vec(), ("", broken("the checksum of a frame's lengths is wrong"))),
        ] {
            for size in [1, 7, 100_000] {
                let (payload, ending) = read(&frames, size);
                assert_eq!((payload.as_str(), ending), expected, "{}", String::from_utf8_lossy(&frames));
            }
        }
    }

    /// No bit of a stream can turn over unnoticed.
    #[test]
    fn damaged_streams() {
        let frames =
            [event("PayloadChunk", "one"), event("PayloadChunk", "two"), event("InvokeComplete", "{}")].concat();
        for bit in 0..frames.len() * 8 {
            let mut damaged = frames.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            let (payload, ending) = read(&damaged, 50);
            assert!(matches!(ending, Ending::Broken(_)), "bit {bit}: {ending:?}");
            assert!("one|two".starts_with(&payload), "bit {bit}: {payload}");
        }
    }

    #[test]
    fn header_fields_of_all_kinds() {
        let mut headers = Vec::new();
        for (kind, length) in [(0, 0), (1, 0), (2, 1), (3, 2), (4, 4), (5, 8), (8, 8), (9, 16)] {
            headers.extend_from_slice(&[1, b'x', kind]);
            headers.extend(std::iter::repeat_n(7, length));
        }
        headers.extend_from_slice(b"\x01x\x06\x00\x02ab\x0d:message-type\x07\x00\x05event");
        assert_eq!(read_headers(&headers).map(|frame| frame.message_type), Some("event".to_owned()));
        for end in 1..headers.len() {
            // Cut off anywhere, it is unreadable or shorter, and no panic.
            let _ = read_headers(&headers[..end]);
        }
        assert_eq!(read_headers(b"\x01x\x0a"), None);
        assert_eq!(read_headers(b"\x0d:message-type\x01"), None);
    }
}
