//! JSON Schema: any schema, and any text to validate behind its first line feed. Verdicts do not change from one time to
//! the next, and what a schema negates is never valid by both.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stagedoor_gateway::schema::{Schema, Verdict};

fuzz_target!(|text: &str| {
    let (schema, instance) = text.split_once('\n').unwrap_or((text, r#"{"a":[1,"x",null],"b":{"a":2.50}}"#));
    let Ok(compiled) = Schema::new(schema) else { return };
    let verdict = compiled.validate(instance);
    assert_eq!(verdict, compiled.validate(instance));
    // References would lead elsewhere one level deeper.
    if schema.contains("$ref") {
        return;
    }
    let Ok(negated) = Schema::new(&format!("{{\"not\":{schema}}}")) else { return };
    if verdict == Verdict::Valid {
        assert_ne!(negated.validate(instance), Verdict::Valid);
    }
});
