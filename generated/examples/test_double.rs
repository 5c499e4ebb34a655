//! A test double of DataZone on axum: it remembers users, and answers as the service would.
//!
//! No socket is opened: the test calls axum's router, which a client could call over HTTP as well.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::{self, Body};
use axum::extract::State;
use generated::Routed;
use generated::bytes::Bytes;
use generated::datazone::{
    self, CreateUserProfile, CreateUserProfileInput, CreateUserProfileOutput, GetUserProfile,
    GetUserProfileError, GetUserProfileInput, GetUserProfileOutput, ResourceNotFoundException,
};
use generated::error::Unhandled;
use generated::http::request::Parts;
use generated::http::{Request, Response};
use generated::{Operation, Rejection, Router, ServerOptions, ServiceError};
use tower::ServiceExt as _;

/// The service, as far as the test needs it.
struct Double {
    router: Router,
    users: Mutex<BTreeMap<String, CreateUserProfileInput>>,
}

impl Double {
    fn service() -> axum::Router {
        let router = Router::new(&datazone::SERVICE);
        let double = Double { router, users: Mutex::default() };
        axum::Router::new().fallback(handle).with_state(Arc::new(double))
    }

    fn answer(&self, request: &Request<Bytes>) -> Result<Response<Bytes>, Rejection> {
        let routed = self.router.route(request)?;
        match routed.operation.name {
            "CreateUserProfile" => {
                answer::<CreateUserProfile>(routed, request, |input| Ok(self.create(input)))
            }
            "GetUserProfile" => answer::<GetUserProfile>(routed, request, |input| self.get(&input)),
            other => unimplemented(routed, other),
        }
    }

    fn create(&self, input: CreateUserProfileInput) -> CreateUserProfileOutput {
        let mut users = self.users.lock().unwrap();
        let id = format!("u-{}", users.len() + 1);
        let output =
            CreateUserProfileOutput::new().id(id.as_str()).domain_id(input.domain_identifier.as_str());
        users.insert(id, input);
        output
    }

    fn get(&self, input: &GetUserProfileInput) -> Result<GetUserProfileOutput, GetUserProfileError> {
        match self.users.lock().unwrap().get(&input.user_identifier) {
            Some(user) => Ok(GetUserProfileOutput::new()
                .id(input.user_identifier.as_str())
                .domain_id(user.domain_identifier.as_str())),
            None => Err(ResourceNotFoundException::new("no such user").into()),
        }
    }
}

/// Reads the input in the protocol of the request, which is checked against the model, and answers in it.
fn answer<O: Operation>(
    routed: Routed,
    request: &Request<Bytes>,
    handler: impl FnOnce(O::Input) -> Result<O::Output, O::Error>,
) -> Result<Response<Bytes>, Rejection> {
    let input = O::parse_request_with(routed.protocol, request, &ServerOptions::default())?;
    let result = handler(input);
    Ok(O::respond_with(routed.protocol, result.as_ref()).expect("what the double answers fits a response"))
}

/// An operation that the double has no answer for.
fn unimplemented(routed: Routed, name: &str) -> Result<Response<Bytes>, Rejection> {
    let error = Unhandled::of_status(501).with_message(format!("the double knows no {name}"));
    // Whose error it is makes no difference for one that the model does not know.
    Ok(GetUserProfile::respond_with(routed.protocol, Err(&error.into())).expect("it fits a response"))
}

async fn handle(State(double): State<Arc<Double>>, head: Parts, body: Bytes) -> Response<Body> {
    let answer = double.answer(&Request::from_parts(head, body));
    answer.unwrap_or_else(|rejection| rejection.response()).map(Body::from)
}

/// The code under test: any client of any operation.
async fn call<O: Operation>(service: &axum::Router, input: &O::Input) -> Result<O::Output, O::Error> {
    let request = O::request(input).map_err(Unhandled::new)?;
    let response = service.clone().oneshot(request.map(Body::from)).await.map_err(Unhandled::new)?;
    let (head, body) = response.into_parts();
    let body = body::to_bytes(body, 1 << 20).await.map_err(Unhandled::new)?;
    O::response(&Response::from_parts(head, body))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Double::service();

    let ada = CreateUserProfileInput::new("dzd_1", "arn:aws:iam::111122223333:user/ada");
    let created = call::<CreateUserProfile>(&service, &ada).await?;
    assert_eq!(created.id.as_deref(), Some("u-1"));
    println!("created: {created:?}");

    let found = call::<GetUserProfile>(&service, &GetUserProfileInput::new("dzd_1", "u-1")).await?;
    assert_eq!(found.domain_id.as_deref(), Some("dzd_1"));
    println!("found: {found:?}");

    let error =
        call::<GetUserProfile>(&service, &GetUserProfileInput::new("dzd_1", "u-2")).await.unwrap_err();
    assert!(matches!(error, GetUserProfileError::ResourceNotFoundException(_)));
    println!("not found: {error}");

    // Violations of the model are refused before the double sees them: this is no id of a domain.
    let wrong = GetUserProfileInput::new("domain 1", "u-1");
    let error = call::<GetUserProfile>(&service, &wrong).await.unwrap_err();
    assert_eq!(error.code(), Some("ValidationException"));
    println!("refused: {error}");

    let error =
        call::<datazone::GetDomain>(&service, &datazone::GetDomainInput::new("dzd_1")).await.unwrap_err();
    assert_eq!(error.status(), Some(501));
    println!("unknown to the double: {error}");
    Ok(())
}
