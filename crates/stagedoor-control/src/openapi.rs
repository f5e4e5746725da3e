//! OpenAPI documents: reading, importing, exporting, and saying what is wrong with them.
//!
//! [`read`] makes one tree of a JSON or YAML text; [`import`] makes the parts of a REST API of the tree; [`export`]
//! makes a tree of a deployed API. All are pure. What imports into the store (`operations/v1/import.rs`) gives the
//! parts their ids.
//!
//! There are two readers of one document. The *service's* way refuses what API Gateway refuses, in its words. The
//! *tolerant* way, of the commands `up` and `check`, takes any document: what the service would refuse is expressed
//! in another way or left out, and each such place is a [`Problem`] with its line.

mod conform;
mod duplicates;
pub mod export;
mod import;
mod integration;
mod keywords;
mod locate;
mod mock;
mod models;
mod operation;
mod paths;
mod pattern;
mod problem;
mod reference;
mod sample;
pub(crate) mod sdk;
mod security;
mod source;
mod yaml;

use std::fmt;

use stagedoor_wire::apigateway::{
    Authorizer, DocumentationPart, GatewayResponse, Model, RequestValidator, Resource, RestApi,
};

pub use problem::{Problem, Severity};
pub use source::{Source, read};

/// What the base path of a document (`basePath`, or the path of the first server) does to its paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BasePath {
    #[default]
    Ignore,
    Prepend,
    /// Like `Prepend` without the first segment.
    Split,
}

/// How to import.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// Take any document (the commands `up` and `check`), or refuse what the service refuses.
    pub tolerant: bool,
    pub base_path: BasePath,
    /// Where operations without an integration are proxied to.
    pub backend: Option<String>,
    /// Answer operations without an integration (and without a backend) from the document.
    pub mock: bool,
    /// Warnings become errors.
    pub fail_on_warnings: bool,
    pub ignore_documentation: bool,
    /// The names and types of the authorizers that the API keeps: its methods may ask them too.
    pub existing_authorizers: Vec<(String, String)>,
    /// The longest timeout of an integration that does not stream.
    pub longest_timeout_ms: i32,
    /// What `${AWS::AccountId}`, `${AWS::Region}` and `${AWS::Partition}` stand for.
    pub account: String,
    pub region: String,
    pub partition: String,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self {
            tolerant: false,
            base_path: BasePath::Ignore,
            backend: None,
            mock: false,
            fail_on_warnings: false,
            ignore_documentation: false,
            existing_authorizers: Vec::new(),
            longest_timeout_ms: crate::integration::LONGEST_TIMEOUT_MS,
            account: "000000000000".to_owned(),
            region: "us-east-1".to_owned(),
            partition: "aws".to_owned(),
        }
    }
}

/// The parts of a REST API, in the forms of the wire but without ids: a method names its authorizer and its request
/// validator by name, a resource is found by its path, and the id of the API inside schemas is [`API_ID`].
#[derive(Clone, Debug, Default)]
pub struct Imported {
    pub api: RestApi,
    /// The root first, parents before their children.
    pub resources: Vec<Resource>,
    pub models: Vec<Model>,
    pub request_validators: Vec<RequestValidator>,
    pub authorizers: Vec<Authorizer>,
    pub gateway_responses: Vec<GatewayResponse>,
    pub documentation_parts: Vec<DocumentationPart>,
    /// The version that the documentation is filed under, if it names one.
    pub documentation_version: Option<String>,
    /// Path and verb of the methods that are not made because what should guard them cannot be.
    pub unguarded: Vec<(String, &'static str)>,
    pub problems: Vec<Problem>,
    pub counts: Counts,
}

/// Stands for the id of the API in the schemas of [`Imported::models`].
pub const API_ID: &str = "{restApiId}";

impl Imported {
    /// Whether the document can be used.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.problems.iter().all(|problem| problem.severity < Severity::Error)
    }
}

/// What became of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Operations that became methods.
    pub methods: usize,
    /// Of them, those with an integration in the document.
    pub own_integrations: usize,
    /// Of them, those sent to the backend.
    pub proxied: usize,
    /// Of them, those answered from the document.
    pub mocked: usize,
    /// Of them, those with no integration at all.
    pub without_integration: usize,
    /// Paths that share the variable of another path.
    pub merged: usize,
    /// Paths expressed in another way than written.
    pub rewritten: usize,
    /// Operations left out.
    pub left_out: usize,
    pub models: usize,
}

impl fmt::Display for Counts {
    /// `1,223 operations imported (1,200 mocked, 23 with their own integration), 4 paths merged, 2 operations left out`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |number: usize| if number == 1 { "" } else { "s" };
        write!(f, "{} operation{} imported", self.methods, plural(self.methods))?;
        let kinds = [
            (self.own_integrations, "with their own integration"),
            (self.proxied, "to the backend"),
            (self.mocked, "mocked"),
            (self.without_integration, "without an integration"),
        ];
        let kinds: Vec<String> =
            kinds.iter().filter(|kind| kind.0 > 0).map(|kind| format!("{} {}", kind.0, kind.1)).collect();
        if !kinds.is_empty() {
            write!(f, " ({})", kinds.join(", "))?;
        }
        for (number, noun, what) in [
            (self.merged, "path", "merged"),
            (self.rewritten, "path", "rewritten"),
            (self.left_out, "operation", "left out"),
        ] {
            if number > 0 {
                write!(f, ", {number} {noun}{} {what}", plural(number))?;
            }
        }
        Ok(())
    }
}

/// Imports a document.
#[must_use]
pub fn import(source: &Source, options: &ImportOptions) -> Imported {
    import::import(source, options)
}
