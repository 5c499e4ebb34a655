//! Idempotency tokens, which a request has wherever their member stands.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Request;
use ferrosmith_runtime::protocol::find;
use ferrosmith_runtime::{ClientOptions, host_prefix};

use crate::{INPUT, Model, REST_JSON, structure};

/// Returns the request of an operation whose input has an absent token with these traits.
fn request(protocol: &str, traits: &str, options: &ClientOptions) -> Request<Bytes> {
    let uri = if traits.contains("httpLabel") { "/call/{t}" } else { "/call" };
    let prefix = if traits.contains("hostLabel") { "{t}." } else { "data." };
    let traits_of_call = format!(r#", "smithy.api#endpoint": {{"hostPrefix": "{prefix}"}}"#);
    let http = format!(r#"{{"method": "POST", "uri": "{uri}"}}"#);
    let shapes = structure(
        "In",
        &format!(
            r#""t": {{"target": "smithy.api#String",
                "traits": {{"smithy.api#idempotencyToken": {{}}, "smithy.api#required": {{}}{traits}}}}}"#
        ),
    );
    let model = Model { http: &http, traits: &traits_of_call, ..Model::new(protocol, INPUT, &shapes) };
    let operation = model.operation();
    operation.any().request(Some(find(protocol).unwrap()), &operation.input(), options).unwrap()
}

#[test]
fn a_token_is_made_wherever_it_is_bound() {
    let options = ClientOptions::default().token(|| "made".to_owned());
    let sent = |traits: &str| {
        let request = request(REST_JSON, traits, &options);
        let header = request.headers().get("x-t").map(|value| value.to_str().unwrap().to_owned());
        let body = String::from_utf8(request.body().to_vec()).unwrap();
        (host_prefix(&request).to_owned(), request.uri().to_string(), header, body)
    };
    let all = |prefix: &str, uri: &str, header: Option<&str>, body: &str| {
        (prefix.to_owned(), uri.to_owned(), header.map(str::to_owned), body.to_owned())
    };
    let json = r#"{"t":"made"}"#;
    assert_eq!(sent(""), all("data.", "/call", None, json));
    assert_eq!(sent(r#", "smithy.api#httpPayload": {}"#), all("data.", "/call", None, "made"));
    assert_eq!(sent(r#", "smithy.api#httpHeader": "X-T""#), all("data.", "/call", Some("made"), ""));
    assert_eq!(sent(r#", "smithy.api#httpQuery": "t""#), all("data.", "/call?t=made", None, ""));
    assert_eq!(sent(r#", "smithy.api#httpLabel": {}"#), all("data.", "/call/made", None, ""));
    assert_eq!(sent(r#", "smithy.api#hostLabel": {}"#), all("made.", "/call", None, json));
    let both = r#", "smithy.api#hostLabel": {}, "smithy.api#httpLabel": {}"#;
    assert_eq!(sent(both), all("made.", "/call/made", None, ""));
}

#[test]
fn the_host_has_the_same_token_as_the_body() {
    for protocol in
        [REST_JSON, "aws.protocols#awsJson1_0", "aws.protocols#awsQuery", "smithy.protocols#rpcv2Cbor"]
    {
        let request = request(protocol, r#", "smithy.api#hostLabel": {}"#, &ClientOptions::default());
        let token = host_prefix(&request).strip_suffix('.').unwrap();
        assert_eq!(token.len(), 36);
        let body = String::from_utf8_lossy(request.body());
        assert!(body.contains(token), "{protocol}: {body}");
    }
}
