//! The certificate of `--tls-cert` and `--tls-key`: read at start, and again when a file changes.

use std::path::{Path, PathBuf};

use stagedoor_http::tls::{TlsAcceptor, server_config};

use crate::screen;
use crate::settings::Settings;
use crate::watch::Watched;

/// What TLS connections are accepted with.
pub(crate) struct Certificates {
    pub(crate) acceptor: TlsAcceptor,
    paths: [PathBuf; 2],
    watched: [Watched; 2],
}

impl Certificates {
    /// Reads both files, if they are set.
    ///
    /// # Errors
    /// When only one is set, or they make no TLS set-up.
    pub(crate) fn load(settings: &Settings) -> Result<Option<Self>, String> {
        let paths = match (&settings.tls_cert, &settings.tls_key) {
            (Some(certificate), Some(key)) => [certificate.clone(), key.clone()],
            (None, None) if settings.tls_only => return Err("--tls-only needs --tls-cert and --tls-key".to_owned()),
            (None, None) => return Ok(None),
            _ => return Err("--tls-cert and --tls-key belong together: give both".to_owned()),
        };
        let [certificate, key] = [read(&paths[0])?, read(&paths[1])?];
        let config = server_config(&certificate, &key).map_err(|error| problem(&paths, &error))?;
        let watched = [Watched::new(&paths[0], &certificate), Watched::new(&paths[1], &key)];
        Ok(Some(Self { acceptor: TlsAcceptor::new(config), paths, watched }))
    }

    /// Takes changed files into use. While they do not fit together (one is written after the other), new
    /// connections keep getting the old certificate.
    pub(crate) fn look(&mut self) {
        let changed = self.watched.iter_mut().filter_map(Watched::look).count();
        if changed == 0 {
            return;
        }
        let outcome = read(&self.paths[0]).and_then(|certificate| Ok((certificate, read(&self.paths[1])?))).and_then(
            |(certificate, key)| server_config(&certificate, &key).map_err(|error| problem(&self.paths, &error)),
        );
        match outcome {
            Ok(config) => {
                self.acceptor.replace(config);
                screen::say("The certificate changed: new connections get it.");
            }
            Err(problem) => screen::warn(format_args!("{problem}; the old certificate stays in use")),
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: cannot be read: {error}", path.display()))
}

fn problem(paths: &[PathBuf; 2], error: &dyn std::error::Error) -> String {
    let cause = error.source().map_or_else(String::new, |cause| format!(": {cause}"));
    format!("{} and {}: {error}{cause}", paths[0].display(), paths[1].display())
}
