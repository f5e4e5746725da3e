//! What a person can set: one list that makes flags, environment variables, `stagedoor.toml`, `stagedoor config`
//! and the reference page.
//!
//! A flag wins over the environment, the environment over the file, the file over the default. A setting stands
//! here only when it has an effect; a name that is not here is an error where we can know that it was meant for us.

use std::marker::PhantomData;
use std::net::SocketAddr;
use std::path::PathBuf;

mod file;
mod layers;
mod reference;
mod values;

pub(crate) use layers::{Effective, Layers, Origin};
pub(crate) use reference::page;
pub(crate) use values::{EndpointUrl, LogFormat, QuotaProfile, Value};

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
    /// The commands that take it as a flag.
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
const TABLES: &[&str] = &["quotas"];

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
    ($($(#[doc = $help:literal])+ $field:ident: $type:ty = $name:literal $placeholder:literal, $default:literal, [$($command:literal)+];)+) => {
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
            commands: &[$($command),+],
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
    /// on there, so that one AWS_ENDPOINT_URL serves all clients, and our own calls go there: of authorizers to lambda
    /// and cognito-idp. A service without a setting is not called. May be given several times; also from
    /// STAGEDOOR_ENDPOINT_URL_LAMBDA (and so for every service) and the SDKs' AWS_ENDPOINT_URL_LAMBDA.
    endpoint_url: Vec<EndpointUrl> = "endpoint-url" "SERVICE=URL", "", ["serve" "up"];
    /// Certificate chain (PEM). A port then takes TLS and plain HTTP, told apart by the first byte.
    tls_cert: Option<PathBuf> = "tls-cert" "FILE", "none", ["serve"];
    /// Private key (PEM) of --tls-cert.
    tls_key: Option<PathBuf> = "tls-key" "FILE", "none", ["serve"];
    /// Refuse plain HTTP on ports with --tls-cert.
    tls_only: bool = "tls-only" "", "false", ["serve"];
    /// Folder whose ready.d holds scripts (*.sh, *.py) that run once the server is ready, with AWS_ENDPOINT_URL
    /// naming it. Those of LocalStack's folder, /etc/localstack/init/ready.d, run before them.
    init_dir: Option<PathBuf> = "init-dir" "FOLDER", "/etc/stagedoor/init", ["serve"];
    /// Add the header x-stagedoor-reason to errors of the gateway and keep details for `stagedoor explain`.
    /// Implied by `up`.
    dev: bool = "dev" "", "false", ["serve"];
    /// Which adjustable quotas of the service hold, the account's throttle among them: `off` or `aws`. The fixed ones
    /// always hold.
    quotas_profile: QuotaProfile = "quotas-profile" "PROFILE", "off", ["serve"];
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
