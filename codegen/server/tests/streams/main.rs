//! Operations with streams: the methods of a service, called by our client without a socket and over one, in each
//! protocol of the service.

mod bodies;
mod ends;
mod events;
mod kitchen;
mod places;
#[cfg(feature = "sigv4")]
mod shipments;
#[cfg(feature = "sigv4")]
mod signatures;
mod uploads;

// Public, so that the lints for exported items hold.
#[rustfmt::skip]
#[expect(missing_docs, reason = "generated code: the model of the fixture has no documentation")]
#[path = "../../../tests/fixtures/server/expected/mod.snap.rs"]
pub mod generated_kitchen;
