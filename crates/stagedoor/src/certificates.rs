//! The files that TLS is made of: certificates for listeners and domain names, truststores of clients. Read at start, and
//! again when one of them, or the settings file that names them, changes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use stagedoor_gateway::{Gateway, TlsMaterial};
use stagedoor_http::tls::{Identity, TrustStore};

use crate::screen;
use crate::settings::{NamedFiles, Settings};
use crate::watch::Watched;

/// What TLS connections are accepted with, as long as it runs.
pub(crate) struct Certificates {
    gateway: Arc<Gateway>,
    files: Files,
    settings_file: Option<Watched>,
    /// Which files there are.
    wanted: Wanted,
    /// Why the latest change was not taken in. It may be over at any time: a file that is missing is not watched.
    problem: Option<String>,
}

/// The settings about files.
#[derive(Clone, PartialEq, Eq)]
struct Wanted {
    /// Certificate and key of `--tls-cert` and `--tls-key`.
    default: Option<[PathBuf; 2]>,
    certificates: Vec<NamedFiles>,
    truststores: Vec<NamedFiles>,
}

/// Files as they were when they were read.
#[derive(Default)]
struct Files {
    watched: Vec<Watched>,
}

impl Certificates {
    /// Reads all files and hands them to the gateway. `settings_file` is where the settings come from.
    ///
    /// # Errors
    /// What is wrong with a file, or what is missing.
    pub(crate) fn load(
        settings: &Settings,
        settings_file: Option<&Path>,
        gateway: Arc<Gateway>,
    ) -> Result<Self, String> {
        let wanted = Wanted::of(settings)?;
        if settings.tls_only && wanted.default.is_none() && wanted.certificates.is_empty() {
            return Err("--tls-only needs --tls-cert and --tls-key, or [certificates]".to_owned());
        }
        let settings_file = match settings_file {
            Some(path) => Some(Watched::read(path)?.0),
            None => None,
        };
        let (material, files) = wanted.read()?;
        gateway.set_tls(material);
        Ok(Self { gateway, files, settings_file, wanted, problem: None })
    }

    /// Whether hosts without a certificate of their own have one.
    pub(crate) const fn has_default(&self) -> bool {
        self.wanted.default.is_some()
    }

    /// Takes changed files into use; `reread` reads the settings anew. While files do not fit together (one is written
    /// after the other), new connections keep getting what there was.
    pub(crate) fn look(&mut self, reread: impl FnOnce() -> Result<Settings, String>) {
        let settings_changed = self.settings_file.as_mut().is_some_and(|file| file.look().is_some());
        let files_changed = self.files.watched.iter_mut().filter_map(Watched::look).count() > 0;
        let pending = self.problem.take();
        if !settings_changed && !files_changed && pending.is_none() {
            return;
        }
        let wanted = match settings_changed || pending.is_some() {
            true => reread().and_then(|settings| Wanted::of(&settings)),
            false => Ok(self.wanted.clone()),
        };
        match wanted.and_then(|wanted| Ok((wanted.read()?, wanted))) {
            // Of the settings nothing else is read again.
            Ok((_, wanted)) if !files_changed && pending.is_none() && wanted == self.wanted => {}
            Ok(((material, files), wanted)) => {
                self.gateway.set_tls(material);
                (self.files, self.wanted) = (files, wanted);
                screen::say("Certificates or truststores changed: new connections get them.");
            }
            Err(problem) => {
                if pending.as_ref() != Some(&problem) {
                    screen::warn(format_args!("{problem}; what was read before stays in use"));
                }
                self.problem = Some(problem);
            }
        }
    }
}

impl Wanted {
    fn of(settings: &Settings) -> Result<Self, String> {
        let default = match (&settings.tls_cert, &settings.tls_key) {
            (Some(certificate), Some(key)) => Some([certificate.clone(), key.clone()]),
            (None, None) => None,
            _ => return Err("--tls-cert and --tls-key belong together: give both".to_owned()),
        };
        Ok(Self { default, certificates: settings.certificates.clone(), truststores: settings.truststores.clone() })
    }

    fn read(&self) -> Result<(TlsMaterial, Files), String> {
        let mut files = Files::default();
        let default = match &self.default {
            Some([certificate, key]) => Some(files.identity(certificate, key)?),
            None => None,
        };
        let mut identities = HashMap::new();
        for NamedFiles { name, files: paths } in &self.certificates {
            let identity = match paths.as_slice() {
                [both] => files.identity(both, both),
                [certificate, key] => files.identity(certificate, key),
                _ => Err("a certificate has one file, or two: certificate and key".to_owned()),
            };
            // Hosts are compared in lower case; ARNs are as they are.
            let name = if name.starts_with("arn:") { name.clone() } else { name.to_ascii_lowercase() };
            identities.insert(name.clone(), identity.map_err(|problem| format!("certificates: {name}: {problem}"))?);
        }
        let mut truststores = HashMap::new();
        for NamedFiles { name, files: paths } in &self.truststores {
            let truststore = match paths.as_slice() {
                [path] => files.truststore(path),
                _ => Err("a truststore has one file".to_owned()),
            };
            let truststore = truststore.map_err(|problem| format!("truststores: {name}: {problem}"))?;
            truststores.insert(name.clone(), Arc::new(truststore));
        }
        Ok((TlsMaterial { default, identities, truststores }, files))
    }
}

impl Files {
    fn identity(&mut self, certificate: &Path, key: &Path) -> Result<Identity, String> {
        let problem = |error: &dyn std::error::Error| {
            let shown = if certificate == key {
                certificate.display().to_string()
            } else {
                format!("{} and {}", certificate.display(), key.display())
            };
            format!("{shown}: {}", chain(error))
        };
        let chain = self.read(certificate)?;
        let private_key = if certificate == key { chain.clone() } else { self.read(key)? };
        Identity::from_pem(&chain, &private_key).map_err(|error| problem(&error))
    }

    fn truststore(&mut self, path: &Path) -> Result<TrustStore, String> {
        let pem = self.read(path)?;
        TrustStore::from_pem(&pem).map_err(|error| format!("{}: {}", path.display(), chain(&error)))
    }

    fn read(&mut self, path: &Path) -> Result<Vec<u8>, String> {
        let (watched, content) = Watched::read(path)?;
        self.watched.push(watched);
        Ok(content)
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let cause = error.source().map_or_else(String::new, |cause| format!(": {cause}"));
    format!("{error}{cause}")
}
