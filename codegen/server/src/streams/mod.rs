//! Handlers of operations with streams (Smithy 2.0, `streaming` trait): of bytes, and of events.

mod handler;
mod received;
mod sent;

// Events: those that come, and those that go.
#[cfg(feature = "event-stream")]
mod incoming;
#[cfg(feature = "event-stream")]
mod outgoing;
#[cfg(feature = "event-stream")]
mod writing;

pub(crate) use handler::Streaming;
#[cfg(feature = "event-stream")]
pub use incoming::Incoming;
#[cfg(feature = "event-stream")]
pub use outgoing::Outgoing;
pub use received::Received;
pub use sent::{Sent, Streamed};
