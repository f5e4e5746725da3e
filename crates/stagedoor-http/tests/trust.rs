//! Which client certificates a truststore stands for, and what is read off them. Certificates by rcgen, and by the
//! `openssl` command what rcgen does not make: old versions, weak keys and weak signatures.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::path::PathBuf;
use std::process::Command;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use stagedoor_http::tls::TrustStore;
use tokio_rustls::rustls;

/// 2026-01-02
const NOW: i64 = 1_767_312_000;

struct Made {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    (params.not_before, params.not_after) = (date_time_ymd(2025, 1, 1), date_time_ymd(2027, 1, 1));
    params
}

fn authority(name: &str) -> CertificateParams {
    let mut params = params(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

/// Signed by `issuer`, or by itself.
fn make(params: CertificateParams, issuer: Option<&Made>) -> Made {
    let private_key = KeyPair::generate().unwrap();
    let certificate = match issuer {
        Some(issuer) => params.signed_by(&private_key, &issuer.issuer),
        None => params.self_signed(&private_key),
    };
    Made { pem: certificate.unwrap().pem(), issuer: Issuer::new(params, private_key) }
}

fn der(pem: &str) -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()
}

fn check(trusted: &[&Made], client: &Made, expected: &str) {
    let pem: String = trusted.iter().map(|made| made.pem.as_str()).collect();
    let found = TrustStore::from_pem(pem.as_bytes()).unwrap().verify(&der(&client.pem), NOW);
    let found = found.map_or_else(|why| why.to_string(), |said| said.subject);
    assert_eq!(found, expected);
}

#[test]
fn chains() {
    let root = make(authority("root"), None);
    let client = make(params("client"), Some(&root));
    check(&[&root], &client, "CN=client");
    // Of the same name, and of another key.
    let namesake = make(authority("root"), None);
    check(&[&namesake], &client, "Could not find issuer for certificate");
    check(&[&namesake, &root], &client, "CN=client");
    check(&[&make(authority("other"), None)], &client, "Could not find issuer for certificate");
    // Trusted as it is, and never because it says so itself.
    let alone = make(params("alone"), None);
    check(&[&alone], &alone, "CN=alone");
    check(&[&root, &client], &client, "CN=client");
    check(&[&root], &alone, "self signed certificate");
    check(&[&root], &make(params("root"), None), "self signed certificate");
    // Four certificates are the longest chain; every issuer must be in the truststore, up to the root.
    let second = make(authority("second"), Some(&root));
    let third = make(authority("third"), Some(&second));
    let fourth = make(authority("fourth"), Some(&third));
    let (of_third, of_fourth) = (make(params("three"), Some(&third)), make(params("four"), Some(&fourth)));
    check(&[&root, &second, &third], &of_third, "CN=three");
    check(&[&third, &second, &root], &of_third, "CN=three");
    check(&[&second, &third], &of_third, "Could not find issuer for certificate");
    check(&[&root, &second, &third, &fourth], &of_fourth, "certificate chain too long");
}

#[test]
fn what_an_issuer_must_be() {
    let root = make(authority("root"), None);
    // A client that signs another.
    let client = make(params("client"), Some(&root));
    check(&[&root, &client], &make(params("below"), Some(&client)), "unsupported certificate purpose");
    let mut no_signing = authority("no signing");
    no_signing.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let no_signing = make(no_signing, None);
    check(&[&no_signing], &make(params("below"), Some(&no_signing)), "unsupported certificate purpose");
    let mut short = authority("short");
    short.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let short = make(short, None);
    check(&[&short], &make(params("below"), Some(&short)), "CN=below");
    let between = make(authority("between"), Some(&short));
    check(&[&short, &between], &make(params("below"), Some(&between)), "certificate chain too long");
    let mut old = authority("old");
    old.not_after = date_time_ymd(2026, 1, 1);
    let old = make(old, None);
    check(&[&old], &make(params("below"), Some(&old)), "certificate has expired");
    // Names that an authority may not sign for are not compared: such an authority vouches for nobody.
    let mut constrained = authority("constrained");
    constrained.name_constraints = Some(rcgen::NameConstraints {
        permitted_subtrees: vec![rcgen::GeneralSubtree::DnsName("example.com".to_owned())],
        excluded_subtrees: Vec::new(),
    });
    let constrained = make(constrained, None);
    check(&[&constrained], &make(params("below"), Some(&constrained)), "unhandled critical extension");
}

#[test]
fn what_a_client_must_be() {
    let root = make(authority("root"), None);
    let with = |change: fn(&mut CertificateParams), expected: &str| {
        let mut params = params("client");
        change(&mut params);
        check(&[&root], &make(params, Some(&root)), expected);
    };
    with(|params| params.not_after = date_time_ymd(2026, 1, 1), "certificate has expired");
    with(|params| params.not_before = date_time_ymd(2026, 2, 1), "certificate is not yet valid");
    with(|params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth], "CN=client");
    with(|params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::Any], "CN=client");
    with(
        |params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth],
        "unsupported certificate purpose",
    );
    with(|params| params.key_usages = vec![KeyUsagePurpose::DigitalSignature], "CN=client");
    with(|params| params.key_usages = vec![KeyUsagePurpose::CrlSign], "unsupported certificate purpose");
    with(
        |params| {
            let mut strange = rcgen::CustomExtension::from_oid_content(&[1, 2, 3, 4], vec![5, 0]);
            strange.set_criticality(true);
            params.custom_extensions = vec![strange];
        },
        "unhandled critical extension",
    );
}

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_openssl_makes() {
    let folder = Folder(std::env::temp_dir().join(format!("stagedoor-trust-{}", std::process::id())));
    std::fs::create_dir_all(&folder.0).unwrap();
    let openssl = |arguments: &str| {
        let output = Command::new("openssl").current_dir(&folder.0).args(arguments.split(' ')).output();
        let output = output.expect("this test needs the command openssl: install the Debian package openssl");
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    };
    let read = |name: &str| std::fs::read(folder.0.join(name)).unwrap();
    let subject = "/C=US/ST=Washington/L=Seattle/O=Amazon,_Inc./OU=Security/CN=My_Private_CA";
    openssl(&format!("req -x509 -newkey rsa:2048 -nodes -days 3650 -keyout ca.key -out ca.pem -subj {subject}"));
    // Without extensions, which makes it of the first version, as in the service's own walk-through.
    let sign = |name: &str, key: &str, options: &str| {
        openssl(&format!("req -newkey {key} -nodes -keyout {name}.key -out {name}.csr -subj /C=US/O=Client/CN={name}"));
        openssl(&format!("x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -days 30 -out {name}.pem {options}"));
    };
    sign("plain", "rsa:2048", "-sha256 -set_serial 1");
    sign("long", "rsa:3072", "-sha512 -set_serial 0xf1b2c3d4e5f60718293a4b5c6d7e8f90");
    sign("weak", "rsa:2048", "-sha1 -set_serial 2");
    openssl("req -x509 -newkey rsa:1024 -nodes -days 3650 -keyout small.key -out small.pem -subj /CN=small");
    openssl("req -newkey rsa:2048 -nodes -keyout below.key -out below.csr -subj /CN=below");
    openssl("x509 -req -in below.csr -CA small.pem -CAkey small.key -days 30 -out below.pem -set_serial 3");
    #[expect(clippy::disallowed_methods, reason = "openssl takes the time from nowhere else")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64;
    let truststore = TrustStore::from_pem(&read("ca.pem")).unwrap();
    let verify = |name: &str| truststore.verify(&CertificateDer::from_pem_slice(&read(name)).unwrap(), now);
    let plain = verify("plain.pem").unwrap();
    assert_eq!(plain.subject, "C=US,O=Client,CN=plain");
    assert_eq!(plain.issuer, "C=US,ST=Washington,L=Seattle,O=Amazon\\,_Inc.,OU=Security,CN=My_Private_CA");
    assert_eq!(plain.serial_number, "1");
    assert_eq!(plain.pem.as_bytes(), read("plain.pem"));
    openssl("x509 -in plain.pem -noout -dates -out dates");
    let dates = format!("notBefore={}\nnotAfter={}\n", plain.not_before, plain.not_after);
    assert_eq!(String::from_utf8(read("dates")).unwrap(), dates);
    assert_eq!(verify("long.pem").unwrap().serial_number, "f1:b2:c3:d4:e5:f6:07:18:29:3a:4b:5c:6d:7e:8f:90");
    assert_eq!(verify("weak.pem").unwrap_err().to_string(), "Client cert using an insecure Signature Algorithm");
    // A key that is too short signs nothing.
    let small = TrustStore::from_pem(&read("small.pem")).unwrap();
    let below = CertificateDer::from_pem_slice(&read("below.pem")).unwrap();
    assert_eq!(small.verify(&below, now).unwrap_err().to_string(), "Could not find issuer for certificate");
}

#[test]
fn what_is_no_truststore() {
    for (text, expected) in [
        ("", "the text holds no certificate in PEM form"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "a certificate in the text cannot be read"),
    ] {
        assert_eq!(TrustStore::from_pem(text.as_bytes()).unwrap_err().to_string(), expected);
    }
    // Every cut and every flipped byte is refused or trusted, and never a panic.
    let root = make(authority("root"), None);
    let client = make(params("client"), Some(&root));
    let truststore = TrustStore::from_pem(root.pem.as_bytes()).unwrap();
    let whole = der(&client.pem);
    for at in 0..whole.len() {
        assert!(truststore.verify(&whole[..at].into(), NOW).is_err());
        for flip in [0x01, 0x80, 0xff] {
            let mut bytes = whole.to_vec();
            bytes[at] ^= flip;
            let flipped = truststore.verify(&bytes.into(), NOW);
            assert!(flipped.is_err(), "byte {at} is not covered by the signature");
        }
    }
    // And so is whatever else becomes of it; the seed is another one in every run.
    let seed = RandomState::new().hash_one(0);
    println!("seed {seed}");
    let mut state = seed;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..20_000 {
        let mut bytes = whole.to_vec();
        for _ in 0..=draw(6) {
            let at = draw(bytes.len());
            match draw(4) {
                0 => bytes[at] = draw(256) as u8,
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, draw(256) as u8),
                _ => bytes.truncate(at + 1),
            }
            if bytes.len() < 2 {
                break;
            }
        }
        let is_same = bytes == *whole;
        assert_eq!(truststore.verify(&bytes.into(), NOW).is_ok(), is_same, "seed {seed}");
    }
}
