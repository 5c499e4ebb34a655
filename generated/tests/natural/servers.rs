//! Servers, proxies and test doubles: routed, matched, answered.

use std::sync::Arc;

use generated::bytes::Bytes;
use generated::datazone::operation::Name;
use generated::datazone::{
    self, CreateUserProfile, CreateUserProfileError, CreateUserProfileInput, CreateUserProfileOutput,
    GetDomain, GetDomainInput, ThrottlingException,
};
use generated::http::{Request, Response, StatusCode};
use generated::{Operation, Rejection, Router, ServerOptions, Validate};

/// A service of one's own: cloned for each connection, as servers do.
#[derive(Debug, Clone)]
struct Service {
    router: Router,
    options: ServerOptions,
}

impl Service {
    fn new() -> Self {
        Service { router: Router::new(&datazone::SERVICE), options: ServerOptions::default() }
    }

    fn answer(&self, request: &Request<Bytes>) -> Result<Response<Bytes>, Rejection> {
        let routed = self.router.route(request)?;
        match Name::of(routed.operation) {
            Some(Name::CreateUserProfile) => {
                let input = CreateUserProfile::parse_request_with(routed.protocol, request, &self.options)?;
                let output = CreateUserProfileOutput::new().id(input.user_identifier);
                Ok(CreateUserProfile::respond_with(routed.protocol, Ok(&output)).expect("it fits"))
            }
            Some(other) => panic!("{other:?} is not expected in this test"),
            None => panic!("an operation of another service"),
        }
    }
}

#[test]
fn routed_matched_and_answered() {
    let service = Arc::new(Service::new().clone());
    let request = CreateUserProfile::request(&CreateUserProfileInput::new("dzd_1", "ada")).unwrap();
    let response = std::thread::spawn(move || service.answer(&request)).join().unwrap().unwrap();
    assert_eq!(CreateUserProfile::response(&response).unwrap().id.as_deref(), Some("ada"));
}

#[test]
fn rejections_are_errors_with_a_response() {
    let service = Service::new();
    let rejection = service.answer(&Request::new(Bytes::new())).unwrap_err();
    assert_eq!(rejection.response().status(), StatusCode::NOT_FOUND);
    let boxed: Box<dyn std::error::Error + Send + Sync> = rejection.into();
    assert!(!boxed.to_string().is_empty());
}

#[test]
fn an_error_is_answered() {
    let error = CreateUserProfileError::from(ThrottlingException::new("slow down"));
    let response = CreateUserProfile::respond(Err(&error)).unwrap();
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(CreateUserProfile::response(&response), Err(error));
}

#[test]
fn every_operation_has_a_name_that_a_match_checks() {
    assert_eq!(Name::ALL.len(), datazone::SERVICE.operations.len());
    assert_eq!(Name::of(GetDomain::SCHEMA), Some(Name::GetDomain));
    assert_eq!(Name::GetDomain.schema().name, GetDomain::NAME);
    assert_eq!(format!("{:?} {0}", Name::GetDomain), "GetDomain GetDomain");
    assert_eq!(Name::GetDomain.as_str(), GetDomain::NAME);
    assert_eq!(Name::from_name("GetDomain"), Some(Name::GetDomain));
    assert_eq!(Name::from_name("NoOperation"), None);
}

#[test]
fn constraints_are_checked_by_hand() {
    assert!(GetDomainInput::new("dzd_1").validate().is_ok());
    let violations = GetDomainInput::new("not a domain").validate().unwrap_err();
    let texts: Vec<String> = violations.clone().into_iter().map(|violation| violation.to_string()).collect();
    assert_eq!(texts.len(), violations.len());
    let boxed: Box<dyn std::error::Error> = violations.into();
    assert!(boxed.to_string().contains("identifier"), "{boxed}");
}
