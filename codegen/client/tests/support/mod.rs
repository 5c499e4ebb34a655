//! A clock and a transport that do what a test says.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ferrosmith_client::transport::{Body, BoxError};
use ferrosmith_client::{Clock, Sleep, Transport};
use ferrosmith_runtime::Timestamp;
use http::{Request, Response};

/// A clock that stands still until it is told, and whose waits are over at once: each moves it on.
#[derive(Clone)]
pub(crate) struct TestClock(Arc<Mutex<(Timestamp, Vec<Duration>)>>);

impl TestClock {
    pub(crate) fn at(seconds: i64) -> Self {
        TestClock(Arc::new(Mutex::new((Timestamp::from_epoch(seconds, 0), Vec::new()))))
    }

    pub(crate) fn advance(&self, duration: Duration) {
        let mut state = self.0.lock().unwrap();
        state.0 = state.0.checked_add(duration).unwrap();
    }

    /// The waits so far.
    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.0.lock().unwrap().1.clone()
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        self.0.lock().unwrap().0
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let clock = self.clone();
        Box::pin(async move {
            clock.advance(duration);
            clock.0.lock().unwrap().1.push(duration);
        })
    }
}

/// The reaction of a test service to a request.
pub(crate) enum Reply {
    Answer(Response<Body>),
    Broken(&'static str),
    /// Never answers.
    Silence,
}

pub(crate) fn answer(status: u16, body: &'static str) -> Reply {
    Reply::Answer(Response::builder().status(status).body(body.into()).unwrap())
}

/// A service that has its replies ready, and keeps the requests.
#[derive(Clone, Default)]
pub(crate) struct Service {
    replies: Arc<Mutex<VecDeque<Reply>>>,
    requests: Arc<Mutex<Vec<Request<Body>>>>,
}

impl Service {
    pub(crate) fn with(replies: impl IntoIterator<Item = Reply>) -> Self {
        let service = Service::default();
        service.replies.lock().unwrap().extend(replies);
        service
    }

    /// Gets more replies ready.
    #[allow(dead_code)] // not all tests need more
    pub(crate) fn reply(&self, replies: impl IntoIterator<Item = Reply>) {
        self.replies.lock().unwrap().extend(replies);
    }

    pub(crate) fn transport(&self) -> Transport {
        let service = self.clone();
        Transport::from_fn(move |request| {
            service.requests.lock().unwrap().push(request);
            let reply = service.replies.lock().unwrap().pop_front();
            async move {
                match reply {
                    Some(Reply::Answer(response)) => Ok(response),
                    Some(Reply::Broken(problem)) => Err(BoxError::from(problem)),
                    Some(Reply::Silence) => std::future::pending().await,
                    None => Err(BoxError::from("the test has no more replies")),
                }
            }
        })
    }

    pub(crate) fn requests(&self) -> Vec<Request<Body>> {
        std::mem::take(&mut *self.requests.lock().unwrap())
    }
}
