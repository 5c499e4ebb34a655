//! A server from the outside: requests of clients, well-formed and not, and the responses.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use ferrosmith_server::{Answer, Body, BuildError, Call, Server};
use generated::appstream::{self, DescribeFleets, DescribeFleetsInput, DescribeFleetsOutput};
use generated::bytes::Bytes;
use generated::datazone::{
    self, GetUserProfile, GetUserProfileError, GetUserProfileInput, GetUserProfileOutput,
    ResourceNotFoundException,
};
use generated::http::{Request, Response, StatusCode};
use generated::protocol::{AWS_JSON_1_1, ClientProtocol, RPC_V2_CBOR};
use generated::{ClientOptions, Operation, ServiceError};
use http_body::Frame;
use http_body_util::{BodyExt as _, Full};
use tower::ServiceExt as _;

async fn profile(
    input: GetUserProfileInput,
    call: Call,
) -> Result<GetUserProfileOutput, GetUserProfileError> {
    match input.user_identifier.as_str() {
        "panic" => panic!("a mistake of the handler"),
        "nobody" => Err(ResourceNotFoundException::new("no such user").into()),
        _ => Ok(GetUserProfileOutput::new().domain_id(input.domain_identifier).id(call.operation().name)),
    }
}

fn server() -> Server {
    let builder = Server::builder(&datazone::SERVICE).operation::<GetUserProfile, _, _>(profile);
    builder.body_limit(1000).health("/health").build().unwrap()
}

/// Calls without a socket.
async fn send<B>(server: &Server, request: Request<B>) -> Response<Bytes>
where
    B: http_body::Body<Data = Bytes, Error = Infallible> + Send + 'static,
{
    let response = server.clone().oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    Response::from_parts(head, body.collect().await.unwrap().to_bytes())
}

async fn call<O: Operation>(server: &Server, input: &O::Input) -> Result<O::Output, O::Error> {
    O::response(&send(server, O::request(input).unwrap().map(Full::new)).await)
}

#[tokio::test]
async fn handlers_answer_with_outputs_and_errors() {
    let server = server();
    let found = call::<GetUserProfile>(&server, &GetUserProfileInput::new("dzd_1", "ada")).await.unwrap();
    assert_eq!((found.domain_id.as_deref(), found.id.as_deref()), (Some("dzd_1"), Some("GetUserProfile")));

    let error =
        call::<GetUserProfile>(&server, &GetUserProfileInput::new("dzd_1", "nobody")).await.unwrap_err();
    assert!(matches!(error, GetUserProfileError::ResourceNotFoundException(_)));
    assert_eq!(error.message(), Some("no such user"));
    assert_eq!(error.request_id().map(str::len), Some(36));
}

#[tokio::test]
async fn refusals_are_in_the_protocol_and_the_server_goes_on() {
    let server = server();
    let invalid =
        call::<GetUserProfile>(&server, &GetUserProfileInput::new("domain 1", "ada")).await.unwrap_err();
    assert_eq!((invalid.code(), invalid.status()), (Some("ValidationException"), Some(400)));

    let missing =
        call::<datazone::GetDomain>(&server, &datazone::GetDomainInput::new("dzd_1")).await.unwrap_err();
    assert_eq!((missing.code(), missing.status()), (Some("NotImplementedException"), Some(501)));
    assert_eq!(missing.message(), Some("GetDomain is not implemented"));

    let panicked =
        call::<GetUserProfile>(&server, &GetUserProfileInput::new("dzd_1", "panic")).await.unwrap_err();
    assert_eq!((panicked.code(), panicked.status()), (Some("InternalFailureException"), Some(500)));
    assert!(!panicked.to_string().contains("mistake"), "{panicked}");

    let unknown = send(&server, Request::get("/v3").body(Full::new(Bytes::new())).unwrap()).await;
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);

    assert!(call::<GetUserProfile>(&server, &GetUserProfileInput::new("dzd_1", "ada")).await.is_ok());
}

#[tokio::test]
async fn one_server_speaks_every_protocol_of_its_service() {
    let handler = |input: DescribeFleetsInput, call: Call| async move {
        let token = format!("{} {}", call.protocol().id(), input.names.unwrap_or_default().join(","));
        Ok(DescribeFleetsOutput::new().next_token(token))
    };
    let server =
        Server::builder(&appstream::SERVICE).operation::<DescribeFleets, _, _>(handler).build().unwrap();
    let input = DescribeFleetsInput::new().names(vec!["fleet".to_owned()]);
    let protocols: [&'static dyn ClientProtocol; 2] = [&AWS_JSON_1_1, &RPC_V2_CBOR];
    for protocol in protocols {
        let request = DescribeFleets::request_with(protocol, &input, &ClientOptions::default()).unwrap();
        let response = send(&server, request.map(Full::new)).await;
        let output = DescribeFleets::response_with(protocol, &response).unwrap();
        assert_eq!(output.next_token, Some(format!("{} fleet", protocol.id())));
    }
}

#[tokio::test]
async fn operations_need_not_be_known_when_the_program_is_compiled() {
    // An object answers what has no handler of its own, from the schemas alone.
    let echo = |call: Call, body: Bytes| -> Answer {
        let text = format!("{} {} {}", call.operation().name, call.service().id, body.len());
        Box::pin(std::future::ready(Response::new(Body::from(text))))
    };
    let server = Server::builder(&datazone::SERVICE)
        .operation::<GetUserProfile, _, _>(profile)
        .handler(datazone::GetDomain::SCHEMA, |call: Call, _: Bytes| -> Answer {
            Box::pin(async move { Response::new(Body::from(call.operation().id)) })
        })
        .fallback(echo)
        .build()
        .unwrap();
    let get = |path: &str| Request::get(path).body(Full::new(Bytes::new())).unwrap();
    let domain = send(&server, get("/v2/domains/dzd_1")).await;
    assert_eq!(domain.body(), "com.amazonaws.datazone#GetDomain");
    let domains = send(&server, get("/v2/domains")).await;
    assert_eq!(domains.body(), "ListDomains com.amazonaws.datazone#DataZone 0");
    assert!(call::<GetUserProfile>(&server, &GetUserProfileInput::new("dzd_1", "ada")).await.is_ok());
}

#[tokio::test]
async fn bodies_pass_through_unread() {
    let server = Server::builder(&datazone::SERVICE)
        .stream_handler(datazone::GetDomain::SCHEMA, |_: Call, body: Body| -> Answer {
            Box::pin(async move { Response::new(body) })
        })
        .body_limit(10)
        .build()
        .unwrap();
    let mut response =
        server.respond(Request::get("/v2/domains/dzd_1").body(Endless).unwrap()).await.into_body();
    for _ in 0..3 {
        assert_eq!(response.frame().await.unwrap().unwrap().into_data().unwrap().len(), 100);
    }
}

/// A body that never says how long it is, and never ends.
struct Endless;

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b' '; 100])))))
    }
}

#[tokio::test]
async fn bodies_beyond_the_limit_are_refused() {
    let server = server();
    let uri = "/v2/domains/dzd_1/user-profiles/ada";
    let announced =
        send(&server, Request::get(uri).body(Full::new(Bytes::from(vec![b' '; 1001]))).unwrap()).await;
    let endless = send(&server, Request::get(uri).body(Endless).unwrap()).await;
    for response in [announced, endless] {
        let error = GetUserProfile::response(&response).unwrap_err();
        assert_eq!((error.code(), error.status()), (Some("RequestEntityTooLargeException"), Some(413)));
    }
}

#[tokio::test]
async fn health_checks_are_no_requests_of_the_service() {
    let response = send(&server(), Request::get("/health").body(Full::new(Bytes::new())).unwrap()).await;
    assert_eq!((response.status(), response.body().len()), (StatusCode::OK, 0));
    let other = send(&server(), Request::post("/health").body(Full::new(Bytes::new())).unwrap()).await;
    assert_eq!(other.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_first_label_of_a_path_may_be_in_the_host() {
    let builder = Server::builder(&datazone::SERVICE).operation::<GetUserProfile, _, _>(profile);
    let server = builder.virtual_hosts("example.test").build().unwrap();
    for (uri, host) in [
        ("/domains/dzd_1/user-profiles/ada", "v2.example.test:8080"),
        ("http://v2.example.test/domains/dzd_1/user-profiles/ada", ""),
        ("/v2/domains/dzd_1/user-profiles/ada", "example.test"),
    ] {
        let request = Request::get(uri).header("host", host).body(Full::new(Bytes::new())).unwrap();
        let found = GetUserProfile::response(&send(&server, request).await).unwrap();
        assert_eq!(found.domain_id.as_deref(), Some("dzd_1"), "{uri} {host}");
    }
}

#[test]
fn mistakes_of_the_program_are_told_when_it_builds_the_server() {
    let twice = Server::builder(&datazone::SERVICE)
        .operation::<GetUserProfile, _, _>(profile)
        .operation::<GetUserProfile, _, _>(profile);
    assert_eq!(
        twice.build().unwrap_err(),
        BuildError::Twice { operation: "com.amazonaws.datazone#GetUserProfile" }
    );
    let other = Server::builder(&appstream::SERVICE).operation::<GetUserProfile, _, _>(profile).build();
    let message = other.unwrap_err().to_string();
    assert!(
        message.starts_with("com.amazonaws.datazone#GetUserProfile: expected an operation of"),
        "{message}"
    );
    let unknown = Server::builder(&appstream::SERVICE)
        .handler(GetUserProfile::SCHEMA, |_: Call, _: Bytes| -> Answer { unreachable!() })
        .build();
    assert!(matches!(unknown.unwrap_err(), BuildError::UnknownOperation { .. }));
}
