//! The layers that a setting can come from, and where each effective value came from.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_wire::services;

use super::values::Value;
use super::{SETTINGS, file};

/// The one setting whose layers are joined.
const ENDPOINTS: &str = "endpoint-url";
/// Followed by a service's name.
const OWN_ENDPOINT: &str = "STAGEDOOR_ENDPOINT_URL_";
const SDK_ENDPOINT: &str = "AWS_ENDPOINT_URL_";

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
            layers.put(name, Given { texts: texts.clone(), origin, base: PathBuf::new() });
        }
        layers.take_file(config)?;
        Ok(layers)
    }

    /// Puts a higher layer's value over what is there. Endpoints are joined, as each is about a service of its own;
    /// of two about the same service the last one holds.
    fn put(&mut self, name: &'static str, mut given: Given) {
        if let (ENDPOINTS, Some(lower)) = (name, self.given.get_mut(name)) {
            given.texts.splice(0..0, std::mem::take(&mut lower.texts));
        }
        self.given.insert(name, given);
    }

    fn take_environment(&mut self, environment: impl Iterator<Item = (OsString, OsString)>) {
        let mut named: Vec<(String, String)> = environment
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())))
            .filter(|(name, _)| name.starts_with("STAGEDOOR_") || name.starts_with(SDK_ENDPOINT))
            .collect();
        // In this order our own variables come after the SDKs', and so hold.
        named.sort();
        for (name, value) in named {
            let origin = Origin::Environment(name.clone());
            let setting = SETTINGS.iter().find(|setting| setting.environment() == name);
            if let Some(setting) = setting {
                self.put(setting.name, Given { texts: vec![value], origin, base: PathBuf::new() });
            } else if let Some(service) = name.strip_prefix(OWN_ENDPOINT) {
                let texts = vec![format!("{}={value}", service.to_lowercase())];
                self.put(ENDPOINTS, Given { texts, origin, base: PathBuf::new() });
            } else if let Some(service) = name.strip_prefix(SDK_ENDPOINT) {
                let service = service.to_lowercase();
                // The SDKs' variables are not ours to complain about; those of our own services name us.
                let neighbour =
                    services::by_setting_name(&service).is_some_and(|facts| !facts.setting_name.starts_with("api"));
                if neighbour && Endpoints::default().add(&service, &value).is_ok() {
                    self.put(
                        ENDPOINTS,
                        Given { texts: vec![format!("{service}={value}")], origin, base: PathBuf::new() },
                    );
                }
            } else if !name.contains("_SERVICE_") && !name.starts_with("STAGEDOOR_PORT") {
                // Kubernetes puts STAGEDOOR_SERVICE_HOST and the like beside a service of our name.
                self.notices.push(format!("{name} is not a setting and has no effect (see `stagedoor config`)"));
            }
        }
    }

    fn take_file(&mut self, config: Option<&Path>) -> Result<(), String> {
        let Some(path) = self.find_file(config)? else { return Ok(()) };
        let text =
            std::fs::read_to_string(&path).map_err(|error| format!("{}: cannot be read: {error}", path.display()))?;
        let base = path.parent().map(Path::to_path_buf).unwrap_or_default();
        for entry in file::read(&text, &path)? {
            let origin = Origin::File { path: path.clone(), line: entry.line };
            let given = Given { texts: entry.texts, origin, base: base.clone() };
            let higher = self.given.remove(entry.name);
            self.given.insert(entry.name, given);
            if let Some(higher) = higher {
                self.put(entry.name, higher);
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn check(file: &str, environment: &[(&str, &str)], flags: &[&str], expected: &str) {
        let folder = std::env::temp_dir().join(format!("stagedoor-layers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join("settings.toml");
        std::fs::write(&path, file).expect("written");
        let flags: Vec<_> = flags.iter().map(|text| (ENDPOINTS, vec![(*text).to_owned()])).collect();
        let environment = environment.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        let found = Layers::collect(Some(&path), &flags, environment)
            .and_then(|layers| Ok((Settings::resolve(&layers)?.0, layers)))
            .map_or_else(
                |problem| problem,
                |(settings, layers)| format!("{}{}", settings.endpoint_url.show(), layers.notices.join("")),
            );
        assert_eq!(found.replace(&folder.display().to_string(), ""), expected);
    }

    #[test]
    fn endpoints_are_joined_over_all_layers() {
        let (sdk, own) = ("AWS_ENDPOINT_URL_LAMBDA", "STAGEDOOR_ENDPOINT_URL_LAMBDA");
        check("", &[], &[], "");
        check("", &[(sdk, "http://a")], &[], "lambda=http://a");
        check("", &[(own, "http://b"), (sdk, "http://a")], &[], "lambda=http://a, lambda=http://b");
        check(
            "endpoint-url = ['sqs=http://c']",
            &[(sdk, "http://a")],
            &["sns=http://d"],
            "sqs=http://c, lambda=http://a, sns=http://d",
        );
        check("", &[("AWS_ENDPOINT_URL", "http://us"), ("AWS_ENDPOINT_URL_API_GATEWAY", "http://us")], &[], "");
        check("", &[("AWS_ENDPOINT_URL_NONSENSE", "x"), (sdk, "x")], &[], "");
        check(
            "",
            &[("STAGEDOOR_ENDPOINT_URL_NONSENSE", "http://a")],
            &[],
            "STAGEDOOR_ENDPOINT_URL_NONSENSE: `nonsense` is no AWS service",
        );
        check("", &[("STAGEDOOR_SERVICE_HOST", "x"), ("STAGEDOOR_PORT_80_TCP", "x")], &[], "");
        check("\nendpoint-url = 'x'", &[], &[], "/settings.toml:2: endpoint-url: `x` is not SERVICE=URL");
    }
}
