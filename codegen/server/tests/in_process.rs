//! A client and a server of the same service in one process, without a socket.

use std::collections::BTreeMap;

use ferrosmith_client::{Config, Credentials, TokioClock, Transport};
use ferrosmith_runtime::Unhandled;
use ferrosmith_runtime::http::Request;
use ferrosmith_server::{Body, Call};
use generated::license_manager_user_subscriptions::{
    self as subscriptions, ListTagsForResourceError, ListTagsForResourceInput, ListTagsForResourceOutput,
    ResourceNotFoundException,
};

struct Tags;

// A small service: the compiler has something to do for each operation that a server has.
impl subscriptions::Service for Tags {
    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceInput,
        call: &Call,
    ) -> Result<ListTagsForResourceOutput, ListTagsForResourceError> {
        // The client signs as it does for any other transport.
        assert!(call.headers()["authorization"].to_str().unwrap().starts_with("AWS4-HMAC-SHA256 "));
        match input.resource_arn.rsplit_once('/') {
            Some((_, "full")) => Err(Unhandled::new(std::io::Error::other("the disk is full")).into()),
            Some((_, "nothing")) => Err(ResourceNotFoundException::new().message("no such resource").into()),
            _ => Ok(ListTagsForResourceOutput::new()
                .tags(BTreeMap::from([("owner".to_owned(), "ada".to_owned())]))),
        }
    }
}

#[tokio::test]
async fn a_server_is_a_transport() {
    let config = Config::new(Transport::new(subscriptions::serve(Tags)), TokioClock)
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = subscriptions::Client::new(config);
    let tags_of =
        |name: &str| client.list_tags_for_resource(ListTagsForResourceInput::new(format!("arn:{name}")));

    let found = tags_of("aws:license:eu-west-1:123456789012:user/ada").await.unwrap();
    assert_eq!(found.tags.unwrap()["owner"], "ada");

    let missing = tags_of("aws:license:eu-west-1:123456789012:user/nothing").await.unwrap_err();
    assert!(matches!(missing.service_error(), Some(ListTagsForResourceError::ResourceNotFoundException(_))));

    // The server checks, though the client lets it pass.
    let invalid = tags_of("no name").await.unwrap_err();
    assert!(invalid.to_string().contains("ValidationException"), "{invalid}");
}

#[tokio::test]
async fn layers_are_told_the_cause_of_a_failure_and_clients_are_not() {
    let server = subscriptions::serve(Tags);
    let ask = async |name: &str| {
        let request = Request::get(format!("/tags/arn:aws:license:eu-west-1:123456789012:user%2F{name}"));
        let request = request.header("authorization", "AWS4-HMAC-SHA256 any");
        server.respond(request.body(Body::empty()).unwrap()).await
    };
    let mut response = ask("full").await;
    assert_eq!(response.status(), 500);
    let failure = response.extensions().get::<Unhandled>().expect("what failed");
    assert_eq!(failure.cause().unwrap().to_string(), "the disk is full");
    let body = response.body_mut().next().await.unwrap().unwrap();
    assert!(!String::from_utf8_lossy(&body).contains("disk"), "{body:?}");
    // An error of the model, and one that the client is told, are no failures.
    for name in ["nothing", "ada"] {
        assert!(ask(name).await.extensions().get::<Unhandled>().is_none(), "{name}");
    }
}
