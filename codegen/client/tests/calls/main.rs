//! Calls over a transport in memory.

#[path = "../support/mod.rs"]
mod support;

#[macro_use]
mod operation;

mod accounts;
mod auth;
mod bad_input;
mod discovery;
mod endpoints;
mod errors;
mod given;
mod headers;
mod interceptors;
mod last_page;
mod pages;
mod presigned;
mod required;
mod retries;
mod ruled;
mod schemes;
mod switches;
mod timeouts;
mod unmodelled;
mod waiters;

// Public, so that the lints for exported items hold.
#[rustfmt::skip]
#[expect(missing_docs, reason = "generated code: the model of the fixture has no documentation")]
#[path = "../../../tests/fixtures/endpoint_discovery/expected/mod.snap.rs"]
pub mod endpoint_discovery;

use ferrosmith_client::{Client, Config, Credentials};

use crate::support::{Service, TestClock};

/// 2015-08-30T12:36:00Z
pub(crate) const NOW: i64 = 1_440_938_160;

/// A configuration with a region and credentials, and its clock.
pub(crate) fn config(service: &Service) -> (Config, TestClock) {
    let clock = TestClock::at(NOW);
    let config = Config::new(service.transport(), clock.clone())
        .region("eu-central-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    (config, clock)
}

pub(crate) fn client(service: &Service) -> Client {
    Client::new(config(service).0)
}
