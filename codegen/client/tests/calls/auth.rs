use ferrosmith_client::client::ErrorKind;
use ferrosmith_client::credentials::{Chain, CredentialsError, ProvideCredentials, Providing};
use ferrosmith_client::{Client, Config, Credentials, Environment};
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{ApiKeyLocation, AuthScheme, OperationSchema, ServiceSchema};
use generated::license_manager_user_subscriptions as lmus;
use http::HeaderMap;
use lmus::{ListInstances, ListInstancesInput};

use crate::support::{Service, TestClock, answer};
use crate::{NOW, client};

/// Declares an operation that is authenticated in another way.
macro_rules! variant {
    ($name:ident, $auth:expr, $change:expr) => {
        struct $name;

        impl Operation for $name {
            type Input = ListInstancesInput;
            type Output = lmus::ListInstancesOutput;
            type Error = lmus::ListInstancesError;
            const SCHEMA: &'static OperationSchema =
                &$change(ferrosmith_runtime::__rt::operation::<ListInstances>("a#Op", "Op"))
                    .http("POST", "/op", 200);
            const SERVICE: &'static ServiceSchema = &ServiceSchema {
                id: "a#Service",
                version: "1",
                sdk_id: Some("A"),
                endpoint_prefix: Some("a"),
                signing_name: None,
                protocols: &["aws.protocols#restJson1"],
                query_compatible: false,
                unwrapped_errors: false,
                auth: $auth,
                client_context: &[],
                endpoint_discovery: None,
                endpoint_rules: None,
                operations: &[],
            };
        }
    };
}

const fn same(schema: OperationSchema) -> OperationSchema {
    schema
}

const fn never(schema: OperationSchema) -> OperationSchema {
    schema.auth(&[])
}

const fn optional(schema: OperationSchema) -> OperationSchema {
    schema.optional_auth()
}

const fn unsigned(schema: OperationSchema) -> OperationSchema {
    schema.unsigned_payload()
}

variant!(Never, &[AuthScheme::Sigv4("a")], never);
variant!(Optional, &[AuthScheme::Sigv4("a")], optional);
variant!(UnsignedBody, &[AuthScheme::Sigv4("a")], unsigned);
variant!(Bearer, &[AuthScheme::HttpBearer, AuthScheme::Sigv4("a")], same);
variant!(SignedFirst, &[AuthScheme::Sigv4("a"), AuthScheme::HttpBearer], same);
variant!(OfTwoWords, &[AuthScheme::Sigv4("a-b c"), AuthScheme::HttpBearer], same);
variant!(OnlyBearer, &[AuthScheme::HttpBearer], same);
variant!(KeyInHeader, &[AuthScheme::HttpApiKey(ApiKeyLocation::Header("x-key", Some("Key")))], same);
variant!(KeyInQuery, &[AuthScheme::HttpApiKey(ApiKeyLocation::Query("key"))], same);
variant!(KeyOfOddName, &[AuthScheme::HttpApiKey(ApiKeyLocation::Query("a&b"))], same);
variant!(Digest, &[AuthScheme::HttpDigest], same);

fn service() -> Service {
    Service::with([answer(200, "{}")])
}

/// The URI and headers of a call.
async fn sent<O: Operation<Input = ListInstancesInput>>(
    client: Client,
    service: &Service,
) -> (String, HeaderMap) {
    client.call::<O>(ListInstancesInput::new()).await.unwrap();
    let request = service.requests().remove(0);
    (request.uri().to_string(), request.headers().clone())
}

fn without_credentials(service: &Service) -> Config {
    Config::new(service.transport(), TestClock::at(NOW)).region("eu-central-1")
}

#[tokio::test(flavor = "current_thread")]
async fn a_request_is_signed_for_its_service_and_region() {
    let service = service();
    let (_, headers) = sent::<ListInstances>(client(&service), &service).await;
    let authorization = headers["authorization"].to_str().unwrap();
    let scope =
        "Credential=AKIDEXAMPLE/20150830/eu-central-1/license-manager-user-subscriptions/aws4_request";
    assert!(authorization.contains(scope), "{authorization}");
    assert!(headers["user-agent"].to_str().unwrap().starts_with("ferrosmith/"));
}

#[tokio::test(flavor = "current_thread")]
async fn what_must_not_be_signed_is_not() {
    let service = service();
    let (_, headers) = sent::<Never>(Client::new(without_credentials(&service)), &service).await;
    assert!(!headers.contains_key("authorization"));
    let service = self::service();
    let (_, headers) = sent::<Never>(client(&service), &service).await;
    assert!(!headers.contains_key("authorization"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_signature_may_be_optional() {
    let service = service();
    let config = without_credentials(&service).credentials(Chain::new());
    let (_, headers) = sent::<Optional>(Client::new(config), &service).await;
    assert!(!headers.contains_key("authorization"));
    let service = self::service();
    let (_, headers) = sent::<Optional>(client(&service), &service).await;
    assert!(headers.contains_key("authorization"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_body_may_be_left_out() {
    let service = service();
    let (_, headers) = sent::<UnsignedBody>(client(&service), &service).await;
    assert_eq!(headers["x-amz-content-sha256"], "UNSIGNED-PAYLOAD");
}

#[tokio::test(flavor = "current_thread")]
async fn tokens_and_keys_are_put_where_they_belong() {
    let with = |service: &Service| without_credentials(service).bearer_token("b").api_key("k/1");
    let service = service();
    let (_, headers) = sent::<Bearer>(Client::new(with(&service)), &service).await;
    assert_eq!(headers["authorization"], "Bearer b");
    assert!(headers["authorization"].is_sensitive());
    // Without a token, the next scheme.
    let service = self::service();
    let (_, headers) = sent::<Bearer>(client(&service), &service).await;
    assert!(headers["authorization"].to_str().unwrap().starts_with("AWS4-HMAC-SHA256 "));
    let service = self::service();
    let (_, headers) = sent::<KeyInHeader>(Client::new(with(&service)), &service).await;
    assert_eq!(headers["x-key"], "Key k/1");
    let service = self::service();
    let (uri, _) = sent::<KeyInQuery>(Client::new(with(&service)), &service).await;
    assert_eq!(uri, "https://a.eu-central-1.amazonaws.com/op?key=k%2F1");
    let service = self::service();
    let (uri, _) = sent::<KeyOfOddName>(Client::new(with(&service)), &service).await;
    assert_eq!(uri, "https://a.eu-central-1.amazonaws.com/op?a%26b=k%2F1");
}

/// A provider that fails.
#[derive(Debug)]
struct Sealed;

impl ProvideCredentials for Sealed {
    fn provide(&self) -> Providing<'_> {
        Box::pin(async { Err(CredentialsError::failed("vault", "sealed")) })
    }
}

/// A provider that nobody should ask.
#[derive(Debug)]
struct Unasked;

impl ProvideCredentials for Unasked {
    fn provide(&self) -> Providing<'_> {
        panic!("no scheme of the service takes credentials")
    }
}

#[tokio::test(flavor = "current_thread")]
async fn credentials_that_no_scheme_takes_are_not_looked_for() {
    let with = |service: &Service| without_credentials(service).credentials(Unasked);
    let service = service();
    let (_, headers) = sent::<OnlyBearer>(Client::new(with(&service).bearer_token("b")), &service).await;
    assert_eq!(headers["authorization"], "Bearer b");
    let client = Client::new(with(&Service::default()));
    let error = client.call::<OnlyBearer>(ListInstancesInput::new()).await.unwrap_err();
    assert!(error.to_string().contains("`Config::bearer_token`"), "{error}");
    let service = self::service();
    let (_, headers) = sent::<KeyInHeader>(Client::new(with(&service).api_key("k")), &service).await;
    assert_eq!(headers["x-key"], "Key k");
}

#[tokio::test(flavor = "current_thread")]
async fn the_first_scheme_that_the_client_has_something_for_is_taken() {
    let with = |service: &Service| without_credentials(service).bearer_token("b");
    for chain in [None, Some(Chain::new())] {
        let service = service();
        let config = match chain {
            None => with(&service),
            Some(empty) => with(&service).credentials(empty),
        };
        let (_, headers) = sent::<SignedFirst>(Client::new(config), &service).await;
        assert_eq!(headers["authorization"], "Bearer b");
    }
    let service = service();
    let config = with(&service).credentials(Credentials::new("A", "s"));
    let (_, headers) = sent::<SignedFirst>(Client::new(config), &service).await;
    assert!(headers["authorization"].to_str().unwrap().starts_with("AWS4-HMAC-SHA256 "));
    // Credentials that should be there, and cannot be had, are told of.
    let client = Client::new(with(&Service::default()).credentials(Sealed));
    let error = client.call::<SignedFirst>(ListInstancesInput::new()).await.unwrap_err();
    assert!(error.to_string().contains("sealed"), "{error}");

    let client = Client::new(without_credentials(&Service::default()));
    for error in [
        client.call::<SignedFirst>(ListInstancesInput::new()).await.unwrap_err(),
        client.call::<Bearer>(ListInstancesInput::new()).await.unwrap_err(),
    ] {
        assert!(error.to_string().contains("no credentials were found"), "{error}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_missing_is_told() {
    let call = async |config: Config| {
        let error = Client::new(config).call::<OnlyBearer>(ListInstancesInput::new()).await.unwrap_err();
        (error.kind(), error.to_string())
    };
    let (kind, text) = call(without_credentials(&Service::default())).await;
    assert_eq!(kind, ErrorKind::Credentials);
    assert!(text.contains("smithy.api#httpBearerAuth") && text.contains("`Config::bearer_token`"), "{text}");
    let (kind, text) = call(without_credentials(&Service::default()).bearer_token("hush\n")).await;
    assert_eq!(kind, ErrorKind::Credentials);
    assert!(!text.contains("hush"), "{text}");

    let none = Client::new(without_credentials(&Service::default()));
    let error = none.call::<ListInstances>(ListInstancesInput::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Credentials, 1));
    assert!(
        error.to_string().contains("give some to `Config::credentials`, set AWS_ACCESS_KEY_ID"),
        "{error}"
    );
    let error = none.call::<Digest>(ListInstancesInput::new()).await.unwrap_err();
    assert!(error.to_string().contains("httpDigestAuth"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_call_has_credentials_of_its_own() {
    let service = service();
    let call = client(&service).call::<ListInstances>(ListInstancesInput::new());
    let _ = call.credentials(Credentials::new("OTHER", "s")).await.unwrap();
    let authorization = service.requests()[0].headers()["authorization"].clone();
    assert!(authorization.to_str().unwrap().contains("Credential=OTHER/"), "{authorization:?}");
}

/// Returns the scheme of a call that takes signatures and tokens, by a configuration that is changed before it is used.
async fn scheme_of<O: Operation<Input = ListInstancesInput>>(
    variables: &[(&str, &str)],
    change: impl FnOnce(Config) -> Config,
) -> String {
    let always = [
        ("AWS_CONFIG_FILE", "/nowhere/config"),
        ("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials"),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_ACCESS_KEY_ID", "A"),
        ("AWS_SECRET_ACCESS_KEY", "s"),
    ];
    let environment = Environment::of(always.iter().chain(variables).copied());
    let service = service();
    let config = Config::load(&environment, service.transport(), TestClock::at(NOW)).unwrap();
    let (_, headers) = sent::<O>(Client::new(change(config)), &service).await;
    headers["authorization"].to_str().unwrap().split(" Credential").next().unwrap().to_owned()
}

const SIGNED: &str = "AWS4-HMAC-SHA256";

#[tokio::test(flavor = "current_thread")]
async fn schemes_have_the_order_that_somebody_prefers() {
    let bearer = |config: Config| config.bearer_token("b");
    let prefers = [("AWS_AUTH_SCHEME_PREFERENCE", "sigv4a, httpBearerAuth,,sigv4")];
    assert_eq!(scheme_of::<SignedFirst>(&[], bearer).await, SIGNED);
    assert_eq!(scheme_of::<SignedFirst>(&prefers, bearer).await, "Bearer b");
    // One that is preferred and has no token is passed over.
    assert_eq!(scheme_of::<SignedFirst>(&prefers, |config| config).await, SIGNED);
    let chosen = |config| bearer(config).auth_schemes(["aws.auth#sigv4"]);
    assert_eq!(scheme_of::<Bearer>(&prefers, chosen).await, SIGNED);
    assert_eq!(scheme_of::<Bearer>(&[], |config| bearer(config).auth_schemes(["unknown"])).await, "Bearer b");
}

#[tokio::test(flavor = "current_thread")]
async fn a_service_has_a_token_of_its_own_in_the_environment() {
    let told = [("AWS_BEARER_TOKEN_A_B_C", "t")];
    assert_eq!(scheme_of::<OfTwoWords>(&told, |config| config).await, "Bearer t");
    assert_eq!(scheme_of::<SignedFirst>(&told, |config| config).await, SIGNED);
    let prefers = [told[0], ("AWS_AUTH_SCHEME_PREFERENCE", "sigv4")];
    assert_eq!(scheme_of::<OfTwoWords>(&prefers, |config| config).await, "Bearer t");
    assert_eq!(scheme_of::<OfTwoWords>(&told, |config| config.auth_schemes(["sigv4"])).await, SIGNED);
    assert_eq!(scheme_of::<OfTwoWords>(&told, |config| config.bearer_token("b")).await, "Bearer b");
}
