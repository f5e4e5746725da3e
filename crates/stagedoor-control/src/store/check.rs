//! What must always hold between documents. Nothing here is repaired: a violation is a defect of ours, or somebody
//! changed the database by hand.

use std::collections::HashSet;

use serde_json::Value;

use super::{DocumentId, Documents, Kind, Snapshot};
use crate::entity;

/// Everything that is not as it must be, one line each.
#[must_use]
pub fn check(snapshot: &Snapshot) -> Vec<String> {
    let apis: HashSet<&str> =
        snapshot.iter().filter(|(id, _)| id.kind == Kind::RestApi).map(|(id, _)| id.id.as_ref()).collect();
    let mut problems = Vec::new();
    for (id, document) in snapshot.iter() {
        let Ok(value) = serde_json::from_str::<Value>(&document.json) else {
            problems.push(format!("the {id} is not JSON"));
            continue;
        };
        if document.revision > snapshot.revision() {
            problems.push(format!("the {id} is newer than the store ({})", document.revision));
        }
        for wanted in references(id, &value) {
            if snapshot.get(&wanted).is_none() {
                problems.push(format!("the {id} needs the {wanted}, which is not there"));
            }
        }
        if id.kind == Kind::ApiOwner && !apis.contains(id.id.as_ref()) {
            problems.push(format!("the {id} names an API that is not there"));
        }
        if id.kind == Kind::DomainNameOwner && !owned(snapshot, id, &value) {
            problems.push(format!("the {id} names a domain name that is not there"));
        }
    }
    problems
}

/// Whether the account and region that own a public domain name have it.
fn owned(snapshot: &Snapshot, id: &DocumentId, owner: &Value) -> bool {
    let field = |name: &str| owner[name].as_str().unwrap_or_default().to_owned();
    snapshot.get(&DocumentId::new(field("account"), field("region"), Kind::DomainName, id.id.clone())).is_some()
}

/// The documents that a document cannot be without.
fn references(id: &DocumentId, value: &Value) -> Vec<DocumentId> {
    let below_api = |kind, member: &str| {
        let name = value.pointer(member)?.as_str()?;
        Some(DocumentId { kind, id: format!("{}/{name}", id.api_id()).into(), ..id.clone() })
    };
    let sibling = |kind, name: String| DocumentId { kind, id: name.into(), ..id.clone() };
    let api = sibling(Kind::RestApi, id.api_id().to_owned());
    match id.kind {
        Kind::Account | Kind::ApiOwner => Vec::new(),
        // Whether the owner has it: see [`owned`].
        Kind::DomainNameOwner => Vec::new(),
        Kind::ClientCertificate | Kind::VpcLink => Vec::new(),
        Kind::ApiKey => {
            let stages = value.pointer("/shape/stageKeys").and_then(Value::as_array).into_iter().flatten();
            let stages = stages.filter_map(|stage| Some(sibling(Kind::Stage, stage.as_str()?.to_owned())));
            let hash = value.pointer("/shape/value").and_then(Value::as_str).map(entity::hash).unwrap_or_default();
            stages.chain([sibling(Kind::ApiKeyValue, hash)]).collect()
        }
        Kind::UsagePlan => {
            let stages = value.pointer("/shape/apiStages").and_then(Value::as_array).into_iter().flatten();
            let text = |stage: &Value, member| stage.get(member).and_then(Value::as_str).unwrap_or_default().to_owned();
            let id = |stage: &Value| format!("{}/{}", text(stage, "apiId"), text(stage, "stage"));
            stages.map(|stage| sibling(Kind::Stage, id(stage))).collect()
        }
        Kind::UsagePlanKey => {
            vec![sibling(Kind::UsagePlan, id.api_id().to_owned()), sibling(Kind::ApiKey, id.own_id().to_owned())]
        }
        Kind::ApiKeyValue => {
            let key_id = value.get("keyId").and_then(Value::as_str).unwrap_or_default();
            vec![sibling(Kind::ApiKey, key_id.to_owned())]
        }
        // A private one has its id behind a `+` and may share its name.
        Kind::DomainName if id.id.contains('+') => Vec::new(),
        Kind::DomainName => vec![DocumentId::of_installation(Kind::DomainNameOwner, id.id.clone())],
        Kind::BasePathMapping => {
            let member = |pointer| value.pointer(pointer).and_then(Value::as_str);
            let api_id = member("/shape/restApiId").unwrap_or_default();
            let stage = member("/shape/stage").map(|stage| sibling(Kind::Stage, format!("{api_id}/{stage}")));
            let domain = sibling(Kind::DomainName, id.api_id().to_owned());
            [domain, sibling(Kind::RestApi, api_id.to_owned())].into_iter().chain(stage).collect()
        }
        Kind::DomainNameAccessAssociation => {
            let domain = value.pointer("/shape/domainNameArn").and_then(Value::as_str);
            let name = domain.and_then(|arn| Some(arn.split_once(":/domainnames/")?.1));
            vec![sibling(Kind::DomainName, name.unwrap_or_default().to_owned())]
        }
        Kind::RestApi => vec![DocumentId::of_installation(Kind::ApiOwner, id.id.clone())],
        Kind::Stage => [
            Some(api),
            below_api(Kind::Deployment, "/shape/deploymentId"),
            below_api(Kind::Deployment, "/shape/canarySettings/deploymentId"),
            below_api(Kind::DocumentationVersion, "/shape/documentationVersion"),
            value
                .pointer("/shape/clientCertificateId")
                .and_then(Value::as_str)
                .map(|certificate| sibling(Kind::ClientCertificate, certificate.to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect(),
        Kind::Resource => {
            let methods = value.pointer("/shape/resourceMethods").and_then(Value::as_object).into_iter().flatten();
            let of_methods = methods.flat_map(|(_, method)| of_method(method));
            let of_methods = of_methods.map(|(kind, own_id)| sibling(kind, format!("{}/{own_id}", id.api_id())));
            [Some(api), below_api(Kind::Resource, "/shape/parentId")].into_iter().flatten().chain(of_methods).collect()
        }
        Kind::Model
        | Kind::RequestValidator
        | Kind::Authorizer
        | Kind::GatewayResponse
        | Kind::DocumentationPart
        | Kind::DocumentationVersion
        | Kind::FrozenApi => vec![api],
        Kind::Deployment => [Some(api), below_api(Kind::FrozenApi, "/frozen")].into_iter().flatten().collect(),
    }
}

/// What a method names of its API.
fn of_method(method: &Value) -> Vec<(Kind, &str)> {
    let member = |name: &str| method.get(name).and_then(Value::as_str).filter(|id| !id.is_empty());
    // A method that asks nobody may name an authorizer that is gone.
    let asks = member("authorizationType").is_some_and(|kind| kind != "NONE");
    let authorizer = member("authorizerId").filter(|_| asks).map(|id| (Kind::Authorizer, id));
    let validator = member("requestValidatorId").map(|id| (Kind::RequestValidator, id));
    let responses = method.get("methodResponses").and_then(Value::as_object).into_iter().flatten();
    let of_responses = responses.filter_map(|(_, response)| response.get("responseModels"));
    let models = method.get("requestModels").into_iter().chain(of_responses).filter_map(Value::as_object).flatten();
    let models = models.filter_map(|(_, name)| Some((Kind::Model, name.as_str()?)));
    authorizer.into_iter().chain(validator).chain(models).collect()
}
