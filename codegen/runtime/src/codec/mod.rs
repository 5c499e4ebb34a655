//! What the formats share: how a schema is walked, what null and repetition mean, what goes wrong.
//!
//! A format is a `Source` of tokens, and a `Sink` for them. What does not depend on how tokens
//! look is a method that these traits provide.

pub(crate) mod defaults;
mod error;
pub(crate) mod io;
pub(crate) mod members;
pub(crate) mod nulled;
mod options;
pub(crate) mod path;
mod read;
pub(crate) mod reset;
#[cfg(any(feature = "client", feature = "server", feature = "xml"))]
pub(crate) mod text;
pub mod token;
mod write;

pub use error::Error;
pub use options::{Members, Missing, Nulls, Options, UnknownUnion};

pub(crate) use read::{Key, Source};
pub(crate) use write::Sink;

/// What most messages fit into: room for one is made at once. A block of 1 KiB with what an allocator
/// adds to it is a large one, and those take longer to come by.
pub(crate) const SMALL: usize = 1000;
