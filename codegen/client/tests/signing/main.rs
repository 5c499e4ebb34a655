//! Signing, where the official suite says nothing.

mod changed;
#[cfg(feature = "sigv4a")]
mod regions;
mod targets;

use std::time::Duration;

use ferrosmith_client::Credentials;
use ferrosmith_client::sign::{
    ChunkSigner, ClaimedSignature, Error, EventSigner, PathEncoding, SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER,
    SIGNED_EVENTS, Scope, SessionToken, SignedPayload, Signer, Unverified,
};
use ferrosmith_runtime::Timestamp;
use http::request::Parts;
use http::{HeaderValue, Request};

fn head(uri: &str) -> Parts {
    Request::get(uri).body(()).unwrap().into_parts().0
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
}

fn scope() -> Scope<'static> {
    Scope::new("eu-central-1", "service", Timestamp::from_epoch(1_440_938_160, 123_456_789))
}

fn path(uri: &str, encoding: PathEncoding) -> String {
    let mut head = head(uri);
    let scope = scope().path(encoding, false);
    let signed = Signer::new().sign(&mut head, SignedPayload::Bytes(b""), &credentials(), &scope).unwrap();
    signed.canonical_request().lines().nth(1).unwrap().to_owned()
}

#[test]
fn a_path_is_encoded_once_or_twice() {
    assert_eq!(path("https://a.test/x%2Fy/@z", PathEncoding::Double), "/x%252Fy/%40z");
    assert_eq!(path("https://a.test/x%2Fy/@z", PathEncoding::Single), "/x%2Fy/%40z");
    assert_eq!(path("https://a.test", PathEncoding::Single), "/");
}

#[test]
fn the_host_comes_from_the_uri() {
    for (uri, host) in [
        ("https://a.test/", "a.test"),
        ("https://a.test:443/", "a.test"),
        ("http://a.test:80/", "a.test"),
        ("http://localhost:8000/", "localhost:8000"),
        ("http://[::1]:8000/", "[::1]:8000"),
    ] {
        let mut head = head(uri);
        Signer::new().sign(&mut head, SignedPayload::Bytes(b""), &credentials(), &scope()).unwrap();
        assert_eq!(head.headers["host"], host, "{uri}");
    }
    let error = Signer::new().sign(&mut head("/"), SignedPayload::Bytes(b""), &credentials(), &scope());
    assert_eq!(error.unwrap_err(), Error::NoHost);
}

#[test]
fn signing_again_replaces_the_signature() {
    let signer = Signer::new();
    let token = credentials().with_session_token("first");
    let mut again = head("https://a.test/?b=1");
    let first = signer.sign(&mut again, SignedPayload::Bytes(b"x"), &token, &scope()).unwrap();
    signer.presign(&mut again, SignedPayload::Unsigned, &token, &scope(), Duration::from_secs(60)).unwrap();
    assert!(again.headers.get("authorization").is_none() && again.headers.get("x-amz-date").is_none());
    let once = again.uri.clone();
    signer.presign(&mut again, SignedPayload::Unsigned, &token, &scope(), Duration::from_secs(60)).unwrap();
    assert_eq!(again.uri, once);
    let mut back = head("https://a.test/?b=1");
    assert_eq!(signer.sign(&mut back, SignedPayload::Bytes(b"x"), &token, &scope()).unwrap(), first);
    signer.sign(&mut back, SignedPayload::Bytes(b"x"), &credentials(), &scope()).unwrap();
    assert!(back.headers.get("x-amz-security-token").is_none());
}

#[test]
fn a_body_that_is_not_signed_is_announced() {
    let mut head = head("https://a.test/");
    let signed = Signer::new().sign(&mut head, SignedPayload::Unsigned, &credentials(), &scope()).unwrap();
    assert_eq!(head.headers["x-amz-content-sha256"], "UNSIGNED-PAYLOAD");
    assert!(signed.canonical_request().ends_with("\nUNSIGNED-PAYLOAD"));
    assert!(signed.canonical_request().contains("x-amz-content-sha256;x-amz-date\n"));
}

#[test]
fn headers_that_change_on_the_way_are_not_signed() {
    let mut head = Request::get("https://a.test/")
        .header("user-agent", "x")
        .header("x-amzn-trace-id", "y")
        .header("connection", "close")
        .header("accept", "z")
        .body(())
        .unwrap()
        .into_parts()
        .0;
    Signer::new().sign(&mut head, SignedPayload::Bytes(b""), &credentials(), &scope()).unwrap();
    let authorization = head.headers["authorization"].to_str().unwrap();
    assert!(authorization.contains("SignedHeaders=accept;host;x-amz-date,"), "{authorization}");
}

#[test]
fn no_secret_is_printed() {
    let token = credentials().with_session_token("TOKENTOKEN");
    let signer = Signer::new();
    let mut head = head("https://a.test/");
    let signed = signer.sign(&mut head, SignedPayload::Bytes(b""), &token, &scope()).unwrap();
    let events = EventSigner::new(&signed);
    let printed = format!("{token:?} {signer:?} {signed:?} {head:?} {events:?}");
    assert!(!printed.contains("wJalr") && !printed.contains("TOKENTOKEN"), "{printed}");
    assert!(head.headers["x-amz-security-token"].is_sensitive());
}

#[test]
fn what_fits_no_header_is_an_error_that_does_not_tell_it() {
    let sign = |credentials: &Credentials, scope: &Scope<'_>| {
        Signer::new()
            .sign(&mut head("https://a.test/"), SignedPayload::Bytes(b""), credentials, scope)
            .unwrap_err()
    };
    let error = sign(&credentials().with_session_token("a\nb"), &scope());
    assert_eq!(error, Error::Unfit("session token"));
    assert!(!error.to_string().contains('\n'));
    let error = sign(&Credentials::new("A\r\nB", "c"), &scope());
    assert!(matches!(error, Error::Unfit(_)));
    let far = Scope::new("r", "s", Timestamp::from_epoch(i64::MAX, 0));
    assert_eq!(sign(&credentials(), &far), Error::Time);
    let before = Scope::new("r", "s", Timestamp::from_epoch(i64::MIN, 0));
    assert_eq!(sign(&credentials(), &before), Error::Time);
}

#[test]
fn a_url_is_good_for_a_week_at_most() {
    let presign = |seconds| {
        let (mut head, expires_in) = (head("https://a.test/"), Duration::from_secs(seconds));
        Signer::new()
            .presign(&mut head, SignedPayload::Bytes(b""), &credentials(), &scope(), expires_in)
            .map(|_| ())
    };
    assert_eq!(presign(0), Err(Error::Expiry));
    assert_eq!(presign(1), Ok(()));
    assert_eq!(presign(604_800), Ok(()));
    assert_eq!(presign(604_801), Err(Error::Expiry));
}

#[test]
fn what_belongs_to_s3_signs_paths_as_they_are_sent() {
    let signer = Signer::new();
    for (service, expected) in [("s3", "/a%20b//c"), ("s3-outposts", "/a%20b//c"), ("s3files", "/a%2520b/c")]
    {
        let scope = Scope::new("eu-central-1", service, scope().time);
        let mut head = head("https://a.test/a%20b//c");
        let signed = signer.sign(&mut head, SignedPayload::Bytes(b"x"), &credentials(), &scope).unwrap();
        assert_eq!(signed.canonical_request().lines().nth(1), Some(expected), "{service}");
        assert_eq!(head.headers.contains_key("x-amz-content-sha256"), service != "s3files");
        let claim = ClaimedSignature::of(&head).unwrap().unwrap();
        let verified = claim.verify(&signer, &head, Some(b"x"), &credentials(), scope.time);
        assert_eq!(verified, if service == "s3files" { Err(Unverified::Path) } else { Ok(()) });
    }
}

#[test]
fn a_token_that_is_not_signed_is_added_afterwards() {
    let token = credentials().with_session_token("t");
    let scope = scope().session_token(SessionToken::Unsigned);
    let signer = Signer::new();
    let (mut with, mut without) = (head("https://a.test/"), head("https://a.test/"));
    let signed = signer.sign(&mut with, SignedPayload::Bytes(b""), &token, &scope).unwrap();
    let bare = signer.sign(&mut without, SignedPayload::Bytes(b""), &credentials(), &scope).unwrap();
    assert_eq!(signed, bare);
    assert_eq!(with.headers["x-amz-security-token"], "t");
}

/// The expected signatures were made apart from this code, by the steps of Smithy's specification.
#[test]
fn events_are_signed_in_a_chain() {
    let signer = Signer::new();
    let mut head = head("https://a.test/");
    let payload = SignedPayload::Streaming(SIGNED_EVENTS);
    let request = signer.sign(&mut head, payload, &credentials(), &scope()).unwrap();
    assert_eq!(request.signature(), "becc58fd2ed93161508f044f0a132e74a2ce63b6f4a400b4ea5e1769cd299dee");
    let mut events = EventSigner::new(&request);
    let mut sign = |message: &[u8]| {
        let date = b"\x05:date\x08\x00\x00\x01\x4f\x7e\x9b\x6f\x80"; // as a header of a message
        events.sign(&signer, date, message, &credentials(), &scope()).unwrap()
    };
    assert_eq!(sign(b"one"), "b2b9c636897b5d228b94e1a5a51d85984782312f556257678276acff6a179d9f");
    assert_eq!(sign(b"two"), "35efd3d02cc29a3930cda4ff0e5554de93a5dc30a4cba7ea94504179a8eb9e3d");
    assert_eq!(sign(b""), "30c5ec777822c94ac5d5b6897da4a309efe9e888af5b32f28e5030717f71f24c");
}

/// The example of Amazon S3's documentation: 66,560 bytes in two chunks.
#[test]
fn chunks_are_signed_in_a_chain() {
    let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    let time = Timestamp::from_epoch(1_369_353_600, 0);
    let scope = Scope::new("us-east-1", "s3", time);
    let chunks = [vec![b'a'; 65536], vec![b'a'; 1024], Vec::new()];
    for (name, seed, expected) in [
        (
            SIGNED_CHUNKS,
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
            [
                "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
                "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
                "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
            ],
        ),
        (
            SIGNED_CHUNKS_TRAILER,
            "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
            [
                "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
                "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
                "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
            ],
        ),
    ] {
        let request = Request::put("https://s3.amazonaws.com/examplebucket/chunkObject.txt")
            .header("content-encoding", "aws-chunked")
            .header("x-amz-decoded-content-length", "66560")
            .header("x-amz-storage-class", "REDUCED_REDUNDANCY");
        let request = match name {
            SIGNED_CHUNKS => request.header("content-length", "66824"),
            _ => request.header("x-amz-trailer", "x-amz-checksum-crc32c"),
        };
        let (mut head, ()) = request.body(()).unwrap().into_parts();
        let signer = Signer::new();
        let signed = signer.sign(&mut head, SignedPayload::Streaming(name), &credentials, &scope).unwrap();
        assert_eq!(signed.signature(), seed, "{}", signed.canonical_request());
        let mut chain = ChunkSigner::new(&signed);
        let claim = ClaimedSignature::of(&head).unwrap().unwrap();
        claim.verify(&signer, &head, None, &credentials, time).unwrap();
        let mut verifier = claim.chunks(&head, &credentials).unwrap().unwrap();
        for (chunk, expected) in chunks.iter().zip(expected) {
            assert_eq!(chain.sign(&signer, chunk, &credentials, &scope).unwrap(), expected);
            chunk.chunks(1000).for_each(|part| verifier.update(part));
            verifier.end(expected).unwrap();
        }
        let trailer = b"x-amz-checksum-crc32c:sOO8/Q==\n";
        if name == SIGNED_CHUNKS_TRAILER {
            let signature = chain.sign_trailer(&signer, trailer, &credentials, &scope).unwrap();
            assert_eq!(signature, "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435");
            verifier.trailer(trailer, &signature).unwrap();
            assert_eq!(verifier.trailer(b"x:y\n", &signature), Err(Unverified::Mismatch));
        }
        verifier.update(b"more");
        assert_eq!(verifier.end(expected[2]), Err(Unverified::Mismatch));
    }
}

/// Bytes that are no UTF-8 have no text that could be signed, or one that stands for several.
#[test]
fn a_header_that_is_not_utf_8_is_refused() {
    let mut signed = head("https://example.com/");
    signed.headers.insert("x-name", HeaderValue::from_bytes(b"\xef\xbf\xbd").unwrap());
    Signer::new().sign(&mut signed, SignedPayload::Bytes(b""), &credentials(), &scope()).unwrap();
    let claim = ClaimedSignature::of(&signed).unwrap().unwrap();
    let verify = |head: &Parts| claim.verify(&Signer::new(), head, Some(b""), &credentials(), scope().time);
    assert_eq!(verify(&signed), Ok(()));
    signed.headers.insert("x-name", HeaderValue::from_bytes(b"\xff").unwrap());
    assert_eq!(verify(&signed), Err(Unverified::Mismatch));
    let again = Signer::new().sign(&mut signed, SignedPayload::Bytes(b""), &credentials(), &scope());
    assert_eq!(again.unwrap_err(), Error::Header);
}

#[test]
fn headers_of_aws_that_were_added_on_the_way_are_refused() {
    let signer = Signer::new();
    let sign = |presigned: bool| {
        let mut head = head("https://a.test/");
        head.headers.insert("x-amz-acl", "private".parse().unwrap());
        let payload = SignedPayload::Bytes(b"");
        match presigned {
            false => signer.sign(&mut head, payload, &credentials(), &scope()),
            true => signer.presign(&mut head, payload, &credentials(), &scope(), Duration::from_secs(60)),
        }
        .unwrap();
        head
    };
    for presigned in [false, true] {
        let signed = sign(presigned);
        let verify = |name: &'static str| {
            let mut head = signed.clone();
            head.headers.append(name, "added".parse().unwrap());
            let claim = ClaimedSignature::of(&head).unwrap().unwrap();
            claim.verify(&signer, &head, Some(b""), &credentials(), scope().time)
        };
        let mut head = signed.clone();
        if let Some(date) = head.headers.get_mut("x-amz-date") {
            *date = HeaderValue::from_static("20150830T123600[");
            let claim = ClaimedSignature::of(&head).unwrap().unwrap();
            let found = claim.verify(&signer, &head, Some(b""), &credentials(), scope().time);
            assert_eq!(found, Err(Unverified::Malformed("time")));
        }
        assert_eq!(verify("x-amz-meta-owner"), Err(Unverified::UnsignedHeader));
        assert_eq!(verify("x-amz-acl"), Err(Unverified::Mismatch), "a second value");
        assert_eq!(verify("x-amzn-trace-id"), Ok(()), "proxies add it");
        assert_eq!(verify("x-amz-security-token"), Err(Unverified::Mismatch), "it is not the key's");
    }
}
