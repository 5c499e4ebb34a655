use std::sync::{Arc, Mutex};

use ferrosmith_client::Client;
use ferrosmith_client::client::{ErrorKind, Interceptor};
use ferrosmith_client::transport::{Body, BoxError};
use ferrosmith_runtime::schema::OperationSchema;
use generated::datazone::{ListDomains, ListDomainsInput};
use http::{HeaderValue, Request, Response};

use crate::config;
use crate::support::{Service, answer};

/// Notes what it sees, and changes it.
#[derive(Debug, Clone, Default)]
struct Witness(Arc<Mutex<Vec<String>>>);

impl Witness {
    fn note(&self, what: &str, has: bool) {
        self.0.lock().unwrap().push(format!("{what} {has}"));
    }
}

impl Interceptor for Witness {
    fn before_signing(&self, _: &OperationSchema, request: &mut Request<Body>) -> Result<(), BoxError> {
        self.note("before signing", request.headers().contains_key("authorization"));
        request.headers_mut().insert("x-mine", HeaderValue::from_static("1"));
        Ok(())
    }

    fn before_sending(
        &self,
        operation: &OperationSchema,
        request: &mut Request<Body>,
    ) -> Result<(), BoxError> {
        self.note(
            &format!("before sending {}", operation.name),
            request.headers().contains_key("authorization"),
        );
        Ok(())
    }

    fn after_receiving(&self, _: &OperationSchema, response: &mut Response<Body>) -> Result<(), BoxError> {
        self.note("after receiving", response.status().is_success());
        if response.status() == 418 { Err("a teapot".into()) } else { Ok(()) }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn each_attempt_is_seen() {
    let (service, witness) =
        (Service::with([answer(503, ""), answer(200, r#"{"items":[]}"#)]), Witness::default());
    let client = Client::new(config(&service).0.interceptor(witness.clone()));
    let _ = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap();
    let seen = ["before signing false", "before sending ListDomains true", "after receiving false"];
    let again = ["before signing false", "before sending ListDomains true", "after receiving true"];
    assert_eq!(*witness.0.lock().unwrap(), [seen, again].concat());
    let requests = service.requests();
    let authorization = requests[0].headers()["authorization"].to_str().unwrap();
    assert!(authorization.contains(";x-mine,"), "{authorization}");
}

#[tokio::test(flavor = "current_thread")]
async fn an_error_ends_the_call() {
    let service = Service::with([answer(418, "")]);
    let client = Client::new(config(&service).0.interceptor(Witness::default()));
    let error = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Interceptor, 1));
    assert_eq!(error.to_string(), "ListDomains: an interceptor ended it: a teapot");
}
