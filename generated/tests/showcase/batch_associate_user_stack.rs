//! `BatchAssociateUserStack` of AppStream: users get stacks, and each pair may fail on its own.
//!
//! Nothing is sent: this builds the request and reads it as a server does, and builds and reads what the
//! service may answer.

use std::error::Error;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::{AWS_JSON_1_1, Protocol};
use ferrosmith_runtime::{ClientOptions, Operation, ServiceError};
use generated::appstream::{
    AuthenticationType, BatchAssociateUserStack, BatchAssociateUserStackError, BatchAssociateUserStackInput,
    BatchAssociateUserStackOutput, UserStackAssociation, UserStackAssociationError,
    UserStackAssociationErrorCode,
};

const PROTOCOL: &'static dyn Protocol = &AWS_JSON_1_1;

#[test]
fn request() -> Result<(), Box<dyn Error>> {
    let ada = UserStackAssociation::new(AuthenticationType::Userpool, "analysis", "ada@example.com")
        .send_email_notification(true);
    let grace = UserStackAssociation::new(AuthenticationType::AwsAd, "analysis", "grace@example.com");
    let input = BatchAssociateUserStackInput::new(vec![ada, grace]);

    // The service prefers RPC v2 in CBOR; JSON is easier to look at.
    let preferred = BatchAssociateUserStack::request(&input)?;
    assert_eq!(preferred.uri(), "/service/PhotonAdminProxyService/operation/BatchAssociateUserStack");
    assert_eq!(BatchAssociateUserStack::parse_request(&preferred)?, input);

    let request = BatchAssociateUserStack::request_with(PROTOCOL, &input, &ClientOptions::default())?;
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "/");
    assert_eq!(request.headers()["x-amz-target"], "PhotonAdminProxyService.BatchAssociateUserStack");
    assert_eq!(
        request.body(),
        concat!(
            r#"{"UserStackAssociations":["#,
            r#"{"StackName":"analysis","UserName":"ada@example.com","AuthenticationType":"USERPOOL","#,
            r#""SendEmailNotification":true},"#,
            r#"{"StackName":"analysis","UserName":"grace@example.com","AuthenticationType":"AWS_AD"}]}"#
        )
    );
    assert_eq!(BatchAssociateUserStack::parse_request(&request)?, input);

    // The user names of this service are sensitive: sent, but never printed.
    assert!(!format!("{input:?}").contains("example.com"));
    assert_eq!(AuthenticationType::VALUES, ["API", "SAML", "USERPOOL", "AWS_AD"]);
    Ok(())
}

/// A success lists what failed all the same.
#[test]
fn response() -> Result<(), Box<dyn Error>> {
    let body = br#"{"errors": [
        {"UserStackAssociation": {"StackName": "analysis", "UserName": "ada", "AuthenticationType": "SAML"},
         "ErrorCode": "STACK_NOT_FOUND", "ErrorMessage": "there is no such stack"},
        {"ErrorCode": "USER_NAME_NOT_FOUND"},
        {"ErrorCode": "DIRECTORY_NOT_FOUND"},
        {"ErrorCode": "INTERNAL_ERROR"}
    ]}"#;
    let output = BatchAssociateUserStack::response_with(PROTOCOL, &answer(body.as_slice()))?;
    let failures: &[UserStackAssociationError] = output.errors.as_deref().unwrap_or_default();
    let codes: Vec<_> = failures.iter().filter_map(|failure| failure.error_code.clone()).collect();
    assert_eq!(
        codes,
        [
            UserStackAssociationErrorCode::StackNotFound,
            UserStackAssociationErrorCode::UserNameNotFound,
            UserStackAssociationErrorCode::DirectoryNotFound,
            UserStackAssociationErrorCode::InternalError,
        ]
    );
    assert_eq!(failures[0].error_message.as_deref(), Some("there is no such stack"));
    let association = failures[0].user_stack_association.as_ref();
    assert_eq!(association.map(|association| association.stack_name.as_str()), Some("analysis"));

    let nothing_failed = BatchAssociateUserStack::response_with(PROTOCOL, &answer(b"{}"))?;
    assert_eq!(nothing_failed, BatchAssociateUserStackOutput::default());
    Ok(())
}

#[test]
fn unknown_enum_value() -> Result<(), Box<dyn Error>> {
    let body = r#"{"errors":[{"ErrorCode":"STACK_ON_FIRE"}]}"#;
    let output = BatchAssociateUserStack::response_with(PROTOCOL, &answer(body.as_bytes()))?;
    let failures = output.errors.as_deref().unwrap_or_default();
    let code = failures.first().and_then(|failure| failure.error_code.as_ref());
    assert!(matches!(code, Some(UserStackAssociationErrorCode::Unknown(text)) if text == "STACK_ON_FIRE"));
    assert_eq!(BatchAssociateUserStack::respond_with(PROTOCOL, Ok(&output))?.body(), &body);
    Ok(())
}

/// Each error of the operation, with its status, read by a client and answered by a server.
#[test]
fn errors() -> Result<(), Box<dyn Error>> {
    let expected = [("InvalidParameterCombinationException", 400), ("OperationNotPermittedException", 400)];
    // The errors that are read below are all that the model has.
    let modelled = BatchAssociateUserStack::SCHEMA.errors.iter().filter_map(|schema| schema.error);
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
        assert_eq!(BatchAssociateUserStack::respond_with(PROTOCOL, Err(&error))?.status(), status);
    }
    Ok(())
}

fn error_response(code: &str, status: u16) -> Result<BatchAssociateUserStackError, Box<dyn Error>> {
    let body = format!(r#"{{"__type":"com.amazonaws.photonadminproxy#{code}","Message":"this was {code}"}}"#);
    let response = Response::builder().status(status).header("x-amzn-RequestId", "r-1");
    let result = BatchAssociateUserStack::response_with(PROTOCOL, &response.body(Bytes::from(body))?);
    Ok(result.err().ok_or("expected an error, found an output")?)
}

/// A success.
fn answer(body: &[u8]) -> Response<Bytes> {
    Response::new(Bytes::copy_from_slice(body))
}

fn variant(error: &BatchAssociateUserStackError) -> &'static str {
    match error {
        BatchAssociateUserStackError::InvalidParameterCombinationException(_) => {
            "InvalidParameterCombinationException"
        }
        BatchAssociateUserStackError::OperationNotPermittedException(_) => "OperationNotPermittedException",
        _ => "unhandled",
    }
}
