//! Requests that are traced, and secrets that never are.

#[path = "../../client/tests/support/kept.rs"]
mod kept;

use ferrosmith_server::{Body, Call, Server, not_implemented};
use generated::Operation;
use generated::bytes::Bytes;
use generated::datazone::{
    self, CreateUserProfile, CreateUserProfileError, CreateUserProfileInput, CreateUserProfileOutput,
    GetUserProfile, ResourceNotFoundException,
};
use generated::http::{Request, Response};
use kept::Kept;

fn profiles() -> Server {
    Server::builder(&datazone::SERVICE)
        .operation::<CreateUserProfile, _, _>(create_user_profile)
        .operation::<GetUserProfile, _, _>(|input, call| not_implemented::<GetUserProfile>(input, &call))
        .build()
        .unwrap()
}

async fn create_user_profile(
    input: CreateUserProfileInput,
    _: Call,
) -> Result<CreateUserProfileOutput, CreateUserProfileError> {
    match input.user_identifier.as_str() {
        "hush-panic" => panic!("hush-panic"),
        "hush-nobody" => Err(ResourceNotFoundException::new("hush-missing").into()),
        user => Ok(CreateUserProfileOutput::new().id(user)),
    }
}

fn request(user: &str) -> Request<Bytes> {
    let input = CreateUserProfileInput::new("dzd_1", user).session_name("hush-session");
    let mut request = CreateUserProfile::request(&input).unwrap();
    let authorization = "AWS4-HMAC-SHA256 Credential=hush-key, SignedHeaders=host, Signature=hush-signature";
    request.headers_mut().insert("authorization", authorization.parse().unwrap());
    request.headers_mut().insert("x-amz-security-token", "hush-token".parse().unwrap());
    request
}

/// Sends a request, and returns the status, and what is traced.
async fn traced(server: &Server, request: Request<Bytes>) -> (Response<Body>, Vec<String>) {
    let kept = Kept::default();
    let _guard = tracing::subscriber::set_default(kept.clone());
    let response = server.respond(request.map(Body::from)).await;
    (response, kept.all())
}

#[tokio::test(flavor = "current_thread")]
async fn a_span_for_each_request() {
    let (response, mut kept) = traced(&profiles(), request("ada")).await;
    let id = response.headers()["x-amzn-requestid"].to_str().unwrap();
    let time = kept.pop().unwrap();
    assert!(
        time.starts_with("duration_ms=") && time["duration_ms=".len()..].parse::<f64>().unwrap() > 0.0,
        "{time}"
    );
    let expected = [
        "span request",
        "service=\"DataZone\"",
        &format!("request_id={id:?}"),
        "operation=\"CreateUserProfile\"",
        "protocol=\"restJson1\"",
        "status=201",
    ];
    assert_eq!(kept, expected);
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_of_a_message_is_traced() {
    let server = profiles();
    let mut malformed = request("hush");
    *malformed.body_mut() = Bytes::from_static(b"{\"hush\": hush");
    let mut elsewhere = request("hush");
    *elsewhere.uri_mut() = "/hush/hush?hush=hush".parse().unwrap();
    let invalid = CreateUserProfile::request(&CreateUserProfileInput::new("hush domain", "hush")).unwrap();
    let unwritten = Request::get("/v2/domains/dzd_1/user-profiles/hush").body(Bytes::new()).unwrap();
    for (request, status, code) in [
        (request("hush"), 201, None),
        (request("hush-nobody"), 404, None),
        (request("hush-panic"), 500, Some("InternalFailureException")),
        (malformed, 400, Some("SerializationException")),
        (invalid, 400, Some("ValidationException")),
        (elsewhere, 404, Some("UnknownOperationException")),
        (unwritten, 501, None),
    ] {
        let (response, kept) = traced(&server, request).await;
        assert_eq!(response.status(), status, "{kept:#?}");
        assert!(kept.contains(&format!("status={status}")), "{kept:#?}");
        let found = kept.iter().find_map(|text| text.strip_prefix("code="));
        assert_eq!(found, code.map(|code| format!("{code:?}")).as_deref(), "{kept:#?}");
        assert_eq!(kept.iter().filter(|text| text.starts_with("span ")).count(), 1, "{kept:#?}");
        assert!(!kept.iter().any(|text| text.to_lowercase().contains("hush")), "{kept:#?}");
        let panicked = kept.contains(&"message=a handler panicked".to_owned());
        assert_eq!(panicked, status == 500, "{kept:#?}");
    }
}
