//! `cargo xtask codegen`: writes the generated Rust of stagedoor-wire from the facts in `model/`. The output depends on
//! nothing but those files; `--check` writes nothing and fails where the tree differs.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Map, Value};

use crate::model::{read_json, text};

const WIRE: &str = "crates/stagedoor-wire";

/// The model's file, the generated module, the variant of `Service`.
const MODULES: [(&str, &str, &str); 3] = [
    ("apigateway", "apigateway", "ApiGateway"),
    ("apigatewayv2", "apigatewayv2", "ApiGatewayV2"),
    ("apigatewaymanagementapi", "management", "Management"),
];

const HEADER: &str = "// Written by `cargo xtask codegen` from the facts in `model/`. Do not edit.\n\n";

pub(crate) fn run(check: bool) -> Result<(), String> {
    let wire = crate::root().join(WIRE);
    let printed_orders = read_json(&wire.join("model/printed-orders.json"))?;
    let mut files = Vec::new();
    for (file, module, service) in MODULES {
        let model = read_json(&wire.join(format!("model/{file}.json")))?;
        files.push((format!("{module}.rs"), Generator::new(&model, &printed_orders, file, service)?.write()?));
    }
    files.push(("services.rs".to_owned(), services(&read_json(&wire.join("model/services.json"))?)?));
    let mut stale = Vec::new();
    for (name, source) in files {
        let path = wire.join("src/generated").join(&name);
        let formatted = rustfmt(&source)?;
        if fs::read_to_string(&path).is_ok_and(|current| current == formatted) {
            continue;
        }
        if check {
            stale.push(name);
        } else {
            fs::write(&path, formatted).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("{} differ from the model: run `cargo xtask codegen`", stale.join(", ")))
}

/// The table of all services, sorted for a binary search by signing name.
fn services(model: &Value) -> Result<String, String> {
    let mut rows = Vec::new();
    for service in model.as_array().into_iter().flatten() {
        let (name, signing_name, service_id) =
            (text(&service["name"]), text(&service["signingName"]), text(&service["serviceId"]));
        let protocol = match (text(&service["protocol"]), text(&service["jsonVersion"]), name) {
            ("rest-json", ..) => "RestJson",
            ("json", "1.0", _) => "Json10",
            ("json", ..) => "Json11",
            ("query", ..) => "Query",
            ("ec2", ..) => "Ec2",
            ("rest-xml", _, "s3") => "S3",
            ("rest-xml", ..) => "RestXml",
            ("smithy-rpc-v2-cbor", ..) => "Cbor",
            (other, ..) => return Err(format!("{name}: unknown protocol {other}")),
        };
        let setting_name = service_id.to_lowercase().replace([' ', '-'], "_");
        let row = format!(
            "ServiceFacts {{ signing_name: {signing_name:?}, client_name: {name:?}, service_id: {service_id:?}, \
             protocol: Protocol::{protocol}, setting_name: {setting_name:?}, endpoint_prefix: {:?} }},",
            text(&service["endpointPrefix"])
        );
        rows.push((signing_name, name != signing_name, name, row));
    }
    rows.sort();
    let rows: Vec<String> = rows.into_iter().map(|(.., row)| row).collect();
    Ok(format!(
        "{HEADER}//! All services.\n\nuse crate::protocol::Protocol;\nuse crate::services::ServiceFacts;\n\n\
         pub(crate) static ALL: &[ServiceFacts] = &[\n{}\n];\n",
        rows.join("\n")
    ))
}

fn rustfmt(source: &str) -> Result<String, String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout", "--config-path"])
        .arg(crate::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run rustfmt: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(source.as_bytes()).map_err(|error| error.to_string())?;
    }
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err("rustfmt refused the generated source".to_owned());
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

/// Writes the module of one service.
struct Generator<'a> {
    service: &'a str,
    file: &'a str,
    printed_orders: &'a Value,
    operations: &'a Map<String, Value>,
    shapes: &'a Map<String, Value>,
}

impl<'a> Generator<'a> {
    fn new(model: &'a Value, printed_orders: &'a Value, file: &'a str, service: &'a str) -> Result<Self, String> {
        let part = |name: &str| model[name].as_object().ok_or_else(|| format!("{file}: no {name}"));
        Ok(Self { service, file, printed_orders, operations: part("operations")?, shapes: part("shapes")? })
    }

    fn write(&self) -> Result<String, String> {
        let mut structs = String::new();
        let mut shapes = String::new();
        let mut facts = String::new();
        let mut kinds = BTreeSet::new();
        for (name, shape) in self.shapes {
            if text(&shape["type"]) == "structure" {
                self.write_struct(&mut structs, &mut shapes, name, shape)?;
                self.write_facts(&mut facts, &mut kinds, name, shape)?;
            }
        }
        // Kinds may name further kinds: lists of lists.
        let mut written = BTreeSet::new();
        let mut kind_tables = String::new();
        while let Some(name) = kinds.pop_first() {
            if written.insert(name.clone()) {
                let kind = self.named_kind(&name, &mut kinds)?;
                let _ = writeln!(kind_tables, "static K_{}: Kind = {kind};", screaming(&name));
            }
        }
        let operations = self.operations_module()?;
        let body = format!("{structs}\nshapes! {{\n{shapes}}}\n\n{operations}\n{facts}\n{kind_tables}");
        let used = |names: &[&'static str]| -> Vec<&str> {
            names.iter().copied().filter(|name| body.contains(name.trim_end_matches("::*"))).collect()
        };
        let outside = [("Bytes", "bytes::Bytes"), ("IndexMap", "indexmap::IndexMap")];
        let outside: Vec<String> =
            outside.iter().filter(|(name, _)| body.contains(name)).map(|(_, path)| format!("use {path};")).collect();
        let tables = used(&["Kind", "StringFacts", "StructureFacts", "TEXT", "TimestampForm"]);
        Ok(format!(
            "{HEADER}//! Shapes and operations of `{}`.\n\n{}\n\nuse crate::Timestamp;\n\
             use crate::facts::{{{}, Location::*, member}};\nuse crate::shape::shapes;\n\n{body}",
            self.file,
            outside.join("\n"),
            tables.join(", "),
        ))
    }

    fn shape(&self, name: &str) -> Result<&'a Value, String> {
        self.shapes.get(name).ok_or_else(|| format!("{}: no shape {name}", self.file))
    }

    fn write_struct(&self, out: &mut String, list: &mut String, name: &str, shape: &Value) -> Result<(), String> {
        let _ = writeln!(out, "#[derive(Clone, Debug, Default, PartialEq)]\npub struct {name} {{");
        let mut fields = Vec::new();
        for (member, facts) in members(shape) {
            let field = field_name(member);
            let of = self.rust_type(text(&facts["shape"]))?;
            let of = if text(&facts["location"]) == "uri" { of } else { format!("Option<{of}>") };
            let _ = writeln!(out, "pub {field}: {of},");
            fields.push(field);
        }
        out.push_str("}\n\n");
        let _ = writeln!(list, "{name}: {} {{ {} }}", table_name(name), fields.join(", "));
        Ok(())
    }

    fn rust_type(&self, name: &str) -> Result<String, String> {
        let shape = self.shape(name)?;
        Ok(match text(&shape["type"]) {
            "string" => "String".to_owned(),
            "boolean" => "bool".to_owned(),
            "integer" => "i32".to_owned(),
            "long" => "i64".to_owned(),
            "double" | "float" => "f64".to_owned(),
            "timestamp" => "Timestamp".to_owned(),
            "blob" => "Bytes".to_owned(),
            "structure" => name.to_owned(),
            "list" => format!("Vec<{}>", self.rust_type(text(&shape["member"]["shape"]))?),
            "map" => match self.rust_type(text(&shape["value"]["shape"]))?.as_str() {
                // The service keeps nulls here: a template set to null is passed on as such.
                "String" => "IndexMap<String, Option<String>>".to_owned(),
                value => format!("IndexMap<String, {value}>"),
            },
            other => return Err(format!("{name}: unknown type {other}")),
        })
    }

    fn write_facts(
        &self,
        out: &mut String,
        kinds: &mut BTreeSet<String>,
        name: &str,
        shape: &Value,
    ) -> Result<(), String> {
        let required: BTreeSet<&str> = shape["required"].as_array().into_iter().flatten().map(text).collect();
        let payload = match shape.get("payload") {
            None => "None".to_owned(),
            Some(payload) => {
                let place = members(shape).position(|(member, _)| member == text(payload));
                format!("Some({})", place.ok_or_else(|| format!("{name}: payload is no member"))?)
            }
        };
        let error =
            shape["error"]["httpStatusCode"].as_u64().map_or("None".to_owned(), |status| format!("Some({status})"));
        let _ = writeln!(
            out,
            "pub static {}: StructureFacts = StructureFacts {{ name: {name:?}, payload: {payload}, error: {error}, members: &[",
            table_name(name)
        );
        for (member, facts) in members(shape) {
            let location = match text(&facts["location"]) {
                "uri" => "Uri",
                "querystring" => "Query",
                "header" => "Header",
                "" => "Body",
                other => return Err(format!("{name}.{member}: unknown location {other}")),
            };
            let wire_name = facts["locationName"].as_str().unwrap_or(member);
            let kind = match facts.get("enum") {
                // Some members bring their own enumeration.
                Some(values) => string_kind(&list(values), self.shape(text(&facts["shape"]))?),
                None => self.kind(text(&facts["shape"]), kinds)?,
            };
            let required = required.contains(member);
            let _ = writeln!(out, "member({member:?}, {wire_name:?}, {location}, {required}, &{kind}),");
        }
        out.push_str("] };\n\n");
        Ok(())
    }

    /// The expression for a kind: scalars in place, all others by the name of their table.
    fn kind(&self, name: &str, kinds: &mut BTreeSet<String>) -> Result<String, String> {
        let shape = self.shape(name)?;
        Ok(match text(&shape["type"]) {
            "boolean" => "Kind::Boolean".to_owned(),
            "long" => "Kind::Long".to_owned(),
            "double" | "float" => "Kind::Double".to_owned(),
            "integer" => format!("Kind::Integer({}, {})", number(&shape["min"]), number(&shape["max"])),
            "blob" => format!("Kind::Blob({})", number(&shape["max"])),
            "structure" => format!("Kind::Structure(&{})", table_name(name)),
            "timestamp" => match text(&shape["timestampFormat"]) {
                "" | "unixTimestamp" => "Kind::Timestamp(TimestampForm::EpochSeconds)".to_owned(),
                // The connections' service writes milliseconds, the other one whole seconds; the model calls both one.
                "iso8601" if self.service == "Management" => "Kind::Timestamp(TimestampForm::Iso8601Millis)".to_owned(),
                "iso8601" => "Kind::Timestamp(TimestampForm::Iso8601)".to_owned(),
                other => return Err(format!("{name}: unknown timestamp format {other}")),
            },
            "string" if ["enum", "pattern", "min", "max"].iter().all(|part| shape.get(part).is_none()) => {
                "TEXT".to_owned()
            }
            _ => {
                kinds.insert(name.to_owned());
                format!("K_{}", screaming(name))
            }
        })
    }

    fn named_kind(&self, name: &str, kinds: &mut BTreeSet<String>) -> Result<String, String> {
        let shape = self.shape(name)?;
        Ok(match text(&shape["type"]) {
            "list" => format!("Kind::List(&{})", self.kind(text(&shape["member"]["shape"]), kinds)?),
            "map" => format!("Kind::Map(&{})", self.kind(text(&shape["value"]["shape"]), kinds)?),
            _ => string_kind(&self.printed_order(name, &list(&shape["enum"]))?, shape),
        })
    }

    /// The values of an enumeration in the order in which the service prints them, as far as that was recorded.
    fn printed_order(&self, name: &str, values: &[&'a str]) -> Result<Vec<&'a str>, String> {
        let Some(recorded) = self.printed_orders[self.file].get(name) else {
            return Ok(values.to_vec());
        };
        let recorded = list(recorded);
        if recorded.iter().collect::<BTreeSet<_>>() != values.iter().collect::<BTreeSet<_>>() {
            return Err(format!("printed-orders.json: {name} has other values than the model"));
        }
        Ok(recorded)
    }

    fn operations_module(&self) -> Result<String, String> {
        let mut out = String::from(
            "/// The operations by name.\npub mod operations {\nuse super::*;\nuse crate::facts::{OperationFacts, Service};\n\n",
        );
        let mut all = Vec::new();
        let mut typed = String::new();
        for (name, operation) in self.operations {
            let http = &operation["http"];
            let uri = text(&http["requestUri"]);
            let (uri, query) = match uri.split_once('?') {
                None => (uri, "None".to_owned()),
                Some((path, query)) => match query.split_once('=') {
                    Some((name, value)) if !value.contains('&') => (path, format!("Some(({name:?}, {value:?}))")),
                    _ => return Err(format!("{name}: unexpected query {query}")),
                },
            };
            let output = match operation["output"]["shape"].as_str() {
                None => "None".to_owned(),
                Some(shape) => format!("Some(&{})", table_name(shape)),
            };
            let errors: Vec<String> = operation["errors"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|error| format!("&{}", table_name(text(&error["shape"]))))
                .collect();
            let constant = screaming(name);
            let _ = writeln!(
                out,
                "pub const {constant}: &OperationFacts = &OperationFacts {{ service: Service::{}, name: {name:?}, \
                 method: {}, uri: {uri:?}, query: {query}, response_code: {}, input: &{}, output: {output}, errors: &[{}] }};",
                self.service,
                http["method"],
                http["responseCode"].as_u64().unwrap_or(200),
                table_name(text(&operation["input"]["shape"])),
                errors.join(", ")
            );
            let output = operation["output"]["shape"].as_str().unwrap_or("()");
            let _ = writeln!(typed, "        {constant}: {} => {output},", text(&operation["input"]["shape"]));
            all.push(constant);
        }
        let _ = writeln!(
            out,
            "\n/// All operations of the service.\npub const ALL: &[&OperationFacts] = &[{}];\n}}",
            all.join(", ")
        );
        let module = MODULES.iter().find(|(file, ..)| *file == self.file).map_or(self.file, |(_, module, _)| module);
        let _ = writeln!(
            out,
            "\n/// Calls a macro with all operations of the service, their inputs and outputs: `NAME: Input => Output,`.\n\
             #[macro_export]\nmacro_rules! {module}_operations {{\n    ($callback:ident) => {{\n        $callback! {{\n\
             {typed}        }}\n    }};\n}}"
        );
        Ok(out)
    }
}

fn members(shape: &Value) -> impl Iterator<Item = (&str, &Value)> {
    shape["members"].as_object().into_iter().flatten().map(|(name, facts)| (name.as_str(), facts))
}

fn list(values: &Value) -> Vec<&str> {
    values.as_array().into_iter().flatten().map(text).collect()
}

fn string_kind(values: &[&str], shape: &Value) -> String {
    let (pattern, min, max) = (shape["pattern"].as_str(), number(&shape["min"]), number(&shape["max"]));
    format!("Kind::String(&StringFacts {{ values: &{values:?}, pattern: {pattern:?}, min: {min}, max: {max} }})")
}

fn number(value: &Value) -> String {
    value.as_i64().map_or("None".to_owned(), |value| format!("Some({value})"))
}

fn table_name(shape: &str) -> String {
    format!("S_{}", screaming(shape))
}

fn screaming(name: &str) -> String {
    snake(name).to_uppercase()
}

/// The field of a member: its name in snake case, raw where Rust owns the word.
fn field_name(member: &str) -> String {
    let name = snake(member);
    if matches!(name.as_str(), "type" | "match" | "ref" | "use" | "in" | "where" | "move") {
        return format!("r#{name}");
    }
    name
}

/// `restApiId` → `rest_api_id`, `providerARNs` → `provider_arns`.
fn snake(name: &str) -> String {
    let name = name.replace("ARNs", "Arns");
    let characters: Vec<char> = name.trim_start_matches('_').chars().collect();
    let mut out = String::new();
    for (index, &character) in characters.iter().enumerate() {
        let after_lower = index > 0 && !characters[index - 1].is_uppercase();
        let before_lower = characters.get(index + 1).is_some_and(|next| next.is_lowercase());
        if character.is_uppercase() && index > 0 && (after_lower || before_lower) && !out.ends_with('_') {
            out.push('_');
        }
        out.extend(character.to_lowercase());
    }
    out
}
