//! The URI of an AWS integration: which service it calls, and by which path or action.

use super::UriPiece;
use super::split_uri;

/// `arn:{partition}:apigateway:{region}:[{subdomain}.]{service}:{path|action}/{…}`, where stage variables may stand for
/// any part, and path parameters in its end.
#[derive(Clone, Debug)]
pub struct ServiceUri {
    pieces: Vec<UriPiece>,
}

/// What such a URI names once its placeholders are replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceTarget {
    pub region: String,
    /// `sqs`, `states`, `dynamodb`, …
    pub service: String,
    /// What stands before the service: a bucket, an API's id.
    pub subdomain: Option<String>,
    pub kind: TargetKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// A request target without the slash in front.
    Path(String),
    /// An operation by its name, with the parameters behind it: `Bucket=b&Key=k`.
    Action { name: String, parameters: String },
}

impl ServiceUri {
    /// Takes `text` apart. Never fails: what names no service fails when it is called, as on the service.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self { pieces: split_uri(text) }
    }

    /// The target, each piece written by `write`; `None` when it names none.
    pub(crate) fn resolve(&self, mut write: impl FnMut(&UriPiece, &mut String)) -> Option<ServiceTarget> {
        let mut text = String::new();
        for piece in &self.pieces {
            write(piece, &mut text);
        }
        let mut parts = text.splitn(6, ':');
        let (arn, _partition, api_gateway, region) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let (service, target) = (parts.next()?, parts.next()?);
        let (subdomain, service) = match service.rsplit_once('.') {
            Some((subdomain, service)) => (Some(subdomain.to_owned()), service),
            None => (None, service),
        };
        let kind = match target.split_once('/')? {
            // AWS: a doubled slash is fine (recorded).
            ("path", path) => TargetKind::Path(path.trim_start_matches('/').to_owned()),
            ("action", action) => {
                let (name, parameters) = action.split_once('&').unwrap_or((action, ""));
                TargetKind::Action { name: name.to_owned(), parameters: parameters.to_owned() }
            }
            _ => return None,
        };
        let is_whole = arn == "arn"
            && api_gateway == "apigateway"
            && is_host_text(region)
            && is_host_text(service)
            && subdomain.as_deref().is_none_or(is_host_text);
        is_whole.then(|| ServiceTarget { region: region.to_owned(), service: service.to_owned(), subdomain, kind })
    }
}

/// Whether it can stand in the name of a host: callers may have a say in it.
fn is_host_text(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

impl ServiceTarget {
    /// Whether it invokes a function.
    pub(crate) fn is_function(&self) -> bool {
        let TargetKind::Path(path) = &self.kind else { return false };
        let path = path.split('?').next().unwrap_or_default();
        self.service == "lambda" && path.contains("/functions/") && path.ends_with("/invocations")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris() {
        let check = |uri: &str, expected: &str| {
            let target = ServiceUri::parse(uri).resolve(|piece, out| match piece {
                UriPiece::Text(text) => out.push_str(text),
                UriPiece::Placeholder(name) => out.extend(["<", name, ">"]),
                UriPiece::StageVariable(name) => out.push_str(if name == "region" { "eu-west-1" } else { "" }),
            });
            let shown = target.map_or_else(
                || "-".to_owned(),
                |ServiceTarget { region, service, subdomain, kind }| match kind {
                    TargetKind::Path(path) => format!("{region} {subdomain:?} {service} /{path}"),
                    TargetKind::Action { name, parameters } => format!("{region} {service} {name}({parameters})"),
                },
            );
            assert_eq!(shown, expected, "{uri}");
        };
        check("arn:aws:apigateway:us-east-1:sqs:path/0/queue", "us-east-1 None sqs /0/queue");
        check("arn:aws:apigateway:us-east-1:b.s3:path//{key}", "us-east-1 Some(\"b\") s3 /<key>");
        check("arn:aws:apigateway:${stageVariables.region}:sns:action/Publish", "eu-west-1 sns Publish()");
        check("arn:aws:apigateway:r:s3:action/GetObject&Bucket=b&Key={k}", "r s3 GetObject(Bucket=b&Key=<k>)");
        check("arn:aws:apigateway:r:s3:path/arn:aws:x", "r None s3 /arn:aws:x");
        check("arn:aws:apigateway:${stageVariables.none}:sns:action/Publish", "-");
        for wrong in [
            "",
            "arn:aws:apigateway:r:.s3:path/x",
            "arn:aws:apigateway:r:a/b.s3:path/x",
            "arn:aws:apigateway:r:a b.s3:path/x",
            "arn:aws:apigateway:r\r\n:s3:path/x",
            "http://h/",
            "arn:aws:lambda:r:0:function:f",
            "arn:aws:apigateway:r:sqs:other/x",
        ] {
            check(wrong, "-");
        }
    }
}
