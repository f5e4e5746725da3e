//! `format`: the names that the service's validator knows, with its idea of each; any other name says nothing (`date`,
//! `int32`, `password`, …). All of it was read off json-schema-validator 2.2; UNVERIFIED: that the service left formats on.
//!
//! Of an address that is an `email` the library takes more forms (comments, groups) than we do.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::pattern::Pattern;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Base64,
    DateTime,
    Email,
    Hostname,
    Ipv4,
    Ipv6,
    JsonPointer,
    Mac,
    /// So many hexadecimal digits.
    Digest(usize),
    Regex,
    Uri,
    Uuid,
}

impl Format {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "base64" => Self::Base64,
            "date-time" => Self::DateTime,
            "email" => Self::Email,
            "hostname" => Self::Hostname,
            "ipv4" => Self::Ipv4,
            "ipv6" => Self::Ipv6,
            "json-pointer" => Self::JsonPointer,
            "mac" => Self::Mac,
            "md5" => Self::Digest(32),
            "sha1" => Self::Digest(40),
            "sha256" => Self::Digest(64),
            "sha512" => Self::Digest(128),
            "regex" => Self::Regex,
            "uri" => Self::Uri,
            "uuid" => Self::Uuid,
            _ => return None,
        })
    }

    /// An error is what the library says of the text.
    pub(super) fn check(self, text: &str) -> Result<(), String> {
        let (valid, is_called) = match self {
            Self::Base64 => return base64(text),
            Self::Digest(length) => return digest(text, length),
            Self::DateTime => {
                return if is_date_time(text) {
                    Ok(())
                } else {
                    Err(format!(
                        "string \"{}\" is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, \
                         yyyy-MM-dd'T'HH:mm:ss.[0-9]{{1,12}}Z]",
                        super::validate::shown(text)
                    ))
                };
            }
            Self::Email => (is_email(text), "email address"),
            Self::Hostname => (is_hostname(text), "hostname"),
            Self::Ipv4 => (text.parse::<Ipv4Addr>().is_ok(), "IPv4 address"),
            Self::Ipv6 => (is_ipv6(text), "IPv6 address"),
            Self::JsonPointer => (is_json_pointer(text), "JSON Pointer"),
            Self::Mac => (is_mac(text), "MAC address"),
            Self::Regex => (Pattern::new(text).is_ok(), "ECMA 262 regular expression"),
            Self::Uri => (is_uri(text), "URI"),
            Self::Uuid => (is_uuid(text), "UUID"),
        };
        if valid {
            return Ok(());
        }
        let input = if matches!(self, Self::JsonPointer | Self::Mac | Self::Uuid) { "input " } else { "" };
        Err(format!("{input}string \"{}\" is not a valid {is_called}", super::validate::shown(text)))
    }
}

fn base64(text: &str) -> Result<(), String> {
    let length = text.chars().count();
    if !length.is_multiple_of(4) {
        return Err(format!("input has illegal length (must be a multiple of 4, found {length})"));
    }
    let padding = text.len() - text.trim_end_matches('=').len();
    let digits = length - padding.min(2);
    let is_digit = |char: char| char.is_ascii_alphanumeric() || matches!(char, '+' | '/');
    match text.chars().take(digits).enumerate().find(|(_, char)| !is_digit(*char)) {
        Some((index, char)) => Err(format!("illegal character \"{char}\" at index {index} (not in Base64 alphabet)")),
        None => Ok(()),
    }
}

fn digest(text: &str, expected: usize) -> Result<(), String> {
    let length = text.chars().count();
    if length != expected {
        return Err(format!("input string has incorrect length ({length}, expected {expected})"));
    }
    match text.chars().enumerate().find(|(_, char)| !char.is_ascii_hexdigit()) {
        Some((index, char)) => Err(format!("illegal character \"{char}\" in input at index {index}")),
        None => Ok(()),
    }
}

/// `yyyy-MM-ddTHH:mm:ss`, up to twelve digits of a fraction, and an offset: `Z`, `+00`, `+0000` or `+00:00:00`.
fn is_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = bytes.get(from..to).filter(|digits| digits.iter().all(u8::is_ascii_digit))?;
        Some(digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
    };
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    if marks.iter().any(|(at, mark)| bytes.get(*at).map(u8::to_ascii_uppercase) != Some(*mark)) {
        return false;
    }
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 7), number(8, 10)) else { return false };
    let (Some(hour), Some(minute), Some(second)) = (number(11, 13), number(14, 16), number(17, 19)) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    if !(1..=days).contains(&day) || hour > 23 || minute > 59 || second > 59 {
        return false;
    }
    let Some(mut rest) = text.get(19..) else { return false };
    if let Some(fraction) = rest.strip_prefix('.') {
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=12).contains(&digits) {
            return false;
        }
        rest = &fraction[digits..];
    }
    is_offset(rest)
}

fn is_offset(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['+', '-']) else { return text.eq_ignore_ascii_case("z") };
    let digits: String = rest.chars().filter(|char| *char != ':').collect();
    let shape: String = rest.chars().map(|char| if char.is_ascii_digit() { 'd' } else { char }).collect();
    let part = |at: usize| digits.get(at..at + 2).map_or(0, |part| part.parse::<u32>().unwrap_or(99));
    matches!(shape.as_str(), "dd" | "dddd" | "dd:dd" | "dddddd" | "dd:dd:dd")
        && part(0) <= 23
        && part(2) <= 59
        && part(4) <= 59
}

fn is_email(text: &str) -> bool {
    let text = text.trim();
    // With a name before it.
    let address = match text.rsplit_once('<') {
        Some((_, rest)) => match rest.strip_suffix('>') {
            Some(address) => address,
            None => return false,
        },
        None => text,
    };
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    let quoted = local.strip_prefix('"').and_then(|local| local.strip_suffix('"'));
    let is_local = match quoted {
        Some(inner) => !inner.contains(['"', '\r', '\n']),
        None => dotted(local, |char| !char.is_control() && !" \t()<>,;:@\"[]".contains(char)),
    };
    let literal = domain.strip_prefix('[').and_then(|domain| domain.strip_suffix(']'));
    let is_domain = match literal {
        Some(literal) => !literal.contains(['[', ']']),
        None => dotted(domain, |char| char.is_ascii_alphanumeric() || char == '-' || !char.is_ascii()),
    };
    is_local && is_domain
}

/// Parts between dots, none of them empty.
fn dotted(text: &str, is_in_part: impl Fn(char) -> bool) -> bool {
    text.split('.').all(|part| !part.is_empty() && part.chars().all(&is_in_part))
}

fn is_hostname(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    let is_label = |label: &str| {
        let is_inner = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_') || !char.is_ascii();
        (1..=63).contains(&label.chars().count())
            && label.chars().all(is_inner)
            && !label.starts_with(['-', '_'])
            && !label.ends_with(['-', '_'])
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    name.chars().count() <= 253
        && name.split('.').all(is_label)
        && !last.starts_with(|first: char| first.is_ascii_digit())
}

fn is_ipv6(text: &str) -> bool {
    let (address, zone) = text.split_once('%').unwrap_or((text, "0"));
    // Java makes an IPv4 address of one that stands for it.
    !zone.is_empty() && address.parse::<Ipv6Addr>().is_ok_and(|address| address.to_ipv4_mapped().is_none())
}

fn is_json_pointer(text: &str) -> bool {
    let mut after_tilde = text.split('~').skip(1);
    (text.is_empty() || text.starts_with('/')) && after_tilde.all(|after| after.starts_with(['0', '1']))
}

fn is_mac(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    parts.len() == 6 && parts.iter().all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == 5
        && parts.iter().zip([8, 4, 4, 4, 12]).all(|(part, longest)| {
            (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

/// As `java.net.URI` reads one: RFC 2396, relative ones too, and any printable character beyond ASCII.
fn is_uri(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').map_or((text, ""), |(text, fragment)| (text, fragment));
    let colon = text.find(':').filter(|colon| !text[..*colon].contains(['/', '?']));
    let rest = match colon {
        Some(colon) => {
            let (scheme, rest) = (&text[..colon], &text[colon + 1..]);
            let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
            if !scheme.starts_with(|first: char| first.is_ascii_alphabetic()) || !scheme.bytes().all(is_inner) {
                return false;
            }
            if rest.is_empty() {
                return false;
            }
            if !rest.starts_with('/') {
                return are_legal(rest, "[]?/") && are_legal(fragment, "[]?/");
            }
            rest
        }
        None => text,
    };
    let (hierarchy, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = match hierarchy.strip_prefix("//") {
        Some(authority) => {
            let end = authority.find('/').unwrap_or(authority.len());
            let (authority, path) = authority.split_at(end);
            let is_authority = match authority.split_once('[') {
                Some((user, rest)) => {
                    let host = rest.split_once(']');
                    (user.is_empty() || user.ends_with('@'))
                        && host.is_some_and(|(host, port)| is_ipv6(host) && (port.is_empty() || port.starts_with(':')))
                }
                None => are_legal(authority, ""),
            };
            if !is_authority {
                return false;
            }
            path
        }
        None => hierarchy,
    };
    are_legal(path, "/") && are_legal(query, "[]?/") && are_legal(fragment, "[]?/")
}

/// Unreserved characters, the reserved ones that any part may have, whole escapes, and those of `more`.
fn are_legal(text: &str, more: &str) -> bool {
    let mut rest = text.chars();
    while let Some(char) = rest.next() {
        let legal = match char {
            '%' => {
                let digits: String = rest.by_ref().take(2).collect();
                digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            }
            char if char.is_ascii() => {
                char.is_ascii_alphanumeric() || "-_.!~*'();:@&=+$,".contains(char) || more.contains(char)
            }
            char => !char.is_control() && !char.is_whitespace(),
        };
        if !legal {
            return false;
        }
    }
    true
}
