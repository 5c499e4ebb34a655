//! A URL for somebody else to use: signed now, sent later, by whoever has it, without credentials.

use std::error::Error;
use std::time::Duration;

use ferrosmith_client::transport::{Body, BoxError};
use ferrosmith_client::{Config, Credentials, TokioClock, Transport};
use generated::datazone::{self, GetDomainInput};
use generated::http::Response;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // Nothing is sent, so that this transport is never asked.
    let transport =
        Transport::from_fn(|_| async { Err::<Response<Body>, _>(BoxError::from("nothing is sent")) });
    let config = Config::new(transport, TokioClock)
        .region("eu-central-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = datazone::Client::new(config);

    let request = client.get_domain(GetDomainInput::new("dzd_1")).presigned(Duration::from_secs(600)).await?;
    println!("{} {}", request.method(), request.uri());
    assert_eq!(request.uri().path(), "/v2/domains/dzd_1");
    let query = request.uri().query().unwrap_or_default();
    assert!(query.contains("X-Amz-Expires=600") && query.contains("X-Amz-Signature="));
    Ok(())
}
