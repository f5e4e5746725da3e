//! A JavaScript SDK of a deployed API: an ES module without dependencies, with one function for each method.
//!
//! What comes from the API reaches the code as JSON or as a name of word characters, so that no API can write code into
//! its SDK. All that does something is in `javascript/client.js`, the same for every API.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use serde_json::{Value, json};
use stagedoor_wire::apigateway::{Method, Resource};
use zip::write::SimpleFileOptions;

use crate::compile::FrozenApi;

const CLIENT: &str = include_str!("javascript/client.js");
/// The folder in the archive; the service's name for it.
const FOLDER: &str = "apiGateway-js-sdk";
const VERBS: [&str; 7] = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD"];

/// One function of the SDK.
struct Operation {
    name: String,
    http_method: String,
    path: String,
    parameters: Vec<Parameter>,
}

/// Where a parameter goes: `path`, `query` or `header`.
struct Parameter {
    name: String,
    location: &'static str,
    is_required: bool,
}

/// The archive. `endpoint` is the base URL of the stage on the service.
///
/// # Errors
/// When the archive cannot be written.
pub(crate) fn archive(api: &FrozenApi, endpoint: &str, region: &str) -> Result<Vec<u8>, zip::result::ZipError> {
    let operations = operations(api);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("package.json", package(api)),
        ("index.js", index(&operations, endpoint, region)),
        ("client.js", CLIENT.to_owned()),
        ("README.md", read_me(api, &operations, endpoint)),
    ];
    for (name, text) in files {
        archive.start_file(format!("{FOLDER}/{name}"), SimpleFileOptions::default())?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn operations(api: &FrozenApi) -> Vec<Operation> {
    let mut resources: Vec<&Resource> = api.resources.iter().collect();
    resources.sort_by(|left, right| left.path.cmp(&right.path));
    let mut taken = HashMap::new();
    let mut operations = Vec::new();
    for resource in resources {
        let path = resource.path.as_deref().unwrap_or_default();
        let methods = resource.resource_methods.as_ref();
        for (verb, method) in methods.into_iter().flatten() {
            let own_name = method.operation_name.as_deref().map(word).filter(|name| !name.is_empty());
            // ANY stands for the verbs that the resource does not have.
            let is_any = verb == "ANY";
            let has = |verb: &str| methods.is_some_and(|methods| methods.contains_key(verb));
            let verbs: Vec<&str> =
                if is_any { VERBS.into_iter().filter(|verb| !has(verb)).collect() } else { vec![verb] };
            for verb in verbs {
                let name = match &own_name {
                    Some(name) if is_any => format!("{name}{}", capital(&verb.to_ascii_lowercase())),
                    Some(name) => name.clone(),
                    None => word(&format!("{} {path}", verb.to_ascii_lowercase())),
                };
                operations.push(Operation {
                    name: free(name, &mut taken),
                    http_method: verb.to_owned(),
                    path: path.to_owned(),
                    parameters: parameters(path, method),
                });
            }
        }
    }
    operations
}

/// A text as the name of a function: its words in camel case, without what no name can have.
fn word(text: &str) -> String {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    // The first letter stays as it is where it is the API's own.
    let name = words.fold(first.to_owned(), |name, word| name + &capital(word));
    // `then` would make a promise of the client, and `__proto__` is no member.
    let is_special = name.starts_with(|c: char| c.is_ascii_digit()) || name == "__proto__" || name == "then";
    if is_special { format!("_{name}_") } else { name }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// The name, with a number where another function has it already.
fn free(name: String, taken: &mut HashMap<String, usize>) -> String {
    let mut free = name.clone();
    // From where the last one of the name stopped: an API may call thousands of methods the same.
    let mut number = taken.get(&name).copied().unwrap_or(1);
    while taken.contains_key(&free) {
        number += 1;
        free = format!("{name}{number}");
    }
    taken.insert(name, number);
    taken.insert(free.clone(), 1);
    free
}

/// What the path names, which is required, and what the method declares beside.
fn parameters(path: &str, method: &Method) -> Vec<Parameter> {
    let in_path = path.split('/').filter_map(|step| step.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Parameter> = in_path
        .map(|name| Parameter { name: name.trim_end_matches('+').to_owned(), location: "path", is_required: true })
        .collect();
    for (key, is_required) in method.request_parameters.iter().flatten() {
        let Some((location, name)) = key.strip_prefix("method.request.").and_then(|key| key.split_once('.')) else {
            continue;
        };
        let location = match location {
            "querystring" | "multivaluequerystring" => "query",
            "header" | "multivalueheader" => "header",
            _ => continue,
        };
        parameters.push(Parameter { name: name.to_owned(), location, is_required: *is_required });
    }
    parameters
}

fn index(operations: &[Operation], endpoint: &str, region: &str) -> String {
    let mut table = String::new();
    for operation in operations {
        let parameters: Vec<Value> =
            operation.parameters.iter().map(|it| json!([it.name, it.location, it.is_required])).collect();
        let Operation { name, http_method, path, .. } = operation;
        let _ = writeln!(table, "  {name}: {},", json!([http_method, path, parameters]));
    }
    format!(
        "import {{ makeClient }} from \"./client.js\";\n\n\
         // Function: verb, path, and the name, place and need of each parameter.\n\
         const operations = {{\n{table}}};\n\n\
         /** A client of the stage; README.md says what `settings` can hold. */\n\
         export const newClient = (settings = {{}}) =>\n  \
         makeClient(operations, {{ endpoint: {}, region: {}, ...settings }});\n",
        json!(endpoint),
        json!(region),
    )
}

fn package(api: &FrozenApi) -> String {
    let title = word(api.api.name.as_deref().unwrap_or_default()).to_ascii_lowercase();
    let title = if title.is_empty() { "api" } else { &title };
    let given = api.api.version.as_deref().unwrap_or_default();
    let is_version = given.split('.').count() == 3
        && given.split('.').all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    let package = json!({
        "name": format!("{title}-sdk"),
        "version": if is_version { given } else { "1.0.0" },
        "private": true,
        "type": "module",
        "exports": "./index.js",
        "engines": { "node": ">=18" },
    });
    format!("{package:#}\n")
}

fn read_me(api: &FrozenApi, operations: &[Operation], endpoint: &str) -> String {
    let title = api.api.name.as_deref().unwrap_or_default().replace(['\r', '\n'], " ");
    let mut text = format!(
        "# {title}\n\n\
         A client for browsers and Node.js 18 or newer, without dependencies.\n\n\
         ```js\n\
         import {{ newClient }} from \"./index.js\";\n\n\
         const client = newClient({{ apiKey: \"…\" }});\n\
         const {{ status, headers, body }} = await client.someFunction({{ id: \"1\" }}, {{ some: \"body\" }});\n\
         ```\n\n\
         A function takes the parameters of its method by name, then the body, then \
         `{{ headers, queryParams, signal }}` for what the method does not declare. Objects are sent as JSON; a JSON \
         answer is parsed. Every answer is returned, whatever its status.\n\n\
         | setting | |\n|---|---|\n\
         | `endpoint` | the base URL of the stage; `{endpoint}` unless given |\n\
         | `apiKey` | sent as `x-api-key` |\n\
         | `credentials` | `{{ accessKeyId, secretAccessKey, sessionToken }}`: requests are signed with them, unless they \
         have an `Authorization` of their own |\n\
         | `region` | of the signature |\n\
         | `fetch` | another `fetch` |\n\n\
         | function | request | parameters |\n|---|---|---|\n"
    );
    for operation in operations {
        let mark = |it: &Parameter| format!("`{}` ({}{})", it.name, it.location, if it.is_required { "" } else { "?" });
        let parameters: Vec<String> = operation.parameters.iter().map(mark).collect();
        let Operation { name, http_method, path, .. } = operation;
        let _ = writeln!(text, "| `{name}` | `{http_method} {path}` | {} |", parameters.join(", "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_functions() {
        for (text, expected) in [
            ("get /pets/{petId}", "getPetsPetId"),
            ("get /", "get"),
            ("put /a-b/c.d/{proxy+}", "putABCDProxy"),
            ("GetPet", "GetPet"),
            ("find pets by tag", "findPetsByTag"),
            ("x(){};alert(1)//", "xAlert1"),
            ("1st", "_1st_"),
            ("__proto__", "___proto___"),
            ("then", "_then_"),
            ("été", "t"),
            ("", ""),
        ] {
            assert_eq!(word(text), expected, "{text}");
        }
        let mut taken = HashMap::new();
        let names: Vec<String> = ["a", "a", "a2", "a"].map(|name| free(name.to_owned(), &mut taken)).into();
        assert_eq!(names, ["a", "a2", "a22", "a3"]);
    }
}
