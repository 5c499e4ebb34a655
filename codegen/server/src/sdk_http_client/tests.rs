//! The requests that the SDK gives to its HTTP client, and the responses that it gets; the crates themselves are called
//! by `cargo xtask peers`.

use std::sync::atomic::{AtomicBool, Ordering};

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use generated::datazone::{
    self, GetUserProfile, GetUserProfileError, GetUserProfileInput, GetUserProfileOutput,
    ResourceNotFoundException,
};
use http::HeaderMap;
use http_body_util::BodyExt as _;
use tokio::sync::mpsc;
use tower::service_fn;

use super::*;
use crate::{Call, Server};

fn server() -> Server {
    let builder = Server::builder(&datazone::SERVICE).operation::<GetUserProfile, _, _>(get_user_profile);
    builder.build().unwrap()
}

async fn get_user_profile(
    input: GetUserProfileInput,
    call: Call,
) -> Result<GetUserProfileOutput, GetUserProfileError> {
    assert_eq!(call.headers()["host"], "datazone.eu-west-1.api.aws");
    match input.user_identifier.as_str() {
        "nobody" => Err(ResourceNotFoundException::new("no such user").into()),
        "slow" => std::future::pending().await,
        user => Ok(GetUserProfileOutput::new().id(user)),
    }
}

#[derive(Debug)]
struct Clock;

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration))
    }
}

fn connector(service: SdkHttpClient) -> Connector {
    Connector { service, read_timeout: Some((Duration::from_millis(50), SharedAsyncSleep::new(Clock))) }
}

fn request(user: &str, body: SdkBody) -> HttpRequest {
    let uri = format!("https://datazone.eu-west-1.api.aws/v2/domains/dzd_1/user-profiles/{user}");
    HttpRequest::try_from(Request::get(uri).body(body).unwrap()).unwrap()
}

async fn text(response: HttpResponse) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

#[tokio::test]
async fn a_server_answers() {
    let connector = connector(SdkHttpClient::new(server()));
    let response = connector.call(request("ada", SdkBody::empty())).await.unwrap();
    assert_eq!((response.status().as_u16(), text(response).await.as_str()), (200, r#"{"id":"ada"}"#));

    let missing = connector.call(request("nobody", SdkBody::empty())).await.unwrap();
    assert_eq!(missing.status().as_u16(), 404);
    assert_eq!(missing.headers().get("x-amzn-errortype"), Some("ResourceNotFoundException"));
    assert!(missing.headers().get("x-amzn-requestid").is_some());
}

#[tokio::test]
async fn a_response_that_does_not_begin_is_a_timeout() {
    let connector = connector(SdkHttpClient::new(server()));
    let error = connector.call(request("slow", SdkBody::empty())).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(error.into_source().to_string(), "the response did not begin within 50ms");
}

#[tokio::test]
async fn errors_are_of_their_kinds() {
    async fn error(error: impl Into<BoxError>) -> ConnectorError {
        let failure = Arc::new(Mutex::new(Some(error.into())));
        let service = service_fn(move |_: Request<Body>| {
            let error = failure.lock().unwrap().take().unwrap();
            std::future::ready(Err::<Response<Body>, BoxError>(error))
        });
        connector(SdkHttpClient::new(service)).call(request("ada", SdkBody::empty())).await.unwrap_err()
    }
    assert!(error(io::Error::from(io::ErrorKind::ConnectionReset)).await.is_io());
    assert!(error(io::Error::from(io::ErrorKind::TimedOut)).await.is_timeout());
    assert!(error("anything else").await.is_other());
}

/// A body of the frames that are sent.
struct Sent(mpsc::Receiver<Frame<Bytes>>);

impl http_body::Body for Sent {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.0.poll_recv(context).map(|frame| frame.map(Ok))
    }
}

/// The service sends back each piece before the next one is sent, and trailers at the end.
#[tokio::test]
async fn bodies_are_streams_both_ways() {
    let service =
        service_fn(
            |request: Request<Body>| async move { Ok::<_, BoxError>(Response::new(request.into_body())) },
        );
    let (sender, receiver) = mpsc::channel(1);
    let body = SdkBody::from_body_1_x(Sent(receiver));
    let response = connector(SdkHttpClient::new(service)).call(request("ada", body)).await.unwrap();
    let mut body = response.into_body();
    for piece in ["one", "two"] {
        sender.send(Frame::data(Bytes::from(piece))).await.unwrap();
        let frame = body.frame().await.unwrap().unwrap();
        assert_eq!(frame.into_data().unwrap(), piece);
    }
    let trailers = HeaderMap::from_iter([("x-sum".parse().unwrap(), HeaderValue::from_static("3"))]);
    sender.send(Frame::trailers(trailers.clone())).await.unwrap();
    assert_eq!(body.frame().await.unwrap().unwrap().into_trailers().unwrap(), trailers);
    drop(sender);
    assert!(body.frame().await.is_none());
}

#[tokio::test]
async fn a_call_that_is_dropped_drops_the_service() {
    struct Told(Arc<AtomicBool>);
    impl Drop for Told {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let dropped = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&dropped);
    let service = service_fn(move |_: Request<Body>| {
        let told = Told(Arc::clone(&told));
        async move {
            let _told = told;
            std::future::pending::<Result<Response<Body>, BoxError>>().await
        }
    });
    let mut call = connector(SdkHttpClient::new(service)).call(request("ada", SdkBody::empty()));
    let polled = poll_fn(|context| Poll::Ready(Pin::new(&mut call).poll(context).is_pending())).await;
    assert!(polled && !dropped.load(Ordering::Relaxed));
    drop(call);
    assert!(dropped.load(Ordering::Relaxed));
}
