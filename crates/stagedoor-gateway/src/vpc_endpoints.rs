//! Which callers come through which VPC endpoint. There is no VPC here: a setting names the networks that stand for them.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use crate::policy;

/// A VPC endpoint, and the callers who come through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VpcEndpoint {
    /// `vpce-…`
    pub id: Arc<str>,
    /// `vpc-…`
    pub vpc_id: Arc<str>,
    source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Source {
    /// Callers with an address in this network.
    Network(IpAddr, u32),
    /// Callers of this address of ours.
    Listener(SocketAddr),
}

impl VpcEndpoint {
    /// Reads `vpce-1=vpc-1@10.0.0.0/16`, or with an address and port that we listen at behind the `@`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (id, rest) = text.split_once('=')?;
        let (vpc_id, source) = rest.split_once('@')?;
        let (id, vpc_id, source) = (id.trim(), vpc_id.trim(), source.trim());
        let source = match source.parse() {
            Ok(address) => Source::Listener(address),
            Err(_) => {
                let (address, prefix) = policy::network(source)?;
                Source::Network(address, prefix)
            }
        };
        let legal = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let are_ids = id.starts_with("vpce-") && vpc_id.starts_with("vpc-") && legal(id) && legal(vpc_id);
        are_ids.then(|| Self { id: id.into(), vpc_id: vpc_id.into(), source })
    }

    /// Whether a connection from `peer` to `local` comes through it.
    #[must_use]
    pub fn brings(&self, peer: IpAddr, local: SocketAddr) -> bool {
        match self.source {
            Source::Network(network, prefix) => policy::is_inside(peer.to_canonical(), network, prefix),
            Source::Listener(address) => {
                address.port() == local.port() && address.ip().to_canonical() == local.ip().to_canonical()
            }
        }
    }
}

impl std::fmt::Display for VpcEndpoint {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { id, vpc_id, source } = self;
        match source {
            Source::Network(address, prefix) => write!(formatter, "{id}={vpc_id}@{address}/{prefix}"),
            Source::Listener(address) => write!(formatter, "{id}={vpc_id}@{address}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources() {
        let check = |text: &str, peer: &str, local: &str, expected: Option<bool>| {
            let endpoint = VpcEndpoint::parse(text);
            let found = endpoint.map(|endpoint| endpoint.brings(peer.parse().unwrap(), local.parse().unwrap()));
            assert_eq!(found, expected, "{text} {peer} {local}");
        };
        let local = "127.0.0.1:4566";
        check("vpce-1=vpc-1@10.0.0.0/8", "10.1.2.3", local, Some(true));
        check("vpce-1=vpc-1@10.0.0.0/8", "::ffff:10.1.2.3", local, Some(true));
        check("vpce-1 = vpc-1 @ 10.0.0.0/8", "11.1.2.3", local, Some(false));
        check("vpce-1=vpc-1@10.1.2.3", "10.1.2.3", local, Some(true));
        check("vpce-1=vpc-1@fd00::/8", "fd00::1", local, Some(true));
        check("vpce-1=vpc-1@127.0.0.1:4566", "10.1.2.3", local, Some(true));
        check("vpce-1=vpc-1@127.0.0.1:4567", "10.1.2.3", local, Some(false));
        for wrong in [
            "vpce-1",
            "vpce-1=vpc-1",
            "vpc-1=vpc-1@::/0",
            "vpce-1=x@::/0",
            "vpce-1=vpc-1@10.0.0.0/33",
            "vpce-1/=vpc-1@::/0",
        ] {
            check(wrong, "::1", local, None);
        }
        assert_eq!(VpcEndpoint::parse("vpce-1=vpc-1@10.1.2.3").unwrap().to_string(), "vpce-1=vpc-1@10.1.2.3/32");
    }
}
