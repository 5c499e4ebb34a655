use ferrosmith_client::Environment;
use ferrosmith_client::credentials::{CredentialsError, InstanceProvider, ProvideCredentials as _};

use crate::support::{Reply, Service, TestClock, answer};

const GOOD: &str = r#"{"Code":"Success","AccessKeyId":"A","SecretAccessKey":"s","Token":"t","Expiration":"2030-01-01T00:00:00Z"}"#;

fn provider(variables: &[(&str, &str)], service: &Service) -> InstanceProvider {
    InstanceProvider::new(Environment::of(variables.iter().copied()), service.transport(), TestClock::at(0))
}

#[tokio::test(flavor = "current_thread")]
async fn a_role_is_found_with_a_token() {
    let service = Service::with([answer(200, "TOKEN"), answer(200, "my-role\n"), answer(200, GOOD)]);
    let found = provider(&[], &service).provide().await.unwrap();
    assert_eq!((found.access_key_id(), found.secret_access_key()), ("A", "s"));
    let requests = service.requests();
    let asked: Vec<String> =
        requests.iter().map(|request| format!("{} {}", request.method(), request.uri())).collect();
    assert_eq!(
        asked,
        [
            "PUT http://169.254.169.254/latest/api/token",
            "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/",
            "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/my-role",
        ]
    );
    assert_eq!(requests[0].headers()["x-aws-ec2-metadata-token-ttl-seconds"], "21600");
    assert_eq!(requests[2].headers()["x-aws-ec2-metadata-token"], "TOKEN");
    assert!(!format!("{requests:?}").contains("TOKEN"));
}

#[tokio::test(flavor = "current_thread")]
async fn another_machine_has_none() {
    // Nothing answers, or something else does.
    for replies in [vec![Reply::Silence], vec![Reply::Broken("unreachable")], vec![answer(404, "<html>")]] {
        let service = Service::with(replies);
        let error = provider(&[], &service).provide().await.unwrap_err();
        assert!(matches!(error, CredentialsError::Absent { .. }), "{error}");
        assert_eq!(service.requests().len(), 1);
    }
    let service = Service::default();
    let error = provider(&[("AWS_EC2_METADATA_DISABLED", "TRUE")], &service).provide().await.unwrap_err();
    assert!(matches!(error, CredentialsError::Absent { .. }) && service.requests().is_empty(), "{error}");
    let service = Service::with([answer(200, "T"), answer(404, "")]);
    let error = provider(&[], &service).provide().await.unwrap_err().to_string();
    assert!(error.contains("the instance has no role"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn the_address_can_be_another() {
    for (variables, address) in [
        (
            vec![("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://localhost:9/")],
            "http://localhost:9/latest/api/token",
        ),
        (vec![("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv6")], "http://[fd00:ec2::254]/latest/api/token"),
    ] {
        let service = Service::with([answer(403, "")]);
        let error = provider(&variables, &service).provide().await.unwrap_err().to_string();
        assert!(error.contains("status 403"), "{error}");
        assert_eq!(service.requests()[0].uri(), address);
    }
    let error =
        provider(&[("AWS_EC2_METADATA_SERVICE_ENDPOINT", "no uri")], &Service::default()).provide().await;
    assert!(matches!(error, Err(CredentialsError::Invalid { .. })));
}

#[tokio::test(flavor = "current_thread")]
async fn a_role_that_cannot_be_assumed_is_an_error() {
    let refused = r#"{"Code":"AssumeRoleUnauthorizedAccess","Message":"no"}"#;
    let service = Service::with([answer(200, "T"), answer(200, "r"), answer(200, refused)]);
    let error = provider(&[], &service).provide().await.unwrap_err().to_string();
    assert!(error.contains("AssumeRoleUnauthorizedAccess"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn an_instance_without_new_credentials_goes_on_with_the_old_ones() {
    let service = Service::with([answer(200, "T"), answer(200, "r"), answer(200, GOOD)]);
    let after = 2_000_000_000;
    let provider =
        InstanceProvider::new(Environment::of::<&str, &str>([]), service.transport(), TestClock::at(after));
    let found = provider.provide().await.unwrap();
    assert_eq!(found.expires_at().unwrap().seconds(), after + 15 * 60);
}
