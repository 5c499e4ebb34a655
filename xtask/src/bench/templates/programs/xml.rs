//! Reads and writes XML with types as the generator makes them, in turns with `quick-xml` and derived types.

mod allocations;
mod race;

use std::error::Error;

use ferrosmith_runtime::schema::{Member, Schema, Trait};
use ferrosmith_runtime::{StructureShape, Timestamp, TimestampFormat, Value, __fields, __structure, xml};
use serde::{Deserialize, Serialize};

const OBJECTS: usize = 1250;

#[derive(Clone)]
struct Page {
    name: Option<String>,
    prefix: Option<String>,
    key_count: Option<i32>,
    is_truncated: Option<bool>,
    contents: Option<Vec<Object>>,
}

impl StructureShape for Page {
    const SCHEMA: &'static Schema = &Schema {
        id: "bench#ListBucketResult",
        name: "Page",
        members: &[
            Member("Name", 0, &[]),
            Member("Prefix", 0, &[]),
            Member("KeyCount", 0, &[]),
            Member("IsTruncated", 0, &[]),
            Member("Contents", 0, &[Trait::XmlFlattened]),
        ],
        by_key: &[],
        sensitive: false,
        error: None,
    };
    __fields!(name, prefix, key_count, is_truncated, contents);
}
__structure!(Page);

#[derive(Clone)]
struct Object {
    key: Option<String>,
    last_modified: Option<Timestamp>,
    etag: Option<String>,
    checksum_algorithm: Option<Vec<String>>,
    checksum_type: Option<String>,
    size: Option<i64>,
    storage_class: Option<String>,
}

impl StructureShape for Object {
    const SCHEMA: &'static Schema = &Schema {
        id: "bench#Object",
        name: "Object",
        members: &[
            Member("Key", 0, &[]),
            Member("LastModified", 0, &[]),
            Member("ETag", 0, &[]),
            Member("ChecksumAlgorithm", 0, &[Trait::XmlFlattened]),
            Member("ChecksumType", 0, &[]),
            Member("Size", 0, &[]),
            Member("StorageClass", 0, &[]),
        ],
        by_key: &[],
        sensitive: false,
        error: None,
    };
    __fields!(key, last_modified, etag, checksum_algorithm, checksum_type, size, storage_class);
}
__structure!(Object);

#[derive(Serialize, Deserialize, PartialEq)]
#[serde(rename = "ListBucketResult", rename_all = "PascalCase")]
struct DerivedPage {
    name: Option<String>,
    prefix: Option<String>,
    key_count: Option<i32>,
    is_truncated: Option<bool>,
    #[serde(default)]
    contents: Vec<DerivedObject>,
}

/// Times are texts: serde has no type for them.
#[derive(Serialize, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase")]
struct DerivedObject {
    key: Option<String>,
    last_modified: Option<String>,
    #[serde(rename = "ETag")]
    etag: Option<String>,
    #[serde(default)]
    checksum_algorithm: Vec<String>,
    checksum_type: Option<String>,
    size: Option<i64>,
    storage_class: Option<String>,
}

fn page() -> Page {
    let object = |index: usize| Object {
        key: Some(format!("logs/2026/11/{:02}/host-{index:04} & more.json.gz", index % 30)),
        last_modified: Timestamp::parse("2026-11-26T12:34:56.789Z", TimestampFormat::DateTime).ok(),
        etag: Some(format!("\"{:032x}\"", index * 7_919)),
        checksum_algorithm: Some(vec!["CRC64NVME".to_owned()]),
        checksum_type: Some("FULL_OBJECT".to_owned()),
        size: Some(1_048_576 + index as i64),
        storage_class: Some("STANDARD".to_owned()),
    };
    Page {
        name: Some("shelf".to_owned()),
        prefix: Some("logs/".to_owned()),
        key_count: Some(1250),
        is_truncated: Some(false),
        contents: Some((0..OBJECTS).map(object).collect()),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let ours = page();
    let bytes = xml::to_vec(&ours)?;
    println!("page.bytes {}", bytes.len());
    let text = std::str::from_utf8(&bytes)?;
    let theirs: DerivedPage = quick_xml::de::from_str(text)?;
    // A comparison of those who do not do the same would say nothing.
    let written = quick_xml::se::to_string(&theirs)?;
    let reread: Page = xml::from_slice(written.as_bytes())?;
    assert!(xml::to_vec(&reread)? == bytes, "the derived types lose something");
    race::of(
        "page.read",
        1,
        &[
            ("ours", &|| xml::from_slice::<Page>(&bytes)),
            ("quick-xml", &|| quick_xml::de::from_str::<DerivedPage>(std::str::from_utf8(&bytes)?)
                .map_err(Box::<dyn Error>::from)),
        ],
    );
    race::of(
        "page.write",
        1,
        &[("ours", &|| xml::to_vec(&ours)), ("quick-xml", &|| quick_xml::se::to_string(&theirs))],
    );
    Ok(())
}
