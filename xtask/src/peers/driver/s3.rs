use std::collections::BTreeMap;
use std::time::Duration;

use ferrosmith_client::Config;
use ferrosmith_client::transport::Body;
use services::http::Request;
use services::s3::*;

use crate::peer::{Holds as _, Peer};

/// Keys with all that a path and a signature may trip over.
pub const KEYS: [&str; 6] =
    ["plain", "a/b c/ä€.txt", "a//b", "with+plus&and=eq?q#h", "../dots/./x", "~!*'();:@$,[]"];

pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    let made = CreateBucketInput::new("shelf").create_bucket_configuration(
        CreateBucketConfiguration::new().location_constraint(BucketLocationConstraint::from("eu-central-1")),
    );
    if peer.got(client.create_bucket(made.clone()).await).is_none() {
        return;
    }
    let error = peer.refused(client.create_bucket(made).await, "BucketAlreadyOwnedByYou");
    peer.is(matches!(error, Some(CreateBucketError::BucketAlreadyOwnedByYou(_))), &error);
    peer.got(client.head_bucket(HeadBucketInput::new("shelf")).await);
    let wait = client.wait_until_bucket_exists(HeadBucketInput::new("shelf"));
    peer.got(wait.within(Duration::from_secs(20)).await);
    let missing = client.head_bucket(HeadBucketInput::new("nowhere-at-all")).await;
    peer.is(missing.as_ref().is_err_and(|error| error.status() == Some(404)), &missing);
    if let Some(location) = peer.got(client.get_bucket_location(GetBucketLocationInput::new("shelf")).await) {
        let constraint = location.location_constraint.as_ref().map(|of| of.as_str());
        peer.is(constraint == Some("eu-central-1"), &location);
    }
    objects(peer, &client, "shelf").await;
    pages(peer, &client).await;
    parts(peer, &client).await;
    about_buckets(peer, &client).await;
}

/// Buckets in hosts and paths, as the rules put them: with an endpoint that is given, and with none.
pub async fn by_rules(peer: &mut Peer) {
    let port = peer.endpoint.rsplit(':').next().unwrap_or_default().to_owned();
    let local = format!("http://localhost:{port}");
    let own = |config: Config| config.endpoint(&*local);
    let configs: [(&str, Config, String); 3] = [
        ("by-host", own(peer.config()), format!("http://by-host.localhost:{port}/plain?x-id=PutObject")),
        (
            "by-path",
            own(peer.config()).client_context("ForcePathStyle", true),
            format!("{local}/by-path/plain?x-id=PutObject"),
        ),
        (
            "by-aws",
            peer.config(),
            "https://by-aws.s3.eu-central-1.amazonaws.com/plain?x-id=PutObject".to_owned(),
        ),
    ];
    for (bucket, config, expected) in configs {
        let client = Client::new(config);
        let made = CreateBucketInput::new(bucket).create_bucket_configuration(
            CreateBucketConfiguration::new()
                .location_constraint(BucketLocationConstraint::from("eu-central-1")),
        );
        if peer.got(client.create_bucket(made).await).is_none() {
            continue;
        }
        let put = client.put_object(PutObjectInput::new(bucket, "plain").body(b"x".to_vec())).await;
        peer.got(put);
        peer.is(peer.last_uri() == expected, peer.last_uri());
        objects(peer, &client, bucket).await;
    }
}

async fn objects(peer: &mut Peer, client: &Client, bucket: &str) {
    for key in KEYS {
        let text = format!("text of {key}");
        let put = PutObjectInput::new(bucket, key)
            .body(text.clone().into_bytes())
            .content_type("text/plain; charset=utf-8")
            .metadata(BTreeMap::from([("about".to_owned(), "a shelf".to_owned())]));
        if let Some(put) = peer.got(client.put_object(put).await) {
            peer.is(put.etag.is_some(), &put);
        }
        if let Some(got) = peer.got(client.get_object(GetObjectInput::new(bucket, key)).await) {
            peer.is(got.content_length.holds(text.len() as i64), &got);
            peer.is(
                got.metadata.as_ref().and_then(|of| of.get("about")).is_some_and(|of| of == "a shelf"),
                &got,
            );
            peer.is(got.last_modified.is_some() && got.etag.is_some(), &got);
            peer.is(got.body.as_ref() == text.as_bytes(), (key, &got.body));
        }
        if let Some(head) = peer.got(client.head_object(HeadObjectInput::new(bucket, key)).await) {
            peer.is(head.content_length.holds(text.len() as i64), (key, &head));
        }
    }
    let get = client.get_object(GetObjectInput::new(bucket, KEYS[1]));
    if let Some(url) = peer.got(get.presigned(Duration::from_secs(60)).await) {
        let status = peer.send(Request::get(url.uri()).body("".into()).expect("a request")).await;
        if let Some(status) = peer.got(status) {
            peer.is(status == 200, status);
        }
    }
    // In pieces, either way.
    let upload = client.put_object(PutObjectInput::new(bucket, "stream"));
    peer.got(upload.body(Body::stream(Body::from("in pieces")).sized(9)).await);
    let streamed = client.get_object(GetObjectInput::new(bucket, "stream")).streamed().await;
    if let Some(streamed) = peer.got(streamed) {
        if let Some(bytes) = peer.got(streamed.body.collect(100).await) {
            peer.is(bytes.as_ref() == b"in pieces", &bytes);
        }
    }
    peer.got(client.delete_object(DeleteObjectInput::new(bucket, "stream")).await);
    let range = GetObjectInput::new(bucket, "plain").range("bytes=0-3");
    if let Some(got) = peer.got(client.get_object(range).await) {
        peer.is(got.content_range.is_some() && got.content_length.holds(4), &got);
    }
    let missing = client.get_object(GetObjectInput::new(bucket, "no/such key")).await;
    let error = peer.refused(missing, "NoSuchKey");
    peer.is(matches!(error, Some(GetObjectError::NoSuchKey(_))), &error);
    let copy = CopyObjectInput::new(bucket, format!("{bucket}/plain?x-id=PutObject"), "copy");
    if let Some(copy) = peer.got(client.copy_object(copy).await) {
        peer.is(copy.copy_object_result.as_ref().is_some_and(|of| of.etag.is_some()), &copy);
    }
    let list = client.list_objects_v2(ListObjectsV2Input::new(bucket)).await;
    if let Some(list) = peer.got(list) {
        let mut found: Vec<_> = list.contents.iter().flatten().filter_map(|of| of.key.as_deref()).collect();
        let mut expected: Vec<&str> = KEYS.into_iter().chain(["copy"]).collect();
        found.sort_unstable();
        expected.sort_unstable();
        peer.is(found == expected, &found);
        peer.is(
            list.contents.iter().flatten().all(|of| of.size.is_some() && of.last_modified.is_some()),
            &list,
        );
    }
    let tags = Tagging::new(vec![Tag::new("k", "v w.1+2")]);
    peer.got(client.put_object_tagging(PutObjectTaggingInput::new(bucket, "copy", tags)).await);
    if let Some(tags) = peer.got(client.get_object_tagging(GetObjectTaggingInput::new(bucket, "copy")).await)
    {
        peer.is(tags.tag_set == [Tag::new("k", "v w.1+2")], &tags);
    }
    peer.got(client.delete_object(DeleteObjectInput::new(bucket, "copy")).await);
    let all = Delete::new(KEYS.map(ObjectIdentifier::new).to_vec());
    if let Some(deleted) = peer.got(client.delete_objects(DeleteObjectsInput::new(bucket, all)).await) {
        peer.is(deleted.deleted.as_ref().is_some_and(|of| of.len() == KEYS.len()), &deleted);
        peer.is(deleted.errors.as_ref().is_none_or(Vec::is_empty), &deleted);
    }
}

async fn pages(peer: &mut Peer, client: &Client) {
    for n in 0..7 {
        let put = PutObjectInput::new("shelf", format!("page/{n} ä")).body(vec![b'x'; n]);
        peer.got(client.put_object(put).await);
    }
    let list = ListObjectsV2Input::new("shelf").prefix("page/").max_keys(3);
    let mut pages = client.list_objects_v2(list).pages();
    let (mut found, mut count) = (0, 0);
    while let Some(page) = pages.next().await {
        let Some(page) = peer.got(page) else { break };
        found += page.contents.as_ref().map_or(0, Vec::len);
        count += 1;
    }
    peer.is((found, count) == (7, 3), (found, count));
    let list = ListObjectsV2Input::new("shelf").delimiter("/");
    if let Some(list) = peer.got(client.list_objects_v2(list).await) {
        let prefixes: Vec<_> = list.common_prefixes.iter().flatten().map(|of| of.prefix.as_deref()).collect();
        peer.is(prefixes == [Some("page/")], &list);
    }
    let encoded = ListObjectsV2Input::new("shelf").prefix("page/").encoding_type(EncodingType::Url);
    peer.got(client.list_objects_v2(encoded).await);
    let mut buckets = client.list_buckets(ListBucketsInput::new()).items();
    let mut names = Vec::new();
    while let Some(bucket) = buckets.next().await {
        let Some(bucket) = peer.got(bucket) else { break };
        names.extend(bucket.name);
    }
    peer.is(names.contains(&"shelf".to_owned()), &names);
}

async fn parts(peer: &mut Peer, client: &Client) {
    let begun = client.create_multipart_upload(CreateMultipartUploadInput::new("shelf", "big ä")).await;
    let Some(id) = peer.got(begun).and_then(|of| of.upload_id) else { return };
    let mut completed = Vec::new();
    for (number, size) in [(1, 5 * 1024 * 1024), (2, 10)] {
        let part = UploadPartInput::new("shelf", "big ä", number, &*id).body(vec![number as u8; size]);
        let Some(part) = peer.got(client.upload_part(part).await) else { return };
        completed.push(CompletedPart::new().part_number(number).etag(part.etag));
    }
    if let Some(list) = peer.got(client.list_multipart_uploads(ListMultipartUploadsInput::new("shelf")).await)
    {
        peer.is(list.uploads.as_ref().is_some_and(|of| of.len() == 1), &list);
    }
    let complete = CompleteMultipartUploadInput::new("shelf", "big ä", &*id)
        .multipart_upload(CompletedMultipartUpload::new().parts(completed));
    peer.got(client.complete_multipart_upload(complete).await);
    if let Some(head) = peer.got(client.head_object(HeadObjectInput::new("shelf", "big ä")).await) {
        peer.is(head.content_length.holds(5 * 1024 * 1024 + 10), &head);
    }
    let begun = client.create_multipart_upload(CreateMultipartUploadInput::new("shelf", "other")).await;
    let Some(id) = peer.got(begun).and_then(|of| of.upload_id) else { return };
    let abort = AbortMultipartUploadInput::new("shelf", "other", &*id);
    peer.got(client.abort_multipart_upload(abort.clone()).await);
    let gone = client.abort_multipart_upload(abort).await;
    let error = peer.refused(gone, "NoSuchUpload");
    peer.is(matches!(error, Some(AbortMultipartUploadError::NoSuchUpload(_))), &error);
}

async fn about_buckets(peer: &mut Peer, client: &Client) {
    let tags = Tagging::new(vec![Tag::new("k", "v")]);
    peer.got(client.put_bucket_tagging(PutBucketTaggingInput::new("shelf", tags)).await);
    if let Some(tags) = peer.got(client.get_bucket_tagging(GetBucketTaggingInput::new("shelf")).await) {
        peer.is(tags.tag_set == [Tag::new("k", "v")], &tags);
    }
    let on = VersioningConfiguration::new().status(BucketVersioningStatus::Enabled);
    peer.got(client.put_bucket_versioning(PutBucketVersioningInput::new("shelf", on)).await);
    if let Some(versioning) =
        peer.got(client.get_bucket_versioning(GetBucketVersioningInput::new("shelf")).await)
    {
        peer.is(versioning.status == Some(BucketVersioningStatus::Enabled), &versioning);
    }
    for _ in 0..2 {
        peer.got(client.put_object(PutObjectInput::new("shelf", "twice")).await);
    }
    let versions = ListObjectVersionsInput::new("shelf").prefix("twice");
    if let Some(versions) = peer.got(client.list_object_versions(versions).await) {
        peer.is(versions.versions.as_ref().is_some_and(|of| of.len() == 2), &versions);
    }
    peer.refused(client.delete_bucket(DeleteBucketInput::new("shelf")).await, "BucketNotEmpty");
}
