//! The guide: how to call, serve, test, store and validate.
//!
//! The examples use `generated::datazone`; the types of any other generated service have the same API. This crate
//! does no I/O: requests and responses are values of the crate `http`, and the transport is yours.
//!
//! # Call
//!
//! [`Operation::request`](crate::Operation::request) writes the request of an input, and
//! [`Operation::response`](crate::Operation::response) reads the response to it. In between, a transport adds the
//! endpoint and the signature, and sends it.
//!
//! ```
//! use ferrosmith_runtime::bytes::Bytes;
//! use ferrosmith_runtime::http::{Request, Response};
//! use ferrosmith_runtime::{Operation, ServiceError};
//! use generated::datazone::{GetDomain, GetDomainError, GetDomainInput};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! fn send(request: Request<Bytes>) -> Response<Bytes> {
//!     assert_eq!(request.method(), "GET");
//!     assert_eq!(request.uri().path(), "/v2/domains/dzd_1");
//!     let mut response = Response::new(Bytes::from_static(
//!         br#"{"id":"dzd_1","status":"AVAILABLE","domainExecutionRole":"arn:role"}"#,
//!     ));
//!     response.headers_mut().insert("content-type", "application/json".parse().unwrap());
//!     response
//! }
//!
//! let request = GetDomain::request(&GetDomainInput::new("dzd_1"))?;
//! match GetDomain::response(&send(request)) {
//!     Ok(domain) => assert_eq!(domain.domain_execution_role, "arn:role"),
//!     Err(GetDomainError::ResourceNotFoundException(error)) => println!("no domain: {error}"),
//!     Err(error) if error.is_retryable() => println!("try again: {error}"),
//!     Err(error) => return Err(error.into()), // with code, message, status and request id
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`ClientOptions`](crate::ClientOptions) and another [protocol](crate::protocol) than the service's preferred one
//! are arguments of [`Operation::request_with`](crate::Operation::request_with).
//!
//! # Serve
//!
//! A [`Router`](crate::Router) finds the operation and the protocol of a request. A request that cannot be read or
//! that violates the model's constraints is a [`Rejection`](crate::Rejection), which has the response to send.
//!
//! ```
//! use ferrosmith_runtime::bytes::Bytes;
//! use ferrosmith_runtime::http::{Request, Response, StatusCode};
//! use ferrosmith_runtime::{Operation, Rejection, Router, ServerOptions};
//! use generated::datazone::operation::Name;
//! use generated::datazone::{self, DomainStatus, GetDomain, GetDomainOutput};
//!
//! fn serve(router: &Router, request: &Request<Bytes>) -> Result<Response<Bytes>, Rejection> {
//!     let routed = router.route(request)?;
//!     let options = ServerOptions::default();
//!     let response = match Name::of(routed.operation) {
//!         Some(Name::GetDomain) => {
//!             let input = GetDomain::parse_request_with(routed.protocol, request, &options)?;
//!             let id = input.identifier;
//!             let domain = GetDomainOutput::new("arn:role", id, DomainStatus::Available);
//!             GetDomain::respond_with(routed.protocol, Ok(&domain))
//!         }
//!         _ => return Ok(status(StatusCode::NOT_IMPLEMENTED)),
//!     };
//!     Ok(response.unwrap_or_else(|_| status(StatusCode::INTERNAL_SERVER_ERROR)))
//! }
//!
//! fn status(status: StatusCode) -> Response<Bytes> {
//!     let mut response = Response::new(Bytes::new());
//!     *response.status_mut() = status;
//!     response
//! }
//!
//! let router = Router::new(&datazone::SERVICE); // once: it is cheap to share
//! let request = Request::get("/v2/domains/dzd_1").body(Bytes::new())?;
//! let response = serve(&router, &request).unwrap_or_else(|rejection| rejection.response());
//! assert_eq!(response.status(), 200);
//!
//! let request = Request::get("/v2/domains/no%20domain").body(Bytes::new())?;
//! let response = serve(&router, &request).unwrap_or_else(|rejection| rejection.response());
//! assert_eq!(response.status(), 400);
//! # Ok::<(), ferrosmith_runtime::http::Error>(())
//! ```
//!
//! # Test
//!
//! A test double is a server without a socket: code under test takes a function that sends requests, and the test
//! passes one that parses them and responds, with an output or with an error of the model.
//!
//! ```
//! use ferrosmith_runtime::Operation;
//! use ferrosmith_runtime::bytes::Bytes;
//! use ferrosmith_runtime::http::{Request, Response};
//! use generated::datazone::{GetDomain, GetDomainError, GetDomainInput};
//! use generated::datazone::ResourceNotFoundException;
//!
//! // The code under test.
//! type Send = dyn Fn(Request<Bytes>) -> Response<Bytes>;
//!
//! fn exists(id: &str, send: &Send) -> Result<bool, GetDomainError> {
//!     let input = GetDomainInput::new(id);
//!     let request = GetDomain::request(&input).expect("an id that fits a path");
//!     match GetDomain::response(&send(request)) {
//!         Ok(_) => Ok(true),
//!         Err(GetDomainError::ResourceNotFoundException(_)) => Ok(false),
//!         Err(error) => Err(error),
//!     }
//! }
//!
//! // The double.
//! let double = |request: Request<Bytes>| {
//!     let input = GetDomain::parse_request(&request).expect("a request of GetDomain");
//!     assert_eq!(input.identifier, "dzd_1");
//!     let error = ResourceNotFoundException::new("no such domain");
//!     GetDomain::respond(Err(&error.into())).expect("a response")
//! };
//! assert!(matches!(exists("dzd_1", &double), Ok(false)));
//! ```
//!
//! # Store
//!
//! Any generated type is read and written as [JSON](crate::json) or [CBOR](crate::cbor), and with the feature
//! `serde` in the formats of serde that tell types, such as YAML and MessagePack. Enum values and union members that the model does not have are kept.
//!
//! ```
//! use ferrosmith_runtime::{cbor, json};
//! use generated::datazone::CreateUserProfileOutput;
//!
//! # fn main() -> Result<(), ferrosmith_runtime::json::Error> {
//! let text = r#"{"id":"u-1","status":"NEW_STATUS","details":{"sms":{"number":"+15550100"}}}"#;
//! let profile: CreateUserProfileOutput = json::from_str(text)?;
//! assert_eq!(profile.status.as_ref().map(|status| status.as_str()), Some("NEW_STATUS"));
//!
//! let bytes = cbor::to_vec(&profile)?;
//! let stored: CreateUserProfileOutput = cbor::from_slice(&bytes)?;
//! assert_eq!(json::to_string(&stored)?, text);
//! # Ok(())
//! # }
//! ```
//!
//! Members that a structure does not have are skipped, unless the code was generated to keep them. Read the text as
//! a [`Document`](crate::Document) to have all of it.
//!
//! # Validate
//!
//! [`Validate`](crate::Validate) checks all constraints of the model and returns every violation, with its path.
//! Servers do this by themselves; clients may do it to fail early.
//!
//! ```
//! use ferrosmith_runtime::Validate;
//! use generated::datazone::GetDomainInput;
//!
//! assert!(GetDomainInput::new("dzd_1").validate().is_ok());
//!
//! let violations = GetDomainInput::new("no domain").validate().unwrap_err();
//! for violation in &violations {
//!     println!("{}: {violation}", violation.path());
//! }
//! assert_eq!(violations.len(), 1);
//! ```
