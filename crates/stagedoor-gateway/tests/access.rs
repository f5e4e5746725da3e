//! Who may call a method: resource policies before and behind authorizers, and signatures.

mod harness;

use std::sync::Arc;
use std::time::Duration;

use harness::*;
use serde_json::{Value, json};
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::access_keys::{AccessKey, AccessKeys};
use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::plan::{
    AuthorizationPlan, AuthorizerEvent, AuthorizerKind, AuthorizerPlan, FunctionUri, IdentitySource, IssuerPlan,
    KeySource, LambdaAuthorizerPlan, ResourcePolicyPlan, StagePlan, TokenAuthorizerPlan, TokenRules,
};
use stagedoor_gateway::policy::Policy;
use stagedoor_gateway::vpc_endpoints::VpcEndpoint;
use stagedoor_http::sigv4::{self, Credentials, Payload, SignedRequest};
use stagedoor_wire::Timestamp;

const API: &str = "arn:aws:execute-api:us-east-1:000000000000:api";
const HOST: &str = "api.execute-api.localhost";
const NOW: Timestamp = Timestamp::from_millis(1_767_323_045_678);
const FORBIDDEN: &str = "User: anonymous is not authorized to perform: execute-api:Invoke on resource: \
                         arn:aws:execute-api:us-east-1:********0000:api/dev/GET/pets";
const BAD_SIGNATURE: &str = "403 InvalidSignatureException {\"message\":\"The request signature we calculated does not \
                             match the signature you provided. Check your AWS Secret Access Key and signing method. \
                             Consult the service documentation for details.\"}";

/// A statement about everyone's calls of everything; `members` replace its own.
fn statement(effect: &str, members: Value) -> Value {
    let mut statement =
        json!({"Effect": effect, "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"});
    let members = members.as_object().expect("members").clone();
    statement.as_object_mut().expect("a statement").extend(members);
    statement
}

fn resource_policy(statements: Value) -> ResourcePolicyPlan {
    let document = json!({"Version": "2012-10-17", "Statement": statements});
    match Policy::read_of_resource(&document, API) {
        Ok(policy) => ResourcePolicyPlan::Policy(policy),
        Err(error) => ResourcePolicyPlan::Unreadable(error.to_string()),
    }
}

/// `api`/`dev` with some methods that show who calls.
fn stage_with(policy: Option<ResourcePolicyPlan>, authorization: Option<AuthorizationPlan>) -> StagePlan {
    let shown = "$context.identity.accountId $context.identity.accessKey $context.identity.userArn";
    let mut stage = stage(vec![
        ("GET /", mock(shown)),
        ("GET /pets", mock(shown)),
        ("POST /pets", mock(shown)),
        ("GET /pets/{id}", mock(shown)),
    ]);
    let deployment = deployment(&mut stage);
    deployment.resource_policy = policy;
    for method in &mut deployment.methods {
        method.authorization = authorization.clone();
    }
    stage
}

fn dev() -> GatewaySettings {
    GatewaySettings { dev: true, ..GatewaySettings::default() }
}

/// The status, error type and body of an answer.
fn summary(answer: &Answer) -> String {
    let error_type = answer.header("x-amzn-ErrorType").map(|text| format!("{text} ")).unwrap_or_default();
    format!("{} {error_type}{}", answer.status, answer.text())
}

#[test]
fn a_policy_alone_must_allow() {
    let denied = format!("403 AccessDeniedException {{\"Message\":\"{FORBIDDEN}\"}}");
    let explicitly = format!("403 AccessDeniedException {{\"Message\":\"{FORBIDDEN} with an explicit deny\"}}");
    let from = |networks: &str| json!({"Condition": {"IpAddress": {"aws:SourceIp": networks}}});
    for (statements, expected) in [
        (json!([]), &*denied),
        (json!([statement("Allow", json!({}))]), "200   "),
        (json!([statement("Allow", from("127.0.0.0/8"))]), "200   "),
        (json!([statement("Allow", from("10.0.0.0/8"))]), &denied),
        (json!([statement("Allow", json!({})), statement("Deny", from("127.0.0.1"))]), &explicitly),
        (json!([statement("Deny", from("10.0.0.0/8")), statement("Allow", json!({}))]), "200   "),
        (json!(statement("Allow", json!({"Resource": "execute-api:/dev/GET/pets"}))), "200   "),
        (json!(statement("Allow", json!({"Resource": "execute-api:/*/*/pets"}))), "200   "),
        (json!(statement("Allow", json!({"Resource": format!("{API}/dev/GET/*")}))), "200   "),
        (json!(statement("Allow", json!({"Resource": "execute-api:/prod/*"}))), &denied),
        (json!(statement("Allow", json!({"Resource": "execute-api:/dev/POST/*"}))), &denied),
        (json!(statement("Allow", json!({"Action": "execute-api:*"}))), "200   "),
        (json!(statement("Allow", json!({"Action": "execute-api:InvalidateCache"}))), &denied),
        (json!(statement("Allow", json!({"Principal": {"AWS": "*"}}))), "200   "),
        (json!(statement("Allow", json!({"Principal": {"AWS": "000000000000"}}))), &denied),
        (json!(statement("Allow", json!({"Principal": {"Service": "apigateway.amazonaws.com"}}))), &denied),
        (json!(statement("Allow", json!({"Condition": {"Bool": {"aws:SecureTransport": "true"}}}))), &denied),
        (json!(statement("Allow", json!({"Condition": {"StringLike": {"aws:UserAgent": "curl/*"}}}))), "200   "),
        (json!(statement("Allow", json!({"Condition": {"StringEquals": {"aws:Referer": "x"}}}))), &denied),
        (json!(statement("Allow", json!({"Condition": {"DateLessThan": {"aws:CurrentTime": "2026-01-02"}}}))), &denied),
        (
            json!(statement("Allow", json!({"Condition": {"DateLessThan": {"aws:CurrentTime": "2026-01-03"}}}))),
            "200   ",
        ),
        // Of whom nobody knows who it is, no key tells who it is.
        (json!(statement("Allow", json!({"Condition": {"Null": {"aws:PrincipalArn": "true"}}}))), "200   "),
    ] {
        let served = serve(dev(), vec![stage_with(Some(resource_policy(statements.clone())), None)]);
        assert_eq!(summary(&served.ask("GET /dev/pets\nUser-Agent: curl/8", "")), expected, "{statements}");
    }
}

#[test]
fn what_is_not_understood_lets_nobody_pass() {
    let policy = resource_policy(json!(statement("Allow", json!({"Condition": {"StringMatches": {"a": "b"}}}))));
    let served = serve(dev(), vec![stage_with(Some(policy), None)]);
    let answer = served.ask("GET /dev/pets", "");
    assert_eq!(summary(&answer), "500 InternalServerErrorException {\"message\": \"Internal server error\"}");
    assert!(served.explain(&answer).to_string().contains("StringMatches b is not understood"));
    let served = serve(dev(), vec![stage_with(Some(ResourcePolicyPlan::Missing), None)]);
    let answer = served.ask("GET /dev/pets", "");
    assert_eq!(summary(&answer), format!("403 AccessDeniedException {{\"Message\":\"{FORBIDDEN}\"}}"));
}

#[test]
fn a_path_written_otherwise_does_not_evade_a_denial() {
    let statements = json!([
        statement("Allow", json!({})),
        statement("Deny", json!({"Resource": ["execute-api:/*/*/pets", "execute-api:/*/*/pets/admin"]})),
    ]);
    let served = serve(dev(), vec![stage_with(Some(resource_policy(statements)), None)]);
    for path in ["pets", "pets/", "/pets", "pets/admin", "pets/%61dmin", "pets/admin/"] {
        let answer = served.ask(&format!("GET /dev/{path}"), "");
        assert_eq!(answer.status, 403, "{path}: {}", answer.text());
    }
    assert_eq!(served.ask("GET /dev/pets/1", "").status, 200);
    let denied = served.explain(&served.ask("GET /dev/pets", "")).to_string();
    assert!(denied.contains("the resource policy denies") && denied.contains("(statement 2)"), "{denied}");
}

/// A Lambda authorizer whose function says what the `Authorization` header asks for.
fn lambda_authorizer() -> AuthorizationPlan {
    let plan = LambdaAuthorizerPlan {
        event: AuthorizerEvent::Token { validation: None },
        identity_sources: vec![IdentitySource::header("Authorization")],
        function: FunctionUri::parse("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/guard/invocations"),
        credentials: None,
        result_ttl: Duration::ZERO,
    };
    let authorizer = Arc::new(AuthorizerPlan { id: "auth01".into(), kind: AuthorizerKind::Lambda(plan) });
    AuthorizationPlan::Authorizer { authorizer, scopes: Vec::new() }
}

/// What each side says, for tables A and B.
const SAID: [&str; 3] = ["Allow", "neither", "Deny"];

fn policy_that_says(said: &str) -> ResourcePolicyPlan {
    resource_policy(if said == "neither" { json!([]) } else { json!([statement(said, json!({}))]) })
}

#[test]
fn table_a_for_authorizers() {
    let backend = Backend::start(|received| {
        let event: Value = serde_json::from_slice(&received.body).expect("an event");
        let said = event["authorizationToken"].as_str().unwrap_or_default();
        let (effect, resource) = if said == "neither" { ("Allow", "arn:aws:s3:::none") } else { (said, "*") };
        let statement = json!({"Effect": effect, "Action": "execute-api:Invoke", "Resource": resource});
        let policy = json!({"Version": "2012-10-17", "Statement": [statement]});
        let answer = json!({"principalId": "me", "policyDocument": policy}).to_string();
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{answer}", answer.len()).into_bytes()
    });
    let mut endpoints = Endpoints::default();
    endpoints.add("lambda", &backend.url("")).expect("a URL");
    let implicitly = "User is not authorized to access this resource";
    let explicitly = "User is not authorized to access this resource with an explicit deny";
    for (policy, own, expected) in [
        ("Allow", "Allow", "200"),
        ("neither", "Allow", "200"),
        ("Deny", "Allow", "by policy"),
        ("Allow", "neither", "200"),
        ("neither", "neither", implicitly),
        ("Deny", "neither", "by policy"),
        ("Allow", "Deny", explicitly),
        ("neither", "Deny", explicitly),
        ("Deny", "Deny", "by policy"),
    ] {
        let settings = GatewaySettings { endpoints: endpoints.clone(), ..dev() };
        let served = serve(settings, vec![stage_with(Some(policy_that_says(policy)), Some(lambda_authorizer()))]);
        let asked = backend.count();
        let answer = served.ask(&format!("GET /dev/pets\nAuthorization: {own}"), "");
        let denied = |text: &str| format!("403 AccessDeniedException {{\"Message\":\"{text}\"}}");
        let expected = match expected {
            "200" => "200   ".to_owned(),
            "by policy" => denied(&format!("{FORBIDDEN} with an explicit deny")),
            text => denied(text),
        };
        assert_eq!(summary(&answer), expected, "{own}, {policy}");
        // Who is denied by the policy is sent away before the authorizer is asked.
        assert_eq!(backend.count() - asked, usize::from(policy != "Deny"), "{own}, {policy}");
    }
}

/// An access key whose policy says that.
fn access_key(arn: &str, said: &str) -> AccessKey {
    let account = arn.split(':').nth(4).expect("an account").to_owned();
    let statements = match said {
        "neither" => json!([]),
        effect => json!([{"Effect": effect, "Action": "execute-api:Invoke", "Resource": "*"}]),
    };
    let policy = Policy::read(&json!({"Version": "2012-10-17", "Statement": statements})).expect("a policy");
    AccessKey::new(&account, arn, "secret".to_owned(), Some(policy))
}

fn with_keys(keys: Vec<(&str, AccessKey)>) -> GatewaySettings {
    let mut access_keys = AccessKeys::default();
    for (id, access_key) in keys {
        assert!(access_keys.add(id.to_owned(), access_key));
    }
    GatewaySettings { access_keys: Some(Arc::new(access_keys)), ..dev() }
}

/// What a test signs; each member can be another than the right one.
#[derive(Clone)]
struct Signing {
    id: &'static str,
    secret: &'static str,
    token: Option<&'static str>,
    region: &'static str,
    service: &'static str,
    at: Timestamp,
    body: &'static str,
}

impl Default for Signing {
    fn default() -> Self {
        let (id, secret, region, service) = ("AKIA1", "secret", "us-east-1", "execute-api");
        Self { id, secret, token: None, region, service, at: NOW, body: "" }
    }
}

impl Signing {
    fn credentials(&self) -> Credentials {
        Credentials {
            access_key_id: self.id.to_owned(),
            secret_access_key: self.secret.to_owned(),
            session_token: self.token.map(str::to_owned),
        }
    }

    /// A head with the signature in its fields.
    fn head(&self, line: &str, host: &str) -> String {
        let (method, target) = line.split_once(' ').expect("method and target");
        let fields = [("Host".to_owned(), host.to_owned())];
        let request = SignedRequest::from_pairs(method, target, &fields);
        let payload = Payload::Bytes(self.body.as_bytes());
        let added = sigv4::sign(&request, payload, &self.credentials(), self.region, self.service, self.at);
        let fields = added.iter().map(|(name, value)| format!("\n{name}: {value}")).collect::<String>();
        format!("{line}\nHost: {host}{fields}")
    }

    /// A head with the signature in its target.
    fn presigned(&self, line: &str, host: &str, seconds: u64) -> String {
        let (method, target) = line.split_once(' ').expect("method and target");
        let fields = [("Host".to_owned(), host.to_owned())];
        let request = SignedRequest::from_pairs(method, target, &fields);
        let expires = Duration::from_secs(seconds);
        let target = sigv4::presign(&request, &self.credentials(), self.region, self.service, self.at, expires);
        format!("{method} {target}\nHost: {host}")
    }
}

const ANN: &str = "arn:aws:iam::000000000000:user/ann";

#[test]
fn tables_a_and_b_for_signers() {
    for own in SAID {
        for policy in SAID {
            for account in ["000000000000", "123456789012"] {
                let foreign = account != "000000000000";
                let arn = format!("arn:aws:iam::{account}:user/ann");
                let settings = with_keys(vec![("AKIA1", access_key(&arn, own))]);
                let plan = stage_with(Some(policy_that_says(policy)), Some(AuthorizationPlan::Iam));
                let served = serve(settings, vec![plan]);
                let answer = served.ask(&Signing::default().head("GET /dev/pets", HOST), "");
                let denied = FORBIDDEN.replace("anonymous", &arn);
                let expected = match (own, policy) {
                    ("Deny", _) | (_, "Deny") => {
                        format!("403 AccessDeniedException {{\"Message\":\"{denied} with an explicit deny\"}}")
                    }
                    ("Allow", "Allow") => format!("200 {account} AKIA1 {arn}"),
                    ("Allow", _) | (_, "Allow") if !foreign => format!("200 {account} AKIA1 {arn}"),
                    _ => format!("403 AccessDeniedException {{\"Message\":\"{denied}\"}}"),
                };
                assert_eq!(summary(&answer), expected, "{own}, {policy}, {account}");
            }
        }
    }
    // Without a resource policy the signer's own decides, in the API's account only.
    for (account, own, status) in
        [("000000000000", "Allow", 200), ("000000000000", "neither", 403), ("123456789012", "Allow", 403)]
    {
        let settings = with_keys(vec![("AKIA1", access_key(&format!("arn:aws:iam::{account}:user/a"), own))]);
        let served = serve(settings, vec![stage_with(None, Some(AuthorizationPlan::Iam))]);
        let answer = served.ask(&Signing::default().head("GET /dev/pets", HOST), "");
        assert_eq!(answer.status, status, "{account} {own}");
    }
}

#[test]
fn principals_of_a_policy() {
    let role = "arn:aws:sts::000000000000:assumed-role/admin/s1";
    for (principal, arn, status) in [
        (json!("*"), ANN, 200),
        (json!({"AWS": "*"}), ANN, 200),
        (json!({"AWS": ANN}), ANN, 200),
        (json!({"AWS": "arn:aws:iam::000000000000:user/bob"}), ANN, 403),
        (json!({"AWS": ["arn:aws:iam::000000000000:user/bob", ANN]}), ANN, 200),
        (json!({"AWS": "arn:aws:iam::000000000000:root"}), ANN, 200),
        (json!({"AWS": "000000000000"}), role, 200),
        (json!({"AWS": "123456789012"}), ANN, 403),
        (json!({"AWS": "arn:aws:iam::000000000000:role/admin"}), role, 200),
        (json!({"AWS": "arn:aws:iam::000000000000:role/path/admin"}), role, 200),
        (json!({"AWS": "arn:aws:iam::000000000000:role/other"}), role, 403),
        (json!({"AWS": role}), role, 200),
        (json!({"AWS": "arn:aws:sts::000000000000:assumed-role/admin/s2"}), role, 403),
        (json!({"AWS": "AIDAJQABLZS4A3QDU576Q"}), ANN, 403),
        (json!({"AWS": "arn:aws:iam::000000000000:user/*"}), ANN, 500),
        (json!({"AWS": "ann"}), ANN, 500),
        (json!({"Aws": "*"}), ANN, 500),
        (json!("ann"), ANN, 500),
    ] {
        let settings = with_keys(vec![("AKIA1", access_key(arn, "neither"))]);
        let policy = resource_policy(json!([statement("Allow", json!({"Principal": principal.clone()}))]));
        let served = serve(settings, vec![stage_with(Some(policy), Some(AuthorizationPlan::Iam))]);
        let answer = served.ask(&Signing::default().head("GET /dev/pets", HOST), "");
        assert_eq!(answer.status, status, "{principal} {arn}: {}", answer.text());
    }
}

#[test]
fn signatures_that_open_nothing() {
    let mut temporary = access_key(ANN, "Allow");
    temporary.session_token = Some("token".to_owned());
    let mut expired = access_key(ANN, "Allow");
    expired.expires = Some(NOW);
    let keys = vec![("AKIA1", access_key(ANN, "Allow")), ("ASIA1", temporary), ("ASIA2", expired)];
    let served = serve(with_keys(keys), vec![stage_with(None, Some(AuthorizationPlan::Iam))]);
    let good = Signing::default();
    let later = |seconds: i64| Timestamp::from_millis(NOW.millis + seconds * 1000);
    let unknown =
        "403 UnrecognizedClientException {\"message\":\"The security token included in the request is invalid.\"}";
    let ask = |signing: Signing| summary(&served.ask(&signing.head("GET /dev/pets", HOST), ""));
    assert_eq!(ask(good.clone()), format!("200 000000000000 AKIA1 {ANN}"));
    assert_eq!(
        summary(&served.ask("GET /dev/pets", "")),
        "403 MissingAuthenticationTokenException {\"message\":\"Missing Authentication Token\"}"
    );
    assert_eq!(ask(Signing { secret: "other", ..good.clone() }), BAD_SIGNATURE);
    assert_eq!(ask(Signing { body: "not sent", ..good.clone() }), BAD_SIGNATURE);
    assert_eq!(ask(Signing { id: "AKIA2", ..good.clone() }), unknown);
    assert_eq!(
        ask(Signing { id: "ASIA1", token: Some("token"), ..good.clone() }),
        format!("200 000000000000 ASIA1 {ANN}")
    );
    assert_eq!(ask(Signing { id: "ASIA1", ..good.clone() }), unknown);
    assert_eq!(ask(Signing { id: "ASIA1", token: Some("other"), ..good.clone() }), unknown);
    assert_eq!(ask(Signing { token: Some("token"), ..good.clone() }), unknown);
    assert_eq!(
        ask(Signing { id: "ASIA2", ..good.clone() }),
        "403 ExpiredTokenException {\"message\":\"The security token included in the request is expired\"}"
    );
    let scope = |text: &str| {
        format!("403 InvalidSignatureException {{\"message\":\"Credential should be scoped to {text}. \"}}")
    };
    assert_eq!(ask(Signing { service: "s3", ..good.clone() }), scope("correct service: 'execute-api'"));
    assert_eq!(ask(Signing { region: "eu-west-1", ..good.clone() }), scope("a valid region, not 'eu-west-1'"));
    let aged = |text: &str| format!("403 InvalidSignatureException {{\"message\":\"Signature {text}\"}}");
    assert!(ask(Signing { at: later(-299), ..good.clone() }).starts_with("200"));
    assert_eq!(
        ask(Signing { at: later(-301), ..good.clone() }),
        aged("expired: 20260102T025904Z is now earlier than 20260102T025905Z (20260102T030405Z - 5 min.)")
    );
    assert!(ask(Signing { at: later(299), ..good.clone() }).starts_with("200"));
    assert_eq!(
        ask(Signing { at: later(301), ..good.clone() }),
        aged("not yet current: 20260102T030906Z is still later than 20260102T030905Z (20260102T030405Z + 5 min.)")
    );
    let incomplete = |text: &str| format!("403 IncompleteSignatureException {{\"message\":\"{text}\"}}");
    for (fields, text) in [
        ("Authorization: Bearer x", "Invalid key=value pair (missing equal-sign) in Authorization header"),
        ("Authorization: AWS4-HMAC-SHA256 x", "Invalid key=value pair (missing equal-sign) in Authorization header"),
        (
            "Authorization: AWS4-HMAC-SHA256 ",
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. \
             Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a \
             'X-Amz-Date' or a 'Date' header.",
        ),
    ] {
        let answer = served.ask(&format!("GET /dev/pets\n{fields}"), "");
        assert_eq!(summary(&answer), incomplete(text), "{fields}");
    }
    assert_eq!(
        summary(&served.ask("GET /dev/pets?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=5", "")),
        incomplete(
            "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include \
             'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters \
             must include 'X-Amz-Date'. Re-examine the query-string parameters."
        )
    );
    // A payload that is not signed could be exchanged on the way.
    let unsigned = format!("{}\nX-Amz-Content-SHA256: UNSIGNED-PAYLOAD", good.head("GET /dev/pets", HOST));
    assert_eq!(summary(&served.ask(&unsigned, "")), BAD_SIGNATURE);
}

#[test]
fn without_known_keys_the_secret_is_test() {
    let served = serve(dev(), vec![stage_with(None, Some(AuthorizationPlan::Iam))]);
    let good = Signing { id: "anyone", secret: "test", ..Signing::default() };
    let ask = |signing: &Signing| summary(&served.ask(&signing.head("GET /dev/pets", HOST), ""));
    assert_eq!(ask(&good), "200 000000000000 anyone arn:aws:iam::000000000000:root");
    assert_eq!(ask(&Signing { secret: "any", ..good.clone() }), BAD_SIGNATURE);
    let foreign = ask(&Signing { id: "123456789012", ..good.clone() });
    assert!(foreign.contains("User: arn:aws:iam::123456789012:root is not authorized"), "{foreign}");
}

#[test]
fn the_signature_covers_what_was_sent() {
    let served = serve(
        with_keys(vec![("AKIA1", access_key(ANN, "Allow"))]),
        vec![stage_with(None, Some(AuthorizationPlan::Iam))],
    );
    for (line, host) in [
        ("GET /dev/pets", HOST),
        ("GET /dev", HOST),
        ("GET /dev/", HOST),
        ("GET /dev/pets?b=2&a=1&a=%20x&c", HOST),
        ("GET /dev/pets/a%20b%2Fc", HOST),
        ("GET /dev/pets/%C3%A9", "API.execute-api.us-east-1.amazonaws.com"),
        ("GET /_aws/execute-api/api/dev/pets/1", "localhost:4566"),
        ("GET /_aws/execute-api/API/dev/pets?x=1", "localhost"),
        ("GET /restapis/api/dev/_user_request_/pets", "localhost:4566"),
        ("GET /restapis/api/dev/_user_request_/pets/a%2Bb?x", "127.0.0.1"),
    ] {
        for head in [Signing::default().head(line, host), Signing::default().presigned(line, host, 60)] {
            let answer = served.ask(&head, "");
            assert!(summary(&answer).starts_with("200"), "{line} {host}: {}", summary(&answer));
        }
    }
    let posted = Signing { body: "{\"a\": 1}", ..Signing::default() }.head("POST /dev/pets", HOST);
    assert_eq!(served.ask(&posted, "{\"a\": 1}").status, 200);
    assert_eq!(served.ask(&posted, "{\"a\": 2}").status, 403);
    // The verb that is signed is the one that was sent.
    let overridden = format!("{}\nX-HTTP-Method-Override: GET", Signing::default().head("PUT /dev/pets", HOST));
    assert_eq!(served.ask(&overridden, "").status, 200);
    // A query that is not signed is another.
    let head = Signing::default().presigned("GET /dev/pets?a=1", HOST, 60);
    assert_eq!(served.ask(&head.replace("a=1", "a=2"), "").status, 403);
    served.clock.advance(61);
    let late = summary(&served.ask(&head, ""));
    assert!(late.contains("Signature expired: 20260102T030405Z is now earlier than 20260102T030406Z"), "{late}");
}

#[test]
fn nobody_behind_sees_the_signature() {
    let backend = Backend::text("ok");
    let mut plan = stage(vec![(
        "ANY /{proxy+}",
        http_proxy(&backend.url("/{proxy}"), &[("integration.request.path.proxy", "method.request.path.proxy")]),
    )]);
    deployment(&mut plan).methods[0].authorization = Some(AuthorizationPlan::Iam);
    let served = serve(with_keys(vec![("AKIA1", access_key(ANN, "Allow"))]), vec![plan]);
    let good = Signing { body: "{}", ..Signing::default() };
    assert_eq!(served.ask(&good.head("POST /dev/a?x=1", HOST), "{}").status, 200);
    let seen = backend.last();
    assert_eq!(String::from_utf8_lossy(&seen.body), "{}");
    for name in ["Authorization", "X-Amz-Date", "X-Amz-Content-SHA256", "X-Amz-Security-Token"] {
        assert_eq!(seen.header(name), None, "{name}");
    }
    assert_eq!(served.ask(&Signing::default().presigned("GET /dev/a?x=1", HOST, 60), "").status, 200);
    assert!(!backend.last().line.contains("X-Amz"), "{}", backend.last().line);
    assert!(backend.last().line.contains("x=1"), "{}", backend.last().line);
}

#[test]
fn private_apis_are_reached_through_vpc_endpoints_alone() {
    let private = |policy: Value| {
        let mut plan = stage_with(Some(resource_policy(policy)), None);
        deployment(&mut plan).connection.endpoint_types.private = true;
        deployment(&mut plan).methods[1].integration = mock("$context.identity.vpcId $context.identity.vpceId");
        plan
    };
    let settings = |endpoint: &str| {
        let endpoint = VpcEndpoint::parse(endpoint).expect("a VPC endpoint");
        GatewaySettings { vpc_endpoints: vec![Arc::new(endpoint)], ..dev() }
    };
    let of_vpce =
        |id: &str| json!([statement("Allow", json!({"Condition": {"StringEquals": {"aws:SourceVpce": id}}}))]);
    let forbidden = "403 ForbiddenException {\"message\":\"Forbidden\"}";
    let here = "vpce-01=vpc-02@127.0.0.0/8";
    let ask = |settings: GatewaySettings, policy: Value, host: &str| {
        let served = serve(settings, vec![private(policy)]);
        summary(&served.ask(&format!("GET /dev/pets\nHost: {host}"), ""))
    };
    let passed = "200 vpc-02 vpce-01";
    let denied = format!("403 AccessDeniedException {{\"Message\":\"{FORBIDDEN}\"}}");
    for (settings, policy, host, expected) in [
        (settings(here), of_vpce("vpce-01"), HOST, passed),
        (settings(here), of_vpce("vpce-01"), "api-vpce-01.execute-api.us-east-1.amazonaws.com", passed),
        (settings(here), of_vpce("vpce-01"), "api-vpce-09.execute-api.us-east-1.amazonaws.com", forbidden),
        (
            settings(here),
            of_vpce("vpce-01"),
            "vpce-01-abc.execute-api.us-east-1.vpce.amazonaws.com\nx-apigw-api-id: api",
            passed,
        ),
        (settings(here), of_vpce("vpce-02"), HOST, &denied),
        (settings(here), json!([]), HOST, &denied),
        (settings("vpce-01=vpc-02@10.0.0.0/8"), of_vpce("vpce-01"), HOST, forbidden),
        (dev(), json!([statement("Allow", json!({}))]), HOST, forbidden),
    ] {
        assert_eq!(ask(settings, policy.clone(), host), expected, "{policy} {host}");
    }
    // The address is another key's there.
    for (key, status) in [("aws:SourceIp", 403), ("aws:VpcSourceIp", 200)] {
        let policy = json!([statement("Allow", json!({"Condition": {"IpAddress": {key: "127.0.0.1"}}}))]);
        assert!(ask(settings(here), policy, HOST).starts_with(&status.to_string()), "{key}");
    }
    // A public API is not at a VPC endpoint's names.
    let served = serve(settings(here), vec![stage_with(None, None)]);
    let answer = served.ask("GET /dev/pets\nHost: api-vpce-01.execute-api.us-east-1.amazonaws.com", "");
    assert_eq!(summary(&answer), forbidden);
}

#[test]
fn tokens_first_then_the_policy() {
    let issuer = IssuerPlan {
        issuer: "https://issuer.example".to_owned(),
        keys: KeySource::UserPool("pool".to_owned()),
        audiences: Vec::new(),
        claims: Vec::new(),
    };
    let plan = TokenAuthorizerPlan {
        source: IdentitySource::header("Authorization"),
        issuers: vec![issuer],
        algorithms: vec!["RS256".to_owned()],
        rules: TokenRules::UserPool { audience: None },
    };
    let authorizer = Arc::new(AuthorizerPlan { id: "auth01".into(), kind: AuthorizerKind::Token(plan) });
    let authorization = AuthorizationPlan::Authorizer { authorizer, scopes: Vec::new() };
    // Whatever the policy says, who is not known is told so first.
    for said in SAID {
        let served = serve(dev(), vec![stage_with(Some(policy_that_says(said)), Some(authorization.clone()))]);
        let answer = served.ask("GET /dev/pets\nAuthorization: x", "");
        assert_eq!(summary(&answer), "401 UnauthorizedException {\"message\":\"Unauthorized\"}", "{said}");
    }
}
