//! Authorizers to what the gateway asks.

use std::sync::Arc;
use std::time::Duration;

use stagedoor_gateway::endpoints::Endpoint;
use stagedoor_gateway::plan::{
    AuthorizationPlan, AuthorizerEvent, AuthorizerKind, AuthorizerPlan, ClaimRule, FunctionUri, IdentitySource,
    IssuerPlan, KeySource, LambdaAuthorizerPlan, TokenAuthorizerPlan, TokenRules,
};
use stagedoor_vtl::JavaPattern;
use stagedoor_wire::apigateway::{Authorizer, JwtIssuer, Method};

/// AWS: how long answers hold when nothing is set (documented).
const DEFAULT_RESULT_TTL_SECONDS: i32 = 300;

/// The authorizers of an API, each lowered once.
pub(super) struct Authorizers(Vec<Arc<AuthorizerPlan>>);

impl Authorizers {
    pub(super) fn of(authorizers: &[Authorizer]) -> Self {
        Self(authorizers.iter().map(|authorizer| Arc::new(plan(authorizer))).collect())
    }

    /// What a method asks of its callers; `None` when whoever asks may pass.
    pub(super) fn of_method(&self, method: &Method) -> Option<AuthorizationPlan> {
        let kind = method.authorization_type.as_deref().unwrap_or("NONE");
        if kind.eq_ignore_ascii_case("NONE") {
            return None;
        }
        if kind.eq_ignore_ascii_case("AWS_IAM") {
            return Some(AuthorizationPlan::Iam);
        }
        let id = method.authorizer_id.as_deref().unwrap_or_default();
        let known = self.0.iter().find(|authorizer| *authorizer.id == *id);
        let authorizer = known.filter(|authorizer| fits(kind, &authorizer.kind)).cloned();
        let authorizer = authorizer.unwrap_or_else(|| {
            let reason = format!("authorizationType {kind} with authorizer {id:?}: there is none of that kind");
            Arc::new(AuthorizerPlan { id: id.into(), kind: AuthorizerKind::Misconfigured(reason) })
        });
        Some(AuthorizationPlan::Authorizer {
            authorizer,
            scopes: method.authorization_scopes.clone().unwrap_or_default(),
        })
    }
}

/// Whether a method of that authorizationType can ask such an authorizer.
fn fits(authorization_type: &str, kind: &AuthorizerKind) -> bool {
    let is = |name: &str| authorization_type.eq_ignore_ascii_case(name);
    match kind {
        AuthorizerKind::Lambda(_) => is("CUSTOM"),
        AuthorizerKind::Token(token) => match token.rules {
            TokenRules::UserPool { .. } => is("COGNITO_USER_POOLS"),
            TokenRules::Jwt => is("JWT"),
        },
        AuthorizerKind::Misconfigured(_) => true,
    }
}

/// An authorizer as the gateway asks it.
#[must_use]
pub fn plan(authorizer: &Authorizer) -> AuthorizerPlan {
    let kind = match authorizer.r#type.as_deref().unwrap_or_default() {
        "TOKEN" => lambda(authorizer, true),
        "REQUEST" => lambda(authorizer, false),
        "COGNITO_USER_POOLS" => user_pools(authorizer),
        "JWT" => jwt(authorizer),
        other => Err(format!("{other} is no type of authorizer")),
    };
    AuthorizerPlan {
        id: authorizer.id.as_deref().unwrap_or_default().into(),
        kind: kind.unwrap_or_else(AuthorizerKind::Misconfigured),
    }
}

fn lambda(authorizer: &Authorizer, is_token: bool) -> Result<AuthorizerKind, String> {
    let sources = authorizer.identity_source.as_deref().unwrap_or_default();
    let sources = sources.split(',').map(str::trim).filter(|source| !source.is_empty());
    let identity_sources = sources.map(source).collect::<Result<Vec<_>, _>>()?;
    let event = if is_token {
        if identity_sources.len() != 1 {
            return Err("a TOKEN authorizer has exactly one identitySource".to_owned());
        }
        AuthorizerEvent::Token { validation: validation(authorizer)? }
    } else {
        AuthorizerEvent::Request
    };
    // Answers are kept by what the sources give: without a source, that of one caller would be that of all.
    let ttl = if identity_sources.is_empty() {
        0
    } else {
        authorizer.authorizer_result_ttl_in_seconds.unwrap_or(DEFAULT_RESULT_TTL_SECONDS)
    };
    Ok(AuthorizerKind::Lambda(LambdaAuthorizerPlan {
        event,
        identity_sources,
        function: FunctionUri::parse(authorizer.authorizer_uri.as_deref().unwrap_or_default()),
        credentials: authorizer.authorizer_credentials.clone(),
        result_ttl: Duration::from_secs(u64::try_from(ttl).unwrap_or_default()),
    }))
}

fn user_pools(authorizer: &Authorizer) -> Result<AuthorizerKind, String> {
    let arns = authorizer.provider_arns.iter().flatten();
    let issuers = arns.map(|arn| user_pool(arn).ok_or_else(|| format!("{arn} is no ARN of a user pool")));
    Ok(AuthorizerKind::Token(TokenAuthorizerPlan {
        source: token_source(authorizer)?,
        issuers: issuers.collect::<Result<_, _>>()?,
        algorithms: vec!["RS256".to_owned()],
        rules: TokenRules::UserPool { audience: validation(authorizer)? },
    }))
}

/// `arn:aws:cognito-idp:{region}:{account}:userpool/{poolId}`
fn user_pool(arn: &str) -> Option<IssuerPlan> {
    let mut parts = arn.splitn(6, ':');
    let (_, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (region, _, resource) = (parts.next()?, parts.next()?, parts.next()?);
    let pool_id = resource.strip_prefix("userpool/").filter(|id| is_pool_id(id))?;
    let domain = if partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" };
    (service == "cognito-idp").then(|| IssuerPlan {
        issuer: format!("https://cognito-idp.{region}.{domain}/{pool_id}"),
        keys: KeySource::UserPool(pool_id.to_owned()),
        audiences: Vec::new(),
        claims: Vec::new(),
    })
}

fn is_pool_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

fn jwt(authorizer: &Authorizer) -> Result<AuthorizerKind, String> {
    let configuration = authorizer.jwt_configuration.as_ref().ok_or("a JWT authorizer has a jwtConfiguration")?;
    let issuers = configuration.issuers.iter().flatten().map(issuer).collect::<Result<Vec<_>, _>>()?;
    Ok(AuthorizerKind::Token(TokenAuthorizerPlan {
        source: token_source(authorizer)?,
        issuers,
        algorithms: configuration.default_algorithms.clone().unwrap_or_default(),
        rules: TokenRules::Jwt,
    }))
}

fn issuer(issuer: &JwtIssuer) -> Result<IssuerPlan, String> {
    let name = issuer.issuer.clone().unwrap_or_default();
    let claims = issuer.additional_claims.iter().flatten().map(|claim| ClaimRule {
        name: claim.claim_name.clone().unwrap_or_default(),
        required: claim.required == Some(true),
        expected: claim.expected_values.clone().unwrap_or_default(),
    });
    Ok(IssuerPlan {
        keys: match pool_of_issuer(&name) {
            Some(pool_id) => KeySource::UserPool(pool_id.to_owned()),
            None => KeySource::Discovery(Endpoint::parse(&name).ok_or_else(|| format!("{name:?} is no issuer's URL"))?),
        },
        issuer: name,
        audiences: issuer.audiences.clone().unwrap_or_default(),
        claims: claims.collect(),
    })
}

/// The user pool whose issuer that is: its keys are where a setting says that user pools are, since no call leaves for
/// AWS.
fn pool_of_issuer(issuer: &str) -> Option<&str> {
    let (host, pool_id) = issuer.strip_prefix("https://cognito-idp.")?.split_once('/')?;
    let is_aws = host.ends_with(".amazonaws.com") || host.ends_with(".amazonaws.com.cn");
    (is_aws && is_pool_id(pool_id)).then_some(pool_id)
}

/// UNVERIFIED: what the service does without an identitySource; the header is what clients use.
fn token_source(authorizer: &Authorizer) -> Result<IdentitySource, String> {
    match authorizer.identity_source.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => source(text),
        None => Ok(IdentitySource::header("Authorization")),
    }
}

fn source(text: &str) -> Result<IdentitySource, String> {
    IdentitySource::parse(text).ok_or_else(|| format!("{text} is no identity source"))
}

fn validation(authorizer: &Authorizer) -> Result<Option<JavaPattern>, String> {
    let text = authorizer.identity_validation_expression.as_deref().filter(|text| !text.is_empty());
    text.map(JavaPattern::new).transpose().map_err(|error| format!("identityValidationExpression: {}", error.message))
}
