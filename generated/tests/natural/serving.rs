//! Services: a trait's methods over state, with `?`, called without a socket.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use ferrosmith_server::Call;
use generated::bytes::Bytes;
use generated::datazone::{
    self, CreateUserProfile, CreateUserProfileError, CreateUserProfileInput, CreateUserProfileOutput,
    GetDomain, GetDomainError, GetDomainInput, GetDomainOutput, ResourceNotFoundException,
};
use generated::error::Unhandled;
use generated::http::{Request, Response};
use generated::{Operation, ServiceError as _};
use tower::ServiceExt as _;

/// Profiles by their id. A clone shares them, so that a test can look into the one that it serves.
#[derive(Debug, Clone, Default)]
struct Profiles(Arc<State>);

#[derive(Debug, Default)]
struct State {
    users: Mutex<BTreeMap<String, String>>,
    calls: AtomicUsize,
}

/// The caller, found out by a layer of `tower`.
#[derive(Clone)]
struct Caller(&'static str);

impl Profiles {
    /// Is called with `?` by both methods.
    fn domain(&self, id: &str) -> Result<GetDomainOutput, ResourceNotFoundException> {
        match id {
            "dzd_1" => Ok(GetDomainOutput::new("role", id, "AVAILABLE")),
            _ => Err(ResourceNotFoundException::new(format!("no domain {id}"))),
        }
    }

    async fn stored(&self) -> io::Result<usize> {
        tokio::task::yield_now().await;
        match self.0.users.lock().expect("nothing panics").len() {
            0 => Ok(1),
            _ => Err(io::Error::other("the disk is full")),
        }
    }
}

impl datazone::Service for Profiles {
    async fn get_domain(&self, input: GetDomainInput, _: &Call) -> Result<GetDomainOutput, GetDomainError> {
        Ok(self.domain(&input.identifier)?)
    }

    async fn create_user_profile(
        &self,
        input: CreateUserProfileInput,
        call: &Call,
    ) -> Result<CreateUserProfileOutput, CreateUserProfileError> {
        self.0.calls.fetch_add(1, Ordering::Relaxed);
        self.domain(&input.domain_identifier)?;
        let number = self.stored().await.map_err(Unhandled::new)?;
        let Some(Caller(name)) = call.extensions().get::<Caller>() else {
            return Err(datazone::AccessDeniedException::new("nobody").into());
        };
        let id = format!("u-{number}");
        self.0
            .users
            .lock()
            .expect("nothing panics")
            .insert(id.clone(), format!("{name}: {}", input.user_identifier));
        Ok(CreateUserProfileOutput::new().id(id).domain_id(input.domain_identifier))
    }
}

/// Calls the service as axum does.
async fn call<O: Operation>(
    profiles: &Profiles,
    input: &O::Input,
    caller: Option<Caller>,
) -> Result<O::Output, O::Error> {
    let app = axum::Router::new().fallback_service(datazone::serve(profiles.clone()));
    let app = match caller {
        Some(caller) => app.layer(axum::Extension(caller)),
        None => app,
    };
    let request: Request<Bytes> = O::request(input).unwrap();
    let (head, body) = app.oneshot(request.map(axum::body::Body::from)).await.unwrap().into_parts();
    O::response(&Response::from_parts(head, axum::body::to_bytes(body, 1 << 20).await.unwrap()))
}

#[tokio::test]
async fn a_trait_over_state() {
    let profiles = Profiles::default();
    let ada = CreateUserProfileInput::new("dzd_1", "ada");
    let output = call::<CreateUserProfile>(&profiles, &ada, Some(Caller("me"))).await.unwrap();
    assert_eq!(output, CreateUserProfileOutput::new().id("u-1").domain_id("dzd_1"));
    assert_eq!(profiles.0.users.lock().unwrap()["u-1"], "me: ada");

    let error = call::<GetDomain>(&profiles, &GetDomainInput::new("dzd_2"), None).await.unwrap_err();
    assert_eq!(error, ResourceNotFoundException::new("no domain dzd_2").into());
    let denied = call::<CreateUserProfile>(&Profiles::default(), &ada, None).await.unwrap_err();
    assert_eq!(denied.code(), Some("AccessDeniedException"));
    // An error that the model does not have is an internal one, whose words stay on the server.
    let failed = call::<CreateUserProfile>(&profiles, &ada, Some(Caller("me"))).await.unwrap_err();
    assert_eq!(failed.status(), Some(500));
    assert!(!failed.to_string().contains("disk"), "{failed}");
    assert_eq!(profiles.0.calls.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn the_other_methods_answer_that_they_are_not_implemented() {
    let input = datazone::ListDomainsInput::new();
    let error = call::<datazone::ListDomains>(&Profiles::default(), &input, None).await.unwrap_err();
    assert_eq!(error.status(), Some(501));
}

#[tokio::test]
async fn called_by_the_client_without_a_socket() {
    use ferrosmith_client::{Client, Config, TokioClock, Transport};

    let server = tower::ServiceBuilder::new()
        .map_request(|mut request: Request<ferrosmith_client::transport::Body>| {
            request.extensions_mut().insert(Caller("test"));
            request
        })
        .service(datazone::serve(Profiles::default()));
    let config = Config::new(Transport::new(server), TokioClock)
        .region("eu-central-1")
        .credentials(ferrosmith_client::Credentials::new("AKIDEXAMPLE", "secret"));
    let client = datazone::Client::from(Client::new(config));
    let output = client.create_user_profile(CreateUserProfileInput::new("dzd_1", "ada")).await.unwrap();
    assert_eq!(output.id.as_deref(), Some("u-1"));
}

/// A service around another one: it counts the calls of an operation, and answers one that the other does not have.
struct Counted<S> {
    inner: S,
    calls: AtomicUsize,
}

impl<S: datazone::Service> datazone::Service for Counted<S> {
    async fn get_domain(
        &self,
        input: GetDomainInput,
        call: &Call,
    ) -> Result<GetDomainOutput, GetDomainError> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.inner.get_domain(input, call).await
    }

    async fn list_domains(
        &self,
        _: datazone::ListDomainsInput,
        _: &Call,
    ) -> Result<datazone::ListDomainsOutput, datazone::ListDomainsError> {
        Ok(datazone::ListDomainsOutput::new(Vec::new()))
    }
}

#[tokio::test]
async fn a_service_around_another_beside_routes_of_axum() {
    let service = Counted { inner: Profiles::default(), calls: AtomicUsize::new(0) };
    let app = axum::Router::new()
        .route("/health", axum::routing::get(|| async { "ok" }))
        .fallback_service(datazone::serve(service));
    for (path, status) in [("/health", 200), ("/v2/domains", 200), ("/v2/domains/dzd_1", 200), ("/v3", 404)] {
        let request = Request::get(path).body(axum::body::Body::empty()).unwrap();
        assert_eq!(app.clone().oneshot(request).await.unwrap().status(), status, "{path}");
    }
}
