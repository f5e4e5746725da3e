//! JSONPath: any path, on any document. The path ends at the first line feed; without one the document is one of ours.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stagedoor_gateway::jsonpath::JsonPath;
use stagedoor_vtl::Value;

const DOCUMENT: &str = r#"{"a":[1,2.5,"x",null,{"a":{"b":[true]}},[[1],["a"]]],"b":{"a":"1","c":{"a":[3]}},"é":""}"#;

fuzz_target!(|text: &str| {
    let (path, document) = text.split_once('\n').unwrap_or((text, DOCUMENT));
    let Ok(path) = JsonPath::new(path) else { return };
    let Ok(root) = Value::from_json(document) else { return };
    let found = path.find(&root);
    if path.is_definite() {
        return;
    }
    // What is not definite is a list, if it is anything.
    assert!(found.is_none_or(|value| matches!(value, Value::List(_))));
});
