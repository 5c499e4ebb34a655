//! Calls through connections that fail in every way, seeded: each ends in time, in an output or in an error that says
//! what happened; what may have had its effect is not sent again; nothing is left behind.
//!
//! `FERROSMITH_FAULTS=5000 FERROSMITH_SEED=7` makes more calls, of another seed: `cargo xtask peers faults` does.

mod fault;
mod server;

use std::collections::BTreeMap;
use std::env;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ferrosmith_client::client::{ErrorKind, Timeouts};
use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::Hyper;
use ferrosmith_client::{Client, Config, Credentials, Error, TokioClock};
use ferrosmith_runtime::{Operation, ServiceError};
use generated::appstream::{CreateStack, CreateStackInput};
use generated::datazone::{CreateUserProfile, CreateUserProfileInput, ListDomains, ListDomainsInput};
use http::{HeaderName, HeaderValue};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use fault::Fault;
use server::Server;

/// The number of calls at once.
const AT_ONCE: usize = 32;
const CALL: HeaderName = HeaderName::from_static("x-call");
const ATTEMPT_LIMIT: Duration = Duration::from_millis(400);
const LIMIT: Duration = Duration::from_millis(1500);
/// The time after its limit within which a call must end on a machine that is busy.
const GRACE: Duration = Duration::from_secs(5);

fn number(name: &str, default: u64) -> u64 {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn client(endpoint: &str) -> Client {
    let transport = Hyper::default().connect_timeout(ATTEMPT_LIMIT).transport();
    let config = Config::new(transport, TokioClock)
        .region("eu-central-1")
        .endpoint(endpoint)
        .credentials(Credentials::new("A", "hush"))
        .timeouts(Timeouts::none().attempt(ATTEMPT_LIMIT).call(LIMIT))
        .retry(Policy::standard().base(Duration::from_millis(2)));
    Client::new(config)
}

/// Makes one of three calls: one that reads, one with a token, and one that must not be made twice.
async fn call(client: Client, number: u64) -> Result<(), String> {
    match number % 3 {
        0 => made::<ListDomains>(&client, number, ListDomainsInput::new()).await,
        1 => made::<CreateUserProfile>(&client, number, CreateUserProfileInput::new("d", "ada")).await,
        _ => made::<CreateStack>(&client, number, CreateStackInput::new("s")).await,
    }
}

async fn made<O: Operation>(client: &Client, number: u64, input: O::Input) -> Result<(), String> {
    let start = Instant::now();
    let result = client.call::<O>(input).header(CALL, HeaderValue::from(number)).await;
    if start.elapsed() > LIMIT + GRACE {
        return Err(format!("call {number} took {:?}", start.elapsed()));
    }
    match result {
        Ok(_) => Ok(()),
        Err(error) => told(&error).map_err(|problem| format!("call {number}: {problem}")),
    }
}

/// An error says which operation, what happened, and no secret.
fn told<E: ServiceError>(error: &Error<E>) -> Result<(), String> {
    let text = error.to_string();
    let phrase = match error.kind() {
        ErrorKind::NotSent => "not sent: ",
        ErrorKind::NoAnswer => "sent, and no answer came: ",
        ErrorKind::BrokenAnswer => "sent, and the answer cannot be read: ",
        ErrorKind::Timeout => "took longer than ",
        ErrorKind::Answered => "status ",
        kind => return Err(format!("{kind:?} is no fault: {text}")),
    };
    let is_whole = text.starts_with(error.operation()) && text.contains(phrase) && !text.contains("hush");
    if is_whole { Ok(()) } else { Err(format!("expected {phrase:?}, found {text}")) }
}

/// The number of calls of a client: its tokens for retries are then used up.
const CALLS_OF_CLIENT: u64 = 100;

/// Makes all calls, and returns what went wrong.
async fn all(endpoint: &str, calls: std::ops::Range<u64>) -> Vec<String> {
    let (mut tasks, mut problems) = (JoinSet::new(), Vec::new());
    let permits = Arc::new(Semaphore::new(AT_ONCE));
    let mut client = self::client(endpoint);
    for number in calls {
        if number.is_multiple_of(CALLS_OF_CLIENT) {
            client = self::client(endpoint);
        }
        let permit = permits.clone().acquire_owned().await.unwrap();
        let client = client.clone();
        tasks.spawn(async move {
            let result = call(client, number).await;
            drop(permit);
            result
        });
        while let Some(done) = tasks.try_join_next() {
            problems.extend(done.unwrap().err());
        }
    }
    while let Some(done) = tasks.join_next().await {
        problems.extend(done.unwrap().err());
    }
    problems
}

/// Requests that may have had their effect and were sent again, by the faults that their calls met.
fn sent_twice(seen: &BTreeMap<u64, Vec<(Fault, String)>>) -> Vec<String> {
    let mut problems = Vec::new();
    for (number, requests) in seen {
        let tokens = requests.iter().map(|(_, token)| token);
        if number % 3 == 1 && !tokens.clone().all(|token| !token.is_empty() && *token == requests[0].1) {
            problems.push(format!("call {number} has several tokens: {requests:?}"));
        }
        let before = &requests[..requests.len() - 1];
        if number % 3 == 2 && before.iter().any(|(fault, _)| !fault.is_answered()) {
            problems.push(format!("call {number} was sent twice: {requests:?}"));
        }
    }
    problems
}

#[tokio::test(flavor = "current_thread")]
async fn calls_end_in_time_and_nothing_is_left() {
    let (seed, calls) = (number("FERROSMITH_SEED", 1), number("FERROSMITH_FAULTS", 300));
    let metrics = tokio::runtime::Handle::current().metrics();
    let server = Server::start(seed).await;
    let idle = metrics.num_alive_tasks();

    let warm = calls / 10;
    let mut problems = all(&server.endpoint, 0..warm).await;
    let memory = server::resident_memory();
    problems.extend(all(&server.endpoint, warm..calls).await);
    let grown = server::resident_memory().saturating_sub(memory);
    let seen = server.seen();
    problems.extend(sent_twice(&seen));
    assert!(problems.is_empty(), "{} of {calls} calls, seed {seed}: {problems:#?}", problems.len());
    let faults: std::collections::BTreeSet<Fault> =
        seen.values().flatten().map(|(fault, _)| *fault).collect();
    assert_eq!(faults.len(), fault::ALL.len(), "{faults:?}");

    // Connections of clients end with them.
    let start = Instant::now();
    while (server.open() > 0 || metrics.num_alive_tasks() > idle) && start.elapsed() < GRACE {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!((server.open(), metrics.num_alive_tasks()), (0, idle), "connections and tasks");
    assert!(grown < 16 << 20, "{grown} bytes more after {calls} calls");
    println!(
        "{calls} calls, {} requests, {} connections, {grown} bytes more",
        seen.values().map(Vec::len).sum::<usize>(),
        server.connections()
    );
}
