//! All services of AWS by name: what an error answer to a request for one of them needs. The table is generated.

use crate::generated::services::ALL;
use crate::protocol::Protocol;

/// What is known of a service.
#[derive(Debug, PartialEq, Eq)]
pub struct ServiceFacts {
    /// The name in the credential scope of a signature.
    pub signing_name: &'static str,
    /// The name of its client in botocore and the AWS CLI.
    pub client_name: &'static str,
    pub service_id: &'static str,
    pub protocol: Protocol,
    /// The name in our settings: the service id as the SDKs write it in `AWS_ENDPOINT_URL_…`, in lower case.
    pub setting_name: &'static str,
    /// What the names of its hosts begin with.
    pub endpoint_prefix: &'static str,
}

impl ServiceFacts {
    /// The environment variable that says where the service is: `STAGEDOOR_ENDPOINT_URL_LAMBDA`.
    #[must_use]
    pub fn environment_variable(&self) -> String {
        format!("STAGEDOOR_ENDPOINT_URL_{}", self.setting_name.to_uppercase())
    }
}

/// The service that signs with a name. Where several do, the one whose client has that name, else the first.
#[must_use]
pub fn by_signing_name(name: &str) -> Option<&'static ServiceFacts> {
    let place = ALL.partition_point(|service| service.signing_name < name);
    ALL.get(place).filter(|service| service.signing_name == name)
}

/// The service that a setting names: by service id, client name or signing name, in any case, with `-`, `_` or blanks.
#[must_use]
pub fn by_setting_name(name: &str) -> Option<&'static ServiceFacts> {
    let same = |known: &str| {
        let plain = |byte: u8| if matches!(byte, b'-' | b' ') { b'_' } else { byte.to_ascii_lowercase() };
        known.len() == name.len() && known.bytes().map(plain).eq(name.bytes().map(plain))
    };
    let by = |part: fn(&ServiceFacts) -> &str| ALL.iter().find(|service| same(part(service)));
    by(|service| service.setting_name)
        .or_else(|| by(|service| service.client_name))
        .or_else(|| by(|service| service.signing_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_names() {
        let check = |signing: &str, setting: &str, protocol: Protocol| {
            let service = by_signing_name(signing).expect(signing);
            assert_eq!((service.setting_name, service.protocol), (setting, protocol));
            assert_eq!(by_setting_name(setting), Some(service));
        };
        check("lambda", "lambda", Protocol::RestJson);
        check("sqs", "sqs", Protocol::Json10);
        check("logs", "cloudwatch_logs", Protocol::Json11);
        check("states", "sfn", Protocol::Json10);
        check("events", "eventbridge", Protocol::Json11);
        check("iam", "iam", Protocol::Query);
        check("ec2", "ec2", Protocol::Ec2);
        check("s3", "s3", Protocol::S3);
        check("route53", "route_53", Protocol::RestXml);
        check("apigateway", "api_gateway", Protocol::RestJson);
        assert_eq!(by_signing_name("nothing"), None);
        assert_eq!(by_setting_name("Stepfunctions").map(|service| service.setting_name), Some("sfn"));
        assert_eq!(by_setting_name("LOGS").map(|service| service.setting_name), Some("cloudwatch_logs"));
        assert_eq!(by_setting_name("cloudwatch logs").map(|service| service.setting_name), Some("cloudwatch_logs"));
        assert_eq!(
            by_signing_name("lambda").map(ServiceFacts::environment_variable).as_deref(),
            Some("STAGEDOOR_ENDPOINT_URL_LAMBDA")
        );
    }

    #[test]
    fn every_signing_name_is_found() {
        for service in ALL {
            let found = by_signing_name(service.signing_name).expect(service.signing_name);
            assert_eq!(found.signing_name, service.signing_name);
            assert!(
                service
                    .setting_name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            );
        }
    }
}
