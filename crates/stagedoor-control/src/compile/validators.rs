//! The request validators of an API's methods, with the models that they validate against.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use stagedoor_gateway::plan::{BodyValidationPlan, ModelPlan, ValidationPlan};
use stagedoor_gateway::schema::Schema;
use stagedoor_wire::apigateway::{Method, RequestValidator};

use super::FrozenApi;

/// Request validators and models of one API; each model is compiled once, when a method first names it.
pub(super) struct Validators<'a> {
    request_validators: &'a [RequestValidator],
    /// Schemas by the names of their models.
    models: BTreeMap<String, String>,
    compiled: HashMap<String, ModelPlan>,
}

impl<'a> Validators<'a> {
    pub(super) fn of(api: &'a FrozenApi) -> Self {
        let models = api.models.iter().filter_map(|model| Some((model.name.clone()?, model.schema.clone()?)));
        Self { request_validators: &api.request_validators, models: models.collect(), compiled: HashMap::new() }
    }

    /// What the method's validator asks for; `None` when it asks for nothing.
    pub(super) fn of_method(&mut self, method: &Method) -> Option<ValidationPlan> {
        let id = method.request_validator_id.as_deref().filter(|id| !id.is_empty())?;
        let validator = self.request_validators.iter().find(|validator| validator.id.as_deref() == Some(id));
        // One that is gone guards with all it could ask for: nothing passes because it cannot be found.
        let asks =
            |flag: fn(&RequestValidator) -> Option<bool>| validator.is_none_or(|asked| flag(asked) == Some(true));
        let (parameters, body) = (
            asks(|validator| validator.validate_request_parameters),
            asks(|validator| validator.validate_request_body),
        );
        if !parameters && !body {
            return None;
        }
        let all = method.request_parameters.iter().flatten();
        let required = all.filter(|(_, required)| parameters && **required).map(|(name, _)| name.as_str());
        Some(ValidationPlan::new(required, body.then(|| self.body(method))))
    }

    fn body(&mut self, method: &Method) -> BodyValidationPlan {
        let named = method.request_models.iter().flatten();
        let models = named.filter_map(|(media_type, name)| {
            let name = name.as_deref()?;
            Some((media_type.clone(), self.model(name)))
        });
        BodyValidationPlan { models: models.collect() }
    }

    fn model(&mut self, name: &str) -> ModelPlan {
        if let Some(compiled) = self.compiled.get(name) {
            return compiled.clone();
        }
        let schema = Schema::of_model(&self.models, name).map(Arc::new).map_err(|error| error.to_string());
        let plan = ModelPlan { name: name.to_owned(), schema };
        self.compiled.insert(name.to_owned(), plan.clone());
        plan
    }
}
