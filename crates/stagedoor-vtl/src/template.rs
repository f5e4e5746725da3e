//! A parsed template.

use crate::error::{Limits, ParseError, RenderError};
use crate::{Dialect, Host};

/// A parsed template.
#[derive(Debug)]
pub struct Template {}

impl Template {
    /// Parses `text`.
    pub fn parse(_text: &str, _dialect: Dialect) -> Result<Self, ParseError> {
        Ok(Self {})
    }

    /// Renders into `out`. What was written before an error stays there.
    pub fn render<'a>(
        &'a self,
        _host: &mut dyn Host<'a>,
        _limits: &Limits,
        _out: &mut Vec<u8>,
    ) -> Result<(), RenderError> {
        Ok(())
    }
}
