//! Documents in, parts and problems out: the importer at its edge.

mod complaints;
mod judge;
mod parts;
mod stored;

use serde_json::Value;
use stagedoor_control::openapi::{ImportOptions, Imported, Problem, import, read};

/// A whole document of a kind that the repository does not carry: named by the environment, see
/// `conformance/openapi/run.sh`.
#[test]
#[ignore = "needs documents: conformance/openapi/run.sh"]
fn foreign_documents_import_and_their_mocks_conform() {
    let documents = std::env::var("STAGEDOOR_OPENAPI_DOCUMENTS").expect("STAGEDOOR_OPENAPI_DOCUMENTS names files");
    for file in documents.split(':').filter(|file| !file.is_empty()) {
        let bytes = std::fs::read(file).expect("a file");
        let start = std::time::Instant::now();
        let source = read(&bytes, file).unwrap_or_else(|problem| panic!("{problem}"));
        let read_in = start.elapsed();
        let imported = import(&source, &ImportOptions { tolerant: true, mock: true, ..ImportOptions::default() });
        let imported_in = start.elapsed() - read_in;
        let errors: Vec<String> =
            imported.problems.iter().filter(|_| !imported.is_usable()).map(ToString::to_string).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let verdict = judge::judge(source.document(), &imported);
        let name = file.rsplit('/').next().unwrap_or(file);
        println!(
            "{name}: {} MB read in {} ms, imported in {} ms; {}; {} bodies valid, {} without a body, {} warnings",
            bytes.len() / 1_000_000,
            read_in.as_millis(),
            imported_in.as_millis(),
            imported.counts,
            verdict.valid,
            verdict.without_body.len(),
            imported.problems.len(),
        );
        verdict.without_body.iter().take(10).for_each(|place| println!("  no body: {place}"));
        assert!(verdict.invalid.is_empty(), "{:#?}", &verdict.invalid[..verdict.invalid.len().min(20)]);
        if cfg!(not(debug_assertions)) {
            assert!((read_in + imported_in).as_secs() < 2, "{name} takes too long");
        }
    }
}

#[test]
fn the_examples_import_without_a_warning_and_answer_by_their_schemas() {
    for file in ["petstore.yaml", "petstore-swagger2.json"] {
        let path = format!("{}/../../examples/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("an example");
        let imported = tolerantly(&text, |options| options.mock = true);
        assert_eq!(problems(&imported), Vec::<String>::new(), "{file}");
        let source = read(text.as_bytes(), file).expect("a document");
        let verdict = judge::judge(source.document(), &imported);
        assert!(verdict.invalid.is_empty() && verdict.valid > 3, "{file}: {verdict:?}");
    }
}

/// A document, imported tolerantly.
fn imported(document: &Value, set: impl FnOnce(&mut ImportOptions)) -> Imported {
    tolerantly(&document.to_string(), set)
}

fn tolerantly(text: &str, set: impl FnOnce(&mut ImportOptions)) -> Imported {
    let mut options = ImportOptions { tolerant: true, ..ImportOptions::default() };
    set(&mut options);
    import(&read(text.as_bytes(), "api").unwrap_or_else(|problem| panic!("{problem}")), &options)
}

/// The first line of each problem.
fn problems(imported: &Imported) -> Vec<String> {
    let line = |problem: &Problem| problem.to_string().lines().next().unwrap_or_default().to_owned();
    imported.problems.iter().map(line).collect()
}

fn part<S: stagedoor_wire::Shape>(shape: &S) -> Value {
    stagedoor_wire::json::to_json(shape)
}
