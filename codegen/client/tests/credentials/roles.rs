//! Roles that are assumed by the credentials of other profiles, or of the machine.

use ferrosmith_client::credentials::{CredentialsError, ProvideCredentials as _};
use ferrosmith_client::transport::Body;
use http::Request;

use crate::home::{Folder, NOW};
use crate::support::{Reply, Service, answer};

/// The answer of STS with credentials of this name.
pub(crate) fn assumed(id: &str) -> Reply {
    let text = format!(
        "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>\
         <AccessKeyId>{id}</AccessKeyId><SecretAccessKey>s/{id}&amp;</SecretAccessKey><SessionToken>t/{id}</SessionToken>\
         <Expiration>2015-08-30T13:36:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
    );
    Reply::Answer(http::Response::new(text.into()))
}

/// The answer of STS with an error.
pub(crate) fn refused(status: u16, code: &str, message: &str) -> Reply {
    let text = format!(
        "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"
    );
    Reply::Answer(http::Response::builder().status(status).body(text.into()).unwrap())
}

pub(crate) fn form(request: &Request<Body>) -> &str {
    std::str::from_utf8(request.body().as_bytes().unwrap()).unwrap()
}

const CONFIG: &str = "[default]
region = eu-central-1
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = middle
role_session_name = ada
external_id = a&b
duration_seconds = 1800
[profile middle]
role_arn = arn:aws:iam::444455556666:role/middle
source_profile = keys
[profile keys]
aws_access_key_id = BASE
aws_secret_access_key = hush
[profile own]
role_arn = arn:aws:iam::1:role/own
source_profile = own
aws_access_key_id = OWN
aws_secret_access_key = hush
";

#[tokio::test(flavor = "current_thread")]
async fn roles_are_assumed_one_by_the_other() {
    let folder = Folder::new("roles", CONFIG);
    let service = Service::with([assumed("MIDDLE"), assumed("READER")]);
    let found = folder.provider(&[], &service).provide().await.unwrap();
    assert_eq!(
        (found.access_key_id(), found.secret_access_key(), found.session_token(), found.account_id()),
        ("READER", "s/READER&", Some("t/READER"), Some("111122223333"))
    );
    assert_eq!(found.expires_at().map(|time| time.seconds()), Some(NOW + 3600));
    let [first, second] = &service.requests()[..] else { panic!("two roles") };
    assert_eq!(first.uri(), "https://sts.eu-central-1.amazonaws.com/");
    let of = |request: &Request<Body>| request.headers()["authorization"].to_str().unwrap().to_owned();
    let scope = "/20150830/eu-central-1/sts/aws4_request";
    assert!(of(first).starts_with(&format!("AWS4-HMAC-SHA256 Credential=BASE{scope}")), "{}", of(first));
    assert!(of(second).starts_with(&format!("AWS4-HMAC-SHA256 Credential=MIDDLE{scope}")), "{}", of(second));
    assert_eq!(second.headers()["x-amz-security-token"], "t/MIDDLE");
    let session = format!("RoleSessionName=ferrosmith-{NOW}");
    assert!(form(first).ends_with(&session), "{}", form(first));
    assert_eq!(
        form(second),
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Freader&\
         RoleSessionName=ada&DurationSeconds=1800&ExternalId=a%26b"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_profile_may_be_its_own_source() {
    let folder = Folder::new("own", CONFIG);
    let service = Service::with([assumed("R")]);
    let variables = [("AWS_PROFILE", "own"), ("AWS_ENDPOINT_URL_STS", "http://localhost:1/sts/")];
    assert_eq!(folder.provider(&variables, &service).provide().await.unwrap().access_key_id(), "R");
    let requests = service.requests();
    assert_eq!(requests[0].uri(), "http://localhost:1/sts/");
    // Without a region it is the global one.
    assert!(requests[0].headers()["authorization"].to_str().unwrap().contains("/us-east-1/sts/"));
}

#[tokio::test(flavor = "current_thread")]
async fn the_machine_may_be_the_source() {
    let config = |source: &str| {
        format!(
            "[default]\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = {source}\nregion = us-gov-west-1\n"
        )
    };
    let keys = [("AWS_ACCESS_KEY_ID", "ENV"), ("AWS_SECRET_ACCESS_KEY", "s")];
    let service = Service::with([assumed("R")]);
    let folder = Folder::new("source", &config("Environment"));
    assert_eq!(folder.provider(&keys, &service).provide().await.unwrap().access_key_id(), "R");
    assert_eq!(service.requests()[0].uri(), "https://sts.us-gov-west-1.amazonaws.com/");

    let container = r#"{"AccessKeyId":"ECS","SecretAccessKey":"s","Token":"t"}"#;
    let service = Service::with([answer(200, container), assumed("R")]);
    let folder = Folder::new("container", &config("EcsContainer"));
    let variables = [("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/c")];
    assert_eq!(folder.provider(&variables, &service).provide().await.unwrap().access_key_id(), "R");
    assert_eq!(service.requests().len(), 2);

    // One that is named must be there.
    let error = folder.provider(&[], &Service::default()).provide().await.unwrap_err();
    assert!(matches!(error, CredentialsError::Invalid { .. }), "{error}");
    assert!(error.to_string().contains("credential_source: container"), "{error}");
    let folder = Folder::new("unknown", &config("Ec2"));
    let error = folder.provider(&[], &Service::default()).provide().await.unwrap_err().to_string();
    assert!(error.contains("EcsContainer or Ec2InstanceMetadata, found `Ec2`"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_wrong_is_named() {
    const ROLE: &str = "role_arn = arn:aws:iam::1:role/r\n";
    for (config, expected) in [
        (format!("[default]\n{ROLE}"), "none of source_profile"),
        (format!("[default]\n{ROLE}source_profile = b\n"), "`b`, which is not there"),
        (format!("[default]\n{ROLE}source_profile = b\ncredential_source = Environment\n"), "remove one"),
        (
            format!("[default]\n{ROLE}source_profile = b\n[profile b]\n{ROLE}source_profile = default\n"),
            "each other: default, b, default",
        ),
        (
            format!("[default]\n{ROLE}source_profile = b\nduration_seconds = 5\n[profile b]\n"),
            "from 900 on, found `5`",
        ),
        (format!("[default]\n{ROLE}source_profile = b\n[profile b]\n"), "`b` has no credentials"),
    ] {
        let folder = Folder::new("wrong", &config);
        let service = Service::default();
        let error = folder.provider(&[], &service).provide().await.unwrap_err().to_string();
        assert!(error.contains(expected), "{expected}: {error}");
        assert!(service.requests().is_empty());
    }
    // A region is a part of the host.
    let folder = Folder::new("region", CONFIG);
    let service = Service::default();
    let error = folder.provider(&[("AWS_REGION", "x.example.com/")], &service).provide().await.unwrap_err();
    assert!(error.to_string().contains("expected a region"), "{error}");
    assert!(service.requests().is_empty());
}

#[tokio::test(flavor = "current_thread")]
async fn a_refusal_tells_code_and_message() {
    let folder = Folder::new("refusal", CONFIG);
    let message = "User: arn:aws:iam::1:user/ada is not authorized to perform: sts:AssumeRole";
    let service = Service::with([refused(403, "AccessDenied", message)]);
    let error = folder.provider(&[], &service).provide().await.unwrap_err().to_string();
    let role = "cannot assume the role arn:aws:iam::444455556666:role/middle";
    assert_eq!(error, format!("profile: {role}: AccessDenied: {message}"));
    let service = Service::with([answer(400, "hush")]);
    let error = folder.provider(&[], &service).provide().await.unwrap_err().to_string();
    assert_eq!(error, format!("profile: {role}: status 400"));
    for broken in [
        "",
        "hush",
        "<AssumeRoleResponse/>",
        "<A><Credentials><AccessKeyId>hush</AccessKeyId></Credentials></A>",
    ] {
        let service = Service::with([answer(200, broken)]);
        let error = folder.provider(&[], &service).provide().await.unwrap_err().to_string();
        assert!(error.contains("expected credentials of STS") && !error.contains("hush"), "{error}");
    }
}
