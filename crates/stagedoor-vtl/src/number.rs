//! Java's numbers: printing of doubles, and arithmetic as Velocity does it.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::value::Value;

/// The arithmetic operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

/// `Double.toString`.
pub(crate) fn print_double(value: f64, out: &mut Vec<u8>) {
    if value.is_nan() {
        return out.extend_from_slice(b"NaN");
    }
    if value.is_infinite() {
        return out.extend_from_slice(if value > 0.0 { b"Infinity" } else { b"-Infinity" });
    }
    if value == 0.0 {
        return out.extend_from_slice(if value.is_sign_negative() { b"-0.0" } else { b"0.0" });
    }
    let magnitude = value.abs();
    if (1e-3..1e7).contains(&magnitude) {
        let start = out.len();
        out.extend_from_slice(format!("{value}").as_bytes());
        if !out[start..].contains(&b'.') {
            out.extend_from_slice(b".0");
        }
        return;
    }
    let text = format!("{value:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    out.extend_from_slice(digits.as_bytes());
    if !digits.contains('.') {
        out.extend_from_slice(b".0");
    }
    out.push(b'E');
    out.extend_from_slice(exponent.as_bytes());
}

/// Decimal digits of an integer.
pub(crate) fn print_int(value: i64, out: &mut Vec<u8>) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

/// The value of a few digits without a sign.
#[inline]
pub(crate) fn small_digits(text: &[u8]) -> Option<i64> {
    if text.len() > 18 {
        return None;
    }
    let mut value = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(value)
}

/// A number from the text of an integer: 64 bits when it fits, else the text without leading zeros.
pub(crate) fn integer<'a>(text: &str) -> Value<'a> {
    if let Ok(value) = text.parse::<i64>() {
        return Value::Int(value);
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let digits = digits.trim_start_matches('0');
    Value::Big(Rc::from(format!("{sign}{digits}")))
}

fn wide<'a>(value: i128) -> Value<'a> {
    match i64::try_from(value) {
        Ok(value) => Value::Int(value),
        Err(_) => Value::Big(Rc::from(value.to_string())),
    }
}

/// The value as 128 bits; `None` for what is not an integer or is wider.
fn as_i128(value: &Value<'_>) -> Option<i128> {
    match value {
        Value::Int(value) => Some(i128::from(*value)),
        Value::Big(text) => text.parse().ok(),
        _ => None,
    }
}

pub(crate) fn as_f64(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Int(value) => Some(*value as f64),
        Value::Big(text) => text.parse().ok(),
        Value::Double(value) => Some(*value),
        _ => None,
    }
}

pub(crate) fn is_number(value: &Value<'_>) -> bool {
    matches!(value, Value::Int(_) | Value::Big(_) | Value::Double(_))
}

/// An integer wider than 128 bits came up.
#[derive(Debug)]
pub(crate) struct TooWide;

/// Arithmetic on 64 bits; nothing when the result does not fit, or there is none.
#[inline]
pub(crate) fn small(operator: Arithmetic, a: i64, b: i64) -> Option<i64> {
    match operator {
        Arithmetic::Add => a.checked_add(b),
        Arithmetic::Subtract => a.checked_sub(b),
        Arithmetic::Multiply => a.checked_mul(b),
        Arithmetic::Divide => a.checked_div(b),
        Arithmetic::Remainder => a.checked_rem(b),
    }
}

/// Arithmetic on two numbers: integers stay integers and widen when they overflow, a double makes a double, and
/// division by zero is null. Anything but numbers is null.
pub(crate) fn arithmetic<'a>(operator: Arithmetic, left: &Value<'a>, right: &Value<'a>) -> Result<Value<'a>, TooWide> {
    if let (Value::Int(a), Value::Int(b)) = (left, right)
        && let Some(value) = small(operator, *a, *b)
    {
        return Ok(Value::Int(value));
    }
    if !is_number(left) || !is_number(right) {
        return Ok(Value::Null);
    }
    if matches!(left, Value::Double(_)) || matches!(right, Value::Double(_)) {
        let (Some(a), Some(b)) = (as_f64(left), as_f64(right)) else { return Err(TooWide) };
        return Ok(match operator {
            Arithmetic::Add => Value::Double(a + b),
            Arithmetic::Subtract => Value::Double(a - b),
            Arithmetic::Multiply => Value::Double(a * b),
            Arithmetic::Divide | Arithmetic::Remainder if b == 0.0 => Value::Null,
            Arithmetic::Divide => Value::Double(a / b),
            Arithmetic::Remainder => Value::Double(a % b),
        });
    }
    let (Some(a), Some(b)) = (as_i128(left), as_i128(right)) else { return Err(TooWide) };
    let result = match operator {
        Arithmetic::Add => a.checked_add(b),
        Arithmetic::Subtract => a.checked_sub(b),
        Arithmetic::Multiply => a.checked_mul(b),
        Arithmetic::Divide | Arithmetic::Remainder if b == 0 => return Ok(Value::Null),
        Arithmetic::Divide => a.checked_div(b),
        Arithmetic::Remainder => a.checked_rem(b),
    };
    result.map(wide).ok_or(TooWide)
}

/// The order of two numbers; `None` when one is not a number.
pub(crate) fn compare(left: &Value<'_>, right: &Value<'_>) -> Option<Ordering> {
    if let (Value::Int(a), Value::Int(b)) = (left, right) {
        return Some(a.cmp(b));
    }
    if let (Some(a), Some(b)) = (as_i128(left), as_i128(right)) {
        return Some(a.cmp(&b));
    }
    as_f64(left)?.partial_cmp(&as_f64(right)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_print_as_java() {
        let cases: &[(f64, &str)] = &[
            (2.0, "2.0"),
            (0.05, "0.05"),
            (1e7, "1.0E7"),
            (9_999_999.0, "9999999.0"),
            (12_345_678.9, "1.23456789E7"),
            (0.001, "0.001"),
            (0.0001, "1.0E-4"),
            (-0.0, "-0.0"),
            (1e300, "1.0E300"),
            (100.0 / 3.0, "33.333333333333336"),
            (f64::INFINITY, "Infinity"),
        ];
        for (value, expected) in cases {
            let mut out = Vec::new();
            print_double(*value, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), *expected);
        }
    }
}
