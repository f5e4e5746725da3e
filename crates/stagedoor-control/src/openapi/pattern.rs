//! A text that matches a regular expression: the shortest, of the plainest characters.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The longest text that is made.
const MAX_CHARS: usize = 4096;

/// A text of at least `min_chars` that matches, when the pattern is one that our engine reads.
pub(super) fn matching_text(pattern: &str, min_chars: usize) -> Option<String> {
    let hir = regex_syntax::ParserBuilder::new().nest_limit(100).build().parse(pattern).ok()?;
    let mut text = String::new();
    // What may repeat without end repeats once more in each round, until the text is long enough.
    for extra in 0..=min_chars {
        text.clear();
        write(&hir, extra, &mut text)?;
        if text.chars().count() >= min_chars {
            return Some(text);
        }
        if extra > 64 {
            break;
        }
    }
    // An open end takes anything.
    text.extend(std::iter::repeat_n('a', min_chars.saturating_sub(text.chars().count())));
    Some(text)
}

fn write(hir: &Hir, extra: usize, text: &mut String) -> Option<()> {
    if text.len() > MAX_CHARS {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(plainest(class)?),
        HirKind::Capture(capture) => write(&capture.sub, extra, text)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, extra, text))?,
        HirKind::Alternation(branches) => write(branches.first()?, extra, text)?,
        HirKind::Repetition(repetition) => {
            let most = repetition.max.map_or(usize::MAX, |most| most as usize);
            let times = (repetition.min as usize).saturating_add(extra).min(most);
            for _ in 0..times {
                write(&repetition.sub, extra, text)?;
            }
        }
    }
    Some(())
}

fn plainest(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => class.iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect(),
    };
    let has = |wanted: char| ranges.iter().any(|(first, last)| (*first..=*last).contains(&wanted));
    let plain = ['a', '0', 'A'].into_iter().chain('a'..='z').chain('A'..='Z').chain('0'..='9').chain('!'..='~');
    plain.chain([' ']).find(|wanted| has(*wanted)).or_else(|| ranges.first().map(|(first, _)| *first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_match_their_pattern() {
        for (pattern, min_chars, expected) in [
            ("^abc$", 0, Some("abc")),
            ("^[a-z]{3}-\\d{2}$", 0, Some("aaa-00")),
            ("^(?:x|y)+$", 3, Some("xxx")),
            ("issue", 7, Some("issueaa")),
            ("^[A-Z][a-z]*$", 4, Some("Aaaa")),
            (
                "^sha256:[a-f0-9]{64}$",
                0,
                Some("sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
            ),
            ("^[^a-zA-Z0-9]$", 0, Some("!")),
            ("(?=x)", 0, None),
            ("a{100000}", 0, None),
        ] {
            let text = matching_text(pattern, min_chars);
            assert_eq!(text.as_deref(), expected, "{pattern}");
            if let (Some(text), Ok(pattern)) = (text, regex::Regex::new(pattern)) {
                assert!(pattern.is_match(&text), "{pattern}");
            }
        }
    }
}
