//! Endpoints that are an account's own.

use ferrosmith_client::client::{AccountIdEndpointMode, ErrorKind};
use ferrosmith_client::{Client, Config, Credentials};
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{
    AuthScheme, EndpointRules, OperationSchema, RuleDefault, RuleParameter, ServiceSchema,
};
use generated::datazone::{GetDomainError, GetDomainInput, GetDomainOutput};

use crate::config;
use crate::support::{Service, answer};

const fn parameter(name: &'static str, built_in: &'static str) -> RuleParameter<'static> {
    RuleParameter { name, built_in: Some(built_in), required: false, default: RuleDefault::None }
}

/// As the generator makes them of these rules: with an account `https://{AccountId}.a.{Region}.example.com`, without one an
/// error if the mode is `required`, and else `https://a.{Region}.example.com`.
const RULES: &EndpointRules<'static> = &EndpointRules {
    parameters: &[
        parameter("Region", "AWS::Region"),
        parameter("AccountId", "AWS::Auth::AccountId"),
        parameter("AccountIdEndpointMode", "AWS::Auth::AccountIdEndpointMode"),
    ],
    slots: 3,
    texts: "https://.a..example.comrequiredno accounthttps://a.",
    program: b"\x18\x01\0 \x0E\x01\x01\x0F\x05\n\0\x08\x0E\x01\n\x08\x03\x0E\0\n\x0B\x0C\0\x11\0\x10\x02\0 \x0E\x02\0#\x0E\x02\n\x17\x08\x02\n\x1F\n\x0F\0\x01\x0F\x03\n)\n\x0E\0\n\x0B\x0C\0\x11\0",
};

/// The name in signatures, as the model has it.
const SIGNED_AS: &str = "a";

operation!(Get, "/{identifier}", &[]);

/// Returns the host of a call.
async fn host(change: impl FnOnce(Config) -> Config) -> String {
    let service = Service::with([answer(200, "{}")]);
    let client = Client::new(change(config(&service).0));
    client.call::<Get>(GetDomainInput::new("dzd_1")).await.unwrap();
    service.requests()[0].uri().host().unwrap().to_owned()
}

fn known(config: Config) -> Config {
    config.credentials(Credentials::new("AKIDEXAMPLE", "hush").with_account_id("111122223333"))
}

#[tokio::test(flavor = "current_thread")]
async fn the_account_is_in_the_host_where_it_is_known() {
    let (own, other) = ("111122223333.a.eu-central-1.example.com", "a.eu-central-1.example.com");
    assert_eq!(host(known).await, own);
    assert_eq!(host(|config| config).await, other);
    let disabled = |config| known(config).account_id_endpoints(AccountIdEndpointMode::Disabled);
    assert_eq!(host(disabled).await, other);
    assert_eq!(host(|config| known(config).account_id_endpoints(AccountIdEndpointMode::Required)).await, own);
}

#[tokio::test(flavor = "current_thread")]
async fn one_that_is_required_and_not_known_is_an_error() {
    let service = Service::default();
    let config = config(&service).0.account_id_endpoints(AccountIdEndpointMode::Required);
    let error = Client::new(config).call::<Get>(GetDomainInput::new("dzd_1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Endpoint);
    assert!(error.to_string().contains("no account"), "{error}");
    assert!(service.requests().is_empty());
}

/// The endpoint of one account is not that of the next.
#[tokio::test(flavor = "current_thread")]
async fn calls_with_credentials_of_other_accounts_go_elsewhere() {
    let service = Service::with([answer(200, "{}"), answer(200, "{}"), answer(200, "{}")]);
    let client = Client::new(known(config(&service).0));
    let call = || client.call::<Get>(GetDomainInput::new("dzd_1"));
    call().await.unwrap();
    call().credentials(Credentials::new("A", "s").with_account_id("444455556666")).await.unwrap();
    call().credentials(Credentials::new("A", "s")).await.unwrap();
    let hosts: Vec<String> =
        service.requests().iter().map(|request| request.uri().host().unwrap().to_owned()).collect();
    let of = |account: &str| format!("{account}a.eu-central-1.example.com");
    assert_eq!(hosts, [of("111122223333."), of("444455556666."), of("")]);
}

#[tokio::test(flavor = "current_thread")]
async fn a_presigned_url_is_the_accounts_too() {
    let client = Client::new(known(config(&Service::default()).0));
    let call = client.call::<Get>(GetDomainInput::new("dzd_1"));
    let request = call.presigned(std::time::Duration::from_secs(60)).await.unwrap();
    assert_eq!(request.uri().host(), Some("111122223333.a.eu-central-1.example.com"));
}
