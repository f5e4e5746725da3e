//! What can be a method and a method response: the rules that the operations on them and the importer of documents
//! share.

use indexmap::IndexMap;
use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::Method;

use crate::integration::{is_parameter_name, unknown_parameter};

/// Where a method request's parameters are.
const LOCATIONS: [&str; 5] = ["querystring", "path", "header", "multivaluequerystring", "multivalueheader"];

/// Scopes are asked where a token says which it has.
pub(crate) fn check_scopes(method: &Method) -> Result<(), WireError> {
    // UNVERIFIED: that JWT, which is newer than the text, has scopes too.
    let has_scopes = matches!(method.authorization_type.as_deref(), Some("COGNITO_USER_POOLS" | "JWT"));
    if method.authorization_scopes.is_some() && !has_scopes {
        return Err(WireError::bad_request(
            "Authorization Scopes are only valid for COGNITO_USER_POOLS authorization type",
        ));
    }
    Ok(())
}

/// The parameters that a method declares: where each is, under a name of its own.
pub(crate) fn check_parameters(parameters: Option<&IndexMap<String, bool>>) -> Result<(), WireError> {
    let mut names: Vec<&str> = Vec::new();
    for parameter in parameters.into_iter().flatten().map(|(parameter, _)| parameter) {
        let name = parameter
            .strip_prefix("method.request.")
            .and_then(|rest| rest.split_once('.'))
            .filter(|(location, name)| LOCATIONS.contains(location) && is_parameter_name(name));
        let Some((_, name)) = name else {
            return Err(WireError::bad_request(format!(
                "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping \
                 expression specified: {parameter}]"
            )));
        };
        if names.contains(&name) {
            return Err(WireError::bad_request("Parameter names must be unique across querystring, header and path"));
        }
        names.push(name);
    }
    Ok(())
}

/// A method response declares header fields. UNVERIFIED: the words.
pub(crate) fn check_headers(parameters: Option<&IndexMap<String, bool>>) -> Result<(), WireError> {
    let is_header = |target: &str| target.strip_prefix("method.response.header.").is_some_and(is_parameter_name);
    match parameters.into_iter().flat_map(IndexMap::keys).find(|target| !is_header(target)) {
        Some(target) => Err(unknown_parameter(target)),
        None => Ok(()),
    }
}
