//! Text and binary bodies: `binaryMediaTypes` of the API tells them apart, `contentHandling` of an integration or an
//! integration response turns one into the other (documented as two tables; every cell recorded).

use std::borrow::Cow;

use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

use crate::error::GatewayError;
use crate::plan::ContentHandling;

/// UNVERIFIED: that padding may be missing.
pub(crate) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What becomes of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conversion {
    /// Text stays text; bytes that are not UTF-8 become replacement characters.
    Text,
    Raw,
    EncodeBase64,
    DecodeBase64,
}

/// Whether bodies of this `Content-Type` are binary. AWS: no header counts as `application/json` (documented).
pub(crate) fn has_binary_content(binary_media_types: &[String], content_type: Option<&str>) -> bool {
    is_binary(binary_media_types, media_type(content_type.unwrap_or("application/json")))
}

/// Whether whoever sends this `Accept` takes binary bodies. AWS: the first media type alone counts, and it is compared
/// as it is written: `*/*` accepts no `image/png` (recorded).
pub(crate) fn accepts_binary(binary_media_types: &[String], accept: Option<&str>) -> bool {
    accept.is_some_and(|accept| is_binary(binary_media_types, media_type(accept.split(',').next().unwrap_or_default())))
}

/// Whether a media type is among those of the API. AWS: an entry is literal, `image/*`, or `*/*`; `*/png` matches
/// nothing (recorded).
fn is_binary(binary_media_types: &[String], media_type: &str) -> bool {
    let Some((kind, _)) = media_type.split_once('/') else { return false };
    binary_media_types.iter().any(|entry| match entry.split_once('/') {
        Some(("*", "*")) => true,
        Some((entry_kind, "*")) => entry_kind.eq_ignore_ascii_case(kind),
        _ => entry.eq_ignore_ascii_case(media_type),
    })
}

/// Without parameters.
fn media_type(value: &str) -> &str {
    value.split(';').next().unwrap_or_default().trim()
}

impl Conversion {
    pub(crate) fn of_request(handling: Option<ContentHandling>, is_binary: bool) -> Self {
        match (is_binary, handling) {
            (false, None | Some(ContentHandling::ToText)) => Self::Text,
            (false, Some(ContentHandling::ToBinary)) => Self::DecodeBase64,
            (true, Some(ContentHandling::ToText)) => Self::EncodeBase64,
            (true, None | Some(ContentHandling::ToBinary)) => Self::Raw,
        }
    }

    pub(crate) fn of_response(handling: Option<ContentHandling>, is_binary: bool, accepts_binary: bool) -> Self {
        match (is_binary, handling, accepts_binary) {
            (false, None, false) | (false, Some(ContentHandling::ToText), _) => Self::Text,
            (false, None, true) | (false, Some(ContentHandling::ToBinary), _) => Self::DecodeBase64,
            (true, None, false) | (true, Some(ContentHandling::ToText), _) => Self::EncodeBase64,
            (true, None, true) | (true, Some(ContentHandling::ToBinary), _) => Self::Raw,
        }
    }

    /// Whether a body that nothing reads can pass as it comes. DIFFERENCE: text passes byte for byte there, where the
    /// service replaces what is not UTF-8.
    pub(crate) fn keeps_bytes(self) -> bool {
        matches!(self, Self::Text | Self::Raw)
    }

    /// The body as templates and mappings read it: UTF-8 but for [`Self::Raw`].
    pub(crate) fn before_templates(self, body: Bytes) -> Bytes {
        match self {
            Self::Raw => body,
            Self::EncodeBase64 => BASE64.encode(&body).into(),
            Self::Text | Self::DecodeBase64 => match String::from_utf8_lossy(&body) {
                Cow::Borrowed(_) => body,
                Cow::Owned(replaced) => replaced.into(),
            },
        }
    }

    /// AWS: templates read text alone; a binary body that meets one is a 500 (recorded).
    pub(crate) fn check_template(self) -> Result<(), GatewayError> {
        match self {
            Self::Raw => Err(GatewayError::configuration(
                "Execution failed due to configuration error: a mapping template cannot read a binary body; set \
                 contentHandling to CONVERT_TO_TEXT",
            )),
            Self::Text | Self::EncodeBase64 | Self::DecodeBase64 => Ok(()),
        }
    }

    /// The body as it leaves, behind its template if there is one.
    ///
    /// # Errors
    /// AWS: 500 for text that is no base64 (recorded).
    pub(crate) fn after_templates(self, body: Bytes) -> Result<Bytes, GatewayError> {
        if self != Self::DecodeBase64 {
            return Ok(body);
        }
        BASE64.decode(&body).map(Bytes::from).map_err(|error| {
            GatewayError::configuration(
                "Execution failed due to configuration error: Unable to base64 decode the body.",
            )
            .with_cause(error.to_string())
        })
    }

    /// Both, for a body without a template.
    pub(crate) fn convert(self, body: Bytes) -> Result<Bytes, GatewayError> {
        self.after_templates(self.before_templates(body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types() {
        let check = |entries: &[&str], accept: &str, expected: bool| {
            let entries: Vec<_> = entries.iter().map(|entry| (*entry).to_owned()).collect();
            assert_eq!(accepts_binary(&entries, Some(accept)), expected, "{entries:?} {accept}");
        };
        check(&["image/png"], "image/png", true);
        check(&["image/png"], "image/png;q=0.5, text/html", true);
        check(&["image/png"], "text/html, image/png", false);
        check(&["image/png"], "*/*", false);
        check(&["image/png"], "image/*", false);
        check(&["image/*"], "image/webp", true);
        check(&["application/*"], "application/*", true);
        check(&["application/*"], "application", false);
        check(&["*/*"], "text/html", true);
        check(&["*/*"], "application", false);
        check(&["*/test"], "a/test", false);
        check(&[], "image/png", false);
        let all = ["*/*".to_owned()];
        assert!(has_binary_content(&all, None) && !accepts_binary(&all, None));
        assert!(has_binary_content(&["image/png".to_owned()], Some("image/png; a=b")));
    }

    #[test]
    fn requests() {
        use ContentHandling::{ToBinary, ToText};
        let check = |binary, handling, body: &'static [u8], expected: &str| {
            let converted = Conversion::of_request(handling, binary).convert(Bytes::from_static(body));
            let shown = converted.map_or_else(|_| "500".to_owned(), |body| format!("{body:?}"));
            assert_eq!(shown, expected, "{binary} {handling:?} {body:?}");
        };
        check(false, None, b"a\xff", r#"b"a\xef\xbf\xbd""#);
        check(false, Some(ToText), b"a", r#"b"a""#);
        check(false, Some(ToBinary), b"YWI=", r#"b"ab""#);
        check(false, Some(ToBinary), b"not base64", "500");
        check(true, None, b"\xff", r#"b"\xff""#);
        check(true, Some(ToBinary), b"\xff", r#"b"\xff""#);
        check(true, Some(ToText), b"ab", r#"b"YWI=""#);
    }

    #[test]
    fn responses() {
        use ContentHandling::{ToBinary, ToText};
        use Conversion::{DecodeBase64, EncodeBase64, Raw, Text};
        // Of text for those who accept text, then binary; of binary likewise.
        for (handling, expected) in [
            (None, [Text, DecodeBase64, EncodeBase64, Raw]),
            (Some(ToText), [Text, Text, EncodeBase64, EncodeBase64]),
            (Some(ToBinary), [DecodeBase64, DecodeBase64, Raw, Raw]),
        ] {
            let cells = [(false, false), (false, true), (true, false), (true, true)];
            let found = cells.map(|(binary, accepts)| Conversion::of_response(handling, binary, accepts));
            assert_eq!(found, expected, "{handling:?}");
        }
    }
}
