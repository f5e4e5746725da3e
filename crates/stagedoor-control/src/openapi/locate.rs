//! From JSON pointers to places in the text: one walk over the text for any number of pointers.

use std::collections::BTreeMap;

use super::problem::Position;
use super::source::Syntax;
use super::yaml;

/// The pointers asked for, as a tree, with the places found so far.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    members: BTreeMap<String, Wanted>,
    position: Option<Position>,
}

impl Wanted {
    pub(super) fn member(&mut self, name: &str) -> Option<&mut Wanted> {
        self.members.get_mut(name)
    }

    /// The last one counts, as with the members themselves.
    pub(super) fn found(&mut self, position: Position) {
        self.position = Some(position);
    }

    fn insert(&mut self, pointer: &str) {
        let mut at = self;
        for token in tokens(pointer) {
            at = at.members.entry(token).or_default();
        }
    }

    /// The place of a pointer, or of the nearest part around it that the text has: what came from a merge key or an
    /// alias stands elsewhere.
    fn nearest(&self, pointer: &str) -> Option<Position> {
        let mut at = self;
        let mut position = self.position;
        for token in tokens(pointer) {
            let Some(member) = at.members.get(&token) else { break };
            at = member;
            position = at.position.or(position);
        }
        position
    }
}

fn tokens(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.split('/').skip(1).map(unescape)
}

/// One token of a JSON pointer, without its escapes.
pub(super) fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// One token of a JSON pointer.
pub(super) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The places of pointers.
pub(super) fn positions(text: &str, syntax: Syntax, pointers: &[&str]) -> Vec<Option<Position>> {
    let mut wanted = Wanted::default();
    for pointer in pointers {
        wanted.insert(pointer);
    }
    match syntax {
        Syntax::Json => Scanner { text, at: 0, line: 1, counted: 0, line_start: 0 }.document(&mut wanted),
        Syntax::Yaml => yaml::locate(text, &mut wanted),
    }
    pointers.iter().map(|pointer| wanted.nearest(pointer)).collect()
}

/// A scanner of JSON that is known to be well-formed; it stops where that turns out wrong.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    /// How far lines are counted.
    counted: usize,
    line_start: usize,
}

impl Scanner<'_> {
    fn document(&mut self, wanted: &mut Wanted) {
        self.blanks();
        let position = self.position(self.at);
        wanted.found(position);
        self.value(wanted);
    }

    fn value(&mut self, wanted: &mut Wanted) {
        if wanted.members.is_empty() {
            self.skip();
            return;
        }
        match self.peek() {
            Some(b'{') => self.members(
                |scanner| {
                    let start = scanner.at;
                    let name = scanner.string();
                    scanner.blanks();
                    scanner.at += 1; // the colon
                    scanner.blanks();
                    Some((start, name))
                },
                wanted,
            ),
            Some(b'[') => {
                let mut index = 0_usize;
                self.members(
                    |scanner| {
                        index += 1;
                        Some((scanner.at, (index - 1).to_string()))
                    },
                    wanted,
                );
            }
            _ => self.skip(),
        }
    }

    /// Objects and arrays alike: `name` reads what stands before a value.
    fn members(&mut self, mut name: impl FnMut(&mut Self) -> Option<(usize, String)>, wanted: &mut Wanted) {
        self.at += 1;
        loop {
            self.blanks();
            match self.peek() {
                None => return,
                Some(b'}' | b']') => {
                    self.at += 1;
                    return;
                }
                Some(b',') => self.at += 1,
                Some(_) => {
                    let Some((start, name)) = name(self) else { return };
                    match wanted.member(&name) {
                        Some(child) => {
                            let position = self.position(start);
                            child.found(position);
                            self.value(child);
                        }
                        None => self.skip(),
                    }
                }
            }
        }
    }

    /// Steps over one value, without recursion.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                None => return,
                Some(b'"') => self.skip_string(),
                Some(b'{' | b'[') => {
                    depth += 1;
                    self.at += 1;
                }
                Some(b'}' | b']') => {
                    if depth == 0 {
                        return;
                    }
                    depth -= 1;
                    self.at += 1;
                }
                Some(b',') if depth == 0 => return,
                Some(_) => {
                    self.at += 1;
                    continue;
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return;
            }
        }
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.skip_string();
        let text = self.text.get(start..self.at).unwrap_or_default();
        serde_json::from_str(text).unwrap_or_default()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The place of an offset at or after those asked for before.
    fn position(&mut self, offset: usize) -> Position {
        let bytes = self.text.as_bytes();
        for (index, byte) in bytes.iter().enumerate().take(offset).skip(self.counted) {
            if *byte == b'\n' {
                self.line = self.line.saturating_add(1);
                self.line_start = index + 1;
            }
        }
        self.counted = offset;
        let column = self.text.get(self.line_start..offset).map_or(0, |line| line.chars().count()) + 1;
        Position { line: self.line, column: column.try_into().unwrap_or(u32::MAX) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str =
        "{\n  \"a\": {\"x\": [1, \"t]\\\"wo\", {\"k\": 3}]},\n  \"p/q\": {\n    \"é\": 1, \"z\": 2},\n  \"a\": [0]\n}";
    const YAML: &str =
        "# first\na:\n  x: [1, two, {k: 3}]\n  y:\n    - 1\n    - b: &c\n        d: 1\np/q:\n  200: *c\n";

    #[test]
    fn json_pointers_have_places() {
        for (pointer, line, column) in
            [("", 1, 1), ("/p~1q", 3, 3), ("/p~1q/z", 4, 13), ("/a", 5, 3), ("/a/0", 5, 9), ("/p~1q/none/deeper", 3, 3)]
        {
            let found = positions(JSON, Syntax::Json, &[pointer]);
            assert_eq!(found, [Some(Position { line, column })], "{pointer}");
        }
    }

    #[test]
    fn yaml_pointers_have_places() {
        for (pointer, line, column) in
            [("/a/x", 3, 3), ("/a/x/2/k", 3, 16), ("/a/y/1/b/d", 7, 9), ("/p~1q/200", 9, 3), ("/p~1q/200/d", 9, 3)]
        {
            let found = positions(YAML, Syntax::Yaml, &[pointer]);
            assert_eq!(found, [Some(Position { line, column })], "{pointer}");
        }
    }

    #[test]
    fn one_walk_finds_many_and_survives_malformed_text() {
        assert_eq!(positions(JSON, Syntax::Json, &["/a/0", "/p~1q", ""]).len(), 3);
        for text in ["", "{", "{\"a", "{\"a\":", "{\"a\":[", "]", "{\"a\\"] {
            positions(text, Syntax::Json, &["/a/b/c"]);
        }
    }
}
