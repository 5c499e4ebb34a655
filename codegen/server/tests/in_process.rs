//! A client and a server of the same service in one process, without a socket.

use std::collections::BTreeMap;

use ferrosmith_client::{Config, Credentials, TokioClock, Transport};
use ferrosmith_server::Call;
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
