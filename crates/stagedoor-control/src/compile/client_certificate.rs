//! The client certificate of a stage, with its key, to what backends are shown.

use stagedoor_http::tls::Identity;
use stagedoor_wire::apigateway::{ClientCertificate, Stage};

use crate::entity;
use crate::store::{DocumentId, Documents, Kind};

/// Private member of a client certificate's document: the key, as PEM.
pub(crate) const PRIVATE_KEY: &str = "privateKey";

/// What a stage in the account and region of `place` shows; `None` when it names no certificate.
///
/// # Errors
/// Why it cannot be shown: its backends would take the call for anyone's.
pub(super) fn identity(
    documents: &impl Documents,
    place: &DocumentId,
    stage: &Stage,
) -> Result<Option<Identity>, String> {
    let Some(id) = stage.client_certificate_id.as_deref().filter(|id| !id.is_empty()) else { return Ok(None) };
    let document = DocumentId { kind: Kind::ClientCertificate, id: id.into(), ..place.clone() };
    let shape: Option<ClientCertificate> = documents.get(&document).and_then(|found| entity::shape(&found.json));
    let certificate = shape.and_then(|shape| shape.pem_encoded_certificate);
    let private_key = entity::private(documents, &document, PRIVATE_KEY);
    let identity = certificate
        .zip(private_key.as_ref().and_then(|found| found.as_str()))
        .and_then(|(certificate, private_key)| Identity::from_pem(certificate.as_bytes(), private_key.as_bytes()).ok());
    match identity {
        Some(identity) => Ok(Some(identity)),
        None => Err(format!("Stage clientCertificateId ({id}): there is no such certificate with a key")),
    }
}
