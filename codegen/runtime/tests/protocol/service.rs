//! The service that the tests speak to.

use std::collections::BTreeMap;

use ferrosmith_runtime::error::Metadata;
use ferrosmith_runtime::schema::*;
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use ferrosmith_runtime::*;

shape! {
    struct PutInput {
        0 bucket: String = "bucket": REQUIRED, Trait::HttpLabel;
        1 key: String = "key": REQUIRED, Trait::HttpLabel;
        2 at: Option<Timestamp> = "at", Trait::HttpQuery("at");
        3 numbers: Option<Vec<i32>> = "numbers", Trait::HttpQuery("n");
        4 rest: Option<BTreeMap<String, String>> = "rest", Trait::HttpQueryParams;
        5 when: Option<Timestamp> = "when", Trait::HttpHeader("X-When");
        6 names: Option<Vec<String>> = "names", Trait::HttpHeader("X-Names");
        7 json: Option<String> = "json", Trait::HttpHeader("X-Json"), Trait::MediaType("application/json");
        8 meta: Option<BTreeMap<String, String>> = "meta", Trait::HttpPrefixHeaders("X-Meta-");
        9 token: Option<String> = "token": IDEMPOTENCY_TOKEN, Trait::HttpQuery("token");
        10 title: Option<String> = "title", Trait::JsonName("Title"), Trait::Length(1, 5);
        11 tenant: Option<String> = "tenant": HOST_LABEL;
        12 owner: Option<Owner> = "owner";
    } [2 0 5 7 1 8 6 3 12 4 11 10 9]
}

shape! {
    struct Owner {
        0 name: String = "name": REQUIRED;
    } [0]
}

shape! {
    struct PutOutput {
        0 status: Option<i32> = "status", Trait::HttpResponseCode;
        1 tag: Option<String> = "tag", Trait::HttpHeader("ETag");
        2 owner: Owner = "owner": REQUIRED;
    } [2 0 1]
}

shape! {
    struct Upload {
        0 kind: Option<String> = "kind", Trait::HttpHeader("Content-Type");
        1 data: Option<Blob> = "data", Trait::HttpPayload(Payload::Blob);
    } [1 0]
}

shape! {
    struct Wrapped {
        0 owner: Option<Owner> = "owner", Trait::HttpPayload(Payload::Structure);
    } [0]
}

shape! {
    struct Text {
        0 text: Option<String> = "text", Trait::HttpPayload(Payload::String);
    } [0]
}

shape! {
    struct Streamed {
        0 room: Option<String> = "room", Trait::HttpHeader("X-Room");
    } [0]
}

shape! {
    struct Film {
        0 kind: Option<String> = "kind", Trait::HttpHeader("Content-Type");
        1 title: Option<String> = "title", Trait::HttpHeader("X-Title");
        2 data: Option<Blob> = "data": STREAMING, Trait::HttpPayload(Payload::Blob);
    } [2 0 1]
}

shape! {
    struct Part {
        0 number: i32 = "number": REQUIRED, Trait::HttpQuery("part");
        1 of: String = "of": REQUIRED, Trait::HttpHeader("X-Of");
    } [0 1]
}

shape! {
    struct Head {
        0 accept: Option<String> = "accept", Trait::HttpHeader("Accept");
        1 all: Option<BTreeMap<String, String>> = "all", Trait::HttpPrefixHeaders(""), Trait::Length(1, 99);
        2 query: Option<BTreeMap<String, String>> = "query", Trait::HttpQueryParams, Trait::Length(1, 99);
    } [0 1 2]
}

shape! {
    struct Lists {
        0 names: Option<Vec<String>> = "names", Trait::HttpHeader("X-Names");
        1 all: Option<BTreeMap<String, String>> = "all", Trait::HttpPrefixHeaders("X-All-");
        2 count: Option<i32> = "count", Trait::HttpHeader("X-Count");
    } [1 2 0]
}

shape! {
    struct Owners {
        0 count: i32 = "count": REQUIRED, Trait::HttpHeader("X-Count");
        1 owners: Vec<Owner> = "owners": REQUIRED;
    } [0 1]
}

shape! {
    struct Empty {} []
}

shape! {
    error NoSuchKey 404 "NoSuchKey" {
        0 message: Option<String> = "message";
        1 key: Option<String> = "key", Trait::HttpHeader("X-Key");
    } [1 0]
}

shape! {
    error Busy 503 "Old.Busy" {
        0 message: Option<String> = "message";
    } [0]
}

pub(crate) enum Error {
    Busy(Busy),
    NoSuchKey(NoSuchKey),
    Unhandled(ferrosmith_runtime::error::Unhandled),
}
__errors!(Error { Busy, NoSuchKey });

shape! { operation Put(PutInput) -> PutOutput,
.http("PUT", "/b/{bucket}/{key+}?put", 200).host_prefix("{tenant}.data.") }
shape! { operation GetUpload(Empty) -> Upload, .http("GET", "/b/uploads", 200) }
shape! { operation PutUpload(Upload) -> Empty, .http("POST", "/b/uploads", 200).checksum_required().gzip() }
shape! { operation PutFilm(Film) -> Film, .http("POST", "/films", 200) }
shape! { operation PutOwner(Wrapped) -> Wrapped, .http("POST", "/owner", 200) }
shape! { operation PutText(Text) -> Text, .http("POST", "/text", 200) }
shape! { operation GetHead(Head) -> PutOutput, .http("GET", "/head", 200) }
shape! { operation PutLists(Lists) -> Lists, .http("POST", "/lists", 200) }
shape! { operation GetOwners(Empty) -> Owners, .http("GET", "/owners", 200) }
// Operations that their members tell apart.
shape! { operation GetShelf(Empty) -> Empty, .http("GET", "/shelf?x-id=GetShelf", 200) }
shape! { operation GetShelfOwner(Empty) -> Empty, .http("GET", "/shelf?owner", 200) }
shape! { operation GetShelfPart(Part) -> Empty, .http("GET", "/shelf?x-id=GetShelfPart", 200) }
shape! { operation PutShelfPart(Part) -> Empty, .http("PUT", "/shelf?x-id=PutShelfPart", 200) }
shape! { operation GetOldOwners(Empty) -> Owners, .http("GET", "/owners?old", 200) }
// Labels without a member, which no generated service has.
shape! { operation Lost(Empty) -> Empty, .http("GET", "/b/{nowhere}", 200) }
shape! { operation LostHost(Empty) -> Empty, .http("GET", "/", 200).host_prefix("{nobody}.") }
shape! {
    operation Watch(Streamed) -> Streamed,
    .http("POST", "/watch", 200).input_events("events", Owner::SCHEMA).output_events("events", Owner::SCHEMA)
}

pub(crate) static SERVICE: ServiceSchema = ServiceSchema {
    id: "test#Store",
    version: "1",
    sdk_id: None,
    endpoint_prefix: None,
    signing_name: None,
    protocols: &[
        "aws.protocols#restJson1",
        "smithy.protocols#rpcv2Cbor",
        "aws.protocols#awsJson1_0",
        "smithy.protocols#rpcv2Json",
    ],
    query_compatible: true,
    auth: &[],
    client_context: &[],
    endpoint_discovery: None,
    endpoint_rules: None,
    unwrapped_errors: false,
    operations: &[
        GetHead::SCHEMA,
        GetShelf::SCHEMA,
        GetShelfOwner::SCHEMA,
        GetShelfPart::SCHEMA,
        GetOldOwners::SCHEMA,
        GetOwners::SCHEMA,
        GetUpload::SCHEMA,
        Put::SCHEMA,
        PutFilm::SCHEMA,
        PutOwner::SCHEMA,
        PutShelfPart::SCHEMA,
        PutText::SCHEMA,
        PutUpload::SCHEMA,
        Watch::SCHEMA,
    ],
};

/// An input with everything that a request must have.
pub(crate) fn input() -> PutInput {
    PutInput { bucket: "b".into(), key: "k".into(), tenant: Some("ada".into()), ..PutInput::default() }
}

/// Options whose tokens are known.
pub(crate) fn options() -> ClientOptions {
    ClientOptions::default().token(|| "t-1".to_owned())
}

/// The value of a header, `-` when there is none.
pub(crate) fn header<'m>(headers: &'m http::HeaderMap, name: &str) -> &'m str {
    headers.get(name).map_or("-", |value| value.to_str().unwrap())
}
