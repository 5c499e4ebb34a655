//! The tree of an expression.

use crate::data::Document;

use super::functions::Function;

/// An expression, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    /// `@`, and an expression that is left out.
    Current,
    /// A member.
    Field(String),
    Literal(Document),
    /// An element; negative from the end.
    Index(i64),
    Slice(Slice),
    /// The right one of what the left one gives: `a.b`, `a | b`.
    Then(Box<Tree>, Box<Tree>),
    /// The right one of each of what the left one gives, nulls left out.
    Each(Box<Tree>, Projection, Box<Tree>),
    /// `[]`
    Flatten(Box<Tree>),
    Or(Box<Tree>, Box<Tree>),
    And(Box<Tree>, Box<Tree>),
    Not(Box<Tree>),
    Compare(Comparison, Box<Tree>, Box<Tree>),
    /// `[a, b]`
    List(Vec<Tree>),
    /// `{a: b}`
    Hash(Vec<(String, Tree)>),
    Call(Function, Vec<Tree>),
    /// `&a`, which only some functions take.
    Reference(Box<Tree>),
}

/// The elements that a projection goes over.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Projection {
    /// `[*]`, `[]`, a slice: the elements of an array.
    Array,
    /// `*`: the values of an object.
    Object,
    /// `[?a]`: the elements of an array for which it holds.
    Filter(Box<Tree>),
}

/// `[start:stop:step]`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) start: Option<i64>,
    pub(super) stop: Option<i64>,
    pub(super) step: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
