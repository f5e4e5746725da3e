//! `$ref`: finding what one points to, inside the document.

use serde_json::Value;

use super::locate::unescape;

/// How many references may point to each other in a row.
const MAX_CHAIN: usize = 32;

/// Why a reference leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dangling {
    Missing,
    /// It points to itself, by way of others or not.
    Cyclic,
    /// It points to another file.
    External,
}

/// Follows a value's `$ref`, and the `$ref` of what that points to, to a value without one.
pub(super) fn resolve<'d>(document: &'d Value, value: &'d Value) -> Result<&'d Value, Dangling> {
    let mut value = value;
    for _ in 0..MAX_CHAIN {
        match target(value) {
            None => return Ok(value),
            Some(reference) => value = lookup(document, reference)?,
        }
    }
    Err(Dangling::Cyclic)
}

/// The same, with the JSON pointer of what was found: `pointer` is that of the value.
pub(super) fn resolve_at<'d>(
    document: &'d Value,
    value: &'d Value,
    pointer: String,
) -> Result<(&'d Value, String), Dangling> {
    let (mut value, mut pointer) = (value, pointer);
    for _ in 0..MAX_CHAIN {
        let Some(reference) = target(value) else { return Ok((value, pointer)) };
        value = lookup(document, reference)?;
        if let Some(fragment) = reference.strip_prefix('#') {
            fragment.clone_into(&mut pointer);
        }
    }
    Err(Dangling::Cyclic)
}

/// The text of a value's `$ref`, if it has one.
pub(super) fn target(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()
}

/// What one reference points to.
pub(super) fn lookup<'d>(document: &'d Value, reference: &str) -> Result<&'d Value, Dangling> {
    if let Some(name) = model_of_url(reference) {
        return ["definitions", "components/schemas"]
            .iter()
            .find_map(|home| document.pointer(&format!("/{home}"))?.get(name))
            .ok_or(Dangling::Missing);
    }
    let Some(fragment) = reference.strip_prefix('#') else {
        return Err(Dangling::External);
    };
    if let Some(found) = document.pointer(fragment) {
        return Ok(found);
    }
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8().map_err(|_| Dangling::Missing)?;
    document.pointer(&decoded).ok_or(Dangling::Missing)
}

/// The name in `https://apigateway.amazonaws.com/restapis/{apiId}/models/{name}`, on any host.
pub(super) fn model_of_url(reference: &str) -> Option<&str> {
    let path = reference.strip_prefix("https://")?.split_once('/')?.1;
    let mut segments = path.split('/');
    let is_model =
        segments.next() == Some("restapis") && segments.next().is_some() && segments.next() == Some("models");
    segments.next().filter(|name| is_model && !name.is_empty())
}

/// The last segment of a reference: what names like a schema's.
pub(super) fn name(reference: &str) -> String {
    unescape(reference.rsplit('/').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn references_are_followed_or_said_to_dangle() {
        let document = json!({
            "components": {"schemas": {
                "A": {"type": "string"}, "B": {"$ref": "#/components/schemas/A"}, "C/d": {"type": "number"},
                "Self": {"$ref": "#/components/schemas/Self"}, "Two": {"$ref": "#/components/schemas/Three"},
                "Three": {"$ref": "#/components/schemas/Two"}, "é": {"type": "null"},
            }},
        });
        for (reference, expected) in [
            ("#/components/schemas/A", Ok("string")),
            ("#/components/schemas/B", Ok("string")),
            ("#/components/schemas/C~1d", Ok("number")),
            ("#/components/schemas/%C3%A9", Ok("null")),
            ("https://apigateway.amazonaws.com/restapis/abc/models/A", Ok("string")),
            ("#/components/schemas/X", Err(Dangling::Missing)),
            ("#/components/schemas/%FF", Err(Dangling::Missing)),
            ("#/components/schemas/Self", Err(Dangling::Cyclic)),
            ("#/components/schemas/Two", Err(Dangling::Cyclic)),
            ("other.yaml#/A", Err(Dangling::External)),
            ("https://example.com/a.json", Err(Dangling::External)),
        ] {
            let value = json!({"$ref": reference});
            let found = resolve(&document, &value).map(|found| found["type"].as_str().unwrap_or_default().to_owned());
            assert_eq!(found, expected.map(str::to_owned), "{reference}");
        }
    }
}
