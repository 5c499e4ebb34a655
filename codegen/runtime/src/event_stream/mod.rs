//! Event streams (Smithy 2.0, section Event streams): messages in frames, and events in messages.
//!
//! The body of a message with events is a sequence of frames (`application/vnd.amazon.eventstream`). An operation
//! whose input has events implements [`InputEvents`], one whose output has events [`OutputEvents`]: they give the
//! head of a message, and an [`EventWriter`] or an [`EventReader`] for its body. Both do no I/O: one turns events
//! into bytes, the other bytes, fed as they come, into events. [`EventStream`] and [`EventBody`] put them around
//! bodies that are streams.
//!
//! [`Decoder`] and [`Message`] are the frames alone, for events without a model.

// Frames: messages as bytes.
mod decoder;
mod frame_error;
mod header_value;
mod headers;
mod headers_ref;
mod message;

// Events: values of a union as messages.
#[cfg(any(feature = "client", feature = "server"))]
mod error;
#[cfg(any(feature = "client", feature = "server"))]
mod event;
#[cfg(any(feature = "client", feature = "server"))]
mod initial;
#[cfg(any(feature = "client", feature = "server"))]
mod messages;
#[cfg(any(feature = "client", feature = "server"))]
mod reader;
#[cfg(any(feature = "client", feature = "server"))]
mod stream;
#[cfg(any(feature = "client", feature = "server"))]
mod writer;

// Operations: heads of messages, and what reads or writes the events after them.
#[cfg(any(feature = "client", feature = "server"))]
mod any;
#[cfg(feature = "client")]
mod client;
#[cfg(any(feature = "client", feature = "server"))]
mod operation;
#[cfg(feature = "server")]
mod server;

#[cfg(any(feature = "client", feature = "server"))]
pub use any::AnyEvents;
pub use decoder::Decoder;
#[cfg(any(feature = "client", feature = "server"))]
pub use error::EventError;
pub use frame_error::FrameError;
pub use header_value::{HeaderValue, MAX_VALUE};
pub use headers::{Headers, HeadersIter, MAX_HEADERS};
#[cfg(any(feature = "client", feature = "server"))]
pub use initial::Initial;
pub use message::{MAX_PAYLOAD, Message};
#[cfg(feature = "server")]
pub use operation::RequestEvents;
#[cfg(feature = "client")]
pub use operation::ResponseEvents;
#[cfg(any(feature = "client", feature = "server"))]
pub use operation::{InputEvents, OutputEvents};
#[cfg(any(feature = "client", feature = "server"))]
pub use reader::{Event, EventReader};
#[cfg(any(feature = "client", feature = "server"))]
pub use stream::{EventBody, EventStream};
#[cfg(any(feature = "client", feature = "server"))]
pub use writer::{EventWriter, SignMessages, is_error};
