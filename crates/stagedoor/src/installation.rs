//! One running installation: store, gateway, control plane and workers, put together in order and taken down again.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use stagedoor_control::caller::credentials;
use stagedoor_control::operations::{CacheTransitions, ControlSettings};
use stagedoor_control::publish::{self, Location};
use stagedoor_control::service::{ControlService, ServiceSettings};
use stagedoor_control::store::Store;
use stagedoor_gateway::access_keys::AccessKeys;
use stagedoor_gateway::endpoints::Endpoints;
use stagedoor_gateway::plan::Throttle;
use stagedoor_gateway::{Gateway, GatewaySettings, ListenAddress, ListenerTls, Planes, Workers};
use stagedoor_http::client::PoolSettings;
use stagedoor_http::sigv4;
use stagedoor_http::tls::client_roots;

use crate::admin::Admin;
use crate::certificates::Certificates;
use crate::cli::Failure;
use crate::host::{SystemClock, SystemRandom};
use crate::init_scripts::InitScripts;
use crate::settings::{self, Secret, Settings, TimeoutMs, Whole};
use crate::vpc_links::VpcLinks;

/// How long requests under way may take to finish once the end is asked for.
const DRAIN_TIME: Duration = Duration::from_secs(30);

/// Where the configuration is kept, in words.
pub(crate) fn kept(location: &Location) -> String {
    match location {
        Location::Memory => "in memory only".to_owned(),
        Location::DataDirectory(folder) => format!("data in {}", folder.display()),
    }
}

/// Store, gateway and control plane, not yet reachable.
pub(crate) struct Parts {
    pub(crate) store: Store,
    pub(crate) gateway: Arc<Gateway>,
    pub(crate) control: ControlSettings,
    admin: Arc<Admin>,
    service: Arc<ControlService>,
}

/// Everything that runs.
pub(crate) struct Installation {
    pub(crate) parts: Parts,
    certificates: Certificates,
    vpc_links: VpcLinks,
    workers: Workers,
    planes: Vec<Planes>,
}

impl Parts {
    /// Opens the store, publishes every stored stage, and starts the control plane.
    pub(crate) fn assemble(
        settings: &Settings,
        location: &Location,
        dev: bool,
        scripts: Arc<InitScripts>,
    ) -> Result<Self, Failure> {
        let clock = Arc::new(SystemClock);
        let random = Arc::new(SystemRandom);
        let account_throttle = (settings.quotas_profile == settings::Profile::Aws).then(Throttle::of_account);
        let endpoints = endpoints(settings)?;
        let aws_credentials = aws_credentials(settings)?;
        let access_keys = access_keys(settings)?;
        if let (Some(setting), None) = (endpoints.needs_keys(), &aws_credentials) {
            return Err(Failure::usage(format!(
                "{setting} makes calls of AWS, and there are no keys to sign them with: set access-key-id and \
                 secret-access-key under [aws-credentials] in stagedoor.toml, or \
                 STAGEDOOR_AWS_CREDENTIALS_ACCESS_KEY_ID and STAGEDOOR_AWS_CREDENTIALS_SECRET_ACCESS_KEY"
            )));
        }
        let gateway_settings = GatewaySettings {
            dev,
            account_throttle,
            cache_gigabyte: settings.cache_gigabyte.map(|Whole(bytes)| bytes),
            pool: pool_settings(settings)?,
            endpoints: endpoints.clone(),
            aws_credentials,
            access_keys: access_keys.clone(),
            vpc_endpoints: settings.vpc_endpoints.iter().cloned().map(Arc::new).collect(),
            ..GatewaySettings::default()
        };
        let gateway = Gateway::new(gateway_settings, clock.clone(), random.clone());
        let service_settings = service_settings(settings, access_keys, endpoints)?;
        let store = publish::open(location.clone(), Arc::clone(&gateway))
            .map_err(|error| Failure::problem(error.to_string()))?;
        let allow_reset = settings.allow_reset || *location == Location::Memory;
        let admin = Arc::new(Admin::new(Arc::clone(&gateway), store.clone(), scripts, allow_reset));
        let control = service_settings.control.clone();
        let shared = Arc::clone(&gateway);
        let service = ControlService::start(service_settings, store.clone(), shared, clock, random, admin.clone())
            .map_err(|error| Failure::problem(format!("the control plane cannot be started: {error}")))?;
        Ok(Self { store, gateway, control, admin, service: Arc::new(service) })
    }

    /// Starts to listen: ready when this returns.
    pub(crate) fn listen(
        self,
        settings: &Settings,
        settings_file: Option<&Path>,
        addresses: &[(SocketAddr, Planes)],
    ) -> Result<Installation, Failure> {
        let certificates =
            Certificates::load(settings, settings_file, Arc::clone(&self.gateway)).map_err(Failure::usage)?;
        let vpc_links = VpcLinks::load(settings, settings_file, Arc::clone(&self.gateway)).map_err(Failure::usage)?;
        let tls = Some(ListenerTls { acceptor: self.gateway.tls_acceptor(), tls_only: settings.tls_only });
        let listen = addresses
            .iter()
            .map(|(address, planes)| ListenAddress { address: *address, planes: *planes, tls: tls.clone() })
            .collect();
        let workers = Workers::start(Arc::clone(&self.gateway), listen, workers(settings), self.service.clone())
            .map_err(|error| Failure::problem(format!("{error}; addresses are set with --listen")))?;
        self.admin.set_ready(true);
        let planes = addresses.iter().map(|(_, planes)| *planes).collect();
        Ok(Installation { parts: self, certificates, vpc_links, workers, planes })
    }
}

impl Installation {
    /// Takes what has changed of the settings that are read again, and of the files that they name, into use.
    pub(crate) fn look(&mut self, reread: impl Fn() -> Result<Settings, String>) {
        self.certificates.look(&reread);
        self.vpc_links.look(&reread);
    }

    /// The addresses as people read them: `http://127.0.0.1:4566`, with what each carries where they differ.
    pub(crate) fn listening(&self) -> String {
        let split = self.planes.iter().any(|planes| *planes != Planes::Both);
        let said = self.workers.local_addresses().iter().zip(&self.planes).map(|(address, planes)| {
            let what = match planes {
                Planes::Both => " (both planes)",
                Planes::Control => " (control plane)",
                Planes::Invoke => " (invokes)",
            };
            format!("{}://{address}{}", self.scheme(), if split { what } else { "" })
        });
        said.collect::<Vec<_>>().join(", ")
    }

    /// Where this machine reaches the control plane; where it reaches invokes, when there is no control plane.
    pub(crate) fn control_endpoint(&self) -> String {
        let addresses = self.workers.local_addresses();
        let control = self.planes.iter().position(|planes| *planes != Planes::Invoke).unwrap_or_default();
        addresses.get(control).map_or_else(String::new, |address| format!("http://{}", reachable(*address)))
    }

    fn scheme(&self) -> &'static str {
        if self.certificates.has_default() { "https" } else { "http" }
    }

    /// Finishes requests under way, then closes the store.
    pub(crate) async fn stop(self) {
        self.parts.admin.set_ready(false);
        let (workers, service) = (self.workers, self.parts.service);
        // Both block; a second signal must still be heard meanwhile.
        let stopping = tokio::task::spawn_blocking(move || {
            workers.shutdown(DRAIN_TIME);
            service.shutdown();
        });
        let _ = stopping.await;
    }
}

/// The address at which a program on this machine reaches a listener.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// One worker for each core, unless set.
fn workers(settings: &Settings) -> usize {
    settings.workers.or_else(|| std::thread::available_parallelism().ok().map(usize::from)).unwrap_or(1)
}

/// What our own calls of other services are signed with.
fn aws_credentials(settings: &Settings) -> Result<Option<sigv4::Credentials>, Failure> {
    let secret = |secret: &Option<Secret>| secret.as_ref().map(|Secret(text)| text.clone());
    match (settings.aws_access_key_id.clone(), secret(&settings.aws_secret_access_key)) {
        (Some(access_key_id), Some(secret_access_key)) => {
            let session_token = secret(&settings.aws_session_token);
            Ok(Some(sigv4::Credentials { access_key_id, secret_access_key, session_token }))
        }
        (None, None) => Ok(None),
        _ => Err(Failure::usage("[aws-credentials] needs both access-key-id and secret-access-key".to_owned())),
    }
}

/// What backends are trusted by.
fn pool_settings(settings: &Settings) -> Result<PoolSettings, Failure> {
    let Some(path) = &settings.backend_ca else { return Ok(PoolSettings::default()) };
    let problem = |error: &dyn std::fmt::Display| Failure::usage(format!("--backend-ca {}: {error}", path.display()));
    let extra_roots = std::fs::read(path).map_err(|error| problem(&error))?;
    client_roots(&extra_roots).map_err(|error| problem(&error))?;
    Ok(PoolSettings { extra_roots, ..PoolSettings::default() })
}

fn endpoints(settings: &Settings) -> Result<Endpoints, Failure> {
    let mut endpoints = Endpoints::default();
    for endpoint in &settings.endpoint_url {
        endpoints.add(&endpoint.service, &endpoint.url).map_err(Failure::usage)?;
    }
    Ok(endpoints)
}

/// Whose signatures both planes take.
fn access_keys(settings: &Settings) -> Result<Option<Arc<AccessKeys>>, Failure> {
    let Some(file) = &settings.credentials else { return Ok(None) };
    let access_keys = credentials::read(file).map_err(|error| Failure::usage(error.to_string()))?;
    Ok(Some(Arc::new(access_keys)))
}

fn service_settings(
    settings: &Settings,
    credentials: Option<Arc<AccessKeys>>,
    endpoints: Endpoints,
) -> Result<ServiceSettings, Failure> {
    let control = ControlSettings {
        version: env!("CARGO_PKG_VERSION"),
        quotas: settings.quotas(),
        allowed_hosts: settings.allowed_host.clone(),
        longest_timeout_ms: settings
            .quotas_integration_timeout_ms
            .map_or(ControlSettings::default().longest_timeout_ms, |TimeoutMs(longest)| longest),
        cache_transitions: CacheTransitions::new(
            settings.cache_status_seconds.map(|Whole(seconds)| Duration::from_secs(seconds)),
        ),
    };
    Ok(ServiceSettings {
        control,
        control_rates: settings.control_rates_profile == settings::Profile::Aws,
        credentials,
        endpoints,
    })
}
