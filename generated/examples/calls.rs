//! Calls that are sent: an output, an error, a call that is made again, and items page by page.
//!
//! The service is a function of this program, so that nothing leaves it. With the feature `hyper` of
//! `ferrosmith-client`, `datazone::Client::from_env().await?` calls the real one.

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};

use ferrosmith_client::transport::{Body, BoxError};
use ferrosmith_client::{Config, Credentials, Input as _, TokioClock, Transport};
use generated::datazone::{
    self, CreateUserProfileError, CreateUserProfileInput, GetDomainInput, ListDomainsInput, UserType,
};
use generated::http::{Request, Response};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let config = Config::new(Transport::from_fn(|request| async move { service(&request) }), TokioClock)
        .region("eu-central-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .app_name("calls");
    let client = datazone::Client::new(config);

    // A method for each operation; the input's setters are all there is to build.
    let input = CreateUserProfileInput::new("dzd_1", "ada").user_type(UserType::IamUser);
    let received = client.create_user_profile(input).received().await?;
    println!("{:?} after {} attempts", received.output.id, received.attempts);
    assert_eq!(received.attempts, 2); // the first one was answered with 503

    // An error says which operation, what happened, and whether to call again.
    let input = CreateUserProfileInput::new("dzd_2", "ada");
    let error = client.create_user_profile(input).await.unwrap_err();
    println!("{error}; safe to call again: {}", error.is_safe_to_repeat());
    assert!(matches!(error.service_error(), Some(CreateUserProfileError::AccessDeniedException(_))));

    // A setting of one call; and an input can be sent by itself.
    let domain =
        GetDomainInput::new("dzd_1").send(&client).timeout(std::time::Duration::from_secs(5)).await?;
    assert_eq!(domain.id, "dzd_1");

    // Pages are fetched as they are needed.
    let mut domains = client.list_domains(ListDomainsInput::new()).items();
    while let Some(domain) = domains.next().await {
        println!("{}", domain?.name);
    }
    Ok(())
}

/// A service that is out of order at first.
fn service(request: &Request<Body>) -> Result<Response<Body>, BoxError> {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    if CALLS.fetch_add(1, Ordering::Relaxed) == 0 {
        return Ok(Response::builder().status(503).body(Body::empty())?);
    }
    let query = request.uri().query().unwrap_or_default();
    let text = match (request.method().as_str(), request.uri().path()) {
        ("POST", "/v2/domains/dzd_1/user-profiles") => r#"{"id":"u-1"}"#.to_owned(),
        ("GET", "/v2/domains/dzd_1") => {
            r#"{"id":"dzd_1","status":"AVAILABLE","domainExecutionRole":"r"}"#.to_owned()
        }
        ("GET", "/v2/domains") if query.is_empty() => page("first", r#","nextToken":"2""#),
        ("GET", "/v2/domains") => page("second", ""),
        _ => {
            let denied = Response::builder().status(403).header("x-amzn-errortype", "AccessDeniedException");
            return Ok(denied.body(r#"{"message":"not your domain"}"#.into())?);
        }
    };
    Ok(Response::new(text.into()))
}

fn page(name: &str, token: &str) -> String {
    format!(
        r#"{{"items":[{{"id":"dzd_1","name":"{name}","arn":"a","managedAccountId":"1","status":"AVAILABLE","createdAt":1}}]{token}}}"#
    )
}
