//! Parameters of endpoint rules that are settings of AWS's tools.

use ferrosmith_client::{Client, Config, Environment};
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{
    AuthScheme, EndpointRules, OperationSchema, RuleDefault, RuleParameter, ServiceSchema,
};
use generated::datazone::{GetDomainError, GetDomainInput, GetDomainOutput};

use crate::NOW;
use crate::support::{Service, TestClock, answer};

/// As the generator makes them of these rules: `https://arn.example.com` where regions of ARNs are used, and else
/// `https://plain.example.com`.
const RULES: &EndpointRules<'static> = &EndpointRules {
    parameters: &[RuleParameter {
        name: "UseArnRegion",
        built_in: Some("AWS::S3::UseArnRegion"),
        required: false,
        default: RuleDefault::None,
    }],
    slots: 1,
    texts: "https://arn.example.comhttps://plain.example.com",
    program: b"\x11\x02\0 \x0E\0\0\"\x0E\0\x0B\x01\n\0\x17\0\x11\0\x08\0\x01\n\x17\x19\0\x11\0",
};

/// The name in signatures, as the model has it.
const SIGNED_AS: &str = "a";

operation!(Get, "/{identifier}", &[]);

/// Returns the host of a call with the configuration of an environment.
async fn host(value: &str, change: impl FnOnce(Config) -> Config) -> String {
    let environment = Environment::of([
        ("AWS_CONFIG_FILE", "/nowhere/config"),
        ("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials"),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_ACCESS_KEY_ID", "A"),
        ("AWS_SECRET_ACCESS_KEY", "s"),
        ("AWS_S3_USE_ARN_REGION", value),
    ]);
    let service = Service::with([answer(200, "{}")]);
    let config = Config::load(&environment, service.transport(), TestClock::at(NOW)).unwrap();
    Client::new(change(config)).call::<Get>(GetDomainInput::new("dzd_1")).await.unwrap();
    service.requests()[0].uri().host().unwrap().to_owned()
}

#[tokio::test(flavor = "current_thread")]
async fn settings_of_s3_are_parameters_that_a_program_overrides() {
    assert_eq!(host("", |config| config).await, "plain.example.com");
    assert_eq!(host("false", |config| config).await, "plain.example.com");
    assert_eq!(host("true", |config| config).await, "arn.example.com");
    let overridden = |config: Config| config.client_context("UseArnRegion", false);
    assert_eq!(host("true", overridden).await, "plain.example.com");
}
