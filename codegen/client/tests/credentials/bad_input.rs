//! Addresses, answers and files that are not as they must be: each is an error that names the thing, without a secret.

use ferrosmith_client::Environment;
use ferrosmith_client::credentials::{
    ContainerProvider, CredentialsError, InstanceProvider, ProvideCredentials, WebIdentityProvider,
};

use crate::home::{Folder, NOW};
use crate::support::{Service, TestClock, answer};

const HTML: &str = "<html>\n<body>hush</body>";

const ROLE: &str = "[default]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = keys\n\
                    [profile keys]\naws_access_key_id = A\naws_secret_access_key = hush\n";

async fn refused(provider: impl ProvideCredentials) -> CredentialsError {
    let error = provider.provide().await.unwrap_err();
    assert!(!error.to_string().contains("hush"), "{error}");
    error
}

fn instance(service: &Service, variables: &[(&str, &str)]) -> InstanceProvider {
    let environment = Environment::of(variables.iter().copied());
    InstanceProvider::new(environment, service.transport(), TestClock::at(NOW))
}

fn container(service: &Service, variables: &[(&str, &str)]) -> ContainerProvider {
    let environment = Environment::of(variables.iter().copied());
    ContainerProvider::new(environment, service.transport(), TestClock::at(NOW))
}

#[tokio::test(flavor = "current_thread")]
async fn addresses_are_named_by_their_variables() {
    let folder = Folder::new("addresses", ROLE);
    let service = Service::default();
    for wrong in ["localhost", "ftp://h", "http://h:99999", "http://u:hush@h", "http://h?a=1", "a b"] {
        let place = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
        let error = refused(instance(&service, &[(place, wrong)])).await.to_string();
        let expected = format!("instance metadata: {place}: expected an endpoint such as");
        assert!(error.starts_with(&expected), "{error}");
        for place in ["AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"] {
            let error = refused(folder.provider(&[(place, wrong)], &service)).await.to_string();
            assert!(error.starts_with(&format!("profile: {place}: expected an endpoint such as")), "{error}");
        }
    }
    let place = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    let error = refused(container(&service, &[(place, "http://127.0.0.1:99999/x")])).await.to_string();
    assert_eq!(error, format!("container: {place}: expected a URI, found another text"));
    assert!(service.requests().is_empty());
}

#[tokio::test(flavor = "current_thread")]
async fn pages_in_place_of_credentials_are_told_with_their_address() {
    // Some networks answer everything with a page: that is no instance.
    let service = Service::with([answer(200, HTML)]);
    let error = refused(instance(&service, &[])).await;
    assert!(matches!(error, CredentialsError::Absent { .. }), "{error}");
    assert!(error.to_string().contains("a token from http://169.254.169.254/latest/api/token"), "{error}");

    let roles = "http://169.254.169.254/latest/meta-data/iam/security-credentials/";
    for (answers, expected) in [
        (vec![answer(200, "t"), answer(200, HTML)], format!("{roles}: expected the name of a role")),
        (vec![answer(200, "t"), answer(200, "r"), answer(200, HTML)], format!("{roles}r: expected JSON")),
        (vec![answer(200, "t"), answer(401, HTML)], format!("{roles}: expected a role and its credentials")),
    ] {
        let error = refused(instance(&Service::with(answers), &[])).await.to_string();
        assert!(error.starts_with(&format!("instance metadata: {expected}")), "{error}");
    }

    let relative = [("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x?hush")];
    for body in [HTML, "[]", r#"{"AccessKeyId":1,"SecretAccessKey":"hush"}"#] {
        let error = refused(container(&Service::with([answer(200, body)]), &relative)).await.to_string();
        assert!(error.starts_with("container: http://169.254.170.2/x: expected "), "{error}");
    }

    let folder = Folder::new("pages", ROLE);
    let region = [("AWS_REGION", "eu-central-1")];
    let error = refused(folder.provider(&region, &Service::with([answer(200, HTML)]))).await.to_string();
    let expected = "profile: https://sts.eu-central-1.amazonaws.com/: expected credentials of STS";
    assert!(error.starts_with(expected), "{error}");
    let empty = Service::with([answer(400, "<E><Error/></E>")]);
    let error = refused(folder.provider(&region, &empty)).await.to_string();
    assert_eq!(error, "profile: cannot assume the role arn:aws:iam::1:role/r: status 400");
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "current_thread")]
async fn files_without_an_end_are_too_large() {
    let service = Service::default();
    let provider = |variables: &[(&str, &str)]| {
        let variables = Environment::of(variables.iter().copied());
        ferrosmith_client::credentials::Chain::standard(variables, service.transport(), TestClock::at(NOW))
    };
    let files = [("AWS_CONFIG_FILE", "/dev/zero")];
    let error = refused(provider(&files)).await.to_string();
    assert!(error.starts_with("profile: /dev/zero: cannot be read: ") && error.contains("16 MiB"), "{error}");
    let files = [("AWS_WEB_IDENTITY_TOKEN_FILE", "/dev/zero"), ("AWS_ROLE_ARN", "arn:aws:iam::1:role/r")];
    let environment = Environment::of(files);
    let identity = WebIdentityProvider::new(environment, service.transport(), TestClock::at(NOW));
    let error = refused(identity).await.to_string();
    assert!(error.contains("the token in /dev/zero: ") && error.contains("16 MiB"), "{error}");
}

#[cfg(unix)]
#[tokio::test(flavor = "current_thread")]
async fn a_program_that_prints_too_much_is_stopped() {
    let command = "while echo hush; do :; done 2> /dev/null; sleep 60";
    let folder = Folder::new("endless", &format!("[default]\ncredential_process = {command}\n"));
    let start = std::time::Instant::now();
    let error = folder.provide(None).await.unwrap_err().to_string();
    assert_eq!(error, "credential_process: expected JSON of at most 64 kB, found more");
    assert!(start.elapsed() < std::time::Duration::from_secs(30));
}
