//! GetExport: a stage's deployment as an OpenAPI document.

use bytes::Bytes;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{DocumentationVersion, ExportResponse, GetExportRequest, Stage};

use super::{documentation_version, stage};
use crate::compile::FrozenApi;
use crate::entity;
use crate::openapi::export::{self, Documentation, Export, ExportType, Extensions};
use crate::operations::{Caller, Reading};
use crate::store::{Documents, Kind};

pub fn get_export(call: &Reading<'_>, input: GetExportRequest) -> Result<ExportResponse, WireError> {
    let (caller, api_id, stage_name) = (call.caller, &*input.rest_api_id, &*input.stage_name);
    let stage = stage::find(call.snapshot, caller, api_id, stage_name)?;
    // UNVERIFIED: the words.
    let export_type = ExportType::from_name(&input.export_type);
    let export_type = export_type.ok_or_else(|| WireError::bad_request("Invalid export type"))?;
    let deployment_id = stage.deployment_id.as_deref().unwrap_or_default();
    let deployment = caller.document(Kind::Deployment, format!("{api_id}/{deployment_id}"));
    let api = FrozenApi::of_deployment(call.snapshot, &deployment)
        .ok_or_else(|| WireError::internal("the stage's deployment has no content"))?;

    let parameters = input.parameters.unwrap_or_default();
    let documentation = documentation(call.snapshot, caller, api_id, &stage);
    let document = export::export(
        &api,
        &Export {
            export_type,
            extensions: Extensions::of_list(parameters.get("extensions").and_then(Option::as_deref)),
            stage_name,
            host: host(caller, api_id),
            documentation: documentation.as_ref(),
        },
    )
    // UNVERIFIED: what follows `for`.
    .map_err(|method| WireError::bad_request(format!("Only found non-JSON body models for {}", method.0)))?;

    let is_yaml = input.accepts.as_deref().is_some_and(|accepts| accepts.to_ascii_lowercase().contains("yaml"));
    let body = if is_yaml { export::to_yaml(&document) } else { format!("{document:#}") };
    let version = export::version(&api).replace(['"', '\\'], "");
    let ending = if is_yaml { "yaml" } else { "json" };
    let file = format!("{}_{version}.{ending}", input.export_type);
    Ok(ExportResponse {
        content_type: Some("application/octet-stream".to_owned()),
        content_disposition: Some(format!("attachment; filename=\"{file}\"")),
        body: Some(Bytes::from(body)),
    })
}

/// Where the service serves the API.
fn host(caller: &Caller, api_id: &str) -> String {
    let suffix = if caller.partition() == "aws-cn" { ".cn" } else { "" };
    format!("{api_id}.execute-api.{}.amazonaws.com{suffix}", caller.region)
}

/// The documentation that the stage publishes.
fn documentation(documents: &impl Documents, caller: &Caller, api_id: &str, stage: &Stage) -> Option<Documentation> {
    let name = stage.documentation_version.as_deref()?;
    let id = format!("{api_id}/{name}");
    let version: DocumentationVersion = entity::load(documents, caller, Kind::DocumentationVersion, &id)?;
    Some(Documentation {
        version: name.to_owned(),
        created_date: version.created_date,
        parts: documentation_version::documentation_parts_of(documents, caller, api_id, Some(name)),
    })
}
