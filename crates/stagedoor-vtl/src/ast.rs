//! The tree a template is parsed into. Names are numbers into [`crate::Template`]'s table, so that rendering looks
//! a variable up by index.

use crate::json::Name;
use crate::number::Arithmetic;

/// A variable's name: an index into the template's table of names.
pub(crate) type NameId = u32;

/// A place in the template's text, in bytes.
pub(crate) type Offset = u32;

pub(crate) type Nodes = Box<[Node]>;

#[derive(Debug)]
pub(crate) enum Node {
    Text(Box<str>),
    Reference(Box<Output>),
    Set(Box<Set>),
    /// Conditions with their blocks, in order, and the block of `#else`.
    If(Box<[(Expression, Nodes)]>, Nodes),
    Foreach(Box<Foreach>),
    Define(NameId, Nodes),
    Call(Box<Call>),
    Break,
    Stop,
    /// A directive that cannot run here.
    Unsupported(Offset, &'static str),
}

/// A reference in text: what to print, and what to print when there is no value.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) reference: Reference,
    /// Backslashes in front of the `$`.
    pub(crate) backslashes: u32,
}

#[derive(Debug)]
pub(crate) struct Reference {
    pub(crate) root: NameId,
    pub(crate) quiet: bool,
    pub(crate) steps: Box<[Step]>,
    /// The text it was written as.
    pub(crate) literal: Box<str>,
    pub(crate) offset: Offset,
}

#[derive(Debug)]
pub(crate) enum Step {
    Property(Property),
    Method(Box<str>, Box<[Expression]>),
    Index(Expression),
}

/// A name behind a dot.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: Box<str>,
    /// The same, ready to be looked for.
    pub(crate) words: (u64, u64),
    /// What it is on a `$foreach`.
    pub(crate) of_loop: Option<LoopProperty>,
    /// Where the renderer keeps how far into an object the name was found last.
    pub(crate) hint: u32,
}

impl Property {
    #[inline]
    pub(crate) fn to_find(&self) -> Name<'_> {
        Name::known(&self.name, self.words)
    }
}

/// What a `$foreach` has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LoopProperty {
    Index,
    Count,
    HasNext,
    First,
    Last,
    Parent,
    Topmost,
}

impl LoopProperty {
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "index" => Self::Index,
            "count" => Self::Count,
            "hasNext" => Self::HasNext,
            "first" => Self::First,
            "last" => Self::Last,
            "parent" => Self::Parent,
            "topmost" => Self::Topmost,
            _ => return None,
        })
    }
}

#[derive(Debug)]
pub(crate) struct Set {
    pub(crate) target: Reference,
    pub(crate) value: Expression,
    /// Whether the value goes nowhere.
    pub(crate) lost: bool,
}

#[derive(Debug)]
pub(crate) struct Foreach {
    pub(crate) variable: NameId,
    pub(crate) items: Expression,
    pub(crate) body: Nodes,
    pub(crate) offset: Offset,
}

/// `#name(arguments)` and `#@name(arguments)body#end`.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) name: Box<str>,
    /// With the text each was written as.
    pub(crate) arguments: Box<[(Expression, Box<str>)]>,
    pub(crate) body: Option<Nodes>,
    /// What to print when there is no such macro.
    pub(crate) literal: Box<str>,
    pub(crate) offset: Offset,
}

/// `#macro(name $parameter…)body#end`.
#[derive(Debug)]
pub(crate) struct Macro {
    pub(crate) name: Box<str>,
    pub(crate) parameters: Box<[NameId]>,
    pub(crate) body: Nodes,
}

#[derive(Debug)]
pub(crate) enum Expression {
    /// A bare word where only references may stand, like `null`.
    Null,
    Bool(bool),
    Int(i64),
    Big(Box<str>),
    Double(f64),
    Text(Box<str>),
    /// A `"…"` with references or directives inside.
    Interpolated(Nodes),
    Reference(Reference),
    List(Box<[Expression]>),
    Map(Box<[(Expression, Expression)]>),
    Range(Box<(Expression, Expression)>, Offset),
    Not(Box<Expression>),
    All(Box<[Expression]>),
    Any(Box<[Expression]>),
    Compare(Comparison, Box<(Expression, Expression)>),
    /// A chain of one precedence, from left to right.
    Arithmetic(Box<Chain>),
}

#[derive(Debug)]
pub(crate) struct Chain {
    pub(crate) first: Expression,
    pub(crate) rest: Vec<Link>,
    /// What stood between the parentheses, if it had some.
    pub(crate) written: Option<Box<str>>,
    pub(crate) offset: Offset,
}

/// An operator and what stands to its right.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) operator: Arithmetic,
    pub(crate) right: Expression,
    /// The right side with its blanks, as written: what a null result up to here shows as.
    pub(crate) literal: Box<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Expression {
    /// What Velocity shows instead of a null.
    pub(crate) fn literal(&self) -> &str {
        match self {
            Self::Reference(reference) => &reference.literal,
            Self::Arithmetic(chain) => match &chain.written {
                Some(written) => written,
                None => chain.rest.last().map_or("", |link| &link.literal),
            },
            _ => "null",
        }
    }
}
