//! `AssociateUser` of License Manager User Subscriptions: a user of a directory may log in to an instance.
//!
//! Nothing is sent: this builds the request and reads it as a server does, and builds and reads what the
//! service may answer.

use std::collections::BTreeMap;
use std::error::Error;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::{Operation, ServiceError};
use generated::license_manager_user_subscriptions::{
    ActiveDirectoryIdentityProvider, ActiveDirectoryType, AssociateUser, AssociateUserError,
    AssociateUserInput, IdentityProvider,
};

#[test]
fn request() -> Result<(), Box<dyn Error>> {
    let directory = ActiveDirectoryIdentityProvider::new().directory_id("d-1234567890");
    let input = AssociateUserInput::new(
        IdentityProvider::ActiveDirectoryIdentityProvider(directory),
        "i-0123456789abcdef0",
        "ada",
    )
    .domain("corp.example.com")
    .tags(BTreeMap::from([("team".to_owned(), "engines".to_owned())]));

    let request = AssociateUser::request(&input)?;
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "/user/AssociateUser");
    assert_eq!(
        request.body(),
        concat!(
            r#"{"Username":"ada","InstanceId":"i-0123456789abcdef0","#,
            r#""IdentityProvider":{"ActiveDirectoryIdentityProvider":{"DirectoryId":"d-1234567890"}},"#,
            r#""Domain":"corp.example.com","Tags":{"team":"engines"}}"#
        )
    );
    assert_eq!(AssociateUser::parse_request(&request)?, input);

    // Tags are sensitive: sent, but never printed.
    let shown = format!("{input:?}");
    assert!(shown.contains("redacted") && !shown.contains("engines"));
    Ok(())
}

#[test]
fn response() -> Result<(), Box<dyn Error>> {
    let body = br#"{"InstanceUserSummary": {
        "AssociationDate": "2026-01-31T12:00:00Z",
        "DisassociationDate": "2026-02-28T12:00:00Z",
        "Domain": "corp.example.com",
        "IdentityProvider": {"ActiveDirectoryIdentityProvider": {
            "ActiveDirectoryType": "AWS_MANAGED",
            "DirectoryId": "d-1234567890"
        }},
        "InstanceId": "i-0123456789abcdef0",
        "InstanceUserArn": "arn:aws:license-manager-user-subscriptions:us-east-1:111122223333:instance-user/x",
        "Status": "ASSOCIATED",
        "StatusMessage": "done",
        "Username": "ada"
    }}"#;
    let output = AssociateUser::response(&answer(body.as_slice()))?;
    let summary = &output.instance_user_summary;
    assert_eq!(summary.association_date.as_deref(), Some("2026-01-31T12:00:00Z"));
    assert_eq!(summary.disassociation_date.as_deref(), Some("2026-02-28T12:00:00Z"));
    assert_eq!(summary.domain.as_deref(), Some("corp.example.com"));
    assert_eq!(summary.instance_id, "i-0123456789abcdef0");
    assert!(summary.instance_user_arn.as_deref().is_some_and(|arn| arn.ends_with("instance-user/x")));
    assert_eq!(summary.status, "ASSOCIATED");
    assert_eq!(summary.status_message.as_deref(), Some("done"));
    assert_eq!(summary.username, "ada");
    let directory = summary.identity_provider.as_active_directory_identity_provider();
    let kind = directory.and_then(|directory| directory.active_directory_type.as_ref());
    assert_eq!(kind, Some(&ActiveDirectoryType::AwsManaged));
    Ok(())
}

/// A result whose identity provider is `provider`.
fn with_provider(provider: &str) -> String {
    format!(
        r#"{{"InstanceUserSummary":{{"Username":"ada","InstanceId":"i-1","IdentityProvider":{provider},"Status":"ASSOCIATED"}}}}"#
    )
}

#[test]
fn unknown_enum_value() -> Result<(), Box<dyn Error>> {
    let body = with_provider(r#"{"ActiveDirectoryIdentityProvider":{"ActiveDirectoryType":"ORBITAL"}}"#);
    let output = AssociateUser::response(&answer(body.as_bytes()))?;
    let provider = &output.instance_user_summary.identity_provider;
    let directory = provider.as_active_directory_identity_provider();
    let kind = directory.and_then(|directory| directory.active_directory_type.as_ref());
    assert!(matches!(kind, Some(ActiveDirectoryType::Unknown(text)) if text == "ORBITAL"));
    assert_eq!(AssociateUser::respond(Ok(&output))?.body(), &body);
    Ok(())
}

#[test]
fn unknown_union_member() -> Result<(), Box<dyn Error>> {
    let body = with_provider(r#"{"StarIdentityProvider":{"Distance":40175000000000000000000.5}}"#);
    let output = AssociateUser::response(&answer(body.as_bytes()))?;
    let IdentityProvider::Unknown(member) = &output.instance_user_summary.identity_provider else {
        return Err("the model knows it by now".into());
    };
    assert_eq!(member.name(), "StarIdentityProvider");
    assert_eq!(member.value().to_string(), r#"{"Distance":40175000000000000000000.5}"#);
    assert_eq!(AssociateUser::respond(Ok(&output))?.body(), &body);
    Ok(())
}

/// Each error of the operation, with its status, read by a client and answered by a server.
#[test]
fn errors() -> Result<(), Box<dyn Error>> {
    let expected = [
        ("AccessDeniedException", 400),
        ("ConflictException", 500),
        ("InternalServerException", 500),
        ("ResourceNotFoundException", 404),
        ("ServiceQuotaExceededException", 400),
        ("ThrottlingException", 400),
        ("ValidationException", 400),
    ];
    // The errors that are read below are all that the model has.
    let modelled = AssociateUser::SCHEMA.errors.iter().filter_map(|schema| schema.error);
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
        assert_eq!(AssociateUser::respond(Err(&error))?.status(), status);
    }
    Ok(())
}

fn error_response(code: &str, status: u16) -> Result<AssociateUserError, Box<dyn Error>> {
    let body = format!(r#"{{"message":"this was {code}"}}"#);
    let response = Response::builder().status(status).header("x-amzn-RequestId", "r-1");
    let response = response.header("x-amzn-ErrorType", code);
    let result = AssociateUser::response(&response.body(Bytes::from(body))?);
    Ok(result.err().ok_or("expected an error, found an output")?)
}

/// A success.
fn answer(body: &[u8]) -> Response<Bytes> {
    Response::new(Bytes::copy_from_slice(body))
}

fn variant(error: &AssociateUserError) -> &'static str {
    match error {
        AssociateUserError::AccessDeniedException(_) => "AccessDeniedException",
        AssociateUserError::ConflictException(_) => "ConflictException",
        AssociateUserError::InternalServerException(_) => "InternalServerException",
        AssociateUserError::ResourceNotFoundException(_) => "ResourceNotFoundException",
        AssociateUserError::ServiceQuotaExceededException(_) => "ServiceQuotaExceededException",
        AssociateUserError::ThrottlingException(_) => "ThrottlingException",
        AssociateUserError::ValidationException(_) => "ValidationException",
        _ => "unhandled",
    }
}
