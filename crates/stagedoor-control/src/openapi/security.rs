//! Security schemes to authorizers, API keys and IAM authorization.
//!
//! A scheme without `x-amazon-apigateway-authorizer` says who should check, not how. The service ignores it; the
//! tolerant way says so, because a reader of the document would think that the operation is guarded. What names a
//! guard that cannot be made is no method: never an open one.

use indexmap::IndexMap;
use serde_json::{Map, Value};
use stagedoor_wire::apigateway::{Authorizer, Method};
use stagedoor_wire::json::from_json;

use super::import::Importer;
use super::integration::{number, plain_text};
use super::operation::Operation;
use super::reference;
use crate::authorizer as rules;

/// Stands for the name of a header where a scheme must have one and the authorizer reads none, or more than it.
pub(super) const NO_HEADER: &str = "Unused";

const EXTENSION: &str = "x-amazon-apigateway-authorizer";

/// What a scheme does to the methods that name it.
#[derive(Clone, Debug)]
enum Binding {
    Authorizer(&'static str),
    ApiKey,
    AwsIam,
    Unchecked {
        was_reported: bool,
    },
    /// It says that API Gateway checks, and not how.
    Unmade,
}

/// The security schemes of a document.
#[derive(Default)]
pub(super) struct Schemes {
    bindings: IndexMap<String, Binding>,
    home: &'static str,
}

/// Reads the schemes; authorizers are made even when nothing uses them.
pub(super) fn read(importer: &mut Importer<'_>) -> (Schemes, Vec<Authorizer>) {
    let home = if importer.is_2 { "/securityDefinitions" } else { "/components/securitySchemes" };
    let existing = importer.options.existing_authorizers.iter();
    let existing = existing.map(|(name, kind)| (name.clone(), Binding::Authorizer(authorization_type(kind))));
    let mut schemes = Schemes { bindings: existing.collect(), home };
    let mut authorizers = Vec::new();
    for (name, scheme) in importer.document.pointer(home).and_then(Value::as_object).into_iter().flatten() {
        let Some(scheme) = reference::resolve(importer.document, scheme).ok().and_then(Value::as_object) else {
            continue;
        };
        let authtype = scheme.get("x-amazon-apigateway-authtype").and_then(Value::as_str);
        let extension = scheme.get(EXTENSION).filter(|extension| !extension.is_null());
        let pointer = || format!("{home}/{}", super::locate::escape(name));
        let binding = match extension.and_then(Value::as_object) {
            Some(extension) => {
                let (authorizer, authorization_type) = authorizer(name, scheme, extension, authtype);
                check(importer, &format!("{}/{EXTENSION}", pointer()), &authorizer);
                authorizers.push(authorizer);
                Binding::Authorizer(authorization_type)
            }
            None if authtype.is_some_and(|authtype| authtype.eq_ignore_ascii_case("awsSigv4")) => Binding::AwsIam,
            None if is_api_key(scheme) => Binding::ApiKey,
            None if authtype.is_some() || extension.is_some() => {
                // AWS: the words and what comes of it (quoted by third parties).
                let message = format!(
                    "Unable to create authorizer from security definition: '{name}'. Extension {EXTENSION} is required. \
                     Any methods with security: '{name}' will not be created. If this security definition is not a \
                     custom authorizer, remove the x-amazon-apigateway-authtype extension and it will be ignored."
                );
                importer.warn(&pointer(), message, "write the extension as an object that says who is asked");
                Binding::Unmade
            }
            None => Binding::Unchecked { was_reported: false },
        };
        schemes.bindings.insert(name.clone(), binding);
    }
    (schemes, authorizers)
}

/// Holds an authorizer to the rules of CreateAuthorizer. The tolerant way keeps one that breaks them: the methods that
/// ask it answer 500, rather than let everyone pass.
fn check(importer: &mut Importer<'_>, pointer: &str, authorizer: &Authorizer) {
    if let Err(error) = rules::check_uri(authorizer).and_then(|()| rules::check(authorizer)) {
        let name = authorizer.name.as_deref().unwrap_or_default();
        // UNVERIFIED: the words in front of the reason.
        let message = format!("Unable to create authorizer '{name}': {}", error.message);
        importer.refuse(pointer, message, "correct it; methods that ask it answer 500");
    }
}

fn is_api_key(scheme: &Map<String, Value>) -> bool {
    let is = |member: &str, expected: &str| {
        scheme.get(member).and_then(Value::as_str).is_some_and(|text| text.eq_ignore_ascii_case(expected))
    };
    is("type", "apiKey") && is("in", "header") && is("name", "x-api-key")
}

/// What a method says that asks an authorizer of that type.
fn authorization_type(kind: &str) -> &'static str {
    match kind {
        "COGNITO_USER_POOLS" => "COGNITO_USER_POOLS",
        "JWT" => "JWT",
        _ => "CUSTOM",
    }
}

fn authorizer(
    name: &str,
    scheme: &Map<String, Value>,
    extension: &Map<String, Value>,
    authtype: Option<&str>,
) -> (Authorizer, &'static str) {
    let text = |member: &str| extension.get(member).and_then(plain_text);
    let kind = text("type").unwrap_or_default().to_ascii_uppercase();
    let authorization_type = authorization_type(&kind);
    let auth_type = authtype.or_else(|| rules::auth_type(&kind));
    let header = scheme.get("name").and_then(Value::as_str).filter(|name| !name.eq_ignore_ascii_case(NO_HEADER));
    let arns = extension.get("providerARNs").and_then(Value::as_array);
    let authorizer = Authorizer {
        name: Some(name.to_owned()),
        r#type: Some(kind),
        provider_arns: arns
            .map(|arns| arns.iter().filter_map(plain_text).collect())
            .filter(|arns: &Vec<String>| !arns.is_empty()),
        auth_type: auth_type.map(str::to_owned),
        authorizer_uri: text("authorizerUri"),
        authorizer_credentials: text("authorizerCredentials"),
        identity_source: text("identitySource").or_else(|| header.map(|name| format!("method.request.header.{name}"))),
        identity_validation_expression: text("identityValidationExpression"),
        authorizer_result_ttl_in_seconds: extension
            .get("authorizerResultTtlInSeconds")
            .filter(|seconds| !seconds.is_null())
            .map(|seconds| number(seconds).unwrap_or(-1)),
        // One of another form has no issuer, which the rules refuse.
        jwt_configuration: extension.get("jwtConfiguration").map(|given| from_json(given).unwrap_or_default()),
        ..Authorizer::default()
    };
    (authorizer, authorization_type)
}

/// Binds a method to what guards it: its own `security`, else that of the document. All schemes of all alternatives
/// count, as in the documents that the service exports. False when something that it names cannot guard: then there is
/// no method.
pub(super) fn bind(importer: &mut Importer<'_>, operation: &Operation<'_, '_>, method: &mut Method) -> bool {
    let own = operation.members.get("security").filter(|security| !security.is_null());
    let home = if own.is_some() { format!("{}/security", operation.pointer) } else { "/security".to_owned() };
    let mut key_required = false;
    let mut authorization = "NONE";
    let Some(required) = required(own.or_else(|| importer.document.get("security"))) else {
        refuse(importer, operation, &home, "its security is not a list of schemes");
        return false;
    };
    for (name, scopes) in required {
        match importer.schemes.bindings.get_mut(name) {
            None => {
                refuse(importer, operation, &home, &format!("the security scheme {name} is not defined"));
                return false;
            }
            Some(Binding::Unmade) => {
                leave_out(importer, operation);
                return false;
            }
            Some(Binding::ApiKey) => key_required = true,
            Some(Binding::AwsIam) => authorization = "AWS_IAM",
            Some(Binding::Authorizer(authorization_type)) => {
                authorization = authorization_type;
                method.authorizer_id = Some(name.clone());
                let scopes: Vec<String> = scopes.as_array().into_iter().flatten().filter_map(plain_text).collect();
                method.authorization_scopes = (!scopes.is_empty()).then_some(scopes);
            }
            Some(Binding::Unchecked { was_reported }) => {
                if !std::mem::replace(was_reported, true) && importer.options.tolerant {
                    let pointer = format!("{}/{}", importer.schemes.home, super::locate::escape(name));
                    let message = format!("the security scheme {name} is not checked here");
                    importer.warn(&pointer, message, "add x-amazon-apigateway-authorizer, or let the backend check");
                }
            }
        }
    }
    // The extension outranks: what it says is what the method gets.
    if let Some(kind) = operation.members.get("x-amazon-apigateway-auth").and_then(|auth| auth.get("type")?.as_str()) {
        match &*kind.to_ascii_uppercase() {
            "AWS_IAM" => authorization = "AWS_IAM",
            "NONE" => {
                authorization = "NONE";
                method.authorizer_id = None;
                method.authorization_scopes = None;
            }
            _ => {
                // Refused in the tolerant way too: it may stand for a guard. UNVERIFIED: the words.
                let message = format!("Invalid Authorization Type specified: {kind}. Valid options are NONE, AWS_IAM");
                let help = "write NONE or AWS_IAM; authorizers are named by security";
                importer.error(&format!("{}/x-amazon-apigateway-auth", operation.pointer), message, help);
            }
        }
    }
    method.authorization_type = Some(authorization.to_owned());
    method.api_key_required = Some(key_required);
    true
}

/// The schemes that a `security` names, with their scopes; `None` when it has another form.
fn required(security: Option<&Value>) -> Option<Vec<(&String, &Value)>> {
    let alternatives = match security {
        None | Some(Value::Null) => return Some(Vec::new()),
        Some(security) => security.as_array()?,
    };
    let schemes: Option<Vec<_>> = alternatives.iter().map(Value::as_object).collect();
    Some(schemes?.into_iter().flatten().collect())
}

/// DIFFERENCE: what the service makes of a scheme that is nowhere is not known. Here the document is refused, and the
/// tolerant way leaves the operation out: a slip in a name must not open what was meant to be guarded.
fn refuse(importer: &mut Importer<'_>, operation: &Operation<'_, '_>, pointer: &str, why: &str) {
    leave_out(importer, operation);
    let Operation { verb, resource_path, .. } = operation;
    let message = if importer.options.tolerant {
        format!("{verb} {resource_path} is left out: {why}")
    } else {
        format!("Unable to put method '{verb}' on resource at path '{resource_path}': {why}")
    };
    importer.refuse(pointer, message, "define the scheme, or correct its name; what names no guard stays closed");
}

fn leave_out(importer: &mut Importer<'_>, operation: &Operation<'_, '_>) {
    importer.counts.left_out += 1;
    importer.unguarded.push((operation.resource_path.clone(), operation.verb));
}
