//! Authorizers, IAM authorization and API keys as security schemes.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use stagedoor_wire::apigateway::{Authorizer, Method};
use stagedoor_wire::json::to_json;

use super::documentation::Parts;
use super::integration::present;
use crate::compile::FrozenApi;
use crate::openapi::security::NO_HEADER;

/// The schemes of a document: what methods refer to them by.
pub(super) struct Schemes<'a> {
    authorizers: Vec<&'a Authorizer>,
    names: HashMap<&'a str, &'a str>,
    /// The names of the schemes for AWS_IAM and for API keys, where a method needs them.
    iam: Option<String>,
    api_key: Option<String>,
}

impl<'a> Schemes<'a> {
    pub(super) fn of(api: &'a FrozenApi) -> Self {
        let mut authorizers: Vec<&Authorizer> = api.authorizers.iter().collect();
        authorizers.sort_by_key(|authorizer| authorizer.name.as_deref());
        let named = authorizers.iter().filter_map(|it| Some((it.id.as_deref()?, it.name.as_deref()?)));
        let names: HashMap<&str, &str> = named.collect();
        let any = |is_it: fn(&Method) -> bool| {
            let mut methods = api.resources.iter().flat_map(|resource| resource.resource_methods.iter().flatten());
            methods.any(|(_, method)| is_it(method))
        };
        // An authorizer may have the name that a scheme of ours would have.
        let free = |name: &str| {
            let is_free = |name: &String| !names.values().any(|taken| taken == name);
            (1..).map(|number| if number == 1 { name.to_owned() } else { format!("{name}{number}") }).find(is_free)
        };
        Self {
            iam: any(is_iam).then(|| free("sigv4")).flatten(),
            api_key: any(|method| method.api_key_required == Some(true)).then(|| free("api_key")).flatten(),
            authorizers,
            names,
        }
    }

    /// What an operation requires; nothing for a method that everyone may call.
    pub(super) fn required(&self, method: &Method) -> Option<Value> {
        let mut required = Vec::new();
        match method.authorization_type.as_deref().unwrap_or("NONE") {
            "NONE" => {}
            "AWS_IAM" => required.extend(self.iam.as_ref().map(|name| json!({ name: [] }))),
            _ => {
                let id = method.authorizer_id.as_deref().unwrap_or_default();
                let name = self.names.get(id).copied().unwrap_or(id);
                required.push(json!({ name: method.authorization_scopes.clone().unwrap_or_default() }));
            }
        }
        if method.api_key_required == Some(true) {
            required.extend(self.api_key.as_ref().map(|name| json!({ name: [] })));
        }
        (!required.is_empty()).then(|| required.into())
    }

    /// The definitions, with how each is checked when `extended`.
    pub(super) fn document(&self, extended: bool, parts: &Parts<'_>) -> Map<String, Value> {
        let mut schemes = Map::new();
        for authorizer in &self.authorizers {
            let name = authorizer.name.clone().unwrap_or_default();
            let mut scheme = header_scheme(header(authorizer).unwrap_or(NO_HEADER));
            if extended {
                if let Some(auth_type) = &authorizer.auth_type {
                    scheme.insert("x-amazon-apigateway-authtype".to_owned(), auth_type.as_str().into());
                }
                scheme.insert("x-amazon-apigateway-authorizer".to_owned(), extension(authorizer));
            }
            parts.of_authorizer(&name).extend_standard(&mut scheme, &["description"]);
            parts.of_authorizer(&name).extend_with_own(&mut scheme);
            schemes.insert(name, scheme.into());
        }
        if let Some(name) = &self.iam {
            let mut scheme = header_scheme("Authorization");
            if extended {
                scheme.insert("x-amazon-apigateway-authtype".to_owned(), "awsSigv4".into());
            }
            schemes.insert(name.clone(), scheme.into());
        }
        if let Some(name) = &self.api_key {
            schemes.insert(name.clone(), header_scheme("x-api-key").into());
        }
        schemes
    }
}

fn is_iam(method: &Method) -> bool {
    method.authorization_type.as_deref() == Some("AWS_IAM")
}

fn header_scheme(name: &str) -> Map<String, Value> {
    let members = [("type", "apiKey"), ("name", name), ("in", "header")];
    members.into_iter().map(|(member, text)| (member.to_owned(), text.into())).collect()
}

/// The header that the authorizer reads, when it is one header and nothing else. Of a REQUEST authorizer the service
/// says in its extension what identifies a caller.
fn header(authorizer: &Authorizer) -> Option<&str> {
    let name = authorizer.identity_source.as_deref()?.strip_prefix("method.request.header.")?;
    let is_one = !name.is_empty() && !name.contains([',', ' ']) && !name.eq_ignore_ascii_case(NO_HEADER);
    Some(name).filter(|_| is_one && authorizer.r#type.as_deref() != Some("REQUEST"))
}

fn extension(authorizer: &Authorizer) -> Value {
    let text = |text: &Option<String>| text.clone().map(Value::from);
    let kind = authorizer.r#type.as_ref().map(|kind| Value::from(kind.to_ascii_lowercase()));
    let source = authorizer.identity_source.clone().filter(|_| header(authorizer).is_none());
    present([
        ("type", kind),
        ("authorizerUri", text(&authorizer.authorizer_uri)),
        ("authorizerCredentials", text(&authorizer.authorizer_credentials)),
        ("providerARNs", authorizer.provider_arns.clone().map(Value::from)),
        ("jwtConfiguration", authorizer.jwt_configuration.as_ref().map(to_json)),
        ("identitySource", source.map(Value::from)),
        ("identityValidationExpression", text(&authorizer.identity_validation_expression)),
        ("authorizerResultTtlInSeconds", authorizer.authorizer_result_ttl_in_seconds.map(Value::from)),
    ])
}
