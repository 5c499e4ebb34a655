//! A client and a server of the same service in one process, without a socket.

use ferrosmith_client::{Config, Credentials, TokioClock, Transport};
use ferrosmith_server::Call;
use generated::datazone::{
    self, GetUserProfileError, GetUserProfileInput, GetUserProfileOutput, ResourceNotFoundException,
};

struct Profiles;

impl datazone::Service for Profiles {
    async fn get_user_profile(
        &self,
        input: GetUserProfileInput,
        call: &Call,
    ) -> Result<GetUserProfileOutput, GetUserProfileError> {
        // The client signs as it does for any other transport.
        assert!(call.headers()["authorization"].to_str().unwrap().starts_with("AWS4-HMAC-SHA256 "));
        match input.user_identifier.as_str() {
            "nobody" => Err(ResourceNotFoundException::new("no such user").into()),
            user => Ok(GetUserProfileOutput::new().id(user)),
        }
    }
}

#[tokio::test]
async fn a_server_is_a_transport() {
    let config = Config::new(Transport::new(datazone::serve(Profiles)), TokioClock)
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = datazone::Client::new(config);

    let found = client.get_user_profile(GetUserProfileInput::new("dzd_1", "ada")).await.unwrap();
    assert_eq!(found.id.as_deref(), Some("ada"));

    let missing = client.get_user_profile(GetUserProfileInput::new("dzd_1", "nobody")).await.unwrap_err();
    assert!(matches!(missing.service_error(), Some(GetUserProfileError::ResourceNotFoundException(_))));

    // The server checks, though the client lets it pass.
    let invalid = client.get_user_profile(GetUserProfileInput::new("domain 1", "ada")).await.unwrap_err();
    assert!(invalid.to_string().contains("ValidationException"), "{invalid}");
}
