//! What a person can set: one list that makes flags, environment variables, `stagedoor.toml`, `stagedoor config`
//! and the reference page.
//!
//! A flag wins over the environment, the environment over the file, the file over the default. A setting stands
//! here only when it has an effect; a name that is not here is an error where we can know that it was meant for us.

use std::marker::PhantomData;
use std::net::SocketAddr;
use std::path::PathBuf;

use stagedoor_control::operations::{Quota, Quotas};
use stagedoor_gateway::vpc_endpoints::VpcEndpoint;

mod file;
mod layers;
mod reference;
mod values;

pub(crate) use layers::{Effective, Layers, Origin};
pub(crate) use reference::page;
pub(crate) use values::{
    EndpointUrl, LogFormat, NamedAddresses, NamedFiles, Profile, QuotaLimit, Secret, TimeoutMs, Value, Whole,
};

/// One line of the list: everything that is said about a setting, apart from its typed value.
#[derive(Debug)]
pub(crate) struct Setting {
    /// The name as a flag, without its dashes: `data-dir`.
    pub(crate) name: &'static str,
    /// What stands for the value in help texts; empty for a switch.
    pub(crate) placeholder: &'static str,
    /// The default as people read it.
    pub(crate) default: &'static str,
    pub(crate) help: &'static str,
    /// The commands that take it as a flag; none where a variable and the file are enough.
    pub(crate) commands: &'static [&'static str],
    pub(crate) shape: Shape,
}

/// How many values a setting has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Switch,
    One,
    Many,
}

/// Tables of the file: `quotas-profile` is `profile` under `[quotas]` there.
const TABLES: &[&str] = &["quotas", "control-rates", "aws-credentials", "cache"];

impl Setting {
    /// The key in the file, dotted: `quotas.profile` for `quotas-profile`.
    #[must_use]
    pub(crate) fn key(&self) -> String {
        let in_table = TABLES.iter().find_map(|table| {
            let rest = self.name.strip_prefix(table)?.strip_prefix('-')?;
            Some(format!("{table}.{rest}"))
        });
        in_table.unwrap_or_else(|| self.name.to_owned())
    }

    /// `quotas-profile` as `STAGEDOOR_QUOTAS_PROFILE`.
    #[must_use]
    pub(crate) fn environment(&self) -> String {
        format!("STAGEDOOR_{}", self.name.replace('-', "_").to_uppercase())
    }
}

/// Declares the list once: the typed struct, the table, and the reading of each field from its layers.
macro_rules! settings {
    ($($(#[doc = $help:literal])+ $field:ident: $type:ty = $name:literal $placeholder:literal, $default:literal, [$($command:literal)*];)+) => {
        /// The effective settings.
        #[derive(Clone, Debug)]
        pub(crate) struct Settings {
            $($(#[doc = $help])+ pub(crate) $field: $type,)+
        }

        /// The list, in the order of help texts and pages.
        pub(crate) static SETTINGS: &[Setting] = &[$(Setting {
            name: $name,
            placeholder: $placeholder,
            default: $default,
            help: concat!($($help, "\n"),+),
            commands: &[$($command),*],
            shape: <$type as Value>::SHAPE,
        }),+];

        impl Settings {
            /// Reads every setting from the highest layer that has it.
            ///
            /// # Errors
            /// When a value cannot be read: where it stands, and what is allowed there.
            pub(crate) fn resolve(layers: &Layers) -> Result<(Self, Vec<Effective>), String> {
                let mut effective = Vec::new();
                let settings = Self {
                    $($field: layers.read::<$type>($name, $default, &mut effective)?,)+
                };
                Ok((settings, effective))
            }
        }
    };
}

settings! {
    /// Address for both planes; may be given several times. Holds unless both --control-listen and
    /// --invoke-listen are given.
    listen: Vec<SocketAddr> = "listen" "ADDRESS", "127.0.0.1:4566", ["serve" "up"];
    /// Address for the control plane alone: the AWS API, /_stagedoor and /_localstack.
    control_listen: Vec<SocketAddr> = "control-listen" "ADDRESS", "", ["serve"];
    /// Address for calls to the deployed APIs alone. May be public.
    invoke_listen: Vec<SocketAddr> = "invoke-listen" "ADDRESS", "", ["serve"];
    /// Threads that serve requests.
    workers: Option<usize> = "workers" "NUMBER", "one per core", ["serve" "up"];
    /// Folder of the store. Created when missing, readable by its owner only.
    data_dir: Option<PathBuf> = "data-dir" "FOLDER", "$XDG_DATA_HOME/stagedoor, else ~/.local/share/stagedoor", ["serve"];
    /// Keep the store in memory: everything is gone at the end.
    ephemeral: bool = "ephemeral" "", "false", ["serve"];
    /// Allow POST /_stagedoor/reset, which deletes everything (always allowed with --ephemeral).
    allow_reset: bool = "allow-reset" "", "false", ["serve"];
    /// File of access keys. With it every control-plane request must carry a valid signature of one of them;
    /// without it any signature is accepted.
    credentials: Option<PathBuf> = "credentials" "FILE", "none", ["serve"];
    /// Listen beyond this machine with the control plane and without --credentials: whoever reaches the port
    /// may do everything.
    insecure_open: bool = "insecure-open" "", "false", ["serve" "up"];
    /// Host name, beside loopback names, under which the control plane may be called; may be given several
    /// times. Other names are refused, which keeps pages in a browser away from it.
    allowed_host: Vec<String> = "allowed-host" "NAME", "", ["serve" "up"];
    /// Where another AWS service is, as in lambda=http://127.0.0.1:4567: requests for it that reach us are passed
    /// on there, so that one AWS_ENDPOINT_URL serves all clients, and our own calls go there: of integrations and
    /// authorizers. A service without a setting is not called. lambda=aws means AWS itself, in the region that is
    /// called, and `aws` all services that have no setting of their own: for our own calls alone, with the keys under
    /// [aws-credentials]. May be given several times; also from STAGEDOOR_ENDPOINT_URL_LAMBDA (and so for every
    /// service) and the SDKs' AWS_ENDPOINT_URL_LAMBDA.
    endpoint_url: Vec<EndpointUrl> = "endpoint-url" "SERVICE=URL", "", ["serve" "up"];
    /// Access key that our own calls of other services are signed with. Without it they are signed with `test`; keys
    /// that the environment holds for other programs are never used.
    aws_access_key_id: Option<String> = "aws-credentials-access-key-id" "ID", "none", ["serve" "up"];
    /// Secret of that access key.
    aws_secret_access_key: Option<Secret> = "aws-credentials-secret-access-key" "SECRET", "none", [];
    /// Session token of that access key, where it is a temporary one.
    aws_session_token: Option<Secret> = "aws-credentials-session-token" "TOKEN", "none", [];
    /// Where a VPC link leads: by the link's id, or by the ARN of the load balancer that it or the integration names, the
    /// addresses of backends, taken in turn. The integration's uri only says what they are called (Host, SNI). In the
    /// file a table, `"arn:aws:elasticloadbalancing:…" = "10.0.0.7:8080"`, or `[…]` of several; elsewhere
    /// `abc123=10.0.0.7:8080`. Read again when the file changes.
    vpc_links: Vec<NamedAddresses> = "vpc-links" "LINK=HOST:PORT", "", ["serve" "up"];
    /// Which callers come through which VPC endpoint, through which alone private APIs are reached: the endpoint's id, that
    /// of its VPC, and behind an `@` the network of the callers (10.0.0.0/16) or an address of ours that they call
    /// (10.1.0.1:8080). In the file a table, `vpce-0123 = "vpc-0456@10.0.0.0/16"`.
    vpc_endpoints: Vec<VpcEndpoint> = "vpc-endpoints" "ENDPOINT=VPC@SOURCE", "", ["serve" "up"];
    /// Certificate chain (PEM). A port then takes TLS and plain HTTP, told apart by the first byte.
    tls_cert: Option<PathBuf> = "tls-cert" "FILE", "none", ["serve"];
    /// Private key (PEM) of --tls-cert.
    tls_key: Option<PathBuf> = "tls-key" "FILE", "none", ["serve"];
    /// Refuse plain HTTP on ports with --tls-cert.
    tls_only: bool = "tls-only" "", "false", ["serve"];
    /// Certificates by the ARN that a domain name has, or by host (`*.example.com` for any one label): a file with
    /// certificate chain and private key (PEM), or one file for each. Clients that ask for such a host (SNI) are shown
    /// it; others get --tls-cert. In the file a table, `"api.example.com" = ["certificate.pem", "key.pem"]`; elsewhere
    /// `api.example.com=certificate.pem:key.pem`. Read again when the table or a file changes.
    certificates: Vec<NamedFiles> = "certificates" "NAME=FILE[:FILE]", "", [];
    /// Truststores of domain names with mutual TLS: by the URI that the domain name has, a file with the certificates of
    /// those who vouch for clients (PEM). In the file a table, `"s3://bucket/truststore.pem" = "truststore.pem"`. Read
    /// again when the table or a file changes.
    truststores: Vec<NamedFiles> = "truststores" "URI=FILE", "", [];
    /// Certificates (PEM) of authorities that are trusted beside the machine's own where HTTPS backends and other
    /// services are called.
    backend_ca: Option<PathBuf> = "backend-ca" "FILE", "none", ["serve" "up"];
    /// Folder whose ready.d holds scripts (*.sh, *.py) that run once the server is ready, with AWS_ENDPOINT_URL
    /// naming it. Those of LocalStack's folder, /etc/localstack/init/ready.d, run before them.
    init_dir: Option<PathBuf> = "init-dir" "FOLDER", "/etc/stagedoor/init", ["serve"];
    /// Add the header x-stagedoor-reason to errors of the gateway and keep details for `stagedoor explain`.
    /// Implied by `up`.
    dev: bool = "dev" "", "false", ["serve"];
    /// Which adjustable quotas of the service hold, the account's throttle among them: `off` or `aws`. The fixed ones
    /// always hold.
    quotas_profile: Profile = "quotas-profile" "PROFILE", "off", ["serve"];
    /// REGIONAL APIs of an account in a region at most: a number, or `off`. With the profile `aws`: 600.
    quotas_regional_apis: Option<QuotaLimit> = "quotas-regional-apis" "NUMBER", "as the profile says", [];
    /// EDGE APIs of an account in a region at most: a number, or `off`. With the profile `aws`: 120.
    quotas_edge_apis: Option<QuotaLimit> = "quotas-edge-apis" "NUMBER", "as the profile says", [];
    /// PRIVATE APIs of an account in a region at most: a number, or `off`. With the profile `aws`: 600.
    quotas_private_apis: Option<QuotaLimit> = "quotas-private-apis" "NUMBER", "as the profile says", [];
    /// Resources of an API at most: a number, or `off`. With the profile `aws`: 300.
    quotas_resources_per_api: Option<QuotaLimit> = "quotas-resources-per-api" "NUMBER", "as the profile says", [];
    /// Stages of an API at most: a number, or `off`. With the profile `aws`: 10.
    quotas_stages_per_api: Option<QuotaLimit> = "quotas-stages-per-api" "NUMBER", "as the profile says", [];
    /// Authorizers of an API at most: a number, or `off`. With the profile `aws`: 10.
    quotas_authorizers_per_api: Option<QuotaLimit> = "quotas-authorizers-per-api" "NUMBER", "as the profile says", [];
    /// Documentation parts of an API at most: a number, or `off`. With the profile `aws`: 2000.
    quotas_documentation_parts_per_api: Option<QuotaLimit> = "quotas-documentation-parts-per-api" "NUMBER", "as the profile says", [];
    /// Public custom domain names of an account in a region at most: a number, or `off`. With the profile `aws`: 120.
    quotas_public_domain_names: Option<QuotaLimit> = "quotas-public-domain-names" "NUMBER", "as the profile says", [];
    /// Private custom domain names of an account in a region at most: a number, or `off`. With the profile `aws`: 50.
    quotas_private_domain_names: Option<QuotaLimit> = "quotas-private-domain-names" "NUMBER", "as the profile says", [];
    /// Domain name access associations of an account in a region at most: a number, or `off`. With the profile `aws`: 100.
    quotas_access_associations: Option<QuotaLimit> = "quotas-access-associations" "NUMBER", "as the profile says", [];
    /// API keys of an account in a region at most: a number, or `off`. With the profile `aws`: 10000.
    quotas_api_keys: Option<QuotaLimit> = "quotas-api-keys" "NUMBER", "as the profile says", [];
    /// Usage plans of an account in a region at most: a number, or `off`. With the profile `aws`: 300.
    quotas_usage_plans: Option<QuotaLimit> = "quotas-usage-plans" "NUMBER", "as the profile says", [];
    /// Usage plans that an API key may belong to at most: a number, or `off`. With the profile `aws`: 10.
    quotas_usage_plans_per_key: Option<QuotaLimit> = "quotas-usage-plans-per-key" "NUMBER", "as the profile says", [];
    /// Methods of a stage with a throttle of their own in a usage plan at most: a number, or `off`. With the profile `aws`: 20.
    quotas_method_throttles_per_stage: Option<QuotaLimit> = "quotas-method-throttles-per-stage" "NUMBER", "as the profile says", [];
    /// Client certificates of an account in a region at most: a number, or `off`. With the profile `aws`: 60.
    quotas_client_certificates: Option<QuotaLimit> = "quotas-client-certificates" "NUMBER", "as the profile says", [];
    /// VPC links of an account in a region at most: a number, or `off`. With the profile `aws`: 20.
    quotas_vpc_links: Option<QuotaLimit> = "quotas-vpc-links" "NUMBER", "as the profile says", [];
    /// The longest timeoutInMillis that an integration may have, up to 900000. The service's is 29000, and longer ones are
    /// granted on request; those that stream may always have up to 900000.
    quotas_integration_timeout_ms: Option<TimeoutMs> = "quotas-integration-timeout-ms" "MILLISECONDS", "29000", ["serve"];
    /// Whether the control plane answers 429 TooManyRequestsException to an account that calls it oftener than the service
    /// allows (10 requests a second, and less for some operations): `off` or `aws`.
    control_rates_profile: Profile = "control-rates-profile" "PROFILE", "off", ["serve"];
    /// Bytes that a gigabyte of a stage's cacheClusterSize takes in memory: fewer on a small machine.
    cache_gigabyte: Option<Whole> = "cache-gigabyte" "BYTES", "1073741824", ["serve"];
    /// Seconds for which a change of a stage's cache cluster shows as under way (CREATE_IN_PROGRESS and its like). Without
    /// it: until it has been read once.
    cache_status_seconds: Option<Whole> = "cache-status-seconds" "SECONDS", "until it was read once", [];
    /// Least important level of our own log, on standard error: error, warn, info, debug, trace, or a filter
    /// such as `warn,stagedoor_control=debug`.
    log_level: String = "log-level" "LEVEL", "warn", ["serve" "up"];
    /// Form of our own log: text or json.
    log_format: LogFormat = "log-format" "FORMAT", "text", ["serve" "up"];
}

impl Settings {
    /// The folder of the store: as set, else the platform's.
    ///
    /// # Errors
    /// When neither a setting nor the environment names one.
    pub(crate) fn data_folder(&self) -> Result<PathBuf, String> {
        self.data_dir
            .clone()
            .or_else(layers::default_data_folder)
            .ok_or_else(|| "no home folder is known: name one with --data-dir FOLDER, or use --ephemeral".to_owned())
    }

    /// The quotas in force: those of the profile, under those that are set one by one.
    pub(crate) fn quotas(&self) -> Quotas {
        let mut quotas = match self.quotas_profile {
            Profile::Off => Quotas::OFF,
            Profile::Aws => Quotas::aws(),
        };
        for (quota, limit) in [
            (Quota::RegionalApis, self.quotas_regional_apis),
            (Quota::EdgeApis, self.quotas_edge_apis),
            (Quota::PrivateApis, self.quotas_private_apis),
            (Quota::ResourcesPerApi, self.quotas_resources_per_api),
            (Quota::StagesPerApi, self.quotas_stages_per_api),
            (Quota::AuthorizersPerApi, self.quotas_authorizers_per_api),
            (Quota::DocumentationPartsPerApi, self.quotas_documentation_parts_per_api),
            (Quota::PublicDomainNames, self.quotas_public_domain_names),
            (Quota::PrivateDomainNames, self.quotas_private_domain_names),
            (Quota::AccessAssociations, self.quotas_access_associations),
            (Quota::ApiKeys, self.quotas_api_keys),
            (Quota::UsagePlans, self.quotas_usage_plans),
            (Quota::UsagePlansPerKey, self.quotas_usage_plans_per_key),
            (Quota::MethodThrottlesPerStage, self.quotas_method_throttles_per_stage),
            (Quota::ClientCertificates, self.quotas_client_certificates),
            (Quota::VpcLinks, self.quotas_vpc_links),
        ] {
            if let Some(QuotaLimit(limit)) = limit {
                quotas.set(quota, limit);
            }
        }
        quotas
    }
}

/// A command that takes settings as flags.
pub(crate) trait Scope: std::fmt::Debug + Clone {
    const COMMAND: &'static str;
}

/// The flags of `serve` (and of `config`, which shows what `serve` would do).
#[derive(Clone, Debug)]
pub(crate) struct Serve;
/// The flags of `up`.
#[derive(Clone, Debug)]
pub(crate) struct Up;

impl Scope for Serve {
    const COMMAND: &'static str = "serve";
}
impl Scope for Up {
    const COMMAND: &'static str = "up";
}

/// The settings given as flags, as texts, made from the list for one command.
#[derive(Clone, Debug)]
pub(crate) struct Flags<S: Scope> {
    pub(crate) config: Option<PathBuf>,
    pub(crate) given: Vec<(&'static str, Vec<String>)>,
    scope: PhantomData<S>,
}

impl<S: Scope> clap::FromArgMatches for Flags<S> {
    fn from_arg_matches(matches: &clap::ArgMatches) -> Result<Self, clap::Error> {
        let given = of_command(S::COMMAND)
            .filter_map(|setting| {
                let values = matches.get_many::<String>(setting.name)?;
                Some((setting.name, values.cloned().collect()))
            })
            .collect();
        Ok(Self { config: matches.get_one::<PathBuf>("config").cloned(), given, scope: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &clap::ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<S: Scope> clap::Args for Flags<S> {
    fn augment_args(command: clap::Command) -> clap::Command {
        let config = clap::Arg::new("config")
            .long("config")
            .value_name("FILE")
            .value_parser(clap::value_parser!(PathBuf))
            .help("Settings file [default: stagedoor.toml in this folder, else in the data folder]");
        let command = command.next_help_heading("Settings (also STAGEDOOR_… variables and stagedoor.toml)").arg(config);
        of_command(S::COMMAND).fold(command, |command, setting| command.arg(argument(setting)))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

fn of_command(command: &'static str) -> impl Iterator<Item = &'static Setting> {
    SETTINGS.iter().filter(move |setting| setting.commands.contains(&command))
}

fn argument(setting: &'static Setting) -> clap::Arg {
    let help = setting.help.split_whitespace().collect::<Vec<_>>().join(" ");
    let help = match (setting.shape, setting.default) {
        (Shape::Switch, _) | (_, "" | "none") => help,
        (_, default) => format!("{help} [default: {default}]"),
    };
    let argument = clap::Arg::new(setting.name).long(setting.name).help(help);
    match setting.shape {
        // `--ephemeral=false` undoes what a file says.
        Shape::Switch => argument
            .value_name("true|false")
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true")
            .hide_possible_values(true),
        Shape::One => argument.value_name(setting.placeholder),
        Shape::Many => argument.value_name(setting.placeholder).action(clap::ArgAction::Append),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotas(file: &str) -> Result<Quotas, String> {
        let path = std::env::temp_dir().join(format!("stagedoor-quotas-{}.toml", std::process::id()));
        std::fs::write(&path, file).expect("written");
        let layers = Layers::collect(Some(&path), &[], std::iter::empty());
        let settings = layers.and_then(|layers| Settings::resolve(&layers));
        Ok(settings.map_err(|problem| problem.replace(&path.display().to_string(), ""))?.0.quotas())
    }

    #[test]
    fn every_quota_is_a_setting() {
        for quota in Quota::ALL {
            let name = format!("quotas-{}", quota.name());
            let setting = SETTINGS.iter().find(|setting| setting.name == name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(setting.key(), format!("quotas.{}", quota.name()));
            assert!(setting.help.contains(&format!("`aws`: {}.", quota.default_limit())), "{name}: {}", setting.help);
        }
        let limits =
            |file: &str| quotas(file).map(|quotas| (quotas.limit(Quota::StagesPerApi), quotas.limit(Quota::ApiKeys)));
        assert_eq!(limits(""), Ok((None, None)));
        assert_eq!(limits("[quotas]\nprofile = 'aws'"), Ok((Some(10), Some(10_000))));
        assert_eq!(limits("[quotas]\napi-keys = 3"), Ok((None, Some(3))));
        assert_eq!(limits("[quotas]\nprofile = 'aws'\nstages-per-api = 'off'"), Ok((None, Some(10_000))));
        let problem = ":2: quotas-api-keys: `many` is neither a number nor off";
        assert_eq!(limits("[quotas]\napi-keys = 'many'"), Err(problem.to_owned()));
        let problem = ":2: unknown key `quotas.apikeys`; did you mean `quotas.api-keys`?";
        assert_eq!(limits("[quotas]\napikeys = 1"), Err(problem.to_owned()));
    }
}
