//! Templates and what they come to. Most expected texts are recorded answers of the service.

use std::borrow::Cow;
use std::collections::BTreeMap;

use stagedoor_vtl::Dialect;

use super::*;

struct Facts;

impl ContextVariables for Facts {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        let text = match name {
            "stage" => "prod",
            "apiId" => "a1b2c3",
            "requestId" => "r-1",
            "identity.sourceIp" => "203.0.113.7",
            "authorizer.principalId" => "me",
            "authorizer.claims.custom:role" => "admin",
            _ => return None,
        };
        Some(Cow::Borrowed(text))
    }

    fn authorizer_names(&self) -> Vec<Cow<'_, str>> {
        vec!["principalId".into()]
    }
}

fn render_with(template: &str, body: &str, overrides: &Overrides) -> Result<Rendered, String> {
    let template = Template::parse(template, Dialect::Service).map_err(|error| error.to_string())?;
    let mut headers = Headers::new();
    headers.append("X-Tag", "one");
    headers.append("x-tag", "lower");
    headers.append("X-Tag", "two");
    let pair = |name: &'static str, value: &'static str| (Cow::Borrowed(name), Cow::Borrowed(value));
    let inputs = Inputs {
        path_parameters: &[pair("id", "42")],
        query: &[pair("q", "first"), pair("id", "shadowed"), pair("q", "a b")],
        headers: &headers,
        body,
        stage_variables: &BTreeMap::from([("table".to_owned(), "orders".to_owned())]),
        context: &Facts,
        overrides,
    };
    render_request_template(&template, &inputs).map_err(|error| error.to_string())
}

fn check(template: &str, body: &str, expected: &str) {
    let got = render_with(template, body, &Overrides::default()).map(|rendered| rendered.text);
    assert_eq!(got.as_deref(), Ok(expected), "{template}");
}

#[test]
fn input() {
    check("$input.body", "raw \"text\"", "raw \"text\"");
    check("$input.body|$input.body.anything", "", "{}|");
    check("$input.json('$')", r#"{"b": 1, "a": [1.50, "é"]}"#, r#"{"b":1,"a":[1.5,"é"]}"#);
    check("$input.json('$')", "", "{}");
    check("$input.json('$.a') $input.json('$.b')", r#"{"a": {"x": "y"}}"#, r#"{"x":"y"} """#);
    check("$input.json('$')", "not json", "\"\"");
    check("$input.path('$')|$input.path('$.x')", "", "|");
    check("$input.path('$').a.b[1]", r#"{"a": {"b": [1, 2]}}"#, "2");
    check("$input.path('$.a').size() $input.path('$').size()", r#"{"a": [1, 2], "b": 0}"#, "2 2");
    check("$input.path('$')", r#"{"foo": "bar"}"#, "{foo=bar}");
    check("$input.path('$')", r#"[{"foo": "bar"}]"#, r#"[{"foo":"bar"}]"#);
    check("$input.path('$')", r#"{"foo": [{"nested": "bar"}]}"#, r#"{foo=[{"nested":"bar"}]}"#);
    check("$input.path('$')[0]", r#"[{"foo": "bar"}]"#, "{foo=bar}");
    check("#set($x = $input.path('$.none'))#if($x == $null)yes#end#if($x == '')yes#end", "{}", "yesyes");
    check("#set($r = $input.path('$'))#set($r.new = 'v')$input.json('$')", r#"{"a":1}"#, r#"{"a":1,"new":"v"}"#);
    check("#foreach($i in $input.path('$.l'))$i.n#if($foreach.hasNext),#end#end", r#"{"l":[{"n":1},{"n":2}]}"#, "1,2");
}

#[test]
fn params() {
    check("$input.params('id') $input.params('q') $input.params('X-Tag') [$input.params('none')]", "", "42 a b two []");
    check("$input.params().querystring.q $input.params().get('path').id", "", "a b 42");
    check("$input.params().keySet()", "", "[path, querystring, header]");
    check("$input.params().header.get('x-tag')", "", "lower");
}

#[test]
fn util() {
    check(
        r#"$util.escapeJavaScript($input.path('$.t'))"#,
        r#"{"t": "a\"b'c\\d/e\n\té\u0001"}"#,
        r#"a\"b\'c\\d\/e\n\t\u00E9\u0001"#,
    );
    check(r#"$util.escapeJavaScript("*/*")"#, "", r#"*\/*"#);
    check("$util.escapeJavaScript(1)$util.escapeJavaScript(true)$util.escapeJavaScript('')", "", "1true");
    check(r#"$util.escapeJavaScript("it's").replaceAll("\\'","'")"#, "", "it's");
    check(r#"$util.parseJson('{"a": {"b": [1, {"c": "d"}]}}').a.b[1].c"#, "", "d");
    check("$util.urlEncode($input.body)", r#"{"some": "value"}"#, "%7B%22some%22%3A+%22value%22%7D");
    check("$util.urlEncode($input.body)|$util.urlEncode('')", "", "%7B%7D|");
    check("$util.urlDecode('a%20b+c%C3%A9')", "", "a b cé");
    check("$util.base64Encode('é!') $util.base64Decode('w6kh') $util.base64Decode('YQ')", "", "w6kh é! a");
    assert!(render_with("$util.parseJson('{')", "", &Overrides::default()).is_err());
    assert!(render_with("$util.urlDecode('%zz')", "", &Overrides::default()).is_err());
}

#[test]
fn context() {
    check(
        "$context.stage $context.identity.sourceIp [$context.identity] [$context.nothing]",
        "",
        "prod 203.0.113.7 [] []",
    );
    check(
        "$context.authorizer.principalId $context.authorizer.claims['custom:role'] [$context.authorizer.claims]",
        "",
        "me admin []",
    );
    check("$context.get('stage') $context.get('identity')|$context.authorizer.keySet()", "", "prod |[principalId]");
    check(
        "$context.keySet()",
        "",
        "[resourceId, resourcePath, httpMethod, extendedRequestId, requestTime, path, accountId, protocol, \
         requestOverride, stage, domainPrefix, requestTimeEpoch, requestId, identity, domainName, deploymentId, \
         responseOverride, apiId]",
    );
    check(
        "$context.requestOverride.keySet() $context.responseOverride.keySet()",
        "",
        "[path, header, querystring] [header]",
    );
    check("[$context.requestOverride]", "", "[]");
    check(
        "$stageVariables.table ${stageVariables['table']} [$stageVariables.none] $stageVariables.keySet()",
        "",
        "orders orders [] [table]",
    );
}

#[test]
fn overrides() {
    let template = r#"
#set($context.requestOverride.header.X-One = "1")
#set($context.requestOverride.header['List'] = ["a", "b"])
#set($n = "q")
#set($context["requestOverride"].querystring[$n] = 2)
$context.requestOverride.path.put("id", "7")
#set($context.responseOverride.status = 444)
#set($context.responseOverride.custom = "kept")
#set($context.responseOverride.header.foo = "bar")
"#;
    let first = render_with(template, "", &Overrides::default()).unwrap().overrides;
    let collect = |entries: &mut dyn Iterator<Item = (&str, Vec<String>)>| {
        entries.map(|(name, values)| format!("{name}={}", values.join("+"))).collect::<Vec<_>>().join(",")
    };
    assert_eq!(collect(&mut first.request_headers()), "X-One=1,List=a+b");
    assert_eq!(collect(&mut first.request_querystring()), "q=2");
    assert_eq!(collect(&mut first.request_path()), "id=7");
    assert_eq!(collect(&mut first.response_headers()), "foo=bar");
    assert_eq!(first.response_status(), Some(444));

    // A later template of the same call reads them, and changes what it wants.
    let template = "$context.requestOverride.path.id $context.responseOverride.custom $context.responseOverride.status\
                    #set($context.responseOverride.status = '500')";
    let second = render_with(template, "", &first).unwrap();
    assert_eq!(second.text, "7 kept 444");
    assert_eq!(second.overrides.response_status(), None, "a text is no status");
    assert_eq!(collect(&mut second.overrides.request_headers()), "X-One=1,List=a+b");

    // Cycles end.
    let cyclic = "#set($m = {})#set($x = $m.put('m', $m))#set($context.responseOverride.m = $m)ok";
    assert_eq!(render_with(cyclic, "", &Overrides::default()).unwrap().text, "ok");
    let silent = render_with("plain", "", &first).unwrap();
    assert_eq!(silent.overrides, first);
}
