//! Where in a JSON schema other schemas stand, so that names of properties are not taken for keywords.

/// What the value of a keyword is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A schema, or a list of schemas.
    Schemas,
    /// Schemas by names of the author's choice.
    NamedSchemas,
    /// Data of the author, where `$ref` is no reference.
    Data,
    /// A plain value, or a keyword that is not known.
    Other,
}

pub(super) fn holds(keyword: &str) -> Holds {
    match keyword {
        "allOf"
        | "anyOf"
        | "oneOf"
        | "not"
        | "items"
        | "prefixItems"
        | "additionalItems"
        | "unevaluatedItems"
        | "contains"
        | "additionalProperties"
        | "unevaluatedProperties"
        | "propertyNames"
        | "if"
        | "then"
        | "else" => Holds::Schemas,
        // A dependency may also be a list of names.
        "properties" | "patternProperties" | "definitions" | "$defs" | "dependencies" | "dependentSchemas" => {
            Holds::NamedSchemas
        }
        "enum" | "const" | "default" | "example" | "examples" => Holds::Data,
        _ => Holds::Other,
    }
}
