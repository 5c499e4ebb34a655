//! The types that the tests read and write.

use std::collections::BTreeMap;

use ferrosmith_runtime::schema::*;
use ferrosmith_runtime::*;

static ITEM: Member = Member(",\"member\":member", 6, 0, &[Trait::XmlName("item")]);
static KEY: Member = Member(",\"key\":key", 3, 0, &[Trait::XmlName("K")]);

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
            Member(",\"label\":label", 5, 0, &[Trait::XmlName("Label")]),
            Member(",\"kind\":kind", 4, 0, &[Trait::XmlName("x:type"), Trait::XmlAttribute]),
            Member(",\"books\":books", 5, 0, &[Trait::Element(&ITEM)]),
            Member(",\"flat\":flat", 4, 0, &[Trait::XmlFlattened]),
            Member(",\"tags\":tags", 4, 0, &[Trait::Key(&KEY), Trait::XmlNamespace("http://t.example", "t")]),
            Member(",\"pairs\":pairs", 5, 0, &[Trait::XmlFlattened, Trait::XmlName("Pair")]),
            Member(",\"data\":data", 4, 0, &[]),
            Member(",\"since\":since", 5, 0, &[]),
            Member(",\"inner\":inner", 5, 0, &[]),
            Member(",\"choice\":choice", 6, 0, &[]),
        ],
        by_key: &[2, 9, 6, 3, 8, 1, 0, 5, 7, 4],
        sensitive: false,
        error: None,
    };
    __fields!(label, kind, books, flat, tags, pairs, data, since, inner, choice);
}
__structure!(Shelf default);

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
            Member(",\"number\":Number", 6, 0, &[]),
            Member(",\"loan\":Loan", 4, 0, &[]),
            Member(",\"Note\":Notes", 4, 0, &[Trait::XmlFlattened]),
            Member(",\"Mark\":Marks", 4, 0, &[Trait::XmlFlattened]),
        ],
        by_key: &[3, 2, 1, 0],
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
        members: &[Member(",\"to\":to", 2, REQUIRED, &[])],
        by_key: &[0],
        sensitive: false,
        error: None,
    };
    __fields!(to);
}
__structure!(Loan default);
