//! The types alone, with serde: what a service says is stored, changed and checked; nothing is called.

use std::collections::BTreeMap;
use std::error::Error;

use generated::Validate;
use generated::datazone::{CreateUserProfileInput, GetUserProfileOutput, UserProfileStatus, UserType};

fn main() -> Result<(), Box<dyn Error>> {
    // A store of any format of serde, in the names of the wire; here a map in JSON.
    let stored = r#"{"ada":{"id":"u-1","status":"ACTIVATED"},"bob":{"id":"u-2","status":"ON_LEAVE"}}"#;
    let mut users: BTreeMap<String, GetUserProfileOutput> = serde_json::from_str(stored)?;
    assert_eq!(users["ada"].status, Some(UserProfileStatus::Activated));
    assert_eq!(serde_json::to_string(&users)?, stored);

    // A value of tomorrow is a value, and stays one.
    let bob = users.get_mut("bob").ok_or("no bob")?;
    assert!(matches!(&bob.status, Some(UserProfileStatus::Unknown(text)) if text == "ON_LEAVE"));
    bob.domain_id = Some("dzd_1".to_owned());
    assert_eq!(
        serde_json::to_value(&*bob)?,
        serde_json::json!({"id": "u-2", "status": "ON_LEAVE", "domainId": "dzd_1"})
    );
    println!("stored: {}", serde_json::to_string(&users)?);

    // A mistake in what is read has its place.
    let error = serde_json::from_str::<GetUserProfileOutput>(r#"{"id":7}"#).unwrap_err();
    println!("no user: {error}");
    assert!(error.to_string().contains("string"));

    // The constraints of the model, all that is wrong at once.
    let input = CreateUserProfileInput::new("domain 1", "").user_type(UserType::SsoUser);
    let violations = input.validate().unwrap_err();
    println!("{violations}");
    let paths: Vec<String> = violations.iter().map(|violation| violation.path().to_owned()).collect();
    assert!(paths.iter().any(|path| path.contains("domainIdentifier")), "{paths:?}");
    assert!(CreateUserProfileInput::new("dzd_1", "ada").validate().is_ok());
    Ok(())
}
