//! `CreateUserProfile` of DataZone: a user becomes known in a domain.
//!
//! Nothing is sent: this builds the body of the request, and reads what the service may answer.

use std::error::Error;

use ferrosmith_runtime::error::{ErrorResponse, OperationError};
use ferrosmith_runtime::json::{self, Options};
use ferrosmith_runtime::operation::Http;
use ferrosmith_runtime::{Document, Operation};
use generated::datazone::{
    CreateUserProfile, CreateUserProfileError, CreateUserProfileInput, CreateUserProfileOutput,
    UserProfileDetails, UserProfileStatus, UserProfileType, UserType,
};

fn main() -> Result<(), Box<dyn Error>> {
    request()?;
    random_token()?;
    responses()?;
    unknown_enum_value()?;
    unknown_union_member()?;
    errors();
    Ok(())
}

fn request() -> Result<(), Box<dyn Error>> {
    let input = CreateUserProfileInput::new("dzd_1", "arn:aws:iam::111122223333:user/ada")
        .user_type(UserType::IamUser)
        .session_name("ada");

    let http = CreateUserProfile::SCHEMA.http;
    let uri = "/v2/domains/{domainIdentifier}/user-profiles";
    assert_eq!(http, Some(Http { method: "POST", uri, code: 201 }));

    // The token is filled in, here with one of our own; the domain is in the path, not in the body.
    let mut options = Options::default();
    options.token = Some(|| "token-1".to_owned());
    let body = String::from_utf8(json::body(&input, &options)?)?;
    assert_eq!(
        body,
        concat!(
            r#"{"userIdentifier":"arn:aws:iam::111122223333:user/ada","userType":"IAM_USER","#,
            r#""sessionName":"ada","clientToken":"token-1"}"#
        )
    );
    println!("request: {body}");

    // A token that is set is left alone.
    let body = String::from_utf8(json::body(&input.client_token("mine"), &options)?)?;
    assert!(body.ends_with(r#""clientToken":"mine"}"#));
    Ok(())
}

/// Without a token of our own, it is a random UUID.
fn random_token() -> Result<(), Box<dyn Error>> {
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    let token = || -> Result<String, Box<dyn Error>> {
        let body = json::document_from_slice(&json::body(&input, &Options::default())?)?;
        Ok(body.get("clientToken").and_then(Document::as_str).unwrap_or_default().to_owned())
    };
    let (first, second) = (token()?, token()?);
    assert_eq!(first.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
    assert!(first.chars().all(|c| c == '-' || c.is_ascii_hexdigit()));
    assert_eq!(&first[14..15], "4", "the version of a random UUID");
    assert_ne!(first, second);
    println!("random token: {first}");
    Ok(())
}

fn responses() -> Result<(), Box<dyn Error>> {
    let body = br#"{
        "id": "u-1", "domainId": "dzd_1", "type": "IAM", "status": "ACTIVATED",
        "details": {"iam": {"arn": "arn:aws:iam::111122223333:user/ada", "principalId": "AIDA1"}}
    }"#;
    let output: CreateUserProfileOutput = json::from_slice(body)?;
    assert_eq!(output.id.as_deref(), Some("u-1"));
    assert_eq!(output.domain_id.as_deref(), Some("dzd_1"));
    assert_eq!(output.r#type, Some(UserProfileType::Iam));
    assert_eq!(output.status, Some(UserProfileStatus::Activated));
    let iam = output.details.as_ref().and_then(UserProfileDetails::as_iam).ok_or("not from IAM")?;
    assert_eq!(iam.arn.as_deref(), Some("arn:aws:iam::111122223333:user/ada"));
    assert_eq!(iam.principal_id.as_deref(), Some("AIDA1"));
    println!("response: {:?} is {:?}", iam.arn, output.status);

    let body = br#"{"details": {"sso": {"username": "ada", "firstName": "Ada", "lastName": "Lovelace"}}}"#;
    let output: CreateUserProfileOutput = json::from_slice(body)?;
    let sso = output.details.as_ref().and_then(UserProfileDetails::as_sso).ok_or("not from SSO")?;
    assert_eq!(sso.username.as_deref(), Some("ada"));
    assert_eq!((sso.first_name.as_deref(), sso.last_name.as_deref()), (Some("Ada"), Some("Lovelace")));
    println!("response: {:?}", output.details);
    assert_eq!(UserProfileStatus::VALUES, ["ASSIGNED", "NOT_ASSIGNED", "ACTIVATED", "DEACTIVATED"]);
    Ok(())
}

fn unknown_enum_value() -> Result<(), Box<dyn Error>> {
    let body = r#"{"id":"u-1","status":"NEVER_SEEN"}"#;
    let output: CreateUserProfileOutput = json::from_str(body)?;
    assert!(matches!(&output.status, Some(UserProfileStatus::Unknown(text)) if text == "NEVER_SEEN"));
    assert_eq!(json::to_string(&output)?, body);
    println!("unknown enum value: {:?}", output.status);
    Ok(())
}

fn unknown_union_member() -> Result<(), Box<dyn Error>> {
    let body = r#"{"id":"u-1","details":{"idc":{"level":123456789012345678901234567890,"share":0.10}}}"#;
    let output: CreateUserProfileOutput = json::from_str(body)?;
    let Some(UserProfileDetails::Unknown(member)) = &output.details else {
        return Err("the model knows it by now".into());
    };
    assert_eq!(member.name(), "idc");
    assert_eq!(member.value().to_string(), r#"{"level":123456789012345678901234567890,"share":0.10}"#);
    assert_eq!(json::to_string(&output)?, body);
    println!("unknown union member: {} = {}", member.name(), member.value());
    Ok(())
}

/// Each error of the operation, with its status.
fn errors() {
    let expected = [
        ("AccessDeniedException", 403),
        ("InternalServerException", 500),
        ("ResourceNotFoundException", 404),
        ("ThrottlingException", 429),
        ("UnauthorizedException", 401),
        ("ValidationException", 400),
    ];
    // What is read below is all that the model knows, and nothing else.
    let modelled = CreateUserProfile::SCHEMA.errors.iter().filter_map(|schema| schema.error);
    let mut modelled: Vec<_> = modelled.map(|error| (error.code, error.status)).collect();
    modelled.sort();
    assert_eq!(modelled, expected);

    for (code, status) in expected {
        let error = error_response(code, status);
        assert_eq!(variant(&error), code);
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.message(), Some(format!("this was {code}").as_str()));
        assert_eq!(error.request_id(), Some("r-1"));
        assert_eq!(error.is_throttling(), code == "ThrottlingException");
        assert_eq!(error.is_retryable(), ["ThrottlingException", "InternalServerException"].contains(&code));
        println!("error: {error}");
    }
}

fn error_response(code: &str, status: u16) -> CreateUserProfileError {
    let body = format!(r#"{{"message":"this was {code}"}}"#);
    let headers = [("x-amzn-ErrorType", code), ("x-amzn-RequestId", "r-1")];
    let response = ErrorResponse::new(status, body.as_bytes()).headers(&headers);
    CreateUserProfileError::from_response(&response)
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
