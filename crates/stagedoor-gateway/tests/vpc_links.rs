//! VPC links: settings say where they lead; the integration's address only says what the backend is called.

mod harness;

use std::time::Duration;

use harness::*;
use stagedoor_gateway::plan::{
    EndpointPlan, HttpProxyPlan, IntegrationPlan, MappedPlan, RequestBodyPlan, StagePlan, StageText, UriTemplate,
    VpcLinkPlan,
};
use stagedoor_gateway::{Change, GatewaySettings, VpcLinkAddresses};
use stagedoor_http::client::Address;

const BALANCER: &str = "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/inside/1";
const URI: &str = "http://orders.internal:8123/v1/{proxy}";

fn link(connection_id: &str, target: Option<&str>) -> VpcLinkPlan {
    VpcLinkPlan { connection_id: StageText::parse(connection_id), target: target.map(StageText::parse) }
}

fn proxied(uri: &str, link: VpcLinkPlan) -> IntegrationPlan {
    let plan = http_proxy_plan(uri, &[("integration.request.path.proxy", "method.request.path.proxy")]);
    IntegrationPlan::HttpProxy(HttpProxyPlan { uri: UriTemplate::parse(uri).through(link), ..plan })
}

fn mapped(uri: &str, link: VpcLinkPlan) -> IntegrationPlan {
    IntegrationPlan::Mapped(Box::new(MappedPlan {
        endpoint: EndpointPlan::Http { uri: UriTemplate::parse(uri).through(link), insecure_skip_verification: false },
        http_method: None,
        request_body: RequestBodyPlan::default(),
        request_parameters: Vec::new(),
        responses: vec![response(200, None, "mapped")],
        timeout: Duration::from_secs(10),
    }))
}

fn through(link: VpcLinkPlan) -> StagePlan {
    let mut stage = stage(vec![("ANY /{proxy+}", proxied(URI, link))]);
    stage.variables.insert("link".to_owned(), "abc123".to_owned());
    stage
}

fn dev(stage: StagePlan) -> Served {
    serve(GatewaySettings { dev: true, ..GatewaySettings::default() }, vec![stage])
}

/// Publishes the link `abc123` to the load balancer.
fn publish_link(served: &Served, revision: u64) {
    served.gateway.publish(vec![Change::PutVpcLink {
        account_id: "000000000000".into(),
        region: "us-east-1".into(),
        id: "abc123".into(),
        target_arns: vec![BALANCER.to_owned()],
        revision,
    }]);
}

fn set(served: &Served, named: &[(&str, &Backend)]) {
    let mut addresses = VpcLinkAddresses::default();
    for (name, backend) in named {
        addresses.add(name, Address::parse(&backend.address.to_string()).expect("an address"));
    }
    served.gateway.set_vpc_links(addresses);
}

#[test]
fn a_link_leads_where_the_settings_say() {
    let (backend, other) = (Backend::text("inside"), Backend::text("other"));
    for (plan, name) in [
        (link("abc123", None), "abc123"),
        (link("${stageVariables.link}", None), "abc123"),
        (link("abc123", None), BALANCER),
        (link("unknown", Some(BALANCER)), BALANCER),
    ] {
        let served = dev(through(plan));
        publish_link(&served, 1);
        set(&served, &[(name, &backend), ("another", &other)]);
        let answer = served.ask("GET /dev/a/b?q=1", "");
        assert_eq!((answer.status, &*answer.text()), (200, "inside"), "{name}");
        let received = backend.last();
        // The uri is what the backend is called, not where it is.
        assert_eq!(
            (&*received.line, received.header("Host")),
            ("GET /v1/a/b?q=1 HTTP/1.1", Some("orders.internal:8123"))
        );
        let explained = served.explain(&answer).to_string();
        let by = format!("http://orders.internal:8123/v1/a/b?q=1 (by VPC link at {})", backend.address);
        assert!(explained.contains(&by), "{explained}");
    }
    assert_eq!(other.count(), 0);
}

#[test]
fn what_the_integration_names_outranks_the_link_and_the_link_its_load_balancer() {
    let [of_target, of_id, of_balancer] = ["target", "id", "balancer"].map(Backend::text);
    let served = dev(through(link("abc123", Some("arn:of:target"))));
    publish_link(&served, 1);
    let named: [(&str, &Backend); 3] = [("arn:of:target", &of_target), ("abc123", &of_id), (BALANCER, &of_balancer)];
    for (known, expected) in [(&named[..], "target"), (&named[1..], "id"), (&named[2..], "balancer")] {
        set(&served, known);
        assert_eq!(served.ask("GET /dev/a", "").text(), expected);
    }
}

#[test]
fn a_link_that_leads_nowhere_says_what_to_set() {
    let served = dev(through(link("abc123", None)));
    let check = |expected: &str| {
        let answer = served.ask("GET /dev/a", "");
        assert_eq!((answer.status, &*answer.text()), (500, r#"{"message": "Internal server error"}"#));
        let reason = answer.header("x-stagedoor-reason").unwrap_or_default();
        assert!(reason.contains(expected), "{reason}");
    };
    check(r#"no setting says where VPC link "abc123" leads: write "abc123" = "HOST:PORT" under [vpc-links]"#);
    publish_link(&served, 1);
    check(&format!("set --vpc-links {BALANCER}=HOST:PORT"));
    // A link that is gone leads nowhere, whatever is known of its load balancer; what is older than that is not heard.
    let backend = Backend::text("inside");
    set(&served, &[(BALANCER, &backend)]);
    assert_eq!(served.ask("GET /dev/a", "").status, 200);
    let remove = |revision| Change::RemoveVpcLink {
        account_id: "000000000000".into(),
        region: "us-east-1".into(),
        id: "abc123".into(),
        revision,
    };
    served.gateway.publish(vec![remove(0)]);
    assert_eq!(served.ask("GET /dev/a", "").status, 200);
    served.gateway.publish(vec![remove(2)]);
    check("no setting says where VPC link");
    // That of another account is another.
    served.gateway.publish(vec![Change::PutVpcLink {
        account_id: "111111111111".into(),
        region: "us-east-1".into(),
        id: "abc123".into(),
        target_arns: vec![BALANCER.to_owned()],
        revision: 3,
    }]);
    check("no setting says where VPC link");
}

#[test]
fn addresses_are_taken_in_turn_and_changed_at_once() {
    let backends = ["one", "two", "three"].map(Backend::text);
    let served = dev(through(link("abc123", None)));
    let named: Vec<(&str, &Backend)> = backends.iter().map(|backend| ("abc123", backend)).collect();
    set(&served, &named);
    let mut client = Client::connect(served.address);
    let mut ask = || client.ask("GET /dev/a HTTP/1.1\r\nHost: api.execute-api.localhost\r\n\r\n").text();
    let heard: Vec<String> = (0..6).map(|_| ask()).collect();
    assert_eq!(heard, ["one", "two", "three", "one", "two", "three"]);
    set(&served, &named[2..]);
    assert_eq!((ask(), ask()), ("three".to_owned(), "three".to_owned()));
}

#[test]
fn the_type_http_goes_by_links_too_and_names_keep_connections_apart() {
    let (inside, outside) = (Backend::text("inside"), Backend::text("outside"));
    // The same address in the uri, once by the link and once without.
    let uri = outside.url("/x");
    let plan = stage(vec![("GET /link", mapped(&uri, link("abc123", None))), ("GET /plain", http_proxy(&uri, &[]))]);
    let served = dev(plan);
    set(&served, &[("abc123", &inside)]);
    for _ in 0..2 {
        assert_eq!(served.ask("GET /dev/link", "").text(), "mapped");
        assert_eq!(served.ask("GET /dev/plain", "").text(), "outside");
    }
    assert_eq!((inside.count(), outside.count()), (2, 2));
    assert_eq!(inside.last().header("Host"), Some(outside.address.to_string().as_str()));
}
