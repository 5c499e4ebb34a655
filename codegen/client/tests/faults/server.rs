//! The server behind the proxy: it counts what it does for each call.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use ferrosmith_server::{Call, Listener, Server};
use generated::datazone::{
    CreateProject, CreateProjectInput, CreateProjectOutput, CreateUserProfile, CreateUserProfileInput,
    CreateUserProfileOutput, ListDomains, ListDomainsInput, ListDomainsOutput, SERVICE,
};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The work that the server did for a call.
#[derive(Debug, Clone, Default)]
pub(crate) struct Done {
    pub(crate) times: usize,
    /// The idempotency tokens that it got.
    pub(crate) tokens: BTreeSet<String>,
}

/// The work that the server did, by the numbers of calls.
#[derive(Debug, Clone, Default)]
pub(crate) struct Effects(Arc<Mutex<BTreeMap<u64, Done>>>);

impl Effects {
    fn note(&self, call: &Call, token: Option<String>) {
        let number = call.headers().get("x-call").and_then(|number| number.to_str().ok()?.parse().ok());
        let mut effects = self.0.lock().unwrap();
        let done = effects.entry(number.expect("each call has a number")).or_default();
        done.times += 1;
        done.tokens.extend(token);
    }

    pub(crate) fn all(&self) -> BTreeMap<u64, Done> {
        self.0.lock().unwrap().clone()
    }
}

/// A server that runs until it is told to end.
pub(crate) struct Running {
    pub(crate) address: std::net::SocketAddr,
    pub(crate) effects: Effects,
    end: oneshot::Sender<()>,
    task: tokio::task::JoinHandle<std::io::Result<()>>,
}

pub(crate) async fn start() -> Running {
    let effects = Effects::default();
    let of = || effects.clone();
    let (lists, users, projects) = (of(), of(), of());
    let server = Server::builder(&SERVICE)
        .operation::<ListDomains, _, _>(move |_: ListDomainsInput, call: Call| {
            lists.note(&call, None);
            async { Ok(ListDomainsOutput::new([])) }
        })
        .operation::<CreateUserProfile, _, _>(move |input: CreateUserProfileInput, call: Call| {
            users.note(&call, input.client_token);
            async { Ok(CreateUserProfileOutput::new().id("u-1")) }
        })
        .operation::<CreateProject, _, _>(move |input: CreateProjectInput, call: Call| {
            projects.note(&call, None);
            async { Ok(CreateProjectOutput::new("ada", input.domain_identifier, "p-1", input.name)) }
        })
        .build()
        .unwrap();
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = port.local_addr().unwrap();
    let (end, ended) = oneshot::channel();
    let task = tokio::spawn(Listener::new(server).serve(port, async { drop(ended.await) }));
    Running { address, effects, end, task }
}

impl Running {
    pub(crate) async fn end(self) {
        let _ = self.end.send(());
        self.task.await.unwrap().unwrap();
    }
}
