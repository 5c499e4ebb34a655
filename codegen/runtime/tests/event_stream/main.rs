//! Event streams: what is read and written, and what is refused.
#![cfg(feature = "event-stream")]

mod frames;
mod hostile;
mod random;
mod wire;

#[cfg(all(feature = "client", feature = "server"))]
mod bodies;
#[cfg(all(feature = "client", feature = "server"))]
mod events;
#[cfg(all(feature = "client", feature = "server"))]
mod exchange;

/// The protocols that have event streams.
#[cfg(all(feature = "client", feature = "server"))]
const PROTOCOLS: &[&dyn ferrosmith_runtime::protocol::Protocol] = &[
    &ferrosmith_runtime::protocol::REST_JSON_1,
    &ferrosmith_runtime::protocol::AWS_JSON_1_0,
    &ferrosmith_runtime::protocol::AWS_JSON_1_1,
    &ferrosmith_runtime::protocol::RPC_V2_CBOR,
    &ferrosmith_runtime::protocol::RPC_V2_JSON,
    #[cfg(feature = "xml")]
    &ferrosmith_runtime::protocol::REST_XML,
];

// Public, so that the lints for exported items hold.
#[cfg(all(feature = "client", feature = "server"))]
#[rustfmt::skip]
#[expect(missing_docs, reason = "generated code: the model of the fixture has no documentation")]
#[path = "../../../tests/fixtures/streaming/expected/mod.snap.rs"]
pub mod streaming;

#[cfg(all(feature = "client", feature = "server"))]
#[rustfmt::skip]
#[expect(missing_docs, reason = "generated code: the model of the fixture has no documentation")]
#[path = "../../../tests/fixtures/transfers/expected/mod.snap.rs"]
pub mod transfers;
