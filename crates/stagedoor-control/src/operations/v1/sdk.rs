//! SdkType and the SDKs themselves: a client of a stage, as an archive.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{
    GetSdkRequest, GetSdkTypeRequest, GetSdkTypesRequest, SdkConfigurationProperty, SdkResponse, SdkType, SdkTypes,
    Stage,
};

use crate::compile::FrozenApi;
use crate::entity;
use crate::openapi::sdk::{TYPES, Type, javascript};
use crate::operations::Reading;
use crate::store::Kind;

fn find(id: &str) -> Result<&'static Type, WireError> {
    // UNVERIFIED: code and words.
    TYPES.iter().find(|kind| kind.id == id).ok_or_else(|| WireError::not_found("Invalid SDK type specified"))
}

fn shown(kind: &Type) -> SdkType {
    let text = |text: &str| Some(text.to_owned());
    let properties = kind.properties.iter().map(|property| SdkConfigurationProperty {
        name: text(property.name),
        friendly_name: text(property.friendly_name),
        description: text(property.description),
        required: Some(true),
        default_value: None,
    });
    SdkType {
        id: text(kind.id),
        friendly_name: text(kind.friendly_name),
        description: text(kind.description),
        configuration_properties: Some(properties.collect()),
    }
}

pub fn get_sdk_type(_: &Reading<'_>, input: GetSdkTypeRequest) -> Result<SdkType, WireError> {
    find(&input.id).map(shown)
}

pub fn get_sdk_types(_: &Reading<'_>, input: GetSdkTypesRequest) -> Result<SdkTypes, WireError> {
    let all = TYPES.iter().map(|kind| (kind.id.to_owned(), shown(kind))).collect();
    let (items, position) = entity::page(all, input.limit, input.position.as_deref())?;
    Ok(SdkTypes { position, items: Some(items) })
}

pub fn get_sdk(call: &Reading<'_>, input: GetSdkRequest) -> Result<SdkResponse, WireError> {
    let (api_id, stage_name) = (input.rest_api_id.as_str(), input.stage_name.as_str());
    entity::api(call.snapshot, call.caller, api_id)?;
    let stage: Stage = entity::find(call.snapshot, call.caller, Kind::Stage, &format!("{api_id}/{stage_name}"))?;
    // UNVERIFIED: code and words of this refusal and the next.
    let kind = find(&input.sdk_type).map_err(|error| WireError::bad_request(error.message))?;
    let parameters = input.parameters.unwrap_or_default();
    let is_given = |name: &str| parameters.get(name).and_then(Option::as_deref).is_some_and(|value| !value.is_empty());
    if let Some(missing) = kind.properties.iter().find(|property| !is_given(property.name)) {
        return Err(WireError::bad_request(format!(
            "Missing required parameter for SDK type {}: {}",
            kind.id, missing.name
        )));
    }
    if kind.id != "javascript" {
        return Err(WireError::not_implemented(format!(
            "GetSdk of type {} is not built in Stagedoor {}; javascript is",
            kind.id, call.settings.version
        )));
    }
    let deployment_id = stage.deployment_id.as_deref().unwrap_or_default();
    let deployment = call.caller.document(Kind::Deployment, format!("{api_id}/{deployment_id}"));
    let frozen = FrozenApi::of_deployment(call.snapshot, &deployment)
        .ok_or_else(|| WireError::internal(format!("the {deployment} is not there")))?;
    let domain = if call.caller.partition() == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" };
    let region = &call.caller.region;
    let endpoint = format!("https://{api_id}.execute-api.{region}.{domain}/{stage_name}");
    let archive = javascript::archive(&frozen, &endpoint, region).map_err(WireError::internal)?;
    // `2016-02-22_23-52Z` of `2016-02-22T23:52:46Z`.
    let now = call.clock.now().iso8601();
    let moment = now.get(..16).unwrap_or_default().replace('T', "_").replace(':', "-");
    Ok(SdkResponse {
        content_type: Some("application/octet-stream".to_owned()),
        content_disposition: Some(format!("attachment; filename=\"{}_{moment}Z.zip\"", kind.id)),
        body: Some(archive.into()),
    })
}
