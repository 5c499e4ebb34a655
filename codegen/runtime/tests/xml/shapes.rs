//! The types that the tests read and write.

use std::collections::BTreeMap;

use ferrosmith_runtime::schema::*;
use ferrosmith_runtime::*;

static ITEM: Member = Member("member", 0, &[Trait::XmlName("item")]);
static KEY: Member = Member("key", 0, &[Trait::XmlName("K")]);

/// A structure that has everything that XML traits say.
#[derive(Clone)]
pub(crate) struct Shelf {
    pub(crate) label: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) books: Option<Vec<String>>,
    pub(crate) flat: Option<Vec<i32>>,
    pub(crate) tags: Option<BTreeMap<String, String>>,
    pub(crate) pairs: Option<BTreeMap<String, f64>>,
    pub(crate) data: Option<Blob>,
    pub(crate) since: Option<Timestamp>,
    pub(crate) inner: Option<Box<Shelf>>,
    pub(crate) choice: Option<Choice>,
}

impl StructureShape for Shelf {
    const SCHEMA: &'static Schema = &Schema {
        id: "test#Shelf",
        name: "Shelf",
        members: &[
            Member("label", 0, &[Trait::XmlName("Label")]),
            Member("kind", 0, &[Trait::XmlName("x:type"), Trait::XmlAttribute]),
            Member("books", 0, &[Trait::Element(&ITEM)]),
            Member("flat", 0, &[Trait::XmlFlattened]),
            Member("tags", 0, &[Trait::Key(&KEY), Trait::XmlNamespace("http://t.example", "t")]),
            Member("pairs", 0, &[Trait::XmlFlattened, Trait::XmlName("Pair")]),
            Member("data", 0, &[]),
            Member("since", 0, &[]),
            Member("inner", 0, &[]),
            Member("choice", 0, &[]),
        ],
        by_key: &[],
        sensitive: false,
        error: None,
    };
    __fields!(label, kind, books, flat, tags, pairs, data, since, inner, choice);
}
__structure!(Shelf default,);

/// One of several.
#[derive(Clone)]
pub(crate) enum Choice {
    Number(i32),
    Loan(Loan),
    Notes(Vec<String>),
    Marks(BTreeMap<String, i32>),
    Unknown(UnknownMember),
}

impl Choice {
    pub(crate) const SCHEMA: &'static Schema = &Schema {
        id: "test#Choice",
        name: "Choice",
        members: &[
            Member("number", 0, &[]),
            Member("loan", 0, &[]),
            Member("Note", 0, &[Trait::XmlFlattened]),
            Member("Mark", 0, &[Trait::XmlFlattened]),
        ],
        by_key: &[],
        sensitive: false,
        error: None,
    };
}
__union!(Choice { Number(value), Loan(value), Notes(value), Marks(value) });

/// A structure with a required member.
#[derive(Clone)]
pub(crate) struct Loan {
    pub(crate) to: String,
}

impl StructureShape for Loan {
    const SCHEMA: &'static Schema = &Schema {
        id: "test#Loan",
        name: "Loan",
        members: &[Member("to", REQUIRED, &[])],
        by_key: &[],
        sensitive: false,
        error: None,
    };
    __fields!(to);
}
__structure!(Loan default,);
