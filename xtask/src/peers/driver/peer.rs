//! A peer that is called, and what went wrong.

use std::fmt::{Debug, Display};
use std::panic::Location;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ferrosmith_client::client::Timeouts;
use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::{Body, BoxError, Hyper};
use ferrosmith_client::{Client, Config, Credentials, Error, TokioClock, Transport};
use services::ServiceError;
use services::http::Request;

pub struct Peer {
    pub endpoint: String,
    pub client: Client,
    transport: Transport,
    requests: Arc<AtomicUsize>,
    last: Arc<Mutex<String>>,
    checks: usize,
    failures: Vec<String>,
}

impl Peer {
    pub fn at(endpoint: &str) -> Self {
        let hyper = Hyper::default().transport();
        let (requests, last) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(String::new())));
        let (counter, seen) = (requests.clone(), last.clone());
        let transport = Transport::from_fn(move |request| {
            counter.fetch_add(1, Ordering::Relaxed);
            *seen.lock().unwrap() = request.uri().to_string();
            hyper.send(request)
        });
        let client = Client::new(config(transport.clone()).endpoint(endpoint));
        let endpoint = endpoint.to_owned();
        Peer { endpoint, client, transport, requests, last, checks: 0, failures: Vec::new() }
    }

    /// Returns a configuration without an endpoint: all requests come to the peer nevertheless.
    pub fn config(&self) -> Config {
        let (authority, transport) =
            (self.endpoint.trim_start_matches("http://").to_owned(), self.transport.clone());
        let last = self.last.clone();
        config(Transport::from_fn(move |mut request| {
            let uri = request.uri().to_string();
            let target = request.uri().path_and_query().map_or("/", |target| target.as_str()).to_owned();
            *request.uri_mut() = format!("http://{authority}{target}").parse().expect("a URI");
            let (sending, last) = (transport.send(request), last.clone());
            async move {
                let response = sending.await;
                *last.lock().unwrap() = uri;
                response
            }
        }))
    }

    /// Sends a request to the peer, with the host that it is for, and returns the status of the response.
    pub async fn send(&self, mut request: Request<Body>) -> Result<u16, BoxError> {
        let host = request.uri().authority().map_or("", |authority| authority.as_str()).parse()?;
        request.headers_mut().insert("host", host);
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        *request.uri_mut() = format!("{}{target}", self.endpoint).parse()?;
        Ok(self.transport.send(request).await?.status().as_u16())
    }

    /// Returns the URI of the last request.
    pub fn last_uri(&self) -> String {
        self.last.lock().unwrap().clone()
    }

    /// Returns what came, or keeps what came instead.
    #[track_caller]
    pub fn got<T, E: Display>(&mut self, result: Result<T, E>) -> Option<T> {
        self.checks += 1;
        match result {
            Ok(output) => Some(output),
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }

    /// Expects a condition to hold of what came.
    #[track_caller]
    pub fn is(&mut self, holds: bool, found: impl Debug) {
        self.checks += 1;
        if !holds {
            self.fail(&format!("found {found:?}"));
        }
    }

    /// Expects an error of the service, by its code, and returns it.
    #[track_caller]
    pub fn refused<T: Debug, E: ServiceError>(
        &mut self,
        result: Result<T, Error<E>>,
        code: &str,
    ) -> Option<E> {
        self.checks += 1;
        match result {
            Ok(output) => self.fail(&format!("expected {code}, found {output:?}")),
            Err(error) if error.code() != Some(code) => self.fail(&format!("expected {code}, found {error}")),
            Err(error) => return error.into_service_error().ok(),
        }
        None
    }

    #[track_caller]
    fn fail(&mut self, problem: &dyn Display) {
        let place = Location::caller();
        let file = place.file().rsplit('/').next().unwrap_or_default();
        self.failures.push(format!("{file}:{}: {problem}", place.line()));
    }

    pub fn tell(self) {
        self.failures.iter().for_each(|failure| println!("FAILED {}", failure.replace('\n', " ")));
        println!("{} requests, {} checks", self.requests.load(Ordering::Relaxed), self.checks);
    }
}

fn config(transport: Transport) -> Config {
    Config::new(transport, TokioClock)
        .region("eu-central-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .timeouts(Timeouts::none().call(Duration::from_secs(30)))
        .retry(Policy::standard().max_attempts(2))
}

/// Compares members that one version of a model makes optional and another does not.
pub trait Holds<T> {
    fn holds(&self, expected: T) -> bool;
}

impl<T: PartialEq> Holds<T> for T {
    fn holds(&self, expected: T) -> bool {
        *self == expected
    }
}

impl<T: PartialEq> Holds<T> for Option<T> {
    fn holds(&self, expected: T) -> bool {
        *self == Some(expected)
    }
}
