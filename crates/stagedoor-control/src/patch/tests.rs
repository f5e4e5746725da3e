//! What the engine does with operations, in short.

use serde_json::json;
use stagedoor_wire::apigateway::{GatewayResponse, Integration, Method, MethodResponse, Resource, RestApi};
use stagedoor_wire::json::{from_json, to_json};

use super::*;

/// Operations are lines of `op path value`, the value after the blank behind the path; `-` is no path.
fn check<S: Shape>(table: &Table, before: &Value, operations: &str, expected: Result<Value, &str>) {
    let operations: Vec<PatchOperation> = operations
        .lines()
        .map(|line| {
            let mut words = line.splitn(3, ' ').map(str::to_owned);
            let op = words.next();
            let path = words.next().filter(|path| path != "-");
            PatchOperation { op, path, value: words.next(), from: None }
        })
        .collect();
    let before: S = from_json(before).unwrap();
    let after = apply(table, &before, Some(&operations));
    let after = after.as_ref().map(to_json).map_err(|error| error.message.clone());
    assert_eq!(after, expected.map_err(str::to_owned), "{operations:?}");
}

#[test]
fn rest_api() {
    let types = json!({"binaryMediaTypes": ["a/b", "c/d"]});
    for (operations, expected) in [
        ("add /binaryMediaTypes/image~1png", Ok(json!({"binaryMediaTypes": ["a/b", "c/d", "image/png"]}))),
        ("add /binaryMediaTypes/-", Ok(json!({"binaryMediaTypes": ["a/b", "c/d", "-"]}))),
        ("add /binaryMediaTypes/a~1b", Ok(json!({"binaryMediaTypes": ["a/b", "c/d"]}))),
        ("replace /binaryMediaTypes/a~1b x/y", Ok(json!({"binaryMediaTypes": ["c/d", "x/y"]}))),
        ("remove /binaryMediaTypes/a~1b\nremove /binaryMediaTypes/c~1d ignored", Ok(json!({}))),
        ("replace /binaryMediaTypes x", Err("Invalid patch path /binaryMediaTypes")),
        ("replace /nothing x", Err("Invalid patch path /nothing")),
        ("add /name x", Err("Invalid patch operation specified. Must be one of: [replace]")),
        ("move /name x", Err("Invalid patch operation specified. Must be one of: [replace]")),
        ("add /minimumCompressionSize 1", Err("Invalid patch operation specified. Must be one of: [replace]")),
        ("replace /minimumCompressionSize -1", Err("Invalid minimum compression size, must be between 0 and 10485760")),
        ("replace - x", Err("Invalid patch path null")),
        (
            "replace /endpointConfiguration/types/0 HERE",
            Err("Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE"),
        ),
        (
            "remove /endpointConfiguration/types/EDGE",
            Err("Invalid patch operation specified. Must be 'add'|'remove'|'replace'"),
        ),
        ("replace /endpointConfiguration/ipAddressType x", Err("ipAddressType must be either ipv4 or dualstack.")),
    ] {
        check::<RestApi>(&tables::REST_API, &types, operations, expected);
    }
    for (operations, expected) in [
        (
            "replace /endpointConfiguration/types/EDGE PRIVATE",
            json!({"endpointConfiguration": {"types": ["PRIVATE"], "ipAddressType": "dualstack"}}),
        ),
        ("replace /disableExecuteApiEndpoint TRUE", json!({"disableExecuteApiEndpoint": true})),
        ("replace /disableExecuteApiEndpoint", json!({"disableExecuteApiEndpoint": false})),
        ("replace /minimumCompressionSize 10", json!({"minimumCompressionSize": 10})),
        ("replace /minimumCompressionSize 10\nreplace /minimumCompressionSize ", json!({})),
        ("replace /description a b\nreplace /name c", json!({"name": "c", "description": "a b"})),
        ("add /description a\nremove /description", json!({})),
    ] {
        check::<RestApi>(&tables::REST_API, &json!({}), operations, Ok(expected));
    }
}

#[test]
fn strict_refusals_name_the_paths() {
    for (operation, message) in [
        (
            "replace /path x",
            "Invalid patch path  '/path' specified for op 'replace'. Must be one of: [/parentId, /pathPart]",
        ),
        (
            "remove /pathPart",
            "Invalid patch path  '/pathPart' specified for op 'remove'. Please choose supported operations",
        ),
        (
            "test /pathPart",
            "Invalid patch path  '/pathPart' specified for op 'test'. Please choose supported operations",
        ),
    ] {
        check::<Resource>(&tables::RESOURCE, &json!({}), operation, Err(message));
    }
}

#[test]
fn maps_and_booleans() {
    let parameters = json!({"requestParameters": {"a/b": true}});
    for (operations, expected) in [
        ("add /requestParameters/x true", Ok(json!({"requestParameters": {"a/b": true, "x": true}}))),
        ("replace /requestParameters/a~1b whatever", Ok(json!({"requestParameters": {"a/b": false}}))),
        ("remove /requestParameters/a~1b", Ok(json!({}))),
        ("add /requestParameters true", Err("Invalid patch path /requestParameters")),
        ("add /requestParameters/a/b true", Err("Invalid patch path /requestParameters/a/b")),
        ("replace /httpMethod PUT", Err("Invalid patch path /httpMethod")),
        ("add /authorizationScopes a", Ok(json!({"requestParameters": {"a/b": true}, "authorizationScopes": ["a"]}))),
    ] {
        check::<Method>(&tables::METHOD, &parameters, operations, expected);
    }
    let none = json!({});
    let missing = "Invalid parameter name specified";
    check::<MethodResponse>(&tables::METHOD_RESPONSE, &none, "replace /responseParameters/x true", Err(missing));
    let missing = "Content-Type specified was not found";
    check::<MethodResponse>(&tables::METHOD_RESPONSE, &none, "remove /responseModels/a~1b", Err(missing));
    let empty = "Invalid null or empty value in responseTemplates";
    check::<GatewayResponse>(&tables::GATEWAY_RESPONSE, &none, "add /responseTemplates/a~1b", Err(empty));
    check::<Integration>(
        &tables::INTEGRATION,
        &json!({"requestTemplates": {"a/b": "x"}}),
        "replace /requestTemplates/a~1b\nreplace /timeoutInMillis 100\nadd /cacheKeyParameters k\nadd /cacheKeyParameters/l",
        Ok(json!({"requestTemplates": {"a/b": null}, "timeoutInMillis": 100, "cacheKeyParameters": ["k", "l"]})),
    );
}

#[test]
fn an_error_leaves_nothing() {
    let before = RestApi { name: Some("a".to_owned()), ..RestApi::default() };
    let operation = |path: &str| PatchOperation {
        op: Some("replace".to_owned()),
        path: Some(path.to_owned()),
        value: Some("b".to_owned()),
        from: None,
    };
    assert!(apply(&tables::REST_API, &before, Some(&[operation("/name"), operation("/nope")])).is_err());
    assert_eq!(apply(&tables::REST_API, &before, None).unwrap(), before);
}
