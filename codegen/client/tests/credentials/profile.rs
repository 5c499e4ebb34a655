use ferrosmith_client::Credentials;
use ferrosmith_client::credentials::CredentialsError;

use crate::home::Folder;

#[tokio::test(flavor = "current_thread")]
async fn a_profile_has_credentials() {
    let folder = Folder::new(
        "keys",
        "[default]\naws_access_key_id = A\naws_secret_access_key = s\n[profile dev]\naws_access_key_id = B\n\
         aws_secret_access_key = t\naws_session_token = u\n",
    );
    assert_eq!(folder.provide(None).await.unwrap(), Credentials::new("A", "s"));
    let dev = folder.provide(Some("dev")).await.unwrap();
    assert_eq!(dev, Credentials::new("B", "t").with_session_token("u"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_profile_that_is_named_must_be_there() {
    let folder = Folder::new("named", "[profile dev]\nregion = here\n");
    let error = folder.provide(None).await.unwrap_err();
    assert!(matches!(error, CredentialsError::Absent { .. }), "{error}");
    let error = folder.provide(Some("prod")).await.unwrap_err().to_string();
    assert!(error.contains("`prod`") && error.contains("dev"), "{error}");
    let error = folder.provide(Some("dev")).await.unwrap_err();
    assert!(matches!(error, CredentialsError::Absent { .. }), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_broken_file_is_named_and_not_shown() {
    let folder = Folder::new("broken", "[default]\naws_access_key_id = A\naws_secret_access_key hush\n");
    let error = folder.provide(None).await.unwrap_err().to_string();
    assert!(error.contains("config:3: Expected an '=' sign") && !error.contains("hush"), "{error}");
    let folder = Folder::new("half", "[default]\naws_access_key_id = A\n");
    let error = folder.provide(None).await.unwrap_err().to_string();
    assert!(error.contains("no aws_secret_access_key"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_not_done_says_what_does_it() {
    let device =
        "role_arn = arn:aws:iam::1:role/r\nsource_profile = default\nmfa_serial = arn:aws:iam::1:mfa/ada";
    for property in [device, "login_session = s"] {
        let folder = Folder::new("elsewhere", &format!("[default]\n{property}\n"));
        let error = folder.provide(None).await.unwrap_err();
        assert!(matches!(error, CredentialsError::Unsupported { .. }), "{error}");
        assert!(error.to_string().contains("export-credentials --profile default"), "{error}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_property_without_a_value_is_none() {
    let config = "[default]\naws_access_key_id =\naws_secret_access_key = s\ncredential_process =\n";
    let error = Folder::new("no-value", config).provide(None).await.unwrap_err().to_string();
    assert_eq!(error, "profile: the profile `default` has no credentials");
    let config = "[default]\naws_access_key_id = A\naws_secret_access_key = s\naws_session_token =\n";
    let found = Folder::new("no-token", config).provide(None).await.unwrap();
    assert_eq!(found.session_token(), None);
}

#[cfg(unix)]
#[tokio::test(flavor = "current_thread")]
async fn a_program_prints_credentials() {
    let program = |text: &str| Folder::new("program", &format!("[default]\ncredential_process = {text}\n"));
    let folder = program(
        r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "2030-01-01T00:00:00Z"}'"#,
    );
    let found = folder.provide(None).await.unwrap();
    assert_eq!((found.access_key_id(), found.session_token()), ("A", Some("t")));
    assert_eq!(found.expires_at().map(|time| time.seconds()), Some(1_893_456_000));
    for (text, expected) in [
        ("exit 3", "found exit status: 3"),
        ("echo hush", "expected JSON"),
        ("echo '{\"Version\": 2}'", "another version"),
        ("echo '{\"Version\": 1, \"AccessKeyId\": \"hush\"}'", "`SecretAccessKey`"),
        ("yes", "expected JSON of at most 64 kB, found more"),
    ] {
        let error = program(text).provide(None).await.unwrap_err().to_string();
        assert!(error.contains(expected) && !error.contains("hush"), "{text}: {error}");
    }
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "current_thread")]
async fn a_program_that_nobody_waits_for_is_stopped() {
    let folder = Folder::new("hanging", "");
    let (begun, pid) = (folder.path("begun"), folder.path("pid"));
    let program =
        format!("[default]\ncredential_process = echo $$ > {pid}; mv {pid} {begun}; exec sleep 600\n");
    folder.write(".aws/config", &program);
    let (provider, started) = (folder.provide(None), async {
        while !std::path::Path::new(&begun).exists() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    });
    tokio::select! {
        _ = provider => panic!("it hangs"),
        () = started => {}
    }
    // The shell has become the program, whose number is still that of this child until it was waited for.
    let id = std::fs::read_to_string(&begun).unwrap();
    let state = std::path::Path::new("/proc").join(id.trim()).join("stat");
    for _ in 0..200 {
        let found = std::fs::read_to_string(&state).unwrap_or_default();
        if found.is_empty() || found.contains(") Z ") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the program {id} still runs");
}
