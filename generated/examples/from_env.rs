//! A program with the region, the credentials, the endpoint and the retries of its environment. Against a stand-in:
//!
//!     cargo run --bin ferrosmith -- serve models/datazone/model.json -- \
//!         cargo run -p generated --features sdk --example from_env

use generated::datazone::{self, CreateUserProfileInput, ListDomainsInput, UserType};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = datazone::Client::from_env().await?;
    let input = CreateUserProfileInput::new("dzd_1", "ada").user_type(UserType::IamUser);
    let created = client.create_user_profile(input).await?;
    println!("created {:?}", created.id);
    // Pages are fetched as they are needed.
    let mut domains = client.list_domains(ListDomainsInput::new()).items();
    while let Some(domain) = domains.next().await {
        println!("{}", domain?.name);
    }
    Ok(())
}
