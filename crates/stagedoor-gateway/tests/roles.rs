//! Roles that an API names: whose keys its calls of other services are signed with, and how often STS is asked.

mod harness;

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use harness::*;
use stagedoor_gateway::GatewaySettings;
use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::plan::{
    AuthorizationPlan, AuthorizerEvent, AuthorizerKind, AuthorizerPlan, EndpointPlan, FunctionUri, IntegrationPlan,
    LambdaAuthorizerPlan, MappedPlan, RequestBodyPlan, ServiceUri, StagePlan, StageText,
};
use stagedoor_http::sigv4::Credentials;

const ROLE: &str = "arn:aws:iam::000000000000:role/caller-of-functions";
const URI: &str = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/guard/invocations";
const ALLOWING: &str = r#"{"principalId": "me", "policyDocument": {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]}}"#;

/// A stage whose method asks a function under a role, for every request anew.
fn guarded(role: Option<&str>) -> StagePlan {
    let mut stage = stage(vec![("GET /", mock("passed"))]);
    let plan = LambdaAuthorizerPlan {
        event: AuthorizerEvent::Request,
        identity_sources: Vec::new(),
        function: FunctionUri::parse(URI),
        credentials: role.map(str::to_owned),
        result_ttl: Duration::ZERO,
    };
    let authorizer = Arc::new(AuthorizerPlan { id: "auth01".into(), kind: AuthorizerKind::Lambda(plan) });
    deployment(&mut stage).methods[0].authorization =
        Some(AuthorizationPlan::Authorizer { authorizer, scopes: Vec::new() });
    stage
}

/// A stage whose method sends to a queue under the role that a stage variable names.
fn sending() -> StagePlan {
    let plan = MappedPlan {
        endpoint: EndpointPlan::Service {
            uri: ServiceUri::parse("arn:aws:apigateway:eu-west-1:sqs:path/000000000000/q"),
            credentials: Some(StageText::parse("arn:aws:iam::000000000000:role/${stageVariables.role}")),
        },
        http_method: Some(http::Method::POST),
        request_body: RequestBodyPlan::default(),
        request_parameters: Vec::new(),
        responses: vec![response(200, None, "done")],
        timeout: Duration::from_secs(10),
    };
    let mut stage = stage(vec![("POST /", IntegrationPlan::Mapped(Box::new(plan)))]);
    stage.variables.insert("role".to_owned(), "sender".to_owned());
    stage
}

/// A Lambda whose functions let everyone pass.
fn lambda() -> Backend {
    Backend::start(|_| ok(200, ALLOWING))
}

fn ok(status: u16, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status} Whatever\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// An STS whose keys live for an hour of the tests' clock, from `2026-01-02T03:04:05`; numbered.
fn sts() -> Backend {
    let count = AtomicUsize::new(0);
    Backend::start(move |_| {
        let number = count.fetch_add(1, Ordering::Relaxed) + 1;
        let expiration = format!("2026-01-02T{:02}:04:05Z", 3 + number);
        ok(
            200,
            &format!(
                "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>\
                 <AccessKeyId>ASIA{number}</AccessKeyId><SecretAccessKey>secret{number}</SecretAccessKey>\
                 <SessionToken>a+b/c&amp;=</SessionToken><Expiration>{expiration}</Expiration></Credentials>\
                 </AssumeRoleResult></AssumeRoleResponse>"
            ),
        )
    })
}

fn settings(lambda: &Backend, sts: Option<&Backend>) -> GatewaySettings {
    let mut endpoints = Endpoints::default();
    endpoints.add("lambda", &lambda.url("")).expect("a URL");
    if let Some(sts) = sts {
        endpoints.add("sts", &sts.url("/sts")).expect("a URL");
    }
    let own = Credentials {
        access_key_id: "OWNKEY".to_owned(),
        secret_access_key: "own-secret".to_owned(),
        session_token: None,
    };
    GatewaySettings { dev: true, endpoints, aws_credentials: Some(own), ..GatewaySettings::default() }
}

/// The access key and the session token of the last call of a service.
fn signed_by(backend: &Backend) -> (String, Option<String>) {
    let call = backend.last();
    let authorization = call.header("Authorization").expect("it is signed").to_owned();
    let (_, credential) = authorization.split_once("Credential=").expect("it names a key");
    let key = credential.split('/').next().unwrap_or_default().to_owned();
    (key, call.header("X-Amz-Security-Token").map(str::to_owned))
}

#[test]
fn a_call_is_signed_with_the_keys_of_its_role() {
    let (lambda, sts) = (lambda(), sts());
    let served = serve(settings(&lambda, Some(&sts)), vec![guarded(Some(ROLE))]);
    assert_eq!(served.ask("GET /dev/", "").text(), "passed");
    assert_eq!(signed_by(&lambda), ("ASIA1".to_owned(), Some("a+b/c&=".to_owned())));
    let asked = sts.last();
    assert_eq!(asked.line, "POST /sts/ HTTP/1.1");
    assert_eq!(
        String::from_utf8_lossy(&asked.body),
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A000000000000%3Arole%2Fcaller%2Dof%2Dfunctions\
         &RoleSessionName=BackplaneAssumeRoleSession"
    );
    let authorization = asked.header("Authorization").unwrap_or_default();
    assert!(authorization.contains("Credential=OWNKEY/20260102/eu-west-1/sts/aws4_request"), "{authorization}");
    // What `explain` keeps holds no secret.
    let explained = served.explain(&served.ask("GET /dev/", "")).to_string();
    assert!(!explained.contains("secret1") && !explained.contains("a+b/c"), "{explained}");
}

#[test]
fn an_integration_has_a_role_too() {
    let (queue, sts) = (Backend::text("sent"), sts());
    let served = |sts: &Backend| {
        let mut settings = settings(&queue, Some(sts));
        settings.endpoints.add("sqs", &queue.url("")).expect("a URL");
        serve(settings, vec![sending()])
    };
    let gateway = served(&sts);
    assert_eq!(gateway.ask("POST /dev/", "x").text(), "done");
    assert_eq!(signed_by(&queue).0, "ASIA1");
    let asked = String::from_utf8_lossy(&sts.last().body).into_owned();
    assert!(asked.contains("role%2Fsender&"), "{asked}");
    // AWS: a configuration error, and the log says which role (quoted by third parties).
    let gateway = served(&Backend::start(|_| ok(403, "<Message>no</Message>")));
    let answer = gateway.ask("POST /dev/", "x");
    assert_eq!((answer.status, &*answer.text()), (500, r#"{"message": "Internal server error"}"#));
    let explained = gateway.explain(&answer).to_string();
    let words = "Execution failed due to configuration error: API Gateway does not have permission to assume";
    assert!(explained.contains(words), "{explained}");
}

#[test]
fn keys_are_kept_until_shortly_before_they_expire() {
    let (lambda, sts) = (lambda(), sts());
    let served = serve(settings(&lambda, Some(&sts)), vec![guarded(Some(ROLE))]);
    for (seconds, key, asked) in
        [(0, "ASIA1", 1), (1, "ASIA1", 1), (3290, "ASIA1", 1), (15, "ASIA2", 2), (9, "ASIA2", 2)]
    {
        served.clock.advance(seconds);
        assert_eq!(served.ask("GET /dev/", "").status, 200);
        assert_eq!((&*signed_by(&lambda).0, sts.count()), (key, asked));
    }
}

#[test]
fn of_many_one_asks() {
    let lambda = lambda();
    let slow = Backend::start(|_| {
        for _ in 0..200 {
            pause();
        }
        ok(
            200,
            "<a><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>\
             <Expiration>2026-01-02T04:04:05.000Z</Expiration></a>",
        )
    });
    let served = serve(settings(&lambda, Some(&slow)), vec![guarded(Some(ROLE))]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(served.ask("GET /dev/", "").text(), "passed"));
        }
    });
    assert_eq!((slow.count(), lambda.count()), (1, 8));
}

#[test]
fn who_asked_and_left_leaves_nobody_waiting() {
    let lambda = lambda();
    let count = AtomicUsize::new(0);
    let sts = Backend::start(move |_| {
        // The first is heard too late for whoever asked.
        if count.fetch_add(1, Ordering::Relaxed) == 0 {
            for _ in 0..500 {
                pause();
            }
        }
        ok(
            200,
            "<a><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey>\
             <Expiration>2026-01-02T04:04:05Z</Expiration></a>",
        )
    });
    let served = serve(settings(&lambda, Some(&sts)), vec![guarded(Some(ROLE))]);
    let mut impatient = Client::connect(served.address);
    let head = b"GET /dev/ HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n";
    impatient.socket.write_all(head).expect("the gateway reads");
    for _ in 0..100 {
        pause();
    }
    drop(impatient);
    assert_eq!(served.ask("GET /dev/", "").text(), "passed");
    assert_eq!(signed_by(&lambda), ("ASIA".to_owned(), None));
}

#[test]
fn a_role_that_may_not_be_assumed_is_an_error_of_the_configuration() {
    let lambda = lambda();
    for (sts, says) in [
        (
            Backend::start(|_| {
                ok(
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no &lt;trust&gt;</Message></Error></ErrorResponse>",
                )
            }),
            "no <trust>",
        ),
        (Backend::start(|_| ok(200, "<AccessKeyId>A</AccessKeyId>")), "the answer of STS holds no keys"),
        (Backend::start(|_| ok(500, "oops")), "status 500"),
        (Backend::start(|_| Vec::new()), "STS gave no answer: the connection broke before the response"),
    ] {
        let served = serve(settings(&lambda, Some(&sts)), vec![guarded(Some(ROLE))]);
        let answer = served.ask("GET /dev/", "");
        assert_eq!((answer.status, &*answer.text()), (500, r#"{"message":null}"#));
        let explained = served.explain(&answer).to_string();
        let words = format!("API Gateway does not have permission to assume the provided role {ROLE}: {says}");
        assert!(explained.contains(&words), "{explained}");
        // For a moment nobody asks again.
        let asked = sts.count();
        assert_eq!((served.ask("GET /dev/", "").status, sts.count()), (500, asked));
        served.clock.advance(2);
        assert_eq!((served.ask("GET /dev/", "").status, sts.count() > asked), (500, true));
    }
    assert_eq!(lambda.count(), 0);
}

#[test]
fn without_sts_and_for_the_caller_our_own_keys_sign() {
    let (lambda, sts) = (lambda(), sts());
    for (sts, role) in [(None, Some(ROLE)), (Some(&sts), None), (Some(&sts), Some("arn:aws:iam::*:user/*"))] {
        let served = serve(settings(&lambda, sts), vec![guarded(role)]);
        assert_eq!(served.ask("GET /dev/", "").status, 200);
        assert_eq!(signed_by(&lambda), ("OWNKEY".to_owned(), None));
    }
    assert_eq!(sts.count(), 0);
}
