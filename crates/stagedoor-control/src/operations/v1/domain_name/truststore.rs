//! The truststore of a domain name with mutual TLS, as S3 had it when the domain name was set up. It lies beside the domain
//! name, so that it stays what it was until it is set again, as on the service.

use std::error::Error;

use serde_json::Value;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{DomainName, PatchOperation};

use crate::compile::domain_name::TRUSTSTORE;
use crate::operations::Serving;

/// What became of the look at S3.
pub(super) struct Fetched {
    /// For which URI and version.
    of: (String, Option<String>),
    /// `None`: S3 was not asked.
    found: Option<Result<String, String>>,
}

/// Reads the truststore that a domain name will have, if it has any. An executor's only part of the operation: everything
/// else is the writer's.
pub(super) async fn fetch(call: &Serving, uri: Option<&str>, version: Option<&str>) -> Option<Fetched> {
    let uri = uri.filter(|uri| !uri.is_empty())?;
    let found = call.gateway.fetch_truststore(uri, version, &call.caller.region).await;
    let found = found.map(|found| found.map_err(|error| chain(&error)));
    Some(Fetched { of: (uri.to_owned(), version.map(str::to_owned)), found })
}

fn chain(error: &dyn Error) -> String {
    let causes = std::iter::successors(Some(error), |error| (*error).source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Whether a patch sets it anew.
pub(super) fn is_touched(operations: &[PatchOperation]) -> bool {
    operations.iter().any(|operation| {
        let path = operation.path.as_deref().unwrap_or_default();
        path.trim_start_matches('/').starts_with("mutualTlsAuthentication")
    })
}

/// The private member of the domain name's document.
pub(super) fn member(domain: &DomainName, fetched: Option<Fetched>) -> Result<(&'static str, Value), WireError> {
    let wanted = domain.mutual_tls_authentication.as_ref();
    let wanted =
        wanted.map(|wanted| (wanted.truststore_uri.clone().unwrap_or_default(), wanted.truststore_version.clone()));
    let found = fetched.filter(|fetched| Some(&fetched.of) == wanted.as_ref()).and_then(|fetched| fetched.found);
    match found.transpose() {
        Ok(pem) => Ok((TRUSTSTORE, pem.into())),
        // UNVERIFIED: the words.
        Err(why) => {
            let uri = wanted.map(|(uri, _)| uri).unwrap_or_default();
            Err(WireError::bad_request(format!("The truststore {uri} cannot be used: {why}")))
        }
    }
}
