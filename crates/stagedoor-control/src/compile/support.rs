//! The one table of settings that are known but not in force yet. Nothing is accepted and then passed in silence.
//!
//! A *guard* may be stored; the methods it guards answer API_CONFIGURATION_ERROR and `explain` names it. Any other
//! setting is *refused* with 501 unless it has the service's default value.

use stagedoor_wire::WireError;

/// What happens to a setting that has no effect yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handling {
    /// Stored; what it guards does not answer.
    Guard,
    /// Refused with 501 NotImplementedException.
    Refused,
}

/// A setting without effect yet.
#[derive(Clone, Copy, Debug)]
pub struct Unsupported {
    /// The member's name, with its resource in front.
    pub setting: &'static str,
    pub handling: Handling,
}

macro_rules! unsupported {
    ($($constant:ident = $setting:literal: $handling:ident,)*) => {
        $(pub const $constant: Unsupported = Unsupported { setting: $setting, handling: Handling::$handling };)*
        /// All settings without effect yet.
        pub const ALL: &[Unsupported] = &[$($constant,)*];
    };
}

unsupported! {
    WEB_ACL = "Stage webAclArn": Guard,
    PRIVATE_DOMAIN_NAME = "DomainName endpointConfiguration PRIVATE": Guard,
    METRICS = "Stage methodSettings metrics": Refused,
    LOGGING = "Stage methodSettings logging": Refused,
    ACCESS_LOG = "Stage accessLogSettings": Refused,
    TRACING = "Stage tracingEnabled": Refused,
}

/// Settings that are taken as on the service and act otherwise here, or on nothing: none of them guards. What acts on
/// nothing on the service either, or only through one of the settings above, is not among them.
const OTHERWISE: &[(&str, &str)] = &[
    ("RestApi endpointConfiguration EDGE, REGIONAL, ipAddressType", "every API is reached at the same listeners"),
    (
        "Authorizer authorizerCredentials, Integration credentials",
        "the role is assumed where `--endpoint-url` says where STS is; else, and for `arn:aws:iam::*:user/*`, calls are \
         signed with the keys of the settings",
    ),
    (
        "Integration responseTransferMode",
        "HTTP_PROXY streams in both modes; STREAM allows longer timeouts and answers, and these are not slowed down",
    ),
    (
        "Stage methodSettings throttling at 10000 and 5000",
        "not enforced: what an entry has when nobody sets a throttle",
    ),
    ("RestApi, DomainName securityPolicy", "TLS 1.0 and 1.1 are not spoken; plain HTTP, where a port takes it, passes"),
    ("DomainName certificates", "shown where the settings have their files; any well-formed ARN is taken"),
    ("DomainName truststoreVersion", "where the settings have a file for the truststore's URI, that is its version"),
    ("DomainName ipAddressType", "the addresses are those of the listeners"),
    ("ApiKey generateDistinctId", "ids are always distinct from values"),
    ("ApiKey stageKeys", "kept and shown: a key opens a stage by a usage plan"),
    ("UsagePlan productCode", "kept and shown: no marketplace is told"),
    ("Account cloudwatchRoleArn", "kept and shown: nothing is written under a role"),
];

impl Unsupported {
    /// The answer to a request that sets it.
    #[must_use]
    pub fn refusal(self) -> WireError {
        WireError::not_implemented(format!(
            "{} has no effect in Stagedoor {} and is therefore refused",
            self.setting,
            env!("CARGO_PKG_VERSION")
        ))
    }

    /// Refuses the setting unless it has the service's default value.
    ///
    /// # Errors
    /// [`Self::refusal`] when `is_default` does not hold.
    pub fn unless_default(self, is_default: bool) -> Result<(), WireError> {
        if is_default { Ok(()) } else { Err(self.refusal()) }
    }

    /// Why a method that it guards does not answer.
    #[must_use]
    pub fn guard(self, value: &str) -> String {
        format!("{} ({value}) is stored but not enforced in this version: the method does not answer", self.setting)
    }
}

/// The reference page of what is known and not in force, in Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(
        "# Compatibility\n\n\
         [Operations](operations.md) lists what is built. A setting that has no effect yet is never accepted in silence:\n\n\
         | setting | what happens |\n|---|---|\n",
    );
    for row in ALL {
        let what = match row.handling {
            Handling::Guard => "stored; the methods it guards answer 500 and `explain` names it",
            Handling::Refused => "refused with 501 `NotImplementedException` unless it has the default value",
        };
        page.push_str(&format!("| {} | {what} |\n", row.setting));
    }
    page.push_str(
        "\nThese are taken as on the service and act otherwise, or on nothing:\n\n| setting | here |\n|---|---|\n",
    );
    for (setting, here) in OTHERWISE {
        page.push_str(&format!("| {setting} | {here} |\n"));
    }
    page.push_str(
        "\nIntegrations of all types are served: MOCK, HTTP, HTTP_PROXY, AWS and AWS_PROXY. Those through a VPC_LINK reach what \
         `[vpc-links]` in the settings names; without it they answer 500 and `explain` says what to write.\n",
    );
    page
}
