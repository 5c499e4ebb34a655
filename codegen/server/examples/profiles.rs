//! One operation of DataZone on a port of this machine: the example of the README.

use ferrosmith_server::Call;
use generated::datazone::{self, CreateUserProfileError, CreateUserProfileInput, CreateUserProfileOutput};

struct Profiles;

// Every other operation answers that it is not implemented, in the protocol of the request.
impl datazone::Service for Profiles {
    async fn create_user_profile(
        &self,
        input: CreateUserProfileInput,
        call: &Call,
    ) -> Result<CreateUserProfileOutput, CreateUserProfileError> {
        println!("{}: {}", call.request_id(), input.user_identifier);
        Ok(CreateUserProfileOutput::new().domain_id(input.domain_identifier).id("u-1"))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let app = axum::Router::new().fallback_service(datazone::serve(Profiles));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    axum::serve(listener, app).await
}
