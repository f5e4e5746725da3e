//! ClientCertificate: what a stage shows its backends, so that they can tell that it is the one who calls.
//!
//! The private key lies beside the shape in the store. No answer and no log holds it.

use std::time::Duration;

use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, PKCS_RSA_SHA256, RsaKeySize, SerialNumber};
use stagedoor_wire::apigateway::{
    ClientCertificate, ClientCertificates, DeleteClientCertificateRequest, GenerateClientCertificateRequest,
    GetClientCertificateRequest, GetClientCertificatesRequest, Stage, UpdateClientCertificateRequest,
};
use stagedoor_wire::{Random, Timestamp, WireError};

use crate::compile::client_certificate::PRIVATE_KEY;
use crate::entity::{self, ID_CHARS};
use crate::limits;
use crate::operations::{Caller, Changing, Reading, Serving};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

/// How long a certificate holds: a year.
const VALIDITY: Duration = Duration::from_secs(365 * 24 * 60 * 60);
/// The subject of every certificate.
const COMMON_NAME: &str = "ApiGateway";
const SERIAL_BYTES: usize = 16;

/// A key takes a good part of a second to find, so it is made before the store's writer is asked.
pub async fn generate_client_certificate(
    call: &Serving,
    input: GenerateClientCertificateRequest,
) -> Result<ClientCertificate, WireError> {
    super::tags::check(input.tags.as_ref())?;
    let now = Timestamp::from_seconds(call.surroundings.clock.now().seconds());
    let random = call.surroundings.random.clone();
    let made = tokio::task::spawn_blocking(move || make(now, &*random)).await;
    let (certificate, private_key) =
        made.map_err(WireError::internal)?.map_err(|error| WireError::internal(error.to_string()))?;
    call.write(move |call| {
        limits::client_certificates(call)?;
        let id = entity::new_id(call, Kind::ClientCertificate, "", ID_CHARS)?;
        let made = ClientCertificate {
            client_certificate_id: Some(id.clone()),
            description: input.description.filter(|description| !description.is_empty()),
            pem_encoded_certificate: Some(certificate),
            created_date: Some(now),
            expiration_date: Some(expiry(now)),
            tags: input.tags.filter(|tags| !tags.is_empty()),
        };
        entity::save_with(call, Kind::ClientCertificate, &id, &made, &[(PRIVATE_KEY, private_key.into())]);
        Ok(made)
    })
    .await
}

fn expiry(made: Timestamp) -> Timestamp {
    Timestamp::from_seconds(made.seconds().saturating_add_unsigned(VALIDITY.as_secs()))
}

/// A certificate that signs itself, and its key, as PEM.
fn make(now: Timestamp, random: &dyn Random) -> Result<(String, String), rcgen::Error> {
    let private_key = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048)?;
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, COMMON_NAME);
    let mut serial = [0; SERIAL_BYTES];
    random.fill(&mut serial);
    let mut params = CertificateParams::default();
    params.distinguished_name = name;
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    let epoch = rcgen::date_time_ymd(1970, 1, 1);
    let since_epoch = Duration::from_secs(u64::try_from(now.seconds()).unwrap_or_default());
    params.not_before = epoch + since_epoch;
    params.not_after = epoch + since_epoch + VALIDITY;
    let certificate = params.self_signed(&private_key)?;
    Ok((certificate.pem(), private_key.serialize_pem()))
}

fn find(documents: &impl Documents, caller: &Caller, id: &str) -> Result<ClientCertificate, WireError> {
    entity::find(documents, caller, Kind::ClientCertificate, id)
}

/// Whether a stage can name the certificate.
///
/// # Errors
/// When there is none of that id.
pub(super) fn check(documents: &impl Documents, caller: &Caller, id: &str) -> Result<(), WireError> {
    if documents.get(&caller.document(Kind::ClientCertificate, id)).is_none() {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request("Invalid client certificate ID specified"));
    }
    Ok(())
}

pub fn get_client_certificate(
    call: &Reading<'_>,
    input: GetClientCertificateRequest,
) -> Result<ClientCertificate, WireError> {
    find(call.snapshot, call.caller, &input.client_certificate_id)
}

pub fn get_client_certificates(
    call: &Reading<'_>,
    input: GetClientCertificatesRequest,
) -> Result<ClientCertificates, WireError> {
    let all = call.caller.scan(call.snapshot, Kind::ClientCertificate, "").filter_map(|(id, document)| {
        let certificate: ClientCertificate = entity::shape(&document.json)?;
        Some((entity::creation_key(certificate.created_date, &id.id), certificate))
    });
    let (items, position) = entity::page(all.collect(), input.limit, input.position.as_deref())?;
    Ok(ClientCertificates { position, items: Some(items) })
}

pub fn update_client_certificate(
    call: &mut Changing<'_, '_>,
    input: UpdateClientCertificateRequest,
) -> Result<ClientCertificate, WireError> {
    let id = input.client_certificate_id.as_str();
    let before = find(&*call.change, call.caller, id)?;
    let after = patch::apply(&tables::CLIENT_CERTIFICATE, &before, input.patch_operations.as_deref())?;
    entity::save(call, Kind::ClientCertificate, id, &after);
    Ok(after)
}

pub fn delete_client_certificate(
    call: &mut Changing<'_, '_>,
    input: DeleteClientCertificateRequest,
) -> Result<(), WireError> {
    let id = input.client_certificate_id.as_str();
    find(&*call.change, call.caller, id)?;
    let mut stages = call.caller.scan(&*call.change, Kind::Stage, "");
    let user = stages.find_map(|(stage_id, document)| {
        let stage: Stage = entity::shape(&document.json)?;
        (stage.client_certificate_id.as_deref() == Some(id)).then(|| stage_id.id.to_string())
    });
    drop(stages);
    if let Some(user) = user {
        // UNVERIFIED: the words.
        return Err(WireError::bad_request(format!(
            "Cannot delete client certificate '{id}', is referenced in stage: {user}"
        )));
    }
    call.change.delete(&call.caller.document(Kind::ClientCertificate, id));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ones;

    impl Random for Ones {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(1);
        }
    }

    #[test]
    fn certificates_are_whole() {
        let now = Timestamp::from_seconds(1_700_000_000);
        let (certificate, private_key) = make(now, &Ones).unwrap();
        assert!(private_key.starts_with("-----BEGIN PRIVATE KEY-----"));
        let (rest, pem) = x509_parser::pem::parse_x509_pem(certificate.as_bytes()).unwrap();
        assert!(rest.is_empty());
        let read = pem.parse_x509().unwrap();
        assert_eq!(read.subject().to_string(), "CN=ApiGateway");
        assert_eq!(read.issuer(), read.subject());
        assert_eq!(read.validity().not_before.timestamp(), now.seconds());
        assert_eq!(read.validity().not_after.timestamp(), expiry(now).seconds());
        assert_eq!(read.raw_serial(), [1; SERIAL_BYTES]);
        match read.public_key().parsed().unwrap() {
            x509_parser::public_key::PublicKey::RSA(key) => assert_eq!(key.key_size(), 2048),
            other => panic!("{other:?}"),
        }
    }
}
