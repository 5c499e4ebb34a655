//! Expressions about values of generated code, and about types.
#![cfg(feature = "jmespath")]

use ferrosmith_runtime::jmespath::{Expression, Structures, Type, TypeError, document};
use ferrosmith_runtime::{Document, Ref, Timestamp};
use generated::datazone::{
    DomainStatus, DomainSummary, ListDomainsOutput, UserProfileDetails, UserProfileSummary,
};

fn search(value: Ref<'_>, path: &str) -> Document {
    Expression::parse(path).unwrap().search(&document(value)).unwrap()
}

#[test]
fn members_are_called_as_in_the_model() {
    let domain = DomainSummary::new(
        "arn",
        Timestamp::from_epoch(1_700_000_000, 500_000_000),
        "dzd_1",
        "1",
        "shelf",
        DomainStatus::from("NEVER_SEEN"),
    );
    let output = ListDomainsOutput::new(vec![domain]);
    let output = Ref::Structure(&output);
    assert_eq!(search(output, "items[].status"), Document::from(["NEVER_SEEN"]));
    assert_eq!(search(output, "items[0].createdAt"), 1_700_000_000.5);
    assert_eq!(search(output, "length(items) > `0` && !nextToken"), true);
    assert!(search(output, "items[0].description").is_null());
}

#[test]
fn a_union_is_an_object_with_one_member() {
    let details: UserProfileDetails =
        ferrosmith_runtime::json::from_slice(br#"{"sso":{"username":"ada"}}"#).unwrap();
    let profile = UserProfileSummary::new().details(details);
    assert_eq!(search(Ref::Structure(&profile), "details.sso.username"), "ada");
    assert_eq!(search(Ref::Structure(&profile), "keys(details)"), Document::from(["sso"]));
    let unknown: UserProfileDetails =
        ferrosmith_runtime::json::from_slice(br#"{"idc":{"arn":"x"}}"#).unwrap();
    let profile = UserProfileSummary::new().details(unknown);
    assert_eq!(search(Ref::Structure(&profile), "details.idc.arn"), "x");
}

/// `Shelf` has `books`, a list of `Book`; `Book` has `title`, `pages`, `tags` and `sequel`, which is one, too.
struct Library;

impl Structures for Library {
    type Id = &'static str;

    fn member(&self, structure: &&'static str, name: &str) -> Option<Type<&'static str>> {
        Some(match (*structure, name) {
            ("Shelf", "books") => Type::Array(Box::new(Type::Structure("Book"))),
            ("Book", "title") => Type::String,
            ("Book", "pages") => Type::Number,
            ("Book", "sequel") => Type::Structure("Book"),
            ("Book", "tags") => Type::Map(Box::new(Type::Boolean)),
            _ => return None,
        })
    }
}

fn type_of(path: &str) -> Result<Type<&'static str>, TypeError> {
    Expression::parse(path).unwrap().type_of(&Type::Structure("Shelf"), &Library)
}

#[test]
fn types_are_known_without_a_value() {
    let strings = || Type::Array(Box::new(Type::String));
    for (path, expected) in [
        ("books[0].sequel.sequel.title", Type::String),
        ("books[].title", strings()),
        ("books[?pages > `9`].sequel.title | [0]", Type::String),
        ("books[1:][].title", strings()),
        ("sort_by(books, &pages)[-1].title", Type::String),
        ("map(&title, books)", strings()),
        ("max_by(books, &pages).pages", Type::Number),
        ("keys(books[0].tags)", strings()),
        ("books[0].tags.lent", Type::Boolean),
        ("books[0].tags.*", Type::Array(Box::new(Type::Boolean))),
        ("{a: books[0].title}.a", Type::String),
        ("[books[0].title, books[1].title]", strings()),
        ("books[0].title || books[0].pages", Type::Any),
        ("!books && length(books) == `0`", Type::Boolean),
        ("not_null(books[0].title, 'none')", Type::String),
        ("to_array(books[0].title)", strings()),
        ("books[0].*.anything", Type::Array(Box::new(Type::Any))),
        ("`{\"a\": 1}`.a", Type::Any),
    ] {
        assert_eq!(type_of(path), Ok(expected), "{path}");
    }
}

/// A type whose parts are doubled, again and again, has more of them than any memory.
#[test]
fn a_type_is_no_larger_than_people_write() {
    for part in ["{a: @, b: @}", "{a: @, b: [@, @]}", "{a: {a: @, b: @}}"] {
        let found = type_of(&vec![part; 30].join(" | ")).unwrap();
        assert!(format!("{found:?}").len() < 50_000, "{part}");
    }
}

#[test]
fn what_leads_nowhere_is_told() {
    for (path, expected) in [
        ("book", "there is no member `book`"),
        ("books[?titel == 'x']", "there is no member `titel`"),
        ("sort_by(books, &page)", "there is no member `page`"),
        ("books.title", "there is no member of a value of type array"),
        ("books[0].title.length", "there is no member of a value of type string"),
        ("books[0].title[0]", "there is no element of a value of type string"),
        ("books[0].pages[]", "there is no element of a value of type number"),
        ("books.*", "there is no members of a value of type array"),
        (
            "length(books[0].pages)",
            "length: expected a string, an array or an object, found a value of type number",
        ),
        ("keys(books)", "keys: expected an object, found a value of type array"),
        ("starts_with(books, 'x')", "starts_with: expected a string, found a value of type array"),
        ("{a: books}.b", "there is no member `b`"),
    ] {
        assert_eq!(type_of(path).unwrap_err().to_string(), expected, "{path}");
    }
}
