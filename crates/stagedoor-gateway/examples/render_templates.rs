//! Renders mapping templates in a loop and prints renders a second, the body parsed anew in each.
//!
//! `render_templates [SECONDS] [FILE…]`: with files, those templates are rendered instead of the two inside.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use stagedoor_gateway::mapping::{ContextVariables, Inputs, Overrides, render_request_template};
use stagedoor_http::Headers;
use stagedoor_vtl::{Dialect, Template};

/// The pass-through template that many consoles offer: all parameters, variables and the body.
const EVERYTHING: &str = r##"#set($params = $input.params())
{
"body" : $input.json('$'),
"params" : {
#foreach($type in $params.keySet())
    #set($entries = $params.get($type))
"$type" : {
    #foreach($entry in $entries.keySet())
    "$entry" : "$util.escapeJavaScript($entries.get($entry))"#if($foreach.hasNext),#end

    #end
}#if($foreach.hasNext),#end

#end
},
"variables" : {
#foreach($name in $stageVariables.keySet())
"$name" : "$util.escapeJavaScript($stageVariables.get($name))"#if($foreach.hasNext),#end

#end
},
"call" : {
    "api" : "$context.apiId",
    "method" : "$context.httpMethod",
    "stage" : "$context.stage",
    "address" : "$context.identity.sourceIp",
    "agent" : "$context.identity.userAgent",
    "request" : "$context.requestId",
    "resource" : "$context.resourcePath"
}
}
"##;

/// A loop over twenty items with arithmetic and branches.
const INVOICE: &str = r##"#set($root = $input.path('$'))
#set($sum = 0)
{
  "buyer": "$util.escapeJavaScript($root.buyer.name)",
  "table": "$stageVariables.table",
  "items": [
#foreach($item in $root.items)
#set($price = $item.count * $item.price)
#set($sum = $sum + $price)
    {
      "position": $foreach.count,
      "code": "$item.code",
      "text": "$util.escapeJavaScript($item.text)",
#if($item.count > 6)
      "size": "large",
#elseif($item.count == 1)
      "size": "one",
#else
      "size": "small",
#end
      "price": $price
    }#if($foreach.hasNext),#end

#end
  ],
  "sum": $sum
}
"##;

struct Facts;

impl ContextVariables for Facts {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(match name {
            "apiId" => "f1e2d3c4b5",
            "httpMethod" => "POST",
            "stage" => "live",
            "requestId" => "5e2c1b7a-0",
            "resourcePath" => "/invoices/{id}",
            "identity.sourceIp" => "198.51.100.4",
            "identity.userAgent" => "render/1.0 (a; b)",
            _ => return None,
        }))
    }
}

fn body() -> String {
    let items: Vec<String> = (0..20)
        .map(|n| {
            let (count, price) = (n % 9 + 1, 100 + n);
            format!(r#"{{"code":"C-{n:04}","text":"Thing \"{n}\" / size {n}","count":{count},"qty":{count},"price":{price},"sku":"C-{n:04}","label":"Thing \"{n}\""}}"#)
        })
        .collect();
    let items = items.join(",");
    format!(r#"{{"buyer":{{"name":"Mac \"& Co\"","id":7}},"items":[{items}]}}"#)
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let seconds: f64 = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(2.0);
    let mut templates =
        vec![("everything".to_owned(), EVERYTHING.to_owned()), ("invoice".to_owned(), INVOICE.to_owned())];
    let files: Vec<String> = arguments.collect();
    if !files.is_empty() {
        templates =
            files.into_iter().map(|file| (file.clone(), std::fs::read_to_string(file).unwrap_or_default())).collect();
    }
    let mut headers = Headers::new();
    for (name, value) in [
        ("Accept", "application/json"),
        ("Content-Type", "application/json"),
        ("Host", "api.example.test"),
        ("User-Agent", "render/1.0 (a; b)"),
        ("X-Forwarded-For", "198.51.100.4"),
        ("X-Forwarded-Proto", "https"),
        ("X-Request-Id", "5e2c1b7a"),
        ("Authorization", "Bearer it's \"quoted\""),
    ] {
        headers.append(name, value);
    }
    let pair = |name: &'static str, value: &'static str| (Cow::Borrowed(name), Cow::Borrowed(value));
    let body = body();
    let variables = [("table", "invoices-live"), ("backend", "http://internal.example.test"), ("flag", "on")];
    let stage_variables: BTreeMap<String, String> =
        variables.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let overrides = Overrides::default();
    let path_parameters = [pair("id", "42"), pair("proxy", "a/b/c")];
    let query = [pair("page", "2"), pair("size", "50"), pair("sort", "-created"), pair("q", "café & crème")];
    for (name, text) in templates {
        let template = match Template::parse(&text, Dialect::Service) {
            Ok(template) => template,
            Err(error) => {
                eprintln!("{name}: {error}");
                return ExitCode::FAILURE;
            }
        };
        let render = || {
            let inputs = Inputs {
                path_parameters: &path_parameters,
                query: &query,
                headers: &headers,
                body: &body,
                stage_variables: &stage_variables,
                context: &Facts,
                overrides: &overrides,
            };
            render_request_template(&template, &inputs)
        };
        let bytes = match render() {
            Ok(rendered) => rendered.text.len(),
            Err(error) => {
                eprintln!("{name}: {error}");
                return ExitCode::FAILURE;
            }
        };
        // The best of five runs, as a loaded machine disturbs single ones.
        let mut best = 0.0f64;
        for _ in 0..5 {
            let start = Instant::now();
            let mut count = 0u32;
            while start.elapsed() < Duration::from_secs_f64(seconds / 5.0) {
                for _ in 0..100 {
                    let _ = std::hint::black_box(render());
                }
                count += 100;
            }
            best = best.max(f64::from(count) / start.elapsed().as_secs_f64());
        }
        println!("{name}: {best:.0} renders/s, {bytes} bytes");
    }
    ExitCode::SUCCESS
}
