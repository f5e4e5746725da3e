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
        "HTTP_PROXY" | "HTTP" => format!("-> {}{uri}", verb.unwrap_or_default()),
        "AWS_PROXY" | "AWS" => format!("-> {}", service(uri)),
        other => format!("{other}: answers 500"),
    }
}

/// What an integration of type AWS or AWS_PROXY asks: `function pets`, `sqs action/SendMessage`.
fn service(uri: &str) -> String {
    // arn:{partition}:apigateway:{region}:{service}:{path or action}
    let mut parts = uri.splitn(6, ':').skip(4);
    let (Some(service), Some(asked)) = (parts.next(), parts.next()) else { return uri.to_owned() };
    match asked.split_once("/functions/") {
        Some((_, function)) if service == "lambda" => {
            let function = function.rsplit_once('/').map_or(function, |(function, _)| function);
            let name = function.split_once(":function:").map_or(function, |(_, name)| name);
            format!("function {name}")
        }
        _ => format!("{service} {asked}"),
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
            resource("/c", vec![("GET", method(Some("AWS"), None)), ("PUT", method(Some("ODD"), None))]),
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
                "  GET|http://h/c|-> ",
                "  PUT|http://h/c|ODD: answers 500",
                "  GET|http://h/d|mock, needs an API key",
            ]
        );
    }

    #[test]
    fn services() {
        let arn = "arn:aws:apigateway:us-east-1";
        let function = "arn:aws:lambda:us-east-1:000000000000:function";
        for (uri, expected) in [
            (format!("{arn}:lambda:path/2015-03-31/functions/{function}:pets/invocations"), "function pets"),
            (format!("{arn}:lambda:path/2015-03-31/functions/{function}:pets:live/invocations"), "function pets:live"),
            (
                format!("{arn}:lambda:path/2021-11-15/functions/{function}:p/response-streaming-invocations"),
                "function p",
            ),
            (format!("{arn}:lambda:path/2015-03-31/functions/pets/invocations"), "function pets"),
            (format!("{arn}:sqs:path/000000000000/queue"), "sqs path/000000000000/queue"),
            (format!("{arn}:dynamodb:action/PutItem"), "dynamodb action/PutItem"),
            ("nothing".to_owned(), "nothing"),
        ] {
            assert_eq!(service(&uri), expected, "{uri}");
        }
    }
}
