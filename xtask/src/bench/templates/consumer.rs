//! A program that needs one operation of one service.

use generated::json::{self, Options};
use generated::license_manager_user_subscriptions::{
    ActiveDirectoryIdentityProvider, AssociateUserInput, AssociateUserOutput, IdentityProvider,
};

fn main() -> Result<(), json::Error> {
    let directory = ActiveDirectoryIdentityProvider::new().directory_id("d-1234567890");
    let provider = IdentityProvider::ActiveDirectoryIdentityProvider(directory);
    let input = AssociateUserInput::new(provider, "i-0123456789abcdef0", "ada").domain("corp.example.com");
    let body = json::body(&input, &Options::default())?;
    println!("{}", String::from_utf8_lossy(&body));

    if let Some(response) = std::env::args().nth(1) {
        let output: AssociateUserOutput = json::from_str(&response)?;
        println!("{output:?}");
    }
    Ok(())
}
