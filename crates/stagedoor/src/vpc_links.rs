//! Where VPC links lead, as the settings say; taken in again when the settings file changes.

use std::path::Path;
use std::sync::Arc;

use stagedoor_gateway::{Gateway, VpcLinkAddresses};

use crate::screen;
use crate::settings::{NamedAddresses, Settings};
use crate::watch::Watched;

/// What is in use, as long as it runs.
pub(crate) struct VpcLinks {
    gateway: Arc<Gateway>,
    settings_file: Option<Watched>,
    in_use: Vec<NamedAddresses>,
}

impl VpcLinks {
    /// Hands what the settings say to the gateway. `settings_file` is where they come from.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn load(
        settings: &Settings,
        settings_file: Option<&Path>,
        gateway: Arc<Gateway>,
    ) -> Result<Self, String> {
        let settings_file = match settings_file {
            Some(path) => Some(Watched::read(path)?.0),
            None => None,
        };
        let links = Self { gateway, settings_file, in_use: settings.vpc_links.clone() };
        links.hand_over();
        Ok(links)
    }

    /// Takes a changed table into use; `reread` reads the settings anew. While they cannot be read, what was read
    /// before stays in use.
    pub(crate) fn look(&mut self, reread: impl FnOnce() -> Result<Settings, String>) {
        if self.settings_file.as_mut().and_then(Watched::look).is_none() {
            return;
        }
        match reread() {
            Ok(settings) if settings.vpc_links == self.in_use => {}
            Ok(settings) => {
                self.in_use = settings.vpc_links;
                self.hand_over();
                screen::say("[vpc-links] changed: new calls go there.");
            }
            Err(problem) => screen::warn(format_args!("{problem}; VPC links lead where they led")),
        }
    }

    fn hand_over(&self) {
        let mut addresses = VpcLinkAddresses::default();
        for NamedAddresses { name, addresses: named } in &self.in_use {
            named.iter().for_each(|address| addresses.add(name, address.clone()));
        }
        self.gateway.set_vpc_links(addresses);
    }
}
