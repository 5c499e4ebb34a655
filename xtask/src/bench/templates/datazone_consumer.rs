//! A program that needs one operation of DataZone.

use generated::datazone::{CreateUserProfileInput, CreateUserProfileOutput, UserType};
use generated::json::{self, Options};

fn main() -> Result<(), json::Error> {
    let input = CreateUserProfileInput::new("dzd_1", "ada").user_type(UserType::IamUser);
    let body = json::body(&input, &Options::default())?;
    println!("{}", String::from_utf8_lossy(&body));

    if let Some(response) = std::env::args().nth(1) {
        let output: CreateUserProfileOutput = json::from_str(&response)?;
        println!("{output:?}");
    }
    Ok(())
}
