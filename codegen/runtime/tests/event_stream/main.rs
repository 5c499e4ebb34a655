//! Event streams: what is read and written, and what is refused.
#![cfg(feature = "event-stream")]

mod frames;
mod hostile;
mod random;
