//! The operations: what each is called with, and the one table that says which are built.
//!
//! An operation is a plain function of a view of the documents and its input. A *read* runs at once on the published
//! snapshot; a *write* runs on the store's writer thread and leaves its batch in the [`Change`]. What is not in the
//! table answers 501 ([`dispatch`]).

use std::sync::Arc;

use stagedoor_wire::{Clock, Random};

use crate::store::{Change, DocumentId, Documents, Kind, Scan, Snapshot};

mod dispatch;
pub mod v1;

pub use dispatch::{built, is_built, page};
pub(crate) use dispatch::{Handler, WriteJob, handler, not_built};

dispatch::operations! {
    apigateway: {
        write IMPORT_REST_API => v1::import::import_rest_api,
        write PUT_REST_API => v1::import::put_rest_api,
        write IMPORT_DOCUMENTATION_PARTS => v1::import::import_documentation_parts,
    }
}

/// Who asks: the account and region from the credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// 12 digits.
    pub account: Arc<str>,
    pub region: Arc<str>,
}

impl Caller {
    /// The partition of the region, as ARNs name it.
    #[must_use]
    pub fn partition(&self) -> &'static str {
        match self.region.as_ref() {
            region if region.starts_with("cn-") => "aws-cn",
            region if region.starts_with("us-gov-") => "aws-us-gov",
            _ => "aws",
        }
    }

    /// The id of a document of this caller's account and region.
    #[must_use]
    pub fn document(&self, kind: Kind, id: impl Into<Arc<str>>) -> DocumentId {
        DocumentId { account: Arc::clone(&self.account), region: Arc::clone(&self.region), kind, id: id.into() }
    }

    /// The documents of one kind in this account and region, by the beginning of their ids.
    pub fn scan<'d>(&self, documents: &'d (impl Documents + ?Sized), kind: Kind, id_prefix: &str) -> Scan<'d> {
        documents.scan(&self.account, &self.region, kind, id_prefix)
    }

    /// The documents of one kind that belong to one API.
    pub fn scan_api<'d>(&self, documents: &'d (impl Documents + ?Sized), kind: Kind, api_id: &str) -> Scan<'d> {
        self.scan(documents, kind, &format!("{api_id}/"))
    }
}

/// What a reading operation is called with.
pub struct Reading<'a> {
    pub snapshot: &'a Snapshot,
    pub caller: &'a Caller,
    pub clock: &'a dyn Clock,
    pub settings: &'a ControlSettings,
}

/// What a writing operation is called with.
pub struct Changing<'a, 'c> {
    pub change: &'a mut Change<'c>,
    pub caller: &'a Caller,
    pub clock: &'a dyn Clock,
    pub random: &'a dyn Random,
    pub settings: &'a ControlSettings,
}

/// What the operations must know of the settings.
#[derive(Clone, Debug)]
pub struct ControlSettings {
    /// Our version, as error messages name it.
    pub version: &'static str,
    /// Which of the service's resource quotas apply, beside those that are always on.
    pub quotas: QuotaProfile,
}

impl Default for ControlSettings {
    fn default() -> Self {
        Self { version: env!("CARGO_PKG_VERSION"), quotas: QuotaProfile::Off }
    }
}

/// The service's resource quotas (APIs per account, resources per API, …).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuotaProfile {
    /// Only those that are always on.
    #[default]
    Off,
    /// All, at the service's default values.
    Aws,
}
