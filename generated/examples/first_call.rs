//! A first call, which stands in the page of further uses, word for word.

use generated::bytes::Bytes;
use generated::datazone::{
    CreateUserProfile, CreateUserProfileError, CreateUserProfileInput, UserProfileDetails, UserType,
};
use generated::http::Response;
use generated::{Operation, ServiceError, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Exactly the required members are arguments, in the order of their names; every member has a setter.
    let input = CreateUserProfileInput::new("dzd_1", "arn:aws:iam::111122223333:user/ada")
        .user_type(UserType::IamUser)
        .session_name("ada");

    // The request, in the service's preferred protocol. The domain is in the path; a random
    // `clientToken` is filled in. Endpoint, signature and transport are yours.
    let request = CreateUserProfile::request(&input)?;
    assert_eq!(request.uri(), "/v2/domains/dzd_1/user-profiles");
    assert!(request.body().starts_with(br#"{"userIdentifier":"arn:aws:iam::111122223333:user/ada","#));

    // A response. What the model does not know yet is kept, and written back unchanged.
    let text = r#"{"id":"u-1","status":"NEVER_SEEN","details":{"idc":{"arn":"x"}}}"#;
    let output = CreateUserProfile::response(&Response::new(Bytes::from_static(text.as_bytes())))?;
    assert_eq!(output.status.as_ref().map(|status| status.as_str()), Some("NEVER_SEEN"));
    match &output.details {
        Some(UserProfileDetails::Iam(iam)) => println!("{:?}", iam.arn),
        Some(UserProfileDetails::Unknown(member)) => println!("{} = {}", member.name(), member.value()),
        _ => {}
    }
    assert_eq!(json::to_string(&output)?, text);

    // An error of the operation.
    let response = Response::builder().status(429).header("x-amzn-errortype", "ThrottlingException");
    let response = response.body(Bytes::from_static(br#"{"message":"slow down"}"#))?;
    let error = CreateUserProfile::response(&response).unwrap_err();
    assert!(matches!(error, CreateUserProfileError::ThrottlingException(_)) && error.is_retryable());
    assert_eq!(error.to_string(), "ThrottlingException: slow down (status 429)");

    // The other side of the wire: a server, a proxy or a test double reads the request and answers.
    assert_eq!(CreateUserProfile::parse_request(&request)?.domain_identifier, "dzd_1");
    assert_eq!(CreateUserProfile::respond(Ok(&output))?.body(), text);
    Ok(())
}
