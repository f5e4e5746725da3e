//! The table of routes that `up` prints.

use stagedoor_wire::apigateway::{Method, Resource};

/// How verbs are ordered below one path.
const VERBS: &[&str] = &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY"];

/// One row for every method: verb, URL, and what it calls.
pub(crate) fn rows(resources: &[Resource], base_url: &str) -> Vec<Vec<String>> {
    let mut methods: Vec<(&str, usize, &str, &Method)> = Vec::new();
    for resource in resources {
        let path = resource.path.as_deref().unwrap_or("/");
        for (verb, method) in resource.resource_methods.iter().flatten() {
            let order = VERBS.iter().position(|known| known == verb).unwrap_or(VERBS.len());
            methods.push((path, order, verb, method));
        }
    }
    methods.sort_by(|left, right| (left.0, left.1).cmp(&(right.0, right.1)));
    methods
        .into_iter()
        .map(|(path, _, verb, method)| {
            let key = if method.api_key_required == Some(true) { ", needs an API key" } else { "" };
            vec![format!("  {verb}"), format!("{base_url}{path}"), calls(method) + key]
        })
        .collect()
}

/// What a method calls, in few words.
fn calls(method: &Method) -> String {
    let Some(integration) = &method.method_integration else { return "no integration".to_owned() };
    let uri = integration.uri.as_deref().unwrap_or_default();
    let verb = integration.http_method.as_deref().filter(|verb| *verb != "ANY").map(|verb| format!("{verb} "));
    match integration.r#type.as_deref().unwrap_or_default() {
        "MOCK" => "mock".to_owned(),
        "HTTP_PROXY" => format!("-> {}{uri}", verb.unwrap_or_default()),
        other => format!("{other}, not built yet: answers 500"),
    }
}

#[cfg(test)]
mod tests {
    use stagedoor_wire::apigateway::Integration;

    use super::*;

    #[test]
    fn rows_are_in_order_and_say_what_is_called() {
        let method = |kind: Option<&str>, uri: Option<&str>| Method {
            method_integration: kind.map(|kind| Integration {
                r#type: Some(kind.to_owned()),
                uri: uri.map(str::to_owned),
                http_method: Some("GET".to_owned()),
                ..Integration::default()
            }),
            ..Method::default()
        };
        let resource = |path: &str, methods: Vec<(&str, Method)>| Resource {
            path: Some(path.to_owned()),
            resource_methods: Some(methods.into_iter().map(|(verb, method)| (verb.to_owned(), method)).collect()),
            ..Resource::default()
        };
        let resources = [
            resource("/b", vec![("POST", method(Some("MOCK"), None)), ("GET", method(None, None))]),
            resource("/a", vec![("ANY", method(Some("HTTP_PROXY"), Some("http://x/")))]),
            resource("/c", vec![("GET", method(Some("AWS"), None))]),
            resource("/d", vec![("GET", Method { api_key_required: Some(true), ..method(Some("MOCK"), None) })]),
            Resource::default(),
        ];
        let found: Vec<String> = rows(&resources, "http://h").iter().map(|row| row.join("|")).collect();
        assert_eq!(
            found,
            [
                "  ANY|http://h/a|-> GET http://x/",
                "  GET|http://h/b|no integration",
                "  POST|http://h/b|mock",
                "  GET|http://h/c|AWS, not built yet: answers 500",
                "  GET|http://h/d|mock, needs an API key",
            ]
        );
    }
}
