//! Texts with variables that are no Velocity: the templates of gateway responses.

/// The template with every `$context.…`, `$stageVariables.…` and `$method.request.…` replaced by what `variable` gives
/// for its name, with or without braces. Nothing else means anything.
#[must_use]
pub fn substitute(template: &str, mut variable: impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(dollar) = rest.find('$') {
        out.push_str(&rest[..dollar]);
        let after = &rest[dollar + 1..];
        let (braced, name_from) = after.strip_prefix('{').map_or((false, after), |inner| (true, inner));
        let end = name_from.find(|char: char| !char.is_ascii_alphanumeric() && !"._-".contains(char));
        let end = end.unwrap_or(name_from.len());
        let closed = !braced || name_from[end..].starts_with('}');
        // A dot at the end is a full stop.
        let name = if braced { &name_from[..end] } else { name_from[..end].trim_end_matches('.') };
        let known = ["context.", "stageVariables.", "method.request."].iter().any(|known| name.starts_with(known));
        if closed && known {
            out.push_str(&variable(name));
            rest = &name_from[name.len() + usize::from(braced)..];
        } else {
            out.push('$');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables() {
        for (template, expected) in [
            ("", ""),
            ("a $ b $$ c$", "a $ b $$ c$"),
            ("$context.a", "<context.a>"),
            ("$context.a.", "<context.a>."),
            ("$context.a..b", "<context.a..b>"),
            ("${context.a}b", "<context.a>b"),
            ("${context.a.}b", "<context.a.>b"),
            ("${context.a", "${context.a"),
            ("${context.a b}", "${context.a b}"),
            ("$context.", "$context."),
            ("$context", "$context"),
            ("$input.body $util.x", "$input.body $util.x"),
            ("$stageVariables.v/$method.request.header.A-b_c", "<stageVariables.v>/<method.request.header.A-b_c>"),
            ("$$context.a${stageVariables.é}", "$<context.a>${stageVariables.é}"),
            ("#if($context.a)x#end", "#if(<context.a>)x#end"),
        ] {
            assert_eq!(substitute(template, |name| format!("<{name}>")), expected, "{template}");
        }
    }
}
