//! Texts of a policy that stand for many: wildcards, and policy variables.

use std::borrow::Cow;

use super::Keys;

/// A text with `*` (any text), `?` (one character) and `${name}` or `${name, 'default'}` (the value of a condition key).
#[derive(Clone, Debug)]
pub(super) enum Pattern {
    /// Without any of them.
    Literal(Box<str>),
    Wild(Box<[Symbol]>),
    Variable(Box<[Piece]>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    Character(char),
    Star,
    One,
}

#[derive(Clone, Debug)]
pub(super) enum Piece {
    Symbol(Symbol),
    Variable {
        /// In lower case.
        key: Box<str>,
        default: Option<Box<str>>,
    },
}

/// Whether the case of letters counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compare {
    Exactly,
    IgnoringCase,
}

impl Pattern {
    /// Reads a text in which wildcards are such; `None` when it has a variable that is none.
    pub(super) fn with_wildcards(text: &str, has_variables: bool) -> Option<Self> {
        Self::read(text, has_variables, true)
    }

    /// Reads a text in which wildcards are characters like others.
    pub(super) fn without_wildcards(text: &str, has_variables: bool) -> Option<Self> {
        Self::read(text, has_variables, false)
    }

    fn read(text: &str, has_variables: bool, has_wildcards: bool) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            if has_variables && let Some(behind) = rest.strip_prefix("${") {
                let (variable, behind) = behind.split_once('}')?;
                pieces.push(read_variable(variable)?);
                rest = behind;
                continue;
            }
            pieces.push(Piece::Symbol(match character {
                '*' if has_wildcards => Symbol::Star,
                '?' if has_wildcards => Symbol::One,
                character => Symbol::Character(character),
            }));
            rest = &rest[character.len_utf8()..];
        }
        let symbols: Option<Vec<Symbol>> = pieces.iter().map(Piece::symbol).collect();
        let Some(symbols) = symbols else { return Some(Self::Variable(pieces.into())) };
        let literal: Option<String> = symbols.iter().copied().map(Symbol::character).collect();
        Some(match literal {
            Some(literal) => Self::Literal(literal.into()),
            None => Self::Wild(symbols.into()),
        })
    }

    /// Whether it stands for a text; `None` when one of its variables has no value.
    pub(super) fn matches(&self, text: &str, compare: Compare, keys: Keys<'_>) -> Option<bool> {
        Some(match self {
            Self::Literal(literal) if compare == Compare::IgnoringCase => literal.eq_ignore_ascii_case(text),
            Self::Literal(literal) => **literal == *text,
            Self::Wild(symbols) => matches(symbols, text, compare),
            Self::Variable(pieces) => {
                let mut symbols = Vec::with_capacity(pieces.len());
                for piece in pieces {
                    match piece {
                        Piece::Symbol(symbol) => symbols.push(*symbol),
                        Piece::Variable { key, default } => {
                            let value = keys(key).or_else(|| default.as_deref().map(Cow::Borrowed))?;
                            // Wildcards in a value are characters.
                            symbols.extend(value.chars().map(Symbol::Character));
                        }
                    }
                }
                matches(&symbols, text, compare)
            }
        })
    }
}

impl Piece {
    fn symbol(&self) -> Option<Symbol> {
        match self {
            Self::Symbol(symbol) => Some(*symbol),
            Self::Variable { .. } => None,
        }
    }
}

impl Symbol {
    fn character(self) -> Option<char> {
        match self {
            Self::Character(character) => Some(character),
            Self::Star | Self::One => None,
        }
    }

    fn is(self, other: char, compare: Compare) -> bool {
        match self {
            Self::Character(own) if compare == Compare::IgnoringCase => own.eq_ignore_ascii_case(&other),
            Self::Character(own) => own == other,
            Self::Star | Self::One => true,
        }
    }
}

/// What stands between `${` and `}`. `*`, `?` and `$` there are these characters.
fn read_variable(text: &str) -> Option<Piece> {
    if let "*" | "?" | "$" = text {
        return text.chars().next().map(|character| Piece::Symbol(Symbol::Character(character)));
    }
    let (key, default) = match text.split_once(',') {
        Some((key, default)) => {
            let default = default.trim().strip_prefix('\'')?.strip_suffix('\'')?;
            (key.trim(), Some(default.into()))
        }
        None => (text, None),
    };
    let legal = |character: char| character.is_ascii_alphanumeric() || "-_:/.+=@".contains(character);
    let is_key = key.contains(':') && key.chars().all(legal);
    is_key.then(|| Piece::Variable { key: key.to_ascii_lowercase().into(), default })
}

/// At most quadratic: on a mismatch only the last star is tried again.
fn matches(pattern: &[Symbol], text: &str, compare: Compare) -> bool {
    let (mut p, mut rest) = (0, text.chars());
    let mut last_star = None;
    while let Some(next) = rest.clone().next() {
        match pattern.get(p) {
            Some(Symbol::Star) => {
                last_star = Some((p, rest.clone()));
                p += 1;
            }
            Some(symbol) if symbol.is(next, compare) => {
                p += 1;
                rest.next();
            }
            _ => {
                let Some((star, mut from)) = last_star else { return false };
                from.next();
                rest = from.clone();
                last_star = Some((star, from));
                p = star + 1;
            }
        }
    }
    pattern[p..].iter().all(|symbol| *symbol == Symbol::Star)
}

/// The parts of an ARN's text between its first five colons, those in variables left out.
pub(super) fn arn_parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut in_variable) = (Vec::with_capacity(6), 0, false);
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'{' if text[..index].ends_with('$') => in_variable = true,
            b'}' => in_variable = false,
            b':' if !in_variable && parts.len() < 5 => {
                parts.push(&text[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
