//! Decimal numbers of any length, as they were written: compared, divided and printed without ever becoming floats, for
//! schemas and the filters of paths.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A number of JSON. Exponents go as far as Java's `BigDecimal` has them.
#[derive(Clone, Debug)]
pub(crate) struct Number<'a> {
    text: Cow<'a, str>,
    /// `-0.0` is not.
    negative: bool,
    /// Significant digits, without zeros at either end; empty for zero.
    digits: Cow<'a, str>,
    /// The value is `digits` times ten to this.
    exponent: i64,
}

impl<'a> Number<'a> {
    /// Reads a number as JSON and Java's `BigDecimal` write it (`+1`, `1.` and `.5` too); `None` when it is none, or its
    /// exponent is beyond reason.
    pub(crate) fn new(text: &'a str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, i64::from(exponent.parse::<i32>().ok()?)),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let all = if fraction.is_empty() { Cow::Borrowed(whole) } else { Cow::Owned([whole, fraction].concat()) };
        let exponent = exponent - i64::try_from(fraction.len()).ok()?;
        let stripped = all.trim_end_matches('0');
        let exponent = exponent + i64::try_from(all.len() - stripped.len()).ok()?;
        let digits = match all {
            Cow::Borrowed(all) => Cow::Borrowed(all.trim_matches('0')),
            Cow::Owned(all) => Cow::Owned(all.trim_matches('0').to_owned()),
        };
        let exponent = if digits.is_empty() { 0 } else { exponent };
        let negative = text.starts_with('-') && !digits.is_empty();
        Some(Self { text: Cow::Borrowed(text), negative, digits, exponent })
    }

    pub(crate) fn into_owned(self) -> Number<'static> {
        Number {
            text: self.text.into_owned().into(),
            negative: self.negative,
            digits: self.digits.into_owned().into(),
            exponent: self.exponent,
        }
    }

    /// AWS's validator: `1.0` is not (draft 4 asks how it is written).
    pub(crate) fn is_integer(&self) -> bool {
        !self.text.contains(['.', 'e', 'E'])
    }

    pub(crate) fn is_positive(&self) -> bool {
        !self.negative && !self.digits.is_empty()
    }

    /// Written as an integer where it is one that 64 bits hold, as json-schema-validator keeps limits.
    pub(crate) fn into_limit(self) -> Number<'static> {
        let zeros = usize::try_from(self.exponent).ok().filter(|zeros| self.digits.len() + zeros <= 18);
        match zeros {
            Some(zeros) if !self.is_integer() => {
                let sign = if self.negative { "-" } else { "" };
                let digits = if self.digits.is_empty() { "0" } else { &self.digits };
                Number { text: format!("{sign}{digits}{}", "0".repeat(zeros)).into(), ..self.into_owned() }
            }
            _ => self.into_owned(),
        }
    }

    /// A count: `minLength` and its kin.
    pub(crate) fn as_count(&self) -> Option<usize> {
        self.is_integer().then(|| self.text.parse().ok()).flatten()
    }

    /// Whether `divisor` goes into it without a rest; `None` when the divisor has more digits than we divide by.
    pub(crate) fn is_multiple_of(&self, divisor: &Number<'_>) -> Option<bool> {
        let modulus: u64 = divisor.digits.parse().ok()?;
        if self.digits.is_empty() {
            return Some(true);
        }
        let Ok(zeros) = u64::try_from(self.exponent - divisor.exponent) else {
            // Its last digit is not zero, that of a multiple would be.
            return Some(false);
        };
        let modulus = u128::from(modulus);
        let rest = self.digits.bytes().fold(0, |rest, digit| (rest * 10 + u128::from(digit - b'0')) % modulus);
        Some((rest * power_of_ten(zeros, modulus)).is_multiple_of(modulus))
    }

    /// As Java prints a `BigDecimal` without zeros at its end; an integer as it is.
    pub(crate) fn to_text(&self) -> Cow<'_, str> {
        if self.digits.is_empty() {
            return Cow::Borrowed("0");
        }
        if self.is_integer() {
            return Cow::Borrowed(&self.text);
        }
        big_decimal(self.negative, &self.digits, self.exponent).into()
    }

    /// As Java prints the `BigDecimal` of the text as it is written.
    pub(crate) fn to_written_text(&self) -> String {
        let unsigned = self.text.trim_start_matches(['-', '+']);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = [whole, fraction].concat();
        let digits = all.trim_start_matches('0');
        let exponent = exponent.parse::<i64>().unwrap_or_default() - fraction.len() as i64;
        big_decimal(self.negative, if digits.is_empty() { "0" } else { digits }, exponent)
    }

    fn magnitude(&self, other: &Number<'_>) -> Ordering {
        let highest = |number: &Number<'_>| number.exponent + number.digits.len() as i64;
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => highest(self).cmp(&highest(other)).then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

/// `digits` times ten to `exponent`, as Java's `BigDecimal.toString` has it.
fn big_decimal(negative: bool, digits: &str, exponent: i64) -> String {
    let sign = if negative { "-" } else { "" };
    let length = digits.len() as i64;
    let adjusted = exponent + length - 1;
    if exponent > 0 || adjusted < -6 {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        return format!("{sign}{first}{point}{rest}E{adjusted:+}");
    }
    // From here on the point stands within the digits, or behind at most six zeros before them.
    let whole = usize::try_from(length + exponent).unwrap_or_default();
    match (exponent, whole) {
        (0, _) => format!("{sign}{digits}"),
        (_, 0) => {
            let zeros = usize::try_from(-(length + exponent)).unwrap_or_default();
            format!("{sign}0.{}{digits}", "0".repeat(zeros))
        }
        _ => format!("{sign}{}.{}", &digits[..whole], &digits[whole..]),
    }
}

/// Ten to `exponent`, modulo `modulus`, which has at most 64 bits.
fn power_of_ten(mut exponent: u64, modulus: u128) -> u128 {
    let (mut power, mut base) = (1 % modulus, 10 % modulus);
    while exponent > 0 {
        if exponent % 2 == 1 {
            power = power * base % modulus;
        }
        base = base * base % modulus;
        exponent /= 2;
    }
    power
}

impl PartialEq for Number<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number<'_> {}

impl PartialOrd for Number<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
        }
    }
}

impl Hash for Number<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.negative, &self.digits, self.exponent).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_java_does() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("0.0", "0"),
            ("1.50", "1.5"),
            ("100", "100"),
            ("100.0", "1E+2"),
            ("3e0", "3"),
            ("1E2", "1E+2"),
            ("-1.25e7", "-1.25E+7"),
            ("0.000001", "0.000001"),
            ("0.0000001", "1E-7"),
            ("-0.00123", "-0.00123"),
            ("12.5e1", "125"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
        ] {
            assert_eq!(Number::new(text).unwrap().to_text(), expected, "{text}");
        }
    }

    #[test]
    fn compares_and_divides() {
        let number = |text| Number::new(text).unwrap();
        for (less, more) in [("1", "1.5"), ("-2", "-1"), ("-1", "0"), ("9", "10"), ("1e400", "1e401"), ("0.09", "0.1")]
        {
            assert!(number(less) < number(more), "{less} < {more}");
        }
        for (left, right) in [("1", "1.0"), ("1e2", "100"), ("-0", "0"), ("0.10", "1e-1")] {
            assert_eq!(number(left), number(right));
        }
        for (dividend, divisor, expected) in [
            ("4.5", "1.5", Some(true)),
            ("0.3", "0.1", Some(true)),
            ("35", "1.5", Some(false)),
            ("0.0075", "0.0001", Some(true)),
            ("0.00751", "0.0001", Some(false)),
            ("1e2147483647", "7", Some(false)),
            ("7e2147483647", "0.7", Some(true)),
            ("0", "3", Some(true)),
            ("-9", "3", Some(true)),
            ("1", "10", Some(false)),
            ("1", "123456789012345678901", None),
        ] {
            assert_eq!(number(dividend).is_multiple_of(&number(divisor)), expected, "{dividend} / {divisor}");
        }
        for text in ["1e99999999999", "", "-", ".", "1x", "e1", "1e", "--1", "1..2"] {
            assert!(Number::new(text).is_none(), "{text}");
        }
        for (text, expected) in
            [("1.0", "1.0"), ("1.0E10", "1.0E+10"), ("0.0", "0.0"), ("-05", "-5"), ("1.50", "1.50"), ("1e-7", "1E-7")]
        {
            assert_eq!(Number::new(text).unwrap().to_written_text(), expected, "{text}");
        }
    }
}
