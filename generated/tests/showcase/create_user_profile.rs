//! `CreateUserProfile` of DataZone: a user becomes known in a domain.
//!
//! Nothing is sent: this builds the request and reads it as a server does, and builds and reads what the
//! service may answer.

use std::error::Error;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::REST_JSON_1;
use ferrosmith_runtime::{ClientOptions, Operation, ServiceError};
use generated::datazone::{
    CreateUserProfile, CreateUserProfileError, CreateUserProfileInput, UserProfileDetails, UserProfileStatus,
    UserProfileType, UserType,
};

#[test]
fn request() -> Result<(), Box<dyn Error>> {
    let input = CreateUserProfileInput::new("dzd_1", "arn:aws:iam::111122223333:user/ada")
        .user_type(UserType::IamUser)
        .session_name("ada");

    // The token is filled in, here with one of our own; the domain is in the path, not in the body.
    let options = ClientOptions::default().token(|| "token-1".to_owned());
    let request = CreateUserProfile::request_with(&REST_JSON_1, &input, &options)?;
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "/v2/domains/dzd_1/user-profiles");
    assert_eq!(
        request.body(),
        concat!(
            r#"{"userIdentifier":"arn:aws:iam::111122223333:user/ada","userType":"IAM_USER","#,
            r#""sessionName":"ada","clientToken":"token-1"}"#
        )
    );

    // A token that is set is left alone.
    let input = input.client_token("mine");
    let request = CreateUserProfile::request_with(&REST_JSON_1, &input, &options)?;
    assert!(request.body().ends_with(br#""clientToken":"mine"}"#));
    assert_eq!(CreateUserProfile::parse_request(&request)?, input);
    Ok(())
}

/// Without a token of our own, it is a random UUID.
#[test]
fn random_token() -> Result<(), Box<dyn Error>> {
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    let token = || -> Result<String, Box<dyn Error>> {
        let request = CreateUserProfile::request(&input)?;
        Ok(CreateUserProfile::parse_request(&request)?.client_token.unwrap_or_default())
    };
    let (first, second) = (token()?, token()?);
    assert_eq!(first.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
    assert!(first.chars().all(|c| c == '-' || c.is_ascii_hexdigit()));
    assert_eq!(&first[14..15], "4", "the version of a random UUID");
    assert_ne!(first, second);
    Ok(())
}

#[test]
fn responses() -> Result<(), Box<dyn Error>> {
    let body = br#"{
        "id": "u-1", "domainId": "dzd_1", "type": "IAM", "status": "ACTIVATED",
        "details": {"iam": {"arn": "arn:aws:iam::111122223333:user/ada", "principalId": "AIDA1"}}
    }"#;
    let output = CreateUserProfile::response(&answer(body.as_slice()))?;
    assert_eq!(output.id.as_deref(), Some("u-1"));
    assert_eq!(output.domain_id.as_deref(), Some("dzd_1"));
    assert_eq!(output.r#type, Some(UserProfileType::Iam));
    assert_eq!(output.status, Some(UserProfileStatus::Activated));
    let iam = output.details.as_ref().and_then(UserProfileDetails::as_iam).ok_or("not from IAM")?;
    assert_eq!(iam.arn.as_deref(), Some("arn:aws:iam::111122223333:user/ada"));
    assert_eq!(iam.principal_id.as_deref(), Some("AIDA1"));

    let body = br#"{"details": {"sso": {"username": "ada", "firstName": "Ada", "lastName": "Lovelace"}}}"#;
    let output = CreateUserProfile::response(&answer(body.as_slice()))?;
    let sso = output.details.as_ref().and_then(UserProfileDetails::as_sso).ok_or("not from SSO")?;
    assert_eq!(sso.username.as_deref(), Some("ada"));
    assert_eq!((sso.first_name.as_deref(), sso.last_name.as_deref()), (Some("Ada"), Some("Lovelace")));
    assert_eq!(UserProfileStatus::VALUES, ["ASSIGNED", "NOT_ASSIGNED", "ACTIVATED", "DEACTIVATED"]);
    Ok(())
}

#[test]
fn unknown_enum_value() -> Result<(), Box<dyn Error>> {
    let body = r#"{"id":"u-1","status":"NEVER_SEEN"}"#;
    let output = CreateUserProfile::response(&answer(body.as_bytes()))?;
    assert!(matches!(&output.status, Some(UserProfileStatus::Unknown(text)) if text == "NEVER_SEEN"));
    assert_eq!(CreateUserProfile::respond(Ok(&output))?.body(), &body);
    Ok(())
}

#[test]
fn unknown_union_member() -> Result<(), Box<dyn Error>> {
    let body = r#"{"id":"u-1","details":{"idc":{"level":123456789012345678901234567890,"share":0.10}}}"#;
    let output = CreateUserProfile::response(&answer(body.as_bytes()))?;
    let Some(UserProfileDetails::Unknown(member)) = &output.details else {
        return Err("the model knows it by now".into());
    };
    assert_eq!(member.name(), "idc");
    assert_eq!(member.value().to_string(), r#"{"level":123456789012345678901234567890,"share":0.10}"#);
    assert_eq!(CreateUserProfile::respond(Ok(&output))?.body(), &body);
    Ok(())
}

/// Each error of the operation, with its status, read by a client and answered by a server.
#[test]
fn errors() -> Result<(), Box<dyn Error>> {
    let expected = [
        ("AccessDeniedException", 403),
        ("InternalServerException", 500),
        ("ResourceNotFoundException", 404),
        ("ThrottlingException", 429),
        ("UnauthorizedException", 401),
        ("ValidationException", 400),
    ];
    // The errors that are read below are all that the model has.
    let modelled = CreateUserProfile::SCHEMA.errors.iter().filter_map(|schema| schema.error);
    let mut modelled: Vec<_> = modelled.map(|error| (error.code, error.status)).collect();
    modelled.sort();
    assert_eq!(modelled, expected);

    for (code, status) in expected {
        let error = error_response(code, status)?;
        assert_eq!(variant(&error), code);
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.message(), Some(format!("this was {code}").as_str()));
        assert_eq!(error.request_id(), Some("r-1"));
        assert_eq!(error.is_throttling(), code == "ThrottlingException");
        assert_eq!(error.is_retryable(), ["ThrottlingException", "InternalServerException"].contains(&code));
        assert_eq!(CreateUserProfile::respond(Err(&error))?.status(), status);
    }
    Ok(())
}

fn error_response(code: &str, status: u16) -> Result<CreateUserProfileError, Box<dyn Error>> {
    let body = format!(r#"{{"message":"this was {code}"}}"#);
    let response = Response::builder().status(status).header("x-amzn-RequestId", "r-1");
    let response = response.header("x-amzn-ErrorType", code);
    let result = CreateUserProfile::response(&response.body(Bytes::from(body))?);
    Ok(result.err().ok_or("expected an error, found an output")?)
}

/// A success.
fn answer(body: &[u8]) -> Response<Bytes> {
    Response::new(Bytes::copy_from_slice(body))
}

fn variant(error: &CreateUserProfileError) -> &'static str {
    match error {
        CreateUserProfileError::AccessDeniedException(_) => "AccessDeniedException",
        CreateUserProfileError::InternalServerException(_) => "InternalServerException",
        CreateUserProfileError::ResourceNotFoundException(_) => "ResourceNotFoundException",
        CreateUserProfileError::ThrottlingException(_) => "ThrottlingException",
        CreateUserProfileError::UnauthorizedException(_) => "UnauthorizedException",
        CreateUserProfileError::ValidationException(_) => "ValidationException",
        _ => "unhandled",
    }
}
