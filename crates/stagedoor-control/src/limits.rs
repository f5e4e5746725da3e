//! Quotas of the service on how many things there may be, in force with the profile `aws` only. Sizes and ranges that
//! are always in force stand beside what they bound.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{EndpointConfiguration, RestApi};

use crate::entity;
use crate::operations::{Changing, ControlSettings, QuotaProfile};
use crate::store::Kind;

/// The service's default quotas.
const REGIONAL_APIS: usize = 600;
const EDGE_APIS: usize = 120;
const PRIVATE_APIS: usize = 600;
const RESOURCES_PER_API: usize = 300;
const STAGES_PER_API: usize = 10;
const AUTHORIZERS_PER_API: usize = 10;
const DOCUMENTATION_PARTS_PER_API: usize = 2000;
const CLIENT_CERTIFICATES: usize = 60;
const VPC_LINKS: usize = 20;
const API_KEYS: usize = 10_000;
const PUBLIC_DOMAIN_NAMES: usize = 120;
const PRIVATE_DOMAIN_NAMES: usize = 50;
const ACCESS_ASSOCIATIONS: usize = 100;
const USAGE_PLANS: usize = 300;
const PLANS_PER_KEY: usize = 10;
const METHOD_THROTTLES_PER_STAGE: usize = 20;

/// Whether the region of the account may have another API of that endpoint configuration.
pub(crate) fn rest_apis(call: &Changing<'_, '_>, endpoints: Option<&EndpointConfiguration>) -> Result<(), WireError> {
    if call.settings.quotas == QuotaProfile::Off {
        return Ok(());
    }
    let wanted = endpoint_type(endpoints);
    let (limit, what) = match wanted {
        "REGIONAL" => (REGIONAL_APIS, "regional APIs in this region"),
        "PRIVATE" => (PRIVATE_APIS, "private APIs in this region"),
        _ => (EDGE_APIS, "edge-optimized APIs in this region"),
    };
    let apis = call.caller.scan(&*call.change, Kind::RestApi, "");
    let apis = apis.filter_map(|(_, document)| entity::shape::<RestApi>(&document.json));
    let count = apis.filter(|api| endpoint_type(api.endpoint_configuration.as_ref()) == wanted).count();
    check(call.settings, count, limit, what)
}

fn endpoint_type(endpoints: Option<&EndpointConfiguration>) -> &str {
    let types = endpoints.and_then(|endpoints| endpoints.types.as_ref());
    types.and_then(|types| types.first()).map_or("EDGE", String::as_str)
}

/// Whether an API that has `count` resources may have another.
pub(crate) fn resources(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, RESOURCES_PER_API, "resources in this API")
}

/// Whether an API that has `count` stages may have another.
pub(crate) fn stages(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, STAGES_PER_API, "stages in this API")
}

/// Whether an API that has `count` authorizers may have another.
pub(crate) fn authorizers(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, AUTHORIZERS_PER_API, "authorizers in this API")
}

/// Whether the region of the account, which has `count` VPC links, may have another.
pub(crate) fn vpc_links(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, VPC_LINKS, "VPC links in this region")
}

/// Whether the region of the account may have another API key.
pub(crate) fn api_keys(call: &Changing<'_, '_>) -> Result<(), WireError> {
    in_region(call, Kind::ApiKey, API_KEYS, "API keys in this region")
}

/// Whether the region of the account may have another usage plan.
pub(crate) fn usage_plans(call: &Changing<'_, '_>) -> Result<(), WireError> {
    in_region(call, Kind::UsagePlan, USAGE_PLANS, "usage plans in this region")
}

/// Whether a key that belongs to `count` usage plans may belong to another.
pub(crate) fn plans_of_key(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, PLANS_PER_KEY, "usage plans of this API key")
}

/// Whether a stage in a usage plan may have throttles for `count` methods.
pub(crate) fn method_throttles(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(
        settings,
        count.saturating_sub(1),
        METHOD_THROTTLES_PER_STAGE,
        "method throttles of a stage in this usage plan",
    )
}

fn in_region(call: &Changing<'_, '_>, kind: Kind, limit: usize, what: &str) -> Result<(), WireError> {
    if call.settings.quotas == QuotaProfile::Off {
        return Ok(());
    }
    check(call.settings, call.caller.scan(&*call.change, kind, "").count(), limit, what)
}

/// Whether the region of the account may have another domain name of that sort.
pub(crate) fn domain_names(call: &Changing<'_, '_>, is_private: bool) -> Result<(), WireError> {
    let (limit, what) = if is_private {
        (PRIVATE_DOMAIN_NAMES, "private custom domain names in this region")
    } else {
        (PUBLIC_DOMAIN_NAMES, "public custom domain names in this region")
    };
    // The id of a private one has a `+` in it.
    let names = call.caller.scan(&*call.change, Kind::DomainName, "");
    check(call.settings, names.filter(|(id, _)| id.id.contains('+') == is_private).count(), limit, what)
}

/// Whether the account, which has `count` domain name access associations, may have another.
pub(crate) fn access_associations(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, ACCESS_ASSOCIATIONS, "domain name access associations")
}

/// Whether an API that has `count` documentation parts may have another.
pub(crate) fn documentation_parts(settings: &ControlSettings, count: usize) -> Result<(), WireError> {
    check(settings, count, DOCUMENTATION_PARTS_PER_API, "documentation parts in this API")
}

/// Whether the region of the account may have another client certificate.
pub(crate) fn client_certificates(call: &Changing<'_, '_>) -> Result<(), WireError> {
    let count = call.caller.scan(&*call.change, Kind::ClientCertificate, "").count();
    check(call.settings, count, CLIENT_CERTIFICATES, "client certificates in this region")
}

// UNVERIFIED: the words; the code is the service's.
fn check(settings: &ControlSettings, count: usize, limit: usize, what: &str) -> Result<(), WireError> {
    if settings.quotas == QuotaProfile::Aws && count >= limit {
        return Err(WireError::limit_exceeded(format!("Maximum number of {what} has been reached: {limit}")));
    }
    Ok(())
}
