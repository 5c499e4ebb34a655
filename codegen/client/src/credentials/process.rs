//! Credentials that another program prints.

use std::future::Future;
use std::io::{self, Read as _};
use std::pin::Pin;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;

use ferrosmith_runtime::Document;

use super::{Credentials, CredentialsError, json};

const NAME: &str = "credential_process";

/// The longest output that is read.
const LIMIT: u64 = 64 * 1024;

/// Runs a command line in the shell, on a thread of its own, and reads the credentials that it prints.
pub(super) async fn run(command: String) -> Result<Credentials, CredentialsError> {
    let running = Running::default();
    let shared = running.0.clone();
    let bytes = OnThread::start(move || output(&command, &shared)).await?;
    let document = json::document(NAME, &bytes)?;
    if document.get("Version").and_then(Document::as_i64) != Some(1) {
        return Err(CredentialsError::invalid(
            NAME,
            "expected JSON with `\"Version\": 1`, found another version",
        ));
    }
    json::credentials(NAME, &bytes, "SessionToken")
}

/// A program that nobody waits for any more is stopped.
#[derive(Default)]
struct Running(Arc<Mutex<Program>>);

#[derive(Default)]
struct Program {
    child: Option<Child>,
    is_unwanted: bool,
}

impl Drop for Running {
    fn drop(&mut self) {
        // While it is held, the program ends.
        if let Ok(mut program) = self.0.try_lock() {
            program.is_unwanted = true;
            program.child.as_mut().map(Child::kill);
        }
    }
}

fn output(command: &str, program: &Mutex<Program>) -> Result<Vec<u8>, CredentialsError> {
    let (shell, option) = if cfg!(windows) { ("cmd.exe", "/C") } else { ("sh", "-c") };
    // Its messages are for whoever started this program, and may ask for something.
    let child = Command::new(shell).args([option, command]).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| failed(error, "cannot be started"))?;
    let stdout = child.stdout.take();
    {
        let mut program = program.lock().unwrap_or_else(PoisonError::into_inner);
        if program.is_unwanted {
            let _ = child.kill();
        }
        program.child = Some(child);
    }
    let mut bytes = Vec::new();
    if let Some(stdout) = stdout {
        let read = stdout.take(LIMIT + 1).read_to_end(&mut bytes);
        read.map_err(|error| failed(error, "its output cannot be read"))?;
    }
    let is_too_much = bytes.len() as u64 > LIMIT;
    let mut program = program.lock().unwrap_or_else(PoisonError::into_inner);
    if let (true, Some(child)) = (is_too_much, &mut program.child) {
        let _ = child.kill();
    }
    let status = program.child.as_mut().map(Child::wait).transpose();
    let status = status.map_err(|error| failed(error, "cannot be waited for"))?;
    if is_too_much {
        return Err(CredentialsError::invalid(NAME, "expected JSON of at most 64 kB, found more"));
    }
    match status {
        Some(status) if !status.success() => {
            let problem =
                format!("expected the program to succeed, found {status}: run it in a shell to see why");
            Err(CredentialsError::failed(NAME, problem))
        }
        _ => Ok(bytes),
    }
}

fn failed(error: io::Error, problem: &str) -> CredentialsError {
    CredentialsError::failed(NAME, format!("the program {problem}")).because(error)
}

/// The result of a function that runs on a thread of its own: no async runtime is blocked, and none is needed.
struct OnThread<T>(Arc<Mutex<Slot<T>>>);

struct Slot<T> {
    result: Option<T>,
    waker: Option<Waker>,
}

type Ran = Result<Vec<u8>, CredentialsError>;

impl OnThread<Ran> {
    fn start(function: impl FnOnce() -> Ran + Send + 'static) -> Self {
        let slot = Arc::new(Mutex::new(Slot { result: None, waker: None }));
        let shared = slot.clone();
        let started = thread::Builder::new().name(NAME.to_owned()).spawn(move || put(&shared, function()));
        if let Err(error) = started {
            put(&slot, Err(failed(error, "has no thread to run on")));
        }
        OnThread(slot)
    }
}

fn put<T>(slot: &Mutex<Slot<T>>, result: T) {
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    slot.result = Some(result);
    if let Some(waker) = slot.waker.take() {
        waker.wake();
    }
}

impl<T> Future for OnThread<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match slot.result.take() {
            Some(result) => Poll::Ready(result),
            None => {
                slot.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}
