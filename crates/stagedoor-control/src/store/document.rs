//! Documents, their ids, and the two views of them: what is committed and what a change sees.

use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use super::Kind;

/// The documents in the order of their ids. Copies share structure, so that a snapshot costs one pointer and a
/// change copies only the path to what it touches.
pub(super) type Map = RedBlackTreeMapSync<DocumentId, Document>;

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

impl DocumentId {
    /// The id of a document of one account and region.
    #[must_use]
    pub fn new(account: impl Into<Arc<str>>, region: impl Into<Arc<str>>, kind: Kind, id: impl Into<Arc<str>>) -> Self {
        Self { account: account.into(), region: region.into(), kind, id: id.into() }
    }

    /// The id of a document that belongs to the installation.
    #[must_use]
    pub fn of_installation(kind: Kind, id: impl Into<Arc<str>>) -> Self {
        Self::new("", "", kind, id)
    }

    /// The API the document belongs to: the first part of its id.
    #[must_use]
    pub fn api_id(&self) -> &str {
        self.id.split_once('/').map_or(&self.id, |(api_id, _)| api_id)
    }

    /// The last part of the id: the entity's own name below its parents.
    #[must_use]
    pub fn own_id(&self) -> &str {
        self.id.split_once('/').map_or(&self.id, |(_, own)| own)
    }
}

impl std::fmt::Display for DocumentId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {:?}", self.kind.name(), self.id.as_ref())?;
        if !self.account.is_empty() {
            write!(formatter, " of account {} in {}", self.account, self.region)?;
        }
        Ok(())
    }
}

/// A stored document: JSON text that carries its format number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The revision of the change that wrote it; grows with every change of the store.
    pub revision: u64,
    pub json: Arc<str>,
}

/// A view of documents: a [`Snapshot`] or a [`super::Change`].
pub trait Documents {
    /// The document of that id.
    fn get(&self, id: &DocumentId) -> Option<&Document>;

    /// The documents of one kind whose ids begin with `id_prefix`, in the order of their ids. Those of one API have
    /// the prefix `{apiId}/`.
    fn scan(&self, account: &str, region: &str, kind: Kind, id_prefix: &str) -> Scan<'_>;
}

/// The documents as they were after one commit.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub(super) documents: Map,
    pub(super) revision: u64,
}

impl Default for Snapshot {
    fn default() -> Self {
        Self { documents: Map::new_sync(), revision: 0 }
    }
}

impl Snapshot {
    /// The revision of the newest change in it.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// All documents, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&DocumentId, &Document)> {
        self.documents.iter()
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.size()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }
}

impl Documents for Snapshot {
    fn get(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.get(id)
    }

    fn scan(&self, account: &str, region: &str, kind: Kind, id_prefix: &str) -> Scan<'_> {
        Scan::new(&self.documents, DocumentId::new(account, region, kind, id_prefix))
    }
}

/// The documents of one kind whose ids begin alike, in order.
pub struct Scan<'a> {
    rest: Box<dyn Iterator<Item = (&'a DocumentId, &'a Document)> + 'a>,
    first: DocumentId,
}

impl<'a> Scan<'a> {
    pub(super) fn new(documents: &'a Map, first: DocumentId) -> Self {
        Self { rest: Box::new(documents.range(first.clone()..)), first }
    }
}

impl<'a> Iterator for Scan<'a> {
    type Item = (&'a DocumentId, &'a Document);

    fn next(&mut self) -> Option<Self::Item> {
        let (id, document) = self.rest.next()?;
        let first = &self.first;
        let belongs = id.kind == first.kind
            && id.id.starts_with(first.id.as_ref())
            && id.region == first.region
            && id.account == first.account;
        belongs.then_some((id, document))
    }
}
