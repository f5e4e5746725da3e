//! Everything that is written into integrations and gateway responses besides Velocity: mapping expressions, URIs with
//! placeholders, templates of gateway responses, and the lenient JSON of MOCK. The first line is the expression, the rest
//! the JSON that its path reads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stagedoor_gateway::jsonpath::JsonPath;
use stagedoor_gateway::mapping::{mock_status, substitute};
use stagedoor_gateway::plan::{ParameterSource, RequestParameterPlan, UriPiece, UriTemplate};
use stagedoor_vtl::Value;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (line, body) = text.split_once('\n').unwrap_or((&text, ""));
    let _ = mock_status(&text);
    expressions(line, body);
    uri(line);
    gateway_response(&text);
});

fn expressions(line: &str, body: &str) {
    let _ = RequestParameterPlan::parse(line, body);
    let source = ParameterSource::parse(line);
    if let Some(ParameterSource::Literal(inner)) = &source {
        assert_eq!(format!("'{inner}'"), line);
    }
    let Ok(path) = JsonPath::new(line) else { return };
    let Ok(root) = Value::from_json(body) else { return };
    if let Some(found) = path.find(&root) {
        let mut json = Vec::new();
        found.write_json(&mut json);
        String::from_utf8(json).expect("JSON is UTF-8");
    }
}

/// What the pieces stand for, written as it was.
fn write(piece: &UriPiece, out: &mut String) {
    match piece {
        UriPiece::Text(text) => out.push_str(text),
        UriPiece::Placeholder(name) => out.extend(["{", name, "}"]),
        UriPiece::StageVariable(name) => out.extend(["${stageVariables.", name, "}"]),
    }
}

fn uri(line: &str) {
    let template = UriTemplate::parse(line);
    let mut rest = String::new();
    template.pieces().iter().for_each(|piece| write(piece, &mut rest));
    // Nothing of the URI is lost but a fixed origin before it and a fragment.
    assert!(line.contains(&rest) || line.contains('#'), "{line:?}: {rest:?}");
    if let Ok((origin, target)) = template.render(write) {
        assert!(target.starts_with('/'), "{line:?}: {target:?}");
        assert!(!origin.host.is_empty() && origin.port != 0, "{line:?}: {origin:?}");
    }
    let _ = template.render(|piece, out| match piece {
        UriPiece::Text(text) => out.push_str(text),
        UriPiece::Placeholder(_) | UriPiece::StageVariable(_) => {}
    });
}

fn gateway_response(template: &str) {
    let mut names = 0;
    let unbraced = substitute(template, |name| {
        names += 1;
        assert!(["context.", "stageVariables.", "method.request."].iter().any(|known| name.starts_with(known)));
        format!("${{{name}}}")
    });
    // Every variable has braces now, and means the same.
    let mut again = 0;
    let twice = substitute(&unbraced, |name| {
        again += 1;
        format!("${{{name}}}")
    });
    assert_eq!((names, &unbraced), (again, &twice), "{template:?}");
    if names == 0 {
        assert_eq!(unbraced, template);
    }
}
