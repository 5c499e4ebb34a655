//! Pages after which there are no more: tokens that are no texts, and those of pages that say themselves that they are
//! the last.

use std::collections::BTreeMap;

use ferrosmith_client::client::Paged;
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use ferrosmith_runtime::{__rt as rt, Operation};
use generated::datazone::{GetDomain, GetDomainError};

use crate::client;
use crate::support::{Reply, Service, answer};

/// An input and an output with tokens of several types.
pub(crate) struct Tokens {
    text: Option<String>,
    keys: Option<BTreeMap<String, String>>,
    texts: Option<Vec<String>>,
    inner: Option<Box<Tokens>>,
    is_truncated: Option<bool>,
}

impl rt::StructureShape for Tokens {
    const SCHEMA: &'static rt::Schema = &rt::Schema {
        id: "a#Tokens",
        name: "Tokens",
        members: &[
            rt::Member("text", 0, rt::PLAIN),
            rt::Member("keys", 0, rt::PLAIN),
            rt::Member("texts", 0, rt::PLAIN),
            rt::Member("inner", 0, rt::PLAIN),
            rt::Member("isTruncated", 0, rt::PLAIN),
        ],
        by_key: rt::FEW,
        sensitive: false,
        error: rt::None,
    };
    rt::fields!(text, keys, texts, inner, is_truncated);
}
rt::structure!(Tokens clone, eq,);

macro_rules! paged {
    ($name:ident, $id:literal, $token:literal) => {
        struct $name;

        impl Operation for $name {
            type Input = Tokens;
            type Output = Tokens;
            type Error = GetDomainError;
            const SCHEMA: &'static OperationSchema =
                &rt::operation::<Self>($id, "Op").http("POST", "/", 200).paginated($token, $token, "", "");
            const SERVICE: &'static ServiceSchema = <GetDomain as Operation>::SERVICE;
        }

        impl Paged for $name {}
    };
}

paged!(ByText, "a#ListParts", "text");
paged!(ByKeys, "a#Op", "keys");
paged!(ByTexts, "a#Op", "texts");
paged!(ByStructure, "a#Op", "inner");
paged!(Parts, "com.amazonaws.s3#ListParts", "text");

/// Returns the number of pages, of a service that has no more than four.
async fn count<O: Paged<Input = Tokens>>(replies: impl IntoIterator<Item = Reply>) -> usize {
    let service = Service::with(replies);
    let mut pages = client(&service).call::<O>(rt::new::<Tokens>()).pages();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        page.unwrap_or_else(|error| panic!("{error}"));
        count += 1;
    }
    count
}

#[tokio::test(flavor = "current_thread")]
async fn an_empty_value_is_no_token() {
    let last = |text| [answer(200, text), answer(200, "{}")];
    assert_eq!(count::<ByKeys>(last(r#"{"keys":{}}"#)).await, 1);
    assert_eq!(count::<ByTexts>(last(r#"{"texts":[]}"#)).await, 1);
    assert_eq!(count::<ByStructure>(last(r#"{"inner":{}}"#)).await, 1);
    assert_eq!(count::<ByKeys>(last(r#"{"keys":{"a":""}}"#)).await, 2);
    assert_eq!(count::<ByTexts>(last(r#"{"texts":[""]}"#)).await, 2);
    assert_eq!(count::<ByStructure>(last(r#"{"inner":{"text":""}}"#)).await, 2);
}

/// `ListParts` of S3 has the token 0 after the last page, which would be the first one again.
#[tokio::test(flavor = "current_thread")]
async fn parts_end_where_they_are_not_truncated() {
    let pages = || {
        [
            answer(200, r#"{"text":"1","isTruncated":true}"#),
            answer(200, r#"{"text":"0","isTruncated":false}"#),
            answer(200, r#"{"text":"2"}"#),
            answer(200, "{}"),
        ]
    };
    assert_eq!(count::<Parts>(pages()).await, 2);
    assert_eq!(count::<Parts>([answer(200, r#"{"text":"1"}"#), answer(200, "{}")]).await, 2);
    assert_eq!(count::<ByText>(pages()).await, 4);
}
