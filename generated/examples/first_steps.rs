//! The example of the README, word for word.

use ferrosmith_runtime::error::{ErrorResponse, OperationError};
use ferrosmith_runtime::json::{self, Options};
use generated::datazone::{
    CreateUserProfileError, CreateUserProfileInput, CreateUserProfileOutput, UserProfileDetails, UserType,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Exactly the required members are arguments; every member has a setter.
    let input = CreateUserProfileInput::new("dzd_1", "arn:aws:iam::111122223333:user/ada")
        .user_type(UserType::IamUser)
        .session_name("ada");
    assert_eq!(input.domain_identifier, "dzd_1");

    // The body of the request. The domain is left out, because it goes into the path; a random
    // `clientToken` is filled in.
    let body = String::from_utf8(json::body(&input, &Options::default())?)?;
    assert!(body.starts_with(r#"{"userIdentifier":"arn:aws:iam::111122223333:user/ada","#));

    // A response. What the model does not know yet is kept, and written back unchanged.
    let text = r#"{"id":"u-1","status":"NEVER_SEEN","details":{"idc":{"arn":"x"}}}"#;
    let output: CreateUserProfileOutput = json::from_str(text)?;
    assert_eq!(output.id.as_deref(), Some("u-1"));
    assert_eq!(output.status.as_ref().map(|status| status.as_str()), Some("NEVER_SEEN"));
    match &output.details {
        Some(UserProfileDetails::Iam(iam)) => println!("{:?}", iam.arn),
        Some(UserProfileDetails::Sso(sso)) => println!("{:?}", sso.username),
        Some(UserProfileDetails::Unknown(member)) => println!("{} = {}", member.name(), member.value()),
        _ => {}
    }
    assert_eq!(json::to_string(&output)?, text);

    // An error of the operation.
    let response = ErrorResponse::new(429, br#"{"message":"slow down"}"#)
        .headers(&[("x-amzn-errortype", "ThrottlingException"), ("x-amzn-requestid", "r-1")]);
    let error = CreateUserProfileError::from_response(&response);
    assert!(matches!(error, CreateUserProfileError::ThrottlingException(_)) && error.is_retryable());
    assert_eq!(error.to_string(), "ThrottlingException: slow down (status 429, request id r-1)");
    Ok(())
}
