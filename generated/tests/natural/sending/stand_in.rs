//! A service that the tests call: a function in place of a transport.

use std::time::Duration;

use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::Body;
use ferrosmith_client::{Clock, Config, Credentials, TokioClock, Transport};
use generated::http::{Request, Response};
use generated::{appstream, datazone};

/// A client whose service is [`answer`].
pub(super) fn client() -> datazone::Client {
    datazone::Client::new(config())
}

/// A configuration whose service is [`answer`].
pub(super) fn config() -> Config {
    config_with(TokioClock)
}

/// The same with another clock.
pub(super) fn config_with(clock: impl Clock) -> Config {
    Config::new(Transport::from_fn(answer), clock)
        .region("eu-central-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .retry(Policy::never())
}

/// A client of a service whose fleets have started.
pub(super) fn fleets() -> appstream::Client {
    let config = config().protocol(&generated::protocol::AWS_JSON_1_1);
    appstream::Client::new(config)
}

/// Knows one domain, two pages of domains, and one user.
async fn answer(request: Request<Body>) -> Result<Response<Body>, std::io::Error> {
    let (path, query) = (request.uri().path(), request.uri().query().unwrap_or_default());
    let text = match (request.method().as_str(), path) {
        ("GET", "/v2/domains/dzd_1") => {
            r#"{"id":"dzd_1","status":"AVAILABLE","domainExecutionRole":"r"}"#.to_owned()
        }
        ("GET", "/v2/domains/dzd_slow") => {
            tokio::time::sleep(Duration::from_secs(600)).await;
            r#"{"id":"dzd_slow"}"#.to_owned()
        }
        ("GET", "/v2/domains/dzd_down") => return Err(std::io::Error::other("connection reset")),
        ("GET", "/v2/domains") if !query.contains("nextToken") => page("first", r#","nextToken":"2""#),
        ("GET", "/v2/domains") => page("second", ""),
        ("POST", "/v2/domains/dzd_1/user-profiles") => r#"{"id":"u-1"}"#.to_owned(),
        ("POST", "/") => r#"{"Fleets":[{"State":"RUNNING"}]}"#.to_owned(),
        _ => {
            let missing =
                Response::builder().status(404).header("x-amzn-errortype", "ResourceNotFoundException");
            return Ok(missing.body(r#"{"message":"no such domain"}"#.into()).expect("it is well formed"));
        }
    };
    Ok(Response::new(text.into()))
}

fn page(name: &str, token: &str) -> String {
    format!(
        r#"{{"items":[{{"id":"dzd_1","name":"{name}","arn":"a","managedAccountId":"1","status":"AVAILABLE","createdAt":1}}]{token}}}"#
    )
}
