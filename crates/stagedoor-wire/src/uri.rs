//! Percent-encoded text of paths and queries.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Text that is not percent-encoded UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("invalid percent-encoding in '{0}'")]
pub struct InvalidEncoding(pub String);

/// Decodes a segment of a path, once.
///
/// # Errors
///
/// For a `%` without two hexadecimal digits and for bytes that are not UTF-8.
pub fn decode(text: &str) -> Result<Cow<'_, str>, InvalidEncoding> {
    let invalid = || InvalidEncoding(crate::json::shortened(text).to_owned());
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|&byte| byte == b'%') {
        match rest.get(at + 1..at + 3) {
            Some([high, low]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => rest = &rest[at + 3..],
            _ => return Err(invalid()),
        }
    }
    percent_decode_str(text).decode_utf8().map_err(|_| invalid())
}

/// Decodes a query into names and values in their order; `+` is a blank, a name without `=` has an empty value.
///
/// # Errors
///
/// As [`decode`].
pub fn parse_query(raw_query: &str) -> Result<Vec<(String, String)>, InvalidEncoding> {
    let part = |text: &str| -> Result<String, InvalidEncoding> {
        if text.contains('+') {
            return decode(&text.replace('+', " ")).map(Cow::into_owned);
        }
        decode(text).map(Cow::into_owned)
    };
    let pairs = raw_query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((part(name)?, part(value)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_once_and_refuses_what_is_not_encoded() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(decode(text).ok().as_deref(), expected, "{text}");
        check("GET%20%2Fpets", Some("GET /pets"));
        check("%2524default", Some("%24default"));
        check("a+b", Some("a+b"));
        check("%C3%A9", Some("é"));
        check("%FF", None);
        check("100%", None);
        check("%2", None);
        check("%é1", None);
    }

    #[test]
    fn queries() {
        let check = |query: &str, expected: &[(&str, &str)]| {
            let expected: Vec<_> = expected.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
            assert_eq!(parse_query(query), Ok(expected), "{query}");
        };
        check("", &[]);
        check("a=1&a=2&flag&&b=", &[("a", "1"), ("a", "2"), ("flag", ""), ("b", "")]);
        check("x=a+b%2Bc%3D=d", &[("x", "a b+c==d")]);
        assert!(parse_query("a=%").is_err());
    }
}
