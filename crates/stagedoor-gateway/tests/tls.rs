//! TLS on both sides: one gateway calls another over HTTPS, whose port takes plain HTTP as well.

mod harness;

use std::net::Ipv4Addr;
use std::process::Command;

use harness::*;
use stagedoor_gateway::plan::IntegrationPlan;
use stagedoor_gateway::{GatewaySettings, ListenerTls};
use stagedoor_http::client::PoolSettings;
use stagedoor_http::tls::{TlsAcceptor, server_config};

/// A self-signed certificate for 127.0.0.1 and its key, by the `openssl` command.
fn certificate() -> (Vec<u8>, Vec<u8>) {
    let folder = std::env::temp_dir().join(format!("stagedoor-gateway-tls-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let made = Command::new("openssl")
        .current_dir(&folder)
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"])
        .args(["-keyout", "key.pem", "-out", "certificate.pem", "-subj", "/CN=test"])
        .args(["-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE"])
        .output()
        .expect("this test needs the command openssl: install the Debian package openssl");
    assert!(made.status.success());
    let read = |file: &str| std::fs::read(folder.join(file)).expect("openssl wrote it");
    let pair = (read("certificate.pem"), read("key.pem"));
    std::fs::remove_dir_all(&folder).expect("it is ours");
    pair
}

#[test]
fn https_in_and_out() {
    let (certificate, key) = certificate();
    let acceptor = TlsAcceptor::new(server_config(&certificate, &key).expect("a good pair"));
    let behind = |tls_only| {
        let mut answer = mock("behind");
        if let IntegrationPlan::Mock(plan) = &mut answer {
            plan.responses[0].response_parameters =
                response_parameters(&[("X-Proto", "method.request.header.X-Forwarded-Proto")]);
        }
        let plan = stage(vec![("GET /a", answer)]);
        let tls = Some(ListenerTls { acceptor: acceptor.clone(), tls_only });
        serve_at((Ipv4Addr::LOCALHOST, 0).into(), GatewaySettings::default(), vec![plan], tls)
    };
    let (both, only) = (behind(false), behind(true));
    let url = |served: &Served| format!("https://{}/_aws/execute-api/api/dev/a", served.address);
    let plan = || {
        let mut trusting = http_proxy_plan(&url(&both), &[]);
        trusting.insecure_skip_verification = true;
        stage(vec![
            ("GET /both", http_proxy(&url(&both), &[])),
            ("GET /only", http_proxy(&url(&only), &[])),
            ("GET /trusting", IntegrationPlan::HttpProxy(trusting)),
        ])
    };
    let pool = PoolSettings { extra_roots: certificate.clone(), ..PoolSettings::default() };
    let knowing = serve(GatewaySettings { pool, ..GatewaySettings::default() }, vec![plan()]);
    let strange = serve(GatewaySettings::default(), vec![plan()]);
    for (served, path, status) in
        [(&knowing, "both", 200), (&knowing, "only", 200), (&strange, "both", 504), (&strange, "trusting", 200)]
    {
        let answer = served.ask(&format!("GET /dev/{path}"), "");
        assert_eq!(answer.status, status, "{path}: {}", answer.text());
        if status == 200 {
            assert_eq!((answer.text().as_str(), answer.header("X-Proto")), ("behind", Some("http")), "{path}");
        }
    }
    // The same port speaks plain HTTP, unless that is forbidden.
    assert_eq!(both.ask("GET /dev/a", "").text(), "behind");
    let mut client = Client::connect(only.address);
    let _ = std::io::Write::write_all(&mut client.socket, b"GET /dev/a HTTP/1.1\r\nHost: a\r\n\r\n");
    let mut said = Vec::new();
    let _ = std::io::Read::read_to_end(client.reader(), &mut said);
    assert!(!said.starts_with(b"HTTP/"), "nothing is served in the clear");
}
