//! Time and randomness come in as arguments, so that tests can fix them. The binary implements both traits.

/// A moment, in milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    pub millis: i64,
}

impl Timestamp {
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self { millis }
    }

    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self { millis: seconds * 1000 }
    }

    /// Whole seconds since the epoch, rounded down: the form of `createdDate` in `apigateway`.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.millis.div_euclid(1000)
    }
}

/// The wall clock.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// A source of unpredictable bytes.
pub trait Random: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);

    /// An identifier of `length` characters of `[a-z0-9]`, the form of API Gateway's ids.
    fn id(&self, length: usize) -> String {
        self.characters(length, b"abcdefghijklmnopqrstuvwxyz0123456789")
    }

    /// A text of `length` characters drawn evenly from `alphabet` (at most 256 characters).
    fn characters(&self, length: usize, alphabet: &[u8]) -> String {
        // Bytes at or above the largest multiple of the alphabet's size are redrawn, so that no character is likelier.
        let limit = 256 - 256 % alphabet.len();
        let mut text = String::with_capacity(length);
        let mut bytes = [0u8; 32];
        while text.len() < length {
            self.fill(&mut bytes);
            for byte in bytes {
                if usize::from(byte) < limit && text.len() < length {
                    text.push(char::from(alphabet[usize::from(byte) % alphabet.len()]));
                }
            }
        }
        text
    }

    /// A random UUID (version 4) in lower case, the form of request ids.
    fn uuid(&self) -> String {
        let mut bytes = [0u8; 16];
        self.fill(&mut bytes);
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let mut text = String::with_capacity(36);
        for (index, byte) in bytes.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            for nibble in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
            }
        }
        text
    }
}
