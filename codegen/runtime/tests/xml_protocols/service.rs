//! The service that the tests speak to: shelves of books.

use std::collections::BTreeMap;

use ferrosmith_runtime::error::Metadata;
use ferrosmith_runtime::schema::*;
use ferrosmith_runtime::*;

pub(crate) static BOOK: Member = Member("member", 0, &[Trait::XmlName("Book")]);
pub(crate) static SPINE: Member = Member("key", 0, &[Trait::XmlName("Spine")]);

shape! {
    struct PutShelfInput {
        0 shelf: String = "shelf": REQUIRED, Trait::HttpLabel;
        1 key: Option<String> = "key", Trait::HttpQuery("key");
        2 books: Option<Vec<Book>> = "books", Trait::Element(&BOOK);
        3 labels: Option<Vec<String>> = "labels", Trait::XmlFlattened, Trait::XmlName("Label"), Trait::Ec2QueryName("Tag");
        4 tags: Option<BTreeMap<String, i32>> = "tags", Trait::Key(&SPINE);
        5 flat: Option<BTreeMap<String, String>> = "flat", Trait::XmlFlattened;
        6 token: Option<String> = "token": IDEMPOTENCY_TOKEN;
    } [2 5 1 3 0 4 6]
}

shape! {
    struct Book {
        0 title: String = "title": REQUIRED;
        1 isbn: Option<String> = "isbn", Trait::XmlAttribute;
        2 pages: Option<i32> = "pages", Trait::XmlName("pageCount");
        3 at: Option<Timestamp> = "at";
        4 cover: Option<Blob> = "cover";
        5 sequel: Option<Box<Book>> = "sequel";
    } [3 4 1 2 5 0]
}

shape! {
    struct PutShelfOutput {
        0 version: Option<String> = "version", Trait::HttpHeader("X-Version");
        1 books: Option<Vec<Book>> = "books", Trait::Element(&BOOK);
        2 count: Option<i32> = "count";
    } [1 2 0]
}

shape! {
    struct OneBook {
        0 book: Option<Book> = "book", Trait::HttpPayload(Payload::Structure), Trait::XmlName("Novel");
    } [0]
}

shape! {
    struct Stored {
        0 data: Option<Blob> = "data", Trait::HttpPayload(Payload::Blob);
    } [0]
}

shape! {
    struct Place {
        0 place: Option<String> = "Place";
    } [0]
}

shape! {
    struct Empty {} []
}

shape! {
    error NoSuchShelf 404 "NoSuchShelf" {
        0 message: Option<String> = "message";
        1 shelf: Option<String> = "Shelf";
    } [1 0]
}

shape! {
    error NotFound 404 "NotFound" {
        0 message: Option<String> = "message";
    } [0]
}

pub(crate) enum Error {
    NoSuchShelf(NoSuchShelf),
    NotFound(NotFound),
    Unhandled(ferrosmith_runtime::error::Unhandled),
}
__errors!(Error { NoSuchShelf, NotFound });

const NS: &str = "https://shelves.example/";

shape! { operation PutShelf(PutShelfInput) -> PutShelfOutput,
.http("PUT", "/{shelf}", 200).xml_input("Shelf", NS, "").xml_output("", NS, "") }
shape! { operation GetBook(OneBook) -> OneBook, .http("POST", "/book", 200).xml_input("", NS, "") }
shape! { operation GetStored(Empty) -> Stored, .http("GET", "/stored", 200) }
shape! { operation GetPlace(Empty) -> Place, .http("GET", "/place", 200).xml_output("", NS, "").unwrapped_output() }
shape! { operation HasShelf(PutShelfInput) -> Empty, .http("HEAD", "/{shelf}", 200) }

pub(crate) static SERVICE: ServiceSchema = ServiceSchema {
    id: "test#Shelves",
    version: "2026-01-01",
    sdk_id: None,
    endpoint_prefix: None,
    signing_name: None,
    protocols: &["aws.protocols#restXml", "aws.protocols#awsQuery"],
    query_compatible: false,
    auth: &[],
    client_context: &[],
    endpoint_discovery: None,
    endpoint_rules: None,
    unwrapped_errors: true,
    operations: &[GetBook::SCHEMA, GetPlace::SCHEMA, GetStored::SCHEMA, HasShelf::SCHEMA, PutShelf::SCHEMA],
};

/// A shelf with everything.
pub(crate) fn shelf() -> PutShelfInput {
    let sequel = Book { title: "Dune Messiah".into(), ..Book::default() };
    let book = Book {
        title: "Dune & more".into(),
        isbn: Some("0-441".into()),
        pages: Some(412),
        at: Some(Timestamp::from_epoch(0, 0)),
        cover: Some(Blob::from(&b"png"[..])),
        sequel: Some(Box::new(sequel)),
    };
    PutShelfInput {
        shelf: "sci-fi".into(),
        key: Some("a b".into()),
        books: Some(vec![book, Book { title: String::new(), ..Book::default() }]),
        labels: Some(vec!["old".into(), "new=1&2".into()]),
        tags: Some(BTreeMap::from([("x".into(), 1), ("y".into(), -2)])),
        flat: Some(BTreeMap::from([("k".into(), "v".into())])),
        token: None,
    }
}

/// Options whose tokens are known.
pub(crate) fn options() -> ClientOptions {
    ClientOptions::default().token(|| "t-1".to_owned())
}
