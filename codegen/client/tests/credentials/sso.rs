//! IAM Identity Center: the token that a sign-in left is exchanged, and renewed where it can be.

use ferrosmith_client::credentials::{CredentialsError, ProvideCredentials as _};

use crate::home::{Folder, NOW};
use crate::support::{Service, answer};

const CONFIG: &str = "[default]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Reader & Writer
[sso-session corp]
sso_region = eu-central-1
sso_start_url = https://corp.example.com/start
[profile legacy]
sso_account_id = 111122223333
sso_role_name = Reader
sso_region = us-east-1
sso_start_url = https://corp.example.com/start
";

const ROLE: &str = r#"{"roleCredentials":{"accessKeyId":"R","secretAccessKey":"hush","sessionToken":"t","expiration":1440941760999}}"#;

fn token(expires_at: &str, more: &str) -> String {
    format!(
        r#"{{"accessToken":"old-token","expiresAt":"{expires_at}","startUrl":"https://corp.example.com/start"{more}}}"#
    )
}

const REGISTERED: &str = r#","clientId":"c","clientSecret":"cs","refreshToken":"r1","registrationExpiresAt":"2016-01-01T00:00:00Z""#;

fn folder(name: &str, token: &str) -> Folder {
    let folder = Folder::new(name, CONFIG);
    for key in ["corp", "https://corp.example.com/start"] {
        folder.write(&file(key), token);
    }
    folder
}

fn file(key: &str) -> String {
    use sha1::{Digest as _, Sha1};
    let name: String = Sha1::digest(key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!(".aws/sso/cache/{name}.json")
}

#[tokio::test(flavor = "current_thread")]
async fn the_token_of_a_session_is_exchanged() {
    let folder = folder("sso", &token("2015-08-30T14:00:00Z", ""));
    let service = Service::with([answer(200, ROLE)]);
    let found = folder.provider(&[], &service).provide().await.unwrap();
    assert_eq!(
        (found.access_key_id(), found.session_token(), found.account_id()),
        ("R", Some("t"), Some("111122223333"))
    );
    assert_eq!(found.expires_at().map(|time| time.seconds()), Some(NOW + 3600));
    let requests = service.requests();
    assert_eq!(
        requests[0].uri(),
        "https://portal.sso.eu-central-1.amazonaws.com/federation/credentials?role_name=Reader%20%26%20Writer&\
         account_id=111122223333"
    );
    assert_eq!(requests[0].headers()["x-amz-sso_bearer_token"], "old-token");
    assert!(!format!("{requests:?}").contains("old-token"));

    // The form before sessions; its times ended in `UTC`.
    let folder = self::folder("sso-legacy", &token("2015-08-30T12:37:00UTC", ""));
    let service = Service::with([answer(200, ROLE)]);
    folder.provider(&[("AWS_PROFILE", "legacy")], &service).provide().await.unwrap();
    assert_eq!(service.requests()[0].uri().host(), Some("portal.sso.us-east-1.amazonaws.com"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_token_is_renewed_and_kept() {
    let folder = folder("sso-renewed", &token("2015-08-30T12:38:00Z", REGISTERED));
    let renewed = r#"{"accessToken":"new-token","expiresIn":3600,"refreshToken":"r2","tokenType":"Bearer"}"#;
    let service = Service::with([answer(200, renewed), answer(200, ROLE)]);
    folder.provider(&[], &service).provide().await.unwrap();
    let requests = service.requests();
    assert_eq!(requests[0].uri(), "https://oidc.eu-central-1.amazonaws.com/token");
    assert_eq!(
        requests[0].body().as_bytes().unwrap(),
        r#"{"clientId":"c","clientSecret":"cs","grantType":"refresh_token","refreshToken":"r1"}"#
    );
    assert_eq!(requests[1].headers()["x-amz-sso_bearer_token"], "new-token");
    let kept = std::fs::read_to_string(folder.path(&file("corp"))).unwrap();
    for part in ["new-token", "2015-08-30T13:36:00Z", "\"r2\"", "startUrl", "registrationExpiresAt"] {
        assert!(kept.contains(part), "{part}: {kept}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(folder.path(&file("corp"))).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    // The next one takes it as it is.
    let service = Service::with([answer(200, ROLE)]);
    folder.provider(&[], &service).provide().await.unwrap();
    assert_eq!(service.requests().len(), 1);
}

#[tokio::test(flavor = "current_thread")]
async fn a_token_that_is_still_good_is_enough() {
    let folder = folder("sso-good", &token("2015-08-30T12:38:00Z", REGISTERED));
    let service = Service::with([answer(400, "{}"), answer(200, ROLE)]);
    folder.provider(&[], &service).provide().await.unwrap();
    assert_eq!(service.requests()[1].headers()["x-amz-sso_bearer_token"], "old-token");
}

#[tokio::test(flavor = "current_thread")]
async fn who_is_signed_out_is_told_to_sign_in() {
    let expired = "2015-08-30T12:00:00Z";
    let unregistered = REGISTERED.replace("2016", "2014");
    for (token, profile, replies) in [
        (token(expired, ""), "default", vec![]),
        (token(expired, &unregistered), "default", vec![]),
        (
            token(expired, REGISTERED),
            "default",
            vec![answer(400, r#"{"error":"invalid_grant","hush":"hush"}"#)],
        ),
        // Without a session there is no renewal.
        (token(expired, REGISTERED), "legacy", vec![]),
        (token("2015-08-30T14:00:00Z", ""), "default", vec![answer(401, "hush")]),
    ] {
        let folder = folder("sso-out", &token);
        let service = Service::with(replies);
        let error = folder.provider(&[("AWS_PROFILE", profile)], &service).provide().await.unwrap_err();
        let text = error.to_string();
        assert!(text.contains(&format!("run `aws sso login --profile {profile}`")), "{text}");
        assert!(!format!("{error:?} {text}").contains("hush") && !text.contains("token\""), "{text}");
    }
    let folder = Folder::new("sso-never", CONFIG);
    let error = folder.provider(&[], &Service::default()).provide().await.unwrap_err().to_string();
    assert_eq!(error, "profile: there is no token: run `aws sso login --profile default`");
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_wrong_is_named() {
    let folder = folder("sso-wrong", r#"{"accessToken":"hush"}"#);
    let error = folder.provider(&[], &Service::default()).provide().await.unwrap_err().to_string();
    assert!(error.contains("expected `accessToken` and `expiresAt`") && !error.contains("hush"), "{error}");
    let folder = self::folder("sso-body", &token("2015-08-30T14:00:00Z", ""));
    for body in ["hush", "{}", r#"{"roleCredentials":{"accessKeyId":"hush","expiration":1}}"#] {
        let service = Service::with([answer(200, body)]);
        let error = folder.provider(&[], &service).provide().await.unwrap_err().to_string();
        assert!(error.contains("expected ") && !error.contains("hush"), "{error}");
    }
    for (config, expected) in [
        (
            "[default]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n",
            "`corp`, which is not there",
        ),
        ("[default]\nsso_session = corp\nsso_account_id = 1\n[sso-session corp]\n", "no sso_role_name"),
        ("[default]\nsso_start_url = u\nsso_account_id = 1\nsso_role_name = r\n", "no sso_region"),
    ] {
        let folder = Folder::new("sso-half", config);
        let error = folder.provider(&[], &Service::default()).provide().await.unwrap_err();
        assert!(matches!(error, CredentialsError::Invalid { .. }), "{error}");
        assert!(error.to_string().contains(expected), "{expected}: {error}");
    }
}
