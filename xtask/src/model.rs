//! `cargo xtask model`: extracts the facts of the AWS service models (operations, URIs, shapes, enums, limits) from the
//! botocore wheel pinned in `model/source.json` into `crates/stagedoor-wire/model/`. Documentation text stays behind.
//!
//! `pip` fetches the wheel and Python's `zipfile` opens it; everything after that happens here.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

const MODEL: &str = "crates/stagedoor-wire/model";

/// The services whose shapes are generated: botocore's directory.
const SERVICES: [&str; 3] = ["apigateway", "apigatewayv2", "apigatewaymanagementapi"];

/// Downloads the wheel (argument 1: version, 2: SHA-256) and prints the newest model of every service as one JSON
/// object; the models of [`SERVICES`] whole, of the others the metadata and the namespace.
const UNPACK: &str = r#"
import glob, gzip, hashlib, json, subprocess, sys, tempfile, zipfile
version, expected, whole = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
                    "--disable-pip-version-check", "--dest", folder, f"botocore=={version}"],
                   check=True, stdout=sys.stderr)
    (path,) = glob.glob(folder + "/*.whl")
    with open(path, "rb") as file:
        found = hashlib.sha256(file.read()).hexdigest()
    if found != expected:
        sys.exit(f"the wheel's SHA-256 is {found}, model/source.json says {expected}")
    newest = {}
    with zipfile.ZipFile(path) as wheel:
        for name in sorted(wheel.namelist()):
            parts = name.split("/")
            if len(parts) == 5 and parts[4].startswith("service-2.json"):
                newest[parts[2]] = name
        models = {}
        for service, name in sorted(newest.items()):
            data = wheel.read(name)
            model = json.loads(gzip.decompress(data) if name.endswith(".gz") else data)
            models[service] = model if service in whole else {"metadata": model["metadata"]}
json.dump(models, sys.stdout)
"#;

pub(crate) fn run() -> Result<(), String> {
    let folder = crate::root().join(MODEL);
    let source = read_json(&folder.join("source.json"))?;
    let output = Command::new("python3")
        .args(["-c", UNPACK, text(&source["version"]), text(&source["sha256"]), &SERVICES.join(",")])
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run python3: {error}"))?;
    if !output.status.success() {
        return Err("cannot download or open the botocore wheel".to_owned());
    }
    let models: Map<String, Value> =
        serde_json::from_slice(&output.stdout).map_err(|error| format!("unreadable model: {error}"))?;
    for service in SERVICES {
        let mut model = models.get(service).cloned().ok_or_else(|| format!("no model of {service}"))?;
        keep_facts(&mut model);
        write_json(&folder.join(format!("{service}.json")), &model)?;
    }
    let services: Vec<Value> = models.iter().map(|(name, model)| service_facts(name, &model["metadata"])).collect();
    write_json(&folder.join("services.json"), &Value::Array(services))
}

/// Drops the documentation and what nobody here needs. Works by position, since members may be called `documentation`.
fn keep_facts(model: &mut Value) {
    if let Some(model) = model.as_object_mut() {
        model.retain(|name, _| matches!(name.as_str(), "metadata" | "operations" | "shapes"));
    }
    for operation in values(&mut model["operations"]) {
        drop_documentation(operation);
        for part in ["input", "output"] {
            if operation.get(part).is_some() {
                drop_documentation(&mut operation[part]);
            }
        }
        for error in operation.get_mut("errors").and_then(Value::as_array_mut).into_iter().flatten() {
            drop_documentation(error);
        }
    }
    for shape in values(&mut model["shapes"]) {
        drop_documentation(shape);
        for part in ["member", "key", "value"] {
            if shape.get(part).is_some() {
                drop_documentation(&mut shape[part]);
            }
        }
        if shape.get("members").is_some() {
            values(&mut shape["members"]).for_each(drop_documentation);
        }
    }
}

fn values(object: &mut Value) -> impl Iterator<Item = &mut Value> {
    object.as_object_mut().into_iter().flat_map(|object| object.values_mut())
}

fn drop_documentation(value: &mut Value) {
    if let Some(object) = value.as_object_mut() {
        object.shift_remove("documentation");
        object.shift_remove("documentationUrl");
    }
}

/// What a request for a service that is not ours must be answered with: its protocol and names.
fn service_facts(name: &str, metadata: &Value) -> Value {
    let mut facts = json!({
        "name": name,
        "serviceId": metadata.get("serviceId").or(metadata.get("serviceAbbreviation")).or(metadata.get("serviceFullName")),
        "signingName": metadata.get("signingName").unwrap_or(&metadata["endpointPrefix"]),
        "endpointPrefix": metadata["endpointPrefix"],
        "protocol": metadata["protocol"],
    });
    for optional in ["protocols", "jsonVersion", "targetPrefix", "xmlNamespace"] {
        if let Some(value) = metadata.get(optional) {
            facts[optional] = value.clone();
        }
    }
    facts
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

pub(crate) fn read_json(path: &Path) -> Result<Value, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_slice(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn write_json(path: &Path, value: &Value) -> Result<(), String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    fs::write(path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))
}
