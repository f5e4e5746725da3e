//! Custom domain names: from host and base path to a stage, and what answers where there is none.

mod harness;

use harness::*;
use stagedoor_gateway::plan::{BasePathMappingPlan, DomainNamePlan};
use stagedoor_gateway::{Change, GatewaySettings, Planes};

const FORBIDDEN: &str = r#"{"message":"Forbidden"}"#;
const FAILED: &str = r#"{"message": "Internal server error"}"#;

/// A domain name with mappings, each `basePath > api/stage` or `basePath > api`.
fn domain_name(id: &str, revision: u64, mappings: &[&str]) -> DomainNamePlan {
    let mappings = mappings.iter().map(|mapping| {
        let (base_path, target) = mapping.split_once('>').expect("a target");
        let (api_id, stage_name) = match target.trim().split_once('/') {
            Some((api_id, stage_name)) => (api_id, Some(stage_name.into())),
            None => (target.trim(), None),
        };
        (base_path.trim().into(), BasePathMappingPlan { api_id: api_id.into(), stage_name })
    });
    let name = id.split('+').next().unwrap_or_default();
    DomainNamePlan {
        revision,
        id: id.into(),
        hosts: vec![name.into()],
        is_private: id.contains('+'),
        mappings: mappings.collect(),
        ..DomainNamePlan::default()
    }
}

fn put(plan: DomainNamePlan) -> Change {
    Change::PutDomainName(plan)
}

/// The stages `api`/`dev` and `api`/`test`; a method answers with what it sees of the URL.
fn served(domain_names: Vec<DomainNamePlan>) -> Served {
    let stages = ["dev", "test"].map(|name| {
        let seen = |method: &str| {
            mock(&format!(
                "{name} {method} $context.path $context.domainName $context.domainPrefix $context.resourcePath"
            ))
        };
        stage_named("api", name, 1, vec![("GET /", seen("root")), ("GET /pets/{id}", seen("pet"))])
    });
    let served = serve(GatewaySettings { dev: true, ..GatewaySettings::default() }, stages.into());
    served.gateway.publish(domain_names.into_iter().map(put).collect());
    served
}

fn check(served: &Served, host: &str, path: &str, status: u16, body: &str) {
    let answer = served.ask(&format!("GET {path}\nHost: {host}"), "");
    assert_eq!((answer.status, answer.text().as_str()), (status, body), "{host} {path}");
}

#[test]
fn base_paths_lead_to_stages() {
    let name = domain_name("api.example.com", 1, &["> api/dev", "v1 > api/test", "v2/beta > api/test", "any > api"]);
    let served = served(vec![name]);
    let host = "api.example.com";
    check(&served, host, "/", 200, "dev root / api.example.com api /");
    check(&served, host, "/pets/1?a=b", 200, "dev pet /pets/1 api.example.com api /pets/{id}");
    check(&served, host, "//pets/1", 200, "dev pet /pets/1 api.example.com api /pets/{id}");
    check(&served, host, "/v1", 200, "test root /v1 api.example.com api /");
    check(&served, host, "/v1/", 200, "test root /v1/ api.example.com api /");
    check(&served, host, "/v1?a=b", 200, "test root /v1 api.example.com api /");
    check(&served, host, "/v1/pets/1", 200, "test pet /v1/pets/1 api.example.com api /pets/{id}");
    check(&served, host, "/v2/beta/pets/1", 200, "test pet /v2/beta/pets/1 api.example.com api /pets/{id}");
    // A mapping without a stage leaves it to the caller.
    check(&served, host, "/any/dev/pets/1", 200, "dev pet /any/dev/pets/1 api.example.com api /pets/{id}");
    check(&served, host, "/any/test", 200, "test root /any/test api.example.com api /");
    check(&served, host, "/any", 403, FORBIDDEN);
    check(&served, host, "/any/none/pets/1", 403, FORBIDDEN);
    // Whole segments, in their letter case: what is none of the others is the empty base path's.
    for path in ["/v1x/pets/1", "/V1/pets/1", "/v2"] {
        check(&served, host, path, 403, r#"{"message":"Missing Authentication Token"}"#);
    }
    // Any port; letter case does not count.
    check(&served, "API.Example.COM:4566", "/v1", 200, "test root /v1 API.Example.COM:4566 API /");
    // All paths are the API's, those of ours too.
    for path in ["/_stagedoor/health", "/_aws/execute-api/api/dev", "/restapis/api/dev/_user_request_/"] {
        check(&served, host, path, 403, r#"{"message":"Missing Authentication Token"}"#);
    }
    // Other hosts are what they were.
    check(&served, "localhost", "/restapis", 200, "control: GET /restapis ");
    check(&served, "other.example.com", "/", 200, "control: GET / ");
    check(&served, "api.execute-api.localhost", "/dev", 200, "dev root /dev api.execute-api.localhost api /");
}

#[test]
fn nothing_mapped_is_forbidden() {
    let served = served(vec![domain_name("a.example.com", 1, &["v1 > api/none", "v2 > none/dev"])]);
    for (path, reason) in [
        ("/", "no base path mapping of a.example.com is for this path"),
        ("/v1", "API api has no stage named \"none\""),
        ("/v2", "API none has no stage named \"dev\""),
    ] {
        let answer = served.ask(&format!("GET {path}\nHost: a.example.com"), "");
        assert_eq!((answer.status, answer.text().as_str()), (403, FORBIDDEN), "{path}");
        assert_eq!(answer.header("x-amzn-ErrorType"), Some("ForbiddenException"), "{path}");
        assert_eq!(answer.header("x-stagedoor-reason"), Some(reason), "{path}");
    }
}

#[test]
fn wildcards_are_for_one_label_and_behind_exact_names() {
    let exact = domain_name("a.example.com", 1, &["> api/dev"]);
    let served = served(vec![exact, domain_name("*.example.com", 1, &["> api/test"])]);
    check(&served, "a.example.com", "/", 200, "dev root / a.example.com a /");
    check(&served, "b.example.com", "/", 200, "test root / b.example.com b /");
    check(&served, "B.example.com:80", "/", 200, "test root / B.example.com B /");
    check(&served, "a.b.example.com", "/", 200, "control: GET / ");
    check(&served, "example.com", "/", 200, "control: GET / ");
}

#[test]
fn what_dns_points_to_answers_too() {
    let mut name = domain_name("a.example.com", 1, &["> api/dev"]);
    name.hosts.extend(["d-abc".into(), "dxyz.cloudfront.net".into()]);
    let served = served(vec![name]);
    for host in ["d-abc.execute-api.us-east-1.amazonaws.com", "d-abc.execute-api.localhost:4566", "dxyz.cloudfront.net"]
    {
        let answer = served.ask(&format!("GET /\nHost: {host}"), "");
        assert_eq!(answer.status, 200, "{host}");
    }
}

#[test]
fn a_disabled_default_endpoint_leaves_domain_names() {
    let mut plan = stage_named("api", "dev", 1, vec![("GET /", mock("hello"))]);
    deployment(&mut plan).disable_execute_api_endpoint = true;
    let served = serve(GatewaySettings::default(), vec![plan]);
    served.gateway.publish(vec![put(domain_name("a.example.com", 1, &["> api/dev"]))]);
    check(&served, "api.execute-api.localhost", "/dev", 403, FORBIDDEN);
    check(&served, "a.example.com", "/", 200, "hello");
}

#[test]
fn what_is_not_enforced_does_not_answer() {
    let mut guarded = domain_name("a.example.com", 1, &["> api/dev"]);
    guarded.unenforced_guard = Some("mutual TLS is not enforced".to_owned());
    let mut by_rules = domain_name("b.example.com", 1, &["> api/dev"]);
    by_rules.routing_rules_only = true;
    let served = served(vec![guarded, by_rules]);
    let answer = served.ask("GET /\nHost: a.example.com", "");
    assert_eq!((answer.status, answer.text().as_str()), (500, FAILED));
    assert_eq!(served.explain(&answer)["reason"], "mutual TLS is not enforced");
    check(&served, "b.example.com", "/", 404, r#"{"message":"Not Found"}"#);
}

#[test]
fn health_checks_are_answered() {
    let served = served(vec![domain_name("a.example.com", 1, &["> api/dev"])]);
    for path in ["/ping", "/sping", "/ping?x=/y"] {
        check(&served, "a.example.com", path, 200, "healthy");
    }
    check(&served, "a.example.com", "/ping/x", 403, r#"{"message":"Missing Authentication Token"}"#);
    check(&served, "localhost", "/ping", 200, "control: GET /ping ");
}

#[test]
fn changes_show_at_once_and_older_ones_never() {
    let served = served(Vec::new());
    let check = |changes: Vec<Change>, expected: &str| {
        served.gateway.publish(changes);
        let answer = served.ask("GET /\nHost: a.example.com", "");
        assert_eq!(answer.text().split(' ').next(), Some(expected));
    };
    let remove = |revision| Change::RemoveDomainName { id: "a.example.com".into(), revision };
    check(vec![], "control:");
    check(vec![put(domain_name("a.example.com", 2, &["> api/dev"]))], "dev");
    check(vec![put(domain_name("a.example.com", 1, &["> api/test"]))], "dev");
    check(vec![remove(1)], "dev");
    check(vec![put(domain_name("a.example.com", 3, &["> api/test"]))], "test");
    check(vec![remove(5)], "control:");
    check(vec![put(domain_name("a.example.com", 4, &["> api/test"]))], "control:");
    // A private domain name of the name is hidden by the public one.
    let mut private = domain_name("a.example.com+1", 6, &[]);
    private.unenforced_guard = Some("private".to_owned());
    check(vec![put(private)], r#"{"message":"#);
    check(vec![put(domain_name("a.example.com", 7, &["> api/dev"]))], "dev");
    check(vec![remove(8)], r#"{"message":"#);
}

#[test]
fn each_plane_keeps_to_its_address() {
    let stages = || vec![stage_named("api", "dev", 1, vec![("GET /", mock("hello"))])];
    for (planes, expected) in [(Planes::Invoke, "hello"), (Planes::Control, "control: GET / ")] {
        let served = serve_planes(GatewaySettings::default(), stages(), planes, 1);
        served.gateway.publish(vec![put(domain_name("a.example.com", 1, &["> api/dev"]))]);
        check(&served, "a.example.com", "/", 200, expected);
    }
}
