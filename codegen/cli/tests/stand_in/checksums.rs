//! Checksums of requests: a stand-in verifies those that the model knows.

use std::fs;

use crate::folder;
use crate::stand_in::StandIn;

/// A service whose operations have the two traits of checksums.
const SHELF: &str = r#"{"smithy": "2.0", "shapes": {
    "shelf#Shelf": {"type": "service", "version": "1", "operations": [{"target": "shelf#Put"}, {"target": "shelf#Tag"}],
        "traits": {"aws.protocols#restXml": {}}},
    "shelf#Put": {"type": "operation", "input": {"target": "shelf#PutInput"}, "traits": {
        "smithy.api#http": {"method": "PUT", "uri": "/{key}"},
        "aws.protocols#httpChecksum": {"requestAlgorithmMember": "algorithm"}}},
    "shelf#PutInput": {"type": "structure", "members": {
        "key": {"target": "smithy.api#String", "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}},
        "algorithm": {"target": "shelf#Algorithm", "traits": {"smithy.api#httpHeader": "x-amz-sdk-checksum-algorithm"}},
        "body": {"target": "shelf#Body", "traits": {"smithy.api#httpPayload": {}, "smithy.api#default": ""}}}},
    "shelf#Body": {"type": "blob", "traits": {"smithy.api#streaming": {}}},
    "shelf#Algorithm": {"type": "enum", "members": {
        "CRC32": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "CRC32"}}}},
    "shelf#Tag": {"type": "operation", "input": {"target": "shelf#TagInput"}, "traits": {
        "smithy.api#http": {"method": "POST", "uri": "/tags"}, "smithy.api#httpChecksumRequired": {}}},
    "shelf#TagInput": {"type": "structure", "members": {"tag": {"target": "smithy.api#String"}}}}}"#;

/// A request of five bytes in one chunk, with the checksum behind it.
fn in_chunks(checksum: &str) -> String {
    let body = format!("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:{checksum}\r\n\r\n");
    format!(
        "PUT /k HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-encoding: aws-chunked\r\n\
         x-amz-decoded-content-length: 5\r\nx-amz-trailer: x-amz-checksum-crc32\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn request(head: &str, header: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "{head} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n{header}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

#[test]
fn a_body_that_its_checksum_is_not_of_is_refused() {
    let path = folder("checksums").join("shelf.json");
    fs::write(&path, SHELF).unwrap();
    let stand_in = StandIn::start(&[path.to_str().unwrap()]);
    let put = |header: &str| request("PUT /k", header, "hello");
    let tag = |header: &str| request("POST /tags", header, "<TagInput><tag>a</tag></TagInput>");
    for (request, fits) in [
        (put("x-amz-checksum-crc32: NhCmhg=="), true),
        (put("x-amz-checksum-crc32: AAAAAA=="), false),
        // Of an algorithm that nothing here computes.
        (put("x-amz-checksum-xxhash64: AAAAAAAAAAA="), true),
        (put("content-md5: XUFAKrxLKna5cZ2REBfFkg=="), true),
        (put("content-md5: AAAAAAAAAAAAAAAAAAAAAA=="), false),
        (in_chunks("NhCmhg=="), true),
        (in_chunks("AAAAAA=="), false),
        (tag("content-md5: BQRzzXDZJ0+pGu8J+oJ0yw=="), true),
        (tag("content-md5: AAAAAAAAAAAAAAAAAAAAAA=="), false),
        (tag("x-other: a"), true),
    ] {
        let response = stand_in.send(&request);
        let expected = if fits { "HTTP/1.1 200 " } else { "HTTP/1.1 400 " };
        assert!(response.starts_with(expected), "{request}\n{response}");
        assert_eq!(response.contains("BadDigest"), !fits, "{request}\n{response}");
    }
}
