//! Endpoints of a service's rules: host, headers, scope of signatures, and a label that the host has already.

use ferrosmith_client::client::ErrorKind;
use ferrosmith_client::{Client, Config};
use ferrosmith_runtime::schema::{
    AuthScheme, ClientContextParam, ContextParam, ContextParamType, ContextValue, EndpointRules,
    OperationSchema, RuleDefault, RuleParameter, ServiceSchema,
};
use ferrosmith_runtime::{ClientOptions, Operation};
use generated::datazone::{GetDomainError, GetDomainInput, GetDomainOutput};

use crate::config;
use crate::support::{Service, answer};

/// As the generator makes them of these rules: with a bucket `https://{Bucket}.a.{Region}.example.com`, a header and a
/// scope, and without one `https://a.{Region}.example.com`.
pub(crate) const RULES: &EndpointRules<'static> = &EndpointRules {
    parameters: &[
        RuleParameter {
            name: "Region",
            built_in: Some("AWS::Region"),
            required: true,
            default: RuleDefault::None,
        },
        RuleParameter { name: "Bucket", built_in: None, required: false, default: RuleDefault::None },
    ],
    slots: 2,
    texts: "https://.a..example.comx-a1authSchemesnamesigv4signingNamebsigningRegionr-1https://a.",
    program: b"3\x01\x00 \x0e\x01\x01\x0f\x05\n\x00\x08\x0e\x01\n\x08\x03\x0e\x00\n\x0b\x0c\x01\x17\x03\x01\n\x1a\x01\x11\x01\x1b\x0b\x12\x01\x11\x03&\x04\n*\x05/\x0b\n:\x01;\r\nH\x03\x0f\x00\x01\x0f\x03\nK\n\x0e\x00\n\x0b\x0c\x00\x11\x00",
};

/// The name in signatures, as the model has it.
const SIGNED_AS: &str = "a";

operation!(
    Member,
    "/{identifier}/x?y",
    &[ContextParam { name: "Bucket", value: ContextValue::Member("identifier") }]
);
operation!(
    Alone,
    "/{identifier}",
    &[ContextParam { name: "Bucket", value: ContextValue::Path("identifier") }]
);
operation!(
    Fixed,
    "/{identifier}/x",
    &[ContextParam { name: "Bucket", value: ContextValue::String("fixed") }]
);
operation!(Plain, "/{identifier}/x", &[]);
operation!(
    Xml,
    "/{identifier}/x",
    &[ContextParam { name: "Bucket", value: ContextValue::Member("identifier") }],
    "aws.protocols#restXml"
);

operation!(
    Elsewhere,
    "/{identifier}/x",
    &[ContextParam { name: "Region", value: ContextValue::String("us-west-2") }]
);
operation!(
    Read,
    "/{identifier}/x",
    &[ContextParam { name: "Region", value: ContextValue::Member("identifier") }]
);

/// An operation of a service whose clients have a setting that is called as a built-in parameter is.
struct Set;

impl Operation for Set {
    type Input = GetDomainInput;
    type Output = GetDomainOutput;
    type Error = GetDomainError;
    const SCHEMA: &'static OperationSchema = Plain::SCHEMA;
    const SERVICE: &'static ServiceSchema = &ServiceSchema {
        id: "a#WithSetting",
        client_context: &[ClientContextParam { name: "Region", ty: ContextParamType::String }],
        ..*<Plain as Operation>::SERVICE
    };
}

/// An operation of a service that is not of S3's kind.
struct Other;

impl Operation for Other {
    type Input = GetDomainInput;
    type Output = GetDomainOutput;
    type Error = GetDomainError;
    const SCHEMA: &'static OperationSchema = Member::SCHEMA;
    const SERVICE: &'static ServiceSchema =
        &ServiceSchema { unwrapped_errors: false, ..*<Member as Operation>::SERVICE };
}

/// Sends a call, and returns the request that arrives.
async fn sent<O: Operation<Input = GetDomainInput>>() -> http::Request<ferrosmith_client::transport::Body> {
    let service = Service::with([answer(200, "{}")]);
    let client = Client::new(config(&service).0);
    client.call::<O>(GetDomainInput::new("dzd_1")).await.unwrap();
    service.requests().remove(0)
}

#[tokio::test(flavor = "current_thread")]
async fn a_label_that_the_host_has_is_not_in_the_path_as_well() {
    let host = "https://dzd_1.a.eu-central-1.example.com";
    assert_eq!(sent::<Member>().await.uri().to_string(), format!("{host}/x?y"));
    assert_eq!(sent::<Alone>().await.uri().to_string(), format!("{host}/"));
    let fixed = sent::<Fixed>().await.uri().to_string();
    assert_eq!(fixed, "https://fixed.a.eu-central-1.example.com/dzd_1/x");
    assert_eq!(sent::<Plain>().await.uri().to_string(), "https://a.eu-central-1.example.com/dzd_1/x");
}

#[tokio::test(flavor = "current_thread")]
async fn a_label_that_the_host_has_stays_in_paths_of_other_services() {
    let uri = sent::<Other>().await.uri().to_string();
    assert_eq!(uri, "https://dzd_1.a.eu-central-1.example.com/dzd_1/x?y");
}

#[tokio::test(flavor = "current_thread")]
async fn a_bucket_is_put_into_the_host_once() {
    let service = Service::with([answer(200, "<x/>"), answer(200, "<x/>")]);
    let hosted = |config: Config| Client::new(config.options(ClientOptions::default().virtual_host(true)));
    hosted(config(&service).0).call::<Xml>(GetDomainInput::new("shelf")).await.unwrap();
    let given = config(&service).0.endpoint("http://localhost");
    hosted(given).call::<Xml>(GetDomainInput::new("shelf")).await.unwrap();
    let uris: Vec<String> = service.requests().iter().map(|request| request.uri().to_string()).collect();
    assert_eq!(uris, ["https://shelf.a.eu-central-1.example.com/x", "http://shelf.localhost/x"]);
}

/// An operation comes before its client, and a setting of that before values that every client has.
#[tokio::test(flavor = "current_thread")]
async fn parameters_of_the_model_come_before_built_in_ones() {
    let host = |request: http::Request<_>| request.uri().host().unwrap_or_default().to_owned();
    assert_eq!(host(sent::<Elsewhere>().await), "a.us-west-2.example.com");
    assert_eq!(host(sent::<Read>().await), "a.dzd_1.example.com");
    let service = Service::with((0..3).map(|_| answer(200, "{}")));
    let client = Client::new(config(&service).0.client_context("Region", "other"));
    client.call::<Set>(GetDomainInput::new("dzd_1")).await.unwrap();
    client.call::<Elsewhere>(GetDomainInput::new("dzd_1")).await.unwrap();
    // The service has no such setting.
    client.call::<Plain>(GetDomainInput::new("dzd_1")).await.unwrap();
    let hosts: Vec<String> = service.requests().into_iter().map(host).collect();
    assert_eq!(hosts, ["a.other.example.com", "a.us-west-2.example.com", "a.eu-central-1.example.com"]);
}

#[tokio::test(flavor = "current_thread")]
async fn rules_give_headers_and_the_scope_of_signatures() {
    let request = sent::<Member>().await;
    assert_eq!(request.headers()["x-a"], "1");
    let signature = request.headers()["authorization"].to_str().unwrap();
    assert!(signature.contains("/r-1/b/aws4_request"), "{signature}");

    let plain = sent::<Plain>().await;
    assert!(!plain.headers().contains_key("x-a"));
    let signature = plain.headers()["authorization"].to_str().unwrap();
    assert!(signature.contains("/eu-central-1/a/aws4_request"), "{signature}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_given_endpoint_is_taken_as_it_is() {
    let service = Service::with([answer(200, "{}")]);
    let client = Client::new(config(&service).0.endpoint("http://localhost:1"));
    client.call::<Member>(GetDomainInput::new("dzd_1")).await.unwrap();
    assert_eq!(service.requests()[0].uri().to_string(), "http://localhost:1/dzd_1/x?y");
}

#[tokio::test(flavor = "current_thread")]
async fn without_a_region_there_is_no_endpoint() {
    let service = Service::default();
    let config =
        ferrosmith_client::Config::new(service.transport(), crate::support::TestClock::at(crate::NOW));
    let error = Client::new(config).call::<Plain>(GetDomainInput::new("dzd_1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Endpoint);
    assert!(error.to_string().contains("AWS_REGION"), "{error}");
}
