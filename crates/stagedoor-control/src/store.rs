//! Configuration state: revisioned documents, one transaction per change, a change feed.
//!
//! Readers take a [`Snapshot`], an immutable view that costs one pointer. A mutating operation is a function of
//! the newest (uncommitted) snapshot; it runs on the one writer thread, which groups the waiting ones into one
//! commit, then publishes, then answers. Only this package can open a database.

use std::sync::Arc;

/// What a document is about. The order of the fields is the order of a scan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId {
    /// The 12-digit account, empty for what belongs to the installation.
    pub account: Arc<str>,
    /// The region, empty for what belongs to the installation.
    pub region: Arc<str>,
    pub kind: Kind,
    /// The entity's own id, with its parents' in front: `{apiId}/{resourceId}`.
    pub id: Arc<str>,
}

/// The kinds of documents. A kind's name is part of the stored form and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Installation-wide: which account and region own an API id. Id: `{apiId}`.
    ApiOwner,
    /// `{apiId}`
    RestApi,
    /// `{apiId}/{resourceId}`, with its methods, integrations and responses inside.
    Resource,
    /// `{apiId}/{name}`
    Model,
    /// `{apiId}/{id}`
    RequestValidator,
    /// `{apiId}/{id}`
    Authorizer,
    /// `{apiId}/{responseType}`
    GatewayResponse,
    /// `{apiId}/{id}`
    DocumentationPart,
    /// `{apiId}/{deploymentId}`: description, dates and the hash of the frozen content.
    Deployment,
    /// Frozen content by its hash. Id: `{apiId}/{hash}`.
    FrozenApi,
    /// `{apiId}/{stageName}`
    Stage,
    /// The account's own settings. Id: empty.
    Account,
}

/// A stored document: JSON text that carries its kind and format number.
#[derive(Clone, Debug)]
pub struct Document {
    /// The revision of the change that wrote it; grows with every change of the store.
    pub revision: u64,
    pub json: Arc<str>,
}
