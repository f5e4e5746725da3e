//! `stagedoor reference PAGE` (hidden): prints a page of `docs/reference/`, for `cargo xtask docs`.

use clap::{Args, ValueEnum};

use stagedoor_control::{compile, operations};

use crate::cli::{Failure, Outcome};
use crate::{screen, settings};

/// What `reference` takes.
#[derive(Args, Debug)]
pub(crate) struct ReferenceArguments {
    page: Page,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Page {
    Settings,
    Operations,
    Compatibility,
}

/// Prints the page.
pub(crate) fn run(arguments: &ReferenceArguments) -> Result<Outcome, Failure> {
    let page = match arguments.page {
        Page::Settings => settings::page(),
        Page::Operations => operations::page(),
        Page::Compatibility => compile::support::page(),
    };
    screen::say(page.trim_end());
    Ok(Outcome::Fine)
}
