//! What a method's request validator asks of a request.

use std::sync::Arc;

use indexmap::IndexMap;

use super::ParameterLocation;
use crate::schema::Schema;

/// A request validator, as far as it asks for anything of its method.
#[derive(Clone, Debug, Default)]
pub struct ValidationPlan {
    /// In the order in which an answer names those that are missing.
    pub required_parameters: Vec<(ParameterLocation, String)>,
    /// `None`: bodies are not validated.
    pub body: Option<BodyValidationPlan>,
}

/// The models that bodies must match, by media type.
#[derive(Clone, Debug, Default)]
pub struct BodyValidationPlan {
    pub models: IndexMap<String, ModelPlan>,
}

/// A model, compiled when it was published.
#[derive(Clone, Debug)]
pub struct ModelPlan {
    pub name: String,
    /// Why it is no schema, which the service notices when it is called.
    pub schema: Result<Arc<Schema>, String>,
}

impl ValidationPlan {
    /// From required parameters as methods name them: `method.request.header.X`, each once.
    #[must_use]
    pub fn new<'p>(required: impl Iterator<Item = &'p str>, body: Option<BodyValidationPlan>) -> Self {
        // AWS: named in the order of the whole key (recorded).
        let mut required: Vec<&str> = required.collect();
        required.sort_unstable();
        let required = required.into_iter().filter_map(|parameter| {
            let (location, name) = parameter.strip_prefix("method.request.")?.split_once('.')?;
            Some((ParameterLocation::parse(location)?, name.to_owned()))
        });
        Self { required_parameters: required.collect(), body }
    }
}
