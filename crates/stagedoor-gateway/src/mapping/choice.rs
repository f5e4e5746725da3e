//! Which template a call uses, and what happens without one.

use indexmap::IndexMap;

use crate::plan::{PassthroughBehavior, Template};

/// What a request's body meets.
#[derive(Debug, Clone, Copy)]
pub enum Choice<'a> {
    Render(&'a Template),
    /// The body goes on as it is.
    PassThrough,
    /// 415 UNSUPPORTED_MEDIA_TYPE.
    Refuse,
}

/// The template for a request. AWS: the key is the Content-Type without its parameters, `application/json` when the
/// request has none (documented); then `$default` (inferred from LocalStack's tests); then the passthrough behaviour
/// decides (documented). A null template is defined as passing the body.
#[must_use]
pub fn choose_request_template<'a>(
    templates: &'a IndexMap<String, Option<Template>>,
    content_type: Option<&str>,
    passthrough_behavior: PassthroughBehavior,
) -> Choice<'a> {
    let media_type = content_type.map_or("application/json", media_type);
    let matched = by_media_type(templates, media_type).or_else(|| templates.get("$default"));
    match (matched, passthrough_behavior) {
        (Some(Some(template)), _) => Choice::Render(template),
        (Some(None), _) | (None, PassthroughBehavior::WhenNoMatch) => Choice::PassThrough,
        (None, PassthroughBehavior::WhenNoTemplates) if templates.is_empty() => Choice::PassThrough,
        (None, PassthroughBehavior::WhenNoTemplates | PassthroughBehavior::Never) => Choice::Refuse,
    }
}

/// The template for an answer; `None` passes the integration's body.
///
/// AWS: chosen by the request's Accept header, not by the answer's Content-Type; without a match
/// `application/json`, else the first template (documented). Of several media types in Accept the first counts.
#[must_use]
pub fn choose_response_template<'a>(
    templates: &'a IndexMap<String, Option<Template>>,
    accept: Option<&str>,
) -> Option<&'a Template> {
    let first = accept.and_then(|accept| accept.split(',').next()).map(media_type);
    first
        .and_then(|accepted| by_media_type(templates, accepted))
        .or_else(|| templates.get("application/json"))
        .or_else(|| templates.values().next())
        .and_then(Option::as_ref)
}

/// The MIME type under which a chosen template stands.
pub(crate) fn name_of<'a>(templates: &'a IndexMap<String, Option<Template>>, chosen: &Template) -> &'a str {
    let is_chosen = |template: &Option<Template>| template.as_ref().is_some_and(|own| std::ptr::eq(own, chosen));
    templates.iter().find(|(_, template)| is_chosen(template)).map_or("", |(name, _)| name)
}

pub(crate) fn media_type(header: &str) -> &str {
    header.split(';').next().unwrap_or_default().trim()
}

/// UNVERIFIED: media types are told apart without regard to letter case, as MIME has it.
pub(crate) fn by_media_type<'a, T>(all: &'a IndexMap<String, T>, wanted: &str) -> Option<&'a T> {
    all.get(wanted).or_else(|| all.iter().find(|(known, _)| known.eq_ignore_ascii_case(wanted)).map(|(_, found)| found))
}

#[cfg(test)]
mod tests {
    use stagedoor_vtl::Dialect;

    use super::*;
    use PassthroughBehavior::{Never, WhenNoMatch, WhenNoTemplates};

    fn templates(keys: &[&str]) -> IndexMap<String, Option<Template>> {
        let template = |text: &str| Template { parsed: stagedoor_vtl::Template::parse(text, Dialect::Service) };
        keys.iter()
            .map(|key| match key.strip_prefix('!') {
                Some(null) => (null.to_owned(), None),
                None => ((*key).to_owned(), Some(template(key))),
            })
            .collect()
    }

    fn name(templates: &IndexMap<String, Option<Template>>, template: &Template) -> String {
        let same = |known: &&Option<Template>| known.as_ref().is_some_and(|known| std::ptr::eq(known, template));
        let position = templates.values().position(|known| same(&known));
        position.and_then(|at| templates.get_index(at)).map(|(key, _)| key.clone()).unwrap()
    }

    #[test]
    fn requests() {
        for (keys, content_type, passthrough, expected) in [
            (&["application/json"][..], None, Never, "application/json"),
            (&["application/json"], Some("application/json; charset=utf-8"), Never, "application/json"),
            (&["application/json"], Some("text/plain"), WhenNoMatch, "pass"),
            (&["application/json"], Some("text/plain"), WhenNoTemplates, "415"),
            (&["application/json"], Some("text/plain"), Never, "415"),
            (&["application/json", "$default"], Some("text/plain"), Never, "$default"),
            (&["text/xml"], None, Never, "415"),
            (&[], Some("text/plain"), WhenNoMatch, "pass"),
            (&[], Some("text/plain"), WhenNoTemplates, "pass"),
            (&[], Some("text/plain"), Never, "415"),
            (&["!application/json"], None, Never, "pass"),
        ] {
            let templates = templates(keys);
            let got = match choose_request_template(&templates, content_type, passthrough) {
                Choice::Render(template) => name(&templates, template),
                Choice::PassThrough => "pass".to_owned(),
                Choice::Refuse => "415".to_owned(),
            };
            assert_eq!(got, expected, "{keys:?} {content_type:?} {passthrough:?}");
        }
    }

    #[test]
    fn responses() {
        for (keys, accept, expected) in [
            (&["text/xml", "application/json"][..], None, "application/json"),
            (&["text/xml", "application/json"], Some("text/xml, */*"), "text/xml"),
            (&["text/xml", "application/json"], Some("image/png"), "application/json"),
            (&["text/xml", "text/plain"], Some("*/*"), "text/xml"),
            (&["text/xml", "text/plain"], Some("text/plain;q=0.5"), "text/plain"),
            (&[], Some("text/plain"), "pass"),
            (&["!application/json", "text/xml"], None, "pass"),
        ] {
            let templates = templates(keys);
            let got = match choose_response_template(&templates, accept) {
                Some(template) => name(&templates, template),
                None => "pass".to_owned(),
            };
            assert_eq!(got, expected, "{keys:?} {accept:?}");
        }
    }
}
