//! One integration to what the gateway calls.

use std::time::Duration;

use indexmap::IndexMap;
use stagedoor_gateway::plan::{
    ContentHandling, EndpointPlan, FunctionUri, HttpProxyPlan, IntegrationPlan, IntegrationResponsePlan,
    LambdaProxyPlan, MappedPlan, MockPlan, ParameterSource, PassthroughBehavior, RequestBodyPlan, RequestParameterPlan,
    ServiceUri, StageText, Template, UriTemplate, VpcLinkPlan,
};
use stagedoor_vtl::{Dialect, JavaPattern};
use stagedoor_wire::apigateway::{Integration, IntegrationResponse, Method};

/// The service's default timeout of an integration.
const DEFAULT_TIMEOUT_MS: i32 = 29_000;

/// A pattern that matches nothing stands in for one that is not a regular expression.
const MATCHES_NOTHING: &str = "(?!)";

pub(super) fn plan(integration: &Integration, method: &Method) -> IntegrationPlan {
    let kind = integration.r#type.as_deref().unwrap_or_default();
    let vpc_link = match vpc_link(integration) {
        Ok(link) => link,
        Err(reason) => return IntegrationPlan::Misconfigured(reason),
    };
    let planned = match kind {
        "MOCK" => mock(integration, method),
        "HTTP" => http(integration, method, vpc_link),
        "AWS" => service(integration, method),
        "HTTP_PROXY" => http_proxy(integration, vpc_link),
        "AWS_PROXY" => lambda_proxy(integration),
        _ => Err(format!("Integrations of type {kind} are not built in this version")),
    };
    planned.unwrap_or_else(IntegrationPlan::Misconfigured)
}

/// The plan of a MOCK integration, or why there is none.
fn mock(integration: &Integration, method: &Method) -> Result<IntegrationPlan, String> {
    let request_body = request_body(integration)?;
    Ok(IntegrationPlan::Mock(MockPlan { request_body, responses: responses(integration, method)? }))
}

/// The VPC link that the calls go through, if one is meant; or why they cannot.
fn vpc_link(integration: &Integration) -> Result<Option<VpcLinkPlan>, String> {
    if integration.connection_type.as_deref() != Some("VPC_LINK") {
        return Ok(None);
    }
    let kind = integration.r#type.as_deref().unwrap_or_default();
    // UNVERIFIED: what the service does with a link of another type.
    if !matches!(kind, "HTTP" | "HTTP_PROXY") {
        return Err(format!("connectionType VPC_LINK is for HTTP and HTTP_PROXY, not for {kind}"));
    }
    let text = |text: &Option<String>| text.as_deref().filter(|text| !text.is_empty()).map(StageText::parse);
    let connection_id = text(&integration.connection_id).ok_or("connectionType VPC_LINK without a connectionId")?;
    Ok(Some(VpcLinkPlan { connection_id, target: text(&integration.integration_target) }))
}

fn uri(integration: &Integration, vpc_link: Option<VpcLinkPlan>) -> Result<UriTemplate, String> {
    let uri = UriTemplate::parse(integration.uri.as_deref().ok_or("Invalid endpoint address")?);
    Ok(match vpc_link {
        Some(link) => uri.through(link),
        None => uri,
    })
}

/// The plan of an HTTP integration, or why there is none.
fn http(integration: &Integration, method: &Method, vpc_link: Option<VpcLinkPlan>) -> Result<IntegrationPlan, String> {
    let uri = uri(integration, vpc_link)?;
    let insecure_skip_verification = skips_verification(integration);
    mapped(EndpointPlan::Http { uri, insecure_skip_verification }, integration, method)
}

/// The plan of an AWS integration, or why there is none.
fn service(integration: &Integration, method: &Method) -> Result<IntegrationPlan, String> {
    let uri = integration.uri.as_deref().ok_or("Invalid endpoint address")?;
    let endpoint = EndpointPlan::Service { uri: ServiceUri::parse(uri), credentials: credentials(integration) };
    mapped(endpoint, integration, method)
}

/// The role under which a service is called.
fn credentials(integration: &Integration) -> Option<StageText> {
    integration.credentials.as_deref().filter(|role| !role.is_empty()).map(StageText::parse)
}

fn mapped(endpoint: EndpointPlan, integration: &Integration, method: &Method) -> Result<IntegrationPlan, String> {
    Ok(IntegrationPlan::Mapped(Box::new(MappedPlan {
        endpoint,
        http_method: http_method(integration)?,
        request_body: request_body(integration)?,
        request_parameters: mappings(integration.request_parameters.as_ref(), RequestParameterPlan::parse)?,
        responses: responses(integration, method)?,
        timeout: timeout(integration),
    })))
}

fn request_body(integration: &Integration) -> Result<RequestBodyPlan, String> {
    Ok(RequestBodyPlan {
        templates: templates(integration.request_templates.as_ref()),
        passthrough_behavior: match integration.passthrough_behavior.as_deref() {
            Some("NEVER") => PassthroughBehavior::Never,
            Some("WHEN_NO_TEMPLATES") => PassthroughBehavior::WhenNoTemplates,
            Some("WHEN_NO_MATCH") | None => PassthroughBehavior::WhenNoMatch,
            Some(other) => return Err(format!("{other} is no passthroughBehavior")),
        },
        content_handling: content_handling(integration.content_handling.as_deref())?,
    })
}

fn content_handling(text: Option<&str>) -> Result<Option<ContentHandling>, String> {
    match text {
        None => Ok(None),
        Some("CONVERT_TO_BINARY") => Ok(Some(ContentHandling::ToBinary)),
        Some("CONVERT_TO_TEXT") => Ok(Some(ContentHandling::ToText)),
        Some(other) => Err(format!("{other} is no contentHandling")),
    }
}

fn responses(integration: &Integration, method: &Method) -> Result<Vec<IntegrationResponsePlan>, String> {
    let responses = integration.integration_responses.iter().flatten();
    responses.filter_map(|(status, response)| response_plan(status, response, method).transpose()).collect()
}

/// `None` for ANY.
fn http_method(integration: &Integration) -> Result<Option<http::Method>, String> {
    match integration.http_method.as_deref() {
        None | Some("ANY") => Ok(None),
        Some(verb) => {
            let method = http::Method::from_bytes(verb.as_bytes());
            method.map(Some).map_err(|_| format!("{verb} is not an HTTP method"))
        }
    }
}

fn timeout(integration: &Integration) -> Duration {
    let timeout = integration.timeout_in_millis.filter(|timeout| *timeout > 0).unwrap_or(DEFAULT_TIMEOUT_MS);
    Duration::from_millis(u64::from(timeout.unsigned_abs()))
}

fn skips_verification(integration: &Integration) -> bool {
    integration.tls_config.as_ref().is_some_and(|tls| tls.insecure_skip_verification == Some(true))
}

/// The plan of an HTTP_PROXY integration, or why there is none.
fn http_proxy(integration: &Integration, vpc_link: Option<VpcLinkPlan>) -> Result<IntegrationPlan, String> {
    Ok(IntegrationPlan::HttpProxy(HttpProxyPlan {
        uri: uri(integration, vpc_link)?,
        http_method: http_method(integration)?,
        request_parameters: mappings(integration.request_parameters.as_ref(), RequestParameterPlan::parse)?,
        content_handling: content_handling(integration.content_handling.as_deref())?,
        is_streamed: integration.response_transfer_mode.as_deref() == Some("STREAM"),
        timeout: timeout(integration),
        insecure_skip_verification: skips_verification(integration),
    }))
}

/// The plan of an AWS_PROXY integration, or why there is none. UNVERIFIED: that contentHandling has no effect on it; the
/// service's console sets it, and events look the same with it and without.
fn lambda_proxy(integration: &Integration) -> Result<IntegrationPlan, String> {
    let uri = integration.uri.as_deref().ok_or("Invalid endpoint address")?;
    // A stage variable may stand for it; then it is seen when it is called.
    if let Some(service) = uri.split(':').nth(4).filter(|service| *service != "lambda" && !service.contains('$')) {
        return Err(format!("AWS_PROXY integrations call functions of Lambda, and {service} has none"));
    }
    let mapped = integration.request_parameters.iter().flatten();
    let headers = mapped.filter_map(|(target, _)| target.strip_prefix("integration.request.header."));
    Ok(IntegrationPlan::LambdaProxy(LambdaProxyPlan {
        function: FunctionUri::parse(uri),
        http_method: http_method(integration)?,
        mapped_headers: headers.map(str::to_owned).collect(),
        credentials: credentials(integration),
        timeout: timeout(integration),
        is_streamed: integration.response_transfer_mode.as_deref() == Some("STREAM"),
    }))
}

/// What mappings were read to. An import may bring one that cannot be read; leaving it out would change in silence
/// what is sent.
fn mappings<T, C: FromIterator<T>>(
    mappings: Option<&IndexMap<String, Option<String>>>,
    read: impl Fn(&str, &str) -> Option<T>,
) -> Result<C, String> {
    let mappings = mappings.into_iter().flatten();
    mappings
        .map(|(target, source)| {
            let source = source.as_deref().unwrap_or_default();
            read(target, source).ok_or_else(|| format!("{source} cannot be mapped to {target}"))
        })
        .collect()
}

/// The plan of a response; `None` when no status that is a number leads to it.
fn response_plan(
    status: &str,
    response: &IntegrationResponse,
    method: &Method,
) -> Result<Option<IntegrationResponsePlan>, String> {
    let Ok(status_code) = status.parse() else { return Ok(None) };
    let parameters = mappings(response.response_parameters.as_ref(), |target, source| {
        let name = target.strip_prefix("method.response.header.")?;
        Some((name.to_owned(), ParameterSource::parse(source)?))
    });
    // AWS: a null, absent or empty pattern makes the default response.
    let pattern = response.selection_pattern.as_deref().filter(|pattern| !pattern.is_empty());
    let declared = method.method_responses.as_ref().is_some_and(|responses| responses.contains_key(status));
    Ok(Some(IntegrationResponsePlan {
        status_code,
        selection_pattern: pattern
            .and_then(|pattern| JavaPattern::new(pattern).or_else(|_| JavaPattern::new(MATCHES_NOTHING)).ok()),
        response_parameters: parameters?,
        response_templates: templates(response.response_templates.as_ref()),
        content_handling: content_handling(response.content_handling.as_deref())?,
        declared,
    }))
}

fn templates(texts: Option<&IndexMap<String, Option<String>>>) -> IndexMap<String, Option<Template>> {
    let template = |text: &String| Template { parsed: stagedoor_vtl::Template::parse(text, Dialect::default()) };
    let texts = texts.into_iter().flatten();
    // AWS: an empty template is returned as null and passes the body through.
    texts
        .map(|(media_type, text)| {
            let text = text.as_ref().filter(|text| !text.is_empty());
            (media_type.clone(), text.map(template))
        })
        .collect()
}
