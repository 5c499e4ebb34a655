//! A protocol from outside of the crate: it is one file, and takes part in everything.

use bytes::Bytes;
use ferrosmith_runtime::protocol::{
    Body, Call, Claim, ClientProtocol, ErrorFacts, JsonCodec, MessageError, PlainError, ProtocolFacts,
    REST_JSON_1, Refusal, RequestRef, ResponseRef, RestJson, Routes, ServerProtocol, Verdict,
};
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use ferrosmith_runtime::{Operation, Router, Structure};
use http::{Request, Response};

use super::service::{Error, NoSuchKey, Owner, Put, PutOutput, SERVICE};

/// restJson1 with a version in a header, and members under the names of the model.
#[derive(Debug)]
struct Versioned {
    inner: RestJson,
}

static VERSIONED: Versioned = Versioned {
    inner: RestJson::new("example#versionedJson", JsonCodec::new("application/vnd.example+json")),
};

impl ProtocolFacts for Versioned {
    fn id(&self) -> &'static str {
        self.inner.id()
    }
    fn has_http_bindings(&self) -> bool {
        true
    }
}

impl ClientProtocol for Versioned {
    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        let mut request = self.inner.write_request(call, input)?;
        request.headers_mut().insert("x-version", http::HeaderValue::from_static("2"));
        Ok(request)
    }
    fn judge(&self, operation: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict {
        self.inner.judge(operation, response)
    }
    fn read_output(
        &self,
        operation: &'static OperationSchema,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        self.inner.read_output(operation, response, output)
    }
    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        self.inner.read_error(response, error)
    }
    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        self.inner.error_facts(response)
    }
}

impl ServerProtocol for Versioned {
    fn claims(&self, _: &'static ServiceSchema, request: &RequestRef<'_>) -> Claim {
        if request.headers.contains_key("x-version") { Claim::Sure } else { Claim::No }
    }
    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal> {
        self.inner.route(routes, request)
    }
    fn read_request(
        &self,
        operation: &'static OperationSchema,
        request: &RequestRef<'_>,
        input: &mut dyn Structure,
    ) -> Result<Vec<String>, Refusal> {
        self.inner.read_request(operation, request, input)
    }
    fn write_output(
        &self,
        operation: &'static OperationSchema,
        output: &dyn Structure,
        stream: bool,
    ) -> Result<Response<Body<Bytes>>, MessageError> {
        self.inner.write_output(operation, output, stream)
    }
    fn write_error(
        &self,
        service: &'static ServiceSchema,
        error: &dyn Structure,
    ) -> Result<Response<Bytes>, MessageError> {
        self.inner.write_error(service, error)
    }
    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes> {
        self.inner.write_plain_error(error)
    }
}

#[test]
fn it_is_recognized_beside_the_others() {
    let input = super::service::input();
    let router = Router::new(&SERVICE).protocols([&REST_JSON_1 as &dyn ServerProtocol, &VERSIONED]);
    let options = super::service::options();
    let request = Put::request_with(&VERSIONED, &input, &options).unwrap();
    assert_eq!(request.headers()["content-type"], "application/vnd.example+json");
    let routed = router.route(&request).unwrap();
    assert_eq!((routed.operation.name, routed.protocol.id()), ("Put", "example#versionedJson"));
    let plain = Put::request_with(&REST_JSON_1, &input, &options).unwrap();
    assert_eq!(router.route(&plain).unwrap().protocol.id(), "aws.protocols#restJson1");

    let output = PutOutput { owner: Owner { name: "ada".to_owned() }, ..PutOutput::default() };
    let response = Put::respond_with(routed.protocol, Ok(&output)).unwrap();
    assert_eq!(Put::response_with(&VERSIONED, &response).unwrap().owner.name, "ada");
    let response = Put::respond_with(&VERSIONED, Err(&Error::NoSuchKey(NoSuchKey::default()))).unwrap();
    assert!(matches!(Put::response_with(&VERSIONED, &response), Err(Error::NoSuchKey(_))));
}
