//! The URI of an HTTP integration, taken apart when it is published.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use stagedoor_http::client::{Origin, Scheme};

/// A piece of an integration URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UriPiece {
    Text(String),
    /// `{name}`: replaced by `integration.request.path.name` only; left as it is when unmapped.
    Placeholder(String),
    /// `${stageVariables.name}`: replaced by the variable, by nothing when there is none.
    StageVariable(String),
}

/// An integration URI with its placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UriTemplate {
    /// Where the requests go, when no placeholder stands before the path; the pieces are what follows.
    origin: Option<Origin>,
    pieces: Vec<UriPiece>,
    /// What the calls go through: then host and port only name the origin.
    vpc_link: Option<Box<VpcLinkPlan>>,
}

/// The VPC link of an integration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VpcLinkPlan {
    /// The link's id, where stage variables may stand for any part.
    pub connection_id: StageText,
    /// The ARN of the load balancer behind it, where the integration names one.
    pub target: Option<StageText>,
}

/// The URI does not name an HTTP endpoint. The service accepts such a URI and fails when it is called.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("Invalid endpoint address")]
pub struct InvalidEndpoint;

impl UriTemplate {
    /// Takes `text` apart. Never fails: what is not a URI fails when it is called, as on the service.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut pieces = split(text);
        let mut origin = None;
        if let Some(UriPiece::Text(first)) = pieces.first_mut() {
            // Only when the host surely ends inside the first text.
            let ends = first.find("://").is_some_and(|scheme| first[scheme + 3..].contains(['/', '?']));
            if (ends || pieces.len() == 1)
                && let Some(UriPiece::Text(first)) = pieces.first_mut()
                && let Ok((found, rest)) = split_origin(first)
            {
                let rest = rest.to_owned();
                origin = Some(found);
                *first = rest;
            }
        }
        Self { origin, pieces, vpc_link: None }
    }

    /// The same, through a VPC link.
    #[must_use]
    pub fn through(self, link: VpcLinkPlan) -> Self {
        Self { vpc_link: Some(Box::new(link)), ..self }
    }

    pub(crate) fn vpc_link(&self) -> Option<&VpcLinkPlan> {
        self.vpc_link.as_deref()
    }

    /// The pieces behind the origin, or all of them when the origin is not fixed.
    #[must_use]
    pub fn pieces(&self) -> &[UriPiece] {
        &self.pieces
    }

    /// The origin and the request target, each piece written by `write`.
    ///
    /// # Errors
    /// When what comes out is not an HTTP URL.
    pub fn render(
        &self,
        mut write: impl FnMut(&UriPiece, &mut String),
    ) -> Result<(Cow<'_, Origin>, String), InvalidEndpoint> {
        let mut text = String::new();
        if self.origin.is_some()
            && !matches!(self.pieces.first(), Some(UriPiece::Text(first)) if first.starts_with('/'))
        {
            text.push('/');
        }
        for piece in &self.pieces {
            write(piece, &mut text);
        }
        if let Some(origin) = &self.origin {
            return Ok((Cow::Borrowed(origin), text));
        }
        let (origin, rest) = split_origin(&text)?;
        let slash = if rest.starts_with('/') { "" } else { "/" };
        Ok((Cow::Owned(origin), format!("{slash}{rest}")))
    }
}

/// A text where stage variables may stand for any part: the ARN of a role, the id of a VPC link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageText {
    pieces: Vec<UriPiece>,
}

impl StageText {
    /// Takes `text` apart. Never fails: what it names is looked for when it is called.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self { pieces: split(text) }
    }

    pub(crate) fn resolve(&self, variables: &BTreeMap<String, String>) -> Cow<'_, str> {
        if let [UriPiece::Text(text)] = &*self.pieces {
            return Cow::Borrowed(text);
        }
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                UriPiece::Text(plain) => text.push_str(plain),
                UriPiece::Placeholder(name) => text.extend(["{", name, "}"]),
                UriPiece::StageVariable(name) => text.push_str(variables.get(name).map_or("", String::as_str)),
            }
        }
        Cow::Owned(text)
    }
}

pub(crate) fn split(text: &str) -> Vec<UriPiece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let stage_variable = rest[..open].ends_with('$');
        let Some(close) = rest[open..].find('}').map(|offset| open + offset) else { break };
        let name = &rest[open + 1..close];
        let piece = if stage_variable {
            // AWS: `${path}` and `${x\}` are left as they are (tested against the service).
            name.strip_prefix("stageVariables.")
                .filter(|name| is_name(name))
                .map(|name| UriPiece::StageVariable(name.into()))
        } else {
            is_name(name).then(|| UriPiece::Placeholder(name.to_owned()))
        };
        match piece {
            Some(piece) => {
                plain.push_str(&rest[..open - usize::from(stage_variable)]);
                if !plain.is_empty() {
                    pieces.push(UriPiece::Text(std::mem::take(&mut plain)));
                }
                pieces.push(piece);
                rest = &rest[close + 1..];
            }
            None => {
                plain.push_str(&rest[..=open]);
                rest = &rest[open + 1..];
            }
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(UriPiece::Text(plain));
    }
    pieces
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._$-".contains(&byte))
}

/// Scheme, host and port, and what follows them.
fn split_origin(text: &str) -> Result<(Origin, &str), InvalidEndpoint> {
    let (scheme, rest) = text.split_once("://").ok_or(InvalidEndpoint)?;
    let (scheme, default_port) = match scheme {
        _ if scheme.eq_ignore_ascii_case("http") => (Scheme::Http, 80),
        _ if scheme.eq_ignore_ascii_case("https") => (Scheme::Https, 443),
        _ => return Err(InvalidEndpoint),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of an IPv6 address without a port are not a port's.
        Some((host, port)) if !port.contains(']') => (host, port.parse().map_err(|_| InvalidEndpoint)?),
        _ => (authority, default_port),
    };
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let legal = match inner {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)),
    };
    if !legal || port == 0 {
        return Err(InvalidEndpoint);
    }
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    Ok((
        Origin {
            scheme,
            host: Arc::from(host),
            port,
            insecure_skip_verification: false,
            identity: None,
            connect_to: None,
        },
        rest,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `id` is mapped to `7/8`, the stage variable `v` is `example.com`; nothing else is known.
    fn check(uri: &str, expected: &str) {
        let template = UriTemplate::parse(uri);
        let rendered = template.render(|piece, out| match piece {
            UriPiece::Text(text) => out.push_str(text),
            UriPiece::Placeholder(name) if name == "id" => out.push_str("7/8"),
            UriPiece::Placeholder(name) => out.push_str(&format!("{{{name}}}")),
            UriPiece::StageVariable(name) if name == "v" => out.push_str("example.com"),
            UriPiece::StageVariable(_) => {}
        });
        let rendered = rendered.map_or_else(
            |error| error.to_string(),
            |(origin, target)| format!("{:?} {} {} {target}", origin.scheme, origin.host, origin.port),
        );
        assert_eq!(rendered, expected, "{uri}");
    }

    #[test]
    fn uris() {
        check("http://h/a", "Http h 80 /a");
        check("HTTPS://h", "Https h 443 /");
        check("https://h:8443?x=1", "Https h 8443 /?x=1");
        check("http://h/{id}/b?q={id}", "Http h 80 /7/8/b?q=7/8");
        check("http://h/{other}", "Http h 80 /{other}");
        check("http://h/${path}/${x\\}", "Http h 80 /${path}/${x\\}");
        check("http://${stageVariables.v}/a", "Http example.com 80 /a");
        check("http://${stageVariables.v}:81", "Http example.com 81 /");
        check("http://${stageVariables.none}/a", "Invalid endpoint address");
        check("http://a.${stageVariables.v}", "Http a.example.com 80 /");
        check("http://h/${stageVariables.v}/${stageVariables.none}", "Http h 80 /example.com/");
        check("http://h{id}", "Http h7 80 /8");
        check("http://[::1]:81/a#b", "Http [::1] 81 /a");
        check("http://[::1]", "Http [::1] 80 /");
        check("http://h:81/{id", "Http h 81 /{id");
        for invalid in ["", "h/a", "ftp://h/", "http://", "http://h:x/", "http://u@h/", "http://a b/", "http://h:0/"] {
            check(invalid, "Invalid endpoint address");
        }
    }
}
