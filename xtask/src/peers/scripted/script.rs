//! Handlers that answer as they are told, and keep what they saw.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ferrosmith_server::Call;
use generated::bytes::Bytes;
use generated::error::Unhandled;
use generated::http::Response;
use generated::protocol::REST_JSON_1;
use generated::{Operation, json};
use serde_json::{Value, json as object};

/// The answers that handlers are to give, and the calls that they saw. Values are in the format of `json`.
#[derive(Clone, Default)]
pub(crate) struct Script(Arc<Mutex<Lines>>);

#[derive(Default)]
struct Lines {
    answers: VecDeque<Value>,
    seen: Vec<Value>,
}

impl Script {
    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets what the next calls are answered with, and forgets those that were seen.
    pub(crate) fn tell(&self, answers: impl IntoIterator<Item = Value>) {
        *self.lines() = Lines { answers: answers.into_iter().collect(), seen: Vec::new() };
    }

    /// Returns the calls since then: their operations, protocols and inputs.
    pub(crate) fn seen(&self) -> Vec<Value> {
        self.lines().seen.clone()
    }

    /// Keeps an input, and returns the next answer.
    pub(crate) async fn answer<O: Operation>(&self, input: O::Input, call: &Call) -> Result<O::Output, O::Error> {
        let input = json::to_string(&input).map_err(failed::<O>)?;
        let input: Value = serde_json::from_str(&input).map_err(failed::<O>)?;
        let seen = object!({ "operation": call.operation().name, "protocol": call.protocol().id(), "input": input });
        let mut lines = self.lines();
        lines.seen.push(seen);
        let answer = lines.answers.pop_front();
        drop(lines);
        let answer = answer.ok_or_else(|| Unhandled::of_status(500).with_message("there is no answer"))?;
        match answer.get("error").and_then(Value::as_str) {
            None => json::from_str(&answer["output"].to_string()).map_err(failed::<O>),
            Some(name) => Err(modeled::<O>(name, &answer["members"])),
        }
    }
}

/// Returns the error with a name: a client reads it from a response.
fn modeled<O: Operation>(name: &str, members: &Value) -> O::Error {
    let response = Response::builder().status(400).header("x-amzn-errortype", name);
    let response = response.body(Bytes::from(members.to_string())).unwrap_or_default();
    match O::response_with(&REST_JSON_1, &response) {
        Err(error) => error,
        Ok(_) => Unhandled::of_status(500).with_message("the error was read as an output").into(),
    }
}

fn failed<O: Operation>(error: impl std::error::Error) -> O::Error {
    Unhandled::of_status(500).with_message(format!("the script: {error}")).into()
}
