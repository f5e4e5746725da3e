//! Which address carries which plane, and whether that is safe.

use std::net::{Ipv6Addr, SocketAddr, TcpListener};

use stagedoor_gateway::Planes;

use crate::settings::Settings;

/// The addresses of `serve`: `listen` for both planes, unless each plane has its own.
///
/// # Errors
/// When the control plane would be open to strangers.
pub(crate) fn of_serve(settings: &Settings) -> Result<Vec<(SocketAddr, Planes)>, String> {
    let separate = !settings.control_listen.is_empty() && !settings.invoke_listen.is_empty();
    let shared = if separate { &[] } else { settings.listen.as_slice() };
    let all: Vec<(SocketAddr, Planes)> = [
        (shared, Planes::Both),
        (settings.control_listen.as_slice(), Planes::Control),
        (settings.invoke_listen.as_slice(), Planes::Invoke),
    ]
    .into_iter()
    .flat_map(|(addresses, planes)| addresses.iter().map(move |address| (*address, planes)))
    .collect();
    some(&all)?;
    match open_to_strangers(&all, settings) {
        Some(address) => Err(format!(
            "{address} can be reached from other machines, and would let anyone change everything. Choose one:\n  \
             --credentials FILE      only signed calls with these access keys\n  \
             --invoke-listen {address}  only calls to deployed APIs there; the control plane stays on this machine\n  \
             --insecure-open         leave it open to everyone who reaches the port"
        )),
        None => Ok(all),
    }
}

/// The addresses of `up`: as set, else both loopback addresses, so that `localhost` works however it resolves.
///
/// # Errors
/// When the control plane would be open to strangers.
pub(crate) fn of_up(settings: &Settings, listen_is_default: bool) -> Result<Vec<(SocketAddr, Planes)>, String> {
    let mut all: Vec<_> = settings.listen.iter().map(|address| (*address, Planes::Both)).collect();
    if let (true, Some((first, _))) = (listen_is_default, all.first()) {
        let also = SocketAddr::from((Ipv6Addr::LOCALHOST, first.port()));
        // Machines without IPv6 are common (containers), and no reason to complain.
        if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok() {
            all.push((also, Planes::Both));
        }
    }
    some(&all)?;
    match open_to_strangers(&all, settings) {
        Some(address) => Err(format!(
            "{address} can be reached from other machines, and would let anyone change everything; --insecure-open \
             allows that, and `stagedoor serve` has ways to be public and safe"
        )),
        None => Ok(all),
    }
}

fn some(addresses: &[(SocketAddr, Planes)]) -> Result<(), String> {
    if addresses.is_empty() {
        Err("there is no address to listen on: give --listen ADDRESS".to_owned())
    } else {
        Ok(())
    }
}

/// An address beyond this machine that would carry the control plane for everyone, without anybody having said so.
fn open_to_strangers(addresses: &[(SocketAddr, Planes)], settings: &Settings) -> Option<SocketAddr> {
    let guarded = settings.credentials.is_some() || settings.insecure_open;
    let mut open =
        addresses.iter().filter(|(address, planes)| *planes != Planes::Invoke && !address.ip().is_loopback());
    if guarded { None } else { open.next().map(|(address, _)| *address) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Layers;

    fn check(flags: &[(&'static str, &str)], expected: &str) {
        let flags: Vec<(&'static str, Vec<String>)> =
            flags.iter().map(|(name, text)| (*name, vec![(*text).to_owned()])).collect();
        let layers = Layers::collect(None, &flags, std::iter::empty()).expect("no file");
        let (settings, _) = Settings::resolve(&layers).expect("good values");
        let found = match of_serve(&settings) {
            Ok(addresses) => {
                addresses.iter().map(|(address, planes)| format!("{address} {planes:?}")).collect::<Vec<_>>().join(", ")
            }
            Err(problem) => problem.lines().next().unwrap_or_default().to_owned(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn planes_and_safety() {
        let open = "can be reached from other machines, and would let anyone change everything. Choose one:";
        check(&[], "127.0.0.1:4566 Both");
        check(&[("listen", "[::1]:1,127.0.0.2:2")], "[::1]:1 Both, 127.0.0.2:2 Both");
        check(&[("listen", "0.0.0.0:80")], &format!("0.0.0.0:80 {open}"));
        check(&[("listen", "0.0.0.0:80"), ("insecure-open", "true")], "0.0.0.0:80 Both");
        check(&[("listen", "0.0.0.0:80"), ("credentials", "keys")], "0.0.0.0:80 Both");
        check(&[("invoke-listen", "0.0.0.0:80")], "127.0.0.1:4566 Both, 0.0.0.0:80 Invoke");
        check(&[("invoke-listen", "0.0.0.0:80"), ("control-listen", "4")], "127.0.0.1:4 Control, 0.0.0.0:80 Invoke");
        check(&[("control-listen", "10.0.0.1:4")], &format!("10.0.0.1:4 {open}"));
        check(&[("listen", "")], "there is no address to listen on: give --listen ADDRESS");
    }
}
