//! Quotas of the service on how many things there may be: off, all at the service's defaults, or one by one. Sizes and
//! ranges that are always in force stand beside what they bound.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{EndpointConfiguration, RestApi};

use crate::entity;
use crate::operations::{Caller, Changing, ControlSettings};
use crate::store::{Documents, Kind};

macro_rules! quotas {
    ($($quota:ident = $name:literal: $default:literal, $what:literal;)*) => {
        /// A quota that can be set.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Quota {
            $(#[doc = $what] $quota,)*
        }

        impl Quota {
            pub const ALL: &'static [Self] = &[$(Self::$quota,)*];

            /// As it is called in the settings.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$quota => $name,)*
                }
            }

            /// The service's default.
            #[must_use]
            pub const fn default_limit(self) -> usize {
                match self {
                    $(Self::$quota => $default,)*
                }
            }

            const fn what(self) -> &'static str {
                match self {
                    $(Self::$quota => $what,)*
                }
            }
        }
    };
}

quotas! {
    RegionalApis = "regional-apis": 600, "regional APIs in this region";
    EdgeApis = "edge-apis": 120, "edge-optimized APIs in this region";
    PrivateApis = "private-apis": 600, "private APIs in this region";
    ResourcesPerApi = "resources-per-api": 300, "resources in this API";
    StagesPerApi = "stages-per-api": 10, "stages in this API";
    AuthorizersPerApi = "authorizers-per-api": 10, "authorizers in this API";
    DocumentationPartsPerApi = "documentation-parts-per-api": 2000, "documentation parts in this API";
    PublicDomainNames = "public-domain-names": 120, "public custom domain names in this region";
    PrivateDomainNames = "private-domain-names": 50, "private custom domain names in this region";
    AccessAssociations = "access-associations": 100, "domain name access associations";
    ApiKeys = "api-keys": 10_000, "API keys in this region";
    UsagePlans = "usage-plans": 300, "usage plans in this region";
    UsagePlansPerKey = "usage-plans-per-key": 10, "usage plans of this API key";
    MethodThrottlesPerStage = "method-throttles-per-stage": 20, "method throttles of a stage in this usage plan";
    ClientCertificates = "client-certificates": 60, "client certificates in this region";
    VpcLinks = "vpc-links": 20, "VPC links in this region";
}

/// Which quotas are in force, and how much each allows.
#[derive(Clone, Debug)]
pub struct Quotas {
    /// In the order of [`Quota::ALL`]; `None` is no bound.
    limits: [Option<usize>; Quota::ALL.len()],
}

impl Quotas {
    /// None but those that are always on.
    pub const OFF: Self = Self { limits: [None; Quota::ALL.len()] };

    /// All, at the service's defaults.
    #[must_use]
    pub fn aws() -> Self {
        let mut quotas = Self::OFF;
        for quota in Quota::ALL {
            quotas.set(*quota, Some(quota.default_limit()));
        }
        quotas
    }

    /// Bounds one, or lets go of it.
    pub const fn set(&mut self, quota: Quota, limit: Option<usize>) {
        self.limits[quota as usize] = limit;
    }

    /// How much of it there may be.
    #[must_use]
    pub const fn limit(&self, quota: Quota) -> Option<usize> {
        self.limits[quota as usize]
    }
}

/// Whether the region of the account may have another API of that endpoint configuration.
pub(crate) fn rest_apis(call: &Changing<'_, '_>, endpoints: Option<&EndpointConfiguration>) -> Result<(), WireError> {
    let wanted = endpoint_type(endpoints);
    let quota = match wanted {
        "REGIONAL" => Quota::RegionalApis,
        "PRIVATE" => Quota::PrivateApis,
        _ => Quota::EdgeApis,
    };
    if call.settings.quotas.limit(quota).is_none() {
        return Ok(());
    }
    let apis = call.caller.scan(&*call.change, Kind::RestApi, "");
    let apis = apis.filter_map(|(_, document)| entity::shape::<RestApi>(&document.json));
    let count = apis.filter(|api| endpoint_type(api.endpoint_configuration.as_ref()) == wanted).count();
    check(call.settings, count, quota)
}

fn endpoint_type(endpoints: Option<&EndpointConfiguration>) -> &str {
    let types = endpoints.and_then(|endpoints| endpoints.types.as_ref());
    types.and_then(|types| types.first()).map_or("EDGE", String::as_str)
}

/// Whether an API may have another resource.
pub(crate) fn resources(call: &Changing<'_, '_>, api_id: &str) -> Result<(), WireError> {
    match call.settings.quotas.limit(Quota::ResourcesPerApi) {
        None => Ok(()),
        Some(_) => {
            let count = call.caller.scan_api(&*call.change, Kind::Resource, api_id).count();
            check(call.settings, count, Quota::ResourcesPerApi)
        }
    }
}

/// Whether an API that has `count` stages may have another.
pub(crate) fn stages(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, Quota::StagesPerApi)
}

/// Whether an API that has `count` authorizers may have another.
pub(crate) fn authorizers(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, Quota::AuthorizersPerApi)
}

/// Whether the region of the account, which has `count` VPC links, may have another.
pub(crate) fn vpc_links(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, Quota::VpcLinks)
}

/// Whether the region of the account may have another API key.
pub(crate) fn api_keys(call: &Changing<'_, '_>) -> Result<(), WireError> {
    in_region(call, Kind::ApiKey, Quota::ApiKeys)
}

/// Whether the region of the account may have another usage plan.
pub(crate) fn usage_plans(call: &Changing<'_, '_>) -> Result<(), WireError> {
    in_region(call, Kind::UsagePlan, Quota::UsagePlans)
}

/// Whether a key that belongs to `count` usage plans may belong to another.
pub(crate) fn plans_of_key(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, Quota::UsagePlansPerKey)
}

/// Whether a stage in a usage plan may have throttles for `count` methods.
pub(crate) fn method_throttles(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count.saturating_sub(1), Quota::MethodThrottlesPerStage)
}

fn in_region(call: &Changing<'_, '_>, kind: Kind, quota: Quota) -> Result<(), WireError> {
    match call.settings.quotas.limit(quota) {
        None => Ok(()),
        Some(_) => check(call.settings, call.caller.scan(&*call.change, kind, "").count(), quota),
    }
}

/// Whether the region of the account may have another domain name of that sort.
pub(crate) fn domain_names(call: &Changing<'_, '_>, is_private: bool) -> Result<(), WireError> {
    let quota = if is_private { Quota::PrivateDomainNames } else { Quota::PublicDomainNames };
    // The id of a private one has a `+` in it.
    let names = call.caller.scan(&*call.change, Kind::DomainName, "");
    check(call.settings, names.filter(|(id, _)| id.id.contains('+') == is_private).count(), quota)
}

/// Whether the account, which has `count` domain name access associations, may have another.
pub(crate) fn access_associations(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, Quota::AccessAssociations)
}

/// Whether an API that has `count` documentation parts may have another.
pub(crate) fn documentation_parts(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, Quota::DocumentationPartsPerApi)
}

/// Whether the region of the account may have another client certificate.
pub(crate) fn client_certificates(call: &Changing<'_, '_>) -> Result<(), WireError> {
    in_region(call, Kind::ClientCertificate, Quota::ClientCertificates)
}

/// Whether an API may be as an import has made it.
pub(crate) fn imported(
    documents: &impl Documents,
    caller: &Caller,
    settings: &ControlSettings,
    api_id: &str,
) -> Result<(), WireError> {
    for (kind, quota) in [
        (Kind::Resource, Quota::ResourcesPerApi),
        (Kind::Authorizer, Quota::AuthorizersPerApi),
        (Kind::DocumentationPart, Quota::DocumentationPartsPerApi),
    ] {
        if settings.quotas.limit(quota).is_some() {
            // They are there already: the last of them may have been the one too many.
            check(settings, caller.scan_api(documents, kind, api_id).count().saturating_sub(1), quota)?;
        }
    }
    Ok(())
}

// UNVERIFIED: the words; the code is the service's.
fn check(settings: &ControlSettings, count: usize, quota: Quota) -> Result<(), WireError> {
    match settings.quotas.limit(quota) {
        Some(limit) if count >= limit => {
            Err(WireError::limit_exceeded(format!("Maximum number of {} has been reached: {limit}", quota.what())))
        }
        _ => Ok(()),
    }
}
