//! The layers that a setting can come from, and where each effective value came from.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use super::values::Value;
use super::{SETTINGS, file};

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Flag(String),
    Environment(String),
    File { path: PathBuf, line: usize },
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(formatter, "{flag}"),
            Self::Environment(name) => write!(formatter, "{name}"),
            Self::File { path, line } => write!(formatter, "{}:{line}", path.display()),
            Self::Default => write!(formatter, "default"),
        }
    }
}

/// One line of `stagedoor config`.
#[derive(Debug)]
pub(crate) struct Effective {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    pub(crate) origin: Origin,
}

/// The texts of one setting in its highest layer.
#[derive(Debug)]
struct Given {
    texts: Vec<String>,
    origin: Origin,
    /// The folder that relative paths start from; empty for the working folder.
    base: PathBuf,
}

/// All settings as texts, each from the highest layer that has it.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    given: BTreeMap<&'static str, Given>,
    /// The file that was read.
    pub(crate) file: Option<PathBuf>,
    /// Things worth a line on standard error.
    pub(crate) notices: Vec<String>,
}

impl Layers {
    /// Collects the layers: `flags` as given, `environment` as the process has it, and the file that `config`, the
    /// working folder or the data folder names.
    ///
    /// # Errors
    /// When the file cannot be read, or has a key that is no setting.
    pub(crate) fn collect(
        config: Option<&Path>,
        flags: &[(&'static str, Vec<String>)],
        environment: impl Iterator<Item = (OsString, OsString)>,
    ) -> Result<Self, String> {
        let mut layers = Self::default();
        layers.take_environment(environment);
        for (name, texts) in flags {
            let origin = Origin::Flag(format!("--{name}"));
            layers.given.insert(name, Given { texts: texts.clone(), origin, base: PathBuf::new() });
        }
        layers.take_file(config)?;
        Ok(layers)
    }

    fn take_environment(&mut self, environment: impl Iterator<Item = (OsString, OsString)>) {
        for (name, value) in environment {
            let Some(name) = name.to_str().filter(|name| name.starts_with("STAGEDOOR_")) else { continue };
            let Some(setting) = SETTINGS.iter().find(|setting| setting.environment() == name) else {
                // Kubernetes puts STAGEDOOR_SERVICE_HOST and the like beside a service of our name.
                if !name.contains("_SERVICE_") && !name.starts_with("STAGEDOOR_PORT") {
                    self.notices.push(format!("{name} is not a setting and has no effect (see `stagedoor config`)"));
                }
                continue;
            };
            let texts = vec![value.to_string_lossy().into_owned()];
            let origin = Origin::Environment(name.to_owned());
            self.given.insert(setting.name, Given { texts, origin, base: PathBuf::new() });
        }
    }

    fn take_file(&mut self, config: Option<&Path>) -> Result<(), String> {
        let Some(path) = self.find_file(config)? else { return Ok(()) };
        let text =
            std::fs::read_to_string(&path).map_err(|error| format!("{}: cannot be read: {error}", path.display()))?;
        let base = path.parent().map(Path::to_path_buf).unwrap_or_default();
        for entry in file::read(&text, &path)? {
            self.given.entry(entry.name).or_insert_with(|| Given {
                texts: entry.texts,
                origin: Origin::File { path: path.clone(), line: entry.line },
                base: base.clone(),
            });
        }
        self.file = Some(path);
        Ok(())
    }

    /// `--config`, else the working folder, else the data folder: one file, not merged.
    fn find_file(&self, config: Option<&Path>) -> Result<Option<PathBuf>, String> {
        if let Some(path) = config {
            return if path.is_file() {
                Ok(Some(path.to_path_buf()))
            } else {
                Err(format!("{}: there is no such settings file (--config)", path.display()))
            };
        }
        let data_folder = match self.given.get("data-dir") {
            Some(given) => given.texts.last().map(PathBuf::from),
            None => default_data_folder(),
        };
        let candidates =
            [Some(PathBuf::from("stagedoor.toml")), data_folder.map(|folder| folder.join("stagedoor.toml"))];
        Ok(candidates.into_iter().flatten().find(|path| path.is_file()))
    }

    /// Reads one setting as its type, and notes what it is and where it came from.
    ///
    /// # Errors
    /// When the text is none of the allowed: where it stands, and what is.
    pub(crate) fn read<V: Value>(
        &self,
        name: &'static str,
        default: &str,
        effective: &mut Vec<Effective>,
    ) -> Result<V, String> {
        let (value, origin) = match self.given.get(name) {
            Some(given) => {
                let value = V::read(&given.texts, &given.base).map_err(|problem| match &given.origin {
                    Origin::File { .. } => format!("{}: {name}: {problem}", given.origin),
                    origin => format!("{origin}: {problem}"),
                })?;
                (value, given.origin.clone())
            }
            None => (V::absent(default), Origin::Default),
        };
        let shown = value.show();
        let shown = if origin == Origin::Default && shown.is_empty() { default.to_owned() } else { shown };
        effective.push(Effective { name, value: shown, origin });
        Ok(value)
    }
}

/// `$XDG_DATA_HOME/stagedoor`, else `~/.local/share/stagedoor`; on macOS `~/Library/Application Support/stagedoor`.
pub(super) fn default_data_folder() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(target_os = "macos") {
        return folder("HOME").map(|home| home.join("Library/Application Support/stagedoor"));
    }
    folder("XDG_DATA_HOME")
        .or_else(|| folder("HOME").map(|home| home.join(".local/share")))
        .map(|base| base.join("stagedoor"))
}
