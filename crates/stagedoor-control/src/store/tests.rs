//! The store at its boundary: jobs in, documents out, over restarts and damage.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;

/// A folder of this test alone, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("stagedoor-store-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn open(&self) -> Result<Store, OpenError> {
        Store::open(&self.0, Box::new(|_, _| {}))
    }

    /// Changes the database behind the store's back.
    fn tamper(&self, sql: &str) {
        Connection::open(self.0.join("stagedoor.sqlite3")).unwrap().execute_batch(sql).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn id(name: &str) -> DocumentId {
    DocumentId::new("000000000000", "us-east-1", Kind::Stage, name)
}

/// Runs a write to its end, on no executor.
fn write<T: Send + 'static>(
    store: &Store,
    job: impl FnOnce(&mut Change<'_>) -> Result<T, WriteError> + Send + 'static,
) -> Result<T, WriteError> {
    block_on(store.write(job))
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn put(store: &Store, name: &'static str, json: &'static str) {
    write(store, move |change| {
        change.put(id(name), json.to_owned());
        Ok(())
    })
    .unwrap();
}

fn texts(store: &Store) -> Vec<(String, String)> {
    store.snapshot().iter().map(|(id, document)| (id.id.to_string(), document.json.to_string())).collect()
}

#[test]
fn what_is_written_is_there_after_a_restart() {
    let folder = Folder::new();
    let store = folder.open().unwrap();
    put(&store, "api/dev", "{\"a\":1}");
    put(&store, "api/prod", "{}");
    put(&store, "api/dev", "{\"a\":2}");
    write(&store, |change| {
        assert!(change.delete(&id("api/prod")));
        assert!(!change.delete(&id("api/none")));
        Ok(())
    })
    .unwrap();
    let before = store.snapshot();
    assert_eq!((before.revision(), before.len()), (4, 1));
    store.shutdown();
    assert!(matches!(write(&store, |_| Ok(())), Err(WriteError::Stopped)));

    let store = folder.open().unwrap();
    let after = store.snapshot();
    assert_eq!(after.revision(), 4);
    assert_eq!(after.get(&id("api/dev")), before.get(&id("api/dev")));
    assert_eq!(texts(&store), [("api/dev".to_owned(), "{\"a\":2}".to_owned())]);
}

#[test]
fn a_failed_job_leaves_nothing_and_a_panic_stays_in_its_job() {
    let folder = Folder::new();
    let store = folder.open().unwrap();
    put(&store, "kept", "1");
    let failed: Result<(), _> = write(&store, |change| {
        change.put(id("lost"), "2".to_owned());
        change.delete(&id("kept"));
        Err(WriteError::QueueFull)
    });
    assert!(matches!(failed, Err(WriteError::QueueFull)));
    let panicked: Result<(), _> = write(&store, |change| {
        change.put(id("lost"), "3".to_owned());
        panic!("on purpose");
    });
    assert!(matches!(panicked, Err(WriteError::Panicked(text)) if text == "on purpose"));
    assert_eq!(texts(&store), [("kept".to_owned(), "1".to_owned())]);
    put(&store, "next", "4");
    assert_eq!(store.snapshot().revision(), 2, "what failed has no revision");
}

#[test]
fn waiting_jobs_share_a_commit_and_see_each_other() {
    let folder = Folder::new();
    let published = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&published);
    let publish = move |snapshot: &Snapshot, edits: &[Edit]| {
        seen.lock().unwrap().push((snapshot.revision(), edits.len()));
    };
    let store = Store::open(&folder.0, Box::new(publish)).unwrap();
    let (go, wait) = std::sync::mpsc::channel::<()>();
    block_on(async {
        let mut jobs = tokio::task::JoinSet::new();
        let (holding, first) = (store.clone(), store.clone());
        // The first job holds the writer until the others wait behind it.
        jobs.spawn(async move {
            let held = holding.write(move |change| {
                wait.recv().unwrap();
                change.put(id("0"), "0".to_owned());
                Ok::<_, WriteError>(0)
            });
            held.await.unwrap()
        });
        for number in 1..10_u32 {
            let store = first.clone();
            jobs.spawn(async move {
                let counted = store.write(move |change| {
                    let before = change.scan("000000000000", "us-east-1", Kind::Stage, "").count();
                    change.put(id(&number.to_string()), number.to_string());
                    Ok::<_, WriteError>(before)
                });
                counted.await.unwrap()
            });
        }
        // All tasks have run up to their answers before this one goes on.
        tokio::task::yield_now().await;
        go.send(()).unwrap();
        let mut counts = jobs.join_all().await;
        counts.sort_unstable();
        assert_eq!(counts, (0..10).collect::<Vec<_>>());
    });
    assert_eq!(*published.lock().unwrap(), [(10, 10)]);
}

#[test]
fn a_failed_commit_takes_back_the_whole_group() {
    let folder = Folder::new();
    let store = folder.open().unwrap();
    put(&store, "kept", "1");
    folder.tamper(
        "CREATE TRIGGER broken BEFORE INSERT ON documents WHEN new.id = 'bad' BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    let failed = write(&store, |change| {
        change.put(id("good"), "2".to_owned());
        change.put(id("bad"), "3".to_owned());
        Ok(())
    });
    assert!(matches!(failed, Err(WriteError::Commit(_))));
    assert_eq!(texts(&store), [("kept".to_owned(), "1".to_owned())]);
    put(&store, "next", "4");
    store.shutdown();
    assert_eq!(texts(&folder.open().unwrap()).len(), 2);
}

#[test]
fn every_change_is_in_the_feed() {
    let folder = Folder::new();
    let store = folder.open().unwrap();
    put(&store, "a", "1");
    write(&store, |change| {
        change.put(id("b"), "2".to_owned());
        change.delete(&id("a"));
        Ok(())
    })
    .unwrap();
    store.shutdown();
    let connection = Connection::open(folder.0.join("stagedoor.sqlite3")).unwrap();
    let mut statement =
        connection.prepare("SELECT revision, kind, id, deleted FROM changes ORDER BY sequence").unwrap();
    let feed: Vec<(i64, String, String, bool)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let stage = || "stage".to_owned();
    let expected =
        [(1, stage(), "a".to_owned(), false), (2, stage(), "b".to_owned(), false), (2, stage(), "a".to_owned(), true)];
    assert_eq!(feed, expected);
}

#[test]
fn a_scan_has_one_kind_under_one_prefix_in_order() {
    let store = Store::ephemeral(Box::new(|_, _| {})).unwrap();
    write(&store, |change| {
        for (account, kind, name) in [
            ("1", Kind::Resource, "b/2"),
            ("1", Kind::Resource, "a/1"),
            ("1", Kind::Resource, "a/10"),
            ("1", Kind::Resource, "a/0"),
            ("1", Kind::Resource, "ab/1"),
            ("1", Kind::Stage, "a/1"),
            ("2", Kind::Resource, "a/2"),
            ("0", Kind::Resource, "a/3"),
        ] {
            change.put(DocumentId::new(account, "us-east-1", kind, name), "0".to_owned());
        }
        Ok(())
    })
    .unwrap();
    let snapshot = store.snapshot();
    let scan = |account: &str, prefix: &str| -> Vec<String> {
        snapshot.scan(account, "us-east-1", Kind::Resource, prefix).map(|(id, _)| id.id.to_string()).collect()
    };
    assert_eq!(scan("1", "a/"), ["a/0", "a/1", "a/10"]);
    assert_eq!(scan("1", ""), ["a/0", "a/1", "a/10", "ab/1", "b/2"]);
    assert_eq!(scan("2", "a/"), ["a/2"]);
    assert!(scan("3", "").is_empty());
}

#[test]
fn a_store_that_cannot_be_used_says_what_to_do() {
    let check = |prepare: &dyn Fn(&Folder), expected: &[&str]| {
        let folder = Folder::new();
        let store = folder.open().unwrap();
        put(&store, "a", "{}");
        store.shutdown();
        drop(store);
        prepare(&folder);
        let error = folder.open().expect_err("must be refused").to_string();
        for text in expected {
            assert!(error.contains(text), "{error:?} has no {text:?}");
        }
    };
    check(
        &|folder| {
            folder.tamper(
                "INSERT INTO migrations (number, name, checksum, version) VALUES (3, 'later', '', '0.9.1');
                 PRAGMA user_version = 3",
            );
        },
        &["written by Stagedoor 0.9.1", "this is 0.1.0", "run that version"],
    );
    check(&|folder| folder.tamper("UPDATE migrations SET checksum = 'x'"), &["is damaged", "0001_documents"]);
    check(&|folder| folder.tamper("UPDATE documents SET json = '{'"), &["is damaged", "stage \"a\"", "not JSON"]);
    check(&|folder| folder.tamper("UPDATE documents SET kind = 'stagedoor'"), &["unknown kind \"stagedoor\""]);
    check(&|folder| folder.tamper("UPDATE documents SET revision = 7"), &["newer than the newest change"]);
    let overwrite =
        |folder: &Folder| fs::write(folder.0.join("stagedoor.sqlite3"), "not a database".repeat(100)).unwrap();
    check(&overwrite, &["is damaged", "not a database"]);
}

#[test]
fn a_newer_store_is_not_touched() {
    let folder = Folder::new();
    folder.open().unwrap().shutdown();
    folder.tamper(
        "INSERT INTO migrations (number, name, checksum, version) VALUES (3, 'later', '', '0.9.1');
         PRAGMA user_version = 3; PRAGMA journal_mode = DELETE",
    );
    let before = fs::read(folder.0.join("stagedoor.sqlite3")).unwrap();
    assert!(matches!(folder.open(), Err(OpenError::Newer { .. })));
    assert_eq!(fs::read(folder.0.join("stagedoor.sqlite3")).unwrap(), before);
}

#[test]
fn directories_that_cannot_be_written_are_refused() {
    let refused = |path: &Path| Store::open(path, Box::new(|_, _| {})).expect_err("must be refused").to_string();
    let folder = Folder::new();
    fs::create_dir_all(&folder.0).unwrap();
    fs::write(folder.0.join("file"), "").unwrap();
    let error = refused(&folder.0.join("file"));
    assert!(error.contains("cannot be made") && error.contains("--data-dir"), "{error}");
    // Nobody may write there, not even root.
    let error = refused(Path::new("/proc/stagedoor"));
    assert!(error.contains("--data-dir"), "{error}");
    fs::create_dir(folder.0.join("stagedoor.lock")).unwrap();
    let error = refused(&folder.0);
    assert!(error.contains("cannot be written") && error.contains("--data-dir"), "{error}");
}

#[test]
fn a_data_directory_belongs_to_one_store() {
    let folder = Folder::new();
    let store = folder.open().unwrap();
    let error = folder.open().expect_err("must be refused").to_string();
    assert!(error.contains("another Stagedoor uses"), "{error}");
    store.shutdown();
    drop(store);
    folder.open().unwrap();
}

#[test]
fn a_check_names_what_is_missing() {
    let store = Store::ephemeral(Box::new(|_, _| {})).unwrap();
    let expect = |kind: Kind, name: &'static str, json: &'static str, expected: &[&str]| {
        write(&store, move |change| {
            let id = match kind {
                Kind::ApiOwner | Kind::DomainNameOwner => DocumentId::of_installation(kind, name),
                _ => DocumentId::new("000000000000", "us-east-1", kind, name),
            };
            change.put(id, json.to_owned());
            Ok(())
        })
        .unwrap();
        let problems = check(&store.snapshot());
        assert_eq!(problems.len(), expected.len(), "{problems:?}");
        for text in expected {
            assert!(problems.iter().any(|problem| problem.contains(text)), "{problems:?} has no {text:?}");
        }
    };
    let needs_api = "needs the rest-api \"a\"";
    expect(Kind::Deployment, "a/d", "{}", &[needs_api]);
    expect(Kind::ApiOwner, "a", "{}", &[needs_api, "api-owner \"a\" names an API that is not there"]);
    expect(Kind::RestApi, "a", "{}", &[]);
    expect(Kind::Stage, "a/dev", "{\"shape\":{\"deploymentId\":\"d\"}}", &[]);
    let lost = "needs the deployment \"a/e\"";
    expect(Kind::Stage, "a/prod", "{\"shape\":{\"deploymentId\":\"e\"}}", &[lost]);
    let method = r#"{"shape": {"resourceMethods": {"GET": {
        "authorizationType": "CUSTOM", "authorizerId": "u", "requestValidatorId": "v", "requestModels": {"a/b": "M"},
        "methodResponses": {"200": {"responseModels": {"a/b": "N"}}}}}}}"#;
    let wanted = [
        "needs the authorizer \"a/u\"",
        "needs the request-validator \"a/v\"",
        "needs the model \"a/M\"",
        "needs the model \"a/N\"",
        lost,
    ];
    expect(Kind::Resource, "a/r", method, &wanted);
    let nobody = r#"{"shape": {"resourceMethods": {"GET": {
        "authorizationType": "NONE", "authorizerId": "u", "requestValidatorId": "", "requestModels": {"a/b": null}}}}}"#;
    expect(Kind::Resource, "a/r", nobody, &[lost]);
    let needs_domain = "needs the domain-name \"x.y\"";
    expect(
        Kind::BasePathMapping,
        "x.y/p/q",
        r#"{"shape": {"restApiId": "b", "stage": "dev"}}"#,
        &[needs_domain, "needs the rest-api \"b\"", "needs the stage \"b/dev\"", lost],
    );
    let mapping = r#"{"shape": {"restApiId": "a", "stage": "dev"}}"#;
    expect(Kind::BasePathMapping, "x.y/p/q", mapping, &[needs_domain, lost]);
    expect(Kind::DomainName, "x.y", "{}", &["needs the domain-name-owner \"x.y\"", lost]);
    let elsewhere = r#"{"account": "000000000000", "region": "eu-west-1"}"#;
    expect(Kind::DomainNameOwner, "x.y", elsewhere, &["names a domain name that is not there", lost]);
    expect(Kind::DomainNameOwner, "x.y", r#"{"account": "000000000000", "region": "us-east-1"}"#, &[lost]);
    // A private domain name has no owner of its name.
    expect(Kind::DomainName, "x.y+1", "{}", &[lost]);
    let of_one = r#"{"shape": {"domainNameArn": "arn:aws:apigateway:us-east-1:000000000000:/domainnames/x.y+1"}}"#;
    let of_two = r#"{"shape": {"domainNameArn": "arn:aws:apigateway:us-east-1:000000000000:/domainnames/x.y+2"}}"#;
    expect(Kind::DomainNameAccessAssociation, "arn", of_one, &[lost]);
    expect(Kind::DomainNameAccessAssociation, "arn", of_two, &["needs the domain-name \"x.y+2\"", lost]);
}

#[test]
fn files_are_private() {
    let folder = Folder::new();
    let store = folder.open().unwrap();
    put(&store, "a", "{}");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions();
    assert_eq!(mode(&folder.0).mode() & 0o777, 0o700);
    for entry in fs::read_dir(&folder.0).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), Permissions::from_mode(0o100_600), "{}", path.display());
    }
}

/// One step of a random history.
#[derive(Clone, Debug)]
enum Step {
    Put(u8, u16),
    Delete(u8),
    /// A job of several steps that fails at its end.
    Fail(u8),
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..20_u8, any::<u16>()).prop_map(|(name, value)| Step::Put(name, value)),
        3 => (0..20_u8).prop_map(Step::Delete),
        2 => (0..20_u8).prop_map(Step::Fail),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever happens, the store holds what a plain map would.
    #[test]
    fn the_store_is_a_map(steps in proptest::collection::vec(step(), 1..40)) {
        let folder = Folder::new();
        let mut store = folder.open().unwrap();
        let mut model = std::collections::BTreeMap::new();
        for step in steps {
            match step {
                Step::Put(name, value) => {
                    let json = value.to_string();
                    model.insert(name.to_string(), json.clone());
                    write(&store, move |change| { change.put(id(&name.to_string()), json); Ok(()) }).unwrap();
                }
                Step::Delete(name) => {
                    let there = model.remove(&name.to_string()).is_some();
                    let deleted = write(&store, move |change| Ok(change.delete(&id(&name.to_string())))).unwrap();
                    prop_assert_eq!(deleted, there);
                }
                Step::Fail(name) => {
                    let failed: Result<(), _> = write(&store, move |change| {
                        change.delete(&id(&name.to_string()));
                        change.put(id("failed"), "0".to_owned());
                        Err(WriteError::Stopped)
                    });
                    prop_assert!(failed.is_err());
                }
                Step::Restart => {
                    let revision = store.snapshot().revision();
                    store.shutdown();
                    drop(store);
                    store = folder.open().unwrap();
                    prop_assert_eq!(store.snapshot().revision(), revision);
                }
            }
            prop_assert!(texts(&store).into_iter().eq(model.clone()));
        }
    }
}
