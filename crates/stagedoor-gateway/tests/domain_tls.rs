//! TLS of domain names from the outside, by curl: which certificate a host shows, whom mutual TLS lets in, what security
//! policies and the endpoint access mode ask for.

mod harness;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use harness::*;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use stagedoor_gateway::plan::{
    BasePathMappingPlan, ConnectionPlan, DomainNamePlan, EndpointTypes, IntegrationPlan, MutualTlsPlan, StagePlan,
    tls_policy,
};
use stagedoor_gateway::{Change, Gateway, GatewaySettings, ListenAddress, ListenerTls, Planes, TlsMaterial, Workers};
use stagedoor_http::tls::{Identity, TrustStore};

const FORBIDDEN: &str = r#"403 {"message":"Forbidden"}"#;
const UNAVAILABLE: &str = r#"500 {"message": "Internal server error"}"#;
const REGIONAL: EndpointTypes = EndpointTypes { edge: false, regional: true, private: false };

/// A certificate with its key.
struct Made {
    pem: String,
    key: String,
    issuer: Issuer<'static, KeyPair>,
}

/// For a host or a client of that name, signed by `issuer` or by itself.
fn make(name: &str, issuer: Option<&Made>, change: impl FnOnce(&mut CertificateParams)) -> Made {
    let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    change(&mut params);
    let private_key = KeyPair::generate().expect("a key");
    let certificate = match issuer {
        Some(issuer) => params.signed_by(&private_key, &issuer.issuer),
        None => params.self_signed(&private_key),
    };
    let pem = certificate.expect("a certificate").pem();
    Made { pem, key: private_key.serialize_pem(), issuer: Issuer::new(params, private_key) }
}

fn host(name: &str) -> Made {
    make(name, None, |_| {})
}

fn authority(name: &str) -> Made {
    make(name, None, |params| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained))
}

impl Made {
    fn identity(&self) -> Identity {
        Identity::from_pem(self.pem.as_bytes(), self.key.as_bytes()).expect("they belong together")
    }

    fn truststore(&self) -> Arc<TrustStore> {
        Arc::new(TrustStore::from_pem(self.pem.as_bytes()).expect("a certificate"))
    }
}

/// A gateway whose port takes TLS and plain HTTP, with a folder for what curl reads.
struct Listening {
    gateway: Arc<Gateway>,
    port: u16,
    folder: PathBuf,
    _workers: Workers,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Serves stage `dev` of the API `api`, under these domain names too.
fn listen(material: TlsMaterial, api: ConnectionPlan, domain_names: Vec<DomainNamePlan>) -> Listening {
    let shown = "$context.identity.clientCert.subjectDN|$context.identity.clientCert.validity.notAfter";
    let mut stage = stage(vec![("GET /", mock(shown))]);
    deployment(&mut stage).connection = api;
    let settings = GatewaySettings { dev: true, ..GatewaySettings::default() };
    serve_stage(settings, stage, material, domain_names)
}

fn serve_stage(
    settings: GatewaySettings,
    stage: StagePlan,
    material: TlsMaterial,
    domain_names: Vec<DomainNamePlan>,
) -> Listening {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("stagedoor-domain-tls-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let gateway = Gateway::new(settings, Arc::new(FixedClock::default()), Arc::new(CountingRandom::default()));
    let changes = domain_names.into_iter().map(Change::PutDomainName);
    gateway.publish(changes.chain([Change::PutStage(stage)]).collect());
    gateway.set_tls(material);
    let tls = Some(ListenerTls { acceptor: gateway.tls_acceptor(), tls_only: false });
    let listen = ListenAddress { address: (Ipv4Addr::LOCALHOST, 0).into(), planes: Planes::Invoke, tls };
    let workers = Workers::start(gateway.clone(), vec![listen], 1, Arc::new(Echo)).expect("loopback has ports");
    Listening { gateway, port: workers.local_addresses()[0].port(), folder, _workers: workers }
}

fn domain_name(name: &str) -> DomainNamePlan {
    let mapping = BasePathMappingPlan { api_id: "api".into(), stage_name: Some("dev".into()) };
    DomainNamePlan {
        id: name.into(),
        hosts: vec![name.into()],
        mappings: [("".into(), mapping)].into_iter().collect(),
        connection: ConnectionPlan { endpoint_types: REGIONAL, ..ConnectionPlan::default() },
        ..DomainNamePlan::default()
    }
}

fn mutual(name: &str, truststore_uri: &str) -> DomainNamePlan {
    let mutual_tls = Some(MutualTlsPlan { truststore_uri: truststore_uri.into(), truststore: None });
    DomainNamePlan { mutual_tls, ..domain_name(name) }
}

fn policy(name: &str) -> ConnectionPlan {
    let policy = tls_policy(name).expect("a policy of the service");
    ConnectionPlan { policy, endpoint_types: REGIONAL, ..ConnectionPlan::default() }
}

fn strict() -> ConnectionPlan {
    ConnectionPlan { is_strict: true, endpoint_types: REGIONAL, ..ConnectionPlan::default() }
}

impl Listening {
    /// Status and body, or curl's exit code. `url` has a host whose address is ours; the server's certificate is
    /// checked against `trusted` if there is one.
    fn curl(&self, url: &str, trusted: Option<&Made>, client: Option<&Made>, options: &[&str]) -> String {
        let (scheme, rest) = url.split_once("://").expect("a scheme");
        let (host, path) = rest.split_once('/').expect("a path");
        let write = |name: &str, text: &str| std::fs::write(self.folder.join(name), text).expect("written");
        let mut command = Command::new("curl");
        command.current_dir(&self.folder).args(["-s", "-w", "%{stderr}%{http_code} ", "--max-time", "20"]);
        command.args(["--resolve", &format!("{host}:{}:127.0.0.1", self.port)]);
        match trusted {
            Some(made) => {
                write("trusted.pem", &made.pem);
                command.args(["--cacert", "trusted.pem"]);
            }
            None => drop(command.arg("-k")),
        }
        if let Some(made) = client {
            write("client.pem", &made.pem);
            write("client.key", &made.key);
            command.args(["--cert", "client.pem", "--key", "client.key"]);
        }
        command.args(options).arg(format!("{scheme}://{host}:{}/{path}", self.port));
        let output = command.output().expect("this test needs the command curl: install the Debian package curl");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        match output.status.code() {
            Some(0) => text(output.stderr) + &text(output.stdout),
            // Turned away behind its side of the handshake, a client may notice when it sends or when it reads.
            Some(55) => TURNED_AWAY.to_owned(),
            code => format!("curl: {}", code.unwrap_or_default()),
        }
    }

    fn check(&self, url: &str, trusted: Option<&Made>, client: Option<&Made>, options: &[&str], expected: &str) {
        assert_eq!(self.curl(url, trusted, client, options), expected, "{url} {options:?}");
    }
}

/// The codes of curl.
const UNTRUSTED: &str = "curl: 60";
const NO_HANDSHAKE: &str = "curl: 35";
/// A client without a certificate is told in the handshake, and by TLS 1.3 right after it.
const NO_CLIENT_CERTIFICATE: &str = "curl: 98";
const TURNED_AWAY: &str = "curl: 56";

#[test]
fn hosts_show_their_own_certificates() {
    let [default, by_arn, by_host, wildcard, uploaded] =
        ["other.example.org", "arn.example.com", "host.example.com", "*.wild.example.com", "up.example.com"].map(host);
    let arn = "arn:aws:acm:us-east-1:000000000000:certificate/1";
    let identities = [(arn, &by_arn), ("host.example.com", &by_host), ("*.wild.example.com", &wildcard)];
    let material = TlsMaterial {
        default: Some(default.identity()),
        identities: identities.map(|(name, made)| (name.to_owned(), made.identity())).into(),
        ..TlsMaterial::default()
    };
    let mut names = ["arn.example.com", "host.example.com", "*.wild.example.com", "up.example.com"].map(domain_name);
    names[0].certificate_arns = vec!["arn:unknown".into(), arn.into()];
    names[3].identity = Some(uploaded.identity());
    let listening = listen(material.clone(), ConnectionPlan::default(), names.into());
    for (name, made) in [
        ("arn.example.com", &by_arn),
        ("host.example.com", &by_host),
        ("HOST.example.com", &by_host),
        ("a.wild.example.com", &wildcard),
        ("up.example.com", &uploaded),
    ] {
        for (option, version) in [("--http1.1", "1.1"), ("--http2", "2")] {
            let options = [option, "-w", "%{stderr}%{http_version} %{http_code} "];
            listening.check(&format!("https://{name}/"), Some(made), None, &options, &format!("{version} 200 |"));
        }
        listening.check(&format!("http://{name}/"), None, None, &[], "200 |");
        listening.check(&format!("https://{name}/"), Some(&default), None, &[], UNTRUSTED);
    }
    // Whoever asks for another name, or for none, sees the default.
    listening.check("https://other.example.org/", Some(&default), None, &["-H", "Host: arn.example.com"], "200 |");
    listening.check("https://api.execute-api.localhost/dev", None, None, &[], "200 |");
    // Another certificate from now on.
    let exchanged = host("host.example.com");
    let mut newer = material.clone();
    newer.identities.insert("host.example.com".to_owned(), exchanged.identity());
    listening.gateway.set_tls(newer);
    listening.check("https://host.example.com/", Some(&exchanged), None, &[], "200 |");
    listening.check("https://host.example.com/", Some(&by_host), None, &[], UNTRUSTED);
    // Without a default there is nothing for strangers; without any certificate there is plain HTTP alone.
    listening.gateway.set_tls(TlsMaterial { default: None, ..material });
    listening.check("https://arn.example.com/", Some(&by_arn), None, &[], "200 |");
    listening.check("https://other.example.org/", None, None, &[], NO_HANDSHAKE);
    listening.check("http://arn.example.com/", None, None, &[], "200 |");
}

#[test]
fn mutual_tls_lets_in_whom_the_truststore_of_the_host_stands_for() {
    let server = host("any");
    let (first, second) = (authority("first"), authority("second"));
    let truststores = [("s3://a/first", &first), ("s3://a/second", &second)];
    let material = TlsMaterial {
        default: Some(server.identity()),
        truststores: truststores.map(|(uri, made)| (uri.to_owned(), made.truststore())).into(),
        ..TlsMaterial::default()
    };
    let mut of_first = mutual("first.example.com", "s3://a/first");
    of_first.hosts.push("d-abc".into());
    let names = vec![
        of_first,
        mutual("second.example.com", "s3://a/second"),
        mutual("lost.example.com", "s3://a/lost"),
        domain_name("open.example.com"),
    ];
    let listening = listen(material.clone(), ConnectionPlan::default(), names);
    let until = |year| move |params: &mut CertificateParams| params.not_after = date_time_ymd(year, 1, 1);
    let client = make("client", Some(&first), until(2027));
    let shown = "200 CN=client|Jan  1 00:00:00 2027 GMT";
    let https = |name: &str| format!("https://{name}.example.com/");
    for options in [&[][..], &["--http2"], &["--tls-max", "1.2"]] {
        listening.check(&https("first"), None, Some(&client), options, shown);
        listening.check(&https("second"), None, Some(&client), options, FORBIDDEN);
        // Who is not asked is not looked at.
        listening.check(&https("open"), None, Some(&client), options, "200 |");
    }
    listening.check(&https("first"), None, None, &[], TURNED_AWAY);
    listening.check(&https("first"), None, None, &["--tls-max", "1.2"], NO_CLIENT_CERTIFICATE);
    for stranger in [
        make("client", Some(&second), |_| {}),
        make("client", None, |_| {}),
        make("client", Some(&first), until(2026)),
        make("client", Some(&first), |params| params.not_before = date_time_ymd(2026, 2, 1)),
    ] {
        listening.check(&https("first"), None, Some(&stranger), &[], FORBIDDEN);
    }
    // What a connection was let in for opens nothing else, and what it was not let in for stays shut.
    let with_host = |name: &str| format!("Host: {name}.example.com");
    let of_second = make("client", Some(&second), |_| {});
    for (connection, client, request, expected) in [
        ("open", Some(&client), "first", FORBIDDEN),
        ("open", None, "first", FORBIDDEN),
        ("second", Some(&of_second), "first", FORBIDDEN),
        ("second", Some(&client), "first", FORBIDDEN),
        ("first", Some(&client), "second", FORBIDDEN),
        ("first", Some(&client), "open", "200 |"),
        ("first", Some(&of_second), "open", "200 |"),
    ] {
        listening.check(&https(connection), None, client, &["-H", &with_host(request)], expected);
    }
    listening.check("http://first.example.com/", None, None, &[], FORBIDDEN);
    // What its DNS record points to is the same domain name.
    let regional = "d-abc.execute-api.us-east-1.amazonaws.com";
    listening.check(&format!("https://{regional}/"), None, Some(&client), &[], shown);
    listening.check(&format!("https://{regional}/"), None, None, &[], TURNED_AWAY);
    listening.check(&https("first"), None, Some(&client), &["-H", &format!("Host: {regional}")], shown);
    listening.check(&https("open"), None, Some(&client), &["-H", &format!("Host: {regional}")], FORBIDDEN);
    listening.check(&format!("http://{regional}/"), None, None, &[], FORBIDDEN);
    // The default endpoint is open, on this connection too, and shows nobody's certificate.
    let api = "Host: api.execute-api.localhost";
    listening.check("https://first.example.com/dev", None, Some(&client), &["-H", api], "200 |");
    listening.check("http://api.execute-api.localhost/dev", None, None, &[], "200 |");
    // Without a truststore nobody comes in, and it is said why.
    listening.check(&https("lost"), None, Some(&client), &[], UNAVAILABLE);
    let why = listening.curl(&https("lost"), None, Some(&client), &["-i"]);
    let said =
        "x-stagedoor-reason: no setting says where the truststore s3://a/lost is: give it a file under [truststores]";
    assert!(why.contains(said), "{why}");
    let why = listening.curl(&https("second"), None, Some(&client), &["-i"]);
    assert!(why.contains("Access denied. Reason: Could not find issuer for certificate"), "{why}");
    // Another truststore holds at once.
    let mut newer = material;
    newer.truststores.insert("s3://a/first".to_owned(), second.truststore());
    listening.gateway.set_tls(newer);
    listening.check(&https("first"), None, Some(&client), &[], FORBIDDEN);
    listening.check(&https("first"), None, Some(&of_second), &[], "200 CN=client|Jan  1 00:00:00 4096 GMT");
}

#[test]
fn functions_are_told_the_client_s_certificate() {
    let (server, authority) = (host("any"), authority("first"));
    let material = TlsMaterial {
        default: Some(server.identity()),
        truststores: [("s3://a/first".to_owned(), authority.truststore())].into(),
        ..TlsMaterial::default()
    };
    let lambda = Backend::start(|received| {
        let event: serde_json::Value = serde_json::from_slice(&received.body).expect("an event");
        let body = event["requestContext"]["identity"]["clientCert"].to_string();
        lambda_answer(200, "", &serde_json::json!({ "body": body }).to_string())
    });
    let uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations";
    let stage = stage(vec![("GET /", IntegrationPlan::LambdaProxy(lambda_proxy_plan(uri)))]);
    let names = vec![mutual("first.example.com", "s3://a/first"), domain_name("open.example.com")];
    let listening = serve_stage(lambda_settings(&lambda.url("")), stage, material, names);
    let client = make("client", Some(&authority), |params| params.not_after = date_time_ymd(2027, 1, 1));
    let told = listening.curl("https://first.example.com/", None, Some(&client), &[]);
    let told = told.find('{').and_then(|start| told.get(start..=told.rfind('}')?)).expect("JSON");
    let told: serde_json::Value = serde_json::from_str(told).expect("JSON");
    let names: Vec<_> = told.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(names, ["clientCertPem", "subjectDN", "issuerDN", "serialNumber", "validity"]);
    assert!(told["clientCertPem"].as_str().is_some_and(|pem| pem.starts_with("-----BEGIN CERTIFICATE-----")), "{told}");
    assert_eq!((&told["subjectDN"], &told["issuerDN"]), (&"CN=client".into(), &"CN=first".into()));
    assert_eq!(told["validity"]["notAfter"], "Jan  1 00:00:00 2027 GMT");
    assert!(told["validity"]["notBefore"].is_string() && told["serialNumber"].is_string(), "{told}");
    listening.check("https://open.example.com/", None, Some(&client), &[], "200 null");
}

#[test]
fn security_policies() {
    let material = TlsMaterial { default: Some(host("any").identity()), ..TlsMaterial::default() };
    let named = |name: &str, policy_name: &str| DomainNamePlan { connection: policy(policy_name), ..domain_name(name) };
    let names = vec![
        named("tls13.example.com", "SecurityPolicy_TLS13_1_3_2025_09"),
        named("fips.example.com", "SecurityPolicy_TLS13_1_3_FIPS_2025_09"),
        named("aes.example.com", "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09"),
        named("any.example.com", "TLS_1_0"),
    ];
    let listening = listen(material.clone(), ConnectionPlan::default(), names);
    let twelve = ["--tls-max", "1.2"];
    let chacha = ["--tls-max", "1.2", "--ciphers", "ECDHE-ECDSA-CHACHA20-POLY1305"];
    let chacha13 = ["--tls13-ciphers", "TLS_CHACHA20_POLY1305_SHA256"];
    let x25519 = ["--curves", "X25519"];
    // (host, options, whether there is a connection)
    for (name, options, expected) in [
        ("tls13", &[][..], true),
        ("tls13", &twelve, false),
        ("tls13", &chacha13, true),
        ("fips", &[], true),
        ("fips", &chacha13, false),
        ("fips", &x25519, false),
        ("aes", &[], true),
        ("aes", &twelve, true),
        ("aes", &chacha, false),
        ("aes", &x25519, true),
        ("any", &twelve, true),
        ("any", &chacha, true),
    ] {
        let expected = if expected { "200 |" } else { NO_HANDSHAKE };
        listening.check(&format!("https://{name}.example.com/"), None, None, options, expected);
    }
    // A connection for another host may be too little for this one.
    for (options, host, expected) in [
        (&twelve[..], "tls13", FORBIDDEN),
        (&[], "tls13", "200 |"),
        (&chacha13, "fips", FORBIDDEN),
        (&x25519, "fips", FORBIDDEN),
        (&chacha, "aes", FORBIDDEN),
        (&twelve, "aes", "200 |"),
    ] {
        let host = format!("Host: {host}.example.com");
        let options = [options, &["-H", &host]].concat();
        listening.check("https://any.example.com/", None, None, &options, expected);
    }
    // How TLS is spoken is one thing, whether it is another.
    listening.check("http://tls13.example.com/", None, None, &[], "200 |");
    // An API's policy holds at its own endpoint, and for domain names that lead there.
    let names = vec![named("any.example.com", "TLS_1_2")];
    let listening = listen(material, policy("SecurityPolicy_TLS13_1_3_2025_09"), names);
    listening.check("https://any.example.com/", None, None, &twelve, FORBIDDEN);
    listening.check("https://any.example.com/", None, None, &[], "200 |");
    listening.check("https://api.execute-api.localhost/dev", None, None, &twelve, NO_HANDSHAKE);
    listening.check("https://API.execute-api.localhost/dev", None, None, &[], "200 |");
    listening.check("http://api.execute-api.localhost/dev", None, None, &[], "200 |");
}

#[test]
fn strict_access() {
    let material = TlsMaterial { default: Some(host("any").identity()), ..TlsMaterial::default() };
    let edge = EndpointTypes { edge: true, ..EndpointTypes::default() };
    let of_edge = DomainNamePlan {
        connection: ConnectionPlan { endpoint_types: edge, ..strict() },
        ..domain_name("edge.example.com")
    };
    let names = || {
        vec![
            DomainNamePlan { connection: strict(), ..domain_name("strict.example.com") },
            domain_name("basic.example.com"),
        ]
    };
    let host = |name: &'static str| ["-H", name];
    // The domain name is strict.
    let api = ConnectionPlan { endpoint_types: REGIONAL, ..ConnectionPlan::default() };
    let mut all = names();
    all.push(of_edge);
    let listening = listen(material.clone(), api, all);
    listening.check("https://strict.example.com/", None, None, &[], "200 |");
    listening.check("https://strict.example.com/", None, None, &host("Host: STRICT.example.com:1"), "200 |");
    listening.check("http://strict.example.com/", None, None, &[], FORBIDDEN);
    listening.check("https://basic.example.com/", None, None, &host("Host: strict.example.com"), FORBIDDEN);
    listening.check("https://strict.example.com/", None, None, &host("Host: basic.example.com"), "200 |");
    listening.check("http://basic.example.com/", None, None, &[], "200 |");
    listening.check("https://edge.example.com/", None, None, &[], FORBIDDEN);
    // The API is.
    let listening = listen(material, strict(), names());
    listening.check("https://api.execute-api.localhost/dev", None, None, &[], "200 |");
    listening.check("http://api.execute-api.localhost/dev", None, None, &[], FORBIDDEN);
    listening.check("https://basic.example.com/", None, None, &[], "200 |");
    listening.check("http://basic.example.com/", None, None, &[], FORBIDDEN);
    listening.check("https://strict.example.com/", None, None, &host("Host: basic.example.com"), FORBIDDEN);
    listening.check("https://localhost/_aws/execute-api/api/dev", None, None, &[], FORBIDDEN);
}
