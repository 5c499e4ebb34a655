//! Clients: one generic function for every operation, in tasks, with retries.

use std::fmt::Debug;
use std::sync::Arc;

use generated::bytes::Bytes;
use generated::datazone::{
    CreateUserProfile, CreateUserProfileInput, CreateUserProfileOutput, GetDomain, GetDomainInput,
};
use generated::error::Unhandled;
use generated::http::{Request, Response};
use generated::protocol::REST_JSON_1;
use generated::{ClientOptions, Operation, RequestError, ServiceError};

/// A client of one's own, over a transport that answers by the method.
#[derive(Debug, Clone, Default)]
struct Client {
    options: ClientOptions,
}

impl Client {
    async fn send(&self, request: Request<Bytes>) -> std::io::Result<Response<Bytes>> {
        match request.method().as_str() {
            "POST" => Ok(Response::new(Bytes::from_static(br#"{"id":"u-1"}"#))),
            _ => Err(std::io::Error::other("connection reset")),
        }
    }

    /// Any operation: a failure of the transport is its error, too.
    async fn call<O: Operation>(&self, input: &O::Input) -> Result<O::Output, O::Error> {
        let request = O::request_with(&REST_JSON_1, input, &self.options).map_err(Unhandled::new)?;
        let response = self.send(request).await.map_err(Unhandled::new)?;
        O::response(&response)
    }

    /// With what a log and a second try need of the types of any operation.
    async fn call_twice<O: Operation>(&self, input: &O::Input) -> Result<(String, O::Output), O::Error> {
        let log = format!("{} {input:?}", O::NAME);
        let copy = input.clone();
        match self.call::<O>(input).await {
            Err(error) if error.is_retryable() => self.call::<O>(&copy).await,
            other => other,
        }
        .map(|output| (log, output.clone()))
    }

    /// In a task, without a where-clause.
    async fn spawned<O: Operation>(&self, input: O::Input) -> Result<O::Output, O::Error> {
        let client = self.clone();
        let task = tokio::spawn(async move { client.call::<O>(&input).await });
        task.await.unwrap_or_else(|error| Err(Unhandled::new(error).into()))
    }
}

#[tokio::test]
async fn every_operation_by_one_function() {
    let client = Client::default();
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    let output = client.call::<CreateUserProfile>(&input).await.unwrap();
    assert_eq!(output, CreateUserProfileOutput::new().id("u-1"));
    let (log, again) = client.call_twice::<CreateUserProfile>(&input).await.unwrap();
    assert!(log.starts_with("CreateUserProfile CreateUserProfileInput {") && again == output);
    assert_eq!(client.spawned::<CreateUserProfile>(input).await.unwrap(), output);
    let error = client.call::<GetDomain>(&GetDomainInput::new("dzd_1")).await.unwrap_err();
    assert_eq!(error.to_string(), "no response: connection reset");
}

#[tokio::test]
async fn tasks_that_share_a_client() {
    let client = Arc::new(Client::default());
    let tasks = (0..3).map(|n| {
        let client = Arc::clone(&client);
        tokio::spawn(async move {
            client.call::<CreateUserProfile>(&CreateUserProfileInput::new("dzd_1", n.to_string())).await
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        assert_eq!(task.await.unwrap().unwrap().id.as_deref(), Some("u-1"));
    }
}

#[test]
fn options_take_closures_and_tokens_are_set() {
    let run = String::from("run-7");
    let options = ClientOptions::default().token(move || run.clone()).compress_from(1 << 16);
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    let request = CreateUserProfile::request_with(&REST_JSON_1, &input, &options.clone()).unwrap();
    assert!(request.body().windows(5).any(|part| part == b"run-7"));
    let input = input.client_token("mine");
    let request = CreateUserProfile::request_with(&REST_JSON_1, &input, &options).unwrap();
    assert!(request.body().windows(4).any(|part| part == b"mine"));
    assert!(!format!("{options:?}").is_empty());
}

#[test]
fn operations_are_values_of_the_type_system() {
    fn described<O: Operation>() -> (&'static str, &'static str)
    where
        O::Input: Debug,
    {
        (O::NAME, O::SERVICE.sdk_id.unwrap_or_default())
    }
    const NAME: &str = CreateUserProfile::NAME;
    assert_eq!(described::<CreateUserProfile>(), (NAME, "DataZone"));
    assert_eq!(CreateUserProfile::SCHEMA.name, NAME);
    assert!(CreateUserProfile::SCHEMA.http.is_some_and(|http| http.method == "POST"));
}

#[test]
fn a_request_that_cannot_be_made_is_an_error_of_its_own() {
    fn request(domain: &str) -> Result<Request<Bytes>, RequestError> {
        GetDomain::request(&GetDomainInput::new(domain))
    }
    let boxed: Box<dyn std::error::Error + Send + Sync> = request("").unwrap_err().into();
    assert!(boxed.to_string().contains("identifier"), "{boxed}");
    let (parts, body) = request("dzd_1").unwrap().into_parts();
    assert_eq!((parts.uri.path(), body.len()), ("/v2/domains/dzd_1", 0));
}
