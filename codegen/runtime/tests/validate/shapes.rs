//! The types that the tests validate.

use std::collections::BTreeMap;

use ferrosmith_runtime::schema::Trait::*;
use ferrosmith_runtime::schema::*;
use ferrosmith_runtime::*;

/// The row of elements or keys.
macro_rules! row {
    ($($trait:tt)*) => { Member("member", 0, &[$($trait)*]) };
}

/// A structure or the schema of a union, as the generator writes them.
macro_rules! shape {
    (schema $name:ident { $($field:ident $key:literal [$($flag:ident)?] $($trait:expr),*;)* } sensitive $sensitive:literal) => {
        Schema {
            id: concat!("test#", stringify!($name)),
            name: stringify!($name),
            members: &[$(
                Member($key, 0 $(| $flag)?, &[$($trait),*])
            ),*],
            by_key: &[],
            sensitive: $sensitive,
            error: None,
        }
    };
    (struct $name:ident { $($index:literal $field:ident: $type:ty = $key:literal [$($flag:ident)?] $($trait:expr),*;)* } sensitive $sensitive:literal) => {
        #[derive(Clone)]
        pub(crate) struct $name { $(pub(crate) $field: $type),* }
        impl StructureShape for $name {
            const SCHEMA: &'static Schema =
                &shape!(schema $name { $($field $key [$($flag)?] $($trait),*;)* } sensitive $sensitive);
            __fields!($($field),*);
        }
        __structure!($name);
    };
}

const LENGTH: Trait = Length(2, 4);
const LETTERS: Trait = Pattern("^[a-m]+$");

shape! {
    struct Texts {
        0 text: Option<String> = "text" [] LENGTH, LETTERS;
        1 least: Option<String> = "least" [] Length(2, u64::MAX);
        2 most: Option<String> = "most" [] MaxLength(4);
        3 blob: Option<Blob> = "blob" [] LENGTH;
        4 list: Option<Vec<String>> = "list" [] LENGTH, UniqueItems, Element(&row![LETTERS]);
        5 map: Option<BTreeMap<String, Vec<String>>> = "map" [] LENGTH, Key(&row![LENGTH]), Element(&row![LENGTH, Element(&row![LETTERS])]);
        6 secret: Option<BTreeMap<String, String>> = "secret" [SENSITIVE] LENGTH, Key(&row![LETTERS]), Element(&row![LENGTH]);
        7 back: Option<String> = "back" [] Pattern(r"^(a)\1$");
        8 sparse: Option<Vec<Option<String>>> = "sparse" [] Element(&row![LENGTH]);
        9 zero: Option<String> = "zero" [] Length(0, 4);
    } sensitive false
}

shape! {
    struct Numbers {
        0 byte: Option<i8> = "byte" [] Range("2", "8");
        1 short: Option<i16> = "short" [] Range("2", "");
        2 integer: Option<i32> = "integer" [] Range("", "8");
        3 long: Option<i64> = "long" [] Range("9007199254740993", "9007199254740993");
        4 float: Option<f32> = "float" [] Range("2.2", "8.8");
        5 double: Option<f64> = "double" [] Range("-0.1", "8.8");
        6 big_integer: Option<BigInteger> = "bigInteger" [] Range("", "18446744073709551616");
        7 big_decimal: Option<BigDecimal> = "bigDecimal" [] Range("0.1", "1e400");
        8 floats: Option<Vec<f64>> = "floats" [] Element(&row![Range("0", "1")]);
    } sensitive false
}

shape! {
    struct Tree {
        0 name: String = "name" [REQUIRED] LENGTH;
        1 kind: Kind = "kind" [REQUIRED] ;
        2 level: Option<Level> = "level" [] ;
        3 choice: Choice = "choice" [REQUIRED] ;
        4 other: Option<Choice> = "other" [] ;
        5 branches: Option<Vec<Tree>> = "branches" [] UniqueItems;
        6 named: Option<BTreeMap<String, Tree>> = "named" [] ;
        7 kinds: Option<Vec<Kind>> = "kinds" [] UniqueItems;
        8 next: Option<Box<Tree>> = "next" [] ;
        9 hidden: Option<Hidden> = "hidden" [] ;
        10 by_kind: Option<BTreeMap<String, i32>> = "byKind" [] Key(&row![Enum(Kind::SCHEMA)]);
    } sensitive false
}

shape! {
    struct Hidden {
        0 named: Option<BTreeMap<String, Texts>> = "named" [] MaxLength(1);
    } sensitive true
}

impl Tree {
    /// Nothing is wrong with it.
    pub(crate) fn right(name: &str) -> Tree {
        Tree { name: name.into(), kind: Kind::Oak, choice: Choice::Text("abc".into()), ..Tree::empty() }
    }
}

/// A union with a text, a structure and a unit member.
#[derive(Clone)]
pub(crate) enum Choice {
    Text(String),
    Tree(Box<Tree>),
    Nothing,
    Unknown(UnknownMember),
}

impl Choice {
    pub(crate) const SCHEMA: &'static Schema = &shape!(schema Choice {
        Text "text" [] LENGTH;
        Tree "tree" [] ;
        Nothing "nothing" [UNIT] ;
    } sensitive false);
}
__union!(Choice { Text(value), Tree(value), Nothing });

#[derive(Clone)]
pub(crate) enum Kind {
    Oak,
    Elm,
    Yew,
    Unknown(String),
}
__enumeration!(Kind = "test#Kind" { Oak = "OAK", Elm = "ELM", Yew = "YEW" }; internal "YEW");

#[derive(Clone, Copy, Debug)]
pub(crate) enum Level {
    Low,
    High,
    Unknown(i32),
}
__int_enumeration!(Level { Low = 1, High = 9 });
