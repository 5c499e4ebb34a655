//! The generated services over loopback, each on a port of its own, called by clients in other languages.
//!
//! `POST /script` takes what the next calls are answered with, one JSON value a line; `GET /seen` returns the calls
//! since then. What is on the wire of the other ports is between the client and the server.

mod script;
mod services;

use axum::Router;
use axum::routing::{get, post};
use serde_json::Value;
use tokio::net::TcpListener;

use script::Script;

async fn control(script: Script) -> std::io::Result<()> {
    let told = script.clone();
    let tell = move |body: String| async move {
        let answers: Result<Vec<Value>, _> = body.lines().map(serde_json::from_str).collect();
        told.tell(answers.map_err(|error| error.to_string())?);
        Ok::<_, String>(())
    };
    let show = move || async move { Value::Array(script.seen()).to_string() };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("control {}", listener.local_addr()?.port());
    let app = Router::new().route("/script", post(tell)).route("/seen", get(show));
    axum::serve(listener, app).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let script = Script::default();
    for (name, builder) in services::all(&script) {
        let server = builder.build()?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("{name} {}", listener.local_addr()?.port());
        tokio::spawn(axum::serve(listener, Router::new().fallback_service(server)).into_future());
    }
    // Ends with the program that reads what it prints.
    std::thread::spawn(|| {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        std::process::exit(0);
    });
    Ok(control(script).await?)
}
