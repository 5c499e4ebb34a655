//! Configurations and answers that are not as they must be: each is an error that names the thing and says what to do,
//! without a panic, and without a secret.

use std::fs;
use std::path::PathBuf;

use ferrosmith_client::client::ErrorKind;
use ferrosmith_client::transport::Body;
use ferrosmith_client::{Client, Config, Credentials, Environment, Transport};
use ferrosmith_runtime::Timestamp;
use generated::datazone::{ListDomains, ListDomainsError, ListDomainsInput};
use http::Response;

use crate::NOW;
use crate::support::{Reply, Service, TestClock, answer};

/// A folder for the files of a test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("ferrosmith-bad-input-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The configuration that an environment and files tell, without any credentials of the machine.
fn load(name: &str, files: &[(&str, &str)], variables: &[(&str, &str)]) -> Result<Config, String> {
    let folder = folder(name);
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    let path = |file: &str| folder.join(file).to_string_lossy().into_owned();
    let (config, credentials) = (path("config"), path("credentials"));
    let set = [
        ("AWS_CONFIG_FILE", config.as_str()),
        ("AWS_SHARED_CREDENTIALS_FILE", credentials.as_str()),
        ("AWS_EC2_METADATA_DISABLED", "true"),
    ];
    let environment = Environment::of(set.iter().chain(variables).copied());
    let service = Service::with([answer(200, r#"{"items":[]}"#)]);
    let config = Config::load(&environment, service.transport(), TestClock::at(NOW));
    fs::remove_dir_all(folder).unwrap();
    config.map_err(|error| error.to_string())
}

async fn refused(config: Config) -> ferrosmith_client::Error<ListDomainsError> {
    Client::new(config).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err()
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "no {part:?} in {text:?}");
    }
    assert!(!text.contains("hush"), "{text}");
}

#[tokio::test(flavor = "current_thread")]
async fn headers_that_are_none() {
    let keys =
        [("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "hush"), ("AWS_REGION", "eu-central-1")];
    let client = Client::new(load("header", &[], &keys).unwrap());
    let call = || client.call::<ListDomains>(ListDomainsInput::new());
    let error = call().header("x-mine", "hush\n").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.is_safe_to_repeat()), (ErrorKind::Input, 0, true));
    says(&error.to_string(), &["ListDomains: not sent: ", "the header `x-mine`", "not allowed in a header"]);
    let error = call().header("x mine", "hush").header(String::from("x-other"), "b").await.unwrap_err();
    says(&error.to_string(), &["ListDomains: not sent: ", "the name of a header", "a token"]);
    assert!(call().header("x-mine", String::from("text")).await.is_ok());
}

#[tokio::test(flavor = "current_thread")]
async fn no_region() {
    let keys = [("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "hush")];
    let error = refused(load("region", &[], &keys).unwrap()).await;
    assert_eq!((error.kind(), error.is_safe_to_repeat()), (ErrorKind::Endpoint, true));
    says(
        &error.to_string(),
        &["ListDomains: not sent: ", "region", "give one to `Config::region`, set AWS_REGION, or", "profile"],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn no_credentials() {
    let error = refused(load("credentials", &[], &[("AWS_REGION", "eu-central-1")]).unwrap()).await;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    let tried = ["environment: AWS_ACCESS_KEY_ID is not set", "profile", "instance"];
    says(&error.to_string(), &tried);
    says(
        &error.to_string(),
        &["; give some to `Config::credentials`, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn half_a_key() {
    let variables = [("AWS_REGION", "eu-central-1"), ("AWS_ACCESS_KEY_ID", "A")];
    let error = refused(load("half", &[], &variables).unwrap()).await;
    says(&error.to_string(), &["AWS_SECRET_ACCESS_KEY beside AWS_ACCESS_KEY_ID"]);
}

#[tokio::test(flavor = "current_thread")]
async fn expired_credentials() {
    let service = Service::with([answer(200, r#"{"items":[]}"#)]);
    let expired = Credentials::new("A", "hush").with_expiry(Timestamp::from_epoch(NOW - 60, 0));
    let config =
        Config::new(service.transport(), TestClock::at(NOW)).region("eu-central-1").credentials(expired);
    let error = refused(config).await;
    assert_eq!((error.kind(), service.requests().len()), (ErrorKind::Credentials, 0));
    says(&error.to_string(), &["not sent: ", "expired", "2015-08-30T12:35:00Z"]);
}

#[tokio::test(flavor = "current_thread")]
async fn a_profile_that_does_not_exist() {
    let files = [("config", "[profile other]\nregion = us-east-1\n")];
    let variables = [("AWS_PROFILE", "nobody"), ("AWS_REGION", "eu-central-1")];
    let text = load("profile", &files, &variables).unwrap_err();
    says(
        &text,
        &[
            "AWS_PROFILE: expected a profile `nobody`, found other: correct the name, or add `[profile nobody]` to `config`",
        ],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_property_without_a_value_is_none() {
    let config = "[default]\nregion =\nendpoint_url =\n";
    let keys = [("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "hush")];
    let error = refused(load("empty", &[("config", config)], &keys).unwrap()).await;
    says(&error.to_string(), &["expected a region, found none: give one to `Config::region`"]);
}

#[tokio::test(flavor = "current_thread")]
async fn files_of_other_editors() {
    let marked = "\u{feff}[default]\r\nregion = eu-central-1\r\n";
    let config = load("marked", &[("config", marked)], &[]).unwrap();
    says(&format!("{config:?}"), &["region: Some(\"eu-central-1\")"]);

    let folder = folder("wide");
    let file = folder.join("config").to_string_lossy().into_owned();
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&file, wide).unwrap();
    let environment = Environment::of([("AWS_CONFIG_FILE", file.as_str())]);
    let config = Config::load(&environment, Service::default().transport(), TestClock::at(NOW));
    fs::remove_dir_all(folder).unwrap();
    says(&config.unwrap_err().to_string(), &["config: expected a text in UTF-8", "save it in UTF-8"]);
}

#[tokio::test(flavor = "current_thread")]
async fn a_broken_file() {
    let files = [("config", "[profile\nregion = us-east-1\n")];
    let Err(text) = load("broken", &files, &[]) else { panic!("a broken file was read") };
    says(&text, &["config", "1", "]"]);
    let files = [("config", "[default]\nmax_attempts = many\n")];
    let Err(text) = load("number", &files, &[]) else { panic!("no number was read") };
    let expected =
        "max_attempts: expected a number of attempts from 1 on, found `many` in the profile `default`";
    assert_eq!(text, expected);
    let files = [("config", "[profile dev]\nuse_fips_endpoint = maybe\n")];
    let Err(text) = load("flag", &files, &[("AWS_PROFILE", "dev")]) else { panic!("no flag was read") };
    assert_eq!(text, "use_fips_endpoint: expected `true` or `false`, found `maybe` in the profile `dev`");
    // The variable goes before the property, and is what is wrong.
    let Err(text) = load("both", &files, &[("AWS_PROFILE", "dev"), ("AWS_USE_FIPS_ENDPOINT", "perhaps")])
    else {
        panic!("no flag was read")
    };
    assert_eq!(text, "AWS_USE_FIPS_ENDPOINT: expected `true` or `false`, found `perhaps`");
}

#[tokio::test(flavor = "current_thread")]
async fn an_endpoint_that_is_no_url() {
    let keys =
        [("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "hush"), ("AWS_REGION", "eu-central-1")];
    let variables: Vec<_> = keys.into_iter().chain([("AWS_ENDPOINT_URL", "localhost")]).collect();
    let error = refused(load("endpoint", &[], &variables).unwrap()).await;
    assert_eq!(error.kind(), ErrorKind::Endpoint);
    says(&error.to_string(), &["AWS_ENDPOINT_URL: expected an endpoint such as `https://example.com`"]);
    says(&error.to_string(), &["\"localhost\""]);

    let wrong = [
        "https://u:hush@a.test",
        "http://u:hush@a.test?b",
        "http://a:99999",
        "http://a:+80",
        "http://a:",
        "http://a/#b",
        "http://a/\u{e4}",
    ];
    for (number, wrong) in wrong.into_iter().enumerate() {
        let services =
            format!("[default]\nservices = s\n[services s]\ndatazone =\n  endpoint_url = {wrong}\n");
        let profile = format!("[default]\nendpoint_url = {wrong}\n");
        for (place, file, variable) in [
            ("AWS_ENDPOINT_URL_DATAZONE: ", "", Some(("AWS_ENDPOINT_URL_DATAZONE", wrong))),
            ("endpoint_url of datazone in the section of services: ", &services, None),
            ("endpoint_url of the profile: ", &profile, None),
        ] {
            let variables: Vec<_> = keys.into_iter().chain(variable).collect();
            let config = load(&format!("url-{number}"), &[("config", file)], &variables).unwrap();
            let error = refused(config).await;
            says(
                &format!("{error} {error:?}"),
                &["ListDomains: not sent: ", place, "such as `https://example.com`"],
            );
        }
        let service = Service::default();
        let config = Config::new(service.transport(), TestClock::at(NOW)).endpoint(wrong);
        says(&format!("{config:?}"), &["endpoint: "]);
        says(&refused(config).await.to_string(), &["the endpoint of the client's configuration: expected"]);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn an_answer_of_what_stands_between() {
    let from = |status: u16, header: (&'static str, &'static str)| {
        let response = Response::builder().status(status).header(header.0, header.1);
        let service = Service::with([Reply::Answer(response.body(Body::from("\u{1f}x")).unwrap())]);
        refused(crate::config(&service).0)
    };
    let error = from(200, ("content-encoding", "gzip")).await;
    assert_eq!(error.kind(), ErrorKind::Answered);
    says(
        &error.to_string(),
        &["unreadable", "its body has the encoding \"gzip\", which no request asks for"],
    );
    let error = from(407, ("proxy-authenticate", "Basic")).await;
    says(&error.to_string(), &["status 407", "as `http://user:password@host`"]);
}

#[tokio::test(flavor = "current_thread")]
async fn credentials_that_are_long_in_coming() {
    #[derive(Debug)]
    struct Never;
    impl ferrosmith_client::credentials::ProvideCredentials for Never {
        fn provide(&self) -> ferrosmith_client::credentials::Providing<'_> {
            Box::pin(std::future::pending())
        }
    }
    let service = Service::default();
    let config =
        Config::new(service.transport(), TestClock::at(NOW)).region("eu-central-1").credentials(Never);
    let error = refused(config).await;
    assert_eq!(
        (error.kind(), error.attempts(), error.is_safe_to_repeat()),
        (ErrorKind::Credentials, 1, true)
    );
    says(
        &error.to_string(),
        &["not sent: credentials: their provider took longer than 60s", "credential_process"],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn an_answer_that_never_ends() {
    struct Endless;
    impl http_body::Body for Endless {
        type Data = ferrosmith_runtime::bytes::Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
            std::task::Poll::Ready(Some(Ok(http_body::Frame::data(vec![b' '; 4096].into()))))
        }
    }
    let transport =
        Transport::from_fn(|_| async { Ok::<_, std::io::Error>(Response::new(Body::stream(Endless))) });
    let config = Config::new(transport, TestClock::at(NOW))
        .region("eu-central-1")
        .credentials(Credentials::new("A", "hush"))
        .longest_response(100_000);
    let error = refused(config).await;
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::BrokenAnswer, 1));
    says(&error.to_string(), &["at most 100000 bytes, found more", "raise the limit"]);
}
