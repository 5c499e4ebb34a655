//! Inputs that are made to cost more than their length. Each is read at two sizes: the memory that reading takes at most is
//! a small multiple of the input, and four times the input takes about four times as long.
//!
//! `cargo test --release -p ferrosmith-runtime --all-features --test hostile` reads up to 130 MB of each. With
//! `HOSTILE_BYTES=1073741824` before it, and `xml -- --test-threads=1` behind it, it is a gigabyte of XML, for which it
//! takes 6 GB of memory; `HOSTILE_SHOW=1` and `--nocapture` print what each takes.

#[path = "../protocol/shape.rs"]
#[macro_use]
mod message_shape;

mod cbor;
#[cfg(feature = "event-stream")]
mod events;
#[cfg(feature = "query")]
mod forms;
mod json;
mod messages;
#[path = "../protocol/service.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod service;
mod sets;
#[path = "../json/shapes.rs"]
#[allow(dead_code, reason = "other tests use more of it")] // in a test, no lint comes of it
mod shapes;
mod sides;
mod trap;
#[cfg(feature = "event-stream")]
#[path = "../event_stream/wire.rs"]
mod wire;
#[cfg(feature = "xml")]
mod xml;
#[cfg(feature = "query")]
#[path = "../xml_protocols/service.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod xml_service;
#[cfg(feature = "xml")]
#[path = "../xml/shapes.rs"]
mod xml_shapes;
