//! Tells when a file has changed, by looking at it every now and then.
//!
//! Polling size and modification time works on every file system, also where notifications do not (network mounts,
//! containers); the hash of the content keeps a mere `touch` from deploying.

use std::fs::Metadata;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often files are looked at.
pub(crate) const INTERVAL: Duration = Duration::from_millis(250);

/// What was last seen of a file.
#[derive(Debug)]
pub(crate) struct Watched {
    path: PathBuf,
    stamp: Option<(u64, Option<SystemTime>)>,
    content: u64,
}

/// What became of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Content(Vec<u8>),
    /// It cannot be read: the reason.
    Unreadable(String),
}

impl Watched {
    /// A file whose present content has been taken in already.
    pub(crate) fn new(path: &Path, content: &[u8]) -> Self {
        Self { path: path.to_path_buf(), stamp: stamp(path), content: hash(content) }
    }

    /// Reads a file and watches it from then on.
    ///
    /// # Errors
    /// When it cannot be read: which, and why.
    pub(crate) fn read(path: &Path) -> Result<(Self, Vec<u8>), String> {
        // The stamp first: what is written behind it is seen at the next look.
        let stamp = stamp(path);
        let content = std::fs::read(path).map_err(|error| format!("{}: cannot be read: {error}", path.display()))?;
        Ok((Self { path: path.to_path_buf(), stamp, content: hash(&content) }, content))
    }

    /// What changed since the last look.
    pub(crate) fn look(&mut self) -> Option<Change> {
        let now = stamp(&self.path);
        if now == self.stamp {
            return None;
        }
        self.stamp = now;
        match std::fs::read(&self.path) {
            Ok(bytes) => {
                let content = hash(&bytes);
                let changed = content != self.content;
                self.content = content;
                changed.then_some(Change::Content(bytes))
            }
            Err(error) => {
                // Whatever it holds when it is back has to be taken in.
                self.content = 0;
                Some(Change::Unreadable(match error.kind() {
                    std::io::ErrorKind::NotFound => "the file is gone".to_owned(),
                    _ => error.to_string(),
                }))
            }
        }
    }
}

fn stamp(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    std::fs::metadata(path).ok().map(|metadata: Metadata| (metadata.len(), metadata.modified().ok()))
}

fn hash(content: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(content);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_counts_not_the_touch() {
        let path = std::env::temp_dir().join(format!("stagedoor-watch-{}", std::process::id()));
        let write = |text: &str, age: u64| {
            std::fs::write(&path, text).expect("written");
            let file = std::fs::File::options().write(true).open(&path).expect("opened");
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(age)).expect("a time");
        };
        write("one", 1);
        let mut watched = Watched::new(&path, b"one");
        assert_eq!(watched.look(), None);
        write("one", 2);
        assert_eq!(watched.look(), None, "touched");
        write("two", 3);
        assert_eq!(watched.look(), Some(Change::Content(b"two".to_vec())));
        assert_eq!(watched.look(), None);
        std::fs::remove_file(&path).expect("removed");
        assert!(matches!(watched.look(), Some(Change::Unreadable(_))));
        assert_eq!(watched.look(), None);
        write("two", 4);
        assert_eq!(watched.look(), Some(Change::Content(b"two".to_vec())), "back");
        std::fs::remove_file(&path).expect("removed");
    }
}
