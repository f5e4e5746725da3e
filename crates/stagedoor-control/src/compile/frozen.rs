//! The content that a deployment freezes: everything the data plane needs of an API, in one document named by the
//! hash of its text. It refers to nothing that can change.

use serde_json::{Value, json};
use stagedoor_wire::Shape;
use stagedoor_wire::apigateway::{Authorizer, GatewayResponse, Model, RequestValidator, Resource, RestApi};
use stagedoor_wire::json::{from_json, to_json};

use crate::entity::shape;
use crate::store::{DocumentId, Documents, Kind};

/// The newest form of the frozen document.
const FORMAT: u64 = 1;

/// An API as it was when it was deployed.
#[derive(Clone, Debug, Default)]
pub struct FrozenApi {
    pub api: RestApi,
    pub resources: Vec<Resource>,
    pub models: Vec<Model>,
    pub request_validators: Vec<RequestValidator>,
    pub authorizers: Vec<Authorizer>,
    pub gateway_responses: Vec<GatewayResponse>,
}

impl FrozenApi {
    /// The API as it is now, under the account and region of `api`, the id of its document.
    #[must_use]
    pub fn freeze(documents: &impl Documents, api: &DocumentId) -> Self {
        Self {
            api: documents.get(api).and_then(|document| shape(&document.json)).unwrap_or_default(),
            resources: all(documents, api, Kind::Resource),
            models: all(documents, api, Kind::Model),
            request_validators: all(documents, api, Kind::RequestValidator),
            authorizers: all(documents, api, Kind::Authorizer),
            gateway_responses: all(documents, api, Kind::GatewayResponse),
        }
    }

    /// The text that is stored and hashed.
    #[must_use]
    pub fn to_text(&self) -> String {
        fn list<S: Shape>(shapes: &[S]) -> Vec<Value> {
            shapes.iter().map(to_json).collect()
        }
        json!({
            "format": FORMAT,
            "restApi": to_json(&self.api),
            "resources": list(&self.resources),
            "models": list(&self.models),
            "requestValidators": list(&self.request_validators),
            "authorizers": list(&self.authorizers),
            "gatewayResponses": list(&self.gateway_responses),
        })
        .to_string()
    }

    /// Reads what [`Self::to_text`] wrote.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let document: Value = serde_json::from_str(text).ok()?;
        Some(Self {
            api: from_json(document.get("restApi")?).ok()?,
            resources: list(&document, "resources"),
            models: list(&document, "models"),
            request_validators: list(&document, "requestValidators"),
            authorizers: list(&document, "authorizers"),
            gateway_responses: list(&document, "gatewayResponses"),
        })
    }

    /// What the deployment of that document froze.
    #[must_use]
    pub fn of_deployment(documents: &impl Documents, deployment: &DocumentId) -> Option<Self> {
        let document: Value = serde_json::from_str(&documents.get(deployment)?.json).ok()?;
        let hash = document.get("frozen")?.as_str()?;
        let id = format!("{}/{hash}", deployment.api_id()).into();
        Self::from_text(&documents.get(&DocumentId { kind: Kind::FrozenApi, id, ..deployment.clone() })?.json)
    }
}

fn all<S: Shape>(documents: &impl Documents, api: &DocumentId, kind: Kind) -> Vec<S> {
    documents
        .scan(&api.account, &api.region, kind, &format!("{}/", api.id))
        .filter_map(|(_, document)| shape(&document.json))
        .collect()
}

fn list<S: Shape>(document: &Value, name: &str) -> Vec<S> {
    let items = document.get(name).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|item| from_json(item).ok()).collect()
}
