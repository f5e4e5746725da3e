//! Authorizers that verify tokens: really signed ones, from user pools and from other issuers.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod harness;

use std::sync::{Arc, Mutex};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, ECDSA_P521_SHA512_FIXED_SIGNING, EcdsaKeyPair,
    KeyPair as _, RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use harness::*;
use serde_json::{Value, json};
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::endpoints::{Endpoint, Endpoints};
use stagedoor_gateway::plan::{
    AuthorizationPlan, AuthorizerKind, AuthorizerPlan, ClaimRule, IdentitySource, IssuerPlan, KeySource, StagePlan,
    TokenAuthorizerPlan, TokenRules,
};
use stagedoor_vtl::JavaPattern;

const POOL: &str = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc";
const UNAUTHORIZED: &str = r#"401 {"message":"Unauthorized"}"#;
const EXPIRED: &str = r#"401 {"message":"The incoming token has expired"}"#;
const DENIED: &str = r#"403 {"Message":"User is not authorized to access this resource"}"#;
const UNREACHABLE: &str = r#"500 {"message":null}"#;
/// When the tests' clock stands.
const NOW: i64 = 1_767_323_045;

/// A private key, its id and its algorithm.
struct Signer {
    id: &'static str,
    algorithm: &'static str,
    key: SigningKey,
}

enum SigningKey {
    Rsa(RsaKeyPair),
    Ec(EcdsaKeyPair),
}

fn encoded(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Signer {
    fn rsa(id: &'static str, algorithm: &'static str) -> Self {
        Self { id, algorithm, key: SigningKey::Rsa(RsaKeyPair::generate(KeySize::Rsa2048).unwrap()) }
    }

    fn ec(id: &'static str, algorithm: &'static str) -> Self {
        let kind = match algorithm {
            "ES256" => &ECDSA_P256_SHA256_FIXED_SIGNING,
            "ES384" => &ECDSA_P384_SHA384_FIXED_SIGNING,
            _ => &ECDSA_P521_SHA512_FIXED_SIGNING,
        };
        Self { id, algorithm, key: SigningKey::Ec(EcdsaKeyPair::generate(kind).unwrap()) }
    }

    /// The key as its owner publishes it.
    fn public(&self) -> Value {
        match &self.key {
            SigningKey::Rsa(pair) => {
                let public = pair.public_key();
                let (n, e) = (public.modulus(), public.exponent());
                json!({
                    "kty": "RSA", "kid": self.id, "alg": self.algorithm, "use": "sig",
                    "n": encoded(n.big_endian_without_leading_zero()), "e": encoded(e.big_endian_without_leading_zero()),
                })
            }
            SigningKey::Ec(pair) => {
                let (x, y) = pair.public_key().as_ref()[1..].split_at(pair.public_key().as_ref().len() / 2);
                let curve = match self.algorithm {
                    "ES256" => "P-256",
                    "ES384" => "P-384",
                    _ => "P-521",
                };
                json!({"kty": "EC", "kid": self.id, "crv": curve, "x": encoded(x), "y": encoded(y)})
            }
        }
    }

    fn token(&self, claims: &Value) -> String {
        self.token_with(&json!({"alg": self.algorithm, "kid": self.id, "typ": "JWT"}), claims)
    }

    fn token_with(&self, header: &Value, claims: &Value) -> String {
        let message = format!("{}.{}", encoded(header.to_string()), encoded(claims.to_string()));
        format!("{message}.{}", encoded(self.sign(message.as_bytes())))
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match &self.key {
            SigningKey::Rsa(pair) => {
                let encoding = match self.algorithm {
                    "RS256" => &RSA_PKCS1_SHA256,
                    "RS384" => &RSA_PKCS1_SHA384,
                    _ => &RSA_PKCS1_SHA512,
                };
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(encoding, &random, message, &mut signature).unwrap();
                signature
            }
            SigningKey::Ec(pair) => pair.sign(&random, message).unwrap().as_ref().to_vec(),
        }
    }
}

/// Publishes keys: as a user pool, and by OpenID discovery.
struct Issuer {
    backend: Backend,
    keys: Arc<Mutex<Vec<Value>>>,
}

impl Issuer {
    fn start(signers: &[&Signer]) -> Self {
        let keys: Arc<Mutex<Vec<Value>>> = Arc::new(Mutex::new(signers.iter().map(|signer| signer.public()).collect()));
        let published = keys.clone();
        let backend = Backend::start(move |received| {
            let host = received.header("Host").unwrap();
            let body = match received.line.split(' ').nth(1).unwrap() {
                "/us-east-1_abc/.well-known/jwks.json" | "/keys?v=1" => json!({"keys": *published.lock().unwrap()}),
                "/.well-known/openid-configuration" => json!({"jwks_uri": format!("http://{host}/keys?v=1")}),
                "/aws/.well-known/openid-configuration" => {
                    json!({"jwks_uri": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc/.well-known/jwks.json"})
                }
                "/large/.well-known/openid-configuration" => json!({"jwks_uri": "x".repeat(200_000)}),
                _ => return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec(),
            };
            let body = body.to_string();
            format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
        });
        Self { backend, keys }
    }

    fn settings(&self) -> GatewaySettings {
        let mut endpoints = Endpoints::default();
        endpoints.add("cognito-idp", &self.backend.url("")).expect("a URL");
        GatewaySettings { dev: true, endpoints, ..GatewaySettings::default() }
    }
}

fn pool() -> TokenAuthorizerPlan {
    TokenAuthorizerPlan {
        source: IdentitySource::header("Authorization"),
        issuers: vec![IssuerPlan {
            issuer: POOL.to_owned(),
            keys: KeySource::UserPool("us-east-1_abc".to_owned()),
            audiences: Vec::new(),
            claims: Vec::new(),
        }],
        algorithms: vec!["RS256".to_owned()],
        rules: TokenRules::UserPool { audience: None },
    }
}

fn jwt(issuer: &str) -> TokenAuthorizerPlan {
    TokenAuthorizerPlan {
        issuers: vec![IssuerPlan {
            issuer: issuer.to_owned(),
            keys: KeySource::Discovery(Endpoint::parse(issuer).expect("a URL")),
            audiences: vec!["shop".to_owned(), "other".to_owned()],
            claims: Vec::new(),
        }],
        algorithms: ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"].map(str::to_owned).to_vec(),
        rules: TokenRules::Jwt,
        ..pool()
    }
}

/// `GET /` asks for a token, `GET /scoped` for one of two scopes; both show claims.
fn guarded(plan: TokenAuthorizerPlan) -> StagePlan {
    let text = "$context.authorizer.claims.sub $context.authorizer.claims['cognito:groups'] \
                $context.authorizer.claims.exp $context.authorizer.claims.count";
    let mut stage = stage(vec![("GET /", mock(text)), ("GET /scoped", mock("scoped"))]);
    let authorizer = Arc::new(AuthorizerPlan { id: "auth01".into(), kind: AuthorizerKind::Token(plan) });
    let scopes = [vec![], vec!["shop/read".to_owned(), "shop/write".to_owned()]];
    for (method, scopes) in deployment(&mut stage).methods.iter_mut().zip(scopes) {
        method.authorization = Some(AuthorizationPlan::Authorizer { authorizer: authorizer.clone(), scopes });
    }
    stage
}

/// The claims with some changed; null takes one away.
fn claims(changed: &Value) -> Value {
    let mut claims = json!({
        "iss": POOL, "sub": "me", "token_use": "id", "aud": "client", "exp": NOW + 60, "iat": NOW - 60,
        "cognito:groups": ["a", "b"], "count": 5,
    });
    for (name, value) in changed.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    claims
}

fn get(served: &Served, path: &str, token: &str) -> String {
    let answer = served.ask(&format!("GET /dev{path}\nAuthorization: {token}"), "");
    format!("{} {}", answer.status, answer.text())
}

const FINE: &str = "200 me a,b Fri Jan 02 03:05:05 UTC 2026 5";

#[test]
fn tokens_of_a_user_pool() {
    let signer = Signer::rsa("one", "RS256");
    let issuer = Issuer::start(&[&signer]);
    let served = serve(issuer.settings(), vec![guarded(pool())]);
    let own_issuer = issuer.backend.url("/us-east-1_abc");
    for (path, changed, expected) in [
        ("", json!({}), FINE),
        ("", json!({"exp": NOW}), EXPIRED),
        ("", json!({"exp": NOW - 1}), EXPIRED),
        ("", json!({"exp": null}), UNAUTHORIZED),
        ("", json!({"exp": "soon"}), UNAUTHORIZED),
        ("", json!({"nbf": NOW + 5}), UNAUTHORIZED),
        ("", json!({"nbf": NOW}), FINE),
        ("", json!({"iat": NOW + 5}), UNAUTHORIZED),
        ("", json!({"iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other"}), UNAUTHORIZED),
        ("", json!({"iss": null}), UNAUTHORIZED),
        ("", json!({"iss": own_issuer}), FINE),
        ("", json!({"token_use": "access"}), UNAUTHORIZED),
        ("", json!({"token_use": null}), UNAUTHORIZED),
        ("/scoped", json!({"token_use": "access", "scope": "x shop/write"}), "200 scoped"),
        ("/scoped", json!({"token_use": "access", "scope": "shop/rea"}), UNAUTHORIZED),
        ("/scoped", json!({"token_use": "access"}), UNAUTHORIZED),
        ("/scoped", json!({"token_use": "id", "scope": "shop/read"}), UNAUTHORIZED),
        ("", json!({"exp": 1e300, "sub": null, "cognito:groups": {"a": 1}}), "200  {\"a\":1} 1e+300 5"),
        ("", json!({"exp": i64::MAX, "sub": ""}), "200  a,b 9223372036854775807 5"),
    ] {
        let token = signer.token(&claims(&changed));
        assert_eq!(get(&served, path, &token), expected, "{path} {changed}");
    }
    let token = signer.token(&claims(&json!({})));
    assert_eq!(get(&served, "", &format!("Bearer {token}")), FINE);
    assert_eq!(get(&served, "", &format!("bearer  {token}")), FINE);
    assert_eq!(get(&served, "", &format!("Basic {token}")), UNAUTHORIZED);
    // One request for the keys was enough.
    assert_eq!(issuer.backend.count(), 1);
    let audience = Some(JavaPattern::new("cl.*").expect("a pattern"));
    let strict = TokenAuthorizerPlan { rules: TokenRules::UserPool { audience }, ..pool() };
    let served = serve(issuer.settings(), vec![guarded(strict)]);
    assert_eq!(get(&served, "", &token), FINE);
    assert_eq!(get(&served, "", &signer.token(&claims(&json!({"aud": "a client"})))), UNAUTHORIZED);
    assert_eq!(get(&served, "", &signer.token(&claims(&json!({"aud": null})))), UNAUTHORIZED);
}

#[test]
fn what_is_no_good_token() {
    let (signer, stranger) = (Signer::rsa("one", "RS256"), Signer::rsa("one", "RS256"));
    let issuer = Issuer::start(&[&signer]);
    let served = serve(issuer.settings(), vec![guarded(pool())]);
    let good = signer.token(&claims(&json!({})));
    let (header, rest) = good.split_once('.').unwrap();
    let (body, signature) = rest.split_once('.').unwrap();
    let forged = encoded(claims(&json!({"sub": "you"})).to_string());
    let none = encoded(json!({"alg": "none", "kid": "one"}).to_string());
    let symmetric = encoded(json!({"alg": "HS256", "kid": "one"}).to_string());
    for bad in [
        String::new(),
        "x".to_owned(),
        "..".to_owned(),
        "a.b.c".to_owned(),
        format!("{header}.{forged}.{signature}"),
        format!("{header}.{body}."),
        format!("{header}.{body}.{}", &signature[1..]),
        format!("{header}.{body}.{signature}."),
        format!("{header}.{body}.{signature}.{signature}"),
        format!("{none}.{body}."),
        format!("{none}.{body}.{signature}"),
        format!("{symmetric}.{body}.{signature}"),
        format!("{good}\u{e9}"),
        stranger.token(&claims(&json!({}))),
        signer.token_with(&json!({"alg": "RS256"}), &claims(&json!({}))),
        signer.token_with(&json!({"alg": "RS256", "kid": "two"}), &claims(&json!({}))),
        signer.token_with(&json!({"alg": "RS512", "kid": "one"}), &claims(&json!({}))),
        signer.token_with(&json!({"alg": "RS256", "kid": "one", "crit": ["x"]}), &claims(&json!({}))),
        signer.token_with(&json!([]), &claims(&json!({}))),
        signer.token_with(&json!({"alg": "RS256", "kid": "one"}), &json!([])),
    ] {
        assert_eq!(get(&served, "", &bad), UNAUTHORIZED, "{bad}");
    }
    let answer = served.ask("GET /dev", "");
    assert_eq!((answer.status, answer.header("x-amzn-ErrorType")), (401, Some("UnauthorizedException")));
    assert_eq!(get(&served, "", &good), FINE);
}

#[test]
fn tokens_of_other_issuers() {
    let signers = [
        Signer::rsa("rs256", "RS256"),
        Signer::rsa("rs384", "RS384"),
        Signer::rsa("rs512", "RS512"),
        Signer::ec("es256", "ES256"),
        Signer::ec("es384", "ES384"),
        Signer::ec("es512", "ES512"),
    ];
    let issuer = Issuer::start(&signers.iter().collect::<Vec<_>>());
    let url = issuer.backend.url("");
    let served = serve(GatewaySettings::default(), vec![guarded(jwt(&url))]);
    let with = |changed: Value| {
        let mut all = json!({"iss": url, "aud": "shop", "token_use": null});
        all.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
        claims(&all)
    };
    for signer in &signers {
        let token = signer.token(&with(json!({})));
        assert_eq!(get(&served, "", &token), format!("200 me a,b {} 5", NOW + 60), "{}", signer.algorithm);
        let wrong = format!("{}{}", &token[..token.len() - 4], if token.ends_with("AAAA") { "BBBB" } else { "AAAA" });
        assert_eq!(get(&served, "", &wrong), UNAUTHORIZED, "{}", signer.algorithm);
    }
    // A key is for its own kind of signature.
    let mixed = signers[3].token_with(&json!({"alg": "ES512", "kid": "es256"}), &with(json!({})));
    assert_eq!(get(&served, "", &mixed), UNAUTHORIZED);
    assert_eq!(issuer.backend.count(), 2);
    let signer = &signers[0];
    for (path, changed, expected) in [
        ("", json!({"aud": ["x", "other"]}), "200"),
        ("", json!({"aud": "x"}), UNAUTHORIZED),
        ("", json!({"aud": []}), UNAUTHORIZED),
        ("", json!({"aud": null}), UNAUTHORIZED),
        ("", json!({"aud": null, "client_id": "shop"}), "200"),
        ("", json!({"aud": "x", "client_id": "shop"}), UNAUTHORIZED),
        ("", json!({"exp": NOW}), EXPIRED),
        ("/scoped", json!({"scope": "shop/read y"}), "200"),
        ("/scoped", json!({"scp": ["y", "shop/read"]}), "200"),
        ("/scoped", json!({"scope": "y"}), DENIED),
        ("/scoped", json!({}), DENIED),
    ] {
        let found = get(&served, path, &signer.token(&with(changed.clone())));
        assert!(found.starts_with(expected), "{path} {changed}: {found}");
    }
    let mut plan = jwt(&url);
    plan.issuers[0].claims = vec![
        ClaimRule { name: "tenant".to_owned(), required: true, expected: vec!["a".to_owned(), "b".to_owned()] },
        ClaimRule { name: "level".to_owned(), required: false, expected: vec!["1".to_owned()] },
    ];
    plan.algorithms = vec!["RS256".to_owned()];
    let served = serve(GatewaySettings::default(), vec![guarded(plan)]);
    for (changed, expected) in [
        (json!({"tenant": "a"}), "200"),
        (json!({"tenant": "b", "level": "1"}), "200"),
        (json!({"tenant": "c"}), UNAUTHORIZED),
        (json!({"tenant": ["a"]}), UNAUTHORIZED),
        (json!({}), UNAUTHORIZED),
        (json!({"tenant": "a", "level": "2"}), UNAUTHORIZED),
    ] {
        let found = get(&served, "", &signer.token(&with(changed.clone())));
        assert!(found.starts_with(expected), "{changed}: {found}");
    }
    assert_eq!(get(&served, "", &signers[1].token(&with(json!({"tenant": "a"})))), UNAUTHORIZED);
}

#[test]
fn keys_are_kept_and_asked_for_again() {
    let (first, second, third) = (Signer::rsa("1", "RS256"), Signer::rsa("2", "RS256"), Signer::rsa("3", "RS256"));
    let issuer = Issuer::start(&[&first]);
    let served = serve(issuer.settings(), vec![guarded(pool())]);
    let token = |signer: &Signer, exp: i64| signer.token(&claims(&json!({"exp": exp})));
    let asked = |signer: &Signer| {
        let before = issuer.backend.count();
        let status = get(&served, "", &token(signer, NOW + 100_000)).starts_with("200");
        (status, issuer.backend.count() - before)
    };
    assert_eq!(asked(&first), (true, 1));
    assert_eq!(asked(&first), (true, 0));
    // A token of an unknown key has the keys fetched again, but not as often as it comes.
    issuer.keys.lock().unwrap().push(second.public());
    assert_eq!(asked(&second), (true, 1));
    issuer.keys.lock().unwrap().push(third.public());
    assert_eq!(asked(&third), (false, 0));
    served.clock.advance(29);
    assert_eq!(asked(&third), (false, 0));
    served.clock.advance(1);
    assert_eq!(asked(&third), (true, 1));
    // A key that is gone is taken until the others are fetched again, two hours after the last time.
    issuer.keys.lock().unwrap().remove(0);
    served.clock.advance(2 * 60 * 60 - 1);
    assert_eq!(asked(&first), (true, 0));
    served.clock.advance(1);
    assert_eq!(asked(&first), (false, 1));
}

#[test]
fn known_keys_stay_good_when_their_issuer_fails() {
    let (known, stranger) = (Signer::rsa("1", "RS256"), Signer::rsa("2", "RS256"));
    let issuer = Issuer::start(&[&known]);
    let served = serve(issuer.settings(), vec![guarded(pool())]);
    let ask = |signer: &Signer| get(&served, "", &signer.token(&claims(&json!({}))));
    assert!(ask(&known).starts_with("200"));
    *issuer.keys.lock().unwrap() = vec![json!("x".repeat(200_000))];
    assert_eq!(ask(&stranger), UNREACHABLE);
    assert!(ask(&known).starts_with("200"));
    // Who is a stranger is known meanwhile.
    assert_eq!(ask(&stranger), UNAUTHORIZED);
}

#[test]
fn an_issuer_that_gives_no_keys() {
    let signer = Signer::rsa("one", "RS256");
    let issuer = Issuer::start(&[&signer]);
    let gone = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    for (url, reason) in [
        (issuer.backend.url("/nothing"), "answered 404"),
        (issuer.backend.url("/aws"), "is AWS, which is not called"),
        (issuer.backend.url("/large"), "gave no answer"),
        (gone, "gave no answer"),
    ] {
        let served = serve(GatewaySettings { dev: true, ..GatewaySettings::default() }, vec![guarded(jwt(&url))]);
        let token = signer.token(&claims(&json!({"iss": url, "aud": "shop"})));
        let before = issuer.backend.count();
        let answer = served.ask(&format!("GET /dev\nAuthorization: {token}"), "");
        assert_eq!(format!("{} {}", answer.status, answer.text()), UNREACHABLE, "{url}");
        assert!(answer.header("x-stagedoor-reason").unwrap().contains(reason), "{url} {answer:?}");
        // It is not asked again at once.
        assert_eq!(get(&served, "", &token), UNREACHABLE);
        assert!(issuer.backend.count() <= before + 1, "{url}");
    }
    let served = serve(GatewaySettings { dev: true, ..GatewaySettings::default() }, vec![guarded(pool())]);
    let token = signer.token(&claims(&json!({})));
    let answer = served.ask(&format!("GET /dev\nAuthorization: {token}"), "");
    assert_eq!(answer.header("x-amzn-ErrorType"), Some("AuthorizerConfigurationException"));
    assert!(answer.header("x-stagedoor-reason").unwrap().contains("--endpoint-url"), "{answer:?}");
}
