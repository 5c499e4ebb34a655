//! Calls whose bodies are streams, over a transport in memory.

#[path = "../support/mod.rs"]
mod support;

mod checksums;
mod chunks;
mod downloads;
mod events;
mod pieces;
mod uploads;

// Public, so that the lints for exported items hold.
#[rustfmt::skip]
#[expect(missing_docs, reason = "generated code: the model of the fixture has no documentation")]
#[path = "../../../tests/fixtures/transfers/expected/mod.snap.rs"]
pub mod transfers;

#[rustfmt::skip]
#[expect(missing_docs, reason = "generated code: the model of the fixture has no documentation")]
#[path = "../../../tests/fixtures/streaming/expected/mod.snap.rs"]
pub mod streaming;

use ferrosmith_client::transport::Body;
use ferrosmith_client::{Client, Config, Credentials};

use crate::support::{Service, TestClock};

/// 2015-08-30T12:36:00Z
const NOW: i64 = 1_440_938_160;

fn config(service: &Service) -> Config {
    Config::new(service.transport(), TestClock::at(NOW))
        .region("eu-central-1")
        .endpoint("https://example.com")
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"))
}

fn client(service: &Service) -> Client {
    Client::new(config(service))
}

/// Returns all of a body.
async fn read(body: Body) -> String {
    String::from_utf8(body.collect(usize::MAX).await.unwrap().to_vec()).unwrap()
}
