//! Requests that are signed, in headers and in URLs, and requests that are not.

use axum::Router;
use axum::extract::OriginalUri;
use ferrosmith_client::sign::{
    ChunkSigner, SIGNED_CHUNKS, SIGNED_EVENTS, Scope, SignedPayload, Signer, UNSIGNED_CHUNKS_TRAILER,
};
use ferrosmith_client::{Config, Credentials, TokioClock, Transport};
use ferrosmith_server::{Body, Builder, Call, Server};
use generated::datazone::{
    self, GetUserProfile, GetUserProfileError, GetUserProfileInput, GetUserProfileOutput,
};
use generated::http::{HeaderValue, Request};
use generated::{ServiceError, Timestamp};
use std::time::Duration;
use tower::ServiceExt as _;

/// A server whose profiles have the ids of the keys that requests are signed with.
fn profiles() -> Builder {
    let signer = |_, call: Call| async move {
        Ok(GetUserProfileOutput::new().id(call.access_key_id().unwrap_or("nobody")))
    };
    Server::builder(&datazone::SERVICE).operation::<GetUserProfile, _, _>(signer)
}

fn credentials(secret: &str) -> Credentials {
    Credentials::new("AKIDEXAMPLE", secret)
}

fn server() -> Server {
    let find = |id: &str| (id == "AKIDEXAMPLE").then(|| credentials("secret"));
    profiles().signatures(find).build().unwrap()
}

/// Calls as a client with these credentials; the code of its error.
async fn call(credentials: Credentials) -> Result<String, String> {
    let config =
        Config::new(Transport::new(server()), TokioClock).region("eu-west-1").credentials(credentials);
    let client = datazone::Client::new(config);
    let called = client.get_user_profile(GetUserProfileInput::new("dzd_1", "ada@example.com")).await;
    let code = |error: &GetUserProfileError| format!("{:?} {:?}", error.code(), error.status());
    called
        .map(|output| output.id.unwrap())
        .map_err(|error| error.service_error().map(code).unwrap_or_default())
}

#[tokio::test]
async fn who_signs_is_known() {
    assert_eq!(call(credentials("secret")).await.as_deref(), Ok("AKIDEXAMPLE"));
    let wrong = call(credentials("another secret")).await.unwrap_err();
    assert_eq!(wrong, "Some(\"InvalidSignatureException\") Some(403)");
    let unknown = call(Credentials::new("AKIDOTHER", "secret")).await.unwrap_err();
    assert_eq!(unknown, "Some(\"UnrecognizedClientException\") Some(403)");
}

/// A request that is signed, and changed after that; the status of its response.
async fn changed(
    at: Timestamp,
    sign: impl Fn(&mut generated::http::request::Parts, &Scope<'_>),
    change: impl Fn(&mut generated::http::request::Parts),
) -> u16 {
    let uri = "https://datazone.eu-west-1.api.aws/v2/domains/dzd_1/user-profiles/ada?type=IAM";
    let (mut head, ()) = Request::get(uri).body(()).unwrap().into_parts();
    sign(&mut head, &Scope::new("eu-west-1", "datazone", at));
    change(&mut head);
    server().respond(Request::from_parts(head, Body::empty())).await.status().as_u16()
}

fn in_header(head: &mut generated::http::request::Parts, scope: &Scope<'_>) {
    Signer::new().sign(head, SignedPayload::Bytes(b""), &credentials("secret"), scope).unwrap();
}

fn in_url(head: &mut generated::http::request::Parts, scope: &Scope<'_>) {
    let minute = Duration::from_secs(60);
    Signer::new().presign(head, SignedPayload::Bytes(b""), &credentials("secret"), scope, minute).unwrap();
}

#[tokio::test]
async fn what_is_signed_for_a_virtual_host_is_what_was_sent() {
    let find = |id: &str| (id == "AKIDEXAMPLE").then(|| credentials("secret"));
    let server = profiles().signatures(find).virtual_hosts("example.test").build().unwrap();
    let status = async |change: fn(&mut generated::http::request::Parts)| {
        let uri = "https://v2.example.test/domains/dzd_1/user-profiles/ada?type=IAM";
        let (mut head, ()) = Request::get(uri).body(()).unwrap().into_parts();
        in_header(&mut head, &Scope::new("eu-west-1", "datazone", Timestamp::now()));
        change(&mut head);
        server.respond(Request::from_parts(head, Body::empty())).await.status().as_u16()
    };
    assert_eq!(status(|_| {}).await, 200);
    let other = |head: &mut generated::http::request::Parts| {
        head.uri = head.uri.to_string().replace("ada", "bob").parse().unwrap();
    };
    assert_eq!(status(other).await, 403);
}

#[tokio::test]
async fn what_is_signed_below_a_prefix_is_what_was_sent() {
    let find = |id: &str| (id == "AKIDEXAMPLE").then(|| credentials("secret"));
    let below = |builder: Builder| Router::new().nest_service("/api", builder.build().unwrap());
    let status = async |app: Router, other: &str| {
        let uri = "https://example.test/api/v2/domains/dzd_1/user-profiles/ada?type=IAM";
        let (mut head, ()) = Request::get(uri).body(()).unwrap().into_parts();
        in_header(&mut head, &Scope::new("eu-west-1", "datazone", Timestamp::now()));
        head.uri = uri.replace("ada", other).parse().unwrap();
        app.oneshot(Request::from_parts(head, axum::body::Body::empty())).await.unwrap().status().as_u16()
    };
    assert_eq!(status(below(profiles().signatures(find)), "ada").await, 403);
    let told = |sent: &generated::http::Extensions| Some(sent.get::<OriginalUri>()?.0.clone());
    let app = below(profiles().signatures(find).sent_uri(told));
    assert_eq!(status(app.clone(), "ada").await, 200);
    assert_eq!(status(app, "bob").await, 403);
    // A server that is not below a prefix has nothing to find.
    let server = profiles().signatures(find).sent_uri(told).build().unwrap();
    let response = server.respond(Request::get("/v2/domains").body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), 403);
}

#[tokio::test]
async fn what_is_changed_after_it_was_signed_is_refused() {
    let now = Timestamp::now();
    let other = |head: &mut generated::http::request::Parts| {
        head.uri = head.uri.to_string().replace("ada", "bob").parse().unwrap();
    };
    for sign in [in_header, in_url] {
        assert_eq!(changed(now, sign, |_| {}).await, 200);
        assert_eq!(changed(now, sign, other).await, 403);
        let host = |head: &mut generated::http::request::Parts| {
            head.headers.insert("host", HeaderValue::from_static("elsewhere"));
        };
        assert_eq!(changed(now, sign, host).await, 403);
        let hour_ago = Timestamp::from_epoch(now.seconds() - 3600, 0);
        assert_eq!(changed(hour_ago, sign, |_| {}).await, 403);
    }
    // None, and one that is no signature.
    assert_eq!(changed(now, |_, _| {}, |_| {}).await, 403);
    for header in
        ["AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=, Signature=x", "Bearer x"]
    {
        let malformed = move |head: &mut generated::http::request::Parts| {
            head.headers.insert("authorization", HeaderValue::from_static(header));
        };
        assert_eq!(changed(now, |_, _| {}, malformed).await, 403, "{header}");
    }
}

#[tokio::test]
async fn a_body_that_nothing_covers_is_refused() {
    let signed = |payload: SignedPayload<'static>| {
        move |head: &mut generated::http::request::Parts, scope: &Scope<'_>| {
            Signer::new().sign(head, payload, &credentials("secret"), scope).unwrap();
        }
    };
    let now = Timestamp::now();
    assert_eq!(changed(now, signed(SignedPayload::Bytes(b"")), |_| {}).await, 200);
    // The operation has a body that clients know as a whole, and no events.
    for payload in [
        SignedPayload::Unsigned,
        SignedPayload::Streaming(UNSIGNED_CHUNKS_TRAILER),
        SignedPayload::Streaming(SIGNED_EVENTS),
    ] {
        assert_eq!(changed(now, signed(payload), |_| {}).await, 403, "{payload:?}");
    }
}

#[tokio::test]
async fn a_signature_is_good_for_one_path_and_host() {
    let other = |from: &'static str, to: &'static str| {
        move |head: &mut generated::http::request::Parts| {
            head.uri = head.uri.to_string().replace(from, to).parse().unwrap();
        }
    };
    for sign in [in_header, in_url] {
        let elsewhere = other("datazone.eu-west-1.api.aws", "another.test");
        assert_eq!(changed(Timestamp::now(), sign, elsewhere).await, 403);
    }
    // Signed for the domain, and sent to an operation of its users.
    let domain = |head: &mut generated::http::request::Parts, scope: &Scope<'_>| {
        other("/user-profiles/ada?type=IAM", "")(head);
        in_header(head, scope);
    };
    let user = other("dzd_1", "dzd_1/user-profiles/..");
    assert_eq!(changed(Timestamp::now(), domain, user).await, 403);
}

/// A request whose body is signed in chunks, and changed after that; the status of its response.
async fn in_chunks(length: &str, change: impl Fn(&mut Vec<u8>)) -> u16 {
    let uri = "https://datazone.eu-west-1.api.aws/v2/domains/dzd_1/user-profiles/ada?type=IAM";
    let request = Request::get(uri).header("content-encoding", "aws-chunked");
    let request = request.header("x-amz-decoded-content-length", length);
    let (mut head, ()) = request.body(()).unwrap().into_parts();
    let (signer, credentials) = (Signer::new(), credentials("secret"));
    let scope = Scope::new("eu-west-1", "datazone", Timestamp::now());
    let payload = SignedPayload::Streaming(SIGNED_CHUNKS);
    let signed = signer.sign(&mut head, payload, &credentials, &scope).unwrap();
    let mut chunks = ChunkSigner::new(&signed);
    let mut body = Vec::new();
    for chunk in ["{\"type\":", "null}", ""] {
        let signature = chunks.sign(&signer, chunk.as_bytes(), &credentials, &scope).unwrap();
        body.extend(format!("{:x};chunk-signature={signature}\r\n{chunk}\r\n", chunk.len()).into_bytes());
    }
    change(&mut body);
    head.headers.insert("content-length", body.len().into());
    server().respond(Request::from_parts(head, Body::from(body))).await.status().as_u16()
}

#[tokio::test]
async fn a_chunk_that_is_changed_is_refused() {
    assert_eq!(in_chunks("13", |body| assert!(body.starts_with(b"8;chunk-signature="))).await, 200);
    assert_eq!(in_chunks("14", |_| {}).await, 400);
    for (from, to) in [("null", "true"), ("8;chunk-signature=", "8;chunk-signatura=")] {
        let status = in_chunks("13", |body| {
            *body = String::from_utf8(body.clone()).unwrap().replace(from, to).into_bytes();
        });
        assert_eq!(status.await, 403, "{from}");
    }
    assert_eq!(in_chunks("13", |body| body.truncate(body.len() - 2)).await, 400);
    assert_eq!(in_chunks("13", |body| body.extend(b"0\r\n\r\n")).await, 400);
}
