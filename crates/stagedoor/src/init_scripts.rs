//! Scripts that run once the server is ready: those of LocalStack's folder and of ours, in alphabetical order.
//!
//! A script that fails does not stop the others, nor the server; its outcome is printed, and shown at
//! `/_localstack/init`.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::process::Command;

use crate::screen;

const LOCALSTACK_FOLDER: &str = "/etc/localstack/init";
const OWN_FOLDER: &str = "/etc/stagedoor/init";

/// A script that takes longer is ended.
const SCRIPT_TIME: Duration = Duration::from_secs(600);
/// Scripts beyond this number are not run.
const MOST_SCRIPTS: usize = 1000;
/// How deep folders may nest.
const MOST_DEPTH: usize = 8;

/// LocalStack's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Unknown,
    Running,
    Successful,
    Error,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Unknown => "UNKNOWN",
            Self::Running => "RUNNING",
            Self::Successful => "SUCCESSFUL",
            Self::Error => "ERROR",
        }
    }
}

/// The scripts found at start, and what became of each.
#[derive(Debug)]
pub(crate) struct InitScripts {
    scripts: Vec<(PathBuf, Mutex<State>)>,
    ready: AtomicBool,
    shutdown: AtomicBool,
}

impl InitScripts {
    /// Looks into `ready.d` of LocalStack's folder and of ours.
    pub(crate) fn find(own_folder: Option<&Path>) -> Self {
        let own_folder = own_folder.unwrap_or(Path::new(OWN_FOLDER));
        let mut paths = Vec::new();
        for folder in [Path::new(LOCALSTACK_FOLDER), own_folder] {
            collect(&folder.join("ready.d"), MOST_DEPTH, &mut paths);
            for other in ["boot.d", "start.d", "shutdown.d"] {
                let mut ignored = Vec::new();
                collect(&folder.join(other), MOST_DEPTH, &mut ignored);
                if !ignored.is_empty() {
                    screen::warn(format_args!(
                        "{}: not run, only scripts of ready.d are",
                        folder.join(other).display()
                    ));
                }
            }
        }
        Self {
            scripts: paths.into_iter().map(|path| (path, Mutex::new(State::Unknown))).collect(),
            ready: AtomicBool::new(false),
            shutdown: AtomicBool::new(false),
        }
    }

    /// No scripts, and none to wait for.
    pub(crate) fn none() -> Self {
        Self { scripts: Vec::new(), ready: AtomicBool::new(true), shutdown: AtomicBool::new(false) }
    }

    /// Runs all scripts, one after the other.
    pub(crate) async fn run(&self, endpoint: &str) {
        for (path, state) in &self.scripts {
            set(state, State::Running);
            let outcome = run_one(path, endpoint).await;
            set(state, if outcome.is_ok() { State::Successful } else { State::Error });
            match outcome {
                Ok(()) => screen::say(format_args!("init script {}: done", path.display())),
                Err(problem) => screen::warn(format_args!("init script {}: {problem}", path.display())),
            }
        }
        self.ready.store(true, Ordering::Release);
    }

    pub(crate) fn shut_down(&self) {
        self.shutdown.store(true, Ordering::Release);
    }

    /// The answer of `/_localstack/init`; with `stage`, of `/_localstack/init/{stage}`. `None`: no such stage.
    pub(crate) fn report(&self, stage: Option<&str>) -> Option<Value> {
        let scripts: Vec<Value> = self
            .scripts
            .iter()
            .map(|(path, state)| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let state = state.lock().map_or(State::Unknown, |state| *state);
                json!({"stage": "READY", "name": name, "state": state.name()})
            })
            .collect();
        let (ready, shutdown) = (self.ready.load(Ordering::Acquire), self.shutdown.load(Ordering::Acquire));
        let completed = json!({"BOOT": true, "START": true, "READY": ready, "SHUTDOWN": shutdown});
        match stage.map(str::to_uppercase) {
            None => Some(json!({"completed": completed, "scripts": scripts})),
            Some(stage) => {
                let completed = completed.get(&stage)?.clone();
                let scripts = if stage == "READY" { scripts } else { Vec::new() };
                Some(json!({"completed": completed, "scripts": scripts}))
            }
        }
    }
}

fn set(state: &Mutex<State>, value: State) {
    if let Ok(mut state) = state.lock() {
        *state = value;
    }
}

/// The scripts of a folder and the folders in it, in alphabetical order.
fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() && depth > 0 {
            collect(&path, depth - 1, found);
        } else if path.extension().is_some_and(|extension| extension == "sh" || extension == "py")
            && found.len() < MOST_SCRIPTS
        {
            found.push(path);
        }
    }
}

async fn run_one(path: &Path, endpoint: &str) -> Result<(), String> {
    let mut command = if path.extension().is_some_and(|extension| extension == "py") {
        let mut python = Command::new("python3");
        python.arg(path);
        python
    } else {
        Command::new(path)
    };
    command.stdin(Stdio::null()).kill_on_drop(true).env("AWS_ENDPOINT_URL", endpoint);
    for (name, value) in
        [("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_DEFAULT_REGION", "us-east-1")]
    {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let mut child = command.spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::PermissionDenied => "is not executable: chmod +x it".to_owned(),
        _ => format!("does not start: {error} (it needs a first line such as #!/bin/bash)"),
    })?;
    match tokio::time::timeout(SCRIPT_TIME, child.wait()).await {
        Ok(Ok(status)) if status.success() => Ok(()),
        Ok(Ok(status)) => Err(format!("failed ({status})")),
        Ok(Err(error)) => Err(format!("cannot be waited for: {error}")),
        Err(_) => Err(format!("took longer than {} s and was ended", SCRIPT_TIME.as_secs())),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[tokio::test]
    async fn scripts_run_in_order_and_report() {
        let folder = std::env::temp_dir().join(format!("stagedoor-init-{}", std::process::id()));
        let ready = folder.join("ready.d/deeper");
        std::fs::create_dir_all(&ready).expect("a folder");
        let output = folder.join("output");
        let write = |name: &str, text: &str, mode: u32| {
            let path = folder.join("ready.d").join(name);
            std::fs::write(&path, text).expect("a file");
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("a mode");
        };
        write("b.sh", &format!("#!/bin/sh\necho $AWS_ENDPOINT_URL >> {}\n", output.display()), 0o755);
        write("a.sh", &format!("#!/bin/sh\necho first >> {}\nexit 3\n", output.display()), 0o755);
        write("deeper/c.sh", "#!/bin/sh\n", 0o644);
        write("notes.txt", "", 0o644);
        let scripts = InitScripts::find(Some(&folder));
        let states = |scripts: &InitScripts| -> Vec<String> {
            let report = scripts.report(Some("ready")).expect("a stage");
            let list = report["scripts"].as_array().expect("a list").clone();
            list.iter().map(|script| format!("{} {}", script["name"], script["state"]).replace('"', "")).collect()
        };
        assert_eq!(states(&scripts), ["a.sh UNKNOWN", "b.sh UNKNOWN", "c.sh UNKNOWN"]);
        assert_eq!(scripts.report(None).expect("all")["completed"]["READY"], false);
        scripts.run("http://127.0.0.1:1").await;
        assert_eq!(states(&scripts), ["a.sh ERROR", "b.sh SUCCESSFUL", "c.sh ERROR"]);
        assert_eq!(std::fs::read_to_string(&output).expect("output"), "first\nhttp://127.0.0.1:1\n");
        assert_eq!(scripts.report(None).expect("all")["completed"]["READY"], true);
        assert!(scripts.report(Some("nonsense")).is_none());
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
