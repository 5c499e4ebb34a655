//! The server that boto3 calls: the three generated services over loopback, whose handlers answer as they are told, and
//! keep what they saw.
//!
//! `POST /script` takes what the next calls are answered with, one JSON value a line; `GET /seen` returns the inputs
//! of the calls since then. Both are in the format of `json`, by our names; what is on the wire is between boto3 and
//! the server.

mod services;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::routing::{get, post};
use ferrosmith_server::{Call, Server};
use generated::error::Unhandled;
use generated::http::Response;
use generated::protocol::REST_JSON_1;
use generated::{Operation, json};
use serde_json::{Value, json as object};
use tokio::net::TcpListener;

/// The answers that handlers are to give, and the inputs that they saw.
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

/// Serves a service on a port of its own.
pub(crate) async fn listen(name: &str, server: Server) -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{name} {}", listener.local_addr()?.port());
    tokio::spawn(axum::serve(listener, Router::new().fallback_service(server)).into_future());
    Ok(())
}

async fn control(script: Script) -> std::io::Result<()> {
    let told = script.clone();
    let tell = move |body: String| async move {
        let answers: Result<_, _> = body.lines().map(serde_json::from_str).collect();
        *told.lines() = Lines { answers: answers.map_err(|error| error.to_string())?, seen: Vec::new() };
        Ok::<_, String>(())
    };
    let show = move || async move { Value::Array(script.lines().seen.clone()).to_string() };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("control {}", listener.local_addr()?.port());
    let app = Router::new().route("/script", post(tell)).route("/seen", get(show));
    axum::serve(listener, app).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let script = Script::default();
    services::listen(&script).await?;
    // Ends with the program that reads what it prints.
    std::thread::spawn(|| {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        std::process::exit(0);
    });
    control(script).await
}
