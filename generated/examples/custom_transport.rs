//! Transports of your own: any `tower` service of `http` messages, here one that counts around one that answers. An
//! endpoint of your own, too: for a stand-in on this machine.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ferrosmith_client::transport::Body;
use ferrosmith_client::{Config, Credentials, TokioClock, Transport};
use generated::datazone::{self, ListDomainsInput};
use generated::http::{Request, Response};
use tower::{ServiceBuilder, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sent = Arc::new(AtomicUsize::new(0));
    let counter = sent.clone();
    let service = ServiceBuilder::new()
        .map_request(move |request: Request<Body>| {
            counter.fetch_add(1, Ordering::Relaxed);
            request
        })
        .service(service_fn(stand_in));

    let config = Config::new(Transport::new(service), TokioClock)
        .region("eu-central-1")
        .endpoint("http://localhost:4566")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = datazone::Client::new(config);
    let output = client.list_domains(ListDomainsInput::new()).await?;
    println!("{} domains, {} request", output.items.len(), sent.load(Ordering::Relaxed));
    assert_eq!((output.items.len(), sent.load(Ordering::Relaxed)), (0, 1));

    // One call may go elsewhere.
    let elsewhere = client.list_domains(ListDomainsInput::new()).endpoint("http://localhost:4567").await;
    println!("{}", elsewhere.as_ref().unwrap_err());
    assert!(elsewhere.is_err_and(|error| error.to_string().contains("localhost:4567")));
    Ok(())
}

/// Answers what is sent to its own address.
async fn stand_in(request: Request<Body>) -> Result<Response<Body>, std::io::Error> {
    match request.uri().authority().map(|authority| authority.as_str()) {
        Some("localhost:4566") => Ok(Response::new(r#"{"items":[]}"#.into())),
        other => Err(std::io::Error::other(format!("nothing listens at {}", other.unwrap_or_default()))),
    }
}
