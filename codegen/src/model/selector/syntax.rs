//! The syntax tree of selectors (Smithy 2.0, section Selectors, Grammar).

use crate::model::Kind;

/// A selector: each step takes the shapes that the step before yields.
pub(super) type Selector = Vec<Step>;

pub(super) enum Step {
    /// `*`
    Any,
    /// The name of a type.
    Type(fn(&Kind) -> bool),
    /// `member`
    Member,
    /// `[…]`, `[@…: …]`: a value that the path leads to fulfills all of the assertions. In the first form, there is one, about
    /// the value that the path leads to.
    Attribute { scope: Vec<Segment>, assertions: Vec<Assertion> },
    /// `>`, `-[…]->`: neighbors by some relationships, by all if none are named.
    Forward(Vec<String>),
    /// `<`, `<-[…]-`
    Reverse(Vec<String>),
    /// `~>`
    Recursive,
    /// `:is(…)`
    Is(Vec<Selector>),
    /// `:test(…)`
    Test(Vec<Selector>),
    /// `:not(…)`
    Not(Selector),
    /// `:in(…)`
    In(Selector),
    /// `:root(…)`, with its number among those of a selector.
    Root(usize, Selector),
    /// `:topdown(…)`: what makes a shape match, and what ends that.
    TopDown(Selector, Option<Selector>),
    /// `:recursive(…)`
    Repeated(Selector),
    /// `$name(…)`
    Set(String, Selector),
    /// `${name}`
    Get(String),
}

/// A comparison of a value with one of several.
pub(super) struct Assertion {
    pub(super) left: Operand,
    pub(super) comparator: Comparator,
    pub(super) right: Vec<Operand>,
    pub(super) ignore_case: bool,
}

/// A side of a comparison.
pub(super) enum Operand {
    Text(String),
    /// `@{…}`: the way from the value in the scope.
    Path(Vec<Segment>),
}

/// A step of the way to a value inside of an attribute.
pub(super) enum Segment {
    /// A name, or the id of a trait.
    Key(String),
    /// `(keys)`
    Keys,
    /// `(values)`
    Values,
    /// `(length)`
    Length,
    /// `(first)`
    First,
}

#[derive(Clone, Copy)]
pub(super) enum Comparator {
    Exists,
    Equal,
    Unequal,
    Starts,
    Ends,
    Contains,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    /// The same values on either side, in any order.
    Same,
    NotSame,
    /// All values of the left side are on the right side.
    Subset,
    ProperSubset,
}

/// The comparators as they are written: one that begins with another stands before it.
pub(super) const COMPARATORS: [(&str, Comparator); 14] = [
    ("{=}", Comparator::Same),
    ("{!=}", Comparator::NotSame),
    ("{<}", Comparator::Subset),
    ("{<<}", Comparator::ProperSubset),
    ("^=", Comparator::Starts),
    ("$=", Comparator::Ends),
    ("*=", Comparator::Contains),
    ("!=", Comparator::Unequal),
    ("?=", Comparator::Exists),
    (">=", Comparator::GreaterOrEqual),
    ("<=", Comparator::LessOrEqual),
    ("=", Comparator::Equal),
    (">", Comparator::Greater),
    ("<", Comparator::Less),
];

/// Returns the test for the type of that name. An enum is a string as well, an integer enum an integer.
pub(super) fn type_of(name: &str) -> Option<fn(&Kind) -> bool> {
    Some(match name {
        "number" => Kind::is_number,
        "simpleType" => Kind::is_simple,
        "string" => |kind| matches!(kind, Kind::String | Kind::Enum(_)),
        "integer" => |kind| matches!(kind, Kind::Integer | Kind::IntEnum(_)),
        "list" | "set" | "collection" => |kind| matches!(kind, Kind::List(_)),
        "blob" => |kind| matches!(kind, Kind::Blob),
        "boolean" => |kind| matches!(kind, Kind::Boolean),
        "document" => |kind| matches!(kind, Kind::Document),
        "enum" => |kind| matches!(kind, Kind::Enum(_)),
        "intEnum" => |kind| matches!(kind, Kind::IntEnum(_)),
        "byte" => |kind| matches!(kind, Kind::Byte),
        "short" => |kind| matches!(kind, Kind::Short),
        "long" => |kind| matches!(kind, Kind::Long),
        "float" => |kind| matches!(kind, Kind::Float),
        "double" => |kind| matches!(kind, Kind::Double),
        "bigInteger" => |kind| matches!(kind, Kind::BigInteger),
        "bigDecimal" => |kind| matches!(kind, Kind::BigDecimal),
        "timestamp" => |kind| matches!(kind, Kind::Timestamp),
        "map" => |kind| matches!(kind, Kind::Map { .. }),
        "structure" => |kind| matches!(kind, Kind::Structure(_)),
        "union" => |kind| matches!(kind, Kind::Union(_)),
        "service" => |kind| matches!(kind, Kind::Service(_)),
        "operation" => |kind| matches!(kind, Kind::Operation(_)),
        "resource" => |kind| matches!(kind, Kind::Resource(_)),
        _ => return None,
    })
}
