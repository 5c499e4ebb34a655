//! Event streams (`application/vnd.amazon.eventstream`): messages in frames, and events in messages.

// Frames: messages as bytes.
mod decoder;
mod frame_error;
mod header_value;
mod headers;
mod message;

pub use decoder::Decoder;
pub use frame_error::FrameError;
pub use header_value::{HeaderValue, MAX_VALUE};
pub use headers::{Headers, HeadersIter, MAX_HEADERS};
pub use message::{MAX_PAYLOAD, Message};
