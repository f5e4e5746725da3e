//! What can be documented of an API, and how: the rules of documentation parts, which the operations on them and the
//! importer of documents share.

use std::collections::HashSet;

use serde_json::Value;
use stagedoor_wire::apigateway::{DocumentationPart, DocumentationPartLocation};

/// The extension of a document that holds an API's documentation.
pub(crate) const EXTENSION: &str = "x-amazon-apigateway-documentation";

/// What a location of each type can say beside its type, and whether it must have a name: path, method, statusCode, name.
const LOCATIONS: &[(&str, [bool; 4])] = &[
    ("API", [false, false, false, false]),
    ("AUTHORIZER", [false, false, false, true]),
    ("MODEL", [false, false, false, true]),
    ("RESOURCE", [true, false, false, false]),
    ("METHOD", [true, true, false, false]),
    ("PATH_PARAMETER", [true, true, false, true]),
    ("QUERY_PARAMETER", [true, true, false, true]),
    ("REQUEST_HEADER", [true, true, false, true]),
    ("REQUEST_BODY", [true, true, false, false]),
    ("RESPONSE", [true, true, true, false]),
    ("RESPONSE_HEADER", [true, true, true, true]),
    ("RESPONSE_BODY", [true, true, true, false]),
];

pub(crate) const MEMBERS: [&str; 4] = ["path", "method", "statusCode", "name"];

/// The parts in a document's `x-amazon-apigateway-documentation`; of those that cannot be, where they stand and why.
pub(crate) fn in_document(document: &Value) -> (Vec<DocumentationPart>, Vec<(String, String)>) {
    const PARTS: &str = "documentationParts";
    let (mut parts, mut problems) = (Vec::new(), Vec::new());
    let mut taken = HashSet::new();
    let listed = document.get(EXTENSION).and_then(|documentation| documentation.get(PARTS)).and_then(Value::as_array);
    for (index, part) in listed.into_iter().flatten().enumerate() {
        // UNVERIFIED: that what cannot be is left out with a warning, and the words of it.
        let problem = match checked(read(part)) {
            Ok(part) if taken.insert(part.location.as_ref().map(location_key)) => {
                parts.push(part);
                continue;
            }
            Ok(_) => "Documentation part has the location of another".to_owned(),
            Err(problem) => problem,
        };
        problems.push((format!("/{EXTENSION}/{PARTS}/{index}"), problem));
    }
    (parts, problems)
}

fn read(part: &Value) -> DocumentationPart {
    let text = |member: &str| match part.get("location")?.get(member)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let properties = part.get("properties").map(|properties| match properties {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    let location = DocumentationPartLocation {
        r#type: text("type").map(|kind| kind.to_ascii_uppercase()),
        path: text("path"),
        method: text("method"),
        status_code: text("statusCode"),
        name: text("name"),
    };
    DocumentationPart { location: Some(location), properties, ..DocumentationPart::default() }
}

/// A part that can be.
///
/// # Errors
/// When its location or its properties cannot be.
pub(crate) fn checked(part: DocumentationPart) -> Result<DocumentationPart, String> {
    Ok(DocumentationPart {
        id: part.id,
        location: Some(checked_location(part.location.unwrap_or_default())?),
        properties: Some(checked_properties(part.properties)?),
    })
}

/// A location that can be, with the path that it has unless it says otherwise.
///
/// # Errors
/// When it has what a location of its type cannot have, or no name where one is needed.
fn checked_location(location: DocumentationPartLocation) -> Result<DocumentationPartLocation, String> {
    let location = without_empty(location);
    let kind = location.r#type.as_deref().unwrap_or_default();
    let Some((_, allowed)) = LOCATIONS.iter().find(|(known, _)| *known == kind) else {
        // UNVERIFIED: the words; another text than one of the types does not come this far.
        return Err("[Location type must be specified.]".to_owned());
    };
    let given = [&location.path, &location.method, &location.status_code, &location.name];
    let is_wrong = given.iter().zip(allowed).any(|(given, allowed)| given.is_some() && !allowed);
    if is_wrong {
        let refused: Vec<&str> =
            MEMBERS.iter().zip(allowed).filter(|(_, allowed)| !**allowed).map(|(member, _)| *member).collect();
        // AWS: with the brackets (quoted for API; the other types are UNVERIFIED).
        return Err(format!("[Location type: {kind} cannot have {} defined.]", enumerated(&refused)));
    }
    if allowed[3] && location.name.is_none() {
        // UNVERIFIED: the words.
        return Err(format!("[Location type: {kind} must have a name defined.]"));
    }
    let path = location.path.or_else(|| allowed[0].then(|| "/".to_owned()));
    Ok(DocumentationPartLocation { path, ..location })
}

fn without_empty(location: DocumentationPartLocation) -> DocumentationPartLocation {
    let some = |text: Option<String>| text.filter(|text| !text.is_empty());
    DocumentationPartLocation {
        r#type: location.r#type,
        path: some(location.path),
        method: some(location.method),
        status_code: some(location.status_code),
        name: some(location.name),
    }
}

/// `path, method, statusCode or name`
fn enumerated(members: &[&str]) -> String {
    match members {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// The text as it is: clients compare it.
pub(crate) fn checked_properties(properties: Option<String>) -> Result<String, String> {
    let properties = properties.filter(|properties| !properties.trim().is_empty());
    let properties = properties.ok_or("Documentation part properties must be non-empty")?;
    let is_object = serde_json::from_str::<Value>(&properties).is_ok_and(|value| value.is_object());
    if !is_object {
        // UNVERIFIED: the words. An export holds the properties as an object.
        return Err("Documentation part properties must be a JSON object".to_owned());
    }
    Ok(properties)
}

/// A location as one text; what it leaves open is `*`.
pub(crate) fn location_key(location: &DocumentationPartLocation) -> String {
    let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "*".to_owned());
    let path = location.path.clone().unwrap_or_else(|| "/".to_owned());
    let kind = location.r#type.as_deref().unwrap_or_default();
    format!("{path} {} {} {kind} {}", part(&location.method), part(&location.status_code), part(&location.name))
}
