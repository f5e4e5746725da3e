//! A small reader of IAM policies: Allow and Deny of actions on resources, with wildcards. What it does not know, such
//! as conditions, is refused when the policy is read, since a condition that is not applied would let callers pass.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// What a caller may do.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct Policy {
    /// Accepted because every policy has it; there is one language only.
    #[serde(rename = "Version")]
    _version: Option<String>,
    statement: OneOrMany<Statement>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
struct Statement {
    #[serde(rename = "Sid")]
    _sid: Option<String>,
    effect: Effect,
    action: OneOrMany<String>,
    resource: OneOrMany<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
enum Effect {
    Allow,
    Deny,
}

/// One item, or a list of them.
#[derive(Clone, Debug)]
struct OneOrMany<T>(Vec<T>);

// By hand, since serde's untagged enums do not say what is wrong inside.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = Vec<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("one item or a list")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                T::deserialize(StrDeserializer::new(text)).map(|item| vec![item])
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(|item| vec![item])
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(items))
            }
        }

        deserializer.deserialize_any(Items(PhantomData)).map(Self)
    }
}

impl Policy {
    /// Whether `action` (`apigateway:GET`) on `resource` (an ARN) is allowed: by a statement, and denied by none.
    #[must_use]
    pub fn allows(&self, action: &str, resource: &str) -> bool {
        // AWS: actions are compared without regard to case, resources with it.
        let action = action.to_ascii_lowercase();
        let applies = |statement: &&Statement| {
            statement.action.0.iter().any(|pattern| matches(pattern.to_ascii_lowercase().as_bytes(), action.as_bytes()))
                && statement.resource.0.iter().any(|pattern| matches(pattern.as_bytes(), resource.as_bytes()))
        };
        let mut allowed = false;
        for statement in self.statement.0.iter().filter(applies) {
            match statement.effect {
                Effect::Allow => allowed = true,
                Effect::Deny => return false,
            }
        }
        allowed
    }
}

/// Whether the text matches a pattern of `*` (any text) and `?` (one character). Linear in both: on a mismatch only
/// the last star is tried again.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut last_star = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                last_star = Some((p, t));
                p += 1;
            }
            Some(&byte) if byte == b'?' || byte == text[t] => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((star, from)) = last_star else { return false };
                last_star = Some((star, from + 1));
                p = star + 1;
                t = from + 1;
            }
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards() {
        let check = |pattern: &str, text: &str, expected: bool| {
            assert_eq!(matches(pattern.as_bytes(), text.as_bytes()), expected, "{pattern} {text}");
        };
        check("*", "", true);
        check("*", "anything", true);
        check("", "a", false);
        check("a*c", "abbc", true);
        check("a*c", "abbcd", false);
        check("a?c", "abc", true);
        check("a?c", "ac", false);
        check("*/stages/*", "/restapis/a/stages/dev", true);
        check("*/stages/*", "/restapis/a/stages", false);
        check("*a*a*a*b", &"a".repeat(200), false);
    }

    #[test]
    fn a_deny_wins_and_nothing_is_allowed_by_silence() {
        let policy: Policy = toml::from_str(
            r#"
            Version = "2012-10-17"
            [[Statement]]
            Effect = "Allow"
            Action = ["apigateway:GET", "apigateway:po*"]
            Resource = "arn:aws:apigateway:*::/restapis*"
            [[Statement]]
            Effect = "Deny"
            Action = "*"
            Resource = "*/restapis/secret*"
            "#,
        )
        .unwrap();
        let check = |action: &str, path: &str, expected: bool| {
            let resource = format!("arn:aws:apigateway:us-east-1::{path}");
            assert_eq!(policy.allows(action, &resource), expected, "{action} {path}");
        };
        check("apigateway:GET", "/restapis", true);
        check("APIGATEWAY:get", "/restapis/a", true);
        check("apigateway:POST", "/restapis", true);
        check("apigateway:DELETE", "/restapis/a", false);
        check("apigateway:GET", "/apikeys", false);
        check("apigateway:GET", "/restapis/secret1", false);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in ["Condition = {}", "NotAction = \"*\"", "Principal = \"*\""] {
            let text = format!("[[Statement]]\nEffect = \"Allow\"\nAction = \"*\"\nResource = \"*\"\n{line}");
            assert!(toml::from_str::<Policy>(&text).is_err(), "{line}");
        }
        assert!(
            toml::from_str::<Policy>("[[Statement]]\nEffect = \"allow\"\nAction = \"*\"\nResource = \"*\"").is_err()
        );
        assert!(toml::from_str::<Policy>("[[Statement]]\nEffect = \"Allow\"\nAction = \"*\"").is_err());
    }
}
