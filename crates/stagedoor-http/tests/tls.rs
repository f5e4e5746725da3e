//! TLS between our own server and pool: what is trusted, what is refused, and which protocol is spoken.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::cell::RefCell;
use std::process::Command;
use std::rc::Rc;
use std::time::Duration;

use http::Method;
use stagedoor_http::client::{Address, ClientError, Origin, Pool, PoolSettings, Scheme};
use stagedoor_http::tls::{ClientCertificates, Identity, TlsAcceptor, TlsPolicy, server_config};
use stagedoor_http::{Body, Request, Shutdown};
use support::{Echo, local, settings};
use tokio::net::TcpListener;
use tokio::time::Instant;

/// A self-signed certificate and its key, by the `openssl` command.
fn certificate(name: &str, options: &[&str]) -> (Vec<u8>, Vec<u8>) {
    let folder = std::env::temp_dir().join(format!("stagedoor-tls-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let status = Command::new("openssl")
        .current_dir(&folder)
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"])
        .args(["-keyout", "key.pem", "-out", "certificate.pem", "-subj", "/CN=test"])
        .args(options)
        .output();
    let status = status.expect("this test needs the command openssl: install the Debian package openssl").status;
    assert!(status.success());
    let read = |file: &str| std::fs::read(folder.join(file)).unwrap();
    let made = (read("certificate.pem"), read("key.pem"));
    std::fs::remove_dir_all(&folder).unwrap();
    made
}

async fn serve((certificate, key): &(Vec<u8>, Vec<u8>)) -> u16 {
    let acceptor = TlsAcceptor::new(server_config(certificate, key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::task::spawn_local(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            let acceptor = acceptor.clone();
            tokio::task::spawn_local(async move {
                if let Ok(io) = acceptor.sniff(socket).await {
                    support::spawn(io, Echo::default(), settings(), &Shutdown::new()).await.unwrap();
                }
            });
        }
    });
    port
}

#[test]
fn trust() {
    let good = certificate(
        "good",
        &["-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE"],
    );
    let authority = certificate("authority", &["-addext", "subjectAltName=IP:127.0.0.1"]);
    let other_name = certificate("name", &["-addext", "subjectAltName=DNS:example.com"]);
    local(async {
        // (certificate, trusted as a root, verification left out, whether a request gets through)
        for (name, made, trusted, skip, expected) in [
            ("good", &good, true, false, true),
            ("good", &good, false, false, false),
            ("good", &good, false, true, true),
            ("authority", &authority, false, false, false),
            ("authority", &authority, false, true, true),
            ("other name", &other_name, false, true, false),
        ] {
            let port = serve(made).await;
            let extra_roots = if trusted { made.0.clone() } else { Vec::new() };
            let pool = Pool::new(PoolSettings { extra_roots, ..PoolSettings::default() });
            let origin = Origin {
                scheme: Scheme::Https,
                host: "127.0.0.1".into(),
                port,
                insecure_skip_verification: skip,
                identity: None,
                connect_to: None,
            };
            for _ in 0..2 {
                let request = Request::new(Method::POST, "/a", Body::Full(vec![b'x'; 100_000].into()));
                match pool.send(&origin, request, Instant::now() + Duration::from_secs(10)).await {
                    Ok(response) => {
                        assert!(expected, "{name}");
                        assert_eq!(response.status, 200);
                        assert!(response.body.collect(1 << 20).await.unwrap().len() > 100_000);
                    }
                    Err(error) => assert!(!expected && matches!(error, ClientError::Tls(_)), "{name}: {error:?}"),
                }
            }
        }
    });
}

#[test]
fn an_origin_is_asked_for_by_its_name_wherever_connections_go() {
    let made = certificate(
        "elsewhere",
        &["-addext", "subjectAltName=DNS:orders.internal", "-addext", "basicConstraints=critical,CA:FALSE"],
    );
    local(async {
        let port = serve(&made).await;
        let pool = Pool::new(PoolSettings { extra_roots: made.0.clone(), ..PoolSettings::default() });
        for (host, expected) in [("orders.internal", true), ("other.internal", false)] {
            let origin = Origin {
                scheme: Scheme::Https,
                host: host.into(),
                port: 8443,
                insecure_skip_verification: false,
                identity: None,
                connect_to: Address::parse(&format!("127.0.0.1:{port}")),
            };
            let request = Request::new(Method::GET, "/a", Body::Empty);
            let answer = pool.send(&origin, request, Instant::now() + Duration::from_secs(10)).await;
            assert_eq!(answer.is_ok(), expected, "{host}");
            if let Ok(response) = answer {
                let text = response.body.collect(1 << 20).await.unwrap();
                assert!(String::from_utf8_lossy(&text).contains("orders.internal:8443"), "{text:?}");
            }
        }
    });
}

#[test]
fn one_port_speaks_all() {
    let made = certificate("curl", &["-addext", "subjectAltName=IP:127.0.0.1"]);
    local(async {
        let port = serve(&made).await;
        for (scheme, option, expected) in [
            ("http", "--http1.1", "1.1 200"),
            ("http", "--http2-prior-knowledge", "2 200"),
            ("https", "--http1.1", "1.1 200"),
            ("https", "--http2", "2 200"),
        ] {
            let url = format!("{scheme}://127.0.0.1:{port}/a?b");
            let arguments = ["-sk", option, "-d", "hello", "-o", "-", "-w", "|%{http_version} %{http_code}", &url]
                .map(str::to_owned);
            let output = tokio::task::spawn_blocking(|| Command::new("curl").args(arguments).output()).await.unwrap();
            let output = output.expect("this test needs the command curl: install the Debian package curl");
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(text.contains("\"hello\"") && text.ends_with(&format!("|{expected}")), "{option}: {text}");
        }
    });
}

/// An identity by rcgen, until that year.
fn identity(name: &str, year: i32) -> (Identity, Vec<u8>) {
    let mut params = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_after = rcgen::date_time_ymd(year, 1, 1);
    let private_key = rcgen::KeyPair::generate().unwrap();
    let certificate = params.self_signed(&private_key).unwrap();
    let made = Identity::from_pem(certificate.pem().as_bytes(), private_key.serialize_pem().as_bytes()).unwrap();
    (made, certificate.der().to_vec())
}

#[test]
fn backends_are_shown_who_calls() {
    let (server, _) = identity("localhost", 2100);
    let config = server.server_config(TlsPolicy::default(), ClientCertificates::Required).unwrap();
    let seen = Rc::new(RefCell::new(Vec::new()));
    local(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (acceptor, noting) = (TlsAcceptor::new(config), seen.clone());
        tokio::task::spawn_local(async move {
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                let Ok(io) = acceptor.sniff(socket).await else { continue };
                let chain = io.facts().map(|facts| facts.client_chain).unwrap_or_default();
                noting.borrow_mut().push(chain.first().map(|shown| shown.to_vec()));
                tokio::task::spawn_local(async move {
                    support::spawn(io, Echo::default(), settings(), &Shutdown::new()).await.unwrap();
                });
            }
        });
        let pool = Pool::new(PoolSettings::default());
        let origin = |identity: Option<&Identity>| Origin {
            scheme: Scheme::Https,
            host: "localhost".into(),
            port,
            insecure_skip_verification: true,
            identity: identity.cloned(),
            connect_to: None,
        };
        let ask = async |identity: Option<&Identity>| {
            let request = Request::new(Method::GET, "/", Body::Empty);
            let answer = pool.send(&origin(identity), request, Instant::now() + Duration::from_secs(10)).await?;
            let _ = answer.body.collect(1 << 20).await;
            Ok::<_, ClientError>(answer.status)
        };
        let (first, first_der) = identity("first", 2100);
        // One that has expired is shown all the same: the backend judges.
        let (old, old_der) = identity("old", 2001);
        for (identity, der, connections) in [(&first, &first_der, 1), (&old, &old_der, 1), (&first, &first_der, 0)] {
            for _ in 0..2 {
                assert_eq!(ask(Some(identity)).await.unwrap(), 200);
            }
            let shown: Vec<_> = seen.borrow_mut().drain(..).collect();
            assert_eq!(shown, vec![Some(der.clone()); connections]);
        }
        let refused = ask(None).await.unwrap_err();
        assert!(matches!(refused, ClientError::Tls(_) | ClientError::Reset(_)), "{refused:?}");
    });
    assert!(!format!("{server:?}").contains("PRIVATE"));
}
