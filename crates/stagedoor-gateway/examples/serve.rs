//! Serves one stage made by hand, without a control plane: for measurements and for trying the data plane alone.
//!
//!     cargo run --release -p stagedoor-gateway --example serve -- 127.0.0.1:8080 http://127.0.0.1:9000/
//!
//! `/dev/mock` on the host `api.execute-api.localhost` answers by itself, `/dev/keyed` does when asked with the header
//! `x-api-key: key-of-the-example`, whose usage plan throttles and counts, and `/dev/proxy` passes on to the URL.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use stagedoor_gateway::plan::{
    ApiKeyPlan, DeploymentPlan, HttpProxyPlan, IntegrationPlan, IntegrationResponsePlan, MethodPlan, MethodThrottles,
    MockPlan, Quota, QuotaPeriod, RequestBodyPlan, Router, StagePlan, Template, Throttle, UriTemplate, UsagePlan,
    UsagePlanStage, ValueDigest,
};
use stagedoor_gateway::{
    Change, ControlHandler, ControlRequest, ControlResponse, Gateway, GatewaySettings, ListenAddress, Planes,
    UsageChange, Workers,
};
use stagedoor_wire::{Clock, Random, Timestamp};
use tokio::sync::oneshot;

// As in the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

struct Machine;

impl Clock for Machine {
    #[expect(clippy::disallowed_methods, reason = "here the clock is made")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(since.as_millis() as i64)
    }
}

impl Random for Machine {
    fn fill(&self, bytes: &mut [u8]) {
        use std::hash::{BuildHasher, RandomState};
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&RandomState::new().hash_one(0).to_ne_bytes()[..chunk.len()]);
        }
    }
}

struct NoControl;

impl ControlHandler for NoControl {
    fn body_limit(&self, _: &http::Method, _: &str) -> u64 {
        0
    }

    fn body_too_large(&self, _: &http::Method, _: &str, _: &[(String, String)]) -> ControlResponse {
        ControlResponse { status: 413, headers: Vec::new(), body: "no control plane here".into() }
    }

    fn submit(&self, _: ControlRequest, reply: oneshot::Sender<ControlResponse>) {
        let answer = ControlResponse { status: 404, headers: Vec::new(), body: "no control plane here".into() };
        let _ = reply.send(answer);
    }
}

fn template(text: &str) -> Option<Template> {
    Some(Template { parsed: stagedoor_vtl::Template::parse(text, stagedoor_vtl::Dialect::Service) })
}

fn mock() -> IntegrationPlan {
    let json = || "application/json".to_owned();
    IntegrationPlan::Mock(MockPlan {
        request_body: RequestBodyPlan {
            templates: [(json(), template("{\"statusCode\": 200}"))].into(),
            ..RequestBodyPlan::default()
        },
        responses: vec![IntegrationResponsePlan {
            status_code: 200,
            selection_pattern: None,
            response_parameters: Vec::new(),
            response_templates: [(json(), template("{\"message\":\"ok\"}"))].into(),
            content_handling: None,
            declared: true,
        }],
    })
}

/// A key, and a plan with a throttle and a quota that nobody reaches.
fn usage() -> Vec<Change> {
    let key_id: Arc<str> = "key123".into();
    let plan_id: Arc<str> = "plan123".into();
    let value_digest = ValueDigest::of(b"key-of-the-example");
    let stage =
        UsagePlanStage { api_id: "api".into(), stage_name: "dev".into(), throttles: MethodThrottles::default() };
    let quota = Quota { limit: 1 << 40, offset: 0, period: QuotaPeriod::Day };
    let plan = UsagePlan::new(plan_id.clone(), vec![stage], Some(Throttle::new(1e6, 100_000)), Some(quota));
    let changes = [
        UsageChange::PutKey(ApiKeyPlan { key_id: key_id.clone(), value_digest, enabled: true }),
        UsageChange::PutPlan(plan),
        UsageChange::PutPlanKey { plan_id, key_id, days: Vec::new() },
    ];
    let of_account = |change| Change::Usage { account_id: "000000000000".into(), region: "us-east-1".into(), change };
    changes.map(of_account).into()
}

fn stage(backend: &str) -> StagePlan {
    let proxy = HttpProxyPlan {
        uri: UriTemplate::parse(backend),
        http_method: None,
        request_parameters: Vec::new(),
        content_handling: None,
        is_streamed: false,
        timeout: Duration::from_secs(29),
        insecure_skip_verification: false,
    };
    let mut router = Router::new();
    let mut methods = Vec::new();
    for (path, integration) in [("/mock", mock()), ("/keyed", mock()), ("/proxy", IntegrationPlan::HttpProxy(proxy))] {
        router.insert(path, "ANY", methods.len());
        methods.push(MethodPlan {
            resource_id: "abc123".into(),
            resource_path: path.into(),
            http_method: "ANY".into(),
            unenforced_guard: None,
            authorization: None,
            operation_name: None,
            api_key_required: path == "/keyed",
            validation: None,
            cache_key: Default::default(),
            integration,
        });
    }
    StagePlan {
        revision: 1,
        account_id: "000000000000".into(),
        region: "us-east-1".into(),
        api_id: "api".into(),
        stage_name: "dev".into(),
        canary: None,
        throttles: Default::default(),
        cache: None,
        client_identity: None,
        variables: BTreeMap::new(),
        deployment: Arc::new(DeploymentPlan {
            deployment_id: "def456".into(),
            router,
            methods,
            gateway_responses: Default::default(),
            binary_media_types: Vec::new(),
            minimum_compression_size: None,
            disable_execute_api_endpoint: false,
            api_key_source: Default::default(),
            connection: Default::default(),
            resource_policy: None,
        }),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().ok_or("give an address to listen at")?.parse()?;
    let backend = arguments.next().ok_or("give the URL of a backend")?;
    let gateway = Gateway::new(GatewaySettings::default(), Arc::new(Machine), Arc::new(Machine));
    gateway.publish(vec![Change::PutStage(stage(&backend))]);
    gateway.publish(usage());
    let listen = ListenAddress { address, planes: Planes::Both, tls: None };
    let _workers = Workers::start(gateway, vec![listen], 1, Arc::new(NoControl))?;
    loop {
        std::thread::park();
    }
}
