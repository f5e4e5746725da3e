//! `$util`.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use stagedoor_vtl::{Object, Str, Value};

pub(super) struct Util;

/// Java's decoder takes text with and without padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

impl<'a> Object<'a> for Util {
    fn property(&self, _name: &str) -> Option<Value<'a>> {
        None
    }

    fn call(&self, name: &str, arguments: &[Value<'a>]) -> Result<Option<Value<'a>>, String> {
        let [argument] = arguments else { return Ok(None) };
        // UNVERIFIED: what is not a text is taken as it prints.
        let text = match argument {
            Value::Str(text) => Cow::Borrowed(text.as_str()),
            other => Cow::Owned(other.to_text()),
        };
        Ok(Some(match name {
            "escapeJavaScript" => {
                let mut escaped = Vec::with_capacity(text.len() + 16);
                escape_java_script(&text, &mut escaped);
                Value::text(String::from_utf8_lossy(&escaped).into_owned())
            }
            "parseJson" => match argument {
                Value::Str(Str::Borrowed(text)) => Value::from_json(text).map_err(|error| error.to_string())?,
                _ => Value::from_json(&text).map_err(|error| error.to_string())?.detached(),
            },
            "urlEncode" => {
                let mut encoded = Vec::new();
                url_encode(&text, &mut encoded);
                Value::text(String::from_utf8_lossy(&encoded).into_owned())
            }
            "urlDecode" => Value::text(url_decode(&text)?),
            "base64Encode" => Value::text(STANDARD.encode(text.as_bytes())),
            "base64Decode" => {
                let bytes = LENIENT.decode(text.as_bytes()).map_err(|error| error.to_string())?;
                Value::text(String::from_utf8_lossy(&bytes).into_owned())
            }
            _ => return Ok(None),
        }))
    }

    fn write(&self, name: &str, arguments: &[Value<'a>], out: &mut Vec<u8>) -> bool {
        match (name, arguments) {
            ("escapeJavaScript", [Value::Str(text)]) => escape_java_script(text.as_str(), out),
            ("urlEncode", [Value::Str(text)]) => url_encode(text.as_str(), out),
            _ => return false,
        }
        true
    }

    /// UNVERIFIED: `$util` printed as a whole is empty.
    fn print(&self, _out: &mut Vec<u8>) {}
}

const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

/// Which bytes `escapeJavaScript` leaves alone. commons-lang escapes below a blank and above 0x7f, DEL not.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0x20;
    while byte < 0x80 {
        plain[byte] = !matches!(byte as u8, b'"' | b'\'' | b'\\' | b'/');
        byte += 1;
    }
    plain
};

/// Writes a text with the escapes of commons-lang 2, quotes of both kinds and the slash among them. AWS: `/` becomes
/// `\/` (seen in a log of the service); `'` becomes `\'` (documented).
fn escape_java_script(text: &str, out: &mut Vec<u8>) {
    let mut rest = text;
    loop {
        let plain = rest.bytes().position(|byte| !PLAIN[usize::from(byte)]).unwrap_or(rest.len());
        out.extend_from_slice(&rest.as_bytes()[..plain]);
        let Some(next) = rest[plain..].chars().next() else { return };
        match next {
            '"' | '\'' | '\\' | '/' => out.extend_from_slice(&[b'\\', next as u8]),
            '\n' => out.extend_from_slice(b"\\n"),
            '\r' => out.extend_from_slice(b"\\r"),
            '\t' => out.extend_from_slice(b"\\t"),
            '\u{8}' => out.extend_from_slice(b"\\b"),
            '\u{c}' => out.extend_from_slice(b"\\f"),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    let digit = |shift: u16| DIGITS[usize::from(*unit >> shift & 15)];
                    out.extend_from_slice(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
                }
            }
        }
        rest = &rest[plain + next.len_utf8()..];
    }
}

/// `java.net.URLEncoder`: a form's encoding, blank to `+`.
fn url_encode(text: &str, out: &mut Vec<u8>) {
    out.reserve(text.len() + text.len() / 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'*' | b'_' => out.push(byte),
            b' ' => out.push(b'+'),
            other => out.extend_from_slice(&[b'%', DIGITS[usize::from(other >> 4)], DIGITS[usize::from(other & 15)]]),
        }
    }
}

/// `java.net.URLDecoder`: a `%` without two hexadecimal digits throws.
fn url_decode(text: &str) -> Result<String, String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
                match (digit(), digit()) {
                    (Some(high), Some(low)) => out.push((high * 16 + low) as u8),
                    _ => return Err("URLDecoder: illegal hex characters in escape (%) pattern".to_owned()),
                }
            }
            other => out.push(other),
        }
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}
