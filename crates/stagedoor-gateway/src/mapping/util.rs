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
            "escapeJavaScript" => match escape_java_script(&text) {
                Some(escaped) => Value::text(escaped),
                None if matches!(argument, Value::Str(_)) => argument.clone(),
                None => Value::text(text.into_owned()),
            },
            "parseJson" => match argument {
                Value::Str(Str::Borrowed(text)) => Value::from_json(text).map_err(|error| error.to_string())?,
                _ => Value::from_json(&text).map_err(|error| error.to_string())?.detached(),
            },
            "urlEncode" => Value::text(url_encode(&text)),
            "urlDecode" => Value::text(url_decode(&text)?),
            "base64Encode" => Value::text(STANDARD.encode(text.as_bytes())),
            "base64Decode" => {
                let bytes = LENIENT.decode(text.as_bytes()).map_err(|error| error.to_string())?;
                Value::text(String::from_utf8_lossy(&bytes).into_owned())
            }
            _ => return Ok(None),
        }))
    }

    /// UNVERIFIED: `$util` printed as a whole is empty.
    fn print(&self, _out: &mut Vec<u8>) {}
}

/// The escapes of commons-lang 2, quotes of both kinds and the slash among them; `None` when there is nothing to
/// escape. AWS: `/` becomes `\/` (seen in a log of the service); `'` becomes `\'` (documented).
fn escape_java_script(text: &str) -> Option<String> {
    let plain = |byte: u8| (0x20..0x7f).contains(&byte) && !matches!(byte, b'"' | b'\'' | b'\\' | b'/');
    let first = text.bytes().position(|byte| !plain(byte))?;
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(&text[..first]);
    for next in text[first..].chars() {
        match next {
            '"' | '\'' | '\\' | '/' => out.extend(['\\', next]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(next),
            // commons-lang leaves DEL as it is: it escapes below a blank and above 0x7f.
            '\u{7f}' => out.push(next),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04X}"));
                }
            }
        }
    }
    Some(out)
}

/// `java.net.URLEncoder`: a form's encoding, blank to `+`.
fn url_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'*' | b'_' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
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
