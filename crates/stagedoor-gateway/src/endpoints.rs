//! Where other AWS services are: only where a setting says so (`--endpoint-url lambda=http://…`, or `lambda=aws` for the
//! real one). A service without one is not called, and no call leaves for AWS by itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

use stagedoor_http::client::{Origin, Scheme};
use stagedoor_wire::services;

/// In the place of an URL: where AWS has the service.
pub const AT_AWS: &str = "aws";

/// Where services are, by the name of their setting (see [`services::by_setting_name`]).
#[derive(Clone, Debug, Default)]
pub struct Endpoints {
    by_setting_name: BTreeMap<&'static str, Place>,
    /// Those without a place of their own are at AWS.
    others_at_aws: bool,
}

#[derive(Clone, Debug)]
enum Place {
    At(Endpoint),
    Aws,
}

/// Where a service is.
#[derive(Clone, Debug)]
pub struct Endpoint {
    pub origin: Origin,
    /// Stands before every path; empty, or `/a/b`.
    pub base_path: String,
    /// The region that signatures name, where it is not the one that is called.
    pub signing_region: Option<&'static str>,
    /// AWS's own, where a subdomain is a host to connect to.
    pub is_at_aws: bool,
}

/// What AWS has in one place of its first partition: the prefix of its hosts, the host, and the region of signatures.
const GLOBAL: &[(&str, &str, &str)] = &[
    ("account", "account.us-east-1.amazonaws.com", "us-east-1"),
    ("billingconductor", "billingconductor.us-east-1.amazonaws.com", "us-east-1"),
    ("budgets", "budgets.amazonaws.com", "us-east-1"),
    ("ce", "ce.us-east-1.amazonaws.com", "us-east-1"),
    ("chime", "chime.us-east-1.amazonaws.com", "us-east-1"),
    ("cloudfront", "cloudfront.amazonaws.com", "us-east-1"),
    ("health", "global.health.amazonaws.com", "us-east-1"),
    ("iam", "iam.amazonaws.com", "us-east-1"),
    ("networkmanager", "networkmanager.us-west-2.amazonaws.com", "us-west-2"),
    ("notifications-contacts", "notifications-contacts.us-east-1.api.aws", "us-east-1"),
    ("organizations", "organizations.us-east-1.amazonaws.com", "us-east-1"),
    ("route53", "route53.amazonaws.com", "us-east-1"),
    ("savingsplans", "savingsplans.amazonaws.com", "us-east-1"),
    ("shield", "shield.us-east-1.amazonaws.com", "us-east-1"),
    ("tax", "tax.us-east-1.amazonaws.com", "us-east-1"),
    ("waf", "waf.amazonaws.com", "us-east-1"),
];

/// The prefixes of services that have hosts for both kinds of addresses only.
const DUAL_STACK_ONLY: &[&str] =
    &["datazone", "eks-auth", "gameliftstreams", "internetmonitor", "notifications", "qbusiness"];

/// The beginnings of regions by partition, with the domains of hosts: the usual one, and that of dual stack.
const PARTITIONS: &[(&str, &str, &str)] = &[
    ("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    ("eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
    ("us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
    ("us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
    ("eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
    ("us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    ("us-gov-", "amazonaws.com", "api.aws"),
    ("", "amazonaws.com", "api.aws"),
];

impl Endpoints {
    /// Adds one: the service by any of its names, and an URL with scheme, host, and maybe port and path, or `aws`. The
    /// service `aws` stands for all that have no place of their own.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn add(&mut self, service: &str, url: &str) -> Result<(), String> {
        if service == AT_AWS && url == AT_AWS {
            self.others_at_aws = true;
            return Ok(());
        }
        let facts = services::by_setting_name(service).ok_or_else(|| format!("`{service}` is no AWS service"))?;
        let place = if url == AT_AWS {
            Place::Aws
        } else {
            Place::At(Endpoint::parse(url).ok_or_else(|| format!("`{url}` is no URL such as http://127.0.0.1:4567"))?)
        };
        self.by_setting_name.insert(facts.setting_name, place);
        Ok(())
    }

    /// Where the service that signs with this name is in a region, if a setting says so.
    #[must_use]
    pub fn find(&self, signing_name: &str, region: &str) -> Option<Cow<'_, Endpoint>> {
        let service = services::by_signing_name(signing_name)?;
        match self.by_setting_name.get(service.setting_name) {
            Some(Place::At(endpoint)) => Some(Cow::Borrowed(endpoint)),
            None if !self.others_at_aws => None,
            Some(Place::Aws) | None => at_aws(service.endpoint_prefix, region).map(Cow::Owned),
        }
    }

    /// Where a service is that is not AWS's own: what is signed by others for us can be passed on to there.
    #[must_use]
    pub fn find_stand_in(&self, signing_name: &str) -> Option<&Endpoint> {
        match self.by_setting_name.get(services::by_signing_name(signing_name)?.setting_name)? {
            Place::At(endpoint) => Some(endpoint),
            Place::Aws => None,
        }
    }

    /// The setting that sends signed calls to AWS, if one does.
    #[must_use]
    pub fn needs_keys(&self) -> Option<String> {
        // The public keys of a user pool are there for everyone.
        let mut named = self.by_setting_name.iter().filter(|(name, _)| **name != "cognito_identity_provider");
        let named = named.find(|(_, place)| matches!(place, Place::Aws));
        let named = named.map(|(name, _)| format!("--endpoint-url {name}={AT_AWS}"));
        named.or_else(|| self.others_at_aws.then(|| format!("--endpoint-url {AT_AWS}")))
    }

    /// The setting that would say where a service is.
    pub(crate) fn advice(signing_name: &str) -> String {
        let Some(service) = services::by_signing_name(signing_name) else { return String::new() };
        let (setting, variable) = (service.setting_name, service.environment_variable());
        format!("no setting says where {} is: set --endpoint-url {setting}=URL or {variable}", service.service_id)
    }
}

/// Where AWS has a service. `None` for a text that is no region: it may come from a stage variable.
fn at_aws(prefix: &str, region: &str) -> Option<Endpoint> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if region.is_empty() || region.len() > 32 || !region.bytes().all(is_plain) {
        return None;
    }
    let (beginning, domain, dual_stack) = PARTITIONS.iter().find(|(beginning, ..)| region.starts_with(beginning))?;
    let global = GLOBAL.iter().find(|(name, ..)| beginning.is_empty() && *name == prefix);
    let host = match global {
        Some((_, host, _)) => (*host).to_owned(),
        None if DUAL_STACK_ONLY.contains(&prefix) => format!("{prefix}.{region}.{dual_stack}"),
        None => format!("{prefix}.{region}.{domain}"),
    };
    let origin = Origin {
        scheme: Scheme::Https,
        host: host.into(),
        port: 443,
        insecure_skip_verification: false,
        identity: None,
        connect_to: None,
    };
    let signing_region = global.map(|(.., region)| *region);
    Some(Endpoint { origin, base_path: String::new(), signing_region, is_at_aws: true })
}

impl Endpoint {
    /// The URL that says it.
    pub(crate) fn url(&self) -> String {
        let scheme = match self.origin.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        };
        format!("{scheme}://{}{}", self.origin.authority(), self.base_path)
    }

    /// Reads an URL of scheme, host, and maybe port and path.
    #[must_use]
    pub fn parse(url: &str) -> Option<Self> {
        let uri: http::Uri = url.parse().ok()?;
        let (scheme, default_port) = match uri.scheme_str()? {
            "http" => (Scheme::Http, 80),
            "https" => (Scheme::Https, 443),
            _ => return None,
        };
        let host = uri.host().filter(|host| !host.is_empty())?;
        // What stands around the host is a port, or wrong.
        let port = match uri.authority()?.as_str().strip_prefix(host)? {
            "" => default_port,
            port => port.strip_prefix(':')?.parse().ok()?,
        };
        if uri.query().is_some() {
            return None;
        }
        let origin = Origin {
            scheme,
            host: host.into(),
            port,
            insecure_skip_verification: false,
            identity: None,
            connect_to: None,
        };
        let base_path = uri.path().trim_end_matches('/').to_owned();
        Some(Self { origin, base_path, signing_region: None, is_at_aws: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints() {
        let check = |service: &str, url: &str, expected: &str| {
            let mut endpoints = Endpoints::default();
            let found = match endpoints.add(service, url) {
                Ok(()) => {
                    let (name, place) = endpoints.by_setting_name.first_key_value().expect("one");
                    let Place::At(at) = place else { panic!("{place:?}") };
                    format!("{name} {:?} {} {} {}", at.origin.scheme, at.origin.host, at.origin.port, at.base_path)
                }
                Err(problem) => problem,
            };
            assert_eq!(found, expected, "{service}={url}");
        };
        check("lambda", "http://127.0.0.1:4567", "lambda Http 127.0.0.1 4567 ");
        check("LOGS", "https://logs.example/base/", "cloudwatch_logs Https logs.example 443 /base");
        check("sqs", "http://[::1]:1", "sqs Http [::1] 1 ");
        check("nonsense", "http://a", "`nonsense` is no AWS service");
        for wrong in ["", "a", "ftp://a", "http://", "http://a:b", "http://a?b", "http://u@a", "/a"] {
            check("sqs", wrong, &format!("`{wrong}` is no URL such as http://127.0.0.1:4567"));
        }
        let mut endpoints = Endpoints::default();
        endpoints.add("logs", "http://a").expect("good");
        let is_there = |name: &str| endpoints.find(name, "us-east-1").is_some();
        assert!(is_there("logs") && !is_there("sqs") && !is_there("x"));
    }

    #[test]
    fn places_at_aws() {
        let check = |settings: &[&str], service: &str, region: &str, expected: &str| {
            let mut endpoints = Endpoints::default();
            settings.iter().for_each(|setting| endpoints.add(setting, AT_AWS).expect("good"));
            let found = endpoints.find(service, region).map_or_else(
                || "-".to_owned(),
                |at| format!("{} {}", at.url(), at.signing_region.unwrap_or("")).trim_end().to_owned(),
            );
            assert_eq!(found, expected, "{service} {region}");
        };
        for (service, region, expected) in [
            ("lambda", "eu-central-1", "https://lambda.eu-central-1.amazonaws.com"),
            ("sqs", "us-gov-west-1", "https://sqs.us-gov-west-1.amazonaws.com"),
            ("s3", "cn-north-1", "https://s3.cn-north-1.amazonaws.com.cn"),
            ("events", "eusc-de-east-1", "https://events.eusc-de-east-1.amazonaws.eu"),
            ("sns", "us-isob-east-1", "https://sns.us-isob-east-1.sc2s.sgov.gov"),
            ("states", "il-central-1", "https://states.il-central-1.amazonaws.com"),
            ("dynamodb", "us-east-1", "https://dynamodb.us-east-1.amazonaws.com"),
            ("iam", "eu-west-1", "https://iam.amazonaws.com us-east-1"),
            ("iam", "cn-north-1", "https://iam.cn-north-1.amazonaws.com.cn"),
            ("qbusiness", "us-east-1", "https://qbusiness.us-east-1.api.aws"),
            ("nonsense", "us-east-1", "-"),
            ("lambda", "", "-"),
            ("lambda", "evil.example/", "-"),
            ("lambda", "a@b", "-"),
        ] {
            check(&["aws"], service, region, expected);
        }
        check(&["lambda"], "lambda", "us-east-1", "https://lambda.us-east-1.amazonaws.com");
        check(&["lambda"], "sqs", "us-east-1", "-");
    }

    #[test]
    fn what_is_elsewhere_stays_there() {
        let mut endpoints = Endpoints::default();
        endpoints.add("aws", "aws").expect("good");
        endpoints.add("sqs", "http://a:1").expect("good");
        let url = |name: &str| endpoints.find(name, "us-east-1").map(|at| at.url());
        assert_eq!(url("sqs").as_deref(), Some("http://a:1"));
        assert_eq!(url("sts").as_deref(), Some("https://sts.us-east-1.amazonaws.com"));
        assert!(endpoints.find_stand_in("sqs").is_some() && endpoints.find_stand_in("sts").is_none());
        assert_eq!(endpoints.needs_keys().as_deref(), Some("--endpoint-url aws"));
        let mut endpoints = Endpoints::default();
        endpoints.add("cognito-idp", "aws").expect("good");
        assert_eq!(endpoints.needs_keys(), None);
        endpoints.add("lambda", "aws").expect("good");
        assert_eq!(endpoints.needs_keys().as_deref(), Some("--endpoint-url lambda=aws"));
    }
}
