use ferrosmith_client::client::ErrorKind;
use ferrosmith_client::{Client, Config, Environment};
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use generated::datazone::{self, ListDomains, ListDomainsInput};
use generated::license_manager_user_subscriptions::{ListIdentityProviders, ListIdentityProvidersInput};

use crate::config;
use crate::support::{Service, TestClock, answer};

async fn called(config: Config, service: &Service) -> String {
    let _ = Client::new(config).call::<ListDomains>(ListDomainsInput::new()).await.unwrap();
    let requests = service.requests();
    assert_eq!(requests[0].uri().host(), requests[0].headers()["host"].to_str().unwrap().split(':').next());
    requests[0].uri().to_string()
}

fn service() -> Service {
    Service::with([answer(200, r#"{"items":[]}"#)])
}

#[tokio::test(flavor = "current_thread")]
async fn a_region_has_an_endpoint() {
    for (region, host) in [
        ("eu-central-1", "datazone.eu-central-1.api.aws"),
        ("cn-north-1", "datazone.cn-north-1.api.amazonwebservices.com.cn"),
    ] {
        let service = service();
        let uri = called(config(&service).0.region(region), &service).await;
        assert_eq!(uri, format!("https://{host}/v2/domains"));
    }
    let service = service();
    let uri = called(config(&service).0.fips(true).dual_stack(true), &service).await;
    assert_eq!(uri, "https://datazone-fips.eu-central-1.api.aws/v2/domains");
}

#[tokio::test(flavor = "current_thread")]
async fn an_endpoint_is_given() {
    for (endpoint, uri) in [
        ("http://localhost:8080", "http://localhost:8080/v2/domains"),
        ("http://localhost:8080/stand-in/", "http://localhost:8080/stand-in/v2/domains"),
    ] {
        let service = service();
        assert_eq!(called(config(&service).0.endpoint(endpoint), &service).await, uri);
    }
}

/// An operation whose host has a prefix.
struct Prefixed;

impl Operation for Prefixed {
    type Input = ListDomainsInput;
    type Output = datazone::ListDomainsOutput;
    type Error = datazone::ListDomainsError;
    const SCHEMA: &'static OperationSchema =
        &ferrosmith_runtime::__rt::operation::<ListDomains>("a#Op", "Op")
            .http("GET", "/op", 200)
            .host_prefix("data.");
    const SERVICE: &'static ServiceSchema = ListDomains::SERVICE;
}

#[tokio::test(flavor = "current_thread")]
async fn a_host_has_a_prefix_unless_it_is_an_address() {
    for (endpoint, wanted, expected) in [
        ("http://example.com:81/base", true, "http://data.example.com:81/base/op"),
        ("http://localhost:81", true, "http://data.localhost:81/op"),
        ("http://1.2.3.4.example.com", true, "http://data.1.2.3.4.example.com/op"),
        ("http://127.0.0.1:81", true, "http://127.0.0.1:81/op"),
        ("http://[::1]:81", true, "http://[::1]:81/op"),
        ("http://example.com", false, "http://example.com/op"),
    ] {
        let service = service();
        let client = Client::new(config(&service).0.endpoint(endpoint).host_prefixes(wanted));
        client.call::<Prefixed>(ListDomainsInput::new()).await.unwrap();
        let request = service.requests().remove(0);
        assert_eq!(request.uri(), expected);
        assert_eq!(request.headers()["host"], request.uri().authority().unwrap().as_str());
    }
}

/// The endpoint of a service is found once. What is special to a call, and other services, have theirs.
#[tokio::test(flavor = "current_thread")]
async fn calls_of_one_client_have_endpoints_of_their_own() {
    let service =
        Service::with((0..5).map(|_| answer(200, r#"{"items":[],"IdentityProviderSummaries":[]}"#)));
    let client = Client::new(config(&service).0);
    let call = || client.call::<ListDomains>(ListDomainsInput::new());
    call().await.unwrap();
    call().endpoint("http://localhost:1").await.unwrap();
    call().await.unwrap();
    client.call::<ListIdentityProviders>(ListIdentityProvidersInput::new()).await.unwrap();
    call().await.unwrap();
    let hosts: Vec<String> = service
        .requests()
        .iter()
        .map(|request| request.uri().host().unwrap_or_default().to_owned())
        .collect();
    let (own, other) =
        ("datazone.eu-central-1.api.aws", "license-manager-user-subscriptions.eu-central-1.amazonaws.com");
    assert_eq!(hosts, [own, "localhost", own, other, own]);
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_no_endpoint_or_region_is_told() {
    let bad = |change: fn(Config) -> Config| async move {
        let service = Service::default();
        let client = Client::new(change(config(&service).0));
        let error = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Endpoint);
        assert!(service.requests().is_empty() && error.is_safe_to_repeat());
        error.to_string()
    };
    let error = bad(|config| config.endpoint("localhost:8080")).await;
    assert!(error.contains("found \"localhost:8080\""), "{error}");
    for wrong in ["ftp://a", "http://", "http://a/?b", "no url", "http://u@a", "http://a:99999"] {
        let service = Service::default();
        let client = Client::new(config(&service).0.endpoint(wrong));
        let error = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Endpoint, "{wrong}");
    }
    let error = bad(|config| config.region("evil.example.com/")).await;
    assert!(error.contains("expected a region"), "{error}");

    let service = Service::default();
    let none = Config::new(service.transport(), TestClock::at(0));
    let error = Client::new(none).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert!(error.to_string().contains("give one to `Config::region`, set AWS_REGION"), "{error}");
}

fn load(variables: &[(&str, &str)], service: &Service) -> Result<Config, String> {
    let files =
        [("AWS_CONFIG_FILE", "/nowhere/config"), ("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials")];
    let keys = [("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "s")];
    let environment = Environment::of(files.iter().chain(&keys).chain(variables).copied());
    Config::load(&environment, service.transport(), TestClock::at(0)).map_err(|error| error.to_string())
}

#[tokio::test(flavor = "current_thread")]
async fn the_environment_configures_a_client() {
    for (variables, uri) in [
        (vec![("AWS_REGION", "eu-west-1")], "https://datazone.eu-west-1.api.aws/v2/domains"),
        (vec![("AWS_DEFAULT_REGION", "eu-west-2")], "https://datazone.eu-west-2.api.aws/v2/domains"),
        (
            vec![
                ("AWS_REGION", "r"),
                ("AWS_ENDPOINT_URL", "http://all"),
                ("AWS_ENDPOINT_URL_DATAZONE", "http://mine"),
            ],
            "http://mine/v2/domains",
        ),
        (vec![("AWS_REGION", "r"), ("AWS_ENDPOINT_URL", "http://all")], "http://all/v2/domains"),
        (
            vec![
                ("AWS_REGION", "r"),
                ("AWS_ENDPOINT_URL", "http://all"),
                ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"),
            ],
            "https://datazone.r.api.aws/v2/domains",
        ),
    ] {
        let service = service();
        assert_eq!(called(load(&variables, &service).unwrap(), &service).await, uri);
    }
}

#[test]
fn a_setting_that_is_wrong_is_told() {
    let service = Service::default();
    for (variable, value, expected) in [
        (
            "AWS_MAX_ATTEMPTS",
            "many",
            "AWS_MAX_ATTEMPTS: expected a number of attempts from 1 on, found `many`",
        ),
        ("AWS_MAX_ATTEMPTS", "0", "AWS_MAX_ATTEMPTS: expected a number of attempts from 1 on, found `0`"),
        ("AWS_USE_FIPS_ENDPOINT", "yes", "AWS_USE_FIPS_ENDPOINT: expected `true` or `false`, found `yes`"),
        (
            "AWS_REQUEST_CHECKSUM_CALCULATION",
            "always",
            "AWS_REQUEST_CHECKSUM_CALCULATION: expected `when_supported` or `when_required`, found `always`",
        ),
        (
            "AWS_ACCOUNT_ID_ENDPOINT_MODE",
            "off",
            "AWS_ACCOUNT_ID_ENDPOINT_MODE: expected `preferred`, `disabled` or `required`, found `off`",
        ),
        (
            "AWS_DISABLE_REQUEST_COMPRESSION",
            "1",
            "AWS_DISABLE_REQUEST_COMPRESSION: expected `true` or `false`, found `1`",
        ),
        (
            "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
            "10485761",
            "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: expected a number of bytes from 0 to 10485760, found `10485761`",
        ),
    ] {
        assert_eq!(load(&[(variable, value)], &service).unwrap_err(), expected);
    }
    for bytes in ["0", "10485760"] {
        assert!(load(&[("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", bytes)], &service).is_ok());
    }
}
