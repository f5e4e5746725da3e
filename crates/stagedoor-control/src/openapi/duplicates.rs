//! Members that a document has twice: the last one counts, as with most readers, and the others are lost.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::locate::escape;
use super::source::Syntax;
use super::yaml;

/// Members that are told; one slip of an editor can double thousands.
const MOST: usize = 100;

/// The pointers of members that a text, which is well formed, has more than once.
pub(super) fn find(text: &str, syntax: Syntax) -> Vec<String> {
    let mut found = Found::default();
    match syntax {
        Syntax::Json => {
            let mut reader = serde_json::Deserializer::from_str(text);
            // It was read before; what fails now has told enough.
            let _ = Members(&mut found).deserialize(&mut reader);
        }
        Syntax::Yaml => yaml::duplicates(text, &mut found),
    }
    found.pointers
}

/// What was found, and where the search is.
#[derive(Debug, Default)]
pub(super) struct Found {
    pointers: Vec<String>,
    path: Vec<String>,
}

impl Found {
    /// Goes into a member; `seen` are those of the same object before it.
    pub(super) fn enter(&mut self, name: &str, seen: &mut HashSet<String>) {
        self.path.push(escape(name));
        if !seen.insert(name.to_owned()) && self.pointers.len() < MOST {
            let pointer: String = self.path.iter().map(|part| format!("/{part}")).collect();
            if self.pointers.last() != Some(&pointer) {
                self.pointers.push(pointer);
            }
        }
    }

    pub(super) fn enter_item(&mut self, index: usize) {
        self.path.push(index.to_string());
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }
}

/// Reads a value for the names of its members alone.
struct Members<'f>(&'f mut Found);

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            self.0.enter(&name, &mut seen);
            members.next_value_seed(Members(self.0))?;
            self.0.leave();
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0;
        loop {
            self.0.enter_item(index);
            let item = items.next_element_seed(Members(self.0))?;
            self.0.leave();
            if item.is_none() {
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_that_stand_twice() {
        let check = |text: &str, syntax: Syntax, expected: &[&str]| assert_eq!(find(text, syntax), expected, "{text}");
        check(
            r#"{"a": 1, "b": [{"c": 1, "c/d": 2, "c/d": null}], "a": {"x": true, "x": 1.5}, "a": "t"}"#,
            Syntax::Json,
            &["/b/0/c~1d", "/a", "/a/x", "/a"],
        );
        check(r#"{"a": {"b": 1}, "c": {"b": 1}}"#, Syntax::Json, &[]);
        check("{\"a\":", Syntax::Json, &[]);
        check(
            "a: 1\nb:\n  - c: 1\n    c: {d: 1, d: 2}\n200: x\n'200': y\na: [1]\n",
            Syntax::Yaml,
            &["/b/0/c", "/b/0/c/d", "/200", "/a"],
        );
        check("a: &x {b: 1}\nc:\n  <<: *x\n  b: 2\nd: *x\n", Syntax::Yaml, &[]);
        let many: String = (0..1000).map(|index| format!("k{}: 1\n", index / 2)).collect();
        assert_eq!(find(&many, Syntax::Yaml).len(), MOST);
    }
}
