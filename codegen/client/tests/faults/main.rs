//! Calls through a proxy that fails in every way, seeded, to a server: each ends in time, in an output or in an error that
//! says what happened; the server does nothing twice that it must not do twice; nothing is left behind.
//!
//! `FERROSMITH_FAULTS=5000 FERROSMITH_SEED=7` makes more calls, of another seed: `cargo xtask peers faults` does.

mod fault;
mod proxy;
mod server;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::sync::Arc;
use std::time::Duration;

use ferrosmith_client::client::{ErrorKind, Timeouts};
use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::Hyper;
use ferrosmith_client::{Client, Config, Credentials, Error, TokioClock};
use ferrosmith_runtime::{Operation, ServiceError};
use generated::datazone::{
    CreateProject, CreateProjectInput, CreateUserProfile, CreateUserProfileInput, ListDomains,
    ListDomainsInput,
};
use http::{HeaderName, HeaderValue};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::Instant;

use fault::Fault;
use proxy::Proxy;
use server::Done;

/// The number of calls at once.
const AT_ONCE: usize = 32;
const CALL: HeaderName = HeaderName::from_static("x-call");
const ATTEMPT_LIMIT: Duration = Duration::from_millis(400);
const LIMIT: Duration = Duration::from_millis(1500);
/// The time after its limit within which a call must end.
const GRACE: Duration = Duration::from_secs(1);

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

/// The end of a call.
#[derive(Debug, Clone, Copy)]
struct End {
    /// `None` if there is an output.
    error: Option<ErrorKind>,
    is_safe_to_repeat: bool,
}

/// Makes one of three calls: one that reads, one with a token, and one that must not be made twice.
async fn call(client: Client, number: u64) -> Result<End, String> {
    match number % 3 {
        0 => made::<ListDomains>(&client, number, ListDomainsInput::new()).await,
        1 => made::<CreateUserProfile>(&client, number, CreateUserProfileInput::new("dzd_1", "ada")).await,
        _ => made::<CreateProject>(&client, number, CreateProjectInput::new("dzd_1", "atlas")).await,
    }
}

async fn made<O: Operation>(client: &Client, number: u64, input: O::Input) -> Result<End, String> {
    let start = Instant::now();
    let result = client.call::<O>(input).header(CALL, HeaderValue::from(number)).await;
    if start.elapsed() > LIMIT + GRACE {
        return Err(format!("call {number} took {:?}", start.elapsed()));
    }
    let Err(error) = result else { return Ok(End { error: None, is_safe_to_repeat: false }) };
    told(&error).map_err(|problem| format!("call {number}: {problem}"))?;
    Ok(End { error: Some(error.kind()), is_safe_to_repeat: error.is_safe_to_repeat() })
}

/// An error says which operation, what happened, and no secret.
fn told<E: ServiceError>(error: &Error<E>) -> Result<(), String> {
    let text = error.to_string();
    let phrase = match error.kind() {
        ErrorKind::NotSent => "not sent: ",
        ErrorKind::NoAnswer => ", and no answer came: ",
        ErrorKind::BrokenAnswer => "sent, and the answer cannot be read: ",
        ErrorKind::Timeout => "took longer than ",
        // The proxy's own answers, and none of the server.
        ErrorKind::Answered if matches!(error.status(), Some(403 | 429 | 500)) => "status ",
        kind => return Err(format!("{kind:?} is no fault: {text}")),
    };
    let is_whole = text.starts_with(error.operation()) && text.contains(phrase) && !text.contains("hush");
    if is_whole { Ok(()) } else { Err(format!("expected {phrase:?}, found {text}")) }
}

/// The number of calls of a client: its tokens for retries are then used up.
const CALLS_OF_CLIENT: u64 = 100;

/// The ends of calls, by their numbers.
type Ends = BTreeMap<u64, Result<End, String>>;

/// Makes all calls, and returns their ends.
async fn all(endpoint: &str, calls: std::ops::Range<u64>) -> Ends {
    let (mut tasks, mut ends) = (JoinSet::new(), Ends::new());
    let permits = Arc::new(Semaphore::new(AT_ONCE));
    let mut client = self::client(endpoint);
    for number in calls {
        if number.is_multiple_of(CALLS_OF_CLIENT) {
            client = self::client(endpoint);
        }
        let permit = permits.clone().acquire_owned().await.unwrap();
        let client = client.clone();
        tasks.spawn(async move {
            let end = call(client, number).await;
            drop(permit);
            (number, end)
        });
        while let Some(done) = tasks.try_join_next() {
            ends.extend([done.unwrap()]);
        }
    }
    while let Some(done) = tasks.join_next().await {
        ends.extend([done.unwrap()]);
    }
    ends
}

/// Returns what is wrong with a call, by what the server did for it.
fn judged(number: u64, end: &Result<End, String>, done: &Done) -> Option<String> {
    let end = match end {
        Ok(end) => end,
        Err(problem) => return Some(problem.clone()),
    };
    let wrong = |what: &str| Some(format!("call {number} {what}: {end:?}, {done:?}"));
    match (number % 3, end.error) {
        (1, _) if done.tokens.len() != done.times.min(1) => wrong("has another token in each request"),
        (2, _) if done.times > 1 => wrong("was done twice"),
        // A call that cannot be done twice is safe to repeat only if it was not done.
        (2, Some(_)) if end.is_safe_to_repeat && done.times > 0 => wrong("is not safe to repeat"),
        (_, Some(ErrorKind::NotSent)) if number % 3 == 2 && done.times > 0 => wrong("was sent"),
        (_, None) if done.times == 0 => wrong("was not done"),
        _ => None,
    }
}

/// Returns the bytes of memory that the process has; 0 where the system does not tell.
fn resident_memory() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    told.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or_default() * 4096
}

// The clock is paused: it goes on only while nobody has anything to do, however busy the machine is.
#[tokio::test(flavor = "current_thread", start_paused = true)]
async fn calls_end_in_time_and_nothing_is_left() {
    let (seed, calls) = (number("FERROSMITH_SEED", 1), number("FERROSMITH_FAULTS", 300));
    let metrics = tokio::runtime::Handle::current().metrics();
    let none = metrics.num_alive_tasks();
    let server = server::start().await;
    let proxy = Proxy::start(seed, server.address).await;
    let idle = metrics.num_alive_tasks();

    let warm = calls / 10;
    let mut ends = all(&proxy.endpoint, 0..warm).await;
    let memory = resident_memory();
    ends.extend(all(&proxy.endpoint, warm..calls).await);
    let grown = resident_memory().saturating_sub(memory);
    let seen = proxy.seen();
    let faults: BTreeSet<Fault> = seen.values().flatten().copied().collect();
    assert_eq!(faults.len(), fault::ALL.len(), "{faults:?}");

    // Connections of clients end with them, and the proxy's to the server with those.
    let start = Instant::now();
    while (proxy.open() > 0 || metrics.num_alive_tasks() > idle) && start.elapsed() < GRACE {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!((proxy.open(), metrics.num_alive_tasks()), (0, idle), "connections and tasks");
    assert!(grown < 16 << 20, "{grown} bytes more after {calls} calls");

    let effects = server.effects.all();
    let done = |number| effects.get(number).cloned().unwrap_or_default();
    let problems: Vec<_> =
        ends.iter().filter_map(|(number, end)| judged(*number, end, &done(number))).collect();
    assert!(problems.is_empty(), "{} of {calls} calls, seed {seed}: {problems:#?}", problems.len());
    assert_eq!(ends.len() as u64, calls);
    for kind in 0..3 {
        let mut outputs = ends.iter().filter(|(number, _)| **number % 3 == kind);
        assert!(
            outputs.any(|(_, end)| end.as_ref().is_ok_and(|end| end.error.is_none())),
            "calls of kind {kind}"
        );
    }
    println!(
        "{calls} calls, {} outputs, {} requests, {} that reached the server, {} connections, {grown} bytes more",
        ends.values().filter(|end| end.as_ref().is_ok_and(|end| end.error.is_none())).count(),
        seen.values().map(Vec::len).sum::<usize>(),
        effects.values().map(|done| done.times).sum::<usize>(),
        proxy.connections()
    );
    proxy.end().await;
    server.end().await;
    assert_eq!(metrics.num_alive_tasks(), none);
}
