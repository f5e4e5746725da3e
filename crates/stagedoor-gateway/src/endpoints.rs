//! Where other AWS services are: only where a setting says so (`--endpoint-url lambda=http://…`). A service without
//! one is not called, and no call leaves for AWS by itself.

use std::collections::BTreeMap;

use stagedoor_http::client::{Origin, Scheme};
use stagedoor_wire::services;

/// Where services are, by the name of their setting (see [`services::by_setting_name`]).
#[derive(Clone, Debug, Default)]
pub struct Endpoints {
    by_setting_name: BTreeMap<&'static str, Endpoint>,
}

/// Where a service is.
#[derive(Clone, Debug)]
pub struct Endpoint {
    pub origin: Origin,
    /// Stands before every path; empty, or `/a/b`.
    pub base_path: String,
}

impl Endpoints {
    /// Adds one: the service by any of its names, and an URL with scheme, host, and maybe port and path.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn add(&mut self, service: &str, url: &str) -> Result<(), String> {
        let facts = services::by_setting_name(service).ok_or_else(|| format!("`{service}` is no AWS service"))?;
        let endpoint =
            Endpoint::parse(url).ok_or_else(|| format!("`{url}` is no URL such as http://127.0.0.1:4567"))?;
        self.by_setting_name.insert(facts.setting_name, endpoint);
        Ok(())
    }

    /// Where the service that signs with this name is, if a setting says so.
    #[must_use]
    pub fn find(&self, signing_name: &str) -> Option<&Endpoint> {
        self.by_setting_name.get(services::by_signing_name(signing_name)?.setting_name)
    }

    /// The setting that would say where a service is.
    pub(crate) fn advice(signing_name: &str) -> String {
        let Some(service) = services::by_signing_name(signing_name) else { return String::new() };
        let (setting, variable) = (service.setting_name, service.environment_variable());
        format!("no setting says where {} is: set --endpoint-url {setting}=URL or {variable}", service.service_id)
    }
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
        let origin = Origin { scheme, host: host.into(), port, insecure_skip_verification: false, identity: None };
        Some(Self { origin, base_path: uri.path().trim_end_matches('/').to_owned() })
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
                Ok(()) => endpoints
                    .by_setting_name
                    .iter()
                    .map(|(name, at)| {
                        format!("{name} {:?} {} {} {}", at.origin.scheme, at.origin.host, at.origin.port, at.base_path)
                    })
                    .collect(),
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
        assert!(endpoints.find("logs").is_some() && endpoints.find("sqs").is_none() && endpoints.find("x").is_none());
    }
}
