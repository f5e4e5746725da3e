//! `stagedoor up FILE…`: imports, deploys and serves documents from memory, and follows their edits.
//!
//! A broken edit never takes anything down: the last good deployment stays, and what is wrong is shown with its line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use stagedoor_control::openapi::Imported;
use stagedoor_control::operations::{Caller, Changing, v1};
use stagedoor_control::publish::Location;
use stagedoor_control::store::Kind;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{CreateDeploymentRequest, DeleteDeploymentRequest};

use crate::addresses;
use crate::cli::{Failure, Loaded, Outcome, executor, load, reread};
use crate::documents::{self, DocumentFlags, Rejected};
use crate::host::{SystemClock, SystemRandom};
use crate::init_scripts::InitScripts;
use crate::installation::{Installation, Parts};
use crate::screen::{self, Style};
use crate::settings::{Flags, Up};
use crate::signals::Signals;
use crate::telemetry;
use crate::watch::{self, Change, Watched};

mod identity;
mod routes;

const EXAMPLES: &str = "\
Examples:
  stagedoor up openapi.yaml                                  answers from examples and schemas
  stagedoor up openapi.yaml --backend http://localhost:3000  pass requests on
  stagedoor up shop.json users.json --stage v1               two APIs

Edit a file and it is deployed again. / serves the first file's stage. Any AWS client can read and
edit the APIs at the same address (AWS_ENDPOINT_URL).";

const ACCOUNT: &str = "000000000000";
const REGION: &str = "us-east-1";

/// How many problems of a kind are shown before the rest is counted.
const SHOWN_PROBLEMS: usize = 10;
/// How many routes are shown before the rest is counted.
const SHOWN_ROUTES: usize = 100;

/// What `up` takes.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct UpArguments {
    /// OpenAPI 2 or 3 documents, JSON or YAML.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    document: DocumentFlags,
    /// The stage to deploy to.
    #[arg(long, value_name = "NAME", default_value = "dev", value_parser = stage_name)]
    stage: String,
    /// The API's id, of one file [default: made from the file's name and the document's title].
    #[arg(long, value_name = "API-ID", value_parser = identity::parse)]
    id: Option<String>,
    /// Print every route, however many there are.
    #[arg(long)]
    all_routes: bool,
    #[command(flatten)]
    settings: Flags<Up>,
}

/// One document that is served.
#[derive(Debug)]
struct Served {
    path: PathBuf,
    api_id: String,
    watched: Watched,
    /// The store's revision after the last import: newer documents of the API were edited through the API.
    revision: u64,
}

/// Serves until a signal.
pub(crate) fn run(arguments: &UpArguments) -> Result<Outcome, Failure> {
    if arguments.id.is_some() && arguments.files.len() > 1 {
        return Err(Failure::usage("--id names one API, but there are several files"));
    }
    let loaded = load(&arguments.settings)?;
    telemetry::start_log(&loaded.settings).map_err(Failure::usage)?;
    let listen_is_default = loaded.is_default("listen");
    executor()?.block_on(up(arguments, &loaded, listen_is_default))?;
    Ok(Outcome::Fine)
}

async fn up(arguments: &UpArguments, loaded: &Loaded, listen_is_default: bool) -> Result<(), Failure> {
    let settings = &loaded.settings;
    let addresses = addresses::of_up(settings, listen_is_default).map_err(Failure::usage)?;
    let documents = import_all(arguments)?;
    let mut signals = Signals::listen().map_err(|error| Failure::problem(format!("no signal handler: {error}")))?;
    let parts = Parts::assemble(settings, &Location::Memory, true, Arc::new(InitScripts::none()))?;
    let mut served: Vec<Served> = Vec::new();
    let mut deployed: Vec<Imported> = Vec::new();
    for (path, bytes, imported) in documents {
        let taken: Vec<String> = served.iter().map(|other| other.api_id.clone()).collect();
        let api_id = arguments.id.clone().unwrap_or_else(|| derive_id(&path, &imported, &taken));
        let (imported, revision) = deploy(&parts, &api_id, &arguments.stage, imported)
            .await
            .map_err(|error| Failure::problem(format!("{}: {}", path.display(), error.message)))?;
        served.push(Served { watched: Watched::new(&path, &bytes), path, api_id, revision });
        deployed.push(imported);
    }
    let root = served.first().map(|first| (first.api_id.clone(), arguments.stage.clone()));
    parts.gateway.set_root_stage(root);
    // Only now, so that the first caller finds everything in place.
    let mut installation = parts.listen(settings, loaded.file.as_deref(), &addresses)?;
    for (index, (document, imported)) in served.iter().zip(&deployed).enumerate() {
        introduce(&installation, arguments, document, imported, index == 0);
    }
    drop(deployed);
    screen::say(format_args!(
        "AWS clients: AWS_ENDPOINT_URL={} (account {ACCOUNT}, {REGION})\n\
         Stagedoor {} at {}, in memory only. Edits of the {} are deployed; Ctrl-C ends. {}",
        installation.control_endpoint(),
        env!("CARGO_PKG_VERSION"),
        installation.listening(),
        if served.len() == 1 { "file" } else { "files" },
        screen::paint("Ready.", Style::Green),
    ));
    loop {
        tokio::select! {
            () = signals.next() => break,
            () = tokio::time::sleep(watch::INTERVAL) => {}
        }
        installation.look(|| reread(&arguments.settings));
        for document in &mut served {
            if let Some(change) = document.watched.look() {
                follow(&installation.parts, arguments, document, change).await;
            }
        }
    }
    signals.end_at_next();
    installation.stop().await;
    Ok(())
}

/// Imports every file before anything is served: a file that cannot be used is reported at once.
fn import_all(arguments: &UpArguments) -> Result<Vec<(PathBuf, Vec<u8>, Imported)>, Failure> {
    let mut documents = Vec::new();
    let mut rejected = 0;
    for path in &arguments.files {
        let bytes = documents::read(path).map_err(Failure::usage)?;
        match arguments.document.import(&bytes, path) {
            Ok(imported) => documents.push((path.clone(), bytes, imported)),
            Err(Rejected(problems)) => {
                documents::show(&problems, SHOWN_PROBLEMS, |line| screen::notice(line));
                rejected += 1;
            }
        }
    }
    match rejected {
        0 => Ok(documents),
        _ if arguments.document.strict => {
            Err(Failure::problem("nothing is served; without --strict warnings do not count"))
        }
        _ => Err(Failure::problem("nothing is served until this is mended")),
    }
}

/// Imports into the store in place of what is there, and deploys; both in one change. The store's revision after it.
async fn deploy(parts: &Parts, api_id: &str, stage: &str, imported: Imported) -> Result<(Imported, u64), WireError> {
    let control = parts.control.clone();
    let (api_id, stage) = (api_id.to_owned(), stage.to_owned());
    parts
        .store
        .write(move |change| {
            let caller = Caller { account: ACCOUNT.into(), region: REGION.into() };
            let revision = change.revision();
            let mut call =
                Changing { change, caller: &caller, clock: &SystemClock, random: &SystemRandom, settings: &control };
            v1::import::apply(&mut call, &imported, v1::import::Target::Fixed(&api_id))?;
            let deployment = CreateDeploymentRequest {
                rest_api_id: api_id.clone(),
                stage_name: Some(stage),
                description: Some("stagedoor up".to_owned()),
                ..CreateDeploymentRequest::default()
            };
            let made = v1::deployment::create_deployment_of_anything(&mut call, deployment)?;
            forget_older_deployments(&mut call, &api_id, made.id.as_deref());
            Ok((imported, revision))
        })
        .await
}

/// Nobody goes back to them, and a large document edited all day would fill the memory.
fn forget_older_deployments(call: &mut Changing<'_, '_>, api_id: &str, newest: Option<&str>) {
    let deployments = call.caller.scan_api(&*call.change, Kind::Deployment, api_id);
    let older: Vec<String> =
        deployments.map(|(id, _)| id.own_id().to_owned()).filter(|id| Some(id.as_str()) != newest).collect();
    for deployment_id in older {
        let request = DeleteDeploymentRequest { rest_api_id: api_id.to_owned(), deployment_id };
        // Refused for one that a stage made through the API still points to; it stays.
        let _ = v1::deployment::delete_deployment(call, request);
    }
}

/// Says what a document became.
fn introduce(
    installation: &Installation,
    arguments: &UpArguments,
    document: &Served,
    imported: &Imported,
    at_root: bool,
) {
    let Served { path, api_id, .. } = document;
    let endpoint = installation.control_endpoint();
    let base = if at_root { endpoint } else { format!("{endpoint}/_aws/execute-api/{api_id}/{}", arguments.stage) };
    let title = imported.api.name.as_deref().unwrap_or("Untitled");
    documents::show(&imported.problems, SHOWN_PROBLEMS, |line| screen::notice(line));
    screen::say(format_args!(
        "{} ({}): API {api_id}, stage {}",
        screen::paint(&screen::clean(title), Style::Bold),
        path.display(),
        arguments.stage
    ));
    let rows = routes::rows(&imported.resources, &base);
    let most = if arguments.all_routes { usize::MAX } else { SHOWN_ROUTES };
    for line in screen::columns(&rows[..rows.len().min(most)]) {
        screen::say(line);
    }
    if rows.len() > most {
        screen::say(format_args!("  … and {} more (--all-routes shows them)", rows.len() - most));
    }
    screen::say(summary(imported));
    // Who asked for it need not be told.
    if imported.counts.mocked > 0 && !arguments.document.mock {
        screen::say("Operations without an integration are answered from the document; --backend URL passes them on.");
    }
}

/// Takes in an edit of a file, or says why not.
async fn follow(parts: &Parts, arguments: &UpArguments, document: &mut Served, change: Change) {
    let shown = document.path.display();
    let kept = "the last good deployment stays";
    let bytes = match change {
        Change::Content(bytes) => bytes,
        Change::Unreadable(reason) => return screen::warn(format_args!("{shown}: {reason}; {kept}")),
    };
    let imported = match arguments.document.import(&bytes, &document.path) {
        Ok(imported) => imported,
        Err(Rejected(problems)) => {
            documents::show(&problems, SHOWN_PROBLEMS, |line| screen::notice(line));
            return screen::warn(format_args!("{shown} cannot be used as it is; {kept}"));
        }
    };
    let lost = edited_through_api(parts, document);
    match deploy(parts, &document.api_id, &arguments.stage, imported).await {
        Ok((imported, revision)) => {
            document.revision = revision;
            documents::show(&imported.problems, SHOWN_PROBLEMS, |line| screen::notice(line));
            screen::say(format_args!("{shown} deployed: {}", summary(&imported)));
            if lost {
                screen::warn(format_args!(
                    "edits made to {} through the API are overwritten by it; to keep such edits, use `stagedoor serve`",
                    document.api_id
                ));
            }
        }
        Err(error) => screen::warn(format_args!("{shown}: {}; {kept}", error.message)),
    }
}

/// Whether any document of the API is newer than our last import of it.
fn edited_through_api(parts: &Parts, document: &Served) -> bool {
    let snapshot = parts.store.snapshot();
    snapshot.iter().any(|(id, stored)| stored.revision > document.revision && id.api_id() == document.api_id)
}

fn derive_id(path: &Path, imported: &Imported, taken: &[String]) -> String {
    let file_name = path.file_name().unwrap_or_default().to_string_lossy();
    identity::api_id(&file_name, imported.api.name.as_deref().unwrap_or_default(), taken)
}

fn summary(imported: &Imported) -> String {
    format!("{}; {}", imported.counts, documents::tally(&imported.problems))
}

fn stage_name(text: &str) -> Result<String, String> {
    let fits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if fits { Ok(text.to_owned()) } else { Err("a stage name is made of letters, digits, - and _".to_owned()) }
}
