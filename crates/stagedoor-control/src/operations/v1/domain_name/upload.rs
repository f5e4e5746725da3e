//! A certificate that comes with its key, instead of an ARN. What is uploaded is shown to callers that shake hands, and in
//! no answer and no log.

use serde_json::Value;
use stagedoor_http::tls::Identity;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::DomainName;

use super::settle::{EDGE, PRIVATE, has_type};
use crate::compile::domain_name::{CERTIFICATE, PRIVATE_KEY};
use crate::entity;
use crate::store::{DocumentId, Documents};

/// Certificate chain and private key, as PEM.
pub(super) struct Uploaded {
    chain: String,
    private_key: String,
}

/// Puts together what a request brings, if it brings any.
pub(super) fn read(
    body: Option<String>,
    private_key: Option<String>,
    chain: Option<String>,
) -> Result<Option<Uploaded>, WireError> {
    let [body, private_key, chain] = [body, private_key, chain].map(|part| part.filter(|text| !text.is_empty()));
    if body.is_none() && private_key.is_none() && chain.is_none() {
        return Ok(None);
    }
    // UNVERIFIED: the words of both.
    let (Some(body), Some(private_key)) = (body, private_key) else {
        return Err(WireError::bad_request("Both certificateBody and certificatePrivateKey must be specified."));
    };
    let chain = chain.map_or_else(|| body.clone(), |chain| [body.trim_end(), "\n", &chain].concat());
    match Identity::from_pem(chain.as_bytes(), private_key.as_bytes()) {
        Ok(_) => Ok(Some(Uploaded { chain, private_key })),
        Err(error) => Err(WireError::bad_request(format!("Invalid certificate or private key: {error}"))),
    }
}

/// The private members of the domain name's document; without an upload there are none.
pub(super) fn members(uploaded: Option<Uploaded>) -> Vec<(&'static str, Value)> {
    let (chain, private_key) = uploaded.map(|uploaded| (uploaded.chain, uploaded.private_key)).unzip();
    vec![(CERTIFICATE, chain.into()), (PRIVATE_KEY, private_key.into())]
}

/// Whether a domain name of these endpoint types can have one (documented).
pub(super) fn is_for(domain: &DomainName) -> bool {
    has_type(domain, EDGE) || has_type(domain, PRIVATE)
}

pub(super) fn is_there(documents: &impl Documents, id: &DocumentId) -> bool {
    entity::private(documents, id, PRIVATE_KEY).is_some_and(|found| found.is_string())
}
