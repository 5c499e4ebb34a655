//! Chunks that are signed for several regions. Signatures of other signers differ each time, so that their texts and the
//! public key are what is compared: those of the chunked example in the tests of AWS' signer in C.

use ferrosmith_client::Credentials;
use ferrosmith_client::sign::{Algorithm, ChunkSigner, Scope, SignedPayload, Signer};
use ferrosmith_runtime::Timestamp;
use http::Request;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};

/// The public key that belongs to the access key of the example.
const KEY: &str = "0418b7d04643359f6ec270dcbab8dce6d169d66ddc9778c75cfb08dfdb701637abfa36b35e4fe67e3112261d2e17a956ef85\
                   b06e44712d2850bcd3c2161e9993f2";

const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn bytes(digits: &str) -> Vec<u8> {
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

#[track_caller]
fn verify(text: &str, signature: &str) {
    let key = VerifyingKey::from_sec1_bytes(&bytes(KEY)).unwrap();
    key.verify(text.as_bytes(), &Signature::from_der(&bytes(signature)).unwrap()).unwrap();
}

#[test]
fn chunks_are_signed_in_a_chain_of_filled_up_signatures() {
    let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    let algorithm = Algorithm::V4a;
    let scope = Scope::new("us-east-1", "s3", Timestamp::from_epoch(1_369_353_600, 0)).algorithm(algorithm);
    let (mut head, ()) = Request::put("https://s3.amazonaws.com/examplebucket/chunkObject.txt")
        .header("content-encoding", "aws-chunked")
        .header("x-amz-decoded-content-length", "66560")
        .header("x-amz-storage-class", "REDUCED_REDUNDANCY")
        .header("x-amz-trailer", "first,second,third")
        .body(())
        .unwrap()
        .into_parts();
    let signer = Signer::new();
    let payload = SignedPayload::Streaming(algorithm.signed_chunks(true));
    let request = signer.sign(&mut head, payload, &credentials, &scope).unwrap();
    assert_eq!(head.headers["x-amz-content-sha256"], "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER");
    assert_eq!(algorithm.signed_chunks(false), "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD");
    verify(request.string_to_sign(), request.signature());

    let mut chain = ChunkSigner::new(&request);
    let mut last = request.signature().to_owned();
    let mut follow = |kind: &str, hashes: &str, signature: String| {
        assert_eq!(signature.len(), 144);
        let bare = signature.trim_end_matches('*').to_owned();
        let start = format!("AWS4-ECDSA-P256-SHA256-{kind}\n20130524T000000Z\n20130524/s3/aws4_request\n");
        verify(&format!("{start}{last}\n{hashes}"), &bare);
        last = bare;
    };
    for (length, hash) in [
        (65536, "bf718b6f653bebc184e1479f1935b8da974d701b893afcf49e701f3e2f9f9c5a"),
        (1024, "2edc986847e209b4016e141a6dc8716d3207350f416969382d431539bf292e4a"),
        (0, NOTHING),
    ] {
        let signature = chain.sign(&signer, &vec![b'a'; length], &credentials, &scope).unwrap();
        follow("PAYLOAD", &format!("{NOTHING}\n{hash}"), signature);
    }
    let headers = b"first:1st\nsecond:2nd\nthird:3rd\n";
    let signature = chain.sign_trailer(&signer, headers, &credentials, &scope).unwrap();
    follow("TRAILER", "83d8f190334fb741bc8daf73c891689d320bd8017756bc730c540021ed48001f", signature);
}
