//! What is valid, and what is said of what is not; the words were read off json-schema-validator.

use super::*;

fn check(schema: &str, instance: &str, expected: &str) {
    let found = match Schema::new(schema) {
        Ok(schema) => match schema.validate(instance) {
            Verdict::Valid => "valid".to_owned(),
            Verdict::NotJson => "not JSON".to_owned(),
            Verdict::Invalid(messages) => messages,
            Verdict::Exceeded(bound) => format!("exceeded: {bound}"),
        },
        Err(error) => format!("no schema: {error}"),
    };
    assert_eq!(found, expected, "{schema} {instance}");
}

#[test]
fn messages() {
    check(r#"{"type":"object","required":["b","a"]}"#, "{}", r#"[object has missing required properties (["a","b"])]"#);
    check(
        r#"{"type":["number","integer"]}"#,
        r#""x""#,
        r#"[instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])]"#,
    );
    check(
        r#"{"enum":["cat","dog","fish"]}"#,
        r#""bird""#,
        r#"[instance value ("bird") not found in enum (possible values: ["cat","dog","fish"])]"#,
    );
    check(
        r#"{"pattern":"b+","minLength":5,"maxLength":1,"type":"string"}"#,
        r#""aé\n""#,
        "[string \"aé\n\" is too long (length: 3, maximum allowed: 1), string \"aé\n\" is too short (length: 3, required \
         minimum: 5), ECMA 262 regex \"b+\" does not match input string \"aé\n\"]",
    );
    check(
        r#"{"minimum":5.0,"exclusiveMinimum":true,"multipleOf":0.3}"#,
        "5.00",
        "[numeric instance is not strictly greater than the required minimum 5, remainder of division is not zero (5 / 0.3)]",
    );
    check(
        r#"{"maximum":1,"minimum":5}"#,
        "3e0",
        "[numeric instance is greater than the required maximum (maximum: 1, found: 3), numeric instance is lower than the \
         required minimum (minimum: 5, found: 3)]",
    );
    // Members by name, and none of them while the object itself is wrong.
    let properties = r#""properties":{"z":{"type":"integer"},"b":{"type":"null"}}"#;
    check(
        &format!("{{{properties}}}"),
        r#"{"z":"","b":2}"#,
        "[instance type (integer) does not match any allowed primitive type (allowed: [\"null\"]), instance type (string) \
         does not match any allowed primitive type (allowed: [\"integer\"])]",
    );
    check(
        &format!("{{{properties},\"required\":[\"q\"]}}"),
        r#"{"z":"","b":2}"#,
        r#"[object has missing required properties (["q"])]"#,
    );
    check(
        r#"{"additionalProperties":false,"minProperties":5,"maxProperties":1,"properties":{"a":{}},"patternProperties":{"^x":{}}}"#,
        r#"{"zz":1,"a":2,"c":3,"xa":1}"#,
        "[object instance has properties which are not allowed by the schema: [\"c\",\"zz\"], object has too many \
         properties (found 4 but schema requires at most 1), object has too few properties (found 4 but schema requires at \
         least 5)]",
    );
    check(
        r#"{"items":[{},{}],"additionalItems":false,"maxItems":1,"minItems":9,"uniqueItems":true}"#,
        "[1, 1.0, 1]",
        "[schema only allows 2 elements in array but instance has 3 elements, array is too long: must have at most 1 \
         elements but instance has 3 elements, array is too short: must have at least 9 elements but instance has 3 \
         elements, array must not contain duplicate elements]",
    );
    check(
        r#"{"allOf":[{"type":"string"},{"type":"integer"}],"anyOf":[{"type":"string"}],"oneOf":[{},{}],"not":{}}"#,
        "1",
        "[instance failed to match all required schemas (matched only 1 out of 2), instance failed to match at least one \
         required schema among 1, instance matched a schema which it should not have, instance failed to match exactly one \
         schema (matched 2 out of 2)]",
    );
    check(
        r#"{"dependencies":{"a":["b","c"],"d":{"required":["e"]}}}"#,
        r#"{"a":1,"d":2,"c":1}"#,
        "[property \"a\" of object has missing property dependencies (schema requires [\"b\",\"c\"]; missing: [\"b\"]), \
         object has missing required properties ([\"e\"])]",
    );
    check(r#"{"format":"email"}"#, r#""x""#, r#"[string "x" is not a valid email address]"#);
    check(r#"{"format":"uuid"}"#, r#""x""#, r#"[input string "x" is not a valid UUID]"#);
}

#[test]
fn numbers() {
    check(r#"{"type":"integer"}"#, "123456789012345678901234567890", "valid");
    check(r#"{"type":"number"}"#, "1", "valid");
    check(
        r#"{"type":"integer"}"#,
        "1.0",
        r#"[instance type (number) does not match any allowed primitive type (allowed: ["integer"])]"#,
    );
    check(r#"{"enum":[1.0]}"#, "1", "valid");
    check(r#"{"enum":[{"a":[1],"b":2}]}"#, r#"{"b":2.0,"a":[1e0]}"#, "valid");
    check(r#"{"multipleOf":0.01}"#, "4.35", "valid");
    check(
        r#"{"minimum":9007199254740993}"#,
        "9007199254740992.5",
        "[numeric instance is lower than the required minimum (minimum: 9007199254740993, found: 9007199254740992.5)]",
    );
}

#[test]
fn no_json() {
    for text in ["", "{", "{}x", "{'a':1}", "nul", "[1,]", "01", "1.", "\"\\x\"", "\"\n\"", "NaN", "1e99999999999"] {
        check("{}", text, "not JSON");
    }
    check("{}", &("[".repeat(501) + &"]".repeat(501)), "not JSON");
    check("{}", &("[".repeat(500) + &"]".repeat(500)), "valid");
    check("{}", &"[".repeat(1_000_000), "not JSON");
}

#[test]
fn no_schemas() {
    for schema in [
        "[]",
        "{",
        r#"{"type":"strnig"}"#,
        r#"{"type":1}"#,
        r#"{"required":true}"#,
        r#"{"pattern":"("}"#,
        r#"{"properties":{"a":{"pattern":"("}}}"#,
        r#"{"properties":{"a":1}}"#,
        r#"{"items":true}"#,
        r#"{"enum":1}"#,
        r#"{"minLength":-1}"#,
        r#"{"minLength":1.5}"#,
        r#"{"minimum":"1"}"#,
        r#"{"minimum":1,"exclusiveMinimum":2}"#,
        r#"{"multipleOf":0}"#,
        r#"{"multipleOf":-1}"#,
        r#"{"dependencies":{"a":"b"}}"#,
        r##"{"$ref":"#/definitions/a"}"##,
        r##"{"$ref":"#"}"##,
        r##"{"$ref":"#/definitions/a","definitions":{"a":{"$ref":"#/definitions/b"},"b":{"$ref":"#/definitions/a"}}}"##,
        r#"{"$ref":"http://example.com/schema"}"#,
        r#"{"properties":{"a":{"$ref":"https://apigateway.amazonaws.com/restapis/a/models/Gone"}}}"#,
    ] {
        assert!(Schema::new(schema).is_err(), "{schema}");
    }
    assert!(Schema::new(&format!("{}{}", r#"{"not":"#.repeat(499), "{}".to_owned() + &"}".repeat(499))).is_err());
}

#[test]
fn references() {
    let pets = [
        (
            "Pet",
            r##"{"type":"object","properties":{"name":{"$ref":"#/definitions/text"},"friend":{"$ref":"https://apigateway.amazonaws.com/restapis/abc/models/Pet"}},"definitions":{"text":{"type":"string"},"a/b%":{"type":"integer"}}}"##,
        ),
        ("Pets", r#"{"type":"array","items":{"$ref":"https://apigateway.amazonaws.com/restapis/abc/models/Pet"}}"#),
        (
            "Either",
            r#"{"oneOf":[{"type":"null"},{"$ref":"https://apigateway.amazonaws.com/restapis/abc/models/Pet"}]}"#,
        ),
        ("Part", r#"{"$ref":"https://apigateway.amazonaws.com/restapis/abc/models/Pet#/definitions/a~1b%25"}"#),
        (
            "Tree",
            r##"{"type":"object","properties":{"children":{"type":"array","items":{"$ref":"#"}}},"required":["children"]}"##,
        ),
        ("Loop", r##"{"allOf":[{"$ref":"#"}]}"##),
        ("Dangling", r#"{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/abc/models/Gone"}}"#),
    ];
    let models: BTreeMap<String, String> =
        pets.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let valid = |model: &str, text: &str| Schema::of_model(&models, model).unwrap().validate(text) == Verdict::Valid;
    assert!(valid("Pet", r#"{"friend":{"friend":{"name":"x"}}}"#));
    assert!(!valid("Pet", r#"{"friend":{"friend":{"name":1}}}"#));
    assert!(valid("Pets", r#"[{"name":"x"},{}]"#));
    assert!(!valid("Pets", r#"[{"name":1}]"#));
    assert!(valid("Either", "null"));
    assert!(valid("Part", "1") && !valid("Part", "\"1\""));
    assert!(valid("Tree", r#"{"children":[{"children":[]}]}"#));
    assert!(!valid("Tree", r#"{"children":[{}]}"#));
    let looping = Schema::of_model(&models, "Loop").unwrap();
    assert!(matches!(looping.validate("1"), Verdict::Exceeded(_)));
    assert_eq!(Schema::of_model(&models, "Dangling").unwrap_err().message, "model Gone is referenced and not there");
}

#[test]
fn bounds() {
    let exceeds =
        |schema: &str, text: &str| matches!(Schema::new(schema).unwrap().validate(text), Verdict::Exceeded(_));
    // Each level asks twice: two to the power of the depth.
    let doubling = r##"{"anyOf":[{"not":{"items":{"$ref":"#"}}},{"items":{"$ref":"#"}}]}"##;
    assert!(exceeds(doubling, &("[".repeat(60) + &"]".repeat(60))));
    assert!(exceeds(r#"{"pattern":"^(?:(a|a)+)+(?=c)\\1$"}"#, &format!("\"{}b\"", "a".repeat(60))));
    assert!(exceeds(r#"{"not":{"pattern":"^(?:(a|a)+)+(?=c)\\1$"}}"#, &format!("\"{}b\"", "a".repeat(60))));
    // What is deep on both sides stays within the stack.
    let mut schema = r##"{"items":{"$ref":"#"}}"##.to_owned();
    for _ in 0..50 {
        schema = format!(r#"{{"allOf":[{schema}]}}"#);
    }
    assert!(exceeds(&schema, &("[".repeat(400) + &"]".repeat(400))));
    // Messages end somewhere.
    let text = format!("[{}0]", "0,".repeat(100_000));
    let Verdict::Invalid(messages) = Schema::new(r#"{"items":{"type":"string"}}"#).unwrap().validate(&text) else {
        panic!()
    };
    assert!(messages.len() < 20_000);
    let long = format!("\"{}\"", "x".repeat(1_000_000));
    let Verdict::Invalid(messages) = Schema::new(r#"{"maxLength":1,"enum":["a"]}"#).unwrap().validate(&long) else {
        panic!()
    };
    assert!(messages.len() < 20_000);
    // Many equal objects among unique ones take one look each.
    let unique = format!("[{}{{}}]", (0..100_000).map(|n| format!("{{\"a\":{n},\"b\":1}},")).collect::<String>());
    assert_eq!(Schema::new(r#"{"uniqueItems":true}"#).unwrap().validate(&unique), Verdict::Valid);
}
