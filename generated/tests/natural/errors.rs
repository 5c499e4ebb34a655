//! Errors: matched, asked, converted, printed by what people print errors with.

use std::error::Error as StdError;
use std::io;
use std::panic::UnwindSafe;
use std::sync::Arc;

use anyhow::Context;
use generated::bytes::Bytes;
use generated::datazone::{
    CreateUserProfile, CreateUserProfileError, CreateUserProfileOutput, Error, GetDomainError,
    ThrottlingException, ValidationException,
};
use generated::error::Unhandled;
use generated::http::{Response, StatusCode};
use generated::{Operation, ServiceError};

fn throttled() -> Result<CreateUserProfileOutput, CreateUserProfileError> {
    let response = Response::builder().status(429).header("x-amzn-errortype", "ThrottlingException");
    CreateUserProfile::response(&response.body(Bytes::from_static(br#"{"message":"slow down"}"#)).unwrap())
}

fn invalid() -> Result<(), GetDomainError> {
    Err(ValidationException::new("no such domain").into())
}

#[test]
fn matched() {
    match throttled() {
        Ok(_) => panic!("it is an error"),
        Err(CreateUserProfileError::ThrottlingException(ThrottlingException { message, .. })) => {
            assert_eq!(message, "slow down");
        }
        Err(CreateUserProfileError::Unhandled(error)) => panic!("{error}"),
        Err(error) => panic!("{error}"),
    }
    assert!(matches!(throttled(), Err(CreateUserProfileError::ThrottlingException(_))));
    assert!(throttled().is_err_and(|error| error.is_throttling()));
}

#[test]
fn asked() {
    let error = throttled().unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("ThrottlingException"), Some("slow down")));
    assert_eq!((error.status(), error.request_id()), (Some(429), None));
    assert_eq!(error.status_code(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert!(error.is_retryable() && error.is_throttling() && error.fault().is_some());
    let objects: [&dyn ServiceError; 2] = [&error, &ThrottlingException::new("slow down")];
    assert!(objects.iter().all(|error| error.is_retryable()));
    let boxed: Box<dyn ServiceError> = Box::new(error);
    assert_eq!(boxed.code(), Some("ThrottlingException"));
}

#[test]
fn asked_after_a_glob_import() {
    mod program {
        use generated::datazone::*;

        pub(super) fn path() -> Option<String> {
            Some(GetDomain::request(&GetDomainInput::new("dzd_1")).ok()?.uri().path().to_owned())
        }

        pub(super) fn again(error: &CreateUserProfileError) -> bool {
            error.is_retryable()
        }
    }
    assert_eq!(program::path().as_deref(), Some("/v2/domains/dzd_1"));
    assert!(program::again(&throttled().unwrap_err()));
}

#[test]
fn into_anyhow_and_boxes() {
    fn with_anyhow() -> anyhow::Result<()> {
        throttled().context("creating a profile")?;
        Ok(())
    }
    fn with_box() -> Result<(), Box<dyn StdError + Send + Sync>> {
        throttled()?;
        Ok(())
    }
    let error = with_anyhow().unwrap_err();
    // Each thing is said once.
    assert_eq!(format!("{error:#}"), "creating a profile: ThrottlingException: slow down (status 429)");
    let inner = error.downcast_ref::<CreateUserProfileError>().unwrap();
    assert!(inner.is_throttling());
    assert!(with_box().unwrap_err().downcast::<CreateUserProfileError>().is_ok());
    let error = io::Error::other(throttled().unwrap_err());
    assert_eq!(error.to_string(), "ThrottlingException: slow down (status 429)");
}

#[test]
fn into_the_error_of_the_service_and_of_the_application() {
    #[derive(Debug)]
    enum Mine {
        Service(Error),
        Io(io::Error),
    }
    impl From<io::Error> for Mine {
        fn from(error: io::Error) -> Self {
            Mine::Io(error)
        }
    }
    impl From<Error> for Mine {
        fn from(error: Error) -> Self {
            Mine::Service(error)
        }
    }
    fn both() -> Result<(), Error> {
        invalid()?;
        throttled()?;
        Ok(())
    }
    fn mine() -> Result<(), Mine> {
        std::fs::exists("Cargo.toml")?;
        both()?;
        Ok(())
    }
    assert!(matches!(both(), Err(Error::ValidationException(_))));
    assert!(matches!(mine(), Err(Mine::Service(Error::ValidationException(_)))));
    assert!(matches!(Mine::from(io::Error::other("x")), Mine::Io(error) if error.to_string() == "x"));
    let error = CreateUserProfileError::from(ThrottlingException::new("slow down"));
    assert!(matches!(error, CreateUserProfileError::ThrottlingException(_)));
    let error: Error = ThrottlingException::new("slow down").into();
    assert!(error.is_throttling());
    let error: Error = Unhandled::of_status(500).into();
    assert!(error.is_retryable());
}

#[test]
fn made_of_whatever_went_wrong() {
    let error = Unhandled::new("the lock is poisoned");
    assert_eq!(error.to_string(), "no response: the lock is poisoned");
    assert_eq!(Unhandled::new(format!("no {}", "disk")).to_string(), "no response: no disk");
    // Errors of anyhow, and boxes.
    let failed = || -> anyhow::Result<()> { Err(anyhow::anyhow!("deep").context("high")) };
    let outer = failed().map_err(Unhandled::new).unwrap_err();
    assert_eq!(outer.cause().map(ToString::to_string).as_deref(), Some("high"));
    let boxed: Box<dyn StdError + Send + Sync> = Box::new(io::Error::other("reset"));
    let error = Unhandled::of_status(502).because(boxed);
    assert!(error.cause().and_then(|cause| cause.downcast_ref::<io::Error>()).is_some());
}

#[test]
fn ordinary_values() {
    fn ordinary<T: StdError + Clone + PartialEq + Send + Sync + UnwindSafe + 'static>(error: T) {
        let copy = error.clone();
        assert!(copy == error && copy.to_string() == error.to_string());
        assert!(!format!("{error:?}").is_empty());
        let shared: Arc<dyn StdError + Send + Sync> = Arc::new(error);
        assert!(shared.source().is_none());
    }
    ordinary(throttled().unwrap_err());
    ordinary(Error::from(throttled().unwrap_err()));
    ordinary(ThrottlingException::new("slow down"));
    ordinary(Unhandled::new(io::Error::other("connection reset")));
    assert_eq!(invalid(), invalid());
    let caught = std::panic::catch_unwind(|| throttled().unwrap_err());
    assert_eq!(caught.unwrap(), throttled().unwrap_err());
}
