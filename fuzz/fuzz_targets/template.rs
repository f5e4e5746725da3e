//! Templates and JSON: any text at all, a template and after a NUL a body. Nothing may panic or pass the limits; JSON read
//! where it stands and as a tree must come to the same, and what is written as JSON reads back as it was.
//! Seeds: the templates of `conformance/vtl/templates.txt` and `bench/vtl`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stagedoor_vtl::{Dialect, Host, Limits, Template, Value};

struct Body<'b> {
    text: &'b str,
    is_tree: bool,
}

impl<'a, 'b: 'a> Host<'a> for Body<'b> {
    fn variable(&mut self, name: &str) -> Option<Value<'a>> {
        let text = match name {
            "body" | "a" | "x" | "s" => self.text,
            "list" | "l" => r#"["a", {"k": "v\n", "deep": [1, 2.50]}, 3, null, "q\"", [], {}]"#,
            "map" | "m" => r#"{"k": "v", "n": 42, "nil": null, "inner": {"deep": "down", "items": [1, 2, 3]}}"#,
            _ => return None,
        };
        let value = Value::from_json(text).ok()?;
        Some(if self.is_tree { value.tree() } else { value })
    }
}

const LIMITS: Limits = Limits { steps: 20_000, output_bytes: 1 << 16, foreach_rounds: 50, range_items: 1000, depth: 60 };

fn render(template: &Template, text: &str, is_tree: bool) -> (Vec<u8>, String) {
    let mut out = Vec::new();
    let result = template.render(&mut Body { text, is_tree }, &LIMITS, &mut out);
    assert!(std::str::from_utf8(&out).is_ok());
    (out, result.map_or_else(|error| error.to_string(), |()| String::new()))
}

fuzz_target!(|text: &str| {
    let (template, body) = text.split_once('\0').unwrap_or((text, r#"{"a": [1, {"b": "c"}]}"#));
    if let Ok(value) = Value::from_json(body) {
        let mut written = Vec::new();
        value.write_json(&mut written);
        let written = String::from_utf8(written).expect("JSON is text");
        let again = Value::from_json(&written).expect("what is written can be read");
        let mut twice = Vec::new();
        again.tree().write_json(&mut twice);
        assert_eq!(written.as_bytes(), twice);
    }
    for dialect in [Dialect::Service, Dialect::Stock] {
        let Ok(template) = Template::parse(template, dialect) else { continue };
        let (lazy, lazy_end) = render(&template, body, false);
        let (tree, tree_end) = render(&template, body, true);
        // What is charged for a look-up may differ, and so the place where a limit ends it.
        if lazy_end.is_empty() && tree_end.is_empty() {
            assert_eq!(String::from_utf8_lossy(&lazy), String::from_utf8_lossy(&tree));
        }
    }
});
