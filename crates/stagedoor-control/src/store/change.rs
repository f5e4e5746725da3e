//! One change while it is being made: the newest documents with what the job has put and deleted so far.

use std::marker::PhantomData;

use super::document::{Document, DocumentId, Documents, Map, Scan};
use super::{Kind, Snapshot};

/// The newest documents, committed or about to be, and the edits of one job on top.
#[derive(Debug)]
pub struct Change<'c> {
    pub(super) after: Snapshot,
    pub(super) edits: Vec<Edit>,
    /// A change belongs to the writer that lends it to the job.
    writer: PhantomData<&'c mut Map>,
}

/// One document put or deleted by a change.
#[derive(Clone, Debug)]
pub struct Edit {
    pub id: DocumentId,
    /// The revision of the change.
    pub revision: u64,
    /// `None`: deleted.
    pub document: Option<Document>,
}

impl Change<'_> {
    pub(super) fn new(head: &Snapshot) -> Self {
        let after = Snapshot { documents: head.documents.clone(), revision: head.revision + 1 };
        Self { after, edits: Vec::new(), writer: PhantomData }
    }

    /// Writes the document, new or in place of the present one. `json` must be JSON.
    pub fn put(&mut self, id: DocumentId, json: String) {
        debug_assert!(serde_json::from_str::<&serde_json::value::RawValue>(&json).is_ok(), "{id} is not JSON");
        let document = Document { revision: self.after.revision, json: json.into() };
        self.after.documents.insert_mut(id.clone(), document.clone());
        self.edits.push(Edit { id, revision: self.after.revision, document: Some(document) });
    }

    /// Deletes the document; says whether there was one.
    pub fn delete(&mut self, id: &DocumentId) -> bool {
        let found = self.after.documents.remove_mut(id);
        if found {
            self.edits.push(Edit { id: id.clone(), revision: self.after.revision, document: None });
        }
        found
    }

    /// Deletes all documents of one kind whose ids begin with `id_prefix`.
    pub fn delete_all(&mut self, account: &str, region: &str, kind: Kind, id_prefix: &str) {
        let ids: Vec<DocumentId> = self.scan(account, region, kind, id_prefix).map(|(id, _)| id.clone()).collect();
        for id in &ids {
            self.delete(id);
        }
    }

    /// Deletes every document.
    pub fn clear(&mut self) {
        let ids: Vec<DocumentId> = self.after.documents.keys().cloned().collect();
        for id in &ids {
            self.delete(id);
        }
    }

    /// The revision this change will have.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.after.revision
    }
}

impl Documents for Change<'_> {
    fn get(&self, id: &DocumentId) -> Option<&Document> {
        self.after.get(id)
    }

    fn scan(&self, account: &str, region: &str, kind: Kind, id_prefix: &str) -> Scan<'_> {
        self.after.scan(account, region, kind, id_prefix)
    }
}
