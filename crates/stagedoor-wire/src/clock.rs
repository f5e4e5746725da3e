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
        Self { millis: seconds.saturating_mul(1000) }
    }

    /// Whole seconds since the epoch, rounded down: the form of `createdDate` in `apigateway`.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.millis.div_euclid(1000)
    }

    /// Midnight in UTC, so many days after 1970-01-01.
    #[must_use]
    pub const fn from_days(days: i64) -> Self {
        Self::from_seconds(days.saturating_mul(86_400))
    }

    /// Days since 1970-01-01, in UTC.
    #[must_use]
    pub const fn day(self) -> i64 {
        self.seconds().div_euclid(86_400)
    }

    /// 1 to 31, in UTC.
    #[must_use]
    pub fn day_of_month(self) -> i64 {
        date_of(self.day()).2
    }

    /// ISO 8601 in UTC with whole seconds, `2020-04-06T23:23:46Z`: the form of `apigatewayv2`.
    #[must_use]
    pub fn iso8601(self) -> String {
        let seconds = self.seconds();
        let (year, month, day) = date_of(seconds.div_euclid(86_400));
        let of_day = seconds.rem_euclid(86_400);
        format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", of_day / 3600, of_day / 60 % 60, of_day % 60)
    }

    /// ISO 8601 in UTC with milliseconds, `2020-04-30T20:10:33.236Z`: the form of the connections' service.
    #[must_use]
    pub fn iso8601_millis(self) -> String {
        let mut text = self.iso8601();
        text.insert_str(text.len() - 1, &format!(".{:03}", self.millis.rem_euclid(1000)));
        text
    }

    /// Reads ISO 8601 in UTC or with an offset, with or without a fraction of a second.
    #[must_use]
    pub fn parse_iso8601(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let number = |from: usize, to: usize| -> Option<i64> {
            let digits = bytes.get(from..to)?;
            digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0')))
        };
        let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
        if separators.iter().any(|&(at, separator)| bytes.get(at) != Some(&separator)) {
            return None;
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let days = days_before(year, month, day);
        if hour > 23 || minute > 59 || second > 60 || date_of(days) != (year, month, day) {
            return None;
        }
        let mut end = 19;
        let mut fraction = 0;
        if bytes.get(end) == Some(&b'.') {
            end += 1;
            let digits = bytes[end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 {
                return None;
            }
            for place in 0..3 {
                fraction = fraction * 10 + if place < digits { i64::from(bytes[end + place] - b'0') } else { 0 };
            }
            end += digits;
        }
        let offset_minutes = match bytes.get(end..)? {
            b"Z" => 0,
            [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
                let minutes = number(end + 1, end + 3)? * 60 + number(end + 4, end + 6)?;
                if *sign == b'-' { -minutes } else { minutes }
            }
            _ => return None,
        };
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset_minutes * 60;
        Some(Self::from_millis(seconds * 1000 + fraction))
    }
}

/// The Gregorian date of a day counted from 1970-01-01. Years are taken to begin in March, so that the leap day ends one.
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The inverse of [`date_of`].
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
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

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn iso8601_both_ways() {
        for (text, millis) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2020-04-06T23:23:46Z", 1_586_215_426_000),
            ("2020-02-29T12:00:00Z", 1_582_977_600_000),
            ("1969-12-31T23:59:59Z", -1000),
            ("2000-03-01T00:00:00Z", 951_868_800_000),
        ] {
            assert_eq!(Timestamp::from_millis(millis).iso8601(), text);
            assert_eq!(Timestamp::parse_iso8601(text), Some(Timestamp::from_millis(millis)), "{text}");
        }
        assert_eq!(Timestamp::from_millis(1_588_277_433_236).iso8601_millis(), "2020-04-30T20:10:33.236Z");
        for (text, millis) in
            [("2020-04-30T20:10:33.2369Z", 1_588_277_433_236), ("2020-04-30T22:10:33.2+02:00", 1_588_277_433_200)]
        {
            assert_eq!(Timestamp::parse_iso8601(text), Some(Timestamp::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn iso8601_refuses() {
        for text in [
            "",
            "2020-02-30T00:00:00Z",
            "2020-04-06",
            "2020-04-06T23:23:46",
            "2020-04-06T23:23:46.Z",
            "2020-13-01T00:00:00Z",
            "2020-04-06T23:23:4éZ",
        ] {
            assert_eq!(Timestamp::parse_iso8601(text), None, "{text}");
        }
    }
}
