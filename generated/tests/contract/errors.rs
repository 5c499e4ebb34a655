//! Errors: a structure per shape, an enum per operation, one for the service.

use std::error::Error as _;

use ferrosmith_runtime::ServiceError;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::protocol::ErrorResponse;
use ferrosmith_runtime::schema::Fault;
use generated::datazone::{CreateUserProfileError, Error, ThrottlingException};

const REQUEST_ID: [(&str, &str); 1] = [("x-amzn-RequestId", "r-1")];

fn read(status: u16, headers: &[(&str, &str)], body: &str) -> CreateUserProfileError {
    ErrorResponse::new(status, body.as_bytes()).headers(headers).read()
}

#[test]
fn a_modelled_error_answers_everything() {
    let body = r#"{"__type":"com.amazonaws.datazone#ThrottlingException","message":"slow down"}"#;
    let error = read(429, &REQUEST_ID, body);
    let CreateUserProfileError::ThrottlingException(inner) = &error else { panic!("{error:?}") };
    assert_eq!(inner.message, "slow down");
    assert_eq!(inner.status(), Some(429));
    assert_eq!(error.code(), Some("ThrottlingException"));
    assert_eq!(error.message(), Some("slow down"));
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.status(), Some(429));
    assert_eq!(error.fault(), Some(Fault::Client));
    assert!(error.is_retryable());
    assert!(error.is_throttling());
    assert_eq!(error.to_string(), "ThrottlingException: slow down (status 429, request id r-1)");
    assert!(error.source().is_none(), "the variant of an enum is not its source");
}

#[test]
fn the_code_is_cut_out_of_its_surroundings() {
    let header = [("X-Amzn-ErrorType", "com.amazonaws.datazone#ConflictException:http://example.com/")];
    // This operation does not model a conflict; the service does.
    assert_eq!(read(409, &header, "{}").code(), Some("ConflictException"));
    for body in [
        r#"{"code":"ValidationException","message":"m"}"#,
        r#"{"__type":"ValidationException:http://example.com/","Message":"m"}"#,
        r#"{"__type":"x#ValidationException","errorMessage":"m"}"#,
    ] {
        let error = read(400, &[], body);
        assert!(matches!(error, CreateUserProfileError::ValidationException(_)), "{body}");
        assert_eq!(error.message(), Some("m"), "{body}");
    }
}

#[test]
fn an_error_that_is_not_modelled_keeps_what_is_known() {
    let error = read(418, &REQUEST_ID, r#"{"code":"TeapotException","message":"short and stout"}"#);
    assert!(matches!(error, CreateUserProfileError::Unhandled(_)));
    assert_eq!(error.code(), Some("TeapotException"));
    assert_eq!(error.message(), Some("short and stout"));
    assert_eq!(error.fault(), Some(Fault::Client));
    assert!(!error.is_retryable() && !error.is_throttling());
    assert_eq!(error.to_string(), "TeapotException: short and stout (status 418, request id r-1)");
}

#[test]
fn what_a_proxy_answers_is_an_error_too() {
    let error = read(503, &[], "<html>busy</html>");
    assert!(error.is_retryable());
    assert_eq!(error.fault(), Some(Fault::Server));
    assert!(error.to_string().contains("<html>busy</html>"), "{error}");
}

#[test]
fn a_source_is_kept() {
    let broken = std::io::Error::other("connection reset");
    let error = CreateUserProfileError::Unhandled(Unhandled::new(broken));
    assert_eq!(error.to_string(), "no response: connection reset");
    assert!(error.source().is_none(), "it is said already");
    let Error::Unhandled(error) = Error::from(error) else { panic!("it stays unhandled") };
    assert!(error.cause().is_some_and(|cause| cause.is::<std::io::Error>()));
}

#[test]
fn an_error_can_be_made() {
    let error = CreateUserProfileError::ThrottlingException(ThrottlingException::new("slow down"));
    assert_eq!(error.code(), Some("ThrottlingException"));
    assert_eq!(error.status(), Some(429));
    assert_eq!(error.request_id(), None);
}

#[test]
fn errors_of_operations_convert_into_the_error_of_the_service() {
    fn create() -> Result<(), CreateUserProfileError> {
        Err(read(404, &REQUEST_ID, r#"{"code":"ResourceNotFoundException","message":"no domain"}"#))
    }
    fn caller() -> Result<(), Error> {
        create()?;
        Ok(())
    }
    let error = caller().unwrap_err();
    assert!(matches!(error, Error::ResourceNotFoundException(_)));
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.status(), Some(404));
    fn ordinary<T: std::error::Error + Send + Sync + 'static>() {}
    ordinary::<CreateUserProfileError>();
    ordinary::<Error>();
}
