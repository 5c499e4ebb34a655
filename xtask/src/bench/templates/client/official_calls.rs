//! `official-client-calls ADDRESS COUNT`: the same calls with the official client and its defaults.

mod at_once;

use std::error::Error;

use aws_sdk_licensemanagerusersubscriptions::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_licensemanagerusersubscriptions::types::{
    ActiveDirectoryIdentityProvider, ActiveDirectoryType, IdentityProvider,
};
use aws_sdk_licensemanagerusersubscriptions::{Client, Config};

fn main() -> Result<(), Box<dyn Error>> {
    at_once::run(|address| {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .endpoint_url(address)
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "bench"))
            .build();
        let client = Client::from_conf(config);
        move || {
            let call = client
                .associate_user()
                .identity_provider(provider())
                .instance_id("i-0123456789abcdef0")
                .username("ada.lovelace")
                .domain("corp.example.com");
            async move { call.send().await.map(|_| ()).map_err(|error| format!("{error:?}")) }
        }
    })
}

fn provider() -> IdentityProvider {
    let directory = ActiveDirectoryIdentityProvider::builder()
        .directory_id("d-00009067ab")
        .active_directory_type(ActiveDirectoryType::AwsManaged)
        .is_shared_active_directory(true)
        .build();
    IdentityProvider::ActiveDirectoryIdentityProvider(directory)
}
