//! `calls ADDRESS COUNT`: calls of our client, many at once, on one thread. Before them and after them it stops.

mod at_once;

use std::error::Error;

use ferrosmith_client::transport::Hyper;
use ferrosmith_client::{Config, Credentials, TokioClock};
use generated::license_manager_user_subscriptions::{
    ActiveDirectoryIdentityProvider, AssociateUserInput, Client, IdentityProvider,
};

fn main() -> Result<(), Box<dyn Error>> {
    at_once::run(|address| {
        let config = Config::new(Hyper::default().transport(), TokioClock)
            .region("eu-central-1")
            .endpoint(address)
            .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
        let client = Client::new(config);
        move || {
            let client = client.clone();
            async move { client.associate_user(input()).await.map(|_| ()).map_err(|error| error.to_string()) }
        }
    })
}

fn input() -> AssociateUserInput {
    let directory = ActiveDirectoryIdentityProvider::new()
        .directory_id("d-00009067ab")
        .active_directory_type("AWS_MANAGED")
        .is_shared_active_directory(true);
    let provider = IdentityProvider::ActiveDirectoryIdentityProvider(directory);
    AssociateUserInput::new(provider, "i-0123456789abcdef0", "ada.lovelace").domain("corp.example.com")
}
