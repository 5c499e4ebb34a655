use ferrosmith_client::credentials::{CredentialsError, ProvideCredentials as _, WebIdentityProvider};

use crate::home::{Folder, NOW};
use crate::roles::{assumed, form, refused};
use crate::support::{Service, TestClock};

fn provider(folder: &Folder, variables: &[(&str, &str)], service: &Service) -> WebIdentityProvider {
    WebIdentityProvider::new(folder.environment(variables), service.transport(), TestClock::at(NOW))
}

#[tokio::test(flavor = "current_thread")]
async fn the_token_of_a_file_is_exchanged() {
    let folder = Folder::new("identity", "");
    folder.write("token", "head.body/+=\n");
    let file = folder.path("token");
    let variables = [
        ("AWS_WEB_IDENTITY_TOKEN_FILE", file.as_str()),
        ("AWS_ROLE_ARN", "arn:aws:iam::1:role/pod"),
        ("AWS_ROLE_SESSION_NAME", "pod-1"),
        ("AWS_REGION", "eu-west-1"),
    ];
    let service = Service::with([assumed("POD")]);
    let found = provider(&folder, &variables, &service).provide().await.unwrap();
    assert_eq!((found.access_key_id(), found.account_id()), ("POD", Some("1")));
    let requests = service.requests();
    assert_eq!(requests[0].uri(), "https://sts.eu-west-1.amazonaws.com/");
    assert!(requests[0].headers().get("authorization").is_none(), "nobody signs it");
    assert_eq!(
        form(&requests[0]),
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fpod&\
         RoleSessionName=pod-1&WebIdentityToken=head.body%2F%2B%3D"
    );

    // The token may not be told, whatever the service says.
    let service = Service::with([refused(400, "InvalidIdentityToken", "no head.body/+= please")]);
    let error = provider(&folder, &variables, &service).provide().await.unwrap_err().to_string();
    assert!(error.contains("InvalidIdentityToken: no … please"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_profile_may_have_an_identity() {
    let folder = Folder::new("profile-identity", "");
    folder.write("token", "token");
    let file = folder.path("token");
    folder.write(
        ".aws/config",
        &format!(
            "[default]\nrole_arn = arn:aws:iam::2:role/outer\nsource_profile = pod\nregion = eu-west-1\n\
             [profile pod]\nrole_arn = arn:aws:iam::1:role/pod\nweb_identity_token_file = {file}\n"
        ),
    );
    let service = Service::with([assumed("POD"), assumed("OUTER")]);
    let found = folder.provider(&[], &service).provide().await.unwrap();
    assert_eq!((found.access_key_id(), found.account_id()), ("OUTER", Some("2")));
    let requests = service.requests();
    assert!(form(&requests[0]).starts_with("Action=AssumeRoleWithWebIdentity"));
    assert!(form(&requests[1]).starts_with("Action=AssumeRole&"));
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_missing_is_named() {
    let folder = Folder::new("no-identity", "");
    let error = provider(&folder, &[], &Service::default()).provide().await.unwrap_err();
    assert!(matches!(error, CredentialsError::Absent { .. }), "{error}");
    let file = folder.path("nowhere");
    let variables =
        [("AWS_WEB_IDENTITY_TOKEN_FILE", file.as_str()), ("AWS_ROLE_ARN", "arn:aws:iam::1:role/pod")];
    let error = provider(&folder, &variables[..1], &Service::default()).provide().await.unwrap_err();
    assert!(error.to_string().contains("expected AWS_ROLE_ARN"), "{error}");
    let error = provider(&folder, &variables, &Service::default()).provide().await.unwrap_err().to_string();
    assert!(error.contains(&format!("cannot read the token in {file}")), "{error}");
}
