//! What mapping templates give, by scripts.
//!
//! A script (`*.txt` beside this file) consists of sections that begin with `== title`. In a section, `body …`,
//! `query a=b&c=d`, `path name=value`, `header Name: value`, `variable name=value` and `context name=value` say what the
//! templates are given from there on; `body` alone is an empty payload. Then come cases: a template in a line that begins
//! with `>` and more that begin with `|`, and below it what it gives, in lines that begin with `<`; `!` is why it does not
//! parse or stops, and `=` what it set beside its text. `·` is a blank at the end of a line. `> keep` alone keeps what the template before it has set,
//! as the response template sees what the request template did.
//!
//! Every case has its evidence: `[RV]` recorded from the service's Velocity, `[R]` recorded otherwise, `[D]` documented,
//! `[P]` quoted by third parties, `[U]` from LocalStack's unit tests, `[V]` what Velocity 1.7 does, `[I]` inferred. It
//! stands behind the `>`, or in the title for all cases of the section that have none. Lines that begin with `#`
//! followed by a blank are remarks.
//!
//! `STAGEDOOR_UPDATE_GOLDEN=1 cargo test -p stagedoor-gateway --test templates` writes what came into the scripts: read
//! the difference before you keep it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use stagedoor_gateway::mapping::{ContextVariables, Inputs, Overrides, render_request_template};
use stagedoor_http::Headers;
use stagedoor_vtl::{Dialect, Template};

const EVIDENCE: [&str; 7] = ["[RV]", "[R]", "[D]", "[P]", "[U]", "[V]", "[I]"];
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/templates");

macro_rules! scripts {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            run(concat!(stringify!($name), ".txt"));
        })*
        /// All scripts that are run.
        const SCRIPTS: &[&str] = &[$(concat!(stringify!($name), ".txt")),*];
    };
}

scripts! { directives references values methods input util context overrides }

/// What templates are given.
#[derive(Default)]
struct Given {
    body: String,
    path: Vec<(String, String)>,
    query: Vec<(String, String)>,
    headers: Headers,
    variables: BTreeMap<String, String>,
    context: Facts,
    overrides: Overrides,
    /// What the last template has set.
    last: Overrides,
}

/// `$context`, by dotted names.
#[derive(Default)]
struct Facts(Vec<(String, String)>);

impl ContextVariables for Facts {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, text)| Cow::Borrowed(text.as_str()))
    }

    fn authorizer_names(&self) -> Vec<Cow<'_, str>> {
        self.0.iter().filter_map(|(name, _)| name.strip_prefix("authorizer.")).map(Cow::Borrowed).collect()
    }
}

impl Given {
    fn take(&mut self, line: &str) {
        let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
        let pair = |by: &str| {
            let (name, value) = rest.split_once(by).expect("a name and a value");
            (name.to_owned(), value.to_owned())
        };
        match what {
            "body" => rest.clone_into(&mut self.body),
            "path" => self.path.push(pair("=")),
            "query" => {
                let pairs = rest.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
                self.query.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
            }
            "header" => {
                let (name, value) = pair(": ");
                self.headers.append(&name, &value);
            }
            "variable" => self.variables.extend([pair("=")]),
            "context" => self.context.0.push(pair("=")),
            other => panic!("{other} is nothing that a section has"),
        }
    }

    /// The lines of what a template comes to.
    fn render(&mut self, template: &str) -> Vec<String> {
        fn borrowed(pairs: &[(String, String)]) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
            pairs.iter().map(|(name, value)| (name.as_str().into(), value.as_str().into())).collect()
        }
        let template = match Template::parse(template, Dialect::Service) {
            Ok(template) => template,
            Err(error) => return vec![format!("! does not parse: {error}")],
        };
        let (path, query) = (borrowed(&self.path), borrowed(&self.query));
        let inputs = Inputs {
            path_parameters: &path,
            query: &query,
            headers: &self.headers,
            body: &self.body,
            stage_variables: &self.variables,
            context: &self.context,
            overrides: &self.overrides,
        };
        let rendered = match render_request_template(&template, &inputs) {
            Ok(rendered) => rendered,
            Err(error) => return vec![format!("! {error}")],
        };
        let mut lines: Vec<String> = rendered
            .text
            .split('\n')
            .map(|line| match line.strip_suffix([' ', '\t']) {
                Some(kept) => format!("< {kept}·"),
                None => format!("< {line}").trim_end().to_owned(),
            })
            .collect();
        let set = rendered.overrides;
        type Settings<'a> = Vec<(&'a str, Vec<String>)>;
        let groups: [(&str, Settings<'_>); 4] = [
            ("request header", set.request_headers().collect()),
            ("request path", set.request_path().collect()),
            ("request querystring", set.request_querystring().collect()),
            ("response header", set.response_headers().collect()),
        ];
        for (group, entries) in groups {
            lines.extend(entries.iter().map(|(name, values)| format!("= {group} {name}: {}", values.join(" | "))));
        }
        lines.extend(set.response_status().map(|status| format!("= response status: {status}")));
        self.last = set;
        lines
    }
}

#[test]
fn every_case_has_its_evidence() {
    let mut counts = [0usize; EVIDENCE.len()];
    let (mut without, mut not_run) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(FOLDER).expect("the scripts' folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.ends_with(".txt") {
            continue;
        }
        if !SCRIPTS.contains(&name) {
            not_run.push(name.to_owned());
        }
        let mut of_section = None;
        for (number, line) in std::fs::read_to_string(&path).expect("a script").lines().enumerate() {
            if let Some(title) = line.strip_prefix("== ") {
                of_section = EVIDENCE.iter().position(|tag| title.contains(tag));
            }
            if line.starts_with('>') && line != "> keep" {
                let own =
                    line.strip_prefix("> ").and_then(|text| EVIDENCE.iter().position(|tag| text.starts_with(tag)));
                match own.or(of_section) {
                    Some(tag) => counts[tag] += 1,
                    None => without.push(format!("{name}:{}", number + 1)),
                }
            }
        }
    }
    let counted: Vec<String> = EVIDENCE.iter().zip(counts).map(|(tag, count)| format!("{tag} {count}")).collect();
    println!("{} cases: {}", counts.iter().sum::<usize>(), counted.join(", "));
    assert!(not_run.is_empty(), "not run: {not_run:?}");
    assert!(without.is_empty(), "without evidence: {without:?}");
}

/// Runs a script and compares all of it with what came.
fn run(name: &str) {
    let path = format!("{FOLDER}/{name}");
    let script = std::fs::read_to_string(&path).expect("a script");
    let mut came: Vec<String> = Vec::new();
    let mut given = Given::default();
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with(['<', '!']) || (line.starts_with('=') && !line.starts_with("==")) {
            // Written anew below each template.
            continue;
        }
        came.push(line.to_owned());
        if line.starts_with("== ") {
            given = Given::default();
        } else if line == "> keep" {
            given.overrides = std::mem::take(&mut given.last);
        } else if let Some(first) = line.strip_prefix('>') {
            let mut first = first.strip_prefix(' ').unwrap_or(first);
            for tag in EVIDENCE {
                first = first.strip_prefix(tag).map_or(first, |rest| rest.strip_prefix(' ').unwrap_or(rest));
            }
            let mut template = vec![first.replace('·', " ")];
            while let Some(more) = lines.next_if(|next| next.starts_with('|')) {
                came.push(more.to_owned());
                template.push(more[1..].strip_prefix(' ').unwrap_or(&more[1..]).replace('·', " "));
            }
            came.extend(given.render(&template.join("\n")));
        } else if !line.starts_with("# ") && !line.trim().is_empty() {
            given.take(line);
        }
    }
    let came = came.join("\n") + "\n";
    if came == script {
        return;
    }
    if std::env::var_os("STAGEDOOR_UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, came).expect("the script can be written");
        return;
    }
    let at = came.lines().zip(script.lines()).take_while(|(came, wanted)| came == wanted).count();
    let near = |text: &str| text.lines().skip(at.saturating_sub(6)).take(18).collect::<Vec<_>>().join("\n");
    panic!("{name}:{}\nwanted:\n{}\n\ncame:\n{}", at + 1, near(&script), near(&came));
}
