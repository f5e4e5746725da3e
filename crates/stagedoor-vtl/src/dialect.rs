//! The two dialects, and in one place every point in which API Gateway departs from Velocity 1.7 as Apache ships it.
//!
//! AWS: almost all of the service's behaviour is what Velocity 1.7 does when an event handler replaces every invalid
//! reference by `""`, inline macros are not permitted and some directives are not registered. "Recorded" below means
//! that the output of a real API Gateway template is known; the rest says `UNVERIFIED:`.

/// Which Velocity a template speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Velocity 1.7 as API Gateway runs it.
    #[default]
    Service,
    /// Velocity 1.7 as Apache ships it.
    Stock,
}

impl Dialect {
    /// AWS: an undefined or null reference is `""` wherever it stands: printed, compared, assigned, passed to a
    /// method, and true in `#if` (recorded, including `$x == $null` and `$x == ""` for a missing `x`). Stock prints
    /// the reference as it was written, holds it false, and assigns nothing.
    pub(crate) fn invalid_reference_is_empty(self) -> bool {
        self == Self::Service
    }

    /// AWS: blanks before `#set` are kept (recorded). Stock takes those that begin where a token does, that is
    /// after another directive, a reference or at the start.
    pub(crate) fn set_takes_blanks(self) -> bool {
        self == Self::Stock
    }

    /// AWS: a `#macro` definition is swallowed and a call stays as text (recorded). Stock runs it.
    pub(crate) fn has_macros(self) -> bool {
        self == Self::Stock
    }

    /// Whether `name` is a directive besides `#set`, `#if` and their parts.
    ///
    /// AWS: `#evaluate(x)` is text (recorded). UNVERIFIED: `#parse` and `#include` are text as well; `#literal` and
    /// `#break` work as in 1.7.
    pub(crate) fn is_directive(self, name: &str) -> bool {
        match name {
            "foreach" | "macro" | "define" | "stop" | "break" | "literal" => true,
            "evaluate" | "parse" | "include" => self == Self::Stock,
            _ => false,
        }
    }

    /// AWS: `[$a..$b]`, a range over references, fails to parse (recorded); `[1..5]` works. Stock takes both.
    pub(crate) fn ranges_over_references(self) -> bool {
        self == Self::Stock
    }

    /// AWS: `"…"` knows no backslash escapes (recorded for `\\` and `\n`). UNVERIFIED: `\u0041`, which stock
    /// decodes in `"…"`, is decoded on the service too.
    pub(crate) fn decodes_unicode_escapes(self) -> bool {
        true
    }

    /// UNVERIFIED: a literal that is a whole condition (`#if("x")`, `#if(1)`) is false on the service as in stock,
    /// where only references, comparisons, logic, `true` and `false` can be true.
    pub(crate) fn literal_condition(self) -> bool {
        false
    }

    /// Stock assigns `#set(${a} = 1)` and `#set($!a = 1)` to a name that no reference reads.
    /// UNVERIFIED: the service may do the same; we assign, as the writer meant.
    pub(crate) fn formal_set_is_lost(self) -> bool {
        self == Self::Stock
    }

    /// A `#define` block may contain itself this often before it counts as null.
    pub(crate) fn define_depth(self) -> u32 {
        2
    }
}
