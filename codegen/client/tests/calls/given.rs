//! An endpoint that is given, where rules place a bucket in it.

use std::time::Duration;

use ferrosmith_client::sign::{PathEncoding, Scope, SignedPayload, Signer};
use ferrosmith_client::{Client, Config, Credentials};
use ferrosmith_runtime::schema::{
    AuthScheme, ContextParam, ContextValue, EndpointRules, OperationSchema, RuleDefault, RuleParameter,
    ServiceSchema,
};
use ferrosmith_runtime::{Operation, Timestamp};
use generated::datazone::{GetDomainError, GetDomainInput, GetDomainOutput};

use crate::config;
use crate::support::{Service, answer};

const fn parameter(name: &'static str, built_in: Option<&'static str>) -> RuleParameter<'static> {
    RuleParameter { name, built_in, required: false, default: RuleDefault::None }
}

/// As the generator makes them of these rules: with a bucket `{scheme}://{Bucket}.{authority}{path}` of the endpoint, or,
/// where `ForcePathStyle` is true, `{scheme}://{authority}{path}{Bucket}`; without one the endpoint. Signatures with a
/// bucket are those of `a` in the region, and paths are not encoded twice.
const RULES: &EndpointRules<'static> = &EndpointRules {
    parameters: &[
        parameter("Region", Some("AWS::Region")),
        parameter("Endpoint", Some("SDK::Endpoint")),
        parameter("Bucket", None),
        parameter("ForcePathStyle", Some("AWS::S3::ForcePathStyle")),
    ],
    slots: 5,
    texts: "scheme://authoritynormalizedPathauthSchemesnamesigv4signingNamesigningRegiondisableDoubleEncoding.patha given endpoint is all that there is",
    program: b"\x90\x01\x03\x00 \x0e\x01\x05%\x0e\x01\x00 \x0e\x02\x00C\x02\x00 \x0e\x03\x00\"\x0e\x03\x0b\x01\x0f\x05\x10\x0e\x04\x01\x00\x00\x06\n\x06\x03\x10\x0e\x04\x01\x00\t\t\x10\x0e\x04\x01\x00\x12\x0e\x0e\x02\x00\x11\x01 \x0b\x12\x01\x11\x04+\x04\n/\x054\x0b\n\t\x01?\r\x0f\x01\x0e\x00L\x15\x0b=\x00\x01\x0f\x06\x10\x0e\x04\x01\x00\x00\x06\n\x06\x03\x0e\x02\na\x01\x10\x0e\x04\x01\x00\t\t\x10\x0e\x04\x01\x00b\x04\x00\x11\x01 \x0b\x12\x01\x11\x04+\x04\n/\x054\x0b\n\t\x01?\r\x0f\x01\x0e\x00L\x15\x0b\x0b\x01\x00 \x0e\x01\x01\x0e\x01\x00\x11\x00\x05\x00\x02\nf%",
};

/// The name in signatures, as the model has it: the rules have another one.
const SIGNED_AS: &str = "other";

const BUCKET: &[ContextParam] = &[ContextParam { name: "Bucket", value: ContextValue::String("dzd_1") }];

operation!(Placed, "/{identifier}/x", BUCKET);
operation!(Plain, "/{identifier}/x", &[]);

/// Sends a call, and returns the request that arrives.
async fn sent<O: Operation<Input = GetDomainInput>>(
    change: impl FnOnce(Config) -> Config,
) -> http::Request<ferrosmith_client::transport::Body> {
    let service = Service::with([answer(200, "{}")]);
    let client = Client::new(change(config(&service).0));
    client.call::<O>(GetDomainInput::new("dzd_1")).await.unwrap();
    service.requests().remove(0)
}

#[tokio::test(flavor = "current_thread")]
async fn rules_place_a_bucket_in_a_given_endpoint() {
    let request = sent::<Placed>(|config| config.endpoint("http://localhost:1/base")).await;
    assert_eq!(request.uri().to_string(), "http://dzd_1.localhost:1/base/x");
    assert_eq!(request.headers()["host"], "dzd_1.localhost:1");
    let by_path =
        |config: Config| config.endpoint("http://localhost:1/base").client_context("ForcePathStyle", true);
    let request = sent::<Placed>(by_path).await;
    assert_eq!(request.uri().to_string(), "http://localhost:1/base/dzd_1/x");
    let request = sent::<Plain>(|config| config.endpoint("http://localhost:1")).await;
    assert_eq!(request.uri().to_string(), "http://localhost:1/dzd_1/x");
}

#[tokio::test(flavor = "current_thread")]
async fn rules_say_how_paths_are_signed() {
    let request = sent::<Placed>(|config| config.endpoint("http://localhost:1")).await;
    let signature = request.headers()["authorization"].to_str().unwrap();
    assert!(signature.contains("/eu-central-1/a/aws4_request"), "{signature}");
    assert!(signature.contains("x-amz-content-sha256"), "{signature}");
    let hash = request.headers()["x-amz-content-sha256"].to_str().unwrap();
    assert_eq!(hash, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    let request = sent::<Plain>(|config| config.endpoint("http://localhost:1")).await;
    assert!(!request.headers().contains_key("x-amz-content-sha256"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_url_that_somebody_else_sends_has_no_hash_there() {
    let service = Service::default();
    let client = Client::new(config(&service).0.endpoint("http://localhost:1"));
    let call = client.call::<Placed>(GetDomainInput::new("dzd_1"));
    let request = call.presigned(Duration::from_secs(60)).await.unwrap();
    let (mut head, ()) = http::Request::builder()
        .uri("http://dzd_1.localhost:1/x")
        .header("host", "dzd_1.localhost:1")
        .body(())
        .unwrap()
        .into_parts();
    let scope = Scope::new("eu-central-1", "a", Timestamp::from_epoch(crate::NOW, 0));
    let scope = scope.path(PathEncoding::Single, false);
    let credentials = Credentials::new("AKIDEXAMPLE", "hush");
    let minute = Duration::from_secs(60);
    Signer::new().presign(&mut head, SignedPayload::Unsigned, &credentials, &scope, minute).unwrap();
    assert_eq!(*request.uri(), head.uri);
    assert!(!request.headers().contains_key("x-amz-content-sha256"));
}
