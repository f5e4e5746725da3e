//! Request ids: unpredictable, and cheap enough to make for every request.

use std::sync::Arc;

use base64::Engine;
use stagedoor_wire::Random;

/// The two ids of a request, as texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RequestIds {
    request_id: [u8; 36],
    extended: [u8; 16],
}

impl RequestIds {
    pub(crate) fn request_id(&self) -> &str {
        std::str::from_utf8(&self.request_id).expect("made of ASCII")
    }

    /// About 16 characters of base64 that end in `=`; never the client's.
    pub(crate) fn extended_request_id(&self) -> &str {
        std::str::from_utf8(&self.extended).expect("made of ASCII")
    }
}

/// A worker's supply of random bytes: the source is asked for many at a time.
pub(crate) struct IdSource {
    random: Arc<dyn Random>,
    bytes: [u8; 1024],
    used: usize,
}

impl IdSource {
    pub(crate) fn new(random: Arc<dyn Random>) -> Self {
        Self { random, bytes: [0; 1024], used: 1024 }
    }

    /// New ids; `client_id` replaces the request id when it is a UUID.
    pub(crate) fn request_ids(&mut self, client_id: Option<&[u8]>) -> RequestIds {
        let request_id = client_id.and_then(as_uuid).unwrap_or_else(|| self.uuid());
        let mut extended = [0; 16];
        let bytes: [u8; 11] = self.take();
        let written = base64::engine::general_purpose::URL_SAFE.encode_slice(bytes, &mut extended);
        debug_assert_eq!(written, Ok(16), "11 bytes are 15 characters and one of padding");
        RequestIds { request_id, extended }
    }

    /// `N` random bytes.
    pub(crate) fn take<const N: usize>(&mut self) -> [u8; N] {
        if self.used + N > self.bytes.len() {
            self.random.fill(&mut self.bytes);
            self.used = 0;
        }
        let mut taken = [0; N];
        taken.copy_from_slice(&self.bytes[self.used..self.used + N]);
        self.used += N;
        taken
    }

    fn uuid(&mut self) -> [u8; 36] {
        let mut bytes: [u8; 16] = self.take();
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let mut text = [b'-'; 36];
        let mut at = 0;
        for (index, byte) in bytes.into_iter().enumerate() {
            at += usize::from(matches!(index, 4 | 6 | 8 | 10));
            text[at] = HEX[usize::from(byte >> 4)];
            text[at + 1] = HEX[usize::from(byte & 15)];
            at += 2;
        }
        text
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|nibble| char::from(HEX[usize::from(nibble)])).collect()
}

fn as_uuid(text: &[u8]) -> Option<[u8; 36]> {
    let text: [u8; 36] = text.try_into().ok()?;
    let good = text.iter().enumerate().all(|(index, byte)| match index {
        8 | 13 | 18 | 23 => *byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    });
    good.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting;

    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.iter_mut().zip(0u8..=255).for_each(|(byte, value)| *byte = value);
        }
    }

    #[test]
    fn ids() {
        let mut source = IdSource::new(Arc::new(Counting));
        let ids = source.request_ids(None);
        assert_eq!(ids.request_id(), "00010203-0405-4607-8809-0a0b0c0d0e0f");
        assert_eq!(ids.extended_request_id(), "EBESExQVFhcYGRo=");
        let client = "0C6C4F23-0405-4607-8809-0a0b0c0d0e0f";
        assert_eq!(source.request_ids(Some(client.as_bytes())).request_id(), client);
        for wrong in ["", "x", "0c6c4f23x0405-4607-8809-0a0b0c0d0e0f", "0c6c4f23-0405-4607-8809-0a0b0c0d0e0g"] {
            assert_ne!(source.request_ids(Some(wrong.as_bytes())).request_id(), wrong);
        }
    }
}
