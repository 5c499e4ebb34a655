//! The official crate's deserializer of a page of S3 and its endpoints, in turns with ours.

mod allocations;
mod endpoints;
mod race;
mod ready;

use std::error::Error;
use std::fmt::Write;

use aws_sdk_s3::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use aws_sdk_s3::operation::list_objects_v2::{
    ListObjectsV2 as TheirList, ListObjectsV2Output as TheirOutput,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SharedResponseDeserializer};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use ferrosmith_client::endpoint::{ParameterValue, resolve};
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use s3::s3::ListObjectsV2;

const OBJECTS: usize = 1250;
const BUCKETS: [&str; endpoints::SUBJECTS] = ["shelf", "attic"];

fn main() -> Result<(), Box<dyn Error>> {
    page()?;
    endpoint()
}

/// A page as S3 answers it.
fn text() -> Result<String, std::fmt::Error> {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>shelf</Name>\
        <Prefix>logs/</Prefix><KeyCount>1250</KeyCount><MaxKeys>1250</MaxKeys><IsTruncated>false</IsTruncated>"
        .to_owned();
    for index in 0..OBJECTS {
        write!(
            text,
            "<Contents><Key>logs/2026/11/{:02}/host-{index:04} &amp; more.json.gz</Key>\
             <LastModified>2026-11-26T12:34:56.000Z</LastModified><ETag>&quot;{:032x}&quot;</ETag>\
             <ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm><ChecksumType>FULL_OBJECT</ChecksumType>\
             <Size>{}</Size><StorageClass>STANDARD</StorageClass></Contents>",
            index % 30,
            index * 7_919,
            1_048_576 + index,
        )?;
    }
    Ok(text + "</ListBucketResult>")
}

fn page() -> Result<(), Box<dyn Error>> {
    let body = Bytes::from(text()?);
    println!("page.bytes {}", body.len());
    let response = Response::new(body.clone());
    let their_response = HttpResponse::new(200.try_into()?, SdkBody::from(body));
    let mut bag = ConfigBag::base();
    bag.push_shared_layer(TheirList::new().config().ok_or("no configuration")?);
    let reader = bag.load::<SharedResponseDeserializer>().ok_or("no deserializer")?.clone();
    let read = || ListObjectsV2::response(&response);
    let their_read = || reader.deserialize_nonstreaming_with_config(&their_response, &bag);
    let found = read().map_err(|_| "ours cannot read it")?;
    let their_found = their_read().map_err(|_| "theirs cannot read it")?;
    let their_found = their_found.downcast_ref::<TheirOutput>().ok_or("another output")?;
    let last =
        found.contents.as_ref().and_then(|contents| contents.last()).and_then(|last| last.key.as_deref());
    let their_last = their_found.contents().last().and_then(|last| last.key());
    assert!(last == their_last && their_found.contents().len() == OBJECTS, "{last:?} is not {their_last:?}");
    race::of("page", 1, &[("ours", &read), ("official", &their_read)]);
    Ok(())
}

/// Endpoints of two buckets in turns.
fn endpoint() -> Result<(), Box<dyn Error>> {
    let rules = ListObjectsV2::SERVICE.endpoint_rules.ok_or("no rules")?;
    let find = |index: usize| {
        let bucket = BUCKETS[index];
        resolve(rules, |name, built_in| match (name, built_in) {
            ("Bucket", _) => Some(ParameterValue::String(bucket)),
            (_, Some("AWS::Region")) => Some(ParameterValue::String("eu-central-1")),
            (_, Some(_)) if !name.contains("ndpoint") => Some(ParameterValue::Boolean(false)),
            _ => None,
        })
    };
    let params =
        |bucket: &str| Params::builder().bucket(bucket.to_owned()).region("eu-central-1".to_owned()).build();
    let params = [params(BUCKETS[0])?, params(BUCKETS[1])?];
    let resolver = DefaultResolver::new();
    endpoints::race(find, |index| resolver.resolve_endpoint(&params[index]))
}
